"""``lpr-calc claim``."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..calculate import calculate
from ..casefile.parse import parse_case
from ..record import Text
from ..statement import Statement
from . import output
from .command import Command
from .options import claim_options, claim_tree, common_options, rates_of

_HELP = Text(
    """计算一案的本金与利息，逐段列明。CASE 是案件文件（YAML，- 为标准输入）；选项优先于文件。

    \b
    例：
      lpr-calc claim examples/wang-v-li.yaml
      lpr-calc claim --principal 30万 --due 2022-05-31 --until 2023-06-30
      lpr-calc claim --principal 300000 --from 2020-09-01 --until 2023-06-30 --pay 2022-01-15=50000 --format json""",
    """Compute principal and interest of one matter, line by line. CASE is a case file (YAML, - for standard input);
    options win over the file.

    \b
    Examples:
      lpr-calc claim examples/wang-v-li.yaml
      lpr-calc claim --principal 300000 --due 2022-05-31 --until 2023-06-30
      lpr-calc claim --principal 300000 --from 2020-09-01 --until 2023-06-30 --pay 2022-01-15=50000 --format json""",
)


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    params = [click.Argument(["case"], required=False), *claim_options(lang), *common_options(lang)]
    return Command("claim", callback, _HELP, params, lang)


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the claim and print it; return the exit code. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today)
    statement = calculate(case, rates_of(given["rates"]), given["strict"])
    text = render(statement, format_, lang, given["no_color"])
    output.write(text, given["output"], bom=format_ == "csv")
    if not given["quiet"]:
        shown = given["output"] in (None, "-") and format_ in ("table", "text", "md")
        for notice in statement.notices:
            if notice.level == "advice" or (notice.level == "warning" and not shown):
                output.note(notice.message.say(lang))
    return 0


def render(statement: Statement, format_: str, lang: str, no_color: bool) -> str:
    """Return a statement in one of the formats; each is imported when it is asked for."""
    if format_ == "table":
        from ..reports import table

        return table.render(statement, lang, output.terminal_width(), output.colour_wanted(no_color))
    if format_ == "text":
        from ..reports import plain

        return plain.render(statement, lang)
    if format_ == "md":
        from ..reports import markdown

        return markdown.render(statement, lang)
    from ..reports import data

    if format_ == "json":
        return data.render_json(statement, lang)
    if format_ == "jsonl":
        return data.render_jsonl(statement, lang)
    return data.render_delimited(statement, "," if format_ == "csv" else "\t")
