"""Until when a claim may be sued on, and a judgment enforced: limitation of action and of enforcement.

Days are day numbers. A period ends on the date that corresponds to its opening day, which is not counted itself
(民法典 201、202条); where that is no working day, on the next one (203条).
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Judgment, Loan, Payment, by_instalments, currency_of
from ..casefile.people import Demand
from ..law.choices import Choices, Notice, Unused
from ..law.context import bankrupt_since
from ..law.facts import impossible_dates
from ..law.guarantee import GuaranteeClock, clocks_of, note_expired
from ..law.guarantee_acts import on_debtor
from ..law.limitation import Clock, Running, Step
from ..law.limitation_events import act_text, assume_not_received, proved, sum_text, take_demand, take_payment
from .strict import refuse_assumptions
from .transfers import note_guarantors_unnotified, notice_as_demand, notice_clocks, without_paid_to_others

worded = words_of(__name__)

problem = problems_of(__name__)


class LimitationStatement(Record):
    """Every clock of a matter as of the day ``on``; ``guarantees`` are the guarantee periods,
    one for each guarantor and loan, ``told`` until when each has to have notice of an assignment, ``rights`` the clocks
    of mortgages and of priority for works.
    """

    case: Case
    on: int
    claims: tuple[Clock, ...]
    enforcement: Clock | None
    notices: tuple[Notice, ...]
    provisions: tuple[str, ...]
    unused: tuple[Unused, ...] = ()
    guarantees: tuple[GuaranteeClock, ...] = ()
    rights: tuple[Clock, ...] = ()
    told: tuple[Clock, ...] = ()


def limitation(case: Case, on: int, strict: bool = False) -> LimitationStatement:
    """Return the clocks of a case as they stand on the day ``on``; events after that day are left out, and said.

    Raises LprError where nothing in the case starts a clock, for dates that cannot both be true, and under ``strict``
    for an unproved demand.
    """
    choices = Choices()
    if not case.loans and case.judgment is None:
        raise LprError(problem("limitation-nothing"))
    # The day of filing and of acceptance are those of every loan: what is wrong with them is said once.
    impossible = dict.fromkeys(found for loan in case.loans for found in impossible_dates(case, loan))
    if impossible:
        raise LprError(*impossible)
    shown = _known_on(notice_as_demand(case), on, choices)
    guarantees = clocks_of(shown, on, choices)
    note_expired(guarantees, choices)
    note_guarantors_unnotified(shown, choices, guarantees)
    told = notice_clocks(shown, guarantees, on)
    # What the debtor pays to one who is the creditor no more acknowledges nothing to the assignee.
    shown = without_paid_to_others(on_debtor(shown), choices)
    claims = tuple(_claim(shown, loan, on, choices) for loan in shown.loans)
    enforcement: Clock | None = None
    if shown.judgment is not None:
        from ..law.limitation_enforcement import enforcement_clock

        enforcement = enforcement_clock(shown, on, choices)
    if not any(clock.begins for clock in (*claims, enforcement) if clock is not None) and not claims:
        raise LprError(problem("limitation-nothing/judgment"))
    choices.note(
        "info",
        "limitation-plea",
        worded("limitation-plea"),
        "civil-code/193",
    )
    if strict:
        refuse_assumptions(choices)
    rights: tuple[Clock, ...] = ()
    if shown.security:
        from ..law.security_clock import rights_clocks

        rights = rights_clocks(shown, claims, enforcement, on, choices)
    clocks = (*claims, *((enforcement,) if enforcement is not None else ()), *rights)
    provisions = dict.fromkeys(step.provision for clock in clocks for step in clock.steps if step.provision)
    provisions.update(dict.fromkeys(found.provision for found in guarantees))
    provisions.update(dict.fromkeys(notice.provision for notice in choices.notices if notice.provision))
    return LimitationStatement(
        case, on, claims, enforcement, tuple(choices.notices), tuple(provisions), (), guarantees, rights, told
    )


def _known_on(case: Case, on: int, choices: Choices) -> Case:
    """Leave out what happens after the day asked."""
    demands = tuple(demand for demand in case.demands if demand.day <= on)
    payments = tuple(payment for payment in case.payments if payment.day <= on)
    later = [*(x.day for x in case.demands if x.day > on), *(x.day for x in case.payments if x.day > on)]
    resume = case.resume
    if resume is not None:
        stated = (resume.settled, resume.terminated, resume.broken, *(x.day for x in resume.paid))
        later += [day for day in stated if day is not None and day > on]
        resume = (
            None
            if resume.settled is not None and resume.settled > on
            else resume._replace(
                terminated=_by(resume.terminated, on),
                broken=_by(resume.broken, on),
                paid=tuple(payment for payment in resume.paid if payment.day <= on),
            )
        )
    filed = case.filed
    if filed is not None and filed > on:
        later.append(filed)
        filed = None
    judgment = case.judgment
    if judgment is not None and judgment.resumed is not None and judgment.resumed > on:
        later.append(judgment.resumed)
        judgment = judgment._replace(resumed=None)
    if judgment is not None and case.loans and _judged_on(case, on) is None:
        later.append(judgment.day or judgment.effective or on)
        judgment = None
    bankruptcy = tuple(one for one in case.bankruptcy if one.accepted <= on)
    later += [one.accepted for one in case.bankruptcy if one.accepted > on]
    if later:
        said = "、".join(iso(day) for day in sorted(later))
        choices.note("info", "limitation-later", worded("limitation-later", on=iso(on), said=said))
    return case._replace(
        demands=demands, payments=payments, filed=filed, judgment=judgment, resume=resume, bankruptcy=bankruptcy
    )


def _by(day: int | None, on: int) -> int | None:
    """A day up to the day asked, None for a later one."""
    return None if day is not None and day > on else day


_LENGTHS = {
    "limitation-general-2018/1": Text("2017-10-01 以后起算，三年", "begun since 2017-10-01: three years"),
    "limitation-general-2018/2": Text(
        "2017-10-01 旧法二年尚未届满，适用三年", "the two years of the old law were not over on 2017-10-01: three years"
    ),
    "limitation-general-2018/3": Text(
        "2017-10-01 以前旧法二年已经届满，不适用三年",
        "the two years of the old law were over before 2017-10-01: no third year",
    ),
}


def _claim(case: Case, loan: Loan, on: int, choices: Choices) -> Clock:
    """The limitation of one debt (188、189、194、195条)."""
    name = Text("诉讼时效", "limitation of action")
    if len(case.loans) > 1:
        name = Text(f"诉讼时效：{loan.id}", f"limitation of action: {loan.id}")
    begins, what, provision = _begin(case, loan, choices)
    if begins is None:
        return _not_begun(case, loan, name, on, what, provision, choices)
    running = Running(begins, 36, True, case, choices)
    length = running.start(begins)
    three = length != "limitation-general-2018/3"
    why = (
        Text("起算，三年", "begins, three years")
        if three
        else Text("起算，旧法二年", "begins, two years of the old law")
    )
    running.steps.append(Step(begins, what, True, why, provision, running.last))
    if length in _LENGTHS:
        choices.note("info", "limitation-length", _LENGTHS[length], length)
    for day, event in _events(case, loan, on, choices):
        if isinstance(event, Payment):
            take_payment(running, event, day, begins)
        elif isinstance(event, Demand):
            take_demand(running, event, day, begins, choices)
        elif isinstance(event, Judgment):
            running.judge(day, _JUDGED, _SEE_ENFORCEMENT, "civil-procedure-2023/250")
        else:
            why = Text(
                "自提交起诉状之日中断，程序终结前不重新计算",
                "interrupts on filing; nothing runs until the end of the suit",
            )
            running.halt(day, _SUED, why, "limitation-2020/10")
    if running.last == running.stop and not running.pending:
        choices.note("warning", "limitation-stop", worded("limitation-stop"), "civil-code/188")
    return running.clock(name, begins, on)


_SUED = Text("起诉", "suit filed")
_JUDGED = Text("已有判决", "judgment given")
_SEE_ENFORCEMENT = Text("诉讼时效不再计算，看申请执行的期间", "limitation of action is over with: see enforcement")


def _not_begun(case: Case, loan: Loan, name: Text, on: int, what: Text, provision: str, choices: Choices) -> Clock:
    """A debt without a term of which no demand is shown to have arrived: each event with what it lacks."""
    why = Text("没有能证明到达的催告：时效未起算", "no demand shown to have been received: no period runs")
    steps, state = [Step(on, what, False, why, provision, None)], "not-begun"
    before = Text("起算以前", "before the period begins")
    events: list[Demand | Payment] = [*case.demands, *case.payments]
    for event in sorted(events, key=lambda found: found.day):
        if isinstance(event, Payment):
            if event.loan in ("", loan.id):
                steps.append(Step(event.day, sum_text(event, currency_of(case)), False, before, "", None))
        elif event.event != "demand":
            steps.append(Step(event.day, act_text(event), False, before, "", None))
        elif event.delivered is None:
            lacks = Text("未写明是否到达，不起算", "whether it was received is not stated: nothing begins")
            steps.append(Step(event.day, act_text(event), False, lacks, "limitation-2020/8", None))
            assume_not_received(event.day, choices)
        else:
            lacks = Text("没有到达，不起算", "not received: nothing begins")
            steps.append(Step(event.day, act_text(event), False, lacks, "limitation-2020/8", None))
    if case.filed is not None:
        sued = Text("起诉前没有催告；程序进行中", "no demand before the suit; proceedings are pending")
        steps.append(Step(case.filed, _SUED, True, sued, "limitation-2020/10", None))
        state = "pending"
    judged = _judged_on(case, on)
    if judged is not None:
        steps.append(Step(judged, _JUDGED, False, _SEE_ENFORCEMENT, "civil-procedure-2023/250", None))
        state = "judged"
    return Clock(name, None, tuple(steps), None, None, None, state, None)


def _judged_on(case: Case, on: int) -> int | None:
    """The day since which a judgment stands, None where there is none yet on the day ``on``."""
    judgment = case.judgment
    if judgment is None:
        return None
    day = judgment.effective if judgment.effective is not None else judgment.day
    if day is None:
        # Its last day of performance is known: it stands, only since when is not.
        return min(on, judgment.perform_by) if judgment.perform_by is not None else on
    return day if day <= on else None


def _begin(case: Case, loan: Loan, choices: Choices) -> tuple[int | None, Text, str]:
    """Return the opening day of the first period, what it rests on, and the provision: the debt's own, or earlier that
    of the debtor's bankruptcy, at whose acceptance what was not due is due (企业破产法 46条1款).
    """
    accepted = bankrupt_since(case)
    if accepted is None:
        return _by_its_terms(case, loan, choices)
    begins, *_ = _by_its_terms(case, loan, Choices())
    if begins is not None and begins <= accepted + 1:
        return _by_its_terms(case, loan, choices)
    from .claim import note_if_natural

    note_if_natural(case, choices)
    choices.note("info", "limitation-bankruptcy", worded("limitation-bankruptcy", day=iso(accepted)))
    else_from = Text("", "")
    if begins is not None:
        else_from = Text(f"（原自 {iso(begins)} 起）", f" (else from {iso(begins)})")
    what = Text(
        f"{iso(accepted)} 债务人的破产申请受理，未到期的视为到期，次日起{else_from.zh}",
        f"the debtor's bankruptcy was accepted on {iso(accepted)}: what was not due fell due, from the day after"
        f"{else_from.en}",
    )
    return accepted + 1, what, "bankruptcy-2006/46"


def _by_its_terms(case: Case, loan: Loan, choices: Choices) -> tuple[int | None, Text, str]:
    """Return the opening day of the first period by the terms of the debt, what it rests on, and the provision."""
    if by_instalments(loan) and not loan.instalments:
        from ..law.repayment import due_portions

        loan = loan._replace(instalments=due_portions(case, loan, choices))
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    if loan.due is not None:
        days.append(loan.due)
    if loan.accelerated is not None:
        last = min(max(days, default=loan.accelerated), loan.accelerated)
        what = Text(f"{iso(last)} 提前到期，次日权利受损", f"everything fell due on {iso(last)}; damage the day after")
        return last + 1, what, "civil-code/188"
    if days:
        last = max(days)
        choices.note(
            "info",
            "limitation-day",
            worded("limitation-day"),
            "civil-code/201",
        )
        if len(days) > 1:
            what = Text(f"最后一期 {iso(last)} 到期，次日起", f"last instalment due on {iso(last)}, from the day after")
            return last + 1, what, "civil-code/189"
        return last + 1, Text(f"{iso(last)} 到期，次日起", f"due on {iso(last)}, from the day after"), "civil-code/188"
    reached = [demand.day for demand in case.demands if demand.event == "demand" and proved(demand)]
    refused = next((demand.day for demand in case.demands if demand.event == "refuse"), None)
    if refused is not None and (not reached or refused <= reached[0] + (loan.grace or 0)):
        what = Text(f"{iso(refused)} 首次被要求时明确表示不履行", f"refused on {iso(refused)}, when first asked")
        return refused, what, "limitation-2020/4"
    if reached:
        grace = loan.grace or 0
        if loan.grace is None:
            choices.assume("limitation-grace", worded("limitation-grace"), "limitation-2020/4", matters=True)
        first = reached[0] + grace + 1
        return (
            first,
            Text(
                f"{iso(reached[0])} 催告，宽限期 {grace} 天届满",
                f"demanded on {iso(reached[0])}, {grace} days of grace",
            ),
            "limitation-2020/4",
        )
    if loan.interest_from is not None:
        return loan.interest_from, Text("写明的违约第一日", "first day of default as stated"), "civil-code/188"
    return None, Text("未约定还款期限", "no term"), "civil-code/675"


def _events(case: Case, loan: Loan, on: int, choices: Choices) -> list[tuple[int, Demand | Payment | Judgment | None]]:
    """Everything that may move the clock of one loan, in order of time; None is the suit."""
    found: list[tuple[int, Demand | Payment | Judgment | None]] = [
        (demand.day, demand) for demand in case.demands if demand.event != "enforce"
    ]
    for payment in case.payments:
        if payment.loan in ("", loan.id) or len(case.loans) == 1:
            found.append((payment.day, payment))
        if not payment.loan and len(case.loans) > 1:
            choices.assume(
                "limitation-payment-loan",
                worded("limitation-payment-loan", day=iso(payment.day)),
                "limitation-2020/14",
                matters=True,
            )
    if case.filed is not None:
        found.append((case.filed, None))
    found.sort(key=lambda event: event[0])
    judged = _judged_on(case, on)
    if judged is not None and case.judgment is not None:
        # After everything of its day and before.
        later = sum(day <= judged for day, _ in found)
        found.insert(later, (judged, case.judgment))
    return found
