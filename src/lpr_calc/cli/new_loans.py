"""The questions of ``lpr-calc new`` about what is owed: loans, prices, their rates and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..base.text import Text
from .new_question import YES_NO, Answers, Question

_REPAYMENT: dict[str, Text] = {
    "": Text("一次还本", "principal in one sum"),
    "equal-payment": Text("等额本息", "equal payments"),
    "equal-principal": Text("等额本金", "equal principal"),
    "interest-only": Text("先息后本，按期付息", "interest each period, principal at the end"),
    "flat": Text("等本等息", "flat"),
}


def debts(kind: str, answers: Answers) -> Iterator[Question]:
    """The questions of each debt of a claim of that kind, until there is no other one."""
    number = 0
    while True:
        yield from _loan(kind, number, answers)
        more = Question(
            ("more", number),
            Text("另有一笔", "another one"),
            Text("还有另一笔吗（是/否）", "is there another one (yes/no)"),
            words=YES_NO,
            default="no",
        )
        yield more
        if answers.get(more.path) != "yes":
            return
        number += 1


def _loan(kind: str, number: int, answers: Answers) -> Iterator[Question]:
    several = number > 0 or answers.get(("more", 0)) == "yes"
    nth = Text(f"第 {number + 1} 笔", f"no. {number + 1}: ") if several else Text("", "")

    def of(key: str, label: Text, ask: Text | None = None, **more: object) -> Question:
        said = ask or label
        return Question(
            ("loans", number, key),
            Text(f"{nth.zh}{label.zh}", f"{nth.en}{label.en}"),
            Text(f"{nth.zh}{said.zh}", f"{nth.en}{said.en}"),
            ("LOAN", key),
            **more,  # type: ignore[arg-type]
        )

    def answered(key: str) -> str:
        return answers.get(("loans", number, key), "")

    yield of("principal", *_PRINCIPAL.get(kind, _PRINCIPAL["other"]), needed=True)
    lending = kind in ("private-lending", "bank-loan")
    if lending:
        yield of(
            "lent",
            Text("出借日", "day of lending"),
            Text("出借（交付）之日（例：2021-06-01）", "day of lending (2021-06-01)"),
            needed=kind == "bank-loan",
        )
    if kind in ("private-lending", "sme-payment"):
        yield of(
            "signed",
            Text("合同成立日", "day of the contract"),
            Text("合同（借条）成立之日，它决定利率上限", "day the contract was made, which decides the ceiling"),
            default=answered("lent") or None,
        )
    if kind == "private-lending":
        yield of(
            "deducted",
            Text("预先扣下的利息", "interest kept back"),
            Text("预先扣下的利息（砍头息），没有直接回车", "interest kept back up front, empty for none"),
        )
    if lending:
        yield of("rate", *_RATE[kind], needed=kind == "bank-loan")
    if kind == "bank-loan":
        yield from _instalments(of, answered)
        if "lpr" in answered("rate").lower():
            yield of(
                "repricing",
                Text("重定价日", "repricing"),
                Text(
                    "LPR 的重定价日（例：每年1月1日、对月对日、固定），合同没写直接回车",
                    "when it is repriced (january, anniversary, fixed), empty where the contract is silent",
                ),
            )
        yield of(
            "penalty",
            Text("罚息倍数", "penalty multiple"),
            Text("罚息（例：上浮50%、1.5），没有约定直接回车", "penalty multiple (1.5), empty where none was agreed"),
        )
    if not answered("repayment"):
        yield of("due", *_DUE.get(kind, _DUE["other"]))
    if kind == "private-lending" and answers.get(("loans", number, "due")) == "":
        yield from _without_term(number, answers)
    if kind == "construction" and answers.get(("loans", number, "due")) == "":
        yield of(
            "delivered",
            Text("工程交付日", "day of handing over"),
            Text("没有约定付款日的：工程交付之日，没有交付直接回车", "no due day: day the works were handed over"),
        )
        if answers.get(("loans", number, "delivered")) == "":
            yield of(
                "settled",
                Text("提交结算文件日", "day of the final account"),
                Text(
                    "提交竣工结算文件之日，没有直接回车（以起诉日为准）",
                    "day the final account was submitted, empty for none",
                ),
            )
    if kind != "bank-loan":
        yield of(
            "overdue_rate",
            Text("逾期利率", "overdue rate"),
            Text(
                "约定的逾期利率（例：4xLPR、日万分之五），没有约定直接回车",
                "agreed overdue rate (4xLPR, 0.05%/日), empty for none",
            ),
        )
        yield of(
            "damages",
            Text("违约金", "damages"),
            Text(
                "另外约定的违约金（金额或利率），没有直接回车",
                "damages agreed beside it (amount or rate), empty for none",
            ),
        )


_PRINCIPAL = {
    "private-lending": (
        Text("本金", "principal"),
        Text("本金，实际出借的金额（例：30万）", "principal, what was actually lent (300000)"),
    ),
    "bank-loan": (Text("本金", "principal"), Text("贷款本金（例：30万）", "principal of the loan (300000)")),
    "sale": (Text("货款", "price"), Text("尚欠的货款（例：18万）", "the price still owed (180000)")),
    "sme-payment": (Text("欠款", "sum owed"), Text("尚欠的款项（例：18万）", "the sum still owed (180000)")),
    "construction": (
        Text("工程款", "price of the works"),
        Text("尚欠的工程款（例：120万）", "the price still owed (1200000)"),
    ),
    "other": (Text("本金", "principal"), Text("欠款本金（例：18万）", "the sum owed (180000)")),
}
_RATE = {
    "private-lending": (
        Text("期内利率", "rate in the term"),
        Text(
            "约定的期内利率（例：月息1分、12%），没有约定直接回车",
            "agreed rate in the term (12%, 月息1分), empty for none",
        ),
    ),
    "bank-loan": (
        Text("合同利率", "contract rate"),
        Text("合同利率（例：4.35%、LPR+50bp）", "contract rate (4.35%, LPR+50bp)"),
    ),
}
_DUE = {
    "private-lending": (
        Text("到期日", "due date"),
        Text("到期日（例：2022-05-31），没有约定直接回车", "due date (2022-05-31), empty where none was agreed"),
    ),
    "bank-loan": (Text("到期日", "due date"), Text("到期日（例：2022-05-31）", "due date (2022-05-31)")),
    "construction": (
        Text("应付款日", "due date"),
        Text("约定的应付款日，没有约定直接回车", "agreed due date, empty where none was agreed"),
    ),
    "other": (Text("应付款日", "due date"), Text("应付款日，次日起逾期（例：2022-05-31）", "due date (2022-05-31)")),
}


def _instalments(of: Callable[..., Question], answered: Callable[[str], str]) -> Iterator[Question]:
    yield of(
        "repayment",
        Text("还款方式", "repayment"),
        Text("还款方式，写序号，直接回车为一次还本", "repayment, by its number; empty for one sum"),
        words=_REPAYMENT,
    )
    if not answered("repayment"):
        return
    yield of(
        "periods",
        Text("期数", "number of instalments"),
        Text("期数（例：36）", "number of instalments (36)"),
        needed=True,
        stand_in="1",
    )
    yield of(
        "first_due",
        Text("首期还款日", "first due day"),
        Text("首期还款日（例：2021-07-20），直接回车为满一个月之日", "first due day, empty for a month after lending"),
    )
    yield of(
        "accelerated",
        Text("提前到期日", "acceleration"),
        Text(
            "宣布全部提前到期的，通知到达之日；没有直接回车",
            "day on which all was declared due at once, empty for none",
        ),
    )


def _without_term(number: int, answers: Answers) -> Iterator[Question]:
    """A loan without a term: the demand and the reasonable period, else the service of the complaint (675)."""
    if number == 0:
        yield Question(
            ("demands", 0, "date"),
            Text("第一次催告到达日", "day the demand arrived"),
            Text(
                "没有约定还款期限的：第一次催告到达之日，没有催告直接回车",
                "no term agreed: day the first demand arrived, empty for none",
            ),
            ("DEMAND", "date"),
        )
    if answers.get(("demands", 0, "date")):
        yield Question(
            ("loans", number, "grace"),
            Text("合理期限", "reasonable period"),
            Text("催告给的合理期限，天数（例：30）", "days of the reasonable period after it (30)"),
            ("LOAN", "grace"),
            needed=True,
            stand_in="30",
        )
    elif number == 0 and ("demands", 0, "date") in answers:
        yield Question(
            ("served",),
            Text("起诉状送达日", "day of service"),
            Text("起诉状副本送达之日，没有直接回车", "day the complaint was served, empty for none"),
            ("CASE", "served"),
        )
