"""`lpr-calc judgment`: the rules around the doubled part, each with its article; figures by hand."""

from __future__ import annotations

import json
import subprocess
from datetime import date

import pytest

import program
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_text
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.law.fee import enforcement_fee
from lpr_calc.rates.series import Rates
from lpr_calc.reports.application import request_items
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 23)


def judged(until: str, payments: list[dict[str, object]] | None = None, **judgment: object) -> JudgmentStatement:
    """Compute one judgment from case-file keys."""
    conventions = judgment.pop("conventions", {})
    facts = {"judgment": judgment, "until": until, "payments": payments or [], "conventions": conventions}
    return judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())


def codes(statement: JudgmentStatement) -> set[str]:
    """Every notice of a result."""
    return {notice.code for notice in statement.notices}


class TestBefore2014:
    """法释〔2014〕8号 7条: earlier delay by the earlier rules; 法释〔2009〕6号 2条: payments 本息并还."""

    def test_a_payment_serves_debt_and_interest_together(self) -> None:
        """R = 50,000, b = 6 %, 200 days, 360: X = 50000 ÷ (1 + 2 × 6% × 200 ÷ 360) = 46,875.00, Y = 3,125.00."""
        statement = judged(
            "2014-09-01",
            [{"date": "2013-07-20", "amount": 50000}],
            principal=200000,
            perform_by="2013-01-01",
            conventions={"tenor": "1y"},
        )
        row = statement.ledger[0]
        assert (fen_text(row.principal), fen_text(row.doubled)) == ("46875.00", "3125.00")
        # 200000 × 6% × 2 × 200 ÷ 360 = 13333.33; 153125 × 6% × 2 × 376 ÷ 360 = 19191.67; 153125 × 0.0175% × 32 = 857.50
        assert [(line.first_day.isoformat(), line.days, fen_text(line.interest)) for line in statement.lines] == [
            ("2013-01-02", 200, "13333.33"),
            ("2013-07-21", 376, "19191.67"),
            ("2014-08-01", 32, "857.50"),
        ]
        # 13333.33 + 19191.67 + 857.50 − 3125.00
        assert fen_text(statement.totals.doubled_after) == "30257.50"
        assert fen_text(statement.totals.total) == "183382.50"

    def test_365_days(self) -> None:
        """50000 ÷ (1 + 2 × 6% × 200 ÷ 365) = 46,915.17 (law.md §6.5)."""
        statement = judged(
            "2014-09-01",
            [{"date": "2013-07-20", "amount": 50000}],
            principal=200000,
            perform_by="2013-01-01",
            conventions={"tenor": "1y", "basis": "365"},
        )
        assert fen_text(statement.ledger[0].principal) == "46915.17"

    def test_the_splice_loses_and_doubles_no_day(self) -> None:
        """Last day of performance 2014-07-20: 11 days to 2014-07-31, then 10 to 2014-08-10; 21 in all."""
        lines = judged("2014-08-10", principal=100000, perform_by="2014-07-20", conventions={"tenor": "1y"}).lines
        assert [(line.days, line.rate.unit) for line in lines] == [(11, "year"), (10, "day")]
        # 100000 × 6% × 2 × 11 ÷ 360 = 366.67; 100000 × 0.0175% × 10 = 175.00
        assert [fen_text(line.interest) for line in lines] == ["366.67", "175.00"]

    def test_a_bankruptcy_ends_the_old_formula_too(self) -> None:
        """企业破产法 46条: accepted 2013-06-01, so that 2013-05-31 is the last day, whatever day it is computed to."""
        facts = {
            "debtor": "乙公司",
            "bankruptcy": {"accepted": "2013-06-01"},
            "judgment": {"date": "2012-05-01", "principal": 100000, "perform_by": "2012-06-30"},
        }
        for until in ("2013-08-01", "2016-01-01"):
            statement = judge(parse_case(as_tree({**facts, "until": until}), TODAY, loans_needed=False), Rates())
            # 1-3 years: 6.40 % to 2012-07-05, 6.15 % after. 100000 × 6.40% × 2 × 5 ÷ 360 = 177.78; July 26 + Aug 31
            # + Sep 30 + Oct 31 + Nov 30 + Dec 31 + Jan 31 + Feb 28 + Mar 31 + Apr 30 + May 31 = 330 days:
            # 100000 × 6.15% × 2 × 330 ÷ 360 = 11275.00
            assert [(line.last_day.isoformat(), line.days, fen_text(line.interest)) for line in statement.lines] == [
                ("2012-07-05", 5, "177.78"),
                ("2013-05-31", 330, "11275.00"),
            ]
            assert (statement.totals.per_diem, statement.ahead) == (0, ())

    def test_no_general_interest_beside_the_old_formula(self) -> None:
        """The double rate holds the ordinary interest already (law.md A20)."""
        statement = judged(
            "2014-08-11",
            principal=100000,
            perform_by="2014-07-20",
            conventions={"tenor": "1y"},
            interest={"from": "2014-07-01", "rate": "6%"},
        )
        general = [(line.first_day.isoformat(), line.days) for line in statement.lines if line.kind == "general"]
        # To the last day of performance, and again from 2014-08-01.
        assert general == [("2014-07-01", 20), ("2014-08-01", 10)]

    def test_general_interest_beside_it_where_the_judgment_grants_it(self) -> None:
        """A20: 41 days of general interest, 2014-07-01 to 2014-08-10, without a gap."""
        statement = judged(
            "2014-08-11",
            principal=100000,
            perform_by="2014-07-20",
            conventions={"tenor": "1y"},
            interest={"from": "2014-07-01", "rate": "6%"},
            general_before_2014="yes",
        )
        assert [line.days for line in statement.lines if line.kind == "general"] == [41]
        (said,) = [notice.message for notice in statement.notices if notice.code == "delay-before-2014"]
        assert "另计一般债务利息（另行写明）" in said.zh
        assert "不另计" not in said.zh


class TestGrounds:
    """A judgment rests on the law of enforcement, each text in force on its day."""

    def test_no_private_lending_article_and_no_convention_as_a_ground(self) -> None:
        """law.md §10: plain judgment claims do not cite the private-lending articles;
        204 and 510 prescribe no convention.
        """
        statement = judged(
            "2024-12-31",
            [{"date": "2024-06-01", "amount": 1000}],
            principal=100000,
            perform_by="2024-01-02",
            interest={"from": "2023-01-01", "rate": "LPR"},
        )
        assert not [key for key in statement.provisions if key.startswith(("private-lending", "nine-minutes"))]
        assert not {"civil-code/204", "civil-code/510"} & set(statement.provisions)
        assert {"civil-code/561", "civil-procedure-2023/253", "civil-procedure-2023/250"} <= set(statement.provisions)

    def test_texts_of_their_day(self) -> None:
        """To 2016: 民诉法 (2012) 242 and 239; a payment of 2015 goes by 合同法解释(二) 21,
        not by the Civil Code of 2021.
        """
        statement = judged(
            "2016-06-30", [{"date": "2015-06-01", "amount": 1000}], principal=100000, perform_by="2014-09-30"
        )
        assert {"civil-procedure-2012/242", "civil-procedure-2012/239", "contract-law-interp-2/21"} <= set(
            statement.provisions
        )
        assert not [key for key in statement.provisions if key.startswith(("civil-code/", "civil-procedure-2023"))]


class TestDaysThatCannotBe:
    """Each is refused at the key that states it."""

    @pytest.mark.parametrize(
        ("facts", "until", "code"),
        [
            ({"date": "2024-08-20", "perform_by": "2024-09-20"}, "2024-08-19", "until-before-judgment"),
            ({"effective": "2024-09-10", "perform_by": "2024-09-09"}, "2024-12-01", "perform-by-early"),
            (
                {"perform_by": "2024-09-20", "suspended": [{"from": "2024-12-01", "to": "2024-11-01"}]},
                "2024-12-31",
                "dates-order",
            ),
            ({"restitution": "yes"}, "2024-12-31", "restitution-date"),
            ({"perform_within": "10"}, "2024-12-31", "effective-missing"),
            (
                {"effective": "2024-09-10", "perform_by": "2024-09-20", "perform_within": "10"},
                "2024-12-31",
                "perform-by-twice",
            ),
            (
                {"perform_by": "2024-09-20", "interest": {"from": "2024-01-01", "rate": "36500%"}},
                "2024-12-31",
                "rate-high",
            ),
            (
                {"perform_by": "2024-09-20", "interest": {"amount": 5, "from": "2024-01-01"}},
                "2024-12-31",
                "interest-both",
            ),
        ],
    )
    def test_refused(self, facts: dict[str, object], until: str, code: str) -> None:
        """The computation says what is wrong and how to write it."""
        with pytest.raises(LprError) as caught:
            judged(until, None, principal=100000, **facts)
        (problem,) = caught.value.problems
        assert (problem.code, bool(problem.hint.zh), bool(problem.hint.en)) == (code, True, True)

    def test_a_reason_that_art_3_does_not_carry(self) -> None:
        """终本, settlement and the debtor's own request do not stop the doubled part (law.md §6.2); retrial does."""
        for reason, warned in (("终本", True), ("执行和解", True), ("被执行人申请暂缓", True), ("再审中止执行", False)):
            period = [{"from": "2025-01-01", "to": "2025-02-01", "reason": reason}]
            statement = judged("2025-06-01", principal=100000, perform_by="2024-09-20", suspended=period)
            assert ("suspended-not-carried" in codes(statement)) == warned
            assert "suspended" in codes(statement)


class TestBase:
    """法释〔2014〕8号 1条: money adjudged other than general debt interest."""

    def test_court_fees_out_lawyers_fee_in(self) -> None:
        """Base 100000 + 5000: 105000 × 0.0175% × 100 = 1837.50 (law.md §6.4)."""
        costs = [{"name": "案件受理费", "amount": 2300}, {"name": "律师费", "amount": 5000}]
        statement = judged("2024-04-10", principal=100000, perform_by="2024-01-01", costs=costs)
        assert fen_text(statement.totals.doubled_part) == "1837.50"
        assert {"doubled-base-in", "doubled-base-out"} <= codes(statement)

    @pytest.mark.parametrize(("inside", "doubled"), [("yes", "1925.00"), ("no", "1750.00")])
    def test_damages_in_or_out(self, inside: str, doubled: str) -> None:
        """A11: (100000 + 10000) × 0.0175% × 100 = 1925.00; without damages 1750.00."""
        statement = judged(
            "2024-04-10", principal=100000, perform_by="2024-01-01", damages=10000, damages_doubled=inside
        )
        assert fen_text(statement.totals.doubled_part) == doubled

    def test_closed_interest_may_be_put_in(self) -> None:
        """A12: 100000 × 6% × 365 ÷ 365 = 6000 of closed interest; 106000 × 0.0175% × 100 = 1855.00."""
        interest = {"base": 100000, "from": "2022-01-01", "until": "2022-12-31", "rate": "6%", "doubled": "yes"}
        statement = judged("2024-04-10", principal=100000, perform_by="2024-01-01", interest=interest)
        assert fen_text(statement.totals.general_interest) == "6000.00"
        assert fen_text(statement.totals.doubled_part) == "1855.00"

    def test_a_limit_on_general_interest(self) -> None:
        """A mediated judgment's 利息总额以不超过…元为限."""
        interest = {"base": 100000, "from": "2022-01-01", "rate": "6%", "limit": 7000}
        statement = judged("2024-04-10", principal=100000, perform_by="2024-01-01", interest=interest)
        assert fen_text(statement.totals.general_interest) == "7000.00"


class TestSecurity:
    """民法典 389条: a right covers what was agreed; a judgment that names its interest says what that is."""

    @pytest.mark.parametrize(
        ("agreed", "names", "priority", "told"),
        [
            # 100000 × 6% × 360 ÷ 360 = 6000.00 of 罚息, 5000.00 of 利息, nothing paid.
            ("本金、罚息", ("罚息", "利息"), "106000.00", False),
            ("本金、期内利息", ("罚息", "利息"), "105000.00", False),
            ("本金、利息", ("罚息", "利息"), "111000.00", False),
            ("本金", ("", ""), "100000.00", False),
            ("本金、逾期利息", ("", ""), "111000.00", True),
            ("本金、逾期利息", ("逾期利息", "逾期利息"), "111000.00", False),
            ("本金、罚息", ("逾期利息", "逾期利息"), "100000.00", False),
        ],
    )
    def test_interest_by_its_name(self, agreed: str, names: tuple[str, str], priority: str, told: bool) -> None:
        interest = [
            {"base": 100000, "from": "2025-01-01", "rate": "6%", "name": names[0]},
            {"amount": 5000, "until": "2024-12-31", "name": names[1]},
        ]
        facts = {
            "debtor": "乙",
            "until": "2025-12-27",
            "judgment": {"date": "2025-05-01", "principal": 100000, "perform_by": "2025-06-30", "interest": interest},
            "security": {"kind": "pledge", "property": "股权", "agreed": agreed, "adjudged": True},
            "conventions": {"basis": "360"},
        }
        statement = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        assert [fen_text(one.priority) for one in statement.secured] == [priority]
        assert ("security-interest" in codes(statement)) is told

    @pytest.mark.parametrize(
        ("debtor", "bankrupt", "owner", "priority", "told"),
        [
            # Interest of 6 % on 100000: 287 days to 2025-10-14 4717.81, 365 days 6000.00.
            (["乙公司", "丙公司"], "乙公司", "庚", "104717.81", True),
            ("乙公司", "乙公司", "庚", "104717.81", True),
            (["乙公司", "丙公司"], "乙公司", "丙公司", "106000.00", False),
            (["乙公司", "丙公司"], "乙公司", "乙公司", "104717.81", False),
            ("乙公司", "庚", "庚", "104717.81", False),
            ("乙公司", "庚", "", "106000.00", False),
        ],
    )
    def test_interest_stops_for_the_property_of_a_bankrupt_and_of_who_pleads_it(
        self, debtor: object, bankrupt: str, owner: str, priority: str, told: bool
    ) -> None:
        """企业破产法 46条; 担保制度解释 22条: 担保人, who is no debtor himself."""
        judgment = {"date": "2025-05-01", "principal": 100000, "perform_by": "2025-06-30"}
        right = {"kind": "mortgage", "property": "房", "adjudged": True}
        facts = {
            "debtor": debtor,
            "until": "2026-01-01",
            "judgment": {**judgment, "interest": [{"from": "2025-01-01", "rate": "6%"}]},
            "security": [{**right, "owner": owner} if owner else right, {**right, "owner": "庚"}],
            "bankruptcy": {"party": bankrupt, "accepted": "2025-10-15"},
        }
        statement = judge(parse_case(as_tree(facts), TODAY, loans_needed=False), Rates())
        assert fen_text(statement.secured[0].priority) == priority
        without = [notice.message.zh for notice in statement.notices if notice.code == "owner-plea"]
        assert any("不主张的优先受偿 106000.00 元" in said for said in without) or not told
        person = {one.name: fen_text(one.adjudged) for one in statement.persons}
        assert person["庚"] == "104717.81"


class TestDays:
    """2条, 3条 and Civil Code 203."""

    def test_a_day_of_rest_is_said_and_moved_only_when_asked(self) -> None:
        """2023-12-23 is a Saturday; moved to Monday the 25th: 100 and 98 days to 2024-04-01."""
        as_stated = judged("2024-04-01", principal=100000, perform_by="2023-12-23")
        moved = judged("2024-04-01", principal=100000, perform_by="2023-12-23", extend_holiday="yes")
        assert (as_stated.lines[0].days, moved.lines[0].days) == (100, 98)
        assert "holiday" in codes(as_stated)

    def test_one_day_less(self) -> None:
        """A13, law.md §6.2: base 1,030,000, 2022-02-10 to 2022-03-18: 36 days 6489.00, or 35 days 6308.75."""
        statement = judged("2022-03-18", principal=1030000, perform_by="2022-02-10", one_day_less="yes")
        assert (statement.lines[0].days, fen_text(statement.totals.doubled_part)) == (35, "6308.75")

    def test_two_years_to_apply(self) -> None:
        """民诉法 250: two years from the last day of performance."""
        found = judged("2024-04-01", principal=100000, perform_by="2024-02-29").enforcement.apply_by
        assert date.fromordinal(found) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("800000", "10400.00"),
        ("323341.92", "4750.13"),
        ("10000", "50.00"),
        ("500000", "7400.00"),
        ("5000000", "52400.00"),
        ("10000000", "77400.00"),
        ("20000000", "87400.00"),
        ("1", "50.00"),
    ],
)
def test_enforcement_fee(amount: str, fee: str) -> None:
    """诉讼费用交纳办法 14条1项; vectors of law.md §7 and documents.md §4.2."""
    whole, _, part = amount.partition(".")
    assert fen_text(enforcement_fee(int(whole) * 100 + int(part or 0))) == fee


def test_another_currency() -> None:
    """5条: the same daily rate in the currency; in RMB at the mid-rate of the first day: 10000 × 7.1234 = 71234.00."""
    dollars = judged("2024-04-10", principal=10000, perform_by="2024-01-01", currency="USD")
    yuan = judged("2024-04-10", principal=10000, perform_by="2024-01-01", currency="USD", fx_rate="7.1234")
    # 10000 × 0.0175% × 100 = 175.00; 71234 × 0.0175% × 100 = 1246.595 → 1246.60
    assert (fen_text(dollars.totals.doubled_part), fen_text(yuan.totals.doubled_part)) == ("175.00", "1246.60")


def test_a_penalty_of_the_mediation_statement_excludes_the_doubled_part() -> None:
    """民事调解规定 15条2款."""
    statement = judged("2024-04-10", principal=100000, perform_by="2024-01-01", penalty_borne="yes")
    assert (statement.totals.doubled_part, statement.totals.per_diem_doubled) == (0, 0)
    assert "mediation-2020/15-2" in statement.provisions


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        # 3条3款: review of the instrument that the debtor did not ask for, and stays for retrial whoever asked.
        ("再审中止", None),
        ("被执行人申请再审，裁定中止执行", None),
        ("债务人以外的人申请再审", None),
        ("非因被执行人申请的审查", None),
        ("检察机关抗诉，提审", None),
        ("被执行人申请再审，审查期间", "suspended-not-carried"),
        ("由被执行人申请暂缓执行", "suspended-not-carried"),
        ("终结本次执行程序", "suspended-not-carried"),
        ("执行和解", "suspended-not-carried"),
        ("当事人协商", "suspended-not-carried"),
        ("案外人异议", "suspended-reason"),
        ("", "suspended-reason"),
    ],
)
def test_reasons_of_excluded_periods(reason: str, code: str | None) -> None:
    """法释〔2014〕8号 3条3款: what carries an excluded period passes; anything else is warned of."""
    statement = judged(
        "2024-12-01",
        principal=100000,
        perform_by="2024-01-11",
        suspended=[{"from": "2024-03-01", "to": "2024-04-01", **({"reason": reason} if reason else {})}],
    )
    found = codes(statement) & {"suspended-not-carried", "suspended-reason"}
    assert found == ({code} if code else set())
    # Excluded all the same, 32 days: the reason is the user's to answer for.
    assert statement.totals.doubled_part == (325 - 32) * 1750


def test_effect_before_the_judgment_is_warned_of() -> None:
    """A judgment is not effective before its day; on it, it may be."""
    early = judged("2024-12-01", principal=1000, date="2024-01-05", effective="2024-01-04", perform_by="2024-02-01")
    assert "effective-early" in codes(early)
    same = judged("2024-12-01", principal=1000, date="2024-01-05", effective="2024-01-05", perform_by="2024-02-01")
    assert "effective-early" not in codes(same)


@pytest.mark.parametrize(
    ("until", "grounds"),
    [
        # 法释〔2014〕8号 is no ground of days before it; art. 7 divides a delay that goes through 2014-08-01.
        ("2014-07-31", set()),
        (
            "2014-08-01",
            {"delay-interest-2014/1", "delay-interest-2014/2", "delay-interest-2014/4", "delay-interest-2014/7"},
        ),
    ],
)
def test_grounds_are_those_of_their_days(until: str, grounds: set[str]) -> None:
    """law.md §10: an instrument that came into force after the day it is cited for is a defect."""
    statement = judged(
        until,
        [{"date": "2013-06-30", "amount": 30000}],
        principal=80000,
        perform_by="2012-12-31",
        interest={"from": "2011-01-01", "rate": "10%"},
    )
    cited = set(statement.provisions) | {notice.provision for notice in statement.notices}
    assert {key for key in cited if key.startswith("delay-interest-2014/")} == grounds
    assert "delay-interest-2009/1" in statement.provisions
    assert not any(key.startswith("private-lending") for key in cited)


def test_costs_in_another_currency_are_told() -> None:
    """办法 55条: what a court charges is RMB; as stated it is taken in the currency of the judgment, which matters."""
    costs = [{"name": "案件受理费", "amount": 50}]
    dollars = judged("2024-12-01", principal=1000, perform_by="2024-02-01", costs=costs, currency="USD")
    assert [notice.matters for notice in dollars.notices if notice.code == "costs-currency"] == [True]
    assert "costs-currency" not in codes(judged("2024-12-01", principal=1000, perform_by="2024-02-01", costs=costs))


def test_restitution_and_resumption_are_said() -> None:
    """6条; 执行和解规定 17条."""
    statement = judged("2024-04-10", principal=10000, perform_by="2024-01-01", restitution="yes", resumed="2024-03-01")
    assert {"restitution", "resumed"} <= codes(statement)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"principal": 1000}, "perform-by-missing"),
        ({"perform_by": "2024-01-01"}, "judgment-missing"),
        ({"principal": 1000, "perform_by": "2024-01-01", "interest": {"rate": "LPR"}}, "general-interest-terms"),
        (
            {
                "principal": 1000,
                "perform_by": [{"due": "2013-01-01", "amount": 500}, {"due": "2013-06-01", "amount": 500}],
                "until": "2014-01-01",
            },
            "delay-before-2014",
        ),
    ],
)
def test_refusals(facts: dict[str, object], code: str) -> None:
    """Each says what is missing."""
    until = str(facts.pop("until", "2024-04-10"))
    with pytest.raises(LprError) as caught:
        judged(until, None, **facts)
    assert [problem.code for problem in caught.value.problems] == [code]


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return program.run("judgment", *args)


@pytest.mark.parametrize(
    ("args", "doubled"),
    [
        (("--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28"), "19162.50"),
        (("--principal", "1030000", "--perform-by", "2022-02-10", "--until", "2022-03-18"), "6489.00"),
    ],
)
def test_the_figures_of_the_contract(args: tuple[str, ...], doubled: str) -> None:
    """contract.md §5."""
    document = json.loads(run(*args, "--format", "json").stdout)
    assert document["schema"] == "lpr-calc/judgment/1"
    assert document["totals"]["doubled_part"] == doubled
    assert {line["kind"] for line in document["lines"]} == {"doubled"}


def test_every_format_and_the_case_file() -> None:
    """The judgment of a case file, overridden by options; every format prints the same total."""
    case = "judgment: {number: （2024）京0105民初1号, principal: 30万, perform_by: 2024-09-20}\nuntil: 2025-01-08\n"
    for format_ in ("text", "table", "md", "json", "jsonl"):
        done = program.run("judgment", "-", "--until", "2025-01-18", "--format", format_, stdin=case)
        # 300000 × 0.0175% × 120 = 6300.00
        assert "6,300.00" in done.stdout or "6300.00" in done.stdout


def test_payoff_and_boxes() -> None:
    """What settles the matter on a later day: 10 days more at 52.50."""
    done = run(
        "--principal",
        "300000",
        "--perform-by",
        "2022-02-28",
        "--until",
        "2023-02-28",
        "--payoff",
        "2023-03-10",
        "--format",
        "json",
    )
    document = json.loads(done.stdout)
    assert document["payoff"] == [
        {
            "day": "2023-03-10",
            "costs": "0.00",
            "general": "0.00",
            "damages": "0.00",
            "principal": "300000.00",
            "doubled": "19687.50",
            "total": "319687.50",
        },
    ]
    assert document["boxes"] == {
        "本金": "300000.00",
        "一般债务利息": "0.00",
        "迟延履行利息": "19162.50",
        "其他费用": "0.00",
    }


def test_interest_that_begins_later_is_asked_for() -> None:
    """A base that takes over tomorrow stands in the application of today, with its own rate and limit."""
    statement = judged(
        "2024-01-31",
        principal=300000,
        perform_by="2024-01-31",
        interest=[
            {"base": 300000, "from": "2023-01-01", "until": "2023-12-31", "rate": "12%"},
            {"base": 300000, "from": "2024-02-01", "rate": "LPR", "limit": 5000},
        ],
    )
    (item,) = [item for item in request_items(statement) if "一般债务利息" in item]
    # 2023: 365 days at 12 %, 36,000.00; nothing of 2024 yet.
    assert "自2023年1月1日起至2023年12月31日止的利息36000元" in item
    assert (
        "以300000元为基数，自2024年2月1日起至实际清偿之日止，按全国银行间同业拆借中心公布的一年期贷款市场报价利率计"
        "算，总额以不超过5000元为限" in item
    )
    assert statement.totals.per_diem_general == 0


def test_who_gets_court_fees_is_told() -> None:
    """民诉法解释 207条: the court refunds the winner and collects from the loser, unless they agree;
    not stated, an assumption.
    """
    costs = [{"name": "案件受理费", "amount": 290}, {"name": "律师费", "amount": 1000}]
    told = {n.code: n for n in judged("2024-12-01", principal=1000, perform_by="2024-02-01", costs=costs).notices}
    assert told["court-fee-payee"].message.zh.startswith("案件受理费由被执行人直接支付")
    assert told["court-fee-payee"].provision == "civil-procedure-interp-2022/207"
    stated = [{**costs[0], "pay_to": "court"}, costs[1]]
    assert "court-fee-payee" not in codes(judged("2024-12-01", principal=1000, perform_by="2024-02-01", costs=stated))
    # The text of 2022 is no ground of a day before it.
    early = {n.code: n for n in judged("2022-04-09", principal=1000, perform_by="2022-02-01", costs=costs).notices}
    assert early["court-fee-payee"].provision == ""


def test_what_is_in_the_base_is_told() -> None:
    """law.md A11, A12: damages as a sum are in, closed or fixed interest is out;
    stated, it is no assumption any more.
    """
    both = {"damages-in-base", "closed-interest-out"}
    closed = {"from": "2023-01-01", "until": "2023-12-31", "rate": "6%"}
    facts: dict[str, object] = {"principal": 1000, "perform_by": "2024-02-01"}
    assert codes(judged("2024-12-01", None, **facts, damages=100, interest=closed)) & both == both
    stated = {"damages": 100, "damages_doubled": "yes", "interest": {**closed, "doubled": "yes"}}
    assert not codes(judged("2024-12-01", None, **facts, **stated)) & both
    running = {"from": "2023-01-01", "rate": "6%"}
    assert not codes(judged("2024-12-01", None, **facts, interest=running)) & both
    # No delay yet, no base.
    assert not codes(judged("2024-02-01", None, **facts, damages=100, interest=closed)) & both


def test_a_limit_carries_a_currency() -> None:
    """The base, the sum and the limit of an entry are in the judgment's currency, or nothing converts them."""
    facts: dict[str, object] = {"principal": 1000, "perform_by": "2024-02-01", "currency": "USD"}
    entry = {"from": "2023-01-01", "rate": "5%", "limit": 60}
    own = judged("2024-12-01", None, **facts, interest={**entry, "currency": "美元"})
    assert own.totals.general_interest == 6000
    with pytest.raises(LprError) as caught:
        judged("2024-12-01", None, **facts, interest={**entry, "currency": "CNY"})
    assert [problem.code for problem in caught.value.problems] == ["interest-currency"]


def test_an_order_by_heads_is_refused() -> None:
    """Payments serve interest of a judgment as a whole: what was left behind a head of it served nothing."""
    interest = [{"name": "罚息", "base": "100000", "rate": "6%", "from": "2024-01-01"}]
    with pytest.raises(LprError) as caught:
        judged(
            "2024-12-31",
            [{"date": "2024-06-30", "amount": "50000"}],
            date="2024-01-02",
            perform_by="2024-01-31",
            principal="100000",
            interest=interest,
            conventions={"order": "costs,penalty,interest,principal"},
        )
    assert [one.code for one in caught.value.problems] == ["order-heads"]
