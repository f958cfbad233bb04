"""The command line: parse, call, print, exit. It holds no law, no arithmetic and no layout."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def run(argv: list[str]) -> int:
    """Run the command line and return the exit code of contract §8. No exception leaves this function."""
    from .streams import drop_output, reader_is_gone

    lang = language_of(argv, os.environ)
    code: object = 0
    try:
        code = _run(argv, lang)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except SystemExit:
        # Click's way of saying that the reader has what it wanted (`| head`).
        drop_output()
    except Exception as error:
        if isinstance(error, OSError) and reader_is_gone(error):
            drop_output()
        else:
            from .failure import report

            code = report(error, argv, lang)
            if isinstance(error, OSError):
                drop_output()
    return code if isinstance(code, int) else 0


def _run(argv: list[str], lang: str) -> object:
    """Read the command line and carry the command out; Click reads what is not simply right."""
    from ..base.errors import EXIT_INTERRUPTED
    from .carry import carry_out
    from .direct import read

    command = read(argv)
    if command is not None:
        try:
            return carry_out(*command, lang)
        except (EOFError, KeyboardInterrupt):
            sys.stderr.write("\n")  # what comes next begins on a line of its own
            return EXIT_INTERRUPTED
    from .group import build

    return build(lang).main(args=argv, prog_name="lpr-calc", standalone_mode=False)


def language_of(argv: list[str], environ: Mapping[str, str]) -> str:
    """Return ``zh`` or ``en``: ``--lang``, else the user's file, else the locale, else Chinese.

    It is needed before any option is parsed, for help and for errors.
    """
    for i, word in enumerate(argv):
        if word == "--":
            break
        stated = (
            word[7:] if word.startswith("--lang=") else argv[i + 1] if word == "--lang" and i + 1 < len(argv) else ""
        )
        if stated in ("zh", "en"):
            return stated
    from .userdata import own_language

    if own := own_language():
        return own
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environ.get(name, "")
        if locale:
            return "en" if locale.lower().startswith("en") else "zh"
    return "zh"
