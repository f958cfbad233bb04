"""The columns of a table: which key each heading is, in which unit, and what has to be asked about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..base.errors import LprError, Problem, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.headings import Heading, bare, known_headings, read_heading, shown_heading
from ..casefile.keys import CONVENTIONS, nearest
from ..casefile.table_keys import choice_text, holds_money, name_of, quoted, unit_of
from ..casefile.units import Unit, read_unit
from ..values.text import shown
from .numbered import numbered_payments
from .questions import NAMES, QUESTIONS, result_names

problem = problems_of(__name__)

RESULTS = QUESTIONS["claim"].results
"""The columns that the result of a claim adds, in order (contract §7)."""

ERRORS = frozenset(("error", NAMES["error"].zh))
"""What the last column of a result is called: a table that has it is an earlier result."""

_MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""

_SUGGESTIONS = 500
"""Each unknown heading is compared with every key: a table of thousands would take minutes."""

_NAMED = 20

_SAID = frozenset(word for name in RESULTS[4:] for word in (name, NAMES[name].zh))
"""The results that are no figures."""
NOT_READ = Text("--map 写明不用这一列", "--map says that the column is not to be used")
HIDDEN = Text("隐藏列，--hidden skip 略过", "a hidden column, skipped by --hidden skip")


class InputColumn(Record):
    """One column of a table: its heading as written, and the key it is; "" for one that is only carried along.

    ``unit`` is what its bare numbers are in, where that is not plain (``own``: its heading says so); ``units`` marks a
    column that states units row by row; ``left`` is why a column that speaks of a fact is not read; ``ours`` marks a
    result of an earlier run, computed anew.
    """

    heading: str
    key: str
    unit: Unit | None = None
    own: bool = False
    units: bool = False
    left: Text | None = None
    ours: bool = False


def columns_of(
    headings: Sequence[str],
    renamed: Mapping[str, str],
    place: str,
    units: Mapping[str, str] | None = None,
    hidden: Collection[int] = (),
    above: Unit | None = None,
    question: str = "claim",
    also: tuple[str, ...] = (),
    grouped: bool = False,
) -> tuple[InputColumn, ...]:
    """Name the columns of a table that is to answer ``question``, among others (``also``): `name_columns`.

    Raises LprError also for a table that states nothing to answer it by (for a claim: no principal).
    """
    if (
        len(headings) == 1
        and any(mark in headings[0] for mark in ";；，|")
        and not read_heading(headings[0], question).key
    ):
        raise LprError(problem("column-one", place))
    columns = name_columns(headings, renamed, place, units, hidden, above, question, also, grouped)
    need = {*QUESTIONS[question].need, *(("text",) if "read" in also else ())}
    if not need & {column.key for column in columns}:
        worded = any(read_heading(name, "read").key == "text" for name in headings)
        asked = f"--for read,{question}"
        hint = Text(f"有一列是文字：读出来再算用 {asked}", f"a column holds words: to read them first, {asked}")
        other = hint if worded and question != "read" else None
        raise LprError(problem("column-missing" if question == "claim" else f"column-missing/{question}", place, other))
    return columns


def name_columns(
    headings: Sequence[str],
    renamed: Mapping[str, str],
    place: str,
    units: Mapping[str, str] | None = None,
    hidden: Collection[int] = (),
    above: Unit | None = None,
    question: str = "claim",
    also: tuple[str, ...] = (),
    grouped: bool = False,
) -> tuple[InputColumn, ...]:
    """Name the columns of a table that is to answer ``question``; what only one of ``also`` knows is read as it does.

    ``renamed`` maps headings to keys ("" to carry a column along).

    ``units`` maps headings to units ("" for all amounts that name none), ``above`` is the unit of a title over the
    table, ``hidden`` are columns not to be read. Raises LprError with every Problem: a key that stands twice, a heading
    that may be one of several keys or is nearly one, a name in ``renamed`` that is no key, a unit that does not fit.
    """
    if len(headings) > _MOST_COLUMNS:
        raise LprError(problem("columns-many", place, count=len(headings), most=_MOST_COLUMNS))
    problems: list[Problem] = []
    names = [heading.strip().lstrip("\ufeff") for heading in headings]
    to = _matched(names, renamed, "--map", problems)
    stated = _matched(names, {k: v for k, v in (units or {}).items() if k}, "--unit", problems)
    default = _stated_unit((units or {}).get("", ""), problems) or above
    columns: list[InputColumn] = []
    seen: dict[str, str] = {}
    order = (*(("group",) if grouped else ()), *_order(names, question, also))
    paid = numbered_payments(names, to)
    for i, name in enumerate(names):
        if i in paid:
            column = InputColumn(headings[i], paid[i], read_heading(name).unit, own=True)
        else:
            column = _named(headings[i], name, i, to.get(i), names, place, problems, order)
        if column.key in seen and (own := read_heading(name).key) != column.key and own not in seen and i not in to:
            # 本金 beside 判决本金: the judgment's principal is taken, this one is the loan's.
            column = column._replace(key=own)
        if i in hidden and column.key:
            column = InputColumn(headings[i], "", left=HIDDEN)
        if column.key:
            if column.key in seen:
                problems.append(_twice(name, seen[column.key], place))
            column = _with_unit(column, name, stated.get(i, ""), default, place, problems)
        elif i in stated:
            problems.append(problem("unit-unused", "--unit", name=shown_heading(name)))
        elif name in seen and name:
            problems.append(_twice(name, seen[name], place))
        seen[column.key or name] = name
        columns.append(column)
    if default is not None and default.kind != "money":
        problems.append(
            _unit_problem(
                default.text, Text(f"单位是{default.text}，不是人民币", f"the unit {default.text} is not yuan"), place
            )
        )
    if problems:
        raise LprError(*problems)
    return tuple(columns)


def _named(
    heading: str,
    name: str,
    at: int,
    to: str | None,
    names: Sequence[str],
    place: str,
    problems: list[Problem],
    questions: tuple[str, ...],
) -> InputColumn:
    """Name one column; ``to`` is what ``--map`` says of it, ``questions`` are those asked, the one in hand first."""
    read = _read(name, questions)
    asked = tuple(question for question in questions if question in QUESTIONS)
    ours = not ERRORS.isdisjoint(names)
    if to is None and name in (result_names() if ours else result_names(asked)):
        if name not in _SAID and not ours:
            problems.append(problem("column-result", place, name=name))
        return InputColumn(heading, "", ours=True)
    if to == "":
        telling = read.role in ("key", "ask", "unit") or bool(_near(name, read))
        return InputColumn(heading, "", left=NOT_READ if telling else None)
    if to:
        target = _read(to, questions)
        if target.role == "harmless" and to in CONVENTIONS:
            # As a heading overdue_days is a number of days; whoever maps a column to it means the convention.
            target = _read(f"conventions.{to}", questions)
        if target.role == "key":
            return InputColumn(heading, target.key, _both(read.unit, target.unit), own=True)
        if target.role == "ask":
            problems.append(_asked(target, to, name, "--map"))
        else:
            problems.append(_unknown(to, "--map"))
    elif read.role == "key":
        return InputColumn(heading, read.key, read.unit, own=True)
    elif read.role == "ask" and (asked[0] == "read" or set(read.choices) <= _IDLE.get(asked[0], frozenset())):
        return InputColumn(heading, "", left=_IDLE_WHY)
    elif read.role == "ask":
        problems.append(_asked(read, name, name, place))
    elif read.role == "unit":
        return InputColumn(heading, "", units=True)
    elif at < _SUGGESTIONS and len(problems) < _NAMED and _near(name, read):
        problems.append(_unknown(name, place))
    return InputColumn(heading, "")


def _read(name: str, questions: tuple[str, ...]) -> Heading:
    """Read a heading as the question in hand does, or, where that knows no key, as one of the others does."""
    if questions[0] == "group":
        read = read_heading(name, "group")
        if read.key.startswith("payments."):
            return read
        questions = questions[1:]
    read = read_heading(name, questions[0])
    if questions[-1] == _JUDGED and (found := read_heading(name, "judgment")).role == "key":
        own = read_heading(name).key
        # 履行期限 of a debt is its due date, of a judgment the days it sets.
        return read if read.role == "key" and read.key != own and found.key not in _OF_JUDGMENTS else found
    if read.role == "key":
        return read
    return next((found for other in questions[1:] if (found := read_heading(name, other)).role == "key"), read)


_JUDGED = "a table of judgments"


def _order(names: Sequence[str], question: str, also: tuple[str, ...]) -> tuple[str, ...]:
    """Return the questions by whose words the headings of a table are read, the one in hand first.

    Last periods and fees are asked of loans and of judgments: where the headings speak of judgments and of no due date,
    all of them are read as those of a table of judgments.
    """
    if question not in ("limitation", "fee"):
        return (question, *also)
    judged = any(read_heading(name, "judgment").key in _OF_JUDGMENTS and not read_heading(name).key for name in names)
    lent = any(read_heading(name).key in ("due", "lent", "loans") for name in names)
    return (question, *also, *(() if not judged else ("judgment",) if lent else ("judgment", _JUDGED)))


_OF_JUDGMENTS = ("judgment.principal", "judgment.perform_by", "judgment.effective", "judgment.perform_within")
_IDLE = {
    "limitation": frozenset(
        ["rate", "overdue_rate", "penalty", "costs", "fees", "damages", "interest_limit", "deducted", "conventions.cap"]
    ),
    "cap": frozenset(
        ["costs", "fees", "damages", "interest_limit", "deducted", "payments", "due", "grace", "principal", "until"]
    ),
}
"""What does not matter to a question, whichever of them a heading means."""
_IDLE_WHY = Text("与所问无关", "it does not matter to what is asked")


def _near(name: str, read: Heading) -> str:
    """The key that a heading seems to misspell; what only begins or ends with its name (案件来源) is another word."""
    near = nearest(name, known_headings()) if read.role == "" and name else ""
    return near if bare(near) not in read.name else ""


def _both(theirs: Unit | None, ours: Unit | None) -> Unit | None:
    """The unit of a heading and of what it is mapped to."""
    if theirs is None or ours is None or theirs._replace(text="") == ours._replace(text=""):
        return theirs or ours
    if theirs.kind == "period" and ours.kind == "rate" and ours.period in ("", theirs.period):
        return ours._replace(period=theirs.period)
    if theirs.kind == "rate" and ours.kind == "period" and theirs.period in ("", ours.period):
        return theirs._replace(period=ours.period)
    return Unit(f"{theirs.text or theirs.period}、{ours.text or ours.period}", "contradiction")


def _with_unit(
    column: InputColumn, name: str, stated: str, default: Unit | None, place: str, problems: list[Problem]
) -> InputColumn:
    """Settle the unit of a column: its own, that of ``--unit``, or that of the whole table."""
    unit = column.unit
    if stated:
        unit = _both(unit, _stated_unit(stated, problems))
    applied, wrong = unit_of(column.key, unit)
    if wrong is not None:
        problems.append(_unit_problem(name, wrong, place))
    if (
        applied is None
        and wrong is None
        and default is not None
        and default.kind == "money"
        and holds_money(column.key)
    ):
        return column._replace(unit=default if default.shift else None, own=False)
    plain = applied is None or (applied.kind == "money" and not applied.shift)
    return column._replace(unit=None if plain else applied, own=applied is not None)


def _stated_unit(text: str, problems: list[Problem]) -> Unit | None:
    if not text:
        return None
    unit = read_unit(bare(text)) if "-" not in text else None
    if unit is None or unit.kind == "label":
        problems.append(problem("unit-unknown", "--unit", text=shown(text)))
        return None
    return unit


def _unit_problem(name: str, wrong: Text, place: str) -> Problem:
    said = shown_heading(name)
    return problem("column-unit", place, said=shown(said), wrong=wrong, leave_out=quoted(f"{said}="))


def _asked(read: Heading, word: str, name: str, place: str) -> Problem:
    """The problem of a heading that may be one of several keys: which, and what differs."""
    said = shown_heading(word)
    may = choice_text(read.choices)
    theirs = shown_heading(name)
    ways = {
        lang: [f"--map {quoted(f'{theirs}={name_of(key, lang)}')}" for key in read.choices] for lang in ("zh", "en")
    }
    carry = f"--map {quoted(f'{theirs}=')}"
    odd = Text("", "")
    if read_heading(name, "group").key.startswith("payments."):
        odd = Text("；一行一笔还款的表，加 --group", "; where every row is a payment, add --group")
    if read.odd:
        odd = Text(f"（括号里的“{shown(read.odd)}”不是单位）", f" (“{shown(read.odd)}” in brackets is no unit)")
    return problem(
        "column-ask",
        place,
        said=shown(said),
        may=may,
        odd=odd,
        carry=carry,
        ways=Text("、".join(ways["zh"]), ", ".join(ways["en"])),
    )


def _twice(name: str, was: str, place: str) -> Problem:
    return problem("column-twice", place, name=shown(name), was=shown(was))


def _matched(names: Sequence[str], said: Mapping[str, str], option: str, problems: list[Problem]) -> dict[int, str]:
    """Return what an option says of the columns it names: as written, or as headings are compared."""
    found: dict[int, str] = {}
    for theirs, ours in said.items():
        at: list[int] = []
        for alike in (
            lambda heading, theirs=theirs: heading == theirs,
            lambda heading, theirs=theirs: bare(heading) == bare(theirs),
            lambda heading, theirs=theirs: (
                read_heading(heading).name == read_heading(theirs).name and not read_heading(theirs).unit
            ),
        ):
            at = [i for i, heading in enumerate(names) if heading and alike(heading)]
            if at:
                break
        if not at:
            problems.append(problem("column-missing/named", option, theirs=shown(theirs)))
        elif len(at) > 1:
            problems.append(problem("column-several", option, count=len(at), theirs=shown(theirs)))
        else:
            found[at[0]] = ours
    return found


def key_of(name: str) -> str:
    """Return the key a heading names (``conventions.count`` for ``count``), "" for none."""
    return read_heading(name).key


def _unknown(name: str, place: str) -> Problem:
    near = nearest(name, known_headings())
    hint = (
        Text(
            f"是 {near} 吗？不是的话，用 --map {quoted(f'{shown(name)}=')} 原样带出",
            f"did you mean {near}? If not, carry it along with --map {quoted(f'{shown(name)}=')}",
        )
        if near
        else Text("见 README“批量”", "see “batch” in the README")
    )
    return problem("column-unknown", place, hint, name=shown(name))
