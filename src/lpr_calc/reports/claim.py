"""A statement laid out for people, in one language, before any format: head, tables, summary, notices, sentence."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.dates import iso
from ..base.money import fen_comma
from ..base.text import Text
from ..casefile.model import currency_of
from ..compute.statement import Statement
from ..render.model import Cell, Document, Pairs, Para, Part, Table, fen, iso_day, words
from ..values.capitals import LARGEST_YUAN, capitals
from .currency import in_currency
from .lines import CARRIED, RUNNING, report_lines
from .notices import notice_blocks
from .parties_words import names_of
from .sentence import claim_sentence
from .words import KINDS, LINE_KINDS, convention, head_of, rates_text

_T = {
    "claim": Text("本金与利息计算", "Principal and interest"),
    "creditor": Text("债权人", "Creditor"),
    "debtor": Text("债务人", "Debtor"),
    "kind": Text("类型", "Kind"),
    "until": Text("计算至", "To"),
    "currency": Text("币种", "Currency"),
    "conventions": Text("计息约定", "Conventions"),
    "rates": Text("利率数据", "Rate data"),
    "surplus": Text("溢付", "Surplus"),
    "summary": Text("汇总（元）", "Summary (yuan)"),
    "principal": Text("本金", "Principal"),
    "in_term": Text("期内利息", "In-term interest"),
    "overdue": Text("逾期利息", "Overdue interest"),
    "penalty": Text("罚息", "Penalty interest"),
    "compound": Text("复利", "Compound interest"),
    "damages": Text("违约金", "Damages"),
    "fees": Text("其他费用", "Fees"),
    "cost": Text("实现债权的费用", "Costs"),
    "paid": Text("已还", "Paid"),
    "owed": Text("尚欠合计", "Owed in all"),
    "all": Text("合计", "Total"),
    "after": Text("其中：剩余本金 / 欠息", "of which principal / interest"),
    "heads": Text("尚欠各项", "open by head"),
    "capital": Text("大写", "In capitals"),
    "per_diem": Text("每日增加", "Per day"),
    "sentence": Text("诉讼请求（可直接粘贴）", "Claim sentence (Chinese, ready to paste)"),
}


def document_of(statement: Statement, lang: str) -> Document:
    """Lay out a statement in ``zh`` or ``en``. Capital amounts and the claim sentence are Chinese in both."""
    say = {key: text.say(lang) for key, text in _T.items()}
    cited, sentence = statement.cited, claim_sentence(statement)
    parts: list[Part] = [
        Para(statement.case.title or say["claim"], "title"),
        Pairs("", _head(statement, lang, say)),
    ]
    if statement.accounts:
        from .instalments import account_parts, ledger_table

        parts += account_parts(statement, lang)
    parts.append(_lines(statement, lang))
    if statement.accounts and statement.ledger:
        parts.append(ledger_table(statement, lang)._replace(role="ledger"))
    elif statement.ledger:
        from .ledgers import claim_ledger

        parts.append(claim_ledger(statement, lang)._replace(role="ledger"))
    summary = _summary(statement, lang, say)
    parts.append(Pairs(say["summary"], summary, True, "total"))
    if statement.persons is not None or statement.secured:
        from .persons_tables import persons_parts

        parts += persons_parts(statement, lang)
    parts += notice_blocks(statement.ledger, statement.notices, cited.grounds, lang, statement.unused, cited.explained)
    if sentence:
        parts += [Para(say["sentence"], "label"), Para(sentence, "plain", "sentence")]
    total = next(pair for pair in summary if pair[0] == say["owed" if statement.totals.paid else "all"])
    known = iso(statement.rates.known_through)
    document = Document("claim", tuple(parts), lang=lang, report=True, total=total, rates=known)
    return in_currency(document, statement.case)


def _head(statement: Statement, lang: str, say: dict[str, str]) -> tuple[tuple[str, Cell], ...]:
    case = statement.case
    joiner = "，" if lang == "zh" else ", "
    pairs = [
        (say["creditor"], names_of(case)[0]),
        (say["debtor"], names_of(case)[1]),
        (say["kind"], KINDS[statement.kind].say(lang)),
        (say["currency"], currency_of(statement.case)),
        (say["until"], iso(statement.until)),
        (
            say["conventions"],
            joiner.join(
                convention(code, value, lang) + _not_for_days(code, statement, lang)
                for code, value in statement.conventions.items()
            ),
        ),
        (say["rates"], rates_text(statement.rates, lang)),
    ]
    return tuple((name, words(value)) for name, value in pairs if value)


def _not_for_days(code: str, statement: Statement, lang: str) -> str:
    """What stands beside the year basis where a rate by the day meets none:
    its days are the calendar's (law.md §10).
    """
    lines = (*statement.lines, *statement.ahead)
    if code != "basis" or all(line.rate.unit != "day" for line in lines):
        return ""
    return Text("（不适用于日利率）", " (not for daily rates)").say(lang)


def _lines(statement: Statement, lang: str) -> Table:
    """The lines, with whose interest each is where there are several debts, and which where there are several kinds;
    before them what was settled.
    """
    lines, case = statement.lines, statement.case
    left_out = [] if len(case.loans) > 1 or statement.accounts else ["loan"]
    kinds = {line.kind for line in lines} | {one.kind for one in statement.carried}
    left_out += [] if len(kinds) > 1 else ["kind"]
    one_base = len({line.base for line in lines}) == 1
    parts: Mapping[str, str] = {}
    if statement.accounts:
        from .instalments import line_names

        parts = line_names(statement, lang)
    names = {
        "loan": lambda line: parts.get(line.loan_id, line.loan_id),
        "kind": lambda line: head_of(line.kind, case, line.loan_id).say(lang),
    }
    spare = {"base": 1 if one_base else 0, "rule": 2, "quote": 3, "running": 4}
    fixed = [
        {
            "loan": words(parts.get(one.loan_id, one.loan_id)),
            "kind": words(head_of(one.kind, case, one.loan_id).say(lang)),
            "last": iso_day(one.at),
            "rule": words(CARRIED.say(lang)),
            "interest": fen(one.amount),
            "running": fen(one.running, RUNNING),
        }
        for one in statement.carried
    ]
    total = None if lines or not fixed else statement.carried[-1].running
    return report_lines(lines, lang, left_out, names, spare, fixed, total)


def _summary(statement: Statement, lang: str, say: dict[str, str]) -> tuple[tuple[str, Cell], ...]:
    totals, case = statement.totals, statement.case
    pairs = [(say["principal"], fen(totals.principal))]
    for key, amount in (
        ("in_term", totals.in_term_interest),
        ("overdue", totals.overdue_interest),
        ("penalty", totals.penalty_interest),
        ("compound", totals.compound_interest),
        ("damages", totals.damages),
        ("fees", totals.fees),
        ("cost", totals.costs),
    ):
        if amount or (key == "overdue" and any(line.kind == "overdue" for line in statement.lines)):
            name = say[key]
            if key == "overdue" and head_of(key, case) is not LINE_KINDS[key]:
                name = head_of(key, case).say(lang)
            pairs.append((name, fen(amount)))
    if totals.paid:
        pairs += [
            (say["paid"], fen(totals.paid)),
            (say["owed"], fen(totals.total)),
            (say["after"], words(f"{fen_comma(totals.principal_after)} / {fen_comma(totals.interest_after)}")),
        ]
        if len(statement.owed) > 1:
            heads = [
                (head_of(kind, statement.case).say(lang), amount) for kind, amount in statement.owed.items() if amount
            ]
            listed = " / ".join(f"{name} {fen_comma(amount)}" for name, amount in heads)
            pairs.append((say["heads"], words(listed or "0.00")))
        if totals.surplus:
            pairs.append((say["surplus"], fen(totals.surplus)))
    else:
        pairs.append((say["all"], fen(totals.total)))
    if totals.total <= LARGEST_YUAN * 100:
        pairs.append((say["capital"], words(f"人民币{capitals(totals.total)}")))
    since = Text(
        f"自 {iso(totals.per_diem_day)} 起每日 {fen_comma(totals.per_diem)} 元",
        f"{fen_comma(totals.per_diem)} a day from {iso(totals.per_diem_day)}",
    ).say(lang)
    pairs.append((say["per_diem"], words(since)))
    return tuple(pairs)
