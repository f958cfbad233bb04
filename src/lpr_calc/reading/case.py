"""What was read becomes the keys of a case file, each with the words it was read from."""

from __future__ import annotations

from math import gcd

from ..base.checking import Any
from ..base.dates import iso
from ..base.money import fen_plain
from .days import Deadline
from .facts import Facts, Interest, Span, Sum
from .links import drop_confirmed, give_bases, link_bases, mark_mixed, principal_sums
from .messages import QUESTIONS
from .rates import RateRead

Path = tuple[str | int, ...]

_ROLES = (("原告", "被告"), ("申请人", "被申请人"), ("申请执行人", "被执行人"))


class Made:
    """A case under construction: the tree of its keys and, for each, its words; ``other`` are second readings,
    ``conditional`` keys that hold only where an instalment was missed, ``paid`` payments whose day is not said.
    """

    def __init__(self) -> None:
        self.case: dict[str, Any] = {}
        self.why: dict[Path, tuple[Span, ...]] = {}
        self.waiting: dict[Path, str] = {}
        self.other: dict[Path, list[tuple[str, str]]] = {}
        self.conditional: Made | None = None
        self.paid: list[dict[str, str]] = []

    def put(self, path: Path, value: Any, *spans: Span | None) -> None:
        """Set a key of the tree, a list growing by one where its number is new; ``spans`` are its words."""
        node: Any = self.case
        for step, following in zip(path, path[1:], strict=False):
            if isinstance(node, list):
                while len(node) <= int(step):
                    node.append({})
                node = node[int(step)]
            else:
                node = node.setdefault(step, [] if isinstance(following, int) else {})
        if isinstance(node, list):
            node.append(value)
        else:
            node[path[-1]] = value
        words = tuple(span for span in spans if span is not None)
        if words:
            self.why[path] = words


def put_people(facts: Facts, made: Made) -> None:
    """Creditors, debtors and guarantors; a text that says only 被告 gives no name."""
    text = facts.source.text
    plaintiff, defendant = next((pair for pair in _ROLES if pair[1] in text), _ROLES[0])
    creditors = facts.parties.of("creditor")
    guaranteed = {one.name for one in facts.guarantees if one.how != "supplementary"}
    behind = [one.name for one in facts.guarantees if one.how == "supplementary"]
    debtors = [name for name in facts.payers if name not in guaranteed] or [
        name for name in facts.parties.of("debtor") if name not in guaranteed
    ]
    debtors += [name for name in behind if name not in debtors and debtors]
    if not creditors or not debtors or {"我", "我方", "本人"} & {*creditors, *debtors}:
        facts.ask("names")
    if not facts.shares:
        facts.shares = _each_his_own(facts, debtors)
    for key, names, word in (("creditor", creditors, plaintiff), ("debtor", debtors, defendant)):
        value: Any = names[0] if len(names) == 1 else names or word
        if key == "debtor" and facts.shares and len(facts.shares) == len(names):
            value = [{"name": name, "share": share} for name, share in zip(names, facts.shares, strict=True)]
        place = text.find(names[0] if names else word)
        made.put((key,), value, (place, place + len(names[0] if names else word)) if place >= 0 else None)
    if facts.shares and len(facts.shares) == len(debtors):
        made.put(("liability",), "several")
    elif facts.liability and len(debtors) > 1 and facts.liability == "joint":
        made.put(("liability",), "joint")
    number = 0
    for one in facts.guarantees:
        if one.how == "supplementary":
            continue
        path: Path = ("guarantors", number)
        made.put((*path, "name"), one.name, one.span)
        if one.how:
            made.put((*path, "mode"), one.how)
        if one.limit is not None:
            made.put((*path, "limit"), fen_plain(one.limit))
        for key, value in one.more.items():
            made.put((*path, key), value)
        number += 1
    for index, right in enumerate(facts.security):
        for key, value in right.items():
            span = facts.security_spans[index]
            made.put(("security", index, key), fen_plain(value) if isinstance(value, int) else value, span)


def _each_his_own(facts: Facts, debtors: list[str]) -> list[str]:
    """The shares of debtors who are ordered to pay sums of their own, each in his own item; [] where they are not."""
    sums = [one for one in facts.sums if one.kind == "principal"]
    owed = {name: sum(one.fen for one in sums if one.payers == (name,)) for name in debtors}
    if len(debtors) < 2 or not all(owed.values()) or sum(owed.values()) != sum(one.fen for one in sums):
        mixed = {one.payers for one in sums if one.payers} | {fee.payers for fee in facts.fees if fee.payers}
        if len(debtors) > 1 and len(mixed) > 1:
            facts.ask("liability", sums[-1].span)
        return []
    whole = sum(owed.values())
    return [f"{fen // gcd(fen, whole)}/{whole // gcd(fen, whole)}" for fen in owed.values()]


def put_rate(facts: Facts, made: Made, path: Path, rate: RateRead | None, seg: Interest) -> None:
    """Write the rate of an entry; one that is missing, in doubt or of no key is asked or told."""
    span = seg.spans.get("rate")
    if rate is None:
        facts.ask("rate", seg.spans.get("name") or seg.spans.get("start"), name=seg.name or "利息")
        return
    if rate.agreed:
        facts.ask("contract-rate", span)
        times = f" × {rate.multiple}" if rate.multiple else ""
        made.waiting[path] = f"合同约定的利率{times}"
        return
    if rate.value and (rate.when or rate.day is not None):
        # 合同成立时…四倍即年利率15.4%: fixed, and the text says how much.
        made.put(path, f"{rate.value}%", span)
        return
    made.put(path, rate.term, span)
    if rate.bound and rate.bound_same:
        facts.note("ceiling-same", span)
    elif rate.bound and not (rate.most and facts.kind == "judgment"):
        facts.note("no-key", span, words=rate.bound)
    if rate.quoted and not rate.tenor_said:
        facts.note("tenor-one-year", span)
    if rate.when and rate.when not in ("当时",) and not rate.when.startswith("每年"):
        facts.ask("lpr-day", span, when=rate.when)
    if rate.day is not None and rate.day.day is not None and rate.quoted:
        made.put(("conventions", "lpr"), f"fixed@{iso(rate.day.day)}", span)
    if rate.doubt:
        facts.note("rate-as-written", span)
        facts.ask("unit", span)


def put_principal(facts: Facts, made: Made, path: Path, sums: list[Sum]) -> None:
    """Write the principal; where it is not sure the key stays open, and what the text says stands beside it."""
    if _sure(facts, sums):
        made.put(path, fen_plain(sum(one.fen for one in sums)), *(one.span for one in sums))
        return
    made.waiting[path] = QUESTIONS["principal-open"].say("zh")
    made.other[path] = [(fen_plain(one.fen), facts.source.words(*one.span)) for one in sums]
    facts.ask("principal-open", sums[0].span)


def _sure(facts: Facts, sums: list[Sum]) -> bool:
    """Whether a total of the sums may be written, which is no figure of the text: not where they contradict each other
    or where a clause with one of them was read in part.
    """
    return len(sums) < 2 or not (facts.contradicts or _partly_read(facts, sums))


def _partly_read(facts: Facts, sums: list[Sum]) -> bool:
    """Whether words stand unread in a clause that gives one of these sums: they may say more of it, or take it back."""
    clauses = [span for span in facts.understood if any(span[0] <= one.span[0] < span[1] for one in sums)]
    return any(first <= gap[0] < last for first, last in clauses for gap in facts.unread)


def judgment_case(facts: Facts, made: Made) -> None:
    """An operative part, a mediation or an award as ``judgment`` keys."""
    drop_confirmed(facts)
    mark_mixed(facts)
    said = {id(seg) for seg in facts.interest if seg.base is not None}
    give_bases(facts)
    link_bases(facts)
    put_people(facts, made)
    top: Path = ("judgment",)
    sums = principal_sums(facts)
    if any("罚息" in one.name or "复利" in one.name for one in facts.interest):
        made.case = {"kind": "bank-loan", **made.case}
    if _sure(facts, sums):
        _deadlines(facts, made)
    else:
        for seg in facts.interest:
            if id(seg) not in said and seg.base not in {one.fen for one in sums}:
                seg.base = None
    if sums:
        put_principal(facts, made, (*top, "principal"), sums)
    for number, seg in enumerate(facts.interest):
        _ordered(facts, made, (*top, "interest", number), seg)
    _put_ceilings(facts, made)
    damages = [one for one in facts.sums if one.kind == "damages"]
    if damages:
        made.put((*top, "damages"), fen_plain(sum(one.fen for one in damages)), *(one.span for one in damages))
    put_costs(facts, made, (*top, "costs"))
    _where_missed(facts, made)
    put_paid(facts, made)
    charges = [one for one in facts.sums if one.kind == "charge"]
    for number, charge in enumerate(charges, len(made.case.get("judgment", {}).get("costs", []))):
        made.put((*top, "costs", number, "name"), charge.name, charge.span)
        made.put((*top, "costs", number, "amount"), fen_plain(charge.fen), charge.span)
    if facts.accelerates:
        made.put((*top, "accelerates"), "yes", facts.accelerates)
        if not facts.instalments:
            facts.ask("instalments", facts.accelerates)
    if facts.order:
        made.put(("conventions", "order"), *facts.order)
    number = 0
    for one in facts.guarantees:
        if one.how == "supplementary":
            made.put((*top, "liable", number, "party"), one.name, one.span)
            made.put((*top, "liable", number, "how"), "supplementary")
            if one.limit is not None:
                made.put((*top, "liable", number, "limit"), fen_plain(one.limit))
            if "share" in one.more:
                made.put((*top, "liable", number, "share"), one.more["share"], one.span)
            number += 1


def _put_ceilings(facts: Facts, made: Made) -> None:
    """Ceilings on all entries of interest together: a rate, a sum. One that is on some of them alone has no key."""
    running = [seg for seg in facts.interest if seg.runs]
    found = list(facts.ceilings)
    found += [
        (
            seg.rate._replace(term=seg.rate.most, when="", day=None, agreed=False),
            seg.spans.get("rate", (0, 0)),
            seg.item,
        )
        for seg in running
        if seg.rate is not None and seg.rate.most and not seg.rate.bound_same
    ]
    terms = {rate.term for rate, _, _ in found}
    fixed = any(rate.when or rate.day is not None or rate.agreed or not rate.term for rate, _, _ in found)
    items = {item for _, _, item in found}
    each = [seg for seg in running if seg.rate is None or not seg.rate.most]
    own = {seg.name for seg in running if seg not in each}
    alone = len(own) > 1 or (len(found) < len(running) and len(each) < len(running))
    if found and len(terms) == 1 and not fixed and not alone and all(seg.item in items for seg in running) and running:
        made.put(("judgment", "interest_cap"), found[0][0].term, *(span for _, span, _ in found))
        if found[0][0].quoted and not found[0][0].tenor_said:
            facts.note("tenor-one-year", found[0][1])
    else:
        for _, span, _ in found:
            facts.note("no-key", span, words=facts.source.words(*span))
    whole = [(fen, span) for fen, span, item in facts.shared_limits if all(seg.item == item for seg in facts.interest)]
    names = {seg.name for seg in running}
    fits = all(seg.name in names for seg in facts.interest)
    if len(facts.shared_limits) == 1 and whole and fits:
        made.put(("judgment", "shared_limit"), fen_plain(whole[0][0]), whole[0][1])
        return
    for _, span, _ in facts.shared_limits:
        facts.ask("shared-limit", span)
        facts.unread.append(span)


def put_paid(facts: Facts, made: Made) -> None:
    """What was paid and comes off, without its day: payments that wait for it."""
    for fen, interest, _ in facts.paid:
        made.paid.append({"amount": fen_plain(fen), **({"for": "interest"} if interest else {})})
    if facts.paid:
        facts.ask("paid-day", facts.paid[0][2], sum="、".join(fen_plain(fen) for fen, _, _ in facts.paid))


def _where_missed(facts: Facts, made: Made) -> None:
    """What is owed once an instalment is missed, apart: on the unpaid principal, where no base is said."""
    if not facts.conditional and not facts.conditional_sums:
        return
    apart = made.conditional = Made()
    for number, seg in enumerate(facts.conditional):
        _ordered(facts, apart, ("judgment", "interest", number), seg)
    if facts.conditional_sums:
        fen = sum(one.fen for one in facts.conditional_sums)
        apart.put(("judgment", "damages"), fen_plain(fen), *(one.span for one in facts.conditional_sums))


def _deadlines(facts: Facts, made: Made) -> None:
    """``perform_within`` where every item has the same; a day, or instalments, where days are said."""
    if facts.instalments and len(facts.instalments) > 1 and not facts.mixed:
        for number, (day, fen, span) in enumerate(sorted(facts.instalments)):
            made.put(("judgment", "perform_by", number, "due"), iso(day), span)
            made.put(("judgment", "perform_by", number, "amount"), fen_plain(fen))
        return
    by = [one.deadline for one in facts.sums if one.deadline is not None and one.deadline.by is not None]
    every = [*facts.deadlines.values()]
    found: list[Deadline] = [*by, *every]
    if not found:
        return
    first = found[0]
    where = next(iter(facts.deadline_spans.values()), None)
    if first.by is not None and first.by.day is not None:
        made.put(("judgment", "perform_by"), iso(first.by.day), where)
        return
    within = {one.within for one in every if one.within is not None and one.within[0]}
    if len(within) == 1 and first.since == "effective":
        count, unit = next(iter(within)) or (0, "day")
        made.put(("judgment", "perform_within"), f"{count}{'日' if unit == 'day' else '个月'}", where)
        facts.ask("effective", where)
    elif first.since == "served" and first.within:
        made.waiting["judgment", "perform_by"] = (
            f"送达之日起{first.within[0]}{'日' if first.within[1] == 'day' else '个月'}"
        )
        facts.ask("served", where)
    elif len(within) > 1:
        counts = sorted((one for one in within if one), key=lambda one: one[0] * (30 if one[1] == "month" else 1))
        made.put(("judgment", "perform_within"), f"{counts[0][0]}{'日' if counts[0][1] == 'day' else '个月'}", where)
        facts.ask("effective", where)
        facts.note("no-key", where, words="各判项履行期限不同")
    else:
        facts.ask("effective", where)


def _ordered(facts: Facts, made: Made, path: Path, seg: Interest) -> None:
    """One entry of general debt interest."""
    spans = seg.spans
    if seg.amount is not None:
        made.put((*path, "amount"), fen_plain(seg.amount), spans.get("amount"))
        if seg.until is not None:
            made.put((*path, "until"), iso(seg.until), spans.get("until"))
        if seg.name:
            made.put((*path, "name"), seg.name, spans.get("name"))
        return
    if seg.base is not None:
        made.put((*path, "base"), fen_plain(seg.base), spans.get("base"))
    elif seg.base_open:
        made.waiting[(*path, "base")] = QUESTIONS["compound-base"].say("zh")
        facts.ask("compound-base", spans.get("name") or spans.get("start"))
    if seg.start is not None:
        made.put((*path, "from"), iso(seg.start), spans.get("start"))
    elif seg.event:
        made.waiting[(*path, "from")] = f"{seg.event}之日"
    else:
        facts.ask("rate", spans.get("name") or spans.get("rate"), name=seg.name or "利息")
        made.waiting[(*path, "from")] = "起算日"
    if seg.until is not None:
        made.put((*path, "until"), iso(seg.until), spans.get("until"))
    elif seg.end in ("perform_by", "effective"):
        made.put((*path, "until"), seg.end, spans.get("until"))
    elif not seg.end:
        facts.note("open-end", spans.get("start") or spans.get("rate"))
    put_rate(facts, made, (*path, "rate"), seg.rate, seg)
    if seg.limit is not None:
        made.put((*path, "limit"), fen_plain(seg.limit), spans.get("limit"))
    if seg.less is not None:
        facts.note("no-key", spans.get("less"), words=f"扣除已付{fen_plain(seg.less)}元")
    if seg.name and seg.name not in ("利息",):
        made.put((*path, "name"), seg.name, spans.get("name"))


def put_costs(facts: Facts, made: Made, path: Path) -> None:
    """What the debtor bears; what the court refunds and collects itself is seen."""
    debtors = made.case.get("debtor")
    listed = debtors if isinstance(debtors, list) else [debtors]
    names = [one["name"] if isinstance(one, dict) else one for one in listed]
    known = {*names, *facts.parties.of("creditor"), *(one.name for one in facts.guarantees)}
    number = 0
    for fee in facts.fees:
        if not fee.borne:
            facts.seen.append(fee.span)
            continue
        if fee.stage == "反诉" and fee.payee != "creditor" and set(fee.bearers) <= {*names}:
            # Who is sued paid the fee of his own counterclaim himself: what he bears of it he owes to nobody.
            facts.seen.append(fee.span)
            continue
        if fee.refunded and fee.payee != "creditor":
            facts.seen.append(fee.span)
            continue
        twice = len({one.stage for one in facts.fees if one.name == fee.name}) > 1
        made.put((*path, number, "name"), (fee.stage if twice else "") + fee.name, fee.span)
        made.put((*path, number, "amount"), fen_plain(fee.fen), fee.span)
        if fee.payee:
            made.put((*path, number, "pay_to"), fee.payee, fee.span)
        strangers = [one for one in fee.bearers if one not in known]
        if strangers:
            facts.ask("bearers", fee.span, names="、".join(strangers))
        elif fee.bearers and list(fee.bearers) != names:
            made.put((*path, number, "borne_by"), list(fee.bearers))
        if fee.court and not fee.sure:
            facts.ask("fee-payee", fee.span)
        number += 1
