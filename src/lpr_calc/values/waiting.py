"""Names that are no files: a pipe nobody writes to would be waited for without end, a device read without end."""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG

from ..base.errors import LprError, Problem
from ..base.text import Text

_OPEN_ALREADY = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""What this process was given open, by ``|`` or ``<(…)``: nobody has to be waited for to open it."""


def refuse_endless(path: str, folders: bool = False) -> None:
    """Raise LprError where ``path`` names a pipe, a socket or a device (with ``folders``, or a folder).

    A name that nothing is known of passes: opening it says why. Every reader of a file named by a user asks this first.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    if S_ISREG(mode) or (S_ISDIR(mode) and not folders) or path.startswith(_OPEN_ALREADY):
        return
    message = Text("不是普通文件（目录、管道或设备）", "no regular file (a folder, a pipe or a device)")
    raise LprError(Problem("file-unreadable", message, path))
