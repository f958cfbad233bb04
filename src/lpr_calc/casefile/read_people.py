"""Readers of persons: one party or several, guarantors, security, assignments, releases,
whom a judgment holds liable.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..base.checking import Any
from ..base.errors import problems_of
from ..base.pattern import pattern
from ..values.text import shown, squeezed
from ..values.tree import Node
from . import keys
from .people import Assignment, Guarantor, Liable, Party, Period, Ratio, Release, Security
from .periods import period
from .scalars import Scalars

problem = problems_of(__name__)

HEADS = ("principal", "in-term", "overdue", "penalty", "compound", "damages", "fees", "costs")
"""Heads of a debt that a guarantee may be limited to."""

_SCOPE = {
    "本金": ("principal",),
    "interest": ("in-term", "overdue", "penalty", "compound"),
    "利息": ("in-term", "overdue", "penalty", "compound"),
    "期内利息": ("in-term",),
    "逾期利息": ("overdue",),
    "罚息": ("penalty",),
    "复利": ("compound",),
    "违约金": ("damages",),
    "其他费用": ("fees",),
    "费用": ("costs",),
    "实现债权的费用": ("costs",),
    **{head: (head,) for head in HEADS},
}
_UNCLEAR = pattern(r"(直?至|到).*(还清|清偿|付清|履行完毕)(完毕)?(之日)?(为?止|时)?|长期(有效)?|until-(paid|repaid)")
_SHARE = pattern(r"(?P<n>[0-9]{1,9})(?:\.(?P<dec>[0-9]{1,6}))?(?:%|％)|(?P<a>[0-9]{1,9})/(?P<b>[0-9]{1,9})")


def heads_named(text: str) -> tuple[str, ...] | None:
    """The heads of a debt that words of a contract name (``本金、利息``); None where a word is not one of them."""
    heads: list[str] = []
    for name in re.split("[、,，;；和及]", squeezed(text)):
        if name.lower() not in _SCOPE:
            return None
        heads += _SCOPE[name.lower()]
    return tuple(dict.fromkeys(heads))


def _apart(node: Node) -> list[Node]:
    """The names of a text, 乙、丙 being two: no name holds the sign."""
    if not isinstance(node.value, str) or "、" not in node.value:
        return [node]
    return [Node(name.strip(), node.place, node.path) for name in node.value.split("、") if name.strip()]


def parties(reader: Scalars, node: Node) -> list[Party] | None:
    """Read one party, or a list of them; 乙、丙 in one text are two: no name holds the sign."""
    if isinstance(node.value, list):
        found = [_party(reader, item) for item in node.value]
        if not found:
            reader.problems.append(problem("not-list/party", node.where))
        return [party for party in found if party is not None] or None
    found = [_party(reader, item) for item in _apart(node)]
    return [party for party in found if party is not None] or None


def _party(reader: Scalars, node: Node) -> Party | None:
    """Read a name, or a mapping with name, id, address, phone, natural."""
    if isinstance(node.value, dict):
        facts = reader.fields(node, keys.PARTY)
        name = facts.get("name", "")
        if "、" in name:
            _several_names(reader, name, node)
        return Party(**facts, where=node.where)
    name = reader.text(node)
    if name is not None and "、" in name:
        _several_names(reader, name, node)
    return None if name is None else Party(name, where=node.where)


def owner(reader: Scalars, node: Node) -> Party | None:
    """Read whose property secures the debt: a name, or what papers say of him."""
    party = _party(reader, node)
    if party is not None and not party.name and not reader.failed("name", node.where):
        reader.problems.append(problem("owner-name", node.where))
    return party


def _several_names(reader: Scalars, name: str, node: Node) -> None:
    reader.problems.append(problem("party-names", node.where, name=shown(name)))


def guarantors(reader: Scalars, node: Node) -> tuple[Guarantor, ...]:
    """Read guarantors: names in one text, one mapping, or a list of names or mappings."""
    found = []
    for item in node.value if isinstance(node.value, list) else _apart(node):
        if isinstance(item.value, str):
            party = _party(reader, item)
            if party is not None:
                found.append(Guarantor(party, where=item.where))
            continue
        facts = reader.fields(item, keys.GUARANTOR)
        places = reader.places
        if not facts.get("name") and not reader.failed("name", item.where):
            reader.problems.append(problem("guarantor-name", item.where))
        facts.update(facts.pop("execution", {}))
        if "、" in facts.get("name", ""):
            _several_names(reader, facts["name"], item)
        own = {key: facts.pop(key) for key in keys.PARTY if key in facts and key != "share"}
        found.append(Guarantor(Party(**own, where=item.where), **facts, where=item.where, places=places))
    return tuple(found)


def execution(reader: Scalars, node: Node) -> dict[str, Any]:
    """Read how enforcement against the debtor went, for a general guarantor."""
    return reader.fields(node, keys.EXECUTION)


def security(reader: Scalars, node: Node) -> tuple[Security, ...]:
    """Read rights in rem: one mapping, or a list."""
    many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
    found = []
    for facts, item in reader.items(many, keys.SECURITY, ("kind",)):
        party = facts.pop("owner", None)
        owner = "" if party is None else party.name
        found.append(Security(**facts, owner=owner, party=party, where=item.where))
    return tuple(found)


def assignments(reader: Scalars, node: Node) -> tuple[Assignment, ...]:
    """Read assignments of the claim, in the order written."""
    many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
    return tuple(Assignment(**facts, where=item.where) for facts, item in reader.items(many, keys.ASSIGNMENT, ("to",)))


def releases(reader: Scalars, node: Node) -> tuple[Release, ...]:
    """Read whom the creditor released, and when."""
    many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
    return tuple(
        Release(facts["party"], facts["date"], item.where)
        for facts, item in reader.items(many, keys.RELEASE, ("party", "date"))
    )


def liable(reader: Scalars, node: Node) -> tuple[Liable, ...]:
    """Read whom a judgment holds liable, and how."""
    many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
    return tuple(
        Liable(
            facts["party"],
            facts.get("how", ""),
            facts.get("limit"),
            facts.get("from"),
            facts.get("perform_by"),
            item.where,
            facts.get("share"),
        )
        for facts, item in reader.items(many, keys.LIABLE, ("party",))
    )


def names(reader: Scalars, node: Node) -> tuple[str, ...] | None:
    """Read names or ids: a list, or one text with 、 or commas between them."""
    if isinstance(node.value, list):
        found = [reader.text(item) for item in node.value]
        return tuple(name for name in found if name)
    text = reader.text(node)
    return None if text is None else tuple(name.strip() for name in re.split("[、,，;；]", text) if name.strip())


def share(reader: Scalars, node: Node) -> Ratio | None:
    """Read a share: ``60%``, ``3/5``. Percent may have decimals."""
    text = squeezed(reader.text(node) or "")
    found = _SHARE.fullmatch(text)
    if found is not None:
        decimals = found["dec"] or ""
        part = int((found["n"] or found["a"]) + decimals)
        whole = int(found["b"]) if found["b"] else 100 * 10 ** len(decimals)
        if 0 < part <= whole:
            return part, whole
    reader.problems.append(problem("share", node.where, text=shown(text)))
    return None


def scope(reader: Scalars, node: Node) -> tuple[str, ...] | None:
    """Read what a guarantee covers: ``all``, or heads of the debt."""
    said = names(reader, node)
    if said is None:
        return None
    heads: list[str] = []
    for name in said:
        if name.lower() in ("all", "全部"):
            return ("all",)
        if name.lower() not in _SCOPE:
            reader.problems.append(problem("scope", node.where, name=shown(name)))
            return None
        heads += _SCOPE[name.lower()]
    return tuple(dict.fromkeys(heads))


def guarantee_period(reader: Scalars, node: Node) -> Period | None:
    """Read a guarantee period: ``2年``, ``6个月``, a day, or words that fix none (``至还清``)."""
    text = squeezed(reader.text(node) or "")
    if _UNCLEAR.fullmatch(text.lower()):
        return Period(unclear=True)
    if re.fullmatch(r"[0-9]{4}.*", text):
        day = reader.day(node)
        return None if day is None else Period(last=day)
    years = re.fullmatch(r"([0-9一二两三四五六七八九十]{1,3})(?:年|years?|y)", text.lower())
    found = period(f"{years[1]}个月") if years else period(text)
    if found is not None and found[1] == "month" and found[0]:
        return Period(months=found[0] * (12 if years else 1))
    reader.problems.append(problem("guarantee-period", node.where, text=shown(text)))
    return None


_RANK = pattern(r"第?\s*(?:([0-9]{1,2})|([一二三四五六七八九十]))\s*(?:顺位|位)?")


def rank(reader: Scalars, node: Node) -> int | None:
    """Read the rank of a right, 1 to 99: ``1``, ``第1顺位``, ``第一顺位``."""
    text = (reader.text(node) or "").strip()
    found = _RANK.fullmatch(text)
    number = 0 if found is None else int(found[1] or "一二三四五六七八九十".index(found[2]) + 1)
    if number:
        return number
    reader.problems.append(problem("rank", node.where, text=shown(text)))
    return None


READERS: dict[str, Callable[[Scalars, Node], Any]] = {
    "parties": parties,
    "guarantors": guarantors,
    "execution": execution,
    "security": security,
    "owner": owner,
    "assignments": assignments,
    "releases": releases,
    "liable": liable,
    "names": names,
    "share": share,
    "scope": scope,
    "guarantee-period": guarantee_period,
    "rank": rank,
}
"""By the kind of value."""
