"""Parties as documents name them: description, how they are addressed, where money is to be paid."""

from __future__ import annotations

from ..base.dates import zh_date
from ..casefile.model import BankAccount, Case, mediated
from ..casefile.people import Party, is_natural
from ..render.model import Blanks, Para, Part

_DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "端木",
    "长孙",
    "宇文",
    "夏侯",
    "轩辕",
    "南宫",
    "独孤",
)


def party_lines(role: str, party: Party, blanks: Blanks) -> list[Part]:
    """One paragraph with what a document says of a party; what is not stated is marked."""
    name = blanks.fill(party.name, f"{role}姓名或名称")
    if is_natural(party):
        facts = [
            f"{role}：{name}",
            blanks.fill(party.gender, f"{role}性别"),
            f"{zh_date(party.born)}出生" if party.born is not None else blanks.fill("", f"{role}出生日期"),
            blanks.fill(party.ethnicity, f"{role}民族"),
            f"住{blanks.fill(party.address, f'{role}住所地')}",
            f"公民身份号码{blanks.fill(party.id, f'{role}证件号')}",
            f"联系电话{blanks.fill(party.phone, f'{role}电话')}",
        ]
    else:
        facts = [
            f"{role}：{name}",
            f"住所地{blanks.fill(party.address, f'{role}住所地')}",
            f"统一社会信用代码{blanks.fill(party.id, f'{role}统一社会信用代码')}",
            f"法定代表人{blanks.fill(party.representative, f'{role}法定代表人')}",
            f"联系电话{blanks.fill(party.phone, f'{role}电话')}",
        ]
    return [Para("，".join(facts) + "。")]


def form_facts(party: Party, coded: bool) -> str:
    """What goes into the block of one party in an element form, in the form's order: what is stated, nothing else.

    ``coded``: the block has a line for the code of an organisation.
    """
    natural = is_natural(party)
    facts = [
        ("姓名" if natural else "名称", party.name),
        ("性别", party.gender if natural else ""),
        ("出生日期", zh_date(party.born) if natural and party.born is not None else ""),
        ("民族", party.ethnicity if natural else ""),
        ("工作单位", party.employer if natural else ""),
        ("住所地", party.address if not natural else ""),
        ("法定代表人/负责人", party.representative if not natural else ""),
        ("联系电话", party.phone),
        ("住所地", party.address if natural else ""),
        ("证件号码", party.id if natural else ""),
        ("统一社会信用代码", party.id if not natural and coded else ""),
    ]
    return "；".join(f"{name}：{value}" for name, value in facts if value)


def address_of(party: Party, blanks: Blanks) -> str:
    """How a letter greets: ``李先生`` where the gender is stated, else the whole name."""
    name = blanks.fill(party.name, "债务人姓名或名称")
    if not party.name or not is_natural(party) or party.gender not in ("男", "女"):
        return name
    surname = name[:2] if name.startswith(_DOUBLE_SURNAMES) else name[:1]
    return surname + ("先生" if party.gender == "男" else "女士")


def account_items(case: Case, blanks: Blanks) -> list[str]:
    """Where the money is to be paid, an item each."""
    account = case.account or BankAccount()
    return [
        f"户名：{blanks.fill(account.name or case.creditor.name, '收款户名')}",
        f"开户行：{blanks.fill(account.bank, '开户行')}",
        f"账号：{blanks.fill(account.number, '收款账号')}",
    ]


def instrument(number: str) -> str:
    """An instrument with its kind: ``（2024）京0108民初12345号民事判决书``."""
    if not number.endswith("号"):
        return number
    return f"{number}民事{'调解书' if mediated(number) else '判决书'}"
