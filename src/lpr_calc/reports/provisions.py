"""Provisions laid out for people and for programs."""

from __future__ import annotations

from datetime import date

from .. import __version__
from ..base.checking import Any
from ..base.text import Text
from ..law.register import SEED, Register, RegisterEntry
from ..render.data import delimited, safe_cell
from ..render.model import Cell, Column, Document, Pairs, Para, Part, Table, iso_day, words

SCHEMA = "lpr-calc/explain/1"
_MARKS = {
    "T": Text("已核对原文", "text read"),
    "C": Text(
        "只读过一份第三方抄本，引用前请与官方网页核对",
        "read in one third-party copy only: compare with the official page before citing",
    ),
    "Q": Text("据第三方网页引用，未核对原文", "quoted on a third-party page, text not verified"),
    "M": Text("未核对", "not verified"),
}


def as_dict(entry: RegisterEntry, register: Register, lang: str) -> dict[str, Any]:
    """Return one provision with its other numberings as plain data."""
    return {
        "id": entry.id,
        "instrument": entry.instrument,
        "number": entry.number,
        "article": entry.article,
        "in_force": f"{entry.first}..{entry.last}",
        "rule": entry.rule.say(lang),
        "decides": entry.decides.say(lang),
        "phrase": entry.phrase,
        "url": entry.url,
        "verified": entry.mark == "T",
        "earlier": [other.id for other in register.earlier(entry)],
        "later": [other.id for other in register.later(entry)],
    }


def full_document(entries: list[RegisterEntry], register: Register, lang: str, history: bool = False) -> Document:
    """Lay out provisions one by one, each with its earlier and later numberings, what is in force first.

    For people history is folded into those lines unless they ask for ``history``; data has everything.
    """
    entries = register.in_force_first(entries)
    if not history:
        entries = register.unfolded(entries)
    parts = tuple(_facts(entry, register, lang) for entry in entries)
    return Document("explain", parts, lang=lang, report=True)


def full(entries: list[RegisterEntry], register: Register, lang: str, format_: str) -> str:
    """Return the same, history with it, as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    entries = register.in_force_first(entries)
    if format_ in ("csv", "tsv"):
        return overview(entries, register, lang, format_)
    return _json({"provisions": [as_dict(entry, register, lang) for entry in entries]}, format_)


def _facts(entry: RegisterEntry, register: Register, lang: str) -> Pairs:
    number = f"（{entry.number}）" if entry.number else ""
    address = entry.url + (f"（{entry.url_note}）" if entry.url_note else "")
    pairs = [
        (Text("编号", "Id"), words(entry.id)),
        (Text("施行", "In force"), words(f"{entry.first} ～ {entry.last or Text('至今', 'now').say(lang)}")),
        (Text("要旨", "Rule"), words(entry.rule.say(lang))),
        (Text("决定", "Decides"), words(entry.decides.say(lang))),
        (Text("原文用语", "Phrase"), words(entry.phrase and f"“{entry.phrase}”")),
        (Text("此前", "Earlier"), words("；".join(_cite(other) for other in register.earlier(entry)))),
        (Text("此后", "Later"), words("；".join(_cite(other) for other in register.later(entry)))),
        (Text("官方网址", "Address"), words(address, entry.url)),
        (Text("核对", "Verified"), words(_MARKS[entry.mark].say(lang))),
    ]
    title = f"{entry.instrument}{number}{entry.article}"
    return Pairs(title, tuple((name.say(lang), value) for name, value in pairs if value.value))


def _cite(entry: RegisterEntry) -> str:
    return f"{entry.short}（{entry.number}）{entry.article}（{entry.first}～{entry.last}）"


def overview(entries: list[RegisterEntry], register: Register, lang: str, format_: str) -> str:
    """Return a list of provisions, what is in force first and history with it, as ``json``, ``jsonl``,
    ``csv`` or ``tsv``.
    """
    listed = register.in_force_first(entries)
    rows = [(e.id, e.short, e.article, e.first, e.last, e.rule.say(lang)) for e in listed]
    if format_ in ("json", "jsonl"):
        keys = ("id", "short", "article", "from", "to", "rule")
        return _json({"provisions": [dict(zip(keys, row, strict=True)) for row in rows]}, format_)
    return delimited([("id", "instrument", "article", "from", "to", "rule"), *rows], format_, safe_cell)


def overview_document(entries: list[RegisterEntry], register: Register, lang: str, history: bool = False) -> Document:
    """Lay out a list of provisions, one line each, what is in force first; history is folded as in `full_document`."""
    listed = register.in_force_first(entries)
    if not history:
        listed = [entry for entry in register.unfolded(entries) if not entry.last or not entry.successor]
    titles = {
        "id": Text("编号", "Id"),
        "instrument": Text("文件", "Instrument"),
        "article": Text("条", "Article"),
        "from": Text("施行", "From"),
        "to": Text("失效", "To"),
        "rule": Text("要旨", "Rule"),
    }
    columns = tuple(Column(key, title.say(lang)) for key, title in titles.items())
    rows = tuple(
        (words(e.id, e.url), words(e.short), words(e.article), _day(e.first), _day(e.last), words(e.rule.say(lang)))
        for e in listed
    )
    parts: list[Part] = [Table("", columns, rows)]
    folded = len(entries) - len(listed)
    if folded:
        said = Text(
            f"另有 {folded} 条旧条文未列出（--history 列出）",
            f"{folded} earlier versions are not listed (--history lists them)",
        )
        parts.append(Para(said.say(lang), "apart"))
    return Document("explain", tuple(parts), lang=lang, report=True)


def _day(text: str) -> Cell:
    """A day of the register, which has it as text."""
    return iso_day(date.fromisoformat(text).toordinal() if text else None)


_VERDICTS = {
    "right": Text("正确", "right"),
    "renumbered": Text("旧条号", "old number"),
    "wrong": Text("引错", "wrong"),
}


def seed(register: Register, lang: str, format_: str) -> str:
    """Return the seed article's citations against today's numbering, as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    if format_ in ("json", "jsonl"):
        found = [
            {
                "cited": row.cited,
                "verdict": row.verdict,
                "note": row.note.say(lang),
                "today": as_dict(register.by_id[row.today], register, lang),
                "also": [as_dict(register.by_id[key], register, lang) for key in row.also],
            }
            for row in SEED
        ]
        return _json({"citations": found}, format_)
    rows: list[tuple[str, ...]] = [("cited", "verdict", "today", "instrument", "article", "from", "note", "url")]
    for row in SEED:
        for key in (row.today, *row.also):
            entry = register.by_id[key]
            note = row.note.say(lang)
            rows.append((row.cited, row.verdict, key, entry.short, entry.article, entry.first, note, entry.url))
    return delimited(rows, format_, safe_cell)


def seed_document(register: Register, lang: str) -> Document:
    """Lay out the seed article's citations against today's numbering:
    what is said of each, and where it stands today.
    """
    parts = []
    for row in SEED:
        entry = register.by_id[row.today]
        said = [("", words(row.note.say(lang))), ("", words(entry.url, entry.url))]
        if row.also:
            also = "；".join(_today(register.by_id[key]) for key in row.also)
            said.insert(1, (Text("另见", "See also").say(lang), words(also)))
        parts.append(Pairs(f"{row.cited} → {_today(entry)}（{_VERDICTS[row.verdict].say(lang)}）", tuple(said)))
    return Document("explain", tuple(parts), lang=lang, report=True)


def _today(entry: RegisterEntry) -> str:
    return f"{entry.short}（{entry.number}）{entry.article}"


def _json(body: dict[str, Any], format_: str) -> str:
    import json

    whole = {"schema": SCHEMA, "version": __version__, **body}
    return json.dumps(whole, ensure_ascii=False, indent=2 if format_ == "json" else None) + "\n"
