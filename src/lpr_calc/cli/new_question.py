"""A question of ``lpr-calc new``, and what every part of its questions shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..base.record import Record
from ..base.text import Text

Path = tuple[str | int, ...]
"""The way to a value in the case file: ``("loans", 0, "principal")``."""
Answers = Mapping[Path, str]
"""What was answered so far, ``""`` for nothing; a question that is no key of it was not asked yet."""

JUDGMENT = "judgment"
"""What the first question calls a case after judgment: it is no kind of claim."""


class Question(Record):
    """One question.

    ``path`` is the value it gives; ``label`` names that in the review and in errors, ``ask`` adds what an answer may
    look like. ``key`` is the section and key whose meaning explains it. ``words`` lists what may be chosen;
    ``default`` is taken for an empty answer, None where that means "nothing"; ``needed`` ones are asked again.
    ``stand_in`` is a value the question's group can be read with before it is answered. ``ends`` marks the question
    whose empty answer ends a list.
    """

    path: Path
    label: Text
    ask: Text
    key: tuple[str, str] = ("", "")
    words: Mapping[str, Text] | None = None
    default: str | None = None
    needed: bool = False
    stand_in: str = ""
    ends: bool = False


YES_NO = {"yes": Text("是", "yes"), "no": Text("否", "no")}
LONGEST = 99
"""How many there may be of a list that an empty answer ends."""


def costs_of(at: Path, answers: Answers, what: Text, example: Text) -> Iterator[Question]:
    """The questions of a list of costs at ``at``, until a name is left empty; ``what`` they are."""
    for number in range(LONGEST):
        nth = Text(f"第 {number + 1} 项费用", f"cost {number + 1}")
        yield Question(
            (*at, number, "name"),
            Text(f"{nth.zh}的名称", f"{nth.en}, name"),
            Text(f"{what.zh}：名称，没有（更多）直接回车", f"{what.en}: name, empty for no (more)"),
            ("COST", "name"),
            ends=True,
        )
        name = answers.get((*at, number, "name"))
        if not name:
            return
        yield Question(
            (*at, number, "amount"),
            Text(f"{nth.zh}的金额", f"{nth.en}, amount"),
            Text(f"{name}：金额（例：{example.zh}）", f"{name}: amount ({example.en})"),
            ("COST", "amount"),
            needed=True,
            stand_in="0.01",
        )
