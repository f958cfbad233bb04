"""What is wrong with a case file, and what of it no computation uses: nothing computed is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    left: list[dict[tuple[str, str], Unused]] = []
    commands = []
    for name, needed, compute in _questions(case, rates):
        try:
            unused = compute()
        except LprError as error:
            if needed:
                problems += [problem for problem in error.problems if problem not in problems]
            continue
        commands.append(name)
        left.append({(fact.where, fact.what): fact for fact in unused})
    if not left:
        return Checked(file, tuple(problems), (), ())
    shared = set.intersection(*map(set, left))
    unused_of_all = tuple(
        fact for place, fact in left[0].items() if place in shared and not fact.what.endswith(_FOR_WORDING)
    )
    return Checked(file, tuple(problems), () if problems else unused_of_all, tuple(commands))


_FOR_WORDING = ("natural", "自然人")
"""What papers word by, though no figure of theirs depends on it."""


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
