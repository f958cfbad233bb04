"""What the conventions of a computation mean (`meanings`)."""

from __future__ import annotations

from . import meanings_repayment as repayment

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "CONVENTIONS": {
        "count": ("整个期间的首日、末日计不计", "which of the first and last day of the whole period count"),
        "basis": ("一年多少天；金融借款默认 `360`", "days of a year; bank loans `360`"),
        "rounding": ("在哪里舍入", "where rounding happens"),
        "lines": (
            "相同的相邻报价合为一段，还是每次报价各一段",
            "equal neighbouring quotes as one line, or a line a publication",
        ),
        "lpr": ("LPR 浮动还是固定；买卖合同默认 `fixed`", "whether the LPR floats; sale contracts `fixed`"),
        "tenor": ("LPR 的期限", "term of the LPR"),
        "cap": ("利率保护上限：依法、不设，或写一个利率", "ceiling: by law, none, or a rate"),
        "payment_day": (
            "还款当日按还款后还是还款前的余额计息",
            "whether the day of a payment bears interest on the balance after or before it",
        ),
        "order": (
            "抵充顺序：三项的任一排列或 `pro-rata`；判决另可写 `doubled`",
            "order of allocation: any permutation, or `pro-rata`; judgments also `doubled`",
        ),
        "regime": ("适用哪一版民间借贷规定", "which text of the private-lending rules"),
        "old_rule": (
            "是否主张 2020-08-19 以前适用旧规定（31 条 2 款）",
            "whether the earlier rule up to 2020-08-19 is asked for",
        ),
        "pre_2015": ("2015-09-01 以前的上限", "ceiling before 2015-09-01"),
        "iou_cap": ("利转本每一步的上限按哪张借条", "ceiling of each step of a note renewed"),
        "same_day": (
            "出借当日或次日的付息是否视为预扣",
            "whether interest paid on the day of lending or the next was kept back",
        ),
        "excess": ("超过上限支付的利息怎样处理", "what becomes of interest paid above the ceiling"),
        "lawyer_fee": ("律师费是否计入 29 条的总上限", "whether the lawyer's fee counts under the ceiling of art. 29"),
        "markup": ("买卖合同法定标准的加计倍数（30%～50%）", "mark-up of the statutory rate in sales"),
        "cap_span": (
            "金融借款 `cap: 24%` 按所涉期间分别计量，还是全程合计",
            "`cap` of a bank loan: by the time it covers, or over the whole",
        ),
        "closed": ("判决写明起止两日的利息期间，首尾都计还是末日不计", "a period with both days written in a judgment"),
        "bases": ("几个基数同时计息，还款先减哪个", "which of several bases a payment reduces"),
        "damages_and_interest": (
            "只约定违约金的：只计违约金，还是与法定利息并计；约定了期内利率的默认 `both`",
            "damages agreed and no overdue rate: damages alone, or both; with an agreed in-term rate `both` by default",
        ),
        "deliveries": (
            "自然人之间分次出借：各次各自的上限，还是首次的",
            "disbursements between natural persons: each its own ceiling, or the first one's",
        ),
        "splice": (
            "买卖 2019-08-20 以前违约：自该日起是否接续 LPR",
            "sale, breach before 2019-08-20: whether LPR takes over",
        ),
        "no_rate_before_2015": (
            "未约定利率的，2015-09-01 以前按 6% 还是银行利率",
            "nothing agreed, before 2015-09-01: 6 % or the bank rate",
        ),
        **repayment.CONVENTIONS,
    },
}
