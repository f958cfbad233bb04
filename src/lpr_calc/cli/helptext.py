"""The help of a command: own options first, the common ones in a group, lines folded by their width on a terminal."""

from __future__ import annotations

import inspect

import click

from ..base.text import Text
from ..render.fold import fold
from ..render.plain import pad, width

COMMON = frozenset(
    (
        "format_",
        "output",
        "output_",
        "force",
        "lang",
        "rates",
        "strict",
        "no_color",
        "quiet",
        "help",
        "version",
        "only",
        "full",
    )
)
"""Parameters that many commands share; they stand below a command's own."""

_MOST = 34
"""Columns that the names of options may take before the help begins on a line of its own."""


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: str) -> None:
    """Write every option with its help, those of this command before those that every command takes."""
    own: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
        if record is not None:
            (common if param.name in COMMON else own).append(record)
    if own:
        write_list(formatter, Text("选项", "Options").say(lang), own, lang)
    title = Text("通用选项", "Common options") if own else Text("选项", "Options")
    write_list(formatter, title.say(lang), common, lang)


def write_list(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]], lang: str) -> None:
    """Write a section of names with what each means: no word, date or value is broken at the end of a line."""
    if not rows:
        return
    names = min(max(width(name) for name, _ in rows), _MOST) + 4
    room = max(formatter.width - names, 20)
    formatter.write(f"\n{title}{Text('：', ':').say(lang)}\n")
    for name, said in rows:
        first = f"  {name}"
        if width(first) + 2 > names:
            formatter.write(f"{first}\n")
            first = ""
        for line in fold(said, room).split("\n"):
            formatter.write(f"{pad(first, names)}{line}".rstrip() + "\n")
            first = ""


def write_about(about: str, formatter: click.HelpFormatter) -> None:
    """Write what a command does: paragraphs folded, those after a line of ``\\b`` as they stand."""
    formatter.write("\n")
    for number, paragraph in enumerate(inspect.cleandoc(about).split("\n\n")):
        lines = paragraph.split("\n")
        if lines[0].strip() == "\b":
            lines = lines[1:]
        else:
            lines = fold(_joined(lines), formatter.width - 2).split("\n")
        formatter.write(("\n" if number else "") + "".join(f"  {line}".rstrip() + "\n" for line in lines))


def _joined(lines: list[str]) -> str:
    """Put the lines of a paragraph into one; between wide characters no blank stood."""
    text = ""
    for line in map(str.strip, lines):
        between = "" if not text or width(text[-1]) == 2 or width(line[:1]) == 2 else " "
        text += between + line
    return text
