"""Court fees: every band's limit, the courts' shortcut constants, published samples, and the way back."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import program
from lpr_calc.base.errors import LprError
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute import answer
from lpr_calc.compute.fee import FeeStatement, fees_of
from lpr_calc.law.fee import KINDS, amounts_for, court_fee, enforcement_fee
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from paths import ROOT

YUAN = 100
# 诉讼费用交纳办法 13条1项, 14条1项, 14条2项 as courts print them: up to (yuan), percent of the whole, plus a constant.
SHORTCUTS = {
    "claim": [
        (10_000, "0", 50),
        (100_000, "2.5", -200),
        (200_000, "2", 300),
        (500_000, "1.5", 1_300),
        (1_000_000, "1", 3_800),
        (2_000_000, "0.9", 4_800),
        (5_000_000, "0.8", 6_800),
        (10_000_000, "0.7", 11_800),
        (20_000_000, "0.6", 21_800),
        (None, "0.5", 41_800),
    ],
    "enforce": [
        (10_000, "0", 50),
        (500_000, "1.5", -100),
        (5_000_000, "1", 2_400),
        (10_000_000, "0.5", 27_400),
        (None, "0.1", 67_400),
    ],
    "preserve": [(1_000, "0", 30), (100_000, "1", 20), (None, "0.5", 520)],
}


def by_shortcut(kind: str, amount: int) -> int:
    """The fee in fen by the shortcut, half-up."""
    for limit, percent, constant in SHORTCUTS[kind]:
        if limit is None or amount <= limit * YUAN:
            exact = Fraction(percent) / 100 * amount + constant * YUAN
            if kind == "preserve":
                exact = min(exact, Fraction(5_000 * YUAN))
            return int(exact + Fraction(1, 2))
    raise AssertionError


@given(st.sampled_from(sorted(SHORTCUTS)), st.integers(1, 3_000_000_000 * YUAN))
def test_bands_give_the_shortcut(kind: str, amount: int) -> None:
    """Adding up bands and the one-line formula are the same, to the fen."""
    assert court_fee(kind, amount).fee == by_shortcut(kind, amount)


@pytest.mark.parametrize(
    ("kind", "amount", "fee"),
    [
        # The fee at every limit, law.md §7.
        ("claim", 10_000, 50),
        ("claim", 100_000, 2_300),
        ("claim", 200_000, 4_300),
        ("claim", 500_000, 8_800),
        ("claim", 1_000_000, 13_800),
        ("claim", 2_000_000, 22_800),
        ("claim", 5_000_000, 46_800),
        ("claim", 10_000_000, 81_800),
        ("claim", 20_000_000, 141_800),
        ("claim", 1, 50),
        ("claim", 400_000, 7_300),
        ("claim", 300_000, 5_800),
        ("enforce", 10_000, 50),
        ("enforce", 500_000, 7_400),
        ("enforce", 5_000_000, 52_400),
        ("enforce", 10_000_000, 77_400),
        ("enforce", 800_000, 10_400),
        ("preserve", 1_000, 30),
        ("preserve", 100_000, 1_020),
        ("preserve", 896_000, 5_000),
        ("preserve", 895_999, "4999.995"),
        ("preserve", 50_000_000, 5_000),
        ("order", 1_000_000, 4_600),
        ("appeal", 300_000, 5_800),
        # documents.md §6 and §0.8: 6278.31925, 4750.1288, 11100.2166.
        ("claim", "331887.95", "6278.32"),
        ("enforce", "323341.92", "4750.13"),
        ("claim", "730021.66", "11100.22"),
    ],
)
def test_published_fees(kind: str, amount: int | str, fee: int | str) -> None:
    """Limits of the bands and published samples."""
    wanted = int(Fraction(fee) * YUAN + Fraction(1, 2))
    assert court_fee(kind, int(Fraction(amount) * YUAN)).fee == wanted


@pytest.mark.parametrize(
    ("amount", "yuan", "fee", "halved"),
    [
        ("1000000", "", 1_380_000, 690_000),
        # 6278.31925: half is 3139.159625. Whole yuan first: 6278, half 3139.
        ("331887.95", "", 627_832, 313_916),
        ("331887.95", "truncate", 627_800, 313_900),
        ("331887.95", "round", 627_800, 313_900),
        # 1 yuan over 100,000: 2300.02; 40 yuan over: 2300.80, in whole yuan 2300 or 2301, half 1150 or 1150.50.
        ("100040", "truncate", 230_000, 115_000),
        ("100040", "round", 230_100, 115_050),
    ],
)
def test_halved_once(amount: str, yuan: str, fee: int, halved: int) -> None:
    """Half of the exact fee; of the fee in whole yuan where that is asked."""
    found = court_fee("claim", int(Fraction(amount) * YUAN), yuan)
    assert (found.fee, found.halved) == (fee, halved)


def test_only_claims_and_appeals_are_halved() -> None:
    """15, 16 条 halve the acceptance fee, nothing else."""
    assert [kind for kind in KINDS if court_fee(kind, 30_000_000).halved] == ["claim", "appeal"]


@given(st.sampled_from(KINDS), st.integers(1, 30_000_000 * YUAN), st.sampled_from(["", "truncate", "round"]))
def test_bands_add_up_and_the_way_back(kind: str, amount: int, yuan: str) -> None:
    """Parts add up to the amount, fees never fall, and the inverse holds exactly the amounts with this fee."""
    found = court_fee(kind, amount, yuan)
    assert sum(band.part for band in found.bands) == amount
    low, high = amounts_for(kind, found.fee, yuan) or (0, 0)
    assert low <= amount
    assert not high or amount <= high
    assert court_fee(kind, low, yuan).fee == found.fee
    if low > 1:
        assert court_fee(kind, low - 1, yuan).fee < found.fee
    if high:
        assert court_fee(kind, high, yuan).fee == found.fee < court_fee(kind, high + 1, yuan).fee


def test_fees_that_no_amount_has() -> None:
    """Below the flat fee, or above the maximum."""
    assert amounts_for("claim", 4_999) is None
    assert amounts_for("preserve", 500_001) is None
    assert amounts_for("claim", 5_000) == (1, 1_000_019)  # 0.19 yuan over 10,000 is 0.00475 of fee
    assert amounts_for("preserve", 500_000) == (89_599_900, 0)  # 4999.995 rounds up


def test_nothing_to_charge() -> None:
    """An amount of nothing is refused; enforcement of nothing costs nothing."""
    with pytest.raises(LprError):
        court_fee("claim", 0)
    assert enforcement_fee(0) == 0


def run(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return program.run("fee", *args, cwd=ROOT)


def test_the_command_in_json() -> None:
    """The keys of contract.md §6; each band with its part."""
    found = json.loads(run("30万", "--format", "json").stdout)
    named = {key: found[key] for key in ("amount", "claim", "halved", "preserve", "enforce", "order", "payable")}
    assert named == {
        "amount": "300000.00",
        "claim": "5800.00",
        "halved": "2900.00",
        "preserve": "2020.00",
        "enforce": "4400.00",
        "order": "1933.33",
        "payable": "5800.00",
    }
    assert found["bands"][-1] == {
        "over": "200000.00",
        "to": "500000.00",
        "part": "100000.00",
        "rate": "1.50",
        "fee": "1500.00",
    }
    assert json.loads(run("30万", "--halved", "--format", "json").stdout)["payable"] == "2900.00"


def test_the_base_of_a_case() -> None:
    """documents.md §6: 300,000 and 31,887.95 to the suit (both ends) cost 6278.32; what comes later is not charged."""
    case = ROOT / "tests" / "data" / "matters" / "zhang-v-li.yaml"
    found = json.loads(run(str(case), "--format", "json").stdout)
    assert (found["amount"], found["claim"], found["halved"]) == ("331887.95", "6278.32", "3139.16")
    assert [part["amount"] for part in found["base"]["claim"]] == ["300000.00", "31887.95"]
    codes = {notice["code"] for notice in found["notices"]}
    assert {"fee-base", "fee-rounding", "fee-estimate"} <= codes


def test_what_cannot_be_charged() -> None:
    """Exit 2 with what was read and what would be right."""
    for args, said in (
        (("0",), "错误：AMOUNT: 标的额 0.00 元不能计费（写大于 0 的金额）\n"),
        (("abc",), "错误：AMOUNT: 金额“abc”无法识别（例：300000、300,000.00、30万元、叁拾万元整）\n"),
        (("49.99", "--inverse"), "错误：AMOUNT: 没有一个标的额的费用是 49.99 元（减半前的费用？--yuan 取整？）\n"),
    ):
        done = run(*args)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert run("5800", "--inverse").stdout == "标的额 299,999.67 至 300,000.33 元\n"
    said = "错误：AMOUNT: 金额“-5”为负数（例：300000、300,000.00、30万元、叁拾万元整）\n"
    assert run("-5").stderr == said


@pytest.mark.parametrize("kind", sorted(SHORTCUTS))
def test_one_fen_either_side_of_every_limit(kind: str) -> None:
    """The exact fee of the fen below a limit is at the lower rate, of the fen above it at the next (rate:
    ‱ of a fen).
    """
    rows = SHORTCUTS[kind]
    for (limit, below, _), (_, above, _) in zip(rows, rows[1:], strict=False):
        assert limit is not None
        exact = [sum(band.fee for band in court_fee(kind, limit * YUAN + step).bands) for step in (-1, 0, 1)]
        assert [exact[1] - exact[0], exact[2] - exact[1]] == [Fraction(below) * 100, Fraction(above) * 100]


@pytest.mark.parametrize(
    ("kind", "amount", "fee"),
    [
        # 2299.99975 and 2300; 4299.9998 and 4300; 4999.99995 and 5000 at the maximum.
        ("claim", "99999.99", 2_299),
        ("claim", "100000", 2_300),
        ("claim", "199999.99", 4_299),
        ("claim", "200000", 4_300),
        ("preserve", "895999.99", 4_999),
        ("preserve", "896000", 5_000),
        ("preserve", "896200", 5_000),
        # documents.md §0.8: the court charged 11100 on 730021.66 (11100.2166).
        ("claim", "730021.66", 11_100),
    ],
)
def test_whole_yuan_truncated(kind: str, amount: str, fee: int) -> None:
    """One fen short of a limit drops a whole yuan."""
    assert court_fee(kind, int(Fraction(amount) * YUAN), "truncate").fee == fee * YUAN


def case_file(path: Path, text: str) -> str:
    """Write a case file."""
    path.write_text(text, encoding="utf-8")
    return str(path)


TWO_LOANS = """
kind: private-lending
creditor: {name: 甲, natural: true}
debtor: {name: 乙, natural: true}
filed: 2023-06-30
loans:
  - {id: A, principal: 300000, signed: 2019-09-01, lent: 2019-09-01, due: 2020-08-31}
  - {id: B, principal: 100000, signed: 2021-01-01, lent: 2021-01-01, due: 2021-12-31}
payments:
  - {date: 2021-09-01, amount: 20000, loan: A}
  - {date: 2024-01-01, amount: 50000}
costs: [{name: 律师费, amount: 10000}, {name: 案件受理费, amount: 5000}, {name: 保全费, amount: 2020}]
"""


def test_the_base_of_two_loans_with_payments_and_costs(tmp_path: Path) -> None:
    """What was paid before the suit counts, what was paid after it does not; the court's own fee is no claim.

    A to 2021-08-31: 300000 × 3.85 % = 11550.00. 20000 paid: 11550 of interest, 8450 of principal; the costs arise with
    the suit (law.md A25). On 291550: 110 d × 3.85 % = 3382.78, 31 d × 3.80 % = 940.95, 214 d × 3.70 % = 6324.64, 302 d
    × 3.65 % = 8804.81, 10 d × 3.55 % = 283.56, together 19736.74. B: 19 d × 3.80 % = 197.81, 214 d × 3.70 % = 2169.32,
    302 d × 3.65 % = 3020.00, 10 d × 3.55 % = 97.26, together 5484.39. 19736.74 + 5484.39 = 25221.13; costs claimed
    12020. Fee: 428791.13 × 1.5 % + 1300 = 7731.86695.
    """
    case = case_file(tmp_path / "two.yaml", TWO_LOANS)
    found = json.loads(run(case, "--format", "json").stdout)
    assert [part["amount"] for part in found["base"]["claim"]] == ["391550.00", "25221.13", "12020.00"]
    assert (found["amount"], found["claim"], found["halved"]) == ("428791.13", "7731.87", "3865.93")
    heads = "principal 391,550.00 + interest, damages and fees 25,221.13 + costs of realising the claim 12,020.00"
    head = f"Amount: 428,791.13 ({heads})\n"
    assert head in run(case, "--lang", "en").stdout
    said = next(notice["message"] for notice in found["notices"] if notice["code"] == "fee-court-costs")
    assert said == "诉讼费用不计入标的额：案件受理费 5,000.00"


JUDGMENT = """
filed: 2023-06-30
until: 2024-09-30
judgment:
  date: 2023-11-24
  effective: 2023-12-11
  perform_by: 2023-12-21
  principal: 300000
  interest: {base: 300000, from: 2023-07-03, rate: LPR}
  costs: [{name: 案件受理费, amount: 2900}]
payments: [{date: 2024-07-31, amount: 100000, event: transfer}]
"""


def test_enforcement_after_a_transfer(tmp_path: Path) -> None:
    """On what is left, and beside it on everything that is enforced.

    documents.md §4.4, first day counted: general interest 11205.21, costs 2900, so 85894.79 of principal is paid and
    214105.21 left; 61 d × 3.35 % = 1198.70; doubled 223 × 52.50 + 61 × 214105.21 × 0.000175 = 11707.50 + 2285.57.
    214105.21 + 1198.70 + 13993.07 = 229296.98, × 1.5 % − 100 = 3339.4547; with the 100000 brought in 4839.4547.
    """
    case = case_file(tmp_path / "judged.yaml", JUDGMENT)
    found = json.loads(run(case, "--format", "json").stdout)
    assert (found["amount"], found["enforce"], found["claim"]) == ("229296.98", "3339.45", None)
    said = next(notice["message"] for notice in found["notices"] if notice["code"] == "fee-enforced-before")
    assert said == "已执行到位 100,000.00 元未计入；按全部执行金额 329,296.98 元计，申请执行费为 4,839.45 元"


def test_a_judgment_without_its_principal(tmp_path: Path) -> None:
    """Nothing to enforce is known: refused, or estimated on the claims with that said and --strict refusing."""
    alone = "judgment: {date: 2023-11-24, perform_by: 2023-12-21}\n"
    done = run(case_file(tmp_path / "alone.yaml", alone))
    assert done.returncode == 2
    assert "judgment: 没有判决本金" in done.stderr
    case = case_file(tmp_path / "both.yaml", TWO_LOANS + alone)
    found = json.loads(run(case, "--format", "json").stdout)
    assert found["enforce"] == "6331.87"  # 428791.13 × 1.5 % − 100 = 6331.86695
    assert "fee-enforce-claim" in {notice["code"] for notice in found["notices"]}
    assert run(case, "--strict").returncode == 2


def test_a_suit_before_the_measures(tmp_path: Path) -> None:
    """The Measures are in force since 2007-04-01: an earlier suit is said not to be covered,
    and --strict refuses it.
    """
    old = "{principal: 300000, signed: 2004-09-01, lent: 2004-09-01, due: 2005-08-31, rate: 6%}"
    for filed, warned in (("2007-03-31", True), ("2007-04-01", False)):
        case = case_file(tmp_path / "old.yaml", f"filed: {filed}\nloans: [{old}]\n")
        codes = {notice["code"] for notice in json.loads(run(case, "--format", "json").stdout)["notices"]}
        assert ("fee-before-2007" in codes) is warned
        assert ("2007-04-01（办法施行）" in run(case, "--strict").stderr) is warned


def test_what_is_never_halved() -> None:
    """--halved on a preservation, enforcement or payment-order fee changes nothing and says so."""
    for kind in ("preserve", "enforce", "order"):
        done = run("30万", "--for", kind, "--halved")
        assert "只有案件受理费可以减半，这里不减" in done.stdout
        assert (
            json.loads(run("30万", "--for", kind, "--halved", "--format", "json", "-q").stdout)["payable"] != "2900.00"
        )
    assert "不减" not in run("30万", "--for", "appeal", "--halved").stdout


def test_the_inverse_of_a_halved_fee() -> None:
    """16条: 300,000 costs 5,800 (50 + 2,250 + 2,000 + 1.5 % of 100,000), halved 2,900; 1.5 % ÷ 2 is 0.75 fen a yuan."""
    assert run("2900", "--inverse", "--halved").stdout == "标的额 299,999.34 至 300,000.66 元\n"
    low, high = amounts_for("claim", 290000, halved=True) or (0, 0)
    inside = [court_fee("claim", amount).halved for amount in (low - 1, low, high, high + 1)]
    assert inside == [289999, 290000, 290000, 290001]
    found = json.loads(run("2900", "--inverse", "--halved", "--format", "json").stdout)
    assert (found["from"], found["to"], found["halved"], found["unused"]) == ("299999.34", "300000.66", True, [])
    said = "错误：AMOUNT: 没有一个标的额减半后的费用是 24.99 元（去掉 --halved？--yuan 取整？）\n"
    assert run("24.99", "--inverse", "--halved").stderr == said


def test_halving_what_is_never_halved_is_told() -> None:
    """Only the acceptance fee is halved: --halved beside another fee is named in the result and refused by --strict."""
    for args in (("2900", "--inverse"), ("30万",)):
        found = json.loads(run(*args, "--for", "enforce", "--halved", "--format", "json").stdout)
        assert [fact["what"] for fact in found["unused"]] == ["--halved"]
        assert run(*args, "--for", "enforce", "--halved", "--strict").returncode == 2


def test_the_fee_of_a_judgment_in_another_currency_names_its_rate() -> None:
    """办法 55条: on the converted amount; without a rate, refused.

    1,000 dollars and 325 days of 0.175 are 1,056.88 (56.875), at 7.2 7,609.54: 50 yuan. The doubled part converted by
    itself: 7,200 and 325 × 1.26 = 409.50, 7,609.50.
    """
    facts: dict[str, Any] = {"principal": "1000", "perform_by": "2024-01-11", "currency": "USD"}

    def of(**more: str) -> FeeStatement:
        tree = as_tree({"judgment": {**facts, **more}, "until": "2024-12-01"})
        return fees_of(parse_case(tree, date(2026, 1, 1), loans_needed=False), Rates())

    with pytest.raises(LprError) as caught:
        of()
    (problem,) = caught.value.problems
    assert problem.code == "fee-currency"
    assert "fx_fee" in problem.hint.zh
    own = of(fx_fee="7.2")
    assert [amount for _, amount in own.bases["enforce"]] == [760954]
    assert own.fees["enforce"].fee == 5000
    assert [n.level for n in own.notices if n.code == "fee-currency"] == ["info"]
    assert [amount for _, amount in of(fx_rate="7.2").bases["enforce"]] == [760950]
    assert [n.level for n in of(fx_rate="7.2").notices if n.code == "fee-currency"] == ["assumption"]


def test_a_ceiling_on_the_sum_that_nothing_reaches_is_said_to_be_that() -> None:
    """6 % in the term and 9 % after it stand below 24 %: the ceiling decides nothing of the fee, and not because no
    rate were agreed.
    """
    loan = {"kind": "bank-loan", "principal": "100000", "rate": "6%", "lent": "2023-01-10", "due": "2024-01-10"}
    today = date(2026, 11, 24)
    case = parse_case(as_tree({**loan, "until": "2024-12-31", "conventions": {"cap": "24%"}}), today)
    (found,) = [fact for fact in answer.fees(case, Rates()).unused if "cap" in fact.what]
    assert found.why.zh == "总额没有超过它"
