"""The keys a table may have as columns: how each is read, which unit its values may have, what messages call it.

A dotted key is inside another: ``conventions.count``, ``judgment.interest.rate``, ``guarantors.limit``.
"""

from __future__ import annotations

from ..base.text import Text
from .keys import CARRIED, CASE, CONVENTIONS, GUARANTOR, JUDGMENT, LOAN, ORDERED_INTEREST, PARTY, PAYMENT, Section
from .synonyms import SAID
from .synonyms_questions import QUESTIONS
from .units import Unit

SECOND = "debtor2"
"""The column of a second debtor: with the first it makes the list that a case file has."""
TOP: Section = {**LOAN, **CASE, SECOND: ("parties", "债务人二")}
"""The keys without a dot."""
PARTS: dict[str, Section] = {
    "creditor": PARTY,
    "debtor": PARTY,
    SECOND: PARTY,
    "guarantors": GUARANTOR,
    "conventions": CONVENTIONS,
    "carried": CARRIED,
    "judgment": {},
}
OF_GUARANTOR: Section = {key: read for key, read in GUARANTOR.items() if key not in PARTY or key == "share"}
"""What a table says of its one guarantor in columns of their own; his person stands behind a dot (保证人.住址)."""
TABLE_ONLY = {
    "amount": "amount",
    "on": "date",
    "text": "words",
    "contract-rate": "rate",
    "fee-payee": "text",
    "demands.received": "demands",
    **{f"payments.{key}": kind for key, (kind, *_) in PAYMENT.items()},
    **{f"judgment.interest.{key}": kind for key, (kind, *_) in ORDERED_INTEREST.items()},
}
"""Keys that only a table has (`synonyms_questions.QUESTIONS`): how their values are read."""

_MONEY = frozenset(
    [
        "amount",
        "principal",
        "payments",
        "costs",
        "due",
        "amount-or-rate",
        "loans",
        "judgment",
        "demands",
        "ordered-interest",
        "plan",
        "rollovers",
        "carried",
        "items",
    ]
)
"""Kinds of keys (`keys`) that hold amounts."""


def kind_of(key: str) -> str:
    """How a key's value is read (`keys`), "" for one that is unknown."""
    head, dot, rest = key.partition(".")
    if head == "payments" and rest:
        # payments.2.amount: of the second of several side by side.
        key = f"payments.{rest.rpartition('.')[2]}"
    if key in TABLE_ONLY:
        return TABLE_ONLY[key]
    if key.startswith("judgment.costs."):
        return "amount"
    if not dot:
        return TOP.get(key, ("",))[0]
    section = PARTS.get(head, {}) or (JUDGMENT if head == "judgment" else {})
    return section.get(rest, ("",))[0]


def holds_money(key: str) -> bool:
    """Whether a key's value is, or holds, an amount."""
    return kind_of(key) in _MONEY


def holds_rate(key: str) -> bool:
    """Whether a key's value may be a rate."""
    kind = kind_of(key)
    return kind.endswith("rate") or kind == "cap"


def unit_of(key: str, unit: Unit | None) -> tuple[Unit | None, Text | None]:
    """Return the unit that applies to the values of a key (None: none), and what is wrong where it cannot."""
    if unit is None:
        return None, None
    if unit.kind == "foreign":
        return None, Text(f"单位是{unit.text}，不是人民币", f"the unit {unit.text} is not yuan")
    if unit.kind == "per-day":
        return None, Text(
            f"单位是{unit.text}：每日、每月的金额不能直接计算",
            f"the unit {unit.text} is an amount a day or a month: not computed as such",
        )
    if unit.kind == "contradiction":
        return None, Text(f"写了两个单位：{unit.text}", f"two units are stated: {unit.text}")
    if unit.kind == "rate" and unit.mark == "分" and holds_money(key) and not holds_rate(key):
        return Unit(unit.text, "money", -2), None
    if unit.kind == "money" and holds_money(key):
        return unit, None
    if unit.kind in ("rate", "period") and holds_rate(key) and (unit.mark != "倍" or key == "damages"):
        return unit, None
    if not unit.text:
        return None, None
    if unit.kind == "rate" and unit.mark == "倍":
        return (
            (None, None)
            if kind_of(key) == "multiple"
            else (
                None,
                Text("倍于什么没有写明（LPR 的几倍写作“LPR倍数”）", "a multiple of what? (of the LPR: “LPR倍数”)"),
            )
        )
    return None, Text(f"单位“{unit.text}”与这一项不符", f"the unit “{unit.text}” does not fit")


def name_of(key: str, lang: str) -> str:
    """What a key is called in a message, and may be written as after ``--map``: the Chinese alias, or the key."""
    if lang == "en":
        return key.removeprefix("conventions.")
    head, _, rest = key.rpartition(".")
    if head == "judgment" and rest in JUDGMENT:
        return f"{TOP[head][1]}.{JUDGMENT[rest][1]}"
    if head.startswith("judgment") or key in TABLE_ONLY:
        return next(iter(QUESTIONS["judgment"].get(key, ())), key)
    return PARTS.get(head, TOP)[rest][1]


def choice_text(choices: tuple[str, ...]) -> Text:
    """Name the keys a heading may be and what differs."""
    zh = "，或 ".join(f"{name_of(key, 'zh')}（{SAID[key].zh}）" for key in choices)
    en = ", or ".join(f"{name_of(key, 'en')} ({SAID[key].en})" for key in choices)
    return Text(zh, en)


def quoted(pair: str) -> str:
    """Write an argument as a shell takes it."""
    if not any(c in " （）【】、，；：()'\"*&;|<>$`!?[]{}#~\\%" for c in pair):
        return pair
    return f'"{pair}"' if "'" in pair else f"'{pair}'"
