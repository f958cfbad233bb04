"""Texts torn apart, cut short, glued together and mistyped: refused with a reason or read in part, never a crash, and
what is written is a case file still.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.reading.read import read_text
from lpr_calc.reading.write import case_file
from lpr_calc.values.strictyaml import load_yaml
from paths import read_yaml
from sizes import default_or_large

HERE = Path(__file__).parent
TEXTS = [entry["text"] for name in ("page.yaml", "composed.yaml", "unseen.yaml") for entry in read_yaml(HERE / name)]
SIGNS = "，。；（）元自至以年月日0123456789、%万被告原告"


def torn(drawn: random.Random) -> str:
    """One text, damaged in one of four ways."""
    text = drawn.choice(TEXTS)
    how = drawn.randrange(4)
    if how == 0:
        first = drawn.randrange(len(text))
        return str(text[first : drawn.randrange(first, len(text) + 1)])
    if how == 1:
        other = drawn.choice(TEXTS)
        return str(text[: drawn.randrange(len(text))] + other[drawn.randrange(len(other)) :])
    for _ in range(drawn.randrange(1, 7)):
        at = drawn.randrange(len(text)) if text else 0
        text = text[:at] + (drawn.choice(SIGNS) + text[at:] if how == 2 else text[at + drawn.randrange(1, 5) :])
    return str(text)


@pytest.mark.broad
@default_or_large(150, 5_000)
def test_a_torn_text_is_refused_or_read_in_part(size: int) -> None:
    drawn = random.Random(7)
    read = 0
    for _ in range(size):
        text = torn(drawn)
        kind = drawn.choice(("", "judgment", "claims", "note"))
        try:
            reading = read_text(text, kind)
        except LprError as refused:
            assert all(problem.hint.zh for problem in refused.problems)
            continue
        read += 1
        load_yaml(case_file(reading), "case.yaml")
        for piece in (*reading.unread, *reading.seen):
            assert 0 <= piece.start <= piece.end <= len(text)
    assert read > size // 2
