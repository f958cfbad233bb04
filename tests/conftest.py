"""What every test may take for granted: the rates, the examples, no table of this machine.

*Rates.* The tests compute with a frozen copy of the LPR table, `tests/frozen/lpr_rates.yaml` and its compiled form
`tests/frozen/lpr.py`, so that adding next month's row to `data/lpr_rates.yaml` changes no test and no printed line of
the docs. `tests/frozen/frozen_rates.py` puts the copy in the place of the shipped table: imported here, before anything
imports `lpr_calc`, for this process; and for every process a test starts by PYTHONPATH, whose folder holds a
`sitecustomize.py` that imports it. A test with an environment of its own takes `paths.python_path()`; so does
`tests/readme.py`, so that console blocks of the docs are run, and written, on the same copy. Nothing else is replaced:
the clock is the machine's, the benchmark table and the other data files are the shipped ones. The tests of the shipped
table itself read `data/lpr_rates.yaml` and `src/lpr_calc/tables/lpr.py` by their paths: `rates/test_data.py`.

*Examples.* Hypothesis draws the same examples on every machine, 10 a test unless LPR_CALC_EXAMPLES says otherwise.

*Bytecode.* Where PYTHONDONTWRITEBYTECODE is set, bytecode is kept in `.pytest_cache`: every worker and every process
that a test starts would otherwise compile all it imports.

*Three runs.* By default, and so by the README's command, a test of every rule and a turn of every sweep. What is marked
`broad` is the rest of the sweeps: every command with every broken file, every width, language, key; `.ci/run` runs it
after the README's command: `pytest -n auto -m broad`. Of a test with many parameters the default run takes a few,
spread over all of them; more in the engine, the law and the oracles, and every worked case. What is marked `large`
takes minutes more, and is left to whoever asks for it: more matters, rows and rounds of the same. All of it:
`LPR_CALC_EXAMPLES=150 pytest -n auto -m "broad or large or not large"`. `sizes.py` parts a test between them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator
from pathlib import Path

if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parent.parent / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

# What tests of several packages share lies beside those that it was written for.
sys.path[:0] = [
    str(Path(__file__).parent / name) for name in ("frozen", "oracles", "fuzz", "compute", "batch", "reading")
]
import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

# What asserts for several files of tests says, too, what was not equal.
pytest.register_assert_rewrite("figures")

import frozen_rates  # noqa: E402, F401
import sizes  # noqa: E402
from paths import python_path  # noqa: E402

settings.register_profile(
    "lpr-calc",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("LPR_CALC_EXAMPLES", "10")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("lpr-calc")

os.environ["PYTHONPATH"] = python_path(*filter(None, [os.environ.get("PYTHONPATH")]))
# No table that somebody updated on this machine may reach a test.
os.environ["LPR_CALC_DATA"] = os.devnull


@pytest.fixture
def papers_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draft papers without looking for what of a case they do not use, but in the broad run.

    Looking for it drafts the paper again for each fact, ten times as long as the paper. It has tests of its own:
    `compute/test_unused_ways.py` gives a draft every option.
    """

    def nothing(*_: object) -> tuple[()]:
        return ()

    if request.node.get_closest_marker("broad") is None:
        monkeypatch.setattr("lpr_calc.documents.build.unused_of", nothing)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without looking for garbage, which takes a tenth of the time, and leave what was collected alone."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the broad run what of a test with many parameters is more than a turn, spread over all of them."""
    sizes.take_turns(items, Path(__file__).parent)


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what only a later run takes, unless asked for.

    Let each worker take its share of the tests in their order, and steal from another once it is done: what a file
    or a folder of tests computes once is computed by one of them.
    """
    sizes.LATER = config.option.markexpr not in config.getini("addopts")
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "worksteal"
