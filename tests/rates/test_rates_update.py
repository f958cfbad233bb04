"""``rates update`` against a local HTTPS server that answers as the publisher does (`fake_publisher`)."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import fake_publisher
import pytest
import yaml
from fake_publisher import (
    CHART_ASKED,
    CLAIM,
    HISTORY_ASKED,
    INVENTED,
    KEPT,
    NEW,
    PACKAGED,
    RECORDED,
    RETRY,
    SECOND_ASKED,
    TODAY,
    Answer,
    Call,
    Clock,
    Failing,
    Publisher,
    Ran,
    Rows,
    claims_with,
    put,
    rate_source,
    with_rows,
)

from lpr_calc import rates
from lpr_calc.base.errors import LprError
from lpr_calc.rates import api
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.publisher import FIRST_DAY, PAGE, WINDOW_DAYS, newest_missing, read_history, read_reply, windows
from lpr_calc.tables.files import data_path, read_data

call, clock, failing, publisher, server, table = (
    fake_publisher.call,
    fake_publisher.clock,
    fake_publisher.failing,
    fake_publisher.publisher,
    fake_publisher.server,
    fake_publisher.table,
)


def test_the_recorded_reply_parses() -> None:
    """Both quotes come out exactly, oldest first, with where they came from."""
    asked = (date(2025, 11, 1), date(2025, 12, 31))
    rows = read_history(RECORDED, "https://example.com/", asked)
    assert [(row.day, row.values, row.source) for row in rows] == [
        (date(2025, 11, 20), {"1y": 300, "5y": 350}, "https://example.com/"),
        (date(2025, 12, 22), {"1y": 300, "5y": 350}, "https://example.com/"),
    ]
    assert [row.source for row in read_reply(RECORDED, "saved.json")] == [PAGE, PAGE]


def test_windows_stay_under_the_limit() -> None:
    """Every span is cut into windows of 350 days or fewer, without a gap or an overlap."""
    for days in (0, 1, 348, 349, 350, 351, 699, 700, 701, 2900):
        end = FIRST_DAY + timedelta(days=days)
        found = windows(FIRST_DAY, end)
        assert (found[0][0], found[-1][1]) == (FIRST_DAY, end)
        assert all(0 <= (last - first).days < WINDOW_DAYS <= 350 for first, last in found)
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in zip(found, found[1:], strict=False))
    assert windows(TODAY, TODAY - timedelta(days=1)) == []
    assert windows(date(2025, 11, 24), TODAY) == [
        (date(2025, 11, 24), date(2026, 11, 8)),
        (date(2026, 11, 9), date(2026, 11, 24)),
    ]


@pytest.mark.parametrize(
    ("newest", "today", "missing"),
    [
        ("2026-09-20", "2026-10-27", None),
        ("2026-09-20", "2026-10-28", "2026-10-01"),
        ("2026-09-20", "2026-11-01", "2026-10-01"),
        ("2026-10-20", "2026-11-27", None),
        ("2026-10-20", "2026-11-28", "2026-11-01"),
        ("2026-12-21", "2027-01-20", None),
        ("2026-11-20", "2027-01-02", "2026-12-01"),
    ],
)
def test_which_month_must_be_there(newest: str, today: str, missing: str | None) -> None:
    """A month's quote may be waited for until the 27th, and is missed from the 28th on."""
    found = newest_missing([date.fromisoformat(newest)], date.fromisoformat(today))
    assert found == (date.fromisoformat(missing) if missing else None)


def test_an_update_is_shown_and_written(call: Call, publisher: Publisher, table: Path) -> None:
    """The new quotes are listed and written, whole, in a file that the check passes."""
    assert call("rates", "update") == Ran(0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", "")
    assert publisher.paths == [f"POST {HISTORY_ASKED}", f"POST {SECOND_ASKED}"]
    assert [path.name for path in table.parent.iterdir()] == ["lpr_rates.yaml"]
    checked = call("rates", "check", str(table), "--format", "json")
    assert (checked.code, checked.err) == (0, "")
    written = yaml.safe_load(table.read_text(encoding="utf-8"))
    # 2026-12-20 is a Sunday.
    assert written["next_due"] == date(2026, 12, 21)
    assert len(written["rates"]) == len(PACKAGED) + 2
    assert written["rates"][-1] == {
        "effective": date(2026, 11, 20),
        "one_year": 3.0,
        "five_year_plus": 3.5,
        "source": publisher.host + SECOND_ASKED,
        "sources_count": 1,
    }
    shipped = yaml.safe_load(read_data("lpr_rates.yaml"))["rates"]
    assert written["rates"][: len(PACKAGED)] == shipped


def test_what_is_sent(call: Call, publisher: Publisher, table: Path) -> None:
    """The headers without which the publisher has answered 403 are there; nothing else of the user's is."""
    call("rates", "update", "--dry-run")
    headers = publisher.asked[0][2]
    assert (headers["Origin"], headers["Referer"]) == ("https://www.chinamoney.com.cn", PAGE)
    assert headers["X-Requested-With"] == "XMLHttpRequest"
    assert headers["User-Agent"] == "Mozilla/5.0 (lpr-calc)"
    assert set(headers) <= {
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Content-Length",
        "Content-Type",
        "Host",
        "Origin",
        "Referer",
        "User-Agent",
        "X-Requested-With",
    }


def test_in_english_and_json(call: Call, publisher: Publisher, table: Path) -> None:
    """The same, for English readers and for programs."""
    dry = call("rates", "update", "--dry-run", "--lang", "en")
    assert dry.out == (
        "+ 2026-10-20  1y 3.00  5y 3.50  new\n+ 2026-11-20  1y 3.00  5y 3.50  new\nnothing written (--dry-run)\n"
    )
    ran = call("rates", "update", "--format", "json")
    document = json.loads(ran.out)
    assert (ran.code, ran.err, document["schema"]) == (0, "", "lpr-calc/rates-update/1")
    assert document["changes"] == [
        {
            "kind": "new",
            "date": day,
            "before": None,
            "after": {"1y": "3.00", "5y": "3.50"},
            "source": publisher.host + asked,
        }
        for day, asked in (("2026-10-20", HISTORY_ASKED), ("2026-11-20", SECOND_ASKED))
    ]
    assert (document["known_through"], document["written"]) == ("2026-11-20", str(table))
    assert (document["refused"], document["notes"]) == (False, [])


def test_later_results_name_the_table(call: Call, publisher: Publisher, table: Path) -> None:
    """A claim computed after an update says which table it rests on; ``--rates`` still wins."""
    assert rate_source(call(*CLAIM, "--format", "json", "-q"))["name"] == builtin_lpr().name
    call("rates", "update")
    source = rate_source(call(*CLAIM, "--format", "json", "-q"))
    assert (source["name"], source["known_through"], source["next_due"]) == (str(table), "2026-11-20", "2026-12-21")
    said = f"利率数据：{table}，最新报价 2026-11-20，下次报价 2026-12-21，sha256 {source['sha256'][:12]}\n"
    assert said in call(*CLAIM).out
    own = data_path("lpr_rates.yaml")
    assert rate_source(call(*CLAIM, "--format", "json", "-q", "--rates", own))["name"] == own
    assert call("rates", "list").out.splitlines()[-1].split() == ["2026-11-20", "3.00", "3.50"]


def test_a_second_update_changes_nothing(call: Call, publisher: Publisher, table: Path) -> None:
    """Where there is nothing new, the file stays as it is to the byte."""
    call("rates", "update")
    before, stamp = table.read_bytes(), table.stat().st_mtime_ns
    assert call("rates", "update") == Ran(0, "没有新报价：最新一次是 2026-11-20\n", "")
    assert (table.read_bytes(), table.stat().st_mtime_ns) == (before, stamp)


def test_dry_run_writes_nothing(call: Call, publisher: Publisher, table: Path) -> None:
    """``--dry-run`` lists the difference and touches no file."""
    assert call("rates", "update", "--dry-run") == Ran(0, f"{NEW}没有写入（--dry-run）\n", "")
    assert not table.parent.exists()


def test_a_redirect_on_the_same_host_is_followed(call: Call, publisher: Publisher, table: Path) -> None:
    """A redirect that stays on the host over HTTPS leads to the answer."""

    def moved(path: str) -> Answer:
        if path.startswith("/new/"):
            return publisher.good_history(path)
        return Answer(status=302, headers=(("Location", f"/new{path}"),))

    publisher.history = moved
    assert call("rates", "update") == Ran(0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", "")
    assert publisher.paths[:2] == [f"POST {HISTORY_ASKED}", f"GET /new{HISTORY_ASKED}"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=403), f"服务器答复 403（{RETRY}）"),
        (Answer(b"<html>maintenance</html>"), f"得到的是网页，不是数据（维护或防火墙）（{KEPT}）"),
        (Answer(b""), f"答复是空的（可能被限流）（{KEPT}）"),
    ],
)
def test_the_chart_answers_where_the_history_does_not(
    answer: Answer, said: str, call: Call, publisher: Publisher, table: Path
) -> None:
    """The fall-back gives the same table, and the reader is told; header line and old daily rows are left out."""
    publisher.history = lambda path: answer
    note = f"历史接口未取得数据，改用图表接口：{publisher.host}{HISTORY_ASKED}: {said}\n"
    assert call("rates", "update") == Ran(0, f"{note}{NEW}已写入 {table}，最新报价 2026-11-20\n", "")
    assert publisher.paths == [f"POST {HISTORY_ASKED}", f"GET {CHART_ASKED}"]
    written = yaml.safe_load(table.read_text(encoding="utf-8"))["rates"]
    assert [row["effective"] for row in written] == [*PACKAGED, *INVENTED]
    assert written[-1]["source"] == publisher.host + CHART_ASKED


def test_a_failure_in_the_second_window_falls_back(call: Call, publisher: Publisher, table: Path) -> None:
    """Half a history is no history: the chart is asked for the whole span."""
    good = publisher.good_history
    publisher.history = lambda path: Answer(status=500) if "2026-11-09" in path else good(path)
    ran = call("rates", "update", "--format", "json")
    document = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert document["notes"] == [f"{publisher.host}{SECOND_ASKED}: 服务器答复 500（{RETRY}）"]
    assert [change["source"] for change in document["changes"]] == [publisher.host + CHART_ASKED] * 2


@pytest.mark.parametrize(
    ("today", "gone", "month"),
    [
        (date(2026, 11, 29), [date(2026, 11, 20)], "2026-11"),
        (date(2026, 11, 24), [date(2026, 10, 20), date(2026, 11, 20)], "2026-10"),
    ],
)
def test_a_publisher_that_is_behind(
    today: date, gone: list[date], month: str, failing: Failing, clock: Clock, publisher: Publisher
) -> None:
    """An answer without a quote that must be there by now is incomplete."""
    clock(today)
    for day in gone:
        del publisher.rows[day]
    said = f"没有 {month} 的报价，而今天是 {today}（发布机构的答复可能不完整，稍后再试；{KEPT}）\n"
    assert failing() == Ran(3, "", f"错误：{publisher.host}: {said}")


def test_a_month_that_is_missing_is_refused(failing: Failing, publisher: Publisher) -> None:
    """November without October cannot be a whole answer."""
    del publisher.rows[date(2026, 10, 20)]
    ran = failing()
    assert (ran.code, ran.out) == (3, "")
    assert re.fullmatch(r"错误：\S+ 2026-11-20: 缺少 2026-10 的报价（每月一行，不变也要写）\n", ran.err), ran.err


def test_a_quote_on_a_wrong_day_is_refused(failing: Failing, publisher: Publisher) -> None:
    """2026-10-20 is a working day: a quote of the 21st fails the check."""
    pytest.importorskip("chinese_calendar")
    publisher.rows[date(2026, 10, 21)] = publisher.rows.pop(date(2026, 10, 20))
    ran = failing()
    assert (ran.code, ran.out) == (3, "")
    said = r"错误：\S+ 2026-10-21: 2026-10-21 不是公布日（20 日或其后第一个工作日：2026-10-20）\n"
    assert re.fullmatch(said, ran.err), ran.err


def test_a_value_off_the_step_is_refused(failing: Failing, publisher: Publisher) -> None:
    """Quotes are multiples of 0.05."""
    publisher.rows[date(2026, 11, 20)] = ("2.98", "3.50")
    ran = failing()
    assert (ran.code, ran.out) == (3, "")
    said = r"错误：\S+ 2026-11-20: 1y 2.98 不是 0.05 的整数倍（应为 2.95 或 3.00 之类，核对公告）\n"
    assert re.fullmatch(said, ran.err), ran.err


REFUSED = "没有写入：旧行会被改动；核对公告后，确要改动的加 --allow-revision\n"


def test_an_altered_row_needs_leave(call: Call, publisher: Publisher, table: Path) -> None:
    """A published value that changed is shown, and written only with ``--allow-revision``."""
    publisher.rows[date(2026, 8, 20)] = ("2.95", "3.50")
    note = f"{table}: 2026-08-20 原为 3.00/3.50，现为 2.95/3.50\n"
    shown = f"- 2026-08-20  1y 3.00  5y 3.50  旧行改动\n+ 2026-08-20  1y 2.95  5y 3.50\n{NEW}"
    assert call("rates", "update") == Ran(1, shown + REFUSED, "")
    assert not table.parent.exists()
    ran = call("rates", "update", "--format", "json")
    document = json.loads(ran.out)
    assert (ran.code, document["refused"], document["written"]) == (1, True, None)
    assert [change["kind"] for change in document["changes"]] == ["altered", "new", "new"]
    assert call("rates", "update", "--allow-revision", "--dry-run") == Ran(0, f"{shown}没有写入（--dry-run）\n", note)
    assert not table.parent.exists()
    allowed = call("rates", "update", "--allow-revision")
    assert allowed == Ran(0, f"{shown}已写入 {table}，最新报价 2026-11-20\n", note)
    assert rates.at("2026-08-20", table=api.load(str(table))).percent == Decimal("2.95")
    checked = call("rates", "check", str(table))
    assert (checked.code, "2026-08-20 原为 3.00/3.50，现为 2.95/3.50" in checked.out) == (1, True)
    assert call("rates", "update") == Ran(0, "没有新报价：最新一次是 2026-11-20\n", note)


def test_a_row_that_moved_needs_leave(call: Call, publisher: Publisher, table: Path) -> None:
    """A row of the user's on a wrong day: the publisher's takes its place only with ``--allow-revision``."""
    moved = {**PACKAGED, date(2026, 10, 21): ("3.00", "3.50"), date(2026, 11, 20): ("3.00", "3.50")}
    before = put(table, with_rows(moved, date(2026, 12, 21)))
    shown = "+ 2026-10-20  1y 3.00  5y 3.50  旧行之间多出\n- 2026-10-21  1y 3.00  5y 3.50  旧行缺失\n"
    assert call("rates", "update") == Ran(1, shown + REFUSED, "")
    assert table.read_bytes() == before
    allowed = call("rates", "update", "--allow-revision")
    assert allowed == Ran(0, f"{shown}已写入 {table}，最新报价 2026-11-20\n", "")
    assert call("rates", "check", str(table)).code == 0


@pytest.mark.broad
@pytest.mark.parametrize("allowed", [(), ("--allow-revision",)], ids=["refused", "allowed"])
@pytest.mark.parametrize("kind", ["gone", "inserted"])
def test_a_row_gone_or_inserted_is_never_written(
    kind: str, allowed: tuple[str, ...], call: Call, publisher: Publisher, table: Path
) -> None:
    """A month without a row or with two is no table, even with leave to revise."""
    before = put(table, with_rows(PACKAGED, date(2026, 10, 20)))
    if kind == "gone":
        del publisher.rows[date(2026, 8, 20)]
    else:
        publisher.rows[date(2026, 8, 24)] = ("3.00", "3.50")
    assert call("rates", "update", *allowed).code in ((3,) if allowed else (1, 3))
    assert table.read_bytes() == before


def test_a_broken_table_is_mended_without_new_quotes(
    call: Call, clock: Clock, publisher: Publisher, table: Path
) -> None:
    """The way out that `claim` names works on a day without a new quote too."""
    clock(date(2026, 10, 5))
    put(table, "series: lpr\nrates:\n")
    publisher.rows = dict(PACKAGED)
    assert call("rates", "update").code == 0
    assert call(*CLAIM).code == 0


@pytest.mark.parametrize("kind", ["gone", "inserted"])
def test_a_row_gone_or_inserted_is_shown(kind: str, call: Call, publisher: Publisher, table: Path) -> None:
    """An old row that vanished or came between is shown, exit 1, nothing written."""
    if kind == "gone":
        del publisher.rows[date(2026, 8, 20)]
        shown = "- 2026-08-20  1y 3.00  5y 3.50  旧行缺失\n"
    else:
        publisher.rows[date(2026, 8, 24)] = ("3.00", "3.50")
        shown = "+ 2026-08-24  1y 3.00  5y 3.50  旧行之间多出\n"
    assert call("rates", "update") == Ran(1, shown + NEW + REFUSED, "")


@pytest.mark.parametrize("rows", [{}, {d: v for d, v in PACKAGED.items() if d < date(2026, 9, 1)}], ids=["all", "last"])
def test_the_newest_rows_do_not_vanish(rows: Rows, call: Call, clock: Clock, publisher: Publisher, table: Path) -> None:
    """An answer without the newest quotes, or without any, never shortens the table."""
    clock(date(2026, 10, 10))
    publisher.rows = rows
    assert call("rates", "update", "--allow-revision").code in (1, 3)
    assert not table.exists()


def test_a_week_date_is_refused() -> None:
    """Only YYYY-MM-DD is a date."""
    with pytest.raises(LprError):
        read_history(RECORDED.replace("2025-12-22", "2025-W52-1"), "https://example.com/")


def test_the_way_back_to_the_packaged_history_needs_no_leave(call: Call, publisher: Publisher, table: Path) -> None:
    put(table, with_rows({**PACKAGED, date(2026, 8, 20): ("2.95", "3.50")}, date(2026, 10, 20)))
    said = (
        f"利率表 {table} 的历史与随程序发布的不同，共 1 处：2026-08-20 为 2.95/3.50，随程序发布的为 3.00/3.50；"
        f"本结果按 {table} 计算\n"
    )
    assert claims_with(table, call).count("的历史与随程序发布的不同") == 1
    assert said in claims_with(table, call)
    assert call("rates", "update").code == 0
    assert claims_with(table, call) == ""
    assert rates.at("2026-08-20", table=api.load(str(table))).percent == Decimal("3.00")
