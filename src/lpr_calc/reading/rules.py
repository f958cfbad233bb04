"""Every rule that a clause of payment is read by, and two that belong to it alone."""

from __future__ import annotations

import re
from fractions import Fraction

from .amounts import amount_at
from .days import day_at, deadline_at, end_at, monthly_at, start_at, starts_at
from .facts import Facts
from .lexer import Found, Rule, pattern
from .marks import (
    AFTERWARDS,
    COSTS,
    EACH,
    HEADS,
    PRINCIPAL,
    REST,
    TOGETHER,
    VERB,
    base_at,
    bases_at,
    less_at,
    limit_at,
    named_at,
    stated_at,
)  # fmt: skip
from .rates import ceiling_at, rate_at
from .references import number_of, reference_at

_SIGNS = (
    Rule("open", pattern("（", lambda found: found[0])),
    Rule("close", pattern("）", lambda found: found[0])),
    Rule("semicolon", pattern("；", lambda found: found[0])),
    Rule("among", pattern("其中", lambda found: found[0])),
)


def _earlier(text: str, at: int, end: int) -> Found | None:
    """Read interest that ran before the base it is now counted on: ``此前尚欠800元``."""
    return amount_at(text, at + 4, end) if text.startswith("此前尚欠", at) else None


_OF_WHAT = re.compile(
    rf"(?:期间)?(?:内)?(?:的|所欠|欠付|拖欠|产生的|应付|未付)*(?=(?:{PRINCIPAL}|{COSTS})|[一-龥]{{1,14}}(?:款|费用|费|金|工资|差额|报酬)(?:人民币|¥)?[0-9])"
)


_MONTHS = re.compile(
    r"(?:自|从)?(?:19|20)[0-9]{2}年(?:度)?(?:[0-9]{1,2}月(?:份)?)?(?:起)?(?:(?:至|到|、|-|—)(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:份)?)?(?:止)?(?![0-9])"
)


def _period(text: str, at: int, end: int) -> Found | None:
    """Read the period a price is for (2019年1月1日至2021年12月31日期间的物业费): it bears no interest."""
    if months := _MONTHS.match(text, at, end):
        what = _OF_WHAT.match(text, months.end(), end)
        return None if what is None else (what.end(), None)
    if text[max(at - 3, 0) : at].rstrip("，").endswith("基数"):
        return None  # 以…为基数，自…至…止的违约金…元: what ran on that base
    first = start_at(text, at, end) or day_at(text, at, end)
    last = end_at(text, first[0], end) if first is not None else None
    if last is None or last[1].day is None:
        return None
    what = _OF_WHAT.match(text, last[0], end)
    return None if what is None else (what.end(), None)


_ACCOUNT = re.compile(
    r"（?(?:(?:履行|付款|支付|还款)方式[：为]|(?:户名|收款人|收款账户|收款账号|开户行|开户银行|账户名?|账号|卡号)(?:为|是)?：)[^。；）]{0,120}(?:账号|账户|卡号|户名|行)[^。；）]{0,60}?）?(?=[，。；]|$)"
)
"""Where the money is to go: no fact of the debt."""

_FORMULA = re.compile(
    r"（(?:(?:即|按)?(?:每(?:个)?(?:月|年|天|日|吨|件|台))?(?P<price>[0-9]+(?:\.[0-9]+)?)(?P<wan>万)?元/(?:个)?(?:月|年|天|日|吨|件|台|套|次|人|方|平方米|米|小时|季度?)|(?P<f>[^（）]{0,40}[0-9][^（）=]{0,40}[×xX*][^（）=]{1,40}(?:=[^（）]{1,24})?))）"
)
_UNITS = {"万": Fraction(10_000), "%": Fraction(1, 100), "‰": Fraction(1, 1000)}
_PERIODS = re.compile(
    "(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?=至|到|，|。|-)|共[0-9]+(?:个)?(?:月|天)"
)
_FACTOR = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:万|%|‰)?")


def _formula(text: str, at: int, end: int) -> Found | None:
    """Read how a sum is worked out (``300元/天×150天``) or its unit price (``9000元/月``): in fen, what it comes to."""
    found = _FORMULA.match(text, at, end)
    if found is None:
        return None
    if found["price"]:
        return found.end(), ("price", Fraction(found["price"]) * (1_000_000 if found["wan"] else 100))
    product = Fraction(100)
    for factor in _FACTOR.findall(_PERIODS.sub("", found["f"].partition("=")[0])):
        product *= Fraction(factor.rstrip("万%‰")) * _UNITS.get(factor[-1], Fraction(1))
    return found.end(), ("product", product)


_FIXED = (
    Rule("same", pattern("(?:仍|均|继续)?按(?:照)?(?:同一|同样|相同|上述|前述|该|以上)的?(?:标准|利率|方式|方法)")),
    # 设备款剩余30%即…元: the share says where the sum comes from.
    Rule("share-of", pattern("(?:剩余|余下|未付)?(?:的)?[0-9]+(?:\\.[0-9]+)?%(?:，)?(?:即|计)(?=(?:人民币|¥)?[0-9])")),
    Rule("formula", _formula),
    # Things to give back beside the money: 返还钢管1260米、扣件890套.
    Rule(
        "goods",
        pattern(
            r"(?:并)?(?:返还|归还|退还|交付)?(?!.{0,6}(?:款|费|金|息))[一-龥]{1,6}[0-9]+(?:\.[0-9]+)?(?:平方米|立方米|米|套|吨|台|件|辆|根|只|张|箱|公斤|千克)(?![一-龥]{0,2}[0-9])"
        ),
    ),
    Rule("account", pattern(_ACCOUNT.pattern)),
    # What each of several has left to pay, up to a day: a figure that checks.
    Rule("each-left", pattern(r"（扣除各自已付，连同利息等暂计至[^（）：]{6,14}：[^（）]{1,200}）")),
    # 86214.5元（已扣除垫付的20000元）: the sum is what is left.
    Rule("net", pattern("（(?:已经|已)(?:扣除|抵扣|扣减)[^（）]{1,40}）")),
    Rule("ordinal", pattern("（[0-9]{1,2}）(?=以|自|从|利息|违约金|[0-9])")),
    Rule("deadline", deadline_at),
    Rule("start", start_at),
    Rule("starts", starts_at),
    Rule("end", end_at),
    Rule("rate", rate_at),
    Rule("base", base_at),
    Rule("bases", bases_at),
    Rule("limit", limit_at),
    Rule("ceiling", ceiling_at),
    Rule("stated", stated_at),
    Rule("less", less_at),
    Rule("amount", amount_at),
    Rule("day", day_at),
    *HEADS,
    VERB,
    TOGETHER,
    AFTERWARDS,
    REST,
    EACH,
    *_SIGNS,
    Rule("reference", reference_at),
    Rule(
        "share", pattern(r"按(?:[0-9.]+%|[0-9]+/[0-9]+)(?:、(?:[0-9.]+%|[0-9]+/[0-9]+))*的份额", lambda found: found[0])
    ),
    Rule("monthly", monthly_at),
    Rule(
        "parts",
        pattern(
            "(?:分|共计?|合计)(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:期|次|笔)",
            lambda found: number_of(found["n"]),
        ),
    ),
    Rule(
        "estate",
        pattern(
            r"(?:均|各自)?在(?:各自)?(?:所|实际)?继承[^，。；0-9]{0,16}?(?:遗产|财产)(?:的)?(?:实际)?(?:价值)?(?:的)?范围(?:之)?内"
        ),
    ),
    Rule(
        "behalf",
        pattern(
            "代(?:其|被告|为)?(?:被告)?(?:向[^，。；0-9（）]{1,24}?)?(?:清偿|偿还|垫付|支付|归还)(?:的)?(?=[^，。；0-9（）]{0,8}[款本息金费])"
        ),
    ),
    Rule("earlier", _earlier),
    Rule("period", _period),
    Rule(
        "settled",
        pattern(
            "按月计收复利|按季计收复利|按月计息|按季计息|按月付息|按季付息|罚息不计收?复利|不计复利|到期还本付息|一次性还本付息"
        ),
    ),
    Rule(
        "loan",
        pattern(
            r"[^，。；：（）、元及和]{1,12}项下(?:的)?|[A-Za-z0-9]{0,8}第[一二三四五六七八九十]{1,2}笔(?:出借款|借款)(?=[期逾利违])|(?<=[（，、])[甲乙丙丁A-Z]借款(?=复利|罚息)|第[一二三四五六七八九十]{1,2}期(?=[逾期利违])"
        ),
    ),
)


def rules_of(facts: Facts) -> tuple[Rule, ...]:
    """Every rule, with the names this text has; what a sum is for holds nobody's name."""

    def thing(text: str, at: int, end: int) -> Found | None:
        found = named_at(text, at, end)
        return None if found is None or any(name in found[1].name for name in facts.parties.sides) else found

    return (Rule("party", facts.parties.party_at), *_FIXED, Rule("head-principal", thing))
