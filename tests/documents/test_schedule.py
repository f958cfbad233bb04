"""The schedule of interest: every table by itself, notes of the rows there are, nothing in it that is not filed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.documents.build import draft
from lpr_calc.documents.notes import payments_note
from lpr_calc.documents.slots_claims import runs_on
from lpr_calc.render import docx, plain, xlsx
from lpr_calc.render.model import Document, Para, Table
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, ZHANG, made

pytestmark = pytest.mark.usefixtures("papers_alone")

COUPLE = "examples/couple-and-guarantor.yaml"
LOAN = {"principal": "100000", "signed": "2021-01-04", "lent": "2021-01-04", "due": "2022-01-03", "until": "2024-01-03"}


def paper(kind: str = "schedule", **facts: Any) -> Document:
    return draft(kind, parse_case(as_tree({**LOAN, **facts}), TODAY, loans_needed=False), RATES).document


def noted(**facts: Any) -> str:
    return "\n".join(part.text for part in paper(**facts).parts if isinstance(part, Para) and part.style == "note")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "利率采用一年期贷款市场报价利率（LPR），随每次报价分段。"),
        ({"conventions": {"lpr": "fixed"}}, "利率采用一年期贷款市场报价利率（LPR），按备注所列报价固定不变。"),
        ({"rate": "10%"}, "各段利率固定，见“利率标准”栏。"),
        # Above the ceiling: four times the quote of the day of the contract, one quote for good.
        ({"rate": "24%"}, "利率采用一年期贷款市场报价利率（LPR），按备注所列报价固定不变。"),
        ({"rate": "6%", "overdue_rate": "LPR"}, "利率采用固定利率；一年期贷款市场报价利率（LPR），随每次报价分段。"),
        ({"overdue_rate": "LPR5Y"}, "利率采用五年期以上贷款市场报价利率（LPR），随每次报价分段。"),
    ],
)
def test_notes_speak_of_the_rates_in_the_rows(facts: dict[str, Any], said: str) -> None:
    notes = noted(**facts)
    assert said in notes
    assert ("随每次报价分段" in said) == ("随每次报价分段" in notes)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "起息当日计息，暂计至2024年1月3日、该日不计息；表中起算日、截止日均为计息日。"),
        ({"conventions": {"count": "both"}}, "起息当日计息，暂计至2024年1月3日、该日计息；"),
        # Interest ended before: no row runs up to the day of computation.
        ({"interest_to": "2023-06-30"}, "2.起息当日计息；表中起算日、截止日均为计息日。"),
    ],
)
def test_notes_say_which_days_count(facts: dict[str, Any], said: str) -> None:
    assert said in noted(**facts)


def test_how_payments_are_set_off() -> None:
    """As the conventions have it: 民法典 561 by default, and whose balance bears interest on the day itself."""
    assert payments_note({"order": "costs,interest,principal", "payment_day": "new"}) == (
        "说明：还款依次抵充费用、利息、本金；还款当日按还款后的余额计息。"
    )
    assert payments_note({"order": "pro-rata", "payment_day": "old"}) == (
        "说明：还款按比例抵充费用、利息、本金；还款当日按还款前的余额计息。"
    )
    assert payments_note({"order": "principal,interest,costs", "payment_day": "new"}).startswith(
        "说明：还款依次抵充本金、利息、费用；"
    )


@pytest.mark.parametrize("path", [ZHANG, WANG, COUPLE])
def test_each_sheet_stands_by_itself(path: str) -> None:
    """Titled, in its unit; the total in capitals under the total it repeats; signed once; what checks is apart."""
    book = openpyxl.load_workbook(BytesIO(xlsx.render(made("schedule", path).document)), data_only=True)
    texts = {s.title: [str(c.value) for row in s.iter_rows() for c in row if c.value is not None] for s in book}
    *filed, checks = book.sheetnames
    assert checks == "核对（不提交）"
    first = "一般债务利息计算表" if path == WANG else "利息计算表"
    assert filed[0] == first
    assert filed[-1] == "汇总"
    assert [texts[name][0] for name in filed[1:]] == filed[1:]
    assert all("单位：人民币元" in texts[name] for name in filed)
    assert [name for name in book.sheetnames if any("大写" in text for text in texts[name])] == ["汇总"]
    assert sum("（签名）：" in text for name in book.sheetnames for text in texts[name]) == 1
    assert any(text.startswith("说明：1.") for text in texts[first])
    assert not any("核对" in text or "差额" in text for name in filed for text in texts[name])


def test_heads_of_a_judgment_have_a_table_each() -> None:
    document = made("enforcement", WANG).document
    tables = [part for part in document.annex if isinstance(part, Table)]
    assert [table.title for table in tables] == ["一般债务利息计算表", "加倍部分债务利息计算表", "汇总"]
    assert [table.foot[-2 if table.columns[-1].key == "note" else -1].text for table in tables[:1]] == [""]
    assert [table.check[1] for table in tables if table.check is not None] == [1400548, 2278500, 33969048]


@pytest.mark.broad
@pytest.mark.parametrize(("kind", "path"), [("schedule", WANG), ("schedule", COUPLE), ("enforcement", WANG)])
def test_a_total_and_what_says_it_are_on_one_page(kind: str, path: str) -> None:
    """In Word every paragraph of a table's last row keeps with what is said right under the table."""
    read = Docx(BytesIO(docx.render(made(kind, path).document)))
    body = list(read.element.body)
    for place, element in enumerate(body):
        if element.tag != qn("w:tbl"):
            continue
        after = next(e for e in body[place + 1 :] if "".join(t.text or "" for t in e.iter(qn("w:t"))))
        if "".join(t.text or "" for t in after.iter(qn("w:t"))).startswith(("说明", "合计大写", "尚欠合计大写")):
            last = element.findall(qn("w:tr"))[-1]
            assert all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in last.iter(qn("w:p")))


def test_a_day_stands_on_one_line_in_a_remark() -> None:
    """``2024年10月21日报价`` takes 18 places and 3 of room at half of 10.5 points, a quarter wider in another font."""
    document = made("schedule", WANG).document
    read = Docx(BytesIO(docx.render(document)))
    table = read.tables[0]
    place = [column.key for column in document.tables[0].columns].index("note")
    width = table.columns[place].width
    assert width is not None
    size = table.rows[1].cells[place].paragraphs[0].runs[0].font.size
    assert size is not None
    assert width >= 21 * size // 2 * 5 // 4


@pytest.mark.broad
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("complaint", "详见所附证据清单。"),
        ("complaint", "此致"),
        ("complaint", "北京市海淀区人民法院"),
        ("demand", "送达与回执"),
        ("demand", "EMS单号："),
    ],
)
def test_what_is_signed_or_filled_by_hand_stands_together(kind: str, text: str) -> None:
    """Neither 此致 nor a line of the receipt is the last of a page, nor the signature the first."""
    read = Docx(BytesIO(docx.render(made(kind, WANG, pay_by="2025-12-15").document)))
    found = next(paragraph for paragraph in read.paragraphs if paragraph.text.startswith(text))
    assert found.paragraph_format.keep_with_next


def test_figures_are_no_chinese_letters() -> None:
    """Declared Chinese, LibreOffice breaks 1009500 at the end of a line."""
    styles = Docx(BytesIO(docx.render(made("complaint", WANG).document))).styles.element
    languages = {(each.get(qn("w:val")), each.get(qn("w:eastAsia"))) for each in styles.iter(qn("w:lang"))}
    assert languages == {("en-US", "zh-CN")}


@pytest.mark.parametrize(
    ("overdue", "interest", "growing", "runs"),
    [("10%", "约100元", "54元", ["☑"]), ("", "", "154元", [])],
)
def test_damages_that_a_ceiling_lets_through_are_no_interest_that_runs_on(
    overdue: str, interest: str, growing: str, runs: list[str]
) -> None:
    """29条: 365,000 × 15.4 % ÷ 365 = 154.00 a day, of which overdue interest of 10 % takes 100.00; damages of 30,000
    have the rest. The schedule says both and until when; letters and the form name interest alone, if there is any.
    """
    facts: dict[str, Any] = {"principal": "365000", "signed": "2021-06-01", "due": "2022-05-31", "until": "2022-12-01"}
    facts |= {"creditor": "王某", "debtor": "李某", "damages": "30000"}
    case = parse_case(as_tree(facts | ({"overdue_rate": overdue} if overdue else {})), TODAY)
    schedule, letter = (plain.render(draft(kind, case, RATES).document) for kind in ("schedule", "demand"))
    assert "自2022年12月1日起每日154元，至实际清偿之日止。" in schedule
    assert f"其中违约金每日{growing}，至全部受上限保护为止。" in schedule
    assert ("自2022年12月1日起逾期利息按现行利率每日" in letter) == bool(interest)
    assert f"每日{interest}" in letter or not interest
    assert [value for slot in runs_on(calculate(case, RATES)) for value in slot.values] == runs
