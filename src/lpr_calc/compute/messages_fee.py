"""What is said of the courts' fees, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

FEES: dict[str, Message] = {
    "fee-amount/case": Message(
        Text("案件没有借款，也没有判决", "the case has no loan and no judgment"),
        Text("写明 principal", "state principal"),
    ),
    "fee-currency": Message(
        Text(
            "外币债务的诉讼费按受理之日汇率折算的人民币金额计算（诉讼费用交纳办法 55 条）",
            "fees of a debt in another currency are charged on RMB at the rate of the day of acceptance"
            " (诉讼费用交纳办法 55)",
        ),
        Text("折算后用 lpr-calc fee 金额", "convert it, then lpr-calc fee AMOUNT"),
    ),
    "fee-inverse": Message(Text("没有一个标的额{said}是 {fee} 元", "no amount has {said} of {fee}")),
    "fee-currency/judgment": Message(
        Text("判决以 {name} 计，没有折算为人民币的汇率", "the judgment is in {name}, and no rate converts it to RMB"),
        Text(
            "写受理日汇率 fx_fee（一单位外币合人民币多少）",
            "state fx_fee, the RMB for one unit on the day of acceptance",
        ),
    ),
    "fee-base": Message(
        Text(
            "标的额含算至起诉日 {day} 的利息（各地做法），以后的利息不计",
            "the amount holds interest up to the suit, {day} (the courts' practice); later interest is not charged",
        ),
    ),
    "fee-before-2007": Message(
        Text(
            "{day} 早于 {in_force}（办法施行），当时的收费标准不在程序之内",
            "{day} is before the Measures ({in_force}): what courts charged then is not known here",
        ),
    ),
    "fee-court-costs": Message(
        Text("诉讼费用不计入标的额：{names}", "what the court taxes is not part of the amount: {names}"),
    ),
    "fee-currency/converted": Message(
        Text(
            "{name} 按受理日汇率（fx_fee）折算为人民币计费",
            "{name} converted at the rate of the day of acceptance (fx_fee)",
        ),
    ),
    "fee-currency/judgment_result-2": Message(
        Text(
            "申请执行费按受理日汇率折算，未写明（fx_fee），取加倍部分起算日的汇率",
            "the enforcement fee is converted at the rate of the day of acceptance, not stated (fx_fee): that of"
            " the doubled part's first day",
        ),
    ),
    "fee-currency/no-rate": Message(
        Text(
            "没有汇率：申请执行费与可查封数额须折算为人民币（fx_fee：受理日汇率；{currency}）",
            "no rate to convert {currency}: enforcement fee and what may be seized are in RMB (fx_fee: of the"
            " day of acceptance)",
        ),
    ),
    "fee-enforce-claim": Message(
        Text(
            "判决没有写明 principal：申请执行费按请求的金额估算",
            "the judgment states no principal: the enforcement fee is estimated on the claims",
        ),
    ),
    "fee-enforce-later": Message(
        Text(
            "{until} 还没有判决：申请执行费按 {since} 应执行的金额估算",
            "no judgment yet on {until}: the enforcement fee is estimated on what is to be enforced on {since}",
        ),
    ),
    "fee-enforced-before": Message(
        Text(
            "已执行到位 {brought} 元未计入；按全部执行金额 {both} 元计，申请执行费为 {fee} 元",
            "{brought} already brought in is left out; on all that is enforced, {both}, the fee is {fee}",
        ),
    ),
    "fee-estimate": Message(
        Text("预估，以法院核定为准", "an estimate: the court decides"),
    ),
    "fee-rounding": Message(
        Text(
            "费用算到分（办法未规定尾数；法院常取整到元）",
            "fees to the fen (the Measures are silent; courts often take whole yuan)",
        ),
    ),
    "filed": Message(
        Text("未写明起诉日，利息算至 {day}", "day of suit not stated: interest to {day}"),
    ),
}
