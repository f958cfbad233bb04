"""The ceiling of private lending as a question of its own: on which days, how high, and whether a rate stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..base.errors import LprError, problems_of, words_of
from ..base.record import Record
from ..casefile.model import Case, Loan, void_of
from ..casefile.parse import parse_case
from ..engine.schedule import Span
from ..law.caps import ceiling, protect
from ..law.choices import Choices, Notice, Unused
from ..law.context import Context
from ..law.curve import curve_of
from ..law.facts import refuse_dates
from ..law.reference import pricing_of, year_percent
from ..rates.series import Rates
from ..values.rate import RateTerm
from ..values.tree import Node, text_node
from .statement import RateSource
from .strict import note_history, note_stale, refuse_assumptions

problem = problems_of(__name__)
worded = words_of(__name__)


class Ceilings(Record):
    """The answer: ceilings over time, ``passes`` (None when no rate was asked about), and what was assumed.

    ``over`` are the spans on which the rate exceeds the ceiling.
    """

    spans: tuple[Span, ...]
    rate: RateTerm | None
    passes: bool | None
    over: tuple[Span, ...]
    notices: tuple[Notice, ...]
    source: RateSource
    unused: tuple[Unused, ...] = ()


def ceilings(facts: Mapping[str, str], today: date, rates: Rates, strict: bool = False) -> Ceilings:
    """Answer for ``signed``, ``lent``, ``due``, ``filed``, ``accepted``, ``on``, ``rate``, ``kind``, ``lender``,
    ``void``, ``old_rule``, ``regime``, ``tenor``, all as text; ``lent`` and ``due`` are the term by which a bank rate
    is looked up.

    Without ``signed`` the contract is taken as formed on ``lent``, as in a claim; without that, on ``on``; without
    ``on``, to today (at least one day). No span where no ceiling stands: what is no private loan, a financial
    institution's, a void one; ``notices`` begin with why. Raises LprError for what cannot be read.
    """
    # Nothing, where a value is to be, is a mistake and no "not stated".
    facts = {key: text or " " for key, text in facts.items()}
    on = facts.get("on", "today")
    fields: dict[str, Node] = {"principal": text_node("1", ""), "until": text_node(on, "--on")}
    if "signed" in facts or "lent" not in facts:
        fields["signed"] = text_node(facts.get("signed", on), "--signed" if "signed" in facts else "--on")
    for key in ("lent", "due", "filed", "accepted", "rate", "kind", "lender", "void"):
        # Beside no day of its own a due date says nothing: the contract is only supposed to be of ``on``.
        if key in facts and (key != "due" or "signed" in facts or "lent" in facts):
            fields[key] = text_node(facts[key], f"--{key}")
    conventions: dict[str, Node] = {
        key: text_node(facts[key], f"--{key.replace('_', '-')}")
        for key in ("old_rule", "regime", "tenor")
        if key in facts
    }
    if conventions:
        fields["conventions"] = Node({**conventions})
    case = parse_case(Node(fields), today)
    loan = case.loans[0]
    if loan.rate is not None and loan.rate.kind in ("unclear", "absent"):
        said = loan.rate.text
        raise LprError(problem("rate-words/cap", "--rate", said=said))
    refuse_dates(case, loan)
    choices = Choices()
    assert case.until is not None
    start = loan.signed if loan.signed is not None else loan.lent
    assert start is not None
    ctx = Context(case, loan, "private-lending", case.until, rates, choices)
    end = max(case.until, start) + 1
    ctx.default, ctx.period = start, (start, end)
    limits = () if _outside(case, loan, choices) else ceiling(start, end, ctx)
    over: tuple[Span, ...] = ()
    if loan.rate is not None and limits:
        agreed = pricing_of(loan.rate, start, end, ctx, ())
        found = curve_of(protect(agreed, start, end, ctx)).cut(start, end)
        over = tuple(span for span in found if span.rate.agreed)
    source = RateSource(rates.lpr.name, rates.lpr.sha256, rates.lpr.known_through, rates.lpr.next_due)
    note_stale(ctx.quoted_through, source, choices)
    note_history(rates, choices)
    if strict:
        refuse_assumptions(choices)
    passes = None if loan.rate is None or not limits else not over
    return Ceilings(limits, loan.rate, passes, over, tuple(choices.notices), source)


def _outside(case: Case, loan: Loan, choices: Choices) -> bool:
    """Whether the ceiling does not reach what is lent here, or not lent at all, with a word on why."""
    if case.kind not in ("", "private-lending", "bank-loan"):
        choices.note("info", "cap-kind", worded("cap-kind"), "civil-code/585")
        return True
    if case.kind == "bank-loan" or case.lender in ("bank", "local-financial"):
        choices.note("info", "cap-bank", worded("cap-bank"), "private-lending-scope-2020/1")
        return True
    if void_of(case, loan):
        choices.note("info", "cap-void", worded("cap-void"), "contract-general-2023/25")
        return True
    return False


def year_value(span: Span) -> int:
    """The ceiling of a span in percent a year × SCALE."""
    return year_percent(span.rate, 365)
