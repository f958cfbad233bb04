"""Many rows of every question, one in a hundred bad, equal to the single commands: ``python tests/batch/many_rows.py
[ROWS] [QUESTION…] [--draw N]``; at a small size in `test_many_rows.py`.

Rows are drawn from some dozens of kinds that come again and again, so that every answer of the table can be compared
with what the command itself says of that row: the cells of the batch by one worker and by two, and the JSON of the
command. Another draw has other kinds.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import Any

from lpr_calc.cli import run

ON = "2026-06-30"
KINDS = 60
"""So many different rows are drawn; each stands in the table many times."""


def _day(rng: random.Random, first: date, days: int) -> date:
    return first + timedelta(rng.randrange(days))


def _claim(rng: random.Random) -> dict[str, str]:
    due = _day(rng, date(2020, 9, 1), 900)
    paid = f"{due + timedelta(rng.randrange(60, 400))}={rng.randrange(1000, 90000)}" if rng.random() < 0.4 else ""
    return {
        "principal": f"{rng.randrange(10_000, 900_000)}.{rng.randrange(100):02d}",
        "due": str(due),
        "overdue_rate": rng.choice(["", "", "12%", "4xLPR", "日万分之五"]),
        "signed": str(due - timedelta(365)),
        "payments": paid,
        "until": str(due + timedelta(rng.randrange(400, 1200))),
    }


def _judgment(rng: random.Random) -> dict[str, str]:
    effective = _day(rng, date(2021, 1, 4), 900)
    last = effective + timedelta(10)
    paid = [f"{last + timedelta(rng.randrange(30, 900))}={rng.randrange(1000, 90000)}" for _ in range(rng.randrange(3))]
    bears = rng.random() < 0.5
    return {
        "judgment.principal": str(rng.randrange(100_000, 900_000)),
        "judgment.interest.rate": "LPR" if bears else "",
        "judgment.interest.from": str(effective - timedelta(200)) if bears else "",
        "judgment.effective": str(effective),
        "judgment.perform_by": str(last),
        "judgment.costs.案件受理费": "2900",
        "payments": ";".join(paid),
    }


def _limitation(rng: random.Random) -> dict[str, str]:
    due = _day(rng, date(2021, 1, 4), 1500)
    return {
        "due": str(due),
        "demands.received": ";".join(str(due + timedelta(rng.randrange(20, 900))) for _ in range(rng.randrange(3))),
    }


def _fee(rng: random.Random) -> dict[str, str]:
    return {"amount": f"{rng.randrange(100, 90_000_000)}.{rng.randrange(100):02d}"}


def _cap(rng: random.Random) -> dict[str, str]:
    signed = _day(rng, date(2020, 9, 1), 1800)
    return {"signed": str(signed), "rate": rng.choice(["15%", "24%", "月息2分", "12%"])}


def _read(rng: random.Random) -> dict[str, str]:
    effective = _day(rng, date(2021, 1, 4), 900)
    principal, begun = rng.randrange(10_000, 900_000), effective - timedelta(rng.randrange(100, 400))
    since = f"自{begun.year}年{begun.month}月{begun.day}日起至实际清偿之日止"
    interest = rng.choice(
        [
            "",
            f"及利息（以{principal}元为基数，{since}，按全国银行间同业拆借中心公布的一年期贷款市场报价利率计算）",
            f"，并支付利息（{since}，按年利率{rng.choice(['6', '12.5'])}%计算）",
            f"，另按{rng.choice(['约定的那一档', '某某'])}标准支付{rng.randrange(100, 9000)}元",
        ]
    )
    within = rng.choice(["于本判决生效之日起十日内", "于2024年3月1日前"])
    costs = rng.choice(["", f"案件受理费{rng.randrange(50, 9000)}元，由被告李某负担。"])
    return {
        "text": f"被告李某{within}偿还原告王某借款本金{principal}元{interest}。{costs}",
        "effective": str(effective) if within[1] == "本" and rng.random() < 0.7 else "",
    }


DRAWN = {"claim": _claim, "judgment": _judgment, "limitation": _limitation, "fee": _fee, "cap": _cap, "read": _read}
SPOILT = {
    "claim": ("principal", "x"),
    "judgment": ("judgment.perform_by", "2023-13-01"),
    "limitation": ("due", "2020年8月"),
    "fee": ("amount", "约三十万"),
    "cap": ("signed", "44074"),
    "read": ("text", "x"),
}
"""What is wrong with a bad row of each question: where, and what stands there."""


WITHOUT_ON = ("claim", "fee", "read")
"""Questions that are asked without a day for all rows."""


def drawn(question: str, count: int, draw: str = "") -> tuple[list[dict[str, str]], list[int]]:
    """Return so many rows and which kind each is; the kind of a bad row is -1."""
    rng = random.Random(question + draw)  # noqa: S311
    kinds = [DRAWN[question](rng) for _ in range(min(KINDS, count))]
    key, wrong = SPOILT[question]
    rows, of = [], []
    for i in range(count):
        at = rng.randrange(len(kinds))
        bad = i % 100 == 99
        rows.append({"id": str(i), **kinds[at], **({key: wrong} if bad else {})})
        of.append(-1 if bad else at)
    return rows, of


def answered(question: str, row: dict[str, str], folder: Path) -> dict[str, str]:
    """Return what the single command says of a row, under the names of the columns of a batch."""
    if question == "fee":
        found = _json("fee", row["amount"])
        return {f"fee_{kind}": found[kind] for kind in ("claim", "appeal", "preserve", "enforce", "order")}
    if question == "cap":
        found = _json("cap", "--signed", row["signed"], "--rate", row["rate"], "--on", ON)
        return {"ceiling": found["ceilings"][-1]["rate"], "within": "yes" if found["passes"] else "no"}
    if question == "read":
        return _read_alone(row, folder)
    path = folder / "case.json"
    path.write_text(json.dumps(_case(row)), encoding="utf-8")
    if question == "limitation":
        (clock,) = _json("limitation", str(path), "--on", ON)["claims"]
        return {"last_day": clock["expires"], "days_left": str(clock["days_left"])}
    totals = _json(question, str(path))["totals"]
    names = {
        "claim": ("interest", "total", "per_diem", "principal_after"),
        "judgment": ("general_interest", "doubled_part", "total", "per_diem", "principal_after"),
    }
    return {name: totals[name] for name in names[question]}


def _read_alone(row: dict[str, str], folder: Path) -> dict[str, str]:
    path = folder / "text.txt"
    path.write_text(row["text"], encoding="utf-8")
    told = _json("read", str(path))
    if row["effective"] and any(ask["code"] == "effective" for ask in told["ask"]):
        # What a text does not ask a row does not answer.
        told = _json("read", str(path), "--answer", f"effective={row['effective']}")
    state = "asks" if told["ask"] else "understood"
    return {
        "read_state": state if told["whole"] and not told["unread"] else "not read whole",
        "read_questions": "; ".join(f"{ask['code']}: {ask['message']}" for ask in told["ask"]),
        "read_unread": "; ".join(piece["text"] for piece in told["unread"]),
        "read_case": json.dumps(told["case"], ensure_ascii=False),
    }


def _case(row: dict[str, str]) -> dict[str, Any]:
    """The case file that a row is, written as one by hand would be."""
    case: dict[str, Any] = {}
    interest: dict[str, str] = {}
    for key, text in row.items():
        if not text or key == "id":
            continue
        head, _, rest = key.partition(".")
        if key == "payments":
            case[key] = [dict(zip(("date", "amount"), one.split("="), strict=True)) for one in text.split(";")]
        elif key == "demands.received":
            case["demands"] = [{"date": day, "delivered": "yes"} for day in text.split(";")]
        elif key.startswith("judgment.interest."):
            interest[rest.partition(".")[2]] = text
        elif key.startswith("judgment.costs."):
            case.setdefault("judgment", {})["costs"] = [{"name": rest.partition(".")[2], "amount": text}]
        elif rest:
            case.setdefault(head, {})[rest] = text
        else:
            case[key] = text
    if interest:
        case["judgment"]["interest"] = [interest]
    if "judgment" in case:
        case["until"] = ON
    return case


def _json(*args: str) -> Any:
    out = StringIO()
    with redirect_stdout(out), redirect_stderr(StringIO()):
        code = run([*args, "--format", "json", "--lang", "en"])
    assert code in (0, 1), (args, code)
    return json.loads(out.getvalue())


def compared(question: str, count: int, draw: str = "") -> Iterator[str]:
    """Answer a table of so many rows by one worker and by two, hold every row against the single command, and say how
    long it took. Raises AssertionError for the first difference.
    """
    rows, of = drawn(question, count, draw)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, outs = folder / "in.csv", [folder / "one.csv", folder / "two.csv"]
        with source.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        asked = ["--for", question, *([] if question in WITHOUT_ON else ["--on", ON])]
        taken = []
        for workers, out in enumerate(outs, 1):
            begun = perf_counter()
            options = ("-q", "--lang", "en", "--headings", "keys", "--workers", str(workers))
            assert run(["batch", str(source), *asked, "-o", str(out), *options]) == (1 if count >= 100 else 0)
            taken.append(perf_counter() - begun)
        assert outs[0].read_bytes() == outs[1].read_bytes()
        right = [answered(question, row, folder) for row in (rows[of.index(at)] for at in sorted({*of} - {-1}))]
        places = {at: n for n, at in enumerate(sorted({*of} - {-1}))}
        with outs[0].open(encoding="utf-8-sig", newline="") as file:
            for number, (row, kind) in enumerate(zip(csv.DictReader(file), of, strict=True), 2):
                if kind < 0:
                    cell = f"{chr(65 + list(rows[0]).index(SPOILT[question][0]))}{number} "
                    assert row["error"].startswith(cell), (number, row)
                    continue
                assert not row["error"], (number, row)
                for column, text in right[places[kind]].items():
                    assert row[column] == text, (number, column, row[column], text)
    yield f"{question}: {count} rows equal; one worker {taken[0]:.1f} s, two {taken[1]:.1f} s"


def main() -> int:
    """Compare every question, or those named."""
    asked = argparse.ArgumentParser()
    asked.add_argument("rows", type=int, nargs="?", default=10_000)
    asked.add_argument("questions", nargs="*", choices=[*DRAWN, []], default=[])
    asked.add_argument("--draw", default="")
    args = asked.parse_args()
    for question in args.questions or DRAWN:
        for said in compared(question, args.rows, args.draw):
            print(said, flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
