"""Fetch quotes from the publisher. The only module that uses the network, and only for ``rates update``."""

from __future__ import annotations

from datetime import date
from http.client import HTTPException, HTTPMessage
from threading import Thread
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..base.checking import IO
from ..base.errors import LprError, Problem, problems_of
from .publisher import CHART, HISTORY, HOST, PAGE, Announced, read_chart, read_history, windows

problem = problems_of(__name__)

MAX_BYTES = 1_000_000
"""The whole history is under 10 kB; an answer larger than this is something else."""

_HEADERS = {
    "Accept": "application/json, text/javascript, */*; q=0.01",
    "Origin": HOST,
    "Referer": PAGE,
    # Without a browser's name the publisher's filter has answered 403.
    "User-Agent": "Mozilla/5.0 (lpr-calc)",
    "X-Requested-With": "XMLHttpRequest",
}


def fetch(start: date, end: date, seconds: int, host: str = HOST) -> tuple[list[Announced], tuple[Problem, ...]]:
    """Ask the publisher for the quotes of the days ``start`` to ``end``, both included; oldest first.

    ``seconds`` is the time one answer may take. The history endpoint is asked first, window by window; where it fails,
    the chart endpoint once. Returns the rows and what was wrong with the endpoint that failed. Raises LprError (exit 3)
    with both failures when neither answers.
    """
    try:
        rows: list[Announced] = []
        for window in windows(start, end):
            url = host + HISTORY.format(start=window[0], end=window[1])
            rows += read_history(_answer(url, "POST", seconds), url, window)
        return rows, ()
    except LprError as failed:
        url = host + CHART.format(start=start, end=end)
        try:
            return read_chart(_answer(url, "GET", seconds), url, (start, end)), failed.problems
        except LprError as again:
            raise LprError(*failed.problems, *again.problems) from None


class _SameHost(HTTPRedirectHandler):
    """Follow a redirect only to the same host, over HTTPS."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Refuse what leads elsewhere."""
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise _Elsewhere(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Elsewhere(Exception):  # noqa: N818 -- it never leaves this module
    """A redirect to another host."""


def _answer(url: str, method: str, seconds: int) -> str:
    """Return the text of one answer, headers and all within ``seconds``. Raises LprError naming the address.

    The reading is done aside: a server that sends its headers letter by letter holds up no time-out of a socket.
    """
    found: list[str | tuple[Problem, ...]] = []

    def read() -> None:
        try:
            found.append(_read(url, method, seconds))
        except LprError as error:
            # Not the error itself: it would hold the connection in its frames.
            found.append(error.problems)

    reader = Thread(target=read, daemon=True)
    reader.start()
    reader.join(seconds + 1)
    if not found:
        raise LprError(problem("publisher-slow", url, seconds=seconds))
    if isinstance(found[0], tuple):
        raise LprError(*found[0])
    return found[0]


def _read(url: str, method: str, seconds: int) -> str:
    if urlsplit(url).scheme != "https":
        raise LprError(problem("publisher-insecure", url))
    request = Request(url, data=b"" if method == "POST" else None, headers=_HEADERS, method=method)  # noqa: S310
    until = monotonic() + seconds
    try:
        with build_opener(_SameHost).open(request, timeout=seconds) as answer:
            body = b""
            while chunk := answer.read1(65536):
                body += chunk
                if len(body) > MAX_BYTES:
                    raise LprError(problem("publisher-large", url))
                if monotonic() > until:
                    raise LprError(problem("publisher-slow", url, seconds=seconds))
            length = answer.headers.get("Content-Length", "")
            if length.isascii() and length.isdigit() and int(length) != len(body):
                raise LprError(problem("publisher-cut", url))
        return body.decode("utf-8")
    except _Elsewhere as error:
        host = urlsplit(str(error)).netloc
        raise LprError(problem("publisher-redirect", url, host=host)) from None
    except HTTPError as error:
        error.close()
        raise LprError(problem("publisher-status", url, code=error.code)) from None
    except UnicodeDecodeError:
        raise LprError(problem("publisher-encoding", url)) from None
    except TimeoutError:
        raise LprError(problem("publisher-slow", url, seconds=seconds)) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise LprError(problem("publisher-slow", url, seconds=seconds)) from None
        raise LprError(problem("publisher-network", url, reason=reason)) from None
