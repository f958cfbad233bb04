"""The claim sentence read back: it says the bases, days, rates and sums of the result, head by head, and no more;
counted on to a later day it comes to what `claim` gives for that day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest

from case_files import TODAY, files, matters
from computed import claim
from lpr_calc.base.money import fen_text
from lpr_calc.compute.statement import Statement
from lpr_calc.rates.series import Rates
from lpr_calc.reports.sentence import _of_loan, claims_of, main_clause
from sizes import default_or_large, of_each

RATES = Rates()
SPLIT = date(2020, 8, 20).toordinal()
HEADS = {
    "期内利息": "in-term",
    "垫资利息": "in-term",
    "逾期利息": "overdue",
    "资金占用费": "overdue",
    "违约金": "damages",
}
DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
STRETCH = re.compile(
    r"(期内利息|垫资利息|逾期利息|资金占用费|违约金)（以([\d.]+)元为基数，(自.*?)计算"
    rf"(?:，(?:暂计至{DAY})?为([\d.]+)元)?(?:，扣除(.*?)后尚欠([\d.]+)元)?）"
)
RUNNING = re.compile(r"(期内利息|罚息|复利)（以(?:尚欠期内利息|尚欠期内利息及罚息)?([\d.]+)元为基数，(按照.*?)计算）")
LPR = re.compile(
    r"按照同期全国银行间同业拆借中心公布的(一年期|五年期以上)贷款市场报价利率"
    r"(?:(加|减)([\d.]+)个基点后?)?(?:的([\d.]+)倍)?$"
)
BOUND = re.compile(r"(按照.*)但(不超过|与逾期利息合计不超过|不低于)(.*)$")
FIXED = re.compile(r"(年利率|月利率|日利率)([\d.]+)%$")


def fen(text: str) -> int:
    """Yuan as written → fen."""
    return int(Fraction(text) * 100)


def day(parts: tuple[str, ...]) -> int:
    """A day as written → its number."""
    return date(*map(int, parts)).toordinal()


def half_up(value: Fraction) -> int:
    """Round a fraction of fen."""
    return int((value * 2 + 1) // 2)


class Phrase:
    """A rate as pleadings word it; ``on`` gives percent and unit for a day,
    None for a benchmark (its tier is not said).
    """

    def __init__(self, words: str) -> None:
        self.words = words

    def on(self, at: int, beside: Phrase | None = None, basis: int = 365) -> tuple[Fraction, str] | None:
        """Percent, and the unit it is for; ``beside`` is what overdue interest says of itself."""
        if bound := BOUND.match(self.words):
            agreed, other = Phrase(bound[1]).on(at), Phrase(f"按照{bound[3]}").on(at)
            assert agreed is not None
            assert other is not None
            a_year, limit = (value * {"year": 1, "month": 12, "day": basis}[unit] for value, unit in (agreed, other))
            if "合计" in bound[2]:
                assert beside is not None
                taken = beside.on(at)
                assert taken is not None
                limit -= taken[0] * {"year": 1, "month": 12, "day": basis}[taken[1]]
            return agreed if (a_year >= limit if bound[2] == "不低于" else a_year <= limit) else (limit, "year")
        if fixed := FIXED.search(self.words):
            return Fraction(fixed[2]), {"年": "year", "月": "month", "日": "day"}[fixed[1][0]]
        if floating := LPR.match(self.words):
            quote = RATES.lpr.at(at, "1y" if floating[1] == "一年期" else "5y")
            value = Fraction(quote.percent)
            if floating[2]:
                value += Fraction(floating[3]) / 100 * (1 if floating[2] == "加" else -1)
            return value * Fraction(floating[4] or 1), "year"
        assert "贷款基准利率" in self.words or "适用的" in self.words, self.words
        return None


class Stretch:
    """One sentence of one head: base, spans of days with their rate, the sum, what came off, and what is open."""

    def __init__(self, found: re.Match[str], loan_id: str) -> None:
        self.loan_id = loan_id
        self.kind = HEADS[found[1]]
        self.base = fen(found[2])
        self.spans: list[tuple[int, int | None, Phrase]] = []
        for part in found[3].split("计算；"):
            one = re.fullmatch(rf"自{DAY}起至(?:{DAY}|实际清偿之日)止，(按照.*)", part)
            assert one is not None, part
            last = day(one.groups()[3:6]) if one[4] else None
            self.spans.append((day(one.groups()[:3]), last, Phrase(one[7])))
        self.running = self.spans[-1][1] is None
        self.sum = fen(found[7]) if found[7] else 0
        self.less = sum(fen(amount) for amount in re.findall(r"([\d.]+)元", found[8] or ""))
        self.open = fen(found[9]) if found[9] else self.sum
        assert self.open == self.sum - self.less

    def at(self, day: int) -> Phrase | None:
        """The rate in words that is said for a day."""
        return next((phrase for first, last, phrase in self.spans if first <= day <= (last or day)), None)

    def to(self, end: int, basis: int, statement: Statement, others: list[Stretch]) -> int:
        """What the words come to for the days before ``end``: each run of one rate rounded half up. ``others`` are the
        other sentences of the claim.

        The tier of a benchmark rate is the loan's (同期同类): it is taken from the result.
        """
        if not self.running:
            return self.open
        runs: list[list[Any]] = []
        for first, last, phrase in self.spans:
            for at in range(first, end if last is None else last + 1):
                rate = phrase.on(at, beside(others, self.loan_id, at), basis)
                if rate is None:
                    line = next(x for x in statement.lines if x.loan_id == self.loan_id and x.start <= at < x.end)
                    rate = Fraction(line.rate.value, 10**10), line.rate.unit
                # A run is one rate under one rule: a ceiling of 31条1款 and one of 31条2款 are two, in the same words.
                published = 0
                if statement.conventions["lines"] == "each-quote" and ("同期" in phrase.words):
                    # Every publication is a line of its own, and rounded by itself.
                    series = RATES.lpr if "贷款市场报价利率" in phrase.words else RATES.benchmark
                    published = series.at(at, "1y").day
                rule = (rate, published, phrase.words, "四倍" in phrase.words and at >= SPLIT)
                if runs and runs[-1][0] == rule:
                    runs[-1][1] += 1
                else:
                    runs.append([rule, 1])
        total = 0
        for ((percent, unit), _, _, _), days in runs:
            share = {"day": Fraction(days), "year": Fraction(days, basis), "month": Fraction(days * 12, basis)}[unit]
            total += half_up(self.base * percent / 100 * share)
        return total - self.less


def beside(found: list[Stretch], loan_id: str, at: int) -> Phrase | None:
    """What overdue interest of a loan says of its rate on a day."""
    said = (one.at(at) for one in found if one.loan_id == loan_id and one.kind == "overdue")
    return next((phrase for phrase in said if phrase is not None), None)


def sentence(statement: Statement) -> str:
    """Every numbered claim in one text."""
    return "".join(claims_of(statement))


def stretches(statement: Statement) -> list[Stretch]:
    """Every sentence of interest, read back."""
    said = sentence(statement)
    # Of several debts each sentence says whose interest it is: 甲项下, 第二期.
    names = {_of_loan(loan.id, statement): loan.id for loan in statement.case.loans}
    return [
        Stretch(found, names[max((name for name in names if said[: found.start()].endswith(name)), key=len)])
        for found in STRETCH.finditer(said)
    ]


SETTLED = re.compile(rf"利息([\d.]+)元（计至{DAY}(?:，扣除已付([\d.]+)元后尚欠([\d.]+)元)?）")


def settled(statement: Statement) -> dict[str, int]:
    """What is open of interest that was settled up to a day, as the claims say it, by its head."""
    said = sentence(statement)
    found: dict[str, int] = {}
    for one in statement.carried:
        own = [x for x in SETTLED.findall(said) if (fen(x[0]), day(x[1:4])) == (one.amount, one.at)]
        for amount, *_, paid, left in own[:1]:
            assert not left or fen(left) == fen(amount) - fen(paid)
            found[one.kind] = found.get(one.kind, 0) + fen(left or amount)
    return found


def lump_sums(statement: Statement, name: str) -> int:
    """Sums of money of a head that is claimed as such."""
    return sum(fen(amount) for amount in re.findall(rf"{name}([\d.]+)元", sentence(statement)))


PLAIN = {name: facts for name, facts in matters() if facts.get("kind") != "bank-loan"}
BANKS = {name: facts for name, facts in matters() if facts.get("kind") == "bank-loan"}
"""Every case file that computes: a bank's sentence is worded in its own way."""


@lru_cache(16)
def computed(name: str) -> Statement:
    """The claim of a case file; the tests of one come one after the other."""
    return claim({**PLAIN, **BANKS}[name], today=TODAY)


@of_each((name, name) for name in PLAIN)
def test_it_says_what_the_result_says(name: str) -> None:
    """Bases, first and last days and rates are those of the lines; what is open adds up head by head."""
    statement = computed(name)
    found = stretches(statement)
    conventions = statement.conventions
    for one in found:
        of_it = (one.loan_id, one.kind, one.base)
        lines = [line for line in statement.lines if (line.loan_id, line.kind, line.base) == of_it]
        ahead = [line for line in statement.ahead if (line.loan_id, line.kind, line.base) == of_it]
        first = one.spans[0][0]
        assert first in {line.start for line in (*lines, *ahead)}
        if one.running:
            assert ahead
        else:
            assert one.spans[-1][1] in {line.end - 1 for line in lines}
        for line in (*lines, *ahead):
            for begin, last, phrase in one.spans:
                if not begin <= line.start <= (last or line.start):
                    continue
                rate = phrase.on(
                    line.start,
                    beside(found, one.loan_id, line.start),
                    int(conventions["basis"][:3]) if conventions["basis"][:3].isdigit() else 365,
                )
                assert rate in (None, (Fraction(line.rate.value, 10**10), line.rate.unit)), phrase.words
    by_head = settled(statement)
    for one in found:
        by_head[one.kind] = by_head.get(one.kind, 0) + one.open
    by_head["damages"] = by_head.get("damages", 0) + lump_sums(statement, "违约金")
    by_head["fees"] = lump_sums(statement, "其他费用")
    if conventions["rounding"] == "line":
        assert {kind: amount for kind, amount in by_head.items() if amount} == {
            kind: amount for kind, amount in statement.owed.items() if amount
        }
    assert sum(by_head.values()) == statement.totals.interest_after


def later(facts: dict[str, Any], until: date) -> Statement:
    """The same matter computed to another day, under the same day of suit."""
    return claim({**facts, "until": until.isoformat()}, today=TODAY)


def is_plain(facts: dict[str, Any], statement: Statement) -> bool:
    """Whether the words alone carry on: no sum that limits them, no count or rounding that they do not say."""
    conventions = statement.conventions
    loans = facts.get("loans") or [facts]
    return (
        conventions["rounding"] == "line"
        and conventions["count"] == "head"
        and conventions["basis"] in ("365", "360")
        and not any(key in loan for loan in loans for key in ("interest_limit", "interest_to", "rollovers"))
        and not ({"damages", "fees"} & set(statement.owed) and lump_sums(statement, "违约金"))
        and not lump_sums(statement, "其他费用")
        and all(
            date.fromisoformat(payment["date"]).toordinal() <= statement.until for payment in facts.get("payments", ())
        )
    )


def carries_on(name: str) -> bool:
    """Whether a matter has sentences of interest that carry on by themselves, and rates are known for longer."""
    statement = computed(name)
    return (
        bool(stretches(statement))
        and is_plain(PLAIN[name], statement)
        and statement.until < date(2025, 12, 1).toordinal()
    )


def counted_on(name: str, days: int) -> tuple[dict[str, str], dict[str, str]] | None:
    """What the words of a matter come to so many days later, and what `claim` gives for that day.

    None where the words of today cannot say it: another head begins or an instalment falls due in between.
    """
    until = date.fromordinal(computed(name).until)
    # Where it is not stated, the day of suit moves with the end: the words belong to that of the first computation.
    fixed = {"filed": min(TODAY, until).isoformat(), **PLAIN[name]}
    now = claim(fixed, today=TODAY)
    end = until + timedelta(days)
    ends = later(fixed, end)
    found = stretches(now)
    kinds = {one.kind for one in found}
    if {line.kind for line in ends.ahead} - kinds:
        return None
    if any(line.start >= now.until and line.kind not in kinds for line in ends.lines):
        return None
    carried = settled(now)
    for one in found:
        amount = one.to(end.toordinal(), int(now.conventions["basis"]), ends, found)
        carried[one.kind] = carried.get(one.kind, 0) + amount
    bases = {(line.loan_id, line.kind, line.base) for line in now.ahead}
    if bases != {(line.loan_id, line.kind, line.base) for line in ends.ahead}:
        return None
    return (
        {kind: fen_text(amount) for kind, amount in carried.items() if amount},
        {kind: fen_text(amount) for kind, amount in ends.owed.items() if amount},
    )


@pytest.mark.broad
@default_or_large((1, 0, 200, 0), (200, 200, 1, 1))
@pytest.mark.parametrize("file", [file.stem for file in files()])
def test_counted_on_it_is_the_claim_of_the_later_day(file: str, size: tuple[int, ...]) -> None:
    """A sentence counted on by its own words, days and rates equals `claim` computed to that day.

    By default a day on, not at all, and 200 days on in turn; in the large run what is left of a day and of 200 for all.
    """
    said, computed_then = {}, {}
    for number, name in enumerate(PLAIN):
        later = size[number % len(size)]
        if later and name.startswith(f"{file}: ") and carries_on(name):
            both = counted_on(name, later)
            if both is not None:
                said[name], computed_then[name] = both
    assert said == computed_then


@pytest.mark.broad
@default_or_large(5, 1)
def test_enough_is_read_back(size: int) -> None:
    """The parser is not idle: most case files have sentences of interest, and most of them carry on."""
    assert len(PLAIN) > 350
    carried = [name for name in list(PLAIN)[::size] if carries_on(name)]
    assert len(carried) > 300 // size
    # A few matters have a head begin in between.
    told = [name for name in carried if counted_on(name, 1)]
    assert len(told) > 270 // size
    assert len([name for name in BANKS if is_settled(computed(name))]) > 8


def by_instalments(statement: Statement) -> bool:
    """Whether a loan is repaid by instalments: what runs on is then said of their bases together, not line by line, and
    what is not due is not asked for (`tests/compute/test_instalments.py`).
    """
    return bool(statement.accounts)


@of_each((name, name) for name in BANKS)
def test_a_bank_asks_for_no_more_than_the_result(name: str) -> None:
    """Its heads are those open at the cut-off day; what runs on is worded with its own base and rate, and where the
    total is capped the words say so.
    """
    statement = computed(name)
    if by_instalments(statement):
        return
    said = sentence(statement)
    heads = re.search(rf"截至{DAY}的(.*?元)(?:，以及|；|（以上|。)", said)
    if heads is not None:
        names = {"期内利息": "in-term", "罚息": "penalty", "复利": "compound"}
        asked = {names[name]: fen(amount) for name, amount in re.findall(r"(期内利息|罚息|复利)([\d.]+)元", heads[4])}
        assert asked == {kind: amount for kind, amount in statement.owed.items() if amount}
    found = [(one[1], fen(one[2])) for one in RUNNING.finditer(said)]
    kinds = {"期内利息": "in-term", "罚息": "penalty", "复利": "compound"}
    assert [(kinds[name], base) for name, base in found] == [(line.kind, line.base) for line in statement.ahead]
    for one, line in zip(RUNNING.finditer(said), statement.ahead, strict=True):
        rate = Phrase(one[3]).on(line.start)
        assert rate is None or rate == (Fraction(line.rate.value, 10**10), line.rate.unit)
    assert ("总计以" in said) == (statement.case.conventions.cap == "rate")


REPRICED = re.compile(
    r"按照每年(1月1日|放款日的对应日)适用的全国银行间同业拆借中心公布的(一年期|五年期以上)贷款市场报价利率(?:(加|"
    r"减)([\d.]+)个基点后?)?(?:的([\d.]+)倍)?$"
)


def bank_rate(words: str, at: int, lent: int) -> tuple[Fraction, str]:
    """The rate of a bank's words on a day; a repriced one is read on the last 1 January or anniversary."""
    if (found := REPRICED.match(words)) is None:
        rate = Phrase(words).on(at)
        assert rate is not None
        return rate
    when, first = date.fromordinal(at), date.fromordinal(lent)
    month_day = (1, 1) if found[1] == "1月1日" else (first.month, first.day)
    read = date(when.year if (when.month, when.day) >= month_day else when.year - 1, *month_day).toordinal()
    said = f"按照同期全国银行间同业拆借中心公布的{found[2]}贷款市场报价利率"
    said += f"{found[3]}{found[4]}个基点" if found[3] else ""
    said += f"{'后' if found[3] else ''}的{found[5]}倍" if found[5] else ""
    rate = Phrase(said).on(max(read, lent))
    assert rate is not None
    return rate


def is_settled(statement: Statement) -> bool:
    """Whether a bank's words alone carry on: matured, nothing bills compound interest anew, no cap on the total,
    plain count.
    """
    conventions = statement.conventions
    matured = {line.kind for line in statement.ahead} == {"penalty", "compound"} or [
        line.kind for line in statement.ahead
    ] == ["penalty"]
    return (
        matured
        and statement.case.conventions.cap != "rate"
        and "all" not in conventions["compound"]
        and (conventions["count"], conventions["rounding"]) == ("head", "line")
        and conventions["basis"] in ("360", "365")
        and not any(payment.day > statement.until for payment in statement.case.payments)
    )


@of_each((name, name) for name in BANKS)
def test_a_bank_counted_on_is_its_claim_of_the_later_day(name: str) -> None:
    """What is open at the cut-off day and what runs on from it, by its own words, come to the claim of a later day.

    The sum of the first day is rounded in the words, the claim of the later one rounds the whole line: a fen a line may
    lie between them, and no more.
    """
    statement = computed(name)
    if not is_settled(statement) or by_instalments(statement):
        return
    for days in (1, 200):
        end = statement.until + days
        ends = later(BANKS[name], date.fromordinal(end))
        said = sentence(statement)
        running = RUNNING.findall(said)
        assert len(running) == len(statement.ahead) > 0
        kinds = {"期内利息": "in-term", "罚息": "penalty", "复利": "compound"}
        carried: dict[str, Fraction] = {kind: Fraction(amount) for kind, amount in statement.owed.items()}
        for (head, base, words), line in zip(running, statement.ahead, strict=True):
            loan = next(loan for loan in statement.case.loans if loan.id == line.loan_id)
            for at in range(statement.totals.per_diem_day, end):
                percent, unit = bank_rate(words, at, loan.lent or 0)
                share = (
                    Fraction(1)
                    if unit == "day"
                    else Fraction(12 if unit == "month" else 1, int(statement.conventions["basis"]))
                )
                carried[kinds[head]] += fen(base) * percent / 100 * share
        for kind, amount in carried.items():
            cut = sum(1 for line in ends.lines if line.kind == kind and line.end > statement.until)
            assert abs(amount - ends.owed.get(kind, 0)) <= max(cut, 1), kind


def test_payments_come_off_the_head_they_went_to() -> None:
    """cases/heads.yaml: 4,000 paid = 3,008.22 of overdue interest + 991.78 of damages, which both run on."""
    facts = next(
        facts for name, facts in PLAIN.items() if name.startswith("heads: ") and "4000" in str(facts["payments"])
    )
    said = sentence(claim(facts, today=TODAY))
    assert "暂计至2023年7月1日为6000元，扣除已付3008.22元后尚欠2991.78元）" in said
    assert "暂计至2023年7月1日为4000元，扣除已付991.78元后尚欠3008.22元）" in said


def test_a_bankrupt_is_not_ordered_to_pay() -> None:
    """企业破产法 46: the claims are claims on the estate, in the prayer and in the operative part."""
    facts = PLAIN["construction: 债务人破产：利息计至受理前一日"]
    statement = claim({**facts, "costs": [{"name": "律师费", "amount": "10000", "date": "2025-11-30"}]}, today=TODAY)
    said = claims_of(statement)
    assert said[0] == "一、确认原告对被告乙公司享有破产债权借款本金488438.36元；"
    assert said[2] == "三、确认原告对被告乙公司享有破产债权律师费10000元；"
    assert main_clause(statement)[0].startswith("一、确认原告对被告乙公司享有破产债权借款本金488438.36元及利息（")
