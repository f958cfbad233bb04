"""In which order what one debtor's property brought is divided among several creditors.

Costs of enforcement first, then claims with priority, then ordinary ones: pro rata where the debtor is a natural person
or another organisation (民诉法解释 506, 508条), in the order of seizure where it is a company that is not in bankruptcy
(514条). Of the rights in one property the contractor goes before a mortgagee (建设工程解释（一） 36条), a lien before
mortgage and pledge (民法典 456条); these rank by the day of registration, a pledge of movables by delivery (414,
415条), what is registered before what is not, rights of the same rank in proportion. Where assets do not suffice,
adjudged money goes before the doubled part (法释〔2014〕8号 4条).
"""

from __future__ import annotations

from ..casefile.people import Party, Security, is_natural

ORDER = "civil-procedure-interp-2022/508"
"""Costs, claims with priority, ordinary ones pro rata."""
BY_SEIZURE = "civil-procedure-interp-2022/514"
TITLE = "civil-procedure-interp-2022/506"
"""Who takes part needs a title; who has a right in rem does not."""
OBJECTION = "civil-procedure-interp-2022/509"
DOUBLED = "delay-interest-2014/4"
STAY = "bankruptcy-2006/19"
"""Enforcement stops where the debtor's bankruptcy was accepted."""

_CLASSES = {"construction": 0, "lien": 1, "mortgage": 2, "pledge": 2}
_REGISTERED, _UNREGISTERED = 2, 3
_PROVISIONS = {"construction": "construction-2020/36", "lien": "civil-code/456", "pledge": "civil-code/415"}


def order_by_law(debtor: Party) -> str:
    """How the ordinary creditors of a debtor share: ``pro-rata`` (508条), or ``seizure`` for a company (514条)."""
    return "pro-rata" if is_natural(debtor) else "seizure"


def class_of(right: Security) -> int:
    """The class in which a right ranks, the lowest first; within it rights rank by `rank_in_class`."""
    found = _CLASSES[right.kind]
    silent = right.registered is None and right.rank is None
    return _UNREGISTERED if found == _REGISTERED and silent else found


def rank_in_class(right: Security) -> int:
    """A rank that is stated, else the day of registration; 0 where a class knows none: its rights share."""
    if right.rank is not None:
        return right.rank
    return right.registered or 0 if class_of(right) == _REGISTERED else 0


def provision_of(right: Security) -> str:
    """The provision that gives a right its place."""
    return _PROVISIONS.get(right.kind, "civil-code/414")
