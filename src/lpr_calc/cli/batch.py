"""``lpr-calc batch``: a table of claims in, the same table with results out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

import click

from .. import __version__
from ..base.errors import LprError, problems_of
from ..base.system import said_by_system
from ..base.text import Text
from ..batch.columns import RESULTS, columns_of
from ..batch.heads import Head, find_heading, is_heading
from ..batch.sources import Block, encoding_of, format_of, json_rows, sniffed, text_blocks
from ..batch.work import Work
from ..batch.writing import DELIMITERS, Job, head_row, heading
from ..reports.data import LINE_COLUMNS
from ..values.textfile import refuse_endless
from .batch_doubles import Doubles
from .batch_report import summary, tell_found, tell_head
from .batch_spool import SHEETS, Spool, write_sheet
from .command import Command
from .guard import NotPutError
from .options import rates_of
from .output import write_rows
from .rates_shared import tell_table
from .table_options import refuse_sheet_options, renamed_of, table_options, table_units
from .workers import through

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)

_ABOUT = Text(
    """批量计算：一行一案，结果加在行尾，次序不变。INPUT 为 .csv、.tsv、.jsonl、.xlsx，或 -（标准输入，CSV）。
    列名用案件文件的键（中文、英文都行）；认不出的列原样带出。有错的行留在结果里并写明 error，不影响其他行。

    \b
    例：
      lpr-calc batch 欠款.csv -o 结果.csv
      lpr-calc batch 欠款.xlsx -o 结果.xlsx --errors 待改.xlsx --lines 明细.xlsx
      lpr-calc batch loans.csv -o out.csv --map 借款金额=本金 --workers 2""",
    """Many claims: one row, one result at its end, order kept. INPUT is .csv, .tsv, .jsonl, .xlsx or - (CSV on standard
    input). Headings are case-file keys, Chinese or English; other columns are carried along. A bad row stays, with its
    error, and stops no other.

    \b
    Examples:
      lpr-calc batch loans.csv -o out.csv
      lpr-calc batch loans.xlsx -o out.xlsx --errors mend.xlsx --lines lines.xlsx
      lpr-calc batch loans.csv -o out.csv --map amount=principal --workers 2""",
)
_OFFICE = "pip install 'lpr-calc[office]'"
_FIGURES = {"principal", "deducted", "damages", "fees", "interest_limit"}
_DAYS = {
    "signed",
    "lent",
    "due",
    "interest_from",
    "interest_to",
    "accelerated",
    "delivered",
    "settled",
    "advanced",
    "filed",
    "accepted",
    "served",
    "until",
}
_LINE_FIGURES = dict.fromkeys((*RESULTS[:4], "base", "interest", "running", "cut"), "#,##0.00") | {
    "row": "0",
    "days": "0",
    "rate": "0.00##",
    "quote_value": "0.00",
}
_LISTED = 20


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    params: list[click.Parameter] = [
        click.Argument(["input"], metavar="INPUT"),
        click.Option(
            ["-o", "--output"],
            metavar="FILE",
            help=Text(
                "结果文件，格式按扩展名；不写则标准输出", "the result, format by its ending; default standard output"
            ).say(lang),
        ),
        click.Option(
            ["--errors"],
            metavar="FILE",
            help=Text(
                "有错和有提示的行：原来的列，加行号与原因，改好可再算",
                "rejected rows and those with warnings: the input's own columns, row number and reason, to mend and"
                " run again",
            ).say(lang),
        ),
        click.Option(
            ["--lines"],
            metavar="FILE",
            help=Text("每案的逐段明细（附件用）", "the itemised lines of every claim (for the annex)").say(lang),
        ),
        click.Option(["--force"], is_flag=True, help=Text("替换已有的文件", "replace files that exist").say(lang)),
        click.Option(
            ["--workers"],
            type=click.IntRange(1, 64),
            default=1,
            metavar="N",
            help=Text("进程数（默认 1）", "processes (default 1)").say(lang),
        ),
        click.Option(
            ["--resume"], is_flag=True, help=Text("接着中断的那次算", "go on with an interrupted run").say(lang)
        ),
        *table_options(lang),
        click.Option(
            ["--encoding"],
            default="",
            metavar="NAME",
            help=Text(
                "输入的编码（默认自动识别 UTF-8、GB18030）",
                "encoding of the input (default: UTF-8 or GB18030, recognised)",
            ).say(lang),
        ),
        click.Option(
            ["--format", "format_"],
            type=click.Choice(["csv", "tsv", "jsonl"]),
            help=Text("标准输出的格式（默认同输入）", "format on standard output (default: the input's)").say(lang),
        ),
        click.Option(["--rates"], metavar="FILE", help=Text("使用自己的利率文件", "use your own rate file").say(lang)),
        click.Option(
            ["--strict"],
            is_flag=True,
            help=Text(
                "有关键假定的行即报错；认不出的列即报错",
                "reject rows with assumptions that matter, and unknown columns",
            ).say(lang),
        ),
        click.Option(["--no-color"], is_flag=True, help=Text("不用颜色", "no colour").say(lang)),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help=Text("不在标准错误上输出进度与小结", "no progress and no summary").say(lang),
        ),
        click.Option(
            ["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=Text("语言", "language").say(lang)
        ),
    ]
    return Command("batch", callback, _ABOUT, params, lang)


def run(given: dict[str, Any], lang: str) -> int:
    """Compute every row; return 1 where some were rejected. Raises LprError for what stops the whole."""
    begun = monotonic()
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    paths = _paths(given)
    renamed, units = renamed_of(given["renamed"]), table_units(given)
    with _opened(given["input"]) as (name, form, file):
        encoding, digest, size = encoding_of(file, name, given["encoding"]) if form != "xlsx" else _sheet_digest(name)
        if form == "csv":
            form = sniffed(file, encoding)
        sheet = _sheet(given, name, form, renamed)
        blocks = sheet.blocks if sheet is not None else text_blocks(file, encoding, name, form != "jsonl")
        out_form = (
            format_of(given["output"]) if "out" in paths else given["format_"] or (form if form != "xlsx" else "csv")
        )
        formats: dict[str, str] = {"out": out_form}
        formats.update((kind, format_of(paths[kind])) for kind in ("errors", "lines") if kind in paths)
        if "xlsx" in formats.values():
            _need_writer()
        rates = rates_of(given["rates"], carried=True)
        tell_table(rates.lpr, given["quiet"], lang)
        if form == "jsonl":
            first = next(blocks, None)
            head = _json_head(first)
            blocks = _again(first, blocks) if first is not None else blocks
        else:
            head, blocks = find_heading(
                blocks, DELIMITERS.get(form, ","), name, lambda cells: is_heading(cells, renamed)
            )
        if head is None:
            raise _table_empty(name)
        hidden = sheet.hidden if sheet is not None else frozenset[int]()
        columns = columns_of(head.cells, renamed, f"{name}:{head.line}", units, hidden, head.unit)
        tell_head(columns, head, sheet, given, f"{name}:{head.line}", lang)
        job = Job(
            name,
            columns,
            (form, out_form),
            renamed,
            rates,
            today,
            given["strict"],
            lang,
            formats.get("errors", ""),
            formats.get("lines", ""),
            units,
        )
        heads = {"out": heading(job, out_form, True)}
        if "errors" in formats:
            heads["errors"] = heading(job, formats["errors"], False)
        if "lines" in formats:
            heads["lines"] = head_row(["row", *LINE_COLUMNS], formats["lines"])
        finger = "|".join(
            [
                __version__,
                digest,
                encoding,
                rates.lpr.sha256,
                rates.benchmark.sha256,
                lang,
                str(given["strict"]),
                repr(sorted(formats.items())),
                repr(sorted(renamed.items())),
                repr(sorted(units.items())),
                given["sheet"],
                given["hidden"] or "",
            ]
        )
        spool = Spool(paths, formats, finger) if "out" in paths else None
        with closing(Doubles()) as doubles:
            state = _compute(given, job, blocks, heads, spool, size, file.tell, doubles, lang)
    if not given["quiet"]:
        summary(state, monotonic() - begun, lang)
    return 1 if state["rejected"] else 0


def _compute(
    given: dict[str, Any],
    job: Job,
    blocks: Iterator[Block],
    heads: dict[str, str],
    spool: Spool | None,
    size: int,
    position: Callable[[], int],
    doubles: Doubles,
    lang: str,
) -> dict[str, Any]:
    """Put every block through and write what it comes to; return the sums."""
    state: dict[str, Any] = {"rows": 0, "rejected": 0, "internal": 0, "warned": 0, "principal": 0, "interest": 0}
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
    try:
        if spool is None or not state.get("done"):
            with _progress(size, position, given["quiet"], lang) as advance:
                for done in through(job, blocks, given["workers"]):
                    if spool is None:
                        write_rows(done.out.decode("utf-8"))
                        for key in ("rows", "rejected", "internal", "warned", "principal", "interest"):
                            state[key] += getattr(done, key)
                    else:
                        spool.add(done)
                    doubles.add(done.ids)
                    said += done.said[: _LISTED - len(said)]
                    for code, text in done.assumed.items():
                        assumed.setdefault(code, text)
                    advance(done.rows)
        if spool is not None:
            headings = {c.heading.strip(): c.key for c in job.columns}
            figures = {h: "#,##0.00" for h, key in headings.items() if key in _FIGURES} | _LINE_FIGURES
            days = {h for h, key in headings.items() if key in _DAYS} | {
                RESULTS[4],
                "first_day",
                "last_day",
                "quote_date",
            }
            spool.finish(lambda part, made, kind: write_sheet(part, made, SHEETS[kind], figures, days))
    except NotPutError:
        if spool is not None:
            spool.close()
        raise
    except LprError:
        if spool is not None:
            spool.drop()
        raise
    except KeyboardInterrupt:
        if spool is not None:
            spool.note()
            spool.close()
            sys.stderr.write(
                Text(
                    "\n已中断；加 --resume 再运行可接着算\n", "\ninterrupted; run it again with --resume to go on\n"
                ).say(lang)
            )
        raise
    if not given["quiet"]:
        tell_found(said, state["rejected"], assumed, doubles.found(), lang)
    return state


def _again(first: Block, rest: Iterator[Block]) -> Iterator[Block]:
    yield first
    yield from rest


def _paths(given: dict[str, Any]) -> dict[str, str]:
    """Return the files to write. Raises LprError for one that goes with no result. (`guard` has seen to the rest.)"""
    paths = {}
    if given["output"] not in (None, "-"):
        paths["out"] = given["output"]
    for kind in ("errors", "lines"):
        if given[kind]:
            paths[kind] = given[kind]
    if "out" not in paths and (given["resume"] or len(paths) > 0):
        option = "--resume" if given["resume"] else "--errors" if given["errors"] else "--lines"
        raise LprError(problem("output-needed", option, option=option))
    return paths


@contextmanager
def _opened(path: str) -> Iterator[tuple[str, str, IO[bytes]]]:
    """Open the input; standard input goes to a temporary file, for it is read twice. Raises LprError."""
    form = format_of(path)
    try:
        if path == "-":
            from shutil import copyfileobj
            from tempfile import TemporaryFile

            with TemporaryFile() as copy:
                copyfileobj(sys.stdin.buffer, copy)
                copy.seek(0)
                yield "<stdin>", form, copy
            return
        refuse_endless(path)
        with open(path, "rb") as file:
            yield path, form, file
    except OSError as error:
        if error.filename != path:
            raise
        raise LprError(problem("file-unreadable/input", path, reason=said_by_system(error))) from None


def _sheet_digest(name: str) -> tuple[str, str, int]:
    from hashlib import sha256

    digest = sha256()
    with open(name, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return "xlsx", digest.hexdigest(), 0


def _json_head(first: Block | None) -> Head | None:
    """Return the keys of the first object of JSONL as a heading."""
    import json

    for line, text in json_rows(first) if first is not None else ():
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, dict):
            return Head(line, tuple(name for name in fields if name not in RESULTS))
    return None


def _table_empty(name: str) -> LprError:
    return LprError(problem("table-empty", name))


def _sheet(given: dict[str, Any], name: str, form: str, renamed: dict[str, str]) -> Chosen | None:
    """Open the sheet that is meant, None for a table that is no workbook. Raises LprError."""
    if form == "xlsx":
        from ..batch.sheets import open_sheet

        looks = lambda cells: is_heading(cells, renamed)  # noqa: E731
        return open_sheet(name, _OFFICE, looks, given["sheet"], given["hidden"] or "")
    refuse_sheet_options(given, name)
    return None


def _need_writer() -> None:
    from importlib.util import find_spec

    if find_spec("xlsxwriter") is None:
        raise LprError(problem("extra-missing/output", "--output", Text(_OFFICE, _OFFICE)))


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
