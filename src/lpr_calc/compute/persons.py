"""What each person owes: views of one ledger, never sums of their own (民法典 518, 519, 691条).

There is one ledger for the debt. A payment enters it once, whoever made it (520条1款); a person's figure is what the
ledger leaves in the heads he answers for, within his limit, at the day on which interest stops for him. The figures
overlap and are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..base.dates import iso
from ..base.money import fen_text, half_up
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Bankruptcy, Case
from ..casefile.people import Guarantor, Party, Ratio
from ..law.choices import Choices
from ..law.guarantee import GuaranteeClock, clocks_of, mode_of, note_expired
from ..law.guarantee_acts import on_debtor
from .people import Person, Persons
from .statement import LedgerRow, Line, Statement
from .transfers import assigned, released

_BY_FORM = {"joint": "civil-code/518", "several": "civil-code/517"}
_ROLES = {
    "together": Text("债务人（共同）", "debtor (together)"),
    "joint": Text("债务人（连带）", "debtor (joint)"),
    "several": Text("债务人（按份）", "debtor (in shares)"),
    "": Text("债务人", "debtor"),
    "g-general": Text("一般保证人", "general guarantor"),
    "g-joint": Text("连带责任保证人", "joint guarantor"),
    "g-joined": Text("债务加入人", "joined the debt"),
}


def several_persons(case: Case) -> bool:
    """Whether more than one person owes."""
    return bool(case.co_debtors or case.guarantors)


def ledger_case(case: Case) -> Case:
    """The case as the one ledger sees it: interest runs on while it runs for any debtor (企业破产法 46条 binds the
    bankrupt alone).
    """
    if not case.co_debtors:
        own = tuple(one for one in case.bankruptcy if one.party in ("", case.debtor.name))
        return case if own == case.bankruptcy else case._replace(bankruptcy=own)
    stopped = {one.party or case.debtor.name: one for one in case.bankruptcy}
    if any(debtor.name not in stopped for debtor in case.debtors):
        return case._replace(bankruptcy=())
    latest = max((stopped[debtor.name] for debtor in case.debtors), key=lambda one: one.accepted)
    return case._replace(bankruptcy=(latest._replace(party=case.debtor.name),))


def one_ledger(case: Case, compute: Callable[[Case], Statement], choices: Choices) -> tuple[Case, Case]:
    """Return the matter as its persons see it, and as the one ledger is computed: without what was paid to an old
    creditor, without the shares of those released, with interest that runs while it runs for any debtor.

    ``compute`` computes the claim of a case.
    """
    stated = assigned(case, choices)
    until = case.until if case.until is not None else case.today
    return stated, ledger_case(on_debtor(released(stated, until, compute, choices)))


def persons_of(
    case: Case, statement: Statement, compute: Callable[[Case], Statement], choices: Choices
) -> Persons | None:
    """Return the views of a claim's ledger, None where one person alone owes.

    ``case`` is the matter as stated; ``compute`` computes the claim of a case (for those for whom interest stops
    earlier).
    """
    if not several_persons(case):
        return None
    form = _form(case, choices)
    known: dict[tuple[int, bool], Statement] = {}

    def stopped_at(one: Bankruptcy) -> Statement:
        key = one.accepted, one.stop_day
        if key not in known:
            alone = case._replace(co_debtors=(), guarantors=(), bankruptcy=(one._replace(party=case.debtor.name),))
            known[key] = compute(alone)
        return known[key]

    bankrupt = {one.party or case.debtor.name: one for one in case.bankruptcy if one.accepted <= statement.until}
    people = [*_debtors(case, statement, form, bankrupt, stopped_at, choices)]
    day = case.filed if case.filed is not None else min(case.today, statement.until)
    clocks = clocks_of(case, day, choices)
    people += _guarantors(case, statement, bankrupt, stopped_at, clocks, choices)
    _note_payers(case, choices)
    _note_spouses(case, choices)
    return Persons(tuple(people), clocks, statement.totals.total)


def _form(case: Case, choices: Choices) -> str:
    if not case.co_debtors:
        return ""
    if case.liability:
        return case.liability
    if any(party.share for party in case.debtors):
        return "several"
    choices.assume(
        "liability",
        Text("多名债务人未写明形式：按共同偿还", "how several debtors owe is not stated: together"),
        "civil-code/518",
    )
    return "together"


def _note_payers(case: Case, choices: Choices) -> None:
    if any(not payment.by for payment in case.payments):
        choices.assume(
            "payer",
            Text("未写明付款人的还款：按债务人付款", "payments that name no payer: paid by the debtor"),
            "civil-code/561",
        )


def _note_spouses(case: Case, choices: Choices) -> None:
    """Say what has to be shown of a debt that a spouse is named for (民法典 1064条)."""
    for party in case.debtors:
        if party.spouse_of:
            choices.note(
                "info",
                "spouse",
                Text(
                    f"{party.name}是{party.spouse_of}的配偶：共同债务须证明共同签名或事后追认，"
                    "或用于家庭日常生活、共同生活、共同生产经营",
                    f"{party.name} is married to {party.spouse_of}: to be shown: both signed or ratified,"
                    " household needs, or use for the common life or business",
                ),
                "civil-code/1064",
            )


def _debtors(
    case: Case,
    statement: Statement,
    form: str,
    bankrupt: dict[str, Bankruptcy],
    stopped_at: Callable[[Bankruptcy], Statement],
    choices: Choices,
) -> Iterable[Person]:
    shares = _shares(case, choices) if form == "several" else None
    parts = _in_shares(statement, case, shares) if shares else None
    free = {one.party for one in case.releases if one.day <= statement.until}
    for number, party in enumerate(case.debtors):
        stop = bankrupt.get(party.name)
        seen = stopped_at(stop) if stop is not None else statement
        total, per_diem = seen.totals.total, seen.totals.per_diem
        if parts is not None:
            own = _in_shares(seen, case, shares) if stop is not None else parts
            total = own[number] - _paid_by(case, party.name, statement.until, number == 0)
            per_diem = _split(per_diem, shares or ())[number]
        if party.name in free:
            total = per_diem = 0
        yield Person(
            party.name,
            "debtor",
            form,
            _ROLES[form],
            (),
            None,
            _paid_by(case, party.name, statement.until, number == 0),
            stop.accepted if stop is not None else None,
            max(total, 0),
            per_diem if stop is None and total > 0 else 0,
            _BY_FORM.get(form, statement.matter.duty),
        )


def _shares(case: Case, choices: Choices) -> tuple[Ratio, ...]:
    stated = [party.share for party in case.debtors]
    if None in stated:
        choices.assume("shares", Text("未约定份额：均等", "shares not agreed: equal"), "civil-code/517", matters=True)
        return tuple((1, len(stated)) for _ in stated)
    return tuple(share for share in stated if share is not None)


def _split(amount: int, shares: Iterable[Ratio]) -> list[int]:
    """Split fen by shares: each rounded, the last takes what is left."""
    parts = [half_up(amount * part, whole) for part, whole in shares]
    parts[-1] = amount - sum(parts[:-1])
    return parts


def _in_shares(statement: Statement, case: Case, shares: tuple[Ratio, ...] | None) -> list[int]:
    """Each one's part of everything the ledger charged, line by line, before what anybody paid."""
    assert shares is not None
    totals = statement.totals
    owed = [0] * len(shares)
    for amount in (
        totals.principal,
        *(line.interest for line in statement.lines),
        totals.damages,
        totals.fees,
        totals.costs,
    ):
        for number, part in enumerate(_split(amount, shares)):
            owed[number] += part
    return owed


def _paid_by(case: Case, name: str, until: int, is_first: bool) -> int:
    """What one person paid up to the end; a payment that names nobody is the first debtor's."""
    return sum(
        payment.amount
        for payment in case.payments
        if payment.day <= until and (payment.by == name if payment.by else is_first)
    )


class _Open(Record):
    """What a ledger leaves open of some loans: principal, interest and lump sums by head, costs; and the per-diem."""

    principal: int
    heads: dict[str, int]
    costs: int
    per_diem: int


def _open(statement: Statement, loans: tuple[str, ...]) -> _Open:
    totals = statement.totals
    ids = [loan.id for loan in statement.case.loans]
    if not loans or set(loans) == set(ids):
        return _Open(totals.principal_after, dict(statement.owed), totals.costs_after, totals.per_diem)
    heads: dict[str, int] = {}
    for line in statement.lines:
        if line.loan_id in loans:
            heads[line.kind] = heads.get(line.kind, 0) + line.interest
    for loan in loans:
        for kind, paid in statement.covered.get(loan, {}).items():
            heads[kind] = heads.get(kind, 0) - paid
    principal = 0
    for own in statement.case.loans:
        if own.id in loans:
            rows = [row for row in statement.ledger if row.loan_id == own.id]
            principal += rows[-1].principal_after if rows else own.principal - own.deducted
    per_diem = sum(line.interest for line in statement.ahead if line.loan_id in loans)
    return _Open(principal, heads, 0, per_diem)


def _guarantors(
    case: Case,
    statement: Statement,
    bankrupt: dict[str, Bankruptcy],
    stopped_at: Callable[[Bankruptcy], Statement],
    clocks: tuple[GuaranteeClock, ...],
    choices: Choices,
) -> Iterable[Person]:
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
        paid = _paid_by(case, one.name, statement.until, False)
        seen = stopped_at(stop) if stop is not None else statement
        amount, per_diem = _within(one, case, seen, paid)
        unpleaded = None
        if pleads and stop is debtors_stop and debtors_stop is not None:
            unpleaded, _ = _within(one, case, statement, paid)
        own = [clock for clock in clocks if clock.guarantor == one.name]
        expired = bool(own) and all(clock.state == "expired" for clock in own)
        if expired:
            note_expired(tuple(own), choices)
            amount = per_diem = 0
            unpleaded = None
        elif unpleaded is not None and debtors_stop is not None:
            _note_plea(one, debtors_stop, amount, unpleaded, choices)
        yield Person(
            one.name,
            "joined" if mode == "joined" else "guarantor",
            mode,
            _ROLES[f"g-{mode}"],
            heads_of(one),
            one.limit,
            paid,
            stop.accepted if stop is not None else None,
            amount,
            per_diem if stop is None else 0,
            provision,
            unpleaded if unpleaded != amount else None,
            expired,
        )
        _note_scope(one, choices)
        if one.limit is not None and one.limit_on == "principal" and not one.limit_order:
            choices.assume(
                "limit-order",
                Text(
                    "未写明限额部分如何减少：先减未被保证的部分",
                    "which part earlier payments reduced is not stated: the part not guaranteed first",
                ),
                "civil-code/691",
            )


def _note_plea(one: Guarantor, stop: Bankruptcy, amount: int, unpleaded: int, choices: Choices) -> None:
    if one.pleads_stop is None and amount != unpleaded:
        choices.assume(
            "guarantor-plea",
            Text(
                f"{one.name}主张自破产受理日（{iso(stop.accepted)}）停止计息；不主张的为 {fen_text(unpleaded)} 元",
                f"{one.name} pleads that interest stops with the bankruptcy ({iso(stop.accepted)}); without the plea"
                f" {fen_text(unpleaded)}",
            ),
            "guarantee-2020/22",
        )


def heads_of(one: Guarantor) -> tuple[str, ...]:
    """The heads a guarantor answers for, () where he answers for all of them."""
    return () if one.scope == ("all",) else one.scope


def _note_scope(one: Guarantor, choices: Choices) -> None:
    if not one.scope:
        choices.assume(
            "guarantee-scope",
            Text(
                "未写明担保范围：本金、利息、违约金、损害赔偿金和实现债权的费用",
                "scope not stated: principal, interest, damages and the costs of realisation",
            ),
            "civil-code/691",
        )


def _within(one: Guarantor, case: Case, seen: Statement, paid: int) -> tuple[int, int]:
    """What a guarantor owes of a ledger and its per-diem: heads in scope, within his limit or share."""
    found = _open(seen, one.loans)
    part = _principal_part(one, case, seen, found) if one.limit_on == "principal" and one.limit is not None else None
    scope = heads_of(one)
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
        amount = max(half_up((amount + paid) * share, whole) - paid, 0)
        per_diem = half_up(per_diem * share, whole)
    if one.limit is not None and one.limit_on != "principal":
        left = max(one.limit - paid, 0)
        if left <= amount:
            amount, per_diem = left, 0
    return amount, per_diem


def _principal_part(one: Guarantor, case: Case, seen: Statement, found: _Open) -> _Open:
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
        first_guaranteed = one.limit_order == "limit-first"
        open_guaranteed, open_other = _taken(
            open_guaranteed, open_other, row.interest - row.unprotected, first_guaranteed
        )
        guaranteed, other = _taken(guaranteed, other, row.principal, first_guaranteed)
    interest = max(open_guaranteed, 0)
    heads = _spread(found.heads, interest)
    per_diem = half_up(found.per_diem * guaranteed, found.principal) if found.principal else 0
    return _Open(min(guaranteed, found.principal), heads, found.costs, per_diem)


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


def _spread(heads: dict[str, int], interest: int) -> dict[str, int]:
    """Lay a sum of interest on the open heads in proportion; damages and fees stay whole."""
    bearing = {kind: left for kind, left in heads.items() if kind not in ("damages", "fees")}
    whole = sum(bearing.values())
    laid = {kind: half_up(left * interest, whole) if whole else 0 for kind, left in bearing.items()}
    if laid:
        greatest = max(laid, key=lambda kind: laid[kind])
        laid[greatest] += interest - sum(laid.values())
    return {**{kind: left for kind, left in heads.items() if kind in ("damages", "fees")}, **laid}


def payer_of(row: LedgerRow, case: Case) -> str:
    """Who made the payment of a ledger row, by its day and note; "" where nobody is named."""
    names = {payment.by for payment in case.payments if payment.day == row.day and payment.by}
    return names.pop() if len(names) == 1 else ""


def party_named(case: Case, name: str) -> Party | None:
    """The party of a name, None where there is none."""
    everyone = (*case.creditors, *case.debtors, *(one.party for one in case.guarantors))
    return next((party for party in everyone if party.name == name), None)
