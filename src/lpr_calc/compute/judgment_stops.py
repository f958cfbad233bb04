"""Where a bankruptcy ends what runs under a judgment: general interest stops with acceptance (企业破产法 46条), and
what the doubled part would come to from then on is no claim (破产法解释（三） 3条).
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..casefile.model import Case, Judgment
from ..casefile.people import Bankruptcy
from ..law.choices import Choices
from .people import stopped_on
from .persons import ledger_case

worded = words_of(__name__)


def stop_of_all(case: Case, until: int) -> Bankruptcy | None:
    """The bankruptcy that ends what runs for everybody liable; None while it runs for anybody."""
    found = ledger_case(case).bankruptcy
    return next((one for one in found if one.accepted <= until), None)


def stop_of(case: Case, name: str, until: int) -> Bankruptcy | None:
    """What ends it for one person: his own bankruptcy; of a guarantor, or the owner of what secures the debt, who
    pleads it a debtor's (担保制度解释 22条: 担保人).
    """
    accepted = bankrupts_of(case, until)
    debtors = [party.name for party in case.debtors]
    bound = [one for one in case.guarantors if one.name == name]
    secures = name not in debtors and (bound or any(one.owner == name for one in case.security))
    pleads = secures and not any(one.pleads_stop is False or one.mode == "joined" for one in bound)
    names = [name, *debtors] if pleads else [name]
    return min((accepted[one] for one in names if one in accepted), key=lambda one: one.accepted, default=None)


def stopping(case: Case, judgment: Judgment | None, stop: Bankruptcy | None) -> Case:
    """The judgment as one debt that a bankruptcy stops, or that runs on."""
    stops = () if stop is None else (stop._replace(party=case.debtor.name),)
    if judgment is not None:
        case = case._replace(judgment=judgment._replace(liable=()))
    return case._replace(co_debtors=(), guarantors=(), security=(), bankruptcy=stops)


def bankrupts_of(case: Case, until: int) -> dict[str, Bankruptcy]:
    """The bankruptcies accepted by the end, by whose they are."""
    return {one.party or case.debtor.name: one for one in case.bankruptcy if one.accepted <= until}


def note_bankrupts(case: Case, until: int, choices: Choices) -> None:
    """Say of every bankrupt until when what runs is counted for him, and that enforcement stays."""
    for name, one in bankrupts_of(case, until).items():
        last = iso((stopped_on(one) or 0) - 1)
        message = worded("judgment-stop", name=name, accepted=iso(one.accepted), last=last)
        choices.note("warning", "judgment-stop", message, "bankruptcy-2006/46")
