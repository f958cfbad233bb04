"""Cases a lawyer can read: every file in ``cases/`` is a list of matters with the figures worked out beside them.

One case::

    - name: 未约定利率，2020-09-01 起逾期，LPR 浮动
      law: 民间借贷规定 28条2款1项
      case: {...}          # case-file keys (contract §4); `until` is always stated, so that no clock is read
      lines: [...]         # in order; only the keys given are compared
      ledger: [...]        # optional, likewise
      totals: {...}        # any keys of the JSON totals
      conventions: {...}   # optional: any keys of the JSON conventions
      assumptions: [...]   # the codes of level "assumption", exactly this set; left out = there are none
      notices: [...]       # optional: codes of warnings or infos that must be there
      persons: [...]       # optional: what each person owes, likewise
      guarantees: [...]    # optional: the guarantee periods, likewise
      security: [...]      # optional: what each right in rem gives, likewise
      instalments: [...]   # optional: how each loan repaid by instalments stands, likewise
      error: {code, exit}  # instead of results, for refusals

Everything is compared as text and exactly: no tolerance exists. The figures come from the workings in the comments,
never from the program. ``cases/disputed/`` holds workings the program does not agree with yet; they are not run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from case_files import TODAY, claims, files
from lpr_calc import cli
from lpr_calc.api import claim
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.as_keys import as_keys
from lpr_calc.reports.data import as_dict
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.tree import Node
from sizes import of_each, thinned

KEYS = {
    "name",
    "law",
    "case",
    "lines",
    "ledger",
    "totals",
    "conventions",
    "assumptions",
    "notices",
    "persons",
    "guarantees",
    "security",
    "instalments",
    "error",
}


def plain(node: Node) -> Any:
    """Return a tree as plain lists, mappings and texts."""
    if isinstance(node.value, dict):
        return {key: plain(item) for key, item in node.value.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return node.value or ""


CASES = claims()
IDS = [name for name, _ in CASES]
ENTRIES = [entry for _, entry in CASES]


def shown(value: Any) -> Any:
    """Write a result the way a case writes it: text, ``true``, ``false``, nothing for null."""
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shown(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def picked(actual: Any, wanted: Any) -> Any:
    """Return of ``actual`` what ``wanted`` speaks of: the same keys of mappings, all items of lists."""
    if isinstance(wanted, dict) and isinstance(actual, dict):
        return {key: picked(actual.get(key, "(no such key)"), item) for key, item in wanted.items()}
    if isinstance(wanted, list) and isinstance(actual, list) and len(wanted) == len(actual):
        return [picked(item, other) for item, other in zip(actual, wanted, strict=True)]
    return actual


def codes(result: dict[str, Any], *levels: str) -> list[str]:
    """The codes of the notices of some levels, each once, in alphabetical order."""
    return sorted({notice["code"] for notice in result["notices"] if notice["level"] in levels})


def test_names_are_unique_and_keys_are_known() -> None:
    """A name says which case failed; a misspelt key would compare nothing, and one stated twice is refused."""
    read = [
        plain(load_yaml(path.read_text(encoding="utf-8"), path.name)) for path in (*files(), files("instalments")[0])
    ]
    assert [entry for entries in read for entry in entries] == ENTRIES
    assert sorted(set(IDS)) == sorted(IDS)
    for name, entry in CASES:
        assert not set(entry) - KEYS, name
        assert {"name", "law", "case"} <= set(entry), name
        assert ("error" in entry) != ("totals" in entry), name
        assert "until" in entry["case"], f"{name}: state `until`, or the result depends on the clock"


@of_each(CASES)
def test_case(entry: dict[str, Any]) -> None:
    """The program gives what the workings give, to the fen."""
    if "error" in entry:
        with pytest.raises(LprError) as caught:
            claim(entry["case"], today=TODAY)
        assert entry["error"]["code"] in [problem.code for problem in caught.value.problems]
        assert str(caught.value.exit_code) == entry["error"]["exit"]
        return
    result = as_dict(claim(entry["case"], today=TODAY))
    for part in ("lines", "ledger", "totals", "conventions", "persons", "guarantees", "security", "instalments"):
        if part in entry:
            assert picked(shown(result[part]), entry[part]) == entry[part], part
    assert codes(result, "assumption") == sorted(entry.get("assumptions") or [])
    assert set(entry.get("notices") or []) <= set(codes(result, "warning", "info"))


@pytest.mark.broad
@pytest.mark.parametrize("entry", thinned(ENTRIES, 16, broad=4, ids=IDS))
def test_the_command_line_gives_the_same(
    entry: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A case file through ``lpr-calc claim FILE --format json`` is the same document, or the same error."""
    file = tmp_path / "case.yaml"
    # JSON is YAML, and keeps every text a text.
    file.write_text(json.dumps(entry["case"], ensure_ascii=False, indent=1), encoding="utf-8")
    code = cli.run(["claim", str(file), "--format", "json", "--lang", "en"])
    printed = capsys.readouterr()
    if "error" in entry:
        assert printed.out == ""
        assert str(code) == entry["error"]["exit"]
        assert entry["error"]["code"] in [problem["code"] for problem in json.loads(printed.err)["errors"]]
        return
    assert code == 0
    found = json.loads(printed.out)
    # The case it carries is the file; the day it was computed on stands there where the result hangs on that.
    assert found.pop("case") == entry["case"]
    found.pop("today", None)
    assert found.pop("revision") >= 1
    assert placeless(found) == placeless(as_dict(claim(entry["case"], today=TODAY)))


def placeless(document: dict[str, Any]) -> dict[str, Any]:
    """The same document without the places of what was not used: a file has lines, a mapping has none; and with keys,
    as a mapping has them, in the place of options.
    """
    said = [{**notice, "message": as_keys(notice["message"])} for notice in document["notices"]]
    unused = [{key: as_keys(text) for key, text in fact.items()} | {"where": ""} for fact in document["unused"]]
    return {**document, "notices": said, "unused": unused}
