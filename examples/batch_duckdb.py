"""Overdue interest of the rows of a DuckDB query, back into a table: ``python examples/batch_duckdb.py``."""

import sys

from lpr_calc.batch import RESULTS, compute

try:
    import duckdb
except ImportError:
    sys.exit("pip install duckdb")

base = duckdb.connect()
base.execute("""CREATE TABLE claims (编号 VARCHAR, 本金 DECIMAL(18,2), 到期日 DATE, 计算至 DATE, 还款 VARCHAR);
    INSERT INTO claims VALUES ('1', 300000, '2020-08-31', '2023-06-30', NULL),
    ('2', 300000, '2020-08-31', '2023-06-30', '2022-01-15=50000'), ('3', -5, '2021-12-31', '2023-06-30', NULL)""")
base.execute(f"CREATE TABLE results (编号 VARCHAR, {', '.join(f'{name} VARCHAR' for name in RESULTS)})")
query = base.cursor().execute("SELECT * FROM claims ORDER BY 编号")
names = [column[0] for column in query.description]
while rows := query.fetchmany(10_000):  # DECIMAL and DATE arrive as Decimal and date: exact
    found = compute(dict(zip(names, row, strict=True)) for row in rows)
    done = [[row["编号"], *(row[name] for name in RESULTS)] for row in found]
    base.executemany(f"INSERT INTO results VALUES ({', '.join('?' * (1 + len(RESULTS)))})", done)
for row in base.execute("SELECT 编号, interest, total, error FROM results ORDER BY 编号").fetchall():
    print(*row)  # noqa: T201
