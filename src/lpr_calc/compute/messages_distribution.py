"""What can be wrong with a distribution of a debtor's assets, and what is said of it, each message worded once"
" (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

DISTRIBUTION: dict[str, Message] = {
    "distribution-nothing": Message(
        Text("没有可分配的款项：0.00 元", "there is nothing to divide: 0.00"),
        Text(
            "SUM 写执行到位或变价所得的数额，如 60万",
            "give the sum that enforcement or the sale brought, such as 600000",
        ),
    ),
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
        Text(
            "“{name}”在这一案里不是债务人、保证人或担保人：{file}",
            "“{name}” owes or secures nothing in this case: {file}",
        ),
        Text("检查 --debtor", "check --debtor"),
    ),
    "distribution-twice": Message(
        Text("案件文件“{file}”写了两次", "the case file “{file}” is given twice"),
        Text("每个债权一个案件文件，否则分到两份", "one file for each claim, or it takes two shares"),
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
}
