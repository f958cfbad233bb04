"""Bad days: text that is too long, files that are too large, rows that nobody foresaw. Nothing hangs, nothing stops."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc.casefile.parse import parse_case
from lpr_calc.errors import LprError
from lpr_calc.strictyaml import load

TODAY = date(2026, 11, 23)


def test_suggestions_stop_after_a_few() -> None:
    """Each costs milliseconds: 200,000 of them would take an hour."""
    case = load("principal: 1\n" + "".join(f"princi{number}: 1\n" for number in range(200_000)), "case.yaml")
    with pytest.raises(LprError) as caught:
        parse_case(case, TODAY)
    unknown = [problem for problem in caught.value.problems if problem.code == "key-unknown"]
    assert len(unknown) == 21
    assert unknown[0].hint.en == "did you mean principal?"
    assert unknown[-1].message.en == "there are more unknown keys, not listed one by one"
