"""How long a terminal user waits: every command against what it must import. ``python -m benchmarks.startup``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .launch import Launcher
from .timing import HEAD, interleaved, ratio, row

ROUNDS = 15
CLAIM = ("claim", "--principal", "300000", "--from", "2019-08-20", "--until", "2026-06-30")
ON_TIME = ("--principal", "300000", "--due", "2022-05-31", "--until", "2023-06-30")
JUDGED = ("--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28")
FORBIDDEN = ("yaml", "rich", "dateutil", "importlib.metadata")
EXAMPLE = str(Path(__file__).parents[1] / "examples" / "wang-v-li.yaml")
RICH = "rich.table, rich.console"

FIRST: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("`--version`", ("--version",), "", "≤ 1.5"),
    ("`--help`", ("--help",), "click", "≤ 1.2"),
    ("plain claim", (*CLAIM, "--format", "text"), "click", "≤ 1.2"),
    ("JSON claim", (*CLAIM, "--format", "json"), "click", "≤ 1.2"),
    ("claim as a table", (*CLAIM, "--format", "table"), f"click, {RICH}", "≤ 1.3"),
    ("claim of a case file as a table", ("claim", EXAMPLE, "--format", "table"), f"click, {RICH}, yaml", "≤ 1.15"),
    ("`explain 676`", ("explain", "676"), "click", "≤ 1.3"),
    ("`judgment`", ("judgment", *JUDGED), "click", "≤ 1.2"),
    ("`batch`, one row", ("batch", "ROW"), "click, csv", "≤ 1.2"),
    ("`compare`", ("compare", *ON_TIME), "click", "≤ 1.2"),
    ("`verify`", ("verify", *ON_TIME, "--figure", "11845.48", "--count", "head", "--basis", "365"), "click", "≤ 1.2"),
    ("`rates`", ("rates", "list"), "click", "≤ 1.2"),
    ("`cap`", ("cap", "--signed", "2021-06-01", "--on", "2023-01-01"), "click", "≤ 1.2"),
    ("`fee`", ("fee", "300000"), "click", "≤ 1.2"),
    ("`limitation`", ("limitation", "--due", "2022-05-31", "--on", "2023-06-30"), "click", "≤ 1.2"),
    ("`plan`", ("plan", *ON_TIME, "--instalments", "6", "--first", "2023-08-01"), "click", "≤ 1.2"),
    ("`draft`", ("draft", "schedule", EXAMPLE), "click, yaml", "≤ 1.2"),
    ("`rmb`", ("rmb", "1234.56"), "click", "≤ 1.2"),
    ("`new`", ("new",), "click", "≤ 1.2"),
)  # fmt: skip
"""What is run, and the libraries it cannot do without."""


def main() -> None:
    """Print the table."""
    launcher = Launcher()
    # A table in colour, as a terminal gets it: what is not coloured is drawn without Rich.
    launcher.environment["CLICOLOR_FORCE"] = "1"
    lines = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "row.csv")
        source.write_text("本金,到期日,计算至\n300000,2022-05-31,2023-06-30\n", encoding="utf-8")
        jobs = {imports: launcher.importing(imports) for imports in {needed for _, _, needed, _ in FIRST}}
        for what, arguments, _, _ in FIRST:
            words = [str(source) if word == "ROW" else word for word in arguments]
            jobs[what] = launcher.command(*words, codes=(0, 1))
        interleaved(jobs, 1)
        seconds = interleaved(jobs, ROUNDS)
    for what, _, needed, aim in FIRST:
        base = f"`import {needed}`" if needed else "`python -c pass`"
        seen = f"{sorted(seconds[what])[ROUNDS // 2] * 1e3:.0f} ms"
        lines.append(row(f"{what} ÷ {base}", aim, ratio(seconds[what], seconds[needed]), seen))
    found = loaded_by_a_claim(launcher)
    met = "yes" if found == "none" else "NO"
    lines.append(f"| of {', '.join(FORBIDDEN)} loaded by a plain claim | none | {found} | {met} | |")
    sys.stdout.write("\n".join(lines) + "\n")


def loaded_by_a_claim(launcher: Launcher) -> str:
    """Return which of the heavy libraries a plain claim loads."""
    code = (
        f"import sys; sys.argv = {['lpr-calc', *CLAIM]!r}\n"
        "from lpr_calc.entry import main; main()\n"
        f"sys.stdout.write('LOADED ' + ' '.join(m for m in {FORBIDDEN!r} if m in sys.modules))"
    )
    return launcher.python(code).rpartition("LOADED ")[2].strip() or "none"


if __name__ == "__main__":
    main()
