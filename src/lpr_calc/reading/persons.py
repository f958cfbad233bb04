"""Who is who in a text: names behind their roles, names without one, and the words that stand for several.

A name ends where an organisation's form ends (有限公司, 支行) or where a word stands that no name holds there
(于本判决, 应向, 支付). A first character is never taken for such a word: 于某 and 付某 are names.
"""

from __future__ import annotations

import re

from ..base.record import Record
from .lexer import Found
from .marks import COSTS, DAMAGES, INTEREST, PRINCIPAL
from .references import number_of
from .surnames import may_be_named

DEBTORS = (
    "被申请人",
    "被申请执行人",
    "被执行人",
    "被告",
    "被上诉人",
    "原审被告",
    "反诉被告",
    "借款人",
    "欠款人",
    "债务人",
    "被反诉人",
)
CREDITORS = ("申请人", "申请执行人", "原告", "上诉人", "原审原告", "反诉原告", "出借人", "债权人", "贷款人")
THIRD = ("第三人",)
_ROLES = sorted((*DEBTORS, *CREDITORS, *THIRD), key=len, reverse=True)
ROLE = "|".join(f"{role}(?!民币)" if role.endswith("款人") else role for role in _ROLES)
"""A party's word; 借款人民币 holds none."""
_COUNT = r"[一二两三四五六七八九十各诸全体上列述]{1,2}(?:位|名|个)?"
_COUNTED = re.compile("(?P<n>[二两三四五六七八九])(?:个|名|位)?(?P<r>被告|被申请人)")
FIGURE = r"[0-9¥零壹贰叁肆伍陆柒捌玖拾]"
SUMS = (
    "投资|借款|贷款|货款|价款|工程款|租金|欠款|款项|本金|本息|服务费|劳务费|劳务|代偿款|垫付款|垫款|佣金|材料款|加工费|运费|人民币|利息|违约金|"
    "律师|保全|公告|逾期|现金|购房款|广告费"
)
_KINDS = f"{COSTS}|{DAMAGES}|{INTEREST}|{PRINCIPAL}"
_KIND = re.compile(f"(?:{_KINDS})")
"""A kind of debt or cost is nobody's name: 原告律师费, 申请人利息."""
_STOP = re.compile(
    rf"(?:{_KINDS})(?=[的损合共计]|人民币|{FIGURE}|[及和、，。；（：]|$)|因(?:本案|此|其|诉讼|主张|追索|维权|实现|提起)|为(?:本案|此|主张|追索|维权)|"
    r"于(?:本|判决|裁决|调解|上述|法律|收到|签|[0-9]|每|二〇|一九|该|合同)|应(?:于|在|向|当|自|支|偿|归|返|给|对|共|按|承|就|连|赔|付|清|立|将)"
    r"|在(?!线|水|途|云|望|田)|限(?:于|期)"
    rf"|向(?:{ROLE}|[一-龥]{{1,20}}?(?:支付|偿还|归还|返还|给付|清偿|借|追偿|承担|赔偿|补偿|出具|退还))"
    r"|对(?:第|上|前|本|被|原|该|其|申|坐|位|名|判)|对(?=[^，。；]{0,40}(?:承担|享有|负有|债务|折价|优先|义务|不能|责任))|自(?:本|判|[0-9]|愿|二|起|逾|收)"
    r"|就(?:上|第|前|其|本|该|剩|被|抵|未|位|坐)|从[0-9]|由被|支付|偿还|归还|返还|给付|清偿|退还|赔偿|补偿|偿付|交付|付清|付给|付款|还款|还清"
    r"|承担|负担|负有|负责|共同|连带|均(?:对|按|自|于|应|承|负|由|不|为|向|以|有)|各自|各负|各承|各半|的(?!士)|签订|签署|提供|名下|所(?=欠)|处(?=购|拿|借|进货|赊|取)|购(?:买|进)|赊|所有|持有|享有|有权"
    r"|全额|起诉|立案|向本院|向法院|本院|已(?:预|支|付|经|缴|交|偿|归|垫|向|全|足|于)|协议(?!.*公司)|一致|其余|其他|其它|剩余|逾期|鉴于|有[一任两二][期笔次]|有任何|任何一期|代其|代为|尚未|未付|因|仍|保留|收到|享|主张|要求|请求|诉请|变更|增加诉讼|诉讼请求|诉称|提出|预交|预缴|缴纳|交纳|垫付|垫支|欠|尚欠|拖欠|借到|借(?=现金|人民币|款?[0-9壹贰叁肆伍陆柒捌玖拾])|今(?:向|借|欠|收|日|因)|现(?:向|借|收|因)|兹|因"
    r"|按(?:照|[0-9]|月|年|日|上|约|合|同|期|判)|以(?:[0-9]|其|上|未|所|拍|尚|本|人民币|欠|剩|不|此)|如(?:未|果|不|逾|上|期|到)|若(?:未|被|上|逾|不|任)"
    r"|未(?:按|能|在|于|履|支|付|偿|还)|不(?:能|按|履|服|得)|自愿|同意|确认|承诺|保证于|一次性|分期|立即|放弃|抵押|质押|之间|依法|将(?:位|其|上|该|坐)"
    r"|再行|可以|需|继续|另行|另外|并(?:于|应|支|自|以|按|向|承|赔|由)|与被|与原|和被|和原|担保(?!.{0,4}(?:公司|中心|集团))|作保|多预|先行|直接|迳付|径付|垫"
    rf"|(?:{SUMS})(?=本金|人民币|{FIGURE}|[及、和，（。及]|$)|(?:借款|贷款|货款)|{FIGURE}|人民币|[、，。；：（）？！《》“”\"\s]|(?:{ROLE})|为实现|清偿|连同|及(?:利息|违约|逾期)|共计|合计|工资|材料款|一笔|共(?:同)?(?:欠|借|计|结欠|尚欠|拖欠|应|需|向)|结欠|愿(?:意)?(?=[承按支付以偿归担意])|(?<=师傅|老板|先生|女士)(?=[一-龥])|经(?:双方|核|对账|结算|协商|本院)|交来|二〇|二零|一九[0-9〇零一二三四五六七八九]{2}年"
)
_ORG = re.compile(
    r"[^，。；：、（）0-9¥《》]{0,24}?(?:（[一-龥]{2,8}）[^，。；：、（）0-9¥《》]{0,20}?)?"
    r"(?:有限责任公司|股份有限公司|集团有限公司|集团公司|有限公司|公司|银行(?:股份有限公司|有限责任公司|有限公司)?|支行|分行|信用合作联社|信用合作社|信用社|合作社|联合社|联社"
    r"|事务所|经营部|商行|经销部|营业部|门市部|批发部|租赁部|销售部|维修部|加工部|服务部|租赁站|供应站|收购站|服务站|经营处|制造厂|厂|商店|(?<=[一-龥]{2})店|服务中心|中心|(?:医|设计|研究|勘察|检测|美容|养老|敬老)院|研究所|学校|学院|幼儿园|酒店|宾馆|饭店|诊所|门诊部|养殖场|加油站|出版社|旅行社|村民委员会|居民委员会|村委会|委员会|管理局|人民政府|集团|协会|工作室|超市|农场|企业|基金|工程队|施工队|装修队|车队|班组)"
    r"(?:[一-龥]{0,10}?(?:分公司|分行|支行|营业部|分理处|办事处|项目部|分社|信用社|信用卡中心|中心支公司|支公司|中心(?!支公司))|(?<!公司)(?:(?![和与及、向对由付支偿给于在欠原被应共])[一-龥]){1,10}?(?:有限责任公司|股份有限公司|有限公司|公司))?(?:（有限合伙）|（普通合伙）)?(?:[甲乙丙丁戊己庚辛壬癸A-Z]|[０-９]{1,2})?"
)
_ORDINALS = "一二三四五六七八九"
"""被告一: a number behind a role stands for a name, with the role."""
_LETTERS = "甲乙丙丁戊己庚辛壬癸"
_ALIAS = re.compile(r"（(?!有限|普通|特殊)[^（）]{1,14}）")
_AND = re.compile(r"、|和|及|与|以及|，(?=被告|原告)")
NO_NAME = re.compile(
    rf"(?:变更|增加|撤回|明确|提出|诉称|诉至|经(?:双方|核|对账|结算|协商|催)|截至|今|现|因|愿|{SUMS}|[甲乙丙]方|[一二三四五六七八九十]{{1,2}}、|日期|时间|所在|担保人|保证人|[一-龥]{{1,4}}人(?=：|（签|（盖|签名|签字)|连带|身份|电话|见证|证明|经办|经手|介绍人|中间人|在场人|出借人|地址|联系|利息|共同|连带|于本|上述|应|在本|其|本人|双方|各方|均|分别|人民币|本案|法院|本院|一次性|立即|逾期|{FIGURE}|、|，|。|；|：|（)"
)


_ACTS = re.compile(
    "(?:未(?:签订|订立|休|按|支付|足额|提前|缴)|(?:违法)?(?:解除|终止)(?:劳动|合同|租赁|上述|双方)|拖欠|欠付|双倍|二倍|加班|延时|法定|停工|补发|所欠|应付|经济补偿|年休假|未休|损失(?:共计|合计|计)?(?:人民币)?[0-9¥])"
)
"""What a sum is for, behind a role that names nobody (支付申请人解除劳动合同经济补偿金)."""


class Named(Record):
    """Persons as a text names them: their role's side (``debtor``, ``creditor``, ``other``, "" where no role is said),
    their names; () with a role is all of that side.
    """

    side: str
    names: tuple[str, ...] = ()
    both: bool = False


def side_of(role: str) -> str:
    """The side of a word for a party; who appealed may be either, and the words around him say which: ""."""
    if role in ("上诉人", "被上诉人"):
        return ""
    return "debtor" if role in DEBTORS else "creditor" if role in CREDITORS else "other"


def name_at(text: str, at: int, end: int, breaks: frozenset[int] = frozenset()) -> int:
    """Return where a name that begins here ends; ``at`` where none begins."""
    if at >= end or text[at] in "，。；：、（）《》“”0123456789¥%？！的在":
        return at
    kind = _KIND.match(text, at, end)
    if kind is not None and not ((org := _ORG.match(text, at, end)) and org.end() > kind.end()):
        return at
    limit = min(end, at + 50)
    stop = next((place for place in range(at, limit) if _stops(text, at, place, limit)), limit)
    for place in range(at + 1, stop):
        if place in breaks and place - at >= 2:
            stop = min(stop, place)
    if stop == at + 1 and text[at] not in _LETTERS and _STOP.match(text, at, end):
        return at  # 被告欠原告: the word alone is no name
    if text[at] in _LETTERS and text[at + 1 : at + 2] in tuple("就对向于应在将与和有"):
        return at + 1
    org = _ORG.match(text, at, min(limit, at + 48))
    if org is not None and (org.end() <= stop or _inside(text, at, stop, org.end())):
        return org.end()
    if text[at] in _LETTERS and stop - at > 1 and text[at + 1] not in "某方、":
        return at + 1
    name = text[at:stop]
    if stop - at > 15 or (stop - at > 4 and not re.search("[·A-Za-z某*×]", name) and not _plain(name)):
        return at
    return stop


def _stops(text: str, at: int, place: int, end: int) -> bool:
    found = _STOP.match(text, place, end)
    if found is None:
        return False
    if place > at:
        return True
    # 欠, 垫, 于…: at its first character a name may look like the beginning of such a word.
    return len(found[0]) > 1 or not "\u4e00" <= text[place] <= "\u9fff" or not may_be_named(text[place])


def _inside(text: str, at: int, stop: int, org_end: int) -> bool:
    """Whether a word that would end a name stands inside an organisation's (小额贷款有限公司)."""
    if stop == at:
        return False
    if text[stop] == "（":
        aside = text[stop : text.find("）", stop, org_end) + 1]
        return bool(aside) and not re.search("原告|被告|申请|上诉|以下|简称|人）", aside)
    word = _STOP.match(text, stop, org_end)
    return (
        word is not None
        and bool(
            re.match(
                r"(?:借款|贷款|服务|劳务|担保|租赁|垫|以|按|自|就业|从|限|需|已|均|并|如|若|未|不|承诺|之间|企业|欠)",
                word[0],
            )
        )
        and not re.search(r"(?:支付|偿还|判决|返还|给付|承担|范围|原告|被告|申请人|对上|不能|，|、)", text[at:org_end])
    )


def _plain(name: str) -> bool:
    """Whether a longer run of characters may be a person's name: 欧阳某某某, 买买提江."""
    return len(name) <= 6 and not re.search("[一二三四五六七八九十]项|债务|利息|金额|款", name)


def names_at(
    text: str, at: int, end: int, breaks: frozenset[int] = frozenset(), side: str = "debtor"
) -> tuple[int, list[str]]:
    """Read a list of names of one side: ``乙、丙``, ``被告张某、被告王某``, ``甲公司和乙``."""
    names: list[str] = []
    place = at
    while True:
        stop = name_at(text, place, end, breaks)
        if stop == place:
            break
        name = text[place:stop]
        parts = _split(name)
        names += parts
        place = stop
        alias = _ALIAS.match(text, place, end)
        if alias is not None and re.search("以下|下称|简称|身份证|曾用名|系|又名|反诉", alias[0]):
            place = alias.end()
        joint = _AND.match(text, place, end)
        follows_letter = names and names[-1] in _LETTERS and text[place : place + 1] in tuple(_LETTERS)
        apart = place in breaks and "\u4e00" <= text[place : place + 1] <= "\u9fff"
        if joint is None and (follows_letter or apart):
            follow = place
        elif joint is None:
            break
        else:
            follow = joint.end()
        role = re.compile(f"(?:{ROLE})").match(text, follow, end)
        if role is not None and names and side_of(role[0]) != side:
            break
        follow = role.end() if role else follow
        if (NO_NAME.match(text, follow, end) and not role) or name_at(text, follow, end, breaks) == follow:
            break
        place = follow
    return place, names


def _split(name: str) -> list[str]:
    """Split ``乙公司和丙``; a name of an organisation that holds 和 stays whole."""
    for sign in ("以及", "及", "与", "和"):
        left, found, right = name.partition(sign)
        if not found or len(left) < 1 or not right:
            continue
        whole = _ORG.fullmatch(name) is not None and _ORG.fullmatch(left) is None
        if not whole and (len(left) >= 2 or left in _LETTERS) and len(right) >= 1:
            return [*_split(left), *_split(right)]
    return [name]


def roles_of(text: str, breaks: frozenset[int]) -> list[Named]:
    """Everyone a text names behind a role, in the order they appear."""
    found: list[Named] = []
    whole = three_signs(text)
    for counted in re.finditer(rf"第[{_ORDINALS}](?P<r>{ROLE})", text):
        # 第一被申请人: the number before a role stands for a name.
        found.append(Named(side_of(counted["r"]), (counted[0],)))
    for role in re.finditer(rf"(?:{ROLE})(?:（[^（）]{{1,14}}）)?[：]?", text):
        word = re.match(ROLE, role[0])
        assert word is not None
        if word[0] == "申请人" and text[max(role.start() - 1, 0) : role.start()] == "被":
            continue
        at = role.end()
        if _ACTS.match(text, at):
            continue
        if re.compile(f"(?:和|及|与|或|、)(?:第[{_ORDINALS}]|{_COUNT})?(?:{ROLE})").match(text, at):
            continue
        if NO_NAME.match(text, at) and name_at(text, at, len(text), breaks) - at > 3:
            continue
        if _STOP.match(text, at) and _stops(text, at, at, len(text)):
            continue
        _, names = names_at(text, at, len(text), breaks, side_of(word[0]))
        names = [short_name(name, whole) for name in names if not NO_NAME.fullmatch(name) and name not in _ROLES]
        names = [name for name in names if name in _ORDINALS or is_name(name, text)]
        names = [word[0] + name if name in _ORDINALS else name for name in names]
        if names:
            found.append(Named(side_of(word[0]), tuple(names)))
    return _without_longer(found)


def is_name(name: str, text: str) -> bool:
    """Whether a word where a name stands is one: by its surname or form, or because it is said of somebody again."""
    if is_organisation(name):
        return True
    if re.search("(?:款|费|金|息|工资|损失|报酬|意向金|[车房]贷)$", name) and (len(name) > 3 or name.endswith("贷")):
        return False
    return may_be_named(name) or len(re.findall(f"(?:{ROLE}){re.escape(name)}", text)) > 1


def is_organisation(name: str) -> bool:
    """Whether a name is that of an organisation, by its form."""
    return _ORG.fullmatch(name) is not None


_AFTER_NAME = (
    "于应在向对与和及或支偿归返给赔承共连均将以就有提名所的欠享负尚未不按自愿清退补确同被原因为由从至并且即系已可需当须之其"
    "、，。；：（）货借工租服劳款费金本利违律保案人现此"
)
"""What a clause goes on with behind a name."""


def three_signs(text: str) -> frozenset[str]:
    """Anonymised names of three signs (冷某芝): written twice or more, and never otherwise."""
    behind: dict[str, list[str]] = {}
    for found in re.finditer("(?<!某)([一-龥](?<!某)某)(?!某)(.)", text):
        org = _ORG.match(text, found.start())
        if org is not None and not re.search(f"{ROLE}|偿还|支付|归还|返还|给付|承担|赔偿", org[0]):
            continue
        behind.setdefault(found[1], []).append(found[2])
    return frozenset(
        name + signs[0]
        for name, signs in behind.items()
        if len(signs) > 1 and len({*signs}) == 1 and "一" <= signs[0] <= "龥" and signs[0] not in _AFTER_NAME
    )


def short_name(name: str, whole: frozenset[str] = frozenset()) -> str:
    """An anonymised name ends behind 某: what follows (姜某化肥款) is no part of it. ``whole`` are `three_signs`."""
    if name[:3] in whole:
        return name[:3]
    if re.fullmatch("[一-龥]某(?!某)[一-龥]", name) and name[2] not in "款费金工货租借":
        return name  # 李某明
    found = re.match("[一-龥]某{1,2}(?:[甲乙丙丁戊0-9]|[０-９]{1,2}|[一二三四五六](?![次审]))?", name)
    return found[0] if found and _ORG.fullmatch(name) is None and len(name) > len(found[0]) else name


def _without_longer(found: list[Named]) -> list[Named]:
    """Leave out what begins with another name of the same side and is no organisation: words that follow a name."""
    every = [(named.side, name) for named in found for name in named.names]
    said = {name: sum(other == (side, name) for other in every) for side, name in every}

    # 昌某、昌某某 in one breath are two.
    together = {(name, other) for named in found for name in named.names for other in named.names}

    def stays(side: str, name: str) -> bool:
        return _ORG.fullmatch(name) is not None or not any(
            name != other
            and name.startswith(other)
            and (name, other) not in together
            and (said[other] >= said[name] or re.search("(?:款|费|金|工资|损失)$", name))
            for its, other in every
            if its == side
        )

    kept = [Named(one.side, tuple(name for name in one.names if stays(one.side, name))) for one in found]
    return [one for one in kept if one.names]


class Parties:
    """Who was found in a text so far; a rule reads their names wherever they stand."""

    def __init__(self) -> None:
        self.sides: dict[str, str] = {}
        self._match: re.Pattern[str] | None = None

    def add(self, name: str, side: str) -> None:
        """Note a name; what it is first called it stays, but for a role that says no side."""
        if name and not self.sides.get(name):
            self.sides[name] = side
            self._match = None

    def of(self, side: str) -> list[str]:
        """The names of one side, in the order they were found."""
        return [name for name, its in self.sides.items() if its == side]

    def unnamed(self, text: str) -> tuple[str, tuple[int, int]] | None:
        """The role of defendants whom the text counts (二被告) and names fewer of, and where it does; None for nobody."""
        named = len([name for name in self.of("debtor") if name not in DEBTORS])
        for found in _COUNTED.finditer(text):
            if number_of(found["n"].replace("两", "二")) > named:
                return found["r"], found.span()
        return None

    def party_at(self, text: str, at: int, end: int) -> Found | None:
        """Read persons: roles with known names, known names alone, 二被告, 原、被告."""
        if both := re.compile(r"(?:原、被告|双方当事人|原被告|双方)(?:双方)?").match(text, at, end):
            return both.end(), Named("other", both=True)
        if several := re.compile(rf"{_COUNT}(?P<r>{ROLE})").match(text, at, end):
            names = self._names(text, several.end(), end)
            return (
                (names[0], Named(side_of(several["r"]), tuple(names[1])))
                if names
                else (several.end(), Named(side_of(several["r"])))
            )
        role = re.compile(rf"(?P<r>{ROLE})(?:（[^（）]{{1,14}}）)?").match(text, at, end)
        if role is not None and (numbered := self._names(text, at, end)):
            return numbered[0], Named(side_of(role["r"]), tuple(numbered[1]))
        names = self._names(text, role.end() if role else at, end)
        if names:
            side = side_of(role["r"]) if role else self.sides.get(names[1][0], "")
            return names[0], Named(side, tuple(names[1]))
        return (role.end(), Named(side_of(role["r"]))) if role else None

    def _names(self, text: str, at: int, end: int) -> tuple[int, list[str]] | None:
        if self._match is None:
            known = sorted(self.sides, key=len, reverse=True)
            self._match = re.compile("|".join(map(re.escape, known)) if known else r"(?!)")
        found: list[str] = []
        place = at
        while name := self._match.match(text, place, end):
            found.append(name[0])
            place = name.end()
            joint = re.compile(r"、|以及|和|及|与").match(text, place, end)
            if joint is not None and self._match.match(text, joint.end(), end) is None:
                joint = re.compile(rf"(?:、|以及|和|及|与)(?:{ROLE})").match(text, place, end)
            if joint is None or self._match.match(text, joint.end(), end) is None:
                break
            follows = self._match.match(text, joint.end(), end)
            if follows and self.sides.get(follows[0]) != self.sides.get(found[0]):
                break
            place = joint.end()
        return (place, found) if found else None
