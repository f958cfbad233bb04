"""Every hostile file is answered by a real process: in seconds, within 300 MB, with rows or one clear sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hostile_files import OPEN_BOOKS, TABLES, WORKBOOKS, make
from sizes import thinned

SECONDS = 20
"""Of processor time, twice what a slow machine needs, whatever else runs on it; what used to hang took minutes."""

MEGABYTES = 300
LIMITED = """
import resource, sys, time
from lpr_calc.entry import main
code = main()
sys.stdout.flush()
try:
    # The highest of this process alone; what getrusage says includes the process that started it.
    with open("/proc/self/status") as file:
        peak = int(file.read().partition("VmHWM:")[2].split()[0]) // 1024
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 << 20)
print("PEAK", peak, time.process_time(), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.broad
@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("name", thinned([*WORKBOOKS, *TABLES], 16, broad=4))
def test_is_answered(name: str, tmp_path: Path) -> None:
    if name in WORKBOOKS:
        pytest.importorskip("openpyxl")
    if name in OPEN_BOOKS:
        pytest.importorskip("python_calamine")
    path, code = make(tmp_path, name)
    out = tmp_path / "out.csv"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "batch", str(path), "-o", str(out), "--lang", "en"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, "LPR_CALC_DATA": os.devnull, "PYTHONWARNINGS": "default"},
    )
    said, _, used = done.stderr.rpartition("PEAK ")
    peak, spent = used.split()
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert "internal" not in said
    assert "Warning" not in said
    assert int(peak) < MEGABYTES
    assert float(spent) < SECONDS
    assert len(said) < 20_000
    if code == 2:
        assert said.startswith("error: ")
        assert not out.exists()
    else:
        assert out.exists()


@pytest.mark.broad
def test_blank_styled_rows_are_not_counted(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path, _ = make(tmp_path, "blank-rows")
    done = subprocess.run(
        [sys.executable, "-m", "lpr_calc", "batch", str(path), "--lang", "en"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    assert "1 rows: 1 computed, 0 rejected" in done.stderr
    assert done.stdout.count("\n") == 2
