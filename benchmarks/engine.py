"""The engine: lines and exact sums in the time a naive loop walks the days once. ``python -m benchmarks.engine``.

Workload: 2019-08-20 to 2026-06-30, four times the one-year LPR, 365 days, 0, 5 and 20 payments, interest first; and the
matters of `workloads.ENGINE`. The naive loop walks every day with Decimal and date. Before anything is timed, every
method must give the same fen on every claim of the sample: a figure that differs ends the run.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import Scheduled, accrue_courses, calculate, schedule_case
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import Receipt
from lpr_calc.engine.walk import Outcome, walk
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

from .earlier import ENGINE as EARLIER
from .earlier import EXACT
from .timing import HEAD, faster, interleaved, ratio, row, void
from .workloads import END, ENGINE, START, Claim, case_of, sample

ROUNDS = 9
Ready = tuple[Scheduled, list[Course]]


def quotes() -> list[tuple[date, Decimal]]:
    """Return the one-year LPR as published, in percent."""
    table = Rates().lpr
    pairs = zip(table.days, table.columns["1y"], strict=True)
    return [(date.fromordinal(day), Decimal(value) / 100) for day, value in pairs]


def naive(claim: Claim, quotes: list[tuple[date, Decimal]]) -> Decimal:
    """Walk every day with Decimal; lines are rounded half up where base or rate changes. Returns yuan of interest."""
    principal, payments = Decimal(claim[0]) / 100, dict(claim[1])
    total = owed = posted = Decimal(0)
    products = Decimal(0)
    changes = {
        when: value * 4 for (_, before), (when, value) in zip(quotes, quotes[1:], strict=False) if value != before
    }
    rate = quotes[0][1] * 4
    day, one = START, timedelta(1)
    while day < END:
        quote = changes.get(day, rate)
        paid = payments.get(day)
        if paid is not None or quote != rate:
            line = to_cent(products)
            owed += line - posted
            total += line - posted
            posted = line
            before = principal
            if paid is not None:
                amount = Decimal(paid) / 100
                to_interest = min(amount, owed)
                owed -= to_interest
                principal -= min(amount - to_interest, principal)
            if quote != rate or principal != before:
                rate, products, posted = quote, Decimal(0), Decimal(0)
        products += principal * rate
        day += one
    return total + to_cent(products) - posted


def to_cent(products: Decimal) -> Decimal:
    """Divide the sum of principal times percent by the days of a year and round half up."""
    return (products / 36500).quantize(Decimal("0.01"), ROUND_HALF_UP)


def unrounded(claim: Claim, quotes: list[tuple[date, Decimal]]) -> Fraction:
    """Return fen of interest with every fraction kept, payments to interest first."""
    principal, payments = Fraction(claim[0]), dict(claim[1])
    total = owed = Fraction(0)
    rates = dict(quotes)
    rate, day = Fraction(0), START
    while day < END:
        if day in rates:
            rate = Fraction(rates[day]) * 4 / 36500
        if day in payments:
            to_interest = min(Fraction(payments[day]), owed)
            owed -= to_interest
            principal -= min(payments[day] - to_interest, principal)
        total += principal * rate
        owed += principal * rate
        day += timedelta(1)
    return total


def scheduled_of(facts: dict[str, Any]) -> Scheduled:
    """Lay a matter out, as the law does."""
    return schedule_case(parse_case(as_tree(facts), END), Rates())


def ready_of(scheduled: Scheduled) -> Ready:
    """Make the schedules of a matter ready for the walk."""
    return scheduled, [Course(schedule) for schedule in scheduled.schedules]


def accrued(ready: Ready, exact: bool) -> Outcome:
    """Run the engine on a matter that was laid out and made ready, payments included."""
    scheduled, courses = ready
    return accrue_courses(scheduled._replace(choices=type(scheduled.choices)()), courses, exact)


def interest_of(outcome: Outcome) -> Fraction:
    """Return fen of interest."""
    return Fraction(sum([line[5] for balance in outcome.balances for line in balance.lines]), outcome.unit)


def itemised(course: Course, receipts: list[Receipt]) -> int:
    """Walk a schedule that was made ready; return fen of interest."""
    (balance,) = walk([course], receipts).balances
    return sum([line[5] for line in balance.lines])


def main() -> None:
    """Check exactness, then print the table."""
    published = quotes()
    lines = [HEAD]
    for number, aim, times in ((0, "≥ 90", 6), (5, "≥ 55", 9), (20, "≥ 32", 15)):
        claims = sample(number)
        matters = [ready_of(scheduled_of(case_of(claim))) for claim in claims]
        ready = [
            (one[1][0], [Receipt(day.toordinal(), fen) for day, fen in claim[1]])
            for one, claim in zip(matters, claims, strict=True)
        ]
        for claim, matter, one in zip(claims, matters, ready, strict=True):
            right = int(naive(claim, published) * 100)
            if itemised(*one) != right or interest_of(accrued(matter, False)) != right:
                void(f"engine and day loop differ on {claim}")
            if interest_of(accrued(matter, True)) != unrounded(claim, published):
                void(f"the exact engine and fractions day by day differ on {claim}")
        cases = [case_of(claim) for claim in claims]
        seconds = interleaved(
            {
                "naive": lambda: [naive(claim, published) for claim in claims],  # noqa: B023
                "engine": lambda: [itemised(*one) for _ in range(20) for one in ready],  # noqa: B023
                "exact": lambda: [accrued(one, True) for _ in range(4) for one in matters],  # noqa: B023
                "claim": lambda: [calculate(parse_case(as_tree(case), END), Rates()) for case in cases],  # noqa: B023
            },
            ROUNDS,
        )
        per = min(seconds["engine"]) / 20 / len(claims) * 1e6
        what = f"itemised, {number} payments: engine and payments ÷ naive day loop"
        lines.append(row(what, aim, 20 * ratio(seconds["naive"], seconds["engine"]), f"{per:.0f} µs"))
        per = min(seconds["exact"]) / 4 / len(claims) * 1e6
        what = f"exact mode, {number} payments ÷ naive day loop"
        lines.append(faster(what, EXACT[number], times, 4 * ratio(seconds["naive"], seconds["exact"]), f"{per:.0f} µs"))
        what = f"itemised with parsing, law and totals, {number} payments ÷ naive day loop"
        lines.append(row(what, "–", ratio(seconds["naive"], seconds["claim"])))
    lines += others(published)
    lines += quantlib_rows(Course(scheduled_of(case_of(sample(0)[0])).schedules[0]))
    sys.stdout.write("\n".join(lines) + "\n")


def others(published: list[tuple[date, Decimal]]) -> list[str]:
    """Time instalments, a bank loan and several loans; their lines must round what the exact mode gives."""
    loop = sample(0)[0]
    lines = []
    for (name, facts), times in zip(ENGINE.items(), (5, 4, 4), strict=True):
        matter = ready_of(scheduled_of(facts))
        outcome = accrued(matter, False)
        count = sum(len(balance.lines) for balance in outcome.balances)
        if not matter[0].case.payments and abs(interest_of(outcome) - interest_of(accrued(matter, True))) > count:
            void(f"{name}: the lines are not those of the exact mode")
        jobs = {
            "naive": lambda: naive(loop, published),
            "engine": lambda: [accrued(matter, False) for _ in range(10)],  # noqa: B023
        }
        seconds = interleaved(jobs, 3 * ROUNDS)
        per = min(seconds["engine"]) / 10 * 1e6
        measured = 10 * ratio(seconds["naive"], seconds["engine"])
        lines.append(faster(f"{name} ÷ naive day loop", EARLIER[name], times, measured, f"{per:.0f} µs, {count} lines"))
    return lines


def quantlib_rows(course: Course) -> list[str]:
    """Compare with QuantLib's FixedRateLeg over the same segments, where it is installed."""
    try:
        import QuantLib as ql  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: N813
    except ImportError:
        return ["| itemised ÷ QuantLib FixedRateLeg | ≥ 2.3 | – | – | QuantLib is not installed |"]
    schedule = course.schedule
    spans = [
        (s.start, min(s.end, schedule.end), s.rate.value) for s in schedule.tracks[0].spans if s.start < schedule.end
    ]
    days = [ql.Date(*date.fromordinal(start).timetuple()[2::-1]) for start, _, _ in spans]
    last = date.fromordinal(schedule.end)
    periods = ql.Schedule([*days, ql.Date(last.day, last.month, last.year)])
    rates = [value / 10**12 for _, _, value in spans]
    counter = ql.Actual365Fixed()

    def leg() -> float:
        flows = ql.FixedRateLeg(periods, counter, [float(schedule.flows[0].amount) / 100], rates)
        return float(sum(flow.amount() for flow in flows))

    seconds = interleaved(
        {
            "ql": lambda: [leg() for _ in range(200)],
            "engine": lambda: [itemised(course, []) for _ in range(200)],
        },
        ROUNDS,
    )
    return [row("itemised ÷ QuantLib FixedRateLeg", "≥ 2.3", ratio(seconds["ql"], seconds["engine"]))]


if __name__ == "__main__":
    main()
