"""A second opinion: the same claim computed one day at a time, from the contract and the law page alone.

Nothing here is shared with the program. Rates come from the YAML tables by a linear scan, balances are fractions,
every day of the period is visited. Slow and plain on purpose: where it and the program differ, one of them is wrong.

All amounts are fen, all rates percent, both as Fractions unless rounded.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from paths import FROZEN, ROOT, read_yaml

DATA = ROOT / "data"
RATES = {"lpr_rates.yaml": FROZEN}
"""Where another folder than `DATA` holds a table."""
DAY = timedelta(days=1)
RULE_2015 = date(2015, 9, 1)
RULE_2020 = date(2020, 8, 20)
FIRST_LPR = date(2019, 8, 20)

TIERS = {"6m": "six_months", "1y": "one_year", "1-3y": "one_to_three", "3-5y": "three_to_five", "5y+": "over_five"}
LPR_COLUMNS = {"1y": "one_year", "5y": "five_year_plus"}


@dataclass(frozen=True)
class Term:
    """A rate as agreed. ``kind``: fixed, lpr or benchmark; lpr and benchmark mean (quote + points) × multiple."""

    text: str
    kind: str = "fixed"
    percent: Fraction = Fraction(0)
    unit: str = "year"
    multiple: Fraction = Fraction(1)
    points: Fraction = Fraction(0)
    tenor: str = ""


@dataclass(frozen=True)
class Pay:
    """A payment, and which bucket the debtor marked it for."""

    day: date
    amount: int
    towards: str = "auto"


@dataclass(frozen=True)
class Claim:
    """One loan and everything the result depends on. Conventions are contract §2, always stated."""

    principal: int
    until: date
    start: date | None = None
    due: date | None = None
    lent: date | None = None
    signed: date | None = None
    filed: date | None = None
    accepted: date | None = None
    natural: bool = False
    kind: str = "private-lending"
    rate: Term | None = None
    overdue_rate: Term | None = None
    fees: int = 0
    costs: int = 0
    costs_on: date | None = None
    payments: tuple[Pay, ...] = ()
    count: str = "head"
    basis: str = "365"
    rounding: str = "line"
    lpr: str = "floating"
    tenor: str = ""
    cap: str = "none"
    cap_percent: Fraction = Fraction(0)
    payment_day: str = "new"
    order: tuple[str, ...] = ("costs", "interest", "principal")
    regime: str = "auto"
    old_rule: str = "yes"

    def loan(self) -> dict[str, Any]:
        """The loan in case-file keys (contract §4)."""
        facts: dict[str, Any] = {"principal": yuan(self.principal), "fees": yuan(self.fees)}
        for key, day in (
            ("interest_from", self.start),
            ("due", self.due),
            ("lent", self.lent),
            ("signed", self.signed),
        ):
            if day is not None:
                facts[key] = day
        for key, term in (("rate", self.rate), ("overdue_rate", self.overdue_rate)):
            if term is not None:
                facts[key] = term.text
        return facts

    def matter(self) -> dict[str, Any]:
        """Everything but the loan, in case-file keys."""
        conventions = {
            "count": self.count,
            "basis": self.basis,
            "rounding": self.rounding,
            "lpr": self.lpr,
            "cap": self.cap,
            "payment_day": self.payment_day,
            "order": ",".join(self.order),
            "regime": self.regime,
            "old_rule": self.old_rule,
        }
        if self.tenor:
            conventions["tenor"] = self.tenor
        facts: dict[str, Any] = {"kind": self.kind, "until": self.until, "conventions": conventions}
        for key, day in (("filed", self.filed), ("accepted", self.accepted)):
            if day is not None:
                facts[key] = day
        if self.natural:
            facts["creditor"] = {"name": "甲", "natural": True}
            facts["debtor"] = {"name": "乙", "natural": True}
        if self.costs:
            facts["costs"] = [{"name": "律师费", "amount": yuan(self.costs)}]
            if self.costs_on is not None:
                facts["costs"][0]["date"] = self.costs_on
        if self.payments:
            facts["payments"] = [{"date": p.day, "amount": yuan(p.amount), "for": p.towards} for p in self.payments]
        return facts

    def facts(self) -> dict[str, Any]:
        """The whole claim in case-file keys."""
        return {**self.loan(), **self.matter()}


@dataclass
class DayLine:
    """A maximal run of days with one base, one rate, one rule."""

    kind: str
    first_day: date
    last_day: date
    days: int
    base: Fraction
    rate: Fraction
    unit: str
    rule: str
    exact: Fraction = Fraction(0)

    @property
    def interest(self) -> int:
        """Half up to the fen (law.md §10)."""
        return half_up(self.exact)


@dataclass
class PaymentRow:
    """Where one payment went; balances afterwards."""

    day: date
    amount: int
    costs: Fraction
    interest: Fraction
    principal: Fraction
    surplus: Fraction
    principal_after: Fraction
    interest_after: Fraction


@dataclass
class Outcome:
    """What the oracle says. ``exact_interest`` is the sum of all lines before any rounding."""

    lines: list[DayLine] = field(default_factory=list)
    rows: list[PaymentRow] = field(default_factory=list)
    exact_interest: Fraction = Fraction(0)
    interest: int = 0
    in_term: int = 0
    principal_after: Fraction = Fraction(0)
    interest_after: Fraction = Fraction(0)
    costs_after: Fraction = Fraction(0)
    surplus: Fraction = Fraction(0)
    total: Fraction = Fraction(0)
    per_diem: int = 0
    exact_per_diem: Fraction = Fraction(0)


def yuan(fen: int) -> str:
    """Fen as an amount in yuan."""
    return f"{fen // 100}.{fen % 100:02d}"


def half_up(exact: Fraction) -> int:
    """Round half up to a whole number."""
    doubled = exact * 2 + 1
    return doubled.numerator // (doubled.denominator * 2)


def round_at_end(exact: Fraction, rounding: str) -> int:
    """Contract §2: ``total`` one half-up rounding, ``truncate`` cut to the fen, ``yuan`` half up to whole yuan."""
    if rounding == "truncate":
        return exact.numerator // exact.denominator
    if rounding == "yuan":
        return half_up(exact / 100) * 100
    return half_up(exact)


# --- rates -----------------------------------------------------------------------------------------------------------


@cache
def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of a rate file, read as text."""
    tree = read_yaml(RATES.get(name, DATA) / name)
    return [{**row, "day": date.fromisoformat(row["effective"])} for row in tree["rates"]]


@cache
def quote(name: str, column: str, day: date) -> Fraction:
    """The rate in force on a day: the last row not after it ("in force from its own day", contract §1)."""
    found = None
    for row in rows_of(name):
        if row["day"] <= day:
            found = row
    if found is None:
        raise LookupError(f"{name}: nothing on {day}")
    return Fraction(found[column])


def lpr_on(day: date, tenor: str) -> Fraction:
    """LPR of a day."""
    return quote("lpr_rates.yaml", LPR_COLUMNS[tenor], day)


def reference_on(day: date, tenor: str, tier: str) -> Fraction:
    """PBoC benchmark to 2019-08-19, LPR from 2019-08-20 (law.md §3)."""
    if day < FIRST_LPR:
        return quote("benchmark_rates.yaml", TIERS[tier], day)
    return lpr_on(day, tenor)


def months_later(day: date, months: int) -> date:
    """The corresponding day, or the last of a month that has none (民法典 202)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def elapsed_tier(claim: Claim, first: date, stop: date) -> str:
    """Benchmark tier: as given, else "by the loan's own term where one is known",
    else by the elapsed period (law.md §3).
    """
    if claim.tenor:
        return "5y+" if claim.tenor == "5y" else "1y"
    if claim.lent is not None and claim.due is not None and claim.lent < claim.due:
        first, stop = claim.lent, claim.due
    for months, tier in ((6, "6m"), (12, "1y"), (36, "1-3y"), (60, "3-5y")):
        if stop <= months_later(first, months):
            return tier
    return "5y+"


# --- days and years --------------------------------------------------------------------------------------------------


def period(claim: Claim) -> tuple[date, date]:
    """First day that counts, and the day after the last: contract §2 ``count``."""
    first = natural_start(claim) if claim.start is None else claim.start
    stop = claim.until
    if claim.count in ("tail", "neither"):
        first += DAY
    if claim.count in ("both", "tail"):
        stop += DAY
    return first, stop


def default_day(claim: Claim) -> date | None:
    """First day of default: the day after the due date (民法典 676); None:
    no due date, the agreed rate runs on (675).
    """
    if claim.due is not None:
        return claim.due + DAY
    if claim.rate is not None and claim.overdue_rate is None and claim.lent is not None:
        return None
    assert claim.start is not None
    return claim.start


def natural_start(claim: Claim) -> date:
    """Where interest begins: delivery of the money under an agreed in-term rate, else default."""
    if claim.kind == "private-lending" and claim.rate is not None and claim.lent is not None:
        return claim.lent
    default = default_day(claim)
    assert default is not None
    return default


def year_length(day: date) -> int:
    """Days in the calendar year of a day."""
    return 366 if calendar.isleap(day.year) else 365


class YearShare:
    """How much of a year each day is, walking forward from the first day of the whole period."""

    def __init__(self, basis: str, first: date) -> None:
        self.basis = basis
        self.first = first
        self.months = 0
        self.position = Fraction(0)

    def step(self, day: date) -> Fraction:
        """Share of ``day``; days must come in order and none may be left out."""
        if self.basis in ("365", "360"):
            return Fraction(1, int(self.basis))
        if self.basis == "actual":
            return Fraction(1, year_length(day))
        if self.basis == "30/360":
            return Fraction(self._days_of_thirty(day), 360)
        before, self.position = self.position, self._whole_months_and_odd_days(day + DAY)
        return self.position - before

    @staticmethod
    def _days_of_thirty(day: date) -> int:
        """Every month 30 days: in 31-day months one of the last two days is nothing, February's last fills up to 30."""
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day == length and length < 30:
            return 31 - length
        return 0 if day.day == 30 and length == 31 else 1

    def _whole_months_and_odd_days(self, end: date) -> Fraction:
        """Whole months at annual/12, odd days at annual/360 (or /365) (contract §2)."""
        while months_later(self.first, self.months + 1) <= end:
            self.months += 1
        odd = (end - months_later(self.first, self.months)).days
        return Fraction(self.months, 12) + Fraction(odd, 365 if self.basis == "months/365" else 360)


# --- the law ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DayRate:
    """What bears on one day, and by which rule."""

    kind: str
    percent: Fraction
    unit: str
    rule: str


def accepted_on(claim: Claim) -> date:
    """A := F where only the day of suit is stated (law.md A5)."""
    found = claim.accepted or claim.filed
    assert found is not None
    return found


def rate_on(claim: Claim, day: date, first: date, stop: date) -> DayRate:
    """The rate of one day: agreed, or as the law has it; then the ceiling (law.md §0 item 3)."""
    default = default_day(claim)
    if default is None or day < default:
        assert claim.rate is not None
        return protected(claim, day, resolve(claim, claim.rate, "in-term", "in-term", day, first, stop), first, stop)
    if claim.overdue_rate is not None:
        found = resolve(claim, claim.overdue_rate, "overdue", "art. 28(1)", day, first, stop)
        return found if claim.kind == "other" else protected(claim, day, found, first, stop)
    if claim.kind == "other":
        tier = elapsed_tier(claim, first, stop)
        tenor = claim.tenor or "1y"
        if day >= FIRST_LPR and claim.lpr != "floating":
            return DayRate("overdue", lpr_on(fixing_day(claim), tenor), "year", "nine minutes")
        return DayRate("overdue", reference_on(day, tenor, tier), "year", "nine minutes")
    if claim.rate is not None:
        found = resolve(claim, claim.rate, "overdue", "art. 28(2)(2)", day, first, stop)
        return protected(claim, day, found, first, stop)
    return nothing_agreed(claim, day, first, stop)


def fixing_day(claim: Claim) -> date:
    """Contract §2: ``fixed`` takes the quote of the first day of default, ``fixed@DATE`` that of DATE."""
    if claim.lpr == "filing":
        assert claim.filed is not None
        return claim.filed
    if claim.lpr == "fixed":
        default = default_day(claim)
        assert default is not None
        return default
    return date.fromisoformat(claim.lpr.removeprefix("fixed@"))


def resolve(claim: Claim, term: Term, kind: str, rule: str, day: date, first: date, stop: date) -> DayRate:
    """A rate as worded on a day."""
    if term.kind == "fixed":
        return DayRate(kind, term.percent, term.unit, rule)
    tenor = term.tenor or claim.tenor or "1y"
    if term.kind == "benchmark":
        found = reference_on(day, tenor, elapsed_tier(claim, first, stop))
    else:
        found = lpr_on(day if claim.lpr == "floating" else fixing_day(claim), tenor)
    return DayRate(kind, max((found + term.points) * term.multiple, Fraction(0)), "year", rule)


def nothing_agreed(claim: Claim, day: date, first: date, stop: date) -> DayRate:
    """law.md §3 first row and the last bullets of §2.4: no rate agreed between the parties to a private loan."""
    tenor = claim.tenor or "1y"
    floating = day if claim.lpr == "floating" else fixing_day(claim)
    if first >= RULE_2020 and claim.filed is None:
        return DayRate("overdue", lpr_on(floating, tenor), "year", "art. 28(2)(1)")
    accepted = accepted_on(claim)
    tier = elapsed_tier(claim, first, stop)
    bank = DayRate("overdue", reference_on(day, tenor, tier), "year", "bank rate")
    six = DayRate("overdue", Fraction(6), "year", "2015 art. 29(2)(1)")
    if accepted < RULE_2015:
        return bank
    if accepted < RULE_2020:
        # The 2015 interpretation governs the whole life of the case: 6 % throughout, earlier days too.
        return six
    if day < RULE_2020 and claim.old_rule == "yes":
        return six if day >= RULE_2015 else bank
    if day < FIRST_LPR:
        return DayRate("overdue", reference_on(day, tenor, tier), "year", "art. 28(2)(1)")
    return DayRate("overdue", lpr_on(floating, tenor), "year", "art. 28(2)(1)")


def ceiling(claim: Claim, day: date, first: date, stop: date) -> tuple[Fraction, str] | None:
    """law.md §2.4, ``cap(d)``, line by line: percent a year and why."""
    if claim.cap == "none":
        return None
    if claim.cap != "auto":
        return claim.cap_percent, "stated"
    formed = claim.lent if claim.natural and claim.lent is not None else claim.signed
    assert formed is not None
    four_formed = "4 × LPR at formation"
    if formed >= RULE_2020:
        return 4 * lpr_on(formed, "1y"), four_formed
    # "4 * benchmark_same_tenor", the loan's own (law.md §2.4), unless a tenor is given (contract §2).
    term = (first, stop) if claim.lent is None or claim.due is None else (claim.lent, claim.due)
    bank = 4 * reference_on(day, claim.tenor or "1y", elapsed_tier(claim, *term)), "4 × bank rate"
    accepted = accepted_on(claim)
    if accepted < RULE_2015:
        return bank
    if accepted < RULE_2020:
        return (Fraction(24), "24 %") if formed >= RULE_2015 or day >= RULE_2015 else bank
    assert claim.filed is not None
    four_suit = 4 * lpr_on(claim.filed, "1y")
    # The same figure under art. 31(1) and under 31(2) stands on two rules, hence on two lines.
    before = (4 * lpr_on(formed, "1y"), four_formed) if formed >= FIRST_LPR else (four_suit, "art. 31(1), at suit")
    if claim.regime == "2020-08":
        return before
    if day < RULE_2020:
        if claim.old_rule == "no":
            return before
        return (Fraction(24), "24 %") if formed >= RULE_2015 or day >= RULE_2015 else bank
    return four_suit, "art. 31(2), at suit"


def protected(claim: Claim, day: date, agreed: DayRate, first: date, stop: date) -> DayRate:
    """Cut what is above the ceiling; the ceiling itself is protected (民法典 1259)."""
    limit = ceiling(claim, day, first, stop)
    if limit is None:
        return agreed
    yearly = agreed.percent
    if agreed.unit == "month":
        yearly *= 12
    elif agreed.unit == "day":
        # law.md §2.3 art. 29: allowed = principal × ceiling × days ÷ basis.
        yearly *= year_length(day) if claim.basis == "actual" else 365 if claim.basis == "365" else 360
    return DayRate(agreed.kind, limit[0], "year", limit[1]) if yearly > limit[0] else agreed


# --- the walk --------------------------------------------------------------------------------------------------------


class Walk:
    """One loan from its first day to its last."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.principal = Fraction(claim.principal)
        # law.md A25: a cost arises on its day, by default that of suit; one after the end is not counted.
        late = claim.costs_on is not None and claim.costs_on > claim.until
        self.all_costs = self.costs = Fraction(0 if late else claim.costs)
        self.costs_from = claim.costs_on or claim.filed or date.min
        self.paid_interest = Fraction(0)
        self.surplus = Fraction(0)
        self.lines: list[DayLine] = []
        self.rows: list[PaymentRow] = []

    def accrued(self) -> Fraction:
        """All interest so far; under ``rounding: line`` the printed lines, the open one as far as it has come."""
        if self.claim.rounding == "line":
            return Fraction(sum(line.interest for line in self.lines))
        return sum((line.exact for line in self.lines), Fraction(0))

    def run(self) -> Outcome:
        """Visit every day, take every payment."""
        claim = self.claim
        first, stop = period(claim)
        waiting = sorted((p for p in claim.payments if p.day <= claim.until), key=lambda p: p.day)
        share = YearShare(claim.basis, first)
        day = first
        while day < stop:
            while waiting and self.effective(waiting[0]) <= day:
                self.pay(waiting.pop(0))
            self.bear(day, rate_on(claim, day, first, stop), share.step(day))
            day += DAY
        while waiting:
            self.pay(waiting.pop(0))
        return self.outcome(first, stop)

    def effective(self, payment: Pay) -> date:
        """``payment-day``: new = that day already bears interest on the balance after it, old = before it."""
        return payment.day + DAY if self.claim.payment_day == "old" else payment.day

    def bear(self, day: date, rate: DayRate, share: Fraction) -> None:
        """Add one day to the line it belongs to."""
        if not self.principal:
            return
        last = self.lines[-1] if self.lines else None
        if last is None or (last.kind, last.last_day + DAY, last.base, last.rate, last.unit, last.rule) != (
            rate.kind,
            day,
            self.principal,
            rate.percent,
            rate.unit,
            rate.rule,
        ):
            last = DayLine(rate.kind, day, day, 0, self.principal, rate.percent, rate.unit, rate.rule)
            self.lines.append(last)
        # Daily rates never meet a year basis (contract §3).
        factor = Fraction(1) if rate.unit == "day" else share * 12 if rate.unit == "month" else share
        last.exact += last.base * rate.percent / 100 * factor
        last.days += 1
        last.last_day = day

    def pay(self, payment: Pay) -> None:
        """民法典 561: costs, interest, principal, unless agreed otherwise or marked by the debtor."""
        left = Fraction(payment.amount)
        order = list(self.claim.order)
        if payment.towards != "auto":
            order.remove(payment.towards)
            order.insert(0, payment.towards)
        took: dict[str, Fraction] = {}
        for bucket in order:
            owed = {
                "costs": self.costs if payment.day >= self.costs_from else Fraction(0),
                "interest": self.accrued() - self.paid_interest,
                "principal": self.principal,
            }[bucket]
            took[bucket] = min(left, owed)
            left -= took[bucket]
        self.costs -= took["costs"]
        self.paid_interest += took["interest"]
        self.principal -= took["principal"]
        self.surplus += left
        self.rows.append(
            PaymentRow(
                payment.day,
                payment.amount,
                took["costs"],
                took["interest"],
                took["principal"],
                left,
                self.principal,
                self.accrued() - self.paid_interest,
            )
        )

    def outcome(self, first: date, stop: date) -> Outcome:
        """Sum up and round as agreed."""
        claim = self.claim
        found = Outcome(self.lines, self.rows)
        found.exact_interest = sum((line.exact for line in self.lines), Fraction(0))
        in_term = [line for line in self.lines if line.kind == "in-term"]
        if claim.rounding == "line":
            found.interest = sum(line.interest for line in self.lines)
            found.in_term = sum(line.interest for line in in_term)
        else:
            found.interest = round_at_end(found.exact_interest, claim.rounding)
            found.in_term = round_at_end(sum((line.exact for line in in_term), Fraction(0)), claim.rounding)
        found.principal_after = self.principal
        found.interest_after = self.accrued() - self.paid_interest
        found.costs_after = self.costs
        found.surplus = self.surplus
        paid = sum(row.amount for row in self.rows)
        # What is owed at the end: everything that arose, less everything paid, plus what has to go back.
        found.total = claim.principal + found.interest + self.all_costs + claim.fees - paid + self.surplus
        found.exact_per_diem = self.one_more_day(first, stop)
        found.per_diem = half_up(found.exact_per_diem)
        return found

    def one_more_day(self, first: date, stop: date) -> Fraction:
        """Interest of the day after the last one that counts, on what is then owed."""
        rate = rate_on(self.claim, stop, first, stop)
        basis = self.claim.basis
        per = {"365": 365, "months/365": 365, "actual": year_length(stop)}.get(basis, 360)
        factor = {"day": Fraction(1), "month": Fraction(12, per), "year": Fraction(1, per)}[rate.unit]
        return self.principal * rate.percent / 100 * factor


def compute(claim: Claim) -> Outcome:
    """Compute a claim one day at a time."""
    return Walk(claim).run()
