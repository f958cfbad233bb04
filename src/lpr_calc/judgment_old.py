"""Delay before 2014-08-01 (法释〔2014〕8号 7条): earlier delay by the earlier rules, spliced at the day.

From 2009-05-18 (法释〔2009〕6号): twice the PBoC benchmark rate; a payment R that does not suffice serves debt X and its own
interest Y together: R = X + Y, Y = X × benchmark × 2 × t. Before, 民诉意见 294: twice the highest bank rate.
"""

from __future__ import annotations

from .accrual import Flow, Plan, Span, Track, join
from .casefile.model import Cost, Judgment, Payment
from .dates import Gauge
from .engine import Account
from .law.context import Context, day_of
from .law.reference import spans_of
from .ledger import Entry
from .money import half_up
from .rateterm import SCALE, RateTerm
from .record import Record, Text
from .statement import Line

SPLICE = day_of("2014-08-01") - 1
"""The last day under the earlier rules, shown; the later doubled part runs from the day after."""

RULE_2009 = day_of("2009-05-18")
_TWICE = RateTerm("benchmark", multiple=2_000_000)


class OldPhase(Record):
    """What the earlier rules leave behind: their lines and payments, the rest of the judgment, interest unpaid (fen)."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    judgment: Judgment
    carried: int
    payments: tuple[Payment, ...]


def before_2014(
    judgment: Judgment, delay_from: int, costs_in: tuple[Cost, ...], payments: tuple[Payment, ...], ctx: Context
) -> OldPhase:
    """Compute the delay up to 2014-07-31.

    The base is the principal, damages and costs that are no court fees; general interest is not doubled as well.
    A year has 360 days, as the benchmark rate is quoted, or 365 where the conventions say so.
    """
    basis = "365" if ctx.case.conventions.basis == "365" else "360"
    beside = (
        Text("另计一般债务利息（另行写明）", "general interest beside it, as stated")
        if judgment.general_before_2014
        else Text("不另计一般债务利息", "no general interest beside it")
    )
    ctx.choices.assume(
        "delay-before-2014",
        Text(
            f"2014-08-01 以前的迟延按旧办法：贷款基准利率的二倍，一年 {basis} 天，{beside.zh}；还款本息并还",
            f"delay before 2014-08-01: twice the benchmark rate, {basis} days a year, {beside.en};"
            " payments serve debt and interest pro rata",
        ),
        "delay-interest-2009/2",
    )
    base = (judgment.principal or 0) + judgment.damages + sum(cost.amount for cost in costs_in)
    spans = _spans(delay_from, ctx)
    flows = (Flow(0, "lend", base), Flow(delay_from, "due", base))
    track = Track("doubled", "due", spans)
    account = Account(Plan("1", delay_from, SPLICE, flows, (track,), Gauge(basis)), False)
    entries: list[Entry] = []
    later: list[Payment] = []
    for payment in payments:
        if payment.day > SPLICE:
            later.append(payment)
            continue
        entries.append(_pay(account, payment, spans))
    account.close()
    lines, running = [], 0
    for run in account.runs:
        running += int(run.interest)
        share = account.plan.gauge.formula(run.start, run.end)
        line = Line(
            "1", "doubled", run.start + 1, run.end + 1, int(run.base), run.rate, share, int(run.interest), running, 0
        )
        lines.append(line)
    rest = _rest(judgment, costs_in, base - int(account.principal))
    return OldPhase(tuple(lines), tuple(entries), rest, int(account.owed("doubled")), tuple(later))


def _spans(delay_from: int, ctx: Context) -> tuple[Span, ...]:
    """Twice the rate of each day shown, held one day earlier as every doubled part is."""
    first, stop = delay_from + 1, SPLICE + 1
    change = min(max(first, RULE_2009), stop)
    highest = _TWICE._replace(tenor="5y+")
    shown = [
        *spans_of(highest, first, change, ctx, ("civil-procedure-opinions-1992/294",)),
        *spans_of(_TWICE, change, stop, ctx, ("delay-interest-2009/1", "delay-interest-2009/2")),
    ]
    return join([Span(span.start - 1, span.end - 1, span.rate) for span in shown])


def _pay(account: Account, payment: Payment, spans: tuple[Span, ...]) -> Entry:
    """并还: X = R ÷ (1 + 2bt), Y = R − X."""
    account.advance(payment.day)
    # 2bt as a ratio of whole numbers: percent × SCALE × days over days of a year.
    growth = sum(
        span.rate.value * (min(span.end, payment.day) - span.start) for span in spans if span.start < payment.day
    )
    whole = account.plan.gauge.per_year * 100 * SCALE
    debt = min(half_up(payment.amount * whole, whole + growth), int(account.principal))
    interest = min(payment.amount - debt, int(account.owed("doubled")))
    account.pay_principal(debt)
    account.pay_interest("doubled", interest)
    return Entry(
        payment.day, payment.amount, 0, 0, debt, payment.amount - debt - interest, "1", account.principal, 0, 0,
        payment.towards, payment.note, Text("本息并还（2009年批复）", "debt and interest pro rata (reply of 2009)"), 0, interest,
        account.owed("doubled"),
    )  # fmt: skip


def _rest(judgment: Judgment, costs_in: tuple[Cost, ...], paid: int) -> Judgment:
    """The judgment after ``paid`` fen of its base: costs first, then damages, then principal."""
    costs = []
    for cost in judgment.costs:
        off = min(paid, cost.amount) if cost in costs_in else 0
        paid -= off
        costs.append(cost._replace(amount=cost.amount - off))
    off = min(paid, judgment.damages)
    return judgment._replace(
        costs=tuple(costs), damages=judgment.damages - off, principal=(judgment.principal or 0) - (paid - off)
    )
