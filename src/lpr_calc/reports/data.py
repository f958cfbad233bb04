"""Statements for programs: JSON (contract §6), JSON Lines, CSV and TSV. The same fields in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_plain, fen_text
from ..casefile.model import currency_of
from ..compute.statement import CarriedSum, LedgerRow, Line, RateSource, Statement
from ..law.choices import Notice, Unused
from ..law.provision import Ground, provision
from ..render.data import delimited, dump, safe_cell
from ..values.rate import percent_text
from .carried import carried
from .currency import in_currency
from .lines import CARRIED
from .quotes import quote_dict

SCHEMA = "lpr-calc/claim/1"

LINE_COLUMNS = (
    "loan",
    "kind",
    "first_day",
    "last_day",
    "days",
    "base",
    "rate",
    "unit",
    "rule",
    "quote_date",
    "quote_value",
    "capped",
    "agreed_rate",
    "cut",
    "formula",
    "interest",
    "running",
    "provisions",
)


def as_dict(statement: Statement, lang: str = "en") -> dict[str, Any]:
    """Return a statement as plain data: amounts and rates as decimal text, dates ISO, keys stable."""
    totals, cited = statement.totals, statement.cited
    currency = currency_of(statement.case)
    code = {"currency": currency} if currency else {}
    return {
        "schema": SCHEMA,
        "version": __version__,
        "title": statement.case.title,
        "kind": statement.kind,
        "until": iso(statement.until),
        "currency": currency or "CNY",
        "totals": {
            name: iso(value) if name == "per_diem_day" else fen_text(value) for name, value in totals._asdict().items()
        },
        "owed": {kind: fen_text(amount) for kind, amount in statement.owed.items()},
        "lines": [{**line_dict(line), **code} for line in statement.lines],
        **({"carried": [carried_dict(one) for one in statement.carried]} if statement.carried else {}),
        "ledger": [ledger_dict(row, lang) for row in statement.ledger],
        "conventions": dict(statement.conventions),
        "provisions": [provision_dict(ground) for ground in cited.grounds],
        "explained": [provision_dict(ground) for ground in cited.explained],
        "notices": notices_list(in_currency(statement.notices, statement.case), lang),
        "unused": unused_list(statement.unused, lang),
        "rates": rates_dict(statement.rates),
        **_instalments(statement),
        **_persons(statement, lang),
    }


def _instalments(statement: Statement) -> dict[str, Any]:
    """How each loan repaid by instalments stands, where there is one."""
    if not statement.accounts:
        return {}
    from .instalments import accounts_list

    return {"instalments": accounts_list(statement)}


def _persons(statement: Statement, lang: str) -> dict[str, Any]:
    """What each person owes, where more than one does: views of one ledger, never to be added."""
    found, secured = statement.persons, statement.secured
    if found is None and not secured:
        return {}
    from .persons import guarantees_list, persons_list, recourse_list, security_list

    rights = {"security": security_list(secured, lang)} if secured else {}
    if found is None:
        return rights
    back = {"recourse": recourse_list(found.recourse)} if found.recourse else {}
    return {"persons": persons_list(found, lang), "guarantees": guarantees_list(found.clocks, lang), **back, **rights}


def notices_list(notices: tuple[Notice, ...], lang: str) -> list[dict[str, str | None]]:
    """Return notices as plain data."""
    return [
        {"level": n.level, "code": n.code, "message": n.message.say(lang), "provision": n.provision or None}
        for n in notices
    ]


def unused_list(unused: tuple[Unused, ...], lang: str) -> list[dict[str, str]]:
    """Return what was stated and not used as plain data: where, what, why."""
    return [{"where": fact.where, "what": fact.what, "why": fact.why.say(lang)} for fact in unused]


def rates_dict(source: RateSource) -> dict[str, str]:
    """Return which rate table a result rests on."""
    return {
        "known_through": iso(source.known_through),
        "next_due": iso(source.next_due),
        "sha256": source.sha256,
        "name": source.name,
    }


def render(statement: Statement, format_: str, lang: str) -> str:
    """Return a statement as ``json``, ``jsonl`` (one line), both with the case it was computed from, ``csv`` or
    ``tsv`` (its lines).
    """
    if format_ in ("csv", "tsv"):
        fixed = [carried_dict(one) for one in statement.carried]
        return lines_rows(statement.lines, format_, fixed, currency_of(statement.case))
    return dump(as_dict(statement, lang) | carried(statement.case, statement.until), format_)


def lines_rows(
    lines: tuple[Line, ...], format_: str, fixed: Sequence[Mapping[str, str]] = (), currency: str = ""
) -> str:
    """Return the lines of a result as CSV or TSV with a header row, sums that are ``fixed`` (by column) before them;
    amounts in another ``currency`` than RMB say so in a last column.
    """
    code = [currency] if currency else []
    rows = [[*LINE_COLUMNS, *(["currency"] if currency else [])]]
    rows += [[row.get(column, "") for column in LINE_COLUMNS] + code for row in fixed]
    rows += [line_cells(line) + code for line in lines]
    return delimited(rows, format_, safe_cell)


def line_cells(line: Line, lang: str = "en") -> list[str]:
    """Return a line as the texts of LINE_COLUMNS, with the wording of its rate in ``lang``."""
    fields = line_dict(line, lang)
    quote = fields.pop("quote") or {"date": "", "value": ""}
    fields.update(
        quote_date=quote["date"],
        quote_value=quote["value"],
        provisions=" ".join(fields["provisions"]),
        capped="true" if fields["capped"] else "false",
        agreed_rate=fields["agreed_rate"] or "",
    )
    return [str(fields[column]) for column in LINE_COLUMNS]


def itemised(statement: Statement, lang: str = "en") -> tuple[list[str], ...]:
    """Return what a claim's interest is made of as the texts of LINE_COLUMNS: what was settled, then the lines."""
    settled = [carried_dict(one, lang) for one in statement.carried]
    fixed = [[fields.get(column, "") for column in LINE_COLUMNS] for fields in settled]
    return (*fixed, *(line_cells(line, lang) for line in statement.lines))


def line_dict(line: Line, lang: str = "en") -> dict[str, Any]:
    """Return one line as plain data, with the wording of its rate in ``lang``."""
    rate = line.rate
    return {
        "loan": line.loan_id,
        "kind": line.kind,
        "first_day": iso(line.start),
        "last_day": iso(line.end - 1),
        "days": line.days,
        "base": fen_text(line.base),
        "rate": percent_text(rate.value),
        "unit": rate.unit,
        "rule": rate.rule.say(lang),
        "quote": quote_dict(rate.quote),
        "capped": bool(rate.agreed) or line.cut > 0,
        "agreed_rate": _agreed_rate(line, lang),
        "cut": fen_text(line.cut),
        "formula": line.formula,
        "interest": fen_text(line.interest),
        "running": fen_text(line.running),
        "provisions": list(line.provisions),
    }


def carried_dict(one: CarriedSum, lang: str = "en") -> dict[str, str]:
    """Return interest that was settled before the lines begin as plain data."""
    return {
        "loan": one.loan_id,
        "kind": one.kind,
        "last_day": iso(one.at),
        "rule": CARRIED.say(lang),
        "formula": fen_plain(one.amount),
        "interest": fen_text(one.amount),
        "running": fen_text(one.running),
    }


def _agreed_rate(line: Line, lang: str) -> str | None:
    """The agreed rate of a capped line: a figure, or its wording where it changes within the line."""
    agreed = line.rate.agreed
    if not agreed:
        return None
    return percent_text(agreed[0].rate.value) if len(agreed) == 1 else agreed[0].rate.rule.say(lang)


def ledger_dict(row: LedgerRow, lang: str) -> dict[str, Any]:
    return {
        "date": iso(row.day),
        "amount": fen_text(row.amount),
        "costs": fen_text(row.costs),
        "interest": fen_text(row.interest),
        "principal": fen_text(row.principal),
        "surplus": fen_text(row.surplus),
        "principal_after": fen_text(row.principal_after),
        "interest_after": fen_text(row.interest_after),
        "interest_due": fen_text(row.accrued),
        "unprotected": fen_text(row.unprotected),
        "loan": row.loan_id,
        "for": row.towards,
        "note": row.note,
        "step": row.step.say(lang),
        **({"heads": {head: fen_text(amount) for head, amount in row.heads}} if row.heads else {}),
    }


def provision_dict(ground: str | Ground) -> dict[str, Any]:
    """Return a provision as plain data, with what it decided (in Chinese, like its title) and, where they are
    known, the days it is cited for.
    """
    found = provision(ground if isinstance(ground, str) else ground.id)
    decided, days = (found.decides, ()) if isinstance(ground, str) else (ground.decided, ground.days)
    return {
        "id": found.id,
        "title": found.title,
        "article": found.article,
        "in_force": found.in_force,
        "url": found.url,
        "verified": found.verified,
        "decided": [word.zh for word in decided],
        "days": [{"first_day": first, "last_day": last} for first, last in days],
    }
