"""Persons in the words of claims, operative parts and applications: who is ordered together, jointly, within which
limit.

连带 is said only where it is agreed or the law says so (民法典 518条2款); of a general guarantor only what enforcement
against the debtor leaves (担保制度解释 26条2款).
"""

from __future__ import annotations

from math import gcd

from ..base.checking import TYPE_CHECKING
from ..base.dates import zh_date
from ..base.money import add_ratios, fen_plain
from .words import SCOPE, ratio_text, zh_number

if TYPE_CHECKING:
    from ..casefile.model import Case
    from ..casefile.people import Guarantor
    from ..compute.judgment_statement import JudgmentStatement
    from ..compute.people import JudgmentPerson, Person, Secured
    from ..compute.statement import Statement


_VOID = {"both": "的二分之一", "guarantor": "", "creditor": "", "main": "的三分之一"}
"""The most a void guarantee leaves to be answered for (担保制度解释 17条)."""


def names_of(case: Case) -> tuple[str, str]:
    """The names of all creditors, and of all debtors."""
    return "、".join(party.name for party in case.creditors), "、".join(party.name for party in case.debtors)


def _owing(statement: Statement) -> list[Person]:
    """The debtors whom a court can order to pay: not released, not bankrupt while others are not."""
    if statement.persons is None:
        return []
    debtors = [one for one in statement.persons.people if one.role == "debtor"]
    going = [one for one in debtors if one.stop is None and one.amount]
    return going or debtors


def debtors_text(statement: Statement) -> str:
    """``被告乙``, ``被告乙、丙``: whom the money items name."""
    owing = _owing(statement)
    return f"被告{'、'.join(one.name for one in owing)}" if owing else f"被告{statement.case.debtor.name}"


def manner(statement: Statement) -> str:
    """``共同`` or ``连带`` before the verb, ``按60%、40%的份额`` for shares; "" for one debtor."""
    owing = _owing(statement)
    # One who owes a share owes no more of it where nobody else can be ordered to pay (517条).
    if owing and owing[0].how == "several" and _paid_apart(statement):
        return "按份"
    if owing and owing[0].how == "several":
        return f"按{'、'.join(_share(statement, one.name) for one in owing)}的份额"
    if len(owing) < 2:
        return ""
    return "连带" if owing[0].how == "joint" else "共同"


def _paid_apart(statement: Statement) -> bool:
    """Whether debtors who owe in shares paid of them, so that what is left is not in those shares."""
    people = statement.persons.people if statement.persons is not None else ()
    return any(one.paid for one in people if one.role == "debtor")


def _share(statement: Statement, name: str) -> str:
    """The share of one debtor in what is claimed: of those who were not released."""
    shares = {party.name: party.share or (1, len(statement.case.debtors)) for party in statement.case.debtors}
    people = statement.persons.people if statement.persons is not None else ()
    part, whole = add_ratios(shares[one.name] for one in people if one.name in shares and not one.released)
    share, of = shares[name]
    up, down = share * whole, of * part
    return ratio_text((up // gcd(up, down), down // gcd(up, down)))


def principal_shares(statement: Statement) -> str:
    """``（其中乙300000元、丙200000元）`` behind a principal owed in shares; "" else."""
    owing = _owing(statement)
    if not owing or owing[0].how != "several":
        return ""
    if _paid_apart(statement):
        # What each paid himself is off his own part: only the sums of all heads are known by person.
        each = "、".join(f"{one.name}{fen_plain(one.amount)}元" for one in owing)
        return f"（扣除各自已付，连同利息等暂计至{zh_date(statement.until)}：{each}）"
    parts = [f"{one.name}{fen_plain(one.principal)}元" for one in owing]
    return f"（其中{'、'.join(parts)}）"


def runs_on_beside(statement: Statement) -> bool:
    """Whether every debtor is bankrupt, and either interest runs on for another, who joined or does not plead the stop,
    or it stopped on different days: what is claimed of each estate is a sum of its own.
    """
    if statement.persons is None:
        return False
    stops = [one.stop for one in statement.persons.people if one.role == "debtor"]
    return None not in stops and (not statement.case.bankruptcy or len(set(stops)) > 1)


def estate_items(statement: Statement, creditor: str) -> list[str]:
    """What is claimed of the estate of a bankrupt beside others who are ordered to pay (企业破产法 46条)."""
    if statement.persons is None:
        return []
    debtors = [one for one in statement.persons.people if one.role == "debtor"]
    if all(one.stop is not None for one in debtors) and not runs_on_beside(statement):
        return []
    return [
        f"确认{creditor}对被告{one.name}享有破产债权{fen_plain(one.amount)}元（利息计至{zh_date(one.stop - 1)}）"
        for one in debtors
        if one.stop is not None
    ]


def items_text(count: int) -> str:
    """``第一、二项``: the items a guarantor answers for."""
    named = "、".join(zh_number(number) for number in range(1, count + 1)) if count < 4 else f"一至{zh_number(count)}"
    return f"第{named}项"


def guarantor_items(statement: Statement, money: int, ask: str = "判令被告", interest: str = "") -> list[str]:
    """One item a guarantor, left out whose period ended and who has paid all that he answers for. ``interest`` says how
    it runs on for whom the bankruptcy of the debtor does not stop it.
    """
    if statement.persons is None:
        return []
    facts = {one.name: one for one in statement.case.guarantors}
    items = []
    for one in statement.persons.people:
        if one.role == "debtor" or one.gone or one.name not in facts or facts[one.name].void == "creditor":
            continue
        if one.bankrupt and one.stop is not None:
            # 破产法解释（三） 4条: a claim of his estate, not money to be ordered.
            kind = "债务加入" if one.role == "joined" else "保证"
            items.append(
                f"确认原告{names_of(statement.case)[0]}对被告{one.name}享有{kind}债权{fen_plain(one.amount)}元"
                f"（利息计至{zh_date(one.stop - 1)}）"
            )
            continue
        runs = f"，利息不因破产受理停止计算：{interest}" if interest and one.stop is None else ""
        items.append(f"{ask}{one.name}{_answers(one, facts[one.name], statement, money)}{runs}")
    return items


def _answers(one: Person, fact: Guarantor, statement: Statement, money: int) -> str:
    debt = which = f"上述{items_text(money)}债务"
    if one.loans:
        which += f"中{'、'.join(one.loans)}项下的部分"
    if one.scope:
        which += f"中的{'、'.join(SCOPE[head].zh for head in one.scope)}"
    if one.limit is not None and fact.limit_on == "principal":
        which += f"中本金{fen_plain(one.limit)}元及其利息"
    if one.loans or one.scope or fact.share or (fact.limit_on == "principal" and one.paid):
        which += f"（暂计至{zh_date(statement.until)}为{fen_plain(one.amount)}元）"
    within = ""
    if one.limit is not None and fact.limit_on != "principal":
        # What he paid is off his limit, not only off the debt.
        within = f"在{fen_plain(max(one.limit - one.paid, 0))}元范围内"
    if fact.share is not None:
        within += f"按{ratio_text(fact.share)}的份额"
    if one.how == "void":
        debtors = debtors_text(statement).removeprefix("被告")
        rest = f"对{debtors}" if which == debt else f"就{which}，对{debtors}"
        return f"{within}{rest}不能清偿的部分{_VOID[fact.void]}承担赔偿责任"
    if one.how == "general":
        debtors = debtors_text(statement).removeprefix("被告")
        rest = f"对{debtors}" if which == debt else f"就{which}，对{debtors}"
        return f"{within}{rest}依法强制执行后仍不能履行的部分承担保证责任"
    return f"{within}对{which}承担连带清偿责任"


def limit_text(fact: Guarantor) -> str:
    """``限额300000元``, ``限于其中本金300000元及其利息``, ``按60%的份额``: what bounds a guarantee; "" for nothing."""
    found = []
    if fact.limit is not None:
        limit = fen_plain(fact.limit)
        found.append(f"限于其中本金{limit}元及其利息" if fact.limit_on == "principal" else f"限额{limit}元")
    if fact.share is not None:
        found.append(f"按{ratio_text(fact.share)}的份额")
    return "、".join(found)


def security_items(statement: Statement, money: int, creditor: str) -> list[str]:
    """One item a right in rem, with the property and its registration; on the property of a bankrupt it is confirmed,
    for what he owes (企业破产法 46条, 109条).
    """
    found = []
    for one, fact in zip(statement.secured, statement.case.security, strict=True):
        thing = _thing(one)
        if one.kind == "construction":
            found.append(
                f"确认{creditor}在工程价款{fen_plain(one.priority)}元范围内就{thing}折价或者拍卖的价款优先受偿"
            )
            continue
        within = f"最高债权额{fen_plain(one.maximum)}元" if one.maximum is not None else f"上述{items_text(money)}"
        if one.maximum is None and fact.agreed not in ("", "全部", "all"):
            within += f"中的{fact.agreed}"
        if one.stop is not None:
            if one.maximum is None and not statement.case.bankruptcy:
                # The items above go on for others.
                within = f"{fen_plain(one.priority)}元（利息计至{zh_date(one.stop - 1)}）"
            found.append(f"确认{creditor}就{one.owner}的{thing}在{within}范围内享有优先受偿权")
            continue
        found.append(f"{creditor}有权就{thing}折价或者以拍卖、变卖所得价款在{within}范围内优先受偿")
    return found


def _thing(one: Secured) -> str:
    """``房屋（京（2022）海不动产证明第0001号）``: the property with its registration."""
    return f"{one.property or '担保财产'}{f'（{one.certificate}）' if one.certificate else ''}"


def realised_items(statement: JudgmentStatement) -> list[str]:
    """One item a right in rem that the judgment gives: whose property is to be sold, and within which sum the creditor
    goes before others.
    """
    if not statement.secured:
        return []
    from ..compute.judgment_security import given_by

    found = []
    bankrupt = {one.name for one in statement.persons if one.bankrupt}
    for one, fact in zip(statement.secured, given_by(statement.case), strict=True):
        if one.owner in bankrupt:
            continue
        within = ""
        if one.kind == "construction":
            within = f"在工程价款{fen_plain(one.priority)}元范围内"
        elif one.maximum is not None:
            within = f"在最高债权额{fen_plain(one.maximum)}元范围内"
        elif fact.agreed not in ("", "全部", "all"):
            within = f"在{fact.agreed}范围内"
        found.append(f"拍卖、变卖被执行人{one.owner}的{_thing(one)}，申请执行人就所得价款{within}优先受偿")
    return found


def fees_item(statement: Statement) -> str:
    """Who bears the costs of the suit."""
    if statement.persons is None:
        return f"判令被告{statement.case.debtor.name}承担本案诉讼费用"
    names = [one.name for one in statement.persons.people if not one.expired and one.amount]
    if len(names) < 2:
        return f"判令被告{names[0] if names else statement.case.debtor.name}承担本案诉讼费用"
    return f"本案诉讼费用由被告{'、'.join(names)}共同负担"


def recourse(statement: Statement) -> str:
    """``丁承担保证责任后，有权向乙追偿`` for an operative part; "" without a guarantor."""
    if statement.persons is None:
        return ""
    found = [one for one in statement.persons.people if one.role == "guarantor" and not one.gone]
    debtors = names_of(statement.case)[1]
    return "；".join(
        f"{one.name}承担{'赔偿' if one.how == 'void' else '保证'}责任后，有权向{debtors}追偿" for one in found
    )


def stays(statement: JudgmentStatement) -> bool:
    """Whether nobody is left to enforce against: all of them are bankrupt (企业破产法 19条)."""
    if statement.persons:
        return all(one.bankrupt for one in statement.persons)
    return statement.judgment.stopped is not None


def enforced(statement: JudgmentStatement) -> tuple[str, list[str]]:
    """Whom an application asks to be made to pay, with the manner (``乙、丙共同``), and one item a further person;
    nothing of a bankrupt, against whom enforcement stays (企业破产法 19条): where no debtor is left, those who answer
    beside them are asked first.
    """
    case = statement.case
    people = [one for one in statement.persons if not one.bankrupt and one.amount]
    if not people:
        return case.debtor.name, []
    debtors = {party.name for party in case.debtors}
    ordered = [one for one in people if one.how in ("together", "several")]
    ordered = ordered or [one for one in people[:1] if one.name in debtors]
    sold = {one.owner for one in statement.secured}
    if not ordered:
        # Who answers for what the debtor cannot pay is asked beside others, not with them.
        later = [one for one in people if one.how == "supplementary"]
        asked = [one for one in people if one.how not in ("property", "supplementary")] or later
        names = "、".join(f"{one.name}{_within(one)}" for one in asked) or people[0].name
        debtors_ = names_of(case)[1]
        items = [
            f"被执行人{one.name}{_within(one)}对{debtors_}不能清偿的部分{part_of_rest(one)}承担责任（判决所定条件成就后）"
            for one in later
            if one not in asked
        ]
        return f"{names}{'连带' if len(asked) > 1 else ''}", [*items, *_sold(people, sold)]
    first = "、".join(one.name for one in ordered)
    manner_ = "按份" if ordered[0].how == "several" else "连带" if case.liability == "joint" else "共同"
    names = first + (manner_ if len(ordered) > 1 else "")
    items = []
    if manner_ == "按份" and sum(one.how == "several" for one in statement.persons) > 1:
        each = "、".join(f"{one.name}{fen_plain(one.amount)}元" for one in ordered)
        items.append(f"上述款项按份执行，暂计至{zh_date(statement.until)}：{each}")
    for one in people:
        if one in ordered or one.how == "property":
            continue
        if one.how in ("general", "supplementary"):
            items.append(
                f"被执行人{one.name}{_within(one)}对强制执行{first}后仍不能清偿的部分{part_of_rest(one)}承担责任"
                "（判决所定条件成就后）"
            )
        else:
            items.append(f"被执行人{one.name}{_within(one)}对上述款项承担连带清偿责任")
    return names, [*items, *_sold(people, sold)]


def _within(one: JudgmentPerson) -> str:
    return "" if one.limit is None else f"在{fen_plain(max(one.limit - one.paid, 0))}元范围内"


def part_of_rest(one: JudgmentPerson) -> str:
    """``的二分之一``: the part of what the debtor cannot pay; "" where all of it is answered for."""
    if one.share is None:
        return ""
    common = gcd(*one.share)
    part, whole = (number // common for number in one.share)
    return f"的{zh_number(whole)}分之{zh_number(part)}" if whole <= 10 else f"的{ratio_text(one.share)}"


def _sold(people: list[JudgmentPerson], named: set[str]) -> list[str]:
    """One item for each whose property alone answers, and is not ``named`` among the rights in rem."""
    return [
        f"拍卖、变卖被执行人{one.name}的担保财产，申请执行人就所得价款优先受偿"
        for one in people
        if one.how == "property" and one.name not in named
    ]
