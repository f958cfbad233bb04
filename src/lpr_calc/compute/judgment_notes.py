"""What is told of the days of a judgment: what is not due yet, what has lapsed, what enters the doubled base when."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Judgment, OrderedInterest, Portion
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


_COMPOUND = ("复利", "利息罚息", "利息的罚息")
"""Names of interest on interest in judgments on bank loans."""


def bases_of(judgment: Judgment, paid: bool, choices: Choices) -> tuple[str, ...]:
    """What the base of each entry of general interest is a part of, as `Base.of` has it; where something was ``paid``,
    say what was inferred and which interest payments serve last.

    Interest that bears compound interest is no principal: a payment to interest reduces it, one to principal does not.
    """
    found = []
    for ordered in judgment.interest:
        of = ordered.base_of or ("interest" if _is_interest(ordered, judgment) else "principal")
        found.append(of)
        if not paid or ordered.base is None:
            continue
        if of == "interest":
            code = "judged-compound" if ordered.base_of else "judged-compound/inferred"
            choices.assume(
                "judged-compound", worded(code, base=fen_text(ordered.base)), "", matters=not ordered.base_of
            )
        elif not ordered.base_of and _beside_all(ordered, judgment):
            choices.assume(
                "judged-base",
                worded("judged-base", base=fen_text(ordered.base), principal=fen_text(judgment.principal or 0)),
                "",
                matters=True,
            )
    return tuple(found)


def ranks_of(judgment: Judgment, base_of: tuple[str, ...]) -> tuple[int, ...]:
    """Where each entry of general interest stands when payments are told apart: compound, then penalty, then other
    interest (repayment.md 2: not fixed by law); interest that itself bears interest where `bases_of` has it.
    """
    borne: dict[str, set[int | None]] = {"interest": set(), "interest-first": set(), "principal": set()}
    for ordered, of in zip(judgment.interest, base_of, strict=True):
        borne[of].add(ordered.base)
    sums: dict[str, int] = {}
    for ordered in judgment.interest:
        sums[ordered.name] = sums.get(ordered.name, 0) + (ordered.amount or 0)
    found = []
    for ordered in judgment.interest:
        amounts = {ordered.amount, sums[ordered.name]} if ordered.amount is not None else set()
        if amounts & borne["interest-first"]:
            rank = 0
        elif any(word in ordered.name for word in _COMPOUND):
            rank = 1
        elif "罚息" in ordered.name:
            rank = 2
        else:
            rank = 4 if amounts & borne["interest"] else 3
        found.append(rank)
    return tuple(found)


def _beside_all(ordered: OrderedInterest, judgment: Judgment) -> bool:
    """Whether a base runs beside others that come to more than the principal with it: it can hardly be a part of it."""
    whole, base = judgment.principal or 0, ordered.base or 0
    if base == whole:
        return False
    beside = base
    for other in judgment.interest:
        if other is ordered or other.amount is not None or other.base_of.startswith("interest"):
            continue
        apart = (other.until is not None and ordered.start is not None and other.until < ordered.start) or (
            ordered.until is not None and other.start is not None and ordered.until < other.start
        )
        beside += 0 if apart or _is_interest(other, judgment) else whole if other.base is None else other.base
    return beside > whole


def _is_interest(ordered: OrderedInterest, judgment: Judgment) -> bool:
    """Whether a base is evidently interest: by the name of what it bears, or as a sum of interest adjudged beside, one
    entry or all of one name.
    """
    if ordered.base is None or ordered.base == judgment.principal:
        return False
    sums: dict[str, int] = {}
    for other in judgment.interest:
        sums[other.name] = sums.get(other.name, 0) + (other.amount or 0)
    return (
        any(word in ordered.name for word in _COMPOUND)
        or any(other.amount == ordered.base for other in judgment.interest)
        or ordered.base in sums.values()
    )
