"""Where a result goes and in which format: streams, files written whole or not at all, colour, width."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from io import BytesIO

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..render.inert import inert
from . import streams
from .guard import cannot_write, is_file, lost, permit, written

if TYPE_CHECKING:
    from ..law.choices import Notice, Unused
    from ..render.model import Document

problem = problems_of(__name__)

_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".html": "html",
    ".txt": "text",
}
_FOR_PEOPLE = (".md", ".txt", ".svg", ".html")
OFFICE = (".docx", ".xlsx")
OFFICE_FORMATS = ("docx", "xlsx")
WRITTEN = ("table", "text", "md", "html", "docx", "xlsx")
"""The formats in which a document is written; the others are data."""


def chosen_format(stated: str | None, output: str | None) -> str:
    """Return the format: as stated, by the ending of the file, else table on a terminal and text in a pipe.

    Raises LprError for an ending that names no format, or that does not go with the one stated.
    """
    ending = ending_of(output)
    if stated:
        if ending in OFFICE:
            raise LprError(problem("output-ending/format", "--output", stated=stated, ending=ending))
        return stated
    if not output or output == "-":
        return "table" if sys.stdout.isatty() else "text"
    if ending in OFFICE:
        need_office("docx" if ending == ".docx" else "xlsxwriter", ending[1:], "--output")
        return ending[1:]
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if ending == ".pdf":
        raise LprError(problem("output-ending/pdf", "--output"))
    known = [*_ENDINGS, *OFFICE]
    raise LprError(
        problem("output-ending/unknown", "--output", ending=ending, known=Text("、".join(known), ", ".join(known)))
    )


def ending_of(output: str | None) -> str:
    """The ending of a file's name, "" for standard output."""
    return os.path.splitext(output)[1].lower() if output and output != "-" else ""


def document_format(stated: str | None, output: str | None) -> str:
    """Return the format of a paper: ``text``, ``md``, ``html``, ``json``, ``docx`` or ``xlsx``.

    Raises LprError for another.
    """
    format_ = chosen_format(stated, output)
    if format_ == "table":
        return "text"
    if format_ in (*WRITTEN, "json"):
        return format_
    raise LprError(problem("output-ending/document", "--format" if stated else "--output", format=format_))


def need_office(module: str, ending: str, where: str) -> None:
    """Raise LprError, with the one line that installs it, where a library of the extra ``office`` is missing."""
    from importlib.util import find_spec

    if find_spec(module) is None:
        hint = "pip install 'lpr-calc[office]'"
        raise LprError(problem("extra-missing/format", where, Text(hint, hint), ending=ending))


def tell_missing(document: Document, lang: str) -> None:
    """List on standard error what a document marks as missing."""
    for name in document.missing:
        sys.stderr.write(Text(f"待补充：{name}\n", f"missing: {name}\n").say(lang))


def save(document: Document, format_: str, output: str | None, font: str = "仿宋") -> None:
    """Write a document in one of the formats of `document_format`. Raises LprError and OSError."""
    if format_ == "json":
        from ..render import data

        write(data.as_json(document), output)
        return
    if format_ not in ("docx", "xlsx"):
        write(render(document, format_), output)
        return
    assert output is not None
    if format_ == "xlsx" and not document.tables:
        raise LprError(problem("no-table", "--output"))
    replace_file(output, content_of(document, format_, font))


def content_of(document: Document, format_: str, font: str = "仿宋") -> bytes:
    """Return what a file of one of the formats of `document_format` holds."""
    if format_ == "docx":
        from ..render import docx

        return docx.render(document, font)
    if format_ == "xlsx":
        from ..render import xlsx

        return xlsx.render(document)
    return render(document, format_).encode()


def render(document: Document, format_: str, no_color: bool = False, full: bool = False) -> str:
    """Return a document as ``table`` (drawn for the terminal), ``text``, ``md`` or ``html``; each writer is imported
    when it is asked for.
    """
    if format_ == "table":
        from ..render import terminal

        return Drawn(terminal.render(document, terminal_width(), colour_wanted(no_color), full))
    if format_ == "md":
        from ..render import markdown

        return markdown.render(document)
    if format_ == "html":
        from ..render import html

        return html.render(document)
    from ..render import plain

    return plain.render(document)


def colour_wanted(no_color: bool) -> bool:
    """Say whether to colour: only on a terminal, unless NO_COLOR, TERM=dumb or --no-color; CLICOLOR_FORCE forces it."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The width of the terminal; wide enough for everything where there is none."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 160
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


class Drawn(str):
    """A text with colours of our own; what of it came from a file was made inert before it was drawn."""

    __slots__ = ()


def deliver(
    given: dict[str, Any],
    format_: str,
    lang: str,
    document: Callable[[], Document],
    data: Callable[[str], str],
    paper: Callable[[], Document] | None = None,
    carried: bool = False,
) -> None:
    """Write a result where the common options say: ``document`` lays it out for people, ``data`` writes it for
    programs.

    ``paper`` makes what a .docx or .xlsx holds, where that is a paper of its own and not the report. A terminal shows
    the answer first and the rest in a line, unless everything is asked for (``--full``). With ``carried`` a page and a
    workbook carry the data too. Raises LprError and OSError.
    """
    if given.get("only"):
        _deliver_part(given, format_, lang, document(), data)
        return
    if format_ in ("docx", "xlsx"):
        made = (paper or document)()
        if carried and format_ == "xlsx":
            made = made._replace(carried=data("jsonl").strip())
        save(made, format_, given["output"])
        if not given["quiet"]:
            tell_missing(made, lang)
            if carried and format_ == "xlsx":
                _tell_carried(lang)
    elif format_ in WRITTEN:
        shown = document()
        if carried and format_ == "html":
            shown = shown._replace(carried=data("jsonl").strip())
        if format_ == "table" and not given.get("full") and given["output"] is None and sys.stdout.isatty():
            from ..render.views import answer_first

            shown = answer_first(shown)
        write(render(shown, format_, given["no_color"], bool(given.get("full"))), given["output"])
        if carried and format_ == "html" and given["output"] not in (None, "-") and not given["quiet"]:
            _tell_carried(lang)
    else:
        write(data(format_), given["output"], bom=format_ == "csv")


def _tell_carried(lang: str) -> None:
    """Say that a file holds more than it shows."""
    said = Text(
        "文件内带有整个案件（含没有印出的当事人信息），供 audit 重算；发给对方请用 PDF 或 .docx",
        "the file carries the whole case, persons' data that is not printed with it, for audit; to the other side send"
        " a PDF or .docx",
    )
    sys.stderr.write(f"{said.say(lang)}\n")


def _deliver_part(
    given: dict[str, Any], format_: str, lang: str, document: Document, data: Callable[[str], str]
) -> None:
    """Write one part of a result alone. Raises LprError where the result has no such part."""
    from ..render.views import alone, as_cells, parts_of, rows_of

    role = given["only"]
    part = alone(document, role)
    if part is None:
        known = parts_of(document)
        whole_alone = Text("它不分部分，去掉 --only", "it has no parts: drop --only")
        hint = Text(f"有：{'、'.join(known)}", f"it has: {', '.join(known)}") if known else whole_alone
        raise LprError(problem("part-missing", "--only", hint, part=role))
    if format_ in ("json", "jsonl"):
        import json

        from ..render.data import dump

        whole = json.loads(data("json"))
        if role == "total" and "totals" in whole:
            held = {"totals": whole["totals"]}
        elif role in whole or isinstance(part, str):
            held = {role: whole.get(role, part)}
        else:
            held = {role: rows_of(part)}
        head = {key: whole[key] for key in ("schema", "version") if key in whole}
        write(dump(head | held, format_), given["output"])
    elif isinstance(part, str):
        if format_ in OFFICE_FORMATS:
            raise LprError(problem("part-format", "--output", part=role))
        write(f"{part}\n", given["output"], bom=format_ == "csv")
    elif format_ in ("csv", "tsv"):
        from ..render.data import delimited, safe_cell

        rows = [row for table in part.tables for row in as_cells(table)]
        write(delimited(rows, format_, safe_cell), given["output"], bom=format_ == "csv")
    elif format_ in OFFICE_FORMATS:
        save(part, format_, given["output"])
    else:
        write(render(part, format_, given["no_color"]), given["output"])


def is_shown(given: dict[str, Any], format_: str) -> bool:
    """Whether people see the document itself on standard output, with the warnings it holds."""
    return given["output"] in (None, "-") and format_ in WRITTEN


def tell(notices: Iterable[Notice], lang: str, shown: bool, unused: tuple[Unused, ...] = ()) -> None:
    """Write advice to standard error, and warnings and what was not used where the result itself does not show them."""
    for notice in notices:
        if notice.level == "advice" or (notice.level == "warning" and not shown):
            sys.stderr.write(f"{notice.message.say(lang)}\n")
    if unused and not shown:
        from ..law.choices import unused_text

        sys.stderr.write(f"{unused_text(unused).say(lang)}\n")


def tell_beside(
    given: dict[str, Any], format_: str, lang: str, notices: Iterable[Notice], unused: tuple[Unused, ...]
) -> None:
    """Tell what goes beside the result of a command, unless it was asked to be ``--quiet``."""
    if not given["quiet"]:
        tell(notices, lang, is_shown(given, format_), unused)


def write(text: str, output: str | None, bom: bool = False, said: Text | None = None) -> None:
    """Write a result to standard output or to a file.

    A file appears whole under its name or not at all; ``bom`` is for CSV that a spreadsheet opens by double click.
    ``said`` takes the place of the words that say what was written. What would move a cursor or turn the direction of
    reading goes into no text for people. Raises LprError and OSError when it cannot be written.
    """
    if output is None or output == "-":
        _print(text if isinstance(text, Drawn) else inert(text))
        return
    if ending_of(output) in _FOR_PEOPLE:
        text = inert(text)
    replace_file(output, text.encode("utf-8-sig" if bom else "utf-8", "backslashreplace"), said)


def write_rows(text: str) -> None:
    """Write rows of a table to standard output: as they are for another program, inert for a terminal.

    Raises OSError.
    """
    text = text.replace("\r\n", "\n")
    sys.stdout.write(inert(text) if sys.stdout.isatty() else text)


def _print(text: str) -> None:
    """Write a result to standard output; a reader that has gone has what it wanted. Raises OSError."""
    if streams.output_is_closed():
        lost()
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        streams.drop_output()
        if not streams.reader_is_gone(error):
            raise


def replace_file(path: str, content: bytes, said: Text | None = None, own: bool = False) -> None:
    """Put ``content`` under ``path`` in one step, and say so: a half-written file never carries the name.

    ``own`` is for the program's own table, which it may renew. Raises LprError for a file that may not be replaced
    (`guard.permit`) and for one that cannot be written.
    """
    if os.path.exists(path) and not is_file(path):
        # A device or a pipe: nothing to replace.
        try:
            with open(path, "wb") as file:
                file.write(content)
        except OSError as error:
            raise cannot_write(path, error) from None
        return
    target = os.path.realpath(path)
    # A short name of its own: with the target's name before it, it could be longer than a file system allows.
    part = os.path.join(os.path.dirname(target), f".lpr-calc-{os.getpid()}.part")
    if not own:
        permit(path, sheet_names(content) if ending_of(path) == ".xlsx" else None)
    try:
        with open(part, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            os.chmod(part, os.stat(target).st_mode & 0o7777)
        os.replace(part, target)
    except BaseException as error:
        if os.path.exists(part):
            os.unlink(part)
        if isinstance(error, OSError):
            raise cannot_write(path, error) from None
        raise
    if not own:
        written(path, said)


def sheet_names(content: bytes) -> tuple[str, ...]:
    """The names of the sheets of a workbook that is to be written."""
    from .workbooks import sheets_of

    return tuple(sheets_of(BytesIO(content)))
