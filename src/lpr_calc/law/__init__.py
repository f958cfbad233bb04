"""The law: dated rules that decide which rate applies on which days. Rules multiply nothing.

`LAW` lists every rule; `select` finds the one for a loan. No rule, or two, is a named error, never a default.
"""

from __future__ import annotations

from collections.abc import Callable

from ..accrual import Plan
from ..errors import LprError, Problem
from ..record import Record
from ..text import Text
from . import private_lending
from .context import Context


class Rule(Record):
    """One kind of claim: the provision it stands on, when it applies, and the schedule it licenses."""

    provision: str
    applies: Callable[[Context], bool]
    schedule: Callable[[Context], Plan]


def _general(ctx: Context) -> Plan:
    from . import general

    return general.schedule(ctx)


LAW: tuple[Rule, ...] = (
    # 法释〔2020〕17号 1条: loans between natural persons, legal persons and organisations.
    Rule("private-lending-2020/1", lambda ctx: ctx.kind == "private-lending", private_lending.schedule),
    # 九民纪要: LPR takes the place of the benchmark rate for every claim that used it.
    Rule("nine-minutes/lpr", lambda ctx: ctx.kind == "other", _general),
)


def select(ctx: Context, law: tuple[Rule, ...] = LAW) -> Rule:
    """Return the one rule that applies. Raises LprError ``no-rule`` or ``rule-conflict`` naming every match."""
    matches = [rule for rule in law if rule.applies(ctx)]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise LprError(
            Problem(
                "no-rule",
                Text(f"类型“{ctx.kind}”尚无适用的规则", f"no rule for the kind “{ctx.kind}”"),
                ctx.loan.where,
                Text("可用：private-lending、other", "known kinds: private-lending, other"),
            )
        )
    named = "、".join(rule.provision for rule in matches)
    raise LprError(
        Problem(
            "rule-conflict",
            Text(f"有多条规则同时适用：{named}", f"several rules apply at once: {named}"),
            ctx.loan.where,
        )
    )
