"""What went wrong, on standard error: sentences for people, JSON where the output was to be JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

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
    if "click" in sys.modules:  # else nothing of its can have been raised
        from .usage import usage_error

        found = usage_error(error)
        if found is not None:
            if found.problem is not None:
                report_problems([found.problem], argv, lang)
            if found.said is not None and not (found.problem and wants_json(argv)):
                sys.stderr.write(found.said.say(lang) + "\n")
            return found.code
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
    """Write every problem to standard error; an option that the command lacks is called by its key."""
    problems = _in_words_of(problems, argv, lang)
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


def _in_words_of(problems: Sequence[Problem], argv: list[str], lang: str) -> list[Problem]:
    """The problems as whoever typed ``argv`` can act on them: keys in the place of options of other commands."""
    from ..casefile.as_keys import with_keys
    from .commands import COMMANDS, declared_of

    # What was typed is called as it was typed.
    options = {word.partition("=")[0] for word in argv if word.startswith("--")}
    at = next((number for number, word in enumerate(argv) if word in COMMANDS), None)
    declared = declared_of(argv[at:])[0] if at is not None else None
    options |= {
        "--lang",
        "--version",
        "--help",
        *(name for param in (declared.params if declared else ()) for name in param.opts),
    }
    return [with_keys(each, options) for each in problems]
