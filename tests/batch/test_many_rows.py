"""Every question over a table equals its command row by row; `many_rows.py` runs the same at any size."""

from __future__ import annotations

import pytest

from many_rows import DRAWN, compared
from sizes import default_or_large


@pytest.mark.parametrize("question", DRAWN)
@default_or_large(100, 10_000)
def test_a_table_equals_the_single_commands(question: str, size: int) -> None:
    """One row in a hundred bad, refused with its cell; two workers give the bytes of one."""
    assert list(compared(question, size))
