"""What the law says stands in ``law`` alone: neither the batch nor verification names an article or a day of the
law.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import lpr_calc
from lpr_calc.base.dates import iso
from lpr_calc.law.grounds import CODE_DAY
from lpr_calc.law.provision import provision
from lpr_calc.law.reference import SAFE_START
from lpr_calc.law.rules import LAW

PACKAGE = Path(lpr_calc.__file__).parent
MODULES = sorted(path for part in ("batch", "verify") for path in (PACKAGE / part).rglob("*.py"))
ARTICLE = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9-]+")
MARKS = {day for rule in LAW for day in rule.marks} | {CODE_DAY, SAFE_START}
NAMES = {"RULE_2015", "RULE_2020", "LPR_FROM", "CODE_DAY", "SAFE_START", "MARKS", "provision", "version_on", "versions"}


def is_article(text: str) -> bool:
    """Whether a text is the id of a provision."""
    try:
        return ARTICLE.fullmatch(text) is not None and bool(provision(text))
    except KeyError:
        return False


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_article_and_no_day_of_the_law(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = [value for value in constants if isinstance(value, str)]
    assert not [text for text in texts if is_article(text)]
    assert not {iso(day) for day in MARKS}.intersection(texts)
    assert not MARKS.intersection(value for value in constants if isinstance(value, int))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert not imported & NAMES


def test_the_days_looked_for_are_those_the_rules_name() -> None:
    """The test above would hold for a list of no days, and of articles nobody knows."""
    assert {iso(day) for day in MARKS} >= {
        "2015-09-01",
        "2019-08-20",
        "2020-08-20",
        "2020-09-01",
        "2021-01-01",
        "2025-06-01",
    }
    assert is_article("private-lending-2020/31-2")
    assert {"lane", "search"} <= {path.stem for path in MODULES}
