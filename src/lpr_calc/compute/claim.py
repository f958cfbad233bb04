"""The one path from a case to a statement: select the rule, schedule, accrue, settle payments, round, total."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..base.checking import TYPE_CHECKING
from ..base.dates import iso
from ..base.errors import LprError, Problem, words_of
from ..base.money import fen_text, to_fen
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, by_instalments
from ..casefile.parse import principal_missing
from ..casefile.people import is_natural
from ..engine.ahead import lumps_next_day
from ..engine.course import Course
from ..engine.receipts import Allocation
from ..engine.schedule import Schedule
from ..engine.walk import Outcome, walk
from ..law.choices import Choices, Notice
from ..law.context import Context
from ..law.facts import impossible_dates, prepare, refuse_dates
from ..law.grounds import Matter, cited
from ..law.rules import late_payment, select
from ..rates.series import Rates
from .statement import LedgerRow, Line, RateSource, Statement, Totals
from .strict import note_history, note_stale, refuse_assumptions
from .totals import ahead_of, by_loan_of, carried_of, covered_of, lines_of, owed_of, rolled_of, rows_of, totals_of

if TYPE_CHECKING:
    from ..law.arrears import Arrears

worded = words_of(__name__)


class Scheduled(Record):
    """A case whose law is settled: which rate on which days, before any arithmetic."""

    case: Case
    kind: str
    duty: str
    until: int
    contexts: list[Context]
    schedules: list[Schedule]
    choices: Choices
    arrears: tuple[Arrears, ...] = ()


class Reckoned(Record):
    """What the arithmetic of a scheduled case gives; its lines cite nothing yet."""

    outcome: Outcome
    lines: tuple[Line, ...]
    rows: tuple[LedgerRow, ...]
    totals: Totals


def schedule_case(case: Case, rates: Rates) -> Scheduled:
    """Select the rule of every loan and lay it out. Raises LprError with every Problem found."""
    if not case.loans:
        raise LprError(principal_missing("--principal"))
    choices = Choices()
    if _of_several(case):
        from .persons import one_ledger

        case = one_ledger(case, lambda c: calculate(c, rates), choices)
    kind = choices.take("kind", case.kind)
    if case.costs:
        from .costs import without_later_costs

        case = without_later_costs(case, choices)
    if case.filed is not None and any(loan.due is None or loan.due > case.filed for loan in case.loans):
        from .due import note_filed_early

        note_filed_early(case, kind, case.filed, choices)
    case = prepare(case, kind, choices)
    if any(loan.currency for loan in case.loans):
        from ..law.currency import check_currency

        check_currency(case, kind, choices)
    duty = late_payment(case, kind)
    until = _until(case, duty, choices)
    _note_bankruptcy(case, until, choices)
    if kind == "private-lending" and any(len(loan.disbursed) > 1 for loan in case.loans):
        from ..law.deliveries import by_delivery

        if not any(impossible_dates(case, loan) for loan in case.loans):
            case = by_delivery(case, until, rates, choices)
    contexts = [Context(case, loan, kind, until, rates, choices) for loan in case.loans]
    if kind in ("bank-loan", "private-lending") and any(map(by_instalments, case.loans)):
        return _by_instalments(Scheduled(case, kind, duty, until, contexts, [], choices))
    return Scheduled(case, kind, duty, until, contexts, schedules_of(contexts), choices)


def _by_instalments(scheduled: Scheduled) -> Scheduled:
    """Lay out a case with loans repaid by instalments, each instalment a debt of its own.

    The debts are walked as if every instalment were paid within its days of grace; one that was not is late after all,
    and they are walked again, until nothing changes: so too where a ceiling reduces what was not paid when it fell due.
    Raises LprError with every Problem found.
    """
    from .arrears import Made

    made = Made(scheduled.case, scheduled.choices)
    found = scheduled._replace(schedules=schedules_of(scheduled.contexts, made.schedules), arrears=made.arrears)
    while made.provisional and made.late_after(accrue(found._replace(choices=Choices()), found.schedules, False)):
        found = found._replace(schedules=schedules_of(scheduled.contexts, made.schedules))
    # A loan as laid out says when its last instalment falls due.
    return found._replace(case=scheduled.case._replace(loans=tuple(ctx.loan for ctx in scheduled.contexts)))


def _of_several(case: Case) -> bool:
    """Whether more than one debtor and one creditor bear on a claim."""
    return bool(case.co_debtors or case.guarantors or case.security or case.assignments or case.releases)


def _note_bankruptcy(case: Case, until: int, choices: Choices) -> None:
    """Say that interest stops where the debtor's bankruptcy was accepted (企业破产法 46)."""
    for found in case.bankruptcy:
        if found.party not in ("", case.debtor.name) or found.accepted > until:
            continue
        note_if_natural(case, choices)
        day = iso(found.accepted)
        last = iso(found.accepted - (0 if found.stop_day else 1))
        choices.note(
            "warning",
            "bankruptcy-stop",
            worded("bankruptcy-stop", day=day, last=last),
            "bankruptcy-2006/46",
        )


def note_if_natural(case: Case, choices: Choices) -> None:
    """Say that a debtor whose bankruptcy is stated looks like a natural person, who has none (企业破产法 2条)."""
    if case.debtor.name and case.debtor.natural is None and is_natural(case.debtor):
        choices.note(
            "warning",
            "bankruptcy-natural",
            worded("bankruptcy-stop/natural", name=case.debtor.name),
            "bankruptcy-2006/46",
            matters=True,
        )


def accrue(scheduled: Scheduled, schedules: list[Schedule], exact: bool) -> Outcome:
    """Accrue every schedule to its end, payments settled on the way. ``exact`` keeps fractions of a fen."""
    return accrue_courses(scheduled, [Course(schedule) for schedule in schedules], exact)


def accrue_courses(scheduled: Scheduled, courses: list[Course], exact: bool) -> Outcome:
    """Accrue schedules that were made ready: the same courses may be walked again, exactly or with payments otherwise.

    Loans by instalments are rounded row by row, whatever is asked.
    """
    exact = exact and not scheduled.arrears
    if not scheduled.case.payments:
        costs = tuple((cost.day, cost.amount) for cost in scheduled.case.costs)
        return walk(courses, (), Allocation(costs=costs), exact)
    from .settle import settle

    return settle(scheduled.case, courses, scheduled.until, scheduled.choices, exact)


def reckon(scheduled: Scheduled) -> Reckoned:
    """Accrue a scheduled case, settle its payments, round and add up."""
    case, arrears = scheduled.case, scheduled.arrears
    rounding = "line" if arrears else scheduled.choices.take("rounding", case.conventions.rounding)
    outcome = accrue(scheduled, scheduled.schedules, rounding != "line")
    lines = lines_of(outcome, rounding)
    rows = rows_of(outcome, lines, rounding)
    return Reckoned(outcome, lines, rows, totals_of(case, outcome, lines, rows))


def calculate(case: Case, rates: Rates, strict: bool = False) -> Statement:
    """Compute one claim.

    ``rates`` are the tables to look into. With ``strict``, an assumption that matters is refused (exit 2) and stale
    rates end with exit 3. Raises LprError with every Problem found.
    """
    stated = case
    scheduled = schedule_case(case, rates)
    case, kind, duty, until, contexts, _, choices, arrears = scheduled
    outcome, lines, rows, totals = reckon(scheduled)
    matter = matter_of(case, kind, duty, until, choices)
    lines = tuple(_as_cited(line, matter) for line in lines)
    _note_cut_sums(outcome, kind, choices)
    _note_rollovers(outcome, choices)
    note_undue(outcome, case, until, choices)
    source = RateSource(rates.lpr.name, rates.lpr.sha256, rates.lpr.known_through, rates.lpr.next_due)
    note_stale(max((ctx.quoted_through for ctx in contexts), default=0), source, choices)
    note_history(rates, choices)
    _advise_earlier_start(case, totals, rates, choices)
    statement = Statement(
        case,
        kind,
        until,
        lines,
        rows,
        totals,
        owed_of(outcome, totals.interest_after),
        choices.conventions(),
        tuple(choices.notices),
        matter,
        source,
        ahead_of(outcome),
        rolled_of(outcome),
        covered=covered_of(outcome, rows),
        by_loan=by_loan_of(outcome),
        carried=carried_of(outcome),
    )
    if arrears:
        from .arrears import accounts_of

        statement = statement._replace(accounts=accounts_of(arrears, outcome))
    if _of_several(stated):
        from .persons import persons_of
        from .security import secured_of
        from .stops import Stops
        from .transfers import assigned

        stated = assigned(stated, Choices())
        stops = Stops(stated, statement, lambda c: calculate(c, rates))
        found = persons_of(stated, statement, stops, choices)
        secured = secured_of(stated, statement, stops, choices)
        statement = statement._replace(persons=found, secured=secured, notices=tuple(choices.notices))
    if stated.bankruptcy:
        accepted = (one for one in stated.bankruptcy if one.accepted <= until)
        named = tuple(one._replace(party=one.party or stated.debtor.name) for one in accepted)
        statement = statement._replace(bankruptcies=named)
    if strict:
        refuse_assumptions(choices)
    return statement


def matter_of(case: Case, kind: str, duty: str, until: int, choices: Choices) -> Matter:
    """What decides which version of a provision is cited: acceptance, and the latest day the matter knows."""
    accepted = case.accepted if case.accepted is not None else case.filed
    if accepted is None:
        accepted = min(case.today, until)
    decided = max(accepted, case.filed or accepted, until)
    old_rule = choices.settled.get("old_rule", case.conventions.old_rule) != "no"
    return Matter(kind, duty, iso(accepted), iso(decided), old_rule, case.lender in ("bank", "local-financial"))


def _as_cited(line: Line, matter: Matter) -> Line:
    found = cited(line.rate.provisions, line.start, line.end, matter)
    return line if found is line.rate.provisions else line._replace(cited=found)


def _note_cut_sums(outcome: Outcome, kind_of_claim: str, choices: Choices) -> None:
    """Say what the ceiling on the sum took from which head (29条; asked for: 法发〔2017〕22号 2条, 民法典 585条)."""
    articles = {"private-lending": "private-lending-2020/29", "bank-loan": "spc-2017-22/2"}
    article = articles.get(kind_of_claim, "civil-code/585")
    names = {"damages": Text("违约金", "damages"), "fees": Text("其他费用", "fees")}
    for balance in outcome.balances:
        for kind, asked in balance.course.schedule.lumps:
            less = asked - to_fen(balance.lumps[kind], outcome.unit)
            if less:
                name, amount, cut = names[kind], fen_text(asked), fen_text(less)
                words = "sum-ceiling/growing" if lumps_next_day(balance) else "sum-ceiling"
                choices.note("warning", "sum-ceiling", worded(words, amount=amount, cut=cut, name=name), article)


def note_undue(outcome: Outcome, case: Case, until: int, choices: Choices) -> None:
    """Say what is in the total before it is due (`due.note_not_yet_due`)."""
    if any(balance.undue for balance in outcome.balances):
        from .due import note_not_yet_due

        note_not_yet_due(outcome, case, until, choices)


def _note_rollovers(outcome: Outcome, choices: Choices) -> None:
    """Show each step of rolled-over notes and which ceiling bites: the step's own rate, or the sum (27条)."""
    unit = outcome.unit
    for balance in outcome.balances:
        for day, owed, amount in balance.rollovers:
            due, kept = fen_text(to_fen(owed, unit)), fen_text(to_fen(amount, unit))
            choices.note(
                "info", "rollover", worded("rollover", day=iso(day), due=due, kept=kept), "private-lending-2020/27-1"
            )
        if balance.term_limit is None:
            continue
        accrued = balance.accrued_of("in-term")
        limit, reached = fen_text(to_fen(balance.term_limit, unit)), fen_text(to_fen(accrued, unit))
        bites = accrued >= balance.term_limit
        choices.note(
            "info",
            "rollover-limit",
            worded(
                "rollover-limit",
                limit=limit,
                reached=reached,
                bites=Text("已触及上限" if bites else "未触及", "the limit bites" if bites else "within the limit"),
            ),
            "private-lending-2020/27-2",
        )


def _until(case: Case, duty: str, choices: Choices) -> int:
    if case.until is not None:
        return case.until
    choices.assume(
        "until",
        worded("until", until=iso(case.today)),
        duty,
    )
    return case.today


def schedules_of(
    contexts: list[Context], laid_out: Callable[[Context], Iterable[Schedule]] = lambda ctx: [select(ctx).schedule(ctx)]
) -> list[Schedule]:
    """Schedule every loan; what is wrong with any of them is reported together."""
    schedules: list[Schedule] = []
    problems: list[Problem] = []
    for ctx in contexts:
        try:
            refuse_dates(ctx.case, ctx.loan)
            schedules += laid_out(ctx)
        except LprError as error:
            placed = [p if p.where else p._replace(where=ctx.loan.where) for p in error.problems]
            problems += [problem for problem in placed if problem not in problems]
    if problems:
        raise LprError(*problems)
    return schedules


def _advise_earlier_start(case: Case, totals: Totals, rates: Rates, choices: Choices) -> None:
    """Say what claiming only from ``interest_from`` gives up, where the law would let interest begin earlier."""
    loan = case.loans[0]
    if len(case.loans) != 1 or loan.interest_from is None or (loan.due is None and not loan.instalments):
        return
    if loan.carried is not None:
        # What lies before is not given up: it was settled.
        return
    earlier = case._replace(loans=(loan._replace(interest_from=None),))
    try:
        # Of several persons liable the whole claim is computed: what is wrong with them stands in the way here too.
        whole = calculate(earlier, rates) if _of_several(case) else reckon(schedule_case(earlier, rates))
    except LprError:
        # Without the stated first day nothing tells where interest begins: nothing is given up.
        return
    if whole.totals.interest <= totals.interest:
        return
    start, interest = iso(whole.lines[0].start), fen_text(whole.totals.interest)
    less = fen_text(whole.totals.interest - totals.interest)
    choices.note(
        "advice",
        "interest-forgone",
        worded("interest-forgone", interest_from=iso(loan.interest_from), start=start, interest=interest, less=less),
    )


def before_suit(case: Case) -> tuple[Case, tuple[Notice, ...]]:
    """Return the case as a letter or a settlement sees it that is older than the claim: from the day the law allows.

    ``interest_from`` narrows what is claimed in the suit; before that day there is nothing it could narrow. A notice
    says so.
    """
    until = case.until if case.until is not None else case.today
    early = [
        loan
        for loan in case.loans
        if loan.interest_from is not None and loan.interest_from >= until and (loan.due is not None or loan.instalments)
    ]
    if not early:
        return case, ()
    loans = tuple(loan._replace(interest_from=None) if loan in early else loan for loan in case.loans)
    days = ", ".join(iso(loan.interest_from) for loan in early if loan.interest_from is not None)
    message = worded("before-suit", days=Text(days.replace(", ", "、"), days))
    return case._replace(loans=loans), (Notice("info", "before-suit", message),)
