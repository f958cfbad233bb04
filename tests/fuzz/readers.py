"""Every reader of what comes from outside, as a function of one text that raises nothing but what is not ours to raise.

A reader may answer or refuse (`LprError`, `Refused`); any other exception, more than `SECONDS` for one text, or more
than `MEGABYTES` for the process is a finding.
"""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from datetime import date
from functools import cache
from pathlib import Path

from lpr_calc import batch
from lpr_calc.base.errors import LprError, Refused
from lpr_calc.batch.block_rows import cells_of
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.mapping import read_mapping
from lpr_calc.batch.questions import QUESTIONS
from lpr_calc.batch.sources import encoding_of, json_rows, text_blocks
from lpr_calc.batch.workbook import Workbook
from lpr_calc.casefile.headings import read_heading
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import audit
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.files import load_rates
from lpr_calc.rates.publisher import read_reply
from lpr_calc.reading.read import read_text
from lpr_calc.render.carried import of_workbook
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from lpr_calc.values.date import parse_date
from lpr_calc.values.rate_text import parse_multiple, parse_rate
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.textfile import decode
from lpr_calc.values.worddoc import read_document
from lpr_calc.verify.read import read_table

SECONDS = 2
MEGABYTES = 300
TODAY = date(2026, 11, 23)
SEEDS = Path(__file__).parent / "seeds"


def _case(text: str) -> None:
    parse_case(load_yaml(text, "case.yaml"), TODAY)


def _bytes(text: str) -> None:
    """A case file of bytes: the text says them, a byte a character."""
    parse_case(load_yaml(decode(text.encode("latin-1", "replace"), "case.yaml"), "case.yaml"), TODAY)


def _table(text: str) -> None:
    file = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    encoding, _, _ = encoding_of(file, "t.csv")
    first = True
    for block in text_blocks(file, encoding, "t.csv", True):
        for _, cells in cells_of(block, ",", "t.csv"):
            if first:
                columns_of(cells, {}, "t.csv:1")
                first = False


def _row(text: str) -> None:
    """A row of a table: ``heading=cell`` a line, computed to the end; whatever is wrong is in the row."""
    row = dict(line.partition("=")[::2] for line in text.split("\n") if line)
    for found in batch.compute([row], today=TODAY):
        assert "internal error" not in str(found["error"])
        assert "程序内部错误" not in str(found["error"])


def _json(text: str) -> None:
    from lpr_calc.batch.sources import Block

    json_rows(Block(1, text))


def _other_side(text: str) -> None:
    read_table([(number, line.split(",")) for number, line in enumerate(text.split("\n"), 1)], "t.csv")


_SHEETS = (
    ("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>'),
    ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="1" Target="s.xml"/></Relationships>'),
    ("xl/styles.xml", '<styleSheet><cellXfs><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'),
    ("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"),
)
_ROW = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>'


def _sheet(text: str) -> None:
    """The XML of a sheet, in a workbook that is sound otherwise."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, part in _SHEETS:
                archive.writestr(name, part)
            archive.writestr("xl/s.xml", text.encode("utf-8", "replace"))
        file.flush()
        with Workbook(file.name) as book:
            for _ in book.rows(book.sheets[0]):
                pass


def _words(text: str) -> None:
    """The words of a judgment, of claims or of a note."""
    for kind in ("", "judgment", "claims", "note"):
        with suppress(LprError):
            read_text(text, kind, "words.txt")


def _heading(text: str) -> None:
    for question in QUESTIONS:
        read_heading(text, question)


def _document(text: str) -> None:
    """The XML of a Word document, in a package that is sound otherwise."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", text.encode("utf-8", "replace"))
    read_document(file.getvalue(), "a.docx")


@cache
def _packed() -> bytes:
    """A sound package that is a Word document, a workbook and a result of ours at once."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*_SHEETS, ("xl/s.xml", _ROW), ("word/document.xml", _BODY), ("customXml/a.xml", _BODY)):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _package(text: str) -> None:
    """A package with other bytes in it: ``place=byte`` a line."""
    raw = bytearray(_packed())
    for at, _, value in (line.partition("=") for line in text.split("\n")):
        if at.isascii() and at.isdigit() and value.isascii() and value.isdigit() and len(at + value) < 100:
            raw[int(at) % len(raw)] = int(value) % 256
    with suppress(LprError):
        read_document(bytes(raw), "a.docx")
    of_workbook(bytes(raw))
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(raw)
        file.flush()
        with Workbook(file.name) as book:
            for _ in book.rows(book.sheets[0]):
                pass


def _result(text: str) -> None:
    """A result of ours, audited: computed again from the case it carries."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file, redirect_stdout(io.StringIO()):
        file.write(text.encode("utf-8", "surrogatepass"))
        file.flush()
        audit.run({"results": (file.name,), "format_": None, "output_": None, "rates": None, "quiet": True}, "zh")


READERS: dict[str, Callable[[str], object]] = {
    "amount": parse_amount,
    "capitals": from_capitals,
    "date": lambda text: parse_date(text, TODAY),
    "rate": parse_rate,
    "multiple": parse_multiple,
    "case": _case,
    "bytes": _bytes,
    "rates": lambda text: check_rates(text, "rates.yaml", TODAY),
    "reply": lambda text: read_reply(text, "reply.json"),
    "table": _table,
    "row": _row,
    "json": _json,
    "other-side": _other_side,
    "sheet": _sheet,
    "words": _words,
    "heading": _heading,
    "mapping": lambda text: read_mapping(load_yaml(text, "mapping.yaml"), tuple(QUESTIONS)),
    "rate-list": lambda text: load_rates(text, "rates.csv"),
    "document": _document,
    "package": _package,
    "result": _result,
}

WEIGHTS = {
    "amount": 10,
    "capitals": 6,
    "date": 8,
    "rate": 10,
    "multiple": 5,
    "case": 3,
    "bytes": 2,
    "rates": 1,
    "reply": 3,
    "table": 3,
    "row": 2,
    "json": 3,
    "other-side": 2,
    "sheet": 1,
    "words": 1,
    "heading": 5,
    "mapping": 1,
    "rate-list": 1,
    "document": 1,
    "package": 1,
    "result": 1,
}
"""How often each is tried: the cheap ones more."""

TOKENS = (
    *"0123456789.,-+=:;%‰‱|#&*!?[]{}<>\"'\\/@ \t\n\r\x00\x1b\x85\xa0\u2028\u202e\ufeff\u3000￥¥",
    "万",
    "亿",
    "元",
    "整",
    "拾",
    "佰",
    "仟",
    "零",
    "壹",
    "玖",
    "角",
    "分",
    "厘",
    "年",
    "月",
    "日",
    "号",
    "利率",
    "息",
    "LPR",
    "4x",
    "上浮",
    "bp",
    "基准",
    "倍",
    "２０",
    "，",
    "。",
    "：",
    "　",
    "²",
    "½",
    "٣",
    "−",
    "1 000",
    "30万",
    "2020-09-01",
    "9" * 60,
    "0" * 300,
    "零" * 100,
    "\ud800",
    "- ",
    "  ",
    ": ",
    "|\n",
    ">\n",
    "!!",
    "&a",
    "*a",
    "---\n",
    "...\n",
    "'",
    '"',
    "null",
    "~",
    "true",
    "principal",
    "本金",
    "loans",
    "payments",
    "还款",
    '<c r="A1">',
    "</c>",
    "<v>",
    "</row>",
    "1e999",
    "NaN",
    "[" * 50,
    "{",
    "=1+1",
)


def seeds(name: str) -> list[str]:
    """Return what a reader's fuzzing begins with: sound texts, and whatever was ever found."""
    found = []
    for path in sorted((SEEDS / name).glob("*.txt")):
        found += path.read_text(encoding="utf-8", errors="surrogatepass").split("\n%%\n")
    return found or [""]


def mutated(texts: list[str], chance: random.Random) -> str:
    """Return one of the texts with a few things done to it: pieces put in, taken out, doubled, joined with another."""
    text = chance.choice(texts)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(text) + 1)
        what = chance.randrange(6)
        if what == 0:
            text = text[:at] + chance.choice(TOKENS) + text[at:]
        elif what == 1:
            text = text[:at] + text[at + chance.randrange(1, 6) :]
        elif what == 2:
            end = at + chance.randrange(1, 20)
            text = text[:end] + text[at:end] * chance.randrange(1, 4) + text[end:]
        elif what == 3:
            text = (
                text[:at]
                + chr(
                    chance.choice(
                        (chance.randrange(0x20, 0x7F), chance.randrange(0x4E00, 0x9FFF), chance.randrange(0x110000))
                    )
                )
                + text[at + 1 :]
            )
        elif what == 4:
            other = chance.choice(texts)
            text = text[:at] + other[chance.randrange(len(other) + 1) :]
        else:
            text = re.sub(r"\d", lambda _: str(chance.randrange(10)), text)
    return text


def tried(name: str, text: str) -> None:
    """Read a text; raise what is not ours to raise."""
    try:
        READERS[name](text)
    except (LprError, Refused) as error:
        if isinstance(error, LprError):
            for problem in error.problems:
                problem.say("zh")
                problem.say("en")
