"""Processes that compute beside this one: results in order, errors in their turn, and an end that is told."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from operator import add, getitem
from typing import Any

import pytest

from lpr_calc.base.errors import LprError, Problem, Refused
from lpr_calc.base.text import Text
from lpr_calc.cli.processes import GoneError, Other

PROBLEM, TWO, THREE = Problem("one", Text("一", "one"), "a place"), Text("二", "two"), Text("三", "three")


def refusing(_: object) -> Callable[[int], int]:
    """Return what doubles a number and refuses some below zero."""
    return doubled


def doubled(number: int) -> int:
    if number < 0:
        raise LprError(PROBLEM) if number == -1 else Refused(TWO, THREE)
    return 2 * number


def printing(_: object) -> Callable[[Any], Any]:
    """Return what prints, which is no result."""
    return print


def failing(_: object) -> Callable[[Any], Any]:
    """Fail to make anything."""
    raise SystemExit(3)


def begun(made: Callable[[Any], Callable[[Any], Any]], given: object) -> Other:
    """Start one, and say by what it is to compute."""
    other = Other(made)
    other.begin(given)
    return other


@pytest.fixture
def others() -> Iterator[list[Other]]:
    """Whatever is put into this list ends with the test."""
    started: list[Other] = []
    yield started
    for other in started:
        other.end()


def test_results_come_in_the_order_in_which_things_went(others: list[Other]) -> None:
    """More than pipes hold at once, each way."""
    others.append(other := begun(partial(partial, add), "a" * 300_000))
    texts = [str(n) * 100_000 for n in range(20)]
    for text in texts:
        other.hand(text)
    assert other.waiting == 20
    assert [other.next() for _ in texts] == ["a" * 300_000 + text for text in texts]
    assert (other.waiting, other.has_next()) == (0, False)


def test_an_error_comes_in_its_turn_and_the_next_is_computed(others: list[Other]) -> None:
    others.append(other := begun(refusing, None))
    for text in (1, -1, -2, 2):
        other.hand(text)
    assert other.next() == 2
    with pytest.raises(LprError) as caught:
        other.next()
    assert caught.value.problems == (PROBLEM,)
    with pytest.raises(Refused) as refused:
        other.next()
    assert (refused.value.message, refused.value.hint) == (TWO, THREE)
    assert other.next() == 4


def test_what_is_printed_is_no_result(others: list[Other], capfd: pytest.CaptureFixture[str]) -> None:
    others.append(other := begun(printing, None))
    other.hand("said")
    assert other.next() is None
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("ready", [True, False])
def test_one_that_ends_before_it_is_told_is_missed(ready: bool, others: list[Other]) -> None:
    """Killed while it starts, or when it has begun: whoever waits for it is told."""
    others.append(other := begun(partial(partial, getitem), "text"))
    if ready:
        while not other.is_ready():
            time.sleep(0.001)
        other.hand(1)
        assert other.next() == "e"
    os.kill(other._process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    other.hand(2)
    with pytest.raises(GoneError):
        other.next()


def test_one_that_cannot_begin_is_missed(others: list[Other]) -> None:
    others.append(other := begun(failing, None))
    with pytest.raises(GoneError):
        while not other.is_ready():
            time.sleep(0.001)


def test_one_that_is_never_told_what_to_compute_leaves_without_a_word(
    others: list[Other], capfd: pytest.CaptureFixture[str]
) -> None:
    """The process that started it may be killed while it loads: there is nobody to tell what was missed."""
    others.append(other := Other(refusing))
    assert other._process.stdin is not None
    other._process.stdin.close()
    assert other._process.wait(timeout=100) == 0
    assert capfd.readouterr().err == ""


def test_its_end_is_its_end(others: list[Other]) -> None:
    """Ended while it waits; nothing of it is left, the thread that carries among it."""
    import threading

    before = threading.active_count()
    other = begun(partial(partial, getitem), "text")
    other.hand(0)
    other.end()
    assert other._process.returncode is not None
    until = time.monotonic() + 100
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.001)
    assert threading.active_count() == before


def test_one_that_was_never_asked_for_anything_ends_too() -> None:
    other = Other(partial(partial, getitem))
    other.end()
    assert other._process.returncode is not None
