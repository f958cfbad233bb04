"""What `check` says of case files: for people, for programs, and as annotations of a hosted runner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.checking import Any
from ..base.pattern import pattern
from ..base.text import Text, counted
from ..compute.check import Checked
from ..render.data import dump
from ..render.model import Document, colon_of
from .annotations import annotation
from .findings import Found, findings_document

_PLACE = pattern(r"(?P<file>.*?):(?P<line>[0-9]+):(?P<column>[0-9]+)(?: .*)?")


def render(checked: Iterable[Checked], format_: str, lang: str) -> str:
    """Return the findings of every file as ``text``, one ``json`` document or ``github`` annotations."""
    if format_ == "json":
        return dump(_data(checked, lang), "json")
    return "".join((_annotations if format_ == "github" else _text)(found, lang) for found in checked)


def document_of(checked: Iterable[Checked], lang: str) -> Document:
    """Return the findings of every file as a document."""
    return findings_document(
        "check",
        Text("案件文件检查", "Check of case files"),
        (Found(found.file, tuple(_rows(found, lang)), (), _summary(found, lang)) for found in checked),
        lang,
    )


def _rows(found: Checked, lang: str) -> Iterator[tuple[str, str, str, str, str]]:
    for problem in found.problems:
        where = problem.where or found.file
        yield where, _ERROR.say(lang), problem.code, problem.message.say(lang), problem.hint.say(lang)
    for fact in found.unused:
        yield fact.where, _UNUSED.say(lang), "unused", fact.what, fact.why.say(lang)


_ERROR, _UNUSED = Text("错误", "error"), Text("未使用", "not used")


def place(where: str) -> tuple[int, int]:
    """Return line and column of a place as messages write it (``case.yaml:12:5 loans[0].due``); 1, 1 for the file."""
    found = _PLACE.fullmatch(where)
    return (int(found["line"]), int(found["column"])) if found else (1, 1)


def _text(found: Checked, lang: str) -> str:
    error, unused = _ERROR.say(lang), _UNUSED.say(lang)
    out = []
    for problem in found.problems:
        where = problem.where or found.file
        hint = problem.hint.say(lang)
        tail = (f"（{hint}）" if lang == "zh" else f" ({hint})") if hint else ""
        out.append(f"{where}: {error} [{problem.code}] {problem.message.say(lang)}{tail}")
    for fact in found.unused:
        said = Text(f"{fact.what}：{fact.why.zh}", f"{fact.what}: {fact.why.en}").say(lang)
        out.append(f"{fact.where}: {unused} {said}")
    out.append(f"{found.file}{colon_of(lang)}{_summary(found, lang)}")
    return "\n".join(out) + "\n"


def _summary(found: Checked, lang: str) -> str:
    return Text(
        f"{len(found.problems)} 个错误，{len(found.unused)} 项未使用",
        f"{counted(len(found.problems), 'error')}, {counted(len(found.unused), 'fact')} not used",
    ).say(lang)


def _annotations(found: Checked, lang: str) -> str:
    out = []
    for problem in found.problems:
        hint = problem.hint.say(lang)
        said = problem.message.say(lang) + (f" ({hint})" if hint else "")
        out.append(annotation("error", found.file, place(problem.where), f"case {problem.code}", said))
    for fact in found.unused:
        said = f"{fact.what}: {fact.why.say(lang)}"
        out.append(annotation("warning", found.file, place(fact.where), "case unused", said))
    return "".join(out)


def _data(checked: Iterable[Checked], lang: str) -> dict[str, Any]:
    files = []
    for found in checked:
        errors = []
        for problem in found.problems:
            line, column = place(problem.where)
            errors.append(
                {
                    "code": problem.code,
                    "message": problem.message.say(lang),
                    "where": problem.where or found.file,
                    "line": line,
                    "column": column,
                    "hint": problem.hint.say(lang),
                }
            )
        unused = [{"where": fact.where, "what": fact.what, "why": fact.why.say(lang)} for fact in found.unused]
        files.append({"file": found.file, "commands": list(found.commands), "errors": errors, "unused": unused})
    return {"schema": "lpr-calc/check/1", "files": files}
