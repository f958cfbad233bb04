"""The two years to apply for enforcement (民诉法 250条), and what settlements, withdrawals and 终本 make of them."""

from __future__ import annotations

from datetime import date

from ..base.dates import iso
from ..base.errors import LprError, words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Case, Payment, Resume
from ..casefile.people import Demand
from .choices import Choices
from .delay_interest import application_clause
from .limitation import Clock, Running, Step
from .limitation_events import act_text, take_demand, take_payment
from .operative import before_effect, lapsed, lapsed_text, last_days, resolve

worded = words_of(__name__)

TWO_YEARS_TO_ENFORCE_SINCE = date(2008, 4, 1).toordinal()
"""民事诉讼法 (2007) 215条 in force; before, one year or six months."""


def enforcement_clock(case: Case, on: int, choices: Choices) -> Clock:
    """Two years to apply for enforcement (民诉法 250条); the last instalment,
    or effectiveness where no period was set.
    """
    name = Text("申请执行", "application for enforcement")
    judgment = case.judgment
    assert judgment is not None
    judgment = resolve(judgment._replace(interest=()), choices)
    problems = before_effect(judgment, case.places.get("judgment", ""))
    if problems:
        raise LprError(*problems)
    days = last_days(judgment)
    if judgment.accelerates and judgment.accelerated is not None:
        days = [min(day, judgment.accelerated) for day in days]
    elif judgment.accelerates and len(days) > 1:
        choices.note(
            "warning",
            "accelerated-day",
            worded("accelerated-day", days=iso(max(days))),
            "civil-procedure-2023/250",
            matters=True,
        )
    begins = max(days, default=judgment.effective)
    if begins is None:
        why = Text("没有履行期限届满日或生效日", "neither a last day of performance nor a day of effect")
        return Clock(
            name, None, (Step(on, Text("判决", "judgment"), False, why, "", None),), None, None, None, "not-begun", None
        )
    if begins < TWO_YEARS_TO_ENFORCE_SINCE:
        choices.note(
            "warning",
            "enforcement-old",
            worded("enforcement-old", begins=iso(begins)),
            "civil-procedure-1991/219",
            matters=True,
        )
    gone = lapsed(days, on)
    if gone:
        choices.note("warning", "enforcement-instalments", lapsed_text(gone), "civil-procedure-2017/239", matters=True)
    if case.obstacles:
        choices.assume("enforcement-obstacle", worded("enforcement-obstacle"), "enforcement-procedure-2020/19")
    running = Running(begins, 24, False, case, choices)
    what = Text(f"履行期限于 {iso(begins)} 届满", f"the period for performance ended on {iso(begins)}")
    if not days:
        what = Text(f"未定履行期限，{iso(begins)} 生效", f"no period was set; in effect on {iso(begins)}")
    elif len(days) > 1:
        what = Text(f"最后一期于 {iso(begins)} 届满", f"the last instalment ended on {iso(begins)}")
    running.steps.append(
        Step(begins, what, True, Text("起算，二年", "begins, two years"), application_clause(on), running.last)
    )
    for day, event in _events(case, begins):
        if isinstance(event, Demand):
            _act(running, event, day, begins, choices)
        elif isinstance(event, Resume):
            _settled(running, event, day, choices)
        elif event.event in ("transfer", "auction"):
            why = Text("执行所得：已在执行中", "proceeds: it is being enforced")
            running.halt(
                day,
                Text(f"执行到位 {fen_text(event.amount)} 元", f"proceeds of {fen_text(event.amount)}"),
                why,
                "enforcement-procedure-2020/20",
            )
        else:
            take_payment(running, event, day, begins)
    return running.clock(name, begins, on)


def _events(case: Case, begins: int) -> list[tuple[int, Demand | Payment | Resume]]:
    """What may move the clock, in order of time; what ``resume`` says stands among it on its days."""
    found: list[tuple[int, Demand | Payment | Resume]] = [
        (d.day, d) for d in case.demands if d.day > begins and d.event != "suit"
    ]
    found += [(p.day, p) for p in case.payments if p.day > begins]
    resume, judgment = case.resume, case.judgment
    if resume is not None:
        found += [(p.day, p) for p in resume.paid if p.day > begins]
        settled = resume.settled if resume.settled is not None else resume.last_day
        if settled is not None:
            found.append((settled, resume))
        if resume.terminated is not None:
            found.append((resume.terminated, Demand(resume.terminated, event="terminate")))
    if judgment is not None and judgment.resumed is not None and judgment.resumed > begins:
        found.append((judgment.resumed, Demand(judgment.resumed, event="resume")))
    return sorted(found, key=lambda event: event[0])


def _act(running: Running, demand: Demand, day: int, begins: int, choices: Choices) -> None:
    """An act on the way of enforcement."""
    what = act_text(demand)
    if demand.event in ("enforce", "resume"):
        why = Text("申请执行中断；执行中不计", "interrupts; nothing runs while it is being enforced")
        running.halt(day, what, why, "enforcement-procedure-2020/20")
    elif demand.event == "terminate" and running.pending:
        why = Text(
            "发现财产可随时再申请，不受申请执行期间的限制",
            "once assets are found it may be applied for again, without a time limit",
        )
        running.free(day, what, why, "civil-procedure-interp-2022/517")
    elif demand.event == "suspend" and running.pending:
        running.ignore(
            day,
            what,
            Text("中止期间不计；中止的情形消失后恢复执行", "nothing runs; enforcement goes on when the reason is gone"),
        )
    elif demand.event == "plan" and running.pending:
        choices.note(
            "warning",
            "settlement-last-day",
            worded("settlement-last-day/event", day=iso(day)),
            "civil-procedure-interp-2022/466",
            matters=True,
        )
        running.reopen(
            day,
            day,
            what,
            Text("执行和解，中断（先自和解之日重新计算）", "settlement interrupts (counted from its own day for now)"),
            "civil-procedure-interp-2022/466",
        )
    else:
        take_demand(running, demand, day, begins, choices)


def _settled(running: Running, resume: Resume, day: int, choices: Choices) -> None:
    """A settlement interrupts; the two years restart from the last day it fixes for performance (民诉法解释 466条)."""
    what = Text("执行和解", "settlement in enforcement")
    if not running.pending and not running.in_time(day):
        running.late(day, what)
        return
    last = resume.last_day if resume.last_day is not None else day
    if resume.last_day is None:
        choices.note(
            "warning",
            "settlement-last-day",
            worded("settlement-last-day", day=iso(day)),
            "civil-procedure-interp-2022/466",
            matters=True,
        )
    why = Text(
        f"中断，自协议约定履行期限的最后一日 {iso(last)} 起重新计算二年",
        f"interrupts; two years anew from the last day it fixes for performance, {iso(last)}",
    )
    running.reopen(day, last, what, why, "civil-procedure-interp-2022/466")
    if resume.broken is not None:
        choices.note(
            "info",
            "settlement-broken",
            worded("settlement-broken", broken=iso(resume.broken), last=iso(last)),
            "settlement-2020/9",
        )
