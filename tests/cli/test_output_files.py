"""Results on standard output and in files; everything else on standard error."""

from __future__ import annotations

import csv
import json
import os
import resource
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path

import caller
import pytest
from caller import ESCAPE, NEWEST, SIMPLE, STALE, Caller, environment, lpr

from lpr_calc import claim
from lpr_calc.base.money import fen_text

call = caller.call


class TestStreams:
    """Results on standard output, everything else on standard error."""

    @pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "md", "text", "table"])
    def test_standard_output_holds_only_the_document(self, format_: str) -> None:
        done = lpr("claim", *STALE, "--format", format_)
        assert done.returncode == 0
        # 300000 × the newest quote × 31 ÷ 365
        statement = claim({"principal": "300000", "from": "2199-12-01", "until": "2200-01-01"})
        interest = fen_text(statement.totals.interest)
        text = done.stdout.decode()
        if format_ in ("json", "jsonl"):
            assert json.loads(text)["totals"]["interest"] == interest
        elif format_ in ("csv", "tsv"):
            rows = list(csv.DictReader(StringIO(text), delimiter="," if format_ == "csv" else "\t"))
            assert [row["interest"] for row in rows] == [interest]
        elif format_ == "md":
            assert text.startswith("# 本金与利息计算\n")
        else:
            assert text.startswith("本金与利息计算\n")
        assert ESCAPE not in done.stdout
        told = done.stderr.decode()
        assert (NEWEST in told) != (format_ in ("md", "text", "table"))
        assert "Traceback" not in told

    @pytest.mark.parametrize("format_", ["json", "csv"])
    def test_quiet(self, format_: str, call: Caller) -> None:
        assert call("claim", *STALE, "--format", format_, "-q").err == ""
        assert call("claim", *STALE, "--format", format_, "--quiet").err == ""

    @pytest.mark.parametrize(
        ("args", "code"),
        [
            (("claim", "--principal", "-5"), "value-refused"),
            (("claim", "missing.yaml"), "file-unreadable"),
            (("claim", "--pricipal", "5"), "option-unknown"),
            (("claim", *STALE, "--strict"), "rates-stale"),
            (("claim", *SIMPLE, "--overdue-rate", "24%", "--strict"), "signing-date"),
            (
                ("claim", "--kind", "other", "--principal", "1", "--from", "2010-01-01", "--overdue-rate", "LPR"),
                "rate-missing",
            ),
        ],
    )
    @pytest.mark.parametrize("how", [("--format", "json"), ("--format=json",), ("-o", "x.json")])
    def test_errors_are_json_where_the_result_would_be(
        self, args: tuple[str, ...], code: str, how: tuple[str, ...], call: Caller
    ) -> None:
        ran = call(*args, *how, "--lang", "en")
        assert ran.code in (2, 3)
        assert ran.out == ""
        error = json.loads(ran.err)["error"]
        assert set(error) == {"code", "message", "where", "hint"}
        assert all(isinstance(value, str) for value in error.values())
        assert error["code"] == code
        assert error["message"]

    def test_json_error_word_for_word(self, call: Caller) -> None:
        ran = call("claim", "--principal", "-5", "--format", "json", "--lang", "en")
        assert json.loads(ran.err)["error"] == {
            "code": "value-refused",
            "message": "amount “-5” is negative",
            "where": "--principal",
            "hint": "for example 300000, 300,000.00, 30万元, 叁拾万元整",
        }

    @pytest.mark.parametrize("how", ["--output=x.json", "-ox.json"])
    def test_errors_are_json_for_every_spelling_of_the_file(self, how: str, call: Caller) -> None:
        assert json.loads(call("claim", "--principal", "-5", how).err)["error"]["code"] == "value-refused"

    def test_closed_pipe(self) -> None:
        """`lpr-calc … | head`: the reader has gone; quiet, exit 0."""
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            done = subprocess.run(
                [sys.executable, "-m", "lpr_calc", "claim", *SIMPLE],
                stdout=pipe,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        assert (done.returncode, done.stderr) == (0, b"")

    def test_head(self) -> None:
        command = f"set -o pipefail; {sys.executable} -m lpr_calc claim {' '.join(SIMPLE)} | head -1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "本金与利息计算\n", b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    @pytest.mark.parametrize("format_", ["text", "json", "table"])
    def test_standard_output_is_full(self, format_: str) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "lpr_calc", "claim", *SIMPLE, "--format", format_, "--lang", "en"],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        assert done.returncode == 2
        told = done.stderr.decode()
        assert "cannot write: No space left on device" in told
        assert "Traceback" not in told
        assert "Exception ignored" not in told

    @pytest.mark.parametrize("format_", ["text", "table", "md", "csv"])
    def test_a_case_file_cannot_send_escape_codes(self, format_: str, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            'title: "\\e[31mred"\nuntil: 2023-06-30\nloans:\n  - {id: "\\e[2J", principal: 1, due: 2022-05-31}\n',
            encoding="utf-8",
        )
        done = lpr("claim", str(path), "--format", format_)
        assert done.returncode == 2
        assert ESCAPE not in done.stdout + done.stderr
        assert b"case.yaml:1:8 title: " in done.stderr

    @pytest.mark.parametrize("id_", ["\\e[2J", "a\\nb"])
    def test_a_message_is_one_printable_line(self, id_: str, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            f'payments: [{{date: 2022-12-01, amount: 5, loan: "{id_}"}}]\nprincipal: 1\ndue: 2022-05-31\n',
            encoding="utf-8",
        )
        done = lpr("claim", str(path), "--lang", "en")
        assert done.returncode == 2
        assert done.stderr.decode().removesuffix("\n").isprintable()

    def test_a_spreadsheet_runs_nothing(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "case.yaml"
        path.write_text(
            'until: 2023-06-30\nloans:\n  - {id: "=1+1", principal: 1, due: 2022-05-31}\n', encoding="utf-8"
        )
        rows = list(csv.reader(StringIO(call("claim", str(path), "--format", "csv").out)))
        assert {row[0] for row in rows[1:]} == {"'=1+1"}

    def test_the_largest_principal_is_printed_in_every_format(self, call: Caller) -> None:
        """With interest the sum has no capital form any more; that is no reason to fail."""
        args = ("--principal", "9999999999999999.99", "--from", "2020-09-01", "--until", "2023-06-30")
        for format_ in ("json", "csv", "text", "md", "table"):
            ran = call("claim", *args, "--format", format_, "--lang", "en")
            assert (ran.code, ran.err) == (0, "")

    def test_nothing_is_written_beside_the_caller(self, tmp_path: Path) -> None:
        assert lpr("claim", *SIMPLE, cwd=tmp_path).returncode == 0
        assert list(tmp_path.iterdir()) == []

    def test_an_output_encoding_that_has_no_chinese(self) -> None:
        """A pipe is UTF-8 unless PYTHONIOENCODING says otherwise; what that encoding lacks is marked."""
        done = lpr("claim", *SIMPLE, env=environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"))
        assert done.returncode == 0
        assert done.stdout.decode("utf-8").startswith("本金与利息计算\n")
        done = lpr("claim", *SIMPLE, env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
        assert done.returncode == 0
        assert done.stdout.decode("ascii").startswith("???????\n")
        assert "31,858.77" in done.stdout.decode("ascii")

    def test_an_error_encoding_that_has_no_chinese(self) -> None:
        done = lpr("claim", "--principal", "-5", env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"))
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"-5" in done.stderr


class TestOutputFiles:
    """`-o FILE`: the format by its ending, the file whole or not at all."""

    @pytest.mark.parametrize(
        ("name", "starts"),
        [
            ("x.json", b'{\n  "schema": "lpr-calc/claim/1"'),
            ("x.jsonl", b'{"schema": "lpr-calc/claim/1"'),
            ("x.csv", b"\xef\xbb\xbfloan,kind,first_day"),
            ("x.tsv", b"loan\tkind\tfirst_day"),
            ("x.md", "# 本金与利息计算\n".encode()),
            ("x.txt", "本金与利息计算\n".encode()),
            ("X.JSON", b'{\n  "schema": "lpr-calc/claim/1"'),
        ],
    )
    def test_format_by_ending(self, name: str, starts: bytes, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / name
        ran = call("claim", *SIMPLE, "-o", str(path))
        assert (ran.code, ran.out, ran.err) == (0, "", f"已写 {path}\n")
        content = path.read_bytes()
        assert content.startswith(starts)
        assert content.endswith(b"\n")
        assert [entry.name for entry in tmp_path.iterdir()] == [name]
        format_ = {"txt": "text"}.get(name[2:].lower(), name[2:].lower())
        same = lpr("claim", *SIMPLE, "--format", format_).stdout
        assert content.removeprefix(b"\xef\xbb\xbf") == same

    @pytest.mark.parametrize("ending", ["xlsx", "docx"])
    def test_office_endings(self, ending: str, tmp_path: Path, call: Caller) -> None:
        assert call("claim", *SIMPLE, "-o", str(tmp_path / f"x.{ending}")).code == 0

    def test_unknown_ending(self, tmp_path: Path, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "-o", str(tmp_path / "x.odt"), "--lang", "en")
        assert ran.code == 2
        assert ran.err.startswith("error: --output: the ending “.odt” names no format (known: .json, .jsonl, .csv, ")
        assert list(tmp_path.iterdir()) == []

    def test_stated_format_wins_over_the_ending(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.txt"
        assert call("claim", *SIMPLE, "-o", str(path), "--format", "json").code == 0
        assert json.loads(path.read_text(encoding="utf-8"))["totals"]["interest"] == "31858.77"

    def test_dash_is_standard_output(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "-o", "-", "--format", "json")
        assert ran.data["totals"]["interest"] == "31858.77"

    def test_an_old_file_is_replaced_and_keeps_its_mode(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        path.chmod(0o640)
        assert call("claim", *SIMPLE, "-o", str(path), "--force").code == 0
        assert path.read_text(encoding="utf-8").startswith("{")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_link_is_followed(self, tmp_path: Path, call: Caller) -> None:
        target, link = tmp_path / "real.json", tmp_path / "x.json"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        assert call("claim", *SIMPLE, "-o", str(link)).code == 2
        assert target.read_text(encoding="utf-8") == "old"
        assert call("claim", *SIMPLE, "-o", str(link), "--force").code == 0
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8").startswith("{")

    def test_bad_input_leaves_the_old_file_alone(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        assert call("claim", "--principal", "-5", "-o", str(path)).code == 2
        assert path.read_text(encoding="utf-8") == "old"

    def test_a_write_that_fails_half_way_leaves_the_old_file_alone(self, tmp_path: Path) -> None:
        """The disk is full after 100 bytes."""
        path = tmp_path / "x.json"
        path.write_text("old", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-B", "-m", "lpr_calc", "claim", *SIMPLE, "-o", str(path), "--force", "--lang", "en"],
            capture_output=True,
            env=environment(),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
            check=False,
        )
        assert done.returncode == 2
        assert b"cannot write" in done.stderr
        assert b"Traceback" not in done.stderr
        assert path.read_text(encoding="utf-8") == "old"
        assert [entry.name for entry in tmp_path.iterdir()] == ["x.json"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "nowhere" / "x.md"
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"error: {path}: cannot write: No such file or directory\n"

    def test_a_folder_as_file(self, tmp_path: Path, call: Caller) -> None:
        path = tmp_path / "x.md"
        path.mkdir()
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        assert (ran.code, ran.err) == (2, f"error: {path}: cannot write: Is a directory\n")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path, call: Caller) -> None:
        tmp_path.chmod(0o500)
        path = tmp_path / "x.md"
        ran = call("claim", *SIMPLE, "-o", str(path), "--lang", "en")
        tmp_path.chmod(0o700)
        assert (ran.code, ran.err) == (2, f"error: {path}: cannot write: Permission denied\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_device_that_is_full(self) -> None:
        done = lpr("claim", *SIMPLE, "-o", "/dev/full", "--format", "md", "--lang", "en")
        assert done.returncode == 2
        assert b"cannot write: No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr
        assert Path("/dev/full").is_char_device()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_device_that_is_full_is_named(self) -> None:
        done = lpr("claim", *SIMPLE, "-o", "/dev/full", "--format", "md", "--lang", "en")
        assert done.stderr == b"error: /dev/full: cannot write: No space left on device\n"
