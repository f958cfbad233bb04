"""The agreement on instalments: 还款协议, and after a judgment 执行和解协议 (法释〔2018〕3号 1, 2, 4, 9 and 17条)."""

from __future__ import annotations

from itertools import count

from ..base.money import fen_plain
from ..casefile.model import Resume, mediated
from ..casefile.people import Guarantor, Party
from ..compute.judgment_statement import JudgmentStatement
from ..compute.people import JudgmentPerson
from ..compute.plan import PlanStatement
from ..compute.statement import Statement
from ..render.model import Blanks, Document, Para, Part, Table
from ..reports.parties_words import limit_text
from ..reports.plan import confirmed, default, instalments_clause, instalments_table
from ..reports.words import zh_number
from .debts import bankrupts
from .letters import guarantee_words
from .people import account_items, agent_lines, agents_claiming, instrument, party_lines, signature_lines


def agreement(statement: PlanStatement) -> Document:
    """The agreement on instalments; where there is a judgment, the settlement in enforcement."""
    case, blanks = statement.source.case, Blanks()
    judged = statement.source if isinstance(statement.source, JudgmentStatement) else None
    parts: list[Part] = [Para("执行和解协议" if judged else "还款协议", "title")]
    signers: list[tuple[str, Party]] = [
        *(("甲方", party) for party in case.creditors),
        *(("乙方", party) for party in _paying(statement)),
        *(("丙方", one.party) for one in _bound(statement)),
    ]
    roles = {
        "甲方": "申请执行人" if judged else "债权人",
        "乙方": "被执行人" if judged else "债务人",
        "丙方": "保证人",
    }
    ordered = {one.name for one in judged.persons} if judged else set()
    for number, (side, party) in enumerate(signers):
        role = "被执行人、保证人" if side == "丙方" and party.name in ordered else roles[side]
        parts += party_lines(f"{side}（{role}）", party, blanks)
        if number + 1 == len(case.creditors):
            parts += agent_lines(agents_claiming(case), blanks, special=True)
    several = len(signers) > 2
    parts.append(Para(_preamble(statement, several, blanks)))
    clauses: list[Para | Table] = [
        Para(confirmed(statement, several)),
        Para(instalments_clause(statement)),
        instalments_table(statement),
    ]
    clauses += [Para(text) for text in _after(statement, several, len(signers), blanks)]
    numbers = count(1)
    for clause in clauses:
        if isinstance(clause, Para):
            clause = clause._replace(text=f"{zh_number(next(numbers))}、{clause.text}")
        parts.append(clause)
    parts.append(Para(""))
    for side, party in signers:
        parts += signature_lines(side, party)
    parts.append(Para("　　　　年　　月　　日", "right"))
    if agents_claiming(case):
        parts.append(Para("附：授权委托书（代为和解的特别授权）。", "note"))
    return Document("plan", tuple(parts), False, tuple(blanks.missing))


def _preamble(statement: PlanStatement, several: bool, blanks: Blanks) -> str:
    """What the agreement is about: in enforcement the number of that case and the instrument (1条、2条)."""
    sides = "各方" if several else "双方"
    case = statement.source.case
    if not isinstance(statement.source, JudgmentStatement):
        return f"{sides}就乙方所欠款项，经协商达成如下协议："
    number = blanks.fill(statement.source.judgment.number, "执行依据文书号")
    executed = blanks.fill((case.resume or Resume()).case, "执行案号")
    court = blanks.fill(case.court, "执行法院")
    return (
        f"{sides}就{court}{executed}执行一案（执行依据：{instrument(number)}），经自愿协商达成和解，"
        "变更执行依据确定的履行期限和方式如下："
    )


def _after(statement: PlanStatement, several: bool, signers: int, blanks: Blanks) -> list[str]:
    """The clauses behind the instalments."""
    case = statement.source.case
    judged = statement.source if isinstance(statement.source, JudgmentStatement) else None
    said = [f"收款账户：{'，'.join(account_items(case, blanks))}。", default(statement)]
    if len(_paying(statement)) > 1:
        how = {"joint": "连带", "several": "按份"}.get(case.liability, "共同")
        said.append(f"乙方各人{how}履行本协议，任何一人的付款均计入还款。")
    said += _guarantees(statement, blanks)
    each = "各方" if several else "双方"
    delivery = f"{each}确认本协议所列地址为送达地址，文书寄至该地址即视为送达"
    if judged is not None:
        what = "调解书" if mediated(judged.judgment.number) else "判决"
        court = blanks.fill(case.court, "执行法院")
        said.append(f"{delivery}。本协议提交{court}，申请中止执行；履行完毕的，原{what}视为执行完毕。")
    else:
        said.append(f"{delivery}；因本协议发生的争议，由{blanks.fill(case.court, '管辖法院')}管辖。")
    copies = signers + (1 if judged else 0)
    number = "两" if copies == 2 else zh_number(copies)
    court = f"，{blanks.fill(case.court, '执行法院')}一份" if judged else ""
    said.append(f"本协议一式{number}份，{each}各执一份{court}，自{each}签名或盖章之日起生效。")
    return said


def _guarantees(statement: PlanStatement, blanks: Blanks) -> list[str]:
    """What becomes of guarantees: a longer term binds a guarantor who agreed to it in writing only (民法典 695条)."""
    source = statement.source
    case = source.case
    bound = _bound(statement)
    if bound:
        if isinstance(source, JudgmentStatement):
            ordered = {one.name: one for one in source.persons}
            return [
                f"丙方{one.name}同意本协议的履行期限，在{_ordered(ordered.get(one.name))}继续承担责任。"
                for one in bound
            ]
        people = source.persons.people if source.persons is not None else ()
        how = {one.name: one.how for one in people}
        return [_goes_on(one, how.get(one.name, one.mode)) for one in bound]
    if not isinstance(source, JudgmentStatement) and any(loan.secured for loan in case.loans):
        return [f"原债务的担保：{blanks.fill('', '担保人是否同意本协议、是否继续担保')}。"]
    return []


def _bound(statement: PlanStatement) -> list[Guarantor]:
    """The guarantors who still answer: whose period has passed, who was released or has paid his part, is out of it."""
    source = statement.source
    people = source.persons.people if not isinstance(source, JudgmentStatement) and source.persons is not None else ()
    gone = {one.name for one in people if one.gone} | bankrupts(source)
    return [one for one in source.case.guarantors if one.name not in gone]


def _paying(statement: PlanStatement) -> list[Party]:
    """The debtors who can undertake to pay: a bankrupt pays no single creditor (企业破产法 16条), who was released
    none.
    """
    source = statement.source
    people = source.persons.people if isinstance(source, Statement) and source.persons is not None else ()
    gone = bankrupts(source) | {one.name for one in people if one.released}
    return [party for party in source.case.debtors if party.name not in gone] or list(source.case.debtors)


def _goes_on(one: Guarantor, how: str) -> str:
    """A guarantor, or who joined the debt, agrees to the longer term within what binds him."""
    bound = f"（{limit_text(one)}）" if limit_text(one) else ""
    if how == "joined":
        return f"丙方{one.name}同意本协议的还款期限，已加入上述债务{bound}，继续承担连带清偿责任。"
    return (
        f"丙方{one.name}同意本协议的还款期限，就上述债务{bound}继续承担{guarantee_words(how)}，"
        "保证期间自最后一期还款日起算。"
    )


def _ordered(one: JudgmentPerson | None) -> str:
    """How far the judgment holds a guarantor liable."""
    if one is None:
        return "原保证范围内"
    return f"执行依据确定的{'' if one.limit is None else f'{fen_plain(one.limit)}元'}范围内"
