"""``lpr-calc plan``."""

from __future__ import annotations

from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.text import Text
from ..casefile.parse import parse_case
from ..values.tree import Node, text_node
from . import output
from .declared import Declared, Parameter, argument, dest, fact
from .options import COMMON, claim_options, claim_tree, rates_of, single

if TYPE_CHECKING:
    from ..render.model import Document

_HELP = Text(
    """分期还款：把截至 --until 的欠款分成若干期，各期之和正好等于欠款（加约定的分期利息），最后一期取余额；
    列出每期抵费用、利息、本金的数额、余额和条款。案件里有判决的，按判决的欠款（执行和解）。

    \b
    例：
      lpr-calc plan examples/wang-v-li.yaml --instalments 6 --first 2025-12-31
      lpr-calc plan examples/wang-v-li.yaml --instalments 12 --first 2026-01-15 --with-interest 3%
      lpr-calc plan --principal 30万 --due 2020-08-31 --until 2023-06-30 --instalments 6 --each 5.5万 --first 2023-07-31""",  # noqa: E501 -- as it is printed
    """Instalments: the debt as of --until in parts that add up to it exactly (and to the interest agreed for them), the
    last takes the remainder; what each pays of costs, interest, principal, the balance, the clause. Where the case has
    a judgment, its debt (settlement in enforcement).

    \b
    Examples:
      lpr-calc plan examples/wang-v-li.yaml --instalments 6 --first 2025-12-31
      lpr-calc plan examples/wang-v-li.yaml --instalments 12 --first 2026-01-15 --with-interest 3%
      lpr-calc plan --principal 300000 --due 2020-08-31 --until 2023-06-30 --instalments 6 --each 55000 \\
        --first 2023-07-31""",
)
# option: (key of plan:, metavar, help)
TERMS: dict[str, tuple[str, str, Text]] = {
    "--instalments": ("instalments", "N", Text("期数", "number of instalments")),
    "--every": ("every", "STEP", Text("间隔：1m（默认）、3m、1q、2w、10d", "interval: 1m (default), 3m, 1q, 2w, 10d")),
    "--first": ("first", "DATE", Text("第一期还款日", "day of the first instalment")),
    "--date": (
        "dates",
        "DATE",
        Text(
            "逐期写明还款日，可重复（代替 --first、--every）",
            "each day of payment, repeatable (instead of --first, --every)",
        ),
    ),
    "--each": (
        "each",
        "AMOUNT",
        Text("每期金额（默认相等），最后一期取余额", "sum of each (default: equal parts), the last takes the rest"),
    ),
    "--with-interest": (
        "rate",
        "RATE",
        Text("分期期间的利率；各期等额，含利息", "interest during the instalments, level payments"),
    ),
    "--grace": (
        "grace",
        "DAYS",
        Text("逾期超过几日全部到期（默认 3）", "days late after which everything falls due (default 3)"),
    ),
}


def terms_options() -> list[Parameter]:
    """Return the options that say how the instalments go."""
    return [fact(n, m, help_) for n, (_, m, help_) in TERMS.items()]


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("case"),
        *terms_options(),
        *claim_options(),
        *COMMON,
    ]
    return Declared("plan", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the settlement and print it. Raises LprError."""
    from ..compute import answer
    from ..compute.plan import terms_of
    from ..reports.currency import code_of, in_currency

    format_ = output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given, plan_tree(given)), today, loans_needed=False)
    statement = answer.settlement(
        case, rates_of(given["rates"], carried=True), lambda c: terms_of(c.plan), given["strict"]
    )

    def document() -> Document:
        from ..reports.plan import document_of

        return in_currency(document_of(statement, lang), case, code_of(statement.source))

    def data(format_: str) -> str:
        from ..reports.plan import render

        return in_currency(render(statement, format_, lang), case, code_of(statement.source))

    output.deliver(given, format_, lang, document, data)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
    return 0


def plan_tree(given: dict[str, Any]) -> dict[str, Node]:
    """Turn the options of a settlement into the tree that ``plan:`` of a case file would give."""
    fields: dict[str, Node] = {}
    for option, (key, _, _) in TERMS.items():
        if option == "--date":
            continue
        text = single(option, given)
        if text is not None:
            fields[key] = text_node(text or " ", option)
    days = given[dest("--date")]
    if days:
        fields["dates"] = Node([text_node(text or " ", "--date") for text in days], "--date")
    return {"plan": Node(dict(fields), "--instalments")} if fields else {}
