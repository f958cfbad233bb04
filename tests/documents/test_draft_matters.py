"""Every matter worked by hand gives every document, or is refused in words; and what a lawyer would strike out."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document as Docx

from case_files import matters
from lpr_calc import cli
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.compute.judgment import judge
from lpr_calc.documents.build import KINDS, draft
from lpr_calc.documents.drafted import Draft
from lpr_calc.render import docx, xlsx
from lpr_calc.render import plain as text
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import from_capitals
from lpr_calc.values.tree import as_tree
from papers import PAIR, RATES, TODAY, WANG, made, said
from sizes import thinned

pytestmark = pytest.mark.usefixtures("papers_alone")

MATTERS = [*matters(), *matters("judgment")]


NOT_OF_BANKRUPTS = ("reminder", "demand", "plan", "preserve")
"""Papers that ask somebody to pay, or attach what he has (企业破产法 16, 19条)."""


def no_solvent_debtor(case: Case) -> bool:
    """Whether every debtor's bankruptcy was accepted by the day of the paper."""
    day = case.until if case.until is not None else case.today
    out = {one.party or case.debtor.name for one in case.bankruptcy if one.accepted <= day}
    return out.issuperset(party.name for party in case.debtors)


@pytest.mark.parametrize(
    "facts", thinned([facts for _, facts in MATTERS], 160, broad=40, ids=[name for name, _ in MATTERS])
)
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
