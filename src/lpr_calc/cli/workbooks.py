"""What an .xlsx file that is to be replaced holds: its sheets, and whether it is as we wrote it. No extra is needed."""

from __future__ import annotations

import re

from ..base.checking import IO
from ..values.packages import broken_package

_STAMPS = ("1980-01-01T00:00:00Z", "2000-01-01T00:00:00Z")
"""The fixed times that stand in our workbooks for the time they were written."""
_MAX_PART = 1 << 22


def sheets_of(path: str | IO[bytes]) -> list[str]:
    """Return the names of the sheets that hold something, in order; none for what is no workbook."""
    from html import unescape
    from zipfile import ZipFile

    try:
        with ZipFile(path) as book:
            targets = dict(_targets(_read(book, "xl/_rels/workbook.xml.rels")))
            found = []
            for mark in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", _read(book, "xl/workbook.xml")):
                name = re.search(r'\bname="([^"]*)"', mark)
                link = re.search(r'\br:id="([^"]*)"', mark)
                if name is not None and _filled(book, targets.get(link[1] if link else "", "")):
                    found.append(unescape(name[1]))
            return found
    except broken_package(OSError):
        return []


def is_ours(path: str) -> bool:
    """Say whether a workbook is as we wrote it: created and last changed at our fixed time."""
    from zipfile import ZipFile

    try:
        with ZipFile(path) as book:
            times = re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<", _read(book, "docProps/core.xml"))
    except broken_package(OSError):
        return False
    return len(times) == 2 and times[0] == times[1] and times[0] in _STAMPS


def _read(book: object, name: str) -> str:
    from zipfile import ZipFile

    assert isinstance(book, ZipFile)
    with book.open(name) as part:
        return part.read(_MAX_PART).decode("utf-8", "replace")


def _targets(text: str) -> list[tuple[str, str]]:
    """Return (id, part) of every relation of a workbook."""
    found = []
    for mark in re.findall(r"<Relationship\s[^>]*>", text):
        name, target = re.search(r'\bId="([^"]*)"', mark), re.search(r'\bTarget="([^"]*)"', mark)
        if name is not None and target is not None:
            part = target[1]
            found.append((name[1], part.lstrip("/") if part.startswith("/") else f"xl/{part}"))
    return found


def _filled(book: object, part: str) -> bool:
    """Say whether a sheet holds a value or a drawing; one that cannot be found counts as filled."""
    try:
        text = _read(book, part)
    except KeyError:
        return True
    return re.search(r"<(?:\w+:)?(?:v|f|t|drawing|legacyDrawing|picture)\b", text) is not None
