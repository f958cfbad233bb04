"""The list of the rules: which one lays out a loan.

`LAW` lists every rule; `select` finds the one for a loan. No rule, or two, is a named error, never a default.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, void_of
from ..engine.schedule import Schedule
from .context import Context

problem = problems_of(__name__)

VOID = {
    "on-lent": "private-lending-2020/13-1",
    "raised": "private-lending-2020/13-2",
    "professional": "private-lending-2020/13-3",
}
"""Why a contract is void, and the provision that says so."""


class Rule(Record):
    """One kind of claim: the provision it stands on, when it applies, and the module whose ``schedule`` it licenses.

    The module is named, not imported: a claim loads the law it needs and no more.
    """

    provision: str
    applies: Callable[[Context], bool]
    module: str

    def schedule(self, ctx: Context) -> Schedule:
        """Lay out one loan under this rule. Raises LprError where it cannot be computed as stated."""
        laid_out: Schedule = _module(self.module).schedule(ctx)
        if ctx.loan.carried is None:
            return laid_out
        from .carried import with_carried

        return with_carried(laid_out, ctx)

    @property
    def marks(self) -> tuple[int, ...]:
        """The days on either side of which a claim under this rule may be read otherwise."""
        found: tuple[int, ...] = _module(self.module).MARKS
        return found


@lru_cache(None)
def _module(name: str) -> Any:
    """The module of a rule, imported when it is first wanted: looking it up anew costs a row of a batch a tenth."""
    return import_module(f".{name}", __package__)


def _void(ctx: Context) -> str:
    """Why a private loan is void, "" where it is not."""
    return void_of(ctx.case, ctx.loan) if ctx.kind == "private-lending" else ""


LAW: tuple[Rule, ...] = (
    # 法释〔2020〕17号 1条: loans between natural persons, legal persons and organisations.
    Rule("private-lending-2020/1", lambda ctx: ctx.kind == "private-lending" and not _void(ctx), "private_lending"),
    # 法释〔2020〕17号 13条: on-lending a bank's money (1项), or money raised from others (2项), or lending to the
    # public for profit without a licence (3项) is void.
    Rule("private-lending-2020/13-1", lambda ctx: _void(ctx) == "on-lent", "void"),
    Rule("private-lending-2020/13-2", lambda ctx: _void(ctx) == "raised", "void"),
    Rule("private-lending-2020/13-3", lambda ctx: _void(ctx) == "professional", "void"),
    # 银发〔2003〕251号 3项: penalty interest of financial institutions.
    Rule("pbc-2003-251/3", lambda ctx: ctx.kind == "bank-loan", "bank"),
    # 买卖合同解释 18条4款: late payment of a price.
    Rule("sale-2020/18-4", lambda ctx: ctx.kind == "sale", "sale"),
    # 保障中小企业款项支付条例 17条: late payment to an SME.
    Rule("sme-2025/17", lambda ctx: ctx.kind == "sme-payment", "sme"),
    # 建设工程解释(一) 26条: late payment of the price of works.
    Rule("construction-2020/26", lambda ctx: ctx.kind == "construction", "construction"),
    # 九民纪要: LPR takes the place of the benchmark rate for every claim that used it.
    Rule("nine-minutes/lpr", lambda ctx: ctx.kind == "other", "general"),
)


def late_payment(case: Case, kind: str) -> str:
    """Id of the provision by which late payment costs interest: of a loan, of a void one, of any other contract."""
    if kind == "construction":
        return "construction-2020/27"
    void = [void_of(case, loan) for loan in case.loans] if kind == "private-lending" else []
    if void and all(void):
        return VOID[void[0]]
    return "civil-code/676" if kind in ("private-lending", "bank-loan") else "civil-code/577"


def select(ctx: Context, law: tuple[Rule, ...] = LAW) -> Rule:
    """Return the one rule that applies. Raises LprError ``no-rule`` or ``rule-conflict`` naming every match."""
    matches = [rule for rule in law if rule.applies(ctx)]
    if len(matches) == 1:
        return matches[0]
    where = ctx.loan.where
    if not matches:
        raise LprError(problem("no-rule", where, kind=ctx.kind))
    named = [rule.provision for rule in matches]
    raise LprError(problem("rule-conflict", where, named=Text("、".join(named), ", ".join(named))))
