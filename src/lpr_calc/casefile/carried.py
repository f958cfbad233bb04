"""Interest that the parties or a text have settled up to a day (结转利息): fixed sums before the running part."""

from __future__ import annotations

from ..base.record import Record

Day = int


class Carried(Record):
    """Interest settled up to and including the day ``at``, in fen by head; it is owed on the day after.

    ``interest`` is all that is neither penalty nor compound interest of a financial institution.
    """

    at: Day
    interest: int = 0
    penalty: int = 0
    compound: int = 0
    where: str = ""

    @property
    def total(self) -> int:
        """All heads together, in fen."""
        return self.interest + self.penalty + self.compound

    @property
    def of_later_part(self) -> Carried:
        """What a later part carries of a loan that is divided into debts of their own: its first part has the sums."""
        return Carried(self.at, where=self.where)
