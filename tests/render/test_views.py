"""The answer first on a terminal, one part alone in a pipe: nothing is lost, and what is left out is said."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

import program
from lpr_calc.render.model import Column, Document, Notices, Pairs, Para, Table, fen, words
from lpr_calc.render.plain import width
from lpr_calc.render.terminal import render
from lpr_calc.render.views import alone, answer_first, parts_of
from paths import ROOT, python_path
from sizes import thinned

CLAIM = ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
PAID = (*CLAIM, "--pay", "2022-01-15=50000")
JUDGMENT = ("judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28")
PLAN = ("plan", *CLAIM[1:], "--instalments", "3", "--first", "2025-12-31")
SHOWN = (
    PAID,
    JUDGMENT,
    PLAN,
    ("claim", str(ROOT / "examples" / "wang-v-li.yaml")),
    ("cap", "--on", "2024-08-01", "--rate", "24%"),
    ("compare", *CLAIM[1:]),
    ("verify", *CLAIM[1:], "--figure", "31887.95"),
    ("rates", "at", "2022-01-20"),
    ("fee", "300000"),
    ("limitation", "--due", "2022-05-31"),
    ("explain", "676"),
)


def document() -> Document:
    columns = (Column("a", "首日", 0, False), Column("b", "说明", 0, False, 2), Column("c", "利息", 0, True))
    rows = ((words("2020-09-01"), words("一段说明文字一段说明文字"), fen(1)),)
    total = ("合计", fen(1234567))
    return Document(
        "x",
        (
            Para("标题", "title"),
            Pairs("", (("计算至", words("2023-06-30")),)),
            Table("明细", columns, rows, role="lines"),
            Pairs("汇总", (("本金", fen(1234566)), total, ("大写", words("人民币…"))), True, "total"),
            Notices("默认", (words("甲"), words("乙")), role="assumptions"),
            Notices("注意", (words("丙"),), role="warnings"),
            Notices("依据", (words("丁"),), role="provisions"),
            Para("可粘贴", "label"),
            Para("一、……", "plain", "sentence"),
        ),
        total=total,
        rates="2026-09-20",
    )


def test_the_answer_comes_first_and_the_rest_is_counted() -> None:
    text = render(answer_first(document()), 100, colour=False)
    order = [
        "标题",
        "合计 12,345.67",
        "本金 12,345.66",
        "大写：人民币…",
        "明细",
        "注意",
        "丙",
        "可粘贴",
        "一、……",
        "依据 1 条",
    ]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)
    assert text.rstrip().endswith("依据 1 条 · 默认 2 项 · 利率至 2026-09-20（--full 展开）")
    assert "甲" not in text


def test_a_document_without_a_figure_stays_as_it_is() -> None:
    bare = document()._replace(total=None)
    assert answer_first(bare) is bare


def test_parts_alone() -> None:
    assert parts_of(document()) == ("total", "lines", "sentence")
    assert alone(document(), "total") == "12345.67"
    assert alone(document(), "sentence") == "一、……"
    assert alone(document(), "ledger") is None
    lines = alone(document(), "lines")
    assert isinstance(lines, Document)
    assert [part.title for part in lines.tables] == ["明细"]


def test_columns_left_out_are_named_and_none_is_with_full() -> None:
    wide = (
        document().tables[0]._replace(rows=((words("2020-09-01"), words("2020-09-01至2023-06-30"), fen(1234567890)),))
    )
    long = document()._replace(parts=(wide,))
    narrow = render(long, 40, colour=False)
    assert "窄屏省略：说明（--full 或加宽）" in narrow
    full = render(long, 40, colour=False, full=True)
    assert "窄屏省略" not in full
    assert "2020-09-01至2023-06-30" in full
    assert "窄屏省略" not in render(document(), 100, colour=False)


def test_figures_stand_under_each_other_at_the_right() -> None:
    ran = on_terminal(100, *CLAIM)
    rows = [line for line in ran.splitlines() if re.match(r" +\d+  20", line)]
    assert len(rows) == 5
    assert len({len(line) for line in rows}) == 1
    assert not any(char in ran for char in "─│━┃")  # signs that are twice as wide in Chinese fonts


@pytest.mark.parametrize(
    ("part", "expected"),
    # contract.md §5: 265842.87 + 14192.36
    [("total", "280035.23\n"), ("ledger", "265,842.87"), ("lines", "15,030.82"), ("sentence", "一、判令被告偿还原告")],
)
def test_only(part: str, expected: str) -> None:
    out = program.run(*PAID, "--only", part, "-q").stdout
    assert out == expected if part == "total" else expected in out
    if part == "sentence":
        assert out.count("\n") == 1


def test_only_in_other_formats(tmp_path: Path) -> None:
    told = json.loads(program.run(*PAID, "--only", "ledger", "--format", "json", "-q").stdout)
    assert set(told) == {"schema", "version", "ledger"}
    assert told["ledger"][0]["principal_after"] == "265842.87"
    assert "50000.00,15842.87" in program.run(*PAID, "--only", "ledger", "--format", "csv", "-q").stdout
    assert program.run(*PAID, "--only", "total", "-o", "x.md", "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "x.md").read_text(encoding="utf-8") == "280035.23\n"


def test_a_part_that_is_not_there_is_an_error() -> None:
    ran = program.run(*CLAIM, "--only", "ledger", "--lang", "zh")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "这个结果没有 ledger（有：total、lines、sentence）" in ran.stderr


def test_where_nothing_is_called_a_line_the_tables_are_the_lines() -> None:
    """`fee`, `cap`, `limitation`, `compare`, `rates`, `schedule` … have tables, and no figure that answers alone."""
    # 诉讼费用交纳办法 13 条: 50 + 90,000 × 2.5% + 100,000 × 2% + 100,000 × 1.5%
    told = json.loads(program.run("fee", "300000", "--only", "lines", "--format", "json", "-q").stdout)
    assert [row["fee"] for row in told["lines"]] == ["50.00", "2250.00", "2000.00", "1500.00"]
    assert "2020-04-20,3.85,4.65\n" in program.run(
        "rates", "list", "--changes", "--only", "lines", "--format", "csv", "-q"
    ).stdout.replace("\r", "")
    none = program.run("fee", "300000", "--only", "sentence", "--lang", "zh")
    assert (none.returncode, none.stdout) == (2, "")
    assert "这个结果没有 sentence（有：lines）" in none.stderr
    assert "它不分部分，去掉 --only" in program.run("verify", *CLAIM[1:], "--figure", "1", "--only", "total").stderr
    bare = document()._replace(parts=document().parts[:2], total=None)
    assert parts_of(bare) == ()


def test_pipes_hold_everything() -> None:
    assert program.run(*PAID, "-q").stdout == program.run(*PAID, "-q", "--full").stdout
    assert "采用的默认值" in program.run(*PAID, "-q", "--format", "table").stdout


def on_terminal(columns: int, *args: str) -> str:
    """What a terminal of this width shows, without colours."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "PYTHONPATH": python_path(), "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
        environment.pop("COLUMNS", None)
        os.execve(sys.executable, [sys.executable, "-m", "lpr_calc", *args, "--no-color", "-q"], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) in (0, 1)
    return said.decode().replace("\r\n", "\n")


@pytest.mark.broad
@pytest.mark.parametrize(("args", "columns"), thinned([(args, n) for n in (60, 140, 80) for args in SHOWN], 9, broad=3))
def test_tables_keep_to_the_width_and_lose_no_figure(args: tuple[str, ...], columns: int) -> None:
    """No row of a table is wider than the terminal, and every total of the piped report is there."""
    text = on_terminal(columns, *args)
    whole = program.run(*args, "-q", env={**os.environ, "LANG": "zh_CN.UTF-8"}).stdout
    ruled = [i for i, line in enumerate(text.splitlines()) if re.fullmatch("-{20,}", line)]
    lines = text.splitlines()
    for at in ruled:
        block = [lines[at - 1]]
        for line in lines[at:]:
            if not line.strip():
                break
            block.append(line)
        assert all(width(line.rstrip()) <= columns for line in block if "窄屏省略" not in line), block
    for total in re.findall(r"(?:合计|利息) +([\d,]+\.\d\d)$", whole, re.M):
        assert total in text


CAPPED = (
    *("claim", "--principal", "300000", "--signed", "2019-01-10", "--lent", "2019-01-10", "--due", "2020-01-09"),
    *("--rate", "月息3分", "--overdue-rate", "月息3分", "--filed", "2021-03-01", "--until", "2025-06-30"),
)


@pytest.mark.broad
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_capped_line_says_so_below(lang: str) -> None:
    """A line that a ceiling cut has what was agreed and what was cut in a row of its own, not in the column of rules:
    36 % on 300,000 from 2019-01-10 to 2020-01-09 is 108,000 and 24 % is 72,000.
    """
    ran = on_terminal(80, *CAPPED, "--lang", lang).splitlines()
    first = next(i for i, line in enumerate(ran) if "72,000.00" in line and "2019-01-10" in line)
    assert ran[first + 1].strip() == (
        "受上限限制：原约定月利率3%，减 36000.00" if lang == "zh" else "ceiling: agreed 3%/month cut by 36000.00"
    )
    assert "36000.00" not in ran[first]
    # Row by row, where the table does not fit, it closes the row.
    narrow = on_terminal(60, *CAPPED, "--lang", lang, "--full")
    assert narrow.count(ran[first + 1].strip()) == 1


def test_the_formula_ends_the_line_where_there_is_room() -> None:
    """At 140 columns each line ends with base × rate × days ÷ year; at 100 it goes first, and that is said; --full,
    which draws no table anew for it, is not named then.
    """
    ran = on_terminal(140, *CLAIM)
    rows = [line for line in ran.splitlines() if re.match(r" +\d+  20", line)]
    assert rows[0].rstrip().endswith("300000 × 3.85% × 475 ÷ 365")
    assert all(re.search(r" × [\d.]+% × \d+ ÷ 365$", row.rstrip()) for row in rows)
    assert "窄屏省略" not in ran
    left = [line for line in on_terminal(100, *CLAIM).splitlines() if line.startswith("窄屏省略")]
    assert left == ["窄屏省略：算式（加宽）"]
