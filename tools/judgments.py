"""Synthetic operative parts, one a file: a heap of judgments to try a pipeline on.

    python tools/judgments.py 300 判决      # 判决/000.txt … 判决/299.txt

Names, sums and days are made up; the wording is drawn from `tests/reading/composing.py`, the same every time.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "reading")]

from composing import compose  # noqa: E402

SEED = 20240910


def main(count: int, folder: Path) -> None:
    """Write ``count`` texts into a folder, made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = random.Random(SEED)
    for number in range(count):
        text, _ = compose(drawn.choice, number)
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(int(sys.argv[1]), Path(sys.argv[2]))
