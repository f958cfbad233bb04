"""``lpr-calc compare``: the same claim under chosen conventions, side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..calculate import calculate
from ..casefile.model import Case
from ..casefile.parse import parse_case
from ..errors import LprError, Problem, Refused
from ..rates import Rates
from ..record import Text
from ..values import parse_amount, shown
from ..verify import DIMENSIONS, base_of, explanations, search, variants
from . import output
from .command import Command, TextOption
from .figures import held_of
from .options import claim_options, claim_tree, common_options, dest, rates_of, single

_HELP = Text(
    """同一案按不同约定并列计算，列出差额、是哪一项造成的、利息的范围。--vary 选要改变的约定。
    被告答辩用：--claimed-interest 写原告主张的利息，列出 原告主张 / 我方计算 / 差额 / 原因。

    \b
    例：
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis
      lpr-calc compare examples/wang-v-li.yaml --claimed-interest 14030.14""",
    """The same claim under several conventions side by side: the differences, which choice causes them, the range.
    --vary chooses what changes. For the defendant: with --claimed-interest, claimed / ours / difference / reason.

    \b
    Examples:
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis
      lpr-calc compare examples/wang-v-li.yaml --claimed-interest 14030.14""",
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
    claimed = [
        TextOption(["--claimed-interest", dest("--claimed-interest")], metavar="AMOUNT", help=Text("原告主张的利息", "the interest the claimant asks for").say(lang)),
        TextOption(["--claimed-principal", dest("--claimed-principal")], metavar="AMOUNT", help=Text("原告主张的本金（默认同我方）", "the principal the claimant asks for (default: as computed)").say(lang)),
    ]  # fmt: skip
    params = [click.Argument(["case"], required=False), vary, *claimed, *claim_options(lang), *common_options(lang)]
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
    if single("--claimed-interest", given) is not None:
        return _answer(case, rates, given, format_, lang)
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


def _answer(case: Case, rates: Rates, given: dict[str, Any], format_: str, lang: str) -> int:
    """Set the claimant's figures beside ours, with the reason; return 1 where they differ. Raises LprError."""
    from ..reports.variants import differing, render_answer

    statement = calculate(case, rates)
    interest = _amount("--claimed-interest", given)
    totals = statement.totals
    own, own_principal = totals.interest_after, totals.principal_after
    principal = _amount("--claimed-principal", given, own_principal)
    reasons: list[str] = []
    if interest != own:
        # What is still open after payments cannot be searched for; the interest accrued can.
        base = base_of(case)
        figure = interest + totals.interest - own
        matches, _, _ = search(case, rates, figure)
        slips = [text.say(lang) for text in explanations(case, rates, figure)]
        reasons = slips if slips and (not matches or matches[0].departures > 1) else []
        reasons = [differing(matches[0], base, lang), *reasons] if matches else reasons
    output.write(render_answer((principal, interest), (own_principal, own), reasons, format_, lang), given["output"], bom=format_ == "csv")  # fmt: skip
    return 0 if (principal, interest) == (own_principal, own) else 1


def _amount(option: str, given: dict[str, Any], default: int = 0) -> int:
    text = single(option, given)
    if text is None:
        return default
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, option, error.hint)) from None


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part.strip().replace("-", "_") for part in text.split(",") if part.strip()))
    unknown = [name for name in names if name not in DIMENSIONS]
    if unknown or not names:
        known = Text(f"可用：{'、'.join(DIMENSIONS)}", f"one of: {', '.join(DIMENSIONS)}")
        said = shown(", ".join(unknown) or text)
        raise LprError(Problem("word-unknown", Text(f"没有约定“{said}”", f"no convention “{said}”"), "--vary", known))
    return names
