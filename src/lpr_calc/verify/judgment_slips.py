"""The single slips that give a figure of a judgment: rate, base or days of the doubled part, a payment, a digit."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.dates import iso
from ..base.errors import LprError
from ..base.money import add_ratios, fen_comma, half_up, to_fen
from ..base.text import Text
from ..casefile.model import Case, Judgment
from ..compute.judgment import judge
from ..compute.judgment_statement import JudgmentStatement
from ..engine.steps import PERCENT, earned
from ..law.choices import Choices
from ..law.operative import last_day, resolve
from ..rates.series import Rates
from .changes import IN_YUAN, worth
from .days import days_en, months_off
from .judgment import AFTER, ITEMS, USUAL, begun, is_closed
from .payments import MISREAD, payments
from .pen import pen_slip
from .slip import Slip, Slips

_SEEN = 1
_OF_THE_EYE = 3
"""How unusual a slip is: one that is documented or common; one of the eye or the pen (`changes.worth`)."""


def explanations(case: Case, rates: Rates, figure: int) -> list[Slip]:
    """Name the single slips that would give ``figure`` (fen)."""
    return slips_of(case, rates, figure).found


def slips_of(case: Case, rates: Rates, figure: int) -> Slips:
    """Return the single slips that give ``figure`` (fen), the plainest first, and what all that were tried come to."""
    try:
        statement = judge(case, rates)
    except LprError:
        return Slips([], 0, [])
    names = (*ITEMS, *AFTER) if statement.ledger else ITEMS
    tried = _Tried(figure, {getattr(statement.totals, name) for name in names})
    if figure in tried.own:
        return Slips([], 0, [])
    totals = statement.totals
    general, rest = totals.general_interest, totals.total - totals.doubled_part
    for text, doubled, source in _doubled_otherwise(statement, rates):
        tried.take(text, {doubled, general + doubled, rest + doubled}, _SEEN, source)
    for text, changed, weight, source in _cases(case, statement.until):
        try:
            found = judge(changed, rates).totals
        except LprError:
            continue
        tried.take(text, {getattr(found, name) for name in names}, weight, source)
    if not tried.found:
        for name in ITEMS:
            right: int = getattr(totals, name)
            slip = pen_slip(right, figure)
            if slip is not None:
                should = Text(f"（应为 {fen_comma(right)}）", f" (should be {fen_comma(right)})")
                tried.found[slip.joined(should)] = Slip(slip.joined(should), worth(_OF_THE_EYE), 2 * _OF_THE_EYE)
                break
    slips = sorted(tried.found.values(), key=lambda slip: (slip.departures, slip.weight))
    return Slips(slips, len(tried.totals), tried.totals)


class _Tried:
    """The slips of one judgment, held against one figure."""

    def __init__(self, figure: int, own: set[int]) -> None:
        """``own`` is what the judgment comes to as it stands: what gives no other amount explains nothing."""
        self.figure, self.own, self.whole = figure, own, figure % 100 == 0
        self.found: dict[Text, Slip] = {}
        self.totals: list[tuple[int, int]] = []

    def take(self, text: Text, amounts: set[int], weight: int, source: str) -> None:
        """Hold what a slip comes to against the figure."""
        departures = worth(weight)
        others = amounts - self.own
        self.totals += [(amount, departures) for amount in others]
        if self.figure in others:
            self.found.setdefault(text, Slip(text, departures, weight, source))
        elif self.whole and any(to_fen(amount, 1, "yuan") == self.figure for amount in others):
            said = text.joined(IN_YUAN.said)
            self.found.setdefault(said, Slip(said, departures, weight, source))


def _doubled_otherwise(statement: JudgmentStatement, rates: Rates) -> Iterator[tuple[Text, int, str]]:
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
                "doubled",
            )
    days = sum((line.end - line.start) * line.base for line in lines)
    for name, parts in (
        ("千分之一点七五", 17_500),
        ("十万分之一点七五", 175),
        ("万分之二", 2_000),
        ("万分之二点一", 2_100),
        ("万分之三", 3_000),
        ("万分之五", 5_000),
    ):
        text = Text(
            f"加倍部分按日{name}计算，而不是万分之一点七五",
            f"the doubled part at {_daily(parts)} % a day, not at 0.0175 %",
        )
        yield text, half_up(days * parts, 10**7), "doubled"
    for length, per in ((365, 360), (360, 365)):
        text = Text(
            f"加倍部分按 {length} 天折成年利率、再除以 {per} 天（日万分之一点七五不涉及年天数）",
            f"the doubled part over a year of {length} days divided by {per} (0.0175 % a day meets no year basis)",
        )
        yield text, half_up(days * 175 * length, 10**6 * per), "doubled"
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
            "doubled",
        )
    if general and statement.judgment.principal:
        over = sum(line.end - line.start for line in lines)
        more = half_up(general * over * 175, 10**6)
        yield (
            Text("一般债务利息也计入了加倍基数", "general interest in the doubled base as well"),
            statement.totals.doubled_part + more,
            "doubled",
        )
    within = _in_delay(statement)
    if within:
        text = Text(
            "把迟延期间的一般债务利息再算一遍作为加倍部分",
            "the general interest of the delay once more as the doubled part",
        )
        yield text, within, "doubled"


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


def _in_delay(statement: JudgmentStatement) -> int:
    """General interest of the days of the doubled part, in fen, each line in proportion."""
    start = min((line.start for line in statement.lines if line.kind == "doubled"), default=0)
    total, under = 0, 1
    for line in statement.lines:
        if line.kind == "general" and line.end > start > 0:
            days = line.end - max(line.start, start)
            total, under = add_ratios([(total, under), (line.interest * days, line.days)])
    return half_up(total, under)


def _daily(parts: int) -> str:
    """Ten-millionths a day as a percentage: 17_500 is 0.175 %."""
    return f"0.{parts:05d}".rstrip("0")


Changed = tuple[Text, Case, int, str]
"""A slip in words, the case as it is then read, how unusual it is, and the provision behind it."""


def _cases(case: Case, until: int) -> Iterator[Changed]:
    judgment = case.judgment
    assert judgment is not None
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        more = Text("多" if days > 0 else "少", "more" if days > 0 else "fewer")
        text = Text(
            f"{more.zh}算 {abs(days)} 天（算至 {iso(until + days)}）",
            f"{days_en(days)} {more.en} (to {iso(until + days)})",
        )
        yield text, case._replace(until=until + days), 2 if abs(days) == 1 else _OF_THE_EYE, ""
    for day, text in months_off(until):
        yield text, case._replace(until=day), 2, ""
    yield from _begun_otherwise(case, judgment)
    for i, (first, last, _) in enumerate(judgment.suspended):
        text = Text(
            f"没有扣除 {iso(first)} 至 {iso(last)} 的期间", f"the period {iso(first)} to {iso(last)} was not left out"
        )
        kept = judgment.suspended[:i] + judgment.suspended[i + 1 :]
        yield text, case._replace(judgment=judgment._replace(suspended=kept)), _SEEN, "suspended"
    for i, payment in enumerate(case.payments):
        text = Text(f"漏了 {iso(payment.day)} 的还款", f"the payment of {iso(payment.day)} was left out")
        yield text, case._replace(payments=case.payments[:i] + case.payments[i + 1 :]), _SEEN, ""
    ended = last_day(resolve(judgment._replace(interest=()), Choices()))
    running = [part for part in judgment.interest if not is_closed(part)]
    if ended is not None and running and ended < until:
        stopped = tuple(part if is_closed(part) else part._replace(until=ended) for part in judgment.interest)
        text = Text(
            f"一般债务利息只算到履行期限届满日 {iso(ended)}",
            f"general interest stopped at the last day of performance, {iso(ended)}",
        )
        yield text, case._replace(judgment=judgment._replace(interest=stopped)), _SEEN, "doubled"
    yield from _misread(case)
    if case.payments:
        agreed = ("doubled", *(bucket for bucket in case.conventions.order or USUAL if bucket != "doubled"))
        text = Text("加倍部分先于判决确定的债务受偿", "the doubled part served before the debts of the judgment")
        changed = case._replace(conventions=case.conventions._replace(order=agreed))
        yield text, changed, _SEEN, "doubled-last"
        straight = tuple(payment._replace(towards="principal") for payment in case.payments)
        text = Text("还款先抵本金", "payments put to principal first")
        yield text, case._replace(payments=straight), _SEEN, "order"


def _begun_otherwise(case: Case, judgment: Judgment) -> Iterator[Changed]:
    """The doubled part from another day: of the judgment, of its effect, after another time for performance."""
    ended = judgment.perform_by
    for day, zh, en in (
        (judgment.day, "加倍部分从判决作出日起算", "the doubled part from the day of the judgment"),
        (judgment.effective, "加倍部分从判决生效日起算", "the doubled part from the day the judgment took effect"),
    ):
        if day is not None and ended is not None and day != ended:
            # A judgment that took effect later cannot end its time for performance then.
            effective = min(day, judgment.effective) if judgment.effective is not None else None
            changed = case._replace(judgment=judgment._replace(perform_by=day, effective=effective))
            yield Text(zh, en), changed, _SEEN, "doubled-days"
    for within in (5, 7, 10, 15, 20, 30):
        day = judgment.effective + within if judgment.effective is not None else None
        if day is None or ended is None or day == ended:
            continue
        text = Text(f"履行期限按 {within} 天计算（届满 {iso(day)}）", f"{within} days to perform (to {iso(day)})")
        yield text, case._replace(judgment=judgment._replace(perform_by=day)), 2, "doubled-days"
    for days in (-2, 2, -3, 3, -5, 5, -10, 10, -15, 15, -20, 20, -30, 30):
        word = Text("早" if days < 0 else "晚", "early" if days < 0 else "late")
        text = Text(f"加倍部分起算{word.zh}了 {abs(days)} 天", f"the doubled part begins {days_en(days)} too {word.en}")
        yield text, case._replace(judgment=begun(judgment, days)), _OF_THE_EYE, "doubled-days"


def _misread(case: Case) -> Iterator[Changed]:
    """A payment with another day or another amount."""
    for change in payments(case):
        if change.weight == MISREAD and change.payments is not None:
            yield change.words(), case._replace(payments=change.payments), MISREAD, ""
