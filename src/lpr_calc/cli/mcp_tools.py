"""The questions that an AI assistant may ask, as tools: their schemas, and the functions that answer them.

A tool takes what the command of its name takes and goes through the same functions; what it answers is the command's
JSON, with the assumptions and the facts that were not used. A field that is not known is refused, never dropped.
Nothing is read but the arguments and the tables of rates, nothing is written, and nothing goes online.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date

from ..base.checking import Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.pattern import pattern
from ..base.record import Record
from ..base.text import Text
from ..casefile.as_keys import as_keys
from ..casefile.parse import parse_case
from ..casefile.schema import schema
from ..compute import answer
from ..compute.fee import fees_on
from ..law.register import read_register
from ..rates.series import Rates
from ..rates.table import TENORS, TIERS
from ..render.data import dump
from ..reports import cap, data, fee, judgment_data, limitation, provisions
from ..reports import rates as rates_report
from ..reports.verify import search_data
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.text import shown
from ..values.tree import Node, as_tree
from ..verify import instalments as of_instalments
from ..verify.explain import explain

problem = problems_of(__name__)

Arguments = Mapping[str, Any]


class Tool(Record):
    """One question: what it asks, the schema of its arguments by language, and what answers it with JSON text."""

    about: Text
    arguments: Callable[[str], dict[str, Any]]
    answer: Callable[[Arguments, Rates, str], str]


def ask(name: str, arguments: Arguments, rates: Rates, lang: str) -> str:
    """Answer one question with the JSON of the command of its name.

    Raises LprError for a tool or a field that is not known, for what cannot be read and for what cannot be computed.
    """
    if name not in TOOLS:
        raise LprError(problem("tool-unknown", name, tools=Text("、".join(TOOLS), ", ".join(TOOLS))))
    known = TOOLS[name].arguments(lang)["properties"]
    strangers = [key for key in arguments if key not in known]
    if strangers:
        fields = Text("、".join(known), ", ".join(known))
        raise LprError(*(problem("field-unknown", key, field=shown(key), known=fields) for key in strangers))
    try:
        said = TOOLS[name].answer(arguments, rates, lang)
    except LprError as error:
        raise LprError(*(_with_fields(problem, known) for problem in error.problems)) from None
    if "--" not in said:
        return said
    import json

    return dump(_in_fields(json.loads(said), known), "json")


def _with_fields(problem: Problem, fields: Container[str]) -> Problem:
    """The same problem with fields and keys in the place of options: there is no command line."""
    message, hint = (Text(_said(text.zh, fields), _said(text.en, fields)) for text in (problem.message, problem.hint))
    return problem._replace(message=message, hint=hint, where=_said(problem.where, fields))


def _in_fields(value: Any, fields: Container[str]) -> Any:
    """What an answer says in words, with fields and keys in the place of options."""
    if isinstance(value, list):
        return [_in_fields(item, fields) for item in value]
    if isinstance(value, dict):
        return {
            key: _said(item, fields) if key in _WORDED and isinstance(item, str) else _in_fields(item, fields)
            for key, item in value.items()
        }
    return value


_WORDED = ("message", "hint", "why", "where", "what")
_OPTION = pattern(r"--([a-z]+(?:-[a-z]+)*)")


def _said(text: str, fields: Container[str]) -> str:
    """Name the field of the tool, or the key of the case, where words name an option."""
    own = _OPTION.sub(lambda found: name if (name := found[1].replace("-", "_")) in fields else found[0], text)
    return as_keys(own)


def _object(properties: dict[str, Any], *required: str, more: dict[str, Any] | None = None) -> dict[str, Any]:
    made = {"type": "object", "additionalProperties": False, "properties": properties, "required": list(required)}
    return {**made, **(more or {})}


def _text(zh: str, en: str, lang: str, **more: Any) -> dict[str, Any]:
    return {"type": "string", "description": Text(zh, en).say(lang), **more}


def _number(zh: str, en: str, lang: str) -> dict[str, Any]:
    return {"type": ["string", "number"], "description": Text(zh, en).say(lang)}


def _of_case(lang: str, **more: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a tool that takes a case: the schema of the case file, its parts where references look."""
    case = schema(lang)
    definitions = case.pop("definitions")
    case.pop("$schema")
    properties = {name: _moved(part) for name, part in case["properties"].items()}
    return _object({"case": {**case, "properties": properties}, **more}, "case", more={"definitions": definitions})


def _moved(part: Any) -> Any:
    """A piece of the schema of a case, with references to the top of the file leading into the argument."""
    if isinstance(part, dict):
        return {key: _moved(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_moved(value) for value in part]
    return part.replace("#/properties/", "#/properties/case/properties/") if isinstance(part, str) else part


def _tree(arguments: Arguments) -> Node:
    """The case as a tree of text; a number that came as a decimal is the text that it was."""
    case = arguments.get("case")
    if not isinstance(case, Mapping):
        raise LprError(problem("case-object", "case"))
    return as_tree(_texts(case))


def _texts(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return repr(value) if isinstance(value, float) else value


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- a calendar day where the user sits


def _day(arguments: Arguments, name: str) -> int:
    try:
        return parse_date(str(arguments.get(name) or "today"), _today()).toordinal()
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, name, error.hint)) from None


def _amount(arguments: Arguments, name: str) -> int:
    try:
        return parse_amount(str(_texts(arguments.get(name, ""))))
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, name, error.hint)) from None


def _claim(arguments: Arguments, rates: Rates, lang: str) -> str:
    case = parse_case(_tree(arguments), _today())
    return data.render(answer.claim(case, rates, bool(arguments.get("strict"))), "json", lang)


def _judgment(arguments: Arguments, rates: Rates, lang: str) -> str:
    case = parse_case(_tree(arguments), _today(), loans_needed=False)
    return judgment_data.render(answer.judgment(case, rates, bool(arguments.get("strict"))), "json", lang)


def _limitation(arguments: Arguments, rates: Rates, lang: str) -> str:
    case = parse_case(_tree(arguments), _today(), loans_needed=False, principal_needed=False)
    return limitation.render(answer.limits(case, _day(arguments, "on"), bool(arguments.get("strict"))), "json", lang)


def _fee(arguments: Arguments, rates: Rates, lang: str) -> str:

    if ("amount" in arguments) == ("case" in arguments):
        raise LprError(problem("fee-either", "amount"))
    if "amount" in arguments:
        statement = fees_on(_amount(arguments, "amount"), "")
    else:
        statement = answer.fees(parse_case(_tree(arguments), _today(), loans_needed=False), rates)
    return fee.render(statement, "", False, "json", lang)


def _cap(arguments: Arguments, rates: Rates, lang: str) -> str:
    facts = {name: str(_texts(value)) for name, value in arguments.items() if value is not None}
    return cap.render(answer.ceiling(facts, _today(), rates), "json", lang)


def _verify(arguments: Arguments, rates: Rates, lang: str) -> str:

    case = parse_case(_tree(arguments), _today())
    statement = answer.claim(case, rates)
    figure = _amount(arguments, "figure")
    return search_data(figure, explain(case, rates, figure), of_instalments.base(case), statement.unused, "json", lang)


def _rates(arguments: Arguments, rates: Rates, lang: str) -> str:
    benchmark = arguments.get("series") == "benchmark"
    table = rates.benchmark if benchmark else rates.lpr
    day = _day(arguments, "date")
    return rates_report.render_at(
        rates_report.tenor_values(table, day, TIERS if benchmark else TENORS), day, table, "json"
    )


def _explain(arguments: Arguments, rates: Rates, lang: str) -> str:

    register = read_register()
    topic = str(arguments.get("topic", ""))
    found = register.find(topic) if topic else []
    if not found:
        raise LprError(problem("topic-unknown", "topic", topic=shown(topic)))
    return provisions.full(found, register, lang, "json")


_STRICT = ("有关键假定或未使用的事实即拒绝", "refuse assumptions that matter and unused facts")


def _strict(lang: str) -> dict[str, Any]:
    return {"type": "boolean", "description": Text(*_STRICT).say(lang)}


TOOLS: dict[str, Tool] = {
    "claim": Tool(
        Text(
            "一案的本金、期内利息、逾期利息、违约金、费用，逐段列明，附默认与未使用的事实",
            "principal, in-term and overdue interest, damages and costs of a matter, line by line, with every default"
            " taken and every fact not used",
        ),
        lambda lang: _of_case(lang, strict=_strict(lang)),
        _claim,
    ),
    "judgment": Tool(
        Text("判决以后：一般债务利息与加倍部分债务利息", "after judgment: general debt interest and the doubled part"),
        lambda lang: _of_case(lang, strict=_strict(lang)),
        _judgment,
    ),
    "limitation": Tool(
        Text("诉讼时效、保证期间与申请执行的期限", "limitation of action, guarantee periods, the time to enforce"),
        lambda lang: _of_case(
            lang, on=_text("看到哪一天，默认今日", "as of this day (default: today)", lang), strict=_strict(lang)
        ),
        _limitation,
    ),
    "fee": Tool(
        Text("诉讼费用；写金额，或写案件", "court fees, of an amount or of a case"),
        lambda lang: {
            **_of_case(lang, amount=_number("标的额", "amount", lang)),
            "required": [],
        },
        _fee,
    ),
    "cap": Tool(
        Text("某日或某笔借款的利率保护上限", "the protected ceiling on a day or for a loan"),
        lambda lang: _object(
            {
                "signed": _text("合同成立日", "day the contract was formed", lang),
                "lent": _text("出借日", "day of lending", lang),
                "due": _text("到期日", "due date", lang),
                "filed": _text("起诉日", "day of suit", lang),
                "accepted": _text("受理日", "day of acceptance", lang),
                "on": _text("看哪一天", "the day asked about", lang),
                "rate": _number("要核对的利率", "rate to test", lang),
            }
        ),
        _cap,
    ),
    "verify": Tool(
        Text("对方的数字是按哪种约定算出来的", "which conventions give a stated figure"),
        lambda lang: {
            **_of_case(
                lang,
                figure={"type": ["string", "number"], "description": Text("对方的利息数额", "the figure").say(lang)},
            ),
            "required": ["case", "figure"],
        },
        _verify,
    ),
    "rates": Tool(
        Text("某一天适用的 LPR 或贷款基准利率", "the LPR or the benchmark lending rate in force on a day"),
        lambda lang: _object(
            {
                "date": _text("哪一天", "the day", lang),
                "series": _text(
                    "lpr（默认）或 benchmark", "lpr (default) or benchmark", lang, enum=["lpr", "benchmark"]
                ),
            },
            "date",
        ),
        _rates,
    ),
    "explain": Tool(
        Text(
            "条文：各版本的条号、施行期间、要旨、网址",
            "provisions: articles in every version, days in force, rule, address",
        ),
        lambda lang: _object({"topic": _text("编号、条号或一个词", "an id, an article or a word", lang)}, "topic"),
        _explain,
    ),
}
"""Every tool by its name, which is that of a command."""
