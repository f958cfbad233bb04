"""The Click group that imports a command only when it is called."""

from __future__ import annotations

import sys

import click

from .. import __version__
from ..base.text import Text
from .command import CONTEXT, Command, Described, check_dashes, help_option, parameter
from .commands import COMMANDS, declared_of
from .declared import LANG

_SUMMARIES = {
    "claim": Text("本金、期内利息与逾期利息，逐段列明", "principal, in-term and overdue interest, line by line"),
    "judgment": Text(
        "判决以后：一般债务利息与加倍部分，执行款结算",
        "after judgment: general interest and the doubled part, payments",
    ),
    "batch": Text("表格批量计算：一行一案", "many claims from a table: one row, one result"),
    "compare": Text("同一案按不同约定并列比较", "one claim under several conventions, side by side"),
    "verify": Text("对方的数字是按哪种约定算出来的", "which conventions give a stated figure"),
    "audit": Text(
        "一份结果重算是否一致；两份结果为何不同", "a result computed again: equal or why not; why two results differ"
    ),
    "rates": Text("利率数据：列出、查询、检查、更新、画图", "the rate data: list, look up, check, update, draw"),
    "cap": Text("某日或某笔借款的利率保护上限", "the protected ceiling on a day or for a loan"),
    "fee": Text(
        "诉讼费用：受理费、保全费、执行费、支付令", "court fees: claim, preservation, enforcement, payment order"
    ),
    "limitation": Text(
        "诉讼时效与申请执行的期限，日历文件", "limitation of action and of enforcement, a calendar file"
    ),
    "distribution": Text(
        "参与分配：一笔执行款在几个债权人之间怎样分",
        "one sum that enforcement brought, divided among several creditors",
    ),
    "plan": Text(
        "分期还款：各期之和正好等于欠款，附条款", "instalments that add up to the debt exactly, with the clause"
    ),
    "schedule": Text(
        "还款计划表：等额本息、等额本金、先息后本、等本等息", "the schedule of a loan repaid by instalments"
    ),
    "cost": Text("综合年化成本：内部收益率，单利与复利", "the all-in yearly cost: internal rate, simple and compound"),
    "draft": Text(
        "文书：提醒、催告函、清单、诉讼请求、表格、协议、执行申请",
        "documents: letters, schedule, claims, forms, agreement, enforcement",
    ),
    "rmb": Text("金额大小写互换与核对", "figures to capital form and back"),
    "explain": Text(
        "条文：各版本的条号、施行期间、要旨、网址",
        "provisions: articles in every version, days in force, rule, address",
    ),
    "read": Text(
        "判决主文、诉讼请求、借条的文字 → 案件文件",
        "the words of a judgment, of claims or of a note → a case file",
    ),
    "new": Text("新建案件文件：逐项提问，或写出模板", "start a case file: by questions, or a template"),
    "check": Text("检查案件文件：错误与用不到的事实", "check case files: errors, and facts that nothing uses"),
    "schema": Text("案件文件的 JSON Schema，供编辑器与程序", "JSON Schema of the case file, for editors and programs"),
    "mcp": Text("AI 助手的接口（MCP）", "the interface for AI assistants (MCP)"),
}
_ABOUT = Text(
    """民间借贷等金钱债务的本金与逾期利息计算（民法典 676 条），按历史 LPR 分段，精确到分，逐段可复核。

    \b
    例：
      lpr-calc claim examples/wang-v-li.yaml
      lpr-calc claim --principal 30万 --due 2022-05-31 --until today""",
    """Principal and overdue interest for money claims under PRC law (Civil Code art. 676), over the historical LPR,
    exact to the fen and retraceable line by line.

    \b
    Examples:
      lpr-calc claim examples/wang-v-li.yaml
      lpr-calc claim --principal 300000 --due 2022-05-31 --until today""",
)


class LazyGroup(Described, click.Group):
    """Knows the names of its commands and imports one when it is needed."""

    def __init__(self, lang: str) -> None:
        super().__init__(
            name="lpr-calc",
            help=_ABOUT.say(lang),
            context_settings=CONTEXT,
            no_args_is_help=True,
            add_help_option=False,
        )
        self.lang = lang
        self.params.append(parameter(LANG, lang))
        self.params.append(
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=Text("显示版本", "show the version").say(lang),
            )
        )
        self.params.append(help_option(lang))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let Click read what stands before the command. Raises LprError for dashes that are no hyphens."""
        check_dashes(self, ctx, args[: _commands_at(args)])
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        if "--version" in args and sorted(args) in (["--format", "--version", "json"], ["--format=json", "--version"]):
            from ..render.data import dump
            from .version import version_data

            sys.stdout.write(dump(version_data(), "json"))
            ctx.exit()
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, from the table, so that help imports none of them; then the options."""
        from .helptext import write_list, write_options

        rows = [(name, _SUMMARIES[name].say(self.lang)) for name in COMMANDS]
        write_list(formatter, Text("命令", "Commands").say(self.lang), rows, self.lang)
        write_options(self, ctx, formatter, self.lang)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command name."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and build one command."""
        if cmd_name not in COMMANDS:
            return None
        declared, _ = declared_of([cmd_name])
        return Command(declared, self.lang) if declared is not None else RatesGroup(self.lang)


class RatesGroup(Described, click.Group):
    """The commands of ``rates``, in one language."""

    def __init__(self, lang: str) -> None:
        from .rates import ABOUT, subcommands

        super().__init__(
            "rates", help=ABOUT.say(lang), context_settings=CONTEXT, no_args_is_help=True, add_help_option=False
        )
        self.lang = lang
        self.params += [parameter(LANG, lang), help_option(lang)]
        for declared in subcommands():
            self.add_command(Command(declared, lang))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let Click read what stands before the command. Raises LprError for dashes that are no hyphens."""
        check_dashes(self, ctx, args[:1])
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        from .helptext import write_list, write_options
        from .rates import SUMMARIES

        rows = [(name, said.say(self.lang)) for name, said in SUMMARIES.items()]
        write_list(formatter, Text("命令", "Commands").say(self.lang), rows, self.lang)
        write_options(self, ctx, formatter, self.lang)


def _commands_at(args: list[str]) -> int:
    """Where the name of the command stands: what comes after it is the command's own."""
    return next((at for at, word in enumerate(args) if word in COMMANDS), len(args))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        sys.stdout.write(f"lpr-calc {__version__}\n")
        ctx.exit()


def build(lang: str) -> click.Group:
    """Return the group in one language."""
    return LazyGroup(lang)
