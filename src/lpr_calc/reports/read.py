"""A reading for programs: the case, what was not read and where, what was only seen, what is asked."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.money import fen_text
from ..base.text import Text
from ..reading.read import Piece, Reading
from ..render.data import dump


def as_json(reading: Reading, format_: str, lang: str) -> str:
    """Return the reading as JSON (contract §6); offsets count characters of the text as it was given, from 0."""
    found: dict[str, Any] = {
        "schema": "lpr-calc/read/1",
        "kind": reading.kind,
        "case": reading.case,
        "words": {_path(path): words for path, words in reading.why.items()},
        "unread": [_piece(one) for one in reading.unread],
        "seen": [_piece(one) for one in reading.seen],
        "ask": [
            {"code": one.code, "message": one.message.say(lang), "take": one.take, "words": one.words}
            for one in reading.asks
        ],
        "notices": [{"code": one.code, "message": one.message.say(lang), "words": one.words} for one in reading.told],
        "stated": [
            {"what": what, "amount": fen_text(fen), "at": None if day is None else _iso(day), "words": words}
            for what, fen, day, words in reading.stated
        ],
        "noise": [_piece(one) for one in reading.noise],
        "whole": reading.whole,
    }
    return dump(found, format_)


def summary(reading: Reading, lang: str) -> list[str]:
    """What a person at the terminal is told: unread pieces in their place, questions, rules that were applied."""
    lines = unread_lines(reading, lang)
    lines += [f"{one.code}: {one.message.say(lang)}{_quoted(one.words)}" for one in reading.asks]
    return [*lines, *(f"{one.message.say(lang)}{_quoted(one.words)}" for one in reading.told)]


def unread_lines(reading: Reading, lang: str) -> list[str]:
    """Each unread piece with its place and what stands around it."""
    lines: list[str] = []
    for one in reading.unread:
        first = one.start + 1
        said = Text(f"没有读懂（第{first}至{one.end}字）：", f"not read ({first} to {one.end}): ").say(lang)
        lines.append(said + _in_place(reading, one))
    return lines


def _quoted(words: str) -> str:
    return f" “{words[:60]}”" if words else ""


def _in_place(reading: Reading, piece: Piece, around: int = 12) -> str:
    """The unread words between marks, with a little of what stands around them."""
    text = reading.facts.source.original
    before = " ".join(text[max(piece.start - around, 0) : piece.start].split())
    after = " ".join(text[piece.end : piece.end + around].split())
    return f"…{before}【{piece.words}】{after}…"


def _piece(piece: Piece) -> dict[str, Any]:
    return {"text": piece.words, "from": piece.start, "to": piece.end}


def _path(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
