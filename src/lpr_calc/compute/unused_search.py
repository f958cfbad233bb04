"""The search for stated facts that a result does not depend on.

A fact is used where the result would be another without it, or, where it is a choice among words, with another word.
That is found out by computing again, so that it stays true whatever the rules come to read; what the rules declare that
they read (`usage`) only says why a fact was not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Refused
from ..base.record import Record
from ..base.text import Text
from ..casefile.keys import PAYMENT, canonical
from ..casefile.model import Case, by_the_month
from ..casefile.periods import CURRENCIES
from ..casefile.reach import Reach
from ..casefile.reads import Read, unlike, watched
from ..casefile.words import WORDS
from ..law.choices import Unused
from ..values.amount import parse_amount
from ..values.date import parse_date
from .alike import Came, came_of, refused
from .usage import ASIDE, DATED, DEBTOR_BY_DEFAULT, FIGURES_DECIDE, PAPERS, SAME_AS, reason, reason_of_day

if TYPE_CHECKING:
    from ..casefile.stated import Fact, Path, StatedFacts
    from .evident import Looked, Shown


class Search:
    """Finds the facts that one result does not depend on."""

    def __init__(
        self,
        case: Case,
        stated: StatedFacts,
        compute: Callable[[Case], Any],
        result: Any,
        looked: Looked,
        shown: Shown,
    ) -> None:
        """``shown`` is what the result shows to be used (`evident`): that is not tried."""
        self.case, self.stated, self.compute, self.looked = case, stated, compute, looked
        self.result = Came(result)
        self.adjudged = result.totals.principal if looked.command == "judgment" else None
        self.idle: list[Fact] = []
        self.late: list[Fact] = []
        self.plain, self.wholes = shown
        self.came: dict[frozenset[Path], Came] = {}
        """What came of the case without some facts, by their paths: the search and its reasons ask for the same."""
        self.runs: list[_Run] = []
        """The case as it stands, then what was computed of others."""
        self.reach = Reach(stated.tree)

    def unused(self) -> tuple[Unused, ...]:
        """Try every fact by itself; then keep those that matter once the others that said the same are gone."""
        for fact in self.stated.facts():
            self._try(fact)
        idle = self.idle
        if len(idle) > 1:
            bare = self._without(idle)
            if not bare.like(self.result):
                idle = [f for f in idle if self._without([other for other in idle if other is not f]).like(bare)]
        idle = [fact for fact in idle if not self._repeats(fact, idle)]
        return tuple(Unused(fact.where, fact.what, self._why(fact)) for fact in (*idle, *self.late))

    def _why(self, fact: Fact) -> Text:
        """Say why a fact was not used: another that goes before it, else what `reason` has for it."""
        before = ASIDE.get(fact.key, ())
        others = [other for other in self.every if other.key in before] if before else []
        for other in others:
            if not self._without([other]).like(self._without([other, fact])):
                return Text(f"已写明 {other.what}，以它为准", f"{other.what} is stated and goes before it")
        return reason(fact.key, self.looked, self._day(fact))

    def _try(self, fact: Fact) -> None:
        command = self.looked.command
        paper = fact.key in PAPERS and not (fact.key == "plan" and command == "plan")
        # Figures of the text are held against a claim and a judgment; nothing else looks at them.
        paper = paper and not (fact.key == "stated" and command not in ("claim", "judgment"))
        if paper or fact.key in self.plain or _says_nothing(fact):
            return
        if fact.key in DEBTOR_BY_DEFAULT and fact.text and fact.text == self.case.debtor.name:
            return
        if SAME_AS.get(fact.key) in self.plain & _ADJUDGED and self._repeats(fact, []):
            # What it says again is used: whatever comes of a case without it, it is not told.
            return
        inside = self.stated.inside(fact)
        dated = fact.key in DATED.get(command, ())
        noted = command == "judgment" and fact.key == "costs"
        if noted or dated and reason_of_day(self._day(fact), self.looked) is not None:
            # That it is not counted is said of it: with it, the result differs in that alone.
            self.late.append(fact)
            return
        if (
            fact.key in _ONE_BY_ONE
            or fact.key in self.wholes
            or (dated and command == "claim" and fact.key == "payments[]")
        ):
            # A payment up to the end has its row in the ledger.
            pass
        elif fact.key in FIGURES_DECIDE:
            if not self._other_words(fact, figures=True):
                self.idle.append(fact)
            return
        elif self._decides_nothing(fact):
            self.idle.append(fact)
            return
        for part in inside:
            self._try(part)

    def _decides_nothing(self, fact: Fact) -> bool:
        """Whether neither its absence nor another word in its place gives another result: of yes and no the other word
        is tried first, for it alone may show the fact to be used.
        """
        if fact.kind == "bool" and self._other_words(fact):
            return False
        return self._without([fact]).like(self.result) and (fact.kind == "bool" or not self._other_words(fact))

    def _without(self, facts: list[Fact]) -> Came:
        paths = frozenset(self.stated.alone(fact.path) for fact in facts)
        if paths not in self.came:
            self.came[paths] = self._unread(paths) or self._come(lambda: self.stated.without(facts), paths)
        return self.came[paths]

    def _unread(self, paths: frozenset[Path]) -> Came | None:
        """Return what a computation of before came to that did not read what some facts reach (`Reach`), or what others
        reach that it was without: without these it comes to the same, and nothing is read again.
        """
        if not self.reach.known:
            return None
        for run in self._seen_last():
            reads = self._between(run, paths)
            if reads is not None and run.seen.isdisjoint(reads):
                return run.came
        return None

    def _between(self, run: _Run, paths: frozenset[Path] | None) -> frozenset[Read] | None:
        """What may tell the case of a computation from one without the facts at some paths; None where not known."""
        if run.without is None or paths is None or not self.reach.known:
            return None
        return self.reach.of(run.without ^ paths, run.without | paths)

    def _come(self, read: Callable[[], Case], without: frozenset[Path] | None = None) -> Came:
        """Return what a computation comes to for a case that was read otherwise: ``without`` some facts, or with a
        word in the place of another.

        Where it differs from one computed before only in what that computation did not read, it comes to the same.
        """
        try:
            case = read()
        except LprError as error:
            return refused(error)
        for run in self._seen_last():
            # What is known to be reached was looked into (`_unread`).
            if self._between(run, without) is None and run.seen.isdisjoint(unlike(run.case, case)):
                return run.came
        seen: set[Read] = set()
        came = came_of(lambda: self.compute(watched(case, seen)))
        # Frozen: comparing what came of it looks at the case again, which decides nothing.
        self.runs.append(_Run(case, frozenset(seen), came, without))
        return came

    def _seen_last(self) -> tuple[_Run, ...]:
        """The computations that are looked into: that of the case as it stands, and the latest of others."""
        if not self.runs:
            seen: set[Read] = set()
            self.compute(watched(self.case, seen))
            self.runs.append(_Run(self.case, frozenset(seen), self.result, frozenset()))
        return (self.runs[0], *self.runs[1:][-_LOOKED_BACK:])

    def _other_words(self, fact: Fact, figures: bool = False) -> bool:
        """Whether another word in the place of this one would give another result: then the choice was one."""
        words = [word for word in _choices_of(fact) if not _says(fact, word)]
        if words and self._is_unread(fact):
            return False
        return any(
            not self._come(lambda: self.stated.with_text(fact, word)).like(self.result, figures)  # noqa: B023
            for word in words
        )

    def _is_unread(self, fact: Fact) -> bool:
        """Whether the computation of the case as it stands did not read what a fact reaches, whatever word it is."""
        reads = self.reach.of((self.stated.alone(fact.path),)) if self.reach.known else None
        return reads is not None and self._seen_last()[0].seen.isdisjoint(reads)

    def _repeats(self, fact: Fact, idle: list[Fact]) -> bool:
        """Whether a fact says again what the one that stands in for it says, which was used."""
        if fact.key == "loans[].due_day":
            # Without it the first due day says the same: whoever states both says which day of the month it is.
            return all(by_the_month(loan) for loan in self.case.loans)
        other = SAME_AS.get(fact.key)
        if other is None:
            return False
        if other == "judgment.principal" and self._value(fact) == self.adjudged:
            # Also where the principal is the sum of several items.
            return True
        return any(
            found.key == other and found not in idle and self._value(found) == self._value(fact) for found in self.every
        )

    @cached_property
    def every(self) -> tuple[Fact, ...]:
        """Every fact, those within others too."""
        return tuple(self._all(self.stated.facts()))

    def _all(self, facts: tuple[Fact, ...]) -> Iterator[Fact]:
        for fact in facts:
            yield fact
            yield from self._all(self.stated.inside(fact))

    def _value(self, fact: Fact) -> object:
        """The day or the sum a fact states, to be compared with that of another."""
        if fact.kind == "amount":
            try:
                return parse_amount(fact.text)
            except Refused:
                return fact.text
        day = self._day(fact)
        return fact.text if day is None else day

    def _day(self, fact: Fact) -> int | None:
        """The day of a fact, or of the entry of a list; None where it has none."""
        node = fact.node
        if isinstance(node.value, dict):
            node = next((item for key, item in node.value.items() if canonical(key, PAYMENT) == "date"), node)
        if not isinstance(node.value, str):
            return None
        word = node.value.lower()
        if word.isascii() and word.isalpha() and word != "today":
            # No day: why it is none need not be found out.
            return None
        try:
            return parse_date(node.value, date.fromordinal(self.looked.until)).toordinal()
        except Refused:
            return None


_ADJUDGED = frozenset(("judgment.principal",))
_ONE_BY_ONE = ("creditor", "debtor", "conventions")
"""Never unused as a whole: who the parties are is for papers, and every convention is a choice of its own."""

_CHOICES = {
    "lpr-mode": ("floating", "fixed", "filing"),
    "cap": ("none", "auto"),
    "order": ("principal,interest,costs", "interest,principal,costs", "pro-rata"),
    "yes-no": ("yes", "no"),
    "bool": (),
}
"""Words of the choices that are not plain lists of words."""


def _choices_of(fact: Fact) -> tuple[str, ...]:
    """Every word that a choice may be; none of what is no choice."""
    return _CHOICES.get(fact.kind) or tuple(WORDS.get(fact.kind, ()))


def _says(fact: Fact, word: str) -> bool:
    """Whether a choice as written is this word, or another name of it."""
    return fact.text.lower() == word or fact.text in WORDS.get(fact.kind, {}).get(word, ())


def _says_nothing(fact: Fact) -> bool:
    """Whether a value says only that there is none: a sum of nothing, ``for: auto``."""
    if fact.kind == "towards" or fact.kind == "demand-event":
        words = WORDS[fact.kind]
        return fact.text.lower() in ("auto", "demand") or fact.text in (
            *words.get("auto", ()),
            *words.get("demand", ()),
        )
    if fact.kind == "currency":
        return fact.text.strip().upper() in ("CNY", "RMB", *CURRENCIES["CNY"])
    if fact.kind == "paid-periods":
        return fact.text.strip() in ("0", "0期")
    if fact.kind == "bool":
        return fact.text.lower() in ("no", *WORDS["bool"]["no"])
    if fact.kind not in ("amount", "amount-or-rate"):
        return False
    try:
        return parse_amount(fact.text) == 0
    except Refused:
        return False


class _Run(Record):
    """A case that was computed: what the computation read of it, and what it came to; ``without`` which facts it was
    read, by their paths, None where a word of it is another.
    """

    case: Case
    seen: frozenset[Read]
    came: Came
    without: frozenset[Path] | None = None


_LOOKED_BACK = 12
"""So many of the latest computations are looked into for one that comes to the same."""
