"""Packed files (.docx, .xlsx, .ods): which of their parts are read, and what Python raises for a broken one."""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipInfo

_STORED, _DEFLATED = 0, 8


def can_be_read(part: ZipInfo) -> bool:
    """Whether a part is packed as office files are: other ways may ask for gigabytes before the first byte."""
    return part.compress_type in (_STORED, _DEFLATED)


def broken_package(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What opening a package, or reading a part of it, may raise where it is broken, OSError apart; and ``more``."""
    import struct
    import zlib
    from zipfile import BadZipFile

    return (
        *(BadZipFile, zlib.error, struct.error, EOFError, KeyError, RuntimeError, OverflowError, ValueError),
        *more,
    )
