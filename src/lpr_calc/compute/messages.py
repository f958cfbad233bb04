"""What can be wrong with what is to be computed, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "distribution-costs": Message(
            Text("费用超过分配的金额 {sum} 元", "the costs exceed the sum of {sum}"),
            Text("检查 SUM 与 --costs", "check SUM and --costs"),
        ),
        "distribution-currency": Message(
            Text("{name} 的债权不能参加人民币的分配", "a claim in {name} cannot share a sum in RMB"),
            Text("按执行法院所定汇率折算后另列", "convert it at the rate the court takes"),
        ),
        "distribution-debtor": Message(
            Text("各案没有共同的被执行人（{named}）", "the cases have no debtor in common ({named})"),
            Text("写明 --debtor，或检查案件文件", "state --debtor, or check the case files"),
        ),
        "distribution-debtor/named": Message(
            Text("“{name}”在这一案里不是债务人、保证人或担保人", "“{name}” owes or secures nothing in this case"),
            Text("检查 --debtor", "check --debtor"),
        ),
        "distribution-property": Message(
            Text("担保财产有几项：{named}", "the rights are in several things: {named}"),
            Text("用 --property 写明是哪一项的变价款", "say with --property which of them brought the sum"),
        ),
        "distribution-property/named": Message(
            Text("没有名为“{name}”的担保财产", "no right is in “{name}”"), Text("有：{named}", "there are: {named}")
        ),
        "distribution-rank": Message(
            Text(
                "同类担保物权有的写了顺位（rank），{name}的没有写",
                "some rights of this class state a rank, that of {name} does not",
            ),
            Text("都写，或都不写（按登记先后，民法典 414 条）", "state all of them, or none (by registration, 414)"),
        ),
        "fee-amount/case": Message(
            Text("案件没有借款，也没有判决", "the case has no loan and no judgment"),
            Text("写明 principal", "state principal"),
        ),
        "fee-currency": Message(
            Text(
                "外币债务的诉讼费按受理之日汇率折算的人民币金额计算（诉讼费用交纳办法 55 条）",
                "fees of a debt in another currency are charged on RMB at the rate of the day of acceptance"
                " (诉讼费用交纳办法 55)",
            ),
            Text("折算后用 lpr-calc fee 金额", "convert it, then lpr-calc fee AMOUNT"),
        ),
        "fee-inverse": Message(Text("没有一个标的额{said}是 {fee} 元", "no amount has {said} of {fee}")),
        "judgment-missing": Message(
            Text("没有判决本金", "the judgment's principal is missing"),
            Text(
                "--principal 300000，或案件文件的 judgment: {{principal: …}}",
                "--principal 300000, or judgment: {{principal: …}}",
            ),
        ),
        "limitation-nothing": Message(
            Text("没有到期日，也没有判决，无从起算", "no due date and no judgment: nothing starts a period"),
            Text("写明 --due 到期日", "state --due"),
        ),
        "limitation-nothing/judgment": Message(
            Text(
                "判决没有履行期限届满日，也没有生效日",
                "the judgment has neither a last day of performance nor a day of effect",
            ),
            Text("写明 --perform-by 或 --effective", "state --perform-by or --effective"),
        ),
        "option-missing/plan": Message(
            Text("缺少这一项", "this is missing"),
            Text("例：--instalments 6 --first 2026-01-31", "for example --instalments 6 --first 2026-01-31"),
        ),
        "plan-ceiling": Message(
            Text("分期利率“{rate}”超过保护上限", "the rate “{rate}” is above the ceiling"),
            Text("不超过年利率 {allowed}", "at most {allowed} a year"),
        ),
        "instalments-pro-rata": Message(
            Text("分期还本付息的借款不能按比例抵充", "payments of a loan by instalments are not allocated pro rata"),
            Text(
                "order 写各项的先后，例：costs,interest,principal",
                "state the heads in their order, for example order: costs,interest,principal",
            ),
        ),
        "schedule-none": Message(
            Text("没有分期还本付息的借款", "no loan is repaid by instalments of principal and interest"),
            Text(
                "写明还款方式（repayment）与期数（periods），或出借人的还款计划表（schedule）",
                "state the method (repayment) and the number (periods), or the lender's own rows (schedule)",
            ),
        ),
        "plan-dates": Message(
            Text("{after} 不晚于 {before}", "{after} is not after {before}"),
            Text("各期日期依次递增", "one after another"),
        ),
        "plan-each": Message(
            Text(
                "前 {number} 期每期 {each} 元，已不少于全部欠款，最后一期没有余额",
                "{number} instalments of {each} leave nothing for the last",
            ),
            Text("减少每期金额或期数", "make them smaller or fewer"),
        ),
        "plan-every": Message(
            Text("“{every}”不是间隔", "“{every}” is no interval"),
            Text("例：1m、3m、1q、2w、10d", "for example 1m, 3m, 1q, 2w, 10d"),
        ),
        "plan-first": Message(
            Text(
                "第一期 {first} 不晚于确认日 {confirmed}",
                "the first instalment {first} is not after the day of the debt, {confirmed}",
            ),
            Text("写确认日以后的日期", "state a later day"),
        ),
        "plan-nothing": Message(Text("没有尚欠的款项", "nothing is owed"), Text("", "")),
        "plan-number": Message(
            Text("{number} 期不行", "{number} instalments will not do"),
            Text("1 至 {most} 期", "1 to {most}"),
        ),
        "rate-words/cap": Message(
            Text("“{said}”不是利率", "“{said}” is no rate"), Text("写明要检验的利率", "state the rate to test")
        ),
        "fee-currency/judgment": Message(
            Text(
                "判决以 {name} 计，没有折算为人民币的汇率", "the judgment is in {name}, and no rate converts it to RMB"
            ),
            Text(
                "写受理日汇率 fx_fee（一单位外币合人民币多少）",
                "state fx_fee, the RMB for one unit on the day of acceptance",
            ),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
