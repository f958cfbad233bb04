"""The claim in the words a statement of claim uses: plain digits, unpadded dates, one sentence per live base.

Always Chinese, whatever the language of the report (documents.md §§2, 10).
"""

from __future__ import annotations

from itertools import groupby

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import void_of
from ..compute.statement import CarriedSum, Line, Statement
from .currency import in_currency
from .parties_words import (
    debtors_text,
    estate_items,
    fees_item,
    guarantor_items,
    manner,
    names_of,
    principal_shares,
    recourse,
    runs_on_beside,
    security_items,
)
from .rate_words import ceiling_words, counted_to, from_on, lpr_mode, rate_phrase
from .words import head_of, zh_number

_KINDS = (
    ("in-term", "期内利息"),
    ("overdue", "逾期利息"),
    ("penalty", "罚息"),
    ("compound", "复利"),
    ("damages", "违约金"),
)
_DEBTS = {"private-lending": "借款本金", "bank-loan": "借款本金", "sale": "货款", "construction": "工程价款"}


def claim_sentence(statement: Statement) -> str:
    """Return the numbered claims in one paragraph."""
    return in_currency("".join(claims_of(statement)), statement.case)


def claims_of(statement: Statement) -> list[str]:
    """Return the numbered claims: principal, interest to the cut-off day and on, costs, court fees, and their sum.

    Only what is still open is claimed; where nothing is, there is no claim.
    """
    case, totals = statement.case, statement.totals
    debtor, creditor = debtors_text(statement), f"原告{names_of(case)[0]}"
    how = manner(statement)
    debt = _DEBTS.get(statement.kind, "欠款")
    claims = []
    verb = "偿还" if debt == "借款本金" else "支付"
    ask = {verb: f"判令{debtor}{how}{verb}", "支付": f"判令{debtor}{how}支付"}
    plaintiff = creditor
    if runs_on_beside(statement):
        return _beside_the_estate(statement, plaintiff)
    if _on_the_estate(statement):
        # Nobody can order a bankrupt to pay: the claim is one on the estate (企业破产法 46).
        ask = dict.fromkeys(ask, f"确认{creditor}对{debtor}享有破产债权")
        creditor = ""
    principal, total, split = totals.principal_after, totals.total, ""
    if statement.accounts:
        from .instalments import principal_split

        # What is not due cannot be claimed yet.
        principal, total = principal - statement.undue, total - statement.not_due
        split = principal_split(statement)
    if principal:
        claims.append(f"{ask[verb]}{creditor}{debt}{fen_plain(principal)}元{split}{principal_shares(statement)}")
    beside = [_interest(statement), *_lumps(statement)]
    if totals.costs_after:
        beside.append(f"{'、'.join(cost.name for cost in case.costs)}{fen_plain(totals.costs_after)}元")
    # To whom is said once, in the first of the claims.
    claims += [f"{ask['支付']}{'' if claims or at else creditor}{part}" for at, part in enumerate(filter(None, beside))]
    money = len(claims)
    if not money:
        return []
    claims += estate_items(statement, plaintiff)
    claims += guarantor_items(statement, money)
    claims += security_items(statement, money, plaintiff)
    claims.append(fees_item(statement))
    last = len(claims)
    items = [f"{zh_number(i)}、{claim}{'。' if i == last else '；'}" for i, claim in enumerate(claims, 1)]
    if money == 1:
        return items
    which = f"第{zh_number(1)}、{zh_number(2)}项" if money == 2 else f"第{zh_number(1)}至{zh_number(money)}项"
    return [*items, f"以上{which}暂计{fen_plain(total)}元。"]


def _beside_the_estate(statement: Statement, creditor: str) -> list[str]:
    """The claims where every debtor is bankrupt and interest runs on for a guarantor: the estate's debt at the stop,
    and what the guarantor answers for beyond it.
    """
    claims = estate_items(statement, creditor)
    claims += guarantor_items(statement, len(claims), interest=_interest(statement))
    claims += security_items(statement, len(estate_items(statement, creditor)), creditor)
    claims.append(fees_item(statement))
    last = len(claims)
    return [f"{zh_number(i)}、{claim}{'。' if i == last else '；'}" for i, claim in enumerate(claims, 1)]


def _on_the_estate(statement: Statement) -> bool:
    """Whether every debtor is bankrupt: nobody can order one to pay, the claim is one on the estate."""
    if statement.persons is not None:
        return all(one.stop is not None for one in statement.persons.people if one.role == "debtor")
    return any(notice.code == "bankruptcy-stop" for notice in statement.notices)


def main_clause(statement: Statement) -> list[str]:
    """The claims as the operative part of a judgment words them:
    within ten days, no interim figure (documents.md §10 B).
    """
    case, totals = statement.case, statement.totals
    if not claims_of(statement):
        return []
    debt = _DEBTS.get(statement.kind, "欠款")
    principal, split = totals.principal_after, ""
    if statement.accounts:
        from .instalments import principal_split

        principal, split = principal - statement.undue, principal_split(statement)
    verb = "偿还" if debt == "借款本金" and principal else "支付"
    creditors, debtors = names_of(case)
    text = f"{debtors_text(statement)}于本判决生效之日起十日内{manner(statement)}{verb}原告{creditors}"
    if _on_the_estate(statement):
        text = f"确认原告{creditors}对被告{debtors}享有破产债权"
    interest = _interest(statement, interim=False)
    if principal:
        text += f"{debt}{fen_plain(principal)}元{split}"
    if interest and not principal:
        text += interest
    elif interest:
        only = interest.startswith("逾期利息（") and interest.count("（") == 1
        text += f"及{interest.removeprefix('逾期') if only else interest}"
    text += "".join(f"、{part}" for part in _lumps(statement))
    if totals.costs_after:
        text += f"、{'、'.join(cost.name for cost in case.costs)}{fen_plain(totals.costs_after)}元"
    if runs_on_beside(statement):
        estates = estate_items(statement, f"原告{creditors}")
        items = [*estates, *guarantor_items(statement, len(estates), "被告", _interest(statement, interim=False))]
    else:
        items = [text, *estate_items(statement, f"原告{creditors}"), *guarantor_items(statement, 1, "被告")]
    items += security_items(statement, 1, f"原告{creditors}")
    if recourse(statement):
        items.append(recourse(statement))
    items.append(f"驳回原告{creditors}的其他诉讼请求")
    last = len(items)
    return [f"{zh_number(i)}、{item}{'。' if i == last else '；'}" for i, item in enumerate(items, 1)]


def money_items(statement: Statement) -> int:
    """How many of the claims ask for money: those that a guarantor answers for, and that a right in rem secures."""
    principal = statement.totals.principal_after - statement.undue
    parts = (principal, _interest(statement), *_lumps(statement), statement.totals.costs_after)
    return sum(1 for part in parts if part)


def principal_name(statement: Statement) -> str:
    """What the principal of a claim is called in a table: ``本金``, the price of a sale ``货款``."""
    return {"sale": "货款", "construction": "工程价款"}.get(statement.kind, "本金")


def interest_heads(statement: Statement) -> list[tuple[str, int]]:
    """What is open beside principal and costs, by its name, in fen: interest in one sum (a bank's by its heads),
    damages and other fees apart.
    """
    owed = statement.owed
    if statement.kind == "bank-loan":
        return [(name, owed[kind]) for kind, name in _KINDS if owed.get(kind)]
    interest = sum(owed.get(kind, 0) for kind in ("in-term", "overdue"))
    heads = (("利息", interest), ("违约金", owed.get("damages", 0)), ("其他费用", owed.get("fees", 0)))
    return [(name, amount) for name, amount in heads if amount]


def interest_terms(statement: Statement) -> str:
    """How the interest is counted, in the words of the claim without its interim figure (计算方式 of a form);
    "" for none.
    """
    return _interest(statement, interim=False, without=("damages",))


def damages_terms(statement: Statement) -> str:
    """The same of damages by the day, which are no interest."""
    return _interest(statement, interim=False, without=("in-term", "overdue"))


def _interest(statement: Statement, interim: bool = True, without: tuple[str, ...] = ()) -> str:
    """Spell the interest: what is closed as an amount, what runs on with base, start, rate and ``interim`` figure.

    What has been paid, or went into a new note, comes off the oldest interest first; a stretch of which nothing is left
    is not claimed any more.
    """
    if statement.kind == "bank-loan":
        return _four_heads(statement)
    parts: list[str] = []
    for loan in statement.case.loans:
        lines = [line for line in statement.lines if line.loan_id == loan.id]
        ahead = [line for line in statement.ahead if line.loan_id == loan.id]
        covered = _Covered(statement, loan.id)
        said: list[str] = []
        for kind, name in _heads(statement):
            if kind in without:
                continue
            if kind == "overdue" and void_of(statement.case, loan):
                name = head_of(kind, statement.case, loan.id).zh
            said += [_settled(one, covered) for one in statement.carried if (one.loan_id, one.kind) == (loan.id, kind)]
            said += _of_kind(
                [line for line in lines if line.kind == kind],
                next((line for line in ahead if line.kind == kind), None),
                name,
                covered,
                statement,
                interim,
            )
        if said and loan.interest_limit is not None:
            said[-1] += f"，{'以上利息' if len(said) > 1 else '利息'}总额以不超过{fen_plain(loan.interest_limit)}元为限"
        of_loan = _of_loan(loan.id, statement)
        parts += [of_loan + part for part in said if part]
    return "，".join(parts)


def _settled(one: CarriedSum, covered: _Covered) -> str:
    """Interest that was settled up to a day, as a fixed sum, less what was paid of it; "" where nothing is left."""
    rolled, paid = covered.take(one.kind, one.amount)
    left = one.amount - rolled - paid
    if not left:
        return ""
    less = f"，扣除已付{fen_plain(paid)}元后尚欠{fen_plain(left)}元" if paid else ""
    return f"利息{fen_plain(one.amount)}元（计至{zh_date(one.at)}{less}）"


def _heads(statement: Statement) -> list[tuple[str, str]]:
    """The kinds of interest by the name they have in this kind of claim."""
    works = statement.kind == "construction"
    return [(kind, "垫资利息" if works and kind == "in-term" else name) for kind, name in _KINDS]


def _of_loan(loan_id: str, statement: Statement) -> str:
    """Whose interest it is, where there are several debts: ``借条1项下``, ``第二期``."""
    if len(statement.case.loans) == 1:
        return ""
    return debt_name(loan_id, statement) + ("" if instalment_of(loan_id, statement)[1] else "项下")


def instalment_of(loan_id: str, statement: Statement) -> tuple[str, int]:
    """The contract and the number of a part that is computed as a debt of its own, an instalment of a price or a
    disbursement of a loan; 0 for a whole debt.
    """
    whole, slash, number = loan_id.rpartition("/")
    if statement.kind not in ("sale", "private-lending") or not slash or not number.isdigit():
        return loan_id, 0
    parts = {loan.id for loan in statement.case.loans}
    return (whole, int(number)) if {f"{whole}/1", f"{whole}/2"} <= parts else (loan_id, 0)


def debt_name(loan_id: str, statement: Statement) -> str:
    """How a document names one of several debts; an instalment of a price is ``第二期``,
    a disbursement ``第二笔出借款``.
    """
    if statement.accounts:
        from .instalments import part_name

        return part_name(loan_id, statement).zh
    whole, number = instalment_of(loan_id, statement)
    if not number:
        return loan_id
    alone = len({instalment_of(loan.id, statement)[0] for loan in statement.case.loans}) == 1
    if statement.kind == "private-lending":
        return f"{'' if alone else whole}第{zh_number(number)}笔出借款"
    return f"{'' if alone else whole}第{zh_number(number)}期"


class _Covered:
    """What of a loan's interest is no longer open, head by head as the ledger had it: paid, or turned into principal by
    a new note (in-term interest only).
    """

    def __init__(self, statement: Statement, loan_id: str) -> None:
        self.rolled = statement.rolled.get(loan_id, 0)
        self.paid = dict(statement.covered.get(loan_id, {}))

    def take(self, kind: str, amount: int) -> tuple[int, int]:
        """Take the cover of the next interest of a kind: what was turned into principal, and what was paid."""
        rolled = min(self.rolled, amount) if kind == "in-term" else 0
        paid = min(self.paid.get(kind, 0), amount - rolled)
        self.rolled -= rolled
        self.paid[kind] = self.paid.get(kind, 0) - paid
        return rolled, paid


def _of_kind(
    lines: list[Line], ahead: Line | None, name: str, covered: _Covered, statement: Statement, interim: bool
) -> list[str]:
    """One sentence per base of one kind of interest; the last runs on where the next day bears it on the same base."""
    parts = []
    stretches = [list(stretch) for _, stretch in groupby(lines, key=lambda line: line.base)]
    runs_on = False
    for number, stretch in enumerate(stretches, 1):
        amount = sum(line.interest for line in stretch)
        rolled, paid = covered.take(lines[0].kind, amount)
        open_, last = amount - rolled - paid, stretch[-1]
        joins = ahead is not None and number == len(stretches) and last.end == ahead.start and last.base == ahead.base
        if not open_:
            continue
        runs_on = runs_on or joins
        days = [*stretch, ahead] if joins and ahead is not None else stretch
        parts.append(_stretch(days, name, amount, (rolled, paid), joins, statement, interim))
    if ahead is not None and not runs_on:
        # A new base, a first day, or a stretch of which nothing is left: the claim runs from the next day.
        parts.append(f"{name}（{_base(ahead)}，{from_on([ahead], True, lpr_mode(statement))}计算）")
    return parts


def _four_heads(statement: Statement) -> str:
    """A bank's claim: each head as it stands at the cut-off day, and what runs on from then."""
    if statement.accounts and len(statement.accounts) == len(statement.case.loans):
        from .instalments import interest_claim

        return _within_total(interest_claim(statement), statement)
    # Of a loan by instalments beside others, interest that is not due cannot be claimed.
    early = statement.not_due - statement.undue
    found = {kind: amount - (early if kind == "in-term" else 0) for kind, amount in statement.owed.items()}
    owed = [(name, found[kind]) for kind, name in _KINDS if found.get(kind)]
    heads = "、".join(f"{name}{fen_plain(amount)}元" for name, amount in owed)
    text = f"截至{counted_to(statement)}的{heads}" if heads else ""
    running: list[str] = []
    if statement.accounts:
        from .instalments import running_of

        running += running_of(statement)
    by_part = tuple(f"{account.loan.id}/" for account in statement.accounts)
    for line in statement.ahead:
        if line.loan_id.startswith(by_part):
            continue
        base = f"{fen_plain(line.base)}元"
        if line.kind == "compound":
            of_all = any(loan.compound == "all" for loan in statement.case.loans if loan.id == line.loan_id)
            unpaid = "尚欠期内利息及罚息" if of_all else "尚欠期内利息"
            base = f"{unpaid}{base}"
        rate = rate_phrase(line.rate, lpr_mode(statement))
        running.append(f"{_of_loan(line.loan_id, statement)}{dict(_KINDS)[line.kind]}（以{base}为基数，{rate}计算）")
    if running:
        since = zh_date(statement.totals.per_diem_day)
        text += f"{'，以及' if text else ''}自{since}起至实际清偿之日止的{'、'.join(running)}"
    return _within_total(text, statement)


def _within_total(text: str, statement: Statement) -> str:
    """Never more than the result: what was capped is asked for under its ceiling."""
    limit = statement.case.conventions.cap_rate
    if text and statement.case.conventions.cap == "rate" and limit is not None:
        return f"{text}（以上利息、罚息、复利总计以{ceiling_words(limit)}为限）"
    return text


def _lumps(statement: Statement) -> list[str]:
    """Damages and fees that are sums of money, as far as they are protected and not paid."""
    totals = statement.totals
    by_the_day = sum(line.interest for line in statement.lines if line.kind == "damages")
    daily = {line.loan_id for line in statement.lines if line.kind == "damages"}
    paid = {
        kind: sum(
            heads.get(kind, 0) for loan, heads in statement.covered.items() if kind != "damages" or loan not in daily
        )
        for kind in ("damages", "fees")
    }
    sums = [("违约金", totals.damages - by_the_day - paid["damages"]), ("其他费用", totals.fees - paid["fees"])]
    return [f"{name}{fen_plain(amount)}元" for name, amount in sums if amount]


def _stretch(
    lines: list[Line],
    name: str,
    amount: int,
    covered: tuple[int, int],
    running: bool,
    statement: Statement,
    interim: bool,
) -> str:
    """One sentence for one base; ``covered`` is what went into a new note and what was paid."""
    said = f"{name}（{_base(lines[0])}，{from_on(lines, running, lpr_mode(statement))}计算"
    rolled, paid = covered
    less = f"计入新借条本金的{fen_plain(rolled)}元" if rolled else ""
    if paid:
        less += f"{'和' if less else ''}已付{fen_plain(paid)}元"
    if running and not interim:
        return f"{said}{f'，扣除{less}' if less else ''}）"
    owed = f"为{fen_plain(amount)}元"
    if less:
        owed += f"，扣除{less}后尚欠{fen_plain(amount - rolled - paid)}元"
    return f"{said}，{f'暂计至{zh_date(statement.until)}' if running else ''}{owed}）"


def _base(line: Line) -> str:
    return f"以{fen_plain(line.base)}元为基数"
