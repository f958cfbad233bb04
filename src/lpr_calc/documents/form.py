"""The values of the official element-style forms, in the form's own order (documents.md §§1.1, 1.2, 4.1).

The form may not be redrawn, so a value comes as it is to be written into its blank. Nothing is ticked that the case
does not state; what is left blank is listed.
"""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..base.record import Record
from ..casefile.model import Loan, mediated
from ..casefile.people import Guarantor, Party, is_natural
from ..compute.judgment_statement import JudgmentStatement
from ..compute.statement import Statement
from ..law.provision import provision
from ..render.model import Blanks, Cell, Column, Document, Para, Part, Table, words
from ..reports.application import request
from ..reports.parties_words import guarantor_items, limit_text, names_of, security_items
from ..reports.sentence import damages_terms, interest_terms, principal_name
from ..values.rate import RateTerm, percent_short
from .debts import contracts, cost_names, costs_open, due_of, first_default, lends
from .enforcement import box_values, executed
from .people import account_items, form_facts

KNOWN = ("private-lending", "bank-loan")
"""Kinds of claim whose form's numbering was compared (documents.md §§1.1, 1.2)."""
CAUSES = {"private-lending": "民间借贷纠纷", "bank-loan": "金融借款合同纠纷", "sale": "买卖合同纠纷"}
"""案由 by kind."""


class Row(Record):
    """One row of a form: number and title as the form prints them, and the value."""

    number: str
    title: str
    value: str


def form(statement: Statement | None, judged: JudgmentStatement | None) -> Document:
    """The complaint's values where there is a claim, and the enforcement application's where there is a judgment."""
    blanks = Blanks()
    parts: list[Part] = []
    if statement is not None:
        known = statement.kind in KNOWN
        parts.append(Para(f"{CAUSES.get(statement.kind, '')}民事起诉状（要素式）填写内容", "title"))
        parts.append(_table("当事人信息", party_rows(statement, blanks), False))
        parts.append(_table("诉讼请求", claim_rows(statement, blanks), known))
        parts.append(_table("事实与理由", fact_rows(statement, blanks), known))
        parts.append(Para(f"未填的项目（由当事人按实际填写）：{'、'.join(_left_open(statement))}。", "note"))
    if judged is not None:
        parts.append(Para("强制执行申请书（要素式）填写内容", "title"))
        parts.append(_table("执行依据与申请执行事项", enforcement_rows(judged, blanks), False))
    return Document("form", tuple(parts), False, tuple(blanks.missing))


def _table(title: str, rows: list[Row], numbered: bool) -> Table:
    """Rows as the form numbers them; where its numbers are not known, their titles alone."""
    columns: tuple[Column, ...] = (
        Column("number", "序号", 8),
        Column("title", "项目", 26),
        Column("value", "内容", 66),
    )
    cells: tuple[tuple[Cell, ...], ...] = tuple((words(row.number), words(row.title), words(row.value)) for row in rows)
    if not numbered:
        columns, cells = columns[1:], tuple(row[1:] for row in cells)
    return Table(title, columns, cells, listed=True)


def _left_open(statement: Statement) -> list[str]:
    """Elements of the form that neither the case nor the ledger speaks of."""
    repayment = [] if any(len(loan.instalments) > 1 for loan in contracts(statement)) else ["还款方式"]
    return [*repayment, "其他需要说明的内容", "仲裁、法院管辖约定", "诉前保全", "对纠纷解决方式的意愿"]


def party_rows(statement: Statement, blanks: Blanks) -> list[Row]:
    """当事人信息: a block for every plaintiff and defendant, the form's block being copied for each.

    Defendants are the debtors who were not released, the guarantors who can still be sued, and owners of what secures
    the debt. The loan forms have no line for the code of a defendant organisation.
    """
    case = statement.case
    people = statement.persons.people if statement.persons is not None else ()
    gone = {one.name for one in people if one.released or one.expired}
    sued = [*case.debtors, *(one.party for one in case.guarantors)]
    known = {party.name for party in sued}
    owners = dict.fromkeys(one.owner for one in case.security if one.owner and one.owner not in known)
    sued = [party for party in sued if party.name not in gone] + [Party(name) for name in owners]
    lend = lends(statement)
    blocks = [("原告", "出借人" if lend else "债权人", party, True) for party in case.creditors]
    blocks += [("被告", "借款人" if lend else "债务人", party, statement.kind not in KNOWN) for party in sued]
    return [
        Row(
            "",
            f"{role}（{'自然人' if is_natural(party) else '法人、非法人组织'}）",
            form_facts(party._replace(name=blanks.fill(party.name, called)), coded),
        )
        for role, called, party, coded in blocks
    ]


def claim_rows(statement: Statement, blanks: Blanks) -> list[Row]:
    """诉讼请求, rows 1 to 8."""
    case, totals = statement.case, statement.totals
    until = f"截至{zh_date(statement.until)}止"
    accelerated = any(loan.accelerated is not None for loan in case.loans)
    secured = [loan.secured for loan in case.loans]
    principal = principal_name(statement)
    guarantee = "否"
    asked = secured_by(statement)
    if asked:
        guarantee = f"是，内容：{asked}"
    elif any(value is True for value in secured):
        guarantee = f"是，内容：{blanks.fill('', '担保权利内容')}"
    elif any(value is None for value in secured):
        guarantee = blanks.fill("", "是否主张担保权利")
    costs = costs_open(statement)
    counted = how_counted(statement)
    return [
        Row("1", principal, f"{until}，尚欠{principal}{fen_plain(totals.principal_after)}元"),
        Row(
            "2",
            "利息（期内利息、复利、罚息）" if statement.kind == "bank-loan" else "利息",
            f"{until}，{_interest(statement)}；计算方式：{counted}；是否请求支付至实际清偿之日止："
            f"{'是' if totals.per_diem else '否'}",
        ),
        Row("3", "是否要求提前还款或解除合同", "是，提前还款（加速到期）" if accelerated else "否"),
        Row("4", "是否主张担保权利", guarantee),
        Row("5", "是否主张实现债权的费用", f"是，明细：{costs}" if costs else "否"),
        Row("6", "是否主张诉讼费用", "是"),
        Row("7", "其他请求", other_claims(statement) or "无"),
        Row("8", "标的总额", f"{fen_plain(totals.total)}元"),
    ]


def secured_by(statement: Statement) -> str:
    """What is asked of guarantors and of rights in rem, as the form's row 4 says it; "" where nothing is."""
    return "；".join([*guarantor_items(statement, 2, ""), *security_items(statement, 2, "原告")])


def how_counted(statement: Statement) -> str:
    """What goes into 计算方式: base, first day, rate, last day, and the annexed schedule."""
    terms = interest_terms(statement)
    return f"{terms}{'，' if terms else ''}见所附《利息计算清单》"


def _interest(statement: Statement) -> str:
    owed = statement.owed
    if statement.kind != "bank-loan":
        interest = owed.get("in-term", 0) + owed.get("overdue", 0)
        return f"尚欠利息{fen_plain(interest)}元"
    heads = [("期内利息", "in-term"), ("复利", "compound"), ("罚息（违约金）", "penalty")]
    total = sum(owed.get(kind, 0) for _, kind in heads)
    return f"欠利息{fen_plain(total)}元、" + "、".join(
        f"{name}{fen_plain(owed.get(kind, 0))}元" for name, kind in heads
    )


def other_claims(statement: Statement) -> str:
    """What goes into 其他请求: damages and other fees that are open, which the row of interest has no blank for."""
    said = [(name, statement.owed.get(kind, 0)) for name, kind in (("违约金", "damages"), ("其他费用", "fees"))]
    terms = damages_terms(statement) if statement.kind != "bank-loan" else ""
    counted = {"违约金": f"，计算方式：{terms}" if terms else ""}
    return "；".join(f"{name}{fen_plain(amount)}元{counted.get(name, '')}" for name, amount in said if amount)


def fact_rows(statement: Statement, blanks: Blanks) -> list[Row]:
    """事实与理由: the rows that the case and the ledger can fill; the others are named as left to be written."""
    case = statement.case
    lend = lends(statement)
    lender, borrower, debt = ("出借人", "借款人", "借款") if lend else ("债权人", "债务人", "款项")
    creditors, debtors = names_of(case)
    names = (blanks.fill(creditors, lender), blanks.fill(debtors, borrower))
    rows = [Row("2", "签订主体", f"{lender}：{names[0]}；{borrower}：{names[1]}")]
    agreed = contracts(statement)
    for loan in agreed:
        mark = f"（{loan.id}）" if len(agreed) > 1 else ""
        signed = loan.signed if loan.signed is not None else loan.lent
        at = zh_date(signed) if signed is not None else blanks.fill("", "合同签订时间")
        rows += [
            Row("1", f"合同签订情况{mark}", f"{blanks.fill('' if loan.id == '1' else loan.id, '合同名称')}，{at}签订"),
            Row("3", f"{debt}金额{mark}", _amount(loan) if lend else f"{fen_plain(loan.principal)}元"),
            Row("4", f"{debt}期限{mark}", _term(loan, statement.until, lend, blanks)),
            Row("5", f"{'借款利率' if lend else '利率、违约金'}{mark}", _rate(loan)),
        ]
        if lend:
            rows.append(Row("6", f"借款提供时间{mark}", _lent(loan, blanks)))
    if any(len(loan.instalments) > 1 for loan in agreed):
        rows.append(
            Row("7", "还款方式" if lend else "付款方式", f"其他：分期{'偿还' if lend else '付款'}，各期见{debt}期限")
        )
    rows.append(Row("8", "还款情况", _repaid(statement)))
    rows.append(Row("9", "是否存在逾期还款", _late(statement)))
    secured = [loan.secured for loan in case.loans]
    if case.guarantors or case.security:
        rows += _secured(statement, blanks)
    else:
        guarantees = "无" if all(value is False for value in secured) else blanks.fill("", "担保情况")
        rows.append(Row("10-15", "担保", guarantees))
    basis = (
        "法律规定"
        if all(loan.rate is None and loan.overdue_rate is None and loan.damages is None for loan in case.loans)
        else "合同约定、法律规定"
    )
    rows.append(Row("17", "请求依据", f"{basis}（{'；'.join(_cited(statement))}）"))
    rows.append(Row("18", "证据清单", "见附页"))
    rows.sort(key=lambda row: int(row.number.partition("-")[0]))
    return rows


def _secured(statement: Statement, blanks: Blanks) -> list[Row]:
    """Rows 10 to 15: contracts of security, the property, the maximum, registration, guarantees and their mode."""
    case = statement.case
    rights, rows = case.security, []
    real = [one for one in rights if one.kind in ("mortgage", "pledge")]
    rows.append(Row("10", "是否签订物的担保（抵押、质押）合同", "是" if real else "否"))
    if real:
        things = "；".join(
            f"担保人：{one.owner or case.debtor.name}，担保物：{one.property or blanks.fill('', '担保物')}"
            for one in real
        )
        rows.append(Row("11", "担保人、担保物", things))
        most = [one for one in real if one.maximum is not None]
        told = "；".join(
            "是，担保债权的确定时间："
            f"{zh_date(one.fixed) if one.fixed is not None else blanks.fill('', '债权确定日')}，"
            f"担保额度：{fen_plain(one.maximum or 0)}元"
            for one in most
        )
        rows.append(Row("12", "是否最高额担保（抵押、质押）", told or "否"))
        registered = "；".join(
            f"是（{zh_date(one.registered)}{f'，{one.certificate}' if one.certificate else ''}）"
            for one in real
            if one.registered is not None
        )
        rows.append(Row("13", "是否办理抵押、质押登记", registered or "否"))
    if case.guarantors:
        modes = {one.name: one.how for one in statement.persons.people} if statement.persons is not None else {}
        told = "；".join(_guarantee(one, modes.get(one.name, one.mode), blanks) for one in case.guarantors)
        rows.append(Row("14", "是否签订保证合同", f"是，{told}"))
    else:
        rows.append(Row("14", "是否签订保证合同", "否"))
    rows.append(Row("15", "其他担保方式", "否"))
    return rows


def _guarantee(one: Guarantor, mode: str, blanks: Blanks) -> str:
    signed = zh_date(one.signed) if one.signed is not None else blanks.fill("", "保证合同签订时间")
    within = f"，{bound}" if (bound := limit_text(one)) else ""
    how = {"general": "一般保证", "joint": "连带责任保证", "joined": "债务加入", "void": "保证无效"}.get(mode, "")
    return f"签订时间：{signed}，保证人：{one.name}，保证方式：{how}{within}"


def _repaid(statement: Statement) -> str:
    """What was paid, and to which day interest is paid up where a payment left none open."""
    ledger = statement.ledger
    verb = "已还" if lends(statement) else "已付"
    heads = [(f"{verb}{principal_name(statement)}", "principal"), (f"{verb}{_paid_interest(statement)}", "interest")]
    said = "，".join(f"{name}{fen_plain(sum(getattr(row, head) for row in ledger))}元" for name, head in heads)
    costs = sum(row.costs for row in ledger)
    if costs:
        said += f"，{verb}{cost_names(statement.case.costs)}{fen_plain(costs)}元"
    last = next((row for row in reversed(ledger) if row.interest), None)
    if last is None or len(statement.case.loans) > 1 or _paid_interest(statement) != "利息":
        return said  # interest is paid up to a day debt by debt, and damages to none
    if last.interest_after:
        return f"{said}，{zh_date(last.day)}付款后尚欠利息{fen_plain(last.interest_after)}元"
    return f"{said}，还息至{zh_date(last.day if statement.conventions['payment_day'] == 'old' else last.day - 1)}"


def _cited(statement: Statement) -> list[str]:
    keys = dict.fromkeys(key for line in statement.lines for key in line.provisions)
    return [f"{provision(key).short}{provision(key).article}" for key in keys]


def _amount(loan: Loan) -> str:
    given = loan.principal - loan.deducted
    how = f"（{loan.delivery}）" if loan.delivery else ""
    return f"约定{fen_plain(loan.principal)}元，实际提供{fen_plain(given)}元{how}"


def _term(loan: Loan, until: int, lend: bool, blanks: Blanks) -> str:
    portions = [(portion.day, portion.amount) for portion in loan.instalments if portion.day is not None]
    due = max((day for day, _ in portions), default=loan.due)
    if due is None:
        return "未约定期限"
    ended = due_of(loan)
    over = "已到期" if ended is not None and ended < until else "未到期"
    parts = ""
    if len(portions) > 1:
        listed = "、".join(f"{zh_date(day)}{fen_plain(amount)}元" for day, amount in portions)
        parts = f"，分{len(portions)}期：{listed}"
    if loan.accelerated is not None and loan.accelerated < due:
        parts += f"；{zh_date(loan.accelerated)}宣布提前到期"
    if not lend:
        return f"{over}；付款日{zh_date(due)}{parts}"
    lent = zh_date(loan.lent) if loan.lent is not None else blanks.fill("", "出借日")
    return f"{over}；{lent}起至{zh_date(due)}止{parts}"


def _rate(loan: Loan) -> str:
    said = []
    if loan.rate is not None:
        said.append(f"期内{_rate_text(loan.rate)}")
    if loan.free:
        said.append("约定不计期内利息")
    if loan.overdue_rate is not None:
        said.append(f"逾期{_rate_text(loan.overdue_rate)}")
    if isinstance(loan.damages, RateTerm):
        said.append(f"违约金{_rate_text(loan.damages)}")
    if isinstance(loan.damages, int):
        said.append(f"违约金{fen_plain(loan.damages)}元")
    return "，".join(said) or "未约定利率"


def _rate_text(term: RateTerm) -> str:
    if term.kind == "fixed":
        unit = {"year": "年利率", "month": "月利率", "day": "日利率"}[term.unit]
        return f"{unit}{percent_short(term.value)}"
    return term.text


def _lent(loan: Loan, blanks: Blanks) -> str:
    if loan.disbursed:
        return "；".join(f"{zh_date(p.day)}，{fen_plain(p.amount)}元" for p in loan.disbursed if p.day is not None)
    lent = zh_date(loan.lent) if loan.lent is not None else blanks.fill("", "出借日")
    return f"{lent}，{fen_plain(loan.principal - loan.deducted)}元"


def _late(statement: Statement) -> str:
    """The first day of default and how many days it has lasted; one day more where both ends are counted."""
    days = [first_default(loan) for loan in statement.case.loans]
    days += [line.start for line in statement.lines if line.kind in ("overdue", "penalty")]
    first = min((day for day in days if day is not None), default=None)
    if first is None or first > statement.until:
        return "否"
    lasted = statement.until - first + (1 if statement.conventions["count"] == "both" else 0)
    return f"是，逾期时间{zh_date(first)}，至今已逾期{lasted}日"


def _paid_interest(statement: Statement) -> str:
    """What a payment served beside principal and costs."""
    kinds = {line.kind for line in statement.lines}
    if "damages" not in kinds and not statement.totals.damages:
        return "利息"
    return "利息、违约金" if kinds - {"damages"} else "违约金"


def enforcement_rows(statement: JudgmentStatement, blanks: Blanks) -> list[Row]:
    """强制执行申请书: the basis and the four money boxes."""
    judgment, case = statement.judgment, statement.case
    effective = zh_date(judgment.effective) if judgment.effective is not None else blanks.fill("", "生效日期")
    rows = [
        Row("1", "申请执行人", blanks.fill(names_of(case)[0], "申请执行人姓名或名称")),
        Row("2", "收款账户", "，".join(account_items(case, blanks))),
        Row("3", "被执行人", blanks.fill("、".join(one.name for one in executed(statement)), "被执行人姓名或名称")),
        Row("4", "执行依据文书类型", f"民事{'调解书' if mediated(judgment.number) else '判决书'}"),
        Row("5", "作出机构", blanks.fill(case.court, "作出机构")),
        Row("6", "案由", CAUSES.get(case.kind) or blanks.fill("", "案由")),
        Row("7", "文书号", blanks.fill(judgment.number, "执行依据文书号")),
        Row("8", "生效日期", effective),
        Row("9", "执行依据判项主文", blanks.fill("", "判项主文（照抄判决）")),
        Row("10", "申请执行事项", request(statement)),
    ]
    rows += [Row(str(11 + number), name, value) for number, (name, value) in enumerate(box_values(statement))]
    return rows
