"""What each guarantor owes of the one ledger: the heads in his scope, of the loans he answers for, within his limit or
share (民法典 691, 699条), at the day on which interest stops for him (担保制度解释 22条).
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import add_ratios, fen_text, half_up
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.people import Bankruptcy, Guarantor
from ..law.choices import Choices
from ..law.guarantee import GuaranteeClock, mode_of, note_expired
from ..law.guarantee_law import guaranteed
from .open_debt import due_total, left_open
from .people import Person, paid_by, stopped_on
from .statement import Statement
from .stops import Stops

worded = words_of(__name__)

_ROLES = {
    "general": Text("一般保证人", "general guarantor"),
    "joint": Text("连带责任保证人", "joint guarantor"),
    "joined": Text("债务加入人", "joined the debt"),
    "void": Text("保证无效的赔偿人", "answers for a void guarantee"),
}
VOID = {"both": (1, 2), "guarantor": (1, 1), "creditor": (0, 1), "main": (1, 3)}
"""The most of what the debtor cannot pay that is answered for under a void guarantee (担保制度解释 17条)."""


def guarantor_views(
    case: Case,
    statement: Statement,
    stops: Stops,
    clocks: tuple[GuaranteeClock, ...],
    choices: Choices,
) -> Iterable[Person]:
    """Return the view of every guarantor; ``stops`` gives the ledger with interest stopped by a bankruptcy, or running
    on.
    """
    debtors_stop = stops.of_debtors
    for one in case.guarantors:
        mode, provision = mode_of(one, case, choices)
        own_stop = stops.bankrupt.get(one.name)
        pleads = debtors_stop is not None and one.pleads_stop is not False and mode != "joined"
        stop = min(
            (found for found in (own_stop, debtors_stop if pleads else None) if found is not None),
            key=lambda found: found.accepted,
            default=None,
        )
        paid = paid_by(case, one.name, statement.until, False)
        own = [clock for clock in clocks if clock.guarantor == one.name]
        expired = bool(own) and all(clock.state == "expired" for clock in own)
        over = {clock.loan_id for clock in own if clock.state == "expired"}
        bound = one if not over else one._replace(loans=tuple(c.loan_id for c in own if c.loan_id not in over))
        amount, per_diem = _answered(bound, case, stops.at(stop) if stop is not None else statement, paid, choices)
        unpleaded = None
        if pleads and stop is debtors_stop:
            unpleaded, _ = _answered(bound, case, stops.at(own_stop), paid, choices)
        if one.void:
            mode, provision = "void", "guarantee-2020/17"
        note_expired(tuple(own), choices)
        free = any(each.party == one.name and each.day <= statement.until for each in case.releases)
        if free:
            amount = per_diem = 0
            unpleaded = None
            choices.note("info", "guarantor-released", worded("guarantor-released", name=one.name), "civil-code/688")
        elif expired:
            amount = per_diem = 0
            unpleaded = None
        elif unpleaded is not None and debtors_stop is not None:
            _note_plea(one, debtors_stop, amount, unpleaded, choices)
        yield Person(
            one.name,
            "joined" if mode == "joined" else "guarantor",
            mode,
            _ROLES[mode],
            heads_of(one),
            one.limit,
            paid,
            stopped_on(stop),
            amount,
            per_diem if stop is None else 0,
            provision,
            unpleaded if unpleaded != amount else None,
            expired,
            released=free,
            bankrupt=own_stop is not None,
            limit_on=one.limit_on if one.limit is not None and one.limit_on else "all",
            share=one.share,
            loans=() if expired or len(set(bound.loans)) == len(case.loans) else bound.loans,
        )
        _note_scope(one, choices)
        if one.limit is not None and one.limit_on == "principal" and not one.limit_order:
            choices.assume(
                "limit-order",
                worded("limit-order"),
                "civil-code/691",
            )


def _note_plea(one: Guarantor, stop: Bankruptcy, amount: int, unpleaded: int, choices: Choices) -> None:
    if one.pleads_stop is None and amount != unpleaded:
        choices.assume(
            "guarantor-plea",
            worded("guarantor-plea", name=one.name, accepted=iso(stop.accepted), unpleaded=fen_text(unpleaded)),
            "guarantee-2020/22",
        )


def note_lost_recourse(case: Case, people: Iterable[Person], choices: Choices) -> None:
    """Say of guarantors on one paper what each may plead where another is liable no more, by the creditor's release or
    because nothing was asked of him in time (担保制度解释 29条2款): he could have asked him for his part (13条2款).
    """
    same = {one.name for one in case.guarantors if one.same_paper}
    own = [one for one in people if one.name in same]
    lost = [one.name for one in own if one.released or one.expired]
    for one in own:
        if not lost or not one.amount:
            continue
        left = fen_text(half_up(one.amount * (len(own) - len(lost)), len(own)))
        choices.note(
            "warning",
            "guarantor-lost",
            worded("guarantor-lost", lost="、".join(lost), name=one.name, left=left),
            "guarantee-2020/29",
        )


def heads_of(one: Guarantor) -> tuple[str, ...]:
    """The heads a guarantor answers for, () where he answers for all of them."""
    return () if one.scope == ("all",) else one.scope


def _note_scope(one: Guarantor, choices: Choices) -> None:
    if not one.scope:
        choices.assume(
            "guarantee-scope",
            worded("guarantee-scope"),
            "civil-code/691",
        )


def _answered(one: Guarantor, case: Case, seen: Statement, paid: int, choices: Choices) -> tuple[int, int]:
    """What a guarantor answers for and its per-diem; of a void guarantee the most of it that can be asked."""
    amount, per_diem = _within(one, case, seen, paid, choices)
    if not one.void:
        return amount, per_diem
    part, whole = VOID[one.void]
    said = f"{part}/{whole}" if part and whole > 1 else ""
    choices.note(
        "warning",
        "guarantee-void",
        worded(
            "guarantee-void",
            name=one.name,
            share=Text(said or ("全部" if part else "零"), said or ("all" if part else "nothing")),
        ),
        "guarantee-2020/17",
    )
    return max(half_up((amount + paid) * part, whole) - paid, 0), half_up(per_diem * part, whole)


def _within(one: Guarantor, case: Case, seen: Statement, paid: int, choices: Choices) -> tuple[int, int]:
    """What a guarantor owes of a ledger and its per-diem: heads in scope, within his limit or share."""
    found, (part, of) = left_open(seen, one.loans), (1, 1)
    _note_costs(one, case, seen, choices)
    if one.limit is not None and one.limit_on == "principal":
        from .principal_part import Guaranteed, part_within

        stated = sum(loan.principal - loan.deducted for loan in guaranteed(one, case))
        # A share is of the whole of it, less what he paid.
        name = one.name if one.share is None else ""
        terms = Guaranteed(one.limit, one.limit_order, one.loans, stated, name)
        found, (part, of) = part_within(terms, seen, found)
    scope = heads_of(one)
    amount = sum(left for kind, left in found.heads.items() if not scope or kind in scope)
    amount += found.principal if not scope or "principal" in scope else 0
    amount += found.costs if not scope or "costs" in scope else 0
    more, over = add_ratios(each for kind, each in found.per_diem.items() if not scope or kind in scope)
    share, whole = one.share or (1, 1)
    per_diem = half_up(more * part * share, over * of * whole)
    if one.share is not None:
        left = half_up((amount + paid) * share, whole) - paid
        # Who paid more than his share owes nothing of the next day either.
        amount, per_diem = (left, per_diem) if left >= 0 else (0, 0)
    if one.limit is not None and one.limit_on != "principal":
        left = max(one.limit - paid, 0)
        if left <= amount:
            amount, per_diem = left, 0
    # Rounded loan by loan, the heads may come to a fen more than the ledger.
    return min(amount, due_total(seen)), per_diem


def _note_costs(one: Guarantor, case: Case, seen: Statement, choices: Choices) -> None:
    """Say that costs, which name no loan, are not in what is owed of some loans alone."""
    if one.loans and len(set(one.loans)) < len(case.loans) and seen.totals.costs_after:
        choices.note(
            "warning",
            "guarantor-costs",
            worded("guarantor-costs", name=one.name),
            "civil-code/691",
        )
