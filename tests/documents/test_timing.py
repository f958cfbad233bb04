"""The day of a paper: what is filed with the court as of the suit, an application after the last day."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import draft
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, made, said

LATER = {"payments": [{"date": "2025-03-03", "amount": "100000", "event": "transfer"}]}


def codes(kind: str, **facts: Any) -> list[str]:
    return [notice.code for notice in made(kind, WANG, **facts).notices]


@pytest.mark.parametrize("kind", ["claims", "form", "evidence"])
def test_a_paper_of_the_suit_knows_nothing_of_what_came_after_it(kind: str) -> None:
    """Filed 2024-06-03, judged 2024-08-20; 100,000 transferred on 2025-03-03 pays the judgment, not the claim."""
    paper = said(kind, WANG, **LATER).partition("强制执行申请书")[0]
    assert "2025年3月3日" not in paper
    assert "100000" not in paper
    assert paper.strip() == said(kind, WANG, until="2024-06-03").partition("强制执行申请书")[0].strip()
    done = made(kind, WANG, **LATER)
    told = next(notice for notice in done.notices if notice.code == "as-of-suit")
    assert told.message.zh == ("已有判决：起诉的文书按起诉日 2024-06-03 写，不写到 2025-11-28，其后的 1 笔款项不列入")


def test_claims_on_the_day_of_the_suit() -> None:
    """Interest is asked from that day on: nothing of it has accrued."""
    assert "以上第一、二项暂计300000元。" in said("claims", WANG, **LATER)


def test_until_the_judgment_claims_may_be_changed() -> None:
    """A day between suit and judgment is kept: claims may be changed until the hearing ends."""
    assert "as-of-suit" not in codes("claims", until="2024-08-19")
    assert "暂计至2024年8月19日为2160.41元" in said("claims", WANG, until="2024-08-19")


def test_without_a_day_of_suit_the_judgment_bounds_it() -> None:
    judgment = {"number": "（2024）京0108民初1号", "date": "2024-08-20", "perform_by": "2024-09-20", "principal": "1"}
    facts = {"principal": "1000", "due": "2023-12-31", "creditor": "甲", "debtor": "乙", "until": "2025-01-01"}

    done = draft("claims", parse_case(as_tree({**facts, "judgment": judgment}), TODAY, loans_needed=False), RATES)
    assert "暂计至2024年8月20日" in done.document.paragraphs
    assert "没有写明起诉日" in next(n.message.zh for n in done.notices if n.code == "as-of-suit")


@pytest.mark.parametrize("kind", ["enforcement", "resume"])
def test_no_application_up_to_the_last_day(kind: str) -> None:
    """The judgment is to be performed by 2024-09-20: on that day the debtor may still pay."""
    with pytest.raises(LprError) as caught:
        made(kind, WANG, until="2024-09-20")
    assert [found.code for found in caught.value.problems] == ["nothing-owed"]
    assert "自2024年9月21日起" in said(kind, WANG, until="2024-09-21")


def test_a_form_has_no_application_up_to_the_last_day() -> None:
    assert "强制执行申请书" not in said("form", WANG, until="2024-09-20")
    assert "强制执行申请书" in said("form", WANG, until="2024-09-21")


def test_letters_are_of_their_day() -> None:
    assert "截至2025年11月28日" in said("demand", WANG, pay_by="2025-12-15", **LATER)
