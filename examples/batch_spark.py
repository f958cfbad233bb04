"""Overdue interest in a Spark job, a generator to each partition: ``python examples/batch_spark.py`` (needs Java)."""

import sys

from lpr_calc.batch import RESULTS, compute

try:
    from pyspark.sql import SparkSession
except ImportError:
    sys.exit("pip install pyspark")

names = ["编号", "本金", "到期日", "计算至", "还款"]
rows = [
    ("1", "30万", "2020-08-31", "2023-06-30", ""),
    ("2", "300,000.00", "2020-08-31", "2023-06-30", "2022-01-15=50000"),
    ("3", "-5", "2021-12-31", "2023-06-30", ""),
]
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
claims = spark.createDataFrame(rows, names)
found = claims.rdd.mapPartitions(lambda part: (tuple(row.values()) for row in compute(row.asDict() for row in part)))
results = spark.createDataFrame(found, ", ".join(f"`{name}` string" for name in [*names, *RESULTS]))
for row in results.orderBy("编号").select("编号", "interest", "total", "error").collect():
    print(*row)  # noqa: T201
spark.stop()
