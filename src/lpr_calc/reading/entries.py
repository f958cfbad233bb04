"""The entries of interest of one clause: which is open, and where the next begins."""

from __future__ import annotations

from .days import Deadline
from .facts import Facts, Fee, Interest, Span, Sum
from .lexer import Token
from .links import distribute
from .marks import (
    Head,
)  # fmt: skip


class Entries:
    """The entries of one clause, and what its other words have said so far."""

    def __init__(self, facts: Facts, item: int) -> None:
        self.facts, self.item = facts, item
        self.depth = 0
        self.head: Head | None = None
        self.head_at = -1
        self.pending: list[str] = []
        self.listed: list[Interest] = []
        self.seg: Interest | None = None
        self.group: list[Interest] = []
        self.groups: list[list[Interest]] = []
        self.so_far: tuple[int, Span] | None = None
        self.lead: Interest | None = None
        self.by: Deadline | None = None
        self.by_used = True
        self.verb = False
        self.sums: list[Sum] = []
        self.each = self.behind = False
        self.side: list[Interest] = []
        self.lumps: list[Sum] = []
        self.lumps_at: tuple[int, Span] | None = None
        self.last_fee: Fee | None = None
        self.payees: list[str] = []
        self.who: list[str] = []
        self.bases: list[tuple[int, Span]] = []
        self.gaps: list[Span] = []
        self.loan = ""
        self.last_rule = ""
        self.total: tuple[int, Span] | None = None
        self.estate = self.confirms = self.mixed_total = False
        self.parts: list[tuple[int, Span]] = []
        self.parts_said: tuple[int, Span] | None = None
        self.dated = self.dated_before = 0
        self.rest_said = False
        self.whole_at = self.last_fen = 0
        self.used_at = (-1, 0)
        self.explained: Interest | None = None
        self.lent_on: tuple[int, Span] | None = None

    def _name(self, head: Head, token: Token, after: Token | None) -> None:
        seg = self.seg
        name = head.name
        if again := next((one for one in self.listed if one.name == name), None):
            # …的罚息、复利（罚息以…为基数…；复利以…）: the entries that were listed by their names, each in turn.
            self.listed.remove(again)
            self.seg = again
            again.spans["name"] = (token.start, token.end)
            return
        bare = after is None or after.rule not in ("start", "rate", "end", "base", "amount", "open", "stated", "day")
        late = (
            seg is not None and seg.closed and seg.runs and seg.rate is not None and not (seg.name and not seg.carried)
        )
        if seg is not None and late and bare and self.last_rule == "verb":
            # 自…起至…，按…（年利率16.2%）支付罚息: the name comes behind all that is said of it.
            seg.name, seg.damages, seg.carried = name, head.kind == "damages", False
            seg.spans["name"] = (token.start, token.end)
            return
        if seg is not None and not seg.empty and not seg.name and not seg.closed:
            # 自…起至…止的罚息: the slots came first.
            seg.name, seg.damages = name, head.kind == "damages"
            if self.depth == 0:
                self.lead = seg
            return
        if seg is not None and seg.carried and not seg.closed and self._of_before(token):
            # 自…起按…计算的罚息: the name of what was just said, and not that of the entry before it.
            seg.name, seg.damages, seg.carried = name, head.kind == "damages", False
            seg.spans["name"] = (token.start, token.end)
            return
        full = seg is not None and seg.start is not None and seg.rate is not None and seg.until is None and not seg.end
        said_again = seg is not None and full and not seg.closed and self.depth == 0 and seg.name == name
        if said_again and after is not None and after.rule == "end":
            # 自…起按…支付利息至…: the name comes once more before the end.
            return
        if seg is not None and seg.afterwards and seg.rate is None and not seg.end and not seg.closed:
            seg.name = name if not seg.name or seg.base is None else seg.name
            return
        of_base = self.last_rule == "base" or (self.last_rule == "amount" and self._stands_behind(token))
        if of_base and seg is not None and seg.base is not None and not seg.closed and seg.start is None:
            # 以…为基数的利息自…起: the name of what stands on that base.
            seg.name, seg.damages = seg.name or name, seg.damages or head.kind == "damages"
            return
        ran = next((one for one in reversed(self.group) if not one.empty and one.runs), None)
        if name in ("复利", "复息") and self.last_rule == "head-interest" and ran is not None and ran.rate is not None:
            # 自…起…按…计算的利息、罚息、复利: compound interest of the same days, on a base of its own.
            if seg is not None and seg.empty:
                self.group.remove(seg)
            made = self._open(name)
            made.start, made.until, made.end, made.rate = ran.start, ran.until, ran.end, ran.rate
            made.spans = {**ran.spans, "name": (token.start, token.end)}
            made.spans.pop("base", None)
            return
        if seg is not None and seg.empty and not seg.closed:
            self.pending.append(seg.name)
            seg.name, seg.damages = name, head.kind == "damages"
            seg.spans["name"] = (token.start, token.end)
            return
        plain = name in ("利息", "损失", "违约金", "逾期利息", "借款利息") and seg is not None and not seg.empty
        if seg is not None and (seg.name == name or plain) and self.depth and not seg.amount and after is not None:
            if after.rule in ("rate", "end", "start") and not self._full(seg, after):
                return
            if after.rule == "limit":
                return
        if self.depth == 0 and seg is not None and (seg.closed or seg.amount is not None):
            # 此后利息另行: a word between two entries opens the next one already.
            self._close_group() if seg.closed and not self.lead else None
        self._open(name, head.kind == "damages")
        assert self.seg is not None
        self.seg.spans["name"] = (token.start, token.end)

    def _stands_behind(self, token: Token) -> bool:
        return self.facts.source.text[token.start - 1 : token.start] == "的"

    def _of_before(self, token: Token) -> bool:
        """Whether a name stands behind the words it is of (…计算的罚息)."""
        return self.facts.source.text[token.start - 1 : token.start] == "的" and self.last_rule in (
            "rate",
            "end",
            "start",
        )

    def _full(self, seg: Interest, after: Token) -> bool:
        slot = {"rate": seg.rate, "start": seg.start, "end": seg.until or seg.end or None}[after.rule]
        return slot is not None

    def _open(self, name: str = "", damages: bool = False) -> Interest:
        """Begin the next entry of interest."""
        seg = Interest(self.item, name)
        seg.damages, seg.loan = damages, self.loan
        if self.sums:
            seg.principal = self.sums[-1]
        self.seg = seg
        self.group.append(seg)
        return seg

    def _current(self) -> Interest:
        if self.seg is None or self.seg.closed or (self.seg.amount is not None and self.depth == 0):
            former = self.seg
            seg = self._open(former.name if former is not None and former.amount is None else "")
            seg.carried = bool(seg.name)
            seg.damages = former.damages if former is not None else False
        assert self.seg is not None
        return self.seg

    def _next(self, token: Token) -> Interest:
        """The entry after one whose slot is taken: of the same name."""
        former = self.seg
        seg = self._open(former.name if former else "", former.damages if former else False)
        seg.carried = bool(seg.name)
        return seg

    def _running_lumps(self, group: list[Interest]) -> list[Interest]:
        """The entries with damages among them that have come to a sum up to a day and run on from there (违约金…元（计至
        D），此后的违约金…): the sum is one of them too.
        """
        runs = next((number for number, one in enumerate(group) if one.runs), 0)
        if self.lumps_at is None or not any(one.damages and one.runs for one in group):
            return group
        made = []
        for one in self.lumps:
            seg = Interest(self.item, one.name)
            seg.amount, seg.damages, seg.spans["amount"] = one.fen, True, one.span
            seg.until, seg.spans["until"] = self.lumps_at
            made.append(seg)
        self.facts.sums = [one for one in self.facts.sums if one not in self.lumps]
        self.lumps = []
        return [*group[:runs], *made, *group[runs:]]

    def _goes_on(self, group: list[Interest]) -> None:
        """利息4950元（按R自D1计至D2），并要求利息计至还清时止: what has only an end goes on as the sum before it ran."""
        before = [one for one in self.facts.interest if one.item == self.item and one.amount is not None]
        former = before[-1] if before else None
        if former is None or former.until is None or former.rate is None:
            return
        for seg in group:
            if seg.runs and seg.end and seg.start is None and not seg.event and seg.rate is None:
                seg.start, seg.rate, seg.base = former.until + 1, former.rate, seg.base or former.base
                seg.spans |= {key: former.spans[key] for key in ("rate",) if key in former.spans}

    def _close_group(self) -> None:
        group = [seg for seg in self.group if not seg.empty]
        named = [seg for seg in self.group if seg.empty and seg.name]
        if group:
            self._goes_on(group)
            group = self._running_lumps(group)
            distribute(group, self.lead)
            self.facts.interest += group
        elif named and not any(sum_.kind == "damages" and sum_.item == self.item for sum_ in self.facts.sums):
            self.facts.extra.setdefault("bare-interest", (named[0].name, named[0].spans.get("name", (0, 0))))
        self.group, self.seg, self.pending, self.each = [], None, [], False
        self.so_far = None
