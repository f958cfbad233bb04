"""Debts in another currency: the agreed rate, never the LPR (法释〔2025〕2号, in force 2025-02-13)."""

from __future__ import annotations

from ..base.errors import LprError, Problem
from ..base.text import Text
from ..casefile.model import Case, Loan, currency_of, void_of
from ..casefile.periods import currency_name
from .choices import Choices
from .wording import is_free

PROVISION = "foreign-currency-2025/1"
_REFERENCES = {
    "USD": Text(
        "中国人民银行《中国货币政策执行报告》附表公布的同期限美元贷款平均利率",
        "the average rates of USD loans by tenor in the PBoC's Monetary Policy Report",
    ),
    "EUR": Text("欧元银行间同业拆借利率（EURIBOR）", "EURIBOR"),
    "GBP": Text("英镑隔夜平均利率（SONIA）", "SONIA"),
    "JPY": Text("东京隔夜平均利率（TONA）", "TONA"),
    "AUD": Text("澳大利亚元银行票据利率（BBSW）", "BBSW"),
    "CHF": Text("瑞士法郎担保隔夜利率（SARON）", "SARON"),
    "CAD": Text("加拿大元担保隔夜利率（CORRA）", "CORRA"),
    "NZD": Text("新西兰元银行票据利率（BKBM）", "BKBM"),
    "SGD": Text("新加坡元无担保隔夜利率（SORA）", "SORA"),
    "HKD": Text("香港银行间同业拆借利率（HIBOR）", "HIBOR"),
    "MOP": Text("澳门元综合利率", "the composite rate of Macao"),
    "TWD": Text("新台币基本放款利率", "the base lending rate of Taiwan"),
}
"""What a court may refer to where no rate was agreed, by currency (parties.md §1.2)."""
_OTHER = Text("该币种发行地中央银行公布的基准利率", "the base rate of that currency's central bank")


def check_currency(case: Case, kind: str, choices: Choices) -> None:
    """Refuse loans in several currencies, and a debt in another currency without an agreed rate.

    Raises LprError with every such loan. With an agreed rate everything is computed, and printed, in that currency.
    """
    problems = []
    codes = {loan.currency or "CNY" for loan in case.loans}
    if len(codes) > 1:
        names = "、".join(sorted(currency_name(code) for code in codes))
        message = Text(
            f"几笔债务的币种不同：{names}", f"the debts are in several currencies: {', '.join(sorted(codes))}"
        )
        place = next((loan.places["currency"] for loan in case.loans if "currency" in loan.places), "")
        hint = Text("不同币种的债务分别计算", "compute the debts of each currency by themselves")
        raise LprError(Problem("currencies", message, place, hint))
    code = currency_of(case)
    if not code:
        return
    for loan in case.loans:
        if not _agreed(loan, case, kind):
            problems.append(_refused(loan, code))
    for payment in case.payments:
        if payment.currency and payment.currency != code:
            said = currency_name(payment.currency)
            message = Text(f"还款的币种是{said}", f"the payment is in {payment.currency}")
            hint = Text(f"折算成{currency_name(code)}后写", f"convert it to {code}")
            problems.append(Problem("payment-currency", message, payment.where, hint))
    if problems:
        raise LprError(*problems)
    choices.note(
        "info",
        "currency",
        Text(
            f"按约定利率以{currency_name(code)}计算，所有金额均为{currency_name(code)}；LPR 不适用于外币债务的法定利息",
            f"computed in {code} at the agreed rate, every amount is in {code}; the LPR is no statutory rate of a"
            " debt in"
            " another currency",
        ),
        PROVISION,
    )
    if case.costs:
        choices.assume(
            "currency-costs",
            Text(
                f"费用也按{currency_name(code)}计；以人民币支出的，折算后写",
                f"costs are taken to be in {code} too; convert what was spent in RMB",
            ),
            PROVISION,
            matters=True,
        )


def _agreed(loan: Loan, case: Case, kind: str) -> bool:
    """Whether what was agreed gives the interest of default, so that no rate of the law is needed."""
    if kind == "private-lending" and void_of(case, loan):
        return loan.deposit_rate is not None
    if kind == "bank-loan":
        return loan.rate is not None
    same = (loan.rollovers[-1].rate if loan.rollovers else None) or loan.rate
    if loan.overdue_rate is not None or (kind == "private-lending" and same is not None and not is_free(same)):
        return True
    return loan.damages is not None and case.conventions.damages_and_interest != "both"


def _refused(loan: Loan, code: str) -> Problem:
    name, reference = currency_name(code), _REFERENCES.get(code, _OTHER)
    return Problem(
        "currency-no-rate",
        Text(
            f"{name}债务没有约定逾期利率，不能按 LPR 计算（法释〔2025〕2号）",
            f"a debt in {code} without an agreed overdue rate is not computed by the LPR (法释〔2025〕2号)",
        ),
        loan.places.get("currency", loan.where),
        Text(
            f"写明约定的利率（overdue_rate）；没有约定的，法院可以参考{reference.zh}，写明所主张的数值",
            f"state the agreed rate (overdue_rate); where there is none a court may refer to {reference.en}: state"
            " the figure"
            " claimed",
        ),
    )
