"""The words of notes and IOUs: what each rule reads (`notes`)."""

from __future__ import annotations

import re

from .amounts import amount_at
from .days import day_at, end_at, monthly_at, start_at
from .lexer import Found, Matcher, Rule, pattern
from .marks import PRINCIPAL, base_at, less_at, stated_at
from .persons import is_organisation, name_at, names_at, short_name
from .rates import rate_at
from .references import number_of
from .surnames import may_be_named

_LETTERS = re.compile("[甲乙丙丁戊己庚辛壬癸]{2,}")
_BORROWED = re.compile(
    r"(?:今日?|现|兹|特)*(?:有)?(?:收到(?!条)|借到|欠到|借得|借了|借走|欠下|拖欠|尚欠|欠(?![条据款])|借(?=[^款期条据给人。，0-9]))(?:了|有|给|到)?：?"
)
_FROM = re.compile(r"[今现兹特]*(?:因.{0,14}?)?[今现兹特]*(?:向|从|在)(?=[^，。]{1,60}?(?:借|拿|领取))")
_FROM_END = re.compile(
    r"(?:先生|女士|同志|老师|处|手中|手里|那里|这里)*(?:，)?(?:今|现)?(?:借到|借款|借得|借入|借用|借取|借|拿到|领取)(?:了)?"
)
_ADDRESSED = re.compile("致：?")
_TO = re.compile("向(?=[^，。；]{1,30}?(?:支付|偿还|归还|付清|还清|给付))")
_TO_END = re.compile("(?:支付|偿还|归还|付清|还清|给付)")
_SELF = re.compile(
    r"(?:(?:兹有|今有)?本人|我(?!公司|司|单位|方)|立据人|兹有|今有)(?!原[欠借]|曾)(?=[^，。因向于今现借欠自在已承愿同保如到每若以])"
)
_OURSELVES = re.compile("(?:我|本)(?:公司|司|单位|厂)（")
_CLOSED = re.compile("）")
_SIGNED = re.compile(
    r"(?:[甲乙丙]方)?（(?:借款人|债务人|借款方)）：?|(?:共同)?(?:承诺人|借款人(?!民币)|欠款人(?!民币)|借钱人|欠钱人|借款单位|欠款单位|立据人|具条人|借款方|借方|欠款方|债务人|今借人(?!民)|今欠人|收款人|借条人|欠条人|立条人|具借人|借人(?!民币)|欠人|经借人|立据)(?:（(?:签名|签字|盖章|签章|捺印|签名捺印)）|签名|签字|（[^）]{0,8}）)*(?:：|为|是)?"
)
_GUARANTOR = re.compile(
    r"[甲乙丙丁]方（(?:连带)?(?:责任)?(?:担保人|保证人|担保方|保证方)）：?|(?:连带责任|连带|借款)?(?:担保人|保证人|担保方|保人)(?:（(?:签名|签字|盖章|签章|[甲乙丙丁]方)）|签名|签字)*(?:：|为|是)?"
)
_GUARANTOR_END = re.compile(
    r"(?:（(?:自愿)?(?:对[^，。；]{0,10})?承担连带(?:责任|保证|清偿|还款|担保|偿还)*(?:责任|保证|担保)?(?=[，）])|(?:，)?(?:自愿)?(?:对[^，。；]{0,10})?承担连带(?:保证|清偿|还款|担保|偿还)*责任(?:保证)?|（连带(?:责任)?(?:保证|担保)?(?:责任)?(?:人)?）)?"
)
_BY = re.compile(r"(?:此款|该款|并)?(?:由|请)(?=[^，。]{1,20}?(?:担保|作保|保证))")
_BY_END = re.compile(
    r"(?:自愿)?(?:提供|作|为|承担)?(?:此笔|该笔|本笔)?(?:借款)?(?:连带(?:责任)?)?(?:担保|作保|保证)(?:责任|人)?"
)
_WAY = re.compile("[甲乙丙丁]方(?:（(?:盖章|签章|签字|签名|公章|盖章、签字)）)?：")
_GIVEN = re.compile("[今现兹]?收到(?!条)")
_LENDER = re.compile(
    r"(?:[甲乙丙]方)?（(?:出借人|贷款人|债权人|出借方)）：?|(?:出借人|债权人|贷款人|出借方|贷方)(?:（(?:签名|签字|[甲乙丙]方)）)*(?:：|为|是)?"
)
_WITNESS = re.compile(
    r"(?:见证人|证明人|介绍人|经办人|中间人|在场人|法定代表人|负责人|经手人|证人|执笔人|代笔人)(?:签字|签名)*(?:：|为)?"
)
_REPAY = r"(?:归还|还清|偿还|还款|付清|还完|还掉|结清|付完|支付完毕|还本付息|清偿|偿清|到期|还(?![款期])|(?:支)?付(?=[0-9¥人]))"
_DUE_LEAD = re.compile(
    r"(?:(?:还款|归还|偿还)(?:日期?|时间|期限)(?:为|是|：|定于)?|到期(?:日期?|时间)(?:为|是|：)?|到期(?:为|是|：)|(?:约定|保证|承诺|定|限|最迟|最晚|必须|并)?(?:于|在|到|至)|定于|还款(?:日期?|时间|期限)(?:为|是|：|定于)?|到期(?:日期?|时间)(?:为|是|：)?|到期(?:为|是|：)|限|保证|承诺|约定)?"
)
_DUE_END = re.compile(
    rf"(?!，到期)(?:之?前|以前|之内|内|止|当日|日前)?(?:，)?(?:应当|须|必须|一次性|一次|全部|全额|全数|连本带利|本息|本金及利息|本金|利息|一并|将|把|该款|借款|欠款|此款|款项|予以|负责|保证)*{_REPAY}(?:完毕|清楚|清|本息|本金|完)?"
)
_DUE_BEFORE = re.compile(r"(?:之?前|以前)(?=，|。|$|向[^，。；]{1,30}(?:支付|偿还|归还|付清|还清|给付))")
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
    r"(?:已|并|从中|预先|当场|先行|提前|其中)*(?:预?扣除?|预扣|扣下|扣)(?:了|掉|除)?(?:首月|首期|第一个?月|头一?个?月|当月|[一二三四五六两0-9]+个?月)?(?:的)?(?:砍?头|利)?息(?:款)?(?:人民币)?(?:计|共)?"
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
    r"(?:(?:担保人|保证人|担保方|[丙丁]方)(?:均|自)?(?:愿意?)?(?:[对为][^，。；0-9]{0,16})?(?:承担|负|提供)?"
    r"|(?:自愿)?(?:[对为][^，。；0-9]{0,16})?(?:承担|负|提供))"
    r"连带(?:保证|清偿|还款|担保|偿还)*(?:责任)?(?:保证|担保)?"
)
"""What a note says of its guarantors, apart from their names."""
_RENEWED = re.compile(
    r"(?:(?!欠(?!款)|收|借(?!款))[^。，；]){0,24}(?:本金余款(?!(?:于|在|定于|限)?[0-9])|(?<!剩)余款(?!(?:于|在|定于|限)?[0-9])|余额|结欠|旧账|原借条|原借款|利息转|转为本金|计入本金|结算后|本利合计|连本带利(?!.{0,6}[归还]))[^。，；]{0,16}"
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
    r"|至今(?:尚|仍)?(?:未|没有)(?:归还|偿还|还清|支付|付清|还|付)(?:清)?|则|承担(?:律师费|诉讼费|保全费|、|及|和|等)+(?:费用)?|经[^，。0-9]{1,10}?(?:结算|核对|确认|协商)|随时要随时还|随要随还|随时归还|（[^（）]{0,6}(?:签名|签字|盖章|公章|签章|捺印|手印|指印|按印)[^（）]{0,6}）|收到条|借条|借据|欠条|欠据|收条|收据|(?:民间)?借款合同|借款协议(?:书)?|欠款确认书|对账(?:确认)?[单书]|还款(?:协议|承诺|计划)书?|(?:现)?(?:作出|制定|达成)?(?:如下|以下)?(?:计划)?(?:还款|付款)?(?:安排|计划|承诺|协议|保证)?(?:如下)?：|视为(?:全部)?(?:借款|欠款|债务|款项)?(?:全部)?(?:提前)?到期|(?:若|如)(?:果)?(?:有)?(?:任何)?一期(?:未|逾期|不)(?:还|付|归还)?|[^，。；0-9]{0,8}(?:可|有权)就(?:全部|剩余)[^，。；0-9]{0,12}(?:起诉|主张|诉讼)|[言约]定(?=[月年利])|口说无凭|任[何意]?一期(?:逾期|未)?|截[止至](?:今日?|目前|本日|本协议签订之?日|出具本[^，。0-9]{1,4}之?日)|(?:转账|汇款|支付|汇|转)?(?:至|到|入)[^，。；0-9]{0,12}(?:账户|账号|卡号|卡)(?:：|为)?[0-9]{10,20}|以上(?:金额|款项|内容|数据)?(?:经)?(?:双方)?(?:核对|确认)?(?:无误|属实)|核对无误|此据|(?:特|恐口|空口)?(?:立|具)?(?:此|字|借)?(?:为|作)?(?:据|凭|证)(?=[。，]|$)|特立此据|立此为[据证凭]|空口无凭|恐后无凭|以此为[据证凭]|特此(?:证明|立据|承诺)|特立此(?:借据|字据|欠条|条)|立字为据|"
    r"长期有效|如有纠纷[^。]{0,40}|如发生纠纷[^。]{0,40}|一切(?:费用|后果|责任)[^。，0-9]{0,24}|由此产生的[^。0-9]{0,60}|(?:如|若)(?:到期|逾期|未能|不能|未按)(?:(?![百千万]分之|倍|[一二三四五六七八九十两]分|厘)[^。，0-9]){0,24}(?=，|。)|我自愿|本人自愿|自愿|作为违约(?:赔偿)?金|违约金|即金额?|"
    r"因[^，。0-9]{1,24}?(?=，|。|向|今|现|特|借)|用于[^，。0-9]{1,24}|(?:现金|银行转账|转账|微信|支付宝|微信转账)(?:方式)?(?:交付|支付|收讫|已收|已付|付)?|(?:款)?已(?:收到|收讫|付清?|交付)|大写|小写|人民币|先生|女士|同志|"
    r"到期(?:本息|本利)(?:一并|一起|一次性|一次)?(?:还清|付清|归还|结清|偿还)|(?:一次性|一次)还本付息|到期(?:本息|利息)(?:一次性|一次)?(?:付清|还清|结清|归还)|到期(?:一次性|一次)?(?:还本付息|归还本息|还清本息|本息还清|归还|还清|偿还)|到期(?:一次性)?(?:连本带利)?(?:归还|还清)|按时(?:归还|还清|付息)|按期(?:归还|还清)|(?:利息)?(?:按月|按季|每月|半年|一年)(?:支付|付清|结算|付|结)(?:利息|一次|息)?|利随本清|先息后本|(?:每月)?[0-9]{1,2}(?:日|号)前?(?:支付|付)(?:利)?息"
)
FILLER = re.compile(
    rf"(?:{PRINCIPAL})|期限?：|到期后|（?(?:系)?夫妻(?:关系|二人|双方)?）?|(?:到期|逾期)未(?:付|还|归还|偿还|支付)的?|未付(?:金额|款项|部分)的?|系(?=借)|如不|若不|天|人工(?=费|工资)|[甲乙丙]方|已|收到|项|滞纳金|承诺书|保证书|担保书|随|下(?=欠)|我公司|本公司|我司|我单位|贵公司|贵司|贵店|贵厂|贵方|贵单位|我方|(?:对账|对帐)?(?:确认)?函|致|否则|剩余|[甲乙]方|合同|计划|承担|[一二三四五六七八九十]、(?=借款|还款|利率|利息|逾期|违约|[甲乙丙丁]方|本合同|担保|保证)|尾款|余款|钱|一共|答应|分别|尚|下同|今有|如有|逾期不还|到期不还|过期不还|未结清|未还清|未付清|到期不付|逾期不付|逾期(?:未|不)(?:还|付|归还|支付)|以|计收|签订|债务人|债权人|[，、；：。“”\"（）]|本人|我们|我|今|现|兹|特|向|于|在|到|由|因|借款|借到|借用|借|欠款|欠|货款|工程款|工资|材料款|劳务费|款|本金|利息|息|利率|按|照|计算|计付|计|付|支付|给|的|为|是|共|元|整|正|金额|数额|还|清|归还|偿还|之前|前|后|起|止|至|自|从|"
    r"期限|时间|日期|约定|保证|承诺|定|限|日|号|此|该|笔|和|与|及|并|其|全部|一次性|每|月|年|人|条|据|作为|即|如|若|未能|到期|逾期|违约|赔偿|金|担保|签名|签字|立|现金|双方|交来|期间|仍|均|应|必须|一并|当|时|内"
)  # fmt: skip


def _named(
    breaks: frozenset[int], lead: re.Pattern[str], tail: re.Pattern[str] | None = None, several: bool = True
) -> Matcher:
    """A rule of names behind some words, and before others where ``tail`` is said."""

    def match(text: str, at: int, end: int) -> Found | None:
        found = lead.match(text, at, end)
        if found is None or found.end() == at:
            return None
        place = found.end()
        whose = _WHOSE.match(text, place, end)
        place = whose.end() if whose is not None and whose.end() in breaks else place
        if several:
            stop, names = names_at(text, place, end, breaks)
        else:
            stop = name_at(text, place, end, breaks)
            names = [text[place:stop]] if stop > place else []
        names = [
            part
            for name in names
            for part in letters(short_name(_titled(name)))
            if not _NOBODY.fullmatch(part) and somebody(part)
        ]
        if not names and not (several is False and stop > found.end()):
            return None
        aside = _WHO.match(text, stop, end)
        stop = aside.end() if aside else stop
        if tail is not None:
            closed = tail.match(text, stop, end)
            if closed is None:
                return None
            stop = closed.end()
        return stop, tuple(names)

    return match


def _apart(breaks: frozenset[int], read: Matcher) -> Matcher:
    """The rule, also where white space alone keeps its words from the figures before them (a number, then the date)."""

    def match(text: str, at: int, end: int) -> Found | None:
        if at not in breaks or not text[at - 1 : at].isdigit():
            return read(text, at, end)
        found = read(text[at:end], 0, end - at)
        return None if found is None else (found[0] + at, found[1])

    return match


"""A debt that is there already: the day of such a note is not that of lending."""
_WHO = re.compile("（(?:身份证|公民身份|证件|电话|住)[^（）]{1,40}）")


_WHOSE = re.compile(
    "(?:我的?|本人的?)?(?:[堂表]?[哥弟姐妹]|堂兄|舅舅|叔叔|姑姑|姨妈|岳父|妻子|丈夫|配偶|老公|老婆|父亲|母亲|朋友|同学|同事|战友|邻居|亲戚|好友|老乡|工人|员工|村民|债权人|债务人|出借人)(?=[一-龥])"
)
"""What somebody is to who writes, before his name."""
_TITLES = "先生|女士|同志|老师|师傅|老板"


_NOBODY = re.compile(
    "(?:贵|我|本|该|你|对方)(?:公司|司|方|单位|厂|处|店|行|部)?|分别|各自|甲方|乙方|丙方|你方|对方|双方"
)
"""A word for a party of the note that is nobody's name."""


def somebody(name: str) -> bool:
    """Whether a word may be the name of a person or an organisation."""
    return is_organisation(name) or may_be_named(name)


def _titled(name: str) -> str:
    """A name without the title behind it; of a surname alone the title is all that tells who it is (吴女士)."""
    name = re.sub("(?:现金|处)+$", "", name)
    if not is_organisation(name):
        whose = _WHOSE.match(name)
        name = name[whose.end() :] if whose is not None else name
    plain = re.sub(f"(?:{_TITLES})+$", "", name)
    return plain if len(plain) > 1 else name


def letters(name: str) -> list[str]:
    """``乙丙`` are two persons with one letter each."""
    return list(name) if _LETTERS.fullmatch(name) else [name]


def _with_amount(lead: re.Pattern[str]) -> Matcher:
    def match(text: str, at: int, end: int) -> Found | None:
        found = lead.match(text, at, end)
        if found is None or found.end() == at:
            return None
        amount = amount_at(text, found.end(), end)
        return None if amount is None else (amount[0], (found, amount[1]))

    return match


def _due_at(text: str, at: int, end: int) -> Found | None:
    """Read a due date: ``于2021年6月30日前付清``, ``定于2010年7月14日全部还清``, ``还款日期：2020年1月1日``."""
    lead = _DUE_LEAD.match(text, at, end)
    place = lead.end() if lead else at
    day = day_at(text, place, end)
    if day is None:
        return None
    closed = _DUE_END.match(text, day[0], end)
    if closed is not None:
        return closed.end(), day[1]
    before = _DUE_BEFORE.match(text, day[0], end)
    if before is not None:
        return before.end(), day[1]
    return (day[0], day[1]) if lead and re.search("还款|到期|归还|偿还", lead[0]) else None


_LENDING = re.compile("(?:借款|出借|放款|交付|起借)(?:日期?|时间)(?:为|是|：)?")


def _lending_at(text: str, at: int, end: int) -> Found | None:
    """Read the day of lending where it is called so: ``借款日期2012年4月5日``."""
    lead = _LENDING.match(text, at, end)
    return day_at(text, lead.end(), end) if lead is not None else None


_UNTIL = re.compile("(?:担保|保证)期(?:限|间)?(?:为|是|：)?(?:自[^，。；]{6,14}?起?)?(?:至|到)")


def _guaranteed_until(text: str, at: int, end: int) -> Found | None:
    """Read a guarantee that ends on a day: ``担保期限至2023年3月15日``."""
    lead = _UNTIL.match(text, at, end)
    day = day_at(text, lead.end(), end) if lead is not None else None
    if day is None or day[1].day is None:
        return None
    closed = re.compile("(?:为)?止").match(text, day[0], end)
    return (closed.end() if closed else day[0]), day[1].day


_YEARS = {"今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
_RELATIVE = re.compile(
    r"(?P<n>本|这个?|下个?|次)月(?:的)?(?:底|末|(?P<nd>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号))"
    r"|(?P<y>[今本明来后])年(?:的)?(?:年?(?:底|末)|(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:的)?(?:底|末|(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)))"
)


def _relative_at(text: str, at: int, end: int) -> Found | None:
    """Read a due date counted from the day of the note: ``今年年底还``, ``明年3月5日前付清``, ``下月底还``: the years and
    months to go on, and the month and day where they are said.
    """
    lead = _DUE_LEAD.match(text, at, end)
    found = _RELATIVE.match(text, lead.end() if lead else at, end)
    if found is None:
        return None
    month = number_of(found["m"]) if found["m"] else 0 if found["n"] else 12
    of_month = number_of(found["d"] or found["nd"]) if found["d"] or found["nd"] else 0
    closed = _DUE_END.match(text, found.end(), end) or _DUE_BEFORE.match(text, found.end(), end)
    if closed is None or not 0 <= month <= 12 or of_month > 31:
        return None
    if found["n"]:
        return closed.end(), (0, int(found["n"][0] in "下次"), 0, of_month)
    return closed.end(), (_YEARS[found["y"]], 0, month, of_month)


_RULES = (
    Rule(
        "owes",
        pattern(
            "(?P<a>[甲乙丙丁])方[^，。；甲乙丙丁0-9]{0,10}?(?:[尚共仍还结拖所下]*欠(?:付)?|向|应付|应付给|应支付)(?P<b>[甲乙丙丁])方(?=(?:借|支付|偿还|归还|还款|付)?)",
            lambda found: (found["a"], found["b"]),
        ),
    ),
    Rule("due", _due_at),
    Rule("lending", _lending_at),
    Rule("relative", _relative_at),
    Rule(
        "parts",
        pattern(
            r"分(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:期|次|笔|批)",
            lambda found: number_of(found["n"].replace("两", "二")),
        ),
    ),
    Rule("term", pattern(_TERM.pattern, lambda found: (found["n"], found["u"]))),
    Rule("term", pattern(_TERM_LATER.pattern, lambda found: (found["n"], found["u"]))),
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
    Rule("guaranteed-until", _guaranteed_until),
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


def _headed(breaks: frozenset[int]) -> Matcher:
    """Whom an account is addressed to: an organisation alone on its line, with a colon behind it."""

    def match(text: str, at: int, end: int) -> Found | None:
        if at and at not in breaks:
            return None
        stop = name_at(text, at, end, breaks)
        if text[stop : stop + 1] != "：" or not is_organisation(text[at:stop]):
            return None
        return stop + 1, (text[at:stop],)

    return match


def _sealed(breaks: frozenset[int]) -> Matcher:
    """Who seals at the beginning of a line (某公司（盖章）)."""

    def match(text: str, at: int, end: int) -> Found | None:
        if at not in breaks:
            return None
        stop = name_at(text, at, end, breaks)
        sealed = re.compile("（?(?:盖章|公章|签章|盖公章|印章)）?").match(text, stop, end)
        return (sealed.end(), (text[at:stop],)) if sealed is not None and is_organisation(text[at:stop]) else None

    return match


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
        r"(?![一-龥]{0,7}(?:借款|违约|利息))(?:(?![欠借某向还])[一-龥]){1,5}?(?:款|费|工资)(?=(?:共计|合计|总计|共|计)?(?:人民币|¥)?[0-9壹贰叁肆伍陆柒捌玖拾])"
    ),
)
"""What a sum is for, in words no list has (水泥款)."""
_NAMED: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, bool], ...] = (
    ("from", _FROM, _FROM_END, False),
    ("borrowed", _BORROWED, None, False),
    ("lender", _TO, _TO_END, False),
    ("self", _OURSELVES, _CLOSED, True),
    ("self", _SELF, None, True),
    ("signed", _SIGNED, None, True),
    ("guarantor", _GUARANTOR, _GUARANTOR_END, True),
    ("by", _BY, _BY_END, True),
    ("lender", _LENDER, None, True),
    ("lender", _ADDRESSED, None, True),
    ("witness", _WITNESS, None, True),
    ("way", _WAY, None, True),
    ("lender", _WAY, re.compile("（(?:出借人|贷款人|债权人|出借方)）"), True),
    ("signed", _WAY, re.compile("（(?:借款人|债务人|借款方|欠款人)）"), True),
    ("guarantor", _WAY, re.compile("（(?:连带)?(?:责任)?(?:担保人|保证人|担保方|保证方)）"), True),
    ("repaid", _GIVEN, re.compile("(?:归还|偿还|还来|交来(?=还款|欠款|归还))(?:的)?(?:借款|欠款|还款|款)?"), False),
)
"""What names stand behind, before what, and whether they may be several."""


def rules_of(breaks: frozenset[int]) -> tuple[Rule, ...]:
    """Every rule of a note; ``breaks`` keep names apart that white space sets apart."""
    named = (Rule(name, _named(breaks, lead, tail, several)) for name, lead, tail, several in _NAMED)
    return (
        *named,
        Rule("identity", _identity(breaks)),
        Rule("lender", _headed(breaks)),
        Rule("item", _item(breaks)),
        Rule("signed", _sealed(breaks)),
        Rule("day", _apart(breaks, day_at)),
        *_RULES,
    )
