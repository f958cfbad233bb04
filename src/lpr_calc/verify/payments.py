"""Payments left out, counted twice, misread, put to the wrong head or taken off at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ..base.dates import add_months, iso
from ..base.money import fen_comma
from ..base.text import Text
from ..casefile.model import Case, Payment
from ..rates.series import Rates
from .changes import Change, sums_under


def payments(case: Case) -> Iterator[Change]:
    """Yield what may be done wrong with payments, the likelier first."""
    each = case.payments
    if not each:
        return
    for i, payment in enumerate(each):
        yield Change(
            partial(_said, payment, "漏了 {day} 的还款", "the payment of {day} was left out"),
            1,
            payments=each[:i] + each[i + 1 :],
        )
    if len(each) > 1:
        yield Change(lambda: Text("没有扣除任何还款", "no payment was taken off"), 1, payments=())
    for i, payment in enumerate(each):
        twice = (*each[: i + 1], payment, *each[i + 1 :])
        yield Change(
            partial(_said, payment, "{day} 的还款扣了两次", "the payment of {day} was taken off twice"),
            2,
            payments=twice,
        )
    straight = tuple(payment._replace(towards="principal") for payment in each)
    said = Text("还款先抵本金", "payments put to principal first")
    yield Change(lambda: said, 1, payments=straight, source="order")
    halves = tuple(half for payment in each for half in _halved(payment))
    yield Change(
        lambda: Text("还款一半抵本金、一半抵利息", "each payment put half to principal, half to interest"),
        3,
        payments=halves,
        source="order",
    )
    for payment in each[:_MANY]:
        words = partial(_said, payment, "只算到 {day} 的还款为止", "only up to the payment of {day}")
        yield Change(words, 2, until=payment.day)
    for i, payment in enumerate(each[:_MANY]):
        for day in misread_days(payment.day):
            yield Change(
                partial(_taken, payment, iso(payment.day), iso(day)),
                MISREAD,
                payments=with_payment(each, i, payment._replace(day=day)),
            )
        for amount in misread_amounts(payment.amount):
            words = partial(_taken_as, payment, amount)
            yield Change(words, MISREAD, payments=with_payment(each, i, payment._replace(amount=amount)))


MISREAD = 4
"""The weight of a payment misread."""

_MANY = 8
"""So many payments are tried with another day or amount."""


def _said(payment: Payment, zh: str, en: str) -> Text:
    return Text(zh.format(day=iso(payment.day)), en.format(day=iso(payment.day)))


def _taken(payment: Payment, right: str, wrong: str) -> Text:
    return Text(f"{right} 的还款当成了 {wrong}", f"the payment of {right} taken as of {wrong}")


def _taken_as(payment: Payment, amount: int) -> Text:
    own, theirs = fen_comma(payment.amount), fen_comma(amount)
    return Text(
        f"{iso(payment.day)} 的还款 {own} 当成了 {theirs}",
        f"the payment of {iso(payment.day)}, {own}, taken as {theirs}",
    )


def _halved(payment: Payment) -> tuple[Payment, Payment]:
    half = payment.amount // 2
    return (
        payment._replace(amount=payment.amount - half, towards="interest"),
        payment._replace(amount=half, towards="principal"),
    )


def misread_days(day: int) -> list[int]:
    """Return other days a day is taken for: a day, ten, a month or a year off, digits changed over."""
    when = date.fromordinal(day)
    days = {day - 1, day + 1, day - 10, day + 10, *_digits_swapped(when)}
    days |= {add_months(when, months).toordinal() for months in (-12, -1, 1, 12)}
    return sorted(days - {day})


def misread_amounts(fen: int) -> list[int]:
    """Return other amounts an amount is taken for: a nought too many or short, neighbouring digits changed over."""
    digits = str(fen // 100)
    sums = {fen * 10} | ({fen // 10} if fen % 10 == 0 else set())
    for k in range(len(digits) - 1):
        swapped = digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]
        sums.add(int(swapped) * 100 + fen % 100)
    return sorted(sums - {fen, 0})


def _digits_swapped(day: date) -> set[int]:
    """The day with the digits of its day of the month or of its month changed over, or the two taken for each other."""
    month, number = day.month, day.day
    found = set()
    for m, n in ((month, number % 10 * 10 + number // 10), (month % 10 * 10 + month // 10, number), (number, month)):
        try:
            found.add(date(day.year, m, n).toordinal())
        except ValueError:
            continue
    return found


def with_payment(payments: tuple[Payment, ...], number: int, payment: Payment) -> tuple[Payment, ...]:
    """Return payments in order of time, one of them changed."""
    changed = (*payments[:number], payment, *payments[number + 1 :])
    return tuple(sorted(changed, key=lambda p: (p.day, p.towards == "auto")))


def paid_at_the_end(case: Case, rates: Rates) -> Iterator[tuple[Text, set[int]]]:
    """Payments taken off the finished interest, or off principal and interest, as if made on the last day."""
    paid = sum(payment.amount for payment in case.payments)
    if not paid:
        return
    whole = sums_under(case._replace(payments=()), rates)
    text = Text(
        "还款最后从利息里减，本金一直未减", "payments taken off the interest at the end, the principal never reduced"
    )
    yield text, {sums.interest_after - paid for _, sums in whole}
    text = Text("还款最后从本息合计里减，本金一直未减", "payments taken off principal and interest at the end")
    yield text, {sums.total - paid for _, sums in whole}
