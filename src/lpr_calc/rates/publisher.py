"""What the publisher (全国银行间同业拆借中心, chinamoney.com.cn) answers, read strictly. Pure: no network, no files.

Two endpoints are understood: ``LprHis`` (the history by window, under a year each) and its fall-back ``LprChrtCSV``
(everything in one text). Whatever is odd about a reply is an error: a wrong rate is worse than none.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..values.text import shown

problem = problems_of(__name__)

HOST = "https://www.chinamoney.com.cn"
HISTORY = "/ags/ms/cm-u-bk-currency/LprHis?lang=CN&strStartDate={start}&strEndDate={end}"
CHART = "/ags/ms/cm-u-bk-currency/LprChrtCSV?startDate={start}&endDate={end}"
PAGE = HOST + "/r/cms/chinese/chinamoney/html/currency/lpr-shibor-history-download.html"
"""The page on which the publisher offers the history to people."""

FIRST_DAY = date(2019, 8, 20)
"""The first monthly quote; older rows of the publisher's are the daily 贷款基础利率, another rate."""

WINDOW_DAYS = 350
"""The publisher refuses a window of a year or more."""

_CHART_COLUMNS = 8
_LONG = 62
"""A window of more days than these holds a quote, whatever the holidays."""


class Announced(Record):
    """One row as the publisher gives it: hundredths of a percent, and the address it came from."""

    day: date
    values: dict[str, int]
    source: str


def windows(start: date, end: date) -> list[tuple[date, date]]:
    """Cut the days ``start`` to ``end`` (both included) into windows the publisher answers, oldest first."""
    found = []
    while start <= end:
        last = min(start + timedelta(days=WINDOW_DAYS - 1), end)
        found.append((start, last))
        start = last + timedelta(days=1)
    return found


def read_history(text: str, source: str, asked: tuple[date, date] | None = None) -> list[Announced]:
    """Read a reply of ``LprHis``, oldest row first. ``asked`` is the window asked for; None takes the reply's own.

    Raises LprError (exit 3) for a refusal, another window than asked, a row outside it, a tenor that is missing, a
    date with two values, a web page, or nothing at all.
    """
    document = _json(text, source)
    data = document.get("data")
    head = document.get("head")
    if not isinstance(data, dict) or not isinstance(head, dict) or not isinstance(document.get("records"), list):
        raise LprError(problem("publisher-form", source))
    _accepted(head, source)
    records: list[Any] = document["records"]
    message = str(data.get("message") or "").strip()
    if message and not records:
        said = shown(message)
        raise LprError(problem("publisher-refused", source, said=said))
    span = (_day(data.get("startDateCN"), source), _day(data.get("endDateCN"), source))
    if asked is not None and span != asked:
        raise LprError(
            problem("publisher-window", source, asked_first=asked[0], asked_last=asked[1], first=span[0], last=span[1])
        )
    if not records and (span[1] - span[0]).days > _LONG:
        raise LprError(problem("publisher-empty", source))
    rows = []
    for record in records:
        if not isinstance(record, dict):
            raise LprError(problem("publisher-form/no-record", source))
        day = _day(record.get("showDateCN"), source)
        rows.append(
            Announced(
                day,
                {"1y": _value(record.get("1Y"), "1Y", day, source), "5y": _value(record.get("5Y"), "5Y", day, source)},
                source,
            )
        )
    return _in_order(rows, span, source)


def read_chart(text: str, source: str, asked: tuple[date, date] | None = None) -> list[Announced]:
    """Read a reply of ``LprChrtCSV``, oldest row first; rows of the daily rate before 2019-08-20 are left out.

    Raises LprError (exit 3) as `read_history` does.
    """
    document = _json(text, source)
    if isinstance(document.get("head"), dict):
        _accepted(document["head"], source)
    data = document.get("data")
    csv = data.get("csv") if isinstance(data, dict) else None
    if not isinstance(csv, str) or not csv.strip():
        raise LprError(problem("publisher-form/no-csv", source))
    rows = []
    for line in csv.split("\n"):
        cells = [cell.strip() for cell in line.strip().split(",")]
        if cells == [""] or cells[0] == "date":
            continue
        if len(cells) != _CHART_COLUMNS:
            raise LprError(problem("publisher-form/columns", source, columns=_CHART_COLUMNS, line=shown(line.strip())))
        day = _day(cells[0], source)
        if day < FIRST_DAY or (asked is not None and day < asked[0]):
            continue
        rows.append(
            Announced(
                day, {"1y": _value(cells[6], "1Y", day, source), "5y": _value(cells[7], "5Y", day, source)}, source
            )
        )
    if not rows:
        raise LprError(problem("publisher-empty", source))
    return _in_order(rows, asked or (FIRST_DAY, max(row.day for row in rows)), source)


def read_reply(text: str, source: str) -> list[Announced]:
    """Read a reply that somebody saved, of either endpoint; the rows cite the publisher's page. Raises LprError."""
    data = _json(text, source).get("data")
    rows = (read_chart if isinstance(data, dict) and "csv" in data else read_history)(text, source)
    return [row._replace(source=PAGE) for row in rows]


def newest_missing(rows: list[date], today: date) -> date | None:
    """Return the first day of a month whose quote must be there by ``today`` and is not among ``rows``.

    The quote of a month is due on the 20th or soon after; from the 28th on it cannot be waiting for a holiday.
    """
    month = today.replace(day=1)
    if today.day < 28:
        month = (month - timedelta(days=1)).replace(day=1)
    if month < FIRST_DAY.replace(day=1) or any(day >= month for day in rows):
        return None
    return month


def _accepted(head: dict[str, Any], source: str) -> None:
    """Raise LprError for a reply that says of itself that something went wrong."""
    code = str(head.get("rep_code", ""))
    if code != "200":
        said = shown(str(head.get("rep_message") or code))
        raise LprError(problem("publisher-refused/code", source, said=said, code=shown(code)))


def _json(text: str, source: str) -> dict[str, Any]:
    import json

    clean = text.lstrip("\ufeff \t\r\n")
    if not clean:
        raise LprError(problem("publisher-empty/throttled", source))
    if clean.startswith("<"):
        raise LprError(problem("publisher-page", source))
    try:
        document = json.loads(clean)
    except ValueError:
        raise LprError(problem("publisher-json", source, clean=shown(clean[:40]))) from None
    except RecursionError:
        raise LprError(problem("publisher-json/deep", source)) from None
    if not isinstance(document, dict):
        raise LprError(problem("publisher-form/no-object", source))
    return document


def _day(value: Any, source: str) -> date:
    text = value if isinstance(value, str) else ""
    try:
        if len(text) == 10 and text.isascii() and text[4] == text[7] == "-" and text.replace("-", "").isdigit():
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise LprError(problem("publisher-date", source, value=shown(str(value))))


def _value(value: Any, tenor: str, day: date, source: str) -> int:
    """Read ``3.0`` or ``3.00`` percent into hundredths, exactly; a float cannot come from the publisher's text."""
    text = value if isinstance(value, str) else ""
    whole, _, decimals = text.partition(".")
    if (
        whole.isdigit()
        and text.isascii()
        and len(whole) <= 2
        and len(decimals) <= 2
        and (decimals.isdigit() or "." not in text)
    ):
        return int(whole + decimals.ljust(2, "0"))
    read = shown("" if value is None else str(value))
    if not read:
        raise LprError(problem("publisher-tenor", source, day=day, tenor=tenor))
    raise LprError(problem("publisher-value", source, day=day, tenor=tenor, read=read))


def _in_order(rows: list[Announced], span: tuple[date, date], source: str) -> list[Announced]:
    """Sort by day; every day inside the window, none with two values."""
    found: dict[date, Announced] = {}
    for row in rows:
        if not span[0] <= row.day <= span[1] or row.day < FIRST_DAY:
            raise LprError(problem("publisher-outside", source, day=row.day, first=span[0], last=span[1]))
        if row.day in found and found[row.day].values != row.values:
            raise LprError(problem("publisher-two-values", source, day=row.day))
        found[row.day] = row
    return [found[day] for day in sorted(found)]
