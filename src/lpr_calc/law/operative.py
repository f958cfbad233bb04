"""The operative part of a judgment as it was ordered: when each part is due, to which day interest runs, what cannot
be.

A day computed from effectiveness (十日内) is moved off a day of rest (民法典 203条); a day stated as such only where
asked.
"""

from __future__ import annotations

import re
from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError, Problem
from ..base.money import fen_text
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case, Item, Judgment, OrderedInterest, Portion
from ..values.rate import SCALE
from .choices import Choices

_HIGHEST = 1000 * SCALE
"""Percent a year above which an ordered rate is taken for a slip of the pen."""
_PER_YEAR = {"year": 1, "month": 12, "day": 365}


def resolve(judgment: Judgment, choices: Choices) -> Judgment:
    """Return the judgment with every last day of performance as a day, and every end of interest in words as a day.

    ``items`` become principal, instalments and damages. Raises LprError for two last days of one part, or a period from
    effectiveness without that day.
    """
    if judgment.items:
        judgment = _items(judgment, choices)
    elif judgment.perform_within is not None:
        day = _within(judgment.perform_within, judgment, "perform_within", choices)
        judgment = judgment._replace(perform_by=day, perform_within=None)
    else:
        if judgment.perform_by is not None:
            judgment = judgment._replace(perform_by=rolled(judgment.perform_by, judgment, choices))
        moved = [p._replace(day=rolled(p.day, judgment, choices)) for p in judgment.instalments if p.day is not None]
        judgment = judgment._replace(instalments=tuple(sorted(moved)))
    judgment = judgment._replace(extend_holiday=False, items=())
    return judgment._replace(interest=tuple(_ended(ordered, judgment) for ordered in judgment.interest))


def _within(within: tuple[int, str], judgment: Judgment, key: str, choices: Choices) -> int:
    """The last day of a period from effectiveness: the day itself does not count,
    a day of rest moves it (201—203条).
    """
    number, unit = within
    if judgment.effective is None:
        message = Text(
            "履行期限自生效之日起算，但没有写明生效日",
            "the period for performance runs from effectiveness, which is not stated",
        )
        hint = Text("写明 effective（--effective）", "state effective (--effective)")
        raise LprError(Problem("effective-missing", message, _place(judgment, key), hint))
    start = date.fromordinal(judgment.effective)
    last = date.fromordinal(judgment.effective + number) if unit == "day" else add_months(start, number)
    later, official = next_workday(last)
    said = Text(f"{number} {'日' if unit == 'day' else '个月'}", f"{number} {unit}{'s' if number > 1 else ''}")
    moved = Text("", "")
    if later != last:
        known = Text("", "") if official else _BY_WEEKDAY
        moved = Text(f"，{last} 是休息日，顺延{known.zh}", f"; {last} is a day of rest: moved{known.en}")
    message = Text(
        f"{iso(judgment.effective)} 生效，{said.zh}内履行：末日 {later}{moved.zh}",
        f"in effect on {iso(judgment.effective)}, to be performed within {said.en}: last day {later}{moved.en}",
    )
    choices.assume("perform-within", message, "civil-code/203" if later != last else "civil-code/201")
    return later.toordinal()


_BY_WEEKDAY = Text("（未安装 calendar，仅按周末判断）", " (by the weekday alone: install lpr-calc[calendar])")


def rolled(day: int, judgment: Judgment, choices: Choices) -> int:
    """The last day of performance as stated, moved off a day of rest where the user asks for it (Civil Code 203)."""
    later, official = next_workday(date.fromordinal(day))
    if later.toordinal() == day:
        return day
    known = Text("", "") if official else _BY_WEEKDAY
    if judgment.extend_holiday:
        message = Text(
            f"履行期限最后一日 {iso(day)} 是休息日，顺延至 {later}{known.zh}",
            f"the last day of performance {iso(day)} is a day of rest: moved to {later}{known.en}",
        )
        choices.assume("holiday", message, "civil-code/203")
        return later.toordinal()
    message = Text(
        f"{iso(day)} 是休息日：如这一天尚未按民法典 203 条顺延，写 extend_holiday: yes（顺延至 {later}）{known.zh}",
        f"{iso(day)} is a day of rest: if it is not yet moved under Civil Code 203, state extend_holiday: yes"
        f" (to {later}){known.en}",
    )
    choices.note("info", "holiday", message, "civil-code/203")
    return day


def _items(judgment: Judgment, choices: Choices) -> Judgment:
    """Spread items with last days of their own over principal, instalments and damages."""
    if not judgment.items:
        return judgment
    problems = []
    clash = judgment.perform_by is not None or judgment.perform_within is not None or judgment.instalments
    if clash:
        message = Text("既有 items（判项）又有整个判决的履行期限", "items: and a last day of the whole judgment")
        problems.append(Problem("perform-by-twice", message, _place(judgment, "items"), _ONE_DAY))
    principal, damages = sum(i.principal for i in judgment.items), sum(i.damages for i in judgment.items)
    for key, name, stated, total in (
        ("principal", Text("本金", "principal"), judgment.principal, principal),
        ("damages", Text("违约金", "damages"), judgment.damages, damages),
    ):
        if stated and total and stated != total:
            message = Text(
                f"各判项的{name.zh}合计 {fen_text(total)} 元，不等于 {fen_text(stated)} 元",
                f"the {name.en} of the items adds up to {fen_text(total)}, not to {fen_text(stated)}",
            )
            hint = Text("只写在判项里", "state it in the items only")
            problems.append(Problem("items-sum", message, _place(judgment, key), hint))
    for item in judgment.items:
        if item.perform_by is not None and item.perform_within is not None:
            problems.append(_two_days(item.where))
        if item.perform_by is None and item.perform_within is None:
            message = Text("判项没有履行期限", "an item without its last day of performance")
            hint = Text("写 perform_by 或 perform_within", "state perform_by or perform_within")
            problems.append(Problem("perform-by-missing", message, item.where, hint))
    if problems:
        raise LprError(*problems)
    days = [(item, _item_day(item, judgment, choices)) for item in judgment.items]
    return judgment._replace(
        principal=principal or judgment.principal,
        damages=damages or judgment.damages,
        damages_parts=tuple(sorted(Portion(day, item.damages) for item, day in days if item.damages)),
        instalments=tuple(sorted(Portion(day, item.principal) for item, day in days if item.principal)),
    )


def _item_day(item: Item, judgment: Judgment, choices: Choices) -> int:
    """The last day of performance of one item."""
    if item.perform_within is not None:
        return _within(item.perform_within, judgment, "items", choices)
    assert item.perform_by is not None
    return rolled(item.perform_by, judgment, choices)


def _ended(ordered: OrderedInterest, judgment: Judgment) -> OrderedInterest:
    """Turn an end in words into its day."""
    if not ordered.until_word:
        return ordered
    if ordered.until_word == "effective":
        day, key = judgment.effective, Text("生效日（effective）", "effective")
    else:
        day, key = last_day(judgment), Text("履行期限（perform_by、perform_within）", "perform_by or perform_within")
    if day is None:
        message = Text(f"利息截至这一日，但没有写明{key.zh}", f"interest runs to this day, but {key.en} is not stated")
        raise LprError(Problem("interest-end", message, ordered.where, Text(f"写明{key.zh}", f"state {key.en}")))
    return ordered._replace(until=day, until_word="")


def last_day(judgment: Judgment) -> int | None:
    """The last day of performance of a resolved judgment: of the last instalment, effectiveness where none was set."""
    days = [portion.day for portion in judgment.instalments if portion.day is not None]
    if judgment.perform_by is not None:
        days.append(judgment.perform_by)
    if not days:
        days = [part.day for part in judgment.damages_parts if part.day is not None]
    return max(days, default=judgment.effective)


_ONE_DAY = Text(
    "一项一个履行期限：perform_by: 2024-09-20，或 perform_within: 10日；分期写 perform_by: [{due: …, amount: …}]，"
    "几个判项写 items: [{principal: …, perform_by: …}]",
    "one last day a part: perform_by: 2024-09-20, or perform_within: 10; instalments: perform_by: [{due: …, amount: …"
    "}];"
    " several items: items: [{principal: …, perform_by: …}]",
)


def _two_days(where: str) -> Problem:
    message = Text("同一项写了两个履行期限", "two last days of performance for one part")
    return Problem("perform-by-twice", message, where, _ONE_DAY)


def _place(judgment: Judgment, key: str) -> str:
    return judgment.places.get(key, judgment.places.get("principal", ""))


def contradictions(judgment: Judgment, case: Case) -> list[Problem]:
    """Return what cannot all be true of a judgment as stated, each at the key to look at."""
    where = case.places.get("judgment", "")
    problems = []
    if judgment.perform_within is not None and (judgment.perform_by is not None or judgment.instalments):
        problems.append(_two_days(judgment.places.get("perform_within", where)))
    total = sum(portion.amount for portion in judgment.instalments)
    if judgment.instalments and total != judgment.principal:
        said, principal = fen_text(total), fen_text(judgment.principal or 0)
        message = Text(
            f"各期合计 {said} 元，不等于判决本金 {principal} 元",
            f"the instalments add up to {said}, the principal is {principal}",
        )
        hint = Text("分期写本金部分，合计等于本金", "state the principal part of each instalment")
        problems.append(Problem("instalments-sum", message, judgment.places.get("perform_by", where), hint))
    suspended = judgment.places.get("suspended", where)
    periods = [(first, last, Text("扣除期间", "excluded period"), suspended) for first, last, _ in judgment.suspended]
    periods += [
        (o.start, o.until, Text("一般债务利息", "general interest"), o.where or where)
        for o in judgment.interest
        if o.start is not None and o.until is not None
    ]
    for first, last, name, place in periods:
        if last < first:
            message = Text(
                f"{name.zh}止于 {iso(last)}，早于 {iso(first)}", f"{name.en} ends on {iso(last)}, before {iso(first)}"
            )
            problems.append(Problem("dates-order", message, place, Text("检查这两个日期", "check the two dates")))
    for ordered in judgment.interest:
        problems += _interest(ordered, ordered.where or where)
    if case.conventions.rounding not in ("", "line"):
        message = Text("判决只按逐段舍入计算", "a judgment is computed with each line rounded")
        problems.append(
            Problem("rounding", message, case.places.get("conventions", ""), Text("rounding: line", "rounding: line"))
        )
    return problems


def _interest(ordered: OrderedInterest, where: str) -> list[Problem]:
    """What cannot be of one entry of general interest."""
    problems = []
    if ordered.amount is not None and (
        ordered.rate is not None or ordered.base is not None or ordered.start is not None
    ):
        message = Text(
            "一项里既有确定的数额，又有基数、起算日或利率", "a fixed sum and a base, first day or rate in one entry"
        )
        hint = Text(
            "分成两项：{amount: …, until: …} 与 {base: …, from: …, rate: …}",
            "two entries: {amount: …, until: …} and {base: …, from: …, rate: …}",
        )
        problems.append(Problem("interest-both", message, where, hint))
    rate = ordered.rate
    if rate is not None and rate.kind == "fixed" and rate.value * _PER_YEAR[rate.unit] > _HIGHEST:
        year = rate.value * _PER_YEAR[rate.unit] // SCALE
        message = Text(f"年利率达 {year:,}%，不会是判决的利率", f"{year:,} % a year is no rate of a judgment")
        hint = Text("年利率写 24%，月利率写 2%/月，日万分之五写 0.05%/日", "24% a year, 2%/月 a month, 0.05%/日 a day")
        problems.append(Problem("rate-high", message, where, hint))
    return problems


def impossible(judgment: Judgment, case: Case, until: int) -> list[Problem]:
    """Return the days of a resolved judgment that cannot be, each at the key that states the later thought."""
    where = case.places.get("judgment", "")
    problems = []
    if judgment.day is not None and until < judgment.day:
        message = Text(
            f"计算至 {iso(until)}，早于判决日 {iso(judgment.day)}",
            f"computed to {iso(until)}, before the judgment of {iso(judgment.day)}",
        )
        hint = Text("写判决日或以后的 until（--until）", "state an until (--until) from the judgment on")
        problems.append(Problem("until-before-judgment", message, case.places.get("until", "--until"), hint))
    days = [portion.day for portion in judgment.instalments if portion.day is not None]
    days += [part.day for part in judgment.damages_parts if part.day is not None]
    days += [judgment.perform_by] if judgment.perform_by is not None else []
    first = min(days, default=None)
    if first is not None and judgment.effective is not None and first < judgment.effective:
        message = Text(
            f"履行期限届满日 {iso(first)} 早于生效日 {iso(judgment.effective)}",
            f"the last day of performance {iso(first)} is before effectiveness, {iso(judgment.effective)}",
        )
        hint = Text("检查 perform_by 与 effective", "check perform_by and effective")
        problems.append(Problem("perform-by-early", message, judgment.places.get("perform_by", where), hint))
    if judgment.restitution and not days and judgment.effective is None:
        message = Text("执行回转没有日期", "restitution without a date")
        hint = Text(
            "写裁定确定的返还末日 perform_by，或裁定生效日 effective",
            "state the last day to return as perform_by, or the ruling's effective",
        )
        problems.append(Problem("restitution-date", message, judgment.places.get("restitution", where), hint))
    return problems


def note_effective(judgment: Judgment, choices: Choices) -> None:
    """Warn of effectiveness before the judgment: the day of another instance, or a slip."""
    if judgment.day is not None and judgment.effective is not None and judgment.effective < judgment.day:
        message = Text(
            f"生效日 {iso(judgment.effective)} 早于判决日 {iso(judgment.day)}，请核对 effective 与 date",
            f"effectiveness, {iso(judgment.effective)}, is before the judgment of {iso(judgment.day)}: check"
            " effective and date",
        )
        choices.note("warning", "effective-early", message, matters=True)


# What 3条3款 of 法释〔2014〕8号 leaves out of the delay, and what it does not.
_CARRIED = ("再审", "审判监督", "提审", "审查")
_NOT_CARRIED = (
    ("终本", Text("终结本次执行程序", "the end of this round of enforcement")),
    ("终结本次", Text("终结本次执行程序", "the end of this round of enforcement")),
    ("和解", Text("执行和解", "a settlement")),
    ("协商", Text("协商", "talks")),
    ("被执行人", Text("被执行人自己申请", "the debtor's own request")),
    ("债务人", Text("债务人自己申请", "the debtor's own request")),
)


_NOT_THE_DEBTOR = re.compile("(?:非因?|非由|不是|不因|不由)(?:被执行人|债务人)|(?:被执行人|债务人)(?:以外|之外)")
"""Words that name the debtor to say that it was not he who asked."""


def note_suspended(judgment: Judgment, choices: Choices) -> None:
    """Say each excluded period with its reason and its article, and warn where art. 3(3) does not carry it."""
    for first, last, reason in judgment.suspended:
        days = Text(f"{iso(first)} 至 {iso(last)}", f"{iso(first)} to {iso(last)}")
        why = reason or Text("未写明事由", "no reason stated").zh
        message = Text(
            f"{days.zh} 不计加倍部分：{why}（法释〔2014〕8号 3 条 3 款）",
            f"no doubled part from {days.en}: {reason or 'no reason stated'} (art. 3(3))",
        )
        choices.note("info", "suspended", message, "delay-interest-2014/3")
        # A stay for retrial is left out whoever asked for the retrial; a review only where it was not the debtor.
        retrial = "再审" in reason and "中止" in reason and "审查" not in reason
        plain = _NOT_THE_DEBTOR.sub("", reason)
        bad = None if retrial else next((what for word, what in _NOT_CARRIED if word in plain), None)
        if bad is not None:
            message = Text(
                f"{days.zh} 的事由是{bad.zh}：3 条 3 款不扣除这样的期间，加倍部分照计；删去这一项，或确认另有依据",
                f"{days.en}: {bad.en} is not excluded by art. 3(3), the doubled part runs on; drop the period unless"
                " it rests on something else",
            )
            choices.note("warning", "suspended-not-carried", message, "delay-interest-2014/3", matters=True)
        elif not any(word in reason for word in _CARRIED):
            message = Text(
                f"{days.zh} 的事由{'没有写明' if not reason else f'是“{reason}”'}：3 条 3 款只扣除非因被执行人申请、"
                "审查执行依据的中止或暂缓，以及再审中止",
                f"{days.en}: {'the reason is not stated' if not reason else f'the reason is “{reason}”'}; art. 3(3)"
                " excludes only stays for review of the instrument not asked by the debtor, and stays for retrial",
            )
            choices.note("warning", "suspended-reason", message, "delay-interest-2014/3")


def lapsed(days: list[int], on: int) -> list[int]:
    """The instalments whose own two years for enforcement were over by the text before 2022-01-01, as of ``on``.

    Up to the 2021 text each instalment had its own two years; since 2022-01-01 all run from the last (民诉法 250条).
    """
    last = max(days, default=0)
    ends = {day: add_months(date.fromordinal(day), 24).toordinal() for day in days if day != last}
    return [day for day, end in ends.items() if end < min(PER_INSTALMENT_UNTIL, on)]


PER_INSTALMENT_UNTIL = date(2022, 1, 1).toordinal()
"""Up to the 2021 text each instalment had its own two years for enforcement; since this day the last one counts."""


def lapsed_text(days: list[int]) -> Text:
    """Say which instalments had run out one by one."""
    said = list(map(iso, days))
    return Text(
        f"{'、'.join(said)} 各期在 2022-01-01 以前按当时条文逐期届满",
        f"by the text before 2022-01-01 the instalments of {', '.join(said)} had run out one by one",
    )
