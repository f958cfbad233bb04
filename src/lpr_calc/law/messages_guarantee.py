"""What law says of guarantees and their periods, each message worded once (`messages`)."""

from __future__ import annotations

from ..base.messages import Message
from ..base.text import Text

GUARANTEES: dict[str, Message] = {
    "guarantee-before-1995": Message(
        Text(
            "{name}的保证成立于 1995-10-01 以前，没有写明保证期间：当时的法律没有期间",
            "{name}'s guarantee is from before 1995-10-01 and states no period: the law then had none",
        ),
        Text("写明 period", "state period"),
    ),
    "guarantee-demand-early": Message(
        Text(
            "{day} 向{name}的主张早于主债务到期日 {due}：不在保证期间内，不计",
            "the demand on {name} of {day} is before the due date {due}: outside the guarantee period, not counted",
        ),
    ),
    "guarantee-expired": Message(
        Text(
            "{guarantor}的保证期间已于 {last} 届满，{act}：不再承担保证责任（法院依职权审查）",
            "{guarantor}'s guarantee period ended on {last} and {act}: no longer liable (a court looks by itself)",
        ),
    ),
    "guarantee-period-early": Message(
        Text(
            "{name}的保证期间约定至 {last}，不晚于主债务到期日 {due}：视为没有约定，为六个月（{by}）",
            "{name}'s guarantee period ends on {last}, no later than the due date {due}: taken as not agreed, six"
            " months ({by})",
        ),
    ),
    "guarantee-period-open": Message(
        Text(
            "{name}的保证合同成立于 2021-01-01 以前、主债务在其后到期，约定不明：期间是六个月还是二年没有定论，按"
            "较早的六个月把握",
            "{name}'s contract is from before 2021 and the debt fell due after: whether an unclear period is six"
            " months or two years is open; keep the earlier",
        ),
    ),
    "guarantee-period-passed": Message(
        Text(
            "{guarantor}的保证期间按较早算法已于 {last} 届满；可主张至 {arguable}，以下按可主张计入",
            "{guarantor}'s guarantee period ended on {last} on the earlier reading; {arguable} may be pleaded, and"
            " the figures rest on that",
        ),
    ),
    "guarantee-period/six-months": Message(
        Text(
            "未写明{name}的保证期间：主债务履行期限届满之日起六个月",
            "{name}'s guarantee period not stated: six months from the due date",
        ),
    ),
    "guarantee-signed": Message(
        Text(
            "未写明{name}的保证合同成立日：与借款同日（{day}）",
            "day of {name}'s guarantee contract not stated: that of the loan ({day})",
        ),
    ),
    "guarantee-withdrawn": Message(
        Text(
            "{filed} 的起诉已撤回：起诉状副本送达{name}的，以送达为向其主张（served）{served}",
            "the suit of {filed} was withdrawn: it is a demand on {name} only where the copy was served (served)"
            "{served}",
        ),
    ),
    "guarantor-alone": Message(
        Text(
            "只起诉一般保证人{name}的，法院驳回起诉（担保制度解释 26 条 1 款）",
            "a suit against the general guarantor {name} alone is dismissed (guarantee interpretation 26(1))",
        ),
        Text(
            "写明对债务人的起诉日 filed；保证是连带的写 mode: joint",
            "state the day of the suit against the debtor: filed; or mode: joint, where it is joint",
        ),
    ),
    "guarantor-sued": Message(
        Text(
            "未写明起诉{name}的日期：按与债务人一并起诉（{filed}）",
            "day of the suit against {name} not stated: with the debtor, {filed}",
        ),
    ),
    "guarantee-mode/1995": Message(
        Text(
            "未写明{name}的保证方式：1995-10-01 至 2020-12-31 成立的保证合同按连带责任保证",
            "mode of {name}'s guarantee not stated: joint, for contracts formed 1995-10-01 to 2020-12-31",
        )
    ),
    "guarantee-mode/2021": Message(
        Text(
            "未写明{name}的保证方式：2021-01-01 以后成立的保证合同按一般保证",
            "mode of {name}'s guarantee not stated: general, for contracts formed since 2021-01-01",
        )
    ),
    "guarantee-mode/before-1995": Message(
        Text(
            "未写明{name}的保证方式：1995-10-01 以前成立的保证合同按一般保证",
            "mode of {name}'s guarantee not stated: general, for contracts formed before 1995-10-01",
        )
    ),
}
