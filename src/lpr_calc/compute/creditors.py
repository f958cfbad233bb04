"""What each creditor brings to a distribution, from his own case: after a judgment what it leaves owed, before one the
claim itself, and what his rights in the property cover of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.checking import TYPE_CHECKING
from ..base.dates import iso
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, currency_of
from ..casefile.people import Security
from ..law import distribution as law
from ..law.choices import Choices, Notice
from .claim import calculate
from .judgment import judge
from .judgment_security import adjudged_debt
from .open_debt import due_total, left_open
from .people import Open
from .security import covered_by, note_unregistered
from .statement import RateSource, Statement

if TYPE_CHECKING:
    from ..rates.series import Rates

problem = problems_of(__name__)


class Right(Record):
    """A right in rem of a creditor: its place, and what it covers of his claim, in fen."""

    right: Security
    covered: int


class Claimed(Record):
    """What one creditor brings, in fen, from the case of a ``file``: ``owed`` by the debtor without the doubled part,
    ``doubled`` that part, and his rights in the debtor's property; ``titled`` says that there is a judgment,
    ``natural`` what the case says of the debtor.
    """

    creditor: str
    file: str
    until: int
    owed: int
    doubled: int
    rights: tuple[Right, ...]
    titled: bool
    natural: bool | None
    notices: tuple[Notice, ...]
    rates: RateSource

    @property
    def total(self) -> int:
        """Everything he may ask of this property: what is owed, at least what his rights cover."""
        return max(self.owed, sum(one.covered for one in self.rights)) + self.doubled


def debtor_of(cases: Sequence[Case], name: str) -> str:
    """Return whose property is divided: ``name``, else the one who owes in every case, the first debtor of the first
    before others. Raises LprError where nobody does.
    """
    owing = [_owing(case) for case in cases]
    if name:
        stranger = next((case for case, names in zip(cases, owing, strict=True) if name not in names), None)
        if stranger is not None:
            raise LprError(problem("distribution-debtor/named", "--debtor", name=name, file=_where(stranger)))
        return name
    common = [found for found in owing[0] if all(found in names for names in owing)]
    if not common:
        named = "、".join(f"{_creditors(case)}：{'、'.join(filter(None, _owing(case))) or '—'}" for case in cases)
        raise LprError(problem("distribution-debtor", "--debtor", named=named))
    return common[0]


def _owing(case: Case) -> list[str]:
    """Everybody against whom a case is: debtors, guarantors, owners of what secures it, those held liable."""
    liable = case.judgment.liable if case.judgment is not None else ()
    names = [
        *(party.name for party in case.debtors),
        *(one.name for one in case.guarantors),
        *(one.owner for one in case.security if one.owner),
        *(one.party for one in liable),
    ]
    return list(dict.fromkeys(names))


def property_of(cases: Sequence[Case], debtor: str, name: str) -> str:
    """Return which property brought the sum: ``name``, else the one that the rights of the cases name, "" for none.

    Raises LprError where they name several, or none of that name.
    """
    found = [one.property for case in cases for one in case.security if _owner(one, case) == debtor and one.property]
    named = list(dict.fromkeys(found))
    said = Text("、".join(named), ", ".join(named))
    if name and name not in named:
        raise LprError(problem("distribution-property/named", "--property", name=name, named=said))
    if not name and len(named) > 1:
        raise LprError(problem("distribution-property", "--property", named=said))
    return name or next(iter(named), "")


def claimed(case: Case, rates: Rates, debtor: str, property_: str, file: str = "") -> Claimed:
    """Return what a case (of a ``file``) brings to the distribution of one debtor's property. Raises LprError."""
    choices = Choices()
    found = _stated(case, rates, debtor) if case.judgment is None else _adjudged(case, rates, debtor)
    choices.notices += found.notices
    left, rights = found.debt.total, []
    for number, one in enumerate(case.security):
        if _owner(one, case) != debtor or (one.property and one.property != property_):
            continue
        if found.claim is None:
            note_unregistered(one, choices)
            covered = covered_by(one, found.debt, choices)[0]
        else:
            covered = found.claim.secured[number].priority
        covered = min(covered, left)
        rights.append(Right(one, covered))
        left -= covered
    _note_bankrupt(case, debtor, found.until, choices)
    return Claimed(
        _creditors(case),
        file,
        found.until,
        found.owed,
        found.doubled,
        tuple(rights),
        case.judgment is not None,
        _natural(case, debtor),
        tuple(choices.notices),
        found.rates,
    )


class _Found(Record):
    """What a computation of a case says: what is ``owed`` by the debtor and his ``doubled`` part, the whole ``debt``
    (without the doubled part), and the ``claim`` where there is no judgment.
    """

    owed: int
    doubled: int
    debt: Open
    claim: Statement | None
    until: int
    notices: tuple[Notice, ...]
    rates: RateSource


def _stated(case: Case, rates: Rates, debtor: str) -> _Found:
    """What is claimed without a judgment: what is not due of a loan by instalments takes no part."""
    if currency_of(case):
        raise LprError(problem("distribution-currency", _where(case), name=currency_of(case)))
    statement = calculate(case, rates)
    owed = due_total(statement) if debtor in [party.name for party in case.debtors] else 0
    if statement.persons is not None:
        owed = next((one.amount for one in statement.persons.people if one.name == debtor), 0)
    debt = left_open(statement, ())
    return _Found(owed, 0, debt, statement, statement.until, statement.notices, statement.rates)


def _adjudged(case: Case, rates: Rates, debtor: str) -> _Found:
    """What a judgment leaves to be enforced: instalments not due yet take no part."""
    statement = judge(case, rates)
    if statement.currency:
        raise LprError(problem("distribution-currency", _where(case), name=statement.currency))
    totals = statement.totals
    doubled = totals.doubled_after
    owed = totals.enforceable - doubled if debtor in [party.name for party in case.debtors] else 0
    if statement.persons:
        own = next((one for one in statement.persons if one.name == debtor and one.how != "property"), None)
        owed = min(own.adjudged, totals.enforceable - doubled) if own is not None else 0
        doubled = own.doubled if own is not None else 0
    elif not owed:
        doubled = 0
    # Who has a right in rem takes part with it whether or not the judgment gives it (506条2款).
    notices = tuple(one for one in statement.notices if one.code not in _OF_APPLICATION)
    return _Found(owed, doubled, adjudged_debt(statement), None, statement.until, notices, statement.rates)


_OF_APPLICATION = ("security-adjudged", "security-not-adjudged")


def _note_bankrupt(case: Case, debtor: str, until: int, choices: Choices) -> None:
    for one in case.bankruptcy:
        if (one.party or case.debtor.name) == debtor and one.accepted <= until:
            message = Text(
                f"{debtor or '债务人'}的破产申请已于 {iso(one.accepted)} 受理：执行程序应当中止，不再分配，应申报债权",
                f"the bankruptcy of {debtor or 'the debtor'} was accepted on {iso(one.accepted)}: enforcement stays, no"
                " distribution; the claim is to be filed",
            )
            choices.note("warning", "distribution-stay", message, law.STAY, matters=True)


def _creditors(case: Case) -> str:
    return "、".join(party.name for party in case.creditors if party.name) or case.title or "—"


def _natural(case: Case, name: str) -> bool | None:
    owners = (one.party for one in case.security if one.party is not None)
    parties = (*case.debtors, *(one.party for one in case.guarantors), *owners)
    return next((party.natural for party in parties if party.name == name), None)


def _owner(one: Security, case: Case) -> str:
    return one.owner or case.debtor.name


def _where(case: Case) -> str:
    """Where a case says who is who."""
    return case.places.get("creditor", "") or case.places.get("debtor", "")
