"""Compiled from data/corrections.yaml by tools/compile_tables.py; do not edit."""

REVISION = 41
