"""What each guarantor owes of the one ledger: the heads in his scope, of the loans he answers for, within his limit or
share (民法典 691, 699条), at the day on which interest stops for him (担保制度解释 22条).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..casefile.model import Bankruptcy, Case
from ..casefile.people import Guarantor
from ..law.choices import Choices
from ..law.guarantee import GuaranteeClock, mode_of, note_expired
from .people import Open, Person, paid_by, payer_of, stopped_on
from .statement import Line, Statement

worded = words_of(__name__)

_ROLES = {
    "general": Text("一般保证人", "general guarantor"),
    "joint": Text("连带责任保证人", "joint guarantor"),
    "joined": Text("债务加入人", "joined the debt"),
    "void": Text("保证无效的赔偿人", "answers for a void guarantee"),
}
VOID = {"both": (1, 2), "guarantor": (1, 1), "creditor": (0, 1), "main": (1, 3)}
"""The most of what the debtor cannot pay that is answered for under a void guarantee (担保制度解释 17条)."""


def left_open(statement: Statement, loans: tuple[str, ...]) -> Open:
    """Return what a ledger leaves open of some loans, by their ids (() for all); costs belong to none of them."""
    totals = statement.totals
    ids = [loan.id for loan in statement.case.loans]
    if not loans or set(loans) == set(ids):
        return Open(totals.principal_after, dict(statement.owed), totals.costs_after, totals.per_diem)
    heads: dict[str, int] = {}
    for loan in loans:
        for kind, left in statement.owed_by_loan.get(loan, {}).items():
            heads[kind] = heads.get(kind, 0) + left
    principal = 0
    for own in statement.case.loans:
        if own.id in loans:
            rows = [row for row in statement.ledger if row.loan_id == own.id]
            principal += rows[-1].principal_after if rows else own.principal - own.deducted
    per_diem = sum(line.interest for line in statement.ahead if line.loan_id in loans)
    return Open(principal, heads, 0, per_diem)


def guarantor_views(
    case: Case,
    statement: Statement,
    bankrupt: dict[str, Bankruptcy],
    seen_at: Callable[[Bankruptcy | None], Statement],
    clocks: tuple[GuaranteeClock, ...],
    choices: Choices,
) -> Iterable[Person]:
    """Return the view of every guarantor; ``seen_at`` gives the ledger with interest stopped by a bankruptcy,
    or running on (None).
    """
    debtors_stop = min(
        (bankrupt[party.name] for party in case.debtors if party.name in bankrupt),
        key=lambda one: one.accepted,
        default=None,
    )
    for one in case.guarantors:
        mode, provision = mode_of(one, case, choices)
        own_stop = bankrupt.get(one.name)
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
        amount, per_diem = _answered(bound, case, seen_at(stop) if stop is not None else statement, paid, choices)
        unpleaded = None
        if pleads and stop is debtors_stop:
            unpleaded, _ = _answered(bound, case, seen_at(own_stop), paid, choices)
        if one.void:
            mode, provision = "void", "guarantee-2020/17"
        note_expired(tuple(own), choices)
        free = any(each.party == one.name and each.day <= statement.until for each in case.releases)
        if free:
            amount = per_diem = 0
            unpleaded = None
            _note_released(one, case, choices)
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


def _note_released(one: Guarantor, case: Case, choices: Choices) -> None:
    """Say that a guarantor was let go; others could have asked him for his part where they signed the same paper."""
    others = "、".join(other.name for other in case.guarantors if other.same_paper and other.name != one.name)
    shared = bool(others) and one.same_paper
    choices.note(
        "warning" if shared else "info",
        "guarantor-released",
        worded("guarantor-released/shared", name=one.name, others=others)
        if shared
        else worded("guarantor-released", name=one.name),
        "guarantee-2020/13" if shared else "civil-code/688",
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
    found = left_open(seen, one.loans)
    part = _principal_part(one, case, seen, found) if one.limit_on == "principal" and one.limit is not None else None
    scope = heads_of(one)
    if one.loans and len(set(one.loans)) < len(seen.case.loans) and seen.totals.costs_after:
        choices.note(
            "warning",
            "guarantor-costs",
            worded("guarantor-costs", name=one.name),
            "civil-code/691",
        )
    principal = part.principal if part is not None else found.principal
    heads = part.heads if part is not None else found.heads
    per_diem = part.per_diem if part is not None else found.per_diem
    amount = sum(left for kind, left in heads.items() if not scope or kind in scope)
    amount += principal if not scope or "principal" in scope else 0
    amount += found.costs if not scope or "costs" in scope else 0
    if scope and not set(scope) & {"in-term", "overdue", "penalty", "compound"}:
        per_diem = 0
    if part is found:
        # The guaranteed part of the principal bears its part of everything, rounded once.
        lent = _lent(one, seen)
        owed = amount - (found.costs if not scope or "costs" in scope else 0)
        amount += half_up(owed * min(one.limit or 0, lent), lent) - owed
        per_diem = half_up(per_diem * min(one.limit or 0, lent), lent)
    if one.share is not None:
        share, whole = one.share
        left = half_up((amount + paid) * share, whole) - paid
        # Who paid more than his share owes nothing of the next day either.
        amount, per_diem = max(left, 0), half_up(per_diem * share, whole) if left >= 0 else 0
    if one.limit is not None and one.limit_on != "principal":
        left = max(one.limit - paid, 0)
        if left <= amount:
            amount, per_diem = left, 0
    return amount, per_diem


def _principal_part(one: Guarantor, case: Case, seen: Statement, found: Open) -> Open:
    """A guarantee of a part of the principal: that part, and the interest on it.

    Which part earlier payments reduced is not regulated: ``limit-last`` takes the unguaranteed part first (the
    default), ``limit-first`` the guaranteed one, ``pro-rata`` both alike.
    """
    assert one.limit is not None
    loans = one.loans or tuple(loan.id for loan in seen.case.loans)
    lent = _lent(one, seen)
    limit = min(one.limit, lent)
    if one.limit_order == "pro-rata":
        return found
    rows = [row for row in seen.ledger if row.loan_id in loans]
    guaranteed, other = limit, lent - limit
    open_guaranteed = open_other = 0
    since = 0
    for row in [*rows, None]:
        charged = _charged(seen.lines, loans, since, row.day if row is not None else None)
        whole = guaranteed + other
        mine = half_up(charged * guaranteed, whole) if whole else 0
        open_guaranteed, open_other = open_guaranteed + mine, open_other + charged - mine
        if row is None:
            break
        since = row.day
        # What the guarantor paid himself performs his own obligation.
        first_guaranteed = one.limit_order == "limit-first" or payer_of(row.day, case) == one.name
        open_guaranteed, open_other = _taken(
            open_guaranteed, open_other, row.interest - row.unprotected, first_guaranteed
        )
        guaranteed, other = _taken(guaranteed, other, row.principal, first_guaranteed)
    interest = max(open_guaranteed, 0)
    heads = _spread(found.heads, interest)
    per_diem = half_up(found.per_diem * guaranteed, found.principal) if found.principal else 0
    return Open(min(guaranteed, found.principal), heads, found.costs, per_diem)


def _lent(one: Guarantor, seen: Statement) -> int:
    return sum(loan.principal - loan.deducted for loan in seen.case.loans if not one.loans or loan.id in one.loans)


def _charged(lines: tuple[Line, ...], loans: tuple[str, ...], start: int, end: int | None) -> int:
    """Interest of the days ``[start, end)``: whole lines, and the part of a line that a payment of interest divides."""
    found = 0
    for line in lines:
        if line.loan_id not in loans:
            continue
        first, last = max(line.start, start), line.end if end is None else min(line.end, end)
        if first < last:
            found += half_up(line.interest * (last - line.start), line.end - line.start) - half_up(
                line.interest * (first - line.start), line.end - line.start
            )
    return found


def _taken(guaranteed: int, other: int, amount: int, guaranteed_first: bool) -> tuple[int, int]:
    """Take an amount off the two parts, one after the other."""
    first, second = (guaranteed, other) if guaranteed_first else (other, guaranteed)
    used = min(first, amount)
    first, second = first - used, second - (amount - used)
    return (first, second) if guaranteed_first else (second, first)


def _spread(heads: Mapping[str, int], interest: int) -> dict[str, int]:
    """Lay a sum of interest on the open heads in proportion; damages and fees stay whole."""
    bearing = {kind: left for kind, left in heads.items() if kind not in ("damages", "fees")}
    whole = sum(bearing.values())
    laid = {kind: half_up(left * interest, whole) if whole else 0 for kind, left in bearing.items()}
    if laid:
        greatest = max(laid, key=lambda kind: laid[kind])
        laid[greatest] += interest - sum(laid.values())
    return {**{kind: left for kind, left in heads.items() if kind in ("damages", "fees")}, **laid}
