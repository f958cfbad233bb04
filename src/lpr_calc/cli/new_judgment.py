"""The questions of ``lpr-calc new`` about a judgment: what it orders, and from when."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.text import Text
from .new_question import JUDGMENT, LONGEST, Answers, Question, costs_of


def judged(answers: Answers) -> Iterator[Question]:
    """The questions of a judgment, its interest and its costs."""

    def of(key: str, label: Text, ask: Text | None = None, **more: object) -> Question:
        return Question((JUDGMENT, key), label, ask or label, ("JUDGMENT", key), **more)  # type: ignore[arg-type]

    yield of("number", Text("案号", "case number"), Text("案号，可以留空", "case number, may be empty"))
    yield of(
        "date", Text("判决日", "day of the judgment"), Text("判决日（例：2024-08-20），可以留空", "day of the judgment")
    )
    yield of(
        "effective", Text("生效日", "day of effectiveness"), Text("生效日，不知道直接回车", "day of effectiveness")
    )
    yield of(
        "perform_by",
        Text("履行期限届满日", "last day of performance"),
        Text(
            "履行期限届满日；只写了“生效之日起几日内”的直接回车",
            "last day of performance; empty where only a number of days is stated",
        ),
    )
    if answers.get((JUDGMENT, "perform_by")) == "":
        yield of(
            "perform_within",
            Text("履行期限", "period of performance"),
            Text("判决生效之日起多少日内履行（例：10日）", "within how many days from effectiveness (10)"),
            needed=True,
        )
    yield of(
        "principal",
        Text("判决的本金", "principal adjudged"),
        Text("判决的本金（例：30万）", "principal adjudged (300000)"),
        needed=True,
        stand_in="1",
    )
    for number in range(LONGEST):
        at = (JUDGMENT, "interest", number)
        label = Text(f"第 {number + 1} 项利息", f"interest {number + 1}: ")
        more = Text("没有（更多）利息直接回车", "empty for no (more) interest")
        yield Question(
            (*at, "rate"),
            Text(f"{label.zh}的利率", f"{label.en}rate"),
            Text(
                f"判决写明继续计算的利息：利率（例：LPR、4xLPR、6%），{more.zh}",
                f"interest that the judgment orders to run on: its rate (LPR, 6%), {more.en}",
            ),
            ("ORDERED_INTEREST", "rate"),
            ends=True,
        )
        if not answers.get((*at, "rate")):
            break
        yield Question(
            (*at, "from"),
            Text(f"{label.zh}的起算日", f"{label.en}first day"),
            Text("自哪一天起", "from which day"),
            ("ORDERED_INTEREST", "from"),
            needed=True,
            stand_in="2020-01-01",
        )
        yield Question(
            (*at, "until"),
            Text(f"{label.zh}的截止日", f"{label.en}last day"),
            Text("至哪一天止；写“至实际清偿之日”的直接回车", "to which day; empty for the day of payment"),
            ("ORDERED_INTEREST", "until"),
        )
        yield Question(
            (*at, "base"),
            Text(f"{label.zh}的基数", f"{label.en}base"),
            Text("以多少为基数", "on what sum"),
            ("ORDERED_INTEREST", "base"),
            default=answers.get((JUDGMENT, "principal")) or None,
            needed=True,
            stand_in="1",
        )
    yield from costs_of(
        (JUDGMENT, "costs"),
        answers,
        Text("由被告负担的费用（案件受理费等）", "cost the debtor bears"),
        Text("2900", "2900"),
    )
