"""Our own results read back as a table of interest: the lines of ``-o x.json`` and ``-o x.csv``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..engine.steps import exactly
from ..values.date import parse_date
from .columns import Cells

HEADS = ("loan", "kind", "first day", "last day", "days", "base", "rate", "rule", "quote date", "interest", "remark")
COLUMNS = ("loan", "kind", "first_day", "last_day", "days", "base", "rate", "unit", "rule")
"""What the first columns of a .csv of lines are called."""


def cells_of_lines(lines: Sequence[Mapping[str, object]]) -> list[tuple[int, list[str]]]:
    """Return lines of a result as the rows of a table, the first on line 2."""
    rows = [(1, list(HEADS))]
    ends: dict[tuple[str, str], tuple[str, str, int]] = {}
    for number, line in enumerate(lines, 2):
        text = {name: "" if value is None else str(value) for name, value in line.items()}
        if not text["first_day"]:
            # A sum that was carried: of no days of its own.
            carried = [text["loan"], text["kind"], "", text["last_day"], *("",) * 5, text["interest"], "结转利息"]
            rows.append((number, carried))
            continue
        quote = line.get("quote")
        quoted = str(quote["date"]) if isinstance(quote, Mapping) else text.get("quote_date", "")
        debt = text["loan"], text["kind"]
        last, base, times = ends.get(debt, ("", "", 0))
        if last and base != text["base"] and _day(text["first_day"]) - _day(last) > timedelta(1):
            # Between the two nothing was owed.
            times += 1
        ends[debt] = text["last_day"], text["base"], times
        by_plan = "×" not in text.get("formula", "×")
        rows.append(
            (
                number,
                [
                    f"{text['loan']}#{times}" if times else text["loan"],
                    *(text[name] for name in ("kind", "first_day", "last_day", "days", "base")),
                    f"{text['rate']}%/{text['unit']}",
                    text["rule"],
                    quoted,
                    text["interest"],
                    "累计数之差" if by_plan else "受上限限制" if _limited(text) else "",
                ],
            )
        )
    return rows


def _day(text: str) -> date:
    return parse_date(text, date.min)


def _limited(text: Mapping[str, str]) -> bool:
    """Whether a limit on the sum cut the interest of a line, so that it is no product of base, rate and days."""
    if text.get("cut", "0.00") in ("", "0.00"):
        return False
    if text.get("agreed_rate", "-") == "":
        # No ceiling took its rate: what is cut was taken of its sum.
        return True
    if text["unit"] != "year":
        return False
    base, rate, interest = (int(text[name].replace(".", "")) for name in ("base", "rate", "interest"))
    # The least that any year gives: over 366 days; the rate has as many decimals as it was written with.
    scale: int = 10 ** len(text["rate"].partition(".")[2])
    least = exactly(base, rate, int(text["days"])) - 36_600 * scale
    return interest * 36_600 * scale < least


def cells_of_csv(cells: Cells) -> list[tuple[int, list[str]]] | None:
    """Return the rows of our own .csv of lines as those of a table; None where the heading is not ours."""
    if not cells or tuple(cells[0][1][: len(COLUMNS)]) != COLUMNS:
        return None
    heads = cells[0][1]
    return cells_of_lines([dict(zip(heads, row, strict=False)) for _, row in cells[1:] if any(row)])
