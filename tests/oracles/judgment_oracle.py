"""A second opinion on judgments: law.md §6 one day at a time, every balance by itself.

Nothing here is shared with the program; rates, year shares and rounding are those of ``oracle``. All amounts are fen.

What a day ``d`` does, in order:

1. the doubled part of ``d`` accrues, 0.000175 of what was unpaid when the day began: a payment on ``d`` stops its own
   part from ``d + 1`` on (法释〔2014〕8号 3条: N = pay − D_end, shown D_end+1 … pay);
2. ``payment-day: old``: the general interest of ``d`` accrues, then the payments of ``d`` are taken;
   ``payment-day: new``: the payments first, then the general interest of ``d``.

Up to 2014-07-31 the doubled part is twice the benchmark rate on what was adjudged, interest up to the last day of
performance with it (law.md §6.5, A12), and a payment of the delay serves debt and interest together; a payment up to
that day does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from oracle import (
    DAY,
    FIRST_LPR,
    DayLine,
    Pay,
    Term,
    YearShare,
    half_up,
    lpr_on,
    months_later,
    reference_on,
    year_length,
    yuan,
)

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
    """General debt interest on one base; ``base`` None: on the unpaid principal; ``last`` closes it, ``limit`` is its
    own.

    ``to`` is how the end is written where it is not the day itself: ``perform_by``, ``effective``.
    """

    term: Term
    first: date
    last: date | None = None
    base: int | None = None
    limit: int | None = None
    to: str = ""

    def facts(self) -> dict[str, Any]:
        """As case-file keys."""
        found: dict[str, Any] = {"from": self.first, "rate": self.term.text}
        if self.last is not None:
            found["until"] = self.to or self.last
        if self.limit is not None:
            found["limit"] = yuan(self.limit)
        if self.base is not None:
            found["base"] = yuan(self.base)
        return found


@dataclass(frozen=True)
class Fixed:
    """A sum of interest the judgment itself has fixed, up to a day."""

    amount: int
    until: date


OLD_END = date(2014, 7, 31)
RULE_2009 = date(2009, 5, 18)


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
    fixed: tuple[Fixed, ...] = ()
    bases: str = "heaviest"
    damages_by: tuple[tuple[date, int], ...] = ()
    accelerated: date | None = None
    currency: str = ""
    fx: Fraction | None = None

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
        if self.interest or self.fixed:
            many = [{"amount": yuan(one.amount), "until": one.until} for one in self.fixed]
            many += [ordered.facts() for ordered in self.interest]
            judgment["interest"] = many if len(many) > 1 else many[0]
        if self.damages_by:
            items: list[dict[str, Any]] = [
                {"principal": yuan(amount), "perform_by": day} for day, amount in self.perform_by
            ]
            items += [{"damages": yuan(amount), "perform_by": day} for day, amount in self.damages_by]
            judgment["items"] = items
            del judgment["damages"], judgment["perform_by"], judgment["principal"]
        if not self.principal and not self.damages_by:
            del judgment["principal"]
        if self.accelerated is not None:
            judgment["accelerates"] = self.accelerated
        if self.currency:
            judgment["currency"] = self.currency
        if self.fx is not None:
            judgment["fx_rate"] = f"{float(self.fx):.4f}"
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
            "bases": self.bases,
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
            early = self.accelerated or date.max
            return sorted((min(day, early), amount) for day, amount in self.perform_by)
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
    undue: Fraction = Fraction(0)
    undue_damages: Fraction = Fraction(0)
    undue_parts: list[tuple[date, Fraction]] = field(default_factory=list)


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
        self.begin = min([*self.ends, *(day for day, _ in decree.damages_by)])
        self.old = self.begin < OLD_END
        self.adjudged: Fraction | None = None
        self.fixed = Fraction(sum(one.amount for one in decree.fixed))
        self.off = [Fraction(0) for _ in decree.interest]
        self.today = date.min
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
        charged = sum(self.counted(number) for number in range(len(self.general_lines)))
        return self.fixed + charged - self.general_paid

    def counted(self, number: int) -> Fraction:
        """What one base came to so far: line by line, and never more than its own limit."""
        charged = Fraction(sum(line.interest for line in self.general_lines[number]))
        limit = self.decree.interest[number].limit
        return charged if limit is None else min(charged, Fraction(limit))

    def doubled_owed(self) -> Fraction:
        """Doubled part charged so far and not paid."""
        return sum(line.interest for line in self.doubled_lines) - self.doubled_paid

    # --- bases

    def doubled_base(self, day: date) -> Fraction:
        """law.md §6.2: everything the judgment orders and that is due, never general interest (before 2014-08-01:
        A12).
        """
        if day <= self.begin:
            return Fraction(0)
        if day > OLD_END and any(stay.first <= day <= stay.last for stay in self.decree.stays):
            return Fraction(0)
        due = sum((part for end, part in zip(self.ends, self.parts, strict=True) if end < day), Fraction(0))
        damages = self.damages_due(day)
        whole = due + damages + self.costs_in
        if self.old and day <= OLD_END:
            whole += self.adjudged or Fraction(0)
        if self.decree.fx is not None:
            return Fraction(half_up(whole * self.decree.fx))
        return whole

    def damages_due(self, day: date) -> Fraction:
        """The damages whose last day of performance was before ``day`` and that are not paid: the first due first."""
        parts = self.decree.damages_by or ((self.begin, self.decree.damages),)
        paid = self.decree.damages - self.damages
        return max(sum((Fraction(amount) for end, amount in parts if end < day), Fraction(0)) - paid, Fraction(0))

    def doubled_rate(self, day: date) -> tuple[Fraction, str]:
        """Percent of a day and the rule: 0.0175 %, or up to 2014-07-31 twice the benchmark of a year of 360 (365)
        days.
        """
        if day > OLD_END:
            return DAILY, "doubled"
        if day < RULE_2009:
            tier, rule = "5y+", "294"
        elif self.decree.tenor:
            tier, rule = ("5y+" if self.decree.tenor == "5y" else "1y"), "2009"
        else:
            first, stop = self.begin + DAY, OLD_END + DAY
            limits = ((6, "6m"), (12, "1y"), (36, "1-3y"), (60, "3-5y"))
            tier = next((name for months, name in limits if stop <= months_later(first, months)), "5y+")
            rule = "2009"
        year = 365 if self.decree.basis == "365" else 360
        return 2 * reference_on(day, "1y", tier) / 100 / year, rule

    def general_base(self, number: int) -> Fraction:
        """The ordered base less what was paid of it; without a stated one, the unpaid principal."""
        base = self.decree.interest[number].base
        return self.principal if base is None else max(base - self.off[number], Fraction(0))

    def reduce(self, amount: Fraction) -> None:
        """law.md §6.2: which of several bases a payment of principal reduces.

        Bases that bear interest at the same time are parts of the principal: what one takes the others do not lose.
        Bases that never meet are the same principal in turn.
        """
        decree, now = self.decree, self.today
        span = {
            n: (max(o.first, now), o.last or date.max)
            for n, o in enumerate(decree.interest)
            if o.base is not None and (o.last is None or o.last >= now)
        }
        taken: dict[int, Fraction] = {}

        def room(n: int) -> Fraction:
            first, last = span[n]
            beside = sum((taken[m] for m in taken if span[m][0] <= last and first <= span[m][1]), Fraction(0))
            return max(amount - beside, Fraction(0))

        for start in sorted({first for first, _ in span.values()}):
            group = [n for n, (first, _) in span.items() if first == start]
            if decree.bases == "heaviest":
                group.sort(key=lambda n: (-self.weight(n, span[n][0]), decree.interest[n].first, n))
            for n in group:
                taken[n] = min(room(n), self.general_base(n))
        for n, part in taken.items():
            self.off[n] += part

    def weight(self, number: int, day: date) -> Fraction:
        """How heavy a base is on a day: percent a year."""
        ordered = self.decree.interest[number]
        percent, unit, _ = resolve(self.decree, ordered, day)
        return percent * {"year": 1, "month": 12, "day": 365}[unit]

    def bears(self, ordered: Ordered, day: date) -> bool:
        """law.md §10: which days of general interest there are, the cut-off day left aside."""
        if day < ordered.first or (self.old and self.begin < day <= OLD_END):
            # The old rule's double rate holds the ordinary interest of its days (A20).
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
            self.today = day
            if self.old and day == self.begin + DAY:
                self.adjudged = self.general_owed()
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
        undue = sum((p for end, p in zip(self.ends, self.parts, strict=True) if end > decree.until), Fraction(0))
        more = self.one_more(stop)
        if self.old and day == self.begin + DAY:
            # The next day is the first of the delay: what was adjudged goes through the last day of performance.
            self.adjudged = self.general_owed() + more
        found = self.result(more, self.doubled_rate(day)[0] * self.doubled_base(day))
        if len(self.ends) > 1 or decree.damages_by:
            left: dict[date, Fraction] = {}
            for end, part in zip(self.ends, self.parts, strict=True):
                if end > decree.until and part:
                    left[end] = left.get(end, Fraction(0)) + part
            found.undue_parts = sorted(left.items())
        found.undue = undue if len(self.ends) > 1 or decree.damages_by else Fraction(0)
        if decree.damages_by:
            found.undue_damages = self.damages - self.damages_due(day)
        return found

    def one_more(self, day: date) -> Fraction:
        """General interest of the first day that is not counted any more, on what is then owed."""
        found = Fraction(0)
        for number, ordered in enumerate(self.decree.interest):
            if self.bears(ordered, day):
                percent, unit, _ = resolve(self.decree, ordered, day)
                more = self.general_base(number) * percent / 100 * days_in(unit, one_day_share(self.decree.basis, day))
                if ordered.limit is not None:
                    more = min(more, ordered.limit - self.counted(number))
                found += more
        return found

    def bear_doubled(self, day: date) -> None:
        """One day of the doubled part."""
        base = self.doubled_base(day)
        rate, rule = self.doubled_rate(day)
        if day > OLD_END:
            extend(self.doubled_lines, day, ("doubled", base, rate * 100, "day", rule), base * rate)
        elif base:
            year = 365 if self.decree.basis == "365" else 360
            extend(self.doubled_lines, day, ("doubled", base, rate * 100 * year, "year", rule), base * rate)

    def bear_general(self, day: date, share: Fraction) -> None:
        """One day of general interest on every base."""
        for number, (ordered, lines) in enumerate(zip(self.decree.interest, self.general_lines, strict=True)):
            if self.bears(ordered, day):
                percent, unit, series = resolve(self.decree, ordered, day)
                base = self.general_base(number)
                extend(
                    lines, day, ("general", base, percent, unit, series), base * percent / 100 * days_in(unit, share)
                )

    # --- payments

    def take(self, payments: list[Pay]) -> None:
        """Marked payments of a day go before the others."""
        for payment in sorted(payments, key=lambda p: p.towards == "auto"):
            self.pay(payment)

    def pay(self, payment: Pay) -> None:
        """law.md §6.3: what the judgment fixes, in order; the doubled part last unless agreed."""
        if self.old and self.begin < payment.day <= OLD_END:
            self.pay_together(payment)
            return
        order = [*self.decree.order, *(["doubled"] if "doubled" not in self.decree.order else [])]
        if payment.towards != "auto":
            order.remove(payment.towards)
            order.insert(0, payment.towards)
        left = Fraction(payment.amount)
        took: dict[str, Fraction] = {}
        for bucket in order:
            took[bucket] = getattr(self, f"pay_{bucket}")(left)
            left -= took[bucket]
        self.note(payment, took, left)

    def pay_together(self, payment: Pay) -> None:
        """law.md §6.5: R = X + Y, X ÷ R = 1 ÷ (1 + 2bt); what one of them cannot take the other does,
        then what is left of all.
        """
        names = ("costs", "interest", "principal", "doubled")
        took = dict.fromkeys(names, Fraction(0))
        left = Fraction(payment.amount)
        if payment.towards != "auto":
            took[payment.towards] = getattr(self, f"pay_{payment.towards}")(left)
            left -= took[payment.towards]
        growth, day = Fraction(0), self.begin + DAY
        while day <= payment.day:
            growth += self.doubled_rate(day)[0]
            day += DAY
        base, owed = self.doubled_base(payment.day), self.doubled_owed()
        share = min(Fraction(half_up(left / (1 + growth))), base)
        interest = min(left - share, owed)
        share = min(left - interest, base)
        took["doubled"] += self.pay_doubled(interest)
        for bucket in [name for name in self.decree.order if name != "doubled"]:
            most = {
                "costs": self.costs_in,
                "interest": (self.adjudged or Fraction(0)) + self.damages,
                "principal": self.principal,
            }[bucket]
            part = getattr(self, f"pay_{bucket}")(min(share, most))
            took[bucket] += part
            share -= part
        left = payment.amount - sum(took.values(), Fraction(0))
        for bucket in names:
            part = getattr(self, f"pay_{bucket}")(left)
            took[bucket] += part
            left -= part
        self.note(payment, took, left)

    def note(self, payment: Pay, took: dict[str, Fraction], left: Fraction) -> None:
        """Write the row of a payment."""
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
        if self.adjudged is not None:
            self.adjudged = max(self.adjudged - first, Fraction(0))
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
        if amount > left:
            self.reduce(amount - left)
        return amount - left

    def pay_doubled(self, amount: Fraction) -> Fraction:
        """What is left when the judgment itself is satisfied; a doubled part in RMB at the rate of its first day."""
        owed, fx = self.doubled_owed(), self.decree.fx
        if fx is None:
            part = min(amount, owed)
            self.doubled_paid += part
            return part
        whole = Fraction(half_up(owed / fx))
        part = min(amount, whole)
        self.doubled_paid += owed if part == whole else min(Fraction(half_up(part * fx)), owed)
        return part

    def result(self, next_general: Fraction, next_doubled: Fraction) -> Result:
        """Sum up."""
        general = sorted((line for lines in self.general_lines for line in lines), key=lambda line: line.first_day)
        found = Result(general, self.doubled_lines, self.rows)
        found.general = int(self.general_owed() + self.general_paid)
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
        if decree.fx is not None:
            # Two currencies do not add up.
            spent = sum((row.doubled for row in self.rows), Fraction(0))
            found.total = judged + found.general - found.paid + found.surplus + spent
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
