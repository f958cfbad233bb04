"""The questions beside that for a claim, row by row: each through the very function of its own command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..base.checking import TypeVar
from ..base.dates import iso
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.keys import CASE, CONVENTIONS, LOAN, canonical
from ..casefile.model import Case
from ..casefile.parse import parse_case
from ..compute import answer
from ..compute.cap import year_value
from ..compute.fee import FeeStatement, fees_on
from ..compute.strict import refuse, unused_problem
from ..law.choices import Unused
from ..law.fee import KINDS
from ..reports import limitation as report
from ..reports.cap import over_text, spans_text
from ..reports.data import line_cells
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate import percent_text
from ..values.text import shown
from ..values.tree import Node
from .questions import SOON
from .rows import Computer, RowResult

problem = problems_of(__name__)

_Read = TypeVar("_Read")


class JudgmentComputer(Computer):
    """``--for judgment``: what a judgment comes to with its payments, and the last day to apply for enforcement."""

    question = "judgment"

    def _case(self, tree: Node) -> Case:
        return parse_case(tree, self.today, loans_needed=False)

    def _answer(self, case: Case, unused: tuple[Unused, ...]) -> RowResult:
        statement = answer.judgment(case, self.rates, self.strict)
        self._take(statement.notices)
        totals, last = statement.totals, statement.enforcement.apply_by
        foreign = bool(statement.currency)
        figures = (
            totals.general_interest,
            totals.doubled_part,
            totals.delay_interest,
            totals.total,
            totals.per_diem,
            totals.principal_after,
        )
        named = ("principal", "general_interest", "doubled_part", "delay_interest", "total")
        sums = (totals.principal, *figures[:4])
        return RowResult(
            (
                *map(fen_text, figures),
                iso(last) if last else "",
                str(last - statement.until) if last else "",
                self.known,
                self._warnings(statement.notices),
                self._not_used((*unused, *statement.unused)),
                "",
            ),
            lines=tuple(line_cells(line, self.lines_in) for line in statement.lines) if self.itemised else (),
            # The sums of a batch are yuan: those of another currency stay out of them.
            sums=() if foreign else tuple(zip(named, sums, strict=True)),
            last=last or None,
            coming=last >= statement.until,
        )


class LimitationComputer(Computer):
    """``--for limitation``: the period that ends first, and how many days are left."""

    question = "limitation"

    def _on(self, tree: Node, unused: Sequence[Unused]) -> tuple[Node, tuple[Unused, ...]]:
        """The day looked at: that for all rows, else the row's own (``on``), else today."""
        self._day = date.fromisoformat(self.on) if self.on else self.today
        tree, stated = taken(tree, "on")
        if stated is None:
            return tree, tuple(unused)
        reader_day = day_of(stated, self.today)
        if not self.on:
            self._day = reader_day
        elif reader_day != self._day:
            why = Text(f"--on 写明 {self.on}，以它为准", f"--on states {self.on} and goes before it")
            unused = (*unused, Unused(stated.where, f"{stated.where} {reader_day.isoformat()}", why))
        return tree, tuple(unused)

    def _case(self, tree: Node) -> Case:
        return parse_case(tree, self.today, loans_needed=False, principal_needed=False)

    def _answer(self, case: Case, unused: tuple[Unused, ...]) -> RowResult:
        on = self._day.toordinal()
        statement = answer.limits(case, on, self.strict)
        self._take(statement.notices)
        clocks = report.clocks_of(statement)
        coming = [clock for clock in clocks if report.is_open(clock)]
        over = [clock for clock in clocks if clock.state == "expired"]
        first = min(coming or over or clocks, key=lambda clock: (clock.last is None, clock.last or 0))
        others = self.between.join(report.line_of(clock, self.lang) for clock in clocks if clock is not first)
        cells = (
            first.name.say(self.lang),
            report.STATES[first.state].say(self.lang),
            iso(first.last) if first.last is not None else "",
            str(first.days_left) if first.days_left is not None else "",
            others,
            self._warnings(statement.notices, _OF_THE_ROW),
            self._not_used((*unused, *statement.unused)),
            "",
        )
        left = first.days_left if report.is_open(first) else None
        sums = [(first.state, 1)]
        sums += [(f"within_{days}", 1) for days in SOON if left is not None and left <= days]
        events = "".join(report.events(statement)) if self.dated else ""
        return RowResult(cells, sums=tuple(sums), last=first.last, coming=report.is_open(first), events=events)


_OF_THE_ROW = ("demand-delivered",)
"""Assumptions that decide a fact of the row itself: a demand it states is not counted."""


class FeeComputer(Computer):
    """``--for fee``: the fees on an amount, or on what the row claims up to the day of suit."""

    question = "fee"

    def _of_tree(self, tree: Node, unused: Sequence[Unused] = (), problems: Sequence[Problem] = ()) -> RowResult:
        tree, stated = taken(tree, "amount")
        if stated is None:
            return super()._of_tree(tree, unused, problems)
        fen = refused_at(stated, lambda text: parse_amount(text))
        beside = tuple(
            Unused(node.where or key, node.where or key, _AMOUNT_STATED)
            for key, node in (tree.value.items() if isinstance(tree.value, dict) else ())
            if canonical(key, {**LOAN, **CASE}) not in ("title", "id", "creditor", "debtor", "court")
        )
        more = (*unused, *beside)
        if problems or (more and self.strict):
            raise LprError(*problems, *(unused_problem(fact) for fact in more if self.strict))
        try:
            return self._fees(fees_on(fen, "", self.strict), more)
        except LprError as error:
            raise LprError(
                *(p._replace(where=stated.where) if p.where == "AMOUNT" else p for p in error.problems)
            ) from None

    def _case(self, tree: Node) -> Case:
        return parse_case(tree, self.today, loans_needed=False)

    def _answer(self, case: Case, unused: tuple[Unused, ...]) -> RowResult:
        return self._fees(answer.fees(case, self.rates, "", self.strict), unused)

    def _fees(self, statement: FeeStatement, unused: tuple[Unused, ...]) -> RowResult:
        self._take(statement.notices)
        base = statement.fees.get("claim") or next(iter(statement.fees.values()))
        halved = statement.fees["claim"].halved if "claim" in statement.fees else 0
        fees = [statement.fees[kind].fee if kind in statement.fees else None for kind in KINDS]
        cells = (
            fen_text(base.amount),
            *("" if fee is None else fen_text(fee) for fee in fees),
            fen_text(halved) if "claim" in statement.fees else "",
            self._warnings(statement.notices),
            self._not_used((*unused, *statement.unused)),
            "",
        )
        named = ("fee_base", *(f"fee_{kind}" for kind in KINDS), "fee_claim_halved")
        sums = (base.amount, *(fee or 0 for fee in fees), halved)
        return RowResult(cells, sums=tuple(zip(named, sums, strict=True)))


_AMOUNT_STATED = Text("已写明标的额，以它为准", "the amount is stated and goes before it")


class CapComputer(Computer):
    """``--for cap``: the protected ceiling of a loan, and whether its rate stands within."""

    question = "cap"

    def _of_tree(self, tree: Node, unused: Sequence[Unused] = (), problems: Sequence[Problem] = ()) -> RowResult:
        if problems:
            raise LprError(*problems)
        facts, places, beside = self._facts(tree)
        try:
            found = answer.ceiling(facts, self.today, self.rates)
        except LprError as error:
            raise LprError(
                *(p._replace(where=places.get(p.where.lstrip("-").replace("-", "_"), p.where)) for p in error.problems)
            ) from None
        named = {fact.what: places.get(fact.what.lstrip("-").replace("-", "_"), fact.what) for fact in found.unused}
        idle = tuple(fact._replace(where=named[fact.what], what=named[fact.what]) for fact in found.unused)
        more = (*unused, *beside, *idle)
        if self.strict:
            refuse(found.notices, more)
        self._take(found.notices)
        said = self._warnings(found.notices)
        if not found.spans:
            why = found.notices[0].message.say(self.lang)
            # The day of the run is no fact of the row.
            more = tuple(fact for fact in more if fact.where != "--on")
            cells = ("", why, "", "", "", self.known, said, self._not_used(more), "")
            return RowResult(cells, sums=(("none", 1),))
        last = found.spans[-1]
        if "signed" not in facts and "lent" not in facts:
            of_day = _OF_THE_DAY.say(self.lang).format(day=iso(found.spans[0].start))
            said = self.between.join(filter(None, (of_day, said)))
        within = "" if found.passes is None else Text("是", "yes") if found.passes else Text("否", "no")
        cells = (
            percent_text(year_value(last)),
            last.rate.rule.say(self.lang),
            within.say(self.lang) if isinstance(within, Text) else "",
            over_text(found, self.lang) if found.over else "",
            spans_text(found, self.lang),
            self.known,
            said,
            self._not_used(more),
            "",
        )
        counted = "unasked" if found.passes is None else "within" if found.passes else "over"
        return RowResult(cells, sums=((counted, 1),))

    def _facts(self, tree: Node) -> tuple[dict[str, str], dict[str, str], tuple[Unused, ...]]:
        """Return what a row or a case states of the ceiling, where, and what else it states.

        Of a case file with one loan, its loan; several have ceilings of their own (LprError).
        """
        fields = dict(tree.value) if isinstance(tree.value, dict) else {}
        listed = next((key for key in fields if canonical(key, CASE) == "loans"), None)
        if listed is not None:
            loans = fields.pop(listed).value
            if not isinstance(loans, list) or len(loans) != 1 or not isinstance(loans[0].value, dict):
                raise LprError(problem("cap-loans", listed))
            fields = {**fields, **loans[0].value}
        conventions = next((key for key in fields if canonical(key, CASE) == "conventions"), None)
        if conventions is not None and isinstance(fields[conventions].value, dict):
            fields = {**fields, **fields.pop(conventions).value}  # type: ignore[dict-item]
        facts: dict[str, str] = {}
        places: dict[str, str] = {}
        beside: list[Unused] = []
        for key, node in fields.items():
            name = "on" if key == "on" else canonical(key, {**LOAN, **CASE, **CONVENTIONS})
            if name in CAP_FACTS and isinstance(node.value, str):
                if node.value:
                    facts[name] = node.value
                    places[name] = node.where or key
            elif name not in ("title", "id", "creditor", "debtor", "court") and node.value not in ("", []):
                what = (node.where or key) if not node.path else node.path
                beside.append(Unused(node.where or key, what, Text("与上限无关", "the ceiling does not hang on it")))
        if self.on:
            stated = facts.get("on")
            if stated is not None and day_of(Node(stated, places["on"]), self.today).isoformat() != self.on:
                why = Text(f"--on 写明 {self.on}，以它为准", f"--on states {self.on} and goes before it")
                beside.append(Unused(places["on"], f"{places['on']} {shown(stated)}", why))
            facts["on"] = self.on
        return facts, places, tuple(beside)


_OF_THE_DAY = Text(
    "没有写合同成立日：这是 {day} 成立的合同的上限", "no day of formation: this is the ceiling of a contract of {day}"
)


class ReadComputer(Computer):
    """``--for read``: what the words of a row say, as a case; what is asked, and what was not understood."""

    question = "read"

    def _read(self, tree: Node) -> Node:
        return tree

    def _of_tree(self, tree: Node, unused: Sequence[Unused] = (), problems: Sequence[Problem] = ()) -> RowResult:
        from .texts import asks_of, case_text, read_row, state_of, unread_of

        if problems:
            raise LprError(*problems)
        reading, idle = read_row(tree, self.today, self.strict)
        more = (*unused, *idle)
        if more and self.strict:
            raise LprError(*(unused_problem(fact) for fact in more))
        state = state_of(reading)
        told = self.between.join(one.message.say(self.lang) for one in reading.told)
        cells = (
            STATES[state].say(self.lang),
            asks_of(reading, self.lang),
            unread_of(reading, self.lang),
            case_text(reading),
            told,
            self._not_used(more),
            "",
        )
        return RowResult(cells, sums=((state, 1),))


STATES = {
    "understood": Text("读懂", "understood"),
    "asks": Text("待答", "asks"),
    "unread": Text("没有读全", "not read whole"),
}
"""How far a text was read."""

CAP_FACTS = (
    *("signed", "lent", "due", "filed", "accepted", "on", "rate", "kind", "lender", "void"),
    *("old_rule", "regime", "tenor"),
)
"""What the ceiling of a loan hangs on."""

COMPUTERS: dict[str, type[Computer]] = {
    one.question: one
    for one in (Computer, JudgmentComputer, LimitationComputer, FeeComputer, CapComputer, ReadComputer)
}
"""Who answers which question."""


def taken(tree: Node, key: str) -> tuple[Node, Node | None]:
    """Take what only a table states off a tree: the rest, and the piece (None: not stated)."""
    if not isinstance(tree.value, dict) or key not in tree.value:
        return tree, None
    rest = {name: node for name, node in tree.value.items() if name != key}
    return Node(rest, tree.place, tree.path, tree.keys), tree.value[key]


def refused_at(node: Node, read: Callable[[str], _Read]) -> _Read:
    """Read the text of a piece; what is refused is a problem of its place. Raises LprError."""
    if not isinstance(node.value, str):
        raise LprError(problem("cell-list", node.where, Text("写一个值", "write one value"), text=""))
    try:
        return read(node.value)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, node.where, error.hint)) from None


def day_of(node: Node, today: date) -> date:
    """Read the day of a piece. Raises LprError."""
    return refused_at(node, lambda text: parse_date(text, today))
