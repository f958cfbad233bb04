"""The claim in the words a statement of claim uses: plain digits, unpadded dates, one sentence per live base.

Always Chinese, whatever the language of the report (documents.md §§2, 10).
"""

from __future__ import annotations

import re
from itertools import groupby

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import void_of
from ..compute.statement import Line, Statement
from ..engine.schedule import Rate
from ..values.rate import MULTIPLE, RateTerm, multiple_text, percent_short
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
    security_items,
)
from .words import head_of, zh_number

_NUMBERS = "一二三四五六七八九十"
_KINDS = (
    ("in-term", "期内利息"),
    ("overdue", "逾期利息"),
    ("penalty", "罚息"),
    ("compound", "复利"),
    ("damages", "违约金"),
)
_DEBTS = {"private-lending": "借款本金", "bank-loan": "借款本金", "sale": "货款", "construction": "工程价款"}
_REPRICED = {"january": "每年1月1日", "anniversary": "每年放款日的对应日"}
_SOURCE = "全国银行间同业拆借中心公布的"
_BOUNDS = {"ceiling": "但不超过", "sum": "但与逾期利息合计不超过", "floor": "但不低于"}
_TENOR = {"1y": "一年期贷款市场报价利率", "5y": "五年期以上贷款市场报价利率"}


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
    if _on_the_estate(statement):
        # Nobody can order a bankrupt to pay: the claim is one on the estate (企业破产法 46).
        ask = dict.fromkeys(ask, f"确认{creditor}对{debtor}享有破产债权")
        creditor = ""
    if totals.principal_after:
        claims.append(f"{ask[verb]}{creditor}{debt}{fen_plain(totals.principal_after)}元{principal_shares(statement)}")
    interest = _interest(statement)
    if interest:
        claims.append(f"{ask['支付']}{interest}")
    claims += [f"{ask['支付']}{part}" for part in _lumps(statement)]
    if totals.costs_after:
        names = "、".join(cost.name for cost in case.costs)
        claims.append(f"{ask['支付']}{names}{fen_plain(totals.costs_after)}元")
    money = len(claims)
    if not money:
        return []
    claims += estate_items(statement, plaintiff)
    claims += guarantor_items(statement, money)
    claims += security_items(statement, money, plaintiff)
    claims.append(fees_item(statement))
    last = len(claims)
    items = [f"{_number(i)}、{claim}{'。' if i == last else '；'}" for i, claim in enumerate(claims, 1)]
    if money == 1:
        return items
    which = f"第{_number(1)}、{_number(2)}项" if money == 2 else f"第{_number(1)}至{_number(money)}项"
    return [*items, f"以上{which}暂计{fen_plain(totals.total)}元。"]


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
    verb = "偿还" if debt == "借款本金" and totals.principal_after else "支付"
    creditors, debtors = names_of(case)
    text = f"{debtors_text(statement)}于本判决生效之日起十日内{manner(statement)}{verb}原告{creditors}"
    if _on_the_estate(statement):
        text = f"确认原告{creditors}对被告{debtors}享有破产债权"
    interest = _interest(statement, interim=False)
    if totals.principal_after:
        text += f"{debt}{fen_plain(totals.principal_after)}元"
    if interest and not totals.principal_after:
        text += interest
    elif interest:
        only = interest.startswith("逾期利息（") and interest.count("（") == 1
        text += f"及{interest.removeprefix('逾期') if only else interest}"
    text += "".join(f"、{part}" for part in _lumps(statement))
    if totals.costs_after:
        text += f"、{'、'.join(cost.name for cost in case.costs)}{fen_plain(totals.costs_after)}元"
    items = [text, *estate_items(statement, f"原告{creditors}"), *guarantor_items(statement, 1, "被告")]
    items += security_items(statement, 1, f"原告{creditors}")
    if recourse(statement):
        items.append(recourse(statement))
    items.append(f"驳回原告{creditors}的其他诉讼请求")
    last = len(items)
    return [f"{_number(i)}、{item}{'。' if i == last else '；'}" for i, item in enumerate(items, 1)]


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


def _number(n: int) -> str:
    return _NUMBERS[n - 1]


def _interest(statement: Statement, interim: bool = True, without: tuple[str, ...] = ()) -> str:
    """Spell the interest: what is closed as an amount, what runs on with base, start, rate and ``interim`` figure.

    What has been paid, or went into a new note, comes off the oldest interest first; a stretch of which nothing is left
    is not claimed any more.
    """
    if statement.kind == "bank-loan":
        return _four_heads(statement)
    parts = []
    for loan in statement.case.loans:
        lines = [line for line in statement.lines if line.loan_id == loan.id]
        ahead = [line for line in statement.ahead if line.loan_id == loan.id]
        covered = _Covered(statement, loan.id)
        said = []
        for kind, name in _heads(statement):
            if kind in without:
                continue
            if kind == "overdue" and void_of(statement.case, loan):
                name = head_of(kind, statement.case, loan.id).zh
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
        parts += [of_loan + part for part in said]
    return "，".join(parts)


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
    owed = [(name, statement.owed[kind]) for kind, name in _KINDS if statement.owed.get(kind)]
    until = zh_date(statement.until)
    heads = "、".join(f"{name}{fen_plain(amount)}元" for name, amount in owed)
    text = f"截至{until}的{heads}" if heads else ""
    running = []
    for line in statement.ahead:
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
    limit = statement.case.conventions.cap_rate
    if text and statement.case.conventions.cap == "rate" and limit is not None:
        # Never more than the result: what was capped is asked for under its ceiling.
        text += f"（以上利息、罚息、复利总计以{_ceiling_words(limit)}为限）"
    return text


def _ceiling_words(limit: RateTerm) -> str:
    """A ceiling as pleadings write it: ``年利率24%``, ``同期…一年期贷款市场报价利率的4倍``."""
    if limit.kind == "fixed":
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[limit.unit]
        return f"{unit}{percent_short(limit.value)}"
    name = _TENOR[limit.tenor or "1y"] if limit.kind == "lpr" else "中国人民银行同期同类贷款基准利率"
    return f"{f'同期{_SOURCE}' if limit.kind == 'lpr' else ''}{name}{_extra_of(limit)}"


def lpr_mode(statement: Statement) -> str:
    """The convention ``lpr`` as `rate_phrase` takes it; a bank's rate is fixed when it lends, not at default."""
    mode = statement.conventions["lpr"]
    return "lent" if statement.kind == "bank-loan" and mode == "fixed" else mode


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


def from_on(lines: list[Line], running: bool, mode: str) -> str:
    """From when to when at which rate; where the rate's rule changes on the way, each stretch with its dates.

    ``自…起至2019年8月19日止按照…基准利率计算，自2019年8月20日起至实际清偿之日止，按照…``
    """
    stretches = [
        (phrase, list(group)) for phrase, group in groupby(lines, key=lambda line: rate_phrase(line.rate, mode))
    ]
    said = []
    for number, (phrase, group) in enumerate(stretches, 1):
        last = number == len(stretches)
        end = "实际清偿之日" if last and running else zh_date(group[-1].end - 1)
        said.append(f"自{zh_date(group[0].start)}起至{end}止，{phrase}{'' if last else '计算'}")
    return "；".join(said)


def rate_phrase(rate: Rate, mode: str) -> str:
    """Say a rate the way pleadings do: ``按照同期…一年期贷款市场报价利率``, ``按照年利率24%``.

    ``mode`` is the convention ``lpr``: ``floating``, ``fixed`` (at the first day of default), ``january`` or
    ``anniversary`` (a bank's repricing), or another fixed day; a rate that knows how it moves says so itself.
    """
    if rate.bound is not None:
        how, agreed, other = rate.bound
        return f"{rate_phrase(agreed, mode)}{_BOUNDS[how]}{rate_phrase(other, mode).removeprefix('按照')}"
    mode = rate.moves or mode
    if rate.quote is None:
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[rate.unit]
        return f"按照{unit}{percent_short(rate.value)}"
    extra = _extra(rate)
    if rate.quote.series == "benchmark":
        return f"按照中国人民银行同期同类贷款基准利率{extra}"
    name = _TENOR[rate.quote.tenor]
    value = f"即年利率{percent_short(rate.value)}"
    when = re.split("[一五]年期", rate.rule.zh)[0]  # 合同成立时, 合同订立时, 起诉时, 2019年8月20日公布的
    if rate.agreed:
        rest = "扣除逾期利息后的余额" if "减去逾期利息" in rate.rule.zh else ""
        times = "四倍" if rate.term is None or rate.term.multiple == 4 * MULTIPLE else extra
        return f"按照{when}{name}{times}{rest}{value}"
    if when.endswith(("时", "公布的")):
        return f"按照{when}{name}{extra}{value}"
    if mode == "floating":
        return f"按照同期{_SOURCE}{name}{extra}"
    if mode in _REPRICED:
        return f"按照{_REPRICED[mode]}适用的{_SOURCE}{name}{extra}"
    if mode == "fixed":
        return f"按照逾期之日适用的{name}{extra}{value}"
    return f"按照{zh_date(rate.quote.day)}公布的{name}{extra}{value}"


def _extra(rate: Rate) -> str:
    """What is added to the quote: ``加50个基点``, ``的4倍``, ``加50个基点后的1.5倍``."""
    return "" if rate.term is None else _extra_of(rate.term)


def _extra_of(term: RateTerm) -> str:
    points = ""
    if term.points:
        points = f"{'加' if term.points > 0 else '减'}{percent_short(abs(term.points) * 100).rstrip('%')}个基点"
    if term.multiple == MULTIPLE:
        return points
    return f"{points}{'后' if points else ''}的{multiple_text(term.multiple)}倍"
