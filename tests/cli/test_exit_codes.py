"""Exit codes, and what is said of an error."""

from __future__ import annotations

import fcntl
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from datetime import timedelta

import caller
import pytest
from caller import NEWEST, NEXT_DUE, SIMPLE, STALE, Caller, environment

call = caller.call


class TestExitCodes:
    """0 done · 2 bad input · 3 rate data missing or stale under --strict · 130 interrupted (contract §8)."""

    @pytest.mark.parametrize(
        ("args", "code", "message"),
        [
            (
                ("claim", "--principal", "-5"),
                2,
                "错误：--principal: 金额“-5”为负数（例：300000、300,000.00、30万元、叁拾万元整）\n",
            ),
            (("claim",), 2, "错误：缺少本金（--principal 300000，或 principal: 30万）\n"),
            (
                ("claim", "--principal", "300000", "--from", "2023-06-30", "--until", "2020-09-01"),
                2,
                "错误：--until: 计算至 2020-09-01，早于起算日 2023-06-30（检查计算截止日与起息日）\n",
            ),
            (
                ("claim", "--principal", "300000", "--from", "2020-02-30"),
                2,
                "错误：--from: 日期“2020-02-30”不存在：2020 年 2 月只有 29 天（例：2020-09-01、2020年9月1日）\n",
            ),
            (
                ("claim", *SIMPLE, "--overdue-rate", "0.24"),
                2,
                "错误：--overdue-rate: 利率“0.24”含义不明：是 0.24% 还是 24%？（写明百分号：0.24% 或 24%）\n",
            ),
            (
                ("claim", *SIMPLE, "--pay", "2022-01-15"),
                2,
                "错误：--pay: “2022-01-15”应写作 日期=金额[:用途]（例：--pay 2022-01-15=50000）\n",
            ),
            (
                ("claim", *SIMPLE, "--cost", "10000"),
                2,
                "错误：--cost: “10000”应写作 名称=金额（例：--cost 律师费=10000）\n",
            ),
            (
                ("claim", "--kind", "other", "--principal", "1", "--from", "2018-08-01", "--overdue-rate", "LPR"),
                3,
                "错误：2018-08-01 尚无 LPR：第一次报价是 2019-08-20"
                "（此前的日子用贷款基准利率：利率写“基准”，2019-08-20 起自动接续 LPR）\n",
            ),
        ],
    )
    def test_refusals(self, args: tuple[str, ...], code: int, message: str, call: Caller) -> None:
        ran = call(*args)
        assert (ran.code, ran.out, ran.err) == (code, "", message)

    @pytest.mark.parametrize(
        ("args", "english", "chinese"),
        [
            (
                ("claim", "--pricipal", "300000"),
                "error: --pricipal: no such option (did you mean --principal?)\nsee lpr-calc claim --help\n",
                "错误：--pricipal: 没有这个选项（是 --principal 吗？）\n用法见 lpr-calc claim --help\n",
            ),
            (
                ("clam",),
                "error: clam: no such command (did you mean claim?)\nsee lpr-calc --help\n",
                "错误：clam: 没有这个命令（是 claim 吗？）\n用法见 lpr-calc --help\n",
            ),
        ],
    )
    def test_misspellings_are_answered_with_the_nearest(
        self, args: tuple[str, ...], english: str, chinese: str, call: Caller
    ) -> None:
        ran = call(*args, "--lang", "en")
        assert (ran.code, ran.out, ran.err) == (2, "", english)
        ran = call(*args)
        assert (ran.code, ran.out, ran.err) == (2, "", chinese)

    @pytest.mark.parametrize(
        "args",
        [
            ("nonsense",),
            ("claim", "--frobnicate"),
            ("claim", "--principal"),
            ("claim", *SIMPLE, "--format", "pdf"),
            ("claim", *SIMPLE, "--lang", "fr"),
            ("claim", "one.yaml", "two.yaml"),
            ("claim", "missing.yaml"),
            ("claim", *SIMPLE, "--rates", "missing.yaml"),
            ("claim", *SIMPLE, "-o", "x.pdf"),
            ("claim", "--principal", "", "--from", "2020-09-01"),
            ("claim", *SIMPLE, "--pay", "=5"),
            ("claim", *SIMPLE, "--pay", "2022-01-15="),
            ("claim", *SIMPLE, "--pay", "2022-01-15=-5"),
            ("claim", *SIMPLE, "--pay", "2022-01-15=5:loan"),
            ("claim", *SIMPLE, "--count", "all"),
            ("claim", *SIMPLE, "--basis", "364"),
            ("claim", *SIMPLE, "--order", "costs"),
        ],
    )
    def test_bad_usage_is_two_and_prints_nothing(self, args: tuple[str, ...], call: Caller) -> None:
        ran = call(*args)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("错误：")
        assert "Traceback" not in ran.err

    def test_all_problems_are_reported_at_once(self, call: Caller) -> None:
        ran = call("claim", "--principal", "-1", "--from", "9/1/2020", "--overdue-rate", "0.24", "--lang", "en")
        assert ran.code == 2
        assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["--principal", "--from", "--overdue-rate"]

    def test_strict_with_stale_rates(self, call: Caller) -> None:
        ran = call("claim", *STALE, "--strict", "--lang", "en")
        assert (ran.code, ran.out) == (3, "")
        assert f"LPR known through the quote of {NEWEST}" in ran.err

    @pytest.mark.parametrize(
        ("days", "count", "code"),
        [
            # the last day that counts is the day before the next publication, or that day
            (0, "head", 0),
            (1, "head", 3),
            (-1, "both", 0),
            (0, "both", 3),
        ],
    )
    def test_stale_begins_with_the_publication_that_is_due(
        self, days: int, count: str, code: int, call: Caller
    ) -> None:
        until = (NEXT_DUE + timedelta(days=days)).isoformat()
        args = ("--principal", "300000", "--from", NEWEST, "--until", until, "--count", count)
        assert call("claim", *args, "--strict").code == code
        assert call("claim", *args).code == 0

    def test_strict_with_a_missing_signing_date_under_a_ceiling(self, call: Caller) -> None:
        ran = call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert "day of contract formation not stated" in ran.err
        assert call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--signed", "2020-08-25").code == 0
        assert call("claim", *SIMPLE, "--overdue-rate", "24%", "--strict", "--cap", "none").code == 0

    def test_strict_with_both_is_bad_input(self, call: Caller) -> None:
        assert call("claim", *STALE, "--overdue-rate", "4xLPR", "--strict").code == 2

    def test_strict_with_nothing_to_refuse(self, call: Caller) -> None:
        assert call("claim", *SIMPLE, "--strict").code == 0

    def test_without_a_command_the_help_is_shown(self, call: Caller) -> None:
        ran = call()
        assert ran.code == 2
        assert "lpr-calc claim examples/wang-v-li.yaml" in ran.out + ran.err

    def test_the_help_is_no_error(self, call: Caller) -> None:
        assert "错误：" not in call().err

    @pytest.mark.parametrize(
        "args", [("--lang", "zh"), ("claim", "--principal"), ("claim", "--format", "pdf"), ("claim", "a", "b")]
    )
    def test_a_usage_error_is_chinese_for_a_chinese_user(self, args: tuple[str, ...], call: Caller) -> None:
        said = call(*args).err.splitlines()[0]
        assert not re.search(r"Missing|requires|argument|is not one of|unexpected", said)

    def test_interrupted(self) -> None:
        """Waiting for a case on standard input, then Ctrl-C: 130, and no traceback."""
        process = subprocess.Popen(
            [sys.executable, "-m", "lpr_calc", "claim", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            # Under nohup, or in the background of a script, it would be ignored from the first.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert process.stdin is not None
        process.stdin.write(b"principal: 1\n")
        process.stdin.flush()
        # Once the pipe is empty, it waits for the end of the case.
        while struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, b"1234"))[0]:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
        assert (process.returncode, out) == (130, b"")
        assert b"Traceback" not in err

    @pytest.mark.parametrize(("module", "word"), [("lpr_calc.cli.claim", "claim"), ("click", "--help")])
    def test_interrupted_while_it_loads(self, module: str, word: str) -> None:
        """Ctrl-C during the imports is no traceback either."""
        code = (
            "import sys\n"
            "class Hook:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            f"        if name == {module!r}: raise KeyboardInterrupt\n"
            "sys.meta_path.insert(0, Hook())\n"
            f"sys.argv = ['lpr-calc', {word!r}]\n"
            "from lpr_calc.entry import main\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), check=False)
        assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

    def test_an_error_of_ours_is_no_traceback(self, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise ZeroDivisionError("division by zero")

        monkeypatch.setattr("lpr_calc.compute.answer.claim", broken)
        ran = call("claim", *SIMPLE, "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "error: internal error, please report it: ZeroDivisionError: division by zero\n"
