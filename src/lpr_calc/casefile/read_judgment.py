"""Readers of the keys of a judgment and of its enforcement."""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..base.errors import problems_of
from ..values.text import shown
from ..values.tree import Node
from . import keys
from .model import Item, OrderedInterest, Payment
from .periods import period
from .scalars import Scalars

problem = problems_of(__name__)

_ENDS = {
    "perform_by": (
        "履行期限届满之日",
        "履行期限届满日",
        "判决确定的履行期限届满之日",
        "判决确定的履行之日",
        "判决确定的给付之日",
    ),
    "effective": ("生效日", "判决生效之日", "本判决生效之日"),
    "payment": ("实际清偿之日", "实际履行之日", "付清之日", "实际给付之日", "实际付清之日", "清偿之日"),
}
"""Ends of general interest that a judgment words."""


def judgment(reader: Scalars, node: Node) -> dict[str, Any]:
    """Read the operative part of a judgment."""
    facts = reader.fields(node, keys.JUDGMENT)
    facts["places"] = reader.places
    if "accelerates" in facts:
        facts.update(facts.pop("accelerates"))
    facts["day"] = facts.pop("date", None)
    if isinstance(facts.get("perform_by"), tuple):
        facts["instalments"] = facts.pop("perform_by")
    return facts


def resume(reader: Scalars, node: Node) -> dict[str, Any]:
    """Read why enforcement stopped; ``paid`` is a list of payments, or their sum."""
    facts = reader.fields(node, keys.RESUME)
    facts["where"] = node.where
    paid = facts.pop("paid", None)
    if isinstance(paid, int):
        facts["paid_sum"] = paid
    elif paid is not None:
        facts["paid"] = paid
    return facts


def paid(reader: Scalars, node: Node) -> tuple[Payment, ...] | int | None:
    """Read what was paid under a settlement: payments with their days, or one sum."""
    return reader.read("payments" if isinstance(node.value, list) else "amount", node)  # type: ignore[no-any-return]


def ordered_interest(reader: Scalars, node: Node) -> tuple[OrderedInterest, ...]:
    """Read general debt interest: one mapping, or a list of them with hand-over dates."""
    many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
    return tuple(
        OrderedInterest(
            facts.get("base"),
            facts.get("from"),
            facts.get("until"),
            facts.get("rate"),
            facts.get("limit"),
            facts.get("doubled", False),
            facts.get("amount"),
            facts.get("until_word", ""),
            facts.get("name", ""),
            item.where,
            facts.get("currency", ""),
            facts.get("base_of", ""),
        )
        for facts, item in (
            ({**facts, **facts.get("until", {})}, item) for facts, item in reader.items(many, keys.ORDERED_INTEREST, ())
        )
    )


def interest_end(reader: Scalars, node: Node) -> dict[str, Any] | None:
    """Read the end of general interest: a day, ``perform_by``, ``effective``, or ``payment`` (it runs on)."""
    text = reader.text(node)
    if text is None:
        return None
    word = next((name for name, words in _ENDS.items() if text.lower() == name or text in words), None)
    if word is not None:
        return {"until": None, "until_word": "" if word == "payment" else word}
    day = reader.day(node)
    return None if day is None else {"until": day}


def accelerates(reader: Scalars, node: Node) -> dict[str, Any] | None:
    """Read whether a missed instalment makes everything due: yes or no, or the day on which it did."""
    text = reader.text(node)
    if text is None:
        return None
    if text[:1].isdigit() or text.lower() == "today":
        day = reader.day(node)
        return None if day is None else {"accelerates": True, "accelerated": day}
    found = reader.bool(node)
    return None if found is None else {"accelerates": found}


def items_of_judgment(reader: Scalars, node: Node) -> tuple[Item, ...]:
    """Read the items of an operative part that have last days of their own."""
    return tuple(Item(**facts, where=item.where) for facts, item in reader.items(node, keys.ITEM, ()))


def within(reader: Scalars, node: Node) -> tuple[int, str] | None:
    """Read a period from effectiveness: ``10``, ``10日``, ``十日内``, ``一个月``."""
    text = reader.text(node)
    if text is None:
        return None
    found = period(text)
    if found is None:
        reader.problems.append(problem("within", node.where, text=shown(text)))
    return found


def suspended(reader: Scalars, node: Node) -> tuple[tuple[int, int, str], ...]:
    """Read excluded periods: first and last day, both excluded from the count, and why."""
    return tuple(
        (facts["from"], facts["to"], facts.get("reason", ""))
        for facts, _ in reader.items(node, keys.SUSPENDED, ("from", "to"))
    )


READERS: dict[str, Callable[[Scalars, Node], Any]] = {
    "judgment": judgment,
    "resume": resume,
    "paid": paid,
    "ordered-interest": ordered_interest,
    "interest-end": interest_end,
    "accelerates": accelerates,
    "items": items_of_judgment,
    "within": within,
    "suspended": suspended,
}
