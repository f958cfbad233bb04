"""The cells of a row as a Case, each text read once: what `parse_case` makes of a row, for rows without anything
unusual.

What decides how a row is computed (its rates, kind and conventions) is read with all its cells together by `parse_case`
itself and remembered as the wording; days, sums and payments are read by the same parsers one by one. A cell that needs
more, or is wrong, makes no Case here: the row is read in full, and rejected where it must be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter

from ..base.checking import Any, TypeVar
from ..base.errors import LprError, Refused
from ..base.record import Record
from ..casefile.keys import LOAN, canonical
from ..casefile.model import Case, Cost, Loan, Payment, Portion
from ..casefile.parse import parse_case
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.tree import Node
from .columns import InputColumn
from .trees import node_of

WORDING = (
    "rate",
    "overdue_rate",
    "kind",
    "lender",
    "repricing",
    "penalty",
    "settlement",
    "settlement_day",
    "compound",
    "compound_rate",
    *(
        f"conventions.{name}"
        for name in ("count", "basis", "lpr", "tenor", "cap", "rounding", "payment_day", "order", "markup")
    ),
)
"""What decides how a row is computed."""

LABELS = ("title", "id", "creditor", "debtor")
DAYS = ("interest_from", "signed", "lent", "until", "filed", "accepted")
FACTS = ("principal", "due", *DAYS, "payments", "costs", "loans")
"""What belongs to the row alone."""

_MEMO = 100_000
_MOST = 10**18
ODD = ("[", "{", "'")
_LOAN_AT = {name: at for at, name in enumerate(Loan._fields)}
_CASE_AT = {name: at for at, name in enumerate(Case._fields)}
_OF_SEVERAL = ("id", "principal", "due")
"""What a loan among several may state."""


_Made = TypeVar("_Made", bound=Record)


class Memo(dict[str, Any]):
    """What a text was read as; read once, the parser's work is remembered."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        if len(self) >= _MEMO:
            self.clear()
        found = self[text] = self._read(text)
        return found


def made(owner: type[_Made], values: Iterable[Any]) -> _Made:
    """Return a record of all its values: many are made, and naming them takes longer."""
    record: _Made = tuple.__new__(owner, values)  # type: ignore[type-var]
    return record


class Wording(Record):
    """What the cells of a wording make of a case and its loan, field by field, and the keys they state."""

    case: list[Any]
    loan: list[Any]
    keys: frozenset[str]


def picker(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells at some places out of a row, as a tuple."""
    if len(places) < 2:
        return lambda cells: tuple([cells[i] for i in places])
    return itemgetter(*places)


class RowReader:
    """Reads the rows of one table into Cases."""

    def __init__(self, columns: Sequence[InputColumn], today: date) -> None:
        self.today = today
        self.at = {column.key: i for i, column in enumerate(columns) if column.key}
        self.headings = {key: columns[i].heading for key, i in self.at.items()}
        self.wording_keys = tuple(key for key in WORDING if key in self.at)
        self.wording_of = picker([self.at[key] for key in self.wording_keys])
        self.labels = tuple(self.at[key] for key in LABELS if key in self.at)
        self.facts = tuple((key, self.at[key]) for key in FACTS if key in self.at)
        self.others = tuple(i for key, i in self.at.items() if key not in (*WORDING, *LABELS, *FACTS))
        # What a row states beside its sums: its days and costs, its wording and, by itself, when it falls due.
        self._principal, self._due_at = self.at.get("principal", -1), self.at.get("due", -1)
        self._walked = tuple(self.at[key] for key in ("payments", "loans") if key in self.at)
        said = [self.at[key] for key in (*self.wording_keys, *DAYS, "costs") if key in self.at]
        self._beside = picker(said)
        self.days = Memo(self._day)
        self._costs = Memo(self._read_costs)
        self._id = self.at.get("id", -1)
        self._wordings: dict[tuple[str, ...], Wording | None] = {}

    def case_of(self, cells: Sequence[str]) -> Case | None:
        """Return the case of a row, None for a row with anything unusual."""
        for i in self.others:
            if cells[i]:
                return None
        for i in self.labels:
            text = cells[i]
            if not text.isprintable() or text[:1] in ODD:
                return None
        return self.compose(cells, ())

    def sums_apart(self, cells: Sequence[str]) -> tuple[tuple[object, ...], int, list[int]] | None:
        """Return all that a row states but its sums, the principal in fen, and the sums that fall due in order of time;
        None for a row with payments or several loans, and for one with anything unusual.
        """
        if self._principal < 0:
            return None
        for i in (*self.others, *self._walked):
            if cells[i]:
                return None
        for i in self.labels:
            text = cells[i]
            if not text.isprintable() or text[:1] in ODD:
                return None
        principal = fen_of(cells[self._principal])
        if not principal:
            return None
        text = cells[self._due_at] if self._due_at >= 0 else ""
        if "=" not in text:
            return (text, self._beside(cells)), principal, [principal]
        dated = self._dated(text)
        sums = [fen for _, fen in dated]
        if sum(sums) != principal:
            return None
        return (tuple([day for day, _ in dated]), self._beside(cells)), principal, sums

    def compose(self, cells: Sequence[str], without: Collection[str]) -> Case | None:
        """Return the case of a row as if the cells of some keys were empty."""
        said = self.wording_of(cells)
        if without:
            said = tuple("" if key in without else text for key, text in zip(self.wording_keys, said, strict=True))
        return self.with_wording(said, cells, without)

    def with_wording(self, said: tuple[str, ...], cells: Sequence[str], without: Collection[str] = ()) -> Case | None:
        """Return the case of a row under other words than its own."""
        try:
            wording = self._wordings[said]
        except KeyError:
            wording = self._learn(said)
        if wording is None:
            return None
        case, loan = wording.case[:], wording.loan[:]
        loans: tuple[Loan, ...] | None = None
        for key, i in self.facts:
            text = cells[i]
            if not text or key in without:
                continue
            if key in _DAY_FIELDS:
                fields, at = (loan, _LOAN_AT[key]) if key in _LOAN_AT else (case, _CASE_AT[key])
                found = fields[at] = self.days[text]
            elif key == "principal":
                found = loan[1] = fen_of(text)
            elif key == "due":
                found = self._due(text, loan)
            elif key == "payments":
                found = case[_PAYMENTS] = self._payments(text)
            elif key == "costs":
                found = case[_COSTS] = self._costs[text]
            else:
                found = loans = self._several(text, wording)
            if not found:
                return None
        if loans is None:
            if not loan[1]:
                return None
            loan[0] = self.loan_id(cells)
            loans = (made(Loan, loan),)
        elif loan[1] or (self._id >= 0 and cells[self._id]) or loan != [*wording.loan]:
            return None
        case[0] = loans
        return made(Case, case)

    def loan_id(self, cells: Sequence[str]) -> str:
        """The number of the loan as it is written, ``1`` where there is none."""
        return (" ".join(cells[self._id].split()) if self._id >= 0 else "") or "1"

    def stated(self, cells: Sequence[str]) -> frozenset[str]:
        """Return the keys a row states, but for its labels."""
        wording = self._wordings[self.wording_of(cells)]
        keys = wording.keys if wording is not None else frozenset()
        return keys.union([key for key, i in self.facts if cells[i]])

    # --- single cells
    # ---------------------------------------------------------------------------------------------------

    def _day(self, text: str) -> int:
        """Return the day number of a date as written, 0 for what is no plain date."""
        if not text.isprintable() or "=" in text or "＝" in text or text[:1] in ODD:
            return 0
        try:
            return parse_date(text, self.today).toordinal()
        except Refused:
            return 0

    def _due(self, text: str, loan: list[Any]) -> bool:
        """Put a due date or instalments into a loan; False for anything unusual."""
        if "=" not in text:
            loan[_DUE] = self.days[text]
            return bool(loan[_DUE])
        found = self._dated(text)
        loan[_INSTALMENTS] = tuple(made(Portion, pair) for pair in found)
        return bool(found)

    def _payments(self, text: str) -> tuple[Payment, ...]:
        """Read payments written ``2022-01-15=50000;2022-06-01=20000``; nothing for anything unusual."""
        where = self.headings["payments"]
        return tuple(made(Payment, (day, fen, "auto", "", "", where, "", "")) for day, fen in self.paid(text))

    def paid(self, text: str) -> list[tuple[int, int]]:
        """Read the days and fen of payments, in order of time; nothing for anything unusual."""
        return self._dated(text, ":")

    def _dated(self, text: str, mark: str = "") -> list[tuple[int, int]]:
        """Read days with amounts, in order of time; nothing for anything unusual. After ``mark`` may stand ``auto``."""
        if text[0] in "'[{" or "=" not in text:
            return []
        found = []
        for part in text.split(";"):
            if not part:
                continue
            when, _, said = part.partition("=")
            amount, colon, towards = said.partition(mark) if mark else (said, "", "")
            day, fen = self.days[when], fen_of(amount)
            # Whether ``:principal`` changes what is paid hangs on the row.
            if day <= 0 or not fen or (colon and towards != "auto"):
                return []
            found.append((day, fen))
        found.sort()
        return found

    def _read_costs(self, text: str) -> tuple[Cost, ...]:
        """Read a cell of costs; nothing for what cannot be read, or has days of its own."""
        if text[0] in "'[{":
            return ()
        try:
            tree = Node({"principal": Node("1"), "costs": node_of("costs", text.strip(), "")})
            costs = parse_case(tree, self.today).costs
        except LprError:
            return ()
        return costs if all(cost.day is None and cost.amount for cost in costs) else ()

    def _several(self, text: str, wording: Wording) -> tuple[Loan, ...]:
        """Read the list of loans of a cell, each with its number, sum and due date; nothing for anything unusual."""
        if text[:1] != "[" or not text.isprintable() or "\\" in text or not wording.keys.isdisjoint(LOAN):
            return ()
        import json

        try:
            listed = json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=list)
        except ValueError:
            return ()
        loans: list[Loan] = []
        for number, pairs in enumerate(listed, 1):
            loan = wording.loan[:]
            loan[0], loan[_DUE] = str(number), 0
            for key, value in pairs if isinstance(pairs, list) else ():
                name = _NAMES[key] if isinstance(value, str) and value and value == value.strip() else ""
                if name == "id":
                    loan[0] = " ".join(value.split())
                elif name == "principal" and not loan[1]:
                    loan[1] = fen_of(value)
                elif name == "due" and not loan[_DUE]:
                    loan[_DUE] = self.days[value]
                else:
                    return ()
            if not loan[1] or not loan[_DUE]:
                return ()
            loans.append(made(Loan, loan))
        return tuple(loans) if len({loan.id for loan in loans}) == len(loans) else ()

    def _learn(self, said: tuple[str, ...]) -> Wording | None:
        """Take up a wording; None where a cell of it cannot be read, or needs more than its text."""
        if len(self._wordings) >= _MEMO:
            self._wordings.clear()
        self._wordings[said] = found = self._read_wording(said)
        return found

    def _read_wording(self, said: tuple[str, ...]) -> Wording | None:
        top: dict[str, Node] = {"principal": Node("1")}
        conventions: dict[str, Node] = {}
        keys = []
        for key, cell in zip(self.wording_keys, said, strict=True):
            text = cell.strip()
            if not text:
                continue
            if text[0] in ODD:
                return None
            part, _, inner = key.rpartition(".")
            (conventions if part else top)[inner] = Node(text)
            keys.append(key)
        if conventions:
            top["conventions"] = Node(dict(conventions))
        try:
            case = parse_case(Node(dict(top)), self.today)
        except LprError:
            return None
        case, loan = case._replace(stated=None, places={}), case.loans[0]._replace(places={})
        fields = list(loan)
        fields[1] = 0
        return Wording(list(case), fields, frozenset(keys))


_DAY_FIELDS = frozenset(DAYS)
_DUE, _INSTALMENTS = _LOAN_AT["due"], _LOAN_AT["instalments"]
_PAYMENTS, _COSTS = _CASE_AT["payments"], _CASE_AT["costs"]
_NAMES = Memo(lambda key: name if (name := canonical(key, LOAN)) in _OF_SEVERAL else "")


def fen_of(text: str) -> int:
    """Return an amount in fen, 0 for what is none."""
    if text.isdigit() and text.isascii() and len(text) < 15:
        return int(text) * 100
    digits = text.replace(".", "", 1)
    if text[-3:-2] == "." and digits.isdigit() and digits.isascii() and 2 < len(digits) < 18:
        return int(digits)
    return _fen_otherwise(text)


@lru_cache(1000)
def _fen_otherwise(text: str) -> int:
    """Return an amount that is written in any other way: where it is none, the row asks again on every way it takes."""
    if not text.isprintable() or text[:1] in ODD or "=" in text or "＝" in text:
        return 0
    try:
        fen = parse_amount(text)
    except Refused:
        return 0
    return fen if fen < _MOST else 0
