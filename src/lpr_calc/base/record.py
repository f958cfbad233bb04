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
    """The place of each field, known once a copy with some changed was asked for."""

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
        fields = cls._fields
        more = len(fields) - len(values)
        if not (named or more):
            return _made(cls, values)
        if not named and 0 < more <= len(cls._last):
            values += cls._last[-more:]
        else:
            missing = []
            rest = []
            for field in fields[len(values) :]:
                if field in named:
                    rest.append(named.pop(field))
                elif field in cls._defaults:
                    rest.append(cls._defaults[field])
                else:
                    missing.append(field)
            if named or missing or len(values) > len(fields):
                raise TypeError(
                    f"{cls.__name__}({', '.join(fields)}): missing {missing}, not a field or repeated {list(named)}"
                )
            values = (*values, *rest)
        return _made(cls, values)


_made: Any = tuple.__new__


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
            places = cls._places
            if not places:
                places.update({field: place for place, field in enumerate(cls._fields)})
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
