"""One period of limitation while it is being wound: where it began, what moved it, when it ends.

Days are day numbers. A period ends on the date that corresponds to its opening day, which is not counted itself
(民法典 201、202条); where that is no working day, on the next one (203条).
"""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import words_of
from ..base.record import Record
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case, currency_of
from .choices import Choices

worded = words_of(__name__)

THREE_YEARS_SINCE = date(2017, 10, 1).toordinal()
"""民法总则 in force: three years; a period whose two years were not yet over on this day has three as well."""


class Step(Record):
    """One event on a clock: whether it moved the clock, why, by which provision, and the last day after it (None:
    none).
    """

    day: int
    what: Text
    counts: bool
    why: Text
    provision: str
    last: int | None


class Clock(Record):
    """One period. ``last`` is its last day after everything (None while a suit or enforcement is pending or it never
    began), ``nominal`` before a holiday moved it, ``stop`` the twenty-year stop. ``state`` is ``running``, ``expired``,
    ``pending``, ``judged`` (a judgment took its place), ``unlimited`` (终本: no period runs) or ``not-begun``;
    ``days_left`` counts from the day asked to ``last``.
    """

    name: Text
    begins: int | None
    steps: tuple[Step, ...]
    last: int | None
    nominal: int | None
    stop: int | None
    state: str
    days_left: int | None


def after(day: int, months: int) -> int:
    """The corresponding day ``months`` later, or that month's last day (202条)."""
    return add_months(date.fromordinal(day), months).toordinal()


class Running:
    """A clock while it is being wound: where its period began and when it ends."""

    def __init__(self, begins: int, months: int, old_two_years: bool, case: Case, choices: Choices) -> None:
        self.months, self.old_two_years = months, old_two_years
        self.obstacles, self.choices = case.obstacles, choices
        judged = case.judgment.currency if case.judgment is not None and not case.loans else ""
        self.currency = currency_of(case) or judged
        self.steps: list[Step] = []
        self.pending = self.judged = self.unlimited = False
        self.nominal = self.last = self.opening = 0
        self.official = True
        self.stop = after(begins, 240)
        self.start(begins)

    def start(self, day: int) -> str:
        """Begin the period anew; return the provision its length rests on."""
        self.opening = day
        months, provision = self.months, "civil-code/188" if self.months == 36 else "civil-procedure-2023/250"
        if self.old_two_years and day < THREE_YEARS_SINCE:
            provision = "limitation-general-2018/2"
            # An obstacle may have kept the two years open until the new law came.
            if self._past_obstacles(after(day, 24)) < THREE_YEARS_SINCE:
                months, provision = 24, "limitation-general-2018/3"
        elif self.old_two_years and day < date(2021, 1, 1).toordinal():
            provision = "limitation-general-2018/1"
        self.nominal = self._past_obstacles(after(day, months))
        moved, self.official = next_workday(date.fromordinal(self.nominal))
        self.last = moved.toordinal()
        if self.months == 36:
            self.last = min(self.last, self.stop)
        return provision

    def _past_obstacles(self, last: int) -> int:
        """194条: an obstacle in the last six months lets the period end six months after it is gone."""
        moved = True
        while moved:
            moved = False
            for first, end, _ in self.obstacles:
                later = after(end, 6)
                if first <= last and end > after(last, -6) and later > last:
                    last, moved = later, True
                    self._note_old_obstacle(end)
        return last

    def _note_old_obstacle(self, end: int) -> None:
        """Under 民法通则 139条 the rest ran on after an obstacle;
        194条 reaches those not gone on 2017-10-01 (解释 4条).
        """
        if self.months == 36 and end < THREE_YEARS_SINCE:
            self.choices.note(
                "warning", "limitation-old-obstacle", worded("limitation-old-obstacle", end=iso(end)), "civil-code/194"
            )

    def _note_calendar(self) -> None:
        """Say that the last day was moved, or not moved, by the weekday alone (203条)."""
        if not self.official:
            last = iso(self.nominal)
            self.choices.note("warning", "calendar", worded("calendar", last=last), "civil-code/203")

    def in_time(self, day: int) -> bool:
        """Whether an event of ``day`` comes before the period is over;
        where only holidays decide, say what is unknown.
        """
        if self.nominal <= day <= self.last + 10:
            self._note_calendar()
        return day <= self.last

    def restart(self, day: int, what: Text, why: Text, provision: str, by_debtor: bool = False) -> None:
        """Let an event begin the period anew, if it comes in time;
        what the debtor agrees to later waives the defence.
        """
        if self.judged:
            self.ignore(day, what, Text("已有判决，看申请执行的期间", "there is a judgment: see enforcement"))
        elif self.pending:
            self.ignore(day, what, Text("程序进行中，时效不进行", "proceedings are pending: no period runs"))
        elif day < self.opening:
            told = Text(
                "期间还没有重新起算（和解约定的履行期内）",
                "the period has not begun anew yet (the settlement is being performed)",
            )
            self.ignore(day, what, told)
        elif self.in_time(day):
            self.start(day)
            self.steps.append(Step(day, what, True, why, provision, self.last))
        elif by_debtor and self.months == 36 and day <= self.stop:
            self._waived(day, what)
        else:
            self.late(day, what)

    def _waived(self, day: int, what: Text) -> None:
        """Consent to perform after the period was over (民法典 192条2款, 时效规定 19条): the debt stands, anew."""
        over = iso(self.last)
        self.choices.note(
            "warning", "limitation-waiver", worded("limitation-waiver", day=iso(day), over=over), "limitation-2020/19"
        )
        self.start(day)
        why = Text(
            f"{over} 届满后同意履行：放弃时效抗辩，自此重新计算",
            f"consent after the period ended on {over}: the defence is waived, a new period",
        )
        self.steps.append(Step(day, what, True, why, "limitation-2020/19", self.last))

    def halt(self, day: int, what: Text, why: Text, provision: str) -> None:
        """Let proceedings stop the clock, if they come in time."""
        if not self.pending and not self.in_time(day):
            self.late(day, what)
            return
        self.pending = True
        self.unlimited = False
        self.steps.append(Step(day, what, True, why, provision, None))

    def reopen(self, day: int, begins: int, what: Text, why: Text, provision: str) -> None:
        """Let proceedings end on ``day``, the period beginning anew on ``begins``."""
        self.pending = self.unlimited = False
        self.start(begins)
        self.steps.append(Step(day, what, True, why, provision, self.last))

    def free(self, day: int, what: Text, why: Text, provision: str) -> None:
        """Let a round of enforcement end without assets: no period runs any more."""
        self.unlimited = True
        self.steps.append(Step(day, what, True, why, provision, None))

    def judge(self, day: int, what: Text, why: Text, provision: str) -> None:
        """Let a judgment end the clock for good: whether it was still running no longer matters."""
        self.pending = self.judged = True
        self.steps.append(Step(day, what, False, why, provision, None))

    def ignore(self, day: int, what: Text, why: Text, provision: str = "") -> None:
        """Keep an event that moves nothing, with the reason."""
        self.steps.append(Step(day, what, False, why, provision, None if self.pending else self.last))

    def late(self, day: int, what: Text, why: Text | None = None, provision: str = "") -> None:
        """An event after the period was over revives nothing by itself (民法典 192条, 时效规定 19条)."""
        if why is None:
            why = Text(
                f"{iso(self.last)} 届满后：不中断；义务人同意履行的，不得再抗辩",
                f"after the period ended on {iso(self.last)}: no interruption; consent to perform waives the plea",
            )
        provision = provision or ("limitation-2020/19" if self.months == 36 else "civil-procedure-interp-2022/481")
        self.steps.append(Step(day, what, False, why, provision, self.last))

    def clock(self, name: Text, begins: int, on: int) -> Clock:
        """Return the finished clock."""
        stop = self.stop if self.months == 36 else None
        if self.pending:
            state = "judged" if self.judged else "unlimited" if self.unlimited else "pending"
            return Clock(name, begins, tuple(self.steps), None, None, stop, state, None)
        self._note_calendar()
        state = "expired" if on > self.last else "running" if on >= begins else "not-begun"
        return Clock(name, begins, tuple(self.steps), self.last, self.nominal, stop, state, self.last - on)
