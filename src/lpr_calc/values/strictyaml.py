"""YAML read as text only, with the line and column of every piece.

PyYAML would turn 4.20 into a float, ``no`` into False and keep the last of two equal keys. Here every scalar stays
the text that was written; a repeated key, an anchor, a tag, a second document or a file that is too large is refused.
``null``, ``~`` and nothing at all mean "not stated".
"""

from __future__ import annotations

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, problems_of
from ..base.text import Text
from .text import LONGEST_TEXT, shown
from .tree import Node

if TYPE_CHECKING:
    import yaml

problem = problems_of(__name__)

MAX_BYTES = 4_000_000
"""A case or rate file larger than this (4 MB) is not one."""

_MAX_DEPTH = 20
_LONGEST_KEY = 200


def load_yaml(text: str, name: str) -> Node:
    """Parse one YAML document into a tree of text. ``name`` is the file as messages call it.

    Raises LprError naming file, line and column.
    """
    import yaml

    if len(text) > MAX_BYTES:
        raise LprError(problem("yaml-too-large", name))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # Half a surrogate: JSON can spell it, in a cell that is a document of its own; no file can hold it.
        line = text.count("\n", 0, error.start) + 1
        raise LprError(problem("control-character", f"{name}:{line}")) from None
    loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loader: yaml.BaseLoader | None = None
    try:
        # Constructed inside: the loader reads the first bytes at once.
        text = text.removeprefix("\ufeff")
        loader = loader_class(text)
        return _document(loader, name, text)
    except yaml.YAMLError as error:
        raise LprError(_syntax(error, name)) from None
    finally:
        if loader is not None:
            loader.dispose()


def _document(loader: Any, name: str, text: str) -> Node:
    """Walk the events ourselves: anchors never expand, so a file cannot blow up."""
    import yaml

    reader = _Events(loader, name, text)
    reader.take()  # stream start
    if isinstance(reader.peek(), yaml.StreamEndEvent):
        raise LprError(problem("yaml-empty", name))
    reader.take()  # document start
    node = reader.node("", 0)
    reader.take()  # document end
    extra = reader.peek()
    if not isinstance(extra, yaml.StreamEndEvent):
        raise LprError(problem("yaml-documents", reader.place(extra)))
    return node


class _Events:
    def __init__(self, loader: Any, name: str, source: str) -> None:
        self.loader = loader
        self.name = name
        self.source = source

    def take(self) -> Any:
        return self.loader.get_event()

    def peek(self) -> Any:
        return self.loader.peek_event()

    def place(self, event: Any) -> str:
        mark = event.start_mark
        return f"{self.name}:{mark.line + 1}:{mark.column + 1}"

    def node(self, path: str, depth: int) -> Node:
        import yaml

        event = self.take()
        place = self.place(event)
        if depth > _MAX_DEPTH:
            raise LprError(problem("yaml-depth", place))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise LprError(problem("yaml-anchor", place))
        if getattr(event, "tag", None):
            raise LprError(problem("yaml-tag", place, tag=shown(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            if len(text) > LONGEST_TEXT:
                raise LprError(_too_long(text, LONGEST_TEXT, place))
            if not event.style and text in ("null", "Null", "NULL", "~"):
                text = ""
            return Node(text, place, path, folded=" " in text and self.folded(event))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(self.peek(), yaml.SequenceEndEvent):
                items.append(self.node(f"{path}[{len(items)}]", depth + 1))
            self.take()
            return Node(items, place, path)
        return self.mapping(place, path, depth)

    def folded(self, event: Any) -> bool:
        """Say whether a scalar with a space in it stands on several lines of the source."""
        first, last = event.start_mark, event.end_mark
        if first.line == last.line:
            return False
        written = self.source[first.index : last.index]
        if event.style in ("|", ">"):
            # The first line holds the mark alone.
            written = written.partition("\n")[2]
        return "\n" in written.strip()

    def mapping(self, place: str, path: str, depth: int) -> Node:
        import yaml

        found: dict[str, Node] = {}
        keys: dict[str, str] = {}
        while not isinstance(self.peek(), yaml.MappingEndEvent):
            key = self.node(path, depth + 1)
            if not isinstance(key.value, str):
                raise LprError(problem("yaml-key", key.place))
            if len(key.value) > _LONGEST_KEY:
                raise LprError(_too_long(key.value, _LONGEST_KEY, key.place))
            if key.value in found:
                raise LprError(problem("yaml-duplicate-key", key.place, key=shown(key.value), keys=keys[key.value]))
            keys[key.value] = key.place
            found[key.value] = self.node(f"{path}.{key.value}" if path else key.value, depth + 1)
        self.take()
        return Node(found, place, path, keys)


def _too_long(text: str, limit: int, place: str) -> Problem:
    return problem("too-long", place, text=shown(text), count=len(text), limit=limit)


def _syntax(error: Any, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
    said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "unreadable")
    if "\t" in said or "tab" in said.lower():
        hint = Text("缩进请用空格，不用制表符", "indent with spaces, not tabs")
    else:
        hint = Text("检查缩进、冒号后的空格与引号", "check indentation, the space after each colon, and quotes")
    return problem("yaml-syntax", place, hint, said=said)
