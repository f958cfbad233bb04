"""What law decides and refuses, each message worded once: problems, assumptions, warnings and information.

Those of judgments, limitation and fees are in ``messages_judgment``, of loans repaid by instalments in
``messages_repayment``, of guarantees in ``messages_guarantee``, of interest carried over from before in
``messages_carried``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.messages import Message, Messages
from ..base.text import Text

CLAIMS: dict[str, Message] = {
    "advance-free": Message(
        Text("未约定垫资利息：垫资期间没有利息", "no interest agreed on the advance: none until it is payable"),
    ),
    "bank-total": Message(
        Text(
            "借款人请求且总额显著过高的，利息、复利、罚息等合计可按年利率 24% 调减（--cap 24%）",
            "on the borrower's request all heads together may be reduced to 24 % a year (--cap 24%)",
        ),
    ),
    "benchmark-tier": Message(
        Text(
            "借款期限不明，贷款基准利率按计息期间长短取“{tier}”档（写明出借日与到期日，或用 --tenor 指定）",
            "the loan's own term is not known: benchmark tier by the length of the claim period, {tier} (state the"
            " days of lending and due, or --tenor)",
        ),
    ),
    "contract-void": Message(
        Text(
            "因{why}，合同无效：自资金使用之日起计资金占用费，不是逾期利息",
            "the contract is void for {why}: from the day the money was used fund occupation is counted, which is no"
            " overdue interest",
        ),
    ),
    "currencies": Message(
        Text("几笔债务的币种不同：{names}", "the debts are in several currencies: {names}"),
        Text("不同币种的债务分别计算", "compute the debts of each currency by themselves"),
    ),
    "currency-costs": Message(
        Text(
            "费用也按{code}计；以人民币支出的，折算后写",
            "costs are taken to be in {code} too; convert what was spent in RMB",
        ),
    ),
    "currency-no-rate": Message(
        Text(
            "{name}债务没有约定逾期利率，不能按 LPR 计算（法释〔2025〕2号）",
            "a debt in {name} without an agreed overdue rate is not computed by the LPR (法释〔2025〕2号)",
        ),
        Text(
            "写明约定的利率（overdue_rate）；没有约定的，法院可以参考{reference}，写明所主张的数值",
            "state the agreed rate (overdue_rate); where there is none a court may refer to {reference}: state the"
            " figure claimed",
        ),
    ),
    "currency/claim": Message(
        Text(
            "按约定利率以{code}计算，所有金额均为{code}；LPR 不适用于外币债务的法定利息",
            "computed in {code} at the agreed rate, every amount is in {code}; the LPR is no statutory rate of a debt"
            " in another currency",
        ),
    ),
    "damages-beside-term-rate": Message(
        Text(
            "约定了期内利率和违约金：逾期后按期内利率计的利息与违约金一并计算，总额受上限限制（只主张违约金的，用"
            " --damages-and-interest damages）",
            "an in-term rate and damages are agreed: after the due date the in-term rate goes on beside the damages,"
            " both under one ceiling (damages only: --damages-and-interest damages)",
        ),
    ),
    "damages-excess": Message(
        Text(
            "约定的违约责任（{excess}）超过以 LPR 衡量的损失（{loss}）30% 以上，对方可以请求调减；请求调减到的利率用"
            " --cap 写明",
            "what was agreed for default ({excess}) is more than 30 % above the loss measured by LPR ({loss}): the"
            " other side may ask for a reduction; state with --cap what is asked for",
        ),
    ),
    "damages-not-agreed": Message(
        Text("违约金写“{said}”：按没有约定违约金处理", "damages “{said}”: taken as not agreed"),
    ),
    "dates-order/loan": Message(
        Text("{x} {a} 早于{y} {b}", "{x} {a} is before {y} {b}"),
        Text("检查这两个日期", "check the two dates"),
    ),
    "deducted": Message(
        Text(
            "预扣的 {deducted} 元不计入本金，本金按实际出借数额认定",
            "{deducted} kept back up front is not principal",
        ),
    ),
    "deliveries-whole": Message(
        Text(
            "分次出借而又有利转本或利息总额上限：整笔按首次出借时的上限计算，未按各次出借分别计算",
            "several disbursements with rolled-over notes or a limit on the sum of interest: the whole loan is"
            " computed under the ceiling of the first, not each by itself",
        ),
    ),
    "deposit-rate/void": Message(
        Text(
            "占用资金的一方没有过错的，按同期同类存款基准利率计：用 deposit_rate 写明该利率",
            "where the party that had the money is without fault, the deposit benchmark rate counts: state it with"
            " deposit_rate",
        ),
    ),
    "doubled-unused": Message(
        Text(
            "加倍部分只有判决以后才有：order 里的 doubled、还款的 for: doubled 这里不用",
            "only a judgment has a doubled part: `doubled` in order:, and `for: doubled` of a payment, are not used"
            " here",
        ),
    ),
    "filing-date": Message(
        Text(
            "未写明起诉日，按 {assumed} 起诉处理（用 --filed 写明）",
            "day of suit not stated: taken as {assumed} (state it with --filed)",
        ),
    ),
    "formation-date": Message(
        Text(
            "自然人之间的借款自提供借款时成立；未写明出借日，按合同成立日 {signed} 处理",
            "between natural persons a loan is formed when the money is provided; its day is not stated: taken as the"
            " signing date {signed}",
        ),
    ),
    "in-term-not-computed": Message(
        Text(
            "约定了期内利率但未写明出借日，期内利息未计算（用 --lent 写明）",
            "an in-term rate is agreed but the day of lending is not stated: no in-term interest (state --lent)",
        ),
    ),
    "no-ceiling": Message(
        Text(
            "金融机构（含七类地方金融组织）不适用民间借贷利率上限；借款人请求的，可用 --cap 24% 按 24% 总额调减",
            "financial institutions, the seven local types among them, are outside the ceiling; --cap 24% where the"
            " borrower asks for it",
        ),
    ),
    "no-rule": Message(
        Text("类型“{kind}”没有适用的规则", "no rule for the kind “{kind}”"),
        Text("检查 kind 与 lender", "check kind and lender"),
    ),
    "no-term": Message(
        Text(
            "未约定还款期限：{reached} 催告，合理期限 {grace} 天，自 {first} 起逾期",
            "no term: demanded on {reached}, reasonable period {grace} days, overdue from {first}",
        ),
    ),
    "no-term/served": Message(
        Text(
            "未约定还款期限：以起诉状送达视为催告，自 {first} 起逾期",
            "no term: service of the complaint is taken as the demand, overdue from {first}",
        ),
    ),
    "overdue-free": Message(
        Text(
            "逾期利率写“{text}”：按约定逾期不计利息处理；没有约定的，不写这一项",
            "overdue rate “{text}”: taken as an agreement that default bears no interest; where nothing was agreed,"
            " leave it out",
        ),
    ),
    "overdue-not-agreed": Message(
        Text("逾期利率写“{text}”：按未约定逾期利率处理", "overdue rate “{text}”: taken as not agreed"),
    ),
    "payable": Message(
        Text(
            "付款时间没有约定或约定不明：以{name} {day} 为应付款时间，利息自当日起",
            "no day of payment agreed: payable on {name}, {day}, interest from that day itself",
        ),
    ),
    "payment-before-loan": Message(
        Text("{day} 的还款早于出借日 {first}", "the payment of {day} is before the loan of {first}"),
        Text("检查还款日；出借当日扣下的利息写 deducted", "check the day; interest kept back up front is `deducted`"),
    ),
    "payment-currency": Message(
        Text("还款的币种是{said}", "the payment is in {said}"),
        Text("折算成{code}后写", "convert it to {code}"),
    ),
    "prepayment-unused": Message(
        Text(
            "for: prepayment（提前还款）只用于分期还本付息的借款，这里按一般还款抵充",
            "for: prepayment is of loans repaid by instalments; here it is a payment like any other",
        ),
    ),
    "rate-not-agreed": Message(
        Text(
            "期内利率写“{text}”：按没有约定处理，没有期内利息",
            "in-term rate “{text}”: taken as not agreed, no in-term interest",
        ),
    ),
    "rate-single-source": Message(
        Text(
            "1991-04-21 以前的贷款基准利率只有单一来源，使用前请核对",
            "the benchmark rates before 1991-04-21 rest on a single source: check them",
        ),
    ),
    "rate-unclear": Message(
        Text(
            "自然人之间对利息约定不明，视为没有期内利息",
            "interest agreed unclearly between natural persons: no in-term interest",
        ),
    ),
    "penalty-multiple": Message(
        Text("罚息倍数 {multiple} 不在 {low}～{high} 之间", "the multiple {multiple} is outside {low} to {high}"),
    ),
    "rate-unclear/refused": Message(
        Text("利息约定不明，应由法院酌定", "interest is agreed unclearly: a court would have to fix it"),
        Text(
            "写明一个利率（可参考 LPR）；双方均为自然人的，写明 natural: true，则视为没有利息",
            "state a rate (the LPR, say); between natural persons state natural: true for both, then there is none",
        ),
    ),
    "rule-conflict": Message(
        Text("有多条规则同时适用：{named}", "several rules apply at once: {named}"),
    ),
    "signing-date": Message(
        Text(
            "未写明合同成立日，按 {assumed} 成立处理（用 --signed 写明）",
            "day of contract formation not stated: taken as {assumed} (state it with --signed)",
        ),
    ),
    "sme-conditions": Message(
        Text(
            "适用条例的前提：付款方是机关、事业单位或大型企业；收款方按合同订立时的规模是中小企业，并在订立合同时主动"
            "告知了对方",
            "the Regulation supposes a payer that is an authority, a public institution or a large enterprise, and a"
            " payee that was a small or medium enterprise at contracting and told the payer so then",
        ),
    ),
    "sme-floor": Message(
        Text(
            "约定的标准低于合同订立时（{formed}）一年期 LPR {percent}% 的日子，按该 LPR 计",
            "on days on which what was agreed is below the one-year LPR at contracting ({formed}), {percent}%, that"
            " LPR is used",
        ),
    ),
    "sme-floor-sum": Message(
        Text(
            "违约金约定为一笔金额：未与合同订立时一年期 LPR 比较（有分期或还款），低于该标准的可主张补足",
            "damages are a sum of money: not compared with the LPR at contracting (instalments or payments); less"
            " than that may be made up",
        ),
    ),
    "sme-floor/sum": Message(
        Text(
            "约定的违约金 {agreed} 元低于按合同订立时一年期 LPR 计的 {least} 元，按该 LPR 计",
            "the damages of {agreed} are below the {least} that the one-year LPR at contracting comes to: that LPR is"
            " used",
        ),
    ),
    "sme-large-enterprise": Message(
        Text(
            "因“背靠背”条款无效等没有有效约定的，最高法批复按一年期 LPR 计；与每日万分之五并存时由法院取舍（主张 LPR "
            "的，改用 --kind other）",
            "where a pay-when-paid clause is void, the SPC's reply gives the one-year LPR beside the 0.05 % a day (to"
            " claim that, use --kind other)",
        ),
    ),
    "sme-old-contract": Message(
        Text(
            "{known}，早于条例施行（2020-09-01）：自该日起按条例计算，法院有不适用于此前合同的，须自行判断",
            "{known}, before the Regulation came into force (2020-09-01): computed by it from that day on, but courts"
            " have refused to apply it to earlier contracts",
        ),
    ),
    "bank-terms": Message(
        Text("金融借款还缺{missing}", "this bank loan lacks {missing}"),
        Text("写明{missing}", "state {missing}"),
    ),
    "bank-terms/carried": Message(
        Text(
            "结转以后的利率取决于放款日（重定价日、期限档次），没有写明",
            "the rate after the settlement hangs on the day of lending (days of repricing, term), which is not stated",
        ),
        Text(
            "写明放款日（lent）；LPR 随每次报价浮动的，写 repricing: publication",
            "state the day of lending (lent); repricing: publication where the LPR is read anew with every quote",
        ),
    ),
    "contract-void/terms": Message(
        Text(
            "{why}的合同无效，约定的利率、违约金和费用不受保护",
            "the contract is void for {why}: no agreed rate, damages or fees",
        ),
        Text(
            "去掉这些约定，则自出借日起按 LPR（2019-08-20 以前按贷款基准利率）计算资金占用费",
            "drop them: fund occupation is then computed from the day of lending at LPR (benchmark before 2019-08-20)",
        ),
    ),
    "deducted-all": Message(
        Text("预扣 {deducted} 元，不小于出借的 {amount} 元", "{deducted} kept back is not less than the {amount} lent"),
        Text("deducted 写从本金中预先扣下的金额", "deducted: what was kept back from the principal"),
    ),
    "due-missing": Message(
        Text("没有到期日，无法确定从哪一天起逾期", "no due date: the first day of default cannot be told"),
        Text(
            "写明 --due 到期日；未约定还款期限的，写明催告（demands）与合理期限（grace），或送达日（served），或用"
            " --from 写明违约第一日（民法典 675 条）",
            "state --due; for a loan without a term state the demand (demands) and the reasonable period (grace),"
            " or the day of service (served), or the first day of default with --from (Civil Code 675)",
        ),
    ),
    "due-missing/construction": Message(
        Text("没有应付款日，无法确定利息从哪一天起算", "no day of payment: the first day of interest cannot be told"),
        Text(
            "写明 due 应付款日；没有约定的，写明 delivered 交付日、settled 提交结算文件日或 filed 起诉日（建设工程"
            "解释（一）27条）",
            "state due; where none was agreed, delivered, settled (the final account) or filed (Construction"
            " Interpretation (I) 27)",
        ),
    ),
    "instalments-sum/loan": Message(
        Text(
            "各期合计 {total} 元，不等于本金 {principal} 元",
            "the instalments add up to {total}, the principal is {principal}",
        ),
        Text("分期写本金部分，合计等于本金", "state the principal part of each instalment"),
    ),
    "lent-after-due": Message(
        Text("{day} 的出借晚于到期日 {due}", "the disbursement of {day} is after the due date {due}"),
        Text("检查出借日与到期日", "check the days of lending and the due date"),
    ),
    "lent-missing": Message(
        Text("没有出借日，无法计算资金占用费", "no day of lending: fund occupation cannot be computed"),
        Text("写明 --lent", "state --lent"),
    ),
    "rollover-after-due": Message(
        Text("重新出具借条的日期晚于到期日", "a note was renewed after the due date"),
        Text("due 写最后一份借条的到期日", "due: the due date of the last note"),
    ),
    "until-before-start": Message(
        Text("计算至 {cutoff}，早于起算日 {begin}", "computed to {cutoff}, before the first day {begin}"),
        Text("检查计算截止日与起息日", "check the cut-off day and the first day of interest"),
    ),
    "interest-from-early": Message(
        Text("起息日 {stated} 早于法律允许的 {lawful}", "interest from {stated}, but the law allows it from {lawful}"),
        Text("改为 {lawful} 或更晚", "use {lawful} or later"),
    ),
    "interest-from-early/in-term": Message(
        Text("起息日 {stated} 早于法律允许的 {lawful}", "interest from {stated}, but the law allows it from {lawful}"),
        Text(
            "改为 {lawful} 或更晚；约定了期内利率的，写明利率与出借日",
            "use {lawful} or later; where in-term interest was agreed, state its rate and the day of lending",
        ),
    ),
}


def _further() -> Iterator[dict[str, Message]]:
    """The messages of what few claims have."""
    from .messages_judgment import JUDGMENTS

    yield JUDGMENTS
    from .messages_repayment import INSTALMENTS

    yield INSTALMENTS
    from .messages_guarantee import GUARANTEES

    yield GUARANTEES
    from .messages_carried import CARRIED

    yield CARRIED


MESSAGES = Messages(CLAIMS, _further)
