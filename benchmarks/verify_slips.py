"""Eighty slips of every kind of matter, each computed by hand arithmetic, and whether `verify` names it first.

A second list beside `verify_recall`, made without looking at it: matters lent before 2020-08-20 and before 2015-09-01,
bank loans, sales, judgments, loans by instalments. Each figure is computed in fractions from the rows of the data files
alone; nothing of the package's arithmetic is used. ``python -m benchmarks.verify_slips [--show]``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lpr_calc.casefile.parse import parse_case
from lpr_calc.rates.series import Rates
from lpr_calc.reports.verify_words import differing, named, plainest
from lpr_calc.values.tree import as_tree
from lpr_calc.verify import instalments, judgment, judgment_explain
from lpr_calc.verify.explain import explain

TODAY = date(2026, 9, 30)
DATA = Path(__file__).parent.parent / "data"
Table = list[tuple[date, Fraction]]
Line = tuple[Fraction, int, Fraction, int]
"""A base, days, percent a year and the days of a year."""


def _table(name: str, column: str) -> Table:
    rows = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))["rates"]
    # Rows that are added later change nothing here.
    return [(_date(row["effective"]), Fraction(str(row[column]))) for row in rows if _date(row["effective"]) <= TODAY]


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def day(text: str) -> date:
    return date.fromisoformat(text)


ONE = _table("lpr_rates.yaml", "one_year")
FIVE = _table("lpr_rates.yaml", "five_year_plus")


def at(when: date, table: Table = ONE) -> Fraction:
    return [rate for since, rate in table if since <= when][-1]


def half(amount: Fraction) -> Fraction:
    """Half up to the fen."""
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


def runs(start: date, end: date, table: Table = ONE) -> Iterator[tuple[date, date, Fraction]]:
    """The days of each rate, equal neighbours as one."""
    cuts = [start]
    for since, rate in table:
        if start < since < end and rate != at(since - timedelta(1), table):
            cuts.append(since)
    cuts.append(end)
    for a, b in zip(cuts, cuts[1:], strict=False):
        yield a, b, at(a, table)


def interest(base: Any, start: date, end: date, rate: Any, basis: int = 365) -> Fraction:
    """One line, half up to the fen."""
    return half(Fraction(base) * (end - start).days * Fraction(rate) / 100 / basis)


def floating(base: Any, start: date, end: date, times: Any = 1, basis: int = 365, table: Table = ONE) -> Fraction:
    """Lines at so many times the LPR."""
    return sum((interest(base, a, b, rate * times, basis) for a, b, rate in runs(start, end, table)), Fraction(0))


def shifted(table: Table, move: Callable[[date], date]) -> Table:
    return [(move(since) if n else since, rate) for n, (since, rate) in enumerate(table)]


def next_month(when: date) -> date:
    return when if when.day == 1 else (when.replace(day=28) + timedelta(4)).replace(day=1)


class Slip(NamedTuple):
    """What went wrong, the matter, the figure in yuan it gives, what the first explanation must say."""

    name: str
    matter: dict[str, Any]
    figure: Fraction
    says: str


def _claim(**more: Any) -> dict[str, Any]:
    return {"creditor": {"name": "甲", "natural": True}, "debtor": {"name": "乙", "natural": True}, **more}


PLAIN = _claim(
    principal="186400", signed="2020-10-19", lent="2020-10-19", due="2021-04-18", filed="2022-10-10", until="2024-02-07"
)
P, A, B = 186_400, day("2021-04-19"), day("2024-02-07")
OLD = _claim(
    principal="320000",
    signed="2019-03-05",
    lent="2019-03-05",
    due="2020-03-04",
    rate="24%",
    filed="2021-09-14",
    accepted="2021-09-14",
    until="2023-05-22",
)
EARLY = _claim(
    principal="100000",
    signed="2014-06-10",
    lent="2014-06-10",
    due="2015-06-09",
    rate="2%/月",
    filed="2022-03-01",
    accepted="2022-03-01",
    until="2022-12-31",
)
UNSAID = _claim(
    principal="250000",
    signed="2017-11-30",
    lent="2017-11-30",
    due="2018-11-30",
    filed="2021-04-12",
    accepted="2021-04-12",
    until="2022-08-15",
)
BANK = {
    "kind": "bank-loan",
    "lender": "bank",
    "principal": "800000",
    "lent": "2022-01-10",
    "due": "2023-01-09",
    "rate": "5.22%",
    "penalty": "1.5",
    "settlement": "maturity",
    "compound": "in-term",
    "until": "2023-12-20",
}
SALE = {"kind": "sale", "principal": "463200", "due": "2022-05-15", "filed": "2023-06-01", "until": "2024-09-30"}
SALE_OLD = {"kind": "sale", "principal": "463200", "due": "2018-09-10", "filed": "2021-03-01", "until": "2022-03-31"}
PAID = _claim(
    principal="300000",
    signed="2020-12-02",
    lent="2020-12-02",
    due="2021-06-01",
    until="2023-12-31",
    payments=[{"date": "2022-01-15", "amount": "50000"}, {"date": "2022-11-08", "amount": "32600"}],
)
JUDGED = {
    "judgment": {
        "date": "2023-02-10",
        "effective": "2023-03-06",
        "perform_by": "2023-03-16",
        "principal": "268000",
        "interest": [{"base": "268000", "from": "2022-03-01", "rate": "LPR"}],
        "costs": [{"name": "案件受理费", "amount": "2660"}],
    },
    "until": "2024-05-31",
}
CAR = {
    "kind": "bank-loan",
    "principal": "150000",
    "rate": "7.2%",
    "lent": "2023-03-15",
    "first_due": "2023-04-15",
    "repayment": "equal-payment",
    "periods": "36",
    "paid_through": "12",
    "accelerated": "2024-07-01",
    "penalty": "1.5",
    "compound": "in-term",
    "compound_rate": "penalty",
    "interest_by": "month",
    "until": "2024-12-31",
}


def _plain() -> Iterator[Slip]:
    """A private loan, nothing agreed."""
    lines = list(runs(A, B))
    own = floating(P, A, B)
    days = (B - A).days

    def slip(name: str, figure: Fraction, says: str) -> Slip:
        return Slip(name, PLAIN, figure, says)

    yield slip("both ends counted", floating(P, A, B + timedelta(1)), "首尾日：两头都算(；舍入：合计四舍五入到元)?$")
    yield slip("a year of 360 days", floating(P, A, B, 1, 360), "年天数：360天(；舍入：合计四舍五入到元)?$")
    yield slip("the five-year LPR", floating(P, A, B, 1, 365, FIVE), "用了五年期以上 LPR")
    yield slip("four times", floating(P, A, B, 4), "4 倍 LPR")
    yield slip("fixed on the first day", interest(P, A, B, at(A)), "LPR：.*固定|起算日的报价固定")
    yield slip("today's quote throughout", interest(P, A, B, at(TODAY)), "全程按今日的报价（2026-09-20 公布）")
    yield slip("the quote of the day of suit", interest(P, A, B, at(day("2022-10-10"))), "LPR：起诉|起诉日的报价固定")
    yield slip(
        "four times that of the contract",
        interest(P, A, B, 4 * at(day("2020-10-19"))),
        "按 4 倍 LPR 计算，起算日的报价固定|4 倍 LPR.*(合同成立日|起算日)",
    )
    yield slip("from the due date itself", floating(P, A - timedelta(1), B), "提前一天|早了 1 天|多算 1 天|两头都算")
    yield slip("from the day of lending", floating(P, day("2020-10-19"), B), "从出借日起算逾期利息（2020-10-19）")
    yield slip("from the day of suit", floating(P, day("2022-10-10"), B), "从起诉日起算")
    yield slip("to the day of suit", floating(P, A, day("2022-10-10")), "算到起诉日为止（算至 2022-10-10）")
    yield slip("a year late", floating(P, day("2022-04-19"), B), "起算日晚了一年（2022-04-19）")
    yield slip("a month early", floating(P, day("2021-03-19"), B), "起算日早了一个月（2021-03-19）")
    yield slip("a month too long", floating(P, A, day("2024-03-07")), "多算一个月")
    misread = [(since, Fraction("3.56") if rate == Fraction("3.65") else rate) for since, rate in ONE]
    yield slip(
        "3.65 read as 3.56",
        sum((interest(P, a, b, at(a, misread)) for a, b, _ in lines), Fraction(0)),
        "2022-08-22 的报价按 3.56% 计算",
    )
    missed = [(since, rate) for since, rate in ONE if not day("2023-08-21") <= since <= day("2024-06-20")]
    yield slip(
        "the change of 2023-08-21 missed", floating(P, A, B, 1, 365, missed), "漏了 2023-08-21 的调整（仍按 3.55%）"
    )
    yield slip("principal 168,400", floating(168_400, A, B), "本金写成 168,400")
    yield slip(
        "a day too many in each line",
        sum((interest(P, a, b + timedelta(1), r) for a, b, r in lines), Fraction(0)),
        "每一?段.*多一天",
    )
    yield slip(
        "the plain average of the quotes",
        half(Fraction(P) * sum(r for *_, r in lines) / len(lines) * days / 36_500),
        "各段 LPR 简单平均后乘总天数",
    )
    yield slip("six percent", interest(P, A, B, 6), "年利率 6%|年利率 6.00%")
    yield slip("half as much again", floating(P, A, B, Fraction(3, 2)), "1.5 倍 LPR")
    yield slip(
        "years rounded to two decimals",
        half(sum((Fraction(P) * half(Fraction((b - a).days, 365)) * r / 100 for a, b, r in lines), Fraction(0))),
        "天数先折成年（两位小数）再乘",
    )
    yield slip(
        "quotes from the first of the next month",
        floating(P, A, B, 1, 365, shifted(ONE, next_month)),
        "每月整月用月初的报价（次月 1 日才换档）",
    )
    yield slip(
        "quotes always on the 20th",
        floating(P, A, B, 1, 365, shifted(ONE, lambda when: when.replace(day=20))),
        "一律在每月 20 日换档，未按节假日顺延",
    )
    yield slip(
        "the interest of a day rounded first",
        sum((half(Fraction(P) * r / 36_500) * (b - a).days for a, b, r in lines), Fraction(0)),
        "每日利息先四舍五入到分，再乘天数",
    )
    yield slip("a digit of the figure wrong", own + 100, "一位数字写错")


def _old() -> Iterator[Slip]:
    """Lent before 2020-08-20, or before 2015-09-01."""
    p, lent, late, new, end = 320_000, day("2019-03-05"), day("2020-03-05"), day("2020-08-20"), day("2023-05-22")
    term = interest(p, lent, late, 24)

    def two(cut: date, before: Any, after: Any) -> Fraction:
        return term + interest(p, late, cut, before) + interest(p, cut, end, after)

    yield Slip(
        "24 % to the end",
        OLD,
        term + interest(p, late, end, 24),
        "上限：不|不适用上限|无上限|上限：.*没有|上限：none|年利率 24",
    )
    yield Slip(
        "15.4 % from the start",
        OLD,
        interest(p, lent, late, "15.4") + interest(p, late, end, "15.4"),
        "不适用旧|未请求适用|当时的司法解释",
    )
    yield Slip(
        "24 % on 2020-08-20 as well", OLD, two(day("2020-08-21"), 24, "15.4"), "2020-08-20 当日仍按旧上限（多一天）"
    )
    yield Slip(
        "four times the LPR as it moves",
        OLD,
        term + interest(p, late, new, 24) + floating(p, new, end, 4),
        "2020-08-20 起按 4 倍 LPR，随报价变动|随报价.*4 倍",
    )
    yield Slip(
        "four times the quote of the contract's time",
        OLD,
        two(new, 24, 17),
        "2020-08-20 起按合同成立时（2019-08-20 公布的 4.25%）的 4 倍 LPR",
    )
    yield Slip(
        "four times the quote of the due date",
        OLD,
        two(new, 24, 4 * at(day("2020-03-04"))),
        "到期日.*4 倍|4 倍.*到期日",
    )
    yield Slip(
        "36 % before 2020-08-20",
        OLD,
        interest(p, lent, late, 36) + interest(p, late, new, 36) + interest(p, new, end, "15.4"),
        "2020-08-19 以前按年利率 36% 计算",
    )
    yield Slip(
        "interest on interest",
        OLD,
        term + interest(p + term, late, new, 24) + interest(p + term, new, end, "15.4"),
        "逾期利息以本金加期内利息为基数",
    )
    lent, late, turn, end = day("2014-06-10"), day("2015-06-10"), day("2015-09-01"), day("2022-12-31")
    last = interest(100_000, new, end, "14.8")
    yield Slip(
        "24 % before 2015-09-01, too",
        EARLY,
        interest(100_000, lent, late, 24) + interest(100_000, late, new, 24) + last,
        "2015-09-01 以前|24% 到 2020|pre_2015",
    )
    yield Slip(
        "2 % a month throughout", EARLY, interest(100_000, lent, late, 24) + interest(100_000, late, end, 24), "上限："
    )
    del turn
    p, late, end = 250_000, day("2018-12-01"), day("2022-08-15")
    first = day("2019-08-20")
    yield Slip("six percent to the end", UNSAID, interest(p, late, end, 6), "年利率 6")
    yield Slip(
        "4.35 % before the LPR, then the LPR",
        UNSAID,
        interest(p, late, first, "4.35") + floating(p, first, end),
        "2019-08-19 以前按贷款基准利率（4.35%），其后按 LPR",
    )
    yield Slip(
        "the LPR of 4.25 % before there was one",
        UNSAID,
        interest(p, late, first, "4.25") + floating(p, first, end),
        "2019-08-19 以前按首次公布的 LPR（4.25%），其后按 LPR",
    )
    yield Slip("only from the day of suit", UNSAID, floating(p, day("2021-04-12"), end), "从起诉日起算")


def _banks() -> Iterator[Slip]:
    p, lent, late, end = 800_000, day("2022-01-10"), day("2023-01-10"), day("2023-12-20")
    contract, penalty = Fraction("5.22"), Fraction("7.83")
    term = interest(p, lent, late, contract, 360)
    fine = interest(p, late, end, penalty, 360)
    on_interest = interest(term, late, end, penalty, 360)
    yield Slip("no compound interest", BANK, term + fine, "没有计复利")
    yield Slip(
        "the contract rate after the term",
        BANK,
        term + interest(p, late, end, contract, 360),
        "到期后仍按合同利率（罚息按 1 倍），没有计复利",
    )
    yield Slip(
        "penalty at 1.3 times",
        BANK,
        term
        + interest(p, late, end, contract * Fraction(13, 10), 360)
        + interest(term, late, end, contract * Fraction(13, 10), 360),
        "罚息按 1.3 倍",
    )
    yield Slip(
        "365 days",
        BANK,
        sum(
            (
                interest(b, s, e, r, 365)
                for b, s, e, r in (
                    (p, lent, late, contract),
                    (p, late, end, penalty),
                    (interest(p, lent, late, contract, 365), late, end, penalty),
                )
            ),
            Fraction(0),
        ),
        "年天数：365",
    )
    yield Slip(
        "360 in the term, 365 after",
        BANK,
        term + interest(p, late, end, penalty) + interest(term, late, end, penalty),
        "期内利息 ÷ 360，逾期利息 ÷ 365",
    )
    yield Slip("compound interest alone", BANK, on_interest, "只算了复利")
    yield Slip("penalty interest alone", BANK, fine, "只算了罚息")


def _sales() -> Iterator[Slip]:
    p, late, end = 463_200, day("2022-05-16"), day("2024-09-30")
    yield Slip("sale: 1.3 times", SALE, interest(p, late, end, Fraction("3.7") * Fraction(13, 10)), "1.3 倍 LPR")
    yield Slip("sale: the plain quote", SALE, interest(p, late, end, "3.7"), "1 倍 LPR")
    yield Slip("sale: floating", SALE, floating(p, late, end, Fraction(3, 2)), "LPR：.*浮动|1.5 倍 LPR")
    yield Slip(
        "sale: the quote of the day of suit",
        SALE,
        interest(p, late, end, at(day("2023-06-01")) * Fraction(3, 2)),
        "起诉",
    )
    late, end, first = day("2018-09-11"), day("2022-03-31"), day("2019-08-20")
    bank = Fraction("4.75") * Fraction(3, 2)
    yield Slip(
        "sale before 2019-08-20: no LPR at all",
        SALE_OLD,
        interest(p, late, end, bank),
        "没有接续 LPR，全程按贷款基准利率|不接续",
    )
    del first


def _paid() -> Iterator[Slip]:
    end = day("2023-12-31")

    def run(events: list[tuple[date, Fraction, str]]) -> Fraction:
        """Interest owed at the end, payments to interest first, lines of each stretch half up."""
        principal, owed, here = Fraction(300_000), Fraction(0), day("2021-06-02")
        for when, amount, towards in [*events, (end, Fraction(0), "")]:
            owed += floating(principal, here, when)
            here = when
            to_interest = min(amount, owed) if towards == "interest" else Fraction(0)
            owed -= to_interest
            principal -= amount - to_interest
        return owed

    one, two = (day("2022-01-15"), Fraction(50_000), "interest"), (day("2022-11-08"), Fraction(32_600), "interest")
    yield Slip("a payment left out", PAID, run([one]), "漏了 2022-11-08 的还款")
    yield Slip(
        "a payment a month late",
        PAID,
        run([(day("2022-02-15"), one[1], "interest"), two]),
        "2022-01-15 的还款当成了 2022-02-15",
    )
    yield Slip(
        "a nought short",
        PAID,
        run([(one[0], Fraction(5_000), "interest"), two]),
        "2022-01-15 的还款 50,000.00 当成了 5,000.00",
    )
    yield Slip(
        "payments to principal",
        PAID,
        run([(one[0], one[1], "principal"), (two[0], two[1], "principal")]),
        "还款先抵本金",
    )
    whole = floating(300_000, day("2021-06-02"), day("2023-12-31"))
    yield Slip("payments taken off at the end", PAID, 300_000 + whole - 82_600, "还款最后从本息合计里减，本金一直未减")
    yield Slip(
        "on the old balance on the day of payment",
        PAID,
        run([(when + timedelta(1), amount, to) for when, amount, to in (one, two)]),
        "还款当日|当成了",
    )


def _judged() -> Iterator[Slip]:
    p, last, end = 268_000, day("2023-03-16"), day("2024-05-31")
    since = day("2022-03-01")
    days = (end - last).days
    general = floating(p, since, end)
    doubled = half(Fraction(p) * days * 175 / 1_000_000)

    def double(base: Any, days: int, rate: Any = "0.0175") -> Fraction:
        return half(Fraction(base) * days * Fraction(rate) / 100)

    yield Slip(
        "judgment: interest in the doubled base", JUDGED, double(p + general, days), "一般债务利息也计入了加倍基数"
    )
    yield Slip("judgment: costs in the doubled base", JUDGED, double(p + 2_660, days), "费用：计入加倍基数")
    yield Slip(
        "judgment: from the day of effect",
        JUDGED,
        double(p, (end - day("2023-03-06")).days),
        "加倍部分从判决生效日起算",
    )
    yield Slip(
        "judgment: from the day of the judgment",
        JUDGED,
        double(p, (end - day("2023-02-10")).days),
        "加倍部分从判决作出日起算|判决(作出)?日起算|判决之日",
    )
    yield Slip(
        "judgment: thirty days to perform",
        JUDGED,
        double(p, (end - day("2023-04-05")).days),
        "履行期限按 30 天计算（届满 2023-04-05）|晚了 20 天",
    )
    yield Slip(
        "judgment: general interest stops",
        JUDGED,
        floating(p, since, last + timedelta(1)) + doubled,
        "一般债务利息只算到履行期限届满日 2023-03-16",
    )
    yield Slip(
        "judgment: ten times too much",
        JUDGED,
        double(p, days, "0.175"),
        "加倍部分按日千分之一点七五计算，而不是万分之一点七五",
    )
    yield Slip("judgment: ten times too little", JUDGED, double(p, days, "0.00175"), "十万分之一点七五")
    yield Slip("judgment: 2.1 in ten thousand", JUDGED, double(p, days, "0.021"), "万分之二点一")
    yield Slip(
        "judgment: general interest twice",
        JUDGED,
        general + floating(p, last + timedelta(1), end + timedelta(1)),
        "加倍部分按 1 倍 LPR 计算，而不是日万分之一点七五|再算一遍",
    )
    yield Slip(
        "judgment: the LPR, not 0.0175 %",
        JUDGED,
        floating(p, last + timedelta(1), end + timedelta(1)),
        "1 倍 LPR|一般债务利息加倍|两倍",
    )
    yield Slip(
        "judgment: four times the LPR", JUDGED, floating(p, last + timedelta(1), end + timedelta(1), 4), "4 倍 LPR"
    )


def _instalments() -> Iterator[Slip]:
    """repayment.md V11 and the twelve defects of its §2: rows of 4,024.03, 4,048.17, 4,072.46 and 91,398.66."""
    rows = [
        (day("2024-04-15"), Fraction("4024.03"), Fraction("621.26")),
        (day("2024-05-15"), Fraction("4048.17"), Fraction("597.12")),
        (day("2024-06-15"), Fraction("4072.46"), Fraction("572.83")),
    ]
    called, left, end = day("2024-07-01"), Fraction("91398.66"), day("2024-12-31")
    due = sum(i for *_, i in rows)

    def fines(rate: str = "10.8", less: int = 0, parts: int = 1, basis: int = 360) -> Fraction:
        return sum((interest(row[parts], row[0] + timedelta(less), end, rate, basis) for row in rows), Fraction(0))

    whole = interest(left, called, end, "10.8", 360)
    stub = Fraction("292.48")
    on_interest = fines(parts=2) + interest(stub, called, end, "10.8", 360)
    penalty = fines() + whole
    yield Slip(
        "instalments: penalty twice on what was overdue",
        CAR,
        fines() + interest(left + sum(p for _, p, _ in rows), called, end, "10.8", 360),
        "逾期各期的本金在提前到期以后又随全部本金计一次罚息（重复计罚）",
    )
    yield Slip(
        "instalments: contract interest and penalty",
        CAR,
        penalty + sum((interest(p, d, called, "7.2", 360) for d, p, _ in rows), Fraction(0)),
        "逾期本金在计罚息的同时又按合同利率计息（重复计息）",
    )
    yield Slip(
        "instalments: penalty a day less",
        CAR,
        fines(less=1) + interest(left, called + timedelta(1), end, "10.8", 360),
        "逾期天数",
    )
    yield Slip("instalments: no compound interest", CAR, due + stub + penalty, "复利：不|没有计复利|复利：.*无|复利")
    yield Slip(
        "instalments: a year of 365 days",
        CAR,
        fines(basis=365) + interest(left, called, end, "10.8", 365),
        "年天数：365",
    )
    yield Slip(
        "instalments: penalty on interest at the contract rate",
        CAR,
        penalty + due + stub + fines("7.2", parts=2) + interest(stub, called, end, "7.2", 360),
        "复利全程按合同利率|复利利率",
    )
    yield Slip(
        "instalments: later interest claimed as well",
        CAR,
        due + stub + penalty + on_interest + Fraction("6152.55") - stub,
        "提前到期以后各期的利息也一并主张（尚未发生）|未到期.*利息",
    )
    yield Slip(
        "instalments: penalty at 1.3 times", CAR, fines("9.36") + interest(left, called, end, "9.36", 360), "1.3 倍"
    )
    yield Slip(
        "instalments: the whole from the first day of default",
        CAR,
        interest(left + sum(p for _, p, _ in rows), day("2024-04-15"), end, "10.8", 360),
        "全部剩余本金从首次逾期之日（2024-04-15）起计罚息",
    )


UNSEEN = ("quotes always on the 20th", "the interest of a day rounded first")
"""Slips that change less than a yuan: not to be seen in whole yuan."""


def slips() -> list[Slip]:
    """All of them."""
    return [*_plain(), *_old(), *_banks(), *_sales(), *_paid(), *_judged(), *_instalments()]


def said(matter: dict[str, Any], figure: int, rates: Rates) -> tuple[list[str], bool]:
    """What `verify` says of a figure, the first first, and whether the first counts as an explanation."""
    case = parse_case(as_tree(matter), TODAY, loans_needed="judgment" not in matter)
    if "judgment" in matter:
        found = judgment_explain.explain(case, rates, figure)
        base = judgment.base_of(case)
        kept = plainest([(v, v.item) for v in found.matches], base)
        texts = [(named(v, base, item, "zh"), v.departures) for v, item in kept]
    else:
        found = explain(case, rates, figure)
        base = instalments.base(case)
        kept = plainest([(v, v.item) for v in found.matches], base)
        texts = [(differing(v, base, "zh"), v.departures) for v, _ in kept]
    every = [(slip.text.zh, slip.departures) for slip in found.slips] + texts
    return [text for text, _ in every], bool(every) and found.is_exact(every[0][1])


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="each slip that is not named first")
    asked = parser.parse_args(argv)
    sys.stdout.write(report(asked.show) + "\n")


def report(show: bool = False) -> str:
    """Return the table: shares by kind of figure."""
    rates = Rates()
    lines = [
        "| figures | number | right first | among the first three | wrong first | not found |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    told: list[str] = []
    for kind in ("fen", "yuan"):
        places: list[int] = []
        wrong = 0
        for slip in slips():
            if kind == "yuan" and slip.name in UNSEEN:
                continue
            amount = slip.figure if kind == "fen" else Fraction(int(slip.figure + Fraction(1, 2)))
            texts, exact = said(slip.matter, int(amount * 100), rates)
            place = next((n for n, text in enumerate(texts) if re.search(slip.says, text)), -1)
            places.append(place)
            wrong += place != 0 and exact
            if place:
                mark = "WRONG" if exact else "-"
                told.append(f"{kind} {mark} {slip.name} ({float(amount):.2f}, {slip.says}): {texts[:2]}")
        number = len(places)
        shares = [sum(p == 0 for p in places), sum(0 <= p < 3 for p in places), wrong, sum(p < 0 for p in places)]
        lines.append(f"| {kind} | {number} | " + " | ".join(f"{100 * share / number:.1f} %" for share in shares) + " |")
    return "\n".join([*(told if show else ()), *lines])


if __name__ == "__main__":
    main()
