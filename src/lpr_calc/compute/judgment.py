"""From the operative part of a judgment to what is owed in enforcement: 一般债务利息 + 加倍部分债务利息.

Every balance is kept apart: costs, general debt interest, damages, principal, doubled part. Payments serve the debts
the instrument fixes first, the doubled part last (法释〔2014〕8号 4条).
"""

from __future__ import annotations

from datetime import date

from ..base.dates import Gauge, add_months, count_span, iso
from ..base.errors import LprError, problems_of
from ..base.money import add_ratios, fen_text, half_up
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case, Judgment, Loan, OrderedInterest, Payment, Portion
from ..engine.balance import arrived
from ..engine.course import Course
from ..engine.payments import Payments
from ..engine.receipts import Allocation, Receipt, Together
from ..engine.schedule import Base, Flow, Pot, Rate, Schedule, Span, Track, cut
from ..engine.steps import PERCENT
from ..law import delay_interest as law
from ..law.choices import Choices, Notice
from ..law.context import Context
from ..law.delay_interest import IN_FORCE
from ..law.fee import enforcement_fee
from ..law.grounds import explains
from ..law.operative import contradictions, impossible, lapsed, lapsed_text, note_effective, note_suspended, resolve
from ..law.provision import provision, version_on
from ..rates.series import Rates
from .claim import note_history, note_stale, refuse_assumptions
from .costs import in_time, note_later, note_undated
from .judgment_before_2014 import SPLICE, STEP, old_spans
from .judgment_statement import DEBTS, Enforcement, JudgmentStatement, JudgmentTotals, Payoff
from .statement import LedgerRow, Line, RateSource
from .totals import whole_row
from .usage import BEFORE_SUIT

problem = problems_of(__name__)


def judge(case: Case, rates: Rates, strict: bool = False, payoff: tuple[int, ...] = ()) -> JudgmentStatement:
    """Compute the enforcement of one judgment to ``case.until`` (today if not stated).

    ``payoff`` are days for which the amount that settles the matter is wanted; they take today's LPR for granted.
    Raises LprError with every Problem found.
    """
    judgment = case.judgment
    if judgment is None or not _ordered_any(judgment):
        raise LprError(problem("judgment-missing", case.places.get("judgment", "")))
    problems = contradictions(judgment, case)
    if problems:
        raise LprError(*problems)
    choices, stated = Choices(), case
    if case.costs:
        choices.note("warning", "case-costs", BEFORE_SUIT, matters=True)
    until = case.until if case.until is not None else case.today
    judgment = resolve(judgment, choices)
    problems = impossible(judgment, case, until)
    if problems:
        raise LprError(*problems)
    case = _resumed(case, judgment, until, choices)
    case = case._replace(payments=law.in_currency(case.payments, case, choices))
    judgment = law.in_rmb(judgment, choices)
    law.note_special(judgment, choices)
    note_suspended(judgment, choices)
    law.note_prepaid(judgment, choices)
    note_effective(judgment, choices)
    if case.until is None:
        message = Text(f"未写明计算至何日，算至今日 {iso(until)}", f"end not stated: computed to today, {iso(until)}")
        choices.assume("until", message, "delay-interest-2014/3")
    if judgment.accelerates:
        judgment = _accelerated(case, judgment, until, rates, choices)
    run = _Run(case, judgment, until, rates, choices)
    source = RateSource(rates.lpr.name, rates.lpr.sha256, rates.lpr.known_through, rates.lpr.next_due)
    note_stale(run.ctx.quoted_through, source, choices)
    note_history(rates, choices)
    statement = run.statement(source)
    if stated.judgment is not None and (stated.judgment.liable or stated.co_debtors or stated.guarantors):
        from .judgment_persons import judgment_persons

        persons = judgment_persons(stated, statement, lambda c: judge(c, rates), choices)
        statement = statement._replace(persons=persons, notices=tuple(choices.notices))
    if strict:
        refuse_assumptions(choices)
    days = []
    for day in payoff:
        later = _Run(case, judgment, day, rates, Choices()).statement(source).totals
        days.append(
            Payoff(
                day,
                later.costs_after,
                later.general_after,
                later.damages_after,
                later.principal_after,
                later.doubled_after,
                later.total,
            )
        )
    return statement._replace(payoff=tuple(days))


def _resumed(case: Case, judgment: Judgment, until: int, choices: Choices) -> Case:
    """Take what was paid under a settlement among the payments (执行和解规定 17条, 民诉法解释 465条)."""
    resume = case.resume
    if resume is None or not (resume.paid or resume.paid_sum):
        return case
    paid = list(resume.paid)
    if resume.paid_sum:
        day = next((d for d in (judgment.resumed, resume.broken) if d is not None), until)
        paid.append(Payment(day, resume.paid_sum, where=resume.where))
        message = Text(
            f"和解协议已付 {fen_text(resume.paid_sum)} 元没有写日期，自 {iso(day)} 扣除（写成 paid: [{{date,"
            f" amount}}] 则按付款日）",
            f"{fen_text(resume.paid_sum)} paid under the settlement has no day: taken off on {iso(day)} (paid:"
            f" [{{date, amount}}] takes it off on its days)",
        )
        choices.assume("resume-paid", message, "settlement-2020/17", matters=True)
    message = Text("和解协议已履行的部分作为还款扣除", "what was paid under the settlement comes off as payments")
    choices.note("info", "resume-paid", message, "settlement-2020/17")
    noted = [payment._replace(note=f"履行和解协议 {payment.note}".strip()) for payment in paid]
    every = tuple(sorted((*case.payments, *noted), key=lambda p: (p.day, p.towards == "auto")))
    # They stand among the payments now: computed again, they are not to be counted twice.
    return case._replace(payments=every, resume=resume._replace(paid=(), paid_sum=0))


def _ordered_any(judgment: Judgment) -> bool:
    """Whether the operative part orders any money: damages, costs or interest may stand alone."""
    sums = (judgment.principal, judgment.damages, judgment.items, judgment.costs)
    return any(sums) or any(o.amount or o.base for o in judgment.interest)


def _accelerated(case: Case, judgment: Judgment, until: int, rates: Rates, choices: Choices) -> Judgment:
    """Find the day on which a missed instalment made everything due:
    as stated, else the first that was not paid in time.
    """
    if not judgment.instalments:
        return judgment._replace(accelerates=False)
    day, stated = judgment.accelerated, judgment.accelerated is not None
    if day is None:
        rows = _Run(case, judgment._replace(accelerates=False), until, rates, Choices()).ledger.entries
        ordered = 0
        for portion in judgment.instalments:
            ordered += portion.amount
            assert portion.day is not None
            paid = sum(row.principal for row in rows if row.day <= portion.day)
            if paid < ordered and portion.day < until:
                day = portion.day
                break
    if day is None or day > until:
        return judgment._replace(accelerates=False)
    message = Text(
        f"加速到期：{iso(day)}"
        f" 起未到期各期一并到期{'' if stated else '（第一期未按期付足的届满日；用 accelerated 写明）'}",
        f"acceleration: what was not yet due fell due on {iso(day)}"
        f"{'' if stated else ' (the last day of the first instalment not paid in full; state it as accelerated)'}",
    )
    choices.assume("accelerated", message, "delay-interest-2014/2")
    return judgment._replace(accelerated=day)


_SINCE_2014 = "delay-interest-2014/"
"""法释〔2014〕8号: no ground of a computation that ends before it was in force."""


class _Run:
    """One computation to one day."""

    def __init__(self, case: Case, judgment: Judgment, until: int, rates: Rates, choices: Choices) -> None:
        later = [cost for cost in judgment.costs if cost.day is not None and cost.day > until]
        if later:
            note_later(later, until, choices)
            judgment = judgment._replace(costs=tuple(cost for cost in judgment.costs if cost not in later))
        self.case, self.judgment, self.until, self.choices = case, judgment, until, choices
        loan = Loan(
            judgment.number or "1", judgment.principal or 0, where=case.places.get("judgment", ""), places=case.places
        )
        self.ctx = Context(case, loan, "judgment", until, rates, choices)
        self.count = choices.take("count", case.conventions.count)
        # The day of a payment bears the doubled part on the balance before it; general interest too, as the convention
        # says.
        self.lag = 1 if case.conventions.payment_day == "old" else 0
        begins = self.begins = law.delay_begins(judgment, self.ctx)
        if judgment.one_day_less:
            begins = [(day + 1, amount) for day, amount in begins]
        self.delay_from = min(day for day, _ in begins)
        self.delay_from = min([self.delay_from, *(part.day or 0 for part in judgment.damages_parts)])
        self.payments = self._after_judgment()
        starts = [ordered.start for ordered in judgment.interest if ordered.start is not None]
        first = min([self.delay_from, *starts])
        self.ctx.default, self.ctx.period = first, (first, max(until, first))
        self.old_from = self._before_2014()
        self._note_days(begins)
        self.ledger = self._settle(self._schedule(loan.id, first, starts, begins))
        (self.debt,) = self.ledger.balances
        # General interest may run a day longer: the doubled base of the next day is what it is at the end.
        self.debt.advance(until)
        self.doubled_base = self.debt.sums(self.doubled)
        self.undue = self.debt.undue if judgment.instalments else 0
        self.damages_undue = self._damages_undue() if judgment.damages_parts else 0
        self.ledger.close()

    def _damages_undue(self) -> int:
        """The damages not due yet: the first due are paid first."""
        if not self.judgment.damages:
            return 0
        parts = tuple((part.day or 0, part.amount) for part in self.judgment.damages_parts)
        return self.debt.owed("damages") - max(arrived(parts, self.debt.clock) - self.debt.paid_of("damages"), 0)

    def _schedule(self, name: str, first: int, starts: list[int], begins: list[tuple[int, int]]) -> Schedule:
        judgment, until = self.judgment, self.until
        conventions = self.case.conventions
        basis = self.choices.take("basis", conventions.basis) if judgment.interest else conventions.basis or "365"
        self.next_rates: list[tuple[str, Rate]] = []
        self.coming: list[tuple[str, int, Rate]] = []
        self.rates: dict[int, tuple[Span, ...]] = {}
        running = [(n, o) for n, o in enumerate(judgment.interest) if o.amount is None]
        general = [self._general(number, ordered) for number, ordered in running]
        doubled_days = law.doubled_spans(max(self.delay_from, IN_FORCE - 1), until, judgment)
        self.old_spans: tuple[Span, ...] = ()
        old_basis = "360"
        if self.old_from is not None:
            self.old_spans, old_basis = old_spans(judgment, self.old_from, self.ctx)
        self.old_gauge = Gauge(old_basis)
        damages, costs = self._entering(begins)
        halts = {day for day, _ in (*damages, *costs)}
        closed = tuple(n for n, o in enumerate(judgment.interest) if o.doubled)
        rate = judgment.fx_rate if judgment.currency else None
        damages = damages if judgment.damages and judgment.damages_doubled else ()
        self.doubled = self.old = Pot(damages, costs, closed, rate=rate)
        tracks = [track for track in general if track.spans]
        if self.old_from is not None:
            freeze = self.old_from + 1 - self.lag
            halts |= {freeze, SPLICE, SPLICE + 1}
            self.old = Pot(damages, costs, since=freeze if judgment.interest_before_2014 else None)
            spans = tuple(cut(self.old_spans, self.old_from + 1, until + 1))
            tracks.append(Track("doubled", self.old, spans, 1, gauge=self.old_gauge))
        if doubled_days:
            tracks.append(Track("doubled", self.doubled, doubled_days, 1))
        self.pots = [self._name(track) for track in tracks]
        dues = sorted(Flow(day, "due", amount) for day, amount in begins)
        opening = [("general", sum(o.amount or 0 for o in judgment.interest)), ("doubled", 0)]
        opening += [("damages", judgment.damages)] if judgment.damages else []
        bases = [
            Base(o.base, o.start or 0, o.until, self.rates.get(n, ()), o.amount or 0)
            for n, o in enumerate(judgment.interest)
        ]
        return Schedule(
            name,
            first - 1,
            max([until, *(span.end - self.lag for track in general for span in track.spans)]),
            (Flow(0, "lend", judgment.principal or 0), *dues),
            tuple(tracks),
            Gauge(basis, min(starts, default=first)),
            opening=tuple(opening),
            bases=tuple(bases),
            reduced=self._bases(),
            apart=rate,
            halts=tuple(halts),
        )

    def _name(self, track: Track) -> str:
        """The base a track stands on: the number of an entry of general interest, ``doubled``,
        or ``old`` (before 2014-08-01).
        """
        return track.pot if isinstance(track.pot, str) else "doubled" if track.pot is self.doubled else "old"

    def _base(self, pot: str) -> int:
        """What bears interest under the name of a base."""
        if pot in ("old", "doubled"):
            return self.debt.sums(self.old if pot == "old" else self.doubled)
        return self.debt.stated(int(pot))

    def _has_room(self, number: int) -> bool:
        """Whether general interest of one base is still under the limit it was given."""
        limit = self.judgment.interest[number].limit
        return limit is None or self.debt.charged[number] < limit

    def _entering(
        self, begins: list[tuple[int, int]]
    ) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """Damages and costs by the day after which each bears the doubled part."""
        judgment = self.judgment
        costs = tuple(
            Portion(cost.day or 0, cost.amount) for cost in judgment.costs if law.bears_doubled(cost, self.ctx)
        )
        damages = judgment.damages_parts or (Portion(self.delay_from, judgment.damages),)
        if self.until > max(self.delay_from, IN_FORCE - 1):
            law.note_base(judgment, self.choices)
        self._note_first(begins, costs)
        return tuple((part.day or 0, part.amount) for part in damages), tuple((p.day or 0, p.amount) for p in costs)

    def _bases(self) -> str:
        """Which of several bases a payment reduces: asked only where it makes a difference."""
        stated = [o for o in self.judgment.interest if o.base is not None and o.start is not None]
        far = self.until + 1
        beside = any(
            max(a.start or 0, b.start or 0) <= min(far if o.until is None else o.until for o in (a, b))
            for i, a in enumerate(stated)
            for b in stated[:i]
        )
        if beside and self.payments:
            return self.choices.take("bases", self.case.conventions.bases)
        return self.case.conventions.bases or "heaviest"

    def _note_days(self, begins: list[tuple[int, int]]) -> None:
        """Say what is not due yet, and which instalments had run out of the time to apply."""
        every = [day for day, amount in begins if amount or not self.judgment.damages_parts]
        every += [part.day for part in self.judgment.damages_parts if part.day is not None]
        later = sorted({day for day in every if day > self.until})
        if later and later[0] == min(every):
            message = Text(
                f"计算至 {iso(self.until)}，履行期限 {iso(later[0])} 尚未届满：还没有迟延，也不能申请执行",
                f"computed to {iso(self.until)}, before the last day of performance {iso(later[0])}: no delay yet,"
                " nothing to enforce",
            )
            self.choices.note("warning", "before-perform-by", message, "delay-interest-2014/2")
        elif later:
            said = "、".join(map(iso, later))
            message = Text(
                f"{said} 到期的款项尚未到期，另列，不进入执行申请与可查封数额",
                f"what is due on {said.replace('、', ', ')} is not due yet: it stands apart, outside the application"
                " and what may be seized",
            )
            self.choices.note("info", "undue", message, "delay-interest-2014/2")
        if self.judgment.instalments:
            gone = lapsed([day for day, _ in self.begins], self.until)
            if gone:
                self.choices.note(
                    "warning", "enforcement-instalments", lapsed_text(gone), "civil-procedure-2017/239", matters=True
                )

    def _note_first(self, begins: list[tuple[int, int]], costs_in: tuple[Portion, ...]) -> None:
        """Say when damages and costs enter the base where the principal is due in parts (2条)."""
        judgment = self.judgment
        names = (
            [Text("违约金", "damages")]
            if judgment.damages and judgment.damages_doubled and not judgment.damages_parts
            else []
        )
        early = [part for part in costs_in if (part.day or 0) <= self.delay_from]
        names += [Text("计入基数的费用", "costs in the base")] if early else []
        for part in costs_in:
            if part.day is not None and part.day > self.delay_from:
                message = Text(
                    f"{iso(part.day)} 发生的费用 {fen_text(part.amount)} 元自次日起计入加倍部分的基数",
                    f"the cost of {fen_text(part.amount)} that arises on {iso(part.day)} enters the doubled base on"
                    " the next day",
                )
                self.choices.assume("cost-enters", message, "delay-interest-2014/1")
        if len({day for day, _ in begins}) < 2 or not names:
            return
        zh, en = "、".join(name.zh for name in names), " and ".join(name.en for name in names)
        message = Text(
            f"分期履行：{zh}自第一期届满（{iso(self.delay_from)}）起计入加倍部分的基数（另有期限的写 items）",
            f"in instalments: {en} enter the doubled base with the first, {iso(self.delay_from)} (state items where"
            " they have a day of their own)",
        )
        self.choices.assume("first-instalment", message, "delay-interest-2014/2")

    def _before_2014(self) -> int | None:
        """The last day of performance of a delay from before 2014-08-01, None where there is no such delay."""
        if self.delay_from >= IN_FORCE - 1 or self.judgment.penalty_borne:
            return None
        if self.judgment.instalments:
            raise self.ctx.refuse(
                "delay-before-2014",
                Text(
                    "2014-08-01 以前开始的迟延：不支持分期履行",
                    "delay from before 2014-08-01: no instalments",
                ),
                Text("逐期分别计算", "compute each instalment by itself"),
                "perform_by",
            )
        if self.judgment.currency and self.judgment.fx_rate is not None:
            raise self.ctx.refuse(
                "delay-before-2014",
                Text(
                    "2014-08-01 以前开始的迟延：加倍部分不能单独折算为人民币",
                    "delay from before 2014-08-01: the doubled part cannot be converted by itself",
                ),
                Text("不写 fx_rate，或写 fx_scope: all", "drop fx_rate, or state fx_scope: all"),
                "fx_rate",
            )
        return self.delay_from

    def _general(self, number: int, ordered: OrderedInterest) -> Track:
        """One base of general interest; the cut-off day counts as the convention says,
        a closed period to its last day.
        """
        _, end = count_span(0, self.until, self.count)
        spans = law.general_spans(self._as_counted(ordered), end + 1, self.ctx)
        # A base whose only day is left out still has its rate, by which bases are ranked.
        self.rates[number] = spans or law.general_spans(ordered, end + 1, self.ctx)
        if self.old_from is not None and not self.judgment.general_before_2014:
            # The earlier formula already holds the ordinary interest of the days of delay.
            spans = (*cut(spans, 0, self.old_from + 1), *cut(spans, IN_FORCE, end + 1))
        self.next_rates += [(str(number), span.rate) for span in spans if span.start <= end < span.end]
        first = max(ordered.start or 0, end)
        if self.old_from is not None and not self.judgment.general_before_2014 and self.old_from < first < IN_FORCE:
            first = IN_FORCE
        if first > end:
            # Not counted yet: it runs on all the same, and the application asks for it.
            seen = self.ctx.quoted_through
            begun = cut(law.general_spans(self._as_counted(ordered), first + 2, self.ctx), first, first + 2)[:1]
            self.coming += [(str(number), span.start, span.rate) for span in begun if span.rate.value]
            self.ctx.quoted_through = seen
        return Track("general", str(number), tuple(cut(spans, 0, end)), self.lag, ordered.limit)

    def _as_counted(self, ordered: OrderedInterest) -> OrderedInterest:
        """Move the ends of one base as the conventions say (law.md §6.2, §10).

        ``tail`` and ``neither`` leave out the very first day. A period with both days written counts its last day
        unless ``closed: head`` leaves it out; where the next base takes over on the day after it, it always counts.
        """
        start, until = ordered.start, ordered.until
        starts = [other.start for other in self.judgment.interest if other.start is not None]
        if start is not None and start == min(starts) and self.count in ("tail", "neither"):
            ordered = ordered._replace(start=start + 1)
        if until is not None:
            closed = self.choices.take("closed", self.case.conventions.closed)
            if closed == "head" and until + 1 not in starts:
                ordered = ordered._replace(until=until - 1)
        return ordered

    def _settle(self, schedule: Schedule) -> Payments:
        case, judgment, choices = self.case, self.judgment, self.choices
        order: tuple[str, ...] = ("costs", "interest", "principal", "doubled")
        if self.payments:
            order = tuple(choices.take("order", ",".join(case.conventions.order)).split(","))
            choices.take("payment_day", case.conventions.payment_day)
            if "doubled" in order:
                message = Text(
                    "按约定的顺序抵充，加倍部分不在最后", "allocated as agreed: the doubled part does not come last"
                )
                if order[-1] != "doubled":
                    choices.note("info", "doubled-agreed", message, "delay-interest-2014/4")
            else:
                order = (*order, "doubled")
                message = Text(
                    "先抵判决确定的金钱债务，加倍部分最后抵（另有约定的写 order 或 for: doubled）",
                    "the debts of the judgment first, the doubled part last (as agreed otherwise: order, or for:"
                    " doubled)",
                )
                if self.until >= IN_FORCE:
                    # Before, payments of the delay serve debt and interest together.
                    choices.assume("doubled-last", message, "delay-interest-2014/4")
        counted = any(payment.day <= self.until for payment in self.payments)
        if counted:
            note_undated(judgment.costs, self.judgment.day, Text("判决日", "the day of the judgment"), choices)
        costs = tuple((cost.day, cost.amount) for cost in in_time(judgment.costs, self.judgment.day))
        together = None
        if self.old_from is not None:
            together = Together(self.old_from, SPLICE, self.pots.index("old"), STEP)
        ledger = Payments([Course(schedule)], Allocation(order, costs, together=together), False)
        for payment in self.payments:
            if payment.day > self.until:
                message = Text(
                    f"{iso(payment.day)} 的还款 {fen_text(payment.amount)} 元晚于计算截止日 {iso(self.until)}，未计入",
                    f"the payment of {fen_text(payment.amount)} on {iso(payment.day)} is after the end"
                    f" {iso(self.until)}: not counted",
                )
                choices.note("warning", "payment-after-end", message, matters=True)
                continue
            event = law.EVENTS.get(payment.event)
            note = payment.note if event is None else f"{event.zh} {payment.note}".strip()
            ledger.pay(Receipt(payment.day, payment.amount, payment.towards, payment.loan, note))
        return ledger

    def _after_judgment(self) -> tuple[Payment, ...]:
        """Payments up to the judgment are in its figures already."""
        day = self.judgment.day
        if day is None:
            return self.case.payments
        early = [payment for payment in self.case.payments if payment.day <= day]
        if early:
            message = Text(
                f"判决日 {iso(day)} 及以前的还款已计入判决数额，这里不再抵充：{len(early)} 笔",
                f"payments up to the judgment of {iso(day)} are in its figures and not counted again: {len(early)}",
            )
            self.choices.note("info", "payment-before-judgment", message)
        return tuple(payment for payment in self.case.payments if payment.day > day)

    def statement(self, source: RateSource) -> JudgmentStatement:
        """Return the finished result."""
        lines, pots = self._lines()
        rows = tuple(whole_row(entry) for entry in self.ledger.entries)
        totals = self._totals(lines, rows)
        judged_on = self.judgment.day or self.judgment.effective or self.delay_from
        clause = law.clause(judged_on)
        if self.judgment.day is None:
            message = Text(
                f"未写明判决日，加倍条款的条号按 {iso(judged_on)} 的民事诉讼法",
                f"day of the judgment not stated: the doubling clause is cited as of {iso(judged_on)}",
            )
            self.choices.assume("judgment-date", message, clause)
        ahead = self._ahead()
        enforcement = self._enforcement(totals)
        notices = tuple(notice._replace(provision=self._version(notice)) for notice in self.choices.notices)
        provisions: dict[str, None] = dict.fromkeys(
            [clause, law.seizure_clause(self.until), law.application_clause(self.until)]
        )
        for line in lines:
            of_line = (key for key in line.rate.provisions if self.until >= IN_FORCE or not key.startswith(_SINCE_2014))
            provisions.update(dict.fromkeys(of_line))
        provisions.update(dict.fromkeys(n.provision for n in notices if n.provision and not explains(n.provision)))
        if self.old_from is not None and self.until >= IN_FORCE:
            # Earlier delay by the earlier rules, later delay by the later.
            provisions["delay-interest-2014/7"] = None
        return JudgmentStatement(
            self.case,
            self.judgment,
            self.until,
            lines,
            rows,
            totals,
            (),
            enforcement,
            clause,
            self.choices.conventions(),
            notices,
            tuple(provisions),
            source,
            tuple(line for line, _ in ahead),
            (),
            pots,
            tuple(pot for _, pot in ahead),
            tuple(self.debt.charged),
            self._undue(),
            self._words(),
            _left_of(self.damages_undue, [(p.day or 0, p.amount) for p in self.judgment.damages_parts], self.until),
            self._coming(),
        )

    def _version(self, notice: Notice) -> str:
        """The provision of a notice in the text of its day: 合同法解释(二) for payments before 2021,
        nothing before it was in force.
        """
        if self.until < IN_FORCE and notice.provision.startswith(_SINCE_2014):
            return ""
        if not notice.provision.startswith("civil-code/"):
            return (
                notice.provision
                if not self._is_later(notice.provision)
                else version_on(notice.provision, iso(self.until))
            )
        paid = [payment.day for payment in self.payments if payment.day <= self.until]
        day = max(paid, default=self.until) if notice.code in ("order", "bases") else self.delay_from
        return version_on(notice.provision, iso(day))

    def _is_later(self, key: str) -> bool:
        """Whether a provision came into force after the day it is computed to."""
        return bool(key) and provision(key).first > iso(self.until)

    def _words(self) -> tuple[tuple[str, int, int], ...]:
        """What only the words of an application rest on."""
        said = [
            (o.name, (o.until or 0) if o.amount is not None else 0, o.limit or 0 if self._has_room(n) else 0)
            for n, o in enumerate(self.judgment.interest)
        ]
        debt = DEBTS.get(self.case.kind, "")
        return (*said, *((cost.pay_to, 0, 0) for cost in self.judgment.costs), (debt, 0, 0))

    def _undue(self) -> tuple[Portion, ...]:
        """What is left of each instalment not due yet: what was paid early covers the next (2条)."""
        return _left_of(self.undue, self.begins, self.until)

    def _ahead(self) -> list[tuple[Line, str]]:
        """What runs on: every base of general interest from the first day not counted,
        the doubled part from the next day.
        """
        _, end = count_span(0, self.until, self.count)
        found = [
            (end, "general", self._base(pot), rate, pot)
            for pot, rate in self.next_rates
            if rate.value and self._has_room(int(pot))
        ]
        if self._doubled_per_diem()[0]:
            old = self._old_next()
            if old is not None:
                found.append((self.until + 1, "doubled", half_up(*old[:2]), old[2], "old"))
            else:
                found.append((self.until + 1, "doubled", self.doubled_base, law.doubled_rate(), "doubled"))
        return [
            (Line(self.debt.course.loan_id, kind, day, day + 1, base, rate, (), 0, 0, 0), pot)
            for day, kind, base, rate, pot in found
            if base
        ]

    def _coming(self) -> tuple[tuple[Line, str], ...]:
        """The bases of general interest whose first day is still to come, each with that day."""
        name, base = self.debt.course.loan_id, self._base
        found = [
            (Line(name, "general", day, day + 1, base(pot), rate, (), 0, 0, 0), pot)
            for pot, day, rate in self.coming
            if self._has_room(int(pot))
        ]
        return tuple(pair for pair in found if pair[0].base)

    def _lines(self) -> tuple[tuple[Line, ...], tuple[str, ...]]:
        """Every line and the base it stands on; days on which a limit leaves nothing are no line."""
        lines: list[Line] = []
        pots: list[str] = []
        running = 0
        schedule = self.debt.course.schedule
        for leg, i, first, last, base, interest in self.debt.lines:
            rate, start, end = leg.rate(i), first + leg.lag, last + leg.lag
            gauge = schedule.tracks[leg.number].gauge or schedule.gauge
            days = ((end - start, 1),) if rate.unit == "day" else gauge.shares(start, end)
            full = leg.interest(i, base, first, last)
            if full and not interest:
                continue
            running += interest
            lines.append(
                Line(schedule.loan_id, leg.kind, start, end, base, rate, days, interest, running, full - interest)
            )
            pots.append(self.pots[leg.number])
        return tuple(lines), tuple(pots)

    def _enforcement(self, totals: JudgmentTotals) -> Enforcement:
        """Seizure is limited to the duty that is due (民诉法 253); application within two years of the last instalment
        (250), a last day of rest moved on (民法典 203). In RMB: another currency is converted (办法 55条).
        """
        due: int | None = totals.enforceable
        if self.judgment.currency:
            due = self._in_rmb(totals)
        days = [day for day, _ in self.begins]
        days += [part.day for part in self.judgment.damages_parts if part.day is not None]
        resume = self.case.resume
        if resume is not None and resume.last_day is not None and resume.last_day <= self.until:
            # A settlement interrupts: the two years restart from the last day it fixes (民诉法解释 466条).
            days = [max(*days, resume.last_day)]
        last = next_workday(add_months(date.fromordinal(max(days)), 24))[0].toordinal()
        if due is None:
            return Enforcement(0, 0, last)
        fee = enforcement_fee(due)
        return Enforcement(fee, due + fee, last)

    def _in_rmb(self, totals: JudgmentTotals) -> int | None:
        """What may be enforced in RMB, for the fee and for seizure; None where nothing converts it."""
        judgment = self.judgment
        rate = judgment.fx_fee or judgment.fx_rate
        if rate is None:
            message = Text(
                f"没有汇率：申请执行费与可查封数额须折算为人民币（fx_fee：受理日汇率；{judgment.currency}）",
                f"no rate to convert {judgment.currency}: enforcement fee and what may be seized are in RMB (fx_fee:"
                " of the day of acceptance)",
            )
            self.choices.note("warning", "fee-currency", message, "fees-2006/55")
            return None
        if judgment.fx_fee is None:
            message = Text(
                "申请执行费按受理日汇率折算，未写明（fx_fee），取加倍部分起算日的汇率",
                "the enforcement fee is converted at the rate of the day of acceptance, not stated (fx_fee): that of"
                " the doubled part's first day",
            )
            self.choices.assume("fee-currency", message, "fees-2006/55")
        apart = totals.doubled_after if judgment.fx_rate is not None else 0
        return half_up(totals.enforceable * rate, 10**6) + apart

    def _doubled_per_diem(self) -> tuple[int, int]:
        """The doubled part of the day after the end, as numerator and denominator of fen;
        none in an excluded period.
        """
        day = self.until + 1
        old = self._old_next()
        if old is not None:
            base, under, rate = old
            return base * rate.value, under * self.old_gauge.per_year * PERCENT
        if (
            self.judgment.penalty_borne
            or day <= self.delay_from
            or any(first <= day <= last for first, last, _ in self.judgment.suspended)
        ):
            return 0, 1
        return self.debt.one_day(self.doubled_base, law.doubled_rate(), day)

    def _old_next(self) -> tuple[int, int, Rate] | None:
        """What bears the double rate on the day after the end, as a ratio of fen, and that rate; None where the earlier
        rule does not apply.
        """
        if self.old_from is None or not self.old_from <= self.until < IN_FORCE - 1:
            return None
        base = self._base("old"), 1
        if self.debt.frozen is None and self.judgment.interest_before_2014:
            # The last day of performance itself: its own interest is in the base of the next day.
            _, end = count_span(0, self.until, self.count)
            more = (self._one_day(*of, end) for of in self.next_rates)
            base = add_ratios([base, (self.debt.owed("general"), 1), *more])
        return *base, next(span.rate for span in self.old_spans if span.start <= self.until + 1 < span.end)

    def _totals(self, lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> JudgmentTotals:
        debt, judgment = self.debt, self.judgment
        sums = {kind: sum(line.interest for line in lines if line.kind == kind) for kind in ("general", "doubled")}
        fixed = sum(ordered.amount or 0 for ordered in judgment.interest)
        sums["general"] += fixed
        after = {kind: debt.owed(kind) for kind in ("general", "doubled", "damages")}
        principal, costs = debt.principal, self.ledger.costs_open
        _, end = count_span(0, self.until, self.count)
        general_more, general_per = add_ratios(self._one_day(pot, rate, end) for pot, rate in self.next_rates)
        doubled_more, doubled_per = self._doubled_per_diem()
        per_general, per_doubled = half_up(general_more, general_per), half_up(doubled_more, doubled_per)
        # A doubled part in RMB adds up with nothing in another currency (法释〔2014〕8号 5条).
        joined = 0 if debt.course.schedule.apart is not None else 1
        total = principal + costs + after["general"] + after["damages"] + joined * after["doubled"]
        return JudgmentTotals(
            judgment.principal or 0,
            judgment.damages,
            sum(cost.amount for cost in judgment.costs),
            sums["general"],
            sums["doubled"],
            sums["general"] + joined * sums["doubled"],
            sum(row.amount for row in rows),
            sum(row.surplus for row in rows),
            principal,
            after["damages"],
            costs,
            after["general"],
            after["doubled"],
            total,
            per_general + joined * per_doubled,  # its two parts stand beside it and must add up
            per_general,
            per_doubled,
            self.until + 1,
            self.undue,
            total - self.undue - self.damages_undue,
            fixed,
            self.damages_undue,
        )

    def _one_day(self, pot: str, rate: Rate, day: int) -> tuple[int, int]:
        """General interest of one more day on one base, never more than its limit leaves."""
        more, per = self.debt.one_day(self._base(pot), rate, day)
        limit = self.judgment.interest[int(pot)].limit
        if limit is not None:
            room = limit - self.debt.charged[int(pot)]
            if more > room * per:
                return room, 1
        return more, per


def _left_of(left: int, parts: list[tuple[int, int]], until: int) -> tuple[Portion, ...]:
    """What is left of each part not due yet: what was paid early covers the next."""
    found = []
    for day, amount in sorted(parts, reverse=True):
        if day > until and left:
            found.append(Portion(day, min(left, amount)))
            left -= found[-1].amount
    return tuple(reversed(found))
