"""The notes under a table of interest: what nobody can reproduce it without, said of the rows that are there."""

from __future__ import annotations

from ..base.dates import zh_date
from ..compute.statement import Line
from ..reports.rate_words import movement

_BASIS = {
    "365": "年利率换算为日利率，一年按365天计算",
    "360": "年利率换算为日利率，一年按360天计算",
    "actual": "年利率换算为日利率，按当年实际天数（平年365天、闰年366天）计算",
    "months": "整月按年利率的十二分之一计算，零头天数按一年360天计算",
    "months/365": "整月按年利率的十二分之一计算，零头天数按一年365天计算",
    "30/360": "每月按30天、一年按360天计算",
}
_COUNT = {
    "head": "起息当日计息，暂计至{until}、该日不计息",
    "both": "起息当日计息，暂计至{until}、该日计息",
    "tail": "起息当日不计息，暂计至{until}、该日计息",
    "neither": "起息当日不计息，暂计至{until}、该日不计息",
}
_FIRST = {
    "head": "起息当日计息",
    "both": "起息当日计息",
    "tail": "起息当日不计息",
    "neither": "起息当日不计息",
}
_ROUNDING = {
    "line": "各段利息四舍五入到分，合计为各段之和",
    "total": "利息计算到底，合计一次四舍五入到分，各段所列为累计数之差",
    "truncate": "利息计算到底，合计舍去分以下尾数，各段所列为累计数之差",
    "yuan": "利息计算到底，合计四舍五入到元，各段所列为累计数之差",
}
_FLOATS = {
    "floating": "随每次报价分段",
    "january": "每年1月1日按最近一次报价重新确定",
    "anniversary": "每年在放款日的对应日按最近一次报价重新确定",
    "fixed": "按备注所列报价固定不变",
}
_BUCKETS = {
    "costs": "费用",
    "interest": "利息",
    "principal": "本金",
    "doubled": "加倍部分债务利息",
    "compound": "复利",
    "penalty": "罚息",
    "overdue-interest": "逾期利息",
    "overdue-principal": "逾期本金",
}


def notes(conventions: dict[str, str], lines: tuple[Line, ...], until: int, judged: bool = False) -> list[str]:
    """Year, first and last day, rates, rounding, and where the rates come from; one paragraph each."""
    plain = [line for line in lines if line.kind != "doubled"]
    yearly = any(line.rate.unit != "day" for line in plain)
    daily = any(line.rate.unit == "day" for line in plain)
    said = []
    if yearly:
        said.append(_BASIS[conventions["basis"]] + ("（不适用于日利率）" if daily else ""))
    elif daily:
        said.append("利率为日利率，按实际天数计算")
    said.append(f"{_counted(conventions['count'], plain, until, judged)}表中起算日、截止日均为计息日")
    said += _rates(plain, conventions)
    said.append(_ROUNDING[conventions["rounding"]])
    if any(line.kind == "doubled" for line in lines):
        said.append(
            "加倍部分债务利息=尚未清偿的、除一般债务利息之外的金钱债务×日万分之一点七五×迟延天数"
            "（履行期限届满日的次日起，至计算日止）"
        )
    out = [f"说明：1.{said[0]}。", *(f"{number}.{text}。" for number, text in enumerate(said[1:], 2))]
    series = {line.rate.quote.series for line in plain if line.rate.quote is not None}
    sources = ["全国银行间同业拆借中心公布的贷款市场报价利率（LPR）"] if "lpr" in series else []
    sources += ["中国人民银行公布的贷款基准利率"] if "benchmark" in series else []
    return [*out, f"利率来源：{'；'.join(sources)}。"] if sources else out


def payments_note(conventions: dict[str, str]) -> str:
    """In which order a payment was set off, and whose balance the day of a payment bears interest on."""
    order = conventions.get("order", "").split(",")
    if order == ["pro-rata"]:
        how = "还款按比例抵充费用、利息、本金"
    else:
        how = f"还款依次抵充{'、'.join(_BUCKETS.get(bucket, bucket) for bucket in order)}"
    on = "还款前" if conventions.get("payment_day") == "old" else "还款后"
    return f"说明：{how}；还款当日按{on}的余额计息。"


def _counted(count: str, lines: list[Line], until: int, judged: bool) -> str:
    """Which end days count; the day of computation only where a row runs up to it."""
    if not lines:
        return ""
    whose = "一般债务利息" if judged else ""
    reached = any(line.end >= until for line in lines)
    return f"{whose}{_COUNT[count].format(until=zh_date(until)) if reached else _FIRST[count]}；"


def _rates(lines: list[Line], conventions: dict[str, str]) -> list[str]:
    """Which rates the rows have and how those move; a note of rates that nobody's row has is none."""
    said: dict[str, None] = {}
    for line in lines:
        quote = line.rate.quote
        if quote is None:
            said["固定利率"] = None
            continue
        moves = movement(line.rate, conventions["lpr"])
        how = _FLOATS.get(moves, moves)
        if quote.series == "benchmark":
            said[f"中国人民银行贷款基准利率，{how.replace('报价', '调整')}"] = None
        else:
            tenor = "五年期以上" if quote.tenor == "5y" else "一年期"
            said[f"{tenor}贷款市场报价利率（LPR），{how}"] = None
    if not said:
        return []
    if list(said) == ["固定利率"]:
        return ["各段利率固定，见“利率标准”栏"]
    each = "，每次报价各为一段" if conventions.get("lines") == "each-quote" else ""
    return [f"利率采用{'；'.join(said)}{each}。各段标准见“利率标准”栏"]
