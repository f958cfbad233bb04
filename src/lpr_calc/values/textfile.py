"""Files of text: what may be opened, how much of it is read, and how its bytes become text."""

from __future__ import annotations

import codecs
import os
import sys
from stat import S_ISDIR, S_ISREG

from ..base.errors import LprError, problems_of
from .strictyaml import MAX_BYTES

problem = problems_of(__name__)

_OPEN_ALREADY = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""What this process was given open, by ``|`` or ``<(…)``: nobody has to be waited for to open it."""


def refuse_endless(path: str, folders: bool = False) -> None:
    """Raise LprError where ``path`` names a pipe, a socket or a device (with ``folders``, or a folder).

    Opening a pipe nobody writes to would wait without end, and a device would be read without end.
    A name that nothing is known of passes: opening it says why. Every reader of a file named by a user asks this first.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    if S_ISREG(mode) or (S_ISDIR(mode) and not folders) or path.startswith(_OPEN_ALREADY):
        return
    raise LprError(problem("file-unreadable/no-file", path))


def shown_name(path: str) -> str:
    """Return the file as messages call it: ``-`` is standard input."""
    return "<stdin>" if path == "-" else path


def read_bytes(path: str, most: int = MAX_BYTES, folders: bool = False) -> bytes:
    """Return the bytes of a file, ``-`` for standard input: one more than ``most`` where it has more, and no further.

    Raises OSError where the system cannot read it, LprError for what is no file (`refuse_endless`).
    """
    if path == "-":
        return sys.stdin.buffer.read(most + 1)
    refuse_endless(path, folders)
    with open(path, "rb") as file:
        return file.read(most + 1)


def read_rate_text(path: str) -> str:
    """Return the text of a rate file (at most 4 MB, UTF-8), ``-`` for standard input.

    No more than that is read, whatever the file's size. Raises LprError when it cannot be read.
    """
    name = shown_name(path)
    try:
        raw = read_bytes(path, folders=True)
        if len(raw) > MAX_BYTES:
            raise LprError(problem("yaml-too-large/rates", name))
        return raw.decode("utf-8-sig")
    except OSError as error:
        from ..base.system import said_by_system

        raise LprError(problem("file-unreadable/rates", name, reason=said_by_system(error))) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise LprError(problem("file-encoding/utf-8", f"{name}:{line}:1")) from None


def is_utf16(raw: bytes) -> bool:
    """Say whether bytes begin with a mark of UTF-16, which no UTF-8 can begin with.

    It is the "Unicode" of the Windows editor, and what PowerShell 5 makes of ``>``.
    """
    return raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decode(raw: bytes, name: str) -> str:
    """Decode UTF-8 (BOM allowed), UTF-16 with its byte order mark, or GB18030.

    Raises LprError when none fits, or when it seems to be something else.
    """
    for encoding in ("utf-16",) if is_utf16(raw) else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030":
            from .mojibake import doubted, suspected

            other = suspected(raw[:65536])
            if other:
                raise LprError(doubted(other, name))
        return text
    raise LprError(problem("file-encoding", name))
