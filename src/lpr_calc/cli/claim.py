"""``lpr-calc claim``."""

from __future__ import annotations

from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..compute.statement import Statement
from ..reports.currency import in_currency
from . import output
from .declared import Declared, argument
from .options import COMMON, claim_options, claim_tree, rates_of

if TYPE_CHECKING:
    from ..render.model import Document

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


def declared() -> Declared:
    """Return the command."""
    params = [argument("case"), *claim_options(), *COMMON]
    return Declared("claim", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the claim and print it; return the exit code. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today)
    statement = answer.claim(case, rates_of(given["rates"], carried=True), given["strict"])
    show(given, lang, format_, statement)
    return 0


def show(given: dict[str, Any], lang: str, format_: str, statement: Statement) -> None:
    """Print a statement as the options ask for."""

    def document() -> Document:
        from ..reports.claim import document_of

        return document_of(statement, lang)

    def data(format_: str) -> str:
        from ..reports import data

        return data.render(statement, format_, lang)

    def paper() -> Document:
        from ..documents.schedule import schedule

        return in_currency(schedule(statement), statement.case)

    output.deliver(given, format_, lang, document, data, paper, carried=True)
    output.tell_beside(given, format_, lang, in_currency(statement.notices, statement.case), statement.unused)
