"""A document as .docx (extra: office).

A4, 仿宋 with an East Asian font set by hand, page numbers, header rows repeat.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

from docx import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Mm, Pt, Twips
from lxml.etree import SubElement

from ..base.checking import Any
from ..base.pattern import pattern
from ..base.record import Record
from .inert import inert
from .model import Cell, Document, Para, Row, Table, label_span, laid_out
from .package import is_wide, neutral, width_of, widths

LATIN = "Times New Roman"
_SIDE = Emu(1_141_200)  # 3.17 cm
_PADDING = 2 * 68_580
"""What a cell of the style of tables leaves free at both sides."""

_WHOLE = ("fen", "change", "day", "date", "int", "percent", "rate")
_REMARK = 22
"""Places of a remark that stands on one line."""
_SHORT = 8  # rows of a table that stays on one page
_STYLES = {  # size in half points, bold, alignment, characters of indent, heading font
    "title": (36, True, "center", 0, True),
    "subtitle": (24, False, "center", 0, False),
    "heading": (28, True, "left", 0, True),
    "label": (28, True, "left", 0, True),
    "body": (24, False, "left", 2, False),
    "plain": (24, False, "left", 0, False),
    "apart": (24, False, "left", 0, False),
    "right": (24, False, "right", 0, False),
    "center": (24, False, "center", 0, False),
    "note": (21, False, "left", 0, False),
}
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def render(document: Document, font: str = "仿宋", heading_font: str = "黑体") -> bytes:
    """Return the document as the bytes of a .docx. Fonts are named, never embedded."""
    docx = Docx()
    parts, annex = laid_out(document.parts, document.lang), laid_out(document.annex, document.lang)
    landscape = document.landscape or (document.report and is_wide(parts))
    _page(docx.sections[0], landscape)
    normal = docx.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    _parts(docx, parts, landscape, font, heading_font)
    if annex:
        _page(docx.add_section(WD_SECTION.NEW_PAGE), True)
        _parts(docx, annex, True, font, heading_font)
    _page_number(docx.sections[0].footer.paragraphs[0], font)
    _no_fingerprints(docx)
    buffer = BytesIO()
    docx.save(buffer)
    return neutral(buffer.getvalue())


def _joined(parts: tuple[Para | Table, ...]) -> tuple[Para | Table, ...]:
    """Signature and date in one paragraph of several lines: not every program keeps a row of paragraphs together."""
    out: list[Para | Table] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, Para) and isinstance(last, Para) and part.style == last.style == "right":
            out[-1] = last._replace(text=f"{last.text}\n{part.text}")
        else:
            out.append(part)
    return tuple(out)


def _parts(docx: Any, parts: tuple[Para | Table, ...], landscape: bool, font: str, heading_font: str) -> None:
    parts = _joined(parts)
    for number, part in enumerate(parts):
        if isinstance(part, Table):
            following = parts[number + 1] if number + 1 < len(parts) else None
            _table(docx, part, font, landscape, following.style if isinstance(following, Para) else "")
            continue
        paragraph = docx.add_paragraph()
        _paragraph(paragraph, part, font, heading_font)
        # Each letter of several is posted by itself.
        paragraph.paragraph_format.page_break_before = bool(number) and part.style == "title" or None
        following = parts[number + 1] if number + 1 < len(parts) else None
        if isinstance(following, Para) and not following.text and number + 2 < len(parts):
            following = parts[number + 2]
        # A signature never stands alone on a page, nor a heading at the foot of one; both parties sign on one page.
        signed = isinstance(following, Para) and (
            following.style == "right" or "（签名" in following.text or "（盖章" in following.text
        )
        paragraph.paragraph_format.keep_with_next = bool(following) and (
            signed or part.style in ("heading", "label", "title") or _goes_with(part, following)
        )


def _goes_with(part: Para, following: Para | Table | None) -> bool:
    """Whether two paragraphs stand on one page: the address to the court with what is before and behind it, lines to be
    filled by hand, a signature and the list of enclosures under it.
    """
    if not isinstance(following, Para):
        return False
    if "此致" in (part.text, following.text):
        return True
    return ("____" in part.text and "____" in following.text) or (part.style, following.style) == ("right", "note")


def _page(section: Any, landscape: bool) -> None:
    width, height = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    if landscape:
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.top_margin = section.bottom_margin = Inches(1)
    section.left_margin = section.right_margin = _SIDE if not landscape else Mm(20)


def _write(run: Any, font: str, size: int, bold: bool) -> None:
    """Set the fonts of a run, ``size`` in half points: python-docx sets the Latin one only."""
    run.font.name, run.font.size, run.font.bold = LATIN, Twips(size * 10), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _paragraph(paragraph: Any, part: Para, font: str, heading_font: str) -> None:
    size, bold, align, indent, heading = _STYLES[part.style]
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after, form.space_before = 3 / 2, Pt(6 if heading else 0), Pt(6 if heading else 0)
    form.alignment = _ALIGN[align]
    form.keep_together = "\n" in part.text or None
    if indent:
        form.first_line_indent = Pt(size // 2 * indent)
    _write(paragraph.add_run(inert(part.text)), heading_font if heading else font, size, bold)


def _table(docx: Any, table: Table, font: str, landscape: bool, following: str) -> None:
    """Write a table, and a line of room under it but for a note; what says something of it, a paragraph of the style
    ``following``, stands on the page of its last row.

    Its first row is made cell by cell, every other is a copy of it with texts of its own: the library takes some
    milliseconds to make a row, a schedule has hundreds, and what they look like cannot differ.
    """
    if table.title:
        title = docx.add_paragraph()
        _paragraph(title, Para(table.title, "plain"), font, font)
        title.paragraph_format.keep_with_next = True
    count = len(table.lines)
    grid = docx.add_table(rows=1 + bool(table.rows) + bool(table.foot), cols=len(table.columns))
    grid.style, grid.alignment, grid.autofit = docx.styles["Table Grid"], WD_TABLE_ALIGNMENT.CENTER, False
    across = Mm(257) if landscape else Mm(210) - 2 * _SIDE
    share = sum(widths(table))
    size = 21 if share <= 100 else 18
    fit = next((each for each in (_Fit(size), *_CLOSER) if _shared(table, across, each, False)), _Fit(size))
    size = fit.size
    if fit.padding < _PADDING:
        _narrow_margins(grid)
    for place, width in zip(grid.columns, _column_widths(table, across, fit), strict=True):
        place.width = Emu(width)  # sets the grid and every cell: programs read one or the other
    rows = list(grid.rows)
    for row in rows:
        _keep_together(row)
    _repeat(rows[0])
    for cell, column in zip(rows[0].cells, table.columns, strict=True):
        _cell(cell, column.title, font, size, True, "center")
        cell.paragraphs[0].paragraph_format.keep_with_next = True if 0 < count <= _SHORT else None
    if table.foot:
        _foot(rows[-1], table, font, size)
    if table.rows:
        for cell, align in zip(rows[1].cells, _alignment(table), strict=True):
            _cell(cell, "", font, size, False, align)
        _copies(rows[1]._tr, table.rows, count if count <= _SHORT else 0)
    if following in ("note", "plain"):
        for properties in list(grid._tbl.tr_lst[-1].iter(qn("w:pPr"))):
            properties.get_or_add_keepNext()
    if following != "note":
        room = docx.add_paragraph().paragraph_format
        room.space_after, room.keep_with_next = Pt(0), following == "plain" or None


class _Fit(Record):
    """How closely a table is set: half points of its letters, percent that a font may be wider, what cells leave free
    at both sides (EMU).
    """

    size: int
    wider: int = 125
    padding: int = _PADDING


_CLOSER = (_Fit(18), _Fit(18, 105), _Fit(16, 105, 60_000))
"""How a table is set where its figures would break otherwise."""


def _column_widths(table: Table, room: int, fit: _Fit) -> list[int]:
    """Return the width of every column in EMU: the page shared out as stated, but an amount or a day is on one line,
    in a font a quarter wider than the one named, too; what that takes comes off the columns of words. A day in a remark
    is on one line where there is room for that besides.
    """
    for remarks in (True, False):
        found = _shared(table, room, fit, remarks)
        if found is not None:
            return found
    return _stated(table, room)


def _stated(table: Table, room: int) -> list[int]:
    """The page shared out as stated, in EMU."""
    wide = widths(table)
    return [room * width // sum(wide) for width in wide]


def _shared(table: Table, room: int, fit: _Fit, remarks: bool) -> list[int] | None:
    """The widths with which every figure is on one line, None where there are none."""
    return _shared_out(_stated(table, room), _least(table, fit, remarks))


def _narrow_margins(grid: Any) -> None:
    """Let the cells of a table leave less room at their sides."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "47")  # twentieths of a point
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))  # the order of the properties is fixed
    look.addprevious(margins)


def _least(table: Table, fit: _Fit, remarks: bool) -> list[int]:
    """What every column needs at least, in EMU: its figures, its days, with ``remarks`` those among words too."""
    place = fit.size * 12700 // 4  # half the size of the font; a Chinese character takes two
    least = []
    for i, column in enumerate(table.columns):
        # Totals are bold: they take more.
        rows = ((_places(row[i], remarks, column.figures) + 2 * (row is table.foot)) for row in table.lines)
        least.append(max(*rows, min(width_of(column.title), 8), 0) * place * fit.wider // 100 + fit.padding)
    return least


def _shared_out(stated: list[int], least: list[int]) -> list[int] | None:
    """Return widths that give every column what it needs and take it off the others; None where those have not enough
    to give.
    """
    lacking = [max(need - width, 0) for need, width in zip(least, stated, strict=True)]
    spare = [max(width - max(need, width * 3 // 5), 0) for need, width in zip(least, stated, strict=True)]
    if not sum(lacking):
        return stated
    if sum(spare) < sum(lacking):
        return None
    given = [-(-part * sum(lacking) // sum(spare)) for part in spare]  # up: never wider than the page
    return [width + lack - gift for width, lack, gift in zip(stated, lacking, given, strict=True)]


_DATED = pattern(r"\d{4}年\d{1,2}月\d{1,2}日")


def _places(cell: Cell, remarks: bool = False, figures: bool = False) -> int:
    """The places of a cell that is not to be broken: a figure, a day, with ``remarks`` a few words with a day or
    ``figures`` in them too; between figures and Chinese characters a program leaves room.
    """
    width = width_of(cell.text)
    if cell.kind in _WHOLE:
        return width + (3 if cell.kind == "day" else 0)
    if not remarks or width > _REMARK:
        return 0
    return width + 3 if _DATED.search(cell.text) else width if figures else 0


def _alignment(table: Table) -> list[str]:
    """Figures on the right; a column of words in one line: in the middle where all of them are short,
    else on the left.
    """
    return [
        "right"
        if column.figures
        else "left"
        if any(row[i].kind == "text" and len(row[i].text) > 6 for row in table.rows)
        else "center"
        for i, column in enumerate(table.columns)
    ]


def _foot(row: Any, table: Table, font: str, size: int) -> None:
    """Fill the row of totals: bold, its label over the empty cells that follow it."""
    cells, span, words = list(row.cells), label_span(table.foot), _alignment(table)
    if span > 1:
        cells[0].merge(cells[span - 1])
    for number, (cell, value, column) in enumerate(zip(cells, table.foot, table.columns, strict=True)):
        if not 0 < number < span:
            align = "right" if column.figures else words[number] if number else "center"
            _cell(cell, value.text, font, size, True, align)


def _copies(first: Any, rows: tuple[Row, ...], together: int) -> None:
    """Fill a first row and copies of it; of ``together`` rows on one page all but the last keep with the next."""
    kept = deepcopy(first) if together else first
    for properties in list(kept.iter(qn("w:pPr"))) if together else ():
        properties.get_or_add_keepNext()
    place = first
    for number, row in enumerate(rows, 1):
        made = deepcopy(kept if number < together else first)
        for run, value in zip(made.iter(qn("w:r")), row, strict=True):
            _say(run, inert(value.text))
        place.addnext(made)
        place = made
    first.getparent().remove(first)


def _say(run: Any, text: str) -> None:
    """Put a text into an empty run; one with tabs or line ends by way of the library,
    which has marks of its own for them.
    """
    if "\n" in text or "\t" in text or "\r" in text:
        run.text = text
    elif text:
        said = SubElement(run, qn("w:t"))
        said.text = text
        if text != text.strip():
            said.set(qn("xml:space"), "preserve")


def _cell(cell: Any, text: str, font: str, size: int, bold: bool, align: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(2)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _write(paragraph.add_run(inert(text)), font, size, bold)


def _repeat(row: Any) -> None:
    """Let the heading row come again on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_together(row: Any) -> None:
    """Do not break a row over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _page_number(paragraph: Any, font: str) -> None:
    """``1/3`` in the middle of the foot."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("PAGE", "/", "NUMPAGES"):
        run = paragraph.add_run("" if text != "/" else "/")
        _write(run, font, 18, False)
        if text == "/":
            continue
        for kind in ("begin", "instr", "end"):
            if kind == "instr":
                element = OxmlElement("w:instrText")
                element.set(qn("xml:space"), "preserve")
                element.text = text
            else:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            run._element.append(element)


_DROPPED = ("/thumbnail", "/theme", "/stylesWithEffects", "/customXml", "/webSettings")
"""Parts of the library's template that a paper has no use for."""


def _no_fingerprints(docx: Any) -> None:
    """The library's own template names a program, carries a picture of itself, the colours and fonts of an office
    suite and a language that is not ours.
    """
    for owner in (docx.part, docx.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(_DROPPED):
                del owner.rels[key]
    styles = docx.styles.element
    for element in styles.iter():
        for name in [name for name in element.attrib if "heme" in name]:
            del element.attrib[name]
    for language in styles.iter(qn("w:lang")):
        # That of Latin letters and figures: as Chinese, LibreOffice breaks 1009500 at the end of a line.
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    settings = docx.settings.element
    for name in ("w:rsids", "w:themeFontLang", "w:clrSchemeMapping", "w:savePreviewPicture", "w:shapeDefaults"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # as the programs of today lay out, not as those of 2010
