"""Court fees laid out for people and for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..compute.fee import FeeStatement
from ..law.fee import Fee
from ..render.data import delimited, dump
from ..render.model import Cell, Column, Document, Pairs, Para, Parts, Row, Table, fen, words
from .notices import notice_blocks

NAMES = {
    "claim": Text("案件受理费", "acceptance fee"),
    "appeal": Text("上诉案件受理费（按不服部分）", "appeal fee (on the part appealed)"),
    "preserve": Text("保全费", "preservation fee"),
    "enforce": Text("申请执行费", "enforcement fee"),
    "order": Text("支付令申请费（受理费的三分之一）", "payment order (a third of the acceptance fee)"),
}


def as_dict(statement: FeeStatement, shown: str, halved: bool, lang: str) -> dict[str, Any]:
    """Return the fees as plain data (contract §6), with how each amount and each fee is made."""
    from .data import notices_list, provision_dict, unused_list

    fees = statement.fees
    main = fees.get(shown) or next(iter(fees.values()))
    return {
        "schema": "lpr-calc/fee/1",
        "version": __version__,
        "for": main.kind,
        "amount": fen_text(main.amount),
        **{kind: fen_text(fees[kind].fee) if kind in fees else None for kind in NAMES},
        "halved": fen_text(fees["claim"].halved) if "claim" in fees else None,
        "payable": fen_text(main.halved if halved and main.halved else main.fee),
        "yuan": statement.yuan or None,
        "base": {
            name: [{"name": part.say(lang), "amount": fen_text(amount)} for part, amount in parts]
            for name, parts in statement.bases.items()
        },
        "bands": [
            {
                "over": fen_text(band.start),
                "to": fen_text(band.end) if band.end else None,
                "part": fen_text(band.part),
                "rate": fen_text(band.rate) if band.start else None,
                "fee": _exact_text(band.fee),
            }
            for band in main.bands
        ],
        "limited": main.limited,
        "notices": notices_list(statement.notices, lang),
        "unused": unused_list(statement.unused, lang),
        "provisions": [provision_dict(key) for key in _cited(_listed(statement, shown))],
    }


def render(statement: FeeStatement, shown: str, halved: bool, format_: str, lang: str) -> str:
    """Return the fees as ``json``, ``jsonl``, ``csv`` or ``tsv``."""
    if format_ in ("csv", "tsv"):
        rows: list[tuple[str, ...]] = [("fee", "amount", "full", "halved")]
        rows += [
            (fee.kind, fen_text(fee.amount), fen_text(fee.fee), fen_text(fee.halved) if fee.halved else "")
            for fee in _listed(statement, shown)
        ]
        return delimited(rows, format_)
    return dump(as_dict(statement, shown, halved, lang), format_)


def document_of(statement: FeeStatement, shown: str, halved: bool, lang: str) -> Document:
    """Lay out the fees: what they are charged on, each fee, the bands of the one asked for (else of the claim)."""
    main = statement.fees.get(shown) or next(iter(statement.fees.values()))
    head = []
    for name, parts in statement.bases.items():
        title = Text("标的额", "Amount") if name == "claim" else Text("执行金额", "To be enforced")
        total = fen_comma(sum(amount for _, amount in parts))
        made_of = " + ".join(f"{part.say(lang)} {fen_comma(amount)}" for part, amount in parts)
        whole = Text(f"{total}（{made_of}）", f"{total} ({made_of})").say(lang)
        head.append((title.say(lang), words(whole if len(parts) > 1 else total)))
    summary: list[tuple[str, Cell]] = []
    listed = _listed(statement, shown)
    for fee in listed:
        summary.append((NAMES[fee.kind].say(lang), fen(fee.fee)))
        if fee.halved:
            summary.append((Text("　减半交纳", "  halved").say(lang), fen(fee.halved)))
    if halved and main.halved:
        summary.append((Text("应交（减半）", "Payable (halved)").say(lang), fen(main.halved)))
    laid: Parts = (
        Para(Text("诉讼费用", "Court fees").say(lang), "title"),
        Pairs("", tuple(head)),
        _bands(main, lang),
        Pairs(Text("费用（元）", "Fees (yuan)").say(lang), tuple(summary), True),
        *notice_blocks((), statement.notices, _cited(listed), lang, statement.unused),
    )
    return Document("fee", laid, lang=lang, report=True)


def _listed(statement: FeeStatement, shown: str) -> list[Fee]:
    """The fee asked for, else all; an appeal only when asked for, for its amount is the part appealed."""
    if shown:
        return [fee for fee in statement.fees.values() if fee.kind == shown]
    return [fee for fee in statement.fees.values() if fee.kind != "appeal"]


def _cited(fees: list[Fee]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for fee in fees for key in fee.provisions))


def _bands(fee: Fee, lang: str) -> Table:
    columns = (
        Column("band", Text("档次（元）", "Band (yuan)").say(lang)),
        Column("part", Text("本档金额", "Part").say(lang), figures=True),
        Column("rate", Text("费率", "Rate").say(lang), figures=True),
        Column("fee", Text("费用", "Fee").say(lang), figures=True),
    )
    rows = []
    for band in fee.bands:
        low = _round_yuan(band.start)
        limits = Text(f"{low} 以上", f"above {low}")
        if band.end:
            limits = Text(f"{low}～{_round_yuan(band.end)}", f"{low} to {_round_yuan(band.end)}")
        rate = f"{fen_text(band.rate).rstrip('0').rstrip('.')}%" if band.start else Text("每件", "flat").say(lang)
        rows.append((words(limits.say(lang)), fen(band.part), words(rate), _exact(band.fee)))
    total = words(Text("合计", "Total").say(lang))
    exact = sum(band.fee for band in fee.bands)
    limited = Text("，以最高额为限", ", limited to the maximum").say(lang)
    last = words(f"{_exact(exact).text}{limited}") if fee.limited else _exact(exact)
    foot: Row = (total, fen(fee.amount), words(""), last)
    return Table(NAMES[fee.kind].say(lang), columns, tuple(rows), foot)


def _exact(units: int) -> Cell:
    """Ten-thousandths of a fen: an amount, or text where it has parts of a fen."""
    return words(_exact_text(units, ",")) if units % 10_000 else fen(units // 10_000)


def _round_yuan(fen: int) -> str:
    return fen_comma(fen).removesuffix(".00")


def _exact_text(units: int, comma: str = "") -> str:
    """Ten-thousandths of a fen as yuan: two decimals, more where the exact figure has more."""
    whole, rest = divmod(units, 1_000_000)
    return f"{whole:{comma}}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')}"
