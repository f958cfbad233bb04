"""The walk of one debt without ceilings on a sum: flows, receipts and changes of rate merged into one loop over whole
numbers.

It gives what `payments` gives for such a debt (a test holds one against the other), at a multiple of the speed: the
state is in local names, a leg is visited only while it is open, and a line takes one multiplication and one division.
The multiplication of `steps.earned` is written out here, in `steady`, and wherever else a call would cost a tenth or
more of the time; a test lists the places and holds each against it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import gcd
from operator import itemgetter

from ..base.checking import Any
from .course import ALL, BILL, BILLED_ALL, DUE, FALL_DUE, LEND, LENT, NEVER, SETTLE, UNDUE, Course, Leg
from .outcome import Outcome, of_one
from .receipts import Receipt
from .steady import LAST, Log, Stand, steady

_day_of = itemgetter(0)
_first_day = itemgetter(1)


def walk_one(
    course: Course,
    receipts: Sequence[Receipt],
    orders: dict[str, tuple[str, ...]],
    stated: tuple[tuple[int | None, int], ...],
    exact: bool,
) -> Outcome:
    """Take one plain debt (`Course.plain`) to its end; receipts are in order of time, none before the debt was lent.

    ``orders`` is one of `ORDERS`, ``stated`` the costs, each with its day.
    """
    wide = course.wide() if exact else 0
    unit = wide or 1
    early = bool(receipts) and receipts[0].day < course.start
    leg = course.simple
    log: Log = ([], [], [], [])
    if leg is not None and not early and not stated:
        # One leg, and flows of principal alone: those of a day come before its receipts.
        _, undue, due, lent = course.first
        line, stand = (
            (0, leg.starts[0], 0, 0, course.start),
            (undue * unit, due * unit, lent * unit, 0, 0, 0, 0, 0, unit),
        )
        events: Sequence[Any] = receipts
        if course.later:
            every: list[Any] = [*course.later, *receipts]
            events = sorted(every, key=_day_of)
        stand = steady(
            course.loan_id, course.end, leg, line, stand, wide, (*events, *LAST) if events else LAST, orders, log
        )
        return _steadily(course, log, stand, 0, 0, [])
    kinds = len(course.kinds)
    accrued, paid = [0] * kinds, [0] * kinds
    served, compounding, in_term, penalty = course.served, course.compounding, course.in_term, course.penalty
    loan_id, order = course.loan_id, orders["auto"]
    end, flows = course.end, course.flows
    costs = sum([fen for day, fen in stated if day is None]) * unit
    coming = sorted([(day, fen) for day, fen in stated if day is not None])
    undue = due = lent = prepaid = billed = to_settle = capitalised = owed = surplus = 0
    lines, rows, line_marks, row_marks = log
    rollovers: list[tuple[int, int, int]] = []
    put = lines.append
    now = course.start
    # Meters [step, first day of the open line, its base, charged for it, leg]: those not yet begun wait, the first to
    # begin last.
    waiting: list[tuple[int, int, Leg]] = []
    for leg in course.legs:
        if leg.n:
            i = 0 if leg.starts[0] >= now else bisect_right(leg.stops, now)
            if i < leg.n:
                waiting.append((i, leg.starts[i], leg))
    if len(waiting) > 1:
        waiting.sort(key=_first_day, reverse=True)
    wake = waiting[-1][1] if waiting else NEVER
    opened: list[list[Any]] = []
    flow, flow_count = 0, len(flows)
    if not early:
        flow, undue, due, lent = course.first
        undue, due, lent = undue * unit, due * unit, lent * unit
    next_flow = flows[flow][0] if flow < flow_count else NEVER
    one_kind, tail, bills = kinds == 1, False, course.bills
    taken: Iterator[Any] = iter(receipts)
    receipt = next(taken, None)
    while True:
        if one_kind and flow == flow_count:
            while wake <= now:
                i, start, leg = waiting.pop()
                opened.append([i, start, 0, 0, leg])
                wake = waiting[-1][1] if waiting else NEVER
            if len(opened) == 1 and not waiting and not coming:
                leg = opened[0][4]
                if leg.steady:
                    tail = True
                    break
        # The next event: flows of a day come before its payments.
        if receipt is None:
            day = through = end
        else:
            through = receipt[0] if receipt[0] < end else end
            day = receipt[0] + receipt[5]
            if day > end:
                day = end
        is_flow = next_flow <= through
        if is_flow:
            day = next_flow
            if flows[flow][1] == SETTLE and (receipt is None or receipt[0] > day + 1):
                # Something is unpaid, and stays so until the next morning's bill: what had accrued by today decides
                # nothing.
                settled = sum([paid[slot] for slot in compounding])
                if not settled or settled < sum([accrued[slot] for slot in compounding]):
                    to_settle = 0
                    flow += 1
                    next_flow = flows[flow][0] if flow < flow_count else NEVER
                    continue
        if day > now:
            if wide:
                # Every base is a multiple of what its rate is divided by: the unit grows where one is not.
                if bills:
                    unpaid = billed - (paid[in_term] if in_term >= 0 else 0)
                    also = unpaid - (paid[penalty] if penalty >= 0 else 0)
                    times = wide // gcd(wide, undue, due, unpaid, also)
                else:
                    times = wide // gcd(wide, undue, due)
                if times != 1:
                    unit *= times
                    undue, due, lent, prepaid = undue * times, due * times, lent * times, prepaid * times
                    billed, to_settle, capitalised = billed * times, to_settle * times, capitalised * times
                    owed, surplus, costs = owed * times, surplus * times, costs * times
                    accrued, paid = [a * times for a in accrued], [a * times for a in paid]
                    rollovers = [(at_, a * times, b * times) for at_, a, b in rollovers]
                    for meter in opened:
                        meter[2] *= times
                        meter[3] *= times
                    line_marks.append((len(lines), times))
                    row_marks.append((len(rows), times))
            while wake < day:
                i, start, leg = waiting.pop()
                opened.append([i, start, 0, 0, leg])
                wake = waiting[-1][1] if waiting else NEVER
            ended = False
            for meter in opened:
                i, start, base, posted, leg = meter
                pot = leg.pot
                if pot == DUE:
                    new = due
                elif pot == UNDUE:
                    new = undue
                elif pot == ALL:
                    new = undue + due
                elif pot == LENT:
                    new = lent
                else:
                    new = billed - (paid[in_term] if in_term >= 0 else 0)
                    if pot == BILLED_ALL and penalty >= 0:
                        new -= paid[penalty]
                    if new < 0:
                        new = 0
                if new != base:
                    if base and now > start:
                        put((leg, i, start, now, base, posted))
                    if start < now:
                        start = now
                    base = meter[2] = new
                    posted = 0
                starts, stops, n = leg.starts, leg.stops, leg.n
                stop = stops[i]
                if base:
                    twice, per, twice_per = leg.twice, leg.per, leg.twice_per
                    by_days = leg.by_days
                    gained = -posted
                    posted = 0
                    while stop <= day:
                        if by_days:
                            earned = (base * twice[i] * (stop - start) + per) // twice_per
                        else:
                            earned = leg.charge(i, base, start, stop)
                        put((leg, i, start, stop, base, earned))
                        gained += earned
                        i += 1
                        start, stop = starts[i], stops[i]
                    if start < day:
                        if by_days:
                            posted = (base * twice[i] * (day - start) + per) // twice_per
                        else:
                            posted = leg.charge(i, base, start, day)
                        gained += posted
                    owed += gained
                    accrued[leg.slot] += gained
                else:
                    while stop <= day:
                        i += 1
                        start, stop = starts[i], stops[i]
                meter[0], meter[1], meter[3] = i, start, posted
                if i == n:
                    ended = True
            if ended:
                opened = [meter for meter in opened if meter[0] < meter[4].n]
            now = day
        if is_flow:
            _, what, fen = flows[flow]
            amount = fen * unit
            flow += 1
            next_flow = flows[flow][0] if flow < flow_count else NEVER
            if what == LEND:
                undue += amount
                lent += amount
            elif what == FALL_DUE:
                covered = prepaid if prepaid < amount else amount
                prepaid -= covered
                moved = amount - covered
                if moved > undue:
                    moved = undue
                undue -= moved
                due += moved
            elif what == SETTLE:
                to_settle = sum([accrued[slot] for slot in compounding])
            elif what == BILL:
                if not 0 < to_settle <= sum([paid[slot] for slot in compounding]):
                    billed = sum([accrued[slot] for slot in compounding])
                to_settle = 0
            elif in_term >= 0:
                unpaid = accrued[in_term] - paid[in_term]
                moved = max(min(unpaid, amount - undue - due), 0)
                rollovers.append((day, unpaid, moved))
                paid[in_term] += moved
                owed -= moved
                capitalised += moved
                undue += moved
        elif receipt is not None:
            paid_on, fen, towards, _, note, _ = receipt
            receipt = next(taken, None)
            if not fen:
                continue
            while coming and coming[0][0] <= paid_on:
                costs += coming.pop(0)[1] * unit
            amount = left = fen * unit
            to_costs = to_interest = to_principal = 0
            before = owed
            for bucket in orders.get(towards, order):
                if bucket == "interest":
                    to_interest = used = owed if owed < left else left
                    owed -= used
                    left -= used
                    for slot in served:
                        part = accrued[slot] - paid[slot]
                        if part > used:
                            part = used
                        paid[slot] += part
                        used -= part
                elif bucket == "principal":
                    used = undue + due
                    if used > left:
                        used = left
                    off_due = used if used < due else due
                    due -= off_due
                    undue -= used - off_due
                    prepaid += used - off_due
                    to_principal = used
                    left -= used
                else:
                    to_costs = costs if costs < left else left
                    costs -= to_costs
                    left -= to_costs
                if not left:
                    break
            surplus += left
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
        else:
            break
    if tail:
        i, start, base, posted, leg = opened[0]
        stand = undue, due, lent, prepaid, owed, paid[0], costs, surplus, unit
        rest = (*taken, *LAST) if receipt is None else (receipt, *taken, *LAST)
        stand = steady(course.loan_id, end, leg, (i, start, base, posted, now), stand, wide, rest, orders, log)
        return _steadily(course, log, stand, billed, capitalised, rollovers)
    for i, start, base, posted, leg in opened:
        if base and end > start:
            put((leg, i, start, end, base, posted))
    if coming:
        costs += sum([fen for _, fen in coming]) * unit
    state = (undue, due, lent, prepaid, billed, accrued, paid, capitalised, rollovers)
    return of_one(course, log, costs, surplus, unit, state)


def _steadily(
    course: Course, log: Log, stand: Stand, billed: int, capitalised: int, rollovers: list[tuple[int, int, int]]
) -> Outcome:
    """Put together what a walk with one kind of interest comes to."""
    undue, due, lent, prepaid, owed, paid, costs, surplus, unit = stand
    state = undue, due, lent, prepaid, billed, [owed + paid], [paid], capitalised, rollovers
    return of_one(course, log, costs, surplus, unit, state)
