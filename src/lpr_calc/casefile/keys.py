"""Names of keys in a case, with their Chinese aliases, and the nearest known one; of values in ``words``.

An alias is accepted wherever the English name is: in case files and in spreadsheet headers alike (contract §4).
"""

from __future__ import annotations

from collections.abc import Iterable

from . import keys_papers as papers
from . import keys_repayment as repayment

# name: (how it is read, aliases...)
Section = dict[str, tuple[str, ...]]

LOAN: Section = {
    "id": ("text", "编号"),
    "principal": ("principal", "本金", "disbursements", "分次出借"),
    "deducted": ("amount", "预扣利息"),
    "signed": ("date", "合同成立日"),
    "lent": ("date", "出借日"),
    "due": ("due", "到期日", "instalments", "分期"),
    "rate": ("agreed-rate", "期内利率"),
    "overdue_rate": ("agreed-rate", "逾期利率"),
    "damages": ("amount-or-rate", "违约金"),
    "fees": ("amount", "其他费用"),
    "interest_limit": ("amount", "利息总额上限"),
    "interest_from": ("date", "起息日", "from"),
    "interest_to": ("date", "止息日"),
    "carried": ("carried", "结转利息"),
    "currency": ("currency", "币种"),
    "void": ("void", "合同无效"),
    "deposit_rate": ("deposit-rate", "存款利率", "存款基准利率"),
    "secured": ("bool", "有担保"),
    "accelerated": ("date", "加速到期日"),
    "grace": ("days", "合理期限天数"),
    "rollovers": ("rollovers", "利转本"),
    "repricing": ("repricing", "重定价"),
    "settlement": ("settlement", "结息方式"),
    "settlement_day": ("month-day", "结息日"),
    "penalty": ("multiple", "罚息倍数"),
    "misused_from": ("date", "挪用日"),
    "misuse": ("multiple", "挪用罚息倍数"),
    "compound": ("compound", "复利"),
    "compound_rate": ("compound-rate", "复利利率"),
    "delivery": ("text", "交付方式"),
    "delivered": ("date", "交付日", "工程交付日"),
    "settled": ("date", "提交结算日", "提交竣工结算文件日"),
    "advanced": ("date", "垫资日"),
    **repayment.REPAYMENT,
    **papers.LOAN,
}
CASE: Section = {
    "title": ("text", "案件"),
    "kind": ("kind", "类型"),
    "lender": ("lender", "出借人类型"),
    "creditor": ("parties", "债权人"),
    "debtor": ("parties", "债务人"),
    "filed": ("date", "起诉日"),
    "accepted": ("date", "受理日"),
    "served": ("date", "起诉状送达日"),
    "until": ("date", "计算至"),
    "loans": ("loans", "借款"),
    "payments": ("payments", "还款"),
    "costs": ("costs", "费用"),
    "demands": ("demands", "催收记录"),
    "obstacles": ("suspended", "时效障碍"),
    "court": ("text", "法院"),
    "account": ("account", "收款账户"),
    "lawyer": ("lawyer", "律师"),
    "evidence": ("evidence", "证据"),
    "pay_by": ("date", "付款期限"),
    "plan": ("plan", "还款计划"),
    "conventions": ("conventions", "计息约定"),
    "judgment": ("judgment", "判决"),
    "resume": ("resume", "恢复执行"),
    "bankruptcy": ("bankruptcy", "破产"),
    "liability": ("liability", "债务形式"),
    "guarantors": ("guarantors", "保证人"),
    "security": ("security", "担保物权"),
    "assignments": ("assignments", "债权转让"),
    "releases": ("releases", "免除"),
    **papers.CASE,
}
PARTY: Section = {
    "name": ("text", "姓名", "名称"),
    "id": ("text", "证件号", "身份证号", "统一社会信用代码"),
    "address": ("text", "住址", "住所地", "地址"),
    "phone": ("text", "电话", "联系电话"),
    "natural": ("bool", "自然人"),
    "gender": ("gender", "性别"),
    "born": ("date", "出生日期"),
    "ethnicity": ("text", "民族"),
    "employer": ("text", "工作单位"),
    "representative": ("text", "法定代表人"),
    "share": ("share", "份额"),
    "spouse_of": ("text", "配偶"),
    **papers.PARTY,
}
GUARANTOR: Section = {
    **{name: read for name, read in PARTY.items() if name != "share"},
    "mode": ("guarantee-mode", "保证方式"),
    "signed": ("date", "保证合同成立日"),
    "loans": ("names", "担保的借款"),
    "scope": ("scope", "担保范围"),
    "limit": ("amount", "担保限额"),
    "limit_on": ("limit-on", "限额口径"),
    "limit_order": ("limit-order", "限额抵充"),
    "share": ("share", "保证份额"),
    "period": ("guarantee-period", "保证期间"),
    "period_from": ("date", "保证期间起算日"),
    "consented": ("bool", "同意展期"),
    "demands": ("demands", "向保证人主张"),
    "sued": ("date", "起诉保证人日"),
    "waived_first": ("bool", "放弃先诉抗辩"),
    "execution": ("execution", "对债务人执行"),
    "pleads_stop": ("bool", "主张停止计息"),
    "same_paper": ("bool", "同一合同签字"),
    "void": ("guarantee-void", "保证无效"),
}
EXECUTION: Section = {
    "applied": ("date", "申请日"),
    "ended": ("date", "终本送达日"),
    "insolvent": ("date", "知道无力履行日"),
}
SECURITY: Section = {
    "owner": ("owner", "担保人"),
    "kind": ("security-kind", "类型", "担保类型"),
    "property": ("text", "财产"),
    "certificate": ("text", "登记证明号"),
    "registered": ("date", "登记日"),
    "rank": ("rank", "顺位"),
    "maximum": ("amount", "最高债权额"),
    "fixed": ("date", "债权确定日"),
    "agreed": ("text", "约定范围"),
    "payable": ("date", "变更后的应付款日"),
    "price": ("amount", "变价款"),
    "price_costs": ("amount", "处置费用"),
    "prior": ("amount", "在先受偿"),
    "signed": ("date", "担保合同签订日"),
    "adjudged": ("bool", "判决确认"),
}
ASSIGNMENT: Section = {
    "to": ("text", "受让人"),
    "notified": ("date", "通知到达日"),
    "guarantor_notified": ("date", "通知保证人日"),
    "amount": ("amount", "转让金额"),
}
RELEASE: Section = {"party": ("text", "当事人"), "date": ("date", "日期")}
LIABLE: Section = {
    "party": ("text", "当事人"),
    "how": ("liable-how", "责任形式"),
    "limit": ("amount", "限额"),
    "from": ("date", "起算日"),
    "perform_by": ("date", "履行期限届满日"),
    "share": ("share", "份额"),
}
ACCOUNT: Section = {"name": ("text", "户名"), "bank": ("text", "开户行"), "number": ("text", "账号")}
LAWYER: Section = {
    "firm": ("text", "律师事务所", "律所"),
    "name": ("text", "姓名"),
    "licence": ("text", "执业证号"),
    "number": ("text", "文号"),
}
PLAN: Section = {
    "instalments": ("periods", "期数"),
    "every": ("text", "间隔"),
    "first": ("date", "首期"),
    "dates": ("dates", "各期日期"),
    "each": ("amount", "每期金额"),
    "rate": ("rate", "分期利率"),
    "grace": ("days", "宽限天数"),
}
EVIDENCE: Section = {
    "name": ("text", "证据名称", "名称"),
    "proves": ("text", "证明内容"),
    "pages": ("text", "页码"),
    "source": ("text", "来源"),
    "original": ("text", "原件", "原件或复印件"),
}
ROLLOVER: Section = {"date": ("date", "日期"), "principal": ("amount", "本金"), "rate": ("agreed-rate", "期内利率")}
SCHEDULE_ROW: Section = repayment.SCHEDULE_ROW
RATE_CHANGE: Section = repayment.RATE_CHANGE
CHARGE: Section = repayment.CHARGE
CARRIED: Section = {
    "at": ("date", "截至", "计至"),
    "interest": ("amount", "利息"),
    "penalty": ("amount", "罚息"),
    "compound": ("amount", "复利"),
}
PORTION: Section = {"date": ("date", "日期"), "amount": ("amount", "金额")}
INSTALMENT: Section = {"due": ("date", "到期日"), "amount": ("amount", "金额")}
PAYMENT: Section = {
    "date": ("date", "日期", "还款日"),
    "amount": ("amount", "金额", "还款金额"),
    "for": ("towards", "用途", "抵充"),
    "loan": ("text", "借款", "编号"),
    "note": ("text", "备注"),
    "event": ("event", "事由"),
    "currency": ("currency", "币种"),
    "by": ("text", "付款人"),
    "to": ("text", "收款人"),
}
COST: Section = {
    "name": ("text", "名称"),
    "amount": ("amount", "金额"),
    "date": ("date", "日期"),
    "doubled": ("bool", "计入加倍基数"),
    "pay_to": ("pay-to", "支付对象"),
    "borne_by": ("names", "负担人"),
}
DEMAND: Section = {
    "date": ("date", "日期"),
    "method": ("text", "方式"),
    "proof": ("text", "凭证"),
    "delivered": ("bool", "到达", "是否到达"),
    "event": ("demand-event", "事由"),
    "to": ("text", "对象", "签收人"),
    "amount": ("amount", "主张金额"),
}
CONVENTIONS: Section = {
    "count": ("count", "算头算尾"),
    "basis": ("basis", "年天数"),
    "rounding": ("rounding", "舍入"),
    "lines": ("lines", "计息分段"),
    "lpr": ("lpr-mode", "LPR取值"),
    "tenor": ("tenor", "LPR期限"),
    "cap": ("cap", "利率上限"),
    "payment_day": ("payment-day", "还款当日"),
    "order": ("order", "抵充顺序"),
    "regime": ("regime", "适用规则"),
    "old_rule": ("yes-no", "主张旧司法解释"),
    "pre_2015": ("pre-2015", "2015年9月前上限"),
    "iou_cap": ("iou-cap", "利转本上限"),
    "same_day": ("yes-no", "即日付息视为预扣"),
    "excess": ("excess", "超付处理"),
    "lawyer_fee": ("lawyer-fee", "律师费计入上限"),
    "markup": ("multiple", "加计倍数"),
    "cap_span": ("cap-span", "总额上限计量", "cap_room"),
    "closed": ("closed", "判决截止日"),
    "bases": ("bases", "多个基数"),
    "damages_and_interest": ("damages-and-interest", "违约金与利息"),
    "deliveries": ("deliveries", "分次出借上限"),
    "splice": ("yes-no", "接续LPR"),
    "no_rate_before_2015": ("no-rate-before-2015", "2015年9月前未约定利率"),
    "across": ("across", "抵充期次"),
    "overdue_days": ("overdue-days", "逾期天数"),
    "compound_rate": ("compound-rate", "复利利率"),
}
JUDGMENT: Section = {
    "number": ("text", "案号"),
    "date": ("date", "判决日"),
    "effective": ("date", "生效日"),
    "perform_by": ("due", "履行期限届满日", "instalments", "分期"),
    "principal": ("amount", "本金"),
    "interest": ("ordered-interest", "一般债务利息", "利息"),
    "damages": ("amount", "违约金"),
    "costs": ("costs", "费用"),
    "suspended": ("suspended", "扣除期间"),
    "damages_doubled": ("bool", "违约金计入加倍基数"),
    "extend_holiday": ("bool", "休息日顺延"),
    "one_day_less": ("bool", "少算一日"),
    "penalty_borne": ("bool", "已承担调解书违约责任"),
    "general_before_2014": ("bool", "2014年8月前另计一般利息"),
    "currency": ("currency", "币种"),
    "fx_rate": ("number", "汇率"),
    "restitution": ("bool", "执行回转"),
    "resumed": ("date", "恢复执行日"),
    "perform_within": ("within", "履行天数", "履行期限"),
    "items": ("items", "判项"),
    "accelerates": ("accelerates", "加速到期"),
    "accelerated": ("date", "加速到期日"),
    "interest_before_2014": ("bool", "2014年8月前基数含利息"),
    "fx_scope": ("fx-scope", "折算范围"),
    "fx_fee": ("number", "受理日汇率"),
    "liable": ("liable", "责任人"),
    "interest_cap": ("rate", "利率合计上限"),
    "shared_limit": ("amount", "共同上限"),
    **papers.JUDGMENT,
}
RESUME: Section = {
    "case": ("text", "执行案号"),
    "cause": ("resume-cause", "原因"),
    "settled": ("date", "和解日"),
    "last_day": ("date", "最后履行日", "履行期限届满日"),
    "terminated": ("date", "终本日", "终结日"),
    "broken": ("date", "违约日"),
    "paid": ("paid", "已付", "已履行"),
    "clues": ("text", "财产线索"),
}
ITEM: Section = {
    "principal": ("amount", "本金", "金额", "amount"),
    "damages": ("amount", "违约金"),
    "perform_by": ("date", "履行期限届满日", "due", "到期日"),
    "perform_within": ("within", "履行天数", "履行期限"),
}
ORDERED_INTEREST: Section = {
    "base": ("amount", "基数"),
    "from": ("date", "起算日"),
    "until": ("interest-end", "截止日"),
    "rate": ("rate", "利率"),
    "limit": ("amount", "总额上限"),
    "doubled": ("bool", "计入加倍基数"),
    "amount": ("amount", "金额", "数额"),
    "name": ("text", "名称"),
    "currency": ("currency", "币种"),
    "base_of": ("base-of", "基数性质"),
}
BANKRUPTCY: Section = {
    "party": ("text", "当事人"),
    "accepted": ("date", "受理日"),
    "stop_day": ("bool", "受理日计息"),
    "court": ("text", "受理法院"),
    "administrator": ("text", "管理人"),
    "representative": ("text", "诉讼代表人"),
    "declared": ("date", "申报债权日"),
}
AGENT: Section = papers.AGENT
CONTRACT: Section = papers.CONTRACT
FORUM: Section = papers.FORUM
PRESERVED: Section = papers.PRESERVED
PRESERVE: Section = papers.PRESERVE
SERVICE: Section = papers.SERVICE
MEDIATION: Section = papers.MEDIATION
FORM_TEXT: Section = papers.FORM_TEXT
CLAIMED: Section = papers.CLAIMED
STATED: Section = papers.STATED
SUSPENDED: Section = {"from": ("date", "自"), "to": ("date", "至"), "reason": ("text", "事由")}


def canonical(key: str, section: Section) -> str:
    """Return the English name of a key or alias of ``section``, "" when it is not known."""
    plain = key.strip().replace("-", "_")
    if plain in section:
        return plain
    lowered = plain.lower()
    for name, (_, *aliases) in section.items():
        if lowered == name or plain in aliases or lowered in aliases:
            return name
    return ""


def is_key(word: str) -> bool:
    """Say whether a word is a key or an alias of any section of a case file."""
    sections = [value for name, value in globals().items() if name.isupper() and isinstance(value, dict)]
    return any(canonical(word, section) for section in sections)


def known_keys(*sections: Section) -> list[str]:
    """Every name and alias of the sections."""
    return [word for section in sections for name, (_, *aliases) in section.items() for word in (name, *aliases)]


_ALIKE = 0.6
_LONGEST_WORD = 60
"""No key is as long as that: nothing is near it, and comparing would take its length times itself."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, "" when none is near."""
    if len(word) > _LONGEST_WORD:
        return ""
    said = word.strip().replace("-", "_")
    # Of two words that are alike by so much, so much of their characters is in both: mostly there are none, and the
    # library is left alone.
    alike = [one for one in known if 2 * sum(map(one.count, set(said))) >= _ALIKE * (len(said) + len(one))]
    if not alike:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(said, alike, 1, _ALIKE)
    return near[0] if near else ""
