"""The processes of ``batch --workers``: blocks out, results back in order; they end with the process that started them,
which computes as the others do.

The others are started anew (spawned) on every system, not forked: they hold no file or pipe of their parent's, no
thread of it can leave them with a lock, and Windows does what everybody else does.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice

from ..base.checking import TYPE_CHECKING
from ..base.errors import LprError, problems_of
from ..batch.jobs import Done, Job
from ..batch.work import Work
from .guard import NotPutError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..batch.sources import Block

problem = problems_of(__name__)

_AHEAD = 4
"""So many blocks are with each of the other processes: one that it computes, and some to take up next."""
_SWITCH = 0.0005
"""Seconds after which this process, which computes too, lets its threads hand blocks on: with the five milliseconds of
Python the others wait as long for a block as they take to compute it.
"""
_MOST = 8
"""So many blocks for each process wait for one before them."""

_work: Work | None = None


def through(job: Job, blocks: Iterator[Block], workers: int) -> Iterator[Done]:
    """Compute blocks in order, in this process and in as many others as make ``workers`` of them; never more of them
    waiting than keep the others busy.

    Raises NotPutError where another process was killed.
    """
    work = Work(job)
    several = list(islice(blocks, 2)) if workers > 1 else []
    if len(several) < 2:
        for block in chain(several, blocks):
            yield work.block(block)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers - 1, get_context("spawn"), _start, (job,))
    waiting: deque[Future[Done]] = deque()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        with interrupts_ignored():
            started = pool.submit(_nothing)
        for block in chain(several, blocks):
            if _is_there(started) and sum(not done.done() for done in waiting) < _AHEAD * (workers - 1):
                with interrupts_ignored():  # whatever is handed over may start one more of the others
                    waiting.append(pool.submit(_one, block))
            else:
                waiting.append(_here(work, block))
            while waiting and (waiting[0].done() or len(waiting) > _MOST * workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise NotPutError(problem("worker-gone", "--workers")) from None
    finally:
        sys.setswitchinterval(usual)
        pool.shutdown(wait=True, cancel_futures=True)


def _nothing() -> None:
    """Be there: until others are, nothing is handed to them that would have to be waited for."""


def _is_there(started: Future[None]) -> bool:
    return started.done()


def _here(work: Work, block: Block) -> Future[Done]:
    """Compute a block in this process; a quote that is never closed is told when its turn comes."""
    from concurrent.futures import Future

    done: Future[Done] = Future()
    try:
        done.set_result(work.block(block))
    except LprError as error:
        done.set_exception(error)
    return done


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Start processes that ignore Ctrl-C from their first moment: to stop them is their parent's business."""
    before = None
    with suppress(ValueError):  # not in the main thread: nothing to be done
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _start(job: Job) -> None:
    """Prepare a worker."""
    global _work  # noqa: PLW0603
    from threading import Thread

    gc.disable()  # as in the process that started it (`entry`)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
    _work = Work(job)


def end_with_parent() -> None:
    """Wait for the end of the parent, however it ends, and end as well: a killed parent tells nobody."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _one(block: Block) -> Done:
    assert _work is not None
    return _work.block(block)
