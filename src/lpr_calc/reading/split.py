"""Cutting a text: its kind, the part that orders or asks, its items, and the clauses of an item."""

from __future__ import annotations

import re

from ..base.errors import LprError, problems_of
from .clean import Clean
from .facts import Span
from .references import number_of

problem = problems_of(__name__)

_MARKS = (
    (
        "judgment",
        r"(?:判决如下|裁定如下|裁决如下|(?:自愿)?达成(?:如下|以下)(?:调解|和解)?协议(?:，请求(?:人民)?法院(?:予以)?确认)?|协议如下|达成协议如下|(?:调解|和解)(?:协议|内容|主文)(?=：|如下：)(?:如下)?|执行标的(?:为|：)|(?<!民事)(?:判决|裁决)主文(?!第)|裁决(?=：))(?:：|，|。)?",
    ),
    ("claims", r"(?:诉讼请求|仲裁请求|请求事项|反诉请求)(?:现)?(?:变更|明确|更正|调整)?(?:为)?(?:：|如下：?)"),
)
_KINDS = (
    (
        "judgment",
        r"强制被执行人|本判决|判决生效|判决发生法律效力|判决如下|裁决书|本裁决|调解书|原、被告(?:协议|双方)?一致确认|案件受理费|受理费.{0,20}负担|被申请人.{0,20}向申请人|双方(?:当事人)?(?:一致)?确认|驳回.{0,20}请求|执行标的(?:为|：)|被执行人.{1,40}(?:偿还|支付|给付|归还)|加倍支付|被告.{1,20}(?:给付|支付|偿还|归还|返还)原告|确认.{1,40}对.{1,40}享有.{0,10}债权",
    ),
    ("claims", r"判令|诉讼请求|请求(?:依法|法院|人民法院|贵院)|诉讼费.{0,12}承担|仲裁请求|诉请"),
    (
        "note",
        r"今借|今欠|借到|借条|欠条|借据|收条|欠据|今收到|现借|本人.{0,8}借|兹借|欠到|借款人：|承诺|借.{0,10}元|借.{0,12}钱|欠.{0,14}元",
    ),
)
_NOTE = re.compile(
    "(?:借条|借据|欠条|欠据|收条|收据|(?:还款|付款)?(?:承诺|计划|保证)书|今借到|今欠|还款(?:协议|计划|承诺|保证)|(?:民间)?借款(?:合同|协议)|欠款(?:确认|说明|证明)|对账|对帐|往来对账|结算(?:单|协议|确认)|(?:货款)?结算)"
)
"""What a note begins with; it may speak of costs of a suit as claims do."""
_HEAD = re.compile(
    r"第?(?P<a>[一二三四五六七八九十]{1,3})[、．.，](?!\d)|(?P<b>[0-9]{1,2})(?:[、．]|\.(?![0-9])|，(?=请求|判令|被告|依法))|（(?P<c>[一二三四五六七八九十]{1,3})）|（(?P<d>[0-9]{1,2})）"
)
_TAIL = re.compile(
    r"(?:审判长|代理审判员|审判员|人民陪审员|独任审判员|书记员|法官助理|仲裁员|首席仲裁员|此致|具状人|起诉人|附[:：])"
)
_CONTINUES = re.compile(
    r"(?:以(?!上(?:各|第|列|款|应|所|判|裁))|自|从|由|其中|此后|之后|该日|均|分别|剩余|余款|后续|[0-9]{4}年|截至|利息|逾期|罚息|上述利息|并|计算方式|计至|暂计|再|[0-9¥])"
)


def kind_of(source: Clean) -> str:
    """Say what the text is: ``judgment``, ``claims`` or ``note``; "" where nothing tells."""
    text = source.text
    if _NOTE.match(text):
        return "note"
    for kind, mark in _MARKS:
        if re.search(mark, text):
            return kind
    if re.search("判令|裁令|请求裁决|(?:诉讼请求|请求事项)：", text) and not re.search(
        "本判决|判决生效|加倍支付", text
    ):
        return "claims"
    for kind, words in _KINDS:
        if re.search(words, text):
            return kind
    return ""


def body_of(source: Clean, kind: str, where: str) -> Span:
    """Return where the part to read begins and ends. Raises LprError where there is none, or more than one."""
    text = source.text
    if kind == "note":
        return 0, len(text)
    mark = dict(_MARKS)["judgment" if kind == "judgment" else "claims"]
    found = list(re.finditer(mark, text))
    if kind == "judgment" and (len(found) > 1 and _apart(text, found)):
        raise LprError(problem("two-texts", where, count=len(found)))
    if (
        not found
        and kind == "judgment"
        and re.search(r"审理终结|本院认为|本院查明|经审理查明|原告.{0,20}向本院提出诉讼", text)
    ):
        raise LprError(problem("no-operative", where))
    start = found[-1].end() if found else 0
    tail = _TAIL.search(text, start)
    if kind == "claims" and (reasons := re.search(r"(?:事实与理由|事实和理由|事实及理由)：?", text[start:])):
        return start, start + reasons.start()
    return start, tail.start() if tail else len(text)


def _apart(text: str, marks: list[re.Match[str]]) -> bool:
    """Whether several marks belong to several judgments: items begin behind more than one of them."""
    return sum(bool(re.match(r"[一1（被原限由驳解撤]", text[one.end() : one.end() + 1])) for one in marks) > 1


def items_of(source: Clean, span: Span) -> list[tuple[int, int, int]]:
    """Cut a part into numbered items: number (0 where none stands), first and last place."""
    text, (start, end) = source.text, span
    heads: list[tuple[int, int, int]] = []
    style, expected, depth = "", 0, 0
    place = start
    while place < end:
        if text[place] == "（":
            depth += 1
        elif text[place] == "）":
            depth = max(depth - 1, 0)
        opens = place == start or text[place - 1] in "。；：" or place in source.breaks or text[place - 1] == "，"
        found = _HEAD.match(text, place, end) if opens else None
        if found is not None:
            its = next(name for name in "abcd" if found[name])
            number = number_of(found[its])
            comma = text[place - 1] == "，" if place > start else False
            fits = number == expected + 1 if style == its else not style and (number <= 1 or place == start)
            if (
                fits
                and not (comma and number != expected + 1)
                and (depth == 0 or its in "cd" or number == expected + 1)
            ):
                heads.append((number, place, found.end()))
                style, expected, depth = its, number, 0
                place = found.end()
                continue
        place += 1
    if not heads:
        return [(0, start, end)]
    found_items = [(0, start, heads[0][1])] if heads[0][1] > start else []
    for index, (number, _, body) in enumerate(heads):
        stop = heads[index + 1][1] if index + 1 < len(heads) else end
        found_items.append((number, body, stop))
    return found_items


def clauses_of(source: Clean, start: int, end: int) -> list[Span]:
    """Cut an item into clauses: at 。 and ； outside brackets, but not inside a list of bases or days."""
    text = source.text
    found: list[Span] = []
    depth, first = 0, start
    for place in range(start, end):
        sign = text[place]
        if sign == "（":
            depth += 1
        elif sign == "）":
            depth = max(depth - 1, 0)
        closed = depth == 0 or (sign == "。" and "）" not in text[place : min(end, place + 60)])
        if closed and (sign == "。" or (sign == "；" and not _CONTINUES.match(text, place + 1, end))):
            found.append((first, place + 1))
            first, depth = place + 1, 0
    if first < end:
        found.append((first, end))
    return [span for span in found if text[slice(*span)].strip("。；，、：")]
