"""Does `verify` name the right reason? Of figures made on purpose. ``python -m benchmarks.verify_recall``.

The figures come from a calculator of their own, written naively over the published table with fractions; it shares
neither arithmetic nor the list of readings with the package. Each is given in fen and in whole yuan. Arbitrary figures
near a claim say how often a coincidence is called an explanation.
"""

from __future__ import annotations

import argparse
import calendar
import itertools
import random
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

from lpr_calc.casefile.model import Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.series import Rates
from lpr_calc.values.tree import as_tree
from lpr_calc.verify.conventions import base_of
from lpr_calc.verify.explain import Explained, explain

Table = list[tuple[date, Fraction]]
"""Days of publication and percent a year."""

TODAY = date(2026, 11, 24)
FEW = Fraction(3, 100)


class Facts(NamedTuple):
    """One matter: money lent, in default from ``start`` to ``end``, first and last day as written."""

    principal: int
    start: date
    end: date
    lent: date
    filed: date
    rate: Fraction | None
    payments: tuple[tuple[date, int], ...]


class How(NamedTuple):
    """How a figure was computed: conventions, and what was done wrong."""

    conventions: dict[str, str]
    slip: str


class Reading(NamedTuple):
    """What the naive calculator is to do."""

    table: Table
    start: date
    end: date
    principal: int
    payments: tuple[tuple[date, int, str], ...]
    basis: str = "365"
    rounding: str = "line"
    each: bool = False
    finish: Callable[[list[tuple[date, date, Fraction, Fraction]], Reading], Fraction] | None = None


def at(table: Table, day: date) -> Fraction:
    """The quote in force on a day."""
    return [rate for published, rate in table if published <= day][-1]


def cents(amount: Fraction, mode: str = "half") -> Fraction:
    """Round to the fen half up, or cut."""
    return Fraction((amount * 100 + (Fraction(1, 2) if mode == "half" else 0)) // 1, 100)


def share(start: date, stop: date, basis: str) -> Fraction:
    """The part of a year from one day to another, the second not counted."""
    if basis in ("365", "360"):
        return Fraction((stop - start).days, int(basis))
    total = Fraction(0)
    while start < stop:
        total += Fraction(1, 366 if calendar.isleap(start.year) else 365)
        start += timedelta(1)
    return total


def lines_of(reading: Reading) -> list[tuple[date, date, Fraction, Fraction]]:
    """Cut the days at every change (or every publication): first day, day after the last, base, percent."""
    changes = {published for published, _ in reading.table}
    lines: list[tuple[date, date, Fraction, Fraction]] = []
    day = reading.start
    base = Fraction(reading.principal)
    while day < reading.end:
        rate = at(reading.table, day)
        if lines and lines[-1][3] == rate and not (reading.each and day in changes):
            lines[-1] = (lines[-1][0], day + timedelta(1), base, rate)
        else:
            lines.append((day, day + timedelta(1), base, rate))
        day += timedelta(1)
    return lines


def compute(reading: Reading) -> Fraction:
    """The interest in yuan."""
    if reading.payments:
        return paid(reading)
    lines = lines_of(reading)
    if reading.finish is not None:
        return reading.finish(lines, reading)
    return rounded([base * rate / 100 * share(a, b, reading.basis) for a, b, base, rate in lines], reading.rounding)


def rounded(parts: list[Fraction], rounding: str) -> Fraction:
    """Add lines under a rounding."""
    if rounding == "line":
        return sum(map(cents, parts), Fraction(0))
    return cents(sum(parts, Fraction(0)), "cut" if rounding == "truncate" else "half")


def paid(reading: Reading) -> Fraction:
    """All interest accrued day by day, payments to interest first unless they say otherwise; rounded once."""
    principal, owed, accrued = Fraction(reading.principal), Fraction(0), Fraction(0)
    day = reading.start
    for when, amount, towards in sorted(reading.payments):
        while day < min(when, reading.end):
            more = principal * at(reading.table, day) / 100 * share(day, day + timedelta(1), reading.basis)
            owed, accrued, day = owed + more, accrued + more, day + timedelta(1)
        if when > reading.end:
            break
        if towards == "principal":
            principal -= amount
        elif towards == "half":
            to_interest = min(owed, Fraction(amount, 2))
            owed, principal = owed - to_interest, principal - (amount - to_interest)
        else:
            to_interest = min(owed, Fraction(amount))
            owed, principal = owed - to_interest, principal - (amount - to_interest)
    while day < reading.end:
        accrued += principal * at(reading.table, day) / 100 * share(day, day + timedelta(1), reading.basis)
        day += timedelta(1)
    return cents(accrued)


# --- what is done otherwise -------------------------------------------------------------------------------------------


def month_off(day: date, months: int) -> date:
    """The same day so many months later, the last of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def daily_rounded(lines: list[tuple[date, date, Fraction, Fraction]], reading: Reading) -> Fraction:
    """The interest of a day rounded to the fen first."""
    days = [(cents(base * rate / (100 * int(reading.basis))), (b - a).days) for a, b, base, rate in lines]
    return sum((one * number for one, number in days), Fraction(0))


def yearly_rounded(lines: list[tuple[date, date, Fraction, Fraction]], reading: Reading) -> Fraction:
    """The interest of a year rounded to whole yuan first."""
    parts = [
        Fraction((base * rate / 100 + Fraction(1, 2)) // 1) * (b - a).days / int(reading.basis)
        for a, b, base, rate in lines
    ]
    return rounded(parts, reading.rounding)


def a_day_each(lines: list[tuple[date, date, Fraction, Fraction]], reading: Reading) -> Fraction:
    """Both ends of every line counted."""
    parts = [base * rate / 100 * ((b - a).days + 1) / int(reading.basis) for a, b, base, rate in lines]
    return rounded(parts, reading.rounding)


def compounded(lines: list[tuple[date, date, Fraction, Fraction]], reading: Reading) -> Fraction:
    """Each year's interest joins the principal."""
    principal, open_, day = Fraction(reading.principal), Fraction(0), reading.start
    years = 1
    while day < reading.end:
        if day == month_off(reading.start, 12 * years):
            principal, open_, years = principal + cents(open_), Fraction(0), years + 1
        open_ += principal * at(reading.table, day) / 100 / int(reading.basis)
        day += timedelta(1)
    return principal + cents(open_) - reading.principal


def averaged(lines: list[tuple[date, date, Fraction, Fraction]], reading: Reading) -> Fraction:
    """The plain mean of the rates over all days."""
    mean = sum((rate for *_, rate in lines), Fraction(0)) / len(lines)
    return cents(reading.principal * mean / 100 * (reading.end - reading.start).days / int(reading.basis))


def constant(rate: Fraction) -> Table:
    """One rate for ever."""
    return [(date(1990, 1, 1), rate)]


class Slip(NamedTuple):
    """A slip: what the calculator does, and what a right answer says of it (one of these words)."""

    change: Callable[[Reading, Facts, random.Random, Table, Table], Reading | None]
    words: tuple[str, ...]
    pays: bool = False


def _changes(reading: Reading) -> list[date]:
    """The days inside the claim on which the rate changes."""
    return [a for a, *_ in lines_of(reading._replace(each=False))][1:]


def _without(table: Table, days: list[date], reading: Reading) -> Table:
    """The table with some changes missed: the quote before goes on until the next change."""
    cuts = [*_changes(reading), date.max]
    found, skipping = [], None
    for published, rate in table:
        if published in days:
            skipping = cuts[cuts.index(published) + 1]
        if skipping is None or published >= skipping:
            skipping = None
            found.append((published, rate))
    return found


def _missed(count: int) -> Callable[..., Reading | None]:
    def change(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
        days = _changes(r)
        if len(days) < count + 1:
            return None
        return r._replace(table=_without(r.table, sorted(rng.sample(days, count)), r))

    return change


def _misread(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
    days = _changes(r)
    if not days:
        return None
    day = rng.choice(days)
    text = f"{float(at(r.table, day)):.2f}"
    wrong = Fraction(text[:2] + text[3] + text[2])
    if wrong == at(r.table, day):
        return None
    stop = min([d for d in days if d > day], default=date.max)
    return r._replace(table=[(d, wrong if day <= d < stop else rate) for d, rate in r.table])


def _january(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
    days = [r.start, *(date(y, 1, 1) for y in range(r.start.year + 1, r.end.year + 1))]
    return r._replace(table=[(date(1990, 1, 1), at(r.table, r.start)), *((d, at(r.table, d)) for d in days)])


def _pay(change: Callable[[date, int], tuple[date, int] | None]) -> Callable[..., Reading | None]:
    def run(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
        k = rng.randrange(len(r.payments))
        day, amount, towards = r.payments[k]
        changed = change(day, amount)
        kept = [p for i, p in enumerate(r.payments) if i != k]
        if changed is not None:
            if not r.start < changed[0] < r.end:
                return None
            kept.append((*changed, towards))
        return r._replace(payments=tuple(sorted(kept)))

    return run


def _swapped(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
    text = str(r.principal)
    return r._replace(principal=int(text[1] + text[0] + text[2:])) if text[0] != text[1] != "0" else None


def _todays(r: Reading, f: Facts, rng: random.Random, one: Table, five: Table) -> Reading | None:
    today = at(one, TODAY)
    return r._replace(table=constant(today)) if today != at(one, f.end) else None


SLIPS: dict[str, Slip] = {
    "today's quote": Slip(_todays, ("今日的报价",)),
    "from lending": Slip(lambda r, f, g, one, five: r._replace(start=f.lent), ("出借日",)),
    "from filing": Slip(lambda r, f, g, one, five: r._replace(start=f.filed), ("起诉日起算",)),
    "a month early": Slip(
        lambda r, f, g, one, five: r._replace(start=month_off(r.start, -1)), ("早了一个月", "早了 30 天", "早了 31 天")
    ),
    "a month late": Slip(lambda r, f, g, one, five: r._replace(start=month_off(r.start, 1)), ("晚了一个月",)),
    "a month short": Slip(lambda r, f, g, one, five: r._replace(end=month_off(r.end, -1)), ("少算一个月",)),
    "a year short": Slip(lambda r, f, g, one, five: r._replace(end=month_off(r.end, -12)), ("少算一年",)),
    "three days late": Slip(lambda r, f, g, one, five: r._replace(start=r.start + timedelta(3)), ("晚了 3 天",)),
    "quote misread": Slip(_misread, ("的报价按",)),
    "one change missed": Slip(_missed(1), ("的调整（仍按", "的报价按", "以后的调整都漏了")),
    "two changes missed": Slip(_missed(2), ("的调整", "以后的调整都漏了")),
    "annual compounding": Slip(lambda r, f, g, one, five: r._replace(finish=compounded), ("利滚利",)),
    "per-day rounding": Slip(lambda r, f, g, one, five: r._replace(finish=daily_rounded), ("每日利息先",)),
    "a year's interest rounded": Slip(lambda r, f, g, one, five: r._replace(finish=yearly_rounded), ("全年利息先",)),
    "fixed each January": Slip(_january, ("1 月 1 日重新",)),
    "a day more in each line": Slip(lambda r, f, g, one, five: r._replace(finish=a_day_each), ("每段多一天",)),
    "mean of the quotes": Slip(lambda r, f, g, one, five: r._replace(finish=averaged), ("简单平均",)),
    "4 times the LPR": Slip(
        lambda r, f, g, one, five: r._replace(table=[(d, 4 * x) for d, x in r.table]), ("按 4 倍 LPR",)
    ),
    "1.5 times the LPR": Slip(
        lambda r, f, g, one, five: r._replace(table=[(d, x * 3 / 2) for d, x in r.table]), ("按 1.5 倍 LPR",)
    ),
    "five-year LPR": Slip(lambda r, f, g, one, five: r._replace(table=five), ("五年期",)),
    "24 % a year": Slip(lambda r, f, g, one, five: r._replace(table=constant(Fraction(24))), ("年利率 24",)),
    "6 % a year": Slip(lambda r, f, g, one, five: r._replace(table=constant(Fraction(6))), ("年利率 6",)),
    "sampled by the month": Slip(
        lambda r, f, g, one, five: r._replace(table=[(d.replace(day=1), x) for d, x in r.table]), ("当月 1 日起就换档",)
    ),
    "principal misread": Slip(_swapped, ("本金写成",)),
    "payment left out": Slip(_pay(lambda day, amount: None), ("漏了", "没有扣除任何还款"), pays=True),
    "payment a month off": Slip(_pay(lambda day, amount: (month_off(day, 1), amount)), ("的还款当成了",), pays=True),
    "payment a nought short": Slip(_pay(lambda day, amount: (day, amount // 10)), ("当成了",), pays=True),
    "half to principal": Slip(
        lambda r, f, g, one, five: r._replace(payments=tuple((d, a, "half") for d, a, _ in r.payments)),
        ("一半抵本金",),
        pays=True,
    ),
    "payments to principal": Slip(
        lambda r, f, g, one, five: r._replace(payments=tuple((d, a, "principal") for d, a, _ in r.payments)),
        ("还款先抵本金",),
        pays=True,
    ),
}


def facts_of(rng: random.Random, pays: bool) -> Facts:
    """A matter that could be anybody's."""
    start = date(2022, 1, 4) + timedelta(rng.randrange(700))
    end = start + timedelta(rng.randrange(420, 1500))
    principal = rng.choice((rng.randrange(20, 900) * 1000, rng.randrange(20_000, 900_000)))
    payments: tuple[tuple[date, int], ...] = ()
    if pays:
        days = sorted(rng.sample(range(60, (end - start).days - 60), rng.randrange(1, 4)))
        payments = tuple((start + timedelta(d), rng.randrange(5, 60) * principal // 1000 // 10 * 10) for d in days)
    filed = start + timedelta(rng.randrange(100, 400))
    return Facts(principal, start, end, start - timedelta(rng.randrange(120, 500)), filed, None, payments)


def case_of(facts: Facts) -> Case:
    """The matter as `verify` is told it."""
    stated: dict[str, Any] = {
        "principal": str(facts.principal),
        "lent": facts.lent.isoformat(),
        "due": (facts.start - timedelta(1)).isoformat(),
        "filed": facts.filed.isoformat(),
        "until": facts.end.isoformat(),
    }
    if facts.payments:
        stated["payments"] = [{"date": d.isoformat(), "amount": str(a)} for d, a in facts.payments]
    return parse_case(as_tree(stated), TODAY)


CHOICES: tuple[tuple[str, str, float], ...] = (
    ("count", "both", 0.4),
    ("basis", "360", 0.4),
    ("rounding", "total", 0.25),
    ("rounding", "truncate", 0.1),
    ("lpr", "fixed", 0.15),
    ("lines", "each-quote", 0.15),
    ("first_day", "due", 0.12),
    ("basis", "actual", 0.06),
    ("switch", "next-day", 0.06),
    ("lpr", "fixed@end", 0.06),
    ("count", "tail", 0.05),
)
"""Conventions and how often people choose them."""


def conventions_of(rng: random.Random, most: int) -> dict[str, str]:
    """Up to so many conventions that are not the usual ones."""
    chosen: dict[str, str] = {}
    order = list(CHOICES)
    rng.shuffle(order)
    for name, value, often in order:
        if len(chosen) < most and name not in chosen and rng.random() < often:
            chosen[name] = value
    return chosen


def reading_of(facts: Facts, chosen: dict[str, str], table: Table) -> Reading:
    """The matter under conventions."""
    start, end = facts.start, facts.end
    if chosen.get("first_day") == "due":
        start -= timedelta(1)
    fixed = at(table, start)
    if chosen.get("count") in ("both", "tail"):
        end += timedelta(1)
    if chosen.get("count") == "tail":
        start += timedelta(1)
    if chosen.get("switch") == "next-day":
        table = [(day + timedelta(1), rate) for day, rate in table]
    if chosen.get("lpr") == "fixed":
        table = constant(fixed)
    elif chosen.get("lpr") == "fixed@end":
        table = constant(at(table, facts.end))
    payments = tuple((day, amount, "auto") for day, amount in facts.payments)
    rounding, each = chosen.get("rounding", "line"), chosen.get("lines") == "each-quote"
    return Reading(table, start, end, facts.principal, payments, chosen.get("basis", "365"), rounding, each)


class Outcome(NamedTuple):
    """What `verify` said of one figure."""

    place: int
    """Where the right reading stands (0 first), −1 nowhere."""
    exact: bool
    """Whether the first one is called an explanation."""


def ranked(found: Explained, base: dict[str, str]) -> list[tuple[str, dict[str, str], int]]:
    """All explanations in the order they are shown: words of a slip, changed conventions, departures."""
    slips: list[tuple[str, dict[str, str], int]] = [(slip.text.zh, {}, slip.departures) for slip in found.slips]
    matches = [
        ("", {n: v for n, v in one.conventions.items() if v != base[n]}, one.departures)
        for one in found.matches
        if one.item == "interest"
    ]
    return [*slips, *matches]


def same_days(chosen: dict[str, str]) -> dict[str, str]:
    """The commonest way to say what two combinations of conventions have in common: the same days at the same rates."""
    kept = {n: v for n, v in chosen.items() if n not in ("count", "first_day", "switch")}
    if kept.get("rounding") in ("total", "yuan"):
        # A sum that is whole yuan of itself cannot say which.
        del kept["rounding"]
    count, first = chosen.get("count", "head"), chosen.get("first_day", "after-due")
    begin = (count in ("tail", "neither")) - (first == "due")
    end = int(count in ("tail", "both"))
    if chosen.get("lpr", "").startswith("fixed"):
        begin, end = 0, end - begin
        kept.pop("lines", None)
    elif chosen.get("switch") == "next-day":
        # Every quote a day later is the same as both ends a day earlier.
        begin, end = begin - 1, end - 1
    return {**kept, "days": f"{begin},{end}"} if (begin, end) != (0, 0) else kept


MOVED = re.compile(r"(起算日[早晚]了|[少多]算) (\d+) 天(?:（算至 [\d-]+）)?(?:，四舍五入到元)?")
"""A slip that says no more than by how many days a claim begins or ends otherwise."""


def days_said(said: str, fixed: bool) -> dict[str, str]:
    """The same of a slip: by how many days it says that a claim begins or ends otherwise."""
    found = MOVED.fullmatch(said)
    if found is None:
        return {"said": said}
    number = int(found[2]) * (-1 if found[1] in ("起算日早了", "少算") else 1)
    begin, end = (number, 0) if found[1].startswith("起") else (0, number)
    begin, end = (0, end - begin) if fixed else (begin, end)
    return {"days": f"{begin},{end}"}


def judge(facts: Facts, figure: int, chosen: dict[str, str], slip: str, rates: Rates) -> Outcome:
    """Hold the explanations against what was done."""
    case = case_of(facts)
    found = explain(case, rates, figure)
    base = base_of(case)
    place = -1
    chosen = same_days(chosen)
    words = SLIPS[slip].words if slip else ()
    if slip == "three days late":
        one, _ = tables()
        # Three days fewer at one end or the other are the same at one rate.
        words = (*words, "少算 3 天") if at(one, facts.start) == at(one, facts.end) else words
    every = ranked(found, base)
    for seen, (said, changed, _) in enumerate(every):
        same = {n: ("fixed@end" if v == f"fixed@{facts.end.isoformat()}" else v) for n, v in changed.items()}
        if slip:
            right = any(word in said for word in words)
        else:
            # What it names was done; what else was done makes no difference to the figure.
            named = days_said(said, "lpr" in chosen) if said else same_days(same)
            right = named.items() <= chosen.items()
        if right:
            place = seen
            break
    return Outcome(place, bool(every) and found.is_exact(every[0][2]))


def tables() -> tuple[Table, Table]:
    """The published table, one year and five years."""
    rates = Rates()
    days = [date.fromordinal(day) for day in rates.lpr.days]
    one, five = (rates.lpr.columns[tenor] for tenor in ("1y", "5y"))
    return (
        [(day, Fraction(value, 100)) for day, value in zip(days, one, strict=True)],
        [(day, Fraction(value, 100)) for day, value in zip(days, five, strict=True)],
    )


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--figures", type=int, default=200)
    parser.add_argument("--arbitrary", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--show", action="store_true", help="name what was not right first")
    asked = parser.parse_args(argv)
    rng = random.Random(asked.seed)
    one, five = tables()
    rates = Rates()
    outcomes: dict[tuple[str, str], list[Outcome]] = {}
    names = list(SLIPS)
    made = 0
    while made < asked.figures:
        slip = names[made // 2 % len(names)] if made % 2 else ""
        pays = SLIPS[slip].pays if slip else made % 10 == 0
        facts = facts_of(rng, pays)
        chosen = conventions_of(rng, rng.choice((0, 1)) if slip else 3)
        if slip or pays:
            chosen = {n: v for n, v in chosen.items() if n in ("count", "basis") and v in ("both", "360")}
        reading: Reading | None = reading_of(facts, chosen, one)
        assert reading is not None
        plain = compute(reading)
        if slip:
            reading = SLIPS[slip].change(reading, facts, rng, one, five)
        if reading is None:
            continue
        amount, whole = compute(reading), compute(reading._replace(rounding="total"))
        if slip and abs(amount - plain) < FEW:
            # Nobody could tell it from the claim as it stands, rounded otherwise.
            continue
        left_out = (
            {
                compute(reading_of(facts, chosen, one)._replace(payments=tuple(kept), rounding="total"))
                for kept in itertools.combinations(reading_of(facts, chosen, one).payments, len(facts.payments) - 1)
            }
            if slip.startswith("payment a")
            else set()
        )
        if amount in left_out:
            # Nobody could tell it from a payment left out.
            continue
        made += 1
        exact = {**chosen, "rounding": "total"} if pays else chosen
        for kind, figure, done in (
            ("fen", int(amount * 100), exact),
            ("yuan", int(whole + Fraction(1, 2)) * 100, {**chosen, "rounding": "yuan"}),
        ):
            if kind == "yuan" and slip and abs(amount - plain) < 2:
                # What changes a few fen does not show in whole yuan.
                continue
            if kind == "yuan" and figure in {int(other + Fraction(1, 2)) * 100 for other in left_out}:
                continue
            if done.get("rounding") == "truncate" and whole == amount:
                # Cut or rounded, it is the same figure.
                done = {**done, "rounding": "total"}
            outcome = judge(facts, figure, done, slip, rates)
            outcomes.setdefault((kind, "slip" if slip else "conventions"), []).append(outcome)
            if asked.show and outcome.place:
                found = explain(case_of(facts), rates, figure)
                first = ranked(found, base_of(case_of(facts)))[:3]
                what = f"{kind} {slip or 'conventions'} {done}: place {outcome.place} exact {outcome.exact}"
                sys.stdout.write(f"{what} {first}\n")
    sys.stdout.write(table_of(outcomes) + "\n")
    sys.stdout.write(arbitrary(asked.arbitrary, rng, one, rates) + "\n")


def table_of(outcomes: dict[tuple[str, str], list[Outcome]]) -> str:
    """Shares by kind of figure and of reason."""
    lines = [
        "| figures | reason | number | right first | among the first three | wrong first | not found |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for (kind, reason), found in sorted(outcomes.items()):
        number = len(found)
        shares = [
            sum(o.place == 0 for o in found),
            sum(0 <= o.place < 3 for o in found),
            sum(o.place != 0 and o.exact for o in found),
            sum(o.place < 0 for o in found),
        ]
        said = " | ".join(f"{100 * share / number:.1f} %" for share in shares)
        lines.append(f"| {kind} | {reason} | {number} | {said} |")
    return "\n".join(lines)


def arbitrary(number: int, rng: random.Random, one: Table, rates: Rates) -> str:
    """How many arbitrary figures within 3 % of a claim are called explained."""
    lines = ["| arbitrary figures | number | called exact | listed as perhaps |", "|---|---:|---:|---:|"]
    for kind in ("fen", "yuan"):
        called = perhaps = 0
        for _ in range(number):
            facts = facts_of(rng, False)
            own = compute(reading_of(facts, {}, one))
            figure = int(own * 100 * Fraction(rng.randrange(97_000, 103_000), 100_000))
            figure = figure if kind == "fen" else figure // 100 * 100
            found = explain(case_of(facts), rates, figure)
            every = ranked(found, base_of(case_of(facts)))
            if every and any(found.is_exact(departures) for *_, departures in every):
                called += 1
            elif every:
                perhaps += 1
        lines.append(f"| {kind} | {number} | {100 * called / number:.1f} % | {100 * perhaps / number:.1f} % |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
