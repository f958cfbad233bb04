"""One reader for every part of a case: loans, payments, parties, conventions, judgment."""

from __future__ import annotations

from collections.abc import Callable

from ..base.checking import Any
from ..base.errors import problems_of
from ..base.text import Text
from ..values.text import shown
from ..values.tree import Node
from . import keys
from .model import Cost, Payment, Portion, Rollover
from .people import Bankruptcy, Demand
from .scalars import Scalars

problem = problems_of(__name__)

_BUCKETS = ("costs", "interest", "principal")
_HEADS = {
    "费用": "costs",
    "利息": "interest",
    "本金": "principal",
    "加倍部分": "doubled",
    "加倍": "doubled",
    "复利": "compound",
    "罚息": "penalty",
    "逾期利息": "overdue-interest",
    "逾期本金": "overdue-principal",
}
"""The words of an order of allocation."""


class Reader(Scalars):
    """Reads a case: its loans, payments, parties, conventions, judgment."""

    def read(self, kind: str, node: Node) -> Any:
        """Read a value of one kind; None where it could not be read."""
        reader = _READERS.get(kind) or _seldom(kind)
        return self.word(kind)(node) if reader is None else reader(self, node)

    def principal(self, node: Node) -> int | tuple[Portion, ...] | None:
        """Read an amount, or the disbursements of a loan."""
        if not isinstance(node.value, list):
            return self.amount(node)
        items = self.items(node, keys.PORTION, ("date", "amount"))
        return tuple(sorted(Portion(facts["date"], facts["amount"]) for facts, _ in items))

    def due(self, node: Node) -> int | tuple[Portion, ...] | None:
        """Read a day, or instalments (a list, or a mapping with ``instalments``)."""
        if isinstance(node.value, dict) and len(node.value) == 1 and next(iter(node.value)) in ("instalments", "分期"):
            node = next(iter(node.value.values()))
        if not isinstance(node.value, list):
            return self.day(node)
        items = self.items(node, keys.INSTALMENT, ("due", "amount"))
        return tuple(sorted(Portion(facts["due"], facts["amount"]) for facts, _ in items))

    def rollovers(self, node: Node) -> tuple[Rollover, ...]:
        """Read new notes over old principal and interest, in order of time."""
        found = [
            Rollover(facts["date"], facts["principal"], facts.get("rate"))
            for facts, _ in self.items(node, keys.ROLLOVER, ("date", "principal"))
        ]
        return tuple(sorted(found, key=lambda rollover: rollover.day))

    def loans(self, node: Node) -> list[tuple[dict[str, Any], str]] | None:
        """Read the list of loans as facts with their places."""
        if not isinstance(node.value, list) or not node.value:
            self.problems.append(problem("not-list", node.where))
            return None
        found = []
        for item in node.value:
            facts = self.fields(item, keys.LOAN)
            found.append(({**facts, "places": self.places}, item.where))
        return found

    def payments(self, node: Node) -> tuple[Payment, ...]:
        """Read payments; equal days are ordered by what they are for, so that the order of input never matters."""
        found = [
            Payment(
                facts["date"],
                facts["amount"],
                facts.get("for", "auto"),
                facts.get("loan", ""),
                facts.get("note", ""),
                item.where,
                facts.get("event", ""),
                facts.get("currency", ""),
                facts.get("by", ""),
                facts.get("to", ""),
            )
            for facts, item in self.items(node, keys.PAYMENT, ("date", "amount"))
        ]
        for payment in found:
            if not payment.amount:
                self.problems.append(problem("payment-zero", payment.where))
        return tuple(
            sorted(found, key=lambda p: (p.day, p.towards == "auto", p.loan == "", p.towards, p.loan, p.amount))
        )

    def costs(self, node: Node) -> tuple[Cost, ...]:
        """Read costs of realising the claim."""
        return tuple(
            Cost(
                facts["name"],
                facts["amount"],
                facts.get("doubled"),
                facts.get("pay_to", ""),
                facts.get("date"),
                facts.get("borne_by", ()),
                item.where,
            )
            for facts, item in self.items(node, keys.COST, ("name", "amount"))
        )

    def demands(self, node: Node) -> tuple[Demand, ...]:
        """Read the log of demands."""
        found = [
            Demand(
                facts["date"],
                facts.get("method", ""),
                facts.get("proof", ""),
                facts.get("delivered"),
                facts.get("event", "demand"),
                facts.get("to", ""),
                facts.get("amount"),
                item.where,
            )
            for facts, item in self.items(node, keys.DEMAND, ("date",))
        ]
        return tuple(sorted(found, key=lambda demand: demand.day))

    def currency(self, node: Node) -> str | None:
        """Read a currency: three letters (``USD``) or its Chinese name; RMB reads as ``CNY``."""
        text = self.text(node)
        if text is None:
            return None
        from .periods import CURRENCIES

        names = {name: code for code, many in CURRENCIES.items() for name in many}
        code = names.get(text, text.upper())
        if len(code) == 3 and code.isascii() and code.isalpha():
            return "CNY" if code == "RMB" else code
        self.problems.append(
            problem(
                "currency", node.where, text=shown(text), currencies=Text("、".join(CURRENCIES), ", ".join(CURRENCIES))
            )
        )
        return None

    def bankruptcy(self, node: Node) -> tuple[Bankruptcy, ...]:
        """Read whose petition for bankruptcy was accepted on which day (企业破产法 46): one mapping, or a list."""
        many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
        return tuple(
            Bankruptcy(**facts, where=item.where) for facts, item in self.items(many, keys.BANKRUPTCY, ("accepted",))
        )

    def conventions(self, node: Node) -> dict[str, Any]:
        """Read the conventions that were stated, and where each stands (``places``)."""
        facts = self.fields(node, keys.CONVENTIONS)
        facts["places"] = self.places
        for key in ("lpr", "cap"):
            if key in facts:
                facts.update(facts.pop(key))
        return facts

    def lpr_mode(self, node: Node) -> dict[str, Any] | None:
        """Read ``floating``, ``fixed``, ``fixed@DATE`` or ``filing``."""
        text = (self.text(node) or "").lower()
        word = {"浮动": "floating", "固定": "fixed", "起诉时": "filing"}.get(text, text)
        if word in ("floating", "fixed", "filing"):
            return {"lpr": word}
        mode, at, day_text = word.partition("@")
        if at and mode in ("fixed", "固定"):
            day = self.day(Node(day_text, node.place, node.path))
            return None if day is None else {"lpr": "fixed@", "lpr_day": day}
        self.problems.append(problem("word-unknown", node.where, text=shown(text)))
        return None

    def cap(self, node: Node) -> dict[str, Any] | None:
        """Read ``auto``, ``none`` or a rate."""
        text = (self.text(node) or "").lower()
        word = {"自动": "auto", "无": "none", "不设": "none"}.get(text, text)
        if word in ("auto", "none"):
            return {"cap": word}
        rate = self.rate(node)
        return None if rate is None else {"cap": "rate", "cap_rate": rate}

    def order(self, node: Node) -> tuple[str, ...] | None:
        """Read an order of allocation: a permutation of costs, interest, principal, or ``pro-rata``.

        A judgment may name the doubled part as well, a loan by instalments the heads of interest and what of the
        principal is overdue; ``interest`` and ``principal`` are then what no other word names.
        """
        if isinstance(node.value, list):
            words = [self.text(item) or "" for item in node.value]
        else:
            text = self.text(node) or ""
            if text.lower() in ("pro-rata", "按比例"):
                return ("pro-rata",)
            words = [word.strip() for word in text.replace("，", ",").replace("、", ",").replace(">", ",").split(",")]
        order = tuple(_HEADS.get(word, word.lower()) for word in words)
        if not set(_BUCKETS) <= set(order) <= {*_HEADS.values()} or len(set(order)) != len(order):
            self.problems.append(problem("order", node.where, words=shown(", ".join(words))))
            return None
        return order


_READERS: dict[str, Callable[[Reader, Node], Any]] = {
    "text": Reader.text,
    "amount": Reader.amount,
    "date": Reader.day,
    "rate": Reader.rate,
    "agreed-rate": Reader.agreed_rate,
    "deposit-rate": Reader.deposit_rate,
    "amount-or-rate": Reader.amount_or_rate,
    "principal": Reader.principal,
    "due": Reader.due,
    "days": Reader.days,
    "month-day": Reader.month_day,
    "number": Reader.number,
    "multiple": Reader.multiple,
    "rollovers": Reader.rollovers,
    "bool": Reader.bool,
    "loans": Reader.loans,
    "dates": Reader.dates,
    "payments": Reader.payments,
    "costs": Reader.costs,
    "demands": Reader.demands,
    "conventions": Reader.conventions,
    "bankruptcy": Reader.bankruptcy,
    "currency": Reader.currency,
    "lpr-mode": Reader.lpr_mode,
    "cap": Reader.cap,
    "order": Reader.order,
}

_OF_A_JUDGMENT = frozenset(
    (
        *("judgment", "ordered-interest", "interest-end", "accelerates", "items", "within", "suspended"),
        *("resume", "paid"),
    )
)
_OF_PAPERS = frozenset(
    (
        *("agents", "contract", "forum", "preserved", "preserve", "service", "mediation", "form-text", "claimed"),
        *("stated", "texts", "account", "lawyer", "evidence"),
    )
)
_OF_PEOPLE = frozenset(
    (
        *("parties", "guarantors", "execution", "security", "owner", "assignments", "releases", "liable", "names"),
        *("share", "scope", "guarantee-period", "rank"),
    )
)
_OF_INSTALMENTS = frozenset(
    (
        *("repayment", "periods", "paid-periods", "step", "schedule", "rate-changes", "charges", "charge-at"),
        *("repricing", "plan"),
    )
)


def _seldom(kind: str) -> Callable[[Reader, Node], Any] | None:
    """Return the reader of a kind that a plain claim has not: what is stated of judgments, papers, persons, loans
    repaid by instalments and settled interest. None for a word.
    """
    if kind in _OF_PEOPLE:
        from . import read_people

        return read_people.READERS[kind]
    if kind in _OF_A_JUDGMENT:
        from . import read_judgment

        return read_judgment.READERS[kind]
    if kind in _OF_PAPERS:
        from . import read_papers

        return read_papers.READERS[kind]
    if kind in _OF_INSTALMENTS:
        from . import read_repayment

        return read_repayment.READERS[kind]
    if kind == "carried":
        from . import read_carried

        return read_carried.carried
    return None
