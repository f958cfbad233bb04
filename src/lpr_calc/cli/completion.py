"""What a shell completes: words of conventions and kinds, and files wherever a file is named."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from ..base.checking import TYPE_CHECKING, Any
from ..casefile.keys import CASE, CONVENTIONS, LOAN
from ..casefile.words import WORDS

_MORE = {"lpr": ("floating", "fixed", "filing"), "cap": ("auto", "none"), "order": ("pro-rata",)}


if TYPE_CHECKING:
    from collections.abc import Mapping

    _Text = click.ParamType[str]
else:
    _Text = click.ParamType  # generic for type checkers alone: older versions of Click know no parameters of it


class File(_Text):
    """The name of a file, as it was written; a shell completes files for it."""

    name = "text"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Let the shell complete files."""
        return [CompletionItem(incomplete, type="file")]


class Several(_Text):
    """One or several of some words, with commas."""

    name = "text"

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete the last of the words, by those that are not there yet."""
        before, comma, begun = incomplete.rpartition(",")
        left = [word for word in self.words if word.startswith(begun) and word not in before.split(",")]
        return [CompletionItem(f"{before}{comma}{word}") for word in left]


def complete_more(params: list[click.Parameter], listed: Mapping[str, tuple[str, ...]]) -> None:
    """Let the words that are ``listed`` for a parameter be completed, and files wherever there are no words to choose
    from: a shell then does what it does unasked.
    """
    for param in params:
        if param.type is click.STRING:
            words = listed.get(param.name or "")
            param.type = Several(words) if words else File()


def choices_of(option: str, incomplete: str) -> list[CompletionItem]:
    """The words that an option of a case may have, by the reader of its key."""
    key = option.lstrip("-").replace("-", "_")
    reader = {**LOAN, **CASE, **CONVENTIONS}.get(key, ("",))[0]
    known: Any = _MORE.get(key) or tuple(WORDS.get(reader, ()))
    return [CompletionItem(word) for word in known if word.startswith(incomplete)]
