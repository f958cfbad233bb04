"""What is said of the persons of a matter: debtors, guarantors, owners of security, assignees, each message worded once
(`messages`).
"""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

PERSONS: dict[str, Message] = {
    "assignment-guarantor/served": Message(
        Text(
            "没有写明转让通知到达{names}之日：以起诉状副本送达日 {served} 为准",
            "day on which the notice of assignment reached {names} not stated: service of the complaint, {served}",
        ),
    ),
    "liable-part": Message(
        Text(
            "{name}的保证限于部分借款、项目、份额或本金：判决的责任人没有写明，只按方式与限额列（写明 limit）",
            "{name} guarantees some loans, heads, a share or principal only: the judgment's liable is not stated, so"
            " only mode and limit count; state the limit under liable",
        ),
    ),
    "guaranteed-order": Message(
        Text(
            "{name}只担保 {loans}：一笔还款不足以抵各笔借款时，担保最少的先抵（民法典 560 条 2 款）；各笔没有写 secured"
            "（有担保），本次不分先后。要按担保抵，写明各笔的 secured: yes 或 no",
            "{name} guarantees {loans} alone: where a payment does not meet all loans, the least secured comes first"
            " (Civil Code 560(2)); no loan states secured, so guarantees order nothing here. To have them order, state"
            " secured: yes or no of each loan",
        ),
    ),
    "assignment-notified": Message(
        Text(
            "没有写明债权转让通知到达日：以起诉状副本送达日 {served} 为准",
            "day of the notice of assignment not stated: service of the complaint, {served}",
        ),
    ),
    "assignment-part": Message(
        Text(
            "转让给{to}的只是 {amount} 元，{day} 未还本金有 {left} 元：只能就受让的部分主张（民法典 545 条 1 款）",
            "{amount} was assigned to {to}, of a principal of {left} open on {day}: an assignee has no more than the"
            " part assigned (civil code 545(1))",
        ),
        Text(
            "写成{to}自己的案件：principal 写受让的本金，lent、due、rate 照旧，interest_from 写受让利息的起算日，"
            "payments 只写付给{to}的，删去 amount",
            "write a case of {to}'s own: the part assigned as principal, lent, due and rate as they are, interest_from"
            " the first day of the interest assigned, only payments to {to}, and no amount",
        ),
    ),
    "assignment-unnotified": Message(
        Text(
            "没有写明债权转让通知到达日：未通知的，转让对债务人不发生效力，向{to}以外的人付款仍有效",
            "no day on which the notice of assignment arrived: without it the debtor may pay others than {to}",
        ),
    ),
    "bankruptcy-stop/person": Message(
        Text(
            "{name}的破产申请于 {accepted} 受理：对其自受理时停止计息，应向管理人申报债权",
            "the bankruptcy of {name} was accepted on {accepted}: interest stops for it; the claim is to be filed"
            " with the administrator",
        ),
    ),
    "guarantee-scope": Message(
        Text(
            "未写明担保范围：本金、利息、违约金、损害赔偿金和实现债权的费用",
            "scope not stated: principal, interest, damages and the costs of realisation",
        ),
    ),
    "guarantee-void": Message(
        Text(
            "{name}的保证无效：就债务人不能清偿的部分承担赔偿责任，不超过其{share}；不能清偿的部分未确定的，按尚欠"
            "数额列上限",
            "{name}'s guarantee is void: at most {share} of what the debtor cannot pay; until that is known, of"
            " what is owed",
        ),
    ),
    "guarantor-costs": Message(
        Text(
            "{name}只担保部分借款：实现债权的费用没有写明属于哪笔借款，未计入其数额",
            "{name} answers for some loans only: the costs name no loan and are not in the figure",
        ),
    ),
    "guarantor-plea": Message(
        Text(
            "{name}主张自破产受理日（{accepted}）停止计息；不主张的为 {unpleaded} 元",
            "{name} pleads that interest stops with the bankruptcy ({accepted}); without the plea {unpleaded}",
        ),
    ),
    "liability": Message(
        Text("多名债务人未写明形式：按共同偿还", "how several debtors owe is not stated: together"),
    ),
    "liable": Message(
        Text(
            "未写明判决的责任人（liable）：各债务人负同一数额（按份的各负其份额），保证人按其保证方式与限额",
            "whom the judgment holds liable is not stated: the debtors for one sum (or their shares), guarantors"
            " by mode and limit",
        ),
    ),
    "liable-debtor": Message(
        Text(
            "判决的责任人（liable）没有写{names}：按主债务人列入",
            "those whom the judgment holds liable do not name {names}: the debtor is one of them",
        ),
    ),
    "assignment-claimant": Message(
        Text(
            "债权已转让给{to}，债权人写的是{names}：应由{to}请求，债权人（creditor）写{to}",
            "the claim was assigned to {to}, but the creditor stated is {names}: it is for {to} to claim it",
        ),
    ),
    "limit-order": Message(
        Text(
            "未写明限额部分如何减少：先减未被保证的部分",
            "which part earlier payments reduced is not stated: the part not guaranteed first",
        ),
    ),
    "paid-to-assignor": Message(
        Text(
            "{day} 付给{payee}的 {amount} 元在转让通知到达（{over}）之后，对{assignee}不发生清偿效力，未计入",
            "{amount} paid to {payee} on {day}, after the notice of {over}, does not free the debtor against "
            "{assignee}: not counted",
        ),
    ),
    "payer": Message(
        Text("未写明付款人的还款：按债务人付款", "payments that name no payer: paid by the debtor"),
    ),
    "returned": Message(
        Text(
            "{day} 付给{to}的 {amount} 元是各责任人之间的追偿款，不抵债务",
            "{amount} given to {to} on {day} is recourse between those liable: it pays no debt",
        ),
    ),
    "security-agreed": Message(
        Text(
            "约定的担保范围“{agreed}”不是可计算的项目（如 本金、利息、违约金、费用）：按全部债务列",
            "the scope agreed, “{agreed}”, names no heads that can be computed (such as 本金、利息): the whole"
            " debt is shown",
        ),
    ),
    "security-fixed": Message(
        Text(
            "借款 {later} 在债权确定日 {fixed} 以后发生，不在最高额担保之内",
            "loan {later} arose after the day of determination, {fixed}: outside the maximum security",
        ),
    ),
    "owner-plea": Message(
        Text(
            "{name}（担保人）主张自破产受理日（{accepted}）停止计息；不主张的优先受偿 {unpleaded} 元",
            "{name}, the owner of the property, pleads that interest stops with the bankruptcy ({accepted}); without"
            " the plea {unpleaded} has priority",
        ),
    ),
    "judgment-stop": Message(
        Text(
            "{name}的破产申请于 {accepted} 受理：对其一般债务利息与加倍部分计至 {last}（企业破产法 46 条，破产法解释"
            "（三） 3 条），执行应当中止，应向管理人申报债权",
            "the bankruptcy of {name} was accepted on {accepted}: for it interest and the doubled part are counted to"
            " {last} (Enterprise Bankruptcy Law 46, Interpretation III 3); enforcement stays, the claim is to be filed"
            " with the administrator",
        ),
    ),
    "security-adjudged": Message(
        Text(
            "未写明判决是否确认优先受偿权：按判决已确认列入（没有确认的写 adjudged: no）",
            "whether the judgment gives the rights in rem is not stated: taken to (adjudged: no where it does not)",
        ),
    ),
    "security-doubled": Message(
        Text(
            "加倍部分债务利息不列入优先受偿的范围（实践不一）",
            "the doubled part is outside the priority (practice is unsettled)",
        ),
    ),
    "security-not-adjudged": Message(
        Text(
            "判决没有确认的优先受偿权不列入执行申请；可以凭担保物权直接申请参与分配",
            "a right that the judgment does not give is left out of the application; its holder may join a"
            " distribution",
        ),
    ),
    "security-in-turn": Message(
        Text(
            "几项财产变价：债务人自己的财产先受偿，其余依所列次序；分得与尚欠是依次受偿以后的数额",
            "several things were realised: the debtors' own first, the others as listed; what is received and still"
            " owed is after those before",
        ),
    ),
    "security-interest": Message(
        Text(
            "约定的担保范围只有部分利息，判决没有写明利息是哪一种：按在范围之内（写明的，写 judgment.interest 的"
            " name）",
            "the scope agreed names some kinds of interest alone, and the judgment does not say of which kind its"
            " interest is: taken to be within (where it says so: name, in judgment.interest)",
        ),
    ),
    "security-scope": Message(
        Text(
            "未写明担保物权的范围：本金、利息、违约金、损害赔偿金、保管与实现的费用",
            "scope of the security not stated: principal, interest, damages, custody and realisation",
        ),
    ),
    "security-surplus": Message(
        Text("变价款清偿后余 {surplus} 元，归{owner}所有", "{surplus} of the proceeds is left and belongs to {owner}"),
    ),
    "security-unregistered": Message(
        Text(
            "{property}没有写明登记日：不动产抵押权自登记时设立，动产未经登记不得对抗善意第三人",
            "no day of registration of {property}: on land it arises with registration, on movables it has no"
            " effect against others without",
        ),
    ),
    "shares/equal": Message(
        Text("未约定份额：均等", "shares not agreed: equal"),
    ),
    "spouse": Message(
        Text(
            "{name}是{spouse_of}的配偶：共同债务须证明共同签名或事后追认，或用于家庭日常生活、共同生活、共同生产经营",
            "{name} is married to {spouse_of}: to be shown: both signed or ratified, household needs, or use for"
            " the common life or business",
        ),
    ),
    "guarantor-released": Message(
        Text(
            "{name}已被免除保证责任，债务人的债务不因此减少",
            "{name} was released from the guarantee; the debtor owes no less",
        )
    ),
    "guarantor-lost": Message(
        Text(
            "{lost}不再承担保证责任，{name}因此不能向其追偿：可以主张在该范围内免除责任，主张的为 {left} 元，未扣除",
            "{lost}: liable no more, so that {name} can ask nothing back there: freed to that extent on a plea,"
            " {left} would be left; not taken off",
        ),
    ),
    "assignment-guarantor": Message(
        Text(
            "没有写明债权转让通知到达{names}之日：未通知保证人的，转让对其不发生效力",
            "no day on which the notice of assignment reached {names}: without it the assignment has no effect"
            " against a guarantor",
        )
    ),
    "assignment-guarantor/running": Message(
        Text(
            "没有写明债权转让通知到达{names}之日：未通知保证人的，转让对其不发生效力，保证期间届满以前通知并主张（"
            "{until}）",
            "no day on which the notice of assignment reached {names}: without it the assignment has no effect"
            " against a guarantor; notify and claim before the period ends ({until})",
        )
    ),
}
