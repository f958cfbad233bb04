"""No command waits for a pipe nobody writes to, or reads a device without end; what a pipe gives is measured."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lpr_calc.cli import run
from lpr_calc.tables.files import read_data

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
CASE = "principal: 300000\ndue: 2020-08-31\nuntil: 2023-06-30\n"
# Each command with every file it reads; {} is the odd name.
COMMANDS: dict[str, tuple[str, ...]] = {
    "claim": ("claim", "{}.yaml"),
    "judgment": ("judgment", "{}.yaml"),
    "compare": ("compare", "{}.yaml"),
    "limitation": ("limitation", "{}.yaml"),
    "plan": ("plan", "{}.yaml"),
    "schedule": ("schedule", "{}.yaml"),
    "cost": ("cost", "{}.yaml"),
    "draft": ("draft", "claims", "{}.yaml"),
    "verify": ("verify", "{}.yaml", "--figure", "1"),
    "verify-table": ("verify", "case.yaml", "--table", "{}.csv"),
    "verify-sheet": ("verify", "case.yaml", "--table", "{}.xlsx"),
    "verify-batch": ("verify", "--batch", "{}.csv"),
    "batch-csv": ("batch", "{}.csv"),
    "batch-tsv": ("batch", "{}.tsv"),
    "batch-jsonl": ("batch", "{}.jsonl"),
    "batch-xlsx": ("batch", "{}.xlsx"),
    "form": ("draft", "form", "case.yaml", "--template", "{}.docx", "-o", "out.docx"),
    "rates": ("claim", "case.yaml", "--rates", "{}.yaml"),
    "check": ("rates", "check", "{}.yaml"),
    "from-file": ("rates", "update", "--from-file", "{}.json"),
    "add": ("rates", "add", "2026-10-20", "3.00", "3.50", "--source", "https://a.example/b", "--file", "{}.yaml"),
    "chart": ("rates", "chart", "{}.yaml"),
}


@pytest.mark.parametrize("kind", ["fifo", "device"])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_waits(
    name: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "xlsx" in "".join(COMMANDS[name]):
        pytest.importorskip("openpyxl")
    if name == "form":
        pytest.importorskip("docx")
    monkeypatch.chdir(tmp_path)
    Path("case.yaml").write_text(CASE, encoding="utf-8")
    args = [part.replace("{}", "odd") for part in COMMANDS[name]]
    odd = Path(next(part for part in args if part.startswith("odd.")))
    if kind == "fifo":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero")
    assert run([*args, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"error: {odd}: no regular file (a folder, a pipe or a device)\n")


@pytest.mark.parametrize("command", ["claim {}", "claim case.yaml --rates {}"])
def test_what_was_given_open_is_read(command: str, tmp_path: Path) -> None:
    """``< file``, ``|`` and ``<(…)`` are no pipes to be waited for."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    text = CASE if command == "claim {}" else read_data("lpr_rates.yaml")
    args = [part.replace("{}", "/dev/stdin") for part in command.split()]
    done = subprocess.run(
        [sys.executable, "-m", "lpr_calc", *args],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "331,858.77" in done.stdout or "331858.77" in done.stdout


def rmb(given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lpr_calc", "rmb", "-", "--lang", "en"],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("given", [b"1" * 4_200_000, b"1\n" * 100_001])
def test_amounts_from_a_pipe_are_measured(given: bytes) -> None:
    done = rmb(given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (
        done.stderr == b"error: <stdin>: too much on standard input (at most 100000 lines and 4 MB: in several runs)\n"
    )


def test_lines_of_a_pipe() -> None:
    """Every end of a line counts, and no other sign does; gibberish is questioned."""
    done = rmb("1 000\r\n2\r3\u20284\n".encode())
    assert done.stdout.decode() == "人民币壹仟元整\n人民币贰元整\n\n"
    assert "<stdin>:3: “3�4” has a line break in it: is it two values?" in done.stderr.decode()
    assert "it seems to be Big5" in rmb("參拾萬元整\n參佰貳拾萬元整\n".encode("big5")).stderr.decode()


@pytest.mark.broad
@pytest.mark.parametrize("size", [8_000_001, 300_000_000])
def test_a_form_that_is_a_bomb(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("docx")
    monkeypatch.chdir(tmp_path)
    Path("case.yaml").write_text(CASE, encoding="utf-8")
    with zipfile.ZipFile("form.docx", "w", zipfile.ZIP_DEFLATED) as parts, parts.open("word/document.xml", "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
        part.write(b" " * (size % 1_000_000))
    assert run(["draft", "form", "case.yaml", "--template", "form.docx", "-o", "out.docx", "--lang", "en"]) == 2
    assert (
        capsys.readouterr().err == "error: form.docx: too large, once unpacked, to be a form (save it anew as .docx)\n"
    )
    assert not Path("out.docx").exists()
