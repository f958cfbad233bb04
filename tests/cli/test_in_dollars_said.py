"""Every command that computes a matter in dollars says dollars: no amount of it is called yuan, in either language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lpr_calc.cli import run

CLAIM = """\
creditor: 甲
debtor: 乙
kind: other
currency: USD
principal: 100000
due: 2022-01-10
until: 2023-01-10
overdue_rate: 5%
payments: [{date: 2022-06-30, amount: 1000}]
"""
JUDGMENT = """\
creditor: 甲
debtor: 乙
until: 2024-06-30
judgment:
  date: 2022-01-10
  effective: 2022-02-01
  perform_by: 2022-02-28
  principal: 100000
  currency: USD
  interest: {base: 100000, from: 2021-01-01, rate: 5%}
"""
ANSWER = ("--claimed-principal", "100000", "--claimed-interest", "5100")
COMMANDS = {
    "claim": ("claim", "claim.yaml"),
    "compare": ("compare", "claim.yaml"),
    "compare an answer": ("compare", "claim.yaml", *ANSWER),
    "compare a judgment": ("compare", "judgment.yaml", "--judgment"),
    "verify": ("verify", "claim.yaml", "--figure", "5000"),
    # 利息 100,000 × 5% × 1277 ÷ 365 = 17,493.15（两头都算 1277 天，算头不算尾 1276 天为 17,479.45）
    "verify a judgment": ("verify", "judgment.yaml", "--judgment", "--figure", "17493.15"),
    "judgment": ("judgment", "judgment.yaml"),
    "limitation": ("limitation", "claim.yaml", "--on", "2023-06-30"),
    "check": ("check", "claim.yaml", "judgment.yaml"),
}
YUAN = re.compile(r"(?<!人民币)(?<![\d,.])[\d,.]+ ?(?:元|yuan\b)|单位：元|[（(](?:元|yuan)[)）]")


@pytest.mark.broad
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_amount_is_in_yuan(
    name: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claim.yaml").write_text(CLAIM, encoding="utf-8")
    Path("judgment.yaml").write_text(JUDGMENT, encoding="utf-8")
    assert run([*COMMANDS[name], "--lang", lang]) in (0, 1), capsys.readouterr().err
    said = "".join(capsys.readouterr())
    assert said.strip()
    assert YUAN.findall(said) == [], said
