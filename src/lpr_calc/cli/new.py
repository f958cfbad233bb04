"""``lpr-calc new``."""

from __future__ import annotations

import re
import shlex
import sys
from datetime import date

from ..base.checking import Any
from ..base.errors import EXIT_INTERRUPTED, LprError
from ..base.text import Text
from ..render.inert import one_line
from . import output
from .declared import Declared, argument, flag
from .guard import permit
from .new_template import TEMPLATE
from .options import COMMON

_HELP = Text(
    """新建案件文件：在终端逐项提问、核对以后写进 FILE（默认 案件.yaml）；不在终端时写出带注释的模板（默认标准输出），
    --ask 则从标准输入逐行读答案。已有的文件，加 --force 或在终端上确认以后才替换。

    \b
    例：
      lpr-calc new 张某诉李某.yaml
      lpr-calc new > 模板.yaml""",
    """Start a case file: on a terminal it asks, shows a review and writes FILE (default 案件.yaml); elsewhere it writes a
    commented template (default: standard output), or with --ask reads an answer a line from standard input. An existing
    file is replaced with --force only, or after asking on a terminal.

    \b
    Examples:
      lpr-calc new zhang-v-li.yaml
      lpr-calc new > template.yaml""",  # noqa: E501 -- as it is printed
)


def declared() -> Declared:
    """Return the command."""
    ask = flag(
        "--ask",
        help=Text(
            "不在终端也逐项提问，答案从标准输入读，一行一个",
            "ask where there is no terminal too; answers from standard input, one a line",
        ),
    )
    few = [option for option in COMMON if option.name in ("lang", "force", "quiet")]
    return Declared("new", run, _HELP, (argument("file"), ask, *few), writes=("file",))


def run(given: dict[str, Any], lang: str) -> int:
    """Ask, or write the template. Raises LprError where the file is there already and may not be replaced."""
    live = sys.stdin.isatty() and sys.stderr.isatty()
    asked = live or given["ask"]
    path = given["file"] or ("案件.yaml" if given["ask"] or (live and sys.stdout.isatty()) else None)
    if path in (None, "-") and not (given["ask"] and path == "-"):
        output.write(TEMPLATE, path)
        return 0
    permit(path)  # before anything is asked
    if not asked:
        output.write(TEMPLATE, path, said=_written(path, "claim"))
        return 0
    return _asked(path, live, lang)


def _asked(path: str, live: bool, lang: str) -> int:
    """Ask for a case file and write it. Raises LprError."""
    from ..rates.series import Rates
    from .new_answers import text_of
    from .new_dialogue import Dialogue
    from .new_terminal import Lines, Terminal

    source = Terminal() if live else Lines()
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    ended = Dialogue(source, path, lang, today, Rates()).hold()
    if ended.answers is None:
        said = Text("没有写入任何文件", "nothing was written")
        sys.stderr.write(said.say(lang) + "\n")
        return EXIT_INTERRUPTED
    text = text_of(ended.answers, lang)
    while True:
        try:
            output.write(text, path, said=_written(path, ended.command if ended.whole else "check"))
        except LprError as error:
            # What was answered is not lost because a file cannot be written.
            if not live:
                raise
            for problem in error.problems:
                sys.stderr.write(problem.say(lang) + "\n")
            path = source.answer(Text("换一个文件名：", "Another name: ").say(lang)) or path
        else:
            return 0 if ended.whole else EXIT_INTERRUPTED


def _written(path: str, command: str) -> Text:
    does = {
        "claim": Text("计算", "compute"),
        "judgment": Text("计算", "compute"),
        "schedule": Text("还款计划", "the schedule"),
        "check": Text("检查", "check"),
    }[command]
    name = one_line(path)
    named = name if re.fullmatch(r"[\w./\\:-]+", name) else shlex.quote(name)
    return Text(
        f"已写 {name}；{does.zh}：lpr-calc {command} {named}",
        f"{name} written; {does.en}: lpr-calc {command} {named}",
    )
