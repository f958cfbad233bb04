"""What a fact is said to reach is all that differs where the file is read again without it."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest

from case_files import EXAMPLES, TODAY, cases
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.reach import Reach
from lpr_calc.casefile.reads import unlike
from lpr_calc.casefile.stated import Fact, Path
from lpr_calc.values.tree import as_tree
from paths import read_yaml
from sizes import thinned

BESIDE: dict[str, Any] = {
    "kind": "sale",
    "lender": "bank",
    "filed": "2024-06-03",
    "accepted": "2024-06-05",
    "served": "2024-07-01",
    "demands": [{"date": "2023-03-01", "delivered": "true"}],
    "obstacles": [{"from": "2022-03-01", "to": "2022-04-01"}],
    "court": "某法院",
    "costs": [{"name": "公告费", "amount": "300"}],
    "creditor": {"name": "王某", "natural": "true"},
    "debtor": {"natural": "true"},
    "id": "7",
    "signed": "2021-05-31",
    "lent": "2021-06-01",
    "settled": "2021-06-01",
    "judgment": {"perform_by": "2024-09-20", "principal": "300000"},
}
"""What may be stated beside, each by itself."""

MATTERS = [(name, entry["case"]) for folder in ("", "instalments", "judgment") for name, entry in cases(folder)]
MATTERS += [(path.stem, read_yaml(path)) for path in EXAMPLES]


def read(tree: dict[str, Any], principal_needed: bool) -> Case | None:
    try:
        return parse_case(as_tree(tree), TODAY, False, principal_needed)
    except LprError:
        return None


def every(case: Case) -> list[Fact]:
    """All facts of a case, those within others too."""
    stated = case.stated
    assert stated is not None
    found, facts = [], list(stated.facts())
    while facts:
        fact = facts.pop()
        found.append(fact)
        facts += stated.inside(fact)
    return found


def held(case: Case, rng: random.Random) -> int:
    """Read a case again without every fact that is known, and without some of them together; return how many."""
    stated = case.stated
    assert stated is not None
    reach = Reach(stated.tree)
    known = [fact.path for fact in every(case) if reach.known and reach.of((fact.path,)) is not None]
    pairs = list(combinations(known, 2))
    groups: list[tuple[Path, ...]] = [(path,) for path in known]
    groups += [*rng.sample(pairs, min(len(pairs), 6)), tuple(known)]
    for group in groups:
        reads = reach.of(group)
        if reads is None:
            # Nothing would be left of what they stand in.
            continue
        facts = [fact for fact in every(case) if fact.path in group]
        assert unlike(case, stated.without(facts)) <= reads, group
    return len(known)


@pytest.mark.parametrize("matter", thinned([tree for _, tree in MATTERS], 120, broad=30, ids=[n for n, _ in MATTERS]))
def test_a_fact_reaches_what_differs_without_it(matter: dict[str, Any]) -> None:
    """Of every case file, with what may stand beside it, whether or not a loan and its sum are needed."""
    rng = random.Random(str(matter))  # noqa: S311
    for principal_needed in (True, False):
        for number in (0, 2, 5):
            beside = dict(rng.sample(list(BESIDE.items()), number))
            case = read({**matter, **beside}, principal_needed)
            if case is not None:
                held(case, rng)


def test_most_of_a_plain_file_is_known() -> None:
    """The property above would hold for nothing known."""
    case = read(read_yaml(next(path for path in EXAMPLES if path.stem == "wang-v-li")), True)
    assert case is not None
    assert held(case, random.Random(1)) == 13  # noqa: S311


def test_a_loan_without_its_sum_may_be_none() -> None:
    """At the top nothing is left of a loan but what is taken away; in a list an empty entry is no mapping."""
    stated = {"principal": "300", "signed": "2021-05-31", "lent": "2021-06-01", "judgment": {"principal": "1"}}
    case = read(stated, False)
    assert case is not None
    assert case.stated is not None
    reach = Reach(case.stated.tree)
    assert reach.of([("signed",)]) is not None
    assert reach.of([("signed",)], [("principal",)]) is None
    case = read({"loans": [{"signed": "2021-05-31", "lent": "2021-06-01"}]}, False)
    assert case is not None
    assert case.stated is not None
    reach = Reach(case.stated.tree)
    assert reach.of([("loans", 0, "signed")]) is not None
    assert reach.of([("loans", 0, "signed"), ("loans", 0, "lent")]) is None
