"""An instalment settlement laid out for people and for programs, and its clause."""

from __future__ import annotations

from itertools import groupby

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso, zh_date
from ..base.money import fen_plain, fen_text
from ..base.text import Text
from ..casefile.model import mediated
from ..compute.judgment_statement import JudgmentStatement
from ..compute.plan import Instalment, PlanStatement
from ..compute.statement import Statement
from ..render.data import delimited, dump
from ..render.model import Column, Document, Pairs, Para, Part, Row, Table, day, fen, iso_day, whole, words
from ..values.capitals import capitals
from ..values.rate import percent_plain
from .notices import notice_blocks
from .parties_words import names_of
from .rate_words import lpr_mode, rate_phrase
from .sentence import debt_name, interest_heads, principal_name
from .words import zh_number

_PARTS = ("costs", "interest", "principal")


def as_dict(statement: PlanStatement, lang: str) -> dict[str, Any]:
    """Return the settlement as plain data: amounts decimal text, dates ISO."""
    from .data import notices_list, provision_dict, unused_list

    return {
        "schema": "lpr-calc/plan/1",
        "version": __version__,
        "confirmed_on": iso(statement.source.until),
        "debt": fen_text(statement.debt),
        **{name: fen_text(getattr(statement, name)) for name in _PARTS},
        "interest_added": fen_text(statement.more),
        "total": fen_text(statement.debt + statement.more),
        "interest_since": iso(statement.since),
        "grace_days": statement.terms.grace,
        "instalments": [
            {
                name: value if name == "number" else iso(value) if name == "day" else fen_text(value)
                for name, value in row._asdict().items()
            }
            for row in statement.instalments
        ],
        "clause": clause(statement),
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "provisions": [provision_dict(key) for key in statement.provisions],
    }


def render(statement: PlanStatement, format_: str, lang: str) -> str:
    """Return the settlement as ``json``, ``jsonl``, ``csv`` or ``tsv`` (its instalments)."""
    if format_ not in ("csv", "tsv"):
        return dump(as_dict(statement, lang), format_)
    rows: list[tuple[str, ...]] = [("number", "day", "amount", "costs", "interest", "principal", "balance")]
    rows += [
        (str(r.number), iso(r.day), *(fen_text(getattr(r, name)) for name in rows[0][2:]))
        for r in statement.instalments
    ]
    return delimited(rows, format_)


def instalments_table(statement: PlanStatement, lang: str = "") -> Table:
    """The instalments, for a report in ``lang``; without, for a paper. Columns of nothing are left out."""
    rows, heads = statement.instalments, instalment_heads(statement)
    shown = [name for name in _PARTS if any(getattr(row, name) for row in rows)]
    of = {name: Text(f"其中{heads[name]}", name.capitalize()) for name in shown}
    titles = {
        "number": (Text("期次", "No."), 8),
        "date": (Text("还款日", "Day"), 24),
        "amount": (Text("金额", "Amount"), 18),
        **{name: (of[name], 18) for name in shown},
        "balance": (Text("余额", "Balance"), 18),
    }
    columns = tuple(
        Column(key, title.say(lang or "zh"), 0 if lang else width, key != "date" and (key != "number" or bool(lang)))
        for key, (title, width) in titles.items()
    )

    def cells(row: Instalment) -> Row:
        on = iso_day(row.day) if lang else day(row.day)
        made = "+".join(f"{{{name}}}" for name in shown)
        return (whole(row.number), on, fen(row.amount, made), *(fen(getattr(row, n)) for n in shown), fen(row.balance))

    sums = (
        fen(sum(getattr(row, name) for row in rows), f"SUM({{{name}^}}:{{{name}$}})") for name in ("amount", *shown)
    )
    foot = (words(Text("合计", "Total").say(lang or "zh")), words(""), *sums, words(""))
    check = None if lang else ("amount", statement.debt + statement.more)
    title = Text("分期表（单位：元）", "Instalments (yuan)").say(lang or "zh")
    return Table(title, columns, tuple(map(cells, rows)), foot, check)


def document_of(statement: PlanStatement, lang: str) -> Document:
    """Lay out the settlement: the confirmed debt, the instalments, the clause."""
    case = statement.source.case
    head = (
        (Text("债权人", "Creditor"), words(names_of(case)[0])),
        (Text("债务人", "Debtor"), words(names_of(case)[1])),
        (Text("确认日", "Debt as of"), iso_day(statement.source.until)),
    )
    summary = tuple(
        (name.say(lang), fen(amount))
        for name, amount in (
            (Text("本金", "Principal"), statement.principal),
            (Text("利息", "Interest"), statement.interest),
            (Text("费用", "Costs"), statement.costs),
            (Text("合计", "Total"), statement.debt),
            (Text("分期利息", "Interest of the instalments"), statement.more),
            (Text("各期合计", "All instalments"), statement.debt + statement.more if statement.more else 0),
        )
        if amount
    )
    parts: list[Part] = [
        Para(case.title or Text("还款计划", "Instalments").say(lang), "title"),
        Pairs("", tuple((name.say(lang), value) for name, value in head if value.value)),
        instalments_table(statement, lang)._replace(role="lines"),
        Pairs(Text("确认的债务（元）", "Confirmed debt (yuan)").say(lang), summary, True, "total"),
        *notice_blocks((), statement.notices, statement.provisions, lang, statement.unused),
        Para(Text("条款（可直接粘贴）", "Clause (Chinese, ready to paste)").say(lang), "label"),
        Para(clause(statement), "plain", "sentence"),
    ]
    return Document("plan", tuple(parts), lang=lang, report=True, total=summary[-1])


def clause(statement: PlanStatement) -> str:
    """The clause of an agreement: the debt confirmed, the instalments, what follows from default (documents.md §5)."""
    return "".join((confirmed(statement), instalments_clause(statement), default(statement)))


def confirmed(statement: PlanStatement, several: bool | None = None) -> str:
    """``双方（各方）确认截至…，乙方欠甲方本金…元、利息…元，合计…元（大写：…）。``

    ``several`` says whether more than two sign (None: as many as are stated).
    """
    listed = [(name, amount) for name, amount in heads_of(statement) if amount]
    parts = "、".join(f"{name}{fen_plain(amount)}元" for name, amount in listed)
    total = f"，合计{fen_plain(statement.debt)}元" if len(listed) > 1 else ""
    until = zh_date(statement.source.until)
    case = statement.source.case
    if several is None:
        several = bool(case.guarantors) or len(case.creditors) + len(case.debtors) > 2
    who = "各方" if several else "双方"
    return f"{who}确认截至{until}，乙方欠甲方{parts}{total}（大写：人民币{capitals(statement.debt)}）。"


def heads_of(statement: PlanStatement) -> list[tuple[str, int]]:
    """The confirmed debt by its heads, each by its own name, in fen: they add up to ``statement.debt``."""
    source = statement.source
    if isinstance(source, JudgmentStatement):
        left = source.totals
        return [
            ("本金", left.principal_after),
            ("一般债务利息", left.general_after),
            ("加倍部分债务利息", left.doubled_after),
            ("违约金", left.damages_after),
            ("费用", left.costs_after),
        ]
    return [(principal_name(source), statement.principal), *interest_heads(source), ("费用", statement.costs)]


def instalment_heads(statement: PlanStatement) -> dict[str, str]:
    """What the columns ``costs``, ``interest`` and ``principal`` of the instalments hold, by name."""
    source = statement.source
    if isinstance(source, JudgmentStatement):
        costs = [name for name, amount in heads_of(statement)[-2:] if amount]
        return {"costs": "、".join(reversed(costs)) or "费用", "interest": "利息", "principal": "本金"}
    names = ["利息"] if source.kind == "bank-loan" else [name for name, _ in interest_heads(source)]
    if statement.more and "利息" not in names:
        names.insert(0, "利息")
    return {"costs": "费用", "interest": "、".join(names) or "利息", "principal": principal_name(source)}


def instalments_clause(statement: PlanStatement) -> str:
    """The instalments with their days and sums, and the order in which they are set off."""
    rows = statement.instalments
    text = f"乙方分{zh_number(len(rows))}期偿还：{_days(rows)}"
    if statement.terms.rate is not None:
        text += (
            f"；各期金额含自{zh_date(statement.since)}起以未还本金为基数，"
            f"{_agreed_rate(statement)}计算的利息{fen_plain(statement.more)}元，"
            f"各期合计{fen_plain(statement.debt + statement.more)}元"
        )
    names = instalment_heads(statement)
    first = (("costs", statement.costs), ("interest", statement.interest + statement.more))
    heads = [names[column] for column, amount in first if amount]
    if (
        isinstance(statement.source, JudgmentStatement)
        and statement.source.totals.doubled_after
        and statement.principal
    ):
        return f"{text}；{_order_after_judgment(statement.source)}。"
    if heads and statement.principal:
        text += f"；各期款项先抵{'、'.join(heads)}后抵{names['principal']}"
    return f"{text}。"


def _order_after_judgment(source: JudgmentStatement) -> str:
    """The order of payment said openly where it departs from that of the law: the doubled part before the principal
    (法释〔2014〕8号 4条 lets the parties agree on another).
    """
    left = source.totals
    heads = (
        ("费用", left.costs_after),
        ("违约金", left.damages_after),
        ("一般债务利息", left.general_after),
        ("加倍部分债务利息", left.doubled_after),
    )
    listed = "、".join(name for name, amount in heads if amount)
    return (
        f"各期款项依次抵充{listed}、本金，此系另行约定的清偿顺序，不适用先清偿执行依据确定的金钱债务、"
        "后清偿加倍部分债务利息的规定"
    )


def default(statement: PlanStatement) -> str:
    """What is forgone while the debtor keeps to it, and what falls due when he does not."""
    source, since = statement.source, zh_date(statement.since)
    late = f"任何一期逾期超过{zh_number(statement.terms.grace)}日的"
    if isinstance(source, JudgmentStatement):
        later = _later(source)
        waived = f"乙方按期足额履行的，甲方不再主张{later}；" if later and not statement.terms.rate else ""
        what = "调解书" if mediated(source.judgment.number) else "判决"
        goes_on = f"，{later}照原{what}和法律规定计算至实际清偿之日止" if later else ""
        return f"{waived}{late}，甲方可以申请恢复执行原{what}，已付款项予以扣除{goes_on}。"
    text, running = "", _runs_on(source)
    if running and not statement.terms.rate and statement.principal:
        damages = any(line.kind == "damages" for line in source.ahead)
        interest = any(line.kind != "damages" for line in source.ahead)
        names = "和".join(["利息"] * interest + ["违约金"] * damages)
        text = f"乙方按期足额履行的，甲方不再主张{since}起的{names}；"
    if running and statement.principal:
        running = f"，并自{since}起{running}至实际清偿之日止"
        if statement.terms.rate:
            running += "，已付的分期利息予以扣除"
    else:
        running = ""
    return f"{text}{late}，剩余款项全部提前到期{running}，甲方为实现债权支出的诉讼费、保全费、律师费由乙方负担。"


def _later(source: JudgmentStatement) -> str:
    """``2024年7月1日起的一般债务利息和2024年7月2日起的加倍部分债务利息``: what of a judgment's interest runs on."""
    general, doubled = source.since("general"), source.since("doubled")
    if general is not None and general == doubled:
        return f"{zh_date(general)}起的一般债务利息和加倍部分债务利息"
    days = ((general, "一般债务利息"), (doubled, "加倍部分债务利息"))
    return "和".join(f"{zh_date(day)}起的{name}" for day, name in days if day is not None)


def _runs_on(source: Statement) -> str:
    """What is counted on from the confirmed day, each debt at its own rate; "" for nothing."""
    by_debt: dict[str, str] = {}
    for loan_id, group in groupby(source.ahead, key=lambda line: line.loan_id):
        lines, said = list(group), []
        if any(line.kind in ("overdue", "penalty") for line in lines):
            # In default everything is due: nothing bears in-term interest any more.
            lines = [line for line in lines if line.kind != "in-term"]
        for line in lines:
            name = {"penalty": "罚息", "compound": "复利", "damages": "违约金"}.get(line.kind, "利息")
            base = "以尚欠利息为基数" if line.kind == "compound" else ""
            said.append(f"{base}{_short(rate_phrase(line.rate, lpr_mode(source)))}计算{name}")
        by_debt[loan_id] = "、".join(dict.fromkeys(said))
    alike = set(by_debt.values())
    if len(alike) == 1:
        return f"以未还本金为基数{alike.pop()}"
    return "，".join(f"{debt_name(loan_id, source)}以其未还本金为基数{said}" for loan_id, said in by_debt.items())


def _short(rate: str) -> str:
    """Agreements say ``按一年期贷款市场报价利率`` for what a pleading spells out."""
    return rate.replace("按照同期全国银行间同业拆借中心公布的", "按").replace("按照", "按")


def _agreed_rate(statement: PlanStatement) -> str:
    term = statement.terms.rate
    assert term is not None
    if term.kind == "fixed":
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[term.unit]
        return f"按{unit}{percent_plain(term.value)}"
    return f"按{term.text}"


def _days(rows: tuple[Instalment, ...]) -> str:
    """``2023年7月31日、8月31日各55000元，2023年12月31日56887.95元``: the year once in a run of equal sums."""
    said = []
    for amount, group in groupby(rows, key=lambda row: row.amount):
        run = list(group)
        years: list[str] = []
        names = []
        for row in run:
            year, _, rest = zh_date(row.day).partition("年")
            names.append(rest if year in years else f"{year}年{rest}")
            years = [year]
        said.append(f"{'、'.join(names)}{'各' if len(run) > 1 else ''}{fen_plain(amount)}元")
    return "，".join(said)
