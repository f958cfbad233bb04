"""The rates of every day under one reading of the law, built once and remembered.

A `Pricing` says which rates were chosen, and nothing of the claim's own days: a rate as agreed, a series as published,
one quote for good, one pricing up to a day and another from it on, a ceiling over another. It can be compared, so that
what it comes to, its `Curve`, is remembered: ``curve_of(pricing).cut(start, stop)`` gives the rates of some days by
bisection. A curve is built by the same code that lays out a few days, over the whole table.

Rules of law make pricings (`reference.pricing_of`, `caps.protect`); whoever asks for many claims of one wording (a
batch, a search for a figure) comes to the same few curves again and again.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError
from ..engine.schedule import Rate, Span, Track, join

if TYPE_CHECKING:
    from ..base.text import Text

EARLIEST, LATEST = 711_766, 767_010
"""1949-10-01 and 2101-01-01: a curve reaches so far; days beyond are laid out by themselves."""

_CURVES = 2048
_OPENINGS = 4096

Spans = tuple[Span, ...]


class Pricing:
    """Which rates were chosen. Two are equal where everything they were made of is."""

    __slots__ = ("_hash", "by_day", "parts")
    by_day: bool
    """Whether the rate of a day follows from the day alone, so that a curve over all days can be cut."""

    def __init__(self, *parts: Any) -> None:
        """``parts`` can be compared and hashed; they decide what `lay_out` gives."""
        self.parts = parts
        self._hash = hash((type(self).__name__, parts))
        self.by_day = all(part.by_day for part in parts if isinstance(part, Pricing))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.parts == other.parts)

    steady = False
    """Whether the rate of a piece is the same whatever day it begins on."""

    def reach(self) -> tuple[int, int]:
        """The days ``[first, stop)`` for which there is a rate."""
        return EARLIEST, LATEST

    def lay_out(self, start: int, stop: int) -> Spans:
        """The rates of the days ``[start, stop)``. Raises LprError (exit 3) where a series has none."""
        raise NotImplementedError


class Nothing(Pricing):
    """No rate on any day."""

    __slots__ = ()

    def lay_out(self, start: int, stop: int) -> Spans:
        return ()


NOTHING = Nothing()


class Constant(Pricing):
    """One rate on every day."""

    __slots__ = ()
    steady = True

    def __init__(self, rate: Rate, *parts: Any) -> None:
        """``parts`` are what the rate was made of."""
        super().__init__(_Aside(rate), *parts)

    @property
    def rate(self) -> Rate:
        rate: Rate = self.parts[0].value
        return rate

    def lay_out(self, start: int, stop: int) -> Spans:
        return (Span(start, stop, self.rate),)


class _Aside:
    """A value that follows from what stands beside it: not compared."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Aside)


class Chain(Pricing):
    """One pricing up to a day, the next from it on: ``(pricing, day)`` pairs, the last up to `LATEST`."""

    __slots__ = ()

    def __init__(self, *links: tuple[Pricing, int]) -> None:
        super().__init__(*links)
        self.by_day = all(pricing.by_day for pricing, _ in links)

    def reach(self) -> tuple[int, int]:
        return self.parts[0][0].reach()[0], self.parts[-1][0].reach()[1]

    def lay_out(self, start: int, stop: int) -> Spans:
        found: list[Span] = []
        for pricing, until in self.parts:
            end = min(until, stop)
            if start < end:
                found += curve_of(pricing).cut(start, end)
                start = end
        return join(found)


def chain(*links: tuple[Pricing, int]) -> Pricing:
    """Return the links that have days as one pricing; ``(pricing, day)``: up to which day each holds."""
    kept = []
    begin = 0
    for pricing, until in links:
        if until > begin:
            kept.append((pricing, until))
            begin = until
    return kept[0][0] if len(kept) == 1 else Chain(*kept)


class Renamed(Pricing):
    """The same rates under another name."""

    __slots__ = ()

    def __init__(self, pricing: Pricing, name: Text) -> None:
        """``name`` holds ``{}`` for the old one."""
        super().__init__(pricing, name)

    def reach(self) -> tuple[int, int]:
        found: tuple[int, int] = self.parts[0].reach()
        return found

    def lay_out(self, start: int, stop: int) -> Spans:
        pricing, name = self.parts
        spans = []
        for span in curve_of(pricing).cut(start, stop):
            rule = span.rate.rule
            rate = renamed(span.rate, type(name)(name.zh.format(rule.zh), name.en.format(rule.en)))
            spans.append(Span(span.start, span.end, rate))
        return tuple(spans)


def renamed(rate: Rate, rule: Text) -> Rate:
    """The same rate under another name; a remembered rate is never changed."""
    found = rate.with_agreed(rate.agreed)
    found.apart, found.rule = rate.apart, rule
    return found


class Curve:
    """The rates of every day of a pricing: ``days`` the first of each step, ``steps`` the rates from it on, joined."""

    __slots__ = ("_openings", "days", "first", "pricing", "steps", "stop")

    def __init__(self, pricing: Pricing) -> None:
        self.pricing = pricing
        try:
            self.first, self.stop = pricing.reach() if pricing.by_day else (0, 0)
            self.steps: Spans = join([*pricing.lay_out(self.first, self.stop)]) if pricing.by_day else ()
        except LprError:
            # A table with a gap: the days asked for are laid out by themselves, and may lie beside it.
            self.first, self.stop, self.steps = 0, 0, ()
        self.days = [span.start for span in self.steps]
        self._openings: dict[int, Rate] = {}

    def cut(self, start: int, stop: int) -> Spans:
        """The rates of the days ``[start, stop)``, each as its first day has it.

        Raises LprError where a series has none.
        """
        if start >= stop:
            return ()
        if start < self.first or stop > self.stop:
            return join([*self.pricing.lay_out(start, stop)])
        steps = self.steps
        at = bisect_right(self.days, start) - 1
        found = []
        if at >= 0 and steps[at].end > start:
            begin, end, rate = steps[at]
            if begin < start and not self.pricing.steady:
                rate = self.opening(start)
            found.append(Span(start, end, rate))
        at += 1
        while at < len(steps) and steps[at].start < stop:
            found.append(steps[at])
            at += 1
        if found and found[-1].end > stop:
            begin, end, rate = found[-1]
            found[-1] = Span(begin, stop, _until(rate, stop) if rate.agreed else rate)
        return tuple(found)

    def opening(self, day: int) -> Rate:
        """The rate of a piece that begins on a day: a quote is the one in force on it,
        not that of the first equal one.
        """
        rate = self._openings.get(day)
        if rate is None:
            step = self.steps[bisect_right(self.days, day) - 1]
            if len(self._openings) >= _OPENINGS:
                self._openings.clear()
            rate = self._openings[day] = join([*self.pricing.lay_out(day, step.end)])[0].rate
        return rate


def _until(rate: Rate, stop: int) -> Rate:
    """The same rate beside what was agreed up to a day."""
    return rate.with_agreed(tuple(Span(s.start, min(s.end, stop), s.rate) for s in rate.agreed if s.start < stop))


@lru_cache(_CURVES)
def curve_of(pricing: Pricing) -> Curve:
    """The curve of a pricing, remembered."""
    return Curve(pricing)


Head = tuple[str, str, Pricing]
"""A kind of interest, the pot that bears it (`Track`), and its rates."""


def tracks_of(heads: tuple[Head, ...], start: int, stop: int) -> tuple[Track, ...]:
    """The heads that have a rate on some of the days ``[start, stop)``, cut to them."""
    tracks = []
    for kind, pot, pricing in heads:
        if pricing is not NOTHING:
            spans = curve_of(pricing).cut(start, stop)
            if spans:
                tracks.append(Track(kind, pot, spans))
    return tuple(tracks)
