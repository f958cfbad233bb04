"""The interface for AI assistants, asked by the protocol's own client over standard input and output."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import program
from lpr_calc.base.errors import LprError
from lpr_calc.cli.mcp_tools import TOOLS, ask
from lpr_calc.rates.series import Rates
from paths import python_path

CLAIM = {"principal": 300000, "interest_from": "2020-09-01", "until": "2023-06-30"}
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("claim", {"case": CLAIM}),
    ("claim", {"case": {**CLAIM, "multiplier": 4}}),
    ("claim", {"case": CLAIM, "multiplier": 4}),
    ("claim", {"case": {**CLAIM, "overdue_rate": "4xLPR", "conventions": {"cap": "none"}}}),
    ("claim", {"case": {**CLAIM, "penalty": 1.5}}),
    ("claim", {"case": {**CLAIM, "penalty": 1.5}, "strict": True}),
    ("claim", {"case": {**CLAIM, "principal": 300000.5}}),
    ("judgment", {"case": {"until": "2023-02-28", "judgment": {"principal": 300000, "perform_by": "2022-02-28"}}}),
    ("limitation", {"case": {"due": "2022-05-31"}, "on": "2024-01-01"}),
    ("fee", {"amount": 300000}),
    ("fee", {"case": CLAIM}),
    ("fee", {}),
    ("cap", {"on": "2024-08-01", "rate": "24%"}),
    ("verify", {"case": CLAIM, "figure": "31887.95"}),
    ("rates", {"date": "2022-01-20"}),
    ("rates", {"date": "2010-01-01", "series": "benchmark"}),
    ("explain", {"topic": "676"}),
    ("nonsense", {}),
)
"""What is asked in one session, in this order."""


def command(name: str, *args: str) -> dict[str, Any]:
    """What the command of the same name answers."""
    made: dict[str, Any] = json.loads(program.run(name, *args, "--format", "json", "-q").stdout)
    return made


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[Any]]:
    """The tools listed and the answers to `ASKED`, over a real process."""
    # Imported here, by the one worker that needs it: it takes a second.
    mcp = pytest.importorskip("mcp")
    stdio = pytest.importorskip("mcp.client.stdio")
    anyio = pytest.importorskip("anyio")
    script = shutil.which("lpr-calc", path=str(Path(sys.executable).parent))
    folder = tmp_path_factory.mktemp("assistant")
    environment = {**os.environ, "PYTHONPATH": python_path(), "LPR_CALC_DATA": str(folder)}
    server = mcp.StdioServerParameters(
        command=script or "lpr-calc", args=["mcp", "--lang", "en"], env=environment, cwd=str(folder)
    )

    async def talk() -> tuple[list[Any], list[Any]]:
        # By itself it takes the standard error of the moment it was imported: perhaps what a test captured.
        async with mcp.Client(stdio.stdio_client(server, errlog=sys.__stderr__)) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, arguments) for name, arguments in ASKED]

    found: tuple[list[Any], list[Any]] = anyio.run(talk)
    assert list(folder.iterdir()) == []  # nothing was written
    return found


def answer(session: tuple[list[Any], list[Any]], number: int) -> tuple[bool, dict[str, Any]]:
    result = session[1][number]
    return bool(result.is_error), json.loads(result.content[0].text)


@pytest.mark.broad
@pytest.mark.filterwarnings("ignore")
def test_the_tools_are_those_of_the_contract_with_schemas(session: tuple[list[Any], list[Any]]) -> None:
    tools = {tool.name: tool.input_schema for tool in session[0]}
    assert set(tools) == {"claim", "judgment", "fee", "limitation", "cap", "verify", "rates", "explain"}
    for (name, arguments), result in zip(ASKED, session[1], strict=True):
        if name not in tools:
            continue
        jsonschema.Draft7Validator.check_schema(tools[name])
        valid = jsonschema.Draft7Validator(tools[name]).is_valid(arguments)
        if not valid:
            # What the schema refuses is refused.
            assert result.is_error, (name, arguments)


@pytest.mark.broad
@pytest.mark.filterwarnings("ignore")
def test_figures_are_those_of_the_contract(session: tuple[list[Any], list[Any]]) -> None:
    claim = answer(session, 0)[1]
    assert claim["totals"]["interest"] == "31858.77"
    assert claim["unused"] == []
    assert {notice["code"] for notice in claim["notices"]} >= {"count", "basis", "rounding"}
    assert answer(session, 3)[1]["totals"]["interest"] == "127435.07"
    assert answer(session, 7)[1]["totals"]["doubled_part"] == "19162.50"
    # 诉讼费用交纳办法 13 条：50 + 90,000 × 2.5% + 100,000 × 2% + 100,000 × 1.5%
    assert answer(session, 9)[1]["claim"] == "5800.00"
    assert answer(session, 13)[1]["matches"]


@pytest.mark.filterwarnings("ignore")
def test_unknown_fields_are_refused_and_unused_facts_told(session: tuple[list[Any], list[Any]]) -> None:
    for number in (1, 2):
        wrong, said = answer(session, number)
        assert wrong
        assert "multiplier" in said["error"]["message"]
    assert [fact["what"] for fact in answer(session, 4)[1]["unused"]] == ["penalty"]
    assert answer(session, 5)[0] is True
    assert answer(session, 6)[1]["totals"]["principal"] == "300000.50"
    assert answer(session, 11)[1]["error"]["code"] == "fee-either"
    assert answer(session, 17)[1]["error"]["code"] == "tool-unknown"


def test_a_tool_answers_what_the_command_answers() -> None:
    """The same JSON to the letter, but for where a fact stands."""
    options = ("--principal", "300000", "--from", "2020-09-01", "--until", "2023-06-30")
    assert json.loads(ask("claim", {"case": CLAIM}, Rates(), "zh")) == command("claim", *options)
    assert json.loads(ask("fee", {"amount": "30万"}, Rates(), "zh")) == command("fee", "300000")
    assert json.loads(ask("rates", {"date": "2022-01-20"}, Rates(), "zh")) == command("rates", "at", "2022-01-20")
    assert json.loads(ask("explain", {"topic": "676"}, Rates(), "zh")) == command("explain", "676")
    assert json.loads(ask("cap", {"on": "2024-08-01"}, Rates(), "zh")) == command("cap", "--on", "2024-08-01")


@pytest.mark.parametrize("name", TOOLS)
def test_a_field_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(LprError) as caught:
        ask(name, {"multipler": "4"}, Rates(), "zh")
    assert caught.value.problems[0].code == "field-unknown"


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from lpr_calc.cli import mcp

    monkeypatch.setattr(mcp, "find_spec", lambda name: None)
    with pytest.raises(LprError) as caught:
        mcp.run({"rates": None}, "zh")
    assert caught.value.problems[0].hint.zh == "pip install 'lpr-calc[mcp]'"
