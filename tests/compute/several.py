"""A debt of several persons, as the tests of it begin."""

from __future__ import annotations

from datetime import date
from typing import Any

TODAY = date(2026, 11, 27)
BASE: dict[str, Any] = {
    "creditor": "甲",
    "debtor": ["乙", "丙"],
    "principal": "500000",
    "lent": "2024-01-10",
    "due": "2025-01-10",
    "rate": "12%",
    "until": "2026-01-01",
}
