"""The rows on security of every complaint: rights in rem, their registration, guarantees and their mode."""

from __future__ import annotations

from ..base.dates import zh_date
from ..base.money import fen_plain
from ..casefile.people import Guarantor, Security
from ..compute.statement import Statement
from ..reports.parties_words import limit_text
from .blanks import BOX, TICKED, Slot
from .slots import label, tick


def security_slots(statement: Statement) -> list[Slot]:
    """Contracts of security, the property, the maximum, registration."""
    case = statement.case
    real = [one for one in case.security if one.kind in ("mortgage", "pledge")]
    contract, registered = "是否签订物的担保", "是否办理抵押、质押登记"
    if not real:
        none = bool(case.loans) and all(loan.secured is False for loan in case.loans) and not case.security
        return [tick(title, "否") for title in (contract, "是否最高额担保", registered)] if none else []
    slots = [tick(contract, "是")]
    days = [zh_date(one.signed) for one in real if one.signed is not None]
    if days:
        slots.append(label(contract, "签订时间", "、".join(dict.fromkeys(days))))
    owners = "、".join(dict.fromkeys(one.owner or case.debtor.name for one in real if one.owner or case.debtor.name))
    things = "；".join(one.property for one in real if one.property)
    slots += [label("担保人、担保物", "担保人", owners), label("担保人、担保物", "担保物", things)]
    slots += _maximum([one for one in real if one.maximum is not None])
    done = [one for one in real if one.registered is not None or one.certificate]
    if done:
        told = "；".join(_registration(one) for one in done)
        slots.append(Slot(registered, (f"是{BOX}",), (TICKED,), tail=f"（{told}）"))
    return [slot for slot in slots if slot.values != ("",)]


def _maximum(most: list[Security]) -> list[Slot]:
    title = "是否最高额担保"
    if not most:
        return []
    days = "、".join(dict.fromkeys(zh_date(one.fixed) for one in most if one.fixed is not None))
    sums = "、".join(f"{fen_plain(one.maximum or 0)}元" for one in most)
    slots = [tick(title, "是"), label(title, "担保额度", sums)]
    return [*slots, label(title, "担保债权的确定时间", days)] if days else slots


def _registration(one: Security) -> str:
    day = f"{zh_date(one.registered)}登记" if one.registered is not None else ""
    return "，".join(part for part in (one.property, day, one.certificate) if part)


_MODES = {"general": "一般保证", "joint": "连带责任保证"}


def guarantee_slots(statement: Statement) -> list[Slot]:
    """Guarantees and their mode; whoever joined the debt is in the row of other security."""
    case = statement.case
    title, other = "是否签订保证合同", "其他担保方式"
    guarantors = [one for one in case.guarantors if one.mode != "joined"]
    joined = [one for one in case.guarantors if one.mode == "joined"]
    if not case.guarantors:
        none = bool(case.loans) and all(loan.secured is False for loan in case.loans) and not case.security
        return [tick(title, "否"), tick(other, "否")] if none else []
    slots: list[Slot] = []
    if guarantors:
        how = {one.name: one.how for one in statement.persons.people} if statement.persons is not None else {}
        days = list(dict.fromkeys(zh_date(one.signed) for one in guarantors if one.signed is not None))
        slots.append(tick(title, "是"))
        if len(days) == 1:
            slots.append(label(title, "签订时间", days[0]))
        content = [_guarantee(one, how.get(one.name, one.mode), len(days) > 1) for one in guarantors]
        slots += [
            label(title, "保证人", "、".join(one.name for one in guarantors)),
            label(title, "主要内容", "；".join(part for part in content if part)),
        ]
        for mode in dict.fromkeys(one.mode for one in guarantors if one.mode in _MODES):
            # The forms of a private loan of 2025 have the mode in the same row, others one of its own.
            slots.append(tick(title, _MODES[mode], optional=True))
            slots.append(tick("保证方式", _MODES[mode], optional=True))
    if joined:
        days = list(dict.fromkeys(zh_date(one.signed) for one in joined if one.signed is not None))
        slots += [tick(other, "是"), label(other, "形式", f"债务加入（{'、'.join(one.name for one in joined)}）")]
        slots += [label(other, "签订时间", "、".join(days), optional=True)] if days else []
    return [slot for slot in slots if slot.values != ("",)]


def _guarantee(one: Guarantor, how: str, dated: bool) -> str:
    """What a guarantee says beside its mode's box: its day where there are several, scope, limit, period."""
    parts = []
    if dated and one.signed is not None:
        parts.append(f"{zh_date(one.signed)}签订")
    if not one.mode and how in _MODES:
        parts.append(f"未约定保证方式，依法为{_MODES[how]}")
    if bound := limit_text(one):
        parts.append(bound)
    period = one.period
    if period is not None:
        last = zh_date(period.last) if period.last is not None else ""
        length = f"{period.months // 12}年" if period.months and period.months % 12 == 0 else f"{period.months}个月"
        parts.append(f"保证期间{f'至{last}' if last else '约定不明' if period.unclear else length}")
    return f"{one.name}：{'，'.join(parts)}" if parts else ""
