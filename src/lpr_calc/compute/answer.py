"""Results that say which stated facts decided nothing: every computation a user asks for goes through here.

One function a question; how a fact that decided nothing is found is in `unused`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..casefile.keys import CONVENTIONS
from ..law.choices import Unused
from ..values.text import shown
from .evident import Looked
from .strict import refuse
from .unused import unused_of, with_unused

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..rates.series import Rates
    from .cap import Ceilings
    from .cost import CostStatement
    from .distribution import Distribution, Terms
    from .fee import FeeStatement
    from .judgment_statement import JudgmentStatement
    from .limitation import LimitationStatement
    from .plan import PlanStatement, PlanTerms
    from .schedule import ScheduleStatement
    from .statement import Statement

problem = problems_of(__name__)


def claim(case: Case, rates: Rates, strict: bool = False) -> Statement:
    """Compute one claim (`calculate`) and say what of the case it did not use; ``strict`` refuses that too."""
    from .claim import calculate

    statement = calculate(case, rates)
    looked = Looked("claim", statement.kind, statement.until)
    answered = with_unused(case, statement, lambda c: calculate(c, rates), looked, strict)
    if case.text_figures is None:
        return answered
    # What is said of the figures of the text decides nothing else.
    from .stated import claim_checks

    return answered._replace(notices=(*answered.notices, *claim_checks(case, statement, rates)))


def interest(case: Case, rates: Rates, base: Callable[[Case], Mapping[str, str]]) -> Statement:
    """Compute one claim of which the interest alone is shown, and say what of the case that does not depend on.

    ``base`` says by which conventions the others are measured: a stated one that is another without it was used.
    """
    from .claim import calculate

    statement = calculate(case, rates)
    looked = Looked("compare", statement.kind, statement.until)

    def shown(c: Case, of: Statement) -> tuple[Any, ...]:
        lines = tuple(line for line in of.lines if line.kind != "damages")
        return of.totals.interest, lines, of.ledger, tuple(base(c).items())

    unused = unused_of(case, lambda c: shown(c, calculate(c, rates)), shown(case, statement), looked)
    return statement._replace(unused=unused)


def judgment(case: Case, rates: Rates, strict: bool = False, payoff: tuple[int, ...] = ()) -> JudgmentStatement:
    """Compute one judgment (`judge`) and say what of the case it did not use; ``strict`` refuses that too."""
    from .judgment import judge

    statement = judge(case, rates, payoff=payoff)
    looked = Looked("judgment", "judgment", statement.until, statement.judgment.day)
    answered = with_unused(case, statement, lambda c: judge(c, rates, payoff=payoff), looked, strict)
    if case.text_figures is None:
        return answered
    from .stated import judgment_checks

    return answered._replace(notices=(*answered.notices, *judgment_checks(statement)))


def limits(case: Case, on: int, strict: bool = False) -> LimitationStatement:
    """Compute the clocks (`limitation`) and say what of the case they did not use; ``strict`` refuses that too."""
    from .limitation import limitation

    return with_unused(case, limitation(case, on), lambda c: limitation(c, on), Looked("limitation", "", on), strict)


def fees(case: Case, rates: Rates, yuan: str = "", strict: bool = False) -> FeeStatement:
    """Compute the fees of a case (`fees_of`) and say what of it they did not use; ``strict`` refuses that too."""
    from .fee import fees_of

    day = case.filed if case.filed is not None else case.until if case.until is not None else case.today
    looked = Looked("fee", case.kind, day)
    return with_unused(case, fees_of(case, rates, yuan), lambda c: fees_of(c, rates, yuan), looked, strict)


def settlement(case: Case, rates: Rates, terms: Callable[[Case], PlanTerms], strict: bool = False) -> PlanStatement:
    """Compute a settlement (`plan`) and say what of the case it did not use; ``strict`` refuses that too."""
    from .plan import plan

    statement = plan(case, rates, terms(case))
    looked = Looked("plan", getattr(statement.source, "kind", "judgment"), statement.source.until)
    return with_unused(case, statement, lambda c: plan(c, rates, terms(c)), looked, strict, statement.source.notices)


def shares(cases: Sequence[tuple[Case, str]], rates: Rates, terms: Terms, strict: bool = False) -> Distribution:
    """Divide a sum among the creditors of several cases, each with its file (`distribute`), and say what of them it did
    not use; ``strict`` refuses that too. Raises LprError.
    """
    from .creditors import claimed, debtor_of, property_of
    from .distribution import distribute

    files = [file for _, file in cases]
    for number, file in enumerate(files):
        if file and file in files[:number]:
            raise LprError(problem("distribution-twice", "CASE", file=shown(file)))
    stated = [case for case, _ in cases]
    debtor = debtor_of(stated, terms.debtor)
    property_ = property_of(stated, debtor, terms.property_)
    claims = [claimed(case, rates, debtor, property_, file) for case, file in cases]
    found = distribute(terms, debtor, claims)

    def again(number: int, changed: Case) -> Distribution:
        others = [*claims]
        others[number] = claimed(changed, rates, debtor, property_, cases[number][1])
        return distribute(terms, debtor, others)

    unused: list[Unused] = []
    for number, case in enumerate(stated):
        judged = case.judgment.day if case.judgment is not None else None
        looked = Looked(
            "distribution", "judgment" if case.judgment is not None else case.kind, claims[number].until, judged
        )
        unused += unused_of(case, partial(again, number), found, looked)
    if strict:
        refuse(found.notices, tuple(unused))
    return found._replace(unused=tuple(unused))


def schedule(case: Case, rates: Rates, strict: bool = False) -> ScheduleStatement:
    """Make the schedules of a case (`schedule`) and say what of it they did not use; ``strict`` refuses that too."""
    from .schedule import schedule as laid_out

    looked = Looked("schedule", case.kind, case.until if case.until is not None else case.today)
    return with_unused(case, laid_out(case, rates), lambda c: laid_out(c, rates), looked, strict)


def cost(case: Case, rates: Rates, strict: bool = False) -> CostStatement:
    """Compute the all-in cost of a case (`cost`) and say what of it that did not use; ``strict`` refuses that too."""
    from .cost import cost as computed

    looked = Looked("cost", case.kind, case.until if case.until is not None else case.today)
    return with_unused(case, computed(case, rates), lambda c: computed(c, rates), looked, strict)


def ceiling(facts: Mapping[str, str], today: date, rates: Rates, strict: bool = False) -> Ceilings:
    """Answer for the ceiling (`ceilings`) and say which option it did not use; ``strict`` refuses that too."""
    from .alike import Came, came_of
    from .cap import ceilings
    from .usage import reason

    answer = ceilings(facts, today, rates)
    found = []
    whole = Came(answer)
    for key in facts:
        rest = {name: text for name, text in facts.items() if name != key}
        # The kind and the lender decide whether there is a ceiling, whatever they are.
        again = key in ("kind", "lender") or (key == "accepted" and facts[key] == facts.get("filed"))
        if not again and came_of(partial(ceilings, rest, today, rates)).like(whole):
            option = f"--{key.replace('_', '-')}"
            name = f"conventions.{key}" if key in CONVENTIONS else key
            found.append(Unused(option, option, reason(name, Looked("cap", "", 0))))
    unused = tuple(found)
    if strict:
        refuse(answer.notices, unused)
    return answer._replace(unused=unused)
