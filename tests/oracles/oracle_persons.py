"""A second opinion on what each person owes: one ledger, day by day, and every figure a view of it.

From parties.md §0, §2, §4, §5 alone: nothing is shared with the program. Loans bear one agreed rate below every
ceiling, 365 days, the first day counts and the last does not; a line is rounded to the fen; payments take costs, then
interest (in term first), then principal. Amounts are fen; what is divided is divided exactly and rounded once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from oracle import DAY, half_up

HEADS = ("in-term", "overdue")
FAR = date.max


@dataclass
class Account:
    """One loan of the ledger: what is out, its lines (head, fen of a line with its days), what was paid by head."""

    loan: dict[str, Any]
    principal: int
    lines: list[list[Any]] = field(default_factory=list)
    paid: dict[str, int] = field(default_factory=lambda: dict.fromkeys(HEADS, 0))

    def charged(self, head: str) -> int:
        """What was charged under a head so far, lines rounded."""
        return sum(half_up(line[3]) for line in self.lines if line[0] == head)

    def open(self, head: str) -> int:
        """What of it is not paid."""
        return self.charged(head) - self.paid[head]

    def a_day(self, day: date) -> tuple[str, Fraction]:
        """Head and exact interest of a day."""
        head = "in-term" if day <= self.loan["due"] else "overdue"
        return head, Fraction(self.principal) * self.loan["rate"] / 36500

    def accrue(self, day: date) -> None:
        """A day: the line goes on while head and base are the same."""
        head, amount = self.a_day(day)
        if day < self.loan["lent"] or not self.principal:
            return
        if not self.lines or self.lines[-1][:2] != [head, self.principal] or self.lines[-1][4] != day:
            self.lines.append([head, self.principal, day, Fraction(0), day])
        self.lines[-1][3] += amount
        self.lines[-1][4] = day + DAY


@dataclass
class Row:
    """What one payment took of one loan."""

    day: date
    by: str
    loan: str
    interest: int
    principal: int


class Ledger:
    """The debt as computed to a stop: every payment once, whoever made it; ``ends`` is the first day without interest
    (企业破产法 46条2款), payments go on to ``until``.
    """

    def __init__(self, matter: Matter, ends: date | None = None) -> None:
        self.matter = matter
        self.ends = min(ends or FAR, matter.until)
        self.accounts = [Account(loan, loan["principal"]) for loan in matter.loans]
        self.rows: list[Row] = []
        self.costs = matter.costs
        self.surplus = 0
        self.released: list[tuple[date, str, int]] = []
        self.run()

    def run(self) -> None:
        """Every day: what is paid on it, who is released on it, then its interest."""
        matter = self.matter
        day = min(loan["lent"] for loan in matter.loans)
        while day <= matter.until:
            for payment in matter.payments:
                if payment["date"] == day and not matter.lost(payment):
                    self.pay(payment)
            for one in matter.releases:
                if one["date"] == day and one["party"] in [party["name"] for party in matter.debtors]:
                    self.release(one["party"], day)
            if day < self.ends:
                for account in self.accounts:
                    account.accrue(day)
            day += DAY

    def pay(self, payment: dict[str, Any]) -> None:
        """Costs, interest, principal; the loan named first, then the other (they are drawn so that 560条 agrees)."""
        left = payment["amount"]
        used = min(left, self.costs)
        self.costs, left = self.costs - used, left - used
        for account in sorted(self.accounts, key=lambda one: one.loan["id"] != payment.get("loan")):
            left = self.take(account, payment["date"], payment["by"], left)
        self.surplus += left

    def take(self, account: Account, day: date, by: str, left: int) -> int:
        """Put money to one loan; return what is left of it."""
        interest = 0
        for head in HEADS:
            used = min(left, account.open(head))
            account.paid[head] += used
            interest, left = interest + used, left - used
        principal = min(left, account.principal)
        account.principal -= principal
        if interest or principal:
            self.rows.append(Row(day, by, account.loan["id"], interest, principal))
        return left - principal

    def release(self, name: str, day: date) -> None:
        """520条2款: the debt shrinks by the share of him who is released, less what he paid of it himself."""
        shares = {one["name"]: self.matter.share_of(one) for one in self.matter.debtors}
        gone = [one for _, one, _ in self.released]
        left = self.interest + self.principal
        paid = dict.fromkeys(shares, 0)
        for payment in self.matter.payments:
            if payment["date"] <= day and not self.matter.lost(payment):
                paid[payment["by"]] = paid.get(payment["by"], 0) + payment["amount"]
        whole = left + sum(amount for party, amount in paid.items() if party not in gone)
        share = shares[name] / (1 - sum((shares[one] for one in gone), Fraction(0)))
        freed = min(max(half_up(whole * share) - paid[name], 0), left)
        of_interest = half_up(Fraction(freed * self.interest, left)) if left else 0
        self.released.append((day, name, freed))
        [account] = self.accounts
        self.rows.append(Row(day, "", account.loan["id"], of_interest, freed - of_interest))
        for head in HEADS:
            used = min(of_interest, account.open(head))
            account.paid[head] += used
            of_interest -= used
            freed -= used
        account.principal -= freed

    @property
    def principal(self) -> int:
        """Principal out."""
        return sum(account.principal for account in self.accounts)

    @property
    def interest(self) -> int:
        """Interest open."""
        return sum(account.open(head) for account in self.accounts for head in HEADS)

    @property
    def total(self) -> int:
        """Everything open."""
        return self.principal + self.interest + self.costs

    def next_day(self, loans: list[str], heads: set[str]) -> Fraction:
        """Interest of the day after the end."""
        if self.ends < self.matter.until:
            return Fraction(0)
        found = [one.a_day(self.matter.until) for one in self.accounts if one.loan["id"] in loans]
        return sum((amount for head, amount in found if head in heads), Fraction(0))


@dataclass
class Matter:
    """What was drawn. ``debtors`` and ``guarantors`` are as a case file names them, amounts fen, shares fractions."""

    loans: list[dict[str, Any]]
    debtors: list[dict[str, Any]]
    liability: str
    guarantors: list[dict[str, Any]]
    payments: list[dict[str, Any]]
    until: date
    costs: int = 0
    bankruptcy: list[dict[str, Any]] = field(default_factory=list)
    releases: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)

    def share_of(self, party: dict[str, Any]) -> Fraction:
        """517, 519条: as agreed, else equal."""
        return Fraction(party["share"]) if "share" in party else Fraction(1, len(self.debtors))

    def lost(self, payment: dict[str, Any]) -> bool:
        """Whether it went to one who had assigned the claim when the payer knew (546条; a guarantor: 696条)."""
        if "to" not in payment:
            return False
        chain = [one["to"] for one in self.assignments]
        later = self.assignments[chain.index(payment["to"]) + 1 if payment["to"] in chain else 0 :]
        of_guarantor = payment["by"] in [one["name"] for one in self.guarantors]
        key = "guarantor_notified" if of_guarantor else "notified"
        return any(key in one and one[key] <= payment["date"] for one in later)

    def paid_by(self, name: str) -> int:
        """What one person paid of the debt."""
        return sum(
            one["amount"]
            for one in self.payments
            if one["by"] == name and one["date"] <= self.until and not self.lost(one)
        )

    def stop_of(self, name: str) -> date | None:
        """First day without interest for a bankrupt."""
        for one in self.bankruptcy:
            if one["party"] == name and one["accepted"] <= self.until:
                return date.fromordinal(one["accepted"].toordinal() + (1 if one.get("stop_day") else 0))
        return None


def main_ledger(matter: Matter) -> Ledger:
    """The one ledger: interest runs while it runs for anybody."""
    stops = [matter.stop_of(one["name"]) for one in matter.debtors]
    runs = any(one.get("pleads_stop") is False or one.get("mode") == "joined" for one in matter.guarantors)
    if runs or None in stops:
        return Ledger(matter)
    return Ledger(matter, max(stop for stop in stops if stop is not None))


def views(matter: Matter) -> dict[str, tuple[int, int]]:
    """What each person owes, and what another day adds for him."""
    ledger = main_ledger(matter)
    found = {}
    for number, party in enumerate(matter.debtors):
        stop = matter.stop_of(party["name"])
        seen = ledger if stop is None else Ledger(matter, stop)
        ids = [loan["id"] for loan in matter.loans]
        amount, more = seen.total, half_up(ledger.next_day(ids, set(HEADS)))
        if matter.liability == "several":
            amount = min(parts_left(matter, seen)[number], seen.total)
            more = split(matter, more)[number]
        gone = party["name"] in [one["party"] for one in matter.releases if one["date"] <= matter.until]
        amount = 0 if gone else max(amount, 0)
        found[party["name"]] = (amount, more if amount and stop is None else 0)
    for one in matter.guarantors:
        found[one["name"]] = guarantor(matter, one, ledger)
    return found


def split(matter: Matter, amount: int) -> list[int]:
    """Each part rounded, the last takes what is left (§4)."""
    parts = [half_up(amount * matter.share_of(party)) for party in matter.debtors]
    return [*parts[:-1], amount - sum(parts[:-1])]


def in_parts(matter: Matter, seen: Ledger) -> list[int]:
    """517条: each one's part of the principal, of every line and of the costs."""
    charged = [sum(loan["principal"] for loan in matter.loans), matter.costs]
    charged += [half_up(line[3]) for account in seen.accounts for line in account.lines]
    return [sum(parts) for parts in zip(*[split(matter, amount) for amount in charged], strict=True)]


def parts_left(matter: Matter, seen: Ledger) -> list[int]:
    """Each part less what its debtor paid; what one paid beyond it is off the others', by their shares: together they
    come to the debt.
    """
    names = [party["name"] for party in matter.debtors]
    left = [part - matter.paid_by(name) for part, name in zip(in_parts(matter, seen), names, strict=True)]
    beyond = -sum(one for one in left if one < 0)
    owing = [number for number, one in enumerate(left) if one > 0]
    whole = sum((matter.share_of(matter.debtors[number]) for number in owing), Fraction(0))
    taken = [half_up(beyond * matter.share_of(matter.debtors[number]) / whole) for number in owing]
    if owing:
        taken[-1] = beyond - sum(taken[:-1])
    for number, amount in zip(owing, taken, strict=True):
        left[number] -= amount
    return [max(one, 0) for one in left]


def guarantor(matter: Matter, one: dict[str, Any], ledger: Ledger) -> tuple[int, int]:
    """min(limit − paid by him, heads in scope, at the day on which interest stops for him)."""
    if one["name"] in [each["party"] for each in matter.releases if each["date"] <= matter.until]:
        return 0, 0
    stops = [matter.stop_of(one["name"])]
    if one.get("pleads_stop") is not False and one["mode"] != "joined":
        stops += [matter.stop_of(party["name"]) for party in matter.debtors]
    stop = min((day for day in stops if day is not None), default=None)
    seen = ledger if stop is None else Ledger(matter, stop)
    loans = one.get("loans", [loan["id"] for loan in matter.loans])
    scope = set(one.get("scope", (*HEADS, "principal", "costs")))
    if len(loans) < len(matter.loans):
        scope -= {"costs"}
    accounts = [account for account in seen.accounts if account.loan["id"] in loans]
    heads = {head: Fraction(sum(account.open(head) for account in accounts)) for head in HEADS}
    heads |= {"principal": Fraction(sum(account.principal for account in accounts)), "costs": Fraction(seen.costs)}
    more = seen.next_day(loans, scope)
    paid = matter.paid_by(one["name"])
    if one.get("limit_on") == "principal":
        costs = heads["costs"] if "costs" in scope else Fraction(0)
        amount, a_day = of_principal(matter, one, seen, accounts, costs)
        return amount, a_day if stop is None else 0
    amount = half_up(sum((left for head, left in heads.items() if head in scope), Fraction(0)))
    if "share" in one:
        left = half_up(Fraction(one["share"]) * (amount + paid)) - paid
        amount, more = (left, more * Fraction(one["share"])) if left >= 0 else (0, Fraction(0))
    if "limit" in one and max(one["limit"] - paid, 0) <= amount:
        amount, more = max(one["limit"] - paid, 0), Fraction(0)
    return amount, half_up(more) if stop is None else 0


def of_principal(
    matter: Matter, one: dict[str, Any], seen: Ledger, accounts: list[Account], costs: Fraction
) -> tuple[int, int]:
    """A limit on the principal: two debts side by side, one within it and one beside it, every day's interest on each.

    The debtor's money goes by ``limit_order``; his own performs his own, interest first.
    """
    lent = sum(account.loan["principal"] for account in accounts)
    within = Fraction(min(one["limit"], lent))
    beside = lent - within
    order = one.get("limit_order", "limit-last")
    mine = other = Fraction(0)
    days = {(account.loan["id"], day): amount for account in accounts for day, amount in by_day(account).items()}
    ids = [account.loan["id"] for account in accounts]
    rows = [row for row in seen.rows if row.loan in ids]
    day = min(account.loan["lent"] for account in accounts)
    while day <= matter.until:
        for row in (row for row in rows if row.day == day):
            if row.by == one["name"]:
                interest = min(mine, Fraction(row.interest + row.principal))
                principal = min(within, row.interest + row.principal - interest)
            elif order == "pro-rata":
                interest = row.interest * mine / (mine + other) if mine + other else Fraction(0)
                principal = row.principal * within / (within + beside) if row.principal else Fraction(0)
            elif order == "limit-first":
                interest, principal = min(mine, Fraction(row.interest)), min(within, Fraction(row.principal))
            else:
                interest = max(row.interest - other, Fraction(0))
                principal = max(row.principal - beside, Fraction(0))
            mine, other = mine - interest, other - (row.interest - interest)
            within, beside = within - principal, beside - (row.principal - principal)
        if within + beside:
            charged = sum((days.get((name, day), Fraction(0)) for name in ids), Fraction(0))
            mine += charged * within / (within + beside)
            other += charged * beside / (within + beside)
        day += DAY
    more = seen.next_day(ids, set(HEADS)) * (within / (within + beside) if within + beside else 0)
    return half_up(within + mine) + half_up(costs), half_up(more)


def by_day(account: Account) -> dict[date, Fraction]:
    """Each day's even part of its line, rounded as the ledger has it."""
    found = {}
    for _, _, first, exact, end in account.lines:
        days = (end - first).days
        for number in range(days):
            found[date.fromordinal(first.toordinal() + number)] = Fraction(half_up(exact), days)
    return found


def drawn(number: int) -> Matter:
    """Draw a matter by its number: one or two loans, up to three debtors and two guarantors, and what befalls them."""
    lot = Random(number)

    def after(first: date, most: int) -> date:
        return date.fromordinal(first.toordinal() + lot.randint(0, most))

    loans: list[dict[str, Any]] = []
    for name in ("A", "B")[: lot.choice((1, 1, 2))]:
        lent = after(date(2022, 3, 1), 400)
        loan: dict[str, Any] = {
            "id": name,
            "principal": lot.randint(200, 900) * 100_000 + lot.choice((0, 37)),
            "lent": lent,
        }
        loans.append(loan | {"due": after(date(2023, 10, 10), 60), "rate": lot.choice((6, Fraction(19, 2), 12))})
    last = max(loan["due"] for loan in loans)
    until = after(date.fromordinal(last.toordinal() + 60), 500)
    names = ["乙公司", "丙公司", "戊公司"][: lot.choice((1, 2, 2, 3))]
    liability = lot.choice(("together", "joint", "several")) if len(names) > 1 else ""
    debtors: list[dict[str, Any]] = [{"name": name} for name in names]
    if liability and lot.random() < (1 if liability == "several" else 0.3):
        cuts = sorted(lot.sample(range(1, 100), len(names) - 1))
        for party, low, high in zip(debtors, [0, *cuts], [*cuts, 100], strict=True):
            party["share"] = Fraction(high - low, 100)
    guarantors = [_guarantor(lot, name, loans) for name in ("丁公司", "己")[: lot.choice((0, 1, 1, 2))]]
    matter = Matter(loans, debtors, liability, guarantors, [], until)
    payers = [*names, *(one["name"] for one in guarantors)]
    for _ in range(lot.choice((0, 1, 2, 3))):
        day = after(max(loan["lent"] for loan in loans), (until - last).days + 500)
        loan = lot.choice(loans)
        # Small enough for two of a loan to leave some of it: what spills over is another rule's matter.
        amount = lot.randint(1, loan["principal"] // (300 if len(loans) > 1 else 120)) * 100 + lot.choice((0, 51))
        matter.payments.append({"date": day, "amount": amount, "by": lot.choice(payers), "loan": loan["id"]})
    for one in guarantors:
        # Less than he paid is refused.
        paid = sum(payment["amount"] for payment in matter.payments if payment["by"] == one["name"])
        if "limit" in one:
            one["limit"] = max(one["limit"], paid)
    matter.payments.sort(key=lambda one: (one["date"], one["loan"], one["amount"]))
    if lot.random() < 0.2:
        matter.costs = lot.randint(1, 90) * 10_000
    if lot.random() < 0.4:
        for name in lot.sample(names, lot.randint(1, len(names))):
            matter.bankruptcy.append({"party": name, "accepted": after(date(2023, 8, 1), 600)})
            matter.bankruptcy[-1] |= {"stop_day": True} if lot.random() < 0.3 else {}
    if guarantors and lot.random() < 0.2:
        matter.bankruptcy.append({"party": "丁公司", "accepted": after(date(2023, 8, 1), 600)})
    if lot.random() < 0.25 and len(loans) == 1 and not matter.costs and liability in ("together", "joint"):
        for name in lot.sample(names, lot.randint(1, len(names) - 1)):
            matter.releases.append({"party": name, "date": after(date(2023, 6, 1), 500)})
    if guarantors and lot.random() < 0.1:
        matter.releases.append({"party": guarantors[-1]["name"], "date": after(date(2023, 6, 1), 500)})
    matter.releases.sort(key=lambda one: one["date"])
    if lot.random() < 0.3:
        days = sorted(after(date(2023, 1, 1), 700) for _ in range(2))
        for to, day in zip(("庚", "甲"), days, strict=True) if lot.random() < 0.5 else (("甲", days[0]),):
            told = {"guarantor_notified": after(day, 90)}
            matter.assignments.append({"to": to, "notified": day, **told})
        for payment in matter.payments:
            if lot.random() < 0.6:
                payment["to"] = lot.choice(["原债权人", *(one["to"] for one in matter.assignments)])
    return matter


def _guarantor(lot: Random, name: str, loans: list[dict[str, Any]]) -> dict[str, Any]:
    one: dict[str, Any] = {"name": name, "mode": lot.choice(("joint", "joint", "joined"))}
    whole = sum(loan["principal"] for loan in loans)
    kind = lot.choice(("", "all", "all", "principal", "principal", "share", "scope"))
    if kind == "all":
        one["limit"] = lot.randint(whole // 10, whole * 5 // 4)
    elif kind == "principal":
        one |= {"limit": lot.randint(whole // 5, whole), "limit_on": "principal"}
        one |= {"limit_order": order} if (order := lot.choice(("", "limit-last", "pro-rata", "limit-first"))) else {}
    elif kind == "share":
        one["share"] = Fraction(lot.randint(1, 99), 100)
    elif kind == "scope":
        one["scope"] = lot.choice((["principal"], ["principal", "in-term"], ["principal", "overdue"], ["costs"]))
    if len(loans) > 1 and lot.random() < 0.4:
        one["loans"] = [lot.choice(loans)["id"]]
    if lot.random() < 0.3:
        one["pleads_stop"] = lot.random() < 0.5
    return one


def written(matter: Matter) -> dict[str, Any]:
    """The matter as a case file."""

    def plain(facts: dict[str, Any]) -> dict[str, Any]:
        return {key: _said(key, value) for key, value in facts.items()}

    ask = max(loan["due"] for loan in matter.loans)
    guarantors = [plain(one) | {"demands": [{"date": ask, "delivered": True}]} for one in matter.guarantors]
    facts = {
        "creditor": "甲",
        "kind": "private-lending",
        "debtor": [plain(party) for party in matter.debtors],
        "liability": matter.liability,
        "until": matter.until,
        "loans": [plain(loan) for loan in matter.loans],
        "guarantors": guarantors,
        "payments": [plain(one) for one in matter.payments],
        "bankruptcy": [plain(one) for one in matter.bankruptcy],
        "releases": [plain(one) for one in matter.releases],
        "assignments": [plain(one) for one in matter.assignments],
        "costs": [{"name": "律师费", "amount": yuan(matter.costs), "date": date(2022, 1, 1)}] if matter.costs else "",
    }
    return {key: value for key, value in facts.items() if value}


def _said(key: str, value: Any) -> Any:
    if key in ("principal", "amount", "limit"):
        return yuan(value)
    if key == "rate":
        return f"{float(value):g}%"
    if key == "share":
        return f"{value.numerator}/{value.denominator}"
    if key in ("scope", "loans"):
        return "、".join(value)
    return value


def yuan(fen: int) -> str:
    """An amount as a case file has it."""
    return f"{fen // 100}.{fen % 100:02d}"
