"""What an audit finds: facts, lines and figures that are others, and the corrections that speak of them."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.checking import Any
from ..base.record import Record
from ..law.corrections import Correction

Result = Mapping[str, Any]
"""A result as plain data."""


class Corrected(Record):
    """A correction that speaks of what differs: of which heads, and by which article (``cited`` where one result alone
    rests on it, ``line`` where a line that is another names it, "" by neither).
    """

    correction: Correction
    heads: tuple[str, ...]
    by: str


class Corrections(Record):
    """What may have corrected a result: ``revisions`` are those of both results, None where one records none;
    ``unexplained`` are the heads that nothing stated explains; ``fitting`` speak of them, those of an article that
    differs first.
    """

    revisions: tuple[int | None, int | None]
    unexplained: tuple[str, ...] = ()
    fitting: tuple[Corrected, ...] = ()

    @property
    def other(self) -> bool:
        """Whether both were computed by states of the program that know other corrections."""
        return self.revisions[0] != self.revisions[1]


class FactChange(Record):
    """Something stated in one case and not, or otherwise, in the other; ``path`` has the keys by their English names,
    "" is not stated.
    """

    path: str
    old: str
    new: str


class LineChange(Record):
    """A line that is another: ``causes`` in order (``days``, ``payment``, ``base``, ``quote``, ``rule``, ``figure``);
    None where one of the results has no such line. ``by`` is the day of the payment or of the quote that did it.
    """

    causes: tuple[str, ...]
    old: Result | None
    new: Result | None
    by: str = ""


class Audit(Record):
    """What differs: ``causes`` of all of it (``facts``, ``until``, ``rates``, ``version``; ``file`` where none of these
    is another, so that the figures of a file were changed), stated facts, lines, payments as (old, new), totals as
    (name, old, new), anything else as facts; versions, hashes of the tables and last days as (old, new).
    ``corrections`` are those of the program between both that speak of what differs.
    """

    causes: tuple[str, ...]
    versions: tuple[str, str]
    tables: tuple[str, str]
    untils: tuple[str, str]
    facts: tuple[FactChange, ...]
    lines: tuple[LineChange, ...]
    payments: tuple[tuple[Result | None, Result | None], ...]
    totals: tuple[tuple[str, str, str], ...]
    other: tuple[FactChange, ...]
    with_facts: bool = True
    corrections: Corrections = Corrections((None, None))

    @property
    def equal(self) -> bool:
        """Whether both results are the same: every figure, whatever the versions and tables."""
        return not (self.lines or self.payments or self.totals or self.other or self.untils[0] != self.untils[1])
