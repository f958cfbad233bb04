"""The one table of defaults: what is taken where neither the user nor the law decides, and why.

A default can only be obtained through `Choices.take`, which also notes the assumption: none can be silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..base.record import Record
from ..base.text import Text
from .choices_repayment import REPAYMENT_DEFAULTS, Default


class Notice(Record):
    """Something the reader of a result must know. ``level`` is ``assumption``, ``warning`` or ``info``; an assumption
    without a ``provision`` is a convention.
    """

    level: str
    code: str
    message: Text
    provision: str = ""
    matters: bool = False


class Unused(Record):
    """A fact that was stated and decided nothing: ``where`` it stands (file, line, option or column), ``what`` it is as
    the user wrote it, and ``why`` this result does not depend on it.
    """

    where: str
    what: str
    why: Text


def unused_text(unused: Iterable[Unused]) -> Text:
    """Say in one line what was not used and why; facts with one reason stand together."""
    reasons: dict[Text, list[str]] = {}
    for fact in unused:
        said = reasons.setdefault(fact.why, [])
        if fact.what not in said:
            said.append(fact.what)
    return Text(
        "未使用：" + "；".join(f"{'、'.join(what)} 因为 {why.zh}" for why, what in reasons.items()),
        "not used: " + "; ".join(f"{', '.join(what)} because {why.en}" for why, what in reasons.items()),
    )


def not_used(unused: Iterable[Unused], lang: str) -> str:
    """Say in one cell of a row what it states and its claim does not use, each with its reason."""
    colon, between = ("：", "；") if lang == "zh" else (": ", "; ")
    return between.join(f"{fact.what}{colon}{fact.why.say(lang)}" for fact in unused)


DEFAULTS: dict[str, Default] = {
    "kind": Default(
        "private-lending",
        Text("未写明类型，按民间借贷计算", "kind not stated: private lending"),
        "private-lending-2020/1",
    ),
    "count": Default(
        "head",
        Text("算头不算尾：首日计息，截止日不计", "the first day counts, the cut-off day does not"),
        "",
    ),
    "basis": Default("365", Text("一年按 365 天", "365 days a year"), ""),
    "basis-bank": Default("360", Text("金融借款一年按 360 天", "bank loans: 360 days a year"), "pbc-2005-129/formula"),
    "rounding": Default(
        "line",
        Text("逐段四舍五入到分，合计为各段之和", "each line half-up to the fen, total = sum of lines"),
        "",
    ),
    "lines": Default(
        "merged",
        Text("相邻报价相同的合为一段", "equal neighbouring quotes make one line"),
        "civil-code/510",
    ),
    "lpr": Default("floating", Text("LPR 随每次报价浮动分段", "LPR floats, a line at each change"), ""),
    "tenor": Default("1y", Text("取一年期 LPR", "one-year LPR"), ""),
    "cap": Default("auto", Text("利率保护上限按法律自动适用", "the ceiling follows the law"), ""),
    "payment_day": Default(
        "new",
        Text("还款当日起按还款后余额计息", "a payment's day bears interest on the balance after it"),
        "",
    ),
    "order": Default(
        "costs,interest,principal",
        Text("还款先抵费用，再抵利息，后抵本金", "payments: costs, then interest, then principal"),
        "civil-code/561",
    ),
    "regime": Default(
        "auto",
        Text("按一审受理日选择司法解释", "the text in force follows the day of acceptance"),
        "private-lending-2020/31-1",
    ),
    "old_rule": Default(
        "yes",
        Text(
            "假定当事人请求对 2020-08-19 以前适用当时的司法解释（须在诉讼中提出）",
            "the party is taken to request the earlier rule up to 2020-08-19 (it must be pleaded)",
        ),
        "private-lending-2020/31-2",
    ),
}

MORE_DEFAULTS = {
    "pre_2015": Default(
        "bank-then-24",
        Text(
            "2015-09-01 以前的利息按银行同类贷款利率四倍封顶，以后按 24%（有争议）",
            "interest before 2015-09-01 is capped at four times the bank rate, then at 24 % (disputed)",
        ),
        "lending-opinions-1991/6",
    ),
    "iou_cap": Default(
        "each",
        Text(
            "利转本：每一步按当时借条成立日的上限，总额按最初借款成立日的上限",
            "rolled-over notes: each step under the ceiling of its own note, the total under that of the first loan",
        ),
        "private-lending-2020/27-2",
    ),
    "same_day": Default(
        "no",
        Text(
            "出借当日或次日的还款按还款处理，不视为预先扣除利息（可能被认定为砍头息）",
            "a payment on the day of lending or the next is a payment, not interest kept back (a court may differ)",
        ),
        "private-lending-2020/26",
    ),
    "excess": Default(
        "principal",
        Text("超过保护上限支付的利息冲抵本金", "interest paid above the ceiling goes to principal"),
        "private-lending-2020/25-1",
    ),
    "lawyer_fee": Default(
        "out",
        Text("律师费不计入逾期利息、违约金与其他费用的总上限", "lawyer's fee stands outside the ceiling on the sum"),
        "private-lending-2020/29",
    ),
    "damages_and_interest": Default(
        "damages",
        Text(
            "只约定违约金、未约定逾期利率：只计违约金，不另计逾期利息",
            "damages are agreed and no overdue rate: damages only, no overdue interest beside them",
        ),
        "civil-code/585",
    ),
    "no_rate_before_2015": Default(
        "six",
        Text(
            "未约定利率，2015-09-01 以前的逾期利息也按 6%（另一种读法：银行同类贷款利率）",
            "nothing agreed: 6 % for overdue interest before 2015-09-01 too (the other reading: the bank rate)",
        ),
        "private-lending-2015/29-2-1",
    ),
    "markup": Default(
        "1.5", Text("加计 50%（可在 30%～50% 间酌定）", "marked up by 50 % (30 % to 50 % is open)"), "sale-2020/18-4"
    ),
    "closed": Default(
        "both-ends",
        Text("判决写明起止两日的期间，首尾两日都计息", "a period with both days written in the judgment counts both"),
        "delay-interest-2014/1",
    ),
    "bases": Default(
        "heaviest",
        Text(
            "几个基数同时计息：还款减少的本金先减利率最重的基数（listed 按列举，pro-rata 按比例）",
            "several bases side by side: principal paid comes off the heaviest rate first (or listed, pro-rata)",
        ),
        "civil-code/560",
    ),
    "deliveries": Default(
        "each",
        Text(
            "自然人之间分次出借：每次出借各自成立，各按当时的保护上限（按首次的，写 deliveries: first）",
            "several disbursements between natural persons: each forms its own contract, under the ceiling of its own"
            " day"
            " (that of the first: deliveries: first)",
        ),
        "civil-code/679",
    ),
    "splice": Default(
        "yes",
        Text(
            "违约在 2019-08-20 以前：自该日起接续 LPR（实务做法；按条文全程用贷款基准利率的，写 splice: no）",
            "breach before 2019-08-20: from that day on LPR takes over (practice; the text gives the benchmark rate"
            " throughout: splice: no)",
        ),
        "sale-2020/18-4",
    ),
    "lpr-sale": Default(
        "fixed",
        Text("买卖合同取违约行为发生时的 LPR，固定不变", "sale: LPR at the time of breach, fixed"),
        "sale-2020/18-4",
    ),
    "settlement": Default(
        "maturity",
        Text("未写明结息方式：期内利息到期随本付清", "no settlement stated: in-term interest is due at maturity"),
        "pbc-2003-251/1",
    ),
    "settlement-monthly": Default(
        "monthly",
        Text("写明了结息日，按每月结息", "a settlement day is stated: interest is settled monthly"),
        "pbc-2003-251/1",
    ),
    "settlement_day": Default(
        "20", Text("未写明结息日：每月或每季末月 20 日结息", "no settlement day stated: the 20th"), "pbc-1999-77/20"
    ),
    "repricing": Default(
        "fixed",
        Text(
            "未写明重定价：一年以内的借款按签约日（未写明的为放款日）的 LPR，期内不调整",
            "no repricing stated: a loan of up to a year keeps the LPR of signing (lending, where that is not stated)",
        ),
        "pbc-1999-77/20",
        matters=True,
    ),
    "repricing-long": Default(
        "anniversary",
        Text(
            "未写明重定价：一年以上的借款每满一年重新定价",
            "no repricing stated: a loan of more than a year is repriced on each anniversary",
        ),
        "pbc-1999-77/21",
        matters=True,
    ),
    "compound_rate": Default(
        "contract",
        Text(
            "期内复利按合同利率（约定按罚息利率的，写 compound_rate: penalty）",
            "compound interest in the term at the contract rate (compound_rate: penalty where so agreed)",
        ),
        "pbc-1999-77/20",
    ),
    "cap_span": Default(
        "time",
        Text(
            "总额上限按所涉期间分别计量：期内没有用完的额度不补逾期的超出部分（全程合计的，写 cap_span: whole）",
            "the ceiling on the total is measured on the time it covers: room left in the term does not pay for"
            " excess after"
            " it (cap_span: whole to total)",
        ),
        "spc-2017-22/2",
    ),
    "penalty": Default(
        "1.5",
        Text("逾期罚息按合同利率上浮 50%（可约定 30%～50%）", "penalty rate: contract rate plus 50 % (30 % to 50 %)"),
        "pbc-2003-251/3",
        matters=True,
    ),
    "misuse": Default(
        "2",
        Text("挪用罚息按合同利率上浮 100%（可约定 50%～100%）", "misuse: contract rate plus 100 % (50 % to 100 %)"),
        "pbc-2003-251/3",
        matters=True,
    ),
    "compound": Default(
        "in-term",
        Text("复利只对未付的期内利息计收，罚息不计复利", "compound interest on unpaid in-term interest only"),
        "pbc-2003-251/3",
    ),
    **REPAYMENT_DEFAULTS,
}
"""Defaults of choices that only some claims meet; each is an option of its own."""

CONVENTIONS = (
    "count",
    "basis",
    "rounding",
    "lines",
    "lpr",
    "tenor",
    "cap",
    "payment_day",
    "order",
    "regime",
    "old_rule",
)
"""The settings of contract §2, every one printed with every result."""


@lru_cache(None)
def _default(code: str, entry: str, provision: str) -> tuple[str, Notice]:
    """The default of a choice, and how it is told."""
    default = DEFAULTS.get(entry or code) or MORE_DEFAULTS[entry or code]
    notice = Notice("assumption", code, default.because, provision or default.provision, default.matters)
    return default.value, notice


@lru_cache(None)
def _default_of_loan(code: str, entry: str, told: bool) -> tuple[str, Notice]:
    """The default of a choice of one loan, and how it is told."""
    default = MORE_DEFAULTS[entry or code]
    level, matters = ("info", False) if told else ("assumption", default.matters)
    return default.value, Notice(level, code, default.because, default.provision, matters)


class Choices:
    """What was settled for one calculation, and which of it was a default."""

    def __init__(self) -> None:
        self.settled: dict[str, str] = {}
        self.notices: list[Notice] = []

    def take(self, code: str, stated: str, entry: str = "", provision: str = "", apart: bool = False) -> str:
        """Return the stated value, or the default (of ``entry``, else of ``code``) and note the assumption.

        ``provision`` is what the default stands on in this claim, where that depends on the kind of claim. With
        ``apart`` the default of ``entry`` is that of one head beside others, which it does not settle.
        """
        slot = entry if apart and not stated else code
        if slot in self.settled:
            return self.settled[slot]
        if stated:
            self.settled[slot] = stated
            return stated
        value, notice = _default(code, entry, provision)
        self.settled[slot] = value
        self.notices.append(notice)
        return value

    def of_loan(self, code: str, stated: str, entry: str = "", told: bool = False) -> str:
        """Return what was stated of one loan, or the default for it, noted once; another loan of the matter may have
        another.

        ``told``: as a piece of information rather than an assumption.
        """
        value = stated
        if not stated:
            value, notice = _default_of_loan(code, entry, told)
            if notice not in self.notices:
                self.notices.append(notice)
        settled = self.settled.get(code)
        if settled is None:
            self.settled[code] = value
        elif settled != value:
            self.settled[code] = ",".join(dict.fromkeys((*settled.split(","), value)))
        return value

    def tell(self, code: str, stated: str) -> str:
        """Return the stated value, or the default of ``code``, told as a piece of information rather than an
        assumption: the rule names it, and another agreement is rare.
        """
        if not stated and code not in self.settled:
            default = MORE_DEFAULTS[code]
            self.settled[code] = default.value
            self.note("info", code, default.because, default.provision)
        return self.settled.setdefault(code, stated)

    def assume(self, code: str, message: Text, provision: str, matters: bool = False) -> None:
        """Note an assumption about a fact of this case, once per code and wording; each points to a provision
        (a mere convention to none).
        """
        notice = Notice("assumption", code, message, provision, matters)
        if notice not in self.notices:
            self.notices.append(notice)

    def note(self, level: str, code: str, message: Text, provision: str = "", matters: bool = False) -> None:
        """Note a warning or a piece of information, once."""
        notice = Notice(level, code, message, provision, matters)
        if notice not in self.notices:
            self.notices.append(notice)

    def conventions(self) -> dict[str, str]:
        """Every setting of contract §2 as it stands (its default if it was never asked), and the others that were."""
        settled = dict(self.settled)
        of_statute = settled.pop("lpr-sale", "")
        if of_statute and settled.setdefault("lpr", of_statute) != of_statute:
            # An agreed LPR moves in its own way beside the one of the statute.
            settled["lpr_sale"] = of_statute
        return {code: settled.get(code, DEFAULTS[code].value) for code in CONVENTIONS} | {
            code: value for code, value in settled.items() if code in MORE_DEFAULTS or code == "lpr_sale"
        }
