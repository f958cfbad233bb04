"""How people write amounts of money, in Chinese and English, and what is refused (contract §3)."""

from __future__ import annotations

import re

from ..base.errors import Refused
from ..base.text import Text
from .text import plain, shown

_AMOUNT_HINT = Text("例：300000、300,000.00、30万元、叁拾万元整", "for example 300000, 300,000.00, 30万元, 叁拾万元整")

_AMOUNT = (
    r"(?:¥|rmb|cny|人民币)?(?P<int>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<dec>[0-9]+))?(?P<unit>百万|千万|万|"
    r"亿)?(?:元整?|圆整?)?"
)
_UNITS = {None: 0, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_MAX_DIGITS = 16


def parse_amount(text: str) -> int:
    """Read an amount of money and return whole fen.

    Accepts ``300000``, ``300,000.00``, ``30万``, ``1.5亿``, ``¥300000``, full-width digits, everyday numerals
    (``三十万元``) and the capital form ``叁拾万元整``. Raises Refused for a negative, more than two decimals, or
    anything else.
    """
    read = plain(text, grouped=True)
    if read.isascii() and read.isdigit() and len(read) <= _MAX_DIGITS:
        return int(read) * 100
    match = re.fullmatch(_AMOUNT, read.lower())
    if match is None:
        from .capitals import CAPITALS, from_capitals, from_numerals, in_plain_numerals

        if in_plain_numerals(read) and (fen := from_numerals(read)) is not None:
            return fen
        if not CAPITALS.isdisjoint(read):
            return from_capitals(read)
        raise Refused(_why_not_amount(text, read), _meant(read) or _AMOUNT_HINT)
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
            _nearest(whole, decimals, places),
        )
    return int(whole + decimals.ljust(places, "0"))


def _meant(read: str) -> Text | None:
    """What is meant: 100w in speech is 100万, 5k is 5000; and what a spreadsheet shows of a number too wide for it."""
    if re.fullmatch(r"[0-9](?:\.[0-9]+)?e\+[0-9]{2}", read.lower()):
        return Text(
            "科学计数法可能丢了末几位：把这一列改为“数值”格式，再另存",
            "scientific notation may have lost digits: format the column as a number and save it anew",
        )
    if set(read) == {"#"}:
        return Text(
            "列太窄，数没有显示出来：加宽再另存", "the column was too narrow to show it: widen it and save it anew"
        )
    found = re.fullmatch(r"(?P<figure>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[wk])元?", read.lower())
    if found is None:
        return None
    figure, _, decimals = found["figure"].partition(".")
    right = f"{found['figure']}万" if found["unit"] == "w" else f"{figure}{decimals.ljust(3, '0')}"
    return Text(f"写作 {right}", f"write {right}") if found["unit"] == "w" or len(decimals) <= 3 else None


def _nearest(whole: str, decimals: str, places: int) -> Text:
    """Name the nearest fen: what a computation in a sheet has left behind (299999.99999999994) is seen at once."""
    fen = (2 * int(whole + decimals) + 10 ** (len(decimals) - places)) // (2 * 10 ** (len(decimals) - places))
    near = f"{fen // 100}.{fen % 100:02d}"
    return Text(
        f"最多精确到分（元后两位小数），最近的是 {near}", f"at most two decimals of a yuan; the nearest is {near}"
    )


def _why_not_amount(text: str, read: str) -> Text:
    if not read:
        return Text("金额为空", "the amount is empty")
    if read[0] in "-−(":
        return Text(f"金额“{shown(text)}”为负数", f"amount “{shown(text)}” is negative")
    return Text(f"金额“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as an amount")
