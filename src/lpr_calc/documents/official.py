"""The official element-style forms (法〔2025〕82号): every block and row in order, with the words around the blanks.

A form's text is data: ``__`` stands for a blank, ``□`` for a box, a line end for the end of a printed paragraph. The
values come from `slots`; nothing here knows a case. The forms of 2024 are in `official_2024`.
"""

from __future__ import annotations

from ..base.record import Record

DATE = "__年__月__日"


class Row(Record):
    """One row: the title as printed, with its number, and the words around its blanks. ``role`` and ``natural`` say
    whose block it is in a row of a party, which is copied for each; ``free`` rows take one text as a whole.
    """

    title: str
    wording: str = ""
    role: str = ""
    natural: bool | None = None
    free: bool = False


class Block(Record):
    """Rows under one heading; what is printed under the heading is for whoever fills the form by hand."""

    heading: str
    rows: tuple[Row, ...]


class Form(Record):
    """One form: the paper's name, its cause of action ("" for none), who signs it, its blocks."""

    paper: str
    cause: str
    signer: str
    blocks: tuple[Block, ...]
    edition: str = "2025"


def rows(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    """Rows from titles and wordings."""
    return tuple(Row(title, wording) for title, wording in pairs)


_NATURAL = (
    "姓名：\n性别：男□ 女□\n"
    f"出生日期：{DATE} 民族：\n"
    "工作单位： 职务： 联系电话：\n"
    "住所地（户籍所在地）：\n经常居住地：\n证件类型：\n证件号码："
)
_CODE = "统一社会信用代码："
_ORGANISATION = (
    "名称：\n住所地（主要办事机构所在地）：\n注册地 / 登记地：\n"
    "法定代表人 / 负责人： 职务： 联系电话：\n"
    f"{_CODE}\n"
    "类型：有限责任公司□ 股份有限公司□ 上市公司□ 其他企业法人□ 事业单位□ 社会团体□ 基金会□ 社会服务机构□ "
    "机关法人□ 农村集体经济组织法人□ 城镇农村的合作经济组织法人□ 基层群众性自治组织法人□ "
    "个人独资企业□ 合伙企业□ 不具有法人资格的专业服务机构□\n"
    "所有制性质：国有□（控股□ 参股□） 民营□ 其他"
)
_ACCOUNT = "银行账号：\n开户名： 开户行："
AGENTS = Row(
    "委托诉讼代理人",
    "有□\n姓名：\n单位： 职务： 联系电话：\n代理权限：一般授权□ 特别授权□ 无□",
    role="委托诉讼代理人",
)


def party(role: str, coded: bool = True, account: bool = False) -> tuple[Row, Row]:
    """The two rows of a party: natural persons, and others. ``coded``: with a line for the code of an organisation;
    ``account``: with one for a bank account (enforcement, whose kinds of organisation have no 上市公司).
    """
    natural, organisation = _NATURAL, _ORGANISATION
    if not coded:
        organisation = organisation.replace(f"{_CODE}\n", "")
    if account:
        natural = f"{natural}\n{_ACCOUNT}"
        organisation = organisation.replace("\n类型：", f"\n{_ACCOUNT}\n类型：")
    return (
        Row(f"{role}（自然人）", natural, role, True),
        Row(f"{role}（法人、非法人组织）", organisation, role, False),
    )


def parties(coded: bool) -> Block:
    """The parties of a complaint; ``coded``: whether the defendant's block has a line for his code."""
    return Block(
        "当事人信息",
        (*party("原告"), AGENTS, *party("被告", coded), *party("第三人", coded)),
    )


PRESERVATION = Block(
    "约定管辖和诉前保全",
    rows(
        ("1. 有无仲裁、法院管辖约定", "有□ 合同条款及内容：\n无□"),
        ("2. 是否已经诉前保全", "是□ 保全法院： 保全时间：\n保全案号：\n否□"),
    ),
)
_KNOWS = "了解□ 不了解□"
MEDIATION = Block(
    "对纠纷解决方式的意愿",
    rows(
        ("是否了解调解作为非诉讼纠纷解决方式，能及时、高效、低成本、不伤和气地解决纠纷", _KNOWS),
        ("是否了解先行调解解决纠纷的好处", "\n".join(f"{number}. {_KNOWS}" for number in range(1, 6))),
        ("是否考虑先行调解", "是□\n否□\n暂不确定，想要了解更多内容□"),
    ),
)
FREE_CLAIMS = Row("可完整表述诉讼请求", free=True)
FREE_FACTS = Row("可完整表述纠纷涉及的事实与理由", free=True)
FREE_ANSWER = Row("可完整表述答辩事项", free=True)

CLAIM_TAIL = (
    ("3. 是否要求提前还款或解除合同", "是□ 提前还款（加速到期）□ / 解除合同□ 否□"),
    ("4. 是否主张担保权利", "是□ 内容： 否□"),
    ("5. 是否主张实现债权的费用", "是□ 明细： 否□"),
    ("6. 是否主张诉讼费用", "是□\n否□"),
    ("7. 其他请求", ""),
    ("8. 标的总额", ""),
)
"""The claims that the forms of both kinds of loan have alike."""


def security(first: int, maximum: str = "是□ 否□\n担保债权的确定时间：\n担保额度：") -> tuple[tuple[str, str], ...]:
    """The four rows on security in rem, numbered from ``first``; ``maximum`` is the wording of the third."""
    return (
        (f"{first}. 是否签订物的担保（抵押、质押）合同", "是□ 签订时间： 否□"),
        (f"{first + 1}. 担保人、担保物", "担保人：\n担保物："),
        (f"{first + 2}. 是否最高额担保（抵押、质押）", maximum),
        (f"{first + 3}. 是否办理抵押、质押登记", "是□ 正式登记□\n预告登记□ 否□"),
    )


OBJECTION = "无□\n有□ 异议内容："
REASONS = "无□\n有□ 事实与理由："


def objections(*titles: str) -> tuple[Row, ...]:
    """Claims answered one by one, numbered in order."""
    return tuple(Row(f"{number}. {title}", OBJECTION) for number, title in enumerate(titles, 1))


def reasons(*titles: str) -> tuple[Row, ...]:
    """Facts answered one by one, numbered in order."""
    return tuple(Row(f"{number}. {title}", REASONS) for number, title in enumerate(titles, 1))
