"""Generated from ``data/*.yaml`` by ``python -m lpr_calc.compile``; never edited by hand.

Reading YAML costs a third of a claim's start-up, so the reviewed tables are shipped a second time as plain tuples. A
test regenerates these modules and compares.
"""
