"""What can be wrong with the facts of a case, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "key-missing": Message(Text("缺少 {named}", "{named} is missing"), Text("写明 {key}", "state {key}")),
        "bankruptcy-natural": Message(
            Text(
                "自然人不适用企业破产法（该法 2 条），没有停止计息（46 条）",
                "a natural person does not come under the Enterprise Bankruptcy Law (art. 2): no interest stops (46)",
            ),
            Text("去掉 bankruptcy；是企业的，去掉 natural", "drop bankruptcy, or natural where it is an enterprise"),
        ),
        "bankruptcy-party": Message(Text("“{party}”不是本案当事人", "“{party}” is no party of this matter")),
        "carried-empty": Message(
            Text("结转利息（carried）没有数额", "carried states no sum"),
            Text(
                "写明利息（interest），例：interest: 54400；没有结转的，只写 interest_from",
                "state its interest, for example interest: 54400; where nothing was settled, interest_from alone",
            ),
        ),
        "carried-from": Message(
            Text(
                "起息日（interest_from）{stated} 与结转利息截至 {at} 不符：其后的利息自次日 {first} 起算",
                "interest_from {stated} does not go with carried interest through {at}: the rest runs from {first}",
            ),
            Text(
                "去掉 interest_from；利息另有起算日的，去掉 carried，或改它的截至日（at）",
                "drop interest_from; where interest begins on another day, drop carried or change its day (at)",
            ),
        ),
        "carried-lent": Message(
            Text(
                "{lent} 出借的款项在结转日 {at} 之后，不会有截至该日的利息",
                "what was lent on {lent} is later than the day interest was settled for, {at}",
            ),
            Text(
                "检查出借日与 carried 的截至日（at）；后出借的另列一笔借款",
                "check the day of lending and the day of carried (at); list what was lent later as a loan of its own",
            ),
        ),
        "carried-schedule": Message(
            Text(
                "分期还款的借款逐期计算利息，不能再写结转利息（carried）",
                "a loan repaid by instalments has its interest worked out row by row: no carried beside it",
            ),
            Text(
                "按结转数主张的，去掉 repayment 等键，principal 写 {at} 尚欠的本金；逐期计算的，去掉 carried",
                "to claim the settled sums drop repayment and its keys and state the principal open on {at}; to compute"
                " row by row drop carried",
            ),
        ),
        "carried-rollovers": Message(
            Text(
                "利转本（rollovers）与结转利息（carried）不能并写：已结转的利息不再计入本金",
                "rollovers and carried cannot stand together: settled interest is not put into the principal",
            ),
            Text(
                "重新出具借条的，去掉 carried；按结转数主张的，去掉 rollovers，principal 写 {at} 尚欠的本金",
                "where a new note was given drop carried; to claim the settled sums drop rollovers and state the"
                " principal open on {at}",
            ),
        ),
        "carried-limit": Message(
            Text(
                "结转利息合计 {total} 元，已超过利息总额上限 {limit} 元",
                "carried interest of {total} is more than the limit on all interest, {limit}",
            ),
            Text("结转利息写到上限为止，或改 interest_limit", "state no more than the limit, or change interest_limit"),
        ),
        "case-loans": Message(
            Text("既有 loans，又在顶层写了借款的键 {keys}", "both loans: and keys of a loan at the top level: {keys}"),
            Text("写进 loans 的那一笔", "move them into the loan they belong to, under loans"),
        ),
        "case-mapping": Message(
            Text("案件应是“键: 值”的形式", "a case is a mapping of keys to values"),
            Text("例：principal: 30万", "for example principal: 30万"),
        ),
        "control-character/value": Message(
            Text("“{text}”含有控制字符", "“{text}” holds control characters"),
            Text("删去不可见的字符", "take the invisible characters out"),
        ),
        "currency": Message(
            Text("不认识的币种“{text}”", "unknown currency “{text}”"),
            Text("例：{currencies}", "for example {currencies}"),
        ),
        "days": Message(Text("“{text}”不是天数", "“{text}” is not a number of days"), Text("例：30", "for example 30")),
        "deposit-rate": Message(
            Text("这里没有存款基准利率表", "there is no table of deposit rates here"),
            Text(
                "写明同期同类存款基准利率的数值，例：1.5%", "state the deposit benchmark rate itself, for example 1.5%"
            ),
        ),
        "file-unreadable": Message(
            Text("无法读取：{reason}", "cannot read: {reason}"),
            Text("检查文件名；新建一份：lpr-calc new", "check the name; start a new one: lpr-calc new"),
        ),
        "key-twice/synonym": Message(Text("“{key}”与“{seen}”是同一个键", "“{key}” and “{seen}” are the same key")),
        "key-unknown": Message(Text("不认识的键“{key}”", "unknown key “{key}”")),
        "key-unknown/more": Message(
            Text("还有更多不认识的键，不再逐一列出", "there are more unknown keys, not listed one by one")
        ),
        "loan-id-twice": Message(
            Text("编号“{id}”用了两次", "the id “{id}” is used twice"), Text("每笔借款一个编号", "one id per loan")
        ),
        "month-day": Message(
            Text("“{text}”不是一个月里的一天", "“{text}” is not a day of the month"),
            Text("例：20、每月20日（1～31）", "for example 20 (1 to 31)"),
        ),
        "not-list": Message(
            Text("loans 下应列出借款，每项以“- ”开头", "loans: lists the loans, each item begins with “- ”")
        ),
        "not-list/other": Message(
            Text("这里应是列表，每项以“- ”开头", "a list is expected here, each item begins with “- ”")
        ),
        "not-mapping": Message(Text("这里应是“键: 值”", "a mapping of keys to values is expected here")),
        "not-text": Message(
            Text("这里应是一个值，不是列表或键值", "one value is expected here, not a list or mapping")
        ),
        "number": Message(
            Text("“{text}”不是数字", "“{text}” is not a number"), Text("例：7.1234", "for example 7.1234")
        ),
        "order": Message(
            Text("抵充顺序“{words}”不对", "cannot read the order “{words}”"),
            Text(
                "costs、interest、principal 三项都写，各一次，例：costs,interest,principal，或 pro-rata；分期贷款在三项"
                "之外还可写 compound、penalty、overdue-interest、overdue-principal，例：costs,overdue-principal,"
                "compound,penalty,interest,principal",
                "costs, interest and principal each once, for example costs,interest,principal, or pro-rata; of a loan"
                " by instalments, besides these three, compound, penalty, overdue-interest, overdue-principal, for"
                " example costs,overdue-principal,compound,penalty,interest,principal",
            ),
        ),
        "payment-loan": Message(
            Text("没有编号为“{loan}”的借款", "there is no loan “{loan}”"), Text("编号有：{ids}", "the ids are: {ids}")
        ),
        "payment-zero": Message(Text("还款金额是零", "the payment is zero")),
        "periods": Message(
            Text("“{text}”不是期数", "“{text}” is not a number of instalments"),
            Text("例：36（1～{most}）", "for example 36 (1 to {most})"),
        ),
        "periods/paid": Message(
            Text("“{text}”不是期数", "“{text}” is not a number of instalments"),
            Text("例：12；一期也没有还的写 0（0～{most}）", "for example 12, or 0 where none was paid (0 to {most})"),
        ),
        "rank": Message(
            Text("“{text}”不是顺位", "“{text}” is no rank"),
            Text("例：1、第一顺位", "for example 1"),
        ),
        "repricing": Message(
            Text("“{text}”不是重定价日", "“{text}” is no day of repricing"),
            Text(
                "例：january、anniversary、04-15、3m、6m、publication、fixed",
                "for example january, anniversary, 04-15, 3m, 6m, publication, fixed",
            ),
        ),
        "schedule-day-twice": Message(
            Text("{day} 写了两次", "{day} is stated twice"),
            Text("每一天只写一项，同日的合并", "one entry a day: put those of one day together"),
        ),
        "step": Message(
            Text("“{text}”不是还款间隔", "“{text}” is no interval"),
            Text("例：1m、3m、1q、2w、10d", "for example 1m, 3m, 1q, 2w, 10d"),
        ),
        "principal-missing": Message(
            Text("缺少本金", "the principal is missing"),
            Text("--principal 300000，或 principal: 30万", "--principal 300000, or principal: 30万"),
        ),
        "principal-zero": Message(
            Text("本金是零", "the principal is zero"), Text("写实际出借的金额", "state what was actually lent")
        ),
        "rate-words": Message(
            Text("“{term}”不是利率", "“{term}” is no rate"),
            Text("写明利率，或不写这一项", "state the rate, or leave it out"),
        ),
        "too-long/text": Message(
            Text("“{node}”过长，共 {count} 个字符", "“{node}” is too long: {count} characters"),
            Text("最多 {longest_text} 个字符", "at most {longest_text} characters"),
        ),
        "within": Message(
            Text("“{text}”不是履行期限的天数", "“{text}” is not a period"),
            Text("例：10日、十日内、一个月", "for example 10日, 十日内, 一个月"),
        ),
        "word-unknown": Message(
            Text("不认识的值“{text}”", "unknown value “{text}”"),
            Text(
                "可用：floating、fixed、fixed@2020-09-01、filing", "one of: floating, fixed, fixed@2020-09-01, filing"
            ),
        ),
        "word-unknown/choice": Message(Text("不认识的值“{text}”", "unknown value “{text}”")),
        "yaml-too-large/case": Message(
            Text("文件过大，不像是案件文件", "file too large to be a case file"), Text("最大 4 MB", "at most 4 MB")
        ),
        "guarantee-period": Message(
            Text("“{text}”不是保证期间", "“{text}” is not a guarantee period"),
            Text("例：2年、6个月、2026-06-30、至还清", "for example 2年, 6个月, 2026-06-30, 至还清"),
        ),
        "guarantor-limit": Message(
            Text(
                "{name}已付 {paid} 元，超过担保限额 {limit} 元（民法典 691 条）",
                "{name} has paid {paid}, more than the limit of {limit} (civil code 691)",
            ),
            Text("检查 limit 与他名下的还款（by）", "check limit and the payments by this guarantor"),
        ),
        "guarantor-loan": Message(
            Text("没有编号为“{loan}”的借款", "there is no loan “{loan}”"), Text("编号有：{ids}", "the ids are: {ids}")
        ),
        "guarantor-name": Message(
            Text("保证人没有姓名（name）", "the guarantor has no name"),
            Text("例：- name: 丁", "for example - name: 丁"),
        ),
        "owner-name": Message(
            Text("担保人没有姓名（name）", "the owner has no name"),
            Text("例：owner: {{name: 庚}}", "for example owner: {{name: 庚}}"),
        ),
        "no-party": Message(Text("“{name}”不是本案当事人", "“{name}” is no party of this matter")),
        "no-party/demand": Message(
            Text(
                "催收对象“{name}”不是本案当事人：对谁主张，才及于谁的保证期间（民法典 693 条）",
                "a demand on “{name}”, no party of this matter: it keeps the guarantee of whom it reached (civil code"
                " 693)",
            )
        ),
        "no-party/payer": Message(
            Text(
                "付款人“{name}”不是本案当事人（第三人代为清偿的不写 by，民法典 524 条）",
                "“{name}” paid and is no party of this matter (leave out by: where a third person paid, civil code"
                " 524)",
            )
        ),
        "creditor-owes": Message(
            Text(
                "“{name}”是债权人：这里写付款、被免除或承担责任的人",
                "“{name}” is the creditor: who paid, was released or is liable stands here",
            )
        ),
        "paid-himself": Message(
            Text("“{name}”既是付款人又是收款人", "“{name}” is both payer and payee"),
            Text("to 写收款的债权人，不写即债权人", "to: the creditor who was paid, or leave it out"),
        ),
        "security-costs": Message(
            Text("处置费用 {costs} 元多于变价款 {price} 元", "costs of {costs} are more than the price, {price}")
        ),
        "not-list/party": Message(Text("这里应有当事人", "a party is expected here")),
        "party-names": Message(
            Text("“{name}”是几个人的名字", "“{name}” names several persons"),
            Text("写成列表，每人一项", "write a list, one entry for each"),
        ),
        "party-twice": Message(
            Text("“{name}”写了两次", "“{name}” is named twice"),
            Text("同名的两人，名字后加注区别", "tell two persons of one name apart"),
        ),
        "scope": Message(
            Text("不认识的担保范围“{name}”", "unknown head “{name}”"),
            Text(
                "可用：全部、本金、利息、逾期利息、罚息、复利、违约金、费用",
                "one of: all, principal, interest, overdue, penalty, compound, damages, fees, costs",
            ),
        ),
        "share": Message(
            Text("“{text}”不是份额", "“{text}” is not a share"),
            Text("例：60%、3/5，不超过全部", "for example 60% or 3/5, no more than the whole"),
        ),
        "liable-share": Message(
            Text(
                "{name}的份额（share）是不能清偿部分的一部分，责任形式应为补充或一般保证",
                "the share of {name} is a part of what the debtor cannot pay: how is supplementary or general",
            ),
            Text("例：how: supplementary", "for example how: supplementary"),
        ),
        "share-missing": Message(
            Text("没有写明{name}的份额", "the share of {name} is missing"),
            Text("每名债务人都写 share，或都不写（均等）", "state every debtor's share, or none (equal)"),
        ),
        "shares": Message(
            Text("各债务人的份额之和不等于全部", "the shares of the debtors do not come to the whole"),
            Text("例：60% 与 40%", "for example 60% and 40%"),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
