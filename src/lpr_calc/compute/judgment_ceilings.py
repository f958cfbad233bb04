"""What the ceilings of a judgment leave: on one entry of general interest, and on all of them together."""

from __future__ import annotations

from ..base.errors import words_of
from ..base.money import add_ratios, fen_text
from ..base.text import Text
from ..engine.balance import capped_base
from ..engine.schedule import Rate
from ..engine.standing import a_day
from .judgment_walk import WalkedJudgment

worded = words_of(__name__)


def base_of(run: WalkedJudgment, pot: str) -> int:
    """What bears interest under the name of a base, in fen."""
    if pot in ("old", "doubled"):
        return run.debt.sums(run.old if pot == "old" else run.doubled)
    return run.debt.stated(int(pot))


def has_room(run: WalkedJudgment, number: int) -> bool:
    """Whether general interest of one entry is still under its own limit and the one on all of them."""
    limit, shared = run.judgment.interest[number].limit, run.judgment.shared_limit
    return (limit is None or run.debt.charged[number] < limit) and (shared is None or sum(run.debt.charged) < shared)


def one_day(run: WalkedJudgment, pot: str, rate: Rate, day: int) -> tuple[int, int]:
    """General interest of one more day on one base, never more than its limit leaves: a ratio of fen."""
    more, per = run.debt.one_day(base_of(run, pot), rate, day)
    limit = run.judgment.interest[int(pot)].limit
    if limit is not None:
        room = limit - run.debt.charged[int(pot)]
        if more > room * per:
            return room, 1
    return more, per


def general_one_day(run: WalkedJudgment, day: int) -> tuple[int, int]:
    """General interest of one more day on all bases, within what ceilings on all of them leave: a ratio of fen."""
    more, per = add_ratios(one_day(run, pot, rate, day) for pot, rate in run.next_rates)
    rates = [span.rate for span in run.cap if span.start <= day < span.end]
    if rates:
        part, under = a_day(rates[-1], run.debt.course.schedule.gauge, day)
        part *= capped_base(run.debt, [o.name for o in run.judgment.interest], [int(pot) for pot, _ in run.next_rates])
        if more * under > part * per:
            more, per = part, under
    shared = run.judgment.shared_limit
    if shared is not None:
        room = max(shared - sum(run.debt.charged), 0)
        if more > room * per:
            return room, 1
    return more, per


def note_ceilings(run: WalkedJudgment) -> None:
    """Say what the ceilings on all general interest together took off, and of which entries."""
    if run.judgment.interest_cap is None and run.judgment.shared_limit is None:
        return
    names = [ordered.name or "利息" for ordered in run.judgment.interest]
    cut: dict[str, int] = {}
    for leg, i, first, last, base, interest in run.debt.lines:
        if leg.kind == "general" and (lost := leg.interest(i, base, first, last) - interest) > 0:
            cut[names[leg.base]] = cut.get(names[leg.base], 0) + lost
    if not cut:
        return
    if run.cap:
        said = "、".join(f"{name}{fen_text(sum_)}" for name, sum_ in cut.items())
        whole, parts = fen_text(sum(cut.values())), Text(said, said.replace("、", ", "))
        if all(has_room(run, number) for number in range(len(names))):
            message = worded("interest-capped", sum=whole, parts=parts)
        else:
            # What limits on sums took off is in the lines as well.
            message = worded("interest-capped/limits", sum=whole, parts=parts)
        run.choices.note("info", "interest-capped", message)
    shared = run.judgment.shared_limit
    if shared is not None and sum(run.debt.charged) >= shared:
        run.choices.note(
            "info", "shared-limit", worded("shared-limit", limit=fen_text(shared), sum=fen_text(sum(cut.values())))
        )
