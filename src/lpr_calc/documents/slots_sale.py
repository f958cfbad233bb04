"""事实与理由 of a complaint on a sale: the seller's."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Loan
from ..compute.statement import Statement
from ..reports.currency import in_currency
from ..reports.parties_words import names_of
from ..values.rate import RateTerm, percent_short
from .blanks import BLANK, BOX, TICKED, Slot
from .debts import claimed_heads, claimed_principal, contracts
from .slots import DAY, cell, label, more, tick, ymd, yuan
from .slots_claims import facts_text
from .slots_facts import closing_slots, default_of, mark_of, signed
from .slots_security import guarantee_slots, security_slots


def sale_slots(statement: Statement) -> list[Slot]:
    """The facts of a sale that the case states or the ledger gives."""
    case, agreed = statement.case, contracts(statement)
    sellers, buyers = names_of(case)
    slots = [
        *facts_text(case.form_text),
        cell("合同的签订情况", signed(agreed)),
        label("合同主体", "出卖人（卖方）", sellers),
        label("合同主体", "买受人（买方）", buyers),
        cell("买卖标的物情况", "；".join(loan.goods for loan in agreed if loan.goods)),
    ]
    slots += _price(statement)
    slots += _damages_agreed(statement)
    slots += _paid(statement)
    slots += _late(statement)
    slots += _demanded(statement)
    slots += _owed(statement)
    slots += security_slots(statement)
    slots += guarantee_slots(statement)
    slots += closing_slots(statement, "请求承担责任的依据")
    return [slot._replace(values=in_currency(slot.values, case)) for slot in slots if slot.values != ("",)]


def _price(statement: Statement) -> list[Slot]:
    """总价 only as stated: the principal of a claim may be what is left of the price."""
    title, agreed = "合同约定的价格及支付方式", contracts(statement)
    prices = [loan.contract.price for loan in agreed if loan.contract is not None and loan.contract.price is not None]
    price = sum(prices)
    slots = [Slot(title, (f"总价{BLANK}元",), (yuan(price),))] if len(prices) == len(agreed) else []
    portions = [
        (mark_of(loan, agreed), portion.day, portion.amount)
        for loan in agreed
        for portion in loan.instalments
        if portion.day is not None and len(loan.instalments) > 1
    ]
    if portions:
        listed = "；".join(f"{mark}{zh_date(day)}{fen_plain(amount)}元" for mark, day, amount in portions)
        slots += [Slot(title, (f"分期{BOX}",), (TICKED,)), label(title, "分期方式", listed)]
    return slots


def _damages_agreed(statement: Statement) -> list[Slot]:
    title, agreed = "合同约定的违约金（定金）", contracts(statement)
    if len(agreed) != 1:
        said = [f"{loan.id}：违约金{_damages(loan.damages)}" for loan in agreed if loan.damages is not None]
        return [more(title, f"（{'；'.join(said)}）")] if said else []
    damages, clause = agreed[0].damages, agreed[0].penalty_clause
    if damages is None:
        return []
    name = "违约金" if isinstance(damages, int) else "迟延履行违约金"
    slots = [Slot(title, (f"{name}{BOX}",), (TICKED,))]
    if isinstance(damages, int):
        slots.append(Slot(title, (f"{name}☑{BLANK}元",), (yuan(damages),)))
    elif damages.kind == "fixed" and damages.unit == "day":
        slots.append(Slot(title, (f"{name}☑{BLANK}%/日",), (percent_short(damages.value).rstrip("%"),)))
    else:
        slots.append(more(title, f"（{_damages(damages)}）"))
    if clause:
        slots.append(Slot(title, (f"{name}☑…（合同条款：第{BLANK}条）",), (clause,)))
    return slots


def _damages(damages: int | RateTerm | None) -> str:
    if damages is None:
        return ""
    if isinstance(damages, int):
        return f"{fen_plain(damages)}元"
    if damages.kind != "fixed":
        return damages.text
    return f"{ {'year': '年', 'month': '月', 'day': '日'}[damages.unit] }利率{percent_short(damages.value)}"


def _portions(loan: Loan) -> list[tuple[int, int]]:
    """What of a price was due by which day, in order of time; nothing where no day is known."""
    called = () if loan.accelerated is None else (loan.accelerated,)
    found = [(portion.day, portion.amount) for portion in loan.instalments] or [(loan.due, loan.principal)]
    known = [(min((day, *called)), amount) for day, amount in found if day is not None]
    return sorted(known) if len(known) == len(found) else []


def _paid(statement: Statement) -> list[Slot]:
    """What of the price was paid in time, what late, and what is overdue and open; nothing where no day is known."""
    due = {loan.id: _portions(loan) for loan in statement.case.loans}
    if not all(due.values()) or any(row.loan_id not in due for row in statement.ledger):
        return []
    in_time = late = 0
    for row in statement.ledger:  # in order of time; a payment serves the portion that was due first
        left, portions = row.principal, due[row.loan_id]
        for place, (day, amount) in enumerate(portions):
            part = min(left, amount)
            portions[place] = (day, amount - part)
            left -= part
            in_time, late = (in_time + part, late) if row.day <= day else (in_time, late + part)
    open_ = sum(amount for portions in due.values() for day, amount in portions if day < statement.until)
    wording = f"按期支付价款{BLANK}元，逾期付款{BLANK}元，逾期未付款{BLANK}元"
    return [Slot("价款支付及标的物交付情况", (wording,), (yuan(in_time), yuan(late), yuan(open_)))]


def _late(statement: Statement) -> list[Slot]:
    title, default = "是否存在迟延履行", default_of(statement)
    if default is None:
        return []
    first, lasted = default
    return [
        tick(title, "是"),
        Slot(title, (f"迟延时间：{BLANK}",), (f"{zh_date(first)}起，至今{lasted}日",)),
        tick(title, "逾期付款"),
    ]


def _demanded(statement: Statement) -> list[Slot]:
    """The last demand in the printed words, the others behind it."""
    title = "是否催促过履行"
    asked = [one for one in statement.case.demands if one.event == "demand" and one.day <= statement.until]
    if not asked:
        return []
    slots = [tick(title, "是")]
    last = asked[-1]
    before = "；".join(f"{zh_date(one.day)}{f'（{one.method}）' if one.method else ''}" for one in asked[:-1])
    said = (*ymd(last.day), last.method or "　　")
    wording = f"催促情况：{DAY}通过{BLANK}方式进行了催促"
    return [*slots, Slot(title, (wording,), said, tail=f"（此前：{before}）" if before else "")]


def _owed(statement: Statement) -> list[Slot]:
    """Interest and damages as claimed, their sum, and where the counting is."""
    title, heads = "被告应当支付的利息、违约金、赔偿金", claimed_heads(statement)
    interest = sum(heads.get(kind, 0) for kind in ("in-term", "overdue"))
    slots = []
    for name, amount in (("利息", interest), ("违约金", heads.get("damages", 0))):
        if amount:
            slots.append(Slot(title, (f"{name}{BOX}{BLANK}元",), (TICKED, yuan(amount))))
    total = yuan(interest + heads.get("damages", 0))
    slots += [
        Slot(title, (f"共计{BLANK}元",), (total,)),
        label(title, "计算方式", "同诉讼请求第2项，见所附《利息计算清单》"),
    ]
    return slots if claimed_principal(statement) or interest or heads.get("damages", 0) else []
