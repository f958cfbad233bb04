"""``lpr-calc verify --batch``: one stated figure per row of a table, each explained."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..batch.columns import Column, assemble, columns_of, unmasked
from ..calculate import calculate
from ..casefile.parse import parse_case
from ..errors import LprError, Problem, Refused
from ..money import fen_text
from ..rates import Rates
from ..record import Record, Text
from ..reports.data import dump, safe_cell
from ..reports.variants import differing, rows_text
from ..tree import Node, merge
from ..values import parse_amount
from ..verify import base_of
from ..verify_slips import explain
from . import output
from .figures import held_of, read_cells
from .options import options_tree, rates_of, same_spelling
from .rates_shared import tell_notices, tell_table

if TYPE_CHECKING:
    from ..assumption import Notice

ADDED = ("matches", "conventions", "difference", "error")
_FIGURE = ("figure", "数字")


class _Task(Record):
    """What every row of a table is read and searched with; ``over`` are the conventions held by options."""

    columns: tuple[Column, ...]
    at: int
    rates: Rates
    held: frozenset[str]
    over: Node
    today: date
    lang: str


def run_batch(path: str, given: dict[str, Any], format_: str, lang: str) -> int:
    """Explain every figure of a table; return 1 where one was not found or a row is wrong. Raises LprError."""
    table = read_cells(path)
    heads = [heading.strip() for heading in table[0][1]] if table else []
    at = next((i for i, heading in enumerate(heads) if heading.lower() in _FIGURE), -1)
    if at < 0:
        raise LprError(Problem("column-missing", Text("没有 figure（数字）一列", "there is no column figure"), f"{path}:1", Text("该列写对方的利息数字", "it holds the other side's interest")))  # fmt: skip
    columns = columns_of([h if i != at else "figure" for i, h in enumerate(heads)], {"figure": ""}, f"{path}:1")
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    task = _Task(columns, at, rates, held_of(given), options_tree(given), today, lang)
    notices: list[Notice] = []
    found = [(cells, _explain(task, cells, notices)) for _, cells in table[1:] if any(cells)]
    tell_notices(notices, given, lang)
    if format_ in ("json", "jsonl"):
        documents = [dict(zip([*heads, *ADDED], [*cells, *added], strict=False)) for cells, added in found]
        text = dump(documents, "json") if format_ == "json" else "".join(dump(document, "jsonl") for document in documents)  # fmt: skip
    else:
        text = rows_text([(*heads, *ADDED), *((*cells, *added) for cells, added in found)], "tsv" if format_ == "tsv" else "csv", safe_cell)  # fmt: skip
    output.write(text, given["output"], bom=format_ == "csv")
    return 0 if all(added[0] not in ("", "0") for _, added in found) else 1


def _explain(task: _Task, cells: list[str], notices: list[Notice]) -> tuple[str, ...]:
    """Return how many combinations give the figure of a row, the plainest (or a slip, or the nearest), and the difference.

    What the claim of the row has to say is added to ``notices``.
    """
    columns, lang = task.columns, task.lang
    if len(cells) != len(columns):
        return "", "", "", Text(f"应有 {len(columns)} 列，实有 {len(cells)} 列", f"{len(columns)} columns expected, {len(cells)} found").say(lang)  # fmt: skip
    stated = [(c.key, t, c.heading) for c, cell in zip(columns, cells, strict=True) if c.key and (t := unmasked(cell).strip())]  # fmt: skip
    try:
        figure = parse_amount(cells[task.at])
        tree = assemble(stated)
        case = parse_case(merge(tree, same_spelling(tree, task.over)) if task.over.value else tree, task.today)
        notices += calculate(case, task.rates).notices
        found = explain(case, task.rates, figure, task.held)
        base = base_of(case)
        count = str(len(found.matches))
        if found.slips:
            return count, found.slips[0].text.say(lang), "0.00", ""
        best = (found.matches or found.nearest)[0]
        return count, differing(best, base, lang), fen_text(best.amount - figure), ""
    except Refused as error:
        return "", "", "", f"figure: {error.message.say(lang)}"
    except LprError as error:
        return "", "", "", "；".join(problem.say(lang) for problem in error.problems)
