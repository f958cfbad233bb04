"""How ``verify`` names a choice and what departs from it, and on which provision that stands."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.checking import TYPE_CHECKING
from ..base.text import Text
from ..compute.judgment_statement import LABELS
from ..law.readings import source_of
from ..render.model import change
from ..verify.conventions import Variant
from ..verify.instalments import DIMENSIONS as BY_INSTALMENTS
from .words import CONVENTION_NAMES, CONVENTION_VALUES

if TYPE_CHECKING:
    from ..verify.explain import Odds

NAMES = {
    "count": Text("首尾日", "count"),
    "basis": Text("年天数", "basis"),
    "rounding": Text("舍入", "rounding"),
    "lpr": Text("LPR", "lpr"),
    "switch": Text("换档日", "switch day"),
    "cap": Text("上限", "cap"),
    "rate_rounding": Text("利率先舍入", "rate rounded first"),
    "payment_day": Text("还款当日", "payment day"),
    "first_day": Text("起算日", "first day"),
    "lines": Text("分段", "lines"),
    "daily_days": Text("日利率的天数", "days of a daily rate"),
    **{name: CONVENTION_NAMES[name] for name in BY_INSTALMENTS},
    "court_fees": Text("费用", "costs"),
    "damages_doubled": Text("违约金", "damages"),
    "closed_interest": Text("封闭期间的利息", "interest of a closed period"),
    "doubled_days": Text("加倍部分的天数", "days of the doubled part"),
    "closed": Text("判决截止日", "closed periods"),
    "bases": Text("多个基数", "several bases"),
    "doubled_order": Text("加倍部分", "doubled part"),
}
_WORDS = {
    ("rounding", "yuan-cut"): Text("合计舍去角分", "cut to whole yuan"),
    ("lpr", "auto"): Text("各按约定或法律", "each by its terms or the law"),
    ("lpr", "fixed@end"): Text("截止日报价，固定", "fixed at the end"),
    ("rounding", "yuan"): Text("合计四舍五入到元", "rounded to whole yuan at the end"),
    ("switch", "same-day"): Text("报价当日起", "from the quote's day"),
    ("switch", "next-day"): Text("报价次日起", "from the day after"),
    ("rate_rounding", "none"): Text("不先舍入", "not rounded"),
    ("first_day", "after-due"): Text("到期日次日起", "from the day after the due date"),
    ("lines", "merged"): Text("报价相同的合为一段", "equal quotes in one line"),
    ("lines", "each-quote"): Text("每次报价各为一段", "a line for every publication"),
    ("daily_days", "calendar"): Text("按日历", "the calendar's"),
    ("daily_days", "30/360"): Text("每月按30天", "30 days a month"),
    ("daily_days", "months"): Text("整月按30天，零头按天", "30 days a whole month, odd days as they are"),
    ("court_fees", "in"): Text("计入加倍基数", "in the doubled base"),
    ("court_fees", "out"): Text("不计入加倍基数", "not in the doubled base"),
    ("damages_doubled", "in"): Text("计入加倍基数", "in the doubled base"),
    ("damages_doubled", "out"): Text("不计入加倍基数", "not in the doubled base"),
    ("closed_interest", "in"): Text("计入加倍基数", "in the doubled base"),
    ("closed_interest", "out"): Text("不计入加倍基数", "not in the doubled base"),
    ("closed", "both-ends"): Text("首尾都计", "both ends"),
    ("closed", "head"): Text("末日不计", "without the last day"),
    ("bases", "heaviest"): Text("负担最重的先减", "heaviest first"),
    ("bases", "listed"): Text("按列举先减", "as listed"),
    ("bases", "pro-rata"): Text("按比例减", "pro rata"),
    ("doubled_order", "last"): Text("最后抵", "served last"),
    ("doubled_order", "first"): Text("最先抵", "served first"),
    ("doubled_days", "one-less"): Text("少算一日（付款日不计）", "one day less (without the day of payment)"),
    ("doubled_days", "one-more"): Text("多算一日（届满日也计）", "one day more (with the last day of performance)"),
    ("doubled_days", "after-last"): Text(
        "届满次日至付款日", "from the day after the last day through the day of payment"
    ),
    ("first_day", "due"): Text("提前一天（到期日当日）起", "a day earlier (the due date itself)"),
}


def word(name: str, value: str, lang: str) -> str:
    """Return a value of a dimension in words."""
    if (name, value) in _WORDS:
        return _WORDS[name, value].say(lang)
    if name == "lpr" and value.startswith("fixed@"):
        return Text(f"固定为 {value[6:]} 的报价", f"fixed at the quote of {value[6:]}").say(lang)
    if name == "rate_rounding":
        unit, _, places = value.partition("-")
        said = Text("日利率" if unit == "day" else "月利率", "daily rate" if unit == "day" else "monthly rate")
        return Text(
            f"{said.zh}先舍入到百分之 {places} 位小数", f"{said.en} rounded to {places} decimals of a percent"
        ).say(lang)
    return CONVENTION_VALUES.get(name, {}).get(value, value) if lang == "zh" else value


ITEM_NAMES = {
    "interest": Text("利息", "interest"),
    "damages": Text("违约金与其他费用", "damages and fees"),
    "interest_after": Text("尚欠的利息（含违约金、费用）", "interest still owed (damages and fees with it)"),
    "total": Text("本息合计", "principal and all that is owed with it"),
    "principal_after": Text("尚欠的本金", "principal still owed"),
    "principal": Text("尚欠的本金", "principal still owed"),
    "in_term": Text("尚欠的利息", "contract interest still owed"),
    "penalty": Text("尚欠的罚息", "penalty interest still owed"),
    "compound": Text("尚欠的复利", "compound interest still owed"),
}
"""What a figure turned out to be."""


JUDGMENT_ITEMS = {
    "doubled_part": LABELS["doubled"],
    "general_interest": LABELS["general"],
    "delay_interest": LABELS["delay"],
    "total": Text("全部应付金额", "all that is owed"),
    "doubled_after": Text("尚欠的加倍部分", "doubled part still owed"),
    "general_after": Text("尚欠的一般债务利息", "general interest still owed"),
    "principal_after": Text("尚欠的本金", "principal still owed"),
}


def differing(variant: Variant, base: dict[str, str], lang: str) -> str:
    """Return what differs from the base: ``首尾日：两头都算；年天数：360天``."""
    colon, stop = ("：", "；") if lang == "zh" else (": ", "; ")
    said = [f"{NAMES[n].say(lang)}{colon}{word(n, v, lang)}" for n, v in variant.conventions.items() if v != base[n]]
    text = stop.join(said) or Text("全部按本案约定（或默认）", "as stated (or the defaults)").say(lang)
    if variant.item not in ITEM_NAMES or variant.item == "interest":
        return text
    return f"{ITEM_NAMES[variant.item].say(lang)}{stop}{text}"


def plainest(matches: list[tuple[Variant, str]], base: dict[str, str]) -> list[tuple[Variant, str]]:
    """Leave out what only adds a change that makes no difference to one already named."""
    kept: list[tuple[Variant, str]] = []
    seen: list[tuple[str, set[tuple[str, str]]]] = []
    for variant, item in matches:
        changes = {pair for pair in variant.conventions.items() if pair[1] != base[pair[0]]}
        if not any(other == item and fewer <= changes for other, fewer in seen):
            kept.append((variant, item))
            seen.append((item, changes))
    return kept


def named(variant: Variant, base: dict[str, str], item: str, lang: str) -> str:
    """Return which sum of a judgment it is, and what differs from the base."""
    label = JUDGMENT_ITEMS[item]
    return (
        f"{label.say(lang)}{'；' if lang == 'zh' else '; '}{differing(variant._replace(item='interest'), base, lang)}"
    )


_GROUNDS = {
    ("cap", "none"): "ceiling",
    ("lpr", "fixed"): "nothing-agreed",
    ("lpr", "filing"): "earlier-rule",
    ("basis", "360"): "bank-days",
    ("first_day", ""): "first-day-of-default",
    ("payment_day", ""): "order",
    ("overdue_days", ""): "penalty",
    ("compound", ""): "penalty",
    ("compound_rate", ""): "penalty",
    ("across", ""): "order",
    ("court_fees", ""): "doubled",
    ("damages_doubled", ""): "doubled",
    ("closed_interest", ""): "doubled",
    ("doubled_days", ""): "doubled-days",
    ("bases", ""): "several-debts",
    ("doubled_order", ""): "doubled-last",
}
"""The provision that a convention other than the case's stands on or misreads, by its dimension and value ("": any)."""


def grounds(variant: Variant, base: dict[str, str]) -> tuple[str, ...]:
    """Return the provisions behind what departs from the base (`law.readings.source_of`), each once."""
    changed = [(name, value) for name, value in variant.conventions.items() if value != base[name]]
    names = [_GROUNDS.get(pair) or _GROUNDS.get((pair[0], ""), "") for pair in changed]
    return tuple(dict.fromkeys(source for name in names if (source := source_of(name))))


def see(sources: Sequence[str], lang: str) -> str:
    """Return where a reading is known from: ``　见民间借贷规定（法释〔2020〕17号）25条2款``; nothing for none."""
    if not sources:
        return ""
    return f"，见{'、'.join(sources)}" if lang == "zh" else f"; see {', '.join(sources)}"


def chance(odds: Odds | None, lang: str) -> str:
    """Return how often readings as plain meet an arbitrary figure by chance; nothing where that was not counted."""
    if odds is None:
        return ""
    often = f"{odds.one_in:,}"
    return Text(f"（碰巧的机会约 1/{often}）", f" (by chance about 1 in {often})").say(lang)


def signed(amount: int) -> str:
    """Write a difference with its sign."""
    return change(amount).text
