"""How people write calendar days, in Chinese and English, and what is refused (contract §3)."""

from __future__ import annotations

import re
from datetime import date

from ..base.errors import Refused
from ..base.pattern import pattern
from ..base.text import Text
from .text import plain, shown

_DATE_HINT = Text("例：2020-09-01、2020年9月1日", "for example 2020-09-01 or 2020年9月1日")

_DATE = (
    r"(?P<y>[0-9]{4})(?:(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
    r"|(?P<m2>[0-9]{2})(?P<d2>[0-9]{2})|年(?P<m3>[0-9]{1,2})月(?P<d3>[0-9]{1,2})[日号])"
)
_TIME = pattern(
    r"(?<=[0-9日号])(?:\s+(?:[上下]午|凌晨|晚上|[AaPp][Mm])?\s*|T)(?:[01]?[0-9]|2[0-3])"
    r"(?:[:：][0-5][0-9](?:[:：][0-5][0-9](?:\.[0-9]{1,9})?)?(?:\s*[AaPp][Mm])?(?:\+08:?00)?|[时点](?:[0-5]?[0-9]分(?:[0-5]?[0-9]秒)?)?)"
)
"""A time of day behind a date: what happened at 15:30 happened on that day. Another zone's time is none of ours."""
_SERIAL = pattern(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
_NO_DAY = pattern(r"[0-9]{4}(?:[-/.][0-9]{1,2}|年[0-9]{1,2}月?|年?)[份底初末中旬上下]*")
_FIRST_YEAR, _LAST_YEAR = 1949, 2200
_SERIAL_ORIGIN = date(1899, 12, 30).toordinal()
"""Day 0 of the serial numbers of spreadsheets, from 1900-03-01 on."""


def parse_date(text: str, today: date) -> date:
    """Read a calendar day; ``today`` is what the word ``today`` (今天) means.

    Accepts ``2020-09-01``, ``2020/9/1``, ``2020.9.1``, ``20200901``, ``2020年9月1日``, ``二〇二〇年九月一日``, with or
    without a time of day and its weekday. Raises Refused for two-digit years, month-first forms, months without a day,
    the serial numbers of spreadsheets, days that do not exist, and a weekday that is another.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and (day := _iso_day(text)):
        return day
    said, weekday = text.strip(), None
    if len(said) > 10 or not said.isascii():
        from .chinese_days import without_weekday

        said, weekday = without_weekday(said)
    timed = _TIME.search(said) if len(said) > 10 else None
    if timed is not None and timed.end() == len(said):
        said = said[: timed.start()]
    read = plain(said, dated=True)
    if read.lower() in ("today", "今天", "今日"):
        return _on_its_weekday(today, weekday)
    parts = _iso_parts(read)
    if parts is None:
        match = re.fullmatch(_DATE, read if read.isascii() else _in_figures(read))
        if match is None:
            raise Refused(_why_not_date(text, read), _DATE_HINT)
        parts = (match["y"], match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"] or match["d3"])
    return _on_its_weekday(_day_of(*parts, text), weekday)


def _iso_day(text: str) -> date | None:
    """The day of ``2020-09-01``, None for anything written otherwise and for a day that is refused."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _iso_parts(read: str) -> tuple[str, str, str] | None:
    """Year, month and day of ``2020-09-01``, None for anything written otherwise."""
    if len(read) == 10 and read[4] == read[7] == "-" and read.isascii():
        parts = (read[:4], read[5:7], read[8:])
        return parts if "".join(parts).isdecimal() else None
    return None


def _day_of(y: str, m: str, d: str, text: str) -> date:
    """The day of figures written in ``text``. Raises Refused for one that does not exist, or is not of our time."""
    year, month, day = int(y), int(m), int(d)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refused(
            Text(
                f"日期“{shown(text)}”的年份不在 {_FIRST_YEAR}–{_LAST_YEAR} 之间",
                f"the year of “{shown(text)}” is not within {_FIRST_YEAR}–{_LAST_YEAR}",
            ),
            _DATE_HINT,
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(_no_such_day(text, year, month), _DATE_HINT) from None


def _in_figures(read: str) -> str:
    """A day in Chinese numerals with figures in their place; anything else as it is."""
    from .chinese_days import in_figures

    return in_figures(read) or read


def _on_its_weekday(day: date, stated: int | None) -> date:
    """The day; refused where the weekday stated beside it is another."""
    if stated is not None and stated != day.weekday():
        from .chinese_days import refuse_weekday

        raise refuse_weekday(day.isoformat(), day.weekday(), stated)
    return day


def _no_such_day(text: str, year: int, month: int) -> Text:
    if not 1 <= month <= 12:
        return Text(f"日期“{shown(text)}”不存在：没有 {month} 月", f"“{shown(text)}” does not exist: no month {month}")
    if re.search(r"(?<![0-9])0?0日?$", text.strip()):
        return Text(f"日期“{shown(text)}”不存在：没有 0 日", f"“{shown(text)}” does not exist: no day 0")
    last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).day
    return Text(
        f"日期“{shown(text)}”不存在：{year} 年 {month} 月只有 {last} 天",
        f"“{shown(text)}” does not exist: {year}-{month:02d} has {last} days",
    )


def _why_not_date(text: str, read: str) -> Text:
    if not read:
        return Text("日期为空", "the date is empty")
    if re.fullmatch(r"[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?", read):
        return Text(f"日期“{shown(text)}”的年份只有两位", f"the year of “{shown(text)}” has two digits")
    if re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}", read):
        return Text(f"日期“{shown(text)}”的年份应写在最前", f"the year of “{shown(text)}” must come first")
    if _SERIAL.fullmatch(read):
        day = date.fromordinal(_SERIAL_ORIGIN + int(read[:5])).strftime("%Y-%m-%d")
        return Text(
            f"“{shown(text)}”像是表格软件的日期序号：是 {day} 吗？",
            f"“{shown(text)}” looks like a spreadsheet's serial number: is it {day}?",
        )
    if _NO_DAY.fullmatch(read):
        return Text(f"日期“{shown(text)}”没有写到哪一日", f"“{shown(text)}” names no day")
    return Text(f"日期“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as a date")
