"""The words of notes and IOUs: what each rule reads (`notes`)."""

from __future__ import annotations

import re

from .amounts import amount_at
from .days import day_at, end_at, monthly_at, start_at
from .lexer import Found, Matcher, Rule, pattern
from .marks import PRINCIPAL, base_at, less_at, stated_at
from .note_days import due_at, guaranteed_until_at, lending_at, month_due_at, relative_at
from .note_names import named_rules
from .rates import rate_at
from .references import number_of

_TERM = re.compile(
    r"(?:借款期限|借款时间|还款期限|使用期限|期限|借期|借用期|使用期|用款(?:期限|时间)?|用期)(?:为|是|：|共)?(?P<n>[0-9]{1,3}|[一二三四五六七八九十两半壹贰叁肆伍陆柒捌玖拾]{1,3})(?P<u>个月|月|年|天|日)(?:整)?"
)
_TERM_LATER = re.compile(
    r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十两半]{1,3})(?P<u>个月|年|天)(?:之?内|后|以内)?(?:一次性|全部|保证|负责)*(?:归还|还清|偿还|付清|还款)"
)
_LUNAR = re.compile(
    r"(?:(?:限|于|在|到|至|定于|约定)*(?:(?:19|20)[0-9]{2}年)?)(?P<w>(?<![0-9])年底|农历|古历|阴历|旧历|中秋节?|春节|过年|年前|端午节?|元宵节?|腊月|正月|除夕|近期|年关)[^，。；0-9]{0,12}(?:[0-9]{1,2}(?:日|号|月)[^，。；0-9]{0,8})?"
)
_DEDUCTED = re.compile(
    r"(?:已|并|从中|从本金中|从借款中|从借款本金中|预先|当场|先行|提前|其中)*(?:预?扣除?|预扣|扣下|扣)(?:了|掉|除)?(?:首月|首期|第一个?月|头一?个?月|当月|[一二三四五六两0-9]+个?月)?(?:的)?(?:砍?头|利)?息(?:款)?(?:人民币)?(?:计|共)?"
)
_RECEIVED = re.compile(
    r"(?:本人|借款人)?(?:实际|实|已实际)(?:收到|到账|交付|得款|得|出借|到手|拿到|收|借)(?:款|现金|金额)?(?:为|人民币)?"
)
_INTEREST_SUM = re.compile(
    r"(?P<per>每个?月|月|每年)?(?:应?付|支付|给付)?(?:利息|息)(?:款)?(?:是|为|共|计|：|共计)?(?P<later>每个?月|每年)?(?:支付|付)?(?:人民币)?(?=[0-9¥人壹贰叁肆伍陆柒捌玖拾一二三四五六七八九])"
)
_DAILY = re.compile(
    r"(?:按|以)?(?:每|逾期一?|延期一?)(?:天|日)(?:按)?(?:支付|赔偿|承担|给付|罚款|罚|违约金|滞纳金)*(?:人民币)?(?=[0-9¥壹贰叁肆伍陆柒捌玖拾])"
)
_PERIOD = re.compile(
    r"保证期(?:间|限)(?:为|是|：)?(?:自|从)?(?:主债务|借款|债务|主合同)*(?:履行|还款|清偿)*(?:期限?)?(?:届满|到期|届至)?(?:之)?日?(?:起|后)?(?:的)?(?P<n>[0-9]{1,2}|[一二三两四五六七八九十]{1,2})(?P<u>年|个月)"
)
_EACH_MONTH = re.compile(r"每个?月(?:还款|归还|偿还|还|付)(?:本金|借款|款)?(?:人民币)?(?=[0-9¥壹贰叁肆伍陆柒捌玖拾])")
"""Instalments by the month whose day is not said."""
_MODE = re.compile(
    r"(?:担保|保证)方式(?:为|是|：)?连带(?:责任)?(?:保证|担保)?|(?:(?:担保人|保证人|担保方|[丙丁]方)(?:均|自)?(?:愿意?)?(?:[对为][^，。；0-9]{0,16})?(?:承担|负|提供)?"
    r"|(?:自愿)?(?:[对为][^，。；0-9]{0,16})?(?:承担|负|提供))"
    r"连带(?:保证|清偿|还款|担保|偿还)*(?:责任)?(?:保证|担保)?"
)
"""What a note says of its guarantors, apart from their names."""
_RENEWED = re.compile(
    r"(?:(?!欠(?!款)|收|借(?!款)|[甲乙丙丁]方)[^。，；]){0,24}(?:本金余款(?!(?:于|在|定于|限)?[0-9])|(?<!剩)余款(?!(?:于|在|定于|限)?[0-9])|余额|结欠|旧账|原借条|原借款|利息转|转为本金|计入本金|结算后|本利合计|连本带利(?!.{0,6}[归还]))[^。，；0-9¥壹贰叁肆伍陆柒捌玖拾]{0,16}"
)
_FREE = re.compile(r"(?:不计|无|免|不收|不付|不支付|不算|没有|无需支付)(?:任何)?利?息|无利息|利息(?:不要|不算|不计|免)")
_IDENTITY_OF = re.compile(
    "(?:公民)?(?:身份证(?:号码?)?|证件号码?|身份号码?|电话(?:号码)?|手机(?:号码?)?|联系(?:电话|方式)|住址|地址|住所|账号|卡号)(?:为|是|：)?"
)
_IDENTITY = re.compile(
    r"(?:公民)?(?:身份证(?:号码?)?|证件号码?|身份号码?|电话(?:号码)?|手机(?:号码?)?|联系(?:电话|方式)|住址|地址|住所|账号|卡号)(?:为|是|：)?(?:[0-9]{17}[0-9Xx*]|1[0-9*]{10}(?![0-9*])|[^，。；：]{0,40}?(?=[，。；）]|借款人|担保人|欠款人|电话|身份|$|今|[12][09][0-9]{2}年))"
)
_PHRASES = re.compile(
    r"(?:借款)?用途(?:为|是|：)[^，。；0-9]{1,16}|除(?:按|应|须)[^，。；0-9]{0,20}外|另(?=按|行|外)"
    r"|(?:出借人|债权人|贷款人|对方|[甲乙]方)?(?:为|因)?(?:实现债权|追讨|追索|追偿|催讨|主张)[^。；0-9]{0,20}?(?:产生|支出|支付|发生)?的?(?:律师费|诉讼费|差旅费|交通费|保全费|公告费|一切|全部|合理|等|、|和|及|费用)+(?:均?由[^，。；0-9]{1,8}(?:承担|负担))?"
    r"|(?:借款人|欠款人|债务人|[甲乙]方|本人|我)?(?:均|自)?愿意?(?=承|按|支|以|付|每|担|赔)|经(?:甲乙)?(?:双方)?(?:对账|结算|核对|协商|核算)(?:确认|一致|无误)?"
    r"|(?:当日|当天|该|上述|现)?(?:款项?|借款)?(?:已|现已)?(?:通过|以)[^，。；0-9]{0,14}?(?:转账|现金|汇款|微信|支付宝)[^，。；0-9]{0,8}?(?:收到|收讫|收妥|交付|支付)(?:给?[^，。；0-9]{0,6})?(?:全部|上述|该)?(?:款项|借款)?"
    r"|每个?月(?:的)?[0-9]{1,2}(?:日|号)(?:之?前)?(?:按时)?(?:支付|付|给付|结清)(?:利息|息)?"
    r"|至今(?:尚|仍)?(?:未|没有)(?:归还|偿还|还清|支付|付清|还|付)(?:清)?|则|承担(?:律师费|诉讼费|保全费|、|及|和|等)+(?:费用)?|经[^，。0-9]{1,10}?(?:结算|核对|确认|协商)|随时要随时还|随要随还|随时归还|（[^（）]{0,6}(?:签名|签字|盖章|公章|签章|捺印|手印|指印|按印)[^（）]{0,6}）|收到条|借条|借据|欠条|欠据|收条|收据|(?:民间)?借款合同|借款协议(?:书)?|欠款确认书|对账(?:确认)?[单书]|还款(?:协议|承诺|计划)书?|(?:现)?(?:作出|制定|达成)?(?:如下|以下)?(?:计划)?(?:还款|付款)?(?:安排|计划|承诺|协议|保证)?(?:如下)?：|视为(?:全部)?(?:借款|欠款|债务|款项)?(?:全部)?(?:提前)?到期|(?:若|如)(?:果)?(?:有)?(?:任何)?一期(?:未|逾期|不)(?:还|付|归还)?|[^，。；0-9]{0,8}(?:可|有权)就(?:全部|剩余)[^，。；0-9]{0,12}(?:起诉|主张|诉讼)|[言约]定(?=[月年利])|口说无凭|任[何意]?一期(?:逾期|未)?|截[止至](?:今日?|目前|本日|本协议签订之?日|出具本[^，。0-9]{1,4}之?日)|(?:转账|汇款|支付|汇|转)?(?:至|到|入)[^，。；0-9]{0,12}(?:账户|账号|卡号|卡)(?:：|为)?[0-9]{10,20}|以上(?:金额|款项|内容|数据)?(?:经)?(?:双方)?(?:核对|确认)?(?:无误|属实)|(?:租期|租赁期限?|承包期限?|合同期限?|服务期限?|工期)(?:为|自|从|：)*[12][0-9]{3}[年.][0-9年月日.]{3,8}(?:起)?(?:至|到|-)[12][0-9]{3}[年.][0-9年月日.]{3,8}(?:止)?|连续[一二两三四五六0-9]{1,2}(?:期|个?月)(?:不|未)(?:按时|按期|如期)?(?:归还|还款|偿还|支付|还|付)(?:款)?|(?<![率期人额息式间日限])为(?:了)?[^，。；0-9欠借息倍分厘元]{1,16}(?=，)|(?:通过|以)(?:银行)?(?:转账|现金|微信|支付宝|汇款)(?:的?方式)?(?=借|收|向)|未还(?:部分|款项|本金)|(?:双方|经双方)?(?:核对|确认)无误|此据|(?:特|恐口|空口)?(?:立|具)?(?:此|字|借)?(?:为|作)?(?:据|凭|证)(?=[。，]|$)|特立此据|立此为[据证凭]|空口无凭|恐后无凭|以此为[据证凭]|特此(?:证明|立据|承诺)|特立此(?:借据|字据|欠条|条)|立字为据|"
    r"长期有效|如有纠纷[^。]{0,40}|如发生纠纷[^。]{0,40}|一切(?:费用|后果|责任)[^。，0-9]{0,24}|由此产生的[^。0-9]{0,60}|(?:如|若)(?:到期|逾期|未能|不能|未按)(?:(?![百千万]分之|倍|[一二三四五六七八九十两]分|厘)[^。，0-9]){0,24}(?=，|。)|我自愿|本人自愿|自愿|作为违约(?:赔偿)?金|违约金|即金额?|"
    r"因[^，。0-9]{1,24}?(?=，|。|向|今|现|特|借|欠)|用于[^，。0-9]{1,24}|(?:现金|银行转账|转账|微信|支付宝|微信转账)(?:方式)?(?:交付|支付|收讫|已收|已付|付)?|(?:款)?已(?:收到|收讫|付清?|交付)|大写|小写|人民币|先生|女士|同志|"
    r"到期(?:本息|本利)(?:一并|一起|一次性|一次)?(?:还清|付清|归还|结清|偿还)|(?:一次性|一次)还本付息|到期(?:本息|利息)(?:一次性|一次)?(?:付清|还清|结清|归还)|到期(?:一次性|一次)?(?:还本付息|归还本息|还清本息|本息还清|归还|还清|偿还)|到期(?:一次性)?(?:连本带利)?(?:归还|还清)|按时(?:归还|还清|付息)|按期(?:归还|还清)|(?:利息)?(?:按月|按季|每?月|每?季度?|每?半年|每?一?年)(?:支付|付清|结算|付|结)(?:利息|息)?(?:一次)?|利随本清|先息后本|(?:每月)?[0-9]{1,2}(?:日|号)前?(?:支付|付)(?:利)?息"
)
FILLER = re.compile(
    rf"(?:{PRINCIPAL})|期限?：|到期后|（?(?:系)?夫妻(?:关系|二人|双方)?）?|(?:到期|逾期)未(?:付|还|归还|偿还|支付)的?|未付(?:金额|款项|部分)的?|系(?=借)|如不|若不|天|人工(?=费|工资)|[甲乙丙]方|已|收到|项|滞纳金|承诺书|保证书|担保书|随|下(?=欠)|我公司|本公司|我司|我单位|[需供买卖购销]方|又|再|另|贵公司|贵司|贵店|贵厂|贵方|贵单位|我方|(?:对账|对帐)?(?:确认)?函|致|否则|剩余|[甲乙]方|合同|计划|承担|[一二三四五六七八九十]、(?=借款|还款|利率|利息|逾期|违约|[甲乙丙丁]方|本合同|担保|保证)|所(?=欠)|其中|工钱|将|权利|确认|余(?=[0-9¥人])|尾款|余款|钱|一共|答应|分别|尚|下同|今有|如有|逾期不还|到期不还|过期不还|未结清|未还清|未付清|到期不付|逾期不付|逾期(?:未|不)(?:还|付|归还|支付)|以|计收|签订|债务人|债权人|[，、；：。“”\"（）]|本人|我们|我|今|现|兹|特|向|于|在|到|由|因|借款|借到|借用|借|欠款|欠|货款|工程款|工资|材料款|劳务费|款|本金|利息|息|利率|按|照|计算|计付|计|付|支付|给|的|为|是|共|元|整|正|金额|数额|还|清|归还|偿还|之前|前|后|起|止|至|自|从|"
    r"期限|时间|日期|约定|保证|承诺|定|限|日|号|此|该|笔|和|与|及|并|其|全部|一次性|每|月|年|人|条|据|作为|即|如|若|未能|到期|逾期|违约|赔偿|金|担保|签名|签字|立|现金|双方|交来|期间|仍|均|应|必须|一并|当|时|内"
)  # fmt: skip


def _apart(breaks: frozenset[int], read: Matcher) -> Matcher:
    """The rule, also where white space alone keeps its words from the figures before them (a number, then the date)."""

    def match(text: str, at: int, end: int) -> Found | None:
        if at not in breaks or not text[at - 1 : at].isdigit():
            return read(text, at, end)
        found = read(text[at:end], 0, end - at)
        return None if found is None else (found[0] + at, found[1])

    return match


def _with_amount(lead: re.Pattern[str]) -> Matcher:
    def match(text: str, at: int, end: int) -> Found | None:
        found = lead.match(text, at, end)
        if found is None or found.end() == at:
            return None
        amount = amount_at(text, found.end(), end)
        return None if amount is None else (amount[0], (found, amount[1]))

    return match


_RULES = (
    Rule(
        "owes",
        pattern(
            "(?P<a>[甲乙丙丁])方[^，。；甲乙丙丁0-9]{0,10}?(?:[尚共仍还结拖所下]*欠(?:付)?|向|应付|应付给|应支付)(?P<b>[甲乙丙丁])方(?=(?:借|支付|偿还|归还|还款|付)?)",
            lambda found: (found["a"], found["b"]),
        ),
    ),
    Rule("due", due_at),
    Rule("lending", lending_at),
    Rule("month-due", month_due_at),
    Rule("relative", relative_at),
    Rule(
        "parts",
        pattern(
            r"分(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:期|次|笔|批)",
            lambda found: number_of(found["n"].replace("两", "二")),
        ),
    ),
    Rule("term", pattern(_TERM.pattern, lambda found: (found["n"], found["u"]))),
    Rule("term", pattern(_TERM_LATER.pattern, lambda found: (found["n"], found["u"]))),
    Rule(
        "term",
        pattern(
            r"(?:借款期限|借款时间|还款期限|使用期限|期限|借期)(?:为|是|：|共)?(?P<y>[0-9]|[一二三两四五壹贰叁肆伍])年(?:零|又)?(?P<n>[0-9]{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,2})个月",
            lambda found: (f"{found['y']}+{found['n']}", "个月"),
        ),
    ),
    Rule("lunar", pattern(_LUNAR.pattern, lambda found: found)),
    Rule("deducted", _with_amount(_DEDUCTED)),
    Rule("received", _with_amount(_RECEIVED)),
    Rule("interest", _with_amount(_INTEREST_SUM)),
    Rule("start", start_at),
    Rule("end", end_at),
    Rule("rate", rate_at),
    Rule("stated", stated_at),
    Rule("less", less_at),
    Rule("base", base_at),
    Rule("daily", _with_amount(_DAILY)),
    Rule("mode", pattern(_MODE.pattern)),
    Rule("monthly", monthly_at),
    Rule("by-month", _with_amount(_EACH_MONTH)),
    Rule("guaranteed", pattern(_PERIOD.pattern, lambda found: (number_of(found["n"].replace("两", "二")), found["u"]))),
    Rule("guaranteed-until", guaranteed_until_at),
    Rule("amount", amount_at),
    Rule("day", day_at),
    Rule("free", pattern(_FREE.pattern)),
    Rule("renewed", pattern(_RENEWED.pattern)),
    Rule(
        "period",
        pattern(
            r"(?:19|20)[0-9]{2}年(?:度|[0-9]{1,2}月(?:份)?)?(?:(?:至|到|-|、)(?:(?:19|20)[0-9]{2}年)?(?:度|[0-9]{1,2}月(?:份)?)?)?(?:期间)?的?(?=[一-龥]{0,8}(?:款|费|工资|租金))",
            lambda found: None if found[0].endswith("日") else found[0],
        ),
    ),
    Rule("phrase", pattern(_PHRASES.pattern)),
)


_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[0-9]{1,2}(?:、|\.(?![0-9]))|（[0-9一二三四五六七八九十]{1,2}）|第[0-9一二三四五六七八九十]{1,2}(?:条|期|次|笔|批)(?:：|，|、)?(?:还款|款项|款)?(?:：)?)"
)


def _identity(breaks: frozenset[int]) -> Matcher:
    """A number or address of a person; it ends with its line, whatever stands on the next."""

    def match(text: str, at: int, end: int) -> Found | None:
        lead = _IDENTITY_OF.match(text, at, end)
        if lead is None:
            return None
        stop = min((place for place in breaks if place > lead.end()), default=end)
        found = _IDENTITY.match(text[:stop], at, min(stop, end))
        return None if found is None else (found.end(), None)

    return match


def _item(breaks: frozenset[int]) -> Matcher:
    """The number of an item, at the beginning of a line or behind a mark."""

    def match(text: str, at: int, end: int) -> Found | None:
        if at and at not in breaks and text[at - 1] not in "。；：，":
            return None
        found = _ITEM.match(text, at, end)
        return None if found is None else (found.end(), None)

    return match


WHAT = Rule(
    "what",
    pattern(
        r"(?![一-龥]{0,7}(?:借款|违约|利息))(?:(?![欠借某向还])[一-龥]){1,5}?(?:款|费|工资|租金|房租|工钱)(?=(?:共计|合计|总计|共|计)?(?:人民币|¥)?[0-9壹贰叁肆伍陆柒捌玖拾])"
    ),
)
"""What a sum is for, in words no list has (水泥款)."""


def rules_of(breaks: frozenset[int]) -> tuple[Rule, ...]:
    """Every rule of a note; ``breaks`` keep names apart that white space sets apart."""
    return (
        *named_rules(breaks),
        Rule("identity", _identity(breaks)),
        Rule("item", _item(breaks)),
        Rule("day", _apart(breaks, day_at)),
        *_RULES,
    )
