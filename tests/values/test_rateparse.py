"""Rates as people write them (contract §3): every form that is read, every refusal word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lpr_calc.base.errors import Refused
from lpr_calc.base.text import Text
from lpr_calc.values.rate import MULTIPLE, SCALE, RateTerm, multiple_text, percent_plain, percent_text
from lpr_calc.values.rate_text import parse_rate

HINT = Text(
    "例：24%、2%/月、月息2分、日万分之五、LPR、4xLPR、LPR+50bp、LPR上浮50%",
    "for example 24%, 2%/月, 月息2分, 0.05%/日, LPR, 4xLPR, LPR+50bp, LPR上浮50%",
)


def fixed(percent: str, unit: str) -> RateTerm:
    """Return the term of ``percent`` per unit, without its text."""
    value = Fraction(percent) * SCALE
    assert value.denominator == 1
    return RateTerm("fixed", int(value), unit)


def referred(kind: str, multiple: str = "1", bp: int = 0, tenor: str = "") -> RateTerm:
    """Return the term of a multiple of a published rate, without its text."""
    times = Fraction(multiple) * MULTIPLE
    assert times.denominator == 1
    return RateTerm(kind, multiple=int(times), points=bp * SCALE // 100, tenor=tenor)


def refusal(text: str) -> tuple[Text, Text]:
    """Return message and hint of a refused rate."""
    with pytest.raises(Refused) as caught:
        parse_rate(text)
    return caught.value.message, caught.value.hint


class TestYearly:
    """`24%`, `24%/年`, `年利率24%`, `年息24%`; a bare number of 1 or more is percent a year."""

    @pytest.mark.parametrize(
        "text",
        [
            "24%",
            "24.0%",
            "24 %",
            "24%/年",
            "24%/year",
            "24%/y",
            "24% per annum",
            "24%每年",
            "年利率24%",
            "年利率 24 %",
            "年利率为24%",
            "按年利率24%",
            "年息24%",
            "年化24%",
            "年利率百分之二十四",
            "240‰/年",
            "24",
            "24.00",
            "２４％",
            "年利率２４％",
            "２４％／年",
            "２４",
            " 24% ",
        ],
    )
    def test_twenty_four(self, text: str) -> None:
        assert parse_rate(text) == fixed("24", "year")._replace(text=text.strip())

    @pytest.mark.parametrize(
        ("text", "percent"),
        [("1", "1"), ("1.00", "1"), ("3.85", "3.85"), ("36", "36"), ("0.24%", "0.24"), ("0%", "0"), ("15.4%", "15.4")],
    )
    def test_others(self, text: str, percent: str) -> None:
        assert parse_rate(text) == fixed(percent, "year")._replace(text=text)


class TestMonthly:
    """`2%/月`, `月利率2%`, `月息2分`, `月息1分5厘`, `1分半`."""

    @pytest.mark.parametrize(
        "text",
        [
            "2%/月",
            "2%/month",
            "2%/m",
            "2%每月",
            "月利率2%",
            "月利率为2%",
            "月息2%",
            "月利率百分之二",
            "月息2分",
            "月利2分",
            "月息二分",
            "月息两分",
            "2分",
            "月息20厘",
            "月息2.0分",
            "月息２分",
            "２％／月",
        ],
    )
    def test_two_percent(self, text: str) -> None:
        assert parse_rate(text) == fixed("2", "month")._replace(text=text)

    @pytest.mark.parametrize(
        "text",
        ["月息1分5厘", "月息一分五厘", "1分5厘", "1分半", "一分半", "月息1分半", "月息1.5分", "月息15厘", "1.5%/月"],
    )
    def test_one_and_a_half(self, text: str) -> None:
        assert parse_rate(text) == fixed("1.5", "month")._replace(text=text)

    @pytest.mark.parametrize(
        ("text", "percent"),
        [("月息8厘", "0.8"), ("月息1厘5毫", "0.15"), ("8厘半", "0.85"), ("月息1分2厘5毫", "1.25"), ("月利率8‰", "0.8")],
    )
    def test_smaller_parts(self, text: str, percent: str) -> None:
        """1分 = 1 %, 1厘 = 0.1 %, 1毫 = 0.01 % a month."""
        assert parse_rate(text) == fixed(percent, "month")._replace(text=text)


class TestDaily:
    """`0.05%/日`, `日万分之五`, `日利率0.5‰`, `5‱/日`."""

    @pytest.mark.parametrize(
        "text",
        [
            "0.05%/日",
            "0.05%/天",
            "0.05%/day",
            "0.05%/d",
            "0.05%每日",
            "日万分之五",
            "日万分之5",
            "每日万分之五",
            "按日万分之五",
            "日利率万分之五",
            "日利率为万分之五",
            "日利率0.5‰",
            "日息0.5‰",
            "0.5‰/日",
            "5‱/日",
            "日利率5‱",
            "日千分之零点五",
            "日利率0.05%",
            "０．０５％／日",
            "５‱／日",
        ],
    )
    def test_five_per_ten_thousand(self, text: str) -> None:
        assert parse_rate(text) == fixed("0.05", "day")._replace(text=text)

    @pytest.mark.parametrize(
        "text", ["日万分之一点七五", "日万分之1.75", "1.75‱/日", "0.0175%/日", "0.175‰/日", "日十万分之十七点五"]
    )
    def test_the_doubled_part(self, text: str) -> None:
        assert parse_rate(text) == fixed("0.0175", "day")._replace(text=text)


class TestLpr:
    """`LPR`, `4xLPR`, `4×LPR`, `LPR四倍`, `1.5倍LPR`, `LPR*1.5`, `LPR±bp`, `LPR上浮50%`, `LPR加计30%`, `LPR5Y`."""

    @pytest.mark.parametrize("text", ["LPR", "lpr", "Lpr", "ＬＰＲ", "贷款市场报价利率", "LPR+0bp", "1xLPR", "LPR一倍"])
    def test_one_times(self, text: str) -> None:
        assert parse_rate(text) == referred("lpr")._replace(text=text)

    @pytest.mark.parametrize(
        "text",
        [
            "4xLPR",
            "4XLPR",
            "4×LPR",
            "4*LPR",
            "4 x LPR",
            "４×ＬＰＲ",
            "LPR四倍",
            "LPR的四倍",
            "LPR4倍",
            "LPR×4",
            "LPRx4",
            "LPR*4",
            "四倍LPR",
            "4倍LPR",
            "4倍的LPR",
            "贷款市场报价利率的四倍",
            "LPR上浮300%",
        ],
    )
    def test_four_times(self, text: str) -> None:
        assert parse_rate(text) == referred("lpr", "4")._replace(text=text)

    @pytest.mark.parametrize(
        "text",
        ["1.5倍LPR", "LPR*1.5", "1.5xLPR", "LPR一点五倍", "LPR的1.5倍", "LPR上浮50%", "LPR加计50%", "LPR加收50%"],
    )
    def test_one_and_a_half_times(self, text: str) -> None:
        assert parse_rate(text) == referred("lpr", "1.5")._replace(text=text)

    @pytest.mark.parametrize(
        ("text", "term"),
        [
            ("LPR加计30%", referred("lpr", "1.3")),
            ("LPR下浮10%", referred("lpr", "0.9")),
            ("两倍LPR", referred("lpr", "2")),
            ("LPR十五倍", referred("lpr", "15")),
            ("LPR+50bp", referred("lpr", bp=50)),
            ("LPR+50bps", referred("lpr", bp=50)),
            ("LPR + 50 BP", referred("lpr", bp=50)),
            ("LPR+50基点", referred("lpr", bp=50)),
            ("LPR加50个基点", referred("lpr", bp=50)),
            ("LPR-20bp", referred("lpr", bp=-20)),
            ("LPR−20bp", referred("lpr", bp=-20)),
            ("LPR减20个基点", referred("lpr", bp=-20)),
            ("LPR5Y", referred("lpr", tenor="5y")),
            ("LPR-5Y", referred("lpr", tenor="5y")),
            ("LPR1Y", referred("lpr", tenor="1y")),
            ("一年期LPR", referred("lpr", tenor="1y")),
            ("1年期LPR", referred("lpr", tenor="1y")),
            ("五年期以上LPR", referred("lpr", tenor="5y")),
            ("同期一年期贷款市场报价利率", referred("lpr", tenor="1y")),
            ("4倍一年期LPR", referred("lpr", "4", tenor="1y")),
            ("一年期LPR的4倍", referred("lpr", "4", tenor="1y")),
            ("4xLPR5Y", referred("lpr", "4", tenor="5y")),
            ("LPR5Y+50bp", referred("lpr", bp=50, tenor="5y")),
            ("LPR5Y上浮50%", referred("lpr", "1.5", tenor="5y")),
        ],
    )
    def test_others(self, text: str, term: RateTerm) -> None:
        assert parse_rate(text) == term._replace(text=text)


class TestBenchmark:
    """`基准`, `1.3x基准`."""

    @pytest.mark.parametrize(
        ("text", "term"),
        [
            ("基准", referred("benchmark")),
            ("基准利率", referred("benchmark")),
            ("贷款基准利率", referred("benchmark")),
            ("同期贷款基准利率", referred("benchmark")),
            ("benchmark", referred("benchmark")),
            ("1.3x基准", referred("benchmark", "1.3")),
            ("1.3×基准", referred("benchmark", "1.3")),
            ("1.3倍基准", referred("benchmark", "1.3")),
            ("基准上浮30%", referred("benchmark", "1.3")),
            ("基准利率的1.3倍", referred("benchmark", "1.3")),
            ("1.3x benchmark", referred("benchmark", "1.3")),
            ("４倍基准利率", referred("benchmark", "4")),
        ],
    )
    def test_forms(self, text: str, term: RateTerm) -> None:
        assert parse_rate(text) == term._replace(text=text)


class TestRefusals:
    """What is ambiguous or unknown is refused, with what was read and what would be right."""

    @pytest.mark.parametrize(
        ("text", "as_read", "as_share"),
        [
            ("0.24", "0.24%", "24%"),
            ("0.5", "0.5%", "50%"),
            ("0.99", "0.99%", "99%"),
            ("0.0385", "0.0385%", "3.85%"),
            ("0.05", "0.05%", "5%"),
        ],
    )
    def test_a_bare_number_under_one_is_ambiguous(self, text: str, as_read: str, as_share: str) -> None:
        assert refusal(text) == (
            Text(
                f"利率“{text}”含义不明：是 {as_read} 还是 {as_share}？",
                f"rate “{text}” is ambiguous: {as_read} or {as_share}?",
            ),
            Text(f"写明百分号：{as_read} 或 {as_share}", f"write {as_read} or {as_share}"),
        )

    def test_a_bare_zero(self) -> None:
        message, hint = refusal("0")
        assert message.en != "rate “0” is ambiguous: 0% or 0%?"
        assert hint.en != "write 0% or 0%"

    @pytest.mark.parametrize("text", ["", " ", "\u3000"])
    def test_empty(self, text: str) -> None:
        assert refusal(text) == (Text("利率为空", "the rate is empty"), HINT)

    @pytest.mark.parametrize("text", ["-5%", "-3", "−0.5%/日", "-LPR", "-0.24"])
    def test_negative(self, text: str) -> None:
        assert refusal(text) == (Text(f"利率“{text}”为负数", f"rate “{text}” is negative"), HINT)

    @pytest.mark.parametrize("text", ["0.5‰", "5‱"])
    def test_a_small_share_without_its_period(self, text: str) -> None:
        assert refusal(text) == (
            Text(f"利率“{text}”未写明按日、按月还是按年", f"rate “{text}” does not say per day, month or year"),
            Text(f"例：{text}/日", f"for example {text}/日"),
        )

    @pytest.mark.parametrize("text", ["LPR+5%", "LPR+0.5%", "4xLPR+1%", "LPR-1%"])
    def test_points_or_share(self, text: str) -> None:
        assert refusal(text) == (
            Text(f"利率“{text}”含义不明：加点还是上浮？", f"rate “{text}” is ambiguous: points or a share?"),
            Text("加点写 LPR+50bp，按比例写 LPR上浮50%", "write LPR+50bp for points, LPR上浮50% for a share"),
        )

    @pytest.mark.parametrize("text", ["年息1分", "年息2分", "年利率1分5厘"])
    def test_fen_a_year(self, text: str) -> None:
        """年息1分 is 10 % in one province and 1 % in another."""
        assert refusal(text) == (
            Text(
                f"利率“{text}”含义不明：年息“分”各地用法不同", f"rate “{text}” is ambiguous: 分 a year varies by usage"
            ),
            Text("写明百分比，例：年利率10%", "write the percentage, for example 10%"),
        )

    @pytest.mark.parametrize("text", ["0xLPR", "LPR零倍", "LPR*0", "LPR下浮100%", "LPR下浮150%", "0x基准"])
    def test_a_multiple_of_nothing(self, text: str) -> None:
        assert refusal(text) == (Text("倍数必须大于零", "the multiple must be more than zero"), HINT)

    @pytest.mark.parametrize(
        ("text", "digits", "places"),
        [
            ("1.12345678901%", "1.12345678901", 10),
            ("1234567890%", "1234567890", 10),
            ("0.12345678901‰/日", "0.12345678901", 9),
            ("0.123456789‱/日", "0.123456789", 8),
            ("1.2345678xLPR", "1.2345678", 6),
        ],
    )
    def test_too_many_digits(self, text: str, digits: str, places: int) -> None:
        assert refusal(text) == (
            Text(f"“{digits}”位数过多", f"“{digits}” has too many digits"),
            Text(f"小数最多 {places} 位", f"at most {places} decimals"),
        )

    def test_a_zero_at_the_end_is_no_digit(self) -> None:
        assert parse_rate("0.1234567890‰/日").value == 123456789

    @pytest.mark.parametrize(("text", "figure"), [("月息十十分", "十十"), ("日万分之百", "百"), ("LPR十点倍", "十点")])
    def test_no_number(self, text: str, figure: str) -> None:
        assert refusal(text) == (Text(f"“{figure}”不是数字", f"“{figure}” is not a number"), HINT)

    @pytest.mark.parametrize(
        "text",
        [
            "abc",
            "NaN",
            "inf",
            "1e2",
            "24%%",
            "24％％",
            "+24%",
            "6个点",
            "10%年",
            "利率10%",
            "月利率2",
            "日利率5",
            "月息",
            "分",
            "分半",
            "LPR+50",
            "LPR7Y",
            "4xLPR+50bp",
            "2xLPR*2",
            "4xLPR上浮",
            "1.5基准",
            "万分之五",
            "百分之二十四",
            "月息贰分",
            "24%/周",
            "银行同期贷款利率",
            "３００²",
            "300000元",
        ],
    )
    def test_anything_else(self, text: str) -> None:
        assert refusal(text) == (Text(f"利率“{text}”无法识别", f"cannot read “{text}” as a rate"), HINT)


PERCENT = st.integers(0, 10**9 * SCALE - 1)


class TestRoundTrips:
    """What the program writes of a rate it reads back exactly; every spelling of a figure is the same rate."""

    @given(PERCENT)
    def test_percent(self, value: int) -> None:
        assert parse_rate(percent_plain(value)) == RateTerm("fixed", value, "year", text=percent_plain(value))
        for unit, name in (("year", "年"), ("month", "月"), ("day", "日")):
            text = f"{percent_text(value)}%/{name}"
            assert parse_rate(text) == RateTerm("fixed", value, unit, text=text)
            text = f"{name}利率{percent_text(value)}%"
            assert parse_rate(text) == RateTerm("fixed", value, unit, text=text)

    @given(st.integers(1, 10**6))
    def test_the_three_signs_agree(self, figure: int) -> None:
        """1 % = 10 ‰ = 100 ‱."""
        one = parse_rate(f"{figure}%/日").value
        assert parse_rate(f"{figure * 10}‰/日").value == one
        assert parse_rate(f"{figure * 100}‱/日").value == one
        assert one == figure * SCALE

    @given(st.integers(1, 100 * MULTIPLE))
    def test_multiple(self, multiple: int) -> None:
        figure = multiple_text(multiple)
        for text in (f"{figure}xLPR", f"{figure}×LPR", f"{figure}倍LPR", f"LPR*{figure}", f"LPR的{figure}倍"):
            assert parse_rate(text) == RateTerm("lpr", multiple=multiple, text=text)

    @given(st.integers(0, 10_000), st.sampled_from(["LPR", "基准"]))
    def test_points_and_shares(self, figure: int, name: str) -> None:
        kind = "lpr" if name == "LPR" else "benchmark"
        assert parse_rate(f"{name}+{figure}bp").points == figure * SCALE // 100
        assert parse_rate(f"{name}-{figure}bp").points == -figure * SCALE // 100
        raised = parse_rate(f"{name}上浮{figure}%")
        assert (raised.kind, raised.multiple) == (kind, MULTIPLE + figure * MULTIPLE // 100)

    @given(st.integers(0, 99))
    def test_chinese_numbers(self, figure: int) -> None:
        digits = "零一二三四五六七八九"
        tens, ones = divmod(figure, 10)
        text = digits[ones] if not tens else ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
        assert parse_rate(f"日万分之{text}").value == figure * SCALE // 100
        assert parse_rate(f"日万分之{text}点零五").value == (figure * 100 + 5) * SCALE // 10_000

    @given(st.text(max_size=16))
    def test_no_text_crashes(self, text: str) -> None:
        try:
            term = parse_rate(text)
        except Refused as refused:
            assert refused.message.zh
            assert refused.message.en
        else:
            assert term.kind in ("fixed", "lpr", "benchmark", "unclear", "absent")
            assert term.value >= 0
            assert term.multiple > 0

    @given(
        st.text("0123456789.%‰‱年月日分厘毫半息利率LPR基准倍x+-bp上浮一二三四五十点/之万千百", min_size=1, max_size=12)
    )
    def test_no_near_miss_crashes(self, text: str) -> None:
        try:
            term = parse_rate(text)
        except Refused as refused:
            assert refused.message.zh
        else:
            assert term.value >= 0


class TestWords:
    """What parties write instead of a rate (law.md §2.3)."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            *(
                (word, "fixed")
                for word in ("无息", "不计利息", "免息", "无利息", "0%", "Interest-Free", " no interest ")
            ),
            *((word, "unclear") for word in ("不明", "约定不明", "约定 不明", "UNCLEAR")),
            *((word, "absent") for word in ("未约定", "没有约定", "无", "Not Agreed", "none")),
        ],
    )
    def test_read_as(self, text: str, kind: str) -> None:
        term = parse_rate(text)
        assert (term.kind, term.value, term.text) == (kind, 0, text.strip())


def test_points_on_a_quote_and_a_multiple_of_both() -> None:
    term = parse_rate("1.5x(LPR+50bp)")
    assert (term.kind, term.points, term.multiple) == ("lpr", 50 * SCALE // 100, 1_500_000)
