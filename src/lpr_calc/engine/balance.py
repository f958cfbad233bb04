"""One debt through time: what is lent and falls due, and the lines of interest as they open, accrue and end.

A line is a maximal run of days with one base and one rate; only a change of base or rate ends it, never the mere
passing of a payment, so cutting a period changes no result. What stands at a moment is in `standing`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import gcd

from ..base.money import half_up
from .course import BILL, DUE, FALL_DUE, LEND, SETTLE, STATED, UNDUE, Course, Line, interest_over, line_order, rescaled
from .standing import Denominator, Meter, Standing
from .steps import earned


class Balance(Standing):
    """One debt, moved forward day by day."""

    def __init__(self, course: Course, unit: Denominator) -> None:
        super().__init__(course, unit)
        self.accrued = [0] * len(course.kinds)
        self.paid = [0] * len(course.kinds)
        self.lines: list[Line] = []
        self.marks = []
        self.rollovers = []
        self.meters = [Meter(leg) for leg in course.legs]
        if course.free:
            return
        schedule = course.schedule
        self.hidden = [Meter(leg) for leg in course.hidden]
        self.lumps = {kind: 0 for kind, _ in schedule.lumps}
        self.shadow = {leg.kind: 0 for leg in course.hidden}
        self.charged = [base.fixed for base in schedule.bases]
        self.reduced = [0] * len(schedule.bases)
        self.served_of = [0] * len(schedule.bases)
        if course.term_ceiling is not None:
            # All interest of the term under a ceiling on the first principal, where notes were rolled over.
            lent = sum(amount for _, kind, amount in course.flows if kind == LEND) * unit.value
            ceiling = course.term_ceiling
            self.term_limit = interest_over(ceiling, lent, ceiling.starts[0], ceiling.stops[-1])
        self.limited = bool(schedule.interest_limit is not None or self.hidden or course.term_ceiling is not None)
        for kind, amount in schedule.opening:
            self.accrued[course.kinds.index(kind)] += amount
        for kind, amount in schedule.carried:
            self.accrued[course.kinds.index(kind)] += amount * unit.value
            self.carried += amount * unit.value

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

    def cut(self) -> None:
        """End every open line here: what was charged so far is rounded by itself."""
        for meter in self.meters:
            if meter.running:
                self._finish(meter, self.now)

    def close_changed(self) -> None:
        """End every open line whose base or rate is another from here on."""
        for meter in self.meters:
            if meter.running and (meter.leg.stops[meter.i] <= self.now or meter.base != self.base_of(meter.leg)):
                self._finish(meter, self.now)

    def take_posted(self, place: int, lost: int) -> None:
        """Reduce a piece of interest worked out beforehand by ``lost`` in all."""
        assert isinstance(self.posted_lost, list)
        self.accrued[self.course.in_term] -= lost - self.posted_lost[place]
        self.posted_lost[place] = lost

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
        self.forfeited = max(self.shadow["ceiling"] - (sum(self.accrued) - self.carried), 0)
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
            gained, posted, put = -meter.posted, 0, self.lines.append
            by_days, twice, per = leg.by_days, leg.twice, leg.per
            if start < to:
                self.touched = True
            while stop <= to:
                charged = earned(base, twice[i], stop - start, per) if by_days else leg.charge(i, base, start, stop)
                put((leg, i, start, stop, base, charged))
                gained += charged
                i += 1
                start, stop = starts[i], stops[i]
            if start < to:
                posted = earned(base, twice[i], to - start, per) if by_days else leg.charge(i, base, start, to)
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
        meter.lost = 0
        self.lines.append((leg, i, meter.start, at, meter.base, meter.posted))

    # --- charging

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
        if meter.lost:
            exact = leg.exact(i, meter.base, meter.start, at) - meter.lost
            earned = half_up(exact.numerator, exact.denominator)
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
            most = self.course.schedule.bases_limit
            if most is not None:
                earned = min(earned, meter.posted + max(most - sum(self.charged), 0))
            self.charged[leg.base] += earned - meter.posted
        self.touched = self.touched or (at > meter.start and not whole)
        self.accrued[leg.slot] += earned - meter.posted
        meter.posted = earned

    def _room(self) -> int | None:
        """How much more interest may accrue under a ceiling on the sum."""
        limit = self.course.schedule.interest_limit
        room = None if limit is None else limit * self.unit.value
        if "ceiling" in self.shadow:
            grown = self.shadow["ceiling"] - self.forfeited + self.carried
            room = grown if room is None else min(room, grown)
        return None if room is None else max(room - self.limited_sum, 0)

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
                self.to_settle = 0
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


def capped_base(balance: Balance, names: Sequence[str], running: Sequence[int]) -> int:
    """The principal that the ``running`` entries of `Schedule.bases`, by number, bear interest on, in fen.

    Entries of one ``name`` are parts of it; those of different names may stand on the same. Together they are no more
    than the principal, but for a part that is larger by itself (an older base that has been reduced since).
    """
    by_name: dict[str, int] = {}
    for number in running:
        if balance.course.schedule.bases[number].of == "principal":
            by_name[names[number]] = by_name.get(names[number], 0) + balance.stated(number)
    most = max(by_name.values(), default=0)
    return max(most, min(balance.principal, sum(by_name.values()))) if by_name else balance.principal
