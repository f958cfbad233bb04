"""Amounts as people write them (contract §3): every form that is read, every refusal in words; what any value holds."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import AMOUNT_HINT, DECIMALS_HINT, LARGEST, SIZE_HINT, TODAY, refusal_of_amount, refusal_of_date

from lpr_calc.base.errors import Refused
from lpr_calc.base.money import fen_comma, fen_plain, fen_text
from lpr_calc.base.text import Text
from lpr_calc.values.amount import parse_amount
from lpr_calc.values.capitals import capitals
from lpr_calc.values.date import parse_date
from lpr_calc.values.rate_text import parse_multiple, parse_rate
from lpr_calc.values.text import plain, shown


class TestAmounts:
    """`300000`, `300,000.00`, `30万`, `30万元`, `1.5亿`, `¥300000`, full-width digits, capital form `叁拾万元整`."""

    @pytest.mark.parametrize(
        "text",
        [
            "300000",
            "300,000.00",
            "300000.0",
            "300000.00",
            "300,000",
            "30万",
            "30万元",
            "30万元整",
            "30.0万",
            "0.003亿",
            "0.3百万",
            "0.03千万",
            "300000元",
            "300000元整",
            "300000圆整",
            "300,000.00元",
            "¥300000",
            "￥300000",
            "¥300,000.00",
            "人民币300000元",
            "RMB 300000",
            "rmb300,000.00",
            "CNY300000",
            "叁拾万元整",
            "叁拾万圆正",
            "叁拾万元正",
            "人民币叁拾万元整",
            " 300000 ",
            "30 万 元",
            "\u3000300000\u3000",
            "0300000",
        ],
    )
    def test_three_hundred_thousand(self, text: str) -> None:
        assert parse_amount(text) == 30000000

    @pytest.mark.parametrize(
        "text",
        [
            "３０００００",
            "３００，０００．００",
            "３０万",
            "３０万元",
            "￥３０００００",
            "３０００００元",
            "０．００３亿",
        ],
    )
    def test_full_width(self, text: str) -> None:
        assert parse_amount(text) == 30000000

    @pytest.mark.parametrize(
        ("text", "fen"),
        [
            ("0", 0),
            ("0.00", 0),
            ("0.01", 1),
            ("0.1", 10),
            ("0.10", 10),
            ("1.5亿", 150_000_000_00),
            ("1亿", 100_000_000_00),
            ("1.5百万", 1_500_000_00),
            ("1千万", 10_000_000_00),
            ("0.000001万", 1),
            ("12,345,678.90", 12_345_678_90),
            ("1,234万", 12_340_000_00),
            ("31858.77", 3185877),
            ("１２．３４", 1234),
            ("伍分", 5),
            ("壹角", 10),
            ("壹元零伍分", 105),
            ("壹佰亿元整", 10_000_000_000_00),
            ("9999999999999999", 999_999_999_999_999_900),
            ("9999999999999999.99", LARGEST),
        ],
    )
    def test_other_amounts(self, text: str, fen: int) -> None:
        assert parse_amount(text) == fen

    @pytest.mark.parametrize("text", ["-5", "-0.01", "−300000", "(300000)", "－５", "-30万"])
    def test_negative_is_refused(self, text: str) -> None:
        assert refusal_of_amount(text) == (Text(f"金额“{text}”为负数", f"amount “{text}” is negative"), AMOUNT_HINT)

    @pytest.mark.parametrize(
        ("text", "nearest"),
        [
            ("0.005", "0.01"),
            ("1.234", "1.23"),
            ("300000.000", "300000.00"),
            ("300,000.001", "300000.00"),
            ("0.0000001万", "0.00"),
            ("1.23456789012亿", "123456789.01"),
            # What 0.1 + 0.2 and the like leave in a spreadsheet.
            ("299999.99999999994", "300000.00"),
            ("0.30000000000000004", "0.30"),
        ],
    )
    def test_more_than_two_decimals_are_refused(self, text: str, nearest: str) -> None:
        message = Text(f"金额“{text}”小数过多，不足一分", f"amount “{text}” has more decimals than fen")
        assert refusal_of_amount(text) == (message, Text(*(said.format(nearest) for said in DECIMALS_HINT)))

    @pytest.mark.parametrize("text", ["", " ", "\t\n", "\u3000"])
    def test_empty_is_refused(self, text: str) -> None:
        assert refusal_of_amount(text) == (Text("金额为空", "the amount is empty"), AMOUNT_HINT)

    @pytest.mark.parametrize("text", ["10000000000000000", "12345678901234567", "1000000000000万", "100000000亿"])
    def test_too_large_is_refused(self, text: str) -> None:
        message = Text(f"金额“{text}”过大", f"amount “{text}” is too large")
        assert refusal_of_amount(text) == (message, SIZE_HINT)

    @pytest.mark.parametrize(
        "text",
        [
            "NaN",
            "nan",
            "inf",
            "Infinity",
            "1e5",
            "1E5",
            "0x10",
            "1_000",
            "+5",
            "300000.",
            ".5",
            "1.2.3",
            "1,00",
            "1,0000",
            "1,000,00",
            ",300",
            "$300",
            "€300",
            "30千",
            "3万5千",
            "30万.5",
            "约30万",
            "三万五",
            "三十多万",
            "百万",
            "五千",
            "30%",
            "300000美元",
            "abc",
            "²",
            "300²",
            "٣٠٠",
            "½",
            "principal",
            "2020-09-01",
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        message = Text(f"金额“{text}”无法识别", f"cannot read “{text}” as an amount")
        assert refusal_of_amount(text) == (message, AMOUNT_HINT)

    @pytest.mark.parametrize(
        ("text", "right"), [("30w", "30万"), ("1.5W", "1.5万"), ("300k", "300000"), ("1.25k", "1250")]
    )
    def test_a_letter_for_a_unit_is_answered_with_what_is_meant(self, text: str, right: str) -> None:
        message, hint = refusal_of_amount(text)
        assert message == Text(f"金额“{text}”无法识别", f"cannot read “{text}” as an amount")
        assert hint == Text(f"写作 {right}", f"write {right}")

    def test_the_message_quotes_one_short_printable_line(self) -> None:
        message, _ = refusal_of_amount("12\x1b[31m" + "x" * 100)
        quoted = "12�[31m" + "x" * 33 + "…"
        assert message == Text(f"金额“{quoted}”无法识别", f"cannot read “{quoted}” as an amount")

    def test_capital_form_is_judged_by_its_own_rules(self) -> None:
        assert refusal_of_amount("壹元伍分") == (
            Text("“壹元伍分”不合大写规则", "“壹元伍分” breaks the rules of the capital form"),
            Text("若为 1.05 元，应写“壹元零伍分”", "if 1.05 yuan is meant, write 壹元零伍分"),
        )


def spoken(yuan: int) -> str:
    """Say 1 to 99,999,999 as people write it: 三十万五千, 一万零三百, 十二."""
    high, low = divmod(yuan, 10_000)
    said = _spoken_below_10000(high) + "万" if high else ""
    said += ("零" if high and 0 < low < 1000 else "") + _spoken_below_10000(low)
    return said.removeprefix("一") if said.startswith("一十") else said


def _spoken_below_10000(number: int) -> str:
    figures = f"{number:04d}"
    said = "".join(
        "〇一二三四五六七八九"[int(one)] + unit if one != "0" else "零"
        for one, unit in zip(figures, "千百十 ", strict=True)
    )
    once = re.sub("零+", "零", said.replace(" ", ""))
    return once.strip("零")


@pytest.mark.parametrize(
    ("text", "hint"), [("3.00E+05", "科学计数法可能丢了末几位"), ("1E+05", "科学计数法"), ("########", "列太窄")]
)
def test_what_a_spreadsheet_shows_in_the_place_of_a_number(text: str, hint: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_amount(text)
    assert caught.value.hint.zh.startswith(hint)


class TestAmountRoundTrips:
    """Whatever the program writes, it reads back to the same fen."""

    @given(st.one_of(st.integers(1, 99_999_999), st.integers(1, 9999).map(lambda n: n * 10_000)))
    def test_everyday_numerals(self, yuan: int) -> None:
        said = spoken(yuan)
        for text in (f"{said}元", f"{said}元整", f"人民币{said}元", *([said] if "万" in said else [])):
            assert parse_amount(text) == yuan * 100
        assert parse_amount(f"{said}元".replace("二千", "两千").replace("二万", "两万")) == yuan * 100

    @given(st.integers(0, LARGEST))
    def test_plain(self, fen: int) -> None:
        assert parse_amount(fen_text(fen)) == fen
        assert parse_amount(fen_plain(fen)) == fen

    @given(st.integers(0, LARGEST))
    def test_comma(self, fen: int) -> None:
        assert parse_amount(fen_comma(fen)) == fen
        assert parse_amount(f"¥{fen_comma(fen)}元") == fen

    @given(st.integers(0, LARGEST))
    def test_ten_thousands(self, fen: int) -> None:
        for unit, places in (("万", 6), ("百万", 8), ("千万", 9), ("亿", 10)):
            whole, rest = divmod(fen, 10**places)
            assert parse_amount(f"{whole}.{rest:0{places}d}{unit}") == fen
            assert parse_amount(f"{whole}.{rest:0{places}d}{unit}元") == fen

    @given(st.integers(1, LARGEST))
    def test_capital_form(self, fen: int) -> None:
        assert parse_amount(capitals(fen)) == fen
        assert parse_amount(f"人民币{capitals(fen)}") == fen

    def test_zero_in_capital_form(self) -> None:
        assert parse_amount(capitals(0)) == 0

    @given(st.integers(0, LARGEST))
    def test_full_width(self, fen: int) -> None:
        wide = "".join(chr(ord(char) + 0xFEE0) for char in fen_comma(fen))
        assert parse_amount(wide) == fen

    @given(st.text(max_size=30))
    def test_no_text_crashes_or_is_negative(self, text: str) -> None:
        try:
            fen = parse_amount(text)
        except Refused as refused:
            assert refused.message.zh
            assert refused.message.en
            assert "\n" not in refused.message.zh + refused.message.en
        else:
            assert 0 <= fen <= LARGEST


def test_plain_touches_only_the_full_width_twins_of_ascii() -> None:
    """Unicode's own folding would read 300² as 3002 and ½ as 1/2."""
    assert plain("３００．５") == "300.5"
    assert plain("　¥ 30 万 ") == "¥30万"
    assert plain("300²½㎡") == "300²½㎡"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("300000", "300000"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 40 + "…"),
        ("a\nb\x00\u202e", "a�b��"),
        ("三十万", "三十万"),
    ],
)
def test_shown_is_one_line_and_not_endless(text: str, quoted: str) -> None:
    assert shown(text) == quoted


BREAK = "里有换行：是两个值吗？"


GAP = "的数字之间有空格：是两个值吗？"


class TestOneValueOneReading:
    """White space inside a value is taken out only where a person writes it in one value."""

    @pytest.mark.parametrize("gap", [" ", "\u00a0", "\u2009", "\u202f", "\u3000"])
    def test_clean_groups_of_thousands(self, gap: str) -> None:
        assert parse_amount(f"1{gap}000{gap}000") == 1_000_000_00
        assert parse_amount(f" ¥12{gap}345.60 元\n") == 12_345_60

    @pytest.mark.parametrize(
        "text",
        [
            "100000 200000",
            "1 000 5",
            "1 00",
            "10 00",
            "1000 000",
            "1 000 00",
            "1  000",
            "1\t000",
            "1 000\u00a0000",
            "1,000 000",
            "1, 000",
            "1 .5",
            "1. 5",
            "30万 5 0",
            "壹佰 贰拾元整",
            "叁 拾万元整",
            "１ ２",
        ],
    )
    def test_two_figures_are_two_values(self, text: str) -> None:
        assert refusal_of_amount(text)[0].zh.endswith(GAP)

    @given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(" \t\n\r\x0b\x0c\x85\u2028\u2029\u3000"))
    def test_two_amounts_never_make_a_third(self, first: int, second: int, between: str) -> None:
        read = None
        with suppress(Refused):
            read = parse_amount(f"{first}{between}{second}")
        grouped = between in " \u3000" and first < 1000 and 100 <= second < 1000
        assert read == ((first * 1000 + second) * 100 if grouped else None)

    @pytest.mark.parametrize(
        "text",
        ["100000\n200000", "30\n万", "1\n000", "300000\r\n元", "30\u2028万"],
    )
    def test_a_line_break_ends_a_value(self, text: str) -> None:
        assert refusal_of_amount(text)[0].zh.endswith(BREAK)
        assert parse_amount("\n 300000\r\n") == 300_000_00

    @pytest.mark.parametrize("text", ["2020-09-0 1", "20 200 901", "2020 0901", "2020年1 2月1日"])
    def test_a_date_in_two_pieces(self, text: str) -> None:
        assert refusal_of_date(text)[0].zh.endswith(GAP)

    def test_a_date_on_two_lines(self) -> None:
        assert refusal_of_date("2020-\n09-01")[0].zh.endswith(BREAK)

    @pytest.mark.parametrize("text", ["2020 年 9 月 1 日", "2020. 9. 1", " 2020-09-01\n"])
    def test_a_date_as_printed(self, text: str) -> None:
        assert parse_date(text, TODAY) == date(2020, 9, 1)

    @pytest.mark.parametrize("text", ["2 4%", "LPR+5 0bp", "LPR 1 5Y", "0. 05%/日", "十 五%"])
    def test_a_rate_in_two_pieces(self, text: str) -> None:
        with pytest.raises(Refused) as caught:
            parse_rate(text)
        assert caught.value.message.zh.endswith(GAP)

    def test_a_rate_on_two_lines(self) -> None:
        with pytest.raises(Refused) as caught:
            parse_rate("LPR\n上浮50%")
        assert caught.value.message.zh.endswith(BREAK)
        assert parse_rate(" 4 x LPR ") == parse_rate("4xLPR")._replace(text="4 x LPR")

    @pytest.mark.parametrize("text", ["0" * 5000, "壹" * 80_000, "9" * 4300, "1" + " 000" * 100, "9" * 4300 + "%"])
    def test_text_is_measured_before_it_is_read(self, text: str) -> None:
        for read in (parse_amount, parse_rate, lambda said: parse_date(said, TODAY), parse_multiple):
            with pytest.raises(Refused) as caught:
                read(text)
            assert caught.value.message == Text(
                f"“{text[:40]}…”过长，共 {len(text)} 个字符", f"“{text[:40]}…” is too long: {len(text)} characters"
            )
