"""Forms of other layouts than the official ones are filled, or refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from blank_forms import COMPLAINT, SALE, complaint, form_of, paragraphs, read, saved
from docx import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lpr_calc.base.errors import LprError
from lpr_calc.documents.blanks import blank_labels
from lpr_calc.documents.build import draft
from lpr_calc.documents.fill import fill
from lpr_calc.documents.slots_complaint import complaint_slots
from lpr_calc.documents.slots_enforcement import enforcement_slots
from papers import RATES, ZHANG, made

pytestmark = pytest.mark.usefixtures("papers_alone")


class TestAForm:
    """A form the user made: values land, the layout stays, nothing is ticked that the case does not state."""

    def test_values_and_boxes(self) -> None:
        done = complaint(form_of(*COMPLAINT))
        rows = paragraphs(done.content)
        assert rows["1. 本金"] == ["截至2023年6月30日止，尚欠本金300000元（人民币，下同；如外币需特别注明）"]
        assert rows["2. 利息"][0] == "截至2023年6月30日止，尚欠利息31887.95元"
        assert rows["2. 利息"][1].startswith("计算方式：逾期利息（以300000元为基数，自2020年9月1日起")
        assert rows["2. 利息"][2:] == ["是否请求支付至实际清偿之日止：是☑", "否□"]
        assert rows["3. 是否要求提前还款或解除合同"] == ["是□", "提前还款（加速到期）□ / 解除合同□", "否□"]
        assert rows["4. 是否主张担保权利"] == ["是□  内容：   ", "否☑"]  # the case says: secured: false
        assert rows["5. 是否主张实现债权的费用"] == ["是□", "明细：     ", "否□"]
        assert rows["8. 标的总额"] == ["331887.95元（暂计至2023年6月30日）"]
        assert rows["3. 借款金额"] == ["约定：300000元", "实际提供：300000元", "提供方式：现金□  转账☑"]
        assert rows["4. 借款期限"] == ["是否到期：是☑ 否□", "约定期限：2019年9月1日起至2020年8月31日止"]
        assert rows["6. 借款提供时间"] == ["2019年9月1日，300000元"]
        assert rows["8. 还款情况"] == ["已还本金：0元；已还利息：0元，还息至     年   月   日"]
        table = Docx(BytesIO(done.content)).tables[0]
        runs = [run for row in table.rows for p in row.cells[1].paragraphs for run in p.runs if run.text.strip()]
        assert {run.font.name for run in runs if "暂计" not in run.text} <= {"Arial"}
        # The form has no parties: told, not refused.
        assert "被告（自然人）" in {slot.title for slot in done.lost}
        assert "是否要求提前还款或解除合同" in done.left

    def test_costs_and_acceleration_are_ticked(self) -> None:
        loan = {"principal": "300000", "lent": "2019-09-01", "due": "2024-08-31", "accelerated": "2022-01-01"}
        facts = {"costs": [{"name": "律师费", "amount": "10000"}], "loans": [{**loan, "rate": "6%"}]}
        rows = paragraphs(complaint(form_of(*COMPLAINT), **facts).content)
        assert rows["5. 是否主张实现债权的费用"] == ["是☑", "明细：律师费10000元", "否□"]
        assert rows["3. 是否要求提前还款或解除合同"] == ["是☑", "提前还款（加速到期）☑ / 解除合同□", "否□"]
        assert rows["4. 是否主张担保权利"] == ["是□  内容：   ", "否□"]  # not stated

    def test_numbers_merged_and_nested_cells(self) -> None:
        """A column of numbers, a heading with 元 of its own, a title over two rows, and blanks in a table in a cell."""
        paper = Docx()
        table = paper.add_table(rows=5, cols=3)
        lines = (
            ("1", "本金", "截至    年  月  日止，尚欠本金     元"),
            ("2", "利息", "截至    年  月  日止，尚欠利息     元"),
            ("", "", ""),
            ("7", "其他请求", ""),
            ("8", "标的总额（元）", "     元"),
        )
        for row, (number, title, line) in zip(table.rows, lines, strict=True):
            row.cells[0].text, row.cells[1].text, row.cells[2].text = number, title, line
        table.cell(1, 1).merge(table.cell(2, 1))
        nested = table.cell(2, 2).add_table(rows=1, cols=1)
        nested.cell(0, 0).text = "合同约定的计算方式见附件"  # the same words in a sentence are no blank
        nested.add_row().cells[0].text = "计算方式：     "
        facts = {
            "kind": "private-lending",
            "principal": "300000",
            "due": "2020-08-31",
            "damages": "10000",
            "until": "2023-06-30",
            "conventions": {"damages_and_interest": "both"},
        }
        statement = draft("form", read(facts), RATES).claim
        assert statement is not None
        content = fill(saved(paper), complaint_slots(statement), "form.docx").content
        done = Docx(BytesIO(content)).tables[0]
        assert done.cell(0, 2).text == "截至2023年6月30日止，尚欠本金300000元"
        assert done.cell(1, 2).text == "截至2023年6月30日止，尚欠利息31858.77元"  # contract.md §5
        assert [cell.text[:9] for cell in done.cell(2, 2).tables[0].columns[0].cells] == [
            "合同约定的计算方式",
            "计算方式：逾期利息",
        ]
        assert done.cell(3, 2).text == "违约金10000元"
        assert (done.cell(4, 1).text, done.cell(4, 2).text) == (
            "标的总额（元）",
            "341858.77元（暂计至2023年6月30日）",
        )

    def test_what_is_written_already_stays(self) -> None:
        rows = [row for row in COMPLAINT if "担保" not in row[0]]
        paper = form_of(*rows, ("被告（自然人）", ["姓名：李某某，男", "联系电话：          证件类型：   "]))
        written = paragraphs(complaint(paper).content)["被告（自然人）"]
        assert written[0] == "姓名：李某某，男"
        assert written[1] == "联系电话：13900000000  证件类型：   "

    def test_a_ticked_box_is_not_ticked_again(self) -> None:
        """☐ is what conversion left of a tick in filled forms: unknown, never a box to tick."""
        rows = [row for row in COMPLAINT if "担保" not in row[0]]
        paper = form_of(*rows, ("4. 是否主张担保权利", ["是□  内容：   ", "否☐"]))
        assert paragraphs(complaint(paper).content)["4. 是否主张担保权利"] == ["是□  内容：   ", "否☐"]

    @pytest.mark.parametrize("gone", ["本金", "利息", "标的总额"])
    def test_without_the_rows_of_money_nothing_is_written(self, gone: str) -> None:
        with pytest.raises(LprError) as caught:
            complaint(form_of(*(row for row in COMPLAINT if gone not in row[0])))
        assert {problem.code for problem in caught.value.problems} == {"template-slot"}
        assert gone in caught.value.problems[0].message.zh

    def test_persons_by_their_kind_a_row_each(self) -> None:
        paper = form_of(
            ("申请执行人（自然人）", ["姓名：     ", "性别：男□ 女□"]),
            ("申请执行人（法人、非法人组织）", ["名称：     "]),
            ("被执行人（自然人）", ["姓名：     ", "性别：男□ 女□"]),
            ("被执行人（法人、非法人组织）", ["名称：     "]),
            ("申请执行事项", ["本金□:   ", "一般债务利息□:", "迟延履行利息□:  ", "其他费用□:"]),
            heading="强制执行申请书",
        )
        several = {
            "creditor": {"name": "甲有限公司", "natural": "no"},
            "debtor": ["李某", "赵某"],
            "guarantors": [{"name": "丁有限公司", "mode": "joint"}],
        }
        judged = (
            made("enforcement", ZHANG, until="2024-06-30", **several).judged
            or made("form", ZHANG, until="2024-06-30", **several).judged
        )
        assert judged is not None
        done = fill(paper, enforcement_slots(judged), "form.docx")
        rows = [row.cells[1].text for row in Docx(BytesIO(done.content)).tables[0].rows]
        assert rows[:5] == [
            "姓名：     \n性别：男□ 女□",
            "名称：甲有限公司",
            "姓名：李某\n性别：男□ 女□",
            "姓名：赵某\n性别：男□ 女□",
            "名称：丁有限公司",
        ]
        assert (
            rows[5] == "本金☑:300000元\n一般债务利息☑:10361.92元\n迟延履行利息☑:10080元\n其他费用☑:2900元（案件受理费）"
        )

    def test_enforcement_with_its_unit_printed(self) -> None:
        paper = form_of(
            ("文书号", [""]),
            (
                "申请执行事项",
                ["金钱给付□ 本金    元", "一般债务利息    元", "迟延履行利息    元", "其他费用    元"],
            ),
            heading="强制执行申请书",
        )
        judged = made("form", ZHANG, until="2024-06-30").judged
        assert judged is not None
        rows = paragraphs(fill(paper, enforcement_slots(judged), "form.docx").content)
        assert rows["文书号"] == ["（2023）京0108民初12345号"]
        assert rows["申请执行事项"] == [
            "金钱给付☑ 本金300000元",
            "一般债务利息10361.92元",
            "迟延履行利息10080元",
            "其他费用2900元（案件受理费）",
        ]


def merged_down(cells: list[Any]) -> None:
    """Make cells of one column one, as Word does: the first restarts, the others continue and are empty."""
    for number, cell in enumerate(cells):
        merge = OxmlElement("w:vMerge")
        if not number:
            merge.set(qn("w:val"), "restart")
        cell._tc.get_or_add_tcPr().append(merge)


class TestTheOtherLineage:
    """The same forms as another conversion lays them out: labels over several cells and rows, blanks of tabs."""

    def test_interest_over_two_cells_and_an_organisation_over_several_rows(self) -> None:
        paper = Docx()
        paper.add_paragraph("民事起诉状")
        table = paper.add_table(rows=7, cols=4)
        lines = (
            ("原告（法人、非法人组织）", "名称：", "", ""),
            ("", "住所地（主要办事机构所在地）：", "注册地 / 登记地：", ""),
            ("", "法定代表人 / 负责人：", "职务：", "联系电话："),
            ("", "类型：有限责任公司□ 股份有限公司□", "所有制性质：国有□（控股□ / 参股□）", "民营□"),
            ("1. 本 金", "截至\t年\t月\t日止，尚欠本金\t元", "", ""),
            ("2. 利息", "截至 年 月 日止，尚欠利息\n计算方式：\n是否请求支付至实际清偿之日止：是□", "元；\n否□", ""),
            ("8. 标的总额", "", "", ""),
        )
        for row, texts in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *others = text.split("\n")
                cell.text = first
                for line in others:
                    cell.add_paragraph(line)
        merged_down([table.rows[number].cells[0] for number in range(4)])
        facts = {
            **SALE,
            "kind": "private-lending",
            "damages": "",
            "rate": "6%",
            "lent": "2020-05-31",
            "due": "2021-05-31",
        }
        statement = draft("form", read({key: value for key, value in facts.items() if value}), RATES).claim
        assert statement is not None
        done = fill(saved(paper), complaint_slots(statement), "form.docx")
        cells = [[cell.text for cell in row.cells] for row in Docx(BytesIO(done.content)).tables[0].rows]
        assert [row[1:] for row in cells[:4]] == [
            ["名称：某机械有限公司", "", ""],
            ["住所地（主要办事机构所在地）：杭州市某路1号", "注册地 / 登记地：杭州市", ""],
            ["法定代表人 / 负责人：王某", "职务：执行董事", "联系电话：0571-1"],
            ["类型：有限责任公司☑ 股份有限公司□", "所有制性质：国有□（控股□ / 参股□）", "民营☑"],
        ]
        principal = statement.totals.principal_after
        interest = statement.owed["in-term"] + statement.owed["overdue"]
        assert cells[4][1] == f"截至2024年6月3日止，尚欠本金{amount(principal)}元"
        assert cells[5][1].startswith(f"截至2024年6月3日止，尚欠利息{amount(interest)}\n计算方式：")
        assert cells[5][1].endswith("是否请求支付至实际清偿之日止：是☑")
        assert cells[5][2] == "元；\n否□"
        assert cells[6][1] == f"{amount(statement.totals.total)}元（暂计至2024年6月3日）"

    def test_the_money_boxes_in_one_paragraph_with_underlined_tabs(self) -> None:
        paper = Docx()
        paper.add_paragraph("强制执行申请书")
        cells = paper.add_table(rows=1, cols=2).rows[0].cells
        cells[0].text = "申请执行事项"
        paragraph = cells[1].paragraphs[0]
        for name in ("金钱给付", "本金", "一般债务利息", "迟延履行利息", "其他费用"):
            paragraph.add_run(f"{name}□:")
            paragraph.add_run("\t").font.underline = True
        judged = made("form", ZHANG, until="2024-06-30").judged
        assert judged is not None
        content = fill(saved(paper), enforcement_slots(judged), "form.docx").content
        written = Docx(BytesIO(content)).tables[0].rows[0].cells[1].paragraphs[0]
        assert written.text.replace("\t", " ") == (
            "金钱给付☑: 本金☑:300000元  一般债务利息☑:10361.92元  迟延履行利息☑:10080元  其他费用☑:2900元（案件受理费）"
        )
        assert [run.text for run in written.runs if run.font.underline and run.text.strip()][0].startswith("300000元")


def amount(fen: int) -> str:
    """An amount as a pleading has it."""
    return f"{fen // 100}" if fen % 100 == 0 else f"{fen // 100}.{fen % 100:02d}"


def test_labels_that_nothing_stands_behind() -> None:
    text = "姓名：甲\n性别：男□ 女□\n出生日期：__年__月__日 民族：汉\n单位：   职务：  \n类型：有限□\n其他□ 上市☑"
    assert blank_labels(text) == ["性别", "出生日期", "单位", "职务"]
    assert blank_labels("是□ 内容： 否☑") == []
