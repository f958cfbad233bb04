"""``lpr-calc judgment``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from .. import told
from ..casefile.parse import parse_case
from ..errors import LprError, Problem, Refused
from ..record import Text
from ..tree import Node, merge, text_node
from ..values import parse_date, shown
from . import output
from .command import Command, TextOption
from .options import common_options, cost_node, dest, payment_node, rates_of, single

if TYPE_CHECKING:
    from ..documents.model import Document
    from ..reports.view import View

_HELP = Text(
    """判决以后：一般债务利息 + 加倍部分债务利息 = 迟延履行期间的债务利息；执行款结算、日增额、结清数额。
    CASE 是案件文件（其 judgment 部分），选项优先于文件。

    \b
    例：
      lpr-calc judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28
      lpr-calc judgment --principal 30万 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21
        --cost 案件受理费=2900 --pay 2024-07-31=100000 --until 2024-08-30 --payoff 2024-12-31""",
    """After the judgment: general debt interest + doubled part = interest for delayed performance; payments, per-diem,
    pay-off. CASE is a case file (its judgment), options win over it.

    \b
    Examples:
      lpr-calc judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28
      lpr-calc judgment --principal 300000 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21
        --cost 案件受理费=2900 --pay 2024-07-31=100000 --until 2024-08-30 --payoff 2024-12-31""",
)
# option: (path of the key in the case, metavar, help)
_OPTIONS: dict[str, tuple[str, str, Text]] = {
    "--principal": ("judgment.principal", "AMOUNT", Text("判决本金", "principal adjudged")),
    "--interest-base": ("interest.base", "AMOUNT", Text("一般债务利息的基数（默认未付本金）", "base of general interest (default: unpaid principal)")),
    "--interest-rate": ("interest.rate", "RATE", Text("一般债务利息的利率，例：LPR", "rate of general interest, e.g. LPR")),
    "--interest-from": ("interest.from", "DATE", Text("一般债务利息起算日", "first day of general interest")),
    "--interest-until": ("interest.until", "DATE", Text("一般债务利息截止日（最后计息日）", "last day of general interest")),
    "--effective": ("judgment.effective", "DATE", Text("判决生效日", "day the judgment took effect")),
    "--perform-by": ("judgment.perform_by", "DATE", Text("履行期限届满日", "last day of performance")),
    "--until": ("until", "DATE", Text("计算至（默认今日）", "computed to (default: today)")),
    "--count": ("conventions.count", "COUNT", Text("head、both、tail、neither（只对一般债务利息）", "head, both, tail, neither (general interest only)")),
    "--basis": ("conventions.basis", "BASIS", Text("365、360、actual、months、30/360", "365, 360, actual, months, 30/360")),
    "--lpr": ("conventions.lpr", "MODE", Text("floating、fixed、fixed@日期", "floating, fixed, fixed@DATE")),
    "--tenor": ("conventions.tenor", "TENOR", Text("1y 或 5y", "1y or 5y")),
    "--payment-day": ("conventions.payment_day", "DAY", Text("还款当日按 new（后）或 old（前）余额计息", "a payment's day bears interest on the new or old balance")),
    "--order": ("conventions.order", "ORDER", Text("判决确定的债务之间的抵充顺序；加倍部分总在最后", "order among the judgment's debts; the doubled part comes last")),
}  # fmt: skip
_REPEATED: dict[str, tuple[str, Text]] = {
    "--pay": ("DATE=AMOUNT[:FOR]", Text("还款、划拨或拍卖所得，可重复", "a payment, transfer or proceeds, repeatable")),
    "--cost": ("NAME=AMOUNT", Text("判决的费用，可重复；法院收取的不计入加倍基数", "a cost adjudged, repeatable; court fees stay out of the doubled base")),
    "--suspend": ("FROM..TO", Text("不计加倍部分的期间（首日..末日），可重复", "a period without doubled part (first..last day), repeatable")),
    "--payoff": ("DATE", Text("到这一天结清需付多少，可重复", "what settles the matter on this day, repeatable")),
}  # fmt: skip


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    params = [click.Argument(["case"], required=False), *judgment_options(lang), *common_options(lang)]
    return Command("judgment", callback, _HELP, params, lang)


def judgment_options(lang: str) -> list[click.Parameter]:
    """Return the options of a judgment in one language; all are text, read by the case's own reader."""
    return [
        TextOption([name, dest(name)], metavar=metavar, help=help_.say(lang))
        for name, (metavar, help_) in ({k: v[1:] for k, v in _OPTIONS.items()} | _REPEATED).items()
    ]


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the judgment and print it; return the exit code. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"], office=True)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(judgment_tree(given["case"], given), today, loans_needed=False)
    payoff = tuple(_day(text, today) for text in given[dest("--payoff")])
    statement = told.judgment(case, rates_of(given["rates"]), given["strict"], payoff)

    def view(lang: str) -> View:
        from ..reports.judgment import view_of

        return view_of(statement, lang)

    def data(format_: str) -> str:
        from ..reports import judgment as report

        return report.render(statement, format_, lang)

    def document() -> Document:
        from ..documents.schedule import delay_schedule

        return delay_schedule(statement)

    output.deliver(given, format_, lang, view, data, document)
    if not given["quiet"]:
        output.tell(
            statement.notices,
            lang,
            given["output"] in (None, "-") and format_ in ("table", "text", "md"),
            statement.unused,
        )
    return 0


def _day(text: str, today: date) -> int:
    try:
        return parse_date(text, today).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--payoff", error.hint)) from None


def judgment_tree(case: str | None, given: dict[str, Any]) -> Node:
    """Return the tree of a case file (if any) with the options of a judgment laid over it. Raises LprError."""
    over = _options_tree(given)
    if case is None:
        return over
    from ..casefile.files import read_case_file
    from .options import same_spelling

    base = read_case_file(case)
    return merge(base, same_spelling(base, over)) if over.value else base


def _options_tree(given: dict[str, Any]) -> Node:
    """Turn options into the tree a case file would give."""
    parts: dict[str, dict[str, Node]] = {"": {}, "judgment": {}, "interest": {}, "conventions": {}}
    for option, (path, _, _) in _OPTIONS.items():
        text = single(option, given)
        if text is not None:
            section, _, key = path.rpartition(".")
            parts[section][key] = text_node(text or " ", option)
    if parts["interest"]:
        parts["judgment"]["interest"] = Node(dict(parts["interest"]), "--interest-rate")
    costs, payments = given[dest("--cost")], given[dest("--pay")]
    if costs:
        parts["judgment"]["costs"] = Node([cost_node(text) for text in costs], "--cost")
    if given[dest("--suspend")]:
        parts["judgment"]["suspended"] = Node([_suspended(text) for text in given[dest("--suspend")]], "--suspend")
    top = parts[""]
    if parts["judgment"]:
        top["judgment"] = Node(dict(parts["judgment"]), "--principal")
    if parts["conventions"]:
        top["conventions"] = Node(dict(parts["conventions"]), "--conventions")
    if payments:
        top["payments"] = Node([payment_node(text) for text in payments], "--pay")
    return Node(top)


def _suspended(text: str) -> Node:
    first, dots, last = text.partition("..")
    if not dots:
        message = Text(f"“{shown(text)}”应写作 首日..末日", f"“{shown(text)}” should be FROM..TO")
        hint = Text("例：--suspend 2025-01-01..2025-03-01", "for example --suspend 2025-01-01..2025-03-01")
        raise LprError(Problem("suspend-form", message, "--suspend", hint))
    return Node({"from": text_node(first, "--suspend"), "to": text_node(last, "--suspend")}, "--suspend")
