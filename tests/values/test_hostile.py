"""Bad days: text that is too long, files that are too large, rows that nobody foresaw. Nothing hangs, nothing stops."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lpr_calc.base.errors import LprError
from lpr_calc.batch import lane as quick
from lpr_calc.batch import rows as whole
from lpr_calc.batch.plain import PlainRows
from lpr_calc.casefile.parse import parse_case
from lpr_calc.cli import run
from lpr_calc.values.strictyaml import load_yaml
from result_rows import result_rows

TODAY = date(2026, 11, 23)


@pytest.mark.broad
def test_suggestions_stop_after_a_few() -> None:
    """Each costs milliseconds: 20,000 of them would take minutes."""
    case = load_yaml("principal: 1\n" + "".join(f"princi{number}: 1\n" for number in range(20_000)), "case.yaml")
    with pytest.raises(LprError) as caught:
        parse_case(case, TODAY)
    unknown = [problem for problem in caught.value.problems if problem.code == "key-unknown"]
    assert len(unknown) == 21
    assert unknown[0].hint.en == "did you mean principal?"
    assert unknown[-1].message.en == "there are more unknown keys, not listed one by one"


TABLE = "principal,interest_from,until,kind\n" + "".join(f"{n}00.00,2024-01-01,2025-01-01,\n" for n in range(1, 9))


def broken(real: Any, when: str) -> Any:
    """Return ``real``, failing as no one foresaw where its arguments speak of ``when``."""

    def call(*given: Any, **named: Any) -> Any:
        if when in repr(given):
            raise ZeroDivisionError("division by zero")
        return real(*given, **named)

    return call


class TestARowNeverStopsABatch:
    """Whatever a row raises is its ``error``, counted apart, with a line asking to report it."""

    def test_a_mistake_of_ours(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        # A row of another kind is no echo of those before it; the lane leaves it to the whole way here.
        source.write_text(TABLE.replace("500.00,2024-01-01,2025-01-01,", "500.00,2024-01-01,2025-01-01,sale"), "utf-8")
        real = whole.Computer._of_tree

        def failing(computer: whole.Computer, tree: Any, *more: Any) -> Any:
            if tree.value["principal"].value == "500.00":
                raise ZeroDivisionError("division by zero")
            return real(computer, tree, *more)

        monkeypatch.setattr(whole.Computer, "_of_tree", failing)
        monkeypatch.setattr(quick.Lane, "figures", lambda *_: None)
        assert run(["batch", str(source), "-o", str(out), "--lang", "en"]) == 1
        rows = result_rows(out)
        assert [bool(row["interest"]) for row in rows] == [True] * 4 + [False] + [True] * 3
        assert rows[4]["error"] == "internal error, please report it: ZeroDivisionError: division by zero"
        said = capsys.readouterr().err
        assert "8 rows: 7 computed, 1 rejected" in said
        assert "1 of the rejected rows are internal errors, not errors of the data: please report them" in said

    def test_the_quick_lane_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What the lane stumbles on goes the whole way, where it is computed or rejected."""
        source, out, right = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "right.csv"
        source.write_text(TABLE, "utf-8")
        assert run(["batch", str(source), "-o", str(right), "-q"]) == 0
        for owner, name in ((PlainRows, "echo"), (PlainRows, "figures"), (quick.Lane, "figures")):
            monkeypatch.setattr(owner, name, broken(getattr(owner, name), "object at"))
            assert run(["batch", str(source), "-o", str(out), "-q"]) == 0
            assert out.read_bytes() == right.read_bytes()
            out.unlink()

    @pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
    def test_a_lone_surrogate_and_a_number_without_end(self, tmp_path: Path, form: str) -> None:
        source, out = tmp_path / "in.jsonl", tmp_path / f"out.{form}"
        facts = {"principal": "100", "from": "2024-01-01", "until": "2025-01-01"}
        rows = [
            facts | {"id": "a\ud800b"},
            facts | {"principal": "0" * 5000},
            facts | {"principal": 10**4200},
            facts | {"\udc00": "1"},
            facts,
        ]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        assert run(["batch", str(source), "-o", str(out), "-q", "--lang", "en"]) == 1
        if form == "xlsx":
            return
        if form == "jsonl":
            found = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
            assert [row.get("id") for row in found] == ["a\ud800b", None, None, None, None]
        else:
            found = result_rows(out)
            assert found[0]["id"] == "a\\ud800b"
        assert [row["interest"] for row in found] == ["", "", "", "3.37", "3.37"]
        assert ["too long" in row["error"] for row in found] == [False, True, True, False, False]
