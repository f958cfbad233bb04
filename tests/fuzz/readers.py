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
from datetime import date
from pathlib import Path

from lpr_calc import batch
from lpr_calc.base.errors import LprError, Refused
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.sources import cells_of, encoding_of, json_rows, text_blocks
from lpr_calc.batch.workbook import Workbook
from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.publisher import read_reply
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from lpr_calc.values.date import parse_date
from lpr_calc.values.rate_text import parse_multiple, parse_rate
from lpr_calc.values.strictyaml import load_yaml
from lpr_calc.values.textfile import decode
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


def _sheet(text: str) -> None:
    """The XML of a sheet, in a workbook that is sound otherwise."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(
                "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>'
            )
            archive.writestr(
                "xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="1" Target="s.xml"/></Relationships>'
            )
            archive.writestr(
                "xl/styles.xml", '<styleSheet><cellXfs><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'
            )
            archive.writestr("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")
            archive.writestr("xl/s.xml", text.encode("utf-8", "replace"))
        file.flush()
        with Workbook(file.name) as book:
            for _ in book.rows(book.sheets[0]):
                pass


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
