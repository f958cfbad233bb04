"""What is stated of a loan repaid by instalments, or of a debt that shall be, typed.

Amounts are fen, days are day numbers.
"""

from __future__ import annotations

from ..base.record import Record
from ..values.rate import RateTerm
from .people import Day

MOST_PERIODS = 600
"""The most instalments a loan may have: fifty years of months."""


class PlannedRow(Record):
    """One row of the lender's own schedule: what falls due on ``due`` of principal and of interest."""

    due: Day
    principal: int
    interest: int


class RateChange(Record):
    """Another rate from ``day`` on: agreed, or a general cut of the spread of loans in stock."""

    day: Day
    rate: RateTerm


class Charge(Record):
    """What a loan costs beside its interest: an amount in fen, or a rate of the principal.

    ``at`` is ``start`` (when the money is paid out), ``each`` (with every instalment), or ``date`` with its day.
    ``in_cost`` says whether it counts in the all-in cost.
    """

    name: str
    amount: int | RateTerm
    at: tuple[str, Day | None] = ("start", None)
    in_cost: bool = True
    where: str = ""


class Instalments(Record):
    """How a loan is repaid by instalments, as stated; "" and None = not stated.

    ``repayment`` is the method, ``schedule`` the lender's own rows instead of it. ``every`` is a number and ``month``
    or ``day``. ``paid_through`` says that the instalments up to that number were paid on their days. ``grace_days`` are
    a concession: paid within them is paid in time. ``prepaid`` says what becomes of the later instalments when
    principal is prepaid (``shorter``: fewer, ``smaller``: as many).
    """

    repayment: str = ""
    periods: int | None = None
    every: tuple[int, str] | None = None
    due_day: int | None = None
    first_due: Day | None = None
    first_period: str = ""
    each: int | None = None
    schedule: tuple[PlannedRow, ...] = ()
    paid_through: int | None = None
    rate_changes: tuple[RateChange, ...] = ()
    interest_by: str = ""
    repricing_split: str = ""
    grace_days: int | None = None
    grace_from: str = ""
    charges: tuple[Charge, ...] = ()
    acceleration_damages: int | RateTerm | None = None
    prepaid: str = ""


class Settlement(Record):
    """What the parties mean to agree on instalments: how many, every how long, from when, or the days themselves.

    ``each`` is fen (None: equal parts), ``rate`` what the instalments bear, ``grace`` days late before all falls due.
    """

    instalments: int | None = None
    every: str = ""
    first: Day | None = None
    dates: tuple[Day, ...] = ()
    each: int | None = None
    rate: RateTerm | None = None
    grace: int | None = None
