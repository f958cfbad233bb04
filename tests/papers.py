"""Papers of a matter as tests make them, and the amounts and days that stand in them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lpr_calc.casefile.files import read_case_file
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import draft
from lpr_calc.documents.drafted import Draft
from lpr_calc.rates.series import Rates
from lpr_calc.render import plain
from lpr_calc.values.tree import as_tree, merge
from paths import ROOT

ZHANG, WANG = "tests/data/matters/zhang-v-li.yaml", "examples/wang-v-li.yaml"
TODAY = date(2026, 11, 24)
RATES = Rates()


def case_of(path: str, **facts: Any) -> Case:
    """The matter of a case file with facts laid over it."""
    return parse_case(merge(read_case_file(str(ROOT / path)), as_tree(facts)), TODAY, loans_needed=False)


def made(kind: str, path: str, *days: str, **facts: Any) -> Draft:
    """One document of a matter."""
    return draft(kind, case_of(path, **facts), RATES, days=tuple(date.fromisoformat(day).toordinal() for day in days))


def said(kind: str, path: str = ZHANG, *days: str, **facts: Any) -> str:
    """The text of one document of a matter."""
    return plain.render(made(kind, path, *days, **facts).document)


AMOUNT = re.compile(r"([\d,]+(?:\.\d+)?)(?=元)")
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
PAIR = re.compile(r"([\d,]+(?:\.\d+)?)元（大写：人民币([^）]+)）")


def numbers(value: Any) -> Iterator[int]:
    """Every whole number in a result: fen and day numbers."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif hasattr(value, "__slots__") and not isinstance(value, tuple):
        for name in value.__slots__:
            yield from numbers(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from numbers(item)


def converted(content: bytes, name: str, target: str, folder: Path) -> Path:
    """What LibreOffice makes of a document."""
    source, out = folder / name, folder / "out"
    source.write_bytes(content)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(out),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = out.iterdir()
    return made


def loan_alone() -> dict[str, Any]:
    """The loan of the sample matter written at the top level, so that a key can be laid over it."""
    return {
        "loans": [
            {
                "id": "借条",
                "principal": "300000",
                "signed": "2019-09-01",
                "lent": "2019-09-01",
                "due": "2020-08-31",
                "interest_from": "2023-07-03",
            }
        ]
    }
