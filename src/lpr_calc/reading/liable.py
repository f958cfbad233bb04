"""Who answers beside the debtor, and what secures the debt."""

from __future__ import annotations

import re

from .amounts import Amount, amount_at
from .facts import Facts, Guarantee, Span
from .persons import names_at
from .references import number_of, reference_at

LIABLE = re.compile(
    r"承担(?:共同|相应的?|全部|阶段性的?)?(?P<how>连带(?:共同)?(?:清偿|保证|赔偿|给付|还款|偿还|付款|担保)*|补充(?:连带)?(?:赔偿|清偿|还款|付款)*|一般保证|保证|先行(?:清偿|支付|垫付)*|共同(?:还款|清偿|偿还))?(?:的)?(?:清偿|赔偿|保证|担保|给付|付款|支付|还款|偿还)?(?:责任)|互负连带|负连带(?:清偿)?责任|连带清偿|负有连带"
)
_PROVIDED = re.compile(
    r"(?:如|若)(?:果)?[^，。；]{0,60}?(?:不足(?:以)?清偿|不能清偿|无法清偿|不足|未能清偿)[^，。；]{0,12}，(?:不足部分)?(?:则)?由?"
)
_WITHIN = re.compile(r"(?:在|以)[^，。；]{0,24}?(?=[0-9¥人壹贰叁肆伍陆柒捌玖拾])")
_RANGE = re.compile(
    r"(?:为限)?(?:的)?(?:本金|本息)?(?:余额)?(?:的)?(?:最高)?(?:债权)?(?:范围|额度|限额|限度|额)?(?:之内|以内|内)?(?:为限)?"
)
_AND_ITS_INTEREST = re.compile(
    r"(?:的)?(?:借款|债务|货款)?(?:本金)?(?:部分)?(?:及|和|以及|、)(?:其|相应|该部分|上述|对应|相对应|由此产生|所产生)?(?:的)?(?:逾期)?(?:利息|罚息|违约金)"
)
"""What follows a limit that is one of the principal: 50万元本金及相应利息范围内, 其中10万元及其利息."""
_PART = re.compile(
    r"(?:不能(?:清偿|履行|偿还)|未(?:能)?清偿|无法清偿)[^，。；]{0,8}?(?P<part>(?:百|[一二三四五六七八九十])分之[一二三四五六七八九十]{1,3}|[0-9.]+%|[0-9]+/[0-9]+)"
)
_VOID = {"1/2": "both", "1/3": "main", "50%": "both"}
PRIORITY = re.compile(r"优先(?:受偿|清偿)")


def is_liable(words: str) -> bool:
    """Whether a clause says who answers for the debt of another; 连带清偿原告借款…元 orders a payment of one's own."""
    found = LIABLE.search(words)
    if found is not None and found[0] == "连带清偿" and "对" not in words[: found.start()]:
        return not re.search("[0-9]元|[0-9]万元", words[found.end() :])
    return found is not None and not re.search("诉讼费|受理费", words.split("承担")[0][-20:])


def is_priority(words: str) -> bool:
    """Whether a clause gives a right to be paid first out of something."""
    return bool(PRIORITY.search(words))


def _part(words: str) -> str:
    """A fraction as the case file has it: ``二分之一`` is ``1/2``."""
    whole, _, part = words.partition("分之")
    if not part:
        return words
    return f"{number_of(part)}%" if whole == "百" else f"{number_of(part)}/{number_of(whole)}"


def read_liable(facts: Facts, start: int, end: int) -> None:
    """Read ``丁、戊在…元范围内对上述第一项债务承担连带清偿责任``."""
    text = facts.source.text
    words = text[start:end]
    found = LIABLE.search(words)
    assert found is not None
    said = found["how"] or found[0]
    place = start
    skip = re.compile(r"(?:，|、|并|且|同时|由|请求|依法|判令|判决|确认)+").match(text, place, end)
    place = skip.end() if skip else place
    if provided := _PROVIDED.match(text, place, end):
        place = provided.end()
    if whose := re.compile(
        r"(?:被告)?[^，。；对]{1,40}?的(?:唯一|控股)?(?:股东|法定代表人|实际控制人|经营者|投资人|合伙人|出资人|配偶|妻子|丈夫|妻|夫|父亲|母亲|儿子|女儿|继承人)(?=[一-龥])"
    ).match(text, place, end):
        place = whose.end()
    role = re.compile("被告|被申请人|第三人|担保人|保证人|二被告|上述被告").match(text, place, end)
    after = role.end() if role else place
    known = facts.parties.party_at(text, place, end)
    if known is not None and known[1].names:
        stop, names = known[0], list(known[1].names)
        # 某器械公司、丙: a name that no role was seen with may follow.
        more = re.compile("、|和|及|与").match(text, stop, end)
        if more is not None:
            further, others = names_at(text, more.end(), end, facts.source.breaks, "debtor")
            stop, names = (further, names + others) if others else (stop, names)
    else:
        stop, names = names_at(text, after, end, facts.source.breaks)
    side = [name for name in names if facts.parties.sides.get(name) != "creditor"]
    if names and re.search("(?:抵押|质押)[^，。；]{0,40}(?:价值|所得价款|财产|物)[^，。；]{0,8}范围内", words):
        # In what his thing fetches: security, and no debt of his own.
        kind = "pledge" if "质押" in words else "mortgage"
        facts.security += [{"kind": kind, "owner": name} for name in names]
        facts.security_spans += [(start, end)] * len(names)
        facts.understood.append((start, end))
        return
    gaps: list[Span] = []
    if other := re.compile("的[^，。；]{1,12}?(?=对|就|在|与|承担)").match(text, stop, start + found.start()):
        gaps.append(other.span())  # 被告某的…某: somebody else than who was read
    if re.search("共同(?:还款|偿还|清偿|付款|给付)(?:的)?(?:责任|义务)", words) and side:
        for name in side:
            facts.parties.add(name, "debtor")
            facts.payers += [name] if name not in facts.payers else []
        facts.liability = "joint"
        facts.understood.append((start, end))
        facts.unread += gaps
        return
    limit: int | None = None
    with_interest = False
    rest = stop
    within = re.compile(r"(?:分别|均|各|仅)?").match(text, rest, end)
    rest = within.end() if within else rest
    general = bool(re.search("强制执行|不能履行|不能清偿|财产不足", words)) and "连带" not in said
    how = (
        "supplementary" if "补充" in said or "补充" in found[0] else "general" if general or "一般" in said else "joint"
    )
    if "连带" not in said and "连带" not in found[0] and how == "joint" and "保证" not in said:
        how = ""
    for piece in _WITHIN.finditer(text, rest, end):
        read = amount_at(text, piece.end(), end)
        if read is None:
            continue
        value: Amount = read[1]
        close = _RANGE.match(text, read[0], end)
        its = _AND_ITS_INTEREST.match(text, read[0], end)
        if limit is None and (its or (close is not None and close[0])):
            limit = value.fen
            with_interest = its is not None
    beyond: dict[str, object] = {}
    if part := re.search("中(?:的)?(本金)?(?=[0-9人¥])", text[rest : start + found.start()]):
        read = amount_at(text, rest + part.end(), end)
        if read is not None and limit is None:
            limit = read[1].fen
            with_interest = bool(part[1]) or _AND_ITS_INTEREST.match(text, read[0], end) is not None
    if with_interest:
        beyond["limit_on"] = "principal"
    if loans := re.search("债务中([^，。；（）]{1,30})项下的部分", words):
        beyond["loans"] = loans[1].split("、")
    elif heads := re.search("债务中的([^，。；（）0-9]{1,30}?)(?=（|承担|，|按)", words):
        beyond["scope"] = heads[1].split("、")
    if share := re.search("按([0-9.]+%|[0-9]+/[0-9]+)的份额", words):
        beyond["share"] = share[1]
    elif part_of := _PART.search(words):
        how, fraction = "supplementary", _part(part_of["part"])
        if facts.kind != "claims":
            beyond["share"] = fraction
        elif fraction in _VOID:
            # What a void guarantee leaves (担保制度解释 17条), by the most the law lets be asked of it.
            how, beyond["void"] = "", _VOID[fraction]
            facts.note("guarantee-void", (start, end), share=part_of["part"])
        else:
            how = "general"
            facts.note("no-key", (start, end), words=part_of[0])
    if limit is None and re.search(
        "在[^，。；]{0,12}(?:欠付|未付|未支付|尚欠|未出资|未缴|认缴|遗产)[^，。；0-9]{0,24}范围内", words
    ):
        facts.ask("liable-range", (start, end))
    if re.search("遗产|继承", words):
        facts.note("no-key", (start, end), words=facts.source.words(start, end))
        names, side = [], []
    items: tuple[int, ...] = ()
    for at in range(rest, start + found.start()):
        reference = reference_at(text, at, end)
        if reference is not None:
            items = reference[1]
            break
    stray = [figure.span() for figure in re.finditer(r"[0-9]+(?:\.[0-9]+)?(?:万|亿)?元|[0-9.]+%", text[rest:end])]
    amounts = {limit} | {one.fen for one in facts.sums}
    said_only = [piece.span() for piece in re.finditer("（暂计至[^（）]*元）|按[0-9./%]+的份额", text[rest:end])]
    stray = [one for one in stray if not any(a <= one[0] < b for a, b in said_only)]
    if part_of := _PART.search(text, rest, end):
        stray = [one for one in stray if rest + one[0] != part_of.start("part")]
    for first, last in stray:
        read = amount_at(text, rest + first, end)
        if read is None or read[1].fen not in amounts:
            gaps.append((rest + first, rest + last))
    if not names and role is None:
        gaps.append((start, end))
    for name in side:
        facts.parties.add(name, "debtor")
        if name in facts.payers:
            facts.liability = "joint" if how == "joint" else facts.liability
            continue
        if any(one.name == name for one in facts.guarantees):
            # Liable in a second item too: one entry a person, what differs is told.
            facts.note("no-key", (start, end), words=facts.source.words(start, end))
            continue
        made = Guarantee(name, how, (start, end), limit, items)
        made.more = beyond
        facts.guarantees.append(made)
    if "本息" in words and limit is not None and "未出资" in words:
        facts.note("limit-with-interest", (start, end))
    facts.understood.append((start, end))
    facts.unread += gaps


def _heads(facts: Facts) -> str:
    return " ".join(one.name for one in facts.sums)


def read_priority(facts: Facts, start: int, end: int) -> None:
    """Read ``原告有权就…折价或者以拍卖、变卖所得价款优先受偿``: the thing, its owner, the maximum."""
    text = facts.source.text
    words = text[start:end]
    owner = ""
    for name in sorted(facts.parties.sides, key=len, reverse=True):
        if facts.parties.sides[name] != "creditor" and re.search(
            rf"(?:就|对|以|处分|变卖|拍卖)(?:被告|第三人)?{re.escape(name)}(?:名下|所有|提供|抵押|质押|所持|的|位于|持有|坐落|用于|设定)",
            words,
        ):
            owner = name
            break
        if facts.parties.sides[name] != "creditor" and re.search(
            rf"{re.escape(name)}以其(?:名下|所有|提供|持有|自有|位于)", words
        ):
            owner = name
            break
    kind = (
        "construction" if re.search("工程", words + _heads(facts)) and not re.search("[抵质]押", words) else
        "pledge" if "质押" in words or "质物" in words or "股权" in words or "应收账款" in words else "mortgage"
    )  # fmt: skip
    thing = re.search(
        r"(?:坐落于|位于|坐落在|所有的|名下的?|提供的?|抵押担保的|抵押的)(?P<thing>[^，。；]{1,80}?)(?:（|折价|拍卖|变卖|经|依法|享有|的折价|对(?:上述|本案|该|第|前述)|在|，|以)",
        words,
    )
    found: dict[str, object] = {"kind": kind}
    if owner:
        found["owner"] = owner
    if thing is not None:
        found["property"] = re.sub(r"^(?:坐落于|位于|坐落在|名下|的|抵押|担保)+", "", thing["thing"])
    certificate = re.search(r"（(?P<c>[^（）]*(?:（[0-9]{4}）)?[^（）]*号)", words)
    if certificate is not None:
        found["certificate"] = (
            re.sub(r"^.*?(?:证号为?|证书号|权证号|登记证明号|号：)", "", certificate["c"]).lstrip("：")
            or certificate["c"]
        )
    asides = [one.span() for one in re.finditer("（[^（）]*(?:注册资本|出资额|认缴|实缴|面积|评估)[^（）]*）", words)]
    maximum = re.search(r"(?:最高(?:债权)?(?:限)?额|最高本金|最高)(?=[0-9人¥])", words) or re.search(
        r"在(?:人民币|¥)?(?=[0-9.]+万?元(?:（[^（）]{0,24}）)?(?:的)?(?:债权)?(?:范围|限额|额度)内)", words
    )
    stray = list(re.finditer(r"[0-9]+(?:\.[0-9]+)?(?:万|亿)?元", words))
    stray = [one for one in stray if not any(a <= one.start() < b for a, b in asides)]
    if maximum is not None:
        read = amount_at(text, start + maximum.end(), end)
        if read is not None:
            found["maximum"] = read[1].fen
            stray = [one for one in stray if start + one.end() != read[0]]
    # 在…元债权本金及相应利息范围内: the sum that was ordered, said again.
    ordered = {one.fen for one in facts.sums}
    stray = [
        one
        for one in stray
        if (read := amount_at(text, start + one.start(), end)) is None or read[1].fen not in ordered
    ]
    facts.security.append(found)
    facts.security_spans.append((start, end))
    facts.understood.append((start, end))
    facts.unread += [(start + one.start(), start + one.end()) for one in stray if found["kind"] != "construction"]
