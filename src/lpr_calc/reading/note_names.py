"""Who is who in a note: the words before and behind names, and the names themselves."""

from __future__ import annotations

import re

from .lexer import Found, Matcher, Rule
from .persons import is_organisation, name_at, names_at, short_name
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
_BOUGHT = re.compile(
    "(?:于)?(?:(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:份)?)?(?:在|从|向)(?=[^，。]{1,24}?(?:购买|购进|购|拿货|进货|赊))"
)
_BOUGHT_END = re.compile("(?:处|那里|店里|店)?(?:购买|购进|购|拿货|进货|赊购|赊)[^，。；欠]{0,20}")
_TO_END = re.compile("(?:支付|偿还|归还|付清|还清|给付)")
_SELF = re.compile(
    r"(?:(?:兹有|今有)?本人|我(?!公司|司|单位|方)|立据人|兹有|今有)(?!原[欠借]|曾)(?=[^，。因向于今现借欠自在已承愿同保如到每若以])"
)
_OURSELVES = re.compile("(?:我|本)(?:公司|司|单位|厂)（")
_CLOSED = re.compile("）")
_SIGNED = re.compile(
    r"(?:[甲乙丙]方)?（(?:借款人|债务人|借款方)）：?|(?:共同)?(?:承诺人|借款人(?!民币)|欠款人(?!民币)|借钱人|欠钱人|借款单位|欠款单位|承租人|买受人|定作人|发包人|购货人|立据人|具条人|借款方|借方|欠款方|债务人|今借人(?!民)|今欠人|收款人|借条人|欠条人|立条人|具借人|借人(?!民币)|欠人|经借人|立据)(?:（(?:签名|签字|盖章|签章|捺印|签名捺印)）|签名|签字|（[^）]{0,8}）)*(?:：|为|是)?"
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
        if names and (rest := _behind(names[-1])):
            stop -= rest  # 今有鲍某借史某: what follows the name is read on its own
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


_WHO = re.compile("（(?:[甲乙丙丁需供买卖购销]方）|(?:身份证|公民身份|证件|电话|住)[^（）]{1,40}）)")


_WHOSE = re.compile(
    "(?:我的?|本人的?)?(?:[堂表]?[哥弟姐妹]|堂兄|舅舅|叔叔|姑姑|姨妈|岳父|妻子|丈夫|配偶|老公|老婆|父亲|母亲|朋友|同学|同事|战友|邻居|亲戚|好友|老乡|工人|员工|村民|债权人|债务人|出借人)(?=[一-龥])"
)
"""What somebody is to who writes, before his name."""
_TITLES = "先生|女士|同志|老师|师傅|老板"


_NOBODY = re.compile(
    "(?:贵|我|本|该|你|对方)(?:公司|司|方|单位|厂|处|店|行|部)?|[需供买卖购销]方|(?:发|承)包方|计划|承诺|保证|自愿|确认|同意|欠款|借款|分别|各自|甲方|乙方|丙方|你方|对方|双方"
)
"""A word for a party of the note that is nobody's name."""


def _behind(name: str) -> int:
    """How many characters behind an anonymised name are no part of it."""
    plain = _titled(name)
    short = short_name(plain)
    return len(name) - name.find(short) - len(short) if short != plain and name.find(short) >= 0 else 0


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
    ("lender", _BOUGHT, _BOUGHT_END, False),
    ("lender", _ADDRESSED, None, True),
    ("witness", _WITNESS, None, True),
    ("way", _WAY, None, True),
    ("lender", _WAY, re.compile("（(?:出借人|贷款人|债权人|出借方)）"), True),
    ("signed", _WAY, re.compile("（(?:借款人|债务人|借款方|欠款人)）"), True),
    ("guarantor", _WAY, re.compile("（(?:连带)?(?:责任)?(?:担保人|保证人|担保方|保证方)）"), True),
    ("repaid", _GIVEN, re.compile("(?:归还|偿还|还来|交来(?=还款|欠款|归还))(?:的)?(?:借款|欠款|还款|款)?"), False),
)
"""What names stand behind, before what, and whether they may be several."""


def named_rules(breaks: frozenset[int]) -> tuple[Rule, ...]:
    """Every rule that reads names; ``breaks`` keep them apart where white space does."""
    named = (Rule(name, _named(breaks, lead, tail, several)) for name, lead, tail, several in _NAMED)
    return (*named, Rule("lender", _headed(breaks)), Rule("signed", _sealed(breaks)))
