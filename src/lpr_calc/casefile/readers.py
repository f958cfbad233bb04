"""One reader per kind of value, each adding a Problem where the text cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ..errors import Problem, Refused
from ..rateterm import RateTerm
from ..record import Text
from ..tree import Node
from ..values import parse_amount, parse_date, shown
from . import keys
from .keys import Section, canonical, known_keys, nearest
from .model import Cost, Demand, Evidence, OrderedInterest, Payment, Portion, Rollover

_BUCKETS = ("costs", "interest", "principal")


class Reader:
    """Reads pieces of a tree and collects what is wrong with them."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.problems: list[Problem] = []
        self._failed: set[tuple[str, str]] = set()
        self._suggested: set[tuple[str, str]] = set()
        self.places: dict[str, str] = {}

    def problem(self, code: str, message: Text, where: str, hint: Text = Text("", "")) -> None:  # noqa: B008
        """Note one problem."""
        self.problems.append(Problem(code, message, where, hint))

    def failed(self, key: str, where: str) -> bool:
        """Say whether ``key`` of the mapping at ``where`` was there but could not be read."""
        return (key, where) in self._failed

    def fields(self, node: Node, section: Section) -> dict[str, Any]:
        """Read a mapping by its section; unknown, repeated and unreadable keys become Problems.

        ``places`` then holds where each key of this mapping stands.
        """
        facts: dict[str, Any] = {}
        places: dict[str, str] = {}
        if not isinstance(node.value, dict):
            self.problem(
                "not-mapping", Text("这里应是“键: 值”", "a mapping of keys to values is expected here"), node.where
            )
            return facts
        seen: dict[str, str] = {}
        for key, item in node.value.items():
            name = canonical(key, section)
            if not name:
                self.unknown_key(key, node, section)
                continue
            if name in seen:
                self.problem(
                    "key-twice",
                    Text(
                        f"“{shown(key)}”与“{shown(seen[name])}”是同一个键",
                        f"“{shown(key)}” and “{shown(seen[name])}” are the same key",
                    ),
                    node.key_place(key),
                )
                continue
            seen[name] = key
            places[name] = item.where
            if item.value == "":
                continue
            before = len(self.problems)
            value = _READERS[section[name][0]](self, item)
            if len(self.problems) > before:
                self._failed.add((name, node.where))
            elif value is not None:
                facts[name] = value
        self.places = places
        return facts

    def unknown_key(self, key: str, node: Node, section: Section) -> None:
        """Note an unknown key with the nearest known one."""
        near = nearest(key, known_keys(section))
        self._suggested.add((canonical(near, section), node.where))
        hint = (
            Text(f"是 {near} 吗？", f"did you mean {near}?")
            if near
            else Text(f"可用的键：{'、'.join(section)}", f"known keys: {', '.join(section)}")
        )
        self.problem(
            "key-unknown", Text(f"不认识的键“{shown(key)}”", f"unknown key “{shown(key)}”"), node.key_place(key), hint
        )

    def text(self, node: Node) -> str | None:
        """Read plain text; lines are joined, and control characters (terminal escapes among them) are refused."""
        if isinstance(node.value, str):
            text = " ".join(node.value.split())
            if text.isprintable():
                return text
            self.problem(
                "control-character",
                Text(f"“{shown(text)}”含有控制字符", f"“{shown(text)}” holds control characters"),
                node.where,
                Text("删去不可见的字符", "take the invisible characters out"),
            )
            return None
        self.problem(
            "not-text",
            Text("这里应是一个值，不是列表或键值", "one value is expected here, not a list or mapping"),
            node.where,
        )
        return None

    def _value(self, node: Node, parse: Callable[[str], Any]) -> Any:
        text = self.text(node)
        if text is None:
            return None
        try:
            return parse(text)
        except Refused as error:
            self.problem("value-refused", error.message, node.where, error.hint)
            return None

    def amount(self, node: Node) -> int | None:
        """Read an amount into fen."""
        return self._value(node, parse_amount)  # type: ignore[no-any-return]

    def day(self, node: Node) -> int | None:
        """Read a date into a day number."""
        return self._value(node, lambda text: parse_date(text, self.today).toordinal())  # type: ignore[no-any-return]

    def rate(self, node: Node) -> RateTerm | None:
        """Read a rate."""
        from ..rateparse import parse_rate

        return self._value(node, parse_rate)  # type: ignore[no-any-return]

    def amount_or_rate(self, node: Node) -> int | RateTerm | None:
        """Read an amount of money, or a rate (which has a %, ‰, ‱, 分之 or LPR in it)."""
        text = self.text(node) or ""
        marks = ("%", "％", "‰", "‱", "分之", "lpr", "基准", "息")
        return self.rate(node) if any(mark in text.lower() for mark in marks) else self.amount(node)

    def word(self, kind: str) -> Callable[[Node], str | None]:
        """Make a reader of one word out of keys.WORDS[kind]."""

        def read(node: Node) -> str | None:
            text = self.text(node)
            if text is None:
                return None
            words = keys.WORDS[kind]
            lowered = text.lower()
            for value, aliases in words.items():
                if lowered == value or text in aliases or lowered in aliases:
                    return value
            near = nearest(text, [*words, *(alias for aliases in words.values() for alias in aliases if alias)])
            hint = Text(f"可用：{'、'.join(words)}", f"one of: {', '.join(words)}")
            if near:
                hint = Text(f"是 {near} 吗？{hint.zh}", f"did you mean {near}? {hint.en}")
            self.problem(
                "word-unknown", Text(f"不认识的值“{shown(text)}”", f"unknown value “{shown(text)}”"), node.where, hint
            )
            return None

        return read

    def bool(self, node: Node) -> bool | None:
        """Read yes or no."""
        word = self.word("bool")(node)
        return None if word is None else word == "yes"

    def items(self, node: Node, section: Section, required: tuple[str, ...]) -> list[tuple[dict[str, Any], Node]]:
        """Read a list of mappings; each must have the required keys."""
        if not isinstance(node.value, list):
            self.problem(
                "not-list",
                Text("这里应是列表，每项以“- ”开头", "a list is expected here, each item begins with “- ”"),
                node.where,
            )
            return []
        found = []
        for item in node.value:
            before = len(self.problems)
            facts = self.fields(item, section)
            for key in required if isinstance(item.value, dict) else ():
                if key in facts or self.failed(key, item.where) or (key, item.where) in self._suggested:
                    continue
                alias = section[key][1]
                self.problem(
                    "key-missing",
                    Text(f"缺少 {key}（{alias}）", f"{key} is missing"),
                    item.where,
                    Text(f"写明 {key}", f"state {key}"),
                )
            if len(self.problems) == before:
                found.append((facts, item))
        return found

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

    def days(self, node: Node) -> int | None:
        """Read a number of days."""
        text = (self.text(node) or "").removesuffix("天").removesuffix("日").strip()
        if text.isascii() and text.isdigit() and len(text) <= 4:
            return int(text)
        self.problem(
            "days",
            Text(f"“{shown(text)}”不是天数", f"“{shown(text)}” is not a number of days"),
            node.where,
            Text("例：30", "for example 30"),
        )
        return None

    def number(self, node: Node) -> int | None:
        """Read a positive decimal number into millionths (an exchange rate)."""
        from ..rateparse import scaled

        text = self.text(node) or ""
        if text.replace(".", "", 1).isdecimal() and text.isascii():
            return self._value(node, lambda said: scaled(said, places=6))  # type: ignore[no-any-return]
        self.problem(
            "number",
            Text(f"“{shown(text)}”不是数字", f"“{shown(text)}” is not a number"),
            node.where,
            Text("例：7.1234", "for example 7.1234"),
        )
        return None

    def multiple(self, node: Node) -> int | None:
        """Read a multiple of 1 to 9: ``1.5``, ``1.5倍``, ``上浮50%``, ``加收50%``."""
        from ..rateparse import parse_multiple

        return self._value(node, parse_multiple)  # type: ignore[no-any-return]

    def rollovers(self, node: Node) -> tuple[Rollover, ...]:
        """Read new notes over old principal and interest, in order of time."""
        found = [
            Rollover(facts["date"], facts["principal"], facts.get("rate"))
            for facts, _ in self.items(node, keys.ROLLOVER, ("date", "principal"))
        ]
        return tuple(sorted(found, key=lambda rollover: rollover.day))

    def party(self, node: Node) -> dict[str, Any] | None:
        """Read a name, or a mapping with name, id, address, phone, natural."""
        if isinstance(node.value, dict):
            return self.fields(node, keys.PARTY)
        name = self.text(node)
        return None if name is None else {"name": name}

    def account(self, node: Node) -> dict[str, Any]:
        """Read where money is to be paid."""
        return self.fields(node, keys.ACCOUNT)

    def lawyer(self, node: Node) -> dict[str, Any]:
        """Read who writes a lawyer's letter."""
        return self.fields(node, keys.LAWYER)

    def plan(self, node: Node) -> dict[str, Any]:
        """Read what is meant to be agreed on instalments."""
        return self.fields(node, keys.PLAN)

    def dates(self, node: Node) -> tuple[int, ...] | None:
        """Read a list of days."""
        if not isinstance(node.value, list):
            self.problem(
                "not-list",
                Text("这里应是列表，每项以“- ”开头", "a list is expected here, each item begins with “- ”"),
                node.where,
            )
            return None
        days = [self.day(item) for item in node.value]
        return tuple(day for day in days if day is not None)

    def evidence(self, node: Node) -> tuple[Evidence, ...]:
        """Read the list of evidence."""
        return tuple(Evidence(**facts) for facts, _ in self.items(node, keys.EVIDENCE, ("name", "proves")))

    def loans(self, node: Node) -> list[tuple[dict[str, Any], str]] | None:
        """Read the list of loans as facts with their places."""
        if not isinstance(node.value, list) or not node.value:
            self.problem(
                "not-list",
                Text("loans 下应列出借款，每项以“- ”开头", "loans: lists the loans, each item begins with “- ”"),
                node.where,
            )
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
            )
            for facts, item in self.items(node, keys.PAYMENT, ("date", "amount"))
        ]
        for payment in found:
            if not payment.amount:
                self.problem("payment-zero", Text("还款金额是零", "the payment is zero"), payment.where)
        return tuple(
            sorted(found, key=lambda p: (p.day, p.towards == "auto", p.loan == "", p.towards, p.loan, p.amount))
        )

    def costs(self, node: Node) -> tuple[Cost, ...]:
        """Read costs of realising the claim."""
        return tuple(
            Cost(facts["name"], facts["amount"], facts.get("doubled"))
            for facts, _ in self.items(node, keys.COST, ("name", "amount"))
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
            )
            for facts, _ in self.items(node, keys.DEMAND, ("date",))
        ]
        return tuple(sorted(found, key=lambda demand: demand.day))

    def judgment(self, node: Node) -> dict[str, Any]:
        """Read the operative part of a judgment."""
        facts = self.fields(node, keys.JUDGMENT)
        facts["day"] = facts.pop("date", None)
        if isinstance(facts.get("perform_by"), tuple):
            facts["instalments"] = facts.pop("perform_by")
        return facts

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
            )
            for facts, _ in self.items(many, keys.ORDERED_INTEREST, ())
        )

    def suspended(self, node: Node) -> tuple[tuple[int, int, str], ...]:
        """Read excluded periods: first and last day, both excluded from the count, and why."""
        return tuple(
            (facts["from"], facts["to"], facts.get("reason", ""))
            for facts, _ in self.items(node, keys.SUSPENDED, ("from", "to"))
        )

    def conventions(self, node: Node) -> dict[str, Any]:
        """Read the conventions that were stated."""
        facts = self.fields(node, keys.CONVENTIONS)
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
        self.problem(
            "word-unknown",
            Text(f"不认识的值“{shown(text)}”", f"unknown value “{shown(text)}”"),
            node.where,
            Text(
                "可用：floating、fixed、fixed@2020-09-01、filing", "one of: floating, fixed, fixed@2020-09-01, filing"
            ),
        )
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
        """Read an order of allocation: a permutation of costs, interest, principal, or ``pro-rata``."""
        if isinstance(node.value, list):
            words = [self.text(item) or "" for item in node.value]
        else:
            text = self.text(node) or ""
            if text.lower() in ("pro-rata", "按比例"):
                return ("pro-rata",)
            words = [word.strip() for word in text.replace("，", ",").replace("、", ",").replace(">", ",").split(",")]
        chinese = {"费用": "costs", "利息": "interest", "本金": "principal"}
        order = tuple(chinese.get(word, word.lower()) for word in words)
        if sorted(order) != sorted(_BUCKETS):
            self.problem(
                "order",
                Text(f"抵充顺序“{shown(', '.join(words))}”不对", f"cannot read the order “{shown(', '.join(words))}”"),
                node.where,
                Text(
                    "例：costs,interest,principal 的任一排列，或 pro-rata",
                    "any permutation of costs,interest,principal, or pro-rata",
                ),
            )
            return None
        return order


_READERS: dict[str, Callable[[Reader, Node], Any]] = {
    "text": Reader.text,
    "amount": Reader.amount,
    "date": Reader.day,
    "rate": Reader.rate,
    "amount-or-rate": Reader.amount_or_rate,
    "principal": Reader.principal,
    "due": Reader.due,
    "days": Reader.days,
    "number": Reader.number,
    "multiple": Reader.multiple,
    "rollovers": Reader.rollovers,
    "party": Reader.party,
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
    "lpr-mode": Reader.lpr_mode,
    "cap": Reader.cap,
    "order": Reader.order,
}
for _kind in keys.WORDS:
    if _kind != "bool":
        _READERS[_kind] = lambda reader, node, kind=_kind: reader.word(kind)(node)  # type: ignore[misc]
