"""What ``compare`` found: one claim under several conventions,
and the defendant's answer beside the claimant's figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import __version__
from ..base.checking import Any
from ..base.money import fen_comma, fen_text
from ..base.record import Record
from ..base.text import Text
from ..law.choices import Unused
from ..render.data import delimited, dump, table_rows
from ..render.model import Column, Document, Notices, Para, Part, Table, change, fen, words
from ..verify.conventions import Variant
from .verify import closed
from .verify_words import NAMES, signed, word


def compare_data(
    found: list[Variant],
    base: dict[str, str],
    principal: int,
    vary: tuple[str, ...],
    unused: tuple[Unused, ...],
    format_: str,
    lang: str,
    alone: Sequence[Variant] = (),
) -> str:
    """Return variants side by side as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    from .data import unused_list

    own = _own(found)
    if format_ in ("csv", "tsv"):
        rows = [
            (*vary, "interest", "difference"),
            *((*(v.conventions[n] for n in vary), fen_text(v.interest), fen_text(v.interest - own)) for v in found),
        ]
        return delimited(rows, format_)
    document: dict[str, Any] = {
        "schema": "lpr-calc/compare/1",
        "version": __version__,
        "principal": fen_text(principal),
        "base": base,
        "from": fen_text(found[0].interest),
        "to": fen_text(found[-1].interest),
        "variants": [
            {"conventions": v.conventions, "interest": fen_text(v.interest), "difference": fen_text(v.interest - own)}
            for v in found
        ],
        "alone": [
            {"conventions": v.conventions, "interest": fen_text(v.interest), "difference": fen_text(v.interest - own)}
            for v in alone
        ],
        "unused": unused_list(unused, lang),
    }
    return dump(document, format_)


def _own(found: list[Variant]) -> int:
    """The interest of the case as it stands."""
    return next(v.interest for v in found if not v.departures)


def compare_document(
    found: list[Variant],
    base: dict[str, str],
    vary: tuple[str, ...],
    unused: tuple[Unused, ...],
    lang: str,
    alone: Sequence[Variant] = (),
) -> Document:
    """Lay out variants side by side, the lowest first, with the difference from the base; those in ``alone``, of one
    departure each, are named below.
    """
    own = _own(found)
    columns = (
        *(Column(name, NAMES[name].say(lang)) for name in vary),
        Column("interest", Text("利息", "Interest").say(lang), figures=True),
        Column("difference", Text("差额", "Difference").say(lang), figures=True),
    )
    rows = tuple(
        (*(words(word(n, v.conventions[n], lang)) for n in vary), fen(v.interest), change(v.interest - own))
        for v in found
    )
    causes = []
    for name in vary:
        for variant in found:
            if variant.departures == 1 and variant.conventions[name] != base[name]:
                said = word(name, variant.conventions[name], lang)
                causes.append(words(f"{NAMES[name].say(lang)} → {said}  {signed(variant.interest - own)}"))
    for variant in alone:
        name = next(name for name, value in variant.conventions.items() if value != base[name])
        said = word(name, variant.conventions[name], lang)
        causes.append(words(f"{NAMES[name].say(lang)} → {said}  {signed(variant.interest - own)}"))
    low, high = fen_comma(found[0].interest), fen_comma(found[-1].interest)
    between = Text(
        f"利息在 {low} 至 {high} 元之间；本案约定（或默认）下为 {fen_comma(own)} 元",
        f"interest from {low} to {high} yuan; {fen_comma(own)} as stated (or by default)",
    )
    parts: list[Part] = [Table("", columns, rows), Para(between.say(lang), "apart")]
    if causes:
        parts.append(Notices(Text("单独改变一项", "One choice alone").say(lang), tuple(causes)))
    return closed("compare", parts, unused, lang)


class Answer(Record):
    """One row of the official answer form: its key and title, what is claimed, what we compute (fen),
    and why they differ.
    """

    key: str
    title: Text
    claimed: int
    ours: int
    reason: str


def answer_rows(
    claimed: tuple[int, int], ours: tuple[int, int], reasons: dict[str, str], lang: str
) -> tuple[Answer, ...]:
    """The defendant's comparison in the order of the official answer form: rows 1, 2 and 8.

    ``claimed`` and ``ours`` are principal and interest in fen; the total of the form is their sum.
    """
    titles = {
        "principal": Text("1 本金", "1 principal"),
        "interest": Text("2 利息", "2 interest"),
        "total": Text("8 标的总额", "8 total"),
    }
    unknown = Text("未查明，见 verify", "not found, see verify").say(lang)
    same = Text("一致", "the same").say(lang)
    rows = []
    for (key, title), theirs, own in zip(titles.items(), (*claimed, sum(claimed)), (*ours, sum(ours)), strict=True):
        why = "" if key == "total" else same if theirs == own else reasons.get(key) or unknown
        rows.append(Answer(key, title, theirs, own, why))
    return tuple(rows)


def answer_data(rows: tuple[Answer, ...], unused: tuple[Unused, ...], format_: str, lang: str) -> str:
    """Return the defendant's comparison as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    from .data import unused_list

    if format_ in ("csv", "tsv"):
        return delimited(table_rows(_answers(rows, lang)), format_)
    found = [
        {
            "row": row.key,
            "claimed": fen_text(row.claimed),
            "ours": fen_text(row.ours),
            "difference": fen_text(row.claimed - row.ours),
            "reason": row.reason,
        }
        for row in rows
    ]
    return dump(
        {"schema": "lpr-calc/answer/1", "version": __version__, "rows": found, "unused": unused_list(unused, lang)},
        format_,
    )


def answer_document(rows: tuple[Answer, ...], unused: tuple[Unused, ...], lang: str) -> Document:
    """Lay out the defendant's comparison."""
    return closed("answer", [_answers(rows, lang)], unused, lang)


def _answers(rows: tuple[Answer, ...], lang: str) -> Table:
    columns = (
        Column("item", Text("项目", "Item").say(lang)),
        Column("claimed", Text("原告主张", "Claimed").say(lang), figures=True),
        Column("ours", Text("我方计算", "Ours").say(lang), figures=True),
        Column("difference", Text("差额", "Difference").say(lang), figures=True),
        Column("reason", Text("原因", "Reason").say(lang)),
    )
    cells = (
        (words(r.title.say(lang)), fen(r.claimed), fen(r.ours), change(r.claimed - r.ours), words(r.reason))
        for r in rows
    )
    return Table("", columns, tuple(cells))
