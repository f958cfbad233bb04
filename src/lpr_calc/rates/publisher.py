"""What the publisher (全国银行间同业拆借中心, chinamoney.com.cn) answers, read strictly. Pure: no network, no files.

Two endpoints are understood: ``LprHis`` (the history by window, under a year each) and its fall-back ``LprChrtCSV``
(everything in one text). Whatever is odd about a reply is an error: a wrong rate is worse than none.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ..base.errors import EXIT_RATES, LprError, Problem
from ..base.record import Record
from ..base.text import Text
from ..values.text import shown

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
_QUOTED = Text("旧数据保持不变", "the old data stay as they are")


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
        raise _odd(source, "form", Text("答复缺少 head、data 或 records", "the reply lacks head, data or records"))
    _accepted(head, source)
    records: list[Any] = document["records"]
    message = str(data.get("message") or "").strip()
    if message and not records:
        said = shown(message)
        raise _odd(source, "refused", Text(f"发布机构未给数据：{said}", f"the publisher gave no data: {said}"))
    span = (_day(data.get("startDateCN"), source), _day(data.get("endDateCN"), source))
    if asked is not None and span != asked:
        raise _odd(
            source,
            "window",
            Text(
                f"要的是 {asked[0]} 至 {asked[1]}，答复的是 {span[0]} 至 {span[1]}",
                f"asked for {asked[0]} to {asked[1]}, the reply is for {span[0]} to {span[1]}",
            ),
        )
    if not records and (span[1] - span[0]).days > _LONG:
        raise _odd(source, "empty", Text("答复里没有报价", "the reply has no quote"))
    rows = []
    for record in records:
        if not isinstance(record, dict):
            raise _odd(source, "form", Text("records 里有一项不是记录", "an item of records is no record"))
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
        raise _odd(source, "form", Text("答复里没有 data.csv", "the reply has no data.csv"))
    rows = []
    for line in csv.split("\n"):
        cells = [cell.strip() for cell in line.strip().split(",")]
        if cells == [""] or cells[0] == "date":
            continue
        if len(cells) != _CHART_COLUMNS:
            raise _odd(
                source,
                "form",
                Text(
                    f"这一行不是 {_CHART_COLUMNS} 列：{shown(line.strip())}",
                    f"this line has not {_CHART_COLUMNS} columns: {shown(line.strip())}",
                ),
            )
        day = _day(cells[0], source)
        if day < FIRST_DAY or (asked is not None and day < asked[0]):
            continue
        rows.append(
            Announced(
                day, {"1y": _value(cells[6], "1Y", day, source), "5y": _value(cells[7], "5Y", day, source)}, source
            )
        )
    if not rows:
        raise _odd(source, "empty", Text("答复里没有报价", "the reply has no quote"))
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
        raise _odd(
            source,
            "refused",
            Text(f"发布机构拒绝：{said}（代码 {shown(code)}）", f"the publisher refused: {said} (code {shown(code)})"),
        )


def _json(text: str, source: str) -> dict[str, Any]:
    import json

    clean = text.lstrip("\ufeff \t\r\n")
    if not clean:
        raise _odd(source, "empty", Text("答复是空的（可能被限流）", "the reply is empty (throttled, perhaps)"))
    if clean.startswith("<"):
        raise _odd(
            source,
            "page",
            Text(
                "得到的是网页，不是数据（维护或防火墙）", "a web page came instead of data (maintenance or a firewall)"
            ),
        )
    try:
        document = json.loads(clean)
    except ValueError:
        raise _odd(
            source, "json", Text(f"答复不是 JSON：{shown(clean[:40])}", f"the reply is not JSON: {shown(clean[:40])}")
        ) from None
    except RecursionError:
        raise _odd(source, "json", Text("答复嵌套过深", "the reply is nested too deeply")) from None
    if not isinstance(document, dict):
        raise _odd(source, "form", Text("答复不是对象", "the reply is no object"))
    return document


def _day(value: Any, source: str) -> date:
    text = value if isinstance(value, str) else ""
    try:
        if len(text) == 10 and text.isascii() and text[4] == text[7] == "-" and text.replace("-", "").isdigit():
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _odd(
        source, "date", Text(f"日期“{shown(str(value))}”无法识别", f"cannot read “{shown(str(value))}” as a date")
    )


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
        raise _odd(source, "tenor", Text(f"{day} 缺少 {tenor}", f"{day} lacks {tenor}"))
    raise _odd(source, "value", Text(f"{day} 的 {tenor} 是“{read}”", f"{tenor} of {day} is “{read}”"))


def _in_order(rows: list[Announced], span: tuple[date, date], source: str) -> list[Announced]:
    """Sort by day; every day inside the window, none with two values."""
    found: dict[date, Announced] = {}
    for row in rows:
        if not span[0] <= row.day <= span[1] or row.day < FIRST_DAY:
            raise _odd(
                source,
                "outside",
                Text(f"{row.day} 不在 {span[0]} 至 {span[1]} 之内", f"{row.day} is not within {span[0]} to {span[1]}"),
            )
        if row.day in found and found[row.day].values != row.values:
            raise _odd(source, "two-values", Text(f"{row.day} 有两个不同的报价", f"{row.day} has two different quotes"))
        found[row.day] = row
    return [found[day] for day in sorted(found)]


def _odd(source: str, code: str, message: Text) -> LprError:
    return LprError(Problem(f"publisher-{code}", message, source, _QUOTED, EXIT_RATES))
