"""A quote as plain data, for the documents of claims and those of the rates alone."""

from __future__ import annotations

from ..base.dates import iso
from ..rates.table import Quote


def quote_dict(quote: Quote | None) -> dict[str, str] | None:
    """Return a quote as plain data; None stays None."""
    if quote is None:
        return None
    return {"series": quote.series, "tenor": quote.tenor, "date": iso(quote.day), "value": quote.percent}
