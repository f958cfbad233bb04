"""What is said of interest after a judgment, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

JUDGMENTS: dict[str, Message] = {
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
    "interest-cap": Message(
        Text(
            "判决的利率合计上限（{rate}）逐日按当日计息的本金计量，各项先列的先计；超出部分不计，当日未用足的不留到以后",
            "the ceiling of the judgment on all its rates together ({rate}) is measured day by day on the principal"
            " that bears interest; what is listed first counts first, what a day leaves is lost",
        ),
    ),
    "interest-cap/before-2014": Message(
        Text(
            "2014-08-01 以前的迟延与利率合计上限不能一起计算",
            "a delay from before 2014-08-01 cannot be computed with a ceiling on all rates together",
        ),
        Text("去掉 interest_cap，分别计算后比较", "drop interest_cap, and compare the results"),
    ),
    "interest-capped": Message(
        Text("利率合计上限减去 {sum} 元：{parts}", "the ceiling on all rates together took {sum} off: {parts}"),
    ),
    "interest-capped/limits": Message(
        Text(
            "利率合计上限与各项的数额上限共减去 {sum} 元：{parts}",
            "the ceiling on all rates together and limits on sums took {sum} off: {parts}",
        ),
    ),
    "shared-limit": Message(
        Text(
            "各项利息合计已达共同上限 {limit} 元，先列的先计，减去 {sum} 元",
            "all entries of interest together have reached their limit of {limit}; what is listed first counts"
            " first, {sum} was taken off",
        ),
    ),
    "shared-limit/fixed": Message(
        Text(
            "已定的利息 {fixed} 元已经超过共同上限 {limit} 元",
            "interest fixed at {fixed} is already above the common limit of {limit}",
        ),
        Text("检查 shared_limit 与 interest 的 amount", "check shared_limit and the amounts of interest"),
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
    "judgment-missing": Message(
        Text("没有判决本金", "the judgment's principal is missing"),
        Text(
            "--principal 300000，或案件文件的 judgment: {{principal: …}}",
            "--principal 300000, or judgment: {{principal: …}}",
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
    "cost-enters": Message(
        Text(
            "{day} 发生的费用 {amount} 元自次日起计入加倍部分的基数",
            "the cost of {amount} that arises on {day} enters the doubled base on the next day",
        ),
    ),
    "delay-before-2014": Message(
        Text(
            "2014-08-01 以前的迟延按旧办法：贷款基准利率的二倍，一年 {basis} 天，{beside}{inside}；还款本息并还",
            "delay before 2014-08-01: twice the benchmark rate, {basis} days a year, {beside}{inside}; payments"
            " serve debt and interest pro rata",
        ),
    ),
    "first-instalment": Message(
        Text(
            "分期履行：{what}自第一期届满（{day}）起计入加倍部分的基数（另有期限的写 items）",
            "in instalments: {what} enter the doubled base with the first, {day} (state items where they have a"
            " day of their own)",
        ),
    ),
    "judgment-date": Message(
        Text(
            "未写明判决日，加倍条款的条号按 {day} 的民事诉讼法",
            "day of the judgment not stated: the doubling clause is cited as of {day}",
        ),
    ),
    "payment-before-judgment": Message(
        Text(
            "判决日 {day} 及以前的还款已计入判决数额，这里不再抵充：{count} 笔",
            "payments up to the judgment of {day} are in its figures and not counted again: {count}",
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
}
