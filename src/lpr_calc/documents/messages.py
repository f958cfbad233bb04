"""What can be wrong with a document that is asked for, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "agent-for": Message(
            Text(
                "代理人{name}的委托人“{whom}”不是案件的当事人",
                "agent {name} is for “{whom}”, who is no party to the case",
            ),
            Text("写 for：原告、被告，或当事人的姓名", "state for: plaintiff, defendant, or the name of a party"),
        ),
        "answer-agents": Message(
            Text(
                "答辩状的委托诉讼代理人写案件文件的 {agents}，视为答辩人一方的（不是的，写 for: 原告）",
                "the answer has the agents of the case file, {agents}: taken for the defendant's (else state for:"
                " plaintiff)",
            ),
        ),
        "as-of-suit": Message(
            Text(
                "已有判决：起诉的文书按起诉日 {day} 写，不写到 {until}{more}",
                "there is a judgment: papers of the suit are drafted as of {day}, the day it was brought, not of"
                " {until}{more}",
            ),
        ),
        "as-of-suit/judgment": Message(
            Text(
                "已有判决而没有写明起诉日：起诉的文书按判决日 {day} 写，不写到 {until}{more}（用 filed 写明起诉日）",
                "there is a judgment and no day of suit: papers of the suit are drafted as of the judgment, {day}, not"
                " of {until}{more} (state filed)",
            ),
        ),
        "as-of-suit/payments": Message(
            Text("，其后的 {number} 笔款项不列入", "; {number} later payments are left out"),
        ),
        "bankrupt/demand": Message(
            Text(
                "债务人的破产申请已于 {day} 受理：对个别债权人的清偿无效，不向其催收",
                "the debtor's bankruptcy was accepted on {day}: he may pay no single creditor, no demand is drafted",
            ),
            Text("向管理人申报债权", "file the claim with the administrator"),
        ),
        "bankrupt/enforcement": Message(
            Text(
                "债务人的破产申请已于 {day} 受理：执行程序应当中止，不能申请执行（企业破产法 19 条）",
                "the debtor's bankruptcy was accepted on {day}: enforcement stays, none can be applied for (Enterprise"
                " Bankruptcy Law 19)",
            ),
            Text("向管理人申报债权", "file the claim with the administrator"),
        ),
        "bankrupt/plan": Message(
            Text(
                "债务人的破产申请已于 {day} 受理：对个别债权人的清偿无效，不能约定分期偿还",
                "the debtor's bankruptcy was accepted on {day}: he may pay no single creditor, by instalments neither",
            ),
            Text("向管理人申报债权", "file the claim with the administrator"),
        ),
        "bankrupt/preserve": Message(
            Text(
                "债务人的破产申请已于 {day} 受理：其财产的保全措施应当解除，不能再申请",
                "the debtor's bankruptcy was accepted on {day}: measures on his property are lifted, none can be asked",
            ),
            Text("向管理人申报债权", "file the claim with the administrator"),
        ),
        "draft-missing": Message(
            Text("缺少：{name}", "missing: {name}"), Text("写进案件文件", "state it in the case file")
        ),
        "form-check/agent": Message(
            Text("委托诉讼代理人{name}没有写代理权限", "agent {name}: no power is stated"),
            Text("写 power：一般授权或特别授权", "state power: general or special"),
        ),
        "form-check/claimed": Message(
            Text(
                "没有写明原告主张的数额，答辩事项没有差额可写",
                "what the plaintiff claims is not stated: no difference can be written",
            ),
            Text("写 claimed：本金、利息、标的总额", "state claimed: principal, interest, total"),
        ),
        "form-check/effective": Message(
            Text("执行依据没有写生效日期", "the instrument has no day on which it took effect"),
            Text("写 judgment.effective", "state judgment.effective"),
        ),
        "form-check/interest": Message(
            Text(
                "利息一栏有数额，没有基数、利率或起算日可写",
                "there is a sum of interest without base, rate or first day to write beside it",
            ),
        ),
        "form-check/liability": Message(
            Text("几名被告，没有写明怎样负担", "several defendants, and how they owe is not stated"),
            Text("写 liability：共同、连带或按份", "state liability: together, joint or several"),
        ),
        "form-check/liable": Message(
            Text("几名被执行人，没有写明各人的责任", "several debtors, and what each is liable for is not stated"),
            Text("写 judgment.liable", "state judgment.liable"),
        ),
        "form-check/number": Message(
            Text("执行依据没有写文书号", "the instrument has no number"),
            Text("写 judgment.number", "state judgment.number"),
        ),
        "form-check/party": Message(
            Text("{role}{name}没有写{what}", "{role} {name}: no {what}"),
            Text("写进案件文件", "state it in the case file"),
        ),
        "form-check/told-apart": Message(
            Text(
                "{name}没有证件号，也没有住所地，不能与他人区分（登记立案规定6条）",
                "{name} has neither an identity number nor an address: not told from others",
            ),
        ),
        "form-check/total": Message(
            Text("标的总额不等于各项请求之和", "the total is not the sum of what is asked for"),
        ),
        "form-copies": Message(
            Text(
                "按对方当事人人数另备副本 {number} 份",
                "copies to be handed in for the other parties: {number}",
            ),
        ),
        "form-edition": Message(
            Text(
                "2025-07-14 起用 2025 年版表格；2024 年版的项目次序未与官方文件核对",
                "the forms of 2025 are in use since 2025-07-14; the order of the edition of 2024 was not compared with"
                " the official file",
            ),
        ),
        "form-fee": Message(
            Text("未写明是否主张诉讼费用，按主张填写", "whether the costs of the suit are claimed is not stated: yes"),
        ),
        "form-none": Message(
            Text(
                "{edition} 年版没有收录这一案由的{paper}",
                "the edition of {edition} has no such form here: {paper}",
            ),
            Text(
                "2024 年版只有民间借贷；答辩状有民间借贷、金融借款、买卖",
                "2024: private lending; answers: loans and sales",
            ),
        ),
        "form-none/judgment": Message(
            Text("案件里没有可以申请执行的判决", "the case has no judgment that can be enforced yet"),
            Text("写 judgment", "state judgment"),
        ),
        "form-none/loan": Message(
            Text("案件里没有借款或其他债务", "the case has no loan or other debt"),
            Text("写 loans", "state loans"),
        ),
        "form-unseen": Message(
            Text(
                "这一案由的官方表格没有核对过，按各表共有的项目列出，不编号",
                "the official form of this cause of action was not seen: what all forms have, without numbers",
            ),
        ),
        "judged-letter/letter": Message(
            Text(
                "已有生效判决：函件按判决算至当日，含加倍部分；按合同的函件用 --until 写判决以前的日期",
                "there is a judgment in force: the letter asks for what it gives on the day, doubled part included (one"
                " on the contract: --until a day before it)",
            ),
        ),
        "judged-letter/schedule": Message(
            Text(
                "已有生效判决：清单按判决写；起诉的清单用 --until 写判决以前的日期",
                "there is a judgment in force: the schedule is the judgment's (that of the claim: --until a day before"
                " it)",
            ),
        ),
        "in-force/mediated": Message(
            Text(
                "没有写明调解书何时生效，按作出时已签收生效（judgment.effective）",
                "since when the mediation statement is in force is not stated: taken to be signed, and in force, when"
                " it was given (judgment.effective)",
            ),
        ),
        "in-force/perform-by": Message(
            Text(
                "没有写明判决何时生效，因写明了履行期限的最后一日，视为已经生效（judgment.effective）",
                "since when the judgment is in force is not stated: taken to be in force, as its last day of"
                " performance is (judgment.effective)",
            ),
        ),
        "instrument-issuer": Message(
            Text(
                "执行依据的作出机构没有写明，按一审案号写案件的法院{court}（judgment.issuer）",
                "who gave the instrument is not stated: by its number of first instance the court of the file, {court}"
                " (judgment.issuer)",
            ),
        ),
        "instrument-type": Message(
            Text(
                "执行依据的文书类型没有写明，按案号写{kind}（judgment.doc_type）",
                "what the instrument is is not stated: by its number, a {kind} (judgment.doc_type)",
            ),
        ),
        "judgment-given": Message(
            Text(
                "判决已作出，没有写明已经生效或判项数额：按合同计算，不是判决的数额（生效的写 judgment.effective）",
                "there is a judgment that is not stated as in force, or without its sums: the figures are the"
                " contract's, not the judgment's (state judgment.effective)",
            ),
        ),
        "nothing-owed": Message(
            Text("截至 {until} 没有尚欠的款项", "nothing is owed on {until}"),
            Text("draft schedule 列出已还的款项", "draft schedule lists what was paid"),
        ),
        "nothing-owed/not-due": Message(
            Text(
                "截至 {until} 各期都已还清或者尚未到期，没有可以请求的款项",
                "on {until} every instalment is paid or not due yet: there is nothing to claim",
            ),
            Text(
                "已宣布提前到期的，写明 accelerated（通知到达日）",
                "where the loan was called in, state accelerated (the day the notice arrived)",
            ),
        ),
        "nothing-owed/judgment": Message(
            Text(
                "截至 {until} 履行期限尚未届满，不能申请执行",
                "the time for performance is not over on {until}: nothing to enforce",
            ),
            Text("写届满以后的 until", "state an until after it"),
        ),
        "paper-unread": Message(
            Text(
                "所引 {listed} 未核对原文，提交前请核对",
                "{listed}: cited, but never read in the official text; compare before filing",
            ),
        ),
        "pay-by": Message(
            Text("付款期限 {pay_by} 不晚于 {until}", "the last day to pay, {pay_by}, is not after {until}"),
            Text("写更晚的日期，或用 --until 提前计算日", "state a later day, or compute to an earlier --until"),
        ),
        "preserve-amount": Message(
            Text("保全金额 {amount} 超过请求的 {claim}", "{amount} to be preserved is more than the {claim} claimed"),
            Text(
                "写不超过请求数额的 amount（民诉法 105 条：保全限于请求的范围）",
                "state an amount within the claim (Civil Procedure Law art. 105)",
            ),
        ),
        "preserve-enforce/by": Message(
            Text(
                "须在 {last} 以前（履行期间届满后五日内）申请执行，否则解除保全（民诉法解释 163 条）",
                "apply for enforcement by {last}, within five days of the end of the time to perform, or the measure is"
                " lifted (Interpretation of the Civil Procedure Law art. 163)",
            ),
        ),
        "preserve-enforce/late": Message(
            Text(
                "履行期间届满后五日已于 {last} 过去：未申请执行的，保全会被解除，宜直接申请执行（民诉法解释 163 条）",
                "the five days after the time to perform ended on {last}: without an application for enforcement the"
                " measure is lifted; apply for that (Interpretation of the Civil Procedure Law art. 163)",
            ),
        ),
        "preserve-enforced": Message(
            Text(
                "已有执行案号 {case}：进入执行程序后由执行法院查封、冻结，不再是执行前的保全",
                "there is an enforcement case, {case}: from then on property is seized in enforcement, not preserved"
                " before it",
            ),
        ),
        "preserve-not-enforced": Message(
            Text("按尚未申请执行写", "drafted as if enforcement had not been applied for"),
        ),
        "preserve-when/after": Message(
            Text(
                "未写明阶段：已有判决，按判决后、申请执行前写",
                "the stage is not stated: after the judgment, which is there",
            )
        ),
        "preserve-when/before": Message(
            Text(
                "未写明阶段：没有起诉日，按诉前保全写",
                "the stage is not stated: before the suit, no day of which is known",
            )
        ),
        "preserve-when/in": Message(
            Text("未写明阶段：已起诉，按诉讼中保全写", "the stage is not stated: in the suit, which was brought")
        ),
        "principal-missing/judged": Message(
            Text(
                "案件只写了判决，没有借款或价款，写不出{kind}",
                "the file has a judgment and no debt: it does not give {kind}",
            ),
            Text(
                "可以写的：{can}；要写{kind}的，写本金（principal: 30万）",
                "what it gives: {can}; for {kind} state principal: 300000",
            ),
        ),
        "resume-early": Message(
            Text(
                "和解协议约定履行至 {last_day}，{until} 尚未届满，也没有写明违约",
                "the settlement runs to {last_day}; on {until} it is neither over nor stated as broken",
            ),
            Text("写 resume 的 broken（违约日），或更晚的 until", "state broken in resume, or a later until"),
        ),
        "template-broken": Message(
            Text("不是 .docx 文档，或已损坏", "no .docx document, or broken"),
            Text("用 Word 另存为 .docx", "save it anew as .docx"),
        ),
        "template-cause": Message(
            Text("这张表格是{cause}的，案件是{own}", "this form is for {cause}, the case is {own}"),
            Text("用案由相同的表格", "use the form of that cause of action"),
        ),
        "template-slot": Message(
            Text(
                "“{title}”一行没有找到“{shown}”的空白，未写出任何文件",
                "no blank “{shown}” in a row “{title}”: nothing was written",
            ),
            Text("应填：{values}", "to be filled in: {values}"),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
