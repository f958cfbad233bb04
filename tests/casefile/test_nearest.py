"""The known word that a misspelt one is most like."""

from __future__ import annotations

from difflib import get_close_matches
from random import Random

from lpr_calc.casefile.keys import CASE, CONVENTIONS, LOAN, known_keys, nearest


def test_the_nearest_word_is_that_of_the_library() -> None:
    """Words that share too few characters are not compared; of the others the library decides."""
    known = known_keys(CASE, LOAN, CONVENTIONS)
    lot = Random(20261128)
    near = 0
    for _ in range(300):
        word = list(lot.choice(known))
        for _ in range(lot.randrange(4)):
            word[lot.randrange(len(word))] = lot.choice("abe_本金日x")
        said = "".join(word)[lot.randrange(2) :]
        right = get_close_matches(said.strip().replace("-", "_"), known, 1, 0.6)
        assert nearest(said, known) == (right[0] if right else "")
        near += bool(right)
    assert 50 < near < 300
    assert nearest("备注", known) == ""
