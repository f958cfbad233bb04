"""What can be wrong with a table of claims, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

_ANEW = Text("用表格软件另存为 .xlsx", "save it anew as .xlsx")

MESSAGES = Messages(
    {
        "sheet-broken/row": Message(
            Text(
                "行号“{number}”不对：应在上一行 {before} 之后，至多 {last}",
                "the row number “{number}” cannot be: after {before}, at most {last}",
            ),
            _ANEW,
        ),
        "sheet-broken/reference": Message(
            Text(
                "单元格地址“{reference}”不对，在第 {row} 行", "the cell reference “{reference}” cannot be, in row {row}"
            ),
            _ANEW,
        ),
        "sheet-broken/columns": Message(
            Text("第 {row} 行超过 {last} 列", "row {row} has more than {last} columns"), _ANEW
        ),
        "sheet-broken/cell": Message(
            Text(
                "第 {row} 行有一格超过 {largest:,} 个字符", "a cell of row {row} has more than {largest:,} characters"
            ),
            _ANEW,
        ),
        "sheet-broken/wide": Message(
            Text("第 {row} 行等很多行比列名宽得多", "row {row} and many others are far wider than the heading"),
            Text("删去表格右边的内容", "delete what stands to the right of the table"),
        ),
        "cell-nul": Message(
            Text("这一行含有空字符（NUL）或无法识别的字符", "this row holds a NUL or a character that cannot be read"),
            Text("删去它", "take it out"),
        ),
        "cap-loans": Message(
            Text("有几笔借款，各有各的上限", "there are several loans, each with a ceiling of its own"),
            Text("用一行一笔的表格", "use a table of one loan a row"),
        ),
        "cell-list": Message(Text("“{text}”无法识别", "cannot read “{text}”")),
        "json-row": Message(
            Text("不是 JSON 对象：{text}", "no JSON object: {text}"), Text("每行一个 {{…}}", "one {{…}} a line")
        ),
        "rows-apart": Message(Text("{why}", "{why}")),
        "loan-half": Message(
            Text(
                "{names} 说的是借款，借款的本金没有写（判决本金不是它）",
                "{names}: of a loan, whose principal is not stated (that of the judgment is another)",
            ),
            Text("加一列 本金，或 {carry} 原样带出", "add a column principal, or carry it along with {carry}"),
        ),
        "row-width": Message(
            Text("应有 {width} 列，实有 {count} 列", "{width} columns expected, {count} found"),
            Text("含逗号的单元格要加引号", "a cell with a comma in it needs quotes"),
        ),
        "sheet-broken": Message(
            Text("不是 .xlsx 工作簿，或已损坏、加密", "no .xlsx workbook, or broken, or encrypted"), _ANEW
        ),
        "sheet-broken/lacking": Message(
            Text("工作簿里没有工作表“{sheet}”的内容", "the workbook lacks the sheet “{sheet}”"), _ANEW
        ),
        "sheet-broken/large": Message(
            Text("{part} 展开后有 {size} MB，不像是表格", "{part} unpacks to {size} MB: no table does"),
            Text("删去空白的行和列，或另存为 .csv", "delete the blank rows and columns, or save it as .csv"),
        ),
        "sheet-broken/repeated": Message(
            Text(
                "写了 {written:,} 格，却要占 {places:,} 格，不像是表格",
                "{written:,} cells are written and take the places of {places:,}: no table does",
            ),
            Text(
                "删去空白或重复的行和列，或另存为 .xlsx",
                "delete blank or repeated rows and columns, or save it as .xlsx",
            ),
        ),
        "sheet-broken/empty": Message(Text("工作簿里没有工作表", "the workbook has no sheet"), _ANEW),
        "sheet-broken/memory": Message(
            Text("文字过多，内存放不下", "it holds more text than fits into memory"),
            Text("另存为 .csv 再算", "save it as .csv and compute that"),
        ),
        "sheet-missing": Message(
            Text("没有工作表“{name}”，有：{names}", "there is no sheet “{name}”; there are: {names}"),
            Text("写出工作表的名字", "name one of them"),
        ),
        "column-ask": Message(
            Text("列“{said}”可能是 {may}{odd}", "the column “{said}” may be {may}{odd}"),
            Text("写明是哪一项：{ways}；不参与计算则 {carry}", "say which: {ways}; if it is for none, {carry}"),
        ),
        "column-missing": Message(
            Text("没有本金一列", "there is no column of principal"),
            Text(
                "列名写 principal 或 本金，或用 --map 列名=principal",
                "name it principal or 本金, or use --map NAME=principal",
            ),
        ),
        "column-missing/judgment": Message(
            Text("没有判决本金一列", "there is no column of the principal adjudged"),
            Text(
                "列名写 判决本金 或 本金，或用 --map 列名=judgment.principal",
                "name it principal or judgment.principal, or use --map NAME=judgment.principal",
            ),
        ),
        "column-missing/limitation": Message(
            Text("没有到期日、判决的履行期限届满日或生效日一列", "no column starts a period of limitation"),
            Text(
                "列名写 到期日、还款方式（分期）、催收日期（无期限）、履行期限届满日 或 生效日，或用 --map 列名=到期日",
                "name it due, repayment (by instalments), demands (no term agreed), judgment.perform_by or"
                " judgment.effective, or use --map NAME=due",
            ),
        ),
        "column-missing/fee": Message(
            Text("没有标的额一列", "there is no column of amounts"),
            Text("列名写 标的额，或用 --map 列名=amount", "name it amount, or use --map NAME=amount"),
        ),
        "column-missing/cap": Message(
            Text("没有合同成立日或利率一列", "there is no column of signing days or rates"),
            Text("列名写 合同成立日、利率，或用 --map 列名=signed", "name it signed or rate, or use --map NAME=signed"),
        ),
        "column-missing/read": Message(
            Text("没有要读的文字一列", "there is no column of texts"),
            Text("列名写 判决主文 或 text，或用 --map 列名=text", "name it text, or use --map NAME=text"),
        ),
        "empty/text": Message(
            Text("这一行没有文字", "the row has no text"), Text("写判决主文、请求或借条的文字", "paste the words")
        ),
        "text-open": Message(
            Text(
                "文字没有读全或有待答，没有计算：{said}",
                "the text is not read whole or asks, nothing is computed: {said}",
            ),
            Text(
                "看 --for read 一表；把答案写成一列（如 生效日），或先用 lpr-calc read 写成案件文件",
                "see the sheet of --for read; answer in a column (effective), or make a case file with lpr-calc read",
            ),
        ),
        "text-differs": Message(
            Text("这一行写 {row}，文字写 {text}", "the row says {row}, the text {text}"),
            Text("核对后只留一个", "check which, and leave one"),
        ),
        "column-missing/named": Message(Text("表里没有列“{theirs}”", "the table has no column “{theirs}”")),
        "column-second": Message(
            Text("写了第二债务人，第一债务人没有写，或已是几人", "a second debtor, and no single first one"),
            Text("债务人一列写一人，债务人二写另一人", "one name under 债务人, the other under 债务人二"),
        ),
        "column-one": Message(
            Text(
                "只有一列，各列要用逗号或制表符分开",
                "there is one column only: columns are separated by commas or tabs",
            ),
            Text("另存为 CSV（逗号分隔）", "save it as CSV with commas"),
        ),
        "column-result": Message(
            Text(
                "列名“{name}”是结果列的名字，原来的数会丢失",
                "“{name}” is the name of a column of results: what it holds would be lost",
            ),
            Text("换一个列名", "give it another name"),
        ),
        "column-several": Message(
            Text("有 {count} 列叫“{theirs}”", "{count} columns are called “{theirs}”"),
            Text("写出列名全文，连同单位", "write the whole heading, with its unit"),
        ),
        "column-twice": Message(
            Text("“{name}”与“{was}”是同一列", "“{name}” and “{was}” are the same column"),
            Text("只留一列", "keep one of them"),
        ),
        "column-unit": Message(
            Text("列“{said}”：{wrong}", "the column “{said}”: {wrong}"),
            Text(
                "换算成人民币元或百分数再改列名；不用这一列则 --map {leave_out}",
                "convert it and rename the column, or leave it out with --map {leave_out}",
            ),
        ),
        "column-unknown": Message(Text("不认识的列“{name}”", "unknown column “{name}”")),
        "group-number": Message(
            Text("没有编号一列，看不出哪几行是一案", "no column of numbers says which rows are one claim"),
            Text("列名写 编号，或用 --map 列名=编号", "name it id, or use --map NAME=id"),
        ),
        "group-numbers": Message(
            Text("有几列都可以是编号：{names}", "several columns may be the number of a claim: {names}"),
            Text("用 --map 列名=编号 选定一列", "choose one with --map NAME=id"),
        ),
        "columns-many": Message(
            Text("有 {count} 列", "there are {count} columns"), Text("最多 {most} 列", "at most {most}")
        ),
        "encoding-unknown": Message(
            Text("没有编码“{stated}”", "no encoding “{stated}”"),
            Text("例：utf-8、gb18030", "for example utf-8, gb18030"),
        ),
        "extra-missing": Message(
            Text("读写 .xlsx 需要 office 扩展", "reading and writing .xlsx needs the extra office")
        ),
        "file-encoding/table": Message(
            Text("不是 {said}", "not {said}"), Text("用 --encoding 写明编码", "state it with --encoding")
        ),
        "key-twice": Message(
            Text("键“{twice}”重复", "the key “{twice}” is repeated"), Text("只留一个", "keep one of them")
        ),
        "quote-odd": Message(
            Text("第 {start} 行的引号不成对", "the quotes on line {start} do not pair"),
            Text('单元格里的 " 写作 ""，整格加引号', 'a " inside a cell is written "", the whole cell in quotes'),
        ),
        "quote-open": Message(
            Text("第 {line} 行的引号没有闭合", "the quote on line {line} is never closed"),
            Text('补上引号；单元格里的 " 写作 ""', 'close it; a " inside a cell is written ""'),
        ),
        "row-long": Message(
            Text(
                "第 {line} 行超过 {longest:,} 个字符，不像是表格",
                "line {line} has more than {longest:,} characters: no table has",
            ),
            Text("检查文件；每案一行", "check the file; one claim a row"),
        ),
        "cell-formula": Message(
            Text("“{text}”是公式，文件里没有算好的值", "“{text}” is a formula without a computed value"),
            Text("用表格软件打开、保存一次再算", "open it in a spreadsheet program and save it first"),
        ),
        "cell-error": Message(
            Text("“{text}”是表格里公式的出错值", "“{text}” is what a formula that fails leaves"),
            Text("改正公式，或写上数值", "mend the formula, or write the value"),
        ),
        "sheet-hidden": Message(
            Text("工作表“{name}”隐藏了{said}", "the sheet “{name}” hides {said}"),
            Text(
                "加 --hidden compute 一并计算，或 --hidden skip 略过",
                "add --hidden compute to compute them too, or --hidden skip to leave them out",
            ),
        ),
        "sheet-several": Message(
            Text("{said}：{names}", "{said}: {names}"),
            Text("用 --sheet 选定一张，例：--sheet {quoted}", "choose one with --sheet, for example --sheet {quoted}"),
        ),
        "table-content": Message(
            Text("内容是{kind}，不是表格", "it is {kind}, no table"),
            Text("在表格软件里打开，另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx"),
        ),
        "table-content/encrypted": Message(
            Text("内容是{kind}", "it is {kind}"),
            Text("去掉密码，另存为 .xlsx", "take the password off and save it as .xlsx"),
        ),
        "sheet-unseen": Message(
            Text("这种格式看不到隐藏的行和列，不能略过", "what is hidden cannot be seen in this format, nor left out"),
            Text("另存为 .xlsx 再算", "save it as .xlsx first"),
        ),
        "mapping-form": Message(
            Text("不是列名对应文件", "it is no mapping file"),
            Text("写明 {known}", "it has {known}"),
        ),
        "mapping-section": Message(
            Text("列名对应文件里没有“{name}”这一部分", "a mapping file has no section “{name}”")
        ),
        "mapping-key": Message(
            Text("“{word}”不是案件的键", "“{word}” is no key of a case"),
            Text("写案件文件的键，例：kind、本金", "write a key of the case file, for example kind, principal"),
        ),
        "mapping-texts": Message(
            Text("“{name}”下面应是 名称: 值", "“{name}” holds names with values"),
            Text("例：借据金额: 本金", "for example 借据金额: principal"),
        ),
        "rate-unseen": Message(
            Text(
                "“{text}”是百分之几看不出来：这种格式不带百分比格式",
                "“{text}”: whether it was shown as per cent cannot be seen in this format",
            ),
            Text(
                "列名写明单位，例：逾期利率（%），或用 --unit，或另存为 .xlsx",
                "name the unit in the heading (overdue_rate (%)), by --unit, or save it as .xlsx",
            ),
        ),
        "extra-missing/calamine": Message(
            Text("读 .xls、.xlsb、.ods 需要 office 扩展", "reading .xls, .xlsb and .ods needs the extra office")
        ),
        "sheet-broken/other": Message(
            Text("不是工作簿，或已损坏、加密", "no workbook, or broken, or encrypted"), _ANEW
        ),
        "table-ending": Message(
            Text("“{path}”的扩展名不是表格", "the ending of “{path}” is no table's"),
            Text(
                "可用：.csv、.tsv、.jsonl、.xlsx；读取还可用 .xls、.xlsb、.ods、.xlsm",
                "known: .csv, .tsv, .jsonl, .xlsx; to be read also .xls, .xlsb, .ods, .xlsm",
            ),
        ),
        "unit-foreign": Message(
            Text("“{text}”不是人民币的单位", "“{text}” is no unit of yuan"),
            Text("换算成人民币元", "convert it to yuan"),
        ),
        "unit-twice": Message(
            Text(
                "列名或表头的单位是{own}，这一行写的单位是{stated}",
                "the heading or the title says {own}, the row {stated}",
            ),
            Text("只留一个", "keep one of them"),
        ),
        "unit-unknown": Message(
            Text("不认识的单位“{text}”", "unknown unit “{text}”"),
            Text("例：万元、本金=万元、逾期利率=%/月", "for example 万元, principal=万元, overdue_rate=%/month"),
        ),
        "unit-unused": Message(
            Text("“{name}”不是读取的列", "“{name}” is no column that is read"), Text("去掉它", "leave it out")
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
