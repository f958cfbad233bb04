"""Each rule of the grammar by itself: what it reads, where its words end, what it leaves to others."""

from __future__ import annotations

from datetime import date

import pytest

from lpr_calc.reading.amounts import Amount, amount_at
from lpr_calc.reading.clean import clean
from lpr_calc.reading.days import Deadline, End, Start, day_at, deadline_at, end_at, start_at
from lpr_calc.reading.lexer import Found, Rule, lex, pattern
from lpr_calc.reading.marks import FILLER, Base, base_at, less_at, limit_at, stated_at
from lpr_calc.reading.persons import name_at, names_at, roles_of
from lpr_calc.reading.phrases import doubled, seen
from lpr_calc.reading.rates import RateRead, ceiling_at, rate_at
from lpr_calc.reading.references import reference_at
from lpr_calc.values.rate_text import parse_rate


def whole(found: Found | None, text: str) -> object:
    """The value of a rule that reads all of a text."""
    assert found is not None, text
    assert found[0] == len(text), f"{text!r} is read to {text[: found[0]]!r}"
    return found[1]


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("330000元", 33000000),
        ("人民币330000元整", 33000000),
        ("27万元", 27000000),
        ("1.5亿元", 15000000000),
        ("¥159000", 15900000),
        ("5746611.84元", 574661184),
        ("壹拾伍万玖仟元整", 15900000),
        ("伍万元", 5000000),
        ("三万元整", 3000000),
        ("三千零五十六万七千八百元五角", 3056780050),
        ("拾万元整", 10000000),
        ("陆万元正", 6000000),
        ("壹拾伍万玖仟元整（¥159000）", 15900000),
        ("30000元（叁万元整）", 3000000),
        ("人民币大写贰万元正。小写（20000）元", 2000000),
        ("人民币大写金额伍万元小写金额：¥50000", 5000000),
        ("9800元人民币", 980000),
    ],
)
def test_amounts(text: str, fen: int) -> None:
    assert whole(amount_at(text, 0, len(text)), text) == Amount(fen)


def test_capitals_and_figures_that_differ_are_both_kept() -> None:
    text = "壹拾万元整（¥10000元）"
    assert whole(amount_at(text, 0, len(text)), text) == Amount(10000000, 1000000)


@pytest.mark.parametrize("text", ["第3项", "10日内", "2024年", "6%", "甲", "元"])
def test_what_is_no_amount(text: str) -> None:
    assert amount_at(text, 0, len(text)) is None


def test_three_decimals_are_no_sum_to_pay() -> None:
    read = amount_at("17.345元", 0, 7)
    assert read is not None
    assert read[1].decimals


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019年3月13日", date(2019, 3, 13)),
        ("2015.10.9", date(2015, 10, 9)),
        ("2013、6、8", date(2013, 6, 8)),
        ("2020-01-02", date(2020, 1, 2)),
        ("二〇一三年五月八日", date(2013, 5, 8)),
        ("一九九六年十二月三十一日", date(1996, 12, 31)),
        ("2016年9日1日", date(2016, 9, 1)),
        ("2016年底", date(2016, 12, 31)),
        ("2016年2月底", date(2016, 2, 29)),
    ],
)
def test_days(text: str, day: date) -> None:
    read = whole(day_at(text, 0, len(text)), text)
    assert read.day == day.toordinal()  # type: ignore[attr-defined]


def test_a_day_that_does_not_exist_is_none_and_is_not_moved() -> None:
    read = day_at("2014年2月30日", 0, 10)
    assert read is not None
    assert read[1].day is None


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("自2019年3月13日起", date(2019, 3, 13), False),
        ("从2013年5月22日起", date(2013, 5, 22), False),
        ("自2020年1月1日开始计算", date(2020, 1, 1), False),
        ("2022年5月1日之后", date(2022, 5, 1), True),
        ("自2022年5月1日次日起", date(2022, 5, 1), True),
    ],
)
def test_first_days(text: str, day: date, after: bool) -> None:
    read = whole(start_at(text, 0, len(text)), text)
    assert isinstance(read, Start)
    assert read.day is not None
    assert (read.day.day, read.after) == (day.toordinal(), after)


def test_an_event_is_a_first_day_without_a_date() -> None:
    read = whole(start_at("自起诉之日起", 0, 6), "自起诉之日起")
    assert isinstance(read, Start)
    assert (read.day, read.event) == (None, "起诉")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("计算至实际清偿之日止", "open"),
        ("至付清之日", "open"),
        ("计至款项还清之日止", "open"),
        ("至实际履行完毕之日止", "open"),
        ("利随本清", "open"),
        ("至本判决确定的履行期限届满之日止", "perform_by"),
        ("至本判决确认给付之日时止", "perform_by"),
        ("计至判决确定履行日止", "perform_by"),
        ("至本判决生效之日止", "effective"),
    ],
)
def test_ends_in_words(text: str, word: str) -> None:
    assert whole(end_at(text, 0, len(text)), text) == End(None, word)


def test_an_end_on_a_day() -> None:
    read = whole(end_at("计算至2024年6月19日止", 0, 14), "计算至2024年6月19日止")
    assert isinstance(read, End)
    assert read.day is not None
    assert read.day.day == date(2024, 6, 19).toordinal()


@pytest.mark.parametrize(
    ("text", "within", "since"),
    [
        ("于本判决生效之日起十日内", (10, "day"), "effective"),
        ("于本判决发生法律效力之日起10日内", (10, "day"), "effective"),
        ("于本判决生效后七日内", (7, "day"), "effective"),
        ("自本裁决书送达之日起十五日内", (15, "day"), "served"),
        ("于本判决生效之日起一个月内", (1, "month"), "effective"),
    ],
)
def test_periods_for_performance(text: str, within: tuple[int, str], since: str) -> None:
    assert whole(deadline_at(text, 0, len(text)), text) == Deadline(within, since)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("按年利率6%", "6%"),
        ("按照年利率百分之五的三倍", "15%"),
        ("月息2分", "2%/月"),
        ("月息两分肆厘", "2.4%/月"),
        ("按月利率1.28%", "1.28%/月"),
        ("月利率9‰上浮30%", "1.17%/月"),
        ("日万分之五", "0.05%/日"),
        ("按照每日0.1‰的标准", "0.01%/日"),
        ("每延期一日按万分之五", "0.05%/日"),
        ("按照全国银行间同业拆借中心公布的同期一年期贷款市场报价利率的四倍", "4xLPR"),
        ("按全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.3倍", "1.3xLPR"),
        ("按同期全国银行间同业拆借中心公布的一年期贷款市场报价利率加计50%", "1.5xLPR"),
        ("按照全国银行间同业拆借中心公布的五年期以上贷款市场报价利率", "LPR5Y"),
        ("按一年期贷款市场报价利率加50个基点", "LPR+50bp"),
        ("按中国人民银行同期同类贷款基准利率", "基准"),
        ("按照中国人民银行同期同类贷款基准利率的四倍", "4x基准"),
        ("按中国人民银行同期同类贷款利率的1.3倍", "1.3x基准"),
    ],
)
def test_rates(text: str, term: str) -> None:
    read = whole(rate_at(text, 0, len(text)), text)
    assert isinstance(read, RateRead)
    assert parse_rate(read.term)._replace(text="") == parse_rate(term)._replace(text="")


@pytest.mark.parametrize(
    ("text", "multiple"), [("按合同约定的利率", ""), ("均按约定利率加收50%的标准", "1.5"), ("按约定", "")]
)
def test_a_rate_the_contract_has_is_left_open(text: str, multiple: str) -> None:
    read = whole(rate_at(text, 0, len(text)), text)
    assert isinstance(read, RateRead)
    assert (read.agreed, read.term, read.multiple) == (True, "", multiple)


def test_a_rate_of_a_moment_keeps_the_moment_and_the_figure_beside_it() -> None:
    text = "按照合同成立时一年期贷款市场报价利率四倍即年利率15.4%"
    read = whole(rate_at(text, 0, len(text)), text)
    assert isinstance(read, RateRead)
    assert (read.term, read.when, read.value) == ("4xLPR", "合同成立时", "15.4")


def test_a_ceiling_that_is_a_rate() -> None:
    text = "利率合计不得超过年利率24%"
    read = whole(ceiling_at(text, 0, len(text)), text)
    assert isinstance(read, RateRead)
    assert read.term == "24%"


@pytest.mark.parametrize(
    ("text", "fen", "of"),
    [
        ("以11766元为基数", 1176600, ""),
        ("以本金60000元为基数", 6000000, "本金"),
        ("以尚欠借款本金25924250.16元为基数", 2592425016, "尚欠借款本金"),
        ("以人民币291000元为本金", 29100000, ""),
    ],
)
def test_bases(text: str, fen: int, of: str) -> None:
    assert whole(base_at(text, 0, len(text)), text) == Base(Amount(fen), of)


def test_a_base_in_words_and_one_without_a_mark() -> None:
    assert whole(base_at("以未偿还的借款为基数", 0, 10), "以未偿还的借款为基数") == Base(None, "未偿还的借款")
    assert whole(base_at("以本金60000元", 0, 9), "以本金60000元") == Base(Amount(6000000), "本金")


@pytest.mark.parametrize(
    "text", ["总额以不超过43500元为限", "以不超过43500元为限", "最高不超过43500元", "以43500元为限"]
)
def test_limits(text: str) -> None:
    assert whole(limit_at(text, 0, len(text)), text) == Amount(4350000)


@pytest.mark.parametrize(
    ("text", "what", "fen"),
    [
        ("合计177000元", "total", 17700000),
        ("上述款项合计为239660元", "total", 23966000),
        ("暂计至2023年8月1日为6512.38元", "interim", 651238),
        ("为500元", "sum", 50000),
    ],
)
def test_figures_that_only_check(text: str, what: str, fen: int) -> None:
    read = whole(stated_at(text, 0, len(text)), text)
    assert (read.what, read.amount.fen) == (what, fen)  # type: ignore[attr-defined]


def test_what_was_paid_comes_off() -> None:
    text = "扣除已付5000元后尚欠1200元"
    read = whole(less_at(text, 0, len(text)), text)
    assert (read.taken.fen, read.left.fen) == (500000, 120000)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("上述第一项债务", (1,)),
        ("第一项、第二项款项", (1, 2)),
        ("上述第一、二、三项债务", (1, 2, 3)),
        ("第一至三项", (1, 2, 3)),
        ("上述债务", ()),
    ],
)
def test_references(text: str, numbers: tuple[int, ...]) -> None:
    assert whole(reference_at(text, 0, len(text)), text) == numbers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("于某于本判决生效之日起", "于某"),
        ("付某付清货款", "付某"),
        ("上海某小额贷款有限公司借款本金80000元", "上海某小额贷款有限公司"),
        ("某银行股份有限公司北京分行借款本金", "某银行股份有限公司北京分行"),
        ("苏州某机械有限公司应于本判决", "苏州某机械有限公司"),
        ("某（上海）贸易有限公司支付", "某（上海）贸易有限公司"),
        ("某公司甲支付广告费", "某公司甲"),
        ("甲借款人民币330000元", "甲"),
        ("王芳借款本金", "王芳"),
        ("应某借款12万元", "应某"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert text[: name_at(text, 0, len(text))] == name


def test_lists_of_names_end_where_the_side_changes() -> None:
    text = "乙、丙、丁对上述债务"
    assert names_at(text, 0, len(text)) == (5, ["乙", "丙", "丁"])
    found = roles_of("解除原告甲公司与被告乙于2014年11月17日签订的合同", frozenset())
    assert [(one.side, one.names) for one in found] == [("creditor", ("甲公司",)), ("debtor", ("乙",))]


def test_two_names_with_white_space_between_them_stay_two() -> None:
    source = clean("借款人：李四 王五")
    at = source.text.index("李")
    assert names_at(source.text, at, len(source.text), source.breaks)[1] == ["李四", "王五"]


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("本金３００，０００元", "本金300000元"),
        ("26 776 493.21元", "26776493.21元"),
        ("2023 年 10 月\n1 日", "2023年10月1日"),
        ("88120.5第3页共3页元", "88120.5元"),
        ('依照《 HYPERLINK "javascript:SLC(98761,0)" 民法典》', "依照《民法典》"),
        ("15．5％", "15.5%"),
        ("月息俩分", "月息两分"),
        ("百分之佰份之叁", "百分之佰分之叁"),
        ("甲某12015年3月23日", "甲某１2015年3月23日"),
        ("第1，200元", "第1200元"),
        ("10000，200元", "10000，200元"),
    ],
)
def test_cleaning(raw: str, made: str) -> None:
    assert clean(raw).text == made


def test_every_clean_character_keeps_its_place() -> None:
    raw = "一、被告 乙 支付３００，０００元；\n二、驳回。"
    source = clean(raw)
    for at, sign in enumerate(source.text):
        first, last = source.place(at, at + 1)
        assert clean(raw[first:last]).text == sign


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("驳回原告甲的其他诉讼请求；", "dismissed"),
        ("解除原告甲与被告乙签订的《房屋租赁合同》；", "contract"),
        ("被告丁承担保证责任后，有权向被告乙追偿；", "recourse"),
        ("如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状。", "appeal"),
        ("本裁决为终局裁决，自作出之日起发生法律效力。", "final"),
        ("本案诉讼费由被告承担。", "fees-claimed"),
        ("被告乙支付原告甲借款10000元", ""),
        ("解除合同，被告乙支付原告甲违约金10000元", ""),
    ],
)
def test_phrases_that_compute_nothing(words: str, name: str) -> None:
    assert seen(words) == name


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("应当依照《中华人民共和国民事诉讼法》第二百六十四条之规定，加倍支付迟延履行期间的债务利息。", 264),
        ("逾期支付，按《中华人民共和国民事诉讼法》第二百五十三条的规定办理。", 253),
        ("按第229条加倍支付迟延履行期间的债务利息", 229),
    ],
)
def test_the_notice_of_the_doubled_interest_names_its_article(words: str, article: int) -> None:
    assert doubled(words) == (True, article)


def test_what_no_rule_reads_is_a_gap() -> None:
    tokens, gaps = lex("支付并扣发10元", 0, 8, (Rule("verb", pattern("支付")), Rule("amount", amount_at)), (), FILLER)
    assert [token.rule for token in tokens] == ["verb", "amount"]
    assert gaps == [(3, 5)]
