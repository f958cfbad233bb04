"""What can be wrong with a command and with what it is given, each message worded once."""

from __future__ import annotations

from ..base.errors import EXIT_RATES
from ..base.messages import Message, Messages
from ..base.text import Text
from .messages_tables import TABLES

_OTHER_NAME = Text("换一个文件名", "name another file")

MESSAGES = Messages(
    {
        **TABLES,
        "answer-needed": Message(Text("这一项要回答", "this one is needed")),
        "answer-needed/none": Message(Text("没有回答", "no answer")),
        "answer-needed/yes-no": Message(
            Text("“{text}”不是是或否", "“{text}” is neither yes nor no"), Text("写 是 或 否", "write yes or no")
        ),
        "answer-form": Message(
            Text("“{text}”应写成 名称=值", "“{text}” should be NAME=VALUE"),
            Text("例：effective=2024-09-10", "for example effective=2024-09-10"),
        ),
        "option-idle": Message(
            Text("这个命令不用利率表", "this command uses no table of rates"), Text("去掉它", "leave it out")
        ),
        "output-ending/read": Message(
            Text("-o 应为 .yaml 或 .json：{ending}", "-o should be .yaml or .json, not {ending}"),
            Text("例：-o 案件.yaml", "for example -o case.yaml"),
        ),
        "output-ending/schema": Message(
            Text("-o 应为 .json：{ending}", "-o should be .json, not {ending}"),
            Text("例：-o 案件.schema.json", "for example -o case.schema.json"),
        ),
        "output-ending/read-format": Message(
            Text("read 只写案件文件（YAML）或 JSON", "read writes a case file (YAML) or JSON"),
            Text("去掉 --format，或用 --format json", "leave --format out, or use --format json"),
        ),
        "output-folder/read": Message(
            Text("读文件夹要写明放到哪个文件夹：-o 文件夹", "a folder of texts needs a folder to write to: -o FOLDER"),
            Text("例：lpr-calc read 判决 -o 案件", "for example lpr-calc read judgments -o cases"),
        ),
        "usage/click": Message(Text("{message}", "{message}")),
        "option-value/number": Message(
            Text("“{text}”不是 {low} 到 {high} 的整数", "“{text}” is no whole number from {low} to {high}")
        ),
        "option-value/click": Message(Text("值不对：{message}", "{message}")),
        "audit-foreign": Message(
            Text("不是本程序 claim 或 judgment 的结果", "no result of claim or judgment of ours"),
            Text("要 .json、.html 或 .xlsx", "a .json, .html or .xlsx is meant"),
        ),
        "audit-case": Message(
            Text(
                "这份结果（版本 {version}）没有带案件，不能重算",
                "this result (version {version}) carries no case: it cannot be computed again",
            ),
            Text("用案件文件重算，再写 audit 旧结果 新结果", "compute its case file again, then audit OLD NEW"),
        ),
        "audit-kinds": Message(
            Text("一份是 {old}，一份是 {new}，不能比较", "one is of {old}, the other of {new}: they cannot be compared")
        ),
        "audit-number": Message(
            Text("写一份结果，或旧、新两份", "one result is meant, or an old and a new one"),
            Text("例：lpr-calc audit 旧.json 新.json", "for example lpr-calc audit old.json new.json"),
        ),
        "audit-large": Message(
            Text("文件过大，不像是一份结果", "file too large to be a result"), Text("最大 64 MB", "at most 64 MB")
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
        "capitals-form": Message(
            Text("“{text}”不合票据的写法", "“{text}” is not as bills are written"),
            Text("应写“{better}”", "write {better}"),
        ),
        "clock": Message(
            Text("今天是 {today}，早于最新报价 {newest}", "today is {today}, before the newest quote, {newest}"),
            Text("检查系统时间", "check the clock"),
            exit_code=EXIT_RATES,
        ),
        "command-missing": Message(Text("缺少命令", "a command is missing")),
        "command-unknown": Message(Text("没有这个命令", "no such command")),
        "data-folder": Message(
            Text("找不到用户数据目录", "there is no data folder"),
            Text("设置环境变量 LPR_CALC_DATA", "set the environment variable LPR_CALC_DATA"),
        ),
        "dates-order/until": Message(Text("末日早于首日", "the last day is before the first")),
        "extra-missing/mcp": Message(Text("需要 mcp 扩展", "this needs the extra mcp")),
        "tool-unknown": Message(Text("没有这个工具", "no such tool"), Text("可用：{tools}", "one of: {tools}")),
        "field-unknown": Message(
            Text("不认识的字段“{field}”", "unknown field “{field}”"), Text("可用：{known}", "known: {known}")
        ),
        "case-object": Message(
            Text("缺少案件", "the case is missing"),
            Text("case：一个对象，键同案件文件", "case: an object with the keys of a case file"),
        ),
        "part-missing": Message(Text("这个结果没有 {part}", "this result has no {part}")),
        "part-format": Message(
            Text("{part} 只是一段文字", "{part} is a text alone"), Text("写到标准输出或 .txt", "write it to a .txt")
        ),
        "user-file": Message(
            Text("用户配置应是键值", "the user's file should be a mapping"),
            Text("例：lawyer: {{firm: …, name: …}}", "for example lawyer: {{firm: …, name: …}}"),
        ),
        "user-file-key": Message(
            Text("用户配置里不能写“{key}”", "“{key}” does not belong in the user's file"),
            Text(
                "可用：{known}；影响数额的写在案件文件里", "known: {known}; what changes an amount belongs in the case"
            ),
        ),
        "fee-either": Message(
            Text("写金额或案件，二者之一", "state an amount or a case, one of them"),
            Text("amount 或 case", "amount or case"),
        ),
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
        "internal": Message(Text("程序内部错误，请报告：{said}", "internal error, please report it: {said}")),
        "option-missing": Message(Text("缺少这一项", "this is missing")),
        "option-unknown": Message(Text("没有这个选项", "no such option")),
        "option-usage": Message(Text("后面缺少值", "a value is missing after it")),
        "option-value": Message(Text("值不可用", "not an accepted value")),
        "output-ending": Message(
            Text("“{name}”的扩展名不能用", "the ending of “{name}” is not known"),
            Text("可用：.svg、.html、.txt", "known: .svg, .html, .txt"),
        ),
        "output-input": Message(
            Text("标准输出就是本次读取的文件，写入会毁掉它", "standard output is a file that this run reads"),
            Text("换一个文件名", "name another file"),
        ),
        "output-twice": Message(
            Text("两个输出是同一个文件", "two outputs are the same file"), Text("换一个文件名", "name another file")
        ),
        "publisher-empty/reply": Message(Text("文件里没有报价", "the file has no quote"), exit_code=EXIT_RATES),
        "rates-series/lpr": Message(Text("不是 LPR 文件", "not an LPR file")),
        "rates-series/other": Message(
            Text("这是 {series} 的利率文件", "this is a rate file of the series {series}"),
            Text("--series {series}", "--series {series}"),
        ),
        "usage": Message(Text("多余的参数 {extra}", "unexpected argument {extra}")),
        "claimed-sum": Message(
            Text(
                "本金 {principal} 与利息 {interest} 之和不是 {total}",
                "principal {principal} and interest {interest} do not make {total}",
            ),
            Text("三个数只写两个", "state two of the three"),
        ),
        "cost-form": Message(
            Text("“{text}”应写作 名称=金额", "“{text}” should be NAME=AMOUNT"),
            Text("例：--cost 律师费=10000", "for example --cost 律师费=10000"),
        ),
        "extra-missing/format": Message(
            Text("写 .{ending} 需要 office 扩展", "writing .{ending} needs the extra office")
        ),
        "file-unreadable/form": Message(Text("无法读取：{reason}", "cannot read: {reason}")),
        "instalment-form": Message(
            Text("“{text}”应写作 日期=金额", "“{text}” should be DATE=AMOUNT"),
            Text("例：--instalment 2024-06-30=100000", "for example --instalment 2024-06-30=100000"),
        ),
        "interest-form": Message(
            Text("“{text}”不是一项利息", "“{text}” is no entry of interest"),
            Text(
                "例：--interest 12000@2024-06-02，或 --interest base=300000,from=2024-06-03,rate=LPR,limit=50000",
                "for example --interest 12000@2024-06-02, or --interest"
                " base=300000,from=2024-06-03,rate=LPR,limit=50000",
            ),
        ),
        "no-table": Message(
            Text("这种文书没有表格，不能写成 .xlsx", "a document of this kind has no table for an .xlsx"),
            Text("用 .docx、.md 或 .txt", "use .docx, .md or .txt"),
        ),
        "obstacle-form": Message(
            Text("“{text}”应写作 首日..末日", "“{text}” should be FROM..TO"),
            Text("例：--obstacle 2020-02-01..2020-04-08", "for example --obstacle 2020-02-01..2020-04-08"),
        ),
        "option-missing/claimed": Message(
            Text("还要写原告主张的利息或合计", "the interest or the total claimed is missing"),
            Text("--claimed-interest 或 --claimed-total", "--claimed-interest or --claimed-total"),
        ),
        "option-missing/figure": Message(
            Text("缺少这一项", "this is missing"), Text("例：--figure 31887.95", "for example --figure 31887.95")
        ),
        "option-several-loans": Message(
            Text("案件有多笔借款，这个选项不知用于哪一笔", "the case has several loans: which one is this option for?"),
            Text("改在案件文件里写", "state it in the case file"),
        ),
        "option-twice": Message(
            Text("写了不止一次：{said}", "given more than once: {said}"), Text("只写一次", "give it once")
        ),
        "option-unused/judgment": Message(
            Text("不适用于判决", "does not go with a judgment"),
            Text("去掉它，或去掉判决的选项", "leave it out, or the options of a judgment"),
        ),
        "option-unused/table": Message(
            Text("只用于 --table 与 --batch", "goes with --table and --batch only"), Text("去掉它", "leave it out")
        ),
        "options-together": Message(
            Text("{said} 不能一起用", "{said} cannot be given together"), Text("分别运行", "run them one by one")
        ),
        "output-ending/document": Message(
            Text("文书没有 {format} 格式", "a document has no format {format}"),
            Text(
                "可用：text、md、html、json，或 -o 文件.docx、.xlsx、.md、.html、.txt、.json",
                "known: text, md, html, json, or -o FILE.docx, .xlsx, .md, .html, .txt, .json",
            ),
        ),
        "pay-form": Message(
            Text("“{text}”应写作 日期=金额[:用途]", "“{text}” should be DATE=AMOUNT[:FOR]"),
            Text("例：--pay 2022-01-15=50000", "for example --pay 2022-01-15=50000"),
        ),
        "prior-form": Message(
            Text("“{text}”应写作 名称=金额", "“{text}” should be NAME=AMOUNT"),
            Text("例：--prior 职工工资=30万", "for example --prior wages=300000"),
        ),
        "perform-by-twice": Message(
            Text("同一项写了两个履行期限", "two last days of performance for one part"),
            Text(
                "一项一个 --perform-by；分期写 --instalment 日期=金额，可重复",
                "one --perform-by; for instalments --instalment DATE=AMOUNT, repeated",
            ),
        ),
        "suspend-form": Message(
            Text("“{text}”应写作 首日..末日", "“{text}” should be FROM..TO"),
            Text("例：--suspend 2025-01-01..2025-03-01", "for example --suspend 2025-01-01..2025-03-01"),
        ),
        "template": Message(
            Text("文件过大，不像是表格", "too large to be a form"), Text("最大 20 MB", "at most 20 MB")
        ),
        "template/unpacked": Message(
            Text("展开后过大，不像是表格", "too large, once unpacked, to be a form"),
            Text("用 Word 另存为 .docx", "save it anew as .docx"),
        ),
        "topic-unknown": Message(
            Text("没有关于“{topic}”的条文", "no provision about “{topic}”"),
            Text("不带参数列出全部：lpr-calc explain", "list all: lpr-calc explain"),
        ),
        "value-refused/amount": Message(Text("金额“{text}”过大", "amount “{text}” is too large")),
        "word-unknown/convention": Message(
            Text("没有约定“{said}”", "no convention “{said}”"), Text("可用：{dimensions}", "one of: {dimensions}")
        ),
        "word-unknown/of-rates": Message(
            Text("没有期限“{stated}”", "no tenor “{stated}”"), Text("可用：{every}", "one of: {every}")
        ),
        "fee-amount": Message(Text("案件没有可计这种费用的金额", "the case has no amount for this fee")),
        "input-empty": Message(
            Text("标准输入里没有金额", "no amount on standard input"), Text("一行一个金额", "one amount a line")
        ),
        "input-too-large": Message(
            Text("标准输入过大", "too much on standard input"),
            Text("至多 {most_lines} 行、4 MB：分几次", "at most {most_lines} lines and 4 MB: in several runs"),
        ),
        "option-unused/already": Message(
            Text("只用于申请执行费", "goes with the enforcement fee only"),
            Text("加 --for enforce", "add --for enforce"),
        ),
        "option-unused/row": Message(
            Text("表里每一行自有其值，不能用选项写", "each row of the table has its own, no option"),
            Text("写在表的一列里；约定（--count 等）可以固定", "make it a column; conventions (--count …) may be held"),
        ),
        "rows": Message(Text("“{text}”不是期次", "“{text}” names no rows"), Text("例：1-3,22", "for example 1-3,22")),
        "rows-beyond": Message(
            Text("没有第 {number} 期", "there is no row {number}"), Text("末期是第 {most} 期", "the last is {most}")
        ),
        "output-ending/unknown": Message(
            Text("扩展名“{ending}”不对应任何格式", "the ending “{ending}” names no format"),
            Text("可用：{known}，或用 --format 指定", "known: {known}; or state --format"),
        ),
        "output-ending/pdf": Message(
            Text("不直接写 PDF", "PDF is not written directly"),
            Text(
                "用 -o 写成 .html，在浏览器里打印为 PDF（已按 A4 排版）；或写成 .docx，另存为 PDF",
                "write .html with -o and print it to PDF from a browser (it is laid out for A4), or write .docx and"
                " save that as PDF",
            ),
        ),
        "output-ending/format": Message(
            Text(
                "--format {stated} 与扩展名“{ending}”不符", "--format {stated} does not go with the ending “{ending}”"
            ),
            Text("不写 --format，或换扩展名", "drop --format, or choose another ending"),
        ),
        "template/not-form": Message(
            Text("只用于 draft form，并须用 -o 写明 .docx", "only for draft form, with -o FILE.docx"),
            Text(
                "例：draft form 案件.yaml --template 起诉状.docx -o 已填.docx",
                "for example draft form case.yaml --template form.docx -o filled.docx",
            ),
        ),
        "template/other-paper": Message(
            Text("表格不是 --paper 写的那一种", "the form is not the one that --paper names"),
            Text("去掉 --paper：按表格的标题", "leave it out: the form's own heading says it"),
        ),
        "template-told/filled": Message(Text("已填 {number} 栏：{listed}", "filled ({number}): {listed}")),
        "template-told/left": Message(Text("留空 {number} 项：{listed}", "left blank ({number}): {listed}")),
        "template-told/no-place": Message(
            Text("表格里没有位置、没有填的：{listed}", "no place in the form, not filled: {listed}")
        ),
        "option-unused/form": Message(
            Text("只用于 draft form", "goes with draft form only"), Text("去掉它", "leave it out")
        ),
        "word-unknown/form": Message(
            Text("没有“{text}”", "there is no “{text}”"), Text("可用：{words}", "one of: {words}")
        ),
        "option-unused/claims": Message(
            Text("只用于 draft claims", "goes with draft claims only"), Text("去掉它", "leave it out")
        ),
        "word-unknown/claims-form": Message(
            Text("没有“{text}”这种形式", "there is no form “{text}”"),
            Text("可用：请求、主文", "one of: claims, operative"),
        ),
        "option-unused/claim-only": Message(
            Text("不适用于 --judgment", "does not go with --judgment"), Text("去掉它", "leave it out")
        ),
        "option-unused/judgment-only": Message(
            Text("只用于 --judgment", "goes with --judgment only"),
            Text("加上 --judgment，或去掉它", "add --judgment, or leave it out"),
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
