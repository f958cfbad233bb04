"""Days on which another rule begins, each with the one beside it, and sums that stand at a bound; by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asked import clocks, codes, computed, judged
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.limitation import limitation
from lpr_calc.rates.builtin import builtin_lpr
from lpr_calc.rates.check import check_rates
from lpr_calc.rates.series import Rates
from lpr_calc.reports.limitation import as_dict
from lpr_calc.tables.files import read_data
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 24)


class TestBankLoans:
    @pytest.mark.parametrize(
        ("lent", "compound"),
        [
            # 银发〔1999〕77号 25条: 0.021 % a day. Billed on 2004-03-20 is 80 days (81 from 12-31) of 100 a day.
            # 8100 × 0.021 % × 11 days (03-21 to 03-31) = 18.711
            ("2003-12-31", 1871),
            # 银发〔2003〕251号, from 2004-01-01: 10 % × 1.5. 8000 × 15 % × 11 ÷ 360 = 36.6667
            ("2004-01-01", 3667),
        ],
    )
    def test_the_penalty_rate_in_the_term(self, lent: str, compound: int) -> None:
        found = computed(
            kind="bank-loan",
            principal=360000,
            rate="10%",
            lent=lent,
            due="2004-06-30",
            until="2004-04-01",
            settlement="quarterly",
            compound_rate="penalty",
            penalty="1.5",
        )
        assert [line.interest for line in found.lines if line.kind == "compound"] == [compound]

    @pytest.mark.parametrize(
        ("until", "one_more"),
        [
            # A day of the term at 18 %: 360000 ÷ 360 × 18 %.
            ("2021-01-06", 18000),
            # The first day of default: 30 % of which 24 % are protected (法发〔2017〕22号 2条), whatever the term left.
            ("2021-01-07", 24000),
            ("2021-01-08", 24000),
        ],
    )
    def test_a_day_more_where_the_ceiling_is_measured_anew(self, until: str, one_more: int) -> None:
        terms = {"rate": "18%", "overdue_rate": "30%", "compound": "none", "conventions": {"cap": "24%"}}
        found = computed(kind="bank-loan", principal=360000, lent="2021-01-01", due="2021-01-06", until=until, **terms)
        assert found.totals.per_diem == one_more

    @pytest.mark.parametrize(
        ("rate", "lent", "converted", "known"),
        [
            # The first LPR is of 2019-08-20: a loan of before has it from the day it was converted, no earlier.
            ("LPR+100bp", "2019-08-20", None, True),
            ("LPR+100bp", "2019-08-19", None, False),
            ("LPR+100bp", "2018-05-01", None, False),
            ("6%", "2018-05-01", "2019-08-20", True),
            ("6%", "2018-05-01", "2019-08-19", False),
            ("6%", "2018-05-01", "2020-03-01", True),
        ],
    )
    def test_an_lpr_of_before_there_was_one(self, rate: str, lent: str, converted: str | None, known: bool) -> None:
        changes = [{"from": converted, "rate": "LPR+100bp"}] if converted else []
        facts: dict[str, Any] = {
            "kind": "bank-loan",
            "principal": 100000,
            "rate": rate,
            "lent": lent,
            "due": "2021-05-01",
            "until": "2021-06-01",
            "repricing": "january",
            "penalty": "1.5",
            "compound": "none",
            **({"rate_changes": changes} if changes else {}),
        }
        if not known:
            with pytest.raises(LprError) as refused:
                computed(**facts)
            assert [problem.code for problem in refused.value.problems] == ["rate-missing"]
            return
        found = {iso(line.start): line.rate.value for line in computed(**facts).lines}
        # From 2021-01-01 the quote of 2020-12-21, 3.85 + 1; late × 1.5.
        assert (found["2021-01-01"], found["2021-05-02"]) == (48500000000, 72750000000)

    def test_a_day_of_settlement_after_maturity(self) -> None:
        """100 a day from 2021-05-22. The 2900 of 29 days are paid on the last day of the term, 06-20, whose own 100 are
        due with them: × 15 % ÷ 360 = 0.0417 on 06-21. From 06-22 on what 06-21 left is billed: those 100 and 150 of
        penalty interest. 250 × 15 % × 2 days ÷ 360 = 0.2083, on 06-22 and 06-23.
        """
        found = computed(
            kind="bank-loan",
            principal=360000,
            rate="10%",
            lent="2021-05-22",
            due="2021-06-20",
            until="2021-06-24",
            settlement="monthly",
            settlement_day=21,
            compound="all",
            penalty="1.5",
            payments=[{"date": "2021-06-20", "amount": 2900, "for": "interest"}],
        )
        assert [(iso(line.start), line.base, line.interest) for line in found.lines if line.kind == "compound"] == [
            ("2021-06-21", 10000, 4),
            ("2021-06-22", 25000, 21),
        ]


class TestSales:
    """A price of 36,500: one percent a year is a yuan a day. The last day has its own rate, and so has the next."""

    @pytest.mark.parametrize(
        ("until", "interest", "undue"),
        [
            ("2022-10-01", [("2022-07-01", 36500 * 100, 51060)], 7300000),
            ("2023-01-01", [("2022-07-01", 36500 * 100, 102120)], 0),
            ("2023-01-02", [("2022-07-01", 36500 * 100, 102675), ("2023-01-01", 73000 * 100, 1095)], 0),
        ],
    )
    def test_of_a_price_by_instalments_some_may_not_be_due(
        self, until: str, interest: list[tuple[str, int, int]], undue: int
    ) -> None:
        """18条4款: 36,500 due on 2022-06-30, at 3.70 % × 1.5 of that day 5.55 a day: 92, 184 and 185 days; 73,000 due
        on 2022-12-31, at 3.65 % × 1.5 10.95 a day. Before, the second is part of the price that is not due, and does
        not stand in the way of the first; on 2023-01-01 it is in default, and bears its first day.
        """
        found = computed(
            kind="sale",
            principal=109500,
            instalments=[{"due": "2022-06-30", "amount": 36500}, {"due": "2022-12-31", "amount": 73000}],
            until=until,
        )
        assert [(iso(line.start), line.base, line.interest) for line in found.lines] == interest
        assert found.totals.principal == 10950000
        told = [one.message.en for one in found.notices if one.code == "not-yet-due"]
        assert bool(told) == bool(undue)
        assert not undue or "73000.00" in told[0]

    def test_the_benchmark_throughout(self) -> None:
        """From 2018-12-21, 4.75 % × 1.5 = 7.125 %: 1147 days to 2022-02-09 are 8172.375, and a day more 7.125."""
        found = computed(
            kind="sale", principal=36500, due="2018-12-20", until="2022-02-10", conventions={"splice": "no"}
        )
        assert [(line.interest, iso(line.end)) for line in found.lines] == [(817238, "2022-02-10")]
        assert found.totals.per_diem == 713

    def test_the_benchmark_throughout_a_single_day(self) -> None:
        """2019-08-19, the day before the first LPR; the next bears the benchmark rate too: 4.35 % × 1.5 = 6.525 %."""
        found = computed(
            kind="sale",
            principal=36500,
            due="2019-08-18",
            until="2019-08-20",
            conventions={"splice": "no", "tenor": "1y"},
        )
        assert [(iso(line.start), line.interest) for line in found.lines] == [("2019-08-19", 653)]
        assert found.totals.per_diem == 653

    @pytest.mark.parametrize(("until", "sums"), [("2021-12-20", [77385]), ("2021-12-21", [77385, 380])])
    def test_a_quote_of_the_last_day(self, until: str, sums: list[int]) -> None:
        """3.85 % for the 201 days from 2021-06-02, 3.80 % from 2021-12-20."""
        found = computed(kind="sale", principal=36500, due="2021-06-01", until=until, overdue_rate="LPR")
        assert [line.interest for line in found.lines] == sums
        assert found.totals.per_diem == 380


class TestPrivateLoans:
    def test_each_note_has_its_rate_from_its_own_day(self) -> None:
        """27条: 36,500 of which one percent a year is a yuan a day, renewed for the same sum: 147 days at 6 %, 92 at
        8 %, 122 at 10 %.
        """
        found = computed(
            principal=36500,
            signed="2021-01-05",
            lent="2021-01-05",
            due="2021-12-31",
            rate="6%",
            rollovers=[
                {"date": "2021-06-01", "principal": 36500, "rate": "8%"},
                {"date": "2021-09-01", "principal": 36500, "rate": "10%"},
            ],
            filed="2022-01-01",
            until="2022-01-01",
        )
        assert [(iso(line.start), line.interest) for line in found.lines if line.kind == "in-term"] == [
            ("2021-01-05", 88200),
            ("2021-06-01", 73600),
            ("2021-09-01", 122000),
        ]

    @pytest.mark.parametrize(("accepted", "kept"), [("2020-08-19", 600000), ("2020-08-20", 0)])
    def test_what_was_paid_above_the_ceiling(self, accepted: str, kept: int) -> None:
        """规定（2015） 31条 keeps what was paid of 24 to 36 % in a case of that text, whenever it was paid: 100000 at
        30 % for a year are 30000, of which 24000 are protected. In a case of the text of 2020 what was paid from
        2020-08-20 on is not kept: 6000 pay principal.
        """
        found = computed(
            principal=100000,
            signed="2018-01-01",
            lent="2018-01-01",
            due="2018-12-31",
            rate="30%",
            interest_to="2019-01-01",
            filed="2020-08-10",
            accepted=accepted,
            until="2020-12-01",
            conventions={"old_rule": "yes"},
            payments=[{"date": "2020-09-01", "amount": 30000, "for": "interest"}],
        )
        assert found.totals.unprotected == kept
        assert found.totals.principal_after == 10000000 - (600000 - kept)

    @pytest.mark.parametrize(
        ("due", "accepted", "asked"),
        [("2020-08-19", "2020-08-20", False), ("2020-08-18", "2020-08-20", True), ("2020-08-19", "2020-08-21", False)],
    )
    def test_in_default_since_the_text_of_2020_no_earlier_one_is_asked_for(
        self, due: str, accepted: str, asked: bool
    ) -> None:
        found = computed(
            principal=1000, signed="2019-01-05", lent="2019-01-05", due=due, filed=accepted, until="2020-10-01"
        )
        assert ("old_rule" in codes(found)) is asked

    def test_what_cannot_be_laid_out_is_said_once(self) -> None:
        """Two disbursements before the first benchmark rate there is, of 1989-02-01: one loan, and one thing wrong."""
        with pytest.raises(LprError) as refused:
            computed(
                creditor={"name": "王某", "natural": True},
                debtor={"name": "李某", "natural": True},
                principal=[{"date": "1988-01-05", "amount": 500}, {"date": "1988-06-05", "amount": 500}],
                due="1989-12-31",
                rate="24%",
                filed="1990-06-01",
                until="1990-06-01",
            )
        assert [problem.code for problem in refused.value.problems] == ["rate-missing"]


class TestSeveralDebts:
    @pytest.mark.parametrize(
        ("accepted", "apart"), [("2022-02-28", False), ("2022-03-01", False), ("2022-03-02", True)]
    )
    def test_all_is_due_from_the_day_the_petition_is_accepted(self, accepted: str, apart: bool) -> None:
        """企业破产法 46条: from that day 乙 is due as 甲 is: this tells them apart no more (民法典 560条2款)."""
        loans = [
            {"id": "甲", "principal": 1000, "due": "2021-12-31", "overdue_rate": "4%"},
            {"id": "乙", "principal": 1000, "due": "2023-12-31", "overdue_rate": "9%"},
        ]
        found = computed(
            kind="other",
            loans=loans,
            debtor="丙公司",
            until="2024-06-01",
            bankruptcy=[{"accepted": accepted}],
            payments=[{"date": "2022-03-01", "amount": 100}],
        )
        assert found.ledger[0].loan_id == "甲"
        assert found.ledger[0].step.en.startswith("due debts first") is apart

    def test_interest_alone_has_fallen_due_with_its_first_instalment(self) -> None:
        """甲 was repaid on 2021-12-31, after its first instalment and before its second: its interest is due, and
        since 2021-07-01; 乙 is due since 2022-02-01 (民法典 560条2款: of the same burden the one due first).
        """
        loans = [
            {
                "id": "甲",
                "principal": 1000,
                "overdue_rate": "6%",
                "instalments": [{"due": "2021-06-30", "amount": 500}, {"due": "2023-06-30", "amount": 500}],
            },
            {"id": "乙", "principal": 1000, "due": "2022-01-31", "overdue_rate": "0%"},
        ]
        found = computed(
            kind="other",
            loans=loans,
            until="2024-06-01",
            payments=[
                {"date": "2021-12-31", "amount": 1000, "for": "principal", "loan": "甲"},
                {"date": "2022-06-01", "amount": 15},
            ],
        )
        # 500 × 6 % × 183 ÷ 365 = 15.04: all of it goes there.
        assert [(row.loan_id, row.amount) for row in found.ledger] == [("甲", 100000), ("甲", 1500)]

    def test_a_debt_of_no_known_day_is_not_due(self) -> None:
        """甲, lent at 12 % until further notice, was never called in: 乙, due and at 4 %, comes first."""
        lent = {"principal": 1000, "lent": "2021-01-05", "signed": "2021-01-05"}
        loans = [{"id": "甲", "rate": "12%", **lent}, {"id": "乙", "rate": "4%", "due": "2021-12-31", **lent}]
        found = computed(loans=loans, until="2022-06-01", payments=[{"date": "2022-03-01", "amount": 500}])
        [row] = found.ledger
        assert row.loan_id == "乙"
        assert row.step.en.startswith("due debts first")

    @pytest.mark.parametrize("count", [2, 3])
    def test_debts_that_nothing_tells_apart_share(self, count: int) -> None:
        loans = [{"id": name, "principal": 1000, "due": "2021-12-31"} for name in "甲乙丙"[:count]]
        found = computed(loans=loans, until="2022-06-01", payments=[{"date": "2022-03-01", "amount": 6 * count}])
        assert [(row.loan_id, row.amount) for row in found.ledger] == [(name, 600) for name in sorted("甲乙丙"[:count])]
        assert {row.step.en for row in found.ledger} == {"pro rata (Civil Code 560)"}


class TestLimitation:
    @pytest.mark.parametrize(("on", "last"), [("2023-05-31", "2025-06-03"), ("2023-06-01", "2026-06-01")])
    def test_a_payment_of_the_day_it_is_asked_for(self, on: str, last: str) -> None:
        """195条: paid on 2023-06-01, three years to 2026-06-01; without it to 2025-05-31, a holiday. Of a
        single loan no payment need say which it pays.
        """
        facts = {
            "principal": 1000,
            "due": "2022-05-31",
            "until": "2026-01-01",
            "payments": [{"date": "2023-06-01", "amount": 1}],
        }
        found = limitation(parse_case(as_tree(facts), TODAY), date.fromisoformat(on).toordinal())
        assert [clock.last for clock in found.claims] == [date.fromisoformat(last).toordinal()]
        assert "limitation-payment-loan" not in codes(found)

    @pytest.mark.parametrize(("damages", "last"), [("2022-02-01", "2024-03-01"), ("2022-06-01", "2024-06-03")])
    def test_enforcement_from_the_last_item_of_the_judgment(self, damages: str, last: str) -> None:
        """民诉法 250条: two years from the last day of performance, damages among them; 2024-06-01 is a Saturday."""
        items = [{"principal": 1000, "perform_by": "2022-03-01"}, {"damages": 100, "perform_by": damages}]
        found = clocks(judgment={"date": "2022-01-10", "effective": "2022-01-20", "items": items})
        assert iso(found.enforcement.last) == last

    @pytest.mark.parametrize(("end", "said"), [("2017-09-30", True), ("2017-10-01", False)])
    def test_an_obstacle_that_was_gone_before_the_general_part(self, end: str, said: bool) -> None:
        """诉讼时效解释 4条 of 2018: 民法总则 reaches obstacles not gone on 2017-10-01."""
        facts = {
            "principal": 1000,
            "due": "2015-11-10",
            "until": "2026-01-01",
            "obstacles": [{"from": "2017-06-01", "to": end}],
        }
        found = limitation(parse_case(as_tree(facts), TODAY), TODAY.toordinal())
        assert ("limitation-old-obstacle" in {notice.code for notice in found.notices}) is said


def period(**facts: Any) -> dict[str, Any]:
    """The guarantee period of the only guarantor."""
    on = date.fromisoformat(facts.pop("on", "2026-11-24"))
    [found] = as_dict(limitation(parse_case(as_tree(facts), TODAY), on.toordinal()), "zh")["guarantees"]
    return dict(found)


SURETY: dict[str, Any] = {
    "creditor": "甲",
    "debtor": "乙",
    "principal": 1000,
    "lent": "2021-06-01",
    "due": "2022-06-10",
    "until": "2026-01-01",
}


def surety(mode: str = "joint", **facts: Any) -> dict[str, Any]:
    """The period of a guarantor of 2021-06-01; facts of his own are given as ``own``."""
    own = {"name": "丁", "signed": "2021-06-01", "mode": mode, **facts.pop("own", {})}
    return period(
        **{key: value for key, value in {**SURETY, **facts, "guarantors": [own]}.items() if value is not None}
    )


class TestGuarantees:
    """Six months from the due date (692条2款): 2022-12-10, a Saturday, so 2022-12-12."""

    def test_an_extension_he_agreed_to_binds_him(self) -> None:
        """695条2款: without his consent the period runs from the old day."""
        extended = {"period_from": "2022-03-10"}
        assert surety(own=extended)["last"] == "2022-09-13"  # 09-10 is the first day of the Mid-Autumn holiday
        assert surety(own={**extended, "consented": True})["last"] == "2022-12-12"

    @pytest.mark.parametrize(("grace", "due"), [(None, "2022-06-10"), (0, "2022-06-10"), (10, "2022-06-20")])
    def test_without_a_due_date_from_the_demand_and_its_time(self, grace: int | None, due: str) -> None:
        """692条3款."""
        assert surety(due=None, demands=[{"date": "2022-06-10"}], grace=grace)["due"] == due

    def test_called_in_the_last_instalment_may_be_pleaded(self) -> None:
        """Six months from 2022-01-10, a Sunday; of 2023-06-30 they may be pleaded: to 2023-12-30, a Saturday."""
        instalments = [{"due": "2022-06-30", "amount": 500}, {"due": "2023-06-30", "amount": 500}]
        found = surety(due=None, instalments=instalments, accelerated="2022-01-10")
        assert (found["last"], found["arguable"]) == ("2022-07-11", "2024-01-02")

    @pytest.mark.parametrize(
        ("on", "state"),
        [
            ("2022-07-11", "running"),
            ("2022-07-12", "open"),
            ("2024-01-02", "open"),
            ("2024-01-03", "expired"),
        ],
    )
    def test_what_may_be_pleaded_is_open_to_its_last_day(self, on: str, state: str) -> None:
        instalments = [{"due": "2022-06-30", "amount": 500}, {"due": "2023-06-30", "amount": 500}]
        assert surety(due=None, instalments=instalments, accelerated="2022-01-10", on=on)["state"] == state

    @pytest.mark.parametrize(
        ("events", "kept"),
        [
            ([], "2022-08-01"),
            # 担保制度解释 31条1款: a suit that was withdrawn keeps nothing, withdrawn on its own day too.
            ([("withdraw", "2022-08-01")], None),
            ([("withdraw", "2022-08-02")], None),
            # What was withdrawn before is another suit.
            ([("withdraw", "2022-07-31")], "2022-08-01"),
            # Sued again, on the day of withdrawal or later.
            ([("withdraw", "2022-08-02"), ("suit", "2022-08-02")], "2022-08-01"),
            ([("withdraw", "2022-08-02"), ("suit", "2022-08-03")], "2022-08-01"),
        ],
    )
    def test_a_suit_against_a_joint_guarantor(self, events: list[tuple[str, str]], kept: str | None) -> None:
        demands = [{"event": event, "date": day} for event, day in events]
        assert surety(filed="2022-08-01", demands=demands)["kept"] == kept

    @pytest.mark.parametrize(
        ("events", "kept"),
        [
            ([], "2022-08-01"),
            ([("withdraw", "2022-08-01")], None),
            ([("withdraw", "2022-07-31")], "2022-08-01"),
            ([("withdraw", "2022-08-05"), ("suit", "2022-08-10")], "2022-08-10"),
        ],
    )
    def test_a_suit_against_the_debtor(self, events: list[tuple[str, str]], kept: str | None) -> None:
        """担保制度解释 31条1款, 693条1款: of a general guarantee."""
        demands = [{"event": event, "date": day} for event, day in events]
        assert surety("general", filed="2022-08-01", demands=demands)["kept"] == kept

    @pytest.mark.parametrize(
        ("again", "last"),
        [
            # Three years from 2022-07-01 (694条2款) end on 2025-07-01; a demand on that day begins them anew (195条).
            ("2025-07-01", "2028-07-03"),
            ("2025-07-02", "2025-07-01"),
        ],
    )
    def test_a_demand_within_the_three_years(self, again: str, last: str) -> None:
        demands = [{"date": "2022-07-01"}, {"date": again}]
        assert surety(own={"demands": demands})["limitation"] == last


@pytest.mark.parametrize(("damages", "cut"), [("9.19%", False), ("9.2%", False), ("9.21%", True)])
def test_damages_up_to_what_the_ceiling_leaves(damages: str, cut: bool) -> None:
    """29条: 15.2 % (3.80 % × 4 of 2021-12-20) less 6 % of overdue interest are 9.2 %: as much is not cut."""
    found = computed(
        principal=100000,
        signed="2021-12-31",
        lent="2021-12-31",
        due="2022-01-10",
        overdue_rate="6%",
        damages=damages,
        filed="2022-06-01",
        until="2022-06-01",
    )
    [line] = [line for line in found.lines if line.kind == "damages"]
    assert ("private-lending-2020/29" in line.rate.provisions) is cut


def test_why_the_doubled_part_did_not_run() -> None:
    """迟延履行利息解释 3条3款: with its reason, and without one."""
    excluded = [
        {"from": "2022-04-01", "to": "2022-05-01"},
        {"from": "2022-06-01", "to": "2022-07-01", "reason": "再审中止"},
    ]
    order = {"date": "2022-01-10", "perform_by": "2022-03-01", "principal": 1000, "suspended": excluded}
    found = judged(judgment=order, until="2022-09-01")
    first, second = (notice.message for notice in found.notices if notice.code == "suspended")
    assert "：未写明事由（" in first.zh
    assert "：再审中止（" in second.zh


def test_a_payment_in_a_third_currency_is_converted_by_nothing() -> None:
    """判令折合人民币: dollars have their rate, euro have none."""
    facts = {
        "judgment": {
            "date": "2022-01-10",
            "perform_by": "2022-03-01",
            "principal": 1000,
            "currency": "USD",
            "fx_rate": "7",
            "fx_scope": "all",
        },
        "payments": [{"date": "2022-06-01", "amount": 100, "currency": "EUR"}],
        "until": "2022-06-10",
    }
    with pytest.raises(LprError) as refused:
        judge(parse_case(as_tree(facts), TODAY, loans_needed=False, principal_needed=False), Rates())
    assert [problem.code for problem in refused.value.problems] == ["payment-currency"]


class TestRates:
    GOOD = read_data("lpr_rates.yaml")

    def test_stale_is_what_lacks_a_publication_and_nothing_else(self) -> None:
        fresh = date.fromordinal(builtin_lpr().days[-1])
        assert not check_rates(self.GOOD, "lpr.yaml", fresh, builtin_lpr()).stale
        assert check_rates(self.GOOD, "lpr.yaml", fresh.replace(year=fresh.year + 1), builtin_lpr()).stale
        wrong = check_rates(self.GOOD.replace("4.25", "4.26", 1), "lpr.yaml", fresh, builtin_lpr())
        assert wrong.errors
        assert not wrong.stale
