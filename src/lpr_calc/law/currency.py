"""Debts in another currency: the agreed rate, never the LPR (法释〔2025〕2号, in force 2025-02-13)."""

from __future__ import annotations

from ..base.errors import LprError, Problem, problems_of, words_of
from ..base.text import Text
from ..casefile.model import Case, Loan, currency_of, void_of
from ..casefile.periods import currency_name
from .choices import Choices
from .wording import is_free

problem = problems_of(__name__)
worded = words_of(__name__)

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
        place = next((loan.places["currency"] for loan in case.loans if "currency" in loan.places), "")
        raise LprError(problem("currencies", place, names=Text(names, ", ".join(sorted(codes)))))
    code = currency_of(case)
    if not code:
        return
    for loan in case.loans:
        if not _agreed(loan, case, kind):
            problems.append(_refused(loan, code))
    for payment in case.payments:
        if payment.currency and payment.currency != code:
            said = currency_name(payment.currency)
            problems.append(
                problem(
                    "payment-currency",
                    payment.where,
                    said=Text(said, payment.currency),
                    code=Text(currency_name(code), code),
                )
            )
    if problems:
        raise LprError(*problems)
    choices.note(
        "info",
        "currency",
        worded("currency/claim", code=Text(currency_name(code), code)),
        PROVISION,
    )
    if case.costs:
        choices.assume(
            "currency-costs",
            worded("currency-costs", code=Text(currency_name(code), code)),
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
    return problem(
        "currency-no-rate", loan.places.get("currency", loan.where), name=Text(name, code), reference=reference
    )
