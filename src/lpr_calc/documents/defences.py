"""What a defendant may plead of a claim, as the file states it: in an answer as text and in its form alike.

Whether to plead it is his: the time that ran out, a reduction of damages and the refusal of a general guarantor are
heard only where they are pleaded (民法典 193, 585条2款, 687条2款).
"""

from __future__ import annotations

from ..base.dates import iso, zh_date
from ..base.errors import LprError
from ..base.money import fen_plain
from ..base.record import Record
from ..casefile.people import Party
from ..compute.limitation import limitation
from ..compute.statement import Line, Statement
from ..engine.schedule import Rate
from ..law.provision import version_on
from ..reports.lines import rule_text
from ..reports.sentence import principal_name
from ..values.rate import MULTIPLE, SCALE, RateTerm, percent_short
from .debts import claimed_principal, contracts, defendants, first_default, is_due, not_due_text
from .grounds import law_words, payment_grounds


class Defence(Record):
    """One thing that is pleaded. ``subject`` is ``principal``, ``rate``, ``damages``, ``payments``, ``due``, ``time``
    or ``guarantee``; ``keys`` what it stands on; ``less`` what the court is asked to take off, in fen; ``whom`` who
    alone pleads it; ``whole`` where nothing is left of the claim against him, or against anybody.
    """

    subject: str
    text: str
    keys: tuple[str, ...] = ()
    less: int = 0
    whom: str = ""
    whole: bool = False


def respondents(statement: Statement) -> list[Party]:
    """Who answers: everybody who is sued, a guarantor whose period has ended too, who has to say so."""
    sued = defendants(statement)
    people = statement.persons.people if statement.persons is not None else ()
    late = {one.name for one in people if one.expired and not one.released}
    return sued + [one.party for one in statement.case.guarantors if one.name in late]


def reduction(statement: Statement) -> RateTerm | None:
    """The rate to which a court may be asked to reduce what was agreed for default; None where it need not be asked.

    Of a loan of a financial institution all heads together, 24 % (法发〔2017〕22号 2条); else one and three tenths of
    the loss, which the LPR measures (合同编通则解释 65条2款). Private lending has a ceiling of its own.
    """
    if statement.case.conventions.cap == "rate" or not statement.lines:
        return None
    if statement.kind == "bank-loan":
        return RateTerm("fixed", 24 * SCALE)
    if any(notice.code == "damages-excess" for notice in statement.notices):
        return RateTerm("lpr", multiple=MULTIPLE * 13 // 10)
    return None


def defences(statement: Statement, reduced: Statement | None = None) -> list[Defence]:
    """What the facts of the file give a defendant. ``reduced`` is the claim under the rate of `reduction`."""
    found = [*_out_of_time(statement), *_not_due(statement), *_kept_back(statement), *_above_ceiling(statement)]
    return [*found, *_excessive(statement, reduced), *_paid(statement), *_guarantees(statement)]


def _out_of_time(statement: Statement) -> list[Defence]:
    """Limitation that ran out before the suit."""
    case = statement.case
    day = case.filed if case.filed is not None else statement.until
    before = case._replace(filed=None, accepted=None, served=None, judgment=None)
    try:
        clocks = limitation(before, day).claims
    except LprError:
        return []  # nothing starts a clock
    if len(clocks) != len(case.loans):
        return []
    late = [
        (loan, clock.last)
        for loan, clock in zip(case.loans, clocks, strict=True)
        if clock.state == "expired" and clock.last is not None and clock.last < day
    ]
    when = f"原告{zh_date(day)}{'起诉' if case.filed is not None else '主张'}时已经届满"
    said = [
        f"{f'{loan.id}：' if len(case.loans) > 1 else ''}诉讼时效期间于{zh_date(last)}届满，{when}"
        for loan, last in late
    ]
    keys = tuple(key for key in (version_on(key, iso(day)) for key in ("civil-code/188", "civil-code/192")) if key)
    return [Defence("time", "；".join(said), keys, whole=len(late) == len(case.loans))] if said else []


def _not_due(statement: Statement) -> list[Defence]:
    """Nothing has fallen due yet, or something has not."""
    later = not_due_text(statement)
    if later and is_due(statement):
        return [Defence("due", f"{later}尚未到期，不应支持")]
    loans = statement.case.loans
    firsts = [first_default(loan) for loan in loans]
    days = [loan.due for loan in loans if loan.due is not None]
    if not days or is_due(statement) or any(first is None for first in firsts):
        return []
    return [Defence("due", f"约定的期限至{zh_date(max(days))}止，尚未到期", whole=True)]


def _kept_back(statement: Statement) -> list[Defence]:
    """Interest kept back up front is no principal (民法典 670条)."""
    agreed, keys = contracts(statement), []
    said = []
    for loan in agreed:
        if loan.deducted:
            mark = f"{loan.id}：" if len(agreed) > 1 else ""
            said.append(
                f"{mark}约定{fen_plain(loan.principal)}元，出借时预扣利息{fen_plain(loan.deducted)}元，"
                f"应按实际出借的{fen_plain(loan.principal - loan.deducted)}元认定本金"
            )
            keys.append(version_on("civil-code/670", iso(loan.lent or statement.until)))
    return [Defence("principal", "；".join(said), tuple(key for key in keys if key))] if said else []


def _above_ceiling(statement: Statement) -> list[Defence]:
    """Rates that were agreed above the ceiling of their days, or are asked to be reduced: which, to which, and by how
    much.
    """
    pieces: dict[tuple[str, str], list[Line]] = {}
    for line in statement.lines:
        if line.rate.agreed:
            limit = rule_text(line._replace(rate=_bare(line), cut=0), "zh", dated=False)
            pieces.setdefault((line.rate.agreed[0].rate.rule.zh, limit), []).append(line)
    said = []
    for (agreed, limit), lines in pieces.items():
        rates = dict.fromkeys(percent_short(line.rate.value) for line in lines)
        at = f"（{next(iter(rates))}）" if len(rates) == 1 and next(iter(rates)) not in limit else ""
        cut = sum(line.cut for line in lines)
        more = f"，多计{fen_plain(cut)}元" if cut else ""
        days = f"{zh_date(lines[0].start)}至{zh_date(lines[-1].end - 1)}"
        if statement.kind == "private-lending":
            said.append(f"{days}，{agreed}超过{limit}{at}{more}")
        else:
            said.append(f"{days}，{agreed}过分高于造成的损失，{limit}{at}{more}")
    if not said:
        return []
    private = statement.kind == "private-lending"
    head = "约定的利率超过法律保护的上限，超过部分不应支持：" if private else "违约责任应予调减："
    keys = tuple(dict.fromkeys(key for lines in pieces.values() for line in lines for key in line.provisions))
    return [Defence("rate" if private else "damages", f"{head}{'；'.join(said)}", keys)]


def _bare(line: Line) -> Rate:
    rate = line.rate
    return Rate(rate.value, rate.unit, rate.rule, rate.factor, rate.quote, rate.provisions, term=rate.term)


def _excessive(statement: Statement, reduced: Statement | None) -> list[Defence]:
    """What was agreed for default may be reduced where the party asks for it, with what that would come to."""
    term = reduction(statement)
    less = statement.totals.total - reduced.totals.total if reduced is not None else 0
    if term is None or (less <= 0 and (reduced is not None or term.kind == "fixed")):
        return []
    after = reduced.totals if reduced is not None else statement.totals
    from_to = f"{fen_plain(statement.totals.interest_after)}元减少为{fen_plain(after.interest_after)}元"
    if after.principal_after != statement.totals.principal_after:  # payments served more of it
        from_to += f"，抵充后尚欠{principal_name(statement)}{fen_plain(after.principal_after)}元"
    keys: tuple[str, ...] = ("spc-2017-22/2",)
    if term.kind == "fixed":
        text = (
            "原告同时主张的利息、复利、罚息及其他费用合计过高，显著背离实际损失，请求对总计超过年利率24%的部分予以调减："
            f"由{from_to}"
        )
    else:
        text = (
            "约定的违约责任超过以一年期贷款市场报价利率计算的损失的百分之三十，过分高于造成的损失，请求予以适当减少"
            + (f"：按该利率的1.3倍计算，由{from_to}" if reduced is not None else "")
        )
        first, until = iso(statement.lines[0].start), iso(statement.until)
        keys = tuple(
            key for key in (version_on("civil-code/585", first), version_on("contract-general-2023/65", until)) if key
        )
    return [Defence("damages", text, keys, less)]


def _paid(statement: Statement) -> list[Defence]:
    """Every payment by the day."""
    if not statement.ledger:
        return []
    sums: dict[int, int] = {}  # a payment is a row for each debt it served
    for row in statement.ledger:
        sums[row.day] = sums.get(row.day, 0) + row.amount
    paid = "；".join(f"{zh_date(day)}{fen_plain(amount)}元" for day, amount in sums.items())
    total = fen_plain(sum(row.amount for row in statement.ledger))
    left = fen_plain(claimed_principal(statement))
    named = principal_name(statement)
    due = "已到期的" if statement.undue else ""
    return [Defence("payments", f"已付：{paid}，共{total}元，应予抵充，抵充后尚欠{due}{named}{left}元")]


def _guarantees(statement: Statement) -> list[Defence]:
    """Of each guarantor: that his period ended, that he answers after the debtor, or within a limit."""
    found, persons = [], statement.persons
    facts = {one.name: one for one in statement.case.guarantors}
    for one in persons.people if persons is not None else ():
        fact = facts.get(one.name)
        if persons is None or fact is None or one.released or fact.void:
            continue
        general = one.how == "general"
        old = fact.signed is not None and iso(fact.signed) < "2021-01-01"
        if one.expired:
            lasts = [clock.last for clock in persons.clocks if clock.guarantor == one.name and clock.last is not None]
            ended = f"于{zh_date(max(lasts))}届满" if lasts else "已经届满"
            act = "对债务人提起诉讼或者申请仲裁" if general else "请求其承担保证责任"
            old_key = "guarantee-1995/25" if general else "guarantee-1995/26"
            found.append(
                Defence(
                    "guarantee",
                    f"{one.name}的保证期间{ended}，原告未在该期间内{act}，保证人不再承担保证责任",
                    (old_key if old else "civil-code/693",),
                    whom=one.name,
                    whole=True,
                )
            )
            continue
        if general:
            text = f"{one.name}提供的是一般保证，在就债务人的财产依法强制执行仍不能履行以前，有权拒绝承担保证责任"
            found.append(Defence("guarantee", text, ("guarantee-1995/17" if old else "civil-code/687",), whom=one.name))
        if one.limit is not None:
            most = (
                f"本金{fen_plain(one.limit)}元及其利息" if one.limit_on == "principal" else f"{fen_plain(one.limit)}元"
            )
            found.append(Defence("guarantee", f"{one.name}仅在{most}范围内承担责任", whom=one.name))
    return found


def pleaded(found: list[Defence]) -> list[str]:
    """Each defence as a paragraph of an answer, with the law it stands on where none is the claim's own."""
    said = []
    for one in found:
        law = f"（{law_words(one.keys)}）" if one.keys and one.subject != "rate" else ""
        said.append(f"{one.text}{law}。")
    return said


def answer_grounds(statement: Statement, found: list[Defence]) -> tuple[str, ...]:
    """The law an answer cites: that of its figures and of what is pleaded; not what the plaintiff claims by."""
    lines = (key for line in (*statement.lines, *statement.ahead) for key in line.provisions)
    return tuple(dict.fromkeys((*lines, *payment_grounds(statement), *(key for one in found for key in one.keys))))
