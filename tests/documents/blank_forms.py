"""Blanks of forms as courts hand them out, what fills them, and what is read back out of them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from docx import Document as Docx
from docx.oxml.ns import qn

from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.statement import Statement
from lpr_calc.documents.blanks import title_of
from lpr_calc.documents.build import draft
from lpr_calc.documents.chosen import Chosen
from lpr_calc.documents.drafted import Draft
from lpr_calc.documents.fill import FilledForm, fill, kind_of
from lpr_calc.documents.form import slots_of
from lpr_calc.documents.slots_complaint import complaint_slots
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, ZHANG, case_of, made
from paths import ROOT

FORMS = ROOT / "tests/data/forms"


COUPLE, JUDGED, CAR = (
    f"examples/{name}.yaml" for name in ("couple-and-guarantor", "couple-and-guarantor-judged", "car-loan")
)


SALE: dict[str, Any] = {
    "kind": "sale",
    "creditor": {
        "name": "某机械有限公司",
        "id": "91330100MA00000001",
        "address": "杭州市某路1号",
        "registered_at": "杭州市",
        "phone": "0571-1",
        "representative": "王某",
        "rep_position": "执行董事",
        "org_type": "有限责任公司",
        "ownership": "民营",
    },
    "debtor": {
        "name": "某建设股份有限公司",
        "id": "91110000MA00000002",
        "address": "北京市某路2号",
        "phone": "010-2",
        "representative": "李某",
        "org_type": "股份有限公司",
        "ownership": "国有控股",
    },
    "third": {"name": "丙物流有限公司", "natural": "no"},
    "agents": [
        {"name": "张律师", "firm": "某律所", "position": "律师", "phone": "139", "power": "特别授权"},
        {"name": "赵律师", "firm": "某律所", "power": "一般授权"},
    ],
    "filed": "2024-06-03",
    "until": "2024-06-03",
    "id": "购销合同",
    "contract": {"name": "设备购销合同", "number": "GX-1", "place": "杭州市", "price": "20万"},
    "goods": "数控机床2台",
    "principal": "200000",
    "due": [{"due": "2021-05-31", "amount": "80000"}, {"due": "2021-12-31", "amount": "120000"}],
    "damages": "0.05%/日",
    "penalty_clause": "9.2",
    "payments": [{"date": "2021-05-20", "amount": "30000"}, {"date": "2022-05-01", "amount": "50000"}],
    "costs": [{"name": "律师费", "amount": "8000"}],
    "demands": [
        {"date": "2022-03-01", "method": "EMS", "proof": "1", "delivered": "yes"},
        {"date": "2023-03-01", "method": "微信", "proof": "2", "delivered": "yes"},
    ],
    "forum": {"clause": "第十条：由原告住所地人民法院管辖"},
    "preserved": {"court": "杭州市某法院", "date": "2024-05-20", "number": "（2024）浙0106财保1号"},
    "mediation": {"knows": "yes", "knows_benefits": "yes", "consider": "no"},
    "secured": "no",
}


ANSWER: dict[str, Any] = {
    "kind": "private-lending",
    "creditor": "王某",
    "debtor": [
        {"name": "李某", "gender": "男", "address": "北京市某街2号", "phone": "139", "id": "110"},
        {"name": "赵某", "gender": "女", "address": "北京市某街2号", "phone": "138"},
    ],
    "case_number": "（2024）京0108民初1号",
    "filed": "2024-06-03",
    "until": "2024-06-03",
    "principal": "30万",
    "deducted": "3万",
    "lent": "2019-06-01",
    "signed": "2019-06-01",
    "due": "2020-05-31",
    "rate": "24%",
    "payments": [{"date": "2020-09-01", "amount": "50000"}],
    "claimed": {"principal": "300000", "interest": "250000", "total": "550000"},
}


def drafted(paper: str, case: Case) -> Draft:
    """The form of a paper as text, with the results it rests on."""
    return draft("form", case, RATES, chosen=Chosen(paper))


def read(facts: dict[str, Any]) -> Case:
    return parse_case(as_tree(facts), TODAY)


def cases() -> dict[str, tuple[str, Case]]:
    """A case for every official blank: its paper, and the case."""
    return {
        "loan-complaint": ("complaint", case_of(COUPLE)),
        "bank-loan-complaint": ("complaint", case_of(CAR)),
        "sale-complaint": ("complaint", read(SALE)),
        "loan-answer": ("answer", read(ANSWER)),
        "enforcement": ("enforcement", case_of(JUDGED)),
    }


def filled_blank(name: str) -> tuple[FilledForm, Draft]:
    """An official blank filled, with what it was filled from."""
    paper, case = cases()[name]
    done = drafted(paper, case)
    content = (FORMS / f"{name}.docx").read_bytes()
    return fill(content, slots_of(paper, kind_of(content).cause, done.claim, done.judged, ""), name), done


def bare(text: str) -> str:
    """Words alone: no white space, no underscores, one kind of bracket and slash."""
    return re.sub(r"[\s_/]", "", text).replace("(", "（").replace(")", "）").replace(":", "：")


def rows_of(content: bytes) -> list[tuple[str, str]]:
    """Every row of a form by its title: the words of its other cells. Read from the XML, not by the filler."""
    rows: list[tuple[str, str]] = []
    for row in Docx(BytesIO(content)).element.body.iter(qn("w:tr")):
        if any(above.tag == qn("w:tc") for above in row.iterancestors()):
            continue
        cells = ["".join(node.text or "" for node in cell.iter(qn("w:t"))) for cell in row.findall(qn("w:tc"))]
        if len(cells) == 4:
            rows += [(title_of(cells[0]), cells[1]), (title_of(cells[2]), cells[3])]
        elif len(cells) > 1 or title_of(cells[0]).startswith(("可", "说明")):
            rows.append((title_of(cells[0]), "".join(cells[1:] or cells)))
        else:
            rows.append((f"#{title_of(cells[0])}", ""))
    return rows


def values_of(content: bytes, title: str) -> list[str]:
    """What stands in the rows of a title, words alone."""
    return [bare(value) for name, value in rows_of(content) if name.startswith(title)]


OF_FORM = {
    "loan-complaint": ("complaint", "private-lending"),
    "bank-loan-complaint": ("complaint", "bank-loan"),
    "sale-complaint": ("complaint", "sale"),
    "loan-answer": ("answer", "private-lending"),
    "enforcement": ("enforcement", ""),
}


STATEMENT = re.compile(r"(?<=\d\.)[^□☑]*?(?=了解[□☑])")


NOTE = "（如申请诉讼保全，请另行提交诉讼保全申请及相关材料）"


def form_of(*rows: tuple[str, list[str]], heading: str = "民事起诉状") -> bytes:
    """A form with a title cell, and blanks and boxes in paragraphs of the next cell."""
    paper = Docx()
    paper.add_paragraph(heading)
    table = paper.add_table(rows=len(rows), cols=2)
    for row, (title, paragraphs) in zip(table.rows, rows, strict=True):
        row.cells[0].text = title
        row.cells[1].paragraphs[0].text = ""
        for number, line in enumerate(paragraphs):
            paragraph = row.cells[1].paragraphs[0] if not number else row.cells[1].add_paragraph()
            for piece in re.split(r"( {2,})", line):  # a run for the words, a run for the blank, as Word leaves them
                run = paragraph.add_run(piece)
                run.font.underline = piece.startswith("  ") or None
                run.font.name = "Arial"
    return saved(paper)


def saved(paper: Any) -> bytes:
    buffer = BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


COMPLAINT = (
    ("1. 本金", ["截至     年   月   日止，尚欠本金       元（人民币，下同；如外币需特别注明）"]),
    (
        "2. 利息",
        ["截至     年   月   日止，尚欠利息     元", "计算方式：     ", "是否请求支付至实际清偿之日止：是□", "否□"],
    ),
    ("3. 是否要求提前还款或解除合同", ["是□", "提前还款（加速到期）□ / 解除合同□", "否□"]),
    ("4. 是否主张担保权利", ["是□  内容：   ", "否□"]),
    ("5. 是否主张实现债权的费用", ["是□", "明细：     ", "否□"]),
    ("8. 标的总额", ["     "]),
    ("3. 借款金额", ["约定：      ", "实际提供：     ", "提供方式：现金□  转账□"]),
    ("4. 借款期限", ["是否到期：是□ 否□", "约定期限：     年  月  日起至    年  月  日止"]),
    ("6. 借款提供时间", ["     年   月  日，      元"]),
    ("8. 还款情况", ["已还本金：    元；已还利息：    元，还息至     年   月   日"]),
)


def complaint(content: bytes, **facts: Any) -> FilledForm:
    """A complaint filled from the sample matter."""
    statement = made("form", ZHANG, **facts).statement
    assert isinstance(statement, Statement)
    return fill(content, complaint_slots(statement), "form.docx")


def paragraphs(content: bytes) -> dict[str, list[str]]:
    """The paragraphs of each row's second cell, by its title."""
    return {
        row.cells[0].text: [p.text for p in row.cells[1].paragraphs] for row in Docx(BytesIO(content)).tables[0].rows
    }
