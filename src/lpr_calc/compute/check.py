"""What is wrong with a case file, and what of it no computation uses: nothing computed is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from ..base.errors import LprError, Problem
from ..base.record import Record
from ..casefile.as_keys import text_with_keys, with_keys
from ..casefile.model import Case, by_instalments
from ..casefile.parse import parse_case
from ..law.choices import Unused
from ..rates.series import Rates
from ..values.tree import Node
from . import answer
from .plan import terms_of


class Checked(Record):
    """What was found in one case file: everything wrong with it, and each stated fact that every command it is for
    (``commands``) leaves unused.
    """

    file: str
    problems: tuple[Problem, ...]
    unused: tuple[Unused, ...]
    commands: tuple[str, ...]


def check(tree: Node, file: str, today: date, rates: Rates) -> Checked:
    """Read a case and try every computation that it is for; ``file`` is its name as messages call it.

    What is said names keys of the file, in the place of the options of the commands that compute.

    A case is for a judgment where it has one, for a claim where it has loans, for a schedule where one is repaid by
    instalments (whose arrears are claimed of a bank's alone), for a settlement where it states ``plan``; what is wrong
    for one of them is wrong with the file. A fact is unused where none of them, nor the cost, the time limits and the
    fees of the case, depends on it. Rates that are missing for a day are a problem as well.
    """
    found = _found(tree, file, today, rates)
    return found._replace(
        problems=tuple(with_keys(problem) for problem in found.problems),
        unused=tuple(fact._replace(why=text_with_keys(fact.why)) for fact in found.unused),
    )


def _found(tree: Node, file: str, today: date, rates: Rates) -> Checked:
    try:
        case = parse_case(tree, today, loans_needed=False, principal_needed=False)
        # Read again as the commands do, so that a sum that is missing is said.
        case = parse_case(tree, today, loans_needed=not _has_judgment(case), principal_needed=not _has_judgment(case))
    except LprError as error:
        return Checked(file, error.problems, (), ())
    problems: list[Problem] = []
    left: list[dict[str, Unused]] = []
    commands = []
    for name, needed, compute in _questions(case, rates):
        try:
            unused = compute()
        except LprError as error:
            if needed:
                problems += [problem for problem in error.problems if problem not in problems]
            continue
        commands.append(name)
        left.append({_path(fact): fact for fact in unused})
    if not left:
        return Checked(file, tuple(problems), (), ())
    return Checked(file, tuple(problems), () if problems else _unused_of_all(left), tuple(commands))


def _unused_of_all(left: Sequence[dict[str, Unused]]) -> tuple[Unused, ...]:
    """Return what every computation leaves unused, each fact in the smallest piece that one of them tells: who tells of
    ``costs`` leaves ``costs[0]`` unused as well.
    """
    told: dict[str, Unused] = {}
    for found in left:
        for path, fact in found.items():
            if path not in told and all(_covers(other, path) for other in left):
                told[path] = fact
    return tuple(fact for fact in told.values() if not fact.what.endswith(_ELSEWHERE))


def _covers(found: Iterable[str], path: str) -> bool:
    """Whether a fact, or a whole that it is part of, is among those told."""
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in found)


def _path(fact: Unused) -> str:
    """Where a fact stands in the tree: what follows file, line and column."""
    return fact.where.rpartition(" ")[2] or fact.what


_ELSEWHERE = ("natural", "自然人", "proof", "凭证", "registered", "登记日", "rank", "顺位")
"""What papers word by, and what ranks several creditors (`distribution`): no figure tried here depends on it."""


def _has_judgment(case: Case) -> bool:
    return case.judgment is not None


def _questions(case: Case, rates: Rates) -> Iterator[tuple[str, bool, Callable[[], tuple[Unused, ...]]]]:
    """The computations that a case may be for: the command, whether it must serve it, and what it leaves unused."""
    judged = _has_judgment(case)
    scheduled = any(map(by_instalments, case.loans))
    if case.loans:
        claimed = not judged and (not scheduled or case.kind == "bank-loan")
        yield "claim", claimed, lambda: answer.claim(case, rates).unused
    if scheduled:
        yield "schedule", True, lambda: answer.schedule(case, rates).unused
        yield "cost", False, lambda: answer.cost(case, rates).unused
    if judged:
        yield "judgment", True, lambda: answer.judgment(case, rates).unused
    if case.plan is not None:
        yield "plan", True, lambda: answer.settlement(case, rates, lambda c: terms_of(c.plan)).unused
    yield "limitation", False, lambda: answer.limits(case, case.today).unused
    yield "fee", False, lambda: answer.fees(case, rates).unused
