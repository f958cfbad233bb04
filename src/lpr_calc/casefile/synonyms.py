"""What the headings of tables mean: the one reviewed table, for `batch` and `verify --batch` alike.

A word stands under `ALIASES` only where practice gives it one meaning; where it has two or three it stands under
`ASKED` (or is caught by `TELLING`) and is asked for; what speaks of no fact of a claim, though its words sound like
one, stands under `HARMLESS`. All are written as `headings.bare` leaves them: no spaces, hyphens or underscores, lower
case.
"""

from __future__ import annotations

from ..base.text import Text

ALIASES: dict[str, tuple[str, ...]] = {
    key: tuple(words.split())
    for key, words in {
        # What was handed over. 合同金额, 欠款金额, 本金余额 are other things: agreed, with interest, after payments.
        "principal": (
            "借款本金 本金金额 本金数额 本金额 借款金额 借款数额 借款额 贷款本金 贷款金额 贷款数额 出借金额 出借本金"
            " 实际出借金额 放款金额 实际放款金额 发放金额 loanamount loanprincipal principalamount amountlent"
        ),
        # The day by which all was to be paid. 还款日期 may be the day somebody paid: asked.
        "due": (
            "到期日期 借款到期日 借款到期日期 贷款到期日 贷款到期日期 合同到期日 合同到期日期 约定还款日 约定还款日期"
            " 应还款日 应还款日期 应还日期 还款到期日 还款到期日期 还款期限届满日 到期时间 借款到期时间 duedate"
            " maturity maturitydate"
        ),
        "lent": (
            "出借日期 放款日 放款日期 实际放款日 贷款发放日 贷款发放日期 发放日期 款项交付日 出借时间 放款时间 lentdate"
            " lendingdate datelent disbursementdate"
        ),
        "signed": (
            "合同成立日期 签订日期 签订日 合同签订日 合同签订日期 签约日期 签约日 签署日期 合同签署日期 签订时间"
            " 合同签订时间 signingdate signeddate datesigned contractdate"
        ),
        "interest_from": (
            "起息日期 计息起始日 计息起始日期 计息起日 利息起算日 利息起算日期 计息开始日 计息开始日期 interestfromdate"
        ),
        "interest_to": "止息日期",
        "until": (
            "计算至日期 计息截止日 计息截止日期 利息计算至 利息截止日 利息截止日期 计算截止日 计算截止日期 计息至"
            " 暂计至 暂计至日期 untildate calculatedto calculatedthrough calculateduntil computedto accruedto"
            " accruedthrough interestcalculatedto"
        ),
        "filed": "起诉日期 起诉时间 filingdate datefiled",
        "accepted": "受理日期 受理时间 acceptancedate",
        # One meaning each: of the term, or after it.
        "rate": "借期内利率 借款期内利率 期内年利率 借期利率 借期内年利率 约定期内利率 借款期限内利率 期内借款利率",
        "overdue_rate": (
            "逾期年利率 逾期利息利率 逾期利息标准 约定逾期利率 逾期借款利率 逾期还款利率 overdueinterestrate"
            " defaultrate"
        ),
        # Settled up to a day, which is another column, or stands in the cell: 2016-08-24=54400.
        "carried.at": "结转日 结转日期 利息结转日 利息结转日期 结转截至日 结转利息截至 结转利息截至日 carriedthrough",
        "carried.interest": "结转利息金额 结转利息数额 carriedinterest",
        "carried.penalty": "结转罚息 carriedpenalty",
        "carried.compound": "结转复利 carriedcompound",
        # Amounts and dates in one cell, as 2022-01-15=50000;…
        "payments": "还款记录 还款情况 还款明细 已还款 已还款项 还款流水 repayments paymentsmade",
        "debtor2": "债务人2 第二债务人 共同债务人 共同借款人 债务人二姓名 seconddebtor codebtor coborrower",
        "guarantors": "保证人姓名 保证人名称 guarantor guarantorname",
        "guarantors.mode": "保证类型 保证形式 guaranteemode guaranteetype",
        "guarantors.limit": "保证限额 保证额度 担保额度 最高保证额 guaranteelimit",
        "guarantors.period": "约定保证期间 guaranteeperiod",
        "guarantors.signed": "保证合同签订日 保证合同签订日期 保证合同日期 guaranteesigned guaranteedate",
        "deducted": "预扣利息金额 砍头息 预先扣除利息 预先扣除的利息",
        # Of loans repaid by instalments: 还款日 alone may be the day somebody paid, 剩余期数 are not those agreed.
        "periods": "总期数 贷款期数 借款期数 还款期数 分期期数 还款总期数 numberofinstalments",
        "paid_through": "已还期数 已还款期数 已还期次 已还款期次 已还清期数 paidinstalments",
        "first_due": "首期还款日期 首次还款日 首次还款日期 首个还款日 第一期还款日 第一期还款日期 firstduedate",
        "due_day": "月还款日 每期还款日 固定还款日",
        "each": "月供 月供金额 每月还款额 每期还款额 每期还款金额 月还款额 月还款金额 期供 monthlypayment",
        "accelerated": (
            "提前到期日 提前到期日期 宣布提前到期日 宣布提前到期日期 加速到期日期 贷款提前到期日 贷款提前到期日期"
            " accelerationdate"
        ),
        "grace_days": "还款宽限天数",
    }.items()
}

_UNITS = "单位 金额单位 货币单位 计价单位 币种 币别 货币 货币种类 unit units currency moneyunit"
_NUMBERS = (
    "案号 案件号 案件编号 合同号 合同编号 借款合同号 借款合同编号 贷款合同号 贷款合同编号 借据号 借据编号 贷款借据号"
    " 借条号 借条编号 判决书案号 判决案号 执行依据文号 contractno contractnumber caseno casenumber loanno loannumber"
)
NUMBERS = frozenset(_NUMBERS.split())
"""What tells one claim from another where there is no 编号: by which rows are put together (``batch --group``)."""

UNITS = tuple(_UNITS.split())
"""A column that says, row by row, in what the amounts are written."""

HARMLESS = frozenset(
    word
    for words in (
        # Of persons and papers
        "出生日期 出生年月日 生日 身份证有效日期 证件有效期限 证件期限 营业期限 birthdate dateofbirth birthday",
        # When the table was made, or a row typed
        (
            "制表日期 制表日 填表日期 填表日 填报日期 打印日期 导出日期 导出时间 更新日期 更新时间 录入日期 录入时间"
            " 登记日期 登记时间 创建日期 创建时间 修改日期 修改时间 收案日期 归档日期 接收日期 移交日期 委托日期"
            " 代理日期 开庭日期 开庭时间 createddate updateddate createdate updatedate exportdate printdate entrydate"
            " hearingdate"
        ),
        # Of what sort something is, not how much
        (
            "利率类型 利率种类 利率性质 利率方式 利率调整方式 利息类型 日期格式 偿还方式 付款方式 支付方式"
            " 还款来源 还款用途 借款用途 还款状态 付款状态 支付状态 还款渠道 支付渠道 付款渠道 本金币种 金额格式"
            " ratetype interesttype dateformat paymentmethod paymentstatus repaymentmethod amountformat datetype"
            " paymenttype interestmethod"
        ),
        # Who, and on which account
        (
            "还款人 付款人 收款人 支付人 代偿人 还款账号 还款账户 还款卡号 付款账号 付款账户 收款账号 收款银行 付款银行"
            " 还款银行 欠款人 欠款单位 出借人 收款方账号 打款账户 打款账号 结案方式 client clients borrower"
            " borrowers gender judge assistant case matter file remark remarks category province 还款人姓名 付款人姓名"
            " 收款人姓名 payer payee paymentaccount 支付宝 支付宝账号 还款凭证 付款凭证 支付凭证 还款凭证号 付款凭证号"
            " 还款凭证编号 欠条编号 欠款凭证 借款凭证 paymentreference paymentid"
        ),
        # Weekdays and the like
        (
            "逾期天数 天数 计息天数 已逾期天数 overduedays dayspastdue daysoverdue 工作日 节假日 休息日 日志 日志编号"
            " 日常联系人 日间电话 日本"
        ),
    )
    for word in words.split()
)
"""Reviewed: words that sound like money, rates or days and state none of a claim."""

SAID: dict[str, Text] = {
    "principal": Text("实际出借（或欠付）的本金", "what was actually lent, or is owed, without interest"),
    "rate": Text("借款期限内的利率", "for the term, up to the due date"),
    "overdue_rate": Text("到期以后的利率", "after the due date"),
    "penalty": Text("银行罚息，合同利率的倍数", "a bank's penalty, as a multiple of the contract rate"),
    "interest_limit": Text("约定或判定的利息总额上限", "a ceiling on all interest, in yuan"),
    "deducted": Text("出借时预先扣下的利息", "interest kept back when the money was handed over"),
    "damages": Text("违约金，写金额或利率", "liquidated damages, an amount or a rate"),
    "fees": Text("受同一上限限制的其他费用", "other fees under the same ceiling"),
    "costs": Text("实现债权的费用，写 律师费=10000", "costs of realising the claim, written NAME=AMOUNT"),
    "carried": Text(
        "截至某日已结算、尚欠的利息，写 2016-08-24=54400", "interest settled up to a day, written DATE=AMOUNT"
    ),
    "payments": Text("已经还的款，写 2022-01-15=50000", "what was repaid, written DATE=AMOUNT"),
    "due": Text("约定应还清的日子", "the day it was to be paid by"),
    "grace": Text("催告后的合理期限，天数", "the reasonable period after a demand, in days"),
    "lent": Text("款项交付之日", "the day the money was handed over"),
    "signed": Text("合同成立之日", "the day of the contract"),
    "interest_from": Text("从哪一天起计息", "the day interest is claimed from"),
    "interest_to": Text("该笔止息之日", "the day this loan's interest stops"),
    "until": Text("利息算到哪一天", "the day computed to"),
    "filed": Text("起诉之日", "the day of suit"),
    "accepted": Text("法院受理之日", "the day the court accepted the case"),
    "judgment.date": Text("判决之日，用于判决", "the day of the judgment, for judgments"),
    "judgment.perform_by": Text("判决履行期限届满之日，用于判决", "the last day of performance, for judgments"),
    "judgment.principal": Text("判决确定的本金", "the principal adjudged"),
    "judgment.damages": Text("判决确定的违约金", "the damages adjudged"),
    "judgment.costs": Text("由被执行人负担的费用，写 受理费=2900", "costs the debtor bears, written NAME=AMOUNT"),
    "judgment.interest.amount": Text("判决已定数额的利息", "interest that the judgment fixes as a sum"),
    "judgment.interest.rate": Text("一般债务利息的利率", "the rate of the general interest"),
    "judgment.interest.from": Text("一般债务利息的起算日", "the day from which general interest runs"),
    "judgment.interest.until": Text("一般债务利息的截止日", "the day to which general interest runs"),
    "conventions.cap": Text("利率保护上限", "the ceiling on interest"),
    "guarantors": Text("保证人的姓名或名称", "the name of who guarantees the debt"),
    "security": Text("抵押、质押等，写 [{类型: 抵押, 担保人: …}]", "a mortgage or pledge, written as in a case file"),
    "guarantors.limit": Text("保证人只在多少金额以内负责", "the most the guarantor answers for"),
    "guarantors.period": Text("保证期间，写 2年、6个月、至还清", "the guarantee period, written 2年, 6个月, a day"),
    "guarantors.signed": Text("保证合同成立之日", "the day of the guarantee contract"),
}
"""What differs between the keys that a heading may mean."""

ASKED: dict[str, tuple[str, ...]] = {
    word: tuple(keys.split())
    for keys, words in {
        "rate overdue_rate": "利率 年利率 月利率 息 利",
        "overdue_rate rate": "日利率 lpr倍数",
        "due payments": "还款日期 还款日 还款时间 付款日期 还款期限",
        "lent signed": "借款日期 借款日 借款时间 贷款日期",
        "signed lent": "合同日期 借条日期",
        "due lent": "借款期限 贷款期限",
        "due signed": "合同期限",
        "due until": "期限",
        "interest_from lent": "起算日 起算日期 起始日 开始日期",
        "until due": "截止日 截止日期 终止日 结束日期",
        "until interest_to": "interestthrough interestuntil asof asofdate cutoff cutoffdate enddate",
        "filed accepted": "立案日期 立案日 立案 立案时间",
        "judgment.date until": "判决日期 判决日",
        "principal payments damages": "金额",
        "interest_limit rate overdue_rate": "利息",
        "overdue_rate penalty": "罚息 罚息利率 倍数",
        "costs fees": "律师费",
        "damages overdue_rate": "滞纳金 违约金比例",
        "principal lent": "贷款",
        "due grace": "宽限期",
        "grace due": "宽限天数",
        "conventions.cap interest_limit": "利率上限值",
        "guarantors security": "担保人 担保方",
    }.items()
    for word in words.split()
}
"""Headings with two meanings or more, and the keys they may be."""

OF_A_JUDGMENT = {
    "principal": "judgment.principal",
    "rate": "judgment.interest.rate",
    "overdue_rate": "judgment.interest.rate",
    "penalty": "judgment.interest.rate",
    "interest_limit": "judgment.interest.amount",
    "carried": "judgment.interest.amount",
    "interest_from": "judgment.interest.from",
    "interest_to": "judgment.interest.until",
    "due": "judgment.perform_by",
    "damages": "judgment.damages",
    "costs": "judgment.costs",
    "fees": "judgment.costs",
}
"""What a heading that may mean a fact of a loan means in a table of judgments."""

TELLING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("(?:保证|担保)(?:人)?(?:的)?(?:债权)?(?:金额|数额|总额|本金)", ("guarantors.limit", "principal")),
    ("保证(?:的)?(?:期|届满|到期|起算|截止)", ("guarantors.period", "due")),
    ("保证(?:合同|函|书).*(?:日|时间)", ("guarantors.signed", "signed")),
    ("预扣|砍头", ("deducted", "principal")),
    ("(?:尚欠|未付|欠付|拖欠|结欠|结转|已结算?)(?:的)?(?:利息|罚息|复利)|欠息", ("carried", "interest_limit")),
    ("罚息|penalty", ("overdue_rate", "penalty")),
    ("违约金|滞纳金|damages", ("damages", "overdue_rate")),
    (
        "(?:已付|已还|已收|尚欠|未付|欠付|应付|拖欠)(?:的)?(?:利息|本息)|还本付息|欠息|还息|付息|利息(?:金额|总额|"
        "合计|余额)|accruedinterest|interest(?:amount|paid|due|total)",
        ("payments", "interest_limit", "rate"),
    ),
    (
        "利率|年息|月息|日息|年化|息率|利息|费率|复利|倍数|加点|基点|上浮|浮动|[千万]分之|rate|interest|apr|lpr",
        ("rate", "overdue_rate"),
    ),
    (
        "律师费|诉讼费|受理费|保全费|公告费|鉴定费|担保费|差旅费|执行费|保险费|legalfees?|lawyersfees?|fees?|charges?",
        ("costs", "fees"),
    ),
    ("宽限", ("due", "grace")),
    (
        "(?:应还|应付|应当还|约定还|最迟还|最后还|届满|到期|限期).*|.*(?:还款|付款|支付|清偿|履行)(?:期限|期)|"
        "deadline|due|maturity",
        ("due", "payments"),
    ),
    (
        "还款|已还|已付|已偿|已清偿|已收|回款|归还|偿还|付款|支付|清偿|还清|收回|代偿|冲抵|抵扣|还本|收款|实收|实付|"
        "实还|返还|退款|退还|扣款|冲账|执行款|到位|定金|保证金|质保金|押金|预付|首付|paid|received|collected|"
        "recovered|refund|refunded|repaid|repay|repayment|payment|payments|paying|instalment|installment",
        ("payments", "due"),
    ),
    ("已执行|执行到|执行回|划扣|扣划", ("payments", "judgment.perform_by")),
    ("判决|裁决|调解|生效|履行|执行|judgment|award", ("judgment.date", "judgment.perform_by", "due")),
    ("起诉|立案|受理|诉讼|filing|filed|accepted", ("filed", "accepted")),
    ("签|合同|协议|借条|欠条|sign|contract|agreement", ("signed", "lent", "principal")),
    ("起算|起始|开始|起息|start|from|begin|since", ("interest_from", "lent")),
    (
        "截止|截至|终止|结束|止息|end|until|stop|through|calculated|computed|accrued|accrual|cutoff",
        ("until", "interest_to", "due"),
    ),
    ("汇款|打款|转款|到账|入账", ("payments", "lent", "principal")),
    ("借期|账期|展期", ("due", "lent")),
    (
        "放款|出借|借款|贷款|交付|转账|发放|loan|lend|lent|disbursed|disbursement|transfer",
        ("lent", "signed", "principal"),
    ),
    ("日|日期|期限|时间|date|day|days|term|time", ("due", "lent", "until")),
    (
        "本息|余额|结欠|尚欠|欠款|欠付|拖欠|本金|基数|balance|outstanding|arrears|debt|owed|owing|unpaid",
        ("principal", "payments"),
    ),
    (
        "金额|数额|总额|价款|货款|款项|款额|工程款|租金|标的|总价|结算价|单价|amount|principal|sum|price|capital|money",
        ("principal", "payments", "damages"),
    ),
)
"""Words that a heading speaks of when it looks like a rate, a payment, a day or an amount, and the keys it may be.
Chinese words are looked for anywhere, English ones as whole words. The first that is found counts.
"""

SPEAKS = (
    "利率|利息|罚息|违约金|滞纳金|年息|月息|日息|息率|年化|复利|费率|倍数|加点|基点|上浮|lpr|还款|已还|已付|回款|"
    "归还|偿还|付款|支付|清偿|还清|代偿|预扣|砍头|日|期限|时间|截止|截至|起算|本息|本金|余额|欠款|尚欠|欠付|拖欠|"
    "结欠|金额|数额|总额|价款|货款|款项|工程款|租金|标的额|律师费|诉讼费|受理费|保全费|公告费|鉴定费|担保费|还本|"
    "还息|付息|欠息|到期|宽限|借期|账期|展期|浮动|[千万]分之|基数|总价|结算价|单价|标的(?!物)|(?:收款|实收|实付|实还|"
    "汇款|打款|转款|到账|入账|返还|退款|退还|扣款|冲账|执行款|到位|定金|保证金|质保金|押金|预付|首付)(?!人|方|账|帐|"
    "卡|银行|行|单|凭证|渠道|备注|原因|提醒|状态|物)"
)
"""Chinese words that are enough, anywhere in a heading."""

_ENGLISH = (
    "interest rate rates apr principal amount amounts paid repaid repay repayment repayments payment payments date"
    " dates day days due deadline maturity balance outstanding arrears debt penalty damages term lent disbursed sum"
    " instalment installment instalments lpr fee fees charge charges received collected recovered refund refunded"
    " owed owing unpaid calculated computed accrued accrual until cutoff"
)
SPEAKS_ENGLISH = frozenset(_ENGLISH.split())
"""English words that are enough, as whole words."""
