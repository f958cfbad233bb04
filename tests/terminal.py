"""What a process draws on a terminal."""

from __future__ import annotations

import os


def drawn_on(parent: int) -> bytes:
    """Return all that is drawn until the other end of a pseudo-terminal is closed, and close this one."""
    drawn = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        drawn += piece
    os.close(parent)
    return drawn
