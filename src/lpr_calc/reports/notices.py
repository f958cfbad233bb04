"""What stands under every result: how payments were allocated, what was assumed, warnings, notes,
and the provisions.
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.text import Text
from ..compute.statement import LedgerRow
from ..law.choices import Notice, Unused, unused_text
from ..law.provision import Ground, provision
from ..render.model import Cell, Notices, colon_of, words

_T = {
    "steps": Text("抵充步骤", "How payments were allocated"),
    "assumptions": Text("采用的默认值", "Assumed"),
    "warnings": Text("注意", "Warnings"),
    "infos": Text("说明", "Notes"),
    "customs": Text("惯例（法律没有规定，可另行约定或主张）", "Conventions (no provision prescribes them)"),
    "provisions": Text("依据", "Provisions"),
    "explained": Text("参考（说明，不作裁判依据）", "For explanation (no ground of judgment)"),
}
"""The lists, in order."""


def notice_blocks(
    ledger: tuple[LedgerRow, ...],
    notices: tuple[Notice, ...],
    provisions: tuple[str | Ground, ...],
    lang: str,
    unused: tuple[Unused, ...] = (),
    explained: tuple[str | Ground, ...] = (),
) -> tuple[Notices, ...]:
    """Lay out the steps of allocation, what was assumed, the conventions among it, warnings and what was not used,
    notes, provisions and what only explains.
    """
    colon = colon_of(lang)
    said: dict[str, list[Cell]] = {title: [] for title in _T}
    said["steps"] = [
        words(f"{f'{iso(row.day)} {row.note}'.rstrip()}{colon}{row.step.say(lang)}") for row in ledger if row.step.zh
    ]
    for notice in notices:
        title = f"{notice.level}s" if notice.level != "assumption" or notice.provision else "customs"
        if title in said:
            said[title].append(words(notice.message.say(lang)))
    if unused:
        said["warnings"].append(words(unused_text(unused).say(lang)))
    said["provisions"] = [_ground(one, lang) for one in provisions]
    said["explained"] = [_ground(one, lang) for one in explained]
    return tuple(Notices(_T[title].say(lang), tuple(lines), role=title) for title, lines in said.items() if lines)


def _ground(ground: str | Ground, lang: str) -> Cell:
    """A provision with what it decided, linked to where its text is published; lines link to it by its id."""
    key = ground if isinstance(ground, str) else ground.id
    return words(ground_text(ground, lang), provision(key).url)._replace(name=key)


def ground_text(ground: str | Ground, lang: str) -> str:
    """A provision with what it decided: ``民法典… 第六百七十六条（2021-01-01～至今）：逾期利息、起算``; its days, where
    another version of it is cited for other days.
    """
    key = ground if isinstance(ground, str) else ground.id
    decided = provision(key).decides if isinstance(ground, str) else ground.decided
    decisions = Text("、", ", ").say(lang).join(word.say(lang) for word in decided)
    days = ""
    if isinstance(ground, Ground) and ground.apart:
        spans = (
            Text("、", ", ")
            .say(lang)
            .join(first if first == last else f"{first}～{last}" for first, last in ground.days)
        )
        days = Text(f"（用于 {spans}）", f" (for {spans})").say(lang)
    return f"{provision_text(key, lang)}{colon_of(lang)}{decisions}{days}"


def article_named(key: str) -> str:
    """One provision by the short name of its instrument: ``民法典 第六百七十六条``."""
    found = provision(key)
    return f"{found.short} {found.article}"


def provision_text(key: str, lang: str) -> str:
    """One provision as it is cited: instrument, number, article, days in force; unverified texts say so."""
    found = provision(key)
    last = found.last or Text("至今", "now").say(lang)
    text = f"{found.title} {found.article}（{found.first}～{last}）"
    if not found.verified:
        text += Text("〔未核对原文〕", " [text not verified]").say(lang)
    return text
