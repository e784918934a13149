"""The numbers of headings: 3, 三 and 第三条 are the same number."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_WRITTEN = re.compile(r"(?:第)?\s*([〇零一二三四五六七八九十百]+|\d+)\s*(?:条|章|节|编|部分)?")
_WRAPPED = re.compile(r"第\s*(\S+?)\s*(?:条|章|节|编|部分)")
_IN_DIGITS = re.compile(r"[1-9][0-9]{0,2}")
"""A number that has numerals of its own: from 1 to 999."""


def heading_number(text: str) -> str:
    """Return a number in Arabic digits, or what is written where it is no such number."""
    if (match := _WRITTEN.fullmatch(text)) is None:
        wrapped = _WRAPPED.fullmatch(text)
        return wrapped[1] if wrapped else text
    number = _value(match[1])
    return match[1] if number is None else str(number)


def in_chinese(number: str) -> str:
    """Return a number of a heading in Chinese numerals, as headings have it; others stay as they are."""
    if _IN_DIGITS.fullmatch(number) is None:
        return number
    hundreds, rest = divmod(int(number), 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _value(text: str) -> int | None:
    """Return what a number is worth; None for one that `in_chinese` would not give back."""
    if text.isdecimal():
        return int(text) if _IN_DIGITS.fullmatch(text) else None
    total = digit = 0
    for character in text.replace("〇", "零"):
        match character:
            case "百" | "十":
                total += (digit or 1) * (100 if character == "百" else 10)
                digit = 0
            case _:
                digit = _DIGITS.index(character)
    value = total + digit
    return value if in_chinese(str(value)) == text.replace("〇", "零") else None
