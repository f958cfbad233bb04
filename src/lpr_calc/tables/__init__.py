"""The compiled data, written by ``tools/compile_tables.py``, never by hand."""
