"""The single slips that give a stated figure where no convention does: a day, a payment, a rate, a quote, a principal, a digit.

Each kind of slip yields what it is in words and the amounts the claim then comes to; `explanations` asks which of them
is the figure. Several are mistakes that public calculators are known to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError
from ..base.money import fen_comma
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case
from ..compute.claim import accrue, schedule_case
from ..engine.course import Course
from ..rates.series import Rates
from ..values.rate import MULTIPLE, SCALE, RateTerm, multiple_text
from .conventions import Variant, base_of, items_of, moved
from .lines import average_rate, days_per_line, rounded_at_payments, tables
from .search import search, uses_lpr
from .sums import Sums, sums_of

_BOTH = Text("首尾日两头都算", "both days counted")
_MULTIPLES = tuple(m * MULTIPLE // 10 for m in (10, 13, 14, 15, 20, 40))
_YEARLY = (6, 12, 15, 18, 24, 36)
"""Percent a year that claims name: 6 % and 24 %, 36 % of the 2015 rules, what is agreed most often."""


class Slip(Record):
    """One slip, and how many departures from the case as it stands it is worth (1: the slip alone)."""

    text: Text
    departures: int


class Explained(Record):
    """All that is known of a figure: the combinations that give it, else the nearest, how many were tried, and slips.

    Only slips that are plainer than the plainest combination are kept; all of them where none gives the figure.
    """

    matches: list[Variant]
    nearest: list[Variant]
    tried: int
    slips: list[Slip]


def explain(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> Explained:
    """Look for a figure (fen) among the conventions, and among single slips. Raises LprError like a claim."""
    matches, nearest, tried = search(case, rates, figure, held)
    slips: list[Slip] = []
    best = matches[0].departures if matches else 99
    if best > 1:
        slips = [slip for slip in explanations(case, rates, figure, held) if slip.departures < best]
    return Explained(matches, nearest, tried, slips)


def explanations(case: Case, rates: Rates, figure: int, held: frozenset[str] = frozenset()) -> list[Slip]:
    """Name the single slips that would give ``figure`` (fen), the plainest first.

    The case's own conventions are kept, but for a year of 365 or 360 days, both ends counted, and rounding by line or
    at the end; what is ``held`` is kept too. A slip that changes nothing explains nothing.
    """
    items = items_of(case)
    found: dict[Text, int] = {}
    for frame, said, departures in _frames(case, held):
        own = _amounts(frame, rates, items)
        if figure in own:
            continue
        for text, amounts in _slips(frame, rates, items):
            if figure in amounts:
                found.setdefault(_join(text, said), departures + 1 + amounts[figure])
        if not departures or not case.payments:
            for text, changed in _principals(frame, figure, own):
                amounts = _amounts(changed, rates, items)
                if figure in amounts:
                    found.setdefault(_join(text, said), departures + 1 + amounts[figure])
    digits = _digits(case, rates, figure, held)
    if digits is not None:
        found.setdefault(digits.text, digits.departures)
    slips = [Slip(text, departures) for text, departures in found.items()]
    return sorted(slips, key=lambda slip: slip.departures)[:8]


def _frames(case: Case, held: frozenset[str]) -> Iterator[tuple[Case, Text, int]]:
    """Yield the case as it stands, with both ends, with a year of 365 or 360 days: case, in words, departures."""
    base = base_of(case)
    counts = [base["count"]] if "count" in held or base["count"] != "head" else ["head", "both"]
    bases = [base["basis"]] if "basis" in held else list(dict.fromkeys((base["basis"], "365", "360")))
    for count in counts:
        for basis in bases:
            said = Text("", "")
            if basis != base["basis"]:
                said = _join(said, Text(f"，一年按 {basis} 天", f", {basis} days a year"))
            if count != base["count"]:
                said = _join(said, Text(f"，{_BOTH.zh}", f", {_BOTH.en}"))
            stated = case.conventions._replace(basis=basis, count=count)
            departures = (basis != base["basis"]) + (count != base["count"])
            yield case._replace(conventions=stated), said, departures


def _slips(case: Case, rates: Rates, items: tuple[str, ...]) -> Iterator[tuple[Text, dict[int, int]]]:
    """Yield every slip with the amounts it gives (1 where another rounding is needed too), the likelier first."""
    try:
        scheduled = schedule_case(case, rates)
    except LprError:
        return
    for text, changed in (*_days(case, scheduled.until), *_payments(case), *_loans(case), *_bank_terms(case)):
        yield text, _amounts(changed, rates, items)
    yield from _plainly(_paid_at_the_end(case, rates))
    yield from _plainly(rounded_at_payments(case, rates))
    for text, changed in _rates_named(case):
        yield text, _amounts(changed, rates, items)
    yield from _plainly(days_per_line(case, rates))
    if uses_lpr(scheduled):
        yield from _plainly(average_rate(case, rates))
        for text, table in tables(rates, scheduled):
            yield text, _amounts(case, table, items)
    yield from _plainly(_on_principal_and_interest(case, rates))


def _join(text: Text, more: Text) -> Text:
    return Text(text.zh + more.zh, text.en + more.en)


def _sums(case: Case, rates: Rates) -> list[Sums]:
    """What a case comes to, by its own rounding (else by line), then by line or rounded once; empty where it cannot be computed."""
    roundings = tuple(dict.fromkeys((base_of(case)["rounding"], "line", "total")))
    try:
        scheduled = schedule_case(case, rates)
        return [sums for _, sums in sums_of(scheduled, [*map(Course, scheduled.schedules)], roundings)]
    except LprError:
        return []


def _amounts(case: Case, rates: Rates, items: tuple[str, ...]) -> dict[int, int]:
    """What a case comes to, under its own rounding (0) and under the other (1)."""
    found: dict[int, int] = {}
    for other, sums in enumerate(_sums(case, rates)):
        for item in items:
            found.setdefault(getattr(sums, item), other)
    return found


def _plainly(slips: Iterator[tuple[Text, set[int]]]) -> Iterator[tuple[Text, dict[int, int]]]:
    """Slips whose rounding is part of the slip."""
    return ((text, dict.fromkeys(amounts, 0)) for text, amounts in slips)


def _days(case: Case, until: int) -> Iterator[tuple[Text, Case]]:
    """The end or the beginning off by some days, a month, a year."""
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        text = Text(
            f"{'多' if days > 0 else '少'}算 {abs(days)} 天（算至 {iso(until + days)}）",
            f"{days_en(days)} {'more' if days > 0 else 'fewer'} (to {iso(until + days)})",
        )
        yield text, case._replace(until=until + days)
    for months, zh, en in (
        (-1, "少算一个月", "a month fewer"),
        (1, "多算一个月", "a month more"),
        (-12, "少算一年", "a year fewer"),
        (12, "多算一年", "a year more"),
    ):
        day = add_months(date.fromordinal(until), months).toordinal()
        yield Text(f"{zh}（算至 {iso(day)}）", f"{en} (to {iso(day)})"), case._replace(until=day)
    for days in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        word = Text("早" if days < 0 else "晚", "early" if days < 0 else "late")
        text = Text(f"起算日{word.zh}了 {abs(days)} 天", f"begins {days_en(days)} too {word.en}")
        yield text, case._replace(loans=tuple(moved(loan, days) for loan in case.loans))


def days_en(days: int) -> str:
    """Return ``1 day``, ``2 days``."""
    return f"{abs(days)} day{'s' if abs(days) != 1 else ''}"


def _payments(case: Case) -> Iterator[tuple[Text, Case]]:
    """A payment left out, counted twice, put to principal first; all of them left out."""
    each = case.payments
    for i, payment in enumerate(each):
        text = Text(f"漏了 {iso(payment.day)} 的还款", f"the payment of {iso(payment.day)} was left out")
        yield text, case._replace(payments=each[:i] + each[i + 1 :])
    if len(each) > 1:
        yield Text("没有扣除任何还款", "no payment was taken off"), case._replace(payments=())
    for i, payment in enumerate(each):
        text = Text(f"{iso(payment.day)} 的还款扣了两次", f"the payment of {iso(payment.day)} was taken off twice")
        yield text, case._replace(payments=(*each[: i + 1], payment, *each[i + 1 :]))
    if each:
        straight = tuple(payment._replace(towards="principal") for payment in each)
        yield Text("还款先抵本金", "payments put to principal first"), case._replace(payments=straight)


def _paid_at_the_end(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """Payments taken off the finished interest, or off principal and interest, as if made on the last day."""
    paid = sum(payment.amount for payment in case.payments)
    if not paid:
        return
    whole = _sums(case._replace(payments=()), rates)
    text = Text(
        "还款最后从利息里减，本金一直未减", "payments taken off the interest at the end, the principal never reduced"
    )
    yield text, {sums.interest_after - paid for sums in whole}
    text = Text("还款最后从本息合计里减，本金一直未减", "payments taken off principal and interest at the end")
    yield text, {sums.total - paid for sums in whole}


def _loans(case: Case) -> Iterator[tuple[Text, Case]]:
    """One of several loans, or a disbursement, left out."""
    if len(case.loans) > 1:
        for i, loan in enumerate(case.loans):
            name = loan.id or str(i + 1)
            text = Text(f"漏了借款“{name}”", f"the loan “{name}” was left out")
            yield text, case._replace(loans=case.loans[:i] + case.loans[i + 1 :])
            text = Text(f"只算了借款“{name}”", f"only the loan “{name}” was counted")
            yield text, case._replace(loans=(loan,))


def _bank_terms(case: Case) -> Iterator[tuple[Text, Case]]:
    """A bank loan without compound interest, or with another multiple as its penalty rate."""
    if case.kind != "bank-loan":
        return
    loans = case.loans
    none = tuple(loan._replace(compound="none") for loan in loans)
    yield Text("没有计复利", "no compound interest"), case._replace(loans=none)
    for multiple in (10, 13, 14, 15):
        penalty = multiple * MULTIPLE // 10
        zh = f"罚息按 {multiple_text(penalty)} 倍"
        changed = tuple(loan._replace(penalty=penalty) for loan in loans)
        yield Text(zh, f"penalty interest at {multiple_text(penalty)} times"), case._replace(loans=changed)
        changed = tuple(loan._replace(penalty=penalty) for loan in none)
        yield (
            Text(f"{zh}，没有计复利", f"penalty interest at {multiple_text(penalty)} times, no compound interest"),
            case._replace(loans=changed),
        )


def _rates_named(case: Case) -> Iterator[tuple[Text, Case]]:
    """Another rate for the time of default: a multiple of the LPR, the five-year LPR, a yearly rate claims often name."""
    terms = [
        (
            Text(f"按 {multiple_text(m)} 倍 LPR 计算", f"at {multiple_text(m)} times the LPR"),
            RateTerm("lpr", multiple=m, text="LPR"),
        )
        for m in _MULTIPLES
    ]
    terms += [
        (Text(f"按年利率 {p}% 计算", f"at {p} % a year"), RateTerm("fixed", p * SCALE, text=f"{p}%")) for p in _YEARLY
    ]
    stated = case.conventions
    for text, term in terms:
        loans = tuple(loan._replace(overdue_rate=term) for loan in case.loans)
        yield text, case._replace(loans=loans, conventions=stated._replace(cap="none"))
        if term.kind != "lpr":
            continue
        for lpr, said in (
            ("fixed", Text("，起算日的报价固定", ", fixed at the start")),
            ("fixed@end", Text("，截止日的报价固定", ", fixed at the end")),
        ):
            fixed = stated._replace(cap="none", lpr="fixed")
            if lpr == "fixed@end":
                fixed = stated._replace(cap="none", lpr="fixed@", lpr_day=case.until or case.today)
            yield _join(text, said), case._replace(loans=loans, conventions=fixed)
    if stated.tenor != "5y":
        five = Text("用了五年期以上 LPR", "the five-year LPR was used")
        yield five, case._replace(conventions=stated._replace(tenor="5y"))


def _on_principal_and_interest(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """Overdue interest on principal and in-term interest together."""
    if len(case.loans) != 1 or case.payments or case.loans[0].disbursed:
        return
    loan = case.loans[0]
    first = _by_kind(case, rates)
    within = first.get("in-term", 0)
    if not within:
        return
    more = _by_kind(case._replace(loans=(loan._replace(principal=loan.principal + within),)), rates)
    text = Text("逾期利息以本金加期内利息为基数", "overdue interest on principal and in-term interest together")
    late = more.get("overdue", 0) + more.get("penalty", 0)
    yield text, {within + late, late, loan.principal + within + late}


def _by_kind(case: Case, rates: Rates) -> dict[str, int]:
    """Interest by kind, each line rounded; empty where the case cannot be computed."""
    found: dict[str, int] = {}
    try:
        scheduled = schedule_case(case, rates)
    except LprError:
        return found
    for balance in accrue(scheduled, scheduled.schedules, False).balances:
        for leg, *_, interest in balance.lines:
            found[leg.kind] = found.get(leg.kind, 0) + interest
    return found


def _principals(case: Case, figure: int, own: Iterable[int]) -> Iterator[tuple[Text, Case]]:
    """The principal of a single loan with two neighbouring digits changed over, one digit wrong, a nought more or less.

    ``own`` is what the case comes to: without payments interest goes with the principal, so that most of the slips
    need no computing.
    """
    if len(case.loans) != 1 or case.loans[0].disbursed or case.loans[0].instalments:
        return
    loan, principal = case.loans[0], case.loans[0].principal
    for fen in typos(principal):
        if fen < 100 or not (
            case.payments or any(abs(figure * principal - one * fen) < 10_000 * principal for one in own)
        ):
            continue
        text = Text(f"本金写成 {fen_comma(fen)}", f"the principal taken as {fen_comma(fen)}")
        yield text, case._replace(loans=(loan._replace(principal=fen),))


def typos(fen: int) -> list[int]:
    """Return the amounts one slip of the pen makes of an amount in fen: whole yuan keep to whole yuan."""
    whole = fen % 100 == 0
    text = str(fen // 100 if whole else fen)
    found = [text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)]
    found += [text[:i] + digit + text[i + 1 :] for i in range(len(text)) for digit in "0123456789"]
    found += [text + "0", text[:-1]]
    numbers = dict.fromkeys(int(one) * (100 if whole else 1) for one in found if one and one[0] != "0")
    return [number for number in numbers if number != fen]


def _digits(case: Case, rates: Rates, figure: int, held: frozenset[str]) -> Slip | None:
    """The figure itself miswritten: two digits changed over, one digit wrong, lost or doubled, the point misplaced."""
    for frame, said, departures in _frames(case, held):
        for sums in _sums(frame, rates):
            own = sums.interest_after if case.payments else sums.interest
            for right in dict.fromkeys((sums.interest, own)):
                slip = pen_slip(right, figure)
                if slip is not None:
                    should = Text(f"（应为 {fen_comma(right)}）", f" (should be {fen_comma(right)})")
                    return Slip(_join(_join(slip, should), said), departures + 1)
    return None


def pen_slip(right: int, figure: int) -> Text | None:
    """Say which slip of the pen makes ``figure`` of ``right``; None where it is none or more than one."""
    ours, theirs = str(right), str(figure)
    if right == figure or len(ours) < 3:
        return None
    wrong = [i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b]
    if len(ours) == len(theirs):
        if len(wrong) == 1:
            return Text("一位数字写错", "one digit is different")
        if len(wrong) == 2 and (ours[wrong[0]], ours[wrong[1]]) == (theirs[wrong[1]], theirs[wrong[0]]):
            return Text("数字次序写错", "two digits changed over")
        return None
    if figure in (10 * right, 100 * right) or (
        theirs != "0" and right // figure in (10, 100) and ours.startswith(theirs)
    ):
        return Text("小数点错位", "the point is misplaced")
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return (
            Text("漏写一位数字", "a digit was left out") if longer == ours else Text("多写一位数字", "a digit too many")
        )
    return None
