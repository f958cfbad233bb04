"""Papers of a file with a judgment: preservation, what a judgment alone gives, its form; and lists."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_suit_papers import LOAN, text_of

from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.documents.build import KINDS, OF_A_JUDGMENT, draft
from lpr_calc.documents.chosen import Chosen
from lpr_calc.render import plain
from lpr_calc.render.model import Table
from lpr_calc.values.tree import as_tree
from papers import RATES, TODAY, WANG, made, said

pytestmark = pytest.mark.usefixtures("papers_alone")

JUDGED = "examples/couple-and-guarantor-judged.yaml"
ALONE: dict[str, Any] = {
    "creditor": {"name": "甲", "natural": "yes"},
    "debtor": {"name": "乙", "natural": "yes"},
    "until": "2025-01-01",
    "judgment": {
        "number": "（2024）某0101民初1号",
        "effective": "2024-05-01",
        "perform_by": "2024-05-11",
        "principal": "1000",
    },
    "plan": {"instalments": "2", "first": "2025-02-01"},
    "resume": {"case": "（2024）某执1号", "settled": "2024-06-01", "last_day": "2024-09-01", "broken": "2024-07-01"},
}


ORDERED = {
    "number": "（2024）某0101民初1号",
    "date": "2024-07-01",
    "perform_by": "2024-09-01",
    "principal": "1000",
}
"""A judgment that does not say since when it is in force."""


def codes(path: str, **facts: Any) -> list[str]:
    return [notice.code for notice in made("preserve", path, **facts).notices]


class TestPreservation:
    """民诉法解释 163条, 财产保全规定 1 and 9条: asked of the court of enforcement, before enforcement begins."""

    def test_the_law_of_its_stage(self) -> None:
        paper = said("preserve", WANG)
        assert (
            "依照《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第一条、第九条，"
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百六十三条，提出申请。" in paper
        )
        assert "第一百零三条" not in paper
        assert "第一百零三条、第一百零五条" in said("preserve", WANG, until="2024-08-01")

    def test_before_the_amendment_of_2022_its_article_is_not_cited(self) -> None:
        """The text read is that in force since 2022-04-10."""
        judgment = {"date": "2021-07-20", "effective": "2021-08-10", "perform_by": "2021-08-20"}
        paper = said("preserve", WANG, until="2022-04-09", filed="2021-01-04", accepted="2021-01-05", judgment=judgment)
        assert "第一百六十三条" not in paper
        assert "第一条、第九条" in paper

    def test_that_nothing_was_enforced_is_told_as_taken_for_granted(self) -> None:
        assert "申请人尚未申请执行" in said("preserve", WANG)
        assert "preserve-not-enforced" in codes(WANG)

    def test_with_a_case_of_enforcement_it_is_not_said(self) -> None:
        paper = said("preserve", "examples/old-loan-judged.yaml")
        assert "尚未申请执行" not in paper
        assert "preserve-enforced" in codes("examples/old-loan-judged.yaml")

    @pytest.mark.parametrize(
        ("until", "said_"), [("2024-09-25", "须在 2024-09-25 以前"), ("2024-09-26", "已于 2024-09-25 过去")]
    )
    def test_five_days_to_apply_for_enforcement(self, until: str, said_: str) -> None:
        """To be performed by 2024-09-20: the fifth day after it is 09-25."""
        told = [n.message.zh for n in made("preserve", WANG, until=until).notices if n.code == "preserve-enforce"]
        assert said_ in told[0]


class TestAJudgmentAlone:
    @pytest.mark.parametrize("kind", [*KINDS, "operative"])
    def test_it_gives_what_it_says_it_gives(self, kind: str) -> None:
        case = parse_case(as_tree(ALONE), TODAY, loans_needed=False)
        if kind in OF_A_JUDGMENT:
            assert draft(kind, case, RATES).document.parts
            return
        with pytest.raises(LprError) as caught:
            draft(kind, case, RATES)
        (found,) = caught.value.problems
        assert found.code == "principal-missing"
        assert found.hint is not None
        assert "enforcement" in found.hint.zh

    def test_without_either_the_principal_is_missing(self) -> None:
        case = parse_case(as_tree({"creditor": "甲", "debtor": "乙"}), TODAY, loans_needed=False)
        with pytest.raises(LprError) as caught:
            draft("claims", case, RATES)
        assert "缺少本金" in caught.value.problems[0].message.zh


class TestTheForm:
    def test_the_cause_is_what_the_title_says(self) -> None:
        """王某诉李某、赵某、钱某民间借贷纠纷; no kind is stated."""
        assert "案由：民间借贷纠纷" in said("form", JUDGED)
        assert "案由：\n" in said("form", JUDGED, 案件="王某诉李某")

    def test_the_issuer_is_the_court_of_first_instance(self) -> None:
        assert "执行依据作出机构：杭州市上城区人民法院" in said("form", JUDGED)
        assert "执行依据作出机构：\n" in said("form", JUDGED, 判决={"案号": "（2026）浙01民终1号"})
        assert "执行依据作出机构：某法院" in said("form", JUDGED, 判决={"作出机构": "某法院"})


class TestLists:
    def test_a_log_has_the_demands_on_guarantors(self) -> None:
        """2025-03-03, within six months from 2025-01-10 (692条2款); limitation three years from the suit."""
        paper = said("log", "examples/couple-and-guarantor.yaml")
        row = next(line for line in paper.splitlines() if "2025年3月3日" in line)
        assert row.split()[2:] == ["EMS", "钱某", "EMS", "123", "是", "保证期间内", "见表下"]
        assert (
            "钱某的保证期间届满日为2025年7月10日，2025年3月3日向钱某主张，保证债务的诉讼时效届满日为2028年12月1日。"
            in paper
        )

    def test_one_that_came_too_late(self) -> None:
        late = {
            "name": "丁某",
            "mode": "joint",
            "signed": "2021-06-01",
            "demands": [{"date": "2023-01-05", "method": "EMS"}],
        }
        paper = text_of("log", guarantors=[late])
        assert "保证期间已过" in next(line for line in paper.splitlines() if "2023年1月5日" in line)
        assert "丁某的保证期间届满日为2022年11月30日，已经届满。" in paper

    def test_a_demand_on_a_guarantor_among_those_of_the_case(self) -> None:
        rows = said("log", "examples/couple-three-loans.yaml").splitlines()
        assert "保证期间内" in next(row for row in rows if "2024年12月3日" in row)

    def test_days_are_written_as_days(self) -> None:
        """A loan by instalments, whose tables are a report's, too."""
        paper = plain.render(made("schedule", "examples/car-loan.yaml").document)
        assert "2024年7月1日" in paper
        assert "-07-01" not in paper

    def test_each_creditor_confirms_an_address(self) -> None:
        creditors = [
            {"name": "王某", "natural": "yes", "address": "甲地"},
            {"name": "周某", "natural": "yes", "address": "丙地"},
        ]
        paper = text_of("service", creditor=creditors, service={"address": "甲地乙号", "receiver": "律师"})
        assert [line for line in paper.splitlines() if line.startswith("确认送达地址：")] == [
            "确认送达地址：甲地乙号",
            "确认送达地址：丙地",
        ]
        assert paper.count("送达地址确认书\n") == 2
        assert LOAN["creditor"]["name"] in paper


class TestWhatIsReadOffTheFile:
    """What the file does not say and a paper needs is an assumption that is printed, or a blank."""

    def told(self, kind: str, chosen: Chosen = Chosen(), **judgment: str) -> dict[str, str]:  # noqa: B008
        facts = {"court": "某市某区人民法院", "judgment": {**ORDERED, **judgment}, "until": "2025-06-01"}
        done = draft(kind, parse_case(as_tree(facts), TODAY, loans_needed=False), RATES, chosen=chosen)
        return {n.code: n.message.zh for n in done.notices if n.level == "assumption"}

    def test_who_gave_the_instrument_and_what_it_is(self) -> None:
        for kind, chosen in (("form", Chosen("enforcement")), ("preserve", Chosen())):
            told = self.told(kind, chosen, effective="2024-08-20")
            assert "某市某区人民法院" in told["instrument-issuer"]
            assert ("instrument-type" in told) == (kind == "form")
            assert "instrument-issuer" not in self.told(kind, chosen, effective="2024-08-20", issuer="某市某区人民法院")
        stated = self.told("form", Chosen("enforcement"), effective="2024-08-20", doc_type="judgment")
        assert "instrument-type" not in stated

    def test_an_instrument_of_second_instance_is_not_the_courts_of_the_file(self) -> None:
        told = self.told("preserve", number="（2024）某01民终1号", effective="2024-08-20")
        assert "instrument-issuer" not in told

    @pytest.mark.parametrize("kind", ["reminder", "demand", "schedule", "preserve"])
    def test_that_it_is_in_force(self, kind: str) -> None:
        assert "履行期限的最后一日" in self.told(kind)["in-force"]
        assert "in-force" not in self.told(kind, effective="2024-08-20")
        assert "签收生效" in self.told(kind, number="（2024）某0101民初1号民事调解书")["in-force"]


class TestTheLawOfTheDay:
    """Articles come from the register, each in the version of the day (民事诉讼法 2017, 2021, 2023)."""

    @pytest.mark.parametrize(
        ("until", "pending", "before"),
        [
            ("2021-12-31", "第一百条、第一百零二条", "第一百零一条、第一百零二条"),
            ("2022-01-01", "第一百零三条、第一百零五条", "第一百零四条、第一百零五条"),
            ("2024-01-01", "第一百零三条、第一百零五条", "第一百零四条、第一百零五条"),
        ],
    )
    def test_preservation(self, until: str, pending: str, before: str) -> None:
        facts = {"kind": "private-lending", "principal": "1000", "lent": "2019-01-01", "due": "2020-12-31"}
        for more, articles in (({"filed": "2021-06-01"}, pending), ({}, before)):
            case = parse_case(as_tree({**facts, **more, "until": until}), TODAY)
            done = draft("preserve", case, RATES)
            paper = plain.render(done.document)
            assert f"依照《中华人民共和国民事诉讼法》{articles}，" in paper
            assert "若干问题的规定》第一条、第五条，提出申请。" in paper
            unread = [n.message.zh for n in done.notices if n.code == "paper-unread"]
            assert bool(unread) == (until == "2021-12-31")  # its text was not read, which is told

    @pytest.mark.parametrize(
        ("until", "cause", "articles"),
        [
            ("2021-12-31", "settlement", ["第二百三十条第二款", "第四百六十七条、第四百六十八条", "第九条、第十七条"]),
            (
                "2023-12-31",
                "settlement",
                ["第二百三十七条第二款", "第四百六十五条、第四百六十六条", "第九条、第十七条"],
            ),
            (
                "2024-01-01",
                "settlement",
                ["第二百四十一条第二款", "第四百六十五条、第四百六十六条", "第九条、第十七条"],
            ),
            ("2023-12-31", "terminated", ["第二百六十一条", "第五百一十七条"]),
            ("2024-01-01", "terminated", ["第二百六十五条", "第五百一十七条"]),
            ("2024-01-01", "suspended", ["第二百六十七条"]),
        ],
    )
    def test_resumption(self, until: str, cause: str, articles: list[str]) -> None:
        facts = {
            "judgment": {**ORDERED, "date": "2019-07-01", "effective": "2019-08-01", "perform_by": "2019-08-20"},
            "resume": {"case": "（2020）某执1号", "cause": cause},
            "until": until,
        }
        case = parse_case(as_tree(facts), TODAY, loans_needed=False)
        paper = plain.render(draft("resume", case, RATES).document)
        (law,) = re.findall(r"依照(.*)，请求恢复执行。", paper)
        assert sorted(re.findall(r"》([^《》〉]+?)(?=，《|$)", law)) == sorted(articles)


LPR = {"from": "2024-06-03", "rate": "LPR"}
TEN = {"from": "2024-06-03", "rate": "10%"}


@pytest.mark.parametrize(
    ("interest", "foot"),
    [
        # 2024-06-03 to 2024-12-31: 212 days in lines one after the other, at LPR and at 10 %; or side by side.
        ([{**LPR, "base": "300000"}], 212),
        ([{**TEN, "base": "300000", "until": "2024-07-21"}, {**LPR, "base": "300000", "from": "2024-07-22"}], 212),
        ([{**LPR, "base": "100000"}, {**TEN, "base": "200000"}], None),
        ([{**TEN, "base": "100000", "until": "2024-07-21"}, {**TEN, "base": "200000", "from": "2024-07-21"}], None),
    ],
)
def test_days_are_added_up_where_each_counts_once(interest: list[dict[str, str]], foot: int | None) -> None:
    """The schedule after a judgment: days of lines side by side come to nothing that could be checked."""
    order = {**ALONE["judgment"], "principal": "300000", "date": "2024-04-20", "interest": interest}
    case = parse_case(as_tree({**ALONE, "judgment": order}), TODAY, loans_needed=False)
    found = {}
    for part in draft("schedule", case, RATES).document.parts:
        if isinstance(part, Table) and part.title.endswith("计算表"):
            found[part.title] = part.foot[[column.key for column in part.columns].index("days")].value
    # The doubled part: from the day after 2024-05-11 to 2025-01-01.
    assert found == {"一般债务利息计算表": foot or "", "加倍部分债务利息计算表": 235}
