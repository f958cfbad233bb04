"""Which language to speak: ``--lang``, else the locale, else Chinese."""

from __future__ import annotations

from collections.abc import Mapping


def language_of(argv: list[str], environ: Mapping[str, str]) -> str:
    """Return ``zh`` or ``en``. It is needed before any option is parsed, for help and for errors."""
    for i, word in enumerate(argv):
        if word == "--":
            break
        stated = (
            word[7:] if word.startswith("--lang=") else argv[i + 1] if word == "--lang" and i + 1 < len(argv) else ""
        )
        if stated in ("zh", "en"):
            return stated
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environ.get(name, "")
        if locale:
            return "en" if locale.lower().startswith("en") else "zh"
    return "zh"
