"""``rates update --from-file``, and the table that an update leaves in the user's folder."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
from datetime import date
from pathlib import Path

import fake_publisher
import pytest
import yaml
from fake_publisher import (
    CLAIM,
    INVENTED,
    KEPT,
    NEW,
    PACKAGED,
    RECORDED,
    Call,
    Publisher,
    Ran,
    as_json,
    chart_document,
    chart_lines,
    history_document,
    put,
    rate_source,
    with_rows,
)

from lpr_calc.rates import api
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.publisher import PAGE
from lpr_calc.tables.files import data_path, read_data

call, clock, publisher, server, table = (
    fake_publisher.call,
    fake_publisher.clock,
    fake_publisher.publisher,
    fake_publisher.server,
    fake_publisher.table,
)


def test_a_saved_history(call: Call, table: Path, tmp_path: Path) -> None:
    """A saved LprHis reply is read as the live one is, whatever window it is for;
    its rows cite the publisher's page.
    """
    saved = tmp_path / "saved.json"
    saved.write_bytes(as_json(history_document({**PACKAGED, **INVENTED}, "2026-08-01", "2026-11-24")))
    assert call("rates", "update", "--from-file", str(saved)) == Ran(
        0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", ""
    )
    assert api.load(str(table)).known_through == date(2026, 11, 20).toordinal()
    assert yaml.safe_load(table.read_text(encoding="utf-8"))["rates"][-1]["source"] == PAGE


def test_a_saved_chart(call: Call, table: Path, tmp_path: Path) -> None:
    """A saved LprChrtCSV reply is known by its form."""
    saved = tmp_path / "saved.json"
    saved.write_bytes(b"\xef\xbb\xbf" + as_json(chart_document(chart_lines({**PACKAGED, **INVENTED}))))
    assert call("rates", "update", "--from-file", str(saved)) == Ran(
        0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", ""
    )
    assert yaml.safe_load(table.read_text(encoding="utf-8"))["rates"][-1]["source"] == PAGE


def test_a_rate_file(call: Call, table: Path, tmp_path: Path) -> None:
    """A rate file that somebody else updated serves as well; its rows keep their sources."""
    saved = tmp_path / "theirs.yaml"
    saved.write_text(with_rows({**PACKAGED, **INVENTED}, date(2026, 12, 21)), encoding="utf-8")
    assert call("rates", "update", "--from-file", str(saved)) == Ran(
        0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", ""
    )
    assert (
        yaml.safe_load(table.read_text(encoding="utf-8"))["rates"][-1]["source"] == "https://example.com/announcement"
    )


def test_the_recorded_reply_as_a_file(call: Call, table: Path, tmp_path: Path) -> None:
    """What was recorded agrees with the packaged table."""
    saved = tmp_path / "recorded.json"
    saved.write_text(RECORDED, encoding="utf-8")
    assert call("rates", "update", "--from-file", str(saved)) == Ran(0, "没有新报价：最新一次是 2026-09-20\n", "")
    assert not table.parent.exists()


BROKEN_FILES: dict[str, tuple[str, int, str]] = {
    "empty": ("", 3, f": 答复是空的（可能被限流）（{KEPT}）"),
    "page": ("<html></html>", 3, f": 得到的是网页，不是数据（维护或防火墙）（{KEPT}）"),
    "half": ('{"head": {"rep_code"', 3, f': 答复不是 JSON：{{"head": {{"rep_code"（{KEPT}）'),
    "other": ("{}", 3, f": 答复缺少 head、data 或 records（{KEPT}）"),
    "no-quote": (json.dumps(history_document({}, "2026-08-01", "2026-11-24")), 3, ": 答复里没有报价（旧数据保持不变）"),
    "not-rates": ("- 1\n", 2, ":1:1: 这不是利率文件（应有 series: 与 rates:）"),
    "value": (
        "series: lpr\nrates:\n  - effective: 2026-09-20\n    one_year: 3.0\n    five_year_plus: 3.50\n"
        "    source: https://example.com/a\n",
        2,
        ":4:15 rates[0].one_year: one_year 是“3.0”（应为两位小数的百分数，例如 3.85）",
    ),
    "benchmark": (read_data("benchmark_rates.yaml"), 2, ": 不是 LPR 文件"),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_a_broken_file(name: str, call: Call, table: Path, tmp_path: Path) -> None:
    """A saved file that cannot be used is named, and changes nothing."""
    text, code, said = BROKEN_FILES[name]
    saved = tmp_path / "saved"
    saved.write_text(text, encoding="utf-8")
    assert call("rates", "update", "--from-file", str(saved)) == Ran(code, "", f"错误：{saved}{said}\n")
    assert not table.parent.exists()


def test_a_missing_file(call: Call, table: Path, tmp_path: Path) -> None:
    """A file that is not there is named."""
    saved = tmp_path / "nothing.json"
    said = f"错误：{saved}: 无法读取：没有这个文件或文件夹\n"
    assert call("rates", "update", "--from-file", str(saved)) == Ran(2, "", said)


def test_a_broken_table_is_refused_and_mended(call: Call, publisher: Publisher, table: Path) -> None:
    """No command falls back silently from a table that cannot be read; an update puts a good one there."""
    put(table, "series: lpr\nrates:\n")
    ran = call(*CLAIM)
    assert (ran.code, ran.out) == (2, "")
    said = re.escape(f"没有利率行（删除 {table}，或运行 lpr-calc rates update）\n")
    assert re.fullmatch(rf"错误：{re.escape(str(table))}:[0-9:]+(?: rates)?: {said}", ran.err), ran.err
    kept = f"{table}.bak"
    said = f"原来的利率表不能用（有错，或比随附的旧），留作 {kept}\n"
    assert call("rates", "update") == Ran(0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", said)
    assert rate_source(call(*CLAIM, "--format", "json", "-q"))["name"] == str(table)
    assert Path(kept).read_text(encoding="utf-8") == "series: lpr\nrates:\n"
    # Another that is broken gets a name of its own; nothing kept is lost.
    put(table, "series: lpr\nrates: 我的\n")
    assert f"留作 {table}.bak2\n" in call("rates", "update").err
    assert Path(kept).read_text(encoding="utf-8") == "series: lpr\nrates:\n"
    assert Path(f"{table}.bak2").read_text(encoding="utf-8") == "series: lpr\nrates: 我的\n"


def test_an_older_table_is_not_used(call: Call, publisher: Publisher, table: Path) -> None:
    """A program that ships newer quotes than the user's table uses its own, and updates from its own."""
    older = {day: values for day, values in PACKAGED.items() if day < date(2026, 9, 1)}
    put(table, with_rows(older, date(2026, 9, 20)))
    source = rate_source(call(*CLAIM, "--format", "json", "-q"))
    assert (source["name"], source["known_through"]) == (builtin_lpr().name, "2026-09-20")
    was = table.read_bytes()
    said = f"原来的利率表不能用（有错，或比随附的旧），留作 {table}.bak\n"
    assert call("rates", "update") == Ran(0, f"{NEW}已写入 {table}，最新报价 2026-11-20\n", said)
    assert Path(f"{table}.bak").read_bytes() == was
    assert rate_source(call(*CLAIM, "--format", "json", "-q"))["name"] == str(table)


def test_a_file_in_place_of_the_folder(
    call: Call, publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A data folder that cannot be made is an error in a sentence."""
    (tmp_path / "taken").write_bytes(b"")
    monkeypatch.setenv("LPR_CALC_DATA", str(tmp_path / "taken"))
    said = f"错误：{tmp_path / 'taken'}: 无法写出：已经存在\n"
    assert call("rates", "update") == Ran(2, "", said)
    assert (tmp_path / "taken").read_bytes() == b""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(call: Call, publisher: Publisher, table: Path) -> None:
    """A data folder without the right to write is an error in a sentence."""
    table.parent.mkdir(mode=0o555)
    assert call("rates", "update") == Ran(2, "", f"错误：{table}: 无法写出：没有权限\n")


def test_nothing_half_written(call: Call, publisher: Publisher, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up leaves the old table and no part of the new one."""
    before = put(table, with_rows(PACKAGED, date(2026, 10, 20)))

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert call("rates", "update") == Ran(2, "", f"错误：{table}: 无法写出：磁盘已满\n")
    assert [path.name for path in table.parent.iterdir()] == ["lpr_rates.yaml"]
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [
        CLAIM,
        ("rates", "list"),
        ("rates", "at", "2026-09-21"),
        ("rates", "check"),
        ("rates", "chart"),
        ("cap", "--on", "2026-08-01"),
        ("rates", "update", "--from-file", data_path("lpr_rates.yaml")),
    ],
    ids=" ".join,
)
def test_no_other_command_goes_online(
    args: tuple[str, ...], call: Call, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only ``rates update`` without ``--from-file`` opens a socket."""

    def refuse(*given: object, **named: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    ran = call(*args)
    assert (ran.code, ran.out != "") == (0, True), ran.err


def test_an_update_would_open_a_socket(call: Call, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard of the test above does hold: the one command that goes online is stopped by it."""

    def refuse(*given: object, **named: object) -> None:
        raise OSError(errno.EPERM, "refused by the test")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setenv("no_proxy", "*")
    ran = call("rates", "update")
    assert (ran.code, ran.out, ran.err.count("refused by the test")) == (3, "", 2)
