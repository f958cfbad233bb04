"""``lpr-calc verify --batch``: one stated figure per row of a table, each explained."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from .. import __version__
from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Refused, problems_of
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..batch.cell_reader import CellReader
from ..batch.columns import InputColumn, columns_of
from ..batch.heads import head_in, is_heading
from ..batch.jobs import Done
from ..batch.trees import assemble, unmasked
from ..casefile.headings import bare, read_heading
from ..casefile.parse import parse_case
from ..casefile.units import Unit, money_text, read_unit
from ..compute import answer
from ..compute.strict import unused_problem
from ..law.choices import not_used
from ..rates.series import Rates
from ..render.data import delimited, dump, safe_cell
from ..render.model import Column, Document, Table
from ..render.model import words as text_cell
from ..reports.verify_words import differing, plainest
from ..values.amount import parse_amount
from ..values.tree import Node, merge
from ..verify import instalments
from ..verify.explain import explain
from ..verify.plain import Wordings
from . import output
from .batch_report import unit_words
from .batch_spool import Spool, left_whole
from .figures import held_of
from .options import options_tree, rates_of, same_spelling
from .rates_shared import tell_notices, tell_table
from .table_file import read_cells
from .table_options import renamed_of, table_units
from .workers import Workers

if TYPE_CHECKING:
    from ..law.choices import Notice

problem = problems_of(__name__)

ADDED = ("matches", "conventions", "difference", "explanations", "chance", "unused", "error")
_FIGURE = ("figure", "数字")


class _Task(Record):
    """What every row of a table is read and searched with; ``over`` are the conventions held by options."""

    columns: tuple[InputColumn, ...]
    reader: CellReader
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
        columns, CellReader(columns), at, unit, rates, held_of(given), options_tree(given), today, lang, given["strict"]
    )
    notices: list[Notice] = []
    stated = [cells for _, cells in below if any(cells)]
    titles = (*heads, *ADDED)
    if given["output"] in (None, "-"):
        if given["resume"]:
            raise LprError(problem("output-needed", "--resume", option="--resume"))
        spool = None
    else:
        spool = Spool(
            {"out": given["output"]}, {"out": "jsonl"}, _fingerprint(path, given, task, stated, format_), ordered=True
        )
    done = _computed(task, stated, spool, given, notices)
    tell_notices(notices, given, lang)
    if spool is not None:
        spool.finish(lambda part, target, _: _write(part, target, titles, format_, lang))
        return 0 if not spool.state["rejected"] else 1
    rows = [_in_columns(cells, added, len(heads)) for cells, added, _ in done]

    if format_ in ("table", "text"):
        output.write(delimited([titles, *rows], "csv", safe_cell), given["output"])
    else:
        output.deliver(
            given,
            format_,
            lang,
            lambda: _document(titles, rows, lang),
            lambda format_: "".join(_texts(titles, rows, format_)),
        )
    return 0 if all(exact for *_, exact in done) else 1


_Done = tuple[list[str], tuple[str, ...], bool]
"""A row: its cells, the cells added, and whether its figure is explained."""


def _fingerprint(path: str, given: dict[str, Any], task: _Task, stated: list[list[str]], format_: str) -> str:
    """What an interrupted run must share with the one that goes on: its rows, and all that bears on an answer."""
    from hashlib import sha256

    options = sorted((name, repr(value)) for name, value in given.items() if name not in _NO_MATTER)
    told = (__version__, path, format_, task.rates.lpr.sha256, task.rates.benchmark.sha256, task.lang, options, stated)
    return sha256(repr(told).encode()).hexdigest()


_NO_MATTER = ("output", "resume", "workers", "quiet", "force", "no_color")
"""Options that bear on no answer."""


def _computed(
    task: _Task, stated: list[list[str]], spool: Spool | None, given: dict[str, Any], notices: list[Notice]
) -> list[_Done]:
    """Explain every row; where the output is a file, its rows go to the part beside it as they come.

    Raises LprError and NotPutError.
    """
    import json

    found: list[_Done] = []
    before = 0
    if spool is not None:
        if given["resume"] and spool.resume():
            task = task._replace(today=date.fromisoformat(spool.state["today"]))
            before = spool.state["rows"]
        else:
            spool.begin({"out": ""}, task.today.isoformat())
    with left_whole(spool, task.lang), _progress(len(stated), before, given["quiet"], task.lang) as advance:
        for answers, told in _through(task, stated[before:], given["workers"]):
            block = [(stated[before + i], *answer) for i, answer in enumerate(answers)]
            before += len(block)
            if spool is None:
                found += block
            else:
                whole = (_in_columns(cells, added, len(task.columns)) for cells, added, _ in block)
                lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in whole)
                missed = sum(not exact for *_, exact in block)
                spool.add(Done(lines.encode(), b"", b"", len(block), missed, 0, 0, (), {}))
            notices += told
            advance(len(block))
    return found


def _write(part: str, target: str, titles: Sequence[str], format_: str, lang: str) -> None:
    """Write the output of its part."""
    import json

    def rows() -> Iterator[tuple[str, ...]]:
        with open(part, encoding="utf-8") as file:
            for line in file:
                yield tuple(json.loads(line))

    if format_ in output.WRITTEN and format_ not in ("table", "text"):
        made = _document(titles, list(rows()), lang)
        content = output.content_of(made, format_)
        with open(target, "wb") as file:
            file.write(content)
        return
    form = "csv" if format_ in ("table", "text") else format_
    with open(target, "w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as text:
        text.writelines(_texts(titles, rows(), form))


def _in_columns(cells: Sequence[str], added: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a row with what is added under its headings; cells beyond the ``width`` of the table stand behind."""
    return (*cells[:width], *[""] * (width - len(cells)), *added, *cells[width:])


def _with_beyond(titles: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the headings of a row of ``width`` cells: those beyond the last column of the table have a number."""
    return (*titles, *(f"+{i}" for i in range(width - len(titles))))


def _document(titles: Sequence[str], rows: Sequence[tuple[str, ...]], lang: str) -> Document:
    titles = _with_beyond(titles, max(map(len, rows), default=0))
    columns = tuple(Column(title, title) for title in titles)
    full = ((*row, *[""] * (len(titles) - len(row))) for row in rows)
    table = Table("", columns, tuple(tuple(map(text_cell, row)) for row in full))
    return Document("verify", (table,), lang=lang, report=True)


def _texts(titles: Sequence[str], rows: Iterable[tuple[str, ...]], format_: str) -> Iterator[str]:
    """Yield the pieces of a result for programs."""
    if format_ == "json":
        yield dump([dict(zip(_with_beyond(titles, len(row)), row, strict=True)) for row in rows], "json")
    elif format_ == "jsonl":
        yield from (dump(dict(zip(_with_beyond(titles, len(row)), row, strict=True)), "jsonl") for row in rows)
    else:
        form = "tsv" if format_ == "tsv" else "csv"
        yield delimited([titles], form, safe_cell)
        yield from (delimited([row], form, safe_cell) for row in rows)


_Answers = tuple[list[tuple[tuple[str, ...], bool]], list["Notice"]]
"""Of some rows: the cells added, and whether the figure is explained; what their claims have to say."""

_ROWS = 16
"""So many rows are given to a process at a time."""


def _through(task: _Task, rows: list[list[str]], workers: int) -> Iterator[_Answers]:
    """Explain rows in order, in this process or in several. Raises NotPutError where a process was killed."""
    with Workers(_explaining, workers) as processes:
        yield from processes.through(task, (rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS)))


def _explaining(task: _Task) -> Callable[[list[list[str]]], _Answers]:
    """Return what explains rows; another process makes its own (`cli.processes`)."""
    wordings = Wordings()
    return lambda rows: _block(task, wordings, rows)


def _block(task: _Task, wordings: Wordings, rows: list[list[str]]) -> _Answers:
    notices: list[Notice] = []
    return [_explain(task, wordings, cells, notices) for cells in rows], notices


@contextmanager
def _progress(rows: int, before: int, quiet: bool, lang: str) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal; yield what moves it on by rows done; ``before`` were done in an earlier run."""
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said = TextColumn(Text("核对", "verify").say(lang))
    bar = (said, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*bar, console=Console(stderr=True), transient=True) as shown:
        number = shown.add_task("", total=rows, completed=before)
        yield lambda done: shown.update(number, advance=done)


def _explain(task: _Task, wordings: Wordings, cells: list[str], notices: list[Notice]) -> tuple[tuple[str, ...], bool]:
    """Return how many combinations give the figure of a row, the plainest (or a slip, or the nearest), the difference,
    every explanation, the chance of the first, and what the row states and its claim does not use; and whether some
    combination explains the figure.

    What the claim of the row has to say is added to ``notices``.
    """
    columns, lang = task.columns, task.lang
    if len(cells) != len(columns):
        return _wrong(
            Text(
                f"应有 {len(columns)} 列，实有 {len(cells)} 列", f"{len(columns)} columns expected, {len(cells)} found"
            ).say(lang)
        )
    read, problems, left = task.reader.read(cells)
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
        found = explain(case, task.rates, figure, task.held, wordings, briefly=True)
        base = instalments.base(case)
        kept = plainest([(variant, variant.item) for variant in found.matches], base)
        said = [(slip.text.say(lang), slip.departures) for slip in found.slips]
        said += [(differing(variant, base, lang), variant.departures) for variant, _ in kept]
        count, every = str(len(found.matches)), " | ".join(text for text, _ in said)
        if said:
            odds = found.odds.get(said[0][1])
            chance = f"1/{odds.one_in}" if odds is not None else ""
            return (count, said[0][0], "0.00", every, chance, unused, ""), found.exact
        best = found.nearest[0]
        difference = fen_text(best.amount - figure)
        return (count, differing(best, base, lang), difference, "", "", unused, ""), False
    except Refused as error:
        return _wrong(f"figure: {error.message.say(lang)}")
    except LprError as error:
        return _wrong("；".join(problem.say(lang) for problem in error.problems))


def _wrong(said: str) -> tuple[tuple[str, ...], bool]:
    return ("", "", "", "", "", "", said), False
