"""Processes and systems: workers end with their parent, and nothing needs what only POSIX has."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paths import ROOT
from program import run_bytes
from sizes import default_or_large, thinned
from source import FILES, nodes
from started import held

SIMPLE = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")


def table(path: Path, rows: int) -> Path:
    """Write a table of so many claims that are itemised one by one."""
    text = "".join(f"{300000 + i},2020-08-31,2023-06-30,2022-01-15=50000\n" for i in range(rows))
    path.write_text("本金,到期日,计算至,还款\n" + text, encoding="utf-8")
    return path


def children(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="utf-8").split():
            found += [int(child), *children(int(child))]
    return found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
@default_or_large(False, True)
@pytest.mark.parametrize("how", thinned(["SIGKILL", "SIGTERM", "SIGINT"], 3))
def test_workers_end_with_their_parent(how: str, size: bool, tmp_path: Path) -> None:
    """Soon after the parent's end nothing of it runs, and whoever reads its pipes sees their end; --resume goes on (in
    the large run; `test_bad_days` does so by default).
    """
    table(tmp_path / "in.csv", 100_000)
    args = ["batch", "in.csv", "-o", "out.csv", "--lang", "en", "--workers", "3"]
    with held(*args, others=2, cwd=tmp_path) as parent:
        assert len(started := children(parent.pid)) == 2
        parent.send_signal(getattr(signal, how))
        parent.send_signal(signal.SIGCONT)
        # Reading to the end of both pipes: it comes only when nobody holds them open any more.
        _, said = parent.communicate(timeout=300)
    assert parent.returncode == (-signal.SIGKILL if how == "SIGKILL" else 130)
    assert b"Traceback" not in said
    until = time.monotonic() + 100
    while any(map(_runs, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in started if _runs(pid)]
    assert not (tmp_path / "out.csv").exists()
    if not size:
        return
    assert run_bytes(*args, "--resume", "-q", cwd=tmp_path).returncode == 0
    assert run_bytes("batch", "in.csv", "-o", "whole.csv", "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def _runs(pid: int) -> bool:
    """Say whether a process runs; one that is dead and was not fetched yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
@default_or_large(False, True)
def test_a_worker_that_is_killed(size: bool, tmp_path: Path) -> None:
    """A sentence, exit 2; what was computed is there for --resume, which the large run tries."""
    table(tmp_path / "in.csv", 100_000)
    args = ["batch", "in.csv", "-o", "out.csv", "--workers", "3", "--lang", "en"]
    with held(*args, others=2, cwd=tmp_path) as parent:
        os.kill(children(parent.pid)[-1], signal.SIGKILL)
        parent.send_signal(signal.SIGCONT)
        _, said = parent.communicate(timeout=100)
    assert parent.returncode == 2
    assert (
        said.decode().splitlines()[-1]
        == "error: --workers: a worker was killed (out of memory?) (use fewer; with -o, --resume goes on from here)"
    )
    if size:
        assert run_bytes(*args, "--resume", "-q", cwd=tmp_path).returncode == 0


MODULES = ("fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog", "crypt", "readline")
OS = [
    "fork",
    "forkpty",
    "geteuid",
    "getuid",
    "getgid",
    "getegid",
    "getgroups",
    "setuid",
    "setgid",
    "setsid",
    "getsid",
    "killpg",
    "getpgid",
    "setpgid",
    "getpgrp",
    "mkfifo",
    "mknod",
    "chown",
    "lchown",
    "fchown",
    "fchmod",
    "fchdir",
    "chroot",
    "statvfs",
    "fstatvfs",
    "getloadavg",
    "nice",
    "wait3",
    "wait4",
    "uname",
    "ctermid",
    "sync",
    "sysconf",
    "confstr",
    "lockf",
    "pread",
    "pwrite",
    "readv",
    "writev",
    "sendfile",
    "posix_fallocate",
    "posix_fadvise",
    "openpty",
    "ttyname",
    "tcgetpgrp",
    "tcsetpgrp",
    "sched_getaffinity",
    "sched_setaffinity",
    "O_NOFOLLOW",
    "O_DIRECTORY",
    "O_NOCTTY",
    "O_SYNC",
    "O_DSYNC",
    "O_NONBLOCK",
]
SIGNALS = [
    "SIGKILL",
    "SIGPIPE",
    "SIGHUP",
    "SIGQUIT",
    "SIGUSR1",
    "SIGUSR2",
    "SIGALRM",
    "SIGCHLD",
    "SIGSTOP",
    "SIGCONT",
    "SIGTSTP",
    "SIGWINCH",
    "alarm",
    "setitimer",
    "getitimer",
    "pause",
    "sigwait",
    "sigtimedwait",
    "pthread_kill",
    "pthread_sigmask",
    "siginterrupt",
]
HIDE = f"""
import os, signal, sys
for name in {MODULES!r}:
    sys.modules[name] = None
for name in {OS!r}:
    if hasattr(os, name):
        delattr(os, name)
for name in {SIGNALS!r}:
    if hasattr(signal, name):
        delattr(signal, name)

def open_here(path):
    path = os.path.realpath(path)
    for entry in os.listdir("/proc/self/fd"):
        try:
            if os.readlink("/proc/self/fd/" + entry) == path:
                return True
        except OSError:
            pass
    return False

def like_windows(name):
    plain = getattr(os, name)
    def guarded(*paths, **more):
        for path in paths:
            if open_here(path):
                raise PermissionError(13, "the file is open (Windows refuses this)", str(path))
        return plain(*paths, **more)
    setattr(os, name, guarded)

if os.path.isdir("/proc/self/fd"):
    for name in ("replace", "rename", "unlink", "remove"):
        like_windows(name)
os.environ["LPR_HIDDEN"] = "yes"
"""
"""What Windows has not, taken away before anything else is imported, in workers as well: a ``sitecustomize``.

Nor may a file be replaced or deleted there while this process has it open.
"""
SCRIPT = [
    ("claim", *SIMPLE),
    ("claim", *SIMPLE, "--format", "json", "-o", "claim.json"),
    ("claim", *SIMPLE, "-o", "claim.json", "--force"),
    ("claim", *SIMPLE, "--format", "table"),
    ("claim", *SIMPLE, "-o", "claim.xlsx"),
    ("judgment", "--principal", "300000", "--perform-by", "2022-02-28", "--until", "2023-02-28"),
    ("new", "case.yaml"),
    ("claim", "case.yaml", "--until", "2025-11-28", "--format", "csv"),
    ("draft", "claims", "case.yaml", "--until", "2025-11-28"),
    ("batch", "in.csv", "-o", "one.csv", "--errors", "errors.csv", "--lines", "lines.csv"),
    ("batch", "in.csv", "-o", "two.csv", "--workers", "2"),
    ("batch", "in.csv", "-o", "two.csv", "--workers", "2", "--force"),
    ("batch", "in.csv", "-o", "in.xlsx"),
    ("batch", "in.csv"),
    ("batch", "big.csv", "-o", "big.out.csv", "--resume"),
    ("rates", "check"),
    ("rates", "chart", "-o", "lpr.svg"),
    ("rates", "update", "--from-file", "saved.yaml", "--allow-revision"),
    ("rates", "list", "--changes"),
    ("limitation", "case.yaml", "--on", "2024-06-03", "-o", "days.ics"),
    ("--version",),
    ("claim", "--help"),
]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="here everything is hidden anyway")
@pytest.mark.broad
def test_nothing_that_windows_lacks_in_one_process(tmp_path: Path) -> None:
    """What one process does gives the same bytes after everything that only POSIX has was taken away from it.

    The children of `program` have loaded their modules before; what a start and workers need is tried in the large run.
    """
    results = []
    for folder in ("plain", "hidden"):
        here = tmp_path / folder
        here.mkdir()
        table(here / "in.csv", 10)
        (here / "saved.yaml").write_bytes((ROOT / "data" / "lpr_rates.yaml").read_bytes())
        env = {**os.environ, "LPR_CALC_DATA": str(here / "data"), "LANG": "zh_CN.UTF-8", "COLUMNS": "100"}
        said = []
        for args in SCRIPT:
            if "--workers" in args or "big.csv" in args:
                continue
            quiet = ["-q"] if args[0] == "batch" else []
            done = run_bytes(*args, *quiet, cwd=here, env=env, before=HIDE if folder == "hidden" else "")
            assert done.returncode == 0, (args, done.stderr.decode())
            said.append(
                (args, done.stdout.replace(b"/hidden/", b"/plain/"), done.stderr.replace(b"/hidden/", b"/plain/"))
            )
        results.append(
            (said, {path.relative_to(here): path.read_bytes() for path in here.rglob("*") if path.is_file()})
        )
    (plain, files), (hidden, same) = results
    assert hidden == plain
    assert files.keys() == same.keys()
    assert [path for path in files if files[path] != same[path]] == []
    probe = run_bytes("--version", before=f"{HIDE}\nassert not hasattr(os, 'fork')\nimport fcntl")
    assert b"ModuleNotFoundError" in probe.stderr


@pytest.mark.large
def test_nothing_that_windows_lacks(tmp_path: Path) -> None:
    """The core of the program, workers and all, gives the same bytes where everything that only POSIX has is hidden."""
    hidden = tmp_path / "site"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(HIDE, encoding="utf-8")
    results = []
    for folder in ("plain", "hidden"):
        here = tmp_path / folder
        here.mkdir()
        table(here / "in.csv", 300)
        table(here / "big.csv", 4000)
        (here / "saved.yaml").write_bytes((ROOT / "data" / "lpr_rates.yaml").read_bytes())
        env = {**os.environ, "LPR_CALC_DATA": str(here / "data"), "LANG": "zh_CN.UTF-8", "COLUMNS": "100"}
        env["PYTHONPATH"] = str(hidden) if folder == "hidden" else ""
        said = []
        for args in SCRIPT:
            # What is said of how long it took is left out.
            quiet = ["-q"] if args[0] == "batch" else []
            command = [sys.executable, "-m", "lpr_calc", *args, *quiet]
            if args[1:2] == ("big.csv",):
                _interrupted(command, here, env)
            done = subprocess.run(command, cwd=here, env=env, capture_output=True, timeout=120, check=False)
            assert b"Traceback" not in done.stderr, done.stderr.decode()
            assert done.returncode in (0, 1), (args, done.stderr.decode())
            said.append((args, done.returncode, done.stdout, done.stderr.replace(str(here).encode(), b"")))
        probe = [sys.executable, "-c", "import os; print(os.environ.get('LPR_HIDDEN', 'no'), hasattr(os, 'fork'))"]
        found = subprocess.run(probe, env=env, capture_output=True, check=True).stdout.split()
        assert found == ([b"yes", b"False"] if folder == "hidden" else [b"no", b"True"])
        files = {path.relative_to(here): path.read_bytes() for path in here.rglob("*") if path.is_file()}
        results.append((said, files))
    assert [x[:2] for x in results[0][0]] == [x[:2] for x in results[1][0]]
    for one, other in zip(results[0][0], results[1][0], strict=True):
        assert one[2] == other[2].replace(b"/hidden/", b"/plain/"), one[0]
        assert one[3] == other[3], one[0]
    assert results[0][1].keys() == results[1][1].keys()
    assert {path: None for path in results[0][1] if results[0][1][path] != results[1][1][path]} == {}


def _interrupted(command: list[str], here: Path, env: dict[str, str]) -> None:
    """Stop a batch in the middle, so that the run after it has something to resume; it may be over before."""
    process = subprocess.Popen([word for word in command if word != "--resume"], cwd=here, env=env)
    while not (here / "big.out.csv.part.json").exists() and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.wait()
    (here / "big.out.csv").unlink(missing_ok=True)


ONLY_POSIX = re.compile(rf"\b(?:{'|'.join([*MODULES, *OS, *SIGNALS])})\b")


@pytest.mark.broad
def test_the_source_names_nothing_that_only_posix_has() -> None:
    """By reading it: no such module, no such function, but behind a question for its name."""
    found = []
    for module, path in FILES.items():
        # Where none of the names stands there is nothing to read: that takes seconds.
        for node in nodes(module) if ONLY_POSIX.search(path.read_text(encoding="utf-8")) else ():
            if isinstance(node, ast.Import):
                # Locks: the other half of `lock` is what Windows has. `new` asks without readline where there is none.
                have = (("cli.lock", "fcntl"), ("cli.new_terminal", "readline"))
                names = [alias.name for alias in node.names if (module, alias.name) not in have]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                wrong = (node.value.id == "os" and node.attr in OS) or (
                    node.value.id == "signal" and node.attr in SIGNALS
                )
                names = [f"{node.value.id}.{node.attr}"] if wrong else []
                found += [(module, name) for name in names]
                continue
            else:
                continue
            found += [(module, name) for name in names if name in MODULES]
    assert found == []
