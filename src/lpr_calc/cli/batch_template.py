"""``batch --template FILE.xlsx``: an empty table with headings, drop-downs, one example, and what goes where."""

from __future__ import annotations

from datetime import datetime

from ..base.checking import Any
from ..base.record import Record
from ..base.text import Text
from ..batch.questions import QUESTIONS
from ..casefile.words import WORDS
from .batch_input import need_writer
from .guard import written

_ROWS = 1000
"""So many rows have drop-downs and formats."""


class _Column(Record):
    """A column of a template: its heading, an example, what it holds, what goes there."""

    heading: Text
    example: str
    kind: str
    said: Text


_PAID = "还款|payments|2022-01-15=50000|text|日期=金额，几笔用分号隔开|DATE=AMOUNT, several with semicolons"
_ID = "编号|id|1|text|合同号、借条号或自编的号，不重复|the number of the contract, or your own"
_DEBTOR = "债务人|debtor|李某|text|姓名或名称|the name"
_DUE = "到期日|due|2020-08-31|day|约定应还清的日子，次日起逾期|the day it was to be paid by"
_SIGNED = "合同成立日|signed|2020-08-20|day|决定利率上限|decides the ceiling"
_SPECS = {
    "claim": f"""
{_ID}
{_DEBTOR}
类型|kind|民间借贷/private-lending|word|请求的类型，决定适用的规则|the kind of claim: decides which rules apply
本金|principal|300000|money|实际出借或欠付的本金，元|what was lent or is owed, in yuan
{_SIGNED}
出借日|lent|2020-08-20|day|款项交付之日|the day the money was handed over
{_DUE}
期内利率|rate||text|借款期限内的利率，例：12%、月息2分；没有约定不写|within the term: 12%, 1%/月; empty for none
逾期利率|overdue_rate||text|到期以后的利率，例：4xLPR；没有约定不写|after the due date: 4xLPR, 24%; empty for none
起诉日|filed|2023-06-30|day|起诉之日；没有起诉不写|the day of suit; empty where there is none
{_PAID}
计算至|until|2023-06-30|day|利息算到哪一天；不写是今日|the day computed to; today where empty""",
    "judgment": """
案号|judgment.number|（2023）京0105民初1号|text|判决书的案号|the number of the case
被执行人|debtor|李某|text|姓名或名称|the name
判决本金|judgment.principal|300000|money|判决确定的本金，元|the principal adjudged, in yuan
利率|judgment.interest.rate|LPR|text|一般债务利息的利率；没有判利息不写|of the general interest; empty for none
利息起算日|judgment.interest.from|2023-07-03|day|一般债务利息自哪一天起|the day from which general interest runs
生效日|judgment.effective|2023-12-11|day|判决生效之日|the day it took effect
履行期限届满日|judgment.perform_by|2023-12-21|day|最后一个履行日，次日起加倍|the last day of performance
案件受理费|acceptance fee|2900|money|由被执行人负担的，元|borne by the debtor, in yuan
还款|payments|2024-07-31=100000|text|执行到位的款项：日期=金额|what came in: DATE=AMOUNT
计算至|until|2024-08-30|day|算到哪一天；不写是今日|the day computed to; today where empty""",
    "limitation": f"""
{_ID}
{_DEBTOR}
{_DUE}
催收日期|demands|2022-02-01=EMS|text|日期=方式，几次用分号隔开|DATE=METHOD, several with semicolons
催告到达日|demand received|2022-03-01|text|能证明到达债务人的那几次|days of demands shown to have arrived
{_PAID.replace("2022-01-15=50000", "")}
起诉日|filed||day|起诉之日；没有起诉不写|the day of suit; empty where there is none
生效日|judgment.effective||day|有判决的，生效之日|of a judgment: the day it took effect
履行期限届满日|judgment.perform_by||day|有判决的，最后一个履行日|of a judgment: the last day of performance""",
    "fee": """
案件|title|王某诉李某|text|案件名称|the matter
标的额|amount|300000|money|诉讼请求的金额，元|the amount in issue, in yuan""",
    "cap": f"""
{_ID}
{_SIGNED}
起诉日|filed||day|起诉之日；没有起诉不写|the day of suit; empty where there is none
利率|rate|24%|text|要检验的利率|the rate to test""",
    "read": f"""
{_ID}
判决主文|text|被告李某于本判决生效之日起十日内偿还原告王某借款300000元。|text|一格一份原文|the words, one text a cell
生效日|effective|2023-12-11|day|判决生效之日；没有不写|the day it took effect; empty where unknown""",
}


def _columns(question: str, lang: str) -> list[_Column]:
    """The columns of the template of one question."""
    found = []
    for line in _SPECS[question].strip().splitlines():
        zh, en, example, kind, said, said_en = line.split("|")
        first, _, second = example.partition("/")
        found.append(_Column(Text(zh, en), second if second and lang == "en" else first, kind, Text(said, said_en)))
    return found


def write_template(path: str, questions: tuple[str, ...], lang: str) -> None:
    """Write an empty table for one question, or for several, a sheet each. Raises LprError."""
    need_writer()
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
    for question in questions:
        _sheet(book, question, lang)
    _explanations(book, questions, lang)
    book.close()
    written(path)


def _sheet(book: Any, question: str, lang: str) -> None:
    font = {"font_name": "宋体", "font_size": 10}
    head = book.add_format({**font, "bold": True, "bottom": 1, "bg_color": "#EEEEEE", "text_wrap": True})
    plain, day = book.add_format(font), book.add_format({**font, "num_format": "yyyy-mm-dd"})
    money = book.add_format({**font, "num_format": "#,##0.00"})
    formats = {"day": day, "money": money}
    sheet = book.add_worksheet(QUESTIONS[question].title.say(lang))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for at, column in enumerate(_columns(question, lang)):
        form = formats.get(column.kind, plain)
        sheet.set_column(at, at, 18 if column.kind in ("text", "word") else 14, form)
        sheet.write_string(0, at, column.heading.say(lang), head)
        sheet.write_comment(0, at, column.said.say(lang))
        example = column.example
        if column.kind == "money" and example:
            sheet.write_number(1, at, int(example), money)
        elif column.kind == "day" and example:
            sheet.write_datetime(1, at, datetime.fromisoformat(example), day)
        elif example:
            sheet.write_string(1, at, example, plain)
        if column.kind == "word":
            offered = [names[0] if lang == "zh" else word for word, names in WORDS["kind"].items()]
            sheet.data_validation(1, at, _ROWS, at, {"validate": "list", "source": offered})
        if column.kind == "day":
            rule = {
                "validate": "date",
                "criteria": "between",
                "minimum": datetime(1949, 1, 1),  # noqa: DTZ001
                "maximum": datetime(2200, 12, 31),  # noqa: DTZ001
                "error_message": Text("写日期，例：2020-09-01", "a date, for example 2020-09-01").say(lang),
            }
            sheet.data_validation(1, at, _ROWS, at, rule)


def _explanations(book: Any, questions: tuple[str, ...], lang: str) -> None:
    """One line a column, in one column of cells: no table."""
    sheet = book.add_worksheet(Text("说明", "How to fill it").say(lang))
    sheet.set_column(0, 0, 90)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    lines = [
        Text(
            "第二行是例子，填好后删去。没有的不写。金额写元，或写明单位（30万）。",
            "The second row is an example: delete it. Leave empty what there is none of. Amounts are yuan.",
        ).say(lang)
    ]
    for question in questions:
        lines.append(f"lpr-calc batch FILE.xlsx --for {question}")
        for column in _columns(question, lang):
            example = column.example
            such = Text(f"（例：{example}）", f" (for example {example})").say(lang) if example else ""
            lines.append(f"{column.heading.say(lang)}{'：' if lang == 'zh' else ': '}{column.said.say(lang)}{such}")
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
