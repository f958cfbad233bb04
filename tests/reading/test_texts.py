"""Texts and their readings: those of the inventory (`page.yaml`) and others composed before the reader was tried on
them (`composed.yaml`, `unseen.yaml`, `unseen_claims.yaml`, `unseen_third.yaml`, `unseen_adversarial.yaml`). What a text
says is compared key by key; amounts, days and rates by their values.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.reading.read import Reading, read_text
from lpr_calc.reading.write import case_file
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.strictyaml import load_yaml
from paths import read_yaml
from readings import AMOUNTS, differences, plain
from sizes import of_each

HERE = Path(__file__).parent
PAGE: list[dict[str, Any]] = read_yaml(HERE / "page.yaml")
COMPOSED: list[dict[str, Any]] = read_yaml(HERE / "composed.yaml")
UNSEEN_FILES = ("unseen", "unseen_claims", "unseen_third", "unseen_adversarial")
UNSEEN: list[dict[str, Any]] = [entry for name in UNSEEN_FILES for entry in read_yaml(HERE / f"{name}.yaml")]
TODAY = date(2026, 11, 23)


read = cache(read_text)
"""A text is read once for all that is asked of its reading; nothing of it is changed."""

IN_PAGE = [(f"page: {entry['name']}", entry) for entry in PAGE]
IN_UNSEEN = [(f"unseen: {entry['name']}", entry) for entry in UNSEEN]
IN_COMPOSED = [(f"composed: {entry['name']}", entry) for entry in COMPOSED]


@of_each(IN_PAGE)
def test_a_text_of_the_inventory_reads_as_the_inventory_has_it(entry: dict[str, Any]) -> None:
    reading = read(entry["text"])
    assert not differences(plain(entry["case"]), plain(reading.case))
    assert {ask.code for ask in reading.asks} == set(entry["ask"])
    assert [one.words for one in reading.unread] == entry.get("unread", [])
    for seen in entry.get("seen", []):
        assert any(seen in one.words for one in reading.seen), seen


@of_each(IN_COMPOSED, 3)
def test_a_composed_text_reads_whole(entry: dict[str, Any]) -> None:
    reading = read(entry["text"])
    assert not differences(plain(entry["case"]), plain(reading.case))
    assert reading.whole, [one.words for one in reading.unread]


@of_each(IN_UNSEEN, 4)
def test_an_unseen_text_reads_as_a_person_read_it(entry: dict[str, Any]) -> None:
    """What it says is read, what it leaves open is asked; what has no key stops it."""
    reading = read(entry["text"])
    assert not differences(plain(entry["case"]), plain(reading.case))
    assert set(entry.get("ask", [])) <= {ask.code for ask in reading.asks}
    assert reading.serious if entry.get("stops") else reading.whole, [one.words for one in reading.unread]


@of_each([*IN_PAGE, *IN_COMPOSED, *IN_UNSEEN], 3)
def test_no_figure_is_read_that_the_text_does_not_hold(entry: dict[str, Any]) -> None:
    """Every sum of the case is one of the text, or a sum or a difference of such."""
    reading = read(entry["text"])
    held = figures_of(reading)
    for sum_ in sums_in(reading.case):
        assert sum_ in held, f"{sum_ / 100} is nowhere in the text"


def figures_of(reading: Reading) -> set[int]:
    """The amounts of a text, their total, and what is left of it."""
    from lpr_calc.reading.amounts import amount_at

    text = reading.facts.source.text
    found: list[int] = []
    for at in range(len(text)):
        read = amount_at(text, at, len(text))
        if read is not None:
            found += [read[1].fen, *([read[1].other] if read[1].other is not None else [])]
    whole = sum(one.fen for one in reading.facts.sums if one.kind == "principal")
    parts = [seg.base or 0 for seg in reading.facts.interest if not seg.rest]
    # The last of equal instalments is what is left of the sum.
    left = {a % b for a in found for b in found if b}
    if any(one.code == "plan-made-out" for one in reading.told):
        # What is left at the end of a plan whose last day is said.
        left |= {a - b * count for a in found for b in found if b for count in range(1, 61)}
    # What each of two bears of a fee that they halve.
    halves = {a // 2 for a in found} if re.search("各.{0,4}一半", text) else set()
    return {
        *found,
        *halves,
        whole,
        *left,
        *(a + b for a in found for b in found),
        *(a - b for a in found for b in [*found, *parts]),
    }


def sums_in(node: Any, key: str = "") -> list[int]:
    """The amounts of a case."""
    if isinstance(node, dict):
        return [one for name, value in node.items() for one in sums_in(value, name)]
    if isinstance(node, list):
        return [one for value in node for one in sums_in(value, key)]
    return [parse_amount(str(node))] if key in AMOUNTS else []


@pytest.mark.broad
@of_each([*IN_PAGE, *IN_COMPOSED, *IN_UNSEEN])
def test_what_is_written_is_read_back_as_a_case_file(entry: dict[str, Any]) -> None:
    reading = read(entry["text"])
    for lang in ("zh", "en"):
        tree = load_yaml(case_file(reading, lang), "case.yaml")
        case = parse_case(tree, TODAY, loans_needed=False, principal_needed=False)
        if "judgment" in reading.case and "principal" in reading.case["judgment"]:
            assert case.judgment is not None
            assert case.judgment.principal == parse_amount(reading.case["judgment"]["principal"])
            assert len(case.judgment.interest) == len(reading.case["judgment"].get("interest", []))


@of_each([*IN_PAGE, *IN_COMPOSED, *IN_UNSEEN])
def test_every_piece_stands_where_it_is_said_to_stand(entry: dict[str, Any]) -> None:
    reading = read(entry["text"])
    original = entry["text"]
    for piece in (*reading.unread, *reading.seen):
        assert piece.words in " ".join(original[piece.start : piece.end].split())
