"""What a rule may look at: the case, one loan, the rate tables, and the choices made so far."""

from __future__ import annotations

from datetime import date

from ..base.dates import Gauge, count_span, iso
from ..base.errors import LprError, problems_of, words_of
from ..casefile.model import Case, Loan
from ..rates.series import Rates
from .choices import Choices

problem = problems_of(__name__)
worded = words_of(__name__)


def day_of(text: str) -> int:
    """Return the day number of an ISO date written in a rule."""
    return date.fromisoformat(text).toordinal()


# 法释〔2015〕18号 in force 2015-09-01 to 2020-08-19; 法释〔2020〕6号 from 2020-08-20; 法释〔2020〕17号 from 2021-01-01.
RULE_2015 = day_of("2015-09-01")
RULE_2020 = day_of("2020-08-20")


def bankrupt_since(case: Case) -> int | None:
    """The day the debtor's bankruptcy was accepted, from which what was not due is due (企业破产法 46条1款)."""
    return min((one.accepted for one in case.bankruptcy if one.party in ("", case.debtor.name)), default=None)


def _stopped(case: Case, cutoff: int) -> int | None:
    """The first day without interest, where the debtor's bankruptcy was accepted by ``cutoff`` (企业破产法 46)."""
    if not case.bankruptcy:
        return None
    days = [
        found.accepted + (1 if found.stop_day else 0)
        for found in case.bankruptcy
        if found.party in ("", case.debtor.name) and found.accepted <= cutoff
    ]
    return min(days, default=None)


class Context:
    """One loan of one case under examination.

    ``kind`` is the kind of claim (stated or the default). ``cutoff`` is the cut-off day as written; ``quoted_through``
    grows to the last day for which a quote was asked, so that a result that outruns the table can say so. ``default``
    is the first day of default and ``period`` the claim period as half-open days, once a rule has settled them.
    """

    def __init__(self, case: Case, loan: Loan, kind: str, cutoff: int, rates: Rates, choices: Choices) -> None:
        self.case = case
        self.loan = loan
        self.kind = kind
        self.rates = rates
        self.choices = choices
        self.quoted_through = 0
        self.cutoff = cutoff if loan.interest_to is None else min(loan.interest_to, cutoff)
        self.runs_on = self.cutoff == cutoff
        self.stopped = _stopped(case, cutoff)
        self.runs_on = self.runs_on and self.stopped is None
        self.default = 0
        self.period = (0, 0)

    @property
    def count(self) -> str:
        """Which of the first and the last day of the whole period count."""
        return self.choices.take("count", self.case.conventions.count)

    @property
    def each_quote(self) -> bool:
        """Whether every publication of a series has a line of its own, as many tables are made (contract §2)."""
        stated = self.case.conventions.lines
        return bool(stated) and self.choices.take("lines", stated) == "each-quote"

    def settle(self, begin: int, default: int | None) -> tuple[int, int]:
        """Fix the claim period from a first day as written, and the first day of default; return the half-open period.

        Raises LprError where the cut-off day lies before the first day.
        """
        carried = self.loan.carried
        if carried is not None and self.cutoff < carried.at:
            key = "until" if self.runs_on else "interest_to"
            raise self.refuse("until-before-carried", key, cutoff=iso(self.cutoff), at=iso(carried.at))
        if carried is not None and carried.total and self.stopped is not None and carried.at >= self.stopped:
            # The settled sums hold interest of days that bear none (企业破产法 46条2款), and how much is not stated.
            last = iso(self.stopped - 1)
            raise LprError(problem("carried-stopped", carried.where, at=iso(carried.at), last=last))
        if carried is not None and self.cutoff < begin:
            # Nothing runs yet: what was settled is all there is.
            self.default = begin if default is None else default
            self.period = (begin, begin)
            return self.period
        if self.cutoff < begin and self.stopped is not None:
            # Not due by its terms, due by 企业破产法 46条1款: nothing bears interest any more.
            self.default = begin if default is None else default
            self.period = (self.stopped, self.stopped)
            return self.period
        if self.cutoff < begin:
            raise self.refuse(
                "until-before-start",
                "until" if self.runs_on else "interest_to",
                cutoff=iso(self.cutoff),
                begin=iso(begin),
            )
        start, end = count_span(begin, self.cutoff, self.count)
        if carried is not None:
            # The first day of the whole period lies among those that were settled.
            start = begin
        if self.stopped is not None:
            end = min(end, self.stopped)
        self.default = begin if default is None else default
        self.period = (start, max(start, end))
        return self.period

    def asked_quote(self, day: int) -> None:
        """Note that a quote was asked for a day; the day after the period, for the per-diem, does not count."""
        self.quoted_through = max(self.quoted_through, min(day, self.period[1] - 1))

    @property
    def basis(self) -> str:
        """The year basis."""
        entry = "basis-bank" if self.kind == "bank-loan" else ""
        return self.choices.take("basis", self.case.conventions.basis, entry)

    def gauge(self, origin: int) -> Gauge:
        """Return the year basis; ``months`` counts from ``origin``."""
        return Gauge(self.basis, origin)

    def filed(self) -> int:
        """The day of suit; assumed to be today or the end of the claim, the earlier, when it is not stated."""
        if self.case.filed is not None:
            return self.case.filed
        assumed = min(self.case.today, self.cutoff)
        self.choices.assume(
            "filing-date",
            worded("filing-date", assumed=iso(assumed)),
            "private-lending-2020/31-2" if self.kind == "private-lending" else "",
            matters=True,
        )
        return assumed

    def accepted(self) -> int:
        """The day the first-instance court accepted the case; defaults to the day of suit (law.md A5)."""
        return self.case.accepted if self.case.accepted is not None else self.filed()

    def formed(self, fallback: int) -> int:
        """The day the contract was formed.

        Between natural persons a loan is formed when the money is provided (Civil Code 679). A missing signing date is
        taken as the day of lending, else ``fallback``, and ``--strict`` refuses that.
        """
        loan = self.loan
        if self.case.creditor.natural and self.case.debtor.natural and loan.lent is not None:
            return loan.lent
        if loan.signed is not None:
            if self.case.creditor.natural and self.case.debtor.natural:
                self.choices.assume(
                    "formation-date",
                    worded("formation-date", signed=iso(loan.signed)),
                    "civil-code/679",
                )
            return loan.signed
        assumed = loan.lent if loan.lent is not None else fallback
        self.choices.assume(
            "signing-date",
            worded("signing-date", assumed=iso(assumed)),
            {"private-lending": "private-lending-2020/25-1", "sme-payment": "sme-2025/17"}.get(self.kind, ""),
            matters=True,
        )
        return assumed

    def place(self, key: str) -> str:
        """Where a key was stated: of the loan, of the case; else the loan itself."""
        return self.loan.places.get(key) or self.case.places.get(key) or self.loan.where

    def refuse(self, name: str, key: str = "", /, **values: object) -> LprError:
        """Make the error of a loan that cannot be computed as stated: the name of its message, the key to look at, and
        the values of the placeholders.
        """
        return LprError(problem(name, self.place(key), **values))
