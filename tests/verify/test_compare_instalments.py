"""`compare` of a loan repaid by instalments: the readings of `verify`, each as `claim` gives it when it is stated."""

from __future__ import annotations

import json

import pytest
import yaml

import program
from paths import ROOT

FILE = ROOT / "examples" / "car-loan.yaml"


def interest(*words: str, text: str = "") -> str:
    """All interest that `claim` gives."""
    done = program.run("claim", *words, "--format", "json", "-q", stdin=text)
    found: str = json.loads(done.stdout)["totals"]["interest"]
    return found


def test_each_reading_is_what_claim_gives() -> None:
    done = program.run("compare", str(FILE), "--vary", "count,basis,overdue_days,compound", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["unused"]) == (0, [])
    assert len(document["variants"]) == 2 * 2 * 2 * 3
    own = [one for one in document["variants"] if one["conventions"] == document["base"]]
    assert [(one["interest"], one["difference"]) for one in own] == [(interest(str(FILE)), "0.00")]
    facts = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for one in document["variants"][::5]:
        said = one["conventions"]
        stated = {name: said[name] for name in ("count", "basis", "overdue_days")}
        facts["conventions"] = {**(facts.get("conventions") or {}), **stated}
        facts["compound"] = said["compound"]
        assert interest("-", text=yaml.safe_dump(facts, allow_unicode=True)) == one["interest"]


@pytest.mark.parametrize("vary", ["colour", "cap"])
def test_what_such_a_loan_does_not_have(vary: str) -> None:
    done = program.run("compare", str(FILE), "--vary", vary)
    assert done.returncode == 2
    assert "overdue_days" in done.stderr


def test_what_is_held_is_not_varied() -> None:
    done = program.run("compare", str(FILE), "--basis", "365", "--format", "json")
    assert {one["conventions"]["basis"] for one in json.loads(done.stdout)["variants"]} == {"365"}
