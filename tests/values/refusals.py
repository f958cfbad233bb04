"""What is said of an amount or a day that is refused."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc.base.errors import Refused
from lpr_calc.base.text import Text
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.date import parse_date

TODAY = date(2026, 11, 23)


LARGEST = 10**18 - 1
"""Fen of 9,999,999,999,999,999.99 yuan."""


AMOUNT_HINT = Text("例：300000、300,000.00、30万元、叁拾万元整", "for example 300000, 300,000.00, 30万元, 叁拾万元整")


DATE_HINT = Text("例：2020-09-01、2020年9月1日", "for example 2020-09-01 or 2020年9月1日")


DECIMALS_HINT = ("最多精确到分（元后两位小数），最近的是 {}", "at most two decimals of a yuan; the nearest is {}")


SIZE_HINT = Text("最多十六位整数", "at most 16 digits before the point")


def refusal_of_amount(text: str) -> tuple[Text, Text]:
    """Return message and hint of a refused amount."""
    with pytest.raises(Refused) as caught:
        parse_amount(text)
    return caught.value.message, caught.value.hint


def refusal_of_date(text: str) -> tuple[Text, Text]:
    """Return message and hint of a refused date."""
    with pytest.raises(Refused) as caught:
        parse_date(text, TODAY)
    return caught.value.message, caught.value.hint
