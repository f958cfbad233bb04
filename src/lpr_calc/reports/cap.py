"""The answer of ``lpr-calc cap`` as text, Markdown, CSV or JSON."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..base.dates import iso
from ..base.text import Text
from ..compute.cap import Ceilings, year_value
from ..law.choices import unused_text
from ..render.data import dump, safe_cell
from ..render.plain import grid_lines
from ..render.view import Column, Grid
from ..values.rate import percent_text
from .claim import provision_text
from .data import notices_list, quote_dict, rates_dict, unused_list

SCHEMA = "lpr-calc/cap/1"


def render(answer: Ceilings, format_: str, lang: str) -> str:
    """Return the answer in one of the common formats."""
    if format_ in ("json", "jsonl"):
        return dump(as_dict(answer, lang), format_)
    if format_ in ("csv", "tsv"):
        return _delimited(answer, "," if format_ == "csv" else "\t")
    return _text(answer, lang, markdown=format_ == "md")


def as_dict(answer: Ceilings, lang: str) -> dict[str, Any]:
    """Return the answer as plain data."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "ceilings": [
            {
                "first_day": iso(span.start),
                "last_day": iso(span.end - 1),
                "rate": percent_text(year_value(span)),
                "rule": span.rate.rule.say(lang),
                "quote": quote_dict(span.rate.quote),
                "provisions": list(span.rate.provisions),
            }
            for span in answer.spans
        ],
        "asked": answer.rate.text if answer.rate is not None else None,
        "passes": answer.passes,
        "exceeds": [{"first_day": iso(span.start), "last_day": iso(span.end - 1)} for span in answer.over],
        "notices": notices_list(answer.notices, lang),
        "unused": unused_list(answer.unused, lang),
        "rates": rates_dict(answer.source),
    }


def _grid(answer: Ceilings, lang: str) -> Grid:
    titles = [
        Text("首日", "First day"),
        Text("末日", "Last day"),
        Text("上限%", "Ceiling %"),
        Text("依据", "Rule"),
        Text("条文", "Article"),
    ]
    columns = tuple(Column(title.say(lang), index == 2) for index, title in enumerate(titles))
    rows = tuple(
        (
            iso(span.start),
            iso(span.end - 1),
            percent_text(year_value(span)),
            span.rate.rule.say(lang),
            "；".join(provision_text(key, lang) for key in span.rate.provisions),
        )
        for span in answer.spans
    )
    return Grid(Text("民间借贷利率保护上限", "Protected ceiling of private lending").say(lang), columns, rows)


def _text(answer: Ceilings, lang: str, markdown: bool) -> str:
    grid = _grid(answer, lang)
    out = [grid.title, ""]
    if markdown:
        from ..render.markdown import grid_rows

        out = [f"# {grid.title}", "", *grid_rows(grid)]
    else:
        out += grid_lines(grid)
    if answer.rate is not None:
        out += ["", verdict(answer, lang)]
    said = [notice.message.say(lang) for notice in answer.notices]
    if answer.unused:
        said.append(unused_text(answer.unused).say(lang))
    if said:
        out += ["", Text("采用的默认值与提示", "Assumed, and notes").say(lang), *(f"- {line}" for line in said)]
    return "\n".join(out) + "\n"


def verdict(answer: Ceilings, lang: str) -> str:
    """Say whether the rate stands within the ceiling, and where it does not."""
    assert answer.rate is not None
    asked = answer.rate.text
    if not answer.over:
        return Text(f"{asked}：各段均未超过上限", f"{asked}: within the ceiling throughout").say(lang)
    pieces = []
    for span in answer.over:
        pieces.append(
            Text(
                f"{iso(span.start)} 至 {iso(span.end - 1)} 超过，只保护 {percent_text(year_value(span))}%",
                f"exceeds it from {iso(span.start)} to {iso(span.end - 1)}: {percent_text(year_value(span))} % is protected",
            ).say(lang)
        )
    return f"{asked}{'：' if lang == 'zh' else ': '}{'；'.join(pieces)}"


def _delimited(answer: Ceilings, delimiter: str) -> str:
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(("first_day", "last_day", "rate", "rule", "provisions"))
    for row in as_dict(answer, "en")["ceilings"]:
        cells = (row["first_day"], row["last_day"], row["rate"], row["rule"], " ".join(row["provisions"]))
        writer.writerow([safe_cell(cell) for cell in cells])
    return buffer.getvalue()
