"""Options that several commands share, and how options become the tree that case files become too."""

from __future__ import annotations

import os
import sys

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..render.inert import one_line
from ..values.text import shown
from ..values.tree import Node, Value, merge, text_node
from .declared import Parameter, choice, dest, fact, flag
from .running import running
from .userdata import table_path

if TYPE_CHECKING:
    from ..rates.series import Rates
    from ..rates.table import RateTable

problem = problems_of(__name__)

FORMATS = ("table", "text", "md", "html", "csv", "tsv", "json", "jsonl")

COMMON = (
    choice(
        "--format",
        "format_",
        choices=FORMATS,
        help=Text("输出格式（终端默认 table，管道默认 text）", "output format (table on a terminal, text in a pipe)"),
    ),
    Parameter(
        ("-o", "--output"), Text("写入文件，格式按扩展名", "write to a file, format by its ending"), metavar="FILE"
    ),
    choice(
        "--only",
        choices=("total", "sentence", "lines", "ledger"),
        help=Text("只要这一部分：合计、可粘贴的一段、逐段、还款", "that part alone, for a pipe or the clipboard"),
    ),
    flag(
        "--full",
        help=Text(
            "终端上也全部列出（管道与文件总是全部）", "everything on a terminal too (pipes and files have it always)"
        ),
    ),
    flag("--force", help=Text("替换已有的文件", "replace a file that exists")),
    choice("--lang", choices=("zh", "en"), help=Text("语言（默认随系统）", "language (default: the locale's)")),
    Parameter(("--rates",), Text("使用自己的利率文件", "use your own rate file"), metavar="FILE"),
    flag("--strict", help=Text("有关键假定即报错", "refuse assumptions that matter")),
    flag("--no-color", help=Text("不用颜色", "no colour")),
    flag("-q", "--quiet", help=Text("不在标准错误上输出提示", "no notes on standard error")),
)
"""The options every computing command takes."""
PAPER = tuple(option for option in COMMON if option.name not in ("only", "full"))
"""Those of a command that writes no report: without the ones that choose a part of it."""

# option: (path of the key in the case, metavar, help)
CLAIM: dict[str, tuple[str, str, Text]] = {
    "--principal": ("principal", "AMOUNT", Text("本金，例：300000、30万", "principal, e.g. 300000, 30万")),
    "--due": ("due", "DATE", Text("到期日；次日起逾期", "due date; overdue from the day after")),
    "--from": (
        "interest_from",
        "DATE",
        Text("起息日（未写到期日时即违约第一日）", "first day of interest (without a due date: of default)"),
    ),
    "--until": ("until", "DATE", Text("计算至（默认今日）", "computed to (default: today)")),
    "--signed": ("signed", "DATE", Text("合同成立日", "day the contract was formed")),
    "--lent": ("lent", "DATE", Text("出借日", "day of lending")),
    "--filed": ("filed", "DATE", Text("起诉日", "day of suit")),
    "--accepted": ("accepted", "DATE", Text("受理日（默认同起诉日）", "day the court accepted it (default: as filed)")),
    "--rate": ("rate", "RATE", Text("期内利率，例：12%、月息2分", "in-term rate, e.g. 12%, 月息2分")),
    "--overdue-rate": (
        "overdue_rate",
        "RATE",
        Text("逾期利率，例：4xLPR、日万分之五", "overdue rate, e.g. 4xLPR, 0.05%/日"),
    ),
    "--damages": ("damages", "AMOUNT|RATE", Text("违约金", "liquidated damages")),
    "--fees": ("fees", "AMOUNT", Text("其他费用（计入总上限）", "other fees (inside the ceiling on the sum)")),
    "--deducted": ("deducted", "AMOUNT", Text("预先扣除的利息", "interest kept back up front")),
    "--currency": (
        "currency",
        "CODE",
        Text("币种，例：USD、美元（默认人民币）", "currency, e.g. USD (default: RMB)"),
    ),
    "--void": (
        "void",
        "WHY",
        Text(
            "合同无效的原因：on-lent（转贷）、raised（募集资金转贷）、professional（职业放贷）",
            "why the contract is void: on-lent, raised, professional",
        ),
    ),
    "--deposit-rate": (
        "deposit_rate",
        "RATE",
        Text(
            "合同无效而占用方无过错时的存款基准利率",
            "the deposit benchmark rate, where the contract is void without fault",
        ),
    ),
    "--kind": (
        "kind",
        "KIND",
        Text(
            "private-lending、bank-loan、sale、sme-payment、construction、other",
            "private-lending, bank-loan, sale, sme-payment, construction, other",
        ),
    ),
    "--lines": (
        "conventions.lines",
        "LINES",
        Text(
            "merged（报价相同的合为一段）或 each-quote（每次报价各一段）",
            "merged (equal quotes make one line) or each-quote (a line for every publication)",
        ),
    ),
    "--lpr": (
        "conventions.lpr",
        "MODE",
        Text("floating、fixed、fixed@日期、filing", "floating, fixed, fixed@DATE, filing"),
    ),
    "--tenor": ("conventions.tenor", "TENOR", Text("1y 或 5y", "1y or 5y")),
    "--cap": ("conventions.cap", "CAP", Text("auto、none 或一个利率", "auto, none or a rate")),
    "--count": ("conventions.count", "COUNT", Text("head、both、tail、neither", "head, both, tail, neither")),
    "--basis": (
        "conventions.basis",
        "BASIS",
        Text("365、360、actual、months、30/360", "365, 360, actual, months, 30/360"),
    ),
    "--rounding": (
        "conventions.rounding",
        "ROUNDING",
        Text("line、total、truncate、yuan", "line, total, truncate, yuan"),
    ),
    "--payment-day": (
        "conventions.payment_day",
        "DAY",
        Text("还款当日按 new（后）或 old（前）余额计息", "a payment's day bears interest on the new or old balance"),
    ),
    "--order": (
        "conventions.order",
        "ORDER",
        Text(
            "抵充顺序，例：costs,interest,principal、pro-rata",
            "order of allocation, e.g. costs,interest,principal or pro-rata",
        ),
    ),
    "--regime": ("conventions.regime", "REGIME", Text("auto 或 2020-08", "auto or 2020-08")),
    "--damages-and-interest": (
        "conventions.damages_and_interest",
        "CHOICE",
        Text(
            "只约定违约金、未约定逾期利率时：damages（只计违约金）或 both（并计）",
            "damages agreed without an overdue rate: damages (alone) or both",
        ),
    ),
    "--deliveries": (
        "conventions.deliveries",
        "EACH|FIRST",
        Text(
            "分次出借的上限：each（各次出借之日）或 first（首次）",
            "ceiling of several disbursements: each (its own day) or first",
        ),
    ),
    "--old-rule": (
        "conventions.old_rule",
        "YES|NO",
        Text("是否主张 2020-08-19 以前适用旧司法解释", "whether the earlier rule is requested up to 2020-08-19"),
    ),
}
REPEATED = {
    "--pay": (
        "DATE=AMOUNT[:FOR]",
        Text(
            "还款，可重复；FOR 为 costs、interest、principal",
            "a payment, repeatable; FOR is costs, interest, principal",
        ),
    ),
    "--cost": (
        "NAME=AMOUNT[@DATE]",
        Text(
            "实现债权的费用（@ 发生日，默认起诉日），可重复",
            "a cost of realising the claim (@ its day, default the day of suit), repeatable",
        ),
    ),
}
_LOAN_KEYS = {path for path, _, _ in CLAIM.values()} - {"until", "filed", "accepted", "kind"}


def claim_options() -> list[Parameter]:
    """Return the options of a claim; all are text, read by the case's own reader."""
    return [
        *(fact(name, metavar, said) for name, (_, metavar, said) in CLAIM.items()),
        *(fact(name, metavar, said) for name, (metavar, said) in REPEATED.items()),
    ]


def single(option: str, given: dict[str, Any]) -> str | None:
    """Return the one value of an option, None when it was not given. Raises LprError when it was given twice."""
    values: tuple[str, ...] = given.get(dest(option)) or ()
    if len(values) > 1:
        said = "、".join(shown(value) for value in values)
        raise LprError(problem("option-twice", option, said=said))
    return values[0] if values else None


def claim_tree(case: str | None, given: dict[str, Any], more: dict[str, Node] | None = None) -> Node:
    """Return the tree of a case file (if any) with the options, and ``more`` keys of a command's own, laid over it.

    Raises LprError.
    """
    base = None
    if case is not None:
        from ..casefile.files import read_case_file

        base = read_case_file(case)
    over = options_tree(given)
    if more:
        assert isinstance(over.value, dict)
        over = Node({**over.value, **more})
    if base is None:
        return over
    if not over.value:
        return base
    return merge(base, _into_single_loan(base, over))


def options_tree(given: dict[str, Any]) -> Node:
    """Turn options into the tree a case file would give."""
    top: dict[str, Node] = {}
    conventions: dict[str, Node] = {}
    for option, (path, _, _) in CLAIM.items():
        text = single(option, given)
        if text is None:
            continue
        section, _, key = path.rpartition(".")
        (conventions if section else top)[key] = text_node(text or " ", option)
    if conventions:
        top["conventions"] = Node(dict(conventions))
    for option, key, split in (("--pay", "payments", payment_node), ("--cost", "costs", cost_node)):
        if given.get(dest(option)):
            top[key] = Node([split(text) for text in given[dest(option)]], option)
    return Node(top)


def payment_node(text: str) -> Node:
    """Read ``DATE=AMOUNT[:FOR]`` into the node of a payment. Raises LprError."""
    day, equals, rest = text.partition("=")
    amount, colon, towards = rest.partition(":")
    if not equals:
        raise LprError(problem("pay-form", "--pay", text=shown(text)))
    fields: dict[str, Node] = {"date": text_node(day, "--pay"), "amount": text_node(amount or " ", "--pay")}
    if colon:
        fields["for"] = text_node(towards, "--pay")
    return Node(dict(fields), "--pay")


def cost_node(text: str) -> Node:
    """Read ``NAME=AMOUNT[@DATE]`` into the node of a cost. Raises LprError."""
    name, equals, rest = text.rpartition("=")
    if not equals or not name:
        raise LprError(problem("cost-form", "--cost", text=shown(text)))
    amount, at, day = rest.partition("@")
    fields = {"name": text_node(name, "--cost"), "amount": text_node(amount.strip() or " ", "--cost")}
    if at:
        fields["date"] = text_node(day.strip() or " ", "--cost")
    return Node(dict(fields), "--cost")


def _into_single_loan(base: Node, over: Node) -> Node:
    """Move loan options into the one loan of a case file that lists its loans.

    Raises LprError when there are several.
    """
    assert isinstance(base.value, dict)
    assert isinstance(over.value, dict)
    from ..casefile.keys import CASE, canonical

    listed = next((node for key, node in base.value.items() if canonical(key, CASE) == "loans"), None)
    for_loan = {key: node for key, node in over.value.items() if key in _LOAN_KEYS}
    if listed is None:
        return same_spelling(base, over)
    if not for_loan:
        return same_spelling(base, over)
    if not isinstance(listed.value, list) or len(listed.value) != 1:
        raise LprError(problem("option-several-loans", next(iter(for_loan.values())).place))
    rest: dict[str, Node] = {key: node for key, node in over.value.items() if key not in _LOAN_KEYS}
    loan = listed.value[0]
    merged: Value = [merge(loan, same_spelling(loan, Node(dict(for_loan))))]
    name = next(key for key in base.value if canonical(key, CASE) == "loans")
    return same_spelling(base, Node({**rest, name: Node(merged, listed.place, listed.path)}))


def same_spelling(base: Node, over: Node) -> Node:
    """Spell the keys of the options as the case file spells them (Chinese or English), so that they override."""
    from ..casefile.keys import CASE, CONVENTIONS, LOAN, canonical

    assert isinstance(over.value, dict)
    if not isinstance(base.value, dict):
        return over
    sections = {**LOAN, **CASE, **CONVENTIONS}
    spelled = {canonical(key, sections): key for key in base.value}
    fields: dict[str, Node] = {}
    for key, node in over.value.items():
        name = spelled.get(key, key)
        inner = base.value.get(name)
        fields[name] = same_spelling(inner, node) if inner is not None and isinstance(node.value, dict) else node
    return Node(fields, over.place, over.path)


def rates_of(path: str | None, carried: bool = False) -> Any:
    """Return the rate tables: the packaged ones, with the user's file in place of its series. Raises LprError.

    Without a file of the user's, the table that ``rates update`` wrote is used unless the packaged one is newer. A
    table whose history differs from the packaged one is named on standard error, unless the result carries that
    (``carried``).
    """
    from ..rates.series import Rates

    if path is None:
        updated = updated_table()
        if updated is None:
            return Rates()
        return _with_history_noted(Rates(lpr=updated), carried)
    from ..rates.files import read_rate_file

    table = read_rate_file(path)
    found = Rates(lpr=table) if table.series == "lpr" else Rates(lpr=updated_table(), benchmark=table)
    return _with_history_noted(found, carried)


def _with_history_noted(rates: Rates, carried: bool) -> Rates:
    """Say once on standard error that a table of the user's has another history than the packaged one."""
    run = running()
    if carried or run is None or run.quiet or run.history_told:
        return rates
    for said in rates.histories():
        run.history_told = True
        sys.stderr.write(one_line(Text("注意：", "note: ").say(run.lang) + said.say(run.lang)) + "\n")
    return rates


def updated_table() -> RateTable | None:
    """Return the table that ``rates update`` wrote, None where there is none or the packaged one is newer.

    Raises LprError, with the way out, for a table that cannot be read.
    """
    path = table_path()
    if not path or not os.path.exists(path):
        return None
    from ..rates.builtin import builtin_lpr
    from ..rates.files import read_rate_file

    try:
        table = read_rate_file(path)
    except LprError as error:
        mend = Text(f"删除 {path}，或运行 lpr-calc rates update", f"delete {path}, or run lpr-calc rates update")
        raise LprError(*(problem._replace(hint=mend) for problem in error.problems)) from None
    return table if table.series == "lpr" and table.known_through >= builtin_lpr().known_through else None
