"""What the action and the hooks install: the sources at their ref, a stated version,
or a file of hashes and nothing else.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from paths import ROOT

STUB = """#!/bin/bash
if [ "$1" = -m ]; then mkdir -p "$3/bin"; cp "$STUBS/pip" "$STUBS/lpr-calc" "$3/bin"; fi
"""


def act(folder: Path, **inputs: str) -> tuple[int, list[str]]:
    """Run the action's own script with stand-ins for Python, pip and lpr-calc; return its code and what was called."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][0]
    values = {f"inputs.{name}": inputs.get(name, given["default"]) for name, given in action["inputs"].items()}
    values["github.action_path"] = "/action"
    environment = {name: values[said.removeprefix("${{ ").removesuffix(" }}")] for name, said in step["env"].items()}
    stubs = folder / "stubs"
    stubs.mkdir()
    called = folder / "called"
    version = 'if [ "$1" = --version ]; then echo "lpr-calc 1.2.3"; exit; fi\n'
    for name, text in (
        ("python3", STUB),
        ("pip", '#!/bin/bash\necho pip "$@" >>"$CALLED"\n'),
        ("lpr-calc", f'#!/bin/bash\n{version}echo lpr-calc "$@" >>"$CALLED"\n'),
    ):
        (stubs / name).write_text(text, encoding="utf-8")
        (stubs / name).chmod(0o755)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        check=False,
        capture_output=True,
        env={
            **os.environ,
            **environment,
            "PATH": f"{stubs}:{os.environ['PATH']}",
            "RUNNER_TEMP": str(folder),
            "STUBS": str(stubs),
            "CALLED": str(called),
        },
    )
    return done.returncode, called.read_text(encoding="utf-8").splitlines() if called.exists() else []


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
class TestTheAction:
    def test_installs_its_own_sources(self, tmp_path: Path) -> None:
        code, called = act(tmp_path, files="a.yaml b.yaml")
        assert (code, called) == (
            0,
            ["pip install -q /action[calendar]", "lpr-calc rates check --format github --lang en -- a.yaml b.yaml"],
        )

    def test_installs_a_stated_version(self, tmp_path: Path) -> None:
        code, called = act(tmp_path, version="1.2.3", strict="true")
        assert (code, called) == (
            0,
            ["pip install -q lpr-calc[calendar]==1.2.3", "lpr-calc rates check --format github --lang en --strict --"],
        )

    def test_installs_by_hash_and_nothing_else(self, tmp_path: Path) -> None:
        code, called = act(tmp_path, constraints="rates.txt")
        assert (code, called[:2]) == (0, ["pip install -q --require-hashes --no-deps -r rates.txt", "pip check"])
        assert len(called) == 3

    def test_refuses_another_version_than_was_asked_for(self, tmp_path: Path) -> None:
        code, called = act(tmp_path, constraints="rates.txt", version="9.9.9")
        assert (code, [line for line in called if line.startswith("lpr-calc")]) == (2, [])


def test_the_hooks() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["entry"] for hook in hooks.values()} == {"lpr-calc rates check", "lpr-calc check"}
    assert hooks["lpr-rates-check"]["language"] == "python"
    assert hooks["lpr-rates-check-installed"]["language"] == "system"
