"""The answers of ``lpr-calc new`` as a tree, which the reader of case files checks, and as the text of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem
from ..base.text import Text
from ..casefile import keys
from ..casefile.parse import parse_case
from ..compute.check import check
from ..rates.series import Rates
from ..values.tree import Node, Value
from ..values.yaml_text import scalar
from .new_question import JUDGMENT, Answers, Path, Question
from .new_questions import FIRST, plan
from .new_template import MODELINE

Nest = dict[str, Any]
"""Facts as the case file nests them; a leaf is a question with its answer."""


def facts_of(answers: Answers, stand_in: bool = False) -> Nest:
    """The answers nested as in the file: those to questions that the other answers still ask, without empty ones.

    ``stand_in`` puts a value that can be read in the place of a needed one that was not given yet.
    """
    top: Nest = {}
    # The title is asked last, because the parties are in it, and stands first.
    for question in sorted(plan(answers), key=lambda question: question.path != ("title",)):
        text = answers.get(question.path, "")
        if not text and stand_in and question.path not in answers and question.stand_in:
            text = question.stand_in
        if not text or question.path[0] == "more" or (question.path == FIRST.path and text == JUDGMENT):
            continue
        _put(top, question.path, (question, text))
    return top


def _put(top: Nest, path: Path, leaf: tuple[Question, str]) -> None:
    at: Any = top
    for step in path[:-1]:
        at = at.setdefault(step, {})
    at[path[-1]] = leaf


def _is_list(nest: Nest) -> bool:
    return all(isinstance(key, int) for key in nest)


def tree_of(facts: Nest, lang: str) -> Node:
    """The tree that a case file of these facts gives; places are the labels of the questions."""
    return Node({key: _node(value, lang) for key, value in facts.items()})


def _node(value: Any, lang: str) -> Node:
    if isinstance(value, tuple):
        question, text = value
        return Node(text, question.label.say(lang))
    if _is_list(value):
        return Node([_node(item, lang) for item in value.values()])
    inner: Value = {key: _node(item, lang) for key, item in value.items()}
    first = next(iter(value.values()))
    # What is wrong with a payment as a whole is said of its first question; a loan has no place of its own, so that
    # what is still missing of it blames no answer.
    listed = isinstance(first, tuple) and first[0].ends
    return Node(inner, first[0].label.say(lang) if listed else "")


def wrong_in(answers: Answers, today: date, rates: Rates, lang: str) -> tuple[Problem, ...]:
    """Everything wrong with the answers as a case, as ``lpr-calc check`` says it of a file."""
    facts = facts_of(answers, stand_in=True)
    if not facts.get("loans") and not facts.get(JUDGMENT):
        return _unreadable(tree_of(facts, lang), today)
    return check(tree_of(facts, lang), "", today, rates).problems


def _unreadable(tree: Node, today: date) -> tuple[Problem, ...]:
    """What cannot be read of a case that has no debt yet."""
    try:
        parse_case(tree, today, loans_needed=False, principal_needed=False)
    except LprError as error:
        return error.problems
    return ()


def text_of(answers: Answers, lang: str) -> str:
    """The case file."""
    said = Text(
        "# 编辑器的提示：lpr-calc schema -o case.schema.json；其他的键：lpr-calc new > 模板.yaml",
        "# for an editor's help: lpr-calc schema -o case.schema.json; more keys: lpr-calc new > template.yaml",
    )
    comment = _alias if lang == "zh" else None
    return MODELINE + said.say(lang) + "\n" + "".join(f"{line}\n" for line in _block(facts_of(answers), "", comment))


def _alias(question: Question) -> str:
    """The Chinese name of a question's key."""
    section, key = question.key
    known: Mapping[str, tuple[str, ...]] = getattr(keys, section, {})
    return next(iter(known.get(key, ("", ""))[1:]), "")


_FLOW = ("creditor", "debtor")
"""What stands on one line of its own, as the parties do."""


def _block(facts: Nest, indent: str, comment: Callable[[Question], str] | None) -> Iterable[str]:
    for key, value in facts.items():
        if isinstance(value, tuple):
            question, text = value
            name = comment(question) if comment else ""
            yield f"{indent}{key}: {scalar(text)}" + (f"  # {name}" if name else "")
        elif key == "loans":
            yield f"{indent}{key}:"
            for item in value.values():
                first, *rest = _block(item, "", comment)
                yield f"{indent}  - {first}"
                yield from (f"{indent}    {line}" for line in rest)
        elif _is_list(value):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {_flow(item)}" for item in value.values())
        elif key in _FLOW:
            yield f"{indent}{key}: {_flow(value)}"
        else:
            yield f"{indent}{key}:"
            yield from _block(value, indent + "  ", comment)


def _flow(facts: Nest) -> str:
    return "{" + ", ".join(f"{key}: {scalar(text)}" for key, (_, text) in facts.items()) + "}"
