"""The user's own folders: where ``rates update`` puts the table that later commands use, and where settings lie."""

from __future__ import annotations

import os
import re
import sys

NAME = "lpr_rates.yaml"
SETTINGS = "config.yaml"
_LANG = r"^(?:lang|language|语言):[ \t]*[\"']?(zh|en|中文|英文)\b"


def _place(windows: str, xdg: str, default: str) -> str:
    """Return the system's place for files of a kind, "" where there is none: ``windows`` and ``xdg`` are the variables
    that name it there, ``default`` where it lies under the home folder otherwise.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.environ.get(windows, "")
    if sys.platform == "darwin":
        return f"{home}/Library/Application Support" if home != "~" else ""
    stated = os.environ.get(xdg, "")
    if os.path.isabs(stated):
        return stated
    # A relative one counts for nothing, by the XDG base directory specification.
    return f"{home}/{default}" if home != "~" else ""


def folder() -> str:
    """Return the folder: ``LPR_CALC_DATA``, else the system's place for a user's data; "" where there is none."""
    stated = os.environ.get("LPR_CALC_DATA")
    if stated:
        return stated
    base = _place("LOCALAPPDATA", "XDG_DATA_HOME", ".local/share")
    return os.path.join(base, "lpr-calc") if base else ""


def table_path() -> str:
    """Return where the user's LPR table lies or would lie, "" where there is no such place."""
    place = folder()
    return os.path.join(place, NAME) if place else ""


def config_path() -> str:
    """Return where the user's file lies or would lie, "" where the system has no such place."""
    stated = os.environ.get("LPR_CALC_CONFIG")
    if stated is not None:
        return stated
    base = _place("APPDATA", "XDG_CONFIG_HOME", ".config")
    return os.path.join(base, "lpr-calc", SETTINGS) if base else ""


def own_language() -> str:
    """Return the language the user's file states, "" where it states none; read without a YAML library: it is asked for
    on every start.
    """
    path = config_path()
    if not path or not os.path.isfile(path):
        return ""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            found = re.search(_LANG, file.read(100_000), re.M)
    except OSError:
        return ""
    return {"中文": "zh", "英文": "en"}.get(found[1], found[1]) if found else ""
