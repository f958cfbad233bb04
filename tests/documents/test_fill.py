"""Filling a form the user supplies: the five official blanks, forms of other layouts, and what cannot be filled."""

from __future__ import annotations

import re

import pytest
from blank_forms import (
    ANSWER,
    FORMS,
    NOTE,
    OF_FORM,
    STATEMENT,
    bare,
    cases,
    drafted,
    filled_blank,
    read,
    rows_of,
    values_of,
)

from lpr_calc.compute.statement import Statement
from lpr_calc.documents.blanks import title_of
from lpr_calc.documents.form import filled, official
from lpr_calc.documents.official_enforcement import ENFORCEMENT

pytestmark = pytest.mark.usefixtures("papers_alone")


@pytest.mark.parametrize("name", sorted(OF_FORM))
def test_the_forms_here_have_every_official_row_in_order_with_its_words(name: str) -> None:
    paper, kind = OF_FORM[name]
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
            printed = STATEMENT.sub("", bare(found[title]).replace(NOTE, ""))
            assert printed == bare(row.wording), row.title
    assert places == sorted(places)
    headings = {title_of(block.heading) for block in form.blocks if block.heading}
    rest = set(titles) - {titles[place] for place in places}
    assert all(one.removeprefix("#") in headings or one.startswith("说明") for one in rest)


@pytest.mark.broad
@pytest.mark.parametrize("name", sorted(OF_FORM))
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
        value = bare(in_file[title][row.copy]).replace(NOTE, "")
        if row.title.startswith("可"):
            assert value.endswith(bare(row.text))
        else:
            assert STATEMENT.sub("", value) == bare(row.text), row.title
        compared += 1
    assert compared == len(text.rows) > 12
    assert done.left == text.left


@pytest.mark.broad
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


@pytest.mark.broad
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
