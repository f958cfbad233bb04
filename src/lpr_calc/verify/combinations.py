"""A claim under every combination of conventions: how the law reads it each time, before anything is rounded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from ..base.checking import Any
from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import to_fen
from ..casefile.model import Case, Conventions
from ..compute.claim import Scheduled, schedule_case
from ..rates.series import Rates
from ..rates.table import RateTable
from .conventions import DIMENSIONS, Variant, base_of, moved
from .laid import RATE_ROUNDINGS, Laid, law_of
from .plain import Plain, Wording, Wordings, plain, quote_day
from .priced import Cut, Stretch
from .sums import Sums
from .walked import Known, laid

Said = tuple[str, str, str, str, str, str]
"""Values of count, lpr, switch, cap, first_day and lines: what the law is asked with, beside the year."""

Choice = tuple[str, int]
"""A value, and 1 where it departs from the base."""


class Branch:
    """A claim as one reading of the law lays it out, in one year: under each of the rest of the conventions."""

    __slots__ = ("apart", "basis", "daily", "laid", "names", "roundings", "said")

    def __init__(self, said: Said, basis: str, daily: str, apart: int, laid: Laid, roundings: list[Choice]) -> None:
        """``apart`` is how many of them depart from the base; ``roundings`` are those that are tried."""
        self.said, self.basis, self.daily, self.apart, self.laid = said, basis, daily, apart, laid
        self.roundings, self.names = roundings, tuple([name for name, _ in roundings])

    def conventions(self, rate_rounding: str, payment_day: str, rounding: str, at_end: str) -> dict[str, str]:
        """Return the whole combination by name."""
        count, lpr, switch, cap, first_day, lines = self.said
        return {
            "count": count,
            "basis": self.basis,
            "rounding": rounding,
            "lpr": at_end if lpr == "fixed@end" else lpr,
            "switch": switch,
            "cap": cap,
            "rate_rounding": rate_rounding,
            "payment_day": payment_day,
            "first_day": first_day,
            "lines": lines,
            "daily_days": self.daily,
        }


class Combinations:
    """Every combination of conventions of one claim.

    What makes no difference for this claim (the day of a payment where there is none, the LPR where a fixed rate was
    agreed) is not varied. A combination under which the claim cannot be computed is left out.
    """

    def __init__(
        self,
        case: Case,
        rates: Rates,
        held: frozenset[str] = frozenset(),
        vary: tuple[str, ...] = tuple(DIMENSIONS),
        wordings: Wordings | None = None,
        whole: bool = False,
    ) -> None:
        """``whole``: rounding once, or to whole yuan, is no departure. Raises LprError like a claim."""
        self.base = base = base_of(case)
        first = schedule_case(case, rates)
        self._case, self._rates, self._until = case, rates, first.until
        self._in_yuan = whole and bool(case.payments)
        self._wordings = wordings or Wordings()
        self._plain = plain(case)
        options = {name: _values(name, base, held, vary) for name in DIMENSIONS}
        if not case.payments:
            options["payment_day"] = (base["payment_day"],)
        if not uses_lpr(first):
            options["lpr"], options["switch"] = (base["lpr"],), ("same-day",)
        if not _by_quotes(first):
            options["lines"] = (base["lines"],)
        if base["cap"] == "auto" and not _uses_cap(case):
            options["cap"] = (base["cap"],)
        if all(span.rate.unit == "day" for plan in first.schedules for track in plan.tracks for span in track.spans):
            # A rate by the day never meets a year.
            options["basis"], options["rate_rounding"] = (base["basis"],), ("none",)
        else:
            options["daily_days"] = (base["daily_days"],)
        self.at_end = f"fixed@{iso(first.until)}"
        if base["lpr"] == self.at_end:
            options["lpr"] = tuple(value for value in options["lpr"] if value != "fixed@end")
        self._options = options
        self._later = _later(rates)
        self._on_a_quote = _starts_on_a_quote(first, rates.lpr)
        self._cut_anyway = first.kind == "bank-loan"
        self._known: Known = {}
        self._asked: dict[tuple[object, ...], Wording | None] = {}
        self._cut: dict[tuple[int, int, int], Cut] = {}
        free = (base["rounding"], "total", "yuan") if whole else (base["rounding"],)
        self.roundings = [(value, int(value not in free)) for value in options["rounding"]]
        self._by_line = [pair for pair in self.roundings if pair[0] == "line"] or self.roundings
        self.payment_days = [(value, int(value != base["payment_day"])) for value in options["payment_day"]]
        rounded = [(value, int(value != base["rate_rounding"])) for value in options["rate_rounding"]]
        self.rate_roundings = {
            basis: [(value, apart) for value, apart in rounded if value in RATE_ROUNDINGS[basis]]
            for basis in options["basis"]
        }

    def branches(self) -> Iterator[Branch]:
        """Yield the claim under every reading of the law, in every year."""
        base, options = self.base, self._options
        names = ("count", "lpr", "switch", "cap", "first_day", "lines")
        bases = [(basis, law_of(basis), int(basis != base["basis"])) for basis in options["basis"]]
        dailies = [(daily, int(daily != base["daily_days"])) for daily in options["daily_days"]]
        merged: dict[object, Laid | None] = {}
        departs = [{value: int(self._written(value) != base[name]) for value in options[name]} for name in names]
        for count, lpr, switch, cap, day, lines in product(*(options[name] for name in names)):
            said = count, lpr, switch, cap, day, lines
            if switch == "next-day" and lpr not in ("floating", "auto") and not self._on_a_quote:
                continue
            if self._cuts_only(lines) and lpr not in ("floating", "auto") and not self._cut_anyway:
                continue
            apart = sum([of[value] for of, value in zip(departs, said, strict=True)])
            found: dict[tuple[int, int], Laid | None] = {}
            for basis, law, of_basis in bases:
                if law not in found:
                    like = merged.get((law, said[:-1]))
                    other = next(iter(found.values()), None)
                    alike = other is not None and other.any_year
                    found[law] = other if alike else self._laid(basis, said, like)
                    if not self._cuts_only(lines):
                        merged[law, said[:-1]] = found[law]
                whole = found[law]
                if whole is not None and whole.own_years:
                    whole = self._laid(basis, said, None)
                if whole is not None:
                    # Where lines are not rounded one by one, it makes no difference where they are cut.
                    roundings = self._by_line if self._cuts_only(lines) else self.roundings
                    for daily, of_daily in dailies:
                        yield Branch(said, basis, daily, apart + of_basis + of_daily, whole, roundings)

    def _written(self, value: str) -> str:
        return self.at_end if value == "fixed@end" else value

    def meant(self, sums: Sums) -> tuple[int, ...]:
        """Return the sums a figure may be: after payments, which leave fen, each rounded to whole yuan where it is."""
        amounts = tuple(sums)
        return tuple([to_fen(amount, 1, "yuan") for amount in amounts]) if self._in_yuan else amounts

    def _cuts_only(self, lines: str) -> bool:
        return lines == "each-quote" and lines != self.base["lines"]

    def _laid(self, basis: str, said: Said, like: Laid | None) -> Laid | None:
        """Ask the law for the claim under some conventions; None where it cannot be computed so.

        ``like`` is the same claim, its lines cut otherwise.
        """
        count, lpr, switch, cap, day, lines = said
        rates = self._later if switch == "next-day" else self._rates
        if self._plain is not None:
            found = self._plainly(self._plain, basis, said, rates, like)
            if found is not None:
                return found
        try:
            changed = _case_with(self._case, self._until, count, basis, lpr, cap, day, lines)
            return laid(schedule_case(changed, rates), self._known)
        except LprError:
            return None

    def _plainly(self, claim: Plain, basis: str, said: Said, rates: Rates, like: Laid | None) -> Cut | None:
        """A plain claim, cut out of the rates of its wording."""
        count, lpr, switch, cap, day, lines = said
        key = law_of(basis), lpr, switch, cap, lines
        if key not in self._asked:
            self._asked[key] = self._wording(claim, basis, said, rates)
        wording = self._asked[key]
        asked = None
        if wording is not None:
            begin = claim.begin if day == "after-due" else claim.begin - 1
            asked = wording.rates_of(begin, self._until, count)
        if asked is None:
            return None
        priced, start, end = asked
        cut = id(priced), start, end
        found = self._cut.get(cut)
        if found is None:
            stretch = Stretch(priced, start, end, like.stretch if isinstance(like, Cut) else None)
            found = self._cut[cut] = Cut(stretch, claim.principal)
        return found

    def _wording(self, claim: Plain, basis: str, said: Said, rates: Rates) -> Wording | None:
        """What is known of plain claims under some conventions; None where the LPR is fixed before there was one."""
        _, lpr, _, cap, _, lines = said
        case, until = self._case, self._until
        fixing = None
        if lpr == "fixed@end":
            fixing = until
        elif lpr == "filing":
            fixing = case.filed if case.filed is not None else min(case.today, until)
        elif lpr.startswith("fixed@"):
            fixing = case.conventions.lpr_day
        if fixing is not None:
            # The quote of a day is that of its publication.
            fixing = quote_day(rates, fixing)
            if fixing is None:
                return None
            lpr = "fixed@"
        stated = stated_with(case.conventions, basis, lpr, fixing, cap, lines)
        return self._wordings.wording(claim, stated, claim.loan.overdue_rate, rates)


@lru_cache(4096)
def stated_with(stated: Conventions, basis: str, lpr: str, fixing: int | None, cap: str, lines: str) -> Conventions:
    """Conventions of a wording: without ``count`` and ``rounding``, which the law does not ask."""
    stated = stated._replace(
        count="",
        basis=basis,
        rounding="total",
        lines=lines or stated.lines,
        lpr="" if lpr == "auto" else lpr,
        lpr_day=fixing if lpr == "fixed@" else None,
    )
    return stated._replace(cap=cap) if cap in ("auto", "none") else stated


def _values(name: str, base: dict[str, str], held: frozenset[str], vary: tuple[str, ...]) -> tuple[str, ...]:
    if name in held or name not in vary:
        return (base[name],)
    values = DIMENSIONS[name]
    return values if base[name] in values else (base[name], *values)


def uses_lpr(scheduled: Scheduled) -> bool:
    return any(
        span.rate.quote is not None and span.rate.quote.series == "lpr"
        for plan in scheduled.schedules
        for track in plan.tracks
        for span in track.spans
    )


def _by_quotes(scheduled: Scheduled) -> bool:
    """Whether some stretch of interest follows a published series, so that its lines may be cut at each publication."""
    return any(
        span.rate.quote is not None and not span.rate.agreed
        for plan in scheduled.schedules
        for track in plan.tracks
        for span in track.spans
    )


def _uses_cap(case: Case) -> bool:
    """A ceiling can bite only on what was agreed."""
    return any(
        loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None or loan.fees
        for loan in case.loans
    )


def a_day_later(table: RateTable) -> RateTable:
    """The same quotes, each in force from the day after its publication; the first one from its own day."""
    days = (table.days[0], *(day + 1 for day in table.days[1:]))
    return RateTable(table.series, days, table.columns, table.next_due, table.last_day, table.sha256, table.name)


def _later(rates: Rates) -> Rates:
    """The tables in which each quote is in force from the day after its publication, remembered."""
    if rates.lpr not in _LATER:
        _LATER.clear()
        _LATER[rates.lpr] = a_day_later(rates.lpr)
    return Rates(_LATER[rates.lpr], rates.benchmark)


_LATER: dict[RateTable, RateTable] = {}


def _case_with(
    case: Case, until: int, count: str, basis: str, lpr: str, cap: str, first_day: str, lines: str = ""
) -> Case:
    stated = case.conventions._replace(
        count=count, basis=basis, rounding="total", lines=lines or case.conventions.lines
    )
    if lpr == "fixed@end":
        stated = stated._replace(lpr="fixed@", lpr_day=until)
    elif lpr == "auto":
        stated = stated._replace(lpr="")
    elif not lpr.startswith("fixed@"):
        stated = stated._replace(lpr=lpr)
    if cap in ("auto", "none"):
        stated = stated._replace(cap=cap)
    loans = case.loans if first_day == "after-due" else tuple(moved(loan, -1) for loan in case.loans)
    return case._replace(conventions=stated, loans=loans, until=until)


def _starts_on_a_quote(scheduled: Scheduled, table: RateTable) -> bool:
    """Whether a fixed LPR would be looked up on the very day of a publication, so that the switch day matters."""
    days = {scheduled.until, scheduled.case.filed or 0}
    for plan in scheduled.schedules:
        for day in (plan.start, *(flow.day for flow in plan.flows)):
            days |= {day - 1, day}
    return not days.isdisjoint(table.days)


def variants(
    case: Case, rates: Rates, held: frozenset[str] = frozenset(), vary: tuple[str, ...] = tuple(DIMENSIONS)
) -> Iterator[Variant]:
    """Yield the claim under every combination of the dimensions in ``vary`` that are not ``held``.

    Raises LprError where the claim as stated cannot be computed at all.
    """
    every = Combinations(case, rates, held, vary)
    made: Any = tuple.__new__
    for branch in every.branches():
        roundings, asked = branch.roundings, branch.names
        whole, basis, daily = branch.laid, branch.basis, branch.daily
        for rate_rounding, of_rate in every.rate_roundings[basis]:
            for payment_day, of_day in every.payment_days:
                apart = branch.apart + of_rate + of_day
                alike = branch.conventions(rate_rounding, payment_day, "", every.at_end)
                for (rounding, sums), (_, of_rounding) in zip(
                    whole.sums(basis, rate_rounding, daily, payment_day, asked), roundings, strict=True
                ):
                    said = alike.copy()
                    said["rounding"] = rounding
                    # A `Variant`, some ten thousand times.
                    yield made(Variant, (said, sums.interest, apart + of_rounding, sums, "interest"))
