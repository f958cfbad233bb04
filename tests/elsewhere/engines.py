"""`lpr_calc.batch.compute` inside other engines of tables: ``python tests/elsewhere/engines.py [ROWS]``.

Every engine must give, row by row, what the generator gives by itself; one row in a hundred is bad. It stands outside
the test command of the README: it needs `requirements.txt` beside it, and Java for Spark.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from time import perf_counter
from typing import Any

from lpr_calc.batch import compute

TODAY = date(2026, 9, 30)
NAMES = ("编号", "本金", "到期日", "计算至", "还款")


def rows(count: int) -> list[dict[str, str]]:
    """Return claims, every hundredth without a sum that can be read."""
    return [
        {
            "编号": str(i),
            "本金": "x" if i % 100 == 99 else str(1000 + 37 * i),
            "到期日": date.fromordinal(date(2020, 8, 31).toordinal() + i % 700).isoformat(),
            "计算至": "2023-06-30",
            "还款": "2022-12-15=500" if i % 3 == 0 else "",
        }
        for i in range(count)
    ]


def by_pandas(table: list[dict[str, str]]) -> list[tuple[str, str]]:
    """A DataFrame in, a DataFrame out."""
    from importlib import import_module

    pd = import_module("pandas")

    found = pd.DataFrame(compute(pd.DataFrame(table).to_dict("records"), today=TODAY))
    return list(zip(found["total"], found["error"], strict=True))


def by_duckdb(table: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Rows of a query, in portions."""
    from importlib import import_module

    base = import_module("duckdb").connect()
    base.register("claims", import_module("pandas").DataFrame(table))
    query = base.execute("SELECT * FROM claims ORDER BY CAST(编号 AS INTEGER)")
    done: list[tuple[str, str]] = []
    while portion := query.fetchmany(10_000):
        given = (dict(zip(NAMES, row, strict=True)) for row in portion)
        done += [(row["total"], row["error"]) for row in compute(given, today=TODAY)]
    return done


def by_spark(table: list[dict[str, str]]) -> list[tuple[str, str]]:
    """A DataFrame through ``mapInPandas``, partition by partition."""
    from importlib import import_module

    pd, sql = import_module("pandas"), import_module("pyspark.sql")

    def part(frames: Iterator[Any]) -> Iterator[Any]:
        for frame in frames:
            found = compute(frame.to_dict("records"), today=TODAY)
            yield pd.DataFrame({"编号": row["编号"], "total": row["total"], "error": row["error"]} for row in found)

    # Its workers are processes of their own: they need the Python that has the package.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "10000").getOrCreate()
    try:
        claims = spark.createDataFrame(pd.DataFrame(table)).repartition(4)
        found = claims.mapInPandas(part, "`编号` string, total string, error string").collect()
    finally:
        spark.stop()
    return [(row["total"], row["error"]) for row in sorted(found, key=lambda row: int(row["编号"]))]


def main() -> int:
    """Compare the engines; return 1 where one gives anything else."""
    table = rows(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    right = [(row["total"], row["error"]) for row in compute(table, today=TODAY)]
    assert sum(bool(error) for _, error in right) == len(table) // 100
    wrong = 0
    for engine in (by_pandas, by_duckdb, by_spark):
        begun = perf_counter()
        same = engine(table) == right
        wrong += not same
        said = "equal" if same else "NOT EQUAL"
        print(f"{engine.__name__[3:]}: {len(table)} rows, {said}, {perf_counter() - begun:.1f} s")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
