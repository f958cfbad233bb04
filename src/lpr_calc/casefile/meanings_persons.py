"""What the keys of persons mean: guarantors, security, assignments, releases, whom a judgment holds liable."""

from __future__ import annotations

SECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "GUARANTOR": (
        ("保证人", "`guarantors` 下每一项；只写姓名的，直接写一个名字"),
        ("A guarantor", "each item of `guarantors`; a name alone may stand in its place"),
    ),
    "EXECUTION": (
        ("对债务人的执行", "`guarantors[].execution`"),
        ("Enforcement against the debtor", "`guarantors[].execution`"),
    ),
    "SECURITY": (("担保物权", "`security`，一项或列表"), ("Security", "`security`, one or a list")),
    "ASSIGNMENT": (
        ("债权转让", "`assignments`，一项或列表"),
        ("Assignment of the claim", "`assignments`, one or a list"),
    ),
    "RELEASE": (("免除", "`releases`，一项或列表"), ("A release", "`releases`, one or a list")),
    "LIABLE": (
        ("判决的责任人", "`judgment.liable`，一项或列表"),
        ("Whom the judgment holds liable", "`judgment.liable`, one or a list"),
    ),
}

CASE_MEANINGS = {
    "liability": ("几名债务人怎样负担：共同、连带、按份", "how several debtors owe: together, joint, in shares"),
    "guarantors": ("保证人、债务加入人", "guarantors, and those who joined the debt"),
    "security": ("抵押、质押、留置、工程价款优先权", "mortgages, pledges, liens, priority for the price of works"),
    "assignments": ("债权转让与通知", "assignments of the claim, and notice of them"),
    "releases": ("债权人免除了谁的债务", "whom the creditor released"),
}

PARTY_MEANINGS = {
    "share": ("按份之债的份额，`60%`、`3/5`", "share of a debt owed in parts, `60%` or `3/5`"),
    "spouse_of": ("是谁的配偶", "whose husband or wife this is"),
}

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "GUARANTOR": {
        "mode": ("保证方式；不写的按保证合同成立日的法律", "mode; a silent one follows the law of its day"),
        "signed": ("保证合同成立日", "day of the guarantee contract"),
        "loans": ("担保哪几笔借款（编号）", "ids of the loans guaranteed"),
        "scope": (
            "担保范围：`全部`、`本金`、`利息`、`逾期利息`、`罚息`、`复利`、`违约金`、`费用`",
            "heads guaranteed: `all`, `principal`, `interest`, `overdue`, `penalty`, `compound`, `damages`, `costs`",
        ),
        "limit": ("担保限额", "limit of the guarantee"),
        "limit_on": ("限额是对全部的，还是只对本金", "limit on everything, or on the principal"),
        "limit_order": ("只保证部分本金的，先前还款先减哪一部分", "which part earlier payments reduced"),
        "share": ("按份保证的份额", "share of the guarantee"),
        "period": ("保证期间：`2年`、`6个月`、日期、`至还清`", "guarantee period: `2年`, `6个月`, a day, `至还清`"),
        "period_from": (
            "保证期间自哪一日起算（未经同意的展期，写原到期日）",
            "day the period begins (an extension without consent: the old due date)",
        ),
        "consented": ("书面同意展期", "consented to an extension in writing"),
        "demands": ("对保证人的主张，同催收记录", "demands on the guarantor, as `demands`"),
        "sued": ("起诉保证人的日期", "day of the suit against the guarantor"),
        "waived_first": ("书面放弃先诉抗辩", "waived the right to refuse in writing"),
        "execution": ("对债务人执行的情况（一般保证）", "how enforcement against the debtor went (general guarantee)"),
        "pleads_stop": ("主张自债务人破产受理日停止计息", "pleads that interest stops with the debtor's bankruptcy"),
        "same_paper": ("与其他保证人在同一份合同上签字", "signed the same paper as the other guarantors"),
        "void": (
            "保证合同无效，谁有过错；`main`：主合同无效，保证人也有过错（担保制度解释 17 条）",
            "the guarantee is void, and who is at fault; `main`: the main contract is void, the guarantor at fault too",
        ),
    },
    "EXECUTION": {
        "applied": ("法院收到执行申请的日期", "day the court received the application"),
        "ended": ("终本或者终结裁定送达日", "service of the order that closed enforcement"),
        "insolvent": ("知道 687 条 2 款但书情形的日期", "day an exception of art. 687(2) was known"),
    },
    "SECURITY": {
        "owner": (
            "担保人：姓名，或与当事人相同的键值；不写的是债务人",
            "owner: a name, or the keys of a party; the debtor where not stated",
        ),
        "kind": ("担保物权的种类", "kind of security"),
        "property": ("担保财产", "the property"),
        "certificate": ("登记证明号", "number of the registration"),
        "registered": ("登记日；动产质押为交付日", "day of registration, or of delivery for a pledge"),
        "rank": (
            "顺位；不写的按登记先后，几个权利分一笔变价款时用（distribution）",
            "rank; else by registration, where several rights share one sum (distribution)",
        ),
        "maximum": ("登记的最高债权额，含利息与费用", "registered maximum, interest and costs in it"),
        "fixed": (
            "债权确定日；此后出借的不在最高额担保之内",
            "day the secured debts were determined: what was lent later is outside the maximum",
        ),
        "agreed": ("约定的担保范围", "scope as agreed"),
        "payable": ("工程价款变更后的应付款日", "changed day on which the price of works is payable"),
        "price": ("变价款", "what realisation brought"),
        "price_costs": ("处置费用", "costs of realisation"),
        "prior": ("在先受偿的数额", "what others take before"),
        "signed": ("担保合同签订日", "day of the contract of security"),
        "adjudged": (
            "判决是否确认这项优先受偿权；不写的按已确认列入执行申请",
            "whether the judgment gives this right; taken to where not stated",
        ),
    },
    "ASSIGNMENT": {
        "to": ("受让人", "assignee"),
        "notified": ("转让通知到达债务人之日", "day the notice reached the debtor"),
        "guarantor_notified": ("转让通知到达保证人之日", "day the notice reached the guarantor"),
        "amount": (
            "转让的数额；只转让一部分的，写成受让人自己的案件",
            "amount assigned; of a part the assignee writes a case of his own",
        ),
    },
    "RELEASE": {"party": ("被免除的人", "who was released"), "date": ("免除之日", "day of the release")},
    "LIABLE": {
        "party": ("责任人", "who is liable"),
        "how": ("责任形式", "how"),
        "limit": ("责任限额", "limit"),
        "from": ("一般保证：判决所定条件成就之日", "general guarantee: day its condition came true"),
        "perform_by": ("本人的履行期限届满日", "last day of performance of this person"),
        "share": (
            "只对一部分负责的，那一部分：不能清偿部分的 `1/2`（补充、一般责任）",
            "the part answered for: `1/2` of what the debtor cannot pay (supplementary, general)",
        ),
    },
}

DEFAULTS: dict[str, tuple[str, str]] = {
    "GUARANTOR.mode": ("按 `signed`", "by `signed`"),
    "GUARANTOR.signed": ("借款的 `signed`", "the loan's `signed`"),
    "GUARANTOR.loans": ("全部", "all"),
    "GUARANTOR.scope": ("`全部`", "`all`"),
    "GUARANTOR.limit_on": ("`all`", "`all`"),
    "GUARANTOR.limit_order": ("`limit-last`", "`limit-last`"),
    "GUARANTOR.period": ("六个月", "six months"),
    "GUARANTOR.period_from": ("到期日", "due date"),
    "GUARANTOR.sued": ("`filed`", "`filed`"),
    "GUARANTOR.pleads_stop": ("`yes`", "`yes`"),
    "SECURITY.owner": ("债务人", "the debtor"),
    "PARTY.share": ("均等", "equal"),
    "CASE.liability": ("`together`", "`together`"),
    "PAYMENT.by": ("债务人", "the debtor"),
    "PAYMENT.to": ("债权人", "the creditor"),
    "COST.borne_by": ("各债务人", "the debtors"),
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "GUARANTOR": ("name",),
    "SECURITY": ("kind",),
    "ASSIGNMENT": ("to",),
    "RELEASE": ("party", "date"),
    "LIABLE": ("party",),
}
