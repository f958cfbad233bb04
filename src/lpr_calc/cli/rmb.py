"""``lpr-calc rmb``."""

from __future__ import annotations

import sys

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..render.data import delimited, dump, safe_cell
from ..render.model import Column, Document, Para, Table, words
from ..values.amount import parse_amount
from ..values.capitals import CAPITALS, LARGEST_YUAN, better_form, capitals
from ..values.text import shown, squeezed
from . import output
from .declared import Declared, argument
from .failure import report_problems
from .options import PAPER

problem = problems_of(__name__)

_HELP = Text(
    """小写金额转大写，大写转小写；写两个则核对是否一致（不一致退出码 1）；“-”从标准输入逐行读取。
    大写只读合乎《正确填写票据和结算凭证的基本规定》的写法。

    \b
    例：
      lpr-calc rmb 331887.95
      lpr-calc rmb 人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分
      lpr-calc rmb 331887.95 叁拾叁万壹仟捌佰捌拾柒元玖角伍分""",
    """Figures to capital form and back; two of them are compared (exit code 1 where they differ); “-” reads standard input
    line by line. Capitals are read only in the spellings the rules for bills allow.

    \b
    Examples:
      lpr-calc rmb 331887.95
      lpr-calc rmb 人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分
      lpr-calc rmb 331887.95 叁拾叁万壹仟捌佰捌拾柒元玖角伍分""",  # noqa: E501 -- as it is printed
)


_MOST_LINES = 100_000


def declared() -> Declared:
    """Return the command."""
    params = [argument("amount", required=True), argument("other"), *PAPER]
    return Declared("rmb", run, _HELP, tuple(params), numbers=True, idle=("rates",))


def run(given: dict[str, Any], lang: str) -> int:
    """Print the other form, or whether two forms agree (1 where not). Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    if given["amount"] == "-" and given["other"] is None:
        return _many(given, format_, lang)
    fen = _read(given["amount"], "AMOUNT")
    other = _read(given["other"], "OTHER") if given["other"] is not None else fen
    spelled = f"人民币{capitals(fen)}"
    _tell_better((given["amount"], given["other"] or ""), given, lang)

    def data(format_: str) -> str:

        if format_ in ("csv", "tsv"):
            rows = [_Row(given["amount"], fen, None)]
            if given["other"] is not None:
                rows.append(_Row(given["other"], other, None))
            return _rows(rows, format_, lang)
        found: dict[str, Any] = {"schema": "lpr-calc/rmb/1", "amount": fen_text(fen), "capitals": spelled}
        if given["other"] is not None:
            found |= {"other": fen_text(other), "agree": fen == other}
        return dump(found, format_)

    def document() -> Document:

        first, second = fen_text(fen), fen_text(other)
        said = Text(f"不一致：{first} 元与 {second} 元", f"they differ: {first} and {second}").say(lang)
        if given["other"] is None:
            said = _other_form(given["amount"], fen)
        elif fen == other:
            said = Text(f"一致：{first} 元，{spelled}", f"they agree: {first}, {spelled}").say(lang)
        return Document("rmb", (Para(said, "plain"),), lang=lang, report=True)

    output.deliver(given, format_, lang, document, data)
    return 0 if fen == other else 1


def _tell_better(written: tuple[str, ...], given: dict[str, Any], lang: str) -> None:
    """Say how capitals that a bank may send back should be written. Raises LprError with ``--strict``."""
    for text in written:
        better = better_form(squeezed(text)) if _is_capital(text) else ""
        if not better:
            continue
        if given["strict"]:
            raise LprError(problem("capitals-form", "AMOUNT", text=shown(text), better=better))
        if not given["quiet"]:
            said = Text(
                f"“{shown(text)}”可以读懂，票据上应写“{better}”",
                f"“{shown(text)}” can be read; on a bill write {better}",
            )
            sys.stderr.write(Text("注意：", "note: ").say(lang) + said.say(lang) + "\n")


class _Row(Record):
    """One line read: as written, its fen, or why it was refused (both None: an empty line)."""

    written: str
    fen: int | None
    refused: Problem | None


def _many(given: dict[str, Any], format_: str, lang: str) -> int:
    """Turn every line of standard input; a bad one is reported and leaves its line empty (exit code 1)."""
    from ..values.strictyaml import MAX_BYTES
    from ..values.textfile import decode

    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    # Not splitlines: a line separator inside a value is for the reader of the value to refuse.
    said = decode(raw, "<stdin>").replace("\r\n", "\n").replace("\r", "\n") if len(raw) <= MAX_BYTES else ""
    lines = said.removesuffix("\n").split("\n")
    if len(raw) > MAX_BYTES or len(lines) > _MOST_LINES:
        raise LprError(problem("input-too-large", "<stdin>", most_lines=_MOST_LINES))
    rows = [_line(text, number) for number, text in enumerate(lines, 1)]
    if not any(row.written for row in rows):
        raise LprError(problem("input-empty", "<stdin>"))
    written = [row for row in rows if row.written]

    def data(format_: str) -> str:
        if format_ in ("csv", "tsv"):
            return _rows(written, format_, lang)
        return "".join(_json(row, lang) for row in written)

    if format_ in ("table", "text"):
        # A line for a line: what is read beside it stays beside it.
        text = "".join(f"{'' if row.fen is None else _other_form(row.written, row.fen)}\n" for row in rows)
        output.write(text, given["output"])
    else:
        output.deliver(given, format_, lang, lambda: _document(written, lang), data)
    bad = [row.refused for row in rows if row.refused is not None]
    if bad:
        report_problems(bad, ["--format", format_], lang)
    return 1 if bad else 0


def _line(text: str, number: int) -> _Row:
    text = text.strip()
    if not text:
        return _Row("", None, None)
    try:
        return _Row(text, _read(text, f"<stdin>:{number}"), None)
    except LprError as error:
        return _Row(text, None, error.problems[0])


def _json(row: _Row, lang: str) -> str:
    import json

    found: dict[str, Any] = {"schema": "lpr-calc/rmb/1", "input": row.written}
    if row.fen is not None:
        found |= {"amount": fen_text(row.fen), "capitals": f"人民币{capitals(row.fen)}"}
    if row.refused is not None:
        found["error"] = row.refused.message.say(lang)
    return json.dumps(found, ensure_ascii=False) + "\n"


def _document(rows: list[_Row], lang: str) -> Document:
    """Every amount in both forms, as a table."""
    titles, *cells = _cells(rows, lang)
    columns = tuple(Column(title, title) for title in titles)
    table = Table("", columns, tuple(tuple(map(words, row)) for row in cells))
    return Document("rmb", (table,), lang=lang, report=True)


def _rows(rows: list[_Row], format_: str, lang: str) -> str:
    """Every amount in both forms, as CSV or TSV."""
    return delimited(_cells(rows, lang), format_, safe_cell)


def _cells(rows: list[_Row], lang: str) -> list[tuple[str, ...]]:
    """The headings, and a row for every amount."""
    return [
        ("input", "amount", "capitals", "error"),
        *(
            (
                row.written,
                "" if row.fen is None else fen_text(row.fen),
                "" if row.fen is None else f"人民币{capitals(row.fen)}",
                "" if row.refused is None else row.refused.message.say(lang),
            )
            for row in rows
        ),
    ]


def _other_form(written: str, fen: int) -> str:
    return fen_text(fen) if _is_capital(written) else f"人民币{capitals(fen)}"


def _is_capital(text: str) -> bool:
    return not CAPITALS.isdisjoint(squeezed(text)) and not any(c.isdigit() for c in squeezed(text))


def _read(text: str, where: str) -> int:
    try:
        fen = parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, where, error.hint)) from None
    if fen > LARGEST_YUAN * 100 + 99:
        raise LprError(problem("value-refused/amount", where, text=shown(text)))
    return fen
