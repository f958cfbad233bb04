"""``lpr-calc schema``."""

from __future__ import annotations

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..casefile.schema import schema
from ..render.data import dump
from . import output
from .declared import Declared, option
from .rates_shared import few_options

problem = problems_of(__name__)

_HELP = Text(
    """写出案件文件的 JSON Schema（draft-07），供编辑器与程序使用：中英文的键都在内，--lang 定说明的语言。
    编辑器里，案件文件首行写 # yaml-language-server: $schema=文件名，即有补全、说明与报错。

    \b
    例：
      lpr-calc schema -o 案件.schema.json
      lpr-calc schema --lang en""",
    """Write the JSON Schema (draft-07) of the case file, for editors and programs: with the English and the Chinese
    keys; --lang is the language of the descriptions. In an editor, a case file whose first line is
    # yaml-language-server: $schema=FILE gets completion, explanations and errors.

    \b
    Examples:
      lpr-calc schema -o case.schema.json
      lpr-calc schema --lang en""",
)


def declared() -> Declared:
    """Return the command."""
    params = [
        option("-o", "--output", "output_", metavar="FILE", help=Text("写入文件", "write to a file")),
        *few_options(),
    ]
    return Declared("schema", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Write the schema; return the exit code. Raises LprError for a file that is no JSON by its ending."""
    ending = output.ending_of(given["output_"])
    if ending not in ("", ".json"):
        raise LprError(problem("output-ending/schema", "--output", ending=ending))
    output.write(dump(schema(lang), "json"), given["output_"])
    return 0
