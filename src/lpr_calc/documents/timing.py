"""As of which day a paper is drafted: what is filed with the court as of the suit, an application after the last day.

A complaint, its claims and its form are what stood at the suit: what came in after it is no payment before the suit,
and no figure of theirs may rest on it. Letters and agreements speak of the day they are written.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case, Judgment, mediated, orders_money
from ..law.choices import Notice

problem = problems_of(__name__)
worded = words_of(__name__)

AT_SUIT = ("claims", "operative", "complaint", "form", "evidence", "answer")
"""Papers of the suit: after a judgment they are drafted as of the day it was brought."""

OF_THE_DAY = ("reminder", "demand", "schedule")
"""Papers of the day they are written: after a judgment in force they speak of what it gives."""


def as_of_suit(case: Case) -> tuple[Case, tuple[Notice, ...]]:
    """Return the case as it stood when the suit was brought, where it has a judgment that was given by ``case.until``.

    Its day is that of filing, else of acceptance, else of service, else that of the judgment; payments and costs from
    after it are left out. A notice says so.
    """
    judgment, until = case.judgment, _until(case)
    given = None if judgment is None else given_on(judgment)
    if given is None or until < given:
        return case, ()
    known = [day for day in (case.filed, case.accepted, case.served) if day is not None]
    day = known[0] if known else given
    if day >= until:
        return case, ()
    payments = tuple(one for one in case.payments if one.day <= day)
    costs = tuple(one for one in case.costs if one.day is None or one.day <= day)
    left = len(case.payments) - len(payments)
    more = worded("as-of-suit/payments", number=left) if left else Text("", "")
    what = "as-of-suit" if known else "as-of-suit/judgment"
    said = worded(what, day=iso(day), until=iso(until), more=more)
    return case._replace(until=day, payments=payments, costs=costs), (Notice("warning", "as-of-suit", said),)


def time_is_over(judgment: Judgment, until: int, where: str) -> None:
    """Refuse an application for enforcement up to the last day of performance.

    Raises LprError while nothing of the judgment has fallen due.
    """
    if is_early(judgment, until):
        raise LprError(problem("nothing-owed/judgment", where, until=iso(until)))


def is_early(judgment: Judgment, until: int) -> bool:
    """Whether the first last day of performance is not over on a day: the debtor may still perform."""
    days = [part.day for part in (*judgment.instalments, *judgment.damages_parts) if part.day is not None]
    if judgment.perform_by is not None and not judgment.instalments:
        days.append(judgment.perform_by)
    return bool(days) and until <= min(days)


def standing(case: Case) -> str:
    """How a judgment stands on ``case.until``: ``in-force``; ``given`` where it is not known to be in force yet, or
    orders no sum that is known; "" for none.

    A mediation statement is in force when it is signed; a judgment whose last day of performance is stated as a day
    has taken effect before it.
    """
    judgment, until = case.judgment, _until(case)
    given = None if judgment is None else given_on(judgment)
    if judgment is None or given is None or until < given:
        return ""
    since = given if _read_in_force(judgment) else judgment.effective
    return "in-force" if since is not None and since <= until and orders_money(judgment) else "given"


def _read_in_force(judgment: Judgment) -> str:
    """What a judgment is taken to be in force by where that is not stated: that it is a mediation statement, or has a
    last day of performance; "" where nothing says it, or the day is stated.
    """
    if judgment.effective is not None:
        return ""
    return "mediated" if mediated(judgment.number) else "perform-by" if judgment.perform_by is not None else ""


def taken_in_force(case: Case) -> list[Notice]:
    """That a judgment is taken to be in force, where the file does not state since when."""
    judgment = case.judgment
    by = _read_in_force(judgment) if judgment is not None else ""
    return [Notice("assumption", "in-force", worded(f"in-force/{by}"))] if by else []


def _until(case: Case) -> int:
    return case.until if case.until is not None else case.today


def given_on(judgment: Judgment) -> int | None:
    """The day of a judgment: as stated, else the first day that is known to follow it; None for none."""
    days = (judgment.day, judgment.effective, judgment.perform_by)
    return next((day for day in days if day is not None), None)
