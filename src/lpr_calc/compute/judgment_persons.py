"""What each judgment debtor owes: views of one ledger (法释〔2014〕8号 1条: each one's own unpaid adjudged money).

The doubled part of a person runs on what that person was ordered to pay, from his own last day of performance; persons
with the same sum and the same day share one figure, and it is collected once. Whether a limited guarantor's own doubled
part may be asked for beside the debtor's is unsettled: it stands within the whole, never on top of it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..casefile.model import Case, Judgment
from ..casefile.people import Bankruptcy, Liable
from ..law.choices import Choices
from ..law.guarantee import mode_of
from .guarantors import VOID
from .judgment_security import given_by
from .judgment_statement import JudgmentStatement
from .judgment_stops import bankrupts_of, stop_of, stop_of_all, stopping
from .people import JudgmentPerson, paid_by, stopped_on
from .statement import Line

worded = words_of(__name__)

HOW = {
    "together": Text("共同", "together"),
    "several": Text("按份", "in shares"),
    "joint": Text("连带", "joint"),
    "limited": Text("限额内连带", "joint within a limit"),
    "general": Text("执行不能部分（一般保证）", "what enforcement leaves (general guarantee)"),
    "supplementary": Text("不能清偿的部分（补充）", "what the debtor cannot pay (supplementary)"),
    "property": Text("以财产为限（担保物）", "the property only"),
}
_PROVISIONS = {
    "together": "civil-code/518",
    "several": "civil-code/517",
    "joint": "civil-code/518",
    "limited": "civil-code/691",
    "general": "civil-code/687",
    "supplementary": "civil-code/687",
    "property": "civil-code/691",
}

_ALONE: dict[str, Any] = {"co_debtors": (), "guarantors": (), "security": (), "resume": None}
"""Nobody else, nor what secures the debt, where a judgment is computed as it binds one person."""


def judgment_persons(
    case: Case, statement: JudgmentStatement, compute: Callable[[Case], JudgmentStatement], choices: Choices
) -> tuple[JudgmentPerson, ...]:
    """Return the view of every judgment debtor; () where one person alone is liable."""
    judgment = case.judgment
    if judgment is None or not (judgment.liable or case.co_debtors or case.guarantors or owners_beside(case)):
        return ()
    found = _liable(case, judgment, choices)
    choices.note(
        "info",
        "liable-once",
        Text(
            "各责任人按份负担，互不连带；加倍部分按各自未付的数额计",
            "each owes his own part; the doubled part of each is on what he has not paid",
        )
        if all(one.how == "several" for one in found)
        else Text(
            "各责任人的数额互相重合，加倍部分只收取一次；以欠款总额为限",
            "the figures of those liable overlap, the doubled part is collected once: the total is the limit",
        ),
        "delay-interest-2014/1",
    )
    views = _Views(case, judgment, statement, compute)
    return tuple(views.of(one, choices) for one in found)


def _liable(case: Case, judgment: Judgment, choices: Choices) -> tuple[Liable, ...]:
    how = "several" if case.liability == "several" or any(party.share for party in case.debtors) else "together"
    if judgment.liable:
        named = {one.party for one in judgment.liable}
        # Where none of the debtors is named, what is listed are those who are liable beside them.
        debtors = (case.debtor,) if named & {party.name for party in case.co_debtors} else case.debtors
        left_out = [party.name for party in debtors if party.name]
        if case.debtor.name in named or not left_out:
            return judgment.liable
        choices.assume(
            "liable-debtor",
            worded("liable-debtor", names=Text("、".join(left_out), ", ".join(left_out))),
            "civil-code/518",
            matters=True,
        )
        own = "together" if len(left_out) == 1 else how
        return (*(Liable(name, own) for name in left_out), *judgment.liable)
    choices.assume(
        "liable",
        worded("liable"),
        "civil-code/518",
        matters=True,
    )
    listed = [Liable(party.name, how) for party in case.debtors]
    guarantors = []
    for one in case.guarantors:
        mode = mode_of(one, case, choices)[0]
        how = "general" if mode == "general" else "limited" if one.limit is not None else "joint"
        how = "supplementary" if one.void else how
        heads = one.scope not in ((), ("all",))
        if heads or one.share is not None or one.loans or (one.limit is not None and one.limit_on == "principal"):
            choices.note("warning", "liable-part", worded("liable-part", name=one.name), "civil-code/691", matters=True)
        part, whole = VOID.get(one.void, (1, 1))
        guarantors.append(Liable(one.name, how, one.limit, share=(part, whole) if part < whole else None))
    return (*listed, *guarantors, *(Liable(name, "property") for name in owners_beside(case)))


def owners_beside(case: Case) -> tuple[str, ...]:
    """The owners of what secures the debt, by a right the judgment gives, who owe nothing themselves."""
    known = {party.name for party in (*case.debtors, *(one.party for one in case.guarantors))}
    owners = dict.fromkeys(one.owner for one in given_by(case) if one.owner)
    return tuple(name for name in owners if name not in known)


class _Views:
    """What each of those liable owes of one judgment, the ledger of it at each stop computed once."""

    def __init__(
        self, case: Case, judgment: Judgment, statement: JudgmentStatement, compute: Callable[[Case], JudgmentStatement]
    ) -> None:
        self.case, self.judgment, self.statement, self.compute = case, judgment, statement, compute
        self.bankrupt = bankrupts_of(case, statement.until)
        self.known = {stop_of_all(case, statement.until): statement}

    def of(self, one: Liable, choices: Choices) -> JudgmentPerson:
        """One person's view, to the bankruptcy that stops what runs for him."""
        stop, own = stop_of(self.case, one.party, self.statement.until), self.bankrupt.get(one.party)
        found = self._at(one, stop)
        if stop is not None and stop is not own:
            unpleaded = self._at(one, own).amount
            plead = next((each.pleads_stop for each in self.case.guarantors if each.name == one.party), None)
            if plead is None and found.how != "property" and unpleaded != found.amount:
                said = worded(
                    "guarantor-plea", name=one.party, accepted=iso(stop.accepted), unpleaded=fen_text(unpleaded)
                )
                choices.assume("guarantor-plea", said, "guarantee-2020/22")
        return found._replace(stop=stopped_on(stop), bankrupt=own is not None)

    def _at(self, one: Liable, stop: Bankruptcy | None) -> JudgmentPerson:
        case, judgment = self.case, self.judgment
        if stop not in self.known:
            self.known[stop] = self.compute(stopping(case, judgment, stop))
        seen = self.known[stop]
        totals, first_doubled = seen.totals, self.statement.judgment.perform_by
        void = {each.name for each in case.guarantors if each.void}
        how = one.how or "joint"
        if how == "several" and one.party not in [party.name for party in case.debtors]:
            how = "joint"
        if how == "joint" and one.limit is not None:
            how = "limited"
        paid = paid_by(case, one.party, self.statement.until, one.party == case.debtor.name)
        adjudged = totals.total - totals.doubled_after
        doubled, per_diem = totals.doubled_after, totals.per_diem
        begins = None if first_doubled is None else first_doubled + 1
        own_day = one.start - 1 if one.start is not None else one.perform_by
        if own_day is not None and first_doubled is not None:
            # His turn does not come before the debtor's time is over.
            own_day = max(own_day, first_doubled)
        if how in ("general", "supplementary", "property") and own_day is None:
            # Not his turn yet, or no money that he himself was ordered to pay: no doubled part of his own.
            doubled, begins, per_diem = 0, None, totals.per_diem_general
        elif how == "several":
            own = self.compute(stopping(_in_part(case, judgment, one), None, stop))
            doubled, per_diem = own.totals.doubled_after, own.totals.per_diem
            adjudged = min(adjudged, own.totals.total - doubled)
        elif how == "limited" or own_day is not None:
            day = own_day
            if day is None and first_doubled is None:
                # By instalments, or by items each with its day: what is doubled of the ledger on a day bounds it.
                day = min((line.start for line in _doubled(seen)), default=seen.until + 1) - 1
            own = self.compute(stopping(_alone(case, judgment, one, day), None, stop))
            doubled, per_diem = own.totals.doubled_after, own.totals.per_diem
            if one.limit is not None:
                doubled = _within_ledger(own, seen)
                per_diem = min(own.totals.per_diem_doubled, totals.per_diem_doubled)
                # Interest that runs on is his too as long as the limit is not reached.
                per_diem += totals.per_diem_general if one.limit - paid > adjudged else 0
            adjudged = min(adjudged, own.totals.total - own.totals.doubled_after)
            begins = None if own.judgment.perform_by is None else own.judgment.perform_by + 1
        limit = one.limit
        if one.share is not None:
            # A part of what the debtor cannot pay: of all that is open and what he paid of it, less what he paid.
            part, whole = one.share
            adjudged = max(half_up((adjudged + paid) * part, whole) - paid, 0)
            doubled, per_diem = half_up(doubled * part, whole), half_up(per_diem * part, whole)
            # A void guarantee leaves that part of what was guaranteed; a judgment says its own limit.
            limit = half_up(limit * part, whole) if limit is not None and one.party in void else limit
        if limit is not None and how in ("general", "supplementary", "property"):
            left = max(limit - paid, 0)
            if left <= adjudged:
                adjudged, per_diem = left, 0
        amount = min(adjudged + doubled, totals.total)
        return JudgmentPerson(
            one.party,
            how,
            one.limit,
            paid,
            begins,
            adjudged,
            doubled,
            amount,
            per_diem,
            "guarantee-2020/17" if one.party in void else _PROVISIONS[how],
            share=one.share,
        )


def _within_ledger(own: JudgmentStatement, statement: JudgmentStatement) -> int:
    """The doubled part of one who answers within a limit, in fen: every day on what is left of his limit, but no more
    than what the ledger doubles that day, others having paid the rest; less what he paid of it.
    """
    ledger = _doubled(statement)
    accrued = 0
    for mine in _doubled(own):
        for whole in ledger:
            days = min(mine.end, whole.end) - max(mine.start, whole.start)
            if days > 0:
                less = min(mine, whole, key=lambda line: line.base)
                accrued += half_up(less.interest * days, less.days)
    return max(accrued - (own.totals.doubled_part - own.totals.doubled_after), 0)


def _doubled(statement: JudgmentStatement) -> list[Line]:
    return [line for line, pot in zip(statement.lines, statement.pots, strict=True) if pot in ("old", "doubled")]


def _in_part(case: Case, judgment: Judgment, one: Liable) -> Case:
    """The judgment as it binds one who owes a share (民法典 517条): his part of every sum, of the last one what is left
    of it, and only what he paid himself.
    """
    names = [party.name for party in case.debtors]
    shares = [party.share or (1, len(names)) for party in case.debtors]
    at = names.index(one.party)

    def part(amount: int | None) -> int | None:
        if amount is None:
            return None
        parts = [half_up(amount * share, whole) for share, whole in shares]
        return parts[at] if at < len(parts) - 1 else amount - sum(parts[:-1])

    def whole(amount: int) -> int:
        return part(amount) or 0

    changed = judgment._replace(
        liable=(),
        principal=part(judgment.principal),
        damages=whole(judgment.damages),
        interest=tuple(
            each._replace(base=part(each.base), amount=part(each.amount), limit=part(each.limit))
            for each in judgment.interest
        ),
        shared_limit=part(judgment.shared_limit),
        costs=tuple(cost._replace(amount=whole(cost.amount)) for cost in judgment.costs),
        instalments=tuple(each._replace(amount=whole(each.amount)) for each in judgment.instalments),
        items=tuple(
            each._replace(principal=whole(each.principal), damages=whole(each.damages)) for each in judgment.items
        ),
        damages_parts=tuple(each._replace(amount=whole(each.amount)) for each in judgment.damages_parts),
    )
    payments = tuple(payment for payment in case.payments if (payment.by or names[0]) == one.party)
    return case._replace(judgment=changed, payments=payments, **_ALONE)


def _alone(case: Case, judgment: Judgment, one: Liable, perform_by: int | None) -> Case:
    """The judgment as it binds one person: his own sum, his own last day, and only what he paid himself."""
    changes: dict[str, object] = {"liable": ()}
    payments = case.payments
    if one.limit is not None:
        changes |= {
            "principal": one.limit,
            "interest": (),
            "damages": 0,
            "costs": (),
            "items": (),
            "instalments": (),
            "damages_parts": (),
        }
        payments = tuple(payment for payment in case.payments if payment.by == one.party)
    if perform_by is not None:
        changes |= {"perform_by": perform_by, "perform_within": None, "instalments": ()}
    return case._replace(judgment=judgment._replace(**changes), payments=payments, **_ALONE)
