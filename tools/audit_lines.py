"""Check the arithmetic of a result with nothing but Python: ``python audit_lines.py RESULT.json [RATES.csv]``.

For whoever does not wish to trust the program that made the result: a clerk, the other side. This file stands alone.
RESULT.json is the JSON of `claim` or `judgment`; RATES.csv has the columns date, 1y and 5y, as published. Checked are
the days of every line, its formula, its rounding, the sums, what each payment went to, and, with a table, that the
quote of a line was in force on all its days. Exit code 0: nothing found, 1: something.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)(%|‰|‱)?|([-+−×÷()]))")
PARTS = {None: 1, "%": 100, "‰": 1000, "‱": 10000}


def value_of(formula: str) -> Fraction:
    """Compute a formula of numbers, percentages, + − × ÷ and brackets, exactly. Raises ValueError for anything else."""
    tokens: list[Fraction | str] = []
    at, text = 0, formula.strip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise ValueError(formula)
        at = found.end()
        tokens.append(Fraction(found[1]) / PARTS[found[2]] if found[1] else found[3].replace("−", "-"))
    tokens.append("")

    def atom() -> Fraction:
        token = tokens.pop(0)
        inner = added() if token == "(" else token
        if isinstance(inner, str) or (token == "(" and tokens.pop(0) != ")"):
            raise ValueError(formula)
        return inner

    def multiplied() -> Fraction:
        found = atom()
        while tokens[0] in ("×", "÷"):
            found = found * atom() if tokens.pop(0) == "×" else found / atom()
        return found

    def added() -> Fraction:
        found = multiplied()
        while tokens[0] in ("+", "-"):
            found = found + multiplied() if tokens.pop(0) == "+" else found - multiplied()
        return found

    whole = added()
    if tokens != [""]:
        raise ValueError(formula)
    return whole


def fen(amount: Fraction, rounding: str = "line") -> int:
    """Round yuan to whole fen by a convention: half up, cut, or to whole yuan."""
    if rounding == "yuan":
        return 100 * int(amount + Fraction(1, 2))
    return int(amount * 100 + (0 if rounding == "truncate" else Fraction(1, 2)))


def money(text: str) -> int:
    """Read an amount as whole fen."""
    return int(Fraction(text) * 100)


def settled(result: dict[str, Any]) -> int:
    """What stands before the lines: interest that a judgment has fixed, or that was settled up to a day."""
    carried = sum(money(one["interest"]) for one in result.get("carried", []))
    return carried + money(result["totals"].get("fixed_interest", "0"))


def check_lines(result: dict[str, Any]) -> Iterator[str]:
    """Days, formula, rounding and running sum of every line."""
    rounding = result.get("conventions", {}).get("rounding", "line")
    running, exact, printed = settled(result), Fraction(0), 0
    for number, line in enumerate(result["lines"], 1):
        where = f"line {number} ({line['kind']}, {line['first_day']})"
        first, last = date.fromisoformat(line["first_day"]), date.fromisoformat(line["last_day"])
        if (last - first).days + 1 != line["days"]:
            yield f"{where}: to {line['last_day']} that is {(last - first).days + 1} days, not {line['days']}"
        interest, cut = money(line["interest"]), money(line["cut"])
        try:
            value = value_of(line["formula"])
        except (ValueError, IndexError, ZeroDivisionError):
            yield f"{where}: cannot read the formula {line['formula']}"
            continue
        if money(line["base"]) != int(Fraction(line["formula"].partition(" ")[0]) * 100):
            yield f"{where}: the formula is not over the base {line['base']}"
        exact += value
        due = fen(value) if rounding == "line" else fen(exact, rounding) - printed
        printed += due
        if interest != due and not (cut and interest + cut == due):
            yield f"{where}: {line['formula']} = {due / 100:.2f}, the line has {line['interest']}"
        running += interest
        if running != money(line["running"]):
            yield f"{where}: the lines so far add up to {running / 100:.2f}, it says {line['running']}"


def check_sums(result: dict[str, Any]) -> Iterator[str]:
    """Totals against lines and payments, payments against what they went to."""
    totals = {key: money(text) for key, text in result["totals"].items() if re.fullmatch(r"-?[0-9]+\.[0-9]{2}", text)}
    lines = sum(money(line["interest"]) for line in result["lines"] if line["kind"] not in ("damages", "fees"))
    lines += settled(result)
    if "interest" in totals and lines != totals["interest"]:
        yield f"the lines add up to {lines / 100:.2f}, the total says {result['totals']['interest']}"
    left = sum(totals[key] for key in totals if key.endswith("_after"))
    if left != totals["total"]:
        yield f"what is left adds up to {left / 100:.2f}, the total says {result['totals']['total']}"
    paid, parts = 0, ("costs", "interest", "principal", "surplus", "unprotected", "doubled")
    for row in result["ledger"]:
        went = sum(money(row.get(part, "0")) for part in parts) + sum(map(money, row.get("heads", {}).values()))
        paid += money(row["amount"])
        if went != money(row["amount"]):
            yield f"payment of {row['date']}: {row['amount']} was paid, {went / 100:.2f} is put to something"
    if "paid" in totals and paid != totals["paid"]:
        yield f"the payments add up to {paid / 100:.2f}, the total says {result['totals']['paid']}"


def check_quotes(result: dict[str, Any], table: list[dict[str, str]]) -> Iterator[str]:
    """The quote of every line of the LPR against a table of what was published."""
    for number, line in enumerate(result["lines"], 1):
        quote = line["quote"]
        if quote is None or quote["series"] != "lpr":
            continue
        own = [row for row in table if row["date"] == quote["date"]]
        if not own or Fraction(own[0][quote["tenor"]]) != Fraction(quote["value"]):
            yield f"line {number}: no quote of {quote['value']} was published on {quote['date']}"
        if f"{quote['value']}%" not in line["formula"]:
            yield f"line {number}: the formula {line['formula']} does not use the quote {quote['value']}"
        # A ceiling is that of one day.
        until = line["last_day"] if result["conventions"]["lpr"] == "floating" and not line["capped"] else quote["date"]
        others = [row for row in table if quote["date"] < row["date"] <= until]
        if any(Fraction(row[quote["tenor"]]) != Fraction(quote["value"]) for row in others):
            yield f"line {number}: {quote['value']} of {quote['date']} was no longer in force on all days to {until}"


def main(arguments: list[str]) -> int:
    """Print what is wrong; return 1 where something is."""
    result = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    problems = [*check_lines(result), *check_sums(result)]
    if len(arguments) > 1:
        problems += check_quotes(result, list(csv.DictReader(Path(arguments[1]).read_text("utf-8-sig").splitlines())))
    sys.stdout.write("".join(f"{problem}\n" for problem in problems) or f"{len(result['lines'])} lines: all right\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
