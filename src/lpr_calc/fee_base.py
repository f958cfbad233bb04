"""What a court fee is charged on: an amount, or the claims of a case as they stand on the day of suit."""

from __future__ import annotations

from .assumption import Choices, Notice
from .calculate import calculate, refuse_assumptions
from .casefile.model import Case
from .dates import iso
from .errors import LprError, Problem
from .fees import Fee, amounts_for, court_fee
from .judgment import judge
from .money import fen_comma
from .rates import Rates
from .record import Record, Text


class FeeStatement(Record):
    """Every fee on one matter. ``bases`` are the amounts (fen) with what they are made of; ``fees`` by kind."""

    bases: dict[str, tuple[tuple[Text, int], ...]]
    fees: dict[str, Fee]
    yuan: str
    notices: tuple[Notice, ...]


_HEADS = (
    ("principal_after", Text("本金", "principal")),
    ("interest_after", Text("利息、违约金与其他费用", "interest, damages and fees")),
    ("costs_after", Text("实现债权的费用", "costs of realising the claim")),
)


def fees_on(amount: int, yuan: str = "", strict: bool = False) -> FeeStatement:
    """Return every fee on an amount of fen. Raises LprError."""
    sums = ((Text("标的额", "amount"), amount),)
    return _statement({"claim": sums}, yuan, Choices(), strict)


def fees_of(case: Case, rates: Rates, yuan: str = "", strict: bool = False) -> FeeStatement:
    """Return the fees of a case: the claims with interest up to the day of suit; the whole judgment for enforcement.

    Sources: 诉讼费用交纳办法 13, 14, 21条; interest to the filing day belongs to the amount by the courts' practice.
    Raises LprError.
    """
    choices = Choices()
    day = case.filed if case.filed is not None else case.until if case.until is not None else case.today
    if case.filed is None:
        message = Text(f"未写明起诉日，利息算至 {iso(day)}", f"day of suit not stated: interest to {iso(day)}")
        choices.assume("filed", message, "fees-2006/13")
    bases: dict[str, tuple[tuple[Text, int], ...]] = {}
    if case.loans:
        earlier = tuple(payment for payment in case.payments if payment.day <= day)
        totals = calculate(case._replace(until=day, payments=earlier), rates).totals
        bases["claim"] = tuple((name, getattr(totals, field)) for field, name in _HEADS if getattr(totals, field))
        message = Text(
            f"标的额含算至起诉日 {iso(day)} 的利息（各地做法），以后的利息不计",
            f"the amount holds interest up to the suit, {iso(day)} (the courts' practice); later interest is not charged",
        )
        choices.assume("fee-base", message, "fees-2006/13")
    if case.judgment is not None and case.judgment.principal:
        statement = judge(case, rates)
        bases["enforce"] = (
            (Text(f"截至 {iso(statement.until)} 的应执行金额", f"to be enforced as of {iso(statement.until)}"), statement.totals.total),
        )  # fmt: skip
        message = Text(
            "申请执行费以应执行的全部金额计，含加倍部分", "enforcement: on everything enforced, with the doubled part"
        )
        choices.assume("fee-enforce", message, "fees-2006/14")
    if not bases:
        message = Text("案件没有借款，也没有判决", "the case has no loan and no judgment")
        raise LprError(Problem("fee-amount", message, "", Text("写明 principal", "state principal")))
    return _statement(bases, yuan, choices, strict)


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
        message = Text(
            "费用算到分（办法未规定尾数；法院常取整到元）",
            "fees to the fen (the Measures are silent; courts often take whole yuan)",
        )
        choices.assume("fee-rounding", message, "fees-2006/13")
    choices.note("info", "fee-estimate", Text("预估，以法院核定为准", "an estimate: the court decides"))
    if strict:
        refuse_assumptions(choices)
    return FeeStatement(bases, fees, yuan, tuple(choices.notices))


def describe_inverse(kind: str, fee: int, yuan: str = "") -> Text:
    """Say in words which amounts have this fee (fen). Raises LprError where none has."""
    found = amounts_for(kind, fee, yuan)
    if found is None:
        message = Text(f"没有一个标的额的费用是 {fen_comma(fee)} 元", f"no amount has a fee of {fen_comma(fee)}")
        hint = Text("减半前的费用？--yuan 取整？", "is it before halving, and --yuan as charged?")
        raise LprError(Problem("fee-inverse", message, "AMOUNT", hint))
    low, high = found
    if low == high:
        return Text(f"标的额 {fen_comma(low)} 元", f"an amount of {fen_comma(low)}")
    if not high:
        return Text(f"标的额 {fen_comma(low)} 元以上", f"any amount from {fen_comma(low)}")
    return Text(
        f"标的额 {fen_comma(low)} 至 {fen_comma(high)} 元", f"an amount from {fen_comma(low)} to {fen_comma(high)}"
    )
