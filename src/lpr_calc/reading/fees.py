"""Costs of the suit: what each fee is, halved or not, who bears how much, and to whom it goes.

Only what the debtor bears is his; what a court refunds the plaintiff and collects itself is seen, not owed to him.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .amounts import amount_at
from .days import day_at, deadline_at
from .facts import Facts, Fee, Span
from .lexer import Rule, Token, lex, pattern
from .marks import COSTS, COURT_FEES, FIGURES, less_at
from .persons import Named

_FEE = Rule(
    "fee",
    pattern(
        rf"(?:本案|本诉|反诉|一审|二审|案件|的|及)*(?:{COSTS}|减半受理费|法院公告费|判决书公告费|反诉受理费|反诉费)(?:用)?",
        lambda found: found[0],
    ),
)
_HALF = Rule(
    "half",
    pattern(
        r"(?:已|因适用简易程序|适用简易程序|本院|依法|因调解|以调解方式结案|应|，)*(?:减半)(?:收取|交纳|缴纳|征收|计收|收|计|征)?(?:案件受理费)?(?:后)?(?:为|计|收取|交纳|应收|计收|，)*(?:人民币|计币|币)?"
    ),
)
_TOTAL = Rule(
    "total",
    pattern(
        r"(?:以上|上述|前述|两项|三项|费用|仲裁费|诉讼费用?|，)*(?:合计|共计|总计|共|计)(?:诉讼费用?|仲裁费用?|费用)?(?:为|人民币|收取|，)*(?=[0-9¥人])"
    ),
)
_BEAR = Rule("bear", pattern(r"(?:共同|连带|各自|各半|各|分别|均|应|依法)*(?:负担|承担)(?:其中的?)?(?:人民币)?"))


def _payee(creditors: list[str]) -> Rule:
    """To whom what the debtor bears is paid: the plaintiff by his role or by his name."""
    whom = "|".join(["原告", "申请人", "上诉人", *map(re.escape, sorted(creditors, key=len, reverse=True))])
    return Rule(
        "payee",
        pattern(
            rf"(?:[^，。；（）]{{0,24}}?(?:迳付|径付|迳行支付|径行支付|迳行|径行|直接支付|直接给付|直接付|一并|加付|随同|跟随|支付|给付|付|偿付|转付|补偿)[^，。；（）0-9]{{0,20}}?(?:{whom}|给其)[^，。；（）0-9]{{0,14}})"
            rf"|(?:应|并|，)*(?:直接|径行|迳行|一并)?向(?:{whom})[^，。；（）0-9]{{0,24}}?(?:支付|给付|偿付|返还)(?:完毕|清|该款项?|此款项?|上述款项|上述费用|该费用)?(?=[，。；）0-9人]|上述|该)"
            r"|(?:迳付|径付|一并支付|一并给付|直接支付|迳行支付)[^，。；（）0-9]{0,12}",
        ),
    )


_REFUND = Rule("refund", pattern(r"[^，。；（）]{0,40}?(?:退回|退还|予以退|清退|退费)[^，。；（）]{0,20}"))
_COURT = Rule(
    "court",
    pattern(
        r"[^，。；（）0-9]{0,30}?(?:向本院|向法院|到本院|向人民法院)?(?:缴纳|交纳|缴交|补缴|补交|上缴|缴至|交(?:至|到)(?=本院|法院))[^，。；（）]{0,16}"
    ),
)
_ESTATE = Rule(
    "estate",
    pattern("在(?:各自)?(?:所|实际)?继承[^，。；0-9]{0,16}?(?:遗产|财产)(?:的)?(?:实际)?(?:价值)?(?:的)?范围(?:之)?内"),
)
_WAIVED = Rule("waived", pattern("(?:本院)?(?:决定|予以|依法)*(?:免收|免交|免于收取|免予收取|不予收取|免除)"))
_PARTLY = Rule(
    "partly",
    pattern(
        r"(?:多(?:预)?交的?)?(?:应)?(?:退还|退回)[^，。；（）0-9]{0,12}[0-9.]+元|(?:已)?(?:预交|预缴|垫付|缴纳|交纳)(?:了)?[0-9.]+元"
    ),
)
"""In brackets: what was paid ahead, and what comes back of it."""
_PERCENT = Rule(
    "percent",
    pattern(
        r"[0-9]+(?:\.[0-9]+)?%(?!(?:即|，即|，计)?(?:人民币|¥)?[0-9])|(?<=[负承]担)(?:一半|二分之一)",
        lambda found: Fraction(found[0][:-1]) / 100 if found[0].endswith("%") else Fraction(1, 2),
    ),
)
_PAID = re.compile("(?:均)?已(?:全额)?(?:交纳|缴纳|缴清|交清)")
"""In brackets behind who bears a fee, and without a name: that he has paid it."""
_PREPAID = Rule(
    "prepaid",
    pattern(
        r"[^，。；（）]{0,16}?(?:已|多|全额|先行)?(?:预交|预缴|垫付|垫交|缴交|预付|代垫|垫支|缴纳|交纳|支付)(?:的)?[^，。；（）0-9]{0,6}(?=[，。；）]|的?受理费|的?仲裁费|$)"
    ),
)
_SIGNS = (
    Rule("open", pattern("（", lambda found: found[0])),
    Rule("close", pattern("）", lambda found: found[0])),
)
_FILLER = re.compile(
    r"[，、；：。（）]|付清|判令|请求|(?:支出|垫付|花费)的?|本案|其中|由|并|以上|上述|该|费用|的|应|于|及|和|与|另|收取|已|人民币|为|在|履行|判决|本判决|时|向|支付|付|给|元|款|此|具体|共同|按照|均|依法|多|预|应当|"
    r"[0-9]{1,3}(?:\.[0-9]+)?%(?:即|，|计)|鉴于|故|因|部分|剩余|余款|其|诉讼费|缴|交|全部|直接|自愿|双方|不作|本会|予以|代|以|将|上述款项|款项|项|给付|时间|同上述|限|内|后|自|之日|起|即(?=[0-9¥人各])|(?:法院|本院)?不另(?:行)?(?:收退|退还|清退)|本院|(?:依法)?强制执行|拒不|逾期(?:不|未|(?=，?(?:依法|强制)))"
)


def is_fees(words: str) -> bool:
    """Whether a clause is about the costs of the suit."""
    found = COURT_FEES.search(words)
    if found is None:
        return False
    lead = words[: found.start()]
    ordered = re.search(
        r"(?:于|在|自|限).{0,24}(?:判决|裁决|调解书|[0-9]日|前).{0,40}(?:支付|偿还|给付|赔偿|归还|返还)", lead
    )
    if re.search(r"判令|请求|裁令", lead) and not re.search("负担", words):
        return False
    if re.search(r"(?:偿还|归还|返还|支付|给付)[^。；]{0,60}?[0-9]万?元", lead) and not re.search("负担", words):
        return False
    if ordered and not re.search(r"负担", words):
        return False
    if re.search(r"(?:支付|偿还|给付|补偿|赔偿)[^，。；]{0,30}$", lead) and not re.search(r"负担|预交|预缴", words):
        return False
    return bool(re.search(r"负担|承担|预交|预缴|缴纳|交纳|退还|退回|缴交|减半|收取", words)) or found.start() < 6


Borne = tuple[list[str], str, "int | Fraction | None"]
"""Who bears, of which side, and how much of it: a sum, a share, None for all."""
_GOES_ON = re.compile("(?:此笔|该笔|此|该|上述|以上|前述)(?:款项?|费用|项费用|两项费用|诉讼费用?|费)")


def goes_on(words: str) -> bool:
    """Whether a clause that follows one about fees goes on about them: 此款原告已垫付，被告…一并给付原告."""
    prepaid = re.match("(?:原告|申请人|上诉人)[^，。；]{0,24}已?(?:全额|全部)?(?:预交|预缴|垫付|垫交)", words)
    borne = re.match("[^，。；]{1,30}?应(?:当)?(?:负担|承担)的?[^，。；0-9]{0,6}[0-9.]{1,16}元", words)
    return bool(prepaid or borne or _GOES_ON.match(words)) and bool(
        re.search("预交|预缴|垫付|垫交|代垫|负担|退还|退回|交纳|缴纳|迳付|径付|一并|直接", words)
    )


class Fees:
    """The clauses about costs of one text."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.known: list[Fee] = []
        self.end = self.last_end = -1

    def read(self, start: int, end: int, item: int) -> None:
        """Read one clause into the facts."""
        facts = self.facts
        text = facts.source.text
        rules = (
            Rule("party", facts.parties.party_at), _FEE, _HALF, _TOTAL, _BEAR, Rule("deadline", deadline_at), Rule("amount", amount_at),
            Rule("less", less_at), _ESTATE, _payee(facts.parties.of("creditor")), _PARTLY, _REFUND, _COURT, _PREPAID, _PERCENT, _WAIVED, *_SIGNS,
        )  # fmt: skip
        tokens, gaps = lex(text, start, end, rules, (Rule("day", day_at),), _FILLER)
        fees: list[Fee] = []
        whose: list[str] = []
        side = ""
        state = ""
        total = depth = 0
        each = 1
        paid = False
        borne: list[Borne] = []
        unclear: list[Span] = []
        for token in tokens:
            rule = token.rule
            span = (token.start, token.end)
            before, self.last_end = self.last_end, token.end
            if rule == "fee":
                name = re.sub("^(?:本案|本诉|反诉|一审|二审|的|及)+", "", token.value)
                name = token.value if name == "费" else "案件受理费" if name == "受理费" else name.replace("费用", "费")
                fees.append(Fee(name, -1, span, item))
                fees[-1].stage = next((one for one in ("一审", "二审", "本诉", "反诉") if one in token.value), "")
                state = "fee"
            elif rule in ("half", "total"):
                state = rule
            elif rule == "party":
                who: Named = token.value
                if who.both:
                    whose, side = [*facts.parties.of("creditor"), *facts.parties.of("debtor")], "both"
                elif state == "party":
                    mixed = side and who.side and side != who.side
                    whose, side = [*whose, *who.names], "both" if mixed else side or who.side
                else:
                    whose = list(who.names)
                    side = who.side or (facts.parties.sides.get(whose[0], "") if whose else "")
                state = "party"
            elif rule == "bear":
                borne.append((whose, side, None))
                state = "bear"
                said = text[token.start : token.end]
                if "各半" in said:
                    facts.ask("fee-share", span)
                each = (
                    len([name for name in whose if facts.parties.sides.get(name) != "creditor"]) if "各" in said else 1
                )
            elif rule == "amount":
                state, total = self._amount(token, state, fees, borne, total, side, before)
                if each > 1 and borne and borne[-1][2] == token.value.fen:
                    # 被告甲、乙各负担1150元: as often as there are defendants.
                    borne[-1] = (*borne[-1][:2], token.value.fen * each)
            elif rule == "estate":
                facts.ask("liable-range", span)
            elif rule == "percent" and borne and state == "bear":
                if each > 1 and token.value * (each if side == "debtor" else len(whose)) > 1:
                    # 原告甲、被告乙、丙各负担一半: halves of three are none.
                    each = 1
                    facts.ask("fee-share", span)
                borne[-1] = (*borne[-1][:2], token.value * max(each, 1))
            elif rule == "waived":
                for fee in fees:
                    fee.borne = False
            elif rule in ("open", "close"):
                depth = max(depth + (1 if rule == "open" else -1), 0)
            elif rule == "partly":
                if "退" in text[token.start : token.end] and not depth:
                    self._destination("refund", token, fees)
                state = rule
            elif rule in ("prepaid", "court") and depth and _PAID.fullmatch(text[token.start : token.end]):
                if state == "bear" and side in ("debtor", "") and len(borne) == 1 and borne[-1][2] is None:
                    # 由被告负担（已交纳）: who bears it has paid it, and owes it to nobody.
                    paid = True
                state = "prepaid"
            elif rule in ("payee", "refund", "court", "prepaid"):
                self._destination(rule, token, fees)
                if rule == "payee" and side == "creditor":
                    whose, side = [], ""
                state = rule
            elif rule == "deadline" and token.value.by is not None and token.value.by.day is not None:
                for fee in fees:
                    fee.due = token.value.by.day
        self._share(fees, borne, total)
        for fee in fees if paid else ():
            fee.borne = False
        self.end = end
        facts.understood.append((start, end))
        for fee in [one for one in fees if one.fen < 0]:
            if any(other.name == fee.name and other.fen >= 0 for other in (*self.known, *fees)):
                continue
            if (
                facts.kind != "claims"
                and not re.match(r"诉讼费|仲裁费|费用", fee.name)
                and not (borne and not FIGURES.search(text[start:end]))
            ):
                unclear.append(fee.span)
        kept = [fee for fee in fees if fee.fen >= 0]
        for fee in kept:
            others = sum(other.fen for other in kept if other is not fee)
            if len(kept) > 2 and fee.fen == others and re.match("诉讼费|仲裁费|费用", fee.name):
                facts.stated.append(("costs", fee.fen, None, fee.span))
                kept = [other for other in kept if other is not fee]
                break
        for fee in kept:
            fee.court = bool(COURT_FEES.search(fee.name))
        self.known += kept
        facts.fees += kept
        facts.unread += unclear
        for gap in gaps:
            (facts.unread if FIGURES.search(text[slice(*gap)]) else facts.loose).append(gap)

    def _amount(
        self, token: Token, state: str, fees: list[Fee], borne: list[Borne], total: int, side: str, before: int
    ) -> tuple[str, int]:
        fen: int = token.value.fen
        span = (token.start, token.end)
        between = re.sub("人民币|其中|的|为|计|即", "", self.facts.source.text[before : token.start])
        part = "，其中" in self.facts.source.text[before : token.start]
        if state == "bear" and (part or re.search("[一-龥]", between)):
            self.facts.unread.append(span)  # the sum of something else
        elif state == "bear" and borne:
            if len(borne) > 1 and borne[-2][0] == borne[-1][0] and borne[-2][2] is not None:
                del borne[-2]  # 各承担50%，即各承担…元: said again
            borne[-1] = (*borne[-1][:2], fen)
        elif state == "total":
            self.facts.stated.append(("costs", fen, None, span))
            total = fen
        elif state == "half" and fees:
            fees[-1].surplus = max(fees[-1].fen - fen, 0)
            fees[-1].fen, fees[-1].span = fen, (fees[-1].span[0], token.end)
        elif fees and fees[-1].fen < 0:
            new = fees[-1]
            old = next(
                (fee for fee in self.known if fee.name == new.name and (fee.stage == new.stage or not new.stage)), None
            )
            fees[-1].fen, fees[-1].span = fen, (fees[-1].span[0], token.end)
            if old is not None:
                # The same fee again: what a later sentence says of it, and of which part (被告应承担的…元).
                fees.pop()
                if fen < old.fen and side == "debtor" and not re.search("预交|预缴|退", self._sentence(token)):
                    old.fen = fen
        elif not fees and not self.known:
            self.facts.unread.append(span)
        return "amount", total

    def _destination(self, rule: str, token: Token, fees: list[Fee]) -> None:
        said = self.facts.source.text[token.start : token.end]
        about = [fee for fee in fees if fee.fen >= 0] or self._same(token) or self.known
        if rule == "payee":
            for fee in about:
                fee.payee, fee.sure = "creditor", True
        elif rule == "refund" and "不" not in said:
            back = re.search("[0-9.]+元", said)
            whole = amount_at(said, back.start(), len(said)) if back is not None else None
            for fee in about:
                # What halving leaves of the fee goes back to who paid it ahead; that is not what the debtor bears.
                fee.refunded = not (whole is not None and fee.surplus == whole[1].fen)
        elif rule == "court":
            for fee in about:
                fee.payee = fee.payee or "court"
                fee.sure = fee.sure or bool(re.search("本院|法院", said))
        if rule in ("refund", "court") and "不" in said and rule == "refund":
            return

    def _sentence(self, token: Token) -> str:
        text = self.facts.source.text
        begin = max(text.rfind(sign, 0, token.start) for sign in "。；，（")
        return text[begin + 1 : token.end]

    def _same(self, token: Token) -> list[Fee]:
        """The fee a later sentence is about, by its name in it."""
        text = self.facts.source.text
        begin = max(text.rfind("。", 0, token.start), text.rfind("；", 0, token.start))
        words = text[begin + 1 : token.end]
        named = [fee for fee in self.known if fee.name.replace("案件", "") in words]
        return named or self.known

    def _share(self, fees: list[Fee], borne: list[Borne], total: int) -> None:
        """Give each fee its bearers, and the debtor's part of it."""
        facts = self.facts
        real = [fee for fee in fees if fee.fen >= 0] or (self.known if borne else [])
        if not borne or not real:
            return
        creditors = facts.parties.of("creditor")
        debts = [
            (names, part)
            for names, side, part in borne
            if (side in ("debtor", "both") or (not side and names)) and not (names and set(names) <= set(creditors))
        ]
        if not debts:
            for fee in real:
                fee.borne = False
            return
        whole = sum(fee.fen for fee in real)
        debts = [(names, whole * part if isinstance(part, Fraction) else part) for names, part in debts]
        if any(part is not None and part != int(part) for _, part in debts):
            facts.ask("fee-share", real[0].span)
            debts = [(names, None) for names, _ in debts]
        names = tuple(dict.fromkeys(name for group, _ in debts for name in group if name not in creditors))
        parts = [int(part) for _, part in debts if part is not None]
        if len(borne) > 1 and len(borne) == len(real) and not parts and len(debts) < len(borne):
            return
        for fee in real:
            fee.bearers = names
        if not parts:
            return
        mine = sum(parts)
        if len(real) == 1:
            real[0].fen = mine
        elif mine != sum(fee.fen for fee in real):
            merged = real[0]
            merged.name = (
                "仲裁费"
                if any("仲裁" in fee.name or "处理" in fee.name for fee in real)
                else "、".join(dict.fromkeys(fee.full for fee in real))
            )
            merged.fen = mine
            for fee in real[1:]:
                fee.borne = False
