"""A loan repaid by instalments, day by day and in fractions, written from the formulas and the ledger alone.

Nothing of the program is used: a row is made with `Fraction`, a day is a `date`, and every open debt accrues one day
after the other. Slow and plain on purpose.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

DAY = timedelta(days=1)


@dataclass
class InstalmentLoan:
    """The facts of one loan, as a case states them; rates are percent a year."""

    principal: int
    rates: Sequence[tuple[date, Fraction]]  # the first from the day of lending
    lent: date
    first_due: date
    due_day: int
    periods: int
    method: str
    interest_by: str = "month"
    first_period: str = "days"
    split: str = "days"
    basis: int = 360
    until: date = date.max
    accelerated: date | None = None
    multiple: Fraction = Fraction(3, 2)
    compound: bool = True
    compound_contract: bool = False
    after: bool = False
    grace: int = 0
    grace_end: bool = False
    across: str = "heads"
    order: tuple[str, ...] = ("costs", "interest", "principal")
    payments: Sequence[tuple[Any, ...]] = ()  # day and fen, and for what, where that was said
    paid_through: int = 0
    step: int = 1  # months from one due day to the next
    own: bool = False  # the lender's own rows are stated, and not how they were made
    cap: Fraction | None = None  # percent a year on the whole loan, as the borrower asks
    cap_whole: bool = False  # what a day leaves is used later
    old: bool = False  # the day of a payment still bears on what stood before it

    def facts(self) -> dict[str, Any]:
        """The case that states it."""
        facts: dict[str, Any] = {
            "kind": "bank-loan",
            "principal": _money(self.principal),
            "rate": _percent(self.rates[0][1]),
            "lent": self.lent.isoformat(),
            "first_due": self.first_due.isoformat(),
            "due_day": str(self.due_day),
            "repayment": self.method,
            "periods": str(self.periods),
            "interest_by": self.interest_by,
            "first_period": self.first_period,
            "repricing_split": self.split,
            "penalty": "1.5",
            "compound": "in-term" if self.compound else "none",
            "compound_rate": "contract" if self.compound_contract else "penalty",
            "until": self.until.isoformat(),
            "conventions": {
                "basis": str(self.basis),
                "across": self.across,
                "order": ",".join(self.order),
                "overdue_days": "after" if self.after else "late",
                "payment_day": "old" if self.old else "new",
            },
        }
        if self.cap is not None:
            facts["conventions"] |= {"cap": _percent(self.cap), "cap_span": "whole" if self.cap_whole else "time"}
        if self.step != 1:
            facts["every"] = f"{self.step}m"
        if self.own:
            made = ("first_due", "due_day", "repayment", "periods", "interest_by", "first_period", "repricing_split")
            facts = {key: value for key, value in facts.items() if key not in (*made, "every")}
            facts["schedule"] = [
                {"due": due.isoformat(), "principal": _money(principal), "interest": _money(interest)}
                for due, principal, interest, _ in rows_of(self)
            ]
        if len(self.rates) > 1:
            facts["rate_changes"] = [{"from": day.isoformat(), "rate": _percent(rate)} for day, rate in self.rates[1:]]
        if self.accelerated is not None:
            facts["accelerated"] = self.accelerated.isoformat()
        if self.grace:
            facts |= {"grace_days": str(self.grace), "grace_from": "end" if self.grace_end else "due"}
        if self.paid_through:
            facts["paid_through"] = str(self.paid_through)
        if self.payments:
            facts["payments"] = [
                {"date": day.isoformat(), "amount": _money(fen), **({"for": meant[0]} if meant else {})}
                for day, fen, *meant in self.payments
            ]
        return facts


def _money(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _percent(rate: Fraction) -> str:
    return f"{int(rate * 100) // 100}.{int(rate * 100) % 100:02d}%"


def half_up(value: Fraction) -> int:
    """Round to the fen."""
    return int((2 * value + 1) // 2)


def month_later(start: date, months: int, day: int) -> date:
    """The agreed day of a later month, or its last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def rate_on(loan: InstalmentLoan, day: date) -> Fraction:
    """The contract rate of a day."""
    return [rate for start, rate in loan.rates if start <= day][-1]


@dataclass
class Piece:
    """Contract interest of the days from ``start`` to ``end``, on ``undue`` principal; ``share`` of a year."""

    start: date
    end: date
    interest: int
    share: Fraction
    undue: int = 0
    lost: Fraction = Fraction(0)

    @property
    def left(self) -> int:
        """What a ceiling leaves of it."""
        return half_up(self.interest - self.lost)


def by_days(loan: InstalmentLoan, base: int, start: date, end: date, rate: Fraction | None = None) -> list[Piece]:
    """Interest by the day, each stretch of one rate rounded by itself (``rate``: one for all days)."""
    cuts = [start, *(day for day, _ in loan.rates if start < day < end and rate is None), end]
    found = []
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        of = rate_on(loan, begin) if rate is None else rate
        share = Fraction((stop - begin).days, loan.basis)
        found.append(Piece(begin, stop, half_up(base * of * share / 100), share, base))
    return found


def annuity(balance: int, rate: Fraction, left: int, step: int) -> int:
    """The equal payment over the periods left, each of so many months."""
    r = rate * step / 1200
    if not r:
        return half_up(Fraction(balance, left))
    grown = (1 + r) ** left
    return half_up(balance * r * grown / (grown - 1))


Row = tuple[date, int, int, int]


def rows_of(loan: InstalmentLoan) -> list[Row]:
    """Every row: due day, principal, interest, balance afterwards."""
    return [row for row, _ in rows_and_pieces(loan)]


def rows_and_pieces(loan: InstalmentLoan) -> list[tuple[Row, list[Piece]]]:
    """Every row, with what its interest was worked out from."""
    step = loan.step
    dues = [loan.first_due, *(month_later(loan.first_due, k * step, loan.due_day) for k in range(1, loan.periods))]
    before = month_later(loan.first_due, -step, loan.due_day)
    whole_first = loan.lent == before or month_later(loan.lent, step, loan.lent.day) == loan.first_due
    balance, start, found = loan.principal, loan.lent, []
    level = quota = 0
    level_rate: Fraction | None = None
    whole = Fraction(step, 12)
    for k, due in enumerate(dues, 1):
        if not balance:
            break
        rate = rate_on(loan, start)
        if loan.method == "equal-payment" and rate != level_rate:
            level, level_rate = annuity(balance, rate, loan.periods - k + 1, step), rate
        if k == 1:
            quota = half_up(Fraction(loan.principal, loan.periods))
        month = half_up(balance * rate * step / 1200)
        inside = [day for day, _ in loan.rates if start < day < due]
        odd = k == 1 and not whole_first
        if loan.split == "next-period" and inside:
            one: Fraction | None = rate
        elif loan.split == "whole" and inside:
            one = rate_on(loan, due - DAY)
        else:
            one = None
        if loan.method == "flat":
            pieces = [Piece(start, due, half_up(loan.principal * rate * step / 1200), whole)]
        elif loan.interest_by == "days" or (odd and loan.first_period != "full"):
            pieces = by_days(loan, balance, start, due, one)
        elif odd or not inside or loan.split == "next-period":
            pieces = [Piece(start, due, month, whole)]
        elif loan.split == "whole":
            pieces = [Piece(start, due, half_up(balance * rate_on(loan, due - DAY) * step / 1200), whole)]
        elif loan.split == "month":
            cuts = [start, *inside, due]
            pieces = []
            for a, b in zip(cuts, cuts[1:], strict=False):
                share = whole * (b - a).days / (due - start).days
                pieces.append(Piece(a, b, half_up(balance * rate_on(loan, a) / 100 * share), share))
        else:
            pieces = by_days(loan, balance, start, due)
        interest = sum(piece.interest for piece in pieces)
        if loan.method == "interest-only":
            principal = 0
        elif loan.method != "equal-payment":
            principal = quota
        elif loan.interest_by == "days" or (odd and loan.first_period == "in-payment"):
            principal = level - interest
        else:
            principal = level - month
        if principal < 0 and k < loan.periods:
            raise ValueError("a payment does not cover the interest")
        principal = balance if k == loan.periods else min(principal, balance)
        if loan.own:
            # Only its sum is stated.
            pieces = [Piece(start, due, interest, _share(start, due, loan.basis))]
        for piece in pieces:
            piece.undue = balance
        balance -= principal
        found.append(((due, principal, interest, balance), pieces))
        start = due
    return found


def _share(start: date, due: date, basis: int) -> Fraction:
    """What part of a year lies between two due days: whole months where both are the same day of theirs."""
    months, day = (due.year - start.year) * 12 + due.month - start.month, max(start.day, due.day)
    if month_later(start, months, day) == due and month_later(due, -months, day) == start:
        return Fraction(months, 12)
    return Fraction((due - start).days, basis)


@dataclass
class Debt:
    """One debt that fell due: what is open of it, and its two lines as they grow."""

    name: str
    due: date
    principal: int
    interest: int
    starts: date
    penalty: int = 0
    compound: int = 0
    pieces: list[Piece] = field(default_factory=list)
    sums: dict[str, Fraction] = field(default_factory=dict)
    at: dict[str, tuple[int, Fraction]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.whole = self.principal

    def first_day(self, loan: InstalmentLoan) -> date:
        """The first day on which something is charged on it where it is not paid."""
        return self.due if loan.after and self.whole else self.starts

    def close(self, head: str) -> None:
        """Round the line of one head; another may begin."""
        if head in self.at:
            self.at.pop(head)
            setattr(self, head, getattr(self, head) + half_up(self.sums.pop(head)))

    def accrue(self, head: str, base: int, rate: Fraction, earned: Fraction) -> None:
        """One more day of one head, of which ``earned`` is left."""
        if self.at.get(head) != (base, rate):
            self.close(head)
            self.at[head], self.sums[head] = (base, rate), Fraction(0)
        self.sums[head] += earned


def arrears(loan: InstalmentLoan) -> tuple[dict[str, int], list[tuple[str, int, int, int, int]]]:
    """The heads at the end, and what is open of each debt (name, principal, interest, penalty, compound)."""
    forgiven = {str(k) for k in range(1, loan.periods + 1)} if loan.grace and not loan.grace_end else set()
    in_time = {"a", *(str(k) for k in range(1, loan.periods + 1))} if loan.cap is not None else set()
    while True:
        heads, debts, cleared = _walk(loan, forgiven, in_time)
        after = {debt.name for debt in debts if cleared.get(debt.name, date.max) > debt.due + loan.grace * DAY}
        late = {d.name for d in debts if d.name in after & forgiven and loan.until > d.due + loan.grace * DAY}
        if not late and not after & in_time:
            break
        forgiven -= late
        in_time -= after
    shown = [(d.name, d.principal, d.interest, d.penalty, d.compound) for d in debts]
    return heads, [one for one in shown if any(one[1:])]


class Ceiling:
    """The ceiling on the whole loan, a day at a time."""

    def __init__(self, loan: InstalmentLoan) -> None:
        self.loan = loan
        self.room = Fraction(0)

    def open(self, laid: list[tuple[str, Piece]], debts: list[Debt], day: date) -> None:
        """The room of one day: of what is not due as its interest is measured, of what is due by the day."""
        if not self.loan.cap_whole:
            self.room = Fraction(0)
        for _, piece in laid:
            if self.loan.cap is not None and piece.start <= day < piece.end:
                self.room += piece.undue * self.loan.cap / 100 * piece.share / (piece.end - piece.start).days
        self.add(debts)

    def add(self, debts: list[Debt]) -> None:
        """The room that principal gives which is due."""
        if self.loan.cap is not None:
            self.room += sum(debt.principal for debt in debts) * self.loan.cap / (100 * self.loan.basis)

    def leave(self, asked: Fraction, reduced: bool = True) -> Fraction:
        """What is left of one head of the day."""
        if self.loan.cap is None:
            return asked
        allowed = min(asked, self.room)
        self.room -= allowed
        return allowed if reduced else asked


def _walk(
    loan: InstalmentLoan, forgiven: set[str], in_time: set[str]
) -> tuple[dict[str, int], list[Debt], dict[str, date]]:
    made = rows_and_pieces(loan)
    rows = [row for row, _ in made]
    called = loan.accelerated if loan.accelerated is not None and loan.accelerated < rows[-1][0] else None
    called = called if called is not None and called <= loan.until else None
    coming: list[Debt] = []
    undue, since = loan.principal, loan.lent
    # Contract interest in time, with the name of the debt it is of; the rows paid in time count where all is totalled.
    laid: list[tuple[str, Piece]] = []
    for k, ((due, principal, interest, balance), pieces) in enumerate(made, 1):
        if due > loan.until or (called is not None and due > called):
            break
        undue, since = balance, due
        if k <= loan.paid_through:
            laid += [("", piece) for piece in pieces if loan.cap_whole]
            continue
        laid += [(str(k), piece) for piece in pieces]
        starts = due + loan.grace * DAY if loan.grace and (loan.grace_end or str(k) in forgiven) else due
        coming.append(Debt(str(k), due, principal, interest, starts + loan.after * DAY, pieces=pieces))
    stub = by_days(loan, undue, since, called or loan.until) if undue else []
    if called is not None and undue:
        coming.append(Debt("a", called, undue, sum(p.interest for p in stub), called + loan.after * DAY, pieces=stub))
    laid += [("a" if called is not None else "u", piece) for piece in stub]
    last = called or rows[-1][0]
    debts: list[Debt] = []
    credit = 0
    cleared: dict[str, date] = {}
    one_day: dict[str, int] = {}
    ceiling = Ceiling(loan)

    def one_more(day: date, some: list[Debt], laid: list[tuple[str, Piece]]) -> None:
        """Charge one day: contract interest first, then penalty, then compound interest."""
        rate = rate_on(loan, day)
        over = rate * loan.multiple
        for name, piece in laid:
            if piece.start <= day < piece.end:
                asked = Fraction(piece.interest, (piece.end - piece.start).days)
                piece.lost += asked - ceiling.leave(asked, bool(name) and name not in in_time)
        # Compound interest runs on what stands at the beginning of the day.
        bases = {debt.name: max(debt.interest - one_day.get(debt.name, 0), 0) for debt in some}
        for debt in some:
            if loan.after and day == debt.due:
                # The due day itself bears the contract rate.
                one_day[debt.name] = half_up(ceiling.leave(debt.principal * rate / (100 * loan.basis)))
                debt.interest += one_day[debt.name]
        running = [debt for debt in some if day >= debt.starts]
        for debt in running:
            asked = debt.principal * over / (100 * loan.basis)
            debt.accrue("penalty", debt.principal, over, ceiling.leave(asked))
        for debt in running if loan.compound else ():
            of = rate if loan.compound_contract and day < last else over
            asked = bases[debt.name] * of / (100 * loan.basis)
            debt.accrue("compound", bases[debt.name], of, ceiling.leave(asked))

    day = loan.lent
    while True:
        for debt in coming:
            if debt.due == day:
                debt.interest = sum(piece.left for piece in debt.pieces)
                debts.append(debt)
        arrived = any(debt.due == day for debt in coming)
        received = [(fen, *meant) for on, fen, *meant in loan.payments if on == day]
        if credit and arrived:
            # What waited meets a debt on its first day, before that day's own money.
            received, credit = [(credit,), *received], 0
        before = [debt for debt in debts if received and loan.old and day > debt.first_day(loan)]
        if before and day < loan.until:
            ceiling.open(laid, before, day)
            one_more(day, before, laid)
        for amount, *meant in received:
            for debt in debts:
                debt.close("penalty")
                debt.close("compound")
            credit += _spread(loan, debts, amount, *meant)
            for debt in debts:
                if not (debt.principal or debt.interest or debt.penalty or debt.compound):
                    cleared.setdefault(debt.name, day)
        if day >= loan.until:
            break
        others = [debt for debt in debts if debt not in before]
        if before:
            ceiling.add(others)
        else:
            ceiling.open(laid, others, day)
        one_more(day, others, [] if before else laid)
        day += DAY
    for debt in debts:
        debt.close("penalty")
        debt.close("compound")
    instalments = [debt for debt in debts if debt.name != "a"]
    accelerated = [debt for debt in debts if debt.name == "a"]
    heads = {
        "undue": undue if called is None else 0,
        "called": sum(debt.principal for debt in accelerated),
        "overdue": sum(debt.principal for debt in instalments),
        "unpaid": sum(debt.interest for debt in instalments),
        "current": sum(p.left for p in stub) if called is None else sum(debt.interest for debt in accelerated),
        "penalty": sum(debt.penalty for debt in debts),
        "compound": sum(debt.compound for debt in debts),
    }
    return heads, debts, cleared


def _spread(loan: InstalmentLoan, debts: list[Debt], amount: int, meant: str = "") -> int:
    """Put money to the debts in the order of the contract, first to what it was meant for (``interest`` of every kind,
    or ``principal``); return what is left of it.
    """
    heads: list[str] = []
    first = {"": (), "principal": ("principal",), "interest": ("interest", "penalty", "compound")}[meant]
    for word in (*(w for w in loan.order if w in first), *(w for w in loan.order if w not in first)):
        if word == "interest":
            heads += [
                head for head in ("compound", "penalty", "interest") if head == "interest" or head not in loan.order
            ]
        elif word != "costs":
            heads.append(word)
    due = sorted(debts, key=lambda debt: debt.due)
    pairs = (
        [(debt, head) for debt in due for head in heads]
        if loan.across == "instalments"
        else [(debt, head) for head in heads for debt in due]
    )
    for debt, head in pairs:
        paid = min(amount, getattr(debt, head))
        setattr(debt, head, getattr(debt, head) - paid)
        amount -= paid
    return amount


def drawn(number: int) -> InstalmentLoan:
    """Draw a loan by its number: the end, what calls it in, changes of the rate and payments lie on the days beside
    those on which something falls due, amounts beside what falls due.
    """
    lot = Random(number)
    while True:
        lent = date(2020, 1, 1) + DAY * lot.randint(0, 1400)
        due_day = lot.choice((lent.day, lot.randint(1, 31), 31))
        step = lot.choice((1, 1, 1, 2, 3))
        first_due = month_later(lent, lot.choice((step, step, 2)), due_day)
        rates = [(lent, Fraction(lot.randint(0, 2400), 100))]
        loan = InstalmentLoan(
            lot.choice((10**5, 10**7, lot.randint(1, 10**8))),
            rates,
            lent,
            first_due,
            due_day,
            lot.randint(1, 12),
            lot.choice(("equal-payment", "equal-principal", "interest-only", "flat")),
            lot.choice(("month", "days")),
            lot.choice(("days", "in-payment", "full")),
            lot.choice(("days", "month", "next-period", "whole")),
            lot.choice((360, 365)),
            step=step,
            own=lot.random() < 0.25,
        )
        dues = [month_later(first_due, k * step, due_day) for k in range(loan.periods)]
        near = [day + DAY * n for day in (lent, *dues) for n in (-1, 0, 1)]
        for day in sorted(lot.sample(near, min(len(near), lot.choice((0, 0, 1, 2))))):
            if day > rates[-1][0]:
                rates.append((day, rates[-1][1] + Fraction(lot.randint(1, 99), 100)))
        try:
            rows = rows_of(loan)
        except (ValueError, IndexError):
            continue
        dues = [row[0] for row in rows]
        loan.grace = lot.choice((0, 0, 1, 5))
        near = [day + DAY * n for day in dues for n in (-1, 0, 1, loan.grace, loan.grace + 1)]
        loan.until = max(lot.choice((*near, dues[-1] + DAY * lot.randint(1, 200))), lent + DAY)
        if lot.random() < 0.5:
            loan.accelerated = min(max(lot.choice((*near, lent)), lent), dues[-1])
        loan.compound, loan.compound_contract = lot.random() < 0.7, lot.random() < 0.5
        loan.after, loan.grace_end = lot.random() < 0.5, lot.random() < 0.5
        loan.across = lot.choice(("heads", "instalments"))
        loan.order = lot.choice(
            (
                ("costs", "interest", "principal"),
                ("costs", "principal", "interest"),
                ("costs", "interest", "penalty", "compound", "principal"),
                ("penalty", "principal", "interest", "compound", "costs"),
            )
        )
        passed = [k for k, day in enumerate(dues, 1) if day <= min(loan.until, loan.accelerated or loan.until)]
        if passed and lot.random() < 0.4:
            loan.paid_through = lot.choice((passed[-1], lot.choice(passed)))
        begin = dues[loan.paid_through - 1] if loan.paid_through else lent
        days = sorted({day for day in (*near, loan.until) if begin < day <= loan.until})
        payments = []
        for day in sorted(lot.sample(days, min(len(days), lot.choice((0, 1, 2, 3))))):
            row = lot.choice(rows)
            fen = lot.choice((row[2], row[1] + row[2], row[1] + row[2] + 1, 3 * (row[1] + row[2]) // 2, loan.principal))
            meant = lot.choice(((), (), ("interest",), ("principal",)))
            payments.append((day, max(fen, 1), *meant))
        loan.payments = payments
        if lot.random() < 0.4:
            loan.cap, loan.cap_whole = Fraction(lot.randint(100, 3000), 100), lot.random() < 0.3
        loan.old = lot.random() < 0.3
        return loan
