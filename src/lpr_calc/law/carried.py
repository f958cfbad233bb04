"""Interest settled up to a day (结转利息) before what runs on: what it makes of a case, and of a schedule.

Its sums are owed on the day after the settlement. They bear nothing themselves, but that a financial institution may
count compound interest on interest that is unpaid. No ceiling can be measured on them: their days are not stated.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.carried import Carried
from ..casefile.model import Case, Loan, Payment
from ..engine.schedule import Flow, Schedule
from .choices import Choices
from .context import Context
from .reference import last_due_day

problem = problems_of(__name__)
worded = words_of(__name__)

_CEILINGS = {"private-lending": "private-lending-2020/25-1", "bank-loan": "spc-2017-22/2"}
"""The ceiling that interest of a kind of claim stands under; else reduction is asked for under Civil Code 585."""
_HEADS = (
    ("interest", Text("利息", "interest")),
    ("penalty", Text("罚息", "penalty interest")),
    ("compound", Text("复利", "compound interest")),
)


def as_carried(case: Case, kind: str, choices: Choices) -> Case:
    """Return the case with every loan that has carried interest running from the day after, and without the payments
    up to that day, which its sums hold already; both are told.

    Raises LprError for penalty or compound interest of a loan that is no bank loan.
    """
    carrying = [loan for loan in case.loans if loan.carried is not None]
    if not carrying:
        return case
    wrong = [
        problem("carried-head", loan.carried.where, name=name)
        for loan in carrying
        if loan.carried is not None and kind != "bank-loan"
        for head, name in _HEADS[1:]
        if getattr(loan.carried, head)
    ]
    if wrong:
        raise LprError(*wrong)
    for loan in carrying:
        _tell(loan, kind, choices)
    loans = tuple(
        loan if loan.carried is None else loan._replace(interest_from=loan.carried.at + 1) for loan in case.loans
    )
    held = [payment for payment in case.payments if _is_held(payment, case)]
    for payment in held:
        choices.note(
            "warning",
            "payment-carried",
            worded("payment-carried", day=iso(payment.day), amount=fen_text(payment.amount)),
            matters=True,
        )
    return case._replace(loans=loans, payments=tuple(p for p in case.payments if p not in held))


def as_settled(ctx: Context, carried: Carried) -> None:
    """Fill in what a bank loan with carried interest need not state: it runs from the day after, at the rate written,
    and is overdue where a rate is written for that.

    Raises LprError where the rate hangs on the day of lending, which is not stated.
    """
    loan, at, first = ctx.loan, iso(carried.at), iso(carried.at + 1)
    if last_due_day(loan) is None:
        if loan.overdue_rate is not None or loan.penalty is not None:
            ctx.choices.assume("carried-overdue", worded("carried-overdue", at=at, first=first), "pbc-2003-251/3")
            loan = loan._replace(due=carried.at)
        else:
            ctx.choices.assume("carried-open", worded("carried-open", first=first), "pbc-2003-251/1")
            loan = loan._replace(due=max(ctx.cutoff, carried.at) + 1)
    if loan.rate is None and (last_due_day(loan) or 0) <= carried.at:
        # Nothing runs at the contract rate any more.
        loan = loan._replace(rate=loan.overdue_rate)
    if loan.lent is None:
        if _read_by_lending(loan, carried.at, ctx):
            raise ctx.refuse("bank-terms/carried", "rate")
        first_due = min([last_due_day(loan) or 0, *(portion.day or 0 for portion in loan.instalments)])
        loan = loan._replace(lent=min(carried.at + 1, first_due))
    ctx.loan = loan


def _read_by_lending(loan: Loan, at: int, ctx: Context) -> bool:
    """Whether a rate that runs on from the settlement hangs on the day of lending: an LPR that is repriced, not read
    anew with every quote, or a benchmark rate of the loan's own term.
    """
    own = loan.overdue_rate
    own = None if own is not None and own.kind in ("unclear", "absent") else own
    changes = loan.terms.rate_changes if loan.terms is not None else ()
    over = own is not None and (last_due_day(loan) or 0) <= at
    terms = [own, *(() if over else (loan.rate, *(change.rate for change in changes)))]
    kinds = {term.kind for term in terms if term is not None}
    read_anew = loan.repricing == "publication" or (not loan.repricing and ctx.case.conventions.lpr == "floating")
    return ("lpr" in kinds and not read_anew) or ("benchmark" in kinds and not ctx.case.conventions.tenor)


def _is_held(payment: Payment, case: Case) -> bool:
    """Whether the settled sums hold a payment already: of the loan it names, else of every loan there was then."""
    if payment.loan:
        named = [loan for loan in case.loans if payment.loan == loan.id]
    else:
        named = [loan for loan in case.loans if loan.carried is not None or _lent_by(loan, payment.day)]
    return all(loan.carried is not None and payment.day <= loan.carried.at for loan in named)


def _lent_by(loan: Loan, day: int) -> bool:
    """Whether some of a loan was lent by a day, as far as that is stated."""
    days = [portion.day for portion in loan.disbursed if portion.day is not None] or [loan.lent or 0]
    return min(days) <= day


def said(carried: Carried) -> Text:
    """The sums by head: ``利息 56979.61 元、罚息 100.00 元``."""
    sums = [(name, fen_text(amount)) for head, name in _HEADS if (amount := getattr(carried, head))]
    zh = "、".join(f"{name.zh} {amount} 元" for name, amount in sums)
    return Text(zh, ", ".join(f"{name.en} {amount}" for name, amount in sums))


def _tell(loan: Loan, kind: str, choices: Choices) -> None:
    """Say what is taken of the carried sums, and that no ceiling was measured on them."""
    carried = loan.carried
    assert carried is not None
    if not carried.total:
        return
    at, first = iso(carried.at), iso(carried.at + 1)
    wording = "carried/bank" if kind == "bank-loan" else "carried"
    choices.assume("carried", worded(wording, at=at, first=first, sums=said(carried)), "civil-code/561")
    article = _CEILINGS.get(kind, "civil-code/585")
    choices.note("warning", "carried-ceiling", worded("carried-ceiling", at=at), article)


def with_carried(laid_out: Schedule, ctx: Context) -> Schedule:
    """Put the carried sums of a loan into its schedule, head by head.

    Interest of a bank loan is in-term interest, which is billed on the day after its settlement: unpaid, it bears
    compound interest as that of the term does, penalty interest too where the contract compounds that.
    """
    carried = ctx.loan.carried
    assert carried is not None
    first = carried.at + 1
    laid_out = laid_out._replace(opens=first)
    if not carried.total:
        return laid_out
    sums = [(_kind(laid_out, ctx), carried.interest), ("penalty", carried.penalty), ("compound", carried.compound)]
    owed = tuple((kind, amount) for kind, amount in sums if amount)
    flows = laid_out.flows
    if any(track.kind == "compound" for track in laid_out.tracks):
        bears = carried._replace(compound=0)
        if "penalty" not in laid_out.compounding:
            bears = bears._replace(penalty=0)
        if bears.total:
            words = worded("carried-compound", sums=said(bears), first=iso(first))
            ctx.choices.assume("carried-compound", words, "pbc-2003-251/3")
            flows = tuple(sorted((*flows, Flow(first, "bill", 0)), key=lambda flow: (flow.day, flow.kind == "due")))
    return laid_out._replace(flows=flows, carried=owed)


def _kind(laid_out: Schedule, ctx: Context) -> str:
    """The head that carried interest belongs to: of the term where it was settled within it, else overdue interest."""
    loan = ctx.loan
    assert loan.carried is not None
    if ctx.kind == "bank-loan" or any(track.kind == "in-term" for track in laid_out.tracks):
        return "in-term"
    if ctx.kind == "private-lending" and loan.rate is not None and loan.due is not None and loan.due >= loan.carried.at:
        return "in-term"
    return "overdue"
