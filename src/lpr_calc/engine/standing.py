"""What one debt comes to at a moment, in whole numbers: principal, due and not yet due, the interest on it, the sums
that bear interest, and what a payment takes off them. `balance` moves it through the days.

Every amount is a numerator over the unit of the walk: 1 where each line is rounded half up to the fen; otherwise a unit
that grows whenever a base would not be a multiple of what its rate is divided by, so that the same multiplication is
exact to the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.checking import TYPE_CHECKING
from ..base.dates import Gauge
from ..base.money import half_up
from .course import ALL, BILLED, DUE, FALL_DUE, LENT, STATED, UNDUE, Course, Leg, Line
from .schedule import Pot, Rate
from .steps import MONTHS, PERCENT, exactly

if TYPE_CHECKING:
    from fractions import Fraction


class Denominator:
    """What amounts are numerators over, shared by all debts of a walk. ``wide`` is what every base must be a multiple
    of, 0 where lines are rounded; ``balances`` are those that grow with it.
    """

    __slots__ = ("balances", "grown", "value", "wide")

    def __init__(self, wide: int) -> None:
        self.wide = wide
        self.value = wide or 1
        self.balances: list[Standing] = []
        self.grown = 1

    def grow(self, times: int) -> None:
        """Multiply the unit and every amount over it."""
        self.value *= times
        self.grown *= times
        for balance in self.balances:
            balance.rescale(times)


class Meter:
    """Accrues one leg of one debt: the open line, what was charged for it, and the step it stands at. ``lost`` is what
    a ceiling on all debts of the loan takes from the open line, exactly.
    """

    __slots__ = ("base", "i", "leg", "lost", "posted", "running", "start")

    def __init__(self, leg: Leg) -> None:
        self.leg = leg
        self.lost: int | Fraction = 0
        self.i = self.start = self.base = self.posted = 0
        self.running = False


class Standing:
    """One debt as it stands. ``accrued`` and ``paid`` go by `Course.kinds`.

    What is in `Schedule.hidden` (a ceiling's own meter, interest that is not protected but may be kept once paid)
    accrues in ``shadow`` instead.
    """

    lines: list[Line]
    accrued: list[int]
    paid: list[int]
    rollovers: list[tuple[int, int, int]]
    meters: Sequence[Meter] = ()
    hidden: Sequence[Meter] = ()
    marks: list[tuple[int, int]]
    clock: int

    # Most debts have none of these, and set up none: only what bears on a debt that is not free (`Course.free`) is put
    # into the tables, which are then its own.
    undue = due = lent = prepaid = flow = 0
    billed = to_settle = forfeited = capitalised = 0
    kept = above = refunded = costs_paid = frozen_paid = carried = 0
    frozen: int | None = None
    term_limit: int | None = None
    touched = limited = False
    lumps: dict[str, int] = {}
    shadow: dict[str, int] = {}
    charged: list[int] = []
    reduced: list[int] = []
    served_of: list[int] = []
    # Under a ceiling on all debts of a loan: what it took of each piece posted, the most the day after the end may add,
    # and what that day leaves for lump sums.
    posted_lost: Sequence[int] = ()
    tomorrow: tuple[int, int] | None = None
    allowed_tomorrow: tuple[int, int] | None = None

    def __init__(self, course: Course, unit: Denominator) -> None:
        self.course, self.unit = course, unit
        # Money enters on its day, before the claim's first day too: nothing is owed, and nothing can be paid, before
        # it.
        self.now = self.clock = course.start

    def rescale(self, times: int) -> None:
        """Multiply every amount; lines are multiplied when the walk is over. What only a debt has that is walked in
        whole fen (`Course.whole_fen`) is not among them.
        """
        self.marks.append((len(self.lines), times))
        for name in (
            "undue",
            "due",
            "lent",
            "prepaid",
            "billed",
            "to_settle",
            "forfeited",
            "capitalised",
            "kept",
            "above",
            "refunded",
            "carried",
        ):
            setattr(self, name, getattr(self, name) * times)
        self.accrued = [amount * times for amount in self.accrued]
        self.paid = [amount * times for amount in self.paid]
        for amounts in (self.lumps, self.shadow):
            for kind in amounts:
                amounts[kind] *= times
        if self.term_limit is not None:
            self.term_limit *= times
        for meter in (*self.meters, *self.hidden):
            meter.base *= times
            meter.posted *= times
        self.rollovers = [(day, owed * times, amount * times) for day, owed, amount in self.rollovers]

    # --- what stands

    @property
    def principal(self) -> int:
        """Principal outstanding, due or not."""
        return self.undue + self.due

    def owed(self, kind: str) -> int:
        """Interest of a kind accrued and not paid; nothing of a kind that does not occur."""
        kinds = self.course.kinds
        if kind not in kinds:
            return 0
        slot = kinds.index(kind)
        return self.accrued[slot] - self.paid[slot]

    @property
    def interest(self) -> int:
        """All interest and lump sums accrued and not paid; the kind ``doubled`` stands apart."""
        accrued, paid, served = self.accrued, self.paid, self.course.served
        if len(served) == 1:
            (slot,) = served
            return accrued[slot] - paid[slot]
        return sum([accrued[slot] - paid[slot] for slot in served])

    @property
    def limited_sum(self) -> int:
        """What counts towards a limit on all interest: lump sums do not."""
        return sum(self.accrued) - sum(self.lumps.values())

    def parts(self, day: int) -> list[tuple[int, bool, int]]:
        """What is outstanding of the principal by the day from which it is or will be in default (0 where none is
        known), whether it is due on ``day``, and the amount, oldest first. What was paid went to the oldest.

        Performance can be demanded on the due day itself, on which there is no default yet (`Schedule.matures`);
        whether the debts stand at the beginning or at the end of ``day`` changes nothing.
        """
        course, through = self.course, day + self.course.schedule.matures
        found: list[tuple[int, bool, int]] = []
        if self.due:
            found += self._fallen(0, self.flow, self.due, through)
        if self.undue:
            found += self._fallen(self.flow, len(course.flows), self.undue, through)
        return found

    def _fallen(self, first: int, stop: int, left: int, through: int) -> list[tuple[int, bool, int]]:
        """What is ``left`` of the sums that the flows ``first`` to ``stop`` let fall due, as `parts` has it: the last
        of them whole, for the oldest were paid first.
        """
        flows, unit = self.course.flows, self.unit.value
        found: list[tuple[int, bool, int]] = []
        for number in range(stop - 1, first - 1, -1):
            at, kind, amount = flows[number]
            if kind == FALL_DUE and left:
                part = amount * unit
                if part > left:
                    part = left
                left -= part
                if found and found[-1][0] == at:
                    part += found.pop()[2]
                if part:
                    found.append((at, 0 < at <= through, part))
        if left:
            at, is_due, part = found.pop() if found else (0, False, 0)
            found.append((at, is_due, part + left))
        found.reverse()
        return found

    def base_of(self, leg: Leg) -> int:
        """The amount that bears a leg's interest now."""
        pot = leg.pot
        if pot == DUE:
            return self.due
        if pot == UNDUE:
            return self.undue
        if pot == ALL:
            return self.undue + self.due
        if pot == LENT:
            return self.lent
        if pot == STATED:
            return self.stated(leg.base)
        if leg.sums is not None:
            return self.sums(leg.sums)
        in_term, penalty = self.course.in_term, self.course.penalty
        paid = self.paid[in_term] if in_term >= 0 else 0
        if pot != BILLED and penalty >= 0:
            # The contract compounds penalty interest too.
            paid += self.paid[penalty]
        return max(self.billed - paid, 0)

    def stated(self, number: int) -> int:
        """What is left of a part of the debt that has interest of its own."""
        amount = self.course.schedule.bases[number].amount
        return self.undue + self.due if amount is None else max(amount - self.reduced[number], 0)

    def sums(self, pot: Pot) -> int:
        """The principal due and the sums that bear interest with it, each less what was paid of it."""
        whole = self.due + self.costs_in(pot) + self.damages_in(pot)
        if pot.bases:
            whole += max(sum(self.charged[n] for n in pot.bases) - self.paid_of("general"), 0)
        if pot.since is not None:
            whole += self.frozen_in()
        return half_up(whole * pot.rate, 10**6) if pot.rate is not None else whole

    def damages_in(self, pot: Pot) -> int:
        """The damages that bear interest: the first due are paid first."""
        return max(arrived(pot.damages, self.clock) - self.paid_of("damages"), 0) if pot.damages else 0

    def costs_in(self, pot: Pot) -> int:
        """Costs that bear interest: they are paid before the others."""
        return max(arrived(pot.costs, self.clock) - self.costs_paid, 0) if pot.costs else 0

    def frozen_in(self) -> int:
        """What is left of the interest that joined the base on its day."""
        return max((self.frozen or 0) - self.frozen_paid, 0)

    def accrued_of(self, kind: str) -> int:
        """What accrued of a kind of interest, paid or not."""
        kinds = self.course.kinds
        return self.accrued[kinds.index(kind)] if kind in kinds else 0

    def paid_of(self, kind: str) -> int:
        """What was paid of a kind of interest."""
        kinds = self.course.kinds
        return self.paid[kinds.index(kind)] if kind in kinds else 0

    # --- what payments take off

    def pay_interest(self, amount: int) -> None:
        """Take a payment off the interest, kind by kind; ``amount`` is not more than what is owed."""
        accrued, paid = self.accrued, self.paid
        for slot in self.course.served:
            part = accrued[slot] - paid[slot]
            if part > amount:
                part = amount
            paid[slot] += part
            amount -= part
            if part and self.course.kinds[slot] == "general":
                self._served_general(part)

    def _served_general(self, paid: int) -> None:
        """Take what was paid of general interest off the sums of it that bear interest themselves."""
        if self.frozen is not None:
            self.frozen_paid += paid
        if self.reduced:
            from .bases import interest_off

            bases, end = self.course.schedule.bases, self.course.end
            left = paid
            for number in sorted(range(len(bases)), key=lambda n: bases[n].rank):
                part = min(left, self.charged[number] - self.served_of[number])
                self.served_of[number] += part
                left -= part
            off = interest_off(paid, self.owed("general"), bases, self.reduced, self.clock, end)
            for number, part in off.items():
                self.reduced[number] += part

    def served_since(self, before: Sequence[int]) -> tuple[tuple[str, int], ...]:
        """What was paid of each entry of `Schedule.bases`, by its number, since ``served_of`` was as ``before``."""
        pairs = enumerate(zip(self.served_of, before, strict=True))
        return tuple((str(number), now - was) for number, (now, was) in pairs if now != was)

    def pay_kind(self, kind: str, amount: int) -> None:
        """Take a payment off one kind of interest; ``amount`` is not more than what is owed."""
        self.paid[self.course.kinds.index(kind)] += amount

    def pay_apart(self, amount: int) -> None:
        """Take a payment off the kind ``doubled``."""
        self.paid[self.course.kinds.index("doubled")] += amount

    def keep_unprotected(self, amount: int, day: int) -> int:
        """Take a payment of interest that is not protected but stays once paid; return what stayed."""
        if "unprotected" not in self.shadow or day >= self.course.schedule.unprotected_until:
            return 0
        kept = max(min(amount, self.shadow["unprotected"] - self.kept), 0)
        self.kept += kept
        return kept

    def refund(self, amount: int) -> int:
        """Say how much of a payment was interest above the ceiling that is to be given back."""
        if "refundable" not in self.shadow:
            return 0
        back = max(min(amount, self.shadow["refundable"] - self.refunded), 0)
        self.refunded += back
        return back

    def pay_excess(self, principal: int) -> int:
        """Say how much of a payment to principal was meant as interest above the ceiling."""
        if "excess" not in self.shadow:
            return 0
        above = max(min(principal, self.shadow["excess"] - self.above), 0)
        self.above += above
        return above

    def pay_principal(self, amount: int) -> None:
        """Take a payment off the principal, what is due first, and off the bases it stands for."""
        whole = self.principal
        off_due = amount if amount < self.due else self.due
        self.due -= off_due
        self.undue -= amount - off_due
        self.prepaid += amount - off_due
        if amount and self.reduced:
            from .bases import heads_off

            schedule = self.course.schedule
            bases = schedule.bases
            off = heads_off(amount, whole, bases, self.reduced, schedule.reduced, self.clock, self.course.end)
            for number, part in off.items():
                self.reduced[number] += part

    def one_day(self, base: int, rate: Rate, day: int) -> tuple[int, int]:
        """Interest of ``day`` on a base, exactly: numerator and denominator of fen."""
        part, per = a_day(rate, self.course.schedule.gauge, day)
        return base * part, per * self.unit.value


def a_day(rate: Rate, gauge: Gauge, day: int) -> tuple[int, int]:
    """What a base earns on ``day``, as its part: numerator and denominator."""
    share, per = (1, 1) if rate.unit == "day" else gauge.day_share(day)
    return exactly(1, rate.value * MONTHS.get(rate.unit, 1), share), per * PERCENT


def arrived(parts: tuple[tuple[int, int], ...], clock: int) -> int:
    """What of some sums bears interest from the day after ``clock`` on."""
    return sum([amount for day, amount in parts if day <= clock])
