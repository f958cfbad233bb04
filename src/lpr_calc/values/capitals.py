"""Amounts in capital form (人民币大写), to and from fen.

Rules: 支付结算办法 附一 《正确填写票据和结算凭证的基本规定》: ends at 元 → 整; has 分 → no 整; 角 0 and 分
not 0 → 零 between; inner zeros → one 零; where 元 or 万 is 0 and the next digit is not, 零 is optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..base.errors import LprError, Refused, problems_of
from ..base.text import Text

problem = problems_of(__name__)

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "拾", "佰", "仟")
_LARGE = ("", "万", "亿", "万亿")
_OPTIONAL = "?"  # stands for a 零 that may be written or left out

LARGEST_YUAN = 10**16 - 1
"""The largest amount the capital form is defined for here: 9,999 万亿 and a bit."""

_LONGEST = 200
"""The capital form of every amount is far shorter."""

_SAME = str.maketrans("圆圓正貳參陸柒億萬", "元元整贰叁陆柒亿万")
_PLAIN = str.maketrans("〇一二两三四五六七八九十百千", "零壹贰贰叁肆伍陆柒捌玖拾佰仟")
_PLAIN_NUMERALS = frozenset("〇一二两三四五六七八九十百千零元角分整万亿圆正")
CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟貳參陸億萬圆圓")
"""Characters that make a text an amount in capital form."""


class NoCapitalFormError(LprError, ValueError):
    """A sum of amounts, each of which may be read, that is too large to be written in capitals."""

    def __init__(self, fen: int) -> None:
        said = f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"
        super().__init__(problem("no-capital-form", "principal", said=said))
        self.args = (f"{fen} fen has no capital form here",)


def capitals(fen: int) -> str:
    """Return an amount of fen in capital form, without ``人民币``: ``30000000`` → ``叁拾万元整``.

    Accepts 0 to 9,999,999,999,999,999.99 yuan; raises NoCapitalFormError outside.
    """
    if not 0 <= fen <= LARGEST_YUAN * 100 + 99:
        raise NoCapitalFormError(fen)
    return _choose(_pattern(fen))


def from_capitals(text: str) -> int:
    """Read an amount in capital form and return fen; only spellings the rules allow are read.

    Accepts an optional ``人民币`` in front, 圆 for 元, 正 for 整. Raises Refused with the right spelling.
    """
    said = text if len(text) <= 40 else text[:40] + "…"
    plain = text.strip().removeprefix("人民币").translate(_SAME) if len(text) <= _LONGEST else ""
    fen = _loose(plain)
    if fen is None:
        fen = _loose(plain.translate(_PLAIN))
    if fen is None or fen > LARGEST_YUAN * 100 + 99:
        raise Refused(
            Text(f"“{said}”不是大写金额", f"“{said}” is not an amount in capital form"),
            Text("例：叁拾万元整、壹仟元零伍分", "for example 叁拾万元整, 壹仟元零伍分"),
        )
    if plain not in set(_spellings(_pattern(fen))):
        right = capitals(fen)
        raise Refused(
            Text(f"“{said}”不合大写规则", f"“{said}” breaks the rules of the capital form"),
            Text(
                f"若为 {fen // 100}.{fen % 100:02d} 元，应写“{right}”",
                f"if {fen // 100}.{fen % 100:02d} yuan is meant, write {right}",
            ),
        )
    return fen


def better_form(text: str) -> str:
    """Return the recommended spelling of an amount in capitals that may be read but that a bank may send back: 拾 at
    the start without 壹, 圆 for 元, traditional signs; "" where there is nothing to say.
    """
    plain = text.strip().removeprefix("人民币")
    if plain.startswith("拾") or plain != plain.translate(_SAME).replace("整", "正" if "正" in plain else "整"):
        return capitals(from_capitals(text))
    return ""


def in_plain_numerals(text: str) -> bool:
    """Whether a text is an amount written in everyday numerals (三十万元, 三十万), which is no capital form."""
    said = text.removeprefix("人民币")
    return len(said) <= _LONGEST and not {*"元圆万亿"}.isdisjoint(said[1:]) and _PLAIN_NUMERALS.issuperset(said)


def from_numerals(text: str) -> int | None:
    """Read an amount in everyday numerals and return fen: ``三十万``, ``三十万五千元`` (`in_plain_numerals`).

    None where it is no amount, as 三万五 is none: what is left out is not made up.

    Raises Refused with the right spelling where a zero is left out.
    """
    said = text.removeprefix("人民币").translate(_PLAIN).translate(_SAME)
    whole = said if "元" in said else f"{said}元"
    for amount in (whole, f"{whole}整"):
        fen = _loose(amount)
        if fen is not None and amount in set(_spellings(_pattern(fen))):
            return fen
    return from_capitals(text) if "元" in said else None


def _section(n: int) -> str:
    """Write 1..9999 without leading zeros."""
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = n // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + _SMALL[place]
            gap = False
        else:
            gap = True
    return out


def _integer(yuan: int) -> str:
    out, gap = "", False
    for place in (3, 2, 1, 0):
        section = yuan // 10 ** (4 * place) % 10000
        if not section:
            # 万亿 ends with 亿 even when the 亿 section itself is empty.
            gap = bool(out)
            continue
        if out:
            if section < 1000 or gap:
                out += "零"
            elif _unit_digit_is_zero(yuan, place):
                out += _OPTIONAL
        unit = "万" if place == 3 and yuan // 10**8 % 10000 else _LARGE[place]
        out += _section(section) + unit
        gap = False
    return out


def _unit_digit_is_zero(yuan: int, place: int) -> bool:
    """Say whether the unit digit of the section before ``place`` is 0, so that a 零 is optional."""
    return str(yuan)[-4 * (place + 1) - 1] == "0"


def _pattern(fen: int) -> str:
    """Spell an amount with ``?`` where 零 is optional; ``角整`` is settled in `_spellings`."""
    yuan, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    out = _integer(yuan) + "元" if yuan else ""
    if not jiao and not cent:
        return (out or "零元") + "整"
    if jiao:
        if yuan and yuan % 10 == 0:
            out += _OPTIONAL
        out += _DIGITS[jiao] + "角"
    elif out:
        out += "零"
    if cent:
        out += _DIGITS[cent] + "分"
    return out


def _choose(pattern: str) -> str:
    """Pick the recommended spelling: 零 before 角 only when 千 and above end in 000 and 分 follows."""
    head, mark, tail = pattern.partition("元" + _OPTIONAL)
    if mark and "分" in tail and head.endswith("仟"):
        pattern = head + "元零" + tail
    return pattern.replace(_OPTIONAL, "")


def _spellings(pattern: str) -> Iterator[str]:
    bases = [pattern]
    if pattern.endswith("角"):
        bases.append(pattern + "整")
    if "元" not in pattern:
        bases += ["零元" + ("零" if "角" not in base else "") + base for base in list(bases)]
    bases += [base.removeprefix("壹") for base in list(bases) if base.startswith("壹拾")]
    for base in bases:
        parts = base.split(_OPTIONAL)
        for filling in product(("", "零"), repeat=len(parts) - 1):
            yield "".join(a + b for a, b in zip(parts, (*filling, ""), strict=True))


def _loose(text: str) -> int | None:
    """Read the value of a spelling without judging it; None when it is no number at all."""
    body, yuan_mark, rest = text.partition("元")
    if not yuan_mark:
        body, rest = "", text
    total = section = digit = 0
    seen = bool(yuan_mark) and bool(body)
    for char in body:
        if char in _DIGITS:
            digit = _DIGITS.index(char)
        elif char in _SMALL[1:]:
            section += (digit or 1) * 10 ** _SMALL.index(char)
            digit = 0
        elif char == "万":
            total += (section + digit) * 10**4
            section = digit = 0
        elif char == "亿":
            total = (total + section + digit) * 10**8
            section = digit = 0
        else:
            return None
    fen = (total + section + digit) * 100
    rest = rest.removesuffix("整").replace("零", "")
    for unit, worth in (("角", 10), ("分", 1)):
        if unit in rest:
            figure, _, rest = rest.partition(unit)
            if len(figure) != 1 or figure not in _DIGITS:
                return None
            fen += _DIGITS.index(figure) * worth
            seen = True
    return fen if seen and not rest else None
