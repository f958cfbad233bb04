"""Base × rate × days, payments, rounding; no law."""
