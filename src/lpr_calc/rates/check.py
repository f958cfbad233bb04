"""Checks of rate data for CI: every finding names file, line, column, row, rule and what would be right. Pure."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

from ..base.dates import iso
from ..base.errors import LprError, Problem
from ..base.money import fen_text
from ..base.record import Record
from ..base.text import Text
from ..base.workdays import is_workday, next_workday
from ..values.text import shown
from .files import RateFile, parse_rates
from .rows import RateRow, following_publication
from .table import RateTable

_STEP = 5
"""Rates are published in steps of 0.05 percent (hundredths)."""

_BIG_STEP = 50
"""A change of more than 0.50 at once is questioned."""


class Finding(Record):
    """One thing a check found. ``level`` is ``error`` or ``warning``; ``place`` is ``file:line:column …``."""

    level: str
    rule: str
    place: str
    row: str
    message: Text
    hint: Text = Text("", "")


class Report(Record):
    """The outcome of a check: what was found, how many rows were read, and what could not be checked."""

    series: str
    rows: int
    findings: tuple[Finding, ...]
    unchecked: tuple[Text, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.level == "error" for finding in self.findings)

    @property
    def stale(self) -> bool:
        """Whether a publication is due that the file does not have."""
        return any(finding.rule == "stale" for finding in self.findings)


def check_rates(text: str, name: str, today: date, *shipped: RateTable, compiled: bool = False) -> Report:
    """Check the text of a rate file.

    ``shipped`` are the tables the program carries: rows they know must not have changed. ``compiled`` says that the
    file is the one they were made from, so that they must agree to the letter. Raises LprError only for what is no rate
    file at all.
    """
    file = parse_rates(text, name, listed=True)
    findings = [_from_problem(problem, name, file.labels) for problem in file.problems]
    unchecked: list[Text] = []
    if not file.sourced:
        unchecked.append(
            Text("这种格式的行没有来源，来源未核对", "rows of this format name no source: sources are not checked")
        )
    # What follows from having every month says nothing of a table of changes.
    monthly = not any(finding.rule == "changes-only" for finding in findings)
    if file.series == "lpr":
        findings += _first_month(file)
        findings += _published_on(file, unchecked)
        findings += _steps(file)
        if monthly:
            findings += _next_due(file)
            findings += _fresh(file, today)
    elif file.sourced:
        findings += _single_source(file)
    table = next((table for table in shipped if table.series == file.series), None)
    if table is not None and monthly:
        findings += _history(file, table)
        findings += _closed(file, table, name)
        if compiled:
            findings += _compiled(text, name, table)
    findings.sort(key=lambda finding: position(finding.place, name))
    return Report(file.series, len(file.labels), tuple(findings), tuple(unchecked))


def unreadable(error: LprError, name: str) -> Report:
    """Report what is no rate file at all as findings, for those who read findings and not messages."""
    return Report("", 0, tuple(_from_problem(problem, name, ()) for problem in error.problems), ())


def position(place: str, name: str) -> tuple[int, int]:
    """Return the line and the column of a place in the file ``name``, 1 and 1 where it has none."""
    numbers = place.removeprefix(f"{name}:").split(" ", 1)[0].split(":") if place.startswith(f"{name}:") else []
    if len(numbers) == 2 and all(number.isdecimal() for number in numbers):
        return int(numbers[0]), int(numbers[1])
    return 1, 1


def _from_problem(problem: Problem, name: str, labels: tuple[tuple[int, str], ...]) -> Finding:
    """Turn what the loader found into a finding; its row is the one in which it stands."""
    index = bisect_right(labels, position(problem.where, name)[0], key=lambda label: label[0]) - 1
    row = (shown(labels[index][1]) or f"rates[{index}]") if index >= 0 else ""
    return Finding("error", problem.code.removeprefix("rates-"), problem.where, row, problem.message, problem.hint)


def _first_month(file: RateFile) -> list[Finding]:
    """The history begins with the first quote of all, 2019-08-20."""
    if not file.rows or file.rows[0].day < date(2019, 9, 1) or not _readable_first(file):
        return []
    row = file.rows[0]
    message = Text(
        f"第一行是 {row.day}，缺少此前的报价", f"the first row is {row.day}: the quotes before it are missing"
    )
    hint = Text("第一次报价是 2019-08-20，每月一行", "the first quote is 2019-08-20, one row a month")
    return [Finding("error", "month-missing", row.place, row.day.isoformat(), message, hint)]


def _readable_first(file: RateFile) -> bool:
    return file.labels[0][1] == file.rows[0].day.isoformat()


def _published_on(file: RateFile, unchecked: list[Text]) -> list[Finding]:
    """The 20th, or the next working day of the State Council's calendar, make-up days included."""
    findings = []
    blind = []
    for row in file.rows:
        twentieth = row.day.replace(day=20)
        right, official = next_workday(twentieth)
        if official and row.day != right:
            findings.append(_wrong_day(row, right))
        elif not official:
            blind.append(row)
            weekend = not is_workday(row.day)[0]
            if row.day < twentieth or row.day > twentieth + timedelta(days=10):
                findings.append(_wrong_day(row, right))
            elif weekend:
                unchecked.append(
                    Text(
                        f"{row.day} 是周末，是否调休上班无法核对",
                        f"{row.day} is a weekend: whether it was a make-up day is not checked",
                    )
                )
    if blind:
        unchecked.append(
            Text(
                f"{blind[0].day} 至 {blind[-1].day} 的 {len(blind)} 行未能按国务院放假安排核对（装"
                " lpr-calc[calendar]，或年份超出其范围），只按周末判断",
                f"{len(blind)} rows from {blind[0].day} to {blind[-1].day} were not checked against the official"
                " calendar"
                " (install lpr-calc[calendar], or the year is beyond it): by the weekday alone",
            )
        )
    return findings


def _wrong_day(row: RateRow, right: date) -> Finding:
    return Finding(
        "error",
        "publication-day",
        row.places["day"],
        row.day.isoformat(),
        Text(f"{row.day} 不是公布日", f"{row.day} is no publication day"),
        Text(f"20 日或其后第一个工作日：{right}", f"the 20th or the next working day: {right}"),
    )


def _steps(file: RateFile) -> list[Finding]:
    """Two decimals in steps of 0.05; a change of more than 0.50 is questioned."""
    findings = []
    for row in file.rows:
        for tenor, value in row.values.items():
            if value % _STEP:
                below = value // _STEP * _STEP
                message = Text(
                    f"{tenor} {fen_text(value)} 不是 0.05 的整数倍", f"{tenor} {fen_text(value)} is no multiple of 0.05"
                )
                hint = Text(
                    f"应为 {fen_text(below)} 或 {fen_text(below + _STEP)} 之类，核对公告",
                    f"such as {fen_text(below)} or {fen_text(below + _STEP)}: check the announcement",
                )
                findings.append(Finding("error", "step", row.places[tenor], row.day.isoformat(), message, hint))
    for before, row in pairwise(file.rows):
        for tenor, value in row.values.items():
            change = value - before.values[tenor]
            if abs(change) > _BIG_STEP:
                signed = f"{'+' if change > 0 else '-'}{fen_text(abs(change))}"
                message = Text(f"{tenor} 一次变动 {signed}", f"{tenor} changes by {signed} at once")
                hint = Text("超过 0.50 的变动须核对公告", "a change of more than 0.50: check the announcement")
                findings.append(Finding("warning", "big-step", row.places[tenor], row.day.isoformat(), message, hint))
    return findings


def _next_due(file: RateFile) -> list[Finding]:
    """The day that a file gives for its next publication is the one that follows its last row."""
    if not file.rows or file.next_due is None:
        return []
    last = file.rows[-1].day
    right = following_publication(last)
    near = right <= file.next_due <= right + timedelta(days=10)
    if file.next_due == right or (near and not is_workday(right)[1]):
        # Without the official calendar only a day too early, or far too late, is known to be wrong.
        return []
    return [
        Finding(
            "error",
            "next-due",
            file.next_due_place,
            last.isoformat(),
            Text(f"next_due 是 {file.next_due}", f"next_due is {file.next_due}"),
            Text(f"{last} 之后的公布日是 {right}", f"the publication after {last} is due on {right}"),
        )
    ]


def _fresh(file: RateFile, today: date) -> list[Finding]:
    """Whether a publication is due that the file does not have; a stated day cannot put that off for good."""
    if not file.rows:
        return []
    right = following_publication(file.rows[-1].day)
    due = file.next_due or right
    if not right.replace(day=20) <= due <= right + timedelta(days=10):
        due = right
    if today < due:
        return []
    return [
        Finding(
            "warning",
            "stale",
            file.rows[-1].place,
            file.rows[-1].day.isoformat(),
            Text(
                f"{due} 应有新报价，最后一行是 {file.rows[-1].day}",
                f"a quote was due on {due}, the last row is {file.rows[-1].day}",
            ),
            Text(
                "运行 lpr-calc rates update，或补上新的报价及其公告网址",
                "run lpr-calc rates update, or add the new quote with its announcement",
            ),
        )
    ]


def _single_source(file: RateFile) -> list[Finding]:
    """Benchmark rows before the safe start are questioned where they neither say so nor name a second source."""
    message = Text(
        "1991-04-21 以前的行应标明 single_source: yes", "rows before 1991-04-21 should say single_source: yes"
    )
    hint = Text(
        "加上 single_source: yes，或 sources_count: 2",
        "add single_source: yes, or a second source and sources_count: 2",
    )
    return [
        Finding("warning", "single-source", row.place, row.day.isoformat(), message, hint)
        for row in file.rows
        if row.day < date(1991, 4, 21) and not row.single and int(row.sources or 1) < 2
    ]


def _closed(file: RateFile, shipped: RateTable, name: str) -> list[Finding]:
    """A series that has ended ends on its day."""
    if not shipped.last_day or (file.last_day is not None and file.last_day.toordinal() == shipped.last_day):
        return []
    right = iso(shipped.last_day)
    said = Text(f"last_day 是 {file.last_day}", f"last_day is {file.last_day}")
    message = said if file.last_day else Text("缺少 last_day", "last_day is missing")
    hint = Text(f"last_day: {right}，此后用 LPR", f"last_day: {right}; the LPR takes over")
    return [Finding("error", "last-day", file.last_day_place or f"{name}:1:1", "", message, hint)]


def _compiled(text: str, name: str, shipped: RateTable) -> list[Finding]:
    """The file and the compiled form that a wheel carries are one table."""
    from hashlib import sha256

    if sha256(text.replace("\r\n", "\n").encode()).hexdigest() == shipped.sha256:
        return []
    message = Text("与随程序发布的编译形式不一致", "differs from the compiled form that ships in the wheel")
    hint = Text("运行 python tools/compile_tables.py", "run python tools/compile_tables.py")
    return [Finding("error", "compiled", f"{name}:1:1", "", message, hint)]


def _history(file: RateFile, shipped: RateTable) -> list[Finding]:
    """A row the program already knows must not change, vanish or be joined by another."""
    findings = []
    known = {day: {tenor: shipped.columns[tenor][i] for tenor in shipped.columns} for i, day in enumerate(shipped.days)}
    seen = set()
    for row in file.rows:
        day = row.day.toordinal()
        seen.add(day)
        if day > shipped.known_through and not shipped.last_day:
            continue
        place = row.places["day"]
        if day not in known:
            message = Text(
                f"{row.day} 不在随程序发布的表中", f"{row.day} is not in the table that ships with the program"
            )
        elif row.values != known[day]:
            was = "/".join(fen_text(value) for value in known[day].values())
            now = "/".join(fen_text(value) for value in row.values.values())
            message = Text(f"{row.day} 原为 {was}，现为 {now}", f"{row.day} was {was}, is {now}")
            place = next(row.places[tenor] for tenor, value in known[day].items() if row.values[tenor] != value)
        else:
            continue
        hint = Text(
            "已发布的历史不应改动；确有更正的，核对公告", "published history does not change; check the announcement"
        )
        findings.append(Finding("error", "history", place, row.day.isoformat(), message, hint))
    return findings + _lost(file, shipped, known, seen)


def _lost(file: RateFile, shipped: RateTable, known: dict[int, dict[str, int]], seen: set[int]) -> list[Finding]:
    """Rows the program knows and the file has not, each placed at the row before which it belongs.

    A row that stands there and cannot be read is not lost: what is wrong with it has been said.
    """
    if not file.rows:
        return []
    labels = {label for _, label in file.labels}
    unreadable = len(file.labels) - len(file.rows) - sum(iso(day) in labels for day in known if day not in seen)
    first = min(row.day.toordinal() for row in file.rows)
    lost = [day for day in known if day not in seen and day >= first and iso(day) not in labels]
    findings = []
    left = lost[max(unreadable, 0) :]
    order = {day: number for number, day in enumerate(known)}
    while left:
        # Neighbours that are missing are missing for one reason.
        count = next((i for i, (a, b) in enumerate(pairwise(left), 1) if order[b] != order[a] + 1), len(left))
        days, left = left[:count], left[count:]
        after = next((row for row in file.rows if row.day.toordinal() > days[0]), file.rows[-1])
        was = "/".join(fen_text(value) for value in known[days[0]].values())
        message = Text(f"缺少随程序发布的 {iso(days[0])}", f"{iso(days[0])}, which ships with the program, is missing")
        hint = Text(f"补上这一行：{was}", f"put the row back: {was}")
        if count > 1:
            message = Text(
                f"缺少随程序发布的 {iso(days[0])} 至 {iso(days[-1])} 共 {count} 行",
                f"{count} rows from {iso(days[0])} to {iso(days[-1])}, which ship with the program, are missing",
            )
            hint = Text("补上这些行，或用 lpr-calc rates list 对照", "put them back; compare with lpr-calc rates list")
        findings.append(Finding("error", "history", after.place, iso(days[0]), message, hint))
    return findings
