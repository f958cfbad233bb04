"""The case that a result carries, so that anybody can compute it again."""

from __future__ import annotations

from ..base.checking import Any
from ..base.dates import iso
from ..casefile.model import Case
from ..tables.revision import REVISION
from ..values.tree import Node

_TODAY = ("today", "今天", "今日")


def carried(case: Case, until: int) -> dict[str, Any]:
    """Return the case as plain data, the tree of text it was read from with the options laid over it; the day it was
    computed on, where the result hangs on that: it does not where all ended before and nothing says ``today``; and the
    number of the last correction of the rules (`law.corrections`).
    """
    if case.stated is None:
        return {}
    tree = _plain(case.stated.tree)
    day = {"today": iso(case.today)} if case.today <= until or _says_today(tree) else {}
    return {"case": tree, **day, "revision": REVISION}


def _plain(node: Node) -> Any:
    value = node.value
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value.strip()


def _says_today(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_says_today, value.values()))
    return any(map(_says_today, value)) if isinstance(value, list) else value.lower() in _TODAY
