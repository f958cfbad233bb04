"""``lpr-calc batch``: a table of claims in, the same table with results out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from time import monotonic

from .. import __version__
from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..batch.columns import InputColumn, columns_of
from ..batch.jobs import Asked, Job, heading, lines_heading, safe
from ..batch.questions import QUESTIONS
from ..batch.sources import BLOCK, format_of, sliced
from ..batch.work import Work, computing
from ..rates.series import Rates
from ..values.date import parse_date
from .batch_doubles import Doubles
from .batch_input import Source, need_writer, opened
from .batch_options import ABOUT, batch_options, questions_of
from .batch_report import summary, summary_rows, tell_found, tell_head
from .batch_spool import COUNTED, SHEETS, SUMMARY, Spool, add_up, left_whole
from .declared import Declared
from .guard import permit
from .options import rates_of
from .output import write_rows
from .rates_shared import tell_table
from .table_options import mapping_of, renamed_of, table_units
from .workers import Workers

problem = problems_of(__name__)

_LISTED = 20


def declared() -> Declared:
    """Return the command."""
    return Declared("batch", run, ABOUT, tuple(batch_options()))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute every row; return 1 where some were rejected. Raises LprError for what stops the whole."""
    begun = monotonic()
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    questions = questions_of(given["for_"])
    if given["template"]:
        if given["input"]:
            raise LprError(problem("template-input", "--template"))
        if not given["template"].lower().endswith(".xlsx"):
            raise LprError(problem("template-ending", "--template"))
        from .batch_template import write_template

        permit(given["template"])
        write_template(given["template"], questions, lang)
        return 0
    on = _day(given["on"], today)
    paths = _paths(given, questions)
    mapping = mapping_of(given, questions)
    renamed, units = renamed_of(given["renamed"]), table_units(given)
    with (
        Workers(computing, given["workers"], soon=_size(given["input"]) > BLOCK) as workers,
        opened(given, renamed, questions, lang) as source,
    ):
        formats = _formats(given, paths, questions, source.form)
        if "xlsx" in formats.values():
            need_writer()
        rates = rates_of(given["rates"], carried=True)
        tell_table(rates.lpr, given["quiet"], lang)
        asked = tuple(Asked(name, _columns(name, questions, source, renamed, units, given)) for name in questions)
        columns = asked[0].columns
        tell_head([part.columns for part in asked], source.head, source.sheet, given, _place(source), lang, source.said)
        spooled = "xlsx" if given["sort"] else formats["out"]
        job = Job(
            source.name,
            columns,
            (source.form, spooled),
            renamed,
            rates,
            today,
            given["strict"],
            lang,
            formats.get("errors", ""),
            formats.get("lines", ""),
            units,
            asked,
            on,
            given["rounded"],
            "ics" in paths,
            source.sheet is None or source.sheet.seen,
            bool(given["group"]),
            mapping,
        )
        job = job._replace(words=_worded(given["headings"], formats), quiet=given["quiet"])
        heads = {"out": heading(job, spooled, True)}
        if "errors" in formats:
            heads["errors"] = heading(job, formats["errors"], False)
        if "lines" in formats:
            heads["lines"] = lines_heading(job, formats["lines"])
        if "ics" in formats:
            from ..reports.limitation import CALENDAR_HEAD, folded

            heads["ics"] = folded(CALENDAR_HEAD)
        spool = None
        if "out" in paths:
            titles = [QUESTIONS[name].title.zh for name in questions] if len(questions) > 1 else [SHEETS["out"]]
            sheets = (*titles, SUMMARY.zh)
            spool = Spool(paths, formats, _finger(given, source, rates, job, formats), sheets, bool(given["sort"]))
        with closing(Doubles()) as doubles:
            state = _compute(given, job, source, heads, spool, doubles, workers, lang)
    if not given["quiet"]:
        summary(state, questions, monotonic() - begun, lang)
    return 1 if state["rejected"] else 0


def _size(paths: tuple[str, ...]) -> int:
    """Return how many bytes the files named have, as far as that can be said before they are opened."""
    size = 0
    for path in paths:
        with suppress(OSError, ValueError):
            size += os.path.getsize(path)
    return size


def _place(source: Source) -> str:
    return f"{source.name}:{source.head.line}"


def _columns(
    name: str,
    questions: tuple[str, ...],
    source: Source,
    renamed: dict[str, str],
    units: dict[str, str],
    given: dict[str, Any],
) -> tuple[InputColumn, ...]:
    """Return what the columns of the input are to one question. Raises LprError."""
    head = source.head
    if source.form == "cases":
        return tuple(InputColumn(cell, "") for cell in head.cells)
    hidden = source.sheet.hidden if source.sheet is not None else frozenset[int]()
    others = tuple(other for other in questions if other != name)
    grouped = bool(given["group"])
    try:
        return columns_of(head.cells, renamed, _place(source), units, hidden, head.unit, name, others, grouped)
    except LprError as error:
        file = given.get("map_file", "")
        raise LprError(
            *(p._replace(where=file) if file and p.where in ("--map", "--unit") else p for p in error.problems)
        ) from None


def _formats(given: dict[str, Any], paths: dict[str, str], questions: tuple[str, ...], form: str) -> dict[str, str]:
    """Return the format of every output. Raises LprError."""
    plain = form if form in ("csv", "tsv", "jsonl") else "csv"
    formats = {"out": format_of(paths["out"], True) if "out" in paths else given["format_"] or plain}
    formats.update((kind, format_of(paths[kind], True)) for kind in ("errors", "lines") if kind in paths)
    if "ics" in paths:
        formats["ics"] = "ics"
    if len(questions) > 1 and formats["out"] != "xlsx":
        raise LprError(problem("questions-sheets", "--for"))
    if given["sort"] and formats["out"] == "jsonl":
        raise LprError(problem("sort-format", "--sort"))
    return formats


def _worded(stated: str | None, formats: dict[str, str]) -> frozenset[str]:
    """Return which outputs have headings in words: as stated, else workbooks; programs read the other formats."""
    if stated:
        return frozenset(("out", "errors", "lines")) if stated == "words" else frozenset()
    return frozenset(kind for kind, form in formats.items() if form == "xlsx")


def _finger(given: dict[str, Any], source: Source, rates: Rates, job: Job, formats: dict[str, str]) -> str:
    """What an interrupted run must have in common with the one that goes on with it."""
    return "|".join(
        [
            __version__,
            source.digest,
            source.encoding,
            rates.lpr.sha256,
            rates.benchmark.sha256,
            job.lang,
            str(given["strict"]),
            repr(sorted(formats.items())),
            repr(sorted(job.renamed.items())),
            repr(sorted(job.units.items())),
            given["sheet"],
            given["hidden"] or "",
            given["for_"],
            job.on,
            str(job.rounded),
            given["sort"] or "",
            str(given["group"]),
            repr(job.mapping),
            repr(sorted(job.words)),
        ]
    )


def _compute(
    given: dict[str, Any],
    job: Job,
    source: Source,
    heads: dict[str, str],
    spool: Spool | None,
    doubles: Doubles,
    workers: Workers,
    lang: str,
) -> dict[str, Any]:
    """Put every block through and write what it comes to; return the sums."""
    # A row of another question than the claim takes the whole way: small blocks give every worker some.
    blocks = source.blocks if [part.question for part in job.parts] == ["claim"] else sliced(source.blocks)
    state: dict[str, Any] = {**dict.fromkeys(COUNTED, 0), "sums": {}}
    said: list[str] = []
    assumed: dict[str, Text] = {}
    if spool is None:
        write_rows(heads["out"])
    elif given["resume"] and spool.resume():
        job = job._replace(today=date.fromisoformat(spool.state["today"]))
        state = spool.state
        again = Work(job)
        for _ in range(state["blocks"]):
            skipped = next(blocks, None)
            if skipped is not None:
                doubles.add(again.ids_of(skipped))
    else:
        spool.begin(heads, job.today.isoformat())
        state = spool.state
    with left_whole(spool, lang):
        if spool is None or not state.get("done"):
            with _progress(source.size, source.position, given["quiet"], lang) as advance:
                for done in workers.through(job, blocks):
                    if spool is None:
                        write_rows(done.out.decode("utf-8"))
                        add_up(state, done)
                    else:
                        spool.add(done)
                    doubles.add(done.ids)
                    said += done.said[: _LISTED - len(said)]
                    for code, text in done.assumed.items():
                        assumed.setdefault(code, text)
                    advance(done.rows)
        if spool is not None:
            spool.finish(_maker(job, spool, bool(given["sort"])))
    if not given["quiet"]:
        tell_found(said, state["rejected"], assumed, doubles.found(), lang, job.formats[0] == "cases")
    return state


def _maker(job: Job, spool: Spool, by_urgency: bool) -> Callable[[str, str, str], None]:
    """Return what makes an output of its spooled part."""

    from .batch_sheets import write_sheets, write_text

    def make(part: str, target: str, kind: str) -> None:
        if spool.formats[kind] == "xlsx":
            said = summary_rows(spool.state, job) if kind == "out" else ()
            write_sheets(part, target, kind == "out", by_urgency and kind == "out", said)
        else:
            form = spool.formats[kind]
            write_text(part, target, heading(job, form, True), form, safe)

    return make


def _paths(given: dict[str, Any], questions: tuple[str, ...]) -> dict[str, str]:
    """Return the files to write. Raises LprError for one that goes with no result. (`guard` has seen to the rest.)"""
    paths = {}
    if given["output"] not in (None, "-"):
        paths["out"] = given["output"]
    for kind in ("errors", "lines", "ics"):
        if given[kind]:
            paths[kind] = given[kind]
    if "out" not in paths and (given["resume"] or given["sort"] or len(paths) > 0):
        wanted = ("resume", "errors", "lines", "ics", "sort")
        option = next(f"--{name}" for name in wanted if given[name])
        raise LprError(problem("output-needed", option, option=option))
    if "ics" in paths and "limitation" not in questions:
        raise LprError(problem("ics-question", "--ics"))
    if given["sort"] and not any(QUESTIONS[name].urgent for name in questions):
        raise LprError(problem("sort-question", "--sort"))
    if "lines" in paths and not {"claim", "judgment"} & {*questions}:
        raise LprError(problem("lines-question", "--lines"))
    return paths


def _day(text: str, today: date) -> str:
    """Read ``--on`` as ISO, "" where it is not given. Raises LprError."""
    if not text:
        return ""
    try:
        return parse_date(text, today).isoformat()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--on", error.hint)) from None


@contextmanager
def _progress(size: int, position: Callable[[], int], quiet: bool, lang: str) -> Iterator[Callable[[int], None]]:
    """Show a bar with rate and time left on a terminal; yield what moves it on by rows done.

    ``position`` tells how many of the ``size`` bytes were read; the size of a workbook is not known.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda rows: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    count = 0
    begun = monotonic()
    columns = (
        TextColumn(Text("批量", "batch").say(lang)),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rows]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size or None, rows="")

        def advance(rows: int) -> None:
            nonlocal count
            count += rows
            speed = int(count // max(monotonic() - begun, 1))
            said = Text(f"{count:,} 行，{speed:,} 行/秒", f"{count:,} rows, {speed:,} rows/s").say(lang)
            bar.update(task, completed=position() if size else None, rows=said)

        yield advance
