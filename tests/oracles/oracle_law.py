"""What each part of a debt bears on a day: the law page's words (law.md §§2-5, 10, 12), for the oracle of claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from oracle import (
    DAY,
    FIRST_LPR,
    RULE_2015,
    RULE_2020,
    TIERS,
    Term,
    lpr_on,
    months_later,
    quote,
    reference_on,
    rows_of,
    year_length,
)
from oracle_matter import Loan, Matter

SME_2020 = date(2020, 9, 1)  # 令728 in force; its art. 15
SME_2025 = date(2025, 6, 1)  # 令802 in force; its art. 17
LPR_OF_2019 = FIRST_LPR  # the first quote, where practice goes over from the benchmark (law.md §5)


@dataclass(frozen=True)
class Head:
    """What one part of a debt bears on one day, and by which rule."""

    kind: str
    percent: Fraction
    unit: str
    rule: str
    published: date | None = None  # the day of the quote in force, where the rate follows the quotes


@cache
def published(day: date, name: str = "") -> date:
    """The day of the publication in force: the benchmark's to 2019-08-19, the LPR's from 2019-08-20."""
    name = name or ("benchmark_rates.yaml" if day < FIRST_LPR else "lpr_rates.yaml")
    days: list[date] = [row["day"] for row in rows_of(name)]
    return max(one for one in days if one <= day)


def tier(matter: Matter, loan: Loan, first: date, stop: date) -> str:
    """同期同类: by the loan's own term where one is known, else by the time the claim runs (law.md §3)."""
    if matter.tenor:
        return matter.tenor if matter.tenor == "1y" else "5y+"
    start, end = first, stop
    lent = loan.portions[0][0]
    if lent is not None:
        start, end = lent, loan.dues[-1][0]
    for months, name in ((6, "6m"), (12, "1y"), (36, "1-3y"), (60, "3-5y")):
        if end <= months_later(start, months):
            return name
    return "5y+"


class Law:
    """What the law page says of one matter."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.stop = matter.until + DAY if matter.count == "both" else matter.until

    # -- agreed rates

    def default_day(self, due: date) -> date:
        """From the day after the due day (676); the price of works from the due day itself (建工解释(一) 27)."""
        return due if self.matter.kind == "construction" else due + DAY

    def first_default(self, loan: Loan) -> date:
        """The first day of default of a loan."""
        return self.default_day(loan.dues[0][0])

    def floating(self) -> bool:
        """Whether the statutory LPR follows the quotes; of a sale it stands at the breach unless said otherwise
        (§5).
        """
        if self.matter.kind == "sale":
            return self.matter.lpr == "floating"
        return self.matter.lpr in ("", "floating")

    def fixing(self, loan: Loan) -> date:
        """The day whose quote ``fixed`` takes."""
        return self.first_default(loan)

    def worded(self, loan: Loan, term: Term, kind: str, day: date) -> Head:
        """A rate as worded, on a day."""
        if term.kind == "fixed":
            return Head(kind, term.percent, term.unit, "agreed")
        assert term.kind == "lpr"
        # What was agreed follows the quotes unless fixed in words; art. 18's 违约行为发生时 is the statute's alone.
        moves = self.matter.lpr in ("", "floating")
        at = day if moves else self.fixing(loan)
        found = (lpr_on(at, term.tenor or self.matter.tenor or "1y") + term.points) * term.multiple
        return Head(kind, max(found, Fraction(0)), "year", "agreed", published(day) if moves else None)

    def yearly(self, head: Head, day: date) -> Fraction:
        """Percent a year, to compare with a ceiling or a floor; daily rates over the year of the basis."""
        if head.unit == "month":
            return head.percent * 12
        if head.unit == "day":
            basis = self.matter.basis
            return head.percent * (year_length(day) if basis == "actual" else 365 if basis == "365" else 360)
        return head.percent

    # -- statutory rates

    def chain(self, loan: Loan, day: date) -> Head:
        """law.md §3, second row: the benchmark up to 2019-08-19, the LPR from 2019-08-20 on."""
        tenor = self.matter.tenor or "1y"
        if day < FIRST_LPR:
            column = tier(self.matter, loan, self.first_default(loan), self.stop)
            return Head("overdue", reference_on(day, tenor, column), "year", "benchmark", published(day))
        if not self.floating() and self.matter.lpr:
            return Head("overdue", lpr_on(self.fixing(loan), tenor), "year", "LPR")
        return Head("overdue", lpr_on(day, tenor), "year", "LPR", published(day))

    def nothing_agreed(self, loan: Loan, day: date) -> Head:
        """Private loans: 28(2)(1), 2015 art. 29(2)(1), the bank's rate; law.md §2.4, last bullets."""
        accepted = self.matter.accepted or self.matter.filed
        six = Head("overdue", Fraction(6), "year", "2015/29-2-1")
        bank = self.chain(loan, day)
        if accepted is None:
            assert min(due for due, _ in loan.dues) >= RULE_2020
            return bank
        if accepted < RULE_2015:
            return bank
        if accepted < RULE_2020:
            # "6 % from default throughout, days before 2015-09-01 too"
            if day < RULE_2015 and self.matter.no_rate_before_2015 == "bank":
                return bank
            return six
        if RULE_2015 <= day < RULE_2020 and self.matter.old_rule == "yes":
            return six
        return bank

    def sale(self, loan: Loan, day: date) -> Head:
        """买卖合同解释 18(4): the quote of the breach, times 1.5; older breaches the benchmark, then practice."""
        up = Fraction(self.matter.markup or "1.5")
        breach = self.first_default(loan)
        tenor = self.matter.tenor or "1y"
        if day < FIRST_LPR or (breach < FIRST_LPR and self.matter.splice == "no"):
            column = TIERS[tier(self.matter, loan, breach, self.stop)]
            found = up * quote("benchmark_rates.yaml", column, day)
            return Head("overdue", found, "year", "18-4", published(day, "benchmark_rates.yaml"))
        if self.floating():
            return Head("overdue", up * lpr_on(day, tenor), "year", "18-4 LPR", published(day))
        return Head("overdue", up * lpr_on(max(breach, LPR_OF_2019), tenor), "year", "18-4 LPR")

    def sme_article(self, day: date) -> str:
        """Which text of the SME rule is in force on a day."""
        return "802/17" if day >= SME_2025 else "728/15"

    def floored(self, loan: Loan, day: date, agreed: Head) -> Head:
        """No less than the LPR of contracting, day by day: only the days below are raised (A30)."""
        if day < SME_2020:
            return agreed
        assert loan.signed is not None
        floor = lpr_on(loan.signed, "1y")
        if self.yearly(agreed, day) >= floor:
            return agreed
        return Head(agreed.kind, floor, "year", self.sme_article(day))

    # -- ceilings

    def ceiling(self, loan: Loan, delivered: date | None, day: date) -> tuple[Fraction, str] | None:
        """law.md §2.4 ``cap(d)``; between natural persons each delivery is a contract of its own (A26)."""
        matter = self.matter
        if matter.cap not in ("auto", "none"):
            return Fraction(matter.cap.rstrip("%")), "stated"
        if matter.cap == "none" or matter.kind != "private-lending":
            return None
        formed = delivered if matter.natural and delivered is not None else loan.signed
        assert formed is not None
        if formed >= RULE_2020:
            return 4 * lpr_on(formed, "1y"), f"4 × LPR {lpr_on(formed, '1y')}"
        accepted = matter.accepted or matter.filed
        assert accepted is not None and matter.filed is not None
        bank = 4 * reference_on(day, matter.tenor or "1y", tier(matter, loan, formed, self.stop)), "4 × bank"
        if accepted < RULE_2015:
            return bank
        old = bank if formed < RULE_2015 and day < RULE_2015 else (Fraction(24), "24 %")
        if accepted < RULE_2020:
            return old
        suit = 4 * lpr_on(matter.filed, "1y")
        if day >= RULE_2020:
            return suit, "31(2)"
        if matter.old_rule == "yes":
            return old
        return (4 * lpr_on(formed, "1y"), "4 × LPR") if formed >= FIRST_LPR else (suit, "31(1)")

    def within(self, heads: list[Head], limit: tuple[Fraction, str] | None, day: date) -> list[Head]:
        """Art. 29: together no more than the ceiling; the later head is cut first."""
        if limit is None:
            return heads
        room, why = limit
        found = []
        for head in heads:
            if self.yearly(head, day) > room:
                head = Head(head.kind, room, "year", f"ceiling {why}")
            room -= self.yearly(head, day)
            found.append(head)
        return found

    # -- one day of one part

    def bears(self, loan: Loan, delivered: date | None, due: date, day: date) -> list[Head]:
        """Every head that a part of a debt bears on a day: delivered then, due then."""
        if delivered is not None and day < delivered:
            return []
        if day < self.default_day(due):
            if self.matter.kind != "private-lending" or loan.rate is None:
                return []
            agreed = [self.worded(loan, loan.rate, "in-term", day)]
        else:
            agreed = self.overdue(loan, day)
        # The ceilings of the law are above every statutory rate; one that the user states cuts both (law.md §0 item 3).
        if self.matter.cap == "auto" and all(head.rule != "agreed" for head in agreed):
            return agreed
        return self.within(agreed, self.ceiling(loan, delivered, day), day)

    def overdue(self, loan: Loan, day: date) -> list[Head]:
        """The consequences of default: agreed, or as the law has them."""
        late, penalty = loan.overdue_rate, loan.damages
        found = []
        if late is not None:
            found.append(self.worded(loan, late, "overdue", day))
        elif self.matter.kind == "private-lending" and loan.rate is not None:
            found.append(self.worded(loan, loan.rate, "overdue", day))
        elif penalty is None or self.matter.together == "both":
            found.append(self.statutory(loan, day))
        if penalty is not None:
            found.append(self.worded(loan, penalty, "damages", day))
        # The floor is on what was agreed; where damages alone were, on them.
        if self.matter.kind == "sme-payment" and len(found) == 1 and found[0].rule == "agreed":
            found = [self.floored(loan, day, found[0])]
        return found

    def statutory(self, loan: Loan, day: date) -> Head:
        """Nothing agreed, or unclear (不明), which is the same: each kind by its own rule (law.md §2.3, 28)."""
        if self.matter.kind == "private-lending":
            return self.nothing_agreed(loan, day)
        if self.matter.kind == "sale":
            return self.sale(loan, day)
        if self.matter.kind == "sme-payment" and day >= SME_2020:
            return Head("overdue", Fraction(5, 100), "day", self.sme_article(day))
        return self.chain(loan, day)
