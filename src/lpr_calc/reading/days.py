"""Days in running text: dates, first days (自…起), last days (至…止), open ends, and periods for performance."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ..base.errors import Refused
from ..base.record import Record
from ..casefile.periods import period
from ..values.date import parse_date
from .amounts import amount_at
from .lexer import Found

_NUMERALS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "０": 0}
_CN = "〇零一二三四五六七八九"
_DATE = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?:年|\.\.|\.|-|/|、)(?P<m>[0-9]{1,2})(?:月|日|\.|-|/|、)"
    r"(?P<d>[0-9]{1,2})(?:日|号|(?![0-9元万.]))"
)
_SPELLED = re.compile(rf"(?P<y>[一二][{_CN}]{{3}})年(?P<m>[{_CN}十元]{{1,2}})月(?P<d>[{_CN}十]{{1,3}})(?:日|号)")
_MONTH_END = re.compile(r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})年(?:(?P<m>[0-9]{1,2})月(?:底|末)|(?:年?底|年?末))")
_NO_YEAR = re.compile(r"(?<![0-9年.])(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})(?:日|号)")
_ASIDE = re.compile(
    r"(?:即|，即)?(?:本案)?(?:起诉|立案|受理)之?日|（(?:含|不含|包含)?(?:当日|当天|本日|该日|起诉之?日|立案之?日|起诉日|含)）"
)
_STARTED = re.compile(
    r"(?:之日|当日|当天)?(?:起至(?=[^0-9]{0,20})|起开始计算|开始计算|起计算|起计付|起计收|起算|起计息|起计|起开始|开始|起|始)"
)
_NEXT = re.compile(r"(?:的)?(?:之?次日|翌日)(?:起|开始)?(?:计算|算|计)?|(?:之|以|此)后(?:起)?(?:计算|算)?|后(?:起|的)")
_ENDS = "清偿|退还|退清|付清|还清|履行完毕|履行|给付|支付|偿还|归还|结清|偿清|返还|清结|还款|付款|偿付|赔付|还本付息|还完|清"
_OPEN = re.compile(
    r"(?:继续)?(?:计算|计付|计收|计息|计|算|支付|付|续计)?(?:至|到|直至|止于)"
    rf"(?P<words>(?:[^，。；（）0-9]{{0,8}}[0-9]+(?:\.[0-9]+)?(?:万|亿)?元)?[^，。；（）0-9]{{0,30}}?(?:{_ENDS})(?:完毕|清|完)?(?:款项|借款|欠款|货款|全款)?(?:之日|之时|日|时|为止|止)(?:为止|时止|止时|止|时)?)"
)
_EFFECTIVE = re.compile(
    r"(?:计算|计付|计|算)?(?:至|到)(?:本|一审)?(?:判决|裁决|调解)书?(?:生效|发生法律效力)(?:之日|日)(?:为止|止)?"
)
_PERFORMED = re.compile(
    r"(?:继续)?(?:计算|计付|计收|计息|计|算|支付|付)?(?:至|到)(?:本|上述|一审|该)?(?:判决|裁决|调解书?|文书)[^，。；（）0-9]{0,4}"
    r"(?:确定|指定|确认|规定)(?:的)?(?:履行|给付|付款|还款|清偿|支付)?(?:义务)?(?:期限|期间)?(?:届满|之|的)*(?:日|时)(?:期)?(?:为止|时止|止)?"
)
_PERFORM = re.compile(r"(?:判决|裁决|调解书?|文书)[^，。；]{0,6}(?:确定|指定|确认|规定)")
_TO = re.compile(
    r"(?P<how>暂|已)?(?:计算|计付|计收|计息|计|算|支付|付|付息)?(?P<as>截至|截止至|截止到|截止|至|到|算至)"
    r"(?P<event>(?:本案)?(?:起诉|立案|受理)(?:之日|日)(?:即|，|（)?)?"
)
_STOP = re.compile(
    r"(?:（?破产(?:清算|重整)?申请?受理(?=之?日))?(?:（含(?:当日|当天|该日)?）|）)?(?:为止|之日止|当日止|日止|时止|止)?"
)
_EVENT = re.compile(
    r"(?P<lead>自|从)?(?:原告|申请人)?(?P<e>起诉|立案|案件受理|本案受理|本案立案|本案起诉|受理|借款|出借|欠条出具|借条出具|逾期|到期|"
    r"本?判决生效|判决书生效|违约|代偿)(?:之)?(?P<next>次)?日(?:（|即|，)?"
)
_WITHIN = re.compile(
    r"(?:限)?(?:于|在|自)?(?:本|上述|一审)?(?P<w>判决书?|裁决书?|调解书?|协议|决定书?)?"
    r"(?P<e>发生法律效力|生效|送达|签收|作出|签订)(?:之日|之次日|次日|后|日)?(?:起|开始|始|后)?(?:的|之)?"
    r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?P<u>个月|月|日|天|个工作日|年)(?:之内|以内|内)?"
)
_RECEIVED = re.compile(
    r"(?:于|在|自)?(?:收到|签收)本?(?:判决|裁决|调解)书?(?:之日|之次日|后)(?:起)?(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<u>个月|日|天)(?:之内|以内|内)?"
)
_AT_ONCE = re.compile(
    r"(?:于|在)?(?:本)?(?:判决|裁决|调解)书?(?:发生法律效力|生效|送达)(?:之日|后|之后|即)(?:起)?(?:立即|即时|即)?"
)
_BEFORE = re.compile(
    r"(?:之|以)?前|之日前|(?:当日|当天|之日)?(?:前)?(?=(?:一次性)?(?:还清|付清|归还|偿还|支付|给付|清偿))"
)
_UNTIL_FUTURE = re.compile(r"(?:于|在|至|到|定于|限于|最迟于|约定于|定|限)?")


_SINCE = r"(?:自|从)?(?P<y>(?:19|20)[0-9]{2})年(?P<m>[0-9]{1,2})月(?:份)?(?:起|开始|(?=至|到))"
_EACH_MONTH = (
    r"(?:于|在)?每(?:个)?月(?:的)?(?:(?P<d>[0-9]{1,2})(?:日|号)|(?P<last>月?底|末|最后一(?:日|天)))(?:之?前|以前|内)?"
    r"(?:向[^，。；0-9]{1,12}?)?(?:各|分别|均)?(?:偿还|支付|归还|给付|返还|清偿|还款|付款|还)(?:给)?(?:原告[^，。；0-9]{0,8}|[甲乙丙]方)?(?:借款|货款|本金|欠款|款项|款)?"
)
_MONTHLY = re.compile(
    rf"{_SINCE}(?:(?:至|到)(?P<ly>(?:19|20)[0-9]{{2}})年(?P<lm>[0-9]{{1,2}})月(?:份)?(?:止|底|末)?)?(?:，)?{_EACH_MONTH}"
)
_MONTHLY_LATE = re.compile(_EACH_MONTH)
_SINCE_LATE = re.compile(rf"(?:，)?{_SINCE}(?:，)?")
_MONTHLY_END = re.compile(
    r"(?:，|；)?(?:直)?(?:至|到)(?P<y>(?:19|20)[0-9]{2})年(?P<m>[0-9]{1,2})月(?:份)?(?:[0-9]{1,2}日|月?底)?(?:之?前)?(?:止|(?:全部)?(?:付清|还清|偿清)(?:为止|止)?)?"
)
_UNTIL_SUM = re.compile(
    r"(?:，|；)?(?:直至|直到|至|到)(?:上述|全部|所有|欠款|款项|借款|货款|本金)*(?=[0-9¥人壹贰叁肆伍陆柒捌玖拾])"
)
_UNTIL_PAID = re.compile(
    r"(?:，|；)?(?:直)?(?:至|到)?(?:上述|全部|所有|欠款|款项|借款|货款|本金|余款|剩余|债务)*(?:付清|还清|清偿完毕|偿清|支付完毕|履行完毕|付完|还完)(?:之日)?(?:为止|止)?"
)

_FINAL = re.compile(r"(?:，|；)?(?:最后一期|末期|最后一笔|余款|剩余(?:款项)?)(?:款项)?(?:应)?(?:于|在)?")
_FINAL_OWN = re.compile(
    r"(?:，|；)?(?:最后一期|末期|最后一个?月)(?:款项)?(?:应)?(?:付清|支付|偿还|还清|归还|给付|还款|付款|还|付)(?:剩余)?"
)
_FINAL_REST = re.compile(
    r"(?:之?前)?(?:一次性|全部|一次)*(?:付清|还清|偿清|结清|归还|偿还|支付)(?:完毕)?(?=[，。；]|$)"
)
_FINAL_PAID = re.compile(r"(?:之?前)?(?:付清|支付|偿还|还清|归还|给付)(?:剩余|余下|其余)?(?:的)?(?:款项|余款|款|部分)?")

MOST_MONTHS = 600
"""The longest plan by the month that is made out."""


class Monthly(Record):
    """Equal instalments by the month, ``fen`` each, the first in ``first`` (months since year 0) on ``of_month``, a
    month's last day where that is past it. ``count`` is how many, 0 where they go on until all is paid: ``whole``,
    where the plan says how much that is. ``last`` are day and sum of a last one that differs, day 0 where it
    is due like the others, sum 0 where it is what is left.
    """

    first: int
    of_month: int
    fen: int
    count: int = 0
    whole: int = 0
    last: tuple[int, int] | None = None

    def days(self, count: int) -> list[int]:
        """The day numbers of so many instalments."""
        found = []
        for month in range(self.first, self.first + count):
            year, number = divmod(month, 12)
            found.append(date(year, number + 1, min(self.of_month, monthrange(year, number + 1)[1])).toordinal())
        return found


class Day(Record):
    """A day as a number, None where the words name none that exists; ``year_said`` is False where the year is not."""

    day: int | None
    year_said: bool = True
    month: int = 0
    of_month: int = 0


class Start(Record):
    """A first day of interest; ``event`` names one that is no date (``起诉``), ``after`` says that the day before it
    is the one in the text.
    """

    day: Day | None
    event: str = ""
    after: bool = False


class End(Record):
    """A last day: ``day``, or a word: ``open`` (to payment), ``perform_by``, ``effective``. ``so_far`` (截至, 暂计至)
    is the day of a sum; ``event`` an event the text puts on that day.
    """

    day: Day | None = None
    word: str = ""
    so_far: str = ""
    event: str = ""


class Deadline(Record):
    """A period for performance: ``within`` a number and ``day`` or ``month``, from ``effective`` or ``served``; or
    ``by`` a day.
    """

    within: tuple[int, str] | None = None
    since: str = "effective"
    by: Day | None = None


def day_at(text: str, at: int, end: int) -> Found | None:
    """Read a date: ``2019年3月13日``, ``2015.10.9``, ``二〇一三年五月八日``, ``2016年底``, ``12月27日``."""
    if found := _DATE.match(text, at, end):
        return found.end(), _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if found := _SPELLED.match(text, at, end):
        year = int("".join(str(_NUMERALS[sign]) for sign in found["y"]))
        return found.end(), _day(year, _small(found["m"]), _small(found["d"]))
    if found := _MONTH_END.match(text, at, end):
        month = int(found["m"] or 12)
        return found.end(), _day(int(found["y"]), month, monthrange(int(found["y"]), month)[1] if month < 13 else 32)
    if found := _NO_YEAR.match(text, at, end):
        return found.end(), Day(None, False, int(found["m"]), int(found["d"]))
    return None


def _day(year: int, month: int, of_month: int) -> Day:
    try:
        return Day(parse_date(f"{year}-{month:02d}-{of_month:02d}", date.min).toordinal())
    except Refused:
        return Day(None)


def _small(said: str) -> int:
    """Read 一 to 三十一 (and 元 for the first month)."""
    said = said.replace("元", "一")
    tens, ten, ones = said.partition("十")
    if not ten:
        return _NUMERALS.get(said, 99) if len(said) == 1 else 99
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


def start_at(text: str, at: int, end: int) -> Found | None:
    """Read a first day: ``自2019年3月13日起``, ``从…开始``, ``…之后`` (the next day), ``自起诉之日起``."""
    prefix = re.compile("自从|自|从|由").match(text, at, end)
    place = prefix.end() if prefix else at
    found = day_at(text, place, end)
    if found is not None:
        stop, day = found
        if aside := _ASIDE.match(text, stop, end):
            stop = aside.end()
        if following := _NEXT.match(text, stop, end):
            return following.end(), Start(day, after=True)
        if started := _STARTED.match(text, stop, end):
            # 起至: the end begins with 至, which is left for it.
            return started.end() - (started[0].endswith("起至")), Start(day)
        return (stop, Start(day)) if prefix else None
    if event := _EVENT.match(text, at, end):
        stop = event.end()
        day_said = day_at(text, stop, end)
        day_of = None
        if day_said is not None:
            stop, day_of = day_said
            stop += text[stop : stop + 1] == "）"
        elif text[stop - 1 : stop] in ("（", "即", "，"):
            stop -= 1
        started = _STARTED.match(text, stop, end)
        if started is None and (day_of is None or not event["lead"]):
            return None
        stop = started.end() - (started[0].endswith("起至")) if started else stop
        return stop, Start(day_of, event["e"], bool(event["next"]))
    return None


def starts_at(text: str, at: int, end: int) -> Found | None:
    """Read several first days of one base each: ``自2022年2月16日、3月16日、4月16日起``."""
    prefix = re.compile("自从|自|从").match(text, at, end)
    found: list[Day] = []
    place = prefix.end() if prefix is not None else end
    while (read := day_at(text, place, end)) is not None:
        found.append(read[1])
        place = read[0]
        joint = re.compile("、|和|及").match(text, place, end)
        if joint is None:
            break
        place = joint.end()
    started = _STARTED.match(text, place, end)
    return None if started is None or len(found) < 2 else (started.end(), tuple(found))


_EARLIER = re.compile(
    r"(?:（含(?:当日|本日|该日)）)?(?:之|以)?前(?=的?(?:期间)?的?(?:利息|罚息|复利|违约金|逾期|期内))"
)


def end_at(text: str, at: int, end: int) -> Found | None:
    """Read a last day: ``至2024年6月19日止``, ``截至…``, ``计算至实际清偿之日止``, ``至判决确定的履行期限届满之日``."""
    if (said := day_at(text, at, end)) is not None and (earlier := _EARLIER.match(text, said[0], end)) is not None:
        return earlier.end(), End(said[1], "", "截")
    if found := _TO.match(text, at, end):
        day = day_at(text, found.end(), end)
        if day is not None:
            stop = _STOP.match(text, day[0], end)
            close = stop.end() if stop else day[0]
            if stop is not None and stop[0].startswith("）") and not (found["event"] or "").endswith("（"):
                close = day[0]
            so_far = "暂" if found["how"] == "暂" else "截" if found["how"] or found["as"].startswith("截") else ""
            return close, End(day[1], "", so_far, (found["event"] or "").rstrip("即，（"))
    if found := _EFFECTIVE.match(text, at, end):
        return found.end(), End(None, "effective")
    if found := _PERFORMED.match(text, at, end):
        return found.end(), End(None, "perform_by")
    if found := _OPEN.match(text, at, end):
        return found.end(), End(None, "perform_by" if _PERFORM.search(found["words"]) else "open")
    if text.startswith("利随本清", at):
        return at + 4, End(None, "open")
    return None


def monthly_at(text: str, at: int, end: int) -> Found | None:
    """Read ``自2023年3月起于每月30日前偿还2000元，至2025年2月付清``, or ``每月…元，自…起，至付清止``.

    Without a last month the instalments go on until all is paid; how much that is the plan may say (直至14万元还清).
    """
    since = found = _MONTHLY.match(text, at, end)
    if found is None:
        found = _MONTHLY_LATE.match(text, at, end)
    amount = amount_at(text, found.end(), end) if found is not None else None
    if found is None or amount is None or amount[1].other is not None:
        return None
    stop = amount[0]
    if since is None:
        since = _SINCE_LATE.match(text, stop, end)
        if since is None:
            return None
        stop = since.end()
    first = int(since["y"]) * 12 + int(since["m"]) - 1
    of_month = int(found["d"] or 31)
    if not 1 <= int(since["m"]) <= 12 or not 1 <= of_month <= 31 or amount[1].fen <= 0:
        return None
    if since is found and found["ly"]:
        count = int(found["ly"]) * 12 + int(found["lm"]) - first
        return (stop, Monthly(first, of_month, amount[1].fen, count)) if 0 < count <= MOST_MONTHS else None
    last = _MONTHLY_END.match(text, stop, end)
    if last is None:
        lead = _UNTIL_SUM.match(text, stop, end)
        whole = amount_at(text, lead.end(), end) if lead is not None else None
        closed = _UNTIL_PAID.match(text, whole[0], end) if whole is not None and whole[1].other is None else None
        if whole is not None and closed is not None:
            return closed.end(), Monthly(first, of_month, amount[1].fen, 0, whole[1].fen)
        if final := _final_at(text, stop, end):
            return final[0], Monthly(first, of_month, amount[1].fen, last=final[1])
        paid = _UNTIL_PAID.match(text, stop, end)
        return (paid.end() if paid else stop), Monthly(first, of_month, amount[1].fen)
    count = int(last["y"]) * 12 + int(last["m"]) - first
    return (last.end(), Monthly(first, of_month, amount[1].fen, count)) if 0 < count <= MOST_MONTHS else None


def _final_at(text: str, at: int, end: int) -> Found | None:
    """Read a last instalment of its own: ``，最后一期2025年2月28日前付清剩余28200元``; day 0 where it is that of its month."""
    if own := _FINAL_OWN.match(text, at, end):
        last = amount_at(text, own.end(), end)
        paid = _UNTIL_PAID.match(text, last[0], end) if last is not None else None
        return (
            None if last is None or last[1].other is not None else (paid.end() if paid else last[0], (0, last[1].fen))
        )
    lead = _FINAL.match(text, at, end)
    day = day_at(text, lead.end(), end) if lead is not None else None
    if day is None or day[1].day is None:
        return None
    if rest := _FINAL_REST.match(text, day[0], end):
        return rest.end(), (day[1].day, 0)
    paid = _FINAL_PAID.match(text, day[0], end)
    amount = amount_at(text, paid.end(), end) if paid is not None else None
    return None if amount is None or amount[1].other is not None else (amount[0], (day[1].day, amount[1].fen))


def deadline_at(text: str, at: int, end: int) -> Found | None:
    """Read a period for performance: ``于本判决生效之日起十日内``, ``于2014年12月31日前``."""
    if found := _WITHIN.match(text, at, end):
        if found["u"] == "年" or not (found["w"] or text[at] in "于在自限"):
            return None
        read = period(found["n"] + found["u"].replace("个工作日", "日"))
        if read is None:
            return None
        return found.end(), Deadline(read, "served" if found["e"] in ("送达", "签收") else "effective")
    if received := _RECEIVED.match(text, at, end):
        read = period(received["n"] + received["u"])
        return None if read is None else (received.end(), Deadline(read, "served"))
    if found := _AT_ONCE.match(text, at, end):
        return found.end(), Deadline((0, "day"), "effective")
    lead = _UNTIL_FUTURE.match(text, at, end)
    place = lead.end() if lead else at
    found_day = day_at(text, place, end)
    if found_day is None:
        return None
    before = _BEFORE.match(text, found_day[0], end)
    if before is not None and re.compile("的?(?:期间)?的?(?:利息|罚息|复利|违约金|逾期|期内)").match(
        text, before.end(), end
    ):
        return None  # D之前的利息为…元: the last day of a sum
    if before is None or (not before[0] and place == at):
        return None
    return before.end(), Deadline(by=found_day[1])
