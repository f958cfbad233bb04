"""``lpr-calc rates add``: one publication into the user's table, or into a rate file, proved first."""

from __future__ import annotations

import os
import re
from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import EXIT_BAD_INPUT, LprError, Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.text import Text
from ..rates.builtin import builtin_lpr
from ..values.date import parse_date
from ..values.text import plain, shown
from . import output
from .rates_shared import few_options
from .rates_update import accept_option, accepted_days, base_table, own_table, prove, put_table

if TYPE_CHECKING:
    from ..rates.files import RateFile
    from ..rates.publisher import Announced

from .declared import Declared, argument, choice, flag, option

problem = problems_of(__name__)

_ABOUT = Text(
    """加入一次报价：公布日、一年期、五年期以上（百分数），来源写报价公告的网址。先检查，再写入用户数据目录的表；此后各命令都用这张表。
    --file 写入指定的利率文件；那是源码目录里的 data/lpr_rates.yaml 时，编译形式也一并更新。反常的报价不写入，除非用 --accept 写明日期。

    \b
    例：
      lpr-calc rates add 2026-10-20 3.00 3.50 --source https://www.pbc.gov.cn/…/index.html""",  # noqa: E501 -- as it is printed
    """Add one publication: its day, 1y and 5y (percent), and the address of the announcement. Checked first, then written to
    the table in your data folder, which later commands use. --file writes to a rate file of your own; where that is the
    data/lpr_rates.yaml of a checkout, the compiled form is renewed with it. An odd quote is not written unless --accept
    names its day.

    \b
    Example:
      lpr-calc rates add 2026-10-20 3.00 3.50 --source https://www.pbc.gov.cn/…/index.html""",  # noqa: E501 -- as it is printed
)
_VALUE = pattern(r"([0-9]{1,2})(?:\.([0-9]{1,2}))?%?")


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("date_", required=True, metavar="DATE"),
        argument("one_year", required=True, metavar="1Y"),
        argument("five_year", required=True, metavar="5Y"),
        option(
            "--source",
            metavar="URL",
            required=True,
            help=Text("报价公告的网址", "the address of the announcement"),
        ),
        option(
            "--file",
            "file_",
            metavar="FILE",
            help=Text(
                "写入这个利率文件（默认用户数据目录的表）",
                "write to this rate file (default: the table in your data folder)",
            ),
        ),
        accept_option(),
        flag("--allow-revision", help=Text("允许改动已有的行", "let an old row change")),
        flag("--dry-run", help=Text("只检查，不写文件", "check only, write nothing")),
        choice(
            "--format",
            "format_",
            choices=("text", "json"),
            default="text",
            help=Text("输出格式", "output format"),
        ),
        *few_options(),
    ]
    return Declared("add", run, _ABOUT, tuple(params), numbers=True)


def run(given: dict[str, Any], lang: str) -> int:
    """Add the row and say so; return the exit code. Raises LprError."""
    from ..rates.doubt import as_change, doubts, leads_back, refuse_doubtful, rows_after
    from ..rates.revise import days_after, revised
    from ..reports.rates_update import render_update

    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    row, accepted = _row(given, today), accepted_days(given, today)
    path = given["file_"] or own_table()
    file, text = _file(path) if given["file_"] else (base_table(path)[0], "")
    change = as_change(file, row)
    if change.before == change.after:
        output.write(render_update((), (), file.rows[-1].day, "", False, False, given["format_"], lang), None)
        return 0
    refused = change.revises and not leads_back(change, file, builtin_lpr(), today) and not given["allow_revision"]
    if not refused:
        refuse_doubtful(doubts(rows_after(file, [change]), [change.day], today), accepted, "DATE", EXIT_BAD_INPUT)
        text = _appended(text, file, row) if text and row.day > file.rows[-1].day else revised(file, [change])
        prove(text, path, today, given["quiet"], lang, EXIT_BAD_INPUT)
    written = ""
    if not refused and not given["dry_run"]:
        # The compiled form first: should the second file not be written, the same command mends it.
        _compile(path, text)
        put_table(path, text, given["quiet"], lang, keep=not given["file_"])
        written = path
    days = days_after(file, [change])
    output.write(
        render_update((change,), (), days[-1], written, refused, given["dry_run"], given["format_"], lang), None
    )
    return 1 if refused else 0


def _row(given: dict[str, Any], today: date) -> Announced:
    """Read the row that was stated. Raises LprError with everything that is wrong with it."""
    from ..rates.publisher import Announced
    from ..rates.rows import is_address

    problems = []
    day = date.min
    try:
        day = parse_date(given["date_"], today)
    except Refused as error:
        problems.append(Problem("value-refused", error.message, "DATE", error.hint))
    values = {}
    for tenor, name, where in (("1y", "one_year", "1Y"), ("5y", "five_year", "5Y")):
        found = _VALUE.fullmatch(_figure(given[name]))
        if found is None:
            problems.append(problem("value-refused/quote", where, quote=shown(given[name])))
        else:
            values[tenor] = int(found[1] + (found[2] or "").ljust(2, "0"))
    if not is_address(given["source"]):
        problems.append(problem("rates-source/option", "--source", source=shown(given["source"])))
    if problems:
        raise LprError(*problems)
    return Announced(day, values, given["source"])


def _figure(text: str) -> str:
    """Return a value as one figure, "" where it is none or more than one."""
    try:
        return plain(text)
    except Refused:
        return ""


def _file(path: str) -> tuple[RateFile, str]:
    """Read a rate file of the LPR, whole and sound, and its text. Raises LprError."""
    from ..rates.files import parse_rates
    from ..values.textfile import read_rate_text

    text = read_rate_text(path)
    file = parse_rates(text, path)
    if file.problems or file.series != "lpr":
        raise LprError(*(file.problems or (problem("rates-series/lpr", path),)))
    return file, text.replace("\r\n", "\n")


def _appended(text: str, file: RateFile, row: Announced) -> str:
    """Return the text of a file with one more row, and the day of the next publication, its comments as they were."""
    from ..rates.rows import LPR_COLUMNS, following_publication

    text = re.sub(r"(?m)^next_due:\s*\S+", f"next_due: {following_publication(row.day)}", text, count=1)
    indent = " " * (int(file.rows[-1].place.rpartition(":")[2]) - 3)
    lines = [f"{indent}- effective: {row.day}"]
    lines += [
        f"{indent}  {key}: {row.values[tenor] // 100}.{row.values[tenor] % 100:02d}"
        for tenor, key in LPR_COLUMNS.items()
    ]
    lines += [f"{indent}  source: {row.source}", f"{indent}  sources_count: 1"]
    return text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _compile(path: str, text: str) -> None:
    """Renew the compiled form where ``path`` is the file of the checkout that it is made from. Raises LprError."""
    from ..tables.files import FOLDERS

    data = FOLDERS[-1]
    tool = os.path.join(os.path.dirname(data), "tools", "compile_tables.py")
    made_from = os.path.join(data, "lpr_rates.yaml")
    if not all(map(os.path.exists, (path, made_from, tool))) or not os.path.samefile(path, made_from):
        return
    from runpy import run_path

    from ..rates.files import load_rates

    made = run_path(tool)
    module = made["render_rates"](load_rates(text, "lpr_rates.yaml"), "lpr_rates.yaml")
    output.replace_file(str(made["FOLDER"] / "lpr.py"), module.encode(), own=True)
