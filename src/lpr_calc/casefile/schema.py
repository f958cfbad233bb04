"""The JSON Schema (draft-07) of a case file, made from the table of keys: for editors and for programs.

Every key stands in it under its English name and under each of its Chinese ones. It knows what a key may hold by how
its value is read; what only a reader can tell (whether a day exists, whether the instalments sum to the principal) is
for `check`.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from . import keys
from .keys import Section
from .meanings import MEANINGS, REQUIRED, SECTIONS
from .words import WORDS

Shape = dict[str, Any]

_NOTHING = {"type": "null"}
_TEXT: Shape = {"type": ["string", "number", "null"]}
# A day, an amount or a rate is a text; YAML may take one without letters for a number.
_DIGITS = "[0-9０-９]"
_DATE: Shape = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*({_DIGITS}{{4}}|today\s*$|今天\s*$|今日\s*$)", "maxLength": 200},
        {"type": "integer", "minimum": 19490101, "maximum": 22001231},
        _NOTHING,
    ],
}
_AMOUNT: Shape = {
    "anyOf": [
        {"type": "string", "pattern": rf"^[^-−(（]*({_DIGITS}|[零壹贰叁肆伍陆柒捌玖拾佰仟])", "maxLength": 200},
        {"type": "number", "minimum": 0},
        _NOTHING,
    ],
}
_RATE: Shape = {"anyOf": [{"type": "string", "maxLength": 200}, {"type": "number", "minimum": 1}, _NOTHING]}
_COUNT: Shape = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{_DIGITS}{{1,4}}\s*[天日期]?\s*$"},
        {"type": "integer", "minimum": 0, "maximum": 9999},
        _NOTHING,
    ],
}
_EXAMPLES: dict[str, list[Any]] = {
    "amount": ["30万", 300000, "300,000.00"],
    "date": ["2024-06-03", "2024年6月3日"],
    "rate": ["LPR", "4xLPR", "24%", "月息2分"],
    "agreed-rate": ["24%", "月息1分", "4xLPR", "未约定"],
    "multiple": ["1.5", "上浮50%"],
    "within": ["10日", "一个月"],
    "step": ["1m", "1q", "2w"],
    "repricing": ["january", "anniversary", "04-15", "3m"],
    "charge-at": ["start", "each", "2024-06-03"],
    "share": ["60%", "3/5"],
    "guarantee-period": ["2年", "6个月", "至还清"],
    "lpr-mode": ["floating", "fixed", "fixed@2022-06-01", "filing"],
    "order": ["costs,interest,principal", "pro-rata"],
    "currency": ["USD", "美元"],
    "scope": ["全部", ["本金", "利息"]],
}


def _list(section: str) -> Shape:
    return {"anyOf": [{"type": "array", "items": _of(section)}, _NOTHING]}


def _one_or_list(section: str) -> Shape:
    return {"anyOf": [_of(section), {"type": "array", "items": _of(section)}, _NOTHING]}


def _named_one_or_list(section: str) -> Shape:
    """A name, a mapping, or a list of these."""
    one = [{"type": ["string", "number"]}, _of(section)]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}, "minItems": 1}, _NOTHING]}


def _one(section: str) -> Shape:
    return {"anyOf": [_of(section), _NOTHING]}


def _yes_or(section: str) -> Shape:
    return {"anyOf": [_SHAPES["bool"](), _of(section)]}


def _text_or(section: str) -> Shape:
    return {"anyOf": [_TEXT, _of(section)]}


def _of(section: str) -> Shape:
    return {"$ref": f"#/definitions/{section.lower()}"}


_TEXTS: Shape = {"anyOf": [{"type": "array", "items": {"type": ["string", "number"]}}, _TEXT]}
_SHAPES: dict[str, Callable[[], Shape]] = {
    **dict.fromkeys(
        ("text", "multiple", "within", "share", "guarantee-period", "lpr-mode", "currency", "interest-end"),
        lambda: _TEXT,
    ),
    **dict.fromkeys(
        ("step", "charge-at"),
        lambda: _TEXT,
    ),
    "amount": lambda: _AMOUNT,
    "date": lambda: _DATE,
    **dict.fromkeys(("rate", "agreed-rate", "deposit-rate", "cap"), lambda: _RATE),
    "amount-or-rate": lambda: _TEXT,
    "days": lambda: _COUNT,
    "month-day": lambda: _TEXT,
    "periods": lambda: _COUNT,
    "rank": lambda: {
        "anyOf": [
            {"type": "string", "pattern": rf"^\s*第?\s*({_DIGITS}{{1,2}}|[一二三四五六七八九十])\s*(顺位|位)?\s*$"},
            {"type": "integer", "minimum": 1, "maximum": 99},
            _NOTHING,
        ]
    },
    "paid-periods": lambda: {
        "anyOf": [
            {"type": "string", "pattern": rf"^\s*第?\s*{_DIGITS}{{1,4}}\s*期?\s*$"},
            {"type": "integer", "minimum": 0, "maximum": 600},
            _NOTHING,
        ]
    },
    "repricing": lambda: {
        "anyOf": [
            _words("repricing"),
            {"type": "string", "pattern": rf"^\s*(每年)?{_DIGITS}{{1,2}}[-月]{_DIGITS}{{1,2}}日?\s*$"},
            {"type": "string", "pattern": rf"^\s*每?{_DIGITS}{{1,2}}([mM]|个月)\s*$"},
        ]
    },
    "schedule": lambda: _list("SCHEDULE_ROW"),
    "rate-changes": lambda: _list("RATE_CHANGE"),
    "charges": lambda: _list("CHARGE"),
    "number": lambda: _TEXT,
    "order": lambda: _TEXTS,
    "names": lambda: _TEXTS,
    "scope": lambda: _TEXTS,
    "dates": lambda: {"anyOf": [{"type": "array", "items": _DATE}, _NOTHING]},
    "bool": lambda: {"enum": [True, False, *_yes_or_no(), None]},
    "accelerates": lambda: {"anyOf": [_SHAPES["bool"](), _DATE]},
    "principal": lambda: {"anyOf": [_AMOUNT, {"type": "array", "items": _of("PORTION")}]},
    "due": lambda: {
        "anyOf": [
            _DATE,
            {"type": "array", "items": _of("INSTALMENT")},
            {
                "type": "object",
                "properties": dict.fromkeys(("instalments", "分期"), {"type": "array", "items": _of("INSTALMENT")}),
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    },
    "paid": lambda: {"anyOf": [_AMOUNT, {"type": "array", "items": _of("PAYMENT")}]},
    "loans": lambda: {"type": "array", "items": _of("LOAN"), "minItems": 1},
    "payments": lambda: _list("PAYMENT"),
    "costs": lambda: _list("COST"),
    "demands": lambda: _list("DEMAND"),
    "evidence": lambda: _list("EVIDENCE"),
    "rollovers": lambda: _list("ROLLOVER"),
    "carried": lambda: _one("CARRIED"),
    "suspended": lambda: _list("SUSPENDED"),
    "bankruptcy": lambda: _one_or_list("BANKRUPTCY"),
    "items": lambda: _list("ITEM"),
    "parties": lambda: _named_one_or_list("PARTY"),
    "guarantors": lambda: _named_one_or_list("GUARANTOR"),
    "execution": lambda: _one("EXECUTION"),
    "security": lambda: _one_or_list("SECURITY"),
    "owner": lambda: _text_or("PARTY"),
    "assignments": lambda: _one_or_list("ASSIGNMENT"),
    "releases": lambda: _one_or_list("RELEASE"),
    "liable": lambda: _one_or_list("LIABLE"),
    "ordered-interest": lambda: _one_or_list("ORDERED_INTEREST"),
    "account": lambda: _one("ACCOUNT"),
    "lawyer": lambda: _one("LAWYER"),
    "plan": lambda: _one("PLAN"),
    "conventions": lambda: _one("CONVENTIONS"),
    "judgment": lambda: _one("JUDGMENT"),
    "resume": lambda: _one("RESUME"),
    "agents": lambda: _named_one_or_list("AGENT"),
    "contract": lambda: _text_or("CONTRACT"),
    "forum": lambda: _yes_or("FORUM"),
    "preserved": lambda: _yes_or("PRESERVED"),
    "preserve": lambda: _one("PRESERVE"),
    "service": lambda: _one("SERVICE"),
    "mediation": lambda: {"anyOf": [_words("mediation-first"), _of("MEDIATION")]},
    "form-text": lambda: _one("FORM_TEXT"),
    "claimed": lambda: _one("CLAIMED"),
    "stated": lambda: _one("STATED"),
    "texts": lambda: _TEXTS,
}
"""What a value looks like, by how it is read (`keys`); one of a list of words is made from the words."""


def schema(lang: str) -> dict[str, Any]:
    """Return the JSON Schema of a case file; ``lang`` (``zh``, ``en``) is the language of its descriptions.

    A single loan may have its keys at the top of the file, so those stand there as well.
    """
    at = 0 if lang == "zh" else 1
    definitions = {name.lower(): _section(name, getattr(keys, name), at) for name in SECTIONS if name != "CASE"}
    top = _section("CASE", keys.CASE, at)
    properties = {**definitions["loan"]["properties"], **top["properties"]}
    title = ("lpr-calc 案件文件", "lpr-calc case file")[at]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "definitions": definitions,
    }


def _section(name: str, section: Section, at: int) -> Shape:
    properties: dict[str, Shape] = {}
    where = "#" if name == "CASE" else f"#/definitions/{name.lower()}"
    for key, (reader, *aliases) in section.items():
        shape = {**_shape(reader), "description": _plain(MEANINGS[name][key][at])}
        if reader in _EXAMPLES:
            shape["examples"] = _EXAMPLES[reader]
        properties[key] = shape
        for alias in aliases:
            # Two keys of one mapping never share an alias; a second spelling of the same key is the reader's to refuse.
            properties[alias] = {"$ref": f"{where}/properties/{key}"}
    made: Shape = {"type": "object", "additionalProperties": False, "properties": properties}
    # A loan may be without its sum where a judgment or a time limit is asked for.
    needed = REQUIRED.get(name, ()) if name != "LOAN" else ()
    if needed:
        made["allOf"] = [{"anyOf": [{"required": [word]} for word in (key, *section[key][1:])]} for key in needed]
    return made


def _shape(reader: str) -> Shape:
    if reader in _SHAPES:
        return _SHAPES[reader]()
    return _words(reader)


def _words(reader: str) -> Shape:
    words = [word for pair in WORDS[reader].items() for word in _flat(pair)]
    # A number needs no quotes where it is a word: basis: 365.
    return {"enum": [*words, *(int(word) for word in words if word.isdigit()), None]}


def _yes_or_no() -> list[str]:
    words = [word for pair in WORDS["bool"].items() for word in _flat(pair)]
    return [*words, *(word.capitalize() for word in words if word.isascii())]


def _flat(pair: tuple[str, tuple[str, ...]]) -> list[str]:
    word, aliases = pair
    return [word, *(alias for alias in aliases if alias)]


def _plain(text: str) -> str:
    return text.replace("`", "")
