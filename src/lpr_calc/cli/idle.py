"""Common options that a command takes and does not use: said, and refused under ``--strict``."""

from __future__ import annotations

import sys

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..law.choices import Unused, unused_text

problem = problems_of(__name__)


def tell_idle(options: list[str], given: dict[str, Any], lang: str) -> None:
    """Say on standard error that options change nothing here. Raises LprError under ``--strict``."""
    why = Text("这个命令不用利率表", "this command uses no table of rates")
    said = unused_text(Unused(option, option, why) for option in options)
    if given.get("strict"):
        raise LprError(*(problem("option-idle", option) for option in options))
    if not given.get("quiet"):
        sys.stderr.write(said.say(lang) + "\n")
