"""The one reader of headings: which key a column is, in which unit, or what has to be asked about it.

Headings are compared without spaces, line breaks, invisible characters, stars, hyphens, underscores and bracketed
units, in lower case and half width. What they mean stands in `synonyms`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..base.pattern import pattern
from ..base.record import Record
from ..values.text import HALF_WIDTH
from .keys import CONVENTIONS, JUDGMENT, Section, canonical, known_keys
from .synonyms import (
    ALIASES,
    ASKED,
    HARMLESS,
    NUMBERS,
    OF_A_JUDGMENT,
    SPEAKS,
    SPEAKS_ENGLISH,
    TELLING,
    UNITS,
)
from .synonyms_questions import QUESTIONS
from .table_keys import OF_GUARANTOR, PARTS, TABLE_ONLY, TOP, holds_rate, kind_of
from .units import Unit, read_unit

_INVISIBLE = dict.fromkeys(
    (
        *map(ord, "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0"),
        *(*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
    )
)
_TAKEN_OUT = _INVISIBLE | dict.fromkeys(map(ord, "*＊★☆✱※●◆△▲→↓↑#"))
_BRACKETS = dict.fromkeys("【〔[{「〈《<", "(") | dict.fromkeys("】〕]}」〉》>", ")")
_FOLD = {**HALF_WIDTH, **{ord(mark): half for mark, half in _BRACKETS.items()}}
_INNER = pattern(r"\(([^()]*)\)")
_BEHIND = pattern(
    r"(?P<name>.*?)(?P<cut>[\s/:_|,、·\-—–]*)(?P<unit>(?:人民币)?(?:百万|千万|十万|亿|万|千|百)?元(?:/(?:天|日|月|"
    r"年))?|%|‰|‱|(?<=[\s/:_|,、·\-—–])(?:万|亿|wan|yuan|rmb|cny|10k|10000|thousand|million|倍))"
)
_PERIOD = pattern("(年|月|日|天|annual|yearly|monthly|daily)(?:化|利率|利息|息|罚息|违约金|滞纳金|费率|interest|rate)")
_OF_A_RATE = ("利率", "息", "违约金", "滞纳金", "费率", "interest", "rate")
"""Without any of these no heading names a period."""
_PERIOD_ENGLISH = {"annual": "年", "yearly": "年", "monthly": "月", "daily": "日", "天": "日"}


class Heading(Record):
    """What a heading means. ``name`` is what is compared, ``key`` the dotted key of a case ("" for none), ``unit`` what
    it says about its numbers. ``role`` is ``key``, ``ask`` (``choices`` are the keys it may be), ``unit`` (a column of
    units), ``harmless`` (reviewed) or "" (nothing known: carried along). ``odd`` is bracketed text that is no unit.
    """

    text: str
    name: str
    key: str = ""
    unit: Unit | None = None
    role: str = ""
    choices: tuple[str, ...] = ()
    odd: str = ""


def visible(text: str) -> str:
    """Return a heading without invisible characters and stars."""
    return text.translate(_TAKEN_OUT)


def shown_heading(text: str) -> str:
    """Return a heading on one line, without invisible characters and stars, as messages and options write it."""
    return " ".join(visible(text).split())


def bare(text: str) -> str:
    """Return a heading as it is compared, units included."""
    folded = visible(text).translate(_FOLD).lower()
    return "".join(folded.split()).rstrip(":.").replace("-", "").replace("_", "")


@lru_cache(4096)
def read_heading(text: str, question: str = "claim") -> Heading:
    """Return what a heading means in a table that is to answer ``question``."""
    folded = visible(text).translate(_FOLD).strip().rstrip(":").strip()
    units: list[Unit] = []
    odd: list[str] = []

    def take(match: re.Match[str]) -> str:
        unit = read_unit(match[1])
        if unit is None and match[1].strip():
            odd.append(match[1].strip())
            return match[0]
        if unit is not None and unit.kind != "label":
            units.append(unit)
        return ""

    said = _INNER.sub(take, folded).strip() if "(" in folded else folded
    name = bare(said)
    role, key, choices = _meaning(name, said, question)
    if question == "judgment" and role == "ask":
        choices = tuple(dict.fromkeys(OF_A_JUDGMENT.get(choice, choice) for choice in choices))
    if role != "key" and (match := _BEHIND.fullmatch(said.lower())) and match["name"]:
        inner_name = bare(match["name"])
        found = _meaning(inner_name, said[: len(match["name"])], question)
        unit = read_unit(match["unit"])
        if found[0] in ("key", "ask") and unit is not None:
            role, key, choices = found
            name = inner_name
            units.append(unit)
    unit = units[0] if units else None
    if len({(u.kind, u.shift, u.mark, u.period) for u in units}) > 1:
        unit = Unit("、".join(u.text for u in units), "contradiction")
    elif unit is not None and unit.kind == "period" and role == "key" and not holds_rate(key):
        unit = unit if kind_of(key) != "days" or unit.period != "日" else None
    if unit is None or (unit.kind == "rate" and not unit.period and unit.mark in _PER_PERIOD):
        period = _PERIOD.search(name) if any(word in name for word in _OF_A_RATE) else None
        if period is not None:
            word = _PERIOD_ENGLISH.get(period[1], period[1])
            unit = unit._replace(period=word) if unit is not None else Unit("", "period", 0, "", word)
    return Heading(text.strip(), name, key, unit, role, choices, "、".join(odd))


_PER_PERIOD = ("%", "‰", "‱", "分", "厘")


def _meaning(name: str, said: str, question: str) -> tuple[str, str, tuple[str, ...]]:
    """Return role, key and choices of a bare name; ``said`` has its spaces and capitals, for English words."""
    key = _asked_keys(question).get(name, "") or key_named(said, name)
    if key:
        return "key", key, ()
    if name in UNITS:
        return "unit", "", ()
    if name in HARMLESS or name in NUMBERS or re.sub(r"\(.*?\)", "", name) in HARMLESS:
        return "harmless", "", ()
    if name in ASKED:
        return "ask", "", ASKED[name]
    both = _in_two_languages(said, question)
    if both:
        return "key", both, ()
    words = _words(said)
    if re.search(SPEAKS, name) if not name.isascii() else words & SPEAKS_ENGLISH:
        for expression, choices in TELLING:
            told = not name.isascii() and re.search(expression, name)
            if told or any(re.fullmatch(expression, word) for word in words):
                return "ask", "", _fitting(name, words, choices)
        return "ask", "", ("principal", "payments")
    return "", "", ()


_TWO = pattern(r"(?P<zh>[^A-Za-z]*[\u3400-\u9fff][^A-Za-z]*?)[\s/|(]*(?P<en>[A-Za-z][\x21-\x7e ]*?)[\s)]*")
_TWO_TURNED = pattern(r"(?P<en>[A-Za-z][\x21-\x7e ]*?)[\s/|(]*(?P<zh>[\u3400-\u9fff][^A-Za-z]*?)[\s)]*")
_LABELLED = frozenset(("id", "title", "creditor", "debtor", "judgment.number"))


def _in_two_languages(said: str, question: str) -> str:
    """Return the key of a heading written in Chinese and in English (``本金 Principal``, ``Due date（到期日）``).

    "" where the two do not say the same; beside the name of a person or a number English may say anything.
    """
    found = _TWO.fullmatch(said) or _TWO_TURNED.fullmatch(said)
    if found is None:
        return ""
    halves = [_meaning(bare(found[lang]), found[lang].strip(), question) for lang in ("zh", "en")]
    (zh_role, zh_key, zh_may), (en_role, en_key, en_may) = halves
    if zh_role == "key" and (en_key == zh_key or (zh_key in _LABELLED and not en_role)):
        return zh_key
    if zh_role == "key" and en_role == "ask" and bare(found["en"]) in ASKED and zh_key in en_may:
        return zh_key
    return en_key if en_role == "key" and zh_role == "ask" and bare(found["zh"]) in ASKED and en_key in zh_may else ""


_OF_DAYS = frozenset(("date", "due", "days"))
_SUM_AT_THE_END = pattern("(?:金额|数额|总额|额|款项|款|本金)$")
_DAY_AT_THE_END = pattern("(?:日|日期|时间)$")


def _fitting(name: str, words: frozenset[str], choices: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out of the keys a heading may mean days where it speaks of an amount (判决金额, 回款, amount paid), and
    amounts where it speaks of a day; payments hold both.
    """
    days = {key for key in choices if kind_of(key) in _OF_DAYS}
    if _SUM_AT_THE_END.search(name) or words & {"amount", "amounts", "sum", "paid"}:
        sums = tuple(key for key in choices if key not in days)
        if len(sums) == 1:
            # 应还金额, 合同金额: what was to be paid comes before what was; 回款: what was paid.
            return ("principal", "payments") if sums == ("principal",) or choices[0] == "due" else (*sums, "principal")
        return sums or ("principal", "payments", "damages")
    if _DAY_AT_THE_END.search(name) or words & {"date", "day"}:
        return tuple(key for key in choices if key in days or key == "payments") or choices
    return choices


def _words(said: str) -> frozenset[str]:
    """The English words of a heading: ``dueDate``, ``due_date`` and ``Due date`` have two."""
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", said)
    return frozenset(re.findall("[a-z]+", apart.lower()))


def key_named(said: str, name: str = "") -> str:
    """Return the dotted key that a heading names (``conventions.count`` for ``count``), "" for none."""
    head, dot, rest = said.strip().partition(".")
    if dot:
        part = _canonical(head, TOP) or _keys().get(bare(head), "")
        inner = PARTS.get(part)
        rest = rest.strip()
        if f"{part}.{rest}" in TABLE_ONLY:
            return f"{part}.{rest}"
        if inner is None:
            return ""
        key = _canonical(rest, inner) if inner else canonical(rest, JUDGMENT) or rest
        return f"{part}.{key}" if key else ""
    return _keys().get(name or bare(said), "")


@cache
def _asked_keys(question: str) -> dict[str, str]:
    """The names that mean something else, or something at all, where ``question`` is asked."""
    return {word: key for key, words in QUESTIONS.get(question, {}).items() for word in words}


def _canonical(word: str, section: Section) -> str:
    return canonical(word, section) or next(
        (key for key, (_, *aliases) in section.items() if bare(word) in (bare(key), *map(bare, aliases))), ""
    )


@cache
def _keys() -> dict[str, str]:
    """Every name of a key, bare; the names of the sections go before the synonyms of practice."""
    found: dict[str, str] = {}
    for section, prefix in ((TOP, ""), (CONVENTIONS, "conventions."), (OF_GUARANTOR, "guarantors.")):
        for key, (_, *aliases) in section.items():
            for word in aliases if prefix == "guarantors." else (key, *aliases):
                # Over a column 逾期天数 is a number of days, in a case the convention by which they are counted.
                if not (prefix and bare(word) in HARMLESS):
                    found.setdefault(bare(word), prefix + key)
    for key, words in ALIASES.items():
        for word in words:
            found.setdefault(word, key)
    return found


def known_headings() -> list[str]:
    """Every name that a heading may be meant for: keys and their aliases, as they are written."""
    return known_keys(TOP, CONVENTIONS) + [word for _, *words in OF_GUARANTOR.values() for word in words]


_ASIDE = pattern(r"[(（]([^()（）]*)[)）]")


def unit_in_title(text: str) -> Unit | None:
    """Return the unit that a title above a table names (``单位：万元``, ``（人民币万元）``), None where it names none.

    A unit of organisation (``单位：某某公司``) is none; a foreign currency is one, of kind ``foreign``.
    """
    folded = text.translate(_INVISIBLE).translate(_FOLD)
    stated = re.search(r"(?:单位|币种|[Uu]nits?|UNIT)\s*[:为是]?\s*([^()]*)", folded)
    pieces = ([stated[1]] if stated else []) + _ASIDE.findall(folded)
    for piece in pieces:
        for part in (piece, *piece.split()):
            unit = read_unit(part.strip("。.;；,，、 "))
            if unit is not None and unit.kind in ("money", "foreign"):
                return unit
    return None
