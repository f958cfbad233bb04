"""Five matters of `examples/` and every paper of each: whatever stands in one is a figure or a day of the result of its
day; another program computes every workbook to the same; our own reader finds nothing wrong with our schedule.
"""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.limitation import limitation
from lpr_calc.compute.plan import plan, terms_of
from lpr_calc.compute.statement import Statement
from lpr_calc.documents.answer import heads_of
from lpr_calc.documents.build import KINDS, _make
from lpr_calc.documents.drafted import Draft
from lpr_calc.documents.preserve import preserving, stage_of
from lpr_calc.render import docx, plain, xlsx
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from papers import AMOUNT, DAY, PAIR, RATES, case_of, converted, numbers
from program import run

pytestmark = pytest.mark.usefixtures("papers_alone")

MATTERS = [
    f"examples/{name}.yaml" for name in ("wang-v-li", "couple-three-loans", "bank-loan", "sale", "old-loan-judged")
]
PLAN: dict[str, Any] = {"plan": {"instalments": "3", "first": "2027-01-31"}}
ONLY_JUDGED = {"enforcement", "resume", "payoff"}
PAPERS = [(path, kind) for path in MATTERS for kind in (*KINDS, "operative")]


def paper(path: str, kind: str) -> Draft | None:
    """A paper of a matter; None where it has none of the kind: nothing was judged."""
    more = PLAN if path == MATTERS[0] and kind == "plan" else {}
    try:
        return _make(kind, case_of(path, **more), RATES, False, ())
    except LprError as error:
        assert kind in ONLY_JUDGED, error.problems
        assert {found.code for found in error.problems} == {"judgment-missing"}
        return None


def results(path: str, kind: str, done: Draft) -> set[int]:
    """Every figure and day of what a paper rests on, and the sums that a paper makes of them."""
    case = case_of(path, **(PLAN if path == MATTERS[0] and kind == "plan" else {}))
    found: list[Any] = [case, done.statement, done.judged]
    statement = done.statement
    if kind == "plan":
        found.append(plan(case, RATES, terms_of(case.plan)))
    if kind == "preserve" and statement is not None:
        found.append(preserving(statement, stage_of(case)))
    if kind == "log":
        found.append(limitation(case, case.until if case.until is not None else case.today))
    known = set(numbers(found)) | {0}
    for each in (statement, done.judged):
        if each is None:
            continue
        # What a letter rounds to the yuan, and what all payments served of one head.
        known.add((each.totals.per_diem + 50) // 100 * 100)
        known |= {sum(getattr(row, head) for row in each.ledger) for head in ("costs", "interest", "principal")}
        if isinstance(each, JudgmentStatement):
            # 此前尚欠…: what is open of general interest beside the base that runs on.
            for pot in set(each.pots):
                of_pot = [line for line, own in zip(each.lines, each.pots, strict=True) if own == pot]
                known.add(each.totals.general_after - sum(line.interest for line in of_pot))
        else:
            known.add(sum(each.owed.get(head, 0) for head in ("in-term", "overdue")))
    if kind == "answer" and isinstance(statement, Statement):
        known |= {abs(head.claimed - head.ours) for head in heads_of(statement)}
    return known


@pytest.mark.parametrize(("path", "kind"), PAPERS, ids=[f"{Path(path).stem}-{kind}" for path, kind in PAPERS])
def test_whatever_stands_in_a_paper_is_of_the_result(path: str, kind: str) -> None:
    done = paper(path, kind)
    if done is None:
        return
    known = results(path, kind, done)
    rendered = plain.render(done.document)
    assert not {amount for amount in AMOUNT.findall(rendered) if parse_amount(amount) not in known}
    days = known | {day + 1 for day in known} | {day - 1 for day in known}
    for year, month, day in DAY.findall(rendered):
        assert date(int(year), int(month), int(day)).toordinal() in days, (year, month, day)
    for small, capital in PAIR.findall(rendered):
        assert parse_amount(small) == from_capitals(capital)


@pytest.mark.broad
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("path", MATTERS)
def test_our_own_reader_finds_nothing_wrong_with_our_schedule(path: str, ending: str, tmp_path: Path) -> None:
    """After a judgment a table a head: each is read by itself."""
    document = _make("schedule", case_of(path), RATES, False, ()).document
    file = tmp_path / f"清单.{ending}"
    file.write_bytes(xlsx.render(document) if ending == "xlsx" else docx.render(document))
    heads = [part.title for part in document.tables if part.title.endswith("利息计算表")]
    names = heads if ending == "xlsx" else [f"表{number}" for number in range(1, len(heads) + 1)]
    for name in names:
        chosen = ("--sheet", name) if len(names) > 1 else ()
        done = run("verify", "--table", str(file), *chosen, "--lang", "zh", cwd=tmp_path)
        assert (done.returncode, "没有发现错误" in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.large
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.parametrize("path", MATTERS)
def test_another_program_computes_every_workbook_to_the_same(path: str, tmp_path: Path) -> None:
    """The cached values are taken out first, so that every figure is the other program's."""
    for kind in KINDS:
        done = paper(path, kind)
        if done is None or not done.document.tables:
            continue
        folder = tmp_path / kind
        folder.mkdir()
        content = xlsx.render(done.document)
        bare = BytesIO()
        openpyxl.load_workbook(BytesIO(content)).save(bare)
        out = converted(bare.getvalue(), "表.xlsx", "xlsx", folder)
        ours = openpyxl.load_workbook(BytesIO(content), data_only=True)
        theirs = openpyxl.load_workbook(out, data_only=True)
        for sheet in ours:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                found = theirs[sheet.title][cell.coordinate].value
                same = found == cell.value or (found or 0) == cell.value == 0
                if isinstance(cell.value, float) and isinstance(found, float):
                    same = abs(found - cell.value) < 1e-9 * max(1, abs(cell.value))
                assert same, (kind, sheet.title, cell.coordinate, cell.value, found)
