"""On which articles a line stands, each with its days and with what it decided."""

from __future__ import annotations

from asked import BANK, LOAN, computed
from lpr_calc.reports.data import as_dict


def test_a_line_over_the_turn_of_the_law_cites_both() -> None:
    """2020-12-31 to 2021-01-01: one line, the Contract Law and the Civil Code; to 2020-12-31 the former alone."""
    facts = {"kind": "other", "principal": 1000, "due": "2020-12-30", "overdue_rate": "6%"}
    for until, cited in (("2021-01-01", ["contract-law/114"]), ("2021-01-02", ["contract-law/114", "civil-code/585"])):
        [line] = as_dict(computed(**facts, until=until))["lines"]
        assert line["provisions"] == cited


def test_what_was_agreed_for_default_and_cut_stands_on_both_articles() -> None:
    """28条2款2项 lets the in-term rate go on, 25条 cuts it; in the term there is 25条 alone."""
    found = as_dict(computed(**{**LOAN, "rate": "30%"}))["lines"]
    assert [(line["kind"], line["provisions"]) for line in found] == [
        ("in-term", ["private-lending-2020/25-1"]),
        ("overdue", ["private-lending-2020/28-2-2", "private-lending-2020/25-1"]),
    ]
    agreed = as_dict(computed(**LOAN, overdue_rate="30%"))["lines"]
    assert [line["provisions"] for line in agreed] == [["private-lending-2020/28-1", "private-lending-2020/25-1"]]


def test_what_a_ground_decided() -> None:
    """Cut: the ceiling; not cut: the rate. 28条 let a rate run, whether it was cut or not."""
    cut = {
        ground.id: [word.en for word in ground.decided] for ground in computed(**{**LOAN, "rate": "30%"}).cited.grounds
    }
    whole = {
        ground.id: [word.en for word in ground.decided] for ground in computed(**{**LOAN, "rate": "10%"}).cited.grounds
    }
    assert (cut["private-lending-2020/25-1"], whole["private-lending-2020/25-1"]) == (["ceiling"], ["rate"])
    assert cut["private-lending-2020/28-2-2"] == whole["private-lending-2020/28-2-2"] == ["rate"]


def test_which_texts_were_read() -> None:
    """银发〔2003〕251号 as quoted elsewhere, the Civil Code itself."""
    found = [*as_dict(computed(**BANK))["provisions"], *as_dict(computed(**LOAN))["provisions"]]
    said = {one["id"]: one["verified"] for one in found}
    assert (said["pbc-2003-251/3"], said["civil-code/676"]) == (False, True)


def test_days_that_touch_are_cited_as_one() -> None:
    """Four lines of the LPR (3.85, 3.80, 3.70, 3.65 %), one article throughout."""
    found = computed(kind="other", principal=1000, due="2021-11-30", until="2022-12-01")
    assert len(found.lines) == 4
    days = {ground.id: ground.days for ground in found.cited.grounds}
    assert days["civil-code/577"] == (("2021-12-01", "2022-11-30"),)


def test_the_text_of_the_time_names_what_ran_and_what_cut_it() -> None:
    """At request, 30 % cut to 24 % in 2020: 29条2款2项 and 26条 of 2015, and the transition (31条2款)."""
    facts = {
        "principal": 1000,
        "lent": "2019-01-05",
        "due": "2019-12-31",
        "rate": "30%",
        "filed": "2021-03-01",
        "accepted": "2021-03-01",
    }
    found = as_dict(computed(**facts, until="2021-03-01"))["lines"]
    assert [(line["kind"], line["rate"], line["provisions"]) for line in found] == [
        ("in-term", "24.00", ["private-lending-2015/26-1", "private-lending-2020/31-2"]),
        ("overdue", "24.00", ["private-lending-2015/29-2-2", "private-lending-2015/26-1", "private-lending-2020/31-2"]),
        ("overdue", "15.40", ["private-lending-2020/28-2-2", "private-lending-2020/31-2"]),
    ]


def test_days_with_a_gap_are_cited_apart() -> None:
    """A year without interest between two loans' days: two stretches; days that touch are one."""
    loans = [
        {"id": "a", "principal": 1000, "due": "2021-05-31", "interest_to": "2021-06-11"},
        {"id": "b", "principal": 1000, "due": "2021-06-11"},
    ]
    found = computed(kind="other", loans=[{**loan, "overdue_rate": "6%"} for loan in loans], until="2021-07-01")
    days = {ground.id: ground.days for ground in found.cited.grounds}
    assert days["civil-code/577"] == (("2021-06-01", "2021-06-10"), ("2021-06-12", "2021-06-30"))
