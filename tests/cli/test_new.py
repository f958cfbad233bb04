"""``lpr-calc new``: the template computes as it stands; on a terminal the answers become a case file."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import program
from lpr_calc.casefile.keys import CASE, LOAN
from lpr_calc.cli.new import TEMPLATE

COMMAND = [sys.executable, "-m", "lpr_calc"]


def lpr(*args: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal."""
    return program.run(*args, cwd=cwd, stdin=stdin)


def test_the_template_computes(tmp_path: Path) -> None:
    """Overdue from 2022-06-01, to 2022-09-01 not counted: 82 days at 3.70 %, 10 days at 3.65 % (hand)."""
    template = lpr("new", cwd=tmp_path)
    assert (template.returncode, template.stdout, template.stderr) == (0, TEMPLATE, "")
    done = lpr("claim", "-", "--until", "2022-09-01", "--format", "json", cwd=tmp_path, stdin=template.stdout)
    # 300000 × 3.70% × 82 ÷ 365 = 2493.70; 300000 × 3.65% × 10 ÷ 365 = 300.00
    assert json.loads(done.stdout)["totals"]["overdue_interest"] == "2793.70"


def test_every_line_of_the_template_may_be_enabled(tmp_path: Path) -> None:
    """Without the marks of a comment it is still a case file;
    its keys and their Chinese names are the program's own.
    """
    enabled = "\n".join(
        line
        if line.startswith(("# 案件文件", "# yaml-language-server"))
        else line.replace("# ", "", 1)
        if line.lstrip().startswith("# ")
        else line
        for line in TEMPLATE.splitlines()
    )
    (tmp_path / "案.yaml").write_text(enabled, encoding="utf-8")
    done = lpr("claim", "案.yaml", "--until", "2024-07-01", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["totals"]["costs"] == "10000.00"
    assert lpr("judgment", "案.yaml", "--until", "2024-12-31", cwd=tmp_path).returncode == 0
    for line in TEMPLATE.splitlines()[1:]:
        key, _, rest = line.lstrip("# -").partition(":")
        section = {**CASE, **LOAN}
        if key in section and "[" in rest.partition("#")[2]:
            assert rest.partition("#")[2].split("[")[1].split("]")[0] in section[key][1:], line


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """An existing file is left as it was."""
    (tmp_path / "案.yaml").write_text("x", encoding="utf-8")
    done = lpr("new", "案.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "错误：案.yaml: 文件已经存在，没有改动（换一个文件名，或加 --force 替换）\n",
    )
    assert (tmp_path / "案.yaml").read_text(encoding="utf-8") == "x"
    assert (
        lpr("new", "new.yaml", "--lang", "en", cwd=tmp_path).stderr
        == "new.yaml written; compute: lpr-calc claim new.yaml\n"
    )


def test_questions_on_a_terminal(tmp_path: Path) -> None:
    """Answers are checked at once: 三十 and 2020-02-30 are asked again; the file then gives the interest of claim."""
    answers = [
        "张某",
        "李某",
        "三十",
        "30万",
        "2019-09-01",
        "2020-02-30",
        "2020-08-31",
        "",
        "",
        "",
        "2023-06-30",
        "2022-01-15",
        "50000",
        "",
    ]
    parent, child = pty.openpty()
    done = subprocess.Popen(
        [*COMMAND, "new"], cwd=tmp_path, stdin=child, stdout=child, stderr=child, env={**os.environ, "LANG": "C.UTF-8"}
    )
    os.close(child)
    seen = b""
    for answer in answers:
        while not seen.rstrip().endswith(b":"):
            seen += os.read(parent, 4096)
        os.write(parent, f"{answer}\n".encode())
        seen = b""
        time.sleep(0.05)
    done.wait(timeout=300)
    os.close(parent)
    text = (tmp_path / "案件.yaml").read_text(encoding="utf-8")
    assert "title: 张某诉李某民间借贷纠纷\n" in text
    assert "  - {date: 2022-01-15, amount: 50000}\n" in text
    claim = lpr("claim", "案件.yaml", "--format", "json", cwd=tmp_path)
    assert json.loads(claim.stdout)["totals"]["interest"] == "30035.23"  # contract.md §5, the same with a payment
