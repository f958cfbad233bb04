"""A reading as a commented case file: beside each key the words it was read from, and what waits for an answer."""

from __future__ import annotations

from ..base.checking import Any
from ..base.text import Text
from ..values.yaml_text import scalar
from .case import Made, Path
from .read import Reading

_ASKED_AT: dict[str, Path] = {
    "effective": ("judgment", "effective"),
    "signed": ("loans", 0, "signed"),
    "due": ("loans", 0, "due"),
    "lent": ("loans", 0, "lent"),
    "creditor": ("creditor",),
    "debtor": ("debtor",),
}
"""The key a question waits for, where there is one."""

_WIDTH = 90
_COMMANDS = {"judgment": "judgment", "claims": "claim", "note": "claim"}


def case_file(reading: Reading, lang: str = "zh", name: str = "") -> str:
    """Return the case file of a reading; every line of it is read back by `casefile`."""
    waiting = dict(reading.waiting)
    for ask in reading.asks:
        path = _ASKED_AT.get(ask.code)
        if path is not None and not _holds(reading.case, path):
            waiting.setdefault(path, ask.message.say(lang))
    return (
        "\n".join([*_head(reading, lang, name), *_Writer(reading, waiting, lang).mapping(reading.case, (), 0)]) + "\n"
    )


def _holds(case: Any, path: Path) -> bool:
    for step in path:
        found = case.get(step) if isinstance(case, dict) else None
        if isinstance(case, list) and isinstance(step, int):
            found = case[step] if step < len(case) else None
        if found is None:
            return False
        case = found
    return True


def _head(reading: Reading, lang: str, name: str) -> list[str]:
    command = f"lpr-calc {_COMMANDS[reading.kind]} {name or Text('本文件', 'THIS-FILE').say(lang)}"
    lines = [
        Text(
            f"# 从文字读出，引号里是原文；核对后计算：{command}",
            f"# read from a text, whose words stand in quotes; check, then compute: {command}",
        ).say(lang)
    ]
    if reading.asks:
        lines.append(Text("# 待答：", "# to be answered:").say(lang))
        lines += [f"#   {ask.code}  {ask.message.say(lang)}{_quoted(ask.words)}" for ask in reading.asks]
    if reading.told:
        lines.append(Text("# 说明：", "# told:").say(lang))
        lines += [f"#   {one.message.say(lang)}{_quoted(one.words)}" for one in reading.told]
    if reading.unread:
        lines.append(Text("# 没有读懂：", "# not read:").say(lang))
        lines += [
            Text(
                f"#   第{one.start + 1}至{one.end}字{_quoted(one.words)}",
                f"#   characters {one.start + 1} to {one.end}{_quoted(one.words)}",
            ).say(lang)
            for one in reading.unread
        ]
    if reading.stated:
        lines.append(Text("# 文书所载的数，只作核对：", "# figures of the text that only check:").say(lang))
        lines += [f"#  {_quoted(words)}" for _, _, _, words in reading.stated]
    return lines


def _quoted(words: str) -> str:
    return f" “{_one_line(words.strip('，；。、'))}”" if words else ""


def _one_line(words: str) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    return plain if len(plain) <= _WIDTH else plain[:_WIDTH] + "…"


def _words_of(reading: Reading, made: Made) -> dict[Path, str]:
    source = reading.facts.source
    return {path: "；".join(source.words(*span) for span in spans) for path, spans in made.why.items()}


class _Writer:
    """Writes a tree of keys with their words."""

    def __init__(self, reading: Reading, waiting: dict[Path, str], lang: str) -> None:
        self.reading, self.waiting, self.lang = reading, waiting, lang

    def mapping(self, node: dict[str, Any], path: Path, depth: int) -> list[str]:
        """The lines of one mapping."""
        pad = "  " * depth
        lines: list[str] = []
        for key, value in node.items():
            at: Path = (*path, key)
            if isinstance(value, dict):
                lines += [f"{pad}{key}:", *self.mapping(value, at, depth + 1)]
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                lines.append(f"{pad}{key}:")
                for number, item in enumerate(value):
                    inner = self.mapping(item, (*at, number), depth + 2)
                    lines += self._item(inner, depth)
            elif isinstance(value, list):
                listed = ", ".join(scalar(str(one)) for one in value)
                lines.append(f"{pad}{key}: [{listed}]{self._why(at)}")
            else:
                lines.append(f"{pad}{key}: {scalar(str(value))}{self._why(at)}")
        for at, words in self.waiting.items():
            if at[:-1] == path and at[-1] not in node:
                lines.append(
                    f"{pad}# {at[-1]}:    # {Text('待答', 'to be answered').say(self.lang)}：{_one_line(words)}"
                )
                lines += [f"{pad}# {at[-1]}: {one}    # {why}" for one, why in self.reading.other.get(at, ())]
        if path == ("judgment",):
            lines += self._where_missed()
        return lines if path else [*lines, *self._open(node), *self._paid(node)]

    def _paid(self, case: dict[str, Any]) -> list[str]:
        """What was paid on a day that is not said, commented out."""
        if not self.reading.paid or "payments" in case:
            return []
        said = Text(
            "待答：何日付的；或 --answer paid-day=日期（几笔的用“、”隔开）",
            "to be answered: on which day; or --answer paid-day=DAY (several: with “、” between)",
        ).say(self.lang)
        lines = [f"# payments:    # {said}"]
        for one in self.reading.paid:
            lines += ["#   - date:", *(f"#     {key}: {value}" for key, value in one.items())]
        return lines

    def _where_missed(self) -> list[str]:
        """The keys that hold where an instalment was missed, commented out, with what puts them in."""
        apart = self.reading.conditional
        if apart is None:
            return []
        inner = _Writer(
            self.reading._replace(why=_words_of(self.reading, apart), conditional=None), apart.waiting, self.lang
        )
        said = Text(
            "未按期履行才有，加进上面各键；或 --answer missed=未付那一期的到期日（都付了的：missed=no）：",
            "only where an instalment was missed; --answer missed=ITS-DUE-DAY puts it in (none missed: missed=no):",
        ).say(self.lang)
        return [f"  # {said}", *(f"  # {line[2:]}" for line in inner.mapping(apart.case["judgment"], ("judgment",), 1))]

    def _open(self, node: dict[str, Any]) -> list[str]:
        """What waits for an answer below a key that nothing was read for: all of it commented out."""
        lines: list[str] = []
        for top in dict.fromkeys(at[0] for at in self.waiting if len(at) > 1 and at[0] not in node):
            lines.append(f"# {top}:")
            for at, words in self.waiting.items():
                if at[0] == top and len(at) > 1:
                    key = ".".join(str(step + 1 if isinstance(step, int) else step) for step in at[1:])
                    lines.append(f"#   {key}:    # {Text('待答', 'to be answered').say(self.lang)}：{_one_line(words)}")
                    lines += [f"#   {key}: {one}    # {_one_line(why)}" for one, why in self.reading.other.get(at, ())]
        return lines

    def _item(self, inner: list[str], depth: int) -> list[str]:
        """The lines of one item of a list, the first key behind its dash; comments alone go before it."""
        pad = "  " * depth
        first = next((number for number, line in enumerate(inner) if not line.lstrip().startswith("#")), None)
        if first is None:
            return [f"{pad}  # -", *inner]
        ahead = inner[:first]
        return [*ahead, f"{pad}  - {inner[first].lstrip()}", *inner[first + 1 :]]

    def _why(self, path: Path) -> str:
        words = self.reading.why.get(path, "")
        return f"    # “{_one_line(words)}”" if words else ""
