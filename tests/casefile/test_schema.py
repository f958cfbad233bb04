"""The JSON Schema of a case file, held by a public validator against the case files and against broken ones.

What the schema refuses the reader refuses too, and what the reader takes the schema takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml

from case_files import EXAMPLES, matters
from lpr_calc.base.errors import LprError
from lpr_calc.casefile import keys
from lpr_calc.casefile.meanings import REQUIRED, SECTIONS
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.schema import schema
from lpr_calc.casefile.words import WORDS
from lpr_calc.values.strictyaml import load_yaml
from paths import TESTS
from sizes import default_or_broad

SCHEMA = schema("zh")
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
FILES = (*EXAMPLES, *sorted((TESTS / "data" / "matters").glob("*.yaml")))


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and yes/no have types, a day is text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in several if "timestamp" not in tag]
    for first, several in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(document: object) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def refused(document: dict[str, Any]) -> bool:
    """Whether the reader refuses a document as it stands, before anything is computed."""
    text = yaml.safe_dump(document, allow_unicode=True)
    try:
        parse_case(load_yaml(text, "case.yaml"), date(2026, 11, 23), loans_needed=False, principal_needed=False)
    except LprError:
        return True
    return False


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_a_schema_in_both_languages(lang: str) -> None:
    made = schema(lang)
    jsonschema.Draft7Validator.check_schema(made)
    assert all(
        shape["description"]
        for section in (made, *made["definitions"].values())
        for shape in section["properties"].values()
        if "$ref" not in shape
    )


def test_every_key_and_alias_stands_in_it() -> None:
    for name in SECTIONS:
        section: keys.Section = getattr(keys, name)
        held = (SCHEMA if name == "CASE" else SCHEMA["definitions"][name.lower()])["properties"]
        assert {word for key, (_, *aliases) in section.items() for word in (key, *aliases)} <= set(held)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_case_files_are_right_as_text_and_as_an_editor_reads_them(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    for loader in (yaml.BaseLoader, Editor):
        document = yaml.load(text, loader)  # noqa: S506 -- neither builds objects
        assert errors(document) == []


def test_every_worked_case_is_right() -> None:
    known = [matter for folder in ("", "judgment", "instalments") for matter in matters(folder)]
    found = {name: said for name, case in known if (said := errors(case))}
    assert found == {}


WHERE: dict[str, str] = {
    "LOAN": "loans",
    "PORTION": "principal",
    "INSTALMENT": "due",
    "ROLLOVER": "rollovers",
    "CARRIED": "carried",
    "PAYMENT": "payments",
    "COST": "costs",
    "DEMAND": "demands",
    "SUSPENDED": "obstacles",
    "BANKRUPTCY": "bankruptcy",
    "EVIDENCE": "evidence",
    "PARTY": "creditor",
    "GUARANTOR": "guarantors",
    "SECURITY": "security",
    "ASSIGNMENT": "assignments",
    "RELEASE": "releases",
    "CONVENTIONS": "conventions",
    "JUDGMENT": "judgment",
    "PLAN": "plan",
    "RESUME": "resume",
    "ACCOUNT": "account",
    "LAWYER": "lawyer",
    "ITEM": "judgment items",
    "ORDERED_INTEREST": "judgment interest",
    "LIABLE": "judgment liable",
    "EXECUTION": "guarantors execution",
    "AGENT": "agents",
    "CONTRACT": "contract",
    "FORUM": "forum",
    "PRESERVED": "preserved",
    "PRESERVE": "preserve",
    "SERVICE": "service",
    "MEDIATION": "mediation",
    "FORM_TEXT": "form_text",
    "CLAIMED": "claimed",
    "STATED": "stated",
}
"""Where an entry of each section stands."""

SINGLE = (
    *("CONVENTIONS", "JUDGMENT", "PLAN", "RESUME", "ACCOUNT", "LAWYER", "EXECUTION", "CONTRACT", "FORUM", "PRESERVED"),
    *("PRESERVE", "SERVICE", "MEDIATION", "FORM_TEXT", "CLAIMED", "STATED", "CARRIED"),
)
GIVEN: dict[str, Any] = {
    "amount": "1000",
    "date": "2024-01-02",
    "principal": "1000",
    "text": "张三",
    "demands": [],
    "security-kind": "mortgage",
}
"""What a key that an entry cannot do without may hold, by how it is read."""


_MORE: dict[str, dict[str, Any]] = {
    "PARTY": {"name": "张三"},
    "GUARANTOR": {"name": "张三"},
    "CARRIED": {"interest": "1000"},
}
"""What an entry of some sections holds besides: one of several keys that it cannot all do without."""


def entry(name: str) -> dict[str, Any]:
    """The least that an entry of a section must hold."""
    section: keys.Section = getattr(keys, name)
    needed = {key: GIVEN[section[key][0]] for key in REQUIRED.get(name, ())}
    return needed | _MORE.get(name, {})


def placed(name: str, held: object) -> dict[str, Any]:
    """A case with one entry of a section."""
    outer, _, inner = WHERE[name].partition(" ")
    one = held if name in SINGLE else [held]
    base = {"principal": "1000", "due": "2024-01-02"} if name not in ("LOAN", "PORTION", "INSTALMENT") else {}
    base |= {"principal": "1000"} if name == "INSTALMENT" else {}
    if name in ("ITEM", "ORDERED_INTEREST", "LIABLE"):
        return base | {"debtor": "张三", "judgment": {inner: one}}
    if name == "EXECUTION":
        return base | {"guarantors": [{"name": "张三", inner: held}]}
    return base | {outer: one}


NOT_SCALAR = ("text", "amount", "date", "rate", "agreed-rate", "multiple", "month-day", "number", "days", "currency")


def broken() -> Iterator[tuple[str, dict[str, Any]]]:
    """Case files with one thing wrong, of every kind that a schema can tell."""
    for name in WHERE:
        section: keys.Section = getattr(keys, name)
        least = entry(name)
        yield f"{name}: unknown key", placed(name, least | {"intrest": "1"})
        if name not in ("PARTY", "AGENT"):  # a name alone may stand for a person
            yield f"{name}: not a mapping", placed(name, [["x"]] if name in SINGLE else ["x"])
        for key in REQUIRED.get(name, ()) if name != "LOAN" else ():
            yield f"{name}: without {key}", placed(name, {k: v for k, v in least.items() if k != key})
        for key, (reader, *aliases) in section.items():
            if reader in WORDS:
                yield f"{name}.{key}: no such word", placed(name, least | {key: "nonsense"})
            if reader in ("date", "amount"):
                yield f"{name}.{key}: not readable", placed(name, least | {key: "待定"})
            if reader == "date":
                yield f"{name}.{key}: month first", placed(name, least | {key: "9/1/2020"})
            if reader == "amount":
                yield f"{name}.{key}: negative", placed(name, least | {key: "-5"})
            if reader in NOT_SCALAR or reader in WORDS:
                yield f"{name}.{key}: a mapping for a value", placed(name, least | {key: {"x": "1"}})
                yield f"{name}.{key}: a list for a value", placed(name, least | {key: ["1", "2"]})
            for alias in aliases[:1] if reader in ("date", "amount") else ():
                rest = {k: v for k, v in least.items() if k != key}
                yield f"{name}.{alias}: not readable", placed(name, rest | {alias: "待定"})


BROKEN = list(broken())


@default_or_broad(5, 1)
def test_broken_case_files_are_refused_by_the_schema_and_by_the_reader(size: int) -> None:
    assert len(BROKEN) >= 500
    taken = [name for name, document in BROKEN[::size] if not errors(document)]
    assert taken == []
    read = [name for name, document in BROKEN[::size] if not refused(document)]
    assert read == []


def test_the_broken_ones_are_broken_in_one_place() -> None:
    for name in WHERE:
        document = placed(name, entry(name))
        assert errors(document) == [], name
        assert not refused(document), name
