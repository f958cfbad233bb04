"""What ``verify`` found, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable

from .. import __version__
from ..base.checking import TYPE_CHECKING, Any
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..law.choices import Unused, unused_text
from ..law.readings import source_of
from ..render.data import delimited, dump
from ..render.model import Document, Notices, Para, Part, words
from ..verify.conventions import Variant
from .verify_words import chance, differing, grounds, named, plainest, see, signed

if TYPE_CHECKING:
    from ..verify.explain import Explained


def _others(count: int) -> Text:
    return Text(
        f"     另有 {count} 种，只是再改动一项不影响结果的约定（--format json 列出全部）",
        f"     and {count} that only change something more without effect (--format json lists them all)",
    )


def _odds_data(found: Explained, departures: int) -> dict[str, Any]:
    """The same for programs, and whether a reading of so many departures counts as an explanation."""
    odds = found.odds.get(departures)
    counted: dict[str, Any] = {"exact": found.is_exact(departures)}
    if odds is not None:
        counted["chance"] = {
            "readings": odds.near,
            "within": fen_text(odds.within),
            "figures_in": "yuan" if odds.step == 100 else "fen",
            "one_in": odds.one_in,
        }
    return counted


def _about(found: Explained, lang: str) -> list[Part]:
    """What the chances are counted from."""
    odds = next(iter(found.odds.values()), None)
    if odds is None:
        return []
    within, tried = fen_comma(odds.within), f"{found.tried + found.slips_tried:,}"
    kind = Text("整元", "whole yuan") if odds.step == 100 else Text("到分", "fen")
    said = Text(
        f"碰巧的机会：试过的 {tried} 种读法中，差别不比它多的落在 ±{within} 元内的种数 ÷ 该范围内{kind.zh}的数字个数",
        f"by chance: of the {tried} readings tried, those of no more departures within ±{within} yuan ÷ the figures in"
        f" {kind.en} there",
    )
    return [Para(said.say(lang), "apart")]


def _exactly(title: str, said: list[str], others: int, lang: str) -> list[Part]:
    """What gives the figure exactly, the plainest first, and how many more there are."""
    if not said:
        return []
    return [Notices(title, tuple(map(words, said)), True, _others(others).say(lang) if others else "")]


def _nearest(found: list[tuple[int, int, str]], lang: str) -> list[Part]:
    """What comes nearest to a figure: amount, difference, how."""
    lines = (f"  {fen_comma(amount):>16}  {signed(off):>14}  {how}" for amount, off, how in found)
    return [Para(Text("最接近的", "Nearest").say(lang), "label"), *(Para(line, "plain") for line in lines)]


def closed(kind: str, parts: list[Part], unused: tuple[Unused, ...], lang: str) -> Document:
    """A document that ends with what was not used."""
    if unused:
        parts = [*parts, Para(unused_text(unused).say(lang), "apart")]
    return Document(kind, tuple(parts), lang=lang, report=True)


def _tried(figure: int, tried: int, found: int) -> Text:
    return Text(
        f"{fen_comma(figure)} 元：试了 {tried} 种算法，{found} 种正好得出",
        f"{fen_comma(figure)} yuan: {tried} combinations tried, {found} give it exactly",
    )


def _found(variant: Variant) -> dict[str, Any]:
    """A combination for programs; where the figure is not the interest itself,
    ``item`` and ``amount`` say what it is.
    """
    found: dict[str, Any] = {"conventions": variant.conventions, "interest": fen_text(variant.interest)}
    if variant.item != "interest":
        found |= {"item": variant.item, "amount": fen_text(variant.amount)}
    return found


Naming = Callable[[Variant], str]
"""How a combination is put in words."""


def search_data(
    figure: int, found: Explained, base: dict[str, str], unused: tuple[Unused, ...], format_: str, lang: str
) -> str:
    """Return the outcome of a search for a figure as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    if format_ in ("csv", "tsv"):
        return _search_rows(figure, found, format_, lang)

    def near(v: Variant) -> dict[str, Any]:
        return {**_found(v), "difference": fen_text(v.amount - figure)}

    return dump(_searched("lpr-calc/verify/1", figure, found, base, unused, (_found, near), lang), format_)


def judgment_data(
    figure: int, found: Explained, base: dict[str, str], unused: tuple[Unused, ...], format_: str, lang: str
) -> str:
    """Return the outcome of a search among the readings of a judgment as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    if format_ in ("csv", "tsv"):
        return _search_rows(figure, found, format_, lang)

    def plain(v: Variant) -> dict[str, Any]:
        return {"conventions": v.conventions, "item": v.item, "interest": fen_text(v.interest)}

    def near(v: Variant) -> dict[str, Any]:
        return {**plain(v), "difference": fen_text(v.interest - figure)}

    return dump(_searched("lpr-calc/verify-judgment/1", figure, found, base, unused, (plain, near), lang), format_)


_Fields = Callable[[Variant], dict[str, Any]]


def _searched(
    schema: str,
    figure: int,
    found: Explained,
    base: dict[str, str],
    unused: tuple[Unused, ...],
    fields: tuple[_Fields, _Fields],
    lang: str,
) -> dict[str, Any]:
    """What a search came to; ``fields`` are those of a reading that gives the figure, and of one near it."""
    from .data import unused_list

    matched, near = fields
    return {
        "schema": schema,
        "version": __version__,
        "figure": fen_text(figure),
        "exact": found.exact,
        "matches": [_matched(matched(v), v, found, base) for v in found.matches],
        "nearest": [near(v) for v in found.nearest],
        **_slips_data(found, lang),
        "tried": found.tried,
        "slips_tried": found.slips_tried,
        "unused": unused_list(unused, lang),
    }


def _matched(fields: dict[str, Any], variant: Variant, found: Explained, base: dict[str, str]) -> dict[str, Any]:
    sources = grounds(variant, base)
    return {**fields, **_odds_data(found, variant.departures), **({"sources": list(sources)} if sources else {})}


def _slips_data(found: Explained, lang: str) -> dict[str, Any]:
    slips = []
    for slip in found.slips:
        source = source_of(slip.source)
        told = {"text": slip.text.say(lang), "departures": slip.departures, **_odds_data(found, slip.departures)}
        slips.append({**told, **({"sources": [source]} if source else {})})
    return {"explanations": [slip.text.say(lang) for slip in found.slips], "slips": slips}


def search_document(
    figure: int, found: Explained, base: dict[str, str], unused: tuple[Unused, ...], lang: str
) -> Document:
    """Lay out the outcome of a search for a figure: a slip first where it is plainer than every combination."""
    return _document(figure, found, base, unused, lang, lambda v: differing(v, base, lang))


def judgment_document(
    figure: int, found: Explained, base: dict[str, str], unused: tuple[Unused, ...], lang: str
) -> Document:
    """Lay out the outcome of a search among the readings of a judgment."""
    return _document(figure, found, base, unused, lang, lambda v: named(v, base, v.item, lang))


def _document(
    figure: int, found: Explained, base: dict[str, str], unused: tuple[Unused, ...], lang: str, naming: Naming
) -> Document:
    matches = found.matches
    kept = plainest([(variant, variant.item) for variant in matches], base)
    count = len({id(variant.conventions) for variant in matches})
    parts: list[Part] = [Para(_tried(figure, found.tried, count).say(lang), "plain")]
    parts += _slips(found, bool(matches), lang)
    others = len(matches) - len(kept)
    for exact, title in ((True, _EXACTLY), (False, _PERHAPS)):
        said = [
            naming(v) + chance(found.odds.get(v.departures), lang) + see(grounds(v, base), lang)
            for v, _ in kept
            if found.is_exact(v.departures) is exact
        ]
        parts += _exactly(title.say(lang), said, others if exact or not found.exact else 0, lang)
    if not matches:
        parts += _nearest([(v.amount, v.amount - figure, naming(v)) for v in found.nearest], lang)
    parts += _about(found, lang)
    return closed("verify", parts, unused, lang)


_EXACTLY = Text("正好得出（差别最少的在前）", "Exactly (the plainest first)")
_PERHAPS = Text(
    "也可能（差别较多，或与任意一个数字碰巧相符的机会不小，不足以说明对方如此计算）",
    "Perhaps (many departures, or a figure that chance may meet: no proof that it was computed so)",
)


def _slips(found: Explained, matched: bool, lang: str) -> list[Part]:
    parts: list[Part] = []
    for exact in (True, False):
        said = [
            words(
                slip.text.say(lang)
                + chance(found.odds.get(slip.departures), lang)
                + see([source] if (source := source_of(slip.source)) else [], lang)
            )
            for slip in found.slips
            if found.is_exact(slip.departures) is exact
        ]
        head = (
            Text("更简单的解释：一处差错", "Plainer: a single slip")
            if matched
            else Text("一处差错正好得出", "A single slip gives it")
        )
        if not exact:
            head = Text("也可能是一处差错（碰巧的机会不小）", "Perhaps a single slip (chance may meet it)")
        if said:
            parts.append(Notices(head.say(lang), tuple(said)))
    return parts


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
    return delimited(rows, format_)
