"""What the law says stands in ``law`` alone: neither the batch nor verification names an article or a day of the
law.
"""

from __future__ import annotations

import ast
import re

from lpr_calc.base.dates import iso
from lpr_calc.law.grounds import CODE_DAY
from lpr_calc.law.provision import provision
from lpr_calc.law.reference import SAFE_START
from lpr_calc.law.rules import LAW
from source import MODULES, nodes

HELD = [module for module in MODULES if module.partition(".")[0] in ("batch", "verify")]
ARTICLE = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9-]+")
MARKS = {day for rule in LAW for day in rule.marks} | {CODE_DAY, SAFE_START}
NAMES = {"RULE_2015", "RULE_2020", "LPR_FROM", "CODE_DAY", "SAFE_START", "MARKS", "provision", "version_on", "versions"}


def is_article(text: str) -> bool:
    """Whether a text is the id of a provision."""
    try:
        return ARTICLE.fullmatch(text) is not None and bool(provision(text))
    except KeyError:
        return False


def test_no_article_and_no_day_of_the_law() -> None:
    for module in HELD:
        constants = [node.value for node in nodes(module) if isinstance(node, ast.Constant)]
        texts = [value for value in constants if isinstance(value, str)]
        assert not [text for text in texts if is_article(text)], module
        assert not {iso(day) for day in MARKS}.intersection(texts), module
        assert not MARKS.intersection(value for value in constants if isinstance(value, int)), module
        imported = {alias.name for node in nodes(module) if isinstance(node, ast.ImportFrom) for alias in node.names}
        assert not imported & NAMES, module


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
    assert {"lane", "search"} <= {module.rpartition(".")[2] for module in HELD}
