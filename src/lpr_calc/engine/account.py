"""Rates × days × principal → lines, exactly. No law, no input, no output.

An `Account` holds one loan: its principal, due and not yet due, and the interest that has accrued on it. A line is a
maximal run of days with one base and one rate; only a change of base or rate ends it, never the mere passing of a
payment, so cutting a period changes no result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.money import add_ratios, half_up
from ..base.record import Record
from ..values.rate import SCALE
from .schedule import Rate, Schedule, Span, Track

if TYPE_CHECKING:
    from ..base.money import Exact

KINDS = ("in-term", "general", "overdue", "penalty", "compound", "damages", "fees", "doubled")
"""Kinds of interest and lump sums, in the order they are listed and served; the law does not fix it."""

_PERCENT = 100 * SCALE
_MONTHS = {"year": 1, "month": 12}


class Run(Record):
    """A finished line before it is rounded for print.

    ``interest`` is what the account was charged for it, ``full`` what base × rate × days gives: less was charged where
    a ceiling on the sum was reached. ``agreed`` is what the agreed rate would have given, where a ceiling cut the rate.
    """

    loan_id: str
    kind: str
    start: int
    end: int
    base: Exact
    rate: Rate
    interest: Exact
    full: Exact
    agreed: Exact | None


class Meter:
    """Accrues one track of one account: the open line, what it was charged with, and where it stands."""

    __slots__ = ("base", "index", "kind", "now", "posted", "pot", "rate", "spans", "start")

    def __init__(self, track: Track, start: int) -> None:
        self.kind = track.kind
        self.pot = track.pot
        self.spans: tuple[Span, ...] = track.spans
        self.index = 0
        self.now = start
        self.start = start
        self.base: Exact = 0
        self.rate: Rate | None = None
        self.posted: Exact = 0


class Account:
    """One loan through time. Days only move forward; every amount is fen, exact.

    ``accrued`` and ``paid`` hold every kind of interest and every lump sum by name. What is in ``plan.hidden`` (a
    ceiling's own meter, interest that is not protected but may be kept once paid) accrues in ``shadow`` instead.
    """

    def __init__(self, plan: Schedule, exact: bool) -> None:
        """``exact`` keeps fractions to the end; otherwise each line is rounded half up to the fen."""
        self.plan = plan
        self.exact = exact
        self.undue: Exact = 0
        self.due: Exact = 0
        self.lent: Exact = 0
        self.prepaid: Exact = 0
        self.runs: list[Run] = []
        self.accrued: dict[str, Exact] = {}
        for track in plan.tracks:
            self.accrued[track.kind] = 0
        for kind, _ in plan.lumps:
            self.accrued.setdefault(kind, 0)
        self.paid: dict[str, Exact] = dict.fromkeys(self.accrued, 0)
        self.lumps: dict[str, Exact] = {kind: 0 for kind, _ in plan.lumps}
        self.shadow: dict[str, Exact] = {track.kind: 0 for track in plan.hidden}
        self.term_limit = self._term_limit()
        self.billed: Exact = 0
        self._to_settle: Exact = 0
        self._forfeited: Exact = 0
        self.capitalised: Exact = 0
        self.rollovers: list[tuple[int, Exact, Exact]] = []
        self.kept: Exact = 0
        self.above: Exact = 0
        self.refunded: Exact = 0
        self._flow = 0
        self._meters = [Meter(track, plan.start) for track in plan.tracks]
        # Money enters on its day, before the claim's first day too: nothing is owed, and nothing can be paid, before it.
        self._hidden = [Meter(track, plan.start) for track in plan.hidden]

    def _term_limit(self) -> Exact | None:
        """All interest of the term under a ceiling on the first principal, where notes were rolled over."""
        if not self.plan.term_ceiling:
            return None
        lent = sum(flow.amount for flow in self.plan.flows if flow.kind == "lend")
        return sum(self._interest(lent, span.rate, span.start, span.end) for span in self.plan.term_ceiling)

    @property
    def principal(self) -> Exact:
        """Principal outstanding, due or not."""
        return self.undue + self.due

    def parts(self, day: int) -> list[tuple[int, bool, Exact]]:
        """What is outstanding of the principal by the day from which it is or will be in default (0 where none is known),
        whether it is due on ``day``, and the amount, oldest first. What was paid went to the oldest.

        Performance can be demanded on the due day itself, on which there is no default yet (`Schedule.matures`); whether the
        accounts stand at the beginning or at the end of ``day`` changes nothing.
        """
        flows = self.plan.flows
        found: list[tuple[int, bool, Exact]] = []
        for some_flows, left in ((flows[self._flow :], self.undue), (flows[: self._flow], self.due)):
            some: dict[int, Exact] = {}
            for flow in reversed([flow for flow in some_flows if flow.kind == "due"]):
                part = min(left, flow.amount)
                left -= part
                if part:
                    some[flow.day] = some.get(flow.day, 0) + part
            if left:
                first = min(some, default=0)
                some[first] = some.get(first, 0) + left
            found[:0] = [(at, 0 < at <= day + self.plan.matures, some[at]) for at in sorted(some)]
        return found

    def owed(self, kind: str) -> Exact:
        """Interest of a kind accrued and not paid."""
        return self.accrued[kind] - self.paid[kind]

    @property
    def interest(self) -> Exact:
        """All interest and lump sums accrued and not paid; the doubled part of a judgment stands apart."""
        apart = self.owed("doubled") if "doubled" in self.accrued else 0
        return sum(self.accrued.values()) - sum(self.paid.values()) - apart

    def advance(self, day: int, flows_to: int | None = None) -> None:
        """Accrue every day before ``day`` and apply the flows of principal up to the beginning of ``day``, or of the earlier
        ``flows_to``: a payment at the end of a day meets what was lent by that day, not what is lent the next morning.
        """
        day = min(day, self.plan.end)
        through = day if flows_to is None else min(day, flows_to)
        flows = self.plan.flows
        while self._flow < len(flows) and flows[self._flow].day <= through:
            at = flows[self._flow].day
            self._accrue(at)
            self._apply_flows(at)
        self._accrue(day)
        self._post_all()

    def pay_interest(self, kind: str, amount: Exact) -> None:
        """Take a payment off the interest of a kind."""
        self.paid[kind] += amount

    def keep_unprotected(self, amount: Exact, day: int) -> Exact:
        """Take a payment of interest that is not protected but stays once paid; return what stayed."""
        if "unprotected" not in self.shadow or day >= self.plan.unprotected_until:
            return 0
        kept = max(min(amount, self.shadow["unprotected"] - self.kept), 0)
        self.kept += kept
        return kept

    def refund(self, amount: Exact) -> Exact:
        """Say how much of a payment was interest above the ceiling that is to be given back."""
        if "refundable" not in self.shadow:
            return 0
        back = max(min(amount, self.shadow["refundable"] - self.refunded), 0)
        self.refunded += back
        return back

    def pay_excess(self, principal: Exact) -> Exact:
        """Say how much of a payment to principal was meant as interest above the ceiling."""
        if "excess" not in self.shadow:
            return 0
        above = max(min(principal, self.shadow["excess"] - self.above), 0)
        self.above += above
        return above

    def pay_principal(self, amount: Exact) -> None:
        """Take a payment off the principal, what is due first."""
        off_due = min(amount, self.due)
        self.due -= off_due
        self.undue -= amount - off_due
        self.prepaid += amount - off_due

    def close(self) -> None:
        """Accrue to the end and finish every open line."""
        self.advance(self.plan.end)
        for meter in self._meters:
            self._finish(meter)
        self.runs.sort(key=lambda run: (run.start, KINDS.index(run.kind)))

    def per_diem(self) -> tuple[int, int]:
        """Interest of one more day after the end, exactly: numerator and denominator of fen."""
        if not self.plan.runs_on:
            return 0, 1
        numerator, denominator = self._next_day(self._meters)
        room = self._room(self._next_day(self._hidden, "ceiling"))
        if room is not None and room.numerator * denominator < numerator * room.denominator:
            return room.numerator, room.denominator
        return numerator, denominator

    def ahead(self) -> list[tuple[str, Exact, Rate]]:
        """What bears interest on the day after the end: kind, base and rate of each."""
        if not self.per_diem()[0]:
            return []
        day = self.plan.end
        return [
            (meter.kind, self.base(meter.pot), span.rate)
            for meter in self._meters
            for span in meter.spans
            if span.start <= day < span.end and span.rate.value and self.base(meter.pot)
        ]

    def _next_day(self, meters: list[Meter], kind: str = "") -> tuple[int, int]:
        day = self.plan.end
        return add_ratios(
            self.one_day(self.base(meter.pot), span.rate, day)
            for meter in meters
            if not kind or meter.kind == kind
            for span in meter.spans
            if span.start <= day < span.end
        )

    def one_day(self, base: Exact, rate: Rate, day: int) -> tuple[int, int]:
        """Interest of ``day`` on a base, exactly: numerator and denominator of fen."""
        share, per = (1, 1) if rate.unit == "day" else self.plan.gauge.day_share(day)
        more = share * base.numerator * rate.value * _MONTHS.get(rate.unit, 1)
        return more, per * base.denominator * _PERCENT

    def _room(self, more: tuple[int, int] = (0, 1)) -> Exact | None:
        """How much more may accrue under a ceiling on the sum (``more``: what the ceiling itself grows by)."""
        limits: list[Exact] = []
        if self.plan.interest_limit is not None:
            limits.append(self.plan.interest_limit)
        if "ceiling" in self.shadow:
            grown = self.shadow["ceiling"] - self._forfeited
            if more[0]:
                from fractions import Fraction

                grown += Fraction(*more)
            limits.append(grown)
        if not limits:
            return None
        return max(min(limits) - sum(self.accrued.values()), 0)

    def base(self, pot: str) -> Exact:
        """The amount in a pot: what bears a track's interest."""
        if pot == "due":
            return self.due
        if pot == "undue":
            return self.undue
        if pot == "all":
            return self.undue + self.due
        if pot == "lent":
            return self.lent
        return max(self.billed - self.paid.get("in-term", 0), 0) if pot == "billed" else self._billed_all()

    def _billed_all(self) -> Exact:
        """Unpaid interest that bears compound interest where the contract compounds penalty interest too."""
        paid = self.paid.get("in-term", 0) + self.paid.get("penalty", 0)
        return max(self.billed - paid, 0)

    def _apply_flows(self, day: int) -> None:
        flows = self.plan.flows
        while self._flow < len(flows) and flows[self._flow].day <= day:
            _, kind, amount = flows[self._flow]
            self._flow += 1
            if kind == "lend":
                self.undue += amount
                self.lent += amount
            elif kind == "due":
                # What was repaid early covers what falls due next.
                covered = min(self.prepaid, amount)
                self.prepaid -= covered
                moved = min(amount - covered, self.undue)
                self.undue -= moved
                self.due += moved
            elif kind == "settle":
                self._post_all()
                self._to_settle = self._charged()
            elif kind == "bill":
                self._post_all()
                # Who paid on the day of settlement what had accrued by then is not late with the day's own interest.
                if not 0 < self._to_settle <= sum(self.paid.get(name, 0) for name in self.plan.compounding):
                    self.billed = self._charged()
            else:
                self._capitalise(day, amount)

    def _charged(self) -> Exact:
        """The interest so far of the kinds that are billed."""
        return sum(self.accrued.get(name, 0) for name in self.plan.compounding)

    def _capitalise(self, day: int, face: int) -> None:
        """Put unpaid in-term interest into the principal, up to the face of the new note."""
        self._post_all()
        if "in-term" not in self.accrued:
            # No interest was agreed for the term: none goes into the new note.
            return
        owed = self.owed("in-term")
        amount = max(min(owed, face - self.principal), 0)
        self.rollovers.append((day, owed, amount))
        self.paid["in-term"] += amount
        self.capitalised += amount
        self.undue += amount

    def _accrue(self, to: int) -> None:
        for day in self._steps(to):
            for meter in self._meters:
                self._run(meter, day)
            for meter in self._hidden:
                self._run(meter, day)
                self._post_hidden(meter)
            if day in self.plan.ceiling_from:
                self._measure_anew()

    def _measure_anew(self) -> None:
        """Give up the room that a ceiling on the sum has left: it does not pay for what comes later."""
        self._post_all()
        self._forfeited = max(self.shadow["ceiling"] - sum(self.accrued.values()), 0)
        for meter in self._hidden:
            self._finish(meter)

    def _steps(self, to: int) -> list[int]:
        """The days to stop at: where a ceiling on the sum has its own meter, every change of a rate, in lockstep."""
        if not self._hidden:
            return [to]
        meters = (*self._meters, *self._hidden)
        bounds = {bound for meter in meters for span in meter.spans for bound in (span.start, span.end)}
        bounds.update(self.plan.ceiling_from)
        now = min(meter.now for meter in meters)
        return [*sorted(bound for bound in bounds if now < bound < to), to]

    def _post_hidden(self, meter: Meter) -> None:
        if meter.rate is not None:
            earned = self._interest(meter.base, meter.rate, meter.start, meter.now)
            self.shadow[meter.kind] += earned - meter.posted
            meter.posted = earned

    def _run(self, meter: Meter, to: int) -> None:
        """Move one meter to ``to``, opening and finishing lines where base or rate changes."""
        now = meter.now
        if now >= to:
            return
        spans, index = meter.spans, meter.index
        base = self.base(meter.pot)
        if meter.rate is not None and meter.base != base:
            self._finish(meter)
        while now < to:
            if index == len(spans):
                break
            start, end, rate = spans[index]
            if end <= now:
                index += 1
                continue
            if start > now:
                self._finish(meter)
                meter.now = now = min(start, to)
                continue
            if meter.rate is not rate:
                self._finish(meter)
                if base:
                    meter.rate, meter.start, meter.base, meter.posted = rate, now, base, 0
            meter.now = now = min(end, to)
        if now < to:
            self._finish(meter)
            meter.now = to
        meter.index = index

    def _interest(self, base: Exact, rate: Rate, start: int, end: int) -> Exact:
        """base × rate × days, with the one division at the end."""
        if start == end:
            return 0
        if rate.unit == "day":
            share, per = end - start, 1
        else:
            gauge = self.plan.gauge
            share, per = (gauge.at(end) - gauge.at(start)) * _MONTHS[rate.unit], gauge.per_year
        if not self.exact and isinstance(base, int):
            return half_up(base * rate.value * share, per * _PERCENT)
        from fractions import Fraction

        return Fraction(base.numerator * rate.value * share, base.denominator * per * _PERCENT)

    def _agreed(self, meter: Meter, rate: Rate) -> Exact:
        """What the agreed rates would have given for the open line."""
        return sum(
            self._interest(meter.base, piece.rate, max(piece.start, meter.start), min(piece.end, meter.now))
            for piece in rate.agreed
            if piece.start < meter.now and piece.end > meter.start
        )

    def _post_all(self) -> None:
        for meter in self._meters:
            self._post(meter)
        if self.plan.lumps:
            self._post_lumps()

    def _post(self, meter: Meter) -> None:
        """Charge the account with what the open line has earned so far."""
        if meter.rate is None:
            return
        earned = self._interest(meter.base, meter.rate, meter.start, meter.now)
        if meter.rate.agreed:
            # A ceiling never raises a claim: over odd months a rate per day may stay below a yearly one after all.
            earned = min(earned, self._agreed(meter, meter.rate))
        room = self._room() if self.plan.interest_limit is not None or self._hidden else None
        if meter.kind == "in-term" and self.term_limit is not None:
            left = max(self.term_limit - self.accrued["in-term"], 0)
            room = left if room is None else min(room, left)
        if room is not None:
            earned = min(earned, meter.posted + room)
        self.accrued[meter.kind] += earned - meter.posted
        meter.posted = earned

    def _post_lumps(self) -> None:
        """Charge lump sums (damages, fees) once there is principal in default, within what the sum ceiling leaves."""
        if not any(flow.kind == "due" for flow in self.plan.flows[: self._flow]):
            return
        # What the ceiling on overdue interest, damages and fees leaves; None without a ceiling.
        room = self.shadow.get("allowed")
        for kind, amount in self.plan.lumps:
            part = amount if room is None else max(min(amount, room), self.lumps[kind])
            self.accrued[kind] += part - self.lumps[kind]
            self.lumps[kind] = part
            if room is not None:
                room = max(room - part, 0)

    def _finish(self, meter: Meter) -> None:
        rate = meter.rate
        if rate is None:
            return
        hidden = meter.kind in self.shadow
        if hidden:
            self._post_hidden(meter)
        else:
            self._post(meter)
            full = meter.posted
            if self.plan.interest_limit is not None or self._hidden or self.term_limit is not None:
                full = self._interest(meter.base, rate, meter.start, meter.now)
            agreed = self._agreed(meter, rate) if rate.agreed else None
            self.runs.append(
                Run(self.plan.loan_id, meter.kind, meter.start, meter.now, meter.base, rate, meter.posted, full, agreed)
            )
        meter.rate = None
