"""Days in Chinese numerals: ``二〇二〇年八月三十一日``, of bills ``贰零贰零年零捌月叁拾壹日``; and weekdays."""

from __future__ import annotations

import re

from ..base.errors import Refused
from ..base.pattern import pattern
from ..base.text import Text

_DIGITS = "〇一二三四五六七八九"
_ONE_SIGN = str.maketrans("零○OＯ壹贰貳叁參肆伍陆陸柒捌玖拾", "〇〇〇〇一二二三三四五六六七八九十")
_WRITTEN = pattern(
    r"(?P<y>[0-9〇一二三四五六七八九]{4})年(?P<m>[0-9〇一二三四五六七八九十]{1,4})月"
    r"(?P<d>[0-9〇一二三四五六七八九十廿卅]{1,4})[日号]"
)
_WEEKDAY = pattern(
    r"[\s,，、]*[(（]?\s*(?:(?:星期|礼拜|周|週)(?P<zh>[一二三四五六日天])"
    r"|(?<![A-Za-z])(?P<en>(?:Mon|Fri|Sun)(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Sat(?:urday)?)"
    r"\.?(?![A-Za-z]))\s*[)）]?[\s,，、]*",
    re.IGNORECASE,
)
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = "一二三四五六日"


def _spellings() -> dict[str, int]:
    """Every spelling of 1 to 31: 三十一, of bills 零捌 and 一十五, 廿一 and 卅."""
    found: dict[str, int] = {}
    for number in range(1, 32):
        tens, one = divmod(number, 10)
        unit = _DIGITS[one] if one else ""
        ways = [unit] if not tens else [f"{_DIGITS[tens]}十{unit}"]
        ways += [f"十{unit}"] if tens == 1 else [f"{'廿卅'[tens - 2]}{unit}"] if tens > 1 else []
        found |= {zero + way: number for way in ways for zero in ("", "〇")}
    return found


_NUMBERS = _spellings()


def in_figures(text: str) -> str:
    """Return a day written in Chinese numerals as ``2020年8月31日``, "" where it is none."""
    match = _WRITTEN.fullmatch(text.translate(_ONE_SIGN))
    if match is None:
        return ""
    year = "".join(str(_DIGITS.index(sign)) if sign in _DIGITS else sign for sign in match["y"])
    month, day = (int(said) if said.isdecimal() else _NUMBERS.get(said, 0) for said in (match["m"], match["d"]))
    return f"{year}年{month}月{day}日" if month and day else ""


def without_weekday(text: str) -> tuple[str, int | None]:
    """Take a weekday off a day (``2020-08-31 星期一``): the rest, and which it is from 0 for Monday (None: none)."""
    found = list(_WEEKDAY.finditer(text))
    if len(found) != 1:
        return text, None
    (one,) = found
    rest = f"{text[: one.start()]} {text[one.end() :]}".strip()
    if not rest:
        return text, None
    if one["zh"]:
        return rest, _CHINESE.index("日" if one["zh"] == "天" else one["zh"])
    return rest, _ENGLISH.index(one["en"][:3].lower())


def refuse_weekday(day: str, weekday: int, stated: int) -> Refused:
    """Return the refusal of a weekday that is not that of its day."""
    zh, en = (_CHINESE[weekday], _CHINESE[stated]), (_ENGLISH[weekday].title(), _ENGLISH[stated].title())
    return Refused(
        Text(f"{day} 是星期{zh[0]}，不是星期{zh[1]}", f"{day} is a {en[0]}, not a {en[1]}"),
        Text("核对日期与星期，写对的那一个", "check the day and its weekday"),
    )
