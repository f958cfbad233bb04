"""What the keys of a judgment and of resuming its enforcement mean (`meanings`)."""

from __future__ import annotations

from . import meanings_papers as papers

SECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "JUDGMENT": (("判决", "`judgment`"), ("The judgment", "`judgment`")),
    "ORDERED_INTEREST": (
        ("判决的一般债务利息", "`judgment.interest`，一项或列表"),
        ("General debt interest", "`judgment.interest`, one or a list"),
    ),
    "ITEM": (("判项", "`judgment.items` 下每一项"), ("An item of the judgment", "each item of `judgment.items`")),
    "RESUME": (("恢复执行", "`resume`"), ("Resuming enforcement", "`resume`")),
}

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "JUDGMENT": {
        "number": ("案号；含“调”的按调解书处理", "number; with 调 in it, a mediation statement"),
        "date": ("判决日；`costs` 自此发生", "day of the judgment; its costs arise then"),
        "effective": ("生效日", "day of effectiveness"),
        "perform_by": ("履行期限届满日；分期写成列表", "last day of performance; a list for instalments"),
        "principal": ("判决的本金", "principal adjudged"),
        "interest": ("一般债务利息，一项或多项", "general debt interest"),
        "damages": ("判决的违约金、赔偿金，一笔", "damages adjudged, as one sum"),
        "costs": ("判决确定的费用", "costs adjudged"),
        "suspended": ("不计加倍部分的期间（3 条）；不能扣除的给出警告", "periods without the doubled part (art. 3)"),
        "damages_doubled": ("违约金是否计入加倍部分的基数", "whether damages enter the doubled base"),
        "extend_holiday": (
            "写明的届满日是休息日时是否顺延（民法典 203 条）",
            "whether a stated last day moves off a day of rest",
        ),
        "one_day_less": ("另一种读法：加倍部分少计一日", "the other reading: the doubled part has a day less"),
        "penalty_borne": (
            "调解书的违约责任已承担，不再计加倍部分（民事调解规定 15 条 2 款）",
            "the penalty of a mediation statement is borne: no doubled part",
        ),
        "general_before_2014": (
            "2014-08-01 以前二倍之外另计一般债务利息",
            "before 2014-08-01: general interest beside the double rate",
        ),
        "currency": ("外币判决的币种", "currency of the judgment"),
        "fx_rate": (
            "一单位外币折合人民币，加倍部分起算日的中间价（5 条）",
            "RMB for one unit, on the day the doubled part begins (art. 5)",
        ),
        "restitution": ("执行回转（6 条）", "restitution after enforcement (art. 6)"),
        "resumed": ("恢复执行之日", "day enforcement was resumed"),
        "perform_within": (
            "自生效起的履行期限，例：十日内；与 `perform_by` 只写一个",
            "period from effectiveness, instead of `perform_by`",
        ),
        "items": ("各有履行期限的判项", "items with last days of their own"),
        "accelerates": (
            "分期任一期不付即全部到期；也可写那一天",
            "a missed instalment makes everything due; or that day",
        ),
        "accelerated": ("全部到期的一天", "day on which everything fell due"),
        "interest_before_2014": (
            "2014-08-01 以前的基数含判决已定的利息",
            "before 2014-08-01 the base holds adjudged interest",
        ),
        "fx_scope": ("只折算加倍部分，还是全部", "what is converted: the doubled part, or all"),
        "fx_fee": (
            "申请执行受理日的汇率，用于申请执行费（办法 55 条）",
            "rate on the day of acceptance, for the enforcement fee",
        ),
        "liable": ("判决确定的责任人", "whom the judgment holds liable"),
        "interest_cap": (
            "各项利息（罚息、复利、违约金）合计的利率上限，逐日按计息的本金计量；例：24%",
            "ceiling on the rates of all entries of `interest` together, day by day on the principal that bears them",
        ),
        "shared_limit": (
            "各项利息（违约金）合计的数额上限，含已定数额",
            "ceiling on the sum of all entries of `interest`, fixed sums among them",
        ),
        **papers.JUDGMENT_MEANINGS,
    },
    "ORDERED_INTEREST": {
        "base": ("基数", "base"),
        "from": ("起算日", "first day"),
        "until": (
            "截止日，或 `perform_by`（履行期限届满之日）、`effective`（生效之日）、`payment`（实际清偿之日）",
            "last day, or `perform_by`, `effective`, `payment`",
        ),
        "rate": ("利率", "rate"),
        "limit": ("这一项的利息总额上限", "ceiling on the sum of this one"),
        "doubled": (
            "封闭期间的利息是否计入加倍部分的基数",
            "whether interest of a closed period enters the doubled base",
        ),
        "amount": ("判决已定的数额", "a sum the judgment has fixed"),
        "name": ("名称", "name"),
        "currency": ("币种，须与判决相同", "currency, that of the judgment"),
        "base_of": (
            "基数是本金，还是计收复利的利息（还款后随尚欠的利息减少）",
            "whether the base is principal, or interest that bears compound interest and falls as it is paid",
        ),
    },
    "ITEM": {
        "principal": ("本金", "principal"),
        "damages": ("违约金、赔偿金", "damages"),
        "perform_by": ("这一项的履行期限届满日", "its last day of performance"),
        "perform_within": ("自生效起的履行期限", "its period from effectiveness"),
    },
    "RESUME": {
        "case": ("原执行案号", "number of the enforcement"),
        "cause": ("为何停止", "why it stopped"),
        "settled": ("和解协议之日", "day of the settlement"),
        "last_day": (
            "和解约定的最后履行日；二年自此重新计算（民诉法解释 466 条）",
            "last day of performance it fixes: the two years restart",
        ),
        "terminated": ("终本之日", "day the round of enforcement ended"),
        "broken": ("不再履行之日", "day it was broken"),
        "paid": ("和解期间已付：列表，或一个总数", "paid under it: a list, or one sum"),
        "clues": ("财产线索", "clues to property"),
    },
}

DEFAULTS: dict[str, tuple[str, str]] = {
    "JUDGMENT.principal": ("各期、各判项之和", "the sum of its instalments or items"),
    "JUDGMENT.currency": ("人民币", "RMB"),
    "ORDERED_INTEREST.base": ("未付本金", "principal outstanding"),
    "ORDERED_INTEREST.until": ("实际清偿之日", "to payment"),
    "ORDERED_INTEREST.base_of": (
        "`principal`；名称有“复利”的、与判决已定的利息同数的是 `interest`",
        "`principal`; `interest` where the name says 复利, or it is a sum of interest adjudged",
    ),
    "ORDERED_INTEREST.currency": ("同判决", "that of the judgment"),
    "JUDGMENT.fx_scope": ("`doubled`", "`doubled`"),
}
