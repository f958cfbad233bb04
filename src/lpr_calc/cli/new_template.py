"""The commented case file that ``lpr-calc new`` writes where nobody is asked."""

from __future__ import annotations

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
