"""Commands as Click has them, made of what is declared (`declared`), speaking the user's language."""

from __future__ import annotations

import os
import sys

import click

from ..base.checking import TYPE_CHECKING, Any
from ..base.pattern import pattern
from ..base.text import Text
from .carry import carry_out
from .declared import Declared, Parameter, Words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # older versions of Click know no parameters of it

_NEGATIVE = pattern(r"-[\s¥￥]*[0-9０-９.]")
CONTEXT = {"max_content_width": 100}


class TextOption(click.Option):
    """An option that states a fact of the case; a shell completes the words that it may have."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the words that this option of a case may have."""
        from .completion import choices_of

        return choices_of(self.opts[0], incomplete) or super().shell_complete(ctx, incomplete)


class OneOf(_Choice):
    """One of some words, each also by its other names."""

    def __init__(self, words: Words) -> None:
        super().__init__(list(words.meanings))
        self.meanings, self.names = words.meanings, words.names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word that is meant. Raises BadParameter."""
        return super().convert(self.names.get(value, value), param, ctx)


def _completing() -> bool:
    """Whether a shell asks what may stand here."""
    return "_LPR_CALC_COMPLETE" in os.environ


def check_dashes(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    """Refuse dashes of a word processor where an option's hyphens are meant. Raises LprError."""
    if not "".join(args).isascii():
        from .dashes import refuse_dashes

        known = [name for param in command.get_params(ctx) for name in param.opts if name.startswith("-")]
        refuse_dashes(args, known)


def parameter(param: Parameter, lang: str) -> click.Parameter:
    """Return a parameter as Click has it, in one language."""
    takes: dict[str, Any] = {"metavar": param.metavar}
    if not param.is_option:
        if param.words is not None:
            takes["type"] = OneOf(param.words)
        return click.Argument(
            list(param.names), required=param.required, nargs=-1 if param.takes == "all" else 1, **takes
        )
    takes["help"] = param.help.say(lang)
    if param.case:
        return TextOption(list(param.names), multiple=True, **takes)
    if param.takes == "flag":
        takes["is_flag"] = True
    elif param.takes == "texts":
        takes["multiple"] = True
    elif param.takes == "choice":
        takes["type"] = click.Choice(param.choices)
    elif param.takes == "number":
        assert param.between is not None
        takes["type"] = click.IntRange(*param.between)
    if param.takes in ("text", "choice", "number") and param.default is not None:
        takes["default"] = param.default
    return click.Option(list(param.names), required=param.required, expose_value=param.kept, **takes)


def help_option(lang: str) -> click.Option:
    """Return ``-h/--help``. Click's own speaks English only, and loads the locale on every start to find that out."""
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=Text("显示帮助", "show this help").say(lang),
    )


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        sys.stdout.write(ctx.get_help() + "\n")
        ctx.exit()


class Described(click.Command):
    """What has a help in one language: a command, or a group of them."""

    lang: str

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter, self.lang)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does, and its examples."""
        from .helptext import write_about

        write_about(self.help or "", formatter)


class Command(Described):
    """One command, in one language."""

    def __init__(self, declared: Declared, lang: str) -> None:
        super().__init__(
            declared.name,
            callback=lambda **given: carry_out(declared, given, lang),
            help=declared.about.say(lang),
            params=[*(parameter(param, lang) for param in declared.params), help_option(lang)],
            add_help_option=False,
            context_settings=CONTEXT,
        )
        if _completing():
            from .completion import complete_more

            complete_more(self.params, {param.name: param.listed for param in declared.params})
        self.lang = lang
        self.declared = declared

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out. Raises LprError."""
        # Click has one parameter more, its help.
        for own, param in zip(self.declared.params, self.params, strict=False):
            if own.unless and own.lacking(ctx.params):
                raise click.MissingParameter(ctx=ctx, param=param)
        return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let Click read the arguments; a negative number is an argument.

        Raises LprError for dashes that are no hyphens.
        """
        check_dashes(self, ctx, args)
        if self.declared.numbers and "--" not in args:
            negative = [arg for arg in args if _NEGATIVE.match(arg)]
            if negative:
                args = [*(arg for arg in args if arg not in negative), "--", *negative]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the command's own before the common ones, under headings in the user's language."""
        from .helptext import write_options

        write_options(self, ctx, formatter, self.lang)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: str) -> None:
    """Write ``用法：lpr-calc claim [OPTIONS] [CASE]``."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=Text("用法：", "Usage: ").say(lang))
