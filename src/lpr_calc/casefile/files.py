"""Case files on disk or standard input, as trees of text."""

from __future__ import annotations

from ..base.errors import LprError, problems_of
from ..values.colons import load_or_explain
from ..values.strictyaml import MAX_BYTES, load_yaml
from ..values.textfile import decode, read_bytes, shown_name
from ..values.tree import Node
from .keys import is_key

problem = problems_of(__name__)


def read_case_file(path: str) -> Node:
    """Read a case file; ``-`` is standard input. UTF-8 (with or without BOM), else GB18030.

    Raises LprError when it cannot be read, is too large, or is not strict YAML.
    """
    name = shown_name(path)
    try:
        raw = read_bytes(path)
    except OSError as error:
        from ..base.system import said_by_system

        raise LprError(problem("file-unreadable", name, reason=said_by_system(error))) from None
    if len(raw) > MAX_BYTES:
        raise LprError(problem("yaml-too-large/case", name))
    return load_or_explain(load_yaml, decode(raw, name), name, is_key)
