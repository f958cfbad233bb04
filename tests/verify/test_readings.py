"""Every slip that `verify` names is worked out: in `readings.yaml`, or in the list of `benchmarks.verify_slips`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from benchmarks.verify_slips import slips

import lpr_calc
from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import judgment_explain
from lpr_calc.verify.explain import explain
from paths import read_yaml
from sizes import thinned

TODAY = date(2026, 11, 24)
RATES = Rates()
CASES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("readings.yaml"), "SafeLoader")
PACKAGE = Path(lpr_calc.__file__).parent
WHERE = [
    *(
        PACKAGE / "verify" / f"{name}.py"
        for name in ("changes", "instalments", "judgment_slips", "payments", "pen", "pieces", "quotes", "slips")
    ),
    PACKAGE / "law" / "readings.py",
]
"""Where slips have their words."""


@pytest.mark.broad
@pytest.mark.parametrize("worked", thinned(CASES, 12, broad=4), ids=lambda worked: worked["zh"])
def test_the_slip_stands_first(worked: dict[str, Any]) -> None:
    judged = "judgment" in worked["case"]
    case = parse_case(as_tree(worked["case"]), TODAY, loans_needed=not judged)
    found = (judgment_explain.explain if judged else explain)(case, RATES, int(Fraction(str(worked["figure"])) * 100))
    said = found.slips[0].text
    assert (said.zh, said.en) == (worked["zh"], worked["en"])


def _named() -> Iterator[tuple[str, str]]:
    """Yield the Chinese words of every slip as they stand in the code, and as a pattern of what is printed."""
    for file in WHERE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                for words in _written(node.args[0]):
                    yield words, ".*".join(map(re.escape, re.split(r"\{\w*\}", words)))
            if isinstance(node, ast.Tuple):
                # Words beside a value, of which the code makes a text later.
                for one in node.elts:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and _is_a_sentence(one.value):
                        yield one.value, ".*".join(map(re.escape, re.split(r"\{\w*\}", one.value)))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "partial" and len(node.args) > 2:
                second = node.args[2]
                if isinstance(second, ast.Constant) and isinstance(second.value, str):
                    yield second.value, ".*".join(map(re.escape, re.split(r"\{\w*\}", second.value)))


def _written(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _written(node.body)
        yield from _written(node.orelse)


def _is_a_sentence(words: str) -> bool:
    return len(words) > 3 and not words.isascii()


def test_every_slip_has_a_worked_case() -> None:
    worked = "\n".join([one["zh"] for one in CASES] + [slip.says for slip in slips()])
    missing = sorted({words for words, pattern in _named() if not re.search(pattern, worked)})
    assert not missing
