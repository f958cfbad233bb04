"""Loans of financial institutions: in-term interest with repricing, penalty interest, compound interest.

银发〔2003〕251号 3项, 银发〔1999〕77号 20, 21, 25条. The ceiling of private lending does not apply (法释〔2020〕27号).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ..base.dates import add_months, anniversary
from ..base.errors import words_of
from ..base.text import Text
from ..engine.schedule import Flow, Schedule, Span, Track, cut, join
from ..rates.table import RateTable
from ..values.rate import MULTIPLE, RateTerm, multiple_text
from ..values.rate_text import scaled
from .context import Context, day_of
from .curve import LATEST, NOTHING, Pricing, Spans, chain, tracks_of
from .reference import constant, last_due_day, pricing_of, published, quoted, quoted_rate
from .terms import begin_of, flows_of

worded = words_of(__name__)

READS = frozenset(
    [
        "rate",
        "overdue_rate",
        "rate_changes",
        "repricing",
        "settlement",
        "settlement_day",
        "penalty",
        "misused_from",
        "misuse",
        "compound",
        "compound_rate",
        "cap",
        "cap_span",
        "signed",
        "lines",
        "lpr",
        "tenor",
        "basis",
        "count",
    ]
)
"""What this rule reads of a case, beside what every claim reads (`usage.CLAIM`)."""

_IN_TERM = ("pbc-2003-251/1",)
_PENALTY = ("pbc-2003-251/3",)
# Loans granted before 2004-01-01: 0.021 % a day overdue (银发〔2003〕251号 applies from that day).
_NEW_PENALTY = day_of("2004-01-01")
MARKS = (_NEW_PENALTY,)
"""The days on either side of which a claim of this kind may be read otherwise."""
_OLD_DAILY = {"penalty": RateTerm("fixed", 210_000_000, "day"), "misuse": RateTerm("fixed", 500_000_000, "day")}


def schedule(ctx: Context) -> Schedule:
    """Lay out a bank loan in four heads: principal, in-term interest, penalty interest, compound interest.

    Raises LprError where the contract rate, the day of lending or the due date is missing.
    """
    if ctx.loan.carried is not None:
        from .carried import as_settled

        as_settled(ctx, ctx.loan.carried)
    loan = ctx.loan
    rate = loan.rate
    last = last_due_day(ctx.loan)
    if rate is None or rate.kind == "unclear" or loan.lent is None or last is None:
        terms = (
            (rate is None or rate.kind == "unclear", Text("合同利率（rate）", "the contract rate (rate)")),
            (loan.lent is None, Text("放款日（lent）", "the day of lending (lent)")),
            (last is None, Text("到期日（due）", "the due date (due)")),
        )
        missing = [name for absent, name in terms if absent]
        zh, en = "、".join(name.zh for name in missing), ", ".join(name.en for name in missing)
        raise ctx.refuse("bank-terms", missing=Text(zh, en))
    days = [last, *(portion.day for portion in loan.instalments if portion.day is not None)]
    default = min(days) + 1
    start, end = ctx.settle(begin_of(ctx, loan.lent), default)
    stop = end + 1
    misused = stop if loan.misused_from is None else max(loan.misused_from, start)
    in_term, late, before_misuse = min(last + 1, stop, misused), max(start, default), min(stop, misused)
    tracks = [
        *tracks_of((("in-term", "undue", contract_rate(rate, start, in_term, ctx, _IN_TERM, 0)),), start, in_term),
        *tracks_of((("penalty", "due", penalty_rate(rate, late, before_misuse, ctx)),), late, before_misuse),
        # From the day of misuse on, all that is outstanding bears penalty interest, due or not.
        *tracks_of((("penalty", "all", penalty_rate(rate, misused, stop, ctx)),), misused, stop),
    ]
    compounding = compounding_of(ctx)
    if compounding:
        pot = "billed-all" if "penalty" in compounding else "billed"
        tracks += tracks_of((("compound", pot, _compound(rate, start, last + 1, stop, ctx)),), start, stop)
    hidden = total_ceiling(start, stop, ctx)
    flows = (*flows_of(ctx, default if not loan.instalments else None), *_bills(ctx, start, end, last + 1, compounding))
    return Schedule(
        loan.id,
        start,
        end,
        tuple(sorted(flows, key=lambda flow: (flow.day, flow.kind == "due"))),
        tuple(tracks),
        ctx.gauge(start),
        loan.interest_limit,
        ctx.runs_on,
        hidden,
        compounding=compounding,
        ceiling_from=_measured_from(default, misused, end, ctx) if hidden else (),
    )


def _measured_from(default: int, misused: int, end: int, ctx: Context) -> tuple[int, ...]:
    """The days from which the ceiling on the total is measured anew: the end of the term, and misuse (law.md §4)."""
    if ctx.choices.tell("cap_span", ctx.case.conventions.cap_span) == "whole":
        return ()
    return tuple(sorted(day for day in {default, misused} if day <= end))


def contract_rate(
    rate: RateTerm, start: int, stop: int, ctx: Context, provisions: tuple[str, ...], multiple: int
) -> Pricing:
    """The contract rate for ``[start, stop)``, an LPR repriced as agreed; ``multiple`` 0, or for penalty × MULTIPLE.

    A change of the rate (``rate_changes``) holds from its day on: an LPR keeps the quote it was last repriced by.
    """
    if start >= stop:
        return NOTHING
    changes = ctx.loan.terms.rate_changes if ctx.loan.terms is not None else ()
    links: list[tuple[Pricing, int]] = []
    begin = start
    for change in changes:
        if begin < change.day < stop:
            links.append((_as_worded(rate, begin, change.day, ctx, provisions, multiple), change.day))
        if change.day < stop:
            rate, begin = change.rate, max(begin, change.day)
    links.append((_as_worded(rate, begin, stop, ctx, provisions, multiple), LATEST))
    return chain(*links)


def _as_worded(
    rate: RateTerm, start: int, stop: int, ctx: Context, provisions: tuple[str, ...], multiple: int
) -> Pricing:
    """One wording of the contract rate for ``[start, stop)``."""
    if multiple:
        rate = raised(rate, multiple)
    if rate.kind != "lpr":
        return pricing_of(rate, start, stop, ctx, provisions)
    stated = ctx.loan.repricing or {"fixed": "fixed", "floating": "publication"}.get(ctx.case.conventions.lpr, "")
    mode = ctx.choices.of_loan("repricing", stated, "" if stated else _by_length(ctx))
    moves = {"publication": "floating", "fixed": "lent"}.get(mode, mode)
    _settle_lpr("floating" if mode == "publication" else mode, ctx)
    tenor = rate.tenor or ctx.choices.take("tenor", ctx.case.conventions.tenor)
    if mode == "publication":
        ctx.asked_quote(stop - 1)
        return published(rate, ctx.rates.lpr, start, stop, tenor, ctx, provisions, moves)
    lent = ctx.loan.lent
    assert lent is not None
    if mode == "fixed":
        # 77号 20条: a short loan has the rate of the day of signing.
        read_on = ctx.loan.signed if not stated and ctx.loan.signed is not None else lent
        ctx.asked_quote(read_on)
        return quoted(rate, ctx.rates.lpr.at(read_on, tenor), provisions, moves)
    table = ctx.rates.lpr
    # A loan that was converted to LPR in its term has the quote of that day until it is repriced.
    table.at(max(lent, min(start, table.days[0])), tenor)
    ctx.asked_quote([day for day in _reprice_days(mode, lent, stop) if day < stop][-1])
    # What counts of the day of lending: where in the year, or which year, the quote is read anew.
    return Repriced(rate, table, tenor, mode, lent, provisions, moves)


class Repriced(Pricing):
    """An LPR read on the day of lending and anew on each day of repricing."""

    __slots__ = ()

    def __init__(
        self,
        rate: RateTerm,
        table: RateTable,
        tenor: str,
        mode: str,
        lent: int,
        provisions: tuple[str, ...],
        moves: str,
    ) -> None:
        super().__init__(rate, table, tenor, mode, lent, provisions, moves)
        # Nearly every loan has its own day: the few pieces of a claim are laid out, no more.
        self.by_day = False

    def lay_out(self, start: int, stop: int) -> Spans:
        rate, table, tenor, mode, lent, provisions, moves = self.parts
        days = [day for day in _reprice_days(mode, lent, stop) if day < stop]
        if days[0] < table.days[0]:
            days = [start, *(day for day in days if day > start)]
        spans = [
            Span(begin, finish, quoted_rate(rate, table.at(begin, tenor), provisions, moves))
            for begin, finish in zip(days, [*days[1:], stop], strict=True)
        ]
        return join(cut(spans, start, stop))


def _settle_lpr(mode: str, ctx: Context) -> None:
    """Note how the LPR moves, loan by loan."""
    settled = ctx.choices.settled
    settled["lpr"] = ",".join(dict.fromkeys((*filter(None, settled.get("lpr", "").split(",")), mode)))


def _by_length(ctx: Context) -> str:
    """77号 20, 21条: a loan of up to a year keeps its rate, a longer one is repriced on each anniversary;
    the default's name. Its length is that of the term agreed: what was called in early was lent for no shorter one.
    """
    last = last_due_day(ctx.loan._replace(accelerated=None)) or last_due_day(ctx.loan)
    assert ctx.loan.lent is not None
    assert last is not None
    short = last <= anniversary(date.fromordinal(ctx.loan.lent), 1)
    return "repricing" if short else "repricing-long"


@lru_cache(1024)
def raised(rate: RateTerm, multiple: int) -> RateTerm:
    """A contract rate × multiple, exactly: the penalty rate."""
    if rate.kind == "fixed":
        value, rest = divmod(rate.value * multiple, MULTIPLE)
        assert not rest, "rates have ten decimals, of which four stay free for a multiple of six"
        return rate._replace(value=value)
    return rate._replace(multiple=rate.multiple * multiple // MULTIPLE)


def _reprice_days(mode: str, lent: int, end: int) -> Iterator[int]:
    """The days at which the quote is read: lending, then each 1 January or other day of the year (``04-15``), each
    anniversary, or every so many months (``3m``), or never again; one day or more beyond ``end``.
    """
    yield lent
    first, last = date.fromordinal(lent), date.fromordinal(end).year + 1
    if mode == "january" or "-" in mode:
        month, day = (1, 1) if mode == "january" else map(int, mode.split("-"))
        for year in range(first.year, last + 1):
            on = anniversary(date(4, month, day), year - 4)
            if on > lent:
                yield on
    elif mode == "anniversary":
        for years in range(1, last - first.year + 1):
            yield anniversary(first, years)
    elif mode.endswith("m"):
        step = int(mode[:-1])
        for months in range(step, 12 * (last - first.year + 1), step):
            yield add_months(first, months).toordinal()


def penalty_rate(rate: RateTerm, start: int, stop: int, ctx: Context) -> Pricing:
    """Overdue: the rate agreed for it, or contract rate × (1.3 to 1.5); misused: × (1.5 to 2.0); both at once: the
    heavier, not both.
    """
    loan = ctx.loan
    assert loan.lent is not None
    if start >= stop:
        return NOTHING
    if loan.overdue_rate is not None and loan.overdue_rate.kind not in ("unclear", "absent"):
        return _as_worded(loan.overdue_rate, start, stop, ctx, _PENALTY, 0)
    misused = stop if loan.misused_from is None else min(max(loan.misused_from, start), stop)
    if loan.lent < _NEW_PENALTY:
        usual, heavy = _by_the_day("penalty"), _by_the_day("misuse")
        return chain((usual, misused if misused < stop else LATEST), (heavy, LATEST)) if start < misused else heavy
    over = _multiple("penalty", loan.penalty, (1_300_000, 1_500_000), ctx)
    heavier = over
    if misused < stop:
        heavier = max(over, _multiple("misuse", loan.misuse, (1_500_000, 2_000_000), ctx))
    before = contract_rate(rate, start, misused, ctx, _PENALTY, over)
    after = contract_rate(rate, misused, stop, ctx, _PENALTY, heavier)
    return _one_then(before, misused, after)


def _by_the_day(name: str) -> Pricing:
    """The penalty rate of a loan granted before 2004-01-01: overdue or misused, whatever the contract rate."""
    return constant(_OLD_DAILY[name], ("pbc-1999-77/25",), Text("罚息", "penalty "))


def _one_then(before: Pricing, day: int, after: Pricing) -> Pricing:
    """One pricing up to a day, another from it on; either may have no days."""
    if NOTHING in (before, after):
        return after if before is NOTHING else before
    return chain((before, day), (after, LATEST))


def _multiple(code: str, stated: int | None, usual: tuple[int, int], ctx: Context) -> int:
    if stated is None:
        return scaled(ctx.choices.of_loan(code, ""), places=6)
    ctx.choices.of_loan(code, multiple_text(stated))
    if not usual[0] <= stated <= usual[1]:
        low, high = multiple_text(usual[0]), multiple_text(usual[1])
        ctx.choices.note(
            "warning",
            f"{code}-multiple",
            worded("penalty-multiple", multiple=multiple_text(stated), low=low, high=high),
            "pbc-2003-251/3",
        )
    return stated


def compounding_of(ctx: Context) -> tuple[str, ...]:
    chosen = ctx.choices.of_loan("compound", ctx.loan.compound)
    return {"in-term": ("in-term",), "all": ("in-term", "penalty"), "none": ()}[chosen]


def _compound(rate: RateTerm, start: int, due: int, stop: int, ctx: Context) -> Pricing:
    """Unpaid interest compounds in the term at the contract rate (77号 20条; at the penalty rate where so agreed, 251号
    3项), and at the penalty rate after it.
    """
    billed = ctx.loan.settlement or ("monthly" if ctx.loan.settlement_day is not None else "maturity")
    if billed != "maturity" and ctx.choices.of_loan("compound_rate", ctx.loan.compound_rate, told=True) == "penalty":
        if ctx.loan.lent is not None and ctx.loan.lent < _NEW_PENALTY:
            before = _by_the_day("penalty")
        else:
            over = _multiple("penalty", ctx.loan.penalty, (1_300_000, 1_500_000), ctx)
            before = contract_rate(rate, start, min(due, stop), ctx, _PENALTY, over)
    else:
        before = contract_rate(rate, start, min(due, stop), ctx, ("pbc-1999-77/20",), 0)
    return _one_then(before, due, penalty_rate(rate, max(start, due), stop, ctx))


def _bills(ctx: Context, start: int, end: int, due: int, compounding: tuple[str, ...]) -> list[Flow]:
    """Interest is billed through the day of settlement of the month or quarter, bears compound interest from the day
    after while it is unpaid; and at maturity, when what its own day bears is due with the rest: no bill comes later.
    """
    loan = ctx.loan
    settled = loan.carried is not None and due <= start and "penalty" not in compounding
    if not compounding or settled:
        # Of a loan that was overdue when its interest was settled none of the term is billed any more.
        return []
    entry = "settlement-monthly" if loan.settlement_day is not None else ""
    mode = ctx.choices.of_loan("settlement", loan.settlement, entry)
    days: set[int] = set()
    if mode != "maturity":
        stated = "" if loan.settlement_day is None else str(loan.settlement_day)
        month_day = int(ctx.choices.of_loan("settlement_day", stated, told=True))
        when = date.fromordinal(start).replace(day=1)
        while when.toordinal() <= end:
            if mode == "monthly" or when.month % 3 == 0:
                last = add_months(when, 1).toordinal() - 1
                days.add(min(when.toordinal() + month_day - 1, last))
            when = add_months(when, 1)
    # Nothing has accrued on the day of lending itself.
    bills = [Flow(day + 1, "bill", 0) for day in days if start < day < end and (day < due or "penalty" in compounding)]
    settles = [Flow(bill.day - 1, "settle", 0) for bill in bills if bill.day != due]
    at_maturity = [Flow(due, "bill", 0)] if start < due <= end else []
    flows = {flow for flow in (*settles, *bills, *at_maturity) if flow.day > start}
    # On the day of settlement after maturity the bill of the evening before comes first.
    return sorted(flows, key=lambda flow: (flow.day, flow.kind == "settle"))


def total_ceiling(start: int, stop: int, ctx: Context) -> tuple[Track, ...]:
    """24 % on the sum of all heads, at the borrower's request (法发〔2017〕22号 2条): stated as a rate with --cap."""
    stated = ctx.case.conventions.cap_rate
    if ctx.case.conventions.cap != "rate" or stated is None:
        ctx.choices.take("cap", ctx.case.conventions.cap, provision="spc-2017-22/2")
        ctx.choices.note(
            "info",
            "bank-total",
            worded("bank-total"),
            "spc-2017-22/2",
        )
        return ()
    ctx.choices.take("cap", stated.text)
    most = pricing_of(stated, start, stop, ctx, ("spc-2017-22/2",), prefix=Text("总额上限", "total "))
    return tracks_of((("ceiling", "all", most),), start, stop)
