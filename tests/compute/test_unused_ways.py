"""Used or told by every way in: options of every command, rows of a batch, papers.

What is stated changes something or is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.rows import Computer
from lpr_calc.casefile import keys
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.table_keys import kind_of
from lpr_calc.cli import run
from lpr_calc.cli.options import CLAIM
from lpr_calc.compute import answer
from lpr_calc.compute.usage import PAPERS
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from samples import KINDS, SAMPLES, of_kind, sample
from sizes import default_or_broad

RATES = Rates()
TODAY = date(2026, 11, 24)
CELLS = {
    "costs": "公告费=321@2021-05-06",
    "payments": "2021-05-06=4321",
    "due": "2020-10-31",
    "principal": "290000",
}
"""How a cell writes what a case file has a list for."""


def columns() -> Iterator[tuple[str, str]]:
    """Every key a column may be, and its kind."""
    for section, prefix in (
        (keys.LOAN, ""),
        (keys.CASE, ""),
        (keys.CONVENTIONS, "conventions."),
        (keys.JUDGMENT, "judgment."),
    ):
        for key, (reader, *_) in section.items():
            name = f"loans[].{key}" if section is keys.LOAN else prefix + key
            if name not in PAPERS and key.partition(".")[0] not in PAPERS:
                yield prefix + key, reader


def cells(key: str, reader: str) -> list[str]:
    """What to write in a cell of a key: every word, or a value unlike its default; lists as JSON."""
    if key in CELLS:
        return [CELLS[key]]
    try:
        values = list(sample(reader, key))
    except AssertionError:
        return []
    return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]


@pytest.mark.broad
@default_or_broad(9, 3, 1)
@pytest.mark.parametrize("kind", KINDS)
def test_a_row_says_what_a_case_file_says(kind: str, size: int) -> None:
    """One row with a key beside what a claim needs: the figures and the unused facts of the same case,
    or refused as it is. In the broad run each key with two kinds, which take turns; in the large run with all.
    """
    seen = 0
    for key, reader in [one for number, one in enumerate(columns()) if not (number + KINDS.index(kind)) % size]:
        for cell in cells(key, reader):
            facts = {**of_kind(kind), key: cell}
            heads = list(facts)
            outcome = Computer(RATES, TODAY).of_cells(columns_of(heads, {}, "t"), list(facts.values()))
            tree: dict[str, Any] = of_kind(kind)
            value: Any = json.loads(cell) if cell[:1] in "[{" else cell
            if key in ("costs", "payments"):
                value = SAMPLES[key]
            part, dot, inner = key.partition(".")
            tree[part] = {inner: value} if dot else value
            try:
                statement = answer.claim(parse_case(as_tree(tree), TODAY), RATES)
            except LprError:
                assert outcome.error, (key, cell)
                continue
            assert not outcome.error, (key, cell, outcome.error)
            assert outcome.cells[0] == fen_text(statement.totals.interest), (key, cell)
            whys = [fact.why.zh for fact in statement.unused]
            assert [said.partition("：")[2] for said in outcome.cells[6].split("；") if said][: len(whys)] == [
                why.partition("；")[0] for why in whys
            ] or "；" in "".join(whys), (key, cell)
            for fact in statement.unused:
                name = fact.what.partition(" ")[0]
                assert part in outcome.cells[6] or name in outcome.cells[6], (key, cell, outcome.cells[6])
            seen += 1
    assert seen > 60 // size


COMMANDS = {
    "claim": (),
    "compare": (),
    "verify": ("--figure", "31858.77"),
    "plan": ("--instalments", "3", "--first", "2027-01-31"),
    "draft claims": (),
}
REVIEWED = {("compare", "--currency"), ("verify", "--currency"), ("draft claims", "--rounding")}
"""The text says the currency, the JSON holds numbers alone; the rounding taken is said on standard error."""
SOME = {"verify": ("bank-loan",)}
"""A search for a figure for every option takes a while: one kind of claim will do."""


def document(command: str, options: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = run([*command.split(), *COMMANDS[command], *options, "--format", "json", "-q"])
    out = capsys.readouterr().out
    return code, json.loads(out) if code in (0, 1) and out else {}


PAIRS = [(command, kind) for command in COMMANDS for kind in SOME.get(command, KINDS)]


@pytest.mark.broad
@default_or_broad(4 * len(KINDS) + 1, len(KINDS), 1)
@pytest.mark.parametrize("pair", range(len(PAIRS)), ids=["-".join(pair) for pair in PAIRS])
def test_every_option_is_used_or_told(pair: int, size: int, capsys: pytest.CaptureFixture[str]) -> None:
    """An option changes what a command gives, or stands in ``unused`` under its own name, or is refused.

    In the broad run every command is given every option with one kind of claim, the kinds taking turns (`verify`: some
    of the options), by default every fourth; in the large run with all.
    """
    command, kind = PAIRS[pair]
    base = [part for key, text in of_kind(kind).items() for part in (f"--{key}", text)]
    _, was = document(command, base, capsys)
    assert was["unused"] == []
    silent = []
    for option, (path, _, _) in [one for number, one in enumerate(CLAIM.items()) if not (number + pair) % size]:
        key = path.rpartition(".")[2]
        if path in of_kind(kind):
            continue
        heard = set()
        for value in sample(kind_of(path), key):
            code, now = document(command, [*base, option, value], capsys)
            named = [fact for fact in now.get("unused", ()) if fact["what"] == fact["where"] == option and fact["why"]]
            other = {k: v for k, v in now.items() if k not in ("unused", "conventions")}
            before = {k: v for k, v in was.items() if k not in ("unused", "conventions")}
            heard.add(
                "refused" if code == 2 else "told" if named else "changed" if other != before else f"silent {value}"
            )
        if not heard & {"refused", "told", "changed"} and (command, option) not in REVIEWED:
            silent.append((option, heard))
    assert not silent
