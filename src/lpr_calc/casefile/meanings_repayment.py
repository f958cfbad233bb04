"""What the keys of a loan repaid by instalments mean, in Chinese and English (`meanings` puts them in place)."""

from __future__ import annotations

SECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "SCHEDULE_ROW": (
        ("还款计划表的一期", "`schedule` 下每一项"),
        ("A row of the lender's schedule", "each item of `schedule`"),
    ),
    "RATE_CHANGE": (("利率变更", "`rate_changes` 下每一项"), ("A change of rate", "each item of `rate_changes`")),
    "CHARGE": (("息费", "`charges` 下每一项"), ("A charge", "each item of `charges`")),
}

LOAN: dict[str, tuple[str, str]] = {
    "repayment": ("分期还本付息的方式；由它生成还款计划表", "how it is repaid by instalments: makes the schedule"),
    "periods": ("期数", "number of instalments"),
    "every": ("两期相隔多久：`1m`、`3m`、`1q`、`2w`", "how far instalments lie apart: `1m`, `3m`, `1q`, `2w`"),
    "due_day": ("每月的还款日；没有这一天的月份按月末", "day of the month; the last day of a month without it"),
    "first_due": ("首期还款日", "due day of the first instalment"),
    "first_period": (
        "首期不是整期时怎样计息：按天另加、含在期供里、按整期",
        "interest of a first period that is no whole one: by the day on top, inside the payment, as a whole period",
    ),
    "each": ("约定的每期金额，末期取余额", "agreed payment; the last takes the rest"),
    "schedule": (
        "出借人自己的还款计划表 `[{due, principal, interest}]`，代替上面各项",
        "the lender's own rows `[{due, principal, interest}]`, instead of the keys above",
    ),
    "paid_through": ("第 1 期至这一期已按期还清", "the instalments up to this one were paid on their days"),
    "rate_changes": ("合同利率的变更（约定的、批量下调的）", "changes of the contract rate, agreed or general"),
    "interest_by": ("整期按月计息，还是按实际天数", "interest of whole periods by the month or by the day"),
    "repricing_split": (
        "期内遇利率调整：分段按天、按月折算、下期起、整期按新利率",
        "a change of rate inside a period: by the day, pro rata of the month, from the next period, for the whole",
    ),
    "grace_days": ("还款宽限期（合同给予）", "days of grace the contract gives"),
    "grace_from": ("超过宽限期的，自应还日还是自宽限期满起算", "late beyond the grace: from the due day or its end"),
    "charges": ("利息以外的费用：服务费、保险费、担保费", "what it costs beside interest: fees, insurance"),
    "acceleration_damages": (
        "宣布提前到期的违约金，金额或提前到期本金的比例",
        "damages for acceleration, an amount or a rate of the principal called in",
    ),
    "prepaid": (
        "部分提前还款（`for: prepayment`）以后：缩短期限，还是减少期供",
        "after a prepayment (`for: prepayment`): fewer instalments, or smaller ones",
    ),
}

CONVENTIONS: dict[str, tuple[str, str]] = {
    "across": (
        "一笔还款不够抵几期的：同一项目先抵遍各期，还是先还清最早一期",
        "a payment short of several instalments: head by head, or the oldest instalment first",
    ),
    "overdue_days": (
        "分期贷款的罚息自应还日当日起算，还是次日起算",
        "instalments: penalty from the due day itself, or from the next day",
    ),
    "compound_rate": ("金融借款的复利利率，同借款的 `compound_rate`", "rate of compound interest, as that of the loan"),
}

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "SCHEDULE_ROW": {
        "due": ("应还日", "due day"),
        "principal": ("这一期的本金", "principal of the row"),
        "interest": ("这一期的利息", "interest of the row"),
    },
    "RATE_CHANGE": {
        "from": ("自哪一天起", "from this day on"),
        "rate": ("此后的利率；`LPR-30bp` 沿用最近一次重定价的报价", "the rate from then on"),
    },
    "CHARGE": {
        "name": ("名称", "name"),
        "amount": ("金额，或本金的百分比", "an amount, or a percentage of the principal"),
        "at": ("`start`（放款时）、`each`（每期），或一个日期", "`start`, `each` (instalment), or a day"),
        "in_cost": ("是否计入综合年化成本", "whether it counts in the all-in cost"),
    },
}

DEFAULTS: dict[str, tuple[str, str]] = {
    "LOAN.every": ("`1m`", "`1m`"),
    "LOAN.due_day": ("`lent` 的日", "day of `lent`"),
    "LOAN.first_due": ("`lent` 以后一期", "one period after `lent`"),
    "LOAN.grace_days": ("0", "0"),
    "LOAN.paid_through": ("0", "0"),
    "CONVENTIONS.compound_rate": ("分期 `penalty`，其他 `contract`", "instalments `penalty`, others `contract`"),
    "LOAN.compound_rate": ("分期 `penalty`，其他 `contract`", "instalments `penalty`, others `contract`"),
    "CHARGE.at": ("`start`", "`start`"),
    "CHARGE.in_cost": ("`yes`", "`yes`"),
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "SCHEDULE_ROW": ("due", "principal"),
    "RATE_CHANGE": ("from", "rate"),
    "CHARGE": ("name", "amount"),
}
