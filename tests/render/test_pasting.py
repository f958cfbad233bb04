"""What is to be pasted can be pasted (contract §0.3): no newline that is not the author's, at any width, in any format.

Every command that prints, in both languages, at every width from 40 to 200: each line that is no row of a table stands
unbroken, and every date and amount of a table does. The plain text, which knows no width, says what must be there.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.cli import run
from lpr_calc.render import terminal as table
from lpr_calc.render.fold import fold, longest, pieces
from lpr_calc.render.plain import width
from paths import ROOT
from sizes import later, turns

CASE = str(ROOT / "examples" / "wang-v-li.yaml")
TODAY = ("--until", "2025-11-28")
COMMANDS: dict[str, tuple[str, ...]] = {
    "claim": ("claim", CASE, *TODAY),
    "claim with payments": (
        "claim",
        CASE,
        *TODAY,
        "--pay",
        "2024-12-01=123,456.78",
        "--pay",
        "2025-03-01=20000",
        "--cost",
        "律师费=15000",
        "--overdue-rate",
        "24%",
    ),
    "several kinds": (
        "claim",
        "--principal",
        "123456789.01",
        "--lent",
        "2019-01-01",
        "--due",
        "2022-05-31",
        "--until",
        "2025-11-28",
        "--rate",
        "2%/月",
        "--damages",
        "日万分之五",
        "--fees",
        "1234.56",
    ),
    "bank": (
        "claim",
        "--kind",
        "bank-loan",
        "--principal",
        "300000",
        "--lent",
        "2021-01-05",
        "--due",
        "2022-01-05",
        "--rate",
        "6%",
        "--until",
        "2024-01-05",
        "--pay",
        "2023-01-05=10000",
    ),
    "judgment": ("judgment", CASE, *TODAY, "--pay", "2025-01-10=50000", "--payoff", "2025-12-31"),
    "limitation": ("limitation", CASE, "--on", "2024-06-03"),
    "plan": ("plan", CASE, *TODAY, "--instalments", "7", "--first", "2026-01-15"),
    "cost": ("cost", str(ROOT / "examples" / "consumer-loan.yaml")),
    "claim by instalments": ("claim", str(ROOT / "examples" / "car-loan.yaml")),
    "schedule": ("schedule", str(ROOT / "examples" / "car-loan.yaml"), "--rows", "1-3,36"),
    "fee": ("fee", "1234567.89"),
    "fee of a case": ("fee", CASE),
    "fee inverse": ("fee", "2900", "--inverse"),
    "cap": ("cap", "--signed", "2019-01-01", "--filed", "2021-03-01", "--on", "2021-12-31", "--rate", "24%"),
    "compare": ("compare", CASE, *TODAY),
    "verify": ("verify", CASE, *TODAY, "--figure", "14030.14"),
    "rates at": ("rates", "at", "2022-01-20"),
    "rates list": ("rates", "list", "--changes"),
    "rmb": ("rmb", "9999999999999.99"),
    "explain": ("explain", "676"),
    "draft claims": ("draft", "claims", CASE, *TODAY),
    "draft schedule": ("draft", "schedule", CASE, *TODAY),
    "draft plan": ("draft", "plan", CASE, *TODAY, "--instalments", "3", "--first", "2026-01-15"),
}
WHOLE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{4}年\d+月\d+日|\d{1,3}(?:,\d{3})*\.\d\d(?!\d)|\d+元|"
    r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+"
)
"""A date, an amount in figures, an amount in capitals."""


def printed(args: tuple[str, ...], lang: str, format_: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a command prints."""
    capsys.readouterr()
    assert run([*args, "--format", format_, "--lang", lang, "--no-color"]) in (0, 1)
    return capsys.readouterr().out


WIDTHS = (*range(40, 100, 5), *range(100, 201, 20))


LANGS = ("zh", "en")
EVERY = [(name, lang) for name in COMMANDS for lang in LANGS]


@pytest.mark.broad
@pytest.mark.parametrize(
    ("name", "lang", "size"),
    [
        *((name, lang, 0) for name, lang in turns(list(COMMANDS), LANGS, 1)),
        *(pytest.param(name, lang, 1, marks=pytest.mark.broad) for name, lang in EVERY),
        *(pytest.param(name, lang, len(WIDTHS), marks=pytest.mark.large) for name, lang in EVERY),
    ],
)
def test_every_width(
    name: str, lang: str, size: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the narrowest width in one of the languages, which take turns; in the broad run in both, and at others that
    take turns over commands and languages; in the large run at all.
    """
    widths: dict[tuple[str, str], list[int]] = {each: [] for each in EVERY}
    for key, columns in turns(list(widths), WIDTHS, size):
        widths[key].append(columns)
    args = COMMANDS[name]
    plain = printed(args, lang, "text", capsys)
    # Rows of a table are set in columns, two blanks apart; every other line is to stand as it is.
    lines = [line.removeprefix("- ").strip() for line in plain.splitlines() if "  " not in line.strip()]
    lines = [line for line in lines if not set(line) <= {"-"}]
    cells = set(WHOLE.findall(plain))
    assert lines or cells
    if name.startswith("draft"):
        # A document is text wherever it is printed; it knows no width.
        monkeypatch.setenv("COLUMNS", "40")
        assert printed(args, lang, "text", capsys) == plain
        return
    fitting = table._fitting
    for columns in {WIDTHS[0], *widths[name, lang]}:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(table, "_fitting", fitting)
        drawn = printed(args, lang, "table", capsys)
        rows = drawn.splitlines()
        assert not [line for line in lines if not any(line in row for row in rows)], columns
        # A narrow terminal may do without a column, never with half a cell: with every column kept, every cell is
        # there.
        monkeypatch.setattr(table, "_fitting", lambda grid, columns: list(range(len(grid.columns))))
        drawn = printed(args, lang, "table", capsys)
        assert not [cell for cell in cells if cell not in drawn], columns


@pytest.mark.parametrize("name", ["claim", "claim with payments", "judgment", "plan", "fee", "limitation"])
@pytest.mark.parametrize("format_", [*later(pytest.mark.broad, "text", "md"), "table"])
def test_the_sentence_is_one_line(
    name: str, format_: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentences, clauses and capital amounts, word for word, at the narrowest width."""
    monkeypatch.setenv("COLUMNS", "40")
    text = printed(COMMANDS[name], "zh", "text", capsys)
    long = [line.removeprefix("- ") for line in text.splitlines() if len(line) > 60 and "  " not in line]
    capitals = re.findall(r"人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+", text)
    shown = printed(COMMANDS[name], "zh", format_, capsys).replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
    assert long or capitals
    for one in (*long, *capitals):
        assert one in shown, one


DATE = st.dates().map(str)
AMOUNT = st.integers(0, 10**15).map(lambda fen: f"{fen // 100:,}.{fen % 100:02}")
WORDS = st.sampled_from(
    [
        "本金",
        "利息",
        "自",
        "起至",
        "，",
        "。",
        "（",
        "）",
        "LPR-1Y × 4",
        " ",
        "the claim",
        "、",
        "即",
        "元",
        "%",
        "人民币叁拾壹万肆仟零伍元肆角捌分",
        "2020年9月1日",
    ]
)


@given(st.lists(st.one_of(DATE, AMOUNT, WORDS), max_size=20), st.integers(4, 60))
def test_folding_tears_nothing(parts: list[str], columns: int) -> None:
    """Every date and amount of a text is on one line of its folded form;
    nothing else changes but blanks at line ends.
    """
    text = " ".join(parts) if columns % 2 else "".join(parts)
    folded = fold(text, columns)
    assert folded.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    lines = folded.split("\n")
    for found in WHOLE.findall(text):
        assert any(found in line for line in lines)
    assert "".join(pieces(text)) == text
    for line in lines:
        assert width(line.rstrip()) <= max(columns, longest(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("自2020年9月1日起至2023年6月30日", ["自2020年9月1日", "起", "至2023年6月30日"]),
        ("催告到达，中断，自次日起重新计算三年", ["催告到达，中", "断，自次日起", "重新计算三年"]),
        ("demand received: content must be proved", ["demand", "received:", "content must", "be proved"]),
        ("共 300,000.00 元", ["共", "300,000.00 元"]),
        ("人民币叁拾万元整", ["人民币叁拾万元整"]),
    ],
)
def test_where_lines_end(text: str, lines: list[str]) -> None:
    assert fold(text, 12).split("\n") == lines
