"""Checks of rate data for CI: every finding names file, line, column, row, rule and what would be right. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from ..dates import iso
from ..errors import Problem
from ..record import Record, Text
from ..workdays import is_workday, next_workday
from .files import RateFile, RateRow, following_publication, parse_rates
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


def check_rates(text: str, name: str, today: date, shipped: RateTable | None) -> Report:
    """Check the text of a rate file.

    ``shipped`` is the table the program carries: rows it knows must not have changed. Raises LprError only for what is
    no rate file at all.
    """
    file = parse_rates(text, name)
    findings = [_from_problem(problem, file.labels) for problem in file.problems]
    unchecked: list[Text] = []
    if file.series == "lpr":
        findings += _published_on(file, unchecked)
        findings += _steps(file)
        findings += _next_due(file)
        findings += _fresh(file, today)
    else:
        findings += _single_source(text, file)
    if shipped is not None and shipped.series == file.series:
        findings += _history(file, shipped)
    return Report(file.series, len(file.rows), tuple(findings), tuple(unchecked))


def _from_problem(problem: Problem, labels: tuple[tuple[int, str], ...]) -> Finding:
    """Turn what the loader found into a finding; its row is the one in which it stands."""
    place = problem.where.split(" ", 1)[0]
    line = int(place.rsplit(":", 2)[1]) if place.count(":") >= 2 else 0
    row = next((label or f"rates[{i}]" for i, (start, label) in reversed(list(enumerate(labels))) if start <= line), "")
    return Finding("error", problem.code.removeprefix("rates-"), problem.where, row, problem.message, problem.hint)


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
                f"{blind[0].day} 至 {blind[-1].day} 的 {len(blind)} 行未能按国务院放假安排核对（装 lpr-calc[calendar]，或年份超出其范围），只按周末判断",
                f"{len(blind)} rows from {blind[0].day} to {blind[-1].day} were not checked against the official calendar"
                " (install lpr-calc[calendar], or the year is beyond it): by the weekday alone",
            )
        )
    return findings


def _wrong_day(row: RateRow, right: date) -> Finding:
    return Finding(
        "error",
        "publication-day",
        row.place,
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
                findings.append(
                    Finding(
                        "error",
                        "step",
                        row.place,
                        row.day.isoformat(),
                        Text(
                            f"{tenor} {value / 100:.2f} 不是 0.05 的整数倍",
                            f"{tenor} {value / 100:.2f} is no multiple of 0.05",
                        ),
                        Text("报价按 0.05 个百分点的整数倍计算", "quotes are rounded to the nearest 0.05"),
                    )
                )
    for before, row in pairwise(file.rows):
        for tenor, value in row.values.items():
            change = value - before.values[tenor]
            if abs(change) > _BIG_STEP:
                findings.append(
                    Finding(
                        "warning",
                        "big-step",
                        row.place,
                        row.day.isoformat(),
                        Text(
                            f"{tenor} 一次变动 {change / 100:+.2f}", f"{tenor} changes by {change / 100:+.2f} at once"
                        ),
                        Text("核对公告", "check the announcement"),
                    )
                )
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
    if not file.rows or file.next_due is None or today < file.next_due:
        return []
    return [
        Finding(
            "warning",
            "stale",
            file.rows[-1].place,
            file.rows[-1].day.isoformat(),
            Text(
                f"{file.next_due} 应有新报价，最后一行是 {file.rows[-1].day}",
                f"a quote was due on {file.next_due}, the last row is {file.rows[-1].day}",
            ),
            Text(
                "运行 lpr-calc rates update，或补上新的报价及其公告网址",
                "run lpr-calc rates update, or add the new quote with its announcement",
            ),
        )
    ]


def _single_source(text: str, file: RateFile) -> list[Finding]:
    """Benchmark rows that rest on one source are questioned where they do not say so."""
    marked = text.count("single_source:")
    early = [row for row in file.rows if row.day < date(1991, 4, 21)]
    if len(early) <= marked:
        return []
    return [
        Finding(
            "warning",
            "single-source",
            early[0].place,
            early[0].day.isoformat(),
            Text(
                "1991-04-21 以前的行应标明 single_source: yes", "rows before 1991-04-21 should say single_source: yes"
            ),
            Text("加上 single_source: yes，或补上第二个来源", "add single_source: yes, or a second source"),
        )
    ]


def _history(file: RateFile, shipped: RateTable) -> list[Finding]:
    """A row the program already knows must not change, vanish or be joined by another."""
    findings = []
    known = {day: {tenor: shipped.columns[tenor][i] for tenor in shipped.columns} for i, day in enumerate(shipped.days)}
    seen = set()
    for row in file.rows:
        day = row.day.toordinal()
        seen.add(day)
        if day > shipped.known_through:
            continue
        if day not in known:
            message = Text(
                f"{row.day} 不在随程序发布的表中", f"{row.day} is not in the table that ships with the program"
            )
        elif row.values != known[day]:
            was = "/".join(f"{value / 100:.2f}" for value in known[day].values())
            now = "/".join(f"{value / 100:.2f}" for value in row.values.values())
            message = Text(f"{row.day} 原为 {was}，现为 {now}", f"{row.day} was {was}, is {now}")
        else:
            continue
        hint = Text(
            "已发布的历史不应改动；确有更正的，核对公告", "published history does not change; check the announcement"
        )
        findings.append(Finding("error", "history", row.place, row.day.isoformat(), message, hint))
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
    for day in lost[max(unreadable, 0) :]:
        after = next((row for row in file.rows if row.day.toordinal() > day), file.rows[-1])
        was = "/".join(f"{value / 100:.2f}" for value in known[day].values())
        message = Text(f"缺少随程序发布的 {iso(day)}", f"{iso(day)}, which ships with the program, is missing")
        hint = Text(f"补上这一行：{was}", f"put the row back: {was}")
        findings.append(Finding("error", "history", after.place, iso(day), message, hint))
    return findings
