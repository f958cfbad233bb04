"""What commands say about the rate table they used, on standard error: which one, and that it is stale."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from ..base.checking import TYPE_CHECKING, Any
from ..base.dates import iso
from ..base.errors import EXIT_RATES, LprError, Problem, problems_of
from ..base.text import Text
from ..rates.builtin import builtin_benchmark, builtin_lpr
from . import output
from .declared import LANG, Parameter, choice, flag, option
from .options import rates_of

if TYPE_CHECKING:
    from ..law.choices import Notice, Unused
    from ..rates.series import Rates
    from ..rates.table import RateTable
    from ..render.model import Document

problem = problems_of(__name__)

_WAY_OUT = Text(
    "运行 lpr-calc rates update，或用 --rates 指定利率表，或去掉 --strict",
    "run lpr-calc rates update, or give a table with --rates, or drop --strict",
)


def findings_options(*formats: str) -> list[Parameter]:
    """Return ``--format`` with these formats, and ``-o``, of a command that lists findings."""
    return [
        choice(
            "--format",
            "format_",
            choices=("text", *formats),
            help=Text("输出格式（默认 text）", "output format (default: text)"),
        ),
        option(
            "-o",
            "--output",
            "output_",
            metavar="FILE",
            help=Text("写入文件，格式按扩展名", "write to a file, in the format of its ending"),
        ),
    ]


def findings_format(given: dict[str, Any]) -> str:
    """The format of findings: as stated, else by the ending of the file. Raises LprError for one that has none."""
    stated = given["format_"]
    if stated and output.ending_of(given["output_"]) not in output.OFFICE:
        return str(stated)
    return output.document_format(stated, given["output_"])


def write_findings(
    given: dict[str, Any], format_: str, document: Callable[[], Document], written: Callable[[str], str]
) -> None:
    """Write findings where ``-o`` says: lines and data as ``written`` makes them, a page or a paper of ``document``.

    Raises LprError and OSError.
    """
    if format_ in ("md", "html", *output.OFFICE_FORMATS):
        output.save(document(), format_, given["output_"])
    else:
        output.write(written(format_), given["output_"])


def few_options() -> list[Parameter]:
    """Return the common options that every command takes, whatever it prints."""
    return [
        LANG,
        flag("--force", help=Text("替换已有的文件", "replace a file that exists")),
        flag("--no-color", help=Text("不用颜色", "no colour")),
        flag("-q", "--quiet", help=Text("不在标准错误上输出提示", "no notes on standard error")),
    ]


def tell_table(table: RateTable, quiet: bool, lang: str) -> None:
    """Name a table that is not the packaged one, for results that have no room for it."""
    if quiet or table.sha256 in (builtin_lpr().sha256, builtin_benchmark().sha256):
        return
    known, mark = iso(table.known_through), table.sha256[:12]
    said = Text(
        f"利率数据：{table.name}，最新报价 {known}，sha256 {mark}",
        f"Rate data: {table.name}, newest quote {known}, sha256 {mark}",
    )
    sys.stderr.write(said.say(lang) + "\n")


def tell_stale(table: RateTable, day: int, strict: bool, quiet: bool, lang: str) -> None:
    """Say once, with the command that mends it, that ``day`` lies beyond what the table knows.

    Raises LprError (exit 3) with ``strict``.
    """
    if table.next_due and day >= table.next_due:
        _tell(table.stale(), strict, quiet, lang)


def tell_notices(notices: Sequence[Notice], given: dict[str, Any], lang: str) -> None:
    """Pass on from the notices of a claim to a command that prints no notices: a stale table, and what is claimed
    before it is due.

    Raises LprError (exit 3) for the table, with ``--strict``.
    """
    for code in ("rates-stale", "not-yet-due"):
        found = next((notice for notice in notices if notice.code == code), None)
        if found is not None:
            _tell(found.message, given["strict"] and code == "rates-stale", given["quiet"], lang)


def told_of(result: Any, given: dict[str, Any], lang: str) -> tuple[Unused, ...]:
    """Pass on what a command that prints no notices has to say of a claim or judgment (`tell_notices`), and what was
    not used.

    Returns the latter for the result. Raises LprError with ``--strict``: exit 3 for a stale table, else 2.
    """
    from ..compute.strict import refuse

    tell_notices(result.notices, given, lang)
    unused: tuple[Unused, ...] = result.unused
    if given["strict"]:
        refuse((), unused)
    return unused


def _tell(message: Text, strict: bool, quiet: bool, lang: str) -> None:
    if strict:
        raise LprError(Problem("rates-stale", message, "--strict", _WAY_OUT, EXIT_RATES))
    if not quiet:
        sys.stderr.write(Text("注意：", "note: ").say(lang) + message.say(lang) + "\n")


def table_of(given: dict[str, Any]) -> RateTable:
    """Return the table asked for: the series stated, else that of the user's file, else the LPR.

    Raises LprError for a file of another series than the one stated.
    """
    rates: Rates = rates_of(given["rates"])
    stated: str | None = given["series"]
    if given["rates"]:
        from ..values.textfile import shown_name

        own = next(
            (table for table in (rates.lpr, rates.benchmark) if table.name == shown_name(given["rates"])), rates.lpr
        )
        if stated and own.series != stated:
            raise LprError(problem("rates-series/other", own.name, series=own.series))
        stated = own.series
    return rates.benchmark if stated == "benchmark" else rates.lpr
