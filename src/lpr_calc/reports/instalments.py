"""A claim on a loan repaid by instalments, laid out: the contract, the arrears by instalment, the heads, the words."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.checking import Any
from ..base.dates import iso, zh_date
from ..base.money import fen_comma, fen_plain, fen_text
from ..base.text import Text
from ..casefile.words import WORDS
from ..compute.arrears import Account, Due
from ..compute.statement import LedgerRow, Statement
from ..render.model import Cell, Column, Pairs, Part, Row, Table, fen, iso_day, whole, words
from .rate_words import counted_to, lpr_mode, rate_phrase

HEADS = {
    "undue": Text("未到期本金", "principal not due"),
    "called": Text("提前到期本金", "accelerated principal"),
    "overdue": Text("逾期本金", "overdue principal"),
    "unpaid": Text("逾期利息", "overdue interest"),
    "current": Text("正常利息", "current interest"),
    "penalty": Text("罚息", "penalty interest"),
    "compound": Text("复利", "compound interest"),
}
"""The heads of a loan in arrears, in the order in which they are listed."""

_PARTS = {
    "a": Text("提前到期", "accelerated"),
    "u": Text("未到期", "not due"),
    "p": Text("提前还款", "prepaid"),
}
_SERVED = {
    "costs": Text("费用", "costs"),
    "compound": Text("复利", "compound"),
    "penalty": Text("罚息", "penalty"),
    "in-term": Text("利息", "interest"),
    "interest": Text("利息", "interest"),
    "damages": Text("违约金", "damages"),
    "principal": Text("本金", "principal"),
}


def part_name(loan_id: str, statement: Statement) -> Text:
    """What a part of a loan by instalments is called: ``第13期``, ``提前到期``; the id itself of another debt."""
    loan, slash, what = loan_id.rpartition("/")
    if not slash or all(account.loan.id != loan for account in statement.accounts):
        return Text(loan_id, loan_id)
    name = Text(f"第{what}期", f"no. {what}") if what.isdigit() else _PARTS[what[0]]
    return name if len(statement.case.loans) == 1 else Text(f"{loan} {name.zh}", f"{loan} {name.en}")


def account_parts(statement: Statement, lang: str) -> list[Part]:
    """The contract of each loan, its arrears by instalment and its heads."""
    parts: list[Part] = []
    for account in statement.accounts:
        parts += [_contract(account, statement, lang), _arrears(account, lang), _heads(account, lang)]
    return parts


def _contract(account: Account, statement: Statement, lang: str) -> Pairs:
    loan, arrears = account.loan, account.arrears
    terms = loan.terms
    assert terms is not None
    method = WORDS["repayment"][terms.repayment][0] if terms.repayment else "出借人的还款计划表"
    count = len(arrears.plan.numbered)
    said = (
        (Text("贷款本金", "Lent"), fen(arrears.plan.principal)),
        (Text("放款日", "Day of lending"), iso_day(loan.lent)),
        (Text("合同利率", "Contract rate"), words(loan.rate.text if loan.rate is not None else "")),
        (Text("还款方式", "Repayment"), words(Text(method, terms.repayment or "own rows").say(lang))),
        (Text("期数", "Instalments"), whole(count)),
        (Text("末期还款日", "Last due day"), iso_day(arrears.plan.rows[-1].due)),
        (Text("提前到期日", "Accelerated on"), iso_day(arrears.accelerated)),
    )
    name = f" {loan.id}" if len(statement.case.loans) > 1 else ""
    return Pairs(
        Text(f"合同{name}", f"Contract{name}").say(lang), tuple((n.say(lang), v) for n, v in said if v.text), True
    )


def _arrears(account: Account, lang: str) -> Table:
    """What is open by instalment."""
    heads = (
        ("number", Text("期次", "No."), True),
        ("due", Text("应还日", "Due"), False),
        ("late", Text("逾期天数", "Days late"), True),
        ("principal", Text("欠本金", "Principal"), True),
        ("interest", Text("欠利息", "Interest"), True),
        ("penalty", Text("罚息", "Penalty"), True),
        ("compound", Text("复利", "Compound"), True),
    )
    columns = tuple(Column(key, title.say(lang), figures=figures) for key, title, figures in heads)

    def cells(due: Due) -> Row:
        number = whole(due.number) if due.number else words(_PARTS["a"].say(lang))
        sums = (due.principal, due.interest, due.penalty, due.compound)
        return (number, iso_day(due.due), whole(due.late), *map(fen, sums))

    keys = ("principal", "interest", "penalty", "compound")
    sums = [fen(sum(getattr(due, key) for due in account.dues), f"SUM({{{key}^}}:{{{key}$}})") for key in keys]
    foot: tuple[Cell, ...] = (words(Text("合计", "Total").say(lang)), words(""), words(""), *sums)
    return Table(
        Text("逾期明细（单位：元）", "Arrears (yuan)").say(lang), columns, tuple(map(cells, account.dues)), foot
    )


def _heads(account: Account, lang: str) -> Pairs:
    found = [(HEADS[name].say(lang), fen(amount)) for name, amount in account.heads.items() if amount]
    found.append((Text("合计", "Total").say(lang), fen(account.total)))
    if account.arrears.unearned:
        name = Text("以后各期利息（提前到期，不再计收）", "interest of later rows (accelerated: not earned)")
        found.append((name.say(lang), fen(account.arrears.unearned)))
    return Pairs(Text("各项（元）", "Heads (yuan)").say(lang), tuple(found), True)


def served_text(row: LedgerRow, lang: str) -> str:
    """What a payment went to of one instalment: ``复利 8.76、罚息 56.74``."""
    between = "、" if lang == "zh" else ", "
    return between.join(f"{_SERVED[head].say(lang)} {fen_comma(amount)}" for head, amount in row.heads)


def ledger_table(statement: Statement, lang: str) -> Table:
    """Every payment with the instalment and the heads it went to."""
    heads = (
        ("date", Text("还款日", "Date"), False),
        ("amount", Text("金额", "Amount"), True),
        ("part", Text("期次", "Instalment"), False),
        ("served", Text("抵充", "Went to"), False),
        ("surplus", Text("溢付", "Surplus"), True),
        ("principal_after", Text("该期剩余本金", "Principal left"), True),
        ("interest_after", Text("该期剩余欠息", "Interest left"), True),
    )
    surplus = any(row.surplus for row in statement.ledger)
    shown = [head for head in heads if surplus or head[0] != "surplus"]
    columns = tuple(Column(key, title.say(lang), figures=figures) for key, title, figures in shown)

    def cells(row: LedgerRow) -> Row:
        found = {
            "date": iso_day(row.day),
            "amount": fen(row.amount),
            "part": words("" if row.surplus == row.amount else part_name(row.loan_id, statement).say(lang)),
            "served": words(served_text(row, lang)),
            "surplus": fen(row.surplus),
            "principal_after": fen(row.principal_after),
            "interest_after": fen(row.interest_after),
        }
        return tuple(found[key] for key, _, _ in shown)

    return Table(Text("还款抵充", "Payments").say(lang), columns, tuple(map(cells, statement.ledger)))


def principal_split(statement: Statement) -> str:
    """``（其中逾期本金…元、提前到期本金…元）``; "" where there is one of them alone."""
    sums = [(HEADS[name].zh, sum(getattr(one, name) for one in statement.accounts)) for name in ("overdue", "called")]
    named = [f"{name}{fen_plain(amount)}元" for name, amount in sums if amount]
    return f"（其中{'、'.join(named)}）" if len(named) > 1 else ""


def interest_claim(statement: Statement) -> str:
    """The interest that is due, head by head, and what runs on, each base at its rate, whatever instalment it is of."""
    sums: dict[str, int] = {"利息": 0, "罚息": 0, "复利": 0}
    for account in statement.accounts:
        sums["利息"] += account.unpaid + (0 if account.undue else account.current)
        sums["罚息"] += account.penalty
        sums["复利"] += account.compound
    named = "、".join(f"{name}{fen_plain(amount)}元" for name, amount in sums.items() if amount)
    text = f"截至{counted_to(statement)}的{named}" if named else ""
    running = running_of(statement)
    if running:
        since = zh_date(statement.totals.per_diem_day)
        text += f"{'，并' if text else ''}自{since}起至实际清偿之日止，{'、'.join(running)}"
    return text


def running_of(statement: Statement) -> list[str]:
    """``以103543.32元为基数按照年利率10.8%计付罚息``: the bases of loans by instalments that bear one rate together."""
    names = {"penalty": "罚息", "compound": "复利"}
    bases: dict[tuple[str, str, str], int] = {}
    for line in statement.ahead:
        loan, slash, _ = line.loan_id.rpartition("/")
        if slash and line.kind in names and any(loan == account.loan.id for account in statement.accounts):
            key = (line.kind, rate_phrase(line.rate, lpr_mode(statement)), loan)
            bases[key] = bases.get(key, 0) + line.base
    said = []
    for (kind, phrase, loan), base in sorted(bases.items(), key=lambda item: item[0][0] == "compound"):
        of = f"{loan}项下" if len(statement.case.loans) > 1 else ""
        unpaid = "欠付利息" if kind == "compound" else ""
        said.append(f"{of}以{unpaid}{fen_plain(base)}元为基数{phrase}计付{names[kind]}")
    return said


def accounts_list(statement: Statement) -> list[dict[str, Any]]:
    """Return how each loan by instalments stands as plain data."""
    return [
        {
            "loan": one.loan.id,
            "lent": fen_text(one.arrears.plan.principal),
            "instalments": len(one.arrears.plan.numbered),
            "paid_through": len(one.arrears.paid),
            "accelerated": None if one.arrears.accelerated is None else iso(one.arrears.accelerated),
            "arrears": [
                {
                    "number": due.number or None,
                    "due": iso(due.due),
                    "days_late": due.late,
                    **{name: fen_text(getattr(due, name)) for name in ("principal", "interest", "penalty", "compound")},
                }
                for due in one.dues
            ],
            "heads": {name: fen_text(amount) for name, amount in one.heads.items()},
            "total": fen_text(one.total),
            "unearned_interest": fen_text(one.arrears.unearned),
        }
        for one in statement.accounts
    ]


def line_names(statement: Statement, lang: str) -> Mapping[str, str]:
    """The names of the parts that lines are of, by id."""
    return {line.loan_id: part_name(line.loan_id, statement).say(lang) for line in statement.lines}
