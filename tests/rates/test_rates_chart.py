"""``rates chart``: the history drawn, in text and as SVG."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import fake_publisher
import pytest
from fake_publisher import Call, Ran

from lpr_calc.tables.files import data_path
from paths import ROOT

call, clock, table = fake_publisher.call, fake_publisher.clock, fake_publisher.table


PERIOD = ("--from", "2020-09-01", "--until", "2023-06-30")


STALE = "注意：LPR 数据截至 2026-09-20 的报价；2026-10-20 起的日子按该报价计算；更新利率表：lpr-calc rates update\n"


SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_in_text(call: Call, table: Path) -> None:
    """Both tenors by their figures, the levels of the table, and the period marked beneath."""
    ran = call("rates", "chart", *PERIOD, "--width", "80")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err, lines[0]) == (0, "", "贷款市场报价利率（LPR），年利率%")
    assert lines[-3:] == [
        "1 = 一年期 LPR  5 = 五年期以上 LPR",
        "每行 0.10：3.85 画在 3.80 一行",
        "^ = 2020-09-01 至 2023-06-30",
    ]
    drawn = {line[:6].strip(): line[8:] for line in lines if line[7:8] == "|"}
    assert drawn["4.80"].startswith("5")
    assert drawn["3.00"].endswith("1")
    assert drawn["3.50"].endswith("5")
    marked = next(line for line in lines if set(line) == {" ", "^"})
    assert 72 * 0.35 < marked.count("^") < 72 * 0.45
    assert all(len(line) <= 80 for line in lines)
    ran = call("rates", "chart")
    assert ran.err == STALE
    bare = ran.out
    assert ("1" in bare, "5" in bare, "^" in bare) == (True, True, False)


def test_the_chart_of_a_case(call: Call, table: Path) -> None:
    """A case file marks the days of its lines."""
    example = ROOT / "examples" / "wang-v-li.yaml"
    ran = call("rates", "chart", str(example), "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^\^ = \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$", ran.out, re.MULTILINE)


def test_the_chart_as_svg(call: Call, table: Path, tmp_path: Path) -> None:
    """The picture is well-formed, draws both tenors inside its frame and marks the period."""
    picture = tmp_path / "lpr.svg"
    assert call("rates", "chart", *PERIOD, "-o", str(picture)) == Ran(0, "", f"已写 {picture}\n")
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 -- our own
    assert (root.tag, root.attrib["viewBox"]) == (f"{SVG}svg", "0 0 960 420")
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert {"2020-09-01 至 2023-06-30", "一年期", "五年期以上", "2020", "2026"} <= set(said)
    drawn = [line.attrib["points"].split() for line in root.iter(f"{SVG}polyline")]
    assert len(drawn) == 2
    for points in drawn:
        xs, ys = zip(*(map(int, point.split(",")) for point in points), strict=True)
        assert list(xs) == sorted(xs)
        assert (min(xs), max(xs) <= 940, min(ys) >= 50, max(ys) <= 370) == (60, True, True, True)
    areas = [rect.attrib for rect in root.iter(f"{SVG}rect")]
    assert len(areas) == 2
    assert 880 * 0.35 < int(areas[1]["width"]) < 880 * 0.45
    assert call("rates", "chart", "-o", str(picture), "--force") == Ran(0, "", f"{STALE}已写 {picture}\n")
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 -- our own
    assert len(list(root.iter(f"{SVG}rect"))) == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "2023-06-30", "--until", "2020-09-01"), "--until: 末日早于首日"),
        (("-o", "lpr.png"), "--output: “lpr.png”的扩展名不能用（可用：.svg、.html、.txt）"),
    ],
)
def test_a_chart_that_cannot_be_drawn(args: tuple[str, ...], said: str, call: Call, table: Path) -> None:
    """What is wrong is said."""
    assert call("rates", "chart", *args) == Ran(2, "", f"错误：{said}\n")


def test_a_chart_of_another_series(call: Call, table: Path) -> None:
    """The chart is of the LPR: another series is refused."""
    path = data_path("benchmark_rates.yaml")
    assert call("rates", "chart", "--rates", path) == Ran(2, "", f"错误：{path}: 不是 LPR 文件\n")
