"""Streams (contract §0.2 and §8): what cannot be shown is marked, what is closed or full is no traceback.

Every command of `COMMANDS` below goes through every state a caller can leave the three streams in, as a child of
`program` that begins with such streams. A shell does the same with a process of its own: to one command by default, to
every command in the large run.
"""

from __future__ import annotations

import ast
import os
import pty
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.cli.commands import COMMANDS as NAMES
from lpr_calc.cli.streams import _form
from paths import ROOT, python_path
from program import run_bytes
from source import FILES, nodes
from terminal import drawn_on

CASE = "examples/wang-v-li.yaml"
# the words of a command, and its exit code when all is well
COMMANDS: dict[str, int] = {
    "--version": 0,
    "--help": 0,
    "--lang en --version": 0,
    "claim --help": 0,
    f"claim {CASE}": 0,
    f"claim {CASE} --format table": 0,
    f"claim {CASE} --format json": 0,
    "claim --principal 300000 --due 2020-08-31 --until 2199-12-31": 0,
    "claim --principal -5": 2,
    "claim --pricipal 5": 2,
    "judgment --principal 300000 --perform-by 2022-02-28 --until 2023-02-28": 0,
    "compare --principal 300000 --due 2020-08-31 --until 2023-06-30": 0,
    "verify --principal 300000 --due 2020-08-31 --until 2023-06-30 --figure 1": 1,
    "rates list": 0,
    "rates at 2022-01-20": 0,
    "rates check": 0,
    "rates chart": 0,
    "rates update --dry-run --from-file data/lpr_rates.yaml": 0,
    "cap --on 2022-01-20 --rate 24%": 1,
    "fee 300000": 0,
    f"limitation {CASE}": 0,
    f"distribution 300000 {CASE}": 0,
    f"plan {CASE} --instalments 3 --first 2027-01-15": 0,
    f"draft claims {CASE}": 0,
    "rmb 331887.95": 0,
    "rmb 1 2": 1,
    "explain 676": 0,
    "explain": 0,
    "new": 0,
    "cost examples/consumer-loan.yaml": 1,
    "schedule examples/car-loan.yaml": 0,
    f"check {CASE}": 0,
    "schema": 0,
    "read examples/judgment.txt": 0,
    "mcp --help": 0,
    "audit examples/result.json": 0,
}
BATCH = "batch -"
TABLE = "本金,到期日,计算至,备注\n300000,2020-08-31,2023-06-30,赵㛃\nabc,2020-08-31,2023-06-30,\n"


def environment(**more: str) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYTHON"))}
    return {**known, "PYTHONPATH": python_path(), "LANG": "zh_CN.UTF-8", **more}


def shell(script: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in the checkout; ``$LPR`` is the program. Bytes, for the output may be in any encoding."""
    return subprocess.run(
        ["bash", "-c", script],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=environment(LPR=f"{sys.executable} -m lpr_calc", **env),
        timeout=120,
        check=False,
    )


def forked(
    words: str, streams: str = "", stdin: bytes = b"", cwd: Path = ROOT, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command with such streams as a child that began with them."""
    return run_bytes(*shlex.split(words), cwd=cwd, env=environment(**env), stdin=stdin, streams=streams)


def in_a_shell(words: str, streams: str = "", stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the same as a process that a shell started; the code is that of the program, whoever reads it."""
    return shell(f"$LPR {words} {streams}; exit ${{PIPESTATUS[0]}}", stdin, **env)


Way = Callable[..., "subprocess.CompletedProcess[bytes]"]


def ways(commands: Iterable[str], plain: str) -> list[Any]:
    """Every command as a child; as a process of a shell ``plain`` by default and the others in the large run."""
    found = [pytest.param(forked, words, id=words) for words in commands]
    return found + [
        pytest.param(in_a_shell, words, id=f"shell {words}", marks=[] if words == plain else [pytest.mark.large])
        for words in commands
    ]


def test_every_command_is_tried() -> None:
    said = {words.split()[0] for words in (*COMMANDS, BATCH)}
    assert set(NAMES) <= said


STATES = (">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full", "2>&1 | true")


@pytest.mark.broad
@pytest.mark.parametrize(("way", "words"), ways((*COMMANDS, BATCH), BATCH))
def test_closed_or_gone(way: Way, words: str) -> None:
    """The exit code is the one of the result, whoever does not want to read it; nothing is a traceback."""
    for state in STATES:
        if state == "2>/dev/full" and not Path("/dev/full").exists():
            continue
        code = COMMANDS.get(words, 1)
        if words == BATCH and "<&-" in state:
            code = 2  # there is no table
        done = way(words, state, TABLE.encode())
        assert done.returncode == code, (state, done.stderr.decode())
        clean(done)


def clean(done: subprocess.CompletedProcess[bytes]) -> None:
    """No traceback, no complaint of the interpreter's, no error of ours."""
    for sign in ("Traceback", "Exception ignored", "程序内部错误", "internal error"):
        assert sign.encode() not in done.stdout + done.stderr, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("way", "words"), ways([words for words in (*COMMANDS, BATCH) if COMMANDS.get(words, 1) < 2], f"claim {CASE}")
)
def test_a_full_disk(way: Way, words: str) -> None:
    """What was asked for could not be written: 2 and a sentence; where nothing could be said either, 2."""
    for state in (">/dev/full", ">/dev/full 2>&1"):
        done = way(words, state, TABLE.encode())
        assert done.returncode in ((2,) if words != "rmb 1 2" else (1, 2))
        clean(done)
        if state == ">/dev/full" and "version" not in words:
            assert "无法写出：磁盘已满" in done.stderr.decode()


def test_a_result_that_went_nowhere_is_told() -> None:
    done = forked("rmb 1", ">&-")
    assert (done.returncode, done.stderr.decode()) == (0, "标准输出是关闭的，结果没有写到任何地方\n")
    assert forked(f"claim {CASE} -q", ">&-").stderr == b""


def test_files_are_written_whatever_is_closed(tmp_path: Path) -> None:
    """No output file takes the place of a closed stream."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    for number, state in enumerate(("", "<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-")):
        done = forked(f"batch in.csv -o {number}.csv --errors {number}e.csv", state, cwd=tmp_path)
        assert done.returncode == 1
        assert (tmp_path / f"{number}.csv").read_bytes() == (tmp_path / "0.csv").read_bytes()
        assert (tmp_path / f"{number}e.csv").read_bytes() == (tmp_path / "0e.csv").read_bytes()


@pytest.mark.broad
@pytest.mark.parametrize(
    ("way", "words"), ways([words for words in COMMANDS if "chart" not in words], f"claim {CASE} --format table")
)
def test_an_encoding_that_lacks_something(way: Way, words: str) -> None:
    """PYTHONIOENCODING decides; the result comes, every figure of it, with a mark for what the encoding lacks."""
    plain = forked(words).stdout.decode()

    def digits(text: str) -> str:
        return "".join(c for c in text.translate(full) if c in "0123456789")

    # The plain form of a full-width digit is that digit.
    full = str.maketrans("".join(map(chr, range(0xFF10, 0xFF1A))), "0123456789")
    for encoding in ("gb2312", "ascii"):
        done = way(words, PYTHONIOENCODING=encoding)
        assert done.returncode == COMMANDS[words]
        clean(done)
        shown = done.stdout.decode(encoding)
        # The plain form of 〇 is a digit.
        assert digits(shown) == digits(plain) or "〇" in plain


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii"])
@pytest.mark.parametrize("format_", ["table", "text", "md", "json", "csv"])
def test_a_name_that_gbk_lacks(format_: str, encoding: str) -> None:
    """㛃 (U+36C3) is no character of GBK: the claim comes with a mark in its place."""
    case = "creditor: 赵㛃\ndebtor: 李某\nprincipal: 300000\ndue: 2020-08-31\nuntil: 2023-06-30\n"
    done = forked(f"claim - --format {format_}", stdin=case.encode(), PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    shown = done.stdout.decode(encoding)
    assert "31858.77" in shown.replace(",", "") or "31,858.77" in shown
    if format_ in ("table", "text", "md"):
        assert ("赵?" if encoding != "ascii" else "??") in shown


@pytest.mark.broad
@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii"])
def test_on_a_terminal_of_that_encoding(encoding: str) -> None:
    """A table, its rules and the name, on a terminal."""
    parent, child = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "lpr_calc", "claim", "-", "--no-color"],
        stdin=subprocess.PIPE,
        stdout=child,
        stderr=child,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100", "LANG": "zh_CN.UTF-8"},
    )
    os.close(child)
    assert done.stdin is not None
    done.stdin.write("creditor: 赵㛃\nprincipal: 300000\ndue: 2020-08-31\nuntil: 2023-06-30\n".encode())
    done.stdin.close()
    seen = drawn_on(parent)
    assert done.wait(timeout=300) == 0
    assert "31,858.77" in seen.decode(encoding)
    assert b"Traceback" not in seen


def test_without_a_buffer_the_version_meets_its_reader_at_once() -> None:
    """PYTHONUNBUFFERED, as containers set it: the reader is gone, or the disk full, while it is written."""
    for state, code in (("| true", 0), (">/dev/full", 2)):
        done = shell(f"(sleep 0.2; $LPR --version) {state}; exit ${{PIPESTATUS[0]}}", PYTHONUNBUFFERED="1")
        assert done.returncode == code
        clean(done)


def test_piped_output_is_utf_8() -> None:
    """Whatever the locale."""
    for locale in ("C", "zh_CN.GBK"):
        done = shell(
            "$LPR claim --principal 1 --due 2020-08-31 --until 2023-06-30 --lang zh",
            LC_ALL=locale,
            PYTHONCOERCECLOCALE="0",
            PYTHONUTF8="0",
        )
        assert done.returncode == 0
        assert done.stdout.decode("utf-8").startswith("本金与利息计算\n")


_OF_READERS = ("DASHES", "_DASHES", "_FULL", "_SAME", "_LEAD")
"""Tables of signs that others write, and a byte that a sign begins with."""


@cache
def signs() -> set[str]:
    """Return every sign of ours that is neither ASCII nor a Chinese character: those in the texts of the program."""
    found: set[str] = set()
    for module in FILES:
        if module.rpartition(".")[2] in ("inert", "streams", "dashes"):
            continue
        read: set[int] = set()  # what others write
        for node in nodes(module):
            tabled = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _OF_READERS
            if tabled or (isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "pattern")):
                read |= {id(each) for each in ast.walk(node)}
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in read:
                found.update(
                    c
                    for c in node.value
                    if ord(c) > 127 and unicodedata.category(c) not in ("Lo", "Cf", "Mn", "Zl", "Zp", "Cs", "Cn")
                )
    return found


@pytest.mark.broad
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb2312"])
def test_our_own_signs_have_plain_forms(encoding: str) -> None:
    """No sign that the program itself writes becomes a question mark, and every form fits the encoding."""
    # ␣ stands in no output: it is how a blank of a form is written in the table of slots.
    for sign in signs() - {"␣", "�"}:
        try:
            sign.encode(encoding)
        except UnicodeEncodeError:
            form = _form(sign, encoding)
            assert "?" not in form or sign == "？", (sign, form)
            assert form.encode(encoding), sign
