"""The single slips that give a figure of a judgment: rate, base or days of the doubled part, a payment, a digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError
from ..base.money import add_ratios, fen_comma, half_up
from ..base.text import Text
from ..casefile.model import Case
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..engine.steps import PERCENT, earned
from ..law.choices import Choices
from ..law.operative import last_day, resolve
from ..rates.series import Rates
from .judgment import AFTER, ITEMS, USUAL, begun, is_closed
from .payments import MISREAD, payments
from .pen import pen_slip
from .slips import Slip, days_en


def explanations(case: Case, rates: Rates, figure: int) -> list[Slip]:
    """Name the single slips that would give ``figure`` (fen)."""
    found: dict[Text, None] = {}
    try:
        statement = judge(case, rates)
    except LprError:
        return []
    names = (*ITEMS, *AFTER) if statement.ledger else ITEMS
    if figure in {getattr(statement.totals, name) for name in names}:
        return []
    for text, doubled in _doubled_otherwise(statement, rates):
        general, rest = statement.totals.general_interest, statement.totals.total - statement.totals.doubled_part
        if figure in (doubled, general + doubled, rest + doubled):
            found.setdefault(text)
    for text, changed in _cases(case, statement.until):
        try:
            totals = judge(changed, rates).totals
        except LprError:
            continue
        if figure in {getattr(totals, name) for name in names}:
            found.setdefault(text)
    if not found:
        for name in ITEMS:
            right: int = getattr(statement.totals, name)
            slip = pen_slip(right, figure)
            if slip is not None:
                found.setdefault(
                    Text(f"{slip.zh}（应为 {fen_comma(right)}）", f"{slip.en} (should be {fen_comma(right)})")
                )
                break
    return [Slip(text, 1) for text in found]


def _doubled_otherwise(statement: JudgmentStatement, rates: Rates) -> Iterator[tuple[Text, int]]:
    """The doubled part at another rate, or on another base, over its own days."""
    lines = [line for line in statement.lines if line.kind == "doubled"]
    if not lines:
        return
    for times in (4, 2, 1):
        for basis in (365, 360):
            total = 0
            for line in lines:
                if line.start < rates.lpr.days[0]:
                    return
                total += sum(
                    earned(line.base, 2 * times * quote.value, end - start, PERCENT * basis)
                    for start, end, quote in rates.lpr.over(line.start, line.end, "1y")
                )
            year = Text("" if basis == 365 else "，一年按 360 天", "" if basis == 365 else ", 360 days a year")
            yield (
                Text(
                    f"加倍部分按 {times} 倍 LPR 计算，而不是日万分之一点七五{year.zh}",
                    f"the doubled part at {times} times the LPR, not at 0.0175 % a day{year.en}",
                ),
                total,
            )
    days = sum((line.end - line.start) * line.base for line in lines)
    for name, parts in (
        ("千分之一点七五", 17_500),
        ("万分之二", 2_000),
        ("万分之二点一", 2_100),
        ("万分之三", 3_000),
        ("万分之五", 5_000),
    ):
        text = Text(
            f"加倍部分按日{name}计算，而不是万分之一点七五",
            f"the doubled part at {_daily(parts)} % a day, not at 0.0175 %",
        )
        yield text, half_up(days * parts, 10**7)
    for length, per in ((365, 360), (360, 365)):
        text = Text(
            f"加倍部分按 {length} 天折成年利率、再除以 {per} 天（日万分之一点七五不涉及年天数）",
            f"the doubled part over a year of {length} days divided by {per} (0.0175 % a day meets no year basis)",
        )
        yield text, half_up(days * 175 * length, 10**6 * per)
    general = statement.totals.general_interest
    before = _before_last_day(statement)
    if before and before != general:
        over = sum(line.end - line.start for line in lines)
        yield (
            Text(
                "计至履行期限届满日的利息计入了加倍基数",
                "interest up to the last day of performance in the doubled base",
            ),
            statement.totals.doubled_part + half_up(before * over * 175, 10**6),
        )
    if general and statement.judgment.principal:
        over = sum(line.end - line.start for line in lines)
        more = half_up(general * over * 175, 10**6)
        yield (
            Text("一般债务利息也计入了加倍基数", "general interest in the doubled base as well"),
            statement.totals.doubled_part + more,
        )


def _before_last_day(statement: JudgmentStatement) -> int:
    """General interest of the days up to the last day of performance, in fen; fixed sums with it."""
    last = last_day(statement.judgment)
    if last is None:
        return 0
    total, under = statement.totals.fixed_interest, 1
    for line in statement.lines:
        if line.kind == "general" and line.start <= last:
            days = min(line.end, last + 1) - line.start
            total, under = add_ratios([(total, under), (line.interest * days, line.days)])
    return half_up(total, under)


def _daily(parts: int) -> str:
    """Ten-millionths a day as a percentage: 17_500 is 0.175 %."""
    return f"0.{parts:05d}".rstrip("0")


def _cases(case: Case, until: int) -> Iterator[tuple[Text, Case]]:
    judgment = case.judgment
    assert judgment is not None
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        more = Text("多" if days > 0 else "少", "more" if days > 0 else "fewer")
        yield (
            Text(
                f"{more.zh}算 {abs(days)} 天（算至 {iso(until + days)}）",
                f"{days_en(days)} {more.en} (to {iso(until + days)})",
            ),
            case._replace(until=until + days),
        )
    for months, zh, en in (
        (-1, "少算一个月", "a month fewer"),
        (1, "多算一个月", "a month more"),
        (-12, "少算一年", "a year fewer"),
        (12, "多算一年", "a year more"),
    ):
        day = add_months(date.fromordinal(until), months).toordinal()
        yield Text(f"{zh}（算至 {iso(day)}）", f"{en} (to {iso(day)})"), case._replace(until=day)
    if judgment.effective is not None and judgment.perform_by is not None:
        text = Text("加倍部分从判决生效日起算", "the doubled part from the day the judgment took effect")
        yield text, case._replace(judgment=judgment._replace(perform_by=judgment.effective))
    for days in (-2, 2, -3, 3, -5, 5, -10, 10, -15, 15):
        word = Text("早" if days < 0 else "晚", "early" if days < 0 else "late")
        text = Text(f"加倍部分起算{word.zh}了 {abs(days)} 天", f"the doubled part begins {days_en(days)} too {word.en}")
        yield text, case._replace(judgment=begun(judgment, days))
    for i, (first, last, _) in enumerate(judgment.suspended):
        text = Text(
            f"没有扣除 {iso(first)} 至 {iso(last)} 的期间", f"the period {iso(first)} to {iso(last)} was not left out"
        )
        kept = judgment.suspended[:i] + judgment.suspended[i + 1 :]
        yield text, case._replace(judgment=judgment._replace(suspended=kept))
    for i, payment in enumerate(case.payments):
        text = Text(f"漏了 {iso(payment.day)} 的还款", f"the payment of {iso(payment.day)} was left out")
        yield text, case._replace(payments=case.payments[:i] + case.payments[i + 1 :])
    ended = last_day(resolve(judgment._replace(interest=()), Choices()))
    running = [part for part in judgment.interest if not is_closed(part)]
    if ended is not None and running and ended < until:
        stopped = tuple(part if is_closed(part) else part._replace(until=ended) for part in judgment.interest)
        text = Text(
            f"一般债务利息只算到履行期限届满日 {iso(ended)}",
            f"general interest stopped at the last day of performance, {iso(ended)}",
        )
        yield text, case._replace(judgment=judgment._replace(interest=stopped))
    yield from _misread(case)
    if case.payments:
        agreed = ("doubled", *(bucket for bucket in case.conventions.order or USUAL if bucket != "doubled"))
        yield (
            Text("加倍部分先于判决确定的债务受偿", "the doubled part served before the debts of the judgment"),
            case._replace(conventions=case.conventions._replace(order=agreed)),
        )
        straight = tuple(payment._replace(towards="principal") for payment in case.payments)
        yield Text("还款先抵本金", "payments put to principal first"), case._replace(payments=straight)


def _misread(case: Case) -> Iterator[tuple[Text, Case]]:
    """A payment with another day or another amount."""
    for change in payments(case):
        if change.weight == MISREAD and change.payments is not None:
            yield change.words(), case._replace(payments=change.payments)
