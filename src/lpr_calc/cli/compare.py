"""``lpr-calc compare``: the same claim under chosen conventions, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..base.checking import TYPE_CHECKING, Any
from ..base.errors import LprError, Problem, Refused, problems_of
from ..base.money import fen_comma
from ..base.text import Text
from ..casefile.model import Case
from ..casefile.parse import parse_case
from ..compute import answer
from ..rates.series import Rates
from ..reports.compare import answer_data, answer_document, answer_rows, compare_data, compare_document
from ..reports.currency import code_of, in_currency
from ..values.amount import parse_amount
from ..values.text import shown
from ..verify import instalments
from ..verify.combinations import variants
from ..verify.conventions import DIMENSIONS, base_of
from . import output
from .declared import Declared, argument, dest, fact, flag
from .figures import held_of
from .judgment import CLAIM_ONLY, JUDGMENT_ONLY, judgment_options, judgment_tree
from .options import COMMON, claim_options, claim_tree, rates_of, single
from .rates_shared import tell_table, told_of

if TYPE_CHECKING:
    from ..compute.judgment_statement import JudgmentStatement
    from ..compute.statement import Statement
    from ..verify.conventions import Variant

problem = problems_of(__name__)

_HELP = Text(
    """同一案按不同约定并列计算，列出差额、是哪一项造成的、利息的范围。--vary 选要改变的约定。
    被告答辩用：--claimed-interest 写原告主张的利息，列出 原告主张 / 我方计算 / 差额 / 原因。

    \b
    例：
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis
      lpr-calc compare examples/wang-v-li.yaml --claimed-interest 14030.14
      lpr-calc compare --judgment --principal 300000 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21 --until 2024-06-30""",  # noqa: E501 -- as it is printed
    """The same claim under several conventions side by side: the differences, which choice causes them, the range.
    --vary chooses what changes. For the defendant: with --claimed-interest, claimed / ours / difference / reason.

    \b
    Examples:
      lpr-calc compare --principal 300000 --from 2020-09-01 --until 2023-06-30
      lpr-calc compare examples/wang-v-li.yaml --vary count,basis
      lpr-calc compare examples/wang-v-li.yaml --claimed-interest 14030.14
      lpr-calc compare --judgment --principal 300000 --interest-rate LPR --interest-from 2023-07-03 --perform-by 2023-12-21 --until 2024-06-30""",  # noqa: E501 -- as it is printed
)
_DEFAULT = "count,basis,lpr"
_LAWYERS = {
    "count": ("head", "both"),
    "basis": ("365", "360"),
    "lpr": ("floating", "fixed"),
    "rounding": ("line", "total"),
}
"""Without ``--vary`` only what is usual is compared."""


def declared() -> Declared:
    """Return the command."""
    help_ = Text(
        f"要改变的约定，可用：{'、'.join(DIMENSIONS)}（默认 {_DEFAULT}，只取常见值）",
        f"what to vary: {', '.join(DIMENSIONS)} (default {_DEFAULT}, usual values only)",
    )
    vary = fact("--vary", "NAMES", help_, tuple(DIMENSIONS))
    claimed = [
        fact(
            "--claimed-interest",
            "AMOUNT",
            Text("原告主张的利息", "the interest the claimant asks for"),
        ),
        fact(
            "--claimed-total",
            "AMOUNT",
            Text(
                "原告主张的本息合计（不写利息时，减去本金即利息）",
                "principal and interest together as claimed; without the interest, it is what the principal leaves",
            ),
        ),
        fact(
            "--claimed-principal",
            "AMOUNT",
            Text("原告主张的本金（默认同我方）", "the principal the claimant asks for (default: as computed)"),
        ),
    ]
    judgment = flag(
        "--judgment",
        help=Text(
            "比较判决的各种读法（案件文件的 judgment，或判决的选项）",
            "the readings of a judgment (of the case file, or by options)",
        ),
    )
    params = [
        argument("case"),
        vary,
        judgment,
        *claimed,
        *claim_options(),
        *(option for option in judgment_options() if option.name in JUDGMENT_ONLY),
        *COMMON,
    ]
    return Declared("compare", run, _HELP, tuple(params))


def run(given: dict[str, Any], lang: str) -> int:
    """Compute and print every variant; return the exit code. Raises LprError."""
    format_ = output.chosen_format(given["format_"], given["output"])
    stated = single("--vary", given)
    # What only a judgment has says that one is meant.
    given["judgment"] = given["judgment"] or any(given.get(name) for name in JUDGMENT_ONLY)
    _refuse_mixed(given)
    if given["judgment"]:
        return _judgment(stated, given, format_, lang)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(claim_tree(given["case"], given), today)
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    if single("--claimed-interest", given) is not None or single("--claimed-total", given) is not None:
        return _answer(case, rates, given, format_, lang)
    if single("--claimed-principal", given) is not None:
        raise LprError(problem("option-missing/claimed", "--claimed-principal"))
    if instalments.by_instalments_in(case):
        return _by_instalments(case, rates, stated, given, format_, lang)
    vary = _names(_DEFAULT if stated is None else stated)
    base = base_of(case)
    found = [
        variant
        for variant in variants(case, rates, held_of(given), vary)
        if (stated or all(variant.conventions[n] in (base[n], *_LAWYERS[n]) for n in vary))
        # Without a day of suit the LPR of that day is nobody's choice.
        and (case.filed is not None or variant.conventions["lpr"] != "filing" or base["lpr"] == "filing")
    ]
    # How the lines are cut moves a few fen at most: a row of its own for every combination would say nothing.
    cut = () if stated else tuple(v for v in variants(case, rates, held_of(given), ("lines",)) if v.departures)
    return _side_by_side(found, vary, base, answer.interest(case, rates, base_of), given, format_, lang, cut)


def _side_by_side(
    found: list[Variant],
    vary: tuple[str, ...],
    base: dict[str, str],
    statement: Statement | JudgmentStatement,
    given: dict[str, Any],
    format_: str,
    lang: str,
    cut: tuple[Variant, ...] = (),
) -> int:
    """Write the readings, the least first, in the currency of the ``statement``, and what that did not use."""
    found = sorted(found, key=lambda variant: (variant.interest, variant.departures))
    shown = tuple(name for name in vary if len({v.conventions[name] for v in found}) > 1) or vary[:1]
    unused = told_of(statement, given, lang)
    principal, case, code = statement.totals.principal, statement.case, code_of(statement)
    output.deliver(
        given,
        format_,
        lang,
        lambda: in_currency(compare_document(found, base, shown, unused, lang, cut), case, code),
        lambda format_: in_currency(
            compare_data(found, base, principal, shown, unused, format_, lang, cut), case, code
        ),
    )
    return 0


_OF_JUDGMENT = {
    "count": ("head", "both"),
    "basis": ("365", "360"),
    "lpr": ("floating", "fixed"),
    "court_fees": ("out", "in"),
    "damages_doubled": ("in", "out"),
    "closed": ("both-ends", "head"),
    "bases": ("heaviest", "listed", "pro-rata"),
    "doubled_order": ("last", "first"),
}
"""Without ``--vary``, the usual readings of a judgment."""


def _refuse_mixed(given: dict[str, Any]) -> None:
    """Refuse options of a claim beside those of a judgment: nothing given is left unread. Raises LprError."""
    if not given["judgment"]:
        return
    wrong = (*CLAIM_ONLY, *(dest(name) for name in ("--claimed-interest", "--claimed-total", "--claimed-principal")))
    problems = [
        problem("option-unused/judgment", f"--{name.rstrip('_').replace('_', '-')}")
        for name in wrong
        if given.get(name)
    ]
    if problems:
        raise LprError(*problems)


def _judgment(stated: str | None, given: dict[str, Any], format_: str, lang: str) -> int:
    """Set the readings of a judgment side by side: interest for delayed performance under each. Raises LprError."""
    from ..verify import judgment as verify_judgment

    known = verify_judgment.DIMENSIONS
    vary = tuple(_OF_JUDGMENT) if stated is None else _names(stated, known)
    today = date.today()  # noqa: DTZ011 -- a calendar day where the user sits
    case = parse_case(judgment_tree(given["case"], given), today, loans_needed=False)
    rates = rates_of(given["rates"])
    tell_table(rates.lpr, given["quiet"], lang)
    statement = answer.judgment(case, rates)
    base = verify_judgment.base_of(case)
    fixed = {name for name in known if given.get(dest(f"--{name.replace('_', '-')}"))}
    held = frozenset(name for name in known if name not in vary or name in fixed) | {"rounding", "rate_rounding"}
    item = "delay_interest" if case.judgment is not None and case.judgment.interest else "doubled_part"
    found = [
        variant
        for variant in verify_judgment.readings(case, rates, held)
        if variant.item == item
        and (variant.conventions["rounding"], variant.conventions["rate_rounding"]) == ("line", "none")
        and (stated or all(variant.conventions[n] in (base[n], *_OF_JUDGMENT[n]) for n in vary))
    ]
    return _side_by_side(found, vary, base, statement, given, format_, lang)


_OF_INSTALMENTS = "count,basis,overdue_days,compound"
"""Without ``--vary``, the usual readings of a loan repaid by instalments."""


def _by_instalments(
    case: Case, rates: Rates, stated: str | None, given: dict[str, Any], format_: str, lang: str
) -> int:
    """Set the readings of a loan repaid by instalments side by side, all its interest under each. Raises LprError."""
    vary = _names(_OF_INSTALMENTS if stated is None else stated, instalments.DIMENSIONS)
    base = instalments.base(case)
    found = instalments.readings(case, rates, held_of(given), vary)
    # What the schedule is made of decides the readings too: all that the claim uses is used.
    return _side_by_side(found, vary, base, answer.claim(case, rates), given, format_, lang)


def _answer(case: Case, rates: Rates, given: dict[str, Any], format_: str, lang: str) -> int:
    """Set the claimant's figures beside ours, with the reason; return 1 where they differ. Raises LprError."""
    from ..reports.answer import why_interest, why_principal

    statement = answer.claim(case, rates)
    unused = told_of(statement, given, lang)
    totals = statement.totals
    own, own_principal = totals.interest_after, totals.principal_after
    principal, interest = _claimed(given, own_principal)
    reasons = {"principal": "", "interest": ""}
    if principal != own_principal:
        reasons["principal"] = why_principal(case, totals.principal, principal, own_principal).say(lang)
    if interest != own:
        reasons["interest"] = why_interest(
            case, rates, principal if principal != own_principal else None, interest, lang
        )
    rows = answer_rows((principal, interest), (own_principal, own), reasons, lang)
    output.deliver(
        given,
        format_,
        lang,
        lambda: answer_document(rows, unused, lang),
        lambda format_: answer_data(rows, unused, format_, lang),
    )
    return 0 if (principal, interest) == (own_principal, own) else 1


def _claimed(given: dict[str, Any], own_principal: int) -> tuple[int, int]:
    """Return the principal and the interest claimed, in fen.

    Raises LprError where the three figures contradict each other.
    """
    principal = _amount("--claimed-principal", given, own_principal)
    total = _amount("--claimed-total", given, -1)
    interest = _amount("--claimed-interest", given, total - principal)
    if total < 0 or principal + interest == total:
        return principal, interest
    if single("--claimed-principal", given) is None and total >= interest:
        return total - interest, interest
    raise LprError(
        problem(
            "claimed-sum",
            "--claimed-total",
            principal=fen_comma(principal),
            interest=fen_comma(interest),
            total=fen_comma(total),
        )
    )


def _amount(option: str, given: dict[str, Any], default: int = 0) -> int:
    text = single(option, given)
    if text is None:
        return default
    try:
        return parse_amount(text)
    except Refused as error:
        raise LprError(Problem("value-refused", error.message, option, error.hint)) from None


def _names(text: str, dimensions: Mapping[str, Any] = DIMENSIONS) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part.strip().replace("-", "_") for part in text.split(",") if part.strip()))
    unknown = [name for name in names if name not in dimensions]
    if unknown or not names:
        said = shown(", ".join(unknown) or text)
        raise LprError(
            problem(
                "word-unknown/convention",
                "--vary",
                said=said,
                dimensions=Text("、".join(dimensions), ", ".join(dimensions)),
            )
        )
    return names
