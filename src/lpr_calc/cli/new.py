"""``lpr-calc new``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from ..base.errors import Refused
from ..base.record import Record
from ..base.text import Text
from ..values.amount import parse_amount
from ..values.date import parse_date
from ..values.rate_text import parse_rate
from ..values.yaml_text import scalar
from . import output
from .command import Command
from .guard import permit
from .options import common_options

_HELP = Text(
    """新建案件文件：在终端逐项提问并写进 FILE（默认 案件.yaml）；不在终端时写出带注释的模板（默认标准输出）。
    已有的文件，加 --force 才替换。

    \b
    例：
      lpr-calc new 张某诉李某.yaml
      lpr-calc new > 模板.yaml""",
    """Start a case file: on a terminal it asks and writes FILE (default 案件.yaml); elsewhere it writes a commented template
    (default: standard output). An existing file is replaced with --force only.

    \b
    Examples:
      lpr-calc new zhang-v-li.yaml
      lpr-calc new > template.yaml""",  # noqa: E501 -- as it is printed
)

MODELINE = "# yaml-language-server: $schema=case.schema.json\n"
"""What tells an editor the schema of the file; ``lpr-calc schema -o case.schema.json`` writes it beside it."""

_TEMPLATE = """\
# 案件文件：键可用英文，也可用括号里的中文；去掉行首的“# ”即启用。算：lpr-calc claim 本文件；编辑器的提示：lpr-calc schema -o case.schema.json
title: 王某诉李某民间借贷纠纷        # [案件]
kind: private-lending               # [类型] private-lending 民间借贷 | bank-loan 金融借款 | sale 买卖合同 | sme-payment 中小企业款项 | construction 建设工程 | other 其他
creditor: {name: 王某, natural: true}   # [债权人] 另可写 id、address、phone、gender、born…
debtor: {name: 李某, natural: true}     # [债务人]
# filed: 2024-06-03                 # [起诉日]
# accepted: 2024-06-05              # [受理日] 不写同起诉日
# until: today                      # [计算至] 不写算至今日
loans:                              # [借款] 一笔或多笔
  - id: 借条                         # [编号]
    principal: 30万                  # [本金] 实际出借的金额；分次出借写 [{date: 2021-06-01, amount: 10万}, …]
    signed: 2021-06-01              # [合同成立日] 决定利率上限
    lent: 2021-06-01                # [出借日]
    due: 2022-05-31                 # [到期日]
    # rate: 月息1分                  # [期内利率] 没有约定就不写；24%、月息2分、日万分之五、4xLPR、LPR+50bp…
    # overdue_rate: LPR             # [逾期利率] 没有约定就不写
    # damages: 10000                # [违约金] 金额或利率
    # deducted: 0                   # [预扣利息]
    # interest_from: 2024-06-03     # [起息日] 只从较晚的一天起主张时写
# payments:                         # [还款]
#   - {date: 2022-12-01, amount: 20000, note: 微信转账}
# costs:                            # [费用] 实现债权的费用；date 为发生日，默认起诉日
#   - {name: 律师费, amount: 10000}
# demands:                          # [催收记录] 到达的催告中断时效
#   - {date: 2023-03-01, method: EMS, proof: "1234567890", delivered: true}
# conventions: {count: head, basis: 365, rounding: line, lpr: floating}    # [计息约定]
# judgment:                         # [判决] 判决以后：lpr-calc judgment 本文件
#   number: （2024）京0105民初12345号
#   date: 2024-08-20
#   effective: 2024-09-10           # [生效日]
#   perform_by: 2024-09-20          # [履行期限届满日]
#   principal: 300000
#   interest: {base: 300000, from: 2024-06-03, rate: LPR}
#   costs: [{name: 案件受理费, amount: 2900}]
"""  # noqa: E501 -- as it is printed

TEMPLATE = MODELINE + _TEMPLATE
"""A case file that computes as it stands, with every usual key beside it."""


class Question(Record):
    """One question: the key it answers, the words, how an answer is checked (None:
    any text), whether it may be empty.
    """

    key: str
    ask: Text
    check: Callable[[str], object] | None = None
    needed: bool = False


def _day(text: str) -> object:
    return parse_date(text, date.today())  # noqa: DTZ011 -- a calendar day where the user sits


_PARTIES = (
    Question("creditor", Text("债权人（原告）", "creditor")),
    Question("debtor", Text("债务人（被告）", "debtor")),
)
_LOAN = (
    Question(
        "principal",
        Text("本金，实际出借的金额（例：30万）", "principal, what was actually lent (300000)"),
        parse_amount,
        True,
    ),
    Question("lent", Text("出借日（例：2021-06-01）", "day of lending (2021-06-01)"), _day),
    Question("due", Text("到期日（例：2022-05-31）", "due date (2022-05-31)"), _day),
    Question(
        "rate",
        Text("约定的期内利率，没有约定直接回车（例：月息1分、12%）", "agreed rate in the term, empty for none (12%)"),
        parse_rate,
    ),
    Question(
        "overdue_rate", Text("约定的逾期利率，没有约定直接回车", "agreed overdue rate, empty for none"), parse_rate
    ),
)
_SUIT = (
    Question("filed", Text("起诉日，没有直接回车", "day of suit, empty for none"), _day),
    Question("until", Text("计算至哪一天，直接回车为今日", "compute to which day, empty for today"), _day),
)
_PAID_ON = Question(
    "date", Text("还款日，没有（更多）还款直接回车", "day of a payment, empty for no (more) payments"), _day
)
_PAID = Question("amount", Text("还款金额", "amount paid"), parse_amount, True)


def build(lang: str) -> click.Command:
    """Return the command in one language."""

    def callback(**given: Any) -> int:
        return run(given, lang)

    few = [option for option in common_options(lang) if option.name in ("lang", "force", "quiet")]
    return Command("new", callback, _HELP, [click.Argument(["file"], required=False), *few], lang, writes=("file",))


def run(given: dict[str, Any], lang: str) -> int:
    """Ask, or write the template. Raises LprError where the file is there already and may not be replaced."""
    asked = sys.stdin.isatty() and sys.stderr.isatty()
    path = given["file"] or ("案件.yaml" if asked and sys.stdout.isatty() else None)
    if path in (None, "-"):
        output.write(TEMPLATE, path)
        return 0
    permit(path)  # before anything is asked
    text = _questions(lang) if asked else TEMPLATE
    done = Text(f"已写 {path}；计算：lpr-calc claim {path}", f"{path} written; compute: lpr-calc claim {path}")
    output.write(text, path, said=done)
    return 0


def _questions(lang: str) -> str:
    """Ask on standard error and return the case file."""
    lines = [MODELINE.rstrip(), "# 约定等其他键见 lpr-calc new > 模板.yaml"]
    names = {q.key: _ask(q, lang) for q in _PARTIES}
    if all(names.values()):
        lines.append(f"title: {scalar(names['creditor'] + '诉' + names['debtor'] + '民间借贷纠纷')}")
    lines.append("kind: private-lending")
    lines += [f"{key}: {{name: {scalar(name)}}}" for key, name in names.items() if name]
    suit = {q.key: _ask(q, lang) for q in (*_LOAN, *_SUIT)}
    lines += [f"{q.key}: {scalar(suit[q.key])}" for q in _SUIT if suit[q.key]]
    lines += ["loans:", f"  - principal: {scalar(suit['principal'])}"]
    if suit["lent"]:
        lines.append(f"    signed: {scalar(suit['lent'])}")
    lines += [f"    {q.key}: {scalar(suit[q.key])}" for q in _LOAN[1:] if suit[q.key]]
    payments = []
    while day := _ask(_PAID_ON, lang):
        payments.append(f"  - {{date: {scalar(day)}, amount: {scalar(_ask(_PAID, lang))}}}")
    if payments:
        lines += ["payments:", *payments]
    return "\n".join(lines) + "\n"


def _ask(question: Question, lang: str) -> str:
    """Ask until the answer can be read; what is wrong with one is said at once."""
    while True:
        answer: str = click.prompt(question.ask.say(lang), default="", show_default=False, err=True).strip()
        if not answer and not question.needed:
            return ""
        try:
            if question.check is not None:
                question.check(answer)
        except Refused as error:
            hint = error.hint.say(lang)
            sys.stderr.write(f"{error.message.say(lang)}{f'（{hint}）' if hint else ''}\n")
            continue
        return answer
