"""What every computation says of the rates it used, and what ``--strict`` refuses."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.errors import EXIT_BAD_INPUT, EXIT_RATES, LprError, Problem, problems_of
from ..base.text import Text
from ..law.choices import Choices, Notice, Unused, unused_text
from ..rates.series import Rates
from ..rates.table import stale_text
from .statement import RateSource

problem = problems_of(__name__)


def note_stale(quoted_through: int, source: RateSource, choices: Choices) -> None:
    """Say so where a quote was asked for a day on which the next publication was already due."""
    if quoted_through >= source.next_due:
        choices.note("warning", "rates-stale", stale_text(source.known_through, source.next_due), matters=True)


def note_history(rates: Rates, choices: Choices) -> None:
    """Say so where a table of the user's has another history than the packaged one."""
    for said in rates.histories():
        choices.note("warning", "rates-history", said)


def refuse_assumptions(choices: Choices) -> None:
    """Raise LprError for every assumption that matters (``--strict``)."""
    refuse(choices.notices)


def refuse(notices: Iterable[Notice], unused: tuple[Unused, ...] = ()) -> None:
    """Raise LprError for every notice that matters and every fact that was not used (``--strict``)."""
    said = tuple(notice for notice in notices if notice.matters)
    told = {notice.message for notice in said}
    if any(notice.code in ("payment-after-end", "cost-after-end") for notice in said):
        from .usage import LATER

        told.add(LATER)
    problems = [
        Problem(
            notice.code,
            notice.message,
            "--strict",
            _way_out(notice.code),
            EXIT_RATES if notice.code == "rates-stale" else EXIT_BAD_INPUT,
        )
        for notice in said
    ]
    # What has a notice of its own is refused once.
    problems += [unused_problem(fact) for fact in unused if fact.why not in told]
    if problems:
        raise LprError(*problems)


def unused_problem(fact: Unused) -> Problem:
    """The problem of a stated fact that decides nothing, under ``--strict``."""
    return problem("unused", fact.where, said=unused_text((fact,)))


def _way_out(code: str) -> Text:
    if code == "rates-stale":
        return Text(
            "运行 lpr-calc rates update，或用 --rates 指定利率表，或去掉 --strict",
            "run lpr-calc rates update, or give a table with --rates, or drop --strict",
        )
    if code == "payment-after-end":
        return Text("把计算截止日延到还款之后，或去掉 --strict", "compute to a day after the payment, or drop --strict")
    return Text("写明它，或去掉 --strict", "state it, or drop --strict")
