"""The processes of ``batch --workers``: blocks out, results back in order; they end with the process that started them.

They are started anew (spawned) on every system, not forked: they hold no file or pipe of their parent's, no thread of
it can leave them with a lock, and Windows does what everybody else does.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ..base.errors import problems_of
from ..batch.jobs import Done, Job
from ..batch.work import Work
from .guard import NotPutError

if TYPE_CHECKING:
    from ..batch.sources import Block

problem = problems_of(__name__)

_work: Work | None = None


def through(job: Job, blocks: Iterator[Block], workers: int) -> Iterator[Done]:
    """Compute blocks in order, in this process or in several; never more of them waiting than keep the workers busy.

    Raises NotPutError where a worker was killed.
    """
    if workers == 1:
        work = Work(job)
        for block in blocks:
            yield work.block(block)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (job,))
    waiting: deque[Future[Done]] = deque()
    try:
        for number, block in enumerate(blocks):
            if number:
                waiting.append(pool.submit(_one, block))
            else:
                with interrupts_ignored():  # the first block starts the workers
                    waiting.append(pool.submit(_one, block))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise NotPutError(problem("worker-gone", "--workers")) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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
