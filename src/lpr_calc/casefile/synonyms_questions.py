"""What headings mean in a table that is to answer another question than that for a claim (`synonyms`)."""

from __future__ import annotations

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    question: {key: tuple(words.split()) for key, words in keys.items()}
    for question, keys in {
        "judgment": {
            "judgment.principal": (
                "本金 principal 判决本金 判决本金金额 判令本金 判决确定本金 判决确认本金 判决主文本金 裁决本金 调解本金"
                " 欠款本金 货款 借款本金 adjudgedprincipal judgmentprincipal"
            ),
            "judgment.number": "案号 判决书案号 判决案号 裁判文书号 文书号 判决书编号 执行依据 执行依据文号 casenumber",
            "judgment.date": "判决日 判决日期 裁判日期 裁判日 judged judgmentdate",
            "judgment.effective": (
                "生效日 生效日期 判决生效日 判决生效日期 文书生效日 文书生效日期 effective effectivedate"
            ),
            "judgment.perform_by": (
                "履行期限届满日 履行期限届满日期 履行期届满日 履行届满日 履行截止日 最后履行日 最后履行日期"
                " 判决履行期限届满日 performby lastdayofperformance"
            ),
            "judgment.perform_within": "履行天数 履行期限 履行期 判决履行期限 performwithin",
            "judgment.damages": "违约金 判决违约金 damages",
            "judgment.interest.amount": "判决利息 判决确定利息 已判利息 判决确认利息 判决已定利息 fixedinterest",
            "judgment.interest.base": "计息基数 利息基数 一般债务利息基数 interestbase",
            "judgment.interest.rate": "利率 一般债务利息利率 判决利率 判决确定利率 计息利率 interestrate",
            "judgment.interest.from": (
                "利息起算日 利息起算日期 起算日 起算日期 起息日 起息日期 一般债务利息起算日 interestfrom"
            ),
            "judgment.interest.until": "利息截止日 利息截止日期 止息日 止息日期 一般债务利息截止日 interestuntil",
            "judgment.interest.limit": "利息上限 利息总额上限 interestlimit",
            "judgment.suspended": "扣除期间 中止执行期间 suspended",
            "judgment.interest_cap": "利率合计上限 interestcap",
            "judgment.shared_limit": "共同上限 sharedlimit",
            "judgment.damages_doubled": "违约金计入加倍基数 damagesdoubled",
            "judgment.extend_holiday": "休息日顺延 extendholiday",
            "judgment.one_day_less": "少算一日 onedayless",
            "judgment.penalty_borne": "已承担调解书违约责任 penaltyborne",
            "judgment.general_before_2014": "2014年8月前另计一般利息 generalbefore2014",
            "judgment.interest_before_2014": "2014年8月前基数含利息 interestbefore2014",
            "judgment.currency": "币种 currency",
            "judgment.fx_rate": "汇率 fxrate",
            "judgment.fx_scope": "折算范围 fxscope",
            "judgment.fx_fee": "受理日汇率 fxfee",
            "judgment.accelerates": "加速到期 accelerates",
            "judgment.accelerated": "加速到期日 accelerated",
            "judgment.restitution": "执行回转 restitution",
            "judgment.resumed": "恢复执行日 resumed",
            "judgment.costs": "费用 诉讼费用 costs",
            "judgment.costs.案件受理费": "案件受理费 受理费 诉讼费 acceptancefee",
            "judgment.costs.保全费": "保全费 财产保全费 保全申请费",
            "judgment.costs.公告费": "公告费",
            "judgment.costs.鉴定费": "鉴定费",
            "judgment.costs.律师费": "律师费 律师代理费",
            "creditor": "申请执行人 原告 申请人",
            "debtor": "被执行人 被告 被申请人",
            "payments": "执行到位 执行到位款 执行款 已执行 履行情况 执行情况",
            "until": "截止日 截止日期 计算截止日",
        },
        "limitation": {
            "due": "还款期限 还款期限届满日 履行期限 付款期限",
            "demands": (
                "催收 催收日 催收日期 催收时间 催告日 催告日期 催告时间 催款日 催款日期 催收情况 催告情况 最近催收日"
                " 最近催收日期 最近催收时间 最近一次催收日 最近一次催收日期 最后催收日 最后催收日期 最后一次催收日"
                " 最后一次催收日期 最近催告日期 最后催告日期 催收函日期 发函日 发函日期 律师函日期 demand demanddate"
                " lastdemand lastdemanddate"
            ),
            "demands.received": (
                "催告到达日 催告送达日 催收到达日 催收送达日 送达催告日 催收函签收日 催收函签收日期 律师函签收日"
                " 律师函签收日期 催告签收日 催告签收日期 demandreceived"
            ),
            "judgment.number": "案号 判决书案号 文书号 执行依据",
            "judgment.date": "判决日 判决日期 裁判日期 judgmentdate",
            "judgment.effective": "生效日 生效日期 判决生效日 判决生效日期 effective effectivedate",
            "judgment.perform_by": (
                "履行期限届满日 履行期限届满日期 履行期届满日 判决履行期限届满日 履行截止日 最后履行日 performby"
                " lastdayofperformance"
            ),
            "judgment.perform_within": "履行天数 判决履行期限 performwithin",
            "creditor": "申请执行人 原告 申请人",
            "debtor": "被执行人 被告 被申请人",
            "obstacles": "中止期间 时效中止",
            "on": "截至日 基准日 asof",
        },
        # One row a payment (batch --group).
        "group": {
            "payments.date": (
                "还款日期 还款日 还款时间 付款日期 付款日 付款时间 收款日期 收款日 回款日期 回款日 到账日期 支付日期"
                " 实际还款日 实际还款日期 paymentdate repaymentdate datepaid paidon"
            ),
            "payments.amount": (
                "还款金额 还款额 还款数额 付款金额 收款金额 回款金额 支付金额 实际还款金额 本次还款 本次还款金额"
                " paymentamount repaymentamount amountpaid paidamount"
            ),
            "payments.for": "还款用途 抵充",
            "payments.by": "付款人 还款人",
        },
        "fee": {
            "amount": (
                "标的额 标的 诉讼标的额 诉讼标的 诉讼标的金额 标的金额 诉讼请求金额 请求金额 诉请金额 起诉金额 争议金额"
                " 金额 amount claimamount amountinissue"
            ),
        },
        "read": {
            "text": (
                "判决主文 主文 裁判主文 裁决主文 调解内容 调解协议 判项 文书 文书原文 文书内容 裁判文书 判决书 原文"
                " 正文 全文 文字 诉讼请求 借条 欠条 借条内容 text words operativepart judgmenttext"
            ),
            "judgment.effective": (
                "生效日 生效日期 判决生效日 判决生效日期 文书生效日 文书生效日期 effective effectivedate"
            ),
            "served": "送达日 送达日期 裁决书送达日 裁决送达日 调解书送达日 served dateserved",
            "contract-rate": "合同利率 合同约定利率 约定利率 contractrate",
            "fee-payee": "诉讼费付给 受理费付给 诉讼费用付给 诉讼费退还 feepayee",
        },
        "cap": {
            "rate": "利率 年利率 约定利率 借款利率 合同利率 要检验的利率 interestrate",
            "signed": "合同日期 借款日期 借款日",
            "on": "截至日 截止日 截止日期 基准日 看到 asof on",
        },
    }.items()
}
"""Where a table answers another question than that for a claim, what its headings mean then; all others mean what they
mean for a claim. ``judgment.costs.…`` is a cost of that name, ``judgment.interest.…`` a key of the general interest,
``demands.received`` days on which a demand arrived, ``text`` the words to be read, ``amount`` what a fee is charged on,
``on`` the day looked at.
"""
