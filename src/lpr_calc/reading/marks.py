"""The words around figures: heads of a debt, bases, limits, stated sums, verbs, and words that say nothing."""

from __future__ import annotations

import re

from ..base.record import Record
from .amounts import Amount, amount_at
from .days import Day, day_at
from .lexer import Found, Rule, pattern

PRINCIPAL = (
    "逾期本金|提前到期本金|尚欠借款本金|剩余借款本金|借款本金|贷款本金|欠款本金|透支本金|剩余本金|未还本金|本金|借款|贷款|货款本金|货款|价款|工程款|工程价款|工程进度款|租金|租赁费|房租|"
    "服务费|佣金|劳务费|劳务款|劳务报酬|代偿款|代偿款本金|垫付款|垫款|购房款|回购价款|广告费|材料款|欠款|款项|加工费|加工款|运费|运输费|承揽费|投资款|"
    "股权回购款|回购款|经济补偿金|经济补偿|经济赔偿金|补偿金|补偿款|赔偿金|赔偿款|医疗费用?|护理费|误工费|营养费|不当得利款|不当得利|转让款|股权转让款|股权转让价款|物业费|物业服务费|设备款|工资|劳动报酬|押金|定金|保证金|首付款|订金|尾款|质保金|设计费|咨询费|管理费|酬金|化肥款|报酬|股金|合作款|保险赔偿款|彩礼款|彩礼|学费|会费|预付款|投资本金|经济损失"
)
INTEREST = (
    "借款期内利息|期内利息|借期内利息|逾期还款利息|逾期付款利息损失|逾期付款利息|逾期利息损失|逾期利息|逾期罚息|罚息|复利|复息|资金占用费|资金占用利息|资金占用期间的利息|"
    "资金占用损失|资金占用期间利息|利息损失|逾期付款损失|逾期付款资金占用损失|占用资金利息损失|占用资金损失|贷款利息|借款利息|欠付利息|欠息|利息|"
    "利罚息|投资收益|固定收益|收益款|收益|回购溢价|垫资利息|孳息|一般债务利息|正常利息|合同期内利息"
)
DAMAGES = "逾期付款违约金|迟延付款违约金|延期付款违约金|逾期违约金|逾期还款违约金|违约金|逾期付款滞纳金|逾期滞纳金|滞纳金|违约赔偿金|逾期付款赔偿金|违约损失"
COSTS = (
    "财产保全责任保险费|财产保全责任险保费|保全责任保险费|财产保全保函费|律师代理费用?|律师服务费|律师费用?|代理费|财产保全担保费用?|财产保全申请费|财产保全保险费|财产保全费用?|保全担保费|保全申请费|保全保险费|保全费用?|担保服务费|担保费|"
    "诉讼财产保全责任保险费|诉讼保全责任保险费|诉责险保险费|诉责险保费|诉讼保全费|诉讼保全担保费|诉讼保全保险费|诉讼保全申请费|责任保险费|保函费用?|保险费|公告送达费|公告费用?|鉴定费用?|评估费|审计费|差旅费|交通费|"
    "案件受理费|一审案件受理费|二审案件受理费|本诉案件受理费|反诉案件受理费|受理费|诉讼费用?|仲裁费用?|处理费|实现债权的?费用|执行费|保全执行费|申请费|公证费|邮寄费|邮寄送达费|其他诉讼费|"
    "保全申请费用"
)
COURT_FEES = re.compile(
    "受理费|诉讼费|财产保全费|财产保全申请费|保全费|保全申请费|申请费|公告送达费|公告费|仲裁费|处理费|其他诉讼费|鉴定费|诉讼保全费"
)


class Head(Record):
    """What a sum is: ``kind`` is ``principal``, ``interest``, ``damages`` or ``cost``; ``name`` in the text's words."""

    kind: str
    name: str


class Base(Record):
    """A base of interest: its amount, or only the words (尚欠本金)."""

    amount: Amount | None
    of: str = ""


class Stated(Record):
    """A figure that pays nothing: ``what`` is ``total``, ``interim``, ``as-of`` or ``sum`` (为…元); ``at`` the day it is of,
    ``filed`` says that it is that of the suit, ``name`` what the words themselves call it.
    """

    what: str
    amount: Amount
    at: Day | None = None
    filed: bool = False
    name: str = ""


class Less(Record):
    """``扣除已付…元后尚欠…元``: what came off, and what is left (None where it is not said)."""

    taken: Amount
    left: Amount | None = None


def _head(kind: str, names: str) -> Rule:
    """The names of one kind; what brackets say of them (含复利) belongs to the name."""
    return Rule(
        f"head-{kind}",
        pattern(rf"(?P<n>{names})(?:（(?:含|包括|包含)[^（）0-9]{{1,10}}）)?", lambda found: Head(kind, found["n"])),
    )


HEADS = (
    Rule(
        "head-cost",
        pattern(f"(?P<n>{COSTS})(?:损失|支出)?", lambda found: Head("cost", found["n"].replace("费用", "费"))),
    ),
    _head("charge", "费用(?=(?:人民币|¥)?[0-9])|其他费用|分期付款手续费|分期手续费|手续费|账户管理费"),
    _head("damages", f"(?:逾期|迟延|延迟|延期|提前)[一-龥]{{1,6}}违约金|{DAMAGES}"),
    _head("interest", INTEREST),
    _head("principal", PRINCIPAL),
    _head("principal", "损失(?=(?:共计|合计|计)?(?:人民币|¥)?[0-9¥])"),
)

ANY_HEAD = Rule(
    "head-any",
    pattern(
        r"[一-龥]{1,12}?(?:款|费用|费|金|报酬|工资|损失|价款|余款)(?=(?:共计|合计|计)?(?:人民币|¥)?[0-9壹贰叁肆伍陆柒捌玖拾¥])",
        lambda found: _any_head(found[0]),
    ),
)
"""A head that no list has, before an amount (策略顾问服务费, 信用证垫款)."""

_NOT_A_HEAD = re.compile(r"不|未|扣|除|返|退|已付|抵|超(?!付)|减|另|补偿|赔偿|以|自|按|在|向|对|由")


def _any_head(name: str) -> Head | None:
    if _NOT_A_HEAD.search(name):
        return None
    if cost := re.search(f"(?:{COSTS})$", name):
        return Head("cost", cost[0])
    if name.endswith(("手续费", "年费", "账户管理费")):
        return Head("charge", name)
    if name.endswith(("利息损失", "占用损失")):
        return Head("interest", name)
    return Head("damages" if name.endswith(("违约金", "滞纳金")) else "principal", name)


_THING = "款项?|价款|费用?|金|工资|报酬|薪酬|奖金|补贴|津贴|提成|绩效|损失|差额|差价|租金|本金|余额|债权|债务|货值|定金|押金|股本|出资|分红|红利|收益|利润|佣金|稿酬|抚恤金|补助|基金|会费|学费|彩礼|存款|补偿|赔偿"
_QUALIFIER = re.compile(
    r"以(?!下)|自(?!有|建|提)|从|至|向|对(?!价)|由|就|于|与|和|及|并|或|且|其中|余款|其余|连带|共同|分别|各自|均|扣|抵(?!押)|减|已|超(?!付)|不(?!当)|上限|为限|最高|按|支付|偿还|归还|返还|给付|清偿|退还|付清|还清"
    r"|承担|负担|偿付|垫付(?!款)|上述|该|此|每|借到|收到|人民币|利息|罚息|违约金|滞纳金|为(?!人)|是|案件|受理|律师|保全|仲裁费|诉讼|鉴定|公告|担保费|限额|范围|应(?!付|收|得|发|退|返)|如|则|可|被告|原告|申请人|被申请人|上诉人|第三人|法院"
)
"""A word that is no part of what a sum is called: it says who pays, from when, or that nothing is added."""


def named_at(text: str, at: int, end: int) -> Found | None:
    """Read what a sum is for, in whatever words (到期未付租金, 解除劳动合同经济补偿金, 三倍损失), just before the sum."""
    found = _NAMED.match(text, at, end)
    if found is None or len(found["q"]) < 1:
        return None
    name = found["q"] + found["n"]
    if _QUALIFIER.search(name) or re.search(f"(?:{COSTS}|{DAMAGES}|{INTEREST})$", name):
        return None
    kind = "charge" if re.search("手续费|年费|账户管理费", name) else "principal"
    return found.end(), Head(kind, name)


_NAMED = re.compile(
    rf"(?P<q>(?:[一-龥]|（[一-龥]{{1,12}}）){{0,20}}?)(?P<n>{_THING})(?:（[^（）0-9]{{1,16}}）)?(?=(?:共计|合计|总计|计)?(?:人民币|¥)?[0-9壹贰叁肆伍陆柒捌玖拾¥])"
)

_BASE_OPEN = re.compile(
    r"(?:分别|均|仍|并|则)?(?:以(?!及)|按|按照)(?P<of>[^，。；：（）0-9¥壹贰叁肆伍陆柒捌玖拾]{0,24}?)(?=[0-9¥人壹贰叁肆伍陆柒捌玖拾])"
)
_BASE_CLOSE = re.compile(
    r"(?:（[^（）]{0,20}）)?(?:的)?(?:为|作为|做|作)?(?:计算|计息|利息计算|计付利息|计收利息|起算|计)?(?:的)?(?:基数|本金|基点|基准|计算依据|计算标准|计算基础|基础)(?:标准)?"
)
_BASE_WORDS = re.compile(
    r"(?:分别|均|仍|则)?以(?!及)(?P<of>[^，。；：（）0-9]{1,30}?)(?:的)?(?:为|作为|做)(?:计算|计息)?(?:的)?(?:基数|本金|基点|基准)"
)
_BASE_IS = re.compile(r"(?:计算|计息)?(?:基数|本金)(?:为|是|：)")
_UNPAID = re.compile(r"未|尚|剩|欠|余|实际")


_GOODS = re.compile("[一-龥]{1,6}款$")
_NO_GOODS = re.compile(
    "得利|合同|协议|项目|进度|质保|保证|居间|培训|教育|医疗|旅游|违约|抚恤|赡养|抚养|保管|仓储|物业|水电|推广|技术|软件|开发|管理|监理|检测|代理|加盟|学|会|党|捐|税|罚|借款|贷款|欠款|收款|付款|还款|汇款|打款|转款|款项|本款|工程|装修|劳务|服务|加工|承揽|运输|租|房|补偿|赔偿|补助|合作|投资|股|保险|分红|代偿|垫|转让|设计|广告|咨询|回购|购(?!货)|彩礼|拆迁|征地|集资|存款|合伙|罚款|透支|人工|工资|施工|尾款|首付|预付|奖|余款|交来款|现款|此款|该款|上款|前款"
)


def of_sale(name: str) -> bool:
    """Whether a sum is the price of goods by its name: 货款, 价款, and what is called by the goods themselves (轮胎款)."""
    return bool(re.search("货款|价款|材料款", name)) or bool(_GOODS.search(name)) and not _NO_GOODS.search(name)


def base_at(text: str, at: int, end: int) -> Found | None:
    """Read a base: ``以300000元为基数``, ``以本金60000元``, ``以尚欠借款本金为基数``, ``基数为…元``."""
    if opened := _BASE_OPEN.match(text, at, end):
        amount = amount_at(text, opened.end(), end)
        if amount is not None:
            closed = _BASE_CLOSE.match(text, amount[0], end)
            if closed is not None and closed[0] not in ("本金", "的本金"):
                return closed.end(), Base(amount[1], opened["of"])
            if re.search("本金|借款|货款|基数", opened["of"]) or (not opened["of"] and text[at] == "以"):
                return amount[0], Base(amount[1], opened["of"])
    if said := _BASE_WORDS.match(text, at, end):
        return said.end(), Base(None, said["of"])
    if said := _BASE_IS.match(text, at, end):
        amount = amount_at(text, said.end(), end)
        if amount is not None:
            return amount[0], Base(amount[1])
    return None


_BASES_OPEN = re.compile("(?:分别|各)?(?:以|按)(?:本金|货款|借款)?(?=[0-9¥人])")


def bases_at(text: str, at: int, end: int) -> Found | None:
    """Read several bases in one list: ``分别以100000元、80000元为基数``, in fen."""
    opened = _BASES_OPEN.match(text, at, end)
    found: list[int] = []
    place = opened.end() if opened is not None else end
    while (amount := amount_at(text, place, end)) is not None and amount[1].other is None:
        found.append(amount[1].fen)
        joint = re.compile("、|和|及").match(text, amount[0], end)
        if joint is None:
            closed = _BASE_CLOSE.match(text, amount[0], end)
            return (closed.end(), tuple(found)) if closed is not None and len(found) > 1 else None
        place = joint.end()
    return None


_LIMIT_OPEN = re.compile(
    r"(?:，)?(?:但|且|并)?(?:上述|以上|该|逾期|前述)?(?:利息|违约金|逾期利息|罚息|滞纳金|资金占用费|损失|款项)?(?:的)?(?:总额|总和|总计|最高|累计|合计|金额|数额)?(?:最高)?(?:应|均)?"
    r"(?:以)?(?:不|不得|不应|未|最高不|最多不)(?:超过|超出|高于|得超过)|(?:但|且)?(?:上述|以上)?(?:利息|违约金|罚息|滞纳金)?(?:的)?(?:总额|总和|合计)?(?:应)?(?:以)(?=[0-9¥人])|(?:最高|上限)(?:为|以|至)"
)
_LIMIT_SHARE = re.compile(r"[^，。；（）0-9]{0,12}?的[0-9.]+%(?:，)?(?:即|计)(?:人民币)?")
"""不超过货款的20%即12568元: the share says where the sum comes from."""
_LIMIT_CLOSE = re.compile(r"(?:为限|为上限|为最高限额|范围内)")


def limit_at(text: str, at: int, end: int) -> Found | None:
    """Read a ceiling on a sum: ``总额以不超过43500元为限``, ``以50000元为限``, ``最高不超过…元``."""
    opened = _LIMIT_OPEN.match(text, at, end)
    if opened is None:
        return None
    share = _LIMIT_SHARE.match(text, opened.end(), end)
    amount = amount_at(text, share.end() if share else opened.end(), end)
    if amount is None:
        return None
    closed = _LIMIT_CLOSE.match(text, amount[0], end)
    if closed is None and not re.search("超|高|上限", opened[0]):
        return None
    return (closed.end() if closed else amount[0]), amount[1]


_TOTAL = re.compile(
    r"(?:以上|上述|前述)?(?:第?[一二三四五六七八九十、至两]+项)?(?:各项|款项|费用|借款|本息|金额|诉请)*(?:暂)?(?:合计|共计|总计|小计|总额|计人民币|总共|一共|共)(?:为|是|人民币|：|计)?(?=[0-9¥人壹贰叁肆伍陆柒捌玖拾一二三四五六七八九])"
)
_INTERIM = re.compile(r"(?:，|；)?(?:以上|上述)?(?:利息|违约金|逾期利息)?(?:暂)(?:计算|计|算)?(?:至|到|截至)?")
_SUM_IS = re.compile(r"(?:，)?(?:共?为|共计|计|是|合计|暂计|利息为|约为)?(?=[0-9¥人])")


_SO_FAR = re.compile(
    r"(?:，)?(?:截至|截止至|截止到|截止|计至|算至|计算至|至(?=[0-9年月日]{8,12}止?(?:止的|的?，?(?:尚欠|欠付|拖欠))))"
)
_AS_OF = re.compile(r"(?:，)?(?:计算|计|算|截)?(?:至|止)(?P<filed>(?:本案)?(?:起诉|立案)(?:之日|日)(?:即)?)?")


def stated_at(text: str, at: int, end: int) -> Found | None:
    """Read a figure that only checks: ``合计177000元``, ``暂计至2023年8月1日为6512.38元``, ``为500元``."""
    if total := _TOTAL.match(text, at, end):
        amount = amount_at(text, total.end(), end)
        if amount is not None:
            return amount[0], Stated("interim" if "暂" in total[0] else "total", amount[1])
    if interim := _INTERIM.match(text, at, end):
        day = day_at(text, interim.end(), end)
        if day is not None:
            # A day without a year is none to put a sum on.
            stop = re.compile(r"(?:止)?(?:的)?(?:利息|违约金|逾期利息)?").match(text, day[0], end)
            place = stop.end() if stop else day[0]
            is_ = _SUM_IS.match(text, place, end)
            amount = amount_at(text, is_.end() if is_ else place, end)
            if amount is not None:
                return amount[0], Stated("interim", amount[1], day[1])
        amount = amount_at(text, _after(r"(?:为|共|计)*", text, interim.end(), end), end)
        if amount is not None:
            return amount[0], Stated("interim", amount[1])
    if so_far := _SO_FAR.match(text, at, end):
        day = day_at(text, so_far.end(), end)
        is_ = (
            re.compile(
                r"(?:止|时)?(?:的|，)?(?:(?P<owed>尚欠|欠付|拖欠)(?=[^，。；0-9]{2,9}[0-9]))?(?P<n>利息|逾期付款违约金|违约金|逾期付款利息|逾期利息|罚息|复利|期内利息|滞纳金|资金占用费)?"
                r"(?:共计|合计|计|为|(?(owed)|(?!)))"
            ).match(text, day[0], end)
            if day
            else None
        )
        amount = amount_at(text, is_.end(), end) if is_ is not None else None
        if day is not None and amount is not None:
            return amount[0], Stated("as-of", amount[1], day[1], name=(is_["n"] or "") if is_ else "")
    if as_of := _AS_OF.match(text, at, end):
        day = day_at(text, as_of.end(), end)
        about = (
            re.compile(r"(?:止|时)?(?:的)?(?:利息|违约金|逾期利息)?(?:约为|约计|约)").match(text, day[0], end)
            if day
            else None
        )
        amount = amount_at(text, about.end(), end) if about is not None else None
        if day is not None and amount is not None:
            return amount[0], Stated("interim", amount[1], day[1], bool(as_of["filed"]))
    if said := re.compile(r"(?:，)?(?:(?:金额|数额)(?:共计|合计|共)?(?:为|计)|(?:共)?为)(?=[0-9¥人])").match(
        text, at, end
    ):
        amount = amount_at(text, said.end(), end)
        if amount is not None:
            return amount[0], Stated("sum", amount[1])
    return None


def _after(expression: str, text: str, at: int, end: int) -> int:
    found = re.compile(expression).match(text, at, end)
    return found.end() if found else at


_LESS = re.compile(
    r"(?:，)?(?:但|且|并)?(?:应|须)?扣除(?:被告)?(?:已经?)?(?:计入新借条本金的|已?(?:支付|付|还|偿还|给付|归还)的?|(?:押金|定金|保证金|预付款|已付款|质保金))(?:利息|本息|款项|款|本金)?"
)


_PAID = re.compile(
    r"(?:，)?(?:对|其中)?(?:被告)?(?:已经?|此前|之前已?)(?:支付|付|还|偿还|给付|归还|清偿)的?(?:利息|本息|款项|违约金|款|本金)?(?:共计|合计|共)?"
)
_UP_TO = re.compile("至(?=[12])")
_OF_INTEREST = re.compile("(?:止)?的?(?:利息|本息|款项|违约金)(?:共计|合计|共)?")
_COMES_OFF = re.compile(
    r"(?:，)?(?:应当?|可|须|需)?(?:予以?|从中|从[^，。；（）0-9]{1,12}中|在[^，。；（）0-9]{1,12}中|在执行时)?(?:相应)?(?:扣除|扣减|抵扣|抵减|冲抵|抵充|核减|减除)"
)


def less_at(text: str, at: int, end: int) -> Found | None:
    """Read what comes off a sum: ``扣除已付5000元后尚欠1200元``, ``已支付的利息18000元应予扣减``."""
    found = _LESS.match(text, at, end)
    if found is None:
        paid = _PAID.match(text, at, end)
        place = paid.end() if paid is not None else at
        if paid is not None and (up_to := _UP_TO.match(text, place, end)) is not None:
            # 已付至2018年12月8日的利息22500元
            day = day_at(text, up_to.end(), end)
            what = _OF_INTEREST.match(text, day[0], end) if day is not None else None
            place = what.end() if what is not None else place
        amount = amount_at(text, place, end) if paid is not None else None
        off = _COMES_OFF.match(text, amount[0], end) if amount is not None else None
        return None if amount is None or off is None else (off.end(), Less(amount[1]))
    amount = amount_at(text, found.end(), end)
    if amount is None:
        return None
    taken, stop = amount[1], amount[0]
    if more := re.compile("和已付").match(text, stop, end):
        second = amount_at(text, more.end(), end)
        if second is not None:
            stop, taken = second[0], Amount(taken.fen + second[1].fen)
    left = re.compile("后?(?:，)?(?:被告)?(?:尚欠|还欠|余|(?:还|尚|仍|实际)?(?:应|需)(?:当)?(?:再|支付|给付)+)").match(
        text, stop, end
    )
    if left is not None:
        rest = amount_at(text, left.end(), end)
        if rest is not None:
            return rest[0], Less(taken, rest[1])
    return stop, Less(taken)


VERB = Rule(
    "verb",
    pattern(
        "享有破产债权|支付|偿还|归还|返还|给付|清偿|退还|赔偿|赔付|补偿|偿付|付清|还清|交付|付还|缴付|结清|付(?=原告|给|[0-9¥])|还(?=[0-9¥])"
    ),
)
TOGETHER = Rule(
    "manner",
    pattern(
        "连带|共同|各自|互负连带",
        lambda found: {"共同": "together", "各自": "each"}.get(found[0], "joint"),
    ),
)
AFTERWARDS = Rule(
    "afterwards",
    pattern(
        r"(?:此后|之后|该日之后|嗣后|其后|以后|该日后|自此之后|从此之后)(?:的|起|新发生的|产生的|发生的|至)*(?=利|罚|复|违|逾|仍|，|另|以|按|继|的|均|则|直|计|产)",
    ),
)
REST = Rule("rest", pattern("余款|其余款项|其余部分|剩余款项(?=利|自|从)|余额(?=利|自|从)"))
EACH = Rule("each", pattern("以上均|均|分别|各"))

FILLER = re.compile(
    r"出(?=[，。；]|$)|内容|按份|定(?=于)|如下|在[^，。；0-9]{1,30}?(?:保险|险)[^，。；0-9]{0,12}?(?:限额|范围)(?:范围)?(?:之)?内(?:予以|先行)?|首付(?!款)|首期(?!款)|事项|对(?=被告|被申请人)|[，、；：。“”\"（）]|并且|并|及其|及|以及|和|与|同时|另行|另外|另|还应|还|应当|应付|应|的|向|给(?!付)|由|限(?!于)|于(?!本)|在(?!本)|将|该|其中|其|上述|前述|以上|相应|实际|所欠|所|尚欠|拖欠|欠付|欠|未付|未还|剩余|尚未|"
    r"截至|均|分别|另行|继续|按照|按|参照|标准|方式|计算方式|计算方法|计算|计付|计收|计息|计取|计|利率|起算|起|止|为限|为|之日|之|一次性|立即|全额|足额|全部|人民币|相关|项下|合同|鉴于|(?:系|均?为)?夫妻(?:关系)?(?!共同)|法院|贵院|下同|垫付的|等(?=合计|共计|总计)|预交|预缴|此款|分段|逐段|约|"
    r"具体|主张|请求|强制|依法|判令|责令|判决|确认|要求|公布|协议|一致|实现|自愿|履行|各?项|再|仍|则|又|已|内|本判决|需|须|予以|所确定|确定|义务|利随本清|产生|发生|标准为|方式为|方法为|为：|计至|算|共|即|是|以|从|自|至|到|日|元|整|年|月|且|而|款|本息|支付的|承担|负担|本案|裁决|各项|完毕|清楚|我|我方|本人|现金|货币"
)
"""Words that carry no fact of their own: what is left beside them was not read."""

FIGURES = re.compile(
    r"[百千万]分之|[0-9%‰¥壹贰叁肆伍陆柒捌玖拾佰仟]|[一二三四五六七八九十两]+(?:万|元|倍|成|分|厘|年|月|日)"
)
"""What makes an unread piece one that holds an amount, a day or a rate."""
