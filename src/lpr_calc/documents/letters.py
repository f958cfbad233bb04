"""提醒、催告函、律师函 (documents.md §5): every figure as of one day, how it is counted, what follows,
proof of service.
"""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Case
from ..casefile.people import Guarantor, Party
from ..compute.open_debt import due_per_diem, growing_lumps, is_undue, payers_of
from ..compute.statement import Statement
from ..compute.transfers import RELEASED
from ..engine.schedule import Rate
from ..render.model import Blanks, Document, Para, Part
from ..reports.words import head_of
from ..values.capitals import capitals
from ..values.rate import MULTIPLE
from .debts import (
    bankrupts,
    claimed_heads,
    claimed_principal,
    claimed_total,
    contracts,
    defendants,
    due_of,
    fell_due,
    is_due,
    is_partly_due,
    lends,
    not_due_text,
    numbers_text,
)
from .people import account_items, address_of, signature, signing, we, you
from .schedule import ledger_parts, lines_parts

REMINDER_LIMIT = 120
"""Characters a reminder should keep to."""


def reminder(statement: Statement, pay_by: int | None) -> Document:
    """A friendly reminder to be sent as a message: who, how much, since when, how to pay, by when; no threat."""
    case, blanks = statement.case, Blanks()
    loan = contracts(statement)[0]
    out = bankrupts(statement)
    whom = address_of(next((one for one in case.debtors if one.name not in out), case.debtor), blanks)
    lent = (
        f"{zh_date(loan.lent)}的"
        if loan.lent is not None and len(contracts(statement)) == 1 and lends(statement)
        else ""
    )
    due = max((day for day in map(due_of, contracts(statement)) if day is not None), default=None)
    come = due is not None and due < statement.until
    fell = f"{'已' if come else '将'}于{zh_date(due)}到期" if due is not None else ""
    if due is not None and len(contracts(statement)) == 1 and is_partly_due(statement):
        fell = fell_due(loan, statement.until)
    owed = fen_plain(claimed_principal(statement))
    thing = {"private-lending": "借款", "bank-loan": "借款", "sale": "货款"}.get(statement.kind, "款项")
    if statement.undue and is_due(statement) and len(contracts(statement)) == 1:
        numbers = numbers_text([due.number for account in statement.accounts for due in account.dues])
        more = fen_plain(claimed_total(statement) - claimed_principal(statement))
        owing = f"{lent}借款{numbers}已到期，尚欠本金{owed}元、利息等{more}元"
    elif statement.not_due and not claimed_total(statement):
        row = next(row for one in statement.accounts for row in one.arrears.plan.numbered if row.due >= statement.until)
        owing = f"{lent}借款第{row.number}期{fen_plain(row.payment)}元将于{zh_date(row.due)}到期"
    elif not statement.totals.principal_after:
        owing = f"{lent}{thing}本金已付清，尚欠利息等{fen_plain(statement.totals.total)}元"
    elif statement.totals.paid or statement.undue:
        fell = "到期的部分" if statement.undue and is_due(statement) else fell
        owing = f"{lent}{thing}{fell}{'，' if fell else ''}尚欠{owed}元"
    else:
        owing = f"{lent}{thing}{owed}元{fell}"
    return reminding(case, f"{whom}您好，{owing}", pay_by, statement.until, blanks)


def reminding(case: Case, owing: str, pay_by: int | None, today: int, blanks: Blanks) -> Document:
    """A reminder: who owes what, by when and where to pay, and who asks."""
    by = _short_day(pay_by, today) if pay_by is not None else blanks.fill("", "付款期限")
    number = case.account.number if case.account is not None else ""
    tail = f"尾号{number[-4:]}" if number else f"尾号{blanks.fill('', '收款账号')}"
    sender = blanks.fill(case.creditor.name, "债权人姓名或名称")
    text = f"{owing}，请于{by}前转至{tail}账户；如有困难请与我商量分期。{sender}"
    return Document("reminder", (Para(text, "plain"),), False, tuple(blanks.missing))


def _short_day(day: int, today: int) -> str:
    """``6月10日`` within the year, else with the year."""
    text = zh_date(day)
    return text.partition("年")[2] if text.partition("年")[0] == zh_date(today).partition("年")[0] else text


def demand(statement: Statement, pay_by: int | None) -> Document:
    """The demand (催告函), or the lawyer's letter (律师函) where the case names a lawyer, with the schedule annexed."""
    blanks = Blanks()
    parts: list[Part] = []
    for party in addressees(statement):
        parts += _letter(statement, party, pay_by, blanks)
    if not statement.lines:
        return Document("demand", tuple(parts), False, tuple(blanks.missing))
    annex: list[Part] = [Para("附件：利息计算清单", "heading"), Para("单位：人民币元", "right")]
    annex += lines_parts(statement)
    if statement.ledger:
        annex += ledger_parts(statement)
    return Document("demand", tuple(parts), False, tuple(blanks.missing), tuple(annex))


def addressees(statement: Statement) -> list[Party]:
    """Everybody who is asked to pay, a letter each: debtors, and guarantors whose period did not end unused; nobody
    whose bankruptcy was accepted (企业破产法 46条: what he owes is filed with his administrator).
    """
    case = statement.case
    out = bankrupts(statement)
    solvent = [party for party in case.debtors if party.name not in out]
    if statement.persons is None:
        return solvent
    gone = {one.name for one in statement.persons.people if one.expired or not one.amount} | out
    people = [*case.debtors, *(one.party for one in case.guarantors)]
    return [party for party in people if party.name not in gone] or solvent


def _letter(statement: Statement, party: Party, pay_by: int | None, blanks: Blanks) -> list[Part]:
    """One letter to one person."""
    case = statement.case
    creditor = blanks.fill(case.creditor.name, "债权人姓名或名称")
    whom, me = you(party), we(case.creditor) if case.lawyer is None else creditor
    guarantor = next((one for one in case.guarantors if one.party is party), None)
    parts = opening(case, party, blanks)
    others = "、".join(one.name for one in case.debtors)
    borrower = whom if guarantor is None and len(case.debtors) == 1 else others
    parts.append(Para(facts(statement, borrower, me, blanks)))
    parts.append(Para(figures(statement, borrower)))
    if guarantor is not None:
        parts.append(Para(_as_guarantor(statement, guarantor, whom)))
    elif borrower != whom:
        parts.append(Para(_as_co_debtor(statement, party, whom)))
    parts += asking(case, pay_by, f"{me}将{_else(statement)}等由{whom}承担", blanks)
    proofs = {"private-lending": "借条、转账凭证", "bank-loan": "借款合同、放款凭证"}.get(
        statement.kind, "合同、结算凭证"
    )
    parts.append(Para(f"附：{proofs}复印件{'，利息计算清单' if statement.lines else ''}。"))
    parts += signed(case, statement.until, blanks)
    people = statement.persons.people if statement.persons is not None else ()
    joined = any(one.name == party.name and one.how == "joined" for one in people)
    # A guarantor does not owe the debt, he answers for it.
    owed = "尚欠上述款项"
    if guarantor is not None and not joined:
        owed = f"就上述款项承担{'赔偿' if guarantor.void else '保证'}责任"
    return [*parts, *receipt(party, owed)]


def opening(case: Case, party: Party, blanks: Blanks) -> list[Part]:
    """The head of a letter: what it is, to whom, and on whose behalf a lawyer writes."""
    lawyer = case.lawyer
    parts: list[Part] = [Para("律师函" if lawyer is not None else "催告函", "title")]
    if lawyer is not None:
        parts.append(Para(blanks.fill(lawyer.number, "函件文号"), "right"))
    whose = "保证人" if any(one.party is party for one in case.guarantors) else "债务人"
    parts.append(Para(f"致：{blanks.fill(party.name, '债务人姓名或名称')}", "plain"))
    parts.append(Para(f"地址：{blanks.fill(party.address, f'{whose}地址')}", "plain"))
    if lawyer is not None:
        creditor = blanks.fill(case.creditor.name, "债权人姓名或名称")
        firm, name = blanks.fill(lawyer.firm, "律师事务所"), blanks.fill(lawyer.name, "律师姓名")
        matter = case.title.removesuffix("一案") or "欠款"
        parts.append(Para(f"{firm}接受{creditor}委托，指派{name}律师就{matter}事宜致函。"))
    return parts


def asking(case: Case, pay_by: int | None, then: str, blanks: Blanks) -> list[Part]:
    """By when and where to pay; ``then`` is what follows if nothing is paid."""
    by = zh_date(pay_by) if pay_by is not None else blanks.fill("", "付款期限")
    return [
        Para(f"请于{by}前付至下列账户；逾期，{then}。如对上述款项有异议，请在该日期前书面提出并附凭证。"),
        Para("收款账户："),
        *(Para(item) for item in account_items(case, blanks)),
    ]


def _owes(statement: Statement, name: str) -> int:
    people = statement.persons.people if statement.persons is not None else ()
    return next((one.amount for one in people if one.name == name), claimed_total(statement))


def _as_guarantor(statement: Statement, one: Guarantor, you: str) -> str:
    """What a guarantor is asked for: a demand within the period keeps the guarantee (民法典 693条2款)."""
    within = f"在{fen_plain(one.limit)}元范围内" if one.limit is not None and one.limit_on != "principal" else ""
    how = {person.name: person.how for person in statement.persons.people} if statement.persons is not None else {}
    if one.void:
        amount = fen_plain(_owes(statement, one.name))
        return (
            f"{you}为上述债务提供的保证无效，就债务人不能清偿的部分，现请求{you}{within}承担赔偿责任，"
            f"截至{zh_date(statement.until)}以{amount}元为限。"
        )
    amount = fen_plain(_owes(statement, one.name))
    if how.get(one.name) == "joined":
        return f"{you}已加入上述债务，现请求{you}{within}连带清偿，截至{zh_date(statement.until)}为{amount}元。"
    mode = guarantee_words(how.get(one.name, ""))
    return f"{you}为上述债务提供{mode}，现请求{you}{within}承担保证责任，截至{zh_date(statement.until)}为{amount}元。"


def guarantee_words(how: str) -> str:
    """A guarantee as papers name it: ``一般保证``, ``连带责任保证``."""
    return "一般保证" if how == "general" else "连带责任保证"


def _as_co_debtor(statement: Statement, party: Party, you: str) -> str:
    """What one of several debtors is asked for."""
    how = {person.name: person.how for person in statement.persons.people} if statement.persons is not None else {}
    manner = {"joint": "连带", "several": "按份"}.get(how.get(party.name, ""), "共同")
    amount = fen_plain(_owes(statement, party.name))
    return f"{you}为上述债务的债务人，请{manner}清偿，截至{zh_date(statement.until)}为{amount}元。"


def facts(statement: Statement, you: str, me: str, blanks: Blanks) -> str:
    """What was lent, when it fell due, what was paid; who had the claim before it was assigned."""
    said = []
    lender = "原债权人" if statement.case.assignments else me
    last = {account.loan.id: account.arrears.plan.rows[-1].due for account in statement.accounts}
    for loan in contracts(statement):
        # What was prepaid may have shortened the term.
        fell = fell_due(loan._replace(due=last.get(loan.id, loan.due)), statement.until)
        if not lends(statement):
            said.append(f"{you}应付{lender}{_PRICES.get(statement.kind, '款项')}{fen_plain(loan.principal)}元{fell}")
            continue
        lent = zh_date(loan.lent) if loan.lent is not None else blanks.fill("", "出借日")
        how = [f"实际交付{fen_plain(loan.principal - loan.deducted)}元"] if loan.deducted else []
        how += [loan.delivery] if loan.delivery else []
        given = f"（{'，'.join(how)}）" if how else ""
        said.append(f"{you}于{lent}向{lender}借款{fen_plain(loan.principal)}元{given}{fell}")
    paid = statement.totals.paid
    partly = is_partly_due(statement)
    owing = f"至今未{'还' if lends(statement) else '付'}" if is_due(statement) else ""
    owing = f"到期款项{owing}" if partly and not paid else "" if partly else owing
    for account in statement.accounts:
        before = account.arrears.paid
        if before:
            principal, interest = sum(row.principal for row in before), sum(row.interest for row in before)
            said.append(f"第1至{len(before)}期已按期还清（本金{fen_plain(principal)}元、利息{fen_plain(interest)}元）")
            owing = "其余至今未还" if owing and not paid and not partly else owing
        late = [due.number for due in account.dues if due.number]
        if late and account.undue:
            said.append(f"{numbers_text(late)}已到期，尚未付清")
            owing = ""
    then = _assigned(statement, you, me, blanks)
    if paid:
        return f"{'；'.join(said)}。{_paid(statement, you)}{f'，余款{owing}' if owing else ''}。{then}"
    return f"{'；'.join(said)}{f'，{owing}' if owing else ''}。{then}"


def _assigned(statement: Statement, you: str, me: str, blanks: Blanks) -> str:
    """That the claim came to who claims it, and when the debtor had notice (民法典 545、546条)."""
    case = statement.case
    mine = {case.creditor.name, *(party.name for party in case.co_creditors)}
    found = []
    for one in case.assignments:
        notice = blanks.fill(zh_date(one.notified) if one.notified is not None else "", "债权转让通知到达日")
        found.append(f"转让给{me if one.to in mine else one.to}，转让通知于{notice}到达{you}")
    return f"该债权已{'；又'.join(found)}。" if found else ""


def _paid(statement: Statement, you: str) -> str:
    """``乙、丙已付100000元，丁已付50000元``: who paid what; what a release took off is not said to be paid."""
    debtors = {party.name for party in statement.case.debtors}
    payers = payers_of(statement.ledger, statement.case.payments, statement.case.debtor.name)
    sums: dict[str, int] = {}
    for row, payer in zip(statement.ledger, payers, strict=True):
        who = "" if row.note.startswith(RELEASED) else you if payer in debtors or not payer else payer
        sums[who] = sums.get(who, 0) + row.amount
    free = sums.pop("", 0)
    sued = {party.name for party in defendants(statement)} if you.startswith("被告") else set[str]()
    stood = {one.name for one in statement.case.guarantors} if sued else set[str]()

    def called(who: str) -> str:
        if who == you:
            return who
        # Who has paid all that he answers for is no defendant, and is named by what he was.
        return f"被告{who}" if who in sued else f"保证人{who}" if who in stood else who

    said = [f"{called(who)}已付{fen_plain(amount)}元" for who, amount in sums.items()]
    return "，".join([*said, *([f"因免除另减{fen_plain(free)}元"] if free else [])])


_PRICES = {"sale": "货款"}


def figures(statement: Statement, you: str) -> str:
    """What is owed as of the day, how it is counted, and what each further day adds (documents.md §10)."""
    totals, until = statement.totals, zh_date(statement.until)
    overdue = head_of("overdue", statement.case).zh
    owed, principal, total = claimed_heads(statement), claimed_principal(statement), claimed_total(statement)
    heads = [
        ("期内利息", owed.get("in-term", 0)),
        (overdue, owed.get("overdue", 0)),
        ("罚息", owed.get("penalty", 0)),
        ("复利", owed.get("compound", 0)),
        ("违约金", owed.get("damages", 0)),
        ("其他费用", owed.get("fees", 0)),
    ]
    debt = "借款本金" if lends(statement) else _PRICES.get(statement.kind, "款项")
    later = not_due_text(statement)
    listed = [f"{'到期' if later else ''}{debt}{fen_plain(principal)}元"] if principal else []
    for name, amount in heads:
        if amount:
            how = f"（{_how(statement)}，明细附后）" if name == overdue else ""
            listed.append(f"{name}{fen_plain(amount)}元{how}")
    if totals.costs_after:
        listed.append(f"{'、'.join(cost.name for cost in statement.case.costs)}{fen_plain(totals.costs_after)}元")
    text = f"截至{until}，{you}尚欠{'、'.join(listed)}，合计{fen_plain(total)}元（大写：人民币{capitals(total)}）"
    # Lump sums that a ceiling lets through bit by bit bear no interest that runs on.
    per_diem = due_per_diem(statement) - sum(growing_lumps(statement).values())
    if per_diem > 0:
        running = "、".join(
            dict.fromkeys(
                head_of(line.kind, statement.case, line.loan_id).zh
                for line in statement.ahead
                if not is_undue(line.loan_id)
            )
        )
        text += f"；自{zh_date(totals.per_diem_day)}起{running}按现行利率每日{about(per_diem)}元继续计算至实际清偿之日"
    return f"{text}。{f'另有{later}，不在上述款项之内。' if later else ''}"


def about(amount: int) -> str:
    """What one day adds as a letter says it, in yuan: ``约30``, rounded half up to the yuan; under ten yuan, where that
    would say little, ``9.86`` as it is.
    """
    return f"约{(amount + 50) // 100}" if amount >= 1000 else fen_plain(amount)


def _how(statement: Statement) -> str:
    lines = [line for line in statement.lines if line.kind == "overdue"]
    floating = all((line.rate.moves or statement.conventions["lpr"]) == "floating" for line in lines)
    if lines and floating and all(_is_bare_lpr(line.rate) for line in lines):
        return (
            "按一年期LPR分段计算"
            if lines[0].rate.quote and lines[0].rate.quote.tenor == "1y"
            else "按五年期以上LPR分段计算"
        )
    return "计算标准见清单"


def _is_bare_lpr(rate: Rate) -> bool:
    """Whether a rate is the LPR itself: no multiple, no points, no ceiling."""
    term = rate.term
    bare = term is None or (term.multiple == MULTIPLE and not term.points)
    return rate.quote is not None and rate.quote.series == "lpr" and not rate.agreed and bare


def signed(case: Case, until: int, blanks: Blanks) -> list[Part]:
    """Who signs a letter, and its day."""
    lawyer, day = case.lawyer, zh_date(until)
    if lawyer is None:
        return signature("债权人", case.creditors, blanks, day)[1:]
    return [
        Para(f"{blanks.fill(lawyer.firm, '律师事务所')}（章）", "right"),
        Para(
            f"律师：{blanks.fill(lawyer.name, '律师姓名')}　执业证号：{blanks.fill(lawyer.licence, '执业证号')}",
            "right",
        ),
        Para(day, "right"),
    ]


def _else(statement: Statement) -> str:
    """What follows if nothing is paid: the suit, what is asked in one that was brought, or enforcement."""
    case, until = statement.case, statement.until
    if case.judgment is not None and case.judgment.day is not None and case.judgment.day <= until:
        return "在判决生效后依法申请强制执行，由此产生的执行费用"
    if case.filed is not None and case.filed <= until:
        return "在已经提起的诉讼中继续主张并申请财产保全，由此产生的诉讼费"
    return "依法起诉并申请财产保全，由此产生的诉讼费"


def receipt(party: Party, owed: str) -> list[Part]:
    """Filled by hand when it is served: what interrupts limitation is that it arrived (时效规定 8条)."""
    return [
        Para("送达与回执", "heading"),
        Para("EMS单号：________________　　寄出日期：________年____月____日", "plain"),
        Para("签收人：________________　　签收日期：________年____月____日", "plain"),
        Para(f"{we(party)}确认{owed}（可选）：________________（{signing(party)}）", "plain"),
    ]
