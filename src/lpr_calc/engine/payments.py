"""Payments against debts, in an order it is given: every fen of a payment lands once, and nothing disappears.

The order between several debts and inside one debt comes from the law as values; this module shares a receipt out over
debts, `buckets` inside each.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm, prod

from ..base.checking import TYPE_CHECKING
from ..base.money import half_up
from .balance import Balance
from .buckets import Buckets
from .course import Course
from .receipts import NO_REASON, Allocation, Entry, Group, Piece, Receipt, Serving, entries_of, grown_by
from .standing import Denominator

if TYPE_CHECKING:
    from .total_ceiling import OneTotal


class Payments(Buckets):
    """Takes receipts in order of time and moves the debts along; days must not go back."""

    def __init__(self, courses: Sequence[Course], allocation: Allocation, exact: bool) -> None:
        """``exact`` keeps fractions of a fen to the end; otherwise each line is rounded half up to the fen."""
        super().__init__(Denominator(lcm(*[course.wide() for course in courses]) if exact else 0), allocation)
        self.balances = [Balance(course, self.unit) for course in courses]
        self.unit.balances.extend(self.balances)
        self._totals: list[OneTotal] = []
        if any(course.schedule.total is not None for course in courses):
            from .total_ceiling import totals_of

            self._totals = totals_of(self.balances)
        self._ranking, self._rule, self._rounds = allocation.ranking, allocation.together, allocation.rounds
        self._serving = allocation.serving
        self._held: list[Receipt] = []

    def pay(self, receipt: Receipt) -> None:
        """Allocate one receipt."""
        if self._held:
            self._release(receipt.day)
        self._allocate(receipt)

    def _allocate(self, receipt: Receipt) -> None:
        day, fen, towards, _, note, lag = receipt
        if self._rule is not None and self._rule.after < day <= self._rule.until:
            (balance,) = self.balances
            self._together(receipt, balance, self._rule)
            return
        while self._coming and self._coming[0][0] <= day:
            self._costs += self._coming.pop(0)[1]
        for total in self._totals:
            total.advance(day, [b for b in total.balances if lag and not _in_time(b, day)], lag)
        after = day + lag
        for balance in self.balances:
            balance.advance(day if lag and _in_time(balance, day) else after, day)
            if self._rounds and day + lag < balance.course.end:
                value = self.unit.value
                balance.accrued = [half_up(amount, value) * value for amount in balance.accrued]
        self._catch_up()
        left = fen * self.unit.value
        if self._serving is not None:
            self._serve(receipt, left, self._serving)
            return
        groups, ranked_at = self._groups(receipt), self.unit.grown
        for group, step in groups:
            if not left:
                break
            if len(group) == 1 and self._orders is not None and group[0][0].course.free:
                ((balance, most),) = group
                most = None if most is None else most * (self.unit.grown // ranked_at)
                left -= self._settle_free(day, towards, note, balance, most, left, step)
                continue
            at = self.unit.grown
            shares = self._shares(group, left, ranked_at)
            left *= self.unit.grown // at
            for number, (balance, most) in enumerate(group):
                self._most = None if most is None else most * (self.unit.grown // ranked_at)
                at = self.unit.grown
                spent = self._settle(receipt, balance, shares[number], step)
                times = self.unit.grown // at
                left = left * times - spent
                shares = [share * times for share in shares] if times != 1 else shares
            self._most = None
        if left and self.costs:
            left -= self._costs_alone(receipt, left)
        if left:
            self._give_back(receipt, left)

    def _serve(self, receipt: Receipt, left: int, serving: Serving) -> None:
        """Put a receipt to heads of several debts, a row for each debt; what is left waits for the next one."""
        served: dict[int, tuple[Balance, int, dict[str, int]]] = {}
        lent = [b for b in self.balances if b.course.lent_on <= receipt.day]
        for balance in lent:
            if balance.course.schedule.of:
                balance.cut()
        for balance, head in serving(lent, receipt):
            if not left:
                break
            accrued = balance.interest
            used = self._put_head(head, balance, left)
            if used:
                left -= used
                _, _, heads = served.setdefault(id(balance), (balance, accrued, {}))
                heads[head] = heads.get(head, 0) + used
        for balance, accrued, heads in served.values():
            costs, principal = heads.get("costs", 0), heads.get("principal", 0)
            paid = sum(heads.values())
            self.entries.append(
                Entry(
                    receipt.day,
                    paid,
                    costs,
                    paid - costs - principal,
                    principal,
                    0,
                    balance.course.loan_id,
                    balance.principal,
                    balance.interest,
                    accrued,
                    receipt.towards,
                    receipt.note,
                    heads=tuple(heads.items()),
                )
            )
        if left and self.costs:
            left -= self._costs_alone(receipt, left)
        if left:
            self._held.append(receipt._replace(amount=left // self.unit.value, towards="auto"))

    def _release(self, until: int) -> None:
        """Put what was left of earlier receipts to the debts that came since, each on its first day."""
        first = min(receipt.day for receipt in self._held)
        for day in sorted({b.course.lent_on for b in self.balances if first < b.course.lent_on <= until}):
            waiting, self._held = self._held, []
            for receipt in waiting:
                self._allocate(receipt if receipt.day >= day else receipt._replace(day=day))
            if not self._held:
                break

    def advance(self, day: int) -> None:
        """Accrue every day before ``day``, where no payment comes."""
        for total in self._totals:
            total.advance(day)
        for balance in self.balances:
            balance.advance(day)

    def close(self) -> None:
        """Accrue every debt to its end; lines and entries are then all over the unit as it is."""
        if self._held:
            self._release(max(balance.course.end for balance in self.balances))
            for receipt in self._held:
                self._give_back(receipt, receipt.amount * self.unit.value)
        for total in self._totals:
            total.advance(max(balance.course.end for balance in total.balances))
        for balance in self.balances:
            balance.advance(balance.course.end)
        for total in self._totals:
            total.close()
        for balance in self.balances:
            balance.close()
        self._catch_up()
        self.entries = entries_of(self.entries, self._marks)
        self._marks = []

    def _groups(self, receipt: Receipt) -> list[Group]:
        """What is served in which order.

        A loan that was not lent yet is no debt; parts of one loan in a row are one.
        """
        day = receipt.day
        lent = [b for b in self.balances if b.course.lent_on <= day]
        ranking = self._ranking
        if len(lent) <= 1 or ranking is None:
            return [([(balance, None)], NO_REASON) for balance in lent]
        joined: list[Group] = []
        for group, step in ranking(lent, receipt):
            if joined and group[0][0] is joined[-1][0][0][0] and len(group) == len(joined[-1][0]) == 1:
                [(balance, more)], [(_, most)] = group, joined[-1][0]
                joined[-1] = ([(balance, (most or 0) + (more or 0))], step)
            else:
                joined.append((group, step))
        return joined

    def _shares(self, group: list[Piece], left: int, ranked_at: int) -> list[int]:
        """Split what is left over a group in proportion to what is owed on each piece."""
        if len(group) == 1:
            return [left]
        now = self.unit.grown // ranked_at
        owed = [b.interest + (b.principal if most is None else most * now) for b, most in group]
        # Common costs come off the top, with the first of the group.
        costs = min(left, self.costs)
        shares, times = self._split(min(left - costs, sum(owed)), owed, [balance for balance, _ in group])
        shares[0] += costs * times
        return shares

    def _costs_alone(self, receipt: Receipt, left: int) -> int:
        """Pay costs that no debt is left beside; return what was used."""
        used = min(left, self.costs)
        self._costs_paid += used
        self.entries.append(self._entry_beside(receipt, used, costs=used))
        return used

    def _give_back(self, receipt: Receipt, left: int) -> None:
        """Show what no debt was left for."""
        self._surplus += left
        if self.entries:
            # The unit may have grown since the last row was written.
            place = len(self.entries)
            times = prod(grown for at, grown in self._marks if at == place)
            last = grown_by(self.entries[-1], times)
            if (
                last.day == receipt.day
                and last.note == receipt.note
                and last.amount + left == receipt.amount * self.unit.value
            ):
                self._marks = [(min(at, place - 1), grown) for at, grown in self._marks]
                self.entries[-1] = last._replace(amount=last.amount + left, surplus=last.surplus + left)
                return
        self.entries.append(self._entry_beside(receipt, left, surplus=left))

    def _entry_beside(self, receipt: Receipt, amount: int, costs: int = 0, surplus: int = 0) -> Entry:
        """A row for money that went to no debt: it stands with the last loan that was lent by then."""
        day = receipt.day
        lent = [b for b in self.balances if b.course.lent_on <= day]
        balance = (lent or self.balances)[-1]
        return Entry(
            day,
            amount,
            costs,
            0,
            0,
            surplus,
            balance.course.loan_id,
            balance.principal,
            balance.interest,
            0,
            receipt.towards,
            receipt.note,
            NO_REASON,
        )


def _in_time(balance: Balance, day: int) -> bool:
    """Whether a day is none too late for an instalment: whoever pays on it owes nothing for that day either."""
    course = balance.course
    return bool(course.schedule.of) and all(day <= leg.starts[0] for leg in course.legs)
