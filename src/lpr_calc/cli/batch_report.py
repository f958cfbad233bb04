"""What a batch says on standard error: how the table was read, the rows that were rejected, what was assumed,
the sums.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, problems_of
from ..base.money import fen_comma, fen_text
from ..base.text import Text
from ..batch.columns import InputColumn
from ..batch.heads import Head
from ..batch.jobs import Job, language_of
from ..batch.places import without_options
from ..batch.questions import NAMES, QUESTIONS, SOON
from ..casefile.headings import bare, read_heading, shown_heading
from ..casefile.table_keys import kind_of
from ..values.text import shown
from .batch_doubles import SHOWN

if TYPE_CHECKING:
    from ..batch.sheets import Chosen

problem = problems_of(__name__)


def tell_head(
    parts: Sequence[Sequence[InputColumn]],
    head: Head,
    sheet: Chosen | None,
    given: dict[str, Any],
    place: str,
    lang: str,
    more: Sequence[Text] = (),
) -> None:
    """Say which sheet and which row the headings are, the units applied, and the columns that are carried along under
    every question.

    The last are refused under ``--strict`` (LprError).
    """
    columns = parts[0]
    said: list[Text] = [*more, *(sheet.said if sheet is not None else ())]
    if head.titles or head.rows > 1:
        rows = str(head.line) if head.rows == 1 else f"{head.line - 1}–{head.line}"
        above = Text(
            f"，其上 {len(head.titles)} 行是标题" if head.titles else "",
            f"; the {len(head.titles)} above it are titles" if head.titles else "",
        )
        said.append(
            Text(
                f"表头在第 {rows} 行{above.zh}",
                f"the headings are in row{'s' if head.rows > 1 else ''} {rows}{above.en}",
            )
        )
    said += unit_words(columns, head, given["units"])
    several = [_carried(part, given, place) for part in parts] if head.line else []
    carried = [name for name in several[0] if all(name in others for others in several)] if several else []
    if carried:
        names = [shown(name) for name in carried]
        said.append(
            Text(
                f"不是案件的键，原样带出的列：{'、'.join(names)}",
                f"no case-file keys, carried along: {', '.join(names)}",
            )
        )
    if not given["quiet"]:
        for text in said:
            sys.stderr.write(f"{text.say(lang)}\n")


def unit_words(columns: Sequence[InputColumn], head: Head, stated: Sequence[str]) -> list[Text]:
    """Say which unit is applied to which columns; ``stated`` are the words of ``--unit``, which go before a title."""
    units: dict[str, list[str]] = {}
    for column in columns:
        # Instalments may stand in a column of due dates; that is not worth a word.
        if column.unit is not None and (column.own or kind_of(column.key) != "due"):
            unit = column.unit
            units.setdefault(unit.text or f"每{unit.period}", []).append(shown_heading(column.heading))
    said = [
        Text(
            f"按单位“{shown(unit)}”读取的列：{'、'.join(names)}",
            f"columns read in the unit “{shown(unit)}”: {', '.join(names)}",
        )
        for unit, names in units.items()
    ]
    if head.unit is not None:
        over = next((word.strip() for word in stated if "=" not in word), "")
        but = (
            Text(f"；--unit 写明 {shown(over)}，按它读取", f"; --unit states {shown(over)} and goes before it")
            if over
            else Text("", "")
        )
        said.insert(
            0,
            Text(
                f"标题写明单位：{shown(head.unit_text)}{but.zh}",
                f"the title states a unit: {shown(head.unit_text)}{but.en}",
            ),
        )
    rows = [shown_heading(column.heading) for column in columns if column.units]
    if rows:
        said.append(
            Text(
                f"逐行按单位列读取金额：{'、'.join(rows)}",
                f"amounts are read row by row in the unit of: {', '.join(rows)}",
            )
        )
    return said


def _carried(columns: Sequence[InputColumn], given: dict[str, Any], place: str) -> list[str]:
    """Return the columns that are no case-file keys. Raises LprError for them under ``--strict``."""
    mapped = {bare(pair.partition("=")[0]) for pair in given["renamed"]}
    names = [c.heading.strip() for c in columns if not c.key and not c.units and c.left is None and not c.ours]
    unknown = [name for name in names if name and bare(name) not in mapped]
    if given["strict"]:
        refused = [name for name in unknown if read_heading(name).role != "harmless"]
        if refused:
            raise LprError(*(problem("column-unknown/strict", place, name=shown(name)) for name in refused))
    return unknown


def tell_found(
    said: list[str],
    rejected: int,
    assumed: dict[str, Text],
    doubles: dict[str, list[int]],
    lang: str,
    of_files: bool = False,
) -> None:
    """Name the first rejected rows, the ids that stand on several rows, and every assumption met, once.

    ``of_files``: the rows are case files, with keys in the place of columns.
    """
    for line in said:
        sys.stderr.write("".join(c if c.isprintable() else "�" for c in line) + "\n")
    if rejected > len(said):
        more = rejected - len(said)
        sys.stderr.write(
            Text(f"还有 {more} 行有错，见结果的 error 列\n", f"{more} more rejected rows: see the column error\n").say(
                lang
            )
        )
    for name, lines in list(doubles.items())[:SHOWN]:
        listed = "、".join(map(str, lines[:SHOWN])) + ("…" if len(lines) > SHOWN else "")
        sys.stderr.write(
            Text(
                f"编号“{shown(name)}”出现了 {len(lines)} 次（第 {listed} 行），每行各算一案\n",
                f"the id “{shown(name)}” stands {len(lines)} times (rows {listed.replace('、', ', ')}): each row is a"
                " claim of its own\n",
            ).say(lang)
        )
    if len(doubles) > SHOWN:
        sys.stderr.write(
            Text(
                f"还有 {len(doubles) - SHOWN} 个重复的编号\n", f"{len(doubles) - SHOWN} more ids stand several times\n"
            ).say(lang)
        )
    if assumed:
        sys.stderr.write(Text("采用的默认值与提示（各只说一次）：\n", "Assumed (each said once):\n").say(lang))
        for text in assumed.values():
            sys.stderr.write(f"- {without_options(text.say(lang), lang, of_files)}\n")


_ASIDE = (
    ("total", Text("合计行", "total")),
    ("note", Text("附注行", "note")),
    ("blank", Text("空行", "blank")),
    ("heading", Text("重复的表头", "repeated heading")),
)
_TELL = {
    "claim": (),
    "judgment": ("principal", "general_interest", "doubled_part", "total"),
    "limitation": (),
    "fee": ("fee_base", "fee_claim", "fee_preserve", "fee_enforce"),
    "cap": (),
    "read": (),
}
_SAY = {
    "principal": Text("判决本金", "principal adjudged"),
    "running": Text("进行中", "running"),
    "expired": Text("已届满", "over"),
    "open": Text("已过较早的末日", "past the earlier day"),
    "pending": Text("程序进行中", "pending"),
    "judged": Text("已有判决", "judged"),
    "unlimited": Text("无期限", "without a period"),
    "not-begun": Text("尚未起算", "not begun"),
    "kept": Text("已在期间内主张", "kept in time"),
    "within": Text("在上限以内", "within the ceiling"),
    "over": Text("超过上限", "over the ceiling"),
    "understood": Text("读懂", "understood"),
    "asks": Text("待答", "asking"),
    "unread": Text("没有读全", "not read whole"),
    "unasked": Text("没有写利率", "no rate stated"),
    "none": Text("没有上限", "no ceiling"),
}


def totals(state: dict[str, Any], questions: Sequence[str]) -> list[tuple[str, Text, int, str]]:
    """Return what an office reports: question, label, value, and whether that is ``money`` (fen) or a ``count``."""
    found: list[tuple[str, Text, int, str]] = []
    sums: dict[str, int] = state.get("sums", {})
    for question in questions:
        if question == "claim":
            found.append((question, Text("本金合计", "principal"), state["principal"], "money"))
            found.append((question, Text("利息合计", "interest"), state["interest"], "money"))
        for name in _TELL[question]:
            label = _SAY.get(name) or NAMES[name]
            found.append((question, label, sums.get(f"{question}.{name}", 0), "money"))
        if question in ("limitation", "cap", "read"):
            own = [name.partition(".")[2] for name in sums if name.startswith(f"{question}.")]
            found += [(question, _SAY[name], sums[f"{question}.{name}"], "count") for name in _SAY if name in own]
        if question == "limitation":
            for days in SOON:
                label = Text(f"{days} 天内届满", f"within {days} days")
                found.append((question, label, sums.get(f"limitation.within_{days}", 0), "count"))
    return found


def summary_rows(state: dict[str, Any], job: Job) -> list[tuple[str, str, str]]:
    """Return the sheet of totals of a workbook: label, value, and what that is."""
    lang = language_of(job)
    questions = [part.question for part in job.parts]
    rows = [
        (Text("行数", "Rows").say(lang), str(state["rows"]), "count"),
        (Text("算得", "Computed").say(lang), str(state["rows"] - state["rejected"]), "count"),
        (Text("拒绝", "Rejected").say(lang), str(state["rejected"]), "count"),
        (Text("有提示", "With warnings").say(lang), str(state["warned"]), "count"),
    ]
    before = ""
    for question, label, value, kind in totals(state, questions):
        if question != before:
            rows.append((QUESTIONS[question].title.say(lang), "", "text"))
            before = question
        rows.append((label.say(lang), fen_text(value) if kind == "money" else str(value), kind))
    if job.on:
        rows.append((Text("各行看到", "As of").say(lang), job.on, "text"))
    return rows


def summary(state: dict[str, Any], questions: Sequence[str], seconds: Any, lang: str) -> None:
    """Say how many rows were computed, rejected and warned of, which were no claims, and the sums."""
    rows, rejected, internal = state["rows"], state["rejected"], state.get("internal", 0)
    warned = state.get("warned", 0)
    noticed = Text(
        f"，有提示 {warned}（见 notices 列）" if warned else "",
        f", {warned} with warnings (column notices)" if warned else "",
    )
    skipped = [(label, state["sums"].get(f"aside.{name}", 0)) for name, label in _ASIDE]
    if any(count for _, count in skipped):
        said = Text(
            "、".join(f"{label.zh} {count} 行" for label, count in skipped if count),
            ", ".join(f"{count} {label.en} row{'s' if count > 1 else ''}" for label, count in skipped if count),
        )
        sys.stderr.write(Text(f"略过{said.zh}\n", f"left aside: {said.en}\n").say(lang))
    spent = f"{seconds:.1f}"
    zh, en = [], []
    title = ""
    for question, label, value, kind in totals(state, questions):
        figure = fen_comma(value) if kind == "money" else str(value)
        name = QUESTIONS[question].title if len(questions) > 1 and question != title else Text("", "")
        title = question
        zh.append(f"{name.zh}{'：' if name.zh else ''}{label.zh} {figure}{' 元' if kind == 'money' else ''}")
        en.append(f"{name.en}{': ' if name.en else ''}{label.en} {figure}{' yuan' if kind == 'money' else ''}")
    sys.stderr.write(
        Text(
            f"共 {rows} 行：计算 {rows - rejected}，拒绝 {rejected}{noticed.zh}；{'，'.join(zh)}；用时 {spent} 秒\n",
            f"{rows} rows: {rows - rejected} computed, {rejected} rejected{noticed.en}; {', '.join(en)}; {spent} s\n",
        ).say(lang)
    )
    if internal:
        sys.stderr.write(
            Text(
                f"拒绝的行中有 {internal} 行是程序内部错误，不是数据的错：请把这些行和 error 列的文字报告给 lpr-calc\n",
                f"{internal} of the rejected rows are internal errors, not errors of the data: please report them,"
                " with the words of the column error\n",
            ).say(lang)
        )
