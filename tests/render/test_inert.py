"""Text from a file carries no terminal escape and no override of direction anywhere a person reads it (contract
§0.3).
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.cli import run
from lpr_calc.render.inert import MARK, inert, json_inert, one_line
from terminal import drawn_on

BIDI = "".join(map(chr, (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)))
C1 = "".join(map(chr, range(0x80, 0xA0)))
LIVE = f"\x1b]0;title\x07\x1b[31m\x1b[2J{C1}{BIDI}\x7f\x08\x0b"
BAD = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI}]")


def test_every_such_character() -> None:
    for code in range(0x3000):
        char = chr(code)
        live = (code < 32 and char not in "\t\n") or 0x7F <= code < 0xA0 or char in BIDI
        if live:
            assert inert(f"a{char}b") == f"a{MARK}b"
            assert one_line(f"a{char}b") == f"a{MARK}b"
    for text in ("王某\n李某", "a\tb", "a\r\nb", "é́ü", "一\u3000二", "👩‍⚖️", ""):
        assert inert(text) == text
    assert one_line("a\tb\nc") == f"a{MARK}b{MARK}c"


@given(st.text())
def test_nothing_live_is_left(text: str) -> None:
    assert not BAD.search(inert(text))
    assert inert(inert(text)) == inert(text)
    assert len(inert(text)) == len(text)
    inert(text).encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_keeps_the_value(text: str) -> None:
    import json

    written = json_inert(json.dumps({"x": text}, ensure_ascii=False))
    assert not BAD.search(written)
    assert json.loads(written) == {"x": text}


def table(folder: Path) -> Path:
    """A table whose free column, and whose heading, hold everything that is live."""
    path = folder / "in.csv"
    note = LIVE.replace("\x0b", "")
    path.write_text(f"本金,到期日,计算至,备注{BIDI[4]}\n300000,2020-08-31,2023-06-30,甲{note}乙\n", encoding="utf-8")
    return path


def test_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    assert run(["batch", str(table(tmp_path)), "-o", str(tmp_path / "out.xlsx"), "-q"]) == 0
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        for name in book.namelist():
            if name.endswith(".xml"):
                text = book.read(name).decode("utf-8")
                assert not BAD.search(text), name
                assert "_x001B_" not in text
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["结果"]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(cell.startswith(f"甲{MARK}]0;title{MARK}") and cell.endswith("乙") for cell in cells)


def test_a_file_for_another_program_keeps_them(tmp_path: Path) -> None:
    """Every input column comes back untouched (contract §7): CSV is for programs."""
    source = table(tmp_path)
    assert run(["batch", str(source), "-o", str(tmp_path / "out.csv"), "-q"]) == 0
    assert f"甲{LIVE}乙".replace("\x0b", "") in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


THEIRS = "起算日,截止日,天数,本金,年利率,利息,备注\n2020-09-01,2021-12-19,475,300000,3.85%,15030.82,{}\n"


def screen(*args: str, cwd: Path, **env: str) -> str:
    """Return what a command puts on a terminal, its standard error with it."""
    parent, child = pty.openpty()
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "TERM": "xterm-256color", "COLUMNS": "100", **env}
    done = subprocess.Popen(
        [sys.executable, "-m", "lpr_calc", *args],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
        env=environment,
    )
    os.close(child)
    seen = drawn_on(parent)
    done.wait(timeout=300)
    return seen.decode("utf-8")


OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\?25[hl]|\x1b\[[0-9]*[AK]|\x1b\[1?[ABGK]|\r")
"""Colours of our own, and what a progress bar needs."""


@pytest.mark.broad
@pytest.mark.parametrize(
    "words",
    [
        ("batch", "in.csv"),
        ("batch", "in.csv", "--format", "jsonl"),
        ("batch", "bad.csv"),
        ("verify", "--table", "theirs.csv"),
        ("verify", "--batch", "figures.csv"),
        ("verify", "--batch", "figures.csv", "--format", "json"),
        ("claim", "case.yaml"),
        ("claim", "case.yaml", "--format", "json"),
        ("claim", "\x1b[31m\x9b2J.yaml"),
        ("claim", "--principal", f"1{LIVE.replace(chr(0), '')}"),
        ("rmb", f"{LIVE}1"),
        ("explain", f"{LIVE}"),
        (f"{LIVE}",),
        ("claim", f"--{LIVE}"),
    ],
)
def test_a_terminal(words: tuple[str, ...], tmp_path: Path) -> None:
    """Result, notes and errors."""
    table(tmp_path)
    (tmp_path / "bad.csv").write_text(f"本金,到期日,计算至\n甲{LIVE},2020-08-31,2023-06-30\n", encoding="utf-8")
    (tmp_path / "theirs.csv").write_text(THEIRS.format(LIVE).replace("475", f"47{BIDI[4]}5"), encoding="utf-8")
    (tmp_path / "figures.csv").write_text(
        f"本金,到期日,计算至,figure,备注\n300000,2020-08-31,2023-06-30,31858.77,{LIVE}\n", encoding="utf-8"
    )
    (tmp_path / "case.yaml").write_text(
        'title: "甲\\u202e\\e[2J乙"\nprincipal: 300000\ndue: 2020-08-31\n', encoding="utf-8"
    )
    seen = OURS.sub("", screen(*words, cwd=tmp_path))
    assert seen.strip()
    found = BAD.search(seen.replace("\x07", "\x07"))
    assert not found, (words, found, seen[:300])


def test_markdown_and_documents(tmp_path: Path) -> None:
    """What verify says of the other side's table, as Markdown and as a document."""
    pytest.importorskip("docx")
    (tmp_path / "theirs.csv").write_text(THEIRS.format(LIVE).replace("475", f"47{BIDI[4]}5"), encoding="utf-8")
    for name in ("x.md", "x.txt", "x.docx"):
        assert run(["verify", "--table", str(tmp_path / "theirs.csv"), "-o", str(tmp_path / name), "-q"]) in (0, 1, 2)
    assert run(["verify", "--batch", str(table(tmp_path)), "-o", str(tmp_path / "y.md"), "-q"]) == 2
    for name in ("x.md", "x.txt"):
        if (tmp_path / name).exists():
            assert not BAD.search((tmp_path / name).read_text(encoding="utf-8"))


def test_a_document_with_such_text() -> None:
    """A library of the office refuses control characters with an error of its own: they never reach it."""
    pytest.importorskip("docx")
    pytest.importorskip("xlsxwriter")
    from lpr_calc.render import docx, html, markdown, plain, terminal, xlsx
    from lpr_calc.render.model import Column, Document, Para, Table, words

    part = Table(
        LIVE, (Column("a", LIVE, 10), Column("b", "b", 10)), ((words(LIVE), words("x")),), (words(LIVE), words(""))
    )
    document = Document("claims", (Para(LIVE, "title"), part, Para(f"甲{LIVE}乙")))
    for content in (docx.render(document), xlsx.render(document)):
        assert content[:2] == b"PK"
    for written in (
        plain.render(document),
        markdown.render(document),
        html.render(document),
        terminal.render(document, 80, False),
    ):
        assert "甲" in written
    assert not BAD.search(html.render(document))
    assert not BAD.search(terminal.render(document, 80, False))
