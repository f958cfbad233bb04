"""``lpr-calc cost``."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..render.model import Document
from ..reports import cost as report
from . import output
from .declared import Declared, argument
from .options import COMMON, rates_of
from .schedule import terms_options, terms_tree

_HELP = Text(
    """综合年化成本：借款人实际收到多少、每期付出多少（本息与服务费、保险费等），按内部收益率折算，单利年化与复利年化分别列明，
    与上限比较（超过的退出码为 1）；有预扣、费用或超过上限的，按实际收到的金额重新计算欠多少或多付多少。
    CASE 是案件文件，费用写在 charges 里，选项优先于文件。

    \b
    例：
      lpr-calc cost examples/consumer-loan.yaml
      lpr-calc cost --principal 12万 --rate 0.6%/月 --lent 2024-01-15 --repayment 等本等息 --periods 24""",
    """The all-in yearly cost: what the borrower received, what he pays (instalments, service fees, insurance), and the
    internal rate that follows, as a simple and as a compound yearly rate, held against the ceiling (exit code 1 above it);
    where something was kept back or charged, or the rate is above the ceiling, the loan computed anew from what was
    received. CASE is a case file, its fees stand in charges; options win over it.

    \b
    Examples:
      lpr-calc cost examples/consumer-loan.yaml
      lpr-calc cost --principal 120000 --rate 0.6%/月 --lent 2024-01-15 --repayment flat --periods 24""",  # noqa: E501 -- as it is printed
)


def declared() -> Declared:
    """Return the command."""
    params = [argument("case"), *terms_options(), *COMMON]
    return Declared("cost", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute the cost and print it; return 1 where it is above the ceiling. Raises LprError."""

    format_ = output.chosen_format(given["format_"], given["output"])
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(terms_tree(given), today)
    statement = answer.cost(case, rates_of(given["rates"], carried=True), given["strict"])

    def document() -> Document:
        return report.document_of(statement, lang)

    def paper() -> Document:
        return report.document_of(statement, "zh")

    output.deliver(given, format_, lang, document, lambda name: report.render(statement, name, lang), paper)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
    return 1 if any(found.above for found in statement.costs) else 0
