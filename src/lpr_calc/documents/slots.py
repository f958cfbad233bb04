"""What goes into an official form: the words around each place, and its value. For text and for files alike.

Only what the case states, or what was computed from it. A box is ticked for what the case says in so many words, with
one exception that is told: the costs of the suit are claimed unless the case says that they are not.
"""

from __future__ import annotations

from datetime import date

from ..base.money import fen_plain
from ..casefile.keys_papers import PAPER_WORDS
from ..casefile.papers import Agent, BankAccount
from ..casefile.people import Party, is_natural
from .blanks import BLANK, BOX, END, GAP, TICKED, Slot
from .people import post_of

DAY = f"{BLANK}年{BLANK}月{BLANK}日"
"""A day as the forms print its blanks."""


def ymd(day: int) -> tuple[str, str, str]:
    """Year, month and day of a day number, as a form's three blanks take them."""
    when = date.fromordinal(day)
    return str(when.year), str(when.month), str(when.day)


def yuan(amount: int) -> str:
    """An amount with its unit; where a form prints 元, the figure alone is written (`blanks.write`)."""
    return f"{fen_plain(amount)}元"


def tick(title: str, option: str, after: str = "", copy: int = 0, optional: bool = False) -> Slot:
    """Tick the box of an option; ``after`` is what stands before it somewhere in the row."""
    before = f"{after}{GAP}" if after else ""
    return Slot(title, (f"{before}{option}{BOX}",), (TICKED,), copy, optional=optional)


def label(title: str, name: str, value: str, copy: int = 0, optional: bool = False) -> Slot:
    """Write a value behind its label."""
    return Slot(title, (f"{name}：{BLANK}",), (value,), copy, optional=optional)


def cell(title: str, value: str) -> Slot:
    """Write a value into a cell that is empty."""
    return Slot(title, (BLANK, f"内容：{BLANK}"), (value,))


def more(title: str, value: str, copy: int = 0) -> Slot:
    """Put a value behind everything that is printed in the row."""
    return Slot(title, (END,), (value,), copy)


def free(title: str, value: str) -> Slot:
    """Write a text as a whole into its free row, under what is printed there; older forms have none."""
    return Slot(title, (END,), (f"\n{value}",), optional=True)


def party_slots(role: str, parties: tuple[Party, ...] | list[Party], account: BankAccount | None = None) -> list[Slot]:
    """A block for every person: natural persons in copies of one row, others in copies of the other."""
    slots: list[Slot] = []
    count = {True: 0, False: 0}
    for party in parties:
        natural = is_natural(party)
        title = f"{role}（{'自然人' if natural else '法人、非法人组织'}）"
        slots += (_natural if natural else _organisation)(title, party, count[natural])
        if account is not None:
            slots += _account(title, account, party, count[natural])
        count[natural] += 1
    return slots


def _labels(title: str, copy: int, *pairs: tuple[str, str]) -> list[Slot]:
    return [label(title, name, value, copy) for name, value in pairs if value]


def _natural(title: str, party: Party, copy: int) -> list[Slot]:
    slots = _labels(title, copy, ("姓名", party.name))
    if party.gender:
        slots.append(tick(title, party.gender, "性别：", copy))
    if party.born is not None:
        slots.append(Slot(title, (f"出生日期：{DAY}",), ymd(party.born), copy))
    slots += _labels(
        title,
        copy,
        ("民族", party.ethnicity),
        ("工作单位", party.employer),
        ("职务", party.position),
        ("联系电话", party.phone),
    )
    slots.append(Slot(title, (f"住所地（户籍所在地）：{BLANK}", f"住所地：{BLANK}"), (party.address,), copy))
    slots += _labels(title, copy, ("经常居住地", party.residence))
    # The forms of 2024 have no line for the document of identity.
    slots += [
        label(title, name, value, copy, optional=True)
        for name, value in (("证件类型", party.id_type), ("证件号码", party.id))
        if value
    ]
    return [slot for slot in slots if slot.values != ("",)]


def _organisation(title: str, party: Party, copy: int) -> list[Slot]:
    slots = _labels(title, copy, ("名称", party.name))
    slots.append(Slot(title, (f"住所地（主要办事机构所在地）：{BLANK}", f"住所地：{BLANK}"), (party.address,), copy))
    slots.append(Slot(title, (f"注册地/登记地：{BLANK}", f"注册地：{BLANK}"), (party.registered_at,), copy))
    names = ("法定代表人/负责人", "法定代表人/主要负责人", "法定代表人")
    slots.append(Slot(title, tuple(f"{name}：{BLANK}" for name in names), (party.representative,), copy))
    slots += _labels(title, copy, ("职务", party.rep_position), ("联系电话", party.phone))
    if party.id:  # the loan forms have no line for the code of a defendant
        slots.append(label(title, "统一社会信用代码", party.id, copy, optional=True))
    if party.org_type:
        slots.append(tick(title, PAPER_WORDS["org-type"][party.org_type][0], "类型：", copy))
    slots += [tick(title, option, "所有制性质：", copy) for option in _OWNERSHIP.get(party.ownership, ())]
    return [slot for slot in slots if slot.values != ("",)]


_OWNERSHIP = {
    "state": ("国有",),
    "state-controlled": ("国有", "控股"),
    "state-held": ("国有", "参股"),
    "private": ("民营",),
}
"""The boxes of each ownership; 其他 has none, its words are for the party to write."""


def _account(title: str, account: BankAccount, party: Party, copy: int) -> list[Slot]:
    return _labels(
        title,
        copy,
        ("银行账号", account.number),
        ("开户名", account.name or party.name if account.number else account.name),
        ("开户行", account.bank),
    )


_AGENT = "委托诉讼代理人"
_POWERS = {"general": "一般授权", "special": "特别授权"}


def agent_slots(agents: tuple[Agent, ...]) -> list[Slot]:
    """The agents of whoever files the paper, a copy of the row each; none stated leaves the row blank."""
    slots: list[Slot] = []
    for copy, agent in enumerate(agents):
        slots.append(tick(_AGENT, "有", "", copy))
        slots += _labels(
            _AGENT,
            copy,
            ("姓名", agent.name),
            ("单位", agent.firm),
            ("职务", post_of(agent)),
            ("联系电话", agent.phone),
        )
        if agent.power:
            slots.append(tick(_AGENT, _POWERS[agent.power], "代理权限：", copy))
    return slots
