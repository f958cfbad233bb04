"""What a run may write: never over what it reads, never over another file unasked (contract §0.2).

`check` runs before a command does anything. It takes every word on the command line that names a file for an input
unless it names an output, so that no option can be forgotten. `permit` asks again at the moment of writing.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..render.inert import one_line
from .running import running
from .userdata import table_path

if TYPE_CHECKING:
    from .running import Run

problem = problems_of(__name__)


class NotPutError(LprError):
    """An output could not be put under its name: what a long run has computed is kept for ``--resume``."""


def cannot_write(path: str, error: OSError) -> NotPutError:
    """The error of an output that could not be written."""
    from ..base.system import said_by_system

    said = said_by_system(error)
    return NotPutError(problem("cannot-write", path, said=said))


def check(run: Run) -> None:
    """Refuse outputs that this run reads, that are one file, or that would replace a file unasked. Raises LprError."""
    outputs = list(_outputs(run))
    appended = _standard_output()
    if not outputs and appended is None:
        return
    inputs = list(_inputs(run))
    if appended is not None and appended.st_size and any(_same(appended, _stat(path)) for path in inputs):
        raise LprError(problem("output-input", "<stdout>"))
    for option, path in outputs:
        refuse_input(path, option, inputs)
    for number, (option, path) in enumerate(outputs):
        if any(_one_file(path, other) for _, other in outputs[:number]):
            raise LprError(problem("output-twice", option))
    if not run.given.get("resume"):  # whether that is its own output, the note of the interrupted run says
        for _, path in outputs:
            permit(path)


def refuse_input(path: str, option: str, inputs: list[str] | None = None) -> None:
    """Refuse to write where this run reads, by whatever name. Raises LprError."""
    run = running()
    if inputs is None:
        inputs = list(_inputs(run)) if run is not None else []
    own = _stat(path)
    same = next((name for name in inputs if _one_file(path, name, own)), None)
    if same is None and own is not None and "-" in inputs and _same(own, _descriptor(0)):
        same = "-"
    if same is None and own is not None and _beside_our_data(path):
        same = path
    if same is not None:
        table = run is not None and same in _texts(run.given.get("input"))
        raise LprError(problem("output-input/table" if table else "output-input/read", option))


def permit(path: str, sheets: tuple[str, ...] | None = None) -> None:
    """Let a file be written: a new one; an old one with ``--force``, or after a yes on a terminal. Raises LprError.

    A workbook is never replaced by one that lacks sheets of it, unless it is ours as we wrote it; ``sheets`` names
    those of the new one where they are known.
    """
    if not is_file(path):
        return
    run = running()
    if run is None:
        return
    real = os.path.realpath(path)
    foreign = _foreign_sheets(real, sheets) if real.lower().endswith((".xlsx", ".xlsm")) and sheets is not None else ()
    if foreign:
        named = "、".join(foreign)
        raise LprError(problem("file-sheets", path, named=named))
    if real in run.permitted:
        return
    if not run.given.get("force") and not _agreed(path, real, run.lang):
        raise LprError(problem("file-exists", path, what=Text(_what(real, "zh"), _what(real, "en"))))
    run.permitted.add(real)


def is_file(path: str) -> bool:
    """Say whether a path names a file that stands there already; a device, a pipe or a folder is none."""
    return os.path.isfile(path) and not path.startswith(("/dev/", "/proc/"))


def written(path: str, said: Text | None = None) -> None:
    """Say on standard error that a file was written, unless ``-q``; in other words where ``said`` holds some."""
    run = running()
    if run is None or run.quiet:
        return
    plain = Text(f"已写 {one_line(path)}", f"wrote {one_line(path)}")
    sys.stderr.write((said or plain).say(run.lang) + "\n")


def lost() -> None:
    """Say on standard error that a result went nowhere, unless ``-q``: standard output was closed by the caller."""
    run = running()
    if run is not None and not run.quiet:
        said = Text("标准输出是关闭的，结果没有写到任何地方", "standard output is closed: the result went nowhere")
        sys.stderr.write(said.say(run.lang) + "\n")


def _outputs(run: Run) -> Iterator[tuple[str, str]]:
    """Yield option and path of every output that is a file."""
    for param in run.declared.params:
        if param.name in run.declared.writes:
            yield from ((param.shown, path) for path in _texts(run.given.get(param.name)) if path not in ("", "-"))


def _inputs(run: Run) -> Iterator[str]:
    """Yield every word that is no output and names something that is there; ``-`` is standard input."""
    for name, value in run.given.items():
        if name not in run.declared.writes:
            yield from (text for text in _texts(value) if text == "-" or _stat(text) is not None)
    table = table_path()
    if table and _stat(table) is not None:
        yield table


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _descriptor(number: int) -> os.stat_result | None:
    try:
        return os.fstat(number)
    except OSError:
        return None


def _standard_output() -> os.stat_result | None:
    """What standard output was redirected to, None where that is no file."""
    found = _descriptor(1)
    return found if found is not None and stat.S_ISREG(found.st_mode) else None


def _same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    return one is not None and other is not None and os.path.samestat(one, other)


def _one_file(path: str, other: str, own: os.stat_result | None = None) -> bool:
    """Say whether two names are one file: by link, by spelling, or by letters that only some systems tell apart."""
    if other == "-":
        return False
    return _same(own or _stat(path), _stat(other)) or _spelled(path) == _spelled(other)


def _spelled(path: str) -> str:
    """A path as the least particular file system reads it: no case, composed letters."""
    from unicodedata import normalize

    try:
        return normalize("NFC", os.path.realpath(path)).casefold()
    except ValueError:
        return path


def _beside_our_data(path: str) -> bool:
    """Say whether a path lies among the tables that ship with the program."""
    from ..tables.files import data_path

    folder = os.path.realpath(os.path.dirname(data_path("lpr_rates.yaml")))
    return os.path.realpath(path).startswith(folder + os.sep)


def _what(path: str, lang: str) -> str:
    """What would be lost, in brackets: the sheets of a workbook; "" for other files."""
    sheets = _sheets(path) if path.lower().endswith((".xlsx", ".xlsm")) else ()
    if not sheets:
        return ""
    return Text(f"（工作表：{'、'.join(sheets)}）", f" (sheets: {', '.join(sheets)})").say(lang)


def _agreed(path: str, real: str, lang: str) -> bool:
    """Ask on a terminal whether to replace a file; no elsewhere, and no without a clear yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    name = one_line(path)
    ask = Text(
        f"{name} 已经存在{_what(real, 'zh')}，替换吗？[y/N] ", f"{name} exists{_what(real, 'en')}. Replace it? [y/N] "
    )
    sys.stderr.write(ask.say(lang))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def _sheets(path: str) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook that hold something, () for what is no workbook."""
    from .workbooks import sheets_of

    return tuple(sheets_of(path))


def _foreign_sheets(path: str, new: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sheets with content that replacing a workbook would lose; () for one that is as we wrote it."""
    from .workbooks import is_ours, sheets_of

    if is_ours(path):
        return ()
    # Numbered sheets (结果2) belong to the first.
    kept = {name.rstrip("0123456789") for name in new}
    return tuple(name for name in sheets_of(path) if name.rstrip("0123456789") not in kept)
