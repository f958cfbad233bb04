"""What the registry returns papers for (登记立案规定 4、6、7条), checked before a form is written.

Warnings, refused under ``--strict``.
"""

from __future__ import annotations

from ..base.errors import Problem, problems_of, words_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.papers import Agent
from ..casefile.people import Party
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.choices import Notice
from ..reports.sentence import damages_terms, interest_terms
from .debts import claimed_heads, claimed_principal, claimed_total, defendants
from .defences import respondents
from .enforcement import executed
from .people import agents_answering, agents_claiming

problem = problems_of(__name__)
worded = words_of(__name__)


class Check(Record):
    """One thing to mend: the name of its message, and the values of the message."""

    name: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def notice(self) -> Notice:
        """As a warning beside the paper."""
        return Notice("warning", "form-check", worded(f"form-check/{self.name}", **dict(self.values)))

    @property
    def problem(self) -> Problem:
        """As a refusal."""
        return problem(f"form-check/{self.name}", "--strict", **dict(self.values))


def checks_of(paper: str, statement: Statement | None, judged: JudgmentStatement | None) -> list[Check]:
    """What is to be mended before a form (`form.PAPERS`) is filed."""
    if paper == "enforcement":
        return [] if judged is None else _enforcement(judged)
    if statement is None:
        return []
    if paper == "answer":
        case = statement.case
        parties = respondents(statement)
        found = _persons("答辩人", "respondent", parties) + _agents(agents_answering(case, parties))
        return found if case.claimed is not None else [*found, Check("claimed")]
    return _complaint(statement)


def copies(statement: Statement) -> int:
    """How many copies go with a complaint: one for each other party."""
    return len(defendants(statement)) + len(statement.case.third)


def _complaint(statement: Statement) -> list[Check]:
    case, sued = statement.case, defendants(statement)
    found = _persons("原告", "plaintiff", case.creditors) + _persons("被告", "defendant", sued)
    found += [
        Check("told-apart", (("name", party.name or "?"),)) for party in sued if not party.id and not party.address
    ]
    found += _agents(agents_claiming(case))
    if len(case.debtors) > 1 and not case.liability:
        found.append(Check("liability"))
    heads = claimed_heads(statement)
    if sum(heads.values()) and not (interest_terms(statement) or damages_terms(statement)):
        found.append(Check("interest"))
    rows = claimed_principal(statement) + sum(heads.values()) + statement.totals.costs_after
    if rows != claimed_total(statement):
        found.append(Check("total"))
    return found


def _enforcement(judged: JudgmentStatement) -> list[Check]:
    case, judgment = judged.case, judged.judgment
    against = executed(judged)
    found = _persons("申请执行人", "applicant", case.creditors) + _persons("被执行人", "debtor", against)
    found += [
        Check("told-apart", (("name", party.name or "?"),)) for party in against if not party.id and not party.address
    ]
    found += _agents(agents_claiming(case))
    if judgment.effective is None:
        found.append(Check("effective"))
    if not judgment.number:
        found.append(Check("number"))
    if len(case.debtors) > 1 and not judgment.liable:
        found.append(Check("liable"))
    return found


def _persons(role: str, called: str, parties: tuple[Party, ...] | list[Party]) -> list[Check]:
    """Everybody has a name, an address and a phone number."""
    found = []
    for party in parties:
        facts = (
            (party.name, Text("姓名或名称", "name")),
            (party.address, Text("住所地", "address")),
            (party.phone, Text("联系电话", "phone")),
        )
        blank = [said for value, said in facts if not value]
        if blank:
            what = Text("、".join(said.zh for said in blank), ", ".join(said.en for said in blank))
            found.append(Check("party", (("role", Text(role, called)), ("name", party.name), ("what", what))))
    return found


def _agents(agents: tuple[Agent, ...]) -> list[Check]:
    return [Check("agent", (("name", agent.name or "?"),)) for agent in agents if not agent.power]
