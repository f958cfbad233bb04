"""What a rejected row says: the cell as the spreadsheet names it, and no option that `batch` does not have."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_rows import TODAY
from lpr_calc.base.errors import LprError
from lpr_calc.batch import places, rows
from lpr_calc.batch.answers import COMPUTERS
from lpr_calc.batch.columns import columns_of
from lpr_calc.batch.places import letters
from lpr_calc.batch.questions import QUESTIONS
from lpr_calc.cli import batch
from lpr_calc.rates.series import Rates

RATES = Rates()
DAYS = ["2022-08-31", "2021-03-01", "2023-12-21", "2024-02-30", "x", "44074", "2020年8月", "2031-01-01", "2015-01-01"]
SUMS = ["30万", "100", "-5", "0", "x", "1.005", "2022-01-15=500", "90000000000000000"]
PER = ["12%", "LPR", "36%", "x", "12", "月息2分", "-1%", "0.05%/日"]
PAID = ["2022-12-15=500", "2022-12-15=500;x", "500", "2022-13-01=5", "2030-01-01=500", "律师费=300", "2022-12-15=0"]
WORDS = ["是", "both", "x", "民间借贷", "金融借款", "360", "1.5", "10日", "10", "12"]
TEXTS = ["被告李某于本判决生效之日起十日内偿还原告王某借款300000元。", "今借到王某3万元。李某。2021年3月1日", "x", "3"]
TABLES: dict[str, dict[str, list[str]]] = {
    "claim": {
        "编号": WORDS, "本金": SUMS, "到期日": DAYS, "出借日": DAYS, "合同成立日": DAYS, "期内利率": PER,
        "逾期利率": PER, "计算至": DAYS, "还款": PAID, "费用": PAID, "类型": WORDS, "违约金": PER, "起诉日": DAYS,
        "算头算尾": WORDS, "年天数": WORDS, "起息日": DAYS, "催收记录": PAID, "还款方式": WORDS,
        "期数": WORDS, "保证人": WORDS, "保证期间": WORDS, "罚息倍数": WORDS, "LPR期限": WORDS,
    },
    "judgment": {
        "编号": WORDS, "判决本金": SUMS, "履行期限届满日": DAYS, "利率": PER, "利息起算日": DAYS, "利息截止日": DAYS,
        "计息基数": SUMS, "判决利息": SUMS, "生效日": DAYS, "判决日": DAYS, "履行天数": WORDS, "案件受理费": SUMS,
        "扣除期间": DAYS, "还款": PAID, "计算至": DAYS, "违约金": SUMS, "费用": PAID, "债务人": WORDS,
    },
    "limitation": {
        "编号": WORDS, "到期日": DAYS, "催收日期": DAYS, "催告到达日": DAYS, "还款": PAID, "起诉日": DAYS,
        "履行期限届满日": DAYS, "生效日": DAYS, "本金": SUMS, "中止期间": DAYS, "截至日": DAYS, "保证人": WORDS,
        "保证期间": WORDS,
    },
    "fee": {"编号": WORDS, "标的额": SUMS, "本金": SUMS, "到期日": DAYS, "起诉日": DAYS},
    "cap": {"编号": WORDS, "合同成立日": DAYS, "利率": PER, "出借日": DAYS, "截至日": DAYS, "受理日": DAYS},
    "read": {"编号": WORDS, "判决主文": TEXTS, "生效日": DAYS, "合同成立日": DAYS, "到期日": DAYS},
}  # fmt: skip
"""The columns of each question, with what a table has in them, right and wrong."""
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")


def options_of_batch() -> set[str]:
    """Every option that the command has, those of all commands among them."""
    return {name for one in batch.declared().params for name in one.opts}


@pytest.mark.parametrize("question", QUESTIONS)
@settings(max_examples=max(settings().max_examples // 2, 5))
@given(seed=st.integers(0, 2**40))
def test_every_row_error_names_its_cell(question: str, seed: int) -> None:
    """Of a column that the table has, the cell; only what concerns a fact without a column names the row."""
    rng = random.Random(seed)  # noqa: S311
    told: list[LprError] = []
    known = options_of_batch()
    real = places.in_a_table

    def seen(*args: object) -> LprError:
        told.append(real(*args))  # type: ignore[arg-type]
        return told[-1]

    table, (lang, row) = TABLES[question], rng.choice([("zh", "第 7 行"), ("en", "row 7")])
    computer = COMPUTERS[question](RATES, TODAY, rng.random() < 0.4, lang)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rows, "in_a_table", seen)
        for _ in range(12):
            headings = [name for i, name in enumerate(table) if i < 2 or rng.random() < 0.45]
            columns = columns_of(headings, {}, "t", question=question)
            cells = [rng.choice(["", *[table[name][0]] * 3, *table[name][:2], *table[name]]) for name in headings]
            del told[:]
            outcome = computer.of_cells(columns, cells, 7)
            where = [problem.where for error in told for problem in error.problems]
            assert bool(outcome.error) == bool(where)
            of_cells = {f"{letters(at)}7 {name}" for at, name in enumerate(headings)}
            keys = {column.key for column in columns}
            for error in told:
                for problem in error.problems:
                    if problem.where in of_cells:
                        continue
                    assert problem.where == row, (problem, cells)
                    assert keys.isdisjoint(places._COLUMNS.get(problem.code, ())), (problem, cells)
            named = set(OPTION.findall(" ".join(outcome.cells)))
            assert named <= known, (named - known, outcome.error)


MISSING = [
    ("claim", "编号,本金,到期日", "1,,2022-08-31", "B7 本金"),
    ("claim", "编号,本金,到期日", "1,30万,", "C7 到期日"),
    ("claim", "编号,本金,到期日,期内利率,合同成立日", "1,30万,2022-08-31,12%,x", "E7 合同成立日"),
    ("judgment", "编号,履行期限届满日,判决本金", "1,2022-08-31,", "C7 判决本金"),
    ("judgment", "编号,判决本金,履行期限届满日,生效日", "1,30万,,", "C7 履行期限届满日"),
    ("judgment", "判决本金,履行天数,生效日", "30万,10,", "C7 生效日"),
    ("judgment", "判决本金,履行期限届满日,利率,利息起算日", "30万,2022-08-31,,2022-01-01", "C7 利率"),
    ("judgment", "判决本金,履行期限届满日,利率,利息起算日", "30万,2022-08-31,LPR,", "D7 利息起算日"),
    ("limitation", "编号,履行期限届满日,判决利息", "1,,100", "B7 履行期限届满日"),
    ("fee", "编号,标的额", "1,", "B7 标的额"),
    ("cap", "合同成立日,利率", "2013-01-01,LPR", "B7 利率"),
    ("read", "编号,判决主文", "1,", "B7 判决主文"),
]


@pytest.mark.parametrize(("question", "headings", "cells", "cell"), MISSING)
def test_what_is_missing_is_missing_in_its_cell(question: str, headings: str, cells: str, cell: str) -> None:
    """The empty cell, not that of a neighbour."""
    columns = columns_of(headings.split(","), {}, "t", question=question)
    outcome = COMPUTERS[question](RATES, TODAY, False, "zh").of_cells(columns, cells.split(","), 7)
    assert outcome.error.startswith(f"{cell}: "), outcome.error
