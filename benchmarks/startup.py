"""S1-S5 of the performance goals: how long a terminal user waits. ``python -m benchmarks.startup``."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .timing import HEAD, interleaved, ratio, row

ROUNDS = 25
CLAIM = ["claim", "--principal", "300000", "--from", "2019-08-20", "--until", "2026-06-30"]
FORBIDDEN = ("yaml", "rich", "dateutil", "importlib.metadata")


def main() -> None:
    """Print the table."""
    script = shutil.which("lpr-calc", path=str(Path(sys.executable).parent))
    if script is None:
        sys.exit("install the package into this environment first")
    import lpr_calc

    # Warm .pyc, as after an installation: an environment that writes none would measure the compiler.
    compileall.compile_dir(str(Path(lpr_calc.__file__).parent), quiet=1)
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}

    def launch(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)

    python = sys.executable
    seconds = interleaved(
        {
            "pass": launch(python, "-c", "pass"),
            "click": launch(python, "-c", "import click"),
            "both": launch(python, "-c", "import click,rich.table,rich.console"),
            "version": launch(script, "--version"),
            "help": launch(script, "--help"),
            "plain": launch(script, *CLAIM),
            "json": launch(script, *CLAIM, "--format", "json"),
            "table": launch(script, *CLAIM, "--format", "table"),
        },
        ROUNDS,
    )

    def against(job: str, base: str) -> float:
        return ratio(seconds[job], seconds[base])

    lines = [
        HEAD,
        row("S1", "`--version` / `python -c pass`", "≤ 1.5", against("version", "pass")),
        row("S2", "`--help` / `import click`", "≤ 1.2", against("help", "click")),
        row("S2", "plain claim / `import click`", "≤ 1.2", against("plain", "click")),
        row("S2", "JSON claim / `import click`", "≤ 1.2", against("json", "click")),
        row("S3", "claim as a table / `import click, rich`", "≤ 1.3", against("table", "both")),
        row("S4", "claim as a table / `import click`", "≤ 2.1", against("table", "click")),
        f"| S5 | of {', '.join(FORBIDDEN)} loaded by a plain claim | none | {loaded_by_a_claim(environment)} |",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def loaded_by_a_claim(environment: dict[str, str]) -> str:
    """Return which of the heavy libraries a plain claim loads."""
    code = (
        f"import sys; sys.argv = {['lpr-calc', *CLAIM]!r}\n"
        "from lpr_calc.entry import main; main()\n"
        f"sys.stderr.write(' '.join(m for m in {FORBIDDEN!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stderr.strip() or "none"


if __name__ == "__main__":
    main()
