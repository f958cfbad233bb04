"""One message in two languages, side by side: the two are reviewed together."""

from __future__ import annotations

from .record import Record


class Text(Record):
    """One message in Chinese and in English."""

    zh: str
    en: str

    def say(self, lang: str) -> str:
        """Return the message in ``lang`` (``"zh"`` or ``"en"``)."""
        return self.en if lang == "en" else self.zh

    def joined(self, more: Text) -> Text:
        """Return both, one after the other."""
        return Text(self.zh + more.zh, self.en + more.en)


def counted(count: int, what: str) -> str:
    """Return so many of something, in English: ``1 error``, ``2 errors``."""
    return f"{count} {what}{'' if count == 1 else 's'}"
