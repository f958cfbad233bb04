"""What one walk over a judgment says: its lines, what runs on, its totals, and what may be enforced."""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, count_span, iso
from ..base.errors import words_of
from ..base.money import add_ratios, half_up
from ..base.workdays import next_workday
from ..casefile.model import Portion
from ..engine.receipts import Entry
from ..engine.schedule import Rate
from ..engine.steps import PERCENT
from ..law import delay_interest as law
from ..law.choices import Notice
from ..law.delay_interest import IN_FORCE
from ..law.fee import enforcement_fee
from ..law.grounds import explains
from ..law.provision import provision, version_on
from .judgment_ceilings import base_of, general_one_day, has_room, note_ceilings, one_day
from .judgment_statement import DEBTS, Enforcement, JudgedHead, JudgmentStatement, JudgmentTotals
from .judgment_walk import WalkedJudgment
from .statement import LedgerRow, Line, RateSource

worded = words_of(__name__)

_SINCE_2014 = "delay-interest-2014/"
"""法释〔2014〕8号: no ground of a computation that ends before it was in force."""


def statement_of(run: WalkedJudgment, source: RateSource) -> JudgmentStatement:
    """Return the finished result."""
    lines, pots = _lines(run)
    note_ceilings(run)
    rows = tuple(_whole_row(entry, _named(run, entry.heads)) for entry in run.ledger.entries)
    totals = _totals(run, lines, rows)
    judged_on = run.judgment.day or run.judgment.effective or run.delay_from
    clause = law.clause(judged_on)
    if run.judgment.day is None:
        run.choices.assume("judgment-date", worded("judgment-date", day=iso(judged_on)), clause)
    heads = _heads(run)
    if any(head.paid for head in heads):
        run.choices.note("info", "judged-heads", worded("judged-heads"))
    ahead = _ahead(run)
    enforcement = _enforcement(run, totals)
    notices = tuple(notice._replace(provision=_version(run, notice)) for notice in run.choices.notices)
    provisions: dict[str, None] = dict.fromkeys(
        [clause, law.seizure_clause(run.until), law.application_clause(run.until)]
    )
    for line in lines:
        of_line = (key for key in line.rate.provisions if run.until >= IN_FORCE or not key.startswith(_SINCE_2014))
        provisions.update(dict.fromkeys(of_line))
    provisions.update(dict.fromkeys(n.provision for n in notices if n.provision and not explains(n.provision)))
    if run.old_from is not None and run.until >= IN_FORCE:
        # Earlier delay by the earlier rules, later delay by the later.
        provisions["delay-interest-2014/7"] = None
    return JudgmentStatement(
        run.case,
        run.judgment,
        run.until,
        lines,
        rows,
        totals,
        (),
        enforcement,
        clause,
        run.choices.conventions(),
        notices,
        tuple(provisions),
        source,
        tuple(line for line, _ in ahead),
        (),
        pots,
        tuple(pot for _, pot in ahead),
        tuple(run.debt.charged),
        _undue(run),
        _words(run),
        _left_of(run.damages_undue, [(p.day or 0, p.amount) for p in run.judgment.damages_parts], run.until),
        _coming(run),
        heads=heads,
    )


def _whole_row(entry: Entry, heads: tuple[tuple[str, int], ...]) -> LedgerRow:
    """A ledger row: the lines of a judgment are rounded one by one, so that everything is whole fen already. ``heads``
    are what it served of general interest by the names the judgment gives.
    """
    return LedgerRow(
        entry.day,
        entry.amount,
        entry.costs,
        entry.interest,
        entry.principal,
        entry.surplus,
        entry.loan_id,
        entry.principal_after,
        entry.interest_after,
        entry.accrued,
        entry.towards,
        entry.note,
        entry.step,
        0,
        entry.doubled,
        entry.doubled_after,
        heads,
    )


def _heads(run: WalkedJudgment) -> tuple[JudgedHead, ...]:
    """General interest by the names the judgment gives, in its order; nothing where it does not tell them apart."""
    found: dict[str, list[int]] = {}
    for ordered, came, paid in zip(run.judgment.interest, run.debt.charged, run.debt.served_of, strict=True):
        sums = found.setdefault(ordered.name, [0, 0])
        sums[0] += came
        sums[1] += paid
    return tuple(JudgedHead(name, *sums) for name, sums in found.items()) if len(found) > 1 else ()


def _named(run: WalkedJudgment, heads: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """What a payment served of general interest, by the same names."""
    names = [ordered.name for ordered in run.judgment.interest]
    if len(set(names)) < 2:
        return ()
    found: dict[str, int] = {}
    for number, amount in heads:
        found[names[int(number)]] = found.get(names[int(number)], 0) + amount
    return tuple(found.items())


def _version(run: WalkedJudgment, notice: Notice) -> str:
    """The provision of a notice in the text of its day: 合同法解释(二) for payments before 2021,
    nothing before it was in force.
    """
    if run.until < IN_FORCE and notice.provision.startswith(_SINCE_2014):
        return ""
    if not notice.provision.startswith("civil-code/"):
        return (
            notice.provision if not _is_later(run, notice.provision) else version_on(notice.provision, iso(run.until))
        )
    paid = [payment.day for payment in run.payments if payment.day <= run.until]
    day = max(paid, default=run.until) if notice.code in ("order", "bases") else run.delay_from
    return version_on(notice.provision, iso(day))


def _is_later(run: WalkedJudgment, key: str) -> bool:
    """Whether a provision came into force after the day it is computed to."""
    return bool(key) and provision(key).first > iso(run.until)


def _words(run: WalkedJudgment) -> tuple[tuple[str, int, int], ...]:
    """What only the words of an application rest on."""
    said = [
        (o.name, (o.until or 0) if o.amount is not None else 0, o.limit or 0 if has_room(run, n) else 0)
        for n, o in enumerate(run.judgment.interest)
    ]
    debt = DEBTS.get(run.case.kind, "")
    return (*said, *((cost.pay_to, 0, 0) for cost in run.judgment.costs), (debt, 0, 0))


def _undue(run: WalkedJudgment) -> tuple[Portion, ...]:
    """What is left of each instalment not due yet: what was paid early covers the next (2条)."""
    return _left_of(run.undue, run.begins, run.until)


def _ahead(run: WalkedJudgment) -> list[tuple[Line, str]]:
    """What runs on: every base of general interest from the first day not counted,
    the doubled part from the next day.
    """
    _, end = count_span(0, run.until, run.count)
    found = [
        (end, "general", base_of(run, pot), rate, pot)
        for pot, rate in run.next_rates
        if rate.value and has_room(run, int(pot))
    ]
    if _doubled_per_diem(run)[0]:
        old = _old_next(run)
        if old is not None:
            found.append((run.until + 1, "doubled", half_up(*old[:2]), old[2], "old"))
        else:
            found.append((run.until + 1, "doubled", run.doubled_base, law.doubled_rate(), "doubled"))
    return [
        (Line(run.debt.course.loan_id, kind, day, day + 1, base, rate, (), 0, 0, 0), pot)
        for day, kind, base, rate, pot in found
        if base
    ]


def _coming(run: WalkedJudgment) -> tuple[tuple[Line, str], ...]:
    """The bases of general interest whose first day is still to come, each with that day."""
    name = run.debt.course.loan_id
    found = [
        (Line(name, "general", day, day + 1, base_of(run, pot), rate, (), 0, 0, 0), pot)
        for pot, day, rate in run.coming
        if has_room(run, int(pot))
    ]
    return tuple(pair for pair in found if pair[0].base)


def _lines(run: WalkedJudgment) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Every line and the base it stands on; days on which a limit leaves nothing are no line."""
    lines: list[Line] = []
    pots: list[str] = []
    running = 0
    schedule = run.debt.course.schedule
    for leg, i, first, last, base, interest in run.debt.lines:
        rate, start, end = leg.rate(i), first + leg.lag, last + leg.lag
        gauge = schedule.tracks[leg.number].gauge or schedule.gauge
        days = ((end - start, 1),) if rate.unit == "day" else gauge.shares(start, end)
        full = leg.interest(i, base, first, last)
        if full and not interest:
            continue
        running += interest
        lines.append(Line(schedule.loan_id, leg.kind, start, end, base, rate, days, interest, running, full - interest))
        pots.append(run.pots[leg.number])
    return tuple(lines), tuple(pots)


def _enforcement(run: WalkedJudgment, totals: JudgmentTotals) -> Enforcement:
    """Seizure is limited to the duty that is due (民诉法 253); application within two years of the last instalment
    (250), a last day of rest moved on (民法典 203). In RMB: another currency is converted (办法 55条).
    """
    due: int | None = totals.enforceable
    if run.judgment.currency:
        due = _in_rmb(run, totals)
    days = [day for day, _ in run.begins]
    days += [part.day for part in run.judgment.damages_parts if part.day is not None]
    resume = run.case.resume
    if resume is not None and resume.last_day is not None and resume.last_day <= run.until:
        # A settlement interrupts: the two years restart from the last day it fixes (民诉法解释 466条).
        days = [max(*days, resume.last_day)]
    last = next_workday(add_months(date.fromordinal(max(days)), 24))[0].toordinal()
    if due is None:
        return Enforcement(0, 0, last)
    fee = enforcement_fee(due)
    return Enforcement(fee, due + fee, last)


def _in_rmb(run: WalkedJudgment, totals: JudgmentTotals) -> int | None:
    """What may be enforced in RMB, for the fee and for seizure; None where nothing converts it."""
    judgment = run.judgment
    rate = judgment.fx_fee or judgment.fx_rate
    if rate is None:
        run.choices.note(
            "warning", "fee-currency", worded("fee-currency/no-rate", currency=judgment.currency), "fees-2006/55"
        )
        return None
    if judgment.fx_fee is None:
        run.choices.assume("fee-currency", worded("fee-currency/judgment_result-2"), "fees-2006/55")
    apart = totals.doubled_after if judgment.fx_rate is not None else 0
    return half_up(totals.enforceable * rate, 10**6) + apart


def _doubled_per_diem(run: WalkedJudgment) -> tuple[int, int]:
    """The doubled part of the day after the end, as numerator and denominator of fen;
    none in an excluded period.
    """
    day = run.until + 1
    old = _old_next(run)
    if old is not None:
        base, under, rate = old
        return base * rate.value, under * run.old_gauge.per_year * PERCENT
    if (
        run.judgment.penalty_borne
        or day <= run.delay_from
        or (run.judgment.stopped is not None and day >= run.judgment.stopped)
        or any(first <= day <= last for first, last, _ in run.judgment.suspended)
    ):
        return 0, 1
    return run.debt.one_day(run.doubled_base, law.doubled_rate(), day)


def _old_next(run: WalkedJudgment) -> tuple[int, int, Rate] | None:
    """What bears the double rate on the day after the end, as a ratio of fen, and that rate; None where the earlier
    rule does not apply.
    """
    over = IN_FORCE if run.judgment.stopped is None else min(IN_FORCE, run.judgment.stopped)
    if run.old_from is None or not run.old_from <= run.until < over - 1:
        return None
    base = base_of(run, "old"), 1
    if run.debt.frozen is None and run.judgment.interest_before_2014:
        # The last day of performance itself: its own interest is in the base of the next day.
        _, end = count_span(0, run.until, run.count)
        more = (one_day(run, *of, end) for of in run.next_rates)
        base = add_ratios([base, (run.debt.owed("general"), 1), *more])
    return *base, next(span.rate for span in run.old_spans if span.start <= run.until + 1 < span.end)


def _totals(run: WalkedJudgment, lines: tuple[Line, ...], rows: tuple[LedgerRow, ...]) -> JudgmentTotals:
    debt, judgment = run.debt, run.judgment
    sums = {kind: sum(line.interest for line in lines if line.kind == kind) for kind in ("general", "doubled")}
    fixed = sum(ordered.amount or 0 for ordered in judgment.interest)
    sums["general"] += fixed
    after = {kind: debt.owed(kind) for kind in ("general", "doubled", "damages")}
    principal, costs = debt.principal, run.ledger.costs_open
    _, end = count_span(0, run.until, run.count)
    general_more, general_per = general_one_day(run, end)
    doubled_more, doubled_per = _doubled_per_diem(run)
    per_general, per_doubled = half_up(general_more, general_per), half_up(doubled_more, doubled_per)
    # A doubled part in RMB adds up with nothing in another currency (法释〔2014〕8号 5条).
    joined = 0 if debt.course.schedule.apart is not None else 1
    total = principal + costs + after["general"] + after["damages"] + joined * after["doubled"]
    return JudgmentTotals(
        judgment.principal or 0,
        judgment.damages,
        sum(cost.amount for cost in judgment.costs),
        sums["general"],
        sums["doubled"],
        sums["general"] + joined * sums["doubled"],
        sum(row.amount for row in rows),
        sum(row.surplus for row in rows),
        principal,
        after["damages"],
        costs,
        after["general"],
        after["doubled"],
        total,
        per_general + joined * per_doubled,  # its two parts stand beside it and must add up
        per_general,
        per_doubled,
        run.until + 1,
        run.undue,
        total - run.undue - run.damages_undue,
        fixed,
        run.damages_undue,
    )


def _left_of(left: int, parts: list[tuple[int, int]], until: int) -> tuple[Portion, ...]:
    """What is left of each part not due yet: what was paid early covers the next."""
    found = []
    for day, amount in sorted(parts, reverse=True):
        if day > until and left:
            found.append(Portion(day, min(left, amount)))
            left -= found[-1].amount
    return tuple(reversed(found))
