"""The steps of the rate over the days of a claim, drawn from the cells of its lines: a picture beside the table."""

from __future__ import annotations

from html import escape

from ..base.dates import iso
from ..values.rate import percent_text
from .model import Table

_WIDE, _HIGH = 1000, 220
_LEFT, _TOP, _RIGHT, _FLOOR = 20, 26, 900, 180
"""The picture, and the field in it where the steps are drawn."""


def rate_steps(table: Table, lang: str) -> list[str]:
    """Return the lines of an SVG, none where the table has no yearly rate on at least two lines.

    Every line is a step from its first to its last day at the height of its rate; lines of one height that follow each
    other make one step. The picture says nothing that the table does not: it is hidden from readers of screens.
    """
    keys = [column.key for column in table.columns]
    if table.role != "lines" or not {"first", "last", "rate"} <= set(keys):
        return []
    at = {key: keys.index(key) for key in ("first", "last", "rate")}
    steps: list[tuple[int, int, int]] = []
    for row in table.rows:
        first, last, rate = (row[at[key]] for key in ("first", "last", "rate"))
        if rate.kind != "rate" or not (
            isinstance(first.value, int) and isinstance(last.value, int) and isinstance(rate.value, int)
        ):
            return []
        if steps and steps[-1][1] == first.value and steps[-1][2] == rate.value:
            steps[-1] = (steps[-1][0], last.value + 1, rate.value)
        else:
            steps.append((first.value, last.value + 1, rate.value))
    if len(steps) < 2 or len({rate for _, _, rate in steps}) < 2:
        return []
    return _drawn(steps, lang)


def _drawn(steps: list[tuple[int, int, int]], lang: str) -> list[str]:
    begin, end = min(first for first, _, _ in steps), max(after for _, after, _ in steps)
    highest, lowest = max(rate for _, _, rate in steps), min(rate for _, _, rate in steps)
    # The steps are what is looked at: the field begins as far below the lowest as the highest lies above it.
    ground = max(2 * lowest - highest, 0)

    def x(day: int) -> int:
        return _LEFT + (day - begin) * (_RIGHT - _LEFT) // (end - begin)

    def y(rate: int) -> int:
        return _FLOOR - (rate - ground) * (_FLOOR - _TOP) // (highest - ground)

    title = "利率各段（与下表相同）" if lang == "zh" else "The rate, step by step (as in the table)"
    out = [
        f'<svg class="steps" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-hidden="true">',
        f"<title>{escape(title)}</title>",
        f'<path class="axis" d="M{_LEFT} {_TOP}V{_FLOOR}H{_RIGHT}"/>',
    ]
    named = -_WIDE
    for number, (first, after, rate) in enumerate(steps):
        out.append(f'<path class="step" d="M{x(first)} {y(rate)}H{x(after)}"/>')
        if number and steps[number - 1][1] == first:
            out.append(f'<path class="rise" d="M{x(first)} {y(steps[number - 1][2])}V{y(rate)}"/>')
        # A label only where the last one leaves room for it.
        if x(first) - named >= 70:
            out.append(f'<text x="{x(first) + 3}" y="{y(rate) - 6}">{percent_text(rate)}%</text>')
            out.append(f'<path class="tick" d="M{x(first)} {_FLOOR}v5"/>')
            out.append(f'<text class="day" x="{x(first)}" y="{_FLOOR + 22}">{iso(first)}</text>')
            named = x(first)
    return [*out, "</svg>"]
