"""``lpr-calc rates chart``: the history of the LPR, drawn."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..values.date import parse_date
from . import output
from .declared import Declared, argument, fact, option
from .options import rates_of, single
from .rates_shared import few_options, table_of, tell_stale, tell_table

problem = problems_of(__name__)

_ABOUT = Text(
    """在终端画出 LPR 的历史，两个期限；写了案件文件或起止日，就标出该期间。-o 文件.svg 画成图片。

    \b
    例：
      lpr-calc rates chart
      lpr-calc rates chart examples/wang-v-li.yaml
      lpr-calc rates chart --from 2020-09-01 --until 2023-06-30 -o lpr.svg""",
    """Draw the history of the LPR in the terminal, both tenors; with a case file or two days, that period is marked.
    -o FILE.svg draws a picture.

    \b
    Examples:
      lpr-calc rates chart
      lpr-calc rates chart examples/wang-v-li.yaml
      lpr-calc rates chart --from 2020-09-01 --until 2023-06-30 -o lpr.svg""",
)


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("case"),
        fact(
            "--from",
            "DATE",
            Text("标出的期间自哪一天", "first day of the period to mark"),
        ),
        fact(
            "--until",
            "DATE",
            Text("标出的期间到哪一天", "last day of the period to mark"),
        ),
        option(
            "-o",
            "--output",
            metavar="FILE",
            help=Text("写入 .svg、.html 或 .txt 文件", "write to a .svg, .html or .txt file"),
        ),
        option(
            "--width",
            takes="number",
            between=(40, 400),
            metavar="COLUMNS",
            help=Text("宽度（默认终端宽度，管道里 100）", "columns (default: the terminal's, 100 in a pipe)"),
        ),
        option("--rates", metavar="FILE", help=Text("使用自己的利率文件", "use your own rate file")),
        *few_options(),
    ]
    return Declared("chart", run, _ABOUT, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Draw the chart; return the exit code. Raises LprError."""
    from ..reports.chart import render_svg, render_text, title

    rates = rates_of(given["rates"])
    if given["rates"] and table_of({"series": None, "rates": given["rates"]}).series != "lpr":
        raise LprError(problem("rates-series/lpr", given["rates"]))
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    period = _period(given, rates, today)
    end = max(rates.lpr.known_through, period[1] if period else 0)
    name = given["output"]
    if name and name != "-" and not name.lower().endswith((".svg", ".html", ".txt")):
        raise LprError(problem("output-ending", "--output", name=name))
    tell_table(rates.lpr, given["quiet"], lang)
    # A period that was asked for is all that matters; without one, the history up to today.
    tell_stale(rates.lpr, period[1] if period else today.toordinal(), False, given["quiet"], lang)
    if name and name.lower().endswith(".svg"):
        output.write(render_svg(rates.lpr, end, period, lang), name)
    elif name and name.lower().endswith(".html"):
        from ..render import html
        from ..reports.rates import chart_document

        document = chart_document(rates.lpr, title(lang), lang)
        output.write(html.render(document, render_svg(rates.lpr, end, period, lang)), name)
    else:
        width = given["width"] or min(output.terminal_width(), 100)
        colour = (not name or name == "-") and output.colour_wanted(given["no_color"])
        output.write(output.Drawn(render_text(rates.lpr, end, period, width, lang, colour)), name)
    return 0


def _period(given: dict[str, Any], rates: Any, today: date) -> tuple[int, int] | None:
    """Return the first and last day to mark: those stated, else those of the case's lines."""
    days = [_day(option, single(option, given), today) for option in ("--from", "--until")]
    if given["case"] is not None:
        from ..casefile.files import read_case_file
        from ..casefile.parse import parse_case
        from ..compute.claim import calculate

        lines = calculate(parse_case(read_case_file(given["case"]), today), rates).lines
        if lines:
            days = [days[0] or min(line.start for line in lines), days[1] or max(line.end for line in lines) - 1]
    if days[0] is None:
        return None
    last = days[1] if days[1] is not None else today.toordinal()
    if last < days[0]:
        raise LprError(problem("dates-order/until", "--until"))
    return days[0], last


def _day(option: str, text: str | None, today: date) -> int | None:
    if text is None:
        return None
    try:
        return parse_date(text, today).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, option, error.hint)) from None
