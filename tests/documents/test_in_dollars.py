"""Papers of a matter in another currency: no amount of it is ever followed by 元, and what is RMB says so."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import KINDS, OF_A_JUDGMENT, draft
from lpr_calc.documents.chosen import Chosen
from lpr_calc.documents.fill import fill, kind_of
from lpr_calc.documents.form import official, slots_of
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY
from paths import ROOT
from sizes import thinned

pytestmark = pytest.mark.usefixtures("papers_alone")

PARTIES: dict[str, Any] = {
    "creditor": {"name": "王某", "natural": "yes"},
    "debtor": {"name": "李某", "natural": "yes"},
    "court": "北京市朝阳区人民法院",
    "plan": {"first": "2026-01-20", "instalments": "4"},
}
LOAN: dict[str, Any] = {
    **PARTIES,
    "kind": "private-lending",
    "principal": "100000",
    "lent": "2023-01-05",
    "due": "2024-01-05",
    "rate": "6%",
    "filed": "2025-03-01",
    "until": "2025-03-01",
    "payments": [{"date": "2024-03-01", "amount": "5000"}],
    "claimed": {"principal": "100000", "interest": "30000", "total": "130000"},
    "demands": [{"date": "2024-05-01", "method": "EMS", "amount": "100000", "delivered": "yes"}],
}
SALE = {name: value for name, value in LOAN.items() if name not in ("rate", "lent")}
JUDGED: dict[str, Any] = {
    **PARTIES,
    "until": "2025-12-01",
    "payments": [{"date": "2025-09-01", "amount": "5000"}],
    "resume": {
        "case": "（2025）京0105执1号",
        "settled": "2025-07-01",
        "last_day": "2025-08-01",
        "broken": "2025-08-02",
    },
}
ORDERED: dict[str, Any] = {
    "number": "（2025）京0105民初1号",
    "date": "2025-05-01",
    "effective": "2025-05-20",
    "perform_by": "2025-05-30",
    "principal": "100000",
    "interest": {"amount": "5000", "until": "2025-05-01"},
}
GUARANTOR = {"name": "丁某", "natural": "yes", "mode": "joint", "limit": "50000", "signed": "2023-01-05"}
MATTERS: dict[str, dict[str, Any]] = {
    "loan": {**LOAN, "currency": "USD"},
    "loan-with-all": {
        **LOAN,
        "currency": "USD",
        "deducted": "3000",
        "damages": "2000",
        "fees": "100",
        "guarantors": [GUARANTOR],
    },
    "bank": {
        **LOAN,
        "kind": "bank-loan",
        "currency": "USD",
        "penalty": "1.5",
        "compound": "all",
        "settlement": "quarterly",
    },
    "sale": {**SALE, "kind": "sale", "currency": "USD", "damages": "0.05%/日"},
    "works": {**SALE, "kind": "construction", "currency": "USD", "overdue_rate": "6%"},
    "pounds": {**LOAN, "currency": "GBP"},
    "judged": {**JUDGED, "judgment": {**ORDERED, "currency": "USD", "fx_rate": "7.1"}},
    "judged-unconverted": {**JUDGED, "judgment": {**ORDERED, "currency": "USD"}},
}
PAPERS = [
    *((kind, Chosen()) for kind in KINDS if kind != "form"),
    *(("form", Chosen(*which)) for which in product(("complaint", "answer", "enforcement"), ("2025", "2024"))),
]
IN_YUAN = re.compile(r"(?<![\d.,])(?<!人民币)[\d,]+(?:\.\d+)? ?元(?!人民币)|单位：(?:人民币)?元|(?<!给付价款)（元）")
SILENT = {"service"}
"""Papers without any amount."""


def of(matter: str) -> Any:
    return parse_case(as_tree(MATTERS[matter]), TODAY, loans_needed=False)


@pytest.mark.broad
@pytest.mark.parametrize("matter", thinned(list(MATTERS), 4))
def test_no_amount_of_any_paper_is_in_yuan(matter: str) -> None:
    unit = "英镑" if matter == "pounds" else "美元"
    judged = matter.startswith("judged")
    wrong, made = {}, set()
    for kind, chosen in PAPERS:
        try:
            paper = plain.render(draft(kind, of(matter), RATES, chosen=chosen).document)
        except LprError:
            continue
        made.add(kind)
        found = IN_YUAN.findall(paper)
        if found or (kind not in SILENT | {"evidence"} and not re.search(rf"\d ?{unit}|单位：{unit}", paper)):
            wrong[(kind, *chosen)] = found
    assert not wrong
    claims = set(KINDS) - {"enforcement", "resume", "payoff"}
    expected = set(OF_A_JUDGMENT) if judged else claims
    assert made == expected - ({"plan"} if matter == "judged" else set())  # two currencies make no one plan


@pytest.mark.broad
def test_the_pattern_finds_yuan() -> None:
    """What the test above looks for is what a paper in RMB is full of."""
    case = parse_case(as_tree(LOAN), TODAY)
    for kind in ("demand", "complaint", "form", "plan", "preserve", "log", "answer"):
        assert IN_YUAN.search(plain.render(draft(kind, case, RATES).document)), kind


def test_a_plan_of_two_currencies_is_refused() -> None:
    """100000 dollars and a doubled part of 22986.25 yuan are no 122986.25 of anything."""
    with pytest.raises(LprError) as caught:
        draft("plan", of("judged"), RATES)
    (problem,) = caught.value.problems
    assert problem.code == "plan-currency"
    whole = {**JUDGED, "judgment": {**ORDERED, "currency": "USD", "fx_rate": "7.1", "fx_scope": "all"}}
    paper = plain.render(draft("plan", parse_case(as_tree(whole), TODAY, loans_needed=False), RATES).document)
    assert "美元" not in paper


def test_no_fee_of_a_sum_in_another_currency() -> None:
    """诉讼费用交纳办法 55条: converted on the day of acceptance, at a rate that nobody knows yet."""
    for matter in ("loan", "judged"):
        paper = plain.render(draft("preserve", of(matter), RATES).document)
        assert "保全申请费依照《诉讼费用交纳办法》第五十五条，按受理之日的汇率折合人民币计算，由申请人预交。" in paper
    assert "另有加倍部分债务利息人民币22986.25元" in plain.render(draft("preserve", of("judged"), RATES).document)


@pytest.mark.broad
@pytest.mark.parametrize(
    ("form", "matter"),
    [
        ("loan-complaint", "loan"),
        ("loan-complaint", "pounds"),
        ("bank-loan-complaint", "bank"),
        ("sale-complaint", "sale"),
        ("loan-answer", "loan-with-all"),
        ("enforcement", "judged"),
    ],
)
def test_nor_in_a_form_that_is_filled(form: str, matter: str) -> None:
    content = (ROOT / f"tests/data/forms/{form}.docx").read_bytes()
    known = kind_of(content)
    done = draft("form", of(matter), RATES, chosen=Chosen(known.paper))
    made = fill(content, slots_of(known.paper, known.cause, done.claim, done.judged, form, done.reduced), form)
    text = "\n".join(
        "".join(node.text or "" for node in element.iter(qn("w:t")))
        for element in Docx(BytesIO(made.content)).element.body.iter(qn("w:p"))
    )
    assert not IN_YUAN.findall(text)
    assert re.search(r"\d英镑" if matter == "pounds" else r"\d美元", text)
    if known.paper == "complaint":
        assert "（币种：" in text


def test_every_form_that_prints_rmb_has_a_place_for_the_note() -> None:
    """Wherever a form prints 人民币, a matter in dollars says what it is in."""
    for matter, edition in (("loan", "2025"), ("loan", "2024"), ("sale", "2025"), ("works", "2025"), ("bank", "2025")):
        assert official("complaint", MATTERS[matter]["kind"], edition) is not None
        paper = plain.render(draft("form", of(matter), RATES, chosen=Chosen("complaint", edition)).document)
        assert "（币种：美元）" in paper, (matter, edition)
