"""``lpr-calc --version --format json``: what a report of a fault, or a script, needs to know of an installation."""

from __future__ import annotations

from importlib.util import find_spec
from platform import python_implementation, python_version

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..rates.builtin import builtin_lpr
from ..tables.files import data_path
from .options import updated_table
from .userdata import table_path

EXTRAS = {
    "office": ("docx", "openpyxl", "xlsxwriter", "python_calamine"),
    "calendar": ("chinese_calendar",),
    "mcp": ("mcp",),
}
"""What must be importable for each extra."""


def version_data() -> dict[str, Any]:
    """Return the version, the LPR table that commands use without ``--rates``, the extras that are installed, and
    Python.

    Raises LprError for a table of the user's that cannot be read.
    """
    updated = updated_table()
    table = updated or builtin_lpr()
    return {
        "schema": "lpr-calc/version/1",
        "version": __version__,
        "rates": {
            "known_through": iso(table.known_through),
            "next_due": iso(table.next_due) if table.next_due else None,
            "path": table_path() if updated is not None else data_path("lpr_rates.yaml"),
            "sha256": table.sha256,
        },
        "extras": {name: all(find_spec(module) for module in modules) for name, modules in EXTRAS.items()},
        "python": f"{python_implementation()} {python_version()}",
    }
