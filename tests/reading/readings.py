"""Cases compared by what they say: amounts as fen, rates as terms, however they are written."""

from __future__ import annotations

import re
from typing import Any

from lpr_calc.values.amount import parse_amount
from lpr_calc.values.rate_text import parse_rate

AMOUNTS = {"principal", "amount", "base", "limit", "deducted", "maximum", "fees", "shared_limit"}
RATES = {"rate", "overdue_rate", "interest_cap"}


def plain(value: Any, key: str = "") -> Any:
    """A tree of a case with amounts as fen and rates as terms, however they are written."""
    if isinstance(value, dict):
        return {name: plain(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one, key) for one in value]
    text = str(value)
    if key in AMOUNTS or (key == "damages" and not re.search("%|‰|分|LPR|基准", text)):
        return parse_amount(text)
    if key in RATES or key == "damages":
        return parse_rate(text)._replace(text="")
    return {"true": "yes", "True": "yes"}.get(text, text)


def differences(want: Any, got: Any, path: str = "") -> list[str]:
    """What ``want`` says and ``got`` does not."""
    if isinstance(want, dict) and isinstance(got, dict):
        missing = [f"{path}.{key}: missing" for key in want if key not in got]
        return missing + [
            one for key in want if key in got for one in differences(want[key], got[key], f"{path}.{key}")
        ]
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return [
            one
            for number, (a, b) in enumerate(zip(want, got, strict=True))
            for one in differences(a, b, f"{path}[{number}]")
        ]
    return [] if want == got else [f"{path}: {want} != {got}"]
