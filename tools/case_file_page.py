"""The tables of every key of a case file, in Chinese and in English, made from the program's own tables.

Keys, aliases, values and how each is read come from `lpr_calc.casefile.keys`; defaults from `lpr_calc.law.choices` and
the models; which kinds of claim and which commands use a key from `lpr_calc.compute.usage`. Only the meaning of each
key is written by hand, in `lpr_calc.casefile.meanings`. ``python tests/readme.py --write`` puts the tables into
the pages.
"""

from __future__ import annotations

from typing import Any

from lpr_calc.casefile import keys, model, people
from lpr_calc.casefile.meanings import DEFAULTS, MEANINGS, REQUIRED, SECTIONS
from lpr_calc.casefile.words import WORDS
from lpr_calc.compute.usage import COMMANDS, PAPERS, reads_of
from lpr_calc.law.choices import DEFAULTS as CONVENTION_DEFAULTS
from lpr_calc.law.choices import MORE_DEFAULTS

# How a value is read (`keys.py` names the reader): what to write, in Chinese and in English.
TYPES: dict[str, tuple[str, str]] = {
    "text": ("文字", "text"),
    "amount": ("金额", "amount"),
    "date": ("日期", "date"),
    "rate": ("利率", "rate"),
    "agreed-rate": ("利率，或 `未约定`、`不明`、`无息`", "rate, or `未约定`, `不明`, `无息`"),
    "deposit-rate": ("写明数值的利率", "rate in figures"),
    "amount-or-rate": ("金额或利率", "amount or rate"),
    "principal": ("金额，或列表 `[{date, amount}]`", "amount, or a list `[{date, amount}]`"),
    "due": ("日期，或列表 `[{due, amount}]`", "date, or a list `[{due, amount}]`"),
    "days": ("天数", "whole number"),
    "month-day": ("每月的一天，1～31", "day of the month"),
    "number": ("小数", "decimal"),
    "multiple": ("倍数，例 `1.5`、`上浮50%`", "multiple, `1.5` or `上浮50%`"),
    "periods": ("期数，1～600", "whole number, 1 to 600"),
    "paid-periods": ("期数，0～600", "whole number, 0 to 600"),
    "step": ("`1m`、`3m`、`1q`、`1y`、`2w`、`10d`", "`1m`, `3m`, `1q`, `1y`, `2w`, `10d`"),
    "repricing": (
        "`january`（每年1月1日）、`anniversary`（对月对日）、`publication`（随报价）、`fixed`（固定）、`MM-DD`、`3m`、`6m`",
        "`january`, `anniversary`, `publication`, `fixed`, `MM-DD`, `3m`, `6m`",
    ),
    "charge-at": ("`start`（放款时）、`each`（每期）或日期", "`start`, `each` or date"),
    "dates": ("日期的列表", "list of dates"),
    "within": ("期间，例 `10日`、`一个月`", "period, `10日` or `一个月`"),
    "currency": ("币种，例 `USD`、`美元`", "currency, `USD`"),
    "interest-end": ("日期，或右列的词", "date, or a word"),
    "accelerates": ("`yes`、`no` 或日期", "`yes`, `no` or date"),
    "lpr-mode": (
        "`floating`（浮动）、`fixed`（固定）、`fixed@日期`、`filing`（起诉时）",
        "`floating`, `fixed`, `fixed@DATE`, `filing`",
    ),
    "cap": ("`auto`（自动）、`none`（不设）或利率", "`auto`, `none` or a rate"),
    "order": ("`costs,interest,principal` 的排列，或 `pro-rata`（按比例）", "a permutation, or `pro-rata`"),
    "paid": ("列表或金额", "list or amount"),
    "owner": ("名字，或键值", "a name, or a mapping"),
    "parties": ("名字、键值，或它们的列表", "name, mapping, or a list of these"),
    "names": ("名字或编号的列表", "list of names or ids"),
    "share": ("份额，`60%`、`3/5`", "share, `60%` or `3/5`"),
    "scope": ("债务项目的列表", "list of heads"),
    "guarantee-period": ("期间、日期，或 `至还清`", "period, day, or `至还清`"),
    "rank": ("顺位（`1`、`第一顺位`）", "rank (`1`, `第一顺位`)"),
    **dict.fromkeys(("guarantors", "security", "assignments", "releases", "liable"), ("键值或列表", "mapping or list")),
    "execution": ("键值", "mapping"),
    **dict.fromkeys(("preserve", "service", "form-text", "claimed", "stated", "carried"), ("键值", "mapping")),
    "agents": ("名字、键值，或它们的列表", "name, mapping, or a list of these"),
    "contract": ("名称或键值", "name or mapping"),
    **dict.fromkeys(("forum", "preserved"), ("`yes`、`no` 或键值", "`yes`, `no` or mapping")),
    "mediation": ("`yes`、`no`、`unsure` 或键值", "`yes`, `no`, `unsure` or mapping"),
    "texts": ("文字，或文字的列表", "text, or a list of texts"),
    **dict.fromkeys(
        (
            "loans",
            "payments",
            "costs",
            "demands",
            "evidence",
            "rollovers",
            "suspended",
            "bankruptcy",
            "items",
            "schedule",
            "rate-changes",
            "charges",
        ),
        ("列表", "list"),
    ),
    **dict.fromkeys(("account", "lawyer", "plan", "conventions", "judgment", "resume"), ("键值", "mapping")),
    "ordered-interest": ("键值或列表", "mapping or list"),
}
# What models hold where nothing is stated.
MODELS: dict[str, Any] = {
    "JUDGMENT": model.Judgment(),
    "ORDERED_INTEREST": model.OrderedInterest(),
    "LOAN": model.Loan("", 0),
    "PAYMENT": model.Payment(0, 0),
    "DEMAND": people.Demand(0),
    "BANKRUPTCY": people.Bankruptcy(0),
}
FIELDS = {"for": "towards"}
HEADS = (
    ("键", "中文键", "写法", "默认", "用于", "意思"),
    ("key", "Chinese key", "type", "default", "used by", "meaning"),
)
_LANGS = {"zh": 0, "en": 1}


def sections() -> dict[str, keys.Section]:
    """Return the tables of keys by name, in the order of the page."""
    return {name: getattr(keys, name) for name in SECTIONS}


def written(reader: str, lang: str) -> str:
    """Say how a value is written: its words, or what its reader takes."""
    if reader in WORDS and reader not in TYPES:
        words = []
        for word, aliases in WORDS[reader].items():
            named = next((alias for alias in aliases if alias), "")
            words.append(f"`{word}`" + (f"（{named}）" if named and lang == "zh" else ""))
        return ("、" if lang == "zh" else ", ").join(words)
    return TYPES[reader][_LANGS[lang]]


def default(section: str, key: str, lang: str) -> str:
    """Say what is taken where the key is not there; "" where nothing is."""
    if key in REQUIRED.get(section, ()):
        return "必填" if lang == "zh" else "required"
    by_hand = DEFAULTS.get(f"{section}.{key}")
    if by_hand is not None:
        return by_hand[_LANGS[lang]]
    if (section == "CASE" and key == "kind") or section == "CONVENTIONS":
        return f"`{(CONVENTION_DEFAULTS.get(key) or MORE_DEFAULTS[key]).value}`"
    if section == "LOAN" and key in MORE_DEFAULTS:
        return _of_bank(key, lang)
    held = getattr(MODELS.get(section), FIELDS.get(key, key), None)
    if isinstance(held, bool):
        return "`yes`" if held else "`no`"
    reader = sections()[section][key][0]
    if reader == "amount" and held == 0:
        return "0"
    return f"`{held}`" if held and reader in WORDS else ""


def _of_bank(key: str, lang: str) -> str:
    """Say the default of a term of a bank loan, with the other one where it hangs on the rest of the contract."""
    other = MORE_DEFAULTS.get(f"{key}-long") or MORE_DEFAULTS.get(f"{key}-monthly")
    said = f"`{MORE_DEFAULTS[key].value}`"
    if other is None:
        return said
    when = {"repricing": ("一年以上", "beyond a year"), "settlement": ("写明结息日的", "with a settlement day")}[key]
    note = f"{when[_LANGS[lang]]} `{other.value}`"
    return f"{said}（{note}）" if lang == "zh" else f"{said} ({note})"


def users(section: str, key: str, lang: str) -> str:
    """Say which kinds of claim or which commands use a key; "" where the heading of its table says it all."""
    between, papers = ("、", "文书") if lang == "zh" else (", ", "papers")
    if (section, key) == ("CASE", "stated"):
        # Compared with a result that was computed without it, so that no computation declares it.
        return between.join(("`claim`", "`judgment`"))
    if section == "CASE":
        # `cap` takes no case file.
        commands = [name for name, read in COMMANDS.items() if key in read and name != "cap"]
        prefix = f"{key}."
        if key in PAPERS or (not commands and any(name.startswith(prefix) for name in PAPERS)):
            commands.append("draft")
        return between.join(f"`{name}`" for name in commands) or "`draft`"
    if section == "PARTY":
        return "`claim`" if key in ("natural", "share") else papers
    if section not in ("LOAN", "CONVENTIONS"):
        return ""
    kinds = [kind for kind in WORDS["kind"] if key in reads_of(kind)]
    if len(kinds) == len(WORDS["kind"]):
        return "全部" if lang == "zh" else "all"
    if not kinds:
        if section == "LOAN":
            return papers
        return "判决" if lang == "zh" else "judgments"
    return between.join(WORDS["kind"][kind][0] if lang == "zh" else kind for kind in kinds)


def tables(lang: str) -> str:
    """Return the Markdown of all tables in one language."""
    out = []
    for name, section in sections().items():
        title, place = SECTIONS[name][_LANGS[lang]]
        out += [f"### {title}", "", f"{place}。" if lang == "zh" else f"{place[0].upper()}{place[1:]}.", ""]
        rows = [
            (
                "、".join(f"`{word}`" for word in (key, *aliases) if word.isascii()),
                "、".join(word for word in aliases if not word.isascii()),
                written(reader, lang),
                default(name, key, lang),
                users(name, key, lang),
                MEANINGS[name][key][_LANGS[lang]],
            )
            for key, (reader, *aliases) in section.items()
        ]
        shown = [i for i in range(6) if any(row[i] for row in rows)]
        out.append("| " + " | ".join(HEADS[_LANGS[lang]][i] for i in shown) + " |")
        out.append("|" + "---|" * len(shown))
        out += ["| " + " | ".join(row[i] for i in shown) + " |" for row in rows]
        out.append("")
    return "\n".join(out)


if __name__ == "__main__":
    import sys

    sys.stdout.write(tables("en" if "en" in sys.argv else "zh"))
