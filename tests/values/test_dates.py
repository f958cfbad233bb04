"""Dates as people write them (contract §3): every form that is read, every refusal word for word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import DATE_HINT, TODAY, refusal_of_date

from lpr_calc.base.errors import Refused
from lpr_calc.base.text import Text
from lpr_calc.values.date import parse_date


class TestDates:
    """`2020-09-01`, `2020/9/1`, `2020.9.1`, `20200901`, `2020年9月1日`, `today`."""

    @pytest.mark.parametrize(
        "text",
        [
            "2020-09-01",
            "2020-9-1",
            "2020/9/1",
            "2020/09/01",
            "2020.9.1",
            "2020.09.01",
            "20200901",
            "2020年9月1日",
            "2020年09月01日",
            "2020年9月1号",
            " 2020-09-01 ",
            "2020 年 9 月 1 日",
            "２０２０－０９－０１",
            "２０２０年９月１日",
            "２０２００９０１",
            "２０２０／９／１",
            "２０２０．９．１",
            "2020-09-01 15:30",
            "2020-09-01 00:00:00",
            "2020-09-01T00:00:00",
            "2020-09-01T23:59:59.999+08:00",
            "2020/9/1 8:05",
            "2020/9/1 3:05 PM",
            "2020年9月1日 15时30分",
            "2020—09—01",
            "2020\u20119\u20111",
        ],
    )
    def test_the_first_of_september_2020(self, text: str) -> None:
        assert parse_date(text, TODAY) == date(2020, 9, 1)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            # Excel: 44075 is 2020-09-01 (1900 system).
            ("44075", "“44075”像是表格软件的日期序号：是 2020-09-01 吗？"),
            ("44075.65", "“44075.65”像是表格软件的日期序号：是 2020-09-01 吗？"),
            ("2020年8月", "日期“2020年8月”没有写到哪一日"),
            ("2020-08", "日期“2020-08”没有写到哪一日"),
            ("2020年8月底", "日期“2020年8月底”没有写到哪一日"),
            ("2020-08-31T16:00:00Z", "日期“2020-08-31T16:00:00Z”无法识别"),
            ("2020-08-31 25:00", "“2020-08-31 25:00”的数字之间有空格：是两个值吗？"),
        ],
    )
    def test_why_it_is_no_day(self, text: str, said: str) -> None:
        with pytest.raises(Refused) as caught:
            parse_date(text, TODAY)
        assert caught.value.message.zh == said

    @pytest.mark.parametrize("text", ["today", "Today", "TODAY", "今天", "今日", " today "])
    def test_today(self, text: str) -> None:
        assert parse_date(text, TODAY) == TODAY

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2020-02-29", date(2020, 2, 29)),
            ("2000-02-29", date(2000, 2, 29)),
            ("1949-01-01", date(1949, 1, 1)),
            ("2200-12-31", date(2200, 12, 31)),
            ("20241231", date(2024, 12, 31)),
        ],
    )
    def test_days_at_the_edges(self, text: str, day: date) -> None:
        assert parse_date(text, TODAY) == day

    @pytest.mark.parametrize("text", ["20-09-01", "20/9/1", "20.9.1", "20年9月1日", "２０－９－１"])
    def test_two_digit_years_are_refused(self, text: str) -> None:
        message = Text(f"日期“{text}”的年份只有两位", f"the year of “{text}” has two digits")
        assert refusal_of_date(text) == (message, DATE_HINT)

    @pytest.mark.parametrize("text", ["9/1/2020", "1.9.2020", "01-09-2020", "9-1-2020"])
    def test_the_year_must_come_first(self, text: str) -> None:
        message = Text(f"日期“{text}”的年份应写在最前", f"the year of “{text}” must come first")
        assert refusal_of_date(text) == (message, DATE_HINT)

    @pytest.mark.parametrize(
        ("text", "year", "month", "days"),
        [
            ("2020-02-30", 2020, 2, 29),
            ("2021-02-29", 2021, 2, 28),
            ("2100-02-29", 2100, 2, 28),
            ("2020-04-31", 2020, 4, 30),
            ("2020/12/32", 2020, 12, 31),
            ("20200230", 2020, 2, 29),
            ("2020年2月30日", 2020, 2, 29),
        ],
    )
    def test_impossible_days_are_refused(self, text: str, year: int, month: int, days: int) -> None:
        message = Text(
            f"日期“{text}”不存在：{year} 年 {month} 月只有 {days} 天",
            f"“{text}” does not exist: {year}-{month:02d} has {days} days",
        )
        assert refusal_of_date(text) == (message, DATE_HINT)

    @pytest.mark.parametrize(
        ("text", "month"), [("2020-13-01", 13), ("2020-00-10", 0), ("2020年13月1日", 13), ("20201301", 13)]
    )
    def test_impossible_months_are_refused(self, text: str, month: int) -> None:
        message = Text(f"日期“{text}”不存在：没有 {month} 月", f"“{text}” does not exist: no month {month}")
        assert refusal_of_date(text) == (message, DATE_HINT)

    @pytest.mark.parametrize("text", ["1948-12-31", "1900-01-01", "2201-01-01", "0001-01-01", "9999-12-31", "30200901"])
    def test_years_out_of_reach_are_refused(self, text: str) -> None:
        message = Text(f"日期“{text}”的年份不在 1949–2200 之间", f"the year of “{text}” is not within 1949–2200")
        assert refusal_of_date(text) == (message, DATE_HINT)

    @pytest.mark.parametrize("text", ["", "  ", "\u3000"])
    def test_empty_is_refused(self, text: str) -> None:
        assert refusal_of_date(text) == (Text("日期为空", "the date is empty"), DATE_HINT)

    @pytest.mark.parametrize(
        "text",
        [
            "202009",
            "2020-09/01",
            "2020-009-01",
            "Sept 1, 2020",
            "1 September 2020",
            "yesterday",
            "明天",
            "二〇年九月一日",
            "二〇二〇年九月三一日",
            "二千零二十年九月一日",
            "二〇二〇年正月初一",
            "二〇二〇年九月一日 星期八",
            "周二",
            "Monty 2020-08-31",
            "-2020-09-01",
            "٢٠٢٠-٠٩-٠١",
            "2020-0²-01",
            "abc",
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        message = Text(f"日期“{text}”无法识别", f"cannot read “{text}” as a date")
        assert refusal_of_date(text) == (message, DATE_HINT)

    def test_day_zero_is_named_as_what_is_wrong(self) -> None:
        """`2020-01-00`: that January has 31 days is not what is wrong with it."""
        message, _ = refusal_of_date("2020-01-00")
        assert "31" not in message.zh
        assert "31" not in message.en


def numeral(number: int) -> str:
    """一, 十, 十一, 二十, 三十一."""
    tens, one = divmod(number, 10)
    units: list[str] = ["", *"一二三四五六七八九"]
    return ["", "十", "二十", "三十"][tens] + units[one]


def of_a_bill(number: int) -> str:
    """壹拾壹, 零壹, 零叁拾: what could be made another number by adding a sign has a 零 or 壹 before it."""
    signs = dict(zip("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾", strict=True))
    said = "".join(signs[one] for one in numeral(number))
    if 10 < number < 20:
        return f"壹{said}"
    return f"零{'壹' if number == 10 else ''}{said}" if number < 10 or not number % 10 else said


class TestDateRoundTrips:
    """Every spelling of a day is read as that day."""

    @given(st.dates(date(1949, 1, 1), date(2200, 12, 31)))
    def test_every_spelling(self, day: date) -> None:
        year, month, number = day.year, day.month, day.day
        for text in (
            day.isoformat(),
            day.isoformat().replace("-", ""),
            f"{year}/{month}/{number}",
            f"{year}.{month}.{number}",
            f"{year}-{month}-{number}",
            f"{year}年{month}月{number}日",
            f"{year}年{month:02d}月{number:02d}日",
        ):
            assert parse_date(text, TODAY) == day
            assert parse_date("".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text), TODAY) == day

    @given(st.dates(date(1949, 1, 1), date(2200, 12, 31)), st.integers(0, 6))
    def test_chinese_numerals_and_weekdays(self, day: date, stated: int) -> None:
        """Numerals of every day, of the calendar and of bills (正确填写票据和结算凭证的基本规定 七); a weekday that is
        another is refused with the right one.
        """
        year = "".join("〇一二三四五六七八九"[int(one)] for one in f"{day.year}")
        text = f"{year}年{numeral(day.month)}月{numeral(day.day)}日"
        assert parse_date(text, TODAY) == day
        assert parse_date(text.replace("〇", "零"), TODAY) == day
        assert parse_date(f"{year.replace('〇', '0')}年{day.month}月{day.day}日", TODAY) == day
        assert parse_date(text.replace("〇", "○"), TODAY) == day
        capital = {**dict(zip("〇一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾", strict=True))}
        bill = "".join(capital[one] for one in year) + f"年{of_a_bill(day.month)}月{of_a_bill(day.day)}日"
        assert parse_date(bill, TODAY) == day
        said = "一二三四五六日"[stated]
        english = ["Monday", "Tues", "Wed.", "Thursday", "Fri", "Saturday", "sun"][stated]
        for beside in (
            f"{day} 星期{said}", f"{text}（周{said}）", f"星期{said}，{day}", f"{day} {english}", f"{english}, {day}",
            f"{day.year}/{day.month}/{day.day} 礼拜{said} 15:30", f"今天（星期{said}）",
        ):  # fmt: skip
            meant = TODAY if beside.startswith("今天") else day
            if meant.isoweekday() == stated + 1:
                assert parse_date(beside, TODAY) == meant
                continue
            message, _ = refusal_of_date(beside)
            right = "一二三四五六日"[meant.isoweekday() - 1]
            assert message.zh == f"{meant} 是星期{right}，不是星期{said}"

    @given(st.dates(date(1949, 1, 1), date(2200, 12, 30)))
    def test_the_day_after_the_last_of_a_month_is_refused(self, day: date) -> None:
        following = day + timedelta(days=1)
        if following.day == 1:
            text = f"{day.year}-{day.month:02d}-{day.day + 1:02d}"
            message, _ = refusal_of_date(text)
            assert message == Text(
                f"日期“{text}”不存在：{day.year} 年 {day.month} 月只有 {day.day} 天",
                f"“{text}” does not exist: {day.year}-{day.month:02d} has {day.day} days",
            )

    @given(st.text(max_size=20))
    def test_no_text_crashes(self, text: str) -> None:
        try:
            day = parse_date(text, TODAY)
        except Refused as refused:
            assert refused.message.zh
            assert refused.message.en
        else:
            assert 1949 <= day.year <= 2200


@pytest.mark.parametrize("text", ["1949-01-01", "2024-02-29", "2200-12-31"])
def test_the_plainest_way_is_read_as_it_says(text: str) -> None:
    assert parse_date(text, TODAY) == date(*map(int, text.split("-")))


@pytest.mark.parametrize("text", ["1948-12-31", "2201-01-01", "2023-02-29", "2023-13-01", "2023-W1-01"])
def test_a_day_that_is_none_is_refused_in_the_plainest_way_too(text: str) -> None:
    with pytest.raises(Refused):
        parse_date(text, TODAY)
