"""`tools/audit_lines.py` finds nothing wrong with our results, and everything that was made wrong in them."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from lpr_calc import cli

TOOL = Path(__file__).parent.parent / "tools" / "audit_lines.py"
PAID = ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--pay", "2022-01-15=50000")
RESULTS = (
    PAID,
    (*PAID, "--basis", "actual", "--rounding", "total"),
    (*PAID, "--basis", "months"),
    (*PAID, "--overdue-rate", "日万分之五", "--rounding", "yuan"),
    (*PAID, "--overdue-rate", "1.5倍LPR", "--cost", "律师费=10000"),
    (
        "claim",
        "--kind",
        "bank-loan",
        "--principal",
        "100000",
        "--lent",
        "2021-01-01",
        "--due",
        "2022-01-01",
        "--rate",
        "6%",
        "--until",
        "2023-06-30",
    ),
    (
        "judgment",
        "--principal",
        "300000",
        "--perform-by",
        "2022-02-28",
        "--until",
        "2023-02-28",
        "--pay",
        "2022-06-01=10000",
        "--interest-base",
        "300000",
        "--interest-rate",
        "LPR",
        "--interest-from",
        "2021-01-01",
    ),
)
PUBLISHED = "2020-08-20 3.85, 2020-12-21 3.85, 2021-12-20 3.80, 2022-01-20 3.70, 2022-08-22 3.65, 2023-06-20 3.55"
TABLE = [dict(zip(("date", "1y"), row.split(), strict=True)) for row in PUBLISHED.split(", ")]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit_lines", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


AUDIT = tool()


def result_of(*command: str) -> dict[str, Any]:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
        cli.run([*command, "--format", "json", "-q"])
    found: dict[str, Any] = json.loads(shown.getvalue())
    return found


def findings(result: dict[str, Any]) -> list[str]:
    return [*AUDIT.check_lines(result), *AUDIT.check_sums(result), *AUDIT.check_quotes(result, TABLE)]


@pytest.mark.parametrize("command", RESULTS, ids=lambda command: " ".join(command)[:60])
def test_our_results_hold(command: tuple[str, ...]) -> None:
    assert findings(result_of(*command)) == []


def _line(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda result: result["lines"][1].update({key: value})


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_line("interest", "812.15"), "812.05, the line has 812.15"),
        (_line("days", 27), "26 days, not 27"),
        (_line("formula", "300000 × 3.80% × 27 ÷ 365"), "843.29, the line has 812.05"),
        (_line("base", "310000.00"), "not over the base"),
        (_line("running", "15842.88"), "add up to 15842.87"),
        (_line("quote", {"series": "lpr", "tenor": "1y", "date": "2021-12-20", "value": "3.85"}), "no quote of 3.85"),
        (_line("last_day", "2022-01-25"), "no longer in force"),
        (lambda result: result["ledger"][0].update(interest="15842.88"), "50000.01 is put to something"),
        (lambda result: result["totals"].update(interest="30035.24"), "the lines add up to 30035.23"),
        (lambda result: result["totals"].update(total="280035.24"), "what is left adds up to 280035.23"),
        (lambda result: result["totals"].update(paid="40000.00"), "the payments add up to 50000.00"),
    ],
)
def test_what_is_wrong_is_found(spoil: Callable[[dict[str, Any]], None], said: str) -> None:
    result = result_of(*PAID)
    spoil(result)
    assert any(said in finding for finding in findings(result))


@pytest.mark.parametrize("formula", ["", "1 +", "(1", "1)", "2 × x", "__import__('os')", "1 ÷ 0"])
def test_a_formula_is_arithmetic_alone(formula: str) -> None:
    with pytest.raises((ValueError, IndexError, ZeroDivisionError)):
        AUDIT.value_of(formula)


def test_formulas() -> None:
    """By hand: 300000 × 3.85 % × 475 ÷ 365; 100 × (3.85 % + 0.5 %) × 2; 0.5 ‰ of 1000 for 3 days."""
    assert AUDIT.value_of("300000 × 3.85% × 475 ÷ 365") == Fraction(300000 * 385 * 475, 10000 * 365)
    assert AUDIT.value_of("100 × (3.85% + 0.5%) × 2") == Fraction(87, 10)
    assert AUDIT.value_of("1000 × 0.5‰ × 3") == Fraction(3, 2)


def test_it_stands_alone(tmp_path: Path) -> None:
    """A copy in an empty folder, in a Python that has nothing else, does its work."""
    source = TOOL.read_text(encoding="utf-8")
    assert source.count("\n") <= 160
    names = {alias.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) for alias in node.names}
    assert names <= sys.stdlib_module_names
    copy, result = tmp_path / "audit.py", tmp_path / "result.json"
    copy.write_text(source, encoding="utf-8")
    result.write_text(json.dumps(result_of(*PAID)), encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "-S", copy, result], capture_output=True, text=True)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, "6 lines: all right\n")
