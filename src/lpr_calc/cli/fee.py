"""``lpr-calc fee``."""

from __future__ import annotations

import os
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import fen_text
from ..base.text import Text
from ..compute.fee import FeeStatement, describe_inverse, fees_on, not_halved, note_not_halved, with_already
from ..compute.strict import refuse
from ..law.choices import unused_text
from ..law.fee import KINDS, amounts_for
from ..render.data import delimited, dump
from ..render.model import Document, Para
from ..reports.fee import document_of, render
from ..values.amount import parse_amount
from . import output
from .declared import Declared, argument, choice, fact, flag
from .options import COMMON, rates_of, single

problem = problems_of(__name__)

_HELP = Text(
    """诉讼费用：案件受理费（分档、减半）、保全费、申请执行费、支付令、上诉费，每一档列明。
    AMOUNT 是标的额，或案件文件（标的额取算至起诉日的请求；有判决的，申请执行费按判决计算）。

    \b
    例：
      lpr-calc fee 30万
      lpr-calc fee examples/wang-v-li.yaml --halved
      lpr-calc fee 331887.95 --for claim --yuan truncate
      lpr-calc fee 30万 --for enforce --already 50万
      lpr-calc fee 5800 --inverse""",
    """Court fees: acceptance fee by bands (halved), preservation, enforcement, payment order, appeal; each band shown.
    AMOUNT is an amount, or a case file (the claims up to the day of suit; enforcement by its judgment).

    \b
    Examples:
      lpr-calc fee 300000
      lpr-calc fee examples/wang-v-li.yaml --halved
      lpr-calc fee 331887.95 --for claim --yuan truncate
      lpr-calc fee 300000 --for enforce --already 500000
      lpr-calc fee 5800 --inverse""",
)


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("amount", required=True),
        choice(
            "--for",
            "for_",
            choices=tuple(KINDS),
            help=Text("只看一种：受理费、上诉、保全、执行、支付令", "one kind only"),
        ),
        flag(
            "--halved",
            help=Text(
                "减半交纳（简易程序、调解、撤诉；只减一次）", "halved (summary procedure, mediation, withdrawal; once)"
            ),
        ),
        choice(
            "--yuan",
            choices=("truncate", "round"),
            help=Text("先取整到元（舍去或四舍五入），再减半", "whole yuan first (dropped or rounded), then halved"),
        ),
        fact(
            "--already",
            "AMOUNT",
            Text(
                "执行：此前已执行到位的金额，只算后一段的申请执行费",
                "enforcement: what was brought in before; the fee of the later stage",
            ),
        ),
        flag(
            "--inverse",
            help=Text(
                "AMOUNT 是费用（减半后的加 --halved），倒推标的额",
                "AMOUNT is a fee (say --halved of a halved one): which amount has it",
            ),
        ),
        *COMMON,
    ]
    return Declared("fee", run, _HELP, tuple(params), numbers=True)


def run(given: dict[str, Any], lang: str) -> int:
    """Print the fees. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    kind, yuan = given["for_"] or "", given["yuan"] or ""
    if given["rates"] and (given["inverse"] or not _is_file(given["amount"])):
        from .idle import tell_idle

        tell_idle(["--rates"], given, lang)
    if given["inverse"]:
        return _inverse(given, format_, lang)
    statement = _statement(given, yuan)
    already = single("--already", given)
    if already is not None:
        if kind != "enforce" or "enforce" not in statement.fees:
            raise LprError(problem("option-unused/already", "--already"))
        statement = with_already(statement, _amount(already, "--already"))
    if given["halved"] and kind:
        statement = note_not_halved(statement, kind)
        if given["strict"]:
            refuse((), statement.unused)
    if kind and kind not in statement.fees:
        raise LprError(problem("fee-amount", "--for"))

    def document() -> Document:
        return document_of(statement, kind, given["halved"], lang)

    def data(format_: str) -> str:
        return render(statement, kind, given["halved"], format_, lang)

    output.deliver(given, format_, lang, document, data)
    output.tell_beside(given, format_, lang, statement.notices, statement.unused)
    return 0


def _statement(given: dict[str, Any], yuan: str) -> FeeStatement:
    """Read the argument as an amount, else as a case file."""
    text = given["amount"]
    if _is_file(text):
        from ..casefile.files import read_case_file
        from ..casefile.parse import parse_case
        from ..compute import answer

        today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
        case = parse_case(read_case_file(text), today, loans_needed=False)
        return answer.fees(case, rates_of(given["rates"]), yuan, given["strict"])
    return fees_on(_amount(text), yuan, given["strict"])


def _is_file(text: str) -> bool:
    """Whether the argument is a case file, and no amount."""
    return text == "-" or os.path.splitext(text)[1].lower() in (".yaml", ".yml", ".json") or os.path.isfile(text)


def _amount(text: str, where: str = "AMOUNT") -> int:
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, where, error.hint)) from None


def _inverse(given: dict[str, Any], format_: str, lang: str) -> int:
    from ..reports.data import unused_list

    kind, yuan, halved = given["for_"] or "claim", given["yuan"] or "", given["halved"]
    fee = _amount(given["amount"])
    unused = not_halved(kind) if halved else ()
    if given["strict"]:
        refuse((), unused)

    def document() -> Document:
        said = [describe_inverse(kind, fee, yuan, halved).say(lang)]
        said += [unused_text(unused).say(lang)] if unused else []
        return Document("fee", tuple(Para(line, "plain") for line in said), lang=lang, report=True)

    def data(format_: str) -> str:
        low, high = amounts_for(kind, fee, yuan, halved) or (0, 0)
        found: dict[str, Any] = {
            "schema": "lpr-calc/fee-inverse/1",
            "for": kind,
            "fee": fen_text(fee),
            "halved": halved,
            "from": fen_text(low),
            "to": fen_text(high) if high else None,
            "unused": unused_list(unused, lang),
        }
        if format_ in ("csv", "tsv"):
            keys = ("for", "fee", "from", "to")
            return delimited([keys, [str(found[key] or "") for key in keys]], format_)
        return dump(found, format_)

    output.deliver(given, format_, lang, document, data)
    return 0
