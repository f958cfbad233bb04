"""Every benchmark in one run: ``python -m benchmarks``; ``--rows 1000000`` for the whole batch."""

from . import batch, engine, startup

startup.main()
engine.main()
batch.main()
