"""Which official form may be asked for, and is: the forms themselves are in `official`."""

from __future__ import annotations

from ..base.record import Record
from ..base.text import Text

PAPERS = ("complaint", "answer", "enforcement")
"""The papers that have an element form here."""
EDITIONS = ("2025", "2024")
"""Editions of the forms; that of 2024 has 民间借贷 here."""


PAPER_NAMES = {
    "complaint": Text("民事起诉状", "complaint"),
    "answer": Text("民事答辩状", "answer"),
    "enforcement": Text("强制执行申请书", "application for enforcement"),
}
"""What each paper is called."""


class Chosen(Record):
    """Which form is drafted: ``paper`` of `PAPERS` ("": the complaint, and the application where there is a judgment)
    and ``edition``.
    """

    paper: str = ""
    edition: str = "2025"
