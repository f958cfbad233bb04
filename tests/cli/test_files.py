"""What the user owns is never lost (contract §0.2): no output over an input, none over another file unasked.

The cases are generated: every command of the program, every parameter that may name a file it reads, every parameter
that names a file it writes, and every way to spell the same file.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import program
from lpr_calc.cli import run
from lpr_calc.cli.command import Command
from lpr_calc.cli.declared import WRITES
from lpr_calc.cli.group import build
from paths import FROZEN, ROOT
from sizes import thinned

CASE = (ROOT / "examples" / "wang-v-li.yaml").read_text(encoding="utf-8")
RATES = (FROZEN / "lpr_rates.yaml").read_text(encoding="utf-8")
BY_INSTALMENTS = "principal: 300000\nlent: 2024-01-15\nrate: 6%\nrepayment: equal-payment\nperiods: 3\n"
TABLE = "本金,到期日,计算至\n300000,2020-08-31,2023-06-30\n"
FIGURES = "本金,到期日,计算至,figure\n300000,2020-08-31,2023-06-30,31858.77\n"
THEIRS = "起算日,截止日,天数,本金,年利率,利息\n2020-09-01,2021-12-19,475,300000,3.85%,15030.82\n"
NOTE = "今借到王某人民币300000元，于2020年8月31日前归还。借款人：李某。2019年9月1日\n"
RESULT = (ROOT / "examples/result.json").read_text(encoding="utf-8")
REPLY = '{"records": []}'

IN_PLACE = {("rates add", "file_")}
"""What a command is asked to change where it is."""
# command: what it reads, by parameter (its text; the ending of its name), and the words it needs besides
READS: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, str]]]] = {
    "claim": ((), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "judgment": ((), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "batch": ((), {"input": (TABLE, ".csv"), "rates": (RATES, ".yaml")}),
    "compare": ((), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "verify": (("--figure", "1"), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "verify --table": ((), {"table_": (THEIRS, ".csv"), "case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "verify --batch": ((), {"batch_": (FIGURES, ".csv"), "rates": (RATES, ".yaml")}),
    "audit": ((), {"results": (RESULT, ".txt"), "rates": (RATES, ".yaml")}),
    "rates list": ((), {"rates": (RATES, ".yaml")}),
    "rates at": (("2022-01-20",), {"rates": (RATES, ".yaml")}),
    "rates check": ((), {"files": (RATES, ".yaml")}),
    "rates chart": ((), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "cap": (("--on", "2022-01-20"), {"rates": (RATES, ".yaml")}),
    "fee": ((), {"amount": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "limitation": ((), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "distribution": (("300000",), {"cases": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "plan": (("--instalments", "3", "--first", "2027-01-15"), {"case": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "cost": ((), {"case": (BY_INSTALMENTS, ".yaml"), "rates": (RATES, ".yaml")}),
    "schedule": ((), {"case": (BY_INSTALMENTS, ".yaml"), "rates": (RATES, ".yaml")}),
    "draft": (("form",), {"case": (CASE, ".yaml"), "template_": ("no docx", ".docx"), "rates": (RATES, ".yaml")}),
    "rmb": (("331887.95",), {"rates": (RATES, ".yaml")}),
    "explain": (("676",), {"rates": (RATES, ".yaml")}),
    "rates update": (("--dry-run",), {"from_file": (REPLY, ".json")}),
    "check": ((), {"cases": (CASE, ".yaml"), "rates": (RATES, ".yaml")}),
    "read": ((), {"file": (NOTE, ".txt")}),
    "schema": ((), {}),
    "mcp": ((), {"rates": (RATES, ".yaml")}),
    "new": ((), {}),
}


def commands(group: click.Command, name: str = "") -> Iterator[tuple[str, Command]]:
    """Yield every command with its words."""
    if isinstance(group, click.Group):
        ctx = click.Context(group)
        for word in group.list_commands(ctx):
            inner = group.get_command(ctx, word)
            assert inner is not None
            yield from commands(inner, f"{name} {word}".strip())
    else:
        assert isinstance(group, Command)
        yield name, group


COMMANDS = dict(commands(build("en")))


def parameter(name: str, found: str) -> click.Parameter:
    """Return a parameter of a command."""
    return next(param for param in COMMANDS[name].params if param.name == found)


def test_every_command_is_here() -> None:
    """A new option that names a file has to be put into the table above (or among what is written)."""
    assert {name.partition(" --")[0] for name in READS} <= set(COMMANDS)
    for name, command in COMMANDS.items():
        known = {one for words, (_, reads) in READS.items() if words.partition(" --")[0] == name for one in reads}
        for param in command.params:
            if getattr(param, "metavar", "") in ("FILE", "[FILE]...", "INPUT") or param.name in ("case", "file"):
                assert param.name in known or param.name in command.declared.writes or (name, param.name) in IN_PLACE, (
                    name,
                    param.name,
                )


def words_for(name: str, reads: dict[str, Path]) -> list[str]:
    """Return the command line that reads those files."""
    words = name.partition(" --")[0].split()
    given = list(READS[name][0])
    for found, path in reads.items():
        param = parameter(name.partition(" --")[0], found)
        given += [param.opts[-1], str(path)] if isinstance(param, click.Option) else [str(path)]
    return [*words, *given]


def spellings(path: Path, folder: Path) -> Iterator[Path | str]:
    """Yield names of one file: as it is, over its folder, by links, from here, and in letters of another case."""
    yield path
    yield f"{path.parent}/./../{path.parent.name}//{path.name}"
    link, hard, linked = folder / f"link{path.suffix}", folder / f"hard{path.suffix}", folder / "linked"
    link.symlink_to(path)
    yield link
    os.link(path, hard)
    yield hard
    linked.symlink_to(path.parent, target_is_directory=True)
    yield linked / path.name
    yield os.path.relpath(path)
    yield path.with_name(path.name.upper())


PAIRS = [
    (name, read, write)
    for name, (_, reads) in READS.items()
    for read in reads
    for write in COMMANDS[name.partition(" --")[0]].declared.writes
    if any(param.name == write for param in COMMANDS[name.partition(" --")[0]].params)
]


@pytest.mark.broad
@pytest.mark.parametrize(("name", "read", "write"), PAIRS)
def test_no_output_is_an_input(
    name: str, read: str, write: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command × what it reads × where it writes × spelling: refused, with ``--force`` too; the bytes stay."""
    folder, links = tmp_path / "inputs", tmp_path / "links"
    folder.mkdir()
    links.mkdir()
    reads = {}
    for found, (text, ending) in READS[name][1].items():
        if found in (read, *list(READS[name][1])[:1]):
            reads[found] = folder / f"{found}{ending}"
            reads[found].write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    option = parameter(name.partition(" --")[0], write).opts[-1]
    for spelled in spellings(reads[read], links):
        args = [*words_for(name, reads), option, str(spelled), "--force", "--lang", "en"]
        if write in ("errors", "lines"):
            args += ["-o", str(tmp_path / "other.csv")]
        capsys.readouterr()
        assert run(args) == 2, args
        out, err = capsys.readouterr()
        assert out == ""
        assert f"{option}: " in err, err
        assert "what it holds would be lost" in err or "its rows would be lost" in err
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
        assert not (tmp_path / "other.csv").exists()


@pytest.mark.broad
@pytest.mark.parametrize("name", [name for name, (_, reads) in READS.items() if "case" in reads or "input" in reads])
def test_standard_input_from_the_file(name: str, tmp_path: Path) -> None:
    """`lpr-calc claim - -o case.yaml < case.yaml`: the descriptor is the file."""
    read = "case" if "case" in READS[name][1] else "input"
    if name.startswith("verify --") or not {"output", "output_"} & {p.name for p in COMMANDS[name].params}:
        pytest.skip("reads no standard input here")
    text, ending = READS[name][1][read]
    path = tmp_path / f"in{ending}"
    path.write_text(text, encoding="utf-8")
    words = words_for(name, {read: Path("-")})
    with path.open("rb") as file:
        done = process(*words, "-o", str(path), "--force", stdin=file)
    assert (done.returncode, path.read_text(encoding="utf-8")) == (2, text)
    assert b"would be lost" in done.stderr


def process(
    *args: str, cwd: Path | None = None, stdin: Any = subprocess.DEVNULL, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, in English."""
    if stdin is subprocess.DEVNULL and more.keys() <= {"env"}:
        return program.run_bytes(*args, "--lang", "en", cwd=cwd, **more)
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, "-m", "lpr_calc", *args, "--lang", "en"],
        stdin=stdin,
        stderr=subprocess.PIPE,
        cwd=cwd,
        check=False,
        **more,
    )


def test_standard_output_appended_to_the_input(tmp_path: Path) -> None:
    """`lpr-calc claim case.yaml >> case.yaml`."""
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    with path.open("ab") as file:
        done = process("claim", str(path), stdout=file)
    assert (done.returncode, path.read_text(encoding="utf-8")) == (2, CASE)
    assert done.stderr == b"error: <stdout>: standard output is a file that this run reads (name another file)\n"


def test_the_parts_of_a_batch_are_no_input_either(tmp_path: Path) -> None:
    """A rate file that happens to bear the name of a part."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    for ending in (".part", ".part.json", ".part.json.new", ".sheet.part"):
        path = tmp_path / f"out.csv{ending}"
        path.write_text(RATES, encoding="utf-8")
        done = process("batch", "in.csv", "--rates", path.name, "-o", "out.csv", "--force", cwd=tmp_path)
        assert (done.returncode, path.read_text(encoding="utf-8")) == (2, RATES)
        assert b"--output: this run reads that file" in done.stderr
        path.unlink()


def test_a_part_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """A browser names half a download ``out.csv.part``."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "out.csv.part").write_bytes(b"half a download")
    done = process("batch", "in.csv", "-o", "out.csv", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "out.csv.part").read_bytes()) == (2, b"half a download")
    assert done.stderr.startswith(b"error: out.csv.part: the file exists and was left alone")


def test_the_table_of_rates_update_is_an_input(tmp_path: Path) -> None:
    """Every command reads the user's own table, where there is one."""
    table = tmp_path / "lpr_rates.yaml"
    table.write_text(RATES, encoding="utf-8")
    done = process(
        "claim",
        "--principal",
        "1",
        "--due",
        "2022-05-31",
        "-o",
        str(table),
        "--format",
        "json",
        "--force",
        env={**os.environ, "LPR_CALC_DATA": str(tmp_path)},
    )
    assert (done.returncode, table.read_text(encoding="utf-8")) == (2, RATES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("-o", "a.csv"), ("--errors", "a.csv")),
        (("-o", "a.csv"), ("--lines", "./a.csv")),
        (("--errors", "b.csv"), ("--lines", "link.csv")),
        (("--errors", "b.csv"), ("--lines", "B.CSV")),
        (("--errors", "b.csv"), ("--lines", "b.csv")),
    ],
)
def test_no_two_outputs_are_one_file(one: tuple[str, str], other: tuple[str, str], tmp_path: Path) -> None:
    """By spelling, link or case; whether the file is there or not."""
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "b.csv")
    result = () if "-o" in (*one, *other) else ("-o", "result.csv")
    done = process("batch", "in.csv", *one, *other, *result, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"two outputs are the same file" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "link.csv"]


WRITERS = [
    (name, write)
    for name, command in COMMANDS.items()
    for write in command.declared.writes
    if any(param.name == write for param in command.params)
]


@pytest.mark.parametrize(("name", "write"), thinned(WRITERS, 2))
def test_an_existing_file_needs_force(
    name: str, write: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command × every output: refused without, replaced with ``--force``;
    what was written is said, not with ``-q``.
    """
    monkeypatch.chdir(tmp_path)
    reads = {}
    for found, (text, ending) in list(READS[name][1].items())[:1]:
        reads[found] = Path(f"in{ending}")
        reads[found].write_text(text, encoding="utf-8")
    own = {"new": ".yaml", "read": ".yaml", "batch": ".csv", "schema": ""}
    ending = ".xlsx" if write == "template" else own.get(name, ".txt")
    target = Path(f"out{ending}")
    target.write_text("mine", encoding="utf-8")
    param = parameter(name, write)
    told = [param.opts[-1], str(target)] if isinstance(param, click.Option) else [str(target)]
    if write in ("errors", "lines", "ics"):
        told += ["-o", "result.csv"]
    if write == "ics":
        told += ["--for", "limitation"]
    if write == "template":
        reads = {}  # it is written out of nothing
    words = [*words_for(name, reads), *told, "--lang", "en"]
    assert run(words) == 2
    _, err = capsys.readouterr()
    assert (
        err.splitlines()[-1]
        == f"error: {target}: the file exists and was left alone (choose another name, or replace it with --force)"
    )
    assert target.read_text(encoding="utf-8") == "mine"
    assert not Path("result.csv").exists()
    assert run([*words, "--force"]) in (0, 1)
    _, err = capsys.readouterr()
    assert target.read_bytes() != b"mine"
    assert f"wrote {target}\n" in err or f"{target} written" in err
    assert run([*words, "--force", "-q"]) in (0, 1)
    assert str(target) not in capsys.readouterr().err
    assert run([*words[:-1], "zh"]) == 2
    assert "（换一个文件名，或加 --force 替换）" in capsys.readouterr().err


def dialogue(answer: str, *args: str, cwd: Path) -> tuple[int, str]:
    """Run on a terminal, answer the first question, and return the exit code and what was on the screen."""
    parent, child = pty.openpty()
    done = subprocess.Popen([sys.executable, "-m", "lpr_calc", *args], cwd=cwd, stdin=child, stdout=child, stderr=child)
    os.close(child)
    seen, answered = b"", False
    until = time.monotonic() + 300
    while time.monotonic() < until:
        try:
            piece = os.read(parent, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if b"[y/N] " in seen and not answered:
            os.write(parent, f"{answer}\n".encode())
            answered = True
    os.close(parent)
    return done.wait(timeout=300), seen.decode()


@pytest.mark.broad
@pytest.mark.parametrize(("answer", "replaced"), [("y", True), ("是", True), ("n", False), ("", False), ("x", False)])
def test_a_terminal_is_asked(answer: str, replaced: bool, tmp_path: Path) -> None:
    """A clear yes replaces; anything else leaves the file."""
    path = tmp_path / "out.json"
    path.write_text("mine", encoding="utf-8")
    code, seen = dialogue(
        answer,
        "claim",
        "--principal",
        "1",
        "--due",
        "2022-05-31",
        "--until",
        "2023-06-30",
        "-o",
        "out.json",
        "--lang",
        "zh",
        cwd=tmp_path,
    )
    assert "out.json 已经存在，替换吗？[y/N]" in seen
    assert code == (0 if replaced else 2)
    assert (path.read_text(encoding="utf-8") == "mine") is not replaced
    assert ("已写 out.json" in seen) is replaced


def test_a_terminal_without_input_is_not_asked(tmp_path: Path) -> None:
    """Standard input is no terminal: no question, no replacement."""
    (tmp_path / "out.json").write_text("mine", encoding="utf-8")
    parent, child = pty.openpty()
    args = [sys.executable, "-m", "lpr_calc", "claim", "--principal", "1", "--due", "2022-05-31", "-o", "out.json"]
    done = subprocess.run(
        args, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=child, stderr=child, timeout=300, check=False
    )
    os.close(child)
    os.close(parent)
    assert (done.returncode, (tmp_path / "out.json").read_text(encoding="utf-8")) == (2, "mine")


class TestWorkbooks:
    """A result workbook never drops sheets of somebody else's file."""

    @staticmethod
    def own(path: Path, *sheets: str) -> bytes:
        """Make a workbook of a user's."""
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("xlsxwriter")
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name in sheets:
            book.create_sheet(name).append(["手工台账", 1])
        book.save(path)
        return path.read_bytes()

    @pytest.mark.parametrize(
        "command", ["batch in.csv", "claim --principal 1 --due 2022-05-31", "draft schedule case.yaml"]
    )
    def test_not_with_force_either(self, command: str, tmp_path: Path) -> None:
        (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
        before = self.own(tmp_path / "台账.xlsx", "案件", "联系人")
        done = process(*command.split(), "-o", "台账.xlsx", cwd=tmp_path)
        assert done.returncode == 2
        assert "the file exists and was left alone (sheets: 案件, 联系人)" in done.stderr.decode()
        forced = process(*command.split(), "-o", "台账.xlsx", "--force", cwd=tmp_path)
        assert forced.returncode == 2
        assert "this workbook holds other sheets (案件、联系人) that would be lost" in forced.stderr.decode()
        assert (tmp_path / "台账.xlsx").read_bytes() == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "in.csv", "台账.xlsx"]

    def test_ours_is_replaced_with_force(self, tmp_path: Path) -> None:
        """As we wrote it, whatever sheets it has; one with the same sheets; one that is empty."""
        (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
        assert process("claim", "--principal", "1", "--due", "2022-05-31", "-o", "a.xlsx", cwd=tmp_path).returncode == 0
        assert process("batch", "in.csv", "-o", "a.xlsx", cwd=tmp_path).returncode == 2
        assert process("batch", "in.csv", "-o", "a.xlsx", "--force", cwd=tmp_path).returncode == 0
        self.own(tmp_path / "b.xlsx", "结果")
        assert process("batch", "in.csv", "-o", "b.xlsx", "--force", cwd=tmp_path).returncode == 0
        openpyxl = pytest.importorskip("openpyxl")
        openpyxl.Workbook().save(tmp_path / "c.xlsx")
        assert process("batch", "in.csv", "-o", "c.xlsx", "--force", cwd=tmp_path).returncode == 0

    def test_what_only_bears_the_ending(self, tmp_path: Path) -> None:
        """No workbook: ``--force`` is enough."""
        (tmp_path / "a.xlsx").write_bytes(b"text")
        pytest.importorskip("xlsxwriter")
        args = ("claim", "--principal", "1", "--due", "2022-05-31", "-o", "a.xlsx")
        assert process(*args, cwd=tmp_path).returncode == 2
        assert process(*args, "--force", cwd=tmp_path).returncode == 0


class TestResume:
    """What an interrupted run of one's own has written is no file of somebody else's."""

    def test_what_came_meanwhile_is_left_alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The parts stay, and ``--resume --force`` puts them in place."""
        monkeypatch.chdir(tmp_path)
        Path("in.csv").write_text(TABLE, encoding="utf-8")
        from lpr_calc.cli.batch_spool import Spool

        finish = Spool.finish

        def late(self: Spool, sheet: Any) -> None:
            Path("out.csv").write_text("mine", encoding="utf-8")
            finish(self, sheet)

        monkeypatch.setattr(Spool, "finish", late)
        assert run(["batch", "in.csv", "-o", "out.csv"]) == 2
        assert Path("out.csv").read_text(encoding="utf-8") == "mine"
        monkeypatch.setattr(Spool, "finish", finish)
        assert run(["batch", "in.csv", "-o", "out.csv", "--resume"]) == 2
        assert Path("out.csv").read_text(encoding="utf-8") == "mine"
        assert run(["batch", "in.csv", "-o", "out.csv", "--resume", "--force"]) == 0
        assert "31858.77" in Path("out.csv").read_text(encoding="utf-8")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]

    def test_a_forced_run_is_resumed_without_asking_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The note remembers what was allowed."""
        monkeypatch.chdir(tmp_path)
        Path("in.csv").write_text(TABLE, encoding="utf-8")
        Path("out.csv").write_text("old", encoding="utf-8")
        from lpr_calc.cli.batch_spool import Spool

        def stop(self: Spool, sheet: Any) -> None:
            raise KeyboardInterrupt

        finish = Spool.finish
        monkeypatch.setattr(Spool, "finish", stop)
        assert run(["batch", "in.csv", "-o", "out.csv", "--force"]) == 130
        assert Path("out.csv").read_text(encoding="utf-8") == "old"
        monkeypatch.setattr(Spool, "finish", finish)
        assert run(["batch", "in.csv", "-o", "out.csv", "--resume"]) == 0
        assert "31858.77" in Path("out.csv").read_text(encoding="utf-8")

    def test_without_a_note_an_old_result_needs_force(self, tmp_path: Path) -> None:
        (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
        (tmp_path / "out.csv").write_text("old", encoding="utf-8")
        assert process("batch", "in.csv", "-o", "out.csv", "--resume", cwd=tmp_path).returncode == 2
        assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"


def test_reading_and_writing_are_told_apart(tmp_path: Path) -> None:
    """An error names the file, and says which of the two failed."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "in.csv").write_text(TABLE, encoding="utf-8")
    for args, said in (
        ("claim nowhere.yaml", "nowhere.yaml: cannot read: No such file or directory"),
        ("claim case.yaml -o no/x.md", "no/x.md: cannot write: No such file or directory"),
        ("claim case.yaml --rates no.yaml", "no.yaml: cannot read: No such file or directory"),
        ("draft form case.yaml --template no.docx -o x.docx", "no.docx: cannot read: No such file or directory"),
        ("draft form case.yaml --template . -o x.docx", ".: cannot read: Is a directory"),
        ("verify --table no.csv", "no.csv: cannot read: No such file or directory"),
        ("verify --batch no.xlsx", "no.xlsx: cannot read: No such file or directory"),
        ("batch no.xlsx", "no.xlsx: cannot read: No such file or directory"),
        ("batch in.csv -o no/x.csv", "no/x.csv: cannot write: No such file or directory"),
        ("batch in.csv -o x.csv --lines no/x.csv", "no/x.csv: cannot write: No such file or directory"),
        ("rates chart -o no/x.svg", "no/x.svg: cannot write: No such file or directory"),
        ("new no/x.yaml", "no/x.yaml: cannot write: No such file or directory"),
    ):
        done = process(*args.split(), cwd=tmp_path)
        assert done.returncode == 2, args
        assert f"error: {said}" in done.stderr.decode(), (args, done.stderr.decode())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "in.csv"]


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    """255 bytes are a name; the half-written file has one of its own."""
    name = "案" * 83 + ".json"
    assert process("claim", "--principal", "1", "--due", "2022-05-31", "-o", name, cwd=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_writes_are_those_that_exist() -> None:
    """The list of output parameters holds no word that no command knows, but for those of commands to come."""
    names = {param.name for command in COMMANDS.values() for param in command.params}
    assert set(WRITES) - {"ics"} <= names
    assert not re.search("file", " ".join(WRITES))
