"""A second debtor and one guarantor in columns of their own are the nested form of a case file, to the same Case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc import cli
from lpr_calc.base.errors import LprError
from lpr_calc.batch.columns import InputColumn, columns_of
from lpr_calc.batch.trees import assemble
from lpr_calc.casefile.headings import known_headings, read_heading
from lpr_calc.casefile.model import NOWHERE, Case
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.people import NO_PLACES
from lpr_calc.values.tree import as_tree

TODAY = date(2026, 11, 27)
LOAN = {"本金": "500000", "出借日": "2024-01-10", "到期日": "2025-01-10", "期内利率": "12%", "计算至": "2026-01-01"}
NESTED: dict[str, Any] = {
    "principal": "500000",
    "lent": "2024-01-10",
    "due": "2025-01-10",
    "rate": "12%",
    "until": "2026-01-01",
}


def of_row(**cells: str) -> Case:
    """The case of one row of a table; headings may be anything."""
    row = {**LOAN, **cells}
    columns = columns_of(list(row), {}, "t.csv")
    return parse_case(
        assemble([(c.key, row[c.heading], c.heading) for c in columns if c.key and row[c.heading]]), TODAY
    )


def plain(value: Any) -> Any:
    """A case without the places it was read from."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        gone = {"where": "", "places": NOWHERE if isinstance(value, Case) else NO_PLACES, "stated": None}
        fields = {name: gone.get(name, plain(getattr(value, name))) for name in value._fields}
        return type(value)(**fields)
    return tuple(plain(item) for item in value) if isinstance(value, tuple) else value


def nested(**facts: Any) -> Any:
    return plain(parse_case(as_tree({**NESTED, **facts}), TODAY))


GUARANTOR = {
    "name": "丁",
    "mode": "连带",
    "signed": "2024-01-10",
    "period": "2年",
    "limit": "300000",
    "limit_on": "本金",
    "limit_order": "按比例",
    "scope": "本金、利息",
    "sued": "2025-05-06",
    "demands": [{"date": "2025-03-03"}, {"date": "2025-04-01"}],
}


class TestTheSameCase:
    def test_everything_at_once(self) -> None:
        row = of_row(
            债权人="甲",
            债务人="乙",
            债务人二="丙",
            债务形式="连带",
            保证人="丁",
            保证方式="连带",
            保证合同成立日="2024-01-10",
            保证期间="2年",
            担保限额="300000",
            限额口径="本金",
            限额抵充="按比例",
            担保范围="本金、利息",
            起诉保证人日="2025-05-06",
            向保证人主张="2025-03-03;2025-04-01",
        )
        assert plain(row) == nested(creditor="甲", debtor=["乙", "丙"], liability="连带", guarantors=GUARANTOR)

    def test_english_headings(self) -> None:
        row = of_row(
            creditor="甲",
            debtor="乙",
            debtor2="丙",
            guarantor="丁",
            **{
                "guarantors.mode": "joint",
                "guarantor.signed": "2024-01-10",
                "guarantee period": "2年",
                "Guarantee Limit": "300000",
            },
        )
        one = {key: GUARANTOR[key] for key in ("name", "mode", "signed", "period", "limit")}
        assert plain(row) == nested(creditor="甲", debtor=["乙", "丙"], guarantors=one)

    def test_persons_behind_a_dot(self) -> None:
        row = of_row(
            **{
                "债务人": "乙",
                "债务人二": "丙",
                "债务人.份额": "60%",
                "债务人二.份额": "40%",
                "保证人": "丁",
                "保证人.住址": "某路",
            }
        )
        debtors = [{"name": "乙", "share": "60%"}, {"name": "丙", "share": "40%"}]
        assert plain(row) == nested(debtor=debtors, guarantors={"name": "丁", "address": "某路"})

    def test_units_of_a_heading(self) -> None:
        assert of_row(债务人="乙", 保证人="丁", **{"担保限额（万元）": "30"}) is not None
        columns = columns_of(["本金", "担保限额（万元）"], {}, "t.csv")
        assert columns[1].unit is not None
        assert columns[1].unit.shift == 4

    @given(st.dictionaries(st.sampled_from(sorted(GUARANTOR.keys() - {"name", "demands"})), st.none()))
    def test_any_of_the_columns(self, some: dict[str, None]) -> None:
        """Whatever columns there are, the flat row is the nested case."""
        words = {"mode": "保证方式", "signed": "保证合同成立日", "period": "保证期间", "limit": "担保限额"}
        words |= {"limit_on": "限额口径", "limit_order": "限额抵充", "scope": "担保范围", "sued": "起诉保证人日"}
        row = {words[key]: str(GUARANTOR[key]) for key in some}
        one = {key: GUARANTOR[key] for key in some}
        try:
            want = nested(debtor="乙", filed="2025-05-06", guarantors={"name": "丁", **one})
        except LprError:
            return
        assert plain(of_row(债务人="乙", 起诉日="2025-05-06", 保证人="丁", **row)) == want


class TestRefused:
    def error(self, **cells: str) -> str:
        with pytest.raises(LprError) as caught:
            of_row(**cells)
        return "; ".join(problem.say("zh") for problem in caught.value.problems)

    @pytest.mark.parametrize(
        ("heading", "meant"),
        [("保证方势", "保证方式"), ("保证期問", "保证期间"), ("债务入二", "债务人二"), ("担保限頞", "担保限额")],
    )
    def test_a_near_miss(self, heading: str, meant: str) -> None:
        """As for every other column: an error that names the key, not a column carried along."""
        assert meant in self.error(债务人="乙", **{heading: "丁"})

    @pytest.mark.parametrize("heading", ["担保人", "保证金额", "保证期限", "担保总额", "保证合同签署时间"])
    def test_what_may_mean_two_things_is_asked(self, heading: str) -> None:
        assert read_heading(heading).role == "ask"
        assert "--map" in self.error(债务人="乙", **{heading: "丁"})

    def test_no_guarantor(self) -> None:
        assert "保证人没有姓名" in self.error(债务人="乙", 保证方式="连带")

    def test_a_second_debtor_without_a_first(self) -> None:
        assert "债务人二: 写了第二债务人" in self.error(债务人二="丙")
        assert "债务人二: 写了第二债务人" in self.error(债务人="乙、丁", 债务人二="丙")

    def test_several_guarantors_and_one_limit(self) -> None:
        assert "“丁、戊”是几个人的名字" in self.error(债务人="乙", 保证人="丁、戊", 担保限额="1")


def test_every_heading_is_read() -> None:
    """Each name that an error may propose is a key when it is written."""
    for word in known_headings():
        assert read_heading(word).key or read_heading(word).role in ("harmless", "unit"), word


def test_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Couple and guarantor: 500,000 at 12 % to 2026-01-01 less 100,000 = 517,985.54; the guarantee ended unused."""
    table = tmp_path / "rows.csv"
    heads = "债务人,债务人二,本金,出借日,到期日,期内利率,计算至,还款,保证人,保证方式,担保限额,向保证人主张"
    facts = "500000,2024-01-10,2025-01-10,12%,2026-01-01,2025-07-01=100000"
    rows = [f"乙,丙,{facts},丁,连带,30万,", f"乙,丙,{facts},丁,连带,30万,2025-03-03", f"乙,,{facts},,,,"]
    table.write_text("\n".join([heads, *rows]) + "\n", encoding="utf-8")
    assert cli.run(["batch", str(table), "--lang", "zh"]) == 0
    first, second, third = capsys.readouterr().out.splitlines()[1:]
    assert all("517985.54" in row.split(",") for row in (first, second, third))
    assert "丁的保证期间已于 2025-07-10 届满" in first
    assert "届满" not in second
    assert "丁" not in third


def test_columns_are_keys() -> None:
    columns: tuple[InputColumn, ...] = columns_of(["本金", "共同借款人", "保证人", "保证期间起算日"], {}, "t.csv")
    assert [column.key for column in columns] == ["principal", "debtor2", "guarantors", "guarantors.period_from"]
