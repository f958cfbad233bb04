"""Word documents: what stands in them, as Word would print it, and what is no document."""

from __future__ import annotations

import io
import zipfile

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.values.worddoc import Grid, read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def packed(body: str, name: str = "word/document.xml", space: str = W, **more: str) -> bytes:
    """A document with this body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, f'<w:document xmlns:w="{space}" xmlns:mc="{MC}">{body}</w:document>')
        for part, text in more.items():
            parts.writestr("_rels/.rels" if part == "rels" else part, text)
    return file.getvalue()


def said(body: str, **how: str) -> list[str | tuple[tuple[str, ...], ...]]:
    """Paragraphs as text and tables as rows."""
    found = read_document(packed(f"<w:body>{body}</w:body>", **how), "a.docx")
    return [block.rows if isinstance(block, Grid) else block for block in found.blocks]


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def cell(words: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(words)}</w:tc>"


def row(*cells: str, before: str = "") -> str:
    return f"<w:tr><w:trPr>{before}</w:trPr>{''.join(cells)}</w:tr>"


def wide(span: str, rows: int = 1, before: str = "") -> str:
    """A body of a table whose one column spans so many."""
    return f"<w:body><w:tbl>{row(cell('a', span_of(span)), before=before) * rows}</w:tbl></w:body>"


def span_of(span: str) -> str:
    return f'<w:gridSpan w:val="{span}"/>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (p("本金") + p("") + p("利息"), ["本金", "", "利息"]),
        ("<w:p><w:r><w:t>本</w:t><w:t>金</w:t></w:r><w:r><w:t>30万</w:t></w:r></w:p>", ["本金30万"]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a\tb\nc"]),
        # A tab stop is no tab, the end of a page no end of a line; a hyphen that does not break is one.
        ('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>', ["a"]),
        ('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>', ["ab"]),
        ("<w:p><w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>01</w:t></w:r></w:p>", ["2024-01"]),
        # Tracked changes: what was put in is text, what was taken out or moved away is none.
        (
            "<w:p><w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:del><w:r><w:delText>20</w:delText></w:r></w:del></w:p>",
            ["30"],
        ),
        ("<w:p><w:moveFrom><w:r><w:t>20</w:t></w:r></w:moveFrom><w:r><w:t>30</w:t></w:r></w:p>", ["30"]),
        # Fields of a form, links, and the instruction of a field, which is not printed.
        (f"<w:sdt><w:sdtContent>{p('王某')}</w:sdtContent></w:sdt>", ["王某"]),
        ("<w:p><w:hyperlink><w:r><w:t>见附件</w:t></w:r></w:hyperlink></w:p>", ["见附件"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", ["1"]),
        # What stands in a drawing is said once more in what stands in for it.
        (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('印')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:pict><w:txbxContent>{p('印')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
            "<w:t>判决</w:t></w:r></w:p>",
            ["判决"],
        ),
    ],
)
def test_paragraphs(body: str, wanted: list[str]) -> None:
    assert said(body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (row(cell("日期"), cell("金额")) + row(cell("a"), cell("b")), (("日期", "金额"), ("a", "b"))),
        # A cell over two columns, and one over two rows: written where they begin.
        (row(cell("总", '<w:gridSpan w:val="2"/>'), cell("c")), (("总", "", "c"),)),
        (
            row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("1")) + row(cell("", "<w:vMerge/>"), cell("2")),
            (("甲", "1"), ("", "2")),
        ),
        (row(cell("a"), before='<w:gridBefore w:val="1"/>'), (("", "a"),)),
        # Cells that a tracked change took apart: what they were before is no more.
        (row(cell("30", "<w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>"), cell("b")), (("30", "b"),)),
        (
            row(cell("a", '<w:tcPrChange><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>'), cell("b")),
            (("a", "b"),),
        ),
        (row(f"<w:tc>{p('a')}{p('b')}</w:tc>"), (("a\nb",),)),
        # A table inside a cell is lines of the cell.
        (row(f"<w:tc>{p('外')}<w:tbl>{row(cell('内'), cell('里'))}</w:tbl></w:tc>", cell("b")), (("外\n内\n里", "b"),)),
        (row(f"<w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>", cell("b")), (("a", "b"),)),
        (row(), ((),)),
    ],
)
def test_tables(body: str, wanted: tuple[tuple[str, ...], ...]) -> None:
    assert said(p("前") + f"<w:tbl>{body}</w:tbl>" + p("后")) == ["前", wanted, "后"]


def test_pictures_are_counted() -> None:
    found = read_document(
        packed("<w:body><w:p><w:r><w:pict/><w:drawing><w:pic/></w:drawing></w:r></w:p></w:body>"), "a"
    )
    assert found.pictures == 2


def test_other_ways_to_write_it() -> None:
    """Strict Open XML has other names; the text may stand in a part of another name, which its relations tell."""
    assert said(p("a"), space=STRICT) == ["a"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = f'<Relationships><Relationship Type="{kind}" Target="/word/document2.xml"/></Relationships>'
    assert said(p("a"), name="word/document2.xml", rels=rels) == ["a"]


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04",
        packed("<w:body>")[:-30],
        packed("<w:body>"),
        packed("<w:bodies/>"),
        packed("<w:body/>", name="xl/workbook.xml"),
        packed("<w:body/>", name="word/document2.xml", rels="<Relationships/>"),
        packed(wide("x")),
        packed(wide("-1")),
        packed(wide("１２")),
    ],
    ids=range(9),
)
def test_what_is_no_document(raw: bytes) -> None:
    with pytest.raises(LprError) as refused:
        read_document(raw, "a.docx")
    assert refused.value.problems[0].code == "docx-unreadable"


def test_entities_are_not_expanded() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        names = [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)]
        declared = f"<!DOCTYPE a [<!ENTITY l0 'lol'>{''.join(names)}]>"
        text = f'{declared}<w:document xmlns:w="{W}"><w:body>&l9;</w:body></w:document>'
        parts.writestr("word/document.xml", text)
    with pytest.raises(LprError):
        read_document(file.getvalue(), "a.docx")


@pytest.mark.broad
@pytest.mark.parametrize(
    "body",
    [
        # What is not there costs nothing to write and much to hold.
        wide("99999"),
        wide("1", before='<w:gridBefore w:val="5000"/>'),
        wide("4000", rows=600),
        f"<w:body>{' ' * 65_000_000}</w:body>",
    ],
    ids=["span", "before", "cells", "blanks"],
)
def test_what_is_too_large(body: str) -> None:
    with pytest.raises(LprError) as refused:
        read_document(packed(body), "a.docx")
    assert refused.value.problems[0].code == "docx-large"
