"""What moves a clock of limitation: payments, demands, acts of the debtor, proceedings and their end."""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import words_of
from ..base.money import fen_text
from ..base.text import Text
from ..casefile.model import Payment
from ..casefile.people import Demand
from ..casefile.periods import currency_name
from .choices import Choices
from .limitation import Running, after

worded = words_of(__name__)

ACTS = {
    "demand": Text("催告", "demand"),
    "acknowledgement": Text("同意履行", "acknowledgement"),
    "plan": Text("清偿计划、还款协议", "plan to pay"),
    "security": Text("提供担保", "security given"),
    "extension": Text("请求延期", "extension asked for"),
    "suit": Text("起诉、仲裁或同等事项", "suit, arbitration or the like"),
    "enforce": Text("申请执行", "application for enforcement"),
    "withdraw": Text("撤回", "withdrawn"),
    "suspend": Text("中止执行", "enforcement stayed"),
    "terminate": Text("终结本次执行程序", "this round of enforcement ended"),
    "resume": Text("恢复执行", "enforcement resumed"),
    "refuse": Text("明确表示不履行", "refusal to perform"),
    "assignment": Text("债权转让通知到达债务人", "notice of assignment reached the debtor"),
}
"""Acts in words."""


def sum_text(payment: Payment, debt: str) -> Text:
    """A payment in words, in its own currency, else in that of the debt (``debt``, "" for RMB)."""
    code = payment.currency or debt
    unit = Text(currency_name(code), f" {code}") if code not in ("", "CNY") else Text("元", "")
    return Text(f"还款 {fen_text(payment.amount)} {unit.zh}", f"payment of {fen_text(payment.amount)}{unit.en}")


def take_payment(running: Running, payment: Payment, day: int, begins: int) -> None:
    """Let a payment of the debtor restart the period: part performance is acknowledgement (时效规定 14条)."""
    what = sum_text(payment, running.currency)
    if payment.event in ("transfer", "auction"):
        running.ignore(
            day, what, Text("执行所得，不是义务人的履行", "proceeds of enforcement, not an act of the debtor")
        )
    elif day < begins:
        running.ignore(day, what, Text("起算以前", "before the period begins"))
    elif running.months == 36 and not running.pending and not running.in_time(day):
        why = Text(
            f"{iso(running.last)} 届满后自愿履行：已付的不得要回；对其余是否放弃抗辩，须另有证据",
            f"voluntary performance after the period ended on {iso(running.last)}: what was paid stays paid; a waiver"
            " for the rest must be proved",
        )
        running.late(day, what, why, "civil-code/192")
    else:
        running.restart(
            day, what, Text("部分履行视为同意履行", "part performance is acknowledgement"), "limitation-2020/14"
        )


def proved(demand: Demand) -> bool:
    """Whether an event counts: a demand must have reached the debtor, an act of the debtor must not be denied."""
    return demand.delivered is True if demand.event == "demand" else demand.delivered is not False


def take_demand(running: Running, demand: Demand, day: int, begins: int, choices: Choices) -> None:
    """Let a demand, an act of the debtor or proceedings move the clock (民法典 195条, 时效规定 8, 10, 14条)."""
    what = act_text(demand)
    if day < begins:
        running.ignore(day, what, Text("起算以前", "before the period begins"))
    elif demand.event == "withdraw":
        _withdrawn(running, day, what, choices)
    elif demand.event == "assignment":
        why = Text("债权转让通知到达，中断；须能证明到达", "notice received: interrupts; receipt must be proved")
        running.restart(day, what, why, "limitation-2020/17")
    elif demand.event in ("suspend", "terminate", "resume"):
        running.ignore(day, what, Text("不在执行中：不影响期间", "not being enforced: no effect"))
    elif demand.event == "refuse":
        why = Text("拒绝履行不中断", "a refusal does not interrupt")
        running.ignore(day, what, why, "limitation-2020/4")
    elif demand.event in ("suit", "enforce"):
        provision = "limitation-2020/10" if demand.event == "suit" else "enforcement-procedure-2020/20"
        why = Text("提出即中断，程序终结时重新计算", "interrupts at once; a new period from the end of the proceedings")
        running.restart(day, what, why, provision)
        choices.note(
            "warning",
            "limitation-proceedings",
            worded("limitation-proceedings", day=iso(day)),
            matters=True,
        )
    elif proved(demand):
        if demand.event == "demand":
            why, provision = (
                Text("催告到达，中断；须能证明内容与到达", "demand received: content and receipt must be proved"),
                "limitation-2020/8",
            )
        else:
            why, provision = (
                Text(
                    "视为同意履行，中断；须有义务人签字或其他凭证", "acknowledgement: the debtor's act must be proved"
                ),
                "limitation-2020/14",
            )
        if not demand.proof:
            choices.note(
                "warning",
                "demand-proof",
                worded("demand-proof", act=ACTS[demand.event], day=iso(day)),
            )
        running.restart(day, what, why, provision, by_debtor=demand.event != "demand")
    elif demand.delivered is False:
        running.ignore(day, what, Text("没有到达，不中断", "not received: no interruption"), "limitation-2020/8")
    else:
        would = iso(after(day, running.months))
        why = Text(
            f"未写明是否到达，不计入；能证明到达的，重新算至 {would}",
            f"whether it was received is not stated: not counted; if proved, to {would}",
        )
        running.ignore(day, what, why, "limitation-2020/8")
        assume_not_received(day, choices)


def _withdrawn(running: Running, day: int, what: Text, choices: Choices) -> None:
    """A suit or application taken back: the proceedings end, and the period begins anew (民法典 195条,
    民诉法解释 518条).
    """
    if running.months == 36:
        why = Text("撤诉，程序终结，自此重新计算", "the suit was withdrawn: the proceedings ended, a new period")
        choices.note("warning", "limitation-withdrawn", worded("limitation-withdrawn", day=iso(day)), "civil-code/195")
        provision = "civil-code/195"
    else:
        why = Text(
            "撤销申请后可在期间内再次申请，自此重新计算",
            "the application was withdrawn: it may be made again, a new period",
        )
        provision = "civil-procedure-interp-2022/518"
    if running.pending:
        running.reopen(day, day, what, why, provision)
    else:
        running.restart(day, what, why, provision)


def act_text(demand: Demand) -> Text:
    """An act in words, with how it was made and its proof."""
    more = [part for part in (demand.method, demand.proof) if part]
    return Text("，".join([ACTS[demand.event].zh, *more]), ", ".join([ACTS[demand.event].en, *more]))


def assume_not_received(day: int, choices: Choices) -> None:
    """Note that a demand is not counted, for its receipt is not stated."""
    choices.assume("demand-delivered", worded("demand-delivered", day=iso(day)), "limitation-2020/8", matters=True)
