"""Reads interest that was settled up to a day, and says what cannot stand beside it."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import Problem, problems_of
from ..base.money import fen_text
from ..base.text import Text
from ..values.tree import Node
from . import keys
from .carried import Carried
from .model import Loan
from .scalars import Scalars

problem = problems_of(__name__)


def carried(reader: Scalars, node: Node) -> Carried | None:
    """Read interest settled up to a day, by head."""
    before = len(reader.problems)
    facts = reader.fields(node, keys.CARRIED)
    if "at" not in facts and not reader.failed("at", node.where) and isinstance(node.value, dict):
        reader.problems.append(problem("key-missing", node.where, named=Text("at（截至）", "at"), key="at"))
    return None if len(reader.problems) > before else Carried(**facts, where=node.where)


def carried_problems(loan: Loan) -> list[Problem]:
    """Return a Problem for everything stated of a loan that cannot stand beside its carried interest."""
    settled, where = loan.carried, loan.where
    if settled is None:
        return []
    at, first, places = iso(settled.at), iso(settled.at + 1), loan.places
    found = []
    if not settled.total:
        found.append(problem("carried-empty", settled.where))
    if loan.interest_from is not None and loan.interest_from != settled.at + 1:
        place = places.get("interest_from", where)
        found.append(problem("carried-from", place, stated=iso(loan.interest_from), at=at, first=first))
    days = [day for portion in loan.disbursed if (day := portion.day) is not None] or [loan.lent or 0]
    if max(days) > settled.at:
        place = places.get("principal" if loan.disbursed else "lent", where)
        found.append(problem("carried-lent", place, lent=iso(max(days)), at=at))
    if loan.terms is not None and (loan.terms.repayment or loan.terms.schedule):
        place = places.get("repayment" if loan.terms.repayment else "schedule", where)
        found.append(problem("carried-schedule", place, at=at))
    if loan.rollovers:
        found.append(problem("carried-rollovers", places.get("rollovers", where), at=at))
    if loan.interest_limit is not None and loan.interest_limit < settled.total:
        total, limit = fen_text(settled.total), fen_text(loan.interest_limit)
        found.append(problem("carried-limit", places.get("interest_limit", where), total=total, limit=limit))
    return found
