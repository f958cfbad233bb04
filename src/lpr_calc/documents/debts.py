"""The debts of a claim as documents speak of them: contracts, not the parts they are computed in;
when they fell due.
"""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Case, Cost, Loan, Portion, by_instalments
from ..casefile.people import Bankruptcy, Party
from ..compute.judgment_statement import JudgmentStatement
from ..compute.open_debt import due_total
from ..compute.statement import Statement
from ..engine.schedule import Rate
from ..reports.sentence import instalment_of
from ..reports.words import LOANS

CAUSES = {
    "private-lending": "民间借贷纠纷",
    "bank-loan": "金融借款合同纠纷",
    "sale": "买卖合同纠纷",
    "construction": "建设工程施工合同纠纷",
}
"""案由 by kind."""


def cause_of(case: Case) -> str:
    """The cause of action: of the kind, else the one that the title names; "" where neither says it."""
    return CAUSES.get(case.kind, "") or next((cause for cause in CAUSES.values() if cause in case.title), "")


def contracts(statement: Statement) -> list[Loan]:
    """The debts as they were agreed: instalments of a price and disbursements of a loan, computed one by one, are one
    contract again.
    """
    found: list[Loan] = []
    for loan in statement.case.loans:
        whole, number = instalment_of(loan.id, statement)
        if not number:
            found.append(loan)
            continue
        if statement.kind == "private-lending":
            part = loan._replace(id=whole, disbursed=(Portion(loan.lent, loan.principal),))
            if number == 1:
                found.append(part)
            else:
                found[-1] = _with_delivery(found[-1], part)
            continue
        portion = Portion(loan.due, loan.principal)
        if number == 1:
            found.append(loan._replace(id=whole, instalments=(portion,)))
        else:
            first = found[-1]
            found[-1] = first._replace(
                principal=first.principal + loan.principal, instalments=(*first.instalments, portion), due=loan.due
            )
    return found


def _with_delivery(loan: Loan, part: Loan) -> Loan:
    """Put one more disbursement to a loan."""
    damages = loan.damages
    if isinstance(damages, int) and isinstance(part.damages, int):
        damages += part.damages
    return loan._replace(
        principal=loan.principal + part.principal,
        disbursed=(*loan.disbursed, *part.disbursed),
        instalments=(*loan.instalments, *part.instalments),
        damages=damages,
        fees=loan.fees + part.fees,
    )


def due_of(loan: Loan) -> int | None:
    """The day by which everything had to be paid: the last instalment's, or an earlier one where it was called in."""
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    due = max(days, default=loan.due)
    return min(due, loan.accelerated) if due is not None and loan.accelerated is not None else due


def first_default(loan: Loan) -> int | None:
    """The day after the first day on which something fell due."""
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    days += [day for day in (loan.due, loan.accelerated) if day is not None]
    return min(days) + 1 if days else None


def rate_for_good(loan: Loan, statement: Statement) -> Rate | None:
    """The contract rate of a loan that is agreed to stay on one quote; None for any other, or where no interest of the
    term is claimed.
    """
    first = next((line for line in statement.lines if line.loan_id == loan.id and line.kind == "in-term"), None)
    return first.rate if first is not None and loan.repricing == "fixed" and first.rate.quote is not None else None


def fell_due(loan: Loan, until: int) -> str:
    """``，于2022年5月31日到期``, with what a calling-in changed; a day that is still to come is said so."""
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    agreed = max(days, default=loan.due)
    called = loan.accelerated
    if called is not None and (agreed is None or called < agreed):
        return f"，全部款项于{zh_date(called)}宣布提前到期"
    if agreed is None:
        return ""
    past = [portion for portion in loan.instalments if portion.day is not None and portion.day < until]
    if past and agreed >= until:
        come = sum(portion.amount for portion in past)
        when = f"{zh_date(max(portion.day or 0 for portion in past))}{'以前' if len(past) > 1 else ''}"
        later = fen_plain(sum(portion.amount for portion in loan.instalments) - come)
        return f"，其中{fen_plain(come)}元已于{when}到期，{later}元尚未到期（最后一期{zh_date(agreed)}）"
    many = len(days) > 1 or by_instalments(loan)
    return f"，{'最后一期' if many else ''}{'将' if agreed >= until else ''}于{zh_date(agreed)}到期"


def is_partly_due(statement: Statement) -> bool:
    """Whether something has fallen due by the day of computation and something else has not."""
    days = [
        day
        for loan in statement.case.loans
        for day in ([portion.day for portion in loan.instalments] or [due_of(loan)])
        if day is not None and not (loan.accelerated is not None and loan.accelerated < statement.until)
    ]
    return is_due(statement) and (bool(statement.undue) or any(day >= statement.until for day in days))


def is_due(statement: Statement) -> bool:
    """Whether anything has fallen due by the day of computation, so that it may be demanded."""
    if any(account.dues for account in statement.accounts):
        return True
    firsts = [first_default(loan) for loan in statement.case.loans]
    return any(first is None or first <= statement.until for first in firsts)


def estates(statement: Statement | JudgmentStatement) -> dict[str, Bankruptcy]:
    """The bankruptcies that were accepted by the day, by whose they are."""
    if isinstance(statement, Statement):
        return {one.party: one for one in statement.bankruptcies}
    case = statement.case
    return {one.party or case.debtor.name: one for one in case.bankruptcy if one.accepted <= statement.until}


def bankrupts(statement: Statement | JudgmentStatement) -> set[str]:
    """Whose bankruptcy has been accepted by the day: nobody may be paid by them apart from the others."""
    return set(estates(statement))


def represented(party: Party, estate: Bankruptcy | None) -> Party:
    """A party with who stands for it in a suit: for a bankrupt the head of the administrator, not its own
    representative (企业破产法 25条1款7项).
    """
    if estate is None:
        return party
    return party._replace(
        representative=estate.representative, rep_position=f"{estate.administrator or '管理人'}负责人"
    )


def costs_open(statement: Statement) -> str:
    """The costs that are still claimed, one by one, with what was paid of them; "" where nothing is open."""
    totals, costs = statement.totals, statement.case.costs
    if not totals.costs_after:
        return ""
    listed = "；".join(f"{cost.name}{fen_plain(cost.amount)}元" for cost in costs)
    if totals.costs_after == totals.costs:
        return listed
    paid = totals.costs - totals.costs_after
    return f"{listed}；扣除已付{fen_plain(paid)}元，尚欠{fen_plain(totals.costs_after)}元"


def cost_names(costs: tuple[Cost, ...]) -> str:
    """``律师费、公告费``."""
    return "、".join(cost.name for cost in costs)


def lends(statement: Statement) -> bool:
    """Whether money was lent; else a price or another sum is owed."""
    return statement.kind in LOANS


def owners_beside(case: Case) -> list[Party]:
    """The owners of what secures the debt who are neither debtors nor guarantors, with what is stated of them."""
    known = {party.name for party in (*case.debtors, *(one.party for one in case.guarantors))}
    found: dict[str, Party] = {}
    for one in case.security:
        if one.owner and one.owner not in known:
            said = one.party or Party(one.owner)
            found[one.owner] = max(found.get(one.owner, said), said, key=lambda party: len(list(filter(None, party))))
    return list(found.values())


def defendants(statement: Statement) -> list[Party]:
    """Who is sued: the debtors who were not released, the guarantors who can still be sued, owners of security."""
    case = statement.case
    people = statement.persons.people if statement.persons is not None else ()
    gone = {one.name for one in people if one.gone}
    sued = [*case.debtors, *(one.party for one in case.guarantors)]
    return [party for party in sued if party.name not in gone] + owners_beside(case)


def claimed_principal(statement: Statement) -> int:
    """The principal that is claimed, in fen: of a loan repaid by instalments what is not due cannot be."""
    return statement.totals.principal_after - statement.undue


def claimed_heads(statement: Statement) -> dict[str, int]:
    """What is claimed under each head beside principal and costs, in fen: interest that is not due cannot be."""
    heads = dict(statement.owed)
    early = statement.not_due - statement.undue
    if early:
        heads["in-term"] = heads.get("in-term", 0) - early
    return heads


def claimed_total(statement: Statement) -> int:
    """Everything that is claimed and has a sum, in fen."""
    return due_total(statement)


def numbers_text(numbers: list[int]) -> str:
    """Numbers of instalments in their order: ``第13至15期``, ``第13、15至17期``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = (str(run[0]) if len(run) == 1 else f"{run[0]}至{run[-1]}" for run in runs)
    return f"第{'、'.join(said)}期"


def not_due_text(statement: Statement) -> str:
    """What of the total is not claimed because it has not fallen due: ``未到期本金91398.66元及其利息274.20元``."""
    early = statement.not_due - statement.undue
    interest = f"及其利息{fen_plain(early)}元" if early else ""
    return f"未到期本金{fen_plain(statement.undue)}元{interest}" if statement.undue else ""
