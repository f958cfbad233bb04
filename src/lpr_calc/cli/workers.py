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
    from typing import TypeVar

    from .processes import Other

    Given = TypeVar("Given")
    Block = TypeVar("Block")
    Done = TypeVar("Done")

problem = problems_of(__name__)

_AHEAD = 4
"""So many blocks are with each of the other processes: one that it computes, and some to take up next."""
_MOST = 8
"""So many blocks for each process wait for one before them."""


def through(
    made: Callable[[Given], Callable[[Block], Done]], given: Given, blocks: Iterable[Block], workers: int
) -> Iterator[Done]:
    """Compute blocks in order by ``made(given)``, in this process and in as many others as make ``workers`` of them;
    never more of them waiting than keep the others busy.

    Raises NotPutError where another process was killed, and the LprError of a block in its turn.
    """
    compute, blocks = made(given), iter(blocks)
    several = list(islice(blocks, 2)) if workers > 1 else []
    if len(several) < 2:
        yield from map(compute, chain(several, blocks))
        return
    from .processes import SWITCH, GoneError, Other

    others: list[Other] = []
    waiting: deque[Any] = deque()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        for block in chain(several, blocks):
            if len(others) < workers - 1:  # one with every block: a short table needs few
                others.append(Other(made, given))
            free = [other for other in others if _is_there(other) and other.waiting < _AHEAD]
            if free:
                other = min(free, key=lambda other: other.waiting)
                other.hand(block)
                waiting.append(other)
            else:
                waiting.append(_Here(compute, block))
            while waiting and (waiting[0].has_next() or len(waiting) > _MOST * workers):
                yield waiting.popleft().next()
        while waiting:
            yield waiting.popleft().next()
    except GoneError:
        raise NotPutError(problem("worker-gone", "--workers")) from None
    finally:
        sys.setswitchinterval(usual)
        for other in others:
            other.end()


def _is_there(other: Other) -> bool:
    return other.is_ready()


class _Here:
    """What this process has computed; an error is told when its turn comes."""

    def __init__(self, compute: Callable[[Block], Done], block: Block) -> None:
        self._error: LprError | None = None
        try:
            self._done: Any = compute(block)
        except LprError as error:
            self._error = error

    def has_next(self) -> bool:
        return True

    def next(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._done
