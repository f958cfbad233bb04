"""What `audit` says: equal, or what differs and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.checking import Any
from ..base.money import fen_text
from ..base.text import Text
from ..casefile import keys
from ..casefile.keys import Section
from ..compute.audit import NAMES
from ..compute.findings import Audit, Corrected, FactChange, LineChange
from ..law.provision import provision
from ..render.data import dump
from ..render.model import Document, Notices, Para, words
from ..values.amount import parse_amount
from .words import LINE_KINDS

SCHEMA = "lpr-calc/audit/1"

_CAUSES = {
    "facts": Text("写明的事实不同", "other facts were stated"),
    "until": Text("计算至不同的日子", "computed to another day"),
    "rates": Text("利率表的报价不同", "the table has other quotes"),
    "version": Text("程序版本不同", "another version of the program"),
    "file": Text(
        "事实、利率、版本都相同，却不是这个案件算得的数：文件写出后改动过",
        "facts, rates and version are the same, and yet the case does not give it: the file was changed after it was"
        " written",
    ),
}
_OF_LINES = {
    "days": Text("天数", "days"),
    "payment": Text("还款", "a payment"),
    "base": Text("本金", "the principal"),
    "quote": Text("报价", "the quote"),
    "rule": Text("利率的规则", "the rule of the rate"),
    "figure": Text("数字", "the figure"),
}
_TOTALS = {
    "principal": Text("本金", "principal"),
    "in_term_interest": Text("期内利息", "in-term interest"),
    "overdue_interest": Text("逾期利息", "overdue interest"),
    "penalty_interest": Text("罚息", "penalty interest"),
    "compound_interest": Text("复利", "compound interest"),
    "damages": Text("违约金", "damages"),
    "fees": Text("其他费用", "fees"),
    "costs": Text("费用", "costs"),
    "interest": Text("利息", "interest"),
    "paid": Text("已还", "paid"),
    "unprotected": Text("已付的超过上限的利息", "interest paid above the ceiling"),
    "surplus": Text("多还", "surplus"),
    "principal_after": Text("尚欠本金", "principal still owed"),
    "interest_after": Text("尚欠利息", "interest still owed"),
    "costs_after": Text("尚欠费用", "costs still owed"),
    "total": Text("尚欠合计", "owed in all"),
    "per_diem": Text("此后每日", "a day from then on"),
    "per_diem_day": Text("此后每日的首日", "first of those days"),
    "cut": Text("因上限减去", "taken off by a ceiling"),
    "general_interest": Text("一般债务利息", "general debt interest"),
    "doubled_part": Text("加倍部分债务利息", "doubled part"),
    "delay_interest": Text("迟延履行期间的债务利息", "interest for delayed performance"),
    "damages_after": Text("尚欠违约金", "damages still owed"),
    "general_after": Text("尚欠一般债务利息", "general interest still owed"),
    "doubled_after": Text("尚欠加倍部分", "doubled part still owed"),
    "per_diem_general": Text("此后每日一般债务利息", "general interest a day from then on"),
    "per_diem_doubled": Text("此后每日加倍部分", "doubled part a day from then on"),
    "undue": Text("未到期本金", "principal not due"),
    "undue_damages": Text("未到期违约金", "damages not due"),
    "enforceable": Text("可申请执行", "enforceable"),
    "fixed_interest": Text("判决已定数额的利息", "interest fixed by the judgment"),
}
"""The totals of a claim and of a judgment."""
_CHANGELOG = Text("改了什么见 CHANGELOG.md 各版本之下", "CHANGELOG.md says under each version what changed")
_DISPLAYED = Text("文件显示", "the file shows")


def render(found: Audit, shown: Sequence[tuple[str, str]], alone: bool, format_: str, lang: str) -> str:
    """Return the findings as ``text`` or ``json``; ``shown`` is what a page or workbook shows otherwise than its own
    result has it, ``alone`` says that the second result is the first one's case computed again.
    """
    if format_ == "json":
        return dump(_data(found, shown), "json")
    return "\n".join(_text(found, shown, alone, lang)) + "\n"


def is_equal(found: Audit, shown: Sequence[tuple[str, str]]) -> bool:
    """Whether nothing differs, neither in the results nor in what a file shows."""
    return found.equal and not shown


def _data(found: Audit, shown: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "equal": is_equal(found, shown),
        "causes": list(found.causes or (("file",) if shown else ())),
        "version": _pair(found.versions),
        "rates": _pair(found.tables),
        "until": _pair(found.untils),
        "revision": _pair(found.corrections.revisions),
        "corrections": [_correction(one) for one in found.corrections.fitting],
        "facts": [_fact(fact) for fact in found.facts],
        "lines": [
            {"causes": list(line.causes), "by": line.by or None, "old": line.old, "new": line.new}
            for line in found.lines
        ],
        "ledger": [_pair(pair) for pair in found.payments],
        "totals": [{"name": name, "old": old or None, "new": new or None} for name, old, new in found.totals],
        "other": [_fact(fact) for fact in found.other],
        "shown": [_pair(pair) for pair in shown],
    }


def _pair(pair: tuple[Any, Any]) -> dict[str, Any]:
    return {"old": pair[0], "new": pair[1]}


def _correction(one: Corrected) -> dict[str, Any]:
    correction = one.correction
    return {
        "number": correction.number,
        "version": correction.version,
        "entry": correction.entry,
        "text": {"zh": correction.text.zh, "en": correction.text.en},
        "provisions": list(correction.provisions),
        "heads": list(one.heads),
        "by": one.by or None,
    }


def _fact(fact: FactChange) -> dict[str, str | None]:
    return {"path": fact.path, "old": fact.old or None, "new": fact.new or None}


def document_of(found: Audit, shown: Sequence[tuple[str, str]], alone: bool, lang: str) -> Document:
    """Return the findings as a document; see `render`."""
    title = Para(Text("审核", "Audit").say(lang), "title")
    answer = (Para(line, "plain") for line in _answer(found, shown, alone, lang))
    differing = (
        Notices(name.say(lang), tuple(map(words, rows))) for name, rows in _sections(found, shown, lang) if rows
    )
    return Document("audit", (title, *answer, *differing), lang=lang, report=True)


def _text(found: Audit, shown: Sequence[tuple[str, str]], alone: bool, lang: str) -> Iterator[str]:
    yield from _answer(found, shown, alone, lang)
    for title, rows in _sections(found, shown, lang):
        if rows:
            yield title.say(lang)
            yield from (f"  {row}" for row in rows)


def _answer(found: Audit, shown: Sequence[tuple[str, str]], alone: bool, lang: str) -> Iterator[str]:
    """Equal or different, why, and what was not compared."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).say(lang)

    if is_equal(found, shown):
        yield (
            say("一致：重算得到同样的结果", "equal: computed again, it is the same") if alone else say("一致", "equal")
        )
    else:
        causes = [_CAUSES[cause].say(lang) for cause in found.causes or ("file",)]
        yield say("不一致：", "different: ") + ("；" if lang == "zh" else "; ").join(causes)
    yield from _source(found, lang)
    if not found.with_facts:
        yield say("有一份没有带案件，写明的事实没有比较", "one carries no case: what was stated was not compared")


def _sections(found: Audit, shown: Sequence[tuple[str, str]], lang: str) -> tuple[tuple[Text, list[str]], ...]:
    return (
        (Text("程序的更正", "Corrections of the program"), list(_corrected(found, lang))),
        (Text("事实", "Facts"), [_change(_name(fact.path, lang), fact.old, fact.new, lang) for fact in found.facts]),
        (Text("逐段", "Lines"), [_line(line, lang) for line in found.lines]),
        (Text("还款", "Payments"), [_payment(old, new, lang) for old, new in found.payments]),
        (Text("合计", "Totals"), [_change(_total(name, lang), old, new, lang) for name, old, new in found.totals]),
        (Text("其他", "Other"), [_change(_other(fact.path, lang), fact.old, fact.new, lang) for fact in found.other]),
        (_DISPLAYED, [_change("", old, new, lang) for old, new in shown]),
    )


def _corrected(found: Audit, lang: str) -> Iterator[str]:
    """The entries of the CHANGELOG that speak of what nothing stated explains; that none does."""
    corrections, (old, new) = found.corrections, found.versions
    if not corrections.unexplained or not (corrections.other or old != new):
        return
    heads = ("、" if lang == "zh" else ", ").join(_head(name, lang) for name in corrections.unexplained)
    if not corrections.fitting:
        yield Text(
            f"CHANGELOG.md 里两者之间没有一条更正说到{heads}：不是漏记，就是文件写出后改动过",
            f"no correction in CHANGELOG.md between the two speaks of {heads}: it is not recorded, or the file was"
            " changed after it was written",
        ).say(lang)
        return
    if len(corrections.fitting) > 1:
        number = len(corrections.fitting)
        yield Text(
            f"两者之间说到{heads}的更正有 {number} 条，条文与所引相同的在前：",
            f"{number} corrections between the two speak of {heads}; those of an article that is cited stand first:",
        ).say(lang)
    for one in corrections.fitting:
        correction = one.correction
        cited = ("、" if lang == "zh" else ", ").join(_articles(correction.provisions))
        yield Text(
            f"{correction.text.zh}（{cited}；CHANGELOG.md {correction.version} “{correction.entry}…”）",
            f"{correction.text.en} ({cited}; CHANGELOG.md {correction.version}, “{correction.entry}…”)",
        ).say(lang)
    if None in corrections.revisions:
        yield Text(
            "有一份没有记下写出它的程序知道哪些更正：以上是可能的全部",
            "one of the results does not say which corrections its program knew: these are all there can be",
        ).say(lang)


def _articles(keys: Sequence[str]) -> list[str]:
    """Articles by their titles, several of one instrument together."""
    titles: dict[str, list[str]] = {}
    for found in map(provision, keys):
        titles.setdefault(found.title, []).append(found.article)
    return [title + "、".join(articles) for title, articles in titles.items()]


def _head(name: str, lang: str) -> str:
    """A kind of line, a total or another part of a result by its name."""
    if name in LINE_KINDS:
        return LINE_KINDS[name].say(lang)
    if name == "ledger":
        return Text("还款的抵充", "the allocation of payments").say(lang)
    return _total(name, lang) if name in _TOTALS else _other(name, lang)


def _source(found: Audit, lang: str) -> Iterator[str]:
    """Version, table and last day, where they are not the same."""
    old, new = found.versions
    if old != new:
        hint = _CHANGELOG.say(lang)
        yield Text(f"版本 {old} → {new}（{hint}）", f"version {old} → {new} ({hint})").say(lang)
    elif found.corrections.other:
        first, last = (str(one) if one is not None else "?" for one in found.corrections.revisions)
        yield Text(
            f"版本 {old}，程序的更正第 {first} 条 → 第 {last} 条",
            f"version {old}, corrections of the program {first} → {last}",
        ).say(lang)
    old, new = (mark[:12] or "?" for mark in found.tables)
    if found.tables[0] != found.tables[1]:
        yield Text(f"利率表 sha256 {old} → {new}", f"rate table sha256 {old} → {new}").say(lang)
    old, new = found.untils
    if old != new:
        yield Text(f"计算至 {old} → {new}", f"computed to {old} → {new}").say(lang)


def _name(path: str, lang: str) -> str:
    """A path of keys as a user reads it: in Chinese by the Chinese names."""
    if lang == "en":
        return path
    said, section = [], NAMES
    for name in path.replace("[]", "").split("."):
        known = section if name in section else NAMES
        said.append(known[name][1].split("、")[0] if name in known else name)
        section = _SECTIONS.get(name, section)
    return ".".join(said)


_SECTIONS: dict[str, Section] = {
    "payments": keys.PAYMENT,
    "costs": keys.COST,
    "judgment": keys.JUDGMENT,
    "interest": keys.ORDERED_INTEREST,
    "loans": keys.LOAN,
    "conventions": keys.CONVENTIONS,
}
"""The keys under a key: one word may name several things, as ``date`` does."""


def _other(path: str, lang: str) -> str:
    """A path of what else a result holds, as a user reads it."""
    if lang == "en":
        return path
    parts = path.replace("[]", "").split(".")
    if parts[0] == "owed":
        said = [LINE_KINDS[part].zh if part in LINE_KINDS else part for part in parts[1:]]
    else:
        said = [_HELD.get(part) or _name(part, lang) for part in parts[1:]]
    return ".".join((_HELD.get(parts[0], parts[0]), *said))


_HELD = {
    "owed": "尚欠",
    "conventions": "约定",
    "provisions": "适用的条文",
    "days": "期间",
    "first_day": "首日",
    "last_day": "末日",
    "explained": "说明",
    "notices": "提示",
    "unused": "未使用",
}
"""What a result holds beside its lines, payments and totals."""


def _total(name: str, lang: str) -> str:
    label = _TOTALS.get(name)
    return label.say(lang) if label is not None else name


def _change(name: str, old: str, new: str, lang: str) -> str:
    """``name: old → new``, with the difference where both are amounts."""
    none = Text("（无）", "(none)").say(lang)
    colon = (Text("：", ": ").say(lang)) if name else ""
    return f"{name}{colon}{old or none} → {new or none}{_difference(old, new, lang)}"


def _difference(old: str, new: str, lang: str) -> str:
    """How much more the new amount is, "" where one is no amount."""
    if not (_is_amount(old) and _is_amount(new)):
        return ""
    more = parse_amount(new) - parse_amount(old) if "-" not in old + new else 0
    said = f"{'+' if more > 0 else ''}{fen_text(more)}" if more else ""
    return Text(f"（{said}）", f" ({said})").say(lang) if said else ""


def _is_amount(text: str) -> bool:
    whole, point, cents = text.partition(".")
    return bool(point) and whole.lstrip("-").isdigit() and len(cents) == 2 and cents.isdigit()


def _line(change: LineChange, lang: str) -> str:
    """One line: which it is, why it is another, and its figures."""
    line = change.old or change.new or {}
    causes = ("、" if lang == "zh" else ", ").join(_OF_LINES[cause].say(lang) for cause in change.causes)
    by = Text(f"（{change.by}）", f" ({change.by})").say(lang) if change.by else ""
    kind = LINE_KINDS[line["kind"]].say(lang) if line["kind"] in LINE_KINDS else str(line["kind"])
    head = Text(
        f"{kind} {line['first_day']} 起，因{causes}{by}：", f"{kind} from {line['first_day']}, by {causes}{by}: "
    )
    if change.old is None or change.new is None:
        only = (
            Text("只在旧的里", "only in the old one")
            if change.new is None
            else Text("只在新的里", "only in the new one")
        )
        return f"{head.say(lang)}{only.say(lang)}{Text('，', ', ').say(lang)}{_figures(line)}"
    old, new = _figures(change.old), _figures(change.new)
    if old == new:
        # What differs is none of the figures shown: a running sum, an article.
        names = [name for name in change.old if change.old[name] != change.new.get(name)]
        said = (f"{name} {_said(change.old[name])} → {_said(change.new.get(name))}" for name in names)
        return f"{head.say(lang)}{('，' if lang == 'zh' else ', ').join(said)}"
    return f"{head.say(lang)}{old} → {new}" + _difference(change.old["interest"], change.new["interest"], lang)


def _said(value: object) -> str:
    """A value of a line as words: an amount, a day, the articles it cites."""
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _figures(line: Mapping[str, Any]) -> str:
    return f"{line['last_day']} {line.get('formula', line['base'])} = {line['interest']}"


def _payment(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, lang: str) -> str:
    row = old or new or {}
    head = f"{row['date']} {row['amount']}"
    if old is None or new is None:
        only = Text("只在旧的里", "only in the old one") if new is None else Text("只在新的里", "only in the new one")
        return f"{head}{Text('：', ': ').say(lang)}{only.say(lang)}"
    names = [name for name in old if old.get(name) != new.get(name) and isinstance(old[name], str) and name != "step"]
    said = (f"{name} {old[name]} → {new.get(name, '')}" for name in names)
    return f"{head}{Text('：', ': ').say(lang)}{('，' if lang == 'zh' else ', ').join(said)}"
