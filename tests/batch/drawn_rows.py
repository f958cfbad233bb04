"""Random rows of a table of claims, now and then one that cannot be computed."""

from __future__ import annotations

import random
from datetime import date, timedelta

TODAY = date(2026, 11, 24)


HEADINGS = (
    "编号",
    "本金",
    "期内利率",
    "逾期利率",
    "类型",
    "算头算尾",
    "年天数",
    "LPR期限",
    "利率上限",
    "还款当日",
    "抵充顺序",
    "到期日",
    "起息日",
    "计算至",
    "合同成立日",
    "出借日",
    "起诉日",
    "受理日",
    "还款",
    "费用",
)


AMOUNT_TEXTS = ("100000", "300000.00", "1.5万", "0.05", "12345.67", "1000000")


RATE_TEXTS = ("", "", "4xLPR", "LPR", "24%", "10%", "日万分之五", "LPR+50bp", "6xLPR", "3xLPR", "1.5%/月", "LPR-400bp")


WORDING = slice(2, 11)


def wording(rng: random.Random) -> list[str]:
    """Return a random choice of what decides how a row is computed."""
    choice = rng.choice
    return [
        choice(["", "", "12%", "LPR", "2%/月", "0.05%/日", "24%"]),
        choice(RATE_TEXTS),
        choice(["", "", "", "other", "民间借贷", "sale"]),
        choice(["", "", "both", "tail", "neither"]),
        choice(["", "", "360", "365", "actual"]),
        choice(["", "", "5y"]),
        choice(["", "", "none", "auto", "12%", "3xLPR"]),
        choice(["", "", "old", "new"]),
        choice(["", "", "principal,interest,costs", "interest,costs,principal", "pro-rata"]),
    ]


def claim(rng: random.Random, said: list[str]) -> list[str]:
    """Return a random row, now and then one that cannot be computed."""
    choice = rng.choice
    due = date(2014, 10, 1) + timedelta(rng.randrange(3800))
    until = due + timedelta(rng.randint(-30, 900))
    lent = due - timedelta(choice([0, 1, 2, 30, 300, 900]))
    payments = []
    for _ in range(choice([0, 0, 1, 2, 5])):
        day = lent + timedelta(rng.randint(0, max((until - lent).days + 20, 1)))
        amount = choice([str(rng.randint(1, 9999)), f"{rng.randint(1, 99)}.05", "1万", "99999"])
        payments.append(f"{day}={amount}{choice(['', '', '', ':principal', ':interest', ':costs', ':auto'])}")
    return [
        "L1",
        choice(AMOUNT_TEXTS),
        *said,
        choice([str(due)] * 5 + [""]),
        choice(["", "", "", str(due + timedelta(1)), str(due + timedelta(40))]),
        choice([str(until)] * 30 + ["2027-03-01", "", "2021-02-29"]),
        choice(["", str(lent), str(lent), str(lent - timedelta(3)), "2019-05-05", "2013-05-05"]),
        choice(["", str(lent)]),
        choice(["", "", "", "", str(until), "2020-01-01", str(due + timedelta(60))]),
        choice(["", "", "", "", str(until + timedelta(1))]),
        choice([";", ""]).join([";".join(payments), ""]),
        choice(["", "", "", "公告费=300", "律师费=1000;公告费=20.5", "x"]),
    ]
