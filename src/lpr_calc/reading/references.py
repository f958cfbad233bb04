"""References to items of the text itself: 上述第一、二项, 第一至三项, 前项, 上述债务."""

from __future__ import annotations

import re

from .lexer import Found

_N = {sign: number for number, sign in enumerate("零一二三四五六七八九")}
_SIGN = "[一二三四五六七八九十0-9]"
# A number ends where no other sign of one follows: a run of figures is read in one way only, however long it is.
_NUMBER = rf"[（]?{_SIGN}{{1,9}}(?!{_SIGN})[）]?项?"
_ITEM = re.compile(
    rf"(?:上述|前述|以上|本判决|判决|上列)?(?:判决|判项|主文|请求|诉讼请求)?第?(?P<list>{_NUMBER}(?:[、和及与至到-]?第?{_NUMBER})*[、和及与至到-]?第?)项"
    r"(?:判决|判项|请求|诉讼请求|诉请|协议|内容|中|所确定|确定|所负|所列|应付)*(?:的)?(?:全部)?(?:债务|款项|义务|给付义务|付款义务|还款义务|内容|付款责任|金额|债权)?"
)
_BEFORE = re.compile(
    r"(?:被告)?(?:上述|前述|以上|上列|前列|其|该|本案)(?:第?[一二三四五六七八九十]项)?(?:全部|所有|各项|应付|给付|付款|还款|借款|货款|的|本息|本金|利息|及|和|、|被告|判决|诉请|请求|诉讼)*"
    r"(?:债务|款项|义务|债权|费用|本息|借款|付款|货款|欠款|还款责任|金额|责任)|前项(?:债务|款项|义务)?|本案(?:全部)?债务"
)


def number_of(said: str) -> int:
    """Read 一 to 九十九, or figures."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.partition("十")
    if not ten:
        return _N.get(said, 0)
    return (_N.get(tens, 1) if tens else 1) * 10 + (_N.get(ones, 0) if ones else 0)


def reference_at(text: str, at: int, end: int) -> Found | None:
    """Read a reference: the numbers of the items, () for everything before."""
    if found := _ITEM.match(text, at, end):
        numbers: list[int] = []
        for part in re.split("、|和|及|与", re.sub("[（）第]", "", found["list"]).rstrip("项")):
            part = part.rstrip("项")
            ends = re.split("至|到|-", part)
            if len(ends) == 2 and number_of(ends[0].rstrip("项")) and number_of(ends[1]):
                numbers += range(number_of(ends[0].rstrip("项")), number_of(ends[1]) + 1)
            elif number_of(part):
                numbers.append(number_of(part))
        return found.end(), tuple(numbers)
    if found := _BEFORE.match(text, at, end):
        return found.end(), ()
    return None
