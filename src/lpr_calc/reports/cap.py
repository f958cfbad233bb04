"""The answer of ``lpr-calc cap`` as text, Markdown, CSV or JSON."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.text import Text
from ..compute.cap import Ceilings, year_value
from ..law.choices import unused_text
from ..law.provision import provision
from ..render.data import delimited, dump, safe_cell
from ..render.model import Cell, Column, Document, Notices, Para, Part, Table, iso_day, words
from ..values.rate import percent_text
from .notices import provision_text

SCHEMA = "lpr-calc/cap/1"


def render(answer: Ceilings, format_: str, lang: str) -> str:
    """Return the answer as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    if format_ in ("json", "jsonl"):
        return dump(as_dict(answer, lang), format_)
    rows = [["first_day", "last_day", "rate", "rule", "provisions"]]
    for row in as_dict(answer, "en")["ceilings"]:
        rows.append([row["first_day"], row["last_day"], row["rate"], row["rule"], " ".join(row["provisions"])])
    return delimited(rows, format_, safe_cell)


def as_dict(answer: Ceilings, lang: str) -> dict[str, Any]:
    """Return the answer as plain data."""
    from .data import notices_list, rates_dict, unused_list
    from .quotes import quote_dict

    return {
        "schema": SCHEMA,
        "version": __version__,
        "ceilings": [
            {
                "first_day": iso(span.start),
                "last_day": iso(span.end - 1),
                "rate": percent_text(year_value(span)),
                "rule": span.rate.rule.say(lang),
                "quote": quote_dict(span.rate.quote),
                "provisions": list(span.rate.provisions),
            }
            for span in answer.spans
        ],
        "asked": answer.rate.text if answer.rate is not None else None,
        "passes": answer.passes,
        "exceeds": [{"first_day": iso(span.start), "last_day": iso(span.end - 1)} for span in answer.over],
        "notices": notices_list(answer.notices, lang),
        "unused": unused_list(answer.unused, lang),
        "rates": rates_dict(answer.source),
    }


def document_of(answer: Ceilings, lang: str) -> Document:
    """Lay out the answer: the ceilings, whether a rate stands within them, what was assumed."""
    title = Text("民间借贷利率保护上限", "Protected ceiling of private lending").say(lang)
    parts: list[Part] = [Para(title, "title"), _ceilings(answer, lang)]
    if answer.rate is not None:
        parts.append(Para(verdict(answer, lang), "apart"))
    said = [words(notice.message.say(lang)) for notice in answer.notices]
    if answer.unused:
        said.append(words(unused_text(answer.unused).say(lang)))
    if said:
        parts.append(Notices(Text("采用的默认值与提示", "Assumed, and notes").say(lang), tuple(said)))
    return Document("cap", tuple(parts), lang=lang, report=True)


def _ceilings(answer: Ceilings, lang: str) -> Table:
    columns = (
        Column("first", Text("首日", "First day").say(lang)),
        Column("last", Text("末日", "Last day").say(lang)),
        Column("rate", Text("上限%", "Ceiling %").say(lang), figures=True),
        Column("rule", Text("依据", "Rule").say(lang)),
        Column("article", Text("条文", "Article").say(lang)),
    )
    rows = []
    for span in answer.spans:
        keys = span.rate.provisions
        cited = "；".join(provision_text(key, lang) for key in keys)
        article = words(cited, provision(keys[0]).url if len(keys) == 1 else "")
        rate, rule = Cell("rate", year_value(span)), words(span.rate.rule.say(lang))
        rows.append((iso_day(span.start), iso_day(span.end - 1), rate, rule, article))
    return Table("", columns, tuple(rows))


def verdict(answer: Ceilings, lang: str) -> str:
    """Say whether the rate stands within the ceiling, and where it does not."""
    assert answer.rate is not None
    asked = answer.rate.text
    if not answer.over:
        return Text(f"{asked}：各段均未超过上限", f"{asked}: within the ceiling throughout").say(lang)
    return f"{asked}{'：' if lang == 'zh' else ': '}{over_text(answer, lang)}"


def over_text(answer: Ceilings, lang: str) -> str:
    """Say on which days the rate exceeds the ceiling, and what is protected then."""
    pieces = []
    for span in answer.over:
        pieces.append(
            Text(
                f"{iso(span.start)} 至 {iso(span.end - 1)} 超过，只保护 {percent_text(year_value(span))}%",
                f"exceeds it from {iso(span.start)} to {iso(span.end - 1)}: {percent_text(year_value(span))} % is"
                " protected",
            ).say(lang)
        )
    return "；".join(pieces)


def spans_text(answer: Ceilings, lang: str) -> str:
    """Say in one line how high the ceiling is on which days."""
    return ("；" if lang == "zh" else "; ").join(
        f"{iso(span.start)}–{iso(span.end - 1)} {percent_text(year_value(span))}%" for span in answer.spans
    )
