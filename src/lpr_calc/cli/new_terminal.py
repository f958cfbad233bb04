"""Where the answers of ``lpr-calc new`` come from: a terminal with line editing, or lines of a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType

from ..base.checking import Protocol

readline: ModuleType | None
try:
    import readline
except ImportError:  # Windows edits lines of its own accord
    readline = None


class Answering(Protocol):
    """Somebody, or something, that answers."""

    live: bool
    """Whether an answer that was refused can be given again."""

    def answer(self, prompt: str, words: Iterable[str] = ()) -> str:
        """Show the prompt and return the next answer, stripped; ``words`` are what Tab completes.

        Raises EOFError at the end of the input and KeyboardInterrupt for Ctrl-C.
        """
        ...


class Terminal:
    """A person at a terminal. Where Python has readline, it edits the line: it knows how wide 汉字 are and takes back
    whole ones, the arrow keys move, and what was typed before comes back.
    """

    live = True

    def __init__(self) -> None:
        self._words: tuple[str, ...] = ()
        if readline is None or not sys.stdout.isatty():
            return
        readline.set_completer(self._complete)
        readline.set_completer_delims("\n")
        editline = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if editline else "tab: complete")

    def answer(self, prompt: str, words: Iterable[str] = ()) -> str:
        """Ask at the terminal. What is said after an answer that was broken off begins on a line of its own."""
        self._words = tuple(words)
        try:
            return self._answered(prompt)
        except (EOFError, KeyboardInterrupt):
            sys.stderr.write("\n")
            raise

    def _answered(self, prompt: str) -> str:
        if sys.stdout.isatty():
            return input(prompt).strip()
        # The result goes elsewhere: so must not the prompt.
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _complete(self, begun: str, number: int) -> str | None:
        found = [word for word in self._words if word.startswith(begun)]
        return found[number] if number < len(found) else None


class Lines:
    """Answers from a file or a pipe, one a line; the questions are shown all the same."""

    live = False

    def answer(self, prompt: str, words: Iterable[str] = ()) -> str:
        """Take the next line."""
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        sys.stderr.write(f"{prompt}{line.strip()}\n")
        return line.strip()
