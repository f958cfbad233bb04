"""One run at a time writes an output: a lock beside it, let go of by the system when its process ends,
however it ends.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from datetime import datetime

from ..base.errors import LprError, problems_of
from ..base.text import Text
from .guard import cannot_write

problem = problems_of(__name__)

_AT = 1 << 20
"""The byte that is locked, beyond what the file says: Windows lets nobody read a locked one."""

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)


class Lock:
    """The lock of one output; it says who holds it."""

    def __init__(self, path: str) -> None:
        """Take the lock of the output ``path``.

        Raises LprError where another run holds it or nothing can be written.
        """
        self.name = f"{os.path.realpath(path)}.part.lock"
        self._handle = -1
        while self._handle < 0:
            try:
                handle = os.open(
                    self.name, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0), 0o600
                )
            except OSError as error:
                raise cannot_write(path, error) from None
            try:
                held = not _taken(handle)
                # Whoever had it may have taken the file away between opening and locking.
                current = not held and _still_there(handle, self.name)
                if held:
                    raise _busy(path, handle)
            except BaseException:
                os.close(handle)
                raise
            if current:
                self._handle = handle
            else:
                os.close(handle)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, _own_name().encode())

    def release(self) -> None:
        """Let go of the output; nothing of the lock stays behind."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        try:
            os.unlink(self.name)
        except PermissionError:
            # Windows takes no open file away.
            os.close(handle)
            with suppress(OSError):
                os.unlink(self.name)
            return
        except OSError:
            pass
        os.close(handle)


def _own_name() -> str:
    uname = getattr(os, "uname", None)  # Windows has none
    if uname is not None:
        node = uname().nodename
    else:
        import platform

        node = platform.node()
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return f"{os.getpid()} {now} {node}"


def _taken(handle: int) -> bool:
    """Lock a file if nobody else has; say whether that was done. A file system without locks lets everybody."""
    try:
        import fcntl
    except ImportError:
        try:
            import msvcrt
        except ImportError:
            return True  # a system with neither has no locks

        os.lseek(handle, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    try:
        # Not flock: its locks go to the workers too, and would outlive this process with them.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _AT)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def _still_there(handle: int, name: str) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(name))
    except OSError:
        return False


def _busy(path: str, handle: int) -> LprError:
    said = os.read(handle, 200).decode("utf-8", "replace")
    pid, _, rest = said.partition(" ")
    since, host = rest[:19], rest[20:]
    who = (
        Text(f"（进程 {pid}，{host}，{since} 起）", f" (process {pid} on {host}, since {since})")
        if pid.isdigit()
        else Text("", "")
    )
    return LprError(problem("output-busy", path, who=who))
