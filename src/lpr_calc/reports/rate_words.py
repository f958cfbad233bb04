"""Rates and their days in the words of pleadings, always Chinese: ``按照年利率24%``, ``自…起至…止``."""

from __future__ import annotations

import re
from itertools import groupby

from ..base.dates import zh_date
from ..compute.statement import Line, Statement
from ..engine.schedule import Rate
from ..values.rate import MULTIPLE, RateTerm, multiple_text, percent_short

_REPRICED = {"january": "每年1月1日", "anniversary": "每年放款日的对应日"}
_SOURCE = "全国银行间同业拆借中心公布的"
_BOUNDS = {"ceiling": "但不超过", "sum": "但与逾期利息合计不超过", "floor": "但不低于"}
_TENOR = {"1y": "一年期贷款市场报价利率", "5y": "五年期以上贷款市场报价利率"}


def lpr_mode(statement: Statement) -> str:
    """The convention ``lpr`` as `rate_phrase` takes it; a bank's rate is fixed when it lends, not at default."""
    mode = statement.conventions["lpr"]
    return "lent" if statement.kind == "bank-loan" and mode == "fixed" else mode


def counted_to(statement: Statement) -> str:
    """The day to which heads of a claim stand; where a bankruptcy stops interest before the cut-off day its last day
    (企业破产法 46条).
    """
    if not statement.case.bankruptcy:
        return zh_date(statement.until)
    from ..compute.people import stopped_on

    stops = [
        stopped_on(one) or 0
        for one in statement.case.bankruptcy
        if one.party in ("", statement.case.debtor.name) and one.accepted <= statement.until
    ]
    return zh_date(min([statement.until, *(stop - 1 for stop in stops)]))


def from_on(lines: list[Line], running: bool, mode: str) -> str:
    """From when to when at which rate; where the rate's rule changes on the way, each stretch with its dates.

    ``自…起至2019年8月19日止按照…基准利率计算，自2019年8月20日起至实际清偿之日止，按照…``
    """
    stretches = [
        (phrase, list(group)) for phrase, group in groupby(lines, key=lambda line: rate_phrase(line.rate, mode))
    ]
    said = []
    for number, (phrase, group) in enumerate(stretches, 1):
        last = number == len(stretches)
        end = "实际清偿之日" if last and running else zh_date(group[-1].end - 1)
        said.append(f"自{zh_date(group[0].start)}起至{end}止，{phrase}{'' if last else '计算'}")
    return "；".join(said)


def rate_phrase(rate: Rate, mode: str) -> str:
    """Say a rate the way pleadings do: ``按照同期…一年期贷款市场报价利率``, ``按照年利率24%``.

    ``mode`` is the convention ``lpr``: ``floating``, ``fixed`` (at the first day of default), ``january`` or
    ``anniversary`` (a bank's repricing), or another fixed day; a rate that knows how it moves says so itself.
    """
    if rate.bound is not None:
        how, agreed, other = rate.bound
        return f"{rate_phrase(agreed, mode)}{_BOUNDS[how]}{rate_phrase(other, mode).removeprefix('按照')}"
    mode = rate.moves or mode
    if rate.quote is None:
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[rate.unit]
        return f"按照{unit}{percent_short(rate.value)}"
    extra = _extra(rate)
    if rate.quote.series == "benchmark":
        return f"按照中国人民银行同期同类贷款基准利率{extra}"
    name = _TENOR[rate.quote.tenor]
    value = f"即年利率{percent_short(rate.value)}"
    when = _before_tenor(rate.rule.zh)  # 合同成立时, 合同订立时, 起诉时, 2019年8月20日公布的
    if rate.agreed:
        rest = "扣除逾期利息后的余额" if "减去逾期利息" in rate.rule.zh else ""
        times = "四倍" if rate.term is None or rate.term.multiple == 4 * MULTIPLE else extra
        return f"按照{when}{name}{times}{rest}{value}"
    if when.endswith(("时", "公布的")):
        return f"按照{when}{name}{extra}{value}"
    if mode == "floating":
        return f"按照同期{_SOURCE}{name}{extra}"
    repriced = _REPRICED.get(mode) or _on_a_day(mode)
    if repriced:
        return f"按照{repriced}适用的{_SOURCE}{name}{extra}"
    if mode == "fixed":
        return f"按照逾期之日适用的{name}{extra}{value}"
    return f"按照{zh_date(rate.quote.day)}公布的{name}{extra}{value}"


def _before_tenor(rule: str) -> str:
    """What stands before the tenor in the words of a rule, all of them where they name none."""
    return rule.partition("一年期")[0].partition("五年期")[0]


def movement(rate: Rate, mode: str) -> str:
    """How a quoted rate moves in time, as `rate_phrase` says it: ``floating``, ``january``, ``anniversary``, ``fixed``
    (one quote for good), or the days of another repricing in words; ``mode`` is the convention ``lpr``.
    """
    if rate.bound is not None:
        _, agreed, other = rate.bound
        return movement(agreed if agreed.quote is not None else other, mode)
    mode = rate.moves or mode
    when = _before_tenor(rate.rule.zh)
    if rate.quote is None or rate.agreed or when.endswith(("时", "公布的")):
        return "fixed"
    if mode in ("floating", *_REPRICED):
        return mode
    on = _on_a_day(mode)
    return f"{on}按最近一次报价重新确定" if on else "fixed"


def _on_a_day(mode: str) -> str:
    """The days of a repricing without a name, ``每年4月15日`` or ``自放款日起每满3个月之日``; "" of another mode."""
    found = re.fullmatch(r"(\d\d)-(\d\d)|(\d+)m", mode)
    if found is None:
        return ""
    return f"自放款日起每满{found[3]}个月之日" if found[3] else f"每年{int(found[1])}月{int(found[2])}日"


def _extra(rate: Rate) -> str:
    """What is added to the quote: ``加50个基点``, ``的4倍``, ``加50个基点后的1.5倍``."""
    return "" if rate.term is None else _extra_of(rate.term)


def _extra_of(term: RateTerm) -> str:
    points = ""
    if term.points:
        points = f"{'加' if term.points > 0 else '减'}{percent_short(abs(term.points) * 100).rstrip('%')}个基点"
    if term.multiple == MULTIPLE:
        return points
    return f"{points}{'后' if points else ''}的{multiple_text(term.multiple)}倍"


def ceiling_words(limit: RateTerm) -> str:
    """A ceiling as pleadings write it: ``年利率24%``, ``同期…一年期贷款市场报价利率的4倍``."""
    if limit.kind == "fixed":
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[limit.unit]
        return f"{unit}{percent_short(limit.value)}"
    name = _TENOR[limit.tenor or "1y"] if limit.kind == "lpr" else "中国人民银行同期同类贷款基准利率"
    return f"{f'同期{_SOURCE}' if limit.kind == 'lpr' else ''}{name}{_extra_of(limit)}"
