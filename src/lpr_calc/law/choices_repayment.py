"""The defaults of loans repaid by instalments (`choices` offers them with the others)."""

from __future__ import annotations

from ..base.record import Record
from ..base.text import Text


class Default(Record):
    """A documented default. ``provision`` is the article it stands on, "" for a mere convention (惯例) that no article
    prescribes; ``matters``: ``--strict`` refuses it.
    """

    value: str
    because: Text
    provision: str
    matters: bool = False


REPAYMENT_DEFAULTS = {
    "interest_by": Default(
        "month",
        Text(
            "整期按月计息（年利率的十二分之一）；按实际天数的，写 interest_by: days",
            "whole periods at a twelfth of the yearly rate (interest_by: days for actual days)",
        ),
        "pbc-2005-129/formula",
    ),
    "first_period": Default(
        "days",
        Text(
            "首期不是整期：利息按天另计，本金按计划（first_period: in-payment、full 为另外两种）",
            "the first period is no whole one: its interest by the day on top of the planned principal"
            " (first_period: in-payment, full)",
        ),
        "",
    ),
    "repricing_split": Default(
        "days",
        Text(
            "一期之内利率调整的，调整日前后分段按天计息（month、next-period、whole 为另外三种）",
            "a rate that changes inside a period: by the day before and after (month, next-period, whole)",
        ),
        "pbc-2005-129/formula",
        matters=True,
    ),
    "prepaid": Default(
        "shorter",
        Text(
            "部分提前还款以后每期金额不变，期限缩短（期限不变的，写 prepaid: smaller）",
            "after a prepayment the payment stays and the term is shorter (prepaid: smaller for the same term)",
        ),
        "",
    ),
    "across": Default(
        "heads",
        Text(
            "一笔还款不够抵各期：同一债务分期履行，同一项目先抵遍已到期各期（逐期的，写 across: instalments）",
            "a payment short of several instalments of one debt: head by head over all that are due"
            " (across: instalments for the oldest first)",
        ),
        "civil-code/561",
        matters=True,
    ),
    "overdue_days": Default(
        "late",
        Text(
            "罚息自应还日当日起算，逾期天数 = 计算日 − 应还日（次日起算的，写 overdue_days: after）",
            "penalty from the due day itself: days late = day of count − due day (overdue_days: after)",
        ),
        "pbc-2003-251/3",
    ),
    "compound_rate-instalments": Default(
        "penalty",
        Text(
            "未按期支付的利息按罚息利率计收复利（按合同利率的，写 compound_rate: contract）",
            "interest not paid in time compounds at the penalty rate (compound_rate: contract)",
        ),
        "pbc-2003-251/3",
        matters=True,
    ),
    "cap_span-instalments": Default(
        "time",
        Text(
            "总额上限按整笔借款逐日衡量，以当日未还本金（含未到期的）为基数，当日没有用完的额度不用于以后；"
            "按期付清的各期利息不调减（全程合计的，写 cap_span: whole）",
            "the ceiling on the total is measured over the whole loan, day by day, on the principal outstanding, due or"
            " not: room left on one day is not used later, and interest of instalments paid in time is not reduced"
            " (cap_span: whole to total)",
        ),
        "spc-2017-22/2",
    ),
    "grace_from": Default(
        "due",
        Text(
            "超过宽限期的，自应还日起计罚息（自宽限期满起算的，写 grace_from: end）",
            "late beyond the days of grace: penalty from the due day (grace_from: end)",
        ),
        "",
    ),
}
