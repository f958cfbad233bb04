"""Provisions as text, Markdown, CSV or JSON."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..base.text import Text
from ..law.register import SEED, Entry, Register
from ..render.data import safe_cell
from ..render.plain import grid_lines
from ..render.view import Column, Grid

SCHEMA = "lpr-calc/explain/1"
_MARKS = {
    "T": Text("已核对原文", "text read"),
    "Q": Text("据第三方网页引用，未核对原文", "quoted on a third-party page, text not verified"),
    "M": Text("未核对", "not verified"),
}


def as_dict(entry: Entry, register: Register, lang: str) -> dict[str, Any]:
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


def full(entries: list[Entry], register: Register, lang: str, format_: str, history: bool = False) -> str:
    """Return provisions one by one, each with its earlier and later numberings, what is in force first.

    For people history is folded into those lines unless they ask for ``history``; data has everything.
    """
    entries = register.in_force_first(entries)
    if format_ in ("json", "jsonl"):
        return _json({"provisions": [as_dict(entry, register, lang) for entry in entries]}, format_)
    if format_ in ("csv", "tsv"):
        return overview(entries, register, lang, format_)
    if not history:
        entries = register.unfolded(entries)
    return "\n".join("\n".join(_block(entry, register, lang, format_ == "md")) for entry in entries) + "\n"


def _block(entry: Entry, register: Register, lang: str, markdown: bool) -> list[str]:
    mark = "- " if markdown else "  "
    colon = "：" if lang == "zh" else ": "
    number = f"（{entry.number}）" if entry.number else ""
    lines = [f"{'## ' if markdown else ''}{entry.instrument}{number}{entry.article}", *([""] if markdown else [])]
    pairs = [
        (Text("编号", "Id"), entry.id),
        (Text("施行", "In force"), f"{entry.first} ～ {entry.last or Text('至今', 'now').say(lang)}"),
        (Text("要旨", "Rule"), entry.rule.say(lang)),
        (Text("决定", "Decides"), entry.decides.say(lang)),
        (Text("原文用语", "Phrase"), entry.phrase and f"“{entry.phrase}”"),
        (Text("此前", "Earlier"), "；".join(_cite(other) for other in register.earlier(entry))),
        (Text("此后", "Later"), "；".join(_cite(other) for other in register.later(entry))),
        (Text("官方网址", "Address"), entry.url + (f"（{entry.url_note}）" if entry.url_note else "")),
        (Text("核对", "Verified"), _MARKS[entry.mark].say(lang)),
    ]
    return [*lines, *(f"{mark}{name.say(lang)}{colon}{value}" for name, value in pairs if value), ""]


def _cite(entry: Entry) -> str:
    return f"{entry.short}（{entry.number}）{entry.article}（{entry.first}～{entry.last}）"


def overview(entries: list[Entry], register: Register, lang: str, format_: str, history: bool = False) -> str:
    """Return a list of provisions, one line each, what is in force first; history is folded as in `full`."""
    listed = register.in_force_first(entries)
    if format_ not in ("json", "jsonl", "csv", "tsv") and not history:
        listed = [entry for entry in register.unfolded(entries) if not entry.last or not entry.successor]
    folded = len(entries) - len(listed)
    entries = listed
    titles = (
        Text("编号", "Id"),
        Text("文件", "Instrument"),
        Text("条", "Article"),
        Text("施行", "From"),
        Text("失效", "To"),
        Text("要旨", "Rule"),
    )
    rows = tuple((e.id, e.short, e.article, e.first, e.last, e.rule.say(lang)) for e in entries)
    if format_ in ("json", "jsonl"):
        keys = ("id", "short", "article", "from", "to", "rule")
        return _json({"provisions": [dict(zip(keys, row, strict=True)) for row in rows]}, format_)
    if format_ in ("csv", "tsv"):
        import csv
        from io import StringIO

        buffer = StringIO()
        delimiter, ending = (",", "\r\n") if format_ == "csv" else ("\t", "\n")
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator=ending)
        writer.writerow(("id", "instrument", "article", "from", "to", "rule"))
        writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
        return buffer.getvalue()
    grid = Grid("", tuple(Column(title.say(lang)) for title in titles), rows)
    if format_ == "md":
        from ..render.markdown import grid_rows

        return "\n".join([*grid_rows(grid), *_folded(folded, lang)]) + "\n"
    return "\n".join([*grid_lines(grid), *_folded(folded, lang)]) + "\n"


def _folded(count: int, lang: str) -> list[str]:
    said = Text(
        f"另有 {count} 条旧条文未列出（--history 列出）",
        f"{count} earlier versions are not listed (--history lists them)",
    )
    return ["", said.say(lang)] if count else []


_VERDICTS = {
    "right": Text("正确", "right"),
    "renumbered": Text("旧条号", "old number"),
    "wrong": Text("引错", "wrong"),
}


def seed(register: Register, lang: str, format_: str) -> str:
    """Return the seed article's citations against today's numbering."""
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
    if format_ in ("csv", "tsv"):
        from .variants import rows_text

        rows: list[tuple[str, ...]] = [("cited", "verdict", "today", "instrument", "article", "from", "note", "url")]
        for row in SEED:
            for key in (row.today, *row.also):
                entry = register.by_id[key]
                rows.append((row.cited, row.verdict, key, entry.short, entry.article, entry.first, row.note.say(lang), entry.url))  # fmt: skip
        return rows_text(rows, format_, safe_cell)
    out = []
    for row in SEED:
        entry, markdown = register.by_id[row.today], format_ == "md"
        verdict = _VERDICTS[row.verdict].say(lang)
        out += [f"{'## ' if markdown else ''}{row.cited} → {_today(entry)}（{verdict}）", *([""] if markdown else [])]
        lines = [row.note.say(lang), entry.url]
        if row.also:
            also = "；".join(_today(register.by_id[key]) for key in row.also)
            lines.insert(1, Text(f"另见：{also}", f"See also: {also}").say(lang))
        out += [*(f"{'- ' if markdown else '  '}{line}" for line in lines), ""]
    return "\n".join(out)


def _today(entry: Entry) -> str:
    return f"{entry.short}（{entry.number}）{entry.article}"


def _json(body: dict[str, Any], format_: str) -> str:
    import json

    whole = {"schema": SCHEMA, "version": __version__, **body}
    return json.dumps(whole, ensure_ascii=False, indent=2 if format_ == "json" else None) + "\n"
