"""One reader for every part of a case: loans, payments, parties, conventions, judgment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..base.errors import problems_of
from ..base.text import Text
from ..values.text import shown
from ..values.tree import Node
from . import keys
from .model import Bankruptcy, Cost, Evidence, Item, OrderedInterest, Payment, Portion, Rollover
from .people import Demand
from .periods import CURRENCIES, period
from .read_papers import Papers
from .read_people import People
from .read_repayment import Instalments

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
_ENDS = {
    "perform_by": (
        "履行期限届满之日",
        "履行期限届满日",
        "判决确定的履行期限届满之日",
        "判决确定的履行之日",
        "判决确定的给付之日",
    ),
    "effective": ("生效日", "判决生效之日", "本判决生效之日"),
    "payment": ("实际清偿之日", "实际履行之日", "付清之日", "实际给付之日", "实际付清之日", "清偿之日"),
}
"""Ends of general interest that a judgment words."""


class Reader(People, Instalments, Papers):
    """Reads a case: its loans, payments, parties, conventions, judgment."""

    def read(self, kind: str, node: Node) -> Any:
        """Read a value of one kind; None where it could not be read."""
        reader = _READERS.get(kind)
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

    def account(self, node: Node) -> dict[str, Any]:
        """Read where money is to be paid."""
        return self.fields(node, keys.ACCOUNT)

    def lawyer(self, node: Node) -> dict[str, Any]:
        """Read who writes a lawyer's letter."""
        return self.fields(node, keys.LAWYER)

    def plan(self, node: Node) -> dict[str, Any]:
        """Read what is meant to be agreed on instalments."""
        return self.fields(node, keys.PLAN)

    def evidence(self, node: Node) -> tuple[Evidence, ...]:
        """Read the list of evidence."""
        return tuple(Evidence(**facts) for facts, _ in self.items(node, keys.EVIDENCE, ("name", "proves")))

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

    def judgment(self, node: Node) -> dict[str, Any]:
        """Read the operative part of a judgment."""
        facts = self.fields(node, keys.JUDGMENT)
        facts["places"] = self.places
        if "accelerates" in facts:
            facts.update(facts.pop("accelerates"))
        facts["day"] = facts.pop("date", None)
        if isinstance(facts.get("perform_by"), tuple):
            facts["instalments"] = facts.pop("perform_by")
        return facts

    def resume(self, node: Node) -> dict[str, Any]:
        """Read why enforcement stopped; ``paid`` is a list of payments, or their sum."""
        facts = self.fields(node, keys.RESUME)
        facts["where"] = node.where
        paid = facts.pop("paid", None)
        if isinstance(paid, int):
            facts["paid_sum"] = paid
        elif paid is not None:
            facts["paid"] = paid
        return facts

    def paid(self, node: Node) -> tuple[Payment, ...] | int | None:
        """Read what was paid under a settlement: payments with their days, or one sum."""
        return self.payments(node) if isinstance(node.value, list) else self.amount(node)

    def ordered_interest(self, node: Node) -> tuple[OrderedInterest, ...]:
        """Read general debt interest: one mapping, or a list of them with hand-over dates."""
        many = node if isinstance(node.value, list) else Node([node], node.place, node.path)
        return tuple(
            OrderedInterest(
                facts.get("base"),
                facts.get("from"),
                facts.get("until"),
                facts.get("rate"),
                facts.get("limit"),
                facts.get("doubled", False),
                facts.get("amount"),
                facts.get("until_word", ""),
                facts.get("name", ""),
                item.where,
                facts.get("currency", ""),
                facts.get("base_of", ""),
            )
            for facts, item in (
                ({**facts, **facts.get("until", {})}, item)
                for facts, item in self.items(many, keys.ORDERED_INTEREST, ())
            )
        )

    def interest_end(self, node: Node) -> dict[str, Any] | None:
        """Read the end of general interest: a day, ``perform_by``, ``effective``, or ``payment`` (it runs on)."""
        text = self.text(node)
        if text is None:
            return None
        word = next((name for name, words in _ENDS.items() if text.lower() == name or text in words), None)
        if word is not None:
            return {"until": None, "until_word": "" if word == "payment" else word}
        day = self.day(node)
        return None if day is None else {"until": day}

    def accelerates(self, node: Node) -> dict[str, Any] | None:
        """Read whether a missed instalment makes everything due: yes or no, or the day on which it did."""
        text = self.text(node)
        if text is None:
            return None
        if text[:1].isdigit() or text.lower() == "today":
            day = self.day(node)
            return None if day is None else {"accelerates": True, "accelerated": day}
        found = self.bool(node)
        return None if found is None else {"accelerates": found}

    def items_of_judgment(self, node: Node) -> tuple[Item, ...]:
        """Read the items of an operative part that have last days of their own."""
        return tuple(Item(**facts, where=item.where) for facts, item in self.items(node, keys.ITEM, ()))

    def within(self, node: Node) -> tuple[int, str] | None:
        """Read a period from effectiveness: ``10``, ``10日``, ``十日内``, ``一个月``."""
        text = self.text(node)
        if text is None:
            return None
        found = period(text)
        if found is None:
            self.problems.append(problem("within", node.where, text=shown(text)))
        return found

    def currency(self, node: Node) -> str | None:
        """Read a currency: three letters (``USD``) or its Chinese name; RMB reads as ``CNY``."""
        text = self.text(node)
        if text is None:
            return None
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

    def suspended(self, node: Node) -> tuple[tuple[int, int, str], ...]:
        """Read excluded periods: first and last day, both excluded from the count, and why."""
        return tuple(
            (facts["from"], facts["to"], facts.get("reason", ""))
            for facts, _ in self.items(node, keys.SUSPENDED, ("from", "to"))
        )

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
    "repayment": Reader.repayment,
    "periods": Reader.periods,
    "paid-periods": Reader.paid_periods,
    "step": Reader.step,
    "schedule": Reader.schedule,
    "rate-changes": Reader.rate_changes,
    "charges": Reader.charges,
    "charge-at": Reader.charge_at,
    "repricing": Reader.repricing,
    "rollovers": Reader.rollovers,
    "parties": Reader.parties,
    "guarantors": Reader.guarantors,
    "execution": Reader.execution,
    "security": Reader.security,
    "owner": Reader.owner,
    "assignments": Reader.assignments,
    "releases": Reader.releases,
    "liable": Reader.liable,
    "names": Reader.names,
    "share": Reader.share,
    "scope": Reader.scope,
    "guarantee-period": Reader.guarantee_period,
    "bool": Reader.bool,
    "loans": Reader.loans,
    "account": Reader.account,
    "lawyer": Reader.lawyer,
    "evidence": Reader.evidence,
    "plan": Reader.plan,
    "dates": Reader.dates,
    "payments": Reader.payments,
    "costs": Reader.costs,
    "demands": Reader.demands,
    "conventions": Reader.conventions,
    "judgment": Reader.judgment,
    "ordered-interest": Reader.ordered_interest,
    "suspended": Reader.suspended,
    "bankruptcy": Reader.bankruptcy,
    "resume": Reader.resume,
    "paid": Reader.paid,
    "interest-end": Reader.interest_end,
    "accelerates": Reader.accelerates,
    "items": Reader.items_of_judgment,
    "within": Reader.within,
    "currency": Reader.currency,
    "lpr-mode": Reader.lpr_mode,
    "cap": Reader.cap,
    "order": Reader.order,
    "agents": Reader.agents,
    "contract": Reader.contract,
    "forum": Reader.forum,
    "preserved": Reader.preserved,
    "preserve": Reader.preserve,
    "service": Reader.service,
    "mediation": Reader.mediation,
    "form-text": Reader.form_text,
    "claimed": Reader.claimed,
    "stated": Reader.stated,
    "texts": Reader.texts,
}
