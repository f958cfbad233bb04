"""A loan repaid by instalments in arrears: each instalment that fell due is a debt of its own, what was accelerated is
another, what is not yet due a third. Which interest runs on which from which day.

银发〔2003〕251号 3项: penalty interest from the overdue day until principal and interest are paid, unpaid interest
compounds at the penalty rate. A fen bears contract interest or penalty interest on a day, never both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ..base.dates import Shares, iso, months_later
from ..base.errors import words_of
from ..base.money import fen_comma
from ..base.record import Record
from ..base.text import Text
from ..engine.amortise import Row, interest_of
from ..engine.schedule import Accruing, Base, Flow, Part, Rate, Schedule, Span, TotalCeiling, Track
from ..values.rate import RateTerm
from .bank import compounding_of, contract_rate, penalty_rate, total_ceiling
from .context import Context
from .curve import LATEST, NOTHING, Pricing, chain, curve_of, tracks_of
from .repayment import Plan, free_rate, plan_of

worded = words_of(__name__)

_IN_TERM = ("pbc-2003-251/1",)
_COMPOUND = ("pbc-1999-77/20",)

ACCELERATED, UNDUE, PREPAID = "a", "u", "p"
"""What stands after the slash in the id of a debt that is no numbered instalment."""


class Arrears(Record):
    """One loan repaid by instalments as of the end of a claim.

    ``plan`` is its schedule; ``paid`` are the rows paid on their days, which are no debts here; ``rows`` those that
    fell due. ``accelerated`` is the day everything else fell due, None where it did not; ``undue`` the principal
    that is not due, or was accelerated, in fen; ``stub`` its interest to that day. ``unearned`` is the interest of the
    rows that will not come.
    """

    plan: Plan
    paid: tuple[Row, ...]
    rows: tuple[Row, ...]
    accelerated: int | None
    undue: int
    stub: tuple[Part, ...]
    unearned: int
    end: int


def arrears_of(ctx: Context) -> Arrears:
    """Return the loan under examination as it stands at the end of the claim. Raises LprError for what cannot be."""
    loan = ctx.loan
    if ctx.kind != "bank-loan":
        raise ctx.refuse("repayment-kind", "kind")
    begin = loan.lent
    # Once everything is due there is nothing left to be prepaid.
    called = min([day for day in (loan.accelerated, ctx.stopped) if day is not None], default=None)
    plan = plan_of(ctx, horizon=ctx.cutoff, until=called)
    if begin is None:
        begin = plan.rows[0].start
    _, end = ctx.settle(begin, plan.rows[0].due)
    if ctx.count == "tail":
        # The same number of days, shown a day later.
        end -= 1
    accelerated = _accelerated(ctx, plan, end)
    paid = _paid_through(ctx, plan, end)
    # What was prepaid on the way is a debt that its own payment served.
    left = [row for row in plan.rows if row not in paid]
    due = tuple(row for row in left if row.due <= end and (accelerated is None or row.due <= accelerated))
    before = (*paid, *due)
    undue = before[-1].balance if before else plan.principal
    later = [row for row in left if row.number and row not in due]
    since = max((row.due for row in before if row.number), default=begin)
    until = end if accelerated is None else accelerated
    prepaid = [row for row in before if not row.number and row.due > since]
    stub = _stub(ctx, plan, prepaid, since, until, undue) if undue else ()
    unearned = sum(row.interest for row in later) if accelerated is not None else 0
    return Arrears(plan, paid, due, accelerated, undue, stub, unearned, end)


def _accelerated(ctx: Context, plan: Plan, end: int) -> int | None:
    """The day everything fell due: as stated, or the acceptance of the debtor's bankruptcy (企业破产法 46条1款)."""
    stated, last = ctx.loan.accelerated, plan.rows[-1].due
    if stated is not None and stated > last:
        raise ctx.refuse("accelerated-late", "accelerated", stated=iso(stated), last=iso(last))
    if stated is not None and stated < plan.rows[0].start:
        raise ctx.refuse("accelerated-early", "accelerated", stated=iso(stated), start=iso(plan.rows[0].start))
    days = [day for day in (stated, ctx.stopped) if day is not None and day <= end and day < last]
    return min(days, default=None)


def _paid_through(ctx: Context, plan: Plan, end: int) -> tuple[Row, ...]:
    """The rows that were paid on their days. Raises LprError where payments of those days are stated too, and for rows
    that fall due after the end.
    """
    terms = ctx.loan.terms
    assert terms is not None
    through = terms.paid_through
    if not through:
        return ()
    numbered = plan.numbered
    if through > len(numbered):
        raise ctx.refuse("paid-through/too-many", "paid_through", through=through, count=len(numbered))
    last = numbered[through - 1]
    if last.due > end:
        raise ctx.refuse("paid-through/not-due", "paid_through", through=through, due=iso(last.due), end=iso(end))
    if ctx.loan.accelerated is not None and ctx.loan.accelerated < last.due:
        raise ctx.refuse(
            "paid-through/accelerated",
            "paid_through",
            through=through,
            due=iso(last.due),
            accelerated=iso(ctx.loan.accelerated),
        )
    early = [
        payment
        for payment in ctx.case.payments
        if payment.day <= last.due and payment.towards != "prepayment" and payment.loan in ("", ctx.loan.id)
    ]
    if early:
        raise ctx.refuse(
            "paid-through-payments", "paid_through", through=through, due=iso(last.due), day=iso(early[0].day)
        )
    rows = plan.rows[: plan.rows.index(last) + 1]
    principal = sum(row.principal for row in rows if row.number)
    ctx.choices.note(
        "info",
        "paid-through",
        worded(
            "paid-through",
            through=through,
            principal=fen_comma(principal),
            interest=fen_comma(sum(row.interest for row in rows)),
        ),
    )
    return tuple(row for row in rows if row.number)


def _stub(ctx: Context, plan: Plan, prepaid: list[Row], since: int, until: int, undue: int) -> tuple[Part, ...]:
    """Contract interest on what is not due from the last due day on: by the day, a piece for each rate and balance."""
    if until <= since:
        return ()
    spans = plan.spans or _contract_spans(ctx, since, until)
    gauge = ctx.gauge(since)
    parts, base = [], undue + sum(row.principal for row in prepaid)
    days = sorted({since, until, *(row.due for row in prepaid), *(s.start for s in spans if since < s.start < until)})
    for start, end in zip(days, days[1:], strict=False):
        base -= sum(row.principal for row in prepaid if row.due == start)
        rate = next(span.rate for span in reversed(spans) if span.start <= start)
        share = gauge.shares(start, end)
        parts.append(Part(start, end, base, rate, share, interest_of(base, rate, share)))
    return tuple(parts)


def _contract_spans(ctx: Context, start: int, stop: int) -> Sequence[Span]:
    return curve_of(contract_rate(_agreed_rate(ctx), start, stop + 1, ctx, _IN_TERM, 0)).cut(start, stop + 1)


def _agreed_rate(ctx: Context) -> RateTerm:
    """The contract rate. Raises LprError where it is not stated: the lender's own rows have none."""
    rate = free_rate(ctx.loan)
    if rate is None:
        raise ctx.refuse("repayment-terms/rate", "rate")
    return rate


class Debts:
    """Makes the debts of one loan; `schedules` may be asked again with other instalments paid within their grace."""

    def __init__(self, ctx: Context) -> None:
        self.ctx, self.found = ctx, arrears_of(ctx)
        loan, terms = ctx.loan, ctx.loan.terms
        assert terms is not None
        self.terms = terms
        end = self.found.end
        self.grace = terms.grace_days or 0
        self.after = 1 if ctx.choices.of_loan("overdue_days", ctx.case.conventions.overdue_days) == "after" else 0
        if ctx.count == "neither":
            self.after = 1
        self.from_end = self.grace and ctx.choices.of_loan("grace_from", terms.grace_from) == "end"
        self.compounding = compounding_of(ctx)
        first = min([row.due for row in self.found.rows], default=end)
        if self.found.accelerated is not None:
            first = min(first, self.found.accelerated)
        rate = free_rate(loan) or RateTerm("fixed", text="0%")
        if loan.overdue_rate is None and (self.found.rows or self.found.accelerated is not None):
            # Penalty interest is a multiple of it.
            rate = _agreed_rate(ctx)
        self.penalty: Pricing = NOTHING
        self.compound: Pricing = NOTHING
        if first <= end:
            self.penalty = penalty_rate(rate, first, end + 1, ctx)
            if self.compounding:
                self.compound = self._compound(first, end + 1)
        self.carried = False
        self.ceiling = self._ceiling(end + 2)

    def _compound(self, first: int, stop: int) -> Pricing:
        """Unpaid interest compounds at the penalty rate (251号 3项), in the term at the contract rate where agreed."""
        ctx = self.ctx
        stated = ctx.loan.compound_rate or ctx.case.conventions.compound_rate
        if ctx.choices.of_loan("compound_rate", stated, "compound_rate-instalments") == "penalty":
            return self.penalty
        last = self.found.accelerated if self.found.accelerated is not None else self.found.plan.rows[-1].due
        if last <= first:
            return self.penalty
        before = contract_rate(_agreed_rate(ctx), first, min(last, stop), ctx, _COMPOUND, 0)
        return before if last >= stop else chain((before, last), (self.penalty, LATEST))

    def _ceiling(self, stop: int) -> tuple[Span, ...]:
        """The rates of the ceiling on the total, where the borrower asks for it: from the first interest claimed, from
        lending where a court totals the whole.
        """
        ctx, found = self.ctx, self.found
        claimed = [*(row.start for row in found.rows), *(part.start for part in found.stub)]
        called = found.end if found.accelerated is None else found.accelerated
        tracks = total_ceiling(min(claimed, default=called), stop, ctx)
        if not tracks:
            return ()
        stated = ctx.case.conventions.cap_span
        self.carried = ctx.choices.of_loan("cap_span", stated, "cap_span-instalments", told=True) == "whole"
        if self.carried:
            tracks = total_ceiling(found.plan.rows[0].start, stop, ctx)
        return tracks[0].spans

    def _total(self, debts: Sequence[Schedule], claimed: Collection[str] | None) -> TotalCeiling:
        """The ceiling over all ``debts``, and what was worked out row by row as it lies in time; of those that are not
        ``claimed``, paid when they fell due, nothing is reduced.
        """
        found = self.found
        laid: list[Accruing] = []
        for debt in debts:
            reduced = debt.loan_id
            if claimed is not None and reduced not in claimed and not reduced.endswith(f"/{UNDUE}"):
                reduced = ""
            for place, part in enumerate(debt.posted):
                laid += self._laid(part, reduced, place)
        if self.carried:
            for row in found.paid:
                for part in _parts_of(row, self.ctx):
                    laid += self._laid(part, "", 0)
        return TotalCeiling(self.ceiling, tuple(sorted(laid, key=lambda one: one.start)), self.carried)

    def _laid(self, part: Part, debt: str, place: int) -> Iterator[Accruing]:
        """One part of a row's interest, cut where principal was prepaid."""
        rows = self.found.plan.rows
        days = sorted({part.start, part.end, *(row.due for row in rows if part.start < row.due < part.end)})
        for start, end in zip(days, days[1:], strict=False):
            principal = self.found.plan.principal - sum(row.principal for row in rows if row.due <= start)
            yield Accruing(start, end, principal, part.share or self._share(part.start, part.end), part, debt, place)

    def _share(self, start: int, end: int) -> Shares:
        """The share of a year between two due days: whole months, else days."""
        first, last = date.fromordinal(start), date.fromordinal(end)
        months, agreed = 12 * (last.year - first.year) + last.month - first.month, max(first.day, last.day)
        if months_later(first, 0, agreed) == start and months_later(last, 0, agreed) == end:
            return ((months, 12),)
        return self.ctx.gauge(start).shares(start, end)

    def schedules(self, late: Collection[str] | None = None, claimed: Collection[str] | None = None) -> list[Schedule]:
        """Return the debts; ``late`` are the ids of those not paid within their grace (None: without days of grace),
        ``claimed`` of those not paid when they fell due (None: all), whose interest a ceiling on the total may reduce.
        """
        debts = self._debts(late)
        if not self.ceiling:
            return debts
        total = self._total(debts, claimed)
        return [debt._replace(total=total) for debt in debts]

    def _debts(self, late: Collection[str] | None) -> list[Schedule]:
        found, ctx = self.found, self.ctx
        debts = []
        for place, row in enumerate(found.rows):
            if row.number:
                debts.append(self._instalment(row, late))
            else:
                debts.append(self._due(f"{ctx.loan.id}/{PREPAID}{place + 1}", row.due, row.principal, (), row.due))
        if found.accelerated is not None and found.undue:
            lumps = self._damages(found.undue)
            name = f"{ctx.loan.id}/{ACCELERATED}"
            debts.append(
                self._due(name, found.accelerated, found.undue, found.stub, found.accelerated)._replace(lumps=lumps)
            )
        elif found.undue:
            debts.append(self._undue())
        if not debts:
            # All is paid: a debt of nothing, so that there is something to state.
            end = found.end
            nothing = (Flow(end, "lend", 0),)
            debts.append(Schedule(f"{ctx.loan.id}/{UNDUE}", end, end, nothing, (), ctx.gauge(end), of=ctx.loan.id))
        return debts

    def _instalment(self, row: Row, late: Collection[str] | None) -> Schedule:
        name = f"{self.ctx.loan.id}/{row.number}"
        start = row.due
        if self.grace and (self.from_end or (late is not None and name not in late)):
            start += self.grace
        return self._due(name, row.due, row.principal, _parts_of(row, self.ctx), start)

    def _due(self, name: str, day: int, principal: int, parts: Sequence[Part], start: int) -> Schedule:
        """A debt that fell due on ``day`` with the interest it had by then, and penalty interest from ``start``."""
        ctx, end = self.ctx, self.found.end
        begin, stop = start + self.after, end + 1
        tracks: list[Track] = []
        if begin <= end:
            tracks += tracks_of((("penalty", "due", self.penalty),), begin, stop)
            pot = "billed-all" if "penalty" in self.compounding else "billed"
            tracks += tracks_of((("compound", pot, self.compound),), begin, stop)
        if self.after and principal:
            # The due day itself bears the contract rate, as the next day does where the claim ends on it.
            tracks += [Track("in-term", "due", spans) for spans in [self._contract_day(day)] if spans]
        interest = sum(part.interest for part in parts)
        flows = [Flow(day, "lend", principal), Flow(day, "due", principal)]
        if self.compounding:
            flows += [Flow(on, "bill", 0) for on in self._bills(day, end)]
        return Schedule(
            name,
            day,
            max(day, end),
            tuple(sorted(flows, key=lambda flow: flow.day)),
            tuple(tracks),
            ctx.gauge(day),
            runs_on=ctx.runs_on,
            compounding=self.compounding,
            matures=0,
            opening=(("in-term", interest),),
            of=ctx.loan.id,
            posted=tuple(parts),
        )

    def _contract_day(self, day: int) -> tuple[Span, ...]:
        spans = self.found.plan.spans or _contract_spans(self.ctx, day, day + 1)
        return tuple(Span(day, day + 1, span.rate) for span in spans[::-1] if span.start <= day)[:1]

    def _bills(self, day: int, end: int) -> Iterator[int]:
        """The days on which interest is billed: the due day; where penalty interest compounds, each later one too."""
        yield day
        if "penalty" in self.compounding:
            for row in self.found.plan.numbered:
                if day < row.due <= end:
                    yield row.due

    def _undue(self) -> Schedule:
        """What is not due: contract interest alone, and nothing a payment serves."""
        ctx, end, found = self.ctx, self.found.end, self.found
        since = max((row.due for row in (*found.paid, *found.rows)), default=found.plan.rows[0].start)
        spans = found.plan.spans or _contract_spans(ctx, since, end + 1)
        rate = next(span.rate for span in reversed(spans) if span.start <= end)
        return Schedule(
            f"{ctx.loan.id}/{UNDUE}",
            min(since, end),
            end,
            (Flow(min(since, end), "lend", found.undue),),
            (Track("in-term", "0", (Span(end, end + 1, rate),)),),
            ctx.gauge(since),
            runs_on=ctx.runs_on,
            opening=(("in-term", sum(part.interest for part in found.stub)),),
            bases=(Base(found.undue),),
            of=ctx.loan.id,
            posted=found.stub,
        )

    def _damages(self, principal: int) -> tuple[tuple[str, int], ...]:
        """Damages for acceleration: a sum, or a rate of the principal called in."""
        agreed = self.terms.acceleration_damages
        if agreed is None:
            return ()
        if isinstance(agreed, int):
            return (("damages", agreed),)
        whole = Rate(agreed.value, "year", Text("", ""), "")
        return (("damages", interest_of(principal, whole, ((1, 1),))),)


def _parts_of(row: Row, ctx: Context) -> tuple[Part, ...]:
    """What the interest of a row was worked out from, or its sum as agreed."""
    if row.parts or not row.interest:
        return row.parts
    return (Part(row.start, row.due, row.balance + row.principal, _of_row(row, ctx), (), row.interest),)


def _of_row(row: Row, ctx: Context) -> Rate:
    """What stands in the place of a rate where the interest of a row was agreed as a sum."""
    said = Text(f"还款计划表第 {row.number} 期", f"row {row.number} of the schedule")
    return Rate(0, "year", said, "", provisions=_IN_TERM)
