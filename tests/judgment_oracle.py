"""A second opinion on judgments: law.md §6 one day at a time, every balance by itself.

Nothing here is shared with the program; rates, year shares and rounding are those of ``oracle``. All amounts are fen.

What a day ``d`` does, in order:

1. the doubled part of ``d`` accrues, 0.000175 of what was unpaid when the day began: a payment on ``d`` stops its own
   part from ``d + 1`` on (法释〔2014〕8号 3条: N = pay − D_end, shown D_end+1 … pay);
2. ``payment-day: old``: the general interest of ``d`` accrues, then the payments of ``d`` are taken;
   ``payment-day: new``: the payments first, then the general interest of ``d``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from oracle import DAY, FIRST_LPR, DayLine, Pay, Term, YearShare, half_up, lpr_on, reference_on, year_length, yuan

DAILY = Fraction(175, 1_000_000)
COURT_FEES = ("受理费", "保全费", "申请费")
"""law.md A10: acceptance, preservation and other application fees are outside the doubled base."""


@dataclass(frozen=True)
class Fee:
    """A cost the judgment orders; ``doubled`` None: by its name (law.md §6.4)."""

    name: str
    amount: int
    doubled: bool | None = None

    @property
    def in_base(self) -> bool:
        """Whether it bears the doubled part."""
        return not any(word in self.name for word in COURT_FEES) if self.doubled is None else self.doubled


@dataclass(frozen=True)
class Ordered:
    """General debt interest on one base; ``base`` None: on the unpaid principal; ``last`` closes it."""

    term: Term
    first: date
    last: date | None = None
    base: int | None = None

    def facts(self) -> dict[str, Any]:
        """As case-file keys."""
        found: dict[str, Any] = {"from": self.first, "rate": self.term.text}
        if self.last is not None:
            found["until"] = self.last
        if self.base is not None:
            found["base"] = yuan(self.base)
        return found


@dataclass(frozen=True)
class Stay:
    """A period left out of the delay (3条3款): both ends are left out."""

    first: date
    last: date


@dataclass(frozen=True)
class Decree:
    """The operative part of a judgment and everything its result depends on.

    ``perform_by`` holds the last day of performance of each instalment with its amount; empty: ``effective`` (2条).
    ``closed``: a period with both days written counts both (law.md A28), or leaves out the last one (``head``).
    """

    principal: int
    until: date
    perform_by: tuple[tuple[date, int], ...] = ()
    effective: date | None = None
    judged: date | None = None
    interest: tuple[Ordered, ...] = ()
    damages: int = 0
    fees: tuple[Fee, ...] = ()
    stays: tuple[Stay, ...] = ()
    payments: tuple[Pay, ...] = ()
    count: str = "head"
    basis: str = "365"
    payment_day: str = "new"
    order: tuple[str, ...] = ("costs", "interest", "principal")
    lpr: str = "floating"
    tenor: str = ""
    closed: str = "both-ends"

    def facts(self) -> dict[str, Any]:
        """The whole matter in case-file keys (contract §4)."""
        judgment: dict[str, Any] = {"principal": yuan(self.principal), "damages": yuan(self.damages)}
        if self.judged is not None:
            judgment["date"] = self.judged
        if self.effective is not None:
            judgment["effective"] = self.effective
        if len(self.perform_by) == 1:
            judgment["perform_by"] = self.perform_by[0][0]
        elif self.perform_by:
            judgment["perform_by"] = [{"due": day, "amount": yuan(amount)} for day, amount in self.perform_by]
        if self.interest:
            many = [ordered.facts() for ordered in self.interest]
            judgment["interest"] = many if len(many) > 1 else many[0]
        if self.fees:
            judgment["costs"] = [
                {"name": fee.name, "amount": yuan(fee.amount)}
                | ({} if fee.doubled is None else {"doubled": "yes" if fee.doubled else "no"})
                for fee in self.fees
            ]
        if self.stays:
            judgment["suspended"] = [{"from": stay.first, "to": stay.last, "reason": "再审中止"} for stay in self.stays]
        conventions = {
            "count": self.count,
            "basis": self.basis,
            "order": ",".join(self.order),
            "payment_day": self.payment_day,
            "lpr": self.lpr,
            "closed": self.closed,
        }
        if self.tenor:
            conventions["tenor"] = self.tenor
        found: dict[str, Any] = {"judgment": judgment, "until": self.until, "conventions": conventions}
        if self.payments:
            found["payments"] = [{"date": p.day, "amount": yuan(p.amount), "for": p.towards} for p in self.payments]
        return found

    def instalments(self) -> list[tuple[date, int]]:
        """The last day of performance of each part, in order of time."""
        if self.perform_by:
            return sorted(self.perform_by)
        assert self.effective is not None
        return [(self.effective, self.principal)]


@dataclass
class Row:
    """Where one payment went; ``interest`` is general interest and damages together, as the ledger prints it."""

    day: date
    amount: int
    costs: Fraction
    interest: Fraction
    principal: Fraction
    doubled: Fraction
    surplus: Fraction
    principal_after: Fraction
    interest_after: Fraction
    doubled_after: Fraction


@dataclass
class Result:
    """What the oracle says: lines by kind, the ledger, what accrued, what is still open, and one more day."""

    general_lines: list[DayLine] = field(default_factory=list)
    doubled_lines: list[DayLine] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    general: int = 0
    doubled: int = 0
    paid: int = 0
    surplus: Fraction = Fraction(0)
    principal_after: Fraction = Fraction(0)
    damages_after: Fraction = Fraction(0)
    costs_after: Fraction = Fraction(0)
    general_after: Fraction = Fraction(0)
    doubled_after: Fraction = Fraction(0)
    total: Fraction = Fraction(0)
    per_diem_general: int = 0
    per_diem_doubled: int = 0
    per_diem: int = 0


def resolve(decree: Decree, ordered: Ordered, day: date) -> tuple[Fraction, str, str]:
    """Percent, unit and series of an ordered rate on a day; a fixed quote is that of the first day of the interest."""
    term = ordered.term
    if term.kind == "fixed":
        return term.percent, term.unit, "fixed"
    tenor = term.tenor or decree.tenor or "1y"
    if term.kind == "benchmark" and day < FIRST_LPR:
        quoted, series = reference_on(day, tenor, "5y+" if tenor == "5y" else "1y"), "benchmark"
    else:
        at = day
        if decree.lpr == "fixed":
            at = max(ordered.first, FIRST_LPR)
        elif decree.lpr != "floating":
            at = date.fromisoformat(decree.lpr.removeprefix("fixed@"))
        quoted, series = lpr_on(at, tenor), "lpr"
    return max((quoted + term.points) * term.multiple, Fraction(0)), "year", series


def one_day_share(basis: str, day: date) -> Fraction:
    """The share of a year of one more day, for a per-diem."""
    return Fraction(1, {"365": 365, "months/365": 365, "actual": year_length(day)}.get(basis, 360))


def days_in(unit: str, share: Fraction) -> Fraction:
    """What a rate of a unit is multiplied with; a daily rate never meets a year basis (contract §3)."""
    return Fraction(1) if unit == "day" else share * 12 if unit == "month" else share


class Enforcement:
    """One judgment from its first day to the cut-off day."""

    def __init__(self, decree: Decree) -> None:
        self.decree = decree
        self.ends = [day for day, _ in decree.instalments()]
        self.parts = [Fraction(amount) for _, amount in decree.instalments()]
        self.costs_in = Fraction(sum(fee.amount for fee in decree.fees if fee.in_base))
        self.costs_out = Fraction(sum(fee.amount for fee in decree.fees if not fee.in_base))
        self.damages = Fraction(decree.damages)
        self.principal_paid = Fraction(0)
        self.general_paid = Fraction(0)
        self.doubled_paid = Fraction(0)
        self.surplus = Fraction(0)
        self.general_lines: list[list[DayLine]] = [[] for _ in decree.interest]
        self.doubled_lines: list[DayLine] = []
        self.rows: list[Row] = []

    # --- balances

    @property
    def principal(self) -> Fraction:
        """Unpaid principal, due or not."""
        return sum(self.parts, Fraction(0))

    def general_owed(self) -> Fraction:
        """General interest charged so far, line by line, and not paid."""
        charged = sum(line.interest for lines in self.general_lines for line in lines)
        return charged - self.general_paid

    def doubled_owed(self) -> Fraction:
        """Doubled part charged so far and not paid."""
        return sum(line.interest for line in self.doubled_lines) - self.doubled_paid

    # --- bases

    def doubled_base(self, day: date) -> Fraction:
        """law.md §6.2: everything the judgment orders and that is due, never general interest."""
        if day <= min(self.ends) or any(stay.first <= day <= stay.last for stay in self.decree.stays):
            return Fraction(0)
        due = sum((part for end, part in zip(self.ends, self.parts, strict=True) if end < day), Fraction(0))
        return due + self.damages + self.costs_in

    def general_base(self, ordered: Ordered) -> Fraction:
        """The ordered base less the principal paid; without a stated one, the unpaid principal."""
        if ordered.base is None:
            return self.principal
        return max(ordered.base - self.principal_paid, Fraction(0))

    def bears(self, ordered: Ordered, day: date) -> bool:
        """law.md §10: which days of general interest there are, the cut-off day left aside."""
        if day < ordered.first:
            return False
        if ordered.last is None:
            return True
        followed = any(other.first == ordered.last + DAY for other in self.decree.interest)
        if self.decree.closed == "both-ends" or followed:
            return day <= ordered.last
        return day < ordered.last

    # --- days

    def run(self) -> Result:
        """Visit every day to the cut-off day, then look at one more."""
        decree = self.decree
        judged = decree.judged or date.min
        waiting = sorted((p for p in decree.payments if judged < p.day <= decree.until), key=lambda p: p.day)
        starts = [ordered.first for ordered in decree.interest]
        origin = min(starts, default=decree.until)
        day = min([origin, decree.instalments()[0][0], decree.until, *(p.day for p in waiting)])
        stop = decree.until + DAY if decree.count == "both" else decree.until
        share = YearShare(decree.basis, origin)
        while day <= decree.until:
            self.bear_doubled(day)
            today = [payment for payment in waiting if payment.day == day]
            part = share.step(day) if day >= origin else Fraction(0)
            if decree.payment_day == "new":
                self.take(today)
            if day < stop:
                self.bear_general(day, part)
            if decree.payment_day == "old":
                self.take(today)
            day += DAY
        return self.result(self.one_more(stop), DAILY * self.doubled_base(day))

    def one_more(self, day: date) -> Fraction:
        """General interest of the first day that is not counted any more, on what is then owed."""
        found = Fraction(0)
        for ordered in self.decree.interest:
            if self.bears(ordered, day):
                percent, unit, _ = resolve(self.decree, ordered, day)
                found += (
                    self.general_base(ordered) * percent / 100 * days_in(unit, one_day_share(self.decree.basis, day))
                )
        return found

    def bear_doubled(self, day: date) -> None:
        """One day of the doubled part."""
        base = self.doubled_base(day)
        extend(self.doubled_lines, day, ("doubled", base, DAILY * 100, "day", ""), base * DAILY)

    def bear_general(self, day: date, share: Fraction) -> None:
        """One day of general interest on every base."""
        for ordered, lines in zip(self.decree.interest, self.general_lines, strict=True):
            if self.bears(ordered, day):
                percent, unit, series = resolve(self.decree, ordered, day)
                base = self.general_base(ordered)
                extend(
                    lines, day, ("general", base, percent, unit, series), base * percent / 100 * days_in(unit, share)
                )

    # --- payments

    def take(self, payments: list[Pay]) -> None:
        """Marked payments of a day go before the others."""
        for payment in sorted(payments, key=lambda p: p.towards == "auto"):
            self.pay(payment)

    def pay(self, payment: Pay) -> None:
        """law.md §6.3: what the judgment fixes, in order; the doubled part last."""
        order = [*self.decree.order, "doubled"]
        if payment.towards != "auto":
            order.remove(payment.towards)
            order.insert(0, payment.towards)
        left = Fraction(payment.amount)
        took: dict[str, Fraction] = {}
        for bucket in order:
            took[bucket] = getattr(self, f"pay_{bucket}")(left)
            left -= took[bucket]
        self.surplus += left
        self.rows.append(
            Row(
                payment.day,
                payment.amount,
                took["costs"],
                took["interest"],
                took["principal"],
                took["doubled"],
                left,
                self.principal,
                self.general_owed() + self.damages,
                self.doubled_owed(),
            )
        )

    def pay_costs(self, amount: Fraction) -> Fraction:
        """Costs in the doubled base first: the burdensome debt before the other (民法典 560条2款)."""
        first = min(amount, self.costs_in)
        second = min(amount - first, self.costs_out)
        self.costs_in -= first
        self.costs_out -= second
        return first + second

    def pay_interest(self, amount: Fraction) -> Fraction:
        """General interest, then damages."""
        first = min(amount, self.general_owed())
        second = min(amount - first, self.damages)
        self.general_paid += first
        self.damages -= second
        return first + second

    def pay_principal(self, amount: Fraction) -> Fraction:
        """Each instalment in the order in which it falls due."""
        left = amount
        for number, owed in enumerate(self.parts):
            part = min(left, owed)
            self.parts[number] -= part
            left -= part
        self.principal_paid += amount - left
        return amount - left

    def pay_doubled(self, amount: Fraction) -> Fraction:
        """What is left when the judgment itself is satisfied."""
        part = min(amount, self.doubled_owed())
        self.doubled_paid += part
        return part

    def result(self, next_general: Fraction, next_doubled: Fraction) -> Result:
        """Sum up."""
        general = sorted((line for lines in self.general_lines for line in lines), key=lambda line: line.first_day)
        found = Result(general, self.doubled_lines, self.rows)
        found.general = sum(line.interest for line in general)
        found.doubled = sum(line.interest for line in self.doubled_lines)
        found.paid = sum(row.amount for row in self.rows)
        found.surplus = self.surplus
        found.principal_after = self.principal
        found.damages_after = self.damages
        found.costs_after = self.costs_in + self.costs_out
        found.general_after = self.general_owed()
        found.doubled_after = self.doubled_owed()
        decree = self.decree
        judged = decree.principal + decree.damages + sum(fee.amount for fee in decree.fees)
        # Everything that arose, less everything paid, plus what has to go back.
        found.total = judged + found.general + found.doubled - found.paid + found.surplus
        found.per_diem_general = half_up(next_general)
        found.per_diem_doubled = half_up(next_doubled)
        found.per_diem = found.per_diem_general + found.per_diem_doubled  # printed side by side
        return found


def extend(
    lines: list[DayLine], day: date, terms: tuple[str, Fraction, Fraction, str, str], interest: Fraction
) -> None:
    """Add a day to the line it belongs to: a maximal run of days with one base, one rate, one rule."""
    kind, base, percent, unit, series = terms
    if not base:
        return
    last = lines[-1] if lines else None
    if last is None or (last.last_day + DAY, last.base, last.rate, last.unit, last.rule) != (
        day,
        base,
        percent,
        unit,
        series,
    ):
        last = DayLine(kind, day, day, 0, base, percent, unit, series)
        lines.append(last)
    last.exact += interest
    last.days += 1
    last.last_day = day


def compute(decree: Decree) -> Result:
    """Compute a judgment one day at a time."""
    return Enforcement(decree).run()
