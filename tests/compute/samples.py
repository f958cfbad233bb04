"""The plainest claim of each kind, and a value of every kind of key that differs from every default."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lpr_calc.casefile.words import WORDS

KINDS = tuple(WORDS["kind"])


SAMPLES: dict[str, Any] = {
    "accelerates": "yes",
    "agreed-rate": "LPR+55bp",
    "amount": "1234.56",
    "amount-or-rate": "1234.56",
    "bool": "yes",
    "cap": "7%",
    "costs": [{"name": "公告费", "amount": "321", "date": "2021-05-06"}],
    "currency": "USD",
    "date": "2021-05-06",
    "dates": ["2027-01-31", "2027-02-28"],
    "days": "17",
    "demands": [{"date": "2021-05-06", "delivered": "yes"}],
    "deposit-rate": "1.23%",
    "due": "2020-10-31",
    "interest-end": "2021-05-06",
    "lpr-mode": "fixed@2021-05-06",
    "month-day": "15",
    "multiple": "1.4",
    "number": "7.1",
    "order": "principal,interest,costs",
    "paid": "4321",
    "ordered-interest": {"base": "200000", "from": "2021-01-01", "rate": "5%"},
    "payments": [{"date": "2021-05-06", "amount": "4321"}],
    "rate": "9.87%",
    "rollovers": [{"date": "2020-06-01", "principal": "310000"}],
    "carried": {"at": "2022-05-06", "interest": "4321"},
    "suspended": [{"from": "2022-03-01", "to": "2022-04-01", "reason": "再审"}],
    "text": "某",
    "within": "10",
    "share": "60%",
    "scope": "本金",
    "guarantee-period": "2年",
    "rank": "2",
    "names": "1",
    "periods": "13",
    "paid-periods": "13",
    "step": "1q",
    "schedule": [{"due": "2020-10-31", "principal": "300000", "interest": "1234.56"}],
    "rate-changes": [{"from": "2020-03-01", "rate": "5%"}],
    "charges": [{"name": "服务费", "amount": "321"}],
    "charge-at": "each",
    "repricing": "04-15",
}
"""A value of every kind that differs from every default."""


def of_kind(kind: str) -> dict[str, Any]:
    """The plainest claim of a kind."""
    facts: dict[str, Any] = {"kind": kind, "principal": "300000", "due": "2020-08-31", "until": "2023-06-30"}
    return {**facts, "rate": "6%", "lent": "2019-09-01"} if kind == "bank-loan" else facts


def sample(reader: str, key: str) -> Iterator[Any]:
    """Values to state: every word of a choice, or the one of its kind."""
    if reader in WORDS and reader != "bool":
        yield from WORDS[reader]
    elif reader == "lpr-mode":
        yield from ("floating", "fixed", "filing", SAMPLES[reader])
    elif reader in SAMPLES:
        yield SAMPLES[reader]
    elif reader not in (
        "principal",
        "loans",
        "parties",
        "guarantors",
        "security",
        "owner",
        "assignments",
        "releases",
        "liable",
        "execution",
        "conventions",
        "judgment",
        "items",
        "bankruptcy",
        "plan",
        "resume",
    ):
        raise AssertionError(f"{key}: a kind of value without a sample: {reader}")
