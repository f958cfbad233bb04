"""The law a paper of the suit cites: what was owed, at which rate, by whom; each article as it was in force then."""

from __future__ import annotations

from ..base.dates import iso
from ..compute.statement import Statement
from ..law.grounds import cited
from ..law.provision import provision, version_on
from ..law.register import RegisterEntry, read_register
from .debts import due_of, lends

_CODE = 737791
"""2021-01-01: a guarantee agreed before it stands under the law of its day (时间效力规定 1条2款)."""


def claim_grounds(statement: Statement) -> tuple[str, ...]:
    """Ids of what the claim stands on, of the days that are claimed: the duty to repay or to pay the price, interest,
    the order in which payments served, and who answers beside the debtor. What decides nothing here is left out.
    """
    found = [*_duties(statement)]
    for line in (*statement.lines, *statement.ahead):
        found += line.provisions
    found += [*payment_grounds(statement), *_persons(statement), *_rights(statement)]
    # What is confirmed of a bankrupt ends with acceptance.
    stops = [version_on("bankruptcy-2006/46", iso(one.accepted)) for one in statement.bankruptcies]
    return tuple(dict.fromkeys([*found, *(key for key in stops if key)]))


def _duties(statement: Statement) -> list[str]:
    """What orders the debtor to pay: principal or price that fell due, interest of the term, interest for delay."""
    found: list[str] = []
    duty = statement.matter.duty
    lent = lends(statement) and duty == "civil-code/676"  # of a void loan neither term nor interest was agreed
    repay = "civil-code/675" if lent else "civil-code/628" if statement.kind == "sale" else ""
    for loan in statement.case.loans:
        due = due_of(loan)
        if repay and due is not None and due < statement.until:
            found.append(version_on(repay, iso(due)))
    late = [each.due for account in statement.accounts for each in account.dues if each.principal and account.undue]
    found += [version_on(repay, iso(day)) for day in late[:1] if repay]
    for line in (*statement.lines, *statement.ahead):
        if line.kind != "in-term":
            found += cited((duty,), line.start, line.end, statement.matter)
        elif lent:
            found.append(version_on("civil-code/674", iso(line.end - 1)))
    return [key for key in found if key]


def payment_grounds(statement: Statement) -> list[str]:
    """How payments served, where there were any."""
    keys = ["civil-code/561"] + (["civil-code/560"] if len(statement.case.loans) > 1 else [])
    found = [version_on(key, iso(row.day)) for key in keys for row in statement.ledger]
    return [key for key in found if key]


def _persons(statement: Statement) -> list[str]:
    """What those stand under who are sued beside one debtor."""
    case, found = statement.case, []
    lent = max((loan.lent or loan.signed or statement.until for loan in case.loans), default=statement.until)
    if any(party.spouse_of for party in case.debtors):
        found.append(version_on("civil-code/1064", iso(lent)))
    if len(case.debtors) > 1 and case.liability == "joint":
        found.append(version_on("civil-code/518", iso(lent)))
    facts = {one.name: one for one in case.guarantors}
    for one in statement.persons.people if statement.persons is not None else ():
        fact = facts.get(one.name)
        if fact is None or one.gone or fact.void:
            continue
        signed = fact.signed if fact.signed is not None else lent
        if one.how == "joined":
            found.append(version_on("civil-code/552", iso(signed)))
        elif signed >= _CODE:
            found += ["civil-code/687" if one.how == "general" else "civil-code/688", "civil-code/691"]
        else:
            found += ["guarantee-1995/17" if one.how == "general" else "guarantee-1995/18", "guarantee-1995/21"]
    return [key for key in found if key]


def _rights(statement: Statement) -> list[str]:
    """What rights in rem cover, and how a mortgage is realised."""
    day, found = iso(statement.until), []
    kinds = {one.kind for one in statement.case.security}
    if kinds & {"mortgage", "pledge"}:
        found.append(version_on("civil-code/389", day))
    if "mortgage" in kinds:
        found.append(version_on("civil-code/410", day))
    if "construction" in kinds:
        found.append(version_on("civil-code/807", day))
    return [key for key in found if key]


def law_words(keys: tuple[str, ...]) -> str:
    """``《中华人民共和国民法典》第六百七十五条、第六百七十六条``: laws before interpretations, articles in order; two
    texts of one name are told apart by their numbers.
    """
    known = read_register().by_id
    entries = sorted((known[key] for key in dict.fromkeys(keys)), key=_place)
    texts: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        texts.setdefault((entry.instrument, entry.number), []).append(entry.article)
    names = [name for name, _ in texts]
    said = []
    for (name, number), articles in texts.items():
        which = f"（{number}）" if names.count(name) > 1 else ""
        inner = name.replace("《", "〈").replace("》", "〉")
        said.append(f"《{inner}》{which}{'、'.join(dict.fromkeys(articles))}")
    return "，".join(said)


def short_words(keys: tuple[str, ...]) -> str:
    """``民法典第六百七十五条、第六百七十六条；民间借贷规定第二十五条第一款``: as a form has it, in the same order."""
    known = read_register().by_id
    texts: dict[str, list[str]] = {}
    for entry in sorted((known[key] for key in dict.fromkeys(keys)), key=_place):
        texts.setdefault(entry.short, []).append(entry.article)
    return "；".join(f"{name}{'、'.join(dict.fromkeys(articles))}" for name, articles in texts.items())


def unverified(keys: tuple[str, ...]) -> list[str]:
    """What of these was never read in the instrument's own text, as it is shown."""
    return [f"{one.short}{one.article}" for one in map(provision, keys) if not one.verified]


def _place(entry: RegisterEntry) -> tuple[int, str, str, list[int]]:
    """Laws, then interpretations, then the rest; a text after another by its name and its day, articles by number."""
    name = entry.instrument
    rank = 0 if name.startswith("中华人民共和国") else 1 if name.startswith("最高人民法院") else 2
    first = "" if rank == 0 and entry.short == "民法典" else name
    figures = [int(part) for part in entry.number_in_id.split("-") if part.isdigit()]
    return rank, first, entry.first if rank else "", figures
