"""Answers to what a text leaves open (``effective=2024-09-10``), laid over what was read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import fen_plain
from ..base.text import Text
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate import SCALE
from ..values.rate_text import parse_rate
from ..values.text import shown
from .case import Path
from .rates import decimal
from .read import Reading

problem = problems_of(__name__)

_DAYS: dict[str, Path] = {
    "effective": ("judgment", "effective"),
    "filed": ("filed",),
    "signed": ("loans", 0, "signed"),
    "due": ("loans", 0, "due"),
    "lent": ("loans", 0, "lent"),
    "until": ("until",),
}
KNOWN = (*_DAYS, "served", "creditor", "debtor", "contract-rate", "fee-payee", "missed", "paid-day")
"""What may be answered."""
_NONE_MISSED = ("no", "none", "否", "无", "没有")


def answered(reading: Reading, answers: dict[str, str], today: date) -> Reading:
    """Return the reading with the answers in it. Raises LprError for a name that is no question, or a bad value."""
    for name, value in answers.items():
        if name not in KNOWN:
            raise LprError(
                problem("answer-unknown", "--answer", name=shown(name), known=Text("、".join(KNOWN), ", ".join(KNOWN)))
            )
        try:
            _one(reading, name, value, today)
        except Refused as refused:
            raise LprError(Problem("value-refused", refused.message, f"--answer {name}", refused.hint)) from None
    if "missed" in answers:
        reading = reading._replace(conditional=None)
    # The day the money was handed over says that it was.
    settled = {*answers, *(("delivered",) if "lent" in answers else ())}
    left = tuple(ask for ask in reading.asks if ask.code not in settled)
    return reading._replace(asks=left)


def _one(reading: Reading, name: str, value: str, today: date) -> None:
    if name in _DAYS:
        _put(reading, _DAYS[name], parse_date(value, today).isoformat())
    elif name == "served":
        served = parse_date(value, today)
        within = next(
            (one.within for one in reading.facts.deadlines.values() if one.since == "served" and one.within), None
        )
        if within is not None:
            last = served + (relativedelta(months=within[0]) if within[1] == "month" else relativedelta(days=within[0]))
            _put(reading, ("judgment", "perform_by"), last.isoformat())
    elif name in ("creditor", "debtor"):
        names = [one.strip() for one in value.split("、") if one.strip()]
        _put(reading, (name,), names[0] if len(names) == 1 else names)
    elif name == "paid-day":
        days = [parse_date(one.strip(), today) for one in value.split("、") if one.strip()]
        if len(days) != len(reading.paid):
            raise Refused(
                Text(f"有 {len(reading.paid)} 笔已付款", f"{len(reading.paid)} sums were paid"),
                Text("每笔一个日期，用“、”隔开", "one day for each, with “、” between"),
            )
        reading.case["payments"] = [
            {"date": day.isoformat(), **one} for day, one in zip(days, reading.paid, strict=True)
        ]
    elif name == "missed":
        _missed(reading, None if value.strip().lower() in _NONE_MISSED else parse_date(value, today))
    elif name == "fee-payee":
        payee = {"原告": "creditor", "法院": "court"}.get(value, value)
        if payee not in ("creditor", "court"):
            raise Refused(
                Text(f"不认识的值“{shown(value)}”", f"unknown value “{shown(value)}”"),
                Text("写 原告 或 法院", "creditor or court"),
            )
        for cost in reading.case.get("judgment", {}).get("costs", []):
            cost.setdefault("pay_to", payee)
    elif name == "contract-rate":
        parse_rate(value)
        for path in [path for path in reading.waiting if path[-1] in ("rate", "overdue_rate")]:
            times = reading.waiting[path].rpartition("× ")[2] if "× " in reading.waiting[path] else ""
            _put(reading, path, _times(value, times) if times else value)


def _missed(reading: Reading, due: date | None) -> None:
    """Put in what is owed once the instalment due that day was missed: from the day after, where no other is said."""
    apart = reading.conditional
    if due is None or "judgment" not in reading.case:
        return
    judgment = reading.case["judgment"]
    if "accelerates" in judgment:
        judgment["accelerates"] = due.isoformat()
    if apart is None:
        return
    entries = judgment.setdefault("interest", [])
    for number, entry in enumerate(apart.case["judgment"].get("interest", [])):
        made = dict(entry)
        start: Path = ("judgment", "interest", number, "from")
        if start in apart.waiting and "from" not in made:
            made = {**made, "from": (due + relativedelta(days=1)).isoformat()}
        if ("judgment", "interest", number, "rate") in apart.waiting:
            reading.waiting["judgment", "interest", len(entries), "rate"] = apart.waiting[
                "judgment", "interest", number, "rate"
            ]
        entries.append(made)
    if not entries:
        del judgment["interest"]
    damages = apart.case["judgment"].get("damages")
    if damages is not None:
        judgment["damages"] = fen_plain(parse_amount(damages) + parse_amount(judgment.get("damages", "0")))


def _times(rate: str, times: str) -> str:
    """A contract's rate × 1.5, exactly."""
    term = parse_rate(rate)
    if term.kind != "fixed":
        return f"{times}x{rate}"
    percent = Fraction(term.value, SCALE) * Fraction(times)
    unit = {"year": "", "month": "/月", "day": "/日"}[term.unit]
    return f"{decimal(percent)}%{unit}"


def _put(reading: Reading, path: Path, value: Any) -> None:
    node: Any = reading.case
    for step in path[:-1]:
        if isinstance(node, list):
            if len(node) <= int(step):
                return
            node = node[int(step)]
        elif step not in node:
            return
        else:
            node = node[step]
    node[path[-1]] = value
    reading.waiting.pop(path, None)
