"""A second opinion on what rights in rem give of one debt, over the ledger of `oracle_persons`; from the articles
alone.

A right covers what was agreed, else all of it (民法典 389条), no more than its maximum (担保制度解释 15条) and, of a
maximum security, no loan lent after the day of determination (423条). Against a bankrupt owner, and a third person
who pleads it as a guarantor does, interest stops (企业破产法 46条; 担保制度解释 22条: 担保人). Proceeds less their
costs and what goes before: to the creditor, the rest to the owner (413条); of several things the debtors' own first
(392条), the others as they are listed, each for what is left of the heads it covers.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from oracle_persons import HEADS, Ledger, Matter, drawn, main_ledger

ALL = ("costs", *HEADS, "principal")
"""In the order in which money goes to them."""
WORDS = {
    "本金": ("principal",),
    "本金、期内利息": ("in-term", "principal"),
    "本金、期内利息、逾期利息": (*HEADS, "principal"),
}


def stop_for(matter: Matter, owner: str) -> date | None:
    """First day without interest for an owner: his own bankruptcy; of a third person and a guarantor that of a
    debtor.
    """
    if owner in [party["name"] for party in matter.debtors]:
        return matter.stop_of(owner)
    pleads = all(
        one.get("pleads_stop") is not False and one["mode"] != "joined"
        for one in matter.guarantors
        if one["name"] == owner
    )
    stops = [matter.stop_of(name) for name in [owner, *(party["name"] for party in matter.debtors if pleads)]]
    return min((stop for stop in stops if stop is not None), default=None)


def covered(matter: Matter, right: dict[str, Any], gone: dict[str, int]) -> dict[str, int]:
    """Heads a right covers, less what other proceeds took of them."""
    stop = stop_for(matter, right["owner"])
    seen = main_ledger(matter) if stop is None else Ledger(matter, stop)
    accounts = [
        one
        for one in seen.accounts
        if "maximum" not in right or "fixed" not in right or one.loan["lent"] <= right["fixed"]
    ]
    found = {head: sum(one.open(head) for one in accounts) for head in HEADS}
    found |= {"principal": sum(one.principal for one in accounts), "costs": seen.costs}
    named = WORDS.get(right.get("agreed", ""), ALL)
    return {head: max(found[head] - gone[head], 0) for head in ALL if head in named}


def expected(matter: Matter, rights: list[dict[str, Any]]) -> list[dict[str, int | None]]:
    """Priority, ordinary, net, received, surplus and shortfall of each right, as they are listed."""
    total = main_ledger(matter).total
    found: list[dict[str, int | None]] = []
    for right in rights:
        most = sum(covered(matter, right, dict.fromkeys(ALL, 0)).values())
        most = min(most, right.get("maximum", most))
        found.append(dict.fromkeys(("net", "received", "surplus", "shortfall")))
        found[-1] |= {"priority": most, "ordinary": total - most}
    own = [party["name"] for party in matter.debtors]
    gone = dict.fromkeys(ALL, 0)
    for right, row in sorted(zip(rights, found, strict=True), key=lambda pair: pair[0]["owner"] not in own):
        if "price" not in right:
            continue
        net = left = max(right["price"] - right.get("price_costs", 0) - right.get("prior", 0), 0)
        left = min(left, right.get("maximum", left))
        for head, amount in covered(matter, right, gone).items():
            used = min(left, amount)
            gone[head], left = gone[head] + used, left - used
        received = min(net, right.get("maximum", net)) - left
        row |= {"net": net, "received": received, "surplus": net - received}
        row["shortfall"] = total - sum(gone.values())
    return found


def with_rights(number: int) -> tuple[Matter, list[dict[str, Any]]]:
    """A matter by number, with one to three rights in it."""
    matter = drawn(number)
    lot = Random(number)
    released = [one["party"] for one in matter.releases]
    owners = [one["name"] for one in (*matter.debtors, *matter.guarantors) if one["name"] not in released] + ["辛"]
    whole = sum(loan["principal"] for loan in matter.loans)
    rights = []
    for place in range(lot.choice((1, 1, 2, 3))):
        right: dict[str, Any] = {"kind": lot.choice(("mortgage", "pledge")), "property": f"财产{place + 1}"}
        right |= {"owner": lot.choice(owners), "registered": date(2022, 3, 2)}
        if lot.random() < 0.5:
            right["maximum"] = lot.randint(whole // 10, whole * 5 // 4)
            if lot.random() < 0.5:
                right["fixed"] = lot.choice(matter.loans)["lent"]
        if lot.random() < 0.3:
            right["agreed"] = lot.choice(tuple(WORDS))
        if lot.random() < 0.7:
            right["price"] = lot.randint(whole // 10, whole * 3 // 2)
            if lot.random() < 0.5:
                right["price_costs"] = lot.randint(1, right["price"] // 20)
            if lot.random() < 0.4:
                right["prior"] = lot.randint(1, right["price"])
        rights.append(right)
    return matter, rights
