"""The quick lane of a batch: rows whose law follows from their wording and a few days, in whole numbers alone.

It takes private loans and other claims of one sum, in default from a known day, at the floating LPR or a fixed rate,
under no ceiling, a stated one or that of the day of formation, in whole days of 365 or 360, each line half up to the
fen; in-term interest, payments and costs too. What it cannot do, and everything that is wrong, goes the whole way: the
lane never rejects a row. Values are read by the same parsers, rates come from the same rules (`policy`), and tests
prove both ways equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import itemgetter

from ..base.dates import count_span, iso
from ..base.errors import LprError, Refused
from ..casefile.parse import parse_case
from ..law.context import RULE_2020
from ..law.grounds import CODE_DAY, Matter
from ..rates.series import Rates
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.tree import Node
from .columns import InputColumn, node_of
from .itemise import Itemiser
from .policy import Charge, Dated, Figures, Plain, Policy, Tables

_POLICY = ("rate", "overdue_rate", "kind", *(f"conventions.{name}" for name in ("count", "basis", "lpr", "tenor", "cap", "rounding", "payment_day", "order")))  # fmt: skip
"""What decides how a row is computed; rows of one wording share a policy."""

_LABELS = ("title", "id", "creditor", "debtor")
_FACTS = ("due", "interest_from", "until", "signed", "lent", "filed", "accepted", "payments", "costs")
_IDLE = ("signed", "lent", "filed", "accepted")
"""What may decide nothing on any row of a shape, so that what is said of the first row is said of all."""

_LAWYER = re.compile("律师|lawyer", re.IGNORECASE)
_CENTS = tuple(f".{fen:02d}" for fen in range(100))
_MEMO = 100_000
_MAX_FEN = 10**18


class _Memo(dict[str, int]):
    """What a text was read as; read once, the parser's work is remembered."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> int:
        if len(self) >= _MEMO:
            self.clear()
        found = self[text] = self._read(text)
        return found


def _picker(places: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells at some places out of a row, as a tuple."""
    if len(places) < 2:
        return lambda cells: tuple([cells[i] for i in places])
    return itemgetter(*places)


class Lane:
    """Computes rows of one table; says None for a row that must go the whole way.

    The first row of every wording that the lane could take goes the whole way, so that its assumptions are met and told,
    as does the first row that adds something to be told: payments, costs, an unknown day of signing. Where that row
    stated facts that decide nothing, the same is said of every row that states them (``unused``), or, where it may hang on
    the row, such rows go the whole way. ``stale`` says of the
    row just computed that its days outrun the table.
    """

    def __init__(
        self,
        columns: Sequence[InputColumn],
        rates: Rates,
        today: date,
        strict: bool = False,
        told: AbstractSet[str] = frozenset(),
    ) -> None:
        """``told`` are the codes of assumptions that were met, as they come to be."""
        self.rates = rates
        self.today = today
        self.strict = strict
        self._told = told
        at = {column.key: i for i, column in enumerate(columns) if column.key}
        self._policy_keys = tuple(key for key in _POLICY if key in at)
        self._wording = _picker([at[key] for key in self._policy_keys])
        self._labels = tuple(at[key] for key in _LABELS if key in at)
        self._id = at.get("id", -1)
        self._principal = at.get("principal", -1)
        self._at = {key: at[key] for key in _FACTS if key in at}
        self._until = at.get("until", -1)
        started = "due" if "due" in at else "interest_from"
        # A cell of these makes a row less than plain.
        self._further = tuple(i for key, i in self._at.items() if key not in (started, "until"))
        known = {*_POLICY, *_LABELS, *_FACTS, "principal"}
        self._others = tuple(i for key, i in at.items() if key not in known)
        self._begin, self._later = at.get(started, -1), 1 if started == "due" else 0
        # What must be empty, and what must be printable, in a plain row.
        plain = {*_POLICY, *_LABELS, "principal", started, "until"}
        more = [i for key, i in at.items() if key not in plain]
        self._more, self._stated = _picker(more), bool(more)
        self._named = _picker(list(self._labels))
        self._width = len(columns)
        self._plain: dict[tuple[str, ...], Plain] = {}
        self.sums = (0, 0, 0)
        self.usable = self._principal >= 0 and self._until >= 0 and self._begin >= 0
        self._policies: dict[tuple[str, ...], Policy | None] = {}
        self._known: dict[tuple[str, ...], Policy | None] = {}
        self._pending: list[Callable[[], object]] = []
        self._days = _Memo(self._day)
        self._costs = _Memo(self._cost)
        self._met: set[str] = set()
        self.stale = False
        self.unused = ""
        """What the row just computed stated and did not use."""
        self._idle = {columns[self._at[key]].heading.strip() for key in _IDLE if key in self._at}
        self._chosen = [at[key] for key in ("conventions.payment_day", "conventions.order") if key in at]
        self._shape: tuple[dict[tuple[object, ...], str | bool], tuple[object, ...]] | None = None
        self._itemiser = Itemiser(rates)

    def echo(
        self, rows: Iterator[tuple[int, str, list[str]]], risky: AbstractSet[int], tail: str, put: Callable[[str], None]
    ) -> tuple[int, str, list[str]] | None:
        """Put plain rows back with their figures as long as there are any; return the first row that is not plain.

        ``rows`` are (line, text, cells); on the ``risky`` lines a cell may begin with ``'``, ``[`` or ``{``. ``tail`` ends every row, its first character is the delimiter. ``sums`` are
        then the rows put, their principal and their interest. This loop is the speed of the batch: whatever a row has
        in common with others is looked up, and nothing is called that can be written out. What it leaves, `figures`
        computes with more care.
        """
        wording, days, plain = self._wording, self._days, self._plain
        more, stated = self._more, self._stated
        named = self._named if self._labels else None
        at_principal, at_begin, at_until = self._principal, self._begin, self._until
        width, later, cents, comma = self._width, self._later, _CENTS, tail[0]
        count = principals = interests = 0
        other = None
        for row in rows:
            number, raw, cells = row
            if len(cells) != width or not raw or number in risky:
                other = row
                break
            known = plain.get(wording(cells))
            text = cells[at_principal]
            digits = text.replace(".", "", 1)
            if (
                known is None
                or text[-3:-2] != "."
                or not digits.isdigit()
                or not digits.isascii()
                or not 2 < len(digits) < 18
                or (digits[0] == "0" and len(digits) > 3)
                or (stated and any(more(cells)))
                or (named and not "".join(named(cells)).isprintable())
            ):
                other = row
                break
            base, lowest, least, limit, of_first, of_end, heads, tails, whole, per = known
            begin = days[cells[at_begin]] + later
            first, end = begin + of_first, days[cells[at_until]] + of_end
            principal = int(digits)
            if begin < lowest or end > limit or end <= first or end < least or not principal:
                other = row
                break
            double = 2 * per
            i, rate, stop = heads[first - base]
            if end <= stop:
                interest = (principal * rate * (end - first) + per) // double
            else:
                interest = (principal * rate * (stop - first) + per) // double
                j, rate, start = tails[end - base]
                for product in whole[i:j]:
                    interest += (principal * product + per) // double
                interest += (principal * rate * (end - start) + per) // double
            day = (principal * heads[end - base][1] + per) // double
            total = principal + interest
            put(
                f"{raw}{comma}{interest // 100}{cents[interest % 100]}{comma}{total // 100}{cents[total % 100]}{comma}"
                f"{day // 100}{cents[day % 100]}{comma}{text}{tail}"
            )
            count += 1
            principals += principal
            interests += interest
        self.sums = (count, principals, interests)
        return other

    def figures(self, cells: Sequence[str], lines: list[Charge] | None = None) -> Figures | None:
        """Return the figures of a row of as many cells as columns, or None; its lines are added to ``lines``."""
        self.stale, self.unused = False, ""
        wording = self._wording(cells)
        try:
            policy = self._policies[wording]
        except KeyError:
            policy = self._learn(wording)
        if policy is None:
            return None
        for i in self._others:
            if cells[i]:
                return None
        for i in self._labels:
            text = cells[i]
            if not text.isprintable() or text[:1] in ("[", "{", "'"):
                return None
        principal = self._fen(cells[self._principal])
        if not 0 < principal < _MAX_FEN:
            return None
        days = self._days
        cutoff = days[cells[self._until]]
        for i in self._further:
            if cells[i]:
                return self._with_more(policy, principal, cutoff, cells, lines)
        begin = days[cells[self._begin]] + self._later
        if not policy.simple or lines is not None:
            return self._with_more(policy, principal, cutoff, cells, lines)
        if begin < policy.first or cutoff < begin:
            return None
        first, end = (begin, cutoff) if policy.count == "head" else count_span(begin, cutoff, policy.count)
        if end <= first or self._outruns(policy.tables, end, 0):
            return None
        early = first < policy.split
        if (early and not self._early(policy, cutoff, 0, 0)) or self._floats(policy, end) or self._first(policy, ()):
            return None
        if wording not in self._plain or early:
            self._plain[wording] = policy.by_day(self.rates.lpr.next_due, early)
        tables = policy.tables
        assert tables is not None
        return tables.plain(principal, first, end)

    def lines(self, cells: Sequence[str], charges: Sequence[Charge]) -> tuple[list[str], ...]:
        """Return the lines of a row that `figures` computed, as the texts of LINE_COLUMNS."""
        policy = self._policies[self._wording(cells)]
        assert policy is not None
        loan = cells[self._id] if self._id >= 0 else ""
        return tuple(self._itemiser.cells(charges, policy, loan, self._matter(cells, policy)))

    def _matter(self, cells: Sequence[str], policy: Policy) -> Matter:
        """What decides which version of a provision the lines cite, as `calculate.matter_of` has it."""
        filed, accepted = (
            self._days[cells[self._at[key]]] if key in self._at and cells[self._at[key]] else 0
            for key in ("filed", "accepted")
        )
        cutoff = self._days[cells[self._until]]
        by = accepted or filed or min(self.today.toordinal(), cutoff)
        return Matter(policy.kind, policy.duty, iso(by), iso(max(by, filed, cutoff)))

    def _outruns(self, tables: Tables | None, end: int, asked: int) -> bool:
        """Whether a row must go the whole way because its days outrun the table of rates; else note whether they do.

        ``asked`` is the last day for which a single quote is asked: of formation or of suit.
        """
        due = self.rates.lpr.next_due
        if end <= due:
            return False
        if self.strict or tables is None or tables.in_term is not None or asked >= due:
            return True
        self.stale = tables.floats
        return False

    def _first(self, policy: Policy, stated: tuple[object, ...]) -> bool:
        """Whether a row must go the whole way as the first of its wording that states these facts, or for what it states."""
        known = policy.shapes.get(stated)
        if known is None:
            self._shape = policy.shapes, stated
            return True
        self.unused = known if isinstance(known, str) else ""
        return known is False

    def _new(self, what: str, policy: Policy | None = None) -> bool:
        """Say whether a row must go the whole way because something is to be told of it, or refused under ``--strict``."""
        if self.strict and (what in ("unsigned", "unfiled", "costs first") or what.startswith("early")):
            return True
        met = self._met if policy is None else policy.met
        if what in met:
            return False
        met.add(what)
        self._pending.append(lambda: met.discard(what))
        return True

    def _early(self, policy: Policy, cutoff: int, filed: int, accepted: int) -> bool:
        """Whether days before 2020-08-20 are those of a case accepted later (31条2款), and that was told of such a row."""
        by = accepted or filed or min(self.today.toordinal(), cutoff)
        return by >= RULE_2020 and not self._new(f"early {bool(filed)} {bool(accepted)}", policy)

    def _floats(self, policy: Policy, end: int) -> bool:
        """Whether a row is the first of its wording with days after `split`, on which the LPR's assumptions rest."""
        return 0 < policy.split < end and not policy.formation and self._new("floats", policy)

    def went(self, told: bool, unused: str = "", facts: AbstractSet[str] = frozenset()) -> None:
        """Hear whether a row that went the whole way was computed, so that what it had to tell was told, and which facts
        of it were not used (``unused`` in words).

        Where nothing is agreed, the days of signing and of lending decide nothing on any row; those of suit and of
        acceptance neither on those that `_hangs` lets pass. What else was not used may hang on the row.
        """
        if self._shape is not None and told:
            shapes, stated = self._shape
            always = len(stated) > 1 and bool(stated[1]) and facts <= self._idle
            shapes[stated] = unused if not unused or always else False
        self._shape = None
        if not told:
            for forget in self._pending:
                forget()
        self._pending.clear()

    def _with_more(
        self, policy: Policy, principal: int, cutoff: int, cells: Sequence[str], lines: list[Charge] | None
    ) -> Figures | None:
        """Compute a row that states more than a sum, a due date and an end."""
        facts = dict.fromkeys(_FACTS, 0)
        for key, i in self._at.items():
            text = cells[i]
            if text and key != "payments":
                found = facts[key] = self._costs[text] if key == "costs" else self._days[text]
                if not found:
                    return None
        default = facts["due"] + 1 if facts["due"] else facts["interest_from"]
        begin = facts["interest_from"] or default
        signed, lent, filed = facts["signed"], facts["lent"], facts["filed"]
        latest = max(signed, lent)
        if (
            begin < max(default, policy.first)
            or cutoff < begin
            or latest >= max(default, 1)
            or (filed and filed < max(latest, RULE_2020))
            or (facts["accepted"] and facts["accepted"] < max(filed, RULE_2020))
        ):
            return None
        if policy.in_term:
            if not lent or not facts["due"] or facts["interest_from"] or lent < policy.first:
                return None
            begin = lent
        first, end = count_span(begin, cutoff, policy.count)
        if end <= first:
            return None
        formed = signed or lent or default
        at = self._at.get("payments", -1)
        stated = cells[at] if at >= 0 else ""
        tables = policy.tables
        if policy.formation:
            if first < policy.split:
                # What was paid above the ceiling before that day may stay paid: not for whole numbers alone.
                if formed >= RULE_2020 or stated or not self._early(policy, cutoff, filed, facts["accepted"]):
                    return None
            elif formed < RULE_2020 and not filed and self._new("unfiled", policy):
                return None
            tables = policy.formed_on(formed, filed or min(self.today.toordinal(), cutoff))
            if not signed and self._new("unsigned", policy):
                return None
        if tables is None:
            return None
        asked = max(formed, filed or min(self.today.toordinal(), cutoff)) if policy.formation else 0
        if self._outruns(tables, end, asked):
            return None
        if not policy.formation and (
            (first < policy.split and not self._early(policy, cutoff, filed, facts["accepted"]))
            or self._floats(policy, end)
        ):
            return None
        costs = facts["costs"]
        if costs and "lawyer_fee" not in self._told and _LAWYER.search(cells[self._at["costs"]]):
            return None
        # A cost arises with the suit: no earlier payment pays it.
        suit = filed if costs else 0
        paid = self._payments(stated, policy, cutoff, first, end, lent, suit) if stated else []
        if paid is None or (paid and tables.cut and "excess" not in self._told):
            return None
        if policy.in_term and (
            self._new(f"overdue {end > default}", policy) or self._new(f"term {first < default}", policy)
        ):
            return None
        if paid and any(cells[i] for i in self._chosen):
            # Whether the choice decided anything hangs on the payments.
            return None
        if paid and (self._new("payments", policy) or (costs and self._new("costs day" if filed else "costs first"))):
            return None
        said = tuple(i for i in self._further if cells[i])
        plain = not policy.formation and not policy.in_term
        if said and self._hangs(policy, facts, tables, principal, first, end, default, cutoff):
            return None
        plain = plain or not (policy.formation and formed < RULE_2020)
        shape = (said, plain, first < policy.split, policy.formation and formed < RULE_2020, end > default)
        if self._first(policy, shape if said or not policy.simple else ()):
            return None
        return tables.walk(principal, first, default, end, paid, costs, policy.order, lines)

    def _hangs(
        self,
        policy: Policy,
        facts: dict[str, int],
        tables: Tables,
        principal: int,
        first: int,
        end: int,
        default: int,
        cutoff: int,
    ) -> bool:
        """Whether the facts that a row does not use may hang on its values: then no other row can tell them."""
        signed, lent, filed, accepted = (facts[key] for key in _IDLE)
        late = facts["interest_from"] - facts["due"] - 1 if facts["interest_from"] and facts["due"] else None
        # A later start uses the due date, as what is given up is told, and itself: where a day is worth some fen.
        if late == 0 or (late and not tables.each_day_tells(principal)):
            return True
        if policy.in_term and end <= default:
            return True
        if (signed or lent) and policy.cap_stated:
            return True
        if policy.formation and signed and lent and signed != lent and not policy.in_term:
            return True
        if not filed and not accepted:
            return False
        if facts["costs"]:
            return True
        if policy.formation and (signed or lent or default) < RULE_2020:
            # The ceiling of the day of suit from 2020-08-20 on.
            return bool(accepted)
        # Which texts are cited hangs on the first day of the Code and on the latest day that is known.
        days = (day for day in (filed, accepted) if day)
        return first < policy.split or any(day < CODE_DAY or day > cutoff for day in days)

    def _payments(
        self, text: str, policy: Policy, cutoff: int, first: int, end: int, lent: int, suit: int
    ) -> list[Dated] | None:
        """Read payments written ``2022-01-15=50000;2022-06-01=20000``, in order; None for anything unusual,
        one before the day of ``suit`` among it.
        """
        if text[0] in "'[{" or "=" not in text:
            return None
        found = []
        for part in text.split(";"):
            if not part:
                continue
            when, equals, said = part.partition("=")
            amount, colon, towards = said.partition(":")
            day = self._days[when]
            fen = self._fen(amount)
            if not fen or day <= 0 or day < suit or (lent and day <= lent + 1) or (colon and towards != "auto"):
                # Whether ``:principal`` changes what is paid hangs on the row.
                return None
            if day > cutoff:
                return None
            found.append((day, fen))
        found.sort()
        late = 1 if policy.old_day else 0
        # What is paid before the first day or on the last finds the claim as it stands then.
        return [(min(max(day + late, first), end), fen) for day, fen in found]

    def _fen(self, text: str) -> int:
        """Return an amount in fen, 0 for what is none."""
        digits = text.replace(".", "", 1)
        if text[-3:-2] == "." and digits.isdigit() and digits.isascii() and 2 < len(digits) < 18:
            return int(digits)
        if not text.isprintable() or text[:1] in ("[", "{", "'") or "=" in text or "＝" in text:
            return 0
        try:
            return parse_amount(text)
        except Refused:
            return 0

    def _day(self, text: str) -> int:
        """Return the day number of a date as written, 0 for what is no plain date."""
        if not text.isprintable() or "=" in text or "＝" in text or text[:1] in ("[", "{", "'"):
            return 0
        try:
            return parse_date(text, self.today).toordinal()
        except Refused:
            return 0

    def _cost(self, text: str) -> int:
        """Return the sum of a cell of costs, 0 for what cannot be read."""
        if text[0] in "'[{":
            return 0
        try:
            case = parse_case(Node({"principal": Node("1"), "costs": node_of("costs", text.strip(), "")}), self.today)
        except LprError:
            return 0
        # A cost that has a day of its own goes the whole way.
        return sum(cost.amount for cost in case.costs) if all(cost.day is None for cost in case.costs) else 0

    def _learn(self, wording: tuple[str, ...]) -> Policy | None:
        """Take up a wording and return its policy, None where the law looks at more than the wording."""
        if len(self._known) >= _MEMO:
            self._known.clear()
            self._policies.clear()
            self._plain.clear()
        if wording not in self._known:
            self._known[wording] = self._policy(wording)
        policy = self._policies[wording] = self._known[wording]
        return policy

    def _policy(self, wording: tuple[str, ...]) -> Policy | None:
        """Return the policy of a wording, None where the law looks at more than the wording."""
        top: dict[str, Node] = {"principal": Node("1")}
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
            return Policy(parse_case(Node(dict(top)), self.today), self.rates)
        except (LprError, ValueError):
            return None
