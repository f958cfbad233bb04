"""The debts of one judgment through time: costs, general interest by base, damages, principal, doubled part.

Interest of earlier days stands on the principal of those days: a payment never reaches back, before 2014-08-01 either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.dates import Gauge
from ..base.money import half_up, split
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import OrderedInterest, Payment, Portion
from ..engine.account import Account, Meter, Run
from ..engine.ledger import Entry, Ledger
from ..engine.schedule import Schedule, Span
from ..law.reference import year_percent
from .judgment_before_2014 import SPLICE, together

if TYPE_CHECKING:
    from ..base.money import Exact
    from ..engine.schedule import Rate


class Terms(Record):
    """What a judgment's debts depend on beside their plan.

    ``rates`` are those of every entry by the day, also while it bears nothing. ``damages`` fen enter the
    base of the doubled part by ``damages_parts``, each after its day, where ``damages_in``; ``costs_in`` are the costs that
    enter it, each after its day. ``bases`` is ``heaviest``, ``listed`` or ``pro-rata``. ``old_from`` is the last day of performance
    of a delay from before 2014-08-01 (None: no such delay), ``old_spans`` the rates of that time, ``old_interest``
    whether adjudged interest, as it stands when day ``old_freeze`` begins, is in its base. ``fx`` is RMB × 10^6 for the
    doubled part of another currency.
    """

    ordered: tuple[OrderedInterest, ...]
    rates: tuple[tuple[Span, ...], ...]
    damages: int
    damages_in: bool
    damages_parts: tuple[Portion, ...]
    costs_in: tuple[Portion, ...]
    bases: str
    old_from: int | None = None
    old_spans: tuple[Span, ...] = ()
    old_basis: str = "360"
    old_interest: bool = True
    old_freeze: int = 0
    fx: int | None = None


def _arrived(parts: tuple[Portion, ...], at: int) -> int:
    """What of some sums bears the doubled part from the day after ``at`` on."""
    return sum(part.amount for part in parts if (part.day or 0) <= at)


class Debt(Account):
    """The debts of one judgment: general interest on its ordered bases, the doubled part on everything else."""

    def __init__(self, plan: Schedule, terms: Terms) -> None:
        self.terms = terms
        self.charged: list[Exact] = [0 for _ in terms.ordered]
        self.reduced: list[Exact] = [0 for _ in terms.ordered]
        self.costs_paid: Exact = 0
        self.old_costs_paid: Exact = 0
        self.frozen: Exact | None = None
        self.frozen_paid: Exact = 0
        self.pots: dict[int, str] = {}
        self.at = plan.start
        self.old_gauge = Gauge(terms.old_basis)
        self.old_rates = {id(span.rate) for span in terms.old_spans}
        stops = {part.day or 0 for part in (*terms.damages_parts, *terms.costs_in)}
        if terms.old_from is not None:
            stops |= {terms.old_freeze, SPLICE, SPLICE + 1}
        self.stops = sorted(stops)
        super().__init__(plan, False)
        for kind in ("general", "doubled"):
            self.accrued.setdefault(kind, 0)
            self.paid.setdefault(kind, 0)
        for number, ordered in enumerate(terms.ordered):
            if ordered.amount is not None:
                self.accrued["general"] += ordered.amount
                self.charged[number] = ordered.amount
        if terms.damages:
            self.accrued["damages"] = terms.damages
            self.paid["damages"] = 0

    def advance(self, day: int, flows_to: int | None = None) -> None:
        """Accrue every day before ``day``, in steps where what is in the base of the doubled part changes."""
        for stop in self.stops:
            if self.at < stop < day:
                super().advance(stop)
                self._arrive(stop)
        super().advance(day, flows_to)
        self._arrive(min(day, self.plan.end))

    def _arrive(self, day: int) -> None:
        self.at = max(self.at, day)

    def _accrue(self, to: int) -> None:
        """General interest first: what it came to by the last day of performance bears interest under the old rule."""
        general = [meter for meter in self._meters if meter.kind == "general"]
        for meter in general:
            self._run(meter, to)
            self._post(meter)
        if self.terms.old_from is not None and self.frozen is None and to >= self.terms.old_freeze:
            self.frozen = self.owed("general") if self.terms.old_interest else 0
        for meter in self._meters:
            if meter.kind != "general":
                self._run(meter, to)

    def base(self, pot: str) -> Exact:
        """What bears interest: the base of the doubled part, of the old rule, or of general interest by its number."""
        if pot == "old":
            return self.due + self._damages_in() + self.costs_in_left() + max((self.frozen or 0) - self.frozen_paid, 0)
        if pot == "doubled":
            ordered = self.terms.ordered
            closed = sum(charged for charged, o in zip(self.charged, ordered, strict=True) if o.doubled)
            interest = max(closed - self.paid.get("general", 0), 0)
            whole = self.due + self._damages_in() + interest + self.costs_in_left()
            return half_up(int(whole) * self.terms.fx, 10**6) if self.terms.fx is not None else whole
        number = int(pot)
        stated = self.terms.ordered[number].base
        return self.principal if stated is None else max(stated - self.reduced[number], 0)

    def _damages_in(self) -> Exact:
        return self._damages_due() if self.terms.damages_in else 0

    def _damages_due(self) -> Exact:
        """The damages whose last day of performance is over, less what was paid: the first due are paid first."""
        if not self.terms.damages:
            return 0
        return max(_arrived(self.terms.damages_parts, self.at) - self.paid["damages"], 0)

    def damages_undue(self) -> Exact:
        """The damages not due yet."""
        return self.owed("damages") - self._damages_due() if self.terms.damages else 0

    def costs_in_left(self) -> Exact:
        """Costs in the base of the doubled part, less what was paid of them: they are paid before the others."""
        return max(_arrived(self.terms.costs_in, self.at) - self.costs_paid, 0)

    def pay_principal(self, amount: Exact) -> None:
        """Take a payment off the principal, and off the bases it stands for."""
        super().pay_principal(amount)
        if amount:
            self._reduce(amount)

    def _reduce(self, amount: Exact) -> None:
        """Take principal off the stated bases of general interest that are not closed yet.

        Bases that run side by side are parts of the principal: among them the heaviest first (民法典 560条2款), as listed,
        or pro rata. Bases that follow each other are the same principal in turn: each is reduced in full.
        """
        ordered = self.terms.ordered
        open_ = [n for n, o in enumerate(ordered) if o.base is not None and self._last(n) >= self.at]
        off: dict[int, Exact] = {}
        for start in sorted({self._first(n) for n in open_}):
            group = [n for n in open_ if self._first(n) == start]
            taken = {n: sum(off[m] for m in off if self._overlap(n, m)) for n in group}
            if self.terms.bases == "pro-rata":
                room = amount - max(taken.values())
                left = [max((ordered[n].base or 0) - self.reduced[n], 0) for n in group]
                for n, part in zip(group, split(min(room, sum(left)), left), strict=True):
                    off[n] = part
                continue
            for n in sorted(group, key=self._burden if self.terms.bases == "heaviest" else int):
                room = amount - sum(off[m] for m in off if self._overlap(n, m))
                off[n] = min(max(room, 0), max((ordered[n].base or 0) - self.reduced[n], 0))
        for n, part in off.items():
            self.reduced[n] += part

    def _first(self, number: int) -> int:
        """The day from which a base counts for a payment now: those that run already stand together."""
        return max(self.terms.ordered[number].start or 0, self.at)

    def _last(self, number: int) -> int:
        until = self.terms.ordered[number].until
        return self.plan.end + 1 if until is None else until

    def _overlap(self, one: int, other: int) -> bool:
        return self._first(one) <= self._last(other) and self._first(other) <= self._last(one)

    def _burden(self, number: int) -> tuple[int, int, int]:
        """The heavier rate on the day first, then the earlier base, then as listed."""
        spans = self.terms.rates[number]
        day = self._first(number)
        rate = next((span.rate for span in spans if span.start <= day < span.end), spans[-1].rate if spans else None)
        return (-year_percent(rate, 365) if rate is not None else 0, self.terms.ordered[number].start or 0, number)

    def has_room(self, number: int) -> bool:
        """Whether general interest of one base is still under the limit it was given."""
        limit = self.terms.ordered[number].limit
        return limit is None or self.charged[number] < limit

    def _interest(self, base: Exact, rate: Rate, start: int, end: int) -> Exact:
        """The benchmark rate before 2014-08-01 has a year of its own."""
        if id(rate) not in self.old_rates or start == end:
            return super()._interest(base, rate, start, end)
        gauge = self.plan.gauge
        self.plan = self.plan._replace(gauge=self.old_gauge)
        try:
            return super()._interest(base, rate, start, end)
        finally:
            self.plan = self.plan._replace(gauge=gauge)

    def _finish(self, meter: Meter) -> None:
        """Remember of which base a finished line is."""
        before = len(self.runs)
        super()._finish(meter)
        if len(self.runs) > before:
            self.pots[id(self.runs[-1])] = meter.pot

    def full(self, run: Run) -> Exact:
        """What a line would come to without the limit of its base."""
        return self._interest(run.base, run.rate, run.start, run.end)

    def _post(self, meter: Meter) -> None:
        """Charge an open line, general interest only up to the limit its own base was given."""
        before = self.accrued[meter.kind]
        super()._post(meter)
        if meter.kind != "general" or meter.rate is None:
            return
        number = int(meter.pot)
        more = self.accrued["general"] - before
        limit = self.terms.ordered[number].limit
        if limit is not None and more > limit - self.charged[number]:
            over = more - (limit - self.charged[number])
            self.accrued["general"] -= over
            meter.posted -= over
            more -= over
        self.charged[number] += more


class Payments(Ledger):
    """A ledger that knows which costs are in the base, the rule of before 2014-08-01, and a doubled part in RMB."""

    def pay(self, payment: Payment) -> None:
        """Allocate one payment; days must not go back. Before 2014-08-01 a delay's payments serve debt and interest together."""
        (account,) = self.accounts
        assert isinstance(account, Debt)
        begins = account.terms.old_from
        if begins is None or not begins < payment.day <= SPLICE:
            super().pay(payment)
            return
        account.advance(payment.day)
        left: Exact = payment.amount
        used: dict[str, Exact] = dict.fromkeys(("costs", "interest", "principal", "doubled"), 0)
        if payment.towards != "auto":
            used[payment.towards] = self._put(payment.towards, account, left)
            left -= used[payment.towards]
        base, owed = int(account.base("old")), int(account.owed("doubled"))
        debt, interest = together(int(left), base, owed, account.terms.old_spans, account.old_gauge, payment.day)
        if interest:
            used["doubled"] += self._put("doubled", account, interest)
        for bucket, amount in self._of_the_base(account, debt).items():
            used[bucket] += amount
        left = payment.amount - sum(used.values())
        for bucket in ("costs", "interest", "principal", "doubled"):
            more = self._put(bucket, account, left)
            used[bucket] += more
            left -= more
        self.surplus += left
        self.entries.append(
            Entry(
                payment.day, payment.amount, used["costs"], used["interest"], used["principal"], left, "1", account.principal,
                account.interest, account.interest + used["interest"], payment.towards, payment.note,
                Text("本息并还（2009年批复）", "debt and interest pro rata (reply of 2009)"), 0, used["doubled"],
                account.owed("doubled"),
            )
        )  # fmt: skip

    def _of_the_base(self, account: Debt, amount: Exact) -> dict[str, Exact]:
        """Put ``amount`` on what bears interest under the old rule, in the order of the judgment's debts."""
        order = [bucket for bucket in self.order if bucket in ("costs", "interest", "principal")] or list(_USUAL)
        used: dict[str, Exact] = {}
        for bucket in order:
            most = {
                "costs": account.costs_in_left(),
                "interest": max((account.frozen or 0) - account.frozen_paid, 0) + account._damages_in(),
                "principal": account.due,
            }[bucket]
            used[bucket] = self._put(bucket, account, min(amount, most))
            amount -= used[bucket]
        return used

    def _put(self, bucket: str, account: Account, amount: Exact) -> Exact:
        assert isinstance(account, Debt)
        fx = account.terms.fx
        if bucket == "doubled" and fx is not None:
            # The doubled part is owed in RMB, the payment is in the currency of the judgment.
            owed = int(account.owed("doubled"))
            whole = half_up(owed * 10**6, fx)
            spent = min(int(amount), whole)
            account.pay_interest("doubled", owed if spent == whole else min(half_up(spent * fx, 10**6), owed))
            return spent
        general = account.owed("general")
        used = super()._put(bucket, account, amount)
        if bucket == "costs":
            account.costs_paid += used
        elif bucket == "interest" and account.frozen is not None:
            account.frozen_paid += general - account.owed("general")
        return used


_USUAL = ("costs", "interest", "principal")
