"""What shows in the lines needs no second computation, and what one row left unused holds for the rows said to be
alike.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_rows import HEADINGS, TODAY, claim, wording
from lpr_calc.base.errors import LprError
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.rows import Computer
from lpr_calc.batch.trees import assemble
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.stated import StatedFacts
from lpr_calc.compute import answer, evident_judgment, evident_limitation, unused, unused_search
from lpr_calc.compute.evident import Shown, evident
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

RATES = Rates()
KINDS = ("", "", "", "金融借款", "sale", "other", "sme-payment", "construction")
LAST = [*HEADINGS, "合同无效", "出借人类型"]


def facts(rng: random.Random) -> list[tuple[str, str, str]]:
    """A claim of any kind with what a table states, by instalments now and then."""
    cells = [*claim(rng, wording(rng)), rng.choice([""] * 9 + ["yes"]), rng.choice([""] * 9 + ["bank", "unlicensed"])]
    cells[4] = rng.choice(KINDS)
    if rng.random() < 0.3:
        due = date(2021, 1, 31) + timedelta(rng.randrange(600))
        cells[1], cells[11] = "900", f"{due}=300;{due + timedelta(90)}=300;{due + timedelta(190)}=300"
        cells[13] = str(due + timedelta(rng.randrange(10, 900)))
    columns = columns_of(LAST, {}, "t")
    return [(column.key, cell, column.heading) for column, cell in zip(columns, cells, strict=True) if cell]


@pytest.mark.broad
@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_what_shows_in_the_lines_is_used(seed: int) -> None:
    """The search, with all of it tried, names no fact that was taken for evident; and names the same facts."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(6):
        try:
            case = parse_case(assemble(facts(rng)), TODAY)
            statement = answer.claim(case, RATES)
        except LprError:
            continue
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(unused, "evident", lambda statement, stated: frozenset())
            assert answer.claim(case, RATES).unused == statement.unused


DATED = {
    "principal": "300000",
    "due": "2021-08-31",
    "until": "2023-06-30",
    "lent": "2020-09-01",
    "signed": "2020-09-01",
}


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        (
            {
                "principal": "300000",
                "due": "2020-12-31=100000;2021-12-31=200000",
                "until": "2023-06-30",
                "overdue_rate": "12%",
                "signed": "2020-09-01",
            },
            {"due", "overdue_rate", "signed"},
        ),
        ({**DATED, "rate": "12%"}, {"due", "lent", "rate", "signed"}),
        ({**DATED, "rate": "12%", "overdue_rate": "24%"}, {"due", "lent", "rate", "overdue_rate", "signed"}),
        # Whether the day of lending decides anything beside that of signing is found out by computing again.
        ({**DATED, "overdue_rate": "24%"}, {"due", "overdue_rate", "signed"}),
        (DATED, {"due"}),
    ],
)
def test_the_plainest_rows_need_no_search(plain: dict[str, str], shown: set[str]) -> None:
    """The property above would hold for nothing taken for evident."""
    case = parse_case(assemble([(key, text, key) for key, text in plain.items()]), TODAY)
    stated = {fact.key for fact in case.stated.facts()} if case.stated is not None else set()
    assert evident(answer.claim(case, RATES), stated) & stated == {f"loans[].{key}" for key in shown}


def adjudged(rng: random.Random) -> list[tuple[str, str, str]]:
    """A judgment with what a table states of it, much of it missing or without effect now and then."""
    effective = date(2016, 1, 4) + timedelta(rng.randrange(3000))
    last = effective + timedelta(10)

    def near(day: date, early: int, late: int) -> str:
        return str(day + timedelta(rng.randrange(early, late)))

    paid = ";".join(
        f"{near(last, -60, 900)}={rng.choice(['100', '5000', '400000'])}{rng.choice(['', '', ':principal'])}"
        for _ in range(rng.randrange(4))
    )
    stated = {
        "id": rng.choice(["", "7"]),
        "judgment.number": rng.choice(["", "（2023）京0105民初1号"]),
        "judgment.principal": rng.choice(["300000", "300000", "12345.67", ""]),
        "judgment.date": rng.choice(["", "", near(effective, -40, 0)]),
        "judgment.effective": rng.choice(["", str(effective)]),
        "judgment.perform_by": rng.choice([str(last), str(last), near(last, 0, 2000), ""]),
        "judgment.perform_within": rng.choice([""] * 6 + ["10"]),
        "judgment.interest.rate": rng.choice(["", "LPR", "LPR", "4xLPR", "6%", "0%"]),
        "judgment.interest.from": rng.choice(["", near(effective, -400, 400), near(effective, -400, 0)]),
        "judgment.interest.until": rng.choice([""] * 5 + [near(effective, -90, 900)]),
        "judgment.interest.base": rng.choice([""] * 5 + ["300000", "100000"]),
        "judgment.interest.amount": rng.choice([""] * 5 + ["1234.56"]),
        "judgment.damages": rng.choice([""] * 5 + ["1000"]),
        "judgment.costs.案件受理费": rng.choice(["", "2900"]),
        "judgment.costs": rng.choice([""] * 4 + ["律师费=10000", f"公告费=300@{near(last, -60, 60)}"]),
        "judgment.suspended": rng.choice([""] * 5 + [f"{near(last, 10, 90)}..{near(last, 90, 200)}"]),
        "conventions.count": rng.choice([""] * 5 + ["both"]),
        "conventions.payment_day": rng.choice([""] * 5 + ["old"]),
        "creditor": rng.choice(["", "甲公司"]),
        "principal": rng.choice([""] * 8 + ["300000"]),
        "payments": paid,
        "until": rng.choice([near(last, 1, 1500), near(last, 1, 1500), near(effective, -100, 12), str(TODAY), ""]),
    }
    return [(key, text, key) for key, text in stated.items() if text]


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_what_shows_in_the_figures_of_a_judgment_is_used(seed: int) -> None:
    """The search, with all of it tried, names the same facts."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(4):
        try:
            case = parse_case(assemble(adjudged(rng)), TODAY, loans_needed=False)
            statement = answer.judgment(case, RATES)
        except LprError:
            continue
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(evident_judgment, "evident_in", lambda *_: Shown())
            patched.setattr(StatedFacts, "alone", lambda _, path: path)
            assert answer.judgment(case, RATES).unused == statement.unused


def test_the_plainest_judgments_need_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sum, last day, interest, costs, a payment: nothing is computed a second time."""
    plain = {
        "id": "7",
        "judgment.principal": "300000",
        "judgment.perform_by": "2023-12-21",
        "judgment.interest.rate": "LPR",
        "judgment.interest.from": "2023-07-03",
        "judgment.costs.案件受理费": "2900",
        "payments": "2024-07-31=100000",
        "until": "2024-08-30",
    }
    case = parse_case(assemble([(key, text, key) for key, text in plain.items()]), TODAY, loans_needed=False)
    tried: list[object] = []
    monkeypatch.setattr(unused_search.Search, "_come", lambda self, read: tried.append(read))
    assert answer.judgment(case, RATES).unused == ()
    assert not tried


def running(rng: random.Random) -> list[tuple[str, str, str]]:
    """A debt or a judgment whose period runs, with what a table states of it: acts on every side of the days that
    matter, some missing or without effect.
    """
    due = date(2014, 1, 4) + timedelta(rng.randrange(4000))

    def near(early: int = -200, late: int = 1500) -> str:
        return str(due + timedelta(rng.randrange(early, late)))

    def some(most: int) -> int:
        return max(rng.randrange(most + 1) - 1, 0)

    acts = ["", "", "", "=EMS:到达", "=EMS:未到达", "=微信"]
    events = ["suit", "withdraw", "enforce", "terminate", "plan", "refuse", "acknowledgement", "demand"]
    listed = "[" + ", ".join(f"{{date: {near()}, event: {rng.choice(events)}}}" for _ in range(1 + some(3))) + "]"
    stated = {
        "id": rng.choice(["", "7"]),
        "creditor": rng.choice(["", "甲公司"]),
        "due": rng.choice([str(due)] * 5 + ["", f"{due}=100;{near(1, 400)}=200"]),
        "principal": rng.choice(["", "", "300"]),
        "signed": rng.choice(["", "", near(-900, -1)]),
        "grace": rng.choice([""] * 6 + ["10"]),
        "interest_from": rng.choice([""] * 6 + [near(0, 90)]),
        "filed": rng.choice([""] * 4 + [near()]),
        "demands": rng.choice([listed, *[";".join(near() + rng.choice(acts) for _ in range(some(3)))] * 3]),
        "demands.received": ";".join(near() for _ in range(some(4))),
        "payments": ";".join(f"{near()}={rng.choice(['5000', '100'])}" for _ in range(some(4))),
        "until": rng.choice([""] * 8 + [near()]),
    }
    if rng.random() < 0.4:
        effective = due + timedelta(rng.randrange(-100, 900))
        stated |= {
            "judgment.principal": rng.choice(["", "300000"]),
            "judgment.perform_by": rng.choice(["", *[str(effective + timedelta(10))] * 3]),
            "judgment.effective": rng.choice(["", str(effective)]),
            "judgment.date": rng.choice(["", "", near()]),
            "judgment.interest.rate": rng.choice(["", "LPR"]),
            "judgment.interest.from": rng.choice(["", near()]),
            "judgment.costs.案件受理费": rng.choice(["", "2900"]),
        }
        if rng.random() < 0.8:
            stated |= dict.fromkeys(("due", "principal", "signed", "grace", "interest_from"), "")
    return [(key, text, key) for key, text in stated.items() if text]


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_what_shows_in_the_steps_of_a_clock_is_used(seed: int) -> None:
    """The search, with all of it tried, names the same facts."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(6):
        on = (date(2018, 1, 1) + timedelta(rng.randrange(3600))).toordinal()
        try:
            case = parse_case(assemble(running(rng)), TODAY, loans_needed=False, principal_needed=False)
            statement = answer.limits(case, on)
        except LprError:
            continue
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(evident_limitation, "evident_of", lambda *_: Shown())
            assert answer.limits(case, on).unused == statement.unused


@pytest.mark.parametrize(
    "plain",
    [
        {"id": "7", "due": "2022-08-31", "demands.received": "2023-03-01;2024-02-20", "payments": "2024-05-01=1000"},
        {"judgment.perform_by": "2023-12-21", "payments": "2024-07-31=1000", "demands.received": "2025-03-01"},
    ],
)
def test_the_plainest_clocks_need_no_search(plain: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A due date or a last day of performance, demands, a payment: nothing is computed a second time."""
    tree = assemble([(key, text, key) for key, text in plain.items()])
    case = parse_case(tree, TODAY, loans_needed=False, principal_needed=False)
    tried: list[object] = []
    monkeypatch.setattr(unused_search.Search, "_come", lambda self, read: tried.append(read))
    assert answer.limits(case, date(2026, 6, 30).toordinal()).unused == ()
    assert not tried


@pytest.mark.broad
@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_rows_that_state_the_same_columns_say_what_each_leaves_unused(seed: int) -> None:
    """One wording, the same cells filled, other values: what the quick lane remembers of the first holds for each."""
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(HEADINGS, {}, "t")
    said = rng.choice(
        [wording(rng), [""] * 9, ["", "24%", *[""] * 7], ["", "12%", *[""] * 7], ["", "4xLPR", *[""] * 7]]
    )
    filled = [rng.random() < 0.4 for _ in HEADINGS]
    quick, whole = (Computer(RATES, TODAY) for _ in range(2))
    for _ in range(15):
        row = claim(rng, said)
        for i, name in enumerate(HEADINGS):
            if name in ("起息日", "合同成立日", "出借日", "起诉日", "受理日", "还款", "费用"):
                # A day of suit, of lending and of signing on either side of every boundary, early and late.
                if not filled[i]:
                    row[i] = ""
                elif name == "费用":
                    row[i] = row[i] or "公告费=300"
                elif name == "还款":
                    row[i] = row[i] or f"{row[13] or '2023-01-01'}=100"
                elif name == "起息日" and row[11]:
                    row[i] = str(date.fromisoformat(row[11]) + timedelta(rng.choice([1, 1, 2, 40])))
                elif not row[i] and row[11]:
                    near = date.fromisoformat(row[11])
                    row[i] = str(
                        near
                        + timedelta(
                            rng.choice([-900, -90, -1])
                            if name in ("合同成立日", "出借日")
                            else rng.choice([1, 90, 900])
                        )
                    )
        assert quick.of_cells(columns, row) == whole.the_whole_way(columns, row), row


def lent(rng: random.Random) -> dict[str, object]:
    """A loan by instalments with what a table states of it, each choice of the contract now and then."""
    day = date(2022, 1, 5) + timedelta(rng.randrange(500))
    found: dict[str, object] = {
        "kind": "bank-loan",
        "principal": str(rng.randrange(1, 90) * 1000),
        "lent": str(day),
        "rate": rng.choice(("6%", "LPR+1%")),
        "repayment": rng.choice(("equal-payment", "equal-principal", "interest-only", "flat")),
        "periods": str(rng.randrange(2, 30)),
        "until": str(day + timedelta(rng.randrange(20, 1200))),
    }
    some = {
        "first_due": str(day + timedelta(rng.choice((28, 30, 31, 45)))),
        "due_day": str(rng.choice((day.day, 15, 31))),
        "penalty": rng.choice(("1.3", "1.5")),
        "overdue_rate": "18%",
        "compound": rng.choice(("in-term", "none", "all")),
        "compound_rate": rng.choice(("penalty", "contract")),
        "interest_by": rng.choice(("month", "days")),
        "first_period": rng.choice(("days", "full")),
        "repricing": rng.choice(("january", "anniversary", "fixed")),
        "repricing_split": rng.choice(("days", "month")),
        "paid_through": str(rng.randrange(1, 3)),
        "accelerated": str(day + timedelta(rng.randrange(40, 900))),
        "prepaid": "smaller",
    }
    for key, value in some.items():
        if rng.random() < 0.4:
            found[key] = value
    if rng.random() < 0.4:
        found["conventions"] = rng.choice(({"compound_rate": "penalty"}, {"lpr": "fixed"}, {"cap": "24%"}))
    return found


@settings(max_examples=max(settings().max_examples // 4, 5))
@given(st.integers(0, 2**40))
def test_what_a_loan_by_instalments_is_refused_without_is_used(seed: int) -> None:
    """The same of the terms of its schedule and the choices of its contract."""
    rng = random.Random(seed)  # noqa: S311
    for _ in range(3):
        try:
            case = parse_case(as_tree(lent(rng)), TODAY)
            statement = answer.claim(case, RATES)
        except LprError:
            continue
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(unused, "evident", lambda statement, stated: frozenset())
            assert answer.claim(case, RATES).unused == statement.unused


def test_a_row_of_a_portfolio_needs_no_search() -> None:
    """The property above would hold for nothing taken for evident."""
    row = {"kind": "bank-loan", "principal": "90000", "lent": "2023-03-15", "rate": "6%", "repayment": "flat"}
    row |= {"periods": "24", "first_due": "2023-04-15", "paid_through": "3", "penalty": "1.5", "until": "2024-01-10"}
    case = parse_case(as_tree(row), TODAY)
    keys = ("rate", "lent", "repayment", "periods", "first_due", "paid_through", "penalty")
    stated = {fact.key for fact in case.stated.facts()} if case.stated is not None else set()
    assert evident(answer.claim(case, RATES), stated) == {f"loans[].{key}" for key in keys}
