"""Fuzz every reader: ``python tests/fuzz/run.py --seconds 60``, or ``--executions 1000000``; ``--reader``, ``--seed``.

What is found is written into ``tests/fuzz/seeds/READER/found-HASH.txt``, which `test_fuzz.py` reads from then on, and
the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from readers import MEGABYTES, READERS, SECONDS, SEEDS, WEIGHTS, mutated, seeds, tried


def peak() -> int:
    """The most memory this process has held, in megabytes; 0 where that is not known."""
    status = Path("/proc/self/status")
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024 if status.exists() else 0


def main() -> int:
    """Run; return 1 where anything was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=0)
    asked.add_argument("--executions", type=int, default=0)
    asked.add_argument("--reader", choices=READERS, action="append")
    asked.add_argument("--seed", type=int, default=0, help="0: another one each time")
    given = asked.parse_args()
    names = given.reader or list(READERS)
    weights = [WEIGHTS[name] for name in names]
    start = given.seed or random.SystemRandom().randrange(1, 10**9)
    chance = random.Random(start)
    begun = time.monotonic()
    texts = {name: seeds(name) for name in names}
    done = found = 0
    slowest, of = 0, ""
    counted = dict.fromkeys(names, 0)
    while (not given.executions or done < given.executions) and (
        not given.seconds or time.monotonic() - begun < given.seconds
    ):
        name = chance.choices(names, weights)[0]
        text = mutated(texts[name], chance)
        done += 1
        counted[name] += 1
        before = time.monotonic_ns()
        try:
            tried(name, text)
            spent = time.monotonic_ns() - before
            wrong = f"{spent // 10**6} ms" if spent > SECONDS * 10**9 else ""
        except Exception:
            spent = time.monotonic_ns() - before
            wrong = traceback.format_exc()
        if spent > slowest:
            slowest, of = spent, name
        if wrong:
            found += 1
            mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            path = SEEDS / name / f"found-{mark}.txt"
            path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
            sys.stderr.write(f"{name}: {text!r}\n{wrong}\n")
            if found >= 20:
                break
        if not given.executions and not given.seconds:
            break
    memory = peak()
    if memory > MEGABYTES:
        found += 1
        sys.stderr.write(f"{memory} MB of memory\n")
    each = ", ".join(f"{name} {count}" for name, count in counted.items())
    sys.stdout.write(
        f"{done} executions in {int(time.monotonic() - begun)} s (seed {start}): {found} found; slowest"
        f" {slowest // 10**6} ms ({of}); {memory} MB\n{each}\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
