"""Change one sign of the program at a time and see whether a test notices: ``python tools/mutants.py --count 300``.

Not part of CI. The tests that matter are collected once, and which of them run a line is recorded once (with the
package ``coverage``, which is wanted for this alone). Every change is then made in memory, in a process forked off: the
code of one function is put in the place of the old one, and the tests that run its line are run, the quickest first,
until one fails. No file of the checkout is touched. ``--named`` makes the changes that once survived; ``--only MODULE``
changes one module; ``--each N`` draws as many from every module; ``--list`` shows what would be changed. Changes are
named by function and words, which stay true when lines move. The table goes to standard output; survivors are judged by
hand in ``docs/mutants.md``. Left out are changes of defaults, decorators and bodies of classes.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import sys
from functools import partial
from pathlib import Path

import pytest
from mutant_changes import CHANGED, ROOT, SOURCE, Mutant, changes, places_of
from mutant_session import Session

LEFT_OUT = frozenset(
    f"test_{name}.py"
    for name in (
        *("bad_days", "bad_input", "compare", "compile_tables", "dates", "docs", "evident", "figures", "files", "fuzz"),
        *("draft", "draft_command", "draft_figures", "draft_files", "draft_matters"),
        *("hostile", "hostile_files", "imports", "inert", "inert_output", "layers", "messages", "new", "pasting"),
        *("processes", "rateparse", "reads", "render", "rmb", "sentence_back", "streams", "supply", "tables"),
        *("rates_add", "rates_answers", "rates_api", "rates_chart", "rates_own", "rates_update"),
        *("unused", "unused_ways", "values", "verify", "verify_judgment", "verify_table", "waiting", "words"),
        *("workbook",),
    )
)
"""Files of tests that say nothing of a figure or a day of the law, or that take minutes to say it."""

NAMED: tuple[tuple[str, str, str], ...] = (
    (
        "compute/judgment_walk.py",
        "for cost in judgment.costs if law.bears_doubled(cost, self.ctx)",
        "for cost in judgment.costs if not law.bears_doubled(cost, self.ctx)",
    ),
    ("engine/balance.py", "else min(room, grown)", "else max(room, grown)"),
    (
        "engine/buckets.py",
        'if towards in ("auto", "interest") and balance.shadow:\n                above',
        'if towards not in ("auto", "interest") and balance.shadow:\n                above',
    ),
    (
        "engine/buckets.py",
        'if towards in ("auto", "interest") and balance.shadow:\n                above',
        'if towards in ("auto", "interest", "principal") and balance.shadow:\n                above',
    ),
    ("compute/settle.py", "a_year(365)", "a_year(364)"),
    ("engine/schedule.py", '"month": 12, "day": days}', '"month": 13, "day": days}'),
    ("law/limitation_enforcement.py", 'd.event != "suit"', 'd.event != "s"'),
    ("compute/plan.py", "signed = min((loan.signed", "signed = max((loan.signed"),
    (
        "batch/plain.py",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) != width",
        "for row in rows:\n            number, raw, cells = row\n            if len(cells) == width",
    ),
    ("compute/strict.py", "if quoted_through >= source.next_due:", "if quoted_through > source.next_due:"),
    ("law/general.py", "stop = end + 1\n    if damages", "stop = end\n    if damages"),
    ("law/bank.py", "stop = end + 1", "stop = end"),
    ("law/terms.py", '"capitalise": 2, "due": 3}', '"capitalise": 2, "due": -1}'),
    ("compute/fee.py", 'and notice.code != "before-perform-by"', 'and notice.code == "before-perform-by"'),
    ("law/delay_interest.py", "portions[-1]._replace", "portions[+1]._replace"),
    ("law/delay_interest.py", "for p in portions[:-1])", "for p in portions[:-2])"),
    ("compute/limitation.py", "judgment.resumed > on", "judgment.resumed >= on"),
    ("compute/judgment.py", "        ordered = 0\n", "        ordered = 1\n"),
    ("compute/judgment_walk.py", "if beside and self.payments:", "if beside or self.payments:"),
    (
        "law/limitation.py",
        "self.months == 36 and end < THREE_YEARS_SINCE:",
        "self.months == 36 or end < THREE_YEARS_SINCE:",
    ),
    ("law/fee.py", "part * band.rate if band.start else 0", "part * band.rate if band.start else 1"),
    ("law/fee.py", "part = band.start + band.part - start", "part = band.start - band.part - start"),
    ("rates/revise.py", "for day in known if day <= today", "for day in known if day < today"),
    ("law/limitation.py", "None if self.pending else self.last))", "self.last if self.pending else None))"),
    ("compute/judgment.py", "paid_sum=0", "paid_sum=1"),
    ("compute/judgment_result.py", "resume.last_day <= run.until", "resume.last_day < run.until"),
    ("engine/buckets.py", "self._most -= used", "self._most += used"),
    ("law/bank.py", 'Flow(due - 1, "settle"', 'Flow(due + 1, "settle"'),
    ("law/caps.py", 'if ctx.kind == "private-lending" else ""', 'if ctx.kind != "private-lending" else ""'),
    ("compute/settle.py", "matters=True", "matters=False"),
    ("compute/settle.py", "due_day, 0, 0)", "due_day, 1, 0)"),
    ("compute/settle.py", "due_day, 0, 0)", "due_day, 0, 1)"),
    ("compute/judgment_walk.py", "if payment.day <= day]", "if payment.day < day]"),
    (
        "compute/judgment_notes.py",
        "damages_doubled and not judgment.damages_parts",
        "damages_doubled and judgment.damages_parts",
    ),
    ("engine/standing.py", "paid += self.paid[penalty]", "paid -= self.paid[penalty]"),
    ("engine/steps.py", "* days + per) // (2", "* days + per + 1) // (2"),
    ("law/delay_interest.py", "judgment.fx_rate, 10**6)", "judgment.fx_rate, 10**7)"),
    ("law/delay_interest.py", "_APPLICATION if day >=", "_APPLICATION if day >"),
    ("law/delay_interest.py", "_CLAUSES[-1]", "_CLAUSES[-2]"),
    ("law/private_lending.py", "start >= RULE_2015 or", "start > RULE_2015 or"),
    ("law/damages.py", "10 * asked > 13 * loss", "10 * asked >= 13 * loss"),
    ("law/operative.py", "total and stated != total", "total and stated == total"),
    (
        "law/operative.py",
        "judgment.perform_by is not None or judgment.perform_within is not None or judgment.instalments",
        "judgment.perform_by is not None and judgment.perform_within is not None or judgment.instalments",
    ),
    ("law/sme.py", "signed < _FIRST:", "signed <= _FIRST:"),
    ("law/context.py", "and found.accepted <= cutoff", "or found.accepted <= cutoff"),
    ("compute/fee.py", "payment.day <= statement.until", "payment.day < statement.until"),
    (
        "compute/fee.py",
        '        if notice.level == "warning" or notice.matters:',
        '        if notice.level != "warning" or notice.matters:',
    ),
    ("rates/doubt.py", "if not known or row.day", "if known or row.day"),
    ("rates/doubt.py", "day > today", "day >= today"),
    ("rates/doubt.py", "table.days[0] <= day", "table.days[0] < day"),
    ("rates/rows.py", "last.month // 12", "last.month // 13"),
    ("law/guarantee.py", "signed >= LAW_1995", "signed > LAW_1995"),
    ("law/grounds.py", "last >= _R2020 else", "last > _R2020 else"),
    ("compute/limitation.py", "sum(day <= judged", "sum(day < judged"),
    ("law/fee.py", "amount > 0 else 0", "amount > 1 else 0"),
)
"""Changes that survived once: module, what stood there, what stands there instead."""


_ROW = re.compile(r" *\d+ (noticed|hangs|the same|not run|SURVIVED) +[0-9.]+ s  (.*) ← .*")
"""A row of the table: what came of a change, and the change."""


def _rows(table: Path) -> list[tuple[str, str]]:
    """Return what came of each change of an earlier table, and the change."""
    found = map(_ROW.match, table.read_text(encoding="utf-8").splitlines())
    return [(row[1], row[2]) for row in found if row]


def test_files() -> list[str]:
    """Return the files of the tests that may notice a change."""
    return sorted(str(path) for path in (ROOT / "tests").rglob("test_*.py") if path.name not in LEFT_OUT)


def named() -> list[Mutant]:
    """Return the changes that survived once. Raises SystemExit where one is no longer to be made."""
    found = []
    for module, old, new in NAMED:
        text = (SOURCE / module).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{module}: {old!r} stands there {text.count(old)} times")
        first = text.count("\n", 0, text.index(old)) + 1
        tree = ast.parse(text)
        places = dict(places_of(tree, "", ()))
        around = [
            n
            for n in ast.walk(tree)
            if isinstance(n, (ast.expr, ast.stmt)) and id(n) in places and n.lineno <= first <= (n.end_lineno or 0)
        ]
        after = [n for n in ast.walk(tree) if isinstance(n, ast.expr) and id(n) in places and n.lineno >= first]
        node = max(around, key=lambda n: n.lineno) if around else min(after, key=lambda n: n.lineno)
        function, lines = places[id(node)]
        code = partial(compile, text.replace(old, new), str(SOURCE / module), "exec")
        found.append(Mutant(module, function, f"`{old.strip()}` → `{new.strip()}`", code, lines))
    return found


def main() -> int:
    """Run; return 1 where a change survived."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=300)
    asked.add_argument("--each", type=int, default=0, help="so many from every module, instead of --count from all")
    asked.add_argument("--seed", type=int, default=16)
    asked.add_argument("--only", action="append", default=[])
    asked.add_argument("--examples", default="20", help="of hypothesis, for each property")
    asked.add_argument("--seconds", type=int, default=0, help="begin no further change after so long")
    asked.add_argument(
        "--most", type=float, default=60, help="so many seconds of tests for one change, the quickest first"
    )
    asked.add_argument("--again", type=Path, help="make the changes again that survived in this table")
    asked.add_argument(
        "--tests", action="append", default=[], help="a file of tests; without it, all that may notice a change"
    )
    asked.add_argument("--recorded", type=Path, help="a file that keeps what was recorded for the next run")
    asked.add_argument("--but", type=Path, help="leave out the changes of this table")
    asked.add_argument("--deselect", action="append", default=[], help="a test that is left out")
    asked.add_argument("--named", action="store_true")
    asked.add_argument("--list", action="store_true", dest="listed")
    given = asked.parse_args()
    if given.named:
        chosen = named()
    else:
        modules = sorted(
            str(path.relative_to(SOURCE).as_posix())
            for path in SOURCE.rglob("*.py")
            if str(path.relative_to(SOURCE).as_posix()).startswith(tuple(given.only) or CHANGED)
        )
        every = {module: list(changes(module)) for module in modules}
        if given.but:
            done = {change for _, change in _rows(given.but)}
            every = {module: [m for m in found if str(m) not in done] for module, found in every.items()}
        lot = random.Random(given.seed)
        if given.again:
            open_ = {change for said, change in _rows(given.again) if said in ("not run", "SURVIVED")}
            chosen = [m for found in every.values() for m in found if str(m) in open_]
        elif given.each:
            chosen = [m for found in every.values() for m in lot.sample(found, min(given.each, len(found)))]
        else:
            chosen = [mutant for found in every.values() for mutant in found]
        lot.shuffle(chosen)
        chosen = chosen if given.each or given.again else chosen[: given.count]
        total = sum(map(len, every.values()))
        sys.stderr.write(f"{total} changes in {len(modules)} modules, {len(chosen)} of them made\n")
    if given.listed:
        for mutant in chosen:
            sys.stdout.write(f"{mutant}\n")
        return 0
    os.chdir(ROOT)
    os.environ["LPR_CALC_EXAMPLES"] = given.examples
    work = Session(chosen, given.seconds, given.most, given.recorded and given.recorded.resolve())
    left_out = [part for name in given.deselect for part in ("--deselect", name)]
    pytest.main(
        [
            "-q",
            "-s",
            "-p",
            "no:cacheprovider",
            # What is left to the garbage collector is no test's that happens to run then.
            "-p",
            "no:unraisableexception",
            "--no-header",
            "--no-summary",
            # The rest of the sweeps too, which the README's command leaves to `.ci/run`.
            "-m",
            "not large",
            *left_out,
            *(given.tests or test_files()),
        ],
        plugins=[work],
    )
    counted = work.counted
    made = sum(counted.values())
    sys.stdout.write(
        f"{made} changes: {counted['noticed']} noticed, {counted['hangs']} hang, {counted['the same']} give the same,"
        f" {counted['not run']} run by no test, {counted['SURVIVED']} survived\n"
    )
    return 1 if counted["SURVIVED"] + counted["not run"] else 0


if __name__ == "__main__":
    sys.exit(main())
