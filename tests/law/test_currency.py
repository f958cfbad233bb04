"""Every amount of a debt in another currency carries it (法释〔2025〕2号; contract §6)."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.fee import fees_of
from lpr_calc.documents.build import draft
from lpr_calc.rates.series import Rates
from lpr_calc.render.model import Pairs
from lpr_calc.reports import data
from lpr_calc.reports.claim import document_of
from lpr_calc.reports.currency import in_currency
from lpr_calc.reports.sentence import claim_sentence
from lpr_calc.values.tree import as_tree

TODAY, RATES = date(2026, 11, 23), Rates()
FACTS: dict[str, Any] = {
    "kind": "private-lending",
    "currency": "美元",
    "principal": 365000,
    "signed": "2025-03-01",
    "due": "2025-05-31",
    "overdue_rate": "5%",
    "until": "2025-06-11",
    "payments": [{"date": "2025-06-05", "amount": 100000}],
    "creditor": "8元店公司",
    "debtor": "李四",
}


def statement() -> Any:
    return calculate(parse_case(as_tree(FACTS), TODAY), RATES)


def test_the_sentence_and_the_view() -> None:
    """50 a day for 4 days, then 365000 + 200 − 100000 = 265200, 36.33 (36.3287…) a day for 6: 217.97."""
    made = statement()
    text = claim_sentence(made)
    assert "借款本金265200美元" in text
    assert "8元店公司" in text
    assert not re.search(r"\d元", text.replace("8元店公司", ""))
    summaries = {
        lang: next(p for p in document_of(made, lang).parts if isinstance(p, Pairs) and p.columns)
        for lang in ("zh", "en")
    }
    assert summaries["zh"].title == "汇总（美元）"
    assert dict(summaries["zh"].pairs)["大写"].text.startswith("美元贰拾陆万伍仟肆佰壹拾柒元")
    assert summaries["en"].title == "Summary (USD)"


def test_for_programs() -> None:
    made = statement()
    found = json.loads(data.render(made, "json", "zh"))
    assert found["currency"] == "USD"
    assert {line["currency"] for line in found["lines"]} == {"USD"}
    rows = list(csv.DictReader(io.StringIO(data.render(made, "csv", "zh"))))
    assert {row["currency"] for row in rows} == {"USD"}
    yuan = calculate(parse_case(as_tree({**FACTS, "currency": "人民币"}), TODAY), RATES)
    assert json.loads(data.render(yuan, "json", "zh"))["currency"] == "CNY"
    assert "currency" not in data.render(yuan, "csv", "zh")


@pytest.mark.parametrize("kind", ["schedule", "claims", "demand", "form"])
def test_documents(kind: str) -> None:
    made = draft(kind, parse_case(as_tree(FACTS), TODAY), RATES)
    said = repr(made.document).replace("8元店公司", "")
    assert "美元" in said
    if kind == "form":
        assert "（人民币，下同；如外币需特别注明）（币种：美元）" in said
    assert not re.search(r"\d元|人民币[零壹贰叁肆伍陆柒捌玖]|（元）|人民币元", said)


def test_fees_are_charged_in_yuan() -> None:
    with pytest.raises(LprError) as caught:
        fees_of(parse_case(as_tree(FACTS), TODAY), RATES)
    assert [problem.code for problem in caught.value.problems] == ["fee-currency"]


def test_a_payment_in_another_currency() -> None:
    facts = {**FACTS, "payments": [{"date": "2025-06-05", "amount": 100, "currency": "EUR"}]}
    with pytest.raises(LprError) as caught:
        calculate(parse_case(as_tree(facts), TODAY), RATES)
    assert [problem.code for problem in caught.value.problems] == ["payment-currency"]


def test_yuan_stay_yuan() -> None:
    case = parse_case(as_tree({**FACTS, "currency": ""}), TODAY)
    assert in_currency("100元（大写：人民币壹佰元整）", case) == "100元（大写：人民币壹佰元整）"
