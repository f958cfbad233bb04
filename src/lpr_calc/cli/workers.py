"""``--workers``: what is computed by several processes comes back in order. The one that hands it out computes too."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from .guard import NotPutError

if TYPE_CHECKING:
    from .processes import Other

problem = problems_of(__name__)

_AHEAD = 3
"""So many blocks are with each of the other processes: one that it computes, and some to take up next."""
_MOST = 4
"""So many blocks for each process wait for one before them."""


class Workers:
    """This process and as many others as make ``count`` of them; what they compute by is ``made`` in each of them, by
    what is given. The others end with the ``with``.
    """

    def __init__(self, made: Callable[[Any], Callable[[Any], Any]], count: int, soon: bool = False) -> None:
        """``soon``: there will be work for others; one loads what it needs while this process gets it."""
        self._made, self._count, self._soon = made, count, soon
        self._others: list[Other] = []

    def __enter__(self) -> Workers:
        if self._soon:
            self._start()
        return self

    def __exit__(self, *_: object) -> None:
        for other in self._others:
            other.end()

    def _start(self) -> None:
        """Start one of the others, if one is left."""
        if len(self._others) < self._count - 1:
            from .processes import Other

            self._others.append(Other(self._made))

    def through(self, given: object, blocks: Iterable[Any]) -> Iterator[Any]:
        """Compute blocks in order, in this process and in the others; never more of them waiting than keep the others
        busy.

        Raises NotPutError where another process was killed, and the LprError of a block in its turn.
        """
        compute, blocks = self._made(given), iter(blocks)
        several = list(islice(blocks, 2)) if self._count > 1 else []
        if len(several) < 2:
            yield from map(compute, chain(several, blocks))
            return
        from .processes import SWITCH, GoneError

        others: list[Other] = []
        waiting: deque[Any] = deque()
        usual = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            for block in chain(several, blocks):
                self._start()  # one with every block: a short table needs few
                for other in self._others[len(others) :]:
                    other.begin(given)
                    others.append(other)
                free = [other for other in others if other.is_ready() and other.waiting < _AHEAD]
                if free:
                    other = min(free, key=lambda other: other.waiting)
                    other.hand(block)
                    waiting.append(other)
                else:
                    waiting.append(_Here(compute, block))
                while waiting and (waiting[0].has_next() or len(waiting) > _MOST * self._count):
                    yield waiting.popleft().next()
            while waiting:
                yield waiting.popleft().next()
        except GoneError:
            raise NotPutError(problem("worker-gone", "--workers")) from None
        finally:
            sys.setswitchinterval(usual)


class _Here:
    """What this process has computed; an error is told when its turn comes."""

    def __init__(self, compute: Callable[[Any], Any], block: object) -> None:
        self._error: LprError | None = None
        try:
            self._done = compute(block)
        except LprError as error:
            self._error = error

    def has_next(self) -> bool:
        return True

    def next(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._done
