"""A judgment's result for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_text
from ..compute.judgment_statement import LABELS, JudgedHead, JudgmentStatement
from ..render.data import dump
from .application import boxes, debt_of
from .carried import carried
from .data import ledger_dict, line_dict, lines_rows, notices_list, provision_dict, rates_dict, unused_list
from .persons import judgment_persons_list, security_list
from .words import FIXED

SCHEMA = "lpr-calc/judgment/1"


def as_dict(statement: JudgmentStatement, lang: str) -> dict[str, Any]:
    """Return the result as plain data: the keys of a claim, with what a judgment adds (contract §6)."""
    totals = statement.totals
    money = {name: fen_text(value) for name, value in totals._asdict().items() if name != "per_diem_day"}
    return {
        "schema": SCHEMA,
        "version": __version__,
        "number": statement.judgment.number,
        "until": iso(statement.until),
        "debt": debt_of(statement),
        "totals": {
            **money,
            "in_term_interest": "0.00",
            "overdue_interest": "0.00",
            "fees": "0.00",
            "interest": fen_text(totals.delay_interest),
            "per_diem_day": iso(totals.per_diem_day),
        },
        "labels": {key: label.zh for key, label in LABELS.items()},
        "boxes": {name: fen_text(amount) for name, amount in boxes(statement)},
        "currency": statement.currency or "CNY",
        "doubled_currency": "CNY" if statement.apart else statement.currency or "CNY",
        "fixed": [
            {"amount": fen_text(o.amount), "until": None if o.until is None else iso(o.until), "name": o.name}
            for o in statement.judgment.interest
            if o.amount is not None
        ],
        "undue": [{"due": iso(p.day or 0), "amount": fen_text(p.amount)} for p in statement.undue],
        "undue_damages": [{"due": iso(p.day or 0), "amount": fen_text(p.amount)} for p in statement.undue_damages],
        **({"heads": [_head_dict(head) for head in statement.heads]} if statement.heads else {}),
        "lines": [line_dict(line) for line in statement.lines],
        "ledger": [
            {**ledger_dict(row, lang), "doubled": fen_text(row.doubled), "doubled_after": fen_text(row.doubled_after)}
            for row in statement.ledger
        ],
        "payoff": [
            {name: iso(value) if name == "day" else fen_text(value) for name, value in row._asdict().items()}
            for row in statement.payoff
        ],
        "enforcement": {
            "fee": fen_text(statement.enforcement.fee),
            "seizable": fen_text(statement.enforcement.seizable),
            "apply_by": iso(statement.enforcement.apply_by),
        },
        "conventions": dict(statement.conventions),
        "clause": provision_dict(statement.clause),
        "provisions": [provision_dict(key) for key in statement.provisions],
        "notices": notices_list(statement.notices, lang),
        **({"persons": judgment_persons_list(statement.persons, lang)} if statement.persons else {}),
        **({"security": security_list(statement.secured, lang)} if statement.secured else {}),
        "unused": unused_list(statement.unused, lang),
        "rates": rates_dict(statement.rates),
    }


def _head_dict(head: JudgedHead) -> dict[str, str]:
    sums = {name: fen_text(getattr(head, name)) for name in ("accrued", "paid", "owed")}
    return {"name": head.name, **sums}


def render(statement: JudgmentStatement, format_: str, lang: str) -> str:
    """Return the result, with its case, as ``json`` or ``jsonl``, its lines as ``csv`` or ``tsv``."""
    if format_ in ("csv", "tsv"):
        fixed = [
            {
                "kind": "general",
                "last_day": "" if o.until is None else iso(o.until),
                "rule": FIXED.en,
                "interest": fen_text(o.amount),
            }
            for o in statement.judgment.interest
            if o.amount is not None
        ]
        return lines_rows(statement.lines, format_, fixed)
    return dump(as_dict(statement, lang) | carried(statement.case, statement.until), format_)
