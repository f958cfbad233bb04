"""What ``verify`` and ``compare`` found, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import __version__
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..compute.judgment_statement import LABELS
from ..law.choices import Unused, unused_text
from ..render.data import dump
from ..render.plain import grid_lines
from ..render.view import Column, Grid
from ..verify.search import Variant
from ..verify.slips import Explained, Slip
from .data import unused_list
from .words import CONVENTION_VALUES

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
        return Text(f"{said.zh}先舍入到百分之 {places} 位小数", f"{said.en} rounded to {places} decimals of a percent").say(lang)  # fmt: skip
    return CONVENTION_VALUES.get(name, {}).get(value, value) if lang == "zh" else value


ITEM_NAMES = {
    "interest": Text("利息", "interest"),
    "damages": Text("违约金与其他费用", "damages and fees"),
    "interest_after": Text("尚欠的利息（含违约金、费用）", "interest still owed (damages and fees with it)"),
    "total": Text("本息合计", "principal and all that is owed with it"),
    "principal_after": Text("尚欠的本金", "principal still owed"),
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


def _others(count: int) -> Text:
    return Text(f"     另有 {count} 种，只是再改动一项不影响结果的约定（--format json 列出全部）", f"     and {count} that only change something more without effect (--format json lists them all)")  # fmt: skip


def named(variant: Variant, base: dict[str, str], item: str, lang: str) -> str:
    """Return which sum of a judgment it is, and what differs from the base."""
    label = JUDGMENT_ITEMS[item]
    return (
        f"{label.say(lang)}{'；' if lang == 'zh' else '; '}{differing(variant._replace(item='interest'), base, lang)}"
    )


def render_judgment(
    figure: int,
    matches: list[tuple[Variant, str]],
    nearest: list[tuple[Variant, str]],
    tried: int,
    slips: list[Slip],
    base: dict[str, str],
    format_: str,
    lang: str,
    unused: tuple[Unused, ...] = (),
) -> str:
    """Return the outcome of a search among the readings of a judgment."""
    if format_ in ("json", "jsonl"):
        return dump(
            {
                "schema": "lpr-calc/verify-judgment/1",
                "version": __version__,
                "figure": fen_text(figure),
                "matches": [{"conventions": v.conventions, "item": item, "interest": fen_text(v.interest)} for v, item in matches],
                "nearest": [
                    {"conventions": v.conventions, "item": item, "interest": fen_text(v.interest), "difference": fen_text(v.interest - figure)}
                    for v, item in nearest
                ],
                "explanations": [slip.text.say(lang) for slip in slips],
                "tried": tried,
                "unused": unused_list(unused, lang),
            },
            format_,
        )  # fmt: skip
    if format_ in ("csv", "tsv"):
        return _search_rows(figure, Explained([v for v, _ in matches], [v for v, _ in nearest], tried, slips), format_, lang)  # fmt: skip
    out = [_tried(figure, tried, len({id(v.conventions) for v, _ in matches})).say(lang), *_said(slips, bool(matches), lang), ""]  # fmt: skip
    kept = plainest(matches, base)
    out += [f"{i:>3}. {named(v, base, item, lang)}" for i, (v, item) in enumerate(kept, 1)]
    if len(matches) > len(kept):
        out.append(_others(len(matches) - len(kept)).say(lang))
    if not matches:
        out.append(Text("最接近的", "Nearest").say(lang))
        out += [f"  {fen_comma(v.interest):>16}  {signed(v.interest - figure):>14}  {named(v, base, item, lang)}" for v, item in nearest]  # fmt: skip
    return _closed(out, unused, lang)


def _closed(out: list[str], unused: tuple[Unused, ...], lang: str) -> str:
    """Return lines as a text that ends with what was not used."""
    if unused:
        out = [*out, "", unused_text(unused).say(lang)]
    return "\n".join(out) + "\n"


def _tried(figure: int, tried: int, found: int) -> Text:
    return Text(
        f"{fen_comma(figure)} 元：试了 {tried} 种算法，{found} 种正好得出",
        f"{fen_comma(figure)} yuan: {tried} combinations tried, {found} give it exactly",
    )


def _found(variant: Variant) -> dict[str, Any]:
    """A combination for programs; where the figure is not the interest itself, ``item`` and ``amount`` say what it is."""
    found: dict[str, Any] = {"conventions": variant.conventions, "interest": fen_text(variant.interest)}
    if variant.item != "interest":
        found |= {"item": variant.item, "amount": fen_text(variant.amount)}
    return found


def render_search(
    figure: int,
    found: Explained,
    base: dict[str, str],
    format_: str,
    lang: str,
    unused: tuple[Unused, ...] = (),
) -> str:
    """Return the outcome of a search for a figure: a slip first where it is plainer than every combination."""
    matches, nearest = found.matches, found.nearest
    if format_ in ("json", "jsonl"):
        return dump(
            {
                "schema": "lpr-calc/verify/1",
                "version": __version__,
                "figure": fen_text(figure),
                "matches": [_found(v) for v in matches],
                "nearest": [{**_found(v), "difference": fen_text(v.amount - figure)} for v in nearest],
                "explanations": [slip.text.say(lang) for slip in found.slips],
                "tried": found.tried,
                "unused": unused_list(unused, lang),
            },
            format_,
        )  # fmt: skip
    if format_ in ("csv", "tsv"):
        return _search_rows(figure, found, format_, lang)
    out = [_tried(figure, found.tried, len(matches)).say(lang)]
    out += _said(found.slips, bool(matches), lang)
    if matches:
        out += ["", Text("正好得出（差别最少的在前）", "Exactly (the plainest first)").say(lang)]
        kept = plainest([(variant, variant.item) for variant in matches], base)
        out += [f"{i:>3}. {differing(variant, base, lang)}" for i, (variant, _) in enumerate(kept, 1)]
        if len(matches) > len(kept):
            out.append(_others(len(matches) - len(kept)).say(lang))
    else:
        out += ["", Text("最接近的", "Nearest").say(lang)]
        out += [f"  {fen_comma(v.amount):>16}  {signed(v.amount - figure):>14}  {differing(v, base, lang)}" for v in nearest]  # fmt: skip
    return _closed(out, unused, lang)


def _said(slips: list[Slip], matched: bool, lang: str) -> list[str]:
    if not slips:
        return []
    head = Text("更简单的解释：一处差错", "Plainer: a single slip") if matched else Text("一处差错正好得出", "A single slip gives it")  # fmt: skip
    return ["", head.say(lang), *(f"- {slip.text.say(lang)}" for slip in slips)]


def _search_rows(figure: int, found: Explained, format_: str, lang: str) -> str:
    """The same as rows: what kind of answer, the amount, the difference, every convention, the words."""
    names = tuple((found.matches or found.nearest)[0].conventions) if found.matches or found.nearest else ()
    rows: list[tuple[str, ...]] = [("result", "item", "amount", "difference", *names, "explanation")]
    rows += [("slip", "", fen_text(figure), "0.00", *("" for _ in names), slip.text.say(lang)) for slip in found.slips]
    rows += [
        (said, v.item, fen_text(v.amount), fen_text(v.amount - figure), *v.conventions.values(), "")
        for said, variants in (("match", found.matches), ("nearest", found.nearest))
        for v in variants
    ]
    return rows_text(rows, format_)


def render_compare(found: list[Variant], base: dict[str, str], principal: int, vary: tuple[str, ...], format_: str, lang: str, unused: tuple[Unused, ...] = ()) -> str:  # fmt: skip
    """Return variants side by side, the lowest first, with the difference from the base."""
    own = next(v.interest for v in found if not v.departures)
    if format_ in ("json", "jsonl"):
        document: dict[str, Any] = {
            "schema": "lpr-calc/compare/1",
            "version": __version__,
            "principal": fen_text(principal),
            "base": base,
            "from": fen_text(found[0].interest),
            "to": fen_text(found[-1].interest),
            "variants": [
                {"conventions": v.conventions, "interest": fen_text(v.interest), "difference": fen_text(v.interest - own)}
                for v in found
            ],
            "unused": unused_list(unused, lang),
        }  # fmt: skip
        return dump(document, format_)
    columns = (
        *(Column(NAMES[name].say(lang)) for name in vary),
        Column(Text("利息", "Interest").say(lang), True),
        Column(Text("差额", "Difference").say(lang), True),
    )
    rows = tuple((*(word(name, v.conventions[name], lang) for name in vary), fen_comma(v.interest), signed(v.interest - own)) for v in found)  # fmt: skip
    if format_ in ("csv", "tsv"):
        plain = [(*vary, "interest", "difference"), *((*(v.conventions[n] for n in vary), fen_text(v.interest), fen_text(v.interest - own)) for v in found)]  # fmt: skip
        return rows_text(plain, format_)
    grid = Grid("", columns, rows)
    if format_ == "md":
        from ..render.markdown import grid_rows

        lines = grid_rows(grid)
    else:
        lines = grid_lines(grid)
    causes = []
    for name in vary:
        for variant in found:
            if variant.departures == 1 and variant.conventions[name] != base[name]:
                said = word(name, variant.conventions[name], lang)
                causes.append(f"- {NAMES[name].say(lang)} → {said}  {signed(variant.interest - own)}")
    low, high = fen_comma(found[0].interest), fen_comma(found[-1].interest)
    out = [*lines, "", Text(f"利息在 {low} 至 {high} 元之间；本案约定（或默认）下为 {fen_comma(own)} 元", f"interest from {low} to {high} yuan; {fen_comma(own)} as stated (or by default)").say(lang)]  # fmt: skip
    if causes:
        out += ["", Text("单独改变一项", "One choice alone").say(lang), *causes]
    return _closed(out, unused, lang)


def render_answer(
    claimed: tuple[int, int],
    ours: tuple[int, int],
    reasons: dict[str, str],
    format_: str,
    lang: str,
    unused: tuple[Unused, ...] = (),
) -> str:
    """Return the defendant's comparison in the order of the official answer form: rows 1, 2 and 8.

    ``claimed`` and ``ours`` are principal and interest in fen; the total of the form is their sum.
    """
    titles = (Text("1 本金", "1 principal"), Text("2 利息", "2 interest"), Text("8 标的总额", "8 total"))
    unknown = Text("未查明，见 verify", "not found, see verify").say(lang)
    same = Text("一致", "the same").say(lang)
    rows = []
    for i, (title, theirs, own) in enumerate(zip(titles, (*claimed, sum(claimed)), (*ours, sum(ours)), strict=True)):
        why = "" if i == 2 else same if theirs == own else reasons[("principal", "interest")[i]] or unknown
        rows.append((title.say(lang), theirs, own, theirs - own, why))
    if format_ in ("json", "jsonl"):
        names = ("principal", "interest", "total")
        found = [{"row": n, "claimed": fen_text(r[1]), "ours": fen_text(r[2]), "difference": fen_text(r[3]), "reason": r[4]} for n, r in zip(names, rows, strict=True)]  # fmt: skip
        return dump(
            {"schema": "lpr-calc/answer/1", "version": __version__, "rows": found, "unused": unused_list(unused, lang)},
            format_,
        )
    heads = (Text("项目", "Item"), Text("原告主张", "Claimed"), Text("我方计算", "Ours"), Text("差额", "Difference"), Text("原因", "Reason"))  # fmt: skip
    if format_ in ("csv", "tsv"):
        return rows_text([tuple(h.say(lang) for h in heads), *((r[0], fen_text(r[1]), fen_text(r[2]), fen_text(r[3]), r[4]) for r in rows)], format_)  # fmt: skip
    columns = tuple(Column(h.say(lang), 0 < i < 4) for i, h in enumerate(heads))
    grid = Grid("", columns, tuple((r[0], fen_comma(r[1]), fen_comma(r[2]), signed(r[3]), r[4]) for r in rows))
    if format_ == "md":
        from ..render.markdown import grid_rows

        return _closed(grid_rows(grid), unused, lang)
    return _closed(grid_lines(grid), unused, lang)


def rows_text(rows: list[tuple[str, ...]], format_: str, masked: Callable[[str], str] = str) -> str:
    """Return rows as CSV or TSV; ``masked`` goes over every cell."""
    import csv
    from io import StringIO

    buffer = StringIO()
    delimiter, ending = (",", "\r\n") if format_ == "csv" else ("\t", "\n")
    csv.writer(buffer, delimiter=delimiter, lineterminator=ending).writerows(
        [masked(cell) for cell in row] for row in rows
    )
    return buffer.getvalue()


def signed(fen: int) -> str:
    """Write a difference with its sign."""
    return f"+{fen_comma(fen)}" if fen > 0 else fen_comma(fen)
