"""One document, every writer: what each kind of cell looks like in each format, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime
from html.parser import HTMLParser
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.box import Box
from rich.console import Console
from rich.table import Table as Drawn

from lpr_calc.cli import run
from lpr_calc.render import data, html, markdown, plain, terminal
from lpr_calc.render.model import (
    Cell,
    Column,
    Document,
    Notices,
    Pairs,
    Para,
    Table,
    change,
    day,
    fen,
    iso_day,
    laid_out,
    whole,
    words,
)

ON = date(2020, 9, 1).toordinal()
PERCENT = 10**10
LINK = "https://www.court.gov.cn/x"

CELLS = {
    "text": (words("甲、乙"), "甲、乙", "甲、乙"),
    "fen": (fen(30_000_000), "300,000.00", "300000.00"),
    "negative": (fen(-205), "-2.05", "-2.05"),
    "more": (change(2465), "+24.65", "24.65"),
    "less": (change(-2465), "-24.65", "-24.65"),
    "same": (change(0), "0.00", "0.00"),
    "day": (day(ON), "2020年9月1日", "2020-09-01"),
    "date": (iso_day(ON), "2020-09-01", "2020-09-01"),
    "int": (whole(475), "475", "475"),
    "percent": (Cell("percent", 385 * PERCENT // 100), "3.85%", "3.85%"),
    "rate": (Cell("rate", 385 * PERCENT // 100), "3.85", "3.85"),
    "formula": (fen(1050, "ROUND({fen}*2,2)"), "10.50", "10.50"),
    "link": (words("第六百七十六条", LINK), "第六百七十六条", "第六百七十六条"),
    "empty": (fen(None), "", ""),
}
"""Every kind of cell: what people read of it, and what programs read. By hand."""

COLUMNS = tuple(Column(key, key, figures=key not in ("text", "day", "date", "link")) for key in CELLS)
TABLE = Table("表", COLUMNS, (tuple(cell for cell, _, _ in CELLS.values()),))
LABEL = {"zh": ("到期日：2020-09-01", "项目"), "en": ("到期日: 2020-09-01", "Item")}


def document(lang: str) -> Document:
    """A report with every kind of part."""
    return Document(
        "claim",
        (
            Para("题目", "title"),
            Pairs("", (("到期日", iso_day(ON)),)),
            TABLE,
            Pairs("汇总", (("本金", fen(30_000_000)), ("大写", words("叁拾万元整"))), True),
            Notices("依据", (words("第六百七十六条", LINK), words("甲_乙"))),
            Notices("次序", (words("先"), words("后")), True, "     另有 3 种"),
            Para("诉讼请求", "label"),
            Para("判令被告偿还300000元。", "plain"),
        ),
        lang=lang,
        report=True,
    )


@pytest.mark.parametrize("kind", CELLS)
def test_a_cell_is_read_by_people_and_by_programs(kind: str) -> None:
    cell, read, for_programs = CELLS[kind]
    assert (cell.text, cell.data) == (read, for_programs)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", CELLS)
def test_every_text_writer_has_every_cell(kind: str, lang: str) -> None:
    """One row of one cell: it stands whole on a line of its own, whatever the writer."""
    cell, read, _ = CELLS[kind]
    one = Document("claim", (Table("", (Column(kind, "列"),), ((cell,), (words("末"),))),), lang=lang, report=True)
    assert read in [line.strip() for line in plain.render(one).splitlines()]
    assert read in [line.strip() for line in terminal.render(one, 80, False).splitlines()]
    assert f"| {markdown.safe(read)} |" in markdown.render(one).splitlines()
    assert read in cells_of(html.render(one))
    rows = list(csv.reader(io.StringIO(data.delimited(data.table_rows(one.tables[0]), "csv"))))
    assert rows == [["列"], [CELLS[kind][2]], ["末"]]
    assert json.loads(data.as_json(one))["parts"][0]["rows"][0] == [read]


def drawn_by_rich(table: Table, columns: int) -> list[str]:
    """The lines of a table as Rich lays it out by itself: two blanks between columns, hyphens under the headings."""
    rule = "    \n    \n -- \n    \n    \n    \n    \n    \n"
    drawn = Drawn(box=Box(rule, ascii=True), show_edge=False, show_footer=bool(table.foot), pad_edge=False)
    drawn.padding = (0, 1, 0, 0)
    for i, column in enumerate(table.columns):
        foot = table.foot[i].text if table.foot else ""
        drawn.add_column(column.title, foot, justify="right" if column.figures else "left", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*(cell.text for cell in row))
    buffer = io.StringIO()
    Console(file=buffer, width=columns, color_system=None, markup=False, emoji=False, highlight=False).print(drawn)
    return buffer.getvalue().splitlines()


@given(
    st.lists(st.booleans(), min_size=1, max_size=6),
    st.lists(
        st.lists(st.text("甲乙（）。，ab19.,- %", max_size=9).map(str.rstrip), min_size=6, max_size=6), max_size=4
    ),
    st.booleans(),
)
def test_a_table_with_room_is_drawn_as_rich_lays_it_out(
    figures: list[bool], rows: list[list[str]], totals: bool
) -> None:
    """Blanks at the end of a cell are none of its text: Rich puts them in front of a figure."""
    columns = tuple(Column(f"c{i}", "列" * (i + 1), figures=right) for i, right in enumerate(figures))
    cells = tuple(tuple(map(words, row[: len(columns)])) for row in rows)
    table = Table("", columns, cells, foot=cells[-1] if totals and cells else ())
    made = terminal.render(Document("claim", (table,), report=True), 400, False)
    assert made.splitlines() == drawn_by_rich(table, 400)


def drawn_in_style(text: str, style: str) -> str:
    """What a console of Rich's writes for a line in one style."""
    buffer = io.StringIO()
    Console(file=buffer, force_terminal=True, color_system="standard", width=400).print(text, style=style, end="\n")
    return buffer.getvalue()


@pytest.mark.parametrize("columns", [40, 80, 400])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_colour_adds_styles_and_nothing_else(lang: str, columns: int) -> None:
    coloured = terminal.render(document(lang), columns, True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == terminal.render(document(lang), columns, False)
    assert drawn_in_style("题目", "bold") in coloured
    assert drawn_in_style("到期日：" if lang == "zh" else "到期日: ", "dim").rstrip("\n") in coloured
    # A line of the title is in bold from its beginning to its end.
    assert "\x1b[1m题目\x1b[0m\n" in coloured


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_parts_in_order(lang: str) -> None:
    made = document(lang)
    label, _ = LABEL[lang]
    for written in (plain.render(made), terminal.render(made, 400, False)):
        lines = [line.strip() for line in written.splitlines() if line.strip()]
        assert lines[:3] == ["题目", label, "表"]
        assert lines[-2:] == ["诉讼请求", "判令被告偿还300000元。"]
        assert [line for line in lines if line.startswith(("1.", "2.", "另有"))] == ["1. 先", "2. 后", "另有 3 种"]
    text = markdown.render(made)
    assert text.startswith(f"# 题目\n\n- {label}\n\n## 表\n\n| text |")
    assert "\n## 汇总\n\n| | |\n|---|---:|\n| 本金 | 300,000.00 |\n" in text
    assert "\n## 依据\n\n- 第六百七十六条\n- 甲\\_乙\n" in text
    assert text.endswith("\n## 诉讼请求\n\n判令被告偿还300000元。\n")


def test_figures_stand_under_each_other() -> None:
    """The last digits of a column of figures are in one place; Chinese text takes two places a character."""
    table = Table(
        "",
        (Column("a", "项目"), Column("b", "金额", figures=True)),
        ((words("甲"), fen(5)), (words("甲乙丙"), fen(123456))),
    )
    lines = plain.table_lines(table)
    assert lines == ["项目        金额", "------  --------", "甲          0.05", "甲乙丙  1,234.56"]


TAGS = frozenset(
    "html head meta title style body h1 h2 p dl dt dd ul ol li table thead tbody tfoot tr th td a".split()  # noqa: SIM905
)
"""Every tag a page has."""


class _Cells(HTMLParser):
    """Collects what a page shows, cell by cell, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def page(text: str) -> _Cells:
    """Read a page."""
    read = _Cells()
    read.feed(text)
    return read


def cells_of(text: str) -> list[str]:
    """The cells of a page."""
    return page(text).cells


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_needs_nothing_else_and_does_nothing(lang: str) -> None:
    """No script, no address loaded, nothing from a file that is markup; the one link is the provision's."""
    evil = "<script src=https://x.example/x.js></script><img src=x onerror=alert(1)>\u202e&amp;"
    made = document(lang)._replace(
        parts=(
            *document(lang).parts,
            Para(evil),
            Para(evil, "title"),
            Pairs(evil, ((evil, words(evil)),)),
            Notices(evil, (words(evil, "javascript:alert(1)"), words(evil, 'https://x.gov.cn/"onclick="x'))),
            Table(evil, (Column("a", evil),), ((words(evil),),), (words(evil),)),
        )
    )
    text = html.render(made)
    tags = page(text).tags
    assert {tag for tag, _ in tags} <= TAGS
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on") or name in ("src", "style")]
    assert [attrs["href"] for tag, attrs in tags if tag == "a"] == [LINK, LINK, 'https://x.gov.cn/"onclick="x']
    assert "\u202e" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert text.count("default-src 'none'") == 1
    assert dict(tags)["html"] == {"lang": "zh-CN" if lang == "zh" else "en"}


def test_a_page_prints() -> None:
    """A wide table lies on its side, its heading comes again on every page, and an annex begins a new one."""
    wide, narrow = html.render(document("zh")), html.render(Document("claims", (Para("甲", "title"),)))
    assert "@page { size: A4 landscape;" in wide
    assert "@page { size: A4;" in narrow
    assert "table-header-group" in wide
    assert "annex" not in narrow.partition('<body class="paper">')[2]
    assert "甲" in narrow.partition('<body class="paper">')[2]
    assert '<section class="annex">' in html.render(Document("demand", (Para("甲"),), annex=(Para("乙"),)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_office_formats_have_every_cell(lang: str) -> None:
    docx_writer, xlsx_writer = pytest.importorskip("lpr_calc.render.docx"), pytest.importorskip("lpr_calc.render.xlsx")
    from docx import Document as Docx
    from openpyxl import load_workbook

    made = document(lang)
    read = Docx(io.BytesIO(docx_writer.render(made)))
    first, second = read.tables
    assert [cell.text for cell in first.rows[1].cells] == [text for _, text, _ in CELLS.values()]
    assert [[cell.text for cell in row.cells] for row in second.rows][1:] == [
        ["本金", "300,000.00"],
        ["大写", "叁拾万元整"],
    ]
    assert second.rows[0].cells[0].text == LABEL[lang][1]
    book = load_workbook(io.BytesIO(xlsx_writer.render(made)))
    assert book.sheetnames == ["表", "汇总"]
    row = next(cells for cells in book["表"].iter_rows() if cells[0].value == "甲、乙")
    found = dict(zip(CELLS, row, strict=True))
    values = {kind: cell.value for kind, cell in found.items()}
    assert values["day"] == values["date"] == datetime(2020, 9, 1)  # noqa: DTZ001 -- a sheet has no zone
    assert {kind: str(values[kind]) for kind in ("fen", "negative", "more", "less", "int", "percent", "rate")} == {
        "fen": "300000",
        "negative": "-2.05",
        "more": "24.65",
        "less": "-24.65",
        "int": "475",
        "percent": "0.0385",
        "rate": "3.85",
    }
    assert re.fullmatch(r"=ROUND\(B\d+\*2,2\)", str(values["formula"]))
    assert values["empty"] is None
    assert found["more"].number_format.startswith("+")


@pytest.mark.broad
def test_copied_rows_are_the_rows_the_library_makes() -> None:
    """Every row but the first of a table is a copy: its XML is that of a first row with the same texts."""
    docx_writer = pytest.importorskip("lpr_calc.render.docx")
    columns = (Column("a", "甲", 20), Column("b", "乙", 20, True))

    def rows_of(*rows: tuple[Cell, Cell], foot: tuple[Cell, ...] = ()) -> list[str]:
        made = docx_writer.render(Document("schedule", (Table("", columns, rows, foot),)))
        with ZipFile(io.BytesIO(made)) as file:
            return re.findall(r"<w:tr>.*?</w:tr>", file.read("word/document.xml").decode(), re.S)

    strange = [
        words(" x "),
        words("a\tb"),
        words("a\nb"),
        words(""),
        words("<&>"),
        words("\u202e"),
        words("甲乙丙丁戊己庚辛"),
    ]
    many = rows_of(*((text, fen(number)) for number, text in enumerate(strange * 3)))
    for number, text in enumerate(strange * 3):
        # Whatever the other rows hold, this one alone with the widest of them is written the same.
        alone = rows_of((text, fen(number)), *[(strange[-1], fen(0))] * 9)
        assert alone[1] == many[number + 1]


def test_pairs_and_notices_for_writers_of_paragraphs_and_tables() -> None:
    parts = laid_out(document("zh").parts, "zh")
    assert all(isinstance(part, (Para, Table)) for part in parts)
    assert [part.text for part in parts if isinstance(part, Para)] == [
        "题目",
        "到期日：2020-09-01",
        "依据",
        "第六百七十六条",
        "甲_乙",
        "次序",
        "1. 先",
        "2. 后",
        "     另有 3 种",
        "诉讼请求",
        "判令被告偿还300000元。",
    ]


PLAIN = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("claim", *PLAIN, "--pay", "2022-01-15=50000"),
    ("judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28"),
    ("fee", "300000"),
    ("fee", "5800", "--inverse"),
    ("plan", *PLAIN, "--instalments", "6", "--first", "2025-12-31"),
    ("limitation", "--due", "2022-05-31", "--on", "2024-05-31"),
    ("cap", "--signed", "2019-01-01", "--filed", "2021-03-01", "--rate", "24%", "--on", "2024-08-01"),
    ("compare", *PLAIN),
    ("compare", *PLAIN, "--claimed-interest", "40000"),
    ("rates", "list"),
    ("rates", "at", "2022-01-20"),
    ("rmb", "331887.95"),
    ("explain", "676"),
    ("explain", "seed"),
    ("draft", "schedule", *PLAIN),
)
"""Every command that lays out a result."""
FIGURE = re.compile(r"\d[\d,]*\.\d\d|\d{4}-\d\d-\d\d|\d{4}年\d{1,2}月\d{1,2}日")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_says_the_same_in_every_writing(
    command: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures and days of the text, no more and no fewer, in Markdown and on the page, in the same order."""
    found = {}
    for format_ in ("text", "md", "html"):
        assert run([*command, "--format", format_, "--lang", lang]) in (0, 1)
        written = capsys.readouterr().out
        if format_ == "html":
            # The picture of the rate repeats what the table holds (test_rate_steps); what a page carries unseen
            # is for `audit`.
            written = re.sub(r"<svg.*?</svg>|<template.*?</template>", "", written, flags=re.S)
        # A paper's <body> has a class.
        found[format_] = FIGURE.findall(re.split(r"<body[^>]*>", written)[-1] if format_ == "html" else written)
        assert ("<html" in written) == (format_ == "html")
    assert found["text"] == found["md"] == found["html"]
