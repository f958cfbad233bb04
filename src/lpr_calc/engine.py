"""Rates × days × principal → lines, exactly. No law, no input, no output.

An `Account` holds one loan: its principal, due and not yet due, and the interest that has accrued on it. A line is a
maximal run of days with one base and one rate; only a change of base or rate ends it, never the mere passing of a
payment, so cutting a period changes no result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .accrual import Plan, Rate, Span, Track
from .money import half_up
from .rateterm import SCALE
from .record import Record

if TYPE_CHECKING:
    from .money import Exact

_PERCENT = 100 * SCALE


class Run(Record):
    """A finished line before it is rounded for print: ``interest`` is what the account was charged for it.

    ``agreed`` is what the agreed rate would have given, where a ceiling cut it.
    """

    loan_id: str
    kind: str
    start: int
    end: int
    base: Exact
    rate: Rate
    interest: Exact
    agreed: Exact | None


class _Meter:
    """Accrues one track of one account."""

    __slots__ = ("base", "index", "now", "posted", "span", "start", "track")

    def __init__(self, track: Track, start: int) -> None:
        self.track = track
        self.index = 0
        self.now = start
        self.start = start
        self.base: Exact = 0
        self.span: Span | None = None
        self.posted: Exact = 0


class Account:
    """One loan through time. Days only move forward; every amount is fen, exact."""

    def __init__(self, plan: Plan, exact: bool) -> None:
        """``exact`` keeps fractions to the end; otherwise each line is rounded half up to the fen."""
        self.plan = plan
        self.exact = exact
        self.now = plan.start
        self.undue: Exact = 0
        self.due: Exact = 0
        self.runs: list[Run] = []
        self.accrued: dict[str, Exact] = {track.kind: 0 for track in plan.tracks}
        self.paid: dict[str, Exact] = dict.fromkeys(self.accrued, 0)
        self._flow = 0
        self._meters = [_Meter(track, plan.start) for track in plan.tracks]
        self._apply_flows(plan.start)

    @property
    def principal(self) -> Exact:
        """Principal outstanding, due or not."""
        return self.undue + self.due

    def owed(self, kind: str) -> Exact:
        """Interest of a kind accrued and not paid."""
        return self.accrued[kind] - self.paid[kind]

    @property
    def interest(self) -> Exact:
        """All interest accrued and not paid."""
        return sum(self.accrued.values()) - sum(self.paid.values())

    def lent(self) -> Exact:
        """All principal lent so far."""
        return sum(flow.amount for flow in self.plan.flows[: self._flow] if not flow.falls_due)

    def advance(self, day: int) -> None:
        """Accrue every day before ``day`` and apply the flows of principal up to the beginning of ``day``."""
        day = min(day, self.plan.end)
        flows = self.plan.flows
        while self._flow < len(flows) and flows[self._flow].day <= day:
            self._accrue(flows[self._flow].day)
            self._apply_flows(flows[self._flow].day)
        self._accrue(day)
        for meter in self._meters:
            self._post(meter)

    def pay_interest(self, kind: str, amount: Exact) -> None:
        """Take a payment off the interest of a kind."""
        self.paid[kind] += amount

    def pay_principal(self, amount: Exact) -> None:
        """Take a payment off the principal, what is due first."""
        off_due = min(amount, self.due)
        self.due -= off_due
        self.undue -= amount - off_due

    def close(self) -> None:
        """Accrue to the end and finish every open line."""
        self.advance(self.plan.end)
        for meter in self._meters:
            self._finish(meter)
        self.runs.sort(key=lambda run: (run.start, run.kind != "in-term", run.kind))

    def per_diem(self) -> tuple[int, int]:
        """Interest of one more day after the end, exactly: numerator and denominator of fen."""
        day = self.plan.end
        numerator, denominator = 0, 1
        for meter in self._meters if self.plan.runs_on else ():
            for span in meter.track.spans:
                if span.start <= day < span.end:
                    share, per = (1, 1) if span.rate.unit == "day" else self.plan.gauge.day_share(day)
                    months = 12 if span.rate.unit == "month" else 1
                    base = self._base(meter.track)
                    more = share * base.numerator * span.rate.value * months
                    under = per * base.denominator * _PERCENT
                    numerator, denominator = numerator * under + more * denominator, denominator * under
        limit = self.plan.interest_limit
        if limit is not None:
            room = limit - sum(self.accrued.values())
            if room * denominator < numerator:
                return room.numerator, room.denominator
        return numerator, denominator

    def _base(self, track: Track) -> Exact:
        return self.due if track.pot == "due" else self.undue if track.pot == "undue" else self.undue + self.due

    def _apply_flows(self, day: int) -> None:
        flows = self.plan.flows
        while self._flow < len(flows) and flows[self._flow].day <= day:
            flow = flows[self._flow]
            self._flow += 1
            if flow.falls_due:
                # What was repaid early no longer falls due.
                moved = min(flow.amount, self.undue)
                self.undue -= moved
                self.due += moved
            else:
                self.undue += flow.amount

    def _accrue(self, to: int) -> None:
        for meter in self._meters:
            self._run(meter, to)
        self.now = max(self.now, to)

    def _run(self, meter: _Meter, to: int) -> None:
        """Move one meter to ``to``, opening and finishing lines where base or rate changes."""
        spans = meter.track.spans
        base = self._base(meter.track)
        while meter.now < to:
            while meter.index < len(spans) and spans[meter.index].end <= meter.now:
                meter.index += 1
            if meter.index == len(spans):
                self._finish(meter)
                meter.now = to
                return
            span = spans[meter.index]
            if span.start > meter.now:
                self._finish(meter)
                meter.now = min(span.start, to)
                continue
            if meter.span is not None and (meter.span is not span or meter.base != base):
                self._finish(meter)
            if meter.span is None and base:
                meter.span, meter.start, meter.base, meter.posted = span, meter.now, base, 0
            meter.now = min(span.end, to)

    def _interest(self, base: Exact, rate: Rate, start: int, end: int) -> Exact:
        """base × rate × days, with the one division at the end."""
        if rate.unit == "day":
            share, per = end - start, 1
        else:
            gauge = self.plan.gauge
            share, per = gauge.at(end) - gauge.at(start), gauge.per_year
            if rate.unit == "month":
                share *= 12
        if not self.exact and isinstance(base, int):
            return half_up(base * rate.value * share, per * _PERCENT)
        from fractions import Fraction

        return Fraction(base * rate.value * share) / (per * _PERCENT)

    def _post(self, meter: _Meter) -> None:
        """Charge the account with what the open line has earned so far."""
        if meter.span is None:
            return
        earned = self._interest(meter.base, meter.span.rate, meter.start, meter.now)
        limit = self.plan.interest_limit
        if limit is not None:
            earned = min(earned, meter.posted + limit - sum(self.accrued.values()))
        self.accrued[meter.track.kind] += earned - meter.posted
        meter.posted = earned

    def _finish(self, meter: _Meter) -> None:
        if meter.span is None:
            return
        self._post(meter)
        rate = meter.span.rate
        agreed = None if rate.agreed is None else self._interest(meter.base, rate.agreed, meter.start, meter.now)
        self.runs.append(
            Run(self.plan.loan_id, meter.track.kind, meter.start, meter.now, meter.base, rate, meter.posted, agreed)
        )
        meter.span = None
