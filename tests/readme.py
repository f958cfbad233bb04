"""Run the README's console blocks and put what they print below them: ``python tests/readme.py --write``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "frozen"))
import frozen_rates  # noqa: E402, F401 -- what the docs print is computed with the tests' rates
from lpr_calc.base.dates import iso
from lpr_calc.compute.cap import ceilings, year_value
from lpr_calc.law.provision import provision
from lpr_calc.rates.series import Rates
from lpr_calc.values.rate import percent_plain
from paths import python_path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.S)


def is_run(command: str) -> bool:
    """Say whether a block is run by the tests; the two set-up commands are run by CI instead."""
    return not command.startswith("python3 -m venv")


def run(command: str) -> str:
    """Run a command line of the README in the checkout and return what a terminal without colour would show."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "LPR_CALC_DATA": os.devnull,
        "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": python_path(),
    }  # fmt: skip
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return (done.stdout + done.stderr).replace("\r\n", "\n")


TABLE = re.compile(r"(<!-- ceilings: generated -->\n).*?(<!-- /ceilings -->)", re.S)
SITUATIONS = (
    # formed, filed and accepted, asks for the earlier rule, until
    ("2014-03-01", "2015-06-01", "yes", "2015-12-31"),
    ("2014-03-01", "2018-06-01", "yes", "2018-12-31"),
    ("2018-03-01", "2019-06-03", "yes", "2021-12-31"),
    ("2018-03-01", "2021-03-01", "yes", "2021-12-31"),
    ("2018-03-01", "2021-03-01", "no", "2021-12-31"),
    ("2019-12-02", "2021-03-01", "yes", "2021-12-31"),
    ("2019-12-02", "2021-03-01", "no", "2021-12-31"),
    ("2021-06-01", "2024-06-03", "yes", "2025-12-31"),
)


def ceiling_table() -> str:
    """Return the table “which ceiling when”, computed by the rules themselves."""
    lines = ["| 合同成立 | 起诉、受理 | 主张旧规定 | 计息日 | 上限 | 条文 |", "|---|---|---|---|---:|---|"]
    for signed, filed, request, until in SITUATIONS:
        facts = {"signed": signed, "filed": filed, "old_rule": request, "on": until}
        for number, span in enumerate(ceilings(facts, date(2026, 11, 23), Rates()).spans):
            head = (signed, filed, "是" if request == "yes" else "否") if not number else ("", "", "")
            cited = "；".join(f"{provision(key).short}{provision(key).article}" for key in span.rate.provisions)
            days = f"{iso(span.start)} ～ {iso(span.end - 1)}"
            lines.append(f"| {' | '.join((*head, days, percent_plain(year_value(span)), cited))} |")
    return "\n".join(lines) + "\n"


def rendered(text: str) -> str:
    """Return the README with every block's output as it is now."""

    def fill(match: re.Match[str]) -> str:
        command = match["command"]
        output = run(command) if is_run(command) else ""
        return f"```console\n$ {command}\n{output}```"

    return TABLE.sub(lambda match: match[1] + ceiling_table() + match[2], BLOCK.sub(fill, text))


if __name__ == "__main__" and "--write" in sys.argv:
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")
