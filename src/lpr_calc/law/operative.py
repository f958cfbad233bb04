"""The operative part of a judgment as it was ordered: when each part is due, to which day interest runs, what cannot
be.

A day computed from effectiveness (十日内) is moved off a day of rest (民法典 203条); a day stated as such only where
asked.
"""

from __future__ import annotations

from datetime import date

from ..base.dates import add_months, iso
from ..base.errors import LprError, Problem, problems_of, words_of
from ..base.money import fen_text
from ..base.pattern import pattern
from ..base.text import Text
from ..base.workdays import next_workday
from ..casefile.model import Case, Item, Judgment, OrderedInterest, Portion
from ..values.rate import SCALE
from .choices import Choices

problem = problems_of(__name__)
worded = words_of(__name__)

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
        if _has_two_days(judgment):
            raise LprError(_two_days(_place(judgment, "perform_within")))
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
        raise LprError(problem("effective-missing", _place(judgment, key)))
    start = date.fromordinal(judgment.effective)
    last = date.fromordinal(judgment.effective + number) if unit == "day" else add_months(start, number)
    later, official = next_workday(last)
    said = Text(f"{number} {'日' if unit == 'day' else '个月'}", f"{number} {unit}{'s' if number > 1 else ''}")
    moved = Text("", "")
    if later != last:
        known = Text("", "") if official else _BY_WEEKDAY
        moved = Text(f"，{last} 是休息日，顺延{known.zh}", f"; {last} is a day of rest: moved{known.en}")
    choices.assume(
        "perform-within",
        worded("perform-within", effective=iso(judgment.effective), later=later, said=said, moved=moved),
        "civil-code/203" if later != last else "civil-code/201",
    )
    return later.toordinal()


_BY_WEEKDAY = Text("（未安装 calendar，仅按周末判断）", " (by the weekday alone: install lpr-calc[calendar])")


def rolled(day: int, judgment: Judgment, choices: Choices) -> int:
    """The last day of performance as stated, moved off a day of rest where the user asks for it (Civil Code 203)."""
    later, official = next_workday(date.fromordinal(day))
    if later.toordinal() == day:
        return day
    known = Text("", "") if official else _BY_WEEKDAY
    if judgment.extend_holiday:
        choices.assume("holiday", worded("holiday/written", day=iso(day), later=later, known=known), "civil-code/203")
        return later.toordinal()
    choices.note("info", "holiday", worded("holiday", day=iso(day), later=later, known=known), "civil-code/203")
    return day


def _items(judgment: Judgment, choices: Choices) -> Judgment:
    """Spread items with last days of their own over principal, instalments and damages."""
    if not judgment.items:
        return judgment
    problems = []
    clash = judgment.perform_by is not None or judgment.perform_within is not None or judgment.instalments
    if clash:
        problems.append(problem("perform-by-twice/whole", _place(judgment, "items"), _ONE_DAY))
    principal, damages = sum(i.principal for i in judgment.items), sum(i.damages for i in judgment.items)
    for key, name, stated, total in (
        ("principal", Text("本金", "principal"), judgment.principal, principal),
        ("damages", Text("违约金", "damages"), judgment.damages, damages),
    ):
        if stated and total and stated != total:
            problems.append(
                problem("items-sum", _place(judgment, key), total=fen_text(total), stated=fen_text(stated), name=name)
            )
    for item in judgment.items:
        if item.perform_by is not None and item.perform_within is not None:
            problems.append(_two_days(item.where))
        if item.perform_by is None and item.perform_within is None:
            problems.append(problem("perform-by-missing", item.where))
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
        raise LprError(problem("interest-end", ordered.where, key=key))
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


def _has_two_days(judgment: Judgment) -> bool:
    """Say whether a period from effectiveness stands beside a day, or days of instalments."""
    return judgment.perform_within is not None and (judgment.perform_by is not None or bool(judgment.instalments))


def _two_days(where: str) -> Problem:
    return problem("perform-by-twice/items", where, _ONE_DAY)


def _place(judgment: Judgment, key: str) -> str:
    return judgment.places.get(key, judgment.places.get("principal", ""))


def contradictions(judgment: Judgment, case: Case) -> list[Problem]:
    """Return what cannot all be true of a judgment as stated, each at the key to look at."""
    where = case.places.get("judgment", "")
    problems = []
    if _has_two_days(judgment):
        problems.append(_two_days(judgment.places.get("perform_within", where)))
    total = sum(portion.amount for portion in judgment.instalments)
    if judgment.instalments and total != judgment.principal:
        said, principal = fen_text(total), fen_text(judgment.principal or 0)
        problems.append(
            problem("instalments-sum", judgment.places.get("perform_by", where), said=said, principal=principal)
        )
    suspended = judgment.places.get("suspended", where)
    periods = [(first, last, Text("扣除期间", "excluded period"), suspended) for first, last, _ in judgment.suspended]
    periods += [
        (o.start, o.until, Text("一般债务利息", "general interest"), o.where or where)
        for o in judgment.interest
        if o.start is not None and o.until is not None
    ]
    for first, last, name, place in periods:
        if last < first:
            problems.append(problem("dates-order/period", place, last=iso(last), first=iso(first), name=name))
    for ordered in judgment.interest:
        problems += _interest(ordered, ordered.where or where)
    if case.conventions.rounding not in ("", "line"):
        problems.append(problem("rounding", case.places.get("conventions.rounding", "")))
    return problems


def _interest(ordered: OrderedInterest, where: str) -> list[Problem]:
    """What cannot be of one entry of general interest."""
    problems = []
    if ordered.amount is not None and (
        ordered.rate is not None or ordered.base is not None or ordered.start is not None
    ):
        problems.append(problem("interest-both", where))
    rate = ordered.rate
    if rate is not None and rate.kind == "fixed" and rate.value * _PER_YEAR[rate.unit] > _HIGHEST:
        year = rate.value * _PER_YEAR[rate.unit] // SCALE
        problems.append(problem("rate-high", where, year=f"{year:,}"))
    return problems


def last_days(judgment: Judgment) -> list[int]:
    """Every last day of performance of a resolved judgment, in no order; none where no period was set."""
    days = [portion.day for portion in (*judgment.instalments, *judgment.damages_parts) if portion.day is not None]
    return days if judgment.perform_by is None else [*days, judgment.perform_by]


def before_effect(judgment: Judgment, where: str) -> list[Problem]:
    """Return the Problem of a last day before the judgment took effect, at ``where`` if its key has no place."""
    first = min(last_days(judgment), default=None)
    if first is None or judgment.effective is None or first >= judgment.effective:
        return []
    place = judgment.places.get("perform_by", where)
    return [problem("perform-by-early", place, first=iso(first), effective=iso(judgment.effective))]


def impossible(judgment: Judgment, case: Case, until: int) -> list[Problem]:
    """Return the days of a resolved judgment that cannot be, each at the key that states the later thought."""
    where = case.places.get("judgment", "")
    problems = []
    if judgment.day is not None and until < judgment.day:
        problems.append(
            problem(
                "until-before-judgment", case.places.get("until", "--until"), until=iso(until), day=iso(judgment.day)
            )
        )
    problems += before_effect(judgment, where)
    if judgment.restitution and not last_days(judgment) and judgment.effective is None:
        problems.append(problem("restitution-date", judgment.places.get("restitution", where)))
    return problems


def note_effective(judgment: Judgment, choices: Choices) -> None:
    """Warn of effectiveness before the judgment: the day of another instance, or a slip."""
    if judgment.day is not None and judgment.effective is not None and judgment.effective < judgment.day:
        choices.note(
            "warning",
            "effective-early",
            worded("effective-early", effective=iso(judgment.effective), day=iso(judgment.day)),
            matters=True,
        )


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


_NOT_THE_DEBTOR = pattern("(?:非因?|非由|不是|不因|不由)(?:被执行人|债务人)|(?:被执行人|债务人)(?:以外|之外)")
"""Words that name the debtor to say that it was not he who asked."""


def note_suspended(judgment: Judgment, until: int, choices: Choices) -> None:
    """Say each excluded period with its reason and its article, and warn where art. 3(3) does not carry it.

    One that ends before the delay of a resolved judgment begins, or begins after ``until``, excludes no day.
    """
    begins = last_days(judgment)
    if judgment.accelerates and judgment.accelerated is not None:
        begins.append(judgment.accelerated)
    begin = min(begins, default=judgment.effective)
    for first, last, reason in judgment.suspended:
        if first > until or (begin is not None and last <= begin):
            continue
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
            choices.note(
                "warning",
                "suspended-not-carried",
                worded("suspended-not-carried", days=days, bad=bad),
                "delay-interest-2014/3",
                matters=True,
            )
        elif not any(word in reason for word in _CARRIED):
            choices.note(
                "warning",
                "suspended-reason",
                worded(
                    "suspended-reason",
                    days=days,
                    reason=Text(
                        "没有写明" if not reason else f"是“{reason}”",
                        "the reason is not stated" if not reason else f"the reason is “{reason}”",
                    ),
                ),
                "delay-interest-2014/3",
            )


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
