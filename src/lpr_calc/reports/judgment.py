"""A judgment's result laid out for people and for programs."""

from __future__ import annotations

from typing import Any

from .. import __version__
from ..dates import iso, zh_date
from ..judgment_statement import LABELS, JudgmentStatement
from ..money import fen_comma, fen_plain, fen_text
from ..provision import provision
from ..record import Text
from ..rmb import LARGEST_YUAN, capitals
from ..statement import Line
from .data import delimited, dump, ledger_dict, line_dict, notices_list, provision_dict, rates_dict, unused_list
from .sentence import from_on
from .view import Column, Grid, View, notice_blocks, quote_text, rate_text, rates_text
from .words import LINE_KINDS, convention

SCHEMA = "lpr-calc/judgment/1"


def as_dict(statement: JudgmentStatement, lang: str) -> dict[str, Any]:
    """Return the result as plain data: the keys of a claim, with what a judgment adds (contract §6)."""
    totals = statement.totals
    money = {name: fen_text(value) for name, value in totals._asdict().items() if name != "per_diem_day"}
    return {
        "schema": SCHEMA,
        "version": __version__,
        "number": statement.judgment.number,
        "until": iso(statement.until),
        "totals": {
            **money,
            "in_term_interest": "0.00",
            "overdue_interest": "0.00",
            "fees": "0.00",
            "interest": fen_text(totals.delay_interest),
            "per_diem_day": iso(totals.per_diem_day),
        },
        "labels": {key: label.zh for key, label in LABELS.items()},
        "boxes": {name: fen_text(amount) for name, amount in boxes(statement)},
        "lines": [line_dict(line) for line in statement.lines],
        "ledger": [
            {**ledger_dict(row, lang), "doubled": fen_text(row.doubled), "doubled_after": fen_text(row.doubled_after)}
            for row in statement.ledger
        ],
        "payoff": [
            {name: iso(value) if name == "day" else fen_text(value) for name, value in row._asdict().items()}
            for row in statement.payoff
        ],
        "enforcement": {
            "fee": fen_text(statement.enforcement.fee),
            "seizable": fen_text(statement.enforcement.seizable),
            "apply_by": iso(statement.enforcement.apply_by),
        },
        "conventions": dict(statement.conventions),
        "clause": provision_dict(statement.clause),
        "provisions": [provision_dict(key) for key in statement.provisions],
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "rates": rates_dict(statement.rates),
    }


def boxes(statement: JudgmentStatement) -> tuple[tuple[str, int], ...]:
    """The four money boxes of the official application for enforcement, as they stand."""
    totals = statement.totals
    return (
        ("本金", totals.principal_after),
        ("一般债务利息", totals.general_after),
        ("迟延履行利息", totals.doubled_after),
        ("其他费用", totals.costs_after + totals.damages_after),
    )


def render(statement: JudgmentStatement, format_: str, lang: str) -> str:
    """Return the result as ``json``, ``jsonl``, ``csv`` or ``tsv`` (its lines)."""
    if format_ in ("csv", "tsv"):
        return delimited(statement.lines, format_)
    return dump(as_dict(statement, lang), format_)


def view_of(statement: JudgmentStatement, lang: str) -> View:
    """Lay out the result in ``zh`` or ``en``; the enforcement request is Chinese in both."""
    joiner = "，" if lang == "zh" else ", "
    asked = ("count", "basis", "rounding", "lpr", "tenor", "payment_day", "order")
    settings = [convention(code, statement.conventions[code], lang) for code in asked]
    head = (
        (Text("案号", "Number").say(lang), statement.judgment.number),
        (Text("申请执行人", "Creditor").say(lang), statement.case.creditor.name),
        (Text("被执行人", "Debtor").say(lang), statement.case.debtor.name),
        (Text("计算至", "To").say(lang), iso(statement.until)),
        (Text("计息约定", "Conventions").say(lang), joiner.join(settings)),
        (Text("利率数据", "Rate data").say(lang), rates_text(statement.rates, lang)),
    )
    grids = [_lines(statement, lang)]
    if statement.ledger:
        grids.append(_ledger(statement, lang))
    if statement.payoff:
        grids.append(_payoff(statement, lang))
    title = statement.case.title or LABELS["delay"].say(lang)
    return View(
        title,
        tuple(pair for pair in head if pair[1]),
        tuple(grids),
        Text("汇总（元）", "Summary (yuan)").say(lang),
        _summary(statement, lang),
        notice_blocks(statement.ledger, statement.notices, statement.provisions, lang, statement.unused),
        Text("申请执行事项（可直接粘贴）", "Enforcement request (Chinese, ready to paste)").say(lang),
        request(statement),
    )


def _lines(statement: JudgmentStatement, lang: str) -> Grid:
    titles = (
        Column("#", True),
        Column(Text("种类", "Kind").say(lang)),
        Column(Text("首日", "First day").say(lang)),
        Column(Text("末日", "Last day").say(lang)),
        Column(Text("天数", "Days").say(lang), True),
        Column(Text("基数", "Base").say(lang), True),
        Column(Text("利率标准", "Rule").say(lang), False, 2),
        Column(Text("报价日", "Quote").say(lang), False, 1),
        Column(Text("利率%", "Rate %").say(lang), True),
        Column(Text("利息", "Interest").say(lang), True),
    )
    rows = tuple(
        (
            str(number),
            LINE_KINDS[line.kind].say(lang),
            iso(line.start),
            iso(line.end - 1),
            str(line.days),
            fen_comma(line.base),
            line.rate.rule.say(lang),
            quote_text(line),
            rate_text(line, lang),
            fen_comma(line.interest),
        )
        for number, line in enumerate(statement.lines, 1)
    )
    foot = (Text("合计", "Total").say(lang), *[""] * 8, fen_comma(statement.totals.delay_interest))
    return Grid(
        Text("利息明细（首日与末日均为计息日）", "Lines (first and last day both count)").say(lang), titles, rows, foot
    )


def _ledger(statement: JudgmentStatement, lang: str) -> Grid:
    heads = [
        (Text("金额", "Amount"), "amount"),
        (Text("费用", "Costs"), "costs"),
        # Damages are served with general interest, before principal.
        (
            Text("一般利息与违约金", "General, damages")
            if statement.judgment.damages
            else Text("一般债务利息", "General"),
            "interest",
        ),
        (Text("本金", "Principal"), "principal"),
        (Text("加倍部分", "Doubled"), "doubled"),
        (Text("溢付", "Surplus"), "surplus"),
        (Text("剩余本金", "Principal left"), "principal_after"),
        (
            Text("剩余利息与违约金", "Both left")
            if statement.judgment.damages
            else Text("剩余一般利息", "General left"),
            "interest_after",
        ),
        (Text("剩余加倍部分", "Doubled left"), "doubled_after"),
    ]
    # A column of nothing but zeros says nothing, except what is left.
    heads = [
        (name, field)
        for name, field in heads
        if field.endswith("_after") or any(getattr(row, field) for row in statement.ledger)
    ]
    columns = (Column(Text("日期", "Date").say(lang)), *(Column(name.say(lang), True) for name, _ in heads))
    rows = tuple(
        (f"{iso(row.day)} {row.note}".strip(), *(fen_comma(getattr(row, field)) for _, field in heads))
        for row in statement.ledger
    )
    return Grid(Text("执行款结算", "Payments").say(lang), columns, rows)


def _payoff(statement: JudgmentStatement, lang: str) -> Grid:
    names = (
        Text("结清日", "On"), Text("费用", "Costs"), Text("一般债务利息", "General"), Text("违约金", "Damages"),
        Text("本金", "Principal"), Text("加倍部分", "Doubled"), Text("结清数额", "To pay"),
    )  # fmt: skip
    columns = tuple(Column(name.say(lang), index > 0) for index, name in enumerate(names))
    rows = tuple((iso(row.day), *(fen_comma(amount) for amount in tuple(row)[1:])) for row in statement.payoff)
    title = Text("结清数额（假定 LPR 维持最新报价不变）", "Pay-off (today's LPR taken for granted)")
    return Grid(title.say(lang), columns, rows)


def _summary(statement: JudgmentStatement, lang: str) -> tuple[tuple[str, str], ...]:
    totals = statement.totals
    pairs = [(Text("判决本金", "Principal adjudged").say(lang), totals.principal)]
    if totals.damages:
        pairs.append((Text("判决违约金", "Damages adjudged").say(lang), totals.damages))
    if totals.costs:
        pairs.append((Text("费用", "Costs").say(lang), totals.costs))
    pairs += [
        (LABELS["general"].say(lang), totals.general_interest),
        (LABELS["doubled"].say(lang), totals.doubled_part),
        (LABELS["delay"].say(lang), totals.delay_interest),
    ]
    if totals.paid:
        pairs.append((Text("已执行", "Paid").say(lang), totals.paid))
    if totals.surplus:
        pairs.append((Text("溢付", "Surplus").say(lang), totals.surplus))
    pairs.append((Text("尚欠合计", "Owed in all").say(lang), totals.total))
    shown = [(name, fen_comma(amount)) for name, amount in pairs]
    if totals.total <= LARGEST_YUAN * 100:
        shown.append((Text("大写", "In capitals").say(lang), f"人民币{capitals(totals.total)}"))
    form = "；".join(f"{name} {fen_plain(amount)}" for name, amount in boxes(statement))
    shown.append((Text("执行申请书四栏", "Four boxes").say(lang), form))
    general, doubled, both = (fen_comma(x) for x in (totals.per_diem_general, totals.per_diem_doubled, totals.per_diem))
    per_diem = Text(
        f"截止日每后延一天增加 {both} 元（一般 {general}，加倍 {doubled}）",
        f"{both} more for every day later (general {general}, doubled {doubled})",
    )
    shown.append((Text("每日增加", "Per day").say(lang), per_diem.say(lang)))
    limit = statement.enforcement
    fee, most = fen_comma(limit.fee), fen_comma(limit.seizable)
    seizure = Text(
        f"{most}（尚欠合计 + 申请执行费 {fee}，民诉法 253 条）", f"{most} (owed + enforcement fee {fee}; art. 253)"
    )
    shown.append((Text("可查封冻结", "May be seized").say(lang), seizure.say(lang)))
    apply = Text(
        f"{iso(limit.apply_by)} 以前（两年，民诉法 250 条；中止、中断另计）",
        f"by {iso(limit.apply_by)} (two years, art. 250; suspension and interruption apart)",
    )
    shown.append((Text("申请执行", "Apply").say(lang), apply.say(lang)))
    cited = provision(statement.clause)
    shown.append((Text("加倍条款", "Doubling clause").say(lang), f"{cited.short}{cited.article}"))
    return tuple(shown)


def request(statement: JudgmentStatement) -> str:
    """The enforcement request in one paragraph."""
    return "".join(request_items(statement))


def request_items(statement: JudgmentStatement) -> list[str]:
    """The enforcement request in the words of an application (documents.md §4.3): one item per head, and their sum."""
    totals, case = statement.totals, statement.case
    parties = f"强制被执行人{case.debtor.name}向申请执行人{case.creditor.name}"
    items = [f"支付{debt_of(statement)}{fen_plain(totals.principal_after)}元"] if totals.principal_after else []
    if totals.general_after or totals.per_diem_general:
        items.append(_interest(statement, "general", totals.general_after))
    if totals.doubled_after or totals.per_diem_doubled:
        items.append(_interest(statement, "doubled", totals.doubled_after))
    if totals.damages_after:
        items.append(f"支付违约金{fen_plain(totals.damages_after)}元")
    if totals.costs_after:
        names = "、".join(cost.name for cost in statement.judgment.costs)
        items.append(f"支付{names}{fen_plain(totals.costs_after)}元")
    money = len(items)
    if not money:
        return []
    items[0] = parties + items[0]
    items.append("本案执行费用由被执行人负担")
    numbers = "一二三四五六七八九"
    said = [f"{numbers[i]}、{item}{'。' if i == len(items) - 1 else '；'}" for i, item in enumerate(items)]
    which = "第一项" if money == 1 else f"一、{numbers[1]}项" if money == 2 else f"一至{numbers[money - 1]}项"
    sums = fen_plain(totals.total)
    return [*said, f"以上{which}暂计{sums}元（大写：人民币{capitals(totals.total)}）。"]


def debt_of(statement: JudgmentStatement) -> str:
    """What the judgment's principal is called: ``借款本金``, ``货款``, else ``本金``."""
    return {"private-lending": "借款本金", "bank-loan": "借款本金", "sale": "货款"}.get(statement.case.kind, "本金")


def _interest(statement: JudgmentStatement, kind: str, owed: int) -> str:
    """One head of interest: what runs on, on which base, since when and at which rate, and what is open.

    Interest on earlier bases is named apart, so that what stands beside a base is what that base gives.
    """
    name, until = LABELS[kind].zh, zh_date(statement.until)
    ahead = [line for line in statement.ahead if line.kind == kind]
    if not ahead:
        paused = f"，计至{until}，中止的期间届满后继续计算至实际清偿之日" if _is_paused(statement, kind) else ""
        return f"支付{name}{fen_plain(owed)}元{paused}"
    left = [line for line in statement.lines if line.kind == kind]
    said, whole = [], 0
    for next_day in ahead:
        days = _leading_to(next_day, left)
        whole += sum(line.interest for line in days)
        said.append(_running([*days, next_day], statement))
    out = "；".join(said)
    if whole == owed:
        figure = f"暂计至{until}{'共' if len(said) > 1 else ''}为{fen_plain(owed)}元" if owed else ""
    elif owed > whole:
        now = f"暂计至{until}为{fen_plain(whole)}元，" if whole else ""
        figure = f"{now}此前尚欠{fen_plain(owed - whole)}元，共{fen_plain(owed)}元"
    else:
        figure = f"暂计至{until}为{fen_plain(whole)}元，扣除已付{fen_plain(whole - owed)}元后尚欠{fen_plain(owed)}元"
    per_day = f"每日{fen_plain(statement.totals.per_diem_doubled)}元" if kind == "doubled" else ""
    limits = [ordered.limit for ordered in statement.judgment.interest if ordered.limit is not None]
    limit = f"总额以不超过{fen_plain(sum(limits))}元为限" if kind == "general" and limits else ""
    return f"支付{name}（{'，'.join(part for part in (out, limit, figure, per_day) if part)}）"


def _is_paused(statement: JudgmentStatement, kind: str) -> bool:
    next_day = statement.until + 1
    return kind == "doubled" and any(first <= next_day <= last for first, last, _ in statement.judgment.suspended)


def _leading_to(next_day: Line, left: list[Line]) -> list[Line]:
    """Take out of ``left`` the lines that lead to the next day on its own base, without a change of base or a gap."""
    days: list[Line] = []
    start = next_day.start
    for line in sorted(left, key=lambda line: (line.end, line.rate.same_as(next_day.rate)), reverse=True):
        if line.end == start and line.base == next_day.base:
            days.insert(0, line)
            start = line.start
    for line in days:
        left.remove(line)
    return days


def _running(days: list[Line], statement: JudgmentStatement) -> str:
    base = f"以{fen_plain(days[-1].base)}元为基数"
    if days[-1].kind == "doubled":
        return f"{base}，按日万分之一点七五，自{zh_date(days[0].start)}起至实际清偿之日止"
    mode = "floating" if statement.conventions["lpr"] == "floating" else ""
    rates = from_on(days, True, mode).replace("按照同期", "按").replace("按照", "按")
    return f"{base}，{rates}计算"


def per_day_text(statement: JudgmentStatement) -> str:
    """What one day adds and from when, the two heads apart where they run on from different days; "" for nothing."""
    totals = statement.totals
    general, doubled = statement.since("general"), statement.since("doubled")
    if general is not None and general == doubled:
        both = f"一般债务利息{fen_plain(totals.per_diem_general)}元，加倍部分{fen_plain(totals.per_diem_doubled)}元"
        return f"自{zh_date(general)}起每日{fen_plain(totals.per_diem)}元（{both}）"
    said = []
    if general is not None:
        said.append(f"一般债务利息自{zh_date(general)}起每日{fen_plain(totals.per_diem_general)}元")
    if doubled is not None:
        said.append(f"加倍部分债务利息自{zh_date(doubled)}起每日{fen_plain(totals.per_diem_doubled)}元")
    return "，".join(said)
