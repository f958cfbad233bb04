"""What can be wrong with an input, as a value, and the one exception that carries such values."""

from __future__ import annotations

from collections.abc import Callable

from .record import Record
from .text import Text

EXIT_BAD_INPUT = 2
EXIT_RATES = 3
EXIT_INTERRUPTED = 130

_EMPTY = Text("", "")


class Problem(Record):
    """One thing that is wrong: where it stands, what was read, what would be right.

    ``where`` is an option (``--principal``) or a place in a file (``case.yaml:12:5 loans[0].principal``).
    ``exit_code`` is 2 for bad input, 3 for missing or stale rate data (contract §8).
    """

    code: str
    message: Text
    where: str = ""
    hint: Text = _EMPTY
    exit_code: int = EXIT_BAD_INPUT

    def say(self, lang: str) -> str:
        """Return ``where: message (hint)`` in ``lang``."""
        where = f"{self.where}: " if self.where else ""
        hint = self.hint.say(lang)
        if not hint:
            return where + self.message.say(lang)
        return f"{where}{self.message.say(lang)}" + (f" ({hint})" if lang == "en" else f"（{hint}）")


class LprError(Exception):
    """Everything wrong with one input, reported at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.say("en") for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[LprError], tuple[Problem, ...]]:
        """Go to another process as what it was made of."""
        return type(self), self.problems

    @property
    def exit_code(self) -> int:
        """2 if any problem is bad input, else 3 (rate data)."""
        return min((problem.exit_code for problem in self.problems), default=EXIT_BAD_INPUT)


class Refused(Exception):  # noqa: N818 -- it is not an error of the program
    """A single value that cannot be read; the caller knows where it stands and makes it a `Problem`."""

    def __init__(self, message: Text, hint: Text = _EMPTY) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[Refused], tuple[Text, Text]]:
        """Go to another process as what it was made of."""
        return type(self), (self.message, self.hint)


def problems_of(module: str) -> Callable[..., Problem]:
    """Return what makes the problems that the package of ``module`` (its ``__name__``) words in its ``messages``.

    It is called with the name of the message, where the problem stands (""), a hint in the place of the one worded with
    it (None), and the values of the placeholders (`messages.Messages.problem`). The words are read when the first
    problem is met: a run without one does not pay for them.
    """

    def problem(name: str, where: str = "", hint: Text | None = None, /, **values: object) -> Problem:
        from importlib import import_module

        found: Problem = import_module(f"{module.rpartition('.')[0]}.messages").MESSAGES.problem(
            name, where, hint, **values
        )
        return found

    return problem


def words_of(module: str) -> Callable[..., Text]:
    """Return what gives the words of the messages that the package of ``module`` (its ``__name__``) has in its
    ``messages``, for notices: called with the name of the message and the values of the placeholders
    (`messages.Messages.text`). Like `problems_of` it reads them when the first is needed.
    """

    def worded(name: str, /, **values: object) -> Text:
        from importlib import import_module

        found: Text = import_module(f"{module.rpartition('.')[0]}.messages").MESSAGES.text(name, **values)
        return found

    return worded
