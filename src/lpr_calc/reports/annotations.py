"""Findings as the workflow commands that a hosted runner shows on the lines of a file."""

from __future__ import annotations


def annotation(level: str, file: str, place: tuple[int, int] | tuple[int], title: str, said: str) -> str:
    """Return one command: ``level`` is error, warning or notice; ``place`` line and column, or the line alone."""
    named = ",".join(f"{name}={at}" for name, at in zip(("line", "col"), place, strict=False))
    return f"::{level} file={_property(file)},{named},title={_property(title)}::{_escape(said)}\n"


def _escape(text: str) -> str:
    """Escape the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
