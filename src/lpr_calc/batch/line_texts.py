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
from ..values.rate import percent_text

_MEMO = 10_000
_iso = lru_cache(1 << 16)(iso)


class LineTexts:
    """Writes lines as the texts of LINE_COLUMNS; what those of one rate have in common is written once."""

    def __init__(self) -> None:
        self._texts: dict[Rate, tuple[list[str], str]] = {}

    def of_figures(self, found: Figures) -> tuple[list[str], ...]:
        """The lines of a row as the texts of LINE_COLUMNS, as `reports.data.line_cells` writes those of a statement;
        what the lines of one rate have in common is written once.
        """
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
        known = self._texts.get(rate)
        if known is None:
            if len(self._texts) >= _MEMO:
                self._texts.clear()
            known = self._texts[rate] = _texts_of(rate)
        (per, unit, rule, quote_day, quoted, capped, agreed), factor = known
        return [
            loan,
            kind,
            _iso(start),
            _iso(end - 1),
            str(end - start),
            fen_text(base),
            per,
            unit,
            rule,
            quote_day,
            quoted,
            "true" if cut > 0 else capped,
            agreed,
            fen_text(cut),
            f"{fen_plain(base)} × {factor} × {share}",
            fen_text(interest),
            fen_text(running),
            " ".join(cited(rate.provisions, start, end, matter)),
        ]


def _texts_of(rate: Rate) -> tuple[list[str], str]:
    """What the lines of a rate have in common, and how a formula writes it."""
    agreed = (
        ""
        if not rate.agreed
        else percent_text(rate.agreed[0].rate.value)
        if len(rate.agreed) == 1
        else rate.agreed[0].rate.rule.en
    )
    day, value = (_iso(rate.quote.day), rate.quote.percent) if rate.quote is not None else ("", "")
    capped = "true" if rate.agreed else "false"
    return [percent_text(rate.value), rate.unit, rate.rule.en, day, value, capped, agreed], rate.factor
