"""The reference vectors for other programs are the matters worked by hand, to the letter."""

from __future__ import annotations

import json
import sys
from typing import Any

import jsonschema
import pytest

from case_files import cases, claims
from paths import ROOT

sys.path.append(str(ROOT / "tools"))
from vectors import SCHEMA, TARGET, written  # noqa: E402


def held() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TARGET.read_text(encoding="utf-8"))
    return found


@pytest.mark.broad
def test_the_file_is_made_from_the_cases() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(), "python tools/vectors.py --write"


def test_every_worked_matter_stands_in_it() -> None:
    vectors = held()["vectors"]
    assert len(vectors) == len(claims()) + len(cases("judgment"))
    assert len({vector["id"] for vector in vectors}) == len(vectors)


def test_it_keeps_to_its_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors(held())) == []
