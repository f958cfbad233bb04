"""The table of lines: the same lines for a report and for a paper that is filed,
each with its own headings and order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..base.dates import are_apart, iso, zh_date
from ..base.money import fen_text
from ..base.text import Text
from ..compute.statement import Line, share_text
from ..engine.steps import PERCENT, earned
from ..render.model import Aside, Cell, Column, Row, Table, day, fen, iso_day, whole, words
from ..values.rate import percent_text
from .words import UNITS

TITLE = Text("利息明细（首日与末日均为计息日）", "Lines (first and last day both count)")

CARRIED = Text("结转，按所写数额", "carried, as stated")
"""In the place of a rate: interest that was settled up to a day, whose days and rates are not stated."""

_REPORT = {
    "number": Text("#", "#"),
    "loan": Text("借款", "Loan"),
    "kind": Text("种类", "Kind"),
    "first": Text("首日", "First day"),
    "last": Text("末日", "Last day"),
    "days": Text("天数", "Days"),
    "base": Text("基数", "Base"),
    "rule": Text("利率标准", "Rule"),
    "quote": Text("报价日", "Quote"),
    "rate": Text("利率%", "Rate %"),
    "interest": Text("利息", "Interest"),
    "running": Text("累计", "Running"),
}
"""The columns of a report, in its order."""
RUNNING = "SUM({interest^}:{interest})"
"""How a sheet computes the sum so far."""
_REPORT_FIGURES = frozenset(("number", "days", "base", "rate", "interest", "running"))

_PAPER = {
    "number": ("序号", 5),
    "loan": ("", 8),
    "kind": ("种类", 9),
    "base": ("计息基数", 12),
    "first": ("起算日", 14),
    "last": ("截止日", 14),
    "days": ("天数", 6),
    "rule": ("利率标准", 15),
    "rate": ("年利率", 9),
    "interest": ("利息", 11),
    "running": ("累计利息", 12),
    "note": ("备注", 17),
}
"""The columns of a paper (documents.md §3.1), in its order, with their widths."""
_PAPER_FIGURES = frozenset(("base", "rate", "interest", "running"))

Names = Callable[[Line], str]
"""Says a name of a line: of its debt, of its head of interest."""


def report_lines(
    lines: Sequence[Line],
    lang: str,
    left_out: Sequence[str],
    names: Mapping[str, Names],
    spare: Mapping[str, int],
    fixed: Sequence[Mapping[str, Cell]] = (),
    total: int | None = None,
) -> Table:
    """The lines as a report shows them, without the columns ``left_out``.

    ``names`` say the cells of ``loan`` and ``kind``; ``spare`` which columns may go where there is no room; ``fixed``
    are rows before the lines, by column; ``total`` is the sum of all in fen, the last running sum if not stated.
    """
    keys = [key for key in _REPORT if key not in left_out]
    columns = tuple(Column(key, _REPORT[key].say(lang), 0, key in _REPORT_FIGURES, spare.get(key, 0)) for key in keys)
    rows: list[Row] = []
    asides = [Aside()] * len(fixed)
    for number, known in enumerate(fixed, 1):
        rows.append(tuple(whole(number) if key == "number" else known.get(key, words("")) for key in keys))
    for number, line in enumerate(lines, len(rows) + 1):
        cells = {
            **_cells(number, line, names),
            "first": iso_day(line.start),
            "last": iso_day(line.end - 1),
            "rule": words(rule_text(line, lang), f"#{line.provisions[0]}" if line.provisions else ""),
            "quote": iso_day(line.rate.quote.day if line.rate.quote is not None else None),
            "rate": _report_rate(line, lang),
        }
        rows.append(tuple(cells[key] for key in keys))
        asides.append(_aside(line, lang))
    sums = _sums(lines, Text("合计", "Total").say(lang), not {"loan", "kind"} & set(keys), total)
    foot = tuple(sums.get(key, words("")) for key in keys)
    return Table(TITLE.say(lang), columns, tuple(rows), foot, role="lines", asides=tuple(asides))


def paper_lines(
    lines: Sequence[Line],
    names: Mapping[str, Names],
    debt: str = "",
    fixed: Sequence[Mapping[str, Cell]] = (),
    settled: int = 0,
) -> Table:
    """Table A: every line with its days, its rate row and its product; first and last day both counted.

    ``names`` say the cells of ``loan`` (left out where it is not among them), in a column headed ``debt``, and of
    ``kind``; ``fixed`` are rows before the lines, by column, ``settled`` their sum in fen.
    """
    yearly = all(line.rate.unit == "year" for line in lines)
    several = len({names["kind"](line) for line in lines} | {str(known["kind"].value) for known in fixed}) > 1
    keys = [key for key in _PAPER if (key != "loan" or "loan" in names) and (key != "kind" or several)]
    columns = []
    for key in keys:
        title, width = _PAPER[key]
        title = debt if key == "loan" else "利率" if key == "rate" and not yearly else title
        columns.append(Column(key, title, width, key in _PAPER_FIGURES))
    shown: list[dict[str, Cell]] = []
    for number, known in enumerate(fixed, 1):
        shown.append({**dict.fromkeys(keys, words("")), "number": whole(number), **known})
    for number, line in enumerate(lines, len(fixed) + 1):
        formula = product(line)
        cells = {
            **_cells(number, line, names, formula),
            "first": day(line.start),
            "last": day(line.end - 1),
            # The day of the quote stands in the remarks, in the paper's way of writing days.
            "rule": words(rule_text(line, "zh", dated=False)),
            "rate": _paper_rate(line),
            "note": words(_remark(line, bool(formula))),
        }
        shown.append(cells)
    if not any(cells["note"].value for cells in shown):
        keys, columns = keys[:-1], columns[:-1]  # nothing to remark
    rows = tuple(tuple(cells[key] for key in keys) for cells in shown)
    if not rows:
        return Table("利息计算表", tuple(columns), ())
    total = lines[-1].running if lines else settled
    sums = _sums(lines, "合计", not {"loan", "kind"} & set(keys), total)
    foot = tuple(sums.get(key, words("")) for key in keys)
    return Table("利息计算表", tuple(columns), rows, foot, ("interest", total))


def _cells(number: int, line: Line, names: Mapping[str, Names], formula: str = "") -> dict[str, Cell]:
    """The cells of a line that a report and a paper write alike."""
    return {
        "number": whole(number),
        "loan": words(names["loan"](line)) if "loan" in names else words(""),
        "kind": words(names["kind"](line)),
        "days": whole(line.days),
        "base": fen(line.base),
        "interest": fen(line.interest, formula),
        "running": fen(line.running, RUNNING),
    }


def _sums(lines: Sequence[Line], label: str, days: bool, total: int | None) -> dict[str, Cell]:
    """The cells of the row of totals; days add up where one debt bears one kind of interest, on one base a day."""
    if total is None:
        total = lines[-1].running if lines else 0
    sums = {"number": words(label), "interest": fen(total, "SUM({interest^}:{interest$})")}
    if days and are_apart([(line.start, line.end) for line in lines]):
        sums["days"] = whole(sum(line.days for line in lines), "SUM({days^}:{days$})")
    return sums


def rule_text(line: Line, lang: str, dated: bool = True) -> str:
    """The rule of a line in words; a line that was cut shows the agreed rate and the amount cut. Not ``dated`` leaves
    the day of a ceiling's quote out.
    """
    rate = line.rate
    said = rate.rule.say(lang)
    if not dated and rate.quote is not None:
        said = said.replace(f"（{iso(rate.quote.day)} 报价）", "")
    if not rate.agreed:
        limited = Text(
            f"{said}；受总额上限限制，减{fen_text(line.cut)}", f"{said}; a ceiling on the sum cut {fen_text(line.cut)}"
        )
        return limited.say(lang) if line.cut else said
    agreed = rate.agreed[0].rate.rule.say(lang)
    if lang == "en":
        return f"{said}; {agreed} cut by {fen_text(line.cut)}"
    return f"{said}；原{agreed}，减{fen_text(line.cut)}"


def _aside(line: Line, lang: str) -> Aside:
    """The formula of a line; what a ceiling took from it, which then stands below it and not beside its rule."""
    if not line.cut and not line.rate.agreed:
        return Aside(line.formula)
    cut = fen_text(line.cut)
    if line.rate.agreed:
        agreed = line.rate.agreed[0].rate.rule.say(lang)
        below = Text(f"受上限限制：原{agreed}，减 {cut}", f"ceiling: {agreed} cut by {cut}")
    else:
        below = Text(f"受总额上限限制：减 {cut}", f"ceiling on the sum: cut by {cut}")
    formula = line.formula if product(line) else ""
    return Aside(formula, below.say(lang), ("rule", line.rate.rule.say(lang)))


def _report_rate(line: Line, lang: str) -> Cell:
    """The rate in percent; a monthly or daily rate names its unit."""
    rate = line.rate
    if rate.unit == "year":
        return Cell("rate", rate.value)
    return words(f"{percent_text(rate.value)}/{UNITS[rate.unit].say(lang)}")


def _paper_rate(line: Line) -> Cell:
    rate = line.rate
    if rate.unit == "year":
        return Cell("percent", rate.value)
    return words(f"{percent_text(rate.value)}%/{UNITS[rate.unit].zh}")


def _remark(line: Line, has_formula: bool) -> str:
    quoted = f"{zh_date(line.rate.quote.day)}报价" if line.rate.quote is not None else ""
    if has_formula:
        return quoted
    return f"{quoted}{'；' if quoted else ''}{'受上限限制' if line.cut else '累计数之差'}"


def product(line: Line) -> str:
    """The formula that gives a line's interest, "" where its interest is not simply its own product rounded."""
    over, under = 0, 1
    for part, per in line.share:
        over, under = over * per + part * under, under * per
    months = 12 if line.rate.unit == "month" else 1
    if earned(line.base, 2 * line.rate.value * months, over, PERCENT * under) != line.interest:
        return ""
    factor = "{rate}" if line.rate.unit == "year" else _plain(line.rate.value)
    share = share_text(line.share).replace("÷", "/").replace("−", "-").replace(" ", "")
    if len(line.share) == 1 and line.share[0][0] == line.days:
        share = "{days}" + share[len(str(line.days)) :]
    return f"ROUND({{base}}*{factor}{'*12' if months > 1 else ''}*{share},2)"


def _plain(value: int) -> str:
    """A rate (percent × SCALE) as a decimal fraction in full: 0.000175."""
    digits = f"{value:013d}"
    return f"{digits[:-12]}.{digits[-12:]}".rstrip("0").rstrip(".")
