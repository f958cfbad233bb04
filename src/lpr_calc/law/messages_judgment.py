"""What law says of judgments, of limitation and of fees, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

JUDGMENTS: dict[str, Message] = {
    "accelerated-day": Message(
        Text(
            "判决写明不付即全部到期，但没有写明到期之日（accelerated）：二年先自最后一期 {days} 起算，已加速的自该日起",
            "the judgment makes all due on default, but the day (accelerated) is not stated: counted from the last"
            " instalment, {days}, for now",
        ),
    ),
    "calendar": Message(
        Text(
            "{last} 是否顺延只按周末判断：没有当年的法定节假日安排（pip install 'lpr-calc[calendar]'，或该年尚未公布）",
            "{last}: only weekends are known, not the public holidays (pip install 'lpr-calc[calendar]', or not"
            " published yet)",
        ),
    ),
    "calendar/works": Message(
        Text(
            "{day} 是否顺延只按周末判断：没有当年的法定节假日安排",
            "{day}: only weekends are known, not the public holidays",
        ),
    ),
    "closed-interest-out": Message(
        Text(
            "判决已定或已截止的利息是一般债务利息，不计入加倍部分的基数（该项写 doubled: yes 则计入）",
            "interest that is fixed or closed is general interest, outside the doubled base (doubled: yes of its"
            " entry puts it in)",
        ),
    ),
    "costs-currency": Message(
        Text(
            "费用按 {currency} 计：法院收取的费用以人民币交纳的，写折算后的 {currency} 金额",
            "costs are taken in {currency}: what the court charges in RMB is to be stated as converted to {currency}",
        ),
    ),
    "court-fee-payee": Message(
        Text(
            "{names}由被执行人直接支付（胜诉方预交且同意的）；由法院退还并向败诉方追缴的写 pay_to: court",
            "{names}: paid by the debtor to the creditor, who prepaid and agrees; where the court refunds it and"
            " collects from the loser, state pay_to: court",
        ),
    ),
    "currency/all-in-rmb": Message(
        Text(
            "全部款项按加倍部分起算日的汇率中间价折算为人民币（{name}）：5 条只为加倍部分折算，其余是所写明的读法",
            "everything converted to RMB at the mid-rate of the day the doubled part begins ({name}): art. 5 converts"
            " for the doubled part only, the rest is a reading as stated",
        ),
    ),
    "currency/doubled-in-rmb": Message(
        Text(
            "债权人选择人民币：判决的款项仍以 {name} 计，加倍部分先按起算日的汇率中间价折算基数，再以人民币计算（写"
            " fx_scope: all 则全部折算）",
            "the creditor chose RMB: what is adjudged stays in {name}; the base of the doubled part is converted at"
            " the mid-rate of its first day (fx_scope: all converts everything)",
        ),
    ),
    "currency/judged": Message(
        Text(
            "以 {name} 计算，加倍部分同样按日万分之一点七五",
            "computed in {name}; the doubled part runs at the same 0.0175 % a day",
        ),
    ),
    "damages-in-base": Message(
        Text(
            "判决的违约金（数额已定）计入加倍部分的基数（damages_doubled: no 则不计）",
            "damages adjudged as a sum are in the doubled base (damages_doubled: no takes them out)",
        ),
    ),
    "dates-order/period": Message(
        Text("{name}止于 {last}，早于 {first}", "{name} ends on {last}, before {first}"),
        Text("检查这两个日期", "check the two dates"),
    ),
    "demand-proof": Message(
        Text("{day} 的{act}没有写明凭证", "{act} of {day}: no proof stated"),
    ),
    "demand-delivered": Message(
        Text(
            "{day} 的催告未写明是否到达（delivered），不计入",
            "{day}: delivered not stated, the demand is not counted",
        ),
    ),
    "doubled-base-in": Message(
        Text(
            "{name}计入加倍部分的基数（costs 的 doubled 可改）",
            "{name} is inside the doubled base (`doubled` of the cost changes that)",
        ),
    ),
    "doubled-base-out": Message(
        Text(
            "{name}不计入加倍部分的基数（costs 的 doubled 可改）",
            "{name} is outside the doubled base (`doubled` of the cost changes that)",
        ),
    ),
    "effective-early": Message(
        Text(
            "生效日 {effective} 早于判决日 {day}，请核对 effective 与 date",
            "effectiveness, {effective}, is before the judgment of {day}: check effective and date",
        ),
    ),
    "effective-missing": Message(
        Text(
            "履行期限自生效之日起算，但没有写明生效日",
            "the period for performance runs from effectiveness, which is not stated",
        ),
        Text("写明 effective（--effective）", "state effective (--effective)"),
    ),
    "enforcement-obstacle": Message(
        Text(
            "中止后按民法典 194 条再满六个月（执行程序解释 19 条为继续计算）",
            "after an obstacle six months, by Civil Code 194 (the enforcement interpretation, art. 19, lets the rest"
            " run on)",
        ),
    ),
    "enforcement-old": Message(
        Text(
            "{begins} 起算的申请执行期间适用 2008-04-01 以前的旧法（一年或六个月），按二年计不准",
            "a period from {begins} had one year or six months under the law before 2008-04-01; two years are not"
            " right",
        ),
    ),
    "fee-amount/zero": Message(
        Text("标的额 {amount} 元不能计费", "no fee on an amount of {amount}"),
        Text("写大于 0 的金额", "state an amount above 0"),
    ),
    "holiday": Message(
        Text(
            "{day} 是休息日：如这一天尚未按民法典 203 条顺延，写 extend_holiday: yes（顺延至 {later}）{known}",
            "{day} is a day of rest: if it is not yet moved under Civil Code 203, state extend_holiday: yes (to"
            " {later}){known}",
        ),
    ),
    "holiday/written": Message(
        Text(
            "履行期限最后一日 {day} 是休息日，顺延至 {later}{known}",
            "the last day of performance {day} is a day of rest: moved to {later}{known}",
        ),
    ),
    "instalments-sum": Message(
        Text(
            "各期合计 {said} 元，不等于判决本金 {principal} 元",
            "the instalments add up to {said}, the principal is {principal}",
        ),
        Text("分期写本金部分，合计等于本金", "state the principal part of each instalment"),
    ),
    "interest-both": Message(
        Text(
            "一项里既有确定的数额，又有基数、起算日或利率",
            "a fixed sum and a base, first day or rate in one entry",
        ),
        Text(
            "分成两项：{{amount: …, until: …}} 与 {{base: …, from: …, rate: …}}",
            "two entries: {{amount: …, until: …}} and {{base: …, from: …, rate: …}}",
        ),
    ),
    "interest-currency": Message(
        Text(
            "这一项利息（基数、数额、上限）以 {currency} 计，判决以 {own} 计：没有折算率",
            "this entry of interest (base, sum, limit) is in {currency}, the judgment in {own}: nothing converts it",
        ),
        Text("写成 {own} 的金额（currency: {own}）", "state it in {own} (currency: {own})"),
    ),
    "interest-end": Message(
        Text("利息截至这一日，但没有写明{key}", "interest runs to this day, but {key} is not stated"),
        Text("写明{key}", "state {key}"),
    ),
    "items-sum": Message(
        Text(
            "各判项的{name}合计 {total} 元，不等于 {stated} 元",
            "the {name} of the items adds up to {total}, not to {stated}",
        ),
        Text("只写在判项里", "state it in the items only"),
    ),
    "limitation-old-obstacle": Message(
        Text(
            "障碍在 {end} 消除，早于 2017-10-01：旧法是剩余期间继续计算，不是再满六个月，请核对",
            "the obstacle was gone on {end}, before 2017-10-01: the old law let the rest run on, without six months"
            " of its own; check",
        ),
    ),
    "limitation-proceedings": Message(
        Text(
            "{day} 的程序何时终结没有写明，先自提出之日重新计算",
            "when the proceedings of {day} ended is not stated: the new period is counted from their beginning",
        ),
    ),
    "limitation-waiver": Message(
        Text(
            "{day} 的同意履行在 {over} 届满之后：须能认定债务人同意履行（只签收不算），方为放弃时效抗辩；此后另起三年"
            "是通说",
            "the consent of {day} came after the period ended on {over}: only clear consent to perform (not a mere"
            " receipt) waives the defence; the new three years are the prevailing view",
        ),
    ),
    "limitation-withdrawn": Message(
        Text(
            "{day} 撤诉：起诉状没有送达对方的，起诉是否中断时效有不同看法，宜从严计算",
            "suit withdrawn on {day}: where the complaint had not been served, courts differ on whether it"
            " interrupts; count strictly",
        ),
    ),
    "payment-currency/no-rate": Message(
        Text(
            "{day} 的还款以 {paid} 计，判决以 {currency} 计：没有折算率",
            "the payment of {day} is in {paid}, the judgment in {currency}: nothing converts it",
        ),
        Text(
            "写按付款日折算的 {currency} 金额（currency: {currency}）",
            "state it in {currency} as converted on its day (currency: {currency})",
        ),
    ),
    "payment-currency/silent": Message(
        Text("还款没有写明币种，按 {currency}", "payments without a currency are taken as {currency}"),
    ),
    "penalty-borne": Message(
        Text(
            "已承担调解书约定的违约责任，不再计算加倍部分",
            "the penalty a mediation statement provides was borne: no doubled part",
        ),
    ),
    "perform-by": Message(
        Text(
            "判决未定履行期限，自生效之日 {effective} 起计算加倍部分",
            "no period for performance: the doubled part runs from effectiveness, {effective}",
        ),
    ),
    "perform-by-early": Message(
        Text(
            "履行期限届满日 {first} 早于生效日 {effective}",
            "the last day of performance {first} is before effectiveness, {effective}",
        ),
        Text("检查 perform_by 与 effective", "check perform_by and effective"),
    ),
    "perform-by-missing": Message(
        Text("判项没有履行期限", "an item without its last day of performance"),
        Text("写 perform_by 或 perform_within", "state perform_by or perform_within"),
    ),
    "perform-by-twice/items": Message(
        Text("同一项写了两个履行期限", "two last days of performance for one part"),
    ),
    "perform-by-twice/whole": Message(
        Text("既有 items（判项）又有整个判决的履行期限", "items: and a last day of the whole judgment"),
    ),
    "perform-within": Message(
        Text(
            "{effective} 生效，{said}内履行：末日 {later}{moved}",
            "in effect on {effective}, to be performed within {said}: last day {later}{moved}",
        ),
    ),
    "rate-high": Message(
        Text("年利率达 {year}%，不会是判决的利率", "{year} % a year is no rate of a judgment"),
        Text("年利率写 24%，月利率写 2%/月，日万分之五写 0.05%/日", "24% a year, 2%/月 a month, 0.05%/日 a day"),
    ),
    "restitution": Message(
        Text(
            "执行回转：原申请执行人迟延履行返还义务的，同样承担加倍部分",
            "restitution after enforcement: the former creditor owes the doubled part likewise",
        ),
    ),
    "restitution-date": Message(
        Text("执行回转没有日期", "restitution without a date"),
        Text(
            "写裁定确定的返还末日 perform_by，或裁定生效日 effective",
            "state the last day to return as perform_by, or the ruling's effective",
        ),
    ),
    "resumed": Message(
        Text(
            "{resumed} 恢复执行原判决：和解协议已履行的部分作为还款扣除",
            "enforcement of the judgment resumed on {resumed}: what was paid under the settlement comes off",
        ),
    ),
    "rounding": Message(
        Text("判决只按逐段舍入计算", "a judgment is computed with each line rounded"),
        Text("rounding: line", "rounding: line"),
    ),
    "settlement-broken": Message(
        Text(
            "{broken} 起不履行和解协议：可以申请恢复执行（二年仍自 {last} 起算），也可就协议起诉",
            "the settlement was broken on {broken}: enforcement may be resumed (the two years still run from {last}),"
            " or the settlement sued on",
        ),
    ),
    "settlement-last-day": Message(
        Text(
            "{day} 的和解协议没有写明约定履行期限的最后一日（resume 的 last_day），先自和解之日起算",
            "the last day for performance of the settlement of {day} is not stated (last_day of resume): counted from"
            " its own day",
        ),
    ),
    "settlement-last-day/event": Message(
        Text(
            "{day} 在执行中达成和解：二年自和解协议约定履行期限的最后一日起重新计算，把 settled、last_day 写进 resume",
            "settled in enforcement on {day}: the two years restart from the last day it fixes; state settled and"
            " last_day in resume",
        ),
    ),
    "suspended-not-carried": Message(
        Text(
            "{days} 的事由是{bad}：3 条 3 款不扣除这样的期间，加倍部分照计；删去这一项，或确认另有依据",
            "{days}: {bad} is not excluded by art. 3(3), the doubled part runs on; drop the period unless it rests on"
            " something else",
        ),
    ),
    "suspended-reason": Message(
        Text(
            "{days} 的事由{reason}：3 条 3 款只扣除非因被执行人申请、审查执行依据的中止或暂缓，以及再审中止",
            "{days}: {reason}; art. 3(3) excludes only stays for review of the instrument not asked by the debtor, and"
            " stays for retrial",
        ),
    ),
    "until-before-judgment": Message(
        Text("计算至 {until}，早于判决日 {day}", "computed to {until}, before the judgment of {day}"),
        Text("写判决日或以后的 until（--until）", "state an until (--until) from the judgment on"),
    ),
    "works-payable": Message(
        Text(
            "应付款日变更为 {payable}：2026-06-30 以后受理的一审案件才自变更后的日期起算",
            "day of payment changed to {payable}: counted from only in cases accepted since 2026-06-30",
        ),
    ),
    "general-interest-terms": Message(
        Text("一般债务利息缺少利率或起算日", "general debt interest lacks its rate or its first day"),
        Text("写明 --interest-rate 与 --interest-from", "state --interest-rate and --interest-from"),
    ),
    "perform-by-missing/doubled": Message(
        Text("没有履行期限届满日，无法计算加倍部分", "no last day of performance: the doubled part cannot be computed"),
        Text(
            "写明 --perform-by，或 --effective 加 --perform-within 10日；未定履行期限的只写 --effective",
            "state --perform-by, or --effective with --perform-within 10; --effective alone where no period was set",
        ),
    ),
}
