"""What each person owes of one debt, and the periods of the guarantees."""

from __future__ import annotations

from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_text
from ..base.text import Text
from ..compute.judgment_persons import HOW
from ..compute.people import JudgmentPerson, Person, Persons, Recourse, Secured
from ..compute.security import KINDS
from ..law.guarantee import GuaranteeClock
from .words import SCOPE, ratio_text


def persons_list(persons: Persons, lang: str) -> list[dict[str, Any]]:
    """Return the persons as plain data: amounts as decimal text, dates ISO, null where there is none."""
    return [
        {
            "name": one.name,
            "role": one.role,
            "how": one.how,
            "called": one.called.say(lang),
            "scope": list(one.scope),
            "loans": list(one.loans),
            "limit": None if one.limit is None else fen_text(one.limit),
            **({"limit_on": one.limit_on} if one.limit is not None else {}),
            **({"share": ratio_text(one.share)} if one.share is not None else {}),
            "paid": fen_text(one.paid),
            "stop": None if one.stop is None else iso(one.stop),
            "amount": fen_text(one.amount),
            "per_diem": fen_text(one.per_diem),
            "without_plea": None if one.unpleaded is None else fen_text(one.unpleaded),
            "expired": one.expired,
            "provision": one.provision,
        }
        for one in persons.people
    ]


def recourse_list(found: tuple[Recourse, ...]) -> list[dict[str, Any]]:
    """Return who may ask whom back as plain data: amounts as decimal text."""
    return [
        {
            "payer": one.payer,
            "against": one.against,
            "amount": fen_text(one.amount),
            "spread": fen_text(one.spread),
            "provision": one.provision,
        }
        for one in found
    ]


def judgment_persons_list(persons: tuple[JudgmentPerson, ...], lang: str) -> list[dict[str, Any]]:
    """Return whom a judgment holds liable as plain data: amounts as decimal text, dates ISO,
    null where there is none.
    """
    return [
        {
            "name": one.name,
            "how": one.how,
            "called": HOW[one.how].say(lang),
            "limit": None if one.limit is None else fen_text(one.limit),
            **({"share": ratio_text(one.share)} if one.share is not None else {}),
            "stop": None if one.stop is None else iso(one.stop),
            "paid": fen_text(one.paid),
            "doubled_from": _day(one.from_day),
            "adjudged": fen_text(one.adjudged),
            "doubled": fen_text(one.doubled),
            "amount": fen_text(one.amount),
            "per_diem": fen_text(one.per_diem),
            "provision": one.provision,
        }
        for one in persons
    ]


def security_list(secured: tuple[Secured, ...], lang: str) -> list[dict[str, Any]]:
    """Return what each right in rem gives as plain data: amounts as decimal text, null where nothing was realised."""
    return [
        {
            "kind": one.kind,
            "called": KINDS[one.kind].say(lang),
            "owner": one.owner,
            "property": one.property,
            "maximum": None if one.maximum is None else fen_text(one.maximum),
            "priority": fen_text(one.priority),
            "ordinary": fen_text(one.ordinary),
            **{
                name: None if amount is None else fen_text(amount)
                for name, amount in (
                    ("net", one.net),
                    ("received", one.received),
                    ("surplus", one.surplus),
                    ("shortfall", one.shortfall),
                )
            },
            "provision": one.provision,
        }
        for one in secured
    ]


def guarantees_list(clocks: tuple[GuaranteeClock, ...], lang: str) -> list[dict[str, Any]]:
    """Return the guarantee periods as plain data."""
    return [
        {
            "guarantor": one.guarantor,
            "loan": one.loan_id,
            "mode": one.mode,
            "due": _day(one.due),
            "last": _day(one.last),
            "arguable": _day(one.arguable),
            "kept": _day(one.kept),
            "act": one.act.say(lang),
            "state": one.state,
            "limitation": _day(one.limitation),
            "why": one.why.say(lang),
            "provision": one.provision,
            "days_left": one.days_left,
        }
        for one in clocks
    ]


def _day(day: int | None) -> str | None:
    return None if day is None else iso(day)


def scope_text(one: Person, lang: str) -> str:
    """What a person answers for: heads, and a limit where there is one."""
    between, apart = ("、", "；") if lang == "zh" else (", ", "; ")
    heads = between.join(SCOPE[head].say(lang) for head in one.scope) or Text("全部", "all").say(lang)
    if one.loans:
        heads = f"{Text('借款', 'loan ').say(lang)}{between.join(one.loans)}{apart}{heads}"
    if one.share is not None:
        share = ratio_text(one.share)
        heads += f"{apart}{Text(f'按{share}的份额', f'a share of {share}').say(lang)}"
    if one.limit is None:
        return heads
    limit = fen_text(one.limit)
    said = Text(f"限额 {limit}", f"limit {limit}")
    if one.limit_on == "principal":
        said = Text(f"本金限 {limit} 及其利息", f"principal up to {limit} and what runs on it")
    return f"{heads}{apart}{said.say(lang)}"
