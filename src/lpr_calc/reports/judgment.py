"""A judgment's result laid out for people; for programs in `judgment_data`."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_comma, fen_plain
from ..base.text import Text
from ..compute.judgment_statement import LABELS, JudgmentStatement
from ..compute.statement import Line
from ..law.delay_interest import application_clause, seizure_clause
from ..law.provision import provision
from ..render.model import Cell, Document, Pairs, Para, Part, Table, fen, iso_day, words
from ..values.capitals import LARGEST_YUAN, capitals
from .application import box_unit, boxes, request, unit_of
from .lines import report_lines
from .notices import notice_blocks
from .parties_words import names_of
from .words import FIXED, LINE_KINDS, convention, heads_text, rates_text

_OWED = Text("尚欠合计", "Owed in all")


def document_of(statement: JudgmentStatement, lang: str) -> Document:
    """Lay out the result in ``zh`` or ``en``; the enforcement request is Chinese in both."""
    joiner, asked = "，" if lang == "zh" else ", ", request(statement)
    codes: tuple[str, ...] = ("count", "basis", "rounding", "lpr", "tenor", "payment_day", "order")
    codes += tuple(code for code in ("closed", "bases") if code in statement.conventions)
    settings = [convention(code, statement.conventions[code], lang) for code in codes]
    head = (
        (Text("案号", "Number"), statement.judgment.number),
        (Text("申请执行人", "Creditor"), names_of(statement.case)[0]),
        (Text("被执行人", "Debtor"), names_of(statement.case)[1]),
        (Text("计算至", "To"), iso(statement.until)),
        (Text("计息约定", "Conventions"), joiner.join(settings)),
        (Text("利率数据", "Rate data"), rates_text(statement.rates, lang)),
    )
    parts: list[Part] = [
        Para(statement.case.title or LABELS["delay"].say(lang), "title"),
        Pairs("", tuple((name.say(lang), words(value)) for name, value in head if value)),
        _lines(statement, lang),
    ]
    if statement.ledger or statement.payoff:
        from .judgment_ledgers import judgment_ledger, payoff_table

    if statement.ledger:
        parts.append(judgment_ledger(statement, lang)._replace(role="ledger"))
    if statement.payoff:
        parts.append(payoff_table(statement, lang))
    summary = Text(f"汇总（{unit_of(statement)}）", f"Summary ({statement.currency or 'yuan'})").say(lang)
    pairs = _summary(statement, lang)
    parts.append(Pairs(summary, pairs, True, "total"))
    if statement.persons or statement.secured:
        from .persons_tables import liable_parts, security_table

        parts += liable_parts(statement, lang)
        if statement.secured:
            parts.append(security_table(statement.secured, lang))
    parts += notice_blocks(statement.ledger, statement.notices, statement.provisions, lang, statement.unused)
    if asked:
        label = Text("申请执行事项（可直接粘贴）", "Enforcement request (Chinese, ready to paste)").say(lang)
        parts += [Para(label, "label"), Para(asked, "plain", "sentence")]
    total = next(pair for pair in pairs if pair[0] == _OWED.say(lang))
    known = iso(statement.rates.known_through)
    return Document("judgment", tuple(parts), lang=lang, report=True, total=total, rates=known)


def _lines(statement: JudgmentStatement, lang: str) -> Table:
    """The lines, after the sums of interest that the judgment itself has fixed."""
    fixed = [
        {
            "kind": words(LINE_KINDS["general"].say(lang)),
            "last": iso_day(ordered.until),
            "rule": words(f"{FIXED.say(lang)}{'：' if ordered.name else ''}{ordered.name}"),
            "interest": fen(ordered.amount),
        }
        for ordered in statement.judgment.interest
        if ordered.amount is not None
    ]
    interest = statement.judgment.interest if statement.heads else ()
    named = {
        id(line): interest[int(pot)].name
        for line, pot in zip(statement.lines, statement.pots, strict=True)
        if interest and pot.isdigit()
    }

    def kind(line: Line) -> str:
        """What it is called, with the name the judgment gives it."""
        name = named.get(id(line), "")
        return LINE_KINDS[line.kind].say(lang) + (Text(f"：{name}", f": {name}").say(lang) if name else "")

    names = {"kind": kind}
    total = statement.totals.delay_interest
    return report_lines(statement.lines, lang, ("loan", "running"), names, {"rule": 2, "quote": 1}, fixed, total)


def _summary(statement: JudgmentStatement, lang: str) -> tuple[tuple[str, Cell], ...]:
    totals = statement.totals
    pairs = [(Text("判决本金", "Principal adjudged").say(lang), totals.principal)]
    if totals.damages:
        pairs.append((Text("判决违约金", "Damages adjudged").say(lang), totals.damages))
    if totals.costs:
        pairs.append((Text("费用", "Costs").say(lang), totals.costs))
    general = LABELS["general"].say(lang)
    pairs += [
        (general, totals.general_interest),
        (LABELS["doubled"].say(lang), totals.doubled_part),
        (LABELS["delay"].say(lang), totals.delay_interest),
    ]
    if totals.paid:
        pairs.append((Text("已执行", "Paid").say(lang), totals.paid))
    if totals.surplus:
        pairs.append((Text("溢付", "Surplus").say(lang), totals.surplus))
    pairs.append((_OWED.say(lang), totals.total))
    shown = [(name, fen(amount)) for name, amount in pairs]
    if statement.heads:
        came = heads_text([(head.name, head.accrued) for head in statement.heads], lang)
        at = next(place for place, (name, _) in enumerate(shown) if name == general) + 1
        shown.insert(at, (Text("其中", "Of it").say(lang), words(came)))
    if any(head.paid for head in statement.heads):
        open_ = heads_text([(head.name, head.owed) for head in statement.heads], lang)
        shown.append((Text("尚欠一般债务利息", "General interest owed").say(lang), words(open_)))
    if statement.apart:
        # Two currencies do not add up: the doubled part stands apart, in RMB.
        own = Text("元人民币", " yuan").say(lang)
        named = (LABELS["doubled"].say(lang), LABELS["delay"].say(lang))
        shown = [(n, words(f"{v.text}{own}") if n == named[0] else v) for n, v in shown if n != named[1]]
        left = words(f"{fen_comma(totals.doubled_after)}{own}")
        shown.append((Text("尚欠加倍部分", "Doubled part owed").say(lang), left))
    undue = totals.undue + totals.undue_damages
    if undue:
        damages = Text("违约金 ", "damages ").say(lang)
        later = (
            Text("；", "; ")
            .say(lang)
            .join(
                f"{iso(part.day or 0)} {name}{fen_comma(part.amount)}"
                for name, found in (("", statement.undue), (damages, statement.undue_damages))
                for part in found
            )
        )
        parts = Text(f"{fen_comma(undue)}（{later}）", f"{fen_comma(undue)} ({later})")
        shown.append((Text("其中未到期", "Not due yet").say(lang), words(parts.say(lang))))
        shown.append((Text("已到期合计", "Due in all").say(lang), fen(totals.enforceable)))
    if totals.total <= LARGEST_YUAN * 100 and not statement.currency:
        shown.append((Text("大写", "In capitals").say(lang), words(f"人民币{capitals(totals.total)}")))
    form = "；".join(
        f"{name} {fen_plain(amount)}{box_unit(statement, name) if statement.currency else ''}"
        for name, amount in boxes(statement)
    )
    shown.append((Text("执行申请书四栏", "Four boxes").say(lang), words(form)))
    shown.append((Text("每日增加", "Per day").say(lang), words(_per_diem(statement).say(lang))))
    limit = statement.enforcement
    if limit.seizable:
        fee, most = fen_comma(limit.fee), fen_comma(limit.seizable)
        article = _article(seizure_clause(statement.until))
        what = Text("已到期合计", "what is due") if undue else Text("尚欠合计", "owed")
        if statement.currency:
            what = Text(f"折合人民币的{what.zh}", f"{what.en} in RMB")
        seizure = Text(
            f"{most}（{what.zh} + 申请执行费 {fee}，民诉法 {article} 条）",
            f"{most} ({what.en} + enforcement fee {fee}; art. {article})",
        )
        shown.append((Text("可查封冻结", "May be seized").say(lang), words(seizure.say(lang))))
    article = _article(application_clause(statement.until))
    apply = Text(
        f"{iso(limit.apply_by)} 以前（两年，民诉法 {article} 条；中止、中断另计）",
        f"by {iso(limit.apply_by)} (two years, art. {article}; suspension and interruption apart)",
    )
    shown.append((Text("申请执行", "Apply").say(lang), words(apply.say(lang))))
    cited = provision(statement.clause)
    shown.append((Text("加倍条款", "Doubling clause").say(lang), words(f"{cited.short}{cited.article}", cited.url)))
    return tuple(shown)


def _article(key: str) -> str:
    """The number of an article of the Civil Procedure Law: ``civil-procedure-2023/253`` is 253."""
    return key.rpartition("/")[2]


def _per_diem(statement: JudgmentStatement) -> Text:
    totals = statement.totals
    general, doubled, both = (fen_comma(x) for x in (totals.per_diem_general, totals.per_diem_doubled, totals.per_diem))
    if statement.apart:
        return Text(
            f"截止日每后延一天，一般增加 {general} {unit_of(statement)}，加倍增加 {doubled} 元人民币",
            f"for every day later general {general} more, doubled {doubled} yuan more",
        )
    return Text(
        f"截止日每后延一天增加 {both} {unit_of(statement)}（一般 {general}，加倍 {doubled}）",
        f"{both} more for every day later (general {general}, doubled {doubled})",
    )
