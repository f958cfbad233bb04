"""``lpr-calc read``."""

from __future__ import annotations

import os
import sys
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from ..casefile.parse import parse_case
from ..reading.answers import KNOWN, answered
from ..reading.files import pictures_beside, read_words, texts_in
from ..reading.read import Reading, interim, read_text, refuse_unread, with_interest
from ..reading.write import case_file
from ..render.inert import one_line
from ..values.strictyaml import load_yaml
from ..values.text import shown as quoted
from . import output
from .declared import Declared, argument, choice, option
from .failure import report_problems
from .options import PAPER, rates_of

problem = problems_of(__name__)

_HELP = Text(
    """判决主文、调解书、仲裁裁决、诉讼请求、借条的文字 → 案件文件；每一句读懂的、只看不算的、没有读懂的都列明。
    FILE 是 .txt 或 .docx（“-”或不写：标准输入），也可以是一个文件夹（每份一个文件，-o 写到另一个文件夹）。
    没有读懂的文字里有金额、日期、利率或当事人的，退出码 1。

    \b
    例：
      lpr-calc read examples/judgment.txt -o 案件.yaml
      lpr-calc read 判决书.docx --answer effective=2024-09-10 -o 案件.yaml
      lpr-calc read 判决 -o 案件""",
    """The words of an operative part, a mediation, an award, claims or a note → a case file; every clause is read, seen
    or listed as unread. FILE is a .txt or .docx (“-” or none: standard input), or a folder of them (-o names another).
    Exit code 1 where an unread piece holds an amount, a day, a rate or a person.

    \b
    Examples:
      lpr-calc read examples/judgment.txt -o case.yaml
      lpr-calc read judgment.docx --answer effective=2024-09-10 -o case.yaml
      lpr-calc read judgments -o cases""",
)


def declared() -> Declared:
    """Return the command."""
    params = [
        argument("file"),
        choice(
            "--kind",
            choices=("judgment", "claims", "note"),
            help=Text("判决（调解、裁决）、诉讼请求、借条；默认自行辨认", "what the text is (default: found out)"),
        ),
        option(
            "--answer",
            metavar="NAME=VALUE",
            takes="texts",
            help=Text("回答一个待答问题，可重复：effective=2024-09-10", "answer a question, repeatable"),
        ),
        *[each for each in PAPER if each.name not in ("rates", "no_color")],
    ]
    return Declared("read", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Read a text or a folder of them and write what was read; return the exit code. Raises LprError."""
    answers = _answers(given["answer"])
    path = given["file"] or "-"
    if path != "-" and os.path.isdir(path):
        return _folder(path, answers, given, lang)
    format_ = _format(given)
    words, pictures = read_words(path)
    reading = _read(words, path, answers, given)
    if path != "-" and not given["quiet"] and sys.stdin.isatty() and sys.stderr.isatty():
        reading = ask(reading, lang)
    if pictures and not given["quiet"]:
        report_problems([pictures_beside(path, pictures)], sys.argv, lang)
    _deliver(reading, given["output"], format_, lang)
    if not given["quiet"]:
        _tell(reading, lang, given["output"] in (None, "-") and format_ == "yaml")
    return 1 if reading.serious else 0


def ask(reading: Reading, lang: str) -> Reading:
    """Put the questions that can be answered in a word, on standard error; an empty answer leaves one open."""
    for question in [one for one in reading.asks if one.code in KNOWN]:
        words = f" “{question.words[:40]}”" if question.words else ""
        while True:
            from click import prompt

            said: str = prompt(
                one_line(question.message.say(lang) + words), default="", show_default=False, err=True
            ).strip()
            try:
                reading = answered(reading, {question.code: said}, date.today()) if said else reading  # noqa: DTZ011
            except LprError as error:
                report_problems(error.problems, [], lang)
                continue
            break
    return reading


def _answers(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not value.strip():
            raise LprError(problem("answer-form", "--answer", text=quoted(text)))
        found[name.strip()] = value.strip()
    return found


def _format(given: dict[str, Any]) -> str:
    """``yaml`` or ``json``. Raises LprError for another ending or format."""
    ending = output.ending_of(given["output"])
    if ending not in ("", ".yaml", ".yml", ".json"):
        raise LprError(problem("output-ending/read", "--output", ending=ending))
    if given["format_"] in ("md", "html", "csv", "tsv"):
        raise LprError(problem("output-ending/read-format", "--format"))
    return "json" if ending == ".json" or given["format_"] in ("json", "jsonl") else "yaml"


def _read(words: str, path: str, answers: dict[str, str], given: dict[str, Any]) -> Reading:
    """Read one text, with the answers in it. Raises LprError."""
    where = "<stdin>" if path == "-" else path
    reading = answered(read_text(words, given["kind"] or "", where), answers, date.today())  # noqa: DTZ011
    if given["strict"]:
        refuse_unread(reading, where)
    stated = interim(reading) if reading.kind == "claims" else None
    return reading if stated is None else _held(reading, *stated)


def _held(reading: Reading, day: int, stated: int) -> Reading:
    """Hold the interest a claim states against what its facts come to."""
    from ..compute.stated import interest_to

    try:
        case = parse_case(load_yaml(case_file(reading), "<stdin>"), date.today())  # noqa: DTZ011
    except LprError:
        return reading  # the file says what is missing
    computed = interest_to(case, day, rates_of(None, carried=True))
    return reading if computed is None else with_interest(reading, day, stated, computed)


def _deliver(reading: Reading, path: str | None, format_: str, lang: str) -> None:
    if format_ == "json":
        from ..reports.read import as_json

        output.write(as_json(reading, "json", lang), path)
        return
    name = one_line(os.path.basename(path)) if path and path != "-" else ""
    output.write(case_file(reading, lang, name), path)


def _tell(reading: Reading, lang: str, shown: bool) -> None:
    """Say on standard error what was not read, in its place; and what else a file that was written holds."""
    from ..reports.read import summary, unread_lines

    for line in (unread_lines if shown else summary)(reading, lang):
        sys.stderr.write(one_line(line) + "\n")


def _folder(path: str, answers: dict[str, str], given: dict[str, Any], lang: str) -> int:
    """Read every text of a folder into a case file of its name; one that cannot be read stops no other."""
    target = given["output"]
    if not target or target == "-" or output.ending_of(target):
        raise LprError(problem("output-folder/read", "--output"))
    os.makedirs(target, exist_ok=True)
    code = whole = 0
    texts = texts_in(path)
    for text in texts:
        name = os.path.splitext(os.path.basename(text))[0]
        try:
            words, _ = read_words(text)
            reading = _read(words, text, answers, given)
        except LprError as error:
            report_problems(error.problems, sys.argv, lang)
            code = 1
            continue
        _deliver(reading, os.path.join(target, f"{name}.yaml"), "yaml", lang)
        whole += reading.whole
        if reading.serious:
            code = 1
        if not given["quiet"] and reading.unread:
            pieces = "；".join(one.words for one in reading.unread)
            sys.stderr.write(
                one_line(Text(f"{text}：没有读懂 {pieces}", f"{text}: not read {pieces}").say(lang)) + "\n"
            )
    if not given["quiet"]:
        sys.stderr.write(
            Text(f"{len(texts)} 份，全部读懂 {whole} 份\n", f"{len(texts)} texts, {whole} read whole\n").say(lang)
        )
    return code
