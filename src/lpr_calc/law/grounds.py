"""依据: which provisions decided what of a claim, each for the days it was in force; what merely explains stands apart.

The rules of law name one version of an article; which version a reader may cite follows from the days. Facts before
2021 stand under 合同法 207 and 合同法解释(二) 20, 21, later ones under 民法典 676, 560, 561. The text of the
private-lending rules follows the acceptance of the case, not the days (2020-17 art. 31); an interpretation that says
how courts decide is cited as it stands on the day of deciding. What was in force on none of these days is not cited at
all.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..base.checking import TYPE_CHECKING
from ..base.dates import iso
from ..base.record import Record
from ..base.text import Text
from .provision import Ground, later, provision, version_on, versions

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE, _R2015, _R2020 = "2021-01-01", "2015-09-01", "2020-08-20"
CODE_DAY = 737791
"""2021-01-01: from here on a line of a case of today cites what the rules of law name."""

_EXPLAINS = ("nine-minutes/",)
"""九民纪要 may not be cited as a ground of judgment: it explains."""

_PRIVATE = "private-lending-2020/"
_OLDER = ("private-lending-2015/", "private-lending-2020-08/", "lending-opinions-")
_OF_ITS_CONTRACT = ("guarantee-1995/", "guarantee-mode-2002/", "guarantee-interp-2000/")
"""A guarantee is judged by the law of the day of its contract, whenever that is (时间效力规定 1条2款)."""
_RATES = (f"{_PRIVATE}25-1", f"{_PRIVATE}28-")
_TRANSITION = ("private-lending-2020/31-1", "private-lending-2020/31-2")
_JUDGING = ("sale-", "contract-general-", "private-lending-scope-", "spc-2017-22/", "mediation-", "sme-spc-")
"""Interpretations and replies on how courts decide: as they stand on the day of deciding."""

_LOOKED_AT = (*_EXPLAINS, *_JUDGING)

TELLS_ONLY = frozenset(
    [
        "cap",
        "regime",
        "lawyer_fee",
        "same_day",
        "filing-date",
        "signing-date",
        "bank-total",
        "damages-excess",
        "sme-large-enterprise",
        "sme-conditions",
        "sme-old-contract",
        "sme-floor-sum",
        "deposit-rate",
        "deliveries-whole",
        "currency-costs",
    ]
)
"""Notices whose provision decided nothing by itself: where one did, the lines it decided cite it."""

_CUT = Text("利率上限", "ceiling")


class Matter(Record):
    """What decides which version is cited: the kind of claim, the article on late payment, the days (ISO) of acceptance
    and of deciding (the latest day the matter knows), whether the earlier rule is asked for (31条2款), and whether the
    lender is an institution outside the private-lending rules (法释〔2020〕27号).
    """

    kind: str
    duty: str
    accepted: str
    decided: str
    old_rule: bool = True
    institution: bool = False


class Cited(Record):
    """What a result stands on, and what only explains it."""

    grounds: tuple[Ground, ...]
    explained: tuple[Ground, ...]


def explains(key: str) -> bool:
    """Whether a provision only explains and may not be cited as a ground."""
    return key.startswith(_EXPLAINS)


def cited(ids: tuple[str, ...], start: int, end: int, matter: Matter) -> tuple[str, ...]:
    """The provisions of a line of the days ``[start, end)``, as they may be cited for them."""
    looked_at = (*_LOOKED_AT, _PRIVATE) if matter.institution else _LOOKED_AT
    if start >= CODE_DAY and matter.accepted >= _CODE and not any(key.startswith(looked_at) for key in ids):
        return ids
    first, last = iso(start), iso(max(end - 1, start))
    found: dict[str, None] = {}
    for key in ids:
        found.update(dict.fromkeys(one for one, _, _ in _versions(key, first, last, ids, matter)))
    if not found:
        found.update(dict.fromkeys(one for one, _, _ in _of_duty(first, last, ids, matter)))
    return tuple(found)


def _of_duty(first: str, last: str, beside: tuple[str, ...], matter: Matter) -> list[tuple[str, str, str]]:
    """The article on late payment for these days; where no text on void loans was in force yet,
    that on void contracts.
    """
    found = _versions(matter.duty, first, last, beside, matter)
    return found or _by_day("civil-code/157", first, last)


def _versions(key: str, first: str, last: str, beside: tuple[str, ...], matter: Matter) -> list[tuple[str, str, str]]:
    """The versions of an article to cite for the days first to last, each with its days."""
    if explains(key):
        return []
    if key.startswith(_PRIVATE) and matter.institution:
        # What was agreed stands as any loan's does; what runs on after maturity under the article on late payment.
        return _by_day("civil-code/667", first, last) if key.startswith(f"{_PRIVATE}25") else []
    if key.startswith(_PRIVATE):
        return _private(key, first, last, beside, matter)
    if key.startswith(("private-lending-", "lending-opinions-", *_OF_ITS_CONTRACT)):
        return [(key, first, last)]
    if key.startswith(_JUDGING):
        found = version_on(key, matter.decided) or version_on(key, last)
        return [(found, first, last)] if found else []
    return _by_day(key, first, last)


def _by_day(key: str, first: str, last: str) -> list[tuple[str, str, str]]:
    """Every version in force on some of the days."""
    if provision(key).first <= first and provision(key).in_force_on(last):
        return [(key, first, last)]
    found = []
    for one in versions(key):
        begin, finish = max(first, one.first), min(last, one.last or last)
        if begin <= finish:
            found.append((one.id, begin, finish))
    if found and key == "civil-code/577" and found[0][1] > first:
        # Before the Contract Law: 民法通则.
        return [*_by_day("general-principles-1986/108", first, min(last, "1999-09-30")), *found]
    if found and key.startswith("construction-") and found[0][1] > first:
        # Before the interpretation of 2004: the Contract Law.
        return [*_by_day("civil-code/577", first, min(last, "2004-12-31")), *found]
    return found or _before(key, first, last)


def _before(key: str, first: str, last: str) -> list[tuple[str, str, str]]:
    """Late payment before the Contract Law."""
    if key in ("civil-code/577", "civil-code/676"):
        return _by_day("general-principles-1986/108", first, last)
    return _by_day("civil-code/577", first, last) if key.startswith("construction-") else []


def _private(key: str, first: str, last: str, beside: tuple[str, ...], matter: Matter) -> list[tuple[str, str, str]]:
    """The text that the day of acceptance calls for; up to 2020-08-19 that of the time where the party asks for it."""
    if matter.accepted < _R2020:
        found = version_on(key, matter.accepted)
        if not found and matter.accepted < _R2015 and key.startswith(_RATES):
            found = "lending-opinions-1991/6"
        return [(found, first, last)] if found else []
    today = key if matter.decided >= _CODE else version_on(key, "2020-12-31")
    if not today:
        return []
    of_the_time = key not in _TRANSITION and any(one.startswith(_OLDER) for one in beside)
    if of_the_time and last < _R2020 and not key.startswith(f"{_PRIVATE}31"):
        # Cut by the ceiling of the time (31条2款): what ran was in the text of the time too, where there was one.
        one = version_on(key, last)
        return [(one, first, last)] if one else []
    if key in _TRANSITION or first >= _R2020 or any(one in _TRANSITION or one.startswith(_OLDER) for one in beside):
        return [(today, first, last)]
    split = min(last, "2020-08-19")
    transition = _TRANSITION[1] if matter.old_rule else _TRANSITION[0]
    found_now = [(today, max(first, _R2020), last)] if last >= _R2020 else []
    if matter.decided < _CODE:
        transition = "private-lending-2020-08/32-2"
    if not matter.old_rule:
        return [(today, first, last), (transition, first, split)]
    old = []
    for day, until in ((first, min(split, "2015-08-31")), (max(first, _R2015), split)):
        if day <= until:
            one = version_on(key, day) or ("lending-opinions-1991/6" if day < _R2015 else "")
            if one:
                old.append((one, day, until))
    return [*old, (transition, first, split), *found_now] if old else [(today, first, last)]


class _Book:
    """Gathers grounds: what each provision decided, and for which days."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.decided: dict[str, dict[Text, None]] = {}
        self.days: dict[str, list[tuple[str, str]]] = {}

    def add(self, key: str, first: str, last: str, words: tuple[Text, ...] = (), beside: tuple[str, ...] = ()) -> bool:
        """Cite a provision for the days first to last, in the version that may be cited; say whether one was."""
        found = _versions(key, first, last, beside, self.matter)
        self.enter(found, words)
        return bool(found)

    def enter(self, found: list[tuple[str, str, str]], words: tuple[Text, ...] = ()) -> None:
        """Note what versions decided, and for which days."""
        for one, begin, finish in found:
            self.decided.setdefault(one, {}).update(dict.fromkeys(words or provision(one).decides))
            self.days.setdefault(one, []).append((begin, finish))

    def grounds(self) -> tuple[Ground, ...]:
        """Everything that was cited, in order of appearance."""
        out = []
        for key, words in self.decided.items():
            apart = any(key in later(one) or one in later(key) for one in self.decided)
            out.append(Ground(key, tuple(words), _joined(self.days[key]), apart))
        return tuple(out)


def _joined(days: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Days in order, what overlaps or touches taken together."""
    found: list[tuple[str, str]] = []
    for first, last in sorted(days):
        if found and first <= (date.fromisoformat(found[-1][1]) + timedelta(1)).isoformat():
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


Stretch = tuple[str, int, int, tuple[str, ...], bool]
"""A line as grounds see it: kind, days ``[start, end)``, the provisions of its rate, whether a ceiling cut it."""


def grounds_of(
    lines: Sequence[Stretch], paid: Sequence[int], told: Sequence[str], several: bool, matter: Matter
) -> Cited:
    """What decided the rates, the days and the order of a claim, and what explains it.

    ``paid`` are the days of payments, ``several`` where there was more than one loan to pay; ``told`` are the
    provisions of notices, cited for the first day where they speak of formation or falling due, else for the day of
    deciding.
    """
    book = _Book(matter)
    explaining: dict[str, None] = {}
    for kind, start, end, _, _ in lines:
        if kind == "overdue":
            book.add(matter.duty, iso(start), iso(end - 1))
    for line in lines:
        _cite_line(line, book, explaining)
    for day in paid:
        book.add("civil-code/561", iso(day), iso(day))
        if several:
            book.add("civil-code/560", iso(day), iso(day))
    start_of_all = iso(min((start for _, start, _, _, _ in lines), default=0) or 1) if lines else matter.decided
    for key in told:
        if explains(key):
            explaining[key] = None
        elif not (paid and key in ("civil-code/560", "civil-code/561")):
            when = start_of_all if key in ("civil-code/675", "civil-code/679") else matter.decided
            if not key.startswith(_OLDER):
                book.add(key, when, when)
            elif key not in book.decided:
                # A text that was replaced: for the first day, or acceptance, if it was in force then.
                then = next((one for one in (start_of_all, matter.accepted) if provision(key).in_force_on(one)), "")
                if then:
                    book.add(key, then, then)
    explained = tuple(
        Ground(key, provision(key).decides) for key in explaining if provision(key).first <= matter.decided
    )
    return Cited(book.grounds(), explained)


def _cite_line(line: Stretch, book: _Book, explaining: dict[str, None]) -> None:
    kind, start, end, ids, was_cut = line
    first, last = iso(start), iso(end - 1)
    words = (_CUT,) if was_cut and kind != "damages" else ()
    done = False
    for key in ids:
        if explains(key):
            explaining[key] = None
            continue
        ran = key in _TRANSITION or key.startswith(f"{_PRIVATE}28")
        done = book.add(key, first, last, () if ran else words, ids) or done
    if not done:
        book.enter(_of_duty(first, last, ids, book.matter), (Text("利率", "rate"),))
