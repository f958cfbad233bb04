"""How people write amounts and dates, in Chinese and English, and what is refused (contract §3)."""

from __future__ import annotations

import re
from datetime import date

from .errors import Refused
from .record import Text

_AMOUNT_HINT = Text("例：300000、300,000.00、30万元、叁拾万元整", "for example 300000, 300,000.00, 30万元, 叁拾万元整")
_DATE_HINT = Text("例：2020-09-01、2020年9月1日", "for example 2020-09-01 or 2020年9月1日")

_AMOUNT = r"(?:¥|rmb|cny|人民币)?(?P<int>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<dec>[0-9]+))?(?P<unit>百万|千万|万|亿)?(?:元整?|圆整?)?"
_UNITS = {None: 0, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_MAX_DIGITS = 16

_DATE = (
    r"(?P<y>[0-9]{4})(?:(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
    r"|(?P<m2>[0-9]{2})(?P<d2>[0-9]{2})|年(?P<m3>[0-9]{1,2})月(?P<d3>[0-9]{1,2})[日号])"
)
_FIRST_YEAR, _LAST_YEAR = 1949, 2200

# Only the full-width twins of ASCII: Unicode's own folding would read 300² as 3002.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}


LONGEST_VALUE = 200
"""Characters of an amount, a date or a rate; text from outside is measured before it is read."""

LONGEST_TEXT = 10_000
"""Characters of any other text of a case: a name, a title, what an exhibit proves."""

_SHOWN = 40
_ENDS_OF_LINES = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_GROUPS = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:(?P<gap>[ \u00a0\u2009\u202f])[0-9]{3})(?:(?P=gap)[0-9]{3})*(?![0-9]|[ \u00a0\u2009\u202f][0-9])"
)
_NUMERALS = r"[0-9〇零一二两三四五六七八九十百千点壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]"
_TWO_FIGURES = re.compile(rf"{_NUMERALS}\s+{_NUMERALS}|[0-9][.,]\s+[0-9]|[0-9]\s+[.,][0-9]")
_TWO_NUMERALS = re.compile(rf"{_NUMERALS}\s+{_NUMERALS}")


def squeezed(text: str) -> str:
    """Return ``text`` with full-width characters made half-width and all white space taken out: for names and headings."""
    if not text.isascii():
        text = text.translate(HALF_WIDTH)
    return "".join(text.split())


def plain(text: str, grouped: bool = False, dated: bool = False) -> str:
    """Return a value as `squeezed` does, where it can be one value only.

    White space is taken out at the ends and where a person writes it inside one value (``30 万``, ``LPR + 50 bp``); with
    ``grouped`` in clean groups of thousands (``1 000 000``) too, with ``dated`` after a full stop (``2020. 9. 1``). Raises Refused for a line break inside, for
    white space between two figures, and for more than `LONGEST_VALUE` characters.
    """
    if len(text) > LONGEST_VALUE:
        text = text.strip()
        if len(text) > LONGEST_VALUE:
            raise Refused(
                Text(f"“{shown(text)}”过长，共 {len(text)} 个字符", f"“{shown(text)}” is too long: {len(text)} characters"),
                Text(f"一个值最多 {LONGEST_VALUE} 个字符", f"a value has at most {LONGEST_VALUE} characters"),
            )  # fmt: skip
    if not text.isascii():
        text = text.translate(HALF_WIDTH)
    pieces = text.split()
    if len(pieces) < 2:
        return pieces[0] if pieces else ""
    said = text.strip()
    if _ENDS_OF_LINES.search(said):
        raise Refused(
            Text(
                f"“{shown(said)}”里有换行：是两个值吗？", f"“{shown(said)}” has a line break in it: is it two values?"
            ),
            Text("一格、一键只写一个值，写在一行里", "one value in a cell or under a key, on one line"),
        )
    clean = _GROUPS.sub(lambda found: found[0].replace(found["gap"], ""), said) if grouped else said
    if (_TWO_NUMERALS if dated else _TWO_FIGURES).search(clean):
        raise Refused(
            Text(f"“{shown(said)}”的数字之间有空格：是两个值吗？", f"“{shown(said)}” has white space between its figures: is it two values?"),
            Text("去掉空格；金额可写 1,000,000 或 1 000 000", "take it out; an amount may be 1,000,000 or 1 000 000")
            if grouped
            else Text("去掉空格，或只写一个值", "take it out, or state one value"),
        )  # fmt: skip
    return "".join(clean.split())


def shown(text: str) -> str:
    """Return ``text`` fit to be quoted in a message: one line, no control characters, the first 40 of them."""
    clean = "".join(c if c.isprintable() else "�" for c in text[:_SHOWN])
    return clean if len(text) <= _SHOWN else clean + "…"


def parse_amount(text: str) -> int:
    """Read an amount of money and return whole fen.

    Accepts ``300000``, ``300,000.00``, ``30万``, ``1.5亿``, ``¥300000``, full-width digits and the capital form
    ``叁拾万元整``. Raises Refused for a negative, more than two decimals, or anything else.
    """
    read = plain(text, grouped=True)
    if read.isascii() and read.isdigit() and len(read) <= _MAX_DIGITS:
        return int(read) * 100
    match = re.fullmatch(_AMOUNT, read.lower())
    if match is None:
        from .rmb import CAPITALS, from_capitals

        if not CAPITALS.isdisjoint(read):
            return from_capitals(read)
        raise Refused(_why_not_amount(text, read), _AMOUNT_HINT)
    decimals = match["dec"] or ""
    whole = match["int"].replace(",", "")
    places = _UNITS[match["unit"]] + 2
    if len(whole.lstrip("0")) + places - 2 > _MAX_DIGITS:
        raise Refused(
            Text(f"金额“{shown(text)}”过大", f"amount “{shown(text)}” is too large"),
            Text("最多十六位整数", "at most 16 digits before the point"),
        )
    if len(decimals) > places:
        raise Refused(
            Text(f"金额“{shown(text)}”小数过多，不足一分", f"amount “{shown(text)}” has more decimals than fen"),
            Text("最多精确到分（元后两位小数）", "at most two decimals of a yuan"),
        )
    return int(whole + decimals.ljust(places, "0"))


def _why_not_amount(text: str, read: str) -> Text:
    if not read:
        return Text("金额为空", "the amount is empty")
    if read[0] in "-−(":
        return Text(f"金额“{shown(text)}”为负数", f"amount “{shown(text)}” is negative")
    return Text(f"金额“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as an amount")


def parse_date(text: str, today: date) -> date:
    """Read a calendar day; ``today`` is what the word ``today`` (今天) means.

    Accepts ``2020-09-01``, ``2020/9/1``, ``2020.9.1``, ``20200901``, ``2020年9月1日``. Raises Refused for two-digit
    years, month-first forms and days that do not exist.
    """
    read = plain(text, dated=True)
    if read.lower() in ("today", "今天", "今日"):
        return today
    if (
        len(read) == 10
        and read[4] == read[7] == "-"
        and (read[:4] + read[5:7] + read[8:]).isdecimal()
        and read.isascii()
    ):
        parts = (read[:4], read[5:7], read[8:])
    elif match := re.fullmatch(_DATE, read):
        parts = (match["y"], match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"] or match["d3"])
    else:
        raise Refused(_why_not_date(text, read), _DATE_HINT)
    year, month, day = map(int, parts)
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
    return Text(f"日期“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as a date")
