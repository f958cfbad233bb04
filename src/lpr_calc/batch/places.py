"""Where in a table a mistake stands, in the words of whoever looks at it in a spreadsheet: the cell, the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.errors import LprError, Problem, problems_of
from ..base.pattern import pattern
from ..base.text import Text
from ..casefile.as_keys import OPTION_KEYS
from ..casefile.headings import read_heading
from ..casefile.keys import LOAN
from ..casefile.synonyms_questions import QUESTIONS
from ..casefile.table_keys import holds_money, name_of, quoted
from .columns import InputColumn

problem = problems_of(__name__)

_COLUMNS: dict[str, tuple[str, ...]] = {
    "principal-missing": ("principal", "amount", "judgment.principal"),
    "fee-amount": ("amount", "principal"),
    "due-missing": ("due",),
    "lent-missing": ("lent",),
    "signing-date": ("signed",),
    "filing-date": ("filed",),
    "until-before-start": ("until", "interest_from", "due"),
    "until-before-judgment": ("until",),
    "payment-after-end": ("payments",),
    "cost-after-end": ("costs", "judgment.costs"),
    "costs-first": ("judgment.date", "costs", "judgment.costs"),
    "judgment-missing": ("judgment.principal",),
    "perform-by-missing": ("judgment.perform_by", "judgment.effective"),
    "effective-missing": ("judgment.effective",),
    "general-interest-terms": ("judgment.interest.from", "judgment.interest.rate"),
    "limitation-nothing": ("due", "judgment.perform_by", "judgment.effective"),
    "limitation-grace": ("grace", "demands.received", "demands"),
    "demand-delivered": ("demands",),
    "guarantee-mode": ("guarantors.mode", "guarantors"),
    "guarantee-signed": ("guarantors.signed", "guarantors"),
    "guarantee-expired": ("guarantors",),
    "guarantee-period-passed": ("guarantors.period", "guarantors"),
    "empty": ("text",),
}
"""Of what is missing, or at odds with the rest, in which column it belongs: an empty cell goes before a full one."""

_ELSE = {"rate-missing": ("rate", "overdue_rate", "signed"), "rates-stale": ("until", "on")}
"""In which column, where a problem names no place."""

_HINTS = {
    "principal-missing": Text("例：300000、30万", "for example 300000, 30万"),
    "judgment-missing": Text("例：300000、30万", "for example 300000, 30万"),
    "fee-amount": Text("写明标的额或本金", "state the amount or the principal"),
    "no-kind": Text(
        "在文字前面写上 判决如下：、诉讼请求： 或 借条：", "put 判决如下：, 诉讼请求： or 借条： before the words"
    ),
}
"""What would be right in a table, where other commands say it otherwise."""

_OPTION = pattern(r"--(?:pay=)?(?P<name>[a-z]+(?:-[a-z]+)*)")
_OURS = frozenset(
    [
        *("for", "on", "hidden", "group", "round", "errors", "lines", "ics", "workers", "resume", "sheet", "map"),
        *("unit", "template", "encoding", "strict", "format", "rates", "sort", "force"),
    ]
)
"""Options that the batch has."""
_TWICE = pattern("(“([^”]+)”一列) \\2")
"""A column named once more behind its option (``--due 到期日``)."""
_OTHERWISE = {option: OPTION_KEYS[option] for option in ("from", "pay", "cost", "judged", "demand")}
"""Options of facts that a table has columns for, under another name."""
_DECIMALS = pattern(r"[0-9]\.[0-9]{3,}")


def one_line(heading: str) -> str:
    """A heading as messages write it: on one line."""
    return " ".join(heading.split())


def letters(at: int) -> str:
    """The letters of a column, from 0: ``A``, ``XFD``."""
    said = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        said = chr(65 + rest) + said
    return said


def in_a_table(
    error: LprError,
    columns: Sequence[InputColumn],
    cells: Sequence[str],
    before: Sequence[Problem],
    row: int = 0,
    lang: str = "zh",
) -> LprError:
    """Say of every problem in which cell it stands, of what is missing in which column it belongs, and of a sum what to
    write there; ``before`` comes first. ``row`` is the row's number in a spreadsheet, 0 where it has none.

    A cell whose unit is wrong has one problem, not two.
    """
    headings = {column.key: one_line(column.heading) for column in columns if column.key}
    at = {one_line(column.heading): i for i, column in enumerate(columns) if column.heading.strip()}
    problems = list(before)
    told = {problem.where for problem in before}
    # Rows that could not be put together have one problem, and it is not the principal.
    apart = any(problem.code == "rows-apart" for problem in before)
    for problem in error.problems:
        if problem.where in told or (problem.code == "principal-missing" and apart):
            continue
        keys = _COLUMNS.get(problem.code, ()) or _of_option(problem.where)
        if not keys and problem.where not in at:
            keys = _ELSE.get(problem.code, ())
        if keys or problem.where.startswith("--"):
            here = [key for key in keys if key in headings]
            key = next((key for key in here if not cells[at[headings[key]]].strip()), here[0] if here else "")
            judged = key == "judgment.principal" and cells[at[headings[key]]].strip()
            facts = [
                c for c in columns if judged and c.key in LOAN and c.key != "id" and cells[columns.index(c)].strip()
            ]
            if facts:
                # 到期日 beside 判决本金: a loan is spoken of, and its principal is not that of the judgment.
                problems.append(_half_a_loan(facts))
                continue
            if key or problem.where not in at:
                problem = problem._replace(where=headings.get(key, ""))
        problem = problem._replace(hint=_HINTS.get(problem.code, problem.hint))
        i = at.get(problem.where, -1)
        if i >= 0 and problem.code == "value-refused" and holds_money(columns[i].key) and _DECIMALS.search(cells[i]):
            problem = problem._replace(
                hint=Text(f"{problem.hint.zh}；--round 取最近的一分", f"{problem.hint.en}; --round takes that")
            )
        problems.append(problem)
    return LprError(*(_in_its_cell(problem, at, row, lang) for problem in problems))


def _of_option(where: str) -> tuple[str, ...]:
    """The key that an option of another command stands for, where a problem names one."""
    named = where.removeprefix("--") if where.startswith("--") else ""
    return tuple(filter(None, [read_heading(_OTHERWISE.get(named, named)).key])) if named not in ("", *_OURS) else ()


def _half_a_loan(facts: Sequence[InputColumn]) -> Problem:
    names = [one_line(column.heading) for column in facts]
    carry = " ".join(f"--map {quoted(f'{name}=')}" for name in names)
    named = Text("、".join(names), ", ".join(names))
    return problem("loan-half", names[0], names=named, carry=carry)


def _in_its_cell(problem: Problem, at: dict[str, int], row: int, lang: str) -> Problem:
    """Put the cell before the heading a problem names (``C17 本金``); what concerns no cell concerns the row."""
    if not row:
        return problem
    if problem.where in at:
        return problem._replace(where=f"{letters(at[problem.where])}{row} {problem.where}")
    return in_row(problem, row, lang)


def in_row(problem: Problem, row: int, lang: str) -> Problem:
    """Put the row before what a problem names that concerns no cell (``第 17 行``)."""
    said = Text(f"第 {row} 行", f"row {row}").say(lang)
    return problem._replace(where=f"{said} {problem.where}".rstrip())


def without_options(said: str, lang: str, of_files: bool = False, question: str = "claim") -> str:
    """Name the column (of a case file: the key) in the place of an option of another command, as ``--filed``; as a
    table that is to answer ``question`` calls it.
    """
    if not of_files and "overdue_days:" in said:
        # As a heading of its own it is a number of days (`synonyms.HARMLESS`).
        said = said.replace("overdue_days:", "conventions.overdue_days:")
    if "--" not in said:
        return said

    def column(found: re.Match[str]) -> str:
        name = found["name"]
        named = _OTHERWISE.get(name, name)
        read = (read_heading(named, asked).key for asked in (question, "claim", "judgment"))
        key = "" if name in _OURS else next(filter(None, read), _OTHERWISE.get(name, ""))
        if not key:
            return found[0]
        if of_files:
            return f"“{name_of(key, lang)}”"
        said = QUESTIONS.get(question, {}).get(key, ())[:1] if lang == "zh" else ()
        column = next(iter(said), name_of(key, lang))
        return f"“{column}”一列" if lang == "zh" else f"the column “{column}”"

    return _TWICE.sub(r"\1", _OPTION.sub(column, said))
