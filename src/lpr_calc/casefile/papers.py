"""What only papers say of a matter: agents, the contract's name, forum, preservation, service, evidence, free texts.

Days are day numbers; None and "" = not stated. No computation rests on any of it.
"""

from __future__ import annotations

from ..base.record import Record

Day = int


class Agent(Record):
    """An agent in the suit (委托诉讼代理人); ``power`` is ``general`` or ``special``.

    ``whom`` is whose agent he is: ``creditor``, ``debtor`` or the name of a party; "" is whoever files the paper.
    """

    name: str = ""
    firm: str = ""
    position: str = ""
    phone: str = ""
    power: str = ""
    whom: str = ""
    where: str = ""


class Contract(Record):
    """The contract as papers name it: its name, its number, where it was signed.

    ``price`` is that of a sale as a whole, in fen.
    """

    name: str = ""
    number: str = ""
    place: str = ""
    price: int | None = None


class Forum(Record):
    """Whether a court or arbitration was agreed on, and in which words."""

    has: bool | None = None
    clause: str = ""


class Preserved(Record):
    """Whether property was preserved before the suit: by which court, when, under which number, until when."""

    has: bool | None = None
    court: str = ""
    day: Day | None = None
    number: str = ""
    expires: Day | None = None


class Preserve(Record):
    """What an application for preservation asks for (财产保全规定 1条).

    ``when`` is ``before`` (the suit), ``in`` or ``after`` (the judgment); ``amount`` is fen; ``property`` what is to be
    seized, sealed up or frozen; ``security`` what is offered, or why none is needed.
    """

    when: str = ""
    amount: int | None = None
    property: tuple[str, ...] = ()
    security: str = ""
    clues: str = ""
    reason: str = ""
    where: str = ""


class Service(Record):
    """The address for service as it is confirmed to the court (送达地址确认书)."""

    address: str = ""
    receiver: str = ""
    phone: str = ""
    e_service: bool | None = None
    mobile: str = ""
    fax: str = ""
    email: str = ""
    postcode: str = ""


class Mediation(Record):
    """What the party says of mediation: whether it knows of it, knows its benefits, and wants it first
    (``yes``, ``no``, ``unsure``).
    """

    knows: bool | None = None
    knows_benefits: bool | None = None
    consider: str = ""


class TextFigures(Record):
    """Figures of the text a case was read from, in fen, as of the day ``at``; None = the text has none.

    No computation rests on them: each is compared with what the facts come to.
    """

    at: int | None = None
    principal: int | None = None
    interest: int | None = None
    costs: int | None = None
    total: int | None = None
    where: str = ""


class Claimed(Record):
    """What the plaintiff claims, in fen, for an answer: None = he is not known to claim it."""

    principal: int | None = None
    interest: int | None = None
    costs: int | None = None
    total: int | None = None


class FormText(Record):
    """Free texts of an element form: what is asked (or answered) as a whole, facts and reasons, what else is to say."""

    request: str = ""
    facts: str = ""
    other: str = ""


class BankAccount(Record):
    """Where money is to be paid: owner of the account, bank, number."""

    name: str = ""
    bank: str = ""
    number: str = ""


class Lawyer(Record):
    """Who writes a lawyer's letter: firm, name, licence, the letter's own number."""

    firm: str = ""
    name: str = ""
    licence: str = ""
    number: str = ""


class Evidence(Record):
    """One piece of evidence: what it is, what it proves, its pages, where it is from, original or copy."""

    name: str
    proves: str
    pages: str = ""
    source: str = ""
    original: str = ""
