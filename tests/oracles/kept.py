"""Matters whose figures an oracle has worked out once: ``kept.jsonl``, a matter a line.

An oracle visits every day, which takes its time; the program takes a few thousandths of a second. So the oracles'
figures are kept, as a digest, beside the facts of each matter, and the default run compares hundreds of matters where
it can draw dozens. Where a digest differs, the oracle works the matter out again and every figure is compared.

``python tests/oracles/kept.py --write`` makes the file anew: the properties of the oracles' tests draw the matters, and
those are kept that between them come the most often through every branch of the law and the engine. ``--banks`` chooses
only the loans of banks anew, and takes a minute. Figures of what is kept already stay. ``--figures`` has the oracles
work them out again, where they were taught more; ``--check`` only compares. These take minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "kept.jsonl"
SOURCE = Path(__file__).parent.parent.parent / "src" / "lpr_calc"
OFTEN = 8
"""So many of the kept matters come through a branch, where so many of those drawn do."""


BANK_LOANS = 300
"""So many are drawn."""


def encoded(value: Any) -> Any:
    """Return facts as JSON: a record as its fields that are not the default, days and fractions as marked text."""
    if is_dataclass(value):
        stated = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != f.default}
        return {"": type(value).__name__, **{name: encoded(each) for name, each in stated.items()}}
    if isinstance(value, tuple):
        return [encoded(each) for each in value]
    if isinstance(value, date):
        return f"@{value.isoformat()}"
    return f"={value}" if isinstance(value, Fraction) else value


def decoded(value: Any) -> Any:
    """Return the facts again."""
    if isinstance(value, dict):
        return records()[value[""]](**{name: decoded(each) for name, each in value.items() if name})
    if isinstance(value, list):
        return tuple(map(decoded, value))
    if isinstance(value, str) and value[:1] == "@":
        return date.fromisoformat(value[1:])
    return Fraction(value[1:]) if isinstance(value, str) and value[:1] == "=" else value


@cache
def records() -> dict[str, type]:
    """What facts are made of, by name."""
    import judgment_oracle
    import oracle
    import oracle_bank
    import oracle_matter

    kinds = [oracle.Claim, oracle.Pay, oracle.Term, oracle_matter.Matter, oracle_matter.Loan, oracle_matter.Payment]
    kinds += [oracle_matter.Cost, judgment_oracle.Decree, judgment_oracle.Ordered, judgment_oracle.Fee]
    kinds += [judgment_oracle.Fixed, judgment_oracle.Stay, oracle_bank.BankLoan]
    return {kind.__name__: kind for kind in kinds}


def digest(figures: dict[str, Any]) -> str:
    """Return a digest of figures: equal where the figures are."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(value[name]) for name in sorted(value)}
        return [plain(each) for each in value] if isinstance(value, (list, tuple)) else str(value)

    return sha256(json.dumps(plain(figures), ensure_ascii=False).encode()).hexdigest()[:16]


def kept() -> list[tuple[Any, str]]:
    """Every matter that is kept, with the digest of its oracle's figures."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [(decoded(facts), figures) for facts, figures in map(json.loads, lines)]


# --- making the file -------------------------------------------------------------------------------------------------


def drawn() -> Iterator[Any]:
    """Draw matters, each once: every property of the oracles' tests is run, and what it would compare is taken; loans
    of banks by their numbers.
    """
    import test_judgment
    import test_oracle
    import test_oracle_claims

    found: dict[str, Any] = {}

    def take(matter: Any) -> None:
        if getattr(matter, "lines", "") == "each-quote" and matter.cap != "auto":
            # A line that a ceiling cut is never more than the lines it stands for: of a few fen, a matter of rounding.
            return
        found.setdefault(json.dumps(encoded(matter)), matter)

    for module in (test_oracle, test_oracle_claims, test_judgment):
        module.agrees = take  # type: ignore[attr-defined]
        for name, holder in vars(module).items():
            if isinstance(holder, type) and name.startswith("Test") and name != "TestProperties":
                instance = holder()
                for test in [each for each in vars(holder).values() if hasattr(each, "hypothesis")]:
                    marks = getattr(test, "pytestmark", [])
                    for given in [{mark.args[0]: value} for mark in marks for value in mark.args[1]] or [{}]:
                        test(instance, **given)
    yield from found.values()
    yield from bank_loans()


def bank_loans() -> Iterator[Any]:
    """Draw loans of banks by their numbers."""
    import oracle_bank

    yield from (oracle_bank.drawn(number) for number in range(BANK_LOANS))


def chosen(matters: list[Any]) -> list[Any]:
    """Return those that between them come `OFTEN` times through every branch, as far as any do."""
    import coverage

    from figures import SIDES

    every = [f"{SOURCE}/{part}/*" for part in ("law", "engine", "compute", "casefile")]
    watch = coverage.Coverage(data_file=None, branch=True, include=every)
    watch.start()
    for number, matter in enumerate(matters):
        watch.switch_context(str(number))
        SIDES[type(matter)].said(matter)
    watch.stop()
    data = watch.get_data()
    through: dict[int, set[tuple[str, int, int]]] = {number: set() for number in range(len(matters))}
    for number in through:
        data.set_query_context(str(number))
        for file in data.measured_files():
            through[number].update((file, *arc) for arc in data.arcs(file) or ())
    wanted: Counter[tuple[str, int, int]] = Counter()
    for arcs in through.values():
        wanted.update(arcs)
    wanted = Counter({arc: min(often, OFTEN) for arc, often in wanted.items()})
    found = []
    # The rare branches first: what comes through one of them comes through many of the others.
    for number in sorted(through, key=lambda n: sum(1 / wanted[arc] for arc in through[n]), reverse=True):
        if any(wanted[arc] > 0 for arc in through[number]):
            found.append(matters[number])
            wanted.subtract(through[number])
    return found


def main() -> int:
    """Make the file anew, or work it out again; return 1 where a digest is another."""
    sys.path.insert(0, str(FILE.parent.parent))
    import conftest  # noqa: F401
    from figures import SIDES

    if "--check" in sys.argv:
        wrong = [matter for matter, figures in kept() if digest(SIDES[type(matter)].worked(matter)) != figures]
        sys.stdout.write(f"{len(wrong)} of {len(kept())} are another\n" + "".join(f"{each}\n" for each in wrong))
        return 1 if wrong else 0
    known = {_row(matter): figures for matter, figures in kept()}
    if "--write" in sys.argv:
        every = list(drawn())
        found = chosen(every)
        sys.stderr.write(f"{len(every)} drawn, {len(found)} kept\n")
    elif "--banks" in sys.argv:
        loans = chosen(list(bank_loans()))
        found = [matter for matter, _ in kept() if type(matter) is not type(loans[0])] + loans
        sys.stderr.write(f"{BANK_LOANS} loans of banks drawn, {len(loans)} kept\n")
    elif "--figures" in sys.argv:
        found, known = [matter for matter, _ in kept()], {}
    else:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    lines = []
    for matter in found:
        row = _row(matter)
        figures = known.get(row) or digest(SIDES[type(matter)].worked(matter))
        lines.append(f"[{row},{json.dumps(figures)}]\n")
    FILE.write_text("".join(lines), encoding="utf-8")
    return 0


def _row(matter: Any) -> str:
    return json.dumps(encoded(matter), ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
