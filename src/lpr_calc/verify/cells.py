"""The cells of a table of interest as people write them: days, amounts, rates, multiples, margins, standards."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from ..base.errors import Refused
from ..base.money import half_up
from ..base.pattern import pattern
from ..base.record import Record
from ..base.text import Text
from ..casefile.units import Unit, money_text
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate import MULTIPLE, SCALE
from ..values.rate_text import parse_rate
from ..values.text import plain, shown, squeezed

DAY = pattern(
    r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])|(?<![0-9])[0-9]{8}(?![0-9])"
)
FINE = 10**8
"""Parts of a fen that an amount of a spreadsheet is kept to."""

_PER = {"day": "日", "month": "月", "year": "年"}
_BASIS_POINT = SCALE // 100


class Standard(Record):
    """What a table says a rate is: ``multiple`` (over `MULTIPLE`) of the LPR of ``tenor`` and ``spread`` together.

    ``multiple`` 0: a rate that does not move with the LPR. ``spread`` is in percent × SCALE. ``named``: the cell names
    the series alone.
    """

    multiple: int = 0
    tenor: str = "1y"
    spread: int = 0
    named: bool = False

    def rate(self, quote: int) -> int:
        """Return the rate under a quote, both in percent × SCALE."""
        return (quote + self.spread) * self.multiple // MULTIPLE


FIXED = Standard()

_HELD = pattern(
    r"时|公布的|固定|上限|减去|调减|at formation|at suit|at contracting|at the advance|quote of|ceiling|reduced|less"
)
"""Words by which an LPR is that of one day."""
_SPREAD = pattern(r"([-+−－＋加减])\s*([0-9]+(?:\.[0-9]+)?)\s*(%|bps?|个?基点)", re.IGNORECASE)
_TIMES = pattern(r"[×xX*]\s*([0-9]+(?:\.[0-9]{1,6})?)|([0-9]+(?:\.[0-9]{1,6})?)\s*(?:倍|[×xX*])")
_CHINESE = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def standard_of(text: str) -> Standard | None:
    """Read what a cell says of the rate beside it: ``一年期LPR × 4``, ``LPR+50bp``, ``约定年利率24%``.

    None where it says nothing that can be held against a quote.
    """
    said = re.split(r"[；;]", text)[0].replace("（", "(").replace("）", ")")
    if not re.search(r"lpr|报价", said, re.IGNORECASE):
        return FIXED if squeezed(said) else None
    if _HELD.search(said):
        return FIXED
    tenor = "5y" if re.search(r"五年|5\s*年|5y", said, re.IGNORECASE) else "1y"
    multiple = MULTIPLE
    if found := _TIMES.search(said):
        multiple = times(found[1] or found[2])
    elif found := re.search(r"([一两二三四])倍", said):
        multiple = _CHINESE[found[1]] * MULTIPLE
    spread, named = 0, found is None
    if found := _SPREAD.search(said):
        spread, named = margin(found[2] + found[3]) * (-1 if found[1] in "-−－减" else 1), False
    elif multiple == MULTIPLE and re.search(r"上浮|加计|下浮", said):
        return None
    return Standard(multiple, tenor, spread, named)


def day(text: str) -> int:
    return parse_date(text.partition(" 00:00")[0], date.min).toordinal()


def amount(text: str) -> tuple[int, int]:
    """Read an amount as whole fen and what it has beyond them, in 10^-8 fen: spreadsheets keep more decimals."""
    match = re.fullmatch(r"(?:[¥￥])?([0-9][0-9,]*)\.([0-9]{3,})元?", plain(text, grouped=True))
    if match is None:
        return parse_amount(text), 0
    whole = parse_amount(match[1])
    fine = int(match[2][:10].ljust(10, "0"))
    fen = half_up(fine, FINE)
    return whole + fen, fine - fen * FINE


def in_unit(unit: Unit) -> Callable[[str], tuple[int, int]]:
    """Return what reads the amounts of a column in its unit."""
    return lambda text: amount(money_text(text, unit, digits=True))


def count(text: str) -> int:
    read = re.fullmatch(r"([0-9][0-9,]*)(?:\.0+)?(?:天|日|days?)?", plain(text).lower())
    if read is None:
        raise Refused(
            Text(f"“{shown(text)}”不是天数", f"“{shown(text)}” is no number of days"),
            Text("例：475", "for example 475"),
        )
    return int(read[1].replace(",", ""))


def times(text: str) -> int:
    read = re.fullmatch(r"([0-9]+)(?:\.([0-9]{1,6}))?(?:倍|x|×)?", plain(text).lower())
    if read is None:
        raise Refused(
            Text(f"“{shown(text)}”不是倍数", f"“{shown(text)}” is no multiple"),
            Text("例：4、1.5倍", "for example 4 or 1.5"),
        )
    return int(read[1]) * MULTIPLE + int((read[2] or "").ljust(6, "0"))


def margin(text: str) -> int:
    """Read what is added to a quote, in percent × SCALE: ``50``, ``-20bp``, ``50个基点``, ``0.5%``."""
    read = re.fullmatch(r"([-+−]?)([0-9]+)(?:\.([0-9]{1,4}))?(%|个百分点|bps?|个?基点)?", plain(text).lower())
    if read is None:
        raise Refused(
            Text(f"“{shown(text)}”不是加点", f"“{shown(text)}” is no margin"),
            Text("例：50、-20bp", "for example 50 or -20bp"),
        )
    step = SCALE if read[4] in ("%", "个百分点") else _BASIS_POINT
    parts = int(read[2]) * step + int((read[3] or "").ljust(4, "0")) * step // 10_000
    return -parts if read[1] in ("-", "−") else parts


def basis_points(spread: int) -> str:
    """Return what is added to a quote as it is written, without its sign: ``50bp``."""
    whole, rest = divmod(abs(spread), _BASIS_POINT)
    return f"{whole}bp" if not rest else f"{whole}.{rest * 100 // _BASIS_POINT:02d}bp"


def are_fractions(texts: Sequence[str]) -> bool:
    """Whether a rate column holds shares of one: 0.0385 for 3.85 % throughout (a percent cell without its format)."""
    numbers = [squeezed(text) for text in texts if text]
    return bool(numbers) and all(re.fullmatch(r"0?\.[0-9]+|0", number) for number in numbers)


_FIGURE_PER = pattern(r"([0-9.]+)/(日|天|月|年|day|month|year)")


def rate(text: str, unit: str, fractions: bool, mark: str = "") -> tuple[int, str]:
    """Read a rate and its unit, a bare number in the ``mark`` of its column: ``3.85``, ``3.85%``, ``3.85%×4``,
    ``3.85%+50bp``, ``0.0385`` in a column of shares, ``日万分之五``, ``0.05/日`` as our own tables have it.
    """
    read = plain(text).lower()
    if per := _FIGURE_PER.fullmatch(read):
        text = read = f"{per[1]}{mark if mark in ('‰', '‱') else '%'}/{per[2]}"
    factor = MULTIPLE
    added = 0
    if product := re.fullmatch(r"(.+%)[×x*]([0-9.]+)(?:倍)?|([0-9.]+)(?:倍)?[×x*](.+%)", read):
        text, stated = (product[1], product[2]) if product[1] else (product[4], product[3])
        factor = times(stated)
        read = text
    elif total := re.fullmatch(r"([0-9.]+%)([-+−][0-9.]+(?:%|bps?|个?基点))", read):
        text, added = total[1], margin(total[2])
        read = text
    if fractions:
        return int(read.partition(".")[2].ljust(12, "0")[:12]) * 100 * SCALE // 10**12 * factor // MULTIPLE, unit
    if mark in ("‰", "‱") and re.fullmatch(r"[0-9.]+", read):
        text = f"{read}{mark}/{_PER[unit]}"
    elif mark == "bp" and re.fullmatch(r"[0-9.]+", read):
        return margin(read) * factor // MULTIPLE, unit
    elif unit != "year" and re.fullmatch(r"[0-9.]+%?", read):
        text = f"{read.rstrip('%')}%/{'日' if unit == 'day' else '月'}"
    term = parse_rate(text)
    if term.kind != "fixed":
        raise Refused(
            Text(f"“{shown(text)}”没有写出利率", f"“{shown(text)}” states no rate"),
            Text("例：3.85%", "for example 3.85%"),
        )
    return term.value * factor // MULTIPLE + added, term.unit


def is_rate(text: str) -> bool:
    """Whether a cell states a rate in figures."""
    if not re.search(r"[0-9一二三四五六七八九]", text):
        return False
    try:
        rate(text if re.search(r"[%‰‱分厘/]", text) else f"{squeezed(text)}%", "year", False)
    except Refused:
        return False
    return True
