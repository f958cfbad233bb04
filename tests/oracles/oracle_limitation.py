"""A second opinion on limitation: the clocks of law.md §8, wound in the plainest way, and events drawn to try them.

Only the calendar of working days is shared with the program. Every event is drawn while the clock is being wound, so
that many come on its last day, the day before or the day after.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from lpr_calc.base.workdays import next_workday

DAY = timedelta(days=1)
NEW_LAW = date(2017, 10, 1)
ACTS = ("acknowledgement", "plan", "security", "extension")
"""What a debtor does that is consent to perform (时效规定 14条)."""


@dataclass
class Event:
    """Something on a day: ``kind`` is that of a demand, ``pay``, ``auction`` (proceeds), ``filed`` or ``settled``."""

    day: date
    kind: str
    delivered: str = ""
    proof: bool = False
    amount: int = 1
    last_day: date | None = None

    def facts(self) -> dict[str, Any]:
        """In case-file keys."""
        if self.kind in ("pay", "auction"):
            return {"date": self.day, "amount": self.amount} | ({"event": "auction"} if self.kind == "auction" else {})
        found: dict[str, Any] = {"date": self.day, "event": self.kind}
        if self.delivered:
            found["delivered"] = self.delivered
        return found | ({"proof": "签收单"} if self.proof else {})


def months_after(day: date, months: int) -> date:
    """202条: the corresponding day, or the last of a month that has none."""
    return day + relativedelta(months=months)


@dataclass
class Watch:
    """A clock: when it opened, its last day, what stopped it."""

    begins: date
    months: int
    obstacles: tuple[tuple[date, date], ...] = ()
    opening: date = date.min
    nominal: date = date.min
    last: date = date.min
    state: str = "running"
    steps: list[tuple[date, bool, date | None]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.open(self.begins)
        self.steps.append((self.begins, True, self.last))

    def open(self, day: date) -> None:
        """188, 194, 203条; the three years of 2017-10-01 for a period whose two were not over."""
        months = self.months
        if months == 36 and day < NEW_LAW and self.put_off(months_after(day, 24)) < NEW_LAW:
            months = 24
        self.opening, self.state = day, "running"
        self.nominal = self.put_off(months_after(day, months))
        self.last = next_workday(self.nominal)[0]
        if self.months == 36:
            self.last = min(self.last, months_after(self.begins, 240))

    def put_off(self, end: date) -> date:
        """194条: an obstacle in the last six months, six months after it is gone."""
        while True:
            later = [
                months_after(gone, 6)
                for came, gone in self.obstacles
                if came <= end and gone > months_after(end, -6) and months_after(gone, 6) > end
            ]
            if not later:
                return end
            if self.months == 36 and min(gone for _, gone in self.obstacles) < NEW_LAW:
                self.codes.add("limitation-old-obstacle")
            end = min(later)

    def note(self, day: date, counts: bool) -> None:
        self.steps.append((day, counts, self.last if self.state == "running" else None))

    def begin_anew(self, day: date, by_debtor: bool = False) -> None:
        """195条; after the period is over only the debtor's clear consent (192条2款)."""
        if self.state != "running" or day < self.opening:
            self.note(day, False)
        elif day <= self.last:
            self.open(day)
            self.note(day, True)
        elif by_debtor and self.months == 36 and day <= months_after(self.begins, 240):
            self.codes.add("limitation-waiver")
            self.open(day)
            self.note(day, True)
        else:
            self.note(day, False)

    def stop(self, day: date) -> None:
        """Proceedings: nothing runs until their end, if they come in time."""
        if self.state == "running" and day > self.last:
            self.note(day, False)
            return
        self.state = "pending"
        self.steps.append((day, True, None))

    def end_of_proceedings(self, day: date, opens: date) -> None:
        self.open(opens)
        self.note(day, True)

    def meet(self, event: Event) -> None:
        """Let one event move the clock."""
        kind, day = event.kind, event.day
        enforcing = self.months == 24
        going = self.state in ("pending", "unlimited")
        if kind == "auction" and enforcing:
            self.stop(day)
        elif kind == "auction" or (kind != "filed" and kind != "settled" and day < self.begins):
            self.note(day, False)
        elif kind == "pay":
            self.begin_anew(day)
        elif kind == "filed" or (enforcing and kind in ("enforce", "resume")):
            self.stop(day)
        elif kind == "settled":
            if not going and day > self.last:
                self.note(day, False)
            else:
                if event.last_day is None:
                    self.codes.add("settlement-last-day")
                self.end_of_proceedings(day, event.last_day or day)
        elif kind == "terminate" and enforcing and going:
            self.state = "unlimited"
            self.steps.append((day, True, None))
        elif kind == "plan" and enforcing and going:
            self.codes.add("settlement-last-day")
            self.end_of_proceedings(day, day)
        elif kind == "withdraw":
            self.codes |= set() if enforcing else {"limitation-withdrawn"}
            if going:
                self.end_of_proceedings(day, day)
            else:
                self.begin_anew(day)
        elif kind in ("suspend", "terminate", "resume", "refuse"):
            self.note(day, False)
        elif kind in ("suit", "enforce"):
            self.codes.add("limitation-proceedings")
            self.begin_anew(day)
        elif event.delivered == "no" or (kind == "demand" and event.delivered != "yes"):
            self.codes |= {"demand-delivered"} if not event.delivered else set()
            self.note(day, False)
        else:
            self.codes |= set() if event.proof else {"demand-proof"}
            self.begin_anew(day, by_debtor=kind != "demand")

    def result(self, on: date) -> dict[str, Any]:
        """What the clock comes to on a day."""
        found: dict[str, Any] = {"begins": self.begins, "steps": self.steps}
        if self.state != "running":
            return found | {"state": self.state, "last": None, "nominal": None, "left": None}
        state = "expired" if on > self.last else "running" if on >= self.begins else "not-begun"
        return found | {"state": state, "last": self.last, "nominal": self.nominal, "left": (self.last - on).days}


def _when(lot: Random, watch: Watch, after: date) -> date:
    """The day of the next event: any, or beside the days on which a period begins and ends."""
    edges = [watch.last + DAY * n for n in (-1, 0, 0, 1, 2, 11)] if watch.state == "running" else []
    edges += [watch.nominal, watch.opening, watch.opening - DAY, after, after + DAY]
    edges += [after + DAY * lot.randint(1, 900) for _ in range(3)]
    return lot.choice([day for day in edges if day >= after] or [after])


def drawn(number: int, enforcing: bool) -> tuple[dict[str, Any], date, Watch]:
    """Draw a matter by its number: its facts, the day asked, and the clock wound by the law page."""
    lot = Random(number)
    begins = date(2021, 1, 1) + DAY * lot.randint(0, 700)
    if not enforcing and lot.random() < 0.4:
        begins = lot.choice((NEW_LAW, NEW_LAW - DAY, date(2015, 10, 1), date(2015, 9, 30), date(2015, 9, 29)))
        begins -= DAY * lot.choice((0, 0, 1, 200))
    obstacles: tuple[tuple[date, date], ...] = ()
    if lot.random() < 0.35:
        ends = months_after(begins, lot.choice((24, 36)))
        gone = lot.choice((ends, ends - DAY, months_after(ends, -6), months_after(ends, -6) + DAY, ends + DAY * 40))
        obstacles = ((lot.choice((ends, ends + DAY, gone - DAY * 30)), gone),)
        obstacles = tuple((min(came, gone), gone) for came, gone in obstacles)
    watch = Watch(begins, 24 if enforcing else 36, obstacles)
    kinds: tuple[str, ...] = ("demand", "demand", *ACTS, "refuse", "suit", "withdraw", "pay", "pay", "auction", "filed")
    if enforcing:
        kinds = (*kinds[:-1], "enforce", "enforce", "terminate", "suspend", "resume", "plan", "pay", "settled")
    events: list[Event] = []
    day = begins + DAY if enforcing else begins - DAY * lot.choice((0, 1, 30))
    once: set[str] = set()
    for _ in range(lot.randint(0, 6)):
        day = _when(lot, watch, day)
        kind = lot.choice([kind for kind in kinds if kind not in once])
        if kind in ("filed", "settled"):
            once.add(kind)
        if kind == "suit" and enforcing:
            # A suit says nothing to the period to apply for enforcement.
            continue
        delivered = lot.choice(("yes", "yes", "no", "")) if kind in ("demand", *ACTS) else ""
        event = Event(day, kind, delivered, lot.random() < 0.5)
        if kind == "settled" and lot.random() < 0.7:
            event.last_day = day + DAY * lot.randint(0, 400)
        events.append(event)
        watch.meet(event)
        day += DAY
    on = lot.choice([day + DAY * 30, *(max(watch.last + DAY * n, day) for n in (-1, 0, 1))])
    return _facts(watch, events, enforcing), on, watch


def _facts(watch: Watch, events: list[Event], enforcing: bool) -> dict[str, Any]:
    """The matter in case-file keys; the order of a day is demands, payments, suit."""
    demands = [event.facts() for event in events if event.kind not in ("pay", "auction", "filed", "settled")]
    payments = [event.facts() for event in events if event.kind in ("pay", "auction")]
    facts: dict[str, Any] = {"demands": demands} if demands else {}
    facts |= {"payments": payments} if payments else {}
    if watch.obstacles:
        facts["obstacles"] = [{"from": came, "to": gone, "reason": "不可抗力"} for came, gone in watch.obstacles]
    for event in events:
        if event.kind == "filed":
            facts["filed"] = event.day
        if event.kind == "settled":
            facts["resume"] = {"settled": event.day} | ({"last_day": event.last_day} if event.last_day else {})
    if enforcing:
        return facts | {"judgment": {"date": "2020-12-01", "perform_by": watch.begins, "principal": 1000000}}
    return facts | {"principal": 1000000, "due": watch.begins - DAY}
