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
