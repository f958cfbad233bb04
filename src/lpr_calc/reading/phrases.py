"""Clauses that are understood and compute nothing: a reviewed list, and the notice of the doubled interest."""

from __future__ import annotations

import re

from .references import number_of

_MONEY = r"[0-9¥]元|[0-9]元|[壹贰叁肆伍陆柒捌玖]"

SEEN: tuple[tuple[str, str], ...] = (
    ("dismissed", r".{0,6}驳回.{0,60}(?:请求|诉请|上诉|反诉|申请|主张|起诉).{0,6}"),
    ("contract", r"(?!.*元).{0,4}(?:解除|确认|撤销|终止).{1,120}(?:合同|协议|关系|行为|债权债务).{0,60}"),
    ("contract", r"(?!.*元).{1,80}签订的.{0,6}《.{1,60}》.{0,60}(?:解除|终止|无效|有效).{0,4}"),
    (
        "vacate",
        r"(?!.*元).{0,80}(?:腾退|腾空|搬离|迁出|返还.{0,60}(?:房屋|车辆|场地|设备|钥匙|商铺|土地)|交付房屋).{0,60}",
    ),
    (
        "recourse",
        r"(?:.{0,80}(?:承担|履行|偿还).{0,24}(?:责任|义务|清偿|债务|款项)(?:之)?后|.{0,40}代偿后|.{0,40}清偿后).{0,10}(?:有权|可以|可).{0,8}(?:向|对).{1,60}(?:追偿|行使追偿权).{0,20}",
    ),
    ("shortfall", r"(?!.*[0-9]元|.*承担).{0,40}(?:超过债权数额|不足部分|不足清偿|超过.{0,10}部分归).{0,80}"),
    ("appeal", r".{0,10}如(?:果)?(?:对本判决)?不服(?:本)?判决?.{0,200}"),
    ("appeal", r".{0,120}(?:上诉于|递交上诉状|提起上诉|提出上诉|上诉状副本|上诉期|预交上诉).{0,160}"),
    (
        "final",
        r".{0,20}(?:本判决为终审|本裁决为终局|终局裁决|本裁决自作出之日起|为终审判决|即具有法律效力|即发生法律效力|具有同等法律效力|本调解书).{0,80}",
    ),
    (
        "enforcement",
        r"(?!.*元).{0,200}(?:申请执行的期(?:间|限)|申请执行期间|申请执行时效|执行期限为|可以?向.{0,20}人民法院申请(?:强制)?执行|有权申请(?:强制)?执行|申请强制执行的期限).{0,160}",
    ),
    ("published", r"(?!.*元).{0,40}(?:公告之日|公告送达|视为送达|登报).{0,80}"),
    (
        "waived",
        r"(?!.*[0-9]元).{0,60}(?:放弃其他|放弃其余|放弃.{0,10}诉讼请求|不再主张|再无其他|无其他(?:纠纷|争议)|互不追究|别无其他|就此了结|就此结清|全部结清|无其它).{0,60}",
    ),
    (
        "approved",
        r"(?!.*元).{0,30}(?:上述协议|该协议|以上协议|协议内容|调解协议).{0,40}(?:不违反|符合|法律规定|予以确认|自愿|签名|签字|盖章|捺印|生效).{0,80}",
    ),
    ("approved", r"(?!.*元).{0,60}(?:经本院主持调解|经审查|经各方|自愿达成|双方签字|双方当事人签收|签收后).{0,80}"),
    (
        "fees-claimed",
        r"(?!.*[0-9]元).{0,12}(?:本案|一切|全部|案件)?(?:的)?(?:一切|全部|所有)?(?:诉讼|受理|仲裁|保全|公告|鉴定|执行)(?:费用?)?(?:、?(?:案件受理费|受理费|保全费|保全保险费|公告费|鉴定费|执行费|财产保全费|等|及|和|律师费|诉讼保全担保费|担保费))*(?:等)?(?:全部|一切)?(?:费用)?(?:均|全部)?(?:依法)?由.{1,60}(?:共同|连带)?(?:承担|负担).{0,4}",
    ),
    (
        "fees-claimed",
        r"(?!.*[0-9]元).{0,30}(?:承担|负担|支付)(?:本案)?(?:的)?(?:一切|全部|所有)?(?:诉讼费|案件受理费|仲裁费|保全费|诉讼费用|受理费)(?:用)?(?:、?(?:案件受理费|受理费|保全费|公告费|鉴定费|执行费|财产保全费|保全保险费|担保费|等|及|和|律师费))*(?:等)?(?:原告)?(?:为)?(?:实现债权(?:所支出)?的?(?:全部|合理)?)?(?:全部|一切)?(?:费用)?",
    ),
    ("fees-claimed", r"(?!.*[0-9]元).{0,16}执行费用?由.{1,30}(?:承担|负担)"),
    (
        "fees-due",
        r"(?!.*[0-9]元).{0,60}(?:退费|交纳.{0,6}诉讼费|缴纳.{0,6}诉讼费|逾期不(?:预交|缴|交)|自动撤回上诉|不交纳上诉费).{0,60}",
    ),
    (
        "heading",
        r"(?:诉讼请求|仲裁请求|请求事项)：?|(?:请求|依法)+(?:贵院|法院|人民法院)?(?:依法)?(?:判令|裁决|裁令|支持)?：?|本案现已审理终结.{0,4}|事实与理由：?",
    ),
    ("law", r"(?!.*元).{0,8}(?:综上|依照|依据|根据)[，,]?.{0,300}(?:规定|之规定)(?:，)?(?:判决如下：?)?"),
    ("prepared", r"(?!.*元).{0,30}(?:本案(?:适用|因)|本判决书?(?:一式|送达)|判决书副本).{0,60}"),
)
"""Name of the phrase, and the words of the whole clause."""

_SEEN = tuple((name, re.compile(words)) for name, words in SEEN)
_DOUBLED = re.compile(
    r"(?:加倍支付(?:迟延履行期间的|延迟履行期间的)?(?:债务)?利息|加倍支付.{0,12}利息|(?:逾期|未按).{0,40}(?:按|按照|依照).{0,40}民事诉讼法.{0,40}(?:规定).{0,6}(?:办理|处理|执行|支付)"
    r"|迟延履行期间的债务利息|支付迟延履行金)"
)
_ARTICLE = re.compile(r"第?([二三百一四五六七八九十0-9]{2,9})条")
_UPHELD = re.compile(r"维持.{0,60}(?:判决|原判|裁定).{0,20}|(?:撤销|变更).{0,60}(?:判决|民初).{0,60}")


def seen(words: str) -> str:
    """Return the name of the phrase a clause is, "" for none."""
    plain = words.strip("。；，、：")
    return next((name for name, found in _SEEN if found.fullmatch(plain)), "")


def doubled(words: str) -> tuple[bool, int]:
    """Say whether a clause is the notice of the doubled interest, and which article it names (0 for none)."""
    if re.search("支付加倍部分债务利息", words):
        return True, 0
    if not _DOUBLED.search(words) or re.search(r"[0-9]元", words):
        return False, 0
    found = _ARTICLE.search(words)
    return True, _article(found[1]) if found else 0


def _article(said: str) -> int:
    if said.isdigit():
        return int(said)
    hundreds, mark, rest = said.partition("百")
    return (number_of(hundreds) * 100 if mark else 0) + number_of((rest if mark else hundreds).lstrip("零"))


def upholds(words: str) -> bool:
    """Whether a clause rests on another judgment: 维持原判, 变更第二项为."""
    return bool(_UPHELD.search(words)) and "劳动" not in words
