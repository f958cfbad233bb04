"""From the operative part of a judgment to what is owed in enforcement: 一般债务利息 + 加倍部分债务利息.

Every balance is kept apart: costs, general debt interest, damages, principal, doubled part. Payments serve the debts the
instrument fixes first, the doubled part last (法释〔2014〕8号 4条).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .accrual import Flow, Plan, Span, Track
from .assumption import Choices, Notice
from .calculate import note_stale, refuse_assumptions
from .casefile.model import Case, Judgment, Loan, OrderedInterest, Payment
from .dates import Gauge, count_span, iso
from .engine import Account
from .errors import LprError, Problem
from .law import delay_interest as law
from .law.context import Context
from .ledger import Ledger
from .money import fen_text, half_up, to_fen
from .rates import Rates
from .rateterm import SCALE
from .record import Record, Text
from .statement import LedgerRow, Line, RateSource

if TYPE_CHECKING:
    from .money import Exact

LABELS = {
    "general": Text("一般债务利息", "general debt interest"),
    "doubled": Text("加倍部分债务利息", "doubled part"),
    "delay": Text("迟延履行期间的债务利息", "interest for delayed performance"),
}


class JudgmentTotals(Record):
    """Sums in fen; ``…_after`` is still open, ``total`` all of it. ``delay_interest`` = general + doubled."""

    principal: int
    damages: int
    costs: int
    general_interest: int
    doubled_part: int
    delay_interest: int
    paid: int
    surplus: int
    principal_after: int
    damages_after: int
    costs_after: int
    general_after: int
    doubled_after: int
    total: int
    per_diem: int
    per_diem_general: int
    per_diem_doubled: int
    per_diem_day: int


class Payoff(Record):
    """What settles the matter on a day, in fen: the total and its parts."""

    day: int
    costs: int
    general: int
    damages: int
    principal: int
    doubled: int
    total: int


class JudgmentStatement(Record):
    """The whole result of one judgment."""

    case: Case
    judgment: Judgment
    until: int
    lines: tuple[Line, ...]
    ledger: tuple[LedgerRow, ...]
    totals: JudgmentTotals
    payoff: tuple[Payoff, ...]
    clause: str
    conventions: dict[str, str]
    notices: tuple[Notice, ...]
    provisions: tuple[str, ...]
    rates: RateSource


class _Debt(Account):
    """The debts of one judgment: general interest on its ordered bases, the doubled part on everything else."""

    def __init__(self, plan: Plan, ordered: tuple[OrderedInterest, ...], damages: int, costs_in_base: int) -> None:
        self.ordered = ordered
        self.judged_damages = damages
        self.costs_in_base = costs_in_base
        self.costs_paid: Exact = 0
        super().__init__(plan, False)
        if damages:
            self.accrued["damages"] = damages
            self.paid["damages"] = 0

    def base(self, pot: str) -> Exact:
        """What bears interest: the doubled base, or the ordered base of general interest by its number."""
        if pot == "doubled":
            damages = self.owed("damages") if self.judged_damages else 0
            return self.due + damages + max(self.costs_in_base - self.costs_paid, 0)
        stated = self.ordered[int(pot)].base
        paid = self.lent - self.principal
        # A stated base shrinks with the principal; without one the base is what is unpaid.
        return self.principal if stated is None else max(stated - paid, 0)


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
    choices = Choices()
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
        begins = law.delay_begins(judgment, self.ctx)
        self.delay_from = min(day for day, _ in begins)
        starts = [ordered.start for ordered in judgment.interest if ordered.start is not None]
        first = min([self.delay_from, *starts])
        self.ctx.default, self.ctx.period = first, (first, max(until, first))
        basis = choices.take("basis", case.conventions.basis) if judgment.interest else case.conventions.basis or "365"
        # Engine days: the doubled part is shown one day later; general interest too, where a payment's day bears
        # interest on the balance before it.
        self.shift = {"doubled": 1, "general": 1 if self.old_day else 0}
        general = [self._general(number, ordered) for number, ordered in enumerate(judgment.interest)]
        doubled = law.doubled_track(self.delay_from, until, judgment)
        costs_in = sum(cost.amount for cost in judgment.costs if law.bears_doubled(cost, self.ctx))
        flows = [Flow(0, "lend", judgment.principal), *(Flow(day, "due", amount) for day, amount in begins)]
        tracks = tuple(track for track in (*general, doubled) if track.spans)
        end = max([until, *(span.end - 1 for track in general for span in track.spans)])
        plan = Plan(loan.id, first - 1, end, tuple(flows), tracks, Gauge(basis, first - self.shift["general"]))
        self.debt = _Debt(plan, judgment.interest, judgment.damages, costs_in)
        self.ledger = self._settle()
        self.debt.close()

    def _general(self, number: int, ordered: OrderedInterest) -> Track:
        """One base of general interest; the cut-off day counts as the convention says, a closed period to its last day."""
        _, end = count_span(0, self.until, self.count)
        spans = law.general_spans(ordered, end + 1, self.ctx)
        shift = self.shift["general"]
        return Track("general", str(number), tuple(Span(s.start - shift, s.end - shift, s.rate) for s in spans))

    def _settle(self) -> _Payments:
        case, judgment, choices = self.case, self.judgment, self.choices
        order: tuple[str, ...] = ("costs", "interest", "principal", "doubled")
        payments = self._after_judgment()
        if payments:
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
            ledger.pay(payment)
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
        rows = tuple(_row(entry) for entry in self.ledger.entries)
        judged_on = self.judgment.day or self.judgment.effective or self.delay_from
        clause = law.clause(judged_on)
        provisions: dict[str, None] = dict.fromkeys([clause])
        for line in lines:
            provisions.update(dict.fromkeys(line.rate.provisions))
        provisions.update(dict.fromkeys(notice.provision for notice in self.choices.notices if notice.provision))
        return JudgmentStatement(
            self.case, self.judgment, self.until, lines, rows, self._totals(lines), (), clause, self.choices.conventions(),
            tuple(self.choices.notices), tuple(provisions), source,
        )  # fmt: skip

    def _lines(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        running = 0
        gauge = self.debt.plan.gauge
        for run in self.debt.runs:
            shift = self.shift[run.kind]
            days = f"× {run.end - run.start}" if run.rate.unit == "day" else gauge.formula(run.start, run.end)
            interest = to_fen(run.interest)
            running += interest
            lines.append(
                Line(run.loan_id, run.kind, run.start + shift, run.end + shift, to_fen(run.base), run.rate, days, interest,
                     running, 0)
            )  # fmt: skip
        return tuple(lines)

    def _doubled_per_diem(self) -> tuple[int, int]:
        """The doubled part of the day after the end, as numerator and denominator of fen; none in an excluded period."""
        day = self.until + 1
        if day <= self.delay_from or any(first <= day <= last for first, last, _ in self.judgment.suspended):
            return 0, 1
        return int(self.debt.base("doubled")) * law.DAILY.value, 100 * SCALE

    def _totals(self, lines: tuple[Line, ...]) -> JudgmentTotals:
        debt, judgment = self.debt, self.judgment
        assert judgment.principal is not None
        sums = {kind: sum(line.interest for line in lines if line.kind == kind) for kind in ("general", "doubled")}
        after = {
            kind: to_fen(debt.owed(kind)) if kind in debt.accrued else 0 for kind in ("general", "doubled", "damages")
        }
        principal, costs = to_fen(debt.principal), to_fen(self.ledger.costs)
        general_more, general_per = debt.next_day("general")
        doubled_more, doubled_per = self._doubled_per_diem()
        per_general, per_doubled = half_up(general_more, general_per), half_up(doubled_more, doubled_per)
        return JudgmentTotals(
            judgment.principal,
            judgment.damages,
            sum(cost.amount for cost in judgment.costs),
            sums["general"],
            sums["doubled"],
            sums["general"] + sums["doubled"],
            to_fen(sum(entry.amount for entry in self.ledger.entries)),
            to_fen(self.ledger.surplus),
            principal,
            after["damages"],
            costs,
            after["general"],
            after["doubled"],
            principal + costs + sum(after.values()),
            half_up(general_more * doubled_per + doubled_more * general_per, general_per * doubled_per),
            per_general,
            per_doubled,
            self.until + 1,
        )


def _row(entry: object) -> LedgerRow:
    """A ledger row in whole fen (judgments round line by line)."""
    from .ledger import Entry

    assert isinstance(entry, Entry)
    return LedgerRow(
        entry.day, to_fen(entry.amount), to_fen(entry.costs), to_fen(entry.interest), to_fen(entry.principal),
        to_fen(entry.surplus), entry.loan_id, to_fen(entry.principal_after), to_fen(entry.interest_after),
        to_fen(entry.accrued), entry.towards, entry.note, entry.step, 0, to_fen(entry.doubled), to_fen(entry.doubled_after),
    )  # fmt: skip
