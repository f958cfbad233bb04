"""Amounts of a debt in another currency: what is written for yuan, written for that currency."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..base.checking import TYPE_CHECKING, Any, TypeVar
from ..base.record import Record
from ..casefile.model import Case, currency_of
from ..compute.statement import Statement

if TYPE_CHECKING:
    from ..compute.judgment_statement import JudgmentStatement

_Written = TypeVar("_Written")

_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾"


def in_currency(written: _Written, case: Case, code: str = "") -> _Written:
    """Return a text, or anything made of texts, with every amount in the currency of the case, or in that of a
    judgment (``code``); RMB stays as it is.

    Only what stands behind a figure, in a bracket of its own, or before a capital amount is a unit; names of the
    parties are left alone, and what is said to be RMB.
    """
    code = code or currency_of(case)
    if not code:
        return written
    from ..casefile.periods import currency_name

    name = currency_name(code)
    names = [re.escape(party.name) for party in (case.creditor, case.debtor) if party.name]
    pattern = re.compile(
        "|".join(
            [
                *names,
                r"人民币[\d,.]+ ?元",
                r"(?<=\d)(?P<zh> ?元)(?!\w*公司|人民币)",
                r"(?<=\d)(?P<en> yuan)\b",
                r"(?P<unit>[（(](?:元|yuan)[）)])",
                rf"(?P<capital>人民币(?=[{_CAPITALS}]))",
                r"(?P<rmb>单位：(?:人民币)?元)",
            ]
        )
    )

    def written_so(match: re.Match[str]) -> str:
        if match.lastgroup == "zh":
            return match[0].replace("元", name)
        if match.lastgroup == "en":
            return f" {code}"
        if match.lastgroup == "unit":
            return match[0].replace("元", name).replace("yuan", code)
        if match.lastgroup == "capital":
            return name
        return f"单位：{name}" if match.lastgroup == "rmb" else match[0]

    changed: _Written = _each(written, lambda text: pattern.sub(written_so, text))
    return changed


def code_of(source: Statement | JudgmentStatement) -> str:
    """The currency of what a statement says is owed, "" for RMB: of the judgment where it is one of a judgment."""
    return currency_of(source.case) if isinstance(source, Statement) else source.currency


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Record):
        return type(value)(*(_each(item, change) for item in value))
    if isinstance(value, tuple):
        return tuple(_each(item, change) for item in value)
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return value
