"""The questions of ``lpr-calc new``: which are asked of which kind of case, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..base.record import Record
from ..base.text import Text

Path = tuple[str | int, ...]
"""The way to a value in the case file: ``("loans", 0, "principal")``."""
Answers = Mapping[Path, str]
"""What was answered so far, ``""`` for nothing; a question that is no key of it was not asked yet."""

JUDGMENT = "judgment"
"""What the first question calls a case after judgment: it is no kind of claim."""

KINDS: dict[str, Text] = {
    "private-lending": Text("民间借贷", "private lending"),
    "bank-loan": Text("金融借款", "bank loan"),
    "sale": Text("买卖合同货款", "price of goods"),
    "sme-payment": Text("欠中小企业的款项", "money owed to a small enterprise"),
    "construction": Text("建设工程款", "price of construction works"),
    "other": Text("其他金钱债务", "another money debt"),
    JUDGMENT: Text("判决（调解、仲裁）以后：迟延履行利息、执行", "after a judgment: delay interest, enforcement"),
}
_REPAYMENT: dict[str, Text] = {
    "": Text("一次还本", "principal in one sum"),
    "equal-payment": Text("等额本息", "equal payments"),
    "equal-principal": Text("等额本金", "equal principal"),
    "interest-only": Text("先息后本，按期付息", "interest each period, principal at the end"),
    "flat": Text("等本等息", "flat"),
}


class Question(Record):
    """One question.

    ``path`` is the value it gives; ``label`` names that in the review and in errors, ``ask`` adds what an answer may
    look like. ``key`` is the section and key whose meaning explains it. ``words`` lists what may be chosen;
    ``default`` is taken for an empty answer, None where that means "nothing"; ``needed`` ones are asked again.
    ``stand_in`` is a value the question's group can be read with before it is answered. ``ends`` marks the question
    whose empty answer ends a list.
    """

    path: Path
    label: Text
    ask: Text
    key: tuple[str, str] = ("", "")
    words: Mapping[str, Text] | None = None
    default: str | None = None
    needed: bool = False
    stand_in: str = ""
    ends: bool = False


FIRST = Question(
    ("kind",),
    Text("案件类型", "kind of case"),
    Text("案件类型，写序号", "kind of case, by its number"),
    ("CASE", "kind"),
    KINDS,
    needed=True,
)
_YES_NO = {"yes": Text("是", "yes"), "no": Text("否", "no")}
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
    yield from _judgment(answers) if kind == JUDGMENT else _claim(kind, answers)
    if kind == JUDGMENT:
        yield from _payments(answers, Text("执行款、自动履行", "payment"), 1)
        until = Text("计算至哪一天", "computed to")
    else:
        yield from _payments(answers, Text("还款", "payment"), _count(answers, "loans"))
        yield from _costs(
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
                _YES_NO,
                default="no" if _is_firm(name) else "yes",
            )


def _is_firm(name: str) -> bool:
    plain = name.strip().rstrip(".）)").lower()
    return plain.endswith(_FIRMS) or plain.replace(",", " ").replace(".", " ").split()[-1:] in [
        [w] for w in _FIRM_WORDS
    ]


def _claim(kind: str, answers: Answers) -> Iterator[Question]:
    number = 0
    while True:
        yield from _loan(kind, number, answers)
        more = Question(
            ("more", number),
            Text("另有一笔", "another one"),
            Text("还有另一笔吗（是/否）", "is there another one (yes/no)"),
            words=_YES_NO,
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


def _judgment(answers: Answers) -> Iterator[Question]:
    def of(key: str, label: Text, ask: Text | None = None, **more: object) -> Question:
        return Question((JUDGMENT, key), label, ask or label, ("JUDGMENT", key), **more)  # type: ignore[arg-type]

    yield of("number", Text("案号", "case number"), Text("案号，可以留空", "case number, may be empty"))
    yield of(
        "date", Text("判决日", "day of the judgment"), Text("判决日（例：2024-08-20），可以留空", "day of the judgment")
    )
    yield of(
        "effective", Text("生效日", "day of effectiveness"), Text("生效日，不知道直接回车", "day of effectiveness")
    )
    yield of(
        "perform_by",
        Text("履行期限届满日", "last day of performance"),
        Text(
            "履行期限届满日；只写了“生效之日起几日内”的直接回车",
            "last day of performance; empty where only a number of days is stated",
        ),
    )
    if answers.get((JUDGMENT, "perform_by")) == "":
        yield of(
            "perform_within",
            Text("履行期限", "period of performance"),
            Text("判决生效之日起多少日内履行（例：10日）", "within how many days from effectiveness (10)"),
            needed=True,
        )
    yield of(
        "principal",
        Text("判决的本金", "principal adjudged"),
        Text("判决的本金（例：30万）", "principal adjudged (300000)"),
        needed=True,
        stand_in="1",
    )
    for number in range(_LONGEST):
        at = (JUDGMENT, "interest", number)
        label = Text(f"第 {number + 1} 项利息", f"interest {number + 1}: ")
        more = Text("没有（更多）利息直接回车", "empty for no (more) interest")
        yield Question(
            (*at, "rate"),
            Text(f"{label.zh}的利率", f"{label.en}rate"),
            Text(
                f"判决写明继续计算的利息：利率（例：LPR、4xLPR、6%），{more.zh}",
                f"interest that the judgment orders to run on: its rate (LPR, 6%), {more.en}",
            ),
            ("ORDERED_INTEREST", "rate"),
            ends=True,
        )
        if not answers.get((*at, "rate")):
            break
        yield Question(
            (*at, "from"),
            Text(f"{label.zh}的起算日", f"{label.en}first day"),
            Text("自哪一天起", "from which day"),
            ("ORDERED_INTEREST", "from"),
            needed=True,
            stand_in="2020-01-01",
        )
        yield Question(
            (*at, "until"),
            Text(f"{label.zh}的截止日", f"{label.en}last day"),
            Text("至哪一天止；写“至实际清偿之日”的直接回车", "to which day; empty for the day of payment"),
            ("ORDERED_INTEREST", "until"),
        )
        yield Question(
            (*at, "base"),
            Text(f"{label.zh}的基数", f"{label.en}base"),
            Text("以多少为基数", "on what sum"),
            ("ORDERED_INTEREST", "base"),
            default=answers.get((JUDGMENT, "principal")) or None,
            needed=True,
            stand_in="1",
        )
    yield from _costs(
        (JUDGMENT, "costs"),
        answers,
        Text("由被告负担的费用（案件受理费等）", "cost the debtor bears"),
        Text("2900", "2900"),
    )


_LONGEST = 99


def _payments(answers: Answers, what: Text, loans: int) -> Iterator[Question]:
    for number in range(_LONGEST):
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


def _costs(at: Path, answers: Answers, what: Text, example: Text) -> Iterator[Question]:
    for number in range(_LONGEST):
        nth = Text(f"第 {number + 1} 项费用", f"cost {number + 1}")
        yield Question(
            (*at, number, "name"),
            Text(f"{nth.zh}的名称", f"{nth.en}, name"),
            Text(f"{what.zh}：名称，没有（更多）直接回车", f"{what.en}: name, empty for no (more)"),
            ("COST", "name"),
            ends=True,
        )
        name = answers.get((*at, number, "name"))
        if not name:
            return
        yield Question(
            (*at, number, "amount"),
            Text(f"{nth.zh}的金额", f"{nth.en}, amount"),
            Text(f"{name}：金额（例：{example.zh}）", f"{name}: amount ({example.en})"),
            ("COST", "amount"),
            needed=True,
            stand_in="0.01",
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
