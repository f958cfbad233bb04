"""What is wrong with the other side's table of interest, and the right table beside it."""

from __future__ import annotations

from .. import __version__
from ..base.dates import are_apart, iso
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..law.choices import Unused
from ..render.data import delimited, dump, table_rows
from ..render.model import Cell, Column, Document, Notices, Para, Part, Row, Table, fen, iso_day, whole, words
from ..values.rate import MULTIPLE, multiple_text, percent_text
from ..verify.cells import Standard, basis_points
from ..verify.table import TableReport
from ..verify.table_why import said_of
from .verify import closed
from .verify_words import signed


def render(report: TableReport, format_: str, lang: str, unused: tuple[Unused, ...] = ()) -> str:
    """Return what is wrong with the other side's table, and the right one, as ``json``, ``jsonl``,
    ``csv`` or ``tsv``.
    """
    from .data import unused_list

    if format_ in ("csv", "tsv"):
        return delimited(table_rows(_right(report, "", lang)), format_)
    return dump(
        {
            "schema": "lpr-calc/verify-table/1",
            "version": __version__,
            "rows": len(report.rows),
            "ends": "both" if report.shared else "head",
            "basis": report.basis,
            "multiple": multiple_text(report.multiple) if report.multiple else None,
            "tenor": report.followed.standard.tenor if report.multiple else None,
            "spread": percent_text(report.followed.standard.spread) if report.multiple else None,
            "last_day_counts": not report.followed.open_ended and bool(report.shared),
            "against": "claim" if report.of_claim else "table",
            "findings": [{"row": f.line, "rule": f.rule, "message": f.message.say(lang)} for f in report.findings],
            "stated": fen_text(report.stated) if report.stated is not None else None,
            "sum": fen_text(report.added),
            "settled": fen_text(report.settled),
            "right_settled": [
                {"last_day": iso(day) if day else None, "interest": fen_text(amount)}
                for day, amount in report.right_settled
            ],
            "right": fen_text(report.right),
            "reasons": [
                {"kind": reason.kind, "text": reason.text.say(lang), "amount": fen_text(reason.amount)}
                for reason in report.reasons
            ],
            "right_rows": [
                {
                    "first_day": iso(row.first),
                    "last_day": iso(row.last),
                    "days": row.days,
                    "base": fen_text(row.base),
                    "quote_date": iso(row.quote) if row.quote is not None else None,
                    "rate": percent_text(row.rate),
                    "unit": row.unit,
                    "interest": fen_text(row.interest),
                }
                for row in report.right_rows
            ],
            "unused": unused_list(unused, lang),
        },
        format_,
    )


def document_of(report: TableReport, name: str, lang: str, unused: tuple[Unused, ...] = ()) -> Document:
    """Lay out what is wrong with the other side's table, and the right table by its own period,
    bases and conventions.
    """
    ends = (
        Text("首末日都计", "both days of a row count")
        if report.shared
        else Text("末日不计", "the last day of a row does not count")
    )
    if report.followed.open_ended:
        ends = Text(f"{ends.zh}，最后的截止日不计", f"{ends.en}, the cut-off day at the end does not")
    year = YEARS[report.basis]
    rate = _rate_said(report.followed.standard)
    if report.followed.standard.multiple and len(report.followed.held) == len(report.rows):
        rate = Text(f"{rate.zh}，按各行写明的报价固定", f"{rate.en}, held at the quotes its rows name")
    head = Text(
        f"{name}：{len(report.rows)} 行，{ends.zh}，{year.zh}，{rate.zh}",
        f"{name}: {len(report.rows)} rows, {ends.en}, {year.en}, {rate.en}",
    )
    parts: list[Part] = [Para(head.say(lang), "plain")]
    colon, found = Text("：", ": ").say(lang), []
    for finding in report.findings:
        where = Text(f"第 {finding.line} 行", f"row {finding.line}") if finding.line else Text("合计", "total")
        found.append(words(f"{where.say(lang)}{colon}{finding.message.say(lang)}"))
    if found:
        parts.append(Notices("", tuple(found)))
    else:
        parts.append(Para(Text("没有发现错误", "nothing wrong was found").say(lang), "plain"))
    parts.append(_right(report, Text("正确的表", "The right table").say(lang), lang))
    theirs, off = fen_comma(report.added), signed(report.added - report.right)
    own = Text("按表中的期间、基数与上述约定", "for the table's own period, bases and conventions")
    if report.of_claim:
        own = Text("按本案的事实与约定", "for the facts and conventions of the case")
    said = Text(
        f"{own.zh}，利息应为 {fen_comma(report.right)} 元；表中各行之和 {theirs} 元，差 {off}",
        f"{own.en} interest is {fen_comma(report.right)}; its rows come to {theirs}, {off}",
    )
    parts.append(Para(said.say(lang), "apart"))
    if report.reasons:
        parts.append(Notices("", tuple(words(said_of(reason).say(lang)) for reason in report.reasons)))
    return closed("verify", parts, unused, lang)


YEARS = {
    "365": Text("一年 365 天", "365 days a year"),
    "360": Text("一年 360 天", "360 days a year"),
    "actual": Text("按当年实际天数", "the actual days of each year"),
    "months": Text("整月按月、零头天数 ÷ 360", "whole months, odd days ÷ 360"),
    "months/365": Text("整月按月、零头天数 ÷ 365", "whole months, odd days ÷ 365"),
    "30/360": Text("每月 30 天、一年 360 天", "30 days a month, 360 a year"),
}


def _rate_said(standard: Standard) -> Text:
    """What the rates of a table are made of."""
    if not standard.multiple:
        return Text("固定利率", "a fixed rate")
    tenor = Text("一年期", "1Y") if standard.tenor == "1y" else Text("五年期以上", "5Y")
    zh, en = f"{tenor.zh} LPR", f"LPR-{tenor.en}"
    if standard.spread:
        more = f" {'+' if standard.spread > 0 else '−'} {basis_points(standard.spread)}"
        zh, en = zh + more, en + more
    if standard.multiple != MULTIPLE or not standard.spread:
        zh, en = (f"（{zh}）", f"({en})") if standard.spread else (zh, en)
        times = f" × {multiple_text(standard.multiple)}"
        zh, en = zh + times, en + times
    return Text(zh, en)


def _right(report: TableReport, title: str, lang: str) -> Table:
    """The table as it should be: no day lost or counted twice, a row for every base and every rate."""
    heads = {
        "first": Text("首日", "First day"),
        "last": Text("末日", "Last day"),
        "days": Text("天数", "Days"),
        "base": Text("基数", "Base"),
        "quote": Text("报价日", "Quote"),
        "rate": Text("利率%", "Rate %"),
        "interest": Text("利息", "Interest"),
    }
    figures = ("days", "base", "rate", "interest")
    columns = tuple(Column(key, head.say(lang), figures=key in figures) for key, head in heads.items())
    none = words("")
    rows: list[Row] = []
    for day, amount in report.right_settled:
        # It has no first day, base or rate.
        rows.append((none, iso_day(day or None), none, none, none, none, fen(amount)))
    for row in report.right_rows:
        unit = {"year": "", "month": "/月", "day": "/日"}[row.unit]
        rate = words(f"{percent_text(row.rate)}{unit}") if unit else Cell("rate", row.rate)
        days = (iso_day(row.first), iso_day(row.last), whole(row.days))
        rows.append((*days, fen(row.base), iso_day(row.quote), rate, fen(row.interest)))
    total = words(Text("合计", "Total").say(lang))
    # Days that several rows count are not added up.
    apart = are_apart([(row.first, row.last) for row in report.right_rows])
    days_counted = whole(sum(row.days for row in report.right_rows)) if apart else none
    return Table(title, columns, tuple(rows), (total, none, days_counted, none, none, none, fen(report.right)))
