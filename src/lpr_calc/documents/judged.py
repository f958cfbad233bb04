"""Papers that rest on a judgment: letters and the schedule after it, applications for enforcement, what settles it."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.text import Text
from ..casefile.model import Case, Resume
from ..compute.judgment import judge
from ..law.choices import Notice
from ..rates.series import Rates
from .drafted import Draft
from .schedule_judged import delay_schedule
from .timing import taken_in_force, time_is_over
from .told import is_long, never_read

worded = words_of(__name__)


def resumed(case: Case, rates: Rates, strict: bool) -> Draft:
    """The application to resume enforcement. Raises LprError."""
    from .refused import can_enforce, can_resume
    from .resume import resume_application, resume_grounds

    case, later = _after_judgment(case)
    judged = judge(case, rates, strict)
    time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
    can_resume(case, judged)
    can_enforce(judged)
    told_too = never_read(resume_grounds(case.resume or Resume(), judged.until))
    return Draft(resume_application(judged), (*later, *judged.notices, *told_too), judged)


def enforced(case: Case, rates: Rates, strict: bool, days: tuple[int, ...]) -> Draft:
    """The application for enforcement. Raises LprError."""
    from .enforcement import enforcement
    from .refused import can_enforce, nothing_owed

    judged = judge(case, rates, strict, days)
    time_is_over(judged.judgment, judged.until, case.places.get("until", "--until"))
    if not judged.totals.enforceable:
        raise nothing_owed(judged.until)
    can_enforce(judged)
    return Draft(enforcement(judged), judged.notices, judged)


def settled(case: Case, rates: Rates, strict: bool, days: tuple[int, ...]) -> Draft:
    """The settlement of what came in, on some days. Raises LprError."""
    from .enforcement import payoff

    judged = judge(case, rates, strict, days)
    return Draft(payoff(judged, rates), judged.notices, judged)


def after_it(kind: str, case: Case, rates: Rates, strict: bool) -> Draft:
    """A letter or a schedule after a judgment in force: what it gives, which is said."""
    judged = judge(case, rates, strict)
    notices = [*judged.notices, *taken_in_force(case)]
    if case.loans:
        which = "schedule" if kind == "schedule" else "letter"
        notices.append(Notice("info", "judged-letter", worded(f"judged-letter/{which}")))
    if kind == "schedule":
        return Draft(delay_schedule(judged), tuple(notices), judged)
    from .letters_judged import debtors_asked, judged_demand, judged_reminder
    from .refused import asks_in_time, is_solvent, nothing_owed

    if not judged.totals.total:
        raise nothing_owed(judged.until)
    asks_in_time(case, judged.until)
    asked = debtors_asked(judged)
    if kind == "reminder" or not asked:
        is_solvent(judged, case, "demand")
    if not asked:
        raise nothing_owed(judged.until)
    made = (judged_reminder if kind == "reminder" else judged_demand)(judged, case.pay_by)
    return Draft(made, (*notices, *(is_long(made) if kind == "reminder" else [])), judged)


def _after_judgment(case: Case) -> tuple[Case, tuple[Notice, ...]]:
    """Enforcement is resumed long after the judgment: a day of computation before it is that of the claim,
    today stands for it.
    """
    judgment = case.judgment
    if judgment is None or judgment.day is None or case.until is None or not case.until < judgment.day <= case.today:
        return case, ()
    message = Text(
        f"{iso(case.until)} 早于判决日，恢复执行的数额算至今日 {iso(case.today)}（用 --until 写明）",
        f"{iso(case.until)} is before the judgment: what is open is computed to today, {iso(case.today)} (state"
        " --until)",
    )
    return case._replace(until=case.today), (Notice("warning", "resume-until", message),)
