"""The operative part of a judgment as one schedule, walked to one day.

Every balance is kept apart: costs, general debt interest, damages, principal, doubled part. Payments serve the debts
the instrument fixes first, the doubled part last (法释〔2014〕8号 4条).
"""

from __future__ import annotations

from collections import ChainMap

from ..base.dates import Gauge, count_span, iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case, Judgment, Loan, OrderedInterest, Payment, Portion
from ..engine.course import Course
from ..engine.payments import Payments
from ..engine.receipts import Allocation, Receipt, Together
from ..engine.schedule import Base, Flow, Pot, Rate, Schedule, Span, TotalCeiling, Track, cut
from ..engine.standing import arrived
from ..law import delay_interest as law
from ..law.choices import Choices
from ..law.context import Context
from ..law.delay_interest import IN_FORCE
from ..rates.series import Rates
from .costs import in_time, note_later, note_undated
from .judgment_notes import bases_of, note_days, note_first, note_lapsed, ranks_of

problem = problems_of(__name__)
worded = words_of(__name__)


class WalkedJudgment:
    """One computation to one day: the schedule, and the balances it left."""

    def __init__(self, case: Case, judgment: Judgment, until: int, rates: Rates, choices: Choices) -> None:
        later = [cost for cost in judgment.costs if cost.day is not None and cost.day > until]
        if later:
            note_later(later, until, choices)
            judgment = judgment._replace(costs=tuple(cost for cost in judgment.costs if cost not in later))
        self.case, self.judgment, self.until, self.choices = case, judgment, until, choices
        loan = Loan(
            judgment.number or "1",
            judgment.principal or 0,
            where=case.places.get("judgment", ""),
            # Looked into where a place is asked for: copying them would read the place of every key of the case.
            places=ChainMap(judgment.places, case.places),  # type: ignore[arg-type]
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
        # What was not due is due where a bankruptcy was accepted, by the end, of all who owe it (企业破产法 46条1款).
        all_due = judgment.stopped is not None
        if not all_due:
            note_days(judgment, begins, until, choices)
        if judgment.instalments:
            note_lapsed([day for day, _ in self.begins], until, choices)
        self.ledger = self._settle(self._schedule(loan.id, first, starts, begins))
        (self.debt,) = self.ledger.balances
        # General interest may run a day longer: the doubled base of the next day is what it is at the end.
        self.ledger.advance(until)
        self.doubled_base = self.debt.sums(self.doubled)
        self.undue = self.debt.undue if judgment.instalments and not all_due else 0
        self.damages_undue = self._damages_undue() if judgment.damages_parts and not all_due else 0
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
        bank = "basis-bank" if self.case.kind == "bank-loan" else ""
        basis = self.choices.take("basis", conventions.basis, bank) if judgment.interest else conventions.basis or "365"
        self.base_of = bases_of(judgment, bool(self.payments), self.choices)
        self.next_rates: list[tuple[str, Rate]] = []
        self.coming: list[tuple[str, int, Rate]] = []
        self.rates: dict[int, tuple[Span, ...]] = {}
        running = [(n, o) for n, o in enumerate(judgment.interest) if o.amount is None]
        general = [self._general(number, ordered) for number, ordered in running]
        doubled_days = law.doubled_spans(max(self.delay_from, IN_FORCE - 1), until, judgment)
        self.old_spans: tuple[Span, ...] = ()
        old_basis = "360"
        if self.old_from is not None:
            from .judgment_before_2014 import SPLICE, old_spans

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
            over = until + 1 if judgment.stopped is None else min(until + 1, judgment.stopped)
            spans = tuple(cut(self.old_spans, self.old_from + 1, over))
            tracks.append(Track("doubled", self.old, spans, 1, gauge=self.old_gauge))
        if doubled_days:
            tracks.append(Track("doubled", self.doubled, doubled_days, 1))
        self.pots = [self._name(track) for track in tracks]
        dues = sorted(Flow(day, "due", amount) for day, amount in begins)
        opening = [("general", sum(o.amount or 0 for o in judgment.interest)), ("doubled", 0)]
        opening += [("damages", judgment.damages)] if judgment.damages else []
        ranks = ranks_of(judgment, self.base_of)
        bases = [
            Base(o.base, o.start or 0, o.until, self.rates.get(n, ()), o.amount or 0, self.base_of[n], ranks[n], o.name)
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
            total=self._capped(general),
            bases_limit=self._shared(),
        )

    def _shared(self) -> int | None:
        """The ceiling on the sum of all entries together. Raises LprError where what is fixed is above it."""
        most = self.judgment.shared_limit
        fixed = sum(o.amount or 0 for o in self.judgment.interest)
        if most is not None and fixed > most:
            place = self.ctx.place("shared_limit")
            raise LprError(problem("shared-limit/fixed", place, fixed=fen_text(fixed), limit=fen_text(most)))
        return most

    def _capped(self, general: list[Track]) -> TotalCeiling | None:
        """The ceiling on the rates of all entries together, None where there is none or nothing runs."""
        self.cap: tuple[Span, ...] = ()
        spans = [span for track in general for span in track.spans]
        judgment = self.judgment
        if judgment.interest_cap is None or not (spans or self.next_rates):
            return None
        if self.old_from is not None:
            raise LprError(problem("interest-cap/before-2014", self.ctx.place("interest_cap")))
        start = min([o.start for o in judgment.interest if o.start is not None])
        end = max([self.until, *(span.end for span in spans)]) + 2
        self.cap = law.cap_spans(judgment, start, end, self.ctx)
        self.choices.assume("interest-cap", worded("interest-cap", rate=judgment.interest_cap.text), "", matters=True)
        shifted = tuple(Span(span.start - self.lag, span.end - self.lag, span.rate) for span in self.cap)
        return TotalCeiling(shifted, (), False, tuple(o.name for o in judgment.interest))

    def _name(self, track: Track) -> str:
        """The base a track stands on: the number of an entry of general interest, ``doubled``,
        or ``old`` (before 2014-08-01).
        """
        return track.pot if isinstance(track.pot, str) else "doubled" if track.pot is self.doubled else "old"

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
        note_first(judgment, begins, costs, self.delay_from, self.choices)
        return tuple((part.day or 0, part.amount) for part in damages), tuple((p.day or 0, p.amount) for p in costs)

    def _bases(self) -> str:
        """Which of several bases a payment reduces: asked only where it makes a difference."""
        stated = [
            o
            for o, of in zip(self.judgment.interest, self.base_of, strict=True)
            if o.base is not None and o.start is not None and of == "principal"
        ]
        far = self.until + 1
        whole = self.judgment.principal or 0
        beside = any(
            max(a.start or 0, b.start or 0) <= min(far if o.until is None else o.until for o in (a, b))
            and (a.name == b.name or (a.base or 0) + (b.base or 0) <= whole)
            for i, a in enumerate(stated)
            for b in stated[:i]
        )
        if beside and self.payments:
            return self.choices.take("bases", self.case.conventions.bases)
        return self.case.conventions.bases or "heaviest"

    def _before_2014(self) -> int | None:
        """The last day of performance of a delay from before 2014-08-01, None where there is no such delay."""
        if self.delay_from >= IN_FORCE - 1 or self.judgment.penalty_borne:
            return None
        if self.judgment.instalments:
            raise LprError(problem("delay-before-2014/instalments", self.ctx.place("perform_by")))
        if self.judgment.currency and self.judgment.fx_rate is not None:
            raise LprError(problem("delay-before-2014/converted", self.ctx.place("fx_rate")))
        return self.delay_from

    def _general(self, number: int, ordered: OrderedInterest) -> Track:
        """One base of general interest; the cut-off day counts as the convention says,
        a closed period to its last day.
        """
        _, end = count_span(0, self.until, self.count)
        stopped = self.judgment.stopped
        over = end + 1 if stopped is None else min(end + 1, stopped)
        spans = law.general_spans(self._as_counted(ordered), over, self.ctx)
        # A base whose only day is left out still has its rate, by which bases are ranked.
        self.rates[number] = spans or law.general_spans(ordered, end + 1, self.ctx)
        if self.old_from is not None and not self.judgment.general_before_2014:
            # The earlier formula already holds the ordinary interest of the days of delay.
            spans = (*cut(spans, 0, self.old_from + 1), *cut(spans, IN_FORCE, end + 1))
        self.next_rates += [(str(number), span.rate) for span in spans if span.start <= end < span.end]
        first = max(ordered.start or 0, end)
        if self.old_from is not None and not self.judgment.general_before_2014 and self.old_from < first < IN_FORCE:
            first = IN_FORCE
        if first > end and stopped is None:
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
            from .order import refuse_heads

            order = tuple(choices.take("order", ",".join(case.conventions.order)).split(","))
            refuse_heads(case, order)
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
            from .judgment_before_2014 import SPLICE, STEP

            together = Together(self.old_from, SPLICE, self.pots.index("old"), STEP)
        ledger = Payments([Course(schedule)], Allocation(order, costs, together=together), False)
        for payment in self.payments:
            if payment.day > self.until:
                choices.note(
                    "warning",
                    "payment-after-end",
                    worded(
                        "payment-after-end",
                        day=iso(payment.day),
                        amount=fen_text(payment.amount),
                        until=iso(self.until),
                    ),
                    matters=True,
                )
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
            self.choices.note(
                "info", "payment-before-judgment", worded("payment-before-judgment", day=iso(day), count=len(early))
            )
        return tuple(payment for payment in self.case.payments if payment.day > day)
