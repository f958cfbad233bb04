"""Readers of single values and of plain mappings and lists, each adding a Problem where the text cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..base.checking import Any
from ..base.errors import Problem, Refused, problems_of
from ..base.text import Text
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate import RateTerm
from ..values.text import LONGEST_TEXT, shown
from ..values.tree import Node
from .keys import CASE, CONVENTIONS, JUDGMENT, LOAN, Section, canonical, known_keys, nearest
from .words import WORDS

problem = problems_of(__name__)

Known = dict[tuple[str, int], tuple[Node, Any]]
"""What was read of pieces of a tree, by the kind of value and the piece."""

_UNKNOWN = 20
"""So many unknown keys are named."""


def _as_a_heading(key: str, section: Section) -> str:
    """What a word that tables use for a fact is called here, in its language, each of what it may mean; "" for none."""
    from .synonyms import ALIASES, ASKED

    word = key.strip().lower()
    meant = [name for name, words in ALIASES.items() if word in words] or ASKED.get(word, ())
    names = [name for name in meant if name in section]
    if not word.isascii():
        names = [next(alias for alias in section[name][1:] if not alias.isascii()) for name in names]
    return "、".join(names)


_HOMES: tuple[tuple[Section, Text], ...] = (
    (CASE, Text("案件的顶层", "at the top level of the case")),
    (LOAN, Text("案件的顶层，或者 loans（借款）的一笔里", "at the top level of the case, or in one of loans")),
    (CONVENTIONS, Text(" conventions（计息约定）里", "in conventions")),
    (JUDGMENT, Text(" judgment（判决）里", "in judgment")),
)
"""Where keys stand that are looked for in another mapping; names that many mappings have (name, date) say nothing."""


def _at_home(key: str, section: Section) -> Text | None:
    """Say where a key stands that is none of ``section`` but of another mapping of the file; None for no key."""
    for home, place in _HOMES:
        # The top has the keys of a case and of a loan, itself no place to send somebody who is there.
        if not home.items() <= section.items() and canonical(key, home):
            return place
    return None


class Scalars:
    """Reads pieces of a tree and collects what is wrong with them; ``read`` knows the kinds of values keys may have."""

    def __init__(self, today: date, known: Known | None = None) -> None:
        """``known`` keeps what was read of every piece without a problem, for trees that share pieces (`stated`)."""
        self.today = today
        self.known = known
        self.problems: list[Problem] = []
        self._failed: set[tuple[str, str]] = set()
        self._suggested: set[tuple[str, str]] = set()
        self.places: dict[str, str] = {}
        self._unknown = 0

    def read(self, kind: str, node: Node) -> Any:
        """Read a value of one kind (`keys`); None where it could not be read."""
        raise NotImplementedError

    def failed(self, key: str, where: str) -> bool:
        """Say whether ``key`` of the mapping at ``where`` was there but could not be read."""
        return (key, where) in self._failed

    def unread(self, key: str) -> bool:
        """Say whether ``key`` could not be read somewhere: what names its entries cannot be held against it."""
        return any(name == key for name, _ in self._failed)

    def fields(self, node: Node, section: Section) -> dict[str, Any]:
        """Read a mapping by its section; unknown, repeated and unreadable keys become Problems.

        ``places`` then holds where each key of this mapping stands.
        """
        facts: dict[str, Any] = {}
        places: dict[str, str] = {}
        if not isinstance(node.value, dict):
            from ..values.colons import in_scalar

            told = in_scalar(node.value, node.place) if isinstance(node.value, str) else None
            if told is not None:
                self.problems.append(told)
                return facts
            self.problems.append(problem("not-mapping", node.where))
            return facts
        seen: dict[str, str] = {}
        for key, item in node.value.items():
            name = canonical(key, section)
            if not name:
                self.unknown_key(key, node, section)
                continue
            if name in seen:
                self.problems.append(
                    problem("key-twice/synonym", node.key_place(key), key=shown(key), seen=shown(seen[name]))
                )
                continue
            seen[name] = key
            places[name] = item.where
            if item.value == "":
                continue
            before = len(self.problems)
            value = self._read_once(section[name][0], item)
            if len(self.problems) > before:
                self._failed.add((name, node.where))
            elif value is not None:
                facts[name] = value
        self.places = places
        return facts

    def _read_once(self, kind: str, node: Node) -> Any:
        """Read a value of one kind, or say what was read of the very same piece before."""
        if self.known is None:
            return self.read(kind, node)
        found = self.known.get((kind, id(node)))
        if found is None:
            before = len(self.problems)
            value = self.read(kind, node)
            if len(self.problems) > before:
                return value
            # With the piece itself, so that no other can come to have its id.
            found = self.known[kind, id(node)] = node, value
        return found[1]

    def unknown_key(self, key: str, node: Node, section: Section) -> None:
        """Note an unknown key with the nearest known one."""
        self._unknown += 1
        if self._unknown > _UNKNOWN:
            # Each suggestion costs milliseconds, each problem a line: a few show what kind of file it is.
            if self._unknown == _UNKNOWN + 1:
                self.problems.append(problem("key-unknown/more", node.key_place(key)))
            return
        near = _as_a_heading(key, section)
        home = None if near else _at_home(key, section)
        # A word that is a key in its own place is not the misspelling of one here.
        near = near or ("" if home else nearest(key, known_keys(section)))
        self._suggested.add((canonical(near, section), node.where))
        hint = (
            Text(f"是 {near} 吗？", f"did you mean {near}?")
            if near
            else Text(f"这个键写在{home.zh}", f"this key stands {home.en}")
            if home
            else Text(f"可用的键：{'、'.join(section)}", f"known keys: {', '.join(section)}")
        )
        self.problems.append(problem("key-unknown", node.key_place(key), hint, key=shown(key)))

    def text(self, node: Node) -> str | None:
        """Read plain text; lines are joined, and control characters (terminal escapes among them) are refused."""
        if isinstance(node.value, str):
            if len(node.value) > LONGEST_TEXT:
                self.problems.append(
                    problem(
                        "too-long/text",
                        node.where,
                        node=shown(node.value),
                        count=len(node.value),
                        longest_text=LONGEST_TEXT,
                    )
                )
                return None
            text = " ".join(node.value.split())
            if text.isprintable():
                return text
            self.problems.append(problem("control-character/value", node.where, text=shown(text)))
            return None
        self.problems.append(problem("not-text", node.where))
        return None

    def _value(self, node: Node, parse: Callable[[str], Any]) -> Any:
        if self.text(node) is None:
            return None
        assert isinstance(node.value, str)
        try:
            # As written: a line break or two blanks in it may stand between two values.
            return parse(node.value.replace(" ", "\n", 1) if node.folded else node.value)
        except Refused as error:
            self.problems.append(Problem("value-refused", error.message, node.where, error.hint))
            return None

    def amount(self, node: Node) -> int | None:
        """Read an amount into fen."""
        return self._value(node, parse_amount)  # type: ignore[no-any-return]

    def day(self, node: Node) -> int | None:
        """Read a date into a day number."""
        return self._value(node, lambda text: parse_date(text, self.today).toordinal())  # type: ignore[no-any-return]

    def rate(self, node: Node) -> RateTerm | None:
        """Read a rate, and nothing but a rate."""
        term = self.agreed_rate(node)
        if term is None or term.kind not in ("unclear", "absent"):
            return term
        self.problems.append(problem("rate-words", node.where, term=shown(term.text)))
        return None

    def agreed_rate(self, node: Node) -> RateTerm | None:
        """Read a rate as agreed, or that it was agreed unclearly (不明) or not at all (未约定)."""
        from ..values.rate_text import parse_rate

        return self._value(node, parse_rate)  # type: ignore[no-any-return]

    def deposit_rate(self, node: Node) -> RateTerm | None:
        """Read a deposit rate as a figure: no table of deposit rates is here to look one up in."""
        term = self.rate(node)
        if term is None or term.kind == "fixed":
            return term
        self.problems.append(problem("deposit-rate", node.where))
        return None

    def amount_or_rate(self, node: Node) -> int | RateTerm | None:
        """Read an amount of money, or a rate (which has a %, ‰, ‱, 分之 or LPR in it, or says that none was agreed)."""
        text = self.text(node) or ""
        marks = ("%", "％", "‰", "‱", "分之", "lpr", "基准", "息", "约定", "不明", "无", "没有", "unclear", "none")
        return self.agreed_rate(node) if any(mark in text.lower() for mark in marks) else self.amount(node)

    def word(self, kind: str) -> Callable[[Node], str | None]:
        """Make a reader of one word out of WORDS[kind]."""

        def read(node: Node) -> str | None:
            text = self.text(node)
            if text is None:
                return None
            words = WORDS[kind]
            lowered = text.lower()
            for value, aliases in words.items():
                if lowered == value or text in aliases or lowered in aliases:
                    return value
            near = nearest(text, [*words, *(alias for aliases in words.values() for alias in aliases if alias)])
            hint = Text(f"可用：{'、'.join(words)}", f"one of: {', '.join(words)}")
            if set(words) == {"yes", "no"}:
                hint = Text("可用：是、否", "one of: yes, no")
            if near:
                hint = Text(f"是 {near} 吗？{hint.zh}", f"did you mean {near}? {hint.en}")
            self.problems.append(problem("word-unknown/choice", node.where, hint, text=shown(text)))
            return None

        return read

    def bool(self, node: Node) -> bool | None:
        """Read yes or no."""
        word = self.word("bool")(node)
        return None if word is None else word == "yes"

    def items(self, node: Node, section: Section, required: tuple[str, ...]) -> list[tuple[dict[str, Any], Node]]:
        """Read a list of mappings; each must have the required keys."""
        if not isinstance(node.value, list):
            self.problems.append(problem("not-list/other", node.where))
            return []
        found = []
        for item in node.value:
            before = len(self.problems)
            facts = self.fields(item, section)
            for key in required if isinstance(item.value, dict) else ():
                if key in facts or self.failed(key, item.where) or (key, item.where) in self._suggested:
                    continue
                alias = section[key][1]
                self.problems.append(problem("key-missing", item.where, named=Text(f"{key}（{alias}）", key), key=key))
            if len(self.problems) == before:
                found.append((facts, item))
        return found

    def days(self, node: Node) -> int | None:
        """Read a number of days."""
        text = (self.text(node) or "").removesuffix("天").removesuffix("日").strip()
        if text.isascii() and text.isdigit() and len(text) <= 4:
            return int(text)
        self.problems.append(problem("days", node.where, text=shown(text)))
        return None

    def month_day(self, node: Node) -> int | None:
        """Read a day of the month: ``20``, ``20日``, ``每月20日``."""
        text = (self.text(node) or "").removeprefix("每月").removesuffix("日").removesuffix("号").strip()
        if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 31:
            return int(text)
        self.problems.append(problem("month-day", node.where, text=shown(text)))
        return None

    def number(self, node: Node) -> int | None:
        """Read a positive decimal number into millionths (an exchange rate)."""
        from ..values.rate_text import scaled

        text = self.text(node) or ""
        if text.replace(".", "", 1).isdecimal() and text.isascii():
            return self._value(node, lambda said: scaled(said, places=6))  # type: ignore[no-any-return]
        self.problems.append(problem("number", node.where, text=shown(text)))
        return None

    def multiple(self, node: Node) -> int | None:
        """Read a multiple of 1 to 9: ``1.5``, ``1.5倍``, ``上浮50%``, ``加收50%``."""
        from ..values.rate_text import parse_multiple

        return self._value(node, parse_multiple)  # type: ignore[no-any-return]

    def dates(self, node: Node) -> tuple[int, ...] | None:
        """Read a list of days."""
        if not isinstance(node.value, list):
            self.problems.append(problem("not-list/other", node.where))
            return None
        days = [self.day(item) for item in node.value]
        return tuple(day for day in days if day is not None)
