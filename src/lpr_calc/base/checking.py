"""What annotations need of ``typing``, which takes a twentieth of a start to load and computes nothing.

Annotations are not evaluated (``from __future__ import annotations``), so at run time these names stand for nothing;
type checkers read them as those of ``typing``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any, ClassVar, Protocol, TypeAlias, TypeVar, cast

    __all__ = ["IO", "TYPE_CHECKING", "Any", "ClassVar", "Protocol", "TypeAlias", "TypeVar", "cast"]
else:
    IO = Any = ClassVar = Protocol = TypeAlias = object

    def TypeVar(*_, **__):  # noqa: N802
        """Stand for a type of any kind."""
        return object

    def cast(_, value):
        """Return the value."""
        return value
