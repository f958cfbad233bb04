"""``lpr-calc explain``."""

from __future__ import annotations

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..law.register import read_register
from ..render.model import Document
from ..reports import provisions as report
from ..values.text import shown
from . import output
from .declared import Declared, argument, flag
from .options import COMMON

problem = problems_of(__name__)

_HELP = Text(
    """程序所知的条文：文件、文号、条号及各版本的条号、施行期间、要旨、官方网址、是否核对过原文。

    TOPIC 可以是编号（private-lending-2020/28-2-1）、条号（676）或一个词；不写则列出全部；seed 核对缘起文章的引用。
    现行条文在前，旧条文折叠在其“此前”一行里；--history 逐条展开。

    \b
    例：
      lpr-calc explain 676
      lpr-calc explain private-lending-2020/31-2
      lpr-calc explain 划拨
      lpr-calc explain seed""",
    """The provisions the tool knows: instrument, number, the article in every version, days in force, the rule in plain
    words, the official address, whether the text was read.

    TOPIC is an id (private-lending-2020/28-2-1), an article number (676) or a word; without one, all are listed; seed
    checks the citations of the article this project began with. What is in force comes first, history is folded into
    its “Earlier” line; --history lists it one by one.

    \b
    Examples:
      lpr-calc explain 676
      lpr-calc explain private-lending-2020/31-2
      lpr-calc explain overdue
      lpr-calc explain seed""",
)


def declared() -> Declared:
    """Return the command."""
    history = flag("--history", help=Text("旧条文也逐条列出", "list history one by one too"))
    topic = argument("topic")
    return Declared("explain", run, _HELP, (topic, history, *COMMON), idle=("rates",))


def run(given: dict[str, Any], lang: str) -> int:
    """Print the provisions; return the exit code. Raises LprError for a topic nothing is known of."""
    register = read_register()
    topic, history = given["topic"], given["history"]
    format_ = output.chosen_format(given["format_"], given["output"])
    found = list(register.entries) if topic is None else [] if topic == "seed" else register.find(topic)
    if not found and topic != "seed":
        raise LprError(problem("topic-unknown", "TOPIC", topic=shown(topic)))
    many = topic is None or len(found) > 12

    def document() -> Document:
        if topic == "seed":
            return report.seed_document(register, lang)
        lay_out = report.overview_document if many else report.full_document
        return lay_out(found, register, lang, history)

    def data(format_: str) -> str:
        if topic == "seed":
            return report.seed(register, lang, format_)
        return (report.overview if many else report.full)(found, register, lang, format_)

    output.deliver(given, format_, lang, document, data)
    return 0
