"""Every goal with its figure in one run: ``python -m benchmarks``; ``--rows 1000000`` for the whole batch.

Where a figure differs from the exact one by a fen, the run ends.
"""

from . import batch, engine, kinds, rivals, search, startup

startup.main()
engine.main()
search.main()
kinds.main()
rivals.main()
batch.main()
