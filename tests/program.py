"""The program as a process of its own, without what it costs to start one.

A command line that a test runs is a real process with its own streams, folder and environment. Starting Python and
importing the program takes twenty times as long as most answers, though, so `run` asks a server for it: one process for
each of pytest's, which has imported everything and forks. The child begins as Python would begin it: a stream that is
closed is None, PYTHONIOENCODING is the encoding of the streams. What else concerns the start (the locale, what is
imported when) is tested with `subprocess` where it is tested; so is everything where there is no `fork`, and a process
of each kind of stream.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from paths import python_path

_SERVE = "import sys; sys.path.insert(0, sys.argv[1]); import program; program.serve(int(sys.argv[2]))"
_OF_THE_START = ("PYTHONUTF8", "PYTHONCOERCECLOCALE", "PYTHONWARNINGS", "PYTHONHASHSEED")


def run(
    *args: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run `lpr-calc` with ``args``; what it prints is UTF-8."""
    done = run_bytes(*args, cwd=cwd, env=env, stdin=stdin.encode())
    # As text mode reads it.
    out, err = (said.decode().replace("\r\n", "\n").replace("\r", "\n") for said in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def run_bytes(
    *args: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    streams: str = "",
    before: str = "",
) -> subprocess.CompletedProcess[bytes]:
    """Run `lpr-calc` with ``args`` and return the bytes it prints.

    ``streams`` are redirections as a shell writes them: ``<&-``, ``2>&-``, ``>/dev/full``, ``2>&1``, in their order;
    ``| true`` is a reader that is gone. ``before`` is Python that the process runs first.
    """
    env = os.environ if env is None else env
    if not hasattr(os, "fork") or any(name in env for name in _OF_THE_START):
        assert not streams
        assert not before
        command = [sys.executable, "-m", "lpr_calc", *args]
        return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=300, check=False)
    said = {"args": args, "cwd": str(cwd or Path.cwd()), "env": dict(env), "streams": streams, "before": before}
    asked = json.dumps(said).encode()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin, end = os.pipe()
        try:
            if len(stdin) > 32_000:  # more than a pipe may hold
                given.write(stdin)
                given.seek(0)
            else:
                os.write(end, stdin)
            os.close(end)
            server = _server()
            source = given.fileno() if len(stdin) > 32_000 else begin
            socket.send_fds(server, [len(asked).to_bytes(4, "big")], [source, out.fileno(), err.fileno()])
            server.sendall(asked)
        finally:
            os.close(begin)
        code = int.from_bytes(_read(server, 2), "big", signed=True)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(["lpr-calc", *args], code, out.read(), err.read())


@cache
def _server() -> socket.socket:
    """Start the process that forks; it ends with the process that asks it."""
    mine, its = socket.socketpair()
    path = python_path(*filter(None, [os.environ.get("PYTHONPATH")]))
    with its:
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(Path(__file__).parent), str(its.fileno())],
            pass_fds=[its.fileno()],
            # With the tests' rates, whoever asks: `readme.py` runs outside pytest too.
            # It buffers what Python buffers by itself.
            env={**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": ""},
            stdin=subprocess.DEVNULL,
        )

    def end() -> None:
        mine.close()
        process.wait()

    atexit.register(end)
    return mine


def _read(server: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        piece = server.recv(size - len(found))
        if not piece:
            raise EOFError
        found += piece
    return found


def serve(number: int) -> None:
    """Fork a process for everything that is asked, one after the other, until nobody asks any more."""
    import pkgutil
    from importlib import import_module

    import lpr_calc

    for module in pkgutil.walk_packages(lpr_calc.__path__, "lpr_calc."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in ("chinese_calendar", "docx", "openpyxl", "rich.console", "rich.table", "xlsxwriter", "yaml"):
        try:
            import_module(name)
        except ImportError:
            continue
    # What is there now is not looked through again by every child.
    gc.freeze()
    server = socket.socket(fileno=number)
    while True:
        head, streams, _, _ = socket.recv_fds(server, 4, 3)
        if not head:
            return
        asked = json.loads(_read(server, int.from_bytes(head, "big")))
        child = os.fork()
        if not child:
            server.close()
            _become(asked, streams)
        for stream in streams:
            os.close(stream)
        server.sendall(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]).to_bytes(2, "big", signed=True))


def _become(asked: dict[str, object], streams: list[int]) -> None:
    """Be the process that was asked for."""
    from lpr_calc import entry

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["env"])  # type: ignore[call-overload]
    os.chdir(str(asked["cwd"]))
    sys.argv = ["lpr-calc", *asked["args"]]  # type: ignore[misc]
    _redirect(str(asked["streams"]))
    exec(str(asked["before"]), {})
    entry.script()


def _redirect(streams: str) -> None:
    """Do to the three streams what a shell does before Python begins, and open them as Python opens them then."""
    if "| true" in streams:  # a pipe is laid before anything else is redirected
        reader, writer = os.pipe()
        os.dup2(writer, 1)
        os.close(reader)
        os.close(writer)
    for said in streams.replace("| true", "").split():
        number = {"<": 0, ">": 1}.get(said[0], 2)
        where = said.lstrip("2<>&")
        if where == "-":
            os.close(number)
        elif where == "1":
            os.dup2(1, number)
        else:
            full = os.open(where, os.O_WRONLY)
            os.dup2(full, number)
            os.close(full)
    encoding = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or "utf-8"
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = None
        with suppress(OSError):  # it is closed
            os.fstat(number)
            errors = "backslashreplace" if name == "stderr" else "strict"
            stream = open(number, "w" if number else "r", encoding=encoding, errors=errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
