"""``lpr-calc rates``: ``list``, ``at`` and ``check``; ``update`` and ``chart`` have rooms of their own."""

from __future__ import annotations

from datetime import date
from os.path import basename, exists, samefile

from ..base.checking import Any
from ..base.errors import EXIT_BAD_INPUT, EXIT_RATES, LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..rates.builtin import builtin_benchmark, builtin_lpr
from ..rates.table import TENORS, TIERS, RateTable
from ..values.date import parse_date
from . import failure, output, rates_add, rates_chart, rates_update
from .declared import Declared, Parameter, argument, choice, fact, flag
from .options import COMMON, single, updated_table
from .rates_shared import (
    few_options,
    findings_format,
    findings_options,
    table_of,
    tell_stale,
    tell_table,
    write_findings,
)
from .userdata import table_path

problem = problems_of(__name__)

ABOUT = Text(
    """利率数据：列出、查某一天、检查、更新、画图。

    \b
    例：
      lpr-calc rates at 2022-01-20
      lpr-calc rates update --dry-run
      lpr-calc rates check""",
    """The rate data: show it, look up a day, prove it, refresh it, draw it.

    \b
    Examples:
      lpr-calc rates at 2022-01-20
      lpr-calc rates update --dry-run
      lpr-calc rates check""",
)
SUMMARIES = {
    "list": Text("列出全部报价，或只列变动", "every publication, or the changes alone"),
    "at": Text(
        "某一天适用的报价、四倍上限、下次报价", "the quotes in force on a day, the ceiling, the next publication"
    ),
    "check": Text("检查利率文件（可用于 CI）", "check a rate file (for CI)"),
    "update": Text(
        "向发布机构取新报价（唯一联网的命令）", "get new quotes from the publisher (the only command that goes online)"
    ),
    "add": Text("加入一次报价", "add one publication"),
    "chart": Text("画出历史", "draw the history"),
}
_LIST = Text(
    """列出报价。

    \b
    例：
      lpr-calc rates list --changes
      lpr-calc rates list --series benchmark --format csv""",
    """List publications.

    \b
    Examples:
      lpr-calc rates list --changes
      lpr-calc rates list --series benchmark --format csv""",
)
_AT = Text(
    """某一天适用的报价。

    \b
    例：
      lpr-calc rates at 2022-01-20""",
    """The quotes in force on a day.

    \b
    Example:
      lpr-calc rates at 2022-01-20""",
)
_CHECK = Text(
    """检查利率文件：结构、顺序、每月一行、公布日（国务院放假安排，需 calendar）、0.05 的步长、来源、是否过期、历史是否被改。
    不写文件名则检查随程序发布的两张表和 rates update 写下的那张。退出码：0 通过，1 有错误，2 不是利率文件，3 --strict 下过期。

    \b
    例：
      lpr-calc rates check --format github""",  # noqa: E501 -- as it is printed
    """Check a rate file: schema, order, one row a month, publication days (State Council calendar, extra: calendar), steps
    of 0.05, sources, freshness, changed history. Without a file, the two tables that ship with the program and the one
    that rates update wrote.
    Exit code: 0 passed, 1 errors, 2 no rate file, 3 stale under --strict.

    \b
    Example:
      lpr-calc rates check --format github""",  # noqa: E501 -- as it is printed
)


def subcommands() -> tuple[Declared, ...]:
    """Return the commands of ``rates``."""
    return (_list(), _at(), _check(), rates_update.declared(), rates_add.declared(), rates_chart.declared())


def _series_option() -> Parameter:
    help_ = Text("lpr（默认）或 benchmark", "lpr (default) or benchmark")
    return choice("--series", choices=("lpr", "benchmark"), help=help_)


def _tenor_option() -> Parameter:
    return fact("--tenor", "TENOR", Text("只看一个期限", "one tenor only"))


def _tenors(given: dict[str, Any], table: RateTable) -> tuple[str, ...]:
    every = TENORS if table.series == "lpr" else TIERS
    stated = single("--tenor", given)
    if stated is None:
        return every
    if stated not in every:
        raise LprError(
            problem("word-unknown/of-rates", "--tenor", stated=stated, every=Text("、".join(every), ", ".join(every)))
        )
    return (stated,)


def _list() -> Declared:
    changes = flag("--changes", help=Text("只列变动", "changes only"))
    return Declared("list", _run_list, _LIST, (_series_option(), _tenor_option(), changes, *COMMON))


def _run_list(given: dict[str, Any], lang: str) -> int:
    from ..reports.rates import list_document, render_list

    table = table_of(given)
    tell_table(table, given["quiet"], lang)
    today = date.today().toordinal()  # noqa: DTZ011 -- a calendar day where the user sits
    tell_stale(table, today, given["strict"], given["quiet"], lang)
    format_ = output.chosen_format(given["format_"], given["output"])
    tenors, changes = _tenors(given, table), given["changes"]
    output.deliver(
        given,
        format_,
        lang,
        lambda: list_document(table, tenors, changes, lang),
        lambda format_: render_list(table, tenors, changes, format_),
    )
    return 0


def _at() -> Declared:
    params = (argument("date", required=True), _series_option(), _tenor_option(), *COMMON)
    return Declared("at", _run_at, _AT, params)


def _run_at(given: dict[str, Any], lang: str) -> int:
    from ..reports.rates import at_document, render_at, tenor_values

    table = table_of(given)
    tell_table(table, given["quiet"], lang)
    try:
        today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
        day = parse_date(given["date"], today).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "DATE", error.hint)) from None
    quotes = tenor_values(table, day, _tenors(given, table))
    format_ = output.chosen_format(given["format_"], given["output"])
    output.deliver(
        given,
        format_,
        lang,
        lambda: at_document(quotes, day, table, lang),
        lambda format_: render_at(quotes, day, table, format_),
    )
    return EXIT_RATES if given["strict"] and table.next_due and day >= table.next_due else 0


def _check() -> Declared:
    params = (
        argument("files", takes="all", metavar="[FILE]..."),
        *findings_options("json", "github"),
        flag("--strict", help=Text("过期即以 3 退出", "exit 3 when stale")),
        *few_options(),
    )
    return Declared("check", _run_check, _CHECK, params)


def _run_check(given: dict[str, Any], lang: str) -> int:
    """Check every file named, however many of them are broken; return the exit code."""
    from ..rates.check import Report, check_rates, unreadable
    from ..reports.rates import checks_document, render_checks
    from ..values.textfile import read_rate_text, shown_name

    format_ = findings_format(given)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    checked: list[tuple[str, Report]] = []
    problems: list[Problem] = []
    for path in given["files"] or _tables_in_use():
        name = shown_name(path)
        try:
            text = read_rate_text(path)
            report = check_rates(text, name, today, builtin_lpr(), builtin_benchmark(), compiled=_is_shipped(path))
        except LprError as error:
            report = unreadable(error, name)
            problems += error.problems
            if format_ == "text":
                # People read it on standard error; it is no report of a rate file.
                continue
        checked.append((name, report))
    write_findings(
        given,
        format_,
        lambda: checks_document(checked, lang),
        lambda format_: render_checks(checked, format_, lang),
    )
    if problems:
        if format_ != "github":
            failure.report_problems(problems, ["--format", format_], lang)
        return EXIT_BAD_INPUT
    if any(report.errors for _, report in checked):
        return 1
    return EXIT_RATES if given["strict"] and any(report.stale for _, report in checked) else 0


def _tables_in_use() -> tuple[str, ...]:
    """Return the packaged tables, and the one that `rates update` wrote where it is used or broken."""
    from ..tables.files import data_path

    packaged = (data_path("lpr_rates.yaml"), data_path("benchmark_rates.yaml"))
    try:
        used = updated_table() is not None
    except LprError:
        used = True
    return (*packaged, table_path()) if used else packaged


def _is_shipped(path: str) -> bool:
    """Say whether a file is one of those that ship with the program."""
    if basename(path) not in ("lpr_rates.yaml", "benchmark_rates.yaml") or not exists(path):
        return False
    from ..tables.files import data_path

    return samefile(path, data_path(basename(path)))
