"""A command as it is declared: its name, its options and arguments, its help. Nothing here needs Click.

`command` makes Click's commands of these, for help, completion, and whatever is wrong with a command line; `direct`
reads a command line that is simply right.
"""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING, Any
from ..base.record import Record
from ..base.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WRITES = ("output", "output_", "errors", "lines", "ics", "template")
"""Parameters that name a file to write, in whatever command they stand."""


class Words(Record):
    """One of some words, each also by its Chinese names."""

    meanings: Mapping[str, Text]
    """What each word stands for, its Chinese names with 、 between them."""
    more: Mapping[str, str] = {}
    """Other names of words."""

    @property
    def names(self) -> dict[str, str]:
        """Every other name, and the word it stands for."""
        return {name: word for word, said in self.meanings.items() for name in said.zh.split("、")} | dict(self.more)


class Parameter(Record):
    """An option or an argument of a command."""

    names: tuple[str, ...]
    """``--output``, ``-o``; last the name of the parameter, where that is another one (``output_``)."""
    help: Text = Text("", "")
    metavar: str | None = None
    takes: str = "text"
    """``text``; ``texts`` (every value, in the order given, none by default); ``flag``; ``choice``; ``number``; for an
    argument also ``words`` (`Words`) and ``all`` (every word that is left).
    """
    choices: tuple[str, ...] = ()
    between: tuple[int, int] | None = None
    default: Any = None
    required: bool = False
    """Whether a command without it is refused."""
    unless: str = ""
    """The name of another parameter; a command without both is refused, for want of this one."""
    kept: bool = True
    """Whether the command is told (``--lang`` is read before it)."""
    words: Words | None = None
    case: bool = False
    """Whether it states a fact of the case: a text that the case's own reader reads, and that a shell completes."""
    listed: tuple[str, ...] = ()
    """The words of a text that holds one or several of them, with commas; a shell completes them."""

    @property
    def opts(self) -> tuple[str, ...]:
        """The spellings of an option; of an argument its name."""
        return tuple(name for name in self.names if name.startswith("-")) or self.names[:1]

    @property
    def name(self) -> str:
        """The name of the parameter, as Click makes it of the longest spelling where none is stated."""
        if not self.names[-1].startswith("-"):
            return self.names[-1]
        return max(self.names, key=lambda name: name.startswith("--")).lstrip("-").replace("-", "_").lower()

    @property
    def is_option(self) -> bool:
        """Whether it is an option."""
        return self.names[0].startswith("-")

    @property
    def shown(self) -> str:
        """How errors call it: an option by its last spelling, an argument as the usage line has it."""
        if self.is_option:
            return self.opts[-1]
        plain = self.metavar or self.name.upper()
        return plain if self.required or self.metavar else f"[{plain}]"

    def lacking(self, given: Mapping[str, Any]) -> bool:
        """Whether a command that was given these parameters is refused for want of this one."""
        needed = self.required or (self.unless and not given[self.unless])
        return bool(needed) and not given[self.name]


class Declared(Record):
    """A command: what it takes, what it says of itself, and what carries it out."""

    name: str
    carry_out: Callable[[dict[str, Any], str], int]
    """Given the parameters and the language; returns the exit code and raises LprError."""
    about: Text
    params: tuple[Parameter, ...]
    numbers: bool = False
    """Whether arguments are amounts, so that ``-5`` is one that is refused, and not an unknown option."""
    writes: tuple[str, ...] = WRITES
    """The parameters that say where to write (`guard`); every other one may name an input."""
    idle: tuple[str, ...] = ()
    """Common options that nothing here depends on: one that is given all the same is told."""


def argument(
    name: str,
    required: bool = False,
    takes: str = "text",
    metavar: str | None = None,
    words: Words | None = None,
    unless: str = "",
) -> Parameter:
    """Return an argument."""
    return Parameter((name,), metavar=metavar, takes=takes, required=required, words=words, unless=unless)


def option(
    *names: str,
    metavar: str,
    help: Text,  # noqa: A002 -- as Click has it
    takes: str = "text",
    default: Any = None,
    between: tuple[int, int] | None = None,
    required: bool = False,
    listed: tuple[str, ...] = (),
) -> Parameter:
    """Return an option with a value."""
    start = () if takes == "texts" else default
    return Parameter(names, help, metavar, takes, between=between, default=start, required=required, listed=listed)


def flag(*names: str, help: Text) -> Parameter:  # noqa: A002
    """Return an option without a value."""
    return Parameter(names, help, takes="flag", default=False)


def choice(
    *names: str,
    choices: tuple[str, ...],
    help: Text,  # noqa: A002
    default: str | None = None,
    kept: bool = True,
) -> Parameter:
    """Return an option whose value is one of some words."""
    return Parameter(names, help, takes="choice", choices=choices, default=default, kept=kept)


def fact(name: str, metavar: str, help: Text, listed: tuple[str, ...] = ()) -> Parameter:  # noqa: A002
    """Return an option that states a fact: every value given is kept, so that one given twice is noticed.

    ``listed`` are the words it may have, one or several with commas, that a shell completes.
    """
    return Parameter((name, dest(name)), help, metavar, takes="texts", default=(), case=True, listed=listed)


def dest(option: str) -> str:
    """The parameter name of an option."""
    return option.lstrip("-").replace("-", "_") + "_"


LANG = choice("--lang", choices=("zh", "en"), help=Text("语言", "language"), kept=False)
"""The language; it is read before everything else, so that the command need not be told."""
