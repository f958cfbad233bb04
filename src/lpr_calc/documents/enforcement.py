"""强制执行申请书 and 执行款结算表 (documents.md §4), from the result of a judgment."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import mediated
from ..casefile.people import Party
from ..compute.judgment_statement import JudgmentStatement
from ..law.delay_interest import application_clause
from ..law.provision import provision
from ..rates.series import Rates
from ..render.model import Blanks, Document, Para, Part
from ..reports.application import debt_of, per_day_text, request_items, unit_of
from ..reports.judgment_ledgers import judgment_ledger, payoff_table
from ..values.capitals import capitals
from .debts import owners_beside
from .people import agents_claiming, instrument, party_lines, side_lines, signature
from .schedule_judged import delay_parts


def enforcement(statement: JudgmentStatement) -> Document:
    """The application for enforcement: parties, basis, what is asked, the four boxes, facts, papers."""
    case, judgment, blanks = statement.case, statement.judgment, Blanks()
    number = blanks.fill(judgment.number, "执行依据文书号")
    court = blanks.fill(case.court, "执行法院")
    effective = zh_date(judgment.effective) if judgment.effective is not None else blanks.fill("", "生效日期")
    parts: list[Part] = [Para("强制执行申请书", "title")]
    parts += side_lines("申请执行人", case.creditors, agents_claiming(case), blanks)
    for party in executed(statement):
        parts += party_lines("被执行人", party, blanks)
    parts += [Para("执行依据", "heading")]
    parts += [Para(f"{instrument(number)}，于{effective}发生法律效力。")]
    parts += [Para("申请执行事项", "heading")]
    parts += [Para(item) for item in request_items(statement)]
    parts += [Para("事实与理由", "heading")]
    what = "调解书" if mediated(judgment.number) else "判决"
    over = performed(statement, what)
    paid = (
        f"被执行人已付{fen_plain(statement.totals.paid)}{unit_of(statement)}，余款"
        if statement.totals.paid
        else "被执行人"
    )
    clause, apply = provision(statement.clause), provision(application_clause(statement.until))
    cited = "" if mediated(judgment.number) else f"{what}所引"
    doubled = (
        ""
        if judgment.penalty_borne
        else f"，应当依照{cited}《中华人民共和国民事诉讼法》{clause.article}加倍支付迟延履行期间的债务利息"
    )
    per_day = per_day_text(statement)
    parts += [
        Para(
            f"{over}{paid}至今未履行{doubled}。现依照《中华人民共和国民事诉讼法》{apply.article}申请强制执行。"
            + (f"{per_day}，计算至实际清偿之日。" if per_day else "")
        ),
        Para("此致"),
        Para(court, "plain"),
    ]
    parts += signature("申请执行人", case.creditors, blanks)
    parts += [Para("附：生效法律文书、生效证明、身份证明、债务利息计算清单", "note")]
    annex = (Para("附件：债务利息计算清单", "heading"), *delay_parts(statement))
    return Document("enforcement", tuple(parts), False, tuple(blanks.missing), annex)


def executed(statement: JudgmentStatement) -> list[Party]:
    """Everybody the application is against: the debtors, and whom the judgment holds liable beside them, but for
    bankrupts (企业破产法 19条) and who owes nothing any more.
    """
    case = statement.case
    known = [*case.debtors, *(one.party for one in case.guarantors), *owners_beside(case)]
    if not statement.persons:
        return [case.debtor]
    named = {one.name for one in statement.persons if not one.bankrupt and one.amount}
    return [party for party in known if party.name in named] or [case.debtor]


def performed(statement: JudgmentStatement, what: str) -> str:
    """When the time to perform ran out, of what is due: an instalment still to come is not said to be over."""
    judgment, until = statement.judgment, statement.until
    days = [portion.day for portion in judgment.instalments if portion.day is not None]
    if judgment.accelerates and judgment.accelerated is not None:
        return f"{what}确定的分期款未按期支付，全部款项于{zh_date(judgment.accelerated)}到期，"
    days += [part.day for part in judgment.damages_parts if part.day is not None]
    days += [judgment.perform_by] if judgment.perform_by is not None else []
    days = sorted(set(days))
    over = [day for day in days if day <= until]
    if not over:
        return ""
    if len(over) < len(days):
        return (
            f"{what}确定的履行期限中，{'、'.join(map(zh_date, over))}到期的款项期限已经届满（其余各期尚未到期，"
            "不在本次申请之内），"
        )
    return f"{what}确定的履行期限于{zh_date(max(over))}届满，"


def payoff(statement: JudgmentStatement, rates: Rates) -> Document:
    """The settlement of what came in: each receipt with what it served, what is left, and what one day adds."""
    totals, blanks = statement.totals, Blanks()
    number = blanks.fill(statement.judgment.number, "执行依据文书号")
    parts: list[Part] = [Para("执行款结算表", "title"), Para(f"（执行依据：{instrument(number)}）", "subtitle")]
    parts.append(Para(f"单位：{unit_of(statement) if statement.currency else '人民币元'}", "right"))
    if statement.ledger:
        parts.append(judgment_ledger(statement, rates=rates)._replace(title=""))
    else:
        parts.append(Para("尚无执行到位款项。"))
    heads = [
        (debt_of(statement), totals.principal_after),
        ("一般债务利息", totals.general_after),
        ("加倍部分债务利息", totals.doubled_after),
        ("违约金", totals.damages_after),
        ("费用", totals.costs_after),
    ]
    unit = unit_of(statement)
    owed = "、".join(
        f"{name}{fen_plain(amount)}{'元人民币' if statement.apart and name.startswith('加倍') else unit}"
        for name, amount in heads
        if amount
    )
    per_day = per_day_text(statement)
    if owed:
        sums = f"合计{fen_plain(totals.total)}{unit}"
        if not statement.currency:
            sums += f"（大写：人民币{capitals(totals.total)}）"
        elif statement.apart and totals.doubled_after:
            sums += f"及人民币{fen_plain(totals.doubled_after)}元（大写：人民币{capitals(totals.doubled_after)}）"
        said = f"截至{zh_date(statement.until)}，尚欠{owed}，{sums}{f'；{per_day}' if per_day else ''}。"
    else:
        said = f"截至{zh_date(statement.until)}，判决确定的款项与加倍部分债务利息已全部付清。"
    if totals.surplus:
        said += f"溢付{fen_plain(totals.surplus)}{unit}。"
    parts.append(Para(said))
    if statement.payoff:
        parts.append(payoff_table(statement))
    parts.append(
        Para(f"说明：{_order(statement)}（法释〔2014〕8号第四条）；加倍部分天数为付款日减履行期限届满日。", "note")
    )
    return Document("payoff", tuple(parts), True, tuple(blanks.missing))


_BUCKETS = {"costs": "费用", "interest": "一般债务利息", "principal": "本金", "doubled": "加倍部分债务利息"}


def _order(statement: JudgmentStatement) -> str:
    """In which order the receipts were taken."""
    order = statement.conventions["order"].split(",")
    if "doubled" in order:
        return f"款项按约定依次抵{'、'.join(_BUCKETS[bucket] for bucket in order)}"
    if order == ["pro-rata"]:
        return "款项先按比例抵判决确定的费用、一般债务利息、本金，后抵加倍部分债务利息"
    return f"款项先抵判决确定的{'、'.join(_BUCKETS[bucket] for bucket in order)}，后抵加倍部分债务利息"
