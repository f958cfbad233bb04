"""The words reports use, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.checking import TYPE_CHECKING
from ..base.dates import iso
from ..base.money import fen_comma
from ..base.text import Text
from ..casefile.model import Case, void_of

if TYPE_CHECKING:
    from ..casefile.people import Ratio
    from ..compute.statement import RateSource

KINDS = {
    "private-lending": Text("民间借贷", "private lending"),
    "bank-loan": Text("金融借款合同", "bank loan"),
    "sale": Text("买卖合同", "sale"),
    "sme-payment": Text("中小企业款项", "payment to a small or medium enterprise"),
    "construction": Text("建设工程", "construction"),
    "other": Text("其他金钱债务", "other money claim"),
}
LOANS = ("private-lending", "bank-loan")
"""Kinds of claim that lend money; the others owe a price."""
LINE_KINDS = {
    "in-term": Text("期内利息", "in-term"),
    "overdue": Text("逾期利息", "overdue"),
    "damages": Text("违约金", "damages"),
    "penalty": Text("罚息", "penalty"),
    "compound": Text("复利", "compound"),
    "fees": Text("其他费用", "fees"),
    "general": Text("一般债务利息", "general"),
    "doubled": Text("加倍部分", "doubled"),
}
FIXED = Text("判决已定的数额", "fixed by the judgment")
"""The rule of a sum of interest that the judgment itself gives."""
FUND_OCCUPATION = Text("资金占用费", "fund occupation")


def head_of(kind: str, case: Case, loan_id: str = "") -> Text:
    """Name a head of interest: under a void contract it is 资金占用费, never overdue interest (法释〔2020〕17号 13条).

    Without ``loan_id``, over all loans of the case.
    """
    name = LINE_KINDS[kind]
    if kind != "overdue":
        return name
    void = [bool(void_of(case, loan)) for loan in case.loans if not loan_id or loan.id == loan_id]
    if not any(void):
        return name
    if all(void):
        return FUND_OCCUPATION
    return Text(f"{name.zh}、{FUND_OCCUPATION.zh}", f"{name.en} and {FUND_OCCUPATION.en}")


CONVENTION_NAMES = {
    "count": Text("首尾日", "count"),
    "basis": Text("年天数", "basis"),
    "rounding": Text("舍入", "rounding"),
    "lines": Text("分段", "lines"),
    "lpr": Text("LPR", "lpr"),
    "lpr_sale": Text("未约定时的LPR", "LPR where none was agreed"),
    "tenor": Text("期限", "tenor"),
    "cap": Text("上限", "cap"),
    "payment_day": Text("还款当日", "payment day"),
    "order": Text("抵充顺序", "order"),
    "regime": Text("司法解释", "regime"),
    "old_rule": Text("主张旧解释", "old rule"),
    "pre_2015": Text("2015年9月前上限", "before 2015-09"),
    "iou_cap": Text("利转本上限", "ceiling of notes"),
    "same_day": Text("即日付息视为预扣", "same-day payment kept back"),
    "excess": Text("超付", "excess"),
    "lawyer_fee": Text("律师费", "lawyer's fee"),
    "markup": Text("加计倍数", "mark-up"),
    "closed": Text("判决截止日", "closed periods"),
    "bases": Text("多个基数", "several bases"),
    "deliveries": Text("分次出借上限", "ceiling of disbursements"),
    "splice": Text("接续LPR", "LPR takes over"),
    "damages_and_interest": Text("违约金与利息", "damages and interest"),
    "no_rate_before_2015": Text("2015年9月前未约定利率", "no rate agreed before 2015-09"),
    "settlement": Text("结息", "settlement"),
    "settlement_day": Text("结息日", "settlement day"),
    "compound_rate": Text("期内复利利率", "compound rate in the term"),
    "cap_span": Text("总额上限计量", "ceiling measured over"),
    "repricing": Text("重定价", "repricing"),
    "penalty": Text("罚息倍数", "penalty"),
    "misuse": Text("挪用罚息倍数", "misuse"),
    "compound": Text("复利", "compound"),
    "interest_by": Text("整期计息", "interest of whole periods"),
    "first_period": Text("首期计息", "first period"),
    "repricing_split": Text("跨调整日计息", "rate changes inside a period"),
    "prepaid": Text("提前还款后", "after a prepayment"),
    "across": Text("抵充期次", "across instalments"),
    "overdue_days": Text("逾期天数", "days late"),
    "grace_from": Text("超过宽限期起算", "late beyond the grace"),
}
CONVENTION_VALUES: dict[str, dict[str, str]] = {
    "count": {"head": "算头不算尾", "both": "两头都算", "tail": "算尾不算头", "neither": "两头都不算"},
    "basis": {
        "365": "365天",
        "360": "360天",
        "actual": "当年实际天数",
        "months": "整月+零头天数/360",
        "months/365": "整月+零头天数/365",
        "30/360": "每月30天/360",
    },
    "rounding": {
        "line": "逐段四舍五入到分",
        "total": "合计一次四舍五入",
        "truncate": "合计截断到分",
        "yuan": "合计四舍五入到元",
    },
    "lines": {"merged": "同率合并", "each-quote": "逐次报价"},
    "lpr": {
        "floating": "浮动",
        "fixed": "违约之日固定",
        "filing": "起诉时固定",
        "january": "每年1月1日",
        "anniversary": "对月对日",
    },
    "lpr_sale": {"fixed": "违约之日固定"},
    "tenor": {"1y": "一年期", "5y": "五年期以上"},
    "cap": {"auto": "依法自动", "none": "不设"},
    "payment_day": {"new": "按还款后余额", "old": "按还款前余额"},
    "order": {"costs,interest,principal": "费用→利息→本金", "pro-rata": "按比例"},
    "regime": {"auto": "按受理日", "2020-08": "2020年8月文本"},
    "old_rule": {"yes": "是", "no": "否"},
    "pre_2015": {"bank-then-24": "四倍后24%", "24": "24%", "bank": "四倍"},
    "iou_cap": {"each": "每份借条", "first": "首份借条"},
    "same_day": {"yes": "是", "no": "否"},
    "excess": {"principal": "冲抵本金", "keep": "不予返还", "refund": "返还"},
    "closed": {"both-ends": "首尾都计", "head": "末日不计"},
    "bases": {"heaviest": "负担最重的先减", "listed": "按列举先减", "pro-rata": "按比例减"},
    "deliveries": {"each": "各次", "first": "首次"},
    "splice": {"yes": "是", "no": "否"},
    "damages_and_interest": {"damages": "只计违约金", "both": "一并计算"},
    "no_rate_before_2015": {"six": "6%", "bank": "银行利率"},
    "lawyer_fee": {"out": "不计入总上限", "in": "计入总上限"},
    "settlement": {"monthly": "按月", "quarterly": "按季", "maturity": "到期"},
    "repricing": {"publication": "随每次报价", "january": "每年1月1日", "anniversary": "对月对日", "fixed": "固定"},
    "compound": {"in-term": "只对期内利息", "all": "含罚息", "none": "不计"},
    "compound_rate": {"contract": "合同利率", "penalty": "罚息利率"},
    "interest_by": {"month": "按月", "days": "按实际天数"},
    "first_period": {"days": "按天另计", "in-payment": "含在期供", "full": "按整期"},
    "repricing_split": {"days": "分段按天", "month": "按月折算", "next-period": "下期起", "whole": "整期按新利率"},
    "prepaid": {"shorter": "缩短期限", "smaller": "减少期供"},
    "across": {"heads": "同一项目抵遍各期", "instalments": "逐期"},
    "overdue_days": {"late": "自应还日起", "after": "自次日起"},
    "grace_from": {"due": "应还日", "end": "宽限期满"},
    "cap_span": {"time": "按所涉期间", "whole": "全程合计"},
}
UNITS = {"year": Text("年", "yr"), "month": Text("月", "mo"), "day": Text("日", "day")}


def convention(code: str, value: str, lang: str) -> str:
    """Return one setting in words: ``首尾日：算头不算尾`` or ``count=head``."""
    if lang == "en":
        return f"{code.replace('_', '-')}={value}"
    known = CONVENTION_VALUES.get(code, {})
    # Several loans may each have their own: one after the other.
    said = known[value] if value in known else "、".join(known.get(part, part) for part in value.split(","))
    if code == "order" and value not in known:
        said = "→".join(_BUCKETS.get(bucket, bucket) for bucket in value.split(","))
    return f"{CONVENTION_NAMES[code].zh}：{said}"


_BUCKETS = {
    "costs": "费用",
    "interest": "利息",
    "principal": "本金",
    "doubled": "加倍部分",
    "compound": "复利",
    "penalty": "罚息",
    "overdue-interest": "逾期利息",
    "overdue-principal": "逾期本金",
}
"""What a payment may serve, in the order of allocation."""


def zh_number(n: int) -> str:
    """Write a number of 0 to 999 as a text does: ``三``, ``十二``, ``三十六``, ``一百二十``."""
    figures = "零一二三四五六七八九"
    if n < 10:
        return figures[n]
    if n < 20:
        return "十" + (figures[n - 10] if n > 10 else "")
    if n < 100:
        return figures[n // 10] + "十" + (figures[n % 10] if n % 10 else "")
    tens = n % 100
    rest = ""
    if tens:
        rest = (
            f"零{figures[tens]}"
            if tens < 10
            else figures[tens // 10] + "十" + (figures[tens % 10] if tens % 10 else "")
        )
    return f"{figures[n // 100]}百{rest}"


SCOPE = {
    "principal": Text("本金", "principal"),
    "in-term": Text("期内利息", "in-term interest"),
    "overdue": Text("逾期利息", "overdue interest"),
    "penalty": Text("罚息", "penalty interest"),
    "compound": Text("复利", "compound interest"),
    "damages": Text("违约金", "damages"),
    "fees": Text("其他费用", "fees"),
    "costs": Text("实现债权的费用", "costs"),
}
"""What of a debt somebody answers for."""


def ratio_text(share: Ratio) -> str:
    """A share as percent where it has two decimals at most, else as it is: ``60%``, ``1/3``."""
    part, whole = share
    if (part * 10_000) % whole:
        return f"{part}/{whole}"
    hundredths = part * 10_000 // whole
    return f"{hundredths // 100}{f'.{hundredths % 100:02d}'.rstrip('0').rstrip('.') if hundredths % 100 else ''}%"


def rates_text(rates: RateSource, lang: str) -> str:
    """Name the rate table a result rests on."""
    return Text(
        f"{rates.name}，最新报价 {iso(rates.known_through)}，下次报价 {iso(rates.next_due)}，sha256"
        f" {rates.sha256[:12]}",
        f"{rates.name}, newest quote {iso(rates.known_through)}, next due {iso(rates.next_due)}, sha256"
        f" {rates.sha256[:12]}",
    ).say(lang)


def heads_text(heads: Sequence[tuple[str, int]], lang: str) -> str:
    """General interest by the names the judgment gives: ``利息 2,083.69；罚息 11,476.50``."""
    other = Text("其他利息", "other").say(lang)
    between = Text("；", "; ").say(lang)
    return between.join(f"{name or other} {fen_comma(amount)}" for name, amount in heads)
