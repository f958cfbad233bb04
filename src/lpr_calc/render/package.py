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
            new.writestr(_stamped(member.filename), old.read(member))
    return buffer.getvalue()


def _stamped(name: str) -> ZipInfo:
    """A member of a zip file, packed, with the one fixed time."""
    info = ZipInfo(name, STAMP.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info


def _time(name: str) -> str:
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{STAMP.isoformat()}Z</dcterms:{name}>'


_NEUTRAL = {
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/core.xml": "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"{_time('created')}{_time('modified')}</cp:coreProperties>",
}
"""The properties of a document that say nothing: no program, no author, and the first moment there is for a time, by
which a workbook is known as one of ours.
"""


def neutral(content: bytes) -> bytes:
    """Pack a document anew (`reproducible`) with properties that name no program, no author and no time of making."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            said = _NEUTRAL.get(member.filename)
            held = old.read(member) if said is None else f"{_DECLARED}{said}".encode()
            new.writestr(_stamped(member.filename), held)
    return buffer.getvalue()


_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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
