"""``lpr-calc rates update``: ask the publisher, show the difference, write the user's table."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import EXIT_RATES, LprError, Problem, Refused, problems_of
from ..base.text import Text
from ..rates.builtin import builtin_lpr
from ..values.date import parse_date
from . import output
from .declared import Declared, Parameter, choice, flag, option
from .guard import cannot_write
from .options import updated_table
from .rates_shared import few_options
from .userdata import table_path

if TYPE_CHECKING:
    from ..rates.files import RateFile
    from ..rates.publisher import Announced

problem = problems_of(__name__)

_ABOUT = Text(
    """向发布机构（全国银行间同业拆借中心）取新的报价，列出差异，写入用户数据目录；此后各命令都用这张表，并写明用的是哪张表。
    这是唯一联网的命令。已有的行不改动，除非加 --allow-revision；改回随程序发布的历史不需要。反常的报价（变动超过 0.50、
    五年期低于一年期、一月两次、日期在将来）不写入，除非用 --accept 写明那一行的日期。退出码：0 完成，1 有旧行需要改动而未获允许，3 未取得数据。

    \b
    例：
      lpr-calc rates update --dry-run
      lpr-calc rates update --from-file 保存的答复.json""",  # noqa: E501 -- as it is printed
    """Ask the publisher (CFETS) for new quotes, show the difference, write the table in your data folder; every later
    command uses it and says so. The only command that uses the network. Old rows never change without --allow-revision,
    but for the way back to the packaged history. An odd quote (a step of more than 0.50, 5y below 1y, two in a month, a day
    to come) is not written unless --accept names its day.
    Exit code: 0 done, 1 an old row would change and may not, 3 no data.

    \b
    Examples:
      lpr-calc rates update --dry-run
      lpr-calc rates update --from-file saved-reply.json""",  # noqa: E501 -- as it is printed
)
_OVERLAP = timedelta(days=300)
"""How far back the publisher's history is compared with the table."""


def accept_option() -> Parameter:
    """Return the option that names a row which is taken in although it is odd."""
    return option(
        "--accept",
        takes="texts",
        metavar="DATE",
        help=Text(
            "这一天的报价虽然反常（变动超过 0.50、五年期低于一年期、日期在将来）仍然采用，可重复",
            "take in the quote of this day although it is odd (a step over 0.50, 5y below 1y, a day to come),"
            " repeatable",
        ),
    )


def accepted_days(given: dict[str, Any], today: date) -> list[date]:
    """Return the days named by ``--accept``. Raises LprError."""
    try:
        return [parse_date(text, today) for text in given["accept"]]
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, "--accept", error.hint)) from None


def declared() -> Declared:
    """Return the command."""
    params = [
        option(
            "--from-file",
            metavar="FILE",
            help=Text(
                "不联网，读保存的答复（LprHis 或 LprChrtCSV 的 JSON）或利率文件（YAML）",
                "no network: read a saved reply (JSON of LprHis or LprChrtCSV) or a rate file (YAML)",
            ),
        ),
        flag("--dry-run", help=Text("只列差异，不写文件", "show the difference, write nothing")),
        flag("--allow-revision", help=Text("允许改动已有的行", "let old rows change")),
        accept_option(),
        option(
            "--timeout",
            takes="number",
            between=(1, 600),
            default=20,
            metavar="SECONDS",
            help=Text("等待一次答复的秒数（默认 20）", "seconds to wait for an answer (default 20)"),
        ),
        choice(
            "--format",
            "format_",
            choices=("text", "json"),
            default="text",
            help=Text("输出格式", "output format"),
        ),
        *few_options(),
    ]
    return Declared("update", run, _ABOUT, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Update the table and say what changed; return the exit code. Raises LprError."""
    from ..rates.doubt import doubts, leads_back, refuse_doubtful, rows_after
    from ..rates.publisher import HOST
    from ..rates.revise import days_after, differences, require_current, revised
    from ..reports.rates_update import render_update

    path = own_table()
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    base, broken = base_table(path)
    rows, since, until, failed = _announced(base, given, today)
    accepted = accepted_days(given, today)
    changes = differences(base, rows, since, until, today)
    revising = [change for change in changes if change.revises and not leads_back(change, base, builtin_lpr(), today)]
    refused = bool(revising) and not given["allow_revision"]
    days = days_after(base, changes)
    if not given["from_file"] and not refused:
        require_current(days, today, HOST)
    text = revised(base, changes)
    if not refused:
        refuse_doubtful(
            doubts(rows_after(base, changes), [change.day for change in changes], today),
            accepted,
            given["from_file"] or HOST,
        )
        prove(text, path, today, given["quiet"], lang)
    written = ""
    if (changes or broken) and not refused and not given["dry_run"]:
        put_table(path, text, given["quiet"], lang)
        written = path
    output.write(
        render_update(changes, failed, days[-1], written, refused, given["dry_run"], given["format_"], lang), None
    )
    return 1 if refused else 0


def own_table() -> str:
    """Return where the user's table lies or is to lie. Raises LprError where there is no such place."""
    path = table_path()
    if not path:
        raise LprError(problem("data-folder", "LPR_CALC_DATA"))
    return path


def put_table(path: str, text: str, quiet: bool, lang: str, keep: bool = True) -> None:
    """Write a table; with ``keep``, the user's, kept beside it where the new text does not go on from it.

    Raises LprError.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise LprError(problem("cannot-write/no-file", path))
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    except OSError as error:
        raise cannot_write(str(error.filename or path), error) from None
    kept = _kept(path) if keep else ""
    output.replace_file(path, text.encode(), own=True)
    if kept and not quiet:
        said = Text(
            f"原来的利率表不能用（有错，或比随附的旧），留作 {kept}",
            f"the table that was there could not be used (broken, or older than the packaged one): kept as {kept}",
        )
        sys.stderr.write(f"{said.say(lang)}\n")


def _kept(path: str) -> str:
    """Copy the user's table beside it where it is not what an update goes on from; return the name, "" for none."""
    if not os.path.exists(path) or _usable(path) is not None:
        return ""
    try:
        with open(path, "rb") as file:
            content = file.read()
        for number in range(1, 1000):
            name = f"{path}.bak{number if number > 1 else ''}"
            if os.path.exists(name):
                with open(name, "rb") as file:
                    if file.read() == content:
                        return name
                continue
            with open(name, "xb") as file:
                file.write(content)
            return name
    except OSError as error:
        raise cannot_write(str(error.filename or path), error) from None
    return ""


def base_table(path: str) -> tuple[RateFile, bool]:
    """Return the table in use, the user's where there is a good one, else the packaged one;
    and whether it was broken.
    """
    from ..rates.files import parse_rates
    from ..tables.files import read_data

    broken = False
    try:
        own = _usable(path, refuse=True)
        if own is not None:
            return own, False
    except LprError:
        broken = True  # What this command mends.
    return parse_rates(read_data("lpr_rates.yaml"), "lpr_rates.yaml"), broken


def _usable(path: str, refuse: bool = False) -> RateFile | None:
    """Return the user's table where it is in use; None where it is broken (``refuse``:
    raises LprError), old, or not there.
    """
    from ..rates.files import parse_rates
    from ..values.textfile import read_rate_text

    try:
        return parse_rates(read_rate_text(path), path) if updated_table() is not None else None
    except LprError:
        if refuse:
            raise
        return None


def _announced(
    base: RateFile, given: dict[str, Any], today: date
) -> tuple[list[Announced], date, date, tuple[Problem, ...]]:
    """Return the publisher's rows, the first and last day for which they are whole, and what failed first."""
    from ..rates.publisher import HOST

    name = given["from_file"]
    if name:
        rows = _from_file(name)
        return rows, rows[0].day, rows[-1].day, ()
    from ..rates.update import fetch

    newest = date.fromordinal(builtin_lpr().known_through)
    # A row of the user's for a day to come does not make the clock wrong; the packaged table does.
    since = max(base.rows[0].day, min(base.rows[-1].day, today) - _OVERLAP)
    if today < newest:
        raise LprError(problem("clock", today=today, newest=newest))
    rows, failed = fetch(since, today, given["timeout"], HOST)
    return rows, since, today, failed


def _from_file(name: str) -> list[Announced]:
    """Read a saved reply, or a rate file that somebody else updated."""
    from ..rates.files import parse_rates
    from ..rates.publisher import Announced, read_reply
    from ..values.textfile import read_rate_text, shown_name

    text = read_rate_text(name)
    name = shown_name(name)
    if text.lstrip().startswith(("{", "<")) or not text.strip():
        rows = read_reply(text, name)
    else:
        file = parse_rates(text, name)
        if file.problems or file.series != "lpr":
            raise LprError(*(file.problems or (problem("rates-series/lpr", name),)))
        rows = [Announced(row.day, row.values, row.source) for row in file.rows]
    if not rows:
        raise LprError(problem("publisher-empty/reply", name))
    return rows


def prove(text: str, name: str, today: date, quiet: bool, lang: str, exit_code: int = EXIT_RATES) -> None:
    """Refuse a table that `rates check` would refuse; where it differs from the packaged history, say so."""
    from ..rates.check import check_rates

    findings = [f for f in check_rates(text, name, today, builtin_lpr()).findings if f.level == "error"]
    wrong = [finding for finding in findings if finding.rule != "history"]
    if wrong:
        raise LprError(*(Problem(f"rates-{f.rule}", f.message, f"{name} {f.row}", f.hint, exit_code) for f in wrong))
    for finding in () if quiet else findings:
        sys.stderr.write(f"{name}: {finding.message.say(lang)}\n")
