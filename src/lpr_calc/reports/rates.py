"""Rate tables, a day's quotes and the findings of a check, for people and for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import TYPE_CHECKING, Any
from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text, counted
from ..rates.table import HUNDREDTH, TENORS, Quote, RateTable
from ..render.data import delimited, dump
from ..render.model import Cell, Column, Document, Para, Part, Table, colon_of, iso_day, words
from ..values.rate import percent_text
from .annotations import annotation
from .findings import Found, findings_document
from .quotes import quote_dict

if TYPE_CHECKING:
    from ..rates.check import Finding, Report

LIST_SCHEMA, AT_SCHEMA, CHECK_SCHEMA = "lpr-calc/rates/1", "lpr-calc/rate/1", "lpr-calc/rates-check/1"


def rows_of(table: RateTable, tenors: tuple[str, ...], changes: bool) -> list[tuple[int, ...]]:
    """Return day and values, in hundredths of a percent; with ``changes`` only rows in which one of them changes."""
    rows: list[tuple[int, ...]] = []
    for i, on in enumerate(table.days):
        values = tuple(table.columns[tenor][i] for tenor in tenors)
        if not changes or not rows or values != rows[-1][1:]:
            rows.append((on, *values))
    return rows


def render_list(table: RateTable, tenors: tuple[str, ...], changes: bool, format_: str) -> str:
    """Return a table as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    rows = [[iso(on), *map(fen_text, values)] for on, *values in rows_of(table, tenors, changes)]
    if format_ in ("csv", "tsv"):
        return delimited([["date", *tenors], *rows], format_)
    found = [{"date": row[0], **dict(zip(tenors, row[1:], strict=True))} for row in rows]
    if format_ == "jsonl":
        return "".join(dump(row, "jsonl") for row in found)
    head = {"schema": LIST_SCHEMA, "version": __version__, "series": table.series, **_table_dict(table)}
    return dump({**head, "rates": found}, "json")


def list_document(table: RateTable, tenors: tuple[str, ...], changes: bool, lang: str) -> Document:
    """Return a table as a document."""
    columns = (
        Column("date", Text("公布日", "Date").say(lang)),
        *(Column(tenor, tenor, figures=True) for tenor in tenors),
    )
    rows = tuple(
        (iso_day(on), *(Cell("rate", value * HUNDREDTH) for value in values))
        for on, *values in rows_of(table, tenors, changes)
    )
    return Document("rates", (Table("", columns, rows),), lang=lang, report=True)


def chart_document(table: RateTable, title: str, lang: str) -> Document:
    """The changes of the LPR under a title, as they stand under the chart on a page."""
    listed = list_document(table, TENORS, True, lang)
    return listed._replace(parts=(Para(title, "title"), *listed.parts))


def _table_dict(table: RateTable) -> dict[str, str | None]:
    """Return which table an answer rests on."""
    return {
        "name": table.name,
        "known_through": iso(table.known_through),
        "next_due": iso(table.next_due) if table.next_due else None,
        "sha256": table.sha256,
    }


def render_at(quotes: list[Quote], day: int, table: RateTable, format_: str) -> str:
    """Return the quotes in force on a day, with the ceiling of a contract formed on it, as ``json``, ``jsonl``,
    ``csv`` or ``tsv``.
    """
    if format_ in ("csv", "tsv"):
        join = "," if format_ == "csv" else "\t"
        rows = (("tenor", "rate", "published"), *((q.tenor, q.percent, iso(q.day)) for q in quotes))
        return "\n".join(join.join(row) for row in rows) + "\n"
    ceiling, following = _ceiling(day, table), _following(day, table)
    document: dict[str, Any] = {
        "schema": AT_SCHEMA,
        "version": __version__,
        "date": iso(day),
        "quotes": [quote_dict(quote) for quote in quotes],
        "ceiling": percent_text(ceiling) if ceiling is not None else None,
        "next_publication": iso(following) if following else None,
        "stale": bool(table.next_due) and day >= table.next_due,
        "rates": _table_dict(table),
    }
    return dump(document, format_)


def _ceiling(day: int, table: RateTable) -> int | None:
    """The ceiling of a contract formed on a day (LPR only): whatever tenor was asked for,
    it follows the one-year rate.
    """
    return 4 * table.at(day, "1y").value if table.series == "lpr" else None


def _following(day: int, table: RateTable) -> int | None:
    """The day of the publication after a day, known or due."""
    return next((d for d in table.days if d > day), table.next_due)


def at_document(quotes: list[Quote], day: int, table: RateTable, lang: str) -> Document:
    """Lay out the quotes in force on a day, with the ceiling of a contract formed on it and what comes next."""
    ceiling, following = _ceiling(day, table), _following(day, table)
    columns = (
        Column("tenor", Text("期限", "Tenor").say(lang)),
        Column("rate", Text("利率%", "Rate %").say(lang), figures=True),
        Column("published", Text("公布日", "Published").say(lang)),
    )
    rows = tuple((words(quote.tenor), Cell("rate", quote.value), iso_day(quote.day)) for quote in quotes)
    parts: list[Part] = [Para(iso(day), "plain"), Table("", columns, rows)]
    if ceiling is not None:
        figure = percent_text(ceiling)
        said = Text(
            f"一年期 LPR 四倍：{figure}%（2020-08-20 起成立的民间借贷合同，以成立时的四倍为上限）",
            f"4 × LPR-1Y: {figure} % (the ceiling of private lending contracts formed from 2020-08-20 on, as at"
            " formation)",
        )
        parts.append(Para(said.say(lang), "plain"))
    if following:
        parts.append(
            Para(Text(f"下次报价：{iso(following)}", f"next publication: {iso(following)}").say(lang), "plain")
        )
    if table.next_due and day >= table.next_due:
        note = Text(f"注意：{table.stale().zh}", f"note: {table.stale().en}").say(lang)
        parts.append(Para(note, "plain"))
    return Document("rate", tuple(parts), lang=lang, report=True)


def render_check(report: Report, name: str, format_: str, lang: str) -> str:
    """Return the findings of one file; see `render_checks`."""
    return render_checks([(name, report)], format_, lang)


def render_checks(checked: list[tuple[str, Report]], format_: str, lang: str) -> str:
    """Return the findings of every file checked, as ``text``, one ``json`` document or ``github`` annotations."""
    if format_ == "json":
        return dump(_check_dict(checked, lang), "json")
    if format_ == "github":
        return "".join(_annotations(report, name, lang) for name, report in checked)
    return "".join(_check_text(report, name, lang) for name, report in checked)


def checks_document(checked: list[tuple[str, Report]], lang: str) -> Document:
    """Return the findings of every file checked as a document."""

    def found(name: str, report: Report) -> Found:
        rows = tuple(
            (each.place, _level(each).say(lang), each.rule, _said(each, lang), each.hint.say(lang))
            for each in report.findings
        )
        return Found(name, rows, tuple(text.say(lang) for text in report.unchecked), _summary(report, lang))

    return findings_document(
        "rates-check",
        Text("利率文件检查", "Check of rate files"),
        (found(name, report) for name, report in checked),
        lang,
    )


def _level(finding: Finding) -> Text:
    return Text("错误", "error") if finding.level == "error" else Text("注意", "warning")


def _check_text(report: Report, name: str, lang: str) -> str:
    out = []
    for finding in report.findings:
        hint = finding.hint.say(lang)
        tail = (f"（{hint}）" if lang == "zh" else f" ({hint})") if hint else ""
        out.append(f"{finding.place}: {_level(finding).say(lang)} [{finding.rule}] {_said(finding, lang)}{tail}")
    out += [f"{name}: {text.say(lang)}" for text in report.unchecked]
    out.append(f"{name}{colon_of(lang)}{_summary(report, lang)}")
    return "\n".join(out) + "\n"


def _summary(report: Report, lang: str) -> str:
    warnings = len(report.findings) - report.errors
    return Text(
        f"{report.rows} 行，{report.errors} 个错误，{warnings} 个提示",
        f"{counted(report.rows, 'row')}, {counted(report.errors, 'error')}, {counted(warnings, 'warning')}",
    ).say(lang)


def _said(finding: Finding, lang: str) -> str:
    """Return the message with the row it is about, where it does not name it itself."""
    message = finding.message.say(lang)
    if not finding.row or finding.row in message:
        return message
    return f"{finding.row}{'：' if lang == 'zh' else ': '}{message}"


def _check_dict(checked: list[tuple[str, Report]], lang: str) -> dict[str, Any]:
    """Return one document for all files: every finding names its own."""
    from ..rates.check import position

    findings = []
    for name, report in checked:
        for finding in report.findings:
            line, column = position(finding.place, name)
            findings.append(
                {
                    "level": finding.level,
                    "rule": finding.rule,
                    "file": name,
                    "line": line,
                    "column": column,
                    "row": finding.row,
                    "message": finding.message.say(lang),
                    "hint": finding.hint.say(lang),
                }
            )
    files = [
        {
            "file": name,
            "series": report.series or None,
            "rows": report.rows,
            "errors": report.errors,
            "warnings": len(report.findings) - report.errors,
            "unchecked": [text.say(lang) for text in report.unchecked],
        }
        for name, report in checked
    ]
    errors = sum(report.errors for _, report in checked)
    return {"schema": CHECK_SCHEMA, "version": __version__, "files": files, "errors": errors, "findings": findings}


def _annotations(report: Report, name: str, lang: str) -> str:
    """Return the workflow commands that a hosted runner shows on the lines,
    and what could not be checked as notices.
    """
    from ..rates.check import position

    out = []
    for finding in report.findings:
        hint = finding.hint.say(lang)
        said = _said(finding, lang) + (f" ({hint})" if hint else "")
        out.append(annotation(finding.level, name, position(finding.place, name), f"rates {finding.rule}", said))
    out += [annotation("notice", name, (1,), "rates unchecked", text.say(lang)) for text in report.unchecked]
    return "".join(out)


def tenor_values(table: RateTable, day: int, tenors: tuple[str, ...]) -> list[Quote]:
    """Return the quotes of a day. Raises LprError (exit 3) outside the series."""
    return [table.at(day, tenor) for tenor in tenors]
