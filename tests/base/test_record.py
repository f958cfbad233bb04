"""Records are made by place, by name, or both; what is missing, unknown or stated twice is said."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.base.record import Record


class Sample(Record):
    first: int
    second: int
    third: int = 3
    fourth: tuple[int, ...] = ()


class Early(Record):
    """A field with a default before one without."""

    first: int = 1
    second: Any = None
    third: int  # type: ignore[misc]


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (Sample(1, 2), (1, 2, 3, ())),
        (Sample(1, 2, 5), (1, 2, 5, ())),
        (Sample(1, 2, 5, (6,)), (1, 2, 5, (6,))),
        (Sample(1, second=2), (1, 2, 3, ())),
        (Sample(second=2, first=1), (1, 2, 3, ())),
        (Sample(1, 2, fourth=(7,)), (1, 2, 3, (7,))),
        (Sample(first=1, second=2, third=4, fourth=(7,)), (1, 2, 4, (7,))),
    ],
)
def test_fields_are_given_by_place_and_by_name(made: Sample, right: tuple[Any, ...]) -> None:
    assert tuple(made) == right
    assert type(made) is Sample
    assert (made.first, made.second, made.third, made.fourth) == right


def test_one_with_a_default_may_stand_before_one_without() -> None:
    assert tuple(Early(third=9)) == (1, None, 9)
    with pytest.raises(TypeError, match=r"missing \['third'\]"):
        Early(5, 6)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("values", "named", "missing", "wrong"),
    [
        ((), {}, ["first", "second"], []),
        ((1,), {}, ["second"], []),
        ((1,), {"third": 3}, ["second"], []),
        ((1, 2), {"fifth": 5}, [], ["fifth"]),
        ((1, 2), {"second": 5}, [], ["second"]),
        ((1,), {"first": 5, "sixth": 6}, ["second"], ["first", "sixth"]),
        ((1, 2, 3, (), 5), {}, [], []),
    ],
)
def test_what_is_missing_unknown_or_stated_twice_is_said(
    values: tuple[Any, ...], named: dict[str, Any], missing: list[str], wrong: list[str]
) -> None:
    with pytest.raises(TypeError) as raised:
        Sample(*values, **named)
    assert str(raised.value) == (
        f"Sample(first, second, third, fourth): missing {missing}, not a field or repeated {wrong}"
    )


def test_a_copy_has_other_fields_changed() -> None:
    made = Sample(1, 2)
    assert tuple(made._replace(third=8, first=0)) == (0, 2, 8, ())
    with pytest.raises(TypeError, match="no field fifth"):
        made._replace(fifth=1)
