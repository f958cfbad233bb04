"""Tables of persons: what each owes, the guarantee periods, rights in rem, and whom a judgment holds liable."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text
from ..compute.judgment_persons import HOW
from ..compute.judgment_statement import JudgmentStatement
from ..compute.people import Recourse, Secured
from ..compute.security import KINDS
from ..compute.statement import Statement
from ..law.guarantee import MODES, GuaranteeClock
from ..law.provision import provision
from ..render.model import Cell, Column, Para, Part, Table, fen, iso_day, words
from .notices import article_named
from .persons import scope_text
from .words import ratio_text

_STATES = {
    "kept": Text("已主张", "kept"),
    "running": Text("进行中", "running"),
    "expired": Text("已届满", "over"),
    "open": Text("较早的末日已过，尚可主张", "past the earlier day, may be pleaded"),
    "not-begun": Text("尚未起算", "not begun"),
}


def persons_parts(statement: Statement, lang: str) -> list[Part]:
    """The tables of a claim's persons and of its security; none where one person owes without security."""
    parts: list[Part] = []
    if statement.persons is not None:
        parts.append(_persons(statement, lang))
        total = fen_text(statement.persons.total)
        once = Text(
            f"以上责任重合，受偿以欠款总额 {total} 元为限",
            f"these figures overlap: what is collected in all is limited to {total} yuan",
        )
        if all(one.how == "several" for one in statement.persons.people):
            once = Text(
                f"各债务人按份负担，互不连带；欠款总额 {total} 元",
                f"each debtor owes his own part; the debt is {total} yuan in all",
            )
        parts.append(Para(once.say(lang), "plain"))
        if statement.not_due:
            later = fen_text(statement.not_due)
            held = Text(
                f"另有 {later} 元尚未到期，不在以上数额之内",
                f"{later} yuan more is not due yet and in none of these figures",
            )
            parts.append(Para(held.say(lang), "plain"))
        if statement.persons.clocks:
            parts.append(_guarantees(statement.persons.clocks, lang))
        if statement.persons.recourse:
            parts.append(_recourse(statement.persons.recourse, lang))
    if statement.secured:
        parts.append(security_table(statement.secured, lang))
    return parts


def _column(key: str, zh: str, en: str, lang: str, figures: bool = False, spare: int = 0) -> Column:
    return Column(key, Text(zh, en).say(lang), 0, figures, spare)


def article(key: str) -> Cell:
    """A provision by its short name and article, linked to where it stands."""
    return words(article_named(key), provision(key).url)


def _persons(statement: Statement, lang: str) -> Table:
    assert statement.persons is not None
    people = statement.persons.people
    stops = any(one.stop is not None for one in people)
    paid = any(one.paid for one in people)
    columns = [
        _column("name", "责任人", "Person", lang),
        _column("role", "身份", "Role", lang),
        _column("scope", "范围/限额", "Scope, limit", lang, spare=2),
    ]
    if stops:
        columns.append(_column("stop", "停止计息日", "Interest stops", lang))
    if paid:
        columns.append(_column("paid", "本人已付", "Paid himself", lang, True, 3))
    columns += [
        _column("amount", "今日应付", "Owes", lang, True),
        _column("per_diem", "每日增加", "Per day", lang, True),
        _column("basis", "依据", "Basis", lang, spare=1),
    ]
    rows = []
    for one in people:
        row = [words(one.name), words(one.called.say(lang)), words(scope_text(one, lang))]
        if stops:
            row.append(iso_day(one.stop))
        if paid:
            row.append(fen(one.paid))
        rows.append((*row, fen(one.amount), fen(one.per_diem), article(one.provision)))
    return Table(Text("责任人", "Persons").say(lang), tuple(columns), tuple(rows))


def _guarantees(clocks: tuple[GuaranteeClock, ...], lang: str) -> Table:
    columns = (
        _column("guarantor", "保证人", "Guarantor", lang),
        _column("loan", "借款", "Loan", lang, spare=3),
        _column("mode", "方式", "Mode", lang, spare=1),
        _column("last", "保证期间末日", "Last day of the period", lang),
        _column("arguable", "可主张至", "May be pleaded to", lang, spare=2),
        _column("state", "状态", "State", lang),
        _column("limitation", "保证债务时效至", "Limitation to", lang),
    )
    rows = tuple(
        (
            words(one.guarantor),
            words(one.loan_id),
            words(MODES[one.mode].say(lang)),
            iso_day(one.last),
            iso_day(one.arguable),
            words(_STATES[one.state].say(lang) + (f" {iso(one.kept)}" if one.kept is not None else "")),
            iso_day(one.limitation),
        )
        for one in clocks
    )
    return Table(Text("保证期间", "Guarantee periods").say(lang), columns, rows)


def _recourse(found: tuple[Recourse, ...], lang: str) -> Table:
    spread = any(one.spread for one in found)
    columns = [
        _column("payer", "追偿人", "Who paid", lang),
        _column("against", "被追偿人", "May ask", lang),
        _column("amount", "可追偿", "For", lang, True),
    ]
    if spread:
        columns.append(_column("spread", "其中分担他人不能履行的", "Of it for one who cannot pay", lang, True, 1))
    columns.append(_column("basis", "依据", "Basis", lang, spare=1))
    rows = []
    for one in found:
        row = [words(one.payer), words(one.against), fen(one.amount)]
        if spread:
            row.append(fen(one.spread))
        rows.append((*row, article(one.provision)))
    title = Text("追偿", "Recourse")
    if any(one.provision == "guarantee-2020/13" for one in found):
        title = Text(
            "追偿（保证人之间限于债务人不能偿还的部分）",
            "Recourse (between guarantors: of what the debtors do not return)",
        )
    return Table(title.say(lang), tuple(columns), tuple(rows))


def security_table(secured: tuple[Secured, ...], lang: str) -> Table:
    """The table of rights in rem: what each covers, and where the proceeds went."""
    realised = any(one.net is not None for one in secured)
    columns = [
        _column("kind", "担保物权", "Right", lang),
        _column("property", "财产", "Property", lang),
        _column("owner", "担保人", "Owner", lang, spare=1),
        _column("priority", "优先受偿", "With priority", lang, True),
        _column("ordinary", "普通债权", "Ordinary", lang, True),
    ]
    if realised:
        columns += [
            _column("received", "分得", "Received", lang, True),
            _column("surplus", "余额归担保人", "Surplus to the owner", lang, True),
            _column("shortfall", "尚欠", "Still owed", lang, True),
        ]
    columns.append(_column("basis", "依据", "Basis", lang, spare=2))
    rows = []
    for one in secured:
        row = [
            words(KINDS[one.kind].say(lang)),
            words(one.property),
            words(one.owner),
            fen(one.priority),
            fen(one.ordinary),
        ]
        if realised:
            row += [fen(one.received), fen(one.surplus), fen(one.shortfall)]
        rows.append((*row, article(one.provision)))
    return Table(Text("担保物权", "Security").say(lang), tuple(columns), tuple(rows))


def liable_parts(statement: JudgmentStatement, lang: str) -> list[Part]:
    """The table of those whom a judgment holds liable; none where one person alone is."""
    if not statement.persons:
        return []
    stops = any(one.stop is not None for one in statement.persons)
    columns = (
        _column("name", "责任人", "Person", lang),
        _column("how", "责任形式", "How", lang),
        _column("limit", "限额", "Limit", lang, True, 1),
        *((_column("stop", "停止计息日", "Interest stops", lang),) if stops else ()),
        _column("paid", "本人已付", "Paid himself", lang, True, 2),
        _column("from", "加倍部分起算", "Doubled part from", lang, spare=1),
        _column("adjudged", "判决所定尚欠", "Adjudged, open", lang, True),
        _column("doubled", "加倍部分", "Doubled part", lang, True),
        _column("amount", "合计", "In all", lang, True),
        _column("per_diem", "每日增加", "Per day", lang, True),
    )
    rows = tuple(
        (
            words(one.name),
            words(HOW[one.how].say(lang) + (f" {ratio_text(one.share)}" if one.share is not None else "")),
            fen(one.limit),
            *((iso_day(one.stop),) if stops else ()),
            fen(one.paid),
            iso_day(one.from_day),
            fen(one.adjudged),
            fen(one.doubled),
            fen(one.amount),
            fen(one.per_diem),
        )
        for one in statement.persons
    )
    return [
        Table(
            Text("责任人（加倍部分只收取一次）", "Persons liable (the doubled part is collected once)").say(lang),
            columns,
            rows,
        )
    ]
