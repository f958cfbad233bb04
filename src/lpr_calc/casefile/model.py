"""The facts of one matter, typed. Amounts are fen, days are day numbers, rates are RateTerms; None = not stated."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.checking import TYPE_CHECKING
from ..base.record import Record
from ..values.rate import RateTerm
from .papers import FormText, Forum, Mediation, Preserved
from .people import Party

if TYPE_CHECKING:
    from .carried import Carried
    from .papers import Agent, BankAccount, Claimed, Contract, Evidence, Lawyer, Preserve, Service, TextFigures
    from .people import Assignment, Bankruptcy, Day, Demand, Guarantor, Liable, Release, Security
    from .repayment import Instalments, Settlement
    from .stated import StatedFacts

NOWHERE: Mapping[str, str] = {}
"""No key has a place: what a case made by hand starts with."""


class Portion(Record):
    """Money that moves on a day: a disbursement, or an instalment falling due. ``day`` None = the loan's own."""

    day: Day | None
    amount: int


class Rollover(Record):
    """A new note over old principal and unpaid interest (利转本): its day, its face in fen, its rate from then on."""

    day: Day
    face: int
    rate: RateTerm | None = None


class Loan(Record):
    """One loan or debt.

    ``principal`` is the sum agreed; ``disbursed`` the single deliveries where there were several. ``damages`` is an
    amount in fen or a rate. ``interest_from`` and ``interest_to`` narrow the claim, ``interest_limit`` is a ceiling in
    fen that was agreed or adjudged; ``carried`` is interest settled up to a day, after which the rest runs.
    ``accelerated`` is the day on which everything outstanding fell due early;
    ``grace`` the days of the reasonable period after a demand (Civil Code 675). ``free``: it was agreed that no
    interest runs in the term (`law.wording` finds it out). ``currency`` is its code where it is not RMB. ``void`` says
    why the contract is void (``on-lent``, ``raised``, ``professional``), ``deposit_rate`` what the use of the money
    bears without fault. ``repricing`` to ``compound_rate`` are terms of a bank loan; ``settlement_day`` is a day of the
    month, ``penalty`` and ``misuse`` are multiples × MULTIPLE. Of works, ``delivered`` and ``settled`` are the days of
    delivery and of the final account, ``advanced`` that of an advance (垫资). ``terms`` says how a loan is repaid by
    instalments. ``places`` says where each key stands; ``contract`` to ``rescinded`` are for papers alone.
    """

    id: str
    principal: int
    disbursed: tuple[Portion, ...] = ()
    deducted: int = 0
    signed: Day | None = None
    lent: Day | None = None
    due: Day | None = None
    instalments: tuple[Portion, ...] = ()
    rate: RateTerm | None = None
    overdue_rate: RateTerm | None = None
    damages: int | RateTerm | None = None
    fees: int = 0
    interest_limit: int | None = None
    interest_from: Day | None = None
    interest_to: Day | None = None
    carried: Carried | None = None
    free: bool = False
    currency: str = ""
    void: str = ""
    deposit_rate: RateTerm | None = None
    secured: bool | None = None
    accelerated: Day | None = None
    grace: int | None = None
    rollovers: tuple[Rollover, ...] = ()
    repricing: str = ""
    settlement: str = ""
    settlement_day: int | None = None
    penalty: int | None = None
    misused_from: Day | None = None
    misuse: int | None = None
    compound: str = ""
    compound_rate: str = ""
    delivery: str = ""
    delivered: Day | None = None
    settled: Day | None = None
    advanced: Day | None = None
    terms: Instalments | None = None
    where: str = ""
    places: Mapping[str, str] = NOWHERE
    contract: Contract | None = None
    rate_clause: str = ""
    overdue_clause: str = ""
    penalty_clause: str = ""
    compound_clause: str = ""
    goods: str = ""
    rescinded: Day | None = None


class Payment(Record):
    """Money received. ``towards`` is ``auto``, ``costs``, ``interest``, ``principal``, (judgments) ``doubled`` or
    (loans repaid by instalments) ``prepayment``;
    ``currency`` is that of a judgment in another currency; ``by`` names who paid, "" the debtor, ``to`` who
    was paid, "" the creditor.
    """

    day: Day
    amount: int
    towards: str = "auto"
    loan: str = ""
    note: str = ""
    where: str = ""
    event: str = ""
    currency: str = ""
    by: str = ""
    to: str = ""


class Cost(Record):
    """A cost of realising the claim; ``doubled`` says whether it enters the doubled base (judgments only).

    ``pay_to`` says who gets a court fee the winner prepaid (民诉法解释 207条): ``court`` (which refunds the winner) or
    ``creditor`` (the winner agreed to be paid directly).
    ``day`` is the day it arose, None where that is not stated: no payment of an earlier day can pay it (民法典 561条).
    ``borne_by`` names who bears it, () every debtor.
    """

    name: str
    amount: int
    doubled: bool | None = None
    pay_to: str = ""
    day: Day | None = None
    borne_by: tuple[str, ...] = ()
    where: str = ""


class Resume(Record):
    """Why enforcement stopped and what became of it, for resuming it (民诉法解释 465 to 467条).

    ``case`` is the number of the enforcement; ``cause`` is ``settlement``, ``terminated`` (终本) or ``suspended``.
    ``settled`` is the day of a settlement, ``last_day`` the last day it fixes for performance, ``broken`` when it was
    not kept, ``terminated`` when the round of enforcement ended. ``paid`` are payments under the settlement, or
    ``paid_sum`` their sum in fen without days.
    """

    case: str = ""
    cause: str = ""
    settled: Day | None = None
    last_day: Day | None = None
    terminated: Day | None = None
    broken: Day | None = None
    paid: tuple[Payment, ...] = ()
    paid_sum: int = 0
    clues: str = ""
    where: str = ""


class OrderedInterest(Record):
    """General debt interest as the operative part of a judgment words it.

    ``limit`` is a ceiling in fen on its sum; ``doubled`` puts interest of a closed period into the doubled base.
    ``amount`` is a sum in fen the judgment itself has fixed, up to ``until``. ``until_word`` is an end in words:
    ``perform_by`` (the last day of performance) or ``effective``; "" with no ``until`` is to payment. ``currency`` is
    that of its base, sum and limit; "" that of the judgment. ``base_of`` is what its base is a part of: ``principal``,
    or ``interest`` that itself bears interest (复利), which payments serve after other interest, or before it
    (``interest-first``); "" is not stated.
    """

    base: int | None = None
    start: Day | None = None
    until: Day | None = None
    rate: RateTerm | None = None
    limit: int | None = None
    doubled: bool = False
    amount: int | None = None
    until_word: str = ""
    name: str = ""
    where: str = ""
    currency: str = ""
    base_of: str = ""


class Item(Record):
    """One item of an operative part with a last day of performance of its own: ``principal`` or ``damages`` in fen.

    ``perform_within`` is a number and ``day`` or ``month`` from effectiveness.
    """

    principal: int = 0
    damages: int = 0
    perform_by: Day | None = None
    perform_within: tuple[int, str] | None = None
    where: str = ""


def mediated(number: str) -> bool:
    """Whether the number of an instrument says that it is a mediation statement (调解书)."""
    return "调" in number


class Judgment(Record):
    """The operative part of a judgment.

    ``perform_within`` is a number and ``day`` or ``month`` from effectiveness. ``items`` have last days of their own,
    ``damages_parts`` are those of the damages. ``accelerates`` says that everything falls due when an instalment is
    missed, on the day ``accelerated``. ``fx_rate`` is RMB for one unit of ``currency``, × 10^6, on the day the doubled
    part begins, ``fx_fee`` that of the day of acceptance; ``fx_scope`` is ``doubled`` or ``all``. ``one_day_less``,
    ``general_before_2014`` and ``interest_before_2014`` are the other readings of law.md A13, A20 and A12.
    ``interest_cap`` is a ceiling on the rates of all of ``interest`` together, ``shared_limit`` one on its sum, in fen.
    """

    number: str = ""
    day: Day | None = None
    effective: Day | None = None
    perform_by: Day | None = None
    instalments: tuple[Portion, ...] = ()
    principal: int | None = None
    interest: tuple[OrderedInterest, ...] = ()
    damages: int = 0
    costs: tuple[Cost, ...] = ()
    suspended: tuple[tuple[Day, Day, str], ...] = ()
    damages_doubled: bool = True
    extend_holiday: bool = False
    one_day_less: bool = False
    penalty_borne: bool = False
    general_before_2014: bool = False
    currency: str = ""
    fx_rate: int | None = None
    restitution: bool = False
    resumed: Day | None = None
    perform_within: tuple[int, str] | None = None
    items: tuple[Item, ...] = ()
    damages_parts: tuple[Portion, ...] = ()
    accelerates: bool = False
    accelerated: Day | None = None
    interest_before_2014: bool = True
    fx_scope: str = ""
    fx_fee: int | None = None
    liable: tuple[Liable, ...] = ()
    places: Mapping[str, str] = NOWHERE
    issuer: str = ""
    cause: str = ""
    doc_type: str = ""
    operative_text: str = ""
    stopped: Day | None = None
    interest_cap: RateTerm | None = None
    shared_limit: int | None = None


def orders_money(judgment: Judgment) -> bool:
    """Whether the operative part orders any money: damages, costs or interest may stand alone."""
    sums = (judgment.principal, judgment.damages, judgment.items, judgment.costs)
    return any(sums) or any(o.amount or o.base for o in judgment.interest)


class Conventions(Record):
    """The conventions that were stated (contract §2); "" = not stated, the default applies and is printed.

    ``lpr`` may be ``fixed@`` with the day number in ``lpr_day``; ``cap`` may be ``rate`` with the rate in ``cap_rate``.
    """

    count: str = ""
    basis: str = ""
    rounding: str = ""
    lpr: str = ""
    lpr_day: Day | None = None
    tenor: str = ""
    cap: str = ""
    cap_rate: RateTerm | None = None
    payment_day: str = ""
    order: tuple[str, ...] = ()
    regime: str = ""
    old_rule: str = ""
    pre_2015: str = ""
    iou_cap: str = ""
    same_day: str = ""
    excess: str = ""
    lawyer_fee: str = ""
    markup: int = 0
    cap_span: str = ""
    closed: str = ""
    bases: str = ""
    damages_and_interest: str = ""
    splice: str = ""
    deliveries: str = ""
    lines: str = ""
    no_rate_before_2015: str = ""
    across: str = ""
    overdue_days: str = ""
    compound_rate: str = ""


class Case(Record):
    """One matter; ``stated`` is what it was read from, fact by fact.

    ``creditor`` and ``debtor`` are the first of each, ``co_creditors`` and ``co_debtors`` the others; ``liability``
    says how several debtors owe: ``together``, ``joint`` or ``several`` (in shares). ``returned`` is what one of those
    liable gave another who had paid: no payment of the debt. ``agents`` to ``claimed`` are for papers alone.
    """

    loans: tuple[Loan, ...]
    today: Day
    title: str = ""
    kind: str = ""
    lender: str = ""
    creditor: Party = Party()
    debtor: Party = Party()
    filed: Day | None = None
    accepted: Day | None = None
    served: Day | None = None
    until: Day | None = None
    payments: tuple[Payment, ...] = ()
    costs: tuple[Cost, ...] = ()
    demands: tuple[Demand, ...] = ()
    obstacles: tuple[tuple[Day, Day, str], ...] = ()
    court: str = ""
    account: BankAccount | None = None
    lawyer: Lawyer | None = None
    evidence: tuple[Evidence, ...] = ()
    pay_by: Day | None = None
    plan: Settlement | None = None
    conventions: Conventions = Conventions()
    judgment: Judgment | None = None
    resume: Resume | None = None
    bankruptcy: tuple[Bankruptcy, ...] = ()
    co_creditors: tuple[Party, ...] = ()
    co_debtors: tuple[Party, ...] = ()
    liability: str = ""
    guarantors: tuple[Guarantor, ...] = ()
    security: tuple[Security, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    releases: tuple[Release, ...] = ()
    returned: tuple[Payment, ...] = ()
    places: Mapping[str, str] = NOWHERE
    stated: StatedFacts | None = None
    agents: tuple[Agent, ...] = ()
    third: tuple[Party, ...] = ()
    case_number: str = ""
    forum: Forum = Forum()
    preserved: Preserved = Preserved()
    preserve: Preserve | None = None
    service: Service | None = None
    mediation: Mediation = Mediation()
    claims_fee: bool | None = None
    clues: str = ""
    form_text: FormText = FormText()
    claimed: Claimed | None = None
    text_figures: TextFigures | None = None

    @property
    def creditors(self) -> tuple[Party, ...]:
        """Every creditor, the first one first."""
        return (self.creditor, *self.co_creditors)

    @property
    def debtors(self) -> tuple[Party, ...]:
        """Every debtor, the first one first."""
        return (self.debtor, *self.co_debtors)


def currency_of(case: Case) -> str:
    """The currency of a claim, "" for RMB; `law.currency` refuses loans in several."""
    code = next((loan.currency for loan in case.loans if loan.currency), "")
    return "" if code == "CNY" else code


def by_instalments(loan: Loan) -> bool:
    """Whether a loan is repaid by instalments of principal and interest, by a method or by rows of its own."""
    return loan.terms is not None and bool(loan.terms.repayment or loan.terms.schedule)


def by_the_month(loan: Loan) -> bool:
    """Whether the due days of a loan follow from a day of the month."""
    terms = loan.terms
    return terms is not None and bool(terms.repayment) and (terms.every is None or terms.every[1] == "month")


def void_of(case: Case, loan: Loan) -> str:
    """Why the contract of a private loan is void, as the case states it; "" where it is not.

    The lender's kind ``unlicensed`` is a professional lender (法释〔2020〕17号 13条3项).
    """
    if case.kind not in ("", "private-lending"):
        return ""
    return loan.void or ("professional" if case.lender == "unlicensed" else "")
