"""``lpr-calc verify``: which conventions give a stated figure."""

from __future__ import annotations

import sys
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..reports.currency import code_of, in_currency
from ..reports.verify import judgment_data, judgment_document, search_data, search_document
from ..values.amount import parse_amount
from ..verify import instalments as of_instalments
from ..verify.explain import explain
from . import output
from .declared import Declared, argument, dest, fact, flag, option
from .figures import held_of
from .judgment import CLAIM_ONLY, JUDGMENT_ONLY, judgment_options, judgment_tree
from .options import CLAIM, COMMON, claim_options, claim_tree, rates_of, single
from .rates_shared import tell_stale, tell_table, told_of
from .table_options import renamed_of, table_options, table_units

problem = problems_of(__name__)

_HELP = Text(
    """对方的利息数字是怎么算出来的：把这一案按各种首尾日、年天数、舍入、LPR 取值、换档日、上限、利率先舍入、还款当日、起算日逐一计算，
    列出正好得出该数字的算法（差别最少的在前），否则列出最接近的，并指出哪一处差错会得出它。命令行上写明的约定固定不变。
    --table 逐行核对对方的利息表：天数、报价、断档与重复、乘积、合计；同时写出本案，则与本案对照。退出码：0 找到（表无误），1 没有找到（表有误）。

    \b
    例：
      lpr-calc verify examples/wang-v-li.yaml --table examples/their-table.csv
      lpr-calc verify --principal 300000 --from 2020-09-01 --until 2023-06-30 --figure 31887.95
      lpr-calc verify examples/wang-v-li.yaml --figure 14030.14 --basis 365
      lpr-calc verify --judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28 --figure 19215""",  # noqa: E501 -- as it is printed
    """How did they get that number: the claim under every count, basis, rounding, LPR mode, switch day, ceiling, rate
    rounded first, payment day and first day. Lists the combinations that give the figure exactly, the plainest first,
    else the nearest, and the single slips that would give it. Conventions on the command line are held fixed.
    --table checks the other side's table row by row: days, quotes, gaps and overlaps, products, the sum; with a claim given, against the claim. Exit code:
    0 found (nothing wrong), 1 not found (something wrong).

    \b
    Examples:
      lpr-calc verify examples/wang-v-li.yaml --table examples/their-table.csv
      lpr-calc verify --principal 300000 --from 2020-09-01 --until 2023-06-30 --figure 31887.95
      lpr-calc verify examples/wang-v-li.yaml --figure 14030.14 --basis 365
      lpr-calc verify --judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28 --figure 19215""",  # noqa: E501 -- as it is printed
)


_FACTS = tuple(dest(name) for name, (path, _, _) in CLAIM.items() if "." not in path) + (dest("--pay"), dest("--cost"))


def declared() -> Declared:
    """Return the command."""
    table = fact(
        "--table",
        "FILE",
        Text(
            "对方的利息表（CSV、TSV、XLSX、DOCX，或本程序的 JSON），逐行核对",
            "the other side's interest table (CSV, TSV, XLSX, DOCX, or our JSON), checked row by row",
        ),
    )
    figure = fact(
        "--figure",
        "AMOUNT",
        Text("要解释的利息数字", "the interest to explain"),
    )
    judgment = flag(
        "--judgment",
        help=Text(
            "数字是判决的加倍部分、一般债务利息、两者之和或全部应付金额（案件文件，或判决的选项）",
            "the figure is of a judgment: doubled part, general interest, their sum or all that is owed (case file or"
            " options)",
        ),
    )
    batch = fact(
        "--batch",
        "FILE",
        Text(
            "表格，一行一案，figure（数字）一列是要解释的利息",
            "a table, one claim a row, its column figure the interest to explain",
        ),
    )
    workers = option(
        "--workers",
        takes="number",
        between=(1, 64),
        default=1,
        metavar="N",
        help=Text("--batch 的进程数（默认 1）", "processes of --batch (default 1)"),
    )
    resume = flag(
        "--resume",
        help=Text("--batch 接着中断的那次算", "--batch: go on with an interrupted run"),
    )
    params = [
        argument("case"),
        figure,
        table,
        judgment,
        batch,
        workers,
        resume,
        *table_options(),
        *claim_options(),
        *(option for option in judgment_options() if option.name in JUDGMENT_ONLY),
        *COMMON,
    ]
    return Declared("verify", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Search for the figure; return 0 where it was found, 1 where not. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    _refuse_mixed(given)
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
    tell_table(rates.lpr, given["quiet"], lang)
    statement = answer.claim(case, rates)
    unused = told_of(statement, given, lang)
    found = explain(case, rates, figure, held_of(given))
    base = of_instalments.base(case)
    output.deliver(
        given,
        format_,
        lang,
        lambda: in_currency(search_document(figure, found, base, unused, lang), case),
        lambda format_: in_currency(search_data(figure, found, base, unused, format_, lang), case),
    )
    return 0 if found.exact else 1


def _refuse_mixed(given: dict[str, Any]) -> None:
    """Nothing given is left unread.

    Raises LprError for two tasks at once, and for options that the task does not take.
    """
    figure, table, batch = (dest(name) for name in ("--figure", "--table", "--batch"))
    tasks = [name for name in (table, batch, "judgment") if given[name]]
    if given[batch]:
        # The rows of the table are the claims; conventions may be held for all of them.
        tasks += [name for name in (figure, "case") if given[name]]
    problems = []
    if len(tasks) > 1:
        said = "、".join(_option(name) for name in tasks)
        problems.append(problem("options-together", _option(tasks[-1]), said=Text(said, said.replace("、", ", "))))
    wrong = CLAIM_ONLY if given["judgment"] else JUDGMENT_ONLY
    unfit = "option-unused/claim-only" if given["judgment"] else "option-unused/judgment-only"
    problems += [problem(unfit, _option(name)) for name in wrong if given.get(name)]
    if not given[table] and not given[batch]:
        problems += [
            problem("option-unused/table", option)
            for option, name in (
                ("--sheet", "sheet"),
                ("--hidden", "hidden"),
                ("--map", "renamed"),
                ("--unit", "units"),
            )
            if given[name]
        ]
    if given["workers"] > 1 and not given[batch]:
        problems.append(problem("option-unused/table", "--workers"))
    if given["resume"] and not given[batch]:
        problems.append(problem("option-unused/table", "--resume"))
    if given[batch]:
        problems += [problem("option-unused/row", _option(name)) for name in _FACTS if given.get(name)]
    if problems:
        raise LprError(*problems)


def _option(name: str) -> str:
    return "CASE" if name == "case" else "--" + name.rstrip("_").replace("_", "-")


def _judgment(figure: int, given: dict[str, Any], format_: str, lang: str) -> int:
    """Search among the readings of the case file's judgment; return 0 where the figure was found. Raises LprError."""
    from ..verify import judgment as verify_judgment
    from ..verify import judgment_explain

    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(judgment_tree(given["case"], given), today, loans_needed=False)
    held = frozenset(name for name in verify_judgment.DIMENSIONS if given.get(dest(f"--{name.replace('_', '-')}")))
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    statement = answer.judgment(case, rates)
    unused = told_of(statement, given, lang)
    found = judgment_explain.explain(case, rates, figure, held)
    base = verify_judgment.base_of(case)
    output.deliver(
        given,
        format_,
        lang,
        lambda: in_currency(judgment_document(figure, found, base, unused, lang), case, code_of(statement)),
        lambda format_: in_currency(
            judgment_data(figure, found, base, unused, format_, lang), case, code_of(statement)
        ),
    )
    return 0 if found.exact else 1


def _table(path: str, given: dict[str, Any], format_: str, lang: str) -> int:
    """Check the other side's table, against the claim where one is given; return 1 where something is wrong.

    Raises LprError.
    """
    from ..reports import verify_table
    from ..verify.read import read_table
    from ..verify.table import check_table
    from .table_file import interest_cells

    cells = interest_cells(path, given)
    table = read_table(cells.rows, path, renamed_of(given["renamed"]), table_units(given))
    if not given["quiet"]:
        for text in (*cells.said, *table.said):
            sys.stderr.write(f"{text.say(lang)}\n")
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    tree = claim_tree(given["case"], given)
    claim = None
    if tree.value:
        claim = answer.claim(parse_case(tree, date.today()), rates)  # noqa: DTZ011 -- a calendar day where the user sits
    stated = _figure(given) if given[dest("--figure")] else None
    unused = told_of(claim, given, lang) if claim is not None else ()
    report = check_table(table, rates, stated, claim)
    quoted = max((row.last for row in report.right_rows if row.quote is not None), default=0)
    tell_stale(rates.lpr, quoted, given["strict"], given["quiet"], lang)
    output.deliver(
        given,
        format_,
        lang,
        lambda: verify_table.document_of(report, path, lang, unused),
        lambda format_: verify_table.render(report, format_, lang, unused),
    )
    return 1 if report.findings else 0


def _figure(given: dict[str, Any]) -> int:
    text = single("--figure", given)
    if text is None:
        raise LprError(problem("option-missing/figure", "--figure"))
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--figure", error.hint)) from None
