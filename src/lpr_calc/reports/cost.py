"""The all-in cost of a loan repaid by instalments, laid out for people and for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_text, half_up
from ..base.text import Text
from ..compute.cost import CostStatement, LoanCost, Recomputed
from ..engine.internal_rate import PARTS
from ..engine.schedule import Rate
from ..render.data import delimited, dump
from ..render.model import Cell, Column, Document, Pairs, Para, Table, fen, iso_day, whole, words
from ..render.model import Part as Piece
from ..values.rate import percent_text
from .notices import notice_blocks

SCHEMA = "lpr-calc/cost/1"


def percent(rate: int | None, places: int = 4) -> str | None:
    """A rate over `PARTS` in percent, half up: ``13.2656``."""
    if rate is None:
        return None
    scaled = half_up(rate * 100 * 10**places, PARTS)
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}d}"


def as_dict(statement: CostStatement, lang: str) -> dict[str, Any]:
    """Return the costs as plain data: amounts and percentages decimal text, dates ISO."""
    from .data import notices_list, provision_dict, rates_dict, unused_list

    return {
        "schema": SCHEMA,
        "version": __version__,
        "loans": [_cost_dict(found, lang) for found in statement.costs],
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "provisions": [provision_dict(key) for key in statement.provisions],
        "rates": rates_dict(statement.source),
    }


def _cost_dict(found: LoanCost, lang: str) -> dict[str, Any]:
    simple, compound = found.alone or (None, None)
    return {
        "loan": found.loan.id,
        "principal": fen_text(found.plan.principal),
        "received": fen_text(found.received),
        "paid": fen_text(sum(row + more for _, row, more in found.flow)),
        "periods_a_year": found.periods,
        "per_period": percent(found.rate, 6),
        "simple": percent(found.simple),
        "compound": percent(found.compound),
        "by_days": percent(found.dated),
        "interest_alone": {"simple": percent(simple), "compound": percent(compound)},
        "ceiling": _ceiling_dict(found.ceiling, lang),
        "above": found.above,
        "flow": [
            {"date": iso(day), "instalment": fen_text(row), "charges": fen_text(more), "paid": fen_text(row + more)}
            for day, row, more in found.flow
        ],
        "recomputed": _recomputed_dict(found.ledger, lang),
    }


def _ceiling_dict(rate: Rate | None, lang: str) -> dict[str, str] | None:
    return None if rate is None else {"rate": percent_text(rate.a_year(365)), "rule": rate.rule.say(lang)}


def _recomputed_dict(ledger: Recomputed | None, lang: str) -> dict[str, Any] | None:
    if ledger is None:
        return None
    names = ("payment", "interest", "principal", "balance", "surplus")
    return {
        "rate": percent_text(ledger.rate.a_year(360)),
        "rule": ledger.rate.rule.say(lang),
        "rates": [{"from": iso(day), "rate": percent_text(rate.a_year(360))} for day, rate in ledger.rates],
        "owed": fen_text(ledger.owed),
        "overpaid": fen_text(ledger.overpaid),
        "rows": [
            {"number": row.number, "date": iso(row.day), **{name: fen_text(getattr(row, name)) for name in names}}
            for row in ledger.rows
        ],
    }


def render(statement: CostStatement, format_: str, lang: str) -> str:
    """Return the costs as ``json``, ``jsonl``, ``csv`` or ``tsv`` (a loan a line)."""
    if format_ not in ("csv", "tsv"):
        return dump(as_dict(statement, lang), format_)
    heads = ("loan", "received", "paid", "per_period", "simple", "compound", "by_days", "ceiling", "above")
    rows: list[tuple[str, ...]] = [heads]
    for found in statement.costs:
        data = _cost_dict(found, lang)
        limit = data["ceiling"]["rate"] if data["ceiling"] else ""
        rows.append((*(data[name] or "" for name in heads[:7]), limit, "yes" if found.above else "no"))
    return delimited(rows, format_)


def document_of(statement: CostStatement, lang: str) -> Document:
    """Lay out the costs: what was received and is paid, the rates, the verdict, the loan computed anew."""
    title = statement.case.title or Text("综合年化成本", "All-in yearly cost").say(lang)
    parts: list[Piece] = [Para(title, "title")]
    for found in statement.costs:
        parts += [
            _rates(found, lang, len(statement.costs) > 1),
            Para(verdict(found, lang), "apart"),
            _flow(found, lang),
        ]
        if found.ledger is not None:
            parts += _ledger(found.ledger, lang)
    parts += notice_blocks((), statement.notices, statement.provisions, lang, statement.unused)
    return Document("cost", tuple(parts), lang=lang, report=True)


def _rates(found: LoanCost, lang: str, named: bool) -> Pairs:
    period = {12: Text("每月", "a month"), 4: Text("每季", "a quarter"), 2: Text("每半年", "a half-year")}.get(
        found.periods, Text("每期", "a period")
    )
    sums = (
        (Text("合同本金", "Sum agreed"), fen(found.plan.principal)),
        (Text("实际收到", "Received"), fen(found.received)),
        (Text("各期合计付出", "Paid in all"), fen(sum(row + more for _, row, more in found.flow))),
    )
    said: list[tuple[Text, str | None]] = [
        (Text(f"内部收益率（{period.zh}）%", f"Internal rate ({period.en}) %"), percent(found.rate, 6)),
        (Text("年化（单利）%", "A year, simple %"), percent(found.simple, 2)),
        (Text("年化（复利，即内部收益率）%", "A year, compound (IRR) %"), percent(found.compound, 2)),
        (Text("按实际天数的年化（复利）%", "A year by days, compound %"), percent(found.dated, 2)),
    ]
    if found.alone is not None:
        both = f"{percent(found.alone[0], 2)} / {percent(found.alone[1], 2)}"
        said.append((Text("只计利息：单利 / 复利%", "Interest alone: simple / compound %"), both))
    of = f" {found.loan.id}" if named else ""
    pairs = [(name.say(lang), sum_) for name, sum_ in sums]
    pairs += [(name.say(lang), words(value)) for name, value in said if value is not None]
    return Pairs(Text(f"成本{of}", f"Cost{of}").say(lang), tuple(pairs), True)


def verdict(found: LoanCost, lang: str) -> str:
    """Say whether the simple yearly rate is above the ceiling."""
    if found.simple is None:
        return Text("在 0 至 100% 之间没有内部收益率", "there is no internal rate between nil and 100 %").say(lang)
    rate = percent(found.simple, 2)
    if found.ceiling is None:
        return Text(f"年化（单利）{rate}%，没有可比较的上限", f"{rate} % a year, simple: no ceiling to compare").say(
            lang
        )
    limit, rule = percent_text(found.ceiling.a_year(365)), found.ceiling.rule
    if found.above:
        return Text(
            f"年化（单利）{rate}%，超过上限 {limit}%（{rule.zh}）",
            f"{rate} % a year, simple: above {limit} % ({rule.en})",
        ).say(lang)
    return Text(
        f"年化（单利）{rate}%，未超过上限 {limit}%（{rule.zh}）",
        f"{rate} % a year, simple: within {limit} % ({rule.en})",
    ).say(lang)


def _flow(found: LoanCost, lang: str) -> Table:
    charged = any(more for _, _, more in found.flow)
    heads = [("date", Text("日期", "Date"), False), ("instalment", Text("本息", "Instalment"), True)]
    heads += [("charges", Text("费用", "Charges"), True), ("paid", Text("合计", "Paid"), True)] if charged else []
    columns = tuple(Column(key, title.say(lang), figures=figures) for key, title, figures in heads)

    def cells(day: int, row: int, more: int) -> tuple[Cell, ...]:
        rest = (fen(more), fen(row + more, "{instalment}+{charges}")) if charged else ()
        return (iso_day(day), fen(row), *rest)

    keys = [key for key, _, figures in heads if figures]
    sums = [sum(row for _, row, _ in found.flow), sum(more for _, _, more in found.flow)]
    sums = [*sums, sum(sums)] if charged else sums[:1]
    foot = [fen(amount, f"SUM({{{key}^}}:{{{key}$}})") for key, amount in zip(keys, sums, strict=True)]
    title = Text("现金流（单位：元）", "Cash flow (yuan)").say(lang)
    rows = tuple(cells(*one) for one in found.flow)
    return Table(title, columns, rows, (words(Text("合计", "Total").say(lang)), *foot))


def _ledger(ledger: Recomputed, lang: str) -> list[Piece]:
    heads = (
        ("number", Text("期次", "No."), True),
        ("date", Text("日期", "Date"), False),
        ("payment", Text("付出", "Paid"), True),
        ("interest", Text("利息", "Interest"), True),
        ("principal", Text("本金", "Principal"), True),
        ("balance", Text("剩余本金", "Balance"), True),
        ("surplus", Text("多付", "Overpaid"), True),
    )
    columns = tuple(Column(key, title.say(lang), figures=figures) for key, title, figures in heads)
    rows = tuple(
        (
            whole(row.number),
            iso_day(row.day),
            *map(fen, (row.payment, row.interest, row.principal, row.balance, row.surplus)),
        )
        for row in ledger.rows
    )
    rate = "%、".join(percent_text(rate.a_year(360)) for _, rate in ledger.rates)
    title = Text(
        f"按实际收到的金额、年利率 {rate}% 重新计算（单位：元）",
        f"Computed anew from what was received, at {rate.replace('%、', ' %, ')} % (yuan)",
    ).say(lang)
    result = (
        Text(f"尚欠本金 {fen_text(ledger.owed)} 元", f"{fen_text(ledger.owed)} of principal is still owed")
        if ledger.owed
        else Text(f"已多付 {fen_text(ledger.overpaid)} 元", f"{fen_text(ledger.overpaid)} was paid too much")
    )
    return [Table(title, columns, rows), Para(result.say(lang), "apart")]
