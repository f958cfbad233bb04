"""What can be wrong with what is to be computed, and what is told of a claim, each message worded once.

Those of other subjects are in the modules beside this one, ``messages_judgment`` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..base.messages import Message, Messages
from ..base.text import Text

CLAIMS: dict[str, Message] = {
    "rate-words/cap": Message(
        Text("“{said}”不是利率", "“{said}” is no rate"), Text("写明要检验的利率", "state the rate to test")
    ),
    "cap-kind": Message(
        Text(
            "民间借贷的利率上限不管这一类型；约定过分高于损失的，可以请求适当减少（民法典 585 条）",
            "the ceiling of private lending does not reach this kind; what is agreed far above the loss may be reduced"
            " on request (Civil Code 585)",
        ),
    ),
    "cap-bank": Message(
        Text(
            "金融机构（含七类地方金融组织）的借款没有法定上限；借款人请求且总额显著过高的，利息、罚息、复利等合计"
            "可按年利率 24% 调减",
            "a loan of a financial institution, the seven local types among them, has no ceiling by law; on the"
            " borrower's request all heads together may be reduced to 24 % a year",
        ),
    ),
    "cap-void": Message(
        Text(
            "合同无效，约定的利率不受保护，只有资金占用费（合同编通则解释 25 条）",
            "the contract is void: no agreed rate is protected, only what the use of the money costs",
        ),
    ),
    "accelerated": Message(
        Text(
            "加速到期：{day} 起未到期各期一并到期{how}",
            "acceleration: what was not yet due fell due on {day}{how}",
        ),
    ),
    "bankruptcy-stop": Message(
        Text(
            "债务人的破产申请于 {day} 受理：未到期的债权视为到期，利息计至 {last}，其后停止计息；应向管理人申报债权",
            "the debtor's bankruptcy was accepted on {day}: what was not due is due, interest stops after"
            " {last}; the claim is to be filed with the administrator",
        ),
    ),
    "bankruptcy-stop/natural": Message(
        Text(
            "{name}看来是自然人：自然人不适用企业破产法（该法 2 条）；这里按企业处理，确是企业的写 natural: no",
            "{name} looks like a natural person, to whom the Enterprise Bankruptcy Law does not apply (art. 2): taken"
            " for an enterprise; state natural: no where it is one",
        ),
    ),
    "cost-after-end": Message(
        Text(
            "{name} {amount} 元发生于 {day}，晚于计算截止日 {until}，未计入",
            "{name}, {amount}, arises on {day}, after the end {until}: not counted",
        ),
    ),
    "costs-day": Message(
        Text(
            "费用没有写明发生日，视为在{name} {default} 发生：此前的还款不抵费用",
            "the day of a cost is not stated: taken to arise on {name}, {default}; no earlier payment pays it",
        ),
    ),
    "costs-first": Message(
        Text(
            "费用没有写明发生日，也没有{name}：视为自始存在，首先抵充（用 日期 写明）",
            "neither the day of a cost nor {name} is stated: costs are taken to exist from the start (state"
            " their date)",
        ),
    ),
    "credit": Message(
        Text(
            "还款超出已到期部分 {surplus} 元，留抵下一期（提前还款的，写明 for: prepayment）",
            "payments exceed what is due by {surplus}: a credit for the next instalment (a prepayment: for:"
            " prepayment)",
        ),
    ),
    "interest-forgone": Message(
        Text(
            "只从 {interest_from} 起主张：依法可自 {start} 起算，利息为 {interest} 元，少主张 {less} 元",
            "claimed only from {interest_from}: the law allows it from {start}, {interest} yuan of interest;"
            " {less} yuan given up",
        ),
    ),
    "order-heads": Message(
        Text(
            "抵充顺序写到了各项（{heads}）：只有分期还本付息的借款逐项抵充",
            "the order of payments names heads ({heads}): only loans repaid by instalments have payments put to heads",
        ),
        Text(
            "只写 costs、interest、principal 的先后，例：costs,interest,principal",
            "state costs, interest and principal alone, for example costs,interest,principal",
        ),
    ),
    "payment-after-end": Message(
        Text(
            "{day} 的还款 {amount} 元晚于计算截止日 {until}，未计入",
            "the payment of {amount} on {day} is after the end {until}: not counted",
        ),
    ),
    "stated-agrees": Message(
        Text("文书所载{name} {said} 元与计算一致", "{name} of {said} stated in the text: the computation agrees"),
    ),
    "stated-differs": Message(
        Text(
            "文书所载{name} {said} 元，计算为 {sum} 元，相差 {difference} 元：以计算为准，请核对",
            "{name} of {said} stated in the text, computed {sum}: {difference} apart; the computation stands",
        ),
    ),
    "stated-differs/day": Message(
        Text(
            "文书所载{name} {said} 元（至 {day}），计算最接近 {sum} 元（含或不含当日），相差 {difference} 元："
            "以计算为准，请核对",
            "{name} of {said} stated to {day}, computed {sum} at the nearest (that day counted or not):"
            " {difference} apart; the computation stands",
        ),
    ),
    "stated-unchecked": Message(
        Text(
            "文书所载数截至 {day}，该日算不出结果，没有核对",
            "the stated figures are of {day}, for which nothing computes: not checked",
        ),
    ),
    "rollover": Message(
        Text(
            "{day} 利转本：受保护的应付利息 {due} 元，计入新借条本金 {kept} 元",
            "note renewed on {day}: {due} of protected interest was due, {kept} of it became principal",
        ),
    ),
    "rollover-limit": Message(
        Text(
            "借款期间利息总额上限（最初本金×上限×整个借期）{limit} 元，计得 {reached} 元，{bites}",
            "all interest of the term is limited to {limit} (first principal × ceiling × whole term): {reached},"
            " {bites}",
        ),
    ),
    "sum-ceiling": Message(
        Text(
            "逾期利息、违约金与其他费用合计受上限限制：{name} {amount} 元中有 {cut} 元不受保护",
            "overdue interest, damages and fees share one ceiling: {cut} of the {name} of {amount} is not protected",
        ),
    ),
    "sum-ceiling/growing": Message(
        Text(
            "逾期利息、违约金与其他费用合计受上限限制：{name} {amount} 元中有 {cut} 元不受保护；"
            "上限逐日增加，以后受保护的部分随之增加，“每日增加”的数含此项，至全部受保护为止",
            "overdue interest, damages and fees share one ceiling: {cut} of the {name} of {amount} is not protected;"
            " the ceiling grows by the day and protects more of it later: the amount of a day more has that in it,"
            " until all of it is protected",
        ),
    ),
    "not-yet-due": Message(
        Text(
            "计算至 {until} 时本金 {amount} 元尚未到期（最早 {day} 到期），也在合计与请求之内：到期前不能请求偿还；"
            "已提前到期的，写明 accelerated",
            "{amount} of the principal is not due on {until} (the first of it on {day}), and is in the total and in"
            " what is claimed: it cannot be demanded before; where it was called in, state accelerated",
        ),
    ),
    "filed-before-due": Message(
        Text(
            "起诉日 {filed} 时债务{name}还没有到期（{day} 到期）：到期前起诉，须有提前到期或者预期违约的依据；"
            "已提前到期的，写明 accelerated",
            "on the day of suit, {filed}, the debt{name} was not due (due on {day}): a suit before needs acceleration"
            " or anticipatory breach; where it was called in, state accelerated",
        ),
    ),
    "surplus": Message(
        Text("还款超出债务 {surplus} 元", "payments exceed the debt by {surplus}"),
    ),
    "undue": Message(
        Text(
            "{days} 到期的款项尚未到期，另列，不进入执行申请与可查封数额",
            "what is due on {days} is not due yet: it stands apart, outside the application and what may be seized",
        ),
    ),
    "until": Message(
        Text("未写明计算至何日，算至今日 {until}", "end not stated: computed to today, {until}"),
    ),
    "unused": Message(Text("{said}", "{said}"), Text("删去它，或去掉 --strict", "take it out, or drop --strict")),
    "before-suit": Message(
        Text(
            "起息日 {days} 在计算日之后，只用于诉讼；此处自依法可主张之日起计算",
            "interest_from {days} lies after the day of computation and is for the suit only: computed from the day"
            " the law allows",
        ),
    ),
}


def _further() -> Iterator[Mapping[str, Message]]:
    """The messages of what few claims have."""
    from .messages_judgment import JUDGMENTS

    yield JUDGMENTS
    from .messages_limitation import LIMITATION

    yield LIMITATION
    from .messages_plan import PLANS

    yield PLANS
    from .messages_fee import FEES

    yield FEES
    from .messages_repayment import REPAYMENT

    yield REPAYMENT
    from .messages_persons import PERSONS

    yield PERSONS
    from .messages_distribution import DISTRIBUTION

    yield DISTRIBUTION


MESSAGES = Messages(CLAIMS, _further)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
