"""`lpr_calc.rates`: the tables for other programs."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fake_publisher import INVENTED, PACKAGED, with_rows

from lpr_calc import rates
from lpr_calc.base.errors import LprError
from lpr_calc.rates import api
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.tables.files import data_path


def test_rates_for_other_programs(tmp_path: Path) -> None:
    """`load`, `at` and `over` give dates and exact decimals."""
    found = rates.at("2022-02-01")
    assert (found.percent, found.tenor, found.published) == (Decimal("3.70"), "1y", date(2022, 1, 20))
    assert (found.first_day, found.last_day) == (date(2022, 1, 20), date(2022, 2, 20))
    assert rates.at(date(2022, 2, 1), "5y").percent == Decimal("4.60")
    assert rates.at("2026-09-20").last_day is None
    assert rates.at("2015-10-24", "5y+", api.load(series="benchmark")).percent == Decimal("4.90")
    runs = rates.over("2021-12-01", date(2022, 2, 28))
    assert [(run.first_day, run.last_day, run.percent) for run in runs] == [
        (date(2021, 12, 1), date(2021, 12, 19), Decimal("3.85")),
        (date(2021, 12, 20), date(2022, 1, 19), Decimal("3.80")),
        (date(2022, 1, 20), date(2022, 2, 28), Decimal("3.70")),
    ]
    with pytest.raises(LprError, match="before the first"):
        rates.over("2022-02-02", "2022-02-01")
    own = tmp_path / "own.yaml"
    own.write_text(with_rows({**PACKAGED, **INVENTED}, date(2026, 12, 21)), encoding="utf-8")
    assert api.load(str(own)).known_through == date(2026, 11, 20).toordinal()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (lambda: rates.at("2019-08-19"), 3, "2019-08-19"),
        (lambda: rates.over("2019-08-01", "2019-09-01"), 3, "2019-08-01"),
        (lambda: rates.at("2022-02-30"), 2, "day: “2022-02-30” does not exist: 2022-02 has 28 days"),
        (lambda: rates.at("2022-02-01", "2y"), 2, "tenor: no tenor “2y” (one of: 1y, 5y)"),
        (lambda: api.load(series="shibor"), 2, "series: no series “shibor” (must be lpr or benchmark)"),
        (lambda: api.load("nothing.yaml"), 2, f"nothing.yaml: cannot read: {os.strerror(errno.ENOENT)}"),
    ],
)
def test_rates_for_other_programs_refuse(asked: Callable[[], object], code: int, said: str) -> None:
    """What cannot be answered is an error, never a guess."""
    with pytest.raises(LprError) as caught:
        asked()
    assert caught.value.exit_code == code
    assert said in str(caught.value)


def test_load_stays_a_function() -> None:
    """A rate file is loaded twice through the package, as the documentation shows."""
    path = data_path("lpr_rates.yaml")
    for _ in range(2):
        assert rates.load(path).known_through == builtin_lpr().known_through
