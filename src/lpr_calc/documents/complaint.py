"""民事起诉状 as a text (2016 samples 181, 187): a party may hand it in beside the element form, or instead of it."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Loan
from ..compute.statement import Statement
from ..render.model import Blanks, Document, Para, Part
from ..reports.parties_words import limit_text, names_of
from ..reports.rate_words import ceiling_words, lpr_mode, rate_phrase
from ..reports.sentence import claims_of
from ..values.rate import RateTerm
from .debts import contracts, defendants, estates, rate_for_good
from .grounds import claim_grounds, law_words
from .letters import facts, figures, guarantee_words
from .people import agents_claiming, party_lines, side_lines, signature
from .schedule import ledger_parts, lines_parts, summary_parts


def named(statement: Statement) -> tuple[Statement, Blanks]:
    """The statement with marks for parties without a name, which claims speak of; and what is missing."""
    blanks = Blanks()
    case = statement.case
    for party, name in ((case.creditor, "原告姓名或名称"), (case.debtor, "被告姓名或名称")):
        blanks.fill(party.name, name)
    case = case._replace(
        creditor=case.creditor._replace(name=case.creditor.name or "【待补充：原告姓名或名称】"),
        debtor=case.debtor._replace(name=case.debtor.name or "【待补充：被告姓名或名称】"),
    )
    return statement._replace(case=case), blanks


def complaint(statement: Statement) -> Document:
    """The complaint: parties, claims, facts and reasons, evidence, court, copies; the schedule is annexed."""
    case, sued = statement.case, defendants(statement)
    said, blanks = named(statement)
    parts: list[Part] = [Para("民事起诉状", "title")]
    parts += side_lines("原告", case.creditors, agents_claiming(case), blanks)
    bankrupt = estates(statement)
    for party in sued:
        parts += party_lines("被告", party, blanks, bankrupt.get(party.name))
    for party in case.third:
        parts += party_lines("第三人", party, blanks)
    parts += [Para("诉讼请求", "heading"), *(Para(text) for text in claims_of(said))]
    parts.append(Para("事实和理由", "heading"))
    parts += [Para(text) for text in _facts(said, blanks)]
    parts.append(Para("证据和证据来源，证人姓名和住所", "heading"))
    parts.append(Para("详见所附证据清单。"))
    parts += [Para("此致"), Para(blanks.fill(case.court, "管辖法院"), "plain")]
    parts += signature("起诉人", case.creditors, blanks)
    copies = len(sued) + len(case.third)
    schedule = "、利息计算清单" if statement.lines else ""
    parts.append(Para(f"附：本起诉状副本{copies}份、证据清单{schedule}", "note"))
    annex = annex_of("利息计算清单", statement)
    return Document("complaint", tuple(parts), False, tuple(blanks.missing), annex)


def annex_of(title: str, statement: Statement) -> tuple[Part, ...]:
    """The schedule behind a paper of the suit, nothing where no interest is claimed."""
    if not statement.lines:
        return ()
    return Para(f"附件：{title}", "heading"), Para("单位：人民币元", "right"), *annexed(statement)


def annexed(statement: Statement) -> list[Part]:
    """The tables of a schedule without its title and signature."""
    ledger = ledger_parts(statement) if statement.ledger else []
    return [*lines_parts(statement), *ledger, *summary_parts(statement)]


def _facts(statement: Statement, blanks: Blanks) -> list[str]:
    """What was agreed, given and paid, what is open, who answers beside the debtor, and the law."""
    case = statement.case
    creditors, debtors = names_of(case)
    plaintiff, defendant = f"原告{creditors}", f"被告{debtors}"
    free = case.form_text.facts if case.form_text is not None else ""
    said = [free] if free else []
    said.append(facts(statement, defendant, plaintiff, blanks))
    rates = _agreed(contracts(statement), statement)
    said += [rates] if rates else []
    said += _secured(statement)
    said += _estates(statement, blanks)
    asked = [
        f"{zh_date(one.day)}{f'以{one.method}' if one.method else ''}向{one.to or debtors}催收"
        for one in case.demands
        if one.event == "demand" and one.day <= statement.until
    ]
    said += [f"原告于{'；'.join(asked)}。"] if asked else []
    said.append(figures(statement, defendant))
    cited = law_words(claim_grounds(statement))
    said.append(f"原告依据{cited}，诉至贵院，请依法判如所请。" if cited else "原告诉至贵院，请依法判如所请。")
    return said


def _agreed(loans: list[Loan], statement: Statement) -> str:
    """The rates that were agreed, loan by loan; one fixed on a quote for good by that quote, as it is claimed."""
    found = []
    for loan in loans:
        terms = ((loan.rate, "期内利率"), (loan.overdue_rate, "逾期利率"), (loan.damages, "违约金"))
        told = [
            f"{name}为{(_fixed(loan, statement) if term is loan.rate else '') or ceiling_words(term)}"
            for term, name in terms
            if isinstance(term, RateTerm) and term.kind not in ("absent", "unclear")
        ]
        told += [f"违约金为{fen_plain(loan.damages)}元"] if isinstance(loan.damages, int) and loan.damages else []
        told += ["不计期内利息"] if loan.free else []
        if told:
            found.append(f"{f'{loan.id}' if len(loans) > 1 else ''}约定{'、'.join(told)}")
    return f"{'；'.join(found)}。" if found else ""


def _fixed(loan: Loan, statement: Statement) -> str:
    """A contract rate that stays on one quote: ``2022年3月21日公布的…加85个基点即年利率4.55%``; "" for any other."""
    rate = rate_for_good(loan, statement)
    return rate_phrase(rate, lpr_mode(statement)).removeprefix("按照") if rate is not None else ""


def _secured(statement: Statement) -> list[str]:
    """Guarantees and rights in rem, each with its day and what bounds it; of a guarantor whose period has passed,
    who was released or has paid his part, nothing is asked.
    """
    case, found = statement.case, []
    people = statement.persons.people if statement.persons is not None else ()
    how = {one.name: one.how for one in people}
    gone = {one.name for one in people if one.gone}
    for one in case.guarantors:
        if one.name in gone:
            continue
        signed = f"{zh_date(one.signed)}，" if one.signed is not None else ""
        bound = f"（{limit_text(one)}）" if limit_text(one) else ""
        mode = how.get(one.name, one.mode)
        if mode == "joined":
            found.append(f"{signed}被告{one.name}加入上述债务{bound}。")
        elif mode != "void":
            found.append(f"{signed}被告{one.name}为上述债务提供{guarantee_words(mode)}{bound}。")
            asked = [each for each in one.demands if each.event == "demand" and each.day <= statement.until]
            said = [f"{zh_date(each.day)}{f'以{each.method}' if each.method else ''}" for each in asked]
            found += [f"原告于{'、'.join(said)}请求被告{one.name}承担保证责任。"] if said else []
    for right in case.security:
        if right.kind not in ("mortgage", "pledge"):
            continue
        kind = "抵押" if right.kind == "mortgage" else "质押"
        registered = f"，于{zh_date(right.registered)}办理登记" if right.registered is not None else ""
        number = f"（{right.certificate}）" if right.certificate else ""
        owner = right.owner or case.debtor.name
        found.append(f"{owner}以{right.property or '其财产'}为上述债务设定{kind}{registered}{number}。")
    return found


def _estates(statement: Statement, blanks: Blanks) -> list[str]:
    """Whose bankruptcy was accepted, by which court, from when interest stops; and that the claim was filed, which goes
    before a suit that is brought later.
    """
    people = statement.persons.people if statement.persons is not None else ()
    found = []
    for name, one in estates(statement).items():
        court = blanks.fill(one.court, f"受理{name}破产申请的法院")
        appointed = f"，指定{one.administrator}担任管理人" if one.administrator else ""
        stop = one.accepted + (1 if one.stop_day else 0)
        own = next((each for each in people if each.name == name and each.stop == stop), None)
        # Beside others, for whom interest runs on, what this one owes is another sum.
        less = own is not None and own.role == "debtor" and own.amount != statement.totals.total
        sum_ = f"，计至{zh_date(stop - 1)}为{fen_plain(own.amount)}元" if own is not None and less else ""
        found.append(
            f"{zh_date(one.accepted)}，{court}裁定受理{name}破产申请{appointed}，"
            f"{name}所负债务自{zh_date(stop)}起停止计息{sum_}。"
        )
        filed = statement.case.filed
        if one.declared is not None or filed is None or filed >= one.accepted:
            day = (
                zh_date(one.declared) if one.declared is not None else blanks.fill("", f"向{name}管理人申报债权的日期")
            )
            found.append(f"原告于{day}向{name}管理人申报债权。")
    return found
