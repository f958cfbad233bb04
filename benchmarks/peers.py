"""What lpr-calc is measured against and checked by: the exact figures, a day loop, pandas and QuantLib.

The same claims for all: one sum in default from the day after it fell due, at the one-year LPR times a whole number,
365 days, the cut-off day not counted, each line half up to the fen, payments to interest first. Nothing is imported
from lpr_calc but the published rates.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from lpr_calc.rates.series import Rates

YEAR = 3_650_000
"""Days of a year times hundredths of a percent in a whole."""

CENT = Decimal("0.01")


class Claim(NamedTuple):
    """Days as ordinals, sums in fen. Interest runs on the days ``[first, end)``."""

    principal: int
    first: int
    end: int
    multiple: int
    payments: Sequence[tuple[int, int]] = ()


class Figures(NamedTuple):
    """What a claim comes to, in fen."""

    interest: int
    total: int
    per_diem: int
    principal_after: int


def steps() -> tuple[list[int], list[int]]:
    """Return the days on which the one-year LPR changed, and its values in hundredths of a percent."""
    table = Rates().lpr
    days: list[int] = []
    values: list[int] = []
    for day, value in zip(table.days, table.columns["1y"], strict=True):
        if not values or value != values[-1]:
            days.append(day)
            values.append(value)
    return days, values


DAYS, VALUES = steps()


def exact(claim: Claim) -> Figures:
    """Whole numbers from event to event: what every row of every timed run is held against."""
    days, values = DAYS, VALUES
    principal, day = claim.principal, claim.first
    index = bisect_right(days, day) - 1
    rate = values[index] * claim.multiple
    total = owed = posted = products = 0
    events = sorted({*claim_changes(claim), *(day for day, _ in claim.payments), claim.end})
    paid = dict(claim.payments)
    for event in events:
        products += principal * rate * (event - day)
        day = event
        line = (2 * products + YEAR) // (2 * YEAR)
        total, owed, posted = total + line - posted, owed + line - posted, line
        if event == claim.end:
            break
        before = principal
        if event in paid:
            to_interest = min(paid[event], owed)
            owed -= to_interest
            principal -= min(paid[event] - to_interest, principal)
        new = values[bisect_right(days, day) - 1] * claim.multiple
        if new != rate or principal != before:
            rate, products, posted = new, 0, 0
    last = values[bisect_right(days, claim.end) - 1] * claim.multiple
    return Figures(total, principal + owed, (2 * principal * last + YEAR) // (2 * YEAR), principal)


def claim_changes(claim: Claim) -> list[int]:
    """Return the days within a claim on which its rate changes."""
    return DAYS[bisect_right(DAYS, claim.first) : bisect_right(DAYS, claim.end - 1)]


def day_loop(claim: Claim, changes: dict[date, Decimal]) -> Decimal:
    """Walk every day with Decimal and date, as `engine.naive` does, on a claim's own days; return yuan of interest."""
    principal = Decimal(claim.principal) / 100
    paid = {date.fromordinal(day): Decimal(amount) / 100 for day, amount in claim.payments}
    day, end, one = date.fromordinal(claim.first), date.fromordinal(claim.end), timedelta(1)
    rate = max((when, value) for when, value in changes.items() if when <= day)[1] * claim.multiple
    total = owed = posted = products = Decimal(0)
    while day < end:
        quote = changes.get(day)
        if quote is not None or day in paid:
            line = (products / 36500).quantize(CENT, ROUND_HALF_UP)
            total, owed, posted = total + line - posted, owed + line - posted, line
            new = rate if quote is None else quote * claim.multiple
            before = principal
            if day in paid:
                to_interest = min(paid[day], owed)
                owed -= to_interest
                principal -= min(paid[day] - to_interest, principal)
            if new != rate or principal != before:
                rate, products, posted = new, Decimal(0), Decimal(0)
        products += principal * rate
        day += one
    return total + (products / 36500).quantize(CENT, ROUND_HALF_UP) - posted


def decimal_changes() -> dict[date, Decimal]:
    """Return the percentages by the day each began, for `day_loop`."""
    return {date.fromordinal(day): Decimal(value) / 100 for day, value in zip(DAYS, VALUES, strict=True)}


def claim_of(row: dict[str, str]) -> Claim:
    """Read a row of the benchmark's own input, whose amounts have two decimals and whose dates are ISO."""
    payments = [part.split("=") for part in row.get("payments", "").split(";") if part]
    return Claim(
        int(row["principal"].replace(".", "")),
        date.fromisoformat(row["due"]).toordinal() + 1,
        date.fromisoformat(row["until"]).toordinal(),
        4 if row["overdue_rate"] else 1,
        [(date.fromisoformat(day).toordinal(), int(amount.replace(".", ""))) for day, amount in payments],
    )


def pandas_interest(pd: Any, frame: Any) -> Any:
    """Return fen of interest as a column of int64: one vectorised pass for each segment of the rate."""
    epoch = date(1970, 1, 1).toordinal()
    text = frame["principal"].str.replace(".", "", regex=False)
    principal = text.astype("int64") * frame["overdue_rate"].eq("4xLPR").map({True: 4, False: 1})
    first = pd.to_datetime(frame["due"], format="%Y-%m-%d").astype("datetime64[s]").astype("int64") // 86400 + epoch + 1
    end = pd.to_datetime(frame["until"], format="%Y-%m-%d").astype("datetime64[s]").astype("int64") // 86400 + epoch
    interest = principal * 0
    for start, after, value in zip(DAYS, [*DAYS[1:], date.max.toordinal()], VALUES, strict=True):
        days = (end.clip(upper=after) - first.clip(lower=start)).clip(lower=0)
        interest += (2 * value * principal * days + YEAR) // (2 * YEAR)
    return interest


def pandas_file(source: str, target: str) -> None:
    """From file to file with pandas: one result column, nothing validated."""
    import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]

    frame = pd.read_csv(source, dtype=str, keep_default_na=False, encoding="utf-8")
    names = {"本金": "principal", "到期日": "due", "计算至": "until", "逾期利率": "overdue_rate"}
    fen = pandas_interest(pd, frame.rename(columns=names))
    frame["interest"] = (fen // 100).astype(str) + "." + (fen % 100).astype(str).str.zfill(2)
    frame.to_csv(target, index=False, encoding="utf-8")


def quantlib_interest(ql: Any, claims: Sequence[Claim]) -> list[int]:
    """Return fen of interest: a FixedRateLeg for each claim, each of its flows (a float) rounded half up to the fen."""
    zero, counter = date(1899, 12, 30).toordinal(), ql.Actual365Fixed()
    found = []
    for claim in claims:
        bounds = [claim.first, *claim_changes(claim), claim.end]
        rates = [VALUES[bisect_right(DAYS, day) - 1] * claim.multiple / 10_000 for day in bounds[:-1]]
        schedule = ql.Schedule([ql.Date(day - zero) for day in bounds])
        leg = ql.FixedRateLeg(schedule, counter, [claim.principal / 100], rates)
        found.append(sum(int(flow.amount() * 100 + 0.5) for flow in leg))
    return found


if __name__ == "__main__":
    pandas_file(*sys.argv[1:])
