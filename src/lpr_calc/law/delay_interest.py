"""法释〔2014〕8号: interest for delayed performance = general debt interest + the doubled part.

The doubled part runs at 0.0175 % a day on the money a judgment orders other than general debt interest, from the last
day of performance to performance. [届满之日, 履行完毕之日) and the days after the last day through the pay day are the
same number of days: tracks here hold the former, and are shown one day later.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, Problem
from ..base.money import half_up
from ..base.text import Text
from ..casefile.model import Case, Cost, Judgment, OrderedInterest, Payment, Portion
from ..engine.schedule import Rate, Span, cut, join
from ..values.rate import RateTerm
from .choices import Choices
from .context import Context, day_of
from .reference import fixed_rate, spans_of

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
            Text(
                f"判决未定履行期限，自生效之日 {iso(judgment.effective)} 起计算加倍部分",
                f"no period for performance: the doubled part runs from effectiveness, {iso(judgment.effective)}",
            ),
            "delay-interest-2014/2",
        )
        return [(judgment.effective, principal)]
    raise ctx.refuse(
        "perform-by-missing",
        Text(
            "没有履行期限届满日，无法计算加倍部分",
            "no last day of performance: the doubled part cannot be computed",
        ),
        Text(
            "写明 --perform-by，或 --effective 加 --perform-within 10日；未定履行期限的只写 --effective",
            "state --perform-by, or --effective with --perform-within 10; --effective alone where no period was set",
        ),
    )


def in_rmb(judgment: Judgment, choices: Choices) -> Judgment:
    """A judgment in another currency: as it stands, its doubled part in RMB where a rate is stated (5条), or all of it
    in RMB where ``fx_scope`` says so.
    """
    if not judgment.currency or judgment.currency == "CNY":
        return judgment._replace(currency="", fx_rate=None)
    name = judgment.currency
    if judgment.fx_rate is None:
        message = Text(
            f"以 {name} 计算，加倍部分同样按日万分之一点七五",
            f"computed in {name}; the doubled part runs at the same 0.0175 % a day",
        )
        choices.note("info", "currency", message, "delay-interest-2014/5")
        return judgment
    if judgment.fx_scope != "all":
        message = Text(
            f"债权人选择人民币：判决的款项仍以 {name} 计，加倍部分先按起算日的汇率中间价折算基数，再以人民币计算（写"
            " fx_scope: all 则全部折算）",
            f"the creditor chose RMB: what is adjudged stays in {name}; the base of the doubled part is converted at"
            " the mid-rate of its first day (fx_scope: all converts everything)",
        )
        choices.assume("currency", message, "delay-interest-2014/5")
        return judgment
    message = Text(
        f"全部款项按加倍部分起算日的汇率中间价折算为人民币（{name}）：5 条只为加倍部分折算，其余是所写明的读法",
        f"everything converted to RMB at the mid-rate of the day the doubled part begins ({name}): art. 5 converts"
        " for the doubled part only, the rest is a reading as stated",
    )
    choices.note("info", "currency", message, "delay-interest-2014/5")
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
        message = Text(
            f"费用按 {own} 计：法院收取的费用以人民币交纳的，写折算后的 {own} 金额",
            f"costs are taken in {own}: what the court charges in RMB is to be stated as converted to {own}",
        )
        choices.assume("costs-currency", message, "fees-2006/55", matters=True)
    for ordered in judgment.interest:
        if ordered.currency and ordered.currency != own:
            message = Text(
                f"这一项利息（基数、数额、上限）以 {ordered.currency} 计，判决以 {own} 计：没有折算率",
                f"this entry of interest (base, sum, limit) is in {ordered.currency}, the judgment in {own}: nothing"
                " converts it",
            )
            hint = Text(f"写成 {own} 的金额（currency: {own}）", f"state it in {own} (currency: {own})")
            problems.append(Problem("interest-currency", message, ordered.where, hint))
    for payment in payments:
        paid_in = payment.currency or own
        if own != "CNY" and not payment.currency:
            message = Text(f"还款没有写明币种，按 {own}", f"payments without a currency are taken as {own}")
            choices.assume("payment-currency", message, "delay-interest-2014/5")
        if paid_in == ("CNY" if whole else own):
            found.append(payment)
        elif whole and paid_in == own:
            assert judgment.fx_rate is not None
            found.append(payment._replace(amount=half_up(payment.amount * judgment.fx_rate, 10**6), currency="CNY"))
        else:
            message = Text(
                f"{iso(payment.day)} 的还款以 {paid_in} 计，判决以 {own} 计：没有折算率",
                f"the payment of {iso(payment.day)} is in {paid_in}, the judgment in {own}: nothing converts it",
            )
            hint = Text(
                f"写按付款日折算的 {own} 金额（currency: {own}）",
                f"state it in {own} as converted on its day (currency: {own})",
            )
            problems.append(Problem("payment-currency", message, payment.where, hint))
    if problems:
        raise LprError(*problems)
    return tuple(found)


def note_prepaid(judgment: Judgment, choices: Choices) -> None:
    """Say who gets the court fees where that is not stated: the loser pays the winner,
    or the court refunds him (民诉法 解释 207条).
    """
    names = "、".join(cost.name for cost in judgment.costs if is_court_fee(cost) and not cost.pay_to)
    if names:
        message = Text(
            f"{names}由被执行人直接支付（胜诉方预交且同意的）；由法院退还并向败诉方追缴的写 pay_to: court",
            f"{names}: paid by the debtor to the creditor, who prepaid and agrees; where the court refunds it and"
            " collects from the loser, state pay_to: court",
        )
        choices.assume("court-fee-payee", message, "civil-procedure-interp-2022/207")


def note_base(judgment: Judgment, choices: Choices) -> None:
    """Say what is taken into the base of the doubled part, and what is not, beside principal and costs (law.md A11,
    A12).
    """
    if judgment.penalty_borne:
        return
    if judgment.damages and judgment.damages_doubled and "damages_doubled" not in judgment.places:
        message = Text(
            "判决的违约金（数额已定）计入加倍部分的基数（damages_doubled: no 则不计）",
            "damages adjudged as a sum are in the doubled base (damages_doubled: no takes them out)",
        )
        choices.assume("damages-in-base", message, "delay-interest-2014/1")
    if any(o.amount is not None or o.until is not None for o in judgment.interest if not o.doubled):
        message = Text(
            "判决已定或已截止的利息是一般债务利息，不计入加倍部分的基数（该项写 doubled: yes 则计入）",
            "interest that is fixed or closed is general interest, outside the doubled base (doubled: yes of its"
            " entry puts it in)",
        )
        choices.assume("closed-interest-out", message, "delay-interest-2014/1")


def note_special(judgment: Judgment, choices: Choices) -> None:
    """Say what follows from restitution after enforcement (6条) and from a settlement that was not kept."""
    if judgment.penalty_borne:
        message = Text(
            "已承担调解书约定的违约责任，不再计算加倍部分",
            "the penalty a mediation statement provides was borne: no doubled part",
        )
        choices.note("info", "penalty-borne", message, "mediation-2020/15-2")
    if judgment.restitution:
        message = Text(
            "执行回转：原申请执行人迟延履行返还义务的，同样承担加倍部分",
            "restitution after enforcement: the former creditor owes the doubled part likewise",
        )
        choices.note("info", "restitution", message, "delay-interest-2014/6")
    if judgment.resumed is not None:
        message = Text(
            f"{iso(judgment.resumed)} 恢复执行原判决：和解协议已履行的部分作为还款扣除",
            f"enforcement of the judgment resumed on {iso(judgment.resumed)}: what was paid under the settlement"
            " comes off",
        )
        choices.note("info", "resumed", message, "settlement-2020/17")


def doubled_rate() -> Rate:
    """0.0175 % a day (1条)."""
    return fixed_rate(DAILY, _ARTICLES, Text("加倍部分", "doubled part "))


def doubled_spans(begins: int, until: int, judgment: Judgment) -> tuple[Span, ...]:
    """0.0175 % a day from the day after the last day of performance, ``begins``, through ``until``, without the
    excluded periods (3条3款).
    """
    rate = doubled_rate()
    # A mediation statement whose own penalty for default was borne excludes the doubled part (民事调解规定 15条2款).
    first_day, end = begins + 1, until + 1
    spans = [Span(first_day, end, rate)] if first_day < end and not judgment.penalty_borne else []
    for first, last, _ in judgment.suspended:
        spans = [*cut(spans, first_day, first), *cut(spans, last + 1, end)]
    return join(spans)


def general_spans(ordered: OrderedInterest, end: int, ctx: Context) -> tuple[Span, ...]:
    """General debt interest as the operative part words it, to its own end or ``end`` (exclusive).

    Raises LprError where it lacks a rate or a first day.
    """
    if ordered.rate is None or ordered.start is None:
        raise ctx.refuse(
            "general-interest-terms",
            Text("一般债务利息缺少利率或起算日", "general debt interest lacks its rate or its first day"),
            Text("写明 --interest-rate 与 --interest-from", "state --interest-rate and --interest-from"),
        )
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


def is_court_fee(cost: Cost) -> bool:
    """Whether the court charges a cost, by its name."""
    return any(word in cost.name for word in _COURT_FEES)


def bears_doubled(cost: Cost, ctx: Context) -> bool:
    """Whether a cost is in the doubled base: court fees out, lawyer's, appraisal and notice fees in (law.md A10)."""
    if cost.doubled is not None:
        return cost.doubled
    court = is_court_fee(cost)
    ctx.choices.assume(
        f"doubled-base-{'out' if court else 'in'}",
        Text(
            f"{cost.name}{'不计入' if court else '计入'}加倍部分的基数（costs 的 doubled 可改）",
            f"{cost.name} is {'outside' if court else 'inside'} the doubled base (`doubled` of the cost changes that)",
        ),
        "delay-interest-2014/1",
    )
    return not court
