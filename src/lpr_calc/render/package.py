"""The zip file around an office document: the same document gives the same bytes, whenever it is written."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
