"""Guarantees: which mode, how long the guarantee period is, what keeps it, and until when the guarantor may be sued.

The period is neither suspended, interrupted nor extended (民法典 692条1款); its last day is the date that corresponds
to the due date itself (202条), moved where that is no working day (203条). The law is that of the day of the guarantee
contract (时间效力规定 1条2款, 27条).
"""

from __future__ import annotations

from ..base.dates import iso
from ..base.errors import LprError, problems_of, words_of
from ..base.record import Record
from ..base.text import Text
from ..casefile.model import Case, Loan, by_instalments
from ..casefile.people import Guarantor
from .choices import Choices
from .guarantee_acts import acts_of, limitation_of, on_debtor, rolled
from .guarantee_law import CODE, LAW_1995, guaranteed, signed_of
from .limitation import Clock, Step, after

problem = problems_of(__name__)
worded = words_of(__name__)

MODES = {
    "general": Text("一般保证", "general guarantee"),
    "joint": Text("连带责任保证", "joint guarantee"),
    "joined": Text("债务加入", "joined the debt"),
}
_NAMES = {"general": "civil-code/687", "joint": "civil-code/688", "joined": "civil-code/552"}


class GuaranteeClock(Record):
    """The guarantee period of one guarantor for one loan.

    ``due`` is the due date it counts from, ``last`` its last day, ``arguable`` a later one that may be pleaded (None:
    none). ``kept`` is the day of the act that kept it, with ``act`` in words, None while nothing did; ``state`` is
    ``kept``, ``running``, ``expired``, or ``open`` past ``last`` while
    ``arguable`` may be pleaded. ``limitation`` is the last day of the limitation of the guarantee once the
    period was kept, None where it has not begun. ``why`` says how long the period is and by which rule (``provision``).
    """

    guarantor: str
    loan_id: str
    mode: str
    due: int | None
    last: int | None
    arguable: int | None
    kept: int | None
    act: Text
    state: str
    limitation: int | None
    why: Text
    provision: str
    days_left: int | None


def mode_of(one: Guarantor, case: Case, choices: Choices) -> tuple[str, str]:
    """Return the mode of a guarantee and the provision it stands on; a silent one follows the law of its day, told."""
    if one.mode:
        return one.mode, _NAMES[one.mode]
    signed = signed_of(one, case, choices)
    if signed is None or signed >= CODE:
        mode, provision, law = "general", "civil-code/686-2", "2021"
    elif signed >= LAW_1995:
        mode, provision, law = "joint", "guarantee-1995/19", "1995"
    else:
        mode, provision, law = "general", "guarantee-mode-2002/2", "before-1995"
    choices.assume("guarantee-mode", worded(f"guarantee-mode/{law}", name=one.name), provision, matters=True)
    return mode, provision


def clocks_of(case: Case, on: int, choices: Choices) -> tuple[GuaranteeClock, ...]:
    """Return the guarantee period of every guarantor for every loan as it stands on the day ``on``."""
    return tuple(_clock(case, one, loan, on, choices) for one in case.guarantors for loan in guaranteed(one, case))


def note_expired(clocks: tuple[GuaranteeClock, ...], choices: Choices) -> None:
    """Warn of every guarantee period that ended without what would have kept it (693条;
    a court looks by itself, 解释 34条).
    """
    for clock in clocks:
        if clock.state == "open" and clock.last is not None and clock.arguable is not None:
            choices.note(
                "warning",
                "guarantee-period-passed",
                worded(
                    "guarantee-period-passed",
                    guarantor=clock.guarantor,
                    last=iso(clock.last),
                    arguable=iso(clock.arguable),
                ),
                "civil-code/692",
                matters=True,
            )
        if clock.state != "expired" or clock.last is None:
            continue
        act = (
            Text("期间内没有起诉债务人", "the debtor was not sued in it")
            if clock.mode == "general"
            else Text(f"期间内没有向{clock.guarantor}主张", f"no demand on {clock.guarantor} was made in it")
        )
        choices.note(
            "warning",
            "guarantee-expired",
            worded("guarantee-expired", guarantor=clock.guarantor, last=iso(clock.last), act=act),
            "civil-code/693",
            matters=True,
        )


def as_clocks(found: GuaranteeClock, on: int, named: bool) -> tuple[Clock, ...]:
    """A guarantee period, and the limitation of the guarantee, as clocks beside those of the claim;
    ``named`` after the loan.
    """
    several = f"（{found.loan_id}）" if named else ""
    name = Text(f"{found.guarantor}的保证期间{several}", f"guarantee period of {found.guarantor}{several}")
    steps = []
    if found.due is not None:
        what = Text(f"主债务 {iso(found.due)} 到期", f"debt due on {iso(found.due)}")
        steps.append(Step(found.due, what, True, found.why, found.provision, found.last))
    if found.arguable is not None and found.due is not None:
        why = Text(f"可主张至 {iso(found.arguable)}", f"{iso(found.arguable)} may be pleaded")
        steps.append(
            Step(found.due, Text("期间没有定论", "the length is open"), False, why, found.provision, found.arguable)
        )
    if found.kept is not None:
        why = Text("在保证期间内主张，期间不再起作用", "in time: the period has done its work")
        steps.append(Step(found.kept, found.act, True, why, "civil-code/693", None))
    state = found.state
    last = None if found.kept is not None else found.arguable if state == "open" else found.last
    clocks = [Clock(name, found.due, tuple(steps), last, None, None, state, None if last is None else last - on)]
    if found.limitation is not None and found.kept is not None:
        left = found.limitation - on
        name = Text(f"对{found.guarantor}的诉讼时效{several}", f"limitation against {found.guarantor}{several}")
        why = Text("保证债务的诉讼时效三年", "three years for the guarantee")
        step = Step(found.kept, found.act, True, why, "civil-code/694", found.limitation)
        state = "expired" if left < 0 else "running"
        clocks.append(Clock(name, found.kept, (step,), found.limitation, None, None, state, left))
    return tuple(clocks)


def _clock(case: Case, one: Guarantor, loan: Loan, on: int, choices: Choices) -> GuaranteeClock:
    mode, provision = mode_of(one, case, choices)
    _refuse_alone(case, one, mode)
    nothing = Text("", "")
    if mode == "joined":
        why = Text("债务加入没有保证期间，适用诉讼时效", "who joined the debt has no guarantee period: see limitation")
        return GuaranteeClock(
            one.name, loan.id, mode, None, None, None, None, nothing, "kept", None, why, provision, None
        )
    due, later_due = _due(case, one, loan, choices)
    if due is None:
        why = Text(
            "没有到期日，也没有到达的催告：保证期间尚未起算", "no due date and no demand: the period has not begun"
        )
        return GuaranteeClock(
            one.name, loan.id, mode, None, None, None, None, nothing, "not-begun", None, why, "civil-code/692", None
        )
    months, why, provision, arguable_months = _length(case, one, mode, due, choices)
    agreed = one.period.last if one.period is not None and one.period.last is not None else None
    nominal = agreed if agreed is not None and agreed > due else after(due, months)
    last = rolled(nominal, one, choices)
    arguable = None
    if arguable_months or (later_due is not None and agreed is None):
        arguable = rolled(after(later_due or due, arguable_months or months), one, choices)
        arguable = arguable if arguable > last else None
    acts = acts_of(case, one, mode, due, on, choices)
    kept, act = next((act for act in acts if act[0] <= (arguable or last)), (None, Text("", "")))
    if kept is not None:
        state = "kept" if kept <= last else "open"
    else:
        state = "running" if on <= last else "open" if arguable is not None and on <= arguable else "expired"
    limitation = None if kept is None else limitation_of(case, one, mode, kept, acts, choices)
    return GuaranteeClock(
        one.name, loan.id, mode, due, last, arguable, kept, act, state, limitation, why, provision, last - on
    )


def _refuse_alone(case: Case, one: Guarantor, mode: str) -> None:
    """Refuse a suit against a general guarantor alone (担保制度解释 26条1款): the debtor has to be sued too, unless the
    right to point to him was waived, or his bankruptcy was accepted (民法典 687条2款). Raises LprError.
    """
    suit = case.filed is not None or any(demand.event == "suit" for demand in case.demands) or case.judgment is not None
    if mode != "general" or one.sued is None or suit or one.waived_first or case.bankruptcy:
        return
    raise LprError(problem("guarantor-alone", one.places.get("sued", one.where), name=one.name))


def _old_or_new(signed: int | None, mode: str) -> str:
    """The article on an agreed period, which gives six months to a silent guarantee, by the law of its day."""
    if signed is None or signed >= CODE or signed < LAW_1995:
        return "civil-code/692"
    return "guarantee-1995/25" if mode == "general" else "guarantee-1995/26"


def _due(case: Case, one: Guarantor, loan: Loan, choices: Choices) -> tuple[int | None, int | None]:
    """The due date as it bound the guarantor, and a later one that may be pleaded where the law is open: of a debt in
    instalments the first that was not paid on its day, and the last.
    """
    if one.period_from is not None and not one.consented:
        return one.period_from, None
    if by_instalments(loan) and not loan.instalments and loan.terms is not None:
        from .repayment import due_portions

        loan = loan._replace(instalments=due_portions(case, loan, choices)[loan.terms.paid_through or 0 :])
    days = [portion.day for portion in loan.instalments if portion.day is not None]
    if loan.due is not None:
        days.append(loan.due)
    if loan.accelerated is not None:
        days = [*(day for day in days if day < loan.accelerated), loan.accelerated, *([max(days)] if days else [])]
    if days:
        return min(days), max(days) if max(days) > min(days) else None
    debtors = on_debtor(case).demands
    reached = [demand for demand in debtors if demand.event == "demand" and demand.delivered is not False]
    if reached:
        return reached[0].day + (loan.grace or 0), None
    return None, None


def _length(case: Case, one: Guarantor, mode: str, due: int, choices: Choices) -> tuple[int, Text, str, int]:
    """Months of the period, why, the provision, and a longer length that may be pleaded (0: none)."""
    agreed = one.period
    # Of an agreed period the day of the contract decides the article alone, no length: nothing to tell.
    signed = signed_of(one, case, choices if agreed is None or agreed.unclear else Choices())
    if agreed is not None and agreed.months:
        why = Text(f"约定的保证期间 {agreed.months} 个月", f"agreed: {agreed.months} months")
        return agreed.months, why, _old_or_new(signed, mode), 0
    if agreed is not None and agreed.last is not None:
        if agreed.last > due:
            why = Text(f"约定至 {iso(agreed.last)}", f"agreed: to {iso(agreed.last)}")
            return 0, why, _old_or_new(signed, mode), 0
        # Such a period is no mistake of the case file: the law gives it its effect.
        new = signed is None or signed >= CODE
        early = "civil-code/692" if new else "guarantee-interp-2000/32"
        by = Text("民法典 692 条 2 款", "civil code 692(2)")
        if not new:
            by = Text("担保法解释 32 条 1 款", "interpretation of the guarantee law 32(1)")
        choices.note(
            "warning",
            "guarantee-period-early",
            worded("guarantee-period-early", name=one.name, last=iso(agreed.last), due=iso(due), by=by),
            early,
            matters=True,
        )
        return (
            6,
            Text("约定早于到期日，视为没有约定：六个月", "agreed before the due date: six months"),
            early,
            0,
        )
    if signed is not None and signed < LAW_1995:
        raise LprError(problem("guarantee-before-1995", one.places.get("signed", one.where), name=one.name))
    if agreed is None:
        choices.assume(
            "guarantee-period",
            worded("guarantee-period/six-months", name=one.name),
            _old_or_new(signed, mode),
        )
        return 6, Text("没有约定：六个月", "not agreed: six months"), _old_or_new(signed, mode), 0
    if signed is None or signed >= CODE:
        why = Text("“至还清”等视为约定不明：六个月", "“until repaid” is unclear: six months")
        return 6, why, "guarantee-2020/32", 0
    if due < CODE:
        why = Text("旧保证合同约定不明：二年", "unclear in a contract formed before 2021: two years")
        return 24, why, "civil-code-time/27", 0
    choices.note(
        "warning",
        "guarantee-period-open",
        worded("guarantee-period-open", name=one.name),
        "civil-code-time/27",
    )
    return (
        6,
        Text("约定不明：六个月（二年可主张）", "unclear: six months (two years may be pleaded)"),
        "guarantee-2020/32",
        24,
    )
