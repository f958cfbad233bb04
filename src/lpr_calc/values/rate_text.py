"""How people write interest rates, in Chinese and English, and what is refused (contract §3)."""

from __future__ import annotations

import re

from ..base.errors import Refused
from ..base.text import Text
from .rate import LPR, MULTIPLE, SCALE, RateTerm, percent_plain
from .text import plain, shown

_PLACES = 10

_HINT = Text(
    "例：24%、2%/月、月息2分、日万分之五、LPR、4xLPR、LPR+50bp、LPR上浮50%",
    "for example 24%, 2%/月, 月息2分, 0.05%/日, LPR, 4xLPR, LPR+50bp, LPR上浮50%",
)
_N = r"([0-9]+(?:\.[0-9]+)?)"
_ZH = "〇零一二两三四五六七八九十百点"
_NZ = rf"([0-9]+(?:\.[0-9]+)?|[{_ZH}]+)"
_UNIT_WORD = {
    "年": "year",
    "月": "month",
    "日": "day",
    "天": "day",
    "year": "year",
    "month": "month",
    "day": "day",
    "y": "year",
    "m": "month",
    "d": "day",
    "yr": "year",
    "mo": "month",
    "annum": "year",
}
_PER = {"%": 0, "‰": 1, "‱": 2}
_FRACTION = {"百": 0, "千": 1, "万": 2, "十万": 3}

_SUFFIXED = rf"{_N}([%‰‱])(?:/|每|per)(年|月|日|天|year|month|day|yr|mo|y|m|d|annum)"
_PREFIXED = rf"(?:按|每)?(年化|年|月|日)(?:利率|息率|息|化|费率)?(?:为|按|的)?{_N}([%‰‱])"
_FRACTIONED = rf"(?:按|每)?(年|月|日|天)(?:利率|息率|息)?(?:为|按|的)?(百|千|十万|万)分之{_NZ}"
_FEN = rf"(?:月(?:利率|利|息)?)?(?:{_NZ}分(半)?)?(?:{_NZ}厘(半)?)?(?:{_NZ}毫)?"
_PERCENT = rf"{_N}%"
_BARE = _N

_WORDS = {
    **dict.fromkeys(("约定不明", "约定不明确", "约定不清", "不明", "不明确", "unclear"), "unclear"),
    **dict.fromkeys(("未约定", "没有约定", "无约定", "未作约定", "无", "没有", "notagreed", "none"), "absent"),
    **dict.fromkeys(
        (
            "无息",
            "无利息",
            "不计利息",
            "不计息",
            "不收利息",
            "免息",
            "零利率",
            "零利息",
            "interest-free",
            "interestfree",
            "nointerest",
        ),
        "fixed",
    ),
}
"""What parties write where they agree on no rate: that it is unclear, that there is none, that there is no interest."""

_SERIES = r"(?:(?:同期)?(?P<zt>一年期|1年期|五年期以上|五年期|5年期以上|5年期)?(?:的)?)"
_REFERENCE = (
    rf"(?:(?P<pre>[0-9]+(?:\.[0-9]+)?|[{_ZH}]+)(?:x|×|\*|倍(?:的)?))?{_SERIES}"
    rf"(?P<name>lpr|贷款市场报价利率|基准利率|贷款基准利率|基准|benchmark)(?:-?(?P<t>[15])y)?"
    rf"(?:(?:的)?(?:[x×*](?P<post>[0-9]+(?:\.[0-9]+)?)|(?P<times>[0-9]+(?:\.[0-9]+)?|[{_ZH}]+)倍)"
    rf"|(?P<sign>[+\-−加减])(?P<bp>[0-9]+(?:\.[0-9]+)?)(?:个)?(?:bps?|基点)"
    rf"|(?P<dir>上浮|加计|加收|下浮)(?P<pct>[0-9]+(?:\.[0-9]+)?)%)?"
)
_SCALED = rf"{_N}[x×*]\((.+)\)"
_PREFIXES = {"lpr": "lpr", "贷款市场报价利率": "lpr"}


def scaled(digits: str, shift: int = 0, places: int = _PLACES) -> int:
    """Read ``digits`` (``3.85``) as a whole number of 10^-places, exactly, divided by 10^shift.

    Raises Refused when digits would be lost.
    """
    whole, _, decimals = digits.partition(".")
    if len(whole) > 9 or len(decimals.rstrip("0")) > places - shift:
        raise Refused(
            Text(f"“{shown(digits)}”位数过多", f"“{shown(digits)}” has too many digits"),
            Text(f"小数最多 {places - shift} 位", f"at most {places - shift} decimals"),
        )
    return int(whole + decimals.rstrip("0").ljust(places - shift, "0"))


def parse_rate(text: str) -> RateTerm:
    """Read an interest rate and return what was agreed.

    Accepts yearly, monthly and daily rates, LPR and benchmark terms as listed in contract §3. A bare number of 1 or
    more is percent a year; 无息 is 0 %. 不明 and 未约定 give terms without a rate (`RateTerm`). Raises Refused for a
    bare number under 1 (ambiguous) and for anything else.
    """
    read = plain(text).lower()
    if not read:
        raise Refused(Text("利率为空", "the rate is empty"), _HINT)
    if read in _WORDS:
        return RateTerm(_WORDS[read], text=" ".join(text.split()))
    term = _fixed(read) or _reference(read)
    if term is None:
        raise _refusal(text, read)
    return term._replace(text=" ".join(text.split()))


def _fixed(read: str) -> RateTerm | None:
    if not _PER.keys().isdisjoint(read):
        if match := re.fullmatch(_PERCENT, read):
            return RateTerm("fixed", scaled(match[1]))
        if match := re.fullmatch(_SUFFIXED, read):
            return RateTerm("fixed", scaled(match[1], _PER[match[2]]), _UNIT_WORD[match[3]])
        if match := re.fullmatch(_PREFIXED, read):
            return RateTerm("fixed", scaled(match[2], _PER[match[3]]), _UNIT_WORD[match[1][0]])
    if "分之" in read and (match := re.fullmatch(_FRACTIONED, read)):
        return RateTerm("fixed", scaled(_number(match[3]), _FRACTION[match[2]]), _UNIT_WORD[match[1]])
    if ("分" in read or "厘" in read) and (match := re.fullmatch(_FEN, read)):
        return RateTerm("fixed", _monthly_fen(match), "month")
    if (match := re.fullmatch(_BARE, read)) and scaled(match[1]) >= SCALE:
        return RateTerm("fixed", scaled(match[1]))
    return None


def _monthly_fen(match: re.Match[str]) -> int:
    """月息2分 = 2 % a month, 1厘 = 0.1 %, 1毫 = 0.01 %."""
    fen, half_fen, li, half_li, hao = match.groups()
    value = 0
    for figure, shift in ((fen, 0), (li, 1), (hao, 2)):
        if figure:
            value += scaled(_number(figure), shift)
    if half_fen:
        value += SCALE // 2
    if half_li:
        value += SCALE // 20
    return value


def _reference(read: str) -> RateTerm | None:
    if read == "lpr":
        return LPR
    if "(" in read and (scaled_up := re.fullmatch(_SCALED, read)):
        # 加50个基点后的1.5倍: points first, then the multiple of both.
        inner = _reference(scaled_up[2])
        if inner is None or inner.multiple != MULTIPLE or not inner.points:
            return None
        return inner._replace(multiple=scaled(_number(scaled_up[1]), places=6))
    match = re.fullmatch(_REFERENCE, read)
    if match is None:
        return None
    multiples = [m for m in (match["pre"], match["post"], match["times"]) if m]
    if len(multiples) > 1 or (multiples and (match["bp"] or match["pct"])):
        return None
    multiple, points = MULTIPLE, 0
    if multiples:
        multiple = scaled(_number(multiples[0]), places=6)
    if match["pct"]:
        change = scaled(match["pct"], 2, places=6)
        multiple += -change if match["dir"] == "下浮" else change
    if match["bp"]:
        points = scaled(match["bp"], 2)
        if match["sign"] in "-−减":
            points = -points
    if multiple <= 0:
        raise Refused(Text("倍数必须大于零", "the multiple must be more than zero"), _HINT)
    kind = _PREFIXES.get(match["name"], "benchmark")
    years = match["t"] or ("5" if (match["zt"] or "")[:1] in ("五", "5") else "1" if match["zt"] else "")
    return RateTerm(kind, multiple=multiple, points=points, tenor=f"{years}y" if years else "")


def parse_multiple(text: str) -> int:
    """Read a multiple of 1 to 9 and return it × MULTIPLE: ``1.5``, ``1.5倍``, ``上浮50%``, ``加收50%``.

    Raises Refused for anything else, a bare percentage among it (50 % of, or 50 % more?).
    """
    read = plain(text)
    value = 0
    if match := re.fullmatch(rf"{_N}(?:倍|x|×)?", read):
        value = scaled(match[1], places=6)
    elif match := re.fullmatch(rf"(?:上浮|加收|加计|\+){_N}%", read):
        value = MULTIPLE + scaled(match[1], 2, places=6)
    if not MULTIPLE <= value <= 9 * MULTIPLE:
        raise Refused(
            Text(f"倍数“{shown(text)}”无法识别", f"cannot read “{shown(text)}” as a multiple"),
            Text("例：1.5、上浮50%", "for example 1.5 or 上浮50%"),
        )
    return value


def _number(text: str) -> str:
    """Turn ``十五``, ``一点七五`` or ``1.75`` into digits."""
    if text[0].isdigit():
        return text
    whole, point, decimals = text.partition("点")
    value = _zh_integer(whole)
    if value is None or (point and any(c not in _ZH_DIGITS for c in decimals)) or (point and not decimals):
        raise Refused(Text(f"“{shown(text)}”不是数字", f"“{shown(text)}” is not a number"), _HINT)
    return str(value) + ("." + "".join(str(_ZH_DIGITS[c]) for c in decimals) if point else "")


_ZH_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}


def _zh_integer(text: str) -> int | None:
    """Read 零 to 九十九."""
    if text in _ZH_DIGITS:
        return _ZH_DIGITS[text]
    tens, ten, ones = text.partition("十")
    if not ten or (tens and tens not in _ZH_DIGITS) or (ones and ones not in _ZH_DIGITS):
        return None
    return (_ZH_DIGITS[tens] if tens else 1) * 10 + (_ZH_DIGITS[ones] if ones else 0)


def _refusal(text: str, read: str) -> Refused:
    said = shown(text)
    if re.fullmatch(_BARE, read) and not int(read.replace(".", "")):
        return Refused(
            Text(f"利率“{said}”未写明单位", f"rate “{said}” has no unit"),
            Text("约定无息写 0%；没有约定则不写", "write 0% for interest-free; leave it out where nothing is agreed"),
        )
    if re.fullmatch(_BARE, read):
        percent = percent_plain(scaled(read, places=8) * 10**4).rstrip("%")
        return Refused(
            Text(
                f"利率“{said}”含义不明：是 {read}% 还是 {percent}%？",
                f"rate “{said}” is ambiguous: {read}% or {percent}%?",
            ),
            Text(f"写明百分号：{read}% 或 {percent}%", f"write {read}% or {percent}%"),
        )
    if read[0] in "-−":
        return Refused(Text(f"利率“{said}”为负数", f"rate “{said}” is negative"), _HINT)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?[‰‱]", read):
        return Refused(
            Text(f"利率“{said}”未写明按日、按月还是按年", f"rate “{said}” does not say per day, month or year"),
            Text(f"例：{read}/日", f"for example {read}/日"),
        )
    if "lpr" in read and "%" in read:
        return Refused(
            Text(f"利率“{said}”含义不明：加点还是上浮？", f"rate “{said}” is ambiguous: points or a share?"),
            Text("加点写 LPR+50bp，按比例写 LPR上浮50%", "write LPR+50bp for points, LPR上浮50% for a share"),
        )
    if "年" in read and "分" in read:
        return Refused(
            Text(
                f"利率“{said}”含义不明：年息“分”各地用法不同", f"rate “{said}” is ambiguous: 分 a year varies by usage"
            ),
            Text("写明百分比，例：年利率10%", "write the percentage, for example 10%"),
        )
    return Refused(Text(f"利率“{said}”无法识别", f"cannot read “{said}” as a rate"), _HINT)
