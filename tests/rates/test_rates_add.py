"""``rates add``: one publication, and what is too odd to be taken unasked."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import fake_publisher
import pytest
import yaml
from fake_publisher import CLAIM, INVENTED, PACKAGED, Call, Publisher, Ran, claims_with

from lpr_calc.tables.files import read_data

call, clock, publisher, server, table = (
    fake_publisher.call,
    fake_publisher.clock,
    fake_publisher.publisher,
    fake_publisher.server,
    fake_publisher.table,
)


ODD: dict[str, tuple[date, tuple[str, str], str]] = {
    "step": (date(2026, 11, 20), ("33.00", "33.50"), "2026-11-20 的 1y 比 2026-10-20 变动 +30.00，超过 0.50"),
    "five-year-step": (date(2026, 11, 20), ("3.00", "4.05"), "2026-11-20 的 5y 比 2026-10-20 变动 +0.55，超过 0.50"),
    "below": (date(2026, 11, 20), ("3.50", "3.45"), "2026-11-20 五年期 3.45 低于一年期 3.50"),
}


@pytest.mark.broad
@pytest.mark.parametrize("name", ODD)
def test_an_absurd_quote_is_taken_by_name_only(name: str, call: Call, publisher: Publisher, table: Path) -> None:
    day, values, said = ODD[name]
    publisher.rows[day] = values
    ran = call("rates", "update")
    hint = f"没有写入；核对公告，确实如此的，加 --accept {day}"
    assert (ran.code, ran.out) == (3, "")
    assert f"{said}（{hint}）\n" in ran.err
    assert not table.parent.exists()
    assert call("rates", "update", "--accept", "2026-10-20").code == 3
    assert call("rates", "update", "--accept", str(day)).code == 0
    # The way back: the publisher was hacked, or the wrong cell was read.
    publisher.rows[day] = INVENTED[day]
    assert call("rates", "update").code == 0
    assert call("rates", "update").out == "没有新报价：最新一次是 2026-11-20\n"


def test_a_step_of_half_a_percent_is_no_news(call: Call, publisher: Publisher, table: Path) -> None:
    publisher.rows[date(2026, 11, 20)] = ("3.50", "4.00")
    assert call("rates", "update").code == 0


def test_two_publications_in_a_month_are_never_taken(call: Call, publisher: Publisher, table: Path) -> None:
    publisher.rows[date(2026, 11, 23)] = ("3.00", "3.50")
    for accepted in ((), ("--accept", "2026-11-23")):
        ran = call("rates", "update", *accepted)
        assert (ran.code, ran.out) == (3, "")
        assert "2026-11 有两次报价：2026-11-20 与 2026-11-23" in ran.err
        assert not table.parent.exists()


SOURCE = "https://www.pbc.gov.cn/announcement.html"


def test_one_publication_is_added(call: Call, table: Path) -> None:
    ran = call("rates", "add", "2026-10-20", "3.00", "3.50", "--source", SOURCE)
    assert ran == Ran(0, f"+ 2026-10-20  1y 3.00  5y 3.50  新报价\n已写入 {table}，最新报价 2026-10-20\n", "")
    written = yaml.safe_load(table.read_text(encoding="utf-8"))
    assert written["next_due"] == date(2026, 11, 20)
    assert written["rates"][-1] == {
        "effective": date(2026, 10, 20),
        "one_year": 3.0,
        "five_year_plus": 3.5,
        "source": SOURCE,
        "sources_count": 1,
    }
    assert len(written["rates"]) == len(PACKAGED) + 1
    assert call("rates", "check", str(table)).code in (0, 3)
    again = call("rates", "add", "2026-10-20", "3", "3.5%", "--source", SOURCE)
    assert (again.code, again.out) == (0, "没有新报价：最新一次是 2026-10-20\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("2026-10-20", "33.00", "33.50"), "2026-10-20 的 1y 比 2026-09-20 变动 +30.00，超过 0.50"),
        (("2026-10-20", "3.40", "3.35"), "2026-10-20 五年期 3.35 低于一年期 3.40"),
        (("2026-09-21", "3.00", "3.50"), "2026-09 有两次报价：2026-09-20 与 2026-09-21"),
        (("2999-10-20", "3.00", "3.50"), "2999"),
        (("2026-10-21", "3.00", "3.50"), "2026-10-21 不是公布日"),
        (("2026-10-20", "3.01", "3.50"), "1y 3.01 不是 0.05 的整数倍"),
        (("2026-10-20", "-3", "3.50"), "“-3”不是报价"),
        (("2026-10-20", "3.00", "三"), "“三”不是报价"),
        (("10/20/2026", "3.00", "3.50"), "的年份应写在最前"),
    ],
)
def test_what_is_not_added(args: tuple[str, ...], said: str, call: Call, table: Path) -> None:
    ran = call("rates", "add", *args, "--source", SOURCE)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not table.parent.exists()


def test_a_day_to_come(call: Call, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Fixed(date):
        @classmethod
        def today(cls) -> Any:
            return date(2026, 10, 1)

    monkeypatch.setattr("lpr_calc.cli.rates_add.date", Fixed)
    added = ("rates", "add", "2026-10-20", "3.00", "3.50", "--source", SOURCE)
    ran = call(*added)
    assert (ran.code, ran.out) == (2, "")
    assert (
        "2026-10-20 还没有到（今天是 2026-10-01）（没有写入；核对公告，确实如此的，加 --accept 2026-10-20）" in ran.err
    )
    assert not table.parent.exists()
    assert call(*added, "--accept", "2026-10-20").code == 0
    assert table.exists()


def test_a_source_is_an_address(call: Call, table: Path) -> None:
    ran = call("rates", "add", "2026-10-20", "3.00", "3.50", "--source", "央行公告")
    assert ran == Ran(2, "", "错误：--source: 来源“央行公告”不是网址（写报价公告的网址）\n")


def test_an_old_row_needs_leave_to_be_added(call: Call, table: Path) -> None:
    altered = ("rates", "add", "2026-08-20", "2.95", "3.50", "--source", SOURCE)
    assert call(*altered).code == 1
    assert not table.parent.exists()
    assert call(*altered, "--allow-revision").code == 0
    # And back, without leave.
    assert call("rates", "add", "2026-08-20", "3.00", "3.50", "--source", SOURCE).code == 0
    assert claims_with(table, call) == ""


@pytest.mark.parametrize("here", [False, True])
def test_a_row_in_a_file_of_ones_own(
    call: Call, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: bool
) -> None:
    """Comments and all other rows stay as they were; a file of the folder one is in goes by its name alone."""
    own = tmp_path / "own.yaml"
    own.write_text(read_data("lpr_rates.yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    file = own.name if here else str(own)
    assert call("rates", "add", "2026-10-20", "3.00", "3.50", "--source", SOURCE, "--file", file).code == 0
    row = (
        f"  - effective: 2026-10-20\n    one_year: 3.00\n    five_year_plus: 3.50\n    source: {SOURCE}\n"
        "    sources_count: 1\n"
    )
    before = read_data("lpr_rates.yaml").replace("next_due: 2026-10-20", "next_due: 2026-11-20")
    assert own.read_text(encoding="utf-8") == before + row
    assert not table.parent.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
@pytest.mark.parametrize("kind", ["fifo", "folder", "device"])
@pytest.mark.parametrize("place", ["own", "stated"])
def test_what_is_no_file_is_refused_and_never_waited_for(
    kind: str, place: str, call: Call, table: Path, tmp_path: Path
) -> None:
    path = table if place == "own" else tmp_path / "given"
    path.parent.mkdir(exist_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    ran = call(*CLAIM, *(("--rates", str(path)) if place == "stated" else ()))
    assert (ran.code, ran.out) == (2, "")
    assert f"{path}: 不是普通文件（目录、管道或设备）" in ran.err
    if place == "own":
        added = call("rates", "add", "2026-10-20", "3.00", "3.50", "--source", SOURCE)
        assert (added.code, added.out) == (2, "")
        assert "没有写入" in added.err
