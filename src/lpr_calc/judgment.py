"""From the operative part of a judgment to what is owed in enforcement: 一般债务利息 + 加倍部分债务利息.

Every balance is kept apart: costs, general debt interest, damages, principal, doubled part. Payments serve the debts the
instrument fixes first, the doubled part last (法释〔2014〕8号 4条).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .accrual import Flow, Plan, Rate, Span, Track, cut
from .assumption import Choices
from .calculate import note_stale, refuse_assumptions
from .casefile.model import Case, Cost, Judgment, Loan, OrderedInterest, Payment
from .dates import Gauge, add_months, count_span, iso
from .engine import Account, Meter
from .errors import LprError, Problem
from .fees import enforcement_fee
from .grounds import explains
from .judgment_statement import Enforcement, JudgmentStatement, JudgmentTotals, Payoff
from .law import delay_interest as law
from .law.context import Context
from .law.delay_interest import IN_FORCE
from .ledger import Ledger
from .money import add_ratios, fen_text, half_up, to_fen
from .rates import Rates
from .record import Text
from .statement import LedgerRow, Line, RateSource
from .totals import whole_row
from .workdays import next_workday

if TYPE_CHECKING:
    from .judgment_old import OldPhase
    from .money import Exact


class _Debt(Account):
    """The debts of one judgment: general interest on its ordered bases, the doubled part on everything else."""

    def __init__(
        self, plan: Plan, ordered: tuple[OrderedInterest, ...], damages: int, damages_in_base: bool, costs_in_base: int
    ) -> None:
        self.ordered = ordered
        self.damages_in_base = damages_in_base
        self.charged: list[Exact] = [0 for _ in ordered]
        self.judged_damages = damages
        self.costs_in_base = costs_in_base
        self.costs_paid: Exact = 0
        super().__init__(plan, False)
        for kind in ("general", "doubled"):
            self.accrued.setdefault(kind, 0)
            self.paid.setdefault(kind, 0)
        if damages:
            self.accrued["damages"] = damages
            self.paid["damages"] = 0

    def base(self, pot: str) -> Exact:
        """What bears interest: the doubled base, or the ordered base of general interest by its number."""
        if pot == "doubled":
            damages = self.owed("damages") if self.judged_damages and self.damages_in_base else 0
            closed = sum(charged for charged, o in zip(self.charged, self.ordered, strict=True) if o.doubled)
            interest = max(closed - self.paid.get("general", 0), 0)
            return self.due + damages + interest + max(self.costs_in_base - self.costs_paid, 0)
        number = int(pot)
        stated = self.ordered[number].base
        if stated is None:
            return self.principal
        # Stated bases shrink with the principal; of several that run side by side the earlier first.
        paid = self.lent - self.principal
        for other in self.ordered[:number]:
            if other.until is None and self.ordered[number].until is None:
                paid -= min(paid, other.base or 0)
        return max(stated - paid, 0)

    def _post(self, meter: Meter) -> None:
        """Charge an open line, general interest only up to the limit its own base was given."""
        before = self.accrued[meter.kind]
        super()._post(meter)
        if meter.kind != "general" or meter.rate is None:
            return
        number = int(meter.pot)
        more = self.accrued["general"] - before
        limit = self.ordered[number].limit
        if limit is not None and more > limit - self.charged[number]:
            over = more - (limit - self.charged[number])
            self.accrued["general"] -= over
            meter.posted -= over
            more -= over
        self.charged[number] += more


class _Payments(Ledger):
    """A ledger that tells the debt how much of the costs was paid: costs in the doubled base leave it first."""

    def _put(self, bucket: str, account: Account, amount: Exact) -> Exact:
        used = super()._put(bucket, account, amount)
        if bucket == "costs":
            assert isinstance(account, _Debt)
            account.costs_paid += used
        return used


def judge(case: Case, rates: Rates, strict: bool = False, payoff: tuple[int, ...] = ()) -> JudgmentStatement:
    """Compute the enforcement of one judgment to ``case.until`` (today if not stated).

    ``payoff`` are days for which the amount that settles the matter is wanted; they take today's LPR for granted.
    Raises LprError with every Problem found.
    """
    judgment = case.judgment
    if judgment is None or not judgment.principal:
        raise LprError(
            Problem(
                "judgment-missing",
                Text("没有判决本金", "the judgment's principal is missing"),
                case.places.get("judgment", ""),
                Text(
                    "--principal 300000，或案件文件的 judgment: {principal: …}",
                    "--principal 300000, or judgment: {principal: …}",
                ),
            )
        )
    problems = law.contradictions(judgment, case)
    if problems:
        raise LprError(*problems)
    choices = Choices()
    if case.costs:
        message = Text(
            "案件顶层的 costs 是诉前费用，判决的费用写在 judgment.costs，这里只计后者",
            "costs: of the case are those of the claim; only judgment.costs are counted here",
        )
        choices.note("warning", "case-costs", message, matters=True)
    judgment = law.in_rmb(judgment, choices)
    law.note_special(judgment, choices)
    until = case.until if case.until is not None else case.today
    if case.until is None:
        message = Text(f"未写明计算至何日，算至今日 {iso(until)}", f"end not stated: computed to today, {iso(until)}")
        choices.assume("until", message, "delay-interest-2014/3")
    run = _Run(case, judgment, until, rates, choices)
    source = RateSource(rates.lpr.name, rates.lpr.sha256, rates.lpr.known_through, rates.lpr.next_due)
    note_stale(run.ctx.quoted_through, source, choices)
    if strict:
        refuse_assumptions(choices)
    statement = run.statement(source)
    days = []
    for day in payoff:
        later = _Run(case, judgment, day, rates, Choices()).statement(source).totals
        days.append(
            Payoff(day, later.costs_after, later.general_after, later.damages_after, later.principal_after,
                   later.doubled_after, later.total)
        )  # fmt: skip
    return statement._replace(payoff=tuple(days))


class _Run:
    """One computation to one day."""

    def __init__(self, case: Case, judgment: Judgment, until: int, rates: Rates, choices: Choices) -> None:
        self.case, self.judgment, self.until, self.choices = case, judgment, until, choices
        assert judgment.principal is not None
        loan = Loan(
            judgment.number or "1", judgment.principal, where=case.places.get("judgment", ""), places=case.places
        )
        self.ctx = Context(case, loan, "judgment", until, rates, choices)
        self.old_day = case.conventions.payment_day == "old"
        self.count = choices.take("count", case.conventions.count)
        begins = self.begins = law.delay_begins(judgment, self.ctx)
        if judgment.one_day_less:
            begins = [(day + 1, amount) for day, amount in begins]
        self.delay_from = min(day for day, _ in begins)
        self.original = judgment
        self.payments = self._after_judgment()
        self.old: OldPhase | None = None
        in_base = tuple(cost for cost in judgment.costs if law.bears_doubled(cost, self.ctx))
        starts = [ordered.start for ordered in judgment.interest if ordered.start is not None]
        first = min([self.delay_from, *starts])
        self.ctx.default, self.ctx.period = first, (first, max(until, first))
        if self.delay_from < IN_FORCE - 1:
            self.old = self._before_2014(in_base)
            judgment = self.judgment = self.old.judgment
            in_base = tuple(cost for cost in judgment.costs if law.bears_doubled(cost, self.ctx))
            begins = [(IN_FORCE - 1, judgment.principal or 0)]
        basis = choices.take("basis", case.conventions.basis) if judgment.interest else case.conventions.basis or "365"
        # Engine days: the doubled part is shown one day later; general interest too, where a payment's day bears
        # interest on the balance before it.
        self.shift = {"doubled": 1, "general": 1 if self.old_day else 0}
        self.next_rates: list[tuple[str, Rate]] = []
        general = [self._general(number, ordered) for number, ordered in enumerate(judgment.interest)]
        doubled = law.doubled_track(min(day for day, _ in begins), until, judgment)
        costs_in = sum(cost.amount for cost in judgment.costs if cost in in_base)
        flows = [Flow(0, "lend", judgment.principal or 0), *(Flow(day, "due", amount) for day, amount in begins)]
        tracks = tuple(track for track in (*general, doubled) if track.spans)
        end = max([until, *(span.end for track in general for span in track.spans)])
        plan = Plan(
            loan.id,
            first - 1,
            end,
            tuple(flows),
            tracks,
            Gauge(basis, min(starts, default=first), self.shift["general"]),
        )
        self.debt = _Debt(plan, judgment.interest, judgment.damages, judgment.damages_doubled, costs_in)
        if self.old is not None:
            self.debt.accrued["doubled"] += self.old.carried
        self.ledger = self._settle()
        # General interest may run a day longer: the doubled base of the next day is what it is at the end.
        self.debt.advance(until)
        self.doubled_base = self.debt.base("doubled")
        self.debt.close()

    def _before_2014(self, in_base: tuple[Cost, ...]) -> OldPhase:
        from .judgment_old import before_2014

        if self.judgment.instalments or self.until < IN_FORCE:
            raise self.ctx.refuse(
                "delay-before-2014",
                Text(
                    "2014-08-01 以前开始的迟延：不支持分期履行，也不支持只算到 2014-08-01 以前",
                    "delay from before 2014-08-01: no instalments, and not to a day before 2014-08-01",
                ),
                Text(
                    "逐期分别计算；计算至 2014-08-01 或以后",
                    "compute each instalment by itself; to 2014-08-01 or later",
                ),
                "perform_by",
            )
        return before_2014(self.judgment, self.delay_from, in_base, self.payments, self.ctx)

    def _general(self, number: int, ordered: OrderedInterest) -> Track:
        """One base of general interest; the cut-off day counts as the convention says, a closed period to its last day."""
        _, end = count_span(0, self.until, self.count)
        spans = law.general_spans(self._as_counted(ordered), end + 1, self.ctx)
        if self.old is not None and not self.original.general_before_2014:
            # The earlier formula already holds the ordinary interest of the days of delay.
            spans = (*cut(spans, 0, self.delay_from + 1), *cut(spans, IN_FORCE, end + 1))
        self.next_rates += [(str(number), span.rate) for span in spans if span.start <= end < span.end]
        shift = self.shift["general"]
        shown = cut(spans, 0, end)
        return Track("general", str(number), tuple(Span(s.start - shift, s.end - shift, s.rate) for s in shown))

    def _as_counted(self, ordered: OrderedInterest) -> OrderedInterest:
        """Move the ends of one base as the convention says (law.md §10).

        ``tail`` and ``neither`` leave out the very first day. The last day of a closed period counts where the next
        base takes over on the day after it, or where the convention counts last days.
        """
        start, until = ordered.start, ordered.until
        starts = [other.start for other in self.judgment.interest if other.start is not None]
        if start is not None and start == min(starts) and self.count in ("tail", "neither"):
            ordered = ordered._replace(start=start + 1)
        if until is not None and until + 1 not in starts and self.count in ("head", "neither"):
            ordered = ordered._replace(until=until - 1)
        return ordered

    def _settle(self) -> _Payments:
        case, judgment, choices = self.case, self.judgment, self.choices
        order: tuple[str, ...] = ("costs", "interest", "principal", "doubled")
        payments = self.payments if self.old is None else self.old.payments
        if self.payments:
            order = (*choices.take("order", ",".join(case.conventions.order)).split(","), "doubled")
            choices.take("payment_day", case.conventions.payment_day)
            choices.assume(
                "doubled-last",
                Text(
                    "先抵判决确定的金钱债务，加倍部分最后抵", "the debts of the judgment first, the doubled part last"
                ),
                "delay-interest-2014/4",
            )
        costs = sum(cost.amount for cost in judgment.costs)
        ledger = _Payments([self.debt], costs, order, "new", lambda accounts, day: ([accounts], Text("", "")))
        for payment in payments:
            if payment.day > self.until:
                message = Text(
                    f"{iso(payment.day)} 的还款 {fen_text(payment.amount)} 元晚于计算截止日 {iso(self.until)}，未计入",
                    f"the payment of {fen_text(payment.amount)} on {iso(payment.day)} is after the end {iso(self.until)}: not counted",
                )
                choices.note("warning", "payment-after-end", message, matters=True)
                continue
            event = law.EVENTS.get(payment.event)
            ledger.pay(payment if event is None else payment._replace(note=f"{event.zh} {payment.note}".strip()))
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
        lines = self._lines()
        entries = [*(self.old.entries if self.old is not None else ()), *self.ledger.entries]
        rows = tuple(whole_row(entry) for entry in entries)
        totals = self._totals(lines, rows)
        judged_on = self.judgment.day or self.judgment.effective or self.delay_from
        clause = law.clause(judged_on)
        if self.judgment.day is None:
            message = Text(
                f"未写明判决日，加倍条款的条号按 {iso(judged_on)} 的民事诉讼法",
                f"day of the judgment not stated: the doubling clause is cited as of {iso(judged_on)}",
            )
            self.choices.assume("judgment-date", message, clause)
        provisions: dict[str, None] = dict.fromkeys([clause, "civil-procedure-2023/253", "civil-procedure-2023/250"])
        for line in lines:
            provisions.update(dict.fromkeys(line.rate.provisions))
        provisions.update(
            dict.fromkeys(n.provision for n in self.choices.notices if n.provision and not explains(n.provision))
        )
        return JudgmentStatement(
            self.case, self.judgment, self.until, lines, rows, totals, (), self._enforcement(totals), clause, self.choices.conventions(),
            tuple(self.choices.notices), tuple(provisions), source, self._ahead(totals),
        )  # fmt: skip

    def _ahead(self, totals: JudgmentTotals) -> tuple[Line, ...]:
        """What runs on: every base of general interest from the first day not counted, the doubled part from the next day."""
        _, end = count_span(0, self.until, self.count)
        found = [
            (end, "general", self.debt.base(pot), rate)
            for pot, rate in self.next_rates
            if totals.per_diem_general and self._has_room(int(pot))
        ]
        if totals.per_diem_doubled:
            found.append((self.until + 1, "doubled", self.doubled_base, law.doubled_rate()))
        return tuple(
            Line(self.debt.plan.loan_id, kind, day, day + 1, to_fen(base), rate, "", 0, 0, 0)
            for day, kind, base, rate in found
            if base
        )

    def _lines(self) -> tuple[Line, ...]:
        lines: list[Line] = list(self.old.lines) if self.old is not None else []
        running = lines[-1].running if lines else 0
        gauge = self.debt.plan.gauge
        for run in self.debt.runs:
            shift = self.shift[run.kind]
            days = (
                f"× {run.end - run.start}"
                if run.rate.unit == "day"
                else gauge.formula(run.start + shift, run.end + shift)
            )
            interest = to_fen(run.interest)
            running += interest
            lines.append(
                Line(run.loan_id, run.kind, run.start + shift, run.end + shift, to_fen(run.base), run.rate, days, interest,
                     running, 0)
            )  # fmt: skip
        return tuple(lines)

    def _enforcement(self, totals: JudgmentTotals) -> Enforcement:
        """Seizure is limited to the duty (民诉法 253); application within two years of the last instalment (250), a last day
        of rest moved on (民法典 203).
        """
        fee = enforcement_fee(totals.total)
        last = add_months(date.fromordinal(max(day for day, _ in self.begins)), 24)
        return Enforcement(fee, totals.total + fee, next_workday(last)[0].toordinal())

    def _has_room(self, number: int) -> bool:
        """Whether general interest of one base is still under the limit it was given."""
        limit = self.debt.ordered[number].limit
        return limit is None or self.debt.charged[number] < limit

    def _doubled_per_diem(self) -> tuple[int, int]:
        """The doubled part of the day after the end, as numerator and denominator of fen; none in an excluded period."""
        day = self.until + 1
        if (
            self.judgment.penalty_borne
            or day <= self.delay_from
            or any(first <= day <= last for first, last, _ in self.judgment.suspended)
        ):
            return 0, 1
        return self.debt.one_day(self.doubled_base, law.doubled_rate(), day)

    def _totals(self, lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> JudgmentTotals:
        debt, judgment = self.debt, self.original
        assert judgment.principal is not None
        sums = {kind: sum(line.interest for line in lines if line.kind == kind) for kind in ("general", "doubled")}
        after = {
            kind: to_fen(debt.owed(kind)) if kind in debt.accrued else 0 for kind in ("general", "doubled", "damages")
        }
        principal, costs = to_fen(debt.principal), to_fen(self.ledger.costs)
        _, end = count_span(0, self.until, self.count)
        general_more, general_per = add_ratios(
            debt.one_day(debt.base(pot), rate, end) for pot, rate in self.next_rates if self._has_room(int(pot))
        )
        doubled_more, doubled_per = self._doubled_per_diem()
        per_general, per_doubled = half_up(general_more, general_per), half_up(doubled_more, doubled_per)
        return JudgmentTotals(
            judgment.principal,
            judgment.damages,
            sum(cost.amount for cost in judgment.costs),
            sums["general"],
            sums["doubled"],
            sums["general"] + sums["doubled"],
            sum(row.amount for row in rows),
            sum(row.surplus for row in rows),
            principal,
            after["damages"],
            costs,
            after["general"],
            after["doubled"],
            principal + costs + sum(after.values()),
            per_general + per_doubled,  # its two parts stand beside it and must add up
            per_general,
            per_doubled,
            self.until + 1,
        )
