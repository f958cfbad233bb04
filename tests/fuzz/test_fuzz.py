"""The fuzz readers, shortly: every seed that is kept, and hypothesis over each;
``tests/fuzz/run.py`` does it at length.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers import READERS, TOKENS, WEIGHTS, seeds, tried


@pytest.mark.parametrize("name", READERS)
def test_what_is_kept(name: str) -> None:
    assert seeds(name) != [""], "every reader begins with texts it reads"
    assert name in WEIGHTS
    for text in seeds(name):
        tried(name, text)


@pytest.mark.broad
@pytest.mark.parametrize("name", READERS)
def test_a_few_more(name: str) -> None:
    kept = seeds(name)
    piece = st.one_of(st.sampled_from(TOKENS), st.text(max_size=5), st.sampled_from(kept))

    @given(st.lists(piece, max_size=8).map("".join))
    def read(text: str) -> None:
        tried(name, text)

    read()
