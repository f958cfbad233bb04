"""The options of ``lpr-calc batch``."""

from __future__ import annotations

from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..batch.questions import QUESTIONS
from ..values.text import shown
from .declared import LANG, Parameter, argument, choice, flag, option
from .table_options import table_options

problem = problems_of(__name__)

ABOUT = Text(
    """批量计算：一行一案，结果加在行尾，次序不变。INPUT 为 .csv、.tsv、.jsonl、.xlsx，或 -（标准输入，CSV），
    或许多案件文件。列名用案件文件的键（中文、英文都行）；认不出的列原样带出。有错的行留在结果里并写明 error，
    不影响其他行。

    \b
    例：
      lpr-calc batch examples/batch.csv -o 结果.csv
      lpr-calc batch 欠款.xlsx -o 结果.xlsx --errors 待改.xlsx --lines 明细.xlsx
      lpr-calc batch 判决.xlsx --for judgment,limitation --on 2026-12-31 -o 一览.xlsx
      lpr-calc batch 案件/*.yaml --for limitation -o 期限.xlsx --ics 期限.ics --sort urgency""",
    """Many claims: one row, one result at its end, order kept. INPUT is .csv, .tsv, .jsonl, .xlsx or - (CSV on standard
    input), or many case files. Headings are case-file keys, Chinese or English; other columns are carried along. A bad
    row stays, with its error, and stops no other.

    \b
    Examples:
      lpr-calc batch examples/batch.csv -o out.csv
      lpr-calc batch loans.xlsx -o out.xlsx --errors mend.xlsx --lines lines.xlsx
      lpr-calc batch judgments.xlsx --for judgment,limitation --on 2026-12-31 -o list.xlsx
      lpr-calc batch cases/*.yaml --for limitation -o last-days.xlsx --ics last-days.ics --sort urgency""",
)


def batch_options() -> list[Parameter]:
    """Return the parameters."""
    return [
        argument("input", takes="all", metavar="INPUT...", unless="template"),
        option(
            "--for",
            "for_",
            default="claim",
            metavar="QUESTION",
            listed=tuple(QUESTIONS),
            help=Text(
                f"每行回答什么：{'、'.join(QUESTIONS)}（默认 claim）；几个用逗号隔开，写进 .xlsx 各占一张表",
                f"what is asked of every row: {', '.join(QUESTIONS)} (default claim); several with commas, each a sheet"
                " of an .xlsx",
            ),
        ),
        option(
            "--on",
            default="",
            metavar="DATE",
            help=Text("各行都看到（算至）这一天", "the day for all rows: computed to, or looked at"),
        ),
        option(
            "-o",
            "--output",
            metavar="FILE",
            help=Text(
                "结果文件，格式按扩展名；不写则标准输出", "the result, format by its ending; default standard output"
            ),
        ),
        option(
            "--errors",
            metavar="FILE",
            help=Text(
                "有错和有提示的行：原来的列，加行号与原因，改好可再算",
                "rejected rows and those with warnings: the input's own columns, row number and reason, to mend and"
                " run again",
            ),
        ),
        option(
            "--lines",
            metavar="FILE",
            help=Text("每案的逐段明细（附件用）", "the itemised lines of every claim (for the annex)"),
        ),
        option(
            "--ics",
            metavar="FILE",
            help=Text("日历文件：尚未届满的期限（--for limitation）", "a calendar file of the last days to come"),
        ),
        choice(
            "--sort",
            "sort",
            choices=("urgency",),
            help=Text("按紧迫排列：最后一日近的在前", "most urgent first: by the last day to come"),
        ),
        option(
            "--template",
            metavar="FILE",
            help=Text("写一张空表（.xlsx）：列名、下拉、一行例子和说明", "write an empty table (.xlsx) to fill in"),
        ),
        flag(
            "--group",
            help=Text(
                "一行一笔还款（或出借）的表：同一编号的行并为一案；也可给借款表、还款表两张",
                "rows that are payments or disbursements: those of one number are one claim; or a table of loans and"
                " one of payments",
            ),
        ),
        flag(
            "--round",
            "rounded",
            help=Text("金额的小数多于两位的，取最近的一分", "amounts of more decimals than fen: take the nearest"),
        ),
        flag("--force", help=Text("替换已有的文件", "replace files that exist")),
        option(
            "--workers",
            takes="number",
            between=(1, 64),
            default=1,
            metavar="N",
            help=Text("进程数（默认 1）", "processes (default 1)"),
        ),
        flag("--resume", help=Text("接着中断的那次算", "go on with an interrupted run")),
        *table_options(),
        option(
            "--encoding",
            default="",
            metavar="NAME",
            help=Text(
                "输入的编码（默认自动识别 UTF-8、GB18030）",
                "encoding of the input (default: UTF-8 or GB18030, recognised)",
            ),
        ),
        choice(
            "--format",
            "format_",
            choices=("csv", "tsv", "jsonl"),
            help=Text("标准输出的格式（默认同输入）", "format on standard output (default: the input's)"),
        ),
        choice(
            "--headings",
            choices=("words", "keys"),
            help=Text(
                "结果列的名字：words 用表头的语言，keys 用程序的键（默认：.xlsx 用 words，其余用 keys）",
                "names of the columns of results: words in the language of the table, or keys for programs (default:"
                " words in an .xlsx, else keys)",
            ),
        ),
        option("--rates", metavar="FILE", help=Text("使用自己的利率文件", "use your own rate file")),
        flag(
            "--strict",
            help=Text(
                "有关键假定的行即报错；认不出的列即报错",
                "reject rows with assumptions that matter, and unknown columns",
            ),
        ),
        flag("--no-color", help=Text("不用颜色", "no colour")),
        flag(
            "-q",
            "--quiet",
            help=Text("不在标准错误上输出进度与小结", "no progress and no summary"),
        ),
        LANG,
    ]


def questions_of(stated: str) -> tuple[str, ...]:
    """Read ``--for``: one question, or several with commas. Raises LprError."""
    names = [name.strip().lower() for name in stated.replace("，", ",").replace("、", ",").split(",")]
    unknown = [name for name in names if name not in QUESTIONS]
    if unknown or len(set(names)) != len(names):
        known = "、".join(QUESTIONS)
        raise LprError(
            problem("questions", "--for", stated=shown(stated), known=Text(known, known.replace("、", ", ")))
        )
    return tuple(names)
