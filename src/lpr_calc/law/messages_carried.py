"""What law says of interest carried over from before (`Carried`), each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

CARRIED: dict[str, Message] = {
    "carried": Message(
        Text(
            "结转利息按所写数额计：截至 {at} 的{sums}，其后自 {first} 起另行计息；还款先抵这些利息，它们本身不再计息",
            "carried interest as stated: through {at} {sums}; what runs begins on {first}; payments serve these sums"
            " first as interest, and they bear none themselves",
        ),
    ),
    "carried/bank": Message(
        Text(
            "结转利息按所写数额计：截至 {at} 的{sums}，其后自 {first} 起另行计息；还款先抵利息",
            "carried interest as stated: through {at} {sums}; what runs begins on {first}; payments"
            " serve interest first",
        ),
    ),
    "carried-ceiling": Message(
        Text(
            "截至 {at} 的结转利息没有写明所涉的日子和利率，是否超过法律保护的上限无法核对：超过的部分法院不予支持，"
            "对方可以请求核减",
            "the days and rates of the interest carried through {at} are not stated: whether it is above what the law"
            " protects cannot be measured; a court does not award the excess, and the other side may object to it",
        ),
    ),
    "carried-compound": Message(
        Text(
            "结转的{sums}已应付而未付，自 {first} 起计复利（不计复利的，写 compound: none）",
            "of the carried sums {sums} was payable and is unpaid: compound interest runs on it from {first}"
            " (compound: none where none is claimed)",
        ),
    ),
    "carried-head": Message(
        Text("结转的{name}只用于金融借款（bank-loan）", "carried {name} is for bank loans (bank-loan) only"),
        Text("写进 interest，或写明 kind: bank-loan", "put it into interest, or state kind: bank-loan"),
    ),
    "carried-open": Message(
        Text(
            "没有写明到期日（due）：自 {first} 起按所写利率（rate）计，不加罚息；已逾期的，写 due 或 overdue_rate",
            "no due date (due) is stated: from {first} on the rate as written (rate), no penalty; where it is overdue"
            " state due or overdue_rate",
        ),
    ),
    "carried-overdue": Message(
        Text(
            "没有写明到期日（due）而写了逾期利率或罚息倍数：按 {at} 以前已到期，自 {first} 起计罚息",
            "no due date (due) is stated but a penalty rate is: taken as due by {at}, penalty interest from {first}",
        ),
    ),
    "carried-stopped": Message(
        Text(
            "破产申请受理后停止计息，利息只计至 {last}；结转利息计至 {at}，含其后各日的利息",
            "interest stops when a bankruptcy is accepted, after {last}: what is carried through {at} holds interest of"
            " later days",
        ),
        Text(
            "改写截至 {last}（或更早）的结转利息，其后至停止计息的由程序计算",
            "state what was settled through {last} or before: the rest, up to the stop, is computed",
        ),
    ),
    "until-before-carried": Message(
        Text(
            "计算至 {cutoff}，早于结转日 {at}：那时的利息没有写明",
            "computed to {cutoff}, before {at}, for which interest was settled: what it was then is not stated",
        ),
        Text(
            "计算截止日不早于结转日；要算到更早的，去掉 carried，写明利率与起息日",
            "compute to no earlier day; to compute that far drop carried and state the rate and the first day",
        ),
    ),
    "payment-carried": Message(
        Text(
            "{day} 的还款 {amount} 元不晚于结转日，已计入结转的本金与利息，不再抵充",
            "the payment of {amount} on {day} is not after the settlement, whose principal and interest hold it"
            " already",
        ),
    ),
}
