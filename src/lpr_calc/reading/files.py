"""Texts on disk or standard input: .txt and .docx, and the texts of a folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from ..base.errors import LprError, Problem, problems_of
from ..base.system import said_by_system
from ..values.strictyaml import MAX_BYTES
from ..values.textfile import decode, read_bytes, shown_name

problem = problems_of(__name__)

ENDINGS = (".txt", ".docx", ".md")
"""What a folder's texts end in."""


def read_words(path: str) -> tuple[str, int]:
    """Return the words of a file (``-``: standard input) and how many pictures stand beside them.

    A .docx needs the extra ``office``. Raises LprError when it cannot be read, or holds pictures and no text.
    """
    name = shown_name(path)
    try:
        raw = read_bytes(path)
    except OSError as error:
        raise LprError(problem("unreadable", name, said=said_by_system(error))) from None
    if len(raw) > MAX_BYTES:
        raise LprError(problem("too-large", name))
    if raw[:4] == b"PK\x03\x04":
        return _docx(raw, name)
    return decode(raw, name), 0


def pictures_beside(path: str, count: int) -> Problem:
    """What is said of pictures that stand in a document beside its text: nobody read them."""
    return problem("image-beside", shown_name(path), count=count)


def texts_in(folder: str) -> list[str]:
    """The files of a folder that hold texts, in order of their names. Raises LprError where there is none."""
    found = sorted(
        str(path)
        for path in Path(folder).iterdir()
        if path.is_file() and path.suffix.lower() in ENDINGS and not path.name.startswith(("~$", "."))
    )
    if not found:
        raise LprError(problem("folder-empty", folder))
    return found


def _docx(raw: bytes, name: str) -> tuple[str, int]:
    from importlib.util import find_spec

    if find_spec("docx") is None:
        raise LprError(problem("docx-missing", name))
    import docx

    try:
        document = docx.Document(BytesIO(raw))
    except Exception:
        # python-docx raises whatever a broken package makes its parts raise.
        raise LprError(problem("docx-unreadable", name)) from None
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            cells = dict.fromkeys(cell.text for cell in row.cells)
            lines.append("\n".join(cells))
    pictures = len(document.element.xpath(".//pic:pic")) + len(document.element.xpath(".//w:pict"))
    text = "\n".join(line for line in lines if line.strip())
    if not text and pictures:
        raise LprError(problem("empty/image", name))
    return text, pictures
