"""Reading is the inverse of writing: the claims, the operative part and the application that the program words give
back the persons, sums, bases, first days, rates and limits of the result they were made of.
"""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from case_files import TODAY, matters
from computed import claim
from lpr_calc.base.dates import iso
from lpr_calc.base.errors import LprError
from lpr_calc.base.money import fen_plain
from lpr_calc.casefile.parse import parse_case
from lpr_calc.compute.judgment import judge
from lpr_calc.compute.judgment_statement import JudgmentStatement
from lpr_calc.compute.statement import Line, Statement
from lpr_calc.rates.series import Rates
from lpr_calc.reading.facts import Interest
from lpr_calc.reading.read import Reading, read_text
from lpr_calc.reports.application import request
from lpr_calc.reports.sentence import claim_sentence, main_clause
from lpr_calc.values.rate import MULTIPLE
from lpr_calc.values.rate_text import parse_rate
from lpr_calc.values.tree import as_tree
from oracle_draw import deliveries, prices, private_loans, several_loans, several_prices
from oracle_matter import Matter
from sizes import default_or_large, of_each

CLAIMS = dict(matters())
JUDGED = dict(matters("judgment"))


def running(reading: Reading) -> list[Interest]:
    return [seg for seg in reading.facts.interest if seg.runs and seg.until is None]


def says(seg: Interest, line: Line) -> bool:
    """Whether an entry bears the rate of a line: the same figure, or the same quote, multiple and points."""
    rate = seg.rate
    if rate is None or (rate.bound and line.rate.bound is None):
        return False
    if line.rate.bound is not None:
        return bool(rate.bound)
    if rate.value:
        return parse_rate(f"{rate.value}%").value == line.rate.value
    term = parse_rate(rate.term)
    if line.rate.quote is None:
        return (term.value, term.unit) == (line.rate.value, line.rate.unit)
    said = line.rate.term
    want = (MULTIPLE, 0) if said is None else (said.multiple, said.points)
    kind = "benchmark" if line.rate.quote.series == "benchmark" else "lpr"
    return (term.kind, term.multiple, term.points) == (kind, *want)


def persons(statement: Statement, reading: Reading) -> None:
    """The same creditors and debtors; the same guarantors with their limits."""
    case = statement.case
    if case.creditor.name:
        assert reading.facts.parties.of("creditor") == [one.name for one in case.creditors]
    liable = None if statement.persons is None else {one.name: one for one in statement.persons.people}
    for fact in case.guarantors:
        assert liable is not None
        if liable[fact.name].expired or not liable[fact.name].amount:
            continue
        found = next(one for one in reading.facts.guarantees if one.name == fact.name)
        # What he has paid himself is off his limit, but for one on a part of the principal.
        paid = 0 if fact.limit_on == "principal" else liable[fact.name].paid
        left = None if fact.limit is None else max(fact.limit - paid, 0)
        assert (found.limit or None) == left
        assert (found.how == "general") == (liable[fact.name].how == "general")


@of_each(((name, name) for name in CLAIMS), 3)
def test_claims_and_operative_part_give_back_what_they_were_made_of(name: str) -> None:
    statement = claim(CLAIMS[name], today=TODAY)
    gives_back_claims(statement)
    gives_back_order(statement)


def gives_back_claims(statement: Statement) -> None:
    """The claim sentence read back: sums, open bases with their first days and rates, persons, and their total."""
    text = claim_sentence(statement)
    if not text or statement.case.loans[0].currency not in ("", "CNY"):
        return
    reading = read_text(text, "claims")
    facts, totals = reading.facts, statement.totals
    assert reading.whole, [one.words for one in reading.unread]
    by_plan = any("/" in line.loan_id for line in statement.lines)
    principal = sum(one.fen for one in facts.sums if one.kind == "principal")
    # Of instalments only what is due is asked for.
    estate = "元（利息计至" in text  # one sum of all heads, while a guarantor's interest goes on
    assert estate or principal == totals.principal_after or (by_plan and 0 < principal < totals.principal_after)
    assert sum(fee.fen for fee in facts.fees) == totals.costs_after
    open_ = running(reading)
    assert_bases(open_, statement)
    for seg in open_:
        lines = [line for line in statement.ahead if line.base == seg.base]
        if not lines:
            continue  # one base for several instalments
        assert any(says(seg, line) for line in lines), seg.spans
        starts = {line.start for line in (*statement.lines, *statement.ahead) if line.base == seg.base}
        assert seg.start in starts
    persons(statement, reading)
    gives_back_settled(statement, reading)
    assert estate or by_plan or whole_of(reading) == totals.total
    stated = [fen for what, fen, _, _ in facts.stated if what == "interim"]
    if "以上第" in text:
        assert by_plan or stated[-1] == totals.total


def gives_back_settled(statement: Statement, reading: Reading) -> None:
    """Interest that was settled up to a day, less what was paid of it: that of one loan, which no bank has granted."""
    if len(statement.case.loans) != 1 or statement.kind == "bank-loan" or not (statement.carried and statement.ahead):
        return
    (one,) = statement.carried
    left = one.amount - min(one.amount, statement.covered.get(one.loan_id, {}).get(one.kind, 0))
    (loan,) = reading.case["loans"]
    assert loan.get("carried") == ({"at": iso(one.at), "interest": fen_plain(left)} if left else None)


def assert_bases(segs: list[Interest], statement: Statement) -> None:
    """The open bases are those of the next day; instalments of one loan stand in one sentence, as their sum."""
    said, borne = Counter(seg.base for seg in segs), Counter(line.base for line in statement.ahead)
    if said != borne:
        assert any("/" in line.loan_id for line in statement.ahead)
        late = [line for line in statement.ahead if line.kind != "in-term"]
        assert sum(seg.base or 0 for seg in segs) == sum(line.base for line in late)


def whole_of(reading: Reading) -> int:
    """What the text says is owed to its day: principal, interest as it is said to stand, damages, costs."""
    facts = reading.facts
    sums = sum(one.fen for one in facts.sums) + sum(fee.fen for fee in facts.fees)
    interest = sum(seg.amount or 0 for seg in facts.interest)
    said = sum((seg.stated[-1][0] if seg.stated else 0) - (seg.less or 0) for seg in facts.interest if seg.runs)
    return sums + interest + said


def gives_back_order(statement: Statement) -> None:
    """The same claims worded as an operative part, read back."""
    text = "".join(main_clause(statement))
    if not text or statement.case.loans[0].currency not in ("", "CNY"):
        return
    reading = read_text(text, "judgment")
    assert reading.whole, [one.words for one in reading.unread]
    assert_bases(running(reading), statement)
    for seg in running(reading):
        lines = [line for line in statement.ahead if line.base == seg.base]
        assert not lines or any(says(seg, line) for line in lines), seg.spans
    persons(statement, reading)
    if "生效之日起" in text:
        assert reading.case["judgment"]["perform_within"] == "10日"


def adjudged(name: str) -> JudgmentStatement:
    return judge(parse_case(as_tree(JUDGED[name]), TODAY, loans_needed=False), Rates())


@of_each((name, name) for name in JUDGED)
def test_the_application_gives_back_what_it_was_made_of(name: str) -> None:
    statement = adjudged(name)
    text = request(statement)
    if not text or statement.currency:
        return
    reading = read_text(text, "judgment")
    facts, totals = reading.facts, statement.totals
    assert reading.whole, [one.words for one in reading.unread]
    assert sum(one.fen for one in facts.sums if one.kind == "principal") == totals.principal_after - totals.undue
    assert sum(one.fen for one in facts.sums if one.kind == "damages") == totals.damages_after - totals.undue_damages
    general = [line for line in statement.ahead if line.kind == "general"] + [line for line, _ in statement.coming]
    open_ = running(reading)
    assert Counter(seg.base for seg in open_) == Counter(line.base for line in general)
    for seg in open_:
        assert any(says(seg, line) for line in general if line.base == seg.base), seg.spans
    # The doubled part is seen and becomes no general interest.
    assert not any("加倍" in seg.name for seg in facts.interest)


@default_or_large(12, 2_500)
def test_random_claims_give_back_what_they_were_made_of(size: int) -> None:
    """Every kind of claim, payments and costs, days on both sides of every day where the law changes."""

    @settings(max_examples=size, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(matter=st.one_of(private_loans(), several_loans(), deliveries(), prices("sale"), several_prices()))
    def check(matter: Matter) -> None:
        try:
            statement = claim(matter.facts(), today=matter.until)
        except LprError:
            reject()  # a matter the program refuses has no words
        gives_back_claims(statement)
        gives_back_order(statement)

    check()
