"""What can be wrong with the tables that a command reads and writes, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

TABLES: dict[str, Message] = {
    "resume-broken/note": Message(
        Text("断点记录已损坏", "the note of where it stopped is broken"),
        Text("去掉 --resume 重新开始", "start again without --resume"),
    ),
    "resume-broken/part": Message(
        Text("写到一半的结果被删改过", "the half-written result was changed or deleted"),
        Text("去掉 --resume 重新开始", "start again without --resume"),
    ),
    "cell-long": Message(
        Text(
            "第 {number} 行“{heading}”超过 32,767 个字符，.xlsx 的单元格容不下",
            "row {number}, “{heading}”: a cell of .xlsx holds 32,767 characters at most",
        ),
        Text("结果写成 .csv", "write the result as .csv"),
    ),
    "column-unknown/strict": Message(
        Text("不认识的列“{name}”", "unknown column “{name}”"),
        Text("改列名，或 --map {name}= 原样带出", "rename it, or carry it along with --map {name}="),
    ),
    "extra-missing/output": Message(Text("写 .xlsx 需要 office 扩展", "writing .xlsx needs the extra office")),
    "file-unreadable/table": Message(Text("无法读取：{reason}", "cannot read: {reason}")),
    "map-form": Message(
        Text("“{pair}”应写作 表里的列名=键", "“{pair}” should be THEIRS=OURS"),
        Text("例：--map 借款金额=本金", "for example --map amount=principal"),
    ),
    "option-unused": Message(
        Text("{path} 不是工作簿，没有工作表", "{path} is no workbook and has no sheets"),
        Text("去掉它", "leave it out"),
    ),
    "output-busy": Message(
        Text("另一次运行正在写这个文件{who}", "another run is writing this file{who}"),
        Text("等它结束，或换一个文件名", "wait for it, or name another file"),
    ),
    "output-needed": Message(Text("{option} 需要 -o 文件", "{option} needs -o FILE")),
    "resume-other": Message(
        Text(
            "输入、选项、利率表或版本与中断的那次不同",
            "the input, the options, the rates or the version are not those of the interrupted run",
        ),
        Text("去掉 --resume 重新开始", "start again without --resume"),
    ),
    "table-turned": Message(
        Text(
            "这张表的列名竖排在 {column} 列（{named}…），一案一列",
            "the table stands on its side: its headings are in column {column} ({named}…), one claim a column",
        ),
        Text(
            "在表格软件里转置（复制，选择性粘贴，转置），一案一行；只有一案的，用 lpr-calc new 写成案件文件",
            "turn it in the spreadsheet (copy, paste special, transpose): one claim a row; a single claim may be a case"
            " file (lpr-calc new)",
        ),
    ),
    "table-empty": Message(
        Text("表是空的，没有列名", "the table is empty: it has no headings"),
        Text(
            "第一行写列名，例：本金,到期日,计算至",
            "the first row names the columns, for example principal,due,until",
        ),
    ),
    "table-document": Message(
        Text("文档里没有表格", "the document holds no table"),
        Text("表格若是图片，照着录成表格再核对", "a table that is a picture must be typed first"),
    ),
    "table-json": Message(
        Text("不是本程序 claim、judgment 的 JSON 结果", "no JSON result of claim or judgment of ours"),
        Text("对方的表存为 .csv、.xlsx 或 .docx", "save the other side's table as .csv, .xlsx or .docx"),
    ),
    "table-large": Message(Text("文件超过 64 兆", "the file is larger than 64 MB")),
    "table-missing": Message(
        Text("文档里没有“{name}”", "the document has no “{name}”"), Text("有：{names}", "there are: {names}")
    ),
    "table-several": Message(
        Text("有 {count} 张表可能是利息表：{names}", "{count} tables may be the one of interest: {names}"),
        Text("用 --sheet 选定一张，例：--sheet {first}", "choose one with --sheet, for example --sheet {first}"),
    ),
    "table-ending/interest": Message(
        Text("扩展名不是利息表的", "the ending is that of no table of interest"),
        Text(
            "可用：.csv、.tsv、.xlsx、.xls、.ods、.docx，本程序的结果 .json",
            "known: .csv, .tsv, .xlsx, .xls, .ods, .docx, and .json of our own results",
        ),
    ),
    "table-ending/figures": Message(Text("应为 .csv、.tsv 或 .xlsx", "must be .csv, .tsv or .xlsx")),
    "unit-form": Message(
        Text("“{said}”应写作 单位 或 列名=单位，每列一次", "“{said}” should be UNIT or HEADING=UNIT, once a column"),
        Text("例：--unit 万元、--unit 逾期利率=%/月", "for example --unit 万元, --unit overdue_rate=%/month"),
    ),
    "worker-gone": Message(
        Text("一个工作进程被终止了（内存不够？）", "a worker was killed (out of memory?)"),
        Text("减少进程数；写文件的可加 --resume 接着算", "use fewer; with -o, --resume goes on from here"),
    ),
    "column-missing/figure": Message(
        Text("没有 figure（数字）一列", "there is no column figure"),
        Text("该列写对方的利息数字", "it holds the other side's interest"),
    ),
    "column-unit/figure": Message(
        Text("列“{heading}”的单位是{unit}，不是人民币", "the unit of “{heading}” is {unit}, not yuan"),
        Text("换算成人民币", "convert it to yuan"),
    ),
    "option-unused/cases": Message(
        Text("案件文件里没有列，也没有工作表", "case files have no columns and no sheets"),
        Text("去掉它", "leave it out"),
    ),
    "group-tables": Message(
        Text("--group 至多并两张表：借款和还款", "--group joins two tables at most: loans and payments"),
        Text("用 --sheet 选定一张", "choose one with --sheet"),
    ),
    "group-json": Message(
        Text("--group 不用于 JSON 行", "--group does not go with JSON lines"),
        Text("在一行里写 payments: [{{…}}]", "write payments: [{{…}}] in one row"),
    ),
    "group-which": Message(
        Text("看不出哪一张是借款表、哪一张是还款表", "which table is of loans and which of payments is not clear"),
        Text(
            "借款表要有本金，还款表只有编号、还款日期、还款金额",
            "the loans state a principal, the payments a number, a day and a sum alone",
        ),
    ),
    "map-files": Message(
        Text("只能写一个对应文件", "one mapping file at a time"), Text("并成一个", "put them together")
    ),
    "template-ending": Message(
        Text("空表写成 .xlsx", "a template is an .xlsx"), Text("换一个扩展名", "use that ending")
    ),
    "template-input": Message(
        Text("写空表不读表格", "a template is written without an input"), Text("去掉 INPUT", "leave out INPUT")
    ),
    "inputs-several": Message(
        Text(
            "一次只读一张表格，或许多案件文件（.yaml、.json）",
            "one table is read, or many case files (.yaml, .json)",
        ),
        Text("分几次算", "compute them one by one"),
    ),
    "questions": Message(
        Text("不认识的问题“{stated}”", "unknown question “{stated}”"),
        Text("可用：{known}，几个用逗号隔开", "known: {known}; several with commas"),
    ),
    "questions-sheets": Message(
        Text("几个问题的结果各占一张工作表", "the results of several questions are a sheet each"),
        Text("写成 -o 文件.xlsx，或分别计算", "write -o FILE.xlsx, or ask one by one"),
    ),
    "ics-question": Message(
        Text("日历里是期限", "the calendar holds last days"), Text("加 --for limitation", "add --for limitation")
    ),
    "lines-question": Message(
        Text("只有请求和判决有逐段明细", "only claims and judgments have itemised lines"),
        Text("用 --for claim 或 --for judgment", "use --for claim or --for judgment"),
    ),
    "sort-question": Message(
        Text("这些问题没有最后一日，不能按紧迫排列", "these questions have no last day to sort by"),
        Text("用 --for limitation 或 --for judgment", "use --for limitation or --for judgment"),
    ),
    "sort-format": Message(
        Text("按紧迫排列的结果写成 .xlsx、.csv 或 .tsv", "sorted results are .xlsx, .csv or .tsv"),
        Text("换一个扩展名，或去掉 --sort", "use another ending, or drop --sort"),
    ),
}
