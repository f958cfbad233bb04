"""Several persons whom a judgment holds liable: each sum a view of its one ledger."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.rates.series import Rates
from lpr_calc.reports.judgment_data import as_dict as judged
from lpr_calc.values.tree import as_tree
from several import TODAY


class TestJudgment:
    """法释〔2014〕8号 1条: each one's doubled part on his own adjudged money; collected once."""

    def persons(self, **more: Any) -> dict[str, Any]:
        judgment: dict[str, Any] = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01"}
        liable = more.pop("liable", [{"party": "丁", "how": "限额", "limit": "200000"}])
        facts = {
            "debtor": "乙",
            "guarantors": ["丁"],
            "until": "2025-12-31",
            "judgment": {**judgment, "liable": liable},
        }
        case = parse_case(as_tree({**facts, **more}), TODAY, loans_needed=False)
        return judged(judge(case, Rates()), "zh")

    def test_a_part_of_what_the_debtor_cannot_pay(self) -> None:
        """500,000 doubled from 2025-07-01 to 2025-12-31: 184 days × 87.50 = 16,100. 丁 answers for a third of what is
        not paid of the 500,000: 166,666.67; after 乙 paid 200,000 in time, of 300,000: 100,000; of that he paid 50,000.
        """
        third = [{"party": "丁", "how": "补充", "share": "1/3"}]
        [_, person] = self.persons(liable=third)["persons"]
        assert (person["share"], person["adjudged"], person["doubled"]) == ("1/3", "166666.67", "0.00")
        paid = {"date": "2025-06-30", "amount": "200000"}
        [_, person] = self.persons(liable=third, payments=[paid])["persons"]
        assert person["amount"] == "100000.00"
        own = {"date": "2025-06-30", "amount": "50000", "by": "丁"}
        [_, person] = self.persons(liable=third, payments=[paid, own])["persons"]
        assert person["amount"] == "50000.00"

    @pytest.mark.parametrize(("limit", "amount"), [("100000", "100000.00"), ("200000", "166666.67")])
    def test_a_part_within_a_limit(self, limit: str, amount: str) -> None:
        """A third of 500,000 is 166,666.67: the limit is on that."""
        liable = [{"party": "丁", "how": "补充", "share": "1/3", "limit": limit}]
        assert self.persons(liable=liable)["persons"][1]["amount"] == amount

    @pytest.mark.parametrize(
        ("void", "amount"),
        [("both", "250000.00"), ("main", "166666.67"), ("guarantor", "500000.00"), ("creditor", "0.00")],
    )
    def test_a_void_guarantee_under_a_judgment(self, void: str, amount: str) -> None:
        """担保制度解释 17条: a half, a third, all or nothing of what the debtor cannot pay of 500,000."""
        found = self.persons(liable="", guarantors=[{"name": "丁", "void": void}])["persons"]
        assert (found[1]["amount"], found[1]["provision"]) == (amount, "guarantee-2020/17")

    def test_a_void_guarantee_of_a_limited_sum(self) -> None:
        """A half of the 200,000 that were guaranteed, as under a claim."""
        found = self.persons(liable="", guarantors=[{"name": "丁", "void": "both", "limit": "200000"}])["persons"]
        assert found[1]["amount"] == "100000.00"

    def test_a_share_belongs_to_what_the_debtor_cannot_pay(self) -> None:
        with pytest.raises(LprError, match="what the debtor cannot pay"):
            self.persons(liable=[{"party": "丁", "how": "连带", "share": "1/3"}])

    def test_a_limit_beside_instalments(self) -> None:
        """600,000 in two instalments, the first paid in time: 300,000 × 0.0175 % × 181 days from 2025-01-01 to
        2025-06-30 = 9,502.50, of 戊's 100,000: 3,167.50. It was refused.
        """
        judgment = {
            "principal": "600000",
            "date": "2024-05-06",
            "instalments": [{"due": "2024-06-30", "amount": "300000"}, {"due": "2024-12-31", "amount": "300000"}],
            "liable": [{"party": "乙"}, {"party": "戊", "how": "limited", "limit": "100000"}],
        }
        payments = [{"date": "2024-06-28", "amount": "300000", "by": "乙"}]
        facts = {
            "debtor": "乙",
            "guarantors": ["戊"],
            "until": "2025-06-30",
            "payments": payments,
            "judgment": judgment,
        }
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates()).persons
        assert [(fen_text(one.adjudged), fen_text(one.doubled)) for one in found] == [
            ("300000.00", "9502.50"),
            ("100000.00", "3167.50"),
        ]

    def test_a_limited_guarantor_within_the_whole(self) -> None:
        """500,000 × 0.000175 × 184 = 16,100.00; 200,000 × 0.000175 × 184 = 6,440.00, not on top."""
        found = self.persons()
        assert found["totals"]["total"] == "516100.00"
        assert [(one["name"], one["doubled"]) for one in found["persons"]] == [("乙", "16100.00"), ("丁", "6440.00")]

    def test_what_the_guarantor_paid_leaves_his_own_doubled_part(self) -> None:
        """100 d: 8,750.00; 84 d on 300,000: 4,410.00; guarantor 200,000 × 0.000175 × 100 = 3,500.00."""
        found = self.persons(payments=[{"date": "2025-10-08", "amount": "200000", "by": "丁"}])
        assert (found["totals"]["doubled_part"], found["totals"]["total"]) == ("13160.00", "313160.00")
        assert [(one["name"], one["amount"]) for one in found["persons"]] == [("乙", "313160.00"), ("丁", "3500.00")]

    def test_a_general_guarantor_owes_no_doubled_part_before_his_turn(self) -> None:
        found = self.persons(liable=[{"party": "丁", "how": "一般保证"}])["persons"][1]
        assert (found["amount"], found["doubled"], found["doubled_from"]) == ("500000.00", "0.00", None)

    def test_joint_persons_share_one_figure(self) -> None:
        found = self.persons(liable=[{"party": "丁", "how": "连带"}])["persons"]
        assert {one["amount"] for one in found} == {"516100.00"}

    def test_joint_with_a_limit_is_within_it(self) -> None:
        """200,000 × 0.000175 × 184 = 6,440.00."""
        found = self.persons(liable=[{"party": "丁", "how": "连带", "limit": "200000"}])["persons"][1]
        assert (found["how"], found["adjudged"], found["doubled"]) == ("limited", "200000.00", "6440.00")

    def test_a_silent_guarantee_since_2021_waits_for_enforcement(self) -> None:
        """民法典 686条2款: general, so no doubled part before his turn."""
        found = self.persons(liable=[], guarantors=[{"name": "丁", "signed": "2022-01-01"}])["persons"][1]
        assert (found["how"], found["doubled"]) == ("general", "0.00")

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ({"limit": "200000"}, False),
            ({"limit": "200000", "limit_on": "principal"}, True),
            ({"share": "60%"}, True),
            ({"scope": "本金"}, True),
            ({"scope": "all"}, False),
        ],
    )
    def test_what_the_judgment_should_say_of_a_part(self, more: dict[str, str], told: bool) -> None:
        """What bounds a guarantee beside mode and limit a judgment puts into a sum: it is asked for."""
        one = {"name": "丁", "mode": "joint", **more}
        found = self.persons(liable=[], guarantors=[one])
        assert ("liable-part" in [notice["code"] for notice in found["notices"]]) == told

    def test_in_shares(self) -> None:
        """60 and 40 % of 500,000: 300,000 and 200,000; × 0.000175 × 184: 9,660.00 and 6,440.00. 100,000 of the second
        on 2025-10-08: 200,000 × 0.000175 × 100 = 3,500.00 and 100,000 × 0.000175 × 84 = 1,470.00.
        """
        debtors = [{"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"}]
        found = self.persons(liable=[], debtor=debtors, guarantors=[])["persons"]
        assert [(one["name"], one["how"], one["adjudged"], one["doubled"]) for one in found] == [
            ("乙", "several", "300000.00", "9660.00"),
            ("丙", "several", "200000.00", "6440.00"),
        ]
        paid = [{"date": "2025-10-08", "amount": "100000", "by": "丙"}]
        found = self.persons(liable=[], debtor=debtors, guarantors=[], payments=paid)["persons"]
        assert [(one["adjudged"], one["doubled"]) for one in found] == [
            ("300000.00", "9660.00"),
            ("100000.00", "4970.00"),
        ]

    def test_an_own_last_day(self) -> None:
        """Performance by 2025-09-30: 92 days, 500,000 × 0.000175 × 92 = 8,050.00; a day adds 87.50, and the general
        interest, 500,000 × 3.65 % ÷ 365 = 50.00.
        """
        own = [{"party": "丁", "how": "连带", "perform_by": "2025-09-30"}]
        found = self.persons(liable=own)["persons"][1]
        assert (found["doubled"], found["doubled_from"], found["per_diem"]) == ("8050.00", "2025-10-01", "87.50")
        interest = {"interest": [{"from": "2025-07-01", "rate": "3.65%"}], "liable": own}
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "date": "2025-06-01", **interest}
        assert self.persons(judgment=judgment)["persons"][1]["per_diem"] == "137.50"

    def test_a_limit_does_not_outgrow_what_others_left(self) -> None:
        """乙 pays 450,000 on 2025-07-10: 10 days on the limit, 300,000 × 0.000175 × 10 = 525.00, then 174 on the 50,000
        that are left, 50,000 × 0.000175 × 174 = 1,522.50; a day adds 8.75, for both.
        """
        payments = [{"date": "2025-07-10", "amount": "450000", "by": "乙"}]
        limit = [{"party": "丁", "how": "限额", "limit": "300000"}]
        debtor, guarantor = self.persons(liable=limit, payments=payments)["persons"]
        assert (debtor["doubled"], debtor["per_diem"]) == ("2397.50", "8.75")  # 500,000 × 0.000175 × 10 + 1,522.50
        assert (guarantor["adjudged"], guarantor["doubled"], guarantor["per_diem"]) == ("50000.00", "2047.50", "8.75")

    def test_his_turn_does_not_come_before_the_debtors_last_day(self) -> None:
        liable = [{"party": "丁", "how": "一般保证", "from": "2025-06-01"}]
        found = self.persons(liable=liable)["persons"][1]
        assert (found["doubled"], found["doubled_from"]) == ("16100.00", "2025-07-01")

    def test_a_limit_above_the_debt_is_none(self) -> None:
        """His limit of 600,000 doubles what the ledger doubles: 16,100.00."""
        found = self.persons(liable=[{"party": "丁", "how": "限额", "limit": "600000"}])["persons"]
        assert [(one["doubled"], one["amount"], one["per_diem"]) for one in found] == [
            ("16100.00", "516100.00", "87.50")
        ] * 2

    def test_a_payment_that_names_nobody_is_the_debtors_wherever_he_is_listed(self) -> None:
        liable = [{"party": "丁", "how": "限额", "limit": "300000"}, {"party": "乙", "how": "共同"}]
        found = self.persons(liable=liable, payments=[{"date": "2025-07-10", "amount": "100000"}])["persons"]
        assert [(one["name"], one["paid"]) for one in found] == [("丁", "0.00"), ("乙", "100000.00")]

    def test_debtors_beside_whom_others_are_listed(self) -> None:
        """A judgment on 乙 and 丙 that lists the guarantor alone: 500,000 × 0.000175 × 184 = 16,100.00 of each debtor,
        in shares 60 and 40 % of it, 9,660.00 and 6,440.00; 丁 200,000 × 0.000175 × 184 = 6,440.00. Where one of the
        debtors is listed, the other was not held liable.
        """

        def of(*debtors: object, **more: Any) -> list[tuple[str, str, str]]:
            found = self.persons(debtor=list(debtors), **more)["persons"]
            return [(one["name"], one["how"], one["doubled"]) for one in found]

        guarantor = ("丁", "limited", "6440.00")
        assert of("乙", "丙") == [("乙", "together", "16100.00"), ("丙", "together", "16100.00"), guarantor]
        shares = ({"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"})
        assert of(*shares) == [("乙", "several", "9660.00"), ("丙", "several", "6440.00"), guarantor]
        alone = [{"party": "丁", "how": "限额", "limit": "200000"}, {"party": "丙"}]
        assert [name for name, _, _ in of("乙", "丙", liable=alone)] == ["乙", "丁", "丙"]
        alone = [{"party": "丁", "how": "限额", "limit": "200000"}, {"party": "乙"}]
        assert [name for name, _, _ in of("乙", "丙", liable=alone)] == ["丁", "乙"]

    def test_the_debtor_who_is_not_listed_is_told(self) -> None:
        judgment = {"principal": "500000", "perform_by": "2025-06-30", "liable": [{"party": "丁", "how": "连带"}]}
        facts = {"debtor": "乙", "guarantors": ["丁"], "until": "2025-12-31", "judgment": judgment}
        found = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        assert [one.name for one in found.persons] == ["乙", "丁"]
        assert "liable-debtor" in [notice.code for notice in found.notices]
