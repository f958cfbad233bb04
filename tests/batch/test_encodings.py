"""The encoding of a table, by every byte of it: what stands at the end, and across the pieces it is read in."""

from __future__ import annotations

import io
from hashlib import blake2b
from itertools import accumulate

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.batch import sources
from lpr_calc.batch.block_rows import cells_of

HEAD = "编号,本金\n"
BODY = "1,300000\n" * 40_000


@pytest.mark.parametrize("pad", range(4))
@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("utf-16", "utf-16")],
)
def test_found_by_the_last_row_too(encoding: str, found: str, pad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Characters of several bytes stand across the ends of pieces, whichever of them."""
    monkeypatch.setattr(sources, "_SCAN", 7)
    raw = ("x" * pad + HEAD + "李四，王五\n" * 9).encode(encoding)
    assert sources.encoding_of(io.BytesIO(raw), "t") == (found, blake2b(raw, digest_size=32).hexdigest(), len(raw))


def test_a_byte_far_down_decides() -> None:
    assert len(BODY) > sources._SCAN
    late = io.BytesIO(BODY.encode() + HEAD.encode("gb18030"))
    assert sources.encoding_of(late, "t")[0] == "gb18030"
    assert late.tell() == 0


@pytest.mark.parametrize("tail", [b"\xe6\x9d", b"\xff"])
def test_a_file_that_ends_in_half_a_character_fits_nothing(tail: bytes) -> None:
    with pytest.raises(LprError):
        sources.encoding_of(io.BytesIO(BODY.encode() + tail), "t", "utf-8")


@pytest.mark.parametrize("block", [1, 7, 40, 1000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_blocks_are_the_same_of_every_encoding(encoding: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8 is not decoded: characters across the ends of pieces, breaks in quotes, and the bytes 0x85 and 0xA0 that
    stand in Chinese characters (兀, 堠) and are a break and a blank as characters of their own.
    """
    monkeypatch.setattr(sources, "BLOCK", block)
    text = '编号,"债务人\n姓名"\n1,"李\n四"\n2,兀堠\n\n3,"a"\n4,"“”\u3000\n\n五"\n5,六'
    found = list(sources.text_blocks(io.BytesIO(text.encode(encoding)), encoding, "t", quoted=True))
    assert {one.narrow for one in found} == {encoding.startswith("utf-8")}
    assert "".join(one.words() for one in found) == text
    assert found[0].words() == '编号,"债务人\n姓名"\n'
    ends = accumulate(one.text.count("\n") for one in found)
    assert [one.line for one in found] == [1, *(1 + end for end in ends)][:-1]
    rows = [(line, one.rows_of_lines()(line), cells) for one in found for line, cells in cells_of(one, ",", "t")]
    assert rows == [
        (1, 1, ["编号", "债务人\n姓名"]),
        (3, 2, ["1", "李\n四"]),
        (5, 3, ["2", "兀堠"]),
        (7, 5, ["3", "a"]),
        (8, 6, ["4", "“”\u3000\n\n五"]),
        (11, 7, ["5", "六"]),
    ]


@pytest.mark.parametrize(("size", "fits"), [(40, True), (50, False)])
def test_a_row_is_measured_in_characters(size: int, fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LONGEST", 40)
    monkeypatch.setattr(sources, "BLOCK", 16)
    file = io.BytesIO(("a\n" + "李" * size + "\n").encode())
    if fits:
        assert [one.words() for one in sources.text_blocks(file, "utf-8", "t", quoted=True)][1] == "李" * size + "\n"
    else:
        with pytest.raises(LprError):
            list(sources.text_blocks(file, "utf-8", "t", quoted=True))
