"""The single slips that give a stated figure where no convention does: a day, a payment, a rate, a quote, a principal.

Each slip is a `Change` of the claim, or, where its rounding is part of it, the amounts it comes to; `explanations` asks
which of them is the figure. Several are mistakes that public calculators are known to make.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import fen_comma, to_fen
from ..base.text import Text
from ..casefile.model import Case, Loan
from ..compute.claim import Scheduled, accrue, schedule_case
from ..engine.steps import MONTHS
from ..law.readings import other_choices, other_rates
from ..rates.series import Rates
from ..values.rate import MULTIPLE, SCALE, RateTerm, multiple_text, percent_text
from .changes import IN_YUAN, Change, Frame, Rounded, Trial, as_is, roundings_of, sums_under, usual, worth
from .chart import Chart
from .combinations import uses_lpr
from .conventions import base_of
from .days import days_off
from .direct import Directly, Reckoned, Stated
from .payments import paid_at_the_end, payments
from .pen import pen_slip, typos
from .pieces import Pieces, at_other_rates, otherwise, pieces_of, rounded_at_payments
from .plain import Wordings, quote_day
from .priced import Cut, Stretch
from .quotes import tables
from .slip import Slip, Slips, within_of
from .sums import Sums

_BOTH = Text("首尾日两头都算", "both days counted")
_MULTIPLES = tuple(m * MULTIPLE // 100 for m in (100, 130, 140, 150, 200, 300, 400))
_YEARLY = tuple(p * SCALE // 100 for p in (600, 1200, 1500, 1800, 2400, 3600, 435, 475, 490, 1000, 2000))
"""Percent a year that claims name: those of the 2015 rules, the last bank rates, what is agreed most often."""
_DAILY = tuple(p * SCALE // 10_000 for p in (500, 300, 210, 175, 1000))
"""Percent a day: five, three, 2.1 and 1.75 in ten thousand, one in a thousand."""


def explanations(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> list[Slip]:
    """Name the single slips that would give ``figure`` (fen), the plainest first.

    The case's own conventions are kept, but for a year of 365 or 360 days, both ends counted, and rounding by line or
    at the end; what is ``held`` is kept too. A slip that changes nothing explains nothing.
    """
    return slips_of(case, rates, figure, held).found[:8]


def slips_of(
    case: Case,
    rates: Rates,
    figure: int,
    held: frozenset[str] = frozenset(),
    wordings: Wordings | None = None,
) -> Slips:
    """Return every single slip that would give ``figure`` (fen), and how many were tried.

    ``wordings`` are kept from one claim of a table to the next.
    """
    wordings = wordings or Wordings()
    trial = Trial(case, rates, figure, wordings)
    found: dict[Text, tuple[int, int, str]] = {}
    frames = list(_frames(case, held))
    try:
        chart = _chart(trial, held, frames, wordings)
        changes = chart.changes if chart is not None else list(_changes(case, rates, schedule_case(case, rates)))
    except LprError:
        return Slips([], 0, [])
    own = [_own(trial, frame, chart.own[place] if chart is not None else None) for place, frame in enumerate(frames)]
    usable = [
        place
        for place, each in enumerate(own)
        if not any(trial.is_figure(getattr(sums, item)) for sums in each for item in trial.items)
    ]
    for change, frame, rounded in _given(trial, chart, changes, frames, usable):
        said = change.words().joined(frame.said).joined(rounded.said)
        departures = frame.departures + worth(change.weight) + rounded.departures
        found.setdefault(said, (departures, usual(change.weight, frame), change.source))
    within = within_of(figure)
    for place in usable:
        frame = frames[place]
        for direct, base in _directly(trial, frame, chart.directs[place] if chart is not None else None):
            trial.tried += 1
            if isinstance(direct, Reckoned):
                if not direct.near(base, figure, within + 100):
                    continue
                direct = direct.slip
            amounts = direct.amounts(base)
            departures = frame.departures + worth(direct.weight)
            trial.totals += [(amount, departures) for amount in amounts]
            if figure in amounts:
                rank = departures, usual(direct.weight, frame), direct.source
                found.setdefault(direct.text.joined(frame.said), rank)
            elif trial.whole and any(to_fen(amount, 1, "yuan") == figure for amount in amounts):
                said = direct.text.joined(frame.said).joined(IN_YUAN.said)
                found.setdefault(said, (departures, usual(direct.weight, frame), direct.source))
        if not frame.departures or not case.payments:
            amounts_of = [getattr(sums, item) for sums in own[place] for item in trial.items]
            for change in _principals(frame.case, figure, amounts_of):
                for _, rounded in trial.amounts(change, [frame]):
                    said = change.words().joined(frame.said).joined(rounded.said)
                    departures = frame.departures + worth(change.weight) + rounded.departures
                    found.setdefault(said, (departures, usual(change.weight, frame), ""))
    digits = _digits([(frames[place], own[place]) for place in usable], figure)
    if digits is not None:
        found.setdefault(digits.text, (digits.departures, digits.weight, ""))
    slips = [Slip(text, *rank) for text, rank in found.items()]
    return Slips(sorted(slips, key=lambda slip: (slip.departures, slip.weight)), trial.tried, trial.totals)


def _chart(trial: Trial, held: frozenset[str], frames: list[Frame], wordings: Wordings) -> Chart | None:
    """The chart of all slips of a plain claim, where one that differs in its sum alone came before that one's; None
    where the law must be asked. Raises LprError.
    """
    claim, case, rates = trial.claim, trial.case, trial.rates
    if claim is None:
        return None

    def make() -> Chart | None:
        pieces, own = list(map(trial.pieces, frames)), list(map(trial.stretch, frames))
        changes = list(_changes(case, rates, schedule_case(case, rates)))
        lines, days = [one for one in pieces if one is not None], [one for one in own if one is not None]
        if len(lines) < len(frames) or len(days) < len(frames) or any(one.loans is not None for one in changes):
            return None
        return Chart(trial, frames, changes, [list(_of_pieces(case, rates, one)) for one in lines], days)

    return wordings.remembered((Chart, claim.but_its_sum, rates, held), make, lambda _: True)


def _own(trial: Trial, frame: Frame, stretch: Stretch | None) -> list[Sums]:
    """What the claim comes to in a frame, under each rounding."""
    if stretch is None or trial.claim is None:
        return [sums for _, sums in sums_under(frame.case, trial.rates, trial.whole)]
    cut = Cut(stretch, trial.claim.principal)
    return [sums for _, sums in cut.sums(frame.basis, "none", "calendar", "", roundings_of(frame.case, trial.whole))]


def _given(
    trial: Trial, chart: Chart | None, changes: list[Change], frames: list[Frame], usable: list[int]
) -> Iterator[tuple[Change, Frame, Rounded]]:
    """Yield the changes that give the figure, each with its frame and how it is rounded."""
    if chart is None or trial.claim is None:
        for change in changes:
            for frame, rounded in trial.amounts(change, [frames[place] for place in usable]):
                yield change, frame, rounded
        return
    base, figure, places = trial.claim.principal, trial.figure, set(usable)
    trial.tried += len(changes) * len(usable)
    trial.totals += chart.totals(base, figure, places, within_of(figure) + 100)
    for number, place in chart.hopeful(base, figure, places):
        for frame, rounded in trial.computed(changes[number], [frames[place]]):
            yield changes[number], frame, rounded


def _frames(case: Case, held: frozenset[str]) -> Iterator[Frame]:
    """Yield the case as it stands, with both ends, with a year of 365 or 360 days."""
    base = base_of(case)
    counts = [base["count"]] if "count" in held or base["count"] != "head" else ["head", "both"]
    bases = [base["basis"]] if "basis" in held else list(dict.fromkeys((base["basis"], "365", "360")))
    for count in counts:
        for basis in bases:
            said = Text("", "")
            if basis != base["basis"]:
                said = said.joined(Text(f"，一年按 {basis} 天", f", {basis} days a year"))
            if count != base["count"]:
                said = said.joined(Text(f"，{_BOTH.zh}", f", {_BOTH.en}"))
            stated = case.conventions._replace(basis=basis, count=count)
            departures = (basis != base["basis"]) + (count != base["count"])
            yield Frame(case._replace(conventions=stated), basis, count, said, departures)


def _changes(case: Case, rates: Rates, scheduled: Scheduled) -> Iterator[Change]:
    """Yield every change of the claim, the likelier first."""
    yield from days_off(case, scheduled.until)
    yield from payments(case)
    yield from _loans(case)
    yield from _bank_terms(case)
    for choice in other_choices(case):
        yield Change(partial(as_is, choice.text), 1, stated=choice.stated, source=choice.source)
    yield from _rates_named(case, rates)
    if uses_lpr(scheduled):
        for words, table, weight in tables(rates, scheduled):
            yield Change(words, weight, rates=table)


def _directly(
    trial: Trial, frame: Frame, charted: list[Reckoned] | None
) -> Iterator[tuple[Directly | Reckoned | Stated, int]]:
    """Slips whose rounding is part of the slip, and the base each is of, in fen; ``charted`` are known already."""
    case, rates = frame.case, trial.rates
    if charted is not None:
        yield from ((one, case.loans[0].principal) for one in charted)
        return
    pieces = pieces_of(case, rates)
    if pieces is not None:
        yield from ((one, 1) for one in _of_pieces(case, rates, pieces))
    if case.payments:
        yield from ((Stated(text, found, 1, "order"), 1) for text, found in paid_at_the_end(case, rates))
        yield from ((Stated(*each), 1) for each in rounded_at_payments(case, rates))
    elif trial.claim is None:
        for text, found in _on_principal_and_interest(case, rates):
            yield Stated(text, found, 1, "interest-as-principal"), 1


def _of_pieces(case: Case, rates: Rates, pieces: Pieces) -> Iterator[Directly]:
    yield from otherwise(pieces, rates)
    until = case.until if case.until is not None else case.today
    yield from at_other_rates(pieces, other_rates(case, rates, until), _agreed(case))


def _agreed(case: Case) -> int | None:
    """The agreed rate of a single loan, percent × SCALE a year."""
    loan = case.loans[0]
    term = loan.overdue_rate if loan.overdue_rate is not None else loan.rate
    if term is None or term.kind != "fixed" or term.unit not in MONTHS:
        return None
    return term.value * MONTHS[term.unit]


def _loans(case: Case) -> Iterator[Change]:
    """One of several loans left out, or counted alone."""
    if len(case.loans) > 1:
        for i, loan in enumerate(case.loans):
            name = loan.id or str(i + 1)
            left_out = Text(f"漏了借款“{name}”", f"the loan “{name}” was left out")
            yield Change(partial(as_is, left_out), 2, loans=case.loans[:i] + case.loans[i + 1 :])
            alone = Text(f"只算了借款“{name}”", f"only the loan “{name}” was counted")
            yield Change(partial(as_is, alone), 2, loans=(loan,))


def _bank_terms(case: Case) -> Iterator[Change]:
    """A bank loan without compound interest, or with another multiple as its penalty rate."""
    if case.kind != "bank-loan":
        return
    loans = case.loans
    none = tuple(loan._replace(compound="none") for loan in loans)
    yield Change(lambda: Text("没有计复利", "no compound interest"), 1, loans=none, source="penalty")
    for multiple in (10, 13, 14, 15):
        penalty = multiple * MULTIPLE // 10
        times = multiple_text(penalty)
        said = Text(f"罚息按 {times} 倍", f"penalty interest at {times} times")
        if multiple == 10:
            said = Text("到期后仍按合同利率（罚息按 1 倍）", "the contract rate after maturity (penalty at 1 times)")
        yield Change(partial(as_is, said), 1, loans=_penalised(loans, penalty), source="penalty")
        more = said.joined(Text("，没有计复利", ", no compound interest"))
        weight = 1 if multiple == 10 else 2
        yield Change(partial(as_is, more), weight, loans=_penalised(none, penalty), source="penalty")


def _penalised(loans: tuple[Loan, ...], penalty: int) -> tuple[Loan, ...]:
    return tuple(loan._replace(penalty=penalty) for loan in loans)


def _rates_named(case: Case, rates: Rates) -> Iterator[Change]:
    """Another rate for the time of default: a multiple of the LPR, the five-year LPR, one that claims often name."""
    until = case.until if case.until is not None else case.today
    fixed: list[tuple[tuple[tuple[str, object], ...], Text]] = [
        ((("lpr", "fixed"), ("lpr_day", None)), Text("，起算日的报价固定", ", fixed at the start")),
        ((("lpr", "fixed@"), ("lpr_day", until)), Text("，截止日的报价固定", ", fixed at the end")),
    ]
    loan = case.loans[0]
    for day, zh, en in (
        (loan.signed, "合同成立日", "on the day of the contract"),
        (case.filed, "起诉日", "on the day of suit"),
    ):
        if day is not None:
            fixed.append(((("lpr", "fixed@"), ("lpr_day", day)), Text(f"，{zh}的报价固定", f", fixed {en}")))
    today = quote_day(rates, case.today)
    at_end = quote_day(rates, until)
    if today is not None and (at_end is None or rates.lpr.at(today, "1y").value != rates.lpr.at(at_end, "1y").value):
        words = Text(f"全程按今日的报价（{iso(today)} 公布）", f"today's quote ({iso(today)}) throughout")
        # What was not agreed is the quote of its own time.
        agreed = loan.rate is not None or loan.overdue_rate is not None
        source = "sale" if case.kind == "sale" else "" if agreed else "nothing-agreed"
        yield Change(partial(as_is, words), 1, stated=(("lpr", "fixed@"), ("lpr_day", today)), source=source)
    for multiple in _MULTIPLES:
        times = multiple_text(multiple)
        text = Text(f"按 {times} 倍 LPR 计算", f"at {times} times the LPR")
        term = RateTerm("lpr", multiple=multiple, text="LPR")
        source = "sale" if case.kind == "sale" else "ceiling" if multiple == 4 * MULTIPLE else "nothing-agreed"
        yield Change(partial(as_is, text), 1, rate=term, source=source)
        for stated, said in fixed:
            # Four times the quote of the contract is the ceiling; of other days and multiples few are meant.
            weight = 2 if multiple == 4 * MULTIPLE or (case.kind == "sale" and multiple > MULTIPLE) else 3
            yield Change(partial(as_is, text.joined(said)), weight, rate=term, stated=stated, source=source)
    for value in _YEARLY:
        text = Text(f"按年利率 {percent_text(value)}% 计算", f"at {percent_text(value)} % a year")
        term = RateTerm("fixed", value, text=f"{percent_text(value)}%")
        source = {6: "six-percent", 24: "natural-debt", 36: "natural-debt"}.get(value // SCALE, "")
        yield Change(partial(as_is, text), 2, rate=term, source=source)
    for value in _DAILY:
        text = Text(f"按日利率 {percent_text(value)}% 计算", f"at {percent_text(value)} % a day")
        yield Change(partial(as_is, text), 3, rate=RateTerm("fixed", value, unit="day", text=f"{percent_text(value)}%"))
    if case.conventions.tenor != "5y":
        five = Text("用了五年期以上 LPR", "the five-year LPR was used")
        yield Change(partial(as_is, five), 1, stated=(("tenor", "5y"),))


def _on_principal_and_interest(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """Overdue interest on principal and in-term interest together."""
    if len(case.loans) != 1 or case.payments or case.loans[0].disbursed:
        return
    loan = case.loans[0]
    first = _by_kind(case, rates)
    within = first.get("in-term", 0)
    if not within:
        return
    more = _by_kind(case._replace(loans=(loan._replace(principal=loan.principal + within),)), rates)
    text = Text("逾期利息以本金加期内利息为基数", "overdue interest on principal and in-term interest together")
    late = more.get("overdue", 0) + more.get("penalty", 0)
    yield text, {within + late, late, loan.principal + within + late}


def _by_kind(case: Case, rates: Rates) -> dict[str, int]:
    """Interest by kind, each line rounded; empty where the case cannot be computed."""
    found: dict[str, int] = {}
    try:
        scheduled = schedule_case(case, rates)
    except LprError:
        return found
    for balance in accrue(scheduled, scheduled.schedules, False).balances:
        for leg, *_, interest in balance.lines:
            found[leg.kind] = found.get(leg.kind, 0) + interest
    return found


def _principals(case: Case, figure: int, own: Iterable[int]) -> Iterator[Change]:
    """The principal of a single loan with two neighbouring digits changed over, one digit wrong, a nought more or less.

    ``own`` is what the case comes to: without payments interest goes with the principal, so that most of the slips
    need no computing.
    """
    if len(case.loans) != 1 or case.loans[0].disbursed or case.loans[0].instalments:
        return
    principal = case.loans[0].principal
    by_size, in_order = _typos(principal)
    near = set(in_order)
    if not case.payments:
        least, most = (figure - 10_000) * principal, (figure + 10_000) * principal
        near = set()
        for one in filter(None, set(own)):
            near.update(by_size[bisect_right(by_size, least // one) : bisect_left(by_size, -(-most // one))])
    for fen in in_order if near else ():
        if fen < 100 or fen not in near:
            continue
        text = Text(f"本金写成 {fen_comma(fen)}", f"the principal taken as {fen_comma(fen)}")
        yield Change(partial(as_is, text), 5, principal=fen)


@lru_cache(64)
def _typos(principal: int) -> tuple[list[int], list[int]]:
    """The slips of the pen that a principal allows of, by size, and the likelier first."""
    found = typos(principal)
    return sorted(found), found


def _digits(frames: list[tuple[Frame, list[Sums]]], figure: int) -> Slip | None:
    """The figure itself miswritten: two digits changed over, one digit wrong, lost or doubled, the point misplaced."""
    for frame, own in frames:
        for right in dict.fromkeys(amount for sums in own for amount in (sums.interest, sums.interest_after)):
            slip = pen_slip(right, figure)
            if slip is not None:
                should = Text(f"（应为 {fen_comma(right)}）", f" (should be {fen_comma(right)})")
                return Slip(slip.joined(should).joined(frame.said), frame.departures + worth(6), usual(6, frame))
    return None
