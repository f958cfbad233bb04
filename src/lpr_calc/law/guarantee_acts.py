"""What keeps a guarantee period, and the limitation of the guarantee that begins with it (民法典 693, 694条)."""

from __future__ import annotations

from datetime import date

from ..base.dates import iso
from ..base.errors import words_of
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case
from ..casefile.people import Guarantor
from .choices import Choices
from .guarantee_law import CODE, signed_of
from .limitation import after

worded = words_of(__name__)

Act = tuple[int, Text]


def rolled(day: int, one: Guarantor, choices: Choices) -> int:
    """The next working day (203条)."""
    moved, official = next_workday(date.fromordinal(day))
    if not official:
        choices.note(
            "warning",
            "calendar",
            worded("calendar", last=iso(day)),
            "civil-code/203",
        )
    return moved.toordinal()


def on_debtor(case: Case) -> Case:
    """The case without demands that name a guarantor: each guarantor has a clock of his own (担保制度解释 29条1款)."""
    names = {one.name for one in case.guarantors}
    if not any(demand.to in names for demand in case.demands):
        return case
    return case._replace(demands=tuple(demand for demand in case.demands if demand.to not in names))


def acts_of(case: Case, one: Guarantor, mode: str, due: int, on: int, choices: Choices) -> tuple[Act, ...]:
    """Everything up to the day ``on`` that keeps the period (693条), in the order of days: a suit against the debtor,
    or, for a joint guarantor, a demand on him from the due date on, or a suit against him.

    A judgment that holds him liable has found the period kept.
    """
    found = _of_general(case, one) if mode == "general" else _of_joint(case, one, due, choices)
    judgment = case.judgment
    if judgment is not None and (not judgment.liable or any(each.party == one.name for each in judgment.liable)):
        day = judgment.day or judgment.effective or due
        if not found:
            found.append((min(day, due), Text("已有判决认定其责任", "a judgment holds him liable")))
    return tuple(sorted((act for act in found if act[0] <= on), key=lambda act: act[0]))


def _of_general(case: Case, one: Guarantor) -> list[Act]:
    debtors = on_debtor(case).demands
    suits = sorted(
        [demand.day for demand in debtors if demand.event == "suit"] + ([case.filed] if case.filed is not None else [])
    )
    withdrawn = sorted(demand.day for demand in debtors if demand.event == "withdraw")
    acts = []
    for number, day in enumerate(suits):
        following = suits[number + 1] if number + 1 < len(suits) else None
        if any(day <= back and (following is None or back <= following) for back in withdrawn):
            # 担保制度解释 31条1款: a suit that was withdrawn keeps nothing.
            continue
        acts.append((day, Text(f"{iso(day)} 起诉债务人", f"suit against the debtor on {iso(day)}")))
    if one.applied is not None:
        day = one.applied
        acts.append((day, Text(f"{iso(day)} 申请执行", f"enforcement applied for on {iso(day)}")))
    return acts


def _of_joint(case: Case, one: Guarantor, due: int, choices: Choices) -> list[Act]:
    acts = []
    named = [demand for demand in case.demands if demand.to == one.name]
    for demand in (*one.demands, *named):
        day = demand.day
        if demand.delivered is False or demand.event not in ("demand", "suit"):
            continue
        if day < due and demand.event == "demand":
            # The period has not begun: nothing can be asked of the guarantor before the debt is due.
            choices.note(
                "warning",
                "guarantee-demand-early",
                worded("guarantee-demand-early", day=iso(day), name=one.name, due=iso(due)),
                "civil-code/693",
            )
            continue
        acts.append((day, Text(f"{iso(day)} 向{one.name}主张", f"demand on {one.name} on {iso(day)}")))
    filed = one.sued if one.sued is not None else case.filed
    if filed is not None and not _withdrawn(filed, case, one, choices):
        if one.sued is not None:
            acts.append((filed, Text(f"{iso(filed)} 起诉{one.name}", f"{one.name} sued on {iso(filed)}")))
        else:
            acts.append((filed, Text(f"{iso(filed)} 一并起诉{one.name}", f"{one.name} sued on {iso(filed)}")))
            choices.assume(
                "guarantor-sued",
                worded("guarantor-sued", name=one.name, filed=iso(filed)),
                "civil-code/693",
            )
    elif filed is not None and case.served is not None:
        # 担保制度解释 31条2款: the copy reached him, though the suit was withdrawn.
        day = case.served
        acts.append((day, Text(f"{iso(day)} 起诉状副本送达", f"copy of the complaint served on {iso(day)}")))
    return acts


def _withdrawn(filed: int, case: Case, one: Guarantor, choices: Choices) -> bool:
    """Whether the suit of a day was withdrawn: then only the copy that reached the guarantor counts, told."""
    acts = sorted((*case.demands, *one.demands), key=lambda demand: demand.day)
    back = next((demand.day for demand in acts if demand.event == "withdraw" and demand.day >= filed), None)
    again = [demand.day for demand in acts if demand.event == "suit" and demand.day >= filed]
    if back is None or any(day >= back for day in again):
        return False
    served = Text("", "") if case.served is None else Text(f"：{iso(case.served)} 送达", f": {iso(case.served)}")
    choices.note(
        "warning",
        "guarantee-withdrawn",
        worded("guarantee-withdrawn", filed=iso(filed), name=one.name, served=served),
        "guarantee-2020/31",
    )
    return True


def limitation_of(
    case: Case, one: Guarantor, mode: str, kept: int, acts: tuple[Act, ...], choices: Choices
) -> int | None:
    """The last day of the three years of the guarantee (694条); None where they have not begun.

    A joint guarantor's run from the demand that kept the period, and anew from every later one within them (195条).
    """
    if mode == "joint":
        begins = kept
        for day, _ in acts:
            if begins < day <= after(begins, 36):
                begins = day
        return rolled(after(begins, 36), one, choices)
    starts = [day for day in (one.ended, one.insolvent, after(one.applied, 12) if one.applied else None) if day]
    signed = signed_of(one, case, choices)
    if signed is not None and signed < CODE and case.judgment is not None and case.judgment.effective is not None:
        starts.append(case.judgment.effective)
    return rolled(after(min(starts), 36), one, choices) if starts else None
