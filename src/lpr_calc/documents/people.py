"""Parties as documents name them: description, how they are addressed, where money is to be paid."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from ..base.dates import zh_date
from ..casefile.model import Case, mediated
from ..casefile.papers import Agent, BankAccount
from ..casefile.people import Bankruptcy, Party, is_natural
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


NOBODY: Mapping[str, Bankruptcy] = {}
"""Nobody is bankrupt."""

_BRANCH = ("支行", "分行", "分公司", "营业部", "分理处", "办事处")


def head_of_party(party: Party) -> str:
    """Who acts for an organisation: ``法定代表人``, of a branch ``负责人``."""
    return "负责人" if party.name.endswith(_BRANCH) else "法定代表人"


def we(party: Party) -> str:
    """How a party speaks of itself in a letter: ``本人``, ``本公司``, ``本行``, ``本单位``."""
    return "本人" if is_natural(party) else f"本{_kind_of(party)}"


def you(party: Party) -> str:
    """How a letter speaks to a party: ``您``, ``贵公司``, ``贵行``, ``贵单位``."""
    return "您" if is_natural(party) else f"贵{_kind_of(party)}"


def _kind_of(party: Party) -> str:
    if party.name.endswith(("公司", "集团")):
        return "公司"
    return "行" if party.name.endswith(("银行", "支行", "分行")) else "单位"


def signing(party: Party) -> str:
    """How a party signs: a natural person with his name, an organisation with its seal; both where nothing is known."""
    if not party.name and party.natural is None:
        return "签名或盖章"
    return "签名" if is_natural(party) else "盖章"


def signature(
    role: str, parties: tuple[Party, ...], blanks: Blanks, dated: str = "", bankrupt: Container[str] = ()
) -> list[Part]:
    """Where every party signs, an organisation with seal and representative, who is ``bankrupt`` by its administrator;
    and the day, by hand if not ``dated``.
    """
    parts: list[Part] = [Para("")]
    for party in parties:
        name = blanks.fill(party.name, f"{role}姓名或名称")
        head = "诉讼代表人" if party.name in bankrupt else head_of_party(party)
        parts.append(
            Para(f"{role}（{'管理人' if party.name in bankrupt else ''}{signing(party)}）：{name}　　　　", "right")
        )
        if signing(party) == "盖章":
            parts.append(Para(f"{head}（签名）：　　　　　　　　", "right"))
    return [*parts, Para(dated or "　　　　年　　月　　日", "right")]


def signature_lines(role: str, party: Party) -> list[Part]:
    """Where a party to an agreement signs."""
    how = signing(party)
    lines: list[Part] = [Para(f"{role}（{how}）：________________", "plain")]
    if how == "盖章":
        lines.append(Para(f"{head_of_party(party)}（签名）：________________", "plain"))
    return lines


def party_lines(role: str, party: Party, blanks: Blanks, estate: Bankruptcy | None = None) -> list[Part]:
    """What a document says of a party, an organisation's representative in a line of his own, of a bankrupt
    (``estate``) the head of its administrator; what is not stated is marked.
    """
    name = blanks.fill(party.name, f"{role}姓名或名称")
    phone = f"联系电话{blanks.fill(party.phone, f'{role}电话')}"
    if is_natural(party):
        facts = [
            f"{role}：{name}",
            blanks.fill(party.gender, f"{role}性别"),
            f"{zh_date(party.born)}出生" if party.born is not None else blanks.fill("", f"{role}出生日期"),
            blanks.fill(party.ethnicity, f"{role}民族"),
            *([f"{party.employer}{party.position}"] if party.employer else [party.position] if party.position else []),
            f"住{blanks.fill(party.address, f'{role}住所地')}",
            f"公民身份号码{blanks.fill(party.id, f'{role}证件号')}",
            phone,
        ]
        return [Para("，".join(facts) + "。")]
    head = head_of_party(party)
    if estate is not None:
        # 企业破产法 25条1款7项: the administrator represents it in suits.
        head = "诉讼代表人"
        administrator = blanks.fill(estate.administrator, f"{role}管理人")
        party = party._replace(representative=estate.representative, rep_position=f"管理人{administrator}负责人")
    facts = [
        f"{role}：{name}",
        f"住所地{blanks.fill(party.address, f'{role}住所地')}",
        f"统一社会信用代码{blanks.fill(party.id, f'{role}统一社会信用代码')}",
    ]
    who = [blanks.fill(party.representative, f"{role}{head}"), *([party.rep_position] if party.rep_position else [])]
    return [Para("，".join(facts) + "。"), Para(f"{head}：{'，'.join([*who, phone])}。")]


def post_of(agent: Agent) -> str:
    """The post of an agent: as stated, else 律师 where his firm is one of lawyers."""
    return agent.position or ("律师" if agent.firm.endswith("律师事务所") else "")


def agents_claiming(case: Case) -> tuple[Agent, ...]:
    """The agents of the creditors, who file all papers but the answer: those stated as theirs, or as nobody's."""
    theirs = {"", "creditor", *(party.name for party in case.creditors)}
    return tuple(one for one in case.agents if one.whom in theirs)


def agents_answering(case: Case, parties: Sequence[Party]) -> tuple[Agent, ...]:
    """The agents of the ``parties`` that file an answer: those stated as theirs, or as nobody's but the ``lawyer``,
    who writes letters for the creditor.
    """
    lawyer = case.lawyer.name if case.lawyer is not None else ""
    theirs = {"debtor", *(party.name for party in parties if party.name)}
    return tuple(
        one for one in case.agents if one.whom in theirs or (not one.whom and (not lawyer or one.name != lawyer))
    )


def side_lines(
    role: str,
    parties: Sequence[Party],
    agents: tuple[Agent, ...],
    blanks: Blanks,
    special: bool = False,
    bankrupt: Mapping[str, Bankruptcy] = NOBODY,
) -> list[Part]:
    """The parties of one side, each with the agents of his own under him, those of all of them under the last; who is
    ``bankrupt`` stands by its administrator.
    """
    parts: list[Part] = []
    for party in parties:
        parts += party_lines(role, party, blanks, bankrupt.get(party.name))
        own = tuple(one for one in agents if one.whom and one.whom == party.name and len(parties) > 1)
        parts += agent_lines(own, blanks, special)
        agents = tuple(one for one in agents if one not in own)
    return [*parts, *agent_lines(agents, blanks, special)]


def agent_lines(agents: tuple[Agent, ...], blanks: Blanks, special: bool = False) -> list[Part]:
    """A line for each agent with his power; where it must be ``special`` (to settle) and is not stated so, a mark."""
    parts: list[Part] = []
    for one in agents:
        name = blanks.fill(one.name, "委托诉讼代理人姓名")
        post = f"{one.firm}{post_of(one)}"
        power = {"general": "一般授权", "special": "特别授权"}.get(one.power, "")
        if special and one.power != "special":
            power = blanks.fill("", f"{one.name or '代理人'}的特别授权")
        power = power or blanks.fill("", f"{one.name or '代理人'}的代理权限")
        facts = [name, *([post] if post else []), *([f"联系电话{one.phone}"] if one.phone else []), power]
        parts.append(Para(f"委托诉讼代理人：{'，'.join(facts)}。"))
    return parts


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
