"""人民币大写 to and from figures: documents.md §7, whole table, both ways, and what the rules refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import program
from lpr_calc.base.errors import Refused
from lpr_calc.base.text import Text
from lpr_calc.values.capitals import LARGEST_YUAN, capitals, from_capitals

EXAMPLE_HINT = Text("例：叁拾万元整、壹仟元零伍分", "for example 叁拾万元整, 壹仟元零伍分")

# fen, the recommended spelling, other spellings that are read (documents.md §7)
TABLE: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (0, "零元整", ()),
    (5, "伍分", ("零元零伍分",)),
    (10, "壹角", ("壹角整",)),
    (105, "壹元零伍分", ()),
    (1000, "壹拾元整", ("拾元整",)),
    (1050, "壹拾元伍角", ("壹拾元零伍角", "壹拾元伍角整", "壹拾元零伍角整", "拾元伍角")),
    (32504, "叁佰贰拾伍元零肆分", ()),
    (100100, "壹仟零壹元整", ()),
    (101000, "壹仟零壹拾元整", ()),
    (140950, "壹仟肆佰零玖元伍角", ("壹仟肆佰零玖元伍角整",)),
    (168032, "壹仟陆佰捌拾元叁角贰分", ("壹仟陆佰捌拾元零叁角贰分",)),
    (600714, "陆仟零柒元壹角肆分", ()),
    (1640902, "壹万陆仟肆佰零玖元零贰分", ()),
    (1000100, "壹万零壹元整", ()),
    (1001000, "壹万零壹拾元整", ()),
    (1010000, "壹万零壹佰元整", ()),
    (10001000, "壹拾万零壹拾元整", ("拾万零壹拾元整",)),
    (10700053, "壹拾万柒仟元零伍角叁分", ("壹拾万零柒仟元伍角叁分", "壹拾万柒仟元伍角叁分")),
    (30000000, "叁拾万元整", ("叁拾万圆正", "叁拾万元正", "叁拾万圆整")),
    (30000001, "叁拾万元零壹分", ()),
    (30000010, "叁拾万元壹角", ("叁拾万元零壹角", "叁拾万元壹角整")),
    (33099699, "叁拾叁万零玖佰玖拾陆元玖角玖分", ()),
    (33188795, "叁拾叁万壹仟捌佰捌拾柒元玖角伍分", ()),
    (1000500000, "壹仟万伍仟元整", ("壹仟万零伍仟元整",)),
    (10000000100, "壹亿零壹元整", ()),
    (10010000000, "壹亿零壹拾万元整", ()),
    (100000000000000, "壹万亿元整", ()),
)
# Beyond the table: sections that are empty, the largest amount, 圆 and 繁体.
FURTHER: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (1, "壹分", ("零元零壹分",)),
    (11, "壹角壹分", ("零元壹角壹分",)),
    (100, "壹元整", ("壹圆整", "壹圓正")),
    (110, "壹元壹角", ("壹元壹角整",)),
    # 万位 is 0 and 千位 is not: 零 is optional
    (10100005, "壹拾万壹仟元零伍分", ("壹拾万零壹仟元零伍分",)),
    (2000000, "贰万元整", ("貳萬圓整",)),
    (6000000, "陆万元整", ("陸萬元整",)),
    (1000000000000, "壹佰亿元整", ()),
    (100010000000000, "壹万零壹亿元整", ()),
    (100000001000000, "壹万亿零壹万元整", ()),
    (200100000000000, "贰万零壹拾亿元整", ()),
    (999_999_999_999_999_999, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", ()),
)


@pytest.mark.parametrize(("fen", "spelling"), [(fen, spelling) for fen, spelling, _ in TABLE + FURTHER])
def test_figures_to_capitals(fen: int, spelling: str) -> None:
    assert capitals(fen) == spelling


@pytest.mark.parametrize(
    ("spelling", "fen"),
    [(spelling, fen) for fen, first, others in TABLE + FURTHER for spelling in (first, *others)],
)
def test_capitals_to_figures(spelling: str, fen: int) -> None:
    assert from_capitals(spelling) == fen
    assert from_capitals(f"人民币{spelling}") == fen


@pytest.mark.parametrize(
    ("spelling", "fen", "right"),
    [
        # ends at 元: 整 is required
        ("叁拾万元", "300000.00", "叁拾万元整"),
        ("壹元", "1.00", "壹元整"),
        ("零元", "0.00", "零元整"),
        # has 分: no 整
        ("伍分整", "0.05", "伍分"),
        ("壹元零伍分整", "1.05", "壹元零伍分"),
        # 角 is 0: 零 is required
        ("壹元伍分", "1.05", "壹元零伍分"),
        ("叁拾万元壹分", "300000.01", "叁拾万元零壹分"),
        # inner zero: 零 is required, once
        ("壹仟壹元整", "1001.00", "壹仟零壹元整"),
        ("壹仟零零壹元整", "1001.00", "壹仟零壹元整"),
        ("壹万壹元整", "10001.00", "壹万零壹元整"),
        ("壹万玖佰元整", "10900.00", "壹万零玖佰元整"),
        ("壹佰零零伍元整", "105.00", "壹佰零伍元整"),
        # 零 where no zero is
        ("壹万零壹仟元整", "11000.00", "壹万壹仟元整"),
        ("壹元零伍角", "1.50", "壹元伍角"),
        # the same place twice
        ("壹仟壹仟元整", "2000.00", "贰仟元整"),
        # no 元 part
        ("零伍分", "0.05", "伍分"),
        # everyday numerals
        ("叁十万元整", "300000.00", "叁拾万元整"),
        ("三十万元整", "300000.00", "叁拾万元整"),
        ("壹千元整", "1000.00", "壹仟元整"),
        ("一千零五十元", "1050.00", "壹仟零伍拾元整"),
    ],
)
def test_a_spelling_the_rules_forbid_is_refused_with_the_right_one(spelling: str, fen: str, right: str) -> None:
    with pytest.raises(Refused) as caught:
        from_capitals(spelling)
    assert caught.value.message == Text(
        f"“{spelling}”不合大写规则", f"“{spelling}” breaks the rules of the capital form"
    )
    assert caught.value.hint == Text(f"若为 {fen} 元，应写“{right}”", f"if {fen} yuan is meant, write {right}")


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "元整",
        "叁拾万",
        "玖",
        "壹兆元整",
        "负壹元整",
        "-壹元整",
        "壹元整壹角",
        "30万元整",
    ],
)
def test_what_is_no_capital_amount_is_refused(spelling: str) -> None:
    with pytest.raises(Refused) as caught:
        from_capitals(spelling)
    assert caught.value.message == Text(f"“{spelling}”不是大写金额", f"“{spelling}” is not an amount in capital form")
    assert caught.value.hint == EXAMPLE_HINT


@pytest.mark.parametrize("fen", [-1, -100, LARGEST_YUAN * 100 + 100])
def test_no_capital_form_outside_the_range(fen: int) -> None:
    with pytest.raises(ValueError, match=f"^{fen} fen has no capital form here$"):
        capitals(fen)


@given(st.integers(0, LARGEST_YUAN * 100 + 99))
def test_round_trip(fen: int) -> None:
    spelling = capitals(fen)
    assert from_capitals(spelling) == fen
    assert from_capitals(f"人民币{spelling.replace('元', '圆').replace('整', '正')}") == fen


@given(st.integers(0, 9999), st.integers(0, 12), st.integers(0, 99))
def test_round_trip_with_many_zeros(figures: int, zeros: int, cents: int) -> None:
    fen = figures * 10**zeros * 100 + cents
    assert from_capitals(capitals(fen)) == fen


@given(st.integers(0, LARGEST_YUAN * 100 + 99))
def test_the_rules_of_the_form(fen: int) -> None:
    """Ends at 元: 整. Has 分: no 整. 角 0 and 分 not: 元零. Never two 零 in a row, never 零 before a unit."""
    spelling = capitals(fen)
    assert spelling.endswith("整") == (fen % 100 == 0)
    assert "零零" not in spelling
    if fen >= 100:
        assert "零元" not in spelling
        assert ("元零" in spelling) >= (0 < fen % 100 < 10)
    assert not any("零" + unit in spelling for unit in "拾佰仟万亿角分")


@given(st.text("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整正圆", max_size=16))
def test_whatever_is_read_is_a_spelling_of_that_amount(text: str) -> None:
    try:
        fen = from_capitals(text)
    except Refused as refused:
        assert refused.message.zh
        assert refused.hint.zh
    else:
        assert fen == from_capitals(capitals(fen))


def run(*args: str) -> tuple[int, str, str]:
    """Run the command."""
    done = program.run("rmb", *args)
    return done.returncode, done.stdout, done.stderr


def test_the_command() -> None:
    """Both ways, compared, and refused with the right spelling."""
    spelled = "人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分"
    assert run("331,887.95") == (0, f"{spelled}\n", "")
    assert run(spelled) == (0, "331887.95\n", "")
    assert run("30万") == (0, "人民币叁拾万元整\n", "")
    assert run("331887.95", spelled) == (0, f"一致：331887.95 元，{spelled}\n", "")
    assert run("331887.96", spelled) == (1, "不一致：331887.96 元与 331887.95 元\n", "")
    assert (
        run("0.05", "--format", "jsonl")[1]
        == '{"schema": "lpr-calc/rmb/1", "amount": "0.05", "capitals": "人民币伍分"}\n'
    )
    assert run("叁拾万零元整") == (
        2,
        "",
        "错误：AMOUNT: “叁拾万零元整”不合大写规则（若为 300000.00 元，应写“叁拾万元整”）\n",
    )
    negative = "错误：AMOUNT: 金额“-5”为负数（例：300000、300,000.00、30万元、叁拾万元整）\n"
    assert run("-5", "--lang", "zh") == (2, "", negative)
    assert run("5", "-5")[2] == negative.replace("AMOUNT", "OTHER")


def lines(raw: bytes, *args: str) -> tuple[int, str, str]:
    """Run the command on standard input."""
    done = program.run_bytes("rmb", "-", *args, stdin=raw)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_many_amounts_from_a_pipe() -> None:
    """A line in, a line out; a bad line is reported with its number and stays empty; BOM, CRLF and GB18030 are read."""
    raw = "\ufeff300000\r\n叁拾万元整\r\n\r\nabc\r\n0.05\r\n".encode()
    said = "错误：<stdin>:4: 金额“abc”无法识别（例：300000、300,000.00、30万元、叁拾万元整）\n"
    assert lines(raw) == (1, "人民币叁拾万元整\n300000.00\n\n\n人民币伍分\n", said)
    rows = (
        "input,amount,capitals,error\r\n300000,300000.00,人民币叁拾万元整,\r\n"
        "叁拾万元整,300000.00,人民币叁拾万元整,\r\n"
    )
    assert lines(raw, "--format", "csv")[1].startswith(rows)
    assert lines("叁拾万元整\n".encode("gb18030")) == (0, "300000.00\n", "")
    assert lines(b"\n") == (2, "", "错误：<stdin>: 标准输入里没有金额（一行一个金额）\n")
    assert lines(b"12.5\n", "--format", "md")[1].splitlines()[-1] == "| 12.5 | 12.50 | 人民币壹拾贰元伍角 |  |"
    assert (
        lines(b"12.5\n", "--format", "jsonl")[1]
        == '{"schema": "lpr-calc/rmb/1", "input": "12.5", "amount": "12.50", "capitals": "人民币壹拾贰元伍角"}\n'
    )


def test_formats_of_one_amount() -> None:
    """CSV has a header and a row."""
    assert run("30万", "--format", "tsv")[1] == "input\tamount\tcapitals\terror\n30万\t300000.00\t人民币叁拾万元整\t\n"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("拾万元整", "壹拾万元整"),
        ("叁拾万圆整", "叁拾万元整"),
        ("叁拾萬圓正", "叁拾万元整"),
        ("拾元伍角", "壹拾元伍角"),
    ],
)
def test_what_a_bank_may_send_back_is_told(written: str, better: str) -> None:
    code, out, err = run(written)
    assert (code, err) == (0, f"注意：“{written}”可以读懂，票据上应写“{better}”\n")
    assert from_capitals(out.strip() if "元" in out else better) == from_capitals(written)
    assert run(written, "--strict") == (2, "", f"错误：AMOUNT: “{written}”不合票据的写法（应写“{better}”）\n")
    assert run(written, "-q")[2] == ""


@pytest.mark.parametrize("written", ["壹拾万元整", "叁拾万元正", "伍角", "伍角整", "壹拾万零柒仟元伍角叁分"])
def test_nothing_is_told_of_what_the_rules_allow(written: str) -> None:
    assert run(written)[2] == ""
