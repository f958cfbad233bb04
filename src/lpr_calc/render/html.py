"""One page of HTML that needs nothing else: no script, no picture, no address it would open by itself;
readable when printed.
"""

from __future__ import annotations

from html import escape

from .carried import in_template
from .inert import inert
from .model import Cell, Document, Notices, Pairs, Para, Part, Table
from .package import is_wide
from .rate_steps import rate_steps

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.6 "Times New Roman", 仿宋, FangSong, STFangsong, serif; color: #000; background: #fff; margin: 2em auto; padding: 0 1em; max-width: 70em; }
h1 { font: bold 1.5em/1.4 黑体, SimHei, sans-serif; text-align: center; }
h2, h3 { font: bold 1.15em/1.4 黑体, SimHei, sans-serif; margin: 1.4em 0 .4em; break-after: avoid; }
p { margin: .3em 0; overflow-wrap: break-word; white-space: pre-line; }
p.body { text-indent: 2em; }
p.right { text-align: right; }
p.center, p.subtitle { text-align: center; }
p.note { font-size: .9em; }
p.apart, dl, ul, ol, table { margin: .8em 0; }
table { border-collapse: collapse; font-size: .9em; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #888; padding: .25em .6em; vertical-align: top; text-align: left; }
thead th { background: #eee; }
tfoot td { font-weight: bold; }
td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums; }
.whole { white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(min-content, max-content) minmax(0, auto); gap: .15em 1em; }
dt { color: #444; }
dd { margin: 0; min-width: 0; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
ol.none { list-style: none; padding-left: 0; }
svg.steps { display: block; width: 100%; max-width: 60em; margin: .6em 0; break-inside: avoid; font: 14px sans-serif; }
svg.steps path { fill: none; stroke: #888; }
svg.steps .step { stroke: #000; stroke-width: 3; }
svg.steps .rise { stroke-dasharray: 3 3; }
tfoot tr { break-before: avoid; }
tbody tr:last-child { break-after: avoid; }
th { word-break: keep-all; }
.paper table { width: 100%; }
.annex { break-before: page; page: annex; }
h1:not(:first-of-type) { break-before: page; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181818; }
  th, td { border-color: #666; }
  thead th { background: #2c2c2c; }
  dt { color: #aaa; }
  a { color: #8ab4f8; }
  svg.steps { fill: #ddd; }
  svg.steps .step { stroke: #ddd; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 11pt; margin: 0; padding: 0; max-width: none; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, li { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""  # noqa: E501 -- as it is printed
_PAGE = "@page {{ size: A4{}; margin: 20mm; }}\n@page annex {{ size: A4 landscape; }}\n"
_HEADINGS = {"title": "h1", "heading": "h2", "label": "h2"}
_WHOLE = ("fen", "change", "day", "date", "int", "percent", "rate")
"""Cells whose text stands on one line: a day or an amount is never torn."""


def render(document: Document, drawing: str = "") -> str:
    """Return the document as one page. Every text of it is text: whatever stood in a file, nothing of it is markup.

    ``drawing`` is an SVG of ours, which stands under the title.
    """
    parts, annex = document.parts, document.annex
    titled = 1 if parts and isinstance(parts[0], Para) else 0
    wide = document.landscape or (document.report and is_wide(parts))
    out = [
        "<!DOCTYPE html>",
        f'<html lang="{"zh-CN" if document.lang == "zh" else "en"}">',
        "<head>",
        '<meta charset="utf-8">',
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(document.title or document.kind)}</title>",
        f"<style>{_STYLE}{_PAGE.format(' landscape' if wide else '')}</style>",
        "</head>",
        "<body>" if document.report else '<body class="paper">',
        *(line for part in parts[:titled] for line in _part(part, document)),
        *([drawing] if drawing else []),
        *(line for part in parts[titled:] for line in _part(part, document)),
    ]
    if annex:
        out += ['<section class="annex">', *(line for part in annex for line in _part(part, document)), "</section>"]
    carried = [in_template(document.carried)] if document.carried else []
    return "\n".join([*out, *carried, "</body>", "</html>"]) + "\n"


def _part(part: Part, document: Document) -> list[str]:
    if isinstance(part, Para):
        tag = _HEADINGS.get(part.style)
        if tag:
            return [f"<{tag}>{_text(part.text)}</{tag}>"]
        return [f'<p class="{part.style}">{_text(part.text)}</p>'] if part.text else ["<p><br></p>"]
    if isinstance(part, Table):
        return _table(part, document)
    head = [f"<h2>{_text(part.title)}</h2>"] if part.title else []
    if isinstance(part, Pairs):
        return [*head, *_pairs(part, document)]
    mark = "ol" if part.numbered else "ul"
    more = [f"<p>{_text(part.more.strip())}</p>"] if part.more else []
    return [*head, f"<{mark}>", *(f"<li{_id(line)}>{_cell(line)}</li>" for line in part.lines), f"</{mark}>", *more]


def _pairs(part: Pairs, document: Document) -> list[str]:
    if not all(name for name, _ in part.pairs):
        said = (f"{_text(f'{name}{document.colon}') if name else ''}{_cell(value)}" for name, value in part.pairs)
        return ['<ol class="none">', *(f"<li>{one}</li>" for one in said), "</ol>"]
    rows = [f"<dt>{_text(name)}</dt><dd{_class(_whole(value))}>{_cell(value)}</dd>" for name, value in part.pairs]
    return ["<dl>", *rows, "</dl>"]


def _table(table: Table, document: Document) -> list[str]:
    section = document.report
    head = [f"<h2>{_text(table.title)}</h2>"] if table.title and section else []
    caption = [f"<caption>{_text(table.title)}</caption>"] if table.title and not section else []
    figures = ["figure" if column.figures else "" for column in table.columns]
    titles = "".join(
        f'<th scope="col"{_class(kind)}>{_text(column.title)}</th>'
        for column, kind in zip(table.columns, figures, strict=True)
    )
    foot = [f"<tfoot>{_row(table.foot, figures)}</tfoot>"] if table.foot else []
    named = {cell.name for part in document.parts if isinstance(part, Notices) for cell in part.lines}
    rows = (_row(tuple(_reaching(cell, named) for cell in row), figures) for row in table.rows)
    return [
        *head,
        *rate_steps(table, document.lang),
        "<table>",
        *caption,
        f"<thead><tr>{titles}</tr></thead>",
        "<tbody>",
        *rows,
        "</tbody>",
        *foot,
        "</table>",
    ]


def _row(row: tuple[Cell, ...], figures: list[str]) -> str:
    cells = (f"<td{_class(kind, _whole(cell))}>{_cell(cell)}</td>" for cell, kind in zip(row, figures, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _whole(cell: Cell) -> str:
    return "whole" if cell.kind in _WHOLE else ""


def _class(*names: str) -> str:
    said = " ".join(name for name in names if name)
    return f' class="{said}"' if said else ""


def _reaching(cell: Cell, named: set[str]) -> Cell:
    """A cell whose link leads somewhere: to an address, or to what this page names."""
    return cell._replace(link="") if cell.link.startswith("#") and cell.link[1:] not in named else cell


def _id(cell: Cell) -> str:
    return f' id="{escape(inert(cell.name))}"' if cell.name else ""


def _cell(cell: Cell) -> str:
    """A cell as text, a link where it cites a provision: to its address, or to where the page names it."""
    text = _text(cell.text)
    if cell.link.startswith("#"):
        return f'<a href="{escape(inert(cell.link))}">{text}</a>'
    if not cell.link.startswith(("https://", "http://")):
        return text
    return f'<a href="{escape(inert(cell.link))}" rel="noreferrer noopener">{text}</a>'


def _text(text: str) -> str:
    return escape(inert(text), quote=False)
