"""Why a claimant's figures are not ours: what was left out of the principal, what gives the interest claimed."""

from __future__ import annotations

from ..base.money import fen_comma
from ..base.text import Text
from ..casefile.model import Case
from ..rates.series import Rates
from ..verify.explain import explain
from ..verify.instalments import base
from .verify_words import differing


def why_principal(case: Case, lent: int, claimed: int, own: int) -> Text:
    """Say why the principal claimed is not what is left of it."""
    if case.payments and claimed == lent:
        return Text(
            f"未扣除已还的本金 {fen_comma(lent - own)}",
            f"the {fen_comma(lent - own)} of principal paid was not taken off",
        )
    kept = sum(loan.deducted for loan in case.loans)
    if kept and claimed == own + kept:
        return Text(
            f"未扣除预先扣除的利息 {fen_comma(kept)}",
            f"interest kept back up front, {fen_comma(kept)}, was not taken off",
        )
    return Text("未查明", "not found")


def why_interest(case: Case, rates: Rates, principal: int | None, interest: int, lang: str) -> str:
    """Say what gives the interest claimed: the conventions or a slip, on our principal,
    else on the one claimed (fen).
    """
    tries = [(case, "")]
    if principal is not None and len(case.loans) == 1 and not case.loans[0].disbursed:
        other = case._replace(loans=(case.loans[0]._replace(principal=principal, deducted=0),), payments=())
        tries.append(
            (
                other,
                Text(
                    f"以本金 {fen_comma(principal)} 计算、未扣还款；",
                    f"on {fen_comma(principal)}, no payment taken off; ",
                ).say(lang),
            )
        )
    stop = "；" if lang == "zh" else "; "
    for tried, said in tries:
        found = explain(tried, rates, interest)
        reasons = [slip.text.say(lang) for slip in found.slips[:2] if slip.departures == found.slips[0].departures]
        if found.matches:
            best = found.matches[0]
            # The row of the form says already that it is interest, and what is still owed of it.
            reasons.append(
                differing(
                    best._replace(item="interest") if best.item == "interest_after" else best,
                    base(case),
                    lang,
                )
            )
        if reasons:
            return said + stop.join(reasons)
    return ""
