"""Orders of payments that what is owed does not have."""

from __future__ import annotations

from ..base.errors import LprError, problems_of
from ..casefile.model import Case

problem = problems_of(__name__)

_WHOLE = ("costs", "interest", "principal", "pro-rata", "doubled")
"""What any order may name; the doubled part is of a judgment, a claim has none."""


def refuse_heads(case: Case, order: tuple[str, ...]) -> None:
    """Raise LprError for an order that names heads of interest or of principal; those of loans repaid by instalments
    alone are served one by one.
    """
    heads = [head for head in order if head not in _WHOLE]
    if heads:
        raise LprError(problem("order-heads", case.places.get("conventions.order", ""), heads=", ".join(heads)))
