"""What is wrong with the other side's table of interest, and the right table beside it."""

from __future__ import annotations

from collections.abc import Callable

from .. import __version__
from ..base.dates import iso
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..law.choices import Unused, unused_text
from ..render.data import dump
from ..render.plain import grid_lines
from ..render.view import Column, Grid
from ..values.rate import multiple_text, percent_text
from ..verify.table import TableReport
from .data import unused_list
from .variants import rows_text, signed


def render_table(report: TableReport, name: str, format_: str, lang: str, unused: tuple[Unused, ...] = ()) -> str:
    """Return what is wrong with the other side's table, and the right table by its own period, bases and conventions."""
    if format_ in ("json", "jsonl"):
        return dump(
            {
                "schema": "lpr-calc/verify-table/1",
                "version": __version__,
                "rows": len(report.rows),
                "ends": "both" if report.shared else "head",
                "basis": str(report.basis),
                "multiple": multiple_text(report.multiple) if report.multiple else None,
                "tenor": report.followed.tenor if report.multiple else None,
                "last_day_counts": not report.followed.open_ended and bool(report.shared),
                "against": "claim" if report.of_claim else "table",
                "findings": [{"row": f.line, "rule": f.rule, "message": f.message.say(lang)} for f in report.findings],
                "stated": fen_text(report.stated) if report.stated is not None else None,
                "sum": fen_text(report.added),
                "right": fen_text(report.right),
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
    if format_ in ("csv", "tsv"):
        grid = _right_grid(report, lang, fen_text)
        return rows_text([tuple(column.title for column in grid.columns), *grid.rows, grid.foot], format_)
    ends = Text("首末日都计", "both days of a row count") if report.shared else Text("末日不计", "the last day of a row does not count")  # fmt: skip
    if report.followed.open_ended:
        ends = Text(f"{ends.zh}，最后的截止日不计", f"{ends.en}, the cut-off day at the end does not")
    tenor = Text("一年期", "1Y") if report.followed.tenor == "1y" else Text("五年期以上", "5Y")
    rate = Text(f"{tenor.zh} LPR × {multiple_text(report.multiple)}", f"LPR-{tenor.en} × {multiple_text(report.multiple)}") if report.multiple else Text("固定利率", "a fixed rate")  # fmt: skip
    out = [
        Text(
            f"{name}：{len(report.rows)} 行，{ends.zh}，一年 {report.basis} 天，{rate.zh}",
            f"{name}: {len(report.rows)} rows, {ends.en}, {report.basis} days a year, {rate.en}",
        ).say(lang)
    ]
    for finding in report.findings:
        where = Text(f"第 {finding.line} 行", f"row {finding.line}") if finding.line else Text("合计", "total")
        out.append(f"- {where.say(lang)}{'：' if lang == 'zh' else ': '}{finding.message.say(lang)}")
    if not report.findings:
        out.append(Text("没有发现错误", "nothing wrong was found").say(lang))
    if format_ == "md":
        from ..render.markdown import cell

        out = [cell(out[0]), "", *(f"- {cell(line.removeprefix('- '))}" if line[:2] == "- " else cell(line) for line in out[1:])]  # fmt: skip
    grid = _right_grid(report, lang, fen_comma)
    out += ["", Text("正确的表", "The right table").say(lang)]
    if format_ == "md":
        from ..render.markdown import grid_rows

        out += ["", *grid_rows(grid)]
    else:
        out += grid_lines(grid)
    theirs, off = fen_comma(report.added), signed(report.added - report.right)
    own = Text("按表中的期间、基数与上述约定", "for the table's own period, bases and conventions")
    if report.of_claim:
        own = Text("按本案的事实与约定", "for the facts and conventions of the case")
    out += [
        "",
        Text(
            f"{own.zh}，利息应为 {fen_comma(report.right)} 元；表中各行之和 {theirs} 元，差 {off}",
            f"{own.en} interest is {fen_comma(report.right)}; its rows come to {theirs}, {off}",
        ).say(lang),
    ]
    if unused:
        out += ["", unused_text(unused).say(lang)]
    return "\n".join(out) + "\n"


def _right_grid(report: TableReport, lang: str, money: Callable[[int], str]) -> Grid:
    """The table as it should be: no day lost or counted twice, a row for every base and every rate."""
    heads = (Text("首日", "First day"), Text("末日", "Last day"), Text("天数", "Days"), Text("基数", "Base"), Text("报价日", "Quote"), Text("利率%", "Rate %"), Text("利息", "Interest"))  # fmt: skip
    columns = tuple(Column(head.say(lang), i in (2, 3, 5, 6)) for i, head in enumerate(heads))
    rows = tuple(
        (
            iso(row.first),
            iso(row.last),
            str(row.days),
            money(row.base),
            iso(row.quote) if row.quote is not None else "",
            percent_text(row.rate) + {"year": "", "month": "/月", "day": "/日"}[row.unit],
            money(row.interest),
        )
        for row in report.right_rows
    )
    days = str(sum(row.days for row in report.right_rows))
    foot = (Text("合计", "Total").say(lang), "", days, "", "", "", money(report.right))
    return Grid("", columns, rows, foot)
