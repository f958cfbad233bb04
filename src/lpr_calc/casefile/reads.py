"""Which parts of a case a computation reads, noted while it runs.

A computation is a function of what it reads: two cases that differ only in what it did not read come to the same. So a
fact that was not read decided nothing, and nobody has to compute again without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from ..base.checking import Any
from ..base.record import Record
from .model import Case, Conventions, Judgment, Loan
from .people import Party
from .repayment import Instalments

Read = tuple[type, str]
"""A field of a part of a case (of any loan; of the party ``creditor.`` or ``debtor.``, which are told apart); ``*``
where the part was looked at as a whole.
"""

PARTS = (Case, Loan, Instalments, Party, Conventions, Judgment)
"""The parts whose fields are noted one by one; what a field holds besides is read as a whole, or not at all."""

WHOLE = "*"
"""Where a part was looked at as a whole."""
_OF_TUPLES = (
    *("__iter__", "__getitem__", "__contains__", "__add__", "__hash__"),
    *("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"),
)
_item = tuple.__getitem__


def watched(case: Case, seen: set[Read]) -> Case:
    """Return the same case, which adds to ``seen`` whatever is read of it and of copies made of it."""
    found: Case = _watching(case, seen)
    return found


def unlike(one: Case, other: Case) -> set[Read]:
    """Return the reads that would tell two cases apart."""
    return set(_unlike(one, other))


def _unlike(one: Any, other: Any, whose: str = "") -> Iterator[Read]:
    owner = type(one)
    same = True
    for name, a, b in zip(owner._fields, one, other, strict=True):
        if a is b:
            continue
        if name == "places":
            differing = [key for key in {**a, **b} if a.get(key) != b.get(key)]
            if not differing:
                continue
            yield from ((owner, f"{name}.{key}") for key in differing)
            yield owner, name
        elif type(a) in PARTS and type(a) is type(b):
            inner = list(_unlike(a, b, _whose(name, a)))
            yield from inner
            same = same and not inner
            continue
        elif name == "loans" and len(a) == len(b):
            inner = [read for pair in zip(a, b, strict=True) for read in _unlike(*pair)]
            yield from inner
            same = same and not inner
            continue
        elif name != "stated" and a == b:
            # A tree that a case was read from equals any other: it says nothing of the case.
            continue
        else:
            yield owner, f"{whose}{name}"
        same = False
    if not same:
        yield owner, f"{whose}{WHOLE}"


def _whose(name: str, part: Any) -> str:
    """What is put before the fields of a part that stands in the field ``name``."""
    return f"{name}." if type(part) is Party else ""


def _watching(value: Any, seen: set[Read], whose: str = "") -> Any:
    """Return a part, or a tuple of parts, that notes what is read of it; any other value as it is."""
    owner: Any = type(value)
    if owner in PARTS:
        items: list[Any] = [
            _watching(item, seen, _whose(name, item)) for name, item in zip(owner._fields, value, strict=True)
        ]
        if "places" in owner._fields:
            at = owner._fields.index("places")
            items[at] = _Places(items[at], owner, seen)
        return tuple.__new__(_watching_class(owner, whose), (*items, seen))
    if owner is tuple and value and type(value[0]) in PARTS:
        return tuple(_watching(item, seen) for item in value)
    return value


@cache
def _watching_class(owner: type[Record], whose: str) -> type:
    """Return a class of records of one more item, the set of what was read, that stand for those of ``owner``."""
    names = owner._fields
    size = len(names)

    def reading(index: int, name: str) -> property:
        noted = (owner, f"{whose}{name}")

        def read(self: Any) -> Any:
            _item(self, size).add(noted)
            return _item(self, index)

        # A mapping of places notes for itself which of them is asked for.
        return property((lambda self: _item(self, index)) if name == "places" else read)

    def whole(self: Any) -> tuple[Any, ...]:
        _item(self, size).add((owner, f"{whose}{WHOLE}"))
        return _item(self, slice(size))

    def replace(self: Any, **changes: Any) -> Any:
        items = [changes.pop(name, value) for name, value in zip(names, _item(self, slice(size)), strict=True)]
        if changes:
            raise TypeError(f"{owner.__name__} has no field {', '.join(changes)}")
        return tuple.__new__(watching, (*items, _item(self, size)))

    def as_tuple(method: str) -> Callable[..., Any]:
        does = getattr(tuple, method)
        return lambda self, *others: does(whole(self), *others)

    methods: dict[str, Any] = {method: as_tuple(method) for method in _OF_TUPLES}
    methods |= {"_replace": replace, "__len__": lambda self: size, "__slots__": ()}
    fields = {name: reading(index, name) for index, name in enumerate(names)}
    watching: type = type.__new__(type(owner), owner.__name__, (owner,), {**fields, **methods})
    return watching


class _Places(Mapping[str, str]):
    """Where keys stand; notes which of them is asked for."""

    __slots__ = ("places", "owner", "seen")

    def __init__(self, places: Mapping[str, str], owner: type, seen: set[Read]) -> None:
        self.places, self.owner, self.seen = places, owner, seen

    def __getitem__(self, key: str) -> str:
        self.seen.add((self.owner, f"places.{key}"))
        return self.places[key]

    def __iter__(self) -> Iterator[str]:
        self.seen.add((self.owner, "places"))
        return iter(self.places)

    def __len__(self) -> int:
        self.seen.add((self.owner, "places"))
        return len(self.places)
