"""The user's own data folder: where ``rates update`` puts the table that later commands use."""

from __future__ import annotations

import os
import sys

NAME = "lpr_rates.yaml"


def folder() -> str:
    """Return the folder: ``LPR_CALC_DATA``, else the system's place for a user's data; "" where there is none."""
    stated = os.environ.get("LPR_CALC_DATA")
    if stated:
        return stated
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Application Support" if home != "~" else ""
    else:
        base = os.environ.get("XDG_DATA_HOME", "")
        if not os.path.isabs(base):
            # A relative one counts for nothing, by the XDG base directory specification.
            base = f"{home}/.local/share" if home != "~" else ""
    return os.path.join(base, "lpr-calc") if base else ""


def table_path() -> str:
    """Return where the user's LPR table lies or would lie, "" where there is no such place."""
    place = folder()
    return os.path.join(place, NAME) if place else ""
