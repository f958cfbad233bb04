"""``lpr-calc mcp``: the questions of `mcp_tools` over standard input and output, by the protocol's own library."""

from __future__ import annotations

from importlib.util import find_spec

from .. import __version__
from ..base.checking import Any
from ..base.errors import LprError, problems_of
from ..base.text import Text
from .declared import Declared, option
from .options import rates_of
from .rates_shared import few_options

problem = problems_of(__name__)

_HELP = Text(
    """AI 助手的接口（MCP，标准输入输出）：claim、judgment、fee、limitation、cap、verify、rates、explain 各为一个工具，
    参数按案件文件的 JSON Schema，不认识的字段拒绝，每个答复都列明默认与未使用的事实。除利率表外不读写文件，也不联网。
    需要 mcp 扩展。

    \b
    例（助手的配置）：
      {"mcpServers": {"lpr-calc": {"command": "lpr-calc", "args": ["mcp"]}}}

    \b
    例：
      lpr-calc mcp --rates 利率表.yaml""",
    """The interface for AI assistants (MCP, over standard input and output): claim, judgment, fee, limitation, cap,
    verify, rates, explain are tools; their arguments follow the JSON Schema of the case file, a field that is not known
    is refused, and every answer lists the defaults and the facts not used. It reads no file but the table of rates,
    writes none, and does not go online. Needs the extra mcp.

    \b
    Example (in an assistant's settings):
      {"mcpServers": {"lpr-calc": {"command": "lpr-calc", "args": ["mcp"]}}}

    \b
    Example:
      lpr-calc mcp --rates rates.yaml""",
)


def declared() -> Declared:
    """Return the command."""
    rates = option("--rates", metavar="FILE", help=Text("利率表", "table of rates"))
    return Declared("mcp", run, _HELP, (rates, *few_options()))


def run(given: dict[str, Any], lang: str) -> int:
    """Serve until the client closes standard input. Raises LprError where the extra is missing."""
    if find_spec("mcp") is None:
        hint = "pip install 'lpr-calc[mcp]'"
        raise LprError(problem("extra-missing/mcp", "mcp", Text(hint, hint)))
    import anyio
    from mcp.server.stdio import stdio_server

    server = _server(rates_of(given["rates"]), lang)

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve)
    return 0


def _server(rates: Any, lang: str) -> Any:
    import json
    from importlib import import_module

    # By name: where the extra is not installed, nothing is known of its types.
    types, server = import_module("mcp.types"), import_module("mcp.server")

    from .mcp_tools import TOOLS, ask

    def answered(said: str, wrong: bool) -> Any:
        """The answer of a tool: JSON as text, and as data where it is a result."""
        content = [types.TextContent(type="text", text=said)]
        held = None if wrong else json.loads(said)
        return types.CallToolResult(content=content, structuredContent=held, isError=wrong)

    async def list_tools(context: Any, params: Any) -> Any:
        return types.ListToolsResult(
            tools=[
                types.Tool(name=name, description=tool.about.say(lang), inputSchema=tool.arguments(lang))
                for name, tool in TOOLS.items()
            ]
        )

    async def call_tool(context: Any, params: Any) -> Any:
        try:
            said = ask(params.name, params.arguments or {}, rates, lang)
        except LprError as error:
            found = [
                {"code": p.code, "message": p.message.say(lang), "where": p.where, "hint": p.hint.say(lang)}
                for p in error.problems
            ]
            said = json.dumps({"error": found[0], "errors": found}, ensure_ascii=False)
            return answered(said, True)
        except Exception as error:
            # A mistake of ours: an answer all the same, that cannot be taken for a result.
            met = problem("internal", said=f"{type(error).__name__}: {error}")
            return answered(json.dumps({"error": {"code": met.code, "message": met.message.say(lang)}}), True)
        return answered(said, False)

    return server.Server("lpr-calc", version=__version__, on_list_tools=list_tools, on_call_tool=call_tool)
