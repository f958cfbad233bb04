"""What the keys mean that only papers read: agents, contract, forum, preservation, service, mediation, free texts."""

from __future__ import annotations

SECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "AGENT": (
        ("委托诉讼代理人", "`agents` 下每一项；只写姓名的，直接写一个名字"),
        ("An agent in the suit", "each item of `agents`; a name alone may stand there"),
    ),
    "CONTRACT": (
        ("合同", "`loans[].contract`；只写名称的，直接写"),
        ("The contract", "`loans[].contract`; its name alone may stand there"),
    ),
    "FORUM": (
        ("管辖约定", "`forum`；也可以只写 `yes`、`no`"),
        ("Agreement on the forum", "`forum`; `yes` or `no` alone may stand there"),
    ),
    "PRESERVED": (
        ("诉前保全", "`preserved`；也可以只写 `yes`、`no`"),
        ("Preservation before the suit", "`preserved`; `yes` or `no` alone may stand there"),
    ),
    "PRESERVE": (("财产保全申请", "`preserve`"), ("An application for preservation", "`preserve`")),
    "SERVICE": (("送达地址", "`service`"), ("The address for service", "`service`")),
    "MEDIATION": (
        ("调解意愿", "`mediation`；也可以只写是否考虑先行调解"),
        ("Mediation", "`mediation`; whether it is wanted first may stand there alone"),
    ),
    "STATED": (
        ("文书所载数", "`stated`；只作核对"),
        ("Figures of the text", "`stated`; they only check"),
    ),
    "CLAIMED": (
        ("原告主张", "`claimed`；被告答辩用"),
        ("What the plaintiff claims", "`claimed`; for an answer"),
    ),
    "FORM_TEXT": (
        ("要素式表格的概括", "`form_text`"),
        ("Free texts of an element form", "`form_text`"),
    ),
}

CASE_MEANINGS = {
    "agents": ("委托诉讼代理人", "agents in the suit"),
    "third": ("第三人", "third persons"),
    "case_number": ("法院的立案案号", "number the court gave the case"),
    "forum": ("仲裁、法院管辖约定", "agreement on arbitration or a court"),
    "preserved": ("诉前、诉讼保全的情况", "property preserved already"),
    "preserve": ("要申请的财产保全", "the preservation to apply for"),
    "service": ("送达地址", "address for service"),
    "mediation": ("对先行调解的意愿", "what the party says of mediation first"),
    "claims_fee": ("是否请求被告负担诉讼费用", "whether the costs of the suit are claimed"),
    "clues": ("被执行人的财产线索", "clues to the debtor's property"),
    "form_text": ("要素式表格概括栏的文字", "free texts of the element forms"),
    "stated": (
        "文书自己写的数（暂计、合计），不参加计算：`claim` 与 `judgment` 逐项与计算结果比较并说明",
        "figures the text itself has (interim sums, totals): no computation takes them, all are compared",
    ),
    "claimed": ("原告主张的数额，被告答辩用", "what the plaintiff claims, for an answer"),
}

LOAN_MEANINGS = {
    "contract": ("合同的名称、编号、签订地点、总价", "the contract's name, number, place, price"),
    "rate_clause": ("约定期内利率的合同条款，例 `3.1`", "clause of the contract on the rate, `3.1`"),
    "overdue_clause": ("约定逾期利率、逾期上浮的条款", "clause on the rate when overdue"),
    "penalty_clause": ("约定罚息、违约金的条款", "clause on penalty interest or damages"),
    "compound_clause": ("约定复利的条款", "clause on compound interest"),
    "goods": ("买卖标的物：名称、规格、数量", "goods sold: name, specification, quantity"),
    "rescinded": ("合同解除日", "day the contract was rescinded"),
}

PARTY_MEANINGS = {
    "position": ("自然人的职务", "position of a natural person"),
    "residence": ("经常居住地", "habitual residence"),
    "id_type": ("证件类型，例 `居民身份证`", "kind of the document of identity"),
    "registered_at": ("注册地、登记地", "place of registration"),
    "rep_position": ("法定代表人、负责人的职务", "position of the legal representative"),
    "org_type": ("法人、非法人组织的类型；名称不能代替它", "kind of organisation; its name does not say it"),
    "ownership": ("所有制性质", "ownership"),
}

JUDGMENT_MEANINGS = {
    "issuer": ("作出执行依据的法院或机构", "court or body that issued the instrument"),
    "cause": ("案由", "cause of action"),
    "doc_type": ("执行依据的文书类型", "kind of the instrument"),
    "operative_text": ("判项主文，照抄", "the operative part, word for word"),
}

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "AGENT": {
        "name": ("姓名", "name"),
        "firm": ("单位", "firm"),
        "position": ("职务", "position"),
        "phone": ("联系电话", "phone"),
        "power": ("代理权限", "power"),
        "for": (
            "代理谁：`原告`、`被告`，或当事人的姓名；没写的，视为提出文书一方的",
            "whose agent: `plaintiff`, `defendant`, or the name of a party; not stated: of whoever files the paper",
        ),
    },
    "CONTRACT": {
        "name": ("合同名称", "name"),
        "number": ("合同编号", "number"),
        "place": ("签订地点", "place of signing"),
        "price": (
            "买卖合同的总价；本金可以只是其中未付的",
            "whole price of a sale; the principal may be what is left of it",
        ),
    },
    "FORUM": {
        "has": ("有没有约定", "whether one was agreed on"),
        "clause": ("条款及内容", "the clause and what it says"),
    },
    "PRESERVED": {
        "has": ("有没有保全", "whether there is one"),
        "court": ("保全法院", "court"),
        "date": ("保全时间", "day"),
        "number": ("保全案号", "number"),
        "expires": ("保全措施最早到期日", "day the first measure expires"),
    },
    "PRESERVE": {
        "when": ("诉前、诉讼中、执行前", "before the suit, in it, or before enforcement"),
        "amount": ("请求保全的金额，不超过请求（民诉法 105 条）", "amount, never above the claim (art. 105)"),
        "property": ("请求保全的财产，一项或列表", "property to preserve, one or a list"),
        "security": ("提供的担保，或不必提供的理由", "security offered, or why none is needed"),
        "clues": ("财产线索", "clues to property"),
        "reason": ("理由", "reasons"),
    },
    "SERVICE": {
        "address": ("送达地址", "address"),
        "receiver": ("收件人", "receiver"),
        "phone": ("联系电话", "phone"),
        "e_service": ("是否接受电子送达", "whether electronic service is accepted"),
        "mobile": ("手机号码", "mobile phone"),
        "fax": ("传真号码", "fax"),
        "email": ("电子邮件地址", "e-mail"),
        "postcode": ("邮编", "postcode"),
    },
    "MEDIATION": {
        "knows": ("是否了解调解", "whether mediation is known"),
        "knows_benefits": ("是否了解先行调解的好处", "whether the benefits of mediation first are known"),
        "consider": ("是否考虑先行调解", "whether mediation first is considered"),
    },
    "STATED": {
        "at": ("各数截至哪一天；不写的，截至计算至之日", "the day the figures are of; by default the day computed to"),
        "principal": ("所载本金", "principal stated"),
        "interest": ("所载利息（与违约金）", "interest (and damages) stated"),
        "costs": ("所载费用", "costs stated"),
        "total": ("所载合计", "total stated"),
    },
    "CLAIMED": {
        "principal": ("原告主张的本金", "principal claimed"),
        "interest": ("原告主张的利息", "interest claimed"),
        "costs": ("原告主张的实现债权的费用", "costs of realising the claim that are claimed"),
        "total": ("原告主张的标的总额", "total claimed"),
    },
    "FORM_TEXT": {
        "request": (
            "请求或答辩事项的概括；起诉状与执行申请不写的，用 `draft claims`、`draft enforcement` 的句子",
            "what is asked or answered as a whole; else the sentences of `draft claims`, `draft enforcement`",
        ),
        "facts": ("事实与理由的概括", "facts and reasons as a whole"),
        "other": ("其他需要说明的内容", "what else is to be said"),
    },
}

DEFAULTS: dict[str, tuple[str, str]] = {
    "CASE.claims_fee": ("`yes`", "`yes`"),
    "JUDGMENT.cause": ("按 `kind`", "by `kind`"),
    "JUDGMENT.doc_type": ("按 `number`", "by `number`"),
    "PRESERVED.has": ("`yes`", "`yes`"),
    "FORUM.has": ("`yes`", "`yes`"),
}
