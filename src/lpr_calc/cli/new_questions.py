"""The questions of ``lpr-calc new``: which are asked of which kind of case, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.text import Text
from .new_judgment import judged
from .new_loans import debts
from .new_question import JUDGMENT, LONGEST, YES_NO, Answers, Question, costs_of

KINDS: dict[str, Text] = {
    "private-lending": Text("民间借贷", "private lending"),
    "bank-loan": Text("金融借款", "bank loan"),
    "sale": Text("买卖合同货款", "price of goods"),
    "sme-payment": Text("欠中小企业的款项", "money owed to a small enterprise"),
    "construction": Text("建设工程款", "price of construction works"),
    "other": Text("其他金钱债务", "another money debt"),
    JUDGMENT: Text("判决（调解、仲裁）以后：迟延履行利息、执行", "after a judgment: delay interest, enforcement"),
}
FIRST = Question(
    ("kind",),
    Text("案件类型", "kind of case"),
    Text("案件类型，写序号", "kind of case, by its number"),
    ("CASE", "kind"),
    KINDS,
    needed=True,
)
_FIRMS = (
    "公司",
    "银行",
    "信用社",
    "合作社",
    "厂",
    "店",
    "部",
    "中心",
    "商行",
    "事务所",
    "学校",
    "医院",
    "委员会",
    "政府",
)
_FIRM_WORDS = ("ltd", "limited", "inc", "corp", "company", "llc", "bank", "co")


def plan(answers: Answers) -> Iterator[Question]:
    """The questions of a case in order, as far as the answers decide which come next."""
    yield FIRST
    kind = answers.get(FIRST.path, "")
    if kind not in KINDS:
        return
    yield from _parties(kind, answers)
    yield from judged(answers) if kind == JUDGMENT else debts(kind, answers)
    if kind == JUDGMENT:
        yield from _payments(answers, Text("执行款、自动履行", "payment"), 1)
        until = Text("计算至哪一天", "computed to")
    else:
        yield from _payments(answers, Text("还款", "payment"), _count(answers, "loans"))
        yield from costs_of(
            ("costs",), answers, Text("律师费等实现债权的费用", "cost of realising the claim"), Text("20000", "20000")
        )
        yield from _suit(kind, answers)
        until = Text("计算至哪一天", "computed to")
    yield Question(
        ("until",),
        until,
        Text(
            "计算至哪一天（当日不计；例：2026-06-30），直接回车为每次计算的当天",
            "computed to which day, empty for today",
        ),
        ("CASE", "until"),
    )
    yield _title(kind, answers)


def _parties(kind: str, answers: Answers) -> Iterator[Question]:
    roles = {
        "private-lending": (
            Text("出借人（原告）", "lender (plaintiff)"),
            Text("借款人（被告）", "borrower (defendant)"),
        ),
        "bank-loan": (Text("贷款人（原告）", "bank (plaintiff)"), Text("借款人（被告）", "borrower (defendant)")),
        "sale": (Text("出卖人（原告）", "seller (plaintiff)"), Text("买受人（被告）", "buyer (defendant)")),
        "construction": (
            Text("承包人（原告）", "contractor (plaintiff)"),
            Text("发包人（被告）", "employer (defendant)"),
        ),
        JUDGMENT: (Text("申请执行人", "creditor"), Text("被执行人", "debtor")),
    }
    creditor, debtor = roles.get(kind, (Text("债权人（原告）", "creditor"), Text("债务人（被告）", "debtor")))
    for side, role in (("creditor", creditor), ("debtor", debtor)):
        yield Question(
            (side, "name"),
            role,
            Text(f"{role.zh}的姓名或名称，可以留空", f"{role.en}: name, may be empty"),
            ("CASE", side),
        )
        name = answers.get((side, "name"))
        if name and kind == "private-lending":
            yield Question(
                (side, "natural"),
                Text(f"{role.zh}是自然人", f"{role.en}: a natural person"),
                Text(f"{name}是自然人吗（是/否）", f"is {name} a natural person (yes/no)"),
                ("PARTY", "natural"),
                YES_NO,
                default="no" if _is_firm(name) else "yes",
            )


def _is_firm(name: str) -> bool:
    plain = name.strip().rstrip(".）)").lower()
    return plain.endswith(_FIRMS) or plain.replace(",", " ").replace(".", " ").split()[-1:] in [
        [w] for w in _FIRM_WORDS
    ]


def _payments(answers: Answers, what: Text, loans: int) -> Iterator[Question]:
    for number in range(LONGEST):
        at = ("payments", number)
        nth = Text(f"第 {number + 1} 笔{what.zh}", f"{what.en} {number + 1}")
        yield Question(
            (*at, "date"),
            Text(f"{nth.zh}的日期", f"{nth.en}, day"),
            Text(f"{nth.zh}：收到之日，没有（更多）直接回车", f"{nth.en}: day received, empty for no (more)"),
            ("PAYMENT", "date"),
            ends=True,
        )
        if not answers.get((*at, "date")):
            return
        yield Question(
            (*at, "amount"),
            Text(f"{nth.zh}的金额", f"{nth.en}, amount"),
            Text(f"{nth.zh}：金额", f"{nth.en}: amount"),
            ("PAYMENT", "amount"),
            needed=True,
            stand_in="0.01",
        )
        if loans > 1:
            yield Question(
                (*at, "loan"),
                Text(f"{nth.zh}抵哪一笔", f"{nth.en}, for"),
                Text(f"{nth.zh}：抵第几笔，没有指明直接回车", f"{nth.en}: which debt it pays, empty where not said"),
                ("PAYMENT", "loan"),
            )


def _suit(kind: str, answers: Answers) -> Iterator[Question]:
    yield Question(
        ("filed",),
        Text("起诉日", "day of suit"),
        Text("起诉日，没有起诉直接回车", "day of suit, empty for none"),
        ("CASE", "filed"),
    )
    if kind == "private-lending" and answers.get(("filed",)):
        yield Question(
            ("accepted",),
            Text("受理日", "day of acceptance"),
            Text("法院受理日，直接回车为同起诉日", "day the court accepted it, empty for the day of suit"),
            ("CASE", "accepted"),
        )


_CAUSES = {
    "private-lending": "民间借贷纠纷",
    "bank-loan": "金融借款合同纠纷",
    "sale": "买卖合同纠纷",
    "sme-payment": "合同纠纷",
    "construction": "建设工程施工合同纠纷",
    "other": "合同纠纷",
    JUDGMENT: "执行案",
}


def _title(kind: str, answers: Answers) -> Question:
    creditor, debtor = (answers.get((side, "name"), "") for side in ("creditor", "debtor"))
    named = f"{creditor}{'申请执行' if kind == JUDGMENT else '诉'}{debtor}{_CAUSES[kind]}"
    if (creditor + debtor).isascii():
        named = f"{creditor} v. {debtor}"
    return Question(
        ("title",),
        Text("案件名称", "title"),
        Text("案件名称，印在结果的标题里", "name of the matter, printed as the title"),
        ("CASE", "title"),
        default=named if creditor and debtor else None,
    )


def _count(answers: Answers, group: str) -> int:
    """How many of a list there are so far."""
    return len({path[1] for path, text in answers.items() if path[0] == group and text})
