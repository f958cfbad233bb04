"""What can be wrong with what is to be computed, each message worded once.

Those of distribution, of persons and of loans repaid by instalments are in ``messages_distribution``,
``messages_persons`` and ``messages_repayment``.
"""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text
from .messages_distribution import DISTRIBUTION
from .messages_persons import PERSONS
from .messages_repayment import REPAYMENT

MESSAGES = Messages(
    {
        **DISTRIBUTION,
        **PERSONS,
        **REPAYMENT,
        "delay-before-2014/instalments": Message(
            Text("2014-08-01 以前开始的迟延：不支持分期履行", "delay from before 2014-08-01: no instalments"),
            Text("逐期分别计算", "compute each instalment by itself"),
        ),
        "delay-before-2014/converted": Message(
            Text(
                "2014-08-01 以前开始的迟延：加倍部分不能单独折算为人民币",
                "delay from before 2014-08-01: the doubled part cannot be converted by itself",
            ),
            Text("不写 fx_rate，或写 fx_scope: all", "drop fx_rate, or state fx_scope: all"),
        ),
        "judged-compound": Message(
            Text(
                "计收复利的利息 {base} 元：还款抵利息时最后抵它，基数随尚欠的利息减少（先抵它的，写 base_of:"
                " interest-first）",
                "interest of {base} that bears compound interest: payments to interest serve it last, and the base"
                " falls with what is left of it (where they serve it first: base_of: interest-first)",
            ),
        ),
        "judged-compound/inferred": Message(
            Text(
                "基数 {base} 元是利息，计收复利：还款抵利息时最后抵它，基数随尚欠的利息减少（先抵它的，写 base_of:"
                " interest-first；它是本金的，写 base_of: principal）",
                "the base of {base} is interest that bears compound interest: payments to interest serve it last, and"
                " the base falls with what is left of it (where they serve it first: base_of: interest-first; where"
                " it is principal: base_of: principal)",
            ),
        ),
        "judged-heads": Message(
            Text(
                "判决分列的各项利息之间，还款先抵复利，再抵罚息，后抵其他利息（法律没有规定）",
                "among the heads of interest that the judgment gives, payments serve compound interest, then penalty,"
                " then other interest (not fixed by law)",
            ),
        ),
        "judged-base": Message(
            Text(
                "计息基数 {base} 元与同时计息的其他基数合计超过判决本金 {principal} 元，按本金处理：抵本金的还款减少它"
                "（它是欠付的利息的，写 base_of: interest；确是本金的，写 base_of: principal）",
                "the base of {base} and those that run beside it come to more than the principal of {principal}; it is"
                " taken as principal, which payments to principal reduce (where it is unpaid interest: base_of:"
                " interest; where it is principal: base_of: principal)",
            ),
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
        "plan-currency": Message(
            Text(
                "判决以 {name} 计，加倍部分以人民币计：两种货币不能合成一张分期表",
                "the judgment is in {name}, its doubled part in RMB: instalments are in one currency",
            ),
            Text(
                "judgment.fx_scope: all 将全部折成人民币；或者去掉 fx_rate，加倍部分以原币计",
                "judgment.fx_scope: all converts everything to RMB; without fx_rate the doubled part is in the"
                " judgment's currency",
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
        "accelerated": Message(
            Text(
                "加速到期：{day} 起未到期各期一并到期{how}",
                "acceleration: what was not yet due fell due on {day}{how}",
            ),
        ),
        "bankruptcy-stop": Message(
            Text(
                "债务人的破产申请于 {day} 受理：未到期的债权视为到期，利息计至 {last}，其后停止计息；应向管理人申报"
                "债权",
                "the debtor's bankruptcy was accepted on {day}: what was not due is due, interest stops after"
                " {last}; the claim is to be filed with the administrator",
            ),
        ),
        "bankruptcy-stop/natural": Message(
            Text(
                "{name}看来是自然人：自然人不适用企业破产法（该法 2 条）；这里按企业停止计息，确是企业的写 natural: no",
                "{name} looks like a natural person, to whom the Enterprise Bankruptcy Law does not apply (art. 2);"
                " state natural: no where it is an enterprise",
            ),
        ),
        "before-perform-by": Message(
            Text(
                "计算至 {until}，履行期限 {later} 尚未届满：还没有迟延，也不能申请执行",
                "computed to {until}, before the last day of performance {later}: no delay yet, nothing to enforce",
            ),
        ),
        "benchmark-tier-2014": Message(
            Text(
                "2014-07-31 以前的迟延，贷款基准利率按到该日的迟延期间取“{tier}”档（用 --tenor 指定）",
                "delay to 2014-07-31: benchmark tier {tier} by its length to that day (state it with --tenor)",
            ),
        ),
        "cost-after-end": Message(
            Text(
                "{name} {amount} 元发生于 {day}，晚于计算截止日 {until}，未计入",
                "{name}, {amount}, arises on {day}, after the end {until}: not counted",
            ),
        ),
        "cost-enters": Message(
            Text(
                "{day} 发生的费用 {amount} 元自次日起计入加倍部分的基数",
                "the cost of {amount} that arises on {day} enters the doubled base on the next day",
            ),
        ),
        "costs-day": Message(
            Text(
                "费用没有写明发生日，视为在{name} {default} 发生：此前的还款不抵费用",
                "the day of a cost is not stated: taken to arise on {name}, {default}; no earlier payment pays it",
            ),
        ),
        "costs-first": Message(
            Text(
                "费用没有写明发生日，也没有{name}：视为自始存在，首先抵充（用 日期 写明）",
                "neither the day of a cost nor {name} is stated: costs are taken to exist from the start (state"
                " their date)",
            ),
        ),
        "credit": Message(
            Text(
                "还款超出已到期部分 {surplus} 元，留抵下一期（提前还款的，写明 for: prepayment）",
                "payments exceed what is due by {surplus}: a credit for the next instalment (a prepayment: for:"
                " prepayment)",
            ),
        ),
        "delay-before-2014": Message(
            Text(
                "2014-08-01 以前的迟延按旧办法：贷款基准利率的二倍，一年 {basis} 天，{beside}{inside}；还款本息并还",
                "delay before 2014-08-01: twice the benchmark rate, {basis} days a year, {beside}{inside}; payments"
                " serve debt and interest pro rata",
            ),
        ),
        "fee-base": Message(
            Text(
                "标的额含算至起诉日 {day} 的利息（各地做法），以后的利息不计",
                "the amount holds interest up to the suit, {day} (the courts' practice); later interest is not charged",
            ),
        ),
        "fee-before-2007": Message(
            Text(
                "{day} 早于 {in_force}（办法施行），当时的收费标准不在程序之内",
                "{day} is before the Measures ({in_force}): what courts charged then is not known here",
            ),
        ),
        "fee-court-costs": Message(
            Text("诉讼费用不计入标的额：{names}", "what the court taxes is not part of the amount: {names}"),
        ),
        "fee-currency/converted": Message(
            Text(
                "{name} 按受理日汇率（fx_fee）折算为人民币计费",
                "{name} converted at the rate of the day of acceptance (fx_fee)",
            ),
        ),
        "fee-currency/judgment_result-2": Message(
            Text(
                "申请执行费按受理日汇率折算，未写明（fx_fee），取加倍部分起算日的汇率",
                "the enforcement fee is converted at the rate of the day of acceptance, not stated (fx_fee): that of"
                " the doubled part's first day",
            ),
        ),
        "fee-currency/no-rate": Message(
            Text(
                "没有汇率：申请执行费与可查封数额须折算为人民币（fx_fee：受理日汇率；{currency}）",
                "no rate to convert {currency}: enforcement fee and what may be seized are in RMB (fx_fee: of the"
                " day of acceptance)",
            ),
        ),
        "fee-enforce-claim": Message(
            Text(
                "判决没有写明 principal：申请执行费按请求的金额估算",
                "the judgment states no principal: the enforcement fee is estimated on the claims",
            ),
        ),
        "fee-enforce-later": Message(
            Text(
                "{until} 还没有判决：申请执行费按 {since} 应执行的金额估算",
                "no judgment yet on {until}: the enforcement fee is estimated on what is to be enforced on {since}",
            ),
        ),
        "fee-enforced-before": Message(
            Text(
                "已执行到位 {brought} 元未计入；按全部执行金额 {both} 元计，申请执行费为 {fee} 元",
                "{brought} already brought in is left out; on all that is enforced, {both}, the fee is {fee}",
            ),
        ),
        "fee-estimate": Message(
            Text("预估，以法院核定为准", "an estimate: the court decides"),
        ),
        "fee-rounding": Message(
            Text(
                "费用算到分（办法未规定尾数；法院常取整到元）",
                "fees to the fen (the Measures are silent; courts often take whole yuan)",
            ),
        ),
        "filed": Message(
            Text("未写明起诉日，利息算至 {day}", "day of suit not stated: interest to {day}"),
        ),
        "first-instalment": Message(
            Text(
                "分期履行：{what}自第一期届满（{day}）起计入加倍部分的基数（另有期限的写 items）",
                "in instalments: {what} enter the doubled base with the first, {day} (state items where they have a"
                " day of their own)",
            ),
        ),
        "interest-forgone": Message(
            Text(
                "只从 {interest_from} 起主张：依法可自 {start} 起算，利息为 {interest} 元，少主张 {less} 元",
                "claimed only from {interest_from}: the law allows it from {start}, {interest} yuan of interest;"
                " {less} yuan given up",
            ),
        ),
        "judgment-date": Message(
            Text(
                "未写明判决日，加倍条款的条号按 {day} 的民事诉讼法",
                "day of the judgment not stated: the doubling clause is cited as of {day}",
            ),
        ),
        "limitation-day": Message(
            Text(
                "自到期日的次日起算；也有自到期日起算、早一天届满的看法，宜留余地",
                "the period opens on the day after the due date; some let it open on the due date and end a day"
                " earlier: leave room",
            ),
        ),
        "limitation-grace": Message(
            Text("未写明催告的合理期限（grace），按无宽限期计", "grace after the demand not stated: none"),
        ),
        "limitation-later": Message(
            Text("{on} 以后的事项未计入：{said}", "events after {on} are left out: {said}"),
        ),
        "limitation-payment-loan": Message(
            Text(
                "{day} 的还款没有写明归于哪一笔（loan），作为对每一笔的承认",
                "the payment of {day} names no loan: taken as acknowledging each of them",
            ),
        ),
        "limitation-plea": Message(
            Text(
                "法院不主动适用时效，须由义务人抗辩（193 条）",
                "limitation must be pleaded; no court applies it by itself (art. 193)",
            ),
        ),
        "limitation-stop": Message(
            Text("以二十年为限", "limited by the twenty years"),
        ),
        "payment-after-end": Message(
            Text(
                "{day} 的还款 {amount} 元晚于计算截止日 {until}，未计入",
                "the payment of {amount} on {day} is after the end {until}: not counted",
            ),
        ),
        "payment-before-judgment": Message(
            Text(
                "判决日 {day} 及以前的还款已计入判决数额，这里不再抵充：{count} 笔",
                "payments up to the judgment of {day} are in its figures and not counted again: {count}",
            ),
        ),
        "plan-basis": Message(
            Text(
                "分期利息按未还本金计至付款的前一日",
                "interest of the instalments: on unpaid principal, to the day before a payment",
            ),
        ),
        "plan-order": Message(
            Text("各期先抵费用、利息，后抵本金", "instalments: costs and interest first, then principal"),
        ),
        "stated-agrees": Message(
            Text("文书所载{name} {said} 元与计算一致", "{name} of {said} stated in the text: the computation agrees"),
        ),
        "stated-differs": Message(
            Text(
                "文书所载{name} {said} 元，计算为 {sum} 元，相差 {difference} 元：以计算为准，请核对",
                "{name} of {said} stated in the text, computed {sum}: {difference} apart; the computation stands",
            ),
        ),
        "stated-differs/day": Message(
            Text(
                "文书所载{name} {said} 元（至 {day}），计算最接近 {sum} 元（含或不含当日），相差 {difference} 元："
                "以计算为准，请核对",
                "{name} of {said} stated to {day}, computed {sum} at the nearest (that day counted or not):"
                " {difference} apart; the computation stands",
            ),
        ),
        "stated-unchecked": Message(
            Text(
                "文书所载数截至 {day}，该日算不出结果，没有核对",
                "the stated figures are of {day}, for which nothing computes: not checked",
            ),
        ),
        "resume-paid": Message(
            Text("和解协议已履行的部分作为还款扣除", "what was paid under the settlement comes off as payments"),
        ),
        "resume-paid/undated": Message(
            Text(
                "和解协议已付 {paid_sum} 元没有写日期，自 {day} 扣除（写成 paid: [{{date, amount}}] 则按付款日）",
                "{paid_sum} paid under the settlement has no day: taken off on {day} (paid: [{{date, amount}}] takes"
                " it off on its days)",
            ),
        ),
        "rollover": Message(
            Text(
                "{day} 利转本：受保护的应付利息 {due} 元，计入新借条本金 {kept} 元",
                "note renewed on {day}: {due} of protected interest was due, {kept} of it became principal",
            ),
        ),
        "rollover-limit": Message(
            Text(
                "借款期间利息总额上限（最初本金×上限×整个借期）{limit} 元，计得 {reached} 元，{bites}",
                "all interest of the term is limited to {limit} (first principal × ceiling × whole term): {reached},"
                " {bites}",
            ),
        ),
        "sum-ceiling": Message(
            Text(
                "逾期利息、违约金与其他费用合计受上限限制：{name} {amount} 元中有 {cut} 元不受保护",
                "overdue interest, damages and fees share one ceiling: {cut} of the {name} of {amount} is not"
                " protected",
            ),
        ),
        "surplus": Message(
            Text("还款超出债务 {surplus} 元", "payments exceed the debt by {surplus}"),
        ),
        "undue": Message(
            Text(
                "{days} 到期的款项尚未到期，另列，不进入执行申请与可查封数额",
                "what is due on {days} is not due yet: it stands apart, outside the application and what may be seized",
            ),
        ),
        "until": Message(
            Text("未写明计算至何日，算至今日 {until}", "end not stated: computed to today, {until}"),
        ),
        "unused": Message(Text("{said}", "{said}"), Text("删去它，或去掉 --strict", "take it out, or drop --strict")),
        "before-suit": Message(
            Text(
                "起息日 {days} 在计算日之后，只用于诉讼；此处自依法可主张之日起计算",
                "interest_from {days} lies after the day of computation and is for the suit only: computed from the day"
                " the law allows",
            ),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
