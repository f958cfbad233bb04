"""Statements as text: one module per format, all fed by the same view. Reports print; they never compute."""
