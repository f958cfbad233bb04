"""The result itself within a page or a workbook: its JSON in one line, which nobody sees and no printer prints.

A page has it in a ``template``, which browsers neither show nor run; a workbook in a part of its own (Custom XML),
which spreadsheets keep when they save and show nowhere. A workbook that was saved by a program that drops such parts
carries its result no more.
"""

from __future__ import annotations

import re
from html import escape, unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..base.pattern import pattern
from ..values.packages import broken_package, can_be_read
from .package import STAMP

_PAGE = pattern(r'<template id="lpr-calc-result">(.*?)</template>\n?', re.DOTALL)
_NAMESPACE = "urn:lpr-calc:result"
_PART = pattern(rf"<(?:\w+:)?result\b[^>]*{_NAMESPACE}[^>]*>(.*?)</(?:\w+:)?result>", re.DOTALL)
_MEMBER = "customXml/item1.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
MAX_BYTES = 1 << 26
"""No part larger than this is looked at."""


def in_template(result: str) -> str:
    """Return the line of a page that carries a result."""
    return f'<template id="lpr-calc-result">{escape(result, quote=False)}</template>'


def of_page(page: str) -> str | None:
    """Return the result that a page carries, None where it carries none."""
    found = _PAGE.search(page)
    return unescape(found[1]) if found else None


def shown_of(page: str) -> list[str]:
    """Return what a page shows, one piece of text each: all between its tags, without what it carries."""
    body = _PAGE.sub("", page.partition("<body>")[2])
    return [text for text in (unescape(piece).strip() for piece in re.split(r"<[^>]*>", body)) if text]


def with_part(content: bytes, result: str) -> bytes:
    """Return a workbook with a part that carries a result."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            held = old.read(member)
            if member.filename == _RELATIONS:
                relation = f'<Relationship Id="rIdResult" Type="{_RELATION}" Target="../{_MEMBER}"/></Relationships>'
                held = held.replace(b"</Relationships>", relation.encode())
            new.writestr(member, held)
        part = ZipInfo(_MEMBER, STAMP.timetuple()[:6])
        part.compress_type = ZIP_DEFLATED
        new.writestr(
            part,
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<result xmlns="{_NAMESPACE}">{escape(result, quote=False)}</result>',
        )
    return buffer.getvalue()


def of_workbook(content: bytes) -> str | None:
    """Return the result that a workbook carries, None where it carries none or is no workbook."""
    try:
        with ZipFile(BytesIO(content)) as book:
            for member in book.infolist():
                if member.filename.startswith("customXml/") and member.file_size <= MAX_BYTES and can_be_read(member):
                    found = _PART.search(book.read(member).decode("utf-8", "replace"))
                    if found:
                        return unescape(found[1])
    except broken_package(OSError):
        return None
    return None
