"""Rates in running text: 年利率6%, 月息2分, 日万分之五, 一年期贷款市场报价利率的四倍, 约定利率加收50%.

Each becomes a term that the case file's own reader of rates takes, so that what is written out is what was read.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ..base.errors import Refused
from ..base.record import Record
from ..values.rate import SCALE
from ..values.rate_text import parse_rate
from .days import Day, day_at
from .lexer import Found

_N = r"[0-9]+(?:\.[0-9]+)?"
_ZH = "零一二三四五六七八九十两百点壹贰叁肆伍陆柒捌玖拾佰〇"
_SMALL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰〇", "一二三四五六七八九十百零")
_TIMES = rf"(?:{_N}|[{_ZH}]+)"
_BY = r"(?:均|应|可|仍|另行|则)?(?:以|按照|按|参照|依照|依据|根据|比照|执行)?(?:上述|前述)?"
_WHEN = (
    r"(?P<when>(?:合同|借款合同|借款|协议|借条|约定)?(?:成立|订立|签订|起诉|立案|逾期|违约|判决|受理)(?:之日|日|时)?(?:时|适用的?|当时|的)?"
    r"|逾期之日适用的|每年[0-9]{1,2}月[0-9]{1,2}日适用的|每年放款日的对应日适用的|垫资时|借款时|放款时|当时)?的?"
)
_ISSUER = (
    r"(?:(?:由|经)?(?:中国)?(?:人民银行|央行)|授权|委托|(?:由)?(?:全国)?银行(?:间|业)?(?:同业)?拆借(?:中心|市场)?|"
    r"同业拆借中心|受权|计算并|发布|公布|颁布|公开|的|同期|同类|同档次|同等期限|相应期限|相同期限|当期|最新|人民币|贷款){0,30}"
)
_TENOR = r"(?P<tenor>一年期|1年期|一年|五年期以上|5年期以上|五年期|5年期)?"
_NAME = (
    r"(?:(?:同期|同类|同档次|贷款|（){0,4}市场报价利率|LPR利率|LPR)(?:（?（?(?:LPR|以下简称LPR|即LPR)）?）?)?(?:利率)?"
)
_EXTRA = (
    rf"(?:的?标准|的?水平|的?基础上)?(?:，)?(?:的|之)?(?:基础上)?(?:再)?"
    rf"(?:(?P<up>上浮|加计|加收|加|增加|上调)(?:(?P<pct>{_N})%|百分之(?P<zpct>[{_ZH}]+))"
    rf"|(?P<down>下浮|减少)(?P<dpct>{_N})%"
    rf"|(?P<sign>加|减|上浮|下浮|\+|-)(?P<bp>{_N})(?:个)?(?:基点|BP|bp)(?:的)?(?:后的?(?P<after>{_TIMES})倍|(?:后)?(?:的基础上)?(?:再)?(?:上浮|加收|加计)(?P<then>{_N})%)?"
    rf"|(?P<times>{_TIMES})倍|(?P<of>{_N})%(?![0-9])(?:的(?P<oftimes>{_TIMES})倍|(?:的基础上)?(?:上浮|加收|加计)(?P<ofup>{_N})%)?|百分之(?P<zof>[{_ZH}]+))?"
)
_TAIL = rf"(?:扣除逾期利息后的余额)?(?:的?标准)?(?:（?即(?:年利率)?(?P<value>{_N})%(?:）)?|，?即(?:年利率)?(?P<value2>{_N})%)?"
_LPR = re.compile(rf"{_BY}(?:(?P<pre>{_TIMES})倍(?:的|于)?)?{_WHEN}{_ISSUER}{_TENOR}{_ISSUER}{_NAME}{_EXTRA}{_TAIL}")
_MOMENT = re.compile(
    rf"{_BY}(?:合同|借款合同|借款|协议|原告)?(?:成立|订立|签订|起诉|立案|逾期|违约)(?:之日|日)?(?:时)?(?:，|（)?即(?=(?:19|20)[0-9]{{2}}年)"
)
"""按照合同成立时即2020年9月1日的…: the moment and its day."""
_DATED = re.compile(rf"{_BY}(?=(?:19|20)[0-9]{{2}}年)")
_BENCH = re.compile(
    rf"{_BY}(?:(?P<pre>{_TIMES})倍(?:的|于)?)?(?:中国|人民银行|人行|央行|规定|公布|发布|颁布|的|同期|同类|同档次|同档|逾期|"
    rf"流动资金|一年期|六个月|金融机构|商业银行|银行|人民币|计收)*(?:贷款基准利率|基准利率|贷款利率|(?<=银行)利率|贷款基准年利率){_EXTRA}{_TAIL}"
)
_PER = {"年": "年", "月": "月", "日": "日", "天": "日"}
_UNIT = (
    r"(?P<unit>年化?利率|年化|年息|年利息|每年|年|月利率|月利息|月息|每月|月利|月|日利率|日息|每日|每天|每逾期一日|每逾期一天|每延期一日|"
    r"每延期一天|每迟延一日|每延迟一日|每拖延一日|逾期每日|日|天)(?:利率|利息)?(?:标准)?(?:按照|按|为|以|的|：|计|(?:按照|按|以)?(?:未付款项|欠付款项|未付货款|未还款额|未还金额|未还款项|欠款额|欠款总额|欠款金额|借款总额|借款金额|逾期金额|未付款额|未付金额|应付金额)的|应付款的|未付款的|未付款项的|欠付款项的|欠款的|货款总额的|应付款项的|总额的|所欠款项的|向.{0,6}?缴纳)?"
)
_FIGURE = (
    rf"(?:(?P<n>{_N})(?P<sign1>%|‰|‱)|(?P<frac>百|千|万|十万)分之(?P<fn>{_N}|[{_ZH}]+)"
    rf"|(?P<fen>{_N}|[{_ZH}]+)分(?P<half>半)?(?:(?P<li>{_N}|[{_ZH}]+)厘?)?(?!之)|(?P<onlyli>{_N}|[{_ZH}]+)厘)"
)
_FIXED = re.compile(
    rf"{_BY}(?:约定的?|固定)?(?:利息|利率)?(?:按照|按|为|以)?(?:每元)?{_UNIT}(?:[¥0-9.]+元?的)?{_FIGURE}(?:/(?:年|月|日))?"
    rf"(?:的?(?P<times>{_TIMES})倍|上浮(?P<up>{_N})%|(?:的基础上)?加收(?P<up2>{_N})%)?(?:的?标准)?"
)
_SUFFIXED = re.compile(rf"{_BY}(?P<n>{_N})(?P<sign1>%|‰|‱)(?:/|每)(?P<unit>年|月|日|天)")
_AGREED = re.compile(
    r"(?:均|仍|另行|则)?(?:按照|按|依照|以|依)?(?:上述)?(?:(?:《[^》]{1,30}》|借款合同|贷款合同|合同|协议|双方|原)*(?:的)?约定)(?:的)?"
    rf"(?:借款|贷款|罚息|逾期|年|月|复利)*(?:利率|标准|方式|计算方式|计算标准)?(?:（[^）0-9]{{0,20}}）)?(?:(?:上浮|加收|加计)(?P<up>{_N})%|的?(?P<times>{_TIMES})倍)?"
    r"(?:的?标准)?(?!的?(?:利率|利息|息)?(?:为|是|按|：|每年|每月|每个月)?(?:(?:百|千|万|十万)分之|[0-9]|[一二三四五六七八九十两]+[分厘]))"
)


_BOUND = re.compile("(?:，)?(?:但|且)(?:与逾期利息合计)?(?:不超过|不低于|不得超过|不得低于|最高不超过)")


class RateRead(Record):
    """A rate: ``term`` as a case file takes it, "" for one the contract has (``agreed``, times ``multiple``).

    ``when`` is a moment that fixes a quoted rate (合同成立时), ``day`` that of a publication; ``tenor_said`` is False
    where a quoted rate has no tenor; ``value`` is the yearly rate the text puts beside it; ``doubt`` a code of a question; ``bound`` are the words of a
    ceiling or a floor beside it (但不超过…), ``most`` the term of a ceiling.
    """

    term: str
    agreed: bool = False
    multiple: str = ""
    when: str = ""
    day: Day | None = None
    tenor_said: bool = True
    value: str = ""
    doubt: str = ""
    quoted: bool = False
    bound: str = ""
    bound_same: bool = False
    most: str = ""

    def same(self, other: RateRead) -> bool:
        """Whether both are the same rate of the same moment: a ceiling that never cuts anything."""
        return bool(self.term) and (self.term, self.when.rstrip("的时日之"), self.day) == (
            other.term, other.when.rstrip("的时日之"), other.day,
        )  # fmt: skip


_BARE = re.compile(
    rf"{_BY}(?:原、被告|双方|当事人|《[^》]{{1,30}}》|借款|贷款|合同|协议|约定|的){{0,8}}(?:利率|罚息利率)(?:为|按|：)?(?P<n>{_N})(?P<sign>‰|‱)(?!/)"
    rf"(?:的?(?P<times>{_TIMES})倍|(?:的基础上)?(?:上浮|加收|加计)(?P<up>{_N})%)?(?:的?标准)?"
)
"""A rate per mille without its period (合同约定的利率11.50‰上浮40%), as rural banks state it: by the month."""


def _bare(text: str, at: int, end: int) -> Found | None:
    found = _BARE.match(text, at, end)
    if found is None:
        return None
    value = Fraction(found["n"])
    if found["times"]:
        multiple = _number(found["times"])
        if multiple is None:
            return None
        value *= multiple
    if found["up"]:
        value *= 1 + Fraction(found["up"]) / 100
    term = _term(value, found["sign"], "月")
    return (found.end(), RateRead(term, doubt="unit")) if _sound(term) else None


def rate_at(text: str, at: int, end: int) -> Found | None:
    """Read a rate with the words that belong to it (``按照…标准``)."""
    found = [read for rule in (_lpr, _benchmark, _fixed, _bare, _agreed) if (read := rule(text, at, end)) is not None]
    if not found:
        return None
    stop, rate = max(found, key=lambda read: read[0])
    bounded = _BOUND.match(text, stop, end)
    other = rate_at(text, bounded.end(), end) if bounded else None
    if other is None:
        return stop, rate
    said = text[stop : other[0]]
    most = other[1].term if "超过" in said and not other[1].when and other[1].day is None else ""
    return other[0], rate._replace(bound=said, bound_same=other[1].same(rate), most=most)


_CEILING = re.compile(
    r"(?:但|且)?(?:上述|以上)?(?:利息|逾期利息|罚息|复利|违约金|滞纳金|手续费|律师费|、|和|及|与|之和|等(?:各项)?(?:费用)?)*(?:的)?(?:利率|金额)?(?:合计|总计|总和|总额|之和|最高|均|累计)*(?:以)?(?:均)?(?:不得|不应|不能|不)?(?:超过|高于|超出)"
    r"(?:以(?:[^，。；（）0-9]{0,12}本金|[0-9.]{1,16}(?:万)?元)为(?:基数|本金)(?:，)?)?"
    r"|(?:但|且)?(?:以上|上述)?(?:全部)?(?:利息|逾期利息|罚息|复利|违约金|滞纳金|手续费|费用|、|和|及|与)*(?:的)?(?:总计|合计|总额|总和|之和|共计|最高|均)*(?:以)(?=[^，。；（）]{2,60}为(?:上)?限)"
)
_CEILING_END = re.compile("(?:标准)?(?:计算(?:的)?(?:金额|数额|总额)?)?(?:为限|为上限)?(?:的)?(?:金额|数额|总额|部分)?")


def ceiling_at(text: str, at: int, end: int) -> Found | None:
    """Read a ceiling that is a rate: ``利率合计不得超过年利率24%``, ``总计以年利率24%为限``."""
    opened = _CEILING.match(text, at, end)
    if opened is None:
        return None
    rate = rate_at(text, opened.end(), end)
    if rate is None or rate[1].agreed:
        return None
    closed = _CEILING_END.match(text, rate[0], end)
    if not re.search("超过|高于|超出", opened[0]) and not (closed and "限" in closed[0]):
        return None
    return (closed.end() if closed else rate[0]), rate[1]


def _lpr(text: str, at: int, end: int) -> Found | None:
    place, day = at, None
    if moment := _MOMENT.match(text, at, end):
        said = day_at(text, moment.end(), end)
        if said is None:
            return None
        place, day = said
        if aside := re.compile("）?的?").match(text, place, end):
            place = aside.end()
    elif dated := _DATED.match(text, at, end):
        said = day_at(text, dated.end(), end)
        if said is None:
            return None
        place, day = said
    found = _LPR.match(text, place, end)
    if found is None:
        return None
    if said_rate := _said_rate(found):
        return found.end(), said_rate
    term = _with_extra("LPR", found, "5" if (found["tenor"] or "")[:1] in ("五", "5") else "")
    value = found["value"] or found["value2"] or ""
    if term is None or not _sound(term):
        return None
    return found.end(), RateRead(
        term,
        when=(found["when"] or "").rstrip("的"),
        day=day,
        tenor_said=bool(found["tenor"]),
        value=value,
        quoted=True,
    )


_LEAST_SHARE = 30
"""Per cent: 市场报价利率的130% is a share of the quote, 市场报价利率3.65% is the quote itself."""


def _said_rate(found: re.Match[str]) -> RateRead | None:
    """The yearly rate that stands behind the name of a quote and is what that quote is."""
    said = found["of"]
    if not said or Fraction(said) >= _LEAST_SHARE or found["pre"]:
        return None
    times = _number(found["oftimes"]) if found["oftimes"] else Fraction(1)
    if found["ofup"]:
        times = 1 + Fraction(found["ofup"]) / 100
    return None if times is None else RateRead(f"{decimal(Fraction(said) * times)}%")


def _benchmark(text: str, at: int, end: int) -> Found | None:
    found = _BENCH.match(text, at, end)
    if found is None:
        return None
    if said_rate := _said_rate(found):
        return found.end(), said_rate
    term = _with_extra("基准", found, "")
    if term is None or not _sound(term):
        return None
    return found.end(), RateRead(term, value=found["value"] or found["value2"] or "")


def _with_extra(name: str, found: re.Match[str], tenor: str) -> str | None:
    """The term of a quoted rate: ``4xLPR``, ``LPR+50bp``, ``LPR5Y``."""
    base = f"{name}{tenor}Y" if tenor else name
    times = found["pre"] or found["times"]
    if times and found["pre"] and found["times"]:
        return None
    if found["bp"]:
        sign = "-" if found["sign"] in ("减", "下浮", "-") else "+"
        point = f"{base}{sign}{found['bp']}bp"
        after = _number(found["after"]) if found["after"] else None
        if found["then"]:
            after = 1 + Fraction(found["then"]) / 100
        return point if after is None else f"{decimal(after)}x({point})"
    if times:
        multiple = _number(times)
    elif found["pct"] or found["zpct"]:
        percent = _number(found["pct"] or found["zpct"])
        multiple = None if percent is None else 1 + percent / 100
    elif found["dpct"]:
        multiple = 1 - Fraction(found["dpct"]) / 100
    elif found["of"]:
        multiple = Fraction(found["of"]) / 100
    elif found["zof"]:
        percent = _number(found["zof"])
        multiple = None if percent is None else percent / 100
    else:
        return base
    return None if multiple is None or multiple <= 0 else f"{decimal(multiple)}x{base}" if multiple != 1 else base


def _fixed(text: str, at: int, end: int) -> Found | None:
    found = _FIXED.match(text, at, end)
    if found is None:
        suffixed = _SUFFIXED.match(text, at, end)
        if suffixed is None:
            return None
        return suffixed.end(), RateRead(_term(Fraction(suffixed["n"]), suffixed["sign1"], _PER[suffixed["unit"]]))
    unit = found["unit"]
    per = "年" if "年" in unit else "月" if "月" in unit else "日"
    doubt = ""
    if found["n"]:
        value, sign = Fraction(found["n"]), found["sign1"]
    elif found["frac"]:
        number = _number(found["fn"])
        if number is None:
            return None
        sign = {"百": "%", "千": "‰", "万": "‱", "十万": "‱"}[found["frac"]]
        value = number / 10 if found["frac"] == "十万" else number
    else:
        if per != "月":
            return None
        fen, li = _number(found["fen"] or "零"), _number(found["li"] or found["onlyli"] or "零")
        if fen is None or li is None:
            return None
        value, sign = fen + li / 10 + (Fraction(1, 2) if found["half"] else 0), "%"
    if found["times"]:
        multiple = _number(found["times"])
        if multiple is None:
            return None
        value *= multiple
    up = found["up"] or found["up2"]
    if up:
        value *= 1 + Fraction(up) / 100
    term = _term(value, sign, per)
    yearly = value * {"%": 100, "‰": 10, "‱": 1}[sign] * {"年": 1, "月": 12, "日": 365}[per]
    if (per == "月" and yearly > 6000) or (per == "年" and yearly < 200):
        doubt = "unit"
    return (found.end(), RateRead(term, doubt=doubt)) if _sound(term) else None


def _agreed(text: str, at: int, end: int) -> Found | None:
    found = _AGREED.match(text, at, end)
    if found is None:
        return None
    multiple = _number(found["times"]) if found["times"] else 1 + Fraction(found["up"]) / 100 if found["up"] else None
    return found.end(), RateRead("", agreed=True, multiple="" if multiple is None else decimal(multiple))


def _term(value: Fraction, sign: str, per: str) -> str:
    """``2%/月`` of any figure; ‰ and ‱ stay where they give a rounder figure."""
    percent = value * {"%": Fraction(1), "‰": Fraction(1, 10), "‱": Fraction(1, 100)}[sign]
    return f"{decimal(percent)}%" if per == "年" else f"{decimal(percent)}%/{per}"


def decimal(value: Fraction) -> str:
    """Write an exact fraction as a decimal; of one that has none, ten places."""
    scaled = value * SCALE
    whole = scaled.numerator // scaled.denominator
    units, part = divmod(whole, SCALE)
    return f"{units}.{part:010d}".rstrip("0").rstrip(".")


def _sound(term: str) -> bool:
    try:
        parse_rate(term)
    except Refused:
        return False
    return True


def _number(said: str) -> Fraction | None:
    """Read ``1.3``, ``十五``, ``一点七五``, ``一百三十``."""
    if re.fullmatch(_N, said):
        return Fraction(said)
    said = said.translate(_SMALL)
    whole, point, decimals = said.partition("点")
    total = current = 0
    figures = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
    for sign in whole:
        if sign in "十百":
            total += (current or 1) * (10 if sign == "十" else 100)
            current = 0
        elif sign in figures:
            current = figures[sign]
        else:
            return None
    if any(sign not in figures for sign in decimals) or (point and not decimals):
        return None
    part = (
        Fraction(int("".join(str(figures[sign]) for sign in decimals)), 10 ** len(decimals)) if point else Fraction(0)
    )
    return total + current + part
