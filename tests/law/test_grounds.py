"""依据: each provision with what it decided, in a version that was in force on a day it is cited for (law.md §10)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import case_files
import computed
from lpr_calc.base.errors import LprError
from lpr_calc.compute.statement import Statement
from lpr_calc.law.provision import provision
from lpr_calc.render.model import Notices
from lpr_calc.render.plain import render
from lpr_calc.reports.claim import document_of
from lpr_calc.reports.data import as_dict
from sizes import of_each

KINDS = ("private-lending", "bank-loan", "sale", "sme-payment", "construction", "other")
LOAN: dict[str, Any] = {"principal": 100000, "lent": "2019-01-01", "due": "2019-12-31"}


TODAY = date(2026, 11, 23)


def compute(**facts: Any) -> Statement:
    """Compute a claim."""
    return computed.claim(facts, today=TODAY)


def claim(**facts: Any) -> Statement:
    """Compute a loan with these facts beside the usual ones."""
    return compute(**LOAN | facts)


def ids(statement: Statement) -> list[str]:
    """The ids under 依据."""
    return [ground.id for ground in statement.cited.grounds]


DAYS = st.dates(date(2012, 1, 1), date(2026, 6, 1))


@st.composite
def matters(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a matter of any kind, on either side of every change of law."""
    kind = draw(st.sampled_from(KINDS))
    lent = draw(DAYS)
    due = lent + timedelta(draw(st.integers(30, 900)))
    until = due + timedelta(draw(st.integers(1, 2500)))
    facts: dict[str, Any] = {
        "kind": kind,
        "lent": lent,
        "due": due,
        "until": min(until, date(2026, 9, 1)),
        "principal": 100000,
    }
    if facts["until"] <= due:
        facts["until"] = due + timedelta(1)
    if draw(st.booleans()) or kind == "bank-loan":
        facts["rate"] = draw(st.sampled_from(("6%", "24%", "0.05%/日"))) if kind != "bank-loan" else "6%"
    if draw(st.booleans()) and kind != "bank-loan":
        facts["overdue_rate"] = draw(st.sampled_from(("6%", "30%", "LPR")))
    if draw(st.booleans()):
        facts["filed"] = draw(st.dates(due, facts["until"]))
    if draw(st.booleans()):
        facts["payments"] = [{"date": draw(st.dates(due, facts["until"])), "amount": 1000}]
    if draw(st.booleans()):
        facts["conventions"] = {"old_rule": draw(st.sampled_from(("yes", "no")))}
    return facts


@given(matters())
def test_every_cited_provision_was_in_force(facts: dict[str, Any]) -> None:
    """On a day of each line or decision it is cited for; and what only explains is no ground."""
    try:
        statement = compute(**facts)
    except LprError:
        return
    check_in_force(statement)
    if facts["kind"] != "private-lending":
        assert not [
            key
            for key in ids(statement)
            if key.startswith(("private-lending-20", "lending-opinions"))
            and not key.startswith("private-lending-scope")
        ]


@of_each(case_files.matters())
def test_every_case_file_cites_what_was_in_force(facts: dict[str, Any]) -> None:
    """The same for every matter worked by hand; every line has a ground, and it stands under 依据."""
    statement = compute(**facts)
    check_in_force(statement)
    if statement.kind != "private-lending":
        assert not [
            key
            for key in ids(statement)
            if key.startswith(("private-lending-20", "lending-opinions"))
            and not key.startswith("private-lending-scope")
        ]


def check_in_force(statement: Statement) -> None:
    """Each ground was in force on a day of its lines, of acceptance or of deciding, or of a guarantee contract."""
    matter = statement.matter
    contracts = [
        date.fromordinal(one.signed).isoformat() for one in statement.case.guarantors if one.signed is not None
    ]
    for ground in statement.cited.grounds:
        found = provision(ground.id)
        assert ground.decided
        for first, last in ground.days:
            days = [(first, last), (matter.accepted, matter.accepted), (matter.decided, matter.decided)]
            days += [(day, day) for day in contracts]
            assert any(found.first <= until and since <= (found.last or until) for since, until in days), ground
        assert not ground.id.startswith("nine-minutes/")
    for line in statement.lines:
        assert line.provisions
        assert set(line.provisions) <= set(ids(statement))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("private-lending", "contract-law/207", "civil-code/676"),
        ("sale", "contract-law/107", "civil-code/577"),
        ("other", "contract-law/107", "civil-code/577"),
    ],
)
@pytest.mark.parametrize(
    ("start", "until", "which"),
    # The last day that counts is the day before `until`.
    [
        ("2020-06-01", "2020-12-31", "before"),
        ("2020-06-01", "2021-01-01", "before"),
        ("2020-06-01", "2021-01-02", "both"),
        ("2021-01-01", "2021-06-01", "after"),
    ],
)
def test_late_payment_before_and_after_the_code(
    kind: str, before: str, after: str, start: str, until: str, which: str
) -> None:
    """合同法 207, 107 for days to 2020-12-31, 民法典 676, 577 from 2021-01-01; both where the line has days of both."""
    statement = compute(principal=1000, interest_from=start, until=until, kind=kind)
    assert (before in ids(statement), after in ids(statement)) == (which != "after", which != "before")
    if which == "both":
        days = {ground.id: ground.days for ground in statement.cited.grounds}
        assert days[before] == (("2020-06-01", "2020-12-31"),)
        assert days[after] == (("2021-01-01", "2021-01-01"),)


@pytest.mark.parametrize(
    ("day", "inside", "between"),
    [
        ("2020-12-31", "contract-law-interp-2/21", "contract-law-interp-2/20"),
        ("2021-01-01", "civil-code/561", "civil-code/560"),
    ],
)
def test_payments_stand_under_the_law_of_their_day(day: str, inside: str, between: str) -> None:
    """合同法解释(二) 21, 20 or 民法典 561, 560; the rule between debts only where there are several."""
    pay = [{"date": day, "amount": 100}]
    alone = claim(payments=pay, until="2021-06-01")
    assert (inside in ids(alone), between in ids(alone)) == (True, False)
    two = compute(loans=[LOAN | {"id": "a"}, LOAN | {"id": "b"}], payments=pay, until="2021-06-01")
    assert {inside, between} <= set(ids(two))
    assert not {"civil-code/561", "contract-law-interp-2/21"} - {inside} & set(ids(alone))


def test_the_text_of_the_private_lending_rules_follows_acceptance() -> None:
    """2015 text for a case accepted under it, whatever the days; today's with the text of the time on request; without
    the request today's alone, by 31(1); and the text of August 2020 for what ended in 2020 (law.md §§2.1, 2.4).
    """
    facts = {"rate": "12%", "until": "2022-06-01"}
    old = claim(**facts, filed="2020-03-01")
    assert {"private-lending-2015/26-1", "private-lending-2015/29-2-2"} <= set(ids(old))
    assert not [key for key in ids(old) if key.startswith("private-lending-2020")]
    now = claim(**facts, filed="2021-03-01")
    assert [line.provisions for line in now.lines] == [
        ("private-lending-2015/26-1", "private-lending-2020/31-2"),
        ("private-lending-2015/29-2-2", "private-lending-2020/31-2", "private-lending-2020/28-2-2"),
    ]
    without = claim(**facts, filed="2021-03-01", conventions={"old_rule": "no"})
    assert [line.provisions for line in without.lines] == [
        ("private-lending-2020/25-1", "private-lending-2020/31-1"),
        ("private-lending-2020/28-2-2", "private-lending-2020/31-1"),
    ]
    august = compute(
        principal=1000, lent="2020-09-01", due="2020-10-31", rate="6%", until="2020-12-01", filed="2020-11-30"
    )
    assert [line.provisions for line in august.lines] == [
        ("private-lending-2020-08/26",),
        ("private-lending-2020-08/29-2-2",),
    ]


def test_citing_by_days_cuts_no_line() -> None:
    """A line is a run of one base, rate and rule: the change of the law that is cited for it does not end it."""
    (line,) = compute(principal=1000, interest_from="2020-09-01", until="2021-06-01", overdue_rate="6%").lines
    assert (line.days, line.interest) == (273, 4488)  # 1000 × 6 % × 273 ÷ 365 = 44.876…


def test_each_provision_says_what_it_decided() -> None:
    """起算, 利率, 利率上限, 抵充 behind the provision, in text, Markdown and JSON alike."""
    statement = claim(
        rate="30%", filed="2022-03-01", until="2022-06-01", payments=[{"date": "2022-01-05", "amount": 100}]
    )
    data = as_dict(statement, "zh")
    decided = {item["id"]: item["decided"] for item in data["provisions"]}
    assert decided["civil-code/676"] == ["逾期利息", "起算"]
    assert decided["private-lending-2015/26-1"] == ["利率上限"]
    assert decided["private-lending-2020/31-2"] == ["新旧衔接"]
    assert decided["civil-code/561"] == ["抵充"]
    text = render(document_of(statement, "zh"))
    assert "- 民法典（主席令第四十五号） 第五百六十一条（2021-01-01～至今）：抵充\n" in text
    english = render(document_of(statement, "en"))
    assert "：" not in english.partition("Provisions")[2].partition("Claim sentence")[0]


@pytest.mark.parametrize("kind", ["private-lending", "other", "sale", "sme-payment"])
def test_conventions_are_customs_and_stand_apart(kind: str) -> None:
    """201 to 204 and 510 prescribe neither head, nor 365, nor rounding (law.md §10)."""
    statement = claim(kind=kind, until="2022-06-01")
    assert not {"civil-code/201", "civil-code/204", "civil-code/510"} & set(ids(statement))
    parts = document_of(statement, "zh").parts
    blocks = {part.title: [line.text for line in part.lines] for part in parts if isinstance(part, Notices)}
    customs = blocks["惯例（法律没有规定，可另行约定或主张）"]
    assert {"算头不算尾：首日计息，截止日不计", "一年按 365 天"} <= set(customs)
    assert not set(customs) & set(blocks.get("采用的默认值", ()))


def test_what_explains_is_no_ground() -> None:
    """九民纪要 stands apart, under its own head, and not before it was issued (2019-11-08)."""
    statement = compute(principal=1000, interest_from="2018-06-01", until="2022-06-01", kind="other")
    assert [ground.id for ground in statement.cited.explained] == ["nine-minutes/lpr"]
    assert [item["id"] for item in as_dict(statement)["explained"]] == ["nine-minutes/lpr"]
    assert statement.lines[0].provisions == ("contract-law/107",)
    assert statement.lines[-1].provisions == ("civil-code/577",)
    early = compute(principal=1000, interest_from="2018-06-01", until="2019-11-07", filed="2019-11-07", kind="other")
    assert early.cited.explained == ()


def test_before_the_contract_law() -> None:
    """A debt due in 1998 stands under 民法通则 until 1999-09-30; the text was not read, and that is shown."""
    statement = compute(
        principal=1000, interest_from="1999-09-01", until="1999-10-11", kind="other", filed="1999-10-11"
    )
    assert ids(statement)[:2] == ["general-principles-1986/108", "contract-law/107"]
    assert "民法通则（主席令第三十七号） 第一百零八条（1987-01-01～2020-12-31）〔未核对原文〕" in render(
        document_of(statement, "zh")
    )


LENT = {
    "principal": 100000,
    "lent": "2021-06-01",
    "signed": "2021-06-01",
    "due": "2023-08-31",
    "filed": "2024-03-01",
    "until": "2024-03-01",
}
P = "private-lending-2020/"


@pytest.mark.parametrize(
    ("facts", "decided", "idle"),
    [
        # Cut by 25(1): that it runs on is 28(2)(2), that it was agreed 28(1).
        ({"rate": "24%"}, {f"{P}25-1", f"{P}28-2-2"}, {f"{P}31-1", f"{P}28-2-1"}),
        ({"overdue_rate": "36%"}, {f"{P}25-1", f"{P}28-1"}, {f"{P}31-1"}),
        # Within the ceiling nothing was cut; nothing of before 2020-08-20 is there to pass over from.
        ({"overdue_rate": "12%"}, {f"{P}28-1"}, {f"{P}25-1", f"{P}31-1", f"{P}29"}),
        ({"rate": "无息", "overdue_rate": "12%"}, {f"{P}28-1", "civil-code/680"}, {f"{P}28-2-1", f"{P}28-2-2"}),
        ({"rate": "10%", "overdue_rate": "不明"}, {f"{P}28-2-2"}, {f"{P}28-2-1", f"{P}31-1"}),
        ({"damages": "0.02%/日"}, {"civil-code/585"}, {f"{P}29", f"{P}25-1", "civil-code/676"}),
        # The lawyer's fee stands outside a ceiling that bore on nothing.
        ({"costs": [{"name": "律师费", "amount": 5000}]}, {f"{P}28-2-1"}, {f"{P}29"}),
        ({"damages": "0.04%/日", "overdue_rate": "10%"}, {f"{P}28-1", f"{P}29"}, {f"{P}31-1"}),
        # 法释〔2020〕27号: the rules of private lending are not for institutions.
        (
            {"rate": "24%", "lender": "local-financial"},
            {"civil-code/667", "civil-code/676"},
            {f"{P}25-1", f"{P}28-2-2"},
        ),
        # No pay-when-paid clause was stated.
        ({"kind": "sme-payment"}, {"sme-2020/15"}, {"sme-spc-2024/2"}),
        ({"kind": "sme-payment", "until": "2025-07-30"}, {"sme-2020/15", "sme-2025/17"}, {"sme-spc-2024/2"}),
        # Far above the loss: warned of, not reduced.
        ({"kind": "sale", "overdue_rate": "24%"}, {"civil-code/585"}, {"sale-2020/18-4"}),
        # No total was capped.
        ({"kind": "bank-loan", "lender": "bank", "rate": "6%"}, {"pbc-2003-251/3"}, {"spc-2017-22/2"}),
    ],
)
def test_what_decided_nothing_is_not_cited(facts: dict[str, Any], decided: set[str], idle: set[str]) -> None:
    """依据 names the provisions that decided a rate, a base, a day or an order for these days (law.md §10)."""
    found = set(ids(compute(**{"kind": "private-lending", **LENT, **facts})))
    assert (decided - found, idle & found) == (set(), set())


def test_a_cut_before_2020_08_20_cites_the_texts_of_the_time() -> None:
    """36 % of 2018, sued for in 2021: 24 % (2015 text 26) on the rate that ran on (its 29(2)(2)),
    at request (31(2)).
    """
    statement = compute(
        kind="private-lending",
        principal=1000,
        lent="2018-01-01",
        signed="2018-01-01",
        due="2018-12-31",
        rate="36%",
        filed="2021-03-01",
        until="2021-03-01",
    )
    assert [line.provisions for line in statement.lines] == [
        ("private-lending-2015/26-1", "private-lending-2020/31-2"),
        ("private-lending-2015/29-2-2", "private-lending-2015/26-1", "private-lending-2020/31-2"),
        ("private-lending-2020/28-2-2", "private-lending-2020/31-2"),
    ]
    words = {ground.id: [word.zh for word in ground.decided] for ground in statement.cited.grounds}
    assert words["private-lending-2015/26-1"] == ["利率上限"]
    assert words["private-lending-2015/29-2-2"] == words["private-lending-2020/28-2-2"] == ["利率"]


def test_no_day_of_a_line_is_left_without_a_ground() -> None:
    """Works payable in 2003: the interpretation of 2004 came into force on 2005-01-01, up to then the Contract Law."""
    statement = compute(kind="construction", principal=1000, due="2003-03-10", until="2006-01-01", filed="2006-01-01")
    days = {ground.id: ground.days for ground in statement.cited.grounds}
    assert days["contract-law/107"] == (("2003-03-10", "2004-12-31"),)
    assert days["construction-2004/17"] == (("2005-01-01", "2005-12-31"),)


def test_the_text_of_august_2020_names_no_rate() -> None:
    """法释〔2020〕6号 29(2)(1): liability for late repayment, no rate named (law.md §2.1)."""
    statement = compute(
        kind="private-lending",
        principal=365000,
        due="2020-06-30",
        filed="2020-08-17",
        accepted="2020-08-20",
        until="2020-10-01",
    )
    words = {ground.id: [word.zh for word in ground.decided] for ground in statement.cited.grounds}
    assert words["private-lending-2020-08/29-2-1"] == ["违约责任"]


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ("12%", "约定不计利息：没有期内利息"),
        ("不明", "约定不计利息：没有期内利息；逾期利息按未约定利率处理"),
        ("", "约定不计利息：没有期内利息；逾期利息按未约定利率处理"),
    ],
)
def test_free_of_interest_says_no_more_than_it_decides(late: str, said: str) -> None:
    """What was agreed for default is not “not agreed” because the term is free."""
    facts = {"kind": "private-lending", **LENT, "rate": "无息"} | ({"overdue_rate": late} if late else {})
    assert [n.message.zh for n in compute(**facts).notices if n.code == "interest-free"] == [said]
