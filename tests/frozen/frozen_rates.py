"""Let `lpr_calc` in this process take the copy of the LPR table beside this file for the one it ships.

Imported by `tests/conftest.py` and, by way of `sitecustomize.py`, by every Python whose PYTHONPATH names this folder.
Two modules are concerned: the compiled table, and the one that says where the data files lie.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from os.path import dirname
from types import ModuleType

FOLDER = dirname(__file__)  # noqa: PTH120 -- pathlib would slow every start-up that the tests wait for


class _Files(SourceFileLoader):
    """Load `lpr_calc.tables.files`, which then looks for a data file here first."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        folders = vars(module)["FOLDERS"]
        vars(module)["FOLDERS"] = (FOLDER, *folders)


class _Finder:
    """Stands before the finders of the system."""

    @staticmethod
    def find_spec(name: str, path: object = None, _: object = None) -> ModuleSpec | None:
        if name == "lpr_calc.tables.lpr":
            return PathFinder.find_spec(name, [FOLDER])
        if name == "lpr_calc.tables.files":
            found = PathFinder.find_spec(name, path)  # type: ignore[arg-type]
            assert found is not None
            found.loader = _Files(name, found.origin or "")
            return found
        return None


if not any(finder is _Finder for finder in sys.meta_path):
    assert "lpr_calc.tables.lpr" not in sys.modules
    assert "lpr_calc.tables.files" not in sys.modules
    sys.meta_path.insert(0, _Finder)
