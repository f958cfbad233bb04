"""Readers of the keys of a loan repaid by instalments."""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..base.dates import iso
from ..base.errors import problems_of
from ..base.pattern import pattern
from ..values.text import shown
from ..values.tree import Node
from . import keys
from .periods import step_of
from .repayment import MOST_PERIODS, Charge, PlannedRow, RateChange, Settlement
from .scalars import Scalars

problem = problems_of(__name__)

_DAY_OF_YEAR = pattern(r"(?:每年)?(\d{1,2})(?:-|月)(\d{1,2})日?")
_EVERY_MONTHS = pattern(r"(?:每)?(\d{1,2})(?:m|个月)")
_WAYS = "转账|汇款|转帐|现金|微信|支付宝|代扣|扣款|刷卡|网银|支付|付款|电汇"
# A word is read in one way only: where it could be two things, a long cell was tried in every mixture of them.
_BY_HAND = pattern(rf"(?:(?:手机银行|银行|现场|线上|线下|自动|批量|{_WAYS})[、，,/和及+]?)*(?:{_WAYS})[、，,/和及+]?")
"""How money came, which tables have under the same heading: no method of repayment."""
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def repayment(reader: Scalars, node: Node) -> str | None:
    """Read the method of repayment; None for a column that says how money came (``银行转账``)."""
    text = "".join((reader.text(node) or "").split())
    return None if _BY_HAND.fullmatch(text) else reader.word("repayment")(node)


def periods(reader: Scalars, node: Node) -> int | None:
    """Read a number of instalments, 1 to 600: ``36``, ``36期``."""
    text = (reader.text(node) or "").removesuffix("期").strip()
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST_PERIODS:
        return int(text)
    reader.problems.append(problem("periods", node.where, text=shown(text), most=MOST_PERIODS))
    return None


def paid_periods(reader: Scalars, node: Node) -> int | None:
    """Read how many instalments were paid, 0 to 600: ``12``, ``12期``, ``第12期``; None for none."""
    text = (reader.text(node) or "").strip().removeprefix("第").removesuffix("期").strip()
    if text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= MOST_PERIODS:
        return int(text) or None
    reader.problems.append(problem("periods/paid", node.where, text=shown(text), most=MOST_PERIODS))
    return None


def step(reader: Scalars, node: Node) -> tuple[int, str] | None:
    """Read how far instalments lie apart, as a number and ``month`` or ``day``: ``1m``, ``1q``, ``2w``."""
    text = reader.text(node)
    if text is None:
        return None
    found = step_of(text)
    if found is None:
        reader.problems.append(problem("step", node.where, text=shown(text)))
    return found


def schedule(reader: Scalars, node: Node) -> tuple[PlannedRow, ...] | None:
    """Read the lender's own rows, in order of time; two on one day are refused."""
    found = [
        PlannedRow(facts["due"], facts["principal"], facts.get("interest", 0))
        for facts, _ in reader.items(node, keys.SCHEDULE_ROW, ("due", "principal"))
    ]
    found.sort()
    if len(found) > MOST_PERIODS:
        reader.problems.append(problem("periods", node.where, text=str(len(found)), most=MOST_PERIODS))
        return None
    for one, other in zip(found, found[1:], strict=False):
        if one.due == other.due:
            reader.problems.append(problem("schedule-day-twice", node.where, day=iso(one.due)))
            return None
    return tuple(found) or None


def rate_changes(reader: Scalars, node: Node) -> tuple[RateChange, ...]:
    """Read agreed or general changes of the rate, in order of time; two on one day are refused."""
    found = [
        RateChange(facts["from"], facts["rate"]) for facts, _ in reader.items(node, keys.RATE_CHANGE, ("from", "rate"))
    ]
    found.sort(key=lambda change: change.day)
    for one, other in zip(found, found[1:], strict=False):
        if one.day == other.day:
            reader.problems.append(problem("schedule-day-twice", node.where, day=iso(one.day)))
    return tuple(found)


def charges(reader: Scalars, node: Node) -> tuple[Charge, ...]:
    """Read what a loan costs beside its interest."""
    return tuple(
        Charge(
            facts["name"],
            facts["amount"],
            facts.get("at", ("start", None)),
            facts.get("in_cost", True),
            item.where,
        )
        for facts, item in reader.items(node, keys.CHARGE, ("name", "amount"))
    )


def charge_at(reader: Scalars, node: Node) -> tuple[str, int | None] | None:
    """Read when a charge is taken: ``start``, ``each`` (with every instalment), or a day."""
    text = (reader.text(node) or "").lower()
    word = {"放款时": "start", "一次": "start", "每期": "each"}.get(text, text)
    if word in ("start", "each"):
        return word, None
    day = reader.day(node)
    return None if day is None else ("date", day)


def repricing(reader: Scalars, node: Node) -> str | None:
    """Read when a rate by LPR is read anew: a word, a day of the year (``04-15``), or each ``3m``."""
    text = (reader.text(node) or "").lower()
    on = _DAY_OF_YEAR.fullmatch(text)
    if on is not None:
        month, day = int(on[1]), int(on[2])
        if 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]:
            # The first of January has a name.
            return "january" if (month, day) == (1, 1) else f"{month:02d}-{day:02d}"
    every = _EVERY_MONTHS.fullmatch(text)
    if every is not None and int(every[1]) in (1, 3, 6, 12):
        return "anniversary" if int(every[1]) == 12 else f"{int(every[1])}m"
    if on is not None or every is not None:
        reader.problems.append(problem("repricing", node.where, text=shown(text)))
        return None
    return reader.word("repricing")(node)


def plan(reader: Scalars, node: Node) -> Settlement:
    """Read what is meant to be agreed on instalments."""
    return Settlement(**reader.fields(node, keys.PLAN))


READERS: dict[str, Callable[[Scalars, Node], Any]] = {
    "repayment": repayment,
    "periods": periods,
    "paid-periods": paid_periods,
    "step": step,
    "schedule": schedule,
    "rate-changes": rate_changes,
    "charges": charges,
    "charge-at": charge_at,
    "repricing": repricing,
    "plan": plan,
}
"""By the kind of value."""
