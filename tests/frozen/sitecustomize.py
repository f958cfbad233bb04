"""Python imports this at its start where PYTHONPATH names this folder: see `frozen_rates`."""

import frozen_rates  # noqa: F401
