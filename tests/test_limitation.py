"""Limitation of action and of enforcement: cases with their workings, properties, the command, the calendar file."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.api import as_tree
from lpr_calc.casefile.parse import parse_case
from lpr_calc.dates import iso
from lpr_calc.errors import LprError
from lpr_calc.limitation import LimitationStatement, limitation

ROOT = Path(__file__).parent.parent
CASES = yaml.load((ROOT / "tests" / "clocks" / "limitation.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
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
        "begins": clock.begins, "nominal": clock.nominal, "last": clock.last, "twenty_years": clock.stop,
    }  # fmt: skip
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


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "lpr_calc", "limitation", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def test_the_command() -> None:
    """JSON with every event; options lie over a case file; CSV has a row an event."""
    done = run("--due", "2020-08-31", "--demand", "2022-03-01", "--on", "2024-06-03", "--format", "json")
    found = json.loads(done.stdout)
    clock = found["claims"][0]
    assert (clock["expires"], clock["days_left"], clock["state"]) == ("2025-03-03", 273, "running")
    assert [event["provision"] for event in clock["events"]] == ["civil-code/188", "limitation-2020/8"]
    assert found["enforcement"] is None
    seed = json.loads(run("examples/wang-v-li.yaml", "--on", "2024-01-01", "--format", "json").stdout)
    assert seed["claims"][0]["expires"] == "2025-06-03"
    rows = run("examples/wang-v-li.yaml", "--format", "csv").stdout.splitlines()
    assert rows[1].startswith("诉讼时效,2022-06-01,")


def test_the_calendar_file(tmp_path: Path) -> None:
    """An all-day event on the last day with three alarms; lines end with CRLF and none is over 75 octets."""
    path = tmp_path / "期限.ics"
    assert run("examples/wang-v-li.yaml", "--on", "2024-01-01", "-o", str(path)).returncode == 0
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
    assert run("--due", "2013-05-31", "--on", "2024-01-01", "-o", str(gone)).returncode == 0
    assert "VEVENT" not in gone.read_text(encoding="utf-8")


def test_without_the_calendar_weekends_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the last day of 2025-06-01 (Sunday) moves to Monday the 2nd, a holiday, and it says so."""
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    found = clocks({"due": "2022-05-31"}, "2025-01-01")
    assert found.claims[0].last == date(2025, 6, 2).toordinal()
    assert "pip install 'lpr-calc[calendar]'" in next(n for n in found.notices if n.code == "calendar").message.zh
