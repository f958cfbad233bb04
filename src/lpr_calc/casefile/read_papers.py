"""Readers of the keys that only papers read."""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..values.tree import Node
from . import keys
from .keys import Section
from .papers import (
    Agent,
    BankAccount,
    Claimed,
    Contract,
    Evidence,
    FormText,
    Forum,
    Lawyer,
    Mediation,
    Preserve,
    Preserved,
    Service,
    TextFigures,
)
from .scalars import Scalars

_SIDES = {
    **dict.fromkeys(("creditor", "plaintiff", "债权人", "原告", "申请人", "申请执行人"), "creditor"),
    **dict.fromkeys(("debtor", "defendant", "债务人", "被告", "被申请人", "被执行人"), "debtor"),
}
"""What the sides are called, beside the names of parties."""


def agents(reader: Scalars, node: Node) -> tuple[Agent, ...]:
    """Read agents in the suit: a name, a mapping, or a list of these."""
    found = []
    for item in node.value if isinstance(node.value, list) else [node]:
        if isinstance(item.value, str):
            found.append(Agent(reader.text(item) or "", where=item.where))
        else:
            facts = reader.fields(item, keys.AGENT)
            if "for" in facts:
                said = facts.pop("for")
                facts["whom"] = _SIDES.get(said, said)
            found.append(Agent(**facts, where=item.where))
    return tuple(found)


def contract(reader: Scalars, node: Node) -> Contract:
    """Read what the contract is called: its name alone, or a mapping."""
    if isinstance(node.value, str):
        return Contract(reader.text(node) or "")
    return Contract(**reader.fields(node, keys.CONTRACT))


def forum(reader: Scalars, node: Node) -> Forum:
    """Read whether a forum was agreed on: yes or no, or a mapping with the clause, which says yes."""
    return Forum(**_yes_with(reader, node, keys.FORUM))


def preserved(reader: Scalars, node: Node) -> Preserved:
    """Read whether property was preserved before the suit: yes or no, or a mapping, which says yes."""
    facts = _yes_with(reader, node, keys.PRESERVED)
    if "date" in facts:
        facts["day"] = facts.pop("date")
    return Preserved(**facts)


def _yes_with(reader: Scalars, node: Node, section: Section) -> dict[str, Any]:
    """Read yes or no, or a mapping that says yes where it does not say ``has``."""
    if isinstance(node.value, str):
        has = reader.bool(node)
        return {} if has is None else {"has": has}
    return {"has": True, **reader.fields(node, section)}


def preserve(reader: Scalars, node: Node) -> Preserve:
    """Read what an application for preservation asks for."""
    return Preserve(**reader.fields(node, keys.PRESERVE), where=node.where)


def service(reader: Scalars, node: Node) -> Service:
    """Read the address for service."""
    return Service(**reader.fields(node, keys.SERVICE))


def mediation(reader: Scalars, node: Node) -> Mediation:
    """Read what the party says of mediation: whether it wants it first, or a mapping."""
    if isinstance(node.value, str):
        return Mediation(consider=reader.word("mediation-first")(node) or "")
    return Mediation(**reader.fields(node, keys.MEDIATION))


def form_text(reader: Scalars, node: Node) -> FormText:
    """Read the free texts of a form."""
    return FormText(**reader.fields(node, keys.FORM_TEXT))


def stated(reader: Scalars, node: Node) -> TextFigures:
    """Read the figures of the text a case was read from."""
    return TextFigures(**reader.fields(node, keys.STATED), where=node.where)


def claimed(reader: Scalars, node: Node) -> Claimed:
    """Read what the plaintiff claims."""
    return Claimed(**reader.fields(node, keys.CLAIMED))


def texts(reader: Scalars, node: Node) -> tuple[str, ...]:
    """Read one text, or a list of them."""
    read = [reader.text(item) for item in (node.value if isinstance(node.value, list) else [node])]
    return tuple(text for text in read if text)


def account(reader: Scalars, node: Node) -> BankAccount:
    """Read where money is to be paid."""
    return BankAccount(**reader.fields(node, keys.ACCOUNT))


def lawyer(reader: Scalars, node: Node) -> Lawyer:
    """Read who writes a lawyer's letter."""
    return Lawyer(**reader.fields(node, keys.LAWYER))


def evidence(reader: Scalars, node: Node) -> tuple[Evidence, ...]:
    """Read the list of evidence."""
    return tuple(Evidence(**facts) for facts, _ in reader.items(node, keys.EVIDENCE, ("name", "proves")))


READERS: dict[str, Callable[[Scalars, Node], Any]] = {
    "agents": agents,
    "contract": contract,
    "forum": forum,
    "preserved": preserved,
    "preserve": preserve,
    "service": service,
    "mediation": mediation,
    "form-text": form_text,
    "claimed": claimed,
    "stated": stated,
    "texts": texts,
    "account": account,
    "lawyer": lawyer,
    "evidence": evidence,
}
