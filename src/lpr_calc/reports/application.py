"""The enforcement request in the words of an application (documents.md §4.3), and the four boxes of its official form.

Only what is due is asked for; a limit stands beside its own base, and is gone once that base is closed or exhausted.
"""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.model import Cost
from ..casefile.periods import currency_name
from ..compute.judgment_statement import DEBTS, LABELS, JudgmentStatement
from ..compute.statement import Line
from ..law.delay_interest import is_court_fee
from ..values.capitals import capitals
from .rate_words import ceiling_words, from_on
from .words import zh_number


def unit_of(statement: JudgmentStatement) -> str:
    """What an amount of the judgment is counted in: ``元``, ``美元``."""
    return currency_name(statement.currency) if statement.currency else "元"


def boxes(statement: JudgmentStatement) -> tuple[tuple[str, int], ...]:
    """The four money boxes of the official application for enforcement, as they stand; without what is not due yet."""
    totals = statement.totals
    return (
        ("本金", totals.principal_after - totals.undue),
        ("一般债务利息", totals.general_after),
        ("迟延履行利息", totals.doubled_after),
        ("其他费用", totals.costs_after + totals.damages_after - totals.undue_damages),
    )


def box_unit(statement: JudgmentStatement, name: str) -> str:
    """What a box is counted in: a doubled part converted by itself is RMB."""
    return "元人民币" if name == "迟延履行利息" and statement.apart else unit_of(statement)


def request(statement: JudgmentStatement) -> str:
    """The enforcement request in one paragraph."""
    return "".join(request_items(statement))


def request_items(statement: JudgmentStatement) -> list[str]:
    """The enforcement request: one item per head, and their sum; none where all are bankrupt."""
    from .parties_words import enforced, names_of, realised_items, stays

    if stays(statement):
        return []
    totals, case, unit = statement.totals, statement.case, unit_of(statement)
    ordered, others = enforced(statement)
    parties = f"强制被执行人{ordered}向申请执行人{names_of(case)[0]}"
    due = totals.principal_after - totals.undue
    items = [f"支付{debt_of(statement)}{fen_plain(due)}{unit}"] if due else []
    if totals.general_after or statement.since("general") is not None or statement.coming:
        items.append(_general(statement))
    if totals.doubled_after or statement.since("doubled") is not None:
        items.append(_doubled(statement))
    damages = totals.damages_after - totals.undue_damages
    if damages:
        items.append(f"支付违约金{fen_plain(damages)}{unit}")
    if totals.costs_after:
        items.append(_costs(statement))
    money = len(items)
    if not money:
        return []
    items[0] = parties + items[0]
    items += [*others, *realised_items(statement)]
    items.append("本案执行费用由被执行人负担")
    last = len(items)
    said = [f"{zh_number(i)}、{item}{'。' if i == last else '；'}" for i, item in enumerate(items, 1)]
    which = "第一项" if money == 1 else "一、二项" if money == 2 else f"一至{zh_number(money)}项"
    return [*said, f"以上{which}暂计{_sum(statement)}。"]


def _sum(statement: JudgmentStatement) -> str:
    totals, unit = statement.totals, unit_of(statement)
    if not statement.currency:
        return f"{fen_plain(totals.enforceable)}元（大写：人民币{capitals(totals.enforceable)}）"
    apart = ""
    if statement.apart and totals.doubled_after:
        doubled = totals.doubled_after
        apart = f"及人民币{fen_plain(doubled)}元（大写：人民币{capitals(doubled)}）"
    return f"{fen_plain(totals.enforceable)}{unit}{apart}"


def debt_of(statement: JudgmentStatement) -> str:
    """What the judgment's principal is called: ``借款本金``, ``货款``, else ``本金``."""
    return DEBTS.get(statement.case.kind, "本金")


def _costs(statement: JudgmentStatement) -> str:
    """The costs, by who gets them: a court fee prepaid by the winner is refunded by the court and collected from the
    loser, unless the winner lets the loser pay it to him (民诉法解释 207条).
    """
    costs, left, unit = statement.judgment.costs, statement.totals.costs_after, unit_of(statement)
    refunded = [cost for cost in costs if cost.pay_to == "court"]
    names = "、".join(cost.name for cost in costs)
    if not refunded:
        agreed = [cost.name for cost in costs if cost.pay_to == "creditor" and is_court_fee(cost)]
        note = f"（{'、'.join(agreed)}由申请执行人预交，同意由被执行人直接支付）" if agreed else ""
        return f"支付{names}{fen_plain(left)}{unit}{note}"
    back = min(sum(cost.amount for cost in refunded), left)
    told = (
        f"{_names(refunded)}{fen_plain(back)}{unit}由申请执行人预交，"
        "依民诉法解释第二百零七条由人民法院退还并向被执行人追缴"
    )
    if back == left:
        return f"缴纳{_names(refunded)}{fen_plain(back)}{unit}（{told}）"
    return f"支付{names}{fen_plain(left)}{unit}（其中{told}）"


def _names(costs: list[Cost]) -> str:
    return "、".join(cost.name for cost in costs)


def _general(statement: JudgmentStatement) -> str:
    """General interest: the sums that are fixed, what ran on bases that are closed, and each base that runs on."""
    name, until = LABELS["general"].zh, zh_date(statement.until)
    unit, owed = unit_of(statement), statement.totals.general_after
    ahead = [
        (line, pot) for line, pot in zip(statement.ahead, statement.ahead_pots, strict=True) if line.kind == "general"
    ]
    closed = _closed(statement, {pot for _, pot in ahead})
    untouched = sum(statement.charged) == owed
    later = [_running([line], pot, statement, 0) for line, pot in statement.coming]
    if not ahead and not later:
        if untouched and len(closed) > 1:
            return f"支付{name}（{'；'.join(closed)}，共{fen_plain(owed)}{unit}）"
        return f"支付{name}{fen_plain(owed)}{unit}"
    left = [(line, pot) for line, pot in zip(statement.lines, statement.pots, strict=True) if line.kind == "general"]
    said, whole = [], 0
    for next_day, pot in ahead:
        days = _leading_to(next_day, pot, left)
        whole += sum(line.interest for line in days)
        said.append(_running([*days, next_day], pot, statement, sum(line.interest for line in days)))
    if untouched and closed:
        said = [*closed, *said]
        whole = owed
    out = "；".join([*said, *later]) + _together(statement)
    figure = _come_to(whole, owed, until, "", unit, len(said) + len(later) > 1)
    return f"支付{name}（{'，'.join(part for part in (out, figure) if part)}）"


def _come_to(whole: int, owed: int, until: str, rmb: str, unit: str, several: bool = False) -> str:
    """What the days that are told come to (``whole``), and what is owed of it or besides; "" for nothing.

    ``several``: more than one rate or base was told.
    """

    def sum_of(fen: int) -> str:
        return f"{rmb}{fen_plain(fen)}{unit}"

    if whole == owed:
        return f"暂计至{until}{'共' if several else ''}为{sum_of(owed)}" if owed else ""
    if owed > whole:
        now = f"暂计至{until}为{sum_of(whole)}，" if whole else ""
        return f"{now}此前尚欠{sum_of(owed - whole)}，共{sum_of(owed)}"
    return f"暂计至{until}为{sum_of(whole)}，扣除已付{sum_of(whole - owed)}后尚欠{sum_of(owed)}"


def _together(statement: JudgmentStatement) -> str:
    """The ceilings that the judgment puts on all its entries of interest together; "" for none."""
    said = ""
    if statement.judgment.interest_cap is not None:
        said += f"，上述利息合计不得超过{ceiling_words(statement.judgment.interest_cap)}"
    if statement.judgment.shared_limit is not None:
        said += f"，上述利息总额以不超过{fen_plain(statement.judgment.shared_limit)}{unit_of(statement)}为限"
    return said


def _closed(statement: JudgmentStatement, running: set[str]) -> list[str]:
    """Each sum that is fixed, and each base that is closed or exhausted, with what it came to."""
    said, unit = [], unit_of(statement)
    for number, (ordered, amount) in enumerate(zip(statement.judgment.interest, statement.charged, strict=True)):
        name = ordered.name or "利息"
        if ordered.amount is not None:
            day = f"截至{zh_date(ordered.until)}的" if ordered.until is not None else ""
            said.append(f"{day}{name}{fen_plain(amount)}{unit}")
        elif amount and str(number) not in running:
            lines = [line for line, pot in zip(statement.lines, statement.pots, strict=True) if pot == str(number)]
            said.append(
                f"以{fen_plain(lines[0].base)}{unit}为基数，自{zh_date(lines[0].start)}起"
                f"至{zh_date(lines[-1].end - 1)}止的{name}{fen_plain(amount)}{unit}"
            )
    return said


def _doubled(statement: JudgmentStatement) -> str:
    """The doubled part: what runs on, since when, what it comes to, and what one day adds."""
    name, until, totals = LABELS["doubled"].zh, zh_date(statement.until), statement.totals
    unit = "元" if statement.apart else unit_of(statement)
    owed, rmb = totals.doubled_after, "人民币" if statement.apart else ""
    converted = f"折合{rmb}" if rmb else ""
    next_day = next((line for line in statement.ahead if line.kind == "doubled"), None)
    if next_day is None:
        paused = f"，计至{until}，中止的期间届满后继续计算至实际清偿之日" if _is_paused(statement) else ""
        return f"支付{name}{rmb}{fen_plain(owed)}{unit}{paused}"
    own = next(pot for line, pot in zip(statement.ahead, statement.ahead_pots, strict=True) if line is next_day)
    left = [(line, pot) for line, pot in zip(statement.lines, statement.pots, strict=True) if pot == own]
    days = _leading_to(next_day, own, left)
    whole = sum(line.interest for line in days)
    since = zh_date((days or [next_day])[0].start)
    rate, end = "按日万分之一点七五", "实际清偿之日"
    if own == "old":
        rate, end = "按中国人民银行同期贷款基准利率的二倍", "2014年7月31日"
    out = f"以{converted}{fen_plain(next_day.base)}{unit}为基数，{rate}，自{since}起至{end}止"
    figure = _come_to(whole, owed, until, rmb, unit)
    per_day = f"每日{rmb}{fen_plain(totals.per_diem_doubled)}{unit}"
    return f"支付{name}（{'，'.join(part for part in (out, figure, per_day) if part)}）"


def _is_paused(statement: JudgmentStatement) -> bool:
    next_day = statement.until + 1
    return any(first <= next_day <= last for first, last, _ in statement.judgment.suspended)


def _leading_to(next_day: Line, pot: str, left: list[tuple[Line, str]]) -> list[Line]:
    """Take out of ``left`` the lines that lead to the next day on its own base, without a change of base or a gap."""
    days: list[Line] = []
    start = next_day.start
    for line, of in sorted(left, key=lambda pair: pair[0].end, reverse=True):
        if of == pot and line.end == start and line.base == next_day.base:
            days.insert(0, line)
            start = line.start
    for line in days:
        left.remove((line, pot))
    return days


def _running(days: list[Line], pot: str, statement: JudgmentStatement, here: int) -> str:
    """One base that runs on, with its rate and its own limit; what counted towards the limit before is named."""
    unit, number = unit_of(statement), int(pot)
    ordered = statement.judgment.interest[number]
    base = f"以{fen_plain(days[-1].base)}{unit}为基数"
    mode = "floating" if statement.conventions["lpr"] == "floating" else ""
    running = ordered.until is None
    rates = from_on(days, running, mode).replace("按照同期", "按").replace("按照", "按")
    if not running and ordered.until is not None:
        # The period is not over yet: its end is the judgment's, not the day of computation.
        rates = rates.replace(f"至{zh_date(days[-1].end - 1)}止", f"至{zh_date(ordered.until)}止")
    limit = ""
    if ordered.limit is not None:
        before = statement.charged[number] - here
        counted = f"（此前已计{fen_plain(before)}{unit}）" if before else ""
        limit = f"，总额以不超过{fen_plain(ordered.limit)}{unit}为限{counted}"
    named = f"{ordered.name}" if ordered.name else ""
    return f"{named}{base}，{rates}计算{limit}"


def per_day_text(statement: JudgmentStatement) -> str:
    """What one day adds and from when, the two heads apart where they run on from different days; "" for nothing."""
    totals, unit = statement.totals, unit_of(statement)
    rmb, own = ("人民币", "元") if statement.apart else ("", unit)
    general, doubled = statement.since("general"), statement.since("doubled")
    if general is not None and general == doubled and not statement.apart:
        both = (
            f"一般债务利息{fen_plain(totals.per_diem_general)}{unit}，"
            f"加倍部分{fen_plain(totals.per_diem_doubled)}{unit}"
        )
        return f"自{zh_date(general)}起每日{fen_plain(totals.per_diem)}{unit}（{both}）"
    said = []
    if general is not None:
        said.append(f"一般债务利息自{zh_date(general)}起每日{fen_plain(totals.per_diem_general)}{unit}")
    if doubled is not None:
        said.append(f"加倍部分债务利息自{zh_date(doubled)}起每日{rmb}{fen_plain(totals.per_diem_doubled)}{own}")
    return "，".join(said)
