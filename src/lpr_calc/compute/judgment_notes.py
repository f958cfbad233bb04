"""What is told of the days of a judgment: what is not due yet, what has lapsed, what enters the doubled base when."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Judgment, Portion
from ..law.choices import Choices
from ..law.operative import lapsed, lapsed_text

worded = words_of(__name__)


def note_days(judgment: Judgment, begins: list[tuple[int, int]], until: int, choices: Choices) -> None:
    """Say what is not due yet."""
    every = [day for day, amount in begins if amount or not judgment.damages_parts]
    every += [part.day for part in judgment.damages_parts if part.day is not None]
    later = sorted({day for day in every if day > until})
    if later and later[0] == min(every):
        choices.note(
            "warning",
            "before-perform-by",
            worded("before-perform-by", until=iso(until), later=iso(later[0])),
            "delay-interest-2014/2",
        )
    elif later:
        said = "、".join(map(iso, later))
        choices.note(
            "info", "undue", worded("undue", days=Text(said, said.replace("、", ", "))), "delay-interest-2014/2"
        )


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
            choices.assume(
                "cost-enters",
                worded("cost-enters", day=iso(part.day), amount=fen_text(part.amount)),
                "delay-interest-2014/1",
            )
    if len({day for day, _ in begins}) < 2 or not names:
        return
    zh, en = "、".join(name.zh for name in names), " and ".join(name.en for name in names)
    choices.assume(
        "first-instalment", worded("first-instalment", day=iso(delay_from), what=Text(zh, en)), "delay-interest-2014/2"
    )
