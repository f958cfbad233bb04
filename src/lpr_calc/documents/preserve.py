"""财产保全申请书 (2016 samples 113, 126; 财产保全规定 1, 5条): who, what sum, which property, why, which security."""

from __future__ import annotations

from ..base.dates import iso, zh_date
from ..base.errors import LprError, problems_of
from ..base.money import fen_comma, fen_plain
from ..base.record import Record
from ..casefile.model import Case
from ..casefile.papers import Preserve
from ..casefile.people import Party
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.fee import court_fee
from ..law.provision import version_on
from ..render.model import Blanks, Document, Para, Part
from ..reports.currency import code_of
from ..reports.sentence import claims_of
from ..values.capitals import capitals
from .debts import bankrupts, defendants
from .enforcement import executed
from .grounds import law_words
from .letters import facts
from .people import agent_lines, agents_claiming, instrument, party_lines, signature
from .slots_enforcement import issuer_of
from .timing import given_on

problem = problems_of(__name__)


class Preserving(Record):
    """What an application comes to: the stage (``before``, ``in`` the suit, ``after`` the judgment), the claim on the
    day, the amount to be preserved, its fee (None where no rate converts the amount to RMB), and the most that is to be
    secured; all fen.
    """

    when: str
    claim: int
    amount: int
    fee: int | None
    security: int


def stage_of(case: Case) -> str:
    """The stage of an application: as stated, else by what has happened by ``case.until``."""
    stated = case.preserve.when if case.preserve is not None else ""
    if stated:
        return stated
    until = case.until if case.until is not None else case.today
    given = None if case.judgment is None else given_on(case.judgment)
    if given is not None and given <= until:
        return "after"
    return "in" if case.filed is not None and case.filed <= until else "before"


def preserving(statement: Statement | JudgmentStatement, when: str) -> Preserving:
    """The amount: as stated, else the whole claim on the day. Raises LprError for more than is claimed (105条)."""
    asked = statement.case.preserve or Preserve()
    claim = statement.totals.total - (statement.not_due if isinstance(statement, Statement) else 0)
    amount = claim if asked.amount is None else asked.amount
    if amount > claim:
        raise LprError(problem("preserve-amount", asked.where, amount=fen_comma(amount), claim=fen_comma(claim)))
    # Before the suit the whole sum is secured, in it at most 30 % (财产保全规定 5条).
    security = amount if when == "before" else amount * 30 // 100
    return Preserving(when, claim, amount, None if code_of(statement) else court_fee("preserve", amount).fee, security)


def against_whom(statement: Statement | JudgmentStatement) -> list[Party]:
    """Whose property may be preserved: nobody's whose bankruptcy was accepted (企业破产法 19条)."""
    found = defendants(statement) if isinstance(statement, Statement) else executed(statement)
    out = bankrupts(statement)
    return [party for party in found if party.name not in out]


def preserve(statement: Statement | JudgmentStatement, found: Preserving) -> Document:
    """The application: parties with their addresses, what is asked, facts and reasons, security, court."""
    case, blanks = statement.case, Blanks()
    asked = case.preserve or Preserve()
    against = against_whom(statement)
    parts: list[Part] = [Para("财产保全申请书", "title")]
    for party in case.creditors:
        parts += party_lines("申请人", party, blanks)
    address = case.service.address if case.service is not None else case.creditor.address
    parts.append(Para(f"送达地址：{blanks.fill(address, '申请人送达地址')}。"))
    parts += agent_lines(agents_claiming(case), blanks)
    for party in against:
        parts += party_lines("被申请人", party, blanks)
    parts += [Para("请求事项", "heading"), Para(_asked(statement, against, found, asked, blanks))]
    parts.append(Para("事实和理由", "heading"))
    parts += [Para(text) for text in _reasons(statement, found, asked, against, blanks)]
    parts += [Para(_security(found, asked, blanks)), Para(_articles(statement.until, found))]
    parts += [Para("此致"), Para(blanks.fill(case.court, "执行法院" if found.when == "after" else "保全法院"), "plain")]
    parts += signature("申请人", case.creditors, blanks)
    copy = "、生效法律文书副本" if found.when == "after" else ""
    parts.append(Para(f"附：申请人身份证明、担保材料、财产线索材料{copy}", "note"))
    return Document("preserve", tuple(parts), False, tuple(blanks.missing))


def _asked(
    statement: Statement | JudgmentStatement, against: list[Party], found: Preserving, asked: Preserve, blanks: Blanks
) -> str:
    """What is to be attached, and of whom who owes less than the sum, within what he owes (105条)."""
    case = statement.case
    names = "、".join(blanks.fill(party.name, "被申请人姓名或名称") for party in against)
    clues = asked.clues or case.clues
    amount = f"价值{fen_plain(found.amount)}元（大写：人民币{capitals(found.amount)}）"
    less = _less(statement, against, found.amount)
    if asked.property:
        return f"查封、扣押、冻结被申请人{names}的下列财产，以{amount}为限{less}：{'；'.join(asked.property)}。"
    wanted = blanks.fill(clues, "被保全财产的信息或者线索")
    return f"查封、扣押、冻结被申请人{names}{amount}的财产{less}。财产线索：{wanted}。"


def _less(statement: Statement | JudgmentStatement, against: list[Party], amount: int) -> str:
    """``（其中被申请人钱某以300000元为限）``: nobody's property is attached for more than is asked of him."""
    if isinstance(statement, JudgmentStatement):
        owed = {one.name: one.amount for one in statement.persons}
    else:
        owed = {one.name: one.amount for one in statement.persons.people} if statement.persons is not None else {}
    less = [
        f"被申请人{party.name}以{fen_plain(owed[party.name])}元为限"
        for party in against
        if 0 < owed.get(party.name, 0) < amount
    ]
    return f"（其中{'，'.join(less)}）" if less else ""


def _reasons(
    statement: Statement | JudgmentStatement,
    found: Preserving,
    asked: Preserve,
    against: list[Party],
    blanks: Blanks,
) -> list[str]:
    case, until = statement.case, zh_date(statement.until)
    creditors = "、".join(blanks.fill(party.name, "申请人姓名或名称") for party in case.creditors)
    debtors = "、".join(blanks.fill(party.name, "被申请人姓名或名称") for party in case.debtors)
    matter = case.title.removesuffix("一案") or f"{creditors}与{debtors}纠纷"
    said = []
    if isinstance(statement, JudgmentStatement):
        number = blanks.fill(statement.judgment.number, "执行依据文书号")
        issuer = blanks.fill(issuer_of(statement), "作出机构")
        text = statement.judgment.operative_text.rstrip("。")
        said.append(
            f"{matter}一案，{issuer}作出{instrument(number)}，主文为：{blanks.fill(text, '判项主文（照抄）')}。"
            f"截至{until}，被申请人依该文书应付{fen_plain(found.claim)}元{_beside(statement)}{_not_enforced(case)}。"
        )
    else:
        if found.when == "in":
            number = case.case_number
            said.append(f"{f'{number}' if number else ''}{matter}一案，贵院已经受理。")
        said.append(facts(statement, f"被申请人{debtors}", f"申请人{creditors}", blanks))
        said.append(
            f"{'申请人在该案中' if found.when == 'in' else '申请人拟'}请求：{''.join(claims_of(statement))}"
            f"截至{until}，请求的款项共{fen_plain(found.claim)}元。"
        )
    said.append(f"{blanks.fill(asked.reason, _WHY[found.when == 'after'])}。".replace("。。", "。"))
    said.append(f"保全申请费{_fee(found)}，由申请人预交。")
    return said


def _fee(found: Preserving) -> str:
    """The fee and what it is computed on; an amount in another currency is converted on the day of acceptance."""
    if found.fee is not None:
        return f"{fen_plain(found.fee)}元（以{fen_plain(found.amount)}元计算）"
    return f"依照{law_words(('fees-2006/55',))}，按受理之日的汇率折合人民币计算"


_WHY = {
    False: "需要保全的理由（不保全将使判决难以执行的情形）",
    True: "紧急情况（如转移财产），不保全将使生效法律文书不能执行或者难以执行",
}
"""What the reason has to be: after the judgment an urgent one."""


def _beside(statement: JudgmentStatement) -> str:
    """A doubled part in RMB, which no sum in the currency of the judgment has in it."""
    doubled = statement.totals.doubled_after if statement.apart else 0
    return f"，另有加倍部分债务利息人民币{fen_plain(doubled)}元" if doubled else ""


def _not_enforced(case: Case) -> str:
    """That enforcement was not applied for yet; nothing where the file has the number of an enforcement case."""
    return "" if case.resume is not None and case.resume.case else "，申请人尚未申请执行"


def enforce_by(statement: Statement | JudgmentStatement) -> int | None:
    """The last of the five days after the end of the time to perform within which enforcement is to be applied for, or
    the measure is lifted (民诉法解释 163条); None before a judgment, or where that end is not known.
    """
    judgment = statement.judgment if isinstance(statement, JudgmentStatement) else None
    return None if judgment is None or judgment.perform_by is None else judgment.perform_by + 5


def _security(found: Preserving, asked: Preserve, blanks: Blanks) -> str:
    """What is offered; before the suit it equals the sum, in it it is 30 % at most, after it it may be none."""
    offered = blanks.fill(asked.security, "担保方式或者不需要提供担保的理由")
    if found.when == "before":
        how = f"担保数额与请求保全的数额相当，为{fen_plain(found.security)}元"
    elif found.when == "after":
        how = "法律文书生效后、进入执行程序前申请保全的，可以不要求提供担保"
    else:
        how = f"担保数额不超过请求保全数额的百分之三十，即{fen_plain(found.security)}元"
    return f"担保：{offered}（{how}）。"


_GROUNDS = {
    "in": ("civil-procedure-2023/103", "civil-procedure-2023/105", "preservation-2020/1", "preservation-2020/5"),
    "before": ("civil-procedure-2023/104", "civil-procedure-2023/105", "preservation-2020/1", "preservation-2020/5"),
    "after": ("civil-procedure-interp-2022/163", "preservation-2020/1", "preservation-2020/9"),
}
"""The articles by the stage, in the version in force now."""


def preserve_grounds(until: int, when: str) -> tuple[str, ...]:
    """The articles an application of a stage rests on, each as in force on the day."""
    found = (version_on(key, iso(until)) for key in _GROUNDS[when])
    return tuple(key for key in found if key)


def _articles(until: int, found: Preserving) -> str:
    """The articles by the day; before the suit it must be brought within thirty days of the measure, after the judgment
    it is an application to the court of enforcement (民诉法解释 163条).
    """
    then = "申请人将在人民法院采取保全措施后三十日内依法提起诉讼。" if found.when == "before" else ""
    cited = law_words(preserve_grounds(until, found.when))
    return f"{then}依照{cited}，提出申请。" if cited else f"{then}特此申请。"
