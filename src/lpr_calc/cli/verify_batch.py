"""``lpr-calc verify --batch``: one stated figure per row of a table, each explained."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from ..base.errors import LprError, Refused, problems_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..batch.columns import InputColumn, columns_of
from ..batch.heads import head_in, is_heading
from ..batch.reading import Reading
from ..batch.trees import assemble, unmasked
from ..casefile.headings import bare, read_heading
from ..casefile.parse import parse_case
from ..casefile.units import Unit, money_text, read_unit
from ..compute import answer
from ..compute.claim import unused_problem
from ..law.choices import not_used
from ..rates.series import Rates
from ..render.data import delimited, dump, safe_cell
from ..render.model import Column, Document, Table
from ..render.model import words as text_cell
from ..reports.verify import differing
from ..values.amount import parse_amount
from ..values.tree import Node, merge
from ..verify.conventions import base_of
from ..verify.explain import explain
from . import output
from .batch_report import unit_words
from .figures import held_of, read_cells
from .options import options_tree, rates_of, same_spelling
from .rates_shared import tell_notices, tell_table
from .table_options import renamed_of, table_units

if TYPE_CHECKING:
    from ..law.choices import Notice

problem = problems_of(__name__)

ADDED = ("matches", "conventions", "difference", "unused", "error")
_FIGURE = ("figure", "数字")


class _Task(Record):
    """What every row of a table is read and searched with; ``over`` are the conventions held by options."""

    columns: tuple[InputColumn, ...]
    reading: Reading
    at: int
    unit: Unit | None
    rates: Rates
    held: frozenset[str]
    over: Node
    today: date
    lang: str
    strict: bool


def run_batch(path: str, given: dict[str, Any], format_: str, lang: str) -> int:
    """Explain every figure of a table; return 1 where one was not found or a row is wrong. Raises LprError."""
    table, sheet = read_cells(path, given)
    renamed, units = renamed_of(given["renamed"]), table_units(given)
    # One column is the figure; the others are those of a table of claims.
    theirs = {name for name, ours in renamed.items() if ours.lower() in _FIGURE}
    renamed = {name: ours for name, ours in renamed.items() if name not in theirs}
    names = {*_FIGURE, *map(bare, theirs)}

    def is_figure(cell: str) -> bool:
        return read_heading(cell).name in names or bare(cell) in names

    head, below = head_in(table, lambda cells: any(map(is_figure, cells)) and len(cells) > 1)
    if head is None:
        head, below = head_in(table, lambda cells: is_heading(cells, renamed))
    heads = [heading.strip() for heading in head.cells] if head is not None else []
    at = next((i for i, heading in enumerate(heads) if is_figure(heading)), -1)
    line = head.line if head is not None else 1
    if at < 0 or head is None:
        raise LprError(problem("column-missing/figure", f"{path}:{line}"))
    place = f"{path}:{line}"
    of_figure = next((text for name, text in units.items() if name and bare(name) == bare(heads[at])), "")
    units = {name: text for name, text in units.items() if not name or bare(name) != bare(heads[at])}
    hidden = sheet.hidden if sheet is not None else ()
    columns = columns_of(
        [h if i != at else "figure" for i, h in enumerate(heads)],
        {**renamed, "figure": ""},
        place,
        units,
        hidden,
        head.unit,
    )
    unit = (
        (read_unit(of_figure) if of_figure else read_heading(heads[at]).unit)
        or read_unit(units.get("", ""))
        or head.unit
    )
    if unit is not None and unit.kind != "money":
        raise LprError(problem("column-unit/figure", place, heading=heads[at], unit=unit.text))
    if not given["quiet"]:
        words = [*(sheet.said if sheet is not None else ()), *unit_words(columns, head, given["units"])]
        if unit is not None and unit.shift:
            words.append(
                Text(f"“{heads[at]}”按单位“{unit.text}”读取", f"“{heads[at]}” is read in the unit “{unit.text}”")
            )
        for word in words:
            sys.stderr.write(f"{word.say(lang)}\n")
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    task = _Task(
        columns, Reading(columns), at, unit, rates, held_of(given), options_tree(given), today, lang, given["strict"]
    )
    notices: list[Notice] = []
    found = [(cells, _explain(task, cells, notices)) for _, cells in below if any(cells)]
    tell_notices(notices, given, lang)
    titles = (*heads, *ADDED)
    rows = [(*cells, *added) for cells, added in found]

    def document() -> Document:
        columns = tuple(Column(title, title) for title in titles)
        # A row of too few or too many cells was refused; it is shown as far as there are columns.
        full = ((*row, *[""] * len(titles))[: len(titles)] for row in rows)
        table = Table("", columns, tuple(tuple(map(text_cell, row)) for row in full))
        return Document("verify", (table,), lang=lang, report=True)

    def data(format_: str) -> str:
        if format_ in ("json", "jsonl"):
            documents = [dict(zip(titles, row, strict=False)) for row in rows]
            return dump(documents, "json") if format_ == "json" else "".join(dump(one, "jsonl") for one in documents)
        return delimited([titles, *rows], "tsv" if format_ == "tsv" else "csv", safe_cell)

    if format_ in ("table", "text"):
        output.write(data("csv"), given["output"])
    else:
        output.deliver(given, format_, lang, document, data)
    return 0 if all(added[0] not in ("", "0") for _, added in found) else 1


def _explain(task: _Task, cells: list[str], notices: list[Notice]) -> tuple[str, ...]:
    """Return how many combinations give the figure of a row, the plainest (or a slip, or the nearest), the difference,
    and what the row states and its claim does not use.

    What the claim of the row has to say is added to ``notices``.
    """
    columns, lang = task.columns, task.lang
    if len(cells) != len(columns):
        return (
            "",
            "",
            "",
            "",
            Text(
                f"应有 {len(columns)} 列，实有 {len(cells)} 列", f"{len(columns)} columns expected, {len(cells)} found"
            ).say(lang),
        )
    read, problems, left = task.reading.read(cells)
    stated = [
        (c.key, t, c.heading) for c, cell in zip(columns, read, strict=True) if c.key and (t := unmasked(cell).strip())
    ]
    try:
        if problems:
            raise LprError(*problems)
        figure = parse_amount(money_text(cells[task.at], task.unit) if task.unit is not None else cells[task.at])
        tree = assemble(stated)
        case = parse_case(merge(tree, same_spelling(tree, task.over)) if task.over.value else tree, task.today)
        claim = answer.claim(case, task.rates)
        notices += claim.notices
        facts = (*left, *claim.unused)
        if task.strict and facts:
            raise LprError(*map(unused_problem, facts))
        unused = not_used(facts, lang)
        found = explain(case, task.rates, figure, task.held)
        base = base_of(case)
        count = str(len(found.matches))
        if found.slips:
            return count, found.slips[0].text.say(lang), "0.00", unused, ""
        best = (found.matches or found.nearest)[0]
        return count, differing(best, base, lang), fen_text(best.amount - figure), unused, ""
    except Refused as error:
        return "", "", "", "", f"figure: {error.message.say(lang)}"
    except LprError as error:
        return "", "", "", "", "；".join(problem.say(lang) for problem in error.problems)
