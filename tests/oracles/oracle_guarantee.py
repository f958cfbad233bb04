"""A second opinion on guarantee periods: parties.md §3 in the plainest way, and matters drawn to try every edge of it.

Only the calendar of working days is shared with the program.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from lpr_calc.base.workdays import next_workday
from oracle_limitation import DAY, months_after

OLD, CODE = date(1995, 10, 1), date(2021, 1, 1)
EXECUTION = ("applied", "ended", "insolvent")
"""How enforcement against the debtor went: a case file has it in a part of its own."""


def rolled(day: date) -> date:
    """203条."""
    return next_workday(day)[0]


def mode_of(one: dict[str, Any], signed: date) -> str:
    """686条2款 since 2021; 担保法 19条 from 1995-10-01; 法释〔2002〕38号 before."""
    return one.get("mode") or ("joint" if OLD <= signed < CODE else "general")


def period_of(one: dict[str, Any], signed: date, due: date, latest: date) -> tuple[date, date | None]:
    """The last day, and a later one that may be pleaded: of an unclear old contract due since 2021 two years, of a debt
    that fell due in parts the period from the last part.
    """
    stated = one.get("period")
    months, plead = 6, 0
    if isinstance(stated, date) and stated > due:
        return rolled(stated), None
    if isinstance(stated, int):
        months = stated
    elif stated == "至还清" and signed < CODE:
        months, plead = (24, 0) if due < CODE else (6, 24)
    last = rolled(months_after(due, months))
    later = rolled(months_after(latest, plead or months))
    # Where the end was agreed, though in vain, nothing counts from the last part.
    in_vain = isinstance(stated, date)
    return last, later if (plead or latest > due) and later > last and not in_vain else None


def result(facts: dict[str, Any], on: date) -> dict[str, Any]:
    """What the page says of the only guarantor of the only loan; what comes after the day asked is not known on it."""
    facts = facts | {"demands": [demand for demand in facts.get("demands", ()) if demand["date"] <= on]}
    if "filed" in facts and facts["filed"] > on:
        facts = {key: value for key, value in facts.items() if key != "filed"}
    stands = facts.get("judgment", {})
    if (stands.get("effective") or stands.get("date") or on) > on:
        facts = {key: value for key, value in facts.items() if key != "judgment"}
    one = facts["guarantors"][0]
    signed = one.get("signed") or facts["signed"]
    mode = mode_of(one, signed)
    found: dict[str, Any] = {"mode": mode}
    dues = [part["due"] for part in facts["due"]] if isinstance(facts["due"], list) else [facts["due"]]
    if "accelerated" in facts:
        # The parts that were due before, the day of acceleration, and the last day as agreed.
        dues = [day for day in dues if day < facts["accelerated"]] + [facts["accelerated"], max(dues)]
    if mode == "joined":
        return found | {"due": None, "last": None, "arguable": None, "kept": None, "state": "kept", "limitation": None}
    due, latest = min(dues), max(dues)
    if "period_from" in one and not one.get("consented"):
        due = latest = one["period_from"]
    last, arguable = period_of(one, signed, due, latest)
    acts = [day for day in (general_acts if mode == "general" else joint_acts)(facts, one, due) if day <= on]
    kept = next((day for day in sorted(acts) if day <= (arguable or last)), None)
    if kept is not None:
        state = "kept" if kept <= last else "open"
    else:
        state = "running" if on <= last else "open" if arguable is not None and on <= arguable else "expired"
    limitation = None
    if kept is not None and mode == "joint":
        # 694条2款: from the demand; anew from every later one in time (195条).
        begins = kept
        for day in sorted(acts):
            if begins < day <= months_after(begins, 36):
                begins = day
        limitation = rolled(months_after(begins, 36))
    elif kept is not None:
        # 694条1款, 担保制度解释 28条: when the right to refuse is gone; in old contracts the judgment's day of effect.
        gone = [one[key] for key in ("ended", "insolvent") if key in one]
        gone += [months_after(one["applied"], 12)] if "applied" in one else []
        if signed < CODE and "judgment" in facts and "effective" in facts["judgment"]:
            gone.append(facts["judgment"]["effective"])
        limitation = rolled(months_after(min(gone), 36)) if gone else None
    return found | {
        "due": due,
        "last": last,
        "arguable": arguable,
        "kept": kept,
        "state": state,
        "limitation": limitation,
        "left": (last - on).days,
    }


def general_acts(facts: dict[str, Any], one: dict[str, Any], due: date) -> list[date]:
    """687, 693条1款: a suit against the debtor that was not withdrawn before the next; enforcement applied for."""
    mine = [demand for demand in facts.get("demands", ()) if "to" not in demand]
    suits = sorted([d["date"] for d in mine if d["event"] == "suit"] + [facts[k] for k in ("filed",) if k in facts])
    back = [d["date"] for d in mine if d["event"] == "withdraw"]
    found = []
    for number, day in enumerate(suits):
        following = suits[number + 1] if number + 1 < len(suits) else date.max
        if not any(day <= withdrawn <= following for withdrawn in back):
            found.append(day)
    found += [one["applied"]] if "applied" in one else []
    return found or judged(facts, one, due)


def joint_acts(facts: dict[str, Any], one: dict[str, Any], due: date) -> list[date]:
    """688, 693条2款: a demand on him since the due date, or a suit against him; together with the debtor by default."""
    named = [demand for demand in facts.get("demands", ()) if demand.get("to") == one["name"]]
    found = [
        demand["date"]
        for demand in (*one.get("demands", ()), *named)
        if demand.get("delivered") != "no"
        and (demand["event"] == "suit" or (demand["event"] == "demand" and demand["date"] >= due))
    ]
    sued = one.get("sued") or facts.get("filed")
    found += [sued] if sued else []
    return found or judged(facts, one, due)


def judged(facts: dict[str, Any], one: dict[str, Any], due: date) -> list[date]:
    """A judgment that holds him liable has found the period kept."""
    judgment = facts.get("judgment", {})
    holds = "liable" not in judgment or any(each["party"] == one["name"] for each in judgment["liable"])
    day = judgment.get("date") or judgment.get("effective")
    return [min(day, due)] if day and holds else []


def drawn(number: int) -> tuple[dict[str, Any], date]:
    """Draw a matter by its number: its facts and the day asked; days lie beside those on which something ends."""
    lot = Random(number)
    signed = lot.choice((CODE, CODE - DAY, date(2019, 5, 1), date(2022, 3, 1)))
    due = lot.choice((CODE, CODE - DAY, date(2022, 6, 10), date(2023, 8, 31), signed + DAY * lot.randint(20, 900)))
    due = max(due, signed + DAY)
    one: dict[str, Any] = {"name": "丁"}
    facts: dict[str, Any] = {"creditor": "甲", "debtor": "乙", "principal": 1000, "until": date(2026, 1, 1), "due": due}
    facts["lent"] = facts["signed"] = min(signed, due - DAY)
    one |= {"signed": signed} if lot.random() < 0.7 else {}
    one |= {"mode": mode} if (mode := lot.choice(("", "general", "joint", "joint", "joined"))) else {}
    period = lot.choice((None, None, 3, 24, "至还清", "至还清", due, due + DAY, due - DAY, due + DAY * 100))
    one |= {"period": period} if period is not None else {}
    if lot.random() < 0.25:
        later = due + DAY * lot.choice((1, 60, 200))
        facts["due"] = [{"due": due, "amount": 400}, {"due": later, "amount": 600}]
        if lot.random() < 0.5:
            facts["accelerated"] = lot.choice((due, due + DAY, later - DAY, later, due - DAY))
    if lot.random() < 0.15:
        one["period_from"] = due + DAY * lot.choice((-30, 0, 30))
        one |= {"consented": "yes"} if lot.random() < 0.4 else {}
    shape = result(facts | {"guarantors": [one]}, date(2026, 1, 1))
    last = shape["last"] or due
    edges = [last - DAY, last, last + DAY, shape["due"] or due, (shape["due"] or due) - DAY, last + DAY * 800]
    edges += [shape["arguable"] + DAY * n for n in (0, 1)] if shape["arguable"] else []

    first: date = facts["lent"] + DAY

    def day() -> date:
        return max(lot.choice(edges), first)

    for _ in range(lot.choice((0, 1, 1, 2, 3))):
        kind = lot.choice(
            ("mine", "named", "named", "suit", "withdraw", "sued", "filed", "applied", "ended", "insolvent")
        )
        demand = {"date": day(), "event": lot.choice(("demand", "demand", "suit", "acknowledgement"))}
        demand |= {"delivered": lot.choice(("yes", "yes", "no"))} if demand["event"] == "demand" else {}
        if kind == "mine":
            one["demands"] = [*one.get("demands", []), {**demand, "event": "demand", "delivered": "yes"}]
        elif kind == "named":
            facts["demands"] = [*facts.get("demands", []), {**demand, "to": "丁"}]
        elif kind in ("suit", "withdraw"):
            facts["demands"] = [*facts.get("demands", []), {"date": day(), "event": kind}]
        elif kind == "filed":
            facts["filed"] = day()
        elif kind != "sued" or shape["mode"] == "joint":
            # 26条: a suit against a general guarantor alone is dismissed.
            one[kind] = day()
    if shape["mode"] == "general" and lot.random() < 0.4:
        # Suits taken back, and brought again.
        moves = sorted(day() for _ in range(lot.randint(3, 6)))
        acts = [{"date": at, "event": lot.choice(("suit", "withdraw"))} for at in moves]
        facts["demands"] = [*facts.get("demands", []), *acts]
    kept = result(facts | {"guarantors": [one]}, date(2027, 1, 1))["kept"]
    for demand_day in [kept and months_after(kept, 36) + DAY * lot.choice((0, 1))] if lot.random() < 0.3 else []:
        if demand_day:
            again = {"date": demand_day, "event": "demand", "delivered": "yes", "to": "丁"}
            facts["demands"] = [*facts.get("demands", []), again]
    if lot.random() < 0.2 and "filed" not in facts:
        perform_by = date(2026, 1, 5)
        facts["judgment"] = {"principal": 1000, "perform_by": perform_by}
        # Nothing is to be performed before it takes effect.
        facts["judgment"] |= {"date": day()} if lot.random() < 0.6 else {"effective": min(day(), perform_by)}
        if lot.random() < 0.5:
            facts["judgment"]["liable"] = [{"party": lot.choice(("丁", "乙"))}]
    on = max(lot.choice([*edges, date(2026, 1, 1)]), facts["lent"])
    return facts | {"guarantors": [one]}, on
