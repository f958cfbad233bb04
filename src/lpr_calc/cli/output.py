"""Where a result goes and in which format: streams, files written whole or not at all, colour, width."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..errors import LprError, Problem
from ..record import Text

if TYPE_CHECKING:
    from ..assumption import Notice
    from ..reports.view import View

_ENDINGS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".txt": "text"}


def chosen_format(stated: str | None, output: str | None) -> str:
    """Return the format: as stated, by the ending of the file, else table on a terminal and text in a pipe.

    Raises LprError for an ending that names no format.
    """
    if stated:
        return stated
    if output and output != "-":
        ending = os.path.splitext(output)[1].lower()
        if ending in _ENDINGS:
            return _ENDINGS[ending]
        raise LprError(
            Problem(
                "output-ending",
                Text(f"扩展名“{ending}”不对应任何格式", f"the ending “{ending}” names no format"),
                "--output",
                Text(
                    f"可用：{'、'.join(_ENDINGS)}，或用 --format 指定",
                    f"known: {', '.join(_ENDINGS)}; or state --format",
                ),
            )
        )
    return "table" if sys.stdout.isatty() else "text"


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


def render(format_: str, lang: str, no_color: bool, view: Callable[[str], View], data: Callable[[str], str]) -> str:
    """Return a result in one of the formats; each is imported when it is asked for.

    ``view`` lays it out in a language, for people; ``data`` writes it as json, jsonl, csv or tsv.
    """
    if format_ == "table":
        from ..reports import table

        return table.render(view(lang), lang, terminal_width(), colour_wanted(no_color))
    if format_ == "text":
        from ..reports import plain

        return plain.render(view(lang), lang)
    if format_ == "md":
        from ..reports import markdown

        return markdown.render(view(lang), lang)
    return data(format_)


def tell(notices: Iterable[Notice], lang: str, shown: bool) -> None:
    """Write advice to standard error, and warnings where the result itself does not show them."""
    for notice in notices:
        if notice.level == "advice" or (notice.level == "warning" and not shown):
            sys.stderr.write(f"{notice.message.say(lang)}\n")


def write(text: str, output: str | None, bom: bool = False) -> None:
    """Write a result to standard output or to a file.

    A file appears whole under its name or not at all; ``bom`` is for CSV that a spreadsheet opens by double click.
    Raises OSError when it cannot be written.
    """
    if output is None or output == "-":
        if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8" and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    replace_file(output, text.encode("utf-8-sig" if bom else "utf-8"))


def replace_file(path: str, content: bytes) -> None:
    """Put ``content`` under ``path`` in one step: a half-written file never carries the name."""
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        # A device or a pipe: nothing to replace.
        try:
            with open(target, "wb") as file:
                file.write(content)
        except OSError as error:
            error.filename = path
            raise
        return
    part = f"{target}.{os.getpid()}.part"
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
            error.filename = path
        raise
