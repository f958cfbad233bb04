"""The corrections that `audit` names: each is an entry of the CHANGELOG, of provisions and words the program knows."""

from __future__ import annotations

import re

import pytest

from lpr_calc.casefile.keys import canonical
from lpr_calc.casefile.words import WORDS
from lpr_calc.compute.audit import NAMES
from lpr_calc.compute.judgment_statement import JudgmentTotals
from lpr_calc.compute.statement import Totals
from lpr_calc.law.corrections import Correction, corrections
from lpr_calc.law.provision import provision
from lpr_calc.reports.words import LINE_KINDS
from lpr_calc.tables.revision import REVISION
from paths import ROOT

PARTS = {"ledger", "persons", "security"}
"""Parts of a result beside its lines and totals."""
EVERY = [pytest.param(one, id=str(one.number)) for one in corrections()]


def entries_of(version: str) -> str:
    """What stands under a heading of the CHANGELOG, its line breaks aside."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _, _, below = text.partition(f"\n## {version}")
    assert below, version
    return re.sub(r"\s+", " ", below.partition("\n## ")[0])


def test_they_are_numbered_and_a_result_records_the_last() -> None:
    assert [one.number for one in corrections()] == list(range(1, REVISION + 1))


@pytest.mark.parametrize("one", EVERY)
def test_each_is_an_entry_of_the_changelog(one: Correction) -> None:
    assert one.entry in entries_of(one.version)


@pytest.mark.parametrize("one", EVERY)
def test_each_speaks_in_words_of_the_program(one: Correction) -> None:
    assert one.of
    assert set(one.of) <= {"claim", "judgment"}
    assert set(one.kinds) <= set(WORDS["kind"])
    assert one.heads
    assert set(one.heads) <= {*LINE_KINDS, *Totals._fields, *JudgmentTotals._fields, *PARTS}
    keys = {key for state in one.states for key in state.partition("=")[0].split(".")}
    assert all(canonical(key, NAMES) == key for key in keys), keys
    assert one.provisions
    assert all(provision(key).article for key in one.provisions)
    assert re.search("[一-龥]", one.text.zh)
    assert not re.search("[一-龥]", one.text.en)
