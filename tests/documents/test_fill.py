"""Filling a form the user supplies: the five official blanks, forms of other layouts, and what cannot be filled."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

import program
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.statement import Statement
from lpr_calc.documents.blanks import blank_labels, title_of
from lpr_calc.documents.build import Draft, draft
from lpr_calc.documents.fill import FilledForm, fill, kind_of
from lpr_calc.documents.form import filled, official, slots_of
from lpr_calc.documents.official import PAPERS, Chosen
from lpr_calc.documents.official_enforcement import ENFORCEMENT
from lpr_calc.documents.slots_complaint import complaint_slots
from lpr_calc.documents.slots_enforcement import enforcement_slots
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


_OF_FORM = {
    "loan-complaint": ("complaint", "private-lending"),
    "bank-loan-complaint": ("complaint", "bank-loan"),
    "sale-complaint": ("complaint", "sale"),
    "loan-answer": ("answer", "private-lending"),
    "enforcement": ("enforcement", ""),
}
_STATEMENT = re.compile(r"(?<=\d\.)[^□☑]*?(?=了解[□☑])")
_NOTE = "（如申请诉讼保全，请另行提交诉讼保全申请及相关材料）"


@pytest.mark.parametrize("name", sorted(_OF_FORM))
def test_the_forms_here_have_every_official_row_in_order_with_its_words(name: str) -> None:
    paper, kind = _OF_FORM[name]
    form = ENFORCEMENT if paper == "enforcement" else official(paper, kind, "2025")
    assert form is not None
    found: dict[str, str] = {}
    for title, value in rows_of((FORMS / f"{name}.docx").read_bytes()):
        found[title] = found.get(title, "") + value
    wanted = [row for block in form.blocks for row in block.rows]
    titles = list(found)
    places = []
    for row in wanted:
        title = next(one for one in titles if one.startswith(title_of(row.title)))
        places.append(titles.index(title))
        if not row.free:
            printed = _STATEMENT.sub("", bare(found[title]).replace(_NOTE, ""))
            assert printed == bare(row.wording), row.title
    assert places == sorted(places)
    headings = {title_of(block.heading) for block in form.blocks if block.heading}
    rest = set(titles) - {titles[place] for place in places}
    assert all(one.removeprefix("#") in headings or one.startswith("说明") for one in rest)


@pytest.mark.parametrize("name", sorted(_OF_FORM))
def test_text_and_file_say_the_same_and_every_row_is_read_back(name: str) -> None:
    """One rule for ticks and values: each row of the text is the row of the file, word for word."""
    done, drafted_ = filled_blank(name)
    paper = cases()[name][0]
    text = filled(paper, drafted_.claim, drafted_.judged)
    assert text is not None
    assert done.lost == ()
    in_file: dict[str, list[str]] = {}
    for title, value in rows_of(done.content):
        same = in_file.setdefault(title, [])
        if same and not re.match(r"\s*(姓名|名称|有)[：:□☑]", value):
            same[-1] += value  # a row that a page break cut in two
        else:
            same.append(value)
    compared = 0
    for row in text.rows:
        title = next(one for one in in_file if one.startswith(row.title))
        value = bare(in_file[title][row.copy]).replace(_NOTE, "")
        if row.title.startswith("可"):
            assert value.endswith(bare(row.text))
        else:
            assert _STATEMENT.sub("", value) == bare(row.text), row.title
        compared += 1
    assert compared == len(text.rows) > 12
    assert done.left == text.left


def test_a_couple_and_their_guarantor_are_three_defendants() -> None:
    """parties.md V1: 488438.36 of principal, 184 days at 12 %: 29547.18; 517985.54 in all, the guarantor to 300000."""
    content = filled_blank("loan-complaint")[0].content
    blocks = values_of(content, "被告（自然人）")
    assert [re.findall("姓名：(.)某", block) for block in blocks] == [["李"], ["赵"], ["钱"]]
    assert [("男☑" in block, "女☑" in block) for block in blocks] == [(True, False), (False, True), (True, False)]
    assert ["住所地（户籍所在地）：杭州市上城区某路2号" in block for block in blocks] == [True, True, False]
    assert values_of(content, "本金") == ["截至2026年1月1日止，尚欠本金488438.36元（人民币，下同；如外币需特别注明）"]
    (interest,) = values_of(content, "利息")
    assert interest.startswith(
        "截至2026年1月1日止，尚欠利息29547.18元；计算方式：逾期利息（以488438.36元为基数，自2025年7月1日起"
    )
    assert interest.endswith("是否请求支付至实际清偿之日止：是☑否□")
    assert values_of(content, "标的总额") == ["517985.54元（暂计至2026年1月1日）"]
    assert values_of(content, "是否主张担保权利") == [
        "是☑内容：钱某在300000元范围内对上述第一、二项债务承担连带清偿责任否□"
    ]
    assert values_of(content, "借款利率") == ["利率☑12%年（季月）（合同条款：第条）"]
    # 438 438.36 of 100000 went to interest (171 days, and the term), 11561.64 to principal
    assert values_of(content, "还款情况") == ["已还本金：11561.64元已还利息：88438.36元，还息至2025年6月30日"]
    assert values_of(content, "是否签订保证合同") == [
        "是☑签订时间：2024年1月10日保证人：钱某主要内容：钱某：限额300000元保证方式：一般保证□连带责任保证☑否□"
    ]


def test_an_application_against_three_with_its_four_boxes() -> None:
    """488438.36 × 12 % × 335 ÷ 365 = 53795.13; × 0.0175 % × 50 days = 4273.84; the fee 8979.86."""
    content = filled_blank("enforcement")[0].content
    assert len(values_of(content, "被执行人（自然人）")) == 3
    (boxes,) = [value for value in values_of(content, "申请执行事项") if "金钱给付" in value]
    assert boxes.startswith(
        "金钱给付☑：本金☑：488438.36元一般债务利息☑：53795.13元迟延履行利息☑：4273.84元其他费用☑：8979.86元（案件受理费）"
    )
    assert boxes.count("☑") == 5
    assert values_of(content, "生效日期") == ["2026年4月2日"]
    assert values_of(content, "文书号") == ["（2025）浙0102民初9876号"]
    (kind,) = values_of(content, "文书类型")
    assert kind.startswith("民事类：判决书☑裁定书□") and kind.count("☑") == 1


def test_a_sale_between_companies_has_the_rows_of_a_sale() -> None:
    """30000 in time; of 50000 on 2022-05-01 15550 to damages (50000 × 0.05 % × 334 + 120000 × 0.05 % × 120), 34450 to
    the price: 135550 left, × 0.05 % × 764 days = 51780.10; with the lawyer's 8000: 195330.10.
    """
    content = filled_blank("sale-complaint")[0].content
    assert values_of(content, "给付价款") == ["135550元（人民币，下同；如外币需特别注明）"]
    (late,) = values_of(content, "迟延给付价款的利息")
    assert late.startswith(
        "截至2024年6月3日止，迟延给付价款的利息0元、违约金51780.10元，"
        "自2024年6月2日之后的逾期利息、违约金，以135550元为基数按照日利率0.05%标准计算；计算方式：违约金（以135550元为基数"
    )
    assert values_of(content, "标的总额") == ["195330.10元（暂计至2024年6月3日）"]
    assert values_of(content, "其他请求") == [""]
    assert values_of(content, "价款支付及标的物交付情况")[0].startswith(
        "按期支付价款30000元，逾期付款34450元，逾期未付款135550元"
    )
    assert values_of(content, "被告应当支付的利息") == [
        "利息□元违约金☑51780.10元赔偿金□元共计51780.10元计算方式：同诉讼请求第2项，见所附《利息计算清单》"
    ]
    assert values_of(content, "合同约定的违约金") == [
        "违约金□元（合同条款：第条）定金□元（合同条款：第条）迟延履行违约金☑0.05%日（合同条款：第9.2条）"
    ]
    assert values_of(content, "是否催促过履行") == [
        "是☑催促情况：2023年3月1日通过微信方式进行了催促（此前：2022年3月1日（EMS））否□"
    ]
    (seller,) = values_of(content, "原告（法人")
    assert "类型：有限责任公司☑股份有限公司□" in seller and "国有□（控股□参股□）民营☑" in seller
    assert "法定代表人负责人：王某职务：执行董事联系电话：0571-1统一社会信用代码：91330100MA00000001" in seller
    (buyer,) = values_of(content, "被告（法人")
    assert "有限责任公司□股份有限公司☑" in buyer and "国有☑（控股☑参股□）民营□" in buyer
    agents = values_of(content, "委托诉讼代理人")
    assert [("一般授权☑" in one, "特别授权☑" in one) for one in agents] == [(False, True), (True, False)]
    assert "".join(values_of(content, "第三人（法人")).startswith("名称：丙物流有限公司")
    assert values_of(content, "有无仲裁") == ["有☑合同条款及内容：第十条：由原告住所地人民法院管辖无□"]
    benefits = "".join(values_of(content, "是否了解先行调解"))
    assert (benefits.count("。了解☑"), benefits.count("不了解☑")) == (5, 0)
    assert values_of(content, "是否考虑先行调解") == ["是□否☑暂不确定，想要了解更多内容□"]


def test_a_banks_interest_is_the_sum_of_its_heads_and_the_penalty_rate_the_resulting_one() -> None:
    done, drafted_ = filled_blank("bank-loan-complaint")
    statement = drafted_.claim
    assert isinstance(statement, Statement)
    owed = statement.owed
    heads = [owed[kind] for kind in ("in-term", "compound", "penalty")]
    plain = [f"{fen // 100}.{fen % 100:02d}" for fen in (sum(heads), *heads)]
    (interest,) = values_of(done.content, "利息（期内利息")
    assert interest.startswith(
        "截至2024年12月31日止，欠利息{}元、期内利息{}元、复利{}元、罚息（违约金）{}元；计算方式：".format(*plain)
    )
    # 7.2 % raised by half is 10.8 %
    assert values_of(done.content, "借款利率") == [
        "利率☑7.2%年（季月）（合同条款：第条）逾期上浮☑10.8%年（合同条款：第条）"
        "复利□（合同条款：第条）罚息（违约金）☑10.8%年（合同条款：第条）"
    ]
    assert values_of(done.content, "还款方式")[0].startswith("等额本息☑等额本金□")
    assert values_of(done.content, "是否要求提前还款") == ["是☑提前还款（加速到期）☑解除合同□否□"]


def test_an_answer_sets_the_plaintiffs_sums_against_the_law() -> None:
    done, drafted_ = filled_blank("loan-answer")
    statement = drafted_.claim
    assert isinstance(statement, Statement)
    content = done.content
    assert values_of(content, "案号") == ["（2024）京0108民初1号"]
    assert values_of(content, "案由") == ["民间借贷纠纷"]
    assert [block[3:5] for block in values_of(content, "答辩人（自然人）")] == ["李某", "赵某"]
    # 300000 − 30000 kept back = 270000
    assert values_of(content, "对本金有无异议") == [
        "无□有☑异议内容：原告主张本金300000元，按约定及法律规定计算应为270000元，差额30000元（见所附计算表）"
    ]
    ours = statement.owed["in-term"] + statement.owed["overdue"]
    assert f"差额{(25_000_000 - ours) / 100:.2f}元" in values_of(content, "对利息有无异议")[0]
    assert f"差额{(55_000_000 - statement.totals.total) / 100:.2f}元" in values_of(content, "对标的总额")[0]
    assert values_of(content, "对诉讼费负担") == ["无□有□异议内容："]
    assert "预扣利息30000元" in values_of(content, "对借款金额")[0]
    # a payment of 2020-09-01 restarts three years: they end on 2023-09-01, before the suit
    assert values_of(content, "有无其他免责") == [
        "无□有☑事实与理由：诉讼时效期间于2023年9月1日届满，原告2024年6月3日起诉时已经届满"
    ]


def test_an_answer_says_nothing_of_a_claim_below_the_law_and_that_an_equal_one_agrees() -> None:
    case = read({**ANSWER, "claimed": {"principal": "270000", "interest": "1000"}})
    text = filled("answer", drafted("answer", case).claim, None)
    assert text is not None
    rows = {row.title: row.text for row in text.rows}
    assert rows["对本金有无异议"] == "无□\n有□ 异议内容：（原告主张270000元，与计算一致）"
    assert rows["对利息有无异议"] == "无□\n有□ 异议内容："


# --- forms of other layouts -----------------------------------------------------------------------------------------


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


# --- the command ----------------------------------------------------------------------------------------------------


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run ``draft form``."""
    return program.run("draft", "form", *args, cwd=ROOT)


class TestTheCommand:
    """``lpr-calc draft form --template``."""

    def test_it_says_what_it_filled_and_left_and_leaves_the_form_alone(self, tmp_path: Path) -> None:
        blank = FORMS / "loan-complaint.docx"
        before, target = blank.read_bytes(), tmp_path / "填.docx"
        done = run(ZHANG, "--template", str(blank), "-o", str(target))
        assert done.returncode == 0, done.stderr
        assert "已填 " in done.stderr and "原告（自然人）；被告（自然人）；" in done.stderr
        assert "留空 " in done.stderr and "是否要求提前还款或解除合同；是否主张实现债权的费用；" in done.stderr
        assert "表格里没有位置" not in done.stderr
        assert blank.read_bytes() == before
        assert values_of(target.read_bytes(), "标的总额") == ["331887.95元（暂计至2023年6月30日）"]
        again = run(ZHANG, "--template", str(target), "-o", str(target), "--force")
        assert (again.returncode, "这是本次要读的文件" in again.stderr) == (2, True)

    def test_a_row_that_is_missing_is_told(self, tmp_path: Path) -> None:
        template, target = tmp_path / "表.docx", tmp_path / "填.docx"
        template.write_bytes(form_of(*COMPLAINT))
        done = run(ZHANG, "--template", str(template), "-o", str(target), "--lang", "en")
        assert done.returncode == 0
        assert "no place in the form, not filled: 原告（自然人）; 被告（自然人）;" in done.stderr

    def test_a_row_of_money_that_is_missing_is_an_error(self, tmp_path: Path) -> None:
        """No row 标的总额: exit 2, its name and value, and no file."""
        template, target = tmp_path / "表.docx", tmp_path / "填.docx"
        template.write_bytes(form_of(*(row for row in COMPLAINT if "标的" not in row[0])))
        done = run(ZHANG, "--template", str(template), "-o", str(target), "-q")
        assert done.returncode == 2
        assert (
            done.stderr == f"错误：{template}: “标的总额”一行没有找到“…元”的空白，未写出任何文件（应填：331887.95元）\n"
        )
        assert not target.exists()

    def test_a_form_of_another_cause(self, tmp_path: Path) -> None:
        done = run(ZHANG, "--template", str(FORMS / "sale-complaint.docx"), "-o", str(tmp_path / "x.docx"))
        assert done.returncode == 2
        assert "这张表格是买卖合同纠纷的，案件是民间借贷纠纷" in done.stderr

    def test_no_document(self, tmp_path: Path) -> None:
        template = tmp_path / "表.docx"
        template.write_bytes(b"not a document")
        done = run(ZHANG, "--template", str(template), "-o", str(tmp_path / "填.docx"), "-q")
        assert (done.returncode, done.stderr) == (
            2,
            f"错误：{template}: 不是 .docx 文档，或已损坏（用 Word 另存为 .docx）\n",
        )

    def test_strict_refuses_what_a_registry_returns(self, tmp_path: Path) -> None:
        target = tmp_path / "填.docx"
        done = run(COUPLE, "--template", str(FORMS / "loan-complaint.docx"), "-o", str(target), "--strict")
        assert done.returncode == 2
        assert not target.exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--paper", "合同"), "--paper: 没有“合同”（可用：complaint、answer、enforcement）"),
        (("--edition", "2023"), "--edition: 没有“2023”（可用：2025、2024）"),
        (("--edition", "2024", "--paper", "enforcement"), "2024 年版没有收录这一案由的强制执行申请书"),
    ],
)
def test_words_that_name_no_form(args: tuple[str, ...], said: str) -> None:
    done = run(ZHANG, "--until", "2024-06-30", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_paper_by_its_chinese_name() -> None:
    assert run(ZHANG, "--paper", "民事答辩状", "-q").stdout.startswith("民间借贷纠纷民事答辩状（要素式）填写内容")


def test_which_paper_a_form_is() -> None:
    assert [kind_of((FORMS / f"{name}.docx").read_bytes()).paper for name in sorted(_OF_FORM)] == [
        _OF_FORM[name][0] for name in sorted(_OF_FORM)
    ]
    assert set(PAPERS) == {paper for paper, _ in _OF_FORM.values()}
