"""Documents: the texts of documents.md §10 with their figures,
every amount and day parsed back out of every document.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document as Docx
from docx.oxml.ns import qn

import program
from case_files import matters
from lpr_calc import cli
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.documents.build import KINDS, Draft, draft
from lpr_calc.render import docx, xlsx
from lpr_calc.render import plain as text
from lpr_calc.render.model import Para, Table, fen, label_span, words
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from lpr_calc.values.tree import as_tree
from papers import AMOUNT, DAY, PAIR, RATES, TODAY, WANG, ZHANG, case_of, converted, made, numbers, said
from paths import ROOT
from sizes import thinned


class TestTheSampleTexts:
    """documents.md §10: 张某诉李某, both ends counted. Figures and wording are that page's."""

    def test_claim_from_default(self) -> None:
        assert said("claims").startswith(
            "诉讼请求\n\n"
            "一、判令被告李某偿还原告张某借款本金300000元；\n"
            "二、判令被告李某支付逾期利息（以300000元为基数，自2020年9月1日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的"
            "一年期贷款市场报价利率计算，暂计至2023年6月30日为31887.95元）；\n"
            "三、判令被告李某承担本案诉讼费用。\n"
            "以上第一、二项暂计331887.95元。\n"
        )

    def test_fixed_at_default(self) -> None:
        """300000 × 3.85% × 1033 ÷ 365 = 32688.08."""
        assert "按照逾期之日适用的一年期贷款市场报价利率即年利率3.85%计算，暂计至2023年6月30日为32688.08元" in said(
            "claims", conventions={"count": "both", "lpr": "fixed"}
        )

    def test_judgment_form_from_filing(self) -> None:
        assert (
            "一、被告李某于本判决生效之日起十日内偿还原告张某借款本金300000元及利息（以300000元为基数，"
            "自2023年7月3日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的一年期贷款市场报价利率计算）；\n二、驳回原告张某的其他诉讼请求。\n"
        ) in said("operative", until="2023-07-31", **_loan())

    def test_on_the_day_of_filing(self) -> None:
        """Interest from the day of suit, computed to that day: no figure yet, but it is claimed."""
        claims = said("claims", WANG, until="2024-06-03")
        assert (
            "二、判令被告李某支付逾期利息（以300000元为基数，自2024年6月3日起至实际清偿之日止，"
            "按照同期全国银行间同业拆借中心公布的"
            "一年期贷款市场报价利率计算）；\n"
        ) in claims
        assert "以上第一、二项暂计300000元。" in claims

    def test_one_repayment(self) -> None:
        """20,000 on 2021-09-01: 11,550.00 (365 d × 3.85%) to interest, 8,450.00 to principal (documents.md §3.2)."""
        claims = said("claims", payments=[{"date": "2021-09-01", "amount": "20000"}])
        assert "以291550元为基数，自2021年9月1日起至实际清偿之日止" in claims
        assert "暂计至2023年6月30日为19765.10元" in claims
        assert "以300000元为基数" not in claims

    def test_reminder(self) -> None:
        assert said("reminder", until="2023-05-31", pay_by="2023-06-10") == (
            "李先生您好，2019年9月1日的借款300000元已于2020年8月31日到期，请于6月10日前转至尾号1234账户；"
            "如有困难请与我商量分期。张某\n"
        )

    def test_demand(self) -> None:
        letter = said("demand", until="2023-05-31", pay_by="2023-06-15")
        assert (
            "截至2023年5月31日，您尚欠借款本金300000元、逾期利息30996.99元（按一年期LPR分段计算，明细附后），"
            "合计330996.99元"
            "（大写：人民币叁拾叁万零玖佰玖拾陆元玖角玖分）；自2023年6月1日起逾期利息按现行利率每日约30元继续计算至实"
            "际清偿之日。\n"
            "请于2023年6月15日前付至下列账户；逾期，本人将依法起诉并申请财产保全，由此产生的诉讼费等由您承担。"
        ) in letter
        assert "附：借条、转账凭证复印件，利息计算清单。" in letter
        assert "EMS单号" in letter

    def test_a_letter_says_bare_lpr_of_bare_lpr_only(self) -> None:
        """50 basis points, or a multiple, on the LPR is not “按一年期LPR分段计算”."""
        for rate in ("LPR+50bp", "1.5倍LPR"):
            loans = [
                {
                    "id": "借条",
                    "principal": "300000",
                    "signed": "2019-09-01",
                    "lent": "2019-09-01",
                    "due": "2020-08-31",
                    "overdue_rate": rate,
                }
            ]
            assert "（计算标准见清单，明细附后）" in said(
                "demand", until="2023-05-31", pay_by="2023-06-15", loans=loans
            )

    def test_lawyers_letter(self) -> None:
        lawyer = {
            "firm": "某某律师事务所",
            "name": "赵某",
            "licence": "11101202010000000",
            "number": "（2023）某律函第1号",
        }
        letter = said("demand", until="2023-05-31", pay_by="2023-06-15", lawyer=lawyer)
        assert letter.startswith("律师函\n\n（2023）某律函第1号\n致：李某\n")
        assert "某某律师事务所接受张某委托，指派赵某律师就张某诉李某民间借贷纠纷事宜致函。" in letter
        assert "律师：赵某　执业证号：11101202010000000" in letter

    def test_agreement(self) -> None:
        agreement = said("plan", plan={"instalments": "6", "first": "2023-07-31", "each": "55000"})
        for clause in (
            "双方确认截至2023年6月30日，乙方欠甲方本金300000元、利息31887.95元，合计331887.95元（大写："
            "人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分）。",
            "乙方分六期偿还：2023年7月31日、8月31日、9月30日、10月31日、11月30日各55000元，2023年12月31日56887.95元；"
            "各期款项先抵利息后抵本金。",
            "乙方按期足额履行的，甲方不再主张2023年7月1日起的利息；任何一期逾期超过三日的，剩余款项全部提前到期，"
            "并自2023年7月1日起以未还本金为基数按一年期贷款市场报价利率计算利息至实际清偿之日止，"
            "甲方为实现债权支出的诉讼费、保全费、律师费由乙方负担。",
        ):
            assert clause in agreement

    @pytest.mark.parametrize(
        "row",
        [
            "1 本金：截至2023年6月30日止，尚欠本金300000元",
            "2 利息：截至2023年6月30日止，尚欠利息31887.95元；计算方式：",
            "是否请求支付至实际清偿之日止：是☑ 否□",
            "3 是否要求提前还款或解除合同：是□ 提前还款（加速到期）□ / 解除合同□ 否□",  # no is not stated
            "4 是否主张担保权利：是□ 内容： 否☑",  # secured: false
            "5 是否主张实现债权的费用：是□ 明细： 否□",
            "6 是否主张诉讼费用：是☑；否□",
            "8 标的总额：331887.95元（暂计至2023年6月30日）",
            "3 借款金额：约定：300000元；实际提供：300000元；提供方式：现金□ 转账☑ 其他：",
            "4 借款期限：是否到期：是☑ 否□；约定期限：2019年9月1日起至2020年8月31日止",
            "5 借款利率：利率□ __%/ 年（季 / 月）（合同条款：第__条）未约定利率",
            "6 借款提供时间：2019年9月1日，300000元",
            "8 还款情况：已还本金：0元；已还利息：0元，还息至__年__月__日",
            "9 是否存在逾期还款：是☑ 逾期时间：2020年9月1日  至今已逾期1033日；否□",
        ],
    )
    def test_form(self, row: str) -> None:
        assert row in said("form")

    def test_form_after_a_payment(self) -> None:
        """还息至: the payment of 2021-09-01 leaves no interest open, so it is paid up to the day before."""
        assert "8 还款情况：已还本金：8450元；已还利息：11550元，还息至2021年8月31日" in said(
            "form", payments=[{"date": "2021-09-01", "amount": "20000"}]
        )

    def test_evidence(self) -> None:
        rows = [[cell.text for cell in row] for row in made("evidence", ZHANG).document.tables[0].rows]
        assert [(row[1], row[2]) for row in rows] == [
            ("借条", "借贷合意、金额、期限"),
            ("转账凭证", "实际交付300000元"),
            ("催收记录（EMS）", "主张权利及时效中断"),
            ("双方身份证明", "主体资格"),
            ("利息计算清单及LPR公告", "利息数额"),
        ]

    def test_enforcement(self) -> None:
        """documents.md §4.3: 10,361.92 of general interest, 192 days × 52.50 = 10,080.00, costs 2,900."""
        application = said("enforcement", until="2024-06-30")
        for item in (
            "一、强制被执行人李某向申请执行人张某支付借款本金300000元；",
            "二、支付一般债务利息（以300000元为基数，自2023年7月3日起至实际清偿之日止，"
            "按全国银行间同业拆借中心公布的一年期贷款市场报价利率计算，暂计至2024年6月30日为10361.92元）；",
            "三、支付加倍部分债务利息（以300000元为基数，按日万分之一点七五，自2023年12月22日起至实际清偿之日止，"
            "暂计至2024年6月30日为10080元，每日52.50元）；",
            "四、支付案件受理费2900元；",
            "五、本案执行费用由被执行人负担。",
            "以上一至四项暂计323341.92元（大写：人民币叁拾贰万叁仟叁佰肆拾壹元玖角贰分）。",
            "《中华人民共和国民事诉讼法》第二百六十条加倍支付",
        ):
            assert item in application

    def test_settlement_of_what_came_in(self) -> None:
        """documents.md §4.4: 100,000 on 2024-07-31; 395 days of general interest 11,232.74;
        from then 19.65 + 37.47 a day.
        """
        document = made(
            "payoff",
            ZHANG,
            until="2024-07-31",
            conventions={"count": "both", "payment_day": "old"},
            payments=[{"date": "2024-07-31", "amount": "100000", "event": "transfer"}],
        ).document
        (row,) = document.tables[0].rows
        assert [cell.text for cell in row] == [
            "1",
            "2024年7月31日",
            "划拨",
            "100,000.00",
            "2,900.00",
            "11,232.74",
            "85,867.26",
            "0.00",
            "214,132.74",
            "0.00",
            "11,707.50",
            "57.12",
        ]
        assert "一般债务利息19.65元，加倍部分37.47元" in text.render(document)

    def test_log(self) -> None:
        """A delivered demand of 2022-03-01: three years end on 2025-03-01, a Saturday, so on Monday 03-03 (203条)."""
        (row,) = made("log", ZHANG).document.tables[0].rows
        assert [cell.text for cell in row] == [
            "1",
            "2022年3月1日",
            "EMS",
            "李某",
            "300,000.00",
            "EMS1234567890",
            "是",
            "2022年3月1日",
            "2025年3月3日",
        ]


def _loan() -> dict[str, Any]:
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


STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    # kind, day of computation, facts: the creditor's path through the seed case
    ("reminder", "2022-06-02", {"pay_by": "2022-06-10"}),
    ("demand", "2023-02-20", {"pay_by": "2023-03-10"}),
    ("plan", "2023-03-31", {"plan": {"instalments": "3", "first": "2023-04-30"}}),
    ("log", "2024-06-02", {}),
    ("claims", "2025-11-28", {}),
    ("schedule", "2025-11-28", {}),
    ("form", "2025-11-28", {}),
    ("evidence", "2025-11-28", {}),
    ("enforcement", "2025-11-28", {}),
    ("payoff", "2025-11-28", {"payments": [{"date": "2025-03-03", "amount": "100000", "event": "transfer"}]}),
    ("plan", "2025-11-28", {"plan": {"instalments": "3", "first": "2025-12-31"}}),
)


@pytest.mark.parametrize(("kind", "until", "facts"), STEPS, ids=[f"{step[0]}-{step[1]}" for step in STEPS])
def test_every_amount_and_day_is_the_engines(kind: str, until: str, facts: dict[str, Any]) -> None:
    """What stands before 元, in a column of figures or as a day in a document is a figure of the result or of the
    case.
    """
    done = made(kind, WANG, until=until, **facts)
    case = case_of(WANG, until=until, **facts)
    results: list[Any] = [case, done.statement, done.judged]
    if kind == "plan":
        from lpr_calc.compute.plan import plan, terms_of

        results.append(plan(case, RATES, terms_of(case.plan)))
    if kind == "payoff":  # what a day adds after the receipt: the judgment as it stands on that day
        results.append(judge(case._replace(until=case.payments[0].day), RATES))
    if kind == "log":
        from lpr_calc.compute.limitation import limitation

        results.append(limitation(case, case.until or 0))
    known = set(numbers(results)) | {0}
    rendered = text.render(done.document)
    for amount in AMOUNT.findall(rendered):
        assert parse_amount(amount) in known, amount
    known_days = known | {day + 1 for day in known} | {day - 1 for day in known}  # a last day is shown, an end is held
    for year, month, day in DAY.findall(rendered):
        assert date(int(year), int(month), int(day)).toordinal() in known_days, (year, month, day)
    for small, capital in PAIR.findall(rendered):
        assert parse_amount(small) == from_capitals(capital)
    for table in done.document.tables:
        keys, running = [column.key for column in table.columns], 0
        for row in table.rows:
            for key, cell in zip(keys, row, strict=True):
                if key == "running":  # a head of interest by itself: the sum of its own lines
                    running += int(row[keys.index("interest")].value or 0)
                    assert cell.value == running
                elif cell.kind == "fen" and cell.value is not None:
                    # A balance, a sum over the head of a ledger: still a figure of the engine.
                    assert abs(int(cell.value)) in known, cell


@pytest.mark.parametrize(
    ("kind", "until", "total"),
    [
        ("schedule", "2024-08-19", "302,160.41"),
        ("demand", "2024-08-19", "302160.41"),
        ("claims", "2024-08-19", "302160.41"),
        ("form", "2024-08-19", "302160.41"),
    ],
)
def test_the_documents_of_one_day_agree_with_the_claim(kind: str, until: str, total: str) -> None:
    """On the day before the judgment 300000 × 3.45 % × 49 ÷ 365 = 1389.45 and × 3.35 % × 28 ÷ 365 = 770.96."""
    assert total in said(kind, WANG, until=until, pay_by="2025-12-15")


MATTERS = [*matters(), *matters("judgment")]
NOT_OF_BANKRUPTS = ("reminder", "demand", "plan", "preserve")
"""Papers that ask somebody to pay, or attach what he has (企业破产法 16, 19条)."""


def no_solvent_debtor(case: Case) -> bool:
    """Whether every debtor's bankruptcy was accepted by the day of the paper."""
    day = case.until if case.until is not None else case.today
    out = {one.party or case.debtor.name for one in case.bankruptcy if one.accepted <= day}
    return out.issuperset(party.name for party in case.debtors)


@pytest.mark.parametrize("facts", thinned([facts for _, facts in MATTERS], 40, ids=[name for name, _ in MATTERS]))
def test_every_matter_gives_every_document(facts: dict[str, Any]) -> None:
    """Some 300 matters, every kind of document: written or refused in words; totals are those of claim and judgment."""
    case = parse_case(as_tree(facts), TODAY, loans_needed=False)
    for kind in KINDS:
        try:
            done = draft(kind, case, RATES)
        except LprError as error:
            assert {p.code for p in error.problems} <= {
                "judgment-missing",
                "principal-missing",
                "option-missing",
                "nothing-owed",
                *(["bankrupt"] if kind in NOT_OF_BANKRUPTS and no_solvent_debtor(case) else []),
            }
            continue
        assert kind != "reminder" or not no_solvent_debtor(case)
        rendered = text.render(done.document)
        for small, capital in PAIR.findall(rendered):
            assert parse_amount(small) == from_capitals(capital)
        for table in done.document.tables:
            if table.check is not None:
                place = [column.key for column in table.columns].index(table.check[0])
                assert table.foot[place].value == table.check[1]
                shown = [row[place].value for row in table.rows]
                assert sum(int(value or 0) for value in shown) == table.check[1]
        if kind == "form" and case.loans:
            total = parse_amount(re.findall(r"标的总额：([\d.]+)", rendered)[0])
            assert total == calculate(case, RATES).totals.total
        if kind in ("claims", "complaint") and "以上第" in rendered:
            total = parse_amount(re.findall(r"项暂计([\d.]+)", rendered)[0])
            assert total == calculate(case, RATES).totals.total
        if kind in ("enforcement", "resume"):
            # What is not due yet is not asked for; another currency has its own unit.
            total = parse_amount(re.findall(r"项暂计([\d.]+)", rendered)[0])
            assert total == judge(case, RATES).totals.enforceable


def test_a_letter_before_the_suit_counts_from_default() -> None:
    """The seed case claims from 2024-06-03 only; a letter of 2023-02-20 counts from 2022-06-01: 80 days at 3.70 %
    (2432.88), 182 at 3.65 % from 2022-08-22 (2022-08-22 … 2023-02-19; 5460.00): 300000×3.7%×82÷365 = 2493.70, 7953.70.
    """
    done = made("demand", WANG, until="2023-02-20", pay_by="2023-03-10")
    assert "逾期利息7953.70元" in text.render(done.document)
    assert "before-suit" in [notice.code for notice in done.notices]


def test_missing_facts_are_marked_listed_and_refused_under_strict() -> None:
    facts = {"principal": "300000", "due": "2022-05-31", "until": "2023-06-30"}
    case = parse_case(as_tree(facts), TODAY)
    done = draft("demand", case, RATES)
    assert done.document.missing == (
        "债权人姓名或名称",
        "债务人姓名或名称",
        "债务人地址",
        "出借日",
        "付款期限",
        "收款户名",
        "开户行",
        "收款账号",
    )
    rendered = text.render(done.document)
    assert all(f"【待补充：{name}】" in rendered for name in done.document.missing)
    with pytest.raises(LprError) as caught:
        draft(
            "demand",
            case._replace(
                creditor=case.creditor._replace(name="王某"),
                loans=(case.loans[0]._replace(signed=738000, lent=738000),),
            ),
            RATES,
            strict=True,
        )
    assert {problem.code for problem in caught.value.problems} == {"draft-missing"}
    assert caught.value.problems[0].message.zh == "缺少：债务人姓名或名称"


def test_pay_by_must_come_after_the_day() -> None:
    with pytest.raises(LprError) as caught:
        made("demand", WANG, until="2023-02-20", pay_by="2023-02-20")
    assert caught.value.problems[0].message.zh == "付款期限 2023-02-20 不晚于 2023-02-20"


def test_a_reminder_keeps_to_a_message() -> None:
    """documents.md §5: at most 120 characters; what is longer is told."""
    assert len(said("reminder", until="2023-05-31", pay_by="2023-06-10").strip()) <= 120
    done = made("reminder", ZHANG, until="2023-05-31", creditor={"name": "某" * 90})
    assert "reminder-long" in [notice.code for notice in done.notices]


ALL = [
    (
        kind,
        ZHANG,
        {"until": "2024-06-30"}
        if kind in ("enforcement", "payoff")
        else {"plan": {"instalments": "6", "first": "2023-07-31"}}
        if kind == "plan"
        else {},
    )
    for kind in KINDS
]


class TestDocx:
    """.docx: A4, East Asian fonts set, repeated heading rows, no trace of a tool, the same bytes every time."""

    @pytest.mark.parametrize(("kind", "path", "facts"), ALL, ids=[kind for kind, _, _ in ALL])
    def test_written_and_read_back(self, kind: str, path: str, facts: dict[str, Any]) -> None:
        document = made(kind, path, **facts).document
        content = docx.render(document)
        assert content == docx.render(document)
        read = Docx(BytesIO(content))
        written = [part.text for part in (*document.parts, *document.annex) if isinstance(part, Para)]
        titles = [t.title for t in document.tables]
        lines = [line for p in read.paragraphs for line in p.text.split("\n")]  # a signature is one paragraph
        assert [line for line in lines if line and line not in titles] == [
            paragraph for paragraph in written if paragraph
        ]
        for table, grid in zip(document.tables, read.tables, strict=True):
            assert [cell.text for cell in grid.rows[0].cells] == [column.title for column in table.columns]
            assert grid.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
            for row, cells in zip(table.rows, list(grid.rows)[1:], strict=False):
                assert [cell.text for cell in cells.cells] == [cell.text for cell in row]
        section: Any = read.sections[0]
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        for run in read.element.body.iter(qn("w:r")):
            assert run.rPr.rFonts.get(qn("w:eastAsia")) in ("仿宋", "黑体")
        self.check_no_trace(content)

    @staticmethod
    def check_no_trace(content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            assert not [name for name in package.namelist() if "thumbnail" in name]
            told = " ".join(
                package.read(name).decode("utf-8", "replace")
                for name in package.namelist()
                if name.startswith("docProps")
            )
            assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert not re.search("python|lpr|word|excel", told.lower())

    def test_another_font(self) -> None:
        read = Docx(BytesIO(docx.render(made("claims", ZHANG).document, "宋体")))
        fonts = {run.rPr.rFonts.get(qn("w:eastAsia")) for run in read.element.body.iter(qn("w:r"))}
        assert fonts == {"宋体", "黑体"}


def evaluated(formula: str, sheet: Any) -> Fraction:
    """What a spreadsheet makes of one of our formulas, exactly: ROUND, SUM, the four operations, cells."""

    def cell(address: str) -> Fraction:
        return Fraction(str(sheet[address].value or 0))

    def total(match: re.Match[str]) -> str:
        cells = [c for row in sheet[match[1]] for c in row]
        return "+".join(c.coordinate for c in cells)

    body = formula.removeprefix("=")
    other = re.fullmatch(r"'([^']+)'!([A-Z]+\d+)", body)
    if other is not None:
        return Fraction(str(sheet.parent[other[1]][other[2]].value or 0))
    body = re.sub(r"SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", lambda m: f"({total(m)})", body)
    body = re.sub(r"(?<![A-Za-z'])\b(\d+(?:\.\d+)?)\b(?!')", r"Fraction('\1')", body)
    body = re.sub(r"\b([A-Z]{1,2}\d+)\b", r"cell('\1')", body)

    def rounded(value: Fraction, places: Fraction) -> Fraction:
        scale = 10 ** int(places)
        return Fraction((value * scale * 2 + 1).__floor__() // 2, scale)

    found: Fraction = eval(body, {"Fraction": Fraction, "cell": cell, "ROUND": rounded})
    return found


class TestXlsx:
    """.xlsx: numbers as numbers, days as days, a live formula per row whose cached value is the engine's figure."""

    @pytest.mark.parametrize(("kind", "path", "facts"), ALL, ids=[kind for kind, _, _ in ALL])
    def test_written_and_read_back(self, kind: str, path: str, facts: dict[str, Any]) -> None:
        document = made(kind, path, **facts).document
        if not document.tables:
            return
        content = xlsx.render(document)
        assert content == xlsx.render(document)
        values, formulas = (openpyxl.load_workbook(BytesIO(content), data_only=cached) for cached in (True, False))
        found = 0
        for name in values.sheetnames:
            for row in formulas[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        found += 1
                        cached = values[name][cell.coordinate].value
                        assert evaluated(cell.value, values[name]) == Fraction(str(cached)), (name, cell.value)
        tables = [part for part in (document.annex or document.parts) if isinstance(part, Table)]
        names = [name for name in values.sheetnames if name != "核对（不提交）"]
        for table, name in zip(tables, names, strict=True):
            self.check_cells(table, values[name])
            kept = [c.value for row in values[name].iter_rows() for c in row]
            assert not {"核对数", "差额"} & set(kept)
        checked = [table for table in tables if table.check is not None]
        assert (names != values.sheetnames) == bool(checked)
        if checked:
            sheet = values["核对（不提交）"]
            rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=4)]
            totals = [Fraction(table.check[1], 100) for table in checked if table.check is not None]
            assert [Fraction(str(row[1])) for row in rows] == totals
            assert {row[3] for row in rows} == {0}
        assert found or kind in ("evidence", "form", "log", "service")

    @staticmethod
    def check_cells(table: Any, sheet: Any) -> None:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        heading = next(cell.row for cell in cells if cell.value == table.columns[0].title)
        assert sheet.print_title_rows == f"${heading}:${heading}"
        for number, row in enumerate(table.rows, heading + 1):
            for place, cell in enumerate(row, 1):
                value = sheet.cell(number, place).value
                if cell.kind == "fen" and cell.value is not None:
                    assert (Fraction(str(value)), sheet.cell(number, place).number_format) == (
                        Fraction(cell.value, 100),
                        "#,##0.00",
                    )
                elif cell.kind == "day" and cell.value is not None:
                    assert value.date() == date.fromordinal(cell.value)
                elif cell.kind == "percent":
                    assert Fraction(str(value)) == Fraction(cell.value, 10**12)

    @pytest.mark.parametrize("facts", thinned([facts for _, facts in MATTERS if "judgment" not in facts][::7], 5))
    def test_formulas_of_many_matters(self, facts: dict[str, Any]) -> None:
        """Months, 30/360, actual days, daily rates, ceilings: a formula gives its row's interest, or there is none."""
        document = draft("schedule", parse_case(as_tree(facts), TODAY, loans_needed=False), RATES).document
        content = xlsx.render(document)
        values, formulas = (openpyxl.load_workbook(BytesIO(content), data_only=cached) for cached in (True, False))
        for name in values.sheetnames:
            for row in formulas[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        assert evaluated(cell.value, values[name]) == Fraction(str(values[name][cell.coordinate].value))


@pytest.mark.large
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice here; python-docx and openpyxl read them above"
)
class TestAnotherProgram:
    """LibreOffice opens what we write and computes the same (documents.md §3.2: 31,887.95 and 331,887.95)."""

    def test_docx(self, tmp_path: Path) -> None:
        out = converted(docx.render(made("schedule", ZHANG).document), "清单.docx", "txt:Text (encoded):UTF8", tmp_path)
        opened = out.read_text(encoding="utf-8-sig")
        assert all(
            part in opened for part in ("31,887.95", "331,887.95", "2021年12月20日", "叁拾叁万壹仟捌佰捌拾柒元玖角伍分")
        )

    def test_xlsx_is_recalculated(self, tmp_path: Path) -> None:
        """The cached values are taken out first, so every figure is computed by the other program."""
        bare = BytesIO()
        openpyxl.load_workbook(BytesIO(xlsx.render(made("schedule", ZHANG).document))).save(bare)
        out = converted(bare.getvalue(), "清单.xlsx", "xlsx", tmp_path)
        ours = openpyxl.load_workbook(BytesIO(xlsx.render(made("schedule", ZHANG).document)), data_only=True)
        theirs = openpyxl.load_workbook(out, data_only=True)
        assert theirs.sheetnames == ours.sheetnames
        for sheet in ours:
            for row in sheet.iter_rows():
                for cell in row:
                    found = theirs[sheet.title][cell.coordinate].value
                    assert found == cell.value or (found or 0) == cell.value == 0, cell.coordinate


def run(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("draft", *args, cwd=ROOT, **more)


class TestTheCommand:
    """``lpr-calc draft``."""

    @pytest.mark.parametrize("ending", ["docx", "xlsx", "md", "txt", "json"])
    def test_formats_by_ending(self, ending: str, tmp_path: Path) -> None:
        target = tmp_path / f"清单.{ending}"
        done = run("schedule", ZHANG, "-o", str(target))
        assert (done.returncode, done.stdout) == (0, "")
        content = target.read_bytes()
        assert content[:2] == b"PK" if ending in ("docx", "xlsx") else b"31,887.95" in content
        if ending == "json":
            data = json.loads(content)
            assert (data["schema"], data["kind"], data["missing"]) == ("lpr-calc/draft/1", "schedule", [])

    def test_what_was_assumed_is_told_beside_it(self) -> None:
        done = run("claims", ZHANG)
        assert "默认：逐段四舍五入到分，合计为各段之和\n" in done.stderr
        assert "默认" not in done.stdout
        assert run("claims", ZHANG, "-q").stderr == ""
        assert "assumed: one-year LPR\n" in run("claims", ZHANG, "--lang", "en").stderr

    def test_strict_refuses_what_is_missing(self) -> None:
        done = run(
            "reminder", ZHANG, "--until", "2023-05-31", "--strict", "--signed", "2019-09-01", "--lent", "2019-09-01"
        )
        assert done.returncode == 2
        assert "错误：--strict: 缺少：付款期限（写进案件文件）\n" in done.stderr

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (
                ("claims", ZHANG, "-o", "x.xlsx"),
                "错误：--output: 这种文书没有表格，不能写成 .xlsx（用 .docx、.md 或 .txt）\n",
            ),
            (
                ("claims", ZHANG, "-o", "x.pdf"),
                "错误：--output: 不直接写 PDF（用 -o 写成 .html，在浏览器里打印为 PDF（已按 A4 排版）；或写成 .docx，"
                "另存为 PDF）\n",
            ),
            (
                ("claims", ZHANG, "--format", "csv"),
                "错误：--format: 文书没有 csv 格式（可用：text、md、html、json，"
                "或 -o 文件.docx、.xlsx、.md、.html、.txt、.json）\n",
            ),
            (
                ("letter", ZHANG),
                "错误：KIND: 值不可用（可用：reminder（友好提醒）、demand（催告函、律师函）、schedule（利息计算清单）、"
                "claims（诉讼请求）、"
                "complaint（民事起诉状）、answer（民事答辩状、答辩状）、preserve（财产保全申请书）、service（送达地址确认书）、"
                "form（要素式起诉状、要素式答辩状、要素式强制执行申请书）、evidence（证据清单）、"
                "plan（还款协议、执行和解协议）、log（催收记录表）、enforcement（强制执行申请书）、"
                "resume（恢复执行申请书）、payoff（执行款结算表））\n用法见 lpr-calc draft --help\n",
            ),
            (
                ("enforcement", "--principal", "1"),
                "错误：没有判决本金（--principal 300000，或案件文件的 judgment: {principal: …}）\n",
            ),
            (
                ("claims", ZHANG, "--template", "x.docx"),
                "错误：--template: 只用于 draft form，并须用 -o 写明 .docx（例：draft form 案件.yaml --template"
                " 起诉状.docx -o 已填.docx）\n",
            ),
        ],
    )
    def test_refused(self, args: tuple[str, ...], message: str) -> None:
        done = run(*args)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", message)

    def test_without_the_extra(self, tmp_path: Path) -> None:
        """One line that says what to install; text goes on working."""
        hide = (
            "import sys; sys.modules['docx'] = None; sys.modules['xlsxwriter'] = None; from lpr_calc.entry import"
            " main; sys.exit(main())"
        )
        for ending in ("docx", "xlsx"):
            command = [sys.executable, "-c", hide, "draft", "schedule", ZHANG, "-o", str(tmp_path / f"x.{ending}")]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
            assert (done.returncode, done.stderr) == (
                2,
                f"错误：--output: 写 .{ending} 需要 office 扩展（pip install 'lpr-calc[office]'）\n",
            )

    def test_a_claim_or_judgment_as_a_document(self, tmp_path: Path) -> None:
        """contract.md §5: ``-o`` takes .xlsx and .docx."""
        for command in ("claim", "judgment"):
            for ending in ("docx", "xlsx"):
                target = tmp_path / f"{command}.{ending}"
                done = program.run(command, ZHANG, "--until", "2024-06-30", "-o", str(target), "-q", cwd=ROOT)
                assert done.returncode == 0, done.stderr
                assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("args", "sheet", "row"),
    [
        (("fee", "331887.95"), "案件受理费", ["0～10,000", 10000, "每件", 50]),
        (("cap", "--signed", "2021-06-01", "--on", "2021-12-31", "--lang", "en"), "Protected ceiling of private", None),
        (
            ("compare", "--principal", "30万", "--from", "2020-09-01", "--until", "2023-06-30", "--vary", "count"),
            "result",
            ["算头不算尾", 31858.77, 0],
        ),
        (("rates", "list", "--changes"), "result", [date(2019, 8, 20), 4.25, 4.85]),
    ],
)
def test_other_results_as_documents(args: tuple[str, ...], sheet: str, row: list[Any] | None, tmp_path: Path) -> None:
    """contract.md §5: ``-o`` goes by the ending for every command; figures are numbers and days are days."""
    for ending in ("docx", "xlsx"):
        target = tmp_path / f"x.{ending}"
        done = program.run(*args, "-o", str(target), "-q", cwd=ROOT)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [
        [value.date() if isinstance(value, datetime) else value for value in line]
        for line in book.worksheets[0].iter_rows(values_only=True)
    ]
    assert book.sheetnames[0].startswith(sheet[:20])
    assert row is None or row in [line[: len(row)] for line in cells]
    assert Docx(str(tmp_path / "x.docx")).tables


def test_a_format_that_does_not_go_with_the_ending(tmp_path: Path) -> None:
    """CSV under the name of a workbook would not open."""
    done = run("schedule", ZHANG, "-o", str(tmp_path / "x.xlsx"), "--format", "md")
    assert (done.returncode, done.stderr) == (
        2,
        "错误：--output: --format md 与扩展名“.xlsx”不符（不写 --format，或换扩展名）\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_nothing_in_a_document_betrays_a_tool() -> None:
    """documents.md §0.7: no tool's name, no time of making, no disclaimer, no English heading, no ISO date."""
    for kind, path, facts in ALL:
        rendered = said(kind, path, **facts)
        assert not re.search(
            r"lpr-calc|生成|仅供参考|本工具|\d{4}-\d\d-\d\d|[A-Za-z]{5,}", rendered.replace("LPR", "")
        ), kind


def test_a_label_covers_the_empty_cells_after_it() -> None:
    """合计 spans its own cell and those without a figure."""
    assert label_span((words("合计"), words(""), fen(5), words(""))) == 2
    assert label_span((words("合计"), fen(5))) == 1


class TestVariedMatters:
    """What a litigation lawyer would strike out of a draft: names, roles,
    days and sums in matters unlike the sample.
    """

    SALE = {
        "kind": "sale",
        "creditor": {"name": "甲机械厂"},
        "debtor": {"name": "乙有限公司"},
        "until": "2024-06-03",
        "id": "购销合同",
        "principal": "200000",
        "due": [{"due": "2021-05-31", "amount": "80000"}, {"due": "2021-12-31", "amount": "120000"}],
        "payments": [{"date": "2022-05-01", "amount": "50000"}],
        "costs": [{"name": "律师费", "amount": "8000"}],
    }
    DAMAGES = {"kind": "sale", "until": "2024-06-03", "principal": "200000", "due": "2021-05-31", "damages": "0.05%/日"}

    def made(self, document: str, **facts: Any) -> Draft:
        return draft(document, parse_case(as_tree(facts), TODAY, loans_needed=False), RATES)

    def said(self, document: str, **facts: Any) -> str:
        return text.render(self.made(document, **facts).document)

    def test_instalments_of_a_price_are_one_contract(self) -> None:
        form = self.said("form", **self.SALE)
        assert "分期☑ 支付；分期方式：2021年5月31日80000元；2021年12月31日120000元" in form
        assert "单价__元；总价__元" in form  # the principal may be what is left of the price
        assert form.count("）：购销合同\n") == 1
        rows = [[cell.text for cell in row] for row in self.made("evidence", **self.SALE).document.tables[0].rows]
        assert [row[1] for row in rows][:3] == ["购销合同", "交货、结算凭证", "付款凭证（2022年5月1日）"]
        assert rows[1][2] == "已履行，应付200000元"
        # 80000 × 5.775% × 334 ÷ 365 = 4227.62; 50000 − 8000 − 4227.62 = 37772.38 off the first instalment
        ledger = self.made("schedule", **self.SALE).document.tables[1]
        assert [cell.text for cell in ledger.rows[0]][1:7] == [
            "2022年5月1日",
            "第一期",
            "50,000.00",
            "4,227.62",
            "8,000.00",
            "4,227.62",
        ]
        assert "/1" not in form + self.said("schedule", **self.SALE) + self.said("demand", **self.SALE)

    def test_costs_that_were_paid_are_not_claimed_in_the_form(self) -> None:
        form = self.said("form", **self.SALE)
        assert "是否主张实现债权的费用：是□ 费用明细：　否□" in form
        # 37772.38 of 50000 went to the price of 2021, late; 200000 − 37772.38 = 162227.62
        assert "按期支付价款0元，逾期付款37772.38元，逾期未付款162227.62元" in form
        part = {**self.SALE, "payments": [{"date": "2022-05-01", "amount": "3000"}]}
        assert "是☑ 费用明细：律师费8000元；扣除已付3000元，尚欠5000元" in self.said("form", **part)

    def test_damages_are_called_damages(self) -> None:
        """200000 × 0.05% × 1099 days (2021-06-01 to 2024-06-03) = 109900 − 100 for head: 1098 days, 109800."""
        letter = self.said("demand", creditor={"name": "甲厂"}, **self.DAMAGES)
        assert "尚欠货款200000元、违约金109800元" in letter
        assert "自2024年6月3日起违约金按现行利率每日约100元继续计算" in letter
        assert "本单位" in letter
        form = self.said("form", **self.DAMAGES)
        assert "是否存在迟延履行：是☑ 迟延时间：2021年6月1日起，至今1098日  逾期付款☑ 逾期交货□" in form
        agreement = self.said("plan", **self.DAMAGES, plan={"instalments": "2", "first": "2024-07-31"})
        assert "乙方欠甲方货款200000元、违约金109800元，合计309800元" in agreement
        assert "各期款项先抵违约金后抵货款" in agreement
        assert "不再主张2024年6月3日起的违约金" in agreement
        assert "以未还本金为基数按日利率0.05%计算违约金至实际清偿之日止" in agreement

    def test_each_debt_falls_back_to_its_own_rate(self) -> None:
        """A debt at 6 % must not bear the 12 % of the other one after default."""
        loans = [
            {
                "id": name,
                "principal": "100000",
                "signed": "2021-01-01",
                "lent": "2021-01-01",
                "due": "2021-12-31",
                "rate": rate,
            }
            for name, rate in (("甲", "6%"), ("乙", "12%"))
        ]
        agreement = self.said(
            "plan",
            kind="private-lending",
            until="2022-12-31",
            loans=loans,
            plan={"instalments": "2", "first": "2023-01-31"},
        )
        assert (
            "甲以其未还本金为基数按年利率6%计算利息，乙以其未还本金为基数按年利率12%计算利息至实际清偿之日止"
            in agreement
        )

    def test_what_is_stated_is_not_missing(self) -> None:
        """A delivered demand, a sale without a day of lending, a settlement after judgment without a chosen court."""
        demands = [{"date": "2023-03-01", "method": "EMS", "proof": "1", "delivered": "true", "to": "乙"}]
        made_log = self.made("log", **{**self.SALE, "demands": demands})
        assert made_log.document.missing == ()
        assert "出借日" not in self.made("demand", **self.SALE).document.missing
        settled = made("plan", WANG, plan={"instalments": "3", "first": "2025-12-31"}, court="某法院").document
        assert "管辖法院" not in settled.missing

    def test_a_demand_before_the_due_day(self) -> None:
        early = self.made(
            "demand",
            kind="private-lending",
            principal="100000",
            lent="2021-01-01",
            due="2022-12-31",
            rate="10%",
            signed="2021-01-01",
            until="2021-08-01",
        )
        rendered = text.render(early.document)
        assert "，将于2022年12月31日到期。" in rendered
        assert "至今未还" not in rendered
        assert "自2021年8月1日起期内利息按现行利率每日约27元继续计算" in rendered
        assert "demand-early" in {notice.code for notice in early.notices}

    def test_a_loan_called_in_early(self) -> None:
        due = [{"due": "2022-07-10", "amount": "40000"}, {"due": "2023-01-10", "amount": "60000"}]
        facts = {
            "kind": "private-lending",
            "principal": "100000",
            "lent": "2022-01-10",
            "signed": "2022-01-10",
            "due": due,
            "accelerated": "2022-09-01",
            "until": "2022-12-01",
        }
        assert "于2022年9月1日宣布提前到期，至今未还" in self.said("demand", **facts)
        assert "已于2022年9月1日到期" in self.said("reminder", **facts, pay_by="2022-12-10")
        assert (
            "4 借款期限：是否到期：是☑ 否□；约定期限：2022年1月10日起至2023年1月10日止；分2期：2022年7月10日40000元、"
            "2023年1月10日60000元；2022年9月1日宣布提前到期" in self.said("form", **facts)
        )

    def test_a_settlement_after_judgment_loses_no_day(self) -> None:
        """To 2025-11-28: general interest stops the day before, the doubled part on it (法释〔2014〕8号)."""
        agreement = said("plan", WANG, plan={"instalments": "3", "first": "2025-12-31"})
        assert "甲方不再主张2025年11月28日起的一般债务利息和2025年11月29日起的加倍部分债务利息" in agreement
        assert (
            "乙方欠甲方本金300000元、一般债务利息14005.48元、加倍部分债务利息22785元、费用2900元，合计339690.48元"
            in agreement
        )
        assert "甲方（申请执行人）：王某" in agreement

    JUDGED = {
        "date": "2012-03-20",
        "effective": "2012-04-10",
        "perform_by": "2012-04-20",
        "principal": "300000",
        "damages": "0",
        "number": "（2012）东民初字第1号",
    }

    def test_receipts_before_august_2014(self) -> None:
        """What a day adds is said of the later receipt alone: 229070.38 × 0.0175% = 40.09 (法释〔2009〕6号 knows no
        daily sum).

        The tier is that of the delay to 2014-07-31, one to three years: 50000 ÷ (1 + 2 × (6.65% × 48 + 6.40% × 28 +
        6.15% × 331) ÷ 360) = 43829.62; 300000 − 43829.62 − (30000 − 2900) = 229070.38.
        """
        judgment = {**self.JUDGED, "costs": [{"name": "案件受理费", "amount": "2900"}]}
        payments = [{"date": "2013-06-01", "amount": "50000"}, {"date": "2015-06-01", "amount": "30000"}]
        case = parse_case(
            as_tree({"judgment": judgment, "payments": payments, "until": "2016-06-30"}), TODAY, loans_needed=False
        )
        table = draft("payoff", case, RATES).document.tables[0]
        assert [row[-1].text for row in table.rows] == ["", "40.09"]
        application = text.render(draft("enforcement", case, RATES).document)
        assert "借款  " not in application
        assert "第二百二十九条加倍支付" in application  # the judgment's own text of 2007
        assert "第二百三十九条申请强制执行" in application  # the text in force on 2016-06-30
        assert "（2012）东民初字第1号民事判决书，于2012年4月10日发生法律效力" in application

    def test_damages_in_a_settlement_of_receipts(self) -> None:
        """30000 to 20000 of damages and 10000 of principal: the column says that it holds both heads."""
        judgment = {
            **self.JUDGED,
            "date": "2022-08-20",
            "effective": "2022-09-10",
            "perform_by": "2022-10-10",
            "damages": "20000",
        }
        document = self.made(
            "payoff", judgment=judgment, payments=[{"date": "2023-06-01", "amount": "30000"}], until="2023-06-30"
        ).document
        titles = [column.title for column in document.tables[0].columns]
        row = dict(zip(titles, (cell.text for cell in document.tables[0].rows[0]), strict=True))
        assert (row["一般债务利息、违约金"], row["本金"]) == ("20,000.00", "10,000.00")

    LOANS = {
        "kind": "private-lending",
        "until": "2022-12-01",
        "creditor": {"name": "甲"},
        "debtor": {"name": "乙"},
        "loans": [
            {
                "id": name,
                "principal": "100000",
                "signed": "2021-06-01",
                "lent": "2021-06-01",
                "due": due,
                "overdue_rate": "0.05%/日",
            }
            for name, due in (("借款合同一", "2022-03-04"), ("借款合同二", "2022-05-31"))
        ],
    }

    def test_a_row_of_a_sheet_is_as_high_as_its_words(self) -> None:
        """A rule that was cut says so at length: all of its lines show, not the middle one alone."""
        sheet = openpyxl.load_workbook(BytesIO(xlsx.render(self.made("schedule", **self.LOANS).document))).worksheets[0]
        heading = next(row[0].row for row in sheet.iter_rows() if row[0].value == "序号")
        columns = {cell.value: cell for cell in sheet[heading]}
        rule = sheet.cell(heading + 1, columns["利率标准"].column)
        width = sheet.column_dimensions[columns["利率标准"].column_letter].width
        lines = -(-sum(2 if ord(c) > 255 else 1 for c in rule.value) // int(width))
        assert lines > 1
        assert sheet.row_dimensions[heading + 1].height >= 14 * lines

    def test_both_parties_sign_on_one_page(self) -> None:
        facts = {**self.LOANS, "plan": {"instalments": "2", "first": "2023-01-31"}}
        paragraphs = Docx(BytesIO(docx.render(self.made("plan", **facts).document, "仿宋"))).paragraphs
        signed = [number for number, p in enumerate(paragraphs) if "（签名）：" in p.text or "（盖章）：" in p.text]
        assert len(signed) == 2
        assert all(
            paragraphs[number].paragraph_format.keep_with_next for number in (signed[0] - 2, signed[0] - 1, *signed)
        )

    def test_words_of_a_column_lie_in_one_line(self) -> None:
        application = Docx(BytesIO(docx.render(made("enforcement", WANG).document, "仿宋")))
        sums = application.tables[-1]
        assert [row.cells[0].text for row in sums.rows][1:3] == ["未付本金", "一般债务利息"]
        assert len({row.cells[0].paragraphs[0].alignment for row in sums.rows[1:-1]}) == 1

    def test_the_log_of_several_debts_has_a_clock_each(self) -> None:
        rendered = self.said("log", **self.LOANS)
        assert "借款合同一的诉讼时效自2022年3月5日起算，截至2022年12月1日，届满日为2025年3月5日。" in rendered
        assert "借款合同二的诉讼时效自2022年6月1日起算，截至2022年12月1日，届满日为2025年6月3日。" in rendered


def test_disbursements_computed_one_by_one_are_one_loan_in_documents() -> None:
    """A26: two deliveries under two ceilings; the form speaks of one loan, provided on two days."""
    facts = {
        "kind": "private-lending",
        "creditor": {"name": "甲", "natural": True},
        "debtor": {"name": "乙", "natural": True},
        "principal": [{"date": "2021-06-01", "amount": 100000}, {"date": "2022-09-01", "amount": 100000}],
        "rate": "24%",
        "due": "2023-08-31",
        "until": "2024-03-01",
    }
    said = repr(draft("form", parse_case(as_tree(facts), TODAY), RATES).document)
    assert "2021年6月1日，100000元；2022年9月1日，100000元" in said
    assert "约定：200000元；实际提供：200000元" in said
    assert "分2期" not in said


def test_damages_alone_are_counted_where_they_are_claimed(tmp_path: Path) -> None:
    """The row of interest claims none and says nothing of damages; 其他请求 says how they are counted:
    73 a day for 365 days.
    """
    case, out = tmp_path / "c.yaml", tmp_path / "form.md"
    case.write_text(
        "kind: construction\nprincipal: 365000\ndue: 2022-06-30\ndamages: 日万分之二\nuntil: 2023-06-30\n",
        encoding="utf-8",
    )
    assert cli.run(["draft", "form", str(case), "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "尚欠利息0元；计算方式：见所附《利息计算清单》" in text
    assert (
        "违约金26645元，计算方式：违约金（以365000元为基数，自2022年6月30日起至实际清偿之日止，按照日利率0.02%计算）"
        in text
    )
