"""民间借贷纠纷: complaint and answer of 2024 (法〔2024〕46号), which those of 2025 replaced on 2025-07-14.

The labels are those of fillers of that edition, compared with one another, not with the official file: the order is
told as not compared where the edition is asked for.
"""

from __future__ import annotations

from .official import AGENTS, CLAIM_TAIL, DATE, Block, Form, Row, objections, party, reasons, rows, security
from .official_loan import HEAD

SERVICE = (
    Row(
        "送达地址（所填信息除书面特别声明更改外，适用于案件一审、二审、再审所有后续程序）及收件人、电话",
        "地址：\n收件人：\n电话：",
    ),
    Row("是否接受电子送达", "是□ 方式：短信 微信 传真 邮箱 其他\n否□"),
)


def _party(role: str) -> tuple[Row, ...]:
    """A party of the 2024 forms: no document of identity, another name for the representative."""
    natural, other = party(role, coded=False)
    return (
        natural._replace(wording=natural.wording.replace("\n证件类型：\n证件号码：", "")),
        other._replace(wording=other.wording.replace("法定代表人 / 负责人", "法定代表人 / 主要负责人")),
    )


_THIRD, _FOURTH, _FIFTH = CLAIM_TAIL[:3]
_BASIS = "合同约定：\n法律规定："

LENDING_COMPLAINT = Form(
    "民事起诉状",
    "民间借贷纠纷",
    "具状人",
    (
        Block("当事人信息", (*_party("原告"), AGENTS, *SERVICE, *_party("被告"), *_party("第三人"))),
        Block(
            "诉讼请求和依据",
            rows(
                ("1. 本金", f"截至{DATE}止，尚欠本金__元（人民币，下同）"),
                (
                    "2. 利息（复利、罚息）",
                    f"截至{DATE}止，欠利息__元、复利__元、罚息（违约金）__元；计算方式：\n"
                    "是否请求支付至实际清偿之日止：是□ 否□",
                ),
                _THIRD,
                _FOURTH,
                _FIFTH,
                ("6. 其他请求", ""),
                ("7. 标的总额", ""),
                ("8. 请求依据", _BASIS),
            ),
        ),
        Block(
            "约定管辖和诉讼保全",
            rows(
                ("1. 有无仲裁、法院管辖约定", "有□ 合同条款及内容：\n无□"),
                ("2. 是否申请财产保全措施", "已经诉前保全：是□ 保全法院： 保全时间： 否□\n申请诉讼保全：是□ 否□"),
            ),
        ),
        Block(
            "事实和理由",
            rows(
                ("1. 合同签订情况（名称、编号、签订时间、地点等）", ""),
                ("2. 签订主体", "贷款人：\n借款人："),
                ("3. 借款金额", "约定：\n实际提供："),
                ("4. 借款期限", f"是否到期：是□ 否□\n约定期限：{DATE}起至{DATE}止"),
                ("5. 借款利率", "利率□ __%/ 年（季 / 月）（合同条款：第__条）"),
                ("6. 借款提供时间", f"{DATE}，__元"),
                (
                    "7. 还款方式",
                    "等额本息□ 等额本金□\n到期一次性还本付息□\n按月计息、到期一次性还本□\n"
                    "按季计息、到期一次性还本□\n按年计息、到期一次性还本□ 其他□：",
                ),
                ("8. 还款情况", f"已还本金：__元\n已还利息：__元，还息至{DATE}"),
                ("9. 是否存在逾期还款", "是□ 逾期时间： 至今已逾期\n否□"),
                *security(10),
                ("14. 是否签订保证合同", "是□ 签订时间： 保证人：\n主要内容：\n否□"),
                ("15. 保证方式", "一般保证□\n连带责任保证□"),
                ("16. 其他担保方式", "是□ 形式： 签订时间：\n否□"),
                ("17. 其他需要说明的内容（可另附页）", ""),
                ("18. 证据清单（可另附页）", ""),
            ),
        ),
    ),
    "2024",
)

LENDING_ANSWER = Form(
    "民事答辩状",
    "民间借贷纠纷",
    "答辩人",
    (
        HEAD,
        Block("当事人信息", (*_party("答辩人"), AGENTS, *SERVICE)),
        Block(
            "答辩事项和依据（对原告诉讼请求的确认或者异议）",
            (
                *objections(
                    "对本金有无异议",
                    "对利息（复利、罚息）有无异议",
                    "对提前还款或解除合同有无异议",
                    "对担保权利诉请有无异议",
                    "对实现债权的费用有无异议",
                    "对其他请求有无异议",
                    "对标的总额有无异议",
                ),
                Row("8. 答辩依据", _BASIS),
            ),
        ),
        Block(
            "事实和理由（对起诉状事实和理由的确认或者异议）",
            (
                *reasons(
                    "对合同签订情况（名称、编号、签订时间、地点等）有无异议",
                    "对签订主体有无异议",
                    "对借款金额有无异议",
                    "对借款期限有无异议",
                    "对借款利率有无异议",
                    "对借款提供时间有无异议",
                    "对还款方式有无异议",
                    "对还款情况有无异议",
                    "对是否逾期还款有无异议",
                    "对是否签订物的担保合同有无异议",
                    "对担保人、担保物有无异议",
                    "对最高额抵押担保有无异议",
                    "对是否办理抵押 / 质押登记有无异议",
                    "对是否签订保证合同有无异议",
                    "对保证方式有无异议",
                    "对其他担保方式有无异议",
                    "有无其他免责 / 减责事由",
                ),
                *rows(("18. 其他需要说明的内容（可另附页）", "无□\n有□ 内容："), ("19. 证据清单（可另附页）", "")),
            ),
        ),
    ),
    "2024",
)
