"""Most walks, and the end of most others: one leg, and only receipts, flows of principal and changes of rate come.

What `single` does for many legs is written out here for one: its state in local names, no leg looked up. A line takes
one multiplication and one division; the multiplication of `steps.earned` is written out, as in `single`.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import gcd

from ..base.checking import Any
from .course import DUE, NEVER, UNDUE, Leg, Line
from .receipts import Row

Log = tuple[list[Line], list[Row], list[tuple[int, int]], list[tuple[int, int]]]
"""Lines and rows so far; where lines and where rows were when the unit grew, and by how much."""

Stand = tuple[int, int, int, int, int, int, int, int, int]
"""Principal not yet due and due, lent, paid in advance; interest owed and paid; costs open, surplus;
the unit of all these.
"""

LAST = ((NEVER, 0, "", "", "", 0),)
"""Stands after the last receipt: nothing comes any more."""


def steady(
    loan_id: str,
    end: int,
    leg: Leg,
    line: tuple[int, int, int, int, int],
    stand: Stand,
    wide: int,
    receipts: Iterable[Any],
    orders: dict[str, tuple[str, ...]],
    log: Log,
) -> Stand:
    """Take one leg, without a calendar or agreed rates beside it, to the ``end`` of its debt.

    ``line`` is its step, first day, base and charge of the open line and the day reached; ``receipts`` end with `LAST`
    and may have flows of principal among them (`Course.later`); ``orders`` say for what was meant for a bucket which
    are served in turn.
    """
    i, start, base, posted, now = line
    undue, due, lent, prepaid, owed, paid, costs, surplus, unit = stand
    lines, rows, line_marks, row_marks = log
    put, usual = lines.append, orders["auto"]
    starts, stops, twice, per, twice_per, pot = leg.starts, leg.stops, leg.twice, leg.per, leg.twice_per, leg.pot
    whole = leg.whole
    stop = stops[i]
    interest_first = not costs and (usual[0] == "interest" or usual[2] == "principal")
    for paid_on, fen, towards, _, note, lag in receipts:
        day = paid_on + lag
        if day > end:
            day = end
        if day > now:
            if wide:
                # Every base is a multiple of what its rate is divided by: the unit grows where one is not.
                times = wide // gcd(wide, undue, due)
                if times != 1:
                    unit *= times
                    undue, due, lent, prepaid = undue * times, due * times, lent * times, prepaid * times
                    base, posted, paid = base * times, posted * times, paid * times
                    owed, surplus, costs = owed * times, surplus * times, costs * times
                    line_marks.append((len(lines), times))
                    row_marks.append((len(rows), times))
            new = due if pot == DUE else undue if pot == UNDUE else undue + due
            if new != base:
                if base and now > start:
                    put((leg, i, start, now, base, posted))
                if start < now:
                    start = now
                base, posted = new, 0
            if base:
                owed -= posted
                if stop <= day:
                    earned = (base * (twice[i] * (stop - start)) + per) // twice_per
                    put((leg, i, start, stop, base, earned))
                    owed += earned
                    i += 1
                    start = starts[i]
                    stop = stops[i]
                    while stop <= day:
                        # All days of a step.
                        earned = (base * whole[i] + per) // twice_per
                        put((leg, i, start, stop, base, earned))
                        owed += earned
                        i += 1
                        start = starts[i]
                        stop = stops[i]
                if start < day:
                    posted = (base * (twice[i] * (day - start)) + per) // twice_per
                    owed += posted
                else:
                    posted = 0
            else:
                while stop <= day:
                    i += 1
                    start = starts[i]
                    stop = stops[i]
            now = day
        if fen <= 0:
            if fen:
                amount = -fen * unit
                if towards == "due":
                    # What was repaid early covers what falls due next.
                    covered = prepaid if prepaid < amount else amount
                    prepaid -= covered
                    moved = amount - covered
                    if moved > undue:
                        moved = undue
                    undue -= moved
                    due += moved
                elif towards == "lend":
                    undue += amount
                    lent += amount
            continue
        amount = left = fen * unit
        before = owed
        if interest_first and left < owed + due and towards == "auto":
            # Most payments: interest, then principal that is due, of which some is left.
            if owed < left:
                to_interest, to_principal = owed, left - owed
                due -= to_principal
                owed = 0
            else:
                to_interest, to_principal = left, 0
                owed -= left
            paid += to_interest
            rows.append(
                (paid_on, amount, 0, to_interest, to_principal, 0, loan_id, undue + due, owed, before, towards, note)
            )
            continue
        to_costs = to_interest = to_principal = 0
        for bucket in usual if towards == "auto" else orders.get(towards, usual):
            if bucket == "interest":
                if owed < left:
                    to_interest = owed
                    left -= owed
                    owed = 0
                else:
                    to_interest = left
                    owed -= left
                    break
            elif bucket == "principal":
                if left < due:
                    due -= left
                    to_principal = left
                    break
                used = undue + due
                if used > left:
                    used = left
                prepaid += used - due
                undue -= used - due
                due = 0
                to_principal = used
                left -= used
            elif costs:
                to_costs = costs if costs < left else left
                costs -= to_costs
                left -= to_costs
                if not left:
                    break
        else:
            surplus += left
            paid += to_interest
            rows.append(
                (
                    paid_on,
                    amount,
                    to_costs,
                    to_interest,
                    to_principal,
                    left,
                    loan_id,
                    undue + due,
                    owed,
                    before,
                    towards,
                    note,
                )
            )
            continue
        paid += to_interest
        rows.append(
            (paid_on, amount, to_costs, to_interest, to_principal, 0, loan_id, undue + due, owed, before, towards, note)
        )
    if base and end > start:
        put((leg, i, start, end, base, posted))
    return undue, due, lent, prepaid, owed, paid, costs, surplus, unit
