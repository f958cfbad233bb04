"""Immutable values with named fields, cheap to define.

`typing.NamedTuple` writes and executes source for every class: 0.15 ms each, thirty times over, a quarter of what
`import click` costs. A `Record` is a tuple in the same way and is written the same way, for a fifteenth of that.
"""

from __future__ import annotations

from operator import itemgetter

from .checking import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Self, dataclass_transform

    def _item(index: int) -> Any: ...

else:

    def dataclass_transform(**_: Any) -> Any:
        """Do nothing at run time; type checkers read it."""
        return lambda cls: cls

    try:
        from collections import _tuplegetter  # what named tuples are read by: half the time of a property

        def _item(index: int) -> Any:
            """Return what reads the item of a tuple as an attribute."""
            return _tuplegetter(index, None)

    except ImportError:

        def _item(index: int) -> Any:
            """Return what reads the item of a tuple as an attribute."""
            return property(itemgetter(index))


_ITEMS = [_item(index) for index in range(64)]
"""What reads each field, the same for every class."""


@dataclass_transform(eq_default=True, order_default=True, frozen_default=True)
class _RecordType(type):
    _fields: tuple[str, ...]
    _defaults: dict[str, Any]
    _last: tuple[Any, ...]
    _places: dict[str, int]
    """The place of each field, known once it was asked for by name (`_placed`)."""
    _begun: list[Any]
    _needed: tuple[int, ...]
    """What every field is by default, and the places of those that have none; known with the places."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _RecordType:
        if bases:
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            last = len(fields)
            while last and fields[last - 1] in defaults:
                last -= 1
            namespace["_fields"] = fields
            namespace["_places"] = {}
            namespace["_defaults"] = defaults
            namespace["_last"] = tuple([defaults[field] for field in fields[last:]])
            _ITEMS.extend(map(_item, range(len(_ITEMS), len(fields))))
            namespace.update(zip(fields, _ITEMS, strict=False))
        namespace["__slots__"] = ()
        if not bases:
            bases = (tuple,)
        return super().__new__(mcs, name, bases, namespace)

    def __call__(cls, *values: Any, **named: Any) -> Any:
        given = len(values)
        more = len(cls._fields) - given
        if not (named or more):
            return _made(cls, values)
        if not named and 0 < more <= len(cls._last):
            return _made(cls, values + cls._last[-more:])
        # A record of many fields begins as their defaults, which is faster than asking for each whether it is named.
        places = cls._places or cls._placed()
        filled = [*values, *cls._begun[given:]]
        wrong = [field for field in named if places.get(field, -1) < given]
        for field in named.keys() - wrong if wrong else named:
            filled[places[field]] = named[field]
        missing = [cls._fields[place] for place in cls._needed if place >= given and filled[place] is _MISSING]
        if wrong or missing or more < 0:
            raise TypeError(
                f"{cls.__name__}({', '.join(cls._fields)}): missing {missing}, not a field or repeated {wrong}"
            )
        return _made(cls, filled)

    def _placed(cls) -> dict[str, int]:
        """Find the place of each field and what it is by default."""
        cls._begun = [cls._defaults.get(field, _MISSING) for field in cls._fields]
        cls._needed = tuple([place for place, value in enumerate(cls._begun) if value is _MISSING])
        cls._places.update({field: place for place, field in enumerate(cls._fields)})
        return cls._places


_made: Any = tuple.__new__
_MISSING = object()


class Record(metaclass=_RecordType):
    """Base of every value: fields are the annotations of the class, in order; a later one may have a default."""

    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]

        def __iter__(self) -> Iterator[Any]: ...
        def _replace(self, **changes: Any) -> Self: ...
        def _asdict(self) -> dict[str, Any]: ...

    else:

        def _replace(self, **changes):
            """Return a copy with some fields changed."""
            cls = type(self)
            places = cls._places or cls._placed()
            if not changes.keys() <= places.keys():
                wrong = [name for name in changes if name not in places]
                raise TypeError(f"{cls.__name__} has no field {', '.join(wrong)}")
            values = list(self)
            for field, value in changes.items():
                values[places[field]] = value
            return tuple.__new__(cls, values)

        def _asdict(self):
            """Return the fields by name."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            """Show every field."""
            shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"
