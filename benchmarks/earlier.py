"""What the goals that say “so many times as fast as before” start from: the engine before the house was rebuilt.

Measured once, on two cores that others used as well, each against a baseline that every later run measures again: the
naive day loop over the days of `workloads.START` to `workloads.END` (about 1.2 ms), csv, python-docx.
"""

EXACT = {0: 4.74, 5: 1.63, 20: 0.62}
"""Exact mode by the number of payments ÷ naive day loop."""

ENGINE = {"12 instalments": 7.19, "bank loan, compound interest": 1.94, "3 loans, 5 payments": 1.21}
"""Engine and payments of a matter ÷ naive day loop."""

SEARCH = {"plain claim": 0.00098, "5 payments": 0.000354, "ceiling and 5 payments": 0.000854}
"""Every combination of conventions ÷ naive day loop."""

KINDS = {"instalments": 1.52, "sale": 1.50, "bank": 1.12}
"""Rows of a batch in the time of one naive day loop."""

LINES = 0.45
"""Lines read and written by csv ÷ what ``--lines`` costs beyond the rows."""

DOCUMENT = 0.14
"""Cells put into a table by python-docx one by one ÷ a schedule of 400 rows as .docx."""
