"""The picture of the rate on a page: a step for every change, labels that the table has, nothing fetched or run."""

from __future__ import annotations

import re

import pytest

import program

CLAIM = ("claim", "--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30", "--format", "html", "-q")


def picture(*args: str) -> str:
    page = program.run(*args).stdout
    found = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(found) <= 1
    return found[0] if found else ""


def test_a_step_for_every_rate_and_labels_of_the_table() -> None:
    drawn = picture(*CLAIM)
    table = program.run(*CLAIM).stdout.partition("</svg>")[2]
    # 3.85, 3.80, 3.70, 3.65, 3.55 (contract.md §5)
    steps = re.findall(r'class="step" d="M(\d+) (\d+)H(\d+)"', drawn)
    assert len(steps) == 5
    heights = [int(y) for _, y, _ in steps]
    assert heights == sorted(heights)  # each rate is lower than the one before: further down
    assert [int(end) for _, _, end in steps[:-1]] == [int(begin) for begin, _, _ in steps[1:]]
    labels = re.findall(r">([\d.]+)%<|>(\d{4}-\d\d-\d\d)<", drawn)
    assert labels
    assert all((rate or day) in table for rate, day in labels)


def test_the_days_stand_where_they_lie() -> None:
    # 1032 days over 880 places: 475 days to 2021-12-20 end at 20 + 475 × 880 ÷ 1032 = 425.03…
    (first, *_) = re.findall(r'class="step" d="M20 \d+H(\d+)"', picture(*CLAIM))
    assert first == "425"


@pytest.mark.parametrize(
    "args",
    [
        ("claim", "--principal", "300000", "--from", "2024-11-01", "--until", "2024-12-01", "--format", "html", "-q"),
        ("claim", "--principal", "1", "--from", "2020-09-01", "--until", "2023-01-01", "--overdue-rate", "日万分之五")
        + ("--signed", "2020-09-01", "--cap", "none", "--format", "html", "-q"),
        ("rates", "list", "--format", "html", "-q"),
        ("fee", "300000", "--format", "html"),
    ],
)
def test_one_rate_or_none_draws_nothing(args: tuple[str, ...]) -> None:
    assert picture(*args) == ""
