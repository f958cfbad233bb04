"""The elements of a complaint whose official form was not seen: those that all forms have, without numbers."""

from __future__ import annotations

from .official import DATE, FREE_CLAIMS, FREE_FACTS, MEDIATION, PRESERVATION, Block, Form, parties, rows, security


def general(cause: str, debt: str) -> Form:
    """A complaint on ``debt`` (工程价款, 欠款) of another cause of action ("" where its name is not known)."""
    return Form(
        "民事起诉状",
        cause,
        "具状人",
        (
            parties(coded=True),
            Block(
                "诉讼请求",
                (
                    FREE_CLAIMS,
                    *rows(
                        (
                            "本金" if debt in ("", "本金") else f"本金（{debt}）",
                            f"截至{DATE}止，尚欠本金__元（人民币；如外币需特别注明）",
                        ),
                        ("利息", f"截至{DATE}止，尚欠利息__元；计算方式：\n是否请求支付至实际清偿之日止：是□ 否□"),
                        ("是否主张担保权利", "是□ 内容：\n否□"),
                        ("是否主张实现债权的费用", "是□ 费用明细：\n否□"),
                        ("是否主张诉讼费用", "是□\n否□"),
                        ("其他请求", ""),
                        ("标的总额", ""),
                    ),
                ),
            ),
            PRESERVATION,
            Block(
                "事实与理由",
                (
                    FREE_FACTS,
                    *rows(
                        ("合同签订情况（名称、编号、签订时间、地点等）", ""),
                        ("合同主体", "债权人：\n债务人："),
                        ("付款期限", ""),
                        ("约定的利率、违约金", ""),
                        ("付款情况", f"已还本金：__元\n已还利息：__元，还息至{DATE}"),
                        ("是否存在逾期付款", "是□ 逾期时间： 至今已逾期\n否□"),
                        *((title.partition(". ")[2], wording) for title, wording in security(1)),
                        ("是否签订保证合同", "是□ 签订时间： 保证人：\n主要内容：\n否□"),
                        ("保证方式", "一般保证□\n连带责任保证□"),
                        ("其他担保方式", "是□ 形式： 签订时间：\n否□"),
                        ("请求承担责任的依据", "合同约定：\n法律规定："),
                        ("其他需要说明的内容（可另附页）", ""),
                        ("证据清单（可另附页）", ""),
                    ),
                ),
            ),
            MEDIATION,
        ),
    )
