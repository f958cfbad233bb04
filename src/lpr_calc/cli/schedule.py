"""``lpr-calc schedule``."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..render.model import Document
from ..values.text import shown
from ..values.tree import Node, text_node
from . import output
from .declared import Declared, Parameter, argument, fact
from .options import COMMON, claim_tree, rates_of, single

problem = problems_of(__name__)

_HELP = Text(
    """还款计划表：等额本息、等额本金、先息后本、等本等息的每期应还本金、利息与剩余本金，逐期列到分；利率调整的按重定价日分段，
    提前还款以后重排。CASE 是案件文件，选项优先于文件。

    \b
    例：
      lpr-calc schedule --principal 30万 --rate 6% --lent 2024-01-15 --repayment 等额本息 --periods 36
      lpr-calc schedule examples/car-loan.yaml --rows 1-3,36
      lpr-calc schedule examples/car-loan.yaml -o 还款计划表.xlsx""",
    """The schedule of a loan repaid by instalments: principal, interest and balance of every row to the fen, in equal
    payments, equal principal, interest only or at a flat rate; cut where the rate is repriced, made anew after a
    prepayment. CASE is a case file, options win over it.

    \b
    Examples:
      lpr-calc schedule --principal 300000 --rate 6% --lent 2024-01-15 --repayment equal-payment --periods 36
      lpr-calc schedule examples/car-loan.yaml --rows 1-3,36
      lpr-calc schedule examples/car-loan.yaml -o schedule.xlsx""",
)
TERMS: dict[str, tuple[str, str, Text]] = {
    "--principal": ("principal", "AMOUNT", Text("本金", "principal")),
    "--rate": ("rate", "RATE", Text("合同利率", "contract rate")),
    "--lent": ("lent", "DATE", Text("放款日", "day of lending")),
    "--repayment": (
        "repayment",
        "METHOD",
        Text(
            "还款方式：等额本息、等额本金、先息后本、等本等息", "equal-payment, equal-principal, interest-only or flat"
        ),
    ),
    "--periods": ("periods", "N", Text("期数", "number of instalments")),
    "--due-day": ("due_day", "DAY", Text("每月还款日", "day of the month")),
    "--first-due": ("first_due", "DATE", Text("首期还款日", "first due day")),
    "--each": ("each", "AMOUNT", Text("约定的每期金额", "agreed payment")),
}
"""Options that say what a key of the loan says: (key, metavar, help)."""

_MOST_NUMBER = 1000


def terms_options() -> list[Parameter]:
    """Return the options for the terms of one loan."""
    return [fact(name, metavar, help_) for name, (_, metavar, help_) in TERMS.items()]


def terms_tree(given: dict[str, Any]) -> Node:
    """Return the case with the terms stated as options laid over it. Raises LprError."""
    stated = {}
    for option, (key, _, _) in TERMS.items():
        text = single(option, given)
        if text is not None:
            stated[key] = text_node(text or " ", option)
    return claim_tree(given["case"], {}, stated)


def declared() -> Declared:
    """Return the command."""
    rows = fact(
        "--rows",
        "ROWS",
        Text("只列这些期次，例 1-3,22", "these rows alone, for example 1-3,22"),
    )
    params = [argument("case"), *terms_options(), rows, *COMMON]
    return Declared("schedule", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Make the schedule and print it. Raises LprError."""
    from ..reports import schedule as report

    format_ = output.chosen_format(given["format_"], given["output"])
    wanted = _numbers(single("--rows", given))
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(terms_tree(given), today)
    statement = answer.schedule(case, rates_of(given["rates"], carried=True), given["strict"])
    most = max(len(plan.numbered) for plan in statement.plans)
    if wanted is not None and max(wanted) > most:
        raise LprError(problem("rows-beyond", "--rows", number=max(wanted), most=most))

    def document() -> Document:
        return report.document_of(statement, lang, wanted)

    def paper() -> Document:
        return report.document_of(statement, "zh", wanted)

    output.deliver(given, format_, lang, document, lambda name: report.render(statement, name, lang, wanted), paper)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
    return 0


def _numbers(text: str | None) -> frozenset[int] | None:
    """Read ``1-3,22``: numbers of rows. Raises LprError."""
    if text is None:
        return None
    found: set[int] = set()
    for piece in text.replace("，", ",").replace("、", ",").split(","):
        first, dash, last = piece.strip().partition("-")
        last = last if dash else first
        if not all(part.isascii() and part.isdigit() and 0 < int(part) < _MOST_NUMBER for part in (first, last)):
            raise LprError(problem("rows", "--rows", text=shown(text)))
        if int(first) > int(last):
            raise LprError(problem("rows", "--rows", text=shown(text)))
        found.update(range(int(first), int(last) + 1))
    return frozenset(found)
