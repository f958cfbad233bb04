"""What is said of the clocks of limitation and enforcement, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

LIMITATION: dict[str, Message] = {
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
    "limitation-day": Message(
        Text(
            "自到期日的次日起算；也有自到期日起算、早一天届满的看法，宜留余地",
            "the period opens on the day after the due date; some let it open on the due date and end a day"
            " earlier: leave room",
        ),
    ),
    "limitation-bankruptcy": Message(
        Text(
            "债务人的破产申请于 {day} 受理，时效自次日起算；其他债务人仍自原到期日起算；"
            "申报破产债权与起诉同样中断，写进 demands（event: suit）才计入",
            "the debtor's bankruptcy was accepted on {day}: the period opens on the next day, for other debtors as"
            " agreed; filing the claim with the administrator interrupts like a suit: state it in demands (suit)",
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
}
