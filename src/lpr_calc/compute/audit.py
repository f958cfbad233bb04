"""Why two results of one matter differ, or a result and what its case gives today: from their plain data alone.

Looked at are what was stated (the case a result carries), the table of rates, the version, every line, every payment,
every total, and whatever else the results hold. Words are not compared, only what they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ..base.checking import Any
from ..casefile import keys
from ..casefile.keys import Section, canonical
from .corrected import corrected
from .findings import Audit, FactChange, LineChange, Result

Named = Callable[[Mapping[str, Any]], Mapping[str, Any]]

NAMES: Section = {
    **keys.ITEM,
    **keys.COST,
    **keys.PAYMENT,
    **keys.ORDERED_INTEREST,
    **keys.JUDGMENT,
    **keys.CONVENTIONS,
    **keys.LOAN,
    **keys.CASE,
}
"""The keys of a case with their names in both languages."""
_APART = ("schema", "version", "revision", "notices", "case", "today", "until", "lines", "ledger", "totals", "rates")
"""What is compared in a way of its own."""
_WORDS = ("message", "why", "where", "step", "decided", "text")
"""Keys whose values are words of one language, or places in a file."""
_OF_A_LINE = ("unit", "rate", "capped", "agreed_rate", "rule")


def is_result(value: object) -> bool:
    """Say whether plain data has what a result of ours has, so that `audit` can compare it."""
    if not isinstance(value, dict):
        return False
    texts = ("schema", "version", "until")
    if not all(isinstance(value.get(key), str) for key in texts):
        return False
    if not (isinstance(value.get("totals"), dict) and isinstance(value.get("rates"), dict)):
        return False
    for name, needed in (
        ("lines", ("kind", "first_day", "last_day", "base", "interest")),
        ("ledger", ("date", "amount")),
    ):
        rows = value.get(name)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return False
        if not all(isinstance(row.get(key), str) for row in rows for key in needed):
            return False
    return all(_is_quote(row.get("quote")) for row in value["lines"])


def _is_quote(value: object) -> bool:
    return value is None or (
        isinstance(value, dict) and all(isinstance(value.get(key), str) for key in ("date", "value"))
    )


def audit(old: Result, new: Result) -> Audit:
    """Compare two results (`is_result`), the older first."""
    both = "case" in old and "case" in new
    facts = tuple(_facts(old["case"], new["case"], "")) if both else ()
    payments = tuple(_payments(old["ledger"], new["ledger"]))
    changed = _lines(old["lines"], new["lines"], payments)
    lines = tuple(sorted(changed, key=lambda change: str((change.old or change.new or {})["first_day"])))
    names = dict.fromkeys((*old["totals"], *new["totals"]))
    pairs = ((name, str(old["totals"].get(name, "")), str(new["totals"].get(name, ""))) for name in names)
    totals = tuple(pair for pair in pairs if pair[1] != pair[2])
    rest = [{key: value for key, value in result.items() if key not in _APART} for result in (old, new)]
    noticed = _notices(old.get("notices", ()), new.get("notices", ()))
    other = (*_facts(_about(rest[0]), _about(rest[1]), "", dict), *noticed)
    versions = (old["version"], new["version"])
    tables = (str(old["rates"].get("sha256", "")), str(new["rates"].get("sha256", "")))
    untils = (old["until"], new["until"])
    found = Audit((), versions, tables, untils, facts, lines, payments, totals, other, both)
    if found.equal:
        return found
    found = found._replace(corrections=corrected(found, old, new, NAMES))
    state = found.corrections.other and bool(found.corrections.unexplained)
    quotes = tables[0] != tables[1] and (not lines or any("quote" in line.causes for line in lines))
    causes = [
        ("facts", bool(facts) or (not both and bool(payments))),
        ("until", untils[0] != untils[1] and (not both or bool(facts) or old.get("today") != new.get("today"))),
        ("rates", quotes),
        ("version", versions[0] != versions[1] or state),
    ]
    named = tuple(name for name, holds in causes if holds)
    return found._replace(causes=named or ("file",))


def _facts(old: Any, new: Any, path: str, named: Named | None = None) -> Iterator[FactChange]:
    """What plain data of two cases, or results, has otherwise; ``named`` gives a mapping by the names of its keys."""
    named = named or _by_name
    if isinstance(old, dict) and isinstance(new, dict):
        ours, theirs = named(old), named(new)
        for name in dict.fromkeys((*ours, *theirs)):
            yield from _facts(ours.get(name), theirs.get(name), f"{path}.{name}" if path else name, named)
    elif isinstance(old, list) and isinstance(new, list):
        left = list(new)
        gone = []
        for item in old:
            if item in left:
                left.remove(item)
            else:
                gone.append(item)
        # What was taken out and what was put in, side by side as far as both go.
        for one, other in zip_longest(gone, left):
            yield from _facts(one, other, f"{path}[]", named)
    elif old != new:
        yield FactChange(path, _said(old), _said(new))


def _notices(old: Sequence[Result], new: Sequence[Result]) -> Iterator[FactChange]:
    """Notices that one result alone has, by what they are about; each is said by its code and its sentence."""
    left, gone = list(new), []
    for notice in old:
        same = next((other for other in left if _about(other) == _about(notice)), None)
        if same is None:
            gone.append(notice)
        else:
            left.remove(same)
    for one, other in zip_longest(gone, left):
        yield FactChange("notices[]", *(_noticed(notice) if notice is not None else "" for notice in (one, other)))


def _noticed(notice: Result) -> str:
    code, message = notice.get("code"), notice.get("message")
    return f"{code}: {message}" if code and message else _said(notice)


def _by_name(mapping: Mapping[str, Any]) -> dict[str, Any]:
    return {canonical(key, NAMES) or key: value for key, value in mapping.items()}


def _said(value: Any) -> str:
    """A fact on one line."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key}={_said(inner)}" for key, inner in _by_name(value).items())
    return "; ".join(map(_said, value)) if isinstance(value, list) else str(value)


def _about(value: Any) -> Any:
    """Plain data without its words."""
    if isinstance(value, dict):
        return {key: _about(inner) for key, inner in value.items() if key not in _WORDS}
    return [_about(inner) for inner in value] if isinstance(value, list) else value


def _payments(old: Sequence[Result], new: Sequence[Result]) -> Iterator[tuple[Result | None, Result | None]]:
    """Rows of the ledger that are others: of one payment (day, sum, loan) side by side, else alone."""
    rest = list(new)
    for row in old:
        own = [other for other in rest if _payment(other) == _payment(row)]
        same = next((other for other in own if _about(other) == _about(row)), own[0] if own else None)
        if same is not None:
            rest.remove(same)
        if same is None or _about(same) != _about(row):
            yield row, same
    for row in rest:
        yield None, row


def _payment(row: Result) -> tuple[Any, ...]:
    return row["date"], row["amount"], row.get("loan")


def _lines(
    old: Sequence[Result], new: Sequence[Result], payments: Sequence[tuple[Result | None, Result | None]]
) -> Iterator[LineChange]:
    """Lines that are others: those that begin on one day for one loan side by side, else alone."""
    paid = sorted({row["date"] for pair in payments if None in pair for row in pair if row is not None})
    cuts = sorted({_cut(line) for line in old} ^ {_cut(line) for line in new})
    rest, changed = list(new), False
    for line in old:
        same = next((other for other in rest if _start(other) == _start(line)), None)
        if same is None:
            changed = True
            yield _alone(line, None, paid, cuts, new)
            continue
        rest.remove(same)
        causes, by = _causes(line, same, paid, cuts)
        # A running sum only follows the lines before it.
        if not causes and _other_figures(line, same, changed):
            causes = ("figure",)
        if causes:
            changed = True
            yield LineChange(causes, line, same, by)
    for line in rest:
        yield _alone(None, line, paid, cuts, old)


def _cut(line: Result) -> str:
    """The day on which a new quote began a line, "" for a line that something else began."""
    quote = line.get("quote")
    return str(quote["date"]) if quote and quote["date"] == line["first_day"] else ""


def _start(line: Result) -> tuple[Any, ...]:
    return line.get("loan"), line["kind"], line["first_day"]


def _other_figures(old: Result, new: Result, changed: bool) -> bool:
    names = {name for name in (*old, *new) if name not in _WORDS and old.get(name) != new.get(name)}
    return bool(names - {"running"} or (names and not changed))


def _causes(old: Result, new: Result, paid: Sequence[str], cuts: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Why a line is another, and the day of the payment or of the quote that did it."""
    causes: list[str] = []
    by = ""
    last = max(old["last_day"], new["last_day"])
    if old["last_day"] != new["last_day"] or old.get("days") != new.get("days"):
        found = [("payment", day) for day in paid if old["first_day"] < day <= last]
        found += [("quote", day) for day in cuts if old["first_day"] < day <= last]
        cause, by = found[0] if found else ("days", "")
        causes.append(cause)
    if old["base"] != new["base"]:
        before = [day for day in paid if day <= old["first_day"]]
        causes.append("payment" if before else "base")
        by = by or (before[-1] if before else "")
    values = [(line.get("quote") or {}).get("value") for line in (old, new)]
    if values[0] != values[1]:
        causes.append("quote")
        by = by if "payment" in causes else (new.get("quote") or old["quote"])["date"]
    elif any(old.get(name) != new.get(name) for name in _OF_A_LINE):
        causes.append("rule")
    return tuple(dict.fromkeys(causes)), by


def _alone(
    old: Result | None, new: Result | None, paid: Sequence[str], cuts: Sequence[str], others: Sequence[Result]
) -> LineChange:
    """A line that the other result does not have: begun by a payment, by a quote, or on days the other has not."""
    line = old or new
    assert line is not None
    around = [
        other
        for other in others
        if other.get("loan") == line.get("loan")
        and other["kind"] == line["kind"]
        and other["first_day"] <= line["first_day"] <= other["last_day"]
    ]
    if around and _cut(line) in cuts and _cut(line):
        return LineChange(("quote",), old, new, line["first_day"])
    before = [day for day in paid if day <= line["first_day"]]
    if around and before:
        return LineChange(("payment",), old, new, before[-1])
    # Where the rate of the day is the same, interest only begins on another day.
    other_rate = all(any(one.get(name) != line.get(name) for name in _OF_A_LINE) for one in around)
    return LineChange(("rule",) if around and other_rate else ("days",), old, new)
