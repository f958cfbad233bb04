"""``lpr-calc check``."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.errors import EXIT_BAD_INPUT, LprError
from ..base.text import Text
from ..casefile.files import read_case_file
from ..compute.check import Checked, check
from ..reports.check import document_of, render
from ..values.textfile import shown_name
from .declared import Declared, argument, flag, option
from .options import rates_of
from .rates_shared import few_options, findings_format, findings_options, write_findings

_HELP = Text(
    """检查案件文件：指出全部错误，以及任何计算都用不到的写明的事实；不给出任何数额。
    --format github 输出托管平台的注解。退出码：0 通过，1 有错误（--strict 下未使用的事实也算），2 读不了。

    \b
    例：
      lpr-calc check examples/wang-v-li.yaml
      lpr-calc check 案件/*.yaml --strict --format github""",
    """Check case files: everything that is wrong with them, and every stated fact that no computation uses; it shows no
    amount. --format github prints annotations for a hosted runner. Exit code: 0 passed, 1 errors (with --strict unused
    facts too), 2 a file that cannot be read.

    \b
    Examples:
      lpr-calc check examples/wang-v-li.yaml
      lpr-calc check cases/*.yaml --strict --format github""",
)


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("cases", required=True, takes="all", metavar="CASE..."),
        *findings_options("json", "github"),
        option("--rates", metavar="FILE", help=Text("利率表", "table of rates")),
        flag("--strict", help=Text("未使用的事实也以 1 退出", "exit 1 for unused facts too")),
        *few_options(),
    ]
    return Declared("check", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Check every file named, however many of them are broken; return the exit code."""
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    format_ = findings_format(given)
    rates = rates_of(given["rates"])
    checked = []
    code = 0
    for path in given["cases"]:
        name = shown_name(path)
        try:
            tree = read_case_file(path)
        except LprError as error:
            unreadable = any(problem.code == "file-unreadable" for problem in error.problems)
            code = EXIT_BAD_INPUT if unreadable else max(code, 1)
            checked.append(Checked(name, error.problems, (), ()))
            continue
        found = check(tree, name, today, rates)
        if found.problems or (given["strict"] and found.unused):
            code = max(code, 1)
        checked.append(found)
    write_findings(given, format_, lambda: document_of(checked, lang), lambda format_: render(checked, format_, lang))
    return code
