"""法释〔2014〕8号: interest for delayed performance = general debt interest + the doubled part.

The doubled part runs at 0.0175 % a day on the money a judgment orders other than general debt interest, from the last
day of performance to performance. [届满之日, 履行完毕之日) and the days after the last day through the pay day are the
same number of days: tracks here hold the former, and are shown one day later.
"""

from __future__ import annotations

from ..accrual import Span, Track, cut, join
from ..casefile.model import Cost, Judgment, OrderedInterest
from ..dates import iso
from ..rateterm import RateTerm
from ..record import Text
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
_COURT_FEES = ("受理费", "保全费", "申请费", "诉讼费", "执行费")


def clause(day: int) -> str:
    """The provision whose number a judgment of ``day`` prints for doubled interest."""
    return next((key for first, key in _CLAUSES if day >= day_of(first)), _CLAUSES[-1][1])


def delay_begins(judgment: Judgment, ctx: Context) -> list[tuple[int, int]]:
    """The last day of performance of each instalment with its amount in fen (2条); effectiveness where none was set.

    Raises LprError where neither is stated, or where delay begins before 2014-08-01 (7条).
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
    early = [day for day, _ in found if day < IN_FORCE]
    if early:
        raise ctx.refuse(
            "delay-before-2014",
            Text(
                f"{iso(early[0])} 起的迟延早于 2014-08-01，此前按旧办法计算，本程序尚不计算",
                f"delay from {iso(early[0])} is before 2014-08-01: the earlier formula is not computed here yet",
            ),
            Text(
                "只计算 2014-08-01 以后的部分：--perform-by 2014-08-01", "for the later part: --perform-by 2014-08-01"
            ),
        )
    return found


def doubled_track(begins: int, until: int, judgment: Judgment) -> Track:
    """0.0175 % a day from the last day of performance, without the excluded periods (3条3款)."""
    rate = fixed_rate(DAILY, _ARTICLES, Text("加倍部分", "doubled part "))
    spans = [Span(begins, until, rate)] if begins < until else []
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
