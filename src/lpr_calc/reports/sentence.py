"""The claim in the words a statement of claim uses: plain digits, unpadded dates, one sentence per live base.

Always Chinese, whatever the language of the report (documents.md §§2, 10).
"""

from __future__ import annotations

from itertools import groupby

from ..accrual import Rate
from ..dates import zh_date
from ..money import fen_plain
from ..rateterm import MULTIPLE, multiple_text, percent_short
from ..statement import Line, Statement

_NUMBERS = "一二三四五六七八九十"
_KINDS = (
    ("in-term", "期内利息"),
    ("overdue", "逾期利息"),
    ("penalty", "罚息"),
    ("compound", "复利"),
    ("damages", "违约金"),
)
_DEBTS = {"private-lending": "借款本金", "bank-loan": "借款本金", "sale": "货款"}
_SOURCE = "全国银行间同业拆借中心公布的"
_TENOR = {"1y": "一年期贷款市场报价利率", "5y": "五年期以上贷款市场报价利率"}


def claim_sentence(statement: Statement) -> str:
    """Return the numbered claims in one paragraph."""
    return "".join(claims_of(statement))


def claims_of(statement: Statement) -> list[str]:
    """Return the numbered claims: principal, interest to the cut-off day and on, costs, court fees, and their sum.

    Only what is still open is claimed; where nothing is, there is no claim.
    """
    case, totals = statement.case, statement.totals
    debtor, creditor = f"被告{case.debtor.name}", f"原告{case.creditor.name}"
    debt = _DEBTS.get(statement.kind, "欠款")
    claims = []
    if totals.principal_after:
        verb = "偿还" if debt == "借款本金" else "支付"
        claims.append(f"判令{debtor}{verb}{creditor}{debt}{fen_plain(totals.principal_after)}元")
    interest = _interest(statement)
    if interest:
        claims.append(f"判令{debtor}支付{interest}")
    claims += [f"判令{debtor}支付{part}" for part in _lumps(statement)]
    if totals.costs_after:
        names = "、".join(cost.name for cost in case.costs)
        claims.append(f"判令{debtor}支付{names}{fen_plain(totals.costs_after)}元")
    money = len(claims)
    if not money:
        return []
    claims.append(f"判令{debtor}承担本案诉讼费用")
    last = len(claims)
    items = [f"{_number(i)}、{claim}{'。' if i == last else '；'}" for i, claim in enumerate(claims, 1)]
    if money == 1:
        return items
    which = f"第{_number(1)}、{_number(2)}项" if money == 2 else f"第{_number(1)}至{_number(money)}项"
    return [*items, f"以上{which}暂计{fen_plain(totals.total)}元。"]


def main_clause(statement: Statement) -> list[str]:
    """The claims as the operative part of a judgment words them: within ten days, no interim figure (documents.md §10 B)."""
    case, totals = statement.case, statement.totals
    debt = _DEBTS.get(statement.kind, "欠款")
    verb = "偿还" if debt == "借款本金" and totals.principal_after else "支付"
    text = f"被告{case.debtor.name}于本判决生效之日起十日内{verb}原告{case.creditor.name}"
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
    return [f"一、{text}；", f"二、驳回原告{case.creditor.name}的其他诉讼请求。"]


def interest_terms(statement: Statement) -> str:
    """How the interest is counted, in the words of the claim without its interim figure (计算方式 of a form); "" for none."""
    return _interest(statement, interim=False)


def _number(n: int) -> str:
    return _NUMBERS[n - 1]


def _interest(statement: Statement, interim: bool = True) -> str:
    """Spell the interest: what is closed as an amount, what runs on with base, start, rate and ``interim`` figure.

    What has been paid comes off the oldest interest first; a stretch that is fully paid is not claimed any more.
    """
    if statement.kind == "bank-loan":
        return _four_heads(statement)
    single = len(statement.case.loans) == 1
    parts = []
    for line in statement.ahead:
        of_loan = "" if single else f"{line.loan_id}项下"
        parts.append(of_loan + _stretch([line], dict(_KINDS)[line.kind], 0, 0, True, statement, False))
    for loan_id, group in groupby(statement.lines, key=lambda line: line.loan_id):
        lines = list(group)
        paid = sum(row.interest - row.unprotected for row in statement.ledger if row.loan_id == loan_id)
        prefix = "" if single else f"{loan_id}项下"
        for kind, name in _KINDS:
            of_kind = [line for line in lines if line.kind == kind]
            bases = [list(stretch) for _, stretch in groupby(of_kind, key=lambda line: line.base)]
            for stretch in bases:
                amount = sum(line.interest for line in stretch)
                covered = min(paid, amount)
                paid -= covered
                running = stretch is bases[-1] and stretch[-1].end == statement.totals.per_diem_day
                if running or covered < amount:
                    parts.append(prefix + _stretch(stretch, name, amount, covered, running, statement, interim))
    return "，".join(parts)


def _four_heads(statement: Statement) -> str:
    """A bank's claim: each head as it stands at the cut-off day, and penalty and compound interest from then on."""
    owed = [(name, statement.owed[kind]) for kind, name in _KINDS if statement.owed.get(kind)]
    until = zh_date(statement.until)
    heads = "、".join(f"{name}{fen_plain(amount)}元" for name, amount in owed)
    text = f"截至{until}的{heads}" if heads else ""
    penalty = [line for line in statement.lines if line.kind == "penalty"]
    if penalty and statement.totals.per_diem:
        rate = rate_phrase(penalty[-1].rate, "floating")
        since = zh_date(statement.totals.per_diem_day)
        running = f"罚息（以{fen_plain(penalty[-1].base)}元为基数，{rate}计算）"
        if any(line.kind == "compound" for line in statement.lines):
            running += f"、复利（以尚欠利息为基数，{rate}计算）"
        text += f"{'，以及' if text else ''}自{since}起至实际清偿之日止的{running}"
    return text


def _lumps(statement: Statement) -> list[str]:
    """Damages and fees that are sums of money, as far as they are protected and not paid."""
    totals = statement.totals
    by_the_day = sum(line.interest for line in statement.lines if line.kind == "damages")
    sums = [("违约金", totals.damages - by_the_day), ("其他费用", totals.fees)]
    running = sum(line.interest for line in statement.lines)
    paid = max(sum(row.interest - row.unprotected for row in statement.ledger) - running, 0)
    parts = []
    for name, amount in sums:
        covered = min(paid, amount)
        paid -= covered
        if covered < amount:
            parts.append(f"{name}{fen_plain(amount - covered)}元")
    return parts


def _stretch(
    lines: list[Line], name: str, amount: int, covered: int, running: bool, statement: Statement, interim: bool
) -> str:
    """One sentence for one base."""
    base, first = fen_plain(lines[0].base), zh_date(lines[0].start)
    rate = _rates(lines, statement)
    owed = f"为{fen_plain(amount)}元"
    if covered:
        owed += f"，扣除已付{fen_plain(covered)}元后尚欠{fen_plain(amount - covered)}元"
    if running and not interim and not covered:
        return f"{name}（以{base}元为基数，自{first}起至实际清偿之日止，{rate}计算）"
    if running:
        return f"{name}（以{base}元为基数，自{first}起至实际清偿之日止，{rate}计算，暂计至{zh_date(statement.until)}{owed}）"
    return f"{name}（以{base}元为基数，自{first}起至{zh_date(lines[-1].end - 1)}止，{rate}计算，{owed}）"


def _rates(lines: list[Line], statement: Statement) -> str:
    """The rate phrase; where the rule changes on the way, each stretch with its dates."""
    mode = statement.conventions["lpr"]
    stretches = [
        (phrase, list(group)) for phrase, group in groupby(lines, key=lambda line: rate_phrase(line.rate, mode))
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


def rate_phrase(rate: Rate, mode: str) -> str:
    """Say a rate the way pleadings do: ``按照同期…一年期贷款市场报价利率``, ``按照年利率24%``.

    ``mode`` is the convention ``lpr``: ``floating``, ``fixed`` (at the first day of default), or another fixed day.
    """
    if rate.quote is None:
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[rate.unit]
        return f"按照{unit}{percent_short(rate.value)}"
    extra = _extra(rate)
    if rate.quote.series == "benchmark":
        return f"按照中国人民银行同期同类贷款基准利率{extra}"
    name = _TENOR[rate.quote.tenor]
    if rate.agreed:
        when = rate.rule.zh.partition("一年期")[0]  # 合同成立时, 起诉时
        return f"按照{when}{name}四倍即年利率{percent_short(rate.value)}"
    if mode == "floating":
        return f"按照同期{_SOURCE}{name}{extra}"
    if mode == "fixed":
        return f"按照逾期之日适用的{name}{extra}即年利率{percent_short(rate.value)}"
    return f"按照{zh_date(rate.quote.day)}公布的{name}{extra}即年利率{percent_short(rate.value)}"


def _extra(rate: Rate) -> str:
    """What is added to the quote: ``加50个基点``, ``的4倍``, ``加50个基点后的1.5倍``."""
    term = rate.term
    if term is None:
        return ""
    points = ""
    if term.points:
        points = f"{'加' if term.points > 0 else '减'}{percent_short(abs(term.points) * 100).rstrip('%')}个基点"
    if term.multiple == MULTIPLE:
        return points
    return f"{points}{'后' if points else ''}的{multiple_text(term.multiple)}倍"
