"""Days read otherwise: the end or the beginning off by some days, a month or a year, or another day the case names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ..base.dates import add_months, iso
from ..base.text import Text
from ..casefile.model import Case
from .changes import Change, as_is


def days_off(case: Case, until: int) -> Iterator[Change]:
    """The end or the beginning off by some days, a month, a year; or on another day that the case names."""
    for day, words in months_off(until):
        yield Change(partial(as_is, words), 2, until=day)
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        zh = f"{'多' if days > 0 else '少'}算 {abs(days)} 天"
        en = f"{days_en(days)} {'more' if days > 0 else 'fewer'}"
        yield Change(partial(_to, zh, en, until + days), 2 + abs(days), until=until + days)
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        word = Text("早" if days < 0 else "晚", "early" if days < 0 else "late")
        text = Text(f"起算日{word.zh}了 {abs(days)} 天", f"begins {days_en(days)} too {word.en}")
        yield Change(partial(as_is, text), 2 + abs(days), moved=days)
    for stated, zh, en in (
        (case.filed, "算到起诉日为止", "only to the day of suit"),
        (case.accepted, "算到受理日为止", "only to the day the court took the case"),
    ):
        if stated is not None and stated < until and (zh[2:4] == "起诉" or stated != case.filed):
            yield Change(partial(_to, zh, en, stated), 1, until=stated)
    begin = _first_day(case)
    if begin is None:
        return
    for months, zh, en in (
        (-1, "起算日早了一个月", "begins a month too early"),
        (1, "起算日晚了一个月", "begins a month too late"),
        (-12, "起算日早了一年", "begins a year too early"),
        (12, "起算日晚了一年", "begins a year too late"),
    ):
        day = add_months(date.fromordinal(begin), months).toordinal()
        yield Change(partial(_from, zh, en, day), 2, begin=day)
    loan = case.loans[0]
    named = (
        (loan.lent, "从出借日起算逾期利息", "interest for default from the day of lending"),
        (case.filed, "从起诉日起算", "from the day of suit"),
        (case.accepted, "从受理日起算", "from the day the court took the case"),
        (loan.signed, "从合同成立日起算", "from the day of the contract"),
    )
    for stated, zh, en in named:
        if stated is not None and stated != begin:
            yield Change(partial(_from, zh, en, stated), 1, begin=stated, source="first-day-of-default")


def _first_day(case: Case) -> int | None:
    """The first day of default of a single loan, as written."""
    if len(case.loans) != 1 or case.loans[0].instalments:
        return None
    loan = case.loans[0]
    return loan.interest_from if loan.due is None else loan.due + 1


def _to(zh: str, en: str, day: int) -> Text:
    return Text(f"{zh}（算至 {iso(day)}）", f"{en} (to {iso(day)})")


def _from(zh: str, en: str, day: int) -> Text:
    return Text(f"{zh}（{iso(day)}）", f"{en} ({iso(day)})")


def days_en(days: int) -> str:
    """Return ``1 day``, ``2 days``."""
    return f"{abs(days)} day{'s' if abs(days) != 1 else ''}"


def months_off(until: int) -> Iterator[tuple[int, Text]]:
    """The end off by a month or a year, with its words."""
    for months, zh, en in (
        (-1, "少算一个月", "a month fewer"),
        (1, "多算一个月", "a month more"),
        (-12, "少算一年", "a year fewer"),
        (12, "多算一年", "a year more"),
    ):
        day = add_months(date.fromordinal(until), months).toordinal()
        yield day, _to(zh, en, day)
