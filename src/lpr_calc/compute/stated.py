"""Figures a text states beside its claims, held against what the facts read from it come to."""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING
from ..base.dates import iso
from ..base.errors import LprError, words_of
from ..base.money import fen_comma
from ..base.text import Text
from ..law.choices import Notice
from ..rates.series import Rates
from .claim import calculate

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..casefile.papers import TextFigures
    from .judgment_statement import JudgmentStatement
    from .statement import Statement

worded = words_of(__name__)

NAMES = {
    "principal": Text("本金", "principal"),
    "interest": Text("利息", "interest"),
    "costs": Text("费用", "costs"),
    "total": Text("合计", "total"),
}


def interest_to(case: Case, day: int, rates: Rates) -> tuple[int, int] | None:
    """Interest and damages of a claim up to ``day``, in fen: without that day and with it (暂计至 a day means either);
    None where the facts do not compute.
    """
    ends = _to(case, day, rates)
    if ends is None:
        return None
    sums = [one.totals.interest + one.totals.damages for one in ends]
    return sums[0], sums[1]


def _to(case: Case, day: int, rates: Rates) -> tuple[Statement, Statement] | None:
    try:
        return calculate(case._replace(until=day), rates), calculate(case._replace(until=day + 1), rates)
    except LprError:
        return None


def claim_checks(case: Case, statement: Statement, rates: Rates) -> tuple[Notice, ...]:
    """Say of each figure of the text (`stated`) whether the claim comes to it, on the day the figure is of: what has
    accrued, or what payments left of it, the day itself counted or not.
    """
    text = case.text_figures
    if text is None:
        return ()
    ends = (statement,) if text.at is None else _to(case, text.at, rates)
    if ends is None:
        assert text.at is not None
        return (Notice("warning", "stated-unchecked", worded("stated-unchecked", day=iso(text.at))),)
    sums: dict[str, list[int]] = {name: [] for name in NAMES}
    for one in ends:
        accrued = one.totals.interest + one.totals.damages
        costs = one.totals.costs + one.totals.fees
        sums["principal"] += [one.totals.principal, one.totals.principal_after]
        sums["interest"] += [accrued, one.totals.interest, one.totals.interest_after]
        sums["costs"] += [costs, one.totals.costs]
        sums["total"] += [
            one.totals.total, one.totals.principal + accrued, one.totals.principal + accrued + costs,
        ]  # fmt: skip
    return _compared(text, sums)


def judgment_checks(statement: JudgmentStatement) -> tuple[Notice, ...]:
    """Say of each figure of the text whether what the judgment orders comes to it: sums it fixes, nothing that runs."""
    text = statement.case.text_figures
    if text is None:
        return ()
    ordered = statement.judgment
    principal, damages = ordered.principal or 0, ordered.damages or 0
    interest = sum(entry.amount or 0 for entry in ordered.interest)
    costs = sum(cost.amount for cost in ordered.costs)
    fixed = principal + interest + damages
    sums = {
        "principal": [principal],
        "interest": [interest, interest + damages],
        "costs": [costs],
        "total": [fixed, fixed + costs, principal + interest, principal + costs],
    }
    return _compared(text, sums)


def _compared(text: TextFigures, sums: dict[str, list[int]]) -> tuple[Notice, ...]:
    """One notice a figure: the computation agrees, or the sum of it that is nearest."""
    notices = []
    for name, label in NAMES.items():
        said = getattr(text, name)
        if said is None:
            continue
        if said in sums[name]:
            agrees = worded("stated-agrees", name=label, said=fen_comma(said))
            notices.append(Notice("info", "stated-agrees", agrees))
            continue
        near = min(sums[name], key=lambda one: abs(one - said))
        said_, sum_, apart = fen_comma(said), fen_comma(near), fen_comma(abs(near - said))
        message = worded("stated-differs", name=label, said=said_, sum=sum_, difference=apart)
        if text.at is not None and name in ("interest", "total"):
            day = iso(text.at)
            message = worded("stated-differs/day", name=label, said=said_, sum=sum_, difference=apart, day=day)
        notices.append(Notice("warning", "stated-differs", message))
    return tuple(notices)
