"""Operative parts composed from the wordings of the inventory, each with the facts it states.

`compose` takes a chooser (a function that picks one of several), so that hypothesis and a seeded generator draw alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from lpr_calc.base.dates import zh_date
from lpr_calc.base.money import fen_plain

T = TypeVar("T")
Choose = Callable[[Sequence[T]], T]

DEBTORS = (
    "李强",
    "于某",
    "付某某",
    "苏州某机械有限公司",
    "某（上海）贸易有限公司",
    "欧阳某",
    "某公司乙",
    "成都某小额贷款有限公司",
)
CREDITORS = ("王芳", "应某", "某银行股份有限公司北京分行", "无锡某钢铁有限公司", "向某某", "某县农村信用合作联社")
SURETIES = ("赵敏", "和某", "某控股集团有限公司", "钱某某")
WITHIN = (
    ("于本判决生效之日起十日内", "10日"),
    ("于本判决生效后七日内", "7日"),
    ("于本判决发生法律效力之日起10日内", "10日"),
    ("应于本判决生效之日起十五日内", "15日"),
    ("在本判决生效后三十日内", "30日"),
)
RATES = (
    ("按照年利率{n}%", "{n}%"),
    ("按年利率{n}%的标准", "{n}%"),
    ("按月利率{m}%", "{m}%/月"),
    ("按照每日万分之五的标准", "日万分之五"),
    ("按日万分之三", "日万分之三"),
    ("按照全国银行间同业拆借中心公布的一年期贷款市场报价利率", "LPR"),
    ("按同期全国银行间同业拆借中心公布的一年期贷款市场报价利率的四倍", "4xLPR"),
    ("按一年期贷款市场报价利率的1.5倍", "1.5xLPR"),
    ("按照全国银行间同业拆借中心公布的同期一年期贷款市场报价利率加计50%", "1.5xLPR"),
    ("按照中国人民银行同期同类贷款基准利率", "基准"),
)
ENDS = ("至实际清偿之日止", "至付清之日止", "至实际给付之日", "至款项还清之日止", "至实际履行完毕之日止")
STARTS = ("自{d}起", "从{d}起")
HEADS = ("利息", "逾期利息", "逾期付款利息", "资金占用费", "逾期付款损失")
DEBTS = ("借款本金", "货款", "工程款", "服务费", "租金", "借款", "代偿款")
TAILS = (
    "",
    "如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条之规定，加倍支付迟延履行期间的债务利息。",
    "如未按本判决指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息。",
)
APPEALS = ("", "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状，上诉于某市中级人民法院。")
FEES = (
    ("案件受理费{a}元，由被告{b}负担。", "{a}"),
    ("案件受理费{a}元，减半收取{h}元，由被告{b}负担。", "{h}"),
    ("本案受理费{a}元（原告已预交），由被告{b}负担，于履行判决时迳付原告{c}。", "{a}"),
    ("案件受理费{a}元，减半收取计{h}元，由被告{b}负担（于本判决生效后七日内交纳）。", "{h}"),
)


def compose(choose: Choose[Any], number: int = 0) -> tuple[str, dict[str, Any]]:
    """Return a text and the judgment it words: the keys a reading must give.

    ``number`` sets apart texts that are otherwise alike.
    """
    debtor, creditor, debt = choose(DEBTORS), choose(CREDITORS), choose(DEBTS)
    within, period = choose(WITHIN)
    principal = choose((30000_00, 120000_00, 2068431_25, 550000_00, 99999_99, 10766_00)) + number * 100
    text = f"一、被告{debtor}{within}{choose(('偿还', '支付', '给付', '归还'))}原告{creditor}{debt}{_money(principal, choose)}"
    interest, said = _interest(principal, choose)
    text += said + "；"
    facts: dict[str, Any] = {
        "debtor": debtor,
        "creditor": creditor,
        "judgment": {"principal": fen_plain(principal), "interest": interest, "perform_within": period},
    }
    numbers = iter("二三四五六")
    if choose((True, False)):
        surety = choose(SURETIES)
        limit = choose((None, 50000_00, 2000000_00))
        range_ = f"在{fen_plain(limit)}元范围内" if limit else ""
        text += f"{next(numbers)}、被告{surety}{range_}对上述{choose(('第一项债务', '债务', '款项'))}承担连带清偿责任；"
        facts["guarantors"] = [{"name": surety, "mode": "joint", **({"limit": fen_plain(limit)} if limit else {})}]
    text += f"{next(numbers)}、驳回原告{creditor}的其他诉讼请求。" + choose(TAILS)
    if choose((True, False)):
        words, share = choose(FEES)
        fee = choose((1150_00, 4300_00, 12165_00))
        shown = {"a": fen_plain(fee), "h": fen_plain(fee // 2), "b": debtor, "c": creditor}
        text += words.format(**shown)
        facts["judgment"]["costs"] = [{"name": "案件受理费", "amount": share.format(**shown)}]
    return text + choose(APPEALS), facts


def _money(fen: int, choose: Choose[Any]) -> str:
    """An amount as texts write it."""
    plain = fen_plain(fen)
    whole, dot, part = plain.partition(".")
    grouped = f"{int(whole):,}{dot}{part}"
    forms = [f"{plain}元", f"人民币{plain}元", f"{grouped}元", f"{plain} 元", f"{grouped.replace(',', '，')}元"]
    if fen % 10000_00 == 0:
        forms.append(f"{fen // 10000_00}万元")
    return str(choose(forms))


def _rate(choose: Choose[Any]) -> tuple[str, str]:
    words, term = choose(RATES)
    n, m = choose(("6", "15.4", "3.85", "14.8")), choose(("1", "2", "1.28"))
    return words.format(n=n, m=m), term.format(n=n, m=m)


def _interest(principal: int, choose: Choose[Any]) -> tuple[list[dict[str, Any]], str]:
    """Entries of interest, and their words."""
    first = date(2019, 9, 1) + timedelta(days=choose((0, 31, 400, 1101, 1500)))
    head, end, (words, rate) = choose(HEADS), choose(ENDS), _rate(choose)
    base = fen_plain(principal)
    since = choose(STARTS).format(d=zh_date(first.toordinal()))
    one = {"base": base, "from": first.isoformat(), "rate": rate}
    how = choose(("plain", "order", "nothing", "two-rates", "two-bases", "falling", "fixed", "limit"))
    if how == "plain":
        return [one], f"及{head}（以{base}元为基数，{since}{end}，{words}计算）"
    if how == "order":
        return [one], f"及{head}（{since}，以{base}元为基数，{words}计算{end}）"
    if how == "nothing":
        return [one], f"并支付{head}（{since}{words}计算{end}）"
    if how == "limit":
        limit = fen_plain(principal // 10 // 100 * 100)
        return [
            {**one, "limit": limit}
        ], f"及{head}（以{base}元为基数，{since}{words}计算{end}，总额以不超过{limit}元为限）"
    later = first + timedelta(days=choose((100, 365)))
    eve = zh_date((later - timedelta(days=1)).toordinal())
    if how == "two-rates":
        other, second = _rate(choose)
        entries = [
            {**one, "until": (later - timedelta(days=1)).isoformat()},
            {**one, "from": later.isoformat(), "rate": second},
        ]
        then = zh_date(later.toordinal())
        return entries, f"及{head}（以{base}元为基数，{since}至{eve}止{words}计算，自{then}起{end}{other}计算）"
    if how == "two-bases":
        part = principal // 3 // 100 * 100
        rest = principal - part
        entries = [
            {"base": fen_plain(part), "from": first.isoformat(), "rate": rate},
            {"base": fen_plain(rest), "from": later.isoformat(), "rate": rate},
        ]
        then = zh_date(later.toordinal())
        joined = choose(
            (
                "以{a}元为基数，{s}；以{b}元为基数，自{t}起",
                "其中{a}元{s}，{b}元自{t}起",
                "以{a}元为基数{s}、以{b}元为基数自{t}起",
            )
        )
        listed = joined.format(a=fen_plain(part), b=fen_plain(rest), s=since, t=then)
        return entries, f"及{head}（{listed}，均{words}计算{end}）"
    if how == "falling":
        more = principal + 50000_00
        entries = [
            {
                "base": fen_plain(more),
                "from": first.isoformat(),
                "until": (later - timedelta(days=1)).isoformat(),
                "rate": rate,
            },
            {"base": base, "from": later.isoformat(), "rate": rate},
        ]
        then = zh_date(later.toordinal())
        return entries, (
            f"及{head}（以{fen_plain(more)}元为基数，{since}{words}计算至{eve}止；以{base}元为基数，自{then}起{words}计算{end}）"
        )
    fixed = fen_plain(principal // 20 // 100 * 100)
    day, then = zh_date((first - timedelta(days=1)).toordinal()), zh_date(first.toordinal())
    entries = [{"amount": fixed, "until": (first - timedelta(days=1)).isoformat()}, one]
    return entries, f"及截至{day}的利息{fixed}元，以及自{then}起{end}的{head}（以{base}元为基数，{words}计算）"
