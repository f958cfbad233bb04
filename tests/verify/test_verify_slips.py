"""Slips of every kind of matter are named first: the list of `benchmarks.verify_slips`, each its own arithmetic."""

from __future__ import annotations

import json
import re

import pytest
from benchmarks.verify_slips import Slip, said, slips

import program
from lpr_calc.law.provision import provision
from lpr_calc.law.readings import SOURCES, source_of
from lpr_calc.rates.series import Rates
from sizes import thinned

RATES = Rates()
SLIPS = [slip for slip in slips() if slip.name not in ("a year of 360 days", "both ends counted")]


@pytest.mark.parametrize("slip", thinned([(slip,) for slip in SLIPS[::4]], 9, broad=3), ids=lambda slip: slip.name)
def test_the_right_reason_first(slip: Slip) -> None:
    """Each figure, in fen, is explained by what was done to it, and nothing plainer stands before that."""
    texts, exact = said(slip.matter, int(slip.figure * 100), RATES)
    assert texts and re.search(slip.says, texts[0]), texts[:3]
    assert exact


@pytest.mark.large
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_right_reason_first_in_all(slip: Slip) -> None:
    """The others as well."""
    test_the_right_reason_first(slip)


def test_every_source_is_a_provision() -> None:
    for name, key in SOURCES.items():
        assert source_of(name) == provision(key).title + provision(key).article
    assert source_of("no such reading") == ""


def test_sources_are_printed() -> None:
    """A reading that misreads a provision names it, in both languages and for programs."""
    asked = ["verify", "--judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28"]
    # contract §5: four times the LPR for the doubled part, 44,086.03.
    told = program.run(*asked, "--figure", "44086.03", "--lang", "zh")
    assert (told.returncode, "，见迟延履行利息解释（法释〔2014〕8号）第一条" in told.stdout) == (1, True)
    assert "; see 迟延履行利息解释" in program.run(*asked, "--figure", "44086.03", "--lang", "en").stdout
    document = json.loads(program.run(*asked, "--figure", "44086.03", "--format", "json").stdout)
    assert (document["exact"], document["slips"][0]["exact"]) == (False, True)
    assert document["slips"][0]["sources"] == ["迟延履行利息解释（法释〔2014〕8号）第一条"]
    # One departure gives it: no chance.
    plain = json.loads(program.run(*asked, "--figure", "19215", "--format", "json").stdout)
    assert plain["exact"] and plain["matches"][0]["chance"]["figures_in"] == "yuan"
