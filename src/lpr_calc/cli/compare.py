"""``lpr-calc compare``: the same claim under chosen conventions, side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..calculate import calculate
from ..casefile.parse import parse_case
from ..errors import LprError, Problem
from ..record import Text
from ..values import shown
from ..verify import DIMENSIONS, base_of, variants
from . import output
from .command import Command, TextOption
from .options import claim_options, claim_tree, common_options, dest, rates_of, single
from .verify import held_of

_HELP = Text(
    """同一案按不同约定并列计算，列出差额、是哪一项造成的、利息的范围。--vary 选要改变的约定。

    \b
    例：
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis""",
    """The same claim under several conventions side by side: the differences, which choice causes them, the range.
    --vary chooses what changes.

    \b
    Examples:
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis""",
)
_DEFAULT = "count,basis,lpr"
_LAWYERS = {
    "count": ("head", "both"),
    "basis": ("365", "360"),
    "lpr": ("floating", "fixed"),
    "rounding": ("line", "total"),
}
"""Without ``--vary`` only what is usual is compared."""


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    help_ = Text(f"要改变的约定，可用：{'、'.join(DIMENSIONS)}（默认 {_DEFAULT}，只取常见值）", f"what to vary: {', '.join(DIMENSIONS)} (default {_DEFAULT}, usual values only)")  # fmt: skip
    vary = TextOption(["--vary", dest("--vary")], metavar="NAMES", help=help_.say(lang))
    params = [click.Argument(["case"], required=False), vary, *claim_options(lang), *common_options(lang)]
    return Command("compare", callback, _HELP, params, lang)


def run(given: dict[str, Any], lang: str) -> int:
    """Compute and print every variant; return the exit code. Raises LprError."""
    from ..reports.variants import render_compare

    format_ = output.chosen_format(given["format_"], given["output"])
    stated = single("--vary", given)
    vary = _names(stated or _DEFAULT)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today)
    rates = rates_of(given["rates"])
    base = base_of(case)
    found = [
        variant
        for variant in variants(case, rates, held_of(given), vary)
        if stated or all(variant.conventions[n] in (base[n], *_LAWYERS[n]) for n in vary)
    ]
    found.sort(key=lambda variant: (variant.interest, variant.departures))
    shown_dimensions = tuple(name for name in vary if len({v.conventions[name] for v in found}) > 1) or vary[:1]
    principal = calculate(case, rates).totals.principal
    output.write(render_compare(found, base, principal, shown_dimensions, format_, lang), given["output"], bom=format_ == "csv")  # fmt: skip
    return 0


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part.strip().replace("-", "_") for part in text.split(",") if part.strip()))
    unknown = [name for name in names if name not in DIMENSIONS]
    if unknown or not names:
        known = Text(f"可用：{'、'.join(DIMENSIONS)}", f"one of: {', '.join(DIMENSIONS)}")
        said = shown(", ".join(unknown) or text)
        raise LprError(Problem("word-unknown", Text(f"没有约定“{said}”", f"no convention “{said}”"), "--vary", known))
    return names
