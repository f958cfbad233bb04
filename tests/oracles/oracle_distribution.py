"""A second opinion on one sum among several creditors, from the page on persons and the articles alone.

民诉法解释 508条: costs, then what goes before, then ordinary claims in proportion; of a company by seizure (514条).
What goes before: the price of works (建工解释（一） 36条), a lien (民法典 456条), registered rights by time or by the
rank agreed, then those not registered (414、415条); each no further than its maximum (担保制度解释 15条). What a
right does not bring is an ordinary claim. The doubled part is outside every right, and after what was adjudged
(法释〔2014〕8号 4条) unless it is asked for together. Amounts are fen, what is divided is divided exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from oracle import half_up

UNTIL = date(2024, 12, 31)
ADJUDGED = ("principal", "interest", "damages")
SCOPES = {"本金": ("principal",), "本金、利息": ("principal", "interest")}


@dataclass
class Creditor:
    """One creditor with a judgment: fen by head, what he was paid before the last day of performance, his right."""

    name: str
    heads: dict[str, int]
    perform_by: date
    paid: int = 0
    role: str = "debtor"
    limit: int = 0
    right: dict[str, Any] = field(default_factory=dict)

    def left(self) -> dict[str, int]:
        """Open by head: what was paid went to interest, then principal."""
        heads = dict(self.heads)
        gone = self.paid
        for head in ("interest", "damages", "principal"):
            used = min(gone, heads[head])
            heads[head], gone = heads[head] - used, gone - used
        return heads

    def asked(self) -> int:
        """Adjudged money that 己 owes him: all of it, or up to the limit; nothing where his property alone answers."""
        whole = sum(self.left().values())
        return {"debtor": whole, "limited": min(self.limit, whole), "owner": 0}[self.role]

    def doubled(self) -> int:
        """1条: 0.0175 % a day on what is adjudged but for general interest; the day until which counts."""
        heads = self.left()
        base = heads["principal"] + heads["damages"]
        base = {"debtor": base, "limited": min(self.limit, base), "owner": 0}[self.role]
        return half_up(Fraction(base) * 175 / 1_000_000 * (UNTIL - self.perform_by).days)

    def secured(self) -> int:
        """What his right covers."""
        if not self.right:
            return 0
        heads = self.left()
        if self.right["kind"] == "construction":
            return heads["principal"]
        named = {"本金": ("principal",), "本金、利息": ("principal", "interest")}.get(
            self.right.get("agreed", ""), ADJUDGED
        )
        whole = sum(heads[head] for head in named)
        return min(whole, self.right["maximum"]) if "maximum" in self.right else whole


@dataclass
class Sharing:
    """What was drawn."""

    sum: int
    costs: int
    prior: list[tuple[str, int]]
    creditors: list[Creditor]
    company: bool
    order: str
    doubled: str

    @property
    def owner(self) -> str:
        """Whose property is divided."""
        return "己公司" if self.company else "己"


def in_proportion(amount: int, claims: list[int]) -> list[int]:
    """Each in full, or a sum in proportion; the odd fen to those from whom most was cut off, so that nobody gets more
    than is his.
    """
    whole = sum(claims)
    if amount >= whole:
        return claims
    exact = [Fraction(amount * claim, whole) for claim in claims]
    found = [int(part) for part in exact]
    for number in sorted(range(len(claims)), key=lambda one: found[one] - exact[one])[: amount - sum(found)]:
        found[number] += 1
    return found


def in_turn(amount: int, claims: list[int]) -> list[int]:
    """One after the other."""
    found = []
    for claim in claims:
        found.append(min(claim, amount))
        amount -= found[-1]
    return found


def place(right: dict[str, Any]) -> tuple[int, int, int]:
    """Where a right stands: lower goes first, equal ones share."""
    if right["kind"] == "construction":
        return 0, 0, 0
    if right["kind"] == "lien":
        return 1, 0, 0
    if "rank" in right:
        return 2, right["rank"], 0
    return (2, 0, right["registered"].toordinal()) if "registered" in right else (3, 0, 0)


def received(matter: Sharing) -> tuple[dict[str, int], int]:
    """What each creditor gets, and what goes back."""
    creditors = matter.creditors
    left = matter.sum - matter.costs
    left -= sum(in_turn(left, [amount for _, amount in matter.prior]))
    got = dict.fromkeys((one.name for one in creditors), 0)
    by_right = dict(got)
    for here in sorted({place(one.right) for one in creditors if one.right}):
        alike = [one for one in creditors if one.right and place(one.right) == here]
        for one, part in zip(alike, in_proportion(left, [one.secured() for one in alike]), strict=True):
            by_right[one.name] = part
        left -= sum(by_right[one.name] for one in alike)
    rest = [max(one.asked() - by_right[one.name], 0) for one in creditors]
    extra = [one.doubled() for one in creditors]
    share = in_turn if matter.order == "seizure" or (matter.company and not matter.order) else in_proportion
    rounds = [[a + b for a, b in zip(rest, extra, strict=True)]] if matter.doubled == "together" else [rest, extra]
    for claims in rounds:
        parts = share(left, claims)
        left -= sum(parts)
        for one, part in zip(creditors, parts, strict=True):
            got[one.name] += part
    return {name: got[name] + by_right[name] for name in got}, left


def drawn(number: int) -> Sharing:
    """Draw a sum and its creditors by number."""
    lot = Random(number)
    names = [f"债权人{letter}" for letter in "甲乙丙丁戊"[: lot.randint(1, 5)]]
    creditors: list[Creditor] = []
    movable = lot.random() < 0.5
    for name in names:
        heads = {
            "principal": lot.randint(1, 10**7),
            "interest": lot.choice((0, 0, lot.randint(1, 10**6))),
            "damages": lot.choice((0, 0, lot.randint(1, 10**5))),
        }
        late = lot.choice((0, lot.randint(1, 540)))
        one = Creditor(name, heads, date.fromordinal(UNTIL.toordinal() - late))
        if not heads["damages"] and lot.random() < 0.3:
            one.paid = lot.randint(1, heads["principal"] // 2 + 1)
        if lot.random() < 0.5:
            one.right = _right(lot, movable, [each.right for each in creditors])
        one.role = lot.choice(("debtor", "debtor", "debtor", "limited", "owner" if one.right else "debtor"))
        one.limit = lot.randint(1, sum(heads.values()) + 10**5) if one.role == "limited" else 0
        creditors.append(one)
    ranked = [one.right for one in creditors if one.right.get("kind") in ("mortgage", "pledge")]
    if lot.random() < 0.25:
        for right in ranked:
            right["rank"] = lot.randint(1, 3)
    whole = sum(one.asked() + one.doubled() for one in creditors) + sum(one.secured() for one in creditors)
    amount = lot.randint(1, whole * 5 // 4 + 1)
    costs = lot.choice((0, lot.randint(0, amount // 5)))
    prior = [("职工工资", lot.randint(1, amount // 4 + 1))] if lot.random() < 0.3 else []
    order = lot.choice(("", "", "pro-rata", "seizure"))
    return Sharing(amount, costs, prior, creditors, lot.random() < 0.4, order, lot.choice(("last", "last", "together")))


def _right(lot: Random, movable: bool, others: list[dict[str, Any]]) -> dict[str, Any]:
    kind = lot.choice(
        ("mortgage", "mortgage", "pledge", "lien") if movable else ("mortgage", "mortgage", "construction")
    )
    if kind in ("lien", "construction") and kind in [one.get("kind") for one in others]:
        kind = "mortgage"
    right: dict[str, Any] = {"kind": kind, "property": "财产"}
    if kind == "pledge" or (kind == "mortgage" and lot.random() < 0.7):
        right["registered"] = lot.choice((date(2020, 5, 6), date(2021, 3, 1), date(2021, 3, 1), date(2022, 5, 5)))
    if kind in ("mortgage", "pledge"):
        if lot.random() < 0.4:
            right["maximum"] = lot.randint(1, 10**7)
        elif lot.random() < 0.3:
            right["agreed"] = lot.choice(("本金", "本金、利息"))
    return right


def yuan(fen: int) -> str:
    """An amount as a case file has it."""
    return f"{fen // 100}.{fen % 100:02d}"


def written(matter: Sharing, one: Creditor) -> dict[str, Any]:
    """One creditor's own case file."""
    him = {"name": matter.owner} | ({} if matter.company else {"natural": True})
    judgment: dict[str, Any] = {
        "principal": yuan(one.heads["principal"]),
        "date": date(2023, 5, 4),
        "perform_by": one.perform_by,
    }
    if one.heads["interest"]:
        judgment["interest"] = [{"amount": yuan(one.heads["interest"])}]
    if one.heads["damages"]:
        judgment["damages"] = yuan(one.heads["damages"])
    debtors: Any = him if one.role == "debtor" else {"name": "庚", "natural": True}
    facts: dict[str, Any] = {"creditor": one.name, "debtor": debtors, "until": UNTIL}
    if one.role == "limited":
        facts["guarantors"] = [him | {"mode": "joint"}]
        liable = {"party": matter.owner, "how": "limited", "limit": yuan(one.limit)}
        judgment["liable"] = [{"party": "庚", "how": "joint"}, liable]
    if one.paid:
        facts["payments"] = [{"date": date(2023, 5, 20), "amount": yuan(one.paid), "by": debtors["name"]}]
    if one.right:
        right = {key: yuan(value) if key == "maximum" else value for key, value in one.right.items()}
        facts["security"] = [right | ({} if one.role == "debtor" else {"owner": matter.owner})]
    return facts | {"judgment": judgment}
