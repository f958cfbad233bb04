"""How others read the law where a claim can be read in several ways: rates they take for some days, choices they leave.

`verify` looks for the figures of such readings; each is named with the provision it stands on, or misreads.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.checking import Any
from ..base.dates import iso
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan
from ..rates.series import Rates
from ..values.rate import SCALE, percent_text
from .context import RULE_2015, RULE_2020
from .provision import provision
from .reference import LPR_FROM

SOURCES = {
    "ceiling": "private-lending-2020/25-2",
    "nothing-agreed": "private-lending-2020/28-2-1",
    "six-percent": "private-lending-2015/29-2-1",
    "sum-of-default": "private-lending-2020/29",
    "earlier-rule": "private-lending-2020/31-2",
    "natural-debt": "private-lending-2015/31",
    "before-2015": "lending-opinions-1991/6",
    "deducted": "private-lending-2020/26",
    "interest-as-principal": "private-lending-2020/27-1",
    "first-day-of-default": "civil-code/676",
    "in-force": "private-lending-2020/25-2",
    "order": "civil-code/561",
    "several-debts": "civil-code/560",
    "no-benchmark": "nine-minutes/lpr",
    "sale": "sale-2020/18-4",
    "penalty": "pbc-2003-251/3",
    "bank-days": "pbc-2005-129/formula",
    "reduced": "spc-2017-22/2",
    "doubled": "delay-interest-2014/1",
    "doubled-days": "delay-interest-2014/2",
    "suspended": "delay-interest-2014/3",
    "doubled-last": "delay-interest-2014/4",
    "accelerated": "civil-code/673",
    "early": "civil-code/677",
}
"""The provision a reading stands on or misreads, by a word for it."""


def source_of(name: str) -> str:
    """Return the provision behind a reading as it is cited: ``民间借贷规定（法释〔2020〕17号）第二十五条第二款``."""
    if name not in SOURCES:
        return ""
    found = provision(SOURCES[name])
    return f"{found.title}{found.article}"


class OtherRates(Record):
    """Rates taken for some days: ``each`` are days ``[start, end)`` and percent × SCALE a year, None where it is the
    rate of the day before. ``most``: what was agreed is taken where it is lower.
    """

    text: Text
    source: str
    each: tuple[tuple[int, int, int | None], ...]
    most: bool = False


class OtherChoice(Record):
    """A choice of the law made otherwise: conventions by name."""

    text: Text
    source: str
    stated: tuple[tuple[str, Any], ...]


def _formed(loan: Loan) -> int | None:
    return loan.signed if loan.signed is not None else loan.lent


def _is_old(case: Case) -> bool:
    """Whether a private loan was formed before the text of 2020."""
    formed = [_formed(loan) for loan in case.loans]
    return case.kind in ("", "private-lending") and any(day is not None and day < RULE_2020 for day in formed)


def other_choices(case: Case) -> Iterator[OtherChoice]:
    """Yield the choices between readings of the law that bear on a claim, made otherwise."""
    if _is_old(case):
        stated = case.conventions
        if stated.old_rule != "no" and any(loan.rate or loan.overdue_rate or loan.damages for loan in case.loans):
            zh = "没有请求适用借款当时的司法解释，全程按新的上限"
            en = "the earlier rule was not asked for: the new ceiling throughout"
            yield OtherChoice(Text(zh, en), "earlier-rule", (("old_rule", "no"),))
        if any(day is not None and day < RULE_2015 for day in map(_formed, case.loans)):
            day = iso(RULE_2015)
            for value, zh, en in (
                ("24", f"{day} 以前也按 24% 的上限", f"the ceiling of 24 % before {day}, too"),
                (
                    "bank",
                    f"{day} 以后仍按基准利率四倍的上限",
                    f"the ceiling of four times the benchmark after {day}, too",
                ),
            ):
                if value != (stated.pre_2015 or "bank-then-24"):
                    yield OtherChoice(Text(zh, en), "before-2015", (("pre_2015", value),))
    if case.kind == "sale" and case.conventions.splice != "no":
        zh, en = "没有接续 LPR，全程按贷款基准利率", "not carried on with the LPR: the benchmark throughout"
        yield OtherChoice(Text(zh, en), "sale", (("splice", "no"),))


def other_rates(case: Case, rates: Rates, until: int) -> Iterator[OtherRates]:
    """Yield the rates that others take for a single private loan formed before the text of 2020, day by day."""
    if not _is_old(case) or len(case.loans) != 1 or until <= RULE_2020:
        return
    loan = case.loans[0]
    agreed = loan.rate is not None or loan.overdue_rate is not None
    since = iso(RULE_2020)
    four = [
        (start, end, 4 * quote.value) for start, end, quote in rates.lpr.over(RULE_2020, until + 1, "1y") if start < end
    ]
    if agreed:
        text = Text(f"{since} 起按 4 倍 LPR，随报价变动", f"from {since} four times the LPR as it moves")
        yield OtherRates(text, "earlier-rule", tuple(four), True)
        first = rates.lpr.days[0]
        for day, zh, en in (
            (_formed(loan), "合同成立时", "when the contract was made"),
            (loan.due, "到期日", "on the due date"),
            (case.today, "今日", "of today"),
        ):
            if day is None:
                continue
            quote = rates.lpr.at(max(day, first), "1y")
            said = f"{iso(quote.day)} 公布的 {percent_text(quote.value)}%"
            text = Text(
                f"{since} 起按{zh}（{said}）的 4 倍 LPR",
                f"from {since} four times the LPR {en} ({percent_text(quote.value)} % of {iso(quote.day)})",
            )
            yield OtherRates(text, "earlier-rule", ((RULE_2020, until + 1, 4 * quote.value),), True)
        text = Text(f"{since} 当日仍按旧上限（多一天）", f"{since} itself still under the earlier ceiling (a day more)")
        yield OtherRates(text, "earlier-rule", ((RULE_2020, RULE_2020 + 1, None),))
        last = iso(RULE_2020 - 1)
        text = Text(f"{last} 以前按年利率 36% 计算", f"36 % a year up to {last}")
        yield OtherRates(text, "natural-debt", ((1, RULE_2020, 36 * SCALE),))
        return
    turn = iso(LPR_FROM - 1)
    after = tuple(
        (start, end, quote.value) for start, end, quote in rates.lpr.over(LPR_FROM, until + 1, "1y") if start < end
    )
    for tenor in rates.benchmark.columns:
        value = rates.benchmark.at(LPR_FROM - 1, tenor).value
        said = percent_text(value)
        text = Text(
            f"{turn} 以前按贷款基准利率（{said}%），其后按 LPR",
            f"the benchmark rate ({said} %) up to {turn}, the LPR after it",
        )
        yield OtherRates(text, "no-benchmark", ((1, LPR_FROM, value), *after))
    value = rates.lpr.at(LPR_FROM, "1y").value
    said = percent_text(value)
    text = Text(
        f"{turn} 以前按首次公布的 LPR（{said}%），其后按 LPR",
        f"the first LPR ({said} %) up to {turn}, the LPR after it",
    )
    yield OtherRates(text, "no-benchmark", ((1, LPR_FROM, value), *after))
    text = Text(f"{turn} 以前按年利率 6%，其后按 LPR", f"6 % a year up to {turn}, the LPR after it")
    yield OtherRates(text, "six-percent", ((1, LPR_FROM, 6 * SCALE), *after))
