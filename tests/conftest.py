"""Hypothesis: the same examples on every machine, as many as LPR_CALC_EXAMPLES says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "lpr-calc",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("LPR_CALC_EXAMPLES", "150")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("lpr-calc")

# No table that somebody updated on this machine may reach a test.
os.environ["LPR_CALC_DATA"] = os.devnull
