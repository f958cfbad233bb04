"""Limitation of action and of enforcement: cases with their workings, properties, the command, the calendar file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import program
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.limitation import LimitationStatement, limitation
from lpr_calc.reports.limitation import calendar
from lpr_calc.values.tree import as_tree
from paths import ROOT, read_yaml

CASES = read_yaml(ROOT / "tests" / "data" / "clocks" / "limitation.yaml")
TODAY = date(2026, 11, 24)


def clocks(facts: dict[str, Any], on: str, strict: bool = False) -> LimitationStatement:
    """Run the clocks of a case."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False)
    return limitation(case, date.fromisoformat(on).toordinal(), strict)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    """Every figure of a case file, and only the effects it names."""
    assert set(case) <= {"name", "case", "on", "claim", "enforcement", "events", "provisions", "notices"}
    found = clocks(case["case"], case["on"])
    clock = found.claims[0] if "claim" in case else found.enforcement
    assert clock is not None
    shown = {
        "begins": clock.begins,
        "nominal": clock.nominal,
        "last": clock.last,
        "twenty_years": clock.stop,
    }
    said = {name: "null" if day is None else iso(day) for name, day in shown.items()}
    said |= {"state": clock.state, "days_left": "null" if clock.days_left is None else str(clock.days_left)}
    wanted = case.get("claim") or case["enforcement"]
    assert {name: said[name] for name in wanted} == wanted
    if "events" in case:
        assert [f"{iso(step.day)} {'+' if step.counts else '-'}" for step in clock.steps] == case["events"]
    assert set(case.get("provisions", ())) <= set(found.provisions)
    assert set(case.get("notices", ())) <= {notice.code for notice in found.notices}


DAYS = st.dates(date(2018, 1, 1), date(2026, 1, 1))


@given(DAYS, st.lists(DAYS, max_size=5), st.randoms())
def test_order_of_input_never_matters(due: date, paid: list[date], random: Any) -> None:
    """Payments in any order wind the same clock, and one more in time never makes it end earlier."""
    rows = [{"date": day, "amount": "1"} for day in paid]
    first = clocks({"due": due, "payments": rows}, "2026-11-24").claims[0]
    random.shuffle(rows)
    assert clocks({"due": due, "payments": rows}, "2026-11-24").claims[0] == first
    assert first.last is not None
    plain = clocks({"due": due}, "2026-11-24").claims[0]
    assert plain.last is not None
    assert first.last >= plain.last


@given(DAYS, st.lists(DAYS, max_size=6))
def test_a_naive_walk_through_the_days(due: date, paid: list[date]) -> None:
    """A second implementation: walk day by day, begin anew at each payment, stop on the first day past three years."""
    begins = due + timedelta(1)
    day, opening = begins, begins
    while True:
        years = opening.year + 3
        leap = opening.month == 2 and opening.day == 29
        last = date(years, 2, 28) if leap and years % 4 else opening.replace(year=years)
        while not _works(last):
            last += timedelta(1)
        if day > last:
            break
        if day in paid and day >= begins:
            opening = day
        day += timedelta(1)
    found = clocks({"due": due, "payments": [{"date": d, "amount": "1"} for d in paid]}, "2026-11-24").claims[0].last
    assert found == last.toordinal()


def _works(day: date) -> bool:
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def test_strict_refuses_what_is_not_proved() -> None:
    """A demand of which nobody says that it arrived; a demand without a term and without its grace."""
    with pytest.raises(LprError) as caught:
        clocks({"due": "2020-08-31", "demands": [{"date": "2022-03-01"}]}, "2023-01-01", strict=True)
    assert caught.value.problems[0].code == "demand-delivered"
    with pytest.raises(LprError) as caught:
        clocks(
            {"lent": "2020-01-01", "demands": [{"date": "2022-03-01", "delivered": True, "proof": "EMS"}]},
            "2023-01-01",
            strict=True,
        )
    assert caught.value.problems[0].code == "limitation-grace"


def test_nothing_to_count_from() -> None:
    """No due date and no judgment, or a judgment without a day: exit 2, what to state."""
    done = run()
    assert (done.returncode, done.stderr) == (2, "错误：没有到期日，也没有判决，无从起算（写明 --due 到期日）\n")
    done = run("--obstacle", "2020-02-01")
    assert done.stderr == "错误：--obstacle: “2020-02-01”应写作 首日..末日（例：--obstacle 2020-02-01..2020-04-08）\n"


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        ({"lent": "2022-06-30", "due": "2022-05-31"}, ["due"]),
        ({"signed": "2022-06-30", "due": "2022-05-31"}, ["due"]),
        ({"signed": "2021-06-01", "due": "2022-05-31", "filed": "2021-05-31"}, ["filed"]),
        ({"due": "2022-05-31", "filed": "2024-06-03", "accepted": "2024-06-02"}, ["accepted"]),
        (
            {"loans": [{"lent": "2021-06-01", "due": "2022-05-31"}, {"due": "2023-05-31"}]}
            | {"filed": "2024-06-03", "accepted": "2024-06-02", "payments": [{"date": "2021-05-31", "amount": "1"}]},
            ["accepted"],
        ),
        (
            {"lent": "2021-06-01", "due": "2022-05-31", "payments": [{"date": "2021-05-31", "amount": "1"}]},
            ["payments"],
        ),
        (
            {
                "signed": "2022-06-30",
                "due": [{"due": "2022-05-31", "amount": "1"}, {"due": "2023-05-31", "amount": "1"}],
            },
            ["due"],
        ),
        ({"lent": "2022-06-30", "due": "2023-05-31", "accelerated": "2022-06-29"}, ["accelerated"]),
        ({"due": "2022-05-31", "filed": "2024-06-03", "served": "2024-06-02"}, ["served"]),
        ({"judgment": {"effective": "2024-09-10", "perform_by": "2024-09-09"}}, ["judgment.perform_by"]),
        (
            {"judgment": {"effective": "2024-09-10", "perform_by": "2024-09-20", "perform_within": "十日内"}},
            ["judgment.perform_within"],
        ),
        (
            {"judgment": {"perform_by": [{"due": "2024-09-20", "amount": "1"}], "perform_within": "十日内"}},
            ["judgment.perform_within"],
        ),
    ],
)
def test_dates_that_cannot_both_be_true(facts: dict[str, Any], places: list[str]) -> None:
    """A clock is not started from one of two days that contradict each other: a claim refuses them too."""
    with pytest.raises(LprError) as caught:
        clocks(facts, "2026-11-24")
    assert [problem.where.partition("[")[0] for problem in caught.value.problems] == places


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("limitation", *args, cwd=ROOT)


def test_the_command() -> None:
    """JSON with every event; options lie over a case file; CSV has a row an event."""
    done = run("--due", "2020-08-31", "--demand", "2022-03-01", "--on", "2024-06-03", "--format", "json")
    found = json.loads(done.stdout)
    clock = found["claims"][0]
    assert (clock["expires"], clock["days_left"], clock["state"]) == ("2025-03-03", 273, "running")
    assert [event["provision"] for event in clock["events"]] == ["civil-code/188", "limitation-2020/8"]
    assert found["enforcement"] is None
    seed = json.loads(run("examples/wang-v-li.yaml", "--on", "2024-01-01", "--format", "json").stdout)
    # A delivered demand of 2023-03-01: three years end on 2026-03-01, a Sunday.
    assert seed["claims"][0]["expires"] == "2026-03-02"
    assert seed["enforcement"] is None  # the judgment of 2024-08-20 is still to come
    rows = run("examples/wang-v-li.yaml", "--format", "csv").stdout.splitlines()
    assert rows[1].startswith("诉讼时效,2022-06-01,")


def test_the_calendar_file(tmp_path: Path) -> None:
    """An all-day event on the last day with three alarms; lines end with CRLF and none is over 75 octets."""
    path, case = tmp_path / "期限.ics", tmp_path / "案.yaml"
    case.write_text("title: 王某诉李某民间借贷纠纷\nprincipal: 30万\ndue: 2022-05-31\n", encoding="utf-8")
    assert run(str(case), "--on", "2024-01-01", "-o", str(path)).returncode == 0
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    text = raw.decode().replace("\r\n ", "")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20250603" in lines
    assert "DTEND;VALUE=DATE:20250604" in lines
    assert "SUMMARY:王某诉李某民间借贷纠纷：诉讼时效最后一日" in lines
    assert [line for line in lines if line.startswith("TRIGGER")] == ["TRIGGER:-P90D", "TRIGGER:-P30D", "TRIGGER:-P7D"]
    gone = tmp_path / "gone.ics"
    done = run("--due", "2013-05-31", "--on", "2024-01-01", "-o", str(gone))
    assert (done.returncode, done.stderr) == (0, f"已写 {gone}\n没有尚未届满的期限，日历文件里没有事项\n")
    assert "VEVENT" not in gone.read_text(encoding="utf-8")


TWO_LOANS = {
    "title": "甲公司；乙, 丙\\丁诉戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥有限责任公司买卖合同纠纷一案",
    "loans": [{"id": "甲", "principal": "1", "due": "2022-05-31"}, {"id": "乙", "principal": "1", "due": "2022-05-31"}],
}


def unfolded(text: str) -> list[dict[str, list[str]]]:
    """Read a calendar as RFC 5545 3.1 and 3.3.11 say: unfold, split name and value, undo the escapes."""
    events: list[dict[str, list[str]]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            value = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
            events[-1].setdefault(name.partition(";")[0], []).append(value)
    return events


def test_calendar_names_and_escapes() -> None:
    """A title with ; , and a backslash comes back whole; each clock has a name that an interruption does not change."""
    plain = unfolded(calendar(clocks(TWO_LOANS, "2024-01-01")))
    assert plain == unfolded(calendar(clocks(TWO_LOANS, "2024-01-01")))
    assert plain[0]["SUMMARY"] == [f"{TWO_LOANS['title']}：诉讼时效：甲最后一日"]
    names = [event["UID"][0] for event in plain]
    assert len(set(names)) == 2
    paid = {**TWO_LOANS, "payments": [{"date": "2024-03-01", "amount": "1", "loan": "甲"}]}
    moved = unfolded(calendar(clocks(paid, "2024-06-01")))
    assert [event["UID"][0] for event in moved] == names
    # 2025-06-01 moves to 06-03 (端午); 2024-03-01 + 3 years is a Monday.
    assert [event["DTSTART"] for event in plain] == [["20250603"], ["20250603"]]
    assert [event["DTSTART"] for event in moved] == [["20270301"], ["20250603"]]
    assert [event["DTSTAMP"] for event in moved] == [["20240601T000000Z"]] * 2
    other = unfolded(calendar(clocks({**TWO_LOANS, "title": "另案"}, "2024-01-01")))
    assert not {event["UID"][0] for event in other} & set(names)


def test_a_payment_that_names_no_loan() -> None:
    """Taken as acknowledging each of them, which is said, and which --strict refuses."""
    facts = {**TWO_LOANS, "payments": [{"date": "2024-03-01", "amount": "1"}]}
    found = clocks(facts, "2024-06-01")
    assert [clock.last for clock in found.claims] == [date(2027, 3, 1).toordinal()] * 2
    assert "limitation-payment-loan" in {notice.code for notice in found.notices}
    with pytest.raises(LprError) as caught:
        clocks(facts, "2024-06-01", strict=True)
    assert caught.value.problems[0].code == "limitation-payment-loan"


def test_the_calendar_is_doubted_only_for_days_that_matter() -> None:
    """2025-05-31 due, moved by a demand of 2026-03-02: 2028-06-01 no longer matters, 2029-03-02 does."""
    demands = [{"date": "2026-03-02", "delivered": "yes", "proof": "EMS"}]
    found = clocks({"due": "2025-05-31", "demands": demands}, "2026-06-01")
    assert [n.message.zh[:10] for n in found.notices if n.code == "calendar"] == ["2029-03-02"]


def test_the_last_day_itself() -> None:
    """0 days left is still in time; the day after is one day ago, in good English."""
    assert "2025-06-03 届满，当日是最后一天" in run("--due", "2022-05-31", "--on", "2025-06-03").stdout
    after = run("--due", "2022-05-31", "--on", "2025-06-04", "--lang", "en").stdout
    assert "over on 2025-06-03, 1 day ago" in after


def test_without_the_calendar_weekends_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the last day of 2025-06-01 (Sunday) moves to Monday the 2nd, a holiday, and it says so."""
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    found = clocks({"due": "2022-05-31"}, "2025-01-01")
    assert found.claims[0].last == date(2025, 6, 2).toordinal()
    assert "pip install 'lpr-calc[calendar]'" in next(n for n in found.notices if n.code == "calendar").message.zh
