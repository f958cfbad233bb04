"""Fetch quotes from the publisher. The only module that uses the network, and only for ``rates update``."""

from __future__ import annotations

from datetime import date
from http.client import HTTPException, HTTPMessage
from threading import Thread
from time import monotonic
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..base.errors import EXIT_RATES, LprError, Problem
from ..base.text import Text
from .publisher import CHART, HISTORY, HOST, PAGE, Announced, read_chart, read_history, windows

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
_OLD = Text(
    "检查网络后再试，或用 --from-file；旧数据保持不变",
    "check the network and try again, or use --from-file; the old data stay as they are",
)


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
        raise _failed(url, "slow", Text(f"{seconds} 秒内没有答完", f"not answered within {seconds} seconds"))
    if isinstance(found[0], tuple):
        raise LprError(*found[0])
    return found[0]


def _read(url: str, method: str, seconds: int) -> str:
    if urlsplit(url).scheme != "https":
        raise _failed(url, "insecure", Text("只用 HTTPS", "HTTPS only"))
    request = Request(url, data=b"" if method == "POST" else None, headers=_HEADERS, method=method)  # noqa: S310
    until = monotonic() + seconds
    try:
        with build_opener(_SameHost).open(request, timeout=seconds) as answer:
            body = b""
            while chunk := answer.read1(65536):
                body += chunk
                if len(body) > MAX_BYTES:
                    raise _failed(
                        url, "large", Text("答复过大，不像是利率数据", "the answer is too large to be rate data")
                    )
                if monotonic() > until:
                    raise _failed(
                        url, "slow", Text(f"{seconds} 秒内没有答完", f"not answered within {seconds} seconds")
                    )
            length = answer.headers.get("Content-Length", "")
            if length.isascii() and length.isdigit() and int(length) != len(body):
                raise _failed(url, "cut", Text("答复中途断开", "the answer broke off"))
        return body.decode("utf-8")
    except _Elsewhere as error:
        host = urlsplit(str(error)).netloc
        raise _failed(url, "redirect", Text(f"被转到别的地址 {host}", f"redirected elsewhere, to {host}")) from None
    except HTTPError as error:
        error.close()
        raise _failed(url, "status", Text(f"服务器答复 {error.code}", f"the server answered {error.code}")) from None
    except UnicodeDecodeError:
        raise _failed(url, "encoding", Text("答复不是 UTF-8", "the answer is not UTF-8")) from None
    except TimeoutError:
        raise _failed(url, "slow", Text(f"{seconds} 秒内没有答完", f"not answered within {seconds} seconds")) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise _failed(
                url, "slow", Text(f"{seconds} 秒内没有答完", f"not answered within {seconds} seconds")
            ) from None
        raise _failed(url, "network", Text(f"连接失败：{reason}", f"the connection failed: {reason}")) from None


def _failed(url: str, code: str, message: Text) -> LprError:
    return LprError(Problem(f"publisher-{code}", message, url, _OLD, EXIT_RATES))
