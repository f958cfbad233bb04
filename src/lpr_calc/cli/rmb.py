"""``lpr-calc rmb``."""

from __future__ import annotations

from typing import Any

import click

from ..errors import LprError, Problem, Refused
from ..money import fen_text
from ..record import Text
from ..rmb import CAPITALS, LARGEST_YUAN, capitals
from ..values import parse_amount, plain, shown
from . import output
from .command import Command
from .options import common_options

_HELP = Text(
    """小写金额转大写，大写转小写；写两个则核对是否一致（不一致退出码 1）。大写只读合乎《正确填写票据和结算凭证的基本规定》的写法。

    \b
    例：
      lpr-calc rmb 331887.95
      lpr-calc rmb 人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分
      lpr-calc rmb 331887.95 叁拾叁万壹仟捌佰捌拾柒元玖角伍分""",
    """Figures to capital form and back; two of them are compared (exit code 1 where they differ). Capitals are read only
    in the spellings the rules for bills allow.

    \b
    Examples:
      lpr-calc rmb 331887.95
      lpr-calc rmb 人民币叁拾叁万壹仟捌佰捌拾柒元玖角伍分
      lpr-calc rmb 331887.95 叁拾叁万壹仟捌佰捌拾柒元玖角伍分""",
)


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    params = [click.Argument(["amount"]), click.Argument(["other"], required=False), *common_options(lang)]
    return Command("rmb", callback, _HELP, params, lang)


def run(given: dict[str, Any], lang: str) -> int:
    """Print the other form, or whether two forms agree (1 where not). Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    fen = _read(given["amount"], "AMOUNT")
    other = _read(given["other"], "OTHER") if given["other"] is not None else fen
    spelled = f"人民币{capitals(fen)}"
    if format_ in ("json", "jsonl"):
        from ..reports.data import dump

        found: dict[str, Any] = {"schema": "lpr-calc/rmb/1", "amount": fen_text(fen), "capitals": spelled}
        if given["other"] is not None:
            found |= {"other": fen_text(other), "agree": fen == other}
        text = dump(found, format_)
    elif given["other"] is None:
        text = f"{fen_text(fen) if _is_capital(given['amount']) else spelled}\n"
    elif fen == other:
        text = Text(f"一致：{fen_text(fen)} 元，{spelled}\n", f"they agree: {fen_text(fen)}, {spelled}\n").say(lang)
    else:
        first, second = fen_text(fen), fen_text(other)
        text = Text(f"不一致：{first} 元与 {second} 元\n", f"they differ: {first} and {second}\n").say(lang)
    output.write(text, given["output"])
    return 0 if fen == other else 1


def _is_capital(text: str) -> bool:
    return not CAPITALS.isdisjoint(plain(text)) and not any(c.isdigit() for c in plain(text))


def _read(text: str, where: str) -> int:
    try:
        fen = parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, where, error.hint)) from None
    if fen > LARGEST_YUAN * 100 + 99:
        message = Text(f"金额“{shown(text)}”过大", f"amount “{shown(text)}” is too large")
        raise LprError(Problem("value-refused", message, where))
    return fen
