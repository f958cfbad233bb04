"""Overdue interest as a column of a pandas DataFrame: ``python examples/batch_pandas.py``."""

import sys

from lpr_calc.batch import compute

try:
    import pandas as pd
except ImportError:
    sys.exit("pip install pandas")

claims = pd.DataFrame({
    "编号": ["1", "2", "3"],
    "本金": ["30万", "300,000.00", "-5"],
    "到期日": ["2020-08-31", "2020-08-31", "2021-12-31"],
    "计算至": ["2023-06-30", "2023-06-30", "2023-06-30"],
    "还款": ["", "2022-01-15=50000", ""],
})  # fmt: skip
results = pd.DataFrame(compute(claims.to_dict("records")), index=claims.index)
print(results[["编号", "interest", "total", "error"]].to_string(index=False))  # noqa: T201
