"""Readers of the keys that only papers read."""

from __future__ import annotations

from typing import Any

from ..values.tree import Node
from . import keys
from .keys import Section
from .papers import Agent, Claimed, Contract, FormText, Forum, Mediation, Preserve, Preserved, Service, TextFigures
from .scalars import Scalars

_SIDES = {
    **dict.fromkeys(("creditor", "plaintiff", "债权人", "原告", "申请人", "申请执行人"), "creditor"),
    **dict.fromkeys(("debtor", "defendant", "债务人", "被告", "被申请人", "被执行人"), "debtor"),
}
"""What the sides are called, beside the names of parties."""


class Papers(Scalars):
    """Reads what papers say beside the figures."""

    def agents(self, node: Node) -> tuple[Agent, ...]:
        """Read agents in the suit: a name, a mapping, or a list of these."""
        found = []
        for item in node.value if isinstance(node.value, list) else [node]:
            if isinstance(item.value, str):
                found.append(Agent(self.text(item) or "", where=item.where))
            else:
                facts = self.fields(item, keys.AGENT)
                if "for" in facts:
                    said = facts.pop("for")
                    facts["whom"] = _SIDES.get(said, said)
                found.append(Agent(**facts, where=item.where))
        return tuple(found)

    def contract(self, node: Node) -> Contract:
        """Read what the contract is called: its name alone, or a mapping."""
        if isinstance(node.value, str):
            return Contract(self.text(node) or "")
        return Contract(**self.fields(node, keys.CONTRACT))

    def forum(self, node: Node) -> Forum:
        """Read whether a forum was agreed on: yes or no, or a mapping with the clause, which says yes."""
        return Forum(**self._yes_with(node, keys.FORUM))

    def preserved(self, node: Node) -> Preserved:
        """Read whether property was preserved before the suit: yes or no, or a mapping, which says yes."""
        facts = self._yes_with(node, keys.PRESERVED)
        if "date" in facts:
            facts["day"] = facts.pop("date")
        return Preserved(**facts)

    def _yes_with(self, node: Node, section: Section) -> dict[str, Any]:
        """Read yes or no, or a mapping that says yes where it does not say ``has``."""
        if isinstance(node.value, str):
            has = self.bool(node)
            return {} if has is None else {"has": has}
        return {"has": True, **self.fields(node, section)}

    def preserve(self, node: Node) -> Preserve:
        """Read what an application for preservation asks for."""
        return Preserve(**self.fields(node, keys.PRESERVE), where=node.where)

    def service(self, node: Node) -> Service:
        """Read the address for service."""
        return Service(**self.fields(node, keys.SERVICE))

    def mediation(self, node: Node) -> Mediation:
        """Read what the party says of mediation: whether it wants it first, or a mapping."""
        if isinstance(node.value, str):
            return Mediation(consider=self.word("mediation-first")(node) or "")
        return Mediation(**self.fields(node, keys.MEDIATION))

    def form_text(self, node: Node) -> FormText:
        """Read the free texts of a form."""
        return FormText(**self.fields(node, keys.FORM_TEXT))

    def stated(self, node: Node) -> TextFigures:
        """Read the figures of the text a case was read from."""
        return TextFigures(**self.fields(node, keys.STATED), where=node.where)

    def claimed(self, node: Node) -> Claimed:
        """Read what the plaintiff claims."""
        return Claimed(**self.fields(node, keys.CLAIMED))

    def texts(self, node: Node) -> tuple[str, ...]:
        """Read one text, or a list of them."""
        read = [self.text(item) for item in (node.value if isinstance(node.value, list) else [node])]
        return tuple(text for text in read if text)
