"""民间借贷纠纷 and 金融借款合同纠纷: complaint and answer (2025)."""

from __future__ import annotations

from .official import (
    AGENTS,
    CLAIM_TAIL,
    DATE,
    FREE_ANSWER,
    FREE_CLAIMS,
    FREE_FACTS,
    MEDIATION,
    PRESERVATION,
    Block,
    Form,
    Row,
    objections,
    parties,
    party,
    reasons,
    rows,
    security,
)

_RUNS_ON = "是否请求支付至实际清偿之日止：是□ 否□"
_PRINCIPAL = ("1. 本金", f"截至{DATE}止，尚欠本金__元（人民币，下同；如外币需特别注明）")
_SIGNED = ("1. 合同签订情况（名称、编号、签订时间、地点等）", "")
_TERM = ("4. 借款期限", f"是否到期：是□ 否□\n约定期限：{DATE}起至{DATE}止")
_CLAUSE = "（合同条款：第__条）"
_METHODS = "到期一次性还本付息□\n按月计息、到期一次性还本□\n按季计息、到期一次性还本□\n按年计息、到期一次性还本□"
_REPAID = ("8. 还款情况", f"已还本金：__元\n已还利息：__元，还息至{DATE}")
_LATE = ("9. 是否存在逾期还款", "是□ 逾期时间： 至今已逾期\n否□")

LENDING_COMPLAINT = Form(
    "民事起诉状",
    "民间借贷纠纷",
    "具状人",
    (
        parties(coded=False),
        Block(
            "诉讼请求",
            (
                FREE_CLAIMS,
                *rows(
                    _PRINCIPAL,
                    ("2. 利息", f"截至{DATE}止，尚欠利息__元；计算方式：\n{_RUNS_ON}"),
                    *CLAIM_TAIL,
                ),
            ),
        ),
        PRESERVATION,
        Block(
            "事实与理由",
            (
                FREE_FACTS,
                *rows(
                    _SIGNED,
                    ("2. 签订主体", "出借人：\n借款人："),
                    ("3. 借款金额", "约定：\n实际提供：\n提供方式：现金□ 转账□ 其他："),
                    _TERM,
                    ("5. 借款利率", f"利率□ __%/ 年（季 / 月）{_CLAUSE}"),
                    ("6. 借款提供时间", f"{DATE}，__元"),
                    ("7. 还款方式", f"{_METHODS} 其他："),
                    _REPAID,
                    _LATE,
                    *security(10),
                    (
                        "14. 是否签订保证合同",
                        "是□ 签订时间： 保证人：\n主要内容：\n保证方式：一般保证□ 连带责任保证□ 否□",
                    ),
                    ("15. 其他担保方式", "是□ 形式： 签订时间： 否□"),
                    ("16. 其他需要说明的内容（可另附页）", ""),
                    ("17. 请求依据", "合同约定：\n法律规定："),
                    ("18. 证据清单（可另附页）", ""),
                ),
            ),
        ),
        MEDIATION,
    ),
)

BANK_COMPLAINT = Form(
    "民事起诉状",
    "金融借款合同纠纷",
    "具状人",
    (
        parties(coded=True),
        Block(
            "诉讼请求",
            (
                FREE_CLAIMS,
                *rows(
                    _PRINCIPAL,
                    (
                        "2. 利息（期内利息、复利、罚息）",
                        f"截至{DATE}止，欠利息__元、期内利息__元、复利__元、罚息（违约金）__元；计算方式：\n{_RUNS_ON}",
                    ),
                    *CLAIM_TAIL,
                ),
            ),
        ),
        PRESERVATION,
        Block(
            "事实与理由",
            (
                FREE_FACTS,
                *rows(
                    _SIGNED,
                    ("2. 合同主体", "贷款人：\n借款人："),
                    ("3. 借款金额", "约定：\n实际发放："),
                    _TERM,
                    (
                        "5. 借款利率",
                        f"利率□ __%/ 年（季 / 月）{_CLAUSE} 逾期上浮□ __%/ 年{_CLAUSE}\n复利□ {_CLAUSE}\n"
                        f"罚息（违约金）□ __%/ 年{_CLAUSE}",
                    ),
                    ("6. 借款提供时间", f"{DATE}，__元。"),
                    ("7. 还款方式", f"等额本息□ 等额本金□\n{_METHODS} 其他□"),
                    _REPAID,
                    _LATE,
                    *security(10),
                    ("14. 是否签订保证合同 / 保函", "是□ 签订时间： 保证人：\n主要内容：\n否□"),
                    ("15. 保证方式", "一般保证□\n连带责任保证□"),
                    ("16. 其他担保方式", "是□ 形式： 签订时间：\n否□"),
                    ("17. 请求承担责任的依据", "合同约定：\n法律规定："),
                    ("18. 其他需要说明的内容（可另附页）", ""),
                    ("19. 证据清单（可另附页）", ""),
                ),
            ),
        ),
        MEDIATION,
    ),
)

HEAD = Block("", rows(("案号", ""), ("案由", "")))
"""The first row of an answer."""

_ANSWERED = (
    "对合同签订情况（名称、编号、签订时间、地点等）有无异议",
    "对借款期限有无异议",
    "对借款利率有无异议",
    "对还款方式有无异议",
    "对还款情况有无异议",
    "对是否逾期还款有无异议",
    "对是否签订物的担保合同有无异议",
    "对担保人、担保物有无异议",
    "对是否办理抵押 / 质押登记有无异议",
    "对保证方式有无异议",
    "对其他担保方式有无异议",
    "有无其他免责 / 减责事由",
)
_BASIS = "合同约定：\n法律规定："
_ELSE = "无□\n有□ 内容："


def _answered(parties_: str, provided: str, maximum: str, guarantee: str) -> tuple[Row, ...]:
    """Facts 1 to 17 of an answer, with the four titles in which the two kinds of loan differ."""
    signed, term, rate, method, repaid, late, real, things, registered, mode, other, excuse = _ANSWERED
    return reasons(
        signed,
        parties_,
        "对借款金额有无异议",
        term,
        rate,
        provided,
        method,
        repaid,
        late,
        real,
        things,
        maximum,
        registered,
        guarantee,
        mode,
        other,
        excuse,
    )


LENDING_ANSWER = Form(
    "民事答辩状",
    "民间借贷纠纷",
    "答辩人",
    (
        HEAD,
        Block("当事人信息", (*party("答辩人", coded=False), AGENTS)),
        Block(
            "答辩事项（对原告诉讼请求的确认或者异议）",
            (
                FREE_ANSWER,
                *objections(
                    "对本金有无异议",
                    "对利息有无异议",
                    "对提前还款或解除合同有无异议",
                    "对担保权利诉请有无异议",
                    "对实现债权的费用有无异议",
                    "对诉讼费负担有无异议",
                    "对其他请求有无异议",
                    "对标的总额有无异议",
                ),
            ),
        ),
        Block(
            "事实与理由（对案件事实的确认或者异议）",
            (
                FREE_FACTS,
                *_answered(
                    "对签订主体有无异议",
                    "对借款提供时间有无异议",
                    "对最高额担保（抵押、质押）有无异议",
                    "对是否签订保证合同有无异议",
                ),
                *rows(
                    ("18. 其他需要说明的内容（可另附页）", _ELSE),
                    ("19. 答辩依据", _BASIS),
                    ("20. 证据清单（可另附页）", ""),
                ),
            ),
        ),
        MEDIATION,
    ),
)

BANK_ANSWER = Form(
    "民事答辩状",
    "金融借款合同纠纷",
    "答辩人",
    (
        HEAD,
        Block("当事人信息", (*party("答辩人"), AGENTS)),
        Block(
            "答辩事项（对原告诉讼请求的确认或者异议）",
            (
                FREE_ANSWER,
                *objections(
                    "对本金有无异议",
                    "对利息（期内利息、复利、罚息）有无异议",
                    "对提前还款或解除合同有无异议",
                    "对担保权利诉请有无异议",
                    "对实现债权的费用有无异议",
                    "对其他请求有无异议",
                    "对标的总额有无异议",
                ),
            ),
        ),
        Block(
            "事实与理由（对案件事实的确认或者异议）",
            (
                FREE_FACTS,
                *_answered(
                    "对合同主体有无异议",
                    "对借款发放时间有无异议",
                    "对最高额抵押担保有无异议",
                    "对是否签订保证合同 / 保函有无异议",
                ),
                *rows(
                    ("18. 答辩依据", _BASIS),
                    ("19. 其他需要说明的内容（可另附页）", _ELSE),
                    ("20. 证据清单（可另附页）", ""),
                ),
            ),
        ),
        MEDIATION,
    ),
)
