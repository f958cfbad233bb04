"""What a right in rem gives of what is adjudged, and whose property is to be sold.

The judgment gives the right (民法典 410条); the doubled part, which is none of the heads of 民法典 389条, is outside it
(practice is unsettled), so that the priority is that of the adjudged money alone.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..casefile.model import Case
from ..casefile.people import Bankruptcy, Security
from ..casefile.read_people import heads_named
from ..law.choices import Choices
from .judgment_statement import JudgmentStatement
from .judgment_stops import bankrupts_of, stop_of, stop_of_all, stopping
from .people import Open, Secured, stopped_on
from .security import INTEREST, UNNAMED, covered_by

worded = words_of(__name__)


def adjudged_debt(statement: JudgmentStatement) -> Open:
    """What a judgment leaves to be enforced, in fen, without the doubled part and what is not due yet."""
    totals = statement.totals
    heads = {**_interest(statement), "damages": totals.damages_after - totals.undue_damages}
    return Open(totals.principal_after - totals.undue, heads, totals.costs_after)


def _interest(statement: JudgmentStatement) -> dict[str, int]:
    """General interest that is open by what the judgment calls it, as far as that is one kind of interest: 利息 beside
    罚息 or 逾期利息 is that of the term.
    """
    names = {ordered.name for ordered in statement.judgment.interest}
    left = {head.name: head.owed for head in statement.heads} or dict.fromkeys(names, statement.totals.general_after)
    found: dict[str, int] = {}
    for name, owed in left.items():
        kinds = [kind for kind in heads_named(name) or () if kind in INTEREST]
        beside = "in-term" if kinds and len(left) > 1 else UNNAMED
        kind = kinds[0] if len(kinds) == 1 else beside
        found[kind] = found.get(kind, 0) + owed
    return found


def given_by(case: Case) -> tuple[Security, ...]:
    """The rights the judgment gives: those stated, but for whom it is said that it does not."""
    return tuple(one for one in case.security if one.adjudged is not False)


def adjudged_rights(
    case: Case, statement: JudgmentStatement, compute: Callable[[Case], JudgmentStatement], choices: Choices
) -> tuple[Secured, ...]:
    """Return what every right the judgment gives covers of what is adjudged, in the order of `given_by`; ``compute``
    computes a judgment, for owners for whom interest stops earlier.
    """
    rights = given_by(case)
    if any(one.adjudged is None for one in rights):
        choices.assume("security-adjudged", worded("security-adjudged"), "civil-code/410")
    if rights and statement.totals.doubled_after:
        choices.assume("security-doubled", worded("security-doubled"), "civil-code/389")
    if len(rights) < len(case.security):
        choices.note(
            "info", "security-not-adjudged", worded("security-not-adjudged"), "civil-procedure-interp-2022/506"
        )
    owed, bankrupt = statement.totals.enforceable, bankrupts_of(case, statement.until)
    known = {stop_of_all(case, statement.until): adjudged_debt(statement)}

    def debt_at(stop: Bankruptcy | None) -> Open:
        if stop not in known:
            known[stop] = adjudged_debt(compute(stopping(case, case.judgment, stop)))
        return known[stop]

    found = []
    for one in rights:
        owner = one.owner or case.debtor.name
        stop, own = stop_of(case, owner, statement.until), bankrupt.get(owner)
        covered, provision = covered_by(one, debt_at(stop), choices)
        if stop is not None and stop is not own:
            unpleaded, _ = covered_by(one, debt_at(own), Choices())
            if unpleaded != covered:
                said = worded("owner-plea", name=owner, accepted=iso(stop.accepted), unpleaded=fen_text(unpleaded))
                choices.assume("owner-plea", said, "guarantee-2020/22")
        named = (one.kind, owner, one.property, one.certificate, one.maximum)
        found.append(Secured(*named, covered, owed - covered, None, None, None, None, provision, stopped_on(own)))
    return tuple(found)
