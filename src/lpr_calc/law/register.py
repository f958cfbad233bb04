"""The register of provisions: find one, and follow it through its earlier and later numberings."""

from __future__ import annotations

import re
from functools import lru_cache

from ..base.record import Record
from ..base.text import Text
from ..tables.provisions import PROVISIONS
from ..tables.register import REGISTER


class RegisterEntry(Record):
    """One provision in full. ``rule`` is in our own words; ``phrase`` is the only quotation."""

    id: str
    instrument: str
    short: str
    english: str
    number: str
    article: str
    first: str
    last: str
    rule: Text
    decides: Text
    phrase: str
    url: str
    url_note: str
    mark: str
    successor: str

    @property
    def number_in_id(self) -> str:
        """The article in figures: ``28-2-1``."""
        return self.id.split("/", 1)[1]


class Register:
    """Every provision of ``data/provisions.yaml``."""

    def __init__(self, entries: tuple[RegisterEntry, ...]) -> None:
        self.entries = entries
        self.by_id = {entry.id: entry for entry in entries}

    def find(self, topic: str) -> list[RegisterEntry]:
        """Return the provisions a topic means: an id, an article number, a word of instrument, article or rule."""
        topic = topic.strip().translate(_BRACKETS)
        if topic in self.by_id:
            return [self.by_id[topic]]
        figures = topic.removesuffix("条").removeprefix("第").removeprefix("art.").strip()
        if figures.replace("-", "").isdigit():
            return [entry for entry in self.entries if _is_article(entry, figures)]
        if not topic:
            return []
        return self._words(topic) or self._words(_ALIASES.get(topic, topic)) or self._of_instrument(topic)

    def _words(self, topic: str) -> list[RegisterEntry]:
        """Every provision with this word in its id, instrument, article or rule; what bears it as a name before what
        only speaks of it.
        """
        lowered = topic.lower()

        def says(fields: tuple[str, ...]) -> bool:
            return any(lowered in field.lower().translate(_BRACKETS) for field in fields)

        named = [entry for entry in self.entries if says(_names(entry))]
        ids = {entry.id for entry in named}
        return named + [e for e in self.entries if e.id not in ids and says((e.article, *e.rule))]

    def _of_instrument(self, topic: str) -> list[RegisterEntry]:
        """``民诉法 253``, ``《民法典》第六百七十六条``, ``civil code 676``: an article of an instrument."""
        found = re.fullmatch(
            r"(?P<name>.+?)(?:第|art\.?|§)?\s*(?P<number>[0-9]+(?:-[0-9]+)*)条?", topic, re.IGNORECASE
        ) or re.fullmatch(r"(?P<name>.+?)(?P<article>第[零〇一二三四五六七八九十百千]+条.*)", topic)
        if found is None:
            return []
        parts = found.groupdict()
        name = parts["name"].strip(" 　《》").lower()
        name = _ALIASES.get(name, name)
        if parts.get("number"):
            rows = [entry for entry in self.entries if _is_article(entry, parts["number"])]
        else:
            rows = [entry for entry in self.entries if entry.article.startswith(parts["article"])]
        # The instrument of that very name before one that only speaks of it (民事诉讼法, and its interpretation).
        for fits in (_is_named, _begins_with, _mentions):
            if named := [entry for entry in rows if fits(entry, name)]:
                return named
        return []

    def in_force_first(self, entries: list[RegisterEntry]) -> list[RegisterEntry]:
        """The same provisions, those in force first, history after them, each in the order given."""
        return sorted(entries, key=lambda entry: bool(entry.last))

    def unfolded(self, entries: list[RegisterEntry]) -> list[RegisterEntry]:
        """Without the history that a provision in force among them shows as its earlier numbering."""
        shown = {old.id for entry in entries if not entry.last for old in self.earlier(entry)}
        return [entry for entry in self.in_force_first(entries) if entry.id not in shown]

    def later(self, entry: RegisterEntry) -> list[RegisterEntry]:
        """The numberings that replaced this one, in order of time."""
        found: list[RegisterEntry] = []
        while entry.successor and self.by_id[entry.successor] not in found:
            entry = self.by_id[entry.successor]
            found.append(entry)
        return found

    def earlier(self, entry: RegisterEntry) -> list[RegisterEntry]:
        """Every numbering that was replaced by this one, directly or on the way."""
        before = [other for other in self.entries if other.successor == entry.id]
        return sorted((x for other in before for x in (*self.earlier(other), other)), key=lambda e: e.first)


_ALIASES = {
    "民诉法": "民事诉讼法",
    "民间借贷司法解释": "民间借贷规定",
    "民间借贷解释": "民间借贷规定",
    "收费办法": "诉讼费用交纳办法",
    "办法": "诉讼费用交纳办法",
    "时间效力规定": "民法典时间效力规定",
    "时效规定": "诉讼时效规定",
    "建工解释(一)": "建设工程解释(一)",
    "建工解释(二)": "建设工程解释(二)",
}
_BRACKETS = str.maketrans("（）", "()")
"""Names are found whichever brackets they are written with: 解释（一）, 解释(一)."""


def _is_article(entry: RegisterEntry, figures: str) -> bool:
    return entry.number_in_id == figures or entry.number_in_id.startswith(f"{figures}-")


def _is_named(entry: RegisterEntry, name: str) -> bool:
    return _short(entry).partition("(")[0] == name or _short(entry) == name


def _begins_with(entry: RegisterEntry, name: str) -> bool:
    return _short(entry).startswith(name)


def _mentions(entry: RegisterEntry, name: str) -> bool:
    return any(name in field.lower().translate(_BRACKETS) for field in _names(entry))


def _names(entry: RegisterEntry) -> tuple[str, ...]:
    """What an instrument goes by."""
    return (entry.id, entry.instrument, entry.short, entry.english, entry.number)


def _short(entry: RegisterEntry) -> str:
    """The short name as names are compared."""
    return entry.short.lower().translate(_BRACKETS)


@lru_cache(maxsize=1)
def read_register() -> Register:
    """Return the packaged register of provisions: their compiled lines (`provision`) and what only ``explain`` says."""
    rows = zip(PROVISIONS.strip("\n").split("\n"), REGISTER.strip("\n").split("\n"), strict=True)
    return Register(tuple(_entry(short.split("\t"), more.split("\t")) for short, more in rows))


def _entry(short: list[str], more: list[str]) -> RegisterEntry:
    id_, name, number, article, first, last, url, mark, successor, decides, decides_en = short
    instrument, english, rule, rule_en, phrase, url_note = more
    said, decided = Text(rule, rule_en), Text(decides, decides_en)
    return RegisterEntry(
        id_,
        instrument,
        name,
        english,
        number,
        article,
        first,
        last,
        said,
        decided,
        phrase,
        url,
        url_note,
        mark,
        successor,
    )


class Citation(Record):
    """One citation of the article this project began with, against today's numbering.

    ``verdict`` is ``right``, ``renumbered`` or ``wrong``; ``today`` the provision meant, ``also`` what belongs beside
    it.
    """

    cited: str
    verdict: str
    today: str
    also: tuple[str, ...]
    note: Text


SEED: tuple[Citation, ...] = (
    Citation(
        "民事诉讼法 242",
        "renumbered",
        "civil-procedure-2023/253",
        ("civil-procedure-2023/254", "civil-procedure-2023/255"),
        Text(
            "第242条（查询、扣押、冻结、划拨、变价财产）只在2012、2017年文本中正确；2022-01-01 起为第249条，"
            "2024-01-01 起为第253条；"
            "收入现为第254条，其他财产现为第255条",
            "art. 242 (query, seize, freeze, transfer assets) is right for the 2012 and 2017 texts only; art. 249 from"
            " 2022-01-01, art. 253 from 2024-01-01; income is art. 254 today, other property art. 255",
        ),
    ),
    Citation(
        "民事诉讼法 249",
        "wrong",
        "civil-procedure-2023/266",
        ("civil-procedure-interp-2022/516", "dishonest-2017/1", "consumption-2015/1"),
        Text(
            "以第249条作为失信名单的依据，在任何文本中都不对：2012、2017年是交付特定物，2021年是查询冻结，"
            "2023年是公证债权文书；"
            "现行依据是第266条、民诉法解释第516条和失信规定",
            "art. 249 never was the blacklist: delivery of specified objects in 2012 and 2017, query and freezing in"
            " 2021,"
            " notarised instruments in 2023; today it is art. 266, Interpretation art. 516 and the provisions on the"
            " list",
        ),
    ),
    Citation(
        "民法典 676",
        "right",
        "civil-code/676",
        (),
        Text("第676条（逾期利息）自 2021-01-01 起未变", "art. 676 (overdue interest) is unchanged since 2021-01-01"),
    ),
)
"""What the article this project began with cites."""
