"""Numbers that stand on several rows, against a dictionary of all of them."""

from __future__ import annotations

from contextlib import closing
from random import Random

import pytest

from lpr_calc.batch.jobs import Ids
from lpr_calc.cli.batch_doubles import _BITS, _MOST, Doubles


@pytest.mark.parametrize("block", [1, 7, 4000])
def test_every_number_that_stands_twice_is_found_with_its_rows(block: int) -> None:
    lot = Random(20261128)
    texts = [lot.choice(("", " ", f"K{lot.randrange(40_000)}", f" {lot.randrange(40_000)} ")) for _ in range(4_000)]
    lines = sorted(lot.sample(range(2, 9_000), len(texts)))
    rows: dict[str, list[int]] = {}
    for line, text in zip(lines, texts, strict=True):
        if text.strip():
            rows.setdefault(text.strip(), []).append(line)
    with closing(Doubles()) as doubles:
        for at in range(0, len(texts), block):
            doubles.add(Ids(lines[at : at + block], texts[at : at + block]).packed())
        assert doubles.found() == {text: where for text, where in rows.items() if len(where) > 1}


def test_a_double_far_down_a_long_table_is_found() -> None:
    """What looks like a double by its hash does not crowd out what is one."""
    size = 600_000
    texts = [f"K{number}" for number in range(size)]
    texts[-1] = "K5"
    with closing(Doubles()) as doubles:
        doubles.add(Ids(range(2, size + 2), texts))
        assert doubles.found() == {"K5": [7, size + 1]}


def test_the_suspects_of_two_million_numbers_that_all_differ_are_kept() -> None:
    """Of n hashes spread over m bits about n²/2m meet a bit that is set already."""
    bits = 8 << _BITS
    assert 2_000_000**2 / (2 * bits) < _MOST


def test_lines_that_follow_one_another_are_a_range() -> None:
    assert Ids([3, 4, 5], ["a", "b", "c"]).packed().lines == range(3, 6)
    assert Ids([3, 5], ["a", "b"]).packed().lines == [3, 5]
    assert Ids([], []).packed() == Ids([], [])
