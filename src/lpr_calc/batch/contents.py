"""What a file is by its content, whatever it is called: exports are often named .xls and are text, or a web page."""

from __future__ import annotations

from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..values.packages import broken_package
from ..values.text import shown

problem = problems_of(__name__)

BOOKS = ("xlsx", "xlsb", "ods", "xls")
"""Workbooks that can be read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096


def content_of(path: str) -> str:
    """Return what a file holds: one of `BOOKS`, ``encrypted``, ``html``, ``pdf``, ``docx``, ``zip``, or ``text``.

    Raises OSError.
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        if head.startswith(_OLE):
            file.seek(0)
            ole = file.read(1 << 20)
            return "encrypted" if "EncryptedPackage".encode("utf-16-le") in ole else "xls"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(b"%PDF"):
        return "pdf"
    if head[:2] == b"\x09\x08" or head[:4] in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        return "xls"  # before Excel 5 a workbook was a bare stream
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if (
        text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<style", b"<head"))
        or b"<html" in text[:1000]
    ):
        return "html"
    if text.startswith(b"<?xml") and b"spreadsheet" in text:
        return "xml"
    return "text"


def _zipped(path: str) -> str:
    from zipfile import ZipFile

    try:
        with ZipFile(path) as packed:
            names = set(packed.namelist()[:10_000])
            if "xl/workbook.bin" in names:
                return "xlsb"
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "content.xml" in names and "mimetype" in names:
                kind = packed.read("mimetype")[:100]
                return "ods" if b"spreadsheet" in kind else "zip"
            return "docx" if "word/document.xml" in names else "zip"
    except broken_package():
        return "xlsx"  # broken: what reads it says so


_KINDS = {
    "html": Text("网页（HTML）", "a web page (HTML)"),
    "xml": Text("XML 表格", "an XML spreadsheet"),
    "pdf": Text("PDF", "a PDF"),
    "docx": Text("Word 文档", "a Word document"),
    "zip": Text("压缩包", "a zip archive"),
}
_NAMES = {"xlsx": ".xlsx", "xlsb": ".xlsb", "ods": ".ods", "xls": ".xls"}


def form_by_content(path: str, form: str) -> tuple[str, tuple[Text, ...]]:
    """Return how a file is to be read (``csv`` …, or ``xlsx`` for every workbook), and what is to be said of it.

    ``form`` is what its name says. Raises LprError, with the way out, for what holds no table that can be read.
    """
    content = content_of(path)
    if content in _KINDS or content == "encrypted":
        raise LprError(
            problem(
                f"table-content/{content}" if content == "encrypted" else "table-content", path, kind=_KINDS[content]
            )
        )
    book = form == "xlsx"
    ending = path.rpartition(".")[2].lower()
    if content == "text":
        if ending != "xls":
            return form, ()  # a broken .xlsx says so
        said = Text(
            f"{shown(path)} 的内容是文本，按文本表格读取", f"{shown(path)} holds text and is read as a table of text"
        )
        return "csv", (said,)
    if book and (_NAMES[content] == f".{ending}" or (content == "xlsx" and ending in ("xlsm", "xltx", "xltm"))):
        return "xlsx", ()
    name = _NAMES[content]
    return "xlsx", (
        Text(f"{shown(path)} 的内容是 {name}，按 {name} 读取", f"{shown(path)} is {name} and is read as that"),
    )
