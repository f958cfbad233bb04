"""事实与理由 of a complaint on a loan, private or a bank's, and the rows on security that a sale has as well."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Loan, by_instalments
from ..compute.statement import Statement
from ..reports.currency import in_currency
from ..reports.parties_words import names_of
from ..reports.sentence import principal_name
from ..values.rate import RateTerm, percent_short
from .blanks import BLANK, BOX, TICKED, Slot
from .debts import contracts, due_of, first_default, rate_for_good
from .grounds import claim_grounds, short_words
from .slots import DAY, cell, label, more, tick, ymd, yuan
from .slots_claims import facts_text
from .slots_security import guarantee_slots, security_slots


def fact_slots(statement: Statement) -> list[Slot]:
    """The facts of a loan: of several, what the printed blanks cannot hold is put behind them, loan by loan."""
    agreed = contracts(statement)
    bank = statement.kind == "bank-loan"
    slots = [*facts_text(statement.case.form_text), cell("合同签订情况", signed(agreed)), *_people(statement, bank)]
    slots += _amounts(agreed, bank)
    slots += _terms(agreed, statement)
    for loan in agreed:
        slots += _rates(loan, agreed, statement)
    slots += _provided(agreed, bank)
    slots += _method(agreed, statement)
    slots += _repaid(statement)
    slots += late_slots(statement, "是否存在逾期还款")
    slots += security_slots(statement)
    slots += guarantee_slots(statement)
    slots += closing_slots(statement, "请求承担责任的依据" if bank else "请求依据")
    return [slot._replace(values=in_currency(slot.values, statement.case)) for slot in slots if slot.values != ("",)]


def mark_of(loan: Loan, agreed: list[Loan]) -> str:
    """Whose fact it is where there are several contracts: ``借条1：``."""
    return f"{loan.id}：" if len(agreed) > 1 else ""


def signed(agreed: list[Loan]) -> str:
    """Name, number, day and place of every contract, as far as stated."""
    said = []
    for loan in agreed:
        contract = loan.contract
        name = contract.name if contract is not None and contract.name else "" if loan.id == "1" else loan.id
        day = loan.signed if loan.signed is not None else loan.lent
        parts = [
            name,
            f"编号{contract.number}" if contract is not None and contract.number else "",
            f"{zh_date(day)}签订" if day is not None else "",
            f"签订地点：{contract.place}" if contract is not None and contract.place else "",
        ]
        said.append("，".join(part for part in parts if part))
    return "；".join(part for part in said if part)


def _people(statement: Statement, bank: bool) -> list[Slot]:
    creditors, debtors = names_of(statement.case)
    # Of a claim that was assigned the case does not say who lent.
    creditors = "" if statement.case.assignments else creditors
    title = "合同主体" if bank else "签订主体"
    # The forms of 2024 call a private lender 贷款人.
    lender = (f"贷款人：{BLANK}",) if bank else (f"出借人：{BLANK}", f"贷款人：{BLANK}")
    slots = [Slot(title, lender, (creditors,)), label(title, "借款人", debtors)]
    return [slot for slot in slots if slot.values != ("",)]


def _amounts(agreed: list[Loan], bank: bool) -> list[Slot]:
    """What was agreed and what was handed over: their sums, with each loan's where there are several."""
    title = "借款金额"
    given = [loan.principal - loan.deducted for loan in agreed]
    each = ("", "")
    if len(agreed) > 1:
        each = (
            f"（{'；'.join(f'{loan.id}：{fen_plain(loan.principal)}元' for loan in agreed)}）",
            f"（{'；'.join(f'{loan.id}：{fen_plain(sum_)}元' for loan, sum_ in zip(agreed, given, strict=True))}）",
        )
    lent = f"实际{'发放' if bank else '提供'}"
    slots = [
        Slot(title, (f"约定：{BLANK}",), (yuan(sum(loan.principal for loan in agreed)),)),
        Slot(title, (f"{lent}：{BLANK}",), (yuan(sum(given)),)),
    ]
    slots = [slot._replace(tail=tail) for slot, tail in zip(slots, each, strict=True)]
    for way in dict.fromkeys(loan.delivery for loan in agreed if loan.delivery and not bank):
        if way in ("现金", "转账"):
            slots.append(tick(title, way, "提供方式：", optional=True))
        else:
            slots.append(label(title, "其他", way, optional=True))
    return slots


def days_of_term(loan: Loan) -> tuple[int | None, int | None]:
    """First and last day of the term as agreed: of instalments the last one's."""
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    return loan.lent, max(days, default=loan.due)


def _terms(agreed: list[Loan], statement: Statement) -> list[Slot]:
    title = "借款期限"
    ends = [due_of(loan) for loan in agreed]
    slots = []
    if all(end is not None and end < statement.until for end in ends):
        slots.append(tick(title, "是", "是否到期："))
    elif all(end is not None and end >= statement.until for end in ends):
        slots.append(tick(title, "否", "是否到期："))
    said = []
    for loan in agreed:
        first, last = days_of_term(loan)
        parts = _instalments(loan)
        if loan.accelerated is not None and (last is None or loan.accelerated < last):
            parts += f"{'；' if parts else ''}{zh_date(loan.accelerated)}宣布提前到期"
        if len(agreed) == 1 and first is not None and last is not None:
            slots.append(
                Slot(title, (f"{DAY}起至{DAY}止",), (*ymd(first), *ymd(last)), tail=f"；{parts}" if parts else "")
            )
        elif len(agreed) == 1 and last is not None:
            said.append(f"{zh_date(last)}到期{f'；{parts}' if parts else ''}")
        elif last is not None:
            since = f"{zh_date(first)}起" if first is not None else ""
            said.append(f"{mark_of(loan, agreed)}{since}至{zh_date(last)}止{f'，{parts}' if parts else ''}")
        elif not loan.terms:
            said.append(f"{mark_of(loan, agreed)}未约定期限")
    if said:
        slots.append(more(title, f"（{'；'.join(said)}）"))
    return slots


def _instalments(loan: Loan) -> str:
    portions = [(portion.day, portion.amount) for portion in loan.instalments if portion.day is not None]
    if len(portions) < 2:
        return ""
    listed = "、".join(f"{zh_date(day)}{fen_plain(amount)}元" for day, amount in portions)
    return f"分{len(portions)}期：{listed}"


def yearly(term: RateTerm) -> str:
    """A rate by the year or the month as a plain percentage a year, without its sign; "" for any other."""
    if term.kind != "fixed" or term.unit == "day":
        return ""
    return percent_short(term.value * (12 if term.unit == "month" else 1)).rstrip("%")


def rate_words(term: RateTerm) -> str:
    """A rate as agreed: ``年利率6%``, ``月利率2%``, ``LPR+50bp``."""
    if term.kind == "fixed":
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[term.unit]
        return f"{unit}{percent_short(term.value)}"
    return term.text


def _rates(loan: Loan, agreed: list[Loan], statement: Statement) -> list[Slot]:
    """借款利率: ticked with the yearly rate; a rate that is no yearly figure, and one when overdue, in words."""
    title, alone, said = "借款利率", len(agreed) == 1, []
    slots: list[Slot] = []
    if loan.rate is not None and loan.rate.kind not in ("absent", "unclear"):
        slots.append(Slot(title, (f"利率{BOX}",), (TICKED,)))
        if alone and yearly(loan.rate):
            slots.append(Slot(title, (f"利率☑{BLANK}%/年",), (yearly(loan.rate),)))
        elif alone and (rate := rate_for_good(loan, statement)) is not None and rate.unit == "year":
            slots.append(Slot(title, (f"利率☑{BLANK}%/年",), (percent_short(rate.value).rstrip("%"),)))
        if not alone or not yearly(loan.rate) or loan.rate.unit != "year":
            said.append(f"期内{rate_words(loan.rate)}")
    if alone and loan.rate_clause:
        slots.append(_clause(title, "利率☑", loan.rate_clause))
    if loan.free:
        said.append("约定不计期内利息")
    if statement.kind == "bank-loan" and alone:
        slots += _bank_rates(loan, statement)
    elif loan.overdue_rate is not None:
        said.append(f"逾期{rate_words(loan.overdue_rate)}{_in_clause(loan.overdue_clause)}")
    if isinstance(loan.damages, RateTerm):
        said.append(f"违约金{rate_words(loan.damages)}{_in_clause(loan.penalty_clause)}")
    if isinstance(loan.damages, int):
        said.append(f"违约金{fen_plain(loan.damages)}元{_in_clause(loan.penalty_clause)}")
    nothing = loan.rate is None and loan.overdue_rate is None and loan.damages is None and not loan.free
    if nothing and statement.kind == "private-lending":
        said.append("未约定利率")
    if said:
        slots.append(more(title, f"{mark_of(loan, agreed)}{'，'.join(said)}{'；' if not alone else ''}"))
    return slots


def _clause(title: str, after: str, clause: str) -> Slot:
    """The number of a clause, behind the box that was ticked."""
    return Slot(title, (f"{after}…（合同条款：第{BLANK}条）",), (clause,), optional=True)


def _in_clause(clause: str) -> str:
    return f"（合同第{clause}条）" if clause else ""


def _bank_rates(loan: Loan, statement: Statement) -> list[Slot]:
    """逾期上浮 and 罚息: the resulting yearly rate, not what is added; 复利: as agreed."""
    title, slots = "借款利率", []
    found = {line.rate.value for line in statement.lines if line.kind == "penalty" and line.rate.unit == "year"}
    only = percent_short(min(found)).rstrip("%") if len(found) == 1 else ""
    if loan.overdue_rate is not None:
        only = yearly(loan.overdue_rate) or only
    agreed = loan.penalty is not None or loan.overdue_rate is not None
    for name, said, clause in (
        ("逾期上浮", agreed, loan.overdue_clause or loan.penalty_clause),
        ("罚息（违约金）", agreed, loan.penalty_clause or loan.overdue_clause),
        ("复利", loan.compound in ("in-term", "all"), loan.compound_clause),
    ):
        if not said:
            continue
        slots.append(Slot(title, (f"{name}{BOX}",), (TICKED,), optional=True))
        if only and name != "复利":
            slots.append(Slot(title, (f"{name}☑{BLANK}%/年",), (only,), optional=True))
        if clause:
            slots.append(_clause(title, f"{name}☑", clause))
    return slots


def _provided(agreed: list[Loan], bank: bool) -> list[Slot]:
    title = "借款提供时间"
    moved = [
        (f"{loan.id}：" if len(agreed) > 1 else "", portion.day, portion.amount)
        for loan in agreed
        for portion in (loan.disbursed or ())
        if portion.day is not None
    ]
    for loan in agreed:
        if not loan.disbursed and loan.lent is not None:
            moved.append((f"{loan.id}：" if len(agreed) > 1 else "", loan.lent, loan.principal - loan.deducted))
    if len(moved) == 1:
        (_, day, amount), *_ = moved
        return [Slot(title, (f"{DAY}，{BLANK}元",), (*ymd(day), yuan(amount)))]
    said = "；".join(f"{mark}{zh_date(day)}，{fen_plain(amount)}元" for mark, day, amount in moved)
    return [more(title, f"（{said}）")] if said else []


_METHODS = {"m": "按月计息、到期一次性还本", "q": "按季计息、到期一次性还本", "y": "按年计息、到期一次性还本"}
_EVERY = {(1, "month"): "m", (3, "month"): "q", (12, "month"): "y"}
_OF_SETTLEMENT = {"monthly": "m", "quarterly": "q"}
_REPAYMENT = {"equal-payment": "等额本息", "equal-principal": "等额本金", "flat": "等本等息"}


def _method(agreed: list[Loan], statement: Statement) -> list[Slot]:
    """还款方式, where it is stated: the box, or in words what has none."""
    title, ways = "还款方式", dict.fromkeys(way for loan in agreed if (way := _way(loan)))
    slots: list[Slot] = []
    for way in ways:
        if way in _REPAYMENT.values():
            # 等额本息 and 等额本金 have boxes in the bank's form only.
            slots.append(Slot(title, (f"{way}{BOX}", f"其他：{BLANK}", f"其他{BOX}"), (_boxed(way, statement),)))
        elif way.endswith(("还本", "付息")):
            slots.append(tick(title, way))
        else:
            slots.append(
                Slot(title, (f"其他：{BLANK}", f"其他{BOX}"), (way if statement.kind != "bank-loan" else TICKED,))
            )
            if statement.kind == "bank-loan":
                slots.append(more(title, way))
    return slots


def _boxed(way: str, statement: Statement) -> str:
    return TICKED if statement.kind == "bank-loan" and way != "等本等息" else way


def _way(loan: Loan) -> str:
    """How a loan is repaid as stated: the words of the form's box, or words of its own; "" where it is not stated."""
    terms = loan.terms
    if terms is not None and by_instalments(loan):
        if terms.repayment == "interest-only":
            return _METHODS.get(_EVERY.get(terms.every or (1, "month"), ""), "分期付息、到期一次性还本")
        return _REPAYMENT.get(terms.repayment, "分期偿还，见还款计划表")
    if len(loan.instalments) > 1:
        return "分期偿还，各期见借款期限"
    if loan.settlement in _OF_SETTLEMENT:
        return _METHODS[_OF_SETTLEMENT[loan.settlement]]
    return "到期一次性还本付息" if loan.settlement == "maturity" else ""


def _repaid(statement: Statement) -> list[Slot]:
    """已还本金, 已还利息, and to which day interest is paid up where a payment left none open."""
    title, ledger = "还款情况", statement.ledger
    before = [row for account in statement.accounts for row in account.arrears.paid]
    principal = yuan(sum(row.principal for row in ledger) + sum(row.principal for row in before))
    interest = yuan(sum(row.interest for row in ledger) + sum(row.interest for row in before))
    slots = [
        Slot(title, (f"已还本金：{BLANK}",), (principal,)),
        Slot(title, (f"已还利息：{BLANK}",), (interest,)),
    ]
    costs = sum(row.costs for row in ledger)
    said = [f"已还{'、'.join(cost.name for cost in statement.case.costs)}{fen_plain(costs)}元"] if costs else []
    said += [f"第1至{len(account.arrears.paid)}期按期还清" for account in statement.accounts if account.arrears.paid]
    if statement.accounts:
        day = paid_up_to(statement)
        slots += [Slot(title, (f"还息至{DAY}",), ymd(day))] if day is not None else []
        return [*slots, more(title, f"（{'；'.join(said)}）")] if said else slots
    last = next((row for row in reversed(ledger) if row.interest), None)
    damages = any(line.kind == "damages" for line in statement.lines) or statement.totals.damages
    if last is not None and len(statement.case.loans) == 1 and not damages:
        if last.interest_after:
            said.append(f"{zh_date(last.day)}付款后尚欠利息{fen_plain(last.interest_after)}元")
        else:
            day = last.day if statement.conventions["payment_day"] == "old" else last.day - 1
            slots.append(Slot(title, (f"还息至{DAY}",), ymd(day)))
    elif damages and last is not None:
        said.append("已还利息含违约金")
    return [*slots, more(title, f"（{'；'.join(said)}）")] if said else slots


def paid_up_to(statement: Statement) -> int | None:
    """The last day to which the contract interest of a loan by instalments is paid: the day before the due day of the
    last instalment before the first whose interest is open. None where there is none, or several loans.
    """
    if len(statement.case.loans) > 1 or len(statement.accounts) != 1:
        return None
    account = statement.accounts[0]
    unpaid = [due.number for due in account.dues if due.interest and due.number]
    rows = [row for row in account.arrears.plan.numbered if row.due <= statement.until]
    called = account.arrears.accelerated
    rows = [row for row in rows if (called is None or row.due <= called) and row.number < min(unpaid, default=10**6)]
    return rows[-1].due - 1 if rows else None


def default_of(statement: Statement) -> tuple[int, int] | None:
    """The first day of default and how many days it has lasted, one more where both ends count; None for none yet."""
    days = [first_default(loan) for loan in statement.case.loans]
    days += [line.start for line in statement.lines if line.kind in ("overdue", "penalty")]
    first = min((day for day in days if day is not None), default=None)
    if first is None or first > statement.until:
        return None
    return first, statement.until - first + (1 if statement.conventions["count"] == "both" else 0)


def late_slots(statement: Statement, title: str) -> list[Slot]:
    """Whether anything is overdue: since when, and for how many days."""
    default = default_of(statement)
    if default is None:
        known = all(first_default(loan) is not None for loan in statement.case.loans)
        return [tick(title, "否")] if known else []
    first, lasted = default
    return [
        tick(title, "是"),
        Slot(title, (f"逾期时间：{BLANK}至今已逾期{BLANK}",), (f"{zh_date(first)}  ", f"{lasted}日")),
    ]


def closing_slots(statement: Statement, basis: str) -> list[Slot]:
    """What is relied on, what else is to be said, and where the evidence is listed."""
    case = statement.case
    law = short_words(claim_grounds(statement))
    slots = [label(basis, "合同约定", _clauses(statement)), label(basis, "法律规定", law)]
    other = "；".join([*_remarks(statement), *([case.form_text.other] if case.form_text.other else [])])
    slots += [cell("其他需要说明的内容", other), cell("证据清单", "见附页")]
    return [slot for slot in slots if slot.values != ("",)]


def _clauses(statement: Statement) -> str:
    """The contract with the clauses that are stated, and what they agree on; "" where none is."""
    said = []
    for loan in contracts(statement):
        clauses = (
            ("利率", loan.rate_clause),
            ("逾期利率", loan.overdue_clause),
            (f"{'罚息' if statement.kind == 'bank-loan' else '违约金'}", loan.penalty_clause),
            ("复利", loan.compound_clause),
        )
        listed = "、".join(f"第{clause}条（{name}）" for name, clause in clauses if clause)
        name = loan.contract.name if loan.contract is not None and loan.contract.name else ""
        name = name or ("" if loan.id == "1" else loan.id)
        if listed:
            said.append(f"{name or '合同'}{listed}")
        elif loan.rate is not None or loan.overdue_rate is not None or loan.damages is not None:
            said.append(name)
    return "；".join(dict.fromkeys(part for part in said if part))


def _remarks(statement: Statement) -> list[str]:
    """What the form has no row for: interest kept back, notes renewed."""
    said = []
    agreed = contracts(statement)
    for loan in agreed:
        mark = mark_of(loan, agreed)
        if loan.deducted:
            said.append(
                f"{mark}出借时预扣利息{fen_plain(loan.deducted)}元，按实际出借的金额计算{principal_name(statement)}"
            )
        for note in loan.rollovers:
            said.append(f"{mark}{zh_date(note.day)}将此前的本息结算为借款{fen_plain(note.face)}元")
    return said
