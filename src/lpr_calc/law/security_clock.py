"""Until when a right in rem may be exercised.

A mortgage falls with the limitation of the debt, and after a judgment with the period to apply for enforcement (民法典
419条; 担保制度解释 44条1款). Priority for the price of works has eighteen months from the day the price is payable
(建设工程解释（一） 41条), the changed day where the case was accepted since 2026-06-30 (解释（二） 21、23条);
earlier six months (法释〔2018〕20号 22条).
"""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import words_of
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case
from ..casefile.people import Security
from .choices import Choices
from .limitation import Clock, Step

worded = words_of(__name__)

EIGHTEEN_MONTHS = date(2021, 1, 1).toordinal()
"""解释（一） in force: at most eighteen months; six before."""
CHANGED_DAY = date(2026, 6, 30).toordinal()
"""解释（二） in force: for cases accepted since, the months run from the changed day of payment."""


def rights_clocks(
    case: Case, claims: tuple[Clock, ...], enforcement: Clock | None, on: int, choices: Choices
) -> tuple[Clock, ...]:
    """The last day of every right in rem as of the day ``on``; a pledge and a lien have none of their own."""
    found = []
    for one in case.security:
        if one.kind == "construction":
            clock = _works(case, one, on, choices)
        elif one.kind == "mortgage":
            clock = _mortgage(one, claims, enforcement, on)
        else:
            continue
        if clock is not None:
            found.append(clock)
    return tuple(found)


def _mortgage(one: Security, claims: tuple[Clock, ...], enforcement: Clock | None, on: int) -> Clock | None:
    judged = enforcement is not None and enforcement.last is not None
    days = [clock.last for clock in claims if clock.last is not None]
    last = enforcement.last if judged and enforcement is not None else min(days, default=None)
    begins = enforcement.begins if judged and enforcement is not None else claims[0].begins if claims else None
    if last is None or begins is None:
        return None
    why = (
        Text("判决以后：申请执行的期间内行使", "after judgment: within the period to apply for enforcement")
        if judged
        else Text("主债权诉讼时效期间内行使", "within the limitation of the debt")
    )
    provision = "guarantee-2020/44" if judged else "civil-code/419"
    step = Step(begins, Text("随主债权", "with the debt"), True, why, provision, last)
    name = Text(f"{one.property or '抵押财产'}的抵押权", f"mortgage of {one.property or 'the property'}")
    return Clock(name, begins, (step,), last, None, None, "expired" if on > last else "running", last - on)


def _works(case: Case, one: Security, on: int, choices: Choices) -> Clock | None:
    days = [day for loan in case.loans for day in (loan.due, loan.delivered, loan.settled) if day is not None]
    if not days and one.payable is None:
        return None
    payable, what = (min(days) if days else one.payable or 0), "civil-code/807"
    accepted = case.accepted if case.accepted is not None else case.filed
    if one.payable is not None and accepted is not None and accepted >= CHANGED_DAY:
        payable, what = one.payable, "construction-2026/21"
    elif one.payable is not None:
        choices.note(
            "info",
            "works-payable",
            worded("works-payable", payable=iso(one.payable)),
            "construction-2026/23",
        )
    months = 18 if payable >= EIGHTEEN_MONTHS else 6
    nominal = add_months(date.fromordinal(payable), months)
    moved, official = next_workday(nominal)
    if not official:
        choices.note("warning", "calendar", worded("calendar/works", day=nominal.isoformat()), "civil-code/203")
    last = moved.toordinal()
    why = Text(f"自应付工程价款之日起 {months} 个月", f"{months} months from the day the price was payable")
    due = Text(f"{iso(payable)} 应付工程价款", f"price payable on {iso(payable)}")
    steps = [Step(payable, due, True, why, "construction-2020/41" if months == 18 else what, last)]
    name = Text(f"{one.property or '工程'}的价款优先受偿权", f"priority for {one.property or 'the works'}")
    if case.filed is not None and payable <= case.filed <= on:
        in_time = case.filed <= last
        told = Text(f"{iso(case.filed)} 起诉", f"suit on {iso(case.filed)}")
        reason = Text("在期间内", "in time") if in_time else Text("晚于期间", "late")
        steps.append(Step(case.filed, told, in_time, reason, "construction-2020/41", None if in_time else last))
        if in_time:
            return Clock(name, payable, tuple(steps), None, None, None, "kept", None)
    state = "expired" if on > last else "running"
    return Clock(name, payable, tuple(steps), last, nominal.toordinal(), None, state, last - on)
