"""Rate files, strictly: text tree → RateTable, or everything that is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

from ..errors import EXIT_BAD_INPUT, LprError, Problem, Refused
from ..record import Record, Text
from ..strictyaml import MAX_BYTES, load
from ..tree import Node
from ..values import shown
from ..workdays import next_workday
from .table import RateTable

LPR_COLUMNS = {"1y": "one_year", "5y": "five_year_plus"}
BENCHMARK_COLUMNS = {
    "6m": "six_months",
    "1y": "one_year",
    "1-3y": "one_to_three",
    "3-5y": "three_to_five",
    "5y+": "over_five",
}
_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/[^\s<>\"]*)?")
_ROW_KEYS = {
    "lpr": {"effective", *LPR_COLUMNS.values(), "source", "sources_count"},
    "benchmark": {"effective", *BENCHMARK_COLUMNS.values(), "sources_count", "single_source"},
}
_TOP_KEYS = {"lpr": {"series", "next_due", "rates"}, "benchmark": {"series", "last_day", "rates"}}


class RateRow(Record):
    """One row of a rate file with its place: percent in hundredths by tenor."""

    day: date
    values: dict[str, int]
    source: str
    place: str
    sources: str = ""


class RateFile(Record):
    """A rate file as far as it could be read: its rows and everything that is wrong with it.

    ``labels`` is the line of each row of the file and what it gives as its day, readable or not; ``next_due_place`` where the day of the
    next publication stands.
    """

    series: str
    rows: tuple[RateRow, ...]
    next_due: date | None
    last_day: date | None
    problems: tuple[Problem, ...]
    labels: tuple[tuple[int, str], ...] = ()
    next_due_place: str = ""


def parse_rates(text: str, name: str) -> RateFile:
    """Read the text of a rate file; ``name`` is the file as messages call it.

    Raises LprError only where there is nothing to read: bad YAML, no mapping, an unknown series. Everything else is in
    ``problems``: unknown keys, values without two decimals, unsorted rows, a missing month (LPR).
    """
    tree = load(text, name)
    problems: list[Problem] = []
    top = _mapping(tree, problems)
    series = _text(top.get("series"))
    if series not in _ROW_KEYS:
        problems.append(
            Problem(
                "rates-series",
                Text(f"series 是“{shown(series)}”", f"series is “{shown(series)}”")
                if series
                else Text("缺少 series", "series is missing"),
                top["series"].where if "series" in top else tree.place,
                Text("应为 lpr 或 benchmark", "must be lpr or benchmark"),
            )
        )
        raise LprError(*problems)
    _unknown(tree, _TOP_KEYS[series], problems)
    rows = read_rows(top.get("rates"), series, tree, problems)
    next_due = _optional_day(top.get("next_due"), problems)
    last_day = _optional_day(top.get("last_day"), problems)
    place = top["next_due"].place if "next_due" in top else ""
    return RateFile(series, tuple(rows), next_due, last_day, tuple(problems), _labels(top.get("rates")), place)


def _labels(rates: Node | None) -> tuple[tuple[int, str], ...]:
    """Return the line of each row and what it gives as its day, "" where it gives none."""
    found = []
    for node in rates.value if rates is not None and isinstance(rates.value, list) else []:
        day = _text(node.value.get("effective")) if isinstance(node.value, dict) else ""
        found.append((int(node.place.rsplit(":", 2)[1]), day))
    return tuple(found)


def load_rates(text: str, name: str) -> RateTable:
    """Read the text of a rate file into a table. Raises LprError with everything that is wrong with it."""
    file = parse_rates(text, name)
    if file.problems:
        raise LprError(*file.problems)
    columns = LPR_COLUMNS if file.series == "lpr" else BENCHMARK_COLUMNS
    next_due = file.next_due
    if file.series == "lpr" and next_due is None:
        next_due = following_publication(file.rows[-1].day)
    return RateTable(
        file.series,
        tuple(row.day.toordinal() for row in file.rows),
        {tenor: tuple(row.values[tenor] for row in file.rows) for tenor in columns},
        next_due=next_due.toordinal() if next_due else 0,
        last_day=file.last_day.toordinal() if file.last_day else 0,
        sha256=sha256(text.encode()).hexdigest(),
        name=name,
    )


def read_rate_file(path: str) -> RateTable:
    """Read a rate file from disk. Raises LprError when it cannot be read or is not a rate file."""
    return load_rates(read_rate_text(path), path)


def read_rate_text(path: str) -> str:
    """Return the text of a rate file (at most 4 MB, UTF-8). Raises LprError when it cannot be read."""
    from pathlib import Path

    try:
        with Path(path).open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise LprError(
                Problem(
                    "yaml-too-large",
                    Text("文件过大，不像是利率文件", "file too large to be a rate file"),
                    path,
                    Text("最大 4 MB", "at most 4 MB"),
                )
            )
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise LprError(
            Problem("file-unreadable", Text(f"无法读取：{error.strerror}", f"cannot read: {error.strerror}"), path)
        ) from None
    except UnicodeDecodeError as error:
        raise LprError(
            Problem(
                "file-encoding", Text(f"不是 UTF-8（第 {error.start} 字节）", f"not UTF-8 (byte {error.start})"), path
            )
        ) from None


def following_publication(last: date) -> date:
    """Return the 20th of the next month or the next working day (State Council calendar where it is installed)."""
    return next_workday(date(last.year + last.month // 12, last.month % 12 + 1, 20))[0]


def read_rows(rates: Node | None, series: str, tree: Node, problems: list[Problem]) -> list[RateRow]:
    """Read the list of rows; whatever is wrong with a row is added to ``problems``."""
    if rates is None or not isinstance(rates.value, list) or not rates.value:
        problems.append(
            Problem(
                "rates-empty",
                Text("没有利率行", "there are no rate rows"),
                rates.where if rates else tree.place,
                Text("rates: 下应有若干行", "rates: must hold rows"),
            )
        )
        return []
    rows = [_row(node, series, problems) for node in rates.value]
    _check_order(rows, series, problems)
    return [row for row in rows if row is not None]


def _row(node: Node, series: str, problems: list[Problem]) -> RateRow | None:
    before = len(problems)
    if not isinstance(node.value, dict):
        problems.append(Problem("rates-row", Text("这一行不是键值", "this row is not a mapping"), node.where))
        return None
    _unknown(node, _ROW_KEYS[series], problems)
    day = _day(node, "effective", problems)
    columns = LPR_COLUMNS if series == "lpr" else BENCHMARK_COLUMNS
    values = {tenor: _percent(node, key, problems) for tenor, key in columns.items()}
    source = _text(node.value.get("source"))
    if series == "lpr" and not _ADDRESS.fullmatch(source):
        place = node.value["source"].where if "source" in node.value else node.where
        problems.append(
            Problem(
                "rates-source",
                Text("这一行没有来源网址", "this row has no source address")
                if not source
                else Text(f"来源“{shown(source)}”不是网址", f"the source “{shown(source)}” is no address"),
                place,
                Text("source: 写报价公告的网址", "source: the address of the announcement"),
            )
        )
    if len(problems) > before or day is None:
        return None
    return RateRow(day, values, source, node.place, _text(node.value.get("sources_count")))


def _percent(node: Node, key: str, problems: list[Problem]) -> int:
    assert isinstance(node.value, dict)
    item = node.value.get(key)
    text = _text(item)
    if item is None or item.value == "":
        if not any(
            problem.code == "rates-key"
            and problem.where.startswith(node.place.rsplit(":", 2)[0])
            and key in problem.hint.en
            for problem in problems
        ):
            problems.append(
                Problem(
                    "rates-value",
                    Text(f"缺少 {key}", f"{key} is missing"),
                    node.where,
                    Text(f"{key}: 3.85", f"{key}: 3.85"),
                )
            )
        return 0
    if not isinstance(item.value, str):
        text = "[…]"
    whole, point, decimals = text.partition(".")
    if point and len(decimals) == 2 and (whole + decimals).isdecimal() and text.isascii() and len(whole) <= 2:
        return int(whole + decimals)
    problems.append(
        Problem(
            "rates-value",
            Text(f"{key} 是“{shown(text)}”", f"{key} is “{shown(text)}”"),
            item.where if item else node.where,
            Text("应为两位小数的百分数，例如 3.85", "must be a percentage with two decimals, such as 3.85"),
        )
    )
    return 0


def _day(node: Node, key: str, problems: list[Problem]) -> date | None:
    assert isinstance(node.value, dict)
    item = node.value.get(key)
    found = _optional_day(item, problems)
    if found is None and not _text(item):
        problems.append(
            Problem(
                "rates-date",
                Text(f"缺少 {key}", f"{key} is missing"),
                node.where,
                Text(f"{key}: 2026-09-20", f"{key}: 2026-09-20"),
            )
        )
    return found


def _optional_day(item: Node | None, problems: list[Problem]) -> date | None:
    text = _text(item)
    if item is None or not text:
        return None
    from ..values import parse_date

    try:
        if len(text) != 10:
            raise Refused(
                Text(f"日期“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as a date"),
                Text("利率文件的日期写作 2026-09-20", "dates in a rate file are written 2026-09-20"),
            )
        return parse_date(text, date.min)
    except Refused as error:
        problems.append(Problem("rates-date", error.message, item.where, error.hint))
        return None


def _check_order(rows: list[RateRow | None], series: str, problems: list[Problem]) -> None:
    for earlier, row in zip(rows, rows[1:], strict=False):
        if earlier is None or row is None:
            # A row that cannot be read has been named; its neighbours cannot be judged.
            continue
        if row.day <= earlier.day:
            problems.append(
                Problem(
                    "rates-order",
                    Text(
                        f"{row.day} 不晚于前一行 {earlier.day}", f"{row.day} is not after the row before, {earlier.day}"
                    ),
                    row.place,
                    Text("按日期从早到晚排列", "sort the rows by date"),
                )
            )
        elif series == "lpr":
            months = (row.day.year - earlier.day.year) * 12 + row.day.month - earlier.day.month
            if months == 0:
                problems.append(
                    Problem(
                        "rates-month-twice",
                        Text(f"{row.day:%Y-%m} 有两行", f"{row.day:%Y-%m} has two rows"),
                        row.place,
                        Text("每月一行", "one row a month"),
                    )
                )
            elif months > 1:
                missing = following_publication(earlier.day)
                problems.append(
                    Problem(
                        "rates-month-missing",
                        Text(f"缺少 {missing:%Y-%m} 的报价", f"the quote of {missing:%Y-%m} is missing"),
                        row.place,
                        Text("每月一行，不变也要写", "one row a month, changed or not"),
                    )
                )


def _unknown(node: Node, known: set[str], problems: list[Problem]) -> None:
    assert isinstance(node.value, dict)
    for key in node.value:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, sorted(known), 1)
            hint = (
                Text(f"是 {near[0]} 吗？", f"did you mean {near[0]}?")
                if near
                else Text(f"可用：{'、'.join(sorted(known))}", f"known: {', '.join(sorted(known))}")
            )
            problems.append(
                Problem(
                    "rates-key",
                    Text(f"不认识的键“{shown(key)}”", f"unknown key “{shown(key)}”"),
                    node.key_place(key),
                    hint,
                    EXIT_BAD_INPUT,
                )
            )


def _mapping(node: Node, problems: list[Problem]) -> dict[str, Node]:
    if isinstance(node.value, dict):
        return node.value
    raise LprError(
        *problems,
        Problem(
            "rates-file",
            Text("这不是利率文件", "this is not a rate file"),
            node.place,
            Text("应有 series: 与 rates:", "expected series: and rates:"),
        ),
    )


def _text(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
