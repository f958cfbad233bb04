"""Click's command and help option, speaking the user's language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from ..base.pattern import pattern
from ..base.text import Text
from .guard import check

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # older versions of Click know no parameters of it

_NEGATIVE = pattern(r"-[\s¥￥]*[0-9０-９.]")
CONTEXT = {"max_content_width": 100}
WRITES = ("output", "output_", "errors", "lines", "ics", "template")
"""Parameters that name a file to write, in whatever command they stand."""


class TextOption(click.Option):
    """An option whose values stay the texts that were written: no default, no environment, nothing to convert.

    Click would look for all of those thirty times on every start. Every value given is kept, so that one given twice
    is noticed.
    """

    def __init__(self, names: list[str], **settings: Any) -> None:
        super().__init__(names, multiple=True, **settings)

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Pass a given option to Click; note one that was not given."""
        name = self.name or ""
        if name in opts:
            return super().handle_parse_result(ctx, opts, args)
        ctx.params[name] = ()
        return (), args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the words that this option of a case may have."""
        from .completion import choices_of

        return choices_of(self.opts[0], incomplete) or super().shell_complete(ctx, incomplete)


class Words(_Choice):
    """One of some words, each also by its Chinese names."""

    def __init__(self, meanings: Mapping[str, Text], more: Mapping[str, str]) -> None:
        """``meanings``: what each word stands for, its Chinese names with 、 between them; ``more``: other names."""
        super().__init__(list(meanings))
        self.meanings = meanings
        self.names = {name: word for word, said in meanings.items() for name in said.zh.split("、")} | dict(more)

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

        refuse_dashes(command, ctx, args)


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

    def __init__(
        self,
        name: str,
        callback: Callable[..., int],
        about: Text,
        params: list[click.Parameter],
        lang: str,
        numbers: bool = False,
        writes: tuple[str, ...] = WRITES,
        idle: tuple[str, ...] = (),
    ) -> None:
        """``numbers``: the arguments are amounts, so ``-5`` is one that is refused, and not an unknown option.

        ``idle`` names common options that nothing here depends on: one that is given all the same is told.

        ``writes`` names the parameters that say where to write (`guard`); every other one may name an input.
        """
        super().__init__(
            name,
            callback=callback,
            help=about.say(lang),
            params=[*params, help_option(lang)],
            add_help_option=False,
            context_settings=CONTEXT,
        )
        if _completing():
            from .completion import complete_files

            complete_files(self.params)
        self.lang = lang
        self.numbers = numbers
        self.writes = writes
        self.idle = idle

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, once it is clear that it destroys nothing. Raises LprError."""
        if any("examples/" in str(value) for value in ctx.params.values() if value):
            from .samples import take_samples

            take_samples(ctx, self.writes, self.lang)
        check(ctx)
        told = [param.opts[-1] for param in self.params if param.name in self.idle and ctx.params.get(param.name)]
        if told:
            from .idle import tell_idle

            tell_idle(told, ctx, self.lang)
        return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let Click read the arguments; a negative number is an argument.

        Raises LprError for dashes that are no hyphens.
        """
        check_dashes(self, ctx, args)
        if self.numbers and "--" not in args:
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
