"""Matters of several persons, one for each question of law and for each command (`tests/data/persons/vectors.yaml`)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from computed import claim
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.answer import fees, judgment, limits, shares
from lpr_calc.compute.distribution import Terms
from lpr_calc.rates.series import Rates
from lpr_calc.reports import data, distribution, fee, limitation
from lpr_calc.reports import judgment_data as judged
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import as_tree
from paths import TESTS
from test_cases import picked, plain, shown

TODAY = date(2026, 11, 27)
TEXT = (TESTS / "data" / "persons" / "vectors.yaml").read_text(encoding="utf-8")
VECTORS: list[dict[str, Any]] = plain(load_yaml(TEXT, "vectors.yaml"))
NUMBERS = 28


def result_of(entry: dict[str, Any]) -> dict[str, Any]:
    """What the command that is asked answers, as JSON has it."""
    ask = entry["ask"]
    if ask == "claim":
        return data.as_dict(claim(entry["case"], today=TODAY))
    if ask == "distribution":
        cases = [(parse_case(as_tree(facts), TODAY, loans_needed=False), "") for facts in entry["cases"]]
        name, _, amount = entry.get("prior", "").partition("=")
        prior = ((name, parse_amount(amount)),) if amount else ()
        terms = Terms(parse_amount(entry["sum"]), parse_amount(entry["costs"]), prior)
        return distribution.as_dict(shares(cases, Rates(), terms), "zh")
    case = parse_case(as_tree(entry["case"]), TODAY, loans_needed=ask != "judgment")
    if ask == "judgment":
        return judged.as_dict(judgment(case, Rates()), "zh")
    if ask == "fee":
        return fee.as_dict(fees(case, Rates()), "", False, "zh")
    return limitation.as_dict(limits(case, date.fromisoformat(entry["on"]).toordinal()), "zh")


@pytest.mark.parametrize("entry", VECTORS, ids=[entry["vector"] for entry in VECTORS])
def test_vector(entry: dict[str, Any]) -> None:
    found, want = shown(result_of(entry)), dict(entry["want"])
    told = want.pop("notices", [])
    assert set(told) <= {notice["code"] for notice in found["notices"]}
    assert picked(found, want) == want


def test_every_number_stands_there() -> None:
    """V1 to V28, some with variants (``V3b``); each with its articles."""
    numbers = {int("".join(sign for sign in entry["vector"] if sign.isdigit())) for entry in VECTORS}
    assert numbers == set(range(1, NUMBERS + 1))
    assert all(entry["law"] and entry["name"] for entry in VECTORS)
    assert len({entry["vector"] for entry in VECTORS}) == len(VECTORS)
