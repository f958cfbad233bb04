"""``python -m lpr_calc``."""

import sys

from .entry import main

sys.exit(main())
