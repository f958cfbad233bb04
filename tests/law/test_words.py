"""Every setting has words: none can reach a report without them."""

from __future__ import annotations

from lpr_calc.casefile.keys import CONVENTIONS as KEYS
from lpr_calc.casefile.words import WORDS
from lpr_calc.law.choices import DEFAULTS, MORE_DEFAULTS
from lpr_calc.reports.words import CONVENTION_NAMES, CONVENTION_VALUES, convention


def test_every_setting_has_a_name() -> None:
    """Each default and each key of `conventions` can be printed in both languages."""
    for code in {*DEFAULTS, *MORE_DEFAULTS, *KEYS} - {
        "kind",
        "basis-bank",
        "lpr-sale",
        "repricing-long",
        "settlement-monthly",
        "compound_rate-instalments",
        "cap_span-instalments",
    }:
        assert code in CONVENTION_NAMES
        assert convention(code, "x", "zh").endswith("：x")
        assert convention(code, "x", "en") == f"{code.replace('_', '-')}=x"


def test_every_word_has_a_chinese_name() -> None:
    """Each value a case file may hold for a setting is said in Chinese."""
    for code, (kind, *_) in KEYS.items():
        for word in WORDS.get(kind, {}):
            assert code in ("order",) or word in CONVENTION_VALUES[code], (code, word)
