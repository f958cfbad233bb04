"""The search for facts that decide nothing names the same with all it knows beforehand as where it tries every fact."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import EXAMPLES, TODAY, matters
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer, unused, unused_search
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.evident import Shown, evident
from lpr_calc.documents.build import KINDS, draft
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from paths import read_yaml

RATES = Rates()
WANG = read_yaml(next(path for path in EXAMPLES if path.stem == "wang-v-li"))
MATTERS = [WANG] * 40 + [tree for folder in ("", "instalments", "judgment") for _, tree in matters(folder)]
BESIDE: dict[str, list[Any]] = {
    "kind": ["private-lending", "bank-loan", "sale", "other"],
    "filed": ["2024-06-03", "2020-03-01"],
    "accepted": ["2024-06-05"],
    "served": ["2024-07-01"],
    "until": ["2025-11-28", "2023-06-30", "2024-08-20"],
    "demands": [[{"date": "2023-03-01", "delivered": "true"}]],
    "creditor": [{"name": "王某", "natural": "true"}, "甲公司"],
    "debtor": [{"name": "李某", "natural": "true"}, "乙公司"],
    "judgment": [
        {**WANG["judgment"], "principal": "200000"},
        {"date": "2023-01-10", "perform_by": "2023-02-20", "principal": "100000"},
        {"perform_by": "2022-02-28", "principal": "300000", "costs": [{"name": "公告费", "amount": "300"}]},
    ],
    "payments": [[{"date": "2024-12-15", "amount": "50000"}], [{"date": "2022-01-05", "amount": "1000"}]],
    "costs": [[{"name": "律师费", "amount": "5000", "date": "2024-03-02"}]],
    "obstacles": [[{"from": "2022-03-01", "to": "2022-04-01"}]],
    "lender": ["private", "bank"],
    "conventions": [{"count": "head"}, {"payment_day": "old"}, {"basis": "360"}, {"old_rule": "yes", "regime": "auto"}],
}
OF_A_LOAN = {
    "signed": ["2021-06-01", "2020-01-01"],
    "lent": ["2021-06-01"],
    "due": ["2022-05-31"],
    "interest_from": ["2024-06-03", "2022-06-01"],
    "rate": ["6%", "LPR"],
    "overdue_rate": ["24%"],
}
QUESTIONS: dict[str, Callable[[Case], Any]] = {
    "claim": lambda case: answer.claim(case, RATES),
    "judgment": lambda case: answer.judgment(case, RATES),
    "limitation": lambda case: answer.limits(case, case.until or case.today),
    "fee": lambda case: answer.fees(case, RATES),
    **{f"draft {kind}": partial(lambda kind, case: draft(kind, case, RATES), kind) for kind in KINDS},
}


def drawn(rng: random.Random) -> dict[str, Any]:
    """A matter worked by hand, with a few facts more, others in their place, or without them."""
    tree: dict[str, Any] = deepcopy(rng.choice(MATTERS))
    for key in rng.sample(list(BESIDE), rng.randrange(4)):
        tree[key] = deepcopy(rng.choice(BESIDE[key]))
    loan = tree["loans"][0] if "loans" in tree else tree
    for key in rng.sample(list(OF_A_LOAN), rng.randrange(3)):
        loan[key] = rng.choice(OF_A_LOAN[key])
    for part in (tree, loan, tree.get("judgment", loan)):
        if len(part) > 1 and rng.random() < 0.3:
            del part[rng.choice(list(part))]
    return tree


def said(question: str, tree: dict[str, Any]) -> Any:
    """What a question says is unused, or refuses."""
    try:
        case = parse_case(as_tree(tree), TODAY, question == "claim", question != "limitation")
        return QUESTIONS[question](case).unused
    except LprError as error:
        return str(error)


def said_by_trying(question: str, tree: dict[str, Any]) -> Any:
    """The same, with nothing taken from the result, and every case read and computed again."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(unused, "_shown", lambda *_: Shown())
        patched.setattr(unused_search.Search, "_unread", lambda *_: None)
        patched.setattr(unused_search.Search, "_is_unread", lambda *_: False)
        patched.setattr(unused_search.Search, "_seen_last", lambda _: ())
        patched.setattr(unused_search, "_says", lambda *_: False)
        return said(question, tree)


@settings(max_examples=settings().max_examples * 2)
@given(st.integers(0, 2**40))
def test_what_is_known_beforehand_changes_nothing(seed: int) -> None:
    """Of claims, judgments, periods, fees and every paper."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(3):
        tree, question = drawn(rng), rng.choice([*QUESTIONS, "claim", "judgment", "draft schedule"])
        assert said(question, tree) == said_by_trying(question, tree), (question, tree)


def test_a_word_that_says_what_holds_anyway_is_used_where_another_would_not() -> None:
    """Without ``natural`` a name like 王某 is taken for a person's: a paper is the same without it, with ``no``
    another; and lines are merged where nothing is said.
    """
    found = {fact.what for fact in said("draft schedule", WANG)}
    assert "creditor.natural" not in found
    assert "debtor.natural" in found
    stated = {**WANG, "conventions": {"lines": "merged", "payment_day": "new"}}
    found = {fact.what for fact in said("claim", stated)}
    assert "conventions.lines" not in found
    assert "conventions.payment_day" in found


def test_what_a_paper_does_not_use_is_said_of_the_paper() -> None:
    """Charges of a loan by instalments are for its all-in cost."""
    car = read_yaml(next(path for path in EXAMPLES if path.stem == "car-loan"))
    loan = car["loans"][0] if "loans" in car else car
    loan["charges"] = [{"name": "服务费", "amount": "321"}]
    whys = {fact.what: fact.why.zh for fact in said("draft schedule", car)}
    assert whys["charges"] == "这份文书用不到它（用它的命令：cost）"


def test_what_a_limit_is_of_is_told_where_there_is_no_limit() -> None:
    guarantor = {"name": "丁", "mode": "joint", "limit_on": "principal"}
    matter = {"principal": "300000", "due": "2020-08-31", "until": "2023-06-30", "guarantors": [guarantor]}
    assert [fact.what for fact in said("claim", matter)] == ["guarantors.limit_on"]
    assert said("claim", {**matter, "guarantors": [{**guarantor, "limit": "100000"}]}) == ()


TWO = {**WANG, "loans": [{**WANG["loans"][0], "id": name, "principal": "150000"} for name in ("甲", "乙")]}


@pytest.mark.parametrize("question", [f"draft {kind}" for kind in ("reminder", "demand", "schedule", "enforcement")])
def test_of_two_debts_beside_a_judgment_none_is_needed(question: str) -> None:
    """Without either there is one, and the paper is the same; without both there is nothing to be said of them."""
    assert said(question, TWO) == said_by_trying(question, TWO)


@pytest.mark.parametrize("left_out", ["", "due", "interest_from"])
def test_a_claim_that_gives_up_interest_shows_from_when_it_is_due_and_claimed(left_out: str) -> None:
    """It is said of a claim from 2024-06-03 on a debt due on 2022-05-31, and where either is not stated it is not."""
    loan = {key: value for key, value in WANG["loans"][0].items() if key != left_out}
    case = parse_case(as_tree({**WANG, "loans": [loan]}), TODAY)
    assert case.stated is not None
    known = evident(calculate(case, RATES), {fact.key for fact in case.stated.facts()})
    dates = {"loans[].due", "loans[].interest_from"}
    assert known & dates == (set() if left_out else dates)
    assert {fact.what for fact in said("claim", {**WANG, "loans": [loan]})}.isdisjoint(("due", "interest_from"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_example_in_every_question(question: str) -> None:
    assert said(question, WANG) == said_by_trying(question, WANG)


@pytest.mark.parametrize(("question", "most"), [("claim", 10), ("judgment", 1), ("draft schedule", 2)])
def test_how_often_the_example_is_computed_again(question: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The properties above would hold for nothing known: it was 12, 13 and 18 times before."""
    runs: list[object] = []
    made = unused_search._Run  # noqa: SLF001

    def counted(*of: Any) -> Any:
        runs.append(of)
        return made(*of)

    monkeypatch.setattr(unused_search, "_Run", counted)
    said(question, WANG)
    assert 0 < len(runs) <= most
