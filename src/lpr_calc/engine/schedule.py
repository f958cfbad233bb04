"""What a rule of law hands the engine: which rate on which days, on which part of the principal. No arithmetic."""

from __future__ import annotations

from ..base.dates import Gauge, Shares
from ..base.record import Record
from ..base.text import Text
from ..rates.table import Quote
from ..values.rate import RateTerm


class Rate:
    """One rate in force for a run of days, and why.

    ``value`` is percent × SCALE per ``unit`` (``year``, ``month``, ``day``); ``factor`` is how a formula writes it
    (``3.85% × 4``). ``agreed`` are the rates the parties agreed, by the day, where a ceiling cut them. ``provisions``
    are ids of the provisions that license it; ``term`` is the wording a quoted rate was resolved from. ``apart`` is the
    day of the publication whose own line this is, 0 where equal quotes make one line. ``moves`` is how an LPR moves in
    time, as the convention ``lpr`` has it, or ``lent`` where it was fixed then; "" where that does not bear on it.
    ``bound`` says of a rate that meets another while one of them moves what holds on every day: ``ceiling``, ``sum``
    (with overdue interest) or ``floor``, the rate agreed, and the other.
    """

    __slots__ = ("agreed", "apart", "bound", "factor", "moves", "provisions", "quote", "rule", "term", "unit", "value")

    def __init__(
        self,
        value: int,
        unit: str,
        rule: Text,
        factor: str,
        quote: Quote | None = None,
        provisions: tuple[str, ...] = (),
        agreed: tuple[Span, ...] = (),
        term: RateTerm | None = None,
    ) -> None:
        self.value = value
        self.unit = unit
        self.rule = rule
        self.factor = factor
        self.quote = quote
        self.provisions = provisions
        self.agreed = agreed
        self.term = term
        self.apart = 0
        self.moves = ""
        self.bound: tuple[str, Rate, Rate] | None = None

    def same_as(self, other: Rate) -> bool:
        """Say whether a line may run on from ``other``: same rate, same rule, same articles, both cut or neither."""
        return (
            self.value == other.value
            and self.unit == other.unit
            and self.rule == other.rule
            and self.provisions == other.provisions
            and bool(self.agreed) == bool(other.agreed)
            and self.apart == other.apart
        )

    def with_agreed(self, agreed: tuple[Span, ...]) -> Rate:
        """Return the same rate beside other agreed rates."""
        found = Rate(self.value, self.unit, self.rule, self.factor, self.quote, self.provisions, agreed, self.term)
        found.moves, found.bound = self.moves, self.bound
        return found

    def a_year(self, days: int) -> int:
        """Percent × SCALE a year of ``days`` days, by which rates of different units compare."""
        return self.value * (1 if self.unit == "year" else 12 if self.unit == "month" else days)

    @property
    def floating(self) -> bool:
        """Whether the next publication may change it."""
        return self.moves == "floating"


class Span(Record):
    """A rate for the days ``[start, end)``."""

    start: int
    end: int
    rate: Rate


class Pot(Record):
    """Sums that bear interest together with the principal that is due, each less what was paid of it.

    ``damages`` and ``costs`` are days and fen: each bears interest from the day after its own. ``bases`` are numbers of
    entries of `Schedule.bases` whose interest bears interest too; ``since`` is the day at whose beginning the interest
    then open joins the base as it stands. ``rate`` converts the whole into another currency, in millionths, half up to
    its hundredth.
    """

    damages: tuple[tuple[int, int], ...] = ()
    costs: tuple[tuple[int, int], ...] = ()
    bases: tuple[int, ...] = ()
    since: int | None = None
    rate: int | None = None


class Track(Record):
    """One kind of interest of one loan.

    ``kind`` is a line kind of contract §6. ``pot`` is what bears it: ``undue``, ``due`` or ``all`` principal, what was
    first ``lent``, interest ``billed`` and unpaid (``billed-all`` with penalty interest), the number of an entry of
    `Schedule.bases`, or the sums of a `Pot`. ``spans`` ascend without overlap; they reach one day past the end so that
    a per-diem has its rate. ``lag`` is how many days the days shown lie behind the balance they bear on: with 1, the
    day of a payment still bears on the balance before it. ``limit`` in fen is the most the interest of its entry may
    come to. ``gauge`` is a year of its own (None: that of the schedule).
    """

    kind: str
    pot: str | Pot
    spans: tuple[Span, ...]
    lag: int = 0
    limit: int | None = None
    gauge: Gauge | None = None


class Base(Record):
    """A part of the debt with interest of its own: ``amount`` in fen (None: all of the principal), less what was
    paid.

    ``start`` and ``until`` are its first and last day (None: it runs on), ``spans`` its rates, by which payments rank
    the heavier before the lighter. ``fixed`` is interest in fen that it has from the start. ``of`` says what it is a
    part of: ``principal``, else interest of the kind ``general``: what is left of that, the last of all to be paid
    (``interest``) or the first (``interest-first``). ``rank`` is where the interest of this entry stands among that of
    the others when a payment is told apart: the lower first. Entries of different ``name`` that together are more than
    the principal stand on the same of it: a payment to principal reduces each.
    """

    amount: int | None
    start: int = 0
    until: int | None = None
    spans: tuple[Span, ...] = ()
    fixed: int = 0
    of: str = "principal"
    rank: int = 0
    name: str = ""


class Flow(Record):
    """Something that happens to a loan at the beginning of ``day``.

    ``lend``: ``amount`` is lent. ``due``: ``amount`` falls due. ``bill``: interest so far is billed and bears compound
    interest while unpaid; ``settle``, the day before a bill that another follows, is the day on which it was to be
    paid. ``capitalise``: unpaid interest enters the principal, up to a new note of ``amount``.
    """

    day: int
    kind: str
    amount: int


class Part(Record):
    """Interest of some days ``[start, end)`` worked out beforehand, row by row: ``base`` in fen at one rate for a share
    of a year (() where only the sum was agreed).
    """

    start: int
    end: int
    base: int
    rate: Rate
    share: Shares
    interest: int


class Accruing(Record):
    """Contract interest on principal that is not due, in the days ``[start, end)`` of a ``part`` worked out beforehand.

    ``principal`` is what was not due, in fen; ``share`` the share of a year that the whole part is. ``debt`` is the id
    of the schedule that has it as number ``place`` of what is posted, "" where it was paid when it fell due: it counts,
    and is not reduced.
    """

    start: int
    end: int
    principal: int
    share: Shares
    part: Part
    debt: str
    place: int


class TotalCeiling(Record):
    """A ceiling on the sum of all interest of one loan, whatever debts it is made of (`total_ceiling`).

    ``spans`` are its rates; ``accruing`` the interest of principal not due. ``carried``: room that one day leaves pays
    for excess of later ones. ``names`` of the entries of `Schedule.bases` say that it is on these, side by side on one
    principal; a kind ``doubled`` is none of them.
    """

    spans: tuple[Span, ...]
    accruing: tuple[Accruing, ...]
    carried: bool
    names: tuple[str, ...] = ()


class Schedule(Record):
    """Everything but the arithmetic for one loan: flows of principal, tracks of interest, the span and the gauge.

    ``interest_limit`` is a ceiling in fen on all interest. ``runs_on`` is False where interest stops for good before
    the claim's cut-off day. ``hidden`` are tracks that print no line: ``ceiling`` (the most all interest may come to),
    ``allowed`` (the most overdue interest, damages and fees may come to), ``unprotected`` (interest no court awards,
    kept once paid until ``unprotected_until``). ``lumps`` are lump sums by kind. ``compounding`` names the kinds of
    interest that are billed. ``term_ceiling`` is the ceiling on the first principal over the whole term, where notes
    were rolled over. ``ceiling_from`` are days from which a ceiling on the sum is measured anew. ``matures`` is how
    many days before a ``due`` flow, the first day of default, the debt is due. ``opening`` is interest and damages owed
    from the start, by kind. ``bases`` are parts of the principal with interest of their own; ``reduced`` says which of
    those that run side by side a payment reduces first: the ``heaviest``, as ``listed``, or ``pro-rata``. ``apart``
    converts interest of the kind ``doubled`` into the currency of payments, in millionths. ``halts`` are days on which
    the sums of a `Pot` are looked at anew beside those on which one of them begins to bear interest. ``of`` is the loan
    that the debt is an instalment of; ``posted`` is what in-term interest of ``opening`` was worked out from; ``total``
    is the ceiling that all debts of that loan have together. ``carried`` are sums in fen by kind that stand for days
    before the first one: owed from the start, and measured by no ceiling on the days that follow. ``opens`` is the day
    before which no payment is put to the debt, though it was lent.
    ``bases_limit`` is a ceiling in fen on what all of ``bases`` come to.
    """

    loan_id: str
    start: int
    end: int
    flows: tuple[Flow, ...]
    tracks: tuple[Track, ...]
    gauge: Gauge
    interest_limit: int | None = None
    runs_on: bool = True
    hidden: tuple[Track, ...] = ()
    lumps: tuple[tuple[str, int], ...] = ()
    compounding: tuple[str, ...] = ("in-term",)
    unprotected_until: int = 0
    term_ceiling: tuple[Span, ...] = ()
    ceiling_from: tuple[int, ...] = ()
    matures: int = 1
    opening: tuple[tuple[str, int], ...] = ()
    bases: tuple[Base, ...] = ()
    reduced: str = "heaviest"
    apart: int | None = None
    halts: tuple[int, ...] = ()
    of: str = ""
    posted: tuple[Part, ...] = ()
    total: TotalCeiling | None = None
    carried: tuple[tuple[str, int], ...] = ()
    opens: int = 0
    bases_limit: int | None = None


def join(spans: list[Span]) -> tuple[Span, ...]:
    """Join neighbours whose rate and rule are the same, so that lines are maximal."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start and joined[-1].rate.same_as(span.rate):
            rate = joined[-1].rate
            if rate.agreed:
                rate = rate.with_agreed(join([*rate.agreed, *span.rate.agreed]))
            joined[-1] = Span(joined[-1].start, span.end, rate)
        elif span.start < span.end:
            joined.append(span)
    return tuple(joined)


def cut(spans: tuple[Span, ...] | list[Span], start: int, end: int) -> list[Span]:
    """Return the part of ``spans`` within ``[start, end)``."""
    return [Span(max(s.start, start), min(s.end, end), s.rate) for s in spans if s.start < end and s.end > start]
