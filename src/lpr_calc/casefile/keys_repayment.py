"""Names of the keys of a loan repaid by instalments, with their Chinese aliases; `keys` makes them keys of a loan."""

from __future__ import annotations

REPAYMENT: dict[str, tuple[str, ...]] = {
    "repayment": ("repayment", "还款方式"),
    "periods": ("periods", "期数"),
    "every": ("step", "还款间隔"),
    "due_day": ("month-day", "每月还款日"),
    "first_due": ("date", "首期还款日"),
    "first_period": ("first-period", "首期计息"),
    "each": ("amount", "每期金额"),
    "schedule": ("schedule", "还款计划表"),
    "paid_through": ("paid-periods", "已还至期次"),
    "rate_changes": ("rate-changes", "利率变更"),
    "interest_by": ("interest-by", "计息方式"),
    "repricing_split": ("repricing-split", "跨调整日计息"),
    "grace_days": ("days", "宽限期天数"),
    "grace_from": ("grace-from", "宽限期后起算"),
    "charges": ("charges", "息费"),
    "acceleration_damages": ("amount-or-rate", "提前到期违约金"),
    "prepaid": ("prepaid", "提前还款方式"),
}
SCHEDULE_ROW: dict[str, tuple[str, ...]] = {
    "due": ("date", "到期日", "还款日"),
    "principal": ("amount", "本金"),
    "interest": ("amount", "利息"),
}
RATE_CHANGE: dict[str, tuple[str, ...]] = {"from": ("date", "自", "起算日"), "rate": ("rate", "利率")}
CHARGE: dict[str, tuple[str, ...]] = {
    "name": ("text", "名称"),
    "amount": ("amount-or-rate", "金额"),
    "at": ("charge-at", "收取时间"),
    "in_cost": ("bool", "计入成本"),
}

REPAYMENT_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "repayment": {
        "equal-payment": ("等额本息",),
        "equal-principal": ("等额本金",),
        "interest-only": ("先息后本", "按期付息到期还本", "按月付息到期还本", "按期付息，到期还本"),
        "flat": ("等本等息",),
    },
    "first-period": {"days": ("按天",), "in-payment": ("含在期供",), "full": ("整月",)},
    "interest-by": {"month": ("按月",), "days": ("按日",)},
    "repricing-split": {
        "days": ("按天",),
        "month": ("按月折算",),
        "next-period": ("下期",),
        "whole": ("整期",),
    },
    "grace-from": {"due": ("到期日",), "end": ("宽限期满",)},
    "prepaid": {"shorter": ("缩短期限",), "smaller": ("减少期供",)},
    "across": {"heads": ("各项",), "instalments": ("逐期",)},
    "overdue-days": {"late": ("应还日起",), "after": ("次日起",)},
}
"""What a word of these keys may be: the value, then its Chinese names."""
