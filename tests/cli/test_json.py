"""What the JSON of a result holds: its keys, their shape, no float."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import caller
import pytest
from caller import EXAMPLE, SIMPLE, STALE, Caller

from lpr_calc import __version__
from paths import FROZEN

call = caller.call


# The shape of contract §6: every key there, with its type.
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")


PERCENT = re.compile(r"[0-9]+\.[0-9]{2,10}")


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


TEXT = re.compile(r".+")


ANY_TEXT = re.compile(r".*")


Shape = Any


SHAPE: dict[str, Shape] = {
    "schema": re.compile(r"lpr-calc/claim/1"),
    "version": re.compile(re.escape(__version__)),
    "totals": dict.fromkeys(
        (
            "principal",
            "in_term_interest",
            "overdue_interest",
            "damages",
            "fees",
            "costs",
            "interest",
            "total",
            "per_diem",
            "surplus",
        ),
        AMOUNT,
    ),
    "lines": [
        {
            "loan": TEXT,
            "kind": re.compile("in-term|overdue|damages|penalty|compound|general|doubled"),
            "first_day": DAY,
            "last_day": DAY,
            "days": int,
            "base": AMOUNT,
            "rate": PERCENT,
            "unit": re.compile("year|month|day"),
            "rule": TEXT,
            "quote": (
                None,
                {"series": re.compile("lpr|benchmark"), "tenor": TEXT, "date": DAY, "value": PERCENT},
            ),
            "capped": bool,
            "formula": TEXT,
            "interest": AMOUNT,
            "provisions": [TEXT],
        }
    ],
    "ledger": [
        {
            "date": DAY,
            "amount": AMOUNT,
            "costs": AMOUNT,
            "interest": AMOUNT,
            "principal": AMOUNT,
            "surplus": AMOUNT,
            "principal_after": AMOUNT,
            "interest_after": AMOUNT,
            "loan": TEXT,
        }
    ],
    "conventions": {
        "count": re.compile("head|both|tail|neither"),
        "basis": TEXT,
        "rounding": re.compile("line|total|truncate|yuan"),
        "lpr": TEXT,
        "tenor": re.compile("1y|5y"),
        "cap": TEXT,
        "payment_day": re.compile("new|old"),
    },
    "provisions": [
        {"id": TEXT, "title": TEXT, "article": ANY_TEXT, "in_force": TEXT, "url": re.compile("https?://.+")}
    ],
    "notices": [{"level": re.compile("assumption|warning|info|advice"), "code": TEXT, "message": TEXT}],
    "rates": {"known_through": DAY, "next_due": DAY, "sha256": re.compile("[0-9a-f]{64}")},
}


def check_shape(value: Any, shape: Shape, path: str = "") -> None:
    """Say where ``value`` lacks a key of ``shape`` or has another type."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), path
        for key, inner in shape.items():
            assert key in value, f"{path}.{key}"
            check_shape(value[key], inner, f"{path}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for i, item in enumerate(value):
            check_shape(item, shape[0], f"{path}[{i}]")
    elif isinstance(shape, tuple):
        if value is not None:
            check_shape(value, shape[1], path)
    elif isinstance(shape, type):
        assert type(value) is shape, path
    else:
        assert isinstance(value, str), path
        assert shape.fullmatch(value), f"{path}: {value!r}"


def no_floats(value: Any) -> bool:
    """Say whether no number in a document is a float."""
    if isinstance(value, dict):
        return all(no_floats(item) for item in value.values())
    if isinstance(value, list):
        return all(no_floats(item) for item in value)
    return not isinstance(value, float)


SHAPED: dict[str, tuple[str, ...]] = {
    "simple": SIMPLE,
    "example": (str(EXAMPLE),),
    "payment and costs": (*SIMPLE, "--pay", "2022-01-15=50000", "--cost", "律师费=10000"),
    "capped": (*SIMPLE, "--overdue-rate", "24%", "--signed", "2021-01-01"),
    "daily": (*SIMPLE, "--overdue-rate", "日万分之一"),
    "monthly, in-term": (
        *("--principal", "30万", "--lent", "2021-06-01", "--due", "2022-05-31", "--until", "2023-06-30"),
        *("--rate", "月息1分", "--signed", "2021-06-01"),
    ),
    "benchmark": ("--principal", "300000", "--from", "2018-08-01", "--until", "2020-08-01", "--kind", "other"),
    "stale": STALE,
    "surplus": (*SIMPLE, "--pay", "2022-01-15=500000"),
}


class TestJson:
    """The result as JSON (contract §6)."""

    @pytest.mark.parametrize("name", SHAPED)
    def test_shape(self, name: str, call: Caller) -> None:
        data = call.claim(*SHAPED[name])
        check_shape(data, SHAPE)
        assert no_floats(data)

    @pytest.mark.parametrize("name", SHAPED)
    def test_it_foots(self, name: str, call: Caller) -> None:
        """The total of interest is the sum of the printed lines; every payment is its parts; the days add up."""
        data = call.claim(*SHAPED[name])

        def fen(text: str) -> int:
            return int(text.replace(".", ""))

        assert sum(fen(line["interest"]) for line in data["lines"]) == fen(data["totals"]["interest"])
        for row in data["ledger"]:
            parts = sum(fen(row[key]) for key in ("costs", "interest", "principal", "surplus"))
            assert parts == fen(row["amount"])
        cited = {provision["id"] for provision in data["provisions"]}
        assert {key for line in data["lines"] for key in line["provisions"]} <= cited

    def test_jsonl_is_the_same_document_on_one_line(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "--format", "jsonl", "--lang", "en")
        assert ran.out.count("\n") == 1
        assert ran.data == call.claim(*SIMPLE)

    def test_the_rates_it_rests_on_are_named(self, call: Caller) -> None:
        rates = call.claim(*SIMPLE)["rates"]
        file = (FROZEN / "lpr_rates.yaml").read_bytes()
        assert rates["sha256"] == hashlib.sha256(file).hexdigest()
        assert rates["known_through"] >= "2026-09-20"

    def test_every_default_is_an_assumption_and_no_stated_value_is(self, call: Caller) -> None:
        def assumed(*args: str) -> set[str]:
            return {n["code"] for n in call.claim(*args)["notices"] if n["level"] == "assumption"}

        assert assumed(*SIMPLE) == {"kind", "count", "basis", "rounding", "lpr", "tenor"}
        stated = ("--kind", "private-lending", "--count", "head", "--basis", "365", "--rounding", "line")
        assert assumed(*SIMPLE, *stated, "--lpr", "floating", "--tenor", "1y") == set()
