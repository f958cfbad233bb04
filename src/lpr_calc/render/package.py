"""What office documents have in common: the zip file around them, the same bytes whenever it is written, and widths."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .model import Table

STAMP = datetime(1980, 1, 1)  # noqa: DTZ001 -- the first moment a zip file knows
"""The time that stands in a document for the time it was written."""


def reproducible(content: bytes) -> bytes:
    """Pack a zip file anew with one fixed time on every member."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = ZipInfo(member.filename, STAMP.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(member))
    return buffer.getvalue()


def widths(table: Table) -> list[int]:
    """The widths of a table's columns: as stated, else as wide as what they hold, from 8 to 40 places."""
    return [
        column.width or min(max(8, width_of(column.title), *(width_of(row[i].text) for row in table.lines), 0), 40)
        for i, column in enumerate(table.columns)
    ]


def width_of(text: str) -> int:
    """How many places a text takes: a Chinese character two."""
    return sum(2 if ord(char) > 0x2E80 or char in "（），。、；：“”×−" else 1 for char in text)


def is_wide(parts: Iterable[object]) -> bool:
    """Whether a table among them needs a page that lies on its side."""
    return any(isinstance(part, Table) and len(part.columns) > 6 for part in parts)
