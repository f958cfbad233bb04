"""Several debts and what is paid on them, against a plain calculation in fractions: groups served in turn, shares in a
group, buckets in a debt, costs, what is left over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from lpr_calc.base.dates import Gauge
from lpr_calc.base.money import split
from lpr_calc.base.text import Text
from lpr_calc.engine.course import Course
from lpr_calc.engine.receipts import Allocation, Receipt
from lpr_calc.engine.schedule import Flow, Rate, Schedule, Span, Track
from lpr_calc.engine.walk import walk
from lpr_calc.values.rate import SCALE

FIRST = date(2022, 1, 3).toordinal()
END = FIRST + 300
TOGETHER = 20
NOTHING = Text("", "")
ORDERS = (
    ("costs", "interest", "principal"),
    ("principal", "interest", "costs"),
    ("interest", "costs", "principal"),
    ("pro-rata",),
)


@dataclass
class Debt:
    """One debt, overdue from the first day at a rate of so many percent."""

    name: str
    principal: Fraction
    percent: int
    since: int
    interest: Fraction = Fraction(0)
    now: int = FIRST
    grown: Fraction = Fraction(0)

    def move(self, day: int) -> None:
        days = max(day - max(self.now, self.since), 0)
        earned = self.principal * self.percent * days / 100 / 365
        self.interest += earned
        self.grown += earned
        self.now = day

    def in_whole_fen(self) -> None:
        """What has accrued so far, paid or not, half up."""
        whole = Fraction(int(self.grown + Fraction(1, 2)))
        self.interest += whole - self.grown
        self.grown = whole

    def schedule(self) -> Schedule:
        rate = Rate(self.percent * SCALE, "year", NOTHING, "")
        flows = (Flow(self.since, "lend", int(self.principal)), Flow(self.since, "due", int(self.principal)))
        track = Track("overdue", "due", (Span(self.since, END + 1, rate),))
        return Schedule(self.name, FIRST, END, flows, (track,), Gauge("365"))


class Plain:
    """The calculation."""

    def __init__(self, debts: list[Debt], costs: list[tuple[int | None, int]], order: tuple[str, ...]) -> None:
        self.debts, self.order = debts, order
        self.coming = list(costs)
        self.costs = self.surplus = Fraction(0)
        self.rows: list[tuple[Any, ...]] = []

    def put(self, bucket: str, debt: Debt, amount: Fraction, most: Fraction | None) -> Fraction:
        owed = {"costs": self.costs, "interest": debt.interest, "principal": debt.principal}[bucket]
        if bucket == "principal" and most is not None:
            owed = min(owed, most)
        used = min(amount, owed)
        if bucket == "costs":
            self.costs -= used
        elif bucket == "interest":
            debt.interest -= used
        else:
            debt.principal -= used
        return used

    def settle(self, day: int, debt: Debt, share: Fraction, towards: str, most: Fraction | None) -> Fraction:
        used = dict.fromkeys(("costs", "interest", "principal"), Fraction(0))
        left = share
        if self.order[0] == "pro-rata":
            if towards != "auto":
                used[towards] = self.put(towards, debt, left, most)
                most = most - used[towards] if most is not None and towards == "principal" else most
            left = share - sum(used.values())
            principal = debt.principal if most is None else min(debt.principal, most)
            owed = {"costs": self.costs, "interest": debt.interest, "principal": principal}
            whole = sum(owed.values())
            rest = min(left, whole)
            for bucket, amount in owed.items():
                used[bucket] += self.put(bucket, debt, rest * amount / whole if whole else Fraction(0), most)
        else:
            order = self.order if towards == "auto" else (towards, *(b for b in self.order if b != towards))
            for bucket in order:
                used[bucket] = self.put(bucket, debt, left, most)
                left -= used[bucket]
        spent = sum(used.values(), Fraction(0))
        if spent:
            self.rows.append((day, spent, *used.values(), debt.name, debt.principal, debt.interest))
        return spent

    def pay(self, day: int, fen: int, towards: str, groups: list[list[tuple[Debt, Fraction | None]]]) -> None:
        self.costs += sum(amount for at, amount in self.coming if at is None or at <= day)
        self.coming = [(at, amount) for at, amount in self.coming if at is not None and at > day]
        left = Fraction(fen)
        for group in groups:
            if len(group) == 1:
                left -= self.settle(day, group[0][0], left, towards, group[0][1])
                continue
            owed = [d.interest + (d.principal if most is None else most) for d, most in group]
            costs = min(left, self.costs)
            rest, whole = min(left - costs, sum(owed)), sum(owed)
            shares = [rest * one / whole if whole else Fraction(0) for one in owed]
            shares[0] += costs
            left -= sum(
                [
                    self.settle(day, debt, share, towards, most)
                    for (debt, most), share in zip(group, shares, strict=True)
                ]
            )
        alone = min(left, self.costs)
        self.costs -= alone
        self.surplus += left - alone


@pytest.mark.parametrize("first", range(0, 340, TOGETHER))
def test_every_share(first: int) -> None:
    """Exactly, to the fraction of a fen; now and then what has accrued is rounded at each payment. From 240 on four
    debts in two groups, most of them with a part of their own that goes first.
    """
    for seed in range(first, first + TOGETHER):
        lot = Random(seed)
        pairs, rounds = seed >= 240, Random(-seed - 1).random() < 0.3
        count = 4 if pairs else lot.randint(1, 4)
        sizes = [lot.choice((lot.randint(1, 1000), lot.randint(1, 10**7))) for _ in range(count)]
        debts = [
            Debt(str(n), Fraction(size), lot.randint(1, 36), FIRST + lot.choice((0, 0, 0, lot.randint(0, 100))))
            for n, size in enumerate(sizes)
        ]
        order = lot.choice(ORDERS)
        costs = [
            (lot.choice((None, FIRST + lot.randint(0, 200))), lot.randint(1, 10**4))
            for _ in range(lot.choice((0, 1, 2)))
        ]
        ranked = [debt.name for debt in debts]
        lot.shuffle(ranked)
        # Who is served with whom, and at most how much of his principal.
        cuts = [True, False, True, False] if pairs else [lot.random() < 0.5 for _ in ranked]
        alone = (None,) if pairs else (None, None)
        part = {name: lot.choice((*alone, lot.randint(1, 500))) for name in ranked}
        courses = [Course(debt.schedule()) for debt in debts]
        plain = Plain(debts, costs, order)

        def grouped(names: list[str], cuts: list[bool] = cuts) -> list[list[str]]:
            found: list[list[str]] = []
            for name, apart in zip(names, cuts, strict=False):
                if apart or not found:
                    found.append([])
                found[-1].append(name)
            return found

        def ranking(balances: Any, _: Receipt, ranked: Any = ranked, part: Any = part, grouped: Any = grouped) -> Any:
            there = {b.course.loan_id: b for b in balances}
            groups = []
            for names in grouped([name for name in ranked if name in there]):
                groups.append(
                    (
                        [(there[n], part[n] * there[n].unit.value if part[n] is not None else None) for n in names],
                        NOTHING,
                    )
                )
            return groups

        # On the day something is lent nothing has accrued on it, and whole fen are shared out: only in turn, then.
        early = [debt.since for debt in debts] if all(cuts) and order[0] != "pro-rata" else [FIRST + 101]
        early = [day for day in early if day >= min(debt.since for debt in debts)]
        receipts = [
            Receipt(
                lot.choice((lot.choice(early), FIRST + lot.randint(101, 300))),
                lot.randint(1, lot.choice((100, sum(sizes)))),
                towards,
            )
            for towards in (
                lot.choice(("auto", "auto", "costs", "interest", "principal")) for _ in range(lot.randint(0, 4))
            )
        ]
        receipts.sort(key=lambda receipt: receipt.day)
        outcome = walk(courses, receipts, Allocation(order, tuple(costs), ranking, rounds=rounds), True)
        by_name = {debt.name: debt for debt in debts}
        for receipt in receipts:
            for debt in debts:
                debt.move(receipt.day)
                if rounds and receipt.day < END:
                    debt.in_whole_fen()
            there = [name for name in ranked if by_name[name].since <= receipt.day]
            names = grouped(there)
            limited = len(there) > 1
            plain.pay(
                receipt.day,
                receipt.amount,
                receipt.towards,
                [
                    [
                        (
                            by_name[n],
                            Fraction(part[n] or 0) if limited and part[n] is not None else None,
                        )
                        for n in group
                    ]
                    for group in names
                ],
            )
        for debt in debts:
            debt.move(END)
        unit = outcome.unit
        assert [(Fraction(b.principal, unit), Fraction(b.interest, unit)) for b in outcome.balances] == [
            (debt.principal, debt.interest) for debt in debts
        ], seed
        assert Fraction(outcome.surplus, unit) == plain.surplus, seed
        left = plain.costs + sum(amount for _, amount in plain.coming)
        assert Fraction(outcome.costs, unit) == left, seed
        for entry in outcome.entries:
            if entry.surplus and not (entry.costs or entry.interest or entry.principal):
                # What nothing is left for stands with the last debt that was there.
                assert entry.loan_id == [debt.name for debt in debts if debt.since <= entry.day][-1], seed
        rows = [
            (
                e.day,
                *(Fraction(x, unit) for x in (e.amount - e.surplus, e.costs, e.interest, e.principal)),
                e.loan_id,
                *(Fraction(x, unit) for x in (e.principal_after, e.interest_after)),
            )
            for e in outcome.entries
            if e.interest or e.principal
        ]
        assert rows == [row for row in plain.rows if row[3] or row[4]], seed


def test_whole_fen_where_nothing_but_whole_fen_is_owed() -> None:
    """On the first day nothing has accrued: 100 fen over 1, 1 and 1 are 34, 33 and 33, the odd fen to the first."""
    debts = [Debt(str(n), Fraction(1000), 10, FIRST) for n in range(3)]

    def everyone(balances: Any, _: Receipt) -> Any:
        return [([(balance, None) for balance in balances], NOTHING)]

    allocation = Allocation(ORDERS[0], (), everyone)
    for exact in (False, True):
        outcome = walk([Course(debt.schedule()) for debt in debts], [Receipt(FIRST, 100)], allocation, exact)
        paid = [Fraction(entry.principal, outcome.unit) for entry in outcome.entries]
        assert paid == split(100, [1000, 1000, 1000]) == [34, 33, 33]
