"""What can be wrong with a document that is asked for, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "as-of-suit": Message(
            Text(
                "已有判决：起诉的文书按起诉日 {day} 写，不写到 {until}{more}",
                "there is a judgment: papers of the suit are drafted as of {day}, the day it was brought, not of"
                " {until}{more}",
            ),
        ),
        "as-of-suit/judgment": Message(
            Text(
                "已有判决而没有写明起诉日：起诉的文书按判决日 {day} 写，不写到 {until}{more}（用 filed 写明起诉日）",
                "there is a judgment and no day of suit: papers of the suit are drafted as of the judgment, {day}, not"
                " of {until}{more} (state filed)",
            ),
        ),
        "as-of-suit/payments": Message(
            Text("，其后的 {number} 笔款项不列入", "; {number} later payments are left out"),
        ),
        "draft-missing": Message(
            Text("缺少：{name}", "missing: {name}"), Text("写进案件文件", "state it in the case file")
        ),
        "nothing-owed": Message(
            Text("截至 {until} 没有尚欠的款项", "nothing is owed on {until}"),
            Text("draft schedule 列出已还的款项", "draft schedule lists what was paid"),
        ),
        "nothing-owed/judgment": Message(
            Text(
                "截至 {until} 履行期限尚未届满，不能申请执行",
                "the time for performance is not over on {until}: nothing to enforce",
            ),
            Text("写届满以后的 until", "state an until after it"),
        ),
        "pay-by": Message(
            Text("付款期限 {pay_by} 不晚于 {until}", "the last day to pay, {pay_by}, is not after {until}"),
            Text("写更晚的日期，或用 --until 提前计算日", "state a later day, or compute to an earlier --until"),
        ),
        "preserve-amount": Message(
            Text("保全金额 {amount} 超过请求的 {claim}", "{amount} to be preserved is more than the {claim} claimed"),
            Text(
                "写不超过请求数额的 amount（民诉法 105 条：保全限于请求的范围）",
                "state an amount within the claim (Civil Procedure Law art. 105)",
            ),
        ),
        "preserve-when/after": Message(
            Text(
                "未写明阶段：已有判决，按判决后、申请执行前写",
                "the stage is not stated: after the judgment, which is there",
            )
        ),
        "preserve-when/before": Message(
            Text(
                "未写明阶段：没有起诉日，按诉前保全写",
                "the stage is not stated: before the suit, no day of which is known",
            )
        ),
        "preserve-when/in": Message(
            Text("未写明阶段：已起诉，按诉讼中保全写", "the stage is not stated: in the suit, which was brought")
        ),
        "resume-early": Message(
            Text(
                "和解协议约定履行至 {last_day}，{until} 尚未届满，也没有写明违约",
                "the settlement runs to {last_day}; on {until} it is neither over nor stated as broken",
            ),
            Text("写 resume 的 broken（违约日），或更晚的 until", "state broken in resume, or a later until"),
        ),
        "template-broken": Message(
            Text("不是 .docx 文档，或已损坏", "no .docx document, or broken"),
            Text("用 Word 另存为 .docx", "save it anew as .docx"),
        ),
        "template-slot": Message(
            Text(
                "“{title}”一行没有找到“{shown}”的空白，未写出任何文件",
                "no blank “{shown}” in a row “{title}”: nothing was written",
            ),
            Text("应填：{values}", "to be filled in: {values}"),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
