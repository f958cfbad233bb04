"""What reading a text has to say: refusals, rules that were applied, and questions, each worded once."""

from __future__ import annotations

from ..base.messages import Message, Messages
from ..base.text import Text

MESSAGES = Messages(
    {
        "empty": Message(
            Text("没有文字", "there is no text"),
            Text("粘贴判决主文、诉讼请求或借条的文字", "paste the words of an operative part, of claims or of a note"),
        ),
        "empty/image": Message(
            Text("文档里只有图片，没有文字", "the document holds pictures and no text"),
            Text("先做文字识别（OCR），或把文字粘贴进来", "run text recognition first, or paste the words"),
        ),
        "image-beside": Message(
            Text("文档里还有 {count} 张图片，没有读", "{count} pictures in the document were not read"),
            Text("图片里有主文的，请先做文字识别", "run text recognition where the words stand in one"),
        ),
        "unreadable": Message(Text("无法读取：{said}", "cannot read: {said}"), Text("检查文件名", "check the name")),
        "too-large": Message(Text("文件过大", "the file is too large"), Text("只保留文字部分", "keep the words alone")),
        "folder-empty": Message(
            Text("文件夹里没有 .txt、.md 或 .docx", "the folder holds no .txt, .md or .docx"),
            Text("每份裁判一个文件", "one file for each text"),
        ),
        "nothing-read": Message(
            Text("没有读出任何内容", "nothing was read"),
            Text("检查文字是否完整，或用 --kind 写明种类", "see whether the text is whole, or say its --kind"),
        ),
        "no-kind": Message(
            Text("看不出是判决主文、诉讼请求还是借条", "neither an operative part, nor claims, nor a note"),
            Text("用 --kind judgment|claims|note 写明", "say which with --kind judgment|claims|note"),
        ),
        "no-operative": Message(
            Text(
                "有审理经过或说理，没有“判决如下”之后的主文",
                "reasons of a judgment, and no operative part behind 判决如下",
            ),
            Text("把“判决如下”以后的各项一起粘贴", "paste the items behind 判决如下 as well"),
        ),
        "two-texts": Message(
            Text("一份文字里有 {count} 份裁判的主文", "the text holds {count} operative parts"),
            Text("一次读一份：分成 {count} 个文件，放进一个文件夹", "one at a time: {count} files in one folder"),
        ),
        "too-long/words": Message(
            Text(
                "文字过长：{count} 个字符，最多 {most} 个", "the text is too long: {count} characters, at most {most}"
            ),
            Text("只粘贴主文部分", "paste the operative part alone"),
        ),
        "strict-unread": Message(
            Text("有 {count} 处没有读懂：{first}", "{count} pieces were not read: {first}"),
            Text("去掉 --strict 可得到其余部分", "without --strict the rest is written"),
        ),
        "answer-unknown": Message(
            Text("没有“{name}”这个问题", "there is no question “{name}”"),
            Text("可回答：{known}", "may be answered: {known}"),
        ),
    }
)

TOLD: dict[str, Text] = {
    "base-replaced": Text(
        "后一基数等于本金：前一基数算到后一基数起算的前一日",
        "a later base equals the principal: it replaces the earlier one from its first day on",
    ),
    "year-before": Text(
        "日期未写年份，随前一日期：{day}", "a day without a year takes that of the day before it: {day}"
    ),
    "three-decimals": Text(
        "金额有三位小数，只作文书所载数，不列入应付", "an amount with three decimals is no sum to pay"
    ),
    "interim-day": Text("暂计日不是截止日", "a day of an interim figure ends nothing"),
    "open-end": Text("未写截止日：按计至实际清偿之日", "no last day is said: taken to run to payment"),
    "tenor-one-year": Text("未写LPR期限：按一年期", "no tenor of the LPR is said: one year is taken"),
    "stated-differs": Text(
        "文书合计 {stated} 元，各项之和 {sum} 元，相差 {difference} 元",
        "the text totals {stated}, its parts make {sum}: {difference} apart",
    ),
    "stated-interest": Text(
        "文书暂计至{day}的利息为 {stated} 元；按读出的事实计算，不含当日 {first} 元，含当日 {second} 元",
        "the text has {stated} of interest to {day}; the facts read from it come to {first} without that day, {second} with it",
    ),
    "no-key": Text("“{words}”没有对应的键，没有写进案件文件", "no key takes “{words}”: it is not in the case file"),
    "carried": Text(
        "截至 {at} 的利息按所写数额（carried），其后自次日起计；能从头计算的，去掉 carried，写起息日、利率与还款",
        "interest through {at} is taken as the sums stated (carried), the rest from the next day; where all of it can be"
        " computed drop carried and state the first day, the rate and the payments",
    ),
    "carried/alone": Text(
        "截至 {at} 的利息按所写数额（carried）；以后的利息没有请求",
        "interest through {at} is taken as the sums stated (carried); none is asked for the days that follow",
    ),
    "settled-interest": Text(
        "请求里已经算到某日的利息：写放款日、到期日、利率与还款，由程序从头计算，再写进 stated 与它比较",
        "interest a claim has worked out up to a day: state lending, due date, rate and payments to have all of it"
        " computed, and compare it under stated",
    ),
    "guarantee-void": Text(
        "“不能清偿部分的{share}”：按保证无效读（担保制度解释17条），另有原因的自行改写",
        "{share} of what the debtor cannot pay: read as a void guarantee (担保制度解释 art. 17); change it where it is not",
    ),
    "plan-made-out": Text(
        "按月付至付清：{sum} 元分 {count} 期，末期 {last} 元",
        "by the month until paid: {sum} in {count} instalments, the last {last}",
    ),
    "ceiling-same": Text(
        "利率的上限就是所判的利率，不再减少利息", "the ceiling is the rate itself and takes nothing off"
    ),
    "ceiling-2020": Text(
        "2020年8月20日起的LPR四倍就是法定上限，计算时依法适用，不另写利率",
        "four times the LPR from 2020-08-20 on is the ceiling of the law, which the computation applies: no rate of its own",
    ),
    "limit-with-interest": Text(
        "限额之外另有其利息（本息范围），案件文件只写限额",
        "the limit bears interest of its own; the case file holds the limit alone",
    ),
    "article-date": Text(
        "加倍条款引第{article}条，与判决日不合：该日应为第{right}条",
        "the notice cites art. {article}; on the day of the judgment it was art. {right}",
    ),
    "renewed-note": Text(
        "前款余额或利息写入新借条：以最初本金为准审查（法释〔2020〕17号27条）",
        "an older balance or interest in a new note: held against the first principal (法释〔2020〕17号 art. 27)",
    ),
    "deducted-interest": Text(
        "预先扣除的利息不计入本金（民法典670条）", "interest kept back up front is no principal (Civil Code 670)"
    ),
    "no-due-date": Text(
        "未写还款期限：可随时催告，给合理期限（民法典675条）",
        "no due date: the lender may ask at any time, with a reasonable period (Civil Code 675)",
    ),
    "lent-on-signing": Text("“今借到”：以落款日为出借日", "今借到: the day of the note is taken for that of lending"),
    "rate-as-written": Text("利率单位可疑，照文字读出", "the unit of the rate is doubtful; it is read as written"),
}
"""Rules that were applied, and warnings with their article."""

QUESTIONS: dict[str, Text] = {
    "effective": Text("判决何日生效？", "on which day did it take effect?"),
    "fee-payee": Text(
        "诉讼费用付给原告还是由法院退还、追缴？", "are the court fees paid to the plaintiff, or through the court?"
    ),
    "names": Text("当事人姓名或名称？", "what are the parties' names?"),
    "signed": Text("合同何日成立？决定利率上限", "when was the contract formed? It decides the ceiling"),
    "due": Text("何日到期？", "when does it fall due?"),
    "principal": Text("借了多少？没有读出金额", "how much was lent? No amount was read"),
    "delivered": Text("款项是否、何日实际交付？", "was the money delivered, and when?"),
    "lent": Text("何日出借？", "when was it lent?"),
    "creditor": Text("债权人是谁？", "who is the creditor?"),
    "debtor": Text("债务人是谁？", "who is the debtor?"),
    "rate": Text("“{name}”没有写明利率或起算日", "“{name}” has no rate or first day"),
    "guarantee-mode": Text("保证方式：一般保证还是连带责任保证？", "which mode of guarantee: general or joint?"),
    "tenor": Text("LPR 期限：一年期还是五年期以上？", "which tenor of the LPR: one year or five?"),
    "missed": Text("哪一期、何日未付？", "which instalment was missed, and on which day?"),
    "instalments": Text("各期的日期与金额？文字里没有", "the instalments' days and amounts: the text has none"),
    "contract-rate": Text("合同约定的利率是多少？", "what is the contract's rate?"),
    "served": Text("裁决书（调解书）何日送达？", "on which day was it served?"),
    "unit": Text("利率的单位是年、月还是日？", "is the rate per year, month or day?"),
    "stated-differs": Text(
        "文书所载的数与各项计算不符：以哪个为准？", "a figure of the text differs from its parts: which is right?"
    ),
    "capital": Text(
        "大写与小写不一致：{first} 元还是 {second} 元？", "capitals and figures differ: {first} or {second}?"
    ),
    "lunar": Text("农历或节日的日期，是公历哪一日？", "a lunar day or festival: which calendar day?"),
    "year": Text("日期的年份或日子不明", "the year or the day of a date is not clear"),
    "split": Text("本息合计一笔：本金与利息各多少？", "principal and interest in one sum: how much is each?"),
    "mixed": Text(
        "各期是本息合计：每期各含多少本金？", "the instalments mix principal and interest: how much is principal?"
    ),
    "base": Text("几个基数之和大于本金：哪个代替哪个？", "the bases exceed the principal: which replaces which?"),
    "base-below-principal": Text(
        "计息基数之和 {bases} 元小于本金 {principal} 元：其余不计息？",
        "the bases ({bases}) are below the principal ({principal}): does the rest bear none?",
    ),
    "first-instance": Text(
        "主文以一审判决为准：请粘贴一审主文", "it rests on the first judgment: paste that operative part"
    ),
    "event": Text("起算日是事件“{event}”：何日？", "interest runs from an event ({event}): on which day?"),
    "lpr-day": Text("LPR 以“{when}”为准：何日？", "the LPR is that of a moment ({when}): on which day?"),
    "compound-scope": Text(
        "复利：只就期内利息，还是也就罚息？",
        "compound interest on in-term interest alone, or on penalty interest as well?",
    ),
    "compound-base": Text(
        "复利的基数是多少？文字没有写", "what is the base of the compound interest? The text has none"
    ),
    "paid-day": Text("已付的 {sum} 元应予扣减：何日付的？", "{sum} was paid and comes off: on which day was it paid?"),
    "shared-limit": Text("这个上限管哪几项？", "which entries does this ceiling hold?"),
    "bearers": Text(
        "“{names}”负担费用，但没有被判给付：是谁？", "“{names}” bears a fee and is ordered nothing else: who is it?"
    ),
    "liability": Text("几名债务人各付什么？各项的付款人不同", "who owes what? The items name different payers"),
    "liable-items": Text(
        "{names}只对所列判项负责，文字里还有别的判项：案件文件写的是对全部负责，请核对",
        "{names} answers for the items named and the text has more; the case file has all of them: check it",
    ),
    "liable-range": Text(
        "责任以一个范围为限，文字里没有数额：是多少？",
        "liable within a range the text gives no sum of: how much is it?",
    ),
    "fee-share": Text("费用各半：各为多少？", "halves of the fees: how much is each?"),
    "principal-open": Text(
        "本金是多少？各项互相矛盾或没有读全，没有写合计数",
        "how much is the principal? The sums contradict each other or were not all read: no total is written",
    ),
    "interest-sum": Text(
        "利息写成每期一笔数额，约合 {rate}：利率是多少？",
        "interest is a sum for each period, about {rate}: which rate?",
    ),
    "rollover": Text("前一笔借款的本金与利率？", "principal and rate of the earlier loan?"),
    "lump": Text(
        "已有一笔利息数额，起算后的利息另写：请核对起算日",
        "a sum of interest and interest running: check the first day",
    ),
    "gap": Text(
        "前段止于 {first}，后段起于 {second}，中间有空日",
        "one period ends on {first}, the next begins on {second}: days between are left out",
    ),
}
"""The questions of `read.md` §8, and those of the reader's own, by their codes."""

ORDER = (
    "effective", "fee-payee", "names", "signed", "due", "delivered", "lent", "creditor", "debtor", "rate",
    "guarantee-mode", "tenor", "missed", "instalments", "contract-rate", "served", "unit", "stated-differs", "capital",
    "lunar", "year", "split", "base", "base-below-principal", "first-instance",
)  # fmt: skip
"""In which order questions are put."""
