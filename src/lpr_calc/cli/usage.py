"""What Click finds wrong with a command line, in our own words."""

from __future__ import annotations

from collections.abc import Iterable

import click

from ..base.errors import EXIT_BAD_INPUT, EXIT_INTERRUPTED, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.keys import nearest
from ..values.text import shown
from .commands import COMMANDS

problem = problems_of(__name__)


class UsageError(Record):
    """What Click found wrong: the problem, what else is said (the help, or where it is to be found), the exit code."""

    problem: Problem | None
    said: Text | None
    code: int


def usage_error(error: Exception) -> UsageError | None:
    """Return what an error of Click's says; None for an error that is none of its."""
    if isinstance(error, click.Abort):
        return UsageError(None, None, EXIT_INTERRUPTED)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        help_ = error.format_message()
        return UsageError(None, Text(help_, help_), EXIT_BAD_INPUT)
    if not isinstance(error, click.ClickException):
        return None
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else ""
    said = Text(f"用法见 {path} --help", f"see {path} --help") if path else None
    return UsageError(_usage_problem(error), said, EXIT_BAD_INPUT)


def _usage_problem(error: click.ClickException) -> Problem:
    if isinstance(error, click.NoSuchOption):
        near = _near(error.option_name, error.ctx)
        hint = Text(f"是 {near} 吗？", f"did you mean {near}?") if near else Text("", "")
        return problem("option-unknown", error.option_name, hint)
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadParameter):
        param = error.param
        name = str(error.param_hint or "") if param is None else param.opts[0]
        if isinstance(param, click.Argument):
            name = _argument(param)
        if param is not None and isinstance(param.type, click.Choice):
            if param.name == "format_" and "'pdf'" in error.message:
                return problem("output-ending/pdf", name)
            return problem("option-value", name, _choices(param.type, error.message))
        if param is not None and isinstance(param.type, click.IntRange):
            # Click quotes what is no number, and begins with a number outside.
            typed = error.message.split("'")[1] if "'" in error.message else error.message.split()[0]
            low, high = param.type.min, param.type.max
            return problem("option-value/number", name, text=shown(typed), low=low, high=high)
        return problem("option-value/click", name, message=error.message)
    if isinstance(error, click.BadOptionUsage):
        return problem("option-usage", error.option_name)
    message = error.format_message()
    if isinstance(error, click.UsageError) and message.startswith("No such command"):
        return _no_command(error, message)
    if message.startswith("Missing command"):
        known = Text(f"可用：{'、'.join(COMMANDS)}", f"commands: {', '.join(COMMANDS)}")
        return problem("command-missing", "", known)
    if message.startswith("Got unexpected extra"):
        extra = message[message.find("(") :]
        return problem("usage", extra=extra)
    return problem("usage/click", message=message)


def _missing(error: click.MissingParameter) -> Problem:
    """A command without what it needs: which values there are, or an example from its help."""
    param, context = error.param, error.ctx
    if param is None or context is None:
        return problem("option-missing", str(error.param_hint))
    name = param.opts[0] if isinstance(param, click.Option) else _argument(param)
    if isinstance(param.type, click.Choice):
        return problem("option-missing", name, _choices(param.type))
    example = next((line.strip() for line in (context.command.help or "").splitlines() if "  lpr-calc" in line), "")
    takes = _TAKES.get(f"{context.command.name} {name}", Text("", ""))
    said = Text(f"{takes.zh}例：{example}", f"{takes.en}for example {example}") if example else takes
    return problem("option-missing", name, said if said.zh else None)


_TAKES = {
    "batch INPUT": Text(
        "表格 .csv、.tsv、.jsonl、.xlsx、.xls、.ods，或许多案件文件 .yaml、.json；",
        "a table (.csv, .tsv, .jsonl, .xlsx, .xls, .ods), or many case files (.yaml, .json); ",
    ),
    "fee AMOUNT": Text("金额（30万、300000）或案件文件；", "an amount (300000, 30万) or a case file; "),
    "rmb AMOUNT": Text("小写或大写的金额；", "an amount in figures or in capitals; "),
    "check CASE": Text("案件文件 .yaml、.json；", "case files (.yaml, .json); "),
    "audit RESULT": Text(
        "claim、judgment 的结果 .json、.html、.xlsx；", "results of claim or judgment (.json, .html, .xlsx); "
    ),
    "distribution SUM": Text("要分配的金额，再写各案件文件；", "the sum to be shared, then the case files; "),
}
"""What an argument takes, where a command is typed without it."""


def _argument(param: click.Parameter) -> str:
    """An argument as the usage line names it; an underscore keeps a name apart from one of Python's."""
    named = param.metavar.split()[0].strip("[].") if param.metavar else ""
    return named or (param.name or "").rstrip("_").upper()


def _choices(words: click.Choice[str], message: str = "") -> Text:
    """Say which values there are, with what they mean where they are words of ours; the nearest one first."""
    written = message.split("'")[1] if message.count("'") > 1 else ""
    names = getattr(words, "names", {})
    near = _nearest_name(written, (*words.choices, *names)) if written else ""
    near = names.get(near, near)
    meanings = getattr(words, "meanings", {})
    zh = [f"{word}（{meanings[word].zh}）" if word in meanings else word for word in words.choices]
    known = Text(f"可用：{'、'.join(zh)}", f"one of: {', '.join(words.choices)}")
    return Text(f"是 {near} 吗？{known.zh}", f"did you mean {near}? {known.en}") if near else known


def _nearest_name(written: str, known: Iterable[str]) -> str:
    """The nearest of the known names; else the one that alone holds what was written, or stands in it."""
    held = [name for name in known if len(written) > 1 and not name.isascii() and (written in name or name in written)]
    return nearest(written, known) or (held[0] if held else "")


_MEANT = {
    "ls": "list",
    "validate": "check",
    "verify": "check",
    "plot": "chart",
}
"""What people type for the commands of `rates`."""


def _no_command(error: click.UsageError, message: str) -> Problem:
    group = error.ctx.command if error.ctx is not None else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx is not None else COMMANDS
    name = message.split("'")[1] if "'" in message else ""
    if name in ("show", "get", "lookup", "view") and "at" in known:
        return problem(
            "command-unknown",
            name,
            Text("是 at（某一天）还是 list（全部）？", "did you mean at (one day) or list (all)?"),
        )
    meant = _MEANT.get(name, "")
    near = meant if meant in known else nearest(name, known)
    hint = (
        Text(f"是 {near} 吗？", f"did you mean {near}?")
        if near
        else Text(f"可用：{'、'.join(known)}", f"commands: {', '.join(known)}")
    )
    return problem("command-unknown", name, hint)


def _near(option: str, context: click.Context | None) -> str:
    """What option was meant: a format by its name, else the nearest of the command's own; "" where none is near."""
    from difflib import get_close_matches

    if context is None:
        return ""
    for param in context.command.params:
        if param.name == "format_" and option.removeprefix("--") in getattr(param.type, "choices", ()):
            return f"--format {option.removeprefix('--')}"
    known = [name for param in context.command.params for name in param.opts]
    return next(iter(get_close_matches(option, known, 1, 0.75)), "")
