"""What law says of loans repaid by instalments and of their arrears, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

INSTALMENTS: dict[str, Message] = {
    "first-due": Message(
        Text(
            "未写明首期还款日：按放款日以后一期，即 {day}",
            "the first due day is not stated: one period after lending, {day}",
        ),
    ),
    "paid-through": Message(
        Text(
            "第 1 至 {through} 期按期还清：本金 {principal} 元、利息 {interest} 元，不再列入",
            "instalments 1 to {through} were paid in time, {principal} of principal and {interest} of interest: not"
            " listed",
        ),
    ),
    "accelerated-early": Message(
        Text("提前到期日 {stated} 早于放款日 {start}", "accelerated on {stated}, before the day of lending {start}"),
        Text("检查 accelerated 与 lent", "check accelerated and lent"),
    ),
    "accelerated-late": Message(
        Text("提前到期日 {stated} 晚于末期还款日 {last}", "accelerated on {stated}, after the last due day {last}"),
        Text("检查 accelerated 与期数", "check accelerated and periods"),
    ),
    "each-too-small": Message(
        Text(
            "第 {number} 期利息 {interest} 元，每期金额不够付",
            "instalment {number} has {interest} of interest, more than its payment",
        ),
        Text("检查每期金额（each）、利率与首期计息（first_period）", "check each, the rate and first_period"),
    ),
    "first-due-early": Message(
        Text(
            "首期还款日 {first} 不晚于放款日 {lent}", "the first due day {first} is not after the day of lending {lent}"
        ),
        Text("检查 first_due 与 lent", "check first_due and lent"),
    ),
    "first-due-early/schedule": Message(
        Text("首期还款日 {due} 早于放款日 {lent}", "the first due day {due} is before the day of lending {lent}"),
        Text("检查 schedule 与 lent", "check schedule and lent"),
    ),
    "first-due-missing": Message(
        Text(
            "每月还款日 {agreed} 日与放款日 {lent} 不同，首期还款日没有写明",
            "the due day {agreed} is not that of the day of lending {lent}, and the first due day is not stated",
        ),
        Text("写明首期还款日（first_due）", "state the first due day (first_due)"),
    ),
    "paid-through-payments": Message(
        Text(
            "已写明第 1 至 {through} 期按期还清（至 {due}），又列了 {day} 的还款",
            "instalments 1 to {through} are stated as paid in time (to {due}), and a payment of {day} as well",
        ),
        Text(
            "paid_through 以内的还款不再列；没有按期还的，改为逐笔写 payments",
            "leave out payments within paid_through; where they were not in time, list them all instead",
        ),
    ),
    "paid-through/accelerated": Message(
        Text(
            "已还至第 {through} 期（{due}），但 {accelerated} 已宣布提前到期",
            "paid through {through} ({due}), but accelerated on {accelerated}",
        ),
        Text("检查 paid_through 与 accelerated", "check paid_through and accelerated"),
    ),
    "paid-through/not-due": Message(
        Text(
            "已还至第 {through} 期，但这一期 {due} 才到期，晚于计算截止日 {end}",
            "paid through {through}, which falls due on {due} only, after the end {end}",
        ),
        Text("检查 paid_through 与 until", "check paid_through and until"),
    ),
    "paid-through/too-many": Message(
        Text("已还至第 {through} 期，但只有 {count} 期", "paid through {through}, but there are {count} instalments"),
        Text("检查 paid_through 与期数", "check paid_through and periods"),
    ),
    "prepayment-loan": Message(
        Text("没有写明提前还的是哪一笔借款", "it is not stated which loan a prepayment is for"),
        Text("还款写明 loan: 编号", "name the loan of the payment (loan:)"),
    ),
    "repayment-disbursed": Message(
        Text("分次放款的借款不能由还款方式生成还款计划", "a schedule is made for money lent at once, not in parts"),
        Text("每次放款写成一笔借款（loans）", "state each disbursement as a loan of its own (loans)"),
    ),
    "repayment-due": Message(
        Text("到期日 {due} 不是末期还款日 {last}", "the due date {due} is not the last due day {last}"),
        Text("去掉 due，或检查期数与首期还款日", "drop due, or check periods and first_due"),
    ),
    "repayment-instalments": Message(
        Text(
            "既写了还款方式（repayment、schedule），又写了各期本金（instalments）",
            "both a method of repayment (repayment, schedule) and the principal of each instalment (instalments)",
        ),
        Text(
            "只写一种：利随本还的写 repayment 或 schedule，只分本金的写 instalments",
            "state one: repayment or schedule where interest is paid with it, instalments for principal alone",
        ),
    ),
    "repayment-kind": Message(
        Text(
            "分期还本付息的欠款按金融借款（罚息、复利）计算，这一类型没有这样的规则",
            "arrears of a loan by instalments are computed as those of a bank loan (penalty, compound interest);"
            " this kind of claim has no such rule",
        ),
        Text(
            "金融机构的借款写 kind: bank-loan；民间借贷的，用 lpr-calc schedule 列出各期本金，写进 due: [{{due:"
            " 2024-02-15, amount: 8000}}, …]，去掉 repayment、periods 或 schedule，已还的逐笔写 payments："
            "期内利息按实际天数计，各期本金逾期的按约定利率或法定标准计",
            "of a financial institution: kind: bank-loan; of a private loan take the principal of each instalment from"
            " lpr-calc schedule, state it as due: [{{due: 2024-02-15, amount: 8000}}, …], drop repayment and"
            " periods, or schedule, and state what was paid as payments: interest of the term then runs by actual"
            " days, and overdue principal bears the agreed or statutory rate",
        ),
    ),
    "repayment-rollovers": Message(
        Text("分期还本付息的借款没有利转本", "a loan repaid by instalments has no notes renewed"),
        Text("去掉 rollovers", "drop rollovers"),
    ),
    "repayment-schedule": Message(
        Text("既写了还款方式，又写了还款计划表", "both a method of repayment and rows of a schedule"),
        Text("合同自带还款计划表的，只写 schedule", "state the lender's own rows (schedule) alone"),
    ),
    "repayment-terms": Message(
        Text("还款计划还缺{missing}", "the schedule lacks {missing}"),
        Text("写明{missing}", "state {missing}"),
    ),
    "repayment-terms/rate": Message(
        Text("还缺合同利率（rate）", "the contract rate (rate) is missing"),
        Text("写明合同利率（rate）", "state the contract rate (rate)"),
    ),
    "schedule-prepaid": Message(
        Text(
            "有提前还款时，还款计划表要按提前还款以后的写", "rows that were made before a prepayment do not follow it"
        ),
        Text(
            "schedule 写提前还款以后的各期，提前还的本金也写成一期；还款去掉 for: prepayment",
            "state the rows as they are after it, the prepaid principal as one of them; drop for: prepayment",
        ),
    ),
    "schedule-sum": Message(
        Text(
            "还款计划表各期本金合计 {total} 元，不等于本金 {principal} 元{less}",
            "the principal of the rows adds up to {total}, the principal is {principal}{less}",
        ),
        Text("检查 schedule 各期 principal", "check the principal of each row of schedule"),
    ),
}
