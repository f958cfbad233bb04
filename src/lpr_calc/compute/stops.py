"""The ledger as it stands for those for whom interest stops: a bankrupt (企业破产法 46条), and who pleads the stop of a
debtor, a guarantor or an owner of security (担保制度解释 22条: 担保人).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..casefile.model import Case
from ..casefile.people import Bankruptcy
from ..law.choices import Choices
from .statement import Statement
from .transfers import released


class Stops:
    """The bankruptcies of a matter that reach its ``statement``, by whose each is, and the ledger at each of them.

    ``case`` is the matter as stated; ``compute`` computes the claim of a case.
    """

    def __init__(self, case: Case, statement: Statement, compute: Callable[[Case], Statement]) -> None:
        self.case, self.statement, self.compute = case, statement, compute
        self.bankrupt = {
            one.party or case.debtor.name: one for one in case.bankruptcy if one.accepted <= statement.until
        }
        self._known: dict[tuple[int, bool] | None, Statement] = {}

    @property
    def of_debtors(self) -> Bankruptcy | None:
        """The first of the debtors' bankruptcies."""
        return self._first(party.name for party in self.case.debtors)

    def of_owner(self, name: str) -> Bankruptcy | None:
        """What stops interest for one whose property secures the debt: his own bankruptcy; unless he is a debtor
        himself, joined the debt or does not plead it, the first of a debtor's too.
        """
        bound = [one for one in self.case.guarantors if one.name == name]
        owes = name in [party.name for party in self.case.debtors]
        if owes or any(one.pleads_stop is False or one.mode == "joined" for one in bound):
            return self.bankrupt.get(name)
        return self._first((name, *(party.name for party in self.case.debtors)))

    def at(self, stop: Bankruptcy | None) -> Statement:
        """The ledger with interest to a bankruptcy, or running on (None)."""
        key = None if stop is None else (stop.accepted, stop.stop_day)
        if key not in self._known:
            stops = () if stop is None else (stop._replace(party=self.case.debtor.name),)
            same = self.statement.case.bankruptcy == stops
            self._known[key] = self.statement if same else self.compute(self._stopped(stops))
        return self._known[key]

    def _first(self, names: Iterable[str]) -> Bankruptcy | None:
        found = [self.bankrupt[name] for name in names if name in self.bankrupt]
        return min(found, key=lambda one: one.accepted, default=None)

    def _stopped(self, stops: tuple[Bankruptcy, ...]) -> Case:
        """The debt of a ledger without its persons, to be computed to another stop: a share released is one of what is
        owed until then.
        """
        alone = self.statement.case._replace(co_debtors=(), guarantors=(), security=(), bankruptcy=stops)
        if not self.case.releases:
            return alone
        taken = released(self.case._replace(bankruptcy=stops), self.statement.until, self.compute, Choices())
        return alone._replace(payments=taken.payments)
