"""Texts on disk or standard input: .txt and .docx, and the texts of a folder."""

from __future__ import annotations

from pathlib import Path

from ..base.errors import LprError, Problem, problems_of
from ..base.system import said_by_system
from ..values.strictyaml import MAX_BYTES
from ..values.textfile import decode, read_bytes, shown_name
from ..values.worddoc import WordDocument, read_document

problem = problems_of(__name__)

ENDINGS = (".txt", ".docx", ".md")
"""What a folder's texts end in."""


def read_words(path: str) -> tuple[str, int]:
    """Return the words of a file (``-``: standard input) and how many pictures stand beside them.

    Raises LprError when it cannot be read, or holds pictures and no text.
    """
    name = shown_name(path)
    try:
        raw = read_bytes(path)
    except OSError as error:
        raise LprError(problem("unreadable", name, said=said_by_system(error))) from None
    if len(raw) > MAX_BYTES:
        raise LprError(problem("too-large", name))
    if raw[:4] == b"PK\x03\x04":
        document = read_document(raw, name)
        return _words_of(document, name), document.pictures
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


def _words_of(document: WordDocument, name: str) -> str:
    """The words of a document, a line for each paragraph and each cell; the same words in a row once."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, str):
            lines.append(block)
        else:
            lines += ["\n".join(dict.fromkeys(filter(None, row))) for row in block.rows]
    text = "\n".join(line for line in lines if line.strip())
    if not text and document.pictures:
        raise LprError(problem("empty/image", name))
    return text
