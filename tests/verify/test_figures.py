"""`verify --batch`: a table of figures, each explained as one is by itself."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from program import run

CLAIM = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")


def test_a_table_of_figures(tmp_path: Path) -> None:
    """One claim and one figure a row: how many combinations give it, the plainest of them, a slip, an error."""
    (tmp_path / "t.csv").write_text(
        "本金,到期日,计算至,数字\n300000,2020-08-31,2023-06-30,31887.95\n300000,2020-08-31,2023-06-30,32011.23\n"
        "300000,2020-08-31,2023-06-30,x\n",
        encoding="utf-8",
    )
    done = run("verify", "--batch", str(tmp_path / "t.csv"), "--format", "csv")
    assert done.returncode == 1
    rows = [line.split(",") for line in done.stdout.splitlines()]
    assert rows[0] == [
        "本金",
        "到期日",
        "计算至",
        "数字",
        "matches",
        "conventions",
        "difference",
        *MORE,
        "unused",
        "error",
    ]
    both, also = "首尾日：两头都算", "首尾日：算尾不算头；起算日：提前一天（到期日当日）起"
    assert rows[1][4:8] + rows[1][9:] == ["4", both, "0.00", f"{both} | {also}", "", ""]
    slip = "每一段都两头算，每段多一天"
    assert rows[2][4:8] + rows[2][9:] == ["0", slip, "0.00", slip, "", ""]
    assert rows[3][4:] == ["", "", "", "", "", "", "figure: 金额“x”无法识别"]


MORE = ("explanations", "chance")


def test_figures_in_several_processes(tmp_path: Path) -> None:
    """The same rows in the same order, whoever computes them."""
    rows = "".join(f"{300000 + 1000 * n},2020-08-31,2023-06-30,{31858 + n}.77\n" for n in range(20))
    (tmp_path / "t.csv").write_text(f"本金,到期日,计算至,数字\n{rows}", encoding="utf-8")
    one, two = (
        run("verify", "--batch", str(tmp_path / "t.csv"), "--format", "csv", "--workers", workers) for workers in "12"
    )
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 21
    assert run("verify", *CLAIM, "--figure", "31858.77", "--workers", "2").returncode == 2


def test_a_row_of_figures_says_what_it_does_not_use(tmp_path: Path) -> None:
    """In its own row, in both languages; refused there under --strict. 31,858.77 is contract §5's own figure."""
    path = tmp_path / "t.csv"
    path.write_text(
        "本金,到期日,计算至,签订日期,figure\n300000,2020-08-31,2023-06-30,2020-01-02,31858.77\n"
        "300000,2020-08-31,2023-06-30,,31858.77\n",
        encoding="utf-8",
    )
    first, second = json.loads(run("verify", "--batch", str(path), "--format", "json").stdout)
    assert (first["unused"], second["unused"]) == ("签订日期：没有一天的利率受它影响", "")
    first, _ = json.loads(run("verify", "--batch", str(path), "--format", "json", "--lang", "en").stdout)
    assert first["unused"] == "签订日期: no day's rate depends on it"
    done = run("verify", "--batch", str(path), "--format", "json", "--strict")
    first, second = json.loads(done.stdout)
    assert (done.returncode, first["matches"], second["error"]) == (1, "", "")
    assert "未使用：签订日期" in first["error"]


def test_a_table_of_figures_with_a_convention_held(tmp_path: Path) -> None:
    """--count both holds for every row (and is its base): 31,887.95 is as stated;
    what only a row can say is refused.
    """
    path = tmp_path / "t.csv"
    path.write_text("本金,到期日,计算至,figure\n300000,2020-08-31,2023-06-30,31887.95\n", encoding="utf-8")
    done = run("verify", "--batch", str(path), "--count", "both", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (done.returncode, row["conventions"]) == (0, "全部按本案约定（或默认）")
    assert run("verify", "--batch", str(path), "--principal", "5").returncode == 2


def test_a_row_of_another_width_keeps_the_columns(tmp_path: Path) -> None:
    """A sum with commas that nobody quoted has a cell too many, a row cut off too few: what is said stands in `error`.

    The cells beyond the last column stand behind, so that nothing is lost, and no figure takes another's name.
    """
    (tmp_path / "t.csv").write_text(
        "本金,到期日,计算至,figure\n300,000,2022-05-31,2023-05-31,10953.70\n30万,2022-05-31\n", encoding="utf-8"
    )
    ask = ("verify", "--batch", str(tmp_path / "t.csv"))
    wide, short = "应有 4 列，实有 5 列", "应有 4 列，实有 2 列"
    for output in ((), ("-o", str(tmp_path / "out.csv"))):
        done = run(*ask, "--format", "csv", *output)
        text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig") if output else done.stdout
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[1] == ["300", "000", "2022-05-31", "2023-05-31", "", "", "", "", "", "", wide, "10953.70"]
        assert rows[2] == ["30万", "2022-05-31", "", "", "", "", "", "", "", "", short]
    found = json.loads(run(*ask, "--format", "json").stdout)
    assert [(row["matches"], row["error"], row.get("+0")) for row in found] == [
        ("", wide, "10953.70"),
        ("", short, None),
    ]
    assert run(*ask, "--format", "html").stdout.count("10953.70") == 1
