"""``lpr-calc limitation``."""

from __future__ import annotations

import os
import sys
from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..render.model import Document
from ..reports import limitation as report
from ..values.date import parse_date
from ..values.text import shown
from ..values.tree import Node, merge, text_node
from . import output
from .declared import Declared, argument, dest, fact
from .options import COMMON, payment_node, same_spelling, single

if TYPE_CHECKING:
    from ..compute.limitation import LimitationStatement

problem = problems_of(__name__)

_HELP = Text(
    """诉讼时效与申请执行的期限：起算、每一次中断与中止、节假日顺延、二十年、还剩多少天。CASE 是案件文件
    （到期日、demands、payments、filed、obstacles、judgment），选项优先于文件。-o 期限.ics 写出日历文件。

    \b
    例：
      lpr-calc limitation --due 2022-05-31
      lpr-calc limitation --due 2020-08-31 --demand 2022-03-01 --on 2024-06-03
      lpr-calc limitation examples/wang-v-li.yaml -o 期限.ics""",
    """Limitation of action and of enforcement: where it begins, every interruption and obstacle, holidays, the twenty
    years, days left. CASE is a case file (due dates, demands, payments, filed, obstacles, judgment), options win over it.
    -o deadlines.ics writes a calendar file.

    \b
    Examples:
      lpr-calc limitation --due 2022-05-31
      lpr-calc limitation --due 2020-08-31 --demand 2022-03-01 --on 2024-06-03
      lpr-calc limitation examples/wang-v-li.yaml -o deadlines.ics""",  # noqa: E501 -- as it is printed
)
# option: (path of the key in the case, metavar, help)
_OPTIONS: dict[str, tuple[str, str, Text]] = {
    "--due": ("due", "DATE", Text("到期日", "due date")),
    "--filed": ("filed", "DATE", Text("起诉日", "day of suit")),
    "--effective": ("judgment.effective", "DATE", Text("判决生效日", "day the judgment took effect")),
    "--perform-by": ("judgment.perform_by", "DATE", Text("判决履行期限届满日", "last day of performance")),
}
_REPEATED: dict[str, tuple[str, Text]] = {
    "--demand": (
        "DATE",
        Text("催告到达日（视为能证明到达），可重复", "day a demand was received (taken as proved), repeatable"),
    ),
    "--pay": ("DATE=AMOUNT", Text("还款，可重复", "a payment, repeatable")),
    "--obstacle": ("FROM..TO", Text("时效障碍（首日..末日），可重复", "an obstacle (first..last day), repeatable")),
}


def declared() -> Declared:
    """Return the command."""
    on = fact(
        "--on",
        "DATE",
        Text("看到哪一天（默认今日）", "as of this day (default: today)"),
    )
    options = [
        fact(name, metavar, help_)
        for name, (metavar, help_) in ({k: v[1:] for k, v in _OPTIONS.items()} | _REPEATED).items()
    ]
    params = [argument("case"), *options, on, *COMMON]
    return Declared("limitation", run, _HELP, tuple(params), idle=("rates",))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the clocks and print them. Raises LprError."""
    ics = bool(given["output"]) and os.path.splitext(given["output"])[1].lower() == ".ics"
    format_ = "" if ics else output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    tree = _tree(given["case"], given)
    case = parse_case(tree, today, loans_needed=False, principal_needed=False)
    on = _day(single("--on", given), today)
    statement = answer.limits(case, on, given["strict"])
    _write(statement, given, format_, lang)
    if ics and not given["quiet"]:
        _tell_empty(statement, lang)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
    return 0


def _tell_empty(statement: LimitationStatement, lang: str) -> None:

    if not any(map(report.is_open, report.clocks_of(statement))):
        message = Text(
            "没有尚未届满的期限，日历文件里没有事项", "no last day is still to come: the calendar file holds no event"
        )
        sys.stderr.write(f"{message.say(lang)}\n")


def _write(statement: LimitationStatement, given: dict[str, Any], format_: str, lang: str) -> None:
    """Write the clocks, as a calendar file where no format is chosen."""
    if not format_:
        output.write(report.calendar(statement), given["output"])
        return

    def document() -> Document:
        return report.document_of(statement, lang)

    output.deliver(given, format_, lang, document, lambda format_: report.render(statement, format_, lang))


def _day(text: str | None, today: date) -> int:
    if text is None:
        return today.toordinal()
    try:
        return parse_date(text, today).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--on", error.hint)) from None


def _tree(case: str | None, given: dict[str, Any]) -> Node:
    parts: dict[str, dict[str, Node]] = {"": {}, "judgment": {}}
    for option, (path, _, _) in _OPTIONS.items():
        text = single(option, given)
        if text is not None:
            section, _, key = path.rpartition(".")
            parts[section][key] = text_node(text or " ", option)
    top = parts[""]
    if parts["judgment"]:
        top["judgment"] = Node(dict(parts["judgment"]), "--perform-by")
    if given[dest("--demand")]:
        demands = [_demand(text) for text in given[dest("--demand")]]
        top["demands"] = Node(demands, "--demand")
    if given[dest("--pay")]:
        top["payments"] = Node([payment_node(text) for text in given[dest("--pay")]], "--pay")
    if given[dest("--obstacle")]:
        top["obstacles"] = Node([_obstacle(text) for text in given[dest("--obstacle")]], "--obstacle")
    over = Node(top)
    if case is None:
        return over
    from ..casefile.files import read_case_file

    base = read_case_file(case)
    return merge(base, same_spelling(base, over)) if top else base


def _demand(text: str) -> Node:
    fields = {"date": text_node(text or " ", "--demand"), "delivered": text_node("yes", "--demand")}
    return Node(dict(fields), "--demand")


def _obstacle(text: str) -> Node:
    first, dots, last = text.partition("..")
    if not dots:
        raise LprError(problem("obstacle-form", "--obstacle", text=shown(text)))
    fields = {"from": text_node(first or " ", "--obstacle"), "to": text_node(last or " ", "--obstacle")}
    return Node(dict(fields), "--obstacle")
