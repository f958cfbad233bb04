"""The claim in the words a statement of claim uses: plain digits, unpadded dates, one sentence per live base.

Always Chinese, whatever the language of the report (documents.md §§2, 10).
"""

from __future__ import annotations

from itertools import groupby

from ..accrual import Rate
from ..dates import zh_date
from ..money import fen_plain
from ..rateterm import percent_plain
from ..statement import Line, Statement

_NUMBERS = "一二三四五六七八九十"
_SOURCE = "全国银行间同业拆借中心公布的"
_TENOR = {"1y": "一年期贷款市场报价利率", "5y": "五年期以上贷款市场报价利率"}


def claim_sentence(statement: Statement) -> str:
    """Return the numbered claims: principal, interest to the cut-off day and on, costs, court fees, and their sum."""
    case, totals = statement.case, statement.totals
    debtor, creditor = f"被告{case.debtor.name}", f"原告{case.creditor.name}"
    claims = [f"判令{debtor}偿还{creditor}借款本金{fen_plain(totals.principal_after)}元"]
    if statement.kind != "private-lending":
        claims = [f"判令{debtor}支付{creditor}欠款本金{fen_plain(totals.principal_after)}元"]
    if totals.interest_after or totals.per_diem:
        claims.append(f"判令{debtor}支付{_interest(statement)}")
    if totals.costs_after:
        names = "、".join(cost.name for cost in case.costs)
        claims.append(f"判令{debtor}支付{names}{fen_plain(totals.costs_after)}元")
    money = len(claims)
    claims.append(f"判令{debtor}承担本案诉讼费用")
    body = "；".join(f"{_number(i)}、{claim}" for i, claim in enumerate(claims, 1))
    if money == 1:
        return f"{body}。"
    which = f"第{_number(1)}、{_number(2)}项" if money == 2 else f"第{_number(1)}至{_number(money)}项"
    return f"{body}。以上{which}暂计{fen_plain(totals.total)}元。"


def _number(n: int) -> str:
    return _NUMBERS[n - 1]


def _interest(statement: Statement) -> str:
    """Spell the interest: what is closed as an amount, what runs on with base, start, rate and interim figure.

    What has been paid comes off the oldest interest first; a stretch that is fully paid is not claimed any more.
    """
    single = len(statement.case.loans) == 1
    parts = []
    for loan_id, group in groupby(statement.lines, key=lambda line: line.loan_id):
        lines = list(group)
        paid = sum(row.interest for row in statement.ledger if row.loan_id == loan_id)
        prefix = "" if single else f"{loan_id}项下"
        for kind, name in (("in-term", "期内利息"), ("overdue", "逾期利息"), ("damages", "违约金")):
            of_kind = [line for line in lines if line.kind == kind]
            bases = [list(stretch) for _, stretch in groupby(of_kind, key=lambda line: line.base)]
            for stretch in bases:
                amount = sum(line.interest for line in stretch)
                covered = min(paid, amount)
                paid -= covered
                running = stretch is bases[-1] and stretch[-1].end == statement.totals.per_diem_day
                if running or covered < amount:
                    parts.append(prefix + _stretch(stretch, name, amount, covered, running, statement))
    return "，".join(parts)


def _stretch(lines: list[Line], name: str, amount: int, covered: int, running: bool, statement: Statement) -> str:
    """One sentence for one base."""
    base, first = fen_plain(lines[0].base), zh_date(lines[0].start)
    rate = _rates(lines, statement)
    owed = f"为{fen_plain(amount)}元"
    if covered:
        owed += f"，扣除已付{fen_plain(covered)}元后尚欠{fen_plain(amount - covered)}元"
    if running:
        return f"{name}（以{base}元为基数，自{first}起至实际清偿之日止，{rate}计算，暂计至{zh_date(statement.until)}{owed}）"
    return f"{name}（以{base}元为基数，自{first}起至{zh_date(lines[-1].end - 1)}止，{rate}计算，{owed}）"


def _rates(lines: list[Line], statement: Statement) -> str:
    """The rate phrase; where the rule changes on the way, each stretch with its dates."""
    floating = statement.conventions["lpr"] == "floating"
    stretches = [
        (phrase, list(group)) for phrase, group in groupby(lines, key=lambda line: rate_phrase(line.rate, floating))
    ]
    if len(stretches) == 1:
        return stretches[0][0]
    said = []
    for number, (phrase, group) in enumerate(stretches):
        if number == len(stretches) - 1:
            said.append(f"自{zh_date(group[0].start)}起{phrase}")
        else:
            said.append(f"自{zh_date(group[0].start)}起至{zh_date(group[-1].end - 1)}止{phrase}")
    return "，".join(said)


def rate_phrase(rate: Rate, floating: bool) -> str:
    """Say a rate the way pleadings do: ``按照同期…一年期贷款市场报价利率``, ``按照年利率24%``."""
    if rate.agreed is not None:
        return f"按照{rate.rule.zh}即年利率{percent_plain(rate.value)}"
    if rate.quote is None:
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[rate.unit]
        return f"按照{unit}{percent_plain(rate.value)}"
    label = rate.rule.zh
    extra = ""
    for mark, words in ((" × ", "的{}倍"), (" + ", "加{}"), (" − ", "减{}")):
        if mark in label:
            extra += words.format(label.split(mark, 1)[1].split(" ")[0].replace("bp", "个基点"))
    if rate.quote.series == "benchmark":
        return f"按照中国人民银行同期同类贷款基准利率{extra}"
    name = _TENOR[rate.quote.tenor]
    if floating:
        return f"按照同期{_SOURCE}{name}{extra}"
    return f"按照{zh_date(rate.quote.day)}公布的{name}{extra}即年利率{percent_plain(rate.value)}"
