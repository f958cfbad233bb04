"""One debt through time, in whole numbers: its principal, due and not yet due, and the interest that has accrued on it.

A line is a maximal run of days with one base and one rate; only a change of base or rate ends it, never the mere
passing of a payment, so cutting a period changes no result. Every amount is a numerator over the unit of the walk: 1
where each line is rounded half up to the fen; otherwise a unit that grows whenever a base would not be a multiple of
what its rate is divided by, so that the same multiplication is exact to the end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import gcd

from ..base.money import add_ratios, half_up
from .bases import taken_off
from .course import (
    ALL,
    BILL,
    BILLED,
    DUE,
    FALL_DUE,
    LEND,
    LENT,
    RANK,
    SETTLE,
    STATED,
    UNDUE,
    Course,
    Leg,
    Line,
    interest_over,
)
from .schedule import Pot, Rate
from .steps import MONTHS, PERCENT


class Unit:
    """What amounts are numerators over, shared by all debts of a walk. ``wide`` is what every base must be a multiple
    of, 0 where lines are rounded; ``balances`` are those that grow with it, ``also`` what else does.
    """

    __slots__ = ("balances", "grown", "value", "wide")

    def __init__(self, wide: int) -> None:
        self.wide = wide
        self.value = wide or 1
        self.balances: list[Balance] = []
        self.grown = 1

    def grow(self, times: int) -> None:
        """Multiply the unit and every amount over it."""
        self.value *= times
        self.grown *= times
        for balance in self.balances:
            balance.rescale(times)


class Meter:
    """Accrues one leg of one debt: the open line, what was charged for it, and the step it stands at."""

    __slots__ = ("base", "i", "leg", "posted", "running", "start")

    def __init__(self, leg: Leg) -> None:
        self.leg = leg
        self.i = self.start = self.base = self.posted = 0
        self.running = False


class Balance:
    """One debt, moved forward day by day. ``accrued`` and ``paid`` go by `Course.kinds`.

    What is in `Schedule.hidden` (a ceiling's own meter, interest that is not protected but may be kept once paid)
    accrues in ``shadow`` instead.
    """

    __slots__ = (
        "above",
        "accrued",
        "billed",
        "capitalised",
        "charged",
        "clock",
        "costs_paid",
        "course",
        "due",
        "flow",
        "forfeited",
        "frozen",
        "frozen_paid",
        "hidden",
        "kept",
        "lent",
        "limited",
        "lines",
        "lumps",
        "marks",
        "meters",
        "now",
        "paid",
        "prepaid",
        "reduced",
        "refunded",
        "rollovers",
        "shadow",
        "term_limit",
        "to_settle",
        "touched",
        "undue",
        "unit",
    )

    def __init__(self, course: Course, unit: Unit) -> None:
        self.course, self.unit = course, unit
        self.undue = self.due = self.lent = self.prepaid = 0
        self.billed = self.to_settle = self.forfeited = self.capitalised = 0
        self.kept = self.above = self.refunded = self.costs_paid = self.frozen_paid = 0
        self.frozen: int | None = None
        self.accrued = [0] * len(course.kinds)
        self.paid = [0] * len(course.kinds)
        self.lumps: dict[str, int] = {}
        self.shadow: dict[str, int] = {}
        self.charged: list[int] = []
        self.reduced: list[int] = []
        self.lines: list[Line] = []
        self.marks: list[tuple[int, int]] = []
        self.rollovers: list[tuple[int, int, int]] = []
        self.meters = [Meter(leg) for leg in course.legs]
        self.hidden = [Meter(leg) for leg in course.hidden]
        self.flow = 0
        # Money enters on its day, before the claim's first day too: nothing is owed, and nothing can be paid, before
        # it.
        self.now = self.clock = course.start
        self.touched = False
        self.term_limit: int | None = None
        self.limited = False
        if course.free:
            return
        schedule = course.schedule
        self.lumps = {kind: 0 for kind, _ in schedule.lumps}
        self.shadow = {leg.kind: 0 for leg in course.hidden}
        self.charged = [base.fixed for base in schedule.bases]
        self.reduced = [0] * len(schedule.bases)
        if course.term_ceiling is not None:
            # All interest of the term under a ceiling on the first principal, where notes were rolled over.
            lent = sum(amount for _, kind, amount in course.flows if kind == LEND) * unit.value
            ceiling = course.term_ceiling
            self.term_limit = interest_over(ceiling, lent, ceiling.starts[0], ceiling.stops[-1])
        self.limited = bool(schedule.interest_limit is not None or self.hidden or course.term_ceiling is not None)
        for kind, amount in schedule.opening:
            self.accrued[course.kinds.index(kind)] += amount

    def rescale(self, times: int) -> None:
        """Multiply every amount; lines are multiplied when the walk is over."""
        self.marks.append((len(self.lines), times))
        for name in (
            "undue",
            "due",
            "lent",
            "prepaid",
            "billed",
            "to_settle",
            "forfeited",
            "capitalised",
            "kept",
            "above",
            "refunded",
        ):
            setattr(self, name, getattr(self, name) * times)
        self.accrued = [amount * times for amount in self.accrued]
        self.paid = [amount * times for amount in self.paid]
        for amounts in (self.lumps, self.shadow):
            for kind in amounts:
                amounts[kind] *= times
        if self.term_limit is not None:
            self.term_limit *= times
        for meter in (*self.meters, *self.hidden):
            meter.base *= times
            meter.posted *= times
        self.rollovers = [(day, owed * times, amount * times) for day, owed, amount in self.rollovers]

    # --- what stands
    # ---------------------------------------------------------------------------------------------------

    @property
    def principal(self) -> int:
        """Principal outstanding, due or not."""
        return self.undue + self.due

    def owed(self, kind: str) -> int:
        """Interest of a kind accrued and not paid; nothing of a kind that does not occur."""
        kinds = self.course.kinds
        if kind not in kinds:
            return 0
        slot = kinds.index(kind)
        return self.accrued[slot] - self.paid[slot]

    @property
    def interest(self) -> int:
        """All interest and lump sums accrued and not paid; the kind ``doubled`` stands apart."""
        accrued, paid, served = self.accrued, self.paid, self.course.served
        if len(served) == 1:
            (slot,) = served
            return accrued[slot] - paid[slot]
        return sum([accrued[slot] - paid[slot] for slot in served])

    def parts(self, day: int) -> list[tuple[int, bool, int]]:
        """What is outstanding of the principal by the day from which it is or will be in default (0 where none is
        known), whether it is due on ``day``, and the amount, oldest first. What was paid went to the oldest.

        Performance can be demanded on the due day itself, on which there is no default yet (`Schedule.matures`);
        whether the debts stand at the beginning or at the end of ``day`` changes nothing.
        """
        flows, unit, matures = self.course.flows, self.unit.value, self.course.schedule.matures
        found: list[tuple[int, bool, int]] = []
        for some_flows, left in ((flows[self.flow :], self.undue), (flows[: self.flow], self.due)):
            some: dict[int, int] = {}
            for at, kind, amount in reversed(some_flows):
                if kind == FALL_DUE:
                    part = min(left, amount * unit)
                    left -= part
                    if part:
                        some[at] = some.get(at, 0) + part
            if left:
                first = min(some, default=0)
                some[first] = some.get(first, 0) + left
            found[:0] = [(at, 0 < at <= day + matures, some[at]) for at in sorted(some)]
        return found

    def base_of(self, leg: Leg) -> int:
        """The amount that bears a leg's interest now."""
        pot = leg.pot
        if pot == DUE:
            return self.due
        if pot == UNDUE:
            return self.undue
        if pot == ALL:
            return self.undue + self.due
        if pot == LENT:
            return self.lent
        if pot == STATED:
            return self.stated(leg.base)
        if leg.sums is not None:
            return self.sums(leg.sums)
        in_term, penalty = self.course.in_term, self.course.penalty
        paid = self.paid[in_term] if in_term >= 0 else 0
        if pot != BILLED and penalty >= 0:
            # The contract compounds penalty interest too.
            paid += self.paid[penalty]
        return max(self.billed - paid, 0)

    def stated(self, number: int) -> int:
        """What is left of a part of the principal that has interest of its own."""
        amount = self.course.schedule.bases[number].amount
        return self.undue + self.due if amount is None else max(amount - self.reduced[number], 0)

    def sums(self, pot: Pot) -> int:
        """The principal due and the sums that bear interest with it, each less what was paid of it."""
        whole = self.due + self.costs_in(pot) + self.damages_in(pot)
        if pot.bases:
            whole += max(sum(self.charged[n] for n in pot.bases) - self.paid_of("general"), 0)
        if pot.since is not None:
            whole += self.frozen_in()
        return half_up(whole * pot.rate, 10**6) if pot.rate is not None else whole

    def damages_in(self, pot: Pot) -> int:
        """The damages that bear interest: the first due are paid first."""
        return max(arrived(pot.damages, self.clock) - self.paid_of("damages"), 0) if pot.damages else 0

    def costs_in(self, pot: Pot) -> int:
        """Costs that bear interest: they are paid before the others."""
        return max(arrived(pot.costs, self.clock) - self.costs_paid, 0) if pot.costs else 0

    def frozen_in(self) -> int:
        """What is left of the interest that joined the base on its day."""
        return max((self.frozen or 0) - self.frozen_paid, 0)

    def accrued_of(self, kind: str) -> int:
        """What accrued of a kind of interest, paid or not."""
        kinds = self.course.kinds
        return self.accrued[kinds.index(kind)] if kind in kinds else 0

    def paid_of(self, kind: str) -> int:
        """What was paid of a kind of interest."""
        kinds = self.course.kinds
        return self.paid[kinds.index(kind)] if kind in kinds else 0

    # --- time
    # ----------------------------------------------------------------------------------------------------------

    def advance(self, day: int, flows_to: int | None = None) -> None:
        """Accrue every day before ``day`` and apply the flows of principal up to the beginning of ``day``, or of the
        earlier ``flows_to``: a payment at the end of a day meets what was lent by that day, not what is lent the next
        morning.
        """
        course = self.course
        if course.free:
            if day > course.end:
                day = course.end
            flows, count = course.flows, len(course.flows)
            if self.flow < count:
                through = day if flows_to is None or flows_to > day else flows_to
                while self.flow < count and flows[self.flow][0] <= through:
                    self._accrue(flows[self.flow][0])
                    self._apply_flows(flows[self.flow][0])
            if day > self.now:
                for meter in self.meters:
                    self._run_free(meter, day)
                self.now = day
            return
        for halt in course.halts:
            if self.clock < halt < day:
                self._move(halt, None)
                self.clock = halt
        self._move(day, flows_to)
        self.clock = max(self.clock, min(day, course.end))

    def _move(self, day: int, flows_to: int | None) -> None:
        day = min(day, self.course.end)
        through = day if flows_to is None else min(day, flows_to)
        flows = self.course.flows
        while self.flow < len(flows) and flows[self.flow][0] <= through:
            at = flows[self.flow][0]
            self._accrue(at)
            self._apply_flows(at)
        self._accrue(day)
        self._post_all()

    def close(self) -> None:
        """Finish every open line at the end and put the lines in order, all over the unit as it is now."""
        for meter in self.meters:
            if meter.running:
                self._finish(meter, self.now)
            elif self.course.free and meter.base and meter.start < self.now:
                self.lines.append((meter.leg, meter.i, meter.start, self.now, meter.base, meter.posted))
        if self.marks:
            self.lines = rescaled(self.lines, self.marks)
            self.marks = []
        if len(self.meters) > 1:
            self.lines.sort(key=line_order)

    def _accrue(self, to: int) -> None:
        if to <= self.now:
            return
        if self.course.free:
            for meter in self.meters:
                self._run_free(meter, to)
        elif self.hidden:
            self._in_lockstep(to)
        elif self.course.sums:
            self._feeding(to)
        else:
            for meter in self.meters:
                self._run(meter, to)
        self.now = to

    def _in_lockstep(self, to: int) -> None:
        """Stop at every change of a rate, for a ceiling on the sum has a meter of its own."""
        anew, bounds = self.course.schedule.ceiling_from, self.course.bounds
        for day in (*bounds[bisect_right(bounds, self.now) : bisect_left(bounds, to)], to):
            for meter in self.meters:
                self._run(meter, day)
            for meter in self.hidden:
                self._run(meter, day)
                if meter.running:
                    self._post_hidden(meter, day)
            self.now = day
            if day in anew:
                self._measure_anew()

    def _feeding(self, to: int) -> None:
        """Legs on the principal first, charged at once: what they come to may bear interest under the others."""
        for meter in self.meters:
            if meter.leg.sums is None:
                self._run(meter, to)
                if meter.running:
                    self._post(meter, to)
        if self.frozen is None and any(pot.since is not None and to >= pot.since for pot in self.course.sums):
            self.frozen = self.owed("general")
        for meter in self.meters:
            if meter.leg.sums is not None:
                self._run(meter, to)

    def _measure_anew(self) -> None:
        """Give up the room that a ceiling on the sum has left: it does not pay for what comes later."""
        self._post_all()
        self.forfeited = max(self.shadow["ceiling"] - sum(self.accrued), 0)
        for meter in self.hidden:
            if meter.running:
                self._post_hidden(meter, self.now)
                meter.running = False

    def _run_free(self, meter: Meter, to: int) -> None:
        """Move one meter to ``to`` and charge what it earns at once: nothing else bears on it. A line is open where its
        base is not 0; it may begin on a later day.
        """
        leg, i, now = meter.leg, meter.i, self.now
        starts, stops = leg.starts, leg.stops
        stop = stops[i]
        if stop <= now:
            i = bisect_right(stops, now)
            stop, meter.start = stops[i], starts[i]
        start = meter.start or starts[i]
        base, pot = meter.base, leg.pot
        new = self.due if pot == DUE else self.undue if pot == UNDUE else self.base_of(leg)
        if new != base:
            if base and now > start:
                self.lines.append((leg, i, start, now, base, meter.posted))
            wide = self.unit.wide
            if wide and new % wide:
                meter.base = 0
                self.unit.grow(wide // gcd(new, wide))
                new = self.base_of(leg)
            if start < now:
                start = now
            base, meter.posted = new, 0
        if base:
            gained, posted = -meter.posted, 0
            twice, per, twice_per, put = leg.twice, leg.per, leg.twice_per, self.lines.append
            by_days = leg.at is None and not leg.agreed
            self.touched = self.touched or start < to
            while stop <= to:
                if by_days:
                    earned = (base * twice[i] * (stop - start) + per) // twice_per
                else:
                    earned = leg.charge(i, base, start, stop)
                put((leg, i, start, stop, base, earned))
                gained += earned
                i += 1
                start, stop = starts[i], stops[i]
            if start < to:
                if by_days:
                    posted = (base * twice[i] * (to - start) + per) // twice_per
                else:
                    posted = leg.charge(i, base, start, to)
                gained += posted
            meter.posted = posted
            self.accrued[leg.slot] += gained
        else:
            while stop <= to:
                i += 1
                start, stop = starts[i], stops[i]
        meter.i, meter.start, meter.base = i, start, base

    def _run(self, meter: Meter, to: int) -> None:
        """Move one meter to ``to``, opening and finishing lines where base or rate changes."""
        leg, i, now = meter.leg, meter.i, self.now
        n = leg.n
        if i == n:
            return
        base = self.base_of(leg)
        if meter.running and meter.base != base:
            self._finish(meter, now)
        starts, stops = leg.starts, leg.stops
        while now < to:
            stop = stops[i]
            if stop <= now:
                if meter.running:
                    self._finish(meter, now)
                i += 1
                meter.i = i
                if i == n:
                    return
                continue
            if starts[i] > now:
                now = starts[i]
                continue
            if base and not meter.running:
                wide = self.unit.wide
                if wide and base % wide:
                    self.unit.grow(wide // gcd(base, wide))
                    base = self.base_of(leg)
                meter.start, meter.base, meter.posted, meter.running = now, base, 0, True
            now = stop

    def _finish(self, meter: Meter, at: int) -> None:
        meter.running = False
        leg, i = meter.leg, meter.i
        at = min(at, leg.stops[i])
        if leg.slot < 0:
            self._post_hidden(meter, at)
            return
        self._post(meter, at)
        self.lines.append((leg, i, meter.start, at, meter.base, meter.posted))

    # --- charging
    # ------------------------------------------------------------------------------------------------------

    def _post_hidden(self, meter: Meter, at: int) -> None:
        leg, i = meter.leg, meter.i
        earned = leg.interest(i, meter.base, meter.start, min(at, leg.stops[i]))
        self.shadow[leg.kind] += earned - meter.posted
        meter.posted = earned

    def _post_all(self) -> None:
        if self.course.free:
            return
        for meter in self.meters:
            if meter.running:
                self._post(meter, self.now)
        if self.lumps:
            self._post_lumps()

    def _post(self, meter: Meter, at: int) -> None:
        """Charge the debt with what the open line has earned so far, as far as ceilings and limits leave room."""
        leg, i = meter.leg, meter.i
        at = min(at, leg.stops[i])
        earned = leg.charge(i, meter.base, meter.start, at)
        whole = False
        if self.limited:
            room = self._room()
            whole = room is not None and not self.touched and "ceiling" not in self.shadow
            if leg.slot == self.course.in_term and self.term_limit is not None:
                left = max(self.term_limit - self.accrued[leg.slot], 0)
                if room is None or left < room:
                    room, whole = left, False
            # What a limit in whole fen cut is whole fen itself, and split as such (`Payments._split`).
            whole = whole and room is not None and meter.posted + room < earned
            if room is not None:
                earned = min(earned, meter.posted + room)
        if leg.pot == STATED:
            if leg.limit is not None:
                earned = min(earned, meter.posted + leg.limit - self.charged[leg.base])
            self.charged[leg.base] += earned - meter.posted
        self.touched = self.touched or (at > meter.start and not whole)
        self.accrued[leg.slot] += earned - meter.posted
        meter.posted = earned

    def _room(self) -> int | None:
        """How much more may accrue under a ceiling on the sum."""
        limit = self.course.schedule.interest_limit
        room = None if limit is None else limit * self.unit.value
        if "ceiling" in self.shadow:
            grown = self.shadow["ceiling"] - self.forfeited
            room = grown if room is None else min(room, grown)
        return None if room is None else max(room - sum(self.accrued), 0)

    def _post_lumps(self) -> None:
        """Charge lump sums (damages, fees) once there is principal in default, within what the sum ceiling leaves."""
        course = self.course
        if not any(kind == FALL_DUE for _, kind, _ in course.flows[: self.flow]):
            return
        # What the ceiling on overdue interest, damages and fees leaves; None without a ceiling.
        room = self.shadow.get("allowed")
        for kind, amount in course.schedule.lumps:
            asked = amount * self.unit.value
            part = asked if room is None else max(min(asked, room), self.lumps[kind])
            self.accrued[course.kinds.index(kind)] += part - self.lumps[kind]
            self.lumps[kind] = part
            if room is not None:
                room = max(room - part, 0)

    # --- flows of principal
    # --------------------------------------------------------------------------------------------

    def _apply_flows(self, day: int) -> None:
        flows, unit = self.course.flows, self.unit
        while self.flow < len(flows) and flows[self.flow][0] <= day:
            _, kind, fen = flows[self.flow]
            self.flow += 1
            amount = fen * unit.value
            if kind == LEND:
                self.undue += amount
                self.lent += amount
            elif kind == FALL_DUE:
                # What was repaid early covers what falls due next.
                covered = min(self.prepaid, amount)
                self.prepaid -= covered
                moved = min(amount - covered, self.undue)
                self.undue -= moved
                self.due += moved
            elif kind == SETTLE:
                self._post_all()
                self.to_settle = self._billable(self.accrued)
            elif kind == BILL:
                self._post_all()
                # Who paid on the day of settlement what had accrued by then is not late with the day's own interest.
                if not 0 < self.to_settle <= self._billable(self.paid):
                    self.billed = self._billable(self.accrued)
            else:
                self._capitalise(day, amount)

    def _billable(self, amounts: list[int]) -> int:
        """The sum of the kinds of interest that are billed."""
        return sum([amounts[slot] for slot in self.course.compounding])

    def _capitalise(self, day: int, face: int) -> None:
        """Put unpaid in-term interest into the principal, up to the face of the new note."""
        self._post_all()
        slot = self.course.in_term
        if slot < 0:
            # No interest was agreed for the term: none goes into the new note.
            return
        owed = self.accrued[slot] - self.paid[slot]
        amount = max(min(owed, face - self.principal), 0)
        self.rollovers.append((day, owed, amount))
        self.paid[slot] += amount
        self.capitalised += amount
        self.undue += amount

    # --- payments
    # ------------------------------------------------------------------------------------------------------

    def pay_interest(self, amount: int) -> None:
        """Take a payment off the interest, kind by kind; ``amount`` is not more than what is owed."""
        accrued, paid = self.accrued, self.paid
        for slot in self.course.served:
            part = accrued[slot] - paid[slot]
            if part > amount:
                part = amount
            paid[slot] += part
            amount -= part
            if self.frozen is not None and self.course.kinds[slot] == "general":
                self.frozen_paid += part

    def pay_apart(self, amount: int) -> None:
        """Take a payment off the kind ``doubled``."""
        self.paid[self.course.kinds.index("doubled")] += amount

    def keep_unprotected(self, amount: int, day: int) -> int:
        """Take a payment of interest that is not protected but stays once paid; return what stayed."""
        if "unprotected" not in self.shadow or day >= self.course.schedule.unprotected_until:
            return 0
        kept = max(min(amount, self.shadow["unprotected"] - self.kept), 0)
        self.kept += kept
        return kept

    def refund(self, amount: int) -> int:
        """Say how much of a payment was interest above the ceiling that is to be given back."""
        if "refundable" not in self.shadow:
            return 0
        back = max(min(amount, self.shadow["refundable"] - self.refunded), 0)
        self.refunded += back
        return back

    def pay_excess(self, principal: int) -> int:
        """Say how much of a payment to principal was meant as interest above the ceiling."""
        if "excess" not in self.shadow:
            return 0
        above = max(min(principal, self.shadow["excess"] - self.above), 0)
        self.above += above
        return above

    def pay_principal(self, amount: int) -> None:
        """Take a payment off the principal, what is due first, and off the bases it stands for."""
        off_due = amount if amount < self.due else self.due
        self.due -= off_due
        self.undue -= amount - off_due
        self.prepaid += amount - off_due
        if amount and self.reduced:
            schedule = self.course.schedule
            off = taken_off(amount, schedule.bases, self.reduced, schedule.reduced, self.clock, self.course.end)
            for number, part in off.items():
                self.reduced[number] += part

    # --- what runs on
    # --------------------------------------------------------------------------------------------------

    def per_diem(self) -> tuple[int, int]:
        """Interest of one more day after the end, exactly: numerator and denominator of fen."""
        if not self.course.schedule.runs_on:
            return 0, 1
        more = self._next_day(self.course.legs)
        limit, unit = self.course.schedule.interest_limit, self.unit.value
        rooms = [] if limit is None else [(limit * unit, unit)]
        if "ceiling" in self.shadow:
            grown = self._next_day([leg for leg in self.course.hidden if leg.kind == "ceiling"])
            rooms.append(add_ratios([(self.shadow["ceiling"] - self.forfeited, unit), grown]))
        for room, per in rooms:
            left = max(room * unit - sum(self.accrued) * per, 0)
            if left * more[1] < more[0] * per * unit:
                more = left, per * unit
        return more

    def ahead(self) -> list[tuple[str, int, Rate]]:
        """What bears interest on the day after the end: kind, base and rate of each."""
        if not self.per_diem()[0]:
            return []
        found = []
        for leg in self.course.legs:
            base = self.base_of(leg)
            i = leg.steps.index(self.course.end)
            if i is not None and base and leg.rate(i).value:
                found.append((leg.kind, base, leg.rate(i)))
        return found

    def _next_day(self, legs: list[Leg]) -> tuple[int, int]:
        day = self.course.end
        found = [(leg, leg.steps.index(day)) for leg in legs]
        return add_ratios([self.one_day(self.base_of(leg), leg.rate(i), day) for leg, i in found if i is not None])

    def one_day(self, base: int, rate: Rate, day: int) -> tuple[int, int]:
        """Interest of ``day`` on a base, exactly: numerator and denominator of fen."""
        share, per = (1, 1) if rate.unit == "day" else self.course.schedule.gauge.day_share(day)
        return share * base * rate.value * MONTHS.get(rate.unit, 1), per * self.unit.value * PERCENT


def arrived(parts: tuple[tuple[int, int], ...], clock: int) -> int:
    """What of some sums bears interest from the day after ``clock`` on."""
    return sum([amount for day, amount in parts if day <= clock])


def rescaled(lines: list[Line], marks: list[tuple[int, int]]) -> list[Line]:
    """Put lines over the last unit: those before a mark are multiplied by what the unit grew by there and later."""
    done: list[Line] = []
    times, upto = 1, len(lines)
    for place, grown in reversed(marks):
        done[:0] = [(*line[:4], line[4] * times, line[5] * times) for line in lines[place:upto]]
        times, upto = times * grown, place
    done[:0] = [(*line[:4], line[4] * times, line[5] * times) for line in lines[:upto]]
    return done


def line_order(line: Line) -> tuple[int, int]:
    """Lines go by their first day, then by kind."""
    return line[2], RANK[line[0].kind]
