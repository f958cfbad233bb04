"""`compare`: the conventions of a claim and the readings of a judgment side by side."""

from __future__ import annotations

import json
from pathlib import Path

from program import run

CLAIM = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
JUDGED = ("--principal", "100000", "--perform-by", "2024-01-31", "--until", "2024-05-10")


def differences(*args: str) -> dict[tuple[str, ...], str]:
    """The difference of each reading of a judgment that is compared, by its words."""
    (*shown,) = args[args.index("--vary") + 1].split(",")
    document = json.loads(run("compare", *args, "--format", "json").stdout)
    return {tuple(v["conventions"][name] for name in shown): v["difference"] for v in document["variants"]}


def test_compare_judgments() -> None:
    """The readings of a judgment side by side, from options as from a file; each difference by hand.

    100 days to 2024-05-10. A court fee of 2,000 in the base: 0.35 × 100 = 35.00; damages of 4,000 out of it: −0.70 ×
    100.
    """
    assert differences(*JUDGED, "--cost", "案件受理费=2000", "--vary", "court_fees") == {
        ("out",): "0.00",
        ("in",): "35.00",
    }
    assert differences(*JUDGED, "--damages", "4000", "--vary", "damages_doubled") == {
        ("in",): "0.00",
        ("out",): "-70.00",
    }
    # A closed period of 6 % loses its last day: 100000 × 6% ÷ 365 × 31 = 509.589, × 30 = 493.1507.
    closed = ("--interest", "base=100000,from=2023-01-01,until=2023-01-31,rate=6%")
    assert differences(*JUDGED, *closed, "--vary", "closed") == {("both-ends",): "0.00", ("head",): "-16.44"}
    # A day less, or the last day of performance with it: 17.50 each.
    days = differences(*JUDGED, "--vary", "doubled_days")
    assert days == {("after-last",): "0.00", ("one-less",): "-17.50", ("one-more",): "17.50"}
    # 50 days to 2024-03-21 come to 875.00; 10,875 paid: first 10,875 of principal, or 875 of it and 10,000 of
    # principal. 50 days more on 89,125 (779.84), or on 90,000 (787.50).
    order = differences(*JUDGED, "--pay", "2024-03-21=10875", "--vary", "doubled_order")
    assert order == {("last",): "0.00", ("first",): "7.66"}


def test_compare_judgments_from_a_file(tmp_path: Path) -> None:
    """Two bases side by side: which one a payment reduces, in text, in both languages, and what was not used."""
    case = tmp_path / "case.yaml"
    case.write_text(
        "judgment:\n  principal: 20000\n  perform_by: 2023-12-31\n  interest:\n"
        "    - {base: 10000, from: 2024-01-01, rate: 3.65%}\n    - {base: 10000, from: 2024-01-01, rate: 7.3%}\n"
        "payments: [{date: 2024-01-01, amount: 10000, for: principal}]\nuntil: 2024-01-11\nfiled: 2023-01-01\n",
        encoding="utf-8",
    )
    # Ten days: the first base at 1.00 a day, the second at 2.00; half of each, 15.00.
    found = differences(str(case), "--judgment", "--vary", "bases")
    assert found == {("heaviest",): "0.00", ("listed",): "10.00", ("pro-rata",): "5.00"}
    said = run("compare", "--judgment", str(case), "--vary", "bases").stdout
    assert "负担最重的先减" in said
    assert "filed" in said
    assert "heaviest first" in run("compare", "--judgment", str(case), "--vary", "bases", "--lang", "en").stdout
    assert run("compare", "--judgment", str(case), "--vary", "colour").returncode == 2


def test_compare() -> None:
    """Both ends 29.18 more, 360 days 442.47 more, fixed 797.67 more; the range runs from the lowest to the highest."""
    done = run("compare", *CLAIM, "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert (document["from"], document["to"], document["principal"]) == ("31858.77", "33142.08", "300000.00")
    single = {
        tuple((n, v) for n, v in variant["conventions"].items() if v != document["base"][n]): variant["difference"]
        for variant in document["variants"]
    }
    assert single[()] == "0.00"
    assert single[("count", "both"),] == "29.18"
    assert single[("basis", "360"),] == "442.47"
    assert single[("lpr", "fixed"),] == "797.67"
    only = json.loads(run("compare", *CLAIM, "--vary", "count", "--format", "json").stdout)
    assert [v["conventions"]["count"] for v in only["variants"]] == ["neither", "tail", "head", "both"]
    assert run("compare", *CLAIM, "--vary", "colour").returncode == 2
    assert "31,858.77 至 33,142.08 元" in run("compare", *CLAIM).stdout


def test_compare_names_a_line_for_every_publication() -> None:
    """From 2022-01-20 to 2022-08-19, seven publications of 3.70 %. One line: 300,000 × 3.70 % × 211 ÷ 365 = 6,416.71.

    Of 32, 28, 30, 30, 31, 30 and 30 days each: 973.15 + 851.51 + 4 × 912.33 + 942.74 = 6,416.72.
    """
    facts = ("--principal", "300000", "--from", "2022-01-20", "--until", "2022-08-19")
    document = json.loads(run("compare", *facts, "--format", "json").stdout)
    (alone,) = document["alone"]
    assert alone["conventions"]["lines"] == "each-quote"
    assert (alone["interest"], alone["difference"]) == ("6416.72", "0.01")
    assert "分段 → 每次报价各为一段  +0.01" in run("compare", *facts).stdout


def test_the_defendants_comparison() -> None:
    """Rows 1, 2 and 8 of the answer form: claimed, ours, difference, reason; exit 1 where they differ."""
    done = run("compare", *CLAIM, "--claimed-interest", "31887.95", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert done.returncode == 1
    assert [(row["claimed"], row["ours"], row["difference"]) for row in rows] == [
        ("300000.00", "300000.00", "0.00"),
        ("31887.95", "31858.77", "29.18"),
        ("331887.95", "331858.77", "29.18"),
    ]
    assert rows[1]["reason"] == "首尾日：两头都算"
    rows_both = rows
    assert run("compare", *CLAIM, "--claimed-interest", "31858.77").returncode == 0
    # 50,000 paid on 2022-01-15: 265842.87 and 14192.36 are left; the payment forgotten, 31858.77 would be claimed.
    paid = run(
        "compare",
        *CLAIM,
        "--pay",
        "2022-01-15=50000",
        "--claimed-interest",
        "14192.36",
        "--claimed-principal",
        "300000",
        "--format",
        "json",
    )
    rows = json.loads(paid.stdout)["rows"]
    assert [row["difference"] for row in rows] == ["34157.13", "0.00", "34157.13"]
    # documents.md §3.2: 20,000 repaid, both ends: 19,765.10 is still owed, not accrued.
    after = run("compare", *CLAIM, "--pay", "2021-09-01=20000", "--claimed-interest", "19765.10", "--format", "json")
    assert json.loads(after.stdout)["rows"][1]["reason"] == "首尾日：两头都算"
    total = run("compare", *CLAIM, "--claimed-total", "331887.95", "--format", "json")
    assert json.loads(total.stdout)["rows"] == rows_both
    whole = json.loads(
        run(
            "compare",
            *CLAIM,
            "--pay",
            "2022-01-15=50000",
            "--claimed-total",
            "331858.77",
            "--claimed-principal",
            "300000",
            "--format",
            "json",
        ).stdout
    )["rows"]
    assert [row["reason"] for row in whole] == ["未扣除已还的本金 34,157.13", "漏了 2022-01-15 的还款", ""]
    assert (
        run("compare", *CLAIM, "--claimed-total", "5", "--claimed-interest", "3", "--claimed-principal", "1").returncode
        == 2
    )
    assert run("compare", *CLAIM, "--claimed-principal", "1").returncode == 2
    assert run("compare", *CLAIM, "--vary", "").returncode == 2
    per_line = run("compare", *CLAIM, "--claimed-interest", "32011.23", "--format", "json")
    assert json.loads(per_line.stdout)["rows"][1]["reason"] == "每一段都两头算，每段多一天"
