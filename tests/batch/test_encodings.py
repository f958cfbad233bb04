"""The encoding of a table, by every byte of it: what stands at the end, and across the pieces it is read in."""

from __future__ import annotations

import io
from hashlib import blake2b

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.batch import sources

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
