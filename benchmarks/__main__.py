"""Every benchmark in one run: ``python -m benchmarks``."""

from . import engine, startup

startup.main()
engine.main()
