"""Figures of a text that only check (暂计, 合计), as the ``stated`` key of the case file: `compute.stated` compares them."""

from __future__ import annotations

from ..base.dates import iso
from ..base.money import fen_plain
from .case import Made
from .facts import Facts, Span


def put_stated(facts: Facts, made: Made) -> None:
    """Write ``stated``: of claims, interest up to one day and a total that goes with it; of a judgment, its totals.

    Where the figures are of several days, or a total is of no day and something runs, nothing is written.
    """
    if facts.kind == "claims":
        _of_claims(facts, made)
    elif facts.kind == "judgment":
        _of_judgment(facts, made)


def _once(facts: Facts, what: str) -> tuple[int, Span] | None:
    found = {(fen, span) for name, fen, _, span in facts.stated if name == what}
    return next(iter(found)) if len(found) == 1 else None


def _of_claims(facts: Facts, made: Made) -> None:
    interim = {(fen, day, span) for what, fen, day, span in facts.stated if what == "interim" and day is not None}
    days = {day for _, day, _ in interim}
    running = [seg for seg in facts.interest if seg.runs]
    said = sum(bool(seg.stated) for seg in running) + sum(not seg.runs for seg in facts.interest)
    if len(days) != 1 or len(interim) < len(running) or said > len(interim) or not made.case.get("loans"):
        return
    spans = [span for _, _, span in sorted(interim)]
    made.put(("stated", "at"), iso(days.pop() or 0), *spans)
    made.put(("stated", "interest"), fen_plain(sum(fen for fen, _, _ in interim)), *spans)
    # 以上暂计…元 has no day of its own: it is a total.
    whole = [(fen, span) for what, fen, day, span in facts.stated if what == "interim" and day is None]
    total = _once(facts, "total") or (whole[0] if len(whole) == 1 else None)
    if total is not None:
        made.put(("stated", "total"), fen_plain(total[0]), total[1])


def _of_judgment(facts: Facts, made: Made) -> None:
    """A total of costs that are shared is none of what the debtor pays."""
    judgment = made.case.get("judgment", {})
    total, costs = _once(facts, "total"), _once(facts, "costs")
    if total is not None and "principal" in judgment:
        made.put(("stated", "total"), fen_plain(total[0]), total[1])
    if costs is not None and costs[0] == sum(fee.fen for fee in facts.fees if fee.borne and not fee.refunded):
        made.put(("stated", "costs"), fen_plain(costs[0]), costs[1])
