"""A clause that is read whole is no longer so once words behind it take some of it back: no text is read past them."""

from __future__ import annotations

from typing import Any

import pytest

from lpr_calc.reading.read import Reading, read_text
from test_texts import COMPOSED, UNSEEN

TAKEN_BACK = (
    "，但2023年1月9日以后的利息除外",
    "，超过33000元的部分除外",
    "，扣除已支付的5700元后",
    "，自愿减免5700元",
    "，被告白玉堂除外",
    "，各承担二分之一",
    "（不包括律师费）",
)
WHOLE = [
    entry
    for entry in [*COMPOSED, *UNSEEN]
    if "判决" in entry["text"] and not entry.get("stops") and "利息" in entry["text"]
][::24]


def silent(before: Reading, after: Reading) -> bool:
    """Whether nothing is unread, and nothing asked or told, that was not before."""
    asked = {ask.code for ask in after.asks} - {ask.code for ask in before.asks}
    return not (after.unread or after.serious or asked or len(after.told) > len(before.told))


@pytest.mark.broad
@pytest.mark.parametrize("words", TAKEN_BACK)
def test_words_that_take_something_back_are_never_passed_over(words: str) -> None:
    assert len(WHOLE) > 8
    for entry in WHOLE:
        for text, before in with_words(entry, words):
            assert not silent(before, read_text(text)), text


def with_words(entry: dict[str, Any], words: str) -> list[tuple[str, Reading]]:
    """The text with the words put in at the end of each clause that was read, where it was read whole."""
    before = read_text(entry["text"])
    if before.unread:
        return []
    source = before.facts.source
    found: list[tuple[str, Reading]] = []
    for start, end in sorted(set(before.facts.understood)):
        if "各" in words and "受理费" in source.text[start:end]:
            continue  # of a fee that is read
        last = end - 1
        while last > start and source.text[last] in "；。":
            last -= 1
        place = source.place(last, last + 1)[1]
        found.append((entry["text"][:place] + words + entry["text"][place:], before))
    return found


@pytest.mark.parametrize(
    ("words", "amount", "asked"),
    [
        # 2150 by halves of two is 1075 each; of three none; 700 of each of two defendants is 1400.
        ("案件受理费2150元，由原告王某、被告李某各负担一半。", "1075", False),
        ("案件受理费2150元，由原告王某、被告李某、赵某各负担一半。", "1075", True),
        ("案件受理费2150元，由被告李某、赵某各负担1075元。", "2150", False),
        ("案件受理费2100元，由原告王某、被告李某、赵某各负担700元。", "1400", False),
    ],
)
def test_what_each_bears_of_a_fee_counts_for_each_defendant(words: str, amount: str, asked: bool) -> None:
    reading = read_text(f"判决如下：一、被告李某、赵某于本判决生效后十日内偿还原告王某借款200000元。{words}")
    assert [cost["amount"] for cost in reading.case["judgment"]["costs"]] == [amount]
    assert ("fee-share" in {ask.code for ask in reading.asks}) == asked
