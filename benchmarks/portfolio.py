"""A portfolio of car loans repaid by instalments, one row a loan. ``python -m benchmarks.portfolio``.

Rows go through `lpr_calc.batch.compute` in this process. A sample is held against the claim itself first.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from lpr_calc.base.money import fen_text
from lpr_calc.batch import compute
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.claim import calculate
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree

from .timing import void

ROWS = 10_000
END = date(2025, 6, 30)
KEYS = {
    "类型": "kind",
    "本金": "principal",
    "放款日": "lent",
    "期内利率": "rate",
    "还款方式": "repayment",
    "期数": "periods",
    "首期还款日": "first_due",
    "已还至期次": "paid_through",
    "加速到期日": "accelerated",
    "罚息倍数": "penalty",
    "计算至": "until",
}


def portfolio(rows: int) -> list[dict[str, str]]:
    """Return so many loans: each some instalments in arrears, every other one accelerated."""
    draw = random.Random(20261127)  # noqa: S311 -- the same loans in every run
    found = []
    for number in range(rows):
        lent = date(2022, 1, 1) + timedelta(draw.randrange(500))
        day = min(lent.day, 28)
        year, month = divmod(lent.year * 12 + lent.month, 12)
        passed = (END.year - lent.year) * 12 + END.month - lent.month - 1
        paid = draw.randrange(1, passed - 3)
        found.append(
            {
                "类型": "金融借款",
                "本金": str(draw.randrange(50, 400) * 1000),
                "放款日": lent.isoformat(),
                "期内利率": f"{draw.randrange(350, 1500) / 100:.2f}%",
                "还款方式": draw.choice(("等额本息", "等额本金", "等本等息")),
                "期数": draw.choice(("48", "60")),
                "首期还款日": date(year, month + 1, day).isoformat(),
                "已还至期次": str(paid),
                "加速到期日": (END - timedelta(draw.randrange(1, 40))).isoformat() if number % 2 else "",
                "罚息倍数": "1.5",
                "计算至": END.isoformat(),
            }
        )
    return found


def main() -> None:
    """Check a sample, then print how many rows a second."""
    asked = sys.argv[1:]
    rows = portfolio(int(asked[1]) if asked[:1] == ["--rows"] else ROWS)
    begun = time.process_time()
    found = list(compute(rows))
    seconds = time.process_time() - begun
    for facts, result in list(zip(rows, found, strict=True))[::197]:
        tree = {KEYS[key]: value for key, value in facts.items() if value}
        right = calculate(parse_case(as_tree(tree), END), Rates()).totals
        if (result["interest"], result["total"]) != (fen_text(right.interest), fen_text(right.total)):
            void(f"{facts} gives {result}, the claim itself {right}")
    refused = sum(bool(result["error"]) for result in found)
    sys.stdout.write(f"{len(rows):,} loans by instalments, {refused} refused: {len(rows) / seconds:,.0f} rows/s\n")


if __name__ == "__main__":
    main()
