"""What a result says of the stated facts that it does not depend on.

Most facts show in the result itself (`evident`); only where one does not is it searched for (`unused_search`).
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import TYPE_CHECKING, Any, TypeVar
from .evident import SURE, Looked, Shown, evident
from .strict import refuse

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..casefile.stated import Fact, StatedFacts
    from ..law.choices import Notice, Unused
    from ..rates.series import Rates

_Result = TypeVar("_Result", bound=Any)


def unused_of(case: Case, compute: Callable[[Case], Any], result: Any, looked: Looked) -> tuple[Unused, ...]:
    """Return the stated facts of a case that ``result``, which ``compute`` gives for it, does not depend on."""
    stated = case.stated
    if stated is None:
        return ()
    return _unused(case, stated, compute, result, looked)


def unused_of_row(case: Case, stated: Any, rates: Rates) -> tuple[Unused, ...]:
    """Return the facts of a row of a batch that its claim does not depend on;
    ``stated`` are they, as `StatedFacts` has them.
    """
    from .claim import calculate

    statement = calculate(case, rates)
    looked = Looked("claim", statement.kind, statement.until)
    return _unused(case, stated, lambda c: calculate(c, rates), statement, looked)


def with_unused(
    case: Case,
    result: _Result,
    compute: Callable[[Case], Any],
    looked: Looked,
    strict: bool,
    more: tuple[Notice, ...] = (),
) -> _Result:
    """Return ``result`` with the stated facts that it does not depend on; ``strict`` refuses those."""
    unused = unused_of(case, compute, result, looked)
    if strict:
        refuse((*more, *result.notices), unused)
    answered: _Result = result._replace(unused=unused)
    return answered


def _unused(
    case: Case, stated: StatedFacts, compute: Callable[[Case], Any], result: Any, looked: Looked
) -> tuple[Unused, ...]:
    shown = _shown(stated, result, looked.command)
    if all(_is_shown(fact, stated, shown) for fact in stated.facts()):
        return ()
    from .unused_search import Search

    return Search(case, stated, compute, result, looked, shown).unused()


def _is_shown(fact: Fact, stated: StatedFacts, shown: Shown) -> bool:
    """Whether a result shows all of a fact to be used; entries of lists, each of a day, are left to the search."""
    if fact.key in shown.used:
        return True
    whole = fact.key in shown.wholes and not fact.key.endswith("[]")
    return whole and all(_is_shown(part, stated, shown) for part in stated.inside(fact))


def _shown(stated: StatedFacts, result: Any, command: str) -> Shown:
    """What a result shows to be used; a paper is another where the result is that it rests on, which it holds."""
    facts = stated.facts()
    keys = [fact.key for fact in facts]
    if command == "draft":
        return _shown_in_paper(stated, result)
    if command == "claim":
        return Shown(evident(result, set(keys)) | SURE, _debts(facts))
    if command not in ("judgment", "limitation"):
        return Shown()
    inside = [inner.key for fact in facts if fact.key == "judgment" for inner in stated.inside(fact)]
    if command == "judgment":
        from .evident_judgment import evident_in

        return evident_in(result, keys, inside)
    from .evident_limitation import evident_of

    return evident_of(result, keys, inside)


def _debts(facts: tuple[Fact, ...]) -> frozenset[str]:
    """The list of debts, without which there is no claim; its only entry."""
    listed = next((fact.node.value for fact in facts if fact.key == "loans"), "")
    return _LISTED if len(listed) == 1 else frozenset(("loans",))


_LISTED = frozenset(("loans", "loans[]"))


def _shown_in_paper(stated: StatedFacts, paper: Any) -> Shown:
    """The same of a paper: it holds the result that it rests on, and is another where that is."""
    if paper.statement is None:
        return Shown()
    judged = hasattr(paper.statement, "judgment")
    shown = _shown(stated, paper.statement, "judgment" if judged else "claim")
    used, wholes = shown.used if judged else shown.used - _UNSURE_IN_PAPERS, shown.wholes
    if any(notice.code == "judged-letter" for notice in paper.notices):
        # There are debts beside the judgment, which is said; without its sum one is refused, or is none.
        used, wholes = used | {"loans[].principal"}, wholes | _debts(stated.facts())
    return Shown(used, wholes)


_UNSURE_IN_PAPERS = frozenset(("until", "judgment.principal", "loans[].due_day"))
"""What is filed may be drafted as of another day than the one stated; beside a claim a judgment may decide nothing;
a due day that only repeats the first is one of the facts that are tried together.
"""
