"""``lpr-calc audit``: is a result what its case gives, and why do two results differ."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import zip_longest

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Refused, problems_of
from ..base.system import said_by_system
from ..base.text import Text
from ..casefile.parse import parse_case
from ..compute import answer
from ..compute.audit import audit, is_result
from ..compute.findings import Audit
from ..compute.statement import RateSource, Statement
from ..render.model import Document
from ..reports import claim, data, judgment, judgment_data
from ..reports.audit import document_of, is_equal, render
from ..reports.currency import in_currency
from ..values.date import parse_date
from ..values.textfile import is_utf16, read_bytes, shown_name
from ..values.tree import as_tree
from . import output
from .declared import Declared, argument, option
from .options import rates_of
from .rates_shared import few_options, findings_format, findings_options, write_findings

if TYPE_CHECKING:
    from ..compute.judgment_statement import JudgmentStatement

problem = problems_of(__name__)

_HELP = Text(
    """审核一份结果：按它带着的案件重新计算，一致，或者逐项列出不同之处与原因（事实、利率表、版本、文件改动过）。
    写旧、新两份时，逐段说明两份结果为何不同。结果是 claim、judgment 写出的 .json、.html、.xlsx；
    网页与表格显示的数字也一并核对。退出码：0 一致，1 不一致，2 不是本程序的结果或没有带案件。

    \b
    例：
      lpr-calc audit examples/result.json
      lpr-calc audit 上月.json 今日.xlsx""",
    """Audit a result: compute the case it carries again, and say equal, or what differs and why (facts, table of rates,
    version, a file that was changed). With an old and a new one, say line by line why they differ. A result is a .json,
    .html or .xlsx that claim or judgment wrote; what a page or a workbook shows is compared too. Exit code: 0 equal,
    1 different, 2 no result of ours, or one without its case.

    \b
    Examples:
      lpr-calc audit examples/result.json
      lpr-calc audit last-month.json today.xlsx""",
)
CLAIM, JUDGMENT = "lpr-calc/claim/1", "lpr-calc/judgment/1"
_MAX_BYTES = 1 << 26


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("results", required=True, takes="all", metavar="RESULT [NEW]"),
        *findings_options("json"),
        option("--rates", metavar="FILE", help=Text("利率表", "table of rates")),
        *few_options(),
    ]
    return Declared("audit", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Audit one result or two; return the exit code. Raises LprError."""
    files = given["results"]
    if len(files) > 2:
        raise LprError(problem("audit-number", "RESULT"))
    format_ = findings_format(given)
    kept = [_read(path) for path in files]
    shown: list[tuple[str, str]] = []
    if len(files) == 2:
        old, new = (result for result, _ in kept)
        if old["schema"] != new["schema"]:
            raise LprError(problem("audit-kinds", shown_name(files[1]), old=_kind(old), new=_kind(new)))
        found = audit(old, new)
    else:
        (result, content), name = kept[0], shown_name(files[0])
        found, again = _again(result, name, given["rates"])
        # Another version may word a page otherwise.
        if found.equal and content and result["version"] == found.versions[1]:
            shown = _shown(content, _as_written(again, result))
    alone = len(files) == 1
    write_findings(
        given,
        format_,
        lambda: document_of(found, shown, alone, lang),
        lambda format_: render(found, shown, alone, format_, lang),
    )
    return 0 if is_equal(found, shown) else 1


def _kind(result: dict[str, Any]) -> str:
    return "claim" if result["schema"] == CLAIM else "judgment"


def _read(path: str) -> tuple[dict[str, Any], bytes]:
    """Return the result that a file is or carries, and the bytes of a page or a workbook. Raises LprError."""
    import json

    from ..render.carried import of_page, of_workbook

    name = shown_name(path)
    try:
        raw = read_bytes(path, _MAX_BYTES, folders=True)
    except OSError as error:
        raise LprError(problem("file-unreadable/input", name, reason=said_by_system(error))) from None
    if len(raw) > _MAX_BYTES:
        raise LprError(problem("audit-large", name))
    content = b""
    text: str | None
    if raw[:2] == b"PK":
        text, content = of_workbook(raw), raw
    else:
        text = raw.decode("utf-16" if is_utf16(raw) else "utf-8-sig", "replace")
        if text.lstrip()[:1] == "<":
            text, content = of_page(text), raw
    try:
        result = json.loads(text or "")
    except (ValueError, RecursionError):
        result = None
    if not is_result(result) or result["schema"] not in (CLAIM, JUDGMENT):
        raise LprError(problem("audit-foreign", name))
    return result, content


def _again(result: dict[str, Any], name: str, table: str | None) -> tuple[Audit, Statement | JudgmentStatement]:
    """Compute the case of a result again, as of the day it was computed on; return what differs, and the statement.

    Raises LprError where it carries no case, or none that can be read.
    """
    if "case" not in result:
        raise LprError(problem("audit-case", name, version=result["version"]))
    rates = rates_of(table)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    try:
        today = parse_date(result["today"], today) if "today" in result else today
        tree = as_tree(result["case"])
        payoff = tuple(parse_date(row["day"], today).toordinal() for row in result.get("payoff", ()))
    except (Refused, TypeError, KeyError, AttributeError, RecursionError):
        raise LprError(problem("audit-foreign", name)) from None
    statement: Statement | JudgmentStatement
    if result["schema"] == CLAIM:
        statement = answer.claim(parse_case(tree, today), rates)
    else:
        statement = answer.judgment(parse_case(tree, today, loans_needed=False), rates, payoff=payoff)
    # Some words of a result are in the language it was asked for.
    tried = [audit(result, _data(statement, lang)) for lang in ("zh", "en")]
    return min(tried, key=lambda found: len(found.other)), statement


def _as_written(statement: Statement | JudgmentStatement, result: dict[str, Any]) -> Statement | JudgmentStatement:
    """Return a statement with the table and the places in files that a result names: a page shows both."""
    rates = result["rates"]
    try:
        known, due = (date.fromisoformat(rates[name]).toordinal() for name in ("known_through", "next_due"))
        source = RateSource(str(rates["name"]), str(rates["sha256"]), known, due)
        places = [str(fact["where"]) for fact in result["unused"]]
    except (ValueError, TypeError, KeyError):
        return statement
    unused = tuple(fact._replace(where=where) for fact, where in zip(statement.unused, places, strict=True))
    return statement._replace(rates=source, unused=unused)


def _data(statement: Statement | JudgmentStatement, lang: str) -> dict[str, Any]:
    """Return a statement as the data its command writes, read again."""
    import json

    text = (
        data.render(statement, "json", lang)
        if isinstance(statement, Statement)
        else judgment_data.render(statement, "json", lang)
    )
    found: dict[str, Any] = json.loads(text)
    return found


def _shown(content: bytes, statement: Statement | JudgmentStatement) -> list[tuple[str, str]]:
    """Return what a page or a workbook shows and what its result has instead, piece by piece. Raises LprError."""
    if content[:2] != b"PK":
        from ..render.carried import shown_of
        from ..render.html import render as page

        def laid_out(lang: str) -> Document:
            if isinstance(statement, Statement):
                return claim.document_of(statement, lang)
            return judgment.document_of(statement, lang)

        seen = shown_of(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        right = min((shown_of(page(laid_out(lang))) for lang in ("zh", "en")), key=lambda own: _apart(seen, own))
        return [(old or "", new or "") for old, new in zip_longest(seen, right) if old != new]
    output.need_office("openpyxl", "xlsx", "RESULT")
    output.need_office("xlsxwriter", "xlsx", "RESULT")
    from ..documents.schedule import schedule
    from ..documents.schedule_judged import delay_schedule
    from ..render import xlsx

    if isinstance(statement, Statement):
        paper = in_currency(schedule(statement), statement.case)
    else:
        paper = delay_schedule(statement)
    held, right_cells = _cells(content), _cells(xlsx.render(paper))
    places = dict.fromkeys((*held, *right_cells))
    pairs = ((place, held.get(place, ""), right_cells.get(place, "")) for place in places)
    return [(f"{place} {old}", new) for place, old, new in pairs if old != new]


def _apart(one: list[str], other: list[str]) -> int:
    return abs(len(one) - len(other)) + sum(a != b for a, b in zip(one, other, strict=False))


def _cells(content: bytes) -> dict[str, str]:
    """Return what the cells of a workbook show, by sheet and place."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": _figure(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _figure(value: object) -> str:
    """A value of a cell as text: a spreadsheet may hold a whole number as one with a point."""
    return f"{value:.10g}" if isinstance(value, (int, float)) else str(value)
