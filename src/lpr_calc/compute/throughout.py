"""Claims of one wording that begin between the same days (`law.regime`): the law is asked once for all their days."""

from __future__ import annotations

from ..base.errors import LprError
from ..base.record import Record
from ..casefile.model import Case
from ..engine.course import Course
from ..law.regime import Bounds, bounds_of
from ..rates.series import Rates
from .claim import Scheduled, schedule_case


class Throughout(Record):
    """Claims that begin between ``bounds``: each is ``course``, the first of them taken as far as rates are known, on
    days and with a principal of its own.
    """

    bounds: Bounds
    course: Course


def bounds_alike(scheduled: Scheduled) -> Bounds | None:
    """Return between which days claims of one loan are read as this one; None where that hangs on more than days."""
    return bounds_of(scheduled.contexts[0], scheduled.schedules[0]) if len(scheduled.schedules) == 1 else None


def throughout(case: Case, begun: str, bounds: Bounds, rates: Rates) -> Throughout | None:
    """Ask the law once for all claims that are read as ``case`` is; ``begun`` is the key of its loan that says from
    when on it is overdue. None where on some of their days more bears on the debt than its rate.
    """
    later = 1 if begun == "due" else 0
    loan = case.loans[0]._replace(**{begun: bounds.first - later})
    try:
        scheduled = schedule_case(case._replace(loans=(loan,), until=rates.lpr.next_due), rates)
    except LprError:
        return None
    if len(scheduled.schedules) != 1:
        return None
    course = Course(scheduled.schedules[0])
    return Throughout(bounds, course) if course.simple is not None else None
