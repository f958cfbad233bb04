"""Amounts of money in running text: figures, 万, capitals, both beside each other."""

from __future__ import annotations

import re

from ..base.errors import Refused
from ..base.record import Record
from ..values.amount import parse_amount
from ..values.capitals import from_capitals
from .lexer import Found

_NUMERAL = "零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
_CAPITAL = str.maketrans("〇一二三四五六七八九十百千两貳參陸萬億", "零壹贰叁肆伍陆柒捌玖拾佰仟贰贰叁陆万亿")
_FIGURES = (
    r"(?<![0-9.])(?:(?:人民币|RMB|¥)*[0-9]+万[0-9]千(?:[0-9]百)?(?:元整?)?"
    r"|(?:人民币|RMB|¥)*[0-9]+(?:\.[0-9]+)?(?:百万|千万|万|亿)?元(?:人民币|整|正)?"
    r"|(?:人民币|RMB|¥)+[0-9]+(?:\.[0-9]+)?(?:百万|千万|万|亿)?(?![0-9%‰])"
    r"|[0-9]+(?:\.[0-9]+)?(?:百万|千万|万|亿)(?![0-9分])元?整?)"
)
_CAPITALS = (
    rf"(?<![0-9])(?:人民币)?(?:（?大写）?)?(?:金额)?：?(?:人民币)?[{_NUMERAL}][{_NUMERAL}万亿萬億]*元元?"
    rf"(?:[{_NUMERAL}]{{1,2}}角)?(?:零?[{_NUMERAL}]分)?(?:整|正)?"
)
_PLAIN = re.compile(_FIGURES)
_SPELLED = re.compile(_CAPITALS)
_BESIDE = re.compile(
    r"(?P<head>[，。、]?(?P<open>（(?![大小]写）))?(?:即|计)?(?:人民币)?(?:（?(?:大写|小写)）?)?(?:金额)?：?(?:人民币)?：?(?P<open2>（)?)"
    rf"(?:(?P<fig>¥?(?:(?<=¥)：)?[0-9]+(?:\.[0-9]+)?)|(?:人民币)?(?P<cap>[{_NUMERAL}][{_NUMERAL}万亿萬億]*(?:元元?)?"
    rf"(?:[{_NUMERAL}]角)?(?:零?[{_NUMERAL}]分)?))(?:元)?(?:整|正)?"
)


class Amount(Record):
    """An amount in fen; ``other`` is what stands beside it in the other form where the two differ."""

    fen: int
    other: int | None = None
    decimals: bool = False


def amount_at(text: str, at: int, end: int) -> Found | None:
    """Read an amount: ``330000元``, ``27万元``, ``叁万元整（¥30000）``.

    ``decimals`` says that there are more of them than fen: such a figure is none to pay.
    """
    found = _PLAIN.match(text, at, end)
    figures = found is not None
    if found is None:
        found = _SPELLED.match(text, at, end)
        if found is None:
            return None
    value = _figures(found[0]) if figures else _spelled(found[0])
    if value is None:
        return None
    beside = _beside(text, found.end(), end, figures)
    if beside is None or value.decimals:
        return found.end(), value
    stop, other = beside
    return stop, (value if other == value.fen else value._replace(other=other))


def _figures(said: str) -> Amount | None:
    plain = said.replace("人民币", "").replace("RMB", "").replace("¥", "").rstrip("整正")
    if spoken := re.fullmatch("([0-9]+)万([0-9])千(?:([0-9])百)?元?", plain):
        # 3万2千: as it is said.
        return Amount((int(spoken[1]) * 10_000 + int(spoken[2]) * 1000 + int(spoken[3] or 0) * 100) * 100)
    try:
        return Amount(parse_amount(plain))
    except Refused:
        whole = re.fullmatch(r"([0-9]+\.[0-9]{2})[0-9]+元", plain)
        return Amount(parse_amount(f"{whole[1]}元"), decimals=True) if whole else None


def _spelled(said: str) -> Amount | None:
    """Read capitals and small numerals alike: the reader of capitals knows the rules."""
    plain = re.sub("人民币|大写|金额|[（）：]", "", said).replace("元元", "元").rstrip("整正").translate(_CAPITAL)
    if "元" not in plain:
        plain += "元"
    if plain.endswith("元"):
        plain += "整"
    for spelling in (plain, "壹" + plain):
        try:
            return Amount(from_capitals(spelling))
        except Refused as refused:
            right = re.search("“([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元整角分]+)”", refused.hint.zh)
            if right is not None and right[1].replace("零", "") == plain.replace("零", ""):
                return Amount(from_capitals(right[1]))
    return None


def _beside(text: str, at: int, end: int, figures: bool) -> tuple[int, int] | None:
    """Read the other form, in brackets or after 大写, 小写; None where what follows is something else."""
    found = _BESIDE.match(text, at, end)
    if found is None or bool(found["fig"]) == figures:
        return None
    opened = bool(found["open"]) + bool(found["open2"])
    if not opened and "写" not in found["head"] and found["head"] not in ("", "¥"):
        return None
    if not opened and "写" not in found["head"] and not (found["fig"] or "").startswith("¥"):
        return None
    stop = found.end()
    for _ in range(opened):
        if text[stop : stop + 1] == "）":
            stop += 1
        elif text[stop : stop + 2] in ("元）", "整）", "正）"):
            stop += 2
        else:
            return None
    if found["fig"] and text[stop : stop + 1] == "元":
        stop += 1
        stop += text[stop : stop + 1] in ("整", "正")
    other = _figures(found["fig"].lstrip("¥：") + "元") if found["fig"] else _spelled(found["cap"])
    return None if other is None else (stop, other.fen)
