"""Clocks of limitation laid out for people, for programs, and as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.text import Text
from ..casefile.model import Loan
from ..compute.limitation import LimitationStatement
from ..law.guarantee import as_clocks
from ..law.limitation import Clock
from ..render.data import delimited, dump
from ..render.model import Cell, Column, Document, Pairs, Para, Parts, Table, iso_day, words
from .notices import notice_blocks
from .parties_words import names_of

STATES = {
    "running": Text("进行中", "running"),
    "expired": Text("已届满", "over"),
    "open": Text("较早的末日已过，尚可主张", "past the earlier day, may be pleaded"),
    "pending": Text("程序进行中，不计算", "proceedings pending, nothing runs"),
    "judged": Text("已有判决，不再计算", "there is a judgment, nothing runs"),
    "unlimited": Text(
        "终结本次执行，发现财产可随时再申请，无期限", "ended without assets: may be applied for again at any time"
    ),
    "not-begun": Text("尚未起算", "not begun"),
    "kept": Text("已在期间内主张", "kept by what was done in time"),
}


def clocks_of(statement: LimitationStatement) -> tuple[Clock, ...]:
    """Every clock: of the claims, of enforcement, of the guarantees, of what guarantors have to be told, of rights."""
    enforcement = (statement.enforcement,) if statement.enforcement is not None else ()
    guarantees = [
        clock
        for found in statement.guarantees
        for clock in as_clocks(found, statement.on, len(statement.case.loans) > 1)
    ]
    return (*statement.claims, *enforcement, *guarantees, *statement.told, *statement.rights)


def as_dict(statement: LimitationStatement, lang: str) -> dict[str, Any]:
    """Return the clocks as plain data, dates ISO."""
    from .data import notices_list, provision_dict, unused_list
    from .persons import guarantees_list

    return {
        "schema": "lpr-calc/limitation/1",
        "version": __version__,
        "on": iso(statement.on),
        "claims": [
            {"loan": loan.id, **_clock(clock, lang)}
            for loan, clock in zip(statement.case.loans, statement.claims, strict=True)
        ],
        "enforcement": _clock(statement.enforcement, lang) if statement.enforcement is not None else None,
        **({"guarantees": guarantees_list(statement.guarantees, lang)} if statement.guarantees else {}),
        **(
            {"assignment_notices": [{"name": one.name.say(lang), **_clock(one, lang)} for one in statement.told]}
            if statement.told
            else {}
        ),
        **(
            {"rights": [{"name": one.name.say(lang), **_clock(one, lang)} for one in statement.rights]}
            if statement.rights
            else {}
        ),
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "provisions": [provision_dict(key) for key in statement.provisions],
    }


def _clock(clock: Clock, lang: str) -> dict[str, Any]:
    return {
        "state": clock.state,
        "begins": _day(clock.begins),
        "expires": _day(clock.last),
        "expires_before_holidays": _day(clock.nominal),
        "days_left": clock.days_left,
        "twenty_years": _day(clock.stop),
        "events": [
            {
                "date": iso(step.day),
                "event": step.what.say(lang),
                "counts": step.counts,
                "why": step.why.say(lang),
                "provision": step.provision or None,
                "expires": _day(step.last),
            }
            for step in clock.steps
        ],
    }


def _day(day: int | None) -> str | None:
    return None if day is None else iso(day)


def render(statement: LimitationStatement, format_: str, lang: str) -> str:
    """Return the clocks as ``json``, ``jsonl``, ``csv`` or ``tsv`` (every event a row)."""
    if format_ not in ("csv", "tsv"):
        return dump(as_dict(statement, lang), format_)
    rows: list[tuple[str, ...]] = [("clock", "date", "event", "counts", "why", "provision", "expires")]
    for clock in clocks_of(statement):
        name = clock.name.say(lang)
        rows += [
            (
                name,
                iso(step.day),
                step.what.say(lang),
                "yes" if step.counts else "no",
                step.why.say(lang),
                step.provision,
                _day(step.last) or "",
            )
            for step in clock.steps
        ]
    return delimited(rows, format_)


def document_of(statement: LimitationStatement, lang: str) -> Document:
    """Lay out the clocks: each event and what it did, then the last days."""
    case = statement.case
    head = [
        (Text("债权人", "Creditor"), words(names_of(case)[0])),
        (Text("债务人", "Debtor"), words(names_of(case)[1])),
        (Text("截至", "As of"), iso_day(statement.on)),
    ]
    summary: list[tuple[str, Cell]] = []
    for clock in clocks_of(statement):
        summary.append((clock.name.say(lang), words(_state(clock, lang))))
        if clock.stop is not None and clock.state != "judged":
            summary.append((Text("　最长保护至", "  twenty-year stop").say(lang), iso_day(clock.stop)))
    parts: Parts = (
        Para(case.title or Text("时效", "Limitation").say(lang), "title"),
        Pairs("", tuple((name.say(lang), value) for name, value in head if value.value)),
        *(_events(clock, lang) for clock in clocks_of(statement)),
        Pairs(Text("期限", "Last days").say(lang), tuple(summary), True),
        *notice_blocks((), statement.notices, statement.provisions, lang, statement.unused),
    )
    return Document("limitation", parts, lang=lang, report=True)


def _state(clock: Clock, lang: str) -> str:
    state = STATES[clock.state].say(lang)
    if clock.last is None or clock.days_left is None:
        return state
    last = iso(clock.last)
    if clock.days_left < 0:
        text = Text(f"{last} 届满，已过 {-clock.days_left} 天", f"over on {last}, {_days(-clock.days_left)} ago")
    elif not clock.days_left:
        text = Text(f"{last} 届满，当日是最后一天", f"last day {last}, the day itself")
    else:
        text = Text(f"{last} 届满，还有 {clock.days_left} 天", f"last day {last}, {_days(clock.days_left)} left")
    moved = ""
    if clock.nominal is not None and clock.nominal != clock.last and clock.nominal < clock.last:
        moved = Text(f"（{iso(clock.nominal)} 为休息日，顺延）", f" ({iso(clock.nominal)} is no working day)").say(lang)
    return text.say(lang) + moved


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _events(clock: Clock, lang: str) -> Table:
    columns = (
        Column("date", Text("日期", "Date").say(lang)),
        Column("event", Text("事项", "Event").say(lang)),
        Column("effect", Text("效力", "Effect").say(lang)),
        Column("last", Text("届满日", "Last day").say(lang)),
    )
    rows = tuple(
        (
            iso_day(step.day),
            words(step.what.say(lang)),
            words(step.why.say(lang)),
            words("—") if step.last is None else iso_day(step.last),
        )
        for step in clock.steps
    )
    return Table(clock.name.say(lang), columns, rows)


_WARN_DAYS = (90, 30, 7)


CALENDAR_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//lpr-calc//limitation//ZH", "CALSCALE:GREGORIAN")
CALENDAR_END = "END:VCALENDAR"


def calendar(statement: LimitationStatement) -> str:
    """Return the last days that are still to come as an iCalendar file (RFC 5545), with alarms before each."""
    return folded(CALENDAR_HEAD) + "".join(events(statement)) + folded((CALENDAR_END,))


def events(statement: LimitationStatement) -> list[str]:
    """Return the last days that are still to come as events of a calendar file, with alarms before each.

    An event keeps its name (UID) when an interruption moves it, so that a later file moves it in the calendar too.
    """
    case = statement.case
    number = case.judgment.number if case.judgment is not None else ""
    names = "、".join(name for name in (case.creditor.name, case.debtor.name) if name)
    only = case.loans[0].id if len(case.loans) == 1 and case.loans[0].id != "1" else ""
    matter = case.title or names or number or only or "债权"
    found = []
    for number_, clock in enumerate(clocks_of(statement)):
        loan = case.loans[number_] if number_ < len(statement.claims) else None
        if clock.last is None or not is_open(clock):
            continue
        basis = "；".join(f"{iso(step.day)} {step.what.zh}" for step in clock.steps if step.counts)
        lines = [
            "BEGIN:VEVENT",
            f"UID:{_name(statement, clock, loan)}@lpr-calc",
            f"DTSTAMP:{iso(statement.on).replace('-', '')}T000000Z",
            f"DTSTART;VALUE=DATE:{iso(clock.last).replace('-', '')}",
            f"DTEND;VALUE=DATE:{iso(clock.last + 1).replace('-', '')}",
            f"SUMMARY:{_escape(f'{matter}：{clock.name.zh}最后一日')}",
            f"DESCRIPTION:{_escape(basis)}",
            "TRANSP:TRANSPARENT",
        ]
        for days in _WARN_DAYS:
            lines += [
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                f"TRIGGER:-P{days}D",
                f"DESCRIPTION:{_escape(f'{matter}：{clock.name.zh}还有 {days} 天届满')}",
                "END:VALARM",
            ]
        found.append(folded((*lines, "END:VEVENT")))
    return found


def line_of(clock: Clock, lang: str) -> str:
    """Say in one line what a clock is and how it stands."""
    return f"{clock.name.say(lang)}{'：' if lang == 'zh' else ': '}{_state(clock, lang)}"


def folded(lines: Iterable[str]) -> str:
    """Return lines of a calendar file as it has them."""
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Break a line so that none is over 75 octets, never inside a character (RFC 5545 3.1)."""
    out, used = "", 0
    for char in line:
        size = len(char.encode())
        if used + size > 74:
            out, used = f"{out}\r\n ", 1
        out += char
        used += size
    return out


def _name(statement: LimitationStatement, clock: Clock, loan: Loan | None) -> str:
    """A name of one clock of one matter, the same from run to run and whatever moves its last day."""
    from hashlib import sha256

    case = statement.case
    parts = [case.title, case.creditor.name, case.debtor.name, str(clock.begins)]
    if loan is not None:
        parts += ["action", loan.id, str(loan.principal)]
    elif clock is not statement.enforcement:
        parts.append(clock.name.zh)
    else:
        judgment = case.judgment
        parts += ["enforcement", judgment.number if judgment is not None else ""]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def is_open(clock: Clock) -> bool:
    """Whether the clock has a last day still to come."""
    return clock.last is not None and clock.state not in ("expired", "kept")
