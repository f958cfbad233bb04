"""The lines of a claim computed by the quick lane, as `reports.data.line_cells` writes those of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..base.dates import iso
from ..base.money import fen_plain, fen_text, half_up
from ..engine.schedule import Rate
from ..law.grounds import Matter, cited
from ..rates.series import Rates
from ..values.rate import SCALE, percent_text
from .policy import Charge, Policy

_MEMO = 10_000
_iso = lru_cache(1 << 16)(iso)
_MONTHS = {"year": 1, "month": 12}


class Itemiser:
    """Writes charges; what the lines of one rate have in common is written once."""

    def __init__(self, rates: Rates) -> None:
        self._lpr = rates.lpr
        self._common: dict[tuple[Rate, int], tuple[list[str], str, str]] = {}

    def cells(self, charges: Sequence[Charge], policy: Policy, loan: str, matter: Matter) -> list[list[str]]:
        """Return the texts of LINE_COLUMNS for each line; ``loan`` is the id as written, "" where there is none."""
        loan = " ".join(loan.split()) or "1"
        running, rows = 0, []
        for kind, start, end, base, rate, interest, since in charges:
            found = self._common.get((rate, since))
            if found is None:
                if len(self._common) >= _MEMO:
                    self._common.clear()
                found = self._common[rate, since] = self._write(rate, self._quoted(rate, policy, since), policy)
            head, factor, share = found
            provisions = " ".join(cited(rate.provisions, start, end, matter))
            running += interest
            days = end - start
            cut = _agreed(base, rate, days, policy.basis) - interest if rate.agreed else 0
            rows.append([
                loan, kind, _iso(start), _iso(end - 1), str(days), fen_text(base), *head, fen_text(cut),
                f"{fen_plain(base)} × {factor} × {days}{share}", fen_text(interest), fen_text(running), provisions,
            ])  # fmt: skip
        return rows

    def _quoted(self, rate: Rate, policy: Policy, since: int) -> str:
        """The day of the quote of a line: that in force on its first day where the rate floats."""
        if rate.quote is None:
            return ""
        if policy.formation and rate.agreed:
            return _iso(rate.quote.day)
        return _iso(self._lpr.at(since, rate.quote.tenor).day)

    def _write(self, rate: Rate, quoted: str, policy: Policy) -> tuple[list[str], str, str]:
        agreed = percent_text(rate.agreed[0].rate.value) if rate.agreed else ""
        value = rate.quote.percent if rate.quote is not None else ""
        head = [percent_text(rate.value), rate.unit, rate.rule.en, quoted, value, "true" if agreed else "false", agreed]
        share = "" if rate.unit == "day" else f" ÷ {policy.basis}"
        return head, rate.factor, share


def _agreed(base: int, rate: Rate, days: int, basis: int) -> int:
    """What the one agreed rate would have given for a line that a ceiling cut."""
    agreed = rate.agreed[0].rate
    per = 1 if agreed.unit == "day" else basis
    return half_up(base * agreed.value * _MONTHS.get(agreed.unit, 1) * days, per * 100 * SCALE)
