"""What every key of a case file means, in Chinese and English, for the key pages, the schema and editors.

`SECTIONS` gives each table of `lpr_calc.casefile.keys` a heading and says where its keys stand; `MEANINGS` says what
each key means; `DEFAULTS` what is taken without it, where the program's own tables of defaults do not say so. A test
holds the three against the key table: no key without a meaning, no meaning without a key.
"""

from __future__ import annotations

from . import meanings_conventions as conventions
from . import meanings_judgment as judgment
from . import meanings_papers as papers
from . import meanings_persons as persons
from . import meanings_repayment as repayment

# table of keys.py: ((heading, where it stands) in Chinese, the same in English)
SECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "CASE": (("案件", "顶层"), ("The case", "at the top of the file")),
    "LOAN": (
        ("借款", "`loans` 下每一项；只有一笔借款时也可以直接写在顶层"),
        ("A loan", "each item of `loans`; the keys of a single loan may stand at the top of the file"),
    ),
    "PORTION": (
        ("分次出借", "`principal` 写成列表时的每一项"),
        ("A disbursement", "each item of `principal`, written as a list"),
    ),
    "INSTALMENT": (
        ("分期", "`due`、`judgment.perform_by` 写成列表时的每一项"),
        ("An instalment", "each item of `due` or `judgment.perform_by`, written as a list"),
    ),
    "ROLLOVER": (("利转本", "`rollovers` 下每一项"), ("A note renewed", "each item of `rollovers`")),
    "CARRIED": (("结转利息", "`carried`"), ("Interest settled up to a day", "`carried`")),
    "PAYMENT": (
        ("还款", "`payments`、`resume.paid` 下每一项"),
        ("A payment", "each item of `payments` and `resume.paid`"),
    ),
    "COST": (("费用", "`costs`、`judgment.costs` 下每一项"), ("A cost", "each item of `costs` and `judgment.costs`")),
    "CONVENTIONS": (("计息约定", "`conventions`"), ("Conventions", "`conventions`")),
    "PARTY": (
        ("当事人", "`creditor`、`debtor`；只写姓名的，直接写一个名字"),
        ("A party", "`creditor`, `debtor`; a name alone may stand in its place"),
    ),
    "DEMAND": (("催收记录", "`demands` 下每一项"), ("A demand", "each item of `demands`")),
    "SUSPENDED": (
        ("扣除期间、时效障碍", "`judgment.suspended`、`obstacles` 下每一项"),
        ("A period left out", "each item of `judgment.suspended` and `obstacles`"),
    ),
    "BANKRUPTCY": (("破产", "`bankruptcy`，一项或列表"), ("Bankruptcy", "`bankruptcy`, one or a list")),
    **judgment.SECTIONS,
    "PLAN": (("还款计划", "`plan`"), ("A settlement by instalments", "`plan`")),
    "ACCOUNT": (("收款账户", "`account`"), ("The account to pay to", "`account`")),
    "LAWYER": (
        ("律师", "`lawyer`；写明的，催告函即为律师函"),
        ("The lawyer", "`lawyer`; with it a demand is a lawyer's letter"),
    ),
    "EVIDENCE": (("证据", "`evidence` 下每一项"), ("A piece of evidence", "each item of `evidence`")),
    **persons.SECTIONS,
    **repayment.SECTIONS,
    **papers.SECTIONS,
}

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "CASE": {
        "title": ("案件名称，印在标题里", "name of the matter, printed as the title"),
        "kind": ("请求的类型，决定适用的规则", "kind of claim: decides which rule applies"),
        "lender": (
            "出借人是谁；`unlicensed` 即合同无效（13 条 3 项）",
            "who lent; `unlicensed` makes the contract void (art. 13)",
        ),
        "creditor": ("债权人（原告、申请执行人）", "creditor (plaintiff, applicant)"),
        "debtor": ("债务人（被告、被执行人）", "debtor (defendant)"),
        "filed": (
            "起诉日；上限、标的额、费用的发生日以它为准",
            "day of suit: for ceilings, the amount in dispute, the day of costs",
        ),
        "accepted": (
            "一审受理日；决定适用哪一版民间借贷规定",
            "day of acceptance: decides which text of the private-lending rules applies",
        ),
        "served": (
            "起诉状送达日；没有约定还款期限的，自此计合理期限",
            "day the statement of claim was served, where no term was agreed",
        ),
        "until": ("算至哪一天；默认约定下这一天不计息", "to which day; by default that day bears no interest"),
        "loans": ("借款或其他债务，一笔或多笔", "loans or other debts, one or several"),
        "payments": (
            "收到的还款；判决以后即执行款",
            "payments received; after a judgment, what enforcement brought in",
        ),
        "costs": (
            "实现债权的费用（诉前）；判决的写在 `judgment.costs`",
            "costs of realising the claim; those of a judgment go to `judgment.costs`",
        ),
        "demands": ("催告与其他中断时效的事由", "demands, and other acts that interrupt limitation"),
        "obstacles": ("时效最后六个月里的障碍（民法典 194 条）", "obstacles in the last six months (Civil Code 194)"),
        "court": ("管辖法院、执行法院", "court"),
        "account": ("函件、协议里的收款账户", "the account named in letters and agreements"),
        "lawyer": ("写明的，催告函成为律师函", "makes a demand a lawyer's letter"),
        "evidence": ("证据清单；不写则按案情列出所需", "list of evidence; without it, what the case needs is listed"),
        "pay_by": ("函件要求付款的最后一日", "last day for payment in a letter"),
        "plan": ("拟达成的分期还款", "the instalments meant to be agreed"),
        "conventions": ("计息约定", "conventions of the computation"),
        "judgment": ("判决主文", "the operative part of the judgment"),
        "resume": ("执行和解、终本以后恢复执行", "resuming enforcement after a settlement or a stop"),
        "bankruptcy": (
            "破产申请的受理；债务人的利息计至受理前一日",
            "a petition accepted: the debtor's interest stops",
        ),
        **persons.CASE_MEANINGS,
        **papers.CASE_MEANINGS,
    },
    "LOAN": {
        "id": ("编号，还款用它指明抵哪一笔", "its name; payments refer to it"),
        "principal": ("本金；分次出借写成列表", "principal; a list where it was lent in parts"),
        "deducted": ("预先扣下的利息，不计入本金（26 条）", "interest kept back up front, no principal (art. 26)"),
        "signed": ("合同成立日，决定利率上限", "day of contracting: decides the ceiling"),
        "lent": ("出借日，期内利息自此起算", "day of lending: in-term interest begins"),
        "due": (
            "到期日，次日起逾期（建设工程自当日起）；分期写成列表，每期各自逾期",
            "due day: overdue from the next day (works: from the day itself); a list for instalments",
        ),
        "rate": ("约定的期内利率", "agreed rate in the term"),
        "overdue_rate": ("约定的逾期利率", "agreed rate when overdue"),
        "damages": (
            "约定的违约金，金额或利率；与逾期利息同受一个上限（29 条）",
            "agreed damages, an amount or a rate; one ceiling with overdue interest (art. 29)",
        ),
        "fees": ("约定的其他费用，计入同一总上限（29 条）", "other agreed fees, inside that ceiling (art. 29)"),
        "interest_limit": (
            "约定或裁判的利息总额上限，元",
            "ceiling on the sum of interest, agreed or adjudged, in yuan",
        ),
        "interest_from": ("只从较晚的一天起主张", "where the claim starts later than the law allows"),
        "interest_to": ("这一笔的利息止于哪一天", "where this loan's interest stops before `until`"),
        "carried": (
            "截至某日已结算的利息（“利息Y元计至D，之后……”）：固定数额，其后自次日起计息；本金写该日尚欠的",
            "interest settled up to a day, as fixed sums; what runs begins the next day (principal: what is open then)",
        ),
        "currency": (
            "外币债务的币种：金额都写该币种，按约定利率计算，没有约定利率的报错（法释〔2025〕2号）；多笔借款可写在顶层",
            "currency of the debt: computed in it at the agreed rate; refused without one",
        ),
        "void": (
            "合同无效的原因（13 条 1、2、3 项）：自出借日起按 LPR 计资金占用费",
            "why the contract is void (art. 13): what the use of the money costs, from lending on",
        ),
        "deposit_rate": (
            "合同无效而占用方无过错时的存款基准利率（合同编通则解释 25 条）",
            "deposit rate where the borrower of a void loan is without fault",
        ),
        "secured": (
            "有无担保；一笔还款抵几笔债务时用（560 条）",
            "whether it is secured: matters where one payment meets several debts (art. 560)",
        ),
        "accelerated": ("全部未还本金提前到期的一天", "day on which everything outstanding fell due early"),
        "grace": (
            "没有约定还款期限时，自第一次到达的催告起的合理期限（675 条）",
            "no term agreed: days of the reasonable period after the demand (art. 675)",
        ),
        "rollovers": ("重新出具的借条，本金含此前利息（27 条）", "notes renewed over principal and interest (art. 27)"),
        "repricing": (
            "LPR 定价的借款何时重定价（银发〔1999〕77号 20、21 条）",
            "when a loan priced by LPR is repriced",
        ),
        "settlement": ("结息方式", "how in-term interest is settled"),
        "settlement_day": (
            "每月的结息日；当日付清的没有复利",
            "day of the month on which it is settled; paid on that day, no compound interest",
        ),
        "penalty": ("逾期罚息的倍数，也可写 `上浮50%`", "penalty multiple when overdue"),
        "misused_from": ("挪用自哪一天起", "first day of misuse"),
        "misuse": ("挪用罚息的倍数", "penalty multiple for misuse"),
        "compound": ("对什么计收复利", "on what compound interest runs"),
        "compound_rate": ("期内复利按哪个利率", "the rate of compound interest in the term"),
        "delivery": ("交付方式，例：转账、现金", "how the money was handed over"),
        "delivered": (
            "工程交付日；没有约定付款日的以它为应付款日（建设工程解释（一）27 条）",
            "delivery of the works: the due day where none was agreed",
        ),
        "settled": (
            "提交竣工结算文件之日；没有交付的以它为应付款日",
            "day the final account was submitted: the due day where nothing was delivered",
        ),
        "advanced": (
            "垫资之日；`rate` 为约定的垫资利息，以垫资时 LPR 为限，未约定的没有（25 条）",
            "day of an advance; `rate` is its agreed interest, up to the LPR of that day",
        ),
        **repayment.LOAN,
        **papers.LOAN_MEANINGS,
    },
    "PORTION": {
        "date": ("交付之日", "day of delivery"),
        "amount": ("金额", "amount"),
    },
    "INSTALMENT": {
        "due": ("这一期的到期日（判决：届满日）", "due day (of a judgment: last day of performance)"),
        "amount": ("这一期的本金", "principal of the instalment"),
    },
    "ROLLOVER": {
        "date": ("重新出具之日", "day of the new note"),
        "principal": ("新借条的金额", "its face"),
        "rate": ("此后的期内利率", "rate from then on"),
    },
    "CARRIED": {
        "at": ("结算到哪一天（含当日）", "last day it is settled for"),
        "interest": (
            "利息；民间借贷、货款等的全部利息",
            "interest: all but a bank's penalty and compound interest",
        ),
        "penalty": ("罚息（金融借款）", "penalty interest (bank loans)"),
        "compound": ("复利（金融借款）", "compound interest (bank loans)"),
    },
    "PAYMENT": {
        "date": ("收到之日；执行款写划拨日或裁定生效日", "day received"),
        "amount": ("金额", "amount"),
        "for": ("这一笔的用途；`doubled` 只用于判决", "what it was paid for; `doubled` in judgments only"),
        "loan": ("抵哪一笔借款", "which loan it goes to"),
        "note": ("备注", "note"),
        "event": ("执行款的来历：自动履行、划拨、拍卖", "how it came in after a judgment"),
        "currency": ("外币判决的还款币种", "currency, after a judgment in another currency"),
        "by": ("付款人", "who paid"),
        "to": (
            "收款人；债权转让通知到达后付给原债权人的不计；付给保证人、另一债务人的是追偿款，不抵债务",
            "who was paid; what the old creditor got after notice of an assignment, or a guarantor back, pays no debt",
        ),
    },
    "COST": {
        "name": ("名称", "name"),
        "amount": ("金额", "amount"),
        "date": ("发生日；更早的还款不抵它（561 条）", "day it arose: no earlier payment pays it (art. 561)"),
        "doubled": ("判决的费用是否计入加倍部分的基数", "whether a cost of a judgment enters the doubled base"),
        "pay_to": ("预交的诉讼费由谁收取（民诉法解释 207 条）", "who gets a court fee that was prepaid"),
        "borne_by": ("由谁负担", "who bears it"),
    },
    "PARTY": {
        "name": ("姓名或名称", "name"),
        "id": ("身份证号或统一社会信用代码", "identity or registration number"),
        "address": ("住址，也是送达地址", "address, also for service"),
        "phone": ("联系电话", "telephone"),
        "natural": (
            "是否自然人；双方都是的，适用 24 条 2 款、民法典 679 条",
            "whether a natural person: art. 24 and Civil Code 679 where both are",
        ),
        "gender": ("性别", "gender"),
        "born": ("出生日期", "born"),
        "ethnicity": ("民族", "ethnicity"),
        "employer": ("工作单位", "employer"),
        "representative": ("法定代表人", "legal representative"),
        **persons.PARTY_MEANINGS,
        **papers.PARTY_MEANINGS,
    },
    "DEMAND": {
        "date": ("到达之日，或事由发生之日", "day it arrived, or happened"),
        "method": ("方式，例：EMS、微信", "how it was sent"),
        "proof": ("凭证，例：单号", "proof, for example the number of the dispatch"),
        "delivered": ("是否到达；催告只有到达才中断时效", "whether it arrived: only then does a demand interrupt"),
        "event": ("事由；不是催告的写明", "what it was, if no demand"),
        "to": ("对象、签收人", "to whom"),
        "amount": ("主张的金额", "amount demanded"),
    },
    "SUSPENDED": {
        "from": ("首日", "first day"),
        "to": ("末日", "last day"),
        "reason": ("事由", "why"),
    },
    "BANKRUPTCY": {
        "party": ("谁被受理破产", "whose petition"),
        "accepted": ("受理日", "day of acceptance"),
        "stop_day": ("受理当日是否仍计息", "whether that day itself still bears interest"),
        "court": ("受理破产申请的法院", "the court that accepted it"),
        "administrator": ("管理人", "the administrator"),
        "representative": (
            "诉讼代表人：管理人的负责人",
            "who stands for the bankrupt in a suit: the administrator's head",
        ),
        "declared": ("向管理人申报债权之日", "day the claim was filed with the administrator"),
    },
    **judgment.MEANINGS,
    "PLAN": {
        "instalments": ("期数", "number of instalments"),
        "every": ("间隔：`1m`、`3m`、`1q`、`2w`、`10d`", "step: `1m`, `3m`, `1q`, `2w`, `10d`"),
        "first": ("第一期的还款日", "day of the first"),
        "dates": ("逐期写明还款日，代替 `first`、`every`", "every day by itself, instead of `first` and `every`"),
        "each": ("每期金额，最后一期取余额", "amount of each; the last takes the rest"),
        "rate": ("分期期间的利率", "rate they bear"),
        "grace": ("逾期超过几日全部到期", "days late before everything falls due"),
    },
    "ACCOUNT": {
        "name": ("户名", "holder"),
        "bank": ("开户行", "bank"),
        "number": ("账号", "number"),
    },
    "LAWYER": {
        "firm": ("律师事务所", "firm"),
        "name": ("姓名", "name"),
        "licence": ("执业证号", "licence"),
        "number": ("函件文号", "number of the letter"),
    },
    "EVIDENCE": {
        "name": ("证据名称", "name"),
        "proves": ("证明内容", "what it proves"),
        "pages": ("页码", "pages"),
        "source": ("来源", "source"),
        "original": ("原件或复印件", "original or copy"),
    },
    **conventions.MEANINGS,
    **persons.MEANINGS,
    **repayment.MEANINGS,
    **papers.MEANINGS,
}
MEANINGS["GUARANTOR"] = {
    **{key: said for key, said in MEANINGS["PARTY"].items() if key != "share"},
    **persons.MEANINGS["GUARANTOR"],
}

# Where the program's tables of defaults and models do not say it
DEFAULTS: dict[str, tuple[str, str]] = {
    "CASE.accepted": ("同 `filed`", "`filed`"),
    "CASE.until": ("今日", "today"),
    "LOAN.lent": ("分次出借的，首次之日", "of several disbursements, the first"),
    "LOAN.signed": ("出借日", "day of lending"),
    "LOAN.interest_from": ("依法可起算之日", "the day the law allows"),
    "LOAN.interest_to": ("同 `until`", "`until`"),
    "LOAN.currency": ("人民币", "RMB"),
    "COST.date": ("起诉日；判决的费用为判决日", "day of suit; of a judgment, its day"),
    "COST.doubled": ("法院收取的 `no`，其他 `yes`", "court fees `no`, others `yes`"),
    "COST.pay_to": ("`creditor`", "`creditor`"),
    "BANKRUPTCY.party": ("债务人", "the debtor"),
    "PLAN.every": ("`1m`", "`1m`"),
    "PLAN.each": ("各期相等", "equal parts"),
    "PLAN.grace": ("`3`", "`3`"),
    **judgment.DEFAULTS,
    **persons.DEFAULTS,
    **repayment.DEFAULTS,
    **papers.DEFAULTS,
}

# What a list or a mapping cannot do without: reading it is refused otherwise.
REQUIRED: dict[str, tuple[str, ...]] = {
    "LOAN": ("principal",),
    "PORTION": ("date", "amount"),
    "INSTALMENT": ("due", "amount"),
    "ROLLOVER": ("date", "principal"),
    "CARRIED": ("at",),
    "PAYMENT": ("date", "amount"),
    "COST": ("name", "amount"),
    "DEMAND": ("date",),
    "SUSPENDED": ("from", "to"),
    "BANKRUPTCY": ("accepted",),
    "EVIDENCE": ("name", "proves"),
    **persons.REQUIRED,
    **repayment.REQUIRED,
}
