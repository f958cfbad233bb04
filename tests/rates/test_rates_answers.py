"""``rates update``: whatever is odd about an answer of the publisher is an error, and the table stays as it was."""

from __future__ import annotations

import errno
import json
import os
import re
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import fake_publisher
import pytest
import trustme
from fake_publisher import (
    CHART_ASKED,
    HISTORY_ASKED,
    KEPT,
    NEW,
    PACKAGED,
    RETRY,
    Answer,
    Call,
    Failing,
    Publisher,
    Ran,
    as_json,
    chart_document,
    chart_lines,
    put,
    with_rows,
)

from lpr_calc.rates.update import MAX_BYTES

call, clock, failing, publisher, server, table = (
    fake_publisher.call,
    fake_publisher.clock,
    fake_publisher.failing,
    fake_publisher.publisher,
    fake_publisher.server,
    fake_publisher.table,
)


def errors(host: str, history: str, chart: str) -> str:
    """Return the two sentences on standard error."""
    return f"错误：{host}{HISTORY_ASKED}: {history}\n错误：{host}{CHART_ASKED}: {chart}\n"


LARGE = b" " * MAX_BYTES + b"{}"


ANSWERS: dict[str, tuple[Answer, str]] = {
    "empty": (Answer(b""), f"答复是空的（可能被限流）（{KEPT}）"),
    "blank": (Answer(b" \r\n"), f"答复是空的（可能被限流）（{KEPT}）"),
    "page": (Answer(b"<!DOCTYPE html><html></html>"), f"得到的是网页，不是数据（维护或防火墙）（{KEPT}）"),
    "not-json": (Answer(b"maintenance"), f"答复不是 JSON：maintenance（{KEPT}）"),
    "half-json": (Answer(b'{"head":'), f'答复不是 JSON：{{"head":（{KEPT}）'),
    "list": (Answer(b"[]"), f"答复不是对象（{KEPT}）"),
    "deep": (Answer(b"[" * 200_000), f"答复嵌套过深（{KEPT}）"),
    "encoding": (Answer("报价".encode("gbk")), f"答复不是 UTF-8（{RETRY}）"),
    "403": (Answer(b"{}", 403), f"服务器答复 403（{RETRY}）"),
    "404": (Answer(b"{}", 404), f"服务器答复 404（{RETRY}）"),
    "500": (Answer(b"{}", 500), f"服务器答复 500（{RETRY}）"),
    "large": (Answer(LARGE), f"答复过大，不像是利率数据（{RETRY}）"),
    "cut": (Answer(b'{"head": {}}', length=500), f"答复中途断开（{RETRY}）"),
    "other-host": (
        Answer(status=302, headers=(("Location", "https://example.invalid/rates"),)),
        f"被转到别的地址 example.invalid（{RETRY}）",
    ),
    "other-port": (
        Answer(status=301, headers=(("Location", "https://127.0.0.1:1/rates"),)),
        f"被转到别的地址 127.0.0.1:1（{RETRY}）",
    ),
}


@pytest.mark.broad
@pytest.mark.parametrize("name", ANSWERS)
def test_an_odd_answer_is_an_error(name: str, failing: Failing, publisher: Publisher) -> None:
    """Both endpoints answer badly: exit 3, both sentences, nothing written."""
    answer, said = ANSWERS[name]
    publisher.both(answer)
    assert failing() == Ran(3, "", errors(publisher.host, said, said))
    assert publisher.paths == [f"POST {HISTORY_ASKED}", f"GET {CHART_ASKED}"]


def test_a_redirect_to_plain_http_is_refused(failing: Failing, publisher: Publisher) -> None:
    """The same host without TLS is another place."""
    plain = publisher.host.replace("https:", "http:")
    publisher.both(Answer(status=302, headers=(("Location", f"{plain}/rates"),)))
    said = f"被转到别的地址 {plain.removeprefix('http://')}（{RETRY}）"
    assert failing() == Ran(3, "", errors(publisher.host, said, said))


@pytest.mark.broad
@pytest.mark.parametrize("manner", ["silent", "trickle"])
def test_a_slow_answer_is_given_up(manner: str, call: Call, publisher: Publisher, table: Path) -> None:
    """An answer that does not come, or comes byte by byte, is given up after ``--timeout``."""
    before = put(table, with_rows(PACKAGED, date(2026, 10, 20)))
    publisher.both(Answer(b"{" + b" " * 480, manner=manner))
    said = f"1 秒内没有答完（{RETRY}）"
    assert call("rates", "update", "--timeout", "1") == Ran(3, "", errors(publisher.host, said, said))
    assert table.read_bytes() == before


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Return an edit that puts ``value`` at a dotted place of an LprHis reply; ``...`` takes the place out."""

    def edit(document: dict[str, Any]) -> None:
        *outer, last = path.split(".")
        place: Any = document
        for key in outer:
            place = place[int(key)] if isinstance(place, list) else place[key]
        if value is ...:
            del place[last]
        elif isinstance(place, list):
            place.insert(int(last), value)
        else:
            place[last] = value

    return edit


def _refuse(document: dict[str, Any]) -> None:
    """Refuse a long window as the publisher does: HTTP 200, a message, no record."""
    document["records"] = []
    document["data"]["message"] = "只提供一年历史数据查询及下载"


def _record(day: str, one: str = "3.00", five: str = "3.50") -> dict[str, str]:
    """Return one record."""
    return {"5Y": five, "1Y": one, "showDateCN": day}


# The first record of the first window, and the last line but one of the chart, is 2026-10-20.
OCTOBER = "2026-10-20,,,,,,3.00,3.50"


CONTENTS: dict[str, tuple[Callable[[dict[str, Any]], None], str, str, str]] = {
    "records-missing": (_set("records", ...), "答复缺少 head、data 或 records", "", "答复里没有 data.csv"),
    "head-missing": (_set("head", ...), "答复缺少 head、data 或 records", "", "答复里没有 data.csv"),
    "records-no-list": (_set("records", {}), "答复缺少 head、data 或 records", "", "答复里没有 data.csv"),
    "rep-code": (
        _set("head", {"rep_code": "500", "rep_message": "系统繁忙"}),
        "发布机构拒绝：系统繁忙（代码 500）",
        "",
        "答复里没有 data.csv",
    ),
    "rep-code-missing": (_set("head", {}), "发布机构拒绝：（代码 ）", "", "答复里没有 data.csv"),
    "message": (_refuse, "发布机构未给数据：只提供一年历史数据查询及下载", "2019-08-19,,,,,,4.31,", "答复里没有报价"),
    "other-start": (
        _set("data.startDateCN", "2025-11-25"),
        "要的是 2025-11-24 至 2026-11-08，答复的是 2025-11-25 至 2026-11-08",
        "",
        "答复里没有 data.csv",
    ),
    "other-end": (
        _set("data.endDateCN", "2026-11-24"),
        "要的是 2025-11-24 至 2026-11-08，答复的是 2025-11-24 至 2026-11-24",
        "",
        "答复里没有 data.csv",
    ),
    "echo-missing": (_set("data.endDateCN", ...), "日期“None”无法识别", "", "答复里没有 data.csv"),
    "outside": (
        _set("records.0", _record("2025-11-20")),
        "2025-11-20 不在 2025-11-24 至 2026-11-08 之内",
        f"{OCTOBER}\n2026-11-25,,,,,,3.00,3.50",
        "2026-11-25 不在 2025-11-24 至 2026-11-24 之内",
    ),
    "impossible-date": (
        _set("records.0", _record("2026-02-30")),
        "日期“2026-02-30”无法识别",
        "2026-02-30,,,,,,3.00,3.50",
        "日期“2026-02-30”无法识别",
    ),
    "other-date": (
        _set("records.0", _record("20 Oct 2026")),
        "日期“20 Oct 2026”无法识别",
        "2026/10/20,,,,,,3.00,3.50",
        "日期“2026/10/20”无法识别",
    ),
    "5y-missing": (_set("records.0.5Y", ...), "2026-10-20 缺少 5Y", "2026-10-20,,,,,,3.00,", "2026-10-20 缺少 5Y"),
    "1y-empty": (_set("records.0.1Y", ""), "2026-10-20 缺少 1Y", "2026-10-20,,,,,,,3.50", "2026-10-20 缺少 1Y"),
    "three-decimals": (
        _set("records.0.1Y", "3.005"),
        "2026-10-20 的 1Y 是“3.005”",
        "2026-10-20,,,,,,3.005,3.50",
        "2026-10-20 的 1Y 是“3.005”",
    ),
    "number": (
        _set("records.0.1Y", 3.0),
        "2026-10-20 的 1Y 是“3.0”",
        "2026-10-20,,,,,,3.0%,3.50",
        "2026-10-20 的 1Y 是“3.0%”",
    ),
    "negative": (
        _set("records.0.5Y", "-3.50"),
        "2026-10-20 的 5Y 是“-3.50”",
        "2026-10-20,,,,,,3.00,-3.50",
        "2026-10-20 的 5Y 是“-3.50”",
    ),
    "full-width": (
        _set("records.0.5Y", "３.50"),
        "2026-10-20 的 5Y 是“３.50”",
        "2026-10-20,,,,,,3.00,３.50",
        "2026-10-20 的 5Y 是“３.50”",
    ),
    "two-values": (
        _set("records.0", _record("2026-10-20", five="3.60")),
        "2026-10-20 有两个不同的报价",
        f"{OCTOBER}\n2026-10-20,,,,,,3.00,3.60",
        "2026-10-20 有两个不同的报价",
    ),
    "form": (
        _set("records.0", ["2026-10-20"]),
        "records 里有一项不是记录",
        "2026-10-20,,,,,3.00,3.50",
        "这一行不是 8 列：2026-10-20,,,,,3.00,3.50",
    ),
}


@pytest.mark.broad
@pytest.mark.parametrize("name", CONTENTS)
def test_odd_contents_are_an_error(name: str, failing: Failing, publisher: Publisher) -> None:
    """A reply of either endpoint whose contents are odd is refused as a whole, whatever else it holds."""
    edit, history, lines, chart = CONTENTS[name]

    def odd(path: str) -> Answer:
        document = json.loads(publisher.good_history(path).body)
        edit(document)
        return Answer(as_json(document))

    publisher.history = odd
    whole = chart_lines(publisher.rows)
    text = whole if OCTOBER in whole and lines.startswith("2026") else [lines]
    reply = as_json(chart_document([lines if line == OCTOBER else line for line in text]))
    publisher.chart = lambda path: Answer(reply)
    assert failing() == Ran(3, "", errors(publisher.host, f"{history}（{KEPT}）", f"{chart}（{KEPT}）"))


def test_the_same_quote_twice_is_one_quote(call: Call, publisher: Publisher, table: Path) -> None:
    """A record that is repeated word for word contradicts nothing."""

    def doubled(path: str) -> Answer:
        document = json.loads(publisher.good_history(path).body)
        document["records"] *= 2
        return Answer(as_json(document))

    publisher.history = doubled
    assert call("rates", "update", "--dry-run") == Ran(0, f"{NEW}没有写入（--dry-run）\n", "")


def test_a_plain_http_host_is_refused(failing: Failing, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent without TLS."""
    plain = publisher.host.replace("https:", "http:")
    monkeypatch.setattr("lpr_calc.rates.publisher.HOST", plain)
    said = f"只用 HTTPS（{RETRY}）"
    assert failing() == Ran(3, "", errors(plain, said, said))
    assert publisher.asked == []


def test_an_unknown_certificate_is_refused(
    failing: Failing, publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate that no trusted authority signed ends the matter; nothing is asked."""
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.pem"))
    ran = failing()
    assert (ran.code, ran.out) == (3, "")
    said = r"连接失败：\[SSL: CERTIFICATE_VERIFY_FAILED\] certificate verify failed: [^（]*" + re.escape(
        f"（{RETRY}）\n"
    )
    first, second = re.escape(publisher.host + HISTORY_ASKED), re.escape(publisher.host + CHART_ASKED)
    assert re.fullmatch(f"错误：{first}: {said}错误：{second}: {said}", ran.err), ran.err
    assert publisher.asked == []


def test_a_certificate_of_another_name_is_refused(
    failing: Failing, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificate is for 127.0.0.1, not for localhost."""
    host = publisher.host.replace("127.0.0.1", "localhost")
    monkeypatch.setattr("lpr_calc.rates.publisher.HOST", host)
    ran = failing()
    assert (ran.code, ran.out, ran.err.count("CERTIFICATE_VERIFY_FAILED")) == (3, "", 2)
    assert publisher.asked == []


def test_no_connection(failing: Failing, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens."""
    with socket.socket() as taken:
        # Bound but not listening: the port stays ours and refuses.
        taken.bind(("127.0.0.1", 0))
        host = f"https://127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setattr("lpr_calc.rates.publisher.HOST", host)
        said = f"连接失败：[Errno {errno.ECONNREFUSED}] {os.strerror(errno.ECONNREFUSED)}（{RETRY}）"
        assert failing() == Ran(3, "", errors(host, said, said))


def test_an_error_in_json(call: Call, publisher: Publisher, table: Path) -> None:
    """Programs get both failures as JSON."""
    publisher.both(Answer(status=500))
    ran = call("rates", "update", "--format", "json")
    found = json.loads(ran.err)["errors"]
    assert (ran.code, ran.out) == (3, "")
    assert [(f["code"], f["message"], f["where"]) for f in found] == [
        ("publisher-status", "服务器答复 500", publisher.host + HISTORY_ASKED),
        ("publisher-status", "服务器答复 500", publisher.host + CHART_ASKED),
    ]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # urllib leaves this one open
@pytest.mark.parametrize(
    "answer",
    [Answer(status=302, headers=(("Location", "https://[bad"),)), Answer(b"{}", headers=(("Content-Length", "\xb2"),))],
    ids=["location", "length"],
)
def test_a_broken_header_is_a_failure_like_any(answer: Answer, call: Call, publisher: Publisher, table: Path) -> None:
    """A redirect to no address, or a length that is no number, makes the chart answer instead."""
    publisher.history = lambda path: answer
    assert call("rates", "update").code == 0


@pytest.mark.broad
def test_headers_are_not_waited_for_without_end(call: Call, publisher: Publisher, table: Path) -> None:
    """Headers that come byte by byte are given up after ``--timeout`` too; no good answer has to be quicker than it."""
    publisher.both(Answer(manner="slow headers"))
    said = f"1 秒内没有答完（{RETRY}）"
    assert call("rates", "update", "--timeout", "1") == Ran(3, "", errors(publisher.host, said, said))
