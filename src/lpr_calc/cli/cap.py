"""``lpr-calc cap``."""

from __future__ import annotations

from datetime import date

from ..base.checking import Any
from ..base.text import Text
from ..compute import answer
from ..reports import cap as report
from . import output
from .declared import Declared, fact
from .options import COMMON, rates_of, single

_HELP = Text(
    """民间借贷的利率保护上限：某一天的，或一笔借款自成立之日起逐段的；并回答一个利率是否在上限以内。

    \b
    例：
      lpr-calc cap --signed 2021-06-01 --rate 月息2分
      lpr-calc cap --signed 2019-01-01 --filed 2021-03-01 --rate 24%
      lpr-calc cap --on 2024-08-01""",
    """The protected ceiling of private lending: on a day, or for a loan stretch by stretch from its formation; and whether
    a rate stands within it.

    \b
    Examples:
      lpr-calc cap --signed 2021-06-01 --rate 月息2分
      lpr-calc cap --signed 2019-01-01 --filed 2021-03-01 --rate 24%
      lpr-calc cap --on 2024-08-01""",  # noqa: E501 -- as it is printed
)
_OPTIONS = {
    "--signed": ("DATE", Text("合同成立日（默认同 --on）", "day the contract was formed (default: --on)")),
    "--lent": (
        "DATE",
        Text("出借日（没有写合同成立日的，以它为准）", "day of lending (of formation where that is not stated)"),
    ),
    "--due": (
        "DATE",
        Text("到期日；与出借日一起定贷款基准利率的档次", "due date; with --lent the tier of a benchmark rate"),
    ),
    "--filed": ("DATE", Text("起诉日", "day of suit")),
    "--accepted": ("DATE", Text("受理日（默认同起诉日）", "day the court accepted it (default: as filed)")),
    "--on": ("DATE", Text("看到哪一天（默认今日）", "up to and including this day (default: today)")),
    "--rate": ("RATE", Text("要检验的利率", "the rate to test")),
    "--old-rule": ("YES|NO", Text("是否主张 2020-08-19 以前适用旧司法解释", "whether the earlier rule is requested")),
    "--regime": ("REGIME", Text("auto 或 2020-08", "auto or 2020-08")),
    "--tenor": ("TENOR", Text("1y 或 5y", "1y or 5y")),
}


def declared() -> Declared:
    """Return the command."""
    options = [fact(name, metavar, help_) for name, (metavar, help_) in _OPTIONS.items()]
    return Declared("cap", run, _HELP, (*options, *COMMON))


def run(given: dict[str, Any], lang: str) -> int:
    """Print the ceiling; return 1 where the tested rate exceeds it on any day. Raises LprError."""

    stated = {name.lstrip("-").replace("-", "_"): single(name, given) for name in _OPTIONS}
    facts = {key: value for key, value in stated.items() if value is not None}
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    ceilings = answer.ceiling(facts, today, rates_of(given["rates"], carried=True), given["strict"])
    format_ = output.chosen_format(given["format_"], given["output"])
    output.deliver(
        given,
        format_,
        lang,
        lambda: report.document_of(ceilings, lang),
        lambda format_: report.render(ceilings, format_, lang),
    )
    if not given["quiet"] and format_ in ("csv", "tsv"):
        output.tell(ceilings.notices, lang, False)
    return 0 if ceilings.passes is not False else 1
