"""``lpr-calc distribution``."""

from __future__ import annotations

from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.files import read_case_file
from ..casefile.parse import parse_case
from ..compute import answer
from ..values.amount import parse_amount
from ..values.text import shown
from ..values.tree import Node, merge, text_node
from . import output
from .declared import Declared, argument, choice, fact, option
from .options import COMMON, rates_of, same_spelling, single

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..compute.distribution import Terms
    from ..render.model import Document

problem = problems_of(__name__)

_HELP = Text(
    """参与分配：一笔执行款或变价款在一个被执行人的几个债权人之间怎样分。SUM 是金额，CASE 是各债权人自己的案件文件
    （有判决的按判决尚欠，没有的按请求；担保物权写在 security）。

    先扣费用，再清偿优先债权（登记先后、最高债权额），余款由普通债权按比例分（民诉法解释 508 条）；
    企业法人按查封先后，即 CASE 的先后（514 条）。

    \b
    例：
      lpr-calc distribution 60万 examples/wang-v-li.yaml examples/mortgagee-v-li.yaml --costs 1.2万
      lpr-calc distribution 60万 examples/wang-v-li.yaml examples/mortgagee-v-li.yaml \\
        --prior 职工工资=10万 --until 2026-01-01""",
    """Distribution: how one sum that enforcement brought is divided among several creditors of one debtor. SUM is an
    amount, each CASE a creditor's own case file (after a judgment what it leaves owed, else the claim; rights in rem
    under security).

    Costs first, then claims with priority (by registration, within the maximum), then ordinary claims pro rata
    (民诉法解释 508); of a company in the order of seizure, that of the CASEs (514).

    \b
    Examples:
      lpr-calc distribution 600000 examples/wang-v-li.yaml examples/mortgagee-v-li.yaml --costs 12000
      lpr-calc distribution 600000 examples/wang-v-li.yaml examples/mortgagee-v-li.yaml \\
        --prior wages=100000 --until 2026-01-01""",
)
# option: metavar, help
_OPTIONS = {
    "--costs": ("AMOUNT", Text("执行费用、变价费用，先扣除", "costs of enforcement and sale, taken off first")),
    "--until": ("DATE", Text("各案都计算至这一天（默认各按案件文件）", "compute every claim to this day")),
    "--debtor": (
        "NAME",
        Text("谁的财产（默认各案共同的债务人）", "whose property (default: the debtor of every case)"),
    ),
    "--property": (
        "NAME",
        Text(
            "哪一项财产的变价款（案件文件有几项担保财产时）",
            "which thing brought the sum, where the rights are in several",
        ),
    ),
}


def declared() -> Declared:
    """Return the command."""
    texts = [fact(name, metavar, help_) for name, (metavar, help_) in _OPTIONS.items()]
    params = [
        argument("sum_", required=True, metavar="SUM"),
        argument("cases", required=True, takes="all", metavar="CASE..."),
        *texts,
        option(
            "--prior",
            takes="texts",
            metavar="NAME=AMOUNT",
            help=Text(
                "在担保物权以前受偿的债权，没有案件文件，可重复",
                "a claim before all rights, without a case file, repeatable",
            ),
        ),
        choice(
            "--order",
            choices=("pro-rata", "seizure"),
            help=Text(
                "普通债权按比例，或按查封先后（默认依被执行人）",
                "ordinary claims share, or go by seizure (default: by debtor)",
            ),
        ),
        choice(
            "--doubled",
            choices=("last", "together"),
            help=Text(
                "加倍部分在判决金额之后（默认）或一并受偿", "the doubled part after adjudged money (default) or with it"
            ),
        ),
        *COMMON,
    ]
    return Declared("distribution", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Divide the sum and print who gets what. Raises LprError."""

    format_ = output.chosen_format(given["format_"], given["output"])
    terms = _terms(given)
    cases = [(_case(file, single("--until", given)), file) for file in given["cases"]]
    found = answer.shares(cases, rates_of(given["rates"], carried=True), terms, given["strict"])

    def document() -> Document:
        from ..reports.distribution import document_of

        return document_of(found, lang)

    def data(format_: str) -> str:
        from ..reports.distribution import render

        return render(found, format_, lang)

    output.deliver(given, format_, lang, document, data)
    output.tell_beside(given, format_, lang, found.notices, found.unused)
    return 0


def _terms(given: dict[str, Any]) -> Terms:
    from ..compute.distribution import Terms

    costs = single("--costs", given)
    prior = []
    for text in given["prior"]:
        name, equals, amount = text.rpartition("=")
        if not equals or not name.strip():
            raise LprError(problem("prior-form", "--prior", text=shown(text)))
        prior.append((name.strip(), _amount(amount, "--prior")))
    return Terms(
        _amount(given["sum_"], "SUM"),
        None if costs is None else _amount(costs, "--costs"),
        tuple(prior),
        single("--debtor", given) or "",
        single("--property", given) or "",
        given["order"] or "",
        given["doubled"] or "",
    )


def _case(file: str, until: str | None) -> Case:
    base = read_case_file(file)
    over = Node({"until": text_node(until or " ", "--until")}) if until is not None else None
    tree = base if over is None else merge(base, same_spelling(base, over))
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    return parse_case(tree, today, loans_needed=False)


def _amount(text: str, where: str) -> int:
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, where, error.hint)) from None
