"""What a computation reads of a case is noted, whatever way it looks; what was not read may differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.record import Record
from lpr_calc.casefile.model import Case, Conventions, Loan
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.people import Party
from lpr_calc.casefile.reads import PARTS, unlike, watched
from lpr_calc.compute.alike import REPEATED, Came
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.cost import cost
from lpr_calc.compute.fee import fees_of
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.compute.schedule import schedule
from lpr_calc.rates.series import Rates
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import as_tree
from paths import TESTS
from sizes import default_or_broad

TODAY = date(2026, 11, 24)
RATES = Rates()
CASE = parse_case(
    as_tree(
        {
            "creditor": {"name": "甲"},
            "debtor": "乙",
            "title": "丙",
            "until": "2023-06-30",
            "loans": [
                {"id": "1", "principal": "100", "due": "2021-01-01"},
                {"id": "2", "principal": "200", "due": "2021-01-02"},
            ],
        }
    ),
    TODAY,
)


def first_item(value: Any) -> Any:
    """By its index."""
    return value[0]


WAYS: tuple[tuple[Callable[[Case], Any], set[tuple[type, str]]], ...] = (
    (lambda case: case.title, {(Case, "title")}),
    (lambda case: case.creditor.name, {(Case, "creditor"), (Party, "creditor.name")}),
    (
        lambda case: [party.natural for party in case.debtors],
        {(Case, "debtor"), (Case, "co_debtors"), (Party, "debtor.natural")},
    ),
    (
        lambda case: case._replace(creditor=case.debtor).creditor.name,
        {(Case, "debtor"), (Case, "creditor"), (Party, "debtor.name")},
    ),
    (lambda case: [loan.due for loan in case.loans], {(Case, "loans"), (Loan, "due")}),
    (lambda case: case._replace(title="").conventions.order, {(Case, "conventions"), (Conventions, "order")}),
    (lambda case: case.loans[0].places.get("due"), {(Case, "loans"), (Loan, "places.due")}),
    (lambda case: "due" in case.loans[0].places, {(Case, "loans"), (Loan, "places.due")}),
    (lambda case: {**case.places}["until"], {(Case, "places"), (Case, "places.until")}),
    (lambda case: case.debtor == Party("乙"), {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: Party("乙") == case.debtor, {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: case.loans[1] in case.loans[:1], {(Case, "loans"), (Loan, "*")}),
    (lambda case: hash(case.debtor), {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: tuple(case.debtor), {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: first_item(case.debtor), {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: sorted(case.loans), {(Case, "loans"), (Loan, "*")}),
    (lambda case: (lambda name, *_: name)(*case.debtor), {(Case, "debtor"), (Party, "debtor.*")}),
    (lambda case: case.debtor._asdict(), {(Case, "debtor"), (Party, "debtor.*")}),
)


@pytest.mark.parametrize("way", range(len(WAYS)))
def test_a_read_is_noted_and_gives_what_it_gives(way: int) -> None:
    """The value is that of the case itself; nothing but what was looked at is noted."""
    look, expected = WAYS[way]
    seen: set[tuple[type, str]] = set()
    assert look(watched(CASE, seen)) == look(CASE)
    assert {read for read in seen if read in expected or not read[1].startswith("places")} == expected


@pytest.mark.parametrize(
    ("other", "read", "same"),
    [
        (CASE._replace(title="x"), (Case, "title"), False),
        (CASE._replace(title="x"), (Case, "until"), True),
        (CASE._replace(debtor=Party("x")), (Party, "debtor.name"), False),
        (CASE._replace(debtor=Party("x")), (Party, "debtor.*"), False),
        (CASE._replace(debtor=Party("x")), (Party, "creditor.name"), True),
        (CASE._replace(debtor=Party("x")), (Party, "debtor.natural"), True),
        (CASE._replace(debtor=Party("x")), (Case, "*"), False),
        (CASE._replace(loans=CASE.loans[:1]), (Case, "loans"), False),
        (CASE._replace(loans=(CASE.loans[0], CASE.loans[1]._replace(rate=None, lent=1))), (Loan, "lent"), False),
        (CASE._replace(loans=(CASE.loans[0], CASE.loans[1]._replace(lent=1))), (Loan, "due"), True),
        (CASE._replace(places={**CASE.places, "title": "?"}), (Case, "places.title"), False),
        (CASE._replace(places={**CASE.places, "title": "?"}), (Case, "places.until"), True),
        (CASE._replace(places={}), (Case, "places"), False),
        (CASE, (Case, "*"), True),
    ],
)
def test_what_tells_two_cases_apart(other: Case, read: tuple[type, str], same: bool) -> None:
    """A read tells them apart where what it reads differs, and only there."""
    assert (read not in unlike(CASE, other)) == same


def files() -> list[tuple[str, Any]]:
    """Every case file of the tests."""
    found = []
    for path in sorted(TESTS.joinpath("cases").rglob("*.yaml")):
        entries = load_yaml(path.read_text(encoding="utf-8"), path.name).value
        assert isinstance(entries, list)
        for number, entry in enumerate(entries):
            assert isinstance(entry.value, dict)
            found.append((f"{path.stem}-{number}", entry.value["case"]))
    return found


def parts_in(value: Any) -> list[str]:
    """Which parts of a case a result holds, where results are compared."""
    if isinstance(value, PARTS):
        return [type(value).__name__]
    if isinstance(value, Record):
        return [
            f"{name}: {part}"
            for name, item in value._asdict().items()
            if name not in REPEATED
            for part in parts_in(item)
        ]
    if isinstance(value, Mapping):
        return [part for item in value.values() for part in parts_in(item)]
    return [part for item in value for part in parts_in(item)] if isinstance(value, (tuple, list)) else []


@pytest.mark.broad
@default_or_broad(16, 4, 1)
def test_results_hold_no_part_of_a_case_and_watching_changes_none(size: int) -> None:
    """What is compared of a result is figures and words: a part of a case in it could differ without having been read.

    And every computation gives for a watched case what it gives for the case itself.
    """
    computed = 0
    ways: tuple[Callable[[Case], Any], ...] = (
        lambda case: calculate(case, RATES),
        lambda case: judge(case, RATES),
        lambda case: fees_of(case, RATES, ""),
        lambda case: limitation(case, TODAY.toordinal()),
        lambda case: schedule(case, RATES),
        lambda case: cost(case, RATES),
    )
    for name, tree in list(files())[::size]:
        try:
            case = parse_case(tree, TODAY, loans_needed=False, principal_needed=False)
        except LprError:
            continue
        for compute in ways:
            try:
                result = compute(case)
            except LprError:
                continue
            computed += 1
            seen: set[tuple[type, str]] = set()
            assert parts_in(result) == [], name
            assert Came(compute(watched(case, seen))).like(Came(result)), name
            assert seen, name
    assert computed > 300 // size
