"""What is said of instalments that are agreed on, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

PLANS: dict[str, Message] = {
    "option-missing/plan": Message(
        Text("缺少这一项", "this is missing"),
        Text("例：--instalments 6 --first 2026-01-31", "for example --instalments 6 --first 2026-01-31"),
    ),
    "plan-ceiling": Message(
        Text("分期利率“{rate}”超过保护上限", "the rate “{rate}” is above the ceiling"),
        Text("不超过年利率 {allowed}", "at most {allowed} a year"),
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
    "plan-basis": Message(
        Text(
            "分期利息按未还本金计至付款的前一日",
            "interest of the instalments: on unpaid principal, to the day before a payment",
        ),
    ),
    "plan-order": Message(
        Text("各期先抵费用、利息，后抵本金", "instalments: costs and interest first, then principal"),
    ),
}
