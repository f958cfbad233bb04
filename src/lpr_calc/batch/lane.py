"""The quick lane of a batch: claims whose law does not depend on their days, computed with whole numbers alone.

It takes a claim of one sum, in default from a known day, at the floating LPR (agreed in any multiple without a
ceiling, or nothing agreed from 2020-08-20 on), in whole days of 365 or 360, each line half up to the fen, with no
payments. Everything else, and everything that is wrong, goes the whole way. Tests prove both ways equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from math import gcd
from operator import itemgetter

from ..casefile.parse import parse_case
from ..dates import count_span
from ..errors import LprError, Refused
from ..law.context import RULE_2020
from ..law.reference import LPR_FROM
from ..rates.table import RateTable
from ..rateterm import LPR, MULTIPLE, SCALE
from ..tree import Node
from ..values import parse_amount, parse_date
from .columns import Column

_CONVENTIONS = tuple(f"conventions.{name}" for name in ("count", "basis", "lpr", "tenor", "cap", "rounding"))
_POLICY = ("overdue_rate", "kind", *_CONVENTIONS)
"""What decides how a row is computed; rows of one wording share a policy."""

_LABELS = ("title", "id", "creditor", "debtor")
_MEMO = 100_000
_MAX_FEN = 10**18

Figures = tuple[int, int, int]
"""Principal, interest and the interest of one more day, in fen."""


class Policy:
    """How the rows of one wording are computed: rates from day to day over a common divisor, the count.

    ``twice`` are twice the rates by the first day of each, ``whole`` the same times the days to the next.
    """

    __slots__ = ("count", "days", "first", "per", "twice", "whole")

    def __init__(self, days: list[int], values: list[int], per: int, count: str, first: int) -> None:
        common = gcd(per, *values)
        self.days = days
        self.per = per // common
        self.twice = [2 * value // common for value in values]
        self.whole = [
            rate * (after - day) for rate, day, after in zip(self.twice, days, [*days[1:], days[-1]], strict=True)
        ]
        self.count = count
        self.first = first

    def figures(self, principal: int, first: int, end: int) -> Figures:
        """Return principal, the interest of the days ``[first, end)`` and of one more day; each line half up to the fen."""
        days, twice, per = self.days, self.twice, self.per
        divisor = 2 * per
        i = bisect_right(days, first) - 1
        j = bisect_right(days, end - 1) - 1
        if i == j:
            interest = (principal * twice[i] * (end - first) + per) // divisor
        else:
            whole = self.whole
            interest = (principal * twice[i] * (days[i + 1] - first) + per) // divisor
            for k in range(i + 1, j):
                interest += (principal * whole[k] + per) // divisor
            interest += (principal * twice[j] * (end - days[j]) + per) // divisor
        if j + 1 < len(days) and days[j + 1] <= end:
            j += 1
        return principal, interest, (principal * twice[j] + per) // divisor


def _picker(places: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells at some places out of a row, as a tuple."""
    if len(places) < 2:
        return lambda cells: tuple([cells[i] for i in places])
    return itemgetter(*places)


class Lane:
    """Computes plain rows of one table; says None for a row that must go the whole way."""

    def __init__(self, columns: Sequence[Column], table: RateTable, today: date) -> None:
        self.table = table
        self.today = today
        at = {column.key: i for i, column in enumerate(columns) if column.key}
        self._wording = _picker([at[key] for key in _POLICY if key in at])
        self._policy_keys = tuple(key for key in _POLICY if key in at)
        self._labels = tuple(at[key] for key in _LABELS if key in at)
        self._principal = at.get("principal", -1)
        self._due, self._from, self._until = (at.get(key, -1) for key in ("due", "interest_from", "until"))
        plain = {*_POLICY, *_LABELS, "principal", "due", "interest_from", "until"}
        self._others = tuple(i for key, i in at.items() if key not in plain)
        self.usable = self._principal >= 0 and self._until >= 0 and (self._due >= 0 or self._from >= 0)
        self._policies: dict[tuple[str, ...], Policy | None] = {}
        self._days: dict[str, int] = {}
        self._stale_said = False

    def figures(self, cells: Sequence[str], printable: bool = False) -> Figures | None:
        """Return the figures of a row of as many cells as columns, or None.

        ``printable`` says that every character is known to be printable, brackets apart.

        The first row of every wording goes the whole way, so that its assumptions are met, as does the first row whose
        days outrun the table.
        """
        if not self.usable:
            return None
        wording = self._wording(cells)
        try:
            policy = self._policies[wording]
        except KeyError:
            if len(self._policies) >= _MEMO:
                self._policies.clear()
            self._policies[wording] = self._new_policy(wording)
            return None
        if policy is None:
            return None
        for i in self._others:
            if cells[i]:
                return None
        if not printable:
            for i in self._labels:
                if not cells[i].isprintable() or cells[i][:1] in ("[", "{"):
                    return None
        due = cells[self._due] if self._due >= 0 else ""
        start = cells[self._from] if self._from >= 0 else ""
        days = self._days
        if due and not start:
            begin = (days.get(due) or self._day(due)) + 1
        elif start and not due:
            begin = days.get(start) or self._day(start)
        else:
            return None
        text = cells[self._until]
        cutoff = days.get(text) or self._day(text)
        if begin < policy.first or cutoff < begin:
            return None
        text = cells[self._principal]
        whole, _, decimals = text.partition(".")
        if len(decimals) == 2 and text.isascii() and whole.isdigit() and decimals.isdigit() and len(whole) < 16:
            principal = int(whole + decimals)
        else:
            principal = self._fen(text)
        first, end = (begin, cutoff) if policy.count == "head" else count_span(begin, cutoff, policy.count)
        if end <= first or not 0 < principal < _MAX_FEN:
            return None
        if end > self.table.next_due and not self._stale_said:
            self._stale_said = True
            return None
        return policy.figures(principal, first, end)

    def _fen(self, text: str) -> int:
        if not text.isprintable() or text[:1] in ("[", "{", "'") or "=" in text or "＝" in text:
            return 0
        try:
            return parse_amount(text)
        except Refused:
            return 0

    def _day(self, text: str) -> int:
        """Return the day number of a date as written, 0 for what is no plain date."""
        found = self._days.get(text)
        if found is None:
            if len(self._days) >= _MEMO:
                self._days.clear()
            try:
                plain = text.isprintable() and "=" not in text and "＝" not in text and text[:1] not in ("[", "{", "'")
                found = parse_date(text, self.today).toordinal() if plain else 0
            except Refused:
                found = 0
            self._days[text] = found
        return found

    def _new_policy(self, wording: tuple[str, ...]) -> Policy | None:
        """Return the policy of a wording, None where the law looks at more than the wording."""
        top: dict[str, Node] = {"principal": Node("1"), "due": Node("2021-01-01")}
        conventions: dict[str, Node] = {}
        for key, cell in zip(self._policy_keys, wording, strict=True):
            text = cell.strip()
            if not text:
                continue
            if text[0] in "[{'":
                return None
            part, _, inner = key.rpartition(".")
            (conventions if part else top)[inner] = Node(text)
        if conventions:
            top["conventions"] = Node(dict(conventions))
        try:
            case = parse_case(Node(dict(top)), self.today)
        except LprError:
            return None
        stated, term = case.conventions, case.loans[0].overdue_rate
        if (
            case.kind not in ("", "private-lending")
            or stated.lpr not in ("", "floating")
            or stated.basis not in ("", "365", "360")
            or stated.rounding not in ("", "line")
            or (term is None and stated.cap not in ("", "auto", "none"))
            or (term is not None and (term.kind != "lpr" or stated.cap != "none"))
        ):
            return None
        first = RULE_2020 if term is None else LPR_FROM
        term = term or LPR
        days: list[int] = []
        values: list[int] = []
        tenor = term.tenor or stated.tenor or "1y"
        for day, _, quote in self.table.over(self.table.days[0], self.table.known_through + 1, tenor):
            value, rest = divmod((quote.value + term.points) * term.multiple, MULTIPLE)
            if rest or value <= 0:
                return None
            days.append(day)
            values.append(value)
        return Policy(days, values, int(stated.basis or 365) * 100 * SCALE, stated.count or "head", first)
