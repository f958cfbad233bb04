"""One sum over several creditors: costs, rights by rank, ordinary claims (民诉法解释 508, 514条; 民法典 414条)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import cli
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.answer import shares
from lpr_calc.compute.distribution import Distribution, Terms
from lpr_calc.rates.series import Rates
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 27)
FLAT = {"kind": "抵押", "property": "房屋"}


def judged(creditor: str, amount: str, **more: Any) -> dict[str, Any]:
    """A creditor with a judgment against 己, computed to its last day of performance: no doubled part yet."""
    debtor: Any = {"name": "己", "natural": "是"}
    judgment = {"principal": amount, "perform_by": "2023-06-30", "date": "2023-06-01"}
    return {"creditor": creditor, "debtor": debtor, "until": "2023-06-30", "judgment": judgment, **more}


def divided(amount: str, *matters: dict[str, Any], costs: str | None = "0", **terms: Any) -> Distribution:
    """Divide an amount among the creditors of matters."""
    cases = [(parse_case(as_tree(facts), TODAY, loans_needed=False), facts["creditor"]) for facts in matters]
    fen = None if costs is None else parse_amount(costs)
    return shares(cases, Rates(), Terms(parse_amount(amount), fen, **terms))


def got(found: Distribution) -> dict[str, str]:
    """What each creditor got, in yuan."""
    return {one.creditor: fen_text(fen) for one, fen in zip(found.claims, found.received, strict=True)}


def codes(found: Distribution) -> set[str]:
    return {notice.code for notice in found.notices}


class TestRights:
    """What one property brought, by rank."""

    def test_two_mortgages_on_a_flat(self) -> None:
        """1,200,000 − 20,000 = 1,180,000; the first up to its maximum, 800,000; the second 380,000 of 500,000. 100,000
        and 120,000 are left as ordinary claims. 民法典 414条; 担保制度解释 15条.
        """
        first = judged("M1", "900000", security=[{**FLAT, "registered": "2021-03-01", "maximum": "800000"}])
        second = judged("M2", "500000", security=[{**FLAT, "registered": "2022-05-05"}])
        found = divided("1200000", second, first, costs="20000")
        assert fen_text(found.net) == "1180000.00"
        assert got(found) == {"M2": "380000.00", "M1": "800000.00"}
        ordinary = {one.creditor: fen_text(one.claim) for one in found.takings if one.kind == "ordinary"}
        assert ordinary == {"M1": "100000.00", "M2": "120000.00"}
        assert found.surplus == 0

    def test_a_stated_rank_goes_before_registration(self) -> None:
        """409条1款, 416条: ranks changed by agreement, or of purchase money."""
        first = judged("M1", "100000", security=[{**FLAT, "registered": "2021-03-01", "rank": "2"}])
        second = judged("M2", "100000", security=[{**FLAT, "registered": "2022-05-05", "rank": "1"}])
        assert got(divided("150000", first, second)) == {"M1": "50000.00", "M2": "100000.00"}

    def test_a_rank_of_one_alone_is_refused(self) -> None:
        first = judged("M1", "100000", security=[{**FLAT, "registered": "2021-03-01"}])
        second = judged("M2", "100000", security=[{**FLAT, "registered": "2022-05-05", "rank": "1"}])
        with pytest.raises(LprError) as caught:
            divided("150000", first, second)
        assert caught.value.problems[0].code == "distribution-rank"

    def test_the_unregistered_share_after_the_registered(self) -> None:
        """414条1款2、3项: 100,000 to the registered, 60,000 two to one."""
        registered = judged("M1", "100000", security=[{**FLAT, "registered": "2022-05-05"}])
        second = judged("M2", "200000", security=[FLAT])
        third = judged("M3", "100000", security=[FLAT])
        found = divided("160000", second, third, registered)
        assert got(found) == {"M2": "40000.00", "M3": "20000.00", "M1": "100000.00"}
        assert "security-unregistered" in codes(found)

    def test_contractor_and_lien_go_first(self) -> None:
        """建设工程解释（一） 36条; 民法典 456条. The price of works alone has priority: 900,000, not the 40,000 of
        damages.
        """
        works = judged("承包人", "900000", security=[{"kind": "建工优先", "property": "房屋"}])
        works["judgment"] = {**works["judgment"], "damages": "40000"}
        bank = judged("银行", "500000", security=[{**FLAT, "registered": "2020-01-06"}])
        found = divided("1000000", bank, works)
        # 900,000 to the works, 100,000 to the mortgage; nothing for the 40,000.
        assert got(found) == {"银行": "100000.00", "承包人": "900000.00"}
        lien = judged("修理厂", "30000", security=[{"kind": "留置", "property": "车"}])
        pledge = judged("质权人", "50000", security=[{"kind": "质押", "property": "车", "registered": "2020-01-06"}])
        assert got(divided("60000", pledge, lien)) == {"质权人": "30000.00", "修理厂": "30000.00"}

    def test_the_property_of_another(self) -> None:
        """The owner owes nothing himself: what his property does not bring is no ordinary claim against him, and what
        is left goes back to him.
        """
        secured = judged("M1", "300000", security=[{**FLAT, "owner": "庚", "registered": "2021-03-01"}])
        found = divided("450000", secured, debtor="庚")
        assert got(found) == {"M1": "300000.00"}
        assert fen_text(found.surplus) == "150000.00"
        short = divided("250000", secured, debtor="庚")
        assert [one.kind for one in short.takings] == ["mortgage"]

    def test_two_things_are_asked_about(self) -> None:
        one = judged("M1", "300000", security=[{**FLAT, "registered": "2021-03-01"}])
        other = judged("M2", "300000", security=[{"kind": "抵押", "property": "厂房", "registered": "2021-03-01"}])
        with pytest.raises(LprError) as caught:
            divided("300000", one, other)
        assert caught.value.problems[0].code == "distribution-property"
        # 300,000 to the one secured by it.
        assert got(divided("300000", one, other, property_="厂房")) == {"M1": "0.00", "M2": "300000.00"}


class TestOrdinary:
    """Creditors without priority."""

    def test_pro_rata(self) -> None:
        """600,000 − 12,000 − 300,000 = 288,000; 400,000 and 200,000 are two to one: 192,000 and 96,000. 508条."""
        matters = judged("B", "400000"), judged("C", "200000")
        by_name = divided("600000", *matters, costs="12000", prior=(("职工工资", 30_000_000),))
        assert got(by_name) == {"B": "192000.00", "C": "96000.00"}
        secured = judged("A", "300000", security=[{**FLAT, "registered": "2021-03-01"}])
        assert got(divided("600000", secured, *matters, costs="12000")) == {"A": "300000.00", **got(by_name)}

    def test_a_company_in_the_order_of_seizure(self) -> None:
        """514条: the first in full, the second what is left; pro rata only where that is asked for."""
        company = {"debtor": "己公司"}
        matters = judged("B", "400000", **company), judged("C", "200000", **company)
        found = divided("450000", *matters)
        assert (found.order, got(found)) == ("seizure", {"B": "400000.00", "C": "50000.00"})
        assert {"distribution-order", "distribution-bankruptcy"} <= codes(found)
        assert got(divided("450000", *matters, order="pro-rata")) == {"B": "300000.00", "C": "150000.00"}

    def test_the_doubled_part_comes_last(self) -> None:
        """法释〔2014〕8号 4条. 100,000 × 0.0175 % × 100 days = 1,750 for B. 200,000 for 200,000 adjudged and 1,750:
        nothing is left for it; together B has 101,750 of 201,750: 100,867.41.
        """
        late = judged("B", "100000", until="2023-10-08")
        late["judgment"] = {**late["judgment"], "perform_by": "2023-06-30"}
        other = judged("C", "100000")
        found = divided("200000", late, other)
        assert fen_text(found.claims[0].doubled) == "1750.00"
        assert got(found) == {"B": "100000.00", "C": "100000.00"}
        assert got(divided("200500", late, other)) == {"B": "100500.00", "C": "100000.00"}
        # 200000 × 101750 ÷ 201750 = 100867.410…
        assert got(divided("200000", late, other, doubled="together")) == {"B": "100867.41", "C": "99132.59"}
        assert "distribution-until" in codes(found)

    def test_a_claim_without_a_title_is_told(self) -> None:
        """506条."""
        claim = {"creditor": "D", "debtor": "己", "principal": "100000", "due": "2023-06-29", "until": "2023-06-30"}
        found = divided("100000", claim, judged("C", "100000"))
        assert "distribution-title" in codes(found)
        assert "distribution-title" not in codes(divided("100000", judged("C", "100000")))

    def test_a_bankrupt_is_told(self) -> None:
        """企业破产法 19条: enforcement stays."""
        stopped = {"debtor": "己公司", "bankruptcy": [{"accepted": "2023-06-15"}]}
        assert "distribution-stay" in codes(divided("100000", judged("B", "100000", **stopped)))

    def test_a_limited_guarantor(self) -> None:
        """Of his property a creditor asks what he himself owes: his limit of 60,000."""
        one = {"name": "丁", "mode": "joint", "limit": "60000", "demands": [{"date": "2023-08-01"}]}
        claim = {"creditor": "D", "debtor": "己", "principal": "100000", "due": "2023-06-29", "until": "2023-09-30"}
        found = divided("50000", {**claim, "guarantors": [one]}, debtor="丁")
        assert fen_text(found.claims[0].total) == "60000.00"

    def test_no_debtor_in_common(self) -> None:
        with pytest.raises(LprError) as caught:
            divided("1", judged("B", "1"), judged("C", "1", debtor="庚"))
        assert caught.value.problems[0].code == "distribution-debtor"

    def test_costs_above_the_sum(self) -> None:
        with pytest.raises(LprError) as caught:
            divided("100", judged("B", "1000"), costs="100.01")
        assert caught.value.problems[0].code == "distribution-costs"

    def test_costs_not_stated_are_told(self) -> None:
        assert "distribution-costs" in codes(divided("100", judged("B", "1000"), costs=None))

    def test_what_decides_nothing_is_told(self) -> None:
        """A rank among rights is used, that of the only right is not; prices are those of the command."""
        right = {**FLAT, "registered": "2021-03-01", "rank": "1"}
        alone = divided("100", judged("B", "1000", security=[{**right, "price": "5"}]))
        assert {fact.what for fact in alone.unused} == {"security.rank", "security.price"}
        others = {**right, "registered": "2020-03-01", "rank": "2"}
        both = divided("1500", judged("B", "1000", security=[right]), judged("C", "1000", security=[others]))
        assert "security.rank" not in {fact.what for fact in both.unused}


CLAIMS = st.lists(
    st.tuples(st.integers(1, 10**7), st.sampled_from(["", "2021-03-01", "2022-05-05"]), st.booleans()),
    min_size=1,
    max_size=4,
)


@given(CLAIMS, st.integers(1, 2 * 10**7), st.integers(0, 10**5), st.sampled_from(["pro-rata", "seizure"]))
def test_every_fen_lands_once(found: list[tuple[int, str, bool]], sum_: int, costs: int, order: str) -> None:
    """Costs, what creditors get and the surplus come to the sum; nobody gets more than he is owed; nothing is left over
    while anybody is short.
    """
    matters = []
    for number, (fen, registered, secured) in enumerate(found):
        rights = [{**FLAT, **({"registered": registered} if registered else {})}] if secured else []
        matters.append(judged(str(number), fen_text(fen), **({"security": rights} if secured else {})))
    cases = [(parse_case(as_tree(facts), TODAY, loans_needed=False), "") for facts in matters]
    costs = min(costs, sum_)
    result = shares(cases, Rates(), Terms(sum_, costs, order=order))
    assert costs + sum(result.received) + result.surplus == sum_
    assert sum(one.received for one in result.takings) + result.surplus == sum_
    for (fen, _, _), received in zip(found, result.received, strict=True):
        assert 0 <= received <= fen
    assert result.surplus == 0 or all(fen == got for (fen, _, _), got in zip(found, result.received, strict=True))


class TestCommand:
    """``lpr-calc distribution``."""

    def files(self, folder: Path) -> list[str]:
        judgment = "{{principal: {}, perform_by: 2023-06-30, date: 2023-06-01}}"
        facts = f"debtor: {{{{name: 己, natural: yes}}}}\njudgment: {judgment}\n"
        made = []
        for name, amount in (("B", 400000), ("C", 200000)):
            path = folder / f"{name}.yaml"
            path.write_text(f"creditor: {name}\n{facts.format(amount)}", encoding="utf-8")
            made.append(str(path))
        return made

    def test_json(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        words = ["--costs", "12000", "--prior", "职工工资=30万", "--until", "2023-06-30", "--format", "json"]
        assert cli.run(["distribution", "60万", *self.files(tmp_path), *words]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["schema"] == "lpr-calc/distribution/1"
        assert (found["net"], found["distributed"], found["surplus"]) == ("588000.00", "288000.00", "0.00")
        assert [(one["creditor"], one["received"], one["left"]) for one in found["creditors"]] == [
            ("B", "192000.00", "208000.00"),
            ("C", "96000.00", "104000.00"),
        ]
        assert [(one["step"], one["kind"], one["received"]) for one in found["steps"]] == [
            (1, "costs", "12000.00"),
            (2, "prior", "300000.00"),
            (3, "ordinary", "192000.00"),
            (3, "ordinary", "96000.00"),
        ]

    def test_table(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        words = ["--costs", "12000", "--until", "2023-06-30", "--lang", "zh"]
        assert cli.run(["distribution", "312000", *self.files(tmp_path), *words]) == 0
        text = capsys.readouterr().out
        # 300,000 over 400,000 and 200,000.
        assert "200,000.00" in text
        assert "100,000.00" in text
        assert "民诉法解释 第五百零八条" in text
        assert "收到分配方案之日起十五日内" in text

    def test_a_file_given_twice_takes_one_share(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        first, *_ = self.files(tmp_path)
        assert cli.run(["distribution", "1万", first, first, "--lang", "zh"]) == 2
        assert "写了两次（每个债权一个案件文件，否则分到两份）" in capsys.readouterr().err

    def test_a_negative_sum_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It was put behind the files, and a file was read as the sum."""
        assert cli.run(["distribution", "-5", *self.files(tmp_path), "--lang", "zh"]) == 2
        assert capsys.readouterr().err.startswith("错误：-5: 没有这个选项")

    @pytest.mark.parametrize("sum_", ["0", "0.00", "0万"])
    def test_nothing_to_divide(self, sum_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It printed a table of nothing."""
        assert cli.run(["distribution", sum_, *self.files(tmp_path), "--lang", "zh"]) == 2
        assert capsys.readouterr().err.startswith("错误：SUM: 没有可分配的款项：0.00 元")

    def test_a_claim_of_that_name_only(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["distribution", "1万", *self.files(tmp_path), "--prior", "30万", "--lang", "zh"]) == 2
        assert "“30万”应写作 名称=金额" in capsys.readouterr().err


def test_what_is_not_due_of_a_loan_by_instalments_takes_no_part() -> None:
    """150,000 at 7.2 %, 36 payments of 4,645.29, 1 to 12 paid; to 2024-06-14 13 is 60 days late, 14 30 days: 4,024.03 +
    621.26 + 72.43 + 11.18 and 4,048.17 + 597.12 + 36.43 + 5.37 are 9,415.99. As much is owed to another: half each.
    """
    bank = {"creditor": "甲银行", "debtor": "乙", "kind": "bank-loan", "principal": "150000", "rate": "7.2%"}
    bank |= {"lent": "2023-03-15", "first_due": "2023-04-15", "repayment": "equal-payment", "periods": "36"}
    bank |= {"paid_through": "12", "penalty": "1.5", "until": "2024-06-14"}
    other = {"creditor": "丙", "debtor": "乙", "kind": "other", "principal": "9415.99", "overdue_rate": "0%"}
    found = divided("4000", bank, {**other, "due": "2024-06-13", "until": "2024-06-14"})
    assert got(found) == {"甲银行": "2000.00", "丙": "2000.00"}
