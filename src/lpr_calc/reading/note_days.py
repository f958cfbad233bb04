"""The days of a note: when it falls due, when money was lent, until when somebody answers for it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .days import day_at
from .lexer import Found
from .references import number_of

_REPAY = r"(?:归还|还清|偿还|还款|付清|还完|还掉|结清|付完|支付完毕|还本付息|清偿|偿清|到期|还(?![款期])|(?:支)?付(?=[0-9¥人]))"
_DUE_LEAD = re.compile(
    r"(?:(?:还款|归还|偿还)(?:日期?|时间|期限)(?:为|是|：|定于)?|到期(?:日期?|时间)(?:为|是|：)?|到期(?:为|是|：)|(?:约定|保证|承诺|定|限|最迟|最晚|必须|并)?(?:于|在|到|至)|定于|还款(?:日期?|时间|期限)(?:为|是|：|定于)?|到期(?:日期?|时间)(?:为|是|：)?|到期(?:为|是|：)|限|保证|承诺|约定)?"
)
_DUE_END = re.compile(
    rf"(?!，到期)(?:之?前|以前|之内|内|止|当日|日前)?(?:，)?(?:应当|须|必须|一次性|一次|全部|全额|全数|连本带利|本息|本金及利息|本金|利息|一并|将|把|该款|借款|欠款|此款|款项|予以|负责|保证)*{_REPAY}(?:完毕|清楚|清|本息|本金|完)?"
)
_DUE_BEFORE = re.compile(r"(?:之?前|以前)(?=，|。|$|向[^，。；]{1,30}(?:支付|偿还|归还|付清|还清|给付))")


def due_at(text: str, at: int, end: int) -> Found | None:
    """Read a due date: ``于2021年6月30日前付清``, ``定于2010年7月14日全部还清``, ``还款日期：2020年1月1日``."""
    lead = _DUE_LEAD.match(text, at, end)
    place = lead.end() if lead else at
    day = day_at(text, place, end)
    if day is None:
        return None
    closed = _DUE_END.match(text, day[0], end)
    if closed is not None:
        return closed.end(), day[1]
    before = _DUE_BEFORE.match(text, day[0], end)
    if before is not None:
        return before.end(), day[1]
    return (day[0], day[1]) if lead and re.search("还款|到期|归还|偿还", lead[0]) else None


_LENDING = re.compile("(?:借款|出借|放款|交付|起借)(?:日期?|时间)(?:为|是|：)?")


def lending_at(text: str, at: int, end: int) -> Found | None:
    """Read the day of lending where it is called so: ``借款日期2012年4月5日``."""
    lead = _LENDING.match(text, at, end)
    return day_at(text, lead.end(), end) if lead is not None else None


_MONTH_DUE = re.compile(
    r"(?:定?于|在|到|至)?(?P<y>(?:19|20)[0-9]{2})年(?P<m>[0-9]{1,2})月(?:份)?(?P<w>之?内|之?前|[上中下]旬|初|左右)?(?=(?:全部|一次性|一次)*(?:归还|还清|偿还|付清|还款|结清|付))"
)


def month_due_at(text: str, at: int, end: int) -> Found | None:
    """Read a month for payment: ``2020年8月内付清`` is its last day, ``2020年8月前付清`` is asked about."""
    found = _MONTH_DUE.match(text, at, end)
    if found is None or not 1 <= int(found["m"]) <= 12:
        return None
    year, month = int(found["y"]), int(found["m"])
    within = found["w"] in ("内", "之内")
    return found.end(), (date(year, month, monthrange(year, month)[1]).toordinal() if within else 0)


_UNTIL = re.compile("(?:担保|保证)期(?:限|间)?(?:为|是|：)?(?:自[^，。；]{6,14}?起?)?(?:至|到)")


def guaranteed_until_at(text: str, at: int, end: int) -> Found | None:
    """Read a guarantee that ends on a day: ``担保期限至2023年3月15日``."""
    lead = _UNTIL.match(text, at, end)
    day = day_at(text, lead.end(), end) if lead is not None else None
    if day is None or day[1].day is None:
        return None
    closed = re.compile("(?:为)?止").match(text, day[0], end)
    return (closed.end() if closed else day[0]), day[1].day


_YEARS = {"今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
_RELATIVE = re.compile(
    r"(?P<n>本|这个?|下个?|次)月(?:的)?(?:底|末|(?P<nd>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号))"
    r"|(?P<y>[今本明来后])年(?:的)?(?:年?(?:底|末)|(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:的)?(?:底|末|(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)))"
)


def relative_at(text: str, at: int, end: int) -> Found | None:
    """Read a due date counted from the day of the note: ``今年年底还``, ``明年3月5日前付清``, ``下月底还``: the years and
    months to go on, and the month and day where they are said.
    """
    lead = _DUE_LEAD.match(text, at, end)
    found = _RELATIVE.match(text, lead.end() if lead else at, end)
    if found is None:
        return None
    month = number_of(found["m"]) if found["m"] else 0 if found["n"] else 12
    of_month = number_of(found["d"] or found["nd"]) if found["d"] or found["nd"] else 0
    closed = _DUE_END.match(text, found.end(), end) or _DUE_BEFORE.match(text, found.end(), end)
    if closed is None or not 0 <= month <= 12 or of_month > 31:
        return None
    if found["n"]:
        return closed.end(), (0, int(found["n"][0] in "下次"), 0, of_month)
    return closed.end(), (_YEARS[found["y"]], 0, month, of_month)
