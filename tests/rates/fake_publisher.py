"""A local HTTPS server that answers as the publisher of the LPR does, a table of the user's, and the command line.

No quote after 2026-09-20 is known: those of 2026-10-20 and 2026-11-20, and every altered value, are invented here.
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from lpr_calc.cli import run
from lpr_calc.rates.files import parse_rates
from lpr_calc.tables.files import read_data

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


# Recorded from the publisher on 2026-05-14.
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
    import_module("lpr_calc.rates.update")  # what it sends names the host of the time when it was loaded
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


def claims_with(table: Path, call: Call) -> str:
    """Return what a claim in JSON says on standard error."""
    return call(*CLAIM, "--format", "json").err
