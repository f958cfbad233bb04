"""Processes that compute beside this one: what is to be computed goes to them by one pipe, the results come by another.

They are started anew on every system, not forked: they hold no file or pipe of this one's and no lock of its threads,
and Windows does what everybody else does. Such a process ends with the one that started it, however that ends: nothing
more can come by its pipe then. The pool of processes of Python's library does as much and takes almost twice as long
until somebody is there (one that keeps books of locks is started too), and lets a result wait for a thread.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread

from ..base.checking import IO, Any

SWITCH = 0.0005
"""Seconds after which a thread that computes lets one that carries go on: with the five milliseconds of Python a
process waits as long for what it is to compute as it takes to compute it.
"""
_AHEAD = 2
"""So much is on its way to a process: what it computes, and what it takes up next."""
_READY, _GONE = "ready", "gone"


class GoneError(Exception):
    """Another process ended before it was told to."""


class Other:
    """Another process that computes: ``made(given)`` is made there once, and called with whatever is handed over.

    Both are what pickle can name and carry. Results come back in the order in which things were handed over.
    """

    def __init__(self, made: Callable[[Any], Callable[[Any], Any]]) -> None:
        """Start it; it loads what ``made`` needs."""
        import subprocess
        from subprocess import PIPE

        # What this one finds under a name, the other must find as well.
        code = f"import sys; sys.path[:] = {sys.path!r}; import {made.__module__}, {__name__} as here; here.serve()"
        with _interrupts_ignored():
            self._process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=PIPE,
                stdout=PIPE,
                # On Windows Ctrl-C goes to a group, which is a name that other systems do not have.
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        self._there: SimpleQueue[object] = SimpleQueue()
        self._back: SimpleQueue[Any] = SimpleQueue()
        self._made, self._ready, self.waiting = made, False, 0
        Thread(target=self._carry, daemon=True).start()

    def begin(self, given: object) -> None:
        """Say by what it is to compute."""
        self._there.put((self._made, given))

    def is_ready(self) -> bool:
        """Say whether it has begun to take things up. Raises GoneError where it has ended before."""
        if not self._ready and self.has_next():
            self._begun()
        return self._ready

    def hand(self, item: object) -> None:
        """Hand something over to be computed."""
        self.waiting += 1
        self._there.put(item)

    def has_next(self) -> bool:
        """Say whether the next result, or word of a process that is gone, is there."""
        return not self._back.empty()

    def next(self) -> Any:
        """Wait for the next result. Raises what computing it raised, GoneError where the process has ended."""
        if not self._ready:
            self._begun()
        self.waiting -= 1
        done, result = self._answer()
        if not done:
            raise result
        return result

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._there.put(_GONE)

    def _begun(self) -> None:
        """Take its first word, which is no result."""
        self._answer()
        self._ready = True

    def _answer(self) -> Any:
        answer = self._back.get()
        if answer == _GONE:
            raise GoneError
        return answer

    def _carry(self) -> None:
        """Carry things there and results back, until either process ends."""
        there, back = self._process.stdin, self._process.stdout
        assert there is not None
        assert back is not None
        try:
            first = self._there.get()
            if first == _GONE:
                return
            _put(first, there)
            self._back.put(pickle.load(back))  # noqa: S301 -- written by this program
            sent = 0
            while True:
                while sent < _AHEAD:
                    try:
                        item = self._there.get(not sent)
                    except Empty:
                        break
                    if item == _GONE:
                        return
                    _put(item, there)
                    sent += 1
                self._back.put(pickle.load(back))  # noqa: S301
                sent -= 1
        except Exception:  # whatever it is: nobody may wait for a result that cannot come
            self._back.put(_GONE)
        finally:
            for pipe in (there, back):
                with suppress(OSError):
                    pipe.close()


def serve() -> None:
    """Take up, by standard input, what computes, then one thing after another; put the results on standard output.

    Things come and results go while others are computed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # to end is the business of the process that started this one
    gc.disable()  # as in that one (`entry`)
    sys.setswitchinterval(SWITCH)
    given = os.fdopen(os.dup(0), "rb")
    taken = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no result
    try:
        made, argument = pickle.load(given)  # noqa: S301
    except EOFError:
        os._exit(0)  # it ended before it said what is to be computed
    compute = made(argument)
    items: SimpleQueue[object] = SimpleQueue()
    results: SimpleQueue[object] = SimpleQueue()
    results.put(_READY)
    for carry in (_take_up, given, items), (_give_back, taken, results):
        Thread(target=carry[0], args=carry[1:], daemon=True).start()
    while True:
        item = items.get()
        try:
            results.put((True, compute(item)))
        except Exception as error:
            results.put((False, error))


def _take_up(given: IO[bytes], items: SimpleQueue[object]) -> None:
    """Take up what comes; leave where nothing more can come."""
    try:
        while True:
            items.put(pickle.load(given))  # noqa: S301
    finally:
        os._exit(0)


def _give_back(taken: IO[bytes], results: SimpleQueue[object]) -> None:
    """Put results into the pipe; leave where nobody takes them."""
    try:
        while True:
            _put(results.get(), taken)
    finally:
        os._exit(1)


def _put(item: object, pipe: IO[bytes]) -> None:
    pipe.write(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
    pipe.flush()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Start processes that ignore Ctrl-C from their first moment: to stop them is their parent's business."""
    before = None
    with suppress(ValueError):  # not in the main thread: nothing to be done
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
