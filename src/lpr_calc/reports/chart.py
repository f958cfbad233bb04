"""The history of the LPR drawn: in the terminal with the figures 1 and 5, or as an SVG. No floats: whole hundredths."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text
from ..rates.table import HUNDREDTH, RateTable

_MARKS = {"1y": "1", "5y": "5"}
_INK = {"1": "\x1b[36m", "5": "\x1b[33m", "^": "\x1b[1m"}
"""Colours of the terminal for the marks: cyan, yellow, bold."""
_COLOURS = {"1y": "#0b5394", "5y": "#b45f06"}
_NAMES = {"1y": Text("1 = 一年期 LPR", "1 = LPR-1Y"), "5y": Text("5 = 五年期以上 LPR", "5 = LPR-5Y+")}
_ROW = 10
"""A row of the terminal chart is a tenth of a percent."""

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 960, 420, 60, 50, 20, 50


def render_text(
    table: RateTable, end: int, period: tuple[int, int] | None, columns: int, lang: str, colour: bool = False
) -> str:
    """Return the chart as text, ``columns`` wide; ``period`` is the first and last day to mark,
    ``end`` the last day drawn.
    """
    start = table.days[0]
    wide = max(min(columns - 8, end - start + 1), 20)
    days = [start + (end - start) * i // (wide - 1) for i in range(wide)]
    values = {tenor: [table.at(day, tenor).value // HUNDREDTH for day in days] for tenor in _scaled(table)}
    low = min(map(min, values.values())) // _ROW
    high = max(map(max, values.values())) // _ROW
    out = [title(lang), ""]
    for level in range(high, low - 1, -1):
        row = [" "] * wide
        for tenor, found in values.items():
            for i, value in enumerate(found):
                if value // _ROW == level:
                    row[i] = _MARKS[tenor]
        label = fen_text(level * _ROW)
        out.append(f"{label:>6} |{_inked(row, colour)}".rstrip())
    out.append("       +" + "-" * wide)
    if period:
        row = ["^" if period[0] <= day <= period[1] else " " for day in days]
        if "^" not in row and period[1] >= start:
            row[min(range(wide), key=lambda i: abs(days[i] - period[0]))] = "^"
        out.append(f"        {_inked(row, colour)}".rstrip())
    out.append(f"        {_years(days)}".rstrip())
    step = Text("每行 0.10：3.85 画在 3.80 一行", "a row is 0.10: 3.85 is drawn on the row of 3.80")
    out += ["", "  ".join(name.say(lang) for name in _NAMES.values()), step.say(lang)]
    if period:
        out.append(f"^ = {_span(period, start, lang)}")
    return "\n".join(out) + "\n"


def _span(period: tuple[int, int], start: int, lang: str) -> str:
    """Return the period in words, and that it lies before the first quote where it does."""
    said = Text(f"{iso(period[0])} 至 {iso(period[1])}", f"{iso(period[0])} to {iso(period[1])}")
    early = Text("（早于第一次报价）", " (before the first quote)") if period[1] < start else Text("", "")
    return said.say(lang) + early.say(lang)


def _inked(row: list[str], colour: bool) -> str:
    """Return a row of the chart, its runs of marks coloured; trailing blanks are left out."""
    text = "".join(row).rstrip()
    if not colour:
        return text
    return "".join(
        f"{_INK[mark]}{''.join(run)}\x1b[0m" if mark in _INK else "".join(run) for mark, run in groupby(text)
    )


def _scaled(table: RateTable) -> tuple[str, ...]:
    return tuple(tenor for tenor in _MARKS if tenor in table.columns)


def title(lang: str) -> str:
    return Text("贷款市场报价利率（LPR），年利率%", "Loan Prime Rate, percent a year").say(lang)


def _years(days: list[int]) -> str:
    """Write each year under its first column, where there is room."""
    text = ""
    seen = date.fromordinal(days[0]).year
    for i, day in enumerate(days):
        year = date.fromordinal(day).year
        if year != seen:
            seen = year
            if len(text) <= i:
                text = text.ljust(i) + f"{year} "
    return text


def render_svg(table: RateTable, end: int, period: tuple[int, int] | None, lang: str) -> str:
    """Return the chart as an SVG document of steps: whole coordinates, no script, no font of ours."""
    start = table.days[0]
    tenors = _scaled(table)
    low = min(min(table.columns[tenor]) for tenor in tenors) // 50 * 50
    high = -(-max(max(table.columns[tenor]) for tenor in tenors) // 50) * 50
    high += 50 if high == low else 0

    def x(day: int) -> int:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (day - start) // max(end - start, 1)

    def y(value: int) -> int:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) // (high - low)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        ' font-size="13">',
        f"<title>{title(lang)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="24" font-size="16">{title(lang)}</text>',
    ]
    if period:
        left, right = x(max(period[0], start)), x(min(max(period[1], start), end))
        # The words stand above the curves, and inside the frame wherever the period lies.
        at, anchor = (left + 4, "start") if left < _WIDTH // 2 else (right - 4, "end")
        out += [
            f'<rect x="{left}" y="{_TOP}" width="{max(right - left, 1)}" height="{_HEIGHT - _TOP - _BOTTOM}"'
            ' fill="#e8eef5"/>',
            f'<text x="{at}" y="{_TOP + 14}" text-anchor="{anchor}" fill="#555555">{_span(period, start, lang)}</text>',
        ]
    for level in range(low, high + 1, 50):
        out += [
            f'<line x1="{_LEFT}" y1="{y(level)}" x2="{_WIDTH - _RIGHT}" y2="{y(level)}" stroke="#dddddd"/>',
            f'<text x="{_LEFT - 8}" y="{y(level) + 4}" text-anchor="end">{fen_text(level)}</text>',
        ]
    for year in range(date.fromordinal(start).year + 1, date.fromordinal(end).year + 1):
        at = x(date(year, 1, 1).toordinal())
        out += [
            f'<line x1="{at}" y1="{_HEIGHT - _BOTTOM}" x2="{at}" y2="{_HEIGHT - _BOTTOM + 5}" stroke="#888888"/>',
            f'<text x="{at}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{year}</text>',
        ]
    for number, tenor in enumerate(tenors):
        points = []
        for first, after, quote in table.over(start, end + 1, tenor):
            at = y(quote.value // HUNDREDTH)
            points += [f"{x(first)},{at}", f"{x(min(after, end))},{at}"]
        colour = _COLOURS[tenor]
        name = {"1y": Text("一年期", "1Y"), "5y": Text("五年期以上", "5Y+")}[tenor].say(lang)
        out += [
            f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{_WIDTH - _RIGHT - 90 * (len(tenors) - number)}" y="24" fill="{colour}">{name}</text>',
        ]
    out.append("</svg>")
    return "\n".join(out) + "\n"
