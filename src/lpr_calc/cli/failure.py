"""What went wrong, on standard error: sentences for people, JSON where the output was to be JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from ..base.errors import EXIT_BAD_INPUT, LprError, Problem, problems_of
from ..base.system import said_by_system
from ..base.text import Text

problem = problems_of(__name__)


def wants_json(argv: list[str]) -> bool:
    """Say whether the user asked for JSON, by ``--format`` or by the ending of ``-o``."""
    for i, word in enumerate(argv):
        following = argv[i + 1] if i + 1 < len(argv) else ""
        if word in ("--format=json", "--format=jsonl") or (word == "--format" and following in ("json", "jsonl")):
            return True
        stated = word.removeprefix("--output=") if word.startswith("--output=") else ""
        if word.startswith("-o") and not word.startswith("--"):
            stated = word[2:] or following
        elif word == "--output":
            stated = following
        if stated.endswith((".json", ".jsonl")):
            return True
    return False


def report(error: Exception, argv: list[str], lang: str) -> int:
    """Say on standard error what went wrong and return the exit code."""
    if isinstance(error, LprError):
        report_problems(error.problems, argv, lang)
        return error.exit_code
    if isinstance(error, click.Abort):
        return 130
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        sys.stderr.write(error.format_message() + "\n")
        return EXIT_BAD_INPUT
    if isinstance(error, click.ClickException):
        report_usage(error, argv, lang)
        return EXIT_BAD_INPUT
    if isinstance(error, OSError):
        said = said_by_system(error)
        # Whoever writes a file names it (`guard.cannot_write`); what comes from a stream bears no name.
        if error.filename:
            met = problem("file-unreadable/file", str(error.filename), said=said)
        else:
            met = problem("cannot-write", said=said)
    elif os.environ.get("LPR_CALC_DEBUG"):
        raise error
    else:
        # A mistake of ours: no traceback reaches a user, but it must not look like a result either.
        met = problem("internal", said=f"{type(error).__name__}: {error}")
    report_problems([met], argv, lang)
    return EXIT_BAD_INPUT


def report_problems(problems: Sequence[Problem], argv: list[str], lang: str) -> None:
    """Write every problem to standard error."""
    if wants_json(argv):
        import json

        found = [
            {"code": p.code, "message": p.message.say(lang), "where": p.where, "hint": p.hint.say(lang)}
            for p in problems
        ]
        sys.stderr.write(json.dumps({"error": found[0], "errors": found}, ensure_ascii=False) + "\n")
        return
    prefix = Text("错误：", "error: ").say(lang)
    for problem in problems:
        said = problem.say(lang)
        sys.stderr.write(prefix + "".join(c if c.isprintable() else "�" for c in said) + "\n")


def report_usage(error: click.ClickException, argv: list[str], lang: str) -> None:
    """Write a usage error of Click's in our own words."""
    report_problems([_usage_problem(error)], argv, lang)
    context = getattr(error, "ctx", None)
    if context is not None and not wants_json(argv):
        sys.stderr.write(
            Text(f"用法见 {context.command_path} --help\n", f"see {context.command_path} --help\n").say(lang)
        )


def _usage_problem(error: click.ClickException) -> Problem:
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities or _near(error.option_name, error.ctx)
        hint = Text(f"是 {near[0]} 吗？", f"did you mean {near[0]}?") if near else Text("", "")
        return problem("option-unknown", error.option_name, hint)
    if isinstance(error, click.MissingParameter):
        name = error.param.opts[0] if error.param is not None else str(error.param_hint)
        return problem("option-missing", name)
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param is not None else str(error.param_hint or "")
        choices = getattr(getattr(error.param, "type", None), "choices", ())
        if choices:
            known = Text(f"可用：{'、'.join(choices)}", f"one of: {', '.join(choices)}")
            return problem("option-value", name, known)
        return problem("option-value/click", name, message=error.message)
    if isinstance(error, click.BadOptionUsage):
        return problem("option-usage", error.option_name)
    message = error.format_message()
    if isinstance(error, click.UsageError) and message.startswith("No such command"):
        return _no_command(message)
    if message.startswith("Missing command"):
        from .group import COMMANDS

        known = Text(f"可用：{'、'.join(COMMANDS)}", f"commands: {', '.join(COMMANDS)}")
        return problem("command-missing", "", known)
    if message.startswith("Got unexpected extra"):
        extra = message[message.find("(") :]
        return problem("usage", extra=extra)
    return problem("usage/click", message=message)


def _no_command(message: str) -> Problem:
    from ..casefile.keys import nearest
    from .group import COMMANDS

    name = message.split("'")[1] if "'" in message else ""
    near = nearest(name, COMMANDS)
    hint = (
        Text(f"是 {near} 吗？", f"did you mean {near}?")
        if near
        else Text(f"可用：{'、'.join(COMMANDS)}", f"commands: {', '.join(COMMANDS)}")
    )
    return problem("command-unknown", name, hint)


def _near(option: str, context: click.Context | None) -> list[str]:
    from difflib import get_close_matches

    if context is None:
        return []
    known = [name for param in context.command.params for name in param.opts]
    return get_close_matches(option, known, 1, 0.6)
