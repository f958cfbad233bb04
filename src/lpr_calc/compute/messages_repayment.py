"""What is said of loans repaid by instalments: their schedule and what they cost, each message worded once"
" (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

REPAYMENT: dict[str, Message] = {
    "not-due": Message(
        Text(
            "未到期本金 {undue} 元、其本期利息 {current} 元不在请求之内（尚欠合计里列有）；"
            "已宣布提前到期的，写明 accelerated（通知到达日）",
            "{undue} of principal that is not due and its {current} of interest since the last due day are not claimed"
            " (the total owed has them); where it was called in, state accelerated (the day the notice arrived)",
        ),
    ),
    "cost-by-days": Message(
        Text(
            "各期间隔不相等：按实际天数求年化内部收益率，再折成每月",
            "the periods are unequal: the internal rate is that of the days, and its month follows from it",
        ),
    ),
    "cost-licensed": Message(
        Text(
            "持牌机构没有法定上限；借款人请求且总额显著过高的，合计可按年利率 24% 调减",
            "no ceiling by law for a licensed lender; on the borrower's request all heads may be reduced to 24 % a"
            " year",
        ),
    ),
    "cost-out": Message(
        Text("不计入成本：{names}（in_cost: no）", "not counted in the cost: {names} (in_cost: no)"),
    ),
    "cost-simple": Message(
        Text(
            "上限是年利率（单利），与单利年化比较；合同成立日 {formed}",
            "the ceiling is a simple yearly rate and is held against the simple one; formed on {formed}",
        ),
    ),
    "schedule-ahead": Message(
        Text(
            "{day} 起的报价尚未公布：以后各期按 {quote} 的报价列出，重定价后会改变",
            "quotes from {day} on are not published: later rows stand on that of {quote} and change when repriced",
        ),
    ),
    "schedule-deducted": Message(
        Text(
            "还款计划按合同金额列出；预先扣除的不是本金（民法典 670 条），主张与成本按实际收到的金额计算",
            "the schedule is that of the sum agreed; what was kept back is no principal (Civil Code 670): a claim"
            " and the cost go by what was received",
        ),
    ),
    "schedule-other-loan": Message(
        Text("借款“{id}”不是分期还本付息，没有还款计划", "loan “{id}” has no schedule"),
    ),
    "cost-nothing": Message(
        Text("扣除预扣利息与费用以后，没有实际收到的本金", "after what was kept back nothing was received"),
        Text("检查 deducted 与 charges", "check deducted and charges"),
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
}
