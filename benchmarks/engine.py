"""E1 and E2 of the performance goals: claims per second (E3: `batch`). ``python -m benchmarks.engine``.

Workload: 2019-08-20 to 2026-06-30, four times the one-year LPR, 365 days, 0, 5 and 20 payments, interest first. The
naive loop walks every day with Decimal and date. Before anything is timed, every method must give the same fen on
every claim of the sample: a figure that differs makes the run void.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import Receipt
from lpr_calc.engine.schedule import Schedule
from lpr_calc.engine.walk import walk
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

from .timing import HEAD, interleaved, ratio, row

START, END = date(2019, 8, 20), date(2026, 6, 30)
ROUNDS = 9
SAMPLE = 12
Claim = tuple[int, list[tuple[date, int]]]


def sample(payments: int) -> list[Claim]:
    """Return random claims: fen of principal and dated payments in fen."""
    rng = random.Random(payments)  # noqa: S311
    days = (END - START).days
    claims = []
    for _ in range(SAMPLE):
        principal = rng.randrange(10**6, 10**10)
        dates = sorted(rng.sample(range(1, days), payments))
        claims.append((principal, [(START + timedelta(d), principal // (3 * payments)) for d in dates]))
    return claims


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


def courses(claims: list[Claim]) -> list[tuple[Course, list[Receipt]]]:
    """Lay out the claims once, as the law does, and make them ready for the walk."""
    found = []
    for principal, payments in claims:
        tree = as_tree({
            "principal": f"{principal // 100}.{principal % 100:02d}", "interest_from": START, "until": END,
            "overdue_rate": "4xLPR", "conventions": {"cap": "none"},
        })  # fmt: skip
        receipts = [Receipt(day.toordinal(), amount) for day, amount in payments]
        found.append((Course(schedule(parse_case(tree, END))), receipts))
    return found


def schedule(case: object) -> Schedule:
    """Return the plan of the one loan of a case."""
    from lpr_calc.casefile.model import Case
    from lpr_calc.law.choices import Choices
    from lpr_calc.law.context import Context
    from lpr_calc.law.rules import select

    assert isinstance(case, Case)
    context = Context(case, case.loans[0], "private-lending", END.toordinal(), Rates(), Choices())
    return select(context).schedule(context)


def itemised(course: Course, receipts: list[Receipt]) -> int:
    """Walk a schedule that was made ready; return fen of interest."""
    (balance,) = walk([course], receipts).balances
    return sum([line[5] for line in balance.lines])


def main() -> None:
    """Check exactness, then print the table."""
    table = Rates().lpr
    quotes = [
        (date.fromordinal(day), Decimal(value) / 100)
        for day, value in zip(table.days, table.columns["1y"], strict=True)
    ]
    lines = [HEAD]
    for number, aim in ((0, "≥ 100"), (5, "≥ 60"), (20, "≥ 35")):
        claims = sample(number)
        scheduled = courses(claims)
        for claim, (course, receipts) in zip(claims, scheduled, strict=True):
            if itemised(course, receipts) != int(naive(claim, quotes) * 100):
                sys.exit(f"void: engine and day loop differ on {claim}")
        seconds = interleaved(
            {
                "naive": lambda claims=claims: [naive(claim, quotes) for claim in claims],  # type: ignore[misc]
                "engine": lambda scheduled=scheduled: [itemised(*one) for one in scheduled],  # type: ignore[misc]
                "claim": lambda claims=claims: [full(claim) for claim in claims],  # type: ignore[misc]
            },
            ROUNDS,
        )
        what = f"itemised, {number} payments: engine and ledger / naive day loop"
        lines.append(row("E1", what, aim, ratio(seconds["naive"], seconds["engine"])))
        what = f"the same with parsing, law and totals, {number} payments"
        lines.append(row("–", what, "–", ratio(seconds["naive"], seconds["claim"])))
    lines += quantlib_rows(courses(sample(0))[0][0])
    sys.stdout.write("\n".join(lines) + "\n")


def full(claim: Claim) -> object:
    """Compute a claim from facts to statement."""
    principal, payments = claim
    tree = as_tree({
        "principal": f"{principal // 100}.{principal % 100:02d}", "interest_from": START, "until": END,
        "overdue_rate": "4xLPR", "conventions": {"cap": "none"},
        "payments": [{"date": d, "amount": f"{a // 100}.{a % 100:02d}"} for d, a in payments],
    })  # fmt: skip
    return calculate(parse_case(tree, END), Rates())


def quantlib_rows(course: Course) -> list[str]:
    """E2: against QuantLib's FixedRateLeg over the same segments, where it is installed."""
    try:
        import QuantLib as ql  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: N813
    except ImportError:
        return ["| E2 | itemised / QuantLib FixedRateLeg | ≥ 6 | QuantLib is not installed |"]
    laid_out = course.schedule
    spans = [(s.start, min(s.end, course.end), s.rate.value) for s in laid_out.tracks[0].spans if s.start < course.end]
    days = [ql.Date(*date.fromordinal(start).timetuple()[2::-1]) for start, _, _ in spans]
    last = date.fromordinal(course.end)
    schedule_ = ql.Schedule([*days, ql.Date(last.day, last.month, last.year)])
    rates = [value / 10**12 for _, _, value in spans]
    counter = ql.Actual365Fixed()

    def leg() -> float:
        flows = ql.FixedRateLeg(schedule_, counter, [float(laid_out.flows[0].amount) / 100], rates)
        return float(sum(flow.amount() for flow in flows))

    seconds = interleaved(
        {
            "ql": lambda: [leg() for _ in range(200)],
            "engine": lambda: [itemised(course, []) for _ in range(200)],
        },
        ROUNDS,
    )
    return [row("E2", "itemised / QuantLib FixedRateLeg", "≥ 6", ratio(seconds["ql"], seconds["engine"]))]


if __name__ == "__main__":
    main()
