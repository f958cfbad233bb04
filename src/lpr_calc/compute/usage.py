"""What each computation reads, declared; and why a stated fact that it does not depend on was not used.

Every rule of law declares its own (``READS`` beside its ``schedule``); what the commands read beside the rules stands
here. Tests trace what is really read and hold both together.
"""

from __future__ import annotations

from importlib import import_module

from ..base.checking import TYPE_CHECKING
from ..base.text import Text
from ..casefile.keys_papers import CASE, JUDGMENT, LOAN, PARTY
from ..casefile.keys_repayment import REPAYMENT
from ..casefile.model import Case, Loan
from ..casefile.words import WORDS
from ..law.choices import Choices
from ..law.context import Context
from ..rates.series import Rates

if TYPE_CHECKING:
    from .evident import Looked

PAPERS = frozenset(
    [
        *("title", "court", "pay_by", "account", "lawyer", "evidence", "plan", "loans[].delivery"),
        *(
            f"{party}.{key}"
            for party in (
                *("creditor", "debtor", "creditor[]", "debtor[]", "guarantors", "guarantors[]"),
                *("security.owner", "security[].owner"),
            )
            for key in ("name", "id", "address", "phone", "gender", "born", "ethnicity", "employer", "representative")
            + tuple(PARTY)
        ),
        *(
            f"{party}.{key}"
            for party in ("guarantors", "guarantors[]", "security.owner", "security[].owner")
            for key in ("natural", "spouse_of")
        ),
        *(f"guarantors[].demands[].{key}" for key in ("method", "proof", "to", "amount")),
        *(f"{right}.{key}" for right in ("security", "security[]") for key in ("property", "certificate", "signed")),
        *(
            f"{stop}.{key}"
            for stop in ("bankruptcy", "bankruptcy[]")
            for key in ("court", "administrator", "representative", "declared")
        ),
        *CASE,
        *(f"loans[].{key}" for key in LOAN),
        *(f"judgment.{key}" for key in JUDGMENT),
        # Names of debts and of sums, and what is noted of them.
        *("loans[].id", "payments[].loan", "payments[].note", "costs[].name", "judgment.costs[].name"),
        *("demands[].method", "demands[].to", "demands[].amount", "judgment.number", "judgment.effective"),
        *("obstacles[].reason", "judgment.suspended[].reason", "resume.case", "resume.cause", "resume.clues"),
    ]
)
"""Facts for papers alone, reviewed one by one: no computation rests on them, and none calls them unused."""

DEBTOR_BY_DEFAULT = frozenset(
    ("bankruptcy.party", "bankruptcy[].party", "security.owner", "security[].owner", "payments[].by")
)
"""Whom a fact is of: where it names the debtor it says what would be taken without it, and is not called unused."""

FIGURES_DECIDE = frozenset(("conventions.basis", "conventions.regime", "conventions.payment_day", "conventions.order"))
"""Choices printed with every result of a kind: used where another word gives other figures, not where it only stands
in the list of what was assumed."""

SAME_AS = {
    "accepted": "filed",
    "loans[].lent": "loans[].signed",
    "judgment.costs[].date": "judgment.date",
    "judgment.interest.base": "judgment.principal",
    "judgment.interest[].base": "judgment.principal",
    "judgment.interest.currency": "judgment.currency",
    "judgment.interest[].currency": "judgment.currency",
}
"""A fact that says again what stands in for it where it is not stated."""

ASIDE: dict[str, tuple[str, ...]] = {
    "demands": ("loans[].due", "loans[].interest_from"),
    "filed": ("accepted",),
    "loans[].due": ("loans[].accelerated", "loans[].interest_from"),
    "loans[].grace": ("loans[].due", "loans[].interest_from"),
    "loans[].interest_to": ("until",),
    "loans[].lent": ("loans[].signed",),
    "loans[].delivered": ("loans[].due", "loans[].accelerated"),
    "loans[].settled": ("loans[].due", "loans[].accelerated", "loans[].delivered"),
    "loans[].signed": ("loans[].lent",),
    "loans[].penalty": ("loans[].overdue_rate",),
    "loans[].misuse": ("loans[].overdue_rate",),
    "conventions.markup": ("loans[].overdue_rate", "loans[].damages"),
    "judgment.effective": ("judgment.perform_by",),
    "served": ("loans[].due", "loans[].interest_from", "demands"),
}
"""Facts that may stand aside for others, which then go before them."""

DATED: dict[str, tuple[str, ...]] = {
    "claim": ("payments[]", "costs[]"),
    "judgment": ("payments[]", "judgment.costs[]"),
    "limitation": ("payments[]", "demands[]"),
    "fee": ("costs[]",),
}
"""What counts only from its day on, up to the end of what is computed."""

LATER = Text("晚于计算截止日", "it is later than the end")
BEFORE_JUDGMENT = Text("在判决日以前，已计入判决数额", "it is not after the judgment, whose figures hold it already")
NOTHING = Text("这里没有一个数额、一段利息或一天取决于它", "no figure, line or day of this result depends on it")

_LOAN_FACTS = "currency principal deducted lent due interest_from interest_to interest_limit accelerated secured"
CLAIM = frozenset(
    (
        f"{_LOAN_FACTS} kind lender until payments costs filed demands served conventions loans rounding payment_day"
        " order grace rollovers carried"
    ).split()
)
"""What a claim of any kind reads beside its rule: what was lent and due, payments and costs,
the order of allocation.
"""

LIMITATION = frozenset(
    ["repayment", "periods", "every", "due_day", "first_due", "schedule", "lent"]
    + ["due", "accelerated", "grace", "effective", "perform_by", "date", "perform_within", "items", "accelerates"]
)
"""What the clocks read of a loan and of a judgment."""

_ARREARS = frozenset(["paid_through", "grace_days", "grace_from", "acceleration_damages"])
_OF_COST = frozenset(["charges"])
BY_INSTALMENTS = frozenset(REPAYMENT) - _OF_COST | {"across", "overdue_days"}
"""What the claim on a bank loan repaid by instalments reads besides."""

SCHEDULE = frozenset(REPAYMENT) - _ARREARS - _OF_COST | {
    "principal",
    "lent",
    "due",
    "rate",
    "repricing",
    "signed",
    "deducted",
}
"""What a schedule reads of a loan."""

_OF_CLAIM = frozenset(
    [
        *("loans", "kind", "lender", "creditor", "debtor", "filed", "accepted", "served", "until", "payments", "costs"),
        *("demands", "bankruptcy", "conventions", "liability", "guarantors", "security", "assignments", "releases"),
    ]
)
_OF_JUDGMENT = frozenset(
    ["judgment", "until", "payments", "conventions", "resume", "debtor", "guarantors", "security", "bankruptcy"]
)
COMMANDS: dict[str, frozenset[str]] = {
    "claim": _OF_CLAIM,
    "judgment": _OF_JUDGMENT,
    "limitation": frozenset(
        [
            "loans",
            "filed",
            "payments",
            "demands",
            "obstacles",
            "judgment",
            "resume",
            "guarantors",
            "assignments",
            "security",
            "accepted",
            "bankruptcy",
        ]
    ),
    "fee": _OF_CLAIM | {"judgment"},
    "distribution": _OF_CLAIM | _OF_JUDGMENT,
    "plan": _OF_CLAIM | {"judgment", "plan"},
    "cost": frozenset(["loans", "kind", "lender", "payments", "conventions"]),
    "schedule": frozenset(["loans", "kind", "payments", "conventions"]),
    "cap": frozenset(
        ["signed", "lent", "due", "filed", "accepted", "on", "rate", "kind", "lender", "void", "conventions"]
    ),
}
"""The keys at the top of a case that each command reads; those of its loans come with their rules."""

_HOME = {"judgment": "judgment", "demands": "limitation", "obstacles": "limitation", "loans": "claim", "costs": "claim"}

_LPR = Text("没有一段按 LPR 计算", "no line rests on the LPR")
_PAID = Text("没有抵充的还款", "no payment is allocated")
_CEILING = Text("没有一天的利率受它影响", "no day's rate depends on it")
BEFORE_SUIT = Text(
    "案件顶层的 costs 是诉前费用，判决的费用写在 judgment.costs，这里只计后者",
    "costs: of the case are those of the claim; only judgment.costs are counted here",
)
ADJUDGED = Text("有判决的，按判决的数额参加分配", "there is a judgment: what it leaves owed takes part")
DIVIDED = Text("分配的是命令写明的数额与费用", "what is divided, and its costs, are those of the command")
WHY: dict[str, Text] = {
    "conventions.lpr": _LPR,
    "conventions.tenor": _LPR,
    "conventions.payment_day": _PAID,
    "conventions.order": Text("没有还款因它抵充得不同", "no payment is allocated otherwise because of it"),
    "conventions.excess": Text("没有超过保护上限支付的利息", "nothing was paid above the ceiling"),
    "conventions.basis": Text("没有按年利率、月利率计算的一段", "no line has a yearly or monthly rate"),
    "conventions.lines": Text("没有按公布的利率分段", "no line follows published rates"),
    "conventions.deliveries": Text(
        "没有上限各不相同的分次出借", "no disbursements of one loan stand under different ceilings"
    ),
    "conventions.splice": Text(
        "没有 2019-08-20 以前违约、计息到以后的价款", "no price was in default before 2019-08-20 with interest beyond"
    ),
    "security[].rank": Text(
        "几个担保物权分配一笔变价款时才用（distribution）",
        "it decides where several rights share one sum: distribution",
    ),
    "security[].fixed": Text(
        "没有最高债权额，或没有在它以后发生的债权", "no maximum is stated, or no debt arose after it"
    ),
    "guarantors[].period_from": Text(
        "同意了展期（consented）的，保证期间自展期后的到期日起算",
        "the extension was consented to (consented): the period runs from the due date",
    ),
    "loans[].currency": Text("人民币不必写明", "RMB need not be stated"),
    "loans[].void": Text("没有一段利息因合同无效而不同", "no line is another because the contract is void"),
    "loans[].deposit_rate": Text("没有写明合同无效（void）", "no void contract (void) is stated"),
    "conventions.damages_and_interest": Text(
        "没有只约定违约金的债务", "no debt has damages agreed without an overdue rate"
    ),
    "conventions.no_rate_before_2015": Text(
        "没有未约定利率而 2015-09-01 以前逾期的日子", "no day before 2015-09-01 is overdue without an agreed rate"
    ),
    "conventions.cap": Text("没有约定的利率受上限约束", "no agreed rate stands under a ceiling"),
    "conventions.regime": _CEILING,
    "conventions.old_rule": _CEILING,
    "conventions.pre_2015": _CEILING,
    "conventions.iou_cap": Text("没有受上限截断的利转本", "no rolled-over note is cut by a ceiling"),
    "conventions.same_day": Text("没有出借当日或次日的还款", "nothing was paid on the day of lending or the day after"),
    "conventions.lawyer_fee": Text("费用里没有律师费", "there is no lawyer's fee among the costs"),
    "conventions.markup": Text("没有按法定标准加计的一段", "no line has the statutory mark-up"),
    "loans[].interest_to": Text("不早于计算截止日", "it is not before the end"),
    "loans[].interest_limit": Text("利息没有达到它", "the interest does not reach it"),
    "loans[].misuse": Text("没有写明挪用日（misused_from）", "no day of misuse (misused_from) is stated"),
    "loans[].penalty": Text(
        "没有逾期的日子，按日万分之二点一计，或与默认的相同",
        "no day is overdue, 0.021 % a day applies, or it is the default",
    ),
    "loans[].repricing": _LPR,
    "loans[].settlement": Text(
        "没有计收复利，或分期还款（每个应还日结息）",
        "no compound interest runs, or it is billed on the due day of each instalment",
    ),
    "loans[].grace": Text("写明了到期日或起息日，或没有催告", "a due date or first day is stated, or no demand is"),
    "loans[].secured": Text(
        "只有一笔债务，或没有不足以清偿的还款", "there is one debt only, or no payment that falls short"
    ),
    "loans[].signed": _CEILING,
    "loans[].delivered": Text("应付款日已写明", "the day of payment is stated"),
    "loans[].settled": Text("应付款日或交付日已写明", "the day of payment or of delivery is stated"),
    "bankruptcy[]": Text("受理日在计算截止日以后，或破产的不是债务人", "accepted after the end, or not the debtor's"),
    "loans[].lent": Text(
        "期内利息、利率和上限都不取决于它", "no interest of the term, no rate and no ceiling depends on it"
    ),
    "filed": _CEILING,
    "accepted": _CEILING,
    "lender": _CEILING,
    "creditor.natural": Text("双方是否自然人在这里不改变结果", "whether both are natural persons changes nothing here"),
    "demands": Text(
        "到期日或起息日已写明；时效用 limitation", "the due date is stated; see limitation for time limits"
    ),
    "payments[].for": Text("抵充结果与自动相同", "the payment goes where it would have gone"),
    "payments[].event": Text("只在判决以后说明款项来历", "it says how money came in after a judgment"),
    "judgment.resumed": Text(
        "它不改变计息的日子；已付的列入 payments", "it changes no day of interest; what was paid belongs in payments"
    ),
    "judgment.effective": Text(
        "履行期限届满日（perform_by）已写明", "the last day of performance (perform_by) is stated"
    ),
    **dict.fromkeys(
        ("judgment.suspended", "judgment.suspended[]"),
        Text("没有一天的加倍部分因它不计", "it leaves no day of the doubled part out"),
    ),
    "judgment.fx_rate": Text("没有写明外币（currency）", "no foreign currency (currency) is stated"),
    "judgment.interest[].base_of": Text(
        "没有还款减少这一项的基数，或与默认的相同", "no payment reduces this base, or it is the default"
    ),
    "judgment.damages_doubled": Text("判决没有违约金", "no damages are adjudged"),
    "judgment.fx_scope": Text("没有写明外币与汇率", "no foreign currency with its rate is stated"),
    "judgment.fx_fee": Text("没有写明外币（currency）", "no foreign currency (currency) is stated"),
    "judgment.interest_before_2014": Text("没有 2014-08-01 以前的迟延", "no delay before 2014-08-01"),
    "resume.settled": Text(
        "利息不因和解协议改变；期间用 limitation", "a settlement changes no interest; see limitation for the period"
    ),
    "conventions.closed": Text("没有写明起止两日的利息期间", "no period of interest has both days written"),
    "conventions.bases": Text("没有还款减少几个同时计息的基数", "no payment reduces several bases side by side"),
    "judgment.general_before_2014": Text("没有 2014-08-01 以前的迟延", "no delay before 2014-08-01"),
}
WHY["bankruptcy"] = WHY["bankruptcy[]"]
WHY["debtor.natural"] = WHY["creditor.natural"]
WHY["demands[]"] = Text(
    "违约不从它起算；时效用 limitation", "default does not begin with it; see limitation for time limits"
)
"""Why a fact that its rule does read decides nothing in a case, by key."""
_NO_PERIOD = Text("没有一段期间取决于它", "no period depends on it")
_OF_PERIODS = {
    **{key: WHY[key] for key in ("loans[].grace", "judgment.effective")},
    "bankruptcy[]": Text(
        "受理以前已经到期，已有判决，或破产的不是债务人",
        "the debt was due before the acceptance, or adjudged, or it is not the debtor's",
    ),
}
_OF_PERIODS["bankruptcy"] = _OF_PERIODS["bankruptcy[]"]
"""The same where periods alone are computed: nothing else of `WHY` decides one."""


def reads_of(kind: str, lender: str = "") -> frozenset[str]:
    """Return what a claim of one kind reads: the facts of every claim and those its rule declares."""
    from ..law.rules import LAW

    loan = Loan("1", 100)
    ctx = Context(Case((loan,), 0, kind=kind, lender=lender), loan, kind, 0, Rates(), Choices())
    modules = [rule.module for rule in LAW if rule.applies(ctx)]
    declared: list[frozenset[str]] = [import_module(f"..law.{module}", __package__).READS for module in modules]
    return CLAIM.union(*declared, BY_INSTALMENTS if kind == "bank-loan" else ())


def reason_of_day(day: int | None, looked: Looked) -> Text | None:
    """Say why something of a day is not counted; None where its day is no reason."""
    if day is None:
        return None
    if day > looked.until:
        return LATER
    if looked.judged is not None and day <= looked.judged:
        return BEFORE_JUDGMENT
    return None


_CALLED = {
    "claim": "利息",
    "compare": "各种口径",
    "judgment": "判决的利息",
    "limitation": "期限",
    "fee": "诉讼费",
    "plan": "和解方案",
    "cap": "利率上限",
    "schedule": "还款计划",
    "cost": "综合成本",
    "distribution": "分配",
}
"""What each command computes, in a Chinese sentence."""


def _idle(command: str) -> str:
    if command == "draft":
        return "这份文书用不到它"
    return f"计算{_CALLED.get(command, command)}用不到它"


def reason(key: str, looked: Looked, day: int | None = None) -> Text:
    """Say why a stated fact (``key`` as `Fact.key` has it) was not used."""
    part, _, inner = key.partition(".")
    part = part.removesuffix("[]")
    command = looked.command
    if part == "costs" and "judgment" in (command, looked.kind):
        return BEFORE_SUIT
    if command == "distribution":
        if looked.kind == "judgment" and part in _OF_CLAIM - _OF_JUDGMENT:
            return ADJUDGED
        if part == "security" and inner in ("price", "price_costs", "prior"):
            return DIVIDED
    if part not in COMMANDS.get(command, frozenset((part,))):
        home = _HOME.get(part, "")
        return Text(
            f"{_idle(command)}{f'（用它的命令：{home}）' if home and home != command else ''}",
            f"{command} does not use it{f' ({home} does)' if home and home != command else ''}",
        )
    if key in ("payments[]", "costs[]", "demands[]", "obstacles[]", "judgment.costs[]"):
        late = reason_of_day(day, looked)
        if late is not None:
            return late
    charged = part == "loans" and inner.partition(".")[0].removesuffix("[]") in _OF_COST
    if charged and command == "cost":
        return NOTHING
    if charged or (command in ("schedule", "cost") and part == "loans" and inner not in SCHEDULE):
        other = "cost" if charged else "claim"
        return Text(f"{_idle(command)}（用它的命令：{other}）", f"{command} does not use it ({other} does)")
    if command == "limitation":
        if part in ("loans", "judgment") and inner not in LIMITATION:
            return Text(_idle(command), f"{command} does not use it")
        if key in WHY:
            return _OF_PERIODS.get(key, _NO_PERIOD)
    # Of the parties a rule asks whether they are natural persons, and nothing else.
    of_rule = part in ("loans", "conventions", "lender", "accepted") or inner == "natural"
    if of_rule and looked.kind in WORDS["kind"] and (inner or part) not in reads_of(looked.kind):
        name = WORDS["kind"][looked.kind][0]
        return Text(f"这一类型（{name}）不用它", f"this kind of claim ({looked.kind}) does not use it")
    if key == "conventions.cap" and looked.kind == "bank-loan":
        return Text("总额没有超过它", "the total is not above it")
    return WHY.get(key, NOTHING)
