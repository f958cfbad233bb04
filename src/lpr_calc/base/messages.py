"""Messages with a code, each worded once, in both languages,
with ``{placeholders}`` for what differs from case to case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .errors import EXIT_BAD_INPUT, Problem
from .record import Record
from .text import Text

_NONE = Text("", "")


class Message(Record):
    """The words of one message and of the hint beside it. ``{name}`` stands for a value, in both languages alike."""

    text: Text
    hint: Text = _NONE
    exit_code: int = EXIT_BAD_INPUT


class Messages:
    """The messages of one package by name: the code, or the code, a slash and what sets one wording of it apart.

    ``further`` gives more of them, module by module, each imported when a name is in none of those before it.
    """

    def __init__(
        self, first: Mapping[str, Message], further: Callable[[], Iterator[Mapping[str, Message]]] | None = None
    ) -> None:
        self._known = dict(first)
        self._further = iter(()) if further is None else further()

    @property
    def named(self) -> Mapping[str, Message]:
        """All of them."""
        for more in self._further:
            self._known |= more
        return self._known

    def __getitem__(self, name: str) -> Message:
        while name not in self._known:
            more = next(self._further, None)
            if more is None:
                raise KeyError(name)
            self._known |= more
        return self._known[name]

    def problem(self, name: str, where: str = "", hint: Text | None = None, /, **values: object) -> Problem:
        """Return the problem called ``name``, found at ``where``; a ``hint`` takes the place of the one worded with it.

        A value that is a `Text` is said in the language of the message around it.
        """
        message = self[name]
        said = filled(message.hint, values) if hint is None else hint
        return Problem(name.partition("/")[0], filled(message.text, values), where, said, message.exit_code)

    def text(self, name: str, /, **values: object) -> Text:
        """Return the words of the message called ``name``."""
        return filled(self[name].text, values)


def filled(text: Text, values: Mapping[str, object]) -> Text:
    """Put the values into both languages of a message."""
    return Text(_filled(text.zh, values, "zh"), _filled(text.en, values, "en"))


def _filled(words: str, values: Mapping[str, object], lang: str) -> str:
    return words.format_map(
        {name: value.say(lang) if isinstance(value, Text) else value for name, value in values.items()}
    )
