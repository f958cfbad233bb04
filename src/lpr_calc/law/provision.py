"""Provisions: which article licenses a figure, in force when, and where it can be read.

The texts are in ``data/provisions.yaml``; one compiled table holds what every result prints, a second one the rest,
which only ``lpr-calc explain`` reads (`register`).
"""

from __future__ import annotations

from functools import lru_cache

from ..base.record import Record
from ..base.text import Text


class Provision(Record):
    """One article of one version of an instrument.

    ``first`` and ``last`` are the first and last day in force (ISO; ``last`` "" while in force). ``mark`` is T (the
    instrument's text was read), C (read in one third-party copy only), Q (quoted on a third-party page) or M
    (unverified). ``successor`` is the id of the article that took its place. ``decides`` says what it decides of a
    claim (利率, 起算, 抵充), a word each.
    """

    id: str
    short: str
    number: str
    article: str
    first: str
    last: str
    url: str
    mark: str
    successor: str
    decides_zh: str
    decides_en: str

    @property
    def decides(self) -> tuple[Text, ...]:
        """What the article decides of a claim, one by one."""
        return tuple(map(Text, self.decides_zh.split("、"), self.decides_en.split(", ")))

    def in_force_on(self, day: str) -> bool:
        """Whether it was in force on a day (ISO)."""
        return self.first <= day and (not self.last or day <= self.last)

    @property
    def title(self) -> str:
        """``民间借贷规定（法释〔2020〕17号）``."""
        return f"{self.short}（{self.number}）" if self.number else self.short

    @property
    def in_force(self) -> str:
        """``2021-01-01..`` or ``2015-09-01..2020-08-19``."""
        return f"{self.first}..{self.last}"

    @property
    def verified(self) -> bool:
        """Whether the instrument's own text was read."""
        return self.mark == "T"


class Ground(Record):
    """A provision a result rests on: what it decided (a word each), and for which days (ISO, first and last); "" where
    it is cited for the matter as a whole. ``apart`` where another version of it is cited for other days.
    """

    id: str
    decided: tuple[Text, ...]
    days: tuple[tuple[str, str], ...] = ()
    apart: bool = False


@lru_cache(512)
def provision(key: str) -> Provision:
    """Return the provision with this id. Raises KeyError for an id that is not in the data file."""
    from ..tables.provisions import PROVISIONS

    start = PROVISIONS.find(f"\n{key}\t")
    if start < 0:
        raise KeyError(key)
    return _standing_at(start + 1)


def _standing_at(start: int) -> Provision:
    """The provision whose line of the table begins there."""
    from ..tables.provisions import PROVISIONS

    return Provision(*PROVISIONS[start : PROVISIONS.index("\n", start)].split("\t"))


def _replaced_by(key: str) -> list[Provision]:
    """The provisions whose successor this one is, as the table has them. Only their lines are taken apart."""
    from ..tables.provisions import PROVISIONS

    found = []
    sought = f"\t{key}\t"  # an id stands at the start of its own line, between tabs only where it is a successor
    at = PROVISIONS.find(sought)
    while at >= 0:
        found.append(_standing_at(PROVISIONS.rindex("\n", 0, at) + 1))
        at = PROVISIONS.find(sought, at + 1)
    return found


@lru_cache(512)
def later(key: str) -> tuple[str, ...]:
    """The ids of those that replaced an article, in turn."""
    found: list[str] = []
    while following := provision(found[-1] if found else key).successor:
        found.append(following)
    return tuple(found)


@lru_cache(512)
def versions(key: str) -> tuple[Provision, ...]:
    """Every version of an article in order of time: those it replaced, itself, those that replaced it.

    Where several articles were joined into one, all of them stand among the earlier ones.
    """
    found = [provision(key), *map(provision, later(key))]
    earlier = _replaced_by(key)
    for one in earlier:  # grows as it goes: those that were replaced by these
        earlier += _replaced_by(one.id)
    return tuple(sorted({one.id: one for one in (*earlier, *found)}.values(), key=lambda one: one.first))


def version_on(key: str, day: str) -> str:
    """The id of the version of an article in force on a day (ISO); "" where none was."""
    if provision(key).in_force_on(day):
        return key
    return next((one.id for one in versions(key) if one.in_force_on(day)), "")
