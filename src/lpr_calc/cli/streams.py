"""Standard input, output and error made ready: open, in a known encoding, and never the cause of a traceback.

Piped output is UTF-8 unless ``PYTHONIOENCODING`` says otherwise. What a stream cannot show becomes a plain form of ours
or a ``?``. A stream that was closed leads to the null device; nobody reads standard error that is full or closed.
"""

from __future__ import annotations

import codecs
import errno
import os
import sys

from ..base.checking import Any

_PLAIN = {
    "×": "x",
    "÷": "/",
    "±": "+/-",
    "−": "-",
    "–": "-",
    "—": "-",
    "‑": "-",
    "…": "...",
    "·": "・.",
    "§": "S.",
    "¥": "￥",
    "￥": "Y",
    "‰": "o/oo",
    "‱": "o/ooo",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "□": "[ ]",
    "☐": "□[ ]",
    "☑": "√[x]",
    "√": "[x]",
    "✓": "√[x]",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "、": ",",
    "。": ".",
    "《": "<",
    "》": ">",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "〇": "○0",
    "○": "0",
    "\u3000": "  ",
    "\xa0": " ",
    "\ufeff": "",
    "�": "?",
    "♯": "#",
    "•": "*",
    "─": "-",
    "━": "-",
    "╸": "-",
    "╺": "-",
    "│": "|",
    "┃": "|",
    "├": "|",
    "└": "`",
    "┌": ".",
    "┐": ".",
    "┘": "'",
    "┤": "|",
    "█": "#",
    "£": "GBP",
    "€": "EUR",
    "※": "*",
    "★": "*",
    "☆": "*",
    "✱": "*",
    "▲": "*",
    "△": "*",
    "◆": "*",
    "↑": "^",
    "↓": "v",
    "〈": "<",
    "〉": ">",
    "「": '"',
    "」": '"',
    "▁": "_",
    "▂": "_",
    "▃": ".",
    "▄": "-",
    "▅": "-",
    "▆": "=",
    "▇": "#",
    "●": "*",
}
"""Our own signs: what stands for each where it cannot be shown. A first character that is no ASCII is tried first."""

_closed_output = False


def prepare_streams() -> None:
    """Make the three streams usable, whatever the caller did to them. Called once, before anything is written."""
    global _closed_output  # noqa: PLW0603
    _closed_output = sys.stdout is None
    for number in range(3):
        # A closed descriptor would be given to the next file that is opened.
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    codecs.register_error("lpr_calc.plain", _plain)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**_settings(stream))
        setattr(sys, name, stream if name == "stdout" else _Unfailing(stream))


def output_is_closed() -> bool:
    """Say whether there was no standard output when the program began."""
    return _closed_output


def drop_output() -> None:
    """Lead standard output nowhere: nobody reads it any more, and nothing is to be flushed into it at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.__stdout__.fileno())  # type: ignore[union-attr]
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return


def reader_is_gone(error: OSError) -> bool:
    """Say whether an error means that nobody reads a pipe any more; Windows calls that an invalid argument."""
    return isinstance(error, BrokenPipeError) or (
        os.name == "nt" and error.errno == errno.EINVAL and not error.filename
    )


def _settings(stream: Any) -> dict[str, str]:
    """How to open a stream anew: its encoding, what to do with what it cannot show, and its line ends."""
    settings = {"errors": "lpr_calc.plain"}
    stated = "" if sys.flags.ignore_environment else os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    if not stream.isatty():
        if not stated:
            settings["encoding"] = "utf-8"
        if os.name == "nt":
            settings["newline"] = "\n"  # CSV brings line ends of its own
    return settings


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Return a plain form for every character that an encoding lacks: of our own signs what they mean, else ``?``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_form(char, error.encoding) for char in error.object[error.start : error.end]), error.end


def _form(char: str, encoding: str) -> str:
    form = _PLAIN.get(char)
    if form is None:
        # The full-width twins of ASCII.
        form = chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else "?"
    if form[:1] > "\x7f":
        try:
            form[0].encode(encoding)
        except UnicodeEncodeError:
            return form[1:] or _form(form, encoding)
        return form[0]
    return form


class _Unfailing:
    """Standard error: what cannot be written there is nobody's loss, and no reason to fail."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, or lose it."""
        try:
            self._stream.write(text)
            if text.endswith("\n"):
                self._stream.flush()
        except (OSError, ValueError):
            self._drop()
        return len(text)

    def flush(self) -> None:
        """Flush, or lose what waits."""
        try:
            self._stream.flush()
        except (OSError, ValueError):
            self._drop()

    def _drop(self) -> None:
        """Lead the stream nowhere, with what it still holds."""
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
        except (OSError, ValueError, AttributeError):
            return

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
