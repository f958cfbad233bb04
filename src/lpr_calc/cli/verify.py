"""``lpr-calc verify``: which conventions give a stated figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..casefile.parse import parse_case
from ..errors import LprError, Problem, Refused
from ..record import Text
from ..values import parse_amount
from ..verify import base_of, explanations, search
from . import output
from .command import Command, TextOption
from .figures import held_of, read_cells
from .options import claim_options, claim_tree, common_options, dest, rates_of, single

_HELP = Text(
    """对方的利息数字是怎么算出来的：把这一案按各种首尾日、年天数、舍入、LPR 取值、换档日、上限、利率先舍入、还款当日、起算日逐一计算，
    列出正好得出该数字的算法（差别最少的在前），否则列出最接近的，并指出哪一处差错会得出它。命令行上写明的约定固定不变。
    --table 逐行核对对方的利息表：天数、报价、断档与重复、乘积、合计。退出码：0 找到（表无误），1 没有找到（表有误）。

    \b
    例：
      lpr-calc verify --table 对方利息表.csv
      lpr-calc verify --principal 300000 --from 2020-09-01 --until 2023-06-30 --figure 31887.95
      lpr-calc verify examples/wang-v-li.yaml --figure 14030.14 --basis 365""",
    """How did they get that number: the claim under every count, basis, rounding, LPR mode, switch day, ceiling, rate
    rounded first, payment day and first day. Lists the combinations that give the figure exactly, the plainest first,
    else the nearest, and the single slips that would give it. Conventions on the command line are held fixed.
    --table checks the other side's table row by row: days, quotes, gaps and overlaps, products, the sum. Exit code:
    0 found (nothing wrong), 1 not found (something wrong).

    \b
    Examples:
      lpr-calc verify --table their-table.csv
      lpr-calc verify --principal 300000 --from 2020-09-01 --until 2023-06-30 --figure 31887.95
      lpr-calc verify examples/wang-v-li.yaml --figure 14030.14 --basis 365""",
)


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    table = TextOption(["--table", dest("--table")], metavar="FILE", help=Text("对方的利息表（CSV、TSV、XLSX），逐行核对", "the other side's interest table (CSV, TSV, XLSX), checked row by row").say(lang))  # fmt: skip
    figure = TextOption(["--figure", dest("--figure")], metavar="AMOUNT", help=Text("要解释的利息数字", "the interest to explain").say(lang))  # fmt: skip
    judgment = click.Option(["--judgment"], is_flag=True, help=Text("核对案件文件里判决的加倍部分、一般债务利息或两者之和", "the figure is of the case file's judgment: doubled part, general interest or their sum").say(lang))  # fmt: skip
    batch = TextOption(["--batch", dest("--batch")], metavar="FILE", help=Text("表格，一行一案，figure（数字）一列是要解释的利息", "a table, one claim a row, its column figure the interest to explain").say(lang))  # fmt: skip
    params = [
        click.Argument(["case"], required=False),
        figure,
        table,
        judgment,
        batch,
        *claim_options(lang),
        *common_options(lang),
    ]
    return Command("verify", callback, _HELP, params, lang)


def run(given: dict[str, Any], lang: str) -> int:
    """Search for the figure; return 0 where it was found, 1 where not. Raises LprError."""
    from ..reports.variants import render_search

    format_ = output.chosen_format(given["format_"], given["output"])
    table = single("--table", given)
    if table is not None:
        return _table(table, given, format_, lang)
    many = single("--batch", given)
    if many is not None:
        from .verify_batch import run_batch

        return run_batch(many, given, format_, lang)
    figure = _figure(given)
    if given["judgment"]:
        return _judgment(figure, given, format_, lang)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today)
    rates = rates_of(given["rates"])
    matches, nearest, tried = search(case, rates, figure, held_of(given))
    slips = explanations(case, rates, figure) if not any(match.departures < 2 for match in matches) else []
    text = render_search(figure, matches, nearest, tried, slips, base_of(case), format_, lang)
    output.write(text, given["output"])
    return 0 if matches else 1


def _judgment(figure: int, given: dict[str, Any], format_: str, lang: str) -> int:
    """Search among the readings of the case file's judgment; return 0 where the figure was found. Raises LprError."""
    from .. import verify_judgment
    from ..reports.variants import render_judgment

    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today, loans_needed=False)
    held = frozenset(name for name in verify_judgment.DIMENSIONS if given.get(dest(f"--{name.replace('_', '-')}")))
    rates = rates_of(given["rates"])
    matches, nearest, tried = verify_judgment.search(case, rates, figure, held)
    text = render_judgment(figure, matches, nearest, tried, verify_judgment.base_of(case), format_, lang)
    output.write(text, given["output"])
    return 0 if matches else 1


def _table(path: str, given: dict[str, Any], format_: str, lang: str) -> int:
    """Check the other side's table; return 1 where something is wrong. Raises LprError."""
    from ..reports.table_check import render_table
    from ..verify_table import check_table, read_table

    cells = read_cells(path)
    rows, total = read_table(cells, path)
    if given[dest("--figure")]:
        total = _figure(given)
    report = check_table(rows, rates_of(given["rates"]), total)
    output.write(render_table(report, path, format_, lang), given["output"])
    return 1 if report.findings else 0


def _figure(given: dict[str, Any]) -> int:
    text = single("--figure", given)
    if text is None:
        raise LprError(Problem("option-missing", Text("缺少这一项", "this is missing"), "--figure", Text("例：--figure 31887.95", "for example --figure 31887.95")))  # fmt: skip
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--figure", error.hint)) from None
