"""The Python API: one claim from a mapping of case-file keys, or from a case file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .base.checking import Any
from .base.errors import LprError
from .base.money import fen_text
from .casefile.as_keys import text_with_keys, with_keys
from .casefile.files import read_case_file
from .casefile.parse import parse_case
from .compute import answer
from .compute.statement import Statement
from .rates.series import Rates
from .values.tree import Node, as_tree


def claim(
    facts: Mapping[str, Any], *, today: date | None = None, rates: Rates | None = None, strict: bool = False
) -> Statement:
    """Compute one claim from case-file keys (contract §4), English or Chinese.

    Values are text as in a case file, or int (yuan), ``date``, ``Decimal``, lists and mappings of these; a float is
    refused, for it cannot hold 0.1. ``today`` defaults to the clock. Raises LprError with every Problem found; what is
    said of the facts calls them by their keys.
    """
    now = today or date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    try:
        statement = answer.claim(parse_case(as_tree(facts), now), rates or Rates(), strict)
    except LprError as error:
        raise LprError(*map(with_keys, error.problems)) from None
    return statement._replace(
        notices=tuple(notice._replace(message=text_with_keys(notice.message)) for notice in statement.notices),
        unused=tuple(fact._replace(why=text_with_keys(fact.why)) for fact in statement.unused),
    )


def load_case(path: str) -> Node:
    """Read a case file into the tree that `claim` and the command line take. Raises LprError."""
    return read_case_file(path)


def yuan(fen: int) -> str:
    """Return fen as yuan with two decimals: ``3185877`` → ``31858.77``."""
    return fen_text(fen)
