"""What each person owes: views of one ledger, never sums of their own (民法典 518, 519, 691条).

There is one ledger for the debt. A payment enters it once, whoever made it (520条1款); a person's figure is what the
ledger leaves in the heads he answers for, within his limit, at the day on which interest stops for him. The figures
overlap and are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import add_ratios, fen_text, half_up
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.people import Bankruptcy, Ratio
from ..law.choices import Choices
from ..law.guarantee import clocks_of
from ..law.guarantee_acts import on_debtor
from .guarantors import guarantor_views, note_lost_recourse
from .open_debt import due_per_diem, due_total
from .people import Person, Persons, paid_by, stopped_on
from .recourse import recourse_of
from .statement import Statement
from .stops import Stops
from .transfers import assigned, refuse_part, released

worded = words_of(__name__)

_BY_FORM = {"joint": "civil-code/518", "several": "civil-code/517"}
_ROLES = {
    "together": Text("债务人（共同）", "debtor (together)"),
    "joint": Text("债务人（连带）", "debtor (joint)"),
    "several": Text("债务人（按份）", "debtor (in shares)"),
    "": Text("债务人", "debtor"),
}


def several_persons(case: Case) -> bool:
    """Whether more than one person owes."""
    return bool(case.co_debtors or case.guarantors)


def ledger_case(case: Case) -> Case:
    """The case as the one ledger sees it: interest runs on while it runs for anybody (企业破产法 46条 binds the
    bankrupt alone): another debtor, one who joined the debt, a guarantor who does not plead the stop.
    """
    if any(one.pleads_stop is False or one.mode == "joined" for one in case.guarantors):
        return case._replace(bankruptcy=())
    if not case.co_debtors:
        own = tuple(one for one in case.bankruptcy if one.party in ("", case.debtor.name))
        return case if own == case.bankruptcy else case._replace(bankruptcy=own)
    stopped = {one.party or case.debtor.name: one for one in case.bankruptcy}
    if any(debtor.name not in stopped for debtor in case.debtors):
        return case._replace(bankruptcy=())
    latest = max((stopped[debtor.name] for debtor in case.debtors), key=lambda one: one.accepted)
    return case._replace(bankruptcy=(latest._replace(party=case.debtor.name),))


def one_ledger(case: Case, compute: Callable[[Case], Statement], choices: Choices) -> Case:
    """Return the matter as the one ledger is computed: without what was paid to an old creditor, without the shares of
    those released, with interest that runs while it runs for any debtor. What was taken off is not stated any more;
    the assignments are, for papers tell them.

    ``compute`` computes the claim of a case.
    """
    until = case.until if case.until is not None else case.today
    refuse_part(case, until, compute)
    taken = released(ledger_case(assigned(case, choices)), until, compute, choices)
    return on_debtor(taken._replace(releases=()))


def persons_of(case: Case, statement: Statement, stops: Stops, choices: Choices) -> Persons | None:
    """Return the views of a claim's ledger, None where one person alone owes.

    ``case`` is the matter as stated; ``stops`` has the ledger for those for whom interest stops earlier.
    """
    if not several_persons(case):
        return None
    form = _form(case, choices)
    people = [*_debtors(case, statement, form, stops, choices)]
    day = case.filed if case.filed is not None else min(case.today, statement.until)
    clocks = clocks_of(case, day, choices)
    people += guarantor_views(case, statement, stops, clocks, choices)
    note_lost_recourse(case, people, choices)
    _note_payers(case, choices)
    _note_guaranteed(case, choices)
    _note_estates(case, statement, stops.bankrupt, choices)
    _note_spouses(case, choices)
    return Persons(tuple(people), clocks, due_total(statement), recourse_of(case, statement, form))


def _form(case: Case, choices: Choices) -> str:
    if not case.co_debtors:
        return ""
    if case.liability:
        return case.liability
    if any(party.share for party in case.debtors):
        return "several"
    choices.assume(
        "liability",
        worded("liability"),
        "civil-code/518",
    )
    return "together"


def _note_payers(case: Case, choices: Choices) -> None:
    for one in case.returned:
        choices.note(
            "info",
            "returned",
            worded("returned", day=iso(one.day), to=one.to, amount=fen_text(one.amount)),
            "civil-code/700",
        )
    if any(not payment.by for payment in (*case.payments, *case.returned)):
        choices.assume(
            "payer",
            worded("payer"),
            "civil-code/561",
        )


def _note_guaranteed(case: Case, choices: Choices) -> None:
    """Say that a guarantee of some loans alone puts no payment to the others first unless that is stated (560条2款).

    Who names the loan that a payment is for orders it himself (560条1款).
    """
    ids = {loan.id for loan in case.loans}
    if len(ids) < 2 or all(payment.loan for payment in case.payments):
        return
    if any(loan.secured is not None for loan in case.loans):
        return
    for one in case.guarantors:
        if one.loans and not ids <= set(one.loans):
            named = "、".join(one.loans)
            choices.note(
                "warning", "guaranteed-order", worded("guaranteed-order", name=one.name, loans=named), "civil-code/560"
            )


def _note_estates(case: Case, statement: Statement, bankrupt: dict[str, Bankruptcy], choices: Choices) -> None:
    """Say of every bankrupt beside whom the ledger runs on that the debt is to be filed with his administrator."""
    told = {(one.party or case.debtor.name, one.accepted) for one in statement.case.bankruptcy}
    for name, one in bankrupt.items():
        if (name, one.accepted) in told:
            continue
        choices.note(
            "warning",
            "bankruptcy-stop",
            worded("bankruptcy-stop/person", name=name, accepted=iso(one.accepted)),
            "bankruptcy-2006/46",
        )


def _note_spouses(case: Case, choices: Choices) -> None:
    """Say what has to be shown of a debt that a spouse is named for (民法典 1064条)."""
    for party in case.debtors:
        if party.spouse_of:
            choices.note(
                "info",
                "spouse",
                worded("spouse", name=party.name, spouse_of=party.spouse_of),
                "civil-code/1064",
            )


def _debtors(
    case: Case,
    statement: Statement,
    form: str,
    stops: Stops,
    choices: Choices,
) -> Iterable[Person]:
    shares = _shares(case, choices) if form == "several" else None
    parts = _less_paid(_in_shares(statement, case, shares), case, shares, statement.until) if shares else None
    free = {one.party for one in case.releases if one.day <= statement.until}
    for number, party in enumerate(case.debtors):
        stop = stops.bankrupt.get(party.name)
        seen = stops.at(stop) if stop is not None else statement
        total, per_diem, principal = due_total(seen), due_per_diem(seen), seen.totals.principal_after - seen.undue
        if parts is not None:
            own = parts
            if stop is not None and shares is not None:
                own = _less_paid(_in_shares(seen, case, shares), case, shares, statement.until)
            total = min(own[number], total)
            left = left_of(case, shares or (), statement.until)
            per_diem = _part(per_diem, left, number)
            principal = _part(principal, left, number)
        if party.name in free:
            total = per_diem = 0
        yield Person(
            party.name,
            "debtor",
            form,
            _ROLES[form],
            (),
            None,
            paid_by(case, party.name, statement.until, number == 0),
            stopped_on(stop),
            max(total, 0),
            per_diem if stop is None and total > 0 else 0,
            _BY_FORM.get(form, statement.matter.duty),
            principal=principal,
            released=party.name in free,
        )


def _shares(case: Case, choices: Choices) -> tuple[Ratio, ...]:
    stated = [party.share for party in case.debtors]
    if None in stated:
        choices.assume("shares", worded("shares/equal"), "civil-code/517", matters=True)
        return tuple((1, len(stated)) for _ in stated)
    return tuple(share for share in stated if share is not None)


def _split(amount: int, shares: Iterable[Ratio]) -> list[int]:
    """Split fen by shares: each rounded, the last takes what is left."""
    parts = [half_up(amount * part, whole) for part, whole in shares]
    if parts:
        parts[-1] = amount - sum(parts[:-1])
    return parts


def _part(amount: int, left: dict[int, Ratio], number: int) -> int:
    """One debtor's part of what is owed by those who are left; nothing of one who was released."""
    parts = dict(zip(left, _split(amount, list(left.values())), strict=True))
    return parts.get(number, 0)


def _in_shares(statement: Statement, case: Case, shares: tuple[Ratio, ...] | None) -> list[int]:
    """Each one's part of everything the ledger charged, line by line, before what anybody paid."""
    assert shares is not None
    totals = statement.totals
    charged = [
        (totals.principal, 0),
        *((settled.amount, settled.at + 1) for settled in statement.carried),
        *((line.interest, line.start) for line in statement.lines),
        (totals.damages - sum(line.interest for line in statement.lines if line.kind == "damages"), 0),
        (totals.fees, 0),
        (totals.costs, 0),
        (-statement.not_due, 0),
    ]
    owed = [0] * len(shares)
    for amount, start in charged:
        # From a release on, what runs is on the shares of those who are left.
        left = left_of(case, shares, start)
        for number, part in zip(left, _split(amount, list(left.values())), strict=True):
            owed[number] += part
    return owed


def _less_paid(parts: list[int], case: Case, shares: tuple[Ratio, ...], until: int) -> list[int]:
    """What is left of each part after what each paid himself; what one paid beyond his own part frees the others by
    their shares (民法典 524条), so that the parts still come to the debt.
    """
    free = {one.party for one in case.releases if one.day <= until}
    left = [
        part - paid_by(case, party.name, until, number == 0)
        for number, (part, party) in enumerate(zip(parts, case.debtors, strict=True))
    ]
    beyond = sum(-one for one in left if one < 0)
    others = [number for number, one in enumerate(left) if one > 0 and case.debtors[number].name not in free]
    left = [max(one, 0) for one in left]
    if beyond and others:
        weights = add_ratios(shares[number] for number in others)
        off = _split(beyond, [(shares[n][0] * weights[1], shares[n][1] * weights[0]) for n in others])
        for number, amount in zip(others, off, strict=True):
            left[number] = max(left[number] - amount, 0)
    return left


def left_of(case: Case, shares: tuple[Ratio, ...], day: int) -> dict[int, Ratio]:
    """The shares that make up the debt on a day, by the number of the debtor: those of who was not released by then."""
    free = {one.party for one in case.releases if one.day <= day}
    left = {number: shares[number] for number, party in enumerate(case.debtors) if party.name not in free}
    part, whole = add_ratios(left.values())
    return {number: (share[0] * whole, share[1] * part) for number, share in left.items()} if left else {}
