"""What is told of the days of a judgment: what is not due yet, what has lapsed, what enters the doubled base when."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Judgment, Portion
from ..law.choices import Choices
from ..law.operative import lapsed, lapsed_text


def note_days(judgment: Judgment, begins: list[tuple[int, int]], until: int, choices: Choices) -> None:
    """Say what is not due yet."""
    every = [day for day, amount in begins if amount or not judgment.damages_parts]
    every += [part.day for part in judgment.damages_parts if part.day is not None]
    later = sorted({day for day in every if day > until})
    if later and later[0] == min(every):
        message = Text(
            f"计算至 {iso(until)}，履行期限 {iso(later[0])} 尚未届满：还没有迟延，也不能申请执行",
            f"computed to {iso(until)}, before the last day of performance {iso(later[0])}: no delay yet,"
            " nothing to enforce",
        )
        choices.note("warning", "before-perform-by", message, "delay-interest-2014/2")
    elif later:
        said = "、".join(map(iso, later))
        message = Text(
            f"{said} 到期的款项尚未到期，另列，不进入执行申请与可查封数额",
            f"what is due on {said.replace('、', ', ')} is not due yet: it stands apart, outside the application"
            " and what may be seized",
        )
        choices.note("info", "undue", message, "delay-interest-2014/2")


def note_lapsed(days: list[int], until: int, choices: Choices) -> None:
    """Say of which instalments, due on ``days``, the time to apply had run out."""
    gone = lapsed(days, until)
    if gone:
        choices.note("warning", "enforcement-instalments", lapsed_text(gone), "civil-procedure-2017/239", matters=True)


def note_first(
    judgment: Judgment, begins: list[tuple[int, int]], costs_in: tuple[Portion, ...], delay_from: int, choices: Choices
) -> None:
    """Say when damages and costs enter the base where the principal is due in parts (2条)."""
    names = (
        [Text("违约金", "damages")]
        if judgment.damages and judgment.damages_doubled and not judgment.damages_parts
        else []
    )
    early = [part for part in costs_in if (part.day or 0) <= delay_from]
    names += [Text("计入基数的费用", "costs in the base")] if early else []
    for part in costs_in:
        if part.day is not None and part.day > delay_from:
            message = Text(
                f"{iso(part.day)} 发生的费用 {fen_text(part.amount)} 元自次日起计入加倍部分的基数",
                f"the cost of {fen_text(part.amount)} that arises on {iso(part.day)} enters the doubled base on"
                " the next day",
            )
            choices.assume("cost-enters", message, "delay-interest-2014/1")
    if len({day for day, _ in begins}) < 2 or not names:
        return
    zh, en = "、".join(name.zh for name in names), " and ".join(name.en for name in names)
    message = Text(
        f"分期履行：{zh}自第一期届满（{iso(delay_from)}）起计入加倍部分的基数（另有期限的写 items）",
        f"in instalments: {en} enter the doubled base with the first, {iso(delay_from)} (state items where"
        " they have a day of their own)",
    )
    choices.assume("first-instalment", message, "delay-interest-2014/2")
