"""``lpr-calc judgment``."""

from __future__ import annotations

import re
from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..values.date import parse_date
from ..values.text import shown
from ..values.tree import Node, merge, text_node
from . import output
from .declared import Declared, Parameter, argument, dest, fact
from .options import CLAIM, COMMON, REPEATED, cost_node, payment_node, rates_of, same_spelling, single

if TYPE_CHECKING:
    from ..render.model import Document

problem = problems_of(__name__)

_HELP = Text(
    """判决以后：一般债务利息 + 加倍部分债务利息 = 迟延履行期间的债务利息；执行款结算、日增额、结清数额。
    CASE 是案件文件（其 judgment 部分），选项优先于文件。

    \b
    例：
      lpr-calc judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28
      lpr-calc judgment --principal 30万 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21 \\
        --cost 案件受理费=2900 --pay 2024-07-31=100000 --until 2024-08-30 --payoff 2024-12-31
      lpr-calc judgment --principal 30万 --interest 12000@2024-06-02 --interest base=30万,from=2024-06-03,rate=LPR,limit=5万 \\
        --effective 2024-09-10 --perform-within 十日内 --until 2025-11-28""",  # noqa: E501 -- as it is printed
    """After the judgment: general debt interest + doubled part = interest for delayed performance; payments, per-diem,
    pay-off. CASE is a case file (its judgment), options win over it.

    \b
    Examples:
      lpr-calc judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28
      lpr-calc judgment --principal 300000 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21 \\
        --cost 案件受理费=2900 --pay 2024-07-31=100000 --until 2024-08-30 --payoff 2024-12-31
      lpr-calc judgment --principal 300000 --interest 12000@2024-06-02 --interest base=300000,from=2024-06-03,rate=LPR,limit=50000 \\
        --effective 2024-09-10 --perform-within 10 --until 2025-11-28""",  # noqa: E501 -- as it is printed
)
# option: (path of the key in the case, metavar, help)
_OPTIONS: dict[str, tuple[str, str, Text]] = {
    "--principal": ("judgment.principal", "AMOUNT", Text("判决本金", "principal adjudged")),
    "--interest-base": (
        "interest.base",
        "AMOUNT",
        Text("一般债务利息的基数（默认未付本金）", "base of general interest (default: unpaid principal)"),
    ),
    "--interest-rate": (
        "interest.rate",
        "RATE",
        Text("一般债务利息的利率，例：LPR", "rate of general interest, e.g. LPR"),
    ),
    "--interest-from": ("interest.from", "DATE", Text("一般债务利息起算日", "first day of general interest")),
    "--interest-until": (
        "interest.until",
        "DATE",
        Text("一般债务利息截止日（最后计息日）", "last day of general interest"),
    ),
    "--interest-limit": (
        "interest.limit",
        "AMOUNT",
        Text("一般债务利息的总额上限", "ceiling on the sum of general interest"),
    ),
    "--damages": ("judgment.damages", "AMOUNT", Text("判决的违约金（一笔）", "damages adjudged, one sum")),
    "--judged": ("judgment.date", "DATE", Text("判决日", "day of the judgment")),
    "--effective": ("judgment.effective", "DATE", Text("判决生效日", "day the judgment took effect")),
    "--perform-by": ("judgment.perform_by", "DATE", Text("履行期限届满日", "last day of performance")),
    "--perform-within": (
        "judgment.perform_within",
        "PERIOD",
        Text("自生效之日起的履行天数，例：10日、十日内", "period for performance from effectiveness, e.g. 10, 10日"),
    ),
    "--accelerates": (
        "judgment.accelerates",
        "YES|DATE",
        Text("分期不付即全部到期（yes 或到期之日）", "a missed instalment makes all due (yes, or the day)"),
    ),
    "--until": CLAIM["--until"],
    "--count": (
        "conventions.count",
        "COUNT",
        Text("head、both、tail、neither（只对一般债务利息）", "head, both, tail, neither (general interest only)"),
    ),
    "--basis": CLAIM["--basis"],
    "--lpr": ("conventions.lpr", "MODE", Text("floating、fixed、fixed@日期", "floating, fixed, fixed@DATE")),
    "--tenor": CLAIM["--tenor"],
    "--payment-day": CLAIM["--payment-day"],
    "--order": (
        "conventions.order",
        "ORDER",
        Text(
            "抵充顺序；约定加倍部分先抵的写 doubled,costs,interest,principal",
            "order of allocation; doubled,costs,interest,principal where so agreed",
        ),
    ),
    "--closed": (
        "conventions.closed",
        "ENDS",
        Text(
            "both-ends（判决起止两日都计）或 head（末日不计）", "both-ends (a closed period counts both days) or head"
        ),
    ),
    "--bases": (
        "conventions.bases",
        "RULE",
        Text(
            "几个基数同时计息时还款先减哪个：heaviest、listed、pro-rata",
            "which of several bases a payment reduces: heaviest, listed, pro-rata",
        ),
    ),
}
_REPEATED: dict[str, tuple[str, Text]] = {
    "--interest": (
        "KEYS",
        Text(
            "一项一般债务利息，可重复：12000@2024-06-02（已定数额），或 base=…,from=…,rate=…,until=…,limit=…",
            "one entry of general interest, repeatable: 12000@2024-06-02 (a fixed sum), or base=…,from=…,rate=…"
            ",until=…,limit=…",
        ),
    ),
    "--instalment": (
        "DATE=AMOUNT",
        Text("一期履行的届满日与本金，可重复", "an instalment: its last day and its principal, repeatable"),
    ),
    "--pay": ("DATE=AMOUNT[:FOR]", Text("还款、划拨或拍卖所得，可重复", "a payment, transfer or proceeds, repeatable")),
    "--cost": (
        "NAME=AMOUNT",
        Text(
            "判决的费用，可重复；法院收取的不计入加倍基数",
            "a cost adjudged, repeatable; court fees stay out of the doubled base",
        ),
    ),
    "--suspend": (
        "FROM..TO",
        Text("不计加倍部分的期间（首日..末日），可重复", "a period without doubled part (first..last day), repeatable"),
    ),
    "--payoff": ("DATE", Text("到这一天结清需付多少，可重复", "what settles the matter on this day, repeatable")),
}


def declared() -> Declared:
    """Return the command."""
    params = [argument("case"), *judgment_options(), *COMMON]
    return Declared("judgment", run, _HELP, tuple(params))


def judgment_names() -> tuple[str, ...]:
    """Every option a judgment takes."""
    return (*_OPTIONS, *_REPEATED)


JUDGMENT_ONLY = tuple(
    dest(name) for name in judgment_names() if name not in CLAIM and name not in REPEATED and name != "--payoff"
)
"""Parameters that only a judgment has."""
CLAIM_ONLY = tuple(dest(name) for name in CLAIM if name not in judgment_names())
"""Parameters that only a claim has."""


def judgment_options() -> list[Parameter]:
    """Return the options of a judgment; all are text, read by the case's own reader."""
    return [
        fact(name, metavar, help_)
        for name, (metavar, help_) in ({k: v[1:] for k, v in _OPTIONS.items()} | _REPEATED).items()
    ]


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the judgment and print it; return the exit code. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(judgment_tree(given["case"], given), today, loans_needed=False)
    payoff = tuple(_day(text, today) for text in given[dest("--payoff")])
    statement = answer.judgment(case, rates_of(given["rates"], carried=True), given["strict"], payoff)

    def document() -> Document:
        from ..reports.judgment import document_of

        return document_of(statement, lang)

    def data(format_: str) -> str:
        from ..reports.judgment_data import render

        return render(statement, format_, lang)

    def paper() -> Document:
        from ..documents.schedule_judged import delay_schedule

        return delay_schedule(statement)

    output.deliver(given, format_, lang, document, data, paper, carried=True)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
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

    base = read_case_file(case)
    return merge(base, same_spelling(base, over)) if over.value else base


def _options_tree(given: dict[str, Any]) -> Node:
    """Turn options into the tree a case file would give."""
    parts: dict[str, dict[str, Node]] = {"": {}, "judgment": {}, "interest": {}, "conventions": {}}
    if len(given.get(dest("--perform-by")) or ()) > 1:
        raise LprError(_two_deadlines("--perform-by"))
    for option, (path, _, _) in _OPTIONS.items():
        text = single(option, given)
        if text is not None:
            section, _, key = path.rpartition(".")
            parts[section][key] = text_node(text or " ", option)
    one = Node(dict(parts["interest"]), _first(parts["interest"])) if parts["interest"] else None
    entries = [_interest(text) for text in given[dest("--interest")]]
    if entries:
        parts["judgment"]["interest"] = Node([*([one] if one is not None else []), *entries], "--interest")
    elif one is not None:
        parts["judgment"]["interest"] = one
    portions = [_instalment(text) for text in given[dest("--instalment")]]
    if portions:
        if "perform_by" in parts["judgment"]:
            raise LprError(_two_deadlines("--instalment"))
        parts["judgment"]["perform_by"] = Node(portions, "--instalment")
    costs, payments = given[dest("--cost")], given[dest("--pay")]
    if costs:
        parts["judgment"]["costs"] = Node([cost_node(text) for text in costs], "--cost")
    if given[dest("--suspend")]:
        parts["judgment"]["suspended"] = Node([_suspended(text) for text in given[dest("--suspend")]], "--suspend")
    top = parts[""]
    if parts["judgment"]:
        # What it lacks is said of no option.
        top["judgment"] = Node(dict(parts["judgment"]))
    if parts["conventions"]:
        top["conventions"] = Node(dict(parts["conventions"]))
    if payments:
        top["payments"] = Node([payment_node(text) for text in payments], "--pay")
    return Node(top)


def _first(parts: dict[str, Node]) -> str:
    """The option that states the first of some keys: what is missing beside them is said of it."""
    return next(iter(parts.values())).place


def _two_deadlines(where: str) -> Problem:
    return problem("perform-by-twice", where)


def _interest(text: str) -> Node:
    """Read ``12000@2024-06-02``, or keys as a case file has them: ``base=300000,from=2024-06-03,rate=LPR``."""
    amount, at, until = text.partition("@")
    if at and "=" not in text:
        return Node(
            {"amount": text_node(amount or " ", "--interest"), "until": text_node(until or " ", "--interest")},
            "--interest",
        )
    fields: dict[str, Node] = {}
    for part in re.split(r"[,，;；](?=\s*[^\d\s,，;；=]+=)", text):
        key, equals, value = part.partition("=")
        if not equals:
            raise LprError(problem("interest-form", "--interest", text=shown(text)))
        fields[key.strip()] = text_node(value.strip() or " ", "--interest")
    return Node(fields, "--interest")


def _instalment(text: str) -> Node:
    day, equals, amount = text.partition("=")
    if not equals:
        raise LprError(problem("instalment-form", "--instalment", text=shown(text)))
    return Node(
        {"due": text_node(day, "--instalment"), "amount": text_node(amount or " ", "--instalment")}, "--instalment"
    )


def _suspended(text: str) -> Node:
    first, dots, last = text.partition("..")
    if not dots:
        raise LprError(problem("suspend-form", "--suspend", text=shown(text)))
    return Node({"from": text_node(first, "--suspend"), "to": text_node(last, "--suspend")}, "--suspend")
