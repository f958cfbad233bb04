"""The buckets of one debt, costs, interest, principal and what stands apart, and where a share of a receipt goes among
them: every fen lands in one bucket, and a row says in which.
"""

from __future__ import annotations

from math import gcd

from ..base.money import half_up, split
from ..base.text import Text
from .balance import Balance
from .receipts import ORDERS, Allocation, Entry, Receipt, Together
from .standing import Denominator


class Buckets:
    """The common costs, what no debt was left for, and the rows written so far; puts shares of receipts into debts."""

    def __init__(self, unit: Denominator, allocation: Allocation) -> None:
        self.unit, self.order, costs = unit, allocation.order, allocation.costs
        self.entries: list[Entry] = []
        # Of the usual orders every bucket is served in turn; what was meant for one bucket serves that one first.
        self._orders = ORDERS.get(self.order)
        self._costs = sum([fen for day, fen in costs if day is None])
        self._coming = sorted([(day, fen) for day, fen in costs if day is not None])
        self._costs_paid = self._surplus = 0
        self._most: int | None = None
        self._seen = 1
        self._marks: list[tuple[int, int]] = []

    # Sums of the walk itself, over the unit as it is now.

    @property
    def costs(self) -> int:
        """What is open of the costs that arose so far."""
        self._catch_up()
        return self._costs * self.unit.value - self._costs_paid

    @property
    def costs_open(self) -> int:
        """What is open of the costs, those that arose after the last payment among them."""
        return self.costs + sum(fen for _, fen in self._coming) * self.unit.value

    @property
    def surplus(self) -> int:
        """What no debt was left for."""
        self._catch_up()
        return self._surplus

    def _catch_up(self) -> None:
        """Put the sums of the walk itself over the unit as it is now."""
        grown = self.unit.grown
        if grown != self._seen:
            times = grown // self._seen
            self._costs_paid *= times
            self._surplus *= times
            self._marks.append((len(self.entries), times))
            self._seen = grown

    def _split(self, amount: int, weights: list[int], of: list[Balance]) -> tuple[list[int], int]:
        """Divide an amount in proportion to weights, and say by how much the unit grew for it.

        In whole fen where lines are rounded, and as long as nothing but whole fen is owed: the odd fen to the largest
        remainders.
        """
        unit, value = self.unit, self.unit.value
        total = sum(weights)
        if not total:
            return [0 for _ in weights], 1
        if not unit.wide or not (amount % value or any(w % value for w in weights) or any(b.touched for b in of)):
            return [part * value for part in split(amount // value, [w // value for w in weights])], 1
        times = total // gcd(total, *[amount * weight for weight in weights])
        if times != 1:
            unit.grow(times)
            self._catch_up()
        return [amount * weight * times // total for weight in weights], times

    def _settle_free(
        self, day: int, towards: str, note: str, balance: Balance, most: int | None, share: int, step: Text
    ) -> int:
        """Put ``share`` on one debt that nothing but its own sums bears on, and on the costs; return what was used."""
        assert self._orders is not None
        left = share
        to_costs = to_interest = to_principal = 0
        accrued = owed = balance.interest
        for bucket in self._orders.get(towards) or self.order:
            if bucket == "interest":
                to_interest = owed if owed < left else left
                if to_interest:
                    balance.pay_interest(to_interest)
                    owed -= to_interest
                    left -= to_interest
            elif bucket == "principal":
                principal = balance.undue + balance.due
                if most is not None and most < principal:
                    principal = most
                to_principal = principal if principal < left else left
                if to_principal:
                    balance.pay_principal(to_principal)
                    left -= to_principal
            elif self._costs:
                costs = self.costs
                to_costs = costs if costs < left else left
                self._costs_paid += to_costs
                left -= to_costs
            if not left:
                break
        if left < share:
            principal = balance.undue + balance.due
            row = (
                day,
                share - left,
                to_costs,
                to_interest,
                to_principal,
                0,
                balance.course.loan_id,
                principal,
                owed,
                accrued,
                towards,
                note,
                step,
                0,
                0,
                0,
                0,
                0,
                (),
            )
            self.entries.append(tuple.__new__(Entry, row))  # type: ignore[type-var]
        return share - left

    def _settle(self, receipt: Receipt, balance: Balance, share: int, step: Text) -> int:
        """Put ``share`` on one debt and the common costs; return what was used, over the unit as it is then."""
        accrued, before = balance.interest, [*balance.served_of]
        kept = back = above = 0
        towards = receipt.towards
        if self.order[0] == "pro-rata":
            at = self.unit.grown
            used = self._pro_rata(balance, share, towards)
            times = self.unit.grown // at
            share, accrued = share * times, accrued * times
            for bucket in self.order[1:]:
                used[bucket] = self._put(bucket, balance, share - sum(used.values()))
        else:
            order = self.order
            if towards != "auto":
                order = (towards, *(bucket for bucket in order if bucket != towards))
            used = dict.fromkeys(order, 0)
            left = share
            for bucket in order:
                used[bucket] = self._put(bucket, balance, left)
                left -= used[bucket]
                if bucket == "interest" and left and balance.shadow:
                    kept = balance.keep_unprotected(left, receipt.day)
                    used["interest"] += kept
                    left -= kept
                    back = balance.refund(left)
                    left -= back
            if towards in ("auto", "interest") and balance.shadow:
                above = balance.pay_excess(used["principal"])
        self._surplus += back
        spent = sum(used.values()) + back
        if spent:
            self.entries.append(
                Entry(
                    receipt.day,
                    spent,
                    used["costs"],
                    used["interest"],
                    used["principal"],
                    back,
                    balance.course.loan_id,
                    balance.principal,
                    balance.interest,
                    accrued,
                    towards,
                    receipt.note,
                    step,
                    kept,
                    used.get("doubled", 0),
                    balance.owed("doubled"),
                    above,
                    back,
                    balance.served_since(before),
                )
            )
        return spent

    def _owed(self, bucket: str, balance: Balance) -> int:
        if bucket == "costs":
            return self.costs
        if bucket == "doubled":
            return balance.owed("doubled")
        if bucket == "interest":
            return balance.interest
        return balance.principal if self._most is None else min(balance.principal, self._most)

    def _put(self, bucket: str, balance: Balance, amount: int) -> int:
        """Pay up to ``amount`` into one bucket; return what went in."""
        rate = balance.course.schedule.apart
        if bucket == "doubled" and rate is not None:
            return self._put_converted(balance, amount, rate)
        used = min(amount, self._owed(bucket, balance))
        if bucket == "costs":
            self._costs_paid += used
            balance.costs_paid += used
        elif bucket == "principal":
            balance.pay_principal(used)
            if self._most is not None:
                self._most -= used
        elif bucket == "doubled":
            if used:
                balance.pay_apart(used)
        else:
            balance.pay_interest(used)
        return used

    def _put_head(self, head: str, balance: Balance, amount: int) -> int:
        """Pay up to ``amount`` into one head of one debt, a bucket or one kind of interest; return what went in."""
        if head in ("costs", "interest", "principal"):
            return self._put(head, balance, amount)
        used = min(amount, balance.owed(head))
        if used:
            balance.pay_kind(head, used)
        return used

    def _put_converted(self, balance: Balance, amount: int, rate: int) -> int:
        """The kind ``doubled`` is owed in one currency and paid in another."""
        owed = balance.owed("doubled")
        whole = half_up(owed * 10**6, rate)
        spent = min(amount, whole)
        if owed:
            balance.pay_apart(owed if spent == whole else min(half_up(spent * rate, 10**6), owed))
        return spent

    def _pro_rata(self, balance: Balance, share: int, towards: str) -> dict[str, int]:
        """Split over costs, interest and principal in proportion to what is owed, after what the payment was for."""
        used = {"costs": 0, "interest": 0, "principal": 0}
        if towards in used:
            used[towards] = self._put(towards, balance, share)
        owed = [self._owed(bucket, balance) for bucket in used]
        parts, times = self._split(min(share - sum(used.values()), sum(owed)), owed, [balance])
        if self._most is not None:
            self._most *= times
        for bucket, part in zip(used, parts, strict=True):
            used[bucket] = used[bucket] * times + self._put(bucket, balance, part)
        return used

    def _together(self, receipt: Receipt, balance: Balance, rule: Together) -> None:
        """A debt and its own interest served together: X = R ÷ (1 + rate × t) to the debt and R − X to the interest;
        each at most what there is of it, the rest to the other. What is left goes by the usual order.
        """
        balance.advance(receipt.day)
        before = [*balance.served_of]
        used = dict.fromkeys(("costs", "interest", "principal", "doubled"), 0)
        left = receipt.amount
        if receipt.towards != "auto":
            used[receipt.towards] = self._put(receipt.towards, balance, left)
            left -= used[receipt.towards]
        leg = balance.course.legs[rule.track]
        assert leg.sums is not None
        base, owed = balance.base_of(leg), balance.owed("doubled")
        spans = zip(leg.starts, leg.stops, leg.twice, strict=True)
        growth = sum(twice * (min(stop, receipt.day) - start) for start, stop, twice in spans if start < receipt.day)
        debt = min(half_up(left * leg.twice_per, leg.twice_per + growth), base)
        interest = min(left - debt, owed)
        debt = min(left - interest, base)
        if interest:
            used["doubled"] += self._put("doubled", balance, interest)
        usual = ("costs", "interest", "principal")
        for bucket in [bucket for bucket in self.order if bucket in usual] or usual:
            most = {
                "costs": balance.costs_in(leg.sums),
                "interest": balance.frozen_in() + balance.damages_in(leg.sums),
                "principal": balance.due,
            }[bucket]
            part = self._put(bucket, balance, min(debt, most))
            used[bucket] += part
            debt -= part
        left = receipt.amount - sum(used.values())
        for bucket in used:
            more = self._put(bucket, balance, left)
            used[bucket] += more
            left -= more
        self._surplus += left
        self.entries.append(
            Entry(
                receipt.day,
                receipt.amount,
                used["costs"],
                used["interest"],
                used["principal"],
                left,
                balance.course.loan_id,
                balance.principal,
                balance.interest,
                balance.interest + used["interest"],
                receipt.towards,
                receipt.note,
                rule.step,
                0,
                used["doubled"],
                balance.owed("doubled"),
                heads=balance.served_since(before),
            )
        )
