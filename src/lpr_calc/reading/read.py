"""``read_text``: the words of an operative part, of claims or of a note become a `Reading`.

The one function a command or a table calls. It computes nothing and guesses nothing: what no rule reads is unread, what
has two readings is asked.
"""

from __future__ import annotations

import re

from ..base.checking import Any
from ..base.dates import zh_date
from ..base.errors import LprError, problems_of
from ..base.messages import filled
from ..base.money import fen_plain
from ..base.record import Record
from ..base.text import Text
from .case import Made, Path, judgment_case
from .checks import put_stated
from .claims_case import claims_case
from .clauses import read_items
from .clean import clean, narrow
from .days import deadline_at
from .doubts import hold, hold_note
from .facts import Ask, Facts, Span
from .marks import INTEREST, PRINCIPAL
from .messages import ORDER, TOLD
from .persons import ROLE, is_name, name_at, names_at, roles_of, short_name, three_signs
from .split import body_of, clauses_of, items_of, kind_of

problem = problems_of(__name__)

LONGEST = 200_000
"""Characters of one text; an operative part has a few thousand."""


class Piece(Record):
    """A piece of the original text: its words and its half-open offsets."""

    words: str
    start: int
    end: int


class Question(Record):
    """A question: its code, its words, the reading taken meanwhile ("" for none), the words that raised it."""

    code: str
    message: Text
    take: str
    words: str


class Told(Record):
    """A rule that was applied or a warning: its code, its words, the words of the text."""

    code: str
    message: Text
    words: str


class Reading(Record):
    """What one text was read as.

    ``kind`` is ``judgment``, ``claims`` or ``note``; ``case`` the tree of a case file (texts, lists, mappings), ``why``
    the words of each of its keys by path, ``waiting`` keys that wait for an answer, ``other`` second readings. ``unread``
    are pieces that were not understood, ``serious`` says that one of them holds an amount, a day, a rate or a person,
    or stands beside such a figure. ``facts`` is all that was read, before it became keys; ``conditional`` are
    keys that hold only where an instalment was missed, ``paid`` payments whose day is not said.
    """

    kind: str
    case: dict[str, Any]
    why: dict[Path, str]
    waiting: dict[Path, str]
    other: dict[Path, list[tuple[str, str]]]
    unread: tuple[Piece, ...]
    seen: tuple[Piece, ...]
    asks: tuple[Question, ...]
    told: tuple[Told, ...]
    stated: tuple[tuple[str, int, int | None, str], ...]
    serious: bool
    facts: Facts
    noise: tuple[Piece, ...] = ()
    conditional: Made | None = None
    paid: tuple[dict[str, str], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every clause was understood."""
        return not self.unread


def read_text(text: str, kind: str = "", where: str = "") -> Reading:
    """Read one text. ``kind`` is ``judgment``, ``claims``, ``note`` or "" (found out); ``where`` names its place.

    Raises LprError where there is no text, no operative part, more than one, or no kind to be found.
    """
    if len(text) > LONGEST:
        raise LprError(problem("too-long/words", where, count=len(text), most=LONGEST))
    source = clean(text)
    if not source.text:
        raise LprError(problem("empty", where))
    kind = kind or kind_of(source)
    if not kind:
        raise LprError(problem("no-kind", where))
    facts = Facts(source, kind)
    made = Made()
    span = body_of(source, kind, where)
    if kind == "note":
        from .notes import read_note

        read_note(facts, made, span)
        hold_note(facts, made)
    else:
        _people(facts, span)
        _before_title(facts, span)
        read_items(facts, span)
        (judgment_case if kind == "judgment" else claims_case)(facts, made)
        put_stated(facts, made)
        hold(facts, made)
    _checks(facts)
    if not made.case:
        raise LprError(problem("nothing-read", where))
    return _reading(facts, made)


def interim(reading: Reading) -> tuple[int, int] | None:
    """The day and the sum of interest a claim states for the time being (暂计至…为…), where all of it is said."""
    running = [seg for seg in reading.facts.interest if seg.runs]
    said = [(seg.stated[-1][1], seg.stated[-1][0] - (seg.less or 0)) for seg in running if seg.stated]
    days = {day for day, _ in said}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or len(said) != len(running) or len(running) != len(reading.facts.interest):
        return None
    return day, sum(fen for _, fen in said)


def with_interest(reading: Reading, day: int, stated: int, computed: tuple[int, int]) -> Reading:
    """Tell a stated sum of interest that is neither of the computed ones; the text's number stays."""
    if stated in computed:
        return reading
    first, second = map(fen_plain, computed)
    words = filled(
        TOLD["stated-interest"], {"day": zh_date(day), "stated": fen_plain(stated), "first": first, "second": second}
    )
    return reading._replace(told=(*reading.told, Told("stated-interest", words, "")))


def refuse_unread(reading: Reading, where: str) -> None:
    """Raise LprError where a piece of the text was not understood (``--strict``)."""
    if reading.unread:
        first = "；".join(one.words for one in reading.unread[:5])
        raise LprError(problem("strict-unread", where, count=len(reading.unread), first=first))


def _people(facts: Facts, span: Span) -> None:
    """Everyone who is named behind a role, and those who are only named as subject and object of a payment."""
    source = facts.source
    for named in roles_of(source.text[: span[1]], source.breaks):
        for name in named.names:
            facts.parties.add(name, named.side)
    text = source.text
    heads = re.compile(f"(?:{PRINCIPAL}|{INTEREST}|逾期|违约|律师|保全|为实现|[0-9¥])")
    dismissed = re.findall(
        f"驳回(?:{ROLE})?([一-龥A-Za-z（）·]{{2,30}}?)的(?:其他|其余|其它|全部|诉讼|上诉)", source.text
    )
    whole = three_signs(text[: span[1]])
    ask = r"(?:请求|依法|判令|责令|强制|裁决|确认|由|限)*"
    for _, start, end in items_of(source, span):
        for first, last in clauses_of(source, start, end):
            lead = re.compile(ask).match(text, first, last)
            at = lead.end() if lead else first
            if changed := re.compile("[^。；]{0,80}?第[一二三四五六七八九十]{1,3}项为：?[“”]?").match(text, at, last):
                at = changed.end()
            if by := deadline_at(text, at, last):
                comma = re.compile("，?").match(text, by[0], last)
                at = comma.end() if comma else by[0]
            if re.compile(
                f"(?:{ROLE}|第[一二三四五六七八九]|驳回|案件|本案|上述|上列|如|若|以上|双方|原、|[一二两三四五六七八九各]被)"
            ).match(text, at, last):
                continue
            verb = re.compile("支付|偿还|归还|返还|给付|清偿|退还|赔偿|补偿|承担|(?:确认)?(?:共|尚|拖|结)*欠").search(
                text, at, last
            )
            stop, names = names_at(text, at, last, source.breaks)
            if verb is None or not names or stop > verb.start():
                continue
            if "承担" in verb[0] or any(re.search("法院|判决|维持|变更|撤销|(?:费|款|息|金)$", name) for name in names):
                continue
            for name in names:
                if is_name(short_name(name, whole), text):
                    facts.parties.add(short_name(name, whole), "debtor")
            toward = re.compile("向").search(text, stop, verb.start())
            if toward is not None:
                payee = name_at(text, toward.end(), last, source.breaks)
                if payee > toward.end():
                    facts.parties.add(short_name(text[toward.end() : payee], whole), "creditor")
            after = verb.end()
            if heads.match(text, after, last):
                continue
            payee = name_at(text, after, last, source.breaks)
            if payee > after and not heads.match(text, after):
                who = _known(text[after:payee], dismissed) or short_name(text[after:payee], whole)
                if not re.search("[款费金]$|工资$|损失$|报酬$", who) and is_name(who, text):
                    facts.parties.add(who, "creditor")


def _known(name: str, known: list[str]) -> str:
    """Whom a run of words begins with, of those who are named elsewhere (包娟购房定金); "" for nobody."""
    return max((one for one in known if name.startswith(one)), key=len, default="")


def _before_title(facts: Facts, span: Span) -> None:
    """What orders a payment before the words 执行标的为 is no part of what is read: it is unread, and said to be."""
    text, start = facts.source.text, span[0]
    if not re.search("执行标的(?:为|：)[：，。]?$", text[max(start - 8, 0) : start]):
        return
    ordered = re.search(r"(?:偿还|支付|给付|归还|清偿)[^。；]{0,60}?[0-9](?:万)?元[^。；]*", text[:start])
    if ordered is not None:
        facts.unread.append(ordered.span())


def _checks(facts: Facts) -> None:
    """Hold the totals of the text against their parts; the text's number wins, the difference is told."""
    fixed = sum(seg.amount or 0 for seg in facts.interest if seg.amount is not None)
    principal = sum(one.fen for one in facts.sums if one.kind == "principal")
    damages = sum(one.fen for one in facts.sums if one.kind == "damages")
    interim = sum(seg.stated[-1][0] for seg in facts.interest if seg.runs and seg.stated)
    lumps = sum(fee.fen for fee in facts.fees if not fee.bearers)
    court = sum(fee.fen for fee in facts.fees)
    for what, fen, _, span in facts.stated:
        if what not in ("total",):
            continue
        parts = principal + fixed + damages
        sums = {
            parts,
            parts + lumps,
            parts + court,
            parts + interim,
            parts + interim + lumps,
            principal,
            court,
            lumps,
            fixed,
        }
        for item in {one.item for one in facts.sums}:
            own = sum(one.fen for one in facts.sums if one.item == item)
            own += sum(seg.amount or 0 for seg in facts.interest if seg.item == item)
            sums |= {own, own + sum(fee.fen for fee in facts.fees if fee.item == item)}
        if fen not in sums and parts and facts.kind != "claims":
            nearest = min(sums, key=lambda one: abs(one - fen))
            facts.note(
                "stated-differs", span, stated=fen_plain(fen), sum=fen_plain(nearest), difference=fen_plain(abs(fen - nearest))
            )  # fmt: skip
            facts.ask("stated-differs", span)


def _narrow(node: Any) -> Any:
    """A tree with its names as the text has them."""
    if isinstance(node, dict):
        return {key: _narrow(one) for key, one in node.items()}
    if isinstance(node, list):
        return [_narrow(one) for one in node]
    return narrow(node) if isinstance(node, str) else node


def _reading(facts: Facts, made: Made) -> Reading:
    source = facts.source

    def piece(span: Span) -> Piece:
        first, last = source.place(*span)
        return Piece(source.words(*span).strip("，。；、："), first, last)

    rank = {code: number for number, code in enumerate(ORDER)}
    asks: list[Ask] = sorted(facts.asks.values(), key=lambda one: rank.get(one.code, len(rank)))
    if "bare-interest" in facts.extra:
        name, span = facts.extra["bare-interest"]
        if not any(ask.code == "rate" for ask in asks):
            facts.ask("rate", span, name=name)
            asks.append(facts.asks["rate"])
    unread = sorted({*facts.unread, *facts.loose})
    serious = bool(facts.unread) or any(code == "no-key" for code, _, _ in facts.notes)
    return Reading(
        facts.kind,
        _narrow(made.case),
        {path: "；".join(source.words(*span) for span in spans) for path, spans in made.why.items()},
        made.waiting,
        made.other,
        tuple(piece(span) for span in unread),
        tuple(piece(span) for span in sorted(set(facts.seen))),
        tuple(Question(one.code, one.message, one.take, source.words(*one.span) if one.span else "") for one in asks),
        tuple(
            Told(code, message, source.words(*span) if span else "")
            for code, message, span in dict.fromkeys(facts.notes)
        ),
        tuple((what, fen, day, source.words(*span)) for what, fen, day, span in facts.stated),
        serious,
        facts,
        tuple(Piece(source.original[a:b], a, b) for a, b in source.noise),
        made.conditional,
        tuple(made.paid),
    )
