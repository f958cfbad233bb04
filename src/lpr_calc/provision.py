"""Provisions: which article licenses a figure, in force when, and where it can be read.

The texts are in ``data/provisions.yaml``; the compiled form holds what every result prints, the rest is read from
the YAML by ``lpr-calc explain``.
"""

from __future__ import annotations

from .record import Record


class Provision(Record):
    """One article of one version of an instrument.

    ``first`` and ``last`` are the first and last day in force (ISO; ``last`` "" while in force). ``mark`` is T (the
    instrument's text was read), Q (quoted on a third-party page) or M (unverified).
    """

    id: str
    short: str
    number: str
    article: str
    first: str
    last: str
    url: str
    mark: str

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


def provision(key: str) -> Provision:
    """Return the provision with this id. Raises KeyError for an id that is not in the data file."""
    from ._provisions import PROVISIONS

    start = PROVISIONS.find(f"\n{key}\t")
    if start < 0:
        raise KeyError(key)
    return Provision(*PROVISIONS[start + 1 : PROVISIONS.index("\n", start + 1)].split("\t"))
