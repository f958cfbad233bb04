"""送达地址确认书 (2016 sample 378): where papers are to be served, in later stages too."""

from __future__ import annotations

from ..casefile.model import Case
from ..casefile.papers import Service
from ..casefile.people import Party, is_natural
from ..render.model import Blanks, Column, Document, Para, Part, Table, words
from .debts import cause_of
from .people import signature

_TOLD = (
    "一、当事人应当向人民法院提供或者确认准确的送达地址，送达地址变更的，应当及时书面告知人民法院。"
    "二、提供的地址不准确、拒不提供送达地址、变更后未及时告知，致使诉讼文书未能被实际接收的，由当事人承担相应的法律后果。"
    "三、在第一审程序中确认的送达地址，适用于第二审程序、审判监督程序和执行程序。"
)


def service(case: Case) -> Document:
    """The form as a table of two columns, one for each creditor; boxes are ticked only as stated."""
    blanks = Blanks()
    parts: list[Part] = []
    for number, party in enumerate(case.creditors):
        # The address that is stated is that of the first; another confirms his own.
        parts += _confirmed(case, party, case.service if case.service is not None and not number else Service(), blanks)
    return Document("service", tuple(parts), False, tuple(blanks.missing))


def _confirmed(case: Case, party: Party, stated: Service, blanks: Blanks) -> list[Part]:
    email = stated.e_service
    boxes = "□是　□否" if email is None else "☑是　□否" if email else "□是　☑否"
    kind = party.id_type or ("" if is_natural(party) else "营业执照")
    rows = (
        ("案号", case.case_number),
        ("案由", cause_of(case)),
        ("告知事项", _TOLD),
        ("受送达人", blanks.fill(party.name, "受送达人姓名或名称")),
        ("指定签收人", stated.receiver),
        ("证件类型", blanks.fill(kind, "受送达人证件类型")),
        ("证件号码", blanks.fill(party.id, "受送达人证件号码")),
        ("确认送达地址", blanks.fill(stated.address or party.address, "送达地址")),
        ("是否接受电子送达", boxes),
        ("接受电子送达的手机号码", stated.mobile if email else ""),
        ("接受电子送达的传真号码", stated.fax if email else ""),
        ("接受电子送达的电子邮件地址", stated.email if email else ""),
        ("手机号码", blanks.fill(stated.phone or stated.mobile or party.phone, "联系电话")),
        ("邮编", stated.postcode),
        ("其他联系方式", ""),
    )
    columns = (Column("title", "项目", 26), Column("value", "内容", 74))
    table = Table("", columns, tuple((words(name), words(value)) for name, value in rows), listed=True)
    return [
        Para("送达地址确认书", "title"),
        table,
        Para("受送达人已阅读并理解告知事项，保证所填内容准确、有效。"),
        *signature("受送达人", (party,), blanks)[1:],
        Para("备注：", "note"),
    ]
