"""Every fact stated is used or told: for every key, kind and command,
stating it changes the result or it is in `unused`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from case_files import TODAY
from case_files import claims as case_claims
from lpr_calc.base.errors import LprError
from lpr_calc.casefile import keys
from lpr_calc.casefile.model import Case, Conventions, Loan, by_instalments
from lpr_calc.casefile.parse import parse_case
from lpr_calc.casefile.people import Party
from lpr_calc.casefile.repayment import Instalments
from lpr_calc.casefile.stated import _SECTIONS
from lpr_calc.compute import answer
from lpr_calc.compute.claim import schedule_case
from lpr_calc.compute.plan import terms_of
from lpr_calc.compute.usage import CLAIM, PAPERS, reads_of
from lpr_calc.law.arrears import Debts
from lpr_calc.law.rules import LAW, select
from lpr_calc.rates.series import Rates
from lpr_calc.reports import data, fee, judgment_data, limitation, plan
from lpr_calc.values.tree import as_tree
from samples import KINDS, of_kind, sample
from sizes import default_or_broad

RATES = Rates()


JUDGED = {"principal": "300000", "perform_by": "2022-02-28", "date": "2022-01-10"}


def claims(case: Case) -> tuple[Any, tuple[Any, ...]]:
    result = answer.claim(case, RATES)
    return data.as_dict(result), result.unused


def judgments(case: Case) -> tuple[Any, tuple[Any, ...]]:
    result = answer.judgment(case, RATES)
    return judgment_data.as_dict(result, "zh"), result.unused


def clocks(case: Case) -> tuple[Any, tuple[Any, ...]]:
    result = answer.limits(case, date(2023, 6, 30).toordinal())
    return limitation.as_dict(result, "zh"), result.unused


def fees(case: Case) -> tuple[Any, tuple[Any, ...]]:
    result = answer.fees(case, RATES)
    return fee.as_dict(result, "", False, "zh"), result.unused


def plans(case: Case) -> tuple[Any, tuple[Any, ...]]:
    result = answer.settlement(case, RATES, lambda c: terms_of(c.plan))
    return plan.as_dict(result, "zh"), result.unused


PLANNED = {"plan": {"instalments": "3", "first": "2027-01-31"}}
COMMANDS: dict[str, tuple[Callable[[Case], tuple[Any, tuple[Any, ...]]], Callable[[str], dict[str, Any]]]] = {
    "claim": (claims, of_kind),
    "judgment": (judgments, lambda kind: {**of_kind(kind), "judgment": JUDGED}),
    "limitation": (clocks, of_kind),
    "fee": (fees, of_kind),
    "plan": (plans, lambda kind: {**of_kind(kind), **PLANNED}),
}


def without_echo(document: dict[str, Any]) -> dict[str, Any]:
    """A result without what only repeats the facts: title, number, conventions, and what was not used."""
    return {k: v for k, v in document.items() if k not in ("unused", "conventions", "title", "number", "kind")}


_ONE_OR_MANY = ("guarantors", "security", "assignments", "releases", "judgment.liable", "bankruptcy")
"""Lists that may be one mapping."""


def every_key() -> Iterator[tuple[str, str, str]]:
    """Section, key and how it is read: every key of every mapping whose facts are looked at one by one."""
    for section, fields in _SECTIONS.items():
        if section in ("loans[]", "judgment.interest[]", "security.owner", *_ONE_OR_MANY):
            continue  # The same keys as at the top, and as in a single mapping.
        for key, (reader, *_) in fields.items():
            whole = f"loans[].{key}" if not section and key in keys.LOAN else f"{section}.{key}" if section else key
            if whole not in PAPERS and section.partition(".")[0].removesuffix("[]") not in PAPERS:
                yield section, key, reader


ENTRIES = {
    "bankruptcy": {"accepted": "2022-05-06"},
    "payments": {"date": "2022-05-06", "amount": "4321"},
    "paid": {"date": "2022-05-06", "amount": "4321"},
    "costs": {"name": "公告费", "amount": "321"},
    "demands": {"date": "2021-05-06", "delivered": "yes"},
    "obstacles": {"from": "2022-03-01", "to": "2022-04-01"},
    "suspended": {"from": "2022-03-01", "to": "2022-04-01"},
    "rollovers": {"date": "2020-06-01", "principal": "310000"},
    "schedule": {"due": "2020-10-31", "principal": "300000"},
    "rate_changes": {"from": "2020-03-01", "rate": "5%"},
    "charges": {"name": "服务费", "amount": "321"},
    "items": {"principal": "1000", "perform_by": "2022-02-28"},
    "creditor": {"name": "甲"},
    "debtor": {"name": "乙"},
    "guarantors": {"name": "丁", "mode": "joint"},
    "security": {"kind": "mortgage"},
    "assignments": {"to": "戊"},
    "releases": {"party": "乙", "date": "2022-05-06"},
    "liable": {"party": "乙"},
}


MAPPINGS: dict[str, dict[str, Any]] = {
    "interest": {"base": "300000", "from": "2022-01-11", "rate": "4%"},
    "judgment": JUDGED,
    "owner": {"name": "己"},
    "carried": {"at": "2022-05-06", "interest": "4321"},
}


def stating(facts: dict[str, Any], section: str, key: str, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts with the mapping that a key stands in, and the same with the key stated."""
    plain = copy.deepcopy(facts)
    if section == "judgment.items[]":
        # Each item has its own sum and day.
        plain["judgment"] = {"date": "2022-01-10"}
    if section == "judgment.liable[]":
        plain["debtor"] = "乙"
        if key == "share":
            plain["judgment"] = {**plain.get("judgment", JUDGED), "liable": [{"party": "乙", "how": "supplementary"}]}
    if section == "releases[]":
        # Who was the only one would leave nothing to be computed; where nobody paid, a half is a half on any day.
        plain |= {"debtor": ["乙", "丙"], "payments": [{"date": "2021-09-01", "amount": "4321", "by": "丙"}]}
    at: Any = plain
    for part in section.split(".") if section else ():
        name = part.removesuffix("[]")
        if name == "loans":
            continue
        if part.endswith("[]"):
            at = at.setdefault(name, [dict(ENTRIES[name])])[0]
        else:
            at = at.setdefault(name, dict(MAPPINGS.get(name, {})))
    before = copy.deepcopy(plain)
    at[key] = value
    return before, plain


def outcome(
    command: Callable[[Case], tuple[Any, tuple[Any, ...]]], facts: dict[str, Any]
) -> tuple[Any, tuple[Any, ...]]:
    """What a command gives, or refuses."""
    try:
        case = parse_case(as_tree(facts), TODAY, loans_needed=False)
        document, unused = command(case)
    except LprError as error:
        return str(error), ()
    return without_echo(document), unused


SETTLED = {
    # A word that is the default.
    *("payments.for", "payments.event", "demands.event", "judgment.costs.doubled"),
    # Without them their entry could not be read.
    *("payments.date", "judgment.items.principal", "judgment.suspended.from"),
    # The sentence of the request says them.
    *("judgment.interest.name", "judgment.costs.pay_to"),
}
"""Reviewed: keys whose sample changes no figure of the plainest case, and why that is no silence."""


PAIRS = list(product(COMMANDS, KINDS))


def has_its_turn(number: int, pair: int, size: int) -> bool:
    """Whether a key is looked at by a pair: by ``size`` of them, other commands each time, each with another kind; 0
    is one for every fourth key.
    """
    if not size and number % 4:
        return False
    commands, kinds = len(COMMANDS), len(KINDS)
    command, kind = divmod(pair, kinds)
    return size >= len(PAIRS) or any(
        command == (number + 2 * turn) % commands and kind == (number // commands + turn) % kinds
        for turn in range(size or 1)
    )


@default_or_broad(0, 1, len(PAIRS))
@pytest.mark.parametrize("pair", range(len(PAIRS)), ids=["-".join(pair) for pair in PAIRS])
def test_every_key_is_used_or_told(pair: int, size: int) -> None:
    """Stated with any of its words, or a value unlike its default, a key changes something, or is named with the
    reason.

    A word that says what holds anyway is used where another word would change the result: it settles the choice.
    In the broad run every key is looked at by one command with one kind of claim, both taking turns, by default every
    fourth; in the large run by all with all.
    """
    command, kind = PAIRS[pair]
    compute, base = COMMANDS[command]
    without: dict[str, Any] = {}
    silent = []
    for section, key, reader in [one for n, one in enumerate(every_key()) if has_its_turn(n, pair, size)]:
        name = f"{section.replace('[]', '')}.{key}".removeprefix("loans.").lstrip(".")
        found = []
        # A row of a schedule makes a loan by instalments, of which banks alone have a rule.
        of = "bank-loan" if section == "loans[].schedule[]" else kind
        for value in sample(reader, key):
            before, after = stating(base(of), section, key, value)
            # The same for every key of a mapping.
            if section not in without:
                without[section] = outcome(compute, before)[0]
            was = without[section]
            now, unused = outcome(compute, after)
            assert not isinstance(was, str), (section, was)
            assert all(fact.where and fact.why.zh and fact.why.en for fact in unused)
            written = {part for fact in unused for part in (fact.what, fact.what.partition(" ")[0])}
            named = any(name == part or name.startswith(f"{part}.") for part in written)
            found.append((value, now, before == after or named or now != was or isinstance(now, str)))
        chosen = len({str(now) for _, now, _ in found}) > 1 or name in SETTLED
        silent += [f"{name}: {value}" for value, _, heard in found if not heard and not chosen]
    assert not silent, "; ".join(silent)


@pytest.mark.parametrize("kind", KINDS)
def test_rules_read_what_they_declare(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a schedule really reads of the cases of a kind is declared beside its rule, or as read of every claim."""
    seen: set[str] = set()
    names = {"disbursed": "principal", "instalments": "due", "cap_rate": "cap", "lpr_day": "lpr"}
    contexts = [
        ctx
        for _, entry in case_claims()
        if entry["case"].get("kind", "private-lending") == kind and "error" not in entry
        for ctx in schedule_case(parse_case(as_tree(entry["case"]), TODAY), RATES).contexts
    ]
    with monkeypatch.context() as patched:
        for owner in (Loan, Instalments, Conventions, Party, Case):
            for index, field in enumerate(owner._fields):
                patched.setattr(owner, field, property(reading(index, names.get(field, field), seen)))
        for ctx in contexts:
            if by_instalments(ctx.loan):
                Debts(ctx).schedules(())
            else:
                select(ctx).schedule(ctx)
    known = {*keys.LOAN, *keys.CASE, *keys.CONVENTIONS, "natural"}
    papers = {key.rpartition(".")[2] for key in PAPERS} | {"creditor", "debtor"}
    declared = reads_of(kind) | reads_of(kind, "unlicensed")
    assert (seen & known) - papers - declared == set()
    assert declared - seen - CLAIM - ELSEWHERE == set()
    assert len(contexts) > 3


ELSEWHERE = {"deliveries", "lawyer_fee", "same_day", "across"}
"""Declared by a rule, and read before its schedule is laid out (`prepare`)."""


def reading(index: int, name: str, seen: set[str]) -> Callable[[Any], Any]:
    """A field that notes that it was read."""

    def read(record: Any) -> Any:
        seen.add(name)
        return record[index]

    return read


def test_every_rule_declares_what_it_reads() -> None:
    """Each module of the law says beside its schedule what it reads, in keys that exist."""
    known = {*keys.LOAN, *keys.CASE, *keys.CONVENTIONS, "natural"}
    for kind in KINDS:
        assert reads_of(kind) <= known
    assert {rule.module for rule in LAW}


class TestReasons:
    """What is named, where, and why."""

    def told(self, facts: dict[str, Any], **more: Any) -> dict[str, str]:
        case = parse_case(as_tree({**facts, **more}), TODAY, loans_needed=False)
        return {fact.what: fact.why.zh for fact in answer.claim(case, RATES).unused}

    def test_a_claim(self) -> None:
        plain = of_kind("private-lending")
        assert self.told(plain) == {}
        assert self.told(plain, conventions={"count": "head", "basis": "365", "rounding": "line"}) == {}
        assert self.told(plain, fees="0", deducted="0") == {}
        assert self.told(plain, payments=[{"date": "2023-07-01", "amount": "5"}]) == {
            "payments 2023-07-01=5": "晚于计算截止日"
        }
        assert self.told(plain, judgment=JUDGED) == {"judgment": "计算利息用不到它（用它的命令：judgment）"}
        assert self.told(plain, conventions={"payment_day": "old"}) == {"conventions.payment_day": "没有抵充的还款"}
        assert self.told(of_kind("sale"), penalty="1.4") == {"penalty": "这一类型（买卖合同）不用它"}

    def test_two_facts_that_say_the_same_are_both_used(self) -> None:
        """Signed and lent on one day under a ceiling: either alone would do, neither is idle."""
        facts = {**of_kind("private-lending"), "overdue_rate": "24%", "due": "2022-05-31"}
        assert self.told(facts, signed="2021-06-01", lent="2021-06-01") == {}

    def test_the_day_of_lending_where_there_is_interest_of_the_term(self) -> None:
        """It bore on nothing: not that there was none. Settled before, or given as sums by the lender's own rows."""
        bank = {"kind": "bank-loan", "principal": "1200", "rate": "6%", "lent": "2023-01-10", "until": "2024-12-01"}
        told = {"lent": "期内利息、利率和上限都不取决于它"}
        assert self.told({**bank, "due": "2024-01-10", "carried": {"at": "2024-06-20", "interest": "50"}}) == told
        rows = [{"due": "2024-02-10", "principal": "1200", "interest": "10"}]
        assert {"lent": fees(parse_case(as_tree({**bank, "schedule": rows}), TODAY))[1][0].why.zh} == told

    def test_an_overdue_rate_goes_before_a_multiple(self) -> None:
        """Days are overdue, and the multiple is not the default: it is the rate that stands in its place."""
        bank = {"kind": "bank-loan", "principal": "1200", "rate": "6%", "lent": "2022-01-10", "due": "2023-01-10"}
        told = self.told({**bank, "until": "2023-06-30", "overdue_rate": "12%", "penalty": "1.4"})
        assert told == {"penalty": "已写明 overdue_rate，以它为准"}

    def test_shares_of_debtors_and_the_fee(self) -> None:
        """Shares are of every kind of claim, and decide no fee."""
        debtors = [{"name": "甲", "share": "1/3"}, {"name": "乙", "share": "2/3"}]
        case = parse_case(as_tree({**of_kind("other"), "debtor": debtors, "liability": "several"}), TODAY)
        why = {fact.why.zh for fact in fees(case)[1] if fact.what.startswith("debtor")}
        assert why == {"这里没有一个数额、一段利息或一天取决于它"}

    def test_limitation_speaks_of_periods(self) -> None:
        """Of no interest, whatever the fact decides elsewhere."""
        facts: dict[str, Any] = {"due": "2022-05-01", "lent": "2022-03-15", "filed": "2023-03-01", "grace": "5"}
        facts |= {"debtor": "乙公司", "bankruptcy": {"accepted": "2022-07-01"}, "accepted": "2023-03-03"}
        case = parse_case(as_tree(facts), TODAY, principal_needed=False)
        assert {fact.what: fact.why.zh for fact in clocks(case)[1]} == {
            "lent": "没有一段期间取决于它",
            "accepted": "没有一段期间取决于它",
            "grace": "写明了到期日或起息日，或没有催告",
            "bankruptcy": "受理以前已经到期，已有判决，或破产的不是债务人",
        }

    def test_strict_refuses_it(self) -> None:
        case = parse_case(as_tree({**of_kind("other"), "rate": "5%"}), TODAY)
        with pytest.raises(LprError) as caught:
            answer.claim(case, RATES, strict=True)
        assert [(problem.code, problem.where) for problem in caught.value.problems] == [("unused", "rate")]
        assert caught.value.exit_code == 2


@pytest.mark.parametrize(("run", "told"), [(claims, False), (clocks, True), (fees, True)])
def test_figures_of_the_text_are_told_where_nothing_is_held_against_them(
    run: Callable[[Case], tuple[Any, tuple[Any, ...]]], told: bool
) -> None:
    loan = {"principal": "100000", "lent": "2022-01-01", "due": "2022-12-31", "rate": "10%"}
    matter = {"kind": "private-lending", "loans": [loan], "stated": {"at": "2023-03-01", "interest": "12000"}}
    _, unused = run(parse_case(as_tree(matter), TODAY))
    assert ("stated" in {one.what for one in unused}) is told
