"""A message with a code is worded once, in its package's ``messages``, with the same placeholders in both languages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from string import Formatter

import pytest

from lpr_calc.base.messages import Message, Messages, filled
from lpr_calc.base.text import Text
from source import MODULES, nodes

PACKAGES = [
    module.partition(".")[0] for module in MODULES if module.endswith(".messages") and module != "base.messages"
]

WORDS = ("problem", "worded", "refuse")
"""What asks for a message: as a problem, its words alone for a notice, or as the error of a loan (`Context.refuse`)."""

MONTH = date(2026, 9, 1)


def messages_of(package: str) -> dict[str, Message]:
    found = import_module(f"lpr_calc.{package}.messages").MESSAGES
    assert isinstance(found, Messages)
    return dict(found.named)


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def asked_for(package: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a package that words a message, with the module it stands in."""
    for module in MODULES:
        if module.partition(".")[0] == package:
            for node in nodes(module):
                if called(node) in WORDS:
                    assert isinstance(node, ast.Call)
                    yield module, node


@pytest.mark.parametrize("package", PACKAGES)
def test_both_languages_have_the_same_placeholders(package: str) -> None:
    for name, message in messages_of(package).items():
        for text in (message.text, message.hint):
            assert placeholders(text.zh) == placeholders(text.en), name
            assert all(part.isidentifier() for part in placeholders(text.zh)), name
        assert message.text.zh and message.text.en, name


@pytest.mark.broad
@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_is_asked_for_with_the_values_it_has_places_for(package: str) -> None:
    named = messages_of(package)
    used: set[str] = set()
    for module, call in asked_for(package):
        place = f"{module} line {call.lineno}"
        first = call.args[0]
        if isinstance(first, ast.Name):  # one of two, as the lines before say
            used |= {each.value for each in nodes(module) if isinstance(each, ast.Constant) and each.value in named}
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        for choice in choices:
            if isinstance(choice, ast.JoinedStr):  # one of several, as a value says: sheet-broken/{how}
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in choice.values
                ]
                used |= {name for name in named if re.fullmatch("".join(parts), name)}
        for name in (str(choice.value) for choice in choices if isinstance(choice, ast.Constant)):
            assert name in named, f"{place}: no message {name}"
            used.add(name)
            message = named[name]
            needed = placeholders(message.text.zh)
            if called(call) != "worded" and len(call.args) < 3:
                needed |= placeholders(message.hint.zh)
            assert {keyword.arg for keyword in call.keywords} - {None} == needed, f"{place}: {name}"
    assert set(named) == used, f"never asked for: {set(named) - used}"


def test_a_name_stands_in_one_package() -> None:
    counted = Counter(name for package in PACKAGES for name in messages_of(package))
    assert not [name for name, times in counted.items() if times > 1]


@pytest.mark.broad
def test_no_problem_is_worded_where_it_is_met() -> None:
    found = [
        f"{module}: {ast.unparse(node)}"
        for module in MODULES
        if module.partition(".")[0] in PACKAGES and not module.endswith(".messages")
        for node in nodes(module)
        if called(node) == "Problem" and any(called(each) == "Text" for each in ast.walk(node))
    ]
    assert not found, found


@pytest.mark.broad
def test_no_notice_is_worded_where_it_is_met() -> None:
    found = [
        f"{module}: {ast.unparse(node)}"
        for module in MODULES
        if not module.endswith("messages")
        for node in nodes(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("note", "assume")
        if any(called(each) == "Text" for each in node.args)
    ]
    assert not found, found


def called(node: ast.AST) -> str:
    """Return the plain name that a call calls, ``refuse`` of whatever it is asked; "" for whatever is no such call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return "refuse" if node.func.attr == "refuse" else ""
    return node.func.id if isinstance(node.func, ast.Name) else ""


def test_values_are_said_in_the_language_of_the_message() -> None:
    named = Message(
        Text("缺少 {month:%Y-%m} 的{what}", "the {what} of {month:%Y-%m} is missing"), Text("写 {{…}}", "write {{…}}")
    )
    made = Messages({"missing/row": named}).problem("missing/row", "x:1", what=Text("报价", "quote"), month=MONTH)
    assert (made.code, made.where, made.exit_code) == ("missing", "x:1", 2)
    assert made.say("zh") == "x:1: 缺少 2026-09 的报价（写 {…}）"
    assert made.say("en") == "x:1: the quote of 2026-09 is missing (write {…})"
    assert filled(Text("{a}", "{a}"), {"a": "{b}"}) == Text("{b}", "{b}")  # a value is never read as a form
