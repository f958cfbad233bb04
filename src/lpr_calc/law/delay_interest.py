"""法释〔2014〕8号: interest for delayed performance = general debt interest + the doubled part.

The doubled part runs at 0.0175 % a day on the money a judgment orders other than general debt interest, from the last
day of performance to performance. [届满之日, 履行完毕之日) and the days after the last day through the pay day are the
same number of days: tracks here hold the former, and are shown one day later.
"""

from __future__ import annotations

from datetime import date

from ..accrual import Rate, Span, Track, cut, join
from ..assumption import Choices
from ..casefile.model import Case, Cost, Judgment, OrderedInterest
from ..dates import iso
from ..errors import Problem
from ..money import fen_text, half_up
from ..rateterm import RateTerm
from ..record import Text
from ..workdays import next_workday
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


def delay_begins(judgment: Judgment, ctx: Context) -> list[tuple[int, int]]:
    """The last day of performance of each instalment with its amount in fen (2条); effectiveness where none was set.

    Raises LprError where neither is stated.
    """
    principal = judgment.principal or 0
    if judgment.instalments:
        found = [(portion.day or 0, portion.amount) for portion in judgment.instalments]
    elif judgment.perform_by is not None:
        found = [(judgment.perform_by, principal)]
    elif judgment.effective is not None:
        found = [(judgment.effective, principal)]
        ctx.choices.assume(
            "perform-by",
            Text(
                f"判决未定履行期限，自生效之日 {iso(judgment.effective)} 起计算加倍部分",
                f"no period for performance: the doubled part runs from effectiveness, {iso(judgment.effective)}",
            ),
            "delay-interest-2014/2",
        )
    else:
        raise ctx.refuse(
            "perform-by-missing",
            Text(
                "没有履行期限届满日，无法计算加倍部分",
                "no last day of performance: the doubled part cannot be computed",
            ),
            Text(
                "写明 --perform-by，未定履行期限的写 --effective 生效日",
                "state --perform-by, or --effective where no period was set",
            ),
        )
    return [(rolled(day, judgment, ctx), amount) for day, amount in found]


def contradictions(judgment: Judgment, case: Case) -> list[Problem]:
    """Return what cannot all be true of a judgment, and the one convention a judgment does not take."""
    where = case.places.get("judgment", "")
    problems = []
    total = sum(portion.amount for portion in judgment.instalments)
    if judgment.instalments and total != judgment.principal:
        said, principal = fen_text(total), fen_text(judgment.principal or 0)
        message = Text(
            f"各期合计 {said} 元，不等于判决本金 {principal} 元",
            f"the instalments add up to {said}, the principal is {principal}",
        )
        hint = Text("分期写本金部分，合计等于本金", "state the principal part of each instalment")
        problems.append(Problem("instalments-sum", message, where, hint))
    periods = [(first, last, Text("扣除期间", "excluded period")) for first, last, _ in judgment.suspended]
    periods += [
        (o.start, o.until, Text("一般债务利息", "general interest"))
        for o in judgment.interest
        if o.start is not None and o.until is not None
    ]
    for first, last, name in periods:
        if last < first:
            message = Text(
                f"{name.zh}止于 {iso(last)}，早于 {iso(first)}", f"{name.en} ends on {iso(last)}, before {iso(first)}"
            )
            problems.append(Problem("dates-order", message, where, Text("检查这两个日期", "check the two dates")))
    if case.conventions.rounding not in ("", "line"):
        message = Text("判决只按逐段舍入计算", "a judgment is computed with each line rounded")
        problems.append(
            Problem("rounding", message, case.places.get("conventions", ""), Text("rounding: line", "rounding: line"))
        )
    return problems


def in_rmb(judgment: Judgment, choices: Choices) -> Judgment:
    """A judgment in another currency: as it stands, or in RMB at the rate of the day the doubled part begins (5条)."""
    if not judgment.currency:
        return judgment
    if judgment.fx_rate is None:
        message = Text(
            f"以 {judgment.currency} 计算，加倍部分同样按日万分之一点七五",
            f"computed in {judgment.currency}; the doubled part runs at the same 0.0175 % a day",
        )
        choices.note("info", "currency", message, "delay-interest-2014/5")
        return judgment
    rate = judgment.fx_rate

    def convert(fen: int) -> int:
        return half_up(fen * rate, 10**6)

    message = Text(
        f"债权人选择人民币：先按加倍部分起算日的汇率中间价折算，再计算（{judgment.currency}）",
        f"in RMB by the creditor's choice: converted at the mid-rate of the day the doubled part begins ({judgment.currency})",
    )
    choices.note("info", "currency", message, "delay-interest-2014/5")
    return judgment._replace(
        principal=convert(judgment.principal or 0),
        damages=convert(judgment.damages),
        costs=tuple(cost._replace(amount=convert(cost.amount)) for cost in judgment.costs),
        instalments=tuple(p._replace(amount=convert(p.amount)) for p in judgment.instalments),
        interest=tuple(o._replace(base=None if o.base is None else convert(o.base)) for o in judgment.interest),
    )


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
            f"enforcement of the judgment resumed on {iso(judgment.resumed)}: what was paid under the settlement comes off",
        )
        choices.note("info", "resumed", message, "settlement-2020/17")


def rolled(day: int, judgment: Judgment, ctx: Context) -> int:
    """The last day of performance, moved off a day of rest where the user asks for it (Civil Code 203)."""
    later, official = next_workday(date.fromordinal(day))
    if later.toordinal() == day:
        return day
    known = Text("", "")
    if not official:
        known = Text("（未安装 calendar，仅按周末判断）", " (by the weekday alone: install lpr-calc[calendar])")
    if judgment.extend_holiday:
        message = Text(
            f"履行期限最后一日 {iso(day)} 是休息日，顺延至 {later}{known.zh}",
            f"the last day of performance {iso(day)} is a day of rest: moved to {later}{known.en}",
        )
        ctx.choices.assume("holiday", message, "civil-code/203")
        return later.toordinal()
    message = Text(
        f"{iso(day)} 是休息日：如这一天尚未按民法典 203 条顺延，写 extend_holiday: yes（顺延至 {later}）{known.zh}",
        f"{iso(day)} is a day of rest: if it is not yet moved under Civil Code 203, state extend_holiday: yes"
        f" (to {later}){known.en}",
    )
    ctx.choices.note("info", "holiday", message, "civil-code/203")
    return day


def doubled_rate() -> Rate:
    """0.0175 % a day (1条)."""
    return fixed_rate(DAILY, _ARTICLES, Text("加倍部分", "doubled part "))


def doubled_track(begins: int, until: int, judgment: Judgment) -> Track:
    """0.0175 % a day from the last day of performance, without the excluded periods (3条3款)."""
    rate = doubled_rate()
    # A mediation statement whose own penalty for default was borne excludes the doubled part (民事调解规定 15条2款).
    spans = [Span(begins, until, rate)] if begins < until and not judgment.penalty_borne else []
    for first, last, _ in judgment.suspended:
        # Shown one day later: the days first … last are [first − 1, last) here.
        spans = [*cut(spans, begins, first - 1), *cut(spans, last, until)]
    return Track("doubled", "doubled", join(spans))


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
        ordered.rate, ordered.start, stop, ctx, ("delay-interest-2014/1",), prefix=Text("判决", "judgment "),
        fixed_on=ordered.start,
    )  # fmt: skip


def bears_doubled(cost: Cost, ctx: Context) -> bool:
    """Whether a cost is in the doubled base: court fees out, lawyer's, appraisal and notice fees in (law.md A10)."""
    if cost.doubled is not None:
        return cost.doubled
    court = any(word in cost.name for word in _COURT_FEES)
    ctx.choices.assume(
        f"doubled-base-{'out' if court else 'in'}",
        Text(
            f"{cost.name}{'不计入' if court else '计入'}加倍部分的基数（costs 的 doubled 可改）",
            f"{cost.name} is {'outside' if court else 'inside'} the doubled base (`doubled` of the cost changes that)",
        ),
        "delay-interest-2014/1",
    )
    return not court
