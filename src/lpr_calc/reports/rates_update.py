"""What ``rates update`` found and did, for people and for programs."""

from __future__ import annotations

from datetime import date

from .. import __version__
from ..base.errors import Problem
from ..base.money import fen_text
from ..base.text import Text
from ..rates.revise import Change
from ..render.data import dump

SCHEMA = "lpr-calc/rates-update/1"
_KINDS = {
    "new": Text("新报价", "new"),
    "altered": Text("旧行改动", "altered"),
    "inserted": Text("旧行之间多出", "inserted"),
    "gone": Text("旧行缺失", "gone"),
}


def render_update(
    changes: tuple[Change, ...],
    failed: tuple[Problem, ...],
    newest: date,
    written: str,
    refused: bool,
    dry: bool,
    format_: str,
    lang: str,
) -> str:
    """Return the differences, oldest first, then what was done about them."""
    if format_ == "json":
        document = {
            "schema": SCHEMA,
            "version": __version__,
            "changes": [
                {
                    "kind": c.kind,
                    "date": c.day.isoformat(),
                    "before": _dict(c.before),
                    "after": _dict(c.after),
                    "source": c.source or None,
                }
                for c in changes
            ],
            "known_through": newest.isoformat(),
            "written": written or None,
            "refused": refused,
            "notes": [problem.say(lang) for problem in failed],
        }
        return dump(document, "json")
    out = [
        Text(
            f"历史接口未取得数据，改用图表接口：{p.say('zh')}",
            f"the history endpoint failed, the chart endpoint was used: {p.say('en')}",
        ).say(lang)
        for p in failed
    ]
    for change in changes:
        said = _KINDS[change.kind].say(lang)
        before, after = _pair(change.before), _pair(change.after)
        if before:
            out.append(f"- {change.day}  {before}  {said}")
        if after:
            out.append(f"+ {change.day}  {after}  {said if not before else ''}".rstrip())
    out.append(_done(changes, newest, written, refused, dry).say(lang))
    return "\n".join(out) + "\n"


def _done(changes: tuple[Change, ...], newest: date, written: str, refused: bool, dry: bool) -> Text:
    if not changes and written:
        return Text(
            f"原来的表已损坏，重新写入 {written}，最新报价 {newest}",
            f"the table was broken; written anew to {written}, newest quote {newest}",
        )
    if not changes:
        return Text(f"没有新报价：最新一次是 {newest}", f"nothing new: the newest quote is {newest}")
    if refused:
        return Text(
            "没有写入：旧行会被改动；核对公告后，确要改动的加 --allow-revision",
            "nothing written: old rows would change; check the announcements, then add --allow-revision",
        )
    if dry:
        return Text("没有写入（--dry-run）", "nothing written (--dry-run)")
    return Text(f"已写入 {written}，最新报价 {newest}", f"written to {written}, newest quote {newest}")


def _dict(values: dict[str, int]) -> dict[str, str] | None:
    return {tenor: fen_text(value) for tenor, value in values.items()} or None


def _pair(values: dict[str, int]) -> str:
    return "  ".join(f"{tenor} {fen_text(value)}" for tenor, value in values.items())
