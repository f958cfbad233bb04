"""法释〔2014〕8号: interest for delayed performance = general debt interest + the doubled part.

The doubled part runs at 0.0175 % a day on the money a judgment orders other than general debt interest, from the last
day of performance to performance. [届满之日, 履行完毕之日) and the days after the last day through the pay day are the
same number of days: tracks here hold the former, and are shown one day later.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import half_up
from ..base.text import Text
from ..casefile.model import Case, Cost, Judgment, OrderedInterest, Payment, Portion
from ..engine.schedule import Rate, Span, cut, join
from ..values.rate import RateTerm
from .choices import Choices
from .context import Context, day_of
from .reference import fixed_rate, spans_of

problem = problems_of(__name__)
worded = words_of(__name__)

IN_FORCE = day_of("2014-08-01")
DAILY = RateTerm("fixed", 175_000_000, "day")
"""0.0175 % a day, 日万分之一点七五."""

_ARTICLES = ("delay-interest-2014/1", "delay-interest-2014/2")

# The article that orders doubled interest, by the day of the judgment (law.md §6.1).
_CLAUSES = (
    ("2024-01-01", "civil-procedure-2023/264"),
    ("2022-01-01", "civil-procedure-2021/260"),
    ("2017-07-01", "civil-procedure-2017/253"),
    ("2013-01-01", "civil-procedure-2012/253"),
    ("2008-04-01", "civil-procedure-2007/229"),
    ("1991-04-09", "civil-procedure-1991/232"),
)
# The article on the period to apply for enforcement, by the day of the application (law.md §6.1).
_APPLICATION = (
    ("2024-01-01", "civil-procedure-2023/250"),
    ("2022-01-01", "civil-procedure-2021/246"),
    ("2017-07-01", "civil-procedure-2017/239"),
    ("2013-01-01", "civil-procedure-2012/239"),
    ("2008-04-01", "civil-procedure-2007/215"),
    ("1991-04-09", "civil-procedure-1991/219"),
)
# The article that limits seizure to the duty, by the day it is computed to (law.md §6.1).
_SEIZURE = (
    ("2024-01-01", "civil-procedure-2023/253"),
    ("2022-01-01", "civil-procedure-2021/249"),
    ("2017-07-01", "civil-procedure-2017/242"),
    ("2013-01-01", "civil-procedure-2012/242"),
    ("2008-04-01", "civil-procedure-2007/218"),
    ("1991-04-09", "civil-procedure-1991/221"),
)
EVENTS = {
    "voluntary": Text("自动履行", "voluntary performance"),
    "transfer": Text("划拨", "transfer by the court"),
    "auction": Text("拍卖成交或抵债裁定", "ruling after auction or in kind"),
}
"""What stops the doubled part on its day (3条1、2款): performance, 划拨 or 提取, the ruling taking effect."""

_COURT_FEES = ("受理费", "保全费", "申请费", "诉讼费", "执行费")


def clause(day: int) -> str:
    """The provision whose number a judgment of ``day`` prints for doubled interest."""
    return next((key for first, key in _CLAUSES if day >= day_of(first)), _CLAUSES[-1][1])


def application_clause(day: int) -> str:
    """The provision on the period to apply for enforcement, by its number on the ``day`` of the application."""
    return next((key for first, key in _APPLICATION if day >= day_of(first)), _APPLICATION[-1][1])


def seizure_clause(day: int) -> str:
    """The provision on what may be seized, by its number on ``day``."""
    return next((key for first, key in _SEIZURE if day >= day_of(first)), _SEIZURE[-1][1])


def delay_begins(judgment: Judgment, ctx: Context) -> list[tuple[int, int]]:
    """The last day of performance of each part of the principal with its amount in fen (2条), of a resolved judgment;
    effectiveness where none was set. What had fallen due early by acceleration has the day on which it did.

    Raises LprError where neither is stated.
    """
    principal = judgment.principal or 0
    if judgment.instalments:
        early = judgment.accelerated if judgment.accelerates else None
        return [(p.day or 0 if early is None else min(p.day or 0, early), p.amount) for p in judgment.instalments]
    if judgment.perform_by is not None:
        return [(judgment.perform_by, principal)]
    if judgment.damages_parts and not principal:
        return [(part.day or 0, 0) for part in judgment.damages_parts]
    if judgment.effective is not None:
        ctx.choices.assume(
            "perform-by",
            worded("perform-by", effective=iso(judgment.effective)),
            "delay-interest-2014/2",
        )
        return [(judgment.effective, principal)]
    raise ctx.refuse("perform-by-missing/doubled")


def in_rmb(judgment: Judgment, choices: Choices) -> Judgment:
    """A judgment in another currency: as it stands, its doubled part in RMB where a rate is stated (5条), or all of it
    in RMB where ``fx_scope`` says so.
    """
    if not judgment.currency or judgment.currency == "CNY":
        return judgment._replace(currency="", fx_rate=None)
    name = judgment.currency
    if judgment.fx_rate is None:
        choices.note("info", "currency", worded("currency/judged", name=name), "delay-interest-2014/5")
        return judgment
    if judgment.fx_scope != "all":
        choices.assume("currency", worded("currency/doubled-in-rmb", name=name), "delay-interest-2014/5")
        return judgment
    choices.note("info", "currency", worded("currency/all-in-rmb", name=name), "delay-interest-2014/5")
    rate = judgment.fx_rate

    def convert(fen: int) -> int:
        return half_up(fen * rate, 10**6)

    def maybe(fen: int | None) -> int | None:
        return None if fen is None else convert(fen)

    # The parts must still add up to the whole: the last takes what rounding leaves.
    principal = convert(judgment.principal or 0)

    def parts(stated: tuple[Portion, ...], whole: int) -> tuple[Portion, ...]:
        portions = [p._replace(amount=convert(p.amount)) for p in stated]
        if portions:
            portions[-1] = portions[-1]._replace(amount=whole - sum(p.amount for p in portions[:-1]))
        return tuple(portions)

    damages = convert(judgment.damages)
    return judgment._replace(
        principal=principal,
        damages=damages,
        damages_parts=parts(judgment.damages_parts, damages),
        costs=tuple(cost._replace(amount=convert(cost.amount)) for cost in judgment.costs),
        instalments=parts(judgment.instalments, principal),
        interest=tuple(
            o._replace(base=maybe(o.base), limit=maybe(o.limit), amount=maybe(o.amount)) for o in judgment.interest
        ),
        shared_limit=maybe(judgment.shared_limit),
        currency="",
    )


def in_currency(payments: tuple[Payment, ...], case: Case, choices: Choices) -> tuple[Payment, ...]:
    """Payments in the currency the judgment is computed in. Raises LprError for one that nothing converts."""
    judgment = case.judgment
    assert judgment is not None
    own = judgment.currency or "CNY"
    whole = judgment.fx_scope == "all" and judgment.fx_rate is not None
    found, problems = [], []
    if own != "CNY" and judgment.costs:
        choices.assume("costs-currency", worded("costs-currency", currency=own), "fees-2006/55", matters=True)
    for ordered in judgment.interest:
        if ordered.currency and ordered.currency != own:
            problems.append(problem("interest-currency", ordered.where, currency=ordered.currency, own=own))
    for payment in payments:
        paid_in = payment.currency or own
        if own != "CNY" and not payment.currency:
            choices.assume("payment-currency", worded("payment-currency/silent", currency=own), "delay-interest-2014/5")
        if paid_in == ("CNY" if whole else own):
            found.append(payment)
        elif whole and paid_in == own:
            assert judgment.fx_rate is not None
            found.append(payment._replace(amount=half_up(payment.amount * judgment.fx_rate, 10**6), currency="CNY"))
        else:
            problems.append(
                problem("payment-currency/no-rate", payment.where, day=iso(payment.day), paid=paid_in, currency=own)
            )
    if problems:
        raise LprError(*problems)
    return tuple(found)


def note_prepaid(judgment: Judgment, choices: Choices) -> None:
    """Say who gets the court fees where that is not stated: the loser pays the winner,
    or the court refunds him (民诉法 解释 207条).
    """
    names = "、".join(cost.name for cost in judgment.costs if is_court_fee(cost) and not cost.pay_to)
    if names:
        choices.assume("court-fee-payee", worded("court-fee-payee", names=names), "civil-procedure-interp-2022/207")


def note_base(judgment: Judgment, choices: Choices) -> None:
    """Say what is taken into the base of the doubled part, and what is not, beside principal and costs (law.md A11,
    A12).
    """
    if judgment.penalty_borne:
        return
    if judgment.damages and judgment.damages_doubled and "damages_doubled" not in judgment.places:
        choices.assume("damages-in-base", worded("damages-in-base"), "delay-interest-2014/1")
    if any(o.amount is not None or o.until is not None for o in judgment.interest if not o.doubled):
        choices.assume("closed-interest-out", worded("closed-interest-out"), "delay-interest-2014/1")


def note_special(judgment: Judgment, choices: Choices) -> None:
    """Say what follows from restitution after enforcement (6条) and from a settlement that was not kept."""
    if judgment.penalty_borne:
        choices.note("info", "penalty-borne", worded("penalty-borne"), "mediation-2020/15-2")
    if judgment.restitution:
        choices.note("info", "restitution", worded("restitution"), "delay-interest-2014/6")
    if judgment.resumed is not None:
        choices.note("info", "resumed", worded("resumed", resumed=iso(judgment.resumed)), "settlement-2020/17")


def doubled_rate() -> Rate:
    """0.0175 % a day (1条)."""
    return fixed_rate(DAILY, _ARTICLES, Text("加倍部分", "doubled part "))


def doubled_spans(begins: int, until: int, judgment: Judgment) -> tuple[Span, ...]:
    """0.0175 % a day from the day after the last day of performance, ``begins``, through ``until``, without the
    excluded periods (3条3款) and what follows the acceptance of a bankruptcy (破产法解释（三） 3条).
    """
    rate = doubled_rate()
    # A mediation statement whose own penalty for default was borne excludes the doubled part (民事调解规定 15条2款).
    first_day, end = begins + 1, until + 1
    end = end if judgment.stopped is None else min(end, judgment.stopped)
    spans = [Span(first_day, end, rate)] if first_day < end and not judgment.penalty_borne else []
    for first, last, _ in judgment.suspended:
        spans = [*cut(spans, first_day, first), *cut(spans, last + 1, end)]
    return join(spans)


def general_spans(ordered: OrderedInterest, end: int, ctx: Context) -> tuple[Span, ...]:
    """General debt interest as the operative part words it, to its own end or ``end`` (exclusive).

    Raises LprError where it lacks a rate or a first day.
    """
    if ordered.rate is None or ordered.start is None:
        raise ctx.refuse("general-interest-terms")
    stop = end if ordered.until is None else min(end, ordered.until + 1)
    return spans_of(
        ordered.rate,
        ordered.start,
        stop,
        ctx,
        ("delay-interest-2014/1",),
        prefix=Text("判决", "judgment "),
        fixed_on=ordered.start,
    )


def cap_spans(judgment: Judgment, start: int, end: int, ctx: Context) -> tuple[Span, ...]:
    """The ceiling that the operative part puts on all general interest together, in the days ``[start, end)``."""
    assert judgment.interest_cap is not None
    return spans_of(judgment.interest_cap, start, end, ctx, (), prefix=Text("合计上限", "total "), fixed_on=start)


def is_court_fee(cost: Cost) -> bool:
    """Whether the court charges a cost, by its name."""
    return any(word in cost.name for word in _COURT_FEES)


def bears_doubled(cost: Cost, ctx: Context) -> bool:
    """Whether a cost is in the doubled base: court fees out, lawyer's, appraisal and notice fees in (law.md A10)."""
    if cost.doubled is not None:
        return cost.doubled
    court = is_court_fee(cost)
    code = "doubled-base-out" if court else "doubled-base-in"
    ctx.choices.assume(code, worded(code, name=cost.name), "delay-interest-2014/1")
    return not court
