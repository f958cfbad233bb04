"""``python -m lpr_calc``."""

from .entry import script

script()
