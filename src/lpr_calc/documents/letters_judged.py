"""Letters after a judgment: what it gives as of their day, its interest and the doubled part too, by what was paid."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Resume, mediated
from ..casefile.people import Party
from ..compute.judgment_statement import LABELS, JudgmentStatement
from ..compute.people import JudgmentPerson
from ..render.model import Blanks, Document, Para, Part
from ..reports.application import debt_of, per_day_text, unit_of
from ..reports.parties_words import part_of_rest
from ..values.capitals import capitals
from .debts import bankrupts
from .enforcement import performed
from .letters import asking, opening, receipt, reminding, signed
from .people import address_of, instrument, we, you
from .schedule_judged import delay_parts


def debtors_asked(statement: JudgmentStatement) -> list[Party]:
    """Everybody who is asked to pay, a letter each: whom the judgment holds liable and who owes something; nobody whose
    bankruptcy was accepted.
    """
    case, out = statement.case, bankrupts(statement)
    known = [*case.debtors, *(one.party for one in case.guarantors)]
    if statement.persons:
        owing = {one.name for one in statement.persons if one.amount}
        known = [party for party in known if party.name in owing] or list(case.debtors)
    else:
        known = [case.debtor]
    return [party for party in known if party.name not in out]


def judged_reminder(statement: JudgmentStatement, pay_by: int | None) -> Document:
    """A friendly reminder of what a judgment orders and is still open."""
    case, blanks, unit = statement.case, Blanks(), unit_of(statement)
    party = next(iter(debtors_asked(statement)), case.debtor)
    number = blanks.fill(statement.judgment.number, "执行依据文书号")
    owed, apart = _owed(statement)
    owing = (
        f"{address_of(party, blanks)}您好，{number}{_what(statement)}确定的款项，"
        f"截至{zh_date(statement.until)}尚欠{fen_plain(owed)}{unit}{apart}"
    )
    return reminding(case, owing, pay_by, statement.until, blanks)


def judged_demand(statement: JudgmentStatement, pay_by: int | None) -> Document:
    """The demand or the lawyer's letter, one to each debtor of the judgment, with its schedule annexed."""
    blanks = Blanks()
    parts: list[Part] = []
    for party in debtors_asked(statement):
        parts += _letter(statement, party, pay_by, blanks)
    annex: tuple[Part, ...] = ()
    if statement.lines:
        annex = (Para("附件：债务利息计算清单", "heading"), *delay_parts(statement))
    return Document("demand", tuple(parts), False, tuple(blanks.missing), annex)


def _letter(statement: JudgmentStatement, party: Party, pay_by: int | None, blanks: Blanks) -> list[Part]:
    case = statement.case
    creditor = blanks.fill(case.creditor.name, "债权人姓名或名称")
    whom, me = you(party), we(case.creditor) if case.lawyer is None else creditor
    alone = not statement.persons or len(statement.persons) == 1
    parts = opening(case, party, blanks)
    parts.append(Para(_ordered(statement, whom if alone else _debtors(statement), me, blanks)))
    parts.append(Para(_open(statement, whom if alone else _debtors(statement))))
    person = next((one for one in statement.persons if one.name == party.name), None)
    own = _own(statement, person, whom) if person is not None and not alone else ""
    parts += [Para(own)] if own else []
    again = (case.resume or Resume()).case
    then = f"{me}将依法申请{'恢复' if again else '强制'}执行，由此产生的执行费用等由{whom}承担"
    parts += asking(case, pay_by, then, blanks)
    parts.append(Para(f"附：{_what(statement)}复印件{'，债务利息计算清单' if statement.lines else ''}。"))
    parts += signed(case, statement.until, blanks)
    direct = person is None or person.how in ("together", "several")
    return [*parts, *receipt(party, "尚欠上述款项" if direct else "就上述款项承担责任")]


def _what(statement: JudgmentStatement) -> str:
    return "调解书" if mediated(statement.judgment.number) else "判决书"


def _debtors(statement: JudgmentStatement) -> str:
    """The debtors beside whom others answer, by name."""
    direct = [one.name for one in statement.persons if one.how in ("together", "several")]
    return "、".join(direct) or statement.case.debtor.name


def _ordered(statement: JudgmentStatement, whom: str, me: str, blanks: Blanks) -> str:
    """Which instrument ordered what, when its time ran out, and what was paid since."""
    judgment, unit = statement.judgment, unit_of(statement)
    number = instrument(blanks.fill(judgment.number, "执行依据文书号"))
    effective = zh_date(judgment.effective) if judgment.effective is not None else blanks.fill("", "生效日期")
    heads = [f"{debt_of(statement)}{fen_plain(judgment.principal)}{unit}"] if judgment.principal else []
    heads += ["利息"] if judgment.interest else []
    heads += [f"违约金{fen_plain(judgment.damages)}{unit}"] if judgment.damages else []
    heads += [f"{cost.name}{fen_plain(cost.amount)}{unit}" for cost in judgment.costs]
    said = f"{number}于{effective}发生法律效力，确定{whom}向{me}支付{'、'.join(heads)}。"
    over = performed(statement, "调解书" if mediated(judgment.number) else "判决")
    if not over:
        days = [portion.day for portion in judgment.instalments if portion.day is not None]
        first = min(days, default=judgment.perform_by)
        return f"{said}{f'履行期限至{zh_date(first)}。' if first is not None else ''}"
    if statement.totals.paid:
        return f"{said}{over}{whom}已付{fen_plain(statement.totals.paid)}{unit}，余款至今未履行。"
    return f"{said}{over}{whom}至今未履行。"


def _to_court(statement: JudgmentStatement) -> int:
    """What of the open costs the court itself collects (民诉法解释 207条): it is not paid to the creditor."""
    back = sum(cost.amount for cost in statement.judgment.costs if cost.pay_to == "court")
    return min(back, statement.totals.costs_after)


def _owed(statement: JudgmentStatement) -> tuple[int, str]:
    """What is due to the creditor on the day, in fen of the judgment's currency; and a doubled part in RMB apart."""
    totals = statement.totals
    apart = f"，另欠加倍部分债务利息人民币{fen_plain(totals.doubled_after)}元" if _is_apart(statement) else ""
    return (totals.enforceable or totals.total) - _to_court(statement), apart


def _is_apart(statement: JudgmentStatement) -> bool:
    return statement.apart and bool(statement.totals.doubled_after)


def _open(statement: JudgmentStatement, whom: str) -> str:
    """What is open under each head on the day, the sum, and what each further day adds."""
    totals, unit, until = statement.totals, unit_of(statement), zh_date(statement.until)
    due = bool(totals.enforceable)
    court = _to_court(statement)
    heads = (
        (debt_of(statement), totals.principal_after - (totals.undue if due else 0)),
        (LABELS["general"].zh, totals.general_after),
        (LABELS["doubled"].zh, 0 if statement.apart else totals.doubled_after),
        ("违约金", totals.damages_after - (totals.undue_damages if due else 0)),
        (
            "、".join(cost.name for cost in statement.judgment.costs if not court or cost.pay_to != "court"),
            totals.costs_after - court,
        ),
    )
    listed = "、".join(f"{name}{fen_plain(amount)}{unit}" for name, amount in heads if amount)
    owed, apart = _owed(statement)
    capital = "" if statement.currency else f"（大写：人民币{capitals(owed)}）"
    said = f"截至{until}，{whom}尚欠{listed}，合计{fen_plain(owed)}{unit}{capital}{apart}"
    said += "，明细附后" if statement.lines else ""
    per_day = per_day_text(statement)
    said += f"；{per_day}，计算至实际清偿之日" if per_day else ""
    later = totals.undue + totals.undue_damages
    if later:
        said += f"。其中{fen_plain(later)}{unit}尚未到期" if not due else f"。另有{fen_plain(later)}{unit}尚未到期"
    if court:
        names = "、".join(cost.name for cost in statement.judgment.costs if cost.pay_to == "court")
        said += f"。{names}{fen_plain(court)}{unit}由人民法院另行追缴，不在上述数额之内"
    return f"{said}。"


def _own(statement: JudgmentStatement, one: JudgmentPerson, whom: str) -> str:
    """What the judgment orders one of several to answer for, and his figure on the day."""
    unit = unit_of(statement)
    owes = f"截至{zh_date(statement.until)}为{fen_plain(one.amount)}{unit}"
    if one.limit is not None and one.doubled and not statement.apart:
        owes += f"（其中加倍部分债务利息{fen_plain(one.doubled)}{unit}）"
    within = "" if one.limit is None else f"在{fen_plain(one.limit)}{unit}范围内"
    debtors = _debtors(statement)
    if one.how in ("together", "several"):
        joint = "连带" if statement.case.liability == "joint" else "共同"
        manner = "按份" if one.how == "several" else joint
        return f"{whom}为该{_what(statement)}确定的债务人，请{manner}清偿，{owes}。"
    if one.how in ("joint", "limited"):
        return f"该{_what(statement)}确定{whom}{within}对上述款项承担连带清偿责任，{owes}。"
    if one.how == "property":
        return f"该{_what(statement)}确定{whom}以其担保财产对上述款项承担责任，{owes}。"
    most = owes.replace("日为", "日以") + "为限"
    rest = f"不能清偿的部分{part_of_rest(one)}"
    return f"该{_what(statement)}确定{whom}{within}对强制执行{debtors}后仍{rest}承担责任，{most}。"
