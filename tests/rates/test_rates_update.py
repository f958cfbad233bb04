"""``rates update`` against a local HTTPS server that answers as the publisher does; ``rates chart``; `lpr_calc.rates`.

No quote after 2026-09-20 is known: those of 2026-10-20 and 2026-11-20, and every altered value, are invented here.
"""

from __future__ import annotations

import errno
import json
import os
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import trustme
import yaml

from lpr_calc import rates
from lpr_calc.base.errors import LprError
from lpr_calc.cli import run
from lpr_calc.rates import api
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.files import parse_rates
from lpr_calc.rates.publisher import FIRST_DAY, PAGE, WINDOW_DAYS, newest_missing, read_history, read_reply, windows
from lpr_calc.rates.update import MAX_BYTES
from lpr_calc.tables.files import data_path, read_data
from paths import ROOT

PACKAGED = {
    row.day: (f"{row.values['1y'] / 100:.2f}", f"{row.values['5y'] / 100:.2f}")
    for row in parse_rates(read_data("lpr_rates.yaml"), "lpr_rates.yaml").rows
}
INVENTED = {date(2026, 10, 20): ("3.00", "3.50"), date(2026, 11, 20): ("3.00", "3.50")}
TODAY = date(2026, 11, 24)
PATH = "/ags/ms/cm-u-bk-currency/"
HISTORY_ASKED = PATH + "LprHis?lang=CN&strStartDate=2025-11-24&strEndDate=2026-11-08"
SECOND_ASKED = PATH + "LprHis?lang=CN&strStartDate=2026-11-09&strEndDate=2026-11-24"
CHART_ASKED = PATH + "LprChrtCSV?startDate=2025-11-24&endDate=2026-11-24"
KEPT = "旧数据保持不变"
RETRY = "检查网络后再试，或用 --from-file；旧数据保持不变"
NEW = "+ 2026-10-20  1y 3.00  5y 3.50  新报价\n+ 2026-11-20  1y 3.00  5y 3.50  新报价\n"
CLAIM = ("claim", "--principal", "300000", "--from", "2026-06-01", "--until", "2026-08-31")
# ../shared/rates/notes.md section 4.1, recorded 2026-05-14.
RECORDED = (
    '{"head":{"rep_code":"200","rep_message":"","ts":1778752637625},'
    ' "data":{"endDateCN":"2025-12-31","startDateCN":"2025-11-01","message":""},'
    ' "records":[{"5Y":"3.50","1Y":"3.00","showDateCN":"2025-12-22","showDateEN":"22 Dec 2025"},'
    '            {"5Y":"3.50","1Y":"3.00","showDateCN":"2025-11-20","showDateEN":"20 Nov 2025"}]}'
)
Rows = dict[date, tuple[str, str]]


class Answer(NamedTuple):
    """One answer of the server. ``length`` is the Content-Length it states; ``manner`` how it goes wrong in time."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    manner: str = ""


Answerer = Callable[[str], Answer]


def history_document(rows: Rows, start: str, end: str) -> dict[str, Any]:
    """Return an LprHis reply in the recorded form: the window echoed, newest first, values as text."""
    inside = [day for day in sorted(rows, reverse=True) if start <= day.isoformat() <= end]
    return {
        "head": {"rep_code": "200", "rep_message": "", "ts": 1778752637625},
        "data": {"endDateCN": end, "startDateCN": start, "message": ""},
        "records": [
            {"5Y": rows[d][1], "1Y": rows[d][0], "showDateCN": f"{d}", "showDateEN": f"{d:%d %b %Y}"} for d in inside
        ],
    }


def chart_lines(rows: Rows) -> list[str]:
    """Return the lines of an LprChrtCSV reply: a header, old daily rows without 5Y, then the monthly ones."""
    old = ["2019-08-16,,,,,,4.31,", "2019-08-19,,,,,,4.31,"]
    return [
        "date,c1,c2,c3,c4,c5,lpr1y,lpr5y",
        *old,
        *(f"{day},,,,,,{rows[day][0]},{rows[day][1]}" for day in sorted(rows)),
    ]


def chart_document(lines: list[str]) -> dict[str, Any]:
    """Return an LprChrtCSV reply."""
    return {"head": {"rep_code": "200"}, "data": {"columns": [], "csv": "\n".join(lines) + "\n"}}


def as_json(document: Any) -> bytes:
    """Return a document as the publisher writes it."""
    return json.dumps(document, ensure_ascii=False).encode()


class Publisher:
    """The server's answers and what it was asked."""

    def __init__(self, host: str, ca: str) -> None:
        self.host = host
        self.ca = ca
        self.reset()

    def reset(self) -> None:
        """Answer well again, and forget."""
        self.rows: Rows = {**PACKAGED, **INVENTED}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.done = threading.Event()
        self.history: Answerer = self.good_history
        self.chart: Answerer = self.good_chart

    def good_history(self, path: str) -> Answer:
        """Answer LprHis as the publisher does."""
        asked = parse_qs(urlsplit(path).query)
        return Answer(as_json(history_document(self.rows, asked["strStartDate"][0], asked["strEndDate"][0])))

    def good_chart(self, path: str) -> Answer:
        """Answer LprChrtCSV as the publisher does: everything, whatever was asked."""
        del path
        return Answer(as_json(chart_document(chart_lines(self.rows))))

    def both(self, answer: Answer) -> None:
        """Give one answer at both endpoints."""
        self.history = self.chart = lambda path: answer

    @property
    def paths(self) -> list[str]:
        """What was asked, in order."""
        return [f"{method} {path}" for method, path, _ in self.asked]


class _Server(ThreadingHTTPServer):
    """Waits for its threads when closed; a client that goes away is no news."""

    daemon_threads = False
    publisher: Publisher

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: refused certificates and closed connections are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    """Hands a request to the publisher and sends what it says."""

    server: _Server

    def do_GET(self) -> None:
        """Answer the chart endpoint, or a redirect followed."""
        self._respond()

    def do_POST(self) -> None:
        """Answer the history endpoint."""
        self._respond()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _respond(self) -> None:
        """Send the answer, in its manner."""
        publisher = self.server.publisher
        done = publisher.done
        publisher.asked.append((self.command, self.path, dict(self.headers.items())))
        answer = (publisher.history if "/LprHis" in self.path else publisher.chart)(self.path)
        if answer.manner == "silent":
            done.wait(120)  # far longer than any limit: a busy machine must not make this answer come in time
            return
        if answer.manner == "slow headers":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            for _ in range(480):
                self.wfile.write(b"a")
                if done.wait(0.25):
                    return
            self.wfile.write(b"\r\nContent-Length: 0\r\n\r\n")
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if "Content-Length" not in dict(answer.headers):
            self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
        self.end_headers()
        if answer.manner == "trickle":
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                if done.wait(0.25):
                    return
            return
        self.wfile.write(answer.body)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publisher]:
    """Run the server for this module, with a certificate for 127.0.0.1."""
    authority = trustme.CA()
    ca = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with _Server(("127.0.0.1", 0), _Handler) as listening:
        listening.socket = context.wrap_socket(listening.socket, server_side=True, do_handshake_on_connect=False)
        listening.publisher = Publisher(f"https://127.0.0.1:{listening.server_address[1]}", str(ca))
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield listening.publisher
        finally:
            listening.publisher.done.set()
            listening.shutdown()
            thread.join()


@pytest.fixture
def publisher(server: Publisher, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """Put the server in the publisher's place, trusted, with no proxy between."""
    server.reset()
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", server.ca)
    monkeypatch.setattr("lpr_calc.rates.publisher.HOST", server.host)
    yield server
    server.done.set()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's table lies or would lie; the folder is not there yet."""
    monkeypatch.setenv("LPR_CALC_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "lpr_rates.yaml"


Clock = Callable[[date], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the day that ``rates update`` takes for today: 2026-11-24 unless the test says another."""

    def on(day: date) -> None:
        class Fixed(date):
            @classmethod
            def today(cls) -> Any:
                return day

        monkeypatch.setattr("lpr_calc.cli.rates_update.date", Fixed)

    on(TODAY)
    return on


class Ran(NamedTuple):
    """What one call gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Ran]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Call:
    """Call the command line inside this process, in Chinese unless stated, on 2026-11-24."""
    del clock
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "CLICOLOR_FORCE", "LPR_CALC_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def called(*args: str) -> Ran:
        capsys.readouterr()
        code = run(list(args))
        return Ran(code, *capsys.readouterr())

    return called


def with_rows(rows: Rows, next_due: date) -> str:
    """Return a rate file of these rows."""
    out = f"series: lpr\nnext_due: {next_due}\nrates:\n"
    for day in sorted(rows):
        out += f"  - effective: {day}\n    one_year: {rows[day][0]}\n    five_year_plus: {rows[day][1]}\n"
        out += "    source: https://example.com/announcement\n    sources_count: 1\n"
    return out


def put(table: Path, text: str) -> bytes:
    """Put a table into the user's folder and return its bytes."""
    table.parent.mkdir(exist_ok=True)
    table.write_bytes(text.encode())
    return text.encode()


def rate_source(ran: Ran) -> dict[str, str]:
    """Return the table that a claim in JSON names."""
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, str] = json.loads(ran.out)["rates"]
    return found


# --- what the publisher says, read ---


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


# --- a good update ---


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
    shipped = yaml.safe_load(data_path("lpr_rates.yaml").read_text(encoding="utf-8"))["rates"]
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
    own = str(data_path("lpr_rates.yaml"))
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


# --- whatever is odd about an answer is an error ---


Failing = Callable[[], Ran]


@pytest.fixture(params=["no table", "a table"])
def failing(request: pytest.FixtureRequest, call: Call, table: Path) -> Failing:
    """Run an update that must fail: nothing written, an older update's table left as it is to the byte."""
    before: bytes | None = None
    if request.param == "a table":
        before = put(table, with_rows(PACKAGED, date(2026, 10, 20)) + "# of the user's\n")

    def ran() -> Ran:
        # No answer that comes may come too late, however busy the machine.
        found = call("rates", "update", "--timeout", "100")
        if before is None:
            assert not table.parent.exists()
        else:
            assert [path.name for path in table.parent.iterdir()] == ["lpr_rates.yaml"]
            assert table.read_bytes() == before
        return found

    return ran


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


# --- a publisher that is behind, or changes what it said ---


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


# --- without the network ---


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


# --- the user's table ---


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
        ("rates", "update", "--from-file", str(data_path("lpr_rates.yaml"))),
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


# --- the history drawn ---

PERIOD = ("--from", "2020-09-01", "--until", "2023-06-30")
STALE = "注意：LPR 数据截至 2026-09-20 的报价；2026-10-20 起的日子按该报价计算；更新利率表：lpr-calc rates update\n"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_in_text(call: Call, table: Path) -> None:
    """Both tenors by their figures, the levels of the table, and the period marked beneath."""
    ran = call("rates", "chart", *PERIOD, "--width", "80")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err, lines[0]) == (0, "", "贷款市场报价利率（LPR），年利率%")
    assert lines[-3:] == [
        "1 = 一年期 LPR  5 = 五年期以上 LPR",
        "每行 0.10：3.85 画在 3.80 一行",
        "^ = 2020-09-01 至 2023-06-30",
    ]
    drawn = {line[:6].strip(): line[8:] for line in lines if line[7:8] == "|"}
    assert drawn["4.80"].startswith("5")
    assert drawn["3.00"].endswith("1")
    assert drawn["3.50"].endswith("5")
    marked = next(line for line in lines if set(line) == {" ", "^"})
    assert 72 * 0.35 < marked.count("^") < 72 * 0.45
    assert all(len(line) <= 80 for line in lines)
    ran = call("rates", "chart")
    assert ran.err == STALE
    bare = ran.out
    assert ("1" in bare, "5" in bare, "^" in bare) == (True, True, False)


def test_the_chart_of_a_case(call: Call, table: Path) -> None:
    """A case file marks the days of its lines."""
    example = ROOT / "examples" / "wang-v-li.yaml"
    ran = call("rates", "chart", str(example), "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^\^ = \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$", ran.out, re.MULTILINE)


def test_the_chart_as_svg(call: Call, table: Path, tmp_path: Path) -> None:
    """The picture is well-formed, draws both tenors inside its frame and marks the period."""
    picture = tmp_path / "lpr.svg"
    assert call("rates", "chart", *PERIOD, "-o", str(picture)) == Ran(0, "", f"已写 {picture}\n")
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 -- our own
    assert (root.tag, root.attrib["viewBox"]) == (f"{SVG}svg", "0 0 960 420")
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert {"2020-09-01 至 2023-06-30", "一年期", "五年期以上", "2020", "2026"} <= set(said)
    drawn = [line.attrib["points"].split() for line in root.iter(f"{SVG}polyline")]
    assert len(drawn) == 2
    for points in drawn:
        xs, ys = zip(*(map(int, point.split(",")) for point in points), strict=True)
        assert list(xs) == sorted(xs)
        assert (min(xs), max(xs) <= 940, min(ys) >= 50, max(ys) <= 370) == (60, True, True, True)
    areas = [rect.attrib for rect in root.iter(f"{SVG}rect")]
    assert len(areas) == 2
    assert 880 * 0.35 < int(areas[1]["width"]) < 880 * 0.45
    assert call("rates", "chart", "-o", str(picture), "--force") == Ran(0, "", f"{STALE}已写 {picture}\n")
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 -- our own
    assert len(list(root.iter(f"{SVG}rect"))) == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "2023-06-30", "--until", "2020-09-01"), "--until: 末日早于首日"),
        (("-o", "lpr.png"), "--output: “lpr.png”的扩展名不能用（可用：.svg、.html、.txt）"),
    ],
)
def test_a_chart_that_cannot_be_drawn(args: tuple[str, ...], said: str, call: Call, table: Path) -> None:
    """What is wrong is said."""
    assert call("rates", "chart", *args) == Ran(2, "", f"错误：{said}\n")


# --- for other programs ---


def test_rates_for_other_programs(tmp_path: Path) -> None:
    """`load`, `at` and `over` give dates and exact decimals."""
    found = rates.at("2022-02-01")
    assert (found.percent, found.tenor, found.published) == (Decimal("3.70"), "1y", date(2022, 1, 20))
    assert (found.first_day, found.last_day) == (date(2022, 1, 20), date(2022, 2, 20))
    assert rates.at(date(2022, 2, 1), "5y").percent == Decimal("4.60")
    assert rates.at("2026-09-20").last_day is None
    assert rates.at("2015-10-24", "5y+", api.load(series="benchmark")).percent == Decimal("4.90")
    runs = rates.over("2021-12-01", date(2022, 2, 28))
    assert [(run.first_day, run.last_day, run.percent) for run in runs] == [
        (date(2021, 12, 1), date(2021, 12, 19), Decimal("3.85")),
        (date(2021, 12, 20), date(2022, 1, 19), Decimal("3.80")),
        (date(2022, 1, 20), date(2022, 2, 28), Decimal("3.70")),
    ]
    with pytest.raises(LprError, match="before the first"):
        rates.over("2022-02-02", "2022-02-01")
    own = tmp_path / "own.yaml"
    own.write_text(with_rows({**PACKAGED, **INVENTED}, date(2026, 12, 21)), encoding="utf-8")
    assert api.load(str(own)).known_through == date(2026, 11, 20).toordinal()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (lambda: rates.at("2019-08-19"), 3, "2019-08-19"),
        (lambda: rates.over("2019-08-01", "2019-09-01"), 3, "2019-08-01"),
        (lambda: rates.at("2022-02-30"), 2, "day: “2022-02-30” does not exist: 2022-02 has 28 days"),
        (lambda: rates.at("2022-02-01", "2y"), 2, "tenor: no tenor “2y” (one of: 1y, 5y)"),
        (lambda: api.load(series="shibor"), 2, "series: no series “shibor” (must be lpr or benchmark)"),
        (lambda: api.load("nothing.yaml"), 2, f"nothing.yaml: cannot read: {os.strerror(errno.ENOENT)}"),
    ],
)
def test_rates_for_other_programs_refuse(asked: Callable[[], object], code: int, said: str) -> None:
    """What cannot be answered is an error, never a guess."""
    with pytest.raises(LprError) as caught:
        asked()
    assert caught.value.exit_code == code
    assert said in str(caught.value)


# --- faults that an independent reading found ---


def test_load_stays_a_function() -> None:
    """A rate file is loaded twice through the package, as the documentation shows."""
    path = str(data_path("lpr_rates.yaml"))
    for _ in range(2):
        assert rates.load(path).known_through == builtin_lpr().known_through


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


def test_a_week_date_is_refused() -> None:
    """Only YYYY-MM-DD is a date."""
    with pytest.raises(LprError):
        read_history(RECORDED.replace("2025-12-22", "2025-W52-1"), "https://example.com/")


def test_a_chart_of_another_series(call: Call, table: Path) -> None:
    """The chart is of the LPR: another series is refused."""
    path = str(data_path("benchmark_rates.yaml"))
    assert call("rates", "chart", "--rates", path) == Ran(2, "", f"错误：{path}: 不是 LPR 文件\n")


def test_headers_are_not_waited_for_without_end(call: Call, publisher: Publisher, table: Path) -> None:
    """Headers that come byte by byte are given up after ``--timeout`` too; no good answer has to be quicker than it."""
    publisher.both(Answer(manner="slow headers"))
    said = f"1 秒内没有答完（{RETRY}）"
    assert call("rates", "update", "--timeout", "1") == Ran(3, "", errors(publisher.host, said, said))


# --- absurd quotes ---


def claims_with(table: Path, call: Call) -> str:
    """Return what a claim in JSON says on standard error."""
    return call(*CLAIM, "--format", "json").err


ODD: dict[str, tuple[date, tuple[str, str], str]] = {
    "step": (date(2026, 11, 20), ("33.00", "33.50"), "2026-11-20 的 1y 比 2026-10-20 变动 +30.00，超过 0.50"),
    "five-year-step": (date(2026, 11, 20), ("3.00", "4.05"), "2026-11-20 的 5y 比 2026-10-20 变动 +0.55，超过 0.50"),
    "below": (date(2026, 11, 20), ("3.50", "3.45"), "2026-11-20 五年期 3.45 低于一年期 3.50"),
}


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


def test_a_row_in_a_file_of_ones_own(call: Call, table: Path, tmp_path: Path) -> None:
    """Comments and all other rows stay as they were."""
    own = tmp_path / "own.yaml"
    own.write_text(read_data("lpr_rates.yaml"), encoding="utf-8")
    assert call("rates", "add", "2026-10-20", "3.00", "3.50", "--source", SOURCE, "--file", str(own)).code == 0
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
