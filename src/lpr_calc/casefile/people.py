"""Who owes and who answers beside the debtor: parties, guarantors, security, and what became of the claim between
persons.

Amounts are fen, days are day numbers; None = not stated, "" = not stated, the default is a matter of law
(`law.guarantee`).
"""

from __future__ import annotations

from collections.abc import Mapping

from ..base.record import Record

Day = int

Ratio = tuple[int, int]
"""A share as two whole numbers: 60 % is (60, 100)."""

NO_PLACES: Mapping[str, str] = {}


class Party(Record):
    """A creditor or debtor. ``natural`` says whether it is a natural person, None when not stated.

    ``gender`` to ``representative`` are for documents only; ``share`` is the part of a debt owed by several in parts
    (按份), ``spouse_of`` whose husband or wife this is; ``position`` to ``ownership`` are for the element forms.
    """

    name: str = ""
    id: str = ""
    address: str = ""
    phone: str = ""
    natural: bool | None = None
    gender: str = ""
    born: Day | None = None
    ethnicity: str = ""
    employer: str = ""
    representative: str = ""
    share: Ratio | None = None
    spouse_of: str = ""
    where: str = ""
    position: str = ""
    residence: str = ""
    id_type: str = ""
    registered_at: str = ""
    rep_position: str = ""
    org_type: str = ""
    ownership: str = ""


_COMPANY = ("公司", "厂", "行", "店", "社", "中心", "院", "局", "所", "集团", "合伙")


def is_natural(party: Party) -> bool:
    """Whether a party is a natural person: as stated, else by its name (a company's ends in 公司 and the like)."""
    if party.natural is not None:
        return party.natural
    return not party.name.endswith(_COMPANY)


class Demand(Record):
    """One demand for payment, or another act that interrupts limitation, with its proof.

    ``event`` is ``demand``, an act of the debtor (``acknowledgement``, ``plan``, ``security``, ``extension``), ``suit``
    or ``enforce``; ``to`` whom it reached; ``amount`` what was demanded, in fen.
    """

    day: Day
    method: str = ""
    proof: str = ""
    delivered: bool | None = None
    event: str = "demand"
    to: str = ""
    amount: int | None = None
    where: str = ""


class Period(Record):
    """A guarantee period as agreed: ``months``, or a ``last`` day, or ``unclear`` (至还清为止 and the like)."""

    months: int = 0
    last: Day | None = None
    unclear: bool = False


class Guarantor(Record):
    """One guarantor, or one who joined the debt.

    ``mode`` is ``general``, ``joint`` or ``joined``; ``loans`` are ids of what is guaranteed, () all of it; ``scope``
    are heads of the debt, ``("all",)`` all of them, () not stated; ``limit`` is fen, on ``all`` heads or on
    ``principal`` (``limit_on``), and ``limit_order`` says which part earlier payments of the debtor reduced:
    ``limit-last``, ``pro-rata`` or ``limit-first``. ``period`` is the guarantee period as agreed, ``period_from`` a day
    it begins other than the due date; ``consented`` says that an extension was consented to in writing. ``sued`` is the
    day of the suit against him, ``applied`` and ``ended`` those of the enforcement against the debtor (``ended``:
    service of the order that closed it), ``insolvent`` the day on which the creditor knew of an exception of 民法典
    687条2款. ``pleads_stop``: he pleads that interest stops with the debtor's bankruptcy; ``same_paper``: he signed the
    same paper as the others. ``void``: the guarantee is void and at fault were ``both``, the ``guarantor``, the
    ``creditor``, or the guarantor where the ``main`` contract is void.
    """

    party: Party
    mode: str = ""
    signed: Day | None = None
    loans: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    limit: int | None = None
    limit_on: str = ""
    limit_order: str = ""
    share: Ratio | None = None
    period: Period | None = None
    period_from: Day | None = None
    consented: bool = False
    demands: tuple[Demand, ...] = ()
    sued: Day | None = None
    waived_first: bool = False
    applied: Day | None = None
    ended: Day | None = None
    insolvent: Day | None = None
    pleads_stop: bool | None = None
    same_paper: bool = False
    void: str = ""
    where: str = ""
    places: Mapping[str, str] = NO_PLACES

    @property
    def name(self) -> str:
        """The guarantor's name."""
        return self.party.name


class Security(Record):
    """A right in rem that secures the debt: ``kind`` is ``mortgage``, ``pledge``, ``lien`` or ``construction``.

    ``registered`` is the day of registration (of delivery, for a pledge of movables), ``rank`` its rank where that is
    known otherwise; ``maximum`` the registered maximum in fen, all heads in it; ``fixed`` the day its debts were
    determined; ``agreed`` the scope agreed; ``payable`` the day the price of works came to be payable by a change.
    ``price`` is what realisation brought, ``price_costs`` what it cost, ``prior`` what others take before (fen);
    ``signed`` the day of the contract of security. ``party`` is the owner with what papers say of him, where that is
    stated; ``adjudged`` whether the judgment gives the right (None: not stated).
    """

    kind: str = ""
    owner: str = ""
    property: str = ""
    certificate: str = ""
    registered: Day | None = None
    rank: int | None = None
    maximum: int | None = None
    fixed: Day | None = None
    agreed: str = ""
    payable: Day | None = None
    price: int | None = None
    price_costs: int = 0
    prior: int = 0
    where: str = ""
    signed: Day | None = None
    party: Party | None = None
    adjudged: bool | None = None


class Assignment(Record):
    """The claim was assigned to ``to``; ``notified`` is the day the notice reached the debtor, ``guarantor_notified``
    the guarantor; ``amount`` what was assigned, None the whole.
    """

    to: str
    notified: Day | None = None
    guarantor_notified: Day | None = None
    amount: int | None = None
    where: str = ""


class Release(Record):
    """The creditor released one of the persons on a day (民法典 520条2款)."""

    party: str
    day: Day
    where: str = ""


class Liable(Record):
    """Whom a judgment holds liable: ``how`` is ``together``, ``several``, ``joint``, ``general``, ``limited``,
    ``supplementary`` or ``property``; ``limit`` in fen; ``start`` the day a general guarantor's turn came;
    ``perform_by`` his own last day. ``share`` is the part of what the debtor cannot pay that he answers for.
    """

    party: str
    how: str = ""
    limit: int | None = None
    start: Day | None = None
    perform_by: Day | None = None
    where: str = ""
    share: Ratio | None = None


class Bankruptcy(Record):
    """A petition for bankruptcy accepted on the day ``accepted``; ``party`` "" is the debtor. ``stop_day`` lets that
    day itself still bear interest. ``court`` accepted it and appointed the ``administrator``; ``representative`` stands
    for the bankrupt in a suit (the administrator's head), ``declared`` is the day the claim was filed.
    """

    accepted: Day
    party: str = ""
    stop_day: bool = False
    where: str = ""
    court: str = ""
    administrator: str = ""
    representative: str = ""
    declared: Day | None = None
