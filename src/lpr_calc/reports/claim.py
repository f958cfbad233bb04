"""A statement laid out for people, in one language, before any format: head, tables, summary, notices, sentence."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..casefile.model import currency_of
from ..compute.statement import LedgerRow, Line, RateSource, Statement
from ..law.choices import Notice, Unused, unused_text
from ..law.provision import Ground, provision
from ..render.view import Column, Grid, View
from ..values.rate import percent_text
from .currency import in_currency
from .sentence import claim_sentence
from .words import KINDS, LINE_KINDS, UNITS, convention, head_of

_T = {
    "claim": Text("本金与利息计算", "Principal and interest"),
    "creditor": Text("债权人", "Creditor"),
    "debtor": Text("债务人", "Debtor"),
    "kind": Text("类型", "Kind"),
    "until": Text("计算至", "To"),
    "currency": Text("币种", "Currency"),
    "conventions": Text("计息约定", "Conventions"),
    "rates": Text("利率数据", "Rate data"),
    "lines": Text("利息明细（首日与末日均为计息日）", "Lines (first and last day both count)"),
    "loan": Text("借款", "Loan"),
    "head": Text("种类", "Kind"),
    "first": Text("首日", "First day"),
    "last": Text("末日", "Last day"),
    "days": Text("天数", "Days"),
    "base": Text("基数", "Base"),
    "rule": Text("利率标准", "Rule"),
    "quote": Text("报价日", "Quote"),
    "rate": Text("利率%", "Rate %"),
    "interest": Text("利息", "Interest"),
    "running": Text("累计", "Running"),
    "sum": Text("合计", "Total"),
    "ledger": Text("还款抵充", "Payments"),
    "date": Text("还款日", "Date"),
    "amount": Text("金额", "Amount"),
    "accrued": Text("应付利息", "Interest due"),
    "costs": Text("抵费用", "Costs"),
    "to_interest": Text("抵利息", "Interest"),
    "to_principal": Text("抵本金", "Principal"),
    "surplus": Text("溢付", "Surplus"),
    "left_interest": Text("剩余欠息", "Interest left"),
    "left_principal": Text("剩余本金", "Principal left"),
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
    "assumptions": Text("采用的默认值", "Assumed"),
    "warnings": Text("注意", "Warnings"),
    "infos": Text("说明", "Notes"),
    "provisions": Text("依据", "Provisions"),
    "explained": Text("参考（说明，不作裁判依据）", "For explanation (no ground of judgment)"),
    "customs": Text("惯例（法律没有规定，可另行约定或主张）", "Conventions (no provision prescribes them)"),
    "steps": Text("抵充步骤", "How payments were allocated"),
    "sentence": Text("诉讼请求（可直接粘贴）", "Claim sentence (Chinese, ready to paste)"),
}


def view_of(statement: Statement, lang: str) -> View:
    """Lay out a statement in ``zh`` or ``en``. Capital amounts and the claim sentence are Chinese in both."""
    say = {key: text.say(lang) for key, text in _T.items()}
    cited = statement.cited
    grids = [_lines_grid(statement, lang, say)]
    if statement.ledger:
        grids.append(_ledger_grid(statement, say))
    view = View(
        statement.case.title or say["claim"],
        _head(statement, lang, say),
        tuple(grids),
        say["summary"],
        _summary(statement, lang, say),
        notice_blocks(statement.ledger, statement.notices, cited.grounds, lang, statement.unused, cited.explained),
        say["sentence"],
        claim_sentence(statement),
    )
    return in_currency(view, statement.case)


def _head(statement: Statement, lang: str, say: dict[str, str]) -> tuple[tuple[str, str], ...]:
    case = statement.case
    joiner = "，" if lang == "zh" else ", "
    pairs = [
        (say["creditor"], case.creditor.name),
        (say["debtor"], case.debtor.name),
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
    return tuple(pair for pair in pairs if pair[1])


def _not_for_days(code: str, statement: Statement, lang: str) -> str:
    """What stands beside the year basis where a rate by the day meets none: its days are the calendar's (law.md §10)."""
    lines = (*statement.lines, *statement.ahead)
    if code != "basis" or all(line.rate.unit != "day" for line in lines):
        return ""
    return Text("（不适用于日利率）", " (not for daily rates)").say(lang)


def rates_text(rates: RateSource, lang: str) -> str:
    """Name the rate table a result rests on."""
    return Text(
        f"{rates.name}，最新报价 {iso(rates.known_through)}，下次报价 {iso(rates.next_due)}，sha256 {rates.sha256[:12]}",
        f"{rates.name}, newest quote {iso(rates.known_through)}, next due {iso(rates.next_due)}, sha256 {rates.sha256[:12]}",
    ).say(lang)


def _lines_grid(statement: Statement, lang: str, say: dict[str, str]) -> Grid:
    lines = statement.lines
    several_loans = len(statement.case.loans) > 1
    several_kinds = len({line.kind for line in lines}) > 1
    one_base = len({line.base for line in lines}) == 1
    columns = [Column("#", True)]
    if several_loans:
        columns.append(Column(say["loan"]))
    if several_kinds:
        columns.append(Column(say["head"]))
    columns += [
        Column(say["first"]),
        Column(say["last"]),
        Column(say["days"], True),
        Column(say["base"], True, 2 if one_base else 0),
        Column(say["rule"]),
        Column(say["quote"]),
        Column(say["rate"], True),
        Column(say["interest"], True),
        Column(say["running"], True, 1),
    ]
    rows = []
    for number, line in enumerate(lines, 1):
        row = [str(number)]
        if several_loans:
            row.append(line.loan_id)
        if several_kinds:
            row.append(head_of(line.kind, statement.case, line.loan_id).say(lang))
        row += [
            iso(line.start),
            iso(line.end - 1),
            str(line.days),
            fen_comma(line.base),
            rule_text(line, lang),
            quote_text(line),
            rate_text(line, lang),
            fen_comma(line.interest),
            fen_comma(line.running),
        ]
        rows.append(tuple(row))
    days = "" if several_loans or several_kinds else str(sum(line.days for line in lines))
    labels = [""] * (len(columns) - 10)
    foot = (say["sum"], *labels, "", "", days, "", "", "", "", fen_comma(lines[-1].running if lines else 0), "")
    return Grid(say["lines"], tuple(columns), tuple(rows), foot)


def rule_text(line: Line, lang: str) -> str:
    """The rule of a line in words; a line that was cut shows the agreed rate and the amount cut."""
    said = line.rate.rule.say(lang)
    if not line.rate.agreed:
        limited = Text(
            f"{said}；受总额上限限制，减{fen_text(line.cut)}", f"{said}; a ceiling on the sum cut {fen_text(line.cut)}"
        )
        return limited.say(lang) if line.cut else said
    agreed = line.rate.agreed[0].rate.rule.say(lang)
    if lang == "en":
        return f"{said}; {agreed} cut by {fen_text(line.cut)}"
    return f"{said}；原{agreed}，减{fen_text(line.cut)}"


def quote_text(line: Line) -> str:
    """The day of the quote a line rests on, "" for a rate that needs none."""
    return iso(line.rate.quote.day) if line.rate.quote is not None else ""


def rate_text(line: Line, lang: str) -> str:
    """The rate in percent; a monthly or daily rate names its unit."""
    text = percent_text(line.rate.value)
    return text if line.rate.unit == "year" else f"{text}/{UNITS[line.rate.unit].say(lang)}"


def _ledger_grid(statement: Statement, say: dict[str, str]) -> Grid:
    rows = statement.ledger
    has_costs, has_surplus = bool(statement.totals.costs), any(row.surplus for row in rows)
    several = len(statement.case.loans) > 1
    columns = [Column(say["date"]), Column(say["amount"], True)]
    if several:
        columns.append(Column(say["loan"]))
    columns.append(Column(say["accrued"], True, 1))
    if has_costs:
        columns.append(Column(say["costs"], True))
    columns += [Column(say["to_interest"], True), Column(say["to_principal"], True)]
    if has_surplus:
        columns.append(Column(say["surplus"], True))
    columns += [Column(say["left_interest"], True), Column(say["left_principal"], True)]

    def cells(row: LedgerRow) -> tuple[str, ...]:
        out = [iso(row.day), fen_comma(row.amount)]
        if several:
            out.append(row.loan_id)
        out.append(fen_comma(row.accrued))
        if has_costs:
            out.append(fen_comma(row.costs))
        out += [fen_comma(row.interest), fen_comma(row.principal)]
        if has_surplus:
            out.append(fen_comma(row.surplus))
        return (*out, fen_comma(row.interest_after), fen_comma(row.principal_after))

    return Grid(say["ledger"], tuple(columns), tuple(cells(row) for row in rows))


def _summary(statement: Statement, lang: str, say: dict[str, str]) -> tuple[tuple[str, str], ...]:
    totals, case = statement.totals, statement.case
    pairs = [(say["principal"], fen_comma(totals.principal))]
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
            pairs.append((name, fen_comma(amount)))
    if totals.paid:
        pairs += [
            (say["paid"], fen_comma(totals.paid)),
            (say["owed"], fen_comma(totals.total)),
            (say["after"], f"{fen_comma(totals.principal_after)} / {fen_comma(totals.interest_after)}"),
        ]
        if len(statement.owed) > 1:
            heads = [
                (head_of(kind, statement.case).say(lang), amount) for kind, amount in statement.owed.items() if amount
            ]
            pairs.append((say["heads"], " / ".join(f"{name} {fen_comma(amount)}" for name, amount in heads) or "0.00"))
        if totals.surplus:
            pairs.append((say["surplus"], fen_comma(totals.surplus)))
    else:
        pairs.append((say["all"], fen_comma(totals.total)))
    from ..values.capitals import LARGEST_YUAN, capitals

    if totals.total <= LARGEST_YUAN * 100:
        pairs.append((say["capital"], f"人民币{capitals(totals.total)}"))
    since = Text(
        f"自 {iso(totals.per_diem_day)} 起每日 {fen_comma(totals.per_diem)} 元",
        f"{fen_comma(totals.per_diem)} a day from {iso(totals.per_diem_day)}",
    ).say(lang)
    pairs.append((say["per_diem"], since))
    return tuple(pairs)


def notice_blocks(
    ledger: tuple[LedgerRow, ...],
    notices: tuple[Notice, ...],
    provisions: tuple[str | Ground, ...],
    lang: str,
    unused: tuple[Unused, ...] = (),
    explained: tuple[str | Ground, ...] = (),
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lay out the steps of allocation, what was assumed, the conventions among it, warnings and what was not used, notes,
    provisions and what only explains.
    """
    say = {key: text.say(lang) for key, text in _T.items()}
    blocks = []
    colon = "：" if lang == "zh" else ": "
    steps = tuple(f"{iso(row.day)} {row.note}{colon}{row.step.say(lang)}" for row in ledger if row.step.zh)
    if steps:
        blocks.append((say["steps"], steps))
    for title, level in (("assumptions", "assumption"), ("warnings", "warning"), ("infos", "info")):
        said = tuple(
            notice.message.say(lang)
            for notice in notices
            if notice.level == level and (level != "assumption" or notice.provision)
        )
        if unused and level == "warning":
            said += (unused_text(unused).say(lang),)
        if said:
            blocks.append((say[title], said))
    customs = tuple(n.message.say(lang) for n in notices if n.level == "assumption" and not n.provision)
    for title, found in (
        ("customs", customs),
        ("provisions", tuple(ground_text(one, lang) for one in provisions)),
        ("explained", tuple(ground_text(one, lang) for one in explained)),
    ):
        if found:
            blocks.append((say[title], found))
    return tuple(blocks)


def ground_text(ground: str | Ground, lang: str) -> str:
    """A provision with what it decided: ``民法典… 第六百七十六条（2021-01-01～至今）：逾期利息、起算``; its days, where
    another version of it is cited for other days.
    """
    key = ground if isinstance(ground, str) else ground.id
    decided = provision(key).decides if isinstance(ground, str) else ground.decided
    words = Text("、", ", ").say(lang).join(word.say(lang) for word in decided)
    days = ""
    if isinstance(ground, Ground) and ground.apart:
        spans = (
            Text("、", ", ")
            .say(lang)
            .join(first if first == last else f"{first}～{last}" for first, last in ground.days)
        )
        days = Text(f"（用于 {spans}）", f" (for {spans})").say(lang)
    return f"{provision_text(key, lang)}{Text('：', ': ').say(lang)}{words}{days}"


def provision_text(key: str, lang: str) -> str:
    """One provision as it is cited: instrument, number, article, days in force; unverified texts say so."""
    found = provision(key)
    last = found.last or Text("至今", "now").say(lang)
    text = f"{found.title} {found.article}（{found.first}～{last}）"
    if not found.verified:
        text += Text("〔未核对原文〕", " [text not verified]").say(lang)
    return text
