"""证据清单 and 催收记录表."""

from __future__ import annotations

import re
from datetime import date

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Case, Loan
from ..compute.limitation import LimitationStatement
from ..compute.statement import Statement
from ..law.guarantee import GuaranteeClock
from ..law.limitation import Clock, Step
from ..render.model import Blanks, Cell, Column, Document, Para, Part, Table, day, fen, whole, words
from ..reports.parties_words import limit_text
from .debts import contracts, lends
from .people import signature

_EVIDENCE = (
    Column("number", "序号", 6),
    Column("name", "证据名称", 26),
    Column("proves", "证明内容", 36),
    Column("pages", "页码", 8),
    Column("source", "来源", 10),
    Column("original", "原件/复印件", 12),
)


def evidence(statement: Statement) -> Document:
    """The list of evidence: as the case states it, else what the facts of the case call for."""
    case, blanks = statement.case, Blanks()
    rows: list[tuple[Cell, ...]] = []
    if case.evidence:
        for number, item in enumerate(case.evidence, 1):
            rows.append(
                (
                    whole(number),
                    *(words(text) for text in (item.name, item.proves, item.pages, item.source, item.original)),
                )
            )
    else:
        for number, (name, proves, original) in enumerate(_needed(statement), 1):
            rows.append((whole(number), words(name), words(proves), words(""), words(""), words(original)))
        blanks.fill("", "证据页码与来源")
    parts: list[Part] = [Para("证据清单", "title")]
    if case.title:
        parts.append(Para(f"（{case.title}一案）", "subtitle"))
    parts += [
        Table("", _EVIDENCE, tuple(rows)),
        *signature("提交人", case.creditors, blanks)[1:],
    ]
    return Document("evidence", tuple(parts), False, tuple(blanks.missing))


def _needed(statement: Statement) -> list[tuple[str, str, str]]:
    """What the facts of the case have to be proved with."""
    case, agreed = statement.case, contracts(statement)
    lend = lends(statement)
    found = []
    for number, loan in enumerate(agreed, 1):
        contract = _contract(loan, number, statement)
        given = fen_plain(loan.principal - loan.deducted)
        found.append((contract, "借贷合意、金额、期限" if lend else "合同关系、金额、付款期限", "原件"))
        given_by = "放款凭证" if statement.kind == "bank-loan" else "银行转账凭证" if lend else "交货、结算凭证"
        how = f"{loan.delivery}凭证" if loan.delivery else given_by
        found.append((how, f"实际交付{given}元" if lend else f"已履行，应付{given}元", "原件"))
        if loan.accelerated is not None and loan.accelerated <= statement.until:
            found.append(("提前到期的通知及送达凭证", f"{zh_date(loan.accelerated)}宣布提前到期", "原件"))
    paid = "还款" if lend else "付款"
    for payment in case.payments:
        found.append(
            (
                f"{paid}凭证（{payment.note or zh_date(payment.day)}）",
                f"{zh_date(payment.day)}{paid}{fen_plain(payment.amount)}元",
                "复印件",
            )
        )
    methods = "、".join(dict.fromkeys(demand.method for demand in case.demands if demand.method))
    if case.demands:
        found.append((f"催收记录（{methods}）" if methods else "催收记录", "主张权利及时效中断", "原件"))
    found += [
        (f"{cost.name}合同、发票、付款凭证", f"实现债权的费用{fen_plain(cost.amount)}元", "原件") for cost in case.costs
    ]
    found += _of_security(case)
    several = case.co_debtors or case.co_creditors or case.guarantors
    found.append(("各方当事人身份证明" if several else "双方身份证明", "主体资格", "复印件"))
    if statement.lines:
        quotes = {line.rate.quote.series for line in statement.lines if line.rate.quote is not None}
        notices = "及LPR公告" if "lpr" in quotes else "及贷款基准利率公告" if quotes else ""
        found.append((f"利息计算清单{notices}", "利息数额", "打印件"))
    return found


def _contract(loan: Loan, number: int, statement: Statement) -> str:
    """The paper the debt was agreed in: by its name and number where they are stated, else as the loan is called."""
    stated = loan.contract
    if stated is not None and stated.name:
        return f"{stated.name}{f'（{stated.number}）' if stated.number else ''}"
    if loan.id != str(number):
        return loan.id
    return {"private-lending": "借条", "bank-loan": "借款合同"}.get(statement.kind, "合同")


def _of_security(case: Case) -> list[tuple[str, str, str]]:
    """What proves the guarantees, that each guarantor was asked in time, the rights in rem, and assignments."""
    found = []
    for one in case.guarantors:
        bound = f"、{limit_text(one)}" if limit_text(one) else ""
        paper = "债务加入的约定" if one.mode == "joined" else "保证合同"
        what = "加入债务" if one.mode == "joined" else "提供保证，保证方式、期间"
        found.append((f"{paper}（{one.name}）", f"{one.name}{what}{bound}", "原件"))
        for demand in (*one.demands, *(demand for demand in case.demands if demand.to == one.name)):
            proof = "，".join(part for part in (demand.method, demand.proof) if part)
            found.append(
                (
                    f"向{one.name}主张的凭证（{proof or zh_date(demand.day)}）",
                    f"{zh_date(demand.day)}在保证期间内请求{one.name}承担保证责任",
                    "原件",
                )
            )
    for right in case.security:
        thing = right.property or "担保财产"
        found.append((f"担保合同（{thing}）", f"就{thing}设立担保物权", "原件"))
        if right.certificate or right.registered is not None:
            found.append((f"登记证明{right.certificate}", "担保物权的登记", "复印件"))
    for assigned in case.assignments:
        found.append(("债权转让协议、债权转让通知及送达凭证", f"债权已转让给{assigned.to}并通知债务人", "原件"))
    if any(party.spouse_of for party in case.debtors):
        found.append(("结婚登记材料、款项用途材料", "夫妻共同债务", "复印件"))
    return found


def log(limits: LimitationStatement) -> Document:
    """The log of demands with what each did to limitation, and the last days as they stand."""
    case, blanks = limits.case, Blanks()
    columns = (
        Column("number", "序号", 5),
        Column("date", "日期", 13),
        Column("method", "方式", 10),
        Column("to", "对象/签收人", 12),
        Column("amount", "主张金额", 11, True),
        Column("proof", "送达凭证", 14),
        Column("delivered", "是否到达", 8),
        Column("restart", "时效重新起算日", 13),
        Column("last", "时效届满日", 13),
    )
    clock = limits.claims[0] if limits.claims else limits.enforcement
    assert clock is not None
    moved = {step.day: step for step in clock.steps if step.counts}
    asked = [(item, item.to) for item in case.demands]
    asked += [(item, one.name) for one in case.guarantors for item in one.demands]
    rows = []
    for number, (item, to) in enumerate(sorted(asked, key=lambda each: each[0].day), 1):
        guarantees = [one for one in limits.guarantees if one.guarantor == to]
        restart, last = _guaranteed(guarantees, item.day) if guarantees else _moved(moved.get(item.day))
        arrived = "—"
        if item.event == "demand":
            known = {True: "是", False: "否"}.get(item.delivered or False) if item.delivered is not None else ""
            arrived = blanks.fill(known or "", f"{zh_date(item.day)}催收是否到达")
        rows.append(
            (
                whole(number),
                day(item.day),
                words(item.method or blanks.fill("", f"{zh_date(item.day)}催收方式")),
                words(to or case.debtor.name or blanks.fill("", "债务人姓名或名称")),
                fen(item.amount),
                words(item.proof or blanks.fill("", f"{zh_date(item.day)}送达凭证")),
                words(arrived),
                restart,
                last,
            )
        )
    parts: list[Part] = [Para("催收记录表", "title")]
    if case.title:
        parts.append(Para(f"（{case.title}）", "subtitle"))
    if rows:
        parts.append(Table("", columns, tuple(rows)))
    else:
        parts.append(Para(blanks.fill("", "催收记录"), "plain"))
    parts += [Para(_clock_text(each, limits.on), "plain") for each in limits.claims or (clock,)]
    parts += [Para(_guarantee_text(each, len(limits.claims) > 1), "plain") for each in limits.guarantees]
    others = [step for step in clock.steps[1:] if step.counts and step.day not in {d.day for d in case.demands}]
    parts += [
        Para(f"{zh_date(step.day)}{_in_text(step.what.zh)}：{_in_text(step.why.zh)}。", "plain") for step in others
    ]
    parts.append(Para("催告自到达债务人时中断时效，内容与到达均须能证明（诉讼时效规定第八条）。", "note"))
    return Document("log", tuple(parts), True, tuple(blanks.missing))


def _moved(step: Step | None) -> tuple[Cell, Cell]:
    """From which day limitation ran anew, and its last day; nothing where a demand did not interrupt it."""
    if step is None:
        return words("不中断"), words("—")
    return day(step.day), day(step.last) if step.last is not None else words("—")


def _guaranteed(clocks: list[GuaranteeClock], on: int) -> tuple[Cell, Cell]:
    """What a demand on a guarantor did: it kept his guarantee, or came too late; how its limitation stands is said
    below the table.
    """
    if any(one.kept == on for one in clocks):
        return words("保证期间内"), words("见表下")
    late = all(one.last is not None and one.last < on for one in clocks)
    return words("保证期间已过" if late else "—"), words("—")


def _guarantee_text(one: GuaranteeClock, several: bool) -> str:
    """``钱某的保证期间届满日为…，2025年3月3日向钱某主张，保证债务的诉讼时效届满日为…。``"""
    debt = f"（{one.loan_id}）" if several else ""
    last = f"届满日为{zh_date(one.last)}" if one.last is not None else "尚未起算"
    done = (
        f"，{_in_text(one.act.zh).replace(' ', '')}"
        if one.kept is not None
        else "，已经届满"
        if one.state == "expired"
        else ""
    )
    then = f"，保证债务的诉讼时效届满日为{zh_date(one.limitation)}" if one.limitation is not None else ""
    return f"{one.guarantor}的保证期间{debt}{last}{done}{then}。"


def _clock_text(clock: Clock, on: int) -> str:
    """``借条1的诉讼时效自…起算，截至…，届满日为…。``"""
    kind, _, debt = clock.name.zh.partition("：")
    name = f"{f'{debt}的' if debt else ''}{kind}{'' if kind.endswith('时效') else '的期间'}"
    begins = f"{name}自{zh_date(clock.begins)}起算" if clock.begins is not None else f"{name}尚未起算"
    last = f"，截至{zh_date(on)}，届满日为{zh_date(clock.last)}" if clock.last is not None else ""
    return f"{begins}{last}。"


def _in_text(words: str) -> str:
    """A report's words the way running text has them: ``还款 30000.00 元`` → ``还款30000元``, ISO days as days."""
    words = re.sub(r"(\d{4})-(\d\d)-(\d\d)", lambda found: zh_date(date(*map(int, found.groups())).toordinal()), words)
    words = re.sub(r"(\d)\.00(?!\d)", r"\1", words)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[\d“])|(?<=[\d”]) (?=[^\x00-\x7f])", "", words)
