"""Every command that draws or drafts, with a call of it that succeeds."""

from __future__ import annotations

import re
from pathlib import Path

from lpr_calc.documents.build import KINDS
from paths import ROOT

WANG = str(ROOT / "examples/wang-v-li.yaml")
CAR = str(ROOT / "examples/car-loan.yaml")
JUDGED = str(ROOT / "examples/couple-and-guarantor-judged.yaml")
PLAN = ("--instalments", "6", "--first", "2027-01-31")
DRAWN: dict[str, tuple[str, ...]] = {
    "claim": ("claim", WANG),
    "judgment": ("judgment", WANG),
    "compare": ("compare", WANG, "--vary", "count,basis"),
    "verify": ("verify", WANG, "--figure", "14005.48"),
    "verify table": ("verify", WANG, "--table", str(ROOT / "examples/their-table.csv")),
    "rates list": ("rates", "list"),
    "rates at": ("rates", "at", "2024-01-01"),
    "rates chart": ("rates", "chart"),
    "cap": ("cap", "--signed", "2019-01-01", "--rate", "24%"),
    "fee": ("fee", "300000"),
    "limitation": ("limitation", WANG),
    "distribution": ("distribution", "100000", "甲.yaml", "乙.yaml"),
    "plan": ("plan", WANG, *PLAN),
    "schedule": ("schedule", CAR),
    "cost": ("cost", CAR),
    "explain": ("explain", "civil-code"),
    "rmb": ("rmb", "300000"),
    **{f"draft {kind}": ("draft", kind, WANG, *PLAN) for kind in KINDS},
}
"""Every command that draws or drafts."""
FINDINGS: dict[str, tuple[str, ...]] = {
    "check": ("check", WANG, "坏.yaml", JUDGED),
    "rates check": ("rates", "check", str(ROOT / "data/benchmark_rates.yaml")),
    "audit": ("audit", str(ROOT / "examples/result.json")),
}
"""Every command that lists findings: as lines, as data, or as a page."""


def prepare(folder: Path) -> None:
    """Write the case files that the calls read beside the examples."""
    for name in ("甲", "乙"):
        (folder / f"{name}.yaml").write_text(
            f"creditor: {name}\ndebtor: 丙\nuntil: 2025-06-30\n"
            "judgment: {perform_by: 2024-09-20, principal: 300000}\n",
            encoding="utf-8",
        )
    (folder / "坏.yaml").write_text("principal: 300,000.00\nlent: 2021-06-31\npenalty: 1.5\n", encoding="utf-8")


def figures(text: str) -> set[str]:
    """Every number of a text, with the commas and points inside it."""
    return set(re.findall(r"\d[\d,.]*\d|\d", text))
