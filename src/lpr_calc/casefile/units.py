"""Units as headings, titles and columns of tables name them: how many yuan a number is, and which kind of rate.

A unit is applied to bare numbers; a cell that names its own unit keeps it, and two that contradict are refused.
"""

from __future__ import annotations

import re

from ..base.errors import Refused
from ..base.pattern import pattern
from ..base.record import Record
from ..base.text import Text
from ..values.text import plain, shown


class Unit(Record):
    """A unit as it was written. ``kind`` is ``money`` (``shift``: powers of ten of a yuan), ``rate`` (``mark``: %, ‰,
    ‱, 分, 厘, 倍 or ×LPR; ``period``: 年, 月, 日), ``period`` (a period alone), ``per-day``, ``foreign`` or ``label``
    (required, optional, the form of a date: nothing to apply).
    """

    text: str
    kind: str
    shift: int = 0
    mark: str = ""
    period: str = ""


_TENS = {"": 0} | {
    word: tens
    for tens, words in {
        -2: "分",
        -1: "角",
        1: "十",
        2: "百",
        3: "千 thousand k 1000 1,000 '000 000 000s",
        4: "万 w wan 10k 10000 10,000 tenthousand",
        5: "十万",
        6: "百万 million mn",
        7: "千万",
        8: "亿 yi 100million",
    }.items()
    for word in words.split()
}
_YUAN = r"(?:元|圆|块|人民币|人民币元|rmb|cny|yuan|renminbi|¥)"
_SIZE = "|".join(sorted((re.escape(word) for word in _TENS if word), key=len, reverse=True))
_MONEY = pattern(rf"(?:in|of)?(?:人民币|rmb|cny|¥)?(?P<size>{_SIZE})?(?:of)?(?P<yuan>{_YUAN})?")
_FOREIGN = pattern(
    r"美元|美金|usd|us\$|\$|港币|港元|hkd|hk\$|欧元|eur|€|日元|日圆|jpy|英镑|gbp|£|韩元|krw|澳元|aud|加元|cad|台币|"
    r"twd|瑞士法郎|chf|卢布|rub"
)
_PERIODS = {
    word: period
    for period, words in {
        "年": "年 年化 year annum annual yearly y pa years",
        "月": "月 month monthly m months 个月",
        "日": "日 天 day daily d days",
    }.items()
    for word in words.split()
}
_MARKS = {
    word: mark
    for mark, words in {
        "%": "% percent pct 百分之 百分比 百分数",
        "‰": "‰ 千分之",
        "‱": "‱ 万分之",
        "分": "分",
        "厘": "厘",
        "倍": "倍 times x × 倍数",
        "×LPR": "倍lpr lpr倍数 xlpr ×lpr lpr的倍数",
    }.items()
    for word in words.split()
}
_PERIOD = "|".join(sorted((re.escape(word) for word in _PERIODS), key=len, reverse=True))
_MARK = "|".join(sorted((re.escape(word) for word in _MARKS), key=len, reverse=True))
_RATE = pattern(
    rf"(?:(?:每|按|per)?(?P<before>{_PERIOD}))?(?P<mark>{_MARK})(?:(?:/|每|per|p\.?)?(?P<after>{_PERIOD}|a\.?))?"
)
_ALONE = pattern(rf"(?:/|每|按|per|p\.)?(?P<period>{_PERIOD}|a\.?)")
_PER_DAY = pattern(rf"(?P<money>.*(?:元|圆|块|yuan|rmb|cny))(?:/|每|per)(?:{_PERIOD})")
_LABELS = pattern(
    r"必填项?|必录|必须|选填项?|可选|非必填|可不填|如有|若有|required|optional|ifany"
    r"|y{2,4}[-/.年]?m{1,2}[-/.月]?d{0,2}日?|年[-/.]?月[-/.]?日|年月日|日期|数字|文本|小写"
)


def read_unit(written: str) -> Unit | None:
    """Read a unit written by itself, folded to half width; None for anything else."""
    text = written.strip()
    read = "".join(text.lower().split())
    read = re.sub(r"^(?:金额|货币|计量|计价)?(?:单位|币种|unit)[:为是]?", "", read)
    if not read:
        return None
    if _LABELS.fullmatch(read):
        return Unit(text, "label")
    if _FOREIGN.search(read):
        return Unit(text, "foreign")
    if (match := _PER_DAY.fullmatch(read)) and _MONEY.fullmatch(match["money"]):
        return Unit(text, "per-day")
    if re.fullmatch(_YUAN, read):
        return Unit(text, "money")
    if (match := _MONEY.fullmatch(read)) and (
        match["yuan"] or (match["size"] or "") not in ("", "分", "角", "1000", "000")
    ):
        return Unit(text, "money", _TENS[match["size"] or ""])
    if match := _RATE.fullmatch(read):
        period = match["before"] or match["after"] or ""
        return Unit(text, "rate", 0, _MARKS[match["mark"]], _PERIODS.get(period, "年" if period else ""))
    if match := _ALONE.fullmatch(read):
        return Unit(text, "period", 0, "", _PERIODS.get(match["period"], "年"))
    return None


_NUMBER = pattern(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SUFFIX = {4: "万", 6: "百万", 7: "千万", 8: "亿"}


def money_text(text: str, unit: Unit, digits: bool = False) -> str:
    """Return an amount as `values.parse_amount` reads it, a bare number taken in the unit; what has a unit of its own
    stays.

    With ``digits`` it is written out in yuan, with all its decimals. Raises Refused where the cell says yuan and the
    unit is another.
    """
    if not unit.shift:
        return text
    read = plain(text, grouped=True)
    bare = read.lower().removeprefix("rmb").removeprefix("cny").removeprefix("人民币")
    if _NUMBER.fullmatch(bare):
        if bare != read:
            raise _contradicts(text, unit)
        if unit.shift in _SUFFIX and not digits:
            return f"{bare}{_SUFFIX[unit.shift]}"
        return _shifted(bare, unit.shift)
    if re.fullmatch(r"¥?[0-9][0-9,]*(?:\.[0-9]+)?(?:元整?|圆整?)?", bare):
        raise _contradicts(text, unit)
    return text


def _contradicts(text: str, unit: Unit) -> Refused:
    return Refused(
        Text(
            f"“{shown(text)}”写的是元，这一列的单位是{unit.text}",
            f"“{shown(text)}” says yuan, the unit of the column is {unit.text}",
        ),
        Text("只留一处单位，例：30万元", "leave one of the two units, for example 30万元"),
    )


def _shifted(digits: str, shift: int) -> str:
    """Move the decimal point of a number to the right (to the left for a negative ``shift``), exactly."""
    if "," in digits and not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", digits):
        return digits
    whole, _, decimals = digits.replace(",", "").partition(".")
    if shift >= 0:
        return f"{whole}{decimals[:shift].ljust(shift, '0')}" + (f".{decimals[shift:]}" if decimals[shift:] else "")
    whole = whole.rjust(1 - shift, "0")
    return f"{whole[:shift]}.{whole[shift:]}{decimals}"


_LEAST = {"年": 1, "月": 12, "日": 365}
_PER = {"%": 1, "‰": 10, "‱": 100}


def as_rate_text(text: str, unit: Unit) -> str:
    """Return a rate as `rateparse.parse_rate` reads it, with the mark and the period of its column; what names both
    stays.

    Raises Refused for a bare number where the column names a month or a day and no mark, for one that would come to
    less than 1 % a year (a share of one?), and for a multiple of nothing in particular.
    """
    read = plain(text)
    period = unit.period
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?[%‰‱]", read):
        return f"{read}/{period}" if period and (period != "年" or read[-1] != "%") else text
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(倍?)", read)
    if match is None:
        return text
    number, times = match.groups()
    if unit.mark == "×LPR":
        return f"{number}xLPR"
    if unit.mark == "倍" or times:
        raise Refused(
            Text(f"“{shown(text)}”倍于什么没有写明", f"a multiple of what is “{shown(text)}”?"),
            Text(f"例：{number}xLPR", f"for example {number}xLPR"),
        )
    if unit.mark in ("分", "厘"):
        return f"{'年息' if period == '年' else '日息' if period == '日' else ''}{number}{unit.mark}"
    mark = unit.mark
    if not mark:
        if period in ("", "年"):
            return text
        raise Refused(
            Text(
                f"“{shown(text)}”是每{period}百分之几、千分之几还是万分之几？",
                f"is “{shown(text)}” per cent, per mille or of ten thousand a {_SAY[period]}?",
            ),
            Text(
                f"写 {number}%/{period}，或用 --unit 列名=%/{period}",
                f"write {number}%/{period}, or state --unit HEADING=%/{period}",
            ),
        )
    if _below_one_percent(number, _LEAST.get(period or "年", 1), _PER[mark]):
        share = f"{_shifted(number, 2).lstrip('0') or '0'}"
        share = f"0{share}" if share.startswith(".") else share
        raise Refused(
            Text(
                f"“{shown(text)}”含义不明：是 {number}{mark} 还是 {share}%？",
                f"“{shown(text)}” is ambiguous: {number}{mark} or {share}%?",
            ),
            Text(
                f"写明单位，例：{share}%{f'/{period}' if period else ''}",
                f"write it with its unit, for example {share}%{f'/{period}' if period else ''}",
            ),
        )
    return f"{number}{mark}/{period}" if period and (period != "年" or mark != "%") else f"{number}{mark}"


_SAY = {"月": "month", "日": "day", "年": "year"}


def _below_one_percent(number: str, periods: int, share: int) -> bool:
    """Whether a number of ``1/share`` per cent, taken ``periods`` times a year, is less than 1 % a year and not
    nought.
    """
    whole, _, decimals = number.partition(".")
    value = int(whole + decimals)
    least: int = share * 10 ** len(decimals)
    return 0 < value * periods < least
