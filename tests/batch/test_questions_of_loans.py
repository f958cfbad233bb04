"""What a table of loans answers of ceilings and last days: a loan that states no more than loans state is answered."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from lpr_calc.cli import run


def batch(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[dict[str, str]], str]:
    """Run `batch`; return the exit code, the rows and what was said."""
    code = run(["batch", *args, "--lang", "zh"])
    out, said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(out))), said


def table(tmp_path: Path, text: str) -> str:
    """Write a table; return its path."""
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_ceiling_of_the_day_of_lending(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A contract of no stated day is that of the day of lending, as in a claim: 4 × 3.85 % (2021-05-20) and no ceiling
    of today, 4 × 3.00 %. The day of formation goes before the day of lending.
    """
    path = table(tmp_path, "合同成立日,出借日,利率\n,2021-06-01,15.4%\n2024-08-01,2021-06-01,15.4%\n")
    _, rows, said = batch(capsys, path, "--for", "cap", "--on", "2026-09-25")
    assert [(row["ceiling"], row["within"]) for row in rows] == [("15.40", "是"), ("13.40", "否")]
    assert rows[0]["ceilings"] == "2021-06-01–2026-09-25 15.40%"
    assert (rows[0]["unused"], rows[1]["unused"][:3]) == ("", "出借日")
    assert "按 2021-06-01 成立处理" in said


@pytest.mark.parametrize(
    ("heading", "cell", "why"),
    [
        ("类型", "金融借款", "没有法定上限"),
        ("类型", "买卖合同", "不管这一类型"),
        ("类型", "建设工程", "不管这一类型"),
        ("出借人类型", "银行", "没有法定上限"),
        ("出借人类型", "地方金融组织", "没有法定上限"),
        ("出借人类型", "职业放贷人", "合同无效"),
        ("合同无效", "转贷", "合同无效"),
    ],
)
def test_no_ceiling(heading: str, cell: str, why: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Loans of financial institutions (法释〔2020〕27号 1 条), other claims and void loans have none, and no rate of
    theirs stands within or above one.
    """
    path = table(tmp_path, f"合同成立日,利率,{heading}\n2021-06-01,24%,{cell}\n2021-06-01,24%,\n")
    _, rows, said = batch(capsys, path, "--for", "cap", "--on", "2024-01-01")
    assert [rows[0][name] for name in ("ceiling", "within", "exceeded", "ceilings")] == [""] * 4
    assert why in rows[0]["rule"]
    assert heading not in rows[0]["unused"]
    assert (rows[1]["ceiling"], rows[1]["within"]) == ("15.40", "否")
    assert "超过上限 1，没有上限 1" in said


def test_what_starts_a_period_of_limitation(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whatever starts one is column enough. 36 months from 2023-03-15 end on 2026-03-15: the last instalment (民法典
    189 条), damage from the day after, three years to 2029-03-16; called in on 2024-07-01, to 2027-07-02.
    """
    path = table(
        tmp_path,
        "类型,本金,期内利率,还款方式,期数,出借日,加速到期日\n"
        "金融借款,150000,7.2%,等额本息,36,2023-03-15,\n金融借款,150000,7.2%,等额本息,36,2023-03-15,2024-07-01\n",
    )
    _, rows, _ = batch(capsys, path, "--for", "limitation", "--on", "2026-09-25", "-q")
    assert [row["last_day"] for row in rows] == ["2029-03-16", "2027-07-02"]
    for heading in ("加速到期日", "起息日", "催告到达日"):
        path = table(tmp_path, f"本金,{heading}\n100000,2021-03-01\n")
        _, rows, _ = batch(capsys, path, "--for", "limitation", "--on", "2022-09-25", "-q")
        # Called in on 2021-03-01, or asked for then: damage from 03-02, three years to 2024-03-04 (03-02 a Saturday).
        assert rows[0]["last_day"] == ("2024-03-01" if heading == "起息日" else "2024-03-04")


def test_the_tier_of_the_loans_own_term(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A loan of a year of 2014: four times the benchmark rate up to a year, 6.00 % and from 2014-11-22 5.60 %, and no
    tier by the days asked about; the single command is told the term as its own hint says.
    """
    path = table(tmp_path, "出借日,到期日,起诉日,利率\n2014-01-01,2014-12-31,2021-03-01,22.4%\n")
    _, rows, _ = batch(capsys, path, "--for", "cap", "--on", "2014-12-01")
    assert (rows[0]["ceilings"], rows[0]["unused"]) == (
        "2014-01-01–2014-11-21 24.00%；2014-11-22–2014-12-01 22.40%",
        "",
    )
    assert rows[0]["within"] == "是"
    asked = ["cap", "--lent", "2014-01-01", "--filed", "2021-03-01", "--on", "2014-12-01", "--format", "csv", "-q"]
    for more in (["--due", "2014-12-31"], ["--tenor", "1y"]):
        assert run([*asked, *more, "--lang", "zh"]) == 0
        out, _ = capsys.readouterr()
        assert "22.40" in out
        assert "benchmark 1y × 4" in out
