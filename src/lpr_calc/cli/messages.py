"""What can be wrong with a command and with what it is given, each message worded once."""

from __future__ import annotations

from ..base.errors import EXIT_RATES
from ..base.messages import Message, Messages
from ..base.text import Text

_OTHER_NAME = Text("换一个文件名", "name another file")

MESSAGES = Messages(
    {
        "usage/click": Message(Text("{message}", "{message}")),
        "option-value/click": Message(Text("值不对：{message}", "{message}")),
        "resume-broken/note": Message(
            Text("断点记录已损坏", "the note of where it stopped is broken"),
            Text("去掉 --resume 重新开始", "start again without --resume"),
        ),
        "resume-broken/part": Message(
            Text("写到一半的结果被删改过", "the half-written result was changed or deleted"),
            Text("去掉 --resume 重新开始", "start again without --resume"),
        ),
        "option-dash": Message(
            Text("开头是破折号，不是选项的 --", "a dash of a word processor, not the hyphens of an option"),
            Text("写作 {option}", "write {option}"),
        ),
        "option-dash/inside": Message(
            Text("选项里的横线不是半角的 -", "the dashes within the option are no hyphens"),
            Text("写作 {option}", "write {option}"),
        ),
        "value-refused/quote": Message(
            Text("“{quote}”不是报价", "“{quote}” is no quote"),
            Text("百分数，至多两位小数，例：3.85", "percent with at most two decimals, for example 3.85"),
        ),
        "rates-source/option": Message(
            Text("来源“{source}”不是网址", "the source “{source}” is no address"),
            Text("写报价公告的网址", "the address of the announcement"),
        ),
        "output-input/table": Message(
            Text("这是输入文件，写入会丢失其中的行", "this is the input: its rows would be lost"), _OTHER_NAME
        ),
        "output-input/read": Message(
            Text("这是本次要读的文件，写入会丢失其内容", "this run reads that file: what it holds would be lost"),
            _OTHER_NAME,
        ),
        "cannot-write": Message(Text("无法写出：{said}", "cannot write: {said}")),
        "cannot-write/no-file": Message(
            Text(
                "不是普通文件（目录、管道或设备），没有写入",
                "no regular file (a folder, a pipe or a device): nothing was written",
            )
        ),
        "cell-long": Message(
            Text(
                "第 {number} 行“{heading}”超过 32,767 个字符，.xlsx 的单元格容不下",
                "row {number}, “{heading}”: a cell of .xlsx holds 32,767 characters at most",
            ),
            Text("结果写成 .csv", "write the result as .csv"),
        ),
        "clock": Message(
            Text("今天是 {today}，早于最新报价 {newest}", "today is {today}, before the newest quote, {newest}"),
            Text("检查系统时间", "check the clock"),
            exit_code=EXIT_RATES,
        ),
        "column-unknown/strict": Message(
            Text("不认识的列“{name}”", "unknown column “{name}”"),
            Text("改列名，或 --map {name}= 原样带出", "rename it, or carry it along with --map {name}="),
        ),
        "command-missing": Message(Text("缺少命令", "a command is missing")),
        "command-unknown": Message(Text("没有这个命令", "no such command")),
        "data-folder": Message(
            Text("找不到用户数据目录", "there is no data folder"),
            Text("设置环境变量 LPR_CALC_DATA", "set the environment variable LPR_CALC_DATA"),
        ),
        "dates-order/until": Message(Text("末日早于首日", "the last day is before the first")),
        "extra-missing/output": Message(Text("写 .xlsx 需要 office 扩展", "writing .xlsx needs the extra office")),
        "file-exists": Message(
            Text("文件已经存在，没有改动{what}", "the file exists and was left alone{what}"),
            Text("换一个文件名，或加 --force 替换", "choose another name, or replace it with --force"),
        ),
        "file-sheets": Message(
            Text(
                "这个工作簿里还有工作表 {named}，替换会丢掉它们；没有改动",
                "this workbook holds other sheets ({named}) that would be lost; it was left alone",
            ),
            Text("换一个文件名", "name another file"),
        ),
        "file-unreadable/input": Message(
            Text("无法读取：{reason}", "cannot read: {reason}"), Text("检查文件名", "check the name")
        ),
        "file-unreadable/file": Message(Text("无法读取：{said}", "cannot read: {said}")),
        "file-unreadable/table": Message(Text("无法读取：{reason}", "cannot read: {reason}")),
        "internal": Message(Text("程序内部错误，请报告：{said}", "internal error, please report it: {said}")),
        "map-form": Message(
            Text("“{pair}”应写作 表里的列名=键", "“{pair}” should be THEIRS=OURS"),
            Text("例：--map 借款金额=本金", "for example --map amount=principal"),
        ),
        "option-missing": Message(Text("缺少这一项", "this is missing")),
        "option-unknown": Message(Text("没有这个选项", "no such option")),
        "option-unused": Message(
            Text("{path} 不是工作簿，没有工作表", "{path} is no workbook and has no sheets"),
            Text("去掉它", "leave it out"),
        ),
        "option-usage": Message(Text("后面缺少值", "a value is missing after it")),
        "option-value": Message(Text("值不可用", "not an accepted value")),
        "output-busy": Message(
            Text("另一次运行正在写这个文件{who}", "another run is writing this file{who}"),
            Text("等它结束，或换一个文件名", "wait for it, or name another file"),
        ),
        "output-ending": Message(
            Text("“{name}”的扩展名不能用", "the ending of “{name}” is not known"),
            Text("可用：.svg、.txt", "known: .svg, .txt"),
        ),
        "output-input": Message(
            Text("标准输出就是本次读取的文件，写入会毁掉它", "standard output is a file that this run reads"),
            Text("换一个文件名", "name another file"),
        ),
        "output-needed": Message(Text("{option} 需要 -o 文件", "{option} needs -o FILE")),
        "output-twice": Message(
            Text("两个输出是同一个文件", "two outputs are the same file"), Text("换一个文件名", "name another file")
        ),
        "publisher-empty/reply": Message(Text("文件里没有报价", "the file has no quote"), exit_code=EXIT_RATES),
        "rates-series/lpr": Message(Text("不是 LPR 文件", "not an LPR file")),
        "rates-series/other": Message(
            Text("这是 {series} 的利率文件", "this is a rate file of the series {series}"),
            Text("--series {series}", "--series {series}"),
        ),
        "resume-other": Message(
            Text(
                "输入、选项、利率表或版本与中断的那次不同",
                "the input, the options, the rates or the version are not those of the interrupted run",
            ),
            Text("去掉 --resume 重新开始", "start again without --resume"),
        ),
        "table-empty": Message(
            Text("表是空的，没有列名", "the table is empty: it has no headings"),
            Text(
                "第一行写列名，例：本金,到期日,计算至",
                "the first row names the columns, for example principal,due,until",
            ),
        ),
        "table-ending/figures": Message(Text("应为 .csv、.tsv 或 .xlsx", "must be .csv, .tsv or .xlsx")),
        "unit-form": Message(
            Text(
                "“{said}”应写作 单位 或 列名=单位，每列一次", "“{said}” should be UNIT or HEADING=UNIT, once a column"
            ),
            Text("例：--unit 万元、--unit 逾期利率=%/月", "for example --unit 万元, --unit overdue_rate=%/month"),
        ),
        "usage": Message(Text("多余的参数 {extra}", "unexpected argument {extra}")),
        "worker-gone": Message(
            Text("一个工作进程被终止了（内存不够？）", "a worker was killed (out of memory?)"),
            Text("减少进程数；写文件的可加 --resume 接着算", "use fewer; with -o, --resume goes on from here"),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
