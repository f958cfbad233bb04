"""Court fees: every band's limit, the courts' shortcut constants, published samples, and the way back."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.errors import LprError
from lpr_calc.fees import KINDS, amounts_for, court_fee, enforcement_fee

ROOT = Path(__file__).parent.parent
YUAN = 100
# 诉讼费用交纳办法 13条1项, 14条1项, 14条2项 as courts print them: up to (yuan), percent of the whole, plus a constant.
SHORTCUTS = {
    "claim": [(10_000, "0", 50), (100_000, "2.5", -200), (200_000, "2", 300), (500_000, "1.5", 1_300), (1_000_000, "1", 3_800),
              (2_000_000, "0.9", 4_800), (5_000_000, "0.8", 6_800), (10_000_000, "0.7", 11_800), (20_000_000, "0.6", 21_800), (None, "0.5", 41_800)],
    "enforce": [(10_000, "0", 50), (500_000, "1.5", -100), (5_000_000, "1", 2_400), (10_000_000, "0.5", 27_400), (None, "0.1", 67_400)],
    "preserve": [(1_000, "0", 30), (100_000, "1", 20), (None, "0.5", 520)],
}  # fmt: skip


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
        ("claim", 10_000, 50), ("claim", 100_000, 2_300), ("claim", 200_000, 4_300), ("claim", 500_000, 8_800),
        ("claim", 1_000_000, 13_800), ("claim", 2_000_000, 22_800), ("claim", 5_000_000, 46_800), ("claim", 10_000_000, 81_800),
        ("claim", 20_000_000, 141_800), ("claim", 1, 50), ("claim", 400_000, 7_300), ("claim", 300_000, 5_800),
        ("enforce", 10_000, 50), ("enforce", 500_000, 7_400), ("enforce", 5_000_000, 52_400), ("enforce", 10_000_000, 77_400),
        ("enforce", 800_000, 10_400), ("preserve", 1_000, 30), ("preserve", 100_000, 1_020), ("preserve", 896_000, 5_000),
        ("preserve", 895_999, "4999.995"), ("preserve", 50_000_000, 5_000), ("order", 1_000_000, 4_600), ("appeal", 300_000, 5_800),
        # documents.md §6 and §0.8: 6278.31925, 4750.1288, 11100.2166.
        ("claim", "331887.95", "6278.32"), ("enforce", "323341.92", "4750.13"), ("claim", "730021.66", "11100.22"),
    ],
)  # fmt: skip
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
    command = [sys.executable, "-m", "lpr_calc", "fee", *args]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)


def test_the_command_in_json() -> None:
    """The keys of contract.md §6; each band with its part."""
    found = json.loads(run("30万", "--format", "json").stdout)
    named = {key: found[key] for key in ("amount", "claim", "halved", "preserve", "enforce", "order", "payable")}
    assert named == {
        "amount": "300000.00", "claim": "5800.00", "halved": "2900.00", "preserve": "2020.00", "enforce": "4400.00",
        "order": "1933.33", "payable": "5800.00",
    }  # fmt: skip
    assert found["bands"][-1] == {"over": "200000.00", "to": "500000.00", "part": "100000.00", "rate": "1.50", "fee": "1500.00"}  # fmt: skip
    assert json.loads(run("30万", "--halved", "--format", "json").stdout)["payable"] == "2900.00"


def test_the_base_of_a_case() -> None:
    """documents.md §6: 300,000 and 31,887.95 to the suit (both ends) cost 6278.32; what comes later is not charged."""
    case = ROOT / "tests" / "matters" / "zhang-v-li.yaml"
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
