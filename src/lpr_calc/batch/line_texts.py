"""The lines of a row as texts: what `reports.data.line_cells` writes of a statement's, without a statement."""

from __future__ import annotations

from functools import lru_cache

from ..base.dates import iso
from ..base.money import fen_plain, fen_text
from ..compute.claim import matter_of
from ..compute.figures import Figures
from ..compute.statement import share_text
from ..engine.schedule import Rate
from ..law.grounds import Matter, cited
from ..reports.data import LINE_COLUMNS
from ..values.rate import percent_text

_MEMO = 10_000
_iso = lru_cache(1 << 16)(iso)
_CENTS = tuple(f".{fen:02d}" for fen in range(100))
_CAPPED = LINE_COLUMNS.index("capped")


class LineTexts:
    """Writes lines as the texts of LINE_COLUMNS; what those of one rate and the same days have in common is
    written once.
    """

    def __init__(self, lang: str = "en") -> None:
        """``lang`` is that of the wording of rates."""
        self.lang = lang
        self._known: dict[tuple[Rate, str, int, int, str, Matter], Known] = {}
        self._base = 0, "", ""

    def of_figures(self, found: Figures) -> tuple[list[str], ...]:
        """The lines of a row as the texts of LINE_COLUMNS, as `reports.data.line_cells` writes those of a statement."""
        scheduled = found.scheduled
        case, kind, duty, until, *_ = scheduled
        matter = matter_of(case, kind, duty, until, scheduled.choices)
        rows, running = [], 0
        for balance in found.outcome.balances:
            loan, gauge, limited = balance.course.loan_id, balance.course.schedule.gauge, balance.limited
            for leg, i, start, end, base, interest in balance.lines:
                rate, cut = leg.steps.rates[i], 0
                if rate.agreed or limited:
                    would_be = leg.as_agreed(i, base, start, end)
                    cut = (leg.interest(i, base, start, end) if would_be is None else would_be) - interest
                running += interest
                share = str(end - start) if rate.unit == "day" else share_text(gauge.shares(start, end))
                rows.append(self.row(loan, leg.kind, start, end, base, rate, interest, running, cut, share, matter))
        return tuple(rows)

    def row(
        self,
        loan: str,
        kind: str,
        start: int,
        end: int,
        base: int,
        rate: Rate,
        interest: int,
        running: int,
        cut: int,
        share: str,
        matter: Matter,
    ) -> list[str]:
        """One line as the texts of LINE_COLUMNS."""
        said = (rate, kind, start, end, share, matter)
        known = self._known.get(said)
        if known is None:
            if len(self._known) >= _MEMO:
                self._known.clear()
            known = self._known[said] = _texts_of(*said, self.lang)
        when, why, formula, provisions = known
        if base != self._base[0]:
            self._base = base, fen_text(base), fen_plain(base)
        _, whole, plain = self._base
        cells = [
            loan,
            *when,
            whole,
            *why,
            fen_text(cut) if cut else "0.00",
            plain + formula,
            f"{interest // 100}{_CENTS[interest % 100]}",
            f"{running // 100}{_CENTS[running % 100]}",
            provisions,
        ]
        if cut > 0:
            cells[_CAPPED] = "true"
        return cells


Known = tuple[tuple[str, ...], tuple[str, ...], str, str]
"""What lines of one rate and the same days have in common: kind and days; the rate; the rest of the formula; the
provisions.
"""


def _texts_of(rate: Rate, kind: str, start: int, end: int, share: str, matter: Matter, lang: str) -> Known:
    agreed = (
        ""
        if not rate.agreed
        else percent_text(rate.agreed[0].rate.value)
        if len(rate.agreed) == 1
        else rate.agreed[0].rate.rule.say(lang)
    )
    day, value = (_iso(rate.quote.day), rate.quote.percent) if rate.quote is not None else ("", "")
    capped = "true" if rate.agreed else "false"
    return (
        (kind, _iso(start), _iso(end - 1), str(end - start)),
        (percent_text(rate.value), rate.unit, rate.rule.say(lang), day, value, capped, agreed),
        f" × {rate.factor} × {share}",
        " ".join(cited(rate.provisions, start, end, matter)),
    )
