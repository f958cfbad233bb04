"""The rows of a complaint that ask for something: claims, forum and preservation, mediation."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Case, currency_of
from ..casefile.papers import FormText, Mediation
from ..casefile.periods import currency_name
from ..compute.statement import Statement
from ..reports.currency import in_currency
from ..reports.parties_words import guarantor_items, security_items
from ..reports.rate_words import lpr_mode, rate_phrase
from ..reports.sentence import claims_of, damages_terms, interest_terms, money_items
from .blanks import BLANK, BOX, TICKED, Slot
from .debts import claimed_heads, claimed_principal, claimed_total, costs_open
from .slots import DAY, cell, free, label, tick, ymd, yuan

_RUNS_ON = "是否请求支付至实际清偿之日止"


def asked_slots(statement: Statement) -> list[Slot]:
    """诉讼请求 of every kind of claim: the free row, principal and interest, and what goes with them."""
    case = statement.case
    text = case.form_text.request or "".join(claims_of(statement))
    slots = [free("可完整表述诉讼请求", text)]
    slots += _of_sale(statement) if statement.kind == "sale" else _of_loan(statement)
    slots += runs_on(statement)
    if any(loan.accelerated is not None for loan in case.loans):
        slots.append(tick("是否要求提前还款", "是", optional=True))
        wordings = (f"提前还款（加速到期）{BOX}", f"提前还款{BOX}")
        slots.append(Slot("是否要求提前还款", wordings, (TICKED,), optional=True))
    slots += _rescinded(statement)
    slots += _secured(statement)
    costs = costs_open(statement)
    if costs:
        title = "是否主张实现债权的费用"
        slots += [tick(title, "是"), Slot(title, (f"费用明细：{BLANK}", f"明细：{BLANK}"), (costs,))]
    # The forms of 2024 do not ask for the costs of the suit.
    slots.append(tick("是否主张诉讼费用", "否" if case.claims_fee is False else "是", optional=True))
    other = other_claims(statement)
    if other:
        slots.append(cell("其他请求", other))
    slots.append(total_slot(statement))
    slots += [*forum_slots(case), *mediation_slots(case.mediation)]
    return [slot._replace(values=in_currency(slot.values, case)) for slot in slots]


def total_slot(statement: Statement) -> Slot:
    """标的总额: every claim that has a sum, and the day to which it is counted."""
    day = f"（暂计至{zh_date(statement.until)}）"
    return Slot("标的总额", (f"{BLANK}元", BLANK), (yuan(claimed_total(statement)),), tail=day, money=True)


def _of_loan(statement: Statement) -> list[Slot]:
    until = ymd(statement.until)
    heads = claimed_heads(statement)
    amounts = (*until, yuan(sum(heads.get(kind, 0) for kind in ("in-term", "overdue", "penalty", "compound"))))
    wordings = tuple(f"截至{DAY}止，{owed}利息{BLANK}" for owed in ("尚欠", "欠"))
    slots = [
        Slot(
            "本金",
            (f"截至{DAY}止，尚欠本金{BLANK}",),
            (*until, yuan(claimed_principal(statement))),
            money=True,
        ),
        Slot("利息", wordings, amounts, money=True),
        label("利息", "计算方式", how_counted(statement)),
    ]
    slots += _foreign(statement, "本金")
    if statement.kind == "bank-loan":
        shown = tuple(yuan(heads.get(kind, 0)) for kind in ("in-term", "compound", "penalty"))
        wording = f"期内利息{BLANK}元、复利{BLANK}元、罚息（违约金）{BLANK}元"
        slots.insert(2, Slot("利息", (wording,), shown, money=True))
    return slots


def _foreign(statement: Statement, title: str) -> list[Slot]:
    """The note of another currency behind what the form prints of RMB."""
    code = currency_of(statement.case)
    if not code:
        return []
    wordings = ("如外币需特别注明）", "（人民币，下同）", "（人民币）")
    return [Slot(title, wordings, (), tail=f"（币种：{currency_name(code)}）", optional=True)]


def _of_sale(statement: Statement) -> list[Slot]:
    """给付价款 and the interest or damages on it; what runs on is said where it runs on one base at one rate a kind."""
    heads, title = claimed_heads(statement), "迟延给付价款的利息"
    damages = yuan(heads.get("damages", 0))
    slots = [
        Slot("给付价款", (f"{BLANK}元", BLANK), (yuan(claimed_principal(statement)),), money=True),
        Slot(
            title,
            (f"截至{DAY}止，迟延给付价款的利息{BLANK}元、违约金{BLANK}元",),
            (*ymd(statement.until), yuan(heads.get("overdue", 0) + heads.get("in-term", 0)), damages),
            money=True,
        ),
    ]
    running = statement.ahead
    phrases = {line.kind: rate_phrase(line.rate, lpr_mode(statement)) for line in running}
    same = all(phrases[line.kind] == rate_phrase(line.rate, lpr_mode(statement)) for line in running)
    bases = {kind: sum(line.base for line in running if line.kind == kind) for kind in phrases}
    if running and same and len(set(bases.values())) == 1:
        names = {"overdue": "逾期利息", "damages": "违约金"}
        rates = [phrase.removeprefix("按照") for phrase in phrases.values()]
        if len(rates) > 1:
            rates = [f"{names.get(kind, '')}{rate}" for kind, rate in zip(phrases, rates, strict=True)]
        last = zh_date(statement.totals.per_diem_day - 1)  # 自…之后: the last day that was counted
        slots.append(
            Slot(
                title,
                (f"自{BLANK}之后的逾期利息、违约金，以{BLANK}元为基数按照{BLANK}标准计算",),
                (last, yuan(next(iter(bases.values()))), "、".join(rates)),
            )
        )
    slots += _foreign(statement, "给付价款")
    terms = "，".join(part for part in (interest_terms(statement), damages_terms(statement)) if part)
    slots.append(label(title, "计算方式", _with_schedule(terms, statement)))
    return slots


def runs_on(statement: Statement) -> list[Slot]:
    """Whether interest is claimed until payment: yes where it runs on, no where the case ends it on a day."""
    title = "迟延给付价款的利息" if statement.kind == "sale" else "利息"
    if statement.ahead:
        return [tick(title, "是", _RUNS_ON)]
    ended = all(loan.interest_to is not None for loan in statement.case.loans)
    return [tick(title, "否", _RUNS_ON)] if ended else []


def how_counted(statement: Statement) -> str:
    """What goes into 计算方式: base, first day, rate, last day, and the annexed schedule."""
    return _with_schedule(interest_terms(statement), statement)


def _with_schedule(terms: str, statement: Statement) -> str:
    """How interest is counted, and the schedule where there is one: on the first day of interest there is no line."""
    return "，".join(part for part in (terms, "见所附《利息计算清单》" if statement.lines else "") if part)


def other_claims(statement: Statement) -> str:
    """What goes into 其他请求: damages and other fees that are open, which the row of interest has no blank for."""
    sale = statement.kind == "sale"
    heads = [("违约金", "damages"), ("其他费用", "fees")][1 if sale else 0 :]
    said = [(name, statement.owed.get(kind, 0)) for name, kind in heads]
    terms = damages_terms(statement) if statement.kind not in ("bank-loan", "sale") else ""
    counted = {"违约金": f"，计算方式：{terms}" if terms else ""}
    return "；".join(f"{name}{fen_plain(amount)}元{counted.get(name, '')}" for name, amount in said if amount)


def secured_by(statement: Statement) -> str:
    """What is asked of guarantors and of rights in rem, by the numbers of the claims; "" where nothing is."""
    money = money_items(statement)
    return "；".join([*guarantor_items(statement, money, ""), *security_items(statement, money, "原告")])


def _secured(statement: Statement) -> list[Slot]:
    title = "是否主张担保权利"
    stated = [loan.secured for loan in statement.case.loans]
    asked = secured_by(statement)
    if asked:
        return [tick(title, "是"), label(title, "内容", asked)]
    if any(stated):
        return [tick(title, "是")]
    return [tick(title, "否")] if all(value is False for value in stated) else []


def _rescinded(statement: Statement) -> list[Slot]:
    days = {loan.rescinded for loan in statement.case.loans if loan.rescinded is not None}
    if not days:
        return []
    if statement.kind != "sale":
        title = "是否要求提前还款"
        return [tick(title, "是", optional=True), tick(title, "解除合同", optional=True)]
    title = "要求继续履行或者解除合同"
    if len(days) > 1:
        return []
    return [Slot(title, (f"确认买卖合同已于{DAY}解除{BOX}",), (*ymd(min(days)), TICKED))]


def forum_slots(case: Case) -> list[Slot]:
    """约定管辖和诉前保全: yes or no as the case states it, with the clause, the court, the day, the number."""
    slots: list[Slot] = []
    title = "有无仲裁、法院管辖约定"
    if case.forum.has is not None:
        slots.append(tick(title, "有" if case.forum.has else "无"))
    if case.forum.clause:
        slots.append(label(title, "合同条款及内容", case.forum.clause))
    kept, title = case.preserved, "是否已经诉前保全"
    if kept.has is not None:
        slots.append(tick(title, "是" if kept.has else "否"))
    day = zh_date(kept.day) if kept.day is not None else ""
    for name, value in (("保全法院", kept.court), ("保全时间", day), ("保全案号", kept.number)):
        if value:
            slots.append(label(title, name, value))
    return slots


def mediation_slots(mediation: Mediation) -> list[Slot]:
    """对纠纷解决方式的意愿, as the case states it; the forms of 2024 do not ask."""
    slots: list[Slot] = []
    title = "是否了解调解作为"
    if mediation.knows is not None:
        slots.append(tick(title, "了解" if mediation.knows else "不了解", optional=True))
    if mediation.knows_benefits is not None:
        option = "了解" if mediation.knows_benefits else "不了解"
        title = "是否了解先行调解"
        slots += [tick(title, option, f"{number}.", optional=True) for number in range(1, 6)]
    options = {"yes": "是", "no": "否", "unsure": "暂不确定，想要了解更多内容"}
    if mediation.consider:
        slots.append(tick("是否考虑先行调解", options[mediation.consider], optional=True))
    return slots


def facts_text(text: FormText) -> list[Slot]:
    """The free row of facts and reasons, where the case has a text for it."""
    return [free("可完整表述纠纷涉及的事实与理由", text.facts)] if text.facts else []
