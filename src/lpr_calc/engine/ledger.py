"""Payments against debts, in an order it is given: every fen of a payment lands once, and nothing disappears.

The order between several debts and inside one debt comes from the law as values; this module knows buckets only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..base.money import fen_text, split, to_fen
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Cost, Payment
from .account import KINDS, Account

if TYPE_CHECKING:
    from ..base.money import Exact

Piece = tuple[Account, "Exact | None"]
"""A loan, and how much of its principal is served here (None: all of it); its interest is served before that."""

Ranking = Callable[[list[Account], int], list[tuple[list[Piece], Text]]]
"""Given accounts and a day: groups of what is served, in order (a group shares pro rata), each with the reason."""


class Entry(Record):
    """What one payment, or its part for one loan, went to; balances are those of that loan afterwards.

    ``amount`` = costs + interest + principal + doubled + surplus; ``doubled`` is the doubled part of a judgment.
    """

    day: int
    amount: Exact
    costs: Exact
    interest: Exact
    principal: Exact
    surplus: Exact
    loan_id: str
    principal_after: Exact
    interest_after: Exact
    accrued: Exact
    towards: str
    note: str
    step: Text
    unprotected: Exact
    doubled: Exact = 0
    doubled_after: Exact = 0


class Ledger:
    """Takes payments in order of time and moves the accounts along."""

    def __init__(
        self,
        accounts: list[Account],
        costs: Sequence[Cost],
        order: tuple[str, ...],
        payment_day: str,
        ranking: Ranking,
    ) -> None:
        """``costs`` are those of realising the claim, each from its day on, one without a day from the start; ``order`` as
        in contract §2; ``payment_day`` new or old.
        """
        self.accounts = accounts
        self.costs: Exact = sum(cost.amount for cost in costs if cost.day is None)
        self.coming = sorted((cost.day, cost.amount) for cost in costs if cost.day is not None)
        self.order = order
        self.old_day = payment_day == "old"
        self.ranking = ranking
        self.entries: list[Entry] = []
        self.surplus: Exact = 0
        self._most: Exact | None = None

    def pay(self, payment: Payment) -> None:
        """Allocate one payment; days must not go back."""
        while self.coming and self.coming[0][0] <= payment.day:
            self.costs += self.coming.pop(0)[1]
        effective = payment.day + 1 if self.old_day else payment.day
        for account in self.accounts:
            account.advance(effective, payment.day)
        left: Exact = payment.amount
        for group, step in self._groups(payment):
            for (account, most), share in self._shares(group, left):
                self._most = most
                left -= self._settle(payment, account, share, step)
            self._most = None
        if left and self.costs:
            left -= self._costs_alone(payment, left)
        if left:
            self._give_back(payment, left)

    @property
    def costs_open(self) -> Exact:
        """What is open of the costs, those that arose after the last payment among them."""
        return self.costs + sum(amount for _, amount in self.coming)

    def _groups(self, payment: Payment) -> list[tuple[list[Piece], Text]]:
        """What is served in which order. A loan that was not lent yet is no debt; parts of one loan in a row are one."""
        lent = [a for a in self.accounts if any(f.kind == "lend" and f.day <= payment.day for f in a.plan.flows)]
        if len(lent) <= 1:
            return [([(account, None)], Text("", "")) for account in lent]
        name = payment.loan
        named = [a for a in lent if name and (a.plan.loan_id == name or a.plan.loan_id.startswith(f"{name}/"))]
        groups = self.ranking([a for a in lent if a not in named], payment.day)
        if named:
            chosen = Text("债务人指定", "designated by the debtor")
            groups = [*((group, chosen) for group, _ in self.ranking(named, payment.day)), *groups]
        joined: list[tuple[list[Piece], Text]] = []
        for group, step in groups:
            if joined and len(group) == len(joined[-1][0]) == 1 and group[0][0] is joined[-1][0][0][0]:
                [(account, more)], [(_, most)] = group, joined[-1][0]
                joined[-1] = ([(account, (most or 0) + (more or 0))], step)
            else:
                joined.append((group, step))
        return joined

    def _shares(self, group: list[Piece], left: Exact) -> list[tuple[Piece, Exact]]:
        """Split what is left over a group in proportion to what is owed on each piece."""
        if len(group) == 1:
            return [(group[0], left)]
        owed = [account.interest + (account.principal if most is None else most) for account, most in group]
        # Common costs come off the top, with the first of the group.
        costs = min(left, self.costs)
        shares = split(min(left - costs, sum(owed)), owed)
        shares[0] += costs
        return list(zip(group, shares, strict=True))

    def _settle(self, payment: Payment, account: Account, share: Exact, step: Text) -> Exact:
        """Put ``share`` on one account and the common costs; return what was used."""
        accrued = account.interest
        kept: Exact = 0
        back: Exact = 0
        above: Exact = 0
        if self.order[0] == "pro-rata":
            used = self._pro_rata(account, share, payment.towards)
            for bucket in self.order[1:]:
                used[bucket] = self._put(bucket, account, share - sum(used.values()))
        else:
            order = self.order
            if payment.towards != "auto":
                order = (payment.towards, *(bucket for bucket in order if bucket != payment.towards))
            used = dict.fromkeys(order, 0)
            left = share
            for bucket in order:
                used[bucket] = self._put(bucket, account, left)
                left -= used[bucket]
                if bucket == "interest" and left:
                    kept = account.keep_unprotected(left, payment.day)
                    used["interest"] += kept
                    left -= kept
                    back = account.refund(left)
                    left -= back
            if payment.towards in ("auto", "interest"):
                above = account.pay_excess(used["principal"])
        self.surplus += back
        spent = sum(used.values()) + back
        if spent:
            self.entries.append(
                Entry(
                    payment.day,
                    spent,
                    used["costs"],
                    used["interest"],
                    used["principal"],
                    back,
                    account.plan.loan_id,
                    account.principal,
                    account.interest,
                    accrued,
                    payment.towards,
                    payment.note,
                    _explain(step, kept, above, back),
                    kept,
                    used.get("doubled", 0),
                    account.owed("doubled") if "doubled" in account.accrued else 0,
                )
            )
        return spent

    def _owed(self, bucket: str, account: Account) -> Exact:
        if bucket == "costs":
            return self.costs
        if bucket == "doubled":
            return account.owed("doubled")
        if bucket == "interest":
            return account.interest
        return account.principal if self._most is None else min(account.principal, self._most)

    def _put(self, bucket: str, account: Account, amount: Exact) -> Exact:
        """Pay up to ``amount`` into one bucket; return what went in."""
        used = min(amount, self._owed(bucket, account))
        if bucket == "costs":
            self.costs -= used
        elif bucket == "principal":
            account.pay_principal(used)
            if self._most is not None:
                self._most -= used
        elif bucket == "doubled":
            account.pay_interest("doubled", used)
        else:
            left = used
            for kind in KINDS:
                if kind in account.accrued and kind != "doubled":
                    part = min(left, account.owed(kind))
                    account.pay_interest(kind, part)
                    left -= part
        return used

    def _pro_rata(self, account: Account, share: Exact, towards: str) -> dict[str, Exact]:
        """Split over costs, interest and principal in proportion to what is owed, after what the payment was for."""
        used: dict[str, Exact] = {"costs": 0, "interest": 0, "principal": 0}
        if towards in used:
            used[towards] = self._put(towards, account, share)
        owed = [self._owed(bucket, account) for bucket in used]
        parts = split(min(share - sum(used.values()), sum(owed)), owed)
        for bucket, part in zip(used, parts, strict=True):
            used[bucket] += self._put(bucket, account, part)
        return used

    def _costs_alone(self, payment: Payment, left: Exact) -> Exact:
        """Pay costs that no debt is left beside; return what was used."""
        used = min(left, self.costs)
        self.costs -= used
        self.entries.append(self._entry_beside(payment, used, costs=used))
        return used

    def _give_back(self, payment: Payment, left: Exact) -> None:
        """Show what no debt was left for."""
        self.surplus += left
        last = self.entries[-1] if self.entries else None
        if (
            last is not None
            and last.day == payment.day
            and last.note == payment.note
            and last.amount + left == payment.amount
        ):
            self.entries[-1] = last._replace(amount=last.amount + left, surplus=last.surplus + left)
            return
        self.entries.append(self._entry_beside(payment, left, surplus=left))

    def _entry_beside(self, payment: Payment, amount: Exact, costs: Exact = 0, surplus: Exact = 0) -> Entry:
        """A row for money that went to no debt: it stands with the last loan that was lent by then."""
        lent = [a for a in self.accounts if any(f.kind == "lend" and f.day <= payment.day for f in a.plan.flows)]
        account = (lent or self.accounts)[-1]
        return Entry(
            payment.day,
            amount,
            costs,
            0,
            0,
            surplus,
            account.plan.loan_id,
            account.principal,
            account.interest,
            0,
            payment.towards,
            payment.note,
            Text("", ""),
            0,
        )


def _explain(step: Text, kept: Exact, above: Exact, back: Exact) -> Text:
    """Say by which steps a payment went where it went."""
    if not (kept or above or back):
        return step
    steps = [step] if step.zh else []
    if kept:
        said = fen_text(to_fen(kept))
        steps.append(
            Text(
                f"其中 {said} 元为已自愿支付的上限以外利息，不予返还",
                f"{said} of it is interest above the ceiling paid voluntarily, not given back",
            )
        )
    if above:
        said = fen_text(to_fen(above))
        steps.append(
            Text(
                f"其中 {said} 元为超过保护上限支付的利息，冲抵本金",
                f"{said} of it is interest paid above the ceiling, taken to principal",
            )
        )
    if back:
        said = fen_text(to_fen(back))
        steps.append(
            Text(
                f"其中 {said} 元为超过保护上限支付的利息，应予返还",
                f"{said} of it is interest paid above the ceiling, to be given back",
            )
        )
    return Text("；".join(text.zh for text in steps), "; ".join(text.en for text in steps))
