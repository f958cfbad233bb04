"""One sum over several creditors of one debtor (参与分配): costs, rights by rank, ordinary claims; who gets what.

What each creditor brings is found by `creditors`. What a right in rem covers is met from its property in the order of
`law.distribution`, within the registered maximum; the rest is an ordinary claim. Every sum is whole fen; shares in
proportion add up exactly, nobody gets more than he is owed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.dates import iso
from ..base.errors import LprError, problems_of
from ..base.money import fen_text, split
from ..base.record import Record
from ..base.text import Text
from ..casefile.people import Party, Security
from ..law import distribution as law
from ..law.choices import Choices, Notice, Unused
from .creditors import Claimed, Right

problem = problems_of(__name__)


class Terms(Record):
    """What is divided, in fen: ``sum_`` with its ``costs``, ``prior`` what is paid before everybody's rights (name,
    fen); of ``debtor``, from ``property_`` ("" = the one property the cases name). ``order`` is ``pro-rata`` or
    ``seizure`` (the cases stand in that order), "" by law; ``doubled`` is ``last`` or ``together``, "" the default.
    """

    sum_: int
    costs: int | None = None
    prior: tuple[tuple[str, int], ...] = ()
    debtor: str = ""
    property_: str = ""
    order: str = ""
    doubled: str = ""


class Taking(Record):
    """One step for one creditor, in fen. ``kind`` is ``costs``, ``prior``, that of a right, ``ordinary`` or
    ``doubled``; ``place`` the number of the step: those of one step share. ``number`` is that of the creditor, None for
    costs and those before everybody.
    """

    place: int
    kind: str
    creditor: str
    claim: int
    received: int
    provision: str
    number: int | None = None
    right: Security | None = None


class Distribution(Record):
    """A sum divided: ``net`` is what is left of it after its costs, ``surplus`` what nobody took. ``claims`` and
    ``received`` go by creditor, in the order of the cases.
    """

    terms: Terms
    debtor: str
    order: str
    doubled: str
    net: int
    takings: tuple[Taking, ...]
    claims: tuple[Claimed, ...]
    received: tuple[int, ...]
    surplus: int
    notices: tuple[Notice, ...]
    unused: tuple[Unused, ...] = ()

    @property
    def provisions(self) -> tuple[str, ...]:
        """Every provision it stands on, in the order of the steps."""
        found = (*(one.provision for one in self.takings), *(one.provision for one in self.notices))
        return tuple(dict.fromkeys(key for key in found if key))


def distribute(terms: Terms, debtor: str, claims: Sequence[Claimed]) -> Distribution:
    """Divide a sum of a debtor's among creditors.

    Costs, what is ``prior``, the rights by rank, then ordinary claims; the doubled part last unless it is asked for
    ``together`` with them. Raises LprError for no sum at all, costs above it, or ranks that are stated of some rights
    alone.
    """
    if not terms.sum_:
        raise LprError(problem("distribution-nothing", "SUM"))
    choices = Choices()
    natural = next((found.natural for found in claims if found.natural is not None), None)
    order, doubled = _settled(terms, Party(debtor, natural=natural), choices)
    purse = _Purse(terms.sum_, claims)
    if terms.costs is None:
        message = Text("未写明执行费用、变价费用：不扣除", "costs of enforcement and sale not stated: none taken off")
        choices.assume("distribution-costs", message, law.ORDER, matters=True)
    elif terms.costs > terms.sum_:
        raise LprError(problem("distribution-costs", "--costs", sum=fen_text(terms.sum_)))
    elif terms.costs:
        purse.pay([("costs", "", terms.costs, law.ORDER, None, None)])
    net = purse.left
    for name, amount in terms.prior:
        purse.pay([("prior", name, amount, law.ORDER, None, None)])
    for group in _by_rank(claims):
        purse.pay(
            [
                (one.right.kind, claims[number].creditor, one.covered, law.provision_of(one.right), number, one.right)
                for number, one in group
            ]
        )
    _ordinary(purse, claims, order, doubled)
    _note_claims(claims, purse, terms, order, choices)
    return Distribution(
        terms,
        debtor,
        order,
        doubled,
        net,
        tuple(purse.takings),
        tuple(claims),
        tuple(purse.received),
        purse.left,
        (*_joined(claims), *choices.notices),
    )


_Due = tuple[str, str, int, str, "int | None", "Security | None"]
"""What is due in one step: kind, name, fen, provision, number of the creditor, his right."""


class _Purse:
    """What is left of the sum, and who got what of it."""

    def __init__(self, sum_: int, claims: Sequence[Claimed]) -> None:
        self.left = sum_
        self.takings: list[Taking] = []
        self.received = [0 for _ in claims]
        self.secured = [0 for _ in claims]
        self.places = 0

    def pay(self, due: Sequence[_Due]) -> None:
        """Pay one step: whole where it suffices, else in proportion."""
        due = [one for one in due if one[2]]
        if not due:
            return
        self.places += 1
        amounts = [one[2] for one in due]
        parts = split(min(self.left, sum(amounts)), amounts)
        for (kind, name, amount, provision, number, right), part in zip(due, parts, strict=True):
            self.takings.append(Taking(self.places, kind, name, amount, part, provision, number, right))
            self.left -= part
            if number is not None:
                self.received[number] += part
                if right is not None:
                    self.secured[number] += part


def _settled(terms: Terms, debtor: Party, choices: Choices) -> tuple[str, str]:
    """How ordinary creditors share and where the doubled part stands; the defaults are told."""
    order = terms.order or law.order_by_law(debtor)
    if not terms.order:
        company = order == "seizure"
        choices.note(
            "info" if debtor.natural is not None else "assumption",
            "distribution-order",
            Text(
                f"{debtor.name or '被执行人'}是企业法人：普通债权按查封、扣押、冻结的先后，即案件文件的先后（按比例的写"
                " --order pro-rata）",
                f"{debtor.name or 'the debtor'} is a company: ordinary claims in the order of seizure, that of the case"
                " files (--order pro-rata to share)",
            )
            if company
            else Text(
                f"{debtor.name or '被执行人'}不是企业法人：普通债权按比例受偿",
                f"{debtor.name or 'the debtor'} is no company: ordinary claims share pro rata",
            ),
            law.BY_SEIZURE if company else law.ORDER,
            matters=debtor.natural is None,
        )
    return order, terms.doubled or "last"


def _by_rank(claims: Sequence[Claimed]) -> list[list[tuple[int, Right]]]:
    """The rights of all creditors, those of one rank together, the first first.

    Raises LprError where of one class some state a rank and others do not.
    """
    rights = [(number, one) for number, found in enumerate(claims) for one in found.rights]
    groups: dict[tuple[int, int], list[tuple[int, Right]]] = {}
    for number, one in rights:
        same = [other.right for _, other in rights if law.class_of(other.right) == law.class_of(one.right)]
        if one.right.rank is None and any(other.rank is not None for other in same):
            raise LprError(problem("distribution-rank", one.right.where, name=claims[number].creditor))
        groups.setdefault((law.class_of(one.right), law.rank_in_class(one.right)), []).append((number, one))
    return [groups[place] for place in sorted(groups)]


def _ordinary(purse: _Purse, claims: Sequence[Claimed], order: str, doubled: str) -> None:
    """Pay what is left of every claim: all together, or one after the other; the doubled part with it or after it."""
    provision = law.ORDER if order == "pro-rata" else law.BY_SEIZURE
    # Who is secured by the property of one who owes nothing has no ordinary claim.
    rest = [max(found.owed - secured, 0) for found, secured in zip(claims, purse.secured, strict=True)]
    extra = [found.doubled for found in claims]
    if doubled == "together":
        rest, extra = [own + more for own, more in zip(rest, extra, strict=True)], [0 for _ in claims]
    due: list[_Due] = [
        ("ordinary", found.creditor, amount, provision, number, None)
        for number, (found, amount) in enumerate(zip(claims, rest, strict=True))
    ]
    later: list[_Due] = [
        ("doubled", found.creditor, amount, law.DOUBLED, number, None)
        for number, (found, amount) in enumerate(zip(claims, extra, strict=True))
    ]
    for step in (due, later):
        if order == "pro-rata":
            purse.pay(step)
        else:
            for one in step:
                purse.pay([one])


def _note_claims(claims: Sequence[Claimed], purse: _Purse, terms: Terms, order: str, choices: Choices) -> None:
    days = {found.until for found in claims}
    if len(days) > 1:
        said = "、".join(f"{found.creditor} {iso(found.until)}" for found in claims)
        message = Text(
            f"各案计算至不同的日子：{said}（统一的写 --until）",
            f"the claims are computed to different days: {said} (--until for one day)",
        )
        choices.note("warning", "distribution-until", message, law.ORDER, matters=True)
    untitled = [
        found.creditor
        for found, secured in zip(claims, purse.secured, strict=True)
        if not found.titled and found.owed > secured
    ]
    if untitled:
        names = "、".join(untitled)
        message = Text(
            f"{names}没有写判决（judgment）：普通债权申请参与分配须有执行依据",
            f"no judgment is stated of {names}: ordinary creditors need a title to take part",
        )
        choices.note("warning", "distribution-title", message, law.TITLE)
    if any(found.doubled for found in claims) and not terms.doubled:
        message = Text(
            "加倍部分在各债权人的判决金额之后受偿（一并受偿的写 --doubled together）",
            "the doubled part comes after everybody's adjudged money (--doubled together to join them)",
        )
        choices.assume("distribution-doubled", message, law.DOUBLED)
    if purse.left:
        message = Text(
            f"分配后余 {fen_text(purse.left)} 元，退还被执行人",
            f"{fen_text(purse.left)} is left and goes back to the debtor",
        )
        choices.note("info", "distribution-surplus", message, law.ORDER)
    if order == "seizure":
        message = Text(
            "企业法人不能清偿的，也可以移送破产审查",
            "a company that cannot pay may be sent to the bankruptcy court instead",
        )
        choices.note("info", "distribution-bankruptcy", message, "civil-procedure-interp-2022/511")
    message = Text(
        "收到分配方案之日起十五日内可以书面提出异议；未受偿的部分被执行人应当继续清偿",
        "objections to the plan in writing within fifteen days of receipt; what is left stays owed",
    )
    choices.note("info", "distribution-objection", message, law.OBJECTION)


def _joined(claims: Sequence[Claimed]) -> tuple[Notice, ...]:
    """What the computations of the cases say, once; what is said of some of them alone names their creditors."""
    by: dict[Notice, list[str]] = {}
    for found in claims:
        for notice in found.notices:
            by.setdefault(notice, []).append(found.creditor)
    joined = []
    for notice, names in by.items():
        said = "、".join(dict.fromkeys(names))
        message = notice.message
        if len(names) < len(claims):
            message = Text(f"{said}：{message.zh}", f"{said}: {message.en}")
        joined.append(notice._replace(message=message))
    return tuple(joined)
