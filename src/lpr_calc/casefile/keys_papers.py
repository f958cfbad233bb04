"""Names of the keys that only papers read, with their Chinese aliases; `keys` gives them their places."""

from __future__ import annotations

PARTY: dict[str, tuple[str, ...]] = {
    "position": ("text", "职务", "职业"),
    "residence": ("text", "经常居住地"),
    "id_type": ("text", "证件类型"),
    "registered_at": ("text", "注册地", "登记地"),
    "rep_position": ("text", "法定代表人职务"),
    "org_type": ("org-type", "组织类型"),
    "ownership": ("ownership", "所有制性质", "所有制"),
}
CASE: dict[str, tuple[str, ...]] = {
    "agents": ("agents", "委托诉讼代理人"),
    "third": ("parties", "第三人"),
    "case_number": ("text", "立案案号"),
    "forum": ("forum", "管辖约定"),
    "preserved": ("preserved", "诉前保全", "已保全"),
    "preserve": ("preserve", "财产保全"),
    "service": ("service", "送达地址"),
    "mediation": ("mediation", "调解意愿"),
    "claims_fee": ("bool", "主张诉讼费用"),
    "clues": ("text", "财产线索"),
    "form_text": ("form-text", "概括"),
    "claimed": ("claimed", "原告主张"),
    "stated": ("stated", "文书所载数"),
}
LOAN: dict[str, tuple[str, ...]] = {
    "contract": ("contract", "合同"),
    "rate_clause": ("text", "利率条款"),
    "overdue_clause": ("text", "逾期条款"),
    "penalty_clause": ("text", "罚息条款", "违约金条款"),
    "compound_clause": ("text", "复利条款"),
    "goods": ("text", "标的物"),
    "rescinded": ("date", "解除日"),
}
JUDGMENT: dict[str, tuple[str, ...]] = {
    "issuer": ("text", "作出机构"),
    "cause": ("text", "案由"),
    "doc_type": ("doc-type", "文书类型"),
    "operative_text": ("text", "判项主文"),
}
AGENT: dict[str, tuple[str, ...]] = {
    "name": ("text", "姓名"),
    "firm": ("text", "单位", "律师事务所", "律所"),
    "position": ("text", "职务"),
    "phone": ("text", "电话", "联系电话"),
    "power": ("agent-power", "代理权限"),
    "for": ("text", "委托人", "代理谁"),
}
CONTRACT: dict[str, tuple[str, ...]] = {
    "name": ("text", "名称"),
    "number": ("text", "编号"),
    "place": ("text", "签订地点", "地点"),
    "price": ("amount", "总价"),
}
FORUM: dict[str, tuple[str, ...]] = {"has": ("bool", "有无"), "clause": ("text", "条款", "合同条款及内容")}
PRESERVED: dict[str, tuple[str, ...]] = {
    "has": ("bool", "有无"),
    "court": ("text", "保全法院", "法院"),
    "date": ("date", "保全时间", "日期"),
    "number": ("text", "保全案号", "案号"),
    "expires": ("date", "最早到期日", "到期日"),
}
PRESERVE: dict[str, tuple[str, ...]] = {
    "when": ("preserve-when", "阶段"),
    "amount": ("amount", "保全金额", "金额"),
    "property": ("texts", "财产"),
    "security": ("text", "担保"),
    "clues": ("text", "财产线索"),
    "reason": ("text", "理由"),
}
SERVICE: dict[str, tuple[str, ...]] = {
    "address": ("text", "地址"),
    "receiver": ("text", "收件人"),
    "phone": ("text", "电话", "联系电话"),
    "e_service": ("bool", "接受电子送达"),
    "mobile": ("text", "手机号码"),
    "fax": ("text", "传真号码", "传真"),
    "email": ("text", "电子邮件地址", "电子邮箱"),
    "postcode": ("text", "邮编"),
}
MEDIATION: dict[str, tuple[str, ...]] = {
    "knows": ("bool", "了解调解"),
    "knows_benefits": ("bool", "了解先行调解的好处"),
    "consider": ("mediation-first", "考虑先行调解"),
}
STATED: dict[str, tuple[str, ...]] = {
    "at": ("date", "日期", "截至"),
    "principal": ("amount", "本金"),
    "interest": ("amount", "利息"),
    "costs": ("amount", "费用"),
    "total": ("amount", "合计"),
}
CLAIMED: dict[str, tuple[str, ...]] = {
    "principal": ("amount", "本金"),
    "interest": ("amount", "利息"),
    "costs": ("amount", "费用", "实现债权的费用"),
    "total": ("amount", "标的总额", "合计"),
}
FORM_TEXT: dict[str, tuple[str, ...]] = {
    "request": ("text", "请求", "诉讼请求", "答辩事项"),
    "facts": ("text", "事实与理由"),
    "other": ("text", "其他说明", "其他需要说明的内容"),
}

PAPER_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "org-type": {
        "limited": ("有限责任公司",),
        "joint-stock": ("股份有限公司",),
        "listed": ("上市公司",),
        "other-enterprise": ("其他企业法人",),
        "institution": ("事业单位",),
        "association": ("社会团体",),
        "foundation": ("基金会",),
        "social-service": ("社会服务机构",),
        "state-organ": ("机关法人",),
        "rural-collective": ("农村集体经济组织法人",),
        "cooperative": ("城镇农村的合作经济组织法人",),
        "grassroots": ("基层群众性自治组织法人",),
        "sole-proprietor": ("个人独资企业",),
        "partnership": ("合伙企业",),
        "professional": ("不具有法人资格的专业服务机构",),
    },
    "ownership": {
        "state": ("国有",),
        "state-controlled": ("国有控股", "控股"),
        "state-held": ("国有参股", "参股"),
        "private": ("民营",),
        "other": ("其他",),
    },
    "agent-power": {"general": ("一般授权", "一般"), "special": ("特别授权", "特别")},
    "preserve-when": {"before": ("诉前",), "in": ("诉讼中", "诉中"), "after": ("执行前", "判决后")},
    "mediation-first": {"yes": ("是",), "no": ("否",), "unsure": ("暂不确定",)},
    "doc-type": {
        "judgment": ("判决书", "民事判决书"),
        "ruling": ("裁定书", "民事裁定书"),
        "mediation": ("调解书", "民事调解书"),
        "sanction": ("制裁决定",),
        "payment-order": ("支付令",),
        "award": ("裁决书", "仲裁裁决书"),
        "arbitral-mediation": ("仲裁调解书",),
        "notarised": ("赋予强制执行效力的债权文书", "公证债权文书"),
        "other": ("其他",),
    },
}
"""What a word of these keys may be: the value, then its Chinese names, the one the official forms print first."""
