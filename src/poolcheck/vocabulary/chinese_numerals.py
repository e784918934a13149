"""Chinese numerals below ten thousand, as contracts and statutes write them: 一千零一十 is 1010."""

from __future__ import annotations

from typing import Final

NUMERALS: Final = "零〇一二三四五六七八九十百千"
"""The characters that the numbers of articles and headings are written with; 两 counts things."""

DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

_SIGNS: Final = NUMERALS.replace("〇", "")
_PLACES: Final = ("", "十", "百", "千")
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}


def number_in_chinese(written: str) -> int | None:
    """Return the number that numerals stand for, or digits with a zero among them; None if they are out of order."""
    if not any(sign in _POWERS for sign in written):
        in_digits = len(written) == 1 or "〇" in written or "零" in written
        return int("".join(str(DIGITS[sign]) for sign in written)) if in_digits else None
    total, digit, before = 0, None, 10_000
    for sign in written:
        if sign in _POWERS:
            power = _POWERS[sign]
            if power >= before or digit == 0:
                return None
            total += power * (1 if digit is None else digit)
            digit, before = None, power
        elif digit not in (None, 0):
            return None
        else:
            digit = DIGITS[sign]
    return total + (digit or 0)


def in_chinese(number: int) -> str:
    """Return a number as statutes write it: 17 is 十七, 1010 is 一千零一十."""
    digits = str(number)
    text, zero = "", False
    for place, digit in zip(reversed(range(len(digits))), digits, strict=True):
        if digit == "0":
            zero = True
            continue
        text += (_SIGNS[0] if zero else "") + _SIGNS[int(digit)] + _PLACES[place]
        zero = False
    return (text.removeprefix("一") if 10 <= number < 20 else text) or _SIGNS[0]
