"""A sum divided among several creditors, laid out for people and for programs."""

from __future__ import annotations

from .. import __version__
from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..compute.distribution import Distribution, Taking
from ..compute.security import KINDS
from ..render.data import delimited, dump, safe_cell
from ..render.model import Cell, Column, Document, Pairs, Para, Parts, Row, Table, fen, whole, words
from .notices import notice_blocks
from .persons_tables import article

SCHEMA = "lpr-calc/distribution/1"
STEPS = {
    "costs": Text("执行费用、变价费用", "costs of enforcement and sale"),
    "prior": Text("其他优先债权", "other claim with priority"),
    **KINDS,
    "ordinary": Text("普通债权", "ordinary claim"),
    "doubled": Text("加倍部分", "doubled part"),
}
_COLUMNS = ("step", "kind", "creditor", "claim", "received", "left", "provision")


def render(found: Distribution, format_: str, lang: str) -> str:
    """Return the distribution as ``json``, ``jsonl``, ``csv`` or ``tsv`` (its steps)."""
    if format_ in ("json", "jsonl"):
        return dump(as_dict(found, lang), format_)
    rows = [list(_COLUMNS)]
    rows += [[str(_step(one)[name]) for name in _COLUMNS] for one in found.takings]
    return delimited(rows, format_, safe_cell)


def as_dict(found: Distribution, lang: str) -> dict[str, Any]:
    """Return the distribution as plain data: amounts as decimal text, keys stable."""
    from .data import notices_list, provision_dict, rates_dict, unused_list

    return {
        "schema": SCHEMA,
        "version": __version__,
        "debtor": found.debtor,
        "sum": fen_text(found.terms.sum_),
        "net": fen_text(found.net),
        "distributed": fen_text(sum(found.received)),
        "surplus": fen_text(found.surplus),
        "order": found.order,
        "doubled": found.doubled,
        "steps": [_step(one) for one in found.takings],
        "creditors": [
            {
                "creditor": one.creditor,
                "case": one.file,
                "until": iso(one.until),
                "claim": fen_text(one.total),
                "received": fen_text(received),
                "left": fen_text(max(one.total - received, 0)),
            }
            for one, received in zip(found.claims, found.received, strict=True)
        ],
        "provisions": [provision_dict(key) for key in found.provisions],
        "notices": notices_list(found.notices, lang),
        "unused": unused_list(found.unused, lang),
        "rates": rates_dict(found.claims[0].rates),
    }


def _step(one: Taking) -> dict[str, Any]:
    return {
        "step": one.place,
        "kind": one.kind,
        "creditor": one.creditor,
        "claim": fen_text(one.claim),
        "received": fen_text(one.received),
        "left": fen_text(one.claim - one.received),
        "provision": one.provision,
    }


def document_of(found: Distribution, lang: str) -> Document:
    """Lay out the distribution: the sum, every step with who takes what, what each creditor gets and is still owed."""
    head: list[tuple[str, Cell]] = [
        (Text("被执行人", "Debtor").say(lang), words(found.debtor)),
        (Text("分配的金额", "Sum").say(lang), words(fen_comma(found.terms.sum_))),
        (Text("扣除费用后", "Less costs").say(lang), words(fen_comma(found.net))),
    ]
    laid: Parts = (
        Para(Text("执行款分配表", "Distribution").say(lang), "title"),
        Pairs("", tuple(pair for pair in head if pair[1].text)),
        _steps(found, lang),
        _creditors(found, lang),
        *notice_blocks((), found.notices, found.provisions, lang, found.unused),
    )
    return Document("distribution", laid, lang=lang, report=True)


def _steps(found: Distribution, lang: str) -> Table:
    columns = (
        Column("step", Text("次序", "Step").say(lang), figures=True),
        Column("kind", Text("项目", "For").say(lang)),
        Column("creditor", Text("债权人", "Creditor").say(lang)),
        Column("claim", Text("参加分配", "Claim").say(lang), figures=True),
        Column("received", Text("分得", "Gets").say(lang), figures=True),
        Column("left", Text("未得", "Short").say(lang), figures=True, spare=2),
        Column("basis", Text("依据", "Basis").say(lang), spare=1),
    )
    rows = []
    for one in found.takings:
        said = STEPS[one.kind].say(lang)
        if one.right is not None and one.right.maximum is not None:
            most = fen_comma(one.right.maximum).removesuffix(".00")
            said += Text(f"（最高债权额 {most}）", f" (maximum {most})").say(lang)
        row = (
            whole(one.place),
            words(said),
            words(one.creditor),
            fen(one.claim),
            fen(one.received),
            fen(one.claim - one.received),
            article(one.provision),
        )
        rows.append(row)
    paid = fen(sum(one.received for one in found.takings))
    foot: Row = (words(Text("合计", "Total").say(lang)), words(""), words(""), words(""), paid, words(""), words(""))
    return Table(Text("分配次序（元）", "Steps (yuan)").say(lang), columns, tuple(rows), foot)


def _creditors(found: Distribution, lang: str) -> Table:
    columns = (
        Column("creditor", Text("债权人", "Creditor").say(lang)),
        Column("case", Text("案件文件", "Case file").say(lang), spare=2),
        Column("until", Text("计算至", "Computed to").say(lang), spare=1),
        Column("claim", Text("债权", "Claim").say(lang), figures=True),
        Column("received", Text("分得", "Gets").say(lang), figures=True),
        Column("left", Text("未受偿", "Still owed").say(lang), figures=True),
    )
    rows = tuple(
        (
            words(one.creditor),
            words(one.file),
            words(iso(one.until)),
            fen(one.total),
            fen(received),
            fen(max(one.total - received, 0)),
        )
        for one, received in zip(found.claims, found.received, strict=True)
    )
    total = sum(one.total for one in found.claims)
    left = sum(max(one.total - got, 0) for one, got in zip(found.claims, found.received, strict=True))
    foot: Row = (
        words(Text("合计", "Total").say(lang)),
        words(""),
        words(""),
        fen(total),
        fen(sum(found.received)),
        fen(left),
    )
    title = Text(f"各债权人（余款 {fen_comma(found.surplus)} 元）", f"Creditors ({fen_comma(found.surplus)} left over)")
    return Table(title.say(lang), columns, rows, foot)
