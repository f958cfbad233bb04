"""What is wrong with a person is named, and what several are by default."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lpr_calc import claim, cli
from lpr_calc.base.errors import LprError
from several import BASE, TODAY

BAD: list[tuple[dict[str, Any], str]] = [
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "己"}]},
        "payments[0]: 付款人“己”不是本案当事人（第三人代为清偿的不写 by，民法典 524 条）",
    ),
    (
        {"demands": [{"date": "2025-02-01", "to": "己"}]},
        "demands[0]: 催收对象“己”不是本案当事人：对谁主张，才及于谁的保证期间（民法典 693 条）",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "to": "己"}]},
        "payments[0]: “己”不是本案当事人",
    ),
    (
        {
            "payments": [{"date": "2025-02-01", "amount": "2", "by": "丁"}],
            "guarantors": [{"name": "丁", "limit": "1"}],
        },
        "guarantors[0].limit: 丁已付 2.00 元，超过担保限额 1.00 元（民法典 691 条）",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "甲"}]},
        "payments[0]: “甲”是债权人：这里写付款、被免除或承担责任的人",
    ),
    (
        {"releases": {"party": "甲", "date": "2025-02-01"}},
        "releases: “甲”是债权人：这里写付款、被免除或承担责任的人",
    ),
    (
        {"payments": [{"date": "2025-02-01", "amount": "1", "by": "乙", "to": "乙"}]},
        "payments[0]: “乙”既是付款人又是收款人",
    ),
    (
        {"security": {"kind": "mortgage", "price": "100", "price_costs": "200"}},
        "security: 处置费用 200.00 元多于变价款 100.00 元",
    ),
    (
        # 686条2款: a guarantee of 2022 that is silent on its mode is general.
        {"guarantors": [{"name": "丁", "signed": "2022-01-01", "sued": "2025-03-03"}]},
        "guarantors[0].sued: 只起诉一般保证人丁的，法院驳回起诉（担保制度解释 26 条 1 款）",
    ),
    (
        {"costs": [{"name": "律师费", "amount": "1", "borne_by": "庚"}]},
        "costs[0]: “庚”不是本案当事人",
    ),
    (
        {"bankruptcy": {"party": "己公司", "accepted": "2025-02-01"}},
        "bankruptcy: “己公司”不是本案当事人",
    ),
    ({"debtor": ["乙", "乙"]}, "debtor[1]: “乙”写了两次"),
    ({"debtor": [{"name": "乙、丙"}]}, "debtor[0]: “乙、丙”是几个人的名字"),
    ({"debtor": [{"name": "乙", "share": "60%"}, "丙"]}, "debtor[1]: 没有写明丙的份额"),
    ({"guarantors": [{"mode": "joint"}]}, "guarantors[0]: 保证人没有姓名（name）"),
    ({"guarantors": [{"name": "丁", "period": "很久"}]}, "guarantors[0].period: “很久”不是保证期间"),
    ({"guarantors": [{"name": "丁", "loans": "9"}]}, "guarantors[0].loans: 没有编号为“9”的借款"),
    ({"guarantors": [{"name": "丁", "scope": "违约"}]}, "guarantors[0].scope: 不认识的担保范围“违约”"),
    ({"guarantors": [{"name": "丁", "share": "130%"}]}, "guarantors[0].share: “130%”不是份额"),
    (
        {
            "bankruptcy": [{"party": "丁", "accepted": "2025-02-01"}],
            "guarantors": [{"name": "丁", "natural": "是"}],
        },
        "bankruptcy[0]: 自然人不适用企业破产法（该法 2 条），没有停止计息（46 条）",
    ),
]
"""What a matter says of its persons that cannot be, and the message with its place."""


class TestBadInput:
    """Each named, with its place."""

    @pytest.mark.parametrize(("facts", "message"), BAD)
    def test_named(self, facts: dict[str, Any], message: str) -> None:
        with pytest.raises(LprError) as caught:
            claim({**BASE, **facts}, today=TODAY)
        problem = caught.value.problems[0]
        assert f"{problem.where}: {problem.message.zh}" == message

    def test_in_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The same in a case file, by the command: line and column, exit 2, whatever else is asked of the matter."""
        path = tmp_path / "案.yaml"
        for number, (facts, message) in enumerate(BAD):
            path.write_text(yaml.safe_dump({**BASE, **facts}, allow_unicode=True), encoding="utf-8")
            command = (["claim"], ["limitation"], ["draft", "claims"], ["fee"])[number % 4]
            assert cli.run([*command, str(path), "--lang", "zh"]) == 2, message
            told = capsys.readouterr()
            where, said = message.split(": ", 1)
            assert re.search(rf"{re.escape(str(path))}:\d+:\d+ {re.escape(where)}: {re.escape(said)}", told.err), told

    @pytest.mark.parametrize(
        ("cells", "message"),
        [
            ({"债务人": "乙", "债务人二": "乙"}, "“乙”写了两次"),
            ({"保证人": "丁", "保证期间": "很久"}, "“很久”不是保证期间"),
            ({"保证人": "丁", "担保范围": "违约"}, "不认识的担保范围“违约”"),
            ({"保证人": "丁", "保证份额": "130%"}, "“130%”不是份额"),
            ({"保证人": "丁", "保证合同成立日": "2022-01-01", "起诉保证人日": "2025-03-03"}, "只起诉一般保证人丁的"),
            ({"保证人": "乙"}, "“乙”写了两次"),
        ],
    )
    def test_in_a_row(self, cells: dict[str, str], message: str, tmp_path: Path) -> None:
        """The same in a table: the row has its error, the others go on."""
        good = {"债权人": "甲", "债务人": "乙", "本金": "500000", "到期日": "2025-01-10", "计算至": "2026-01-01"}
        heads = list(dict.fromkeys((*good, *cells)))
        rows = [{**good, **cells}, good]
        text = "\n".join(
            ",".join(row.get(head, "") for head in heads) for row in ({head: head for head in heads}, *rows)
        )
        (tmp_path / "表.csv").write_text(text + "\n", encoding="utf-8")
        out = tmp_path / "结果.csv"
        assert cli.run(["batch", str(tmp_path / "表.csv"), "-o", str(out), "--lang", "zh"]) == 1
        found = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        wrong, right = (next(value for key, value in row.items() if key in ("错误", "error")) for row in found)
        assert message in wrong
        assert not right

    @pytest.mark.parametrize("option", [["--debtor", "庚"], ["--property", "庚的房"]])
    def test_as_an_option(self, option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A person or a thing that no case names, where a command takes one."""
        path = tmp_path / "甲.yaml"
        facts = {"creditor": "甲", "debtor": "乙", "judgment": {"principal": "1", "perform_by": "2023-06-30"}}
        path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        assert cli.run(["distribution", "1万", str(path), *option, "--lang", "zh"]) == 2
        assert option[0] in capsys.readouterr().err

    def test_a_loan_that_was_not_read_is_not_missed(self) -> None:
        """Who names a loan of a list that could not be read is not told that there is none."""
        loans = [{"id": "A", "principal": "x", "due": "2025-01-10"}]
        facts = {"debtor": "乙", "loans": loans, "guarantors": [{"name": "丁", "loans": "A"}]}
        with pytest.raises(LprError) as caught:
            claim({**facts, "payments": [{"date": "2025-02-01", "amount": "1", "loan": "A"}]}, today=TODAY)
        assert [problem.where for problem in caught.value.problems] == ["loans[0].principal"]

    def test_a_bankrupt_who_looks_like_a_natural_person_is_told(self) -> None:
        """企业破产法 2条: enterprises alone."""
        facts = {**BASE, "debtor": "乙", "bankruptcy": [{"accepted": "2025-10-15"}]}
        assert "bankruptcy-natural" in {notice.code for notice in claim(facts, today=TODAY).notices}
        facts["debtor"] = {"name": "乙", "natural": "否"}
        assert "bankruptcy-natural" not in {notice.code for notice in claim(facts, today=TODAY).notices}

    def test_two_names_in_one_text_are_two_debtors(self) -> None:
        found = claim({**BASE, "debtor": "乙、丙"}, today=TODAY).persons
        assert found is not None
        assert [person.name for person in found.people] == ["乙", "丙"]
