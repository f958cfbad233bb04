"""What a court fee is charged on: an amount, or the claims of a case as they stand on the day of suit."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.money import fen_comma
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, currency_of
from ..law.choices import Choices, Notice, Unused
from ..law.fee import HALVED, IN_FORCE, Fee, amounts_for, court_fee, later_stage
from ..rates.series import Rates
from .judgment_statement import JudgmentStatement
from .strict import refuse_assumptions

worded = words_of(__name__)

problem = problems_of(__name__)


class FeeStatement(Record):
    """Every fee on one matter. ``bases`` are the amounts (fen) with what they are made of; ``fees`` by kind."""

    bases: dict[str, tuple[tuple[Text, int], ...]]
    fees: dict[str, Fee]
    yuan: str
    notices: tuple[Notice, ...]
    unused: tuple[Unused, ...] = ()


_HEADS = (
    ("principal_after", Text("本金", "principal")),
    ("interest_after", Text("利息、违约金与其他费用", "interest, damages and fees")),
    ("costs_after", Text("实现债权的费用", "costs of realising the claim")),
)


_TAXED = ("受理费", "诉讼费", "执行费")
"""In the name of a cost: the court taxes it when it decides, nobody claims it."""


def fees_on(amount: int, yuan: str = "", strict: bool = False) -> FeeStatement:
    """Return every fee on an amount of fen. Raises LprError."""
    sums = ((Text("标的额", "amount"), amount),)
    return _statement({"claim": sums}, yuan, Choices(), strict)


def fees_of(case: Case, rates: Rates, yuan: str = "", strict: bool = False) -> FeeStatement:
    """Return the fees of a case: the claims with interest up to the day of suit; the whole judgment for enforcement.

    Sources: 诉讼费用交纳办法 13, 14, 21条; interest to the filing day belongs to the amount by the courts' practice.
    Raises LprError.
    """
    if case.loans and currency_of(case):
        raise LprError(problem("fee-currency", case.loans[0].places.get("currency", case.loans[0].where)))
    choices = Choices()
    day = case.filed if case.filed is not None else case.until if case.until is not None else case.today
    if case.filed is None:
        choices.assume("filed", worded("filed", day=iso(day)), "fees-2006/13")
    bases: dict[str, tuple[tuple[Text, int], ...]] = {}
    if case.loans:
        bases["claim"] = _claims(case, rates, day, choices)
    if case.judgment is not None and (case.judgment.principal or not case.loans):
        bases["enforce"] = _enforced(case, rates, yuan, choices)
    elif case.judgment is not None:
        choices.assume("fee-enforce-claim", worded("fee-enforce-claim"), "fees-2006/14", matters=True)
    if not bases:
        raise LprError(problem("fee-amount/case"))
    return _statement(bases, yuan, choices, strict)


def _claims(case: Case, rates: Rates, day: int, choices: Choices) -> tuple[tuple[Text, int], ...]:
    """The heads of the claims as they stand on the day of suit; what the court taxes is no claim (13条, 29条).

    A preservation fee stays in: 38条3款 lets the applicant claim it.
    """
    from .claim import calculate

    court = tuple(cost for cost in case.costs if any(word in cost.name for word in _TAXED))
    if court:
        names = "、".join(f"{cost.name} {fen_comma(cost.amount)}" for cost in court)
        choices.assume("fee-court-costs", worded("fee-court-costs", names=names), "fees-2006/29")
    if day < IN_FORCE:
        choices.note(
            "warning",
            "fee-before-2007",
            worded("fee-before-2007", day=iso(day), in_force=iso(IN_FORCE)),
            "fees-2006/13",
            matters=True,
        )
    earlier = tuple(payment for payment in case.payments if payment.day <= day)
    others = tuple(cost for cost in case.costs if cost not in court)
    found = calculate(case._replace(until=day, payments=earlier, costs=others), rates)
    for notice in found.notices:
        # What the amount rests on is said here too, where it could be wrong.
        if notice.level == "warning" or notice.matters:
            choices.note(notice.level, notice.code, notice.message, notice.provision, notice.matters)
    choices.assume("fee-base", worded("fee-base", day=iso(day)), "fees-2006/13")
    totals = found.totals
    if found.accounts:
        # What is not due is not claimed.
        current = found.not_due - found.undue
        totals = totals._replace(
            principal_after=totals.principal_after - found.undue, interest_after=totals.interest_after - current
        )
    return tuple((name, getattr(totals, field)) for field, name in _HEADS if getattr(totals, field))


def _enforced(case: Case, rates: Rates, yuan: str, choices: Choices) -> tuple[tuple[Text, int], ...]:
    """What is still to be enforced under the judgment; what enforcement has already brought in is said beside it."""
    from .judgment import judge

    judgment = case.judgment
    until = case.until if case.until is not None else case.today
    if judgment is not None and judgment.day is not None and until < judgment.day:
        later = max(day for day in (judgment.day, judgment.effective, judgment.perform_by) if day is not None)
        choices.assume(
            "fee-enforce-later", worded("fee-enforce-later", until=iso(until), since=iso(later)), "fees-2006/14"
        )
        case = case._replace(until=later)
    statement = judge(case, rates)
    for notice in statement.notices:
        if (notice.level == "warning" or notice.matters) and notice.code != "before-perform-by":
            choices.note(notice.level, notice.code, notice.message, notice.provision, notice.matters)
    message = Text(
        "申请执行费以应执行的全部金额计，含加倍部分", "enforcement: on everything enforced, with the doubled part"
    )
    choices.assume("fee-enforce", message, "fees-2006/14")
    owed = statement.totals.enforceable
    if statement.currency:
        # 办法 55条: in RMB; nothing where no rate converts it, which the judgment's own notice says.
        owed = statement.enforcement.seizable - statement.enforcement.fee
        _note_converted(case, statement, owed, choices)
        return (
            (
                Text(
                    f"截至 {iso(statement.until)} 的应执行金额（折合人民币）",
                    f"to be enforced as of {iso(statement.until)}, in RMB",
                ),
                owed,
            ),
        )
    brought = sum(
        payment.amount
        for payment in case.payments
        if payment.event in ("transfer", "auction") and payment.day <= statement.until
    )
    brought = max(brought - statement.totals.surplus, 0)
    if brought:
        fee = fen_comma(court_fee("enforce", owed + brought, yuan).fee)
        both = fen_comma(owed + brought)
        choices.note(
            "info",
            "fee-enforced-before",
            worded("fee-enforced-before", brought=fen_comma(brought), both=both, fee=fee),
            "fees-2006/14",
        )
    return ((Text(f"截至 {iso(statement.until)} 的应执行金额", f"to be enforced as of {iso(statement.until)}"), owed),)


def _note_converted(case: Case, statement: JudgmentStatement, owed: int, choices: Choices) -> None:
    """Say at which rate a judgment in another currency is converted (办法 55条).

    Raises LprError where none is stated.
    """
    name = statement.currency
    if statement.totals.enforceable and not owed:
        where = case.judgment.places.get("currency", "") if case.judgment is not None else ""
        raise LprError(problem("fee-currency/judgment", where, name=name))
    told = next((notice for notice in statement.notices if notice.code == "fee-currency"), None)
    if told is not None:
        choices.assume(told.code, told.message, told.provision)
        return
    choices.note("info", "fee-currency", worded("fee-currency/converted", name=name), "fees-2006/55")


NOT_HALVED = Text("只有案件受理费可以减半，这里不减", "only the acceptance fee is halved: not this one")


def not_halved(kind: str) -> tuple[Unused, ...]:
    """Say that ``--halved`` changes nothing for a fee that is never halved (15,
    16条 halve the acceptance fee alone).
    """
    return () if kind in HALVED else (Unused("--halved", "--halved", NOT_HALVED),)


def note_not_halved(statement: FeeStatement, kind: str) -> FeeStatement:
    """Say that a fee asked for by itself is never halved (15, 16条 halve the acceptance fee alone)."""
    if kind not in statement.fees or statement.fees[kind].halved:
        return statement
    notice = Notice("warning", "fee-not-halved", NOT_HALVED, "fees-2006/16")
    return statement._replace(notices=(*statement.notices, notice), unused=(*statement.unused, *not_halved(kind)))


def with_already(statement: FeeStatement, already: int) -> FeeStatement:
    """Return the fees with that for enforcement as the fee of a later stage, ``already`` fen having come in before."""
    first = statement.fees["enforce"]
    fee = later_stage(first.amount, already, statement.yuan)
    whole, before = (court_fee("enforce", x, statement.yuan).fee for x in (already + first.amount, already))
    message = Text(
        f"此前已执行到位 {fen_comma(already)} 元：合计 {fen_comma(already + first.amount)} 元应收 {fen_comma(whole)}"
        f" 元，前段 {fen_comma(before)} 元，本段按其所在档次 {fen_comma(fee.fee)} 元",
        f"{fen_comma(already)} was brought in before: {fen_comma(already + first.amount)} in all costs"
        f" {fen_comma(whole)}, the earlier stage {fen_comma(before)}, this one in its own band {fen_comma(fee.fee)}",
    )
    kept = tuple(notice for notice in statement.notices if notice.code != "fee-enforced-before")
    notice = Notice("info", "fee-already", message, "fees-2006/14")
    return statement._replace(fees={**statement.fees, "enforce": fee}, notices=(*kept, notice))


def _statement(
    bases: dict[str, tuple[tuple[Text, int], ...]], yuan: str, choices: Choices, strict: bool
) -> FeeStatement:
    sums = {name: sum(amount for _, amount in parts) for name, parts in bases.items()}
    claim = sums.get("claim", 0)
    wanted = dict.fromkeys(("claim", "appeal", "preserve", "order"), claim) if claim else {}
    enforced = sums.get("enforce", claim)
    if enforced:
        wanted["enforce"] = enforced
    if not wanted:
        court_fee("claim", 0)
    fees = {kind: court_fee(kind, amount, yuan) for kind, amount in wanted.items()}
    if not yuan:
        choices.assume("fee-rounding", worded("fee-rounding"), "fees-2006/13")
    choices.note("info", "fee-estimate", worded("fee-estimate"))
    if strict:
        refuse_assumptions(choices)
    return FeeStatement(bases, fees, yuan, tuple(choices.notices))


def describe_inverse(kind: str, fee: int, yuan: str = "", halved: bool = False) -> Text:
    """Say in words which amounts have this fee (fen), ``halved`` or not. Raises LprError where none has."""
    found = amounts_for(kind, fee, yuan, halved)
    if found is None:
        said = Text("减半后的费用", "a halved fee") if halved else Text("的费用", "a fee")
        hint = Text("减半前的费用？--yuan 取整？", "is it before halving, and --yuan as charged?")
        if halved:
            hint = Text("去掉 --halved？--yuan 取整？", "is it without --halved, and --yuan as charged?")
        raise LprError(problem("fee-inverse", "AMOUNT", hint, fee=fen_comma(fee), said=said))
    low, high = found
    if low == high:
        return Text(f"标的额 {fen_comma(low)} 元", f"an amount of {fen_comma(low)}")
    if not high:
        return Text(f"标的额 {fen_comma(low)} 元以上", f"any amount from {fen_comma(low)}")
    return Text(
        f"标的额 {fen_comma(low)} 至 {fen_comma(high)} 元", f"an amount from {fen_comma(low)} to {fen_comma(high)}"
    )
