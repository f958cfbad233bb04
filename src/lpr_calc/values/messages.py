"""What can be wrong with one value or with a text that holds them, each message worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "encoding-doubtful/utf-8": Message(
            Text(
                "像是损坏的 UTF-8：按 GB18030 读出来是乱码", "it seems to be damaged UTF-8: as GB18030 it is gibberish"
            ),
            Text("另存为 UTF-8", "save it as UTF-8"),
        ),
        "encoding-doubtful/big5": Message(
            Text("像是 Big5（繁体）：按 GB18030 读出来是乱码", "it seems to be Big5: as GB18030 it is gibberish"),
            Text("另存为 UTF-8", "save it as UTF-8"),
        ),
        "encoding-doubtful/option": Message(
            Text(
                "另存为 UTF-8，或写明编码，例：{stated}",
                "save it as UTF-8, or state the encoding, for example {stated}",
            )
        ),
        "control-character": Message(
            Text("含有不成对的代理字符", "there is a lone surrogate in it"), Text("删去它", "take it out")
        ),
        "file-encoding": Message(Text("既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030")),
        "file-encoding/utf-8": Message(
            Text("这一行不是 UTF-8", "this line is not UTF-8"), Text("另存为 UTF-8", "save it as UTF-8")
        ),
        "file-unreadable/no-file": Message(
            Text("不是普通文件（目录、管道或设备）", "no regular file (a folder, a pipe or a device)")
        ),
        "file-unreadable/rates": Message(Text("无法读取：{reason}", "cannot read: {reason}")),
        "no-capital-form": Message(
            Text("{said} 元没有大写形式", "{said} yuan has no capital form"),
            Text(
                "金额过大（上限 9999 万亿元）：检查本金与各项金额",
                "too large (the limit is 9,999 万亿 yuan): check the principal and the other amounts",
            ),
        ),
        "too-long": Message(
            Text("“{text}”过长，共 {count} 个字符", "“{text}” is too long: {count} characters"),
            Text("最多 {limit} 个字符", "at most {limit} characters"),
        ),
        "yaml-anchor": Message(
            Text("不接受锚点与别名（& 和 *）", "anchors and aliases (& and *) are not accepted"),
            Text(
                "把内容写出来；以 * 或 & 开头的文字请加引号",
                "write the content out; quote text that begins with * or &",
            ),
        ),
        "yaml-colon": Message(
            Text("“{word}：”用了全角冒号", "“{word}：” has a full-width colon"),
            Text("写成半角冒号加空格：{right}", "write a half-width colon and a space: {right}"),
        ),
        "yaml-comma": Message(
            Text("“{word}”前面用了全角逗号", "a full-width comma stands before “{word}”"),
            Text("写成半角逗号加空格：, {word}: …", "write a half-width comma and a space: , {word}: …"),
        ),
        "yaml-depth": Message(Text("嵌套过深", "nested too deeply")),
        "yaml-documents": Message(Text("一个文件只能有一个 YAML 文档", "only one YAML document per file")),
        "yaml-duplicate-key": Message(
            Text("键“{key}”重复，前一处在 {keys}", "the key “{key}” is repeated, first at {keys}"),
            Text("只保留一处", "keep one of them"),
        ),
        "yaml-empty": Message(Text("文件是空的", "the file is empty")),
        "yaml-key": Message(Text("键必须是文字", "a key must be text")),
        "yaml-syntax": Message(Text("YAML 语法错误：{said}", "YAML syntax: {said}")),
        "yaml-tag": Message(
            Text("不接受标签“{tag}”", "the tag “{tag}” is not accepted"),
            Text("去掉标签；以 ! 开头的文字请加引号", "drop it; quote text that begins with !"),
        ),
        "docx-unreadable": Message(
            Text("不是可以读取的 .docx 文件", "not a .docx file that can be read"),
            Text("用 Word 或 WPS 另存为 .docx，或改用 .txt、.xlsx", "save it anew as .docx, or as .txt or .xlsx"),
        ),
        "docx-large": Message(
            Text("展开后过大，不像是一份文书", "too large, once unpacked, to be a document"),
            Text("只保留要读的文字或表格", "keep the words or the table alone"),
        ),
        "yaml-too-large": Message(
            Text("文件过大，不像是案件或利率文件", "file too large to be a case or rate file"),
            Text("最大 4 MB", "at most 4 MB"),
        ),
        "yaml-too-large/rates": Message(
            Text("文件过大，不像是利率文件", "file too large to be a rate file"), Text("最大 4 MB", "at most 4 MB")
        ),
    }
)
"""By code; a code with several wordings has one name each: the code, a slash and what sets it apart."""
