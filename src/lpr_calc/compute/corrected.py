"""Which corrections of the program explain what differs between two results, where nothing that was stated does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.checking import Any
from ..casefile.keys import Section, canonical
from ..casefile.words import WORDS
from ..law.corrections import Correction, corrections
from .findings import Audit, Corrected, Corrections, LineChange, Result

_OF_THE_PROGRAM = frozenset(("rule", "figure"))
"""Causes of a line that no day, payment, sum or quote explains."""


def revision_of(result: Result) -> int | None:
    """Return the number of the last correction that the program of a result knew; None where it does not say."""
    found = result.get("revision")
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def corrected(found: Audit, old: Result, new: Result, names: Section) -> Corrections:
    """Hold what differs against the corrections between two results; ``names`` are the keys of a case."""
    revisions = revision_of(old), revision_of(new)
    if revisions[0] == revisions[1] and found.versions[0] == found.versions[1]:
        return Corrections(revisions)
    lines = _unexplained(found)
    heads = dict.fromkeys(str((line.old or line.new or {})["kind"]) for line in lines)
    if _nothing_stated(found):
        heads |= dict.fromkeys(("ledger",) if found.payments else ())
        # Totals and the rest follow lines and payments; they speak for themselves where those are the same.
        heads = heads or dict.fromkeys(name for name, *_ in found.totals)
        heads = heads or dict.fromkeys(fact.path.partition(".")[0].replace("[]", "") for fact in found.other)
    if not heads:
        return Corrections(revisions)
    cited = _cited(old) ^ _cited(new)
    # One that records none is older than all of them, as far as anybody knows; two such may differ by any.
    first, last = sorted(one or 0 for one in revisions) if any(revisions) else (0, len(corrections()))
    stated = _stated(old, names) | _stated(new, names) if "case" in old or "case" in new else None
    fitting = [
        one
        for correction in corrections()[first:last]
        if _concerns(correction, old, stated) and (one := _speaks(correction, lines, tuple(heads), cited)) is not None
    ]
    fitting.sort(key=lambda one: (_BY.index(one.by), one.correction.number))
    return Corrections(revisions, tuple(heads), tuple(fitting))


_BY = ("cited", "line", "")


def _cited(result: Result) -> set[str]:
    """The articles a result rests on."""
    return {str(one.get("id")) for one in result.get("provisions", ()) if isinstance(one, dict)}


def _nothing_stated(found: Audit) -> bool:
    """Whether both results have the same facts and the same last day."""
    same = not found.facts and (found.with_facts or not found.payments)
    return same and found.untils[0] == found.untils[1]


def _unexplained(found: Audit) -> list[LineChange]:
    """The lines that are others, and nothing that was stated or published makes them so."""
    quotes = found.tables[0] != found.tables[1]
    if _nothing_stated(found):
        return [line for line in found.lines if not (quotes and line.causes == ("quote",))]
    if any(fact.path.partition(".")[0].replace("[]", "") not in ("payments", "until", "today") for fact in found.facts):
        return []
    return [line for line in found.lines if _OF_THE_PROGRAM.issuperset(line.causes)]


def _stated(result: Result, names: Section) -> set[str]:
    """The keys that a case states, by their English names: alone, with the key above them, with their values."""
    return set(_keys(result.get("case", {}), names, ""))


def _keys(value: Any, names: Section, above: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            name = canonical(key, names) or key
            yield from (name, f"{above}.{name}")
            if isinstance(inner, str):
                yield f"{name}={inner}"
            yield from _keys(inner, names, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, names, above)


def _concerns(correction: Correction, result: Result, stated: set[str] | None) -> bool:
    """Whether a correction is of a matter of this kind, that states what it asks for, as far as that is known."""
    of, kinds = str(result["schema"]).split("/")[1], {str(result["kind"])} if result.get("kind") else set()
    if not kinds and stated is not None:
        kinds = {kind for kind, words in WORDS["kind"].items() for word in (kind, *words) if f"kind={word}" in stated}
    if of not in correction.of or (correction.kinds and kinds and kinds.isdisjoint(correction.kinds)):
        return False
    return not correction.states or stated is None or not stated.isdisjoint(correction.states)


def _speaks(
    correction: Correction, lines: Sequence[LineChange], heads: tuple[str, ...], cited: set[str]
) -> Corrected | None:
    """What of the differing a correction speaks of; None where it is nothing."""
    own = [line for change in lines for line in (change.old, change.new) if line is not None]
    within = [
        line
        for line in own
        if (not correction.last or line["first_day"] <= correction.last)
        and (not correction.first or line["last_day"] >= correction.first)
    ]
    if own and not within:
        return None
    of_lines = {str(key) for line in within for key in line.get("provisions") or ()}
    own_articles = set(correction.provisions)
    by = "cited" if cited & own_articles else "line" if of_lines & own_articles else ""
    kinds = {str(line["kind"]) for line in own}
    said = [head for head in heads if head in correction.heads and (head not in kinds or _has(within, head))]
    return Corrected(correction, tuple(said), by) if said else None


def _has(lines: Sequence[Result], kind: str) -> bool:
    return any(line["kind"] == kind for line in lines)
