"""Which text is cited for a day: the version before a change up to its last day,
the one after from its first (law.md §10).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from computed import claim
from lpr_calc.law.provision import provision, version_on, versions
from lpr_calc.tables.provisions import PROVISIONS

TODAY = date(2026, 11, 24)
ENDED = [row for row in (line.split("\t") for line in PROVISIONS.strip().split("\n")) if row[5]]
"""The provisions that are not in force any more: id, …, first day, last day, …, successor."""


def next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@pytest.mark.parametrize("row", ENDED, ids=[row[0] for row in ENDED])
def test_every_version_gives_way_on_the_day_after_its_last(row: list[str]) -> None:
    key, first, last, successor = row[0], row[4], row[5], row[8]
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    own = provision(key)
    assert [own.in_force_on(day) for day in (before, first, last, next_day(last))] == [False, True, True, False]
    assert own.in_force == f"{first}..{last}"
    assert version_on(key, last) == version_on(key, first) == key
    if not successor:
        assert version_on(key, next_day(last)) == ""
        return
    later = provision(successor)
    assert successor in [one.id for one in versions(key)]
    assert key in [one.id for one in versions(successor)]
    assert version_on(successor, later.first) == successor
    if later.first == next_day(last):
        assert version_on(key, next_day(last)) == successor
        # Where several articles were joined into one, the earlier numbering is any of them.
        joined = [other[0] for other in ENDED if other[8] == successor and other[5] == last]
        assert version_on(successor, last) in joined


def grounds(**facts: Any) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a claim stands on, each provision with the days it is cited for."""
    return {ground.id: ground.days for ground in claim(facts, today=TODAY).cited.grounds}


OTHER: dict[str, Any] = {"kind": "other", "principal": 100000, "overdue_rate": "6%"}


def test_the_civil_code_from_2021_01_01() -> None:
    found = grounds(**OTHER, due="2020-06-30", until="2021-06-01")
    assert found == {
        "contract-law/107": (("2020-07-01", "2020-12-31"),),
        "civil-code/577": (("2021-01-01", "2021-05-31"),),
        "contract-law/114": (("2020-07-01", "2020-12-31"),),
        "civil-code/585": (("2021-01-01", "2021-05-31"),),
    }


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-12-30", "2020-12-31", {"contract-law/107": "2020-12-30 2020-12-30"}),
        ("2020-12-31", "2021-01-01", {"contract-law/107": "2020-12-31 2020-12-31"}),
        (
            "2020-12-31",
            "2021-01-02",
            {"contract-law/107": "2020-12-31 2020-12-31", "civil-code/577": "2021-01-01 2021-01-01"},
        ),
        ("2021-01-01", "2021-01-02", {"civil-code/577": "2021-01-01 2021-01-01"}),
        ("1999-09-30", "1999-10-01", {"general-principles-1986/108": "1999-09-30 1999-09-30"}),
        (
            "1999-09-30",
            "1999-10-02",
            {"general-principles-1986/108": "1999-09-30 1999-09-30", "contract-law/107": "1999-10-01 1999-10-01"},
        ),
        ("1999-10-01", "1999-10-02", {"contract-law/107": "1999-10-01 1999-10-01"}),
    ],
)
def test_late_payment_of_a_day(first: str, last: str, expected: dict[str, str]) -> None:
    """General Principles to 1999-09-30, Contract Law to 2020-12-31, Civil Code:
    interest from ``first`` to before ``last``.
    """
    due = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    found = grounds(**OTHER, due=due, until=last)
    late = {key: days for key, days in found.items() if key.split("/")[1] in ("107", "577", "108")}
    assert late == {key: (tuple(days.split(" ")),) for key, days in expected.items()}


@pytest.mark.parametrize(
    ("day", "inside", "between"),
    [
        ("2020-12-31", "contract-law-interp-2/21", "contract-law-interp-2/20"),
        ("2021-01-01", "civil-code/561", "civil-code/560"),
    ],
)
def test_the_order_of_a_payment_is_of_its_day(day: str, inside: str, between: str) -> None:
    loans = [{"id": name, "principal": 1000, "due": due} for name, due in (("a", "2020-06-30"), ("b", "2020-07-31"))]
    paid = {"payments": [{"date": day, "amount": 10}], "until": "2021-06-01"}
    one = grounds(kind="other", overdue_rate="6%", **loans[0], **paid)
    two = grounds(kind="other", loans=[{**loan, "overdue_rate": "6%"} for loan in loans], **paid)
    both = {"contract-law-interp-2/20", "contract-law-interp-2/21", "civil-code/560", "civil-code/561"}
    assert {key: days for key, days in one.items() if key in both} == {inside: ((day, day),)}
    assert {key: days for key, days in two.items() if key in both} == {inside: ((day, day),), between: ((day, day),)}


def test_works_before_the_interpretation_of_2004() -> None:
    """The Contract Law to 2004-12-31, the interpretation from 2005-01-01, that of 2020 from 2021-01-01."""
    facts = {"kind": "construction", "principal": 100000, "overdue_rate": "6%"}
    found = grounds(**facts, due="2004-07-01", until="2021-06-01")
    assert found["contract-law/107"] == (("2004-07-01", "2004-12-31"),)
    assert found["construction-2004/17"] == (("2005-01-01", "2020-12-31"),)
    assert found["construction-2020/26"] == (("2021-01-01", "2021-05-31"),)
    assert "contract-law/107" not in grounds(**facts, due="2005-01-01", until="2005-06-01")


LOAN: dict[str, Any] = {"principal": 100000, "lent": "2019-01-01", "due": "2019-12-31", "rate": "12%"}


@pytest.mark.parametrize(
    ("accepted", "until", "texts"),
    [
        # The text follows acceptance: of 2015 to 2020-08-19, then the new one, in the version of the day of deciding.
        ("2020-08-19", "2020-08-19", {"private-lending-2015"}),
        ("2020-08-19", "2021-06-01", {"private-lending-2015"}),
        ("2020-08-20", "2020-12-31", {"private-lending-2015", "private-lending-2020-08"}),
        ("2020-08-20", "2021-01-01", {"private-lending-2015", "private-lending-2020"}),
        ("2021-06-01", "2021-06-01", {"private-lending-2015", "private-lending-2020"}),
    ],
)
def test_the_text_on_private_lending_follows_acceptance(accepted: str, until: str, texts: set[str]) -> None:
    found = grounds(**LOAN, filed="2020-08-19" if accepted < "2020-09" else accepted, accepted=accepted, until=until)
    assert {key.split("/")[0] for key in found if key.startswith("private-lending-")} == texts


@pytest.mark.parametrize(
    ("first", "last"), [("2020-08-18", "2020-08-19"), ("2020-08-19", "2020-08-20"), ("2020-08-20", "2020-08-21")]
)
def test_the_text_of_the_time_ends_on_2020_08_19(first: str, last: str) -> None:
    """At the party's request the text of 2015 for days to 2020-08-19 (31条2款), the new one from the next day on."""
    found = grounds(
        **LOAN,
        **{"from": first},
        filed="2021-06-01",
        accepted="2021-06-01",
        until=(date.fromisoformat(last) + timedelta(days=1)).isoformat(),
    )
    old = [days for key, days in found.items() if key.startswith("private-lending-2015/")]
    assert bool(old) is (first <= "2020-08-19")
    assert all(begin == first and end == min(last, "2020-08-19") for days in old for begin, end in days)
    assert ("private-lending-2020/31-2" in found) is (first <= "2020-08-19")
    assert ("private-lending-2020/28-2-2" in found) is (last >= "2020-08-20")
