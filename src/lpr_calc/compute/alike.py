"""Whether two results say the same: what a search for facts that decide nothing compares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..base.checking import Any
from ..base.errors import LprError
from ..base.record import Record
from ..engine.schedule import Rate
from .statement import Statement

REPEATED = frozenset(
    "case judgment conventions unused matter places where stated today rates title terms right bankruptcies".split()  # noqa: SIM905
)
"""Fields of results that repeat what was stated, or name a place: no figure, line, sentence or ground."""
_NOT_FIGURES = frozenset(("notices", "provisions"))
_OF_RATE = tuple(name for name in Rate.__slots__ if name != "term")


class Came:
    """What a computation came to: its result, or (``refused``) what it refuses."""

    __slots__ = ("refused", "result")

    def __init__(self, result: Any, refused: object = None) -> None:
        self.result, self.refused = result, refused

    def like(self, other: Came, figures: bool = False) -> bool:
        """Whether both say the same; with ``figures``, but for notices and provisions."""
        if self.refused is not None or other.refused is not None:
            return self.refused == other.refused
        return _alike(self.result, other.result, figures)


def came_of(compute: Callable[[], Any]) -> Came:
    """Return what a computation comes to, or what it refuses."""
    try:
        return Came(compute())
    except LprError as error:
        return refused(error)
    except Exception as error:  # noqa: BLE001 -- a case nobody stated: that it cannot be computed is an answer too
        return Came(None, ("failed", type(error).__name__))


def refused(error: LprError) -> Came:
    """Return what a computation comes to that ends with an error: the words, not the places."""
    return Came(None, ("refused", tuple((problem.code, problem.message) for problem in error.problems)))


def _alike(one: Any, other: Any, figures: bool) -> bool:
    """Whether two values say the same: everything but what results repeat (`REPEATED`); with ``figures``, no notices
    either.

    What is equal is not looked into: most of two results is, and comparing whole tuples costs nothing.
    """
    if one is other or one == other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Rate):
        return all(_alike(getattr(one, name), getattr(other, name), figures) for name in _OF_RATE)
    if isinstance(one, Record):
        source, others = getattr(one, "source", None), getattr(other, "source", None)
        settled = hasattr(source, "ahead")
        if settled != hasattr(others, "ahead"):
            return False
        aside = REPEATED
        if settled:
            # A settlement says of the claim it rests on what is owed and what runs on, not how it came to be.
            if not all(_alike(a, b, figures) for a, b in zip(_rests_on(source), _rests_on(others), strict=True)):
                return False
            aside = aside | {"source"}
        if figures:
            aside = aside | _NOT_FIGURES
        for name, a, b in zip(one._fields, one, other, strict=True):
            if name not in aside and not _alike(a, b, figures):
                return False
        return figures or not isinstance(one, Statement) or _stand_on_the_same(one, other)
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(_alike(a, b, figures) for a, b in zip(one, other, strict=True))
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(_alike(one[key], other[key], figures) for key in one)
    return False


def _stand_on_the_same(one: Statement, other: Statement) -> bool:
    """Whether two claims, alike in the rest, stand on the same:
    that follows from their lines and from what they repeat.
    """
    same = one.matter == other.matter and len(one.case.loans) == len(other.case.loans)
    return same or one.cited == other.cited


def _rests_on(source: Any) -> tuple[Any, ...]:
    return source.until, source.totals, source.ahead, getattr(source, "owed", ())
